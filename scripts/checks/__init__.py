"""What makes a page right, one rule a file. `CHECKS` is the whole list, in the order of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from scripts.checks import anchors, schemas, tabs, translations
from scripts.checks.course import Course
from scripts.model import CourseError, Finding

Check = Callable[[Course], Iterator[Finding]]

CHECKS: dict[str, Check] = {
    "readable": Course.unreadable,
    "anchors": anchors.check,
    "translations": translations.check,
    "examples": schemas.check,
    "tabs": tabs.check,
}


def run(docs: Path, paths: Sequence[Path] = (), only: Iterable[str] = ()) -> list[Finding]:
    """Findings of every rule (or of `only` these) on docs/ (or only on these files), in order of file and line.

    Raises CourseError for an unknown rule or a path that does not exist.
    """
    names = list(only) or list(CHECKS)
    if unknown := [name for name in names if name not in CHECKS]:
        raise CourseError("--only", f"no rule {', '.join(unknown)}", f"use one of: {', '.join(CHECKS)}")
    for path in paths:
        if not path.exists():
            raise CourseError(str(path), "no such file", "check the path")
    course = Course(docs, tuple(paths))
    return sorted(finding for name in names for finding in CHECKS[name](course))

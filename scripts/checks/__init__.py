"""What makes a page right, one rule a file. `CHECKS` is the whole list, in the order of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from scripts.checks import (
    addresses,
    alt_text,
    anchors,
    cards,
    deprecated,
    empty,
    front_matter,
    glossary,
    headings,
    kubectl,
    ledger,
    link_labels,
    links,
    personal,
    same_admonitions,
    same_code,
    same_diagrams,
    same_examples,
    same_links,
    same_tables,
    same_tabs,
    schemas,
    snippets,
    spelling,
    tables,
    tabs,
    terms,
    translations,
    typography,
    unfinished,
    wrong_language,
    yaml_style,
)
from scripts.checks.course import Course
from scripts.model import CourseError, Finding

Check = Callable[[Course], Iterator[Finding]]

CHECKS: dict[str, Check] = {
    "readable": Course.unreadable,
    # a page by itself
    "front-matter": front_matter.check,
    "empty": empty.check,
    "headings": headings.check,
    "links": links.check,
    "link-labels": link_labels.check,
    "alt-text": alt_text.check,
    "tables": tables.check,
    "snippets": snippets.check,
    "unfinished": unfinished.check,
    # its words
    "language": wrong_language.check,
    "terms": terms.check,
    "typography": typography.check,
    "spelling": spelling.check,
    "personal": personal.check,
    # both languages of it
    "anchors": anchors.check,
    "same-admonitions": same_admonitions.check,
    "same-code": same_code.check,
    "same-diagrams": same_diagrams.check,
    "same-examples": same_examples.check,
    "same-links": same_links.check,
    "same-tables": same_tables.check,
    "same-tabs": same_tabs.check,
    "translations": translations.check,
    # its examples
    "yaml-style": yaml_style.check,
    "deprecated": deprecated.check,
    "examples": schemas.check,
    "tabs": tabs.check,
    # the data of the course
    "ledger": ledger.check,
    "glossary": glossary.check,
    "cards": cards.check,
    "published": addresses.check,
}
# Rules that can mend what they find without changing what anyone reads or runs.
REPAIRS: dict[str, Check] = {
    "typography": typography.repair,
    "spelling": spelling.repair,
    "yaml-style": yaml_style.repair,
}


def run(docs: Path, paths: Sequence[Path] = (), only: Iterable[str] = (), fix: bool = False) -> list[Finding]:
    """Findings of every rule (or of `only` these) on docs/ (or only on these files), in order of file and line.

    With `fix`, what is safe is mended first, and each mended file is a finding too. Raises CourseError for an unknown
    rule or a path that does not exist.
    """
    names = list(only) or list(CHECKS)
    if unknown := [name for name in names if name not in CHECKS]:
        raise CourseError("--only", f"no rule {', '.join(unknown)}", f"use one of: {', '.join(CHECKS)}")
    for path in paths:
        if not path.exists():
            raise CourseError(str(path), "no such file", "check the path")
    found: list[Finding] = []
    if fix:
        for name in names:
            if name in REPAIRS:
                found += REPAIRS[name](Course(docs, tuple(paths)))
    course = Course(docs, tuple(paths))
    for name in names:
        found += _findings(course, name)
    return sorted(dict.fromkeys(found))


def unproved(only: Iterable[str] = ()) -> str:
    """What no rule (or none of `only`) could look at on this machine, in one line; empty if nothing."""
    if kubectl.available() or not {"examples", "tabs"} & set(only or CHECKS):
        return ""
    return "no `kubectl` on PATH: tabs and kustomizations are not compared · install it to have them proved"


def _findings(course: Course, name: str) -> Iterator[Finding]:
    """What one rule finds; a file that it cannot use is a finding of that rule."""
    try:
        yield from CHECKS[name](course)
    except CourseError as error:
        path = Path(error.path)
        where = course.name(path) if path.exists() else error.path
        yield Finding(where, error.line or 0, name, error.message, error.hint)

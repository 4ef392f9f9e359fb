"""Code shows nothing that Kubernetes has removed or retired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from scripts.checks.course import Course
from scripts.checks.manifests import WRONG
from scripts.model import Finding

RULE = "deprecated"
LIST = Path(__file__).with_name("deprecated.yml")


class Retired(NamedTuple):
    pattern: re.Pattern[str]
    since: str
    use: str


@cache
def retired() -> tuple[re.Pattern[str], tuple[Retired, ...]]:
    """All patterns in one, for a first look, and each with what to use instead."""
    rows = yaml.safe_load(LIST.read_text("utf-8"))
    found = tuple(Retired(re.compile(row["pattern"]), str(row["since"]), row["use"]) for row in rows)
    return re.compile("|".join(f"(?:{row.pattern.pattern})" for row in found)), found


def check(course: Course) -> Iterator[Finding]:
    """No API version, command or image registry of `deprecated.yml` in code blocks and examples. Examples that are
    wrong on purpose (`*-wrong.yaml`) and running text may name them."""
    for page in course.pages():
        for fence in page.fences:
            if WRONG not in fence.title:
                yield from _found(course.name(page.path), fence.line + 1, fence.lines)
    for path in course.example_files():
        if WRONG not in path.stem:
            yield from _found(course.name(path), 1, path.read_text("utf-8", "replace").splitlines())


def _found(where: str, start: int, lines) -> Iterator[Finding]:
    first_look, rows = retired()
    for number, line in enumerate(lines, start):
        code = line.partition(" #")[0]
        if not first_look.search(code):
            continue
        for row in rows:
            if match := row.pattern.search(code):
                yield Finding(where, number, RULE, f"`{match[0].strip()}` is gone since {row.since}", f"use {row.use}")

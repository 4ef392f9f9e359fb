"""No trace of the people whose notes these were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from scripts.checks.course import Course
from scripts.model import Finding

RULE = "personal"
LIST = Path(__file__).parents[1] / "notes" / "personal.yml"  # what the normaliser looks for in raw notes

# In the course these are made up, and in notes they are someone's.
OF_NOTES_ONLY = frozenset({"private namespace", "private address", "name of a Pod that was generated"})
PUBLIC = frozenset({"postgrest", "nginx", "Flyway"})  # accounts and projects that the course names


@cache
def signs() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str, str], ...], re.Pattern[str]]:
    """All patterns in one, for a first look; (pattern, what it is, hint) of each; whole values that are no one's."""
    data = yaml.safe_load(LIST.read_text("utf-8"))
    found = tuple((re.compile(row["pattern"]), row["what"], row["hint"]) for row in data["find"])
    every = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _, _ in found))
    return every, found, re.compile("|".join(f"(?:{pattern})" for pattern in data["allow"]))


def check(course: Course) -> Iterator[Finding]:
    """No user name, mail address, home folder or image of a personal account in pages and examples, code included."""
    for page in course.pages():
        yield from _found(course.name(page.path), page.text)
    for path in course.example_files():
        yield from _found(course.name(path), path.read_text("utf-8", "replace"))


def _found(where: str, text: str) -> Iterator[Finding]:
    first_look, found, allow = signs()
    for number, line in enumerate(text.split("\n"), 1):
        if not first_look.search(line):
            continue
        for pattern, what, hint in found:
            if what in OF_NOTES_ONLY:
                continue
            for match in pattern.finditer(line):
                value = match[match.lastindex or 0]
                if value not in PUBLIC and not allow.fullmatch(value):
                    yield Finding(where, number, RULE, f"{what}: {value}", hint)

"""What stands at the top of a page for search engines and for the build."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.course import Course
from scripts.language import language_of
from scripts.model import Finding
from scripts.page import Page

RULE = "front-matter"
KEYS = ("title", "description", "minutes", "objects", "template", "hide")
SHORTEST, LONGEST = 70, 160  # characters of a description: what search engines show
NAMES = {"fr": "French", "en": "English"}


def check(course: Course) -> Iterator[Finding]:
    """Front matter has a title and a description of 70 to 160 characters in the language of the page, and no key that
    the build does not know."""
    for page in course.pages():
        where = course.name(page.path)
        for key, message, hint in _faults(page):
            yield Finding(where, _line(page, key), RULE, message, hint)


def _faults(page: Page) -> Iterator[tuple[str, str, str]]:
    meta = page.meta
    for key in ("title", "description"):
        text = meta.get(key)
        if not isinstance(text, str) or not text.strip():
            yield key, f"no {key}", f"add `{key}: …` between two lines of ---"
        elif (found := language_of(text)) and found != page.lang:
            yield key, f"the {key} is in {NAMES[found]}", f"translate it into {NAMES[page.lang]}"
    text = meta.get("description")
    if isinstance(text, str) and text.strip() and not SHORTEST <= len(text) <= LONGEST:
        yield "description", f"a description of {len(text)} characters", f"use {SHORTEST} to {LONGEST}"
    for key in meta:
        if key not in KEYS:
            yield str(key), f"unknown key `{key}`", f"use one of: {', '.join(KEYS)}"
    minutes = meta.get("minutes", 1)
    if not isinstance(minutes, int) or isinstance(minutes, bool) or minutes < 1:
        yield "minutes", f"`minutes: {minutes}`", "write a whole number of minutes"


def _line(page: Page, key: str) -> int:
    front = next((b for b in page.blocks if b.kind == "front_matter"), None)
    lines = front.lines if front else ()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)

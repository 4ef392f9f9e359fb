"""Spaces, quotation marks and apostrophes as printers set them in each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from scripts import english, text_files, typography
from scripts.checks.course import Course
from scripts.model import Finding
from scripts.page import Page

RULE = "typography"
SETTERS: dict[str, tuple[Callable[[str], str], Callable[[str], str]]] = {
    "fr": (typography.fix, typography.french),
    "en": (english.fix, english.english),
}
SHOWN = {"\u202f": "⍽", "\u00a0": "⍽"}
READ_BY_PEOPLE = re.compile(r"(title|description): (?=[^'|>\[{])(.*)$")


def check(course: Course) -> Iterator[Finding]:
    """French: U+202F before ; ! ? and inside « », U+00A0 before a colon, ’ for apostrophes. English: “ ” and ’. Code,
    addresses, attributes, tags and keys are free."""
    for page in course.pages():
        for number, (was, now) in enumerate(zip(page.text.split("\n"), set_page(page).split("\n"), strict=True), 1):
            if was != now:
                message = f"« {_place(was, now)} » should be « {_place(now, was)} »"
                yield Finding(course.name(page.path), number, RULE, message, "run the check with --fix")


def repair(course: Course) -> Iterator[Finding]:
    """Sets each page in place."""
    for page in course.pages():
        if (now := set_page(page)) != page.text:
            count = sum(a != b for a, b in zip(page.text.split("\n"), now.split("\n"), strict=True))
            text_files.replace(page.path, now)
            lines = f"{count} line{'s' if count > 1 else ''}"
            yield Finding(course.name(page.path), 0, RULE, f"typography set in {lines}", "read the diff", fixed=True)


def set_page(page: Page) -> str:
    """The page's text with its typography set."""
    whole, piece = SETTERS[page.lang]
    now = whole(page.text)
    front = next((b for b in page.blocks if b.kind == "front_matter"), None)
    if front is None:
        return now
    lines = now.split("\n")
    for at in range(front.start, front.end - 1):
        lines[at] = READ_BY_PEOPLE.sub(lambda m: _value(m, piece), lines[at])
    return "\n".join(lines)


def _value(match: re.Match[str], piece: Callable[[str], str]) -> str:
    """A line of front matter with its value set, unless YAML would then read something else."""
    quoted = len(match[2]) > 1 and match[2][0] == match[2][-1] == '"'
    now = f'"{piece(match[2][1:-1])}"' if quoted else piece(match[2])
    try:
        was, is_now = yaml.safe_load(match[2]), yaml.safe_load(now)
    except yaml.YAMLError:
        return match[0]
    return f"{match[1]}: {now}" if isinstance(was, str) and is_now == piece(was) else match[0]


def _place(text: str, other: str) -> str:
    """The words around the first difference, with no-break spaces made visible."""
    at = next((n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    around = text[max(0, at - 10) : at + 8].strip(" ")
    return around.translate(str.maketrans(SHOWN))

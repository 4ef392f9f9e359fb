"""Both languages of a page have the same admonitions."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks import sides
from scripts.checks.course import Course
from scripts.model import Finding
from scripts.page import Page

RULE = "same-admonitions"


def check(course: Course) -> Iterator[Finding]:
    """Admonitions are of the same types, in the same order, and open or closed alike, in both languages."""
    return sides.in_order(course, RULE, "admonition", _seen)


def _seen(page: Page) -> list[sides.Seen]:
    marks = [(b.start, f"{b.info['mark']} {b.info['type']}") for b in page.admonitions]
    return [(line, text, f"`{text}`") for line, text in marks]

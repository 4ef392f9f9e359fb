"""Both languages of a page draw the same diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks import sides
from scripts.checks.course import Course
from scripts.model import Finding
from scripts.page import Page

RULE = "same-diagrams"
# What a diagram says: texts in quotes or brackets, labels of arrows, what stands after a colon or « as ».
LABELS = re.compile(
    r"\"[^\"]*\"|\|[^|]*\||\[[^\]]*\]|\{[^}]*\}|(?<=\w)\([^)]*\)|(?<=\S)\s*:.*$|\bas\b.*$|%%.*$"
    r"|(?<=--)\s[^->]+\s(?=--)|(?<=-\.)\s[^->]+\s(?=\.-)|(?<===)\s[^=>]+\s(?===)"
)
TITLES = re.compile(r"\s*(?:accTitle|accDescr|title|[Nn]ote|section|subgraph|loop|alt|opt|else|par|and|rect)\b")


def check(course: Course) -> Iterator[Finding]:
    """Diagrams are of the same kind, with the same nodes and arrows, in both languages; their words may differ."""
    return sides.in_order(course, RULE, "diagram line", _seen)


def _seen(page: Page) -> list[sides.Seen]:
    found: list[sides.Seen] = []
    for fence in page.fences:
        if fence.lang == "mermaid":
            found.append((fence.line, "mermaid", "of a diagram"))
            found += _lines(fence.lines, fence.line + 1)
    return found


def _lines(lines: tuple[str, ...], start: int) -> Iterator[sides.Seen]:
    for number, line in enumerate(lines, start):
        first = TITLES.match(line)
        bare = first[0].strip() if first else " ".join(LABELS.sub("", line).split())
        if bare:
            yield number, bare, f"`{line.strip()}`"

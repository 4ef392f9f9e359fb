"""Both languages of a page have the same tables."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks import sides
from scripts.checks.course import Course
from scripts.checks.tables import columns
from scripts.model import Block, Finding
from scripts.page import Page

RULE = "same-tables"


def check(course: Course) -> Iterator[Finding]:
    """Tables have the same number of rows and columns, in the same order, in both languages."""
    return sides.in_order(course, RULE, "table of", _seen)


def _seen(page: Page) -> list[sides.Seen]:
    return [
        (block.start, size, f"{size[0]} rows and {size[1]} columns")
        for block in page.blocks
        if block.kind == "table"
        for size in [_size(block)]
    ]


def _size(table: Block) -> tuple[int, int]:
    return len(table.lines) - 2, columns(table.lines[0])

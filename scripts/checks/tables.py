"""No cell of a table is lost."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.course import Course
from scripts.grammar import CELL_BAR
from scripts.inline import blank_code
from scripts.model import Finding

RULE = "tables"


def check(course: Course) -> Iterator[Finding]:
    """Each row of a table has as many cells as its header: Python-Markdown drops what goes beyond without a word."""
    for page in course.pages():
        for block in page.blocks:
            if block.kind != "table":
                continue
            wanted = columns(block.lines[0])
            for line, row in enumerate(block.lines[2:], block.start + 2):
                if (found := columns(row)) != wanted:
                    message = f"a row of {found} cell{'s' * (found != 1)} in a table of {wanted} columns"
                    hint = "add or remove a cell; a bar inside a cell is written \\|"
                    yield Finding(course.name(page.path), line, RULE, message, hint)


def columns(row: str) -> int:
    """The number of cells in one line of a table; bars in code are text."""
    return len(CELL_BAR.findall(blank_code(row.strip()).strip("|"))) + 1

"""Nothing on a page waits to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.blocks import CODE
from scripts.checks.course import Course
from scripts.inline import blank_code
from scripts.model import Finding

RULE = "unfinished"
MARK = re.compile(
    r"\b(?:TODO|FIXME|XXX|TBD|WIP|TBC)\b|\?\?\?(?!\w)|\blorem ipsum\b"
    r"|(?:^|[\[(:])[\s*_]*à (?:compléter|rédiger|traduire|illustrer)\b|\b(?:bientôt disponible|texte à venir)\b"
    r"|\b(?:to be (?:written|completed|translated|done|continued)|coming soon|write me)\b",
    re.IGNORECASE,
)
STRUCK = re.compile(r"<del>.*?</del>")  # what a correction quotes


def check(course: Course) -> Iterator[Finding]:
    """No mark of unfinished work (TODO, « à compléter », "coming soon"…) in pages, their comments, or examples."""
    for page in course.pages():
        for block in page.blocks:
            if block.kind in CODE or block.kind in ("blank", "admonition"):
                continue
            for number, line in enumerate(block.lines, block.start):
                yield from _marks(course.name(page.path), number, STRUCK.sub("", blank_code(line)))
    for path in course.example_files():
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
            yield from _marks(course.name(path), number, line.partition("#")[2])


def _marks(where: str, number: int, text: str) -> Iterator[Finding]:
    for match in MARK.finditer(text):
        yield Finding(where, number, RULE, f"unfinished: « {match[0]} »", "finish it, or open an issue and remove it")

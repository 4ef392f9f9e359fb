"""The one Markdown line scanner: notes, checks and site all see a text through it.

Every line belongs to exactly one block. Fences, lists, quotes, HTML and lazy lines follow CommonMark 0.31; on top of it
come tables (GFM), front matter, and what Python-Markdown adds: admonitions, content tabs, definitions, footnotes,
attribute lists, snippets. Time is linear in the length of the text.

Kinds: front_matter, heading, fence, indented_code, list_item, definition, table, blockquote, html, admonition, tab,
reference, snippet, paragraph, rule, blank. An admonition or a tab is its opening line; a list item is the line of its
mark and the text that goes on below it; what else they hold follows as blocks of greater `depth`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scripts.grammar import indent_of
from scripts.inline import Link, inline_code_spans, links
from scripts.model import Block
from scripts.scanner import Scanner

__all__ = [
    "CODE",
    "Link",
    "indent_of",
    "inline_code_spans",
    "inner",
    "links",
    "prose_lines",
    "scan",
]

CODE = frozenset({"front_matter", "fence", "indented_code"})
QUOTE = re.compile(r"^[ \t]*> ?")


def scan(source: str | Iterable[str]) -> tuple[Block, ...]:
    """The blocks of a text (or of its lines, without line ends), in order, covering every line exactly once."""
    if isinstance(source, str):
        lines = source.split("\n")
        if lines[-1] == "":
            lines.pop()
    else:
        lines = source
    return Scanner(lines).run()


def inner(quote: Block) -> tuple[Block, ...]:
    """The blocks inside a blockquote, numbered by the lines of the whole text."""
    stripped = [QUOTE.sub("", line, count=1) for line in quote.lines]
    return tuple(b._replace(start=b.start + quote.start - 1, end=b.end + quote.start - 1) for b in scan(stripped))


def prose_lines(blocks: Iterable[Block], depth: int = 8) -> Iterator[tuple[int, str]]:
    """(line number, line) of each line outside code, front matter, HTML comments and scripts; quotes are entered,
    up to `depth` of them."""
    for block in blocks:
        if block.kind in CODE or block.kind == "blank" or block.info.get("raw"):
            continue
        if block.kind == "blockquote" and depth:
            for number, _ in prose_lines(inner(block), depth - 1):
                yield number, block.lines[number - block.start]
        else:
            yield from enumerate(block.lines, block.start)

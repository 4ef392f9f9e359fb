"""Lines that remember their blocks, so that twenty passes of which few change anything scan a text once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from scripts.blocks import scan
from scripts.model import Block, Line
from scripts.scanner import NEW

starting = attrgetter("start")


class Lines(tuple[Line, ...]):
    """The lines of a document and their blocks (None: nobody has asked).

    `cut` are the same blocks with the numbers they have in the longer text that these lines are a piece of.
    """

    blocks: tuple[Block, ...] | None = None
    cut: Sequence[Block] = ()


def blocks_in(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of some lines; scanned once."""
    if not isinstance(lines, Lines):
        return scan([line.text for line in lines])
    if lines.blocks is None:
        lines.blocks = renumbered(lines.cut) if lines.cut else scan([line.text for line in lines])
    return lines.blocks


def cut(lines: Lines, start: int, end: int) -> Lines:
    """The lines from index `start` to `end`, where blocks begin and end that nothing before them matters to."""
    blocks = blocks_in(lines)
    a, b = (bisect_left(blocks, at + 1, key=starting) for at in (start, end))
    fits = a < b and blocks[a].start == start + 1 and blocks[b - 1].end == end
    return section(lines, blocks[a:b]) if fits else Lines(lines[start:end])


def section(lines: Lines, blocks: Sequence[Block]) -> Lines:
    """The lines of some of the blocks of `lines` that follow one another."""
    start = blocks[0].start - 1
    new = Lines(lines[start : blocks[-1].end])
    if blocks[0].kind != "rule":  # which would be front matter at the top
        new.cut = blocks
    return new


def renumbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with line numbers that begin with 1."""
    by = blocks[0].start - 1
    return tuple(
        [
            NEW(Block, (kind, start - by, end - by, text, indent, info, depth))
            for kind, start, end, text, indent, info, depth in blocks
        ]
    )

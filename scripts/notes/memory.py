"""What is known of the blocks of a text, so that a pass that changes ten lines does not have all of them scanned again.

A text falls into *stretches*: at a block that stands at the margin below a blank line, nothing that came before matters
to the scanner. Stretches that are still there keep their blocks; those in between are scanned alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter, is_
from typing import NamedTuple

from scripts.blocks import scan
from scripts.model import Block, Line

SHORT = 50  # lines: scanning so few takes less time than finding out which of them are new
starting = attrgetter("start")


class Lines(tuple[Line, ...]):
    """The lines of a document that remember their blocks (None: nobody has asked) and the lines they came from."""

    blocks: tuple[Block, ...] | None = None
    before: Lines | None = None


class Stretch(NamedTuple):
    """Some lines, their blocks, the number that the first line has in these, and whether nothing goes on below it."""

    lines: Sequence[Line]
    blocks: Sequence[Block]
    first: int
    ends: bool


def lines_from(lines: Iterable[Line], before: Sequence[Line]) -> Lines:
    """Lines that a pass has written, which remember those that it was given."""
    new = Lines(lines)
    if isinstance(before, Lines) and len(new) > SHORT:
        new.before = before if before.blocks is not None else before.before
    return new


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
        new.blocks = tuple(shifted(blocks, -start))
    return new


def blocks_in(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of some lines; scanned once, and only where they differ from the lines they came from."""
    if not isinstance(lines, Lines):
        return scanned(lines)
    if lines.blocks is None:
        parts = stretches(lines, lines.before) if lines.before else ()
        lines.blocks = assembled(parts) or scanned(lines)
        lines.before = None
    return lines.blocks


def scanned(lines: Sequence[Line]) -> tuple[Block, ...]:
    return scan([line.text for line in lines])


def stretches(new: Lines, old: Lines) -> Iterator[Stretch]:
    """`new` cut into stretches that `old` has too, and what lies between them, scanned."""
    blocks = old.blocks or ()
    cuts = [0, *(at for at in range(1, len(blocks)) if opens(blocks[at - 1], blocks[at])), len(blocks)]
    places = {id(old[blocks[a].start - 1]): (a, b) for a, b in pairwise(cuts) if a < b}
    at = dirty = 0
    while at < len(new):
        place = places.get(id(new[at]))
        size = same(new, at, old, place, blocks) if place else 0
        if not size:
            at += 1
            continue
        if dirty < at:
            yield stretch(new[dirty:at])
        a, b = place
        yield Stretch(new[at : at + size], blocks[a:b], blocks[a].start, b < len(blocks))
        at = dirty = at + size
    if dirty < at:
        yield stretch(new[dirty:at])


def same(new: Lines, at: int, old: Lines, place: tuple[int, int], blocks: Sequence[Block]) -> int:
    """How many lines the blocks from `place[0]` to `place[1]` have, if `new` has all of them from `at` on; else 0."""
    start, end = blocks[place[0]].start - 1, blocks[place[1] - 1].end
    size = end - start
    return size if at + size <= len(new) and all(map(is_, new[at : at + size], old[start:end])) else 0


def stretch(lines: Sequence[Line]) -> Stretch:
    """Lines that stand alone. What ends with an open fence or with raw HTML may reach into what follows."""
    blocks = blocks_in(lines)
    last = blocks[-1] if blocks and (blocks[-1].kind != "blank" or len(blocks) == 1) else blocks[-2] if blocks else None
    ends = last is None or (last.info.get("closed") != "" and not last.info.get("raw"))
    return Stretch(lines, blocks, 1, ends)


def assembled(parts: Iterable[Stretch]) -> tuple[Block, ...] | None:
    """The blocks of stretches that follow one another; None if one reaches into the next."""
    found: list[Block] = []
    size, ends = 0, True
    for part in parts:
        if not part.blocks:
            continue
        if found and not (ends and opens(found[-1], part.blocks[0])):
            return None
        found += shifted(part.blocks, size + 1 - part.first)
        size, ends = size + len(part.lines), part.ends
    return tuple(found)


def opens(before: Block, block: Block) -> bool:
    """Whether nothing above a block matters to it and what follows. A colon may belong to the term above it."""
    alone = before.kind == "blank" and block.kind not in ("blank", "front_matter")
    return alone and block.lines[0][0] not in " \t:"


def shifted(blocks: Iterable[Block], by: int) -> Iterable[Block]:
    """The blocks with their numbers moved by so many lines."""
    if not by:
        return blocks
    return [Block(b.kind, b.start + by, b.end + by, b.lines, b.indent, b.info, b.depth) for b in blocks]

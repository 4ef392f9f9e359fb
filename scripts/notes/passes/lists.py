"""Lists as Python-Markdown reads them: `-` and `1.` marks, four columns for what an item holds, tight where short."""

from __future__ import annotations

import re

from scripts.blocks import indent_of
from scripts.grammar import is_rule
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of, spread

RULE = "list"
SIGNS = ("- ", "-\t", "* ", "+ ", ". ", ") ", ".\t", ")\t", "*\t", "+\t")
MARK = re.compile(r"([ \t]*)(?:([*+])|(\d{1,9})\))(?=[ \t]+\S)")
LONGEST_TIGHT = 160  # an item longer than this reads better as a paragraph of its own


def run(doc: Document) -> Document:
    if "list_item" not in [block.kind for block in blocks_of(doc)]:
        return doc
    for step in (marks, sunken, columns, tighten):
        doc = step(doc)
    return doc


def marks(doc: Document) -> Document:
    """`*` and `+` become `-` (same page), `1)` becomes `1.` (Python-Markdown sees no list in it)."""
    edit = Rewrite(doc, RULE)
    bullets, numbers = [], []
    for block in blocks_of(doc):
        match = MARK.match(block.lines[0]) if block.kind == "list_item" else None
        if not match:
            edit.keep(block)
            continue
        first = block.lines[0]
        new = f"{match[1]}{match[3]}.{first[match.end() :]}" if match[3] else f"{match[1]}-{first[match.end() :]}"
        if is_rule(new.strip()):
            edit.keep(block)
            continue
        (numbers if match[3] else bullets).append(source_of(doc, block))
        edit.put(new, doc.lines[block.start - 1].source)
        edit.lines += doc.lines[block.start : block.end]
    if bullets:
        edit.fixed(bullets[0], f"list marks are now - (lines {spread(bullets)})", rule="list-mark")
    if numbers:
        edit.fixed(numbers[0], f"numbers of lists now end with a point (lines {spread(numbers)})")
    return edit.done()


def sunken(doc: Document) -> Document:
    """Bullets one or two columns in below a number are meant to be its sub-list: as they stand, they end the list."""
    if not any(block.kind == "list_item" and block.info["ordered"] for block in blocks_of(doc)):
        return doc
    edit = Rewrite(doc, RULE)
    below, by = False, 0
    moved = []
    for block in blocks_of(doc):
        column = indent_of(block.lines[0])
        if block.kind == "list_item" and not block.depth and column and below and not block.info["ordered"]:
            by = by or 4 - column
            moved.append(source_of(doc, block))
        elif block.kind != "blank" and not column:
            below, by = block.kind == "list_item" and bool(block.info["ordered"]), 0
        if by and block.kind != "blank":
            texts = [" " * by + line if line.strip() else line for line in block.lines]
            edit.put_all(texts, [line.source for line in doc.lines[block.start - 1 : block.end]])
        else:
            edit.keep(block)
    if moved:
        edit.fixed(moved[0], f"bullets set below the number they belong to (lines {spread(moved)})")
    return edit.done()


def regions(blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    """Index ranges of whole top-level lists: from an item to the last block of the same list."""
    found, at = [], 0
    while at < len(blocks):
        if blocks[at].kind != "list_item" or blocks[at].depth:
            at += 1
            continue
        end = last = at + 1
        while end < len(blocks) and (blocks[end].kind in ("blank", "list_item") or blocks[end].depth):
            end += 1
            if blocks[end - 1].kind != "blank":
                last = end
        found.append((at, last))
        at = last
    return found


def columns(doc: Document) -> Document:
    """Give each list whose nested blocks stand where Python-Markdown would not see them a grid of four columns."""
    blocks = blocks_of(doc)
    moved: dict[int, Block] = {}
    edit = Rewrite(doc, RULE)
    for start, end in regions(blocks):
        inside = blocks[start:end]
        if any(off_grid(block) for block in inside) and not any(double(block) for block in inside):
            moved.update({block.start: block for block in inside if block.kind != "blank"})
            where = source_of(doc, inside[0])
            edit.fixed(where, "nested list set on four columns: Python-Markdown would have flattened it")
    if not moved:
        return doc
    for block in blocks:
        if block.start in moved:
            edit.put_all(shift(block), [line.source for line in doc.lines[block.start - 1 : block.end]])
        else:
            edit.keep(block)
    return edit.done()


def off_grid(block: Block) -> bool:
    if block.kind in ("blank", "indented_code") or not block.depth:
        return False
    return not 4 * block.depth <= indent_of(block.lines[0]) < 4 * block.depth + 4


def double(block: Block) -> bool:
    """Two marks on one line, or a fence behind a mark: left as they are."""
    if block.kind == "fence":
        return bool(block.info["marker"])
    return block.kind == "list_item" and bool(re.match(r"(?:[-+*]|\d+[.)])(?:\s|$)", block.info["text"]))


def shift(block: Block) -> list[str]:
    """The lines of a block, moved to the column of its depth; lazy lines stay where they are."""
    by = 4 * block.depth - (block.indent if block.kind == "indented_code" else indent_of(block.lines[0]))
    inside = block.info["marker"] and len(block.info["marker"]) + 1 if block.kind == "list_item" else 0
    lines = []
    for at, line in enumerate(block.lines):
        old = indent_of(line)
        if not line.strip() or (at and block.kind in ("list_item", "paragraph") and old < block.indent):
            lines.append(line)
        elif at and inside:
            lines.append(" " * (4 * block.depth + 4) + line.strip(" \t") + trailing(line))
        else:
            lines.append(" " * max(0, old + by) + line.lstrip(" \t"))
    return lines


def trailing(line: str) -> str:
    return line[len(line.rstrip(" \t")) :]


def tighten(doc: Document) -> Document:
    """A list whose items are short and stand apart by blank lines loses these lines."""
    blocks = blocks_of(doc)
    dropped: set[int] = set()
    edit = Rewrite(doc, "loose-list")
    for start, end in regions(blocks):
        inside = blocks[start:end]
        items = inside[::2]
        if len(items) < 2 or len(inside) != 2 * len(items) - 1 or any(b.kind != "blank" for b in inside[1::2]):
            continue
        same = {(b.kind, b.depth, b.info.get("ordered")) for b in items}
        if same != {("list_item", 0, items[0].info["ordered"])} or any(len(b.text) > LONGEST_TIGHT for b in items):
            continue
        dropped |= {b.start for b in inside[1::2]}
        edit.fixed(source_of(doc, items[0]), f"{len(items)} short items set close together")
    if not dropped:
        return doc
    for block in blocks:
        if block.start not in dropped:
            edit.keep(block)
    edit.drop()
    return edit.done()

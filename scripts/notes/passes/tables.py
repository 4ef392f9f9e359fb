"""Rows whose cells stand between tabs become a table; one that lacks the row of dashes below its header gets it, one of
another length is mended: it makes the table."""

from __future__ import annotations

import re

from scripts.grammar import CELL_BAR, DELIMITER, is_table
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of, spread

RULE = "table"
SIGNS = ("|\n", "\t")
MARK = re.compile(r"(?:[^\w\s]{1,2}|\(?\w{1,2}[.)]|o)$|[-*+] |\d{1,3}[.)] ")  # of an item
ROW = re.compile(r"[ \t]*\|.*[^\\]\|[ \t]*$")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind == "paragraph" and len(block.lines) > 1 and all(ROW.match(line) for line in block.lines):
            rewrite(edit, doc, block)
        elif block.kind == "paragraph" and "\t" in block.text and not block.depth:
            tabbed(edit, doc, block)
        else:
            edit.keep(block)
    return edit.done()


def tabbed(edit: Rewrite, doc: Document, block: Block) -> None:
    """A paragraph with each run of rows whose cells stand between tabs as a table."""
    at = 0
    while at < len(block.lines):
        width = len(row := cells(block.lines[at]))
        end = at
        while width > 1 and end < len(block.lines) and len(cells(block.lines[end])) == width:
            end += 1
        if end - at < (2 if width > 2 else 3):
            edit.keep_line(block.start + at)
            at += 1
            continue
        sources = [line.source for line in doc.lines[block.start - 1 + at : block.start - 1 + end]]
        edit.blank()
        edit.put(f"| {' | '.join(row)} |", sources[0])
        edit.put("|" + "---|" * width)
        for line, source in zip(block.lines[at + 1 : end], sources[1:], strict=True):
            edit.put(f"| {' | '.join(cells(line))} |", source)
        if end < len(block.lines):
            edit.put("")
        edit.fixed(
            sources[0],
            f"rows with tabs set as a table (lines {spread(sources)})",
            "check that the first row is the header",
        )
        at = end


def cells(line: str) -> list[str]:
    """The cells of a row whose cells stand between tabs; none for an item of a list or an indented line."""
    found = [cell.strip().replace("|", "\\|") for cell in re.split(r"\t+", line.rstrip())]
    return [] if not found[0] or MARK.match(found[0]) or "`" in line else found


def rewrite(edit: Rewrite, doc: Document, block: Block) -> None:
    header, second = block.lines[:2]
    cells = len(CELL_BAR.findall(header.strip().strip("|"))) + 1
    dashes = f"{header[: len(header) - len(header.lstrip())]}|{'---|' * cells}"
    old = bool(DELIMITER.match(second))
    if not re.search(r"\w", header) or not is_table(header, dashes, 0) or len(block.lines) < 2 + old:
        return edit.keep(block)
    edit.keep_line(block.start)
    edit.put(dashes, doc.lines[block.start].source if old else 0)
    edit.lines += doc.lines[block.start + old : block.end]
    said = (
        "row of dashes set as long as the header of its table"
        if old
        else "row of dashes set below the header of a table"
    )
    return edit.fixed(source_of(doc, block), said, "check that the first row is the header")

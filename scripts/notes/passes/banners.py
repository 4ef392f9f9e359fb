"""Headings drawn as banners: three lines of signs make a section, one line a subsection."""

from __future__ import annotations

import re

from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of

RULE = "banner"
SIGNS = ("===", "###")
LINE = re.compile(r"([=#])\1{9,}$")
FRAME = re.compile(r"={3,}$")  # above and below a title, as reStructuredText has it
TITLED = re.compile(r"([=#])\1{2,}[ \t]+(\S.*?)[ \t]+\1{3,}$")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind in ("paragraph", "heading") and not block.depth and any(signs(line) for line in block.lines):
            rewrite(edit, doc, block)
        else:
            edit.keep(block)
    return edit.done()


def signs(line: str) -> bool:
    text = line.strip()
    if len(text) < 3 or text[0] not in "=#" or text[-1] != text[0]:
        return False
    return bool(FRAME.match(text) or (len(text) > 6 and (LINE.match(text) or TITLED.match(text))))


def framed(above: str, below: str) -> bool:
    """Whether two lines of signs have a title between them."""
    return bool(LINE.match(above) and LINE.match(below)) or (above == below and bool(FRAME.match(above)))


def rewrite(edit: Rewrite, doc: Document, block: Block) -> None:
    """Headings for the banners of one block; other lines stay. A single line of `=` or `-` below text is setext."""
    texts = [line.strip() for line in block.lines]
    at = 0
    while at < len(texts):
        source = doc.lines[block.start - 1 + at].source
        titled = TITLED.match(texts[at])
        ruled = LINE.match(texts[at])
        if at + 2 < len(texts) and framed(texts[at], texts[at + 2]):
            middle = TITLED.match(texts[at + 1])
            heading(edit, 2, middle[2] if middle else texts[at + 1], doc.lines[block.start + at].source)
            at += 3
        elif titled and not (titled[1] == "#" and len(texts[at].split()[0]) < 7):
            heading(edit, 3, titled[2], source)
            at += 1
        elif ruled and len(texts) == 1:
            edit.drop()
            edit.fixed(source, "line of signs left out")
            at += 1
        else:
            edit.keep_line(block.start + at)
            at += 1


def heading(edit: Rewrite, level: int, title: str, source: int) -> None:
    edit.blank()
    edit.put(f"{'#' * level} {title}", source)
    edit.put("")
    edit.fixed(source, f"banner turned into a heading of level {level}: {title}")

"""Small things that only a person can judge: raw HTML, a mixed way to address the reader, code without a fence."""

from __future__ import annotations

import re

from scripts.blocks import prose_lines
from scripts.grammar import ITEM
from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of, lines_with, source_of, spread

RULE = "html"
TU = re.compile(r"\b(?:tu|toi|t['’](?=\w)|tes|ton|ta)\b", re.IGNORECASE)
VOUS = re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE)
NEAR_HEADING = re.compile(r"#{1,6}[^\s#!]")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    blocks = blocks_of(doc)
    for block in blocks:
        if block.kind == "html" and not block.text.lstrip().startswith("<!--"):
            edit.ask(source_of(doc, block), f"raw HTML: {block.lines[0].strip()[:60]}", "say it in Markdown if you can")
        elif block.kind == "indented_code":
            what, items = (
                block.lines[0].strip()[:60],
                all(ITEM.match(line.lstrip()) for line in block.lines if line.strip()),
            )
            hint = "a list? move it to the margin" if items else "put it into a fence that names its language"
            edit.ask(source_of(doc, block), f"code by indentation: {what}", hint, rule="indented-code")
        elif block.kind == "paragraph" and NEAR_HEADING.match(block.lines[0]):
            edit.ask(
                source_of(doc, block),
                "# without a blank behind it is a heading on the site only",
                "put a blank or a \\",
                rule="heading",
            )
    breaks(edit, doc)
    cut_numbers(edit, doc)
    if doc.lang == "fr":
        address(edit, doc)
    return edit.done()


def breaks(edit: Rewrite, doc: Document) -> None:
    """Two blanks at the end of a line inside a paragraph: a line break that may be wanted or not."""
    kinds = ("paragraph", "list_item", "definition", "blockquote")
    lines = [
        n
        for b in blocks_of(doc)
        if b.kind in kinds
        for n in range(b.start, b.end)
        if doc.lines[n - 1].text.endswith("  ")
    ]
    if lines:
        sources = [doc.lines[n - 1].source for n in lines]
        hint = "leave out the two blanks, or start a new paragraph, if no break is wanted"
        edit.ask(
            sources[0], f"two blanks at the end force a line break (lines {spread(sources)})", hint, rule="line-break"
        )


def cut_numbers(edit: Rewrite, doc: Document) -> None:
    """A numbered list that something at the margin cuts starts again at 1."""
    before = None
    for block in blocks_of(doc):
        if block.kind == "blank":
            continue
        if block.kind == "list_item" and block.info["ordered"] and before is not None and not before.depth:
            number = block.info["marker"][:-1]
            if not block.depth and number not in ("0", "1") and before.kind not in ("list_item", "heading"):
                hint = "indent what stands before it by four blanks"
                edit.ask(
                    source_of(doc, block),
                    f"number {number} of a list that was cut: it starts again at 1",
                    hint,
                    rule="cut-list",
                )
        before = block


def address(edit: Rewrite, doc: Document) -> None:
    """`tu` and `vous` in one note: the course says vous."""
    familiar = lines_with(doc.text, [TU])
    polite = lines_with(doc.text, [VOUS]) if familiar else ()
    prose = [n for n, _ in prose_lines(blocks_of(doc))] if familiar and polite else []
    familiar = [doc.lines[n - 1].source for n in prose if n in familiar]
    if familiar and any(n in polite for n in prose):
        edit.ask(familiar[0], f"tu and vous in one note (tu: lines {spread(familiar)})", "write vous", rule="address")

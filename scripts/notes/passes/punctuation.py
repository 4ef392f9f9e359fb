"""A blank before a full stop or a comma, which no language has, goes; those of code and of « … » stay."""

from __future__ import annotations

import re
from collections.abc import Callable

from scripts.inline import fixed_spans, inside
from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread
from scripts.notes.passes.shell import TOOLS

RULE = "punctuation"
SIGNS = (" .", " ,")
KINDS = ("paragraph", "list_item", "definition", "heading", "blockquote")
STRAY = re.compile(r"(?<=[^\W_])(\**)[ ]+(?=,(?: |$)|\.(?: +[^.\sa-zß-öø-ÿ]| *$))", re.MULTILINE)  # `. b`: a folder
SHELL = re.compile(
    rf"(?:^|\s)-{{1,2}}[A-Za-z]|\b(?:{TOOLS}|COPY|ADD|RUN|cd|cp|mv|ls)\b"
)  # behind it a lone dot is one too
END = re.compile(r"[.!?…][ ]+")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    changed = []
    for block in blocks_of(doc):
        if block.kind not in KINDS or not STRAY.search(block.text):
            edit.keep(block)
            continue
        for number, text in enumerate(block.lines, block.start):
            new = STRAY.sub(closer(text), text)
            if new == text:
                edit.keep_line(number)
            else:
                changed.append(doc.lines[number - 1].source)
                edit.put(new, changed[-1])
    if changed:
        edit.fixed(changed[0], f"blanks before a full stop or a comma removed (lines {spread(changed)})")
    return edit.done()


def closer(text: str) -> Callable[[re.Match[str]], str]:
    """What stands instead of a stray blank of `text`: nothing, unless it is code or the dot behind it is a folder."""
    spans = fixed_spans(text)

    def closed(match: re.Match[str]) -> str:
        folder = text[match.end()] == "." and SHELL.search(END.split(text[: match.start()])[-1])
        return match[0] if folder or inside(match.end() - 1, spans) else match[1]

    return closed

"""A blank before a full stop or a comma, which no language has, goes; those of code and of « … » stay."""

from __future__ import annotations

import re

from scripts.inline import fixed_spans, inside
from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread

RULE = "punctuation"
SIGNS = (" .", " ,")
KINDS = ("paragraph", "list_item", "definition", "heading", "blockquote")
STRAY = re.compile(r"(?<=[^\W_])(\**)[ ]+(?=[.,](?: |$))")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    changed = []
    for block in blocks_of(doc):
        if block.kind not in KINDS or not STRAY.search(block.text):
            edit.keep(block)
            continue
        for number, text in enumerate(block.lines, block.start):
            spans = fixed_spans(text)
            new = STRAY.sub(lambda m, spans=spans: m[0] if inside(m.end() - 1, spans) else m[1], text)
            if new == text:
                edit.keep_line(number)
            else:
                changed.append(doc.lines[number - 1].source)
                edit.put(new, changed[-1])
    if changed:
        edit.fixed(changed[0], f"blanks before a full stop or a comma removed (lines {spread(changed)})")
    return edit.done()

"""French typography: no-break spaces before ; : ! ? and inside « », curly apostrophes."""

from __future__ import annotations

from scripts.language import language_of
from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread
from scripts.typography import NARROW, WIDE, french_lines

RULE = "typography"
SIGNS = ("'", "«", "»", " :", f"{NARROW}:", *(blank + sign for blank in (" ", WIDE) for sign in ";!?"))


def run(doc: Document) -> Document:
    if doc.lang != "fr":
        return doc
    edit = Rewrite(doc, RULE)
    changed = []
    for block in blocks_of(doc):
        new = french_lines(block)
        if new == block.lines or language_of(block.text) == "en":
            edit.keep(block)
            continue
        for number, text in enumerate(new, block.start):
            if text == doc.lines[number - 1].text:
                edit.keep_line(number)
            else:
                changed.append(doc.lines[number - 1].source)
                edit.put(text, changed[-1])
    if changed:
        edit.fixed(changed[0], f"French spaces and apostrophes set (lines {spread(changed)})")
    return edit.done()

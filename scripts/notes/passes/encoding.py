"""Damage that comes to light at the end: what was code is code no more, or a blank that hid it is gone."""

from __future__ import annotations

from scripts.model import Document
from scripts.notes.encoding import damaged, repair
from scripts.notes.passes.edit import Rewrite

RULE = "encoding"


def run(doc: Document) -> Document:
    text = doc.text
    if not damaged(text):
        return doc
    edit = Rewrite(doc, RULE)
    for line, new in zip(doc.lines, repair(text).text.split("\n"), strict=False):
        if new == line.text:
            edit.lines.append(line)
        else:
            edit.put(new, line.source)
            edit.fixed(line.source, f"«{line.text.strip()}» → «{new.strip()}»", removed=line.text, added=new)
    return edit.done()

"""Blank lines around blocks: where Python-Markdown needs them, and where people do."""

from __future__ import annotations

from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of, spread

RULE = "spacing"
SAID = {
    "list": "blank line set before a list: without it there is none",
    "fence": "blank lines set around a fence",
    "table": "blank line set before a table: without it there is none",
}


def run(doc: Document) -> Document:
    blocks = blocks_of(doc)
    solid = [b for b in blocks if b.kind != "blank"]
    if not solid:
        return doc
    edit = Rewrite(doc, RULE)
    found: dict[str, list[int]] = {}
    before: Block | None = None
    gap = False
    for block in blocks:
        if block.kind == "blank":
            gap = True
            if before is None or block.start > solid[-1].end:
                edit.drop()
            elif len(block.lines) > 1:
                edit.put("", doc.lines[block.start - 1].source)
            else:
                edit.keep(block)
            continue
        why = "" if gap or before is None else need(before, block)
        if why:
            edit.put("")
            found.setdefault(why, []).append(source_of(doc, block))
        edit.keep(block)
        before, gap = block, False
    for why, lines in found.items():
        if why in SAID:
            edit.fixed(lines[0], f"{SAID[why]} (lines {spread(lines)})")
        else:
            edit.fixed(lines[0], f"blank lines set between blocks (lines {spread(lines)})", rule="blanks")
    if edit.changed and not found:
        edit.fixed(
            next((line.source for line in doc.lines if line.source), 0),
            "blank lines at the ends removed",
            rule="blanks",
        )
    return edit.done()


def need(before: Block, block: Block) -> str:
    """Why a blank line must stand between two neighbours: `list`, `fence`, `table`, `form`, or "" for none."""
    a, b = before.kind, block.kind
    if b == "list_item" and a == "paragraph":
        return "list"
    if b == "table" and a == "paragraph":
        return "table"
    in_list = block.indent % 4 or before.indent % 4  # a list item's column; those of boxes and tabs are multiples of 4
    if "fence" in (a, b) and not in_list:
        return "fence" if {a, b} - {"fence"} <= {"paragraph", "list_item", "fence", "blockquote"} else "form"
    if b == "html" or a == "html" or (a == "list_item" and b == "list_item"):
        return ""
    if a in ("admonition", "tab", "table", "rule") or (a == "heading" and not before.depth):
        return "form"
    return "form" if b in ("admonition", "tab", "rule") or (b == "heading" and not block.depth) else ""

"""Rules (`---`): a heading needs none above it, a page none at its ends; the others stand between blank lines."""

from __future__ import annotations

from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of, spread

RULE = "rule"


def run(doc: Document) -> Document:
    blocks = blocks_of(doc)
    if not any(b.kind == "rule" for b in blocks):
        return doc
    solid = [b for b in blocks if b.kind != "blank"]
    useless = {b.start for at, b in enumerate(solid) if b.kind == "rule" and not b.depth and idle(solid, at)}
    edit = Rewrite(doc, RULE)
    dropped, renamed = [], []
    for block in blocks:
        if block.start in useless:
            dropped.append(source_of(doc, block))
            edit.drop()
            edit.blank()
        elif block.kind == "rule" and not block.depth and block.lines[0] != "---":
            renamed.append(source_of(doc, block))
            edit.blank()
            edit.put("---", renamed[-1])
        else:
            edit.keep(block)
    if dropped:
        edit.fixed(dropped[0], f"rules next to a heading or at an end left out (lines {spread(dropped)})")
    if renamed:
        edit.fixed(renamed[0], f"rules are now --- (lines {spread(renamed)})", rule="rule-form")
    return edit.done()


def idle(solid: list[Block], at: int) -> bool:
    """Whether a rule parts nothing: next to a heading, another rule or an end of the text."""
    rest = [b.kind for b in solid[at + 1 : at + 2]]
    return at == 0 or not rest or rest[0] in ("heading", "rule") or solid[at - 1].kind == "heading"

"""English typography: curly quotation marks and apostrophes, outside code and everything a machine reads.

Source: The Chicago Manual of Style, 6.112-6.114 (directional quotation marks and apostrophes).
"""

from __future__ import annotations

import re

from scripts.blocks import scan
from scripts.inline import fixed_spans
from scripts.model import Block
from scripts.typography import CODE, TITLE

STRAIGHT = re.compile(r"[\"']")
OPENS_AFTER = frozenset(" \t\n([{—–-/*_“‘\u00a0") | {""}
LEFT_ALONE = ("tab", "snippet", "reference", "blank", "rule", "html")


def english(text: str) -> str:
    """A line or paragraph of English prose with its quotes and apostrophes set; code, links and tags stay."""
    if '"' not in text and "'" not in text:
        return text
    spans = fixed_spans(text)
    out, done = [], 0
    for match in STRAIGHT.finditer(text):
        at = match.start()
        if any(start <= at < end for start, end in spans):
            continue
        out += [text[done:at], _curly(text, at)]
        done = at + 1
    return "".join([*out, text[done:]])


def _curly(text: str, at: int) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = before in OPENS_AFTER and after.strip() != ""
    if text[at] == '"':
        return "“" if opens else "”"
    return "‘" if opens and not after.isdigit() and "'" in text[at + 1 :] else "’"


def english_lines(block: Block) -> tuple[str, ...]:
    """The lines of one block of an English page, set; code, tags, tab labels and front matter unchanged."""
    if block.kind in CODE or block.kind in LEFT_ALONE:
        return block.lines
    if block.kind == "admonition":
        return tuple(TITLE.sub(lambda m: f'"{english(m[1])}"', line) for line in block.lines)
    return tuple(english("\n".join(block.lines)).split("\n"))


def fix(text: str) -> str:
    """A whole English page with its typography set. Idempotent."""
    lines = [line for block in scan(text) for line in english_lines(block)]
    return "\n".join(lines) + ("\n" if text.endswith("\n") else "")

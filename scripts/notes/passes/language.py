"""Paragraphs in the other language."""

from __future__ import annotations

import re

from scripts.language import language_of, weights
from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of

RULE = "language"
NAMES = {"fr": "French", "en": "English"}
KINDS = ("paragraph", "list_item", "definition", "blockquote", "table", "heading")


def detect(text: str) -> str:
    """The language of a whole note; French unless English small words prevail."""
    votes = [weights(line) for line in text[:400_000].split("\n")]
    english = sum(b > a for a, b in votes)
    return "en" if english > sum(a > b for a, b in votes) else "fr"


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind not in KINDS:
            continue
        text, source = block.text, source_of(doc, block)
        found = language_of(text)
        if found and found != doc.lang:
            edit.ask(
                source,
                f"this {block.kind.replace('_', ' ')} is in {NAMES[found]}",
                f"translate it into {NAMES[doc.lang]}",
            )
        elif not found:
            parts = [language_of(part) for part in re.split(r"(?<=[.!?])\s+", text)]
            if {"fr", "en"} <= set(parts):
                edit.ask(source, "this text changes language on the way", f"translate it into {NAMES[doc.lang]}")
    return edit.done()

"""Paragraphs in the other language: found by the small words that only one of the two uses."""

from __future__ import annotations

import re
from functools import lru_cache

from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of

RULE = "language"
WORD = re.compile(r"[^\W\d_]+")
CODE = re.compile(r"`[^`\n]*`|\]\([^()\n]*\)|https?://\S+")
FRENCH = frozenset(
    [
        "le",
        "la",
        "les",
        "un",
        "une",
        "des",
        "du",
        "de",
        "et",
        "est",
        "sont",
        "dans",
        "pour",
        "que",
        "qui",
        "sur",
        "avec",
        "par",
        "au",
        "aux",
        "ce",
        "cette",
        "ces",
        "se",
        "sa",
        "son",
        "ses",
        "il",
        "elle",
        "on",
        "nous",
        "vous",
        "ne",
        "pas",
        "plus",
        "ou",
        "où",
        "mais",
        "leur",
        "leurs",
        "été",
        "être",
        "peut",
        "permet",
        "chaque",
        "entre",
        "sans",
        "ainsi",
        "aussi",
        "comme",
        "donc",
        "dont",
        "tout",
        "tous",
    ]
)
ENGLISH = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "is",
        "are",
        "in",
        "for",
        "that",
        "which",
        "on",
        "with",
        "by",
        "from",
        "this",
        "these",
        "those",
        "it",
        "its",
        "be",
        "can",
        "will",
        "not",
        "or",
        "but",
        "as",
        "at",
        "your",
        "you",
        "we",
        "they",
        "their",
        "has",
        "have",
        "been",
        "using",
        "when",
        "each",
        "between",
        "without",
        "also",
        "such",
        "then",
        "there",
        "if",
        "how",
        "what",
        "was",
        "were",
    ]
)
NAMES = {"fr": "French", "en": "English"}
KINDS = ("paragraph", "list_item", "definition", "blockquote", "table", "heading")


@lru_cache(maxsize=4096)
def language_of(text: str) -> str:
    """`fr`, `en`, or "" when the small words do not tell."""
    french, english = weights(text)
    if french + english < 3:
        return ""
    if french >= 3 * english:
        return "fr"
    return "en" if english >= 3 * french else ""


def weights(text: str) -> tuple[int, int]:
    """How many French and how many English small words a text has, outside code."""
    found = [word.lower() for word in WORD.findall(CODE.sub(" ", text[:20_000]))]
    return sum(word in FRENCH for word in found), sum(word in ENGLISH for word in found)


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

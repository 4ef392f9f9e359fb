"""Paragraphs in the other language."""

from __future__ import annotations

import re

from scripts.language import language_of, weights
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of, spread
from scripts.notes.passes.shell import is_command

RULE = "language"
NAMES = {"fr": "French", "en": "English"}
COLUMNS = re.compile(r"\S {3,}\S")  # output of a command says nothing of who wrote the note
ACCENT = re.compile("[àâçéèêëîïôûùœ]")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
KINDS = ("paragraph", "list_item", "definition", "blockquote", "table", "heading")


def detect(text: str) -> str:
    """The language of a whole note; French unless English small words prevail."""
    lines = FENCED.sub("", text[:400_000]).split("\n")
    prose = [line for line in lines if not COLUMNS.search(line) and not is_command(line)]
    votes = [(a + bool(ACCENT.search(line)), b) for line in prose for a, b in (weights(line),)]
    english = sum(b > a for a, b in votes)
    return "en" if english > sum(a > b for a, b in votes) else "fr"


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    foreign: list[Block] = []
    for block in (b for b in blocks_of(doc) if b.kind != "blank"):
        found = language_of(block.text) if block.kind in KINDS else ""
        if foreign and (found in ("", doc.lang) or block.kind != foreign[0].kind):
            report(edit, doc, foreign)
            foreign = []
        if found and found != doc.lang:
            foreign.append(block)
        elif not found and block.kind in KINDS:
            parts = [language_of(part) for part in re.split(r"(?<=[.!?])\s+", block.text)]
            if {"fr", "en"} <= set(parts):
                hint = f"translate it into {NAMES[doc.lang]}"
                edit.ask(source_of(doc, block), "this text changes language on the way", hint)
    if foreign:
        report(edit, doc, foreign)
    return edit.done()


def report(edit: Rewrite, doc: Document, blocks: list[Block]) -> None:
    """One finding for neighbours of one kind in the other language."""
    language = NAMES[language_of(blocks[0].text)]
    sources = [source_of(doc, block) for block in blocks]
    kind = blocks[0].kind.replace("_", " ")
    many = f"{len(blocks)} {kind}s are in {language} (lines {spread(sources)})"
    one = f"this {kind} is in {language}"
    it = "it" if len(blocks) == 1 else "them"
    edit.ask(sources[0], one if len(blocks) == 1 else many, f"translate {it} into {NAMES[doc.lang]}")

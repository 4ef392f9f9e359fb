"""Headings: one form (`#`), no emoji, no numbers, so that anchors are stable."""

from __future__ import annotations

import re
from itertools import pairwise

from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of

RULE = "heading"
EMOJI = re.compile(
    "(?:[\U0001f000-\U0001faff\u2600-\u27bf\u2b05-\u2b55\u231a-\u23ff\u25aa-\u25fe\u200d\ufe0f\u20e3]|[0-9#*]\ufe0f?\u20e3)+"
)
NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*(?:\.[A-Z])?)(?:[.)]|(?=[ \t]))[ \t]*(?:[-–—:][ \t]+)?(?=[^\W\d_])")


def run(doc: Document) -> Document:
    blocks = blocks_of(doc)
    heads = [b for b in blocks if b.kind == "heading" and not b.depth]
    numbered = numbering(heads)
    edit = Rewrite(doc, RULE)
    for block in blocks:
        if block.kind == "heading" and not block.depth:
            rewrite(edit, doc, block, numbered)
        else:
            edit.keep(block)
    return edit.done()


def numbering(heads: list[Block]) -> bool:
    """Whether the numbers in front of headings count them: two or more, each greater than the one before."""
    found = [m[1] for b in heads if (m := NUMBER.match(EMOJI.sub("", b.info["text"]).strip()))]
    keys = [[int(part) if part.isdigit() else ord(part[0]) for part in number.split(".")] for number in found]
    return len(keys) > 1 and all(a < b for a, b in pairwise(keys))


def rewrite(edit: Rewrite, doc: Document, block: Block, numbered: bool) -> None:
    source, text = source_of(doc, block), block.info["text"]
    if len(block.lines) > 2 or not text or text.endswith("\\"):
        return edit.keep(block)
    plain = " ".join(EMOJI.sub(" ", text).split()) if EMOJI.search(text) else text
    if plain and plain != text:
        edit.fixed(source, f"emoji removed from the heading « {plain} »", removed=text, added=plain)
        text = plain
    number = NUMBER.match(text) if numbered else None
    if number:
        edit.fixed(source, f"number {number[1]} removed from a heading", removed=number[1])
        text = text[number.end() :]
    new = f"{'#' * int(block.info['level'])} {text} {block.info['attributes']}".rstrip()
    if [new] == list(block.lines):
        return edit.keep(block)
    if text == block.info["text"]:
        neutral = not any(line.startswith(" ") for line in block.lines)  # Python-Markdown wants headings at the margin
        message = (
            "heading underlined with signs now starts with #" if block.info["style"] == "setext" else "heading tidied"
        )
        edit.fixed(source, message, rule="heading-form" if neutral else RULE)
    edit.put(new, source)


def title_of(text: str) -> str:
    """The text of a heading without marks of emphasis, code and links."""
    text = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1", text)
    text = re.sub(r"[*`]|(?<!\w)_|_(?!\w)", "", text)
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())

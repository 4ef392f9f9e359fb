"""Emphasis that Markdown cannot read: closed inside a word, padded with blanks, left open, or inside a path."""

from __future__ import annotations

import re

from scripts.inline import blank_code, fixed_spans, inside
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of

RULE = "emphasis"
SIGNS = ("*",)
PATH = re.compile(r"(?<![\w*`/.])((?:/[\w.-]+)+/?)\*\*([\w./-]*\w)\*\*((?:[\w/-]*\w/?)?)")
TAIL = re.compile(r"[^\W\d_]{1,3}(?![\w*])")
CLOSED = re.compile(r"\s|[.,;:!?…)»”\]]|$")  # before these no blank is needed
KINDS = ("paragraph", "list_item", "definition")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind in KINDS and "*" in block.text:
            rewrite(edit, doc, block)
        else:
            edit.keep(block)
    return edit.done()


def rewrite(edit: Rewrite, doc: Document, block: Block) -> None:
    lines = list(block.lines)
    if (
        len(lines) > 1
        and lines[-1].strip() == "*"
        and blank_code(block.text).count("*") == 2
        and lines[0].lstrip().startswith("*")
    ):
        lines[-2:] = [lines[-2].rstrip() + "*"]
        edit.fixed(source_of(doc, block), "emphasis closed on the line where its text ends")
    for at, text in enumerate(lines):
        number = block.start + at
        new = closed_in_word(padded(paths(text)))
        if new == block.lines[at]:
            edit.keep_line(number)
            continue
        source = doc.lines[number - 1].source
        if new != text:
            edit.fixed(source, "marks of emphasis set where Markdown reads them")
        edit.put(new, source)
    if len(lines) < len(block.lines):
        edit.drop()
    if blank_code("\n".join(lines)).count("**") % 2 and block.kind != "list_item":
        edit.ask(
            source_of(doc, block), "a ** has no partner", "close the emphasis or delete the mark", rule="open-emphasis"
        )


def paths(text: str) -> str:
    """A path with bold parts becomes code."""
    if "/" not in text or "**" not in text:
        return text
    fixed = fixed_spans(text)
    return PATH.sub(lambda m: m[0] if inside(m.start(), fixed) else f"`{m[1]}{m[2]}{m[3]}`", text)


def pairs(text: str) -> list[tuple[int, int]]:
    """Start of the opening and the closing `**` of each pair; none if the line is not plain pairs."""
    if text.count("**") < 2:
        return []
    seen = blank_code(text)
    marks = list(re.finditer(r"\*+", seen))
    if (
        len(marks) < 2
        or len(marks) % 2
        or any(len(m[0]) != 2 or seen[m.start() - 1 : m.start()] == "\\" for m in marks)
    ):
        return []
    return [(a.start(), b.start()) for a, b in zip(marks[::2], marks[1::2], strict=True)]


def padded(text: str) -> str:
    """`** text **` is no emphasis: the blanks go outside."""
    for start, end in reversed(pairs(text)):
        inner = text[start + 2 : end]
        bare = inner.strip()
        if bare == inner or not bare or (text[end + 2 : end + 3].isalnum() and inner == inner.rstrip()):
            continue
        before = " " if inner[0].isspace() and not text[:start].endswith((" ", "(")) and start else ""
        after = " " if inner[-1].isspace() and not CLOSED.match(text, end + 2) else ""
        text = f"{text[:start]}{before}**{bare}**{after}{text[end + 2 :]}"
    return text


def closed_in_word(text: str) -> str:
    """`**several word**s`: the mark moves to the end of the word."""
    for start, end in reversed(pairs(text)):
        tail = TAIL.match(text, end + 2)
        inner = text[start + 2 : end]
        if tail and " " in inner and inner[-1].isalpha():
            text = f"{text[:end]}{tail[0]}**{text[tail.end() :]}"
    return text

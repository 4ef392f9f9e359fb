"""What is not finished or said twice: empty sections and items, TODO, repeated headings, sentences that break off."""

from __future__ import annotations

import re

from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, lines_with, source_of
from scripts.slug import slug

RULE = "section"
UNFINISHED = re.compile("todo|fixme|xxx|tbd|wip|à (?:compléter|faire|rédiger)")  # fast: where TODO may be
TODO = re.compile(
    r"\b(?:TODO|FIXME|XXX|TBD|WIP)\b|\bà (?:compléter|faire|rédiger)\b(?=\W*$)", re.IGNORECASE | re.MULTILINE
)
EMPTY_ITEM = re.compile(r"[^:]{1,60}?\s?:[*_]{0,2}$")
BROKEN_OFF = (",", "(", "–")
SMALL = frozenset(
    {"et", "ou", "le", "la", "les", "l", "d", "de", "du", "des", "and", "or", "the", "a", "of", "un", "une"}
)
DOTS_ROW = re.compile(r"[|\s.…]+$")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    blocks = [b for b in blocks_of(doc) if b.kind != "blank"]
    seen: dict[str, int] = {}
    todo = lines_with(doc.text.casefold(), [UNFINISHED])
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        source = source_of(doc, block)
        if block.kind == "heading" and not block.depth:
            heading(edit, block, after, source, seen)
        elif block.kind not in ("fence", "indented_code"):
            text(edit, doc, block, after, source, todo)
    return edit.done()


def heading(edit: Rewrite, block: Block, after: Block | None, source: int, seen: dict[str, int]) -> None:
    title, level = block.info["text"], int(block.info["level"])
    if after is None or (after.kind == "heading" and int(after.info["level"]) <= level):
        edit.ask(source, f"empty section « {title} »", "write it or delete the heading", rule="empty-section")
    key = subject(title)
    if key and key in seen and seen[key] != source:
        edit.ask(
            source,
            f"heading « {title} » stands on line {seen[key]} too",
            "merge them or tell them apart",
            rule="heading-twice",
        )
    seen.setdefault(key, source)


def subject(title: str) -> str:
    """What a heading is about: its words in order of the alphabet, without small words and what stands in brackets."""
    names = slug(re.sub(r"\([^()]*\)", "", title), longest=200).split("-")
    return "-".join(sorted({name for name in names if name not in SMALL}))


def text(edit: Rewrite, doc: Document, block: Block, after: Block | None, source: int, todo: set[int]) -> None:
    for number, line in enumerate(block.lines, block.start):
        if number in todo and TODO.search(line):
            edit.ask(doc.lines[number - 1].source, f"unfinished: {line.strip()}", "write what is missing", rule="todo")
        if block.kind == "table" and "." in line and DOTS_ROW.match(line):
            edit.ask(
                doc.lines[number - 1].source, "table row without content", "fill it or delete it", rule="empty-row"
            )
    last = block.lines[-1].rstrip()
    if block.kind == "list_item" and EMPTY_ITEM.match(block.info["text"]) and len(block.lines) == 1:
        goes_on = after is not None and (after.depth > block.depth or after.kind in ("fence", "table", "indented_code"))
        if not goes_on:
            edit.ask(source, f"empty item « {block.info['text']} »", "write it or delete it", rule="empty-item")
    elif block.kind in ("paragraph", "list_item") and last.endswith(BROKEN_OFF) and not enumerates(block, after):
        edit.ask(source, f"breaks off: « …{last[-40:]} »", "finish the sentence", rule="broken-off")
    if block.kind == "list_item" and len(block.lines) > 1:
        lazy(edit, doc, block, last=after is None or after.kind != "list_item")


def enumerates(block: Block, after: Block | None) -> bool:
    """Whether a comma at the end only parts an item from the next one."""
    text = block.info.get("text", "")
    return block.kind == "list_item" and after is not None and after.kind == "list_item" and not text[:1].isupper()


def lazy(edit: Rewrite, doc: Document, block: Block, *, last: bool) -> None:
    """A line at the margin belongs to the item above it for Markdown, hardly for its author: below an indented item, or
    after the end of a sentence in the last one."""
    first = block.lines[0]
    for number, line in enumerate(block.lines[1:], block.start + 1):
        ended = last and block.lines[number - block.start - 1].rstrip()[-1:] in ".!?"
        if (first[0] == " " or ended) and line[:1].strip() and line[0].isupper():
            hint = "put a blank line above it, or indent it"
            edit.ask(
                doc.lines[number - 1].source, "this line is part of the list item above it", hint, rule="lazy-line"
            )

"""Heading levels: a title of level 1, no level left out below it."""

from __future__ import annotations

import re

from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, headings_of, source_of, spread
from scripts.notes.passes.headings import title_of

RULE = "level"


def run(doc: Document) -> Document:
    heads = headings_of(doc)
    edit = Rewrite(doc, RULE)
    old = [int(b.info["level"]) for b in heads]
    if not any(line.text.strip() for line in doc.lines):
        return doc
    given = front_title(doc)
    titled = single_top(old) and not text_above(doc, heads[0]) and (not given or drafted(doc) or says(heads[0], given))
    title = "" if titled or 1 in old else given or invent(doc)
    if title:
        first = next(line.source for line in doc.lines if line.text.strip())
        edit.put(f"# {title}", 0)
        edit.put("")
        if given:
            edit.fixed(first, f"title taken from the front matter: « {title} »", added=title, rule="title")
        else:
            say = f"the note has no title: « {title} » is a stand-in"
            edit.ask(first, say, "write the title", added=title, rule="title")
    new = closed([0, *old])[1:] if title else closed(lifted(old))
    if title:
        new = [level + 1 for level in closed(old)] if old else []
    by_start = {b.start: (b, level) for b, level in zip(heads, new, strict=True) if level != int(b.info["level"])}
    if not title and not by_start:
        return doc
    moved = []
    for number, line in enumerate(doc.lines, 1):
        if number not in by_start:
            edit.lines.append(line)
            continue
        block, level = by_start[number]
        if block.info["style"] != "atx":
            edit.lines.append(line)
            continue
        moved.append(source_of(doc, block))
        edit.put("#" * min(level, 6) + line.text.lstrip().lstrip("#"), line.source)
    if moved:
        edit.fixed(
            moved[0], f"heading levels set without gaps (lines {spread(moved)})", "check what belongs under what"
        )
    return edit.done()


def single_top(levels: list[int]) -> bool:
    """Whether the first heading is the only one of the highest level: it is the title."""
    return bool(levels) and levels[0] == min(levels) and levels.count(levels[0]) == 1


def lifted(levels: list[int]) -> list[int]:
    """A first heading that is deeper than all others, and alone at its level, is the title above them."""
    first, rest = levels[:1], levels[1:]
    return [0, *rest] if first and rest and first[0] > max(rest) else levels


def closed(levels: list[int]) -> list[int]:
    """The same hierarchy without gaps, from level 1."""
    stack: list[int] = []
    result = []
    for level in levels:
        while stack and stack[-1] >= level:
            stack.pop()
        stack.append(level)
        result.append(min(len(stack), 6))
    return result


def says(head: Block, title: str) -> bool:
    """Whether a heading is the title in the front matter."""
    return title in (head.info["text"], title_of(head.info["text"]))


def drafted(doc: Document) -> bool:
    """Whether the text is a draft that the normaliser wrote: its front matter has the title of its first heading."""
    front = doc.meta.get("front")
    return isinstance(front, dict) and isinstance(front.get("source"), dict)


def text_above(doc: Document, head: Block) -> bool:
    """Whether something stands above the first heading, which then is that of a part."""
    return any(line.text.strip(" \t-") for line in doc.lines[: head.start - 1])


def front_title(doc: Document) -> str:
    """The title in the front matter; "" if there is none."""
    front = doc.meta.get("front")
    title = front.get("title") if isinstance(front, dict) else None
    if not isinstance(title, str) or not title.strip():
        return ""
    return re.sub(r"\s+", " ", title).strip().lstrip("#").strip() or "Note"


def invent(doc: Document) -> str:
    """A title for a note that has none: its file name in words."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,8}$", "", re.split(r"[\\/]", doc.path)[-1])
    stem = re.sub(r"[_-](?=[0-9a-f]*\d)[0-9a-f]{8,}$", "", stem)
    text = re.sub(r"[\W_]+", " ", stem).strip()
    return f"Note {text}".strip() if not re.search(r"[^\W\d_]", text) else text[0].upper() + text[1:]

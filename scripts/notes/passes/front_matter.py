"""Front matter of other generators: the title is kept, foreign keys go, what is not YAML is shown as text."""

from __future__ import annotations

import yaml

from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of

RULE = "front-matter"
HOUSE = ("title", "description", "lang", "minutes", "objects", "source")  # what a page of the course may say of itself


def run(doc: Document) -> Document:
    """Move the front matter into `meta["front"]` (house keys only)."""
    blocks = blocks_of(doc)
    if not blocks or blocks[0].kind != "front_matter":
        return doc
    first, edit = blocks[0], Rewrite(doc, RULE)
    line = doc.lines[0].source
    text = "\n".join(first.lines[1:-1])
    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        data, why = None, str(getattr(error, "problem", None) or "not readable as YAML")
    else:
        why = "not a list of keys and values"
    edit.drop()
    front: dict[str, object] = {}
    if isinstance(data, dict):
        front = {key: data[key] for key in HOUSE if key in data and plain(data[key])}
        foreign = [str(key) for key in data if key not in front]
        if foreign:
            edit.fixed(
                line, f"front matter of another tool left out: {', '.join(foreign)}", "write title and description anew"
            )
    else:
        mark = "`" * max(3, longest_run(text, "`") + 1)
        edit.ask(line, f"front matter is no YAML ({why}): kept as text", "correct it or delete it")
        edit.put_all([f"{mark}yaml", *first.lines[1:-1], mark], [line.source for line in doc.lines[: first.end]])
        edit.blank()
    for block in blocks[1:]:
        if edit.lines or block.kind != "blank":
            edit.keep(block)
    dropped = "" if edit.lines and not isinstance(data, dict) else text
    return edit.done(front=front, front_text=dropped)


def plain(value: object) -> bool:
    """Whether a value is made of text, numbers, lists and maps only."""
    if isinstance(value, dict):
        return all(plain(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return all(plain(part) for part in value)
    return isinstance(value, str | int | float | bool) and str(value).isprintable()


def longest_run(text: str, sign: str) -> int:
    """Length of the longest run of `sign` in `text`."""
    longest = current = 0
    for letter in text:
        current = current + 1 if letter == sign else 0
        longest = max(longest, current)
    return longest

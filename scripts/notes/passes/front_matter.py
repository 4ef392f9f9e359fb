"""Front matter of other generators, in YAML or TOML: the title is kept, foreign keys go, all else is text."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

import yaml

from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of

RULE = "front-matter"
HOUSE = ("title", "description", "lang", "minutes", "objects", "source")  # what a page of the course may say of itself


def run(doc: Document) -> Document:
    """Move the front matter into `meta["front"]` (house keys only)."""
    end = end_of(doc)
    if not end:
        return doc
    edit = Rewrite(doc, RULE)
    edit.drop()
    line, inner = doc.lines[0].source, doc.lines[1 : end - 1]
    text = "\n".join(part.text for part in inner)
    data, why = parsed(text, tomllib.loads if doc.lines[0].text.startswith("+") else yaml.safe_load)
    front: dict[str, object] = {}
    if isinstance(data, dict):
        front = {key: data[key] for key in HOUSE if key in data and plain(data[key])}
        foreign = [str(key) for key in data if key not in front]
        if foreign:
            edit.fixed(
                line, f"front matter of another tool left out: {', '.join(foreign)}", "write title and description anew"
            )
    elif why:
        mark = "`" * max(3, longest_run(text, "`") + 1)
        edit.ask(line, f"front matter is no YAML ({why}): kept as text", "correct it or delete it")
        edit.put_all([f"{mark}yaml", *(part.text for part in inner), mark], [part.source for part in doc.lines[:end]])
        edit.blank()
    else:
        edit.fixed(line, "what stands between the rules at the top is text: the rules are left out")
        edit.lines += inner
        edit.blank()
    for number in range(end + 1, len(doc.lines) + 1):
        if edit.lines or doc.lines[number - 1].text.strip():
            edit.keep_line(number)
    return edit.done(front=front, front_text="" if edit.lines and not isinstance(data, dict) else text)


def end_of(doc: Document) -> int:
    """The number of the last line of the front matter; 0 if there is none."""
    if doc.lines and doc.lines[0].text.rstrip() == "+++":  # TOML
        return next((n for n, line in enumerate(doc.lines[1:], 2) if line.text.rstrip() == "+++"), 0)
    blocks = blocks_of(doc)
    return blocks[0].end if blocks and blocks[0].kind == "front_matter" else 0


def parsed(text: str, load: Callable[[str], object]) -> tuple[object, str]:
    """What front matter says, and why it cannot be read; neither for a text that only stands between two rules."""
    try:
        data = load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, str(getattr(error, "problem", None) or "not readable as YAML")
    if isinstance(data, str) or (data is None and text.strip()):
        return None, ""
    return data, "not a list of keys and values"


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

"""Hidden signs that only a person can judge: those in code, and those where letters may be lost."""

from __future__ import annotations

import re

from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread
from scripts.notes.passes.hidden import INVISIBLE, LIGATURES, NO_BREAK, RULE
from scripts.notes.spans import code_spans

IN_CODE = (
    (re.compile(f"[{NO_BREAK}]"), "no-break spaces in code", "write plain spaces: a shell or YAML fails on these"),
    (re.compile(f"[{INVISIBLE}\u200c]"), "invisible signs in code", "delete them"),
    (re.compile(f"[{LIGATURES}]"), "ligatures of print in code", "write the letters one by one"),
)
ANYWHERE = (
    (re.compile("\x1b"), "colour codes of a terminal", "delete them from the note"),
    (re.compile("[\x80-\x9f]"), "control signs where letters may be lost", "compare with the original"),
    (
        re.compile("[\u202a-\u202e\u2066-\u2069]"),
        "signs that turn the direction of the text",
        "delete them: what one reads is not what is there",
    ),
)


def run(doc: Document) -> Document:
    edit, text = Rewrite(doc, RULE), doc.text
    for pattern, said, hint in ANYWHERE:
        name(edit, text, [match.start() for match in pattern.finditer(text)], said, hint)
    kinds = [kind for kind in IN_CODE if kind[0].search(text)]
    spans = code_spans(text, blocks_of(doc)) if kinds else ()
    for pattern, said, hint in kinds:
        found = [match.start() for start, end in spans for match in pattern.finditer(text, start, end)]
        name(edit, text, found, said, hint)
    return edit.done()


def name(edit: Rewrite, text: str, places: list[int], said: str, hint: str) -> None:
    """One finding for a kind of sign, with all its lines; `places` are offsets in order."""
    sources, line, seen = [], 0, 0
    for place in places:
        line += text.count("\n", seen, place)
        seen = place
        sources.append(edit.doc.lines[line].source)
    if sources:
        edit.ask(sources[0], f"{said} (lines {spread(sources)})", hint)

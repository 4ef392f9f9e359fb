"""What only reads in columns: output of kubectl, trees of files, drawings made of signs, logs, JSON. Their lines would
run together, so they go into a `text` or `json` fence, untouched."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from string import ascii_uppercase

from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread

RULE = "drawing"
SIGNS = (
    *"─│├└┌↓↑▼▲{",
    *(f"{letter}  " for letter in f"{ascii_uppercase})"),  # the header of columns
    "|--",
    "`--",
    "\\--",
    "+-",
    "+=",
    "|\n",
    "v\n",
    "V\n",
    "^\n",
    "20",
    "FROM ",
    "\n+",
    "graph ",
    "flowchart ",
    "sequenceD",
)
KINDS = frozenset({"paragraph", "heading", "rule", "list_item", "reference"})
HEADER = re.compile(r"[A-Z][A-Z()%/-]+(?: [A-Z][A-Z()-]+)*(?: {2,}[A-Z][A-Z()%/-]*(?: [A-Z()-]+)*)+\s*$")
ROW = re.compile(r"\S+(?: \S+)* {2,}\S")
TREE = re.compile(r"[─-╿]{2,}|[│├└┌┐┘]\s|\s[│┐┘]|^\s*(?:\|\s+)*[|`+\\]-{2,}\s")
FRAME = re.compile(r"^\s*\+[-=]{2,}.*[+|]\s*$")
STEM = re.compile(r"\s*[|vV^↓↑│▼▲](?:\s+[|vV^↓↑│▼▲])*\s*$")
STAMP = re.compile(r"\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
DOCKERFILE = re.compile(
    r"(?:FROM|RUN|COPY|ADD|WORKDIR|ENV|ARG|EXPOSE|USER|CMD|ENTRYPOINT|VOLUME|LABEL|HEALTHCHECK) \S|\s+\S"
)
MERMAID = re.compile(r"(?:graph|flowchart) (?:TD|TB|BT|LR|RL);?\s*$|sequenceDiagram\s*$")
DIFF = re.compile(r"[-+@ ]")
CHANGED = re.compile(r"^-([ \t]*[\w./-]+:?[ \t]).*\n(?:-.*\n){0,20}\+\1|^@@ ", re.MULTILINE)
LEAD = re.compile(r":[*_\s]*$")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    blocks = blocks_of(doc)
    at = 0
    while at < len(blocks):
        first, end = blocks[at], at + 1
        if first.kind in ("paragraph", "list_item") and not first.depth:
            while end < len(blocks) and blocks[end].kind in KINDS:
                end += 1
            rewrite(edit, doc, first.start - 1, blocks[end - 1].end)
        else:
            edit.keep(first)
        at = end
    return edit.done()


def rewrite(edit: Rewrite, doc: Document, start: int, end: int) -> None:
    """Put what the lines from index `start` to `end` draw into a fence; what leads to it stays."""
    texts = [line.text for line in doc.lines[start:end]]
    lang, first, last = found(texts)
    if not lang:
        edit.lines += doc.lines[start:end]
        return
    lines = doc.lines[start + first : start + last]
    edit.lines += doc.lines[start : start + first]
    edit.fence(lang, lines, lines[0].source)
    edit.fixed(
        lines[0].source,
        f"output, drawing or data put into a {lang} fence (lines {spread(line.source for line in lines)})",
        added=lang,
    )
    if last < len(texts) or end < len(doc.lines):
        edit.put("")
    edit.lines += doc.lines[start + last : end]


def found(texts: Sequence[str]) -> tuple[str, int, int]:
    """The language of what some lines draw, its first line and the line after it; "" if they draw nothing."""
    if len(texts) < 2:
        return "", 0, 0
    if all(DIFF.match(text) for text in texts) and CHANGED.search("\n".join(texts)):
        return "diff", 0, len(texts)
    if texts[0][:2] in ("- ", "+ ", "* "):
        return "", 0, 0
    for at, text in enumerate(texts[:-1]):
        if HEADER.match(text) and ROW.match(texts[at + 1]):
            last = next((n for n in range(at + 1, len(texts)) if not ROW.match(texts[n])), len(texts))
            return "text", at, last
    first = 1 if LEAD.search(texts[0]) else 0
    rest = texts[first:]
    if is_json(rest):
        return "json", first, len(texts)
    if MERMAID.match(rest[0]):
        return "mermaid", first, len(texts)
    if rest[0].startswith("FROM ") and len(rest) > 1 and all(DOCKERFILE.match(text) for text in rest):
        return "dockerfile", first, len(texts)
    drawn = any(sum(bool(sign.search(text)) for text in rest) > 1 for sign in (TREE, FRAME)) or any(
        STEM.match(text) for text in rest[1:]
    )
    return ("text", first, len(texts)) if drawn or sum(bool(STAMP.match(text)) for text in rest) > 1 else ("", 0, 0)


def is_json(texts: Sequence[str]) -> bool:
    """Whether lines are an object or a list of objects in JSON."""
    if len(texts) < 2 or texts[0].lstrip()[:1] not in ("{", "[") or texts[-1].rstrip()[-1:] not in ("}", "]"):
        return False
    text = "\n".join(texts)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return bool(data) and "{" in text

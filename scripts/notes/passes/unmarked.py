"""Structure that the eye sees and Markdown does not: headings in capitals or bold, lists by indentation, prompts of
root taken for titles, rows that do not fit their table. A person decides."""

from __future__ import annotations

import re

from scripts.blocks import indent_of
from scripts.grammar import CELL_BAR
from scripts.inline import inline_code_spans, inside
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of
from scripts.notes.passes.shell import CURLY, QUOTED, is_command

RULE = "unmarked"
BOLD = re.compile(r"(\*\*|__)[^*_]{2,60}\1:?$")
NUMBERED = re.compile(r"(?:\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}[.)-])\s+[^\W\d_][^.!?;,:]{1,60}$")
ROOT = re.compile(r"(?:systemctl|journalctl|apt|apt-get|yum|dnf|swapoff|modprobe|sysctl|mount|cd|cat|echo|export) \S")
SHELLS = ("bash", "sh", "shell")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    solid = [block for block in blocks_of(doc) if block.kind != "blank"]
    for at, block in enumerate(solid):
        after = solid[at + 1] if at + 1 < len(solid) else None
        if block.kind == "paragraph" and not block.depth:
            paragraph(edit, doc, block, after)
        elif block.kind == "heading" and block.info["level"] == "1":
            text = block.info["text"]
            if block.info["style"] == "atx" and (ROOT.match(text) or is_command(text)):
                edit.ask(
                    source_of(doc, block),
                    f"command or title? # {text}",
                    "if # is the prompt of root, put it into a fence",
                )
        elif block.kind == "table":
            table(edit, doc, block)
        elif block.kind == "fence" and block.info["lang"] in SHELLS:
            shell(edit, doc, block)
    return edit.done()


def paragraph(edit: Rewrite, doc: Document, block: Block, after: Block | None) -> None:
    first = block.lines[0].strip()
    if len(block.lines) == 1 and after is not None and after.kind != "heading" and like_heading(first):
        edit.ask(source_of(doc, block), f"heading without a sign? {first}", "put ## in front of it")
    base = indent_of(block.lines[0])
    deeper = [n for n, line in enumerate(block.lines[1:], block.start + 1) if indent_of(line) >= base + 4]
    if len(deeper) > 1:
        hint = "put - in front of each item"
        edit.ask(doc.lines[deeper[0] - 1].source, "indented lines that run on as one paragraph", hint)


def like_heading(text: str) -> bool:
    """Whether a line that stands alone looks like a heading."""
    bare = text.strip("*_: ")
    capitals = bare.isupper() and len(bare) > 4 and len(bare) < 60 and not re.search(r"[.!?;,=<>{}$|/\\\[\]]", bare)
    return (capitals and bare != "TODO") or bool(BOLD.match(text) or NUMBERED.match(text))


def table(edit: Rewrite, doc: Document, block: Block) -> None:
    """Rows with more cells than the header, whose rest is not shown, and lines that are no rows."""
    width = cells(block.lines[0])
    for number, line in enumerate(block.lines[2:], block.start + 2):
        count = cells(line)
        if count > width:
            hint = "join cells, or write \\| for a bar in a cell"
            edit.ask(
                doc.lines[number - 1].source, f"row of {count} cells in a table of {width}: the rest is lost", hint
            )
        elif count == 1 and "|" not in line:
            edit.ask(
                doc.lines[number - 1].source,
                "this line has become a row of the table above it",
                "put a blank line before it",
            )


def cells(row: str) -> int:
    """The number of cells of a row; bars in code and behind a backslash part nothing."""
    text = row.strip()
    text = text.removeprefix("|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    code = inline_code_spans(text)
    return 1 + sum(not inside(bar.start(), code) for bar in CELL_BAR.finditer(text))


def shell(edit: Rewrite, doc: Document, block: Block) -> None:
    """Curly quotes and long dashes in commands: no shell knows them."""
    for number, line in enumerate(block.lines[1:], block.start + 1):
        text = QUOTED.sub(" ", line.partition(" #")[0])
        if not line.lstrip().startswith("#") and (sign := CURLY.search(text)):
            hint = "write \" ' - or --"
            edit.ask(
                doc.lines[number - 1].source, f"a word processor's {sign[0]} in a command: {line.strip()[:60]}", hint
            )

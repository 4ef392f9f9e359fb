"""Columns set with tabs or runs of spaces: « description TABs command » lines become a table."""

from __future__ import annotations

import re

from scripts.inline import inline_code_spans, inside
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread
from scripts.notes.passes.shell import TOOLS

RULE = "tab-table"
SIGNS = ("\t", "  ")
ROW = re.compile(rf"(\S.*?)(?:[ ]*\t[ \t]*| {{2,}})((?:\$ )?(?:{TOOLS}) .*)$")
MORE = re.compile(r"(?:\t{3,}[ \t]*| {12,}\t*)(\S.*)$")
NOTE = re.compile(r"(.*\S)[ \t]+(\([^()]*\))$")
HEADER = {"fr": ("Action", "Commande"), "en": ("Action", "Command")}


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind == "paragraph" and ("\t" in block.text or "  " in block.text):
            rewrite(edit, doc, block)
        else:
            edit.keep(block)
    return edit.done()


def rewrite(edit: Rewrite, doc: Document, block: Block) -> None:
    at = 0
    while at < len(block.lines):
        rows, after = table_from(block.lines, at)
        if len(rows) >= 2:
            emit(edit, doc, block, rows, at)
            if after < len(block.lines):
                edit.put("")
            at = after
        else:
            edit.keep_line(block.start + at)
            at += 1


def table_from(lines: tuple[str, ...], at: int) -> tuple[list[tuple[int, str, list[str]]], int]:
    """Rows (offset, description, commands) from line `at` on, and the offset after the last one."""
    rows: list[tuple[int, str, list[str]]] = []
    while at < len(lines):
        row, more = ROW.match(lines[at]), MORE.match(lines[at])
        if row and not lines[at][0].isspace():
            rows.append((at, row[1].strip(), [row[2].strip()]))
        elif more and rows:
            text = more[1].strip()
            if re.match(rf"(?:{TOOLS}) ", text):
                rows[-1][2].append(text)
            else:
                rows[-1][2][-1] += " " + text
        else:
            break
        at += 1
    return rows, at


def emit(edit: Rewrite, doc: Document, block: Block, rows: list[tuple[int, str, list[str]]], at: int) -> None:
    left, right = HEADER.get(doc.lang, HEADER["en"])
    sources = [doc.lines[block.start - 1 + offset].source for offset, _, _ in rows]
    edit.blank()
    edit.put(f"| {left} | {right} |", sources[0])
    edit.put("| --- | --- |")
    for (_, description, commands), source in zip(rows, sources, strict=True):
        edit.put(f"| {cell(description)} | {'<br>'.join(map(command_cell, commands))} |", source)
        if len(commands) > 1 or any(NOTE.match(command) for command in commands):
            edit.ask(source, "remark or second command in one row of a table", "check the cell", rule="table-row")
    breaks = " ".join("br" for row in rows for _ in row[2][1:])
    what = f"columns set with blanks turned into a table (lines {spread(sources)})"
    edit.fixed(sources[0], what, "check the header", added=f"{left} {right} {breaks}")


def cell(text: str) -> str:
    """Prose of a cell: a bar outside code is escaped."""
    spans = inline_code_spans(text)
    if "|" not in text:
        return text
    return "".join(
        r"\|" if sign == "|" and text[at - 1 : at] != "\\" and not inside(at, spans) else sign
        for at, sign in enumerate(text)
    )


def command_cell(command: str) -> str:
    """A command as code, a remark in brackets behind it as text."""
    note = NOTE.match(command)
    code, remark = (note[1], " " + note[2]) if note else (command, "")
    mark = "``" if "`" in code else "`"
    pad = " " if "`" in code else ""
    return f"{mark}{pad}{code}{pad}{mark}{cell(remark)}"

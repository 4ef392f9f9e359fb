"""Commands that stand in the text: lines of kubectl, helm, docker… go into a `bash` fence."""

from __future__ import annotations

import re

from scripts.blocks import indent_of
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread
from scripts.notes.passes.shell import TOOLS, is_beside, is_command

RULE = "command"
SIGNS = (*(f"{tool} " for tool in TOOLS.split("|")), "export ")
REMARK = re.compile(r"(.*\S)[ \t]+\(([^()]*)\)$")
STEPS = re.compile(r"\\\s*$|\b(?:do|then|else)\s*$")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind == "paragraph" and any(is_command(line) for line in block.lines):
            rewrite(edit, doc, block, 0)
        elif block.kind == "list_item" and any(is_command(line) for line in block.lines[1:]):
            edit.keep_line(block.start)
            rewrite(edit, doc, block, 1)
        else:
            edit.keep(block)
    return edit.done()


def rewrite(edit: Rewrite, doc: Document, block: Block, at: int) -> None:
    """Put each run of command lines, from line `at` of a block on, into a fence; remarks in brackets are comments."""
    first = block.lines[at]
    indent = " " * (len(first) - len(first.lstrip()) if block.depth or at else 0)
    while at < len(block.lines):
        end = run_end(block.lines, at)
        if end == at:
            edit.keep_line(block.start + at)
            at += 1
            continue
        sources = [line.source for line in doc.lines[block.start - 1 + at : block.start - 1 + end]]
        edit.blank()
        edit.put(f"{indent}```bash", sources[0])
        edit.put_all([indent + line if line else "" for line in as_commands(block.lines[at:end])], sources)
        edit.put(f"{indent}```")
        edit.fixed(sources[0], f"commands put into a fence (lines {spread(sources)})", added="bash")
        if end < len(block.lines):
            edit.put("")
        at = end


def run_end(lines: tuple[str, ...], at: int) -> int:
    """The end of the commands that begin at line `at`: with the lines that a `\\` takes along and what stands beside
    a command. The same number if none of them is surely a command."""
    end, sure, goes_on = at, False, False
    while end < len(lines) and (goes_on or is_command(lines[end]) or is_beside(lines[end])):
        sure = sure or (not goes_on and is_command(lines[end]))
        goes_on = lines[end].rstrip().endswith("\\")
        end += 1
    return end if sure else at


def as_commands(lines: tuple[str, ...]) -> list[str]:
    """The lines of a run at the margin, with the indentation that a loop or a `\\` gives some of them."""
    if not any(STEPS.search(line) for line in lines):
        return [as_command(line) for line in lines]
    shared = min(indent_of(line) for line in lines)
    return [line[shared:].rstrip() for line in lines]


def as_command(line: str) -> str:
    """A line without prompt; a remark in brackets at its end becomes a comment."""
    text = line.strip().removeprefix("$ ").strip()
    remark = REMARK.match(text)
    return f"{remark[1]}  # {remark[2]}" if remark and " $" not in remark[1][-2:] else text

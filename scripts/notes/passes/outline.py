"""Lists that were typed without marks: `Term : text` lines, and lines indented below a line that ends with a colon."""

from __future__ import annotations

import re
from typing import NamedTuple

from scripts.blocks import indent_of
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread

RULE = "outline"
SIGNS = (": ", ":\n", ":*", ":_", ":`", " =", " - ", " – ", " → ")
BEGIN = r"(?!https?:)[*_`]{0,2}[^\W\d_a-zß-öø-ÿ]"
TERM = re.compile(BEGIN + r"[^:=.!?|<>\n]{0,60}(?: ?:| =)[*_`]{0,2} +\S")
DASHED = re.compile(BEGIN + r"[^:=.!?|<>→\n]{0,30}? [-–→] \S")  # only if all lines do the same, once
SMALL_TERM = re.compile(r"[\w-]+ ?: +\S.* \S")  # `kubelet : agent on each node`, beside others with capitals
COLUMNS = re.compile(r"\S {3,}\S")  # output of a command: no list
BULLET = re.compile(r"[-+*•–][ \t]+(?=\S)")
ITEM_START = re.compile(r"[*_`«\"(]{0,3}[^\W_]")


class Node(NamedTuple):
    """One line of an outline: its offset in the block, its indentation, its text without mark."""

    offset: int
    indent: int
    text: str
    marked: bool


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind != "paragraph" or len(block.lines) < 2 or not rewrite(edit, doc, block):
            edit.keep(block)
    return edit.done()


def is_term(text: str) -> bool:
    """Whether a line reads `Term : text`: a short term that starts with a capital, a colon (or =), more text."""
    match = TERM.match(text)
    return bool(match) and len(text[: match.end() - 1].rstrip(" :=").split()) <= 6


def is_dashed(text: str) -> bool:
    """Whether a line reads `Term - text`; a second dash would end a remark within a sentence."""
    return bool(DASHED.match(text)) and sum(map(text.count, (" - ", " – ", " → "))) == 1


def is_lead(text: str) -> bool:
    return text.rstrip("*_ ").endswith(":")


def rewrite(edit: Rewrite, doc: Document, block: Block) -> bool:
    """Write the list that a paragraph stands for; False when it stands for none."""
    if any(COLUMNS.search(line) for line in block.lines):
        return False
    nodes = [node(offset, line) for offset, line in enumerate(block.lines)]
    base = nodes[0].indent
    if any(n.indent < base for n in nodes):
        return False
    start = first_item(nodes, base)
    if start < 0:
        return False
    pad = " " * base if block.depth else ""
    for n in nodes[:start]:
        edit.keep_line(block.start + n.offset)
    items = nodes[start:]
    lead = items[0].indent == base and is_lead(items[0].text) and all(n.indent > base for n in items[1:])
    lead = lead or (start == 0 and is_lead(items[0].text) and len(items) > 1 and items[1].indent == base)
    if lead:
        edit.keep_line(block.start + items[0].offset)
        items = items[1:]
        edit.blank()
    elif start:
        edit.blank()
    levels: list[int] = []
    for n in items:
        while levels and levels[-1] >= n.indent:
            levels.pop()
        levels.append(n.indent)
        edit.put(f"{pad}{'    ' * (len(levels) - 1)}- {n.text}", doc.lines[block.start - 1 + n.offset].source)
    sources = [doc.lines[block.start - 1 + n.offset].source for n in items]
    edit.fixed(sources[0], f"lines turned into a list (lines {spread(sources)})", "check that these are items")
    return True


def node(offset: int, line: str) -> Node:
    text = line.strip()
    bullet = BULLET.match(text)
    return Node(offset, indent_of(line), text[bullet.end() :] if bullet else text, bool(bullet))


def first_item(nodes: list[Node], base: int) -> int:
    """Offset of the first node of the outline (a lead included); -1 if the lines are no outline."""
    tops = [at for at, n in enumerate(nodes) if n.indent == base]
    if len(tops) == len(nodes):
        plain = 1 if is_lead(nodes[0].text) and not is_term(nodes[0].text) else 0
        rest = nodes[plain:]
        small = len(rest) > 2 and is_term(rest[0].text)
        terms = all((is_term(n.text) or (small and SMALL_TERM.match(n.text))) and not n.marked for n in rest)
        terms = terms or all(is_dashed(n.text) and not n.marked for n in rest)
        return 0 if len(rest) >= 2 and terms else -1
    if any(nodes[at].marked for at in tops) or not children_fit(nodes, base):
        return -1
    parents = [at for at in tops if at + 1 < len(nodes) and nodes[at + 1].indent > base]
    first = parents[0]
    if all(at in parents or is_term(nodes[at].text) for at in tops):
        return 0
    return first if all(at in parents or is_term(nodes[at].text) for at in tops if at >= first) else -1


def children_fit(nodes: list[Node], base: int) -> bool:
    """Whether every deeper line stands below a line that ends with a colon, and looks like an item of its own."""
    stack: list[Node] = []
    for before, n in zip([None, *nodes], nodes, strict=False):
        while stack and stack[-1].indent >= n.indent:
            stack.pop()
        if n.indent > base:
            parent = stack[-1] if stack else None
            leads = parent is not None and (is_lead(parent.text) or (n.marked and parent.marked))
            if not leads or not (n.marked or starts_item(n, before)):
                return False
        stack.append(n)
    return True


def starts_item(n: Node, before: Node | None) -> bool:
    """A line without mark is an item when it starts with a capital, after a line that was complete."""
    first = ITEM_START.match(n.text)
    capital = bool(first) and not first[0][-1].islower()
    return capital and (before is None or is_lead(before.text) or before.text[-1] in ".;)!?»" or is_term(n.text))

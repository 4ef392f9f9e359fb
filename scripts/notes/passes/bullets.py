"""Lists as they come from word processors: typed bullets (•, ▪, o), boxes to tick, dashes without a blank, numbers and
letters by hand (`1-`, `(1)`, `a)`). Letters stay in front of their items: a text may name them."""

from __future__ import annotations

import re

from scripts.blocks import indent_of
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread

RULE = "bullet"
BULLETS = "•●‣⁃∙·➢➤▸►–○◦▪■"
RANK = {**dict.fromkeys("o○◦", 1), **dict.fromkeys("▪■", 2)}  # of Word; all others are of the first rank
TICKS = "✓✔✗✘☐☑☒→✅❌👉🔹🔸➡"  # these say something and stay
SIGNS = (*BULLETS, *TICKS, "[ ] ", "[x] ", "[X] ", "\n-", "1-", "1/", "1.", "1°", "(1)", "a)", "a.", "i)", "i.")
SURE = re.compile(rf"([{BULLETS.replace('–', '').replace('·', '')}☐☑☒])[ \u00a0]*(?=\S)")
ITEM = re.compile(rf"([{BULLETS}{TICKS}]|o(?= {{2}})|\[[ xX]\](?= ))[ \u00a0]*(?=\S)")
DASH = re.compile(r"-(?=[^\W\d_]{2})")
BY_HAND = (
    re.compile(r"\(?(\d{1,2})(?:[-/°)](?!\d)|\.(?=[^\W\d_]))[ ]*(?=\S)"),
    re.compile(r"([a-z])[.)] +(?=\S)"),
    re.compile(r"(i{1,3}|iv|vi{0,3}|ix|x)[.)] +(?=\S)"),
)
LIKELY = re.compile(  # a line that any of these may begin
    rf"^\s*(?:[{BULLETS}{TICKS}]|o  |\[[ xX]\] |-[^\W\d_]{{2}}|\(?\d{{1,2}}[-/°).]|[a-z][.)] |[ivx]+[.)] )",
    re.MULTILINE,
)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
Made = list[tuple[str, int]]  # a line of the list, and the offset of the line it was made from (-1: none)


def run(doc: Document) -> Document:
    if not LIKELY.search(doc.text):
        return doc
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        texts = [line.strip() for line in block.lines]
        if block.kind == "list_item" and (start := letters(texts)):
            below = [(f"    - {text}", at) for at, text in enumerate(texts[start:], start)]
            write(edit, doc, block, below, block.indent)
        elif block.kind == "list_item" and (start := next((n for n, t in enumerate(texts) if n and DASH.match(t)), 0)):
            write(edit, doc, block, items(block.lines, start), block.indent)
        elif block.kind == "paragraph" and (start := typed(texts)) >= 0:
            write(edit, doc, block, items(block.lines, start), indent_of(block.lines[0]) if block.depth else 0)
        elif block.kind == "paragraph" and (made := by_hand(texts)):
            write(edit, doc, block, made, indent_of(block.lines[0]) if block.depth else 0)
        else:
            edit.keep(block)
    return edit.done()


def write(edit: Rewrite, doc: Document, block: Block, made: Made, column: int) -> None:
    """The lines of a block before the list as they are, then the list."""
    lines = doc.lines[block.start - 1 : block.end]
    edit.lines += lines[: made[0][1]]
    if made[0][1] and block.kind == "paragraph":
        edit.blank()
    for text, at in made:
        edit.put(" " * column + text if text else "", lines[at].source if at >= 0 else 0)
    sources = [lines[at].source for _, at in made if at >= 0]
    gone = "o " * sum(lines[at].text.split().count("o") - text.split().count("o") for text, at in made if at >= 0)
    edit.fixed(sources[0], f"list that was made by hand set as a list (lines {spread(sources)})", removed=gone)


def typed(texts: list[str]) -> int:
    """Where the typed bullets of a paragraph begin; -1 if there are none."""
    marked = [at for at, text in enumerate(texts) if ITEM.match(text)]
    if len(marked) > 1 or any(SURE.match(texts[at]) for at in marked):
        return marked[0]
    dashes = [at for at, text in enumerate(texts) if DASH.match(text)]
    return dashes[0] if len(dashes) > 1 else -1


def items(lines: tuple[str, ...], start: int) -> Made:
    """The lines from `start` on with `-`, at the depth that their indentation and the rank of their bullet give them. A
    line without bullet goes on with the item above it, unless it starts anew at the margin."""
    made: Made = []
    levels: list[tuple[int, int]] = []
    for at, line in enumerate(lines[start:], start):
        text, column = line.strip(), indent_of(line)
        match = ITEM.match(text) or DASH.match(text)
        if match:
            level = (column, RANK.get(match[0].strip(), 0))
            while levels and levels[-1] >= level:
                levels.pop()
            levels.append(level)
            said = text if text[0] in TICKS or text[0] == "[" else text[match.end() :]
            made.append(("    " * (len(levels) - 1) + f"- {said}", at))
        elif levels and column <= levels[0][0] and text[:1].isupper():
            made += [("", -1), (text, at), ("", -1)]
            levels = []
        else:
            made.append(("    " * len(levels) + text, at))
    return made


def numbers(texts: list[str], form: int) -> list[int]:
    """The numbers that lines begin with in one of the forms; 0 for a line that begins with none."""
    marks = [m[1] if (m := BY_HAND[form].match(text)) else "" for text in texts]
    if form == 0:
        return [int(mark or 0) for mark in marks]
    if form == 1:
        return [ord(mark) - ord("a") + 1 if mark else 0 for mark in marks]
    return [ROMAN.index(mark) + 1 if mark else 0 for mark in marks]


def by_hand(texts: list[str]) -> Made:
    """The list that lines of a paragraph stand for which count 1, 2, 3… or a, b, c…; none if nothing is counted."""
    for form, pattern in enumerate(BY_HAND):
        found = numbers(texts, form)
        start = found.index(1) if 1 in found else len(found)
        end = next((at for at in range(start, len(found)) if not found[at] and texts[at][:1].isupper()), len(found))
        counted = [number for number in found[start:end] if number]
        if counted != list(range(1, len(counted) + 1)) or len(counted) < 2 + (len(texts) > end - start):
            continue
        made: Made = []
        for at in range(start, end):
            item = f"- {texts[at]}" if form else f"{found[at]}. {pattern.sub('', texts[at], count=1)}"
            made.append((item if found[at] else f"    {texts[at]}", at))
        rest = [(texts[at], at) for at in range(end, len(texts))]
        return [*made, ("", -1), *rest] if rest else made
    return []


def letters(texts: list[str]) -> int:
    """Where the lines a), b)… below an item begin; 0 if there are none or others follow."""
    found = numbers(texts, 1)
    start = next((at for at, number in enumerate(found) if at and number), 0)
    rest = found[start:]
    return start if start and len(rest) > 1 and rest == list(range(1, len(rest) + 1)) else 0

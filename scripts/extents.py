"""How far a block that has begun goes: fences, quotes, tables and raw HTML. Each returns the index of the next line."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.grammar import ADMONITION, FENCE, HEADING, ITEM, TAB, blank, html_kind, indent_of, is_rule

CLOSINGS = {2: "-->", 3: "?>", 4: ">", 5: "]]>"}


def fence(lines: Sequence[str], at: int, mark: str, column: int) -> tuple[int, str]:
    """Up to the closing line, the end of the container at `column` or the end of the text; "yes" if it was closed."""
    end = at + 1
    while end < len(lines):
        line = lines[end]
        body = line.strip(" \t\r")
        if body and column and indent_of(line) < column:
            break
        end += 1
        closes = body[:3] == mark[:3] and len(body) >= len(mark) and body == mark[0] * len(body)
        if closes and indent_of(line) - column < 4:
            return end, "yes"
    while end > at + 1 and blank(lines[end - 1]):  # blank lines below an open fence part it from what follows
        end -= 1
    return end, ""


def quote(lines: Sequence[str], at: int, column: int) -> int:
    """Lines that start with `>`, and the lazy lines that go on with a paragraph inside."""
    end, open_text, fenced = at, False, ""
    while end < len(lines) and not blank(line := lines[end]):
        body = line.lstrip(" \t")
        if body[0] == ">" and 0 <= indent_of(line) - column < 4:
            text = body.lstrip("> \t").rstrip()
            mark = FENCE.match(text)
            if fenced:
                fenced = "" if text.startswith(fenced) and not text.strip(fenced[0]) else fenced
                open_text = False
            elif mark:
                fenced, open_text = mark[1], False
            else:
                open_text = bool(text) and not HEADING.match(text) and not is_rule(text)
        elif not open_text or _starts(body):
            break
        end += 1
    return end


def table(lines: Sequence[str], at: int, column: int) -> int:
    """Header, delimiter and rows, up to a blank line, another block or the end of the container."""
    end = at + 2
    while end < len(lines) and not blank(line := lines[end]):
        body = line.lstrip(" \t")
        if indent_of(line) < column or (body[0] in "#`~>" and _starts(body)):
            break
        end += 1
    return end


def html(lines: Sequence[str], at: int, kind: int, tag: str, column: int) -> int:
    """Raw HTML up to its closing sign (kinds 1 to 5) or a blank line."""
    closing = f"</{tag}" if kind == 1 else CLOSINGS.get(kind)
    end = at
    while end < len(lines):
        line = lines[end]
        if (closing is None and blank(line)) or (column and not blank(line) and indent_of(line) < column):
            break
        end += 1
        if closing and closing in line.lower():
            return end
    while end > at + 1 and blank(lines[end - 1]):
        end -= 1
    return end


def _starts(body: str) -> bool:
    """Whether a line starts a block that ends the quote or table above it."""
    first = body[0]
    if first == ">" or is_rule(body):
        return True
    if first in "#`~!?=":
        return bool(HEADING.match(body) or FENCE.match(body) or ADMONITION.match(body) or TAB.match(body))
    return html_kind(body, interrupting=True) > 0 if first == "<" else bool(ITEM.match(body))

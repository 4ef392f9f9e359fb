"""The machine behind `blocks.scan`: one walk over the lines, with the open containers on a stack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from scripts import extents, grammar
from scripts.grammar import blank, heading_info, html_kind, indent_of, is_rule
from scripts.model import Block

NOTHING: Mapping[str, str] = MappingProxyType({})
NEW = tuple.__new__  # half the time of Block(…), and a text has very many blocks
STARTERS = frozenset("#`~>-+*_=!?<0123456789|[:")  # what a line that is neither text nor a row of a table begins with
MAX_DEPTH = 64  # deeper nesting is read as text: no input may make a line expensive


# A block that has begun: its kind, first line, column, facts and depth. It ends where the next one begins.
Draft = tuple[str, int, int, Mapping[str, str], int]


class Scanner:
    """One pass over the lines. `columns`: content columns of the open containers; `text`: a paragraph is open."""

    __slots__ = ("columns", "kind", "lines", "matched", "out", "strict", "text")

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        self.columns: list[int] = []
        self.strict: list[bool] = []  # containers of Python-Markdown take no lazy lines
        self.out: list[Draft] = []
        self.kind = ""  # of the last block
        self.text = False
        self.matched = 0

    @property
    def column(self) -> int:
        """Content column of the innermost open container."""
        return self.columns[-1] if self.columns else 0

    def run(self) -> tuple[Block, ...]:
        at = self.front_matter()
        while at < len(self.lines):
            at = self.line(at)
        lines = self.lines
        ends = [start - 1 for _, start, _, _, _ in self.out[1:]] + [len(lines)]
        return tuple(
            [
                NEW(Block, (kind, start, end, lines[start - 1 : end], column, info, depth))
                for (kind, start, column, info, depth), end in zip(self.out, ends, strict=False)
            ]
        )

    def line(self, at: int) -> int:
        """Handle the line `at` and what it opens; the number of the next line."""
        line = self.lines[at]
        body = line.lstrip(" \t")
        if not body or (body[0] == "\r" and blank(body)):
            self.text = False
            if self.kind != "blank":
                self.out.append(("blank", at + 1, 0, NOTHING, 0))
                self.kind = "blank"
            return at + 1
        column = indent_of(line) if line[0] in " \t" else 0
        self.matched = len(self.columns)
        while self.matched and column < self.columns[self.matched - 1]:
            self.matched -= 1
        rest = column - (self.columns[self.matched - 1] if self.matched else 0)
        if self.text and self.continues(at, rest, body):
            return at + 1
        self.text = self.text and self.matched == len(self.columns)
        if self.columns:
            self.leave(self.matched)
        if rest >= 4:
            return self.indented(at)
        return self.start(at, column, body)

    def continues(self, at: int, rest: int, body: str) -> bool:
        """Whether a line goes on with the open paragraph, lazily or not."""
        if self.matched < len(self.strict) and any(self.strict[self.matched :]):
            return False
        return rest >= 4 or not self.starts(at, rest, body)

    def leave(self, keep: int) -> None:
        del self.columns[keep:], self.strict[keep:]

    def enter(self, column: int, strict: bool = False) -> None:
        if len(self.columns) < MAX_DEPTH:
            self.columns.append(column)
            self.strict.append(strict)

    def add(self, kind: str, at: int, info: dict[str, str] | None = None, end: int = 0, text: bool = False) -> int:
        """Emit a block of the lines `at` to `end` (exclusive); the number of the next line."""
        self.out.append((kind, at + 1, self.column, info or NOTHING, len(self.columns)))
        self.kind, self.text = kind, text
        return end or at + 1

    def starts(self, at: int, rest: int, body: str) -> bool:
        """Whether a line may interrupt a paragraph (`rest` is under 4)."""
        first = body[0]
        if first not in STARTERS:
            return "|" in body and self.table_at(at)
        same = self.matched == len(self.columns)
        if first == "#":
            return bool(grammar.HEADING.match(body))
        if first in "`~":
            return bool(grammar.FENCE.match(body))
        if first == ">":
            return True
        if first in "=-" and same and self.setext(body):
            return True
        if first in "-*_" and is_rule(body):
            return True
        if first in "-+*0123456789" and (item := grammar.ITEM.match(body)):
            # Inside a paragraph only an item with text, and of numbers only 1, starts a list.
            free = not same or self.kind == "definition"
            return free or (len(body.rstrip()) > item.end() and item[1] in ("-", "+", "*", "1.", "1)"))
        if first in "!?":
            return bool(grammar.ADMONITION.match(body))
        if first == "=":
            return bool(grammar.TAB.match(body))
        if first == "<":
            return html_kind(body, interrupting=True) > 0
        if first == ":":
            return bool(grammar.DEFINITION.match(body)) and self.kind in ("paragraph", "definition")
        if first in "[*" and not same:
            return False
        return "|" in body and self.table_at(at)

    def start(self, at: int, column: int, body: str) -> int:
        """Open the block that the line `at` starts; the number of the next line."""
        first = body[0]
        if first not in STARTERS and "|" not in body:
            return self.add("paragraph", at, text=True)
        if first == "#" and (m := grammar.HEADING.match(body)):
            return self.add(
                "heading",
                at,
                heading_info(grammar.CLOSING.sub("", m[2] or ""), len(m[1]), "atx"),
            )
        if first in "`~" and (m := grammar.FENCE.match(body)):
            return self.fence(at, m)
        if first == ">":
            return self.add("blockquote", at, end=extents.quote(self.lines, at, self.column))
        if self.text and first in "=-" and self.setext(body):
            return self.underline(at, first)
        if first in "-*_" and is_rule(body):
            return self.add("rule", at)
        if first == "-" and grammar.SNIPPET.match(body):
            return self.add("snippet", at)
        if first in "-+*0123456789" and grammar.ITEM.match(body):
            return self.item(at, column, body)
        if first in "!?" and (m := grammar.ADMONITION.match(body)):
            self.add(
                "admonition",
                at,
                {
                    "mark": m[1],
                    "type": m[2] or "",
                    "title": m[3] or "",
                    "titled": "yes" * (m[3] is not None),
                },
            )
            self.enter(column + 4, strict=True)
            return at + 1
        if first == "=" and (m := grammar.TAB.match(body)):
            self.add("tab", at, {"label": m[2]})
            self.enter(column + 4, strict=True)
            return at + 1
        if first == "<" and (kind := html_kind(body, interrupting=False)):
            return self.html(at, body, kind)
        if first == ":" and grammar.DEFINITION.match(body) and self.defines():
            self.add("definition", at, {"text": body[1:].strip()}, text=True)
            self.enter(column + 4, strict=True)
            return at + 1
        if first in "[*" and (m := grammar.REFERENCE.match(body)) and (m[1] or m[2] or m[4]):
            kind = "abbreviation" if m[1] else "footnote" if m[2] else "link"
            self.add(
                "reference",
                at,
                {"type": kind, "label": m[3], "target": (m[4] or "").strip()},
                text=kind == "footnote",
            )
            if kind == "footnote":
                self.enter(column + 4)
            return at + 1
        if "|" in body and self.table_at(at):
            return self.add("table", at, end=extents.table(self.lines, at, self.column))
        return self.add("paragraph", at, text=True)

    def front_matter(self) -> int:
        """YAML between `---` lines at the very top; only when what follows looks like keys, else it is a rule."""
        if not self.lines or self.lines[0].rstrip() != "---":
            return 0
        for at in range(1, len(self.lines)):
            line = self.lines[at]
            if line.rstrip() in ("---", "..."):
                return self.add("front_matter", 0, end=at + 1)
            if at == 1 and not blank(line) and not grammar.FRONT_KEY.match(line):
                return 0
            if at == 1 and blank(line):
                return 0
        return 0

    def setext(self, body: str) -> bool:
        marks = body.rstrip(" \t\r")
        return self.kind == "paragraph" and marks == marks[0] * len(marks)

    def underline(self, at: int, mark: str) -> int:
        """The paragraph above, which the line `at` makes a heading."""
        _, start, column, _, depth = self.out.pop()
        text = " ".join(line.strip() for line in self.lines[start - 1 : at])
        self.out.append(("heading", start, column, heading_info(text, 1 if mark == "=" else 2, "setext"), depth))
        self.kind, self.text = "heading", False
        return at + 1

    def indented(self, at: int) -> int:
        """Indented code: lines 4 columns deeper than the container, and the blank lines between them."""
        need = self.column + 4
        end = last = at + 1
        while end < len(self.lines):
            if blank(self.lines[end]):
                end += 1
            elif indent_of(self.lines[end]) >= need:
                end = last = end + 1
            else:
                break
        return self.add("indented_code", at, end=last)

    def item(self, at: int, column: int, body: str) -> int:
        """A list item: its line, and the containers that its mark (or marks: `- 1. text`) opens."""
        depth, base = len(self.columns), self.column
        marker, rest, fence = "", body, None
        while len(self.columns) < MAX_DEPTH and (m := grammar.ITEM.match(rest)) and not (marker and is_rule(rest)):
            mark, blanks = m[1], m[2] or ""
            if "\t" in blanks:
                lead = len((" " * column + mark + blanks).expandtabs(4)) - column - len(mark)
            else:
                lead = len(blanks)
            text = rest[m.end() :]
            marker = marker or mark
            wide = not text.strip() or lead > 4
            column += len(mark) + (1 if wide else lead)
            self.enter(column)
            rest = text
            if wide:
                break
        info = {
            "marker": marker,
            "text": rest.strip(),
            "ordered": "yes" if marker[0].isdigit() else "",
        }
        if rest[:3] in ("```", "~~~") and (fence := grammar.FENCE.match(rest)):
            end = self.fence(at, fence, marker)
        else:
            end = self.add("list_item", at, info, text=bool(rest.strip()))
        kind, start, _, facts, _ = self.out.pop()
        self.out.append((kind, start, base, facts, depth))  # an item stands in its list, not in what it holds
        return end

    def defines(self) -> bool:
        """Whether what stands before can be a term: a paragraph or another definition, at most one blank line away."""
        before = [(kind, depth) for kind, _, _, _, depth in self.out[-2:] if kind != "blank"]
        return bool(before) and before[-1][0] in ("paragraph", "definition") and before[-1][1] >= len(self.columns)

    def table_at(self, at: int) -> bool:
        column = self.columns[self.matched - 1] if self.matched else 0
        return at + 1 < len(self.lines) and grammar.is_table(self.lines[at], self.lines[at + 1], column)

    def fence(self, at: int, opening: re.Match[str], marker: str = "") -> int:
        end, closed = extents.fence(self.lines, at, opening[1], self.column)
        return self.add("fence", at, {**grammar.fence_info(opening), "closed": closed, "marker": marker}, end)

    def html(self, at: int, body: str, kind: int) -> int:
        tag = (grammar.HTML_START.match(body)[2] or "").lower()
        info = {"tag": tag, "raw": "yes" if kind < 6 else ""}
        if kind >= 6 and grammar.MARKDOWN_INSIDE.search(body[:2000]):
            return self.add("html", at, info)
        return self.add("html", at, info, extents.html(self.lines, at, kind, tag, self.column))

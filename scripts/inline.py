"""What stands inside a line or a paragraph of Markdown: code spans, links, and what no pass may touch."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

Span = tuple[int, int]

RUN = re.compile(r"`+")
BACKTICKS = re.compile(r"\\.|`+", re.DOTALL)
TARGET = r"<[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*"
LINK = re.compile(
    rf"(?P<image>!?)\[(?P<label>[^\[\]]*(?:!?\[[^\[\]]*\](?:\([^\s()]*\))?[^\[\]]*)*)\]"
    rf"\([ \t]*(?P<target>{TARGET})(?:[ \t]+(?P<title>\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
FIXED = re.compile(
    rf"<!--.*?-->|<[A-Za-z/!?][^<>]*>|\]\([ \t]*(?:{TARGET})(?=[ \t)])|\]\[[^\[\]]*\]|&#?\w{{1,32}};"
    r"|(?:https?|ftp)://[^\s<>]+|\{[:#.][^{}\n]*\}|\{ ?[#.][^{}\n]*\}|^[ \t]*\[[^\[\]]+\]:[ \t]*\S+",
    re.DOTALL | re.MULTILINE,
)
MEANING = re.compile(r"[<\]&{:]")  # one of these is in all that FIXED matches


class Link(NamedTuple):
    """One inline link: its label, its target, the column (from 0) where it starts, and whether it is a picture."""

    label: str
    target: str
    column: int
    is_image: bool


def inline_code_spans(text: str) -> list[Span]:
    """Start and end (exclusive, marks included) of each code span of a line or paragraph (CommonMark 6.1); linear."""
    if "`" not in text:
        return []
    every = runs = [m.span() for m in RUN.finditer(text)]
    if "\\" in text:
        runs = [m.span() for m in BACKTICKS.finditer(text) if text[m.start()] == "`"]
    # Inside a span a backslash is plain, so a run that closes may follow one: note every run by its length.
    places: dict[int, list[Span]] = {}
    for start, end in every:
        places.setdefault(end - start, []).append((start, end))
    spans: list[Span] = []
    done = 0
    for start, end in runs:
        if start < done:
            continue
        same = places.get(end - start, [])
        at = bisect_right(same, (start, end))
        if at < len(same):
            done = same[at][1]
            spans.append((start, done))
    return spans


def merge(spans: list[Span]) -> list[Span]:
    """The same places, in order and without overlap."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def fixed_spans(text: str) -> list[Span]:
    """Places whose signs mean something to Markdown or to a machine: code, tags, targets, addresses, attributes."""
    code = inline_code_spans(text)
    if not MEANING.search(text):
        return code
    return merge(code + [m.span() for m in FIXED.finditer(text) if not inside(m.start(), code)])


def inside(place: int, spans: list[Span]) -> bool:
    """Whether a place is in one of the spans, which are sorted and apart; by bisection."""
    at = bisect_right(spans, (place, len(spans) and spans[-1][1])) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]


def by_line(lines: Iterable[str], spans: list[Span]) -> list[list[Span]]:
    """The spans of a text, given in its offsets, for each of its lines in the offsets of the line; linear."""
    result, offset, first = [], 0, 0
    for line in lines:
        end = offset + len(line)
        while first < len(spans) and spans[first][1] <= offset:
            first += 1
        here, at = [], first
        while at < len(spans) and spans[at][0] < end:
            here.append((max(0, spans[at][0] - offset), min(len(line), spans[at][1] - offset)))
            at += 1
        result.append(here)
        offset = end + 1
    return result


def outside(text: str, change: Callable[[str], str], spans: list[Span] | None = None) -> str:
    """`text` with `change` applied to every piece that is not in `spans` (by default: `fixed_spans`)."""
    spans = fixed_spans(text) if spans is None else spans
    pieces, done = [], 0
    for start, end in spans:
        pieces += [change(text[done:start]), text[start:end]]
        done = end
    return "".join([*pieces, change(text[done:])])


def blank_code(text: str) -> str:
    """`text` with the inside of code spans replaced by spaces: same length, so that columns stay true."""
    return _blank(text, inline_code_spans(text))


def _blank(text: str, spans: list[Span]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], re.sub(r"[^\n]", " ", text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])


def links(line: str) -> list[Link]:
    """Inline links, pictures and autolinks of a line, outside code; the pictures inside labels too."""
    if "](" not in line and ":" not in line:
        return []
    seen = blank_code(line)
    found = []
    for m in LINK.finditer(seen) if "](" in seen else ():
        label = line[m.start("label") : m.end("label")]
        found.append(Link(label, m["target"].strip("<>"), m.start(), bool(m["image"])))
        inner = m.start("label")
        found += [
            Link(n["label"], n["target"].strip("<>"), inner + n.start(), True)
            for n in LINK.finditer(m["label"])
            if n["image"]
        ]
    found += [Link(m["target"], m["target"], m.start(), False) for m in AUTOLINK.finditer(seen)]
    return sorted(found, key=lambda link: link.column)

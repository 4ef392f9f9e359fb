"""Signs that nobody sees and that break a text, and forms that only look like the letters they stand for.

Programs leave them behind: soft hyphens and ligatures come from a PDF, zero-width signs and no-break spaces from a web
page, accents apart from their letters from macOS, marks of byte order from files that were joined, page breaks from
old printers. They hide words from a search, and a no-break space makes no list, no heading and no command. Outside code
they are mended here; `hidden_left` names the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from unicodedata import normalize

from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, spread
from scripts.notes.passes.shell import is_command
from scripts.notes.spans import Span, code_spans

RULE = "hidden-sign"
NO_BREAK = "\u00a0\u202f\u2007"
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
JOINERS = "\u200c\u200d"
ACCENTS = "\u0300\u0301\u0302\u0303\u0308\u030a\u030c\u0327"
LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
BREAKS = "\x0b\x0c\u2028\u2029"
SIGNS = (*NO_BREAK, *INVISIBLE, *JOINERS, *ACCENTS, *LIGATURES, *BREAKS)
BLANKS = f"[ \\t{NO_BREAK}]*"
MARK = r"(?:[-+*•]|\d{1,9}[.)]|#{1,6}|>(?!.?\d))"  # «> 5 Go» is a comparison
Replace = Callable[[re.Match[str]], str]
Change = tuple[re.Match[str], str]


def spaced(match: re.Match[str]) -> str:
    return re.sub(f"[{NO_BREAK}]", " ", match[0])


def command(match: re.Match[str]) -> str:
    return spaced(match) if is_command(spaced(match)) else match[0]


def letters(match: re.Match[str]) -> str:
    return normalize("NFKC", match[0])


REPAIRS: tuple[tuple[str, re.Pattern[str], Replace, str], ...] = (  # signs of which one must be there, …
    # a joiner belongs to an emoji or to a letter of another script before it
    (
        INVISIBLE + JOINERS,
        re.compile(f"[{INVISIBLE}]+|(?:^|(?<=[\\s!-\u024f]))[{JOINERS}]+", re.M),
        lambda match: "",
        "invisible signs taken out",
    ),
    (BREAKS, re.compile(f"^[{BREAKS}]+|[{BREAKS}]+$", re.M), lambda match: "", "page breaks taken out"),
    (BREAKS, re.compile(f"[{BREAKS}]+"), lambda match: " ", "line breaks made spaces"),
    (ACCENTS, re.compile(f"[A-Za-z\u00c0-\u024f][{ACCENTS}]+"), letters, "accents joined with their letters"),
    (LIGATURES, re.compile(f"[{LIGATURES}]"), letters, "ligatures of print written out"),
    (
        NO_BREAK,
        re.compile(rf"^{BLANKS}{MARK}[{NO_BREAK}]+|^{BLANKS}[\w./-]+:[{NO_BREAK}]|^[ \t]*[{NO_BREAK}]{BLANKS}", re.M),
        spaced,
        "no-break spaces made plain: they make no list, heading or key",
    ),
    (
        NO_BREAK,
        re.compile(f"^[^\n{NO_BREAK}]*[{NO_BREAK}].*$", re.M),
        command,
        "no-break spaces made plain in commands",
    ),
)


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    text = doc.text
    for signs, pattern, replace, said in REPAIRS:
        if not any(map(text.__contains__, signs)):
            continue
        text, places = mended(text, pattern, replace)
        sources = [doc.lines[at].source for at in places]
        if sources:
            edit.fixed(sources[0], f"{said} (lines {spread(sources)})")
    if not edit.findings:
        return doc
    removed, added = [], []
    for line, new in zip(doc.lines, text.split("\n"), strict=False):
        if new == line.text:
            edit.lines.append(line)
        else:
            edit.put(new, line.source)
            removed.append(line.text)
            added.append(new)
    edit.findings[0] = edit.findings[0]._replace(removed="\n".join(removed), added="\n".join(added))
    return edit.done()


def mended(text: str, pattern: re.Pattern[str], replace: Replace) -> tuple[str, list[int]]:
    """The text with what matches outside code replaced, and the indices of the lines that changed. Lines stay lines."""
    changes = [(match, new) for match in pattern.finditer(text) if (new := replace(match)) != match[0]]
    if not changes:
        return text, []
    pieces, done, places, line = [], 0, [], 0
    for match, new in outside(changes, code_spans(text)):
        line += text.count("\n", done, match.start())
        places.append(line)
        pieces += (text[done : match.start()], new)
        done = match.end()
    return "".join([*pieces, text[done:]]), places


def outside(changes: Iterable[Change], spans: Iterable[Span]) -> Iterator[Change]:
    """The changes that touch none of the spans; both in order."""
    spans = iter(spans)
    span = next(spans, None)
    for match, new in changes:
        while span and span[1] <= match.start():
            span = next(spans, None)
        if not span or match.end() <= span[0]:
            yield match, new

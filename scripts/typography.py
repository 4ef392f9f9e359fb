"""French typography, outside code and everything a machine reads. Pure text to text; `check --fix` uses it too.

Rules of the Imprimerie nationale (Lexique des règles typographiques): a narrow no-break space (U+202F) before ; ! ? and
inside « » and between thousands, a no-break space (U+00A0) before the colon and a unit, and the curly apostrophe
(U+2019). Only a space that is there becomes no-break, except inside « », where one is set; nothing else is added or
taken away.
"""

from __future__ import annotations

import re

from scripts.blocks import CODE, scan
from scripts.inline import fixed_spans, inside
from scripts.model import Block

NARROW, WIDE, APOSTROPHE = "\u202f", "\u00a0", "\u2019"
SPACE = f"[ {NARROW}{WIDE}]"
BEFORE_HIGH = re.compile(rf"(?<=[^\s|]){SPACE}(?=[;!?]+(?:[\s)\]»”\"'*_.,…]|$))")
BEFORE_COLON = re.compile(rf"(?<=[^\s|:]){SPACE}(?=:(?:[\s)\]»*_]|$))")
OPENING = re.compile(rf"«{SPACE}*(?=[^\s»])")
CLOSING = re.compile(rf"(?<=[^\s«]){SPACE}*»")
NUMBER = "|".join(
    rf"(?<={before}{digits})" for before in ("^", r"[^\w.,:/-]") for digits in (r"\d", r"\d\d", r"\d\d\d")
)
THOUSANDS = re.compile(rf"(?:{NUMBER}) (?=\d\d\d(?![\w-]))", re.MULTILINE)
UNIT = re.compile(r"(?<=\d) (?=(?:%|€|°C|[kKMGT]i?[oB]|octets?|bits?|[mµn]?s|min|h|px|[kMG]?Hz)(?![\w/'’-]))")
NUMBERS = ((THOUSANDS, NARROW), (UNIT, WIDE))
AFTER_DIGIT = r"\d [\d%€°kKMGTHobmµnsp]"
NUMERIC = re.compile(AFTER_DIGIT)
CURL = re.compile(r"(?<=[^\W\d_])'(?=[^\W_]|[«“\"(\[*_`<]|$)")
QUOTED = re.compile(r"(?<![^\W_])'[^'\n]*'(?![^\W_])")
MARKS = (  # (signs of which one must be there, what to set, how it is set)
    (tuple(blank + sign for blank in (" ", WIDE) for sign in ";!?"), BEFORE_HIGH, NARROW),
    ((" :", f"{NARROW}:"), BEFORE_COLON, WIDE),
    ("«", OPENING, f"«{NARROW}"),
    ("»", CLOSING, f"{NARROW}»"),
)
UNSET = re.compile(
    f"[ {WIDE}](?=[;!?])|[ {NARROW}]:|«(?!{NARROW}[^\\s»])|(?<![^\\s«]{NARROW})»|'|{AFTER_DIGIT}"
)  # all there is to do
# What makes a heading, an item or a quote: with a no-break space behind it, it is text.
BLOCK_MARK = re.compile(r"^(?:[ \t]*(?:#{1,6}|[-+*>]|\d{1,9}[.)]))+(?= )", re.MULTILINE)
TITLE = re.compile(r"\"(.*)\"")


def french(text: str) -> str:
    """A line or paragraph of French prose with its spaces and apostrophes set; code, links and tags stay."""
    if not UNSET.search(text):
        return text
    edits: dict[tuple[int, int], str] = {}
    for signs, pattern, new in MARKS:
        if any(map(text.__contains__, signs)):
            edits.update({m.span(): new for m in pattern.finditer(text)})
    if NUMERIC.search(text):
        edits.update({m.span(): new for pattern, new in NUMBERS for m in pattern.finditer(text)})
    if "'" in text:
        quoted = [m.span() for m in QUOTED.finditer(text)] if text.count("'") > 1 else []
        edits.update({m.span(): APOSTROPHE for m in CURL.finditer(text) if not inside(m.start(), quoted)})
    spans = fixed_spans(text) if edits else []
    marks = {m.end() for m in BLOCK_MARK.finditer(text)} if edits else set()
    pieces, done = [], 0
    for (start, end), new in sorted(edits.items()):
        if start < done or start in marks or inside(start, spans) or (end > start and inside(end - 1, spans)):
            continue
        pieces += [text[done:start], new]
        done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def french_lines(block: Block) -> tuple[str, ...]:
    """The lines of one block of a French page, set; code, tags, tab labels and front matter unchanged."""
    if block.kind in CODE or block.kind in ("tab", "snippet", "reference", "blank", "rule", "html"):
        return block.lines
    if block.kind == "admonition":
        return tuple(TITLE.sub(lambda m: f'"{french(m[1])}"', line) for line in block.lines)
    text = "\n".join(block.lines)
    new = french(text)
    return block.lines if new is text else tuple(new.split("\n"))


def fix(text: str) -> str:
    """A whole French page with its typography set. Idempotent."""
    lines = [line for block in scan(text) for line in french_lines(block)]
    return "\n".join(lines) + ("\n" if text.endswith("\n") else "")

"""What no decoding brings back: bytes that were dropped or replaced. Reported with a likely word, never written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from scripts.model import Finding
from scripts.notes.mojibake.charsets import CHARSETS, Charset
from scripts.notes.mojibake.words import likely

RULE = "encoding-lost"
_LATIN = frozenset({"cp1252", "latin-1", "iso8859_15"})
_CONTEXT = 40  # signs to look at on both sides for the word that a loss is in
_WORD_END = re.compile(r"[\s()\[\]{}\"«»,;:!]")
# What may show that a byte is lost, as (first sign, what must hold right after it; look-behinds see the sign too). All
# patterns start with the class of the first signs, which the regular expression engine finds fast.
# U+FFFD, and "?" inside a word, stand for a byte that a program could not read; U+F8FF is an emoji without its end.
_GONE = (
    ("\ufffd\uf8ff", "(?<=[\ufffd\uf8ff])[\ufffd\uf8ff]*"),
    ("?√Ã├", r"(?P<weak>(?<=[A-Za-zà-ÿ][?√Ã├])(?:\?|(?=[a-zà-ÿ])))"),  # only when that makes a word
)


def find_losses(text: str, steps: Collection[str], path: str = "") -> tuple[Finding, ...]:
    """Findings, in order, for a text after the `steps` that were undone: signs that stand for lost bytes."""
    pattern = _pattern(steps)
    found, line, position, last = [], 1, 0, 0
    for match in pattern.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        if match.start() < last or _whole(text, match):
            continue
        head, tail = _around(text, match)
        word, last = head + match[0] + tail, match.end() + len(tail)
        guess = likely(head, tail)
        if match[0][0] in "?√Ã├" and match.lastgroup == "weak" and not guess:
            continue
        hint = f"likely «{guess}»: correct the note" if guess else "compare with the original and correct the note"
        found.append(Finding(path, line, RULE, f"a byte is lost in «{word}»", hint))
    return tuple(found)


def _pattern(steps: Collection[str]) -> re.Pattern[str]:
    if _LATIN & set(steps):
        steps = {*steps, *_LATIN}  # they differ in a few bytes, and what is left may be of any of them
    signs = [*(stump for charset in CHARSETS if charset.name in steps for stump in _stumps(charset)), *_GONE]
    first = "".join(re.escape(sign) for leads, _ in signs for sign in leads)
    return re.compile(f"[{first}](?:" + "|".join(rest for _, rest in signs) + ")")


def _stumps(charset: Charset) -> Iterator[tuple[str, str]]:
    """What a sequence leaves when a byte of it is lost: a lone first sign in a word, `â€`, an emoji without F0."""
    of, tail = charset.signs_for, charset.class_for
    letters = of(0xC3, 0xC3) + of(0xC5, 0xC5)
    yield letters, f"(?<=[{re.escape(letters)}])(?:\\?|(?=[a-zà-ÿ]))"
    yield of(0xE2, 0xE2), f"(?<={tail(0xE2, 0xE2)}){tail(0x80, 0x80)}"
    yield of(0x9F, 0x9F), f"(?<={tail(0x9F, 0x9F)}){tail(0x8C, 0xA7)}{tail(0x80, 0xBF)}"


def _whole(text: str, match: re.Match[str]) -> bool:
    """Whether what was found is a whole sequence after all: mojibake that was left where it stands."""
    return any(charset.sequences.match(text, match.start()) for charset in CHARSETS)


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The parts of the word before and after a loss."""
    before = text[max(0, match.start() - _CONTEXT) : match.start()]
    after = text[match.end() : match.end() + _CONTEXT]
    return _WORD_END.split(before)[-1], _WORD_END.split(after)[0]

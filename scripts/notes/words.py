"""The words of a Markdown text, for the law that none is lost or invented.

A word is a run of letters and digits. Marks that only shape a text do not part words: emphasis, underscores, escapes.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from scripts.model import Finding

PIECE = 100_000  # characters
SHAPE = "*_\\`"
WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    """How often each word occurs in `text`."""
    found: Counter[str] = Counter()
    for piece in pieces(text):
        piece = html.unescape(piece)
        for sign in SHAPE:
            piece = piece.replace(sign, "")
        found.update(WORD.findall(piece))
    return found


def pieces(text: str) -> Iterator[str]:
    """The text in pieces of whole lines: the list of all words of a long one would weigh many times the text."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + PIECE)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end


def balance(before: Counter[str], after: list[str], findings: tuple[Finding, ...], name: str) -> tuple[Finding, ...]:
    """A finding for every word that was lost or invented without a repair having said so: a defect of a pass."""
    said_out = words("\n".join(finding.removed for finding in findings if finding.removed))
    said_in = words("\n".join(finding.added for finding in findings if finding.added))
    now: Counter[str] = Counter()
    for text in after:
        now.update(words(text))
    lost = (before + said_in) - (now + said_out)
    new = (now + said_out) - (before + said_in)
    hint = "compare the draft with the note, and report this defect of the normaliser"
    return tuple(
        Finding(name, 0, "words", f"words {what} without a reason: {' '.join(sorted(some.elements()))[:200]}", hint)
        for what, some in (("lost", lost), ("invented", new))
        if some
    )

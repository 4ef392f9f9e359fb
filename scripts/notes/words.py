"""The words of a Markdown text, for the law that none is lost or invented.

A word is a run of letters and digits. Marks that only shape a text do not part words: emphasis, underscores, escapes.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

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

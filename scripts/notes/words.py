"""The words of a Markdown text, for the law that none is lost or invented.

A word is a run of letters and digits. Marks that only shape a text do not part words: emphasis, underscores, escapes.
"""

from __future__ import annotations

import html
import re
from collections import Counter

SHAPE = "*_\\`"
WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    """How often each word occurs in `text`."""
    text = html.unescape(text)
    for sign in SHAPE:
        text = text.replace(sign, "")
    return Counter(WORD.findall(text))

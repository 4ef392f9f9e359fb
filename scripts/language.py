"""Is a text French or English? Told by the small words that only one of the two uses."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+")
# Code, targets of links, addresses and attributes have no language.
NO_LANGUAGE = re.compile(r"`[^`\n]*`|\]\([^()\n]*\)|https?://\S+|\{[^{}\n]*\}|<[^<>\n]*>")
SMALL_WORDS = {
    "fr": frozenset(
        "le la les un une des du de et est sont dans pour que qui sur avec par au aux ce cette ces se sa son ses il"
        " elle on nous vous ne pas plus ou où mais leur leurs été être peut permet chaque entre sans ainsi aussi comme"
        " donc dont tout tous".split()
    ),
    "en": frozenset(
        "the a an of to and is are in for that which on with by from this these those it its be can will not or but as"
        " at your you we they their has have been using when each between without also such then there if how what was"
        " were".split()
    ),
}
LONGEST = 20_000  # characters that are looked at


def weights(text: str) -> tuple[int, int]:
    """How many French and how many English small words a text has, outside code."""
    found = WORD.findall(NO_LANGUAGE.sub(" ", text[:LONGEST]).lower())
    return tuple(sum(map(SMALL_WORDS[lang].__contains__, found)) for lang in ("fr", "en"))


@lru_cache(maxsize=4096)
def language_of(text: str) -> str:
    """`fr`, `en`, or "" when fewer than three small words, or a mixture of both, do not tell."""
    french, english = weights(text)
    if french + english < 3:
        return ""
    if french >= 3 * english:
        return "fr"
    return "en" if english >= 3 * french else ""

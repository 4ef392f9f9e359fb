"""Word evidence: is this a French or an English word, or one of the course's own?

The lists are those of pyspellchecker (MIT; French 140,000 and English 160,000 inflected forms), loaded at first use,
and `vocabulary.txt`: terms of Kubernetes and of computing that general lists lack.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from scripts.notes.mojibake.signs import wordlike

# Short forms are noise in lists made by counting: only these count.
_SHORT = frozenset({"à", "où", "là", "ça", "çà", "dû", "né"})
_ELIDED = frozenset(("l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quelqu", "aujourd"))
# Elisions and contractions made of short forms only; an elision may stand before markup (`l’**objet**`).
_SHORT_FORMS = re.compile(
    r"(?:[dljmnstc]|qu|jusqu|lorsqu|puisqu|quelqu|aujourd)['’](?:a|ai|as|au|en|et|eu|il|ils|on|ou|un|y)?"
    r"|(?:i|he|it|we)['’](?:d|ll|m|re|s|ve)"
)
_NEGATED = re.compile(
    r"(?:are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)n’t", re.IGNORECASE
)
_PART = re.compile(r"[^\W\d_]+")
_ACCENTED = "éèêàçùôîâûïëœ"
_COMMON = 100  # how often, in the counts of the lists, a word of the course is taken to occur
_AHEAD = 10  # how many times commoner a word must be than the next to be the likely one


@lru_cache(maxsize=1)
def lexicon() -> Mapping[str, int]:
    """Every known word, in lower case, ligatures open (`noeud`, which stands for `nœud` too), and how common it is."""
    words: dict[str, int] = dict.fromkeys(
        files(__package__).joinpath("vocabulary.txt").read_text(encoding="utf-8").split(), _COMMON
    )
    for language in ("en", "fr"):
        packed = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
        words |= json.loads(gzip.decompress(packed))
    return {_open(word): count for word, count in words.items()}


def _open(word: str) -> str:
    return word.replace("œ", "oe").replace("æ", "ae")


def known(token: str) -> bool:
    """Whether the token looks like words, all of them are known and one is long enough to mean something."""
    if not wordlike(token):
        return False
    if _SHORT_FORMS.fullmatch(token.lower()) or _NEGATED.fullmatch(token):
        return True
    found, words = parts(token), lexicon()
    if not all(part in _SHORT or part in _ELIDED or (len(part) > 2 and _open(part) in words) for part in found):
        return False
    return any(part in _SHORT or len(part) > 2 for part in found)


def negated(token: str) -> bool:
    """Whether the token is an English negation with its apostrophe: `don’t`."""
    return bool(_NEGATED.fullmatch(token))


def parts(token: str) -> list[str]:
    """The words of a token, composed, in lower case."""
    return _PART.findall(unicodedata.normalize("NFC", token).lower())


def likely(head: str, tail: str) -> str:
    """The known word that is `head`, one accented letter or an apostrophe, `tail`; "" when none is much commoner than
    the others."""
    if head.lower() in _ELIDED and known(f"{head}’{tail}"):
        return f"{head}’{tail}"
    words = [head + letter + tail for letter in _ACCENTED if known(head + letter + tail)]
    words.sort(key=_frequency, reverse=True)
    return words[0] if len(words) == 1 or (words and _frequency(words[0]) >= _AHEAD * _frequency(words[1])) else ""


def _frequency(token: str) -> int:
    return min((lexicon().get(_open(part), 0) for part in parts(token) if len(part) > 2), default=0)

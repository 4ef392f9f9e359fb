"""The word lists of French and English.

They are those of pyspellchecker (MIT; about 140,000 French and 160,000 English forms, inflected), which hold both
American and British English. Loading one takes a fifth of a second, looking a word up nothing.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


@cache
def forms(lang: str) -> Mapping[str, int]:
    """Every form of `lang` in lower case, and how common it is. The lists write `noeud` for `nœud`."""
    packed = files("spellchecker").joinpath("resources", f"{lang}.json.gz").read_bytes()
    return json.loads(gzip.decompress(packed))


def known(word: str, lang: str) -> bool:
    """Whether `word` (any case, ligatures open or not) is a form of `lang`."""
    return word.lower().translate(LIGATURES) in forms(lang)

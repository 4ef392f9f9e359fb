"""The word lists of French and English.

They are those of pyspellchecker (MIT; about 140,000 French and 160,000 English forms, inflected). Loading one takes a
fifth of a second, looking a word up nothing. The English one is American; British forms are derived from it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# colour, centre, organise, analyse, travelled, catalogue (New Oxford Style Manual, "UK and US spellings")
BRITISH = (
    (re.compile(r"is(?=(?:e|es|ed|er|ers|ing|able|ation|ations)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|es|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"our"), "or"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ll(?=(?:ed|er|ers|ing)$)"), "l"),
)
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


@cache
def forms(lang: str) -> Mapping[str, int]:
    """Every form of `lang` in lower case, and how common it is. The lists write `noeud` for `nœud`."""
    packed = files("spellchecker").joinpath("resources", f"{lang}.json.gz").read_bytes()
    return json.loads(gzip.decompress(packed))


def known(word: str, lang: str) -> bool:
    """Whether `word` (any case, ligatures open or not) is a form of `lang`."""
    word, words = word.lower().translate(LIGATURES), forms(lang)
    return word in words or (lang == "en" and any(form.sub(us, word) in words for form, us in BRITISH))

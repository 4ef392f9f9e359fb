"""What signs tell by themselves: which ones a note is likely to hold, and which arrangements no writer makes."""

from __future__ import annotations

import re
from unicodedata import category

# Letters of Western and Central Europe, then what French and English prose, mathematics and drawings use.
_EXPECTED = re.compile(
    "["
    "\u00a0-\u017f"  # Latin-1 signs and letters, Latin Extended-A
    "\u0300-\u0304\u0306-\u0308\u030a\u030c\u0327\u0328"  # marks that compose with letters (macOS)
    "\u2000-\u206f\u2070-\u209f\u20a0-\u20c0"  # punctuation, super- and subscripts, currency
    "\u2100-\u23ff\u2460-\u27ff\u2900-\u297f\u2b00-\u2bff"  # letter-like, arrows, mathematics, boxes, symbols
    "\u3000-\u3003\ufe0e\ufe0f\ufeff\ufffd"  # ideographic space, variation selectors, byte order mark, replacement
    "\U0001d400-\U0001d7ff\U0001f000-\U0001faff\U000e0020-\U000e007f"  # mathematical letters, emoji, tags of flags
    "]+"
)
# A sign of which one occurrence is proof: three or four bytes fitted together, and the outcome belongs in prose.
_TELLING = re.compile("[\u2010-\u203f\u20ac\u2122\u2190-\u27bf\u2b00-\u2bff\ufe0f\ufeff\ufffd\U0001f000-\U0001faff]")

_UPPER_IN_WORD = re.compile("(?<=[a-zà-öø-ÿœ])[À-ÖØ-ÞŒŸŠŽ]|(?<=[A-Z])[À-ÖØ-ÞŒŸŠŽ](?=[a-zß-öø-ÿ])")
_GREEK_IN_WORD = re.compile("(?<=[A-Za-z])[Α-Ωα-ω]|[Α-Ωα-ω](?=[a-z])")
_SIGN_IN_WORD = re.compile(
    "(?<=[A-Za-zÀ-ÖØ-öø-ÿŒœ])"
    "(?:[^\\w\\s'’‘·–—…\u00ad\u2010\u2011\u200b-\u200d\u0300-\u036f]|[ªº¹²³¼½¾µ])++"
    "(?=[A-Za-zÀ-ÖØ-öø-ÿŒœ])"
)
_RARE = re.compile("[þÞðÐŽžŠšƒˆ˜˚˘ˇ˝¸¯¨´‡†‰\u0080-\u009f\uf8ff\ufffd\u2500-\u2593]")
_ODD = (_UPPER_IN_WORD, _SIGN_IN_WORD, _GREEK_IN_WORD, _RARE)
# What French and English notes hold every day. `Ã` and `Â` are letters too, but rarer than the damage they show.
_COMMON = re.compile(
    "[àâäçéèêëîïôöùûüÿœæÀÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆñáíóúß\xa0\u00ad\u0300-\u036f«»°·×÷±²³½©®€™µ"
    "\u200b-\u200d\u2010-\u2019\u201c\u201d\u2022\u2026\u202f\u2039\u203a→←↑↓↔⇒⇔≤≥≠≈∞\u2500-\u25ff\u2600-\u27bf\ufe0f"
    "\U0001f000-\U0001faff]+"
)
_WORDLIKE = re.compile("[^\\W\\d_]+")
_STRANGE = frozenset({"Cc", "Co", "Cn", "Cs"})
_CONTROLS = re.compile("[\u0080-\u009f]+")
_NATURAL = re.compile(
    "√[∞±≤≥µ∂∑∏π∫Ωº°]"
    "|(?<![a-zß-ÿ])[ÃÄÅÈÉÊÌ-ÖØ-Ü][»”’…›](?!\\w)"
    "|(?<=[A-ZÀ-ÖØ-Þ])[ÃÄÅÈÉÊÌ-ÖØ-Ü][\xa0™®©°](?!\\w)"
    "|[\u2500-\u259f]{3,}"
    "|(?<![^\\W\\d_])[\u2500-\u252b\u2534-\u259f][\u2500-\u259f](?!\\w)"
)


def oddness(token: str) -> int:
    """How many arrangements the token holds that writers do not make: `dÈp`, `d‚p`, `dΘp`, rare letters, controls."""
    return sum(len(pattern.findall(token)) for pattern in _ODD)


def rarity(token: str) -> int:
    """How many of its non-ASCII signs French and English notes hardly ever hold."""
    return sum(not sign.isascii() for sign in _COMMON.sub("", token))


def wordlike(token: str) -> bool:
    """Whether the token is letters and marks, with nothing strange in or around them."""
    return not oddness(token) and _WORDLIKE.sub("", _COMMON.sub("", token)).isascii()


def plausible(run: str, meant: str) -> str:
    """What to put for `run`, adjacent garbled sequences that stand for `meant`: `meant`, or `run` where it is unlikely.

    Other scripts and control signs (an inner layer of double mojibake) come in company: `é »` with a no-break space
    happens to be one valid Chinese sign, but no clean text has two such accidents side by side.
    """
    strange = _EXPECTED.sub("", meant)
    company = 2 if len(run) > 2 * len(meant) or _CONTROLS.fullmatch(strange) else 3
    return meant if not strange or len(meant) >= company else run


def proves(before: str, run: str, meant: str) -> bool:
    """Whether decoding `run` to `meant`, after the sign `before` (or nothing), needs no other witness.

    Three bytes that fit together and give a typographic sign, an arrow or an emoji; or another script in company; or a
    capital or a sign right after a small letter that turns into a small letter or a sign (`dÃ©`, `d√©`, `nÂ°`).
    """
    if _TELLING.search(meant) or (len(meant) >= 3 and not _EXPECTED.search(meant) and not _CONTROLS.search(meant)):
        return True
    fits = meant[0].islower() or not meant[0].isalpha()
    return before.islower() and fits and not run[0].islower() and not natural(before + run)


def natural(token: str) -> bool:
    """Whether a writer may have meant the signs as they are: `√π`, `IRMÃ»`, a piece of a drawing."""
    return bool(_NATURAL.search(token))


def strange(text: str) -> bool:
    """Whether the text holds signs that no note does: controls, private use, unassigned."""
    return not text.isprintable() and any(category(sign) in _STRANGE for sign in text)

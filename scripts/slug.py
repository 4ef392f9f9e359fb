"""ASCII names for files and anchors."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)


def slug(text: str, longest: int = 60) -> str:
    """`text` in lower-case ASCII with hyphens between words, at most `longest` characters; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", text.translate(LIGATURES)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['`]", "-", plain.lower())).strip("-")
    if len(name) <= longest:
        return name
    return name[: longest + 1].rsplit("-", 1)[0][:longest].strip("-")

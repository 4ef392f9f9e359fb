"""What other tools call their boxes, and what the course calls them."""

from __future__ import annotations

import re

ALERT = re.compile(r"\[!([\w-]+)(?:\|[^\]]*)?\]([-+]?)[ \t]*(.*)$")  # GitHub, Obsidian: `[!type]- title`
NAMES = {
    "abstract": "abstract summary tldr",
    "tip": "tip hint success check done",
    "info": "info note notice todo aside details",
    "warning": "warning important attention fail failure missing bug warn",
    "danger": "danger error caution",
    "question": "question help faq",
    "example": "example",
    "quote": "quote cite",
}
KINDS = {name: kind for kind, names in NAMES.items() for name in names.split()}
TITLES = {
    "fr": {
        "abstract": "En bref",
        "tip": "Astuce",
        "info": "À noter",
        "warning": "Attention",
        "danger": "Danger",
        "question": "Question",
        "example": "Exemple",
        "quote": "Citation",
    },
    "en": {
        "abstract": "In short",
        "tip": "Tip",
        "info": "Note",
        "warning": "Warning",
        "danger": "Danger",
        "question": "Question",
        "example": "Example",
        "quote": "Quote",
    },
}


def kind_of(name: str) -> str:
    """The type of box that another tool's name for it stands for."""
    return KINDS.get(name.lower(), "info")


def title_for(name: str, title: str, lang: str) -> str:
    """The title of a box: its own, else what the course writes above such a box."""
    own = title.replace('"', "'").strip()
    return own or TITLES.get(lang, TITLES["en"])[kind_of(name)]

"""One search index per language, for the server (JSON) and for file:// (a script), with the words a page answers to."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.pairs import DEFAULT, LANGS, other
from scripts.site.languages import root

KEYWORD_BOOST = 1_000_000  # above a title (Material: 1,000): the page about a thing comes before pages that mention it


def split(index: dict, keywords: dict[str, dict[str, list[str]]]) -> dict[str, dict]:
    """Language → index of that language, from the index that Material made of the whole site.

    `keywords`: language → slug → words that lead to that page (kubectl short names, glossary terms). Locations come
    out relative to the language's root, where its pages look for them.
    """
    out = {}
    for lang in LANGS:
        docs = []
        for doc in index["docs"]:
            place = doc["location"]
            if next((x for x in LANGS if x != DEFAULT and place.startswith(f"{x}/")), DEFAULT) != lang:
                continue
            entry = {**doc, "location": place.removeprefix(root(lang))}
            if words := keywords.get(lang, {}).get(entry["location"].removesuffix(".html")):
                entry["keywords"] = words
            docs.append(entry)
        config = {**index["config"], "lang": [lang, "docs"]}
        config["fields"] = {**config["fields"], "keywords": {"boost": KEYWORD_BOOST}}
        out[lang] = {"config": config, "docs": docs}
    return out


def write(site: Path, indexes: dict[str, dict]) -> None:
    """Replaces the site's one index by `search/search_index.{json,js}` below each language's root."""
    for lang, index in indexes.items():
        folder = site / root(lang) / "search"
        folder.mkdir(parents=True, exist_ok=True)
        data = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        (folder / "search_index.json").write_text(data, "utf-8")
        (folder / "search_index.js").write_text(f"var __index = {data}", "utf-8")


def read(site: Path) -> dict:
    """The index that Material wrote."""
    return json.loads((site / "search" / "search_index.json").read_text("utf-8"))


def keywords(cards, terms) -> dict[str, dict[str, list[str]]]:
    """Language → slug → words: kind and short names of each object, both names of each glossary term."""
    out: dict[str, dict[str, list[str]]] = {lang: {} for lang in LANGS}
    for lang in LANGS:
        for card in cards.values():
            out[lang].setdefault(card.page, []).extend([card.kind, card.plural, *card.short_names])
        for term in terms:
            out[lang].setdefault(term.slug, []).extend([*term.names(lang), term.name[other(lang)]])
    return {lang: {slug: list(dict.fromkeys(words)) for slug, words in pages.items()} for lang, pages in out.items()}

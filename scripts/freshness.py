"""Which sections of a page have changed since both languages last agreed.

`docs/translations.yml` keeps, for each page and section, a fingerprint of the French and of the English text at their
last agreed state. A side whose text has changed leaves the other side behind, whichever language it was written in
first. When both have changed, they are taken to have been changed together: the record is out of date, no page is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts.blocks import scan
from scripts.model import CourseError
from scripts.pairs import LANGS, Pair, locate, other, pairs

RECORD = "translations.yml"
HEAD = "_head"  # front matter and what stands before the first heading
META = ("title", "description")

Prints = Mapping[str, tuple[str, str]]  # section id → fingerprints (fr, en)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its text, down to the next heading."""

    id: str
    title: str
    text: str

    @property
    def fingerprint(self) -> str:
        """Eight hex digits that ignore white space, no-break spaces and the shape of apostrophes."""
        text = re.sub(r"[\s\u00a0\u202f]+", " ", self.text.replace("’", "'")).strip()
        return hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Change:
    """Section `id` of page `slug` has changed in the other language: `lang` is behind."""

    slug: str
    lang: str
    id: str
    title: str


def sections(markdown: str) -> dict[str, Section]:
    """The sections of a page by id, in order. Of the front matter only what readers see counts."""
    blocks = scan(markdown)
    lines = markdown.split("\n")
    heads = [b for b in blocks if b.kind == "heading" and not b.indent]
    starts = [(HEAD, "", 1)] + [(b.info.get("id") or b.info["text"], b.info["text"], b.start) for b in heads]
    found = {}
    for (id, title, start), end in zip(starts, [s for _, _, s in starts[1:]] + [len(lines) + 1], strict=True):
        text = "\n".join(lines[start - 1 : end - 1])
        if id == HEAD:
            text = "\n".join(line for line in text.split("\n") if line.startswith(META))
        found[id] = Section(id, title, text)
    return found


def read(pair: Pair) -> dict[str, dict[str, Section]]:
    """Language → sections, for the languages in which the page exists."""
    return {lang: sections(path.read_text("utf-8")) for lang in LANGS if (path := pair.file(lang))}


def load(docs: Path) -> dict[str, dict[str, tuple[str, str]]]:
    """The record: slug → section → fingerprints. Raises CourseError if it is not what `save` writes."""
    path = docs / RECORD
    if not path.exists():
        return {}
    try:
        data = yaml.safe_load(path.read_text("utf-8")) or {}
        return {slug: {id: tuple(pair.split()) for id, pair in rows.items()} for slug, rows in data.items()}
    except (yaml.YAMLError, AttributeError) as error:
        raise CourseError(str(path), "not a record of translations", "restore it from git") from error


def save(docs: Path, record: Mapping[str, Prints]) -> None:
    """Writes the record, sorted by page, one line a section: two people rarely touch the same line."""
    lines = [
        "# Fingerprints (fr en) of each section when both languages last agreed.",
        "# Written by `python -m scripts translations stamp`.",
    ]
    for slug in sorted(record):
        lines.append(f"{slug}:")
        lines += [f"  {id}: {fr} {en}" for id, (fr, en) in record[slug].items()]
    path = docs / RECORD
    temporary = path.with_suffix(".tmp")
    temporary.write_text("\n".join(lines) + "\n", "utf-8")
    temporary.replace(path)


def prints(sides: Mapping[str, Mapping[str, Section]]) -> dict[str, tuple[str, str]]:
    """The fingerprints of a page as it stands, for the sections that both languages have."""
    fr, en = sides["fr"], sides["en"]
    return {id: (fr[id].fingerprint, en[id].fingerprint) for id in fr if id in en}


def changes(slug: str, sides: Mapping[str, Mapping[str, Section]], agreed: Prints) -> list[Change]:
    """What each language of one page is behind with."""
    if len(sides) < len(LANGS) or not agreed:
        return []
    found = []
    for lang in LANGS:
        mine, theirs = sides[lang], sides[other(lang)]
        at = LANGS.index(lang)
        for id, section in theirs.items():
            was = agreed.get(id)
            if id not in mine:
                found.append(Change(slug, lang, id, section.title))
            elif was and section.fingerprint != was[1 - at] and mine[id].fingerprint == was[at]:
                found.append(Change(slug, lang, id, mine[id].title or section.title))
    return found


def behind(docs: Path) -> dict[tuple[str, str], dict[str, str]]:
    """(language, slug) → section id → title, for every page that is behind its counterpart."""
    record = load(docs)
    found: dict[tuple[str, str], dict[str, str]] = {}
    for pair in pairs(docs):
        if not pair.missing:
            for change in changes(pair.slug, read(pair), record.get(pair.slug, {})):
                found.setdefault((change.lang, change.slug), {})[change.id] = change.title
    return found


def stamp(docs: Path, paths: Iterable[Path] = ()) -> list[str]:
    """Records the pages of `paths` (all, if none) as agreed. Returns their slugs; raises CourseError for no page."""
    wanted = set()
    for path in paths:
        at = locate(docs, path)
        if at is None:
            raise CourseError(str(path), "not a page of the course", "name a file below docs/fr or docs/en")
        wanted.add(at[1])
    record = load(docs)
    done = []
    for pair in pairs(docs):
        if pair.missing or (wanted and pair.slug not in wanted):
            continue
        record[pair.slug] = prints(read(pair))
        done.append(pair.slug)
    save(docs, record)
    return done

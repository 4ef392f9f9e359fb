"""Which sections of a page have changed since both languages last agreed.

`docs/translations.yml` keeps, for each page and section, a fingerprint of the French and of the English text at their
last agreed state. A side whose text has changed leaves the other side behind, whichever language it was written in
first. When both sides of a section have changed, they are taken to have been changed together: the record is out of
date, no page is.

A fingerprint ignores what no translator needs to know: white space, line breaks inside paragraphs, the padding of
tables, the sign of a list, the shape of quotes, and which of `*` and `_` marks emphasis. Every letter counts, in prose
and in code: no tool can tell a typo from a correction of the facts. `translations stamp` settles a cosmetic change.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts import page, text_files
from scripts.blocks import CODE, scan
from scripts.model import Block, CourseError
from scripts.page import SNIPPET
from scripts.pairs import LANGS, Pair, locate, other, pairs
from scripts.rows import LOADER

RECORD = "translations.yml"
HEAD = "_head"  # front matter and what stands before the first heading
META = ("title", "description")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
FRENCH_QUOTE = re.compile(r"(?<=«)\s+|\s+(?=»)")
MARK = re.compile(r"^\s*(?:[-+*](?=\s)|(?P<number>\d+)[.)](?=\s)|>)\s*")
CELLS = re.compile(r"\s*(?<!\\)\|\s*")
DASHES = re.compile(r"-{2,}")
EMPHASIS = re.compile(r"(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)")

Prints = Mapping[str, tuple[str, str]]  # section id → fingerprints (fr, en)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its text down to the next heading, in the form that fingerprints compare."""

    id: str
    title: str
    text: str

    @property
    def fingerprint(self) -> str:
        """Eight hex digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Change:
    """Section `id` of page `slug` has changed in the other language: `lang` is behind."""

    slug: str
    lang: str
    id: str
    title: str


def sections(markdown: str, docs: Path | None = None) -> dict[str, Section]:
    """The sections of a page by id, in order. Of the front matter only what readers see counts.

    With `docs`, the text of the examples that a section includes is part of it.
    """
    found: dict[str, Section] = {}
    id, title, parts = HEAD, "", []
    for block in scan(markdown):
        if block.kind == "heading" and not block.indent:
            found[id] = Section(id, title, "\n".join(parts))
            title, parts = block.info["text"], []
            id = block.info.get("id") or title
            while id in found:  # an id that stands twice is another rule's finding; nothing may hide behind it
                id += "+"
        parts += _plain(block, docs)
    found[id] = Section(id, title, "\n".join(parts))
    return found


def _plain(block: Block, docs: Path | None) -> list[str]:
    """The lines of a block without what makes no difference to readers."""
    if block.kind == "blank":
        return []
    if block.kind == "front_matter":
        return [_text(line) for line in block.lines if line.startswith(META)]
    if block.kind in CODE:
        marks = (0, len(block.lines) - 1) if block.kind == "fence" else ()
        return [part for at, line in enumerate(block.lines) for part in _code(line, at in marks, docs)]
    if block.kind == "table":
        rows = [CELLS.sub("|", DASHES.sub("-", line.strip())).strip("|") for line in block.lines]
        return [_text(row) for row in rows]
    lines = (MARK.sub(lambda m: "1. " if m["number"] else "- ", line, count=1) for line in block.lines)
    return [_text(" ".join(line.strip() for line in lines))]


def _code(line: str, is_mark: bool, docs: Path | None) -> Iterable[str]:
    """A line of code with its indentation (but for the marks of its fence), and the example that it includes."""
    yield line.strip() if is_mark else line.rstrip()
    if docs and (snippet := SNIPPET.match(line)) and (docs / snippet[1]).is_file():
        yield from (docs / snippet[1]).read_text("utf-8", "replace").split()


def _text(line: str) -> str:
    line = EMPHASIS.sub(lambda m: "*" * len(m[0]), line.translate(QUOTES))
    return " ".join(FRENCH_QUOTE.sub("", line).split())  # split() takes no-break spaces too


def read(pair: Pair, docs: Path | None = None) -> dict[str, dict[str, Section]]:
    """Language → sections, for the languages in which the page exists. Raises CourseError if one cannot be read."""
    return {lang: sections(page.read(path, lang, pair.slug).text, docs) for lang in LANGS if (path := pair.file(lang))}


def load(docs: Path) -> dict[str, dict[str, tuple[str, str]]]:
    """The record: slug → section → fingerprints. Raises CourseError if it is not what `save` writes."""
    path = docs / RECORD
    if not path.exists():
        return {}
    try:
        data = yaml.load(path.read_bytes().decode("utf-8-sig"), LOADER) or {}
        record = {slug: {str(id): tuple(pair.split()) for id, pair in rows.items()} for slug, rows in data.items()}
        if any(len(pair) != len(LANGS) for rows in record.values() for pair in rows.values()):
            raise ValueError
    except (yaml.YAMLError, AttributeError, ValueError) as error:
        raise CourseError(str(path), "not a record of translations", "restore it from git") from error
    return record


def save(docs: Path, record: Mapping[str, Prints]) -> None:
    """Writes the record, sorted by page, one line a section: two people rarely touch the same line."""
    lines = [
        "# Fingerprints (fr en) of each section when both languages last agreed.",
        "# Written by `python -m scripts translations stamp`.",
    ]
    for slug in sorted(record):
        lines.append(f"{slug}:")
        lines += [f"  {_key(id)}: {fr} {en}" for id, (fr, en) in record[slug].items()]
    text_files.replace(docs / RECORD, "\n".join(lines) + "\n")


def _key(id: str) -> str:
    """An id as a YAML key: a heading without an explicit id may hold any sign."""
    return id if re.fullmatch(r"[A-Za-z_][\w-]*", id) and id not in ("on", "off", "yes", "no", "y", "n") else f"{id!r}"


def prints(sides: Mapping[str, Mapping[str, Section]]) -> dict[str, tuple[str, str]]:
    """The fingerprints of a page as it stands, for the sections that both languages have."""
    fr, en = sides["fr"], sides["en"]
    return {id: (fr[id].fingerprint, en[id].fingerprint) for id in fr if id in en}


def changes(slug: str, sides: Mapping[str, Mapping[str, Section]], agreed: Prints) -> list[Change]:
    """What each language of one page is behind with: sections changed, added, removed or moved across."""
    if len(sides) < len(LANGS) or not agreed:
        return []
    found = []
    for lang in LANGS:
        mine, theirs = sides[lang], sides[other(lang)]
        at = LANGS.index(lang)
        for id, section in theirs.items():
            was = agreed.get(id)
            if id not in mine:
                # New across, or removed here: in the second case the other side is behind, unless it changed as well.
                if was is None or section.fingerprint != was[1 - at]:
                    found.append(Change(slug, lang, id, section.title))
            elif was and section.fingerprint != was[1 - at] and mine[id].fingerprint == was[at]:
                found.append(Change(slug, lang, id, mine[id].title or section.title))
        for id, section in mine.items():
            if id in agreed and id not in theirs and section.fingerprint == agreed[id][at]:
                found.append(Change(slug, lang, id, section.title))
        found += _moved(slug, lang, mine, theirs, agreed)
    return found


def _moved(
    slug: str, lang: str, mine: Mapping[str, Section], theirs: Mapping[str, Section], agreed: Prints
) -> list[Change]:
    """The first section that stands elsewhere across, if this side has kept the agreed order."""
    shared = [id for id in agreed if id in mine and id in theirs]
    here, there = ([id for id in side if id in shared] for side in (mine, theirs))
    if here != shared or there == shared:
        return []
    id = next(a for a, b in zip(shared, there, strict=True) if a != b)
    return [Change(slug, lang, id, mine[id].title)]


def behind(docs: Path) -> dict[tuple[str, str], dict[str, str]]:
    """(language, slug) → section id → title, for every page that is behind its counterpart."""
    record = load(docs)
    found: dict[tuple[str, str], dict[str, str]] = {}
    for pair in pairs(docs):
        if not pair.missing and pair.slug in record:
            for change in changes(pair.slug, read(pair, docs), record[pair.slug]):
                found.setdefault((change.lang, change.slug), {})[change.id] = change.title
    return found


def stamp(docs: Path, paths: Iterable[Path] = ()) -> list[str]:
    """Records the pages of `paths` (all, if none) as agreed. Returns their slugs.

    Raises CourseError for a path that is no page, or a page that one language lacks.
    """
    existing = pairs(docs)
    missing = {pair.slug: pair.missing for pair in existing}
    wanted = set()
    for path in paths:
        at = locate(docs, path)
        if at is None or at[1] not in missing:
            raise CourseError(str(path), "not a page of the course", "name a file below docs/fr or docs/en")
        if missing[at[1]]:
            raise CourseError(str(path), f"has no page in `{missing[at[1]][0]}` to agree with", "translate it first")
        wanted.add(at[1])
    record = load(docs)
    for slug in set(record) - {pair.slug for pair in existing}:
        del record[slug]
    done = []
    for pair in existing:
        if pair.missing or (wanted and pair.slug not in wanted):
            continue
        record[pair.slug] = prints(read(pair, docs))
        done.append(pair.slug)
    save(docs, record)
    return done

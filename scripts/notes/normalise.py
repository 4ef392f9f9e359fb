"""The pipeline: the bytes of a note in, pages and findings out. No input, no output, nothing executed."""

from __future__ import annotations

import gc
import hashlib
import re
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from itertools import count
from typing import ParamSpec, TypeVar

import yaml

from scripts.model import Document, Finding, Line
from scripts.notes.encoding import Change, Repair, repair
from scripts.notes.memory import Lines
from scripts.notes.passes import OPENING_PASSES, REMARKS, SECTION_PASSES, WHOLE_PASSES, encoding, front_matter
from scripts.notes.passes.edit import headings_of, merged
from scripts.notes.passes.headings import title_of
from scripts.notes.passes.language import detect
from scripts.notes.read import decode
from scripts.notes.split import joined, sections, split
from scripts.notes.words import balance, words
from scripts.slug import slug

P, T = ParamSpec("P"), TypeVar("T")
Passes = list[tuple[Callable[[Document], Document], tuple[str, ...]]]
ROUNDS = 6  # passes are run until nothing changes; more rounds than this would be a defect of a pass
UNSET = str.maketrans("’\u202f\u00a0", "'  ")  # a label that was asked about before and after typography is asked once
LONGEST_LINE = 50_000  # characters; a longer line is data, and the text that holds it is left as it is


def without_collector(work: Callable[P, T]) -> Callable[P, T]:
    """`work` with the garbage collector at rest: a pipeline makes no cycles, but so many lines that a third of the time
    would go into looking for some."""

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return run


@dataclass(frozen=True, slots=True)
class Page:
    """A draft: file name, title, language, whole text, first and last line of the note, and each line's origin."""

    name: str
    title: str
    lang: str
    text: str
    first: int
    last: int
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one note: its pages, everything a person should know, and how its encoding was repaired."""

    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    repaired: Repair
    codec: str = "utf-8"

    @property
    def plan(self) -> tuple[Change, ...]:
        """Every change of the encoding."""
        return self.repaired.plan


@without_collector
def normalise(data: bytes, name: str, lang: str = "auto", exists: Callable[[str], bool] | None = None) -> Result:
    """The draft pages of one note. `name` is its file name, for messages and provenance; `lang` fr, en or auto;
    `exists` says whether a local picture is there. Raises CourseError if `data` is not text."""
    decoded = decode(data, name)
    repaired = repair(decoded.text, path=name)
    done: set[tuple[int, str]] = set()
    # Each stage takes the document of the one before away, so that the memory does not hold all of them.
    waiting = deque((part, ROUNDS) for part in split(settle(opened(repaired, name, lang, exists), done, rounds=1)))
    parts: list[Document] = []
    while waiting:
        part, left = waiting.popleft()
        pieces = split(settle(part, done))
        if len(pieces) == 1 or not left:
            parts += pieces
        else:  # a title that only the later rounds have found
            waiting.extendleft((piece, left - 1) for piece in reversed(pieces))
        del part
        pieces.clear()
    done.clear()
    pages, findings = drafts(parts, data)
    parts.clear()
    found = (*decoded.findings, *repaired.findings, *findings)
    return Result(pages, located(found, pages), repaired, decoded.codec)


def opened(repaired: Repair, name: str, lang: str, exists: Callable[[str], bool] | None) -> Document:
    """The document of a repaired note, without its front matter, and its words before anything is changed."""
    lines = Lines(map(Line, repaired.text.removesuffix("\n").split("\n"), count(1)))
    doc = front_matter.run(Document(name, lines, meta={"exists": exists}))
    return doc._replace(lang=language(lang, doc), meta={**doc.meta, "words": words(doc.text)})


def drafts(parts: Sequence[Document], data: bytes) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages of a note, and what was found in them."""
    doc = parts[0] if len(parts) == 1 else joined(parts[0]._replace(findings=()), parts)
    for remark in REMARKS:
        doc = remark(doc)
    lost = balance(doc.meta["words"], [part.text for part in parts], doc.findings, doc.path)
    digest = hashlib.sha256(data).hexdigest()
    return tuple(named([page(part, digest) for part in parts if part.lines])), (*doc.findings, *lost)


def language(wanted: str, doc: Document) -> str:
    """The language of the note: as asked, else as its front matter says, else as its words tell."""
    if wanted != "auto":
        return wanted
    front = doc.meta.get("front")
    said = front.get("lang") if isinstance(front, dict) else None
    return said if said in ("fr", "en") else detect(doc.text)


def settle(doc: Document, done: set[tuple[int, str]], rounds: int = ROUNDS) -> Document:
    """All passes, `rounds` times or until nothing changes any more. `done`: sections that no pass would change."""
    if long := [line.source for line in doc.lines if len(line.text) > LONGEST_LINE]:
        message = f"a line of more than {LONGEST_LINE} characters: the text is left as it is"
        finding = Finding(doc.path, long[0], "long-line", message, "break the line")
        return doc._replace(findings=(*doc.findings, finding))
    for _ in range(rounds):
        before = doc.text
        for item in OPENING_PASSES:
            doc = item.run(doc) if holds(before, item.SIGNS) else doc
        passes = relevant(doc.text)
        doc = joined(doc, (one_section(part, passes, done) for part in sections(doc)))
        for run in WHOLE_PASSES:
            doc = run(doc)
        if doc.text == before:
            settled, doc = doc, encoding.run(doc)
            if doc is settled:
                break
    return doc


def relevant(text: str) -> Passes:
    """The passes that have something to look for in a text, each with those of its signs that are there."""
    found = ((item.run, tuple(sign for sign in item.SIGNS if sign in text)) for item in SECTION_PASSES)
    return [(run, signs) for run, signs in found if signs]


def one_section(doc: Document, passes: Passes, done: set[tuple[int, str]]) -> Document:
    """The passes of a section, each only if the text holds one of the signs that it looks for."""
    text = start = doc.text
    place = doc.lines[0].source  # the same words elsewhere are another section, with findings of its own
    if (place, text) in done:
        return doc
    for run, signs in passes:
        if holds(text, signs):
            before, doc = doc, run(doc)
            text = text if doc.lines is before.lines else doc.text
    if text == start:
        done.add((place, text))
    return doc


def holds(text: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110 (asked for every section and pass: any() takes twice as long)
        if sign in text:
            return True
    return False


def page(doc: Document, digest: str) -> Page:
    """The draft of one part: provenance (`digest` of the note) in its front matter, then its text."""
    sources = [line.source for line in doc.lines if line.source]
    first, last = (min(sources), max(sources)) if sources else (0, 0)
    heading = next((b.info["text"] for b in headings_of(doc)), "")
    front = doc.meta.get("front")
    front = dict(front) if isinstance(front, dict) else {}
    ours = isinstance(front.get("source"), dict)
    title = str(front["title"]) if ours and front.get("title") else title_of(heading) or "Note"
    source = {
        "note": re.split(r"[\\/]", doc.path)[-1],
        "sha256": digest,
        "lines": f"{first}-{last}",
    }
    facts = {
        "title": title,
        "lang": doc.lang,
        **({k: v for k, v in front.items() if ours}),
        "source": front["source"] if ours else source,
    }
    head = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=1000)
    lead = head.count("\n") + 3
    text = f"---\n{head}---\n\n{doc.text}"
    return Page(
        slug(title) or "note",
        title,
        doc.lang,
        text,
        first,
        last,
        (*[0] * lead, *(line.source for line in doc.lines)),
    )


def named(pages: list[Page]) -> list[Page]:
    """The pages with file names that differ: a second `pods` is `pods-2`."""
    used: set[str] = set()
    last: Counter[str] = (
        Counter()
    )  # the number that a name got last: a thousand pages of one name are no thousand tries
    result = []
    for item in pages:
        name = item.name
        while name in used:
            last[item.name] += 1
            name = f"{item.name}-{last[item.name] + 1}"
        used.add(name)
        result.append(replace(item, name=f"{name}.md"))
    return result


def located(findings: tuple[Finding, ...], pages: tuple[Page, ...]) -> tuple[Finding, ...]:
    """The findings in the order of the note, each with the page and line where its text is now."""
    asked = {finding.line for finding in findings}
    places: dict[int, str] = {0: ""}
    for item in pages:
        for number, source in enumerate(item.sources, 1):
            if source in asked:
                places.setdefault(source, f"{item.name}:{number}")
    moved = (
        Finding(f.path, f.line, f.rule, f.message, f.hint, f.fixed, places.get(f.line, ""), f.removed, f.added)
        for f in merged(findings)
    )
    unique = {f._replace(message=f.message.translate(UNSET)): f for f in moved}
    return tuple(sorted(unique.values(), key=lambda f: (f.line, f.fixed, f.rule, f.message)))

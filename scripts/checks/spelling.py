"""Every word is in a dictionary, in the glossary or in the project's own list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from scripts import dictionary, text_files
from scripts.blocks import CODE
from scripts.checks import prose
from scripts.checks.course import Course
from scripts.model import Finding
from scripts.page import Page
from scripts.pairs import other

RULE = "spelling"
LIST = "words.txt"  # the project's own words, below docs/
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Code words, names of files and of fields: what a dictionary never has.
TECHNICAL = re.compile(r"\S*[\w/@][/\\=@_]\S*|\S*\w\.\w\S*|\S*\d\S*|--?\w[\w-]*|\S*[a-z][A-Z]\S*|\b[A-Z]{2,}s?\b|\$\w+")
# Quotations, italics and elements in another language; what a correction strikes out is not read at all.
FOREIGN = re.compile(
    r"<del>.*?</del>|(?<!\*)\*[^*\n]+\*(?!\*)|«[^»\n]*»|“[^”\n]*”|(?<!=)\"[^\"\n]*\""
    r"|<(\w+)[^>]*\blang=[^>]*>.*?</\1>"
)
ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)['’]", re.IGNORECASE)
CONTRACTED = re.compile(r"['’](?:s|re|ve|ll|d|m|t)?$", re.IGNORECASE)
WHOLE = frozenset({"aujourd'hui"})
SHORTEST = 3  # letters: shorter words are abbreviations as often as not
HINT = f"mend it, or add it to docs/{LIST}"


class Speller:
    """The words that one course may use."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.used: set[str] = set()

    @cached_property
    def own(self) -> dict[str, int]:
        """The project's words and their lines in its list."""
        path = self.course.docs / LIST
        lines = path.read_text("utf-8", "replace").splitlines() if path.exists() else []
        return {word.strip(): number for number, word in enumerate(lines, 1) if word.strip()}

    def knows(self, word: str, lang: str) -> bool:
        """Whether `word`, as it stands in a text of `lang`, is right. Notes which of the project's words it took."""
        if lang == "fr" and word.replace("’", "'").lower() not in WHOLE:
            word = ELIDED.sub("", word)
        elif lang == "en":
            word = CONTRACTED.sub("", word)
        if len(word) < SHORTEST or word.lower() in WHOLE or dictionary.known(word.replace("’", "'"), lang):
            return True
        found = next((form for form in (word, word.lower()) if form in self.own), None)
        self.used.add(found or "")
        return found is not None or any(
            part != word and len(part) >= SHORTEST and self.knows(part, lang) for part in re.split("['’]", word)
        )


def check(course: Course) -> Iterator[Finding]:
    """Words of running text are in the dictionary of the page's language or in `docs/words.txt`; quotations and
    text in italics may be in the other language. The list is sorted and holds nothing that no page needs."""
    speller = Speller(course)
    known: dict[tuple[str, str], bool] = {}
    for page in course.pages():
        for number, word in _words(page):
            if (word, page.lang) not in known:
                known[word, page.lang] = speller.knows(word, page.lang)
            if not known[word, page.lang]:
                yield Finding(course.name(page.path), number, RULE, f"« {word} » is in no dictionary", HINT)
        for number, word in _foreign(page):
            if not any(speller.knows(word, lang) for lang in (page.lang, other(page.lang))):
                yield Finding(course.name(page.path), number, RULE, f"« {word} » is in no dictionary", HINT)
    if course.whole:
        yield from _list(course, speller)


def _list(course: Course, speller: Speller) -> Iterator[Finding]:
    where = f"docs/{LIST}"
    words = list(speller.own)
    for before, word in pairwise(words):
        if before > word:
            yield Finding(where, speller.own[word], RULE, f"« {word} » is out of order", "run the check with --fix")
    for word in words:
        if word not in speller.used:
            message, hint = f"no page needs « {word} » here", "remove it: run the check with --fix"
            yield Finding(where, speller.own[word], RULE, message, hint)


def repair(course: Course) -> Iterator[Finding]:
    """Sorts the project's list and removes what no page needs. Never adds a word: that is for a person to decide."""
    speller = Speller(course)
    path = course.docs / LIST
    if not course.whole or not path.exists() or any(True for _ in course.unreadable()):
        return
    for page in course.pages():
        for lang, words in ((page.lang, _words(page)), (page.lang, _foreign(page)), (other(page.lang), _foreign(page))):
            for word in {word for _, word in words}:
                speller.knows(word, lang)
    kept = sorted(word for word in speller.own if word in speller.used)
    if kept != list(speller.own):
        text_files.replace(path, "".join(f"{word}\n" for word in kept))
        yield Finding(f"docs/{LIST}", 0, RULE, f"sorted, {len(speller.own) - len(kept)} removed", fixed=True)


def _words(page: Page) -> Iterator[tuple[int, str]]:
    for number, line in _lines(page):
        for word in WORD.findall(TECHNICAL.sub(" ", FOREIGN.sub(" ", line))):
            yield number, word


def _foreign(page: Page) -> Iterator[tuple[int, str]]:
    for number, line in _lines(page):
        for part in FOREIGN.finditer(line):
            if not part[0].startswith("<del>"):
                inside = re.sub(r"<[^>]*>", " ", part[0])
                yield from ((number, word) for word in WORD.findall(TECHNICAL.sub(" ", inside)))


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    """(line, text without code, addresses, tags and attributes) of what readers read; tags of `FOREIGN` stay."""
    for key in ("title", "description"):
        if isinstance(text := page.meta.get(key), str):
            yield 1, text
    for block in page.blocks:
        if block.kind in CODE or block.kind in ("blank", "snippet", "html") or block.info.get("raw"):
            continue
        if block.kind in ("admonition", "tab"):
            yield block.start, block.info.get("title") or block.info.get("label") or ""
            continue
        for number, line in enumerate(block.lines, block.start):
            line = FOREIGN.sub(lambda m: "" if m[0].startswith("<del>") else m[0], line)
            yield number, " ".join(prose.pieces(line))

"""The glossary: one data file, a page in each language, and links from the first use of a term on a page."""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from scripts import rows
from scripts.english import english
from scripts.model import CourseError
from scripts.pairs import LANGS, other
from scripts.site.languages import root
from scripts.site.markup import inline
from scripts.typography import french

DATA = "glossary.yml"
MARK = "<!-- kubernotes:glossary -->"
PAGE = "reference/glossary"
TEXT_OF = frozenset("p li td".split())  # where a term is looked for
NOT_IN = frozenset(
    "a code pre kbd dl h1 h2 h3 h4 h5 h6 summary figure section svg del ins button label script style".split()
)
WORDS = {"fr": {"page": "Lire la page", "in": "en anglais"}, "en": {"page": "Read the page", "in": "in French"}}


@dataclass(frozen=True, slots=True)
class Term:
    """One notion: its name and other spellings in both languages, one sentence on it, and the page about it."""

    id: str
    name: dict[str, str]
    aliases: dict[str, tuple[str, ...]]
    definition: dict[str, str]
    page: str

    @property
    def slug(self) -> str:
        return self.page.partition("#")[0]

    def names(self, lang: str) -> list[str]:
        """Every spelling that leads to the term in `lang`, the main one first."""
        return [self.name[lang], *self.aliases[lang]]


def load(docs: Path) -> tuple[Term, ...]:
    """The terms of docs/glossary.yml. Raises CourseError for a file or an entry that is wrong."""
    path = docs / DATA
    terms = []
    for row in rows.read(path):
        data = row.data
        try:
            name = {lang: data[lang] for lang in LANGS}
            aliases = {lang: tuple((data.get("aliases") or {}).get(lang, ())) for lang in LANGS}
            definition = {lang: data["definition"][lang] for lang in LANGS}
            if not all(isinstance(x, str) for x in (data["id"], data["page"], *name.values(), *definition.values())):
                raise TypeError("not a text")
            terms.append(Term(data["id"], name, aliases, definition, data["page"]))
        except (AttributeError, KeyError, TypeError) as error:
            what = f"{data.get('id', 'an entry')}: missing or odd field ({error})"
            raise CourseError(str(path), what, "run `make check`", row.line) from error
    return tuple(terms)


def insert(markdown: str, terms: Iterable[Term], lang: str) -> str:
    """`markdown` with the list of terms, in the alphabetical order of the language, in place of its mark."""
    if MARK not in markdown:
        return markdown
    ordered = sorted(terms, key=lambda term: _folded(term.name[lang]))
    return markdown.replace(
        MARK, '<dl class="kn-glossary">\n' + "\n".join(_entry(term, lang) for term in ordered) + "\n</dl>"
    )


def link_terms(page: str, terms: Iterable[Term], lang: str, url: str) -> str:
    """`page` (HTML) with a link to the glossary at the first use of each term that is taught elsewhere.

    The link's title shows the term in the other language and its definition. Nothing is linked inside links, code,
    headings, diagrams, or corrections.
    """
    here = url.removeprefix(root(lang)).removesuffix(".html")
    if here.startswith(("reference/", "contributing/")) or here == "index":
        return page
    wanted = {}
    for term in terms:
        if term.slug != here:
            for name in term.names(lang):
                wanted.setdefault(_straight(name), term)
    if not wanted:
        return page
    linker = _Linker(wanted, lang, posixpath.relpath(f"{PAGE}.html", posixpath.dirname(here)))
    linker.feed(page)
    linker.close()
    return "".join(linker.out)


class _Linker(HTMLParser):
    """Copies HTML to the letter, but for the links it adds in running text."""

    def __init__(self, wanted: dict[str, Term], lang: str, glossary: str) -> None:
        super().__init__(convert_charrefs=False)
        self.wanted, self.lang, self.glossary = wanted, lang, glossary
        self.out: list[str] = []
        self.stack: list[str] = []
        self.seen: set[str] = set()
        spellings = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(wanted, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<![\w./-])({spellings})(s?)(?![\w/-])", re.UNICODE)

    def handle_starttag(self, tag, attrs):
        self.out.append(self.get_starttag_text())
        if tag not in ("br", "img", "input", "hr", "path", "use", "wbr"):
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.out.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        self.out.append(f"</{tag}>")
        if tag in self.stack:
            while self.stack.pop() != tag:
                pass

    def handle_data(self, data):
        inside = set(self.stack)
        self.out.append(self.pattern.sub(self._link, data) if inside & TEXT_OF and not inside & NOT_IN else data)

    def handle_entityref(self, name):
        self.out.append(f"&{name};")

    def handle_charref(self, name):
        self.out.append(f"&#{name};")

    def handle_comment(self, data):
        self.out.append(f"<!--{data}-->")

    def _link(self, match: re.Match[str]) -> str:
        term = self.wanted[_straight(match[1])]
        if term.id in self.seen:
            return match[0]
        self.seen.add(term.id)
        across = other(self.lang)
        hint = f"{across.upper()} : " if self.lang == "fr" else f"{across.upper()}: "
        title = f"{hint}{term.name[across]}. {_plain(term.definition[self.lang], self.lang)}"
        return f'<a class="kn-term" href="{self.glossary}#{term.id}" title="{html.escape(title)}">{match[0]}</a>'


def _entry(term: Term, lang: str) -> str:
    across, words = other(lang), WORDS[lang]
    target = posixpath.relpath(f"{term.slug}.html", posixpath.dirname(PAGE))
    anchor = term.page.partition("#")[2]
    label = f"{words['in']} :" if lang == "fr" else f"{words['in']}:"
    foreign = (
        f' <span class="kn-across">{label} <span lang="{across}">{inline(term.name[across], across)}</span></span>'
    )
    name = inline(term.name[lang], lang)
    link = f"{target}#{anchor}" if anchor else target
    return (
        f'<div id="{term.id}"><dt>{name}{foreign}</dt><dd>{inline(term.definition[lang], lang)} '
        f'<a href="{link}" aria-label="{words["page"]} ({name})">{words["page"]}</a></dd></div>'
    )


def _folded(text: str) -> str:
    """Sort key: no accents, no case (é files with e, Œ with oe)."""
    text = text.casefold().replace("œ", "oe")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _straight(text: str) -> str:
    """A curved apostrophe is the same letter as a straight one."""
    return text.replace("’", "'")


def _plain(text: str, lang: str) -> str:
    return (french(text) if lang == "fr" else english(text)).replace("`", "")

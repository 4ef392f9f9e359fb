"""Which French page answers to which English page: the only place that knows the layout of `docs/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGS = ("fr", "en")
DEFAULT = LANGS[0]


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """One page of the course: its slug (`workloads/pods`) and the file of each language, where there is one."""

    slug: str
    fr: Path | None = None
    en: Path | None = None

    def file(self, lang: str) -> Path | None:
        """The file of this page in `lang`, or None."""
        return getattr(self, lang)

    @property
    def missing(self) -> tuple[str, ...]:
        """Languages in which this page does not exist."""
        return tuple(lang for lang in LANGS if self.file(lang) is None)


def other(lang: str) -> str:
    """The language across: `en` for `fr`, `fr` for `en`."""
    return LANGS[1 - LANGS.index(lang)]


def page(docs: Path, lang: str, slug: str) -> Path:
    """Where the page `slug` stands, or would stand, in `lang`."""
    return docs / lang / f"{slug}.md"


def locate(docs: Path, path: Path) -> tuple[str, str] | None:
    """`(lang, slug)` of a page's file, or None for a file that is no page of the course."""
    try:
        lang, *rest = path.resolve().relative_to(docs.resolve()).parts
    except ValueError:
        return None
    if lang not in LANGS or path.suffix != ".md" or rest[:1] == ["examples"]:
        return None
    return lang, "/".join(rest).removesuffix(".md")


def pairs(docs: Path) -> tuple[Pair, ...]:
    """Every page of the course, by slug."""
    found: dict[str, dict[str, Path]] = {}
    for lang in LANGS:
        for path in files(docs, lang):
            found.setdefault(locate(docs, path)[1], {})[lang] = path
    return tuple(Pair(slug, **found[slug]) for slug in sorted(found))


def files(docs: Path, lang: str) -> Iterator[Path]:
    """The pages of one language, sorted."""
    return (path for path in sorted((docs / lang).rglob("*.md")) if locate(docs, path))

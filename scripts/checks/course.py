"""The course as the checks see it: pages and examples, read once, on first use."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts import page as pages
from scripts.generated import anchors_by_page
from scripts.model import CourseError, Finding
from scripts.page import Page
from scripts.pairs import LANGS, Pair, pairs
from scripts.pairs import page as page_file

LARGEST = 1_000_000  # bytes of a page: no reader finishes it, and no rule should have to


@dataclass(frozen=True)
class Course:
    """`docs/` and the files that are asked about (none: all of them)."""

    docs: Path
    only: Sequence[Path] = ()
    _read: dict[Path, Page | Finding] = field(default_factory=dict, repr=False)

    def name(self, path: Path) -> str:
        """A path as messages show it: from the folder that holds docs/, without following links out of it."""
        return Path(os.path.relpath(path, self.docs.parent)).as_posix()

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        return pairs(self.docs)

    @cached_property
    def slugs(self) -> frozenset[str]:
        return frozenset(pair.slug for pair in self.pairs)

    @cached_property
    def _wanted(self) -> tuple[str, ...]:
        return tuple(os.path.abspath(path) for path in self.only)

    def asked(self, path: Path) -> bool:
        """Is this file among those asked about, or below one of the folders?"""
        if not self.only:
            return True
        place = os.path.abspath(path)
        return any(place == wanted or place.startswith(wanted + os.sep) for wanted in self._wanted)

    def page(self, lang: str, slug: str) -> Page | None:
        """A page that can be read; None if it does not exist or cannot (`unreadable` says why)."""
        path = page_file(self.docs, lang, slug)
        if path not in self._read:
            if not path.is_file():
                return None
            try:
                self._read[path] = self._open(path, lang, slug)
            except CourseError as error:
                self._read[path] = Finding(self.name(path), error.line or 0, "readable", error.message, error.hint)
        found = self._read[path]
        return found if isinstance(found, Page) else None

    def _open(self, path: Path, lang: str, slug: str) -> Page:
        if (size := path.stat().st_size) > LARGEST:
            message = f"{size / 1_000_000:.1f} MB, more than {LARGEST / 1_000_000:.0f} MB"
            raise CourseError(str(path), message, "split the page")
        found = pages.read(path, lang, slug)
        _ = found.meta
        return found

    @cached_property
    def _generated(self) -> dict[str, tuple[str, ...]]:
        return anchors_by_page(self.docs)

    def anchors(self, page: Page) -> frozenset[str]:
        """Every anchor that readers can reach on a page: its headings, and what the build adds."""
        return frozenset((*page.anchors, *self._generated.get(page.slug, ())))

    @property
    def whole(self) -> bool:
        """Is all of the course asked about?"""
        return not self.only

    def concerns(self, name: str, slug: str) -> bool:
        """Is a row of a data file below docs/ to be checked? Yes if that file or the page it names is asked about."""
        if self.asked(self.docs / name):
            return True
        return bool(slug) and any(self.asked(page_file(self.docs, lang, slug)) for lang in LANGS)

    def pages(self) -> Iterator[Page]:
        """The pages asked about, French before English."""
        for pair in self.pairs:
            for lang in LANGS:
                path = pair.file(lang)
                if path and self.asked(path) and (found := self.page(lang, pair.slug)):
                    yield found

    def both(self) -> Iterator[tuple[Page, Page]]:
        """(French page, English page) wherever both can be read and one is asked about."""
        for pair in self.pairs:
            if pair.missing or not any(self.asked(pair.file(lang)) for lang in LANGS):
                continue
            fr, en = (self.page(lang, pair.slug) for lang in LANGS)
            if fr and en:
                yield fr, en

    def unreadable(self) -> Iterator[Finding]:
        """Each page is UTF-8, has at most 1 MB, and its front matter is YAML: what is not is left to no other rule."""
        for pair in self.pairs:
            for lang in LANGS:
                path = pair.file(lang)
                if path and self.asked(path) and not self.page(lang, pair.slug):
                    yield self._read[path]

    def example_folders(self) -> Iterator[tuple[str, str]]:
        """(language, folder below examples/) of each page's examples that are asked about."""
        for lang in LANGS:
            root = self.docs / lang / "examples"
            for folder in sorted(p for p in root.iterdir() if p.is_dir()) if root.is_dir() else ():
                if self.asked(folder) or any(self.asked(path) for path in folder.rglob("*") if path.is_file()):
                    yield lang, folder.name

    def example_files(self) -> Iterator[Path]:
        """The files below examples/ that are asked about."""
        for lang in LANGS:
            root = self.docs / lang / "examples"
            yield from (path for path in sorted(root.rglob("*")) if path.is_file() and self.asked(path))

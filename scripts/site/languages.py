"""A page that exists in one language only is shown in both, and says so; links to it say so too."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from scripts.pairs import DEFAULT, other, pairs

LINK = re.compile(r'(<a\b[^>]*\bhref="([^"#:]+\.html)(?:#[^"]*)?"[^>]*>)(.*?)(</a>)', re.S)


def root(lang: str) -> str:
    """The folder of a language's pages below the site: `` for French, `en/` for English."""
    return "" if lang == DEFAULT else f"{lang}/"


def untranslated(docs: Path, lang: str) -> dict[str, str]:
    """URL below the site → language of the original, for every page that `lang` lacks."""
    return {f"{root(lang)}{pair.slug}.html": other(lang) for pair in pairs(docs) if lang in pair.missing}


def borrow(files: Files, config: MkDocsConfig, lang: str) -> None:
    """Adds, to one language's files, the other language's page wherever this one has none.

    static-i18n does so for pages that exist in the default language only; this does it for the others.
    """
    docs = Path(config.docs_dir)
    for pair in pairs(docs):
        if lang not in pair.missing or files.get_file_from_path(f"{lang}/{pair.slug}.md"):
            continue
        file = File(f"{lang}/{pair.slug}.md", config.docs_dir, config.site_dir, config.use_directory_urls)
        file.dest_uri = f"{root(lang)}{pair.slug}.html"
        file.abs_src_path = os.fspath(pair.file(other(lang)))
        files.append(file)


def mark_links(html: str, url: str, borrowed: Mapping[str, str]) -> str:
    """`html` of the page at `url`, with « (EN) » or « (FR) » after each link to a page in the other language."""

    def marked(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(url), match[2]))
        lang = borrowed.get(target)
        return f"{match[1]}{match[3]} ({lang.upper()}){match[4]}" if lang else match[0]

    return LINK.sub(marked, html) if borrowed else html

"""What the browser gets besides pages: small style sheets, and no file that no page can ask for."""

from __future__ import annotations

from pathlib import Path

import rcssmin
from mkdocs.structure.files import Files

SEARCH_LANGUAGES = ("fr", "docs", "multi", "stemmer.support")


def prune(files: Files) -> None:
    """Drops source maps and the search stemmers of languages that the course does not speak."""
    for file in list(files):
        name = file.src_uri
        other_stemmer = "/lunr/" in name and not name.endswith(tuple(f"/lunr.{x}.min.js" for x in SEARCH_LANGUAGES))
        if name.endswith(".map") or (name.startswith("assets/javascripts/") and other_stemmer):
            files.remove(file)


def minify(site: Path, names: list[str]) -> None:
    """Strips comments and blanks from our own style sheets in the built site."""
    for name in names:
        path = site / name
        path.write_text(rcssmin.cssmin(path.read_text("utf-8")), "utf-8")

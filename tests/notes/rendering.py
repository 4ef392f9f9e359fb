"""Python-Markdown as the site sets it, GFM, and Markdown pages of other projects that happen to be installed."""

from __future__ import annotations

import os
import re
import shutil
import sysconfig
from importlib.metadata import distributions
from pathlib import Path

import markdown
from markdown_it import MarkdownIt

from scripts.blocks import scan

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]
LARGEST = 20_000  # bytes: Python-Markdown is slow on more
LINE_END = re.compile(r"[ \t]+(?=\n|<br|</|$)")


def render(text: str) -> str:
    """The HTML of a text without its front matter; blanks at the ends of lines, which no browser shows, left out."""
    body = "\n".join(line for block in scan(text) if block.kind != "front_matter" for line in block.lines)
    config = {"pymdownx.tabbed": {"alternate_style": True}}
    return LINE_END.sub("", markdown.markdown(body + "\n", extensions=EXTENSIONS, extension_configs=config)).strip()


def as_on_github(text: str) -> str:
    """The HTML of a text with the tables and the strikethrough of GFM."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


def foreign_pages() -> tuple[tuple[str, str], ...]:
    """(name, text) of Markdown pages of other projects that are at hand: in the Python environment (pages, and what
    packages say of themselves), beside npm, in `MARKDOWN_CORPUS` (a path list)."""
    places = [Path(sysconfig.get_path("purelib")), *npm_folder()]
    places += map(Path, filter(None, os.environ.get("MARKDOWN_CORPUS", "").split(os.pathsep)))
    found: dict[str, str] = {}
    for path in (path for place in places for path in sorted(place.rglob("*.md"))):
        if path.is_file() and 200 < path.stat().st_size < LARGEST:
            found.setdefault(path.read_bytes().decode("utf-8"), "/".join(path.parts[-3:]))
    for package in sorted(distributions(), key=lambda package: package.name):
        text = package.metadata.get_payload()
        if package.metadata.get("Description-Content-Type", "").startswith("text/markdown") and len(text) < LARGEST:
            found.setdefault(text, f"{package.name}/README.md")
    return tuple((name, text) for text, name in found.items())


def npm_folder() -> list[Path]:
    """The folder of the installed npm, which holds some hundred pages; none without npm."""
    npm = shutil.which("npm")
    return [Path(npm).resolve().parent.parent] if npm else []

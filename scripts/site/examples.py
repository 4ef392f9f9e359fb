"""Example files in pages: each included file exists, and each one that is shown whole can be downloaded."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from scripts.blocks import scan
from scripts.model import Finding

SNIPPET = re.compile(r'^(\s*)--8<-- "([^":]+)(?::[^"]*)?"\s*$')
LABEL = {"fr": "Télécharger", "en": "Download"}


def without_missing(markdown: str, docs: Path, source: str, first: int, report: Callable[[Finding], None]) -> str:
    """`markdown` with a visible word in place of each included file that does not exist, each reported at its line.

    `first` is the number of lines before `markdown` in its file. (The snippets extension stops with a traceback.)
    """
    lines = markdown.split("\n")
    for number, line in enumerate(lines, 1):
        if (snippet := SNIPPET.match(line)) and not (docs / snippet[2]).is_file():
            hint = f"create docs/{snippet[2]} or mend the path"
            report(Finding(f"docs/{source}", first + number, "snippets", f"no file docs/{snippet[2]}", hint))
            lines[number - 1] = f"{snippet[1]}# docs/{snippet[2]} ?"
    return "\n".join(lines)


def with_downloads(markdown: str, lang: str, source: str) -> str:
    """`markdown` with a link after each fence whose only line includes one whole example file.

    `source` is the page's path below docs/ (`fr/workloads/pods.md`); links are relative to it, as MkDocs wants them.
    """
    lines = markdown.split("\n")
    for block in reversed(scan(markdown)):
        if block.kind != "fence" or len(block.lines) != 3 or not (snippet := SNIPPET.match(block.lines[1])):
            continue
        if not snippet[2].startswith(f"{source.partition('/')[0]}/examples/") or ":" in block.lines[1]:
            continue
        target = os.path.relpath(snippet[2], os.path.dirname(source))
        name = os.path.basename(target)
        indent = re.match(r"\s*", block.lines[0])[0]
        link = f'{indent}[{LABEL[lang]} `{name}`]({target}){{ .kn-download download="{name}" }}'
        lines[block.end : block.end] = ["", link, ""]
    return "\n".join(lines)

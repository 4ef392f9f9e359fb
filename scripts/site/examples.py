"""Example files in pages: each included file exists, and each one that is shown whole can be downloaded."""

from __future__ import annotations

import os
import re
from pathlib import Path

from scripts.blocks import scan
from scripts.page import SNIPPET

LABEL = {"fr": "Télécharger", "en": "Download"}


def without_missing(markdown: str, docs: Path) -> str:
    """`markdown` with a visible mark in place of each included file that does not exist.

    (The snippets extension would stop the build with a traceback; `quality.faults` says where the line is.)
    """
    lines = markdown.split("\n")
    for at, line in enumerate(lines):
        if (snippet := SNIPPET.match(line)) and not (docs / snippet[1]).is_file():
            lines[at] = f"{line[: len(line) - len(line.lstrip())]}# docs/{snippet[1]} ?"
    return "\n".join(lines)


def with_downloads(markdown: str, lang: str, source: str) -> str:
    """`markdown` with a link after each fence whose only line includes one whole example file.

    `source` is the page's path below docs/ (`fr/workloads/pods.md`); links are relative to it, as MkDocs wants them.
    """
    lines = markdown.split("\n")
    for block in reversed(scan(markdown)):
        if block.kind != "fence" or len(block.lines) != 3 or not (snippet := SNIPPET.match(block.lines[1])):
            continue
        if not snippet[1].startswith(f"{source.partition('/')[0]}/examples/") or ":" in block.lines[1]:
            continue
        target = os.path.relpath(snippet[1], os.path.dirname(source))
        name = os.path.basename(target)
        indent = re.match(r"\s*", block.lines[0])[0]
        link = f'{indent}[{LABEL[lang]} `{name}`]({target}){{ .kn-download download="{name}" }}'
        lines[block.end : block.end] = ["", link, ""]
    return "\n".join(lines)

"""Small pieces of HTML: repairs of what Python-Markdown makes, and short texts of the data files."""

from __future__ import annotations

import html
import re

from scripts.typography import french

EMPTY_HEADER = re.compile(r"<th([^>]*)></th>")


def repaired(page: str) -> str:
    """The corner of a table with headers on two sides is an empty cell, not a header of nothing (HTML 4.9.10)."""
    return EMPTY_HEADER.sub(r"<td\1></td>", page)


def inline(text: str, lang: str) -> str:
    """A text of a data file as HTML: escaped, with its `code` and, in French, its spaces and apostrophes."""
    text = french(text) if lang == "fr" else text
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))

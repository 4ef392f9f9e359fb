"""Small pieces of HTML: repairs of what Python-Markdown makes, and short texts of the data files."""

from __future__ import annotations

import html
import re

from scripts.english import english
from scripts.typography import french

EMPTY_HEADER = re.compile(r"<th([^>]*)></th>")
INLINE_CODE = re.compile(r"<code>([^<\n]+)</code>")  # highlighted blocks hold spans
OPTION = re.compile(r"(?<![\w-])--?\w[\w-]{0,26}(?![\w-])")


def repaired(page: str) -> str:
    """The HTML of a page, without headers of nothing and with the options of commands kept whole.

    The corner of a table with headers on two sides is an empty cell (HTML 4.9.10). A browser would break a line
    between the two characters of `-n`.
    """
    page = EMPTY_HEADER.sub(r"<td\1></td>", page)
    return INLINE_CODE.sub(lambda code: OPTION.sub(r'<span class="kn-whole">\g<0></span>', code[0]), page)


def inline(text: str, lang: str) -> str:
    """A text of a data file as HTML: escaped, with its `code` and the typography of its language."""
    text = french(text) if lang == "fr" else english(text)
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))

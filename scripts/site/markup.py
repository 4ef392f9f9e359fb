"""Small repairs to the HTML that Python-Markdown makes."""

from __future__ import annotations

import re

EMPTY_HEADER = re.compile(r"<th([^>]*)></th>")


def repaired(html: str) -> str:
    """The corner of a table with headers on two sides is an empty cell, not a header of nothing (HTML 4.9.10)."""
    return EMPTY_HEADER.sub(r"<td\1></td>", html)

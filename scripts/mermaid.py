"""What a Mermaid diagram must say of itself, for who does not see it."""

from __future__ import annotations

import re

TITLE, DESCRIPTION = "accTitle", "accDescr"  # https://mermaid.js.org/config/accessibility.html
PART = r"^\s*{}\s*(?::[ \t]*\S|\{{)"


def missing(source: str) -> list[str]:
    """Which of the title and the description a diagram lacks (WCAG 2.2, 1.1.1)."""
    return [part for part in (TITLE, DESCRIPTION) if not re.search(PART.format(part), source, re.MULTILINE)]

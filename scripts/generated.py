"""What the build makes by itself: anchors (one for each erratum and each term of the glossary), files to download."""

from __future__ import annotations

from pathlib import Path

import yaml

from scripts import rows
from scripts.model import CourseError

ERRATA, GLOSSARY = "reference/errata", "reference/glossary"
FILES = frozenset({"examples/labs.zip"})  # below each language


def anchors_by_page(docs: Path) -> dict[str, tuple[str, ...]]:
    """Slug → anchors, alike in both languages. Data files that cannot be read give none: their own rules say why."""
    return {
        ERRATA: tuple(str(row.get("id")).lower() for row in _rows(docs / "ledger.yml") if row.get("status") != "ok"),
        GLOSSARY: tuple(str(row.get("id")) for row in _rows(docs / "glossary.yml")),
    }


def _rows(path: Path) -> list[dict]:
    try:
        return [row.data for row in rows.read(path)]
    except (CourseError, yaml.YAMLError):
        return []

"""The ledger: every fact of the source notes, what became of it, and the anchor that teaches it now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scripts import rows
from scripts.model import Finding
from scripts.pairs import LANGS

FILE = "ledger.yml"
STATUSES = ("wrong", "outdated", "imprecise", "garbled", "ok")  # the most important first
REQUIRED = ("id", "note", "lines", "kind", "status", "page", "anchor")
RULE = "ledger"
LINES = re.compile(r"\d+(?:-\d+)?")
VERSION = re.compile(r"\d+\.\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: lines `first` to `last` of a note say something, and `page#anchor` teaches it (corrected, if not ok)."""

    id: str
    note: str
    first: int
    last: int
    kind: str
    status: str
    page: str
    anchor: str
    said: Mapping[str, str] = field(default_factory=dict)
    true: Mapping[str, str] = field(default_factory=dict)
    since: str = ""
    line: int = 0


def load(docs: Path) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """The rows of docs/ledger.yml and what is wrong with them. Raises CourseError if the file is not a YAML list."""
    facts, findings = [], []
    for row in rows.read(docs / FILE):
        problems = list(_problems(row.data))
        name = row.data.get("id", "a row")
        findings += [Finding(f"docs/{FILE}", row.line, RULE, f"{name}: {p}", "complete the row") for p in problems]
        if not problems:
            facts.append(_fact(row.data, row.line))
    return tuple(facts), tuple(findings)


def _problems(row: Mapping) -> Iterable[str]:
    for key in REQUIRED:
        if not row.get(key):
            yield f"no `{key}`"
            return
    if not LINES.fullmatch(str(row["lines"])):
        yield f"`lines: {row['lines']}` is no line and no range of lines"
    if row["status"] not in STATUSES:
        yield f"unknown status `{row['status']}`"
    if row["status"] != "ok":
        for key in ("said", "true"):
            value = row.get(key)
            if not isinstance(value, Mapping) or any(not value.get(lang) for lang in LANGS):
                yield f"`{key}` lacks a text in {' or '.join(LANGS)}"
    if row.get("since") and not _is_since(str(row["since"])):
        yield f"`since: {row['since']}` is no version, month or day"


def _is_since(text: str) -> bool:
    """`1.24`, `2025-11`, `2025-11-21`."""
    if VERSION.fullmatch(text):
        return True
    try:
        date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    except ValueError:
        return False
    return True


def _fact(row: Mapping, line: int) -> Fact:
    first, _, last = str(row["lines"]).partition("-")
    texts = {"said": row.get("said", {}), "true": row.get("true", {}), "since": str(row.get("since", ""))}
    known = {key: str(row[key]) for key in ("id", "note", "kind", "status", "page", "anchor")}
    return Fact(first=int(first), last=int(last or first), line=line, **known, **texts)

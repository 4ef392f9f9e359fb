"""The ledger: every fact of the source notes, what became of it, and the anchor that teaches it now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from scripts.model import CourseError, Finding
from scripts.pairs import LANGS

FILE = "ledger.yml"
STATUSES = ("wrong", "outdated", "imprecise", "garbled", "ok")  # the most important first
REQUIRED = ("id", "note", "lines", "kind", "status", "page", "anchor")
RULE = "ledger"


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
    """The rows of docs/ledger.yml and what is wrong with them. Raises CourseError if the file is not YAML."""
    path = docs / FILE
    if not path.exists():
        return (), ()
    text = path.read_text("utf-8")
    try:
        rows = yaml.safe_load(text) or []
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise CourseError(str(path), "not YAML", "mend the file", mark.line + 1 if mark else None) from error
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.startswith("- ")]
    facts, findings = [], []
    for row, line in zip(rows, lines, strict=False):
        problems = list(_problems(row))
        findings += [
            Finding(f"docs/{FILE}", line, RULE, f"{row.get('id', 'a row')}: {p}", "complete the row") for p in problems
        ]
        if not problems:
            facts.append(_fact(row, line))
    return tuple(facts), tuple(findings)


def _problems(row: Mapping) -> Iterable[str]:
    for key in REQUIRED:
        if not row.get(key):
            yield f"no `{key}`"
            return
    if row["status"] not in STATUSES:
        yield f"unknown status `{row['status']}`"
    if row["status"] != "ok":
        for key in ("said", "true"):
            value = row.get(key)
            if not isinstance(value, Mapping) or any(not value.get(lang) for lang in LANGS):
                yield f"`{key}` lacks a text in {' or '.join(LANGS)}"


def _fact(row: Mapping, line: int) -> Fact:
    first, _, last = str(row["lines"]).partition("-")
    texts = {"said": row.get("said", {}), "true": row.get("true", {}), "since": str(row.get("since", ""))}
    known = {key: str(row[key]) for key in ("id", "note", "kind", "status", "page", "anchor")}
    return Fact(first=int(first), last=int(last or first), line=line, **known, **texts)

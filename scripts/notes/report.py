"""What the normaliser did and what it leaves to a person: as text, as JSON, as annotations of a pull request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.findings import show
from scripts.model import Finding
from scripts.notes.normalise import Result

HEADER = "Report of normalise"
MOST_CHANGES = 12  # of the encoding plan that the text shows; JSON has them all


@dataclass(frozen=True, slots=True)
class NoteReport:
    """One note: its path, where its pages are, and its result."""

    note: str
    folder: str
    result: Result


def render(notes: Sequence[NoteReport], style: str) -> str:
    """The report on all notes in one of the styles `text`, `json`, `github`."""
    if style == "json":
        return json.dumps(as_data(notes), ensure_ascii=False, indent=2) + "\n"
    if style == "github":
        return "".join(f"{show([found], 'github')}\n" for note in notes for found in note.result.findings)
    return "\n".join([f"{HEADER}: {summary(notes)}", "", *(line for note in notes for line in as_text(note))]) + "\n"


def is_report(start: str) -> bool:
    """Whether a file that starts like this is a report, which may be replaced."""
    return start.startswith((HEADER, '{\n  "report": "normalise"', "::")) or not start.strip()


def summary(notes: Sequence[NoteReport]) -> str:
    """`2 notes → 7 pages · 40 repairs · 12 to decide`."""
    findings = [finding for note in notes for finding in note.result.findings]
    fixed = sum(finding.fixed for finding in findings)
    pages = sum(len(note.result.pages) for note in notes)
    parts = [
        f"{count(len(notes), 'note')} → {count(pages, 'page')}",
        count(fixed, "repair"),
        f"{len(findings) - fixed} to decide",
    ]
    return " · ".join(parts)


def count(number: int, name: str) -> str:
    return f"{number} {name}" + ("" if number == 1 else "s")


def as_text(note: NoteReport) -> list[str]:
    result = note.result
    todo = [finding for finding in result.findings if not finding.fixed]
    done = [finding for finding in result.findings if finding.fixed]
    lines = [f"== {note.note}", f"{summary([note])}, read as {result.codec}", "", "Pages"]
    lines += [f"  {note.folder}/{page.name}  « {page.title} », lines {page.first}-{page.last}" for page in result.pages]
    lines += ["", f"To decide ({len(todo)})", *(f"  {entry(finding)}" for finding in todo)]
    lines += ["", f"Repaired ({len(done)})", *(f"  {entry(finding)}" for finding in done)]
    if result.plan:
        lines += [
            "",
            f"Encoding plan ({count(len(result.plan), 'change')})",
            *(f"  {change}" for change in plan(result.plan)),
        ]
    return [*lines, ""]


def entry(finding: Finding) -> str:
    """`line 12: message · hint [rule] → page.md:14`."""
    line = f"line {finding.line}: " if finding.line else ""
    hint = f" · {finding.hint}" if finding.hint else ""
    where = f" → {finding.where}" if finding.where else ""
    return f"{line}{finding.message}{hint} [{finding.rule}]{where}"


def plan(changes: Iterable[object]) -> list[str]:
    """The most frequent changes of the encoding: before → after, how undone, how often."""
    counted = Counter((change.before, change.after, " then ".join(change.chain)) for change in changes)
    lines = [
        f"{before} → {after} ({chain}, {number} times)"
        for (before, after, chain), number in counted.most_common(MOST_CHANGES)
    ]
    return (
        lines if len(counted) <= MOST_CHANGES else [*lines, f"… and {len(counted) - MOST_CHANGES} more: --format json"]
    )


def as_data(notes: Sequence[NoteReport]) -> dict[str, object]:
    return {
        "report": "normalise",
        "summary": summary(notes),
        "notes": [
            {
                "note": note.note,
                "codec": note.result.codec,
                "pages": [
                    {
                        "file": f"{note.folder}/{page.name}",
                        "title": page.title,
                        "lang": page.lang,
                        "lines": [page.first, page.last],
                    }
                    for page in note.result.pages
                ],
                "plan": [change._asdict() for change in note.result.plan],
                "findings": [finding._asdict() for finding in note.result.findings],
            }
            for note in notes
        ],
    }

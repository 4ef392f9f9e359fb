"""Does the course teach all that the notes taught? Every content line in the ledger, every ledger row on a page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from scripts import ledger
from scripts.checks.course import Course
from scripts.findings import line as shown
from scripts.ledger import Fact
from scripts.model import CourseError, Finding
from scripts.pairs import LANGS

RULE = "coverage"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was found, and the counts that prove the rest."""

    findings: tuple[Finding, ...]
    lines: int
    facts: int
    pages: int

    @property
    def text(self) -> str:
        """The findings, one a line, and a closing line with the counts."""
        rows = map(shown, self.findings)
        gaps = len(self.findings)
        state = f"{gaps} gap{'s' if gaps > 1 else ''}" if gaps else "complete"
        return "\n".join([*rows, f"{self.lines} content lines, {self.facts} facts, {self.pages} pages: {state}"])


def cover(docs: Path, notes: Path) -> Coverage:
    """Compares the ledger of `docs` with the notes in a folder. Raises CourseError if there are none."""
    files = sorted(notes.glob("[0-9][0-9][0-9]*.txt")) if notes.is_dir() else []
    if not files:
        raise CourseError(str(notes), "no notes here", "name the folder that holds 000….txt")
    facts, findings = ledger.load(docs)
    findings = [*findings, *rows_on_pages(Course(docs), facts), *repeated(facts)]
    total = 0
    for path in files:
        taken = {n for fact in facts if fact.note == path.name[:3] for n in range(fact.first, fact.last + 1)}
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            if not _is_content(line):
                continue
            total += 1
            if number not in taken:
                text = line.decode("utf-8", "replace").strip()[:60]
                findings.append(
                    Finding(path.name, number, RULE, f"in no row of the ledger: {text}", "add a row to docs/ledger.yml")
                )
    return Coverage(tuple(findings), total, len(facts), len({fact.page for fact in facts}))


def rows_on_pages(course: Course, facts: tuple[Fact, ...], rule: str = RULE) -> list[Finding]:
    """Rows whose page or anchor does not exist in both languages."""
    found = []
    for fact in facts:
        for lang in LANGS:
            page = course.page(lang, fact.page)
            if page is None:
                message, hint = f"{fact.id}: no page {lang}/{fact.page}.md", "write the page or mend the row"
            elif fact.anchor not in page.anchors:
                message, hint = f"{fact.id}: {lang}/{fact.page}.md has no heading {{#{fact.anchor}}}", "mend the anchor"
            else:
                continue
            found.append(Finding(f"docs/{ledger.FILE}", fact.line, rule, message, hint))
    return found


def repeated(facts: tuple[Fact, ...], rule: str = RULE) -> list[Finding]:
    """Rows whose id another row has too."""
    count = Counter(fact.id for fact in facts)
    return [
        Finding(f"docs/{ledger.FILE}", fact.line, rule, f"{fact.id} stands {count[fact.id]} times", "keep one row")
        for fact in facts
        if count[fact.id] > 1
    ]


def _is_content(line: bytes) -> bool:
    """Not blank, not a rule drawn with one sign."""
    return bool(line.strip().strip(b"-=*_ \t"))

"""The ledger of the notes is complete, and every fact in it stands on a page."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import ledger
from scripts.checks.course import Course
from scripts.checks.coverage import repeated, rows_on_pages
from scripts.model import Finding

RULE = ledger.RULE


def check(course: Course) -> Iterator[Finding]:
    """Each row of docs/ledger.yml has every field, an id of its own, and a page and heading in both languages."""
    facts, findings = ledger.load(course.docs)
    if course.asked(course.docs / ledger.FILE):
        yield from findings
        yield from repeated(facts, RULE)
    yield from rows_on_pages(course, tuple(fact for fact in facts if course.concerns(ledger.FILE, fact.page)), RULE)

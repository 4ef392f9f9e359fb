"""A page has one title and an outline without holes."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.course import Course
from scripts.model import Finding

RULE = "headings"


def check(course: Course) -> Iterator[Finding]:
    """A page starts with its only heading of level 1; below it, no level is skipped (WCAG 2.2, technique G141)."""
    for page in course.pages():
        where = course.name(page.path)
        if not page.headings:
            yield Finding(where, 0, RULE, "no heading", "start with `# Title {#id}`")
            continue
        first, *rest = page.headings
        if first.level != 1:
            yield Finding(where, first.line, RULE, f"starts at level {first.level}", "start with `# Title {#id}`")
        level = first.level
        for heading in rest:
            if heading.level == 1:
                yield Finding(where, heading.line, RULE, f"second title « {heading.text} »", "make it a `##`")
            elif heading.level > level + 1:
                message = f"« {heading.text} » skips from level {level} to {heading.level}"
                yield Finding(where, heading.line, RULE, message, f"make it level {level + 1}")
            level = heading.level

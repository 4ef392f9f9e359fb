"""Both languages have the same headings, with the same ids in the same order: the language switch keeps the place."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.course import Course
from scripts.model import Finding

RULE = "anchors"


def check(course: Course) -> Iterator[Finding]:
    """Each heading has an explicit `{#id}`, once on its page; both languages have the same ids and levels in order."""
    for page in course.pages():
        where = course.name(page.path)
        for heading in page.headings:
            if not heading.id:
                yield Finding(where, heading.line, RULE, f"no id on « {heading.text} »", "add {#an-english-word}")
        for id, line in page.repeated_anchors():
            yield Finding(where, line, RULE, f"{{#{id}}} stands twice on this page", "give each heading its own id")
    for fr, en in course.both():
        theirs = {heading.id: heading for heading in en.headings}
        ours = {heading.id: heading for heading in fr.headings}
        for page, mine, across in ((en, theirs, ours), (fr, ours, theirs)):
            where = course.name(page.path)
            for id, heading in across.items():
                if id and id not in mine:
                    yield Finding(
                        where,
                        0,
                        RULE,
                        f"no heading {{#{id}}} (« {heading.text} » across)",
                        "add the section, or remove it across",
                    )
        if set(ours) == set(theirs):
            for a, b in zip(fr.headings, en.headings, strict=False):
                if (a.id, a.level) != (b.id, b.level):
                    message = f"{{#{b.id}}} (level {b.level}) where French has {{#{a.id}}} (level {a.level})"
                    yield Finding(course.name(en.path), b.line, RULE, message, "put the headings in one order")
                    break

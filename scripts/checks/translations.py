"""A change in one language must reach the other."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import freshness
from scripts.checks.course import Course
from scripts.model import Finding
from scripts.pairs import LANGS, page

RULE = "translations"
STAMP = "python -m scripts translations stamp"


def check(course: Course) -> Iterator[Finding]:
    """Each page exists in both languages, and no section has changed in one only since both last agreed."""
    record = freshness.load(course.docs)
    for pair in course.pairs:
        paths = [pair.file(lang) for lang in LANGS if pair.file(lang)]
        if not any(course.asked(path) for path in paths):
            continue
        for lang in pair.missing:
            where = course.name(page(course.docs, lang, pair.slug))
            yield Finding(where, 0, RULE, "does not exist: readers see the other language", "translate the page")
        sides = {lang: found for lang in LANGS if (found := course.page(lang, pair.slug))}
        if len(sides) < len(LANGS):
            continue
        sections = {lang: freshness.sections(found.text, course.docs) for lang, found in sides.items()}
        agreed = record.get(pair.slug, {})
        changes = freshness.changes(pair.slug, sections, agreed)
        for change in changes:
            side = sides[change.lang]
            at = next((h.line for h in side.headings if h.id == change.id), 1)
            name = course.name(side.path)
            what = "the front matter" if change.id == freshness.HEAD else f"section {{#{change.id}}}"
            message = f"{what} has changed in the other language"
            yield Finding(name, at, RULE, message, f"translate the change, then `{STAMP} {name}`")
        if agreed != freshness.prints(sections) and not changes:
            name = course.name(sides[LANGS[0]].path)
            yield Finding(name, 0, RULE, "both languages have changed since they last agreed", f"`{STAMP} {name}`")

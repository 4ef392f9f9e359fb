"""What was published stays reachable."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import published
from scripts.checks.course import Course
from scripts.model import Finding
from scripts.pairs import LANGS

RULE = "published"
STAMP = "python -m scripts anchors stamp"


def check(course: Course) -> Iterator[Finding]:
    """Each page and anchor of docs/anchors.yml still exists, or docs/redirects.yml says where it is now. A redirect
    starts where nothing is and ends where something is. Pages that are not in the record yet are a finding too."""
    record, moved = published.load(course.docs), published.redirects(course.docs)
    for slug, ids in record.items():
        if slug not in course.slugs:
            if slug not in moved and course.whole:
                yield _gone(f"docs/{published.RECORD}", 0, f"page {slug}", slug)
            continue
        for lang in LANGS:
            page = course.page(lang, slug)
            if not page or not course.asked(page.path):
                continue
            have = course.anchors(page)
            for id in ids:
                if id not in have and f"{slug}#{id}" not in moved:
                    yield _gone(course.name(page.path), 0, f"anchor {{#{id}}}", f"{slug}#{id}")
    if course.asked(course.docs / published.REDIRECTS):
        yield from _redirects(course, moved)
    if course.whole and record and (new := sorted(course.slugs - set(record))):
        names = ", ".join(new[:3]) + (f" and {len(new) - 3} more" if len(new) > 3 else "")
        yield Finding(f"docs/{published.RECORD}", 0, RULE, f"new pages: {names}", f"`{STAMP}`")


def _gone(where: str, line: int, what: str, address: str) -> Finding:
    hint = f"bring it back, or add `{address}: its/new#address` to docs/{published.REDIRECTS}"
    return Finding(where, line, RULE, f"the published {what} is gone", hint)


def _redirects(course: Course, moved: dict[str, str]) -> Iterator[Finding]:
    for old, new in moved.items():
        where = f"docs/{published.REDIRECTS}"
        if _exists(course, old):
            yield Finding(where, 0, RULE, f"{old} exists: nothing to redirect", "remove this line")
        if not _exists(course, new):
            yield Finding(where, 0, RULE, f"{old} leads to {new}, which does not exist", "mend the new address")


def _exists(course: Course, address: str) -> bool:
    slug, _, anchor = address.partition("#")
    pages = [page for lang in LANGS if (page := course.page(lang, slug))]
    return slug in course.slugs and (not anchor or any(anchor in course.anchors(page) for page in pages))

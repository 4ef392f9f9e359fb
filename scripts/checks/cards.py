"""The identity cards of API objects agree with Kubernetes and with the pages."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import rows
from scripts.checks.course import Course
from scripts.model import Finding

RULE = "cards"
FILE = "objects.yml"
FIELDS = {"kind": str, "apiVersion": str, "plural": str, "shortNames": list, "namespaced": bool} | {
    "page": str,
    "reference": str,
}


def check(course: Course) -> Iterator[Finding]:
    """Each entry of docs/objects.yml has every field, is a kind of the Kubernetes version of the course (or says
    `custom: true`), and names a page that exists; each kind that a page names under `objects` has a card."""
    cards = rows.read(course.docs / FILE)
    kinds = {row.data.get("kind") for row in cards}
    for page in course.pages():
        named = page.meta.get("objects") or []
        for kind in named if isinstance(named, list) else [named]:
            if kind not in kinds:
                yield Finding(course.name(page.path), 1, RULE, f"no card for {kind}", f"add it to docs/{FILE}")
    for row in cards:
        if course.concerns(FILE, str(row.data.get("page") or "")):
            kind = row.data.get("kind") or "an entry"
            for message, hint in _problems(course, row.data):
                yield Finding(f"docs/{FILE}", row.line, RULE, f"{kind}: {message}", hint)


def _problems(course: Course, card) -> Iterator[tuple[str, str]]:
    wrong = [name for name, type in FIELDS.items() if not isinstance(card.get(name), type)]
    if wrong:
        yield f"no right `{'`, `'.join(wrong)}`", "see `kubectl api-resources`"
        return
    if not card.get("custom"):
        from scripts.checks.kinds import VERSION, exists

        if not exists(card["apiVersion"], card["kind"]):
            hint = "see `kubectl api-resources`, or write `custom: true`"
            yield f"Kubernetes {VERSION} has no {card['apiVersion']} {card['kind']}", hint
    if card["page"] not in course.slugs:
        yield f"no page {card['page']}", "mend `page`"

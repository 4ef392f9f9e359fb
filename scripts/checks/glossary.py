"""The glossary says in both languages what each term is and where it is taught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts import rows
from scripts.checks.course import Course
from scripts.model import Finding
from scripts.pairs import LANGS

RULE = "glossary"
FILE = "glossary.yml"


def check(course: Course) -> Iterator[Finding]:
    """Each term of docs/glossary.yml has an id of its own, a name and a definition in both languages, and a page (and
    heading) that exists; no name leads to two terms."""
    ids: set[str] = set()
    names: dict[tuple[str, str], str] = {}
    for row in rows.read(course.docs / FILE):
        id = str(row.data.get("id") or "a term")
        place = str(row.data.get("page") or "")
        if not course.concerns(FILE, place.partition("#")[0]):
            continue
        problems = [*_fields(row.data), *_place(course, place)]
        if id in ids:
            problems.append(("stands twice", "keep one"))
        ids.add(id)
        for key in _names(row.data):
            if names.setdefault(key, id) != id:
                problems.append((f"« {key[1]} » already leads to {names[key]}", "keep it with one term"))
        for message, hint in problems:
            yield Finding(f"docs/{FILE}", row.line, RULE, f"{id}: {message}", hint)


def _fields(row: Mapping) -> Iterator[tuple[str, str]]:
    if not row.get("id"):
        yield "no `id`", "give it a short English name"
    definition = row.get("definition")
    for lang in LANGS:
        if not isinstance(row.get(lang), str):
            yield f"no `{lang}`", "add its name in that language"
        if not isinstance(definition, Mapping) or not isinstance(definition.get(lang), str):
            yield f"no definition in `{lang}`", "say in one sentence what it is"


def _place(course: Course, place: str) -> Iterator[tuple[str, str]]:
    slug, _, anchor = place.partition("#")
    if not slug:
        yield "no `page`", "name the page that teaches it"
        return
    if slug not in course.slugs:
        yield f"no page {slug}", "mend `page`"
        return
    for lang in LANGS:
        page = course.page(lang, slug)
        if anchor and page and anchor not in course.anchors(page):
            yield f"{lang}/{slug}.md has no heading {{#{anchor}}}", "mend `page`"


def _names(row: Mapping) -> set[tuple[str, str]]:
    aliases = row.get("aliases") if isinstance(row.get("aliases"), Mapping) else {}
    return {(lang, str(name)) for lang in LANGS for name in (row.get(lang), *(aliases.get(lang) or ())) if name}

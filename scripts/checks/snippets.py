"""Pages include examples that exist, in their own language, and every example is shown."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.course import Course
from scripts.model import Finding
from scripts.page import SNIPPET

RULE = "snippets"


def check(course: Course) -> Iterator[Finding]:
    """Each included file exists below docs/<lang>/examples/; each folder of examples is used by a page."""
    for page in course.pages():
        for number, line in enumerate(page.text.split("\n"), 1):
            if not (snippet := SNIPPET.match(line)):
                continue
            where, name = course.name(page.path), snippet[1]
            if not (course.docs / name).is_file():
                yield Finding(where, number, RULE, f"no file docs/{name}", "create it or mend the path")
            elif not name.startswith(f"{page.lang}/examples/"):
                hint = f"include it from {page.lang}/examples/"
                yield Finding(where, number, RULE, f"docs/{name} is not an example in this language", hint)
    if course.whole:
        yield from _unused(course)


def _unused(course: Course) -> Iterator[Finding]:
    used = {
        tuple(snippet[1].split("/")[:3:2])
        for page in course.pages()
        for line in page.text.split("\n")
        if (snippet := SNIPPET.match(line))
    }
    for lang, name in course.example_folders():
        if (lang, name) not in used:
            where = course.name(course.docs / lang / "examples" / name)
            yield Finding(where, 0, RULE, "no page shows these examples", "include them or remove them")

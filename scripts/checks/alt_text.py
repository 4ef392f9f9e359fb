"""A picture can be read by who does not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts import mermaid
from scripts.checks.course import Course
from scripts.model import Finding

RULE = "alt-text"
TAG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
ALT = re.compile(r"\balt\s*=", re.IGNORECASE)
FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|svg|gif|webp)|image|picture|photo|schéma|diagramme|diagram", re.IGNORECASE)


def check(course: Course) -> Iterator[Finding]:
    """Each picture has an alternative text that says what it shows (WCAG 2.2, 1.1.1), each diagram an `accTitle` and an
    `accDescr`."""
    for page in course.pages():
        where = course.name(page.path)
        for target in page.targets:
            if target.is_image and (not target.label.strip() or FILE_NAME.fullmatch(target.label.strip())):
                message = f"the picture {target.href} has no alternative text"
                yield Finding(where, target.line, RULE, message, "write what it shows between [ and ]")
        for number, line in page.prose:
            for tag in TAG.finditer(line):
                if not ALT.search(tag[0]):
                    yield Finding(where, number, RULE, "<img> without alt", 'add alt="…"')
        for fence in page.fences:
            if fence.lang != "mermaid":
                continue
            for part in mermaid.missing(fence.code):
                yield Finding(where, fence.line, RULE, f"a diagram without {part}", f"add `{part}: …`")

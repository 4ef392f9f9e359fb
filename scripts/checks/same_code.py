"""Both languages of a page show the same code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks import sides
from scripts.checks.course import Course
from scripts.model import Finding
from scripts.page import Fence, Page

RULE = "same-code"
COMMENT = re.compile(r"(?:^|(?<=\s))(?:#(?!!)|//)(?:\s.*|$)")
# What people read in code may be translated: text in quotes, placeholders, titles of columns.
WORDING = re.compile(r"\"[^\"]*\"|'[^']*'|<[^<>]*>|custom-columns=\S+")
FREE = frozenset({"", "text", "mermaid", "markdown", "md"})  # outputs and texts: their lines may be translated


def check(course: Course) -> Iterator[Finding]:
    """Code blocks have the same language and title in both languages, and the same lines apart from comments, quoted
    text and placeholders. Included files answer to each other."""
    return sides.in_order(course, RULE, "code", _seen)


def _seen(page: Page) -> list[sides.Seen]:
    found: list[sides.Seen] = []
    for fence in page.fences:
        name = f"`{fence.title}`" if fence.title else f"in {fence.lang}" if fence.lang else "without a language"
        found.append((fence.line, (fence.lang, fence.title), name))
        if fence.lang not in FREE:
            found += _lines(fence, page.lang)
    return found


def _lines(fence: Fence, lang: str) -> Iterator[sides.Seen]:
    for number, line in enumerate(fence.lines, fence.line + 1):
        bare = COMMENT.sub("", line)
        bare = WORDING.sub("…", bare.replace(f'"{lang}/examples/', "--8<-- ")).rstrip()
        if bare:
            yield number, bare, f"`{line.strip()}`"

"""Every text is in the language of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.blocks import CODE
from scripts.checks.course import Course
from scripts.language import language_of
from scripts.model import Finding
from scripts.page import Page

RULE = "language"
NAMES = {"fr": "French", "en": "English"}
COMMENT = re.compile(r"(?:^|(?<=\s))#\s+(.*)$", re.MULTILINE)
ACCESSIBLE = re.compile(r"^\s*acc(?:Title|Descr)\s*:\s*(.*)$", re.MULTILINE)
FOREIGN = re.compile(r"<(\w+)\b[^>]*\blang=.*?</\1>|“[^”]*”|«[^»]*»|\"[^\"]*\"|(?<!\*)\*[^*\n]+\*(?!\*)", re.DOTALL)


def check(course: Course) -> Iterator[Finding]:
    """Paragraphs, headings, descriptions of diagrams and comments in code are in the language of the page. Quotations,
    text in italics and elements with a `lang` attribute may be in another."""
    for page in course.pages():
        for line, what, text in _texts(page):
            found = language_of(FOREIGN.sub(" ", text))
            if found and found != page.lang:
                message = f"{what} in {NAMES[found]}"
                yield Finding(course.name(page.path), line, RULE, message, f"translate it into {NAMES[page.lang]}")
    for path in course.example_files():
        lang = path.relative_to(course.docs).parts[0]
        found = language_of("\n".join(COMMENT.findall(path.read_text("utf-8", "replace"))))
        if found and found != lang:
            hint = f"translate them into {NAMES[lang]}"
            yield Finding(course.name(path), 0, RULE, f"comments in {NAMES[found]}", hint)


def _texts(page: Page) -> Iterator[tuple[int, str, str]]:
    for block in page.blocks:
        if block.kind == "fence":
            if block.info.get("lang") == "mermaid":
                yield block.start, "diagram described", "\n".join(ACCESSIBLE.findall(block.text))
            else:
                yield block.start, "comments", "\n".join(COMMENT.findall(block.text))
        elif block.kind not in CODE and block.kind not in ("blank", "snippet", "rule"):
            yield block.start, block.kind.replace("_", " "), block.text

"""One word for one thing: terms that the course does not use, and what it says instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from scripts.checks import prose
from scripts.checks.course import Course
from scripts.model import Finding
from scripts.page import Page

RULE = "terms"
LIST = Path(__file__).with_name("terms.yml")
# What others said is quoted as they said it.
QUOTED = re.compile(r"<del>.*?</del>|«[^»\n]*»|“[^”\n]*”|(?<!=)\"[^\"\n]*\"|(?<!\*)\*[^*\n]+\*(?!\*)")


class Term(NamedTuple):
    pattern: re.Pattern[str]
    say: str


@cache
def terms(lang: str) -> tuple[Term, ...]:
    """The terms to avoid in `lang`."""
    rows = yaml.safe_load(LIST.read_text("utf-8"))
    return tuple(Term(re.compile(row["pattern"]), row["say"]) for row in rows if row.get("lang", lang) == lang)


@cache
def any_of(lang: str) -> re.Pattern[str]:
    """All patterns at once: most lines need no closer look."""
    return re.compile("|".join(f"(?:{term.pattern.pattern})" for term in terms(lang)))


def check(course: Course) -> Iterator[Finding]:
    """No term of `terms.yml` in running text. Code, quotations (« … », "…", italics) and struck text are free."""
    for page in course.pages():
        for number, text in _free(page):
            if not any_of(page.lang).search(text):
                continue
            for term in terms(page.lang):
                for match in term.pattern.finditer(text):
                    yield Finding(course.name(page.path), number, RULE, f"« {match[0]} »", f"say: {term.say}")


def _free(page: Page) -> Iterator[tuple[int, str]]:
    """(line, text) of the prose, with blanks in place of code, addresses and quotations."""
    for number, line in page.prose:
        line = QUOTED.sub(lambda m: " " * len(m[0]), line)
        yield number, " … ".join(prose.pieces(line))

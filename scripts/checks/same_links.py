"""Both languages of a page link to the same places and show the same pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks import sides
from scripts.checks.course import Course
from scripts.model import Finding
from scripts.page import Page

RULE = "same-links"
LANGUAGE_PART = re.compile(r"(?<=/)(?:fr|en)(?:-[a-z]{2})?/|(?<=://)(?:fr|en|www)\.")


def check(course: Course) -> Iterator[Finding]:
    """Each page of one language links to what the other links to, as often. Links to other sites may differ: a site may
    have pages in one language only; but both pages have as many of them."""
    return sides.in_any_order(course, RULE, "link to", _seen)


def _seen(page: Page) -> list[sides.Seen]:
    return [(target.line, _key(target.href), target.href) for target in page.targets]


def _key(href: str) -> str:
    if "://" not in href:
        return LANGUAGE_PART.sub("", href)
    host = LANGUAGE_PART.sub("", href).partition("://")[2].partition("/")[0]
    return "wikipedia.org" if host.endswith("wikipedia.org") else host

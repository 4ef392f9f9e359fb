"""Links lead somewhere, and keep the reader's language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from scripts.checks.course import Course
from scripts.generated import FILES
from scripts.model import Finding
from scripts.page import Page, Target
from scripts.pairs import LANGS, other

RULE = "links"
OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
TRANSLATED = re.compile(r"https?://kubernetes\.io/(?P<lang>[a-z]{2}(?:-[a-z]{2})?)/")


def check(course: Course) -> Iterator[Finding]:
    """Each link below docs/ leads to a file, each `#anchor` to a heading (or to an erratum or term that the build
    writes); links stay in the language of their page, on the Kubernetes site too."""
    for page in course.pages():
        for target in _targets(page):
            problem = _outside(page, target.href) if OUTSIDE.match(target.href) else _inside(course, page, target.href)
            if problem:
                yield Finding(course.name(page.path), target.line, RULE, f"{target.href}: {problem[0]}", problem[1])


def _targets(page: Page) -> Iterator[Target]:
    yield from page.targets
    for block in page.blocks:
        if block.kind == "reference" and block.info["type"] == "link":
            href = block.info["target"].split()[0].strip("<>") if block.info["target"] else ""
            yield Target(block.info["label"], href, block.start, False)


def _outside(page: Page, href: str) -> tuple[str, str] | None:
    if href.startswith("http://") and not re.match(r"http://(?:localhost|127\.|[\w.-]*example\b)", href):
        return "not encrypted", "use https://"
    found = TRANSLATED.match(href)
    if found and found["lang"] in LANGS and found["lang"] != page.lang:
        return "leads to the other language", f"link to its page for {page.lang}"
    return None


def _inside(course: Course, page: Page, href: str) -> tuple[str, str] | None:
    place, _, anchor = href.partition("#")
    if place.startswith("/"):
        return "an absolute path works on one host only", "write it relative to this page"
    path = posixpath.normpath(posixpath.join(page.lang, posixpath.dirname(page.slug), place)) if place else ""
    if path.split("/")[0] == other(page.lang):
        return "leaves the reader's language", f"link to the page below {page.lang}/"
    if path and not path.endswith(".md"):
        if path.endswith(".html"):
            return "leads to a built page", "link to its .md file"
        if path.removeprefix(f"{page.lang}/") not in FILES and not (course.docs / path).is_file():
            return f"no file docs/{path}", "mend the path"
        return None
    slug = path.removeprefix(f"{page.lang}/").removesuffix(".md") if path else page.slug
    found = course.page(page.lang, slug) or course.page(other(page.lang), slug)
    if found is None:
        exists = any((course.docs / lang / f"{slug}.md").exists() for lang in LANGS)
        return None if exists else (f"no page docs/{path}", "mend the path")
    if anchor and anchor not in course.anchors(found):
        return f"no heading {{#{anchor}}} on that page", "mend the anchor"
    return None

"""A link says where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.course import Course
from scripts.model import Finding

RULE = "link-labels"
EMPTY = frozenset(
    [
        *("ici", "cliquez ici", "ce lien", "lien", "cette page", "page", "lire la suite", "en savoir plus", "voir ici"),
        *("voir", "documentation", "la documentation", "plus", "suite", "plus d'informations", "source", "là"),
        *("here", "click here", "this link", "link", "this page", "read more", "learn more", "more", "see here", "see"),
        *("the documentation", "docs", "more information", "this", "there", "details"),
    ]
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")


def check(course: Course) -> Iterator[Finding]:
    """The label of a link tells its target without the sentence around it (WCAG 2.2, 2.4.4): no "here", no bare
    address, no empty label. `<https://…>` may show an address that readers are meant to see."""
    for page in course.pages():
        for target in page.targets:
            if target.is_image or target.label == target.href:
                continue
            label = re.sub(r"[*_`]", "", target.label).replace("’", "'").strip(" .,:;!?…→\u00a0\u202f").lower()
            where = course.name(page.path)
            if not label:
                yield Finding(where, target.line, RULE, f"a link to {target.href} without a label", "name its target")
            elif label in EMPTY or ADDRESS.match(label):
                message = f"the label « {target.label} » does not say where the link leads"
                yield Finding(where, target.line, RULE, message, "name its target")

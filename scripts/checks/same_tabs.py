"""Both languages of a page have the same tabs."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks import sides
from scripts.checks.course import Course
from scripts.model import Finding
from scripts.page import Page

RULE = "same-tabs"
PRODUCTS = frozenset("YAML kubectl Kustomize Helm".split())


def check(course: Course) -> Iterator[Finding]:
    """Tabs come in groups of the same size in both languages; the labels YAML, kubectl, Kustomize, Helm are alike."""
    return sides.in_order(course, RULE, "tabs", _seen)


def _seen(page: Page) -> list[sides.Seen]:
    found = []
    for group in page.tab_groups:
        labels = [label for _, label in group]
        key = tuple(label if label in PRODUCTS else "" for label in labels)
        found.append((group[0][0], key, " · ".join(labels)))
    return found

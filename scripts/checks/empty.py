"""A page says something."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.course import Course
from scripts.model import Finding

RULE = "empty"
ENOUGH = 40  # words
MADE = "<!-- kubernotes:"  # the build puts a list here


def check(course: Course) -> Iterator[Finding]:
    """A page has at least forty words of its own; no heading is followed by nothing."""
    for page in course.pages():
        where = course.name(page.path)
        words = sum(len(line.split()) for _, line in page.prose)
        if words < ENOUGH and MADE not in page.text:
            hint = "write it, or leave it out for now"
            yield Finding(where, 0, RULE, f"an almost empty page ({words} words)", hint)
            continue
        blocks = [b for b in page.blocks if b.kind != "blank"]
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if block.kind != "heading" or block.indent:
                continue
            same_or_higher = (
                following is not None
                and following.kind == "heading"
                and int(following.info["level"]) <= int(block.info["level"])
            )
            if following is None or same_or_higher:
                message = f"nothing under « {block.info['text']} »"
                yield Finding(where, block.start, RULE, message, "write the section or remove its heading")

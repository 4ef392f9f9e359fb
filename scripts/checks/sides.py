"""Compares what both languages of a page must have alike, in one way for every rule that does so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import zip_longest

from scripts.checks.course import Course
from scripts.model import Finding
from scripts.page import Page

Seen = tuple[int, Hashable, str]  # line, what must be alike, how to say it


def in_order(
    course: Course, rule: str, what: str, seen: Callable[[Page], Sequence[Seen]], hint: str = "make both pages alike"
) -> Iterator[Finding]:
    """One finding at the first place where `seen` differs between the languages of a page, on the English side."""
    for fr, en in course.both():
        for ours, theirs in zip_longest(seen(fr), seen(en)):
            if ours and theirs and ours[1] == theirs[1]:
                continue
            page, other, name, across = (en, theirs, "English", ours) if theirs else (fr, ours, "French", None)
            if across:
                message = f"{what} {other[2]} where French has {across[2]} (line {across[0]})"
            else:
                message = f"{what} {other[2]} in {name} only"
            yield Finding(course.name(page.path), other[0], rule, message, hint)
            break


def in_any_order(course: Course, rule: str, what: str, seen: Callable[[Page], Sequence[Seen]]) -> Iterator[Finding]:
    """A finding for each thing that one language of a page has more often than the other."""
    for fr, en in course.both():
        for page, other, name in ((fr, en, "English"), (en, fr, "French")):
            left = [key for _, key, _ in seen(other)]
            for line, key, text in seen(page):
                if key in left:
                    left.remove(key)
                else:
                    hint = "add it there, or remove it here"
                    yield Finding(course.name(page.path), line, rule, f"{what} {text} is missing in {name}", hint)

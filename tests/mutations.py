"""What contributors do to a page, and whether the other language must hear of it.

Each mutation takes the text of a page and returns the changed text, or None if the page offers no place for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from scripts.blocks import scan
from scripts.model import Block

Mutate = Callable[[str], str | None]


def _splice(text: str, block: Block, lines: list[str]) -> str:
    all_lines = text.split("\n")
    all_lines[block.start - 1 : block.end] = lines
    return "\n".join(all_lines)


def _first(text: str, kind: str, test: Callable[[Block], bool] = lambda _: True) -> Block | None:
    return next((b for b in scan(text) if b.kind == kind and not b.indent and test(b)), None)


def _edit(kind: str, change: Callable[[list[str]], list[str] | None], test=lambda _: True) -> Mutate:
    """A mutation of the lines of the first block of a kind."""

    def mutate(text: str) -> str | None:
        block = _first(text, kind, test)
        lines = change(list(block.lines)) if block else None
        new = _splice(text, block, lines) if lines is not None else None
        return new if new != text else None

    return mutate


def _sections(text: str) -> list[Block]:
    return [b for b in scan(text) if b.kind == "heading" and b.info["level"] == "2" and not b.indent]


def _parts(text: str) -> list[str] | None:
    """What stands before the first section of level 2, then each section; None with fewer than three."""
    starts = [b.start - 1 for b in _sections(text)]
    if len(starts) < 3:
        return None
    lines = text.split("\n")
    edges = [0, *starts, len(lines)]
    return ["\n".join(lines[a:b]) for a, b in pairwise(edges)]


def swap_sections(text: str) -> str | None:
    parts = _parts(text)
    return "\n".join([parts[0], parts[2], parts[1], *parts[3:]]) if parts else None


def remove_section(text: str) -> str | None:
    parts = _parts(text)
    return "\n".join([*parts[:2], *parts[3:]]) if parts else None


def add_section(text: str) -> str:
    return text.rstrip("\n") + "\n\n## New {#brand-new}\n\nText.\n"


def rename_anchor(text: str) -> str | None:
    parts = _sections(text)
    return (
        text.replace(f"{{#{parts[0].info['id']}}}", "{#renamed-anchor}", 1) if parts and parts[0].info["id"] else None
    )


def remove_heading(text: str) -> str | None:
    parts = _sections(text)
    return _splice(text, parts[1], []) if len(parts) > 1 else None


def reword_heading(text: str) -> str | None:
    parts = _sections(text)
    return _splice(text, parts[0], [parts[0].lines[0].replace("## ", "## Re: ", 1)]) if parts else None


def change_level(text: str) -> str | None:
    parts = _sections(text)
    return _splice(text, parts[1], [f"#{parts[1].lines[0]}"]) if len(parts) > 1 else None


def change_version(text: str) -> str | None:
    new = re.sub(r"(?<![\w#{-])1\.3(\d)(?!\d)", lambda m: f"1.2{m[1]}", text, count=1)
    return new if new != text else None


def change_link(text: str) -> str | None:
    new = re.sub(r"\]\((?!http)([^()#\s]+)\.md", r"](\1-elsewhere.md", text, count=1)
    return new if new != text else None


def change_link_anchor(text: str) -> str | None:
    new = re.sub(r"\.md#[\w-]+\)", ".md#elsewhere)", text, count=1)
    return new if new != text else None


def negate(text: str) -> str | None:
    new = re.sub(r"(?m)^([A-ZÀÉ]\w+ (?:\w+ )?)(is|est|are|sont) ", r"\1\2 not ", text, count=1)
    return new if new != text else None


def _typo(lines: list[str]) -> list[str] | None:
    at = re.search(r"[a-zéè]{5,}", lines[0])
    if not at or "`" in lines[0][: at.end()] or "](" in lines[0][: at.end()]:
        return None
    word = at[0]
    return [lines[0].replace(word, word[0] + word[2] + word[1] + word[3:], 1), *lines[1:]]


def _reflow(lines: list[str]) -> list[str] | None:
    head, space, tail = lines[0].partition(". ")
    return [f"{head}.", tail, *lines[1:]] if space and not re.match(r"[#>\d*+-]|\d+[.)]", tail) else None


# What the other language must hear of.
MUST_ALARM: dict[str, Mutate] = {
    "heading removed": remove_heading,
    "heading reworded": reword_heading,
    "heading moved to another level": change_level,
    "anchor renamed": rename_anchor,
    "section removed": remove_section,
    "section added": add_section,
    "sections swapped": swap_sections,
    "code block added": lambda text: text.rstrip("\n") + "\n\n```bash\nkubectl get nodes\n```\n",
    "code line removed": _edit("fence", lambda ls: [ls[0], *ls[2:]], lambda b: len(b.lines) > 3),
    "code changed": _edit("fence", lambda ls: [ls[0], f"{ls[1]} --all", *ls[2:]], lambda b: len(b.lines) > 2),
    "code indented otherwise": _edit("fence", lambda ls: [ls[0], f"  {ls[1]}", *ls[2:]], lambda b: len(b.lines) > 2),
    "language of code changed": _edit("fence", lambda ls: [re.sub(r"^(`+)\w+", r"\1python", ls[0]), *ls[1:]]),
    "version changed": change_version,
    "link changed": change_link,
    "anchor of a link changed": change_link_anchor,
    "meaning reversed": negate,
    "typo": _edit("paragraph", _typo),
    "sentence added": _edit("paragraph", lambda ls: [*ls[:-1], f"{ls[-1]} One more sentence."]),
    "paragraph removed": _edit("paragraph", lambda ls: []),
    "table row added": _edit("table", lambda ls: [*ls, ls[-1].replace("a", "b")]),
    "table row removed": _edit("table", lambda ls: ls[:-1], lambda b: len(b.lines) > 3),
    "table cell changed": _edit("table", lambda ls: [*ls[:-1], re.sub(r"\| (\w)", r"| X\1", ls[-1], count=1)]),
    "item added": _edit("list_item", lambda ls: [*ls, "- One more."]),
    "items renumbered as bullets": _edit(
        "list_item", lambda ls: [re.sub(r"^\d+\.", "-", ls[0]), *ls[1:]], lambda b: bool(b.info["ordered"])
    ),
    "admonition of another type": _edit("admonition", lambda ls: [re.sub(r"^(\S+) \w+", r"\1 danger", ls[0])]),
    "description changed": lambda text: re.sub(r"(?m)^description: ", "description: New ", text, count=1),
}
# What no translator needs to know.
MUST_BE_QUIET: dict[str, Mutate] = {
    "blank at the end of lines": lambda text: re.sub(r"(?m)(?<=[a-z.])$", " ", text),
    "one more blank line": lambda text: re.sub(r"\n\n(?=## )", "\n\n\n", text),
    "blank lines at the end": lambda text: text + "\n\n",
    "lines end in CRLF": lambda text: text.replace("\n", "\r\n"),
    "paragraph broken otherwise": _edit("paragraph", _reflow, lambda b: len(b.lines) == 1 and "](" not in b.lines[0]),
    "double space": _edit("paragraph", lambda ls: [re.sub(r"(?<=\w) (?=\w)", "  ", ls[0], count=1), *ls[1:]]),
    "table padded": _edit("table", lambda ls: [ls[0], ls[1], *(re.sub(r" \|", "    |", x) for x in ls[2:])]),
    "table rule drawn longer": _edit("table", lambda ls: [ls[0], ls[1].replace("---", "-----"), *ls[2:]]),
    "apostrophes set": _edit(
        "paragraph", lambda ls: [x.replace("'", "’") for x in ls], lambda b: "'" in b.text and "`" not in b.text
    ),
    "no-break spaces set": _edit(
        "paragraph",
        lambda ls: [re.sub(" (?=[:;!?])", "\u00a0", x) for x in ls],
        lambda b: bool(re.search(" [:;!?]", b.text)),
    ),
    "space inside French quotes": lambda text: text.replace("« ", "«\u202f").replace(" »", "\u202f»"),
    "other sign for items": _edit("list_item", lambda ls: [re.sub(r"^-", "*", ls[0]), *ls[1:]]),
    "estimate of time changed": lambda text: re.sub(r"(?m)^minutes: \d+", "minutes: 99", text, count=1),
}

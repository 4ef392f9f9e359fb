"""Personal data and leftovers of one person's project: user names, private namespaces, hosts. Only reported: a name is
replaced by someone who knows what it stands for. What to look for is listed in `personal.yml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, lines_with, spread

RULE = "personal"
LIST = Path(__file__).parent.parent / "personal.yml"
LONGEST = 20_000  # characters of a line that are looked at


@cache
def signs() -> tuple[list[tuple[re.Pattern[str], str, str]], list[re.Pattern[str]], re.Pattern[str]]:
    """(pattern, what it is, hint) for each kind of personal data, what shows fast where to look for them, and what is
    allowed although it looks like one."""
    data = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    found = [(re.compile(row["pattern"]), row["what"], row["hint"]) for row in data["find"]]
    fast = [re.compile(row.get("sign") or row["pattern"]) for row in data["find"]]
    return found, fast, re.compile("|".join(f"(?:{pattern})" for pattern in data["allow"]))


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    find, fast, allow = signs()
    found: dict[tuple[str, str], list[int]] = {}
    for number in sorted(lines_with(doc.text, fast)):
        line = doc.lines[number - 1]
        for pattern, what, hint in find:
            for match in pattern.finditer(line.text[:LONGEST]):
                value = match[match.lastindex or 0]
                if not allow.fullmatch(value):
                    found.setdefault((f"{what}: {value}", hint), []).append(line.source)
    for (message, hint), sources in found.items():
        more = f" (lines {spread(sources)})" if len(set(sources)) > 1 else ""
        edit.ask(sources[0], message + more, hint)
    return edit.done()

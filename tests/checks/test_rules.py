"""Each rule on small courses, with its exact words.

A fixture: a title, a line with one full stop, files below docs/ (each after a line `@@ name`), another
full stop, and what the rule says (nothing: it is content). `⏎` at the end of a line stands for a blank, `→` for a tab.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts import findings
from scripts.checks import CHECKS, kubectl, run

FOLDER = Path(__file__).parent / "fixtures"


class Case(NamedTuple):
    rule: str
    title: str
    files: dict[str, str]
    said: str


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        parts = path.read_text("utf-8").split("\n.\n")
        title = parts[0].strip()
        for at in range(1, len(parts) - 1, 2):
            said, _, following = parts[at + 1].partition("\n\n")
            yield Case(path.stem, title, files(parts[at]), said.strip())
            title = following.strip()


def files(text: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for line in text.replace("⏎", " ").replace("→", "\t").split("\n"):
        if line.startswith("@@ "):
            lines = found.setdefault(line[3:], [])
        else:
            lines.append(line)
    return {name: "\n".join(lines) + "\n" for name, lines in found.items()}


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.rule}: {case.title}")
def test_rule(case: Case, course):
    if case.rule == "tabs" and not kubectl.available() and not os.environ.get("CI"):  # in CI its lack is a failure
        pytest.skip("no kubectl to compare with")
    found = run(course(case.files), only=[case.rule])
    assert findings.show(found, "text") == case.said


@pytest.mark.parametrize("rule", CHECKS)
def test_every_rule_is_shown_at_work_and_says_what_it_asks(rule: str):
    mine = [case for case in cases() if case.rule == rule]
    assert [case for case in mine if case.said], f"tests/checks/fixtures/{rule}.txt shows no finding"
    assert [case for case in mine if not case.said], f"tests/checks/fixtures/{rule}.txt shows no good page"
    assert len(CHECKS[rule].__doc__) > 20

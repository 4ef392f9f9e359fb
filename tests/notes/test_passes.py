"""Every pass, alone, on examples that people can read: `fixtures/<pass>.md` holds title / input / output.

→ stands for a tab, ␠ for a blank at the end of a line, ⍽ for U+202F, ⎵ for U+00A0; ∅ for a
zero-width space, ‧ for a soft hyphen, ␌ for a page break and ␛ for ESC. Passes that only report give
`line: message` as output. The note is in French unless the title says (en).
"""

from importlib import import_module
from itertools import takewhile
from pathlib import Path

import pytest

from scripts.model import Document, Line
from scripts.notes.passes import OPENING_PASSES, REMARKS, SECTION_PASSES, WHOLE_PASSES

FIXTURES = Path(__file__).parent / "fixtures"
HIDDEN = {"∅": "\u200b", "‧": "\u00ad", "␌": "\x0c", "␛": "\x1b"}
SIGNS = str.maketrans({"→": "\t", "␠": " ", "⍽": "\u202f", "⎵": "\u00a0", **HIDDEN})
REPORTING = {run.__module__.rsplit(".", 1)[-1] for run in REMARKS}


def cases() -> list:
    """(pass, title, input lines, output lines) of every example."""
    found = []
    for path in sorted(FIXTURES.glob("*.md")):
        lines = iter(path.read_text(encoding="utf-8").split("\n"))
        for title in lines:
            if title:
                assert next(lines) == "."
                parts = [
                    [line.translate(SIGNS) for line in takewhile(lambda line: line != ".", lines)] for _ in range(2)
                ]
                found.append(pytest.param(path.stem, title, *parts, id=f"{path.stem}: {title}"))
    return found


@pytest.mark.parametrize(("name", "title", "before", "after"), cases())
def test_example(name: str, title: str, before: list[str], after: list[str]) -> None:
    lang = "en" if "(en)" in title else "fr"
    doc = Document("note.md", tuple(Line(text, number) for number, text in enumerate(before, 1)), lang)
    result = import_module(f"scripts.notes.passes.{name}").run(doc)
    if name in REPORTING:
        assert result.lines == doc.lines
        assert [f"{f.line}: {f.message}" for f in result.findings] == after
        return
    assert [line.text for line in result.lines] == after
    if before != after:
        assert name == "front_matter" or result.findings or name in ("spacing", "blanks")
        assert {line.source for line in result.lines} <= {0, *range(1, len(before) + 1)}
    else:
        assert not any(finding.fixed for finding in result.findings)


def test_every_pass_has_examples() -> None:
    names = {
        run.__module__.rsplit(".", 1)[-1]
        for run in [*(item.run for item in (*OPENING_PASSES, *SECTION_PASSES)), *WHOLE_PASSES, *REMARKS]
    }
    assert names | {"encoding", "front_matter"} == {path.stem for path in FIXTURES.glob("*.md")}


def test_a_pass_keeps_the_numbers_of_the_lines() -> None:
    from scripts.notes.passes import outline

    doc = Document(
        "a.md", tuple(Line(text, n) for n, text in enumerate(["X :", "    - A b", "    - B c", "", "end"], 7))
    )
    assert [(line.text, line.source) for line in outline.run(doc).lines] == [
        ("X :", 7),
        ("", 0),
        ("- A b", 8),
        ("- B c", 9),
        ("", 10),
        ("end", 11),
    ]

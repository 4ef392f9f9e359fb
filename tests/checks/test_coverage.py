"""`python -m scripts coverage`: no line of the notes and no row of the ledger is left out in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts import __main__ as command
from tests.checks.conftest import GOOD

ROW = '- {{id: {0}, note: "000", lines: "{1}", kind: fact, status: ok, page: s/t, anchor: page}}\n'
NOTE = "A title\n=======\n\nOne fact.\nAnother.\n"


@pytest.fixture
def cover(course, tmp_path: Path, monkeypatch):
    """Writes a course with a ledger, a folder of notes, and runs the command."""

    def run_it(ledger: str):
        monkeypatch.chdir(course({**GOOD, "ledger.yml": ledger}).parent)
        (tmp_path / "notes").mkdir()
        (tmp_path / "notes/000-note.txt").write_text(NOTE, "utf-8")
        return CliRunner().invoke(command.main, ["coverage", "notes"])

    return run_it


def test_notes_that_are_covered(cover):
    done = cover(ROW.format("N1", "1") + ROW.format("N2", "4-5"))
    assert (done.exit_code, done.output) == (0, "3 content lines, 2 facts, 1 pages: complete\n")


def test_a_line_in_no_row_and_a_row_on_no_page(cover):
    done = cover(ROW.format("N1", "1-4") + ROW.format("N2", "4").replace("anchor: page", "anchor: gone"))
    assert done.exit_code == 1
    assert done.output == (
        "docs/ledger.yml:2: N2: fr/s/t.md has no heading {#gone} · mend the anchor [coverage]\n"
        "docs/ledger.yml:2: N2: en/s/t.md has no heading {#gone} · mend the anchor [coverage]\n"
        "000-note.txt:5: in no row of the ledger: Another. · add a row to docs/ledger.yml [coverage]\n"
        "3 content lines, 2 facts, 1 pages: 3 gaps\n"
    )


def test_a_folder_without_notes_is_misuse(course, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(course(GOOD).parent)
    done = CliRunner().invoke(command.main, ["coverage", str(tmp_path)])
    assert (done.exit_code, done.stderr.partition(": ")[2]) == (
        2,
        "no notes here · name the folder that holds 000….txt\n",
    )

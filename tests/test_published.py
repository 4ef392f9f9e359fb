"""The record of published addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts import __main__ as command
from scripts.model import CourseError
from scripts.published import load, redirects


def test_a_stamp_records_what_is_there_and_keeps_asking_for_what_is_gone(tmp_path: Path, monkeypatch):
    docs = tmp_path / "docs"
    for lang in ("fr", "en"):
        (docs / lang).mkdir(parents=True)
        (docs / lang / "a.md").write_text("# A {#a}\n", "utf-8")
    (docs / "anchors.yml").write_text("a: a gone moved\nb: b\nold: o\n", "utf-8")
    (docs / "redirects.yml").write_text("a#moved: a#a\nold: a\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(command.main, ["anchors", "stamp"]).output == "2 pages recorded in docs/anchors.yml.\n"
    assert load(docs) == {"a": ("a", "gone"), "b": ("b",)}


@pytest.mark.parametrize("address", ["../a", "/a", "a/../../b", "a\\..\\b", "a//b", "#a", "./a"])
def test_no_address_leads_out_of_the_site(tmp_path: Path, address: str):
    for line in (f"'{address}': a", f"a: '{address}'"):
        (tmp_path / "redirects.yml").write_text(f"{line}\n", "utf-8")
        with pytest.raises(CourseError, match="is no address of the site"):
            redirects(tmp_path)

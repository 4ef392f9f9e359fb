"""Old addresses lead on, online and by double-click."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.site.redirects import relative, write
from tests.site.conftest import mkdocs

REDIRECTS = "s/old: s/t\ns/old#way: s/t#there\nolder: s/t#there\ns/t#gone: s/t#there\ns/t#far: index#home\n"
TARGET = "---\ntitle: T\n---\n\n# T {#t}\n\n" + "Text.\n\n" * 60 + "## There {#there}\n\nEnd.\n"


@pytest.mark.parametrize(
    ("address", "slug", "link"),
    [
        ("s/t", "s/old", "t.html"),
        ("s/t#a", "older", "s/t.html#a"),
        ("index", "s/t", "../index.html"),
        ("s/t#a", "s/t", "#a"),
    ],
)
def test_links_are_relative(address: str, slug: str, link: str):
    assert relative(address, slug) == link


@pytest.fixture
def moved(project) -> Path:
    root = project({"fr/s/t.md": TARGET, "en/s/t.md": TARGET, "redirects.yml": REDIRECTS})
    done = mkdocs(root, "--strict", "--site-dir", str(root / "site"))
    assert done.returncode == 0, done.stderr
    return root / "site"


LEADS_ON = {
    "s/old.html": "s/t.html",
    "s/old.html#there": "s/t.html#there",
    "s/old.html#way": "s/t.html#there",
    "older.html": "s/t.html#there",
    "s/t.html#gone": "s/t.html#there",
    "s/t.html#far": "index.html#home",
}


def test_old_addresses_lead_on(moved: Path, page, traffic):
    for root in (moved.as_uri(), f"{moved.as_uri()}/en"):
        for old, new in LEADS_ON.items():
            page.goto("about:blank")
            page.goto(f"{root}/{old}")
            page.wait_for_url(f"{root}/{new}", timeout=5000)
    assert traffic == []
    # without a script the reader arrives too
    text = (moved / "en" / "s" / "old.html").read_text("utf-8")
    assert '<html lang="en">' in text
    assert '<meta http-equiv="refresh" content="0; url=t.html">' in text
    assert '<link rel="canonical" href="https://kubernotes.example/en/s/t.html">' in text
    assert '<a href="t.html">This page is now here</a>' in text


def test_a_page_that_exists_is_never_replaced(tmp_path: Path):
    (tmp_path / "site").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "site" / "a.html").write_text("here", "utf-8")
    (tmp_path / "docs" / "redirects.yml").write_text("a: b\n", "utf-8")
    write(tmp_path / "site", tmp_path / "docs", "https://x/")
    assert (tmp_path / "site" / "a.html").read_text("utf-8") == "here"

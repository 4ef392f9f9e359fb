"""The home page promises things. Each promise is a fact of the build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from tests.site.conftest import ROOT


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml as data: `!ENV` and `!!python/name` are of no interest here."""


Loader.add_multi_constructor("", lambda loader, suffix, node: None)
CONFIG = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)
LINES = [next(iter(section.values())) for section in CONFIG["nav"] if isinstance(section, dict)]
STATIONS = [page.removesuffix(".md") for line in LINES for page in line]


@pytest.mark.parametrize("start", ["index.html", "en/index.html"])
def test_counts_and_map_come_from_the_navigation(page: Page, server: str, start: str):
    page.goto(f"{server}/{start}")
    hrefs = page.locator(".kn-map li li a").evaluate_all("all => all.map(a => new URL(a.href).pathname)")
    prefix = "/en/" if start.startswith("en/") else "/"
    assert hrefs == [f"{prefix}{slug}.html" for slug in STATIONS]
    text = page.locator(".kn-hero").inner_text()
    labs = sum(slug.startswith("labs/") for slug in STATIONS)
    assert f"{len(STATIONS)} pages" in text
    assert re.search(rf"\b{labs} (labs|travaux pratiques)", text)
    assert "%(" not in page.locator("body").inner_text()


def test_paths_and_options_name_pages_that_exist():
    extra = CONFIG["extra"]
    for slugs in (*extra["paths"].values(), extra["optional"]):
        assert set(slugs) <= set(STATIONS)


def test_choosing_a_path_works_without_javascript(chromium, server: str):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/index.html")
    weight = "a => getComputedStyle(a).fontWeight"
    station = page.locator(".kn-map li.beginner a").first
    before = station.evaluate(weight)
    page.locator("label", has_text="Débuter").click()
    assert station.evaluate(weight) != before
    context.close()


def test_both_languages_have_the_same_words_to_say(site: Path):
    """Every string of the templates exists in both languages, with the same shape."""
    from jinja2 import Environment

    text = (ROOT / "overrides/partials/strings.html").read_text("utf-8")
    words = Environment(autoescape=False).from_string(text).module.all
    assert list(words["fr"]) == list(words["en"])
    for key, french in words["fr"].items():
        assert type(french) is type(words["en"][key]), key
        assert len(french) == len(words["en"][key]) or isinstance(french, str), key
        assert french, key


@pytest.mark.parametrize("width", [375, 768, 1280])
def test_no_label_of_the_map_is_cut_or_covered(page: Page, server: str, width: int):
    for start in ("index.html", "en/index.html"):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{server}/{start}")
        boxes = page.locator(".kn-map li li a").evaluate_all(
            """all => all.map(a => { const r = document.createRange(); r.selectNodeContents(a)
            const b = r.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom, a.textContent] })"""
        )
        for i, (left, top, right, bottom, label) in enumerate(boxes):
            assert right <= width, label
            for l2, t2, r2, b2, other in boxes[i + 1 :]:
                assert right <= l2 + 1 or r2 <= left + 1 or bottom <= t2 + 4 or b2 <= top + 4, (label, other)

"""One page, two languages: the switch keeps the page and the heading, and machines are told which is which."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Page

from tests.site.conftest import pages_of


def test_switch_keeps_page_and_heading_both_ways(page: Page, root: str):
    page.goto(f"{root}/workloads/pods.html#quiz")
    page.locator(".kn-lang a", has_text="EN").click()
    page.wait_for_url(f"{root}/en/workloads/pods.html#quiz")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#quiz").bounding_box()["y"] < 300  # the heading is in view
    page.locator(".kn-lang a", has_text="FR").click()
    page.wait_for_url(f"{root}/workloads/pods.html#quiz")


def test_switch_follows_the_heading_chosen_in_the_contents(page: Page, root: str):
    page.goto(f"{root}/workloads/pods.html")
    page.locator(".md-sidebar--secondary a", has_text="Testez vos connaissances").click()
    page.locator(".kn-lang a", has_text="EN").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/workloads/pods.html#quiz")


def test_every_page_says_its_language_and_its_counterpart(site: Path):
    for path in pages_of(site):
        name = path.relative_to(site).as_posix()
        if name == "404.html":
            continue
        html = path.read_text("utf-8")
        lang = "en" if name.startswith("en/") else "fr"
        assert f'<html lang="{lang}"' in html, name
        bare = name.removeprefix("en/")
        tail = "" if bare == "index.html" else bare
        for code, place in (("fr", tail), ("en", f"en/{tail}"), ("x-default", tail)):
            assert re.search(rf'hreflang="{code}" href="https://[^"/]+/{re.escape(place)}"', html), (name, code)
        own = f"en/{tail}" if lang == "en" else tail
        assert re.search(rf'rel="canonical" href="https://[^"/]+/{re.escape(own)}"', html), name


def test_both_languages_have_the_same_anchors_in_the_built_pages(site: Path):
    for path in pages_of(site / "en"):
        twin = site / path.relative_to(site / "en")
        ids = [re.findall(r'<h[1-6] id="([^"]+)"', p.read_text("utf-8")) for p in (twin, path)]
        assert ids[0] == ids[1], path.name


def test_the_sitemap_lists_every_page_in_both_languages(site: Path):
    text = (site / "sitemap.xml").read_text("utf-8")
    listed = {unquote(url) for url in re.findall(r"<loc>https://[^/]+/([^<]*)</loc>", text)}
    built = {p.relative_to(site).as_posix() for p in pages_of(site)} - {"404.html", "index.html", "en/index.html"}
    assert listed == built | {"", "en/"}


def test_the_404_page_speaks_both_languages(page: Page, server: str, site: Path):
    html = (site / "404.html").read_text("utf-8")
    assert '<section lang="fr">' in html
    assert '<section lang="en">' in html
    assert "Page introuvable" in html
    assert "Page not found" in html

"""axe-core on every built page, in both themes, on a phone and on a desk; nothing to scroll sideways for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.site.conftest import ROOT

WIDTHS = (1280, 375)
KINDS = ("index.html", "workloads/pods.html", "labs/lab-1-deployment.html", "reference/errata.html", "404.html")
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
SLUGS = sorted(
    path.relative_to(ROOT / "docs" / lang).with_suffix(".html").as_posix().join(("en/" if lang == "en" else "", ""))
    for lang in ("fr", "en")
    for path in (ROOT / "docs" / lang).rglob("*.md")
)


@cache
def axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def audit(page: Page, only: list[str] | None = None) -> list[str]:
    """Each violation in a line: rule, first place, why. `only`: ids of rules (none: all)."""
    options = {"resultTypes": ["violations"], "preload": False, **({"runOnly": only} if only else {})}
    result = page.evaluate("async options => await axe.run(document, options)", options)
    return [f"{v['id']}: {v['nodes'][0]['target']} {v['nodes'][0]['failureSummary']}" for v in result["violations"]]


@pytest.mark.parametrize("name", [*SLUGS, "404.html"])
def test_no_violation_and_no_sideways_scroll(page: Page, server: str, name: str):
    """All rules at both widths; in the dark theme the rules on colour, since nothing else of the page changes.

    What a phone shows in the dark has the same parts on all pages: one page of each kind stands for the others.
    """
    problems = []
    page.goto(f"{server}/{name}")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(axe())
    for theme, only in (("light", None), ("dark", COLOUR_RULES)):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.locator(f"body[data-md-color-scheme={'slate' if theme == 'dark' else 'default'}]").wait_for()
        for width in WIDTHS[: 1 if theme == "dark" and name not in KINDS else None]:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(50)  # the row of tabs and the tables are made reachable after a resize
            problems += [f"{theme} {width}: {problem}" for problem in audit(page, only)]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                problems.append(f"{theme} {width}: scrolls sideways")
    assert problems == []


@pytest.mark.parametrize("name", ["index.html", "en/workloads/pods.html"])
def test_no_violation_while_searching(page: Page, server: str, name: str):
    page.goto(f"{server}/{name}")
    page.keyboard.press("f")
    page.keyboard.type("pod")
    page.locator(".md-search-result__item").first.wait_for()
    page.evaluate(axe())
    assert audit(page) == []


def test_no_violation_in_the_drawer(page: Page, server: str):
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{server}/workloads/pods.html")
    page.locator(".md-header__button[for=__drawer]").click()
    page.wait_for_timeout(400)
    page.evaluate(axe())
    assert audit(page) == []


def test_the_keyboard_reaches_content_switch_search_tabs_and_quiz(page: Page, server: str):
    """WCAG 2.1.1 and 2.4.7: everything by keyboard, and the focus can be seen."""
    page.goto(f"{server}/workloads/pods.html")
    reached = set()
    for _ in range(140):
        page.keyboard.press("Tab")
        kind = page.evaluate(
            """() => {
              const e = document.activeElement
              const inside = {'.md-skip': 'skip', '.kn-lang': 'switch', '.md-search__form': 'search',
                              '.tabbed-set': 'tabs', 'summary': 'quiz', '.kn-foot': 'foot'}
              return Object.keys(inside).filter(place => e.closest(place)).map(place => inside[place])[0] || ''
            }"""
        )
        reached.add(kind)
    assert {"skip", "switch", "search", "tabs", "quiz", "foot"} <= reached


def test_a_reader_who_wants_no_motion_gets_none(page: Page, server: str):
    page.goto(f"{server}/index.html")
    names = page.locator(".kn-marks ins").evaluate_all("all => all.map(e => getComputedStyle(e).animationName)")
    assert set(names) == {"none"}

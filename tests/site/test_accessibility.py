"""axe-core on every built page, in both themes, on a phone and on a desk; nothing to scroll sideways for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.site.conftest import ROOT

DESK, PHONE = 1280, 375
EVERY = [(theme, width) for theme in ("light", "dark") for width in (DESK, PHONE)]
KINDS = ("index.html", "workloads/pods.html", "labs/lab-1-deployment.html", "reference/errata.html", "404.html")
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
SLUGS = sorted(
    path.relative_to(ROOT / "docs" / lang).with_suffix(".html").as_posix().join(("en/" if lang == "en" else "", ""))
    for lang in ("fr", "en")
    for path in (ROOT / "docs" / lang).rglob("*.md")
)


@cache
def axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def audit(page: Page, only: list[str] | None = None, without: list[str] | None = None) -> list[str]:
    """Each violation in a line: rule, first place, why. `only`, `without`: ids of rules (none: all)."""
    rules = {rule: {"enabled": False} for rule in without or ()}
    options = {"resultTypes": ["violations"], "preload": False, "rules": rules}
    options |= {"runOnly": only} if only else {}
    result = page.evaluate("async options => await axe.run(document, options)", options)
    return [f"{v['id']}: {v['nodes'][0]['target']} {v['nodes'][0]['failureSummary']}" for v in result["violations"]]


def show(page: Page, theme: str, width: int) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    page.locator(f"body[data-md-color-scheme={'slate' if theme == 'dark' else 'default'}]").wait_for()
    page.evaluate(FRAMES)  # the row of tabs and the tables are made reachable when they change their size


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("name", [*SLUGS, "404.html"])
def test_no_violation_and_no_sideways_scroll(page: Page, server: str, thorough: bool, name: str):
    """One page of each kind, or every page with --thorough: all rules in both themes at both widths.

    The others: all rules on a desk, those that do not weigh colours on a phone, those that do in the dark. What decides
    a colour is the theme and not the width, what decides a layout the width and not the theme.
    """
    page.goto(f"{server}/{name}")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(axe())
    every = thorough or name.removeprefix("en/") in KINDS
    audits = (
        [(view, {}) for view in EVERY]
        if every
        else [
            (("light", DESK), {}),
            (("light", PHONE), {"without": COLOUR_RULES}),
            (("dark", DESK), {"only": COLOUR_RULES}),
        ]
    )
    problems = []
    for (theme, width), rules in audits:
        show(page, theme, width)
        problems += [f"{theme} {width}: {problem}" for problem in audit(page, **rules)]
        problems += [f"{theme} {width}: scrolls sideways"] if scrolls_sideways(page) else []
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
    page.evaluate("Promise.allSettled(document.getAnimations().map(a => a.finished))")
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
    marks, names = page.locator(".kn-marks ins"), "all => all.map(e => getComputedStyle(e).animationName)"
    assert set(marks.evaluate_all(names)) == {"none"}
    page.emulate_media(reduced_motion="no-preference")
    assert "none" not in marks.evaluate_all(names)  # there is something to leave out

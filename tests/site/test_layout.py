"""What a narrow screen would break: titles, options of commands, rows of tabs, the kinds on the cards."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

PAGES = ["labs/lab-2-service.html", "security/rbac.html", "en/reference/kubectl.html", "en/tooling/kustomize.html"]
TALLER = """() => {
  const titles = [...document.querySelectorAll(".md-typeset :is(h1, h2, h3)")]
  const before = titles.map(title => title.offsetHeight)
  document.querySelectorAll(".headerlink").forEach(link => link.remove())
  return titles.filter((title, i) => title.offsetHeight < before[i]).map(title => title.textContent)
}"""
LINES = "all => all.map(part => [part.textContent, part.getClientRects().length])"
HEIGHTS = """all => all.filter(control => control.offsetParent)
  .map(control => [control.offsetHeight, control.parentElement.querySelector(".tabbed-labels").offsetHeight])"""


@pytest.mark.parametrize("width", [320, 360, 375, 412, 1280])
def test_the_link_of_a_title_takes_no_line_and_an_option_one(page: Page, server: str, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    for name in PAGES:
        page.goto(f"{server}/{name}")
        options = page.locator(".md-content .kn-whole").evaluate_all(LINES)
        assert [text for text, lines in options if lines > 1] == []
        assert page.evaluate(TALLER) == []
    assert options  # the last page has some


def test_arrows_beside_tabs_cover_them_from_top_to_bottom(page: Page, server: str):
    page.set_viewport_size({"width": 375, "height": 900})
    page.goto(f"{server}/en/tooling/kustomize.html")
    heights = page.locator(".tabbed-control").evaluate_all(HEIGHTS)
    assert heights
    assert all(0 <= labels - control <= 3 for control, labels in heights)


def test_a_long_kind_is_broken_between_its_words(page: Page, server: str):
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{server}/security/rbac.html")
    kind = page.locator(".kn-id b", has_text="ClusterRoleBinding")
    assert kind.inner_html() == "Cluster<wbr>Role<wbr>Binding"
    assert kind.evaluate("b => b.scrollWidth <= b.parentElement.clientWidth")

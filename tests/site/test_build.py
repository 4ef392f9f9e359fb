"""The built files themselves: reproducible, self-contained, with no dead link, and light."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.site.conftest import ROOT, mkdocs, pages_of

LOADED = dict.fromkeys(("script", "img", "iframe", "source", "video", "audio"), "src") | {"object": "data"}
LOADED_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "preconnect", "dns-prefetch", "prefetch"}


class Outline(HTMLParser):
    """Ids, links, and addresses that a browser loads by itself."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if id := attrs.get("id"):
            self.ids.append(id)
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        if tag in LOADED and attrs.get(LOADED[tag]):
            self.loads.append(attrs[LOADED[tag]])
        if tag == "link" and LOADED_RELS & set((attrs.get("rel") or "").split()):
            self.loads.append(attrs["href"])
        for address in re.findall(r"url\(([^)]+)\)", attrs.get("style") or ""):
            self.loads.append(address)


@pytest.fixture(scope="session")
def outlines(site: Path) -> dict[str, Outline]:
    return {p.relative_to(site).as_posix(): Outline(p.read_text("utf-8")) for p in pages_of(site)}


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path):
    again = tmp_path / "again"
    assert mkdocs(ROOT, "--strict", "--site-dir", str(again)).returncode == 0
    digests = [
        {p.relative_to(folder): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}
        for folder in (site, again)
    ]
    digests[0].pop(Path("done"))
    assert digests[0] == digests[1]


def test_no_page_loads_anything_from_outside(outlines: dict[str, Outline]):
    loads = [(name, load) for name, page in outlines.items() for load in page.loads]
    assert [pair for pair in loads if re.match(r"(?:https?:)?//", pair[1])] == []


def test_no_style_sheet_loads_anything_from_outside(site: Path):
    for path in site.rglob("*.css"):
        assert not re.findall(r"(?:url\(|@import\s)[\"']?(?:https?:)?//", path.read_text("utf-8")), path.name


def test_every_inner_link_leads_to_a_page_and_an_anchor(outlines: dict[str, Outline], site: Path):
    dead = []
    for name, page in outlines.items():
        for link in page.links:
            parts = urlsplit(urljoin(f"http://site/{name}", link))
            if parts.netloc != "site" or name == "404.html":
                continue
            target = unquote(parts.path.lstrip("/"))
            if not (site / target).is_file():
                dead.append(f"{name}: {link}")
            elif parts.fragment and target in outlines and unquote(parts.fragment) not in outlines[target].ids:
                dead.append(f"{name}: {link} (no such anchor)")
    assert dead == []


def test_ids_stand_once(outlines: dict[str, Outline]):
    repeated = {name: [id for id, n in Counter(page.ids).items() if n > 1] for name, page in outlines.items()}
    assert {name: ids for name, ids in repeated.items() if ids} == {}


def test_links_stay_in_the_language_of_the_page(outlines: dict[str, Outline]):
    """Only the language switch crosses over."""
    astray = []
    for name, page in outlines.items():
        if name == "404.html":
            continue
        english = name.startswith("en/")
        inner = [urljoin(f"http://site/{name}", link) for link in page.links if "://" not in link]
        inner = [unquote(urlsplit(link).path.lstrip("/")) for link in inner]
        across = [p for p in inner if p.endswith(".html") and p.startswith("en/") != english]
        if len(across) > (2 if name.endswith("index.html") else 1):
            astray.append((name, across))
    assert astray == []


def test_pages_are_titled_and_described(site: Path):
    titles = Counter()
    for path in pages_of(site):
        if path.name == "404.html":
            continue
        html = path.read_text("utf-8")
        titles[re.search(r"<title>(.*?)</title>", html)[1], path.relative_to(site).parts[0] == "en"] += 1
        assert 70 <= len(re.search(r'<meta name="description" content="([^"]*)"', html)[1]) <= 200, path.name
        assert 'property="og:title"' in html
    assert [title for title, n in titles.items() if n > 1] == []


def test_the_style_sheet_is_small(site: Path):
    css = (site / "assets/stylesheets/identity.css").read_bytes()
    assert len(gzip.compress(css, 9)) < 7_500


def test_diagrams_are_small_and_described(site: Path):
    seen = 0
    for path in pages_of(site):
        for figure in re.findall(r'<figure class="diagram".*?</figure>', path.read_text("utf-8"), re.S):
            seen += 1
            assert len(gzip.compress(figure.encode(), 9)) < 4_096, path.name
            assert 'role="img"' in figure
            assert re.search(r"<desc id=[^>]*>[^<]{20,}</desc>", figure), path.name
            assert re.search(r"<figcaption[^>]*>[^<]{5,}</figcaption>", figure), path.name
            assert not re.search(r"\b(fill|stroke)=\"#", figure), path.name  # colours come from the theme
    assert seen >= 40

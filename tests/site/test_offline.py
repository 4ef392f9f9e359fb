"""Read from a folder, without a server, without a network: as someone who unzipped the archive."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.site.offline import pack
from tests.site.conftest import pages_of


@pytest.fixture(scope="session")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, unzipped where people unzip things: a folder with a blank and an accent."""
    folder = tmp_path_factory.mktemp("Téléchargements de l'été")
    pack(site, folder / "kubernotes.zip")
    with zipfile.ZipFile(folder / "kubernotes.zip") as archive:
        archive.extractall(folder)
    return folder / "kubernotes"


def test_the_archive_says_how_to_open_it_in_both_languages(unzipped: Path):
    text = (unzipped / "LISEZMOI-README.txt").read_text("utf-8")
    assert "index.html" in text
    assert "en/index.html" in text
    assert not (unzipped / "404.html").exists()


def test_the_same_site_gives_the_same_archive(site: Path, tmp_path: Path):
    for name in ("a.zip", "b.zip"):
        pack(site, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_solutions_of_the_labs_are_one_archive(site: Path, lang: str):
    with zipfile.ZipFile(site / f"{lang}examples/labs.zip") as archive:
        names = archive.namelist()
    assert {name.partition("/")[0] for name in names} == {p.name for p in (site / f"{lang}examples").glob("lab-*")}
    assert len({name.partition("/")[0] for name in names}) == 7


@pytest.mark.parametrize("lang", ["", "en/"])
def test_every_page_opens_without_an_error_or_a_request(page: Page, unzipped: Path, traffic: list, lang: str):
    pages = [p for p in pages_of(unzipped) if (p.relative_to(unzipped).parts[0] == "en") == bool(lang)]
    assert len(pages) > 20
    for path in pages:
        page.goto(path.as_uri())
        assert page.locator("h1").count() == 1, path
    assert traffic == []


def test_links_tabs_diagrams_copy_and_quiz_work(page: Page, context, unzipped: Path, traffic: list):
    context.set_offline(True)
    page.goto((unzipped / "index.html").as_uri())
    page.locator(".kn-go").click()
    page.wait_for_url("**/start/introduction.html")
    page.locator(".kn-next").click()
    page.wait_for_url("**/start/prerequisites.html")
    page.goto((unzipped / "workloads/deployments.html").as_uri())
    page.locator(".tabbed-labels label", has_text="kubectl").first.click()
    assert page.locator(".tabbed-block >> text=kubectl create deployment").first.is_visible()
    assert page.locator("figure.diagram svg").first.bounding_box()["height"] > 50
    page.locator("summary").first.click()
    assert page.locator("details[open]").count() >= 1
    copy = page.locator(".tabbed-block .md-code__button[data-md-type=copy]:visible").first
    copy.click()
    page.locator(".md-dialog--active").wait_for()
    assert traffic == []


def test_the_chosen_tab_is_kept_on_the_next_page(page: Page, unzipped: Path):
    page.goto((unzipped / "workloads/deployments.html").as_uri())
    page.locator(".tabbed-labels label", has_text="kubectl").first.click()
    page.goto((unzipped / "index.html").as_uri())
    page.wait_for_function("document.querySelector('.tabbed-set input:nth-of-type(2)').checked")


def test_downloads_lead_to_the_file(page: Page, unzipped: Path):
    page.goto((unzipped / "en/workloads/deployments.html").as_uri())
    links = page.locator(".kn-download").evaluate_all("all => all.map(a => [a.href, a.download])")
    assert links
    for href, name in links:
        assert href.endswith(name)
        assert Path(page.evaluate("u => decodeURIComponent(new URL(u).pathname)", href)).read_text("utf-8")

"""The built site, once per run, and a browser that can reach nothing but this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import FLAGS, find

ROOT = Path(__file__).resolve().parents[2]
EPOCH = "1700000000"


def mkdocs(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Runs `mkdocs build` in a project and returns what it said."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built with --strict, in a folder with a blank, an apostrophe and an accent in its name."""
    shared = tmp_path_factory.getbasetemp().parent  # the same for all workers of one run
    folder, lock = shared / "site d'été", shared / "building"
    try:
        lock.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + 300
        while not (folder / "done").exists():
            assert time.monotonic() < deadline, "the other worker did not build the site"
            time.sleep(0.2)
        return folder
    built = mkdocs(ROOT, "--strict", "--site-dir", str(folder))
    assert built.returncode == 0, built.stderr
    (folder / "done").touch()
    return folder


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """A failing test says enough."""


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site behind a web server: its URL, without a final slash."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(site)))
    Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()


@pytest.fixture(params=["online", "offline"])
def root(request: pytest.FixtureRequest, site: Path) -> str:
    """Where the site starts: behind a server, and on disk."""
    return request.getfixturevalue("server") if request.param == "online" else site.as_uri()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        yield browser
        browser.close()


class Traffic(list):
    """Requests that left this machine's own site, and errors on the page."""


@pytest.fixture
def traffic() -> Traffic:
    return Traffic()


@pytest.fixture
def context(chromium: Browser, traffic: Traffic) -> Iterator[BrowserContext]:
    """A browser session whose requests to anywhere but this machine fail and are noted."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")

    def gate(route) -> None:
        url = route.request.url
        if url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:")):
            route.continue_()
        else:
            traffic.append(f"request to {url}")
            route.abort()

    context.route("**/*", gate)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, traffic: Traffic) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: traffic.append(f"error on {page.url}: {error}"))
    return page


@pytest.fixture
def project(tmp_path: Path):
    """Makes a small project with the real configuration, theme and tools, and the pages it is given."""

    def make(pages: dict[str, str]) -> Path:
        root = tmp_path / "project"
        for name in ("overrides", "scripts"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        config = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[0]
        slugs = sorted({name.partition("/")[2] for name in pages if name.endswith(".md") and "/examples/" not in name})
        sections = "".join(f"\n      - {slug}" for slug in slugs if slug != "index.md")
        config += f"\nnav:\n  - index.md\n  - Section:{sections}\n"
        (root / "mkdocs.yml").write_text(config, "utf-8")
        home = "---\ntitle: {0}\n---\n\n# {0} {{#home}}\n\nText.\n"
        defaults = {"fr/index.md": home.format("Accueil"), "en/index.md": home.format("Home")}
        for name, text in {**defaults, **pages}.items():
            path = root / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return root

    return make


def pages_of(site: Path) -> list[Path]:
    """Every HTML page of the built site (an example may hold an HTML file of its own)."""
    return sorted(path for path in site.rglob("*.html") if "examples" not in path.relative_to(site).parts)

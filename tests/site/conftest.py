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
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # the same for all workers of one run; without workers, for all runs
    folder, lock, failed = shared / "site d'été", shared / "building", shared / "failed"
    try:
        lock.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + 300
        while not (folder / "done").exists():
            assert not failed.exists(), "another worker could not build the site, and says why"
            assert time.monotonic() < deadline, "the other worker did not build the site"
            time.sleep(0.2)
        return folder
    built = mkdocs(ROOT, "--strict", "--site-dir", str(folder))
    if built.returncode:
        failed.touch()
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
    """A browser that finds no host but this machine. (Intercepting its requests would cost it its cache.)"""
    alone = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=[*FLAGS, alone])
        yield browser
        browser.close()


class Traffic(list):
    """Requests to anywhere but this machine, and errors on the page."""

    def watch(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self.note(request.url))
        context.on("weberror", lambda problem: self.append(f"error on {problem.page.url}: {problem.error}"))

    def note(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:")):
            self.append(f"request to {url}")


@pytest.fixture
def traffic() -> Traffic:
    return Traffic()


@pytest.fixture
def context(chromium: Browser, traffic: Traffic) -> Iterator[BrowserContext]:
    """A browser session whose requests to anywhere but this machine fail and are noted."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    traffic.watch(context)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


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

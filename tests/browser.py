"""Finds a Chromium for the browser tests, or installs one. Run as `python -m tests.browser` by `make test`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Keep Chromium from calling home: the tests run where no network is.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def on_path() -> str | None:
    """A Chromium or Chrome that is already installed."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def playwrights_own() -> str | None:
    """The Chromium that Playwright downloads, if it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        path = p.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str | None:
    """Playwright's own browser, else Debian's package when root."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True, check=False)
    if path := playwrights_own():
        return path
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
        subprocess.run(
            ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium"],
            check=False,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
    return on_path()


def find() -> str:
    """Path of a Chromium. Raises SystemExit with a way out if there is none."""
    path = on_path() or playwrights_own() or install()
    if path is None:
        sys.exit("No Chromium: install `chromium` or `google-chrome`, or run `.venv/bin/playwright install chromium`.")
    return path


if __name__ == "__main__":
    print(f"Browser tests use {find()}")

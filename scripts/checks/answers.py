"""Remembers what kubectl said, by the content of what it was asked about. Anyone may delete `.cache/` at any time."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "kubectl"
READS_FILES = ("--from-file", "--from-env-file", "-f", "--filename", "--cert", "--key")


@cache
def program() -> str:
    """Which kubectl this is: its place, size and date."""
    path = shutil.which("kubectl") or ""
    stat = os.stat(path) if path else None
    return f"{path} {stat.st_size} {stat.st_mtime_ns}" if stat else ""


def key(words: Sequence[str]) -> str:
    """A name for the question, the same as long as the answer must be the same; empty if that cannot be known."""
    plain = [word for word in words if not word.startswith("http://127.0.0.1:")]  # the port of our own server varies
    if any(word.startswith(READS_FILES) for word in plain):
        return ""
    digest = hashlib.sha256("\0".join([program(), *plain]).encode())
    if plain[:1] == ["kustomize"]:
        for path in sorted(p for p in _root(Path(plain[1])).rglob("*") if p.is_file()):
            digest.update(f"\0{path}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _root(folder: Path) -> Path:
    """The folder of one page's examples, in which bases and overlays stand side by side; else the folder itself."""
    return next((p for p in (folder, *folder.parents) if p.parent.name == "examples"), folder)


def get(name: str) -> str | None:
    """The answer kept under a name, if any."""
    try:
        return (FOLDER / name).read_text("utf-8") if name else None
    except (OSError, UnicodeDecodeError):
        return None


def put(name: str, answer: str) -> None:
    """Keeps an answer. A folder that cannot be written is no fault: the question is asked again."""
    if not name:
        return
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
        temporary = FOLDER / f"{name}.{os.getpid()}.tmp"
        temporary.write_text(answer, "utf-8")
        temporary.replace(FOLDER / name)
    except OSError:
        pass

"""Pages → files: only below the given folder, whole or not at all, never over what a person changed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from unicodedata import category

from scripts.model import CourseError, Finding
from scripts.notes.normalise import Page

RULE = "kept"


def shown(path: Path) -> str:
    """A path for people: one line that every terminal and every file can hold."""
    return "".join("\ufffd" if category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in str(path))


def write(pages: Iterable[Page], folder: Path, out: Path, note: Path, force: bool = False) -> list[Finding]:
    """Write `pages` to `folder`, which is inside `out`; a finding for each existing page that differs and was kept.

    Raises CourseError when a folder or page on the way is a link, no folder, or the note itself.
    """
    make(out, folder)
    kept = []
    for page in pages:
        target = folder / page.name
        if target.is_symlink() or (target.exists() and not target.is_file()):
            raise CourseError(str(target), "this is not a plain file", "move it away, or choose another --out")
        data = page.text.encode("utf-8")
        if target.exists():
            if target.read_bytes() == data:
                continue
            if target.samefile(note):
                raise CourseError(shown(note), "a page would replace the note itself", "choose another --out")
            if not force:
                hint = "compare the two, then use --force or another --out"
                kept.append(
                    Finding(shown(note), 0, RULE, f"{target} differs and was left as it is", hint, where=str(target))
                )
                continue
        put(target, data)
    return kept


def make(out: Path, folder: Path) -> None:
    """Make `folder` below `out`; a link on the way could lead out of it."""
    for step in (out, *(out / part for part in folder.relative_to(out).parents), folder):
        if step != out and step.is_symlink():
            raise CourseError(str(step), "this is a link", "move it away, or choose another --out")
        try:
            step.mkdir(parents=step == out, exist_ok=True)
        except OSError as error:
            raise CourseError(
                str(step), f"no folder can be made here ({error.strerror})", "choose another --out"
            ) from None


def put(target: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises CourseError when the folder does not allow it."""
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    except OSError as error:
        raise CourseError(str(target), f"cannot be written ({error.strerror})", "check the folder") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except OSError as error:
        raise CourseError(str(target), f"cannot be written ({error.strerror})", "check the folder") from None
    finally:  # there is nothing left to remove if all went well
        Path(name).unlink(missing_ok=True)

"""Notes on disk → drafts on disk and a report: the edge between the pure pipeline and the file system."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.model import CourseError
from scripts.notes.normalise import Result, normalise
from scripts.notes.report import NoteReport, is_report, render, summary
from scripts.notes.write import put, shown, write
from scripts.slug import slug

LARGEST = 32 * 1024 * 1024  # bytes; a larger file is no note
ENDINGS = {".md", ".markdown", ".mdown", ".txt", ".text"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gave: the reports, the errors of notes that could not be read, and what to print."""

    notes: tuple[NoteReport, ...]
    errors: tuple[CourseError, ...]
    text: str


def run(
    notes: Iterable[Path],
    out: Path,
    lang: str = "auto",
    report: Path | None = None,
    style: str = "text",
    force: bool = False,
) -> Outcome:
    """Normalise notes (files, or folders of them) into folders below `out`. Notes are only read.

    A note that cannot be read is an error of its own and does not stop the others. Raises CourseError for an `out` or
    a `report` that cannot be used.
    """
    if out.exists() and not out.is_dir():
        raise CourseError(str(out), "--out is not a folder", "name a folder")
    reports, errors, used, files = [], [], set(), []
    for note, base in list(find(notes, errors, out)):  # all, before one is written
        files.append(note)
        try:
            result = normalise(content(note), shown(note), lang, there(note))
            name = folder_name(note, base, used)
            kept = write(result.pages, out / name, out, note, force)
        except CourseError as error:
            errors.append(error)
            continue
        reports.append(NoteReport(shown(note), name, located(result, name, tuple(kept))))
    text = render(reports, style)
    if report is not None:
        save(report, text, files, force)
        text = f"{summary(reports)}: {report}\n"
    return Outcome(tuple(reports), tuple(errors), text)


def find(notes: Iterable[Path], errors: list[CourseError], out: Path) -> Iterator[tuple[Path, Path]]:
    """(file, folder it was found from) of each note, in order; what is named twice comes once. The drafts of an earlier
    run are no notes: what is below `out` inside a folder is passed over."""
    seen: set[Path] = set()
    for note in notes:
        try:
            inside = below(note, out, errors) if note.is_dir() else None
        except OSError as error:
            errors.append(unreadable(note, error))
            continue
        for file in [note] if inside is None else inside:
            if file.absolute() not in seen:
                seen.add(file.absolute())
                yield file, note.parent if inside is None else note


def below(folder: Path, out: Path, errors: list[CourseError]) -> list[Path]:
    """The notes in a folder, without what is in `out` if that is inside it. What keeps some back goes to `errors`."""
    drafts, here = Path(os.path.realpath(out)), Path(os.path.realpath(folder))
    if drafts == here:
        raise CourseError(str(out), "--out is the folder of the notes", "name another folder, which may be inside it")
    passed = folder / drafts.relative_to(here) if here in drafts.parents else None
    closed: list[OSError] = []
    found = [Path(place, name) for place, _, names in os.walk(folder, onerror=closed.append) for name in names]
    notes = sorted(p for p in found if p.suffix.lower() in ENDINGS and passed not in p.parents and p.is_file())
    errors += (unreadable(Path(error.filename), error) for error in closed)
    if not notes and not closed:
        hint = f"notes end with {', '.join(sorted(ENDINGS))}"
        errors.append(CourseError(shown(folder), "no note in this folder", hint))
    return notes


def unreadable(path: Path, error: OSError) -> CourseError:
    return CourseError(shown(path), f"cannot be read ({error.strerror})", "check the name and the permissions")


def content(note: Path) -> bytes:
    """The bytes of a note. Raises CourseError when it cannot be read, is no plain file or is too large to be a note."""
    try:
        if note.exists() and not note.is_file():
            raise CourseError(shown(note), "this is not a plain file", "name a text file or a folder of them")
        size = note.stat().st_size
        if size > LARGEST:
            message = f"{size // (1024 * 1024)} MB are more than a note can have"
            raise CourseError(shown(note), message, f"split it (at most {LARGEST // (1024 * 1024)} MB)")
        return note.read_bytes()
    except OSError as error:
        raise unreadable(note, error) from None
    except ValueError as error:
        raise CourseError(shown(note), f"cannot be read ({error})", "check the name") from None


def there(note: Path):
    """Whether a local picture of `note` exists, as a function of its target."""

    def exists(target: str) -> bool:
        try:
            return (note.parent / target.split("?")[0].split("#")[0].lstrip("/")).is_file()
        except (OSError, ValueError):
            return False

    return exists


def folder_name(note: Path, base: Path, used: set[str]) -> str:
    """An ASCII folder name for the pages of a note, unique in this run."""
    try:
        relative = note.relative_to(base)
    except ValueError:
        relative = Path(note.name)
    stem = slug(str(relative.with_suffix(""))) or "note"
    name, number = stem, 1
    while name in used:
        number += 1
        name = f"{stem}-{number}"
    used.add(name)
    return name


def located(result: Result, folder: str, more: tuple) -> Result:
    """The result with the pages of its findings named from --out on, and findings about the writing added."""
    findings = [f._replace(where=f"{folder}/{f.where}") if f.where else f for f in result.findings]
    return replace(result, findings=(*more, *findings))


def save(report: Path, text: str, notes: list[Path], force: bool) -> None:
    """Write the report; a file that is none of ours is kept, a note always."""
    if report.is_dir() or report.is_symlink() or not report.parent.is_dir():
        raise CourseError(str(report), "the report cannot be written here", "name a file in an existing folder")
    if report.exists():
        if any(note.exists() and report.samefile(note) for note in notes):
            raise CourseError(str(report), "the report would replace a note", "name another file")
        if not force and not is_report(report.read_bytes()[:200].decode("utf-8", "replace")):
            raise CourseError(str(report), "this file is no report", "name another file, or use --force")
    put(report, text.encode("utf-8"))

"""The examples of both languages are the same files with the same data; only their comments are translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from scripts.checks.course import Course
from scripts.checks.manifests import LOADER
from scripts.model import Finding
from scripts.pairs import LANGS, other

RULE = "same-examples"
REMARK = re.compile(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}|(?:^|(?<=\s))#(?!!)[^\n]*", re.DOTALL | re.MULTILINE)


def check(course: Course) -> Iterator[Finding]:
    """Each example stands at the same path in both languages; the data is the same, apart from comments."""
    names = dict.fromkeys(name for _, name in course.example_folders())
    for name in names:
        for lang in LANGS:
            folder, across = (course.docs / side / "examples" / name for side in (lang, other(lang)))
            for path in sorted(p for p in folder.rglob("*") if p.is_file()):
                twin = across / path.relative_to(folder)
                if not twin.is_file():
                    hint = f"add {course.name(twin)}"
                    yield Finding(course.name(path), 0, RULE, "this example is missing in the other language", hint)
                elif lang == LANGS[1]:
                    yield from _differences(course, path, twin)


def _differences(course: Course, path: Path, twin: Path) -> Iterator[Finding]:
    ours, theirs = path.read_bytes(), twin.read_bytes()
    try:
        if ours == theirs or _data(ours, path) == _data(theirs, twin):
            return
    except RecursionError:
        pass  # data that holds itself is equal to nothing
    hint = "translate comments only"
    yield Finding(course.name(path), 0, RULE, f"its data differs from {course.name(twin)}", hint)


def _data(content: bytes, path: Path) -> object:
    """What a file says to a machine: its YAML documents, or its lines without comments if it is no YAML."""
    text = content.decode("utf-8", "replace")
    if path.suffix in (".yaml", ".yml") and "templates" not in path.parts:
        try:
            return list(yaml.load_all(text, LOADER))
        except yaml.YAMLError:
            pass  # `examples` says so
    bare = REMARK.sub("", text)
    return [line.rstrip() for line in bare.splitlines() if line.strip()]

"""Example files look alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from scripts import text_files
from scripts.checks.course import Course
from scripts.checks.manifests import LOADER
from scripts.model import Finding

RULE = "yaml-style"
SUFFIXES = (".yaml", ".yml")
FIX = "run the check with --fix"
LEAD = re.compile(r" *")
LONGEST = 120  # columns: wider code scrolls on every screen


def check(course: Course) -> Iterator[Finding]:
    """Examples end in `.yaml`, indent by two spaces, have no tab, no blank at the end of a line, one line feed at the
    end, no key twice in one mapping, and lines of at most 120 columns."""
    for path in course.example_files():
        where = course.name(path)
        if path.suffix == ".yml":
            yield Finding(where, 0, RULE, "ends in .yml", "name it .yaml")
        if path.suffix not in SUFFIXES:
            continue
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            yield Finding(where, 0, RULE, "not UTF-8", "save the file as UTF-8")
            continue
        if not text.strip():
            yield Finding(where, 0, RULE, "an empty file", "write it or remove it")
            continue
        yield from (Finding(where, n, RULE, message, hint) for n, message, hint in _lines(text))
        if "templates" not in path.parts:
            yield from (Finding(where, n, RULE, message, "keep one") for n, message in _repeated(text))


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    if tidy(text) != text and text.rstrip() == tidy(text).rstrip():
        yield 0, "no single line feed at the end", FIX
    in_text = False  # a block scalar may be indented as its own language wants
    depth = 0
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if line.endswith("\r") or line != line.rstrip():
            yield number, "blanks at the end of the line", FIX
        if "\t" in line:
            yield number, "a tab", "indent by two spaces"
        if len(line) > LONGEST and max(map(len, line.split())) < LONGEST // 2:
            yield number, f"{len(line)} columns", f"break it before column {LONGEST}"
        lead = len(LEAD.match(line)[0])
        if not line.strip():
            continue
        in_text = in_text and lead > depth
        if not in_text:
            if lead % 2 and not line.strip().startswith("#"):
                yield number, f"indented by {lead}", "indent by two spaces"
            if re.search(r"(?:^|[:\s-])\s*[|>][+-]?\d?\s*(?:#.*)?$", line):
                in_text, depth = True, lead
    if "\r\n" in text:
        yield 1, "lines end in CRLF", FIX


def _repeated(text: str) -> Iterator[tuple[int, str]]:
    try:
        nodes = [node for node in yaml.compose_all(text, LOADER) if node is not None]
    except yaml.YAMLError:
        return  # `examples` says so
    done: set[int] = set()  # an alias may lead back to a node, even to one around it
    while nodes:
        node = nodes.pop()
        if id(node) in done:
            continue
        done.add(id(node))
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen:
                    yield key.start_mark.line + 1, f"`{key.value}` stands twice in one mapping"
                if isinstance(key.value, str):
                    seen.add(key.value)
                nodes.append(value)
        elif isinstance(node, yaml.SequenceNode):
            nodes += node.value


def tidy(text: str) -> str:
    """`text` with LF, no blanks at the end of lines, and one line feed at the end."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).rstrip("\n") + "\n"


def repair(course: Course) -> Iterator[Finding]:
    """Tidies the ends of lines and files, nothing else."""
    for path in course.example_files():
        if path.suffix in SUFFIXES and (now := _tidied(path)):
            text_files.replace(path, now)
            yield Finding(course.name(path), 0, RULE, "ends of lines tidied", "read the diff", fixed=True)


def _tidied(path: Path) -> str:
    """The tidy text of a file; empty if it is tidy, not UTF-8, empty, or would then say something else."""
    try:
        text = path.read_bytes().decode("utf-8")
        now = tidy(text)
        same = "templates" in path.parts or list(yaml.load_all(text, LOADER)) == list(yaml.load_all(now, LOADER))
    except (UnicodeDecodeError, yaml.YAMLError):
        return ""
    return now if same and now != text and text.strip() else ""

"""A page of the course, taken apart once: what every check and every step of the build looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from scripts.blocks import links, prose_lines, scan
from scripts.model import Block, CourseError

TITLE = re.compile(r'title="([^"]*)"')
SNIPPET = re.compile(r'^\s*--8<-- "([^":]+)(?::[^"]*)?"\s*$')


@dataclass(frozen=True, slots=True)
class Heading:
    """`text` without its attributes; `id` is empty if the page does not give one."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A code block: its lines without the container's indentation, and the tab it stands in (group, label), if any."""

    lang: str
    title: str
    lines: tuple[str, ...]
    line: int
    tab: tuple[int, str] | None

    @property
    def code(self) -> str:
        return "\n".join(self.lines)

    @property
    def snippets(self) -> tuple[str, ...]:
        """Files below docs/ that the fence includes."""
        return tuple(m[1] for line in self.lines if (m := SNIPPET.match(line)))


@dataclass(frozen=True, slots=True)
class Target:
    """A link or a picture: label, address and line."""

    label: str
    href: str
    line: int
    is_image: bool


@dataclass(frozen=True)
class Page:
    """One file of the course. Everything else is computed from its text on first use."""

    path: Path
    lang: str
    slug: str
    text: str

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return scan(self.text)

    @cached_property
    def meta(self) -> Mapping[str, object]:
        """The front matter. Raises CourseError if it is not a YAML mapping."""
        block = next((b for b in self.blocks if b.kind == "front_matter"), None)
        if block is None:
            return {}
        try:
            data = yaml.safe_load("\n".join(block.lines[1:-1])) or {}
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            raise self.error(
                f"front matter is not YAML ({getattr(error, 'problem', error)})", mark.line + 2 if mark else 1
            ) from error
        if not isinstance(data, Mapping):
            raise self.error("front matter is not a list of `key: value` lines", 1)
        return data

    def error(self, message: str, line: int) -> CourseError:
        return CourseError(str(self.path), message, "mend the lines between the two ---", line)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(
            Heading(int(b.info["level"]), b.info["text"], b.info.get("id", ""), b.start)
            for b in self.blocks
            if b.kind == "heading"
        )

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        return tuple(h.id for h in self.headings if h.id)

    @cached_property
    def tab_groups(self) -> tuple[tuple[tuple[int, str], ...], ...]:
        """Groups of tabs that stand side by side: (line, label) of each tab."""
        return tuple(tuple((b.start, b.info["label"]) for b in group) for group in self._tabs)

    @cached_property
    def _tabs(self) -> list[list[Block]]:
        groups: list[list[Block]] = []
        open_at: int | None = None
        for block in self.blocks:
            if block.kind == "tab":
                if open_at == block.indent:
                    groups[-1].append(block)
                else:
                    groups.append([block])
                    open_at = block.indent
            elif block.kind != "blank" and open_at is not None and block.indent <= open_at:
                open_at = None
        return groups

    @cached_property
    def fences(self) -> tuple[Fence, ...]:
        starts = {tab.start: (n, tab.info["label"]) for n, group in enumerate(self._tabs) for tab in group}
        found, tab, indent = [], None, 0
        for block in self.blocks:
            if block.kind == "tab":
                tab, indent = starts[block.start], block.indent
            elif block.kind != "blank" and tab and block.indent <= indent:
                tab = None
            if block.kind == "fence":
                title = TITLE.search(block.info.get("attributes", ""))
                body = tuple(
                    line[block.indent :] if not line[: block.indent].strip() else line for line in block.lines[1:]
                )
                if block.info.get("closed"):
                    body = body[:-1]
                found.append(Fence(block.info.get("lang", ""), title[1] if title else "", body, block.start, tab))
        return tuple(found)

    @cached_property
    def admonitions(self) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.kind == "admonition")

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Links and pictures outside code, in order."""
        return tuple(
            Target(link.label, link.target, line, link.is_image) for line, text in self.prose for link in links(text)
        )

    @cached_property
    def prose(self) -> tuple[tuple[int, str], ...]:
        """(line number, line) of everything that is neither code nor front matter nor blank."""
        return tuple(prose_lines(self.blocks))

    def repeated_anchors(self) -> Iterator[tuple[str, int]]:
        """(id, line) of each heading whose id has already been used on the page."""
        seen: set[str] = set()
        for heading in self.headings:
            if heading.id in seen:
                yield heading.id, heading.line
            if heading.id:
                seen.add(heading.id)


def read(path: Path, lang: str, slug: str) -> Page:
    """The page at `path`. Raises CourseError if it cannot be read or is not UTF-8."""
    try:
        return Page(path, lang, slug, path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        raise CourseError(
            str(path), f"cannot be read ({error.strerror})", "check the path and its permissions"
        ) from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise CourseError(str(path), "not UTF-8", "save the file as UTF-8", line) from error

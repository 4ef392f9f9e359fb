"""The vocabulary that every part of the toolset shares. No input, no output, no rules."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple


class Exit(IntEnum):
    """Exit status of every command."""

    CLEAN = 0
    FINDINGS = 1
    MISUSE = 2


class CourseError(Exception):
    """Cannot go on. Printed as one line, `path[:line]: what · what to do`, without a traceback; exit status 2."""

    def __init__(self, path: str, message: str, hint: str, line: int | None = None) -> None:
        self.path, self.message, self.hint, self.line = str(path), message, hint, line
        super().__init__(str(self))

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message} · {self.hint}"


class Finding(NamedTuple):
    """One thing that a person should know about one line of one file.

    `line` counts from 1 (0: the file as a whole). `rule` is the name of the check or pass. `hint` says how to mend it.
    `fixed` is true when a tool has already mended it. `where` names the place it went to, if that is another file.
    (A tuple, as are Block, Line and Document: a text makes very many of them.)
    `removed` and `added` are the words that a repair took out and brought in: what they do not say must not happen.
    """

    path: str
    line: int
    rule: str
    message: str
    hint: str = ""
    fixed: bool = False
    where: str = ""
    removed: str = ""
    added: str = ""


class Block(NamedTuple):
    """A run of whole lines of one kind, in source order.

    `start` and `end` are 1-based and inclusive. `indent` is the width of the container's indentation (tabs, admonitions
    and list items hold indented blocks), `depth` their number. `info` carries what the kind needs: fence language and
    attributes, heading level and id, tab label, admonition type and title…
    """

    kind: str
    start: int
    end: int
    lines: tuple[str, ...]
    indent: int = 0
    info: Mapping[str, str] = MappingProxyType({})
    depth: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


class Line(NamedTuple):
    """One line of a document and the line of the source it comes from (0: written by a tool)."""

    text: str
    source: int


class Document(NamedTuple):
    """A text on its way through the pipeline: its lines with their origin, and what was found so far."""

    path: str
    lines: tuple[Line, ...]
    lang: str = "fr"
    meta: Mapping[str, object] = MappingProxyType({})
    findings: tuple[Finding, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join([line.text for line in self.lines]) + "\n" if self.lines else ""

"""Data files below docs/ that are a YAML list of rows: read once, each row with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from scripts.model import CourseError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where libyaml is there


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a data file and the line where it starts."""

    data: Mapping
    line: int


def read(path: Path) -> tuple[Row, ...]:
    """The rows of a file; none if there is no such file. Raises CourseError if it is not a YAML list of mappings."""
    if not path.exists():
        return ()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CourseError(str(path), "not UTF-8", "save the file as UTF-8") from error
    except OSError as error:
        raise CourseError(str(path), f"cannot be read ({error.strerror})", "check its permissions") from error
    return _parse(text, str(path))


@lru_cache(maxsize=8)
def _parse(text: str, path: str) -> tuple[Row, ...]:
    try:
        node = yaml.compose(text, LOADER)
        data = yaml.load(text, LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "cannot be parsed"
        raise CourseError(path, f"not YAML ({problem})", "mend the syntax", mark.line + 1 if mark else None) from error
    if data is None:
        return ()
    if not isinstance(data, list) or not all(isinstance(row, Mapping) for row in data):
        raise CourseError(path, "not a list of entries", "start each entry with `- `")
    lines = [entry.start_mark.line + 1 for entry in node.value]
    return tuple(Row(row, line) for row, line in zip(data, lines, strict=True))

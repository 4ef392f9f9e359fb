"""What people read on a line."""

from __future__ import annotations

from scripts.inline import fixed_spans


def pieces(line: str) -> list[str]:
    """The parts of a line outside code, addresses, tags and attributes."""
    found, done = [], 0
    for start, end in fixed_spans(line):
        found.append(line[done:start])
        done = end
    return [*found, line[done:]]

"""What MkDocs would let pass: front matter that is not YAML, an id that stands twice, a missing example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.model import CourseError, Finding
from scripts.page import SNIPPET, read


def faults(path: Path, docs: Path) -> Iterator[Finding]:
    """Findings on the page at `path`, which stands below `docs`."""
    name = f"docs/{path.relative_to(docs).as_posix()}"
    try:
        page = read(path, "", "")
        _ = page.meta
    except CourseError as error:
        yield Finding(name, error.line or 1, "readable", error.message, error.hint)
        return
    for id, line in page.repeated_anchors():
        yield Finding(name, line, "anchors", f"{{#{id}}} stands twice on this page", "give each heading its own id")
    for number, line in enumerate(page.text.split("\n"), 1):
        if (snippet := SNIPPET.match(line)) and not (docs / snippet[1]).is_file():
            hint = f"create docs/{snippet[1]} or mend the path"
            yield Finding(name, number, "snippets", f"no file docs/{snippet[1]}", hint)

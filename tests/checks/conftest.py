"""Small courses for the rules to look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

FRONT = "---\ntitle: {0}\ndescription: {1}\n---\n\n"
GOOD = {
    "fr/s/t.md": FRONT.format(
        "Une page", "Ce que cette page apprend aux lecteurs, en une phrase qui tient sur une ligne."
    )
    + "# Une page {#page}\n\n"
    + "Cette page dit assez de choses pour que personne ne la prenne pour une page vide. "
    + "Elle parle de conteneurs, de machines et de réseaux, comme toutes les autres pages du cours. "
    + "Elle finit par une phrase sans surprise, la dernière du paragraphe.\n",
    "en/s/t.md": FRONT.format(
        "A page", "What this page teaches its readers, in one sentence that fits on a single line."
    )
    + "# A page {#page}\n\n"
    + "This page says enough for nobody to take it for an empty one. "
    + "It speaks of containers, machines and networks, as all the other pages of the course do. "
    + "It ends with a sentence that holds no surprise, which is the last of the paragraph.\n",
}


@pytest.fixture
def course(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """Writes files below a new docs/ and returns it."""

    def write(files: dict[str, str | bytes]) -> Path:
        docs = tmp_path / "docs"
        for name, content in files.items():
            path = docs / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return docs

    return write

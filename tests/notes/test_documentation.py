"""The page for authors tells the truth: its sample note, normalised, gives its sample page and its sample report."""

from pathlib import Path

import pytest

from scripts.blocks import scan
from scripts.notes.normalise import normalise
from scripts.notes.report import entry
from scripts.notes.run import located

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_sample(lang: str) -> None:
    fences = [
        b
        for b in scan((DOCS / lang / "contributing" / "bring-a-note.md").read_text(encoding="utf-8"))
        if b.kind == "fence"
    ]
    note, _, page, report = ("\n".join(block.lines[1:-1]) for block in fences[:4])
    name = fences[0].info["attributes"].split('"')[1]
    place = Path(fences[2].info["attributes"].split('"')[1])
    result = normalise(note.encode(), name)
    (draft,) = result.pages
    shown = draft.text.split("\n---\n\n", 1)[1].replace("```", "~~~")
    assert (draft.name, draft.lang, place.parts[1]) == (place.name, lang, Path(name).stem)
    assert shown.replace("\u202f", " ").replace("\u00a0", " ").strip() == page
    todo = [f for f in located(result, place.parts[1], ()).findings if not f.fixed]
    assert report.split("\n") == [f"To decide ({len(todo)})", *(f"  {entry(finding)}" for finding in todo)]

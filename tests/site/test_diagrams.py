"""Diagrams: small, described, the same every time, and clear errors."""

from __future__ import annotations

import gzip
import re

import pytest

from scripts.site.diagrams import LAYOUT, SHEET, DiagramError, Sheet, check, draw, fence

HEAD = "    accTitle: A title\n    accDescr: What one sees.\n"
FLOWCHART = (
    "flowchart TB\n" + HEAD + "\n".join(f"    n{i}[Node {i}] --> n{i + 1}[Node {i + 1}]" for i in range(11)) + "\n"
)
SEQUENCE = (
    "sequenceDiagram\n" + HEAD + "    participant a as kubectl\n    participant b as apiserver\n    a->>b: apply\n"
)
STATE = "stateDiagram-v2\n" + HEAD + "    [*] --> Pending\n    Pending --> Running : started\n    Running --> [*]\n"
ALL = {"flowchart": FLOWCHART, "sequence": SEQUENCE, "state": STATE}


@pytest.mark.parametrize("kind", ALL)
def test_a_diagram_is_a_described_picture_without_colours_of_its_own(kind: str):
    html = draw(ALL[kind], "d1")
    assert html.startswith('<figure class="diagram"')
    assert 'role="img" aria-labelledby="d1-t" aria-describedby="d1-d"' in html
    assert '<desc id="d1-d">What one sees.</desc>' in html
    assert '<figcaption id="d1-t">A title</figcaption>' in html
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![\w-])(?<!url\(#)", re.sub(r"url\(#[^)]*\)", "", html))
    assert "<style" not in html
    assert "xmlns" not in html


def test_a_flowchart_of_twelve_nodes_is_under_four_kilobytes_compressed():
    html = draw(FLOWCHART, "d1")
    assert len(html) < 8_000
    assert len(gzip.compress(html.encode(), 9)) < 4_096


@pytest.mark.parametrize("kind", ALL)
def test_the_same_source_gives_the_same_picture(kind: str):
    assert draw(ALL[kind], "d1") == draw(ALL[kind], "d1")


def test_two_diagrams_of_a_page_share_no_id():
    ids = [set(re.findall(r'\bid="([^"]+)"', draw(FLOWCHART, name))) for name in ("d1", "d2")]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_every_reference_has_its_target():
    for source in ALL.values():
        html = draw(source, "d1")
        assert set(re.findall(r"url\(#([^)]+)\)", html)) <= set(re.findall(r'\bid="([^"]+)"', html))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (FLOWCHART.replace("    accTitle: A title\n", ""), "accTitle is missing"),
        (FLOWCHART.replace("    accDescr: What one sees.\n", ""), "accDescr is missing"),
    ],
)
def test_a_diagram_must_say_what_it_shows(source: str, message: str):
    assert (1, message) in check(source)
    with pytest.raises(DiagramError, match=message):
        draw(source, "d1")


def test_a_syntax_error_is_reported_at_its_line_in_the_page():
    source = "flowchart TB\n" + HEAD + "    a --> [b\n"
    found = []
    SHEET.set(Sheet("docs/en/a.md", f"---\ntitle: A\n---\n\n# A\n\n```mermaid\n{source}```\n", found.append))
    html = fence(source, "mermaid", "mermaid", {}, None)
    assert "<pre><code>" in html
    assert [(f.path, f.line) for f in found] == [("docs/en/a.md", 11)]
    assert "mend the diagram" in found[0].hint


def test_labels_are_escaped():
    html = draw(FLOWCHART.replace("A title", "A <b>title</b> & more"), "d1")
    assert "A &lt;b&gt;title&lt;/b&gt; &amp; more" in html


def test_apostrophes_are_typographic_as_in_the_text_around():
    html = draw(FLOWCHART.replace("A title", "Anatomie d'un Pod").replace("Node 3", "l'hôte"), "d1")
    assert "Anatomie d’un Pod" in html
    assert "l’hôte" in html
    assert "'" not in html


def test_a_cylinder_leaves_room_beside_its_label():
    label = "database on a disk"
    box, cylinder = (draw(f"flowchart LR\n{HEAD}    a{shape}\n", "d1") for shape in (f'["{label}"]', f'[("{label}")]'))
    text = float(re.search(r'<rect[^>]* width="([\d.]+)"', box)[1]) - 2 * LAYOUT["flowchart"]["padding"]
    assert 2 * float(re.search(r" a([\d.]+),", cylinder)[1]) >= text + 10
    assert f">{label}<" in cylinder


@pytest.mark.parametrize(
    "source",
    [
        f'flowchart TB\n{HEAD}  subgraph s["T"]\n    a\n  end',
        f'stateDiagram-v2\n{HEAD}  state "T" as s {{\n    a\n  }}',
    ],
)
def test_the_title_of_a_group_stands_in_its_middle(source: str):
    html = draw(source, "d1")
    box = re.search(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', html)
    title = float(re.search(r'cluster-label" transform="translate\(([\d.]+),', html)[1])
    assert title == pytest.approx(float(box[1]) + float(box[2]) / 2, abs=0.1)

"""The five source notes of the course, when they are there: what must be gone, what must be kept, what must be said."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from scripts.blocks import scan
from scripts.inline import inline_code_spans
from scripts.notes.normalise import Page, Result, normalise
from scripts.notes.words import words

FOLDER = Path(__file__).parents[3] / "shared" / "notes"
NOTES = sorted(FOLDER.glob("*.txt"))
BANNER = re.compile(r"={4,}")
COMMAND = re.compile(
    r"\s*(?:[-*] )?(?:kubectl|helm|minikube) (?:get|apply|create|delete|install|expose|port-forward|service)\b"
)
MOJIBAKE = ("√©", "‚Äô", "≈ì", "√®", "\uf8ff", "Ã©", "â€")


@pytest.fixture(scope="module", params=NOTES, ids=lambda path: path.stem[:3])
def result(request: pytest.FixtureRequest) -> tuple[str, bytes, Result]:
    data = request.param.read_bytes()
    return request.param.stem[:3], data, normalise(data, request.param.name)


def prose(page: Page) -> list[str]:
    """Lines outside code and front matter, code spans blanked."""
    found = []
    for block in scan(page.text):
        if block.kind not in ("fence", "front_matter"):
            for line in block.lines:
                for start, end in reversed(inline_code_spans(line)):
                    line = line[:start] + line[end:]
                found.append(line)
    return found


def test_the_notes_are_read_where_they_are() -> None:
    assert len(NOTES) == 5 or not FOLDER.is_dir()


def test_what_must_be_gone(result: tuple[str, bytes, Result]) -> None:
    for page in result[2].pages:
        assert not any(sign in page.text for sign in MOJIBAKE)
        assert "\t" not in page.text
        assert "layout:" not in page.text
        assert "<img" not in page.text
        for line in prose(page):
            assert not BANNER.search(line)
            assert not COMMAND.match(line)
            assert not re.match(r"\s*apiVersion:", line)
            assert not re.search(r"<[A-Z][\w-]*>", line)


def test_every_fence_is_closed_and_every_page_has_one_title(result: tuple[str, bytes, Result]) -> None:
    for page in result[2].pages:
        blocks = scan(page.text)
        assert all(block.info["closed"] == "yes" for block in blocks if block.kind == "fence")
        levels = [int(block.info["level"]) for block in blocks if block.kind == "heading"]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))


def test_every_word_is_kept_unless_a_finding_says_so(result: tuple[str, bytes, Result]) -> None:
    _, data, done = result
    text = data.decode("utf-8")
    if "√©" in text:
        text = text.encode("mac_roman").decode("utf-8")
    front = re.match(r"---\n.*?\n---\n", text, re.S)
    before = words(text[front.end() :] if front else text)
    after: Counter[str] = Counter()
    for page in done.pages:
        after += words(page.text.split("\n---\n", 1)[1])
    for finding in done.findings:
        before += words(finding.added)
        after += words(finding.removed)
    assert before == after


def test_running_it_on_its_pages_changes_nothing(result: tuple[str, bytes, Result]) -> None:
    for page in result[2].pages:
        assert [again.text for again in normalise(page.text.encode(), page.name).pages] == [page.text]


def test_every_finding_has_its_line_and_its_place(result: tuple[str, bytes, Result]) -> None:
    _, data, done = result
    last = data.count(b"\n") + 1
    names = {page.name for page in done.pages}
    assert list(done.findings) == sorted(done.findings, key=lambda f: f.line)
    for finding in done.findings:
        assert 0 <= finding.line <= last
        assert finding.fixed or finding.hint
        assert not finding.where or finding.where.split(":")[0] in names


PAGES = {
    "000": ["k8s-courses"],
    "001": ["introduction", "prerequis", "architecture", "concepts-composants", "ressources"],
    "002": ["introduction-a-kubernetes"],
    "003": ["note-003"],
    "004": ["kubernetes"],
}
SAID = {  # (line, rule) of findings that the audit of the notes asks for
    "000": {(49, "personal"), (20, "fence"), (4, "outline"), (74, "outline"), (18, "spacing"), (26, "cut-list")},
    "001": {
        *(
            (1, "front-matter"),
            (17, "heading"),
            (20, "loose-list"),
            (123, "image"),
            (139, "placeholder"),
            (178, "emphasis"),
        ),
        *(
            (255, "manifest"),
            (289, "manifest"),
            (313, "indented-code"),
            (337, "fence"),
            (372, "address"),
            (375, "empty-row"),
        ),
        *(
            (452, "list"),
            (495, "emphasis"),
            (534, "manifest"),
            (534, "yaml"),
            (547, "empty-section"),
            (551, "link-label"),
        ),
        *(
            (607, "language"),
            (636, "link"),
            (638, "link"),
            (395, "heading-twice"),
            (528, "spelling"),
            (152, "punctuation"),
        ),
    },
    "002": {
        (1, "heading"),
        (13, "image"),
        (21, "admonition"),
        (54, "admonition"),
        (154, "todo"),
        (183, "todo"),
        (23, "link"),
    },
    "003": {
        (2, "banner"),
        (44, "banner"),
        (25, "lazy-line"),
        (51, "empty-item"),
        (62, "broken-off"),
        (82, "tab-table"),
        (117, "command"),
    },
    "004": {
        (5, "command"),
        (9, "image"),
        (13, "personal"),
        (15, "link"),
        (1, "level"),
        (7, "personal"),
        (35, "outline"),
    },
}


def test_the_pages(result: tuple[str, bytes, Result]) -> None:
    name, _, done = result
    assert [page.name.removesuffix(".md") for page in done.pages] == PAGES[name]
    assert {page.lang for page in done.pages} == {"fr"}


def test_what_the_audit_found_is_found(result: tuple[str, bytes, Result]) -> None:
    name, _, done = result
    assert {(finding.line, finding.rule) for finding in done.findings} >= SAID[name]

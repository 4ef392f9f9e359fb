"""One document → pages: a note with several titles has one page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import is_

from scripts.model import Block, Document, Line
from scripts.notes.memory import Lines, cut, section
from scripts.notes.passes.edit import blocks_of, headings_of
from scripts.notes.passes.manifests import TOP_KEY

# Not list items, whose list may go on over a blank line, nor what may belong to the paragraph above it.
STARTS = frozenset({"heading", "paragraph", "blockquote", "table", "fence", "admonition", "tab"})


def split(doc: Document) -> list[Document]:
    """The document cut above each heading of level 1 but the first; what stands before the first stays with it.

    What was found so far stays with the first part.
    """
    titles = [b.start for b in headings_of(doc) if b.info["level"] == "1"]
    cuts = [0, *(start - 1 for start in titles[1:]), len(doc.lines)]
    return [doc._replace(lines=trimmed(doc.lines, a, b), findings=() if a else doc.findings) for a, b in pairwise(cuts)]


def sections(doc: Document) -> Iterator[Document]:
    """The document cut above most blocks that stand at the margin below a blank line.

    What a pass of `SECTION_PASSES` looks at never reaches over such a cut. The findings stay with the document.
    """
    blocks = blocks_of(doc)
    cuts = [at for at in range(1, len(blocks)) if starts_section(blocks[at - 1], blocks[at])]
    if not cuts and blocks:
        yield doc._replace(findings=())
        return
    for a, b in pairwise((0, *cuts, len(blocks)) if blocks else ()):
        yield Document(doc.path, section(doc.lines, blocks[a:b]), doc.lang, doc.meta)


def starts_section(before: Block, block: Block) -> bool:
    return block.kind in STARTS and opens(before, block) and not TOP_KEY.match(block.lines[0])


def opens(before: Block, block: Block) -> bool:
    """Whether nothing above a block matters to it and what follows. A colon may belong to the term above it."""
    alone = before.kind == "blank" and block.kind not in ("blank", "front_matter")
    return alone and block.lines[0][0] not in " \t:"


def joined(doc: Document, parts: Iterable[Document]) -> Document:
    """The parts of a document as one again, with what was found in them."""
    lines: list[Line] = []
    findings = list(doc.findings)
    for part in parts:
        lines += part.lines
        findings += part.findings
    same = len(lines) == len(doc.lines) and all(map(is_, lines, doc.lines))  # then what is known of the lines holds
    return doc._replace(lines=doc.lines if same else Lines(lines), findings=tuple(findings))


def trimmed(lines: Lines, start: int, end: int) -> Lines:
    """The lines from index `start` to `end` without blank ones at both ends."""
    while start < end and not lines[start].text.strip():
        start += 1
    while end > start and not lines[end - 1].text.strip():
        end -= 1
    return lines if end - start == len(lines) else cut(lines, start, end)

"""Where the code of a Markdown text is, in offsets: what a repair of the encoding must not touch unasked.

Indented code is not code here: raw notes indent prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from scripts.blocks import inner, scan
from scripts.inline import inline_code_spans
from scripts.model import Block

Span = tuple[int, int]
DRAFT = "\nsource:\n"  # in the front matter of a draft: its title may quote code, and nothing in it is damaged any more


def code_spans(text: str, blocks: Sequence[Block] = ()) -> tuple[Span, ...]:
    """Offsets (start, end) of fences and of code spans, in order, apart. Linear in the length of the text.

    `blocks`: those of the text, if somebody has scanned it.
    """
    if "`" not in text and "~~~" not in text and DRAFT not in text:
        return ()
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]
    return tuple(_code(text, blocks or scan(text), starts))


def _code(text: str, blocks: Iterable[Block], starts: list[int]) -> Iterator[Span]:
    for block in blocks:
        start, end = starts[block.start - 1], starts[block.end] - 1
        if block.kind == "fence" or (block.kind == "front_matter" and DRAFT.strip() in map(str.strip, block.lines)):
            yield start, end
        elif block.kind == "blockquote":
            yield from _code(text, inner(block), starts)
        elif "`" in (stretch := text[start:end]):
            yield from ((start + opening, start + closing) for opening, closing in inline_code_spans(stretch))

"""What was copied from a terminal: commands behind a prompt with their output go into a `console` fence, a command with
its here-document into a `bash` fence, both untouched."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from scripts.model import Block, Document, Line
from scripts.notes.passes.edit import Rewrite, blocks_of, spread
from scripts.notes.passes.shell import heredoc_of, is_beside, is_command, prompt_of

RULE = "session"
SIGNS = ("<<", "$ ", "$\t", "@", ":\\")  # a prompt of bash names user@host, one of Windows a drive
LONGEST = 500  # lines of a here-document
CLOSED = ("fence", "front_matter", "html", "indented_code", "blank", "table", "blockquote")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    blocks = blocks_of(doc)
    kinds = [block for block in blocks for _ in block.lines]
    at = 0
    while at < len(kinds):
        block, text = kinds[at], doc.lines[at].text
        end = 0
        if block.kind == "indented_code":
            end = indented(edit, doc, block) if at == block.start - 1 else 0
        elif block.kind not in CLOSED and not block.depth:
            end = session(edit, doc, kinds, at) if prompt_of(text) else document(edit, doc, kinds, at)
        if not end:
            edit.lines.append(doc.lines[at])
        elif end < len(kinds) and doc.lines[end].text.strip():
            edit.put("")
        at = end or at + 1
    return edit.done()


def session(edit: Rewrite, doc: Document, kinds: list[Block], at: int) -> int:
    """Write the fence of the session that begins at line `at`; the line after it. 0: the commands pass may have it."""
    end = extent(doc, kinds, at)
    lines = doc.lines[at:end]
    prompts = [prompt_of(line.text) for line in lines]
    if all(prompts) and all(prompt.strip() == "$" for prompt in prompts):  # no output: the prompts say nothing
        bare = [Line(line.text[len(prompt) :], line.source) for line, prompt in zip(lines, prompts, strict=True)]
        put(edit, bare, "bash", "commands put into a fence")
        return end
    plain = [line.text for line, prompt in zip(lines, prompts, strict=True) if not prompt]
    if all(map(is_command, plain)) and all(prompt.strip() in ("", "$") for prompt in prompts):
        return 0
    put(edit, lines, "console", "session of a terminal put into a fence")
    return end


def document(edit: Rewrite, doc: Document, kinds: list[Block], at: int) -> int:
    """Write the fence of the command with a here-document at line `at`; the line after it, 0 if there is none."""
    if not (stop := closing(doc, kinds, at)):
        return 0
    while stop < len(kinds) and (is_command(doc.lines[stop].text) or is_beside(doc.lines[stop].text)):
        stop += 1
    put(edit, doc.lines[at:stop], "bash", "command with its document put into a fence")
    return stop


def indented(edit: Rewrite, doc: Document, block: Block) -> int:
    """Write the fence of indented code that is a command with a here-document; the line after it, 0 if it is none."""
    if "<<" not in block.text or not any(heredoc_of(line) for line in block.lines):
        return 0
    texts = textwrap.dedent(block.text).split("\n")
    lines = [Line(text, line.source) for text, line in zip(texts, doc.lines[block.start - 1 :], strict=False)]
    put(edit, lines, "bash", "command with its document put into a fence", " " * block.indent)
    return block.end


def extent(doc: Document, kinds: list[Block], at: int) -> int:
    """The line after a session: at a blank line that no here-document holds, or at a fence."""
    end = at
    while end < len(kinds) and kinds[end].kind not in ("blank", "fence"):
        end = closing(doc, kinds, end) or end + 1
    return end


def closing(doc: Document, kinds: list[Block], at: int) -> int:
    """The line after the here-document that line `at` begins; 0 if it begins none, or none that ends."""
    word = heredoc_of(doc.lines[at].text)
    for number in range(at + 1, min(at + LONGEST, len(kinds))) if word else ():
        if kinds[number].kind in ("fence", "html"):
            return 0
        if doc.lines[number].text.strip() == word:
            return number + 1
    return 0


def put(edit: Rewrite, lines: Sequence[Line], lang: str, said: str, indent: str = "") -> None:
    source = lines[0].source
    edit.fence(lang, [Line(indent + line.text if line.text else "", line.source) for line in lines], source, indent)
    edit.fixed(source, f"{said} (lines {spread(line.source for line in lines)})", added=lang)

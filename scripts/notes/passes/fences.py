"""Fences: one name for a language, no indentation that all lines share, an end to each."""

from __future__ import annotations

import textwrap

from scripts.blocks import indent_of
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of
from scripts.notes.passes.manifests import START, parses, readable
from scripts.notes.passes.shell import is_command

RULE = "fence"
SIGNS = ("```", "~~~")
NAMES = {"yml": "yaml", "YAML": "yaml", "Yaml": "yaml", "YML": "yaml"}
DATA = {"yaml", "json", "bash", "sh", "shell", "console", "toml", "hcl", "dockerfile", "Dockerfile", ""}


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind == "fence" and not block.info["marker"]:
            rewrite(edit, doc, block)
        else:
            edit.keep(block)
    return edit.done()


def rewrite(edit: Rewrite, doc: Document, block: Block) -> None:
    source = source_of(doc, block)
    opening, closed = block.lines[0], block.info["closed"] == "yes"
    code = list(block.lines[1:-1] if closed else block.lines[1:])
    while not closed and code and not code[-1].strip():
        code.pop()
    lang = NAMES.get(block.info["lang"], block.info["lang"])
    indent = indent_of(opening)
    dedented = dedent(code, indent) if lang in DATA else code
    if not block.info["info"]:
        lang = guess(dedented)
        if not lang:
            edit.ask(
                source,
                "this fence names no language",
                "write it after the ``` (text for output)",
                rule="fence-language",
            )
    elif lang == "yaml" and any(START.match(line) for line in code) and not readable(dedented):
        edit.ask(source, "this manifest is no valid YAML", "a tab, a missing blank, an ellipsis?", rule="yaml")
    new = opening.rstrip()
    if lang != block.info["lang"] and not block.info["attributes"].startswith("{"):
        start = opening[: len(opening) - len(opening.lstrip())] + block.info["mark"]
        new = f"{start}{lang} {block.info['attributes']}".rstrip()
    if new == opening.rstrip() and dedented == code and closed:
        if new == opening:
            return edit.keep(block)
        edit.put(new, source)
        edit.lines += doc.lines[block.start : block.end]
        return edit.fixed(source, "blanks after the language of a fence removed", rule="blanks")
    edit.put(new, source)
    edit.put_all(dedented, [line.source for line in doc.lines[block.start :][: len(code)]])
    edit.put(
        block.lines[-1] if closed else " " * indent + block.info["mark"],
        doc.lines[block.end - 1].source if closed else 0,
    )
    if new != opening.rstrip():
        edit.fixed(source, f"language of the fence is now {lang}", removed=block.info["lang"], added=lang)
    if dedented != code:
        edit.fixed(source, "indentation that all lines of the fence shared removed")
    if not closed:
        edit.ask(
            source,
            "this fence is never closed: closed at the end of the text",
            "put ``` where the code ends",
            rule="open-fence",
        )


def dedent(code: list[str], indent: int) -> list[str]:
    """The lines without their common indentation, at the column of the fence."""
    if not any(line.strip() for line in code) or min(indent_of(line) for line in code if line.strip()) <= indent:
        return code
    return [(" " * indent + line if line.strip() else line) for line in textwrap.dedent("\n".join(code)).split("\n")]


def guess(code: list[str]) -> str:
    """The language of code that names none, if it is beyond doubt: a manifest or commands only."""
    lines = [line for line in code if line.strip()]
    if any(START.match(line) for line in lines) and parses("\n".join(code)):
        return "yaml"
    return "bash" if lines and all(is_command(line) for line in lines) else ""

"""Tabs, trailing blanks and runs of blank lines. Two blanks inside a paragraph are a line break and stay."""

from __future__ import annotations

from scripts.blocks import CODE
from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread

RULE = "blanks"
SIGNS = ("\t", " \n", "\n\n\n")
TEXT = ("paragraph", "definition", "blockquote", "list_item", "heading")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    tabs: list[int] = []
    trailing: list[int] = []
    runs: list[int] = []
    for block in blocks_of(doc):
        if block.kind == "blank":
            lines = doc.lines[block.start - 1 : block.end]
            if len(lines) > 1 or lines[0].text:
                source = next((line.source for line in lines if line.source), 0)
                runs += [source] * bool(source)  # a pass may have set the first of them
                edit.put("", source)
            else:
                edit.keep(block)
            continue
        code = block.kind in CODE or block.info.get("raw")
        for number in range(block.start, block.end + 1):
            line = doc.lines[number - 1]
            text = line.text
            if code and block.kind != "indented_code":
                edit.keep_line(number)
                continue
            new = text.expandtabs(4) if "\t" in text else text
            if new != text:
                tabs.append(line.source)
            bare = new.rstrip(" ")
            if block.kind == "list_item" and not block.info["text"]:
                bare = new  # Python-Markdown sees an empty item only with a blank behind its mark
            if bare.endswith("]") and doc.lines[number : number + 1] and doc.lines[number].text.lstrip()[:1] == "[":
                bare = new  # `[a]␠` above `[b]` are two links for Python-Markdown; without the blank, one
            if bare != new and block.kind != "indented_code":
                if block.kind in TEXT and number < block.end and len(new) - len(bare) > 1:
                    bare += "  "
                else:
                    trailing.append(line.source)
                new = bare
            if new == text:
                edit.keep_line(number)
            else:
                edit.put(new, line.source)
    if tabs:
        edit.fixed(tabs[0], f"tabs turned into spaces (lines {spread(tabs)})")
    if trailing:
        edit.fixed(trailing[0], f"blanks at the end of lines removed (lines {spread(trailing)})")
    if runs and edit.changed:
        edit.fixed(runs[0], f"runs of blank lines reduced to one (lines {spread(runs)})")
    return edit.done()

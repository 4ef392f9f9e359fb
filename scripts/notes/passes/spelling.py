"""Words that machine translation glued together, and frequent slips: exact replacements from a list, never in code."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from scripts.inline import fixed_spans, inside
from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of

RULE = "spelling"
KINDS = ("paragraph", "list_item", "definition", "heading", "table", "blockquote", "admonition")
LIST = Path(__file__).parent.parent / "replacements.yml"


TABLES = {
    lang: {str(wrong): str(right) for wrong, right in table.items()}
    for lang, table in yaml.safe_load(LIST.read_text(encoding="utf-8")).items()
}
SIGNS = tuple(wrong for table in TABLES.values() for wrong in table)


@cache
def replacements(lang: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all wrong forms of a language, and what each becomes."""
    words = TABLES.get(lang, {})
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?<![\w/.-])(?:{pattern})(?!\w)"), words


def run(doc: Document) -> Document:
    pattern, words = replacements(doc.lang)
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind not in KINDS or not pattern.search(block.text):
            edit.keep(block)
            continue
        for number, text in enumerate(block.lines, block.start):
            fixed = fixed_spans(text)
            found = [m for m in pattern.finditer(text) if not inside(m.start(), fixed)]
            if not found:
                edit.keep_line(number)
                continue
            new, done = "", 0
            for match in found:
                new += text[done : match.start()] + words[match[0]]
                done = match.end()
            new += text[done:]
            said = ", ".join(dict.fromkeys(f"« {m[0]} » is now « {words[m[0]]} »" for m in found))
            edit.fixed(doc.lines[number - 1].source, said, removed=text, added=new)
            edit.put(new, doc.lines[number - 1].source)
    return edit.done()

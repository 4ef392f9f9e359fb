"""`<POD_NAME>` in the text: a browser would take it for a tag and show nothing, so it becomes code."""

from __future__ import annotations

import re

from scripts.inline import by_line, inline_code_spans, inside
from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of, words_of

RULE = "placeholder"
SIGNS = ("<",)
TAG = re.compile(r"</?([A-Za-z][\w.-]*)((?:[ \t][^<>=\"']*)?)>")
REACH = re.compile(r"[\w./@=:-]")
HTML = words_of("""
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br
    button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em
    embed fieldset figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr
    html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr
    noframes noscript object ol optgroup option output p param path picture plaintext portal pre progress q rp rt
    ruby s samp script search section select slot small source span strike strong style sub summary sup svg table
    tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr xmp
""")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind in ("fence", "indented_code", "blank") or block.info.get("raw") or "<" not in block.text:
            edit.keep(block)
            continue
        code = by_line(block.lines, inline_code_spans(block.text))
        for number, text in enumerate(block.lines, block.start):
            new = mend(text, code[number - block.start])
            if new == text:
                edit.keep_line(number)
                continue
            source = doc.lines[number - 1].source
            names = ", ".join(dict.fromkeys(m[0] for m in TAG.finditer(text) if m[1].lower() not in HTML))
            edit.fixed(source, f"placeholder set as code: {names}")
            edit.put(new, source)
    return edit.done()


def mend(text: str, code: list[tuple[int, int]]) -> str:
    """A line with each placeholder, and the word around it, between backticks."""
    spans: list[list[int]] = []
    for match in TAG.finditer(text):
        start, end = match.span()
        if match[1].lower() in HTML or inside(start, code):
            continue
        while start and REACH.match(text[start - 1]) and not inside(start - 1, code):
            start -= 1
        while end < len(text) and REACH.match(text[end]):
            end += 1
        while text[end - 1] in ".:":
            end -= 1
        if spans and start <= spans[-1][1]:
            spans[-1][1] = max(end, spans[-1][1])
        else:
            spans.append([start, end])
    for start, end in reversed(spans):
        if "`" not in text[max(0, start - 1) : end + 1]:
            text = f"{text[:start]}`{text[start:end]}`{text[end:]}"
    return text

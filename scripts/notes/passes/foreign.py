"""Signs of other tools that the site shows as they stand: links of wikis, templates, boxes to tick, footnotes."""

from __future__ import annotations

import re

from scripts.blocks import prose_lines
from scripts.inline import fixed_spans, inside
from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread

RULE = "foreign"
SHOWN = 60  # signs of the first place that the report quotes
LOOKS = (  # (what it is, what to do, how it looks)
    (
        "table of contents",
        "delete it: the site makes one",
        r"\[\[_TOC_\]\]|^\[TOC\]|\{:\s*toc\s*\}|\{\{[<%] *toc *[>%]\}\}",
    ),
    ("embedded page or picture", "copy here what is meant", r"!\[\[[^\[\]]+\]\]"),
    ("link of a wiki", "write [label](page.md)", r"(?<!!)\[\[(?!_TOC_)[^\[\]]+\]\]"),
    (
        "template",
        "write what it stands for, or put it between backticks",
        r"\{%.{0,200}?%\}|\{\{(?![<%] *toc).{0,200}?\}\}",
    ),
    ("box of another tool", "make it an admonition", r"^:::+(?: *\w.*)?$"),
    ("import of a component", "delete it", r"^import .+ from ['\"]|^export (?:const|default)\b"),
    ("component", "say it in Markdown", r"^`?</?[A-Z][a-z]\w*(?:\s[^<>]*)?(?:/?>)?`?$"),
    ("hidden remark", "delete it", r"%%.{1,200}?%%"),
    ("highlighted text", "make it **bold**", r"(?<![=\w])==(?=\S)[^=]+?(?<=\S)==(?![=\w])"),
    ("struck text", "delete it", r"~~(?=\S)[^~]+~~"),
    ("box to tick", "make it a plain item", r"^(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s"),
    ("footnote", "say it in the text, or in brackets", r"\[\^[^\[\]]+\]"),
    ("formula", "write it in words or as code", r"^\$\$|\$\\\w{1,20}.{0,200}?\$|\\\(.{1,200}?\\\)"),
    ("tag", "delete it", r"(?<!\S)#(?=[^\W\d_])[\w/-]+(?=\s|$)"),
    ("heading of AsciiDoc or MediaWiki", "write # signs", r"^={1,5} [^\s\"'].*"),
    ("directive of reStructuredText", "say it in Markdown", r"^\.\. [\w-]+::"),
    ("keyword of Org", "say it in Markdown", r"^#\+\w+"),
)
FIND = [(what, hint, re.compile(look)) for what, hint, look in LOOKS]
FAST = re.compile(
    r"\[\[|\{%|\{\{|\{:|:::|^\s*`?<|^(?:import|export) |%%|==|~~|\[[ xX]\]|\[\^|\[TOC|\$|\\\(|#\w|#\+|^= |^\.\. "
)


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for number, text in prose_lines(blocks_of(doc)):
        if not FAST.search(text):
            continue
        bare = text.strip()
        code = fixed_spans(bare)
        for what, hint, look in FIND:
            match = look.search(bare)
            if match and (not inside(match.start(), code) or match[0] == bare):
                found.setdefault((what, hint), []).append((doc.lines[number - 1].source, match[0]))
    for (what, hint), places in found.items():
        sources = [source for source, _ in places]
        more = f" (lines {spread(sources)})" if len(set(sources)) > 1 else ""
        edit.ask(sources[0], f"{what}, which the site does not know: {places[0][1][:SHOWN]}{more}", hint)
    return edit.done()

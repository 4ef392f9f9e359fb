"""Quotes and paragraphs that are remarks become admonitions of the house: abstract, tip, info, warning, danger…"""

from __future__ import annotations

import re

from scripts.grammar import indent_of
from scripts.model import Block, Document
from scripts.notes.passes.callouts import ALERT, TITLES, kind_of, title_for
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of

RULE = "admonition"
SIGNS = (">", ":")
MARK = re.compile(r"^[ \t]*>[ \t]?")
KINDS = {
    "abstract": r"tl\s?;\s?dr|en (?:bref|résumé)|résumé|in short|summary",
    "tip": r"astuces?|conseils?|tips?|hints?|bon à savoir",
    "info": r"notes?|n\.?b\.?|remarques?|infos?|informations?|à noter|remarks?|rappel|reminder",
    "warning": r"attention|avertissement|warning|important|caution|mise en garde",
    "danger": r"danger",
    "question": r"questions?",
    "correction": r"corrections?|errat(?:um|a)",
}
LABEL = re.compile(
    r"(\*\*|__|\*|_)?(?:"
    + "|".join(f"(?P<{kind}>{names})" for kind, names in KINDS.items())
    + r")(?(1)(?:[ \t\u00a0\u202f]*:[ \t]*\1|\1[ \t\u00a0\u202f]*:)|[ \t\u00a0\u202f]*:)(?!//|:)[ \t]*",
    re.IGNORECASE,
)
BOLD_LABEL = re.compile(rf"(\*\*|__)(?:{'|'.join(f'(?P<{kind}>{names})' for kind, names in KINDS.items())})\1$", re.I)
QUOTATION = re.compile(r"[«“\"]|[-–—]{1,2}[ ]?[A-ZÀ-Ý]|\|")


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind == "blockquote":
            quote(edit, doc, block)
        elif block.kind == "paragraph" and (m := LABEL.match(block.lines[0].lstrip())) and labels(block, m):
            lines = [block.lines[0].lstrip()[m.end() :], *block.lines[1:]]
            box(edit, doc, block, m.lastgroup or "info", title_in(m[0]), lines)
        else:
            edit.keep(block)
    return edit.done()


def labels(block: Block, m: re.Match[str]) -> bool:
    """Whether a label starts a remark: text follows, and the paragraph is no lead to a list."""
    rest = block.lines[0].lstrip()[m.end() :]
    if m["abstract"] and not rest:
        return False
    return bool(rest.strip()) and m[0][0].isupper() | (m[0][0] in "*_") and not block.text.rstrip().endswith(":")


def quote(edit: Rewrite, doc: Document, block: Block) -> None:
    lines = [MARK.sub("", line, count=1) for line in block.lines]
    lang = doc.lang if doc.lang in TITLES else "en"
    label = LABEL.match(lines[0]) or (BOLD_LABEL.match(lines[0].strip()) if len(lines) > 1 else None)
    alert = ALERT.match(lines[0].strip())
    source = source_of(doc, block)
    if alert:
        kind, title = kind_of(alert[1]), title_for(alert[1], alert[3], lang)
        mark = {"": "!!!", "+": "???+", "-": "???"}[alert[2]]
        box(edit, doc, block, kind, title, lines[1:], removed=lines[0], added=title, skip=1, mark=mark)
    elif label:
        kind, old = label.lastgroup or "info", title_in(label[0])
        title = TITLES[lang]["abstract"] if kind == "abstract" else old
        lines[0] = lines[0][label.end() :]
        skip = 0 if lines[0].strip() else 1
        changed = {} if title == old else {"removed": old, "added": title}
        box(edit, doc, block, kind, title, lines[skip:], skip=skip, **changed)
    elif any(MARK.match(line) for line in lines) or QUOTATION.match(lines[0]) or QUOTATION.match(lines[-1].strip()):
        edit.keep(block)
        edit.ask(source, "quotation left as it is", "if it is a remark, make it an admonition", rule="quote")
    else:
        title = TITLES[lang]["info"]
        box(edit, doc, block, "info", title, lines, added=title)
        edit.ask(
            source,
            f"remark boxed under the title « {title} »",
            "give the box a title that says its point",
            rule="box-title",
        )


def title_in(label: str) -> str:
    """The words of a label, without emphasis and colon."""
    return label.strip(" \t*_:\u00a0\u202f")


def box(
    edit: Rewrite,
    doc: Document,
    block: Block,
    kind: str,
    title: str,
    lines: list[str],
    *,
    removed: str = "",
    added: str = "",
    skip: int = 0,
    mark: str = "!!!",
) -> None:
    indent = " " * (indent_of(block.lines[0]) if block.depth else 0)
    sources = [line.source for line in doc.lines[block.start - 1 : block.end]]
    edit.blank()
    edit.put(f'{indent}{mark} {kind} "{title}"', sources[0])
    if any(line.strip() for line in lines):
        edit.put("")
    own = len(indent) if block.kind == "paragraph" else 0
    for line, source in zip(lines, sources[skip:], strict=True):
        edit.put(f"{indent}    {line[min(own, indent_of(line)) :]}" if line.strip() else "", source)
    edit.put("")
    edit.fixed(
        sources[0], f"remark turned into an admonition of type {kind}", removed=removed, added=f"{kind} {added}".strip()
    )

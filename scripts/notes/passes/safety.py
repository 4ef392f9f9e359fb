"""Nothing from a note may run: scripts, handlers, `javascript:` addresses and includes are shown as text."""

from __future__ import annotations

import html
import re

from scripts.inline import by_line, inline_code_spans, outside
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of

RULE = "unsafe-html"
ACTIVE = re.compile(
    r"<(?=/?(?:script|iframe|object|embed|applet|form|link|meta|base|style|svg|math|frame|frameset|template|portal|"
    r"noscript|title|textarea|xmp|plaintext|noembed|noframes)\b)",
    re.IGNORECASE,
)
SCHEME = re.compile(r"(?:javascript|vbscript|livescript|mocha|data|file|blob):", re.IGNORECASE)
HANDLER = re.compile(r"(?:on[a-z]+|srcdoc|formaction|action|xlink:href)\s*=", re.IGNORECASE)
ALARM = re.compile(r"(?:javascript|vbscript|livescript|mocha|data):|on[a-z]+=|srcdoc=|action=|xlink:href=")
PIECE = 100_000  # signs
HIDDEN = re.compile(r"[\x00-\x20\x7f\u00ad\u200b-\u200f\ufeff]")  # signs that browsers leave out of a scheme
TAG = re.compile(r"<(?=[A-Za-z])([^<>\"']*(?:(?:\"[^\"<>]*\"|'[^'<>]*')[^<>\"']*)*>)?")
TARGET = re.compile(r"(\]\([ \t]*<?|^[ \t]*\[[^\[\]]+\]:[ \t]*<?|^[ \t]*<?(?=[A-Za-z]))([^\s<>]+)")
OPEN_LINK = re.compile(r"\]\([ \t]*$")
KEY = re.compile(r"[ \t]*#(?=data:(?:[ \t]|$))")  # what TARGET makes of `data:` in a ConfigMap, an empty address
ATTRIBUTES = re.compile(r"\{(?=[^{}\n]*\b(?:on[a-z]+|style|srcdoc|href|src)\s*=)", re.IGNORECASE)
SNIPPET = re.compile(r"^([ \t]*)(-{1,}8<-{1,})")
ALWAYS = re.compile(f"{ACTIVE.pattern}|-8<-", re.IGNORECASE)  # what is disarmed without an alarm


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    text = doc.text
    alarm = alarming(text)
    if not alarm and not ALWAYS.search(text):
        return doc
    for block in blocks_of(doc):
        if block.kind == "blank" or not (alarm or ALWAYS.search(block.text)):
            edit.keep(block)
        elif block.kind in ("fence", "indented_code"):
            code(edit, doc, block)
        else:
            prose(edit, doc, block, alarm)
    return edit.done()


def alarming(text: str) -> bool:
    """Whether a text holds, plainly or hidden, what may make a tag or an address run."""
    plain_text = html.unescape(text).replace(" ", "").replace("\n", "")  # the commonest first: many times faster
    return bool(ALARM.search(folded(HIDDEN.sub("", plain_text))))


def folded(text: str) -> str:
    """`text.casefold()`, piece by piece: that of a long text takes twelve bytes a sign while it works."""
    return "".join([text[at : at + PIECE].casefold() for at in range(0, len(text), PIECE)])


def code(edit: Rewrite, doc: Document, block: Block) -> None:
    """Code is shown, not run; but a fence takes attributes, and an include works in code too."""
    for number, text in enumerate(block.lines, block.start):
        if block.kind == "fence" and number == block.start and ATTRIBUTES.search(text):
            mark = block.info["mark"]
            new = f"{text[: text.index(mark)]}{mark}{block.info['lang']}"
            change(edit, doc, number, text, new)
        else:
            change(edit, doc, number, text, text)


def prose(edit: Rewrite, doc: Document, block: Block, alarm: bool) -> None:
    spans = by_line(block.lines, inline_code_spans(block.text))
    for number, text in enumerate(block.lines, block.start):
        above = doc.lines[number - 2].text.rstrip() if number > block.start else ""
        new = outside(text, lambda piece: disarm(piece, alarm), spans[number - block.start])
        if KEY.match(new) and not text.lstrip().startswith("#") and not above.endswith(("<", "]:", "(")):
            new = new.replace("#", "", 1)
        change(edit, doc, number, text, new)


def change(edit: Rewrite, doc: Document, number: int, text: str, new: str) -> None:
    """Write a line that was disarmed, and say so; an include gets the mark that stops it."""
    source = doc.lines[number - 1].source
    if SNIPPET.match(new):
        new = SNIPPET.sub(r"\1;\2", new)
        edit.ask(
            source, "this line would include another file: disarmed", "copy the text that is meant", rule="include"
        )
    elif new != text:
        edit.ask(source, "active HTML or address: shown as text", "say it in Markdown", removed=text, added=new)
    if new == text:
        edit.keep_line(number)
    else:
        edit.put(new, source)


def disarm(text: str, alarm: bool) -> str:
    """A piece of prose whose active tags are escaped; with `alarm`, handlers and addresses too, and tags that do not
    end on their line."""
    text = ACTIVE.sub("&lt;", text)
    if not alarm:
        return text
    text = TAG.sub(lambda m: "&lt;" + m[0][1:] if not m[1] or runs(m[0]) else m[0], text)
    text = ATTRIBUTES.sub("&#123;", text)
    text = OPEN_LINK.sub(r"]\\(", text)
    return TARGET.sub(lambda m: f"{m[1]}#{m[2]}" if SCHEME.match(plain(m[2])) else m[0], text)


def plain(text: str) -> str:
    """What a browser makes of an address: entities decoded, control signs left out."""
    return HIDDEN.sub("", html.unescape(text))


def runs(tag: str) -> bool:
    """Whether a tag has a handler or an address that runs."""
    return bool(HANDLER.search(html.unescape(tag)) or SCHEME.search(plain(tag)))

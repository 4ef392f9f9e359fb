"""Links: no bare address, no tracking, no two links run together, no label that says nothing."""

from __future__ import annotations

import re

from scripts.inline import LINK, blank_code, fixed_spans, inside, links, merge
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, source_of, spread, words_of

RULE = "link"
SIGNS = ("://", "](")
KINDS = ("paragraph", "list_item", "definition", "table", "heading", "blockquote")
BARE = re.compile(r"(?<![\w(<\"'=/\[`])https?://[^\s<>`|\"]+")
URL = re.compile(r"https?://[^\s<>`\"()\[\]|]+\?[^\s<>`\"()\[\]|]*[^\s<>`\"()\[\]|.,;:!?*_']")
TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref_src)=|ref=[\w-]+(?:\.[\w-]+)+/?$", re.IGNORECASE)
LOCAL = re.compile(r"https?://(?:localhost|127\.|10\.|192\.168\.|0\.0\.0\.0|\[::1\]|[\w-]+\.local\b)", re.IGNORECASE)
ALONE = re.compile(rf"[ \t]*(?:{LINK.pattern}|<https?://[^\s<>]+>)[ \t]*$")
EMPTY_LABELS = words_of("""
    ici lien guide doc docs documentation source here link this voir click cliquez article site
""")
PADDED = re.compile(r"(?<!!)\[[ \t]*([^\[\]\n]*?)[ \t]*\](?=\([^()\s]+\))")
LONGEST_LABEL = 80


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind in KINDS and ("](" in block.text or "://" in block.text):
            rewrite(edit, doc, block)
        else:
            edit.keep(block)
    return edit.done()


def rewrite(edit: Rewrite, doc: Document, block: Block) -> None:
    as_list = block.kind == "paragraph" and len(block.lines) > 1 and all(ALONE.match(line) for line in block.lines)
    for number, text in enumerate(block.lines, block.start):
        source = doc.lines[number - 1].source
        new = text
        for rule in (tracking, own_label, padded, bare):
            changed = rule(new)
            if changed != new:
                edit.fixed(source, SAID[rule.__name__], removed=new, added=changed)
                new = changed
        if as_list:
            indent = new[: len(new) - len(new.lstrip())] if block.depth else ""
            new = f"{indent}- {new.strip()}"
        if new == text:
            edit.keep_line(number)
        else:
            edit.put(new, source)
        for link in links(new) if "](" in new else ():
            label = link.label.strip("*_` ").lower()
            if (
                not link.is_image
                and link.label != link.target
                and (label in EMPTY_LABELS or len(label) > LONGEST_LABEL)
            ):
                edit.ask(
                    source, f"link label « {link.label} »", "say in a few words what one finds there", rule="link-label"
                )
    if as_list:
        sources = [line.source for line in doc.lines[block.start - 1 : block.end]]
        edit.fixed(source_of(doc, block), f"links on lines of their own set as a list (lines {spread(sources)})")


def tracking(text: str) -> str:
    """Addresses without the parameters that only follow a reader."""
    if "?" not in text:
        return text
    seen = blank_code(text)
    for match in reversed(list(URL.finditer(seen))):
        url, hash_, anchor = match[0].partition("#")
        path, _, query = url.partition("?")
        kept = [part for part in query.split("&") if not TRACKING.match(part)]
        if len(kept) < len(query.split("&")):
            text = (
                text[: match.start()]
                + path
                + ("?" + "&".join(kept) if kept else "")
                + hash_
                + anchor
                + text[match.end() :]
            )
    return text


def own_label(text: str) -> str:
    """`[address](address)` is `<address>`."""
    if "](" not in text:
        return text
    seen = blank_code(text)
    for match in reversed(list(LINK.finditer(seen))):
        label, target = match["label"].strip(), match["target"]
        if label == target and not match["image"] and not match["title"] and re.match(r"https?://[^\s<>]+$", label):
            text = f"{text[: match.start()]}<{target}>{text[match.end() :]}"
    return text


def padded(text: str) -> str:
    """Labels without blanks at their ends."""
    if "[ " not in text and " ](" not in text:
        return text
    seen = blank_code(text)
    for match in reversed(list(PADDED.finditer(seen))):
        a, b = match.span(1)
        if b > a:
            text = f"{text[: match.start()]}[{text[a:b]}]{text[match.end() :]}"
    return text


def bare(text: str) -> str:
    """Bare addresses between angle brackets; those of the own machine as code."""
    if not BARE.search(text):
        return text
    taken = [span for span in fixed_spans(text) if not text.startswith("http", span[0])]
    taken += [m.span() for m in LINK.finditer(text)] + [m.span() for m in re.finditer(r"\[[^\[\]]*\]", text)]
    taken = merge(taken)
    for match in reversed(list(BARE.finditer(text))):
        if inside(match.start(), taken):
            continue
        url = match[0].rstrip(".,;:!?*_'")
        url = url[:-1] if url.endswith(")") and url.count("(") < url.count(")") else url
        new = f"`{url}`" if LOCAL.match(url) else f"<{url}>"
        if len(url) > len("https://"):
            text = text[: match.start()] + new + text[match.start() + len(url) :]
    return text


SAID = {
    "tracking": "tracking parameters removed from an address",
    "own_label": "address that was its own label set between < >",
    "padded": "blanks at the ends of a link label removed",
    "bare": "bare address set between < > (as code if it is local)",
}

"""Pictures: raw `<img>` becomes Markdown; a picture that is not there leaves a box that nobody can overlook."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from scripts.inline import inline_code_spans, links, outside
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of

RULE = "image"
SIGNS = ("<", "](")
PICTURE = re.compile(r"\]\(|<img", re.IGNORECASE)
TAG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
ALONE = re.compile(
    r"[ \t]*(?:<img\b[^<>]*>|!\[[^\[\]]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+\"[^\"]*\")?\))[ \t]*$",
    re.IGNORECASE,
)
ATTRIBUTES = [
    re.compile(rf"""\b{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
    for name in ("src", "alt", "title")
]
TITLES = {"fr": "Image à refaire", "en": "Picture to redraw"}
REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind in ("fence", "indented_code", "blank") or not PICTURE.search(block.text):
            edit.keep(block)
        else:
            rewrite(edit, doc, block)
    return edit.done()


def rewrite(edit: Rewrite, doc: Document, block: Block) -> None:
    whole = block.kind in ("paragraph", "html") and not block.info.get("raw")
    for number, text in enumerate(block.lines, block.start):
        source = doc.lines[number - 1].source
        if whole and ALONE.match(text):
            target = parts(text.strip())[0]
            if REMOTE.match(target) or not there(doc, target):
                placeholder(edit, doc, text, source, last=number == block.end)
                continue
        if TAG.search(text) and not block.info.get("raw"):
            new = outside(text, lambda piece: TAG.sub(lambda m: as_markdown(m[0]), piece), inline_code_spans(text))
            if new != text:
                edit.fixed(source, "raw <img> turned into Markdown", removed=text, added=new)
                edit.put(new, source)
                text = new
            else:
                edit.keep_line(number)
        else:
            edit.keep_line(number)
        for link in links(text) if "![" in text else ():
            if link.is_image and (REMOTE.match(link.target) or not there(doc, link.target)):
                edit.ask(
                    source,
                    f"picture not at hand: {link.target}",
                    "redraw it, or copy it to docs/assets/images",
                    rule="picture",
                )


def there(doc: Document, target: str) -> bool:
    """Whether the file of a local picture exists; the caller of the pipeline says how to know."""
    exists = doc.meta.get("exists")
    return bool(isinstance(exists, Callable) and exists(target))


def parts(text: str) -> tuple[str, str, str]:
    """Target, alternative text and title of an `<img>` or a Markdown picture."""
    if text.startswith("!"):
        link = links(text)
        title = re.search(r"\"([^\"]*)\"\)$", text)
        return (link[0].target, link[0].label, title[1] if title else "") if link else ("", "", "")
    found = [attribute.search(text) for attribute in ATTRIBUTES]
    values = [html.unescape(next((g for g in m.groups() if g), "")) if m else "" for m in found]
    return values[0], values[1], values[2]


def as_markdown(tag: str) -> str:
    target, alt, _ = parts(tag)
    if not target or re.search(r"[\[\]<>`]", alt + target):
        return tag
    return f"![{alt}]({target})" if not re.search(r"[\s()]", target) else f"![{alt}](<{target}>)"


def placeholder(edit: Rewrite, doc: Document, text: str, source: int, last: bool) -> None:
    """A box with the alternative text as title and the address as code, where the picture stood."""
    target, alt, extra = parts(text.strip())
    indent = text[: len(text) - len(text.lstrip())]
    label = TITLES.get(doc.lang, TITLES["en"])
    say = " ".join(f"{alt} {extra}".replace('"', "'").replace("`", "'").split())
    title = f"{label} : {say}" if say and doc.lang == "fr" else f"{label}: {say}" if say else label
    edit.blank()
    edit.put(f'{indent}!!! warning "{title}"', source)
    edit.put("")
    edit.put(f"{indent}    `{target.replace('`', '%60') or '?'}`", source)
    if not last:
        edit.put("")
    edit.ask(
        source,
        f"picture not at hand: {target}" + (f" ({alt})" if alt else ""),
        "redraw it as a mermaid diagram, or delete the box",
        removed=text,
        added=f"warning {title} {target.replace('`', '%60')}",
    )

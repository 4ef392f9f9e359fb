"""Boxes and code as other tools write them (Docusaurus, Hugo, Jekyll, Notion, GitHub, Org, AsciiDoc) become those of
the site: `:::note` … `:::`, `{{< note >}}` … `{{< /note >}}`, `<details>`, `{% highlight yaml %}`…

A box that is never closed, or that is none of the known types, stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from scripts.model import Document
from scripts.notes.passes.callouts import KINDS, kind_of, title_for
from scripts.notes.passes.edit import Rewrite, blocks_of

RULE = "foreign-block"
SIGNS = (":::", "{{<", "{{%", "{%", "<aside>", "<details", "#+begin_src", "#+BEGIN_SRC", "[source")
FLAGS = re.IGNORECASE
CODE = (  # (how it begins, with its language; how it ends)
    (re.compile(r"\{% *highlight +(\w+)[^%]*%\}$", FLAGS), re.compile(r"\{% *endhighlight *%\}$", FLAGS)),
    (
        re.compile(r"\{\{[<%] *highlight +\"?(\w+)[^}]*[>%]\}\}$", FLAGS),
        re.compile(r"\{\{[<%] */ *highlight *[>%]\}\}$", FLAGS),
    ),
    (re.compile(r"#\+begin_src *(\w*).*$", FLAGS), re.compile(r"#\+end_src$", FLAGS)),
)
SOURCE = re.compile(r"\[source(?:, *(\w+))?[^\]]*\]$", FLAGS)  # AsciiDoc: the code stands between two lines of ----
COLONS = re.compile(r":::+ *\{?\.?(\w+)\}? *(?:\[([^\]]*)\]|\"?(.*?)\"?)$")
COLONS_END = re.compile(r":::+$")
SHORTCODE = re.compile(r"\{\{[<%] *(\w+) *\"?(\w*)\"?[^{}]*[>%]\}\}$")
SHORTCODE_END = re.compile(r"\{\{[<%] */ *\w+ *[>%]\}\}$")
SUMMARY = re.compile(r"<summary>(?:<\w+>)*([^<>]*)(?:</\w+>)*</summary>$", FLAGS)
WRAPPED = (
    "notice",
    "alert",
    "admonition",
    "callout",
    "hint",
    "note",
)  # `{{< notice warning >}}`


class Box(NamedTuple):
    """A box that has begun: its mark, its type, its title, what ends it, and how many lines its head has."""

    mark: str
    name: str
    title: str
    end: re.Pattern[str]
    head: int = 1


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    texts = [line.text for line in doc.lines]
    free = {
        n
        for b in blocks_of(doc)
        if b.kind not in ("fence", "indented_code", "front_matter") and not b.info.get("raw") and not b.depth
        for n in range(b.start - 1, b.end)
    }
    last: dict[re.Pattern[str], int] = {}  # no mark of an end stands below this line: asked once
    at = 0
    while at < len(texts):
        end = (code(edit, doc, texts, at, last) or box(edit, doc, texts, at, last)) if at in free else 0
        if not end:
            edit.lines.append(doc.lines[at])
        at = end or at + 1
    return edit.done()


def code(edit: Rewrite, doc: Document, texts: Sequence[str], at: int, last: dict[re.Pattern[str], int]) -> int:
    """Write the fence for code that begins at line `at`; the line after it, 0 if none begins."""
    text = texts[at].strip()
    for opening, closing in CODE:
        if (m := opening.match(text)) and (end := find(texts, at + 1, closing, last)):
            return fence(edit, doc, (m[1] or "text").lower(), at, at + 1, end)
    m = SOURCE.match(text)
    if m and texts[at + 1 : at + 2] == ["----"] and (end := find(texts, at + 2, re.compile("----$"), last)):
        return fence(edit, doc, (m[1] or "text").lower(), at, at + 2, end)
    return 0


def fence(edit: Rewrite, doc: Document, lang: str, at: int, first: int, end: int) -> int:
    edit.fence(lang, doc.lines[first:end], doc.lines[at].source)
    removed = " ".join(line.text for line in (*doc.lines[at:first], doc.lines[end]))
    edit.fixed(doc.lines[at].source, f"code of another tool put into a {lang} fence", removed=removed, added=lang)
    return after(edit, doc, end)


def box(edit: Rewrite, doc: Document, texts: Sequence[str], at: int, last: dict[re.Pattern[str], int]) -> int:
    """Write the admonition for a box that begins at line `at`; the line after it, 0 if none begins."""
    found = begins(texts, at)
    end = find(texts, at + found.head, found.end, last) if found else 0
    if not found or not end:
        return 0
    source, inner = doc.lines[at].source, doc.lines[at + found.head : end]
    kind, title = kind_of(found.name), title_for(found.name, found.title, doc.lang)
    edit.blank()
    edit.put(f'{found.mark} {kind} "{title}"', source)
    edit.put("")
    while inner and not inner[0].text.strip():
        inner = inner[1:]
    while inner and not inner[-1].text.strip():
        inner = inner[:-1]
    for line in inner:
        edit.put(f"    {line.text}" if line.text.strip() else "", line.source)
    removed = " ".join((*texts[at : at + found.head], texts[end]))
    edit.fixed(
        source,
        f"box of another tool turned into an admonition of type {kind}",
        removed=removed,
        added=f"{kind} {title}",
    )
    return after(edit, doc, end)


def begins(texts: Sequence[str], at: int) -> Box | None:
    """The box that begins at line `at`."""
    text = texts[at].rstrip()
    if text[:3] == ":::" and (m := COLONS.match(text)):
        return Box("!!!", m[1], m[2] or m[3] or "", COLONS_END) if m[1].lower() in KINDS else None
    if text[:2] == "{{" and (m := SHORTCODE.match(text)):
        name = m[2] if m[1].lower() in WRAPPED and m[2].lower() in KINDS else m[1]
        return Box("!!!", name, "", SHORTCODE_END) if name.lower() in KINDS else None
    if text.lower() == "<aside>":
        return Box("!!!", "aside", "", re.compile("</aside>$", FLAGS))
    if re.match(r"<details(?: open)?>", text, FLAGS):
        rest = text[text.index(">") + 1 :].strip()
        head = rest or (texts[at + 1].strip() if at + 1 < len(texts) else "")
        summary = SUMMARY.match(head)
        mark = "???+" if "open>" in text else "???"
        return Box(mark, "details", summary[1], re.compile("</details>$", FLAGS), 1 if rest else 2) if summary else None
    return None


def find(texts: Sequence[str], at: int, closing: re.Pattern[str], last: dict[re.Pattern[str], int]) -> int:
    """The next line that closes a box, if no other box or fence begins before it; 0 if none does."""
    if at >= last.get(closing, len(texts)):
        return 0
    for number in range(at, len(texts)):
        text = texts[number].strip()
        if closing.match(text):
            return number
        if begins(texts, number) or text[:3] == ":::":
            return 0
    last[closing] = at
    return 0


def after(edit: Rewrite, doc: Document, end: int) -> int:
    """The line after the one that closed a box, with a blank line before it."""
    if end + 1 < len(doc.lines) and doc.lines[end + 1].text.strip():
        edit.put("")
    return end + 1

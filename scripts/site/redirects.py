"""Old addresses go on working, online and by double-click.

A page that has moved leaves a small page behind; a page whose anchors have moved gets a few lines of script.
"""

from __future__ import annotations

import html
import json
import posixpath
from collections.abc import Mapping
from pathlib import Path

from scripts import published
from scripts.pairs import LANGS
from scripts.site.languages import root

WORDS = {"fr": ("Page déplacée", "Cette page se trouve maintenant ici"), "en": ("Page moved", "This page is now here")}
# The anchor goes along; without a script the reader still arrives at the page.
MOVED = """\
<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<script>
var m=new Map(Object.entries({anchors})),h=location.hash
location.replace(m.get(h.slice(1))||{target_js}+({has_anchor}?"":h))
</script>
<meta http-equiv="refresh" content="0; url={target}">
</head><body><h1>{title}</h1><p><a href="{target}">{sentence}</a></p></body></html>
"""
ANCHORS = """\
<script>
addEventListener("hashchange",function f(){{
var t=new Map(Object.entries({anchors})).get(location.hash.slice(1))
if(t)location.replace(t)
return f}}())
</script>"""


def write(site: Path, docs: Path, site_url: str) -> None:
    """Writes what docs/redirects.yml asks for into the built `site`. Raises CourseError if that file is broken."""
    moved = published.redirects(docs)
    pages = {old: new for old, new in moved.items() if "#" not in old}
    anchors: dict[str, dict[str, str]] = {}
    for old, new in moved.items():
        slug, _, anchor = old.partition("#")
        if anchor:
            anchors.setdefault(slug, {})[anchor] = new
    for lang in LANGS:
        for old, new in pages.items():
            _write_page(site, lang, old, new, anchors.get(old, {}), site_url)
        for slug, targets in anchors.items():
            if slug not in pages:
                _insert(site / f"{root(lang)}{slug}.html", slug, targets)


def _write_page(site: Path, lang: str, old: str, new: str, anchors: Mapping[str, str], site_url: str) -> None:
    path = site / f"{root(lang)}{old}.html"
    if path.exists():
        return  # a page that exists is never replaced; `check` says so
    title, sentence = WORDS[lang]
    target, slug = relative(new, old), new.partition("#")[0]
    text = MOVED.format(
        lang=lang,
        title=title,
        sentence=sentence,
        target=html.escape(target),
        target_js=_script(target),
        has_anchor="1" if "#" in new else "0",
        anchors=_script({name: relative(to, old) for name, to in anchors.items()}),
        canonical=html.escape(f"{site_url}{root(lang)}{slug}.html"),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _insert(path: Path, slug: str, anchors: Mapping[str, str]) -> None:
    """Adds the moved anchors to a built page, before its end."""
    if not path.exists():
        return
    script = ANCHORS.format(anchors=_script({name: relative(to, slug) for name, to in anchors.items()}))
    before, end, after = path.read_text("utf-8").rpartition("</body>")
    path.write_text(f"{before}{script}{end}{after}", "utf-8")


def relative(address: str, slug: str) -> str:
    """The link from the built page of `slug` to `address` (`slug#anchor`); relative, for file:// too."""
    page, _, anchor = address.partition("#")
    link = "" if page == slug else posixpath.relpath(f"{page}.html", posixpath.dirname(slug) or ".")
    return f"{link}#{anchor}" if anchor else link


def _script(value: object) -> str:
    """`value` as JavaScript that may stand inside <script>."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")

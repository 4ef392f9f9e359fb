"""Kubernetes manifests outside fences: indented as code, or hardly indented at all, they go into a `yaml` fence."""

from __future__ import annotations

import re
import textwrap

import yaml

from scripts.model import Document
from scripts.notes.passes.edit import Rewrite, blocks_of

RULE = "manifest"
SIGNS = ("apiVersion:",)
START = re.compile(r"\s*apiVersion:[ \t]+[\w./-]+\s*(?:#.*)?$")
YAMLISH = re.compile(r"\s*(?:#|- |-$|\.\.\.\s*$|---\s*$|[\w./\"'-]+:(?:\s|$))")
TOP_KEY = re.compile(
    r"(?:kind|metadata|spec|data|stringData|type|rules|roleRef|subjects|webhooks|provisioner|parameters|resources|immutable):"
)


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    done = 0  # number of the last line already written
    for block in blocks_of(doc):
        if block.end <= done:
            continue
        at = max(block.start, done + 1)
        start = first_line(doc, at, block.end) if block.kind in ("paragraph", "indented_code") else 0
        end = last_line(doc, start) if start else 0
        texts = [line.text for line in doc.lines[start - 1 : end]]
        if not start or not any(text.lstrip().startswith("kind:") for text in texts):
            for number in range(at, block.end + 1):
                edit.keep_line(number)
            continue
        for number in range(at, start):
            edit.keep_line(number)
        fence(edit, doc, start, texts, block.depth)
        done = end
        if done < len(doc.lines) and doc.lines[done].text.strip():
            edit.put("")
        for number in range(done + 1, block.end + 1):
            edit.keep_line(number)
            done = number
    return edit.done()


def first_line(doc: Document, at: int, end: int) -> int:
    return next((n for n in range(at, end + 1) if START.match(doc.lines[n - 1].text)), 0)


def last_line(doc: Document, start: int) -> int:
    """The last line of the manifest that begins at `start`: YAML lines, and what is indented below them."""
    base = len(doc.lines[start - 1].text) - len(doc.lines[start - 1].text.lstrip())
    last = at = start
    while at < len(doc.lines):
        text = doc.lines[at].text
        at += 1
        if not text.strip():
            continue
        indent = len(text) - len(text.lstrip())
        gap = at > last + 1
        deeper = indent > base
        if gap and not deeper and not (TOP_KEY.match(text.strip()) or text.strip() == "---"):
            break
        if indent < base or not (YAMLISH.match(text) or deeper):
            break
        last = at
    return last


def fence(edit: Rewrite, doc: Document, start: int, texts: list[str], depth: int) -> None:
    source = doc.lines[start - 1].source
    indent = " " * (len(texts[0]) - len(texts[0].lstrip())) if depth else ""
    code = textwrap.dedent("\n".join(texts)).split("\n")
    edit.blank()
    edit.put(f"{indent}```yaml", source)
    edit.put_all(
        [indent + text if text else text for text in code],
        [line.source for line in doc.lines[start - 1 :][: len(code)]],
    )
    edit.put(f"{indent}```")
    edit.fixed(source, "manifest put into a yaml fence", added="yaml")
    if not parses("\n".join(code)):
        edit.ask(
            source, "this manifest is no valid YAML", "rewrite it, then apply it with --dry-run=server", rule="yaml"
        )


def parses(text: str) -> bool:
    """Whether `text` is YAML."""
    try:
        list(yaml.safe_load_all(text))
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    return True

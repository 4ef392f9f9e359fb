"""Kubernetes manifests outside fences: indented as code, or hardly indented at all, they go into a `yaml` fence."""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache
from itertools import pairwise

import yaml

from scripts.blocks import indent_of
from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of
from scripts.rows import LOADER

RULE = "manifest"
FIELDS = (
    "containers initContainers volumes volumeMounts ports env envFrom selector resources livenessProbe readinessProbe "
    "startupProbe securityContext affinity tolerations strategy metadata spec template rules imagePullSecrets httpGet"
).split()
SIGNS = ("apiVersion:", ":\n  ", *(f"{field}:\n" for field in FIELDS))
START = re.compile(r"\s*(?:apiVersion:[ \t]+[\w./-]+|kind:[ \t]+[A-Z][A-Za-z]+)\s*(?:#.*)?$")
FIELD = re.compile(rf"[ \t]*(?:{'|'.join(FIELDS)}):\s*$")
VALUE = re.compile(
    r"\s*(?:- )?[a-z][\w./-]*:(?: +(?:[!-~]+|\"[ -~]*\"|'[ -~]*'|[\[{][ -~]*[\]}]))?\s*(?: #.*)?$"
)  # of values.yaml
NESTED = re.compile(r"^( *)[a-z][\w./-]*:\s*\n\1 +(?:- )?[a-z][\w./-]*: +\S")
ENTRY = re.compile(r"\s*(?:- +)*[\w./\"'-]+:(?:\s|$)|\s*- +\S+$|\s*#")
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
        start, end = extent(doc, at, block.end) if may_hold(block) else (0, 0)
        texts = [line.text for line in doc.lines[start - 1 : end]]
        if not start:
            for number in range(at, block.end + 1):
                edit.keep_line(number)
            continue
        for number in range(at, start):
            edit.keep_line(number)
        fence(edit, doc, start, texts, block.depth + (block.kind == "list_item"))
        done = end
        if done < len(doc.lines) and doc.lines[done].text.strip():
            edit.put("")
        for number in range(done + 1, block.end + 1):
            edit.keep_line(number)
            done = number
    return edit.done()


def may_hold(block: Block) -> bool:
    """Whether a manifest may begin in a block; with `---` below it, it looks like a heading of many lines."""
    return block.kind in ("paragraph", "indented_code") or (
        block.kind in ("heading", "list_item") and len(block.lines) > 2
    )


def extent(doc: Document, at: int, end: int) -> tuple[int, int]:
    """First and last line of the manifest, or piece of one, that begins in the lines `at` to `end`; else 0, 0."""
    new = True
    for number in range(at, end + 1):
        text = doc.lines[number - 1].text
        if START.match(text):
            last = last_line(doc, number)
            keys = {line.text.lstrip().partition(":")[0] for line in doc.lines[number - 1 : last]}
            return (number, last) if {"apiVersion", "kind"} <= keys else (0, 0)
        if not VALUE.match(text):
            new = True
        elif new:
            new = False  # asked once for lines of one form: the cost grows with their number only
            if last := last_of_piece(doc, number):
                return number, last
    return 0, 0


def last_of_piece(doc: Document, start: int) -> int:
    """The last line of a piece of a manifest: a known field and what is below it, all of it YAML with keys; else 0."""
    base, known = indent_of(doc.lines[start - 1].text), FIELD.match(doc.lines[start - 1].text)
    last = start
    for line in doc.lines[start:]:
        text = line.text
        below = indent_of(text) > base or (indent_of(text) == base and text.lstrip().startswith("- "))
        if not text.strip() or not (ENTRY.match(text) if below and known else VALUE.match(text)):
            break
        last += 1
    texts = [line.text for line in doc.lines[start - 1 : last]]
    nested = (
        any(":" in text for text in texts[1:]) if known else any(NESTED.search(f"{a}\n{b}") for a, b in pairwise(texts))
    )
    return last if len(texts) > 2 and nested and parses(textwrap.dedent("\n".join(texts))) else 0


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
    if not readable(code):
        edit.ask(
            source, "this manifest is no valid YAML", "rewrite it, then apply it with --dry-run=server", rule="yaml"
        )


def readable(code: list[str]) -> bool:
    """Whether code is YAML, or a template of Helm that will be."""
    text = "\n".join(code)
    return "{{" in text or parses(text)


@lru_cache(maxsize=64)  # each round of the passes asks again
def parses(text: str) -> bool:
    """Whether `text` is YAML."""
    try:
        list(yaml.load_all(text, LOADER))
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    return True

"""The tabs of one example are one object: `kubectl` and `Kustomize` give what `YAML` says, in the agreed order."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import yaml

from scripts.checks import kubectl
from scripts.checks.course import Course
from scripts.checks.manifests import LOADER, read
from scripts.model import Finding
from scripts.page import Fence, Page

RULE = "tabs"
ORDER = ("YAML", "kubectl", "Kustomize", "Helm")
CREATES = ("kubectl create ", "kubectl run ")
MADE_BY_SERVER = frozenset({"status", "creationTimestamp"})


def check(course: Course) -> Iterator[Finding]:
    """Tabs stand in the order YAML, kubectl, Kustomize, Helm, and the first three give exactly the same objects."""
    if os.environ.get("CI") and not kubectl.available():  # elsewhere the command says so, and nothing fails
        yield Finding("docs", 0, RULE, "no `kubectl` on PATH", "install it: nothing proves the tabs equal")
    pages = list(course.pages())
    if kubectl.available():
        kubectl.warm([call for page in pages for call in _calls(course, page)])
    for page in pages:
        for number, group in enumerate(page.tab_groups):
            yield from _order(course, page, group)
            if kubectl.available():
                yield from _equal(course, page, number)


def _order(course: Course, page: Page, group: tuple[tuple[int, str], ...]) -> Iterator[Finding]:
    known = [label for _, label in group if label in ORDER]
    if known != sorted(known, key=ORDER.index):
        yield Finding(
            course.name(page.path),
            group[0][0],
            RULE,
            f"tabs in the order {' · '.join(known)}",
            f"use {' · '.join(ORDER)}",
        )


def _calls(course: Course, page: Page) -> Iterator[tuple[str, ...]]:
    for fence in page.fences:
        if fence.tab and fence.tab[1] == "kubectl":
            for line in _commands(fence):
                with suppress(ValueError):  # `_equal` says so
                    if line.startswith(CREATES):
                        yield kubectl.dry(line)
        elif fence.tab and fence.tab[1] == "Kustomize":
            yield from (("kustomize", str(folder)) for folder in _folders(course, fence))


def _equal(course: Course, page: Page, number: int) -> Iterator[Finding]:
    tabs = {label: [f for f in page.fences if f.tab == (number, label)] for label in ORDER}
    files = [course.docs / name for fence in tabs["YAML"] for name in fence.snippets]
    if not files or not all(path.is_file() for path in files):
        return  # hand-written YAML is shown as a part of an object; a missing file is a finding of its own
    manifests, broken = zip(*(read(path, course.name(path)) for path in files), strict=True)
    if any(broken):
        return  # `examples` says so
    wanted = _same(manifest.data for found in manifests for manifest in found)
    where = course.name(page.path)
    for fence in tabs["kubectl"]:
        found: list[Mapping] = []
        failed = False
        for line in _commands(fence):
            if not line.startswith(CREATES):
                failed = True
                yield Finding(
                    where,
                    fence.line,
                    RULE,
                    f"`{line}` creates nothing that can be compared",
                    "show it outside the tabs",
                )
                continue
            try:
                out, error = kubectl.run(*kubectl.dry(line))
            except ValueError as problem:
                out, error = "", str(problem)
            if error:
                failed = True
                yield Finding(where, fence.line, RULE, f"`{line}`: {error.splitlines()[0]}", "mend the command")
            found += [data for data in yaml.load_all(out, LOADER) if data]
        if not failed and _same(found) != wanted:
            yield Finding(
                where, fence.line, RULE, _difference("kubectl", _same(found), wanted), "make both tabs give one object"
            )
    for fence in tabs["Kustomize"]:
        for folder in _folders(course, fence):
            manifests, findings = kubectl.kustomize(folder, course.name(folder))
            yield from findings
            if not findings and (got := _same(m.data for m in manifests)) != wanted:
                yield Finding(
                    where, fence.line, RULE, _difference("Kustomize", got, wanted), "make both tabs give one object"
                )


def _commands(fence: Fence) -> list[str]:
    lines = fence.code.replace("\\\n", " ").splitlines()
    return [
        " ".join(line.split()) if '"' not in line and "'" not in line else line.strip()
        for line in lines
        if line.strip() and not line.startswith("#")
    ]


def _folders(course: Course, fence: Fence) -> list[Path]:
    return [
        (course.docs / name).parent
        for name in fence.snippets
        if name.endswith("/kustomization.yaml") and (course.docs / name).is_file()
    ]


def _same(objects) -> list[str]:
    """Objects in a form that can be compared: no empty fields, nothing that a server fills in, in order."""
    return sorted(json.dumps(_bare(data), sort_keys=True) for data in objects)


def _bare(data):
    if isinstance(data, Mapping):
        items = ((key, _bare(value)) for key, value in data.items() if key not in MADE_BY_SERVER)
        return {key: value for key, value in items if value not in ({}, [], None)}
    return [_bare(item) for item in data] if isinstance(data, list) else data


def _difference(tab: str, got: list[str], wanted: list[str]) -> str:
    extra = [text for text in got if text not in wanted]
    lacking = [text for text in wanted if text not in got]
    return f"the {tab} tab gives {' and '.join(extra) or 'nothing'}, the YAML tab {' and '.join(lacking) or 'nothing'}"

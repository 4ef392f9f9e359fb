"""A change on one side reaches the other, and only the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts import __main__ as command
from scripts import freshness
from scripts.checks import run
from scripts.model import CourseError
from tests.bench_freshness import outcome
from tests.mutations import MUST_ALARM, MUST_BE_QUIET

PAGE = {
    "fr": """\
---
title: Les sondes
description: Ce qu'est une sonde.
minutes: 5
---

# Les sondes {#probes}

Kubernetes is sûr depuis la version 1.30. Une sonde pose une question : l'application répond-elle ? « Oui ».

## Première {#first}

Une sonde pose une question. Le kubelet attend, voir [les Pods](pods.md) et [le délai](pods.md#delay).

```bash
kubectl get pods
kubectl describe pod web
```

## Deuxième {#second}

| Sonde | Effet |
|---|---|
| startup | attend |
| liveness | redémarre |

- un élément
- un autre

!!! tip "Conseil"

    Commencez par une seule.

## Troisième {#third}

1. d'abord
2. ensuite
""",
}
PAGE["en"] = (
    PAGE["fr"]
    .replace("Les sondes", "Probes")
    .replace("Une sonde pose une question", "A probe asks a question")
    .replace("« Oui »", '"Yes"')
)
TWO_SIDES = ("fr", "en")
TABLE = [(name, mutate, True) for name, mutate in MUST_ALARM.items()] + [
    (name, mutate, False) for name, mutate in MUST_BE_QUIET.items()
]


@pytest.mark.parametrize("lang", TWO_SIDES)
@pytest.mark.parametrize(("name", "mutate", "wanted"), TABLE, ids=[name for name, _, _ in TABLE])
def test_a_mutation_is_told_to_the_other_side_or_to_nobody(name: str, mutate, wanted: bool, lang: str):
    texts = {**PAGE, "en": PAGE["fr"]} if name in MUST_BE_QUIET or name == "meaning reversed" else PAGE
    done = outcome("s/t", texts, lang, name, mutate, wanted)
    assert done is not None, "the page offers no place for this mutation"
    assert done.right, done


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for lang in TWO_SIDES:
        path = tmp_path / "docs" / lang / "s" / "t.md"
        path.parent.mkdir(parents=True)
        path.write_text(PAGE[lang], "utf-8")
    freshness.stamp(tmp_path / "docs")
    return tmp_path / "docs"


def edit(docs: Path, lang: str, old: str, new: str) -> None:
    path = docs / lang / "s" / "t.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_notice_names_the_sections_that_changed_across(docs: Path):
    edit(docs, "fr", "Commencez", "Finissez")
    edit(docs, "en", "d'abord", "first of all")
    assert freshness.behind(docs) == {("en", "s/t"): {"second": "Deuxième"}, ("fr", "s/t"): {"third": "Troisième"}}


def test_a_change_that_is_taken_back_leaves_nothing(docs: Path):
    edit(docs, "fr", "Commencez", "Finissez")
    edit(docs, "fr", "Finissez", "Commencez")
    assert freshness.behind(docs) == {}


def test_both_sides_changed_together_is_no_page_behind_but_asks_for_a_stamp(docs: Path):
    for lang in TWO_SIDES:
        edit(docs, lang, "Commencez", "Finissez")
    assert freshness.behind(docs) == {}
    found = run(docs, only=["translations"])
    assert [finding.message for finding in found] == ["both languages have changed since they last agreed"]
    freshness.stamp(docs)
    assert run(docs, only=["translations"]) == []


def test_a_stamp_settles_a_typo(docs: Path):
    edit(docs, "fr", "redémarre", "redemarre")
    assert [f.message for f in run(docs, only=["translations"])] == [
        "section {#second} has changed in the other language"
    ]
    freshness.stamp(docs, [docs / "fr" / "s" / "t.md"])
    assert run(docs, only=["translations"]) == []


def test_a_changed_comment_in_an_example_counts(docs: Path):
    for lang in TWO_SIDES:
        edit(docs, lang, "kubectl get pods", f'--8<-- "{lang}/examples/t/a.yaml"')
        path = docs / lang / "examples" / "t" / "a.yaml"
        path.parent.mkdir(parents=True)
        path.write_text("a: 1 # one\n", "utf-8")
    freshness.stamp(docs)
    (docs / "fr" / "examples" / "t" / "a.yaml").write_text("a: 1 # un seul\n", "utf-8")
    assert freshness.behind(docs) == {("en", "s/t"): {"first": "Première"}}


def test_a_stamp_needs_both_pages(docs: Path):
    with pytest.raises(CourseError, match="not a page of the course"):
        freshness.stamp(docs, [docs / "fr" / "s" / "typo.md"])
    (docs / "en" / "s" / "t.md").unlink()
    with pytest.raises(CourseError, match="has no page in `en` to agree with"):
        freshness.stamp(docs, [docs / "fr" / "s" / "t.md"])


def test_a_page_that_is_gone_leaves_the_record(docs: Path):
    for lang in TWO_SIDES:
        (docs / lang / "s" / "t.md").unlink()
    freshness.stamp(docs)
    assert freshness.load(docs) == {}


def test_an_id_that_yaml_would_misread_is_kept(docs: Path):
    for lang in TWO_SIDES:
        edit(docs, lang, "{#third}", "{#on}")
        edit(docs, lang, " {#second}", "")
    freshness.stamp(docs)
    assert freshness.behind(docs) == {}
    assert "on" in freshness.load(docs)["s/t"]


@pytest.mark.parametrize("content", [b"\xff", b"a: 1\n", b"a: {b: c}\n", b"- a\n", b"a: [\n"])
def test_a_broken_record_is_said_in_one_line(docs: Path, content: bytes):
    (docs / "translations.yml").write_bytes(content)
    with pytest.raises(CourseError, match="not a record of translations · restore it from git"):
        freshness.behind(docs)


def test_a_page_that_is_not_utf8_is_said_in_one_line(docs: Path, monkeypatch):
    (docs / "fr" / "s" / "t.md").write_bytes("# Été".encode("latin-1"))
    monkeypatch.chdir(docs.parent)
    done = CliRunner().invoke(command.main, ["translations", "stamp"])
    assert (done.exit_code, done.stderr) == (2, "docs/fr/s/t.md:1: not UTF-8 · save the file as UTF-8\n")


def test_the_command_lists_what_is_behind_and_leaves_with_1(docs: Path, monkeypatch):
    monkeypatch.chdir(docs.parent)
    assert CliRunner().invoke(command.main, ["translations", "status"]).output == "Both languages agree.\n"
    edit(docs, "fr", "Commencez", "Finissez")
    done = CliRunner().invoke(command.main, ["translations", "status"])
    assert done.exit_code == 1
    assert done.output.startswith("docs/en/s/t.md:20: section {#second} has changed in the other language · translate")

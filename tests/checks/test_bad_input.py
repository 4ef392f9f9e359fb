"""Whatever a file holds, the rules say what is wrong: a finding for people, never a traceback."""

from __future__ import annotations

import time

import pytest

from scripts.checks import CHECKS, run
from scripts.freshness import stamp
from tests.checks.conftest import GOOD

BIG = ("# Titre {#t}\n\n" + "Une ligne de texte, `du code`, un [lien](autre.md) et **du gras**.\n\n" * 70_000).encode()
PAGES = {
    "empty": b"",
    "blank": b"\n \n\t\n",
    "not UTF-8": "# Été {#t}\n".encode("latin-1"),
    "UTF-16": "# Été {#t}\n".encode("utf-16"),
    "binary": bytes(range(256)) * 40,
    "front matter that is not YAML": b"---\ntitle: [\n---\n\n# T {#t}\n",
    "front matter that is a list": b"---\n- title\n---\n\n# T {#t}\n",
    "front matter of odd types": b"---\ntitle: 12\ndescription: [a]\nminutes: {}\nobjects: 3\n---\n\n# T {#t}\n",
    "front matter that never ends": b"---\ntitle: a\n\n# T {#t}\n",
    "5 MB": BIG,
    "no heading": b"Du texte, et rien d'autre.\n",
    "only code": b"```yaml\na: 1\n",
    "deep": b"> " * 3000 + b"a\n" + b"- " * 3000 + b"b\n",
    "one long line": b"# T {#t}\n\n" + b"a*b_c`d[e](f " * 20_000 + b"\n",
}
DATA = {
    "empty": b"",
    "not UTF-8": b"- id: \xe9\n",
    "not YAML": b"- id: [\n",
    "a mapping": b"id: 1\n",
    "a list of texts": b"- a\n- b\n",
    "rows of odd types": b"- {id: 1, fr: 2, en: [], page: {}, said: 3, aliases: 4, definition: 5, status: wrong}\n",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("sides", [("fr",), ("fr", "en")], ids=["one side", "both sides"])
def test_a_bad_page_is_a_finding(name: str, sides: tuple[str, ...], course):
    docs = course({**GOOD, **{f"{lang}/s/t.md": PAGES[name] for lang in sides}})
    started = time.process_time()
    found = run(docs)
    assert time.process_time() - started < 10
    assert any(finding.path == "docs/fr/s/t.md" for finding in found)


@pytest.mark.parametrize("rule", CHECKS)
def test_no_rule_breaks_on_a_bad_page(rule: str, course):
    names = {f"{lang}/s/p{n}.md": text for n, text in enumerate(PAGES.values()) if text != BIG for lang in ("fr", "en")}
    for finding in run(course(names), only=[rule]):
        assert finding.message


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("file", ["ledger", "glossary", "objects", "anchors", "redirects", "translations"])
def test_a_bad_data_file_is_a_finding(file: str, name: str, course):
    found = run(course({**GOOD, f"{file}.yml": DATA[name]}))
    assert name == "empty" or any(finding.path == f"docs/{file}.yml" for finding in found)


def test_an_example_that_is_a_link_out_of_the_project_is_called_by_its_place(course, tmp_path):
    (tmp_path / "elsewhere.yaml").write_text("a: 1")
    docs = course({**GOOD, "fr/examples/t/b.yaml": "b: 1\n"})
    (docs / "fr/examples/t/a.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert {f.path for f in run(docs, only=["yaml-style"])} == {"docs/fr/examples/t/a.yaml"}


@pytest.mark.parametrize("name", ["\xe9".encode("latin-1"), b"", b"\0\0", b"a: {{\n", b"- 1\n- 2\n", b"a: &a [*a]\n"])
@pytest.mark.parametrize("path", ["a.yaml", "values.yaml", "kustomization.yaml", "templates/a.yaml", "a-wrong.yaml"])
def test_a_bad_example_breaks_no_rule(name: bytes, path: str, course):
    run(course({**GOOD, f"fr/examples/t/{path}": name, f"en/examples/t/{path}": name}))


def test_nothing_is_said_of_a_good_course(course):
    docs = course({**GOOD, "words.txt": ""})
    stamp(docs)
    assert run(docs) == []

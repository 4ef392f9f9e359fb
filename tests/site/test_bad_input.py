"""What a contributor reads when a page is wrong: a file, a line, what to do, and a strict build that fails."""

from __future__ import annotations

import pytest

from tests.site.conftest import mkdocs

HEAD = "---\ntitle: T\n---\n\n# T {#t}\n\n"
DIAGRAM = "```mermaid\nflowchart TB\n    accTitle: T\n    accDescr: D\n    A --> B\n```\n"
CASES = {
    "broken diagram": (HEAD + DIAGRAM.replace("A --> B", "A --> [B"), "docs/fr/s/t.md:11: "),
    "diagram without a description": (HEAD + DIAGRAM.replace("    accDescr: D\n", ""), "accDescr is missing"),
    "missing snippet": (
        HEAD + '```yaml title="a.yaml"\n--8<-- "fr/examples/a.yaml"\n```\n',
        "docs/fr/s/t.md:8: no file docs/fr/examples/a.yaml",
    ),
    "duplicate anchor": (HEAD + "## A {#a}\n\nText.\n\n## B {#a}\n", "docs/fr/s/t.md:11: {#a} stands twice"),
    "unknown card": (HEAD.replace("title: T", "title: T\nobjects: [Podd]"), "no card for Podd"),
    "dead link": (HEAD + "[a](nowhere.md)\n", "nowhere.md"),
    "dead anchor": (HEAD + "[a](../index.md#nowhere)\n", "#nowhere"),
    "front matter that is not YAML": ("---\ntitle: [\n---\n\n# T {#t}\n", "docs/fr/s/t.md"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_strict_build_fails_with_a_message_for_people(project, name: str):
    text, message = CASES[name]
    good = HEAD + "Text.\n"
    root = project({"fr/s/t.md": text, "en/s/t.md": good})
    done = mkdocs(root, "--strict", "--site-dir", str(root / "site"))
    said = done.stdout + done.stderr
    assert done.returncode != 0, said
    assert message in said
    assert "Traceback" not in said


def test_a_good_page_builds(project):
    root = project({"fr/s/t.md": HEAD + DIAGRAM, "en/s/t.md": HEAD + DIAGRAM})
    done = mkdocs(root, "--strict", "--site-dir", str(root / "site"))
    assert done.returncode == 0, done.stderr

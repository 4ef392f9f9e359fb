"""Markdown that is already good keeps its page: the HTML before and after is the same.

Good is a text on which no pass makes a visible repair, that is one whose rule is not in `passes.INVISIBLE`; a title put
in front is taken away again before the comparison. So whatever changes the page says so in a finding.
"""

import re
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.model import CourseError
from scripts.notes.normalise import normalise
from scripts.notes.passes import INVISIBLE
from tests.notes.rendering import as_on_github, foreign_pages, npm_folder, render
from tests.notes.specification import commonmark, gfm

PAGES = foreign_pages()

GOOD = {
    "paragraphs and emphasis": "# Title\n\nSome *text*, some **more**,\nand `code`.\n",
    "lists": "# T\n\n- a\n- b\n    - c\n\n1. one\n2. two\n",
    "list marks": "# T\n\n* a\n* b\n\n+ c\n",
    "blank lines and blanks": "# T\nText  \nmore \n\n\n\n- a \n",
    "underlined headings": "Title\n=====\n\nPart\n----\n\nText\n",
    "fences": '# T\n\n```yaml title="a.yaml" hl_lines="1"\na: 1\n```\n\n~~~text\nx\n~~~\n',
    "a fence in an item": "# T\n\n- a\n\n    ```bash\n    ls\n    ```\n\n- b\n",
    "tables": "# T\n\n| a | b |\n|---|:-:|\n| `x|y` | 2 |\n",
    "admonitions": '# T\n\n!!! tip "Title"\n\n    Text\n\n??? question "Why?"\n\n    Because.\n',
    "tabs": '# T\n\n=== "YAML"\n\n    ```yaml\n    a: 1\n    ```\n\n=== "kubectl"\n\n    text\n',
    "anchors and attributes": "# T {#t}\n\n## A {#a .b}\n\n[a](b.md){ .c }\n",
    "definitions and notes": "# T\n\nTerm\n:   what it is\n\nText[^1] HTML.\n\n[^1]: Note.\n\n*[HTML]: Hyper\n",
    "references": "# T\n\n[a][b] and [c]\n\n[b]: https://example.org\n[c]: d.md 'e'\n",
    "rules": "# T\n\na\n\n* * *\n\nb\n",
    "harmless html": '# T\n\n<div class="grid" markdown>\n\n- a\n\n</div>\n\n<kbd>Ctrl</kbd> a <br> b\n',
    "entities and escapes": "# T\n\n&lt;b&gt; \\*no\\* &copy;\n",
}


def visible(text: str, name: str = "page.md", html: Callable[[str], str] = render) -> tuple[set[str], str, str]:
    """(rules that changed the page, HTML before, HTML after)."""
    result = normalise(text.encode(), name, exists=lambda target: True)
    rules = {f.rule for f in result.findings if f.fixed or f.removed or f.added or f.rule in ("open-fence", "include")}
    after = "\n\n".join(page.text.split("\n---\n", 1)[1] for page in result.pages)
    if "title" in rules:
        after = re.sub(r"\A\s*# .*\n", "", after, count=1)
    return rules - INVISIBLE - {"title", "front-matter"}, html(text), html(after.lstrip("\n"))


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_a_good_page_keeps_its_html(text: str) -> None:
    rules, before, after = visible(text)
    assert rules == set()
    assert after == before


@pytest.mark.parametrize(("name", "text"), PAGES, ids=[name for name, _ in PAGES])
def test_a_foreign_page_keeps_its_html_or_says_what_changed(name: str, text: str) -> None:
    try:
        rules, before, after = visible(text, name.rsplit("/", 1)[-1])
    except CourseError:
        pytest.fail(f"{name} is a text and was refused")
    assert rules or after == before


def test_there_are_foreign_pages() -> None:
    assert len(PAGES) >= 45, "the Python environment alone has more Markdown pages than that"
    if not any(True for folder in npm_folder() for _ in folder.rglob("*.md")):
        warnings.warn(f"only {len(PAGES)} foreign pages: npm, which has some hundred, is not here", stacklevel=1)
    else:
        assert len(PAGES) >= 150, "name folders with Markdown pages in MARKDOWN_CORPUS"


def changed_in_silence(examples: list[str], html: Callable[[str], str] = render) -> tuple[list[str], int]:
    """The examples whose HTML changes though no finding says so, and how many are left as they are."""
    wrong, kept = [], 0
    for example in examples:
        rules, before, after = visible("# T\n\n" + example, html=html)
        kept += not rules
        if not rules and before != after:
            wrong.append(example)
    return wrong, kept


@pytest.mark.xdist_group("specification")
def test_the_examples_of_commonmark_keep_their_html_or_say_what_changed(tmp_path: Path) -> None:
    examples = commonmark(tmp_path)
    wrong, kept = changed_in_silence(examples)
    assert len(examples) > 600
    assert wrong == []
    assert kept >= 520  # a pass that grabs at good Markdown would show here first


@pytest.mark.xdist_group("specification")
def test_the_examples_of_gfm_keep_their_html_or_say_what_changed(tmp_path: Path) -> None:
    sections = gfm(tmp_path)
    assert {title.split(" ", 1)[1] for title in sections} == {
        "Tables (extension)",
        "Task list items (extension)",
        "Strikethrough (extension)",
        "Autolinks (extension)",
        "Disallowed Raw HTML (extension)",
    }
    for title, examples in sections.items():
        for html in (render, as_on_github):
            wrong, _ = changed_in_silence(examples, html)
            assert wrong == [], title

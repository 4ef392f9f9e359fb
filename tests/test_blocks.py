"""The line scanner: what each line is, as CommonMark, GFM and Python-Markdown see it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.blocks import inline_code_spans, inner, links, prose_lines, scan
from tests.growth import grows_with_length


def kinds(text: str) -> list[str]:
    return [block.kind for block in scan(text) if block.kind != "blank"]


CASES = {
    "heading": ("# A\n## B {#b}\n#notitle\n", ["heading", "heading", "paragraph"]),
    "setext": ("Title\n=====\nSub\n---\n", ["heading", "heading"]),
    "a rule below a list item is no setext heading": ("- item\n---\n", ["list_item", "rule"]),
    "front matter": ("---\ntitle: x\n---\ntext\n", ["front_matter", "paragraph"]),
    "a rule at the top is no front matter": ("---\n\ntext\n\n---\n", ["rule", "paragraph", "rule"]),
    "front matter that never ends": ("---\ntitle: x\ntext\n", ["rule", "paragraph"]),
    "fence": ("```yaml\na: 1\n```\n", ["fence"]),
    "a longer fence holds a shorter one": ("````\n```\n````\ntext\n", ["fence", "paragraph"]),
    "tildes hold backticks": ("~~~\n```\n~~~\ntext\n", ["fence", "paragraph"]),
    "a backtick in the info is no fence": ("``` a`b\ntext\n", ["paragraph"]),
    "a fence may interrupt a paragraph": ("text\n```\ncode\n```\ntext\n", ["paragraph", "fence", "paragraph"]),
    "a fence four deep is code": ("    ```\n    x\n    ```\n", ["indented_code"]),
    "a closing fence with text does not close": ("```\na\n``` x\nb\n```\nend\n", ["fence", "paragraph"]),
    "a fence in an item ends with the item": ("- a\n\n  ```\n  code\ntext\n", ["list_item", "fence", "paragraph"]),
    "a fence right after a list mark": ("- ```\n  code\n  ```\n- b\n", ["fence", "list_item"]),
    "indented code keeps blank lines": ("    a\n\n    b\n\ntext\n", ["indented_code", "paragraph"]),
    "indented code cannot interrupt a paragraph": ("text\n    more\n", ["paragraph"]),
    "lists": ("- a\n- b\n    - c\n1. d\n", ["list_item"] * 4),
    "only 1 may interrupt a paragraph": ("text\n2. two\n", ["paragraph"]),
    "a rule of stars is no list": ("* * *\n", ["rule"]),
    "table": ("| a | b |\n|---|---|\n| 1 | 2 |\n\ntext\n", ["table", "paragraph"]),
    "a table needs as many cells below": ("| a | b |\n|---|\n", ["paragraph"]),
    "quote with a lazy line": ("> a\nb\n\nc\n", ["blockquote", "paragraph"]),
    "two quotes": ("> a\n\n> b\n", ["blockquote", "blockquote"]),
    "no lazy line after code in a quote": ("> ```\ntext\n", ["blockquote", "paragraph"]),
    "html up to a blank line": ("<div>\n*a*\n\n*b*\n", ["html", "paragraph"]),
    "a script up to its end": ("<script>\n\nx\n</script>\ntext\n", ["html", "paragraph"]),
    "a comment up to its end": ("<!-- a\n\nb -->\ntext\n", ["html", "paragraph"]),
    "a tag with markdown is one line": ('<div class="grid" markdown>\n- a\n</div>\n', ["html", "list_item", "html"]),
    "admonition": ('!!! tip "T"\n\n    text\n\nafter\n', ["admonition", "paragraph", "paragraph"]),
    "details": ('??? question "Q"\n\n    - a\n', ["admonition", "list_item"]),
    "tabs": ('=== "YAML"\n\n    ```yaml\n    a: 1\n    ```\n', ["tab", "fence"]),
    "link reference": ("[a]: http://x 'T'\n", ["reference"]),
    "footnote": ("[^1]: text\n    more\n", ["reference"]),
    "abbreviation": ("*[HTML]: Hyper\n", ["reference"]),
    "definition list": ("Term\n:   what it is\n", ["paragraph", "definition"]),
    "snippet": ('--8<-- "a.yaml"\n', ["snippet"]),
    "a banner of = below text": ("a = b\n", ["paragraph"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_kinds(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_containers_are_counted_by_depth_and_column() -> None:
    text = '!!! tip "T"\n\n    - a\n\n        ```sh\n        ls\n        ```\n\n    text\n\n=== "YAML"\n\n    code\n'
    found = [(b.kind, b.depth, b.indent) for b in scan(text) if b.kind != "blank"]
    assert found == [
        ("admonition", 0, 0),
        ("list_item", 1, 4),
        ("fence", 2, 6),
        ("paragraph", 1, 4),
        ("tab", 0, 0),
        ("paragraph", 1, 4),
    ]


@pytest.mark.parametrize(
    ("opening", "lang", "attributes"),
    [
        ("```yaml", "yaml", ""),
        ('```yaml title="web.yaml" hl_lines="2"', "yaml", 'title="web.yaml" hl_lines="2"'),
        ("``` { .bash .annotate }", "bash", "{ .bash .annotate }"),
        ("```{.yaml}", "yaml", "{.yaml}"),
        ("~~~", "", ""),
    ],
)
def test_fence_info(opening: str, lang: str, attributes: str) -> None:
    block = scan(f"{opening}\nx\n{opening[:3]}\n")[0]
    assert (block.info["lang"], block.info["attributes"], block.info["closed"]) == (lang, attributes, "yes")


def test_an_open_fence_says_so() -> None:
    assert scan("```\nx\n")[0].info["closed"] == ""


@pytest.mark.parametrize(
    ("line", "level", "text", "anchor"),
    [
        ("## Pods {#pods}", "2", "Pods", "pods"),
        ("# Pods", "1", "Pods", ""),
        ("### A {#a .b} ", "3", "A", "a"),
        ("## C# ##", "2", "C#", ""),
        ("## {x}", "2", "{x}", ""),
    ],
)
def test_headings(line: str, level: str, text: str, anchor: str) -> None:
    info = scan(line)[0].info
    assert (info["level"], info["text"], info["id"]) == (level, text, anchor)


def test_admonition_and_tab_facts() -> None:
    first, second = scan('???+ warning "Mind \\"it\\""\n=== "kubectl"')
    assert (first.info["mark"], first.info["type"], first.info["title"]) == ("???+", "warning", 'Mind \\"it\\"')
    assert second.info["label"] == "kubectl"


def test_a_quote_shows_its_blocks_under_the_numbers_of_the_text() -> None:
    quote = scan("text\n\n> TL;DR:\n> - a\n> ```\n> code\n> ```\n")[-1]
    assert [(b.kind, b.start) for b in inner(quote)] == [("paragraph", 3), ("list_item", 4), ("fence", 5)]


def test_prose_leaves_code_out() -> None:
    text = "---\ntitle: x\n---\na\n\n    code\n\n```\ncode\n```\n\n> b\n> ```\n> code\n> ```\n<!-- no -->\n"
    assert list(prose_lines(scan(text))) == [(4, "a"), (12, "> b")]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("a `b` c", ["`b`"]),
        ("``a ` b`` `c`", ["``a ` b``", "`c`"]),
        (r"\`a` b`", ["` b`"]),
        ("`a", []),
        (r"`a\` b", [r"`a\`"]),
        ("``a`", []),
        ("`a\nb`", ["`a\nb`"]),
    ],
)
def test_code_spans(text: str, spans: list[str]) -> None:
    assert [text[start:end] for start, end in inline_code_spans(text)] == spans


def test_links() -> None:
    found = links('[a](b.md "T") ![p](q.png) `[no](x)` [![badge](i.svg)](http://y) <https://z.org>')
    assert [(link.label, link.target, link.is_image) for link in found] == [
        ("a", "b.md", False),
        ("p", "q.png", True),
        ("![badge](i.svg)", "http://y", False),
        ("badge", "i.svg", True),
        ("https://z.org", "https://z.org", False),
    ]
    assert found[0].column == 0
    assert links("[a](<b c.md>) [x](y_(z).md)")[1].target == "y_(z).md"


MARKUP = st.text(alphabet=st.sampled_from(list("a1 \t\n`~#>-+*_=!?<|[]():\"'./&{}\\é")), max_size=200)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(MARKUP)
def test_every_line_is_in_exactly_one_block(text: str) -> None:
    blocks = scan(text)
    lines = text.split("\n")
    assert [line for block in blocks for line in block.lines] == (lines[:-1] if lines[-1] == "" else lines)
    start = 1
    for block in blocks:
        assert block.start == start
        start = block.end + 1


@pytest.mark.parametrize(
    "unit", ["- ", "> ", "`", "``a", "<", "[", "[a](", "![", "* * *a", "<a b=", "|a", "    ", "=", "\\`"]
)
def test_cost_grows_with_length(unit: str) -> None:
    def work(text: str) -> None:
        line = text.split("\n")[0]
        links(line)
        inline_code_spans(line)
        scan(text)

    for end in (unit, unit + "\n", unit + "a\n"):
        assert grows_with_length(work, lambda size, end=end: end * (size // len(end)), 4_000)

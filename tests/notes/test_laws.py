"""The laws of the normaliser, on texts made of everything that notes are made of and on any bytes at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.model import CourseError
from scripts.notes.normalise import Result, normalise
from tests.growth import grows_with_length

PIECES = [
    *(
        "- ",
        "* ",
        "1. ",
        "2) ",
        "> ",
        "    ",
        "  ",
        "\t",
        "\n",
        "\n\n",
        "# ",
        "## ",
        "#### ",
        "```\n",
        "```yaml\n",
        "~~~\n",
    ),
    *(
        "| a | b |\n",
        "|---|---|\n",
        "**",
        "*",
        "_",
        "`",
        "``",
        "<host>",
        "<POD_NAME>",
        "<img src=x width=80%>",
        "![a](b.png)",
    ),
    *(
        "[a](http://x.org/?utm_source=a&b=1)",
        "http://a.b/c",
        "http://localhost:80/x",
        "<script>",
        "</script>",
        "onclick=",
    ),
    *(
        "javascript:",
        "{#a}",
        "{: onclick=x}",
        "apiVersion: v1\n",
        "kind: Pod\n",
        "metadata:\n",
        "kubectl get pods (a)\n",
    ),
    *("Term : text\n", "Helm :\n", "TL;DR:", "Note : ", "[!NOTE]", '!!! tip "T"\n', '=== "A"\n', "==========\n"),
    *(
        "=== Titre ===\n",
        "---\n",
        "***\n",
        "title: x\n",
        "noeud",
        "l'eau",
        "« oui »",
        " ?",
        " :",
        "é",
        "🎯",
        "TODO",
        "&lt;",
    ),
    *("\\", '--8<-- "a"\n', "<!--", "-->", "<div>", "$ helm list\n", "\u00a0", "\u202f", "1.1 ", "1.2 ", "~", "=", "."),
    *(
        ",",
        "a",
        "b c",
        "de la",
        "the",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "<",
        "  \n",
        "\x0c",
        "\x85",
        "[^1]: x\n",
    ),
    *(
        "[a]: x\n",
        ": def\n",
        "*[H]: x\n",
        "| `a|b` |\n",
        "√©",
        "â€™",
        "Ã©",
        "d√©ploy√©",
        "kubectl get\t\t\tkubectl get pods\n",
    ),
    *(
        "• ",
        "o  ",
        "▪ ",
        "a) ",
        "b) ",
        "1- ",
        "-etcd\n",
        "☐ ",
        "├── ",
        "│",
        "+--+--+\n",
        "NAME   READY\n",
        "web   1/1\n",
        "v\n",
    ),
    *(
        "user@host:~$ ls\n",
        "$ curl x\n",
        "cat <<EOF\n",
        "EOF\n",
        "NS=demo\n",
        "kubectl get pods \\\n",
        "docker build .\n",
    ),
    *(":::note\n", ":::\n", "{{< note >}}\n", "{{< /note >}}\n", "<details>\n<summary>b</summary>\n", "</details>\n"),
    *(
        "{% highlight yaml %}\n",
        "{% endhighlight %}\n",
        "<aside>\n",
        "</aside>\n",
        "> [!faq]- a\n",
        "+++\n",
        "======\n",
    ),
    *(
        "data:\n",
        "containers:\n- name: a\n",
        "kind: Pod\n",
        "|a|b|\n",
        "|-|\n",
        "{\n",
        "}\n",
        "FROM a\n",
        "CNI - b c\n",
    ),
]
NOTES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)


def run(data: bytes) -> Result | None:
    """The result, or None for what is refused as no text."""
    try:
        return normalise(data, "note.md")
    except CourseError as refusal:
        if not str(refusal).startswith("note.md: ") or "\n" in str(refusal):
            raise
        return None


@settings(max_examples=300, derandomize=True, deadline=None)
@given(NOTES)
def test_no_word_is_lost_or_invented(text: str) -> None:
    """`normalise` weighs the words itself, from the first line to the last page, and has a finding if they differ."""
    result = run(text.encode())
    assert result is None or not [finding for finding in result.findings if finding.rule == "words"]


@settings(max_examples=200, derandomize=True, deadline=None)
@given(NOTES)
def test_twice_is_once(text: str) -> None:
    result = run(text.encode())
    for page in result.pages if result else ():
        again = normalise(page.text.encode(), page.name)
        assert [item.text for item in again.pages] == [page.text]


@settings(max_examples=100, derandomize=True, deadline=None)
@given(NOTES)
def test_same_input_same_result(text: str) -> None:
    assert run(text.encode()) == run(text.encode())


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_never_a_traceback(data: bytes) -> None:
    run(data)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(NOTES)
def test_nothing_runs(text: str) -> None:
    from tests.notes.rendering import render

    for page in result.pages if (result := run(text.encode())) else ():
        html = render(page.text).lower()
        assert "<script" not in html
        assert 'href="javascript:' not in html


def test_the_scale_of_words_can_tell() -> None:
    """A pass that loses or invents a word is found out."""
    from scripts.notes.words import balance, words

    before = words("one two **th**ree")
    assert balance(before, ["one *two* three"], (), "a.md") == ()
    lost, new = balance(before, ["one three four"], (), "a.md")
    assert ("lost" in lost.message, "two" in lost.message) == (True, True)
    assert ("invented" in new.message, "four" in new.message) == (True, True)


HOSTILE = [
    "# a\n",  # as many pages of one name
    "- ",
    "> ",
    "`",
    "[",
    "[a](",
    "<",
    "<a b=",
    "**a",
    "| ",
    "=",
    "\t",
    "a:",
    "apiVersion: v1\n",
    "```\n",
    "    a\n",
    "Term : x\n",
    "![",
    "`a` <x>\n",
    "l'eau : «a» `b`\n",
    "http://",
    "{#",
    "* x\n\n",
    "a: b\n",
    "spec:\n",
    "- x y\n",
    "+--",
    "{{",
    "%%a",
    "\\(a",
    "a) x\n",
    "cat <<A\n",
    "$ ls\n",
    ":::note\n",
    "<details>\n<summary>a</summary>\n",
    "a\tb\tc\n",
    "• a\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_cost_grows_with_the_length_only(unit: str) -> None:
    assert grows_with_length(
        lambda text: run(text.encode()), lambda size: "# T\n\n" + unit * (size // len(unit)), 3_000
    )


def test_a_line_without_end_is_left_alone() -> None:
    result = run(b"# T\n\n" + b"**a** <b " * 200_000)
    assert result is not None
    assert [finding.rule for finding in result.findings if finding.rule == "long-line"]


# What the fuzzer found: pages that changed again when they were normalised once more.
FOUND = {
    "a title that quotes damaged code": "# `â€™`\n",
    "a tab that hid damage": "ÿÃ\t",
    "code that a fence cuts": "``\nhelm list\nâ€™``",
    "code that begins in a tag": "<script>```\n\ny√©```",
    "a form feed between words": "**c\f**a",
    "a paragraph that starts with a line of nothing": "\x85\n*\n*",
    "a blank between bold text and an open code": "**O\t**`2",
    "headings without words": ":\n]\n-\n#\n|\ns\n=",
    "a heading that starts with a colon": "texte\n\n# : ]\n\n- ! oui\n",
    "an underlined title that stays one": "http://localhost \\\n-",
    "a title behind a tag": "<script>\n=== e ===\nb\n:\n=",
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_found_by_the_fuzzer(text: str) -> None:
    result = normalise(text.encode(), "note.md")
    assert not [finding for finding in result.findings if finding.rule == "words"]
    for page in result.pages:
        assert [item.text for item in normalise(page.text.encode(), page.name).pages] == [page.text]

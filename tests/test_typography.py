"""French typography as a pure function: what is set, what is left, and that twice is once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.typography import fix, french

N, W = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Pourquoi ? Ainsi ; voilà !", f"Pourquoi{N}? Ainsi{N}; voilà{N}!"),
        ("La base : un Pod", f"La base{W}: un Pod"),
        ("« oui », «non»", f"«{N}oui{N}», «{N}non{N}»"),
        (f"Déjà{W}? fait{N}: ainsi", f"Déjà{N}? fait{W}: ainsi"),
        ("l'hôte aujourd'hui d'`app` qu'**un**", "l’hôte aujourd’hui d’`app` qu’**un**"),
        ("`l'un : ? ` et [l'autre](l'un.md)", "`l'un : ? ` et [l’autre](l'un.md)"),
        ("Pourquoi? 10:30 http://a.b/?c=d ::", "Pourquoi? 10:30 http://a.b/?c=d ::"),
        ("--output='json' et 'a'", "--output='json' et 'a'"),
        ("| a | l'eau : b |", f"| a | l’eau{W}: b |"),
        ("x != y, !important, a ?b=1", "x != y, !important, a ?b=1"),
        ("1 000 000 Pods, 5 000 nœuds", f"1{N}000{N}000 Pods, 5{N}000 nœuds"),
        ("30 s, 100 ms, 75 %, 2 Go, 512 Mio", f"30{W}s, 100{W}ms, 75{W}%, 2{W}Go, 512{W}Mio"),
        ("HTTP/1.1 200 OK, la 1.37 000, 0 s’il, 3 serveurs", "HTTP/1.1 200 OK, la 1.37 000, 0 s’il, 3 serveurs"),
        ("`5 000` et `30 s`", "`5 000` et `30 s`"),
    ],
)
def test_a_line(before: str, after: str) -> None:
    assert french(before) == after


def test_a_page() -> None:
    page = "\n".join(
        [
            "---",
            "title: L'eau ?",
            "---",
            "# L'eau ? {#l'eau}",
            "",
            '!!! tip "Quoi ?"',
            "",
            "    l'un",
            "",
            '=== "L\'un ?"',
            "",
            "    ```sh",
            "    echo 'l'un ?'",
            "    ```",
            "",
        ]
    )
    assert fix(page) == page.replace("# L'eau ?", f"# L’eau{N}?").replace('"Quoi ?"', f'"Quoi{N}?"').replace(
        "    l'un\n\n===", "    l’un\n\n==="
    )


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet="als'’ ?!;:«»`*[](){}#<>10%.\n\u00a0\u202f", max_size=80))
def test_twice_is_once_and_no_letter_changes(text: str) -> None:
    once = fix(text)
    assert fix(once) == once
    plain = str.maketrans({"’": "'", " ": None, N: None, W: None})
    assert once.translate(plain) == text.translate(plain)

"""ASCII names."""

import pytest

from scripts.slug import slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prérequis", "prerequis"),
        ("L'hôte & le nœud : « œuvre »", "l-hote-le-noeud-oeuvre"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本", ""),
        ("a" * 30 + " " + "b" * 40, "a" * 30),
    ],
)
def test_slug(text: str, name: str) -> None:
    assert slug(text) == name

"""The identity card of an API object, at the top of each page whose front matter names it under `objects`."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts import rows
from scripts.model import CourseError

DATA = "objects.yml"
WORDS = {
    "fr": {
        "doc": "Documentation officielle",
        "short": "nom court",
        "scope": "portée",
        True: "namespace",
        False: "cluster",
        None: "aucun",
    },
    "en": {
        "doc": "Official documentation",
        "short": "short name",
        "scope": "scope",
        True: "namespaced",
        False: "cluster",
        None: "none",
    },
}
STRIP = 64  # characters of the machine-readable strip: more than a wide screen shows


@dataclass(frozen=True, slots=True)
class Card:
    """One kind of object, as `kubectl api-resources` lists it, and the page that teaches it."""

    kind: str
    api_version: str
    plural: str
    short_names: tuple[str, ...]
    namespaced: bool
    page: str
    reference: str


def load(docs: Path) -> dict[str, Card]:
    """Kind → card, from docs/objects.yml. Raises CourseError for a file or an entry that is wrong."""
    path = docs / DATA
    cards = {}
    for row in rows.read(path):
        data = row.data
        try:
            card = Card(
                data["kind"],
                data["apiVersion"],
                data["plural"],
                tuple(data["shortNames"]),
                data["namespaced"],
                data["page"],
                data["reference"],
            )
            if not all(isinstance(data[key], str) for key in ("kind", "apiVersion", "plural", "page", "reference")):
                raise TypeError("not a text")
        except (KeyError, TypeError) as error:
            what = f"{data.get('kind', 'an entry')}: missing or odd field ({error})"
            raise CourseError(str(path), what, "run `make check`", row.line) from error
        cards[card.kind] = card
    return cards


def render(card: Card, lang: str) -> str:
    """The card's HTML (components of the visual identity). `data-*` is decoration: the fields repeat it.

    A section and not a div: Material's search takes the end of any inner div for the end of what it leaves out.
    """
    words = WORDS[lang]
    capitals = re.sub("[^A-Z]", "", card.kind)
    short = (card.short_names or (capitals if len(capitals) > 1 else card.plural[:3],))[0]
    title = re.sub("(?<=[a-z])(?=[A-Z])", "<wbr>", card.kind)  # a phone breaks ClusterRoleBinding between its words
    strip = [
        card.api_version.replace("/", "<"),
        card.kind,
        *card.short_names,
        "namespaced" if card.namespaced else "cluster",
    ]
    fields = {
        "apiVersion": f"<code>{card.api_version}</code>",
        "kind": f"<code>{card.kind}</code>",
        words["short"]: ", ".join(f"<code>{name}</code>" for name in card.short_names) or words[None],
        words["scope"]: words[card.namespaced],
    }
    rows = "\n".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in fields.items())
    return (
        f'<section class="kn-id" style="--n:{max(2, len(short))}" data-short="{short}"'
        f' data-mrz="{html.escape("<<<".join(strip).upper().ljust(STRIP, "<"))}" data-search-exclude="1">\n'
        f'<p><b>{title}</b><a href="{card.reference}">{words["doc"]}</a></p>\n<dl>\n{rows}\n</dl>\n</section>'
    )


def insert(markdown: str, meta: Mapping[str, object], cards: Mapping[str, Card], lang: str) -> str:
    """`markdown` with the cards of `meta["objects"]` under its first heading; CourseError for an unknown kind."""
    kinds = meta.get("objects") or []
    if unknown := [kind for kind in kinds if kind not in cards]:
        raise CourseError(DATA, f"no card for {', '.join(unknown)}", "add it to docs/objects.yml")
    if not kinds:
        return markdown
    before, _, rest = f"\n{markdown}".partition("\n# ")
    title, _, body = rest.partition("\n")
    return f"{before}\n# {title}\n\n" + "\n\n".join(render(cards[kind], lang) for kind in kinds) + f"\n{body}"

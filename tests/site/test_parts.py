"""The plain functions behind the build: cards, glossary, errata, dates, downloads, links, search index."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scripts.ledger import Fact
from scripts.model import CourseError
from scripts.site import cards, dates, errata, examples, glossary, languages, markup, search
from tests.site.conftest import ROOT

TERM = glossary.Term(
    "control-plane",
    {"fr": "plan de contrôle", "en": "control plane"},
    {"fr": ("plans de contrôle",), "en": ()},
    {"fr": "Ce qui décide.", "en": "What decides."},
    "architecture/control-plane#role",
)
FACT = Fact(
    "N0-003",
    "000",
    5,
    6,
    "term",
    "wrong",
    "workloads/pods",
    "ip",
    {"fr": "A `b`", "en": "A <b>"},
    {"fr": "C", "en": "D"},
    "1.24",
)


def test_cards_stand_under_the_title_in_the_language_of_the_page():
    known = cards.load(ROOT / "docs")
    text = cards.insert("# Pods {#pods}\n\nText.\n", {"objects": ["Pod"]}, known, "fr")
    assert text.index("# Pods {#pods}") < text.index('<section class="kn-id"') < text.index("Text.")
    assert "<dt>nom court</dt><dd><code>po</code></dd>" in text
    assert "<dt>scope</dt><dd>namespaced</dd>" in cards.render(known["Pod"], "en")
    assert 'data-short="CRB"' in cards.render(known["ClusterRoleBinding"], "en")  # no short name: its capitals
    assert cards.insert("# A\n", {}, known, "fr") == "# A\n"


def test_a_card_that_does_not_exist_is_refused():
    with pytest.raises(CourseError, match="no card for Podd"):
        cards.insert("# A\n", {"objects": ["Podd"]}, {}, "fr")


CARD = "- {kind: A, apiVersion: v1, plural: as, shortNames: [], namespaced: true, page: a/b, reference: 'https://a'}\n"
ENTRY = "- {id: a, fr: a, en: a, definition: {fr: a, en: a}, page: a/b}\n"


@pytest.mark.parametrize("load", [cards.load, glossary.load])
@pytest.mark.parametrize("text", ["- id: [\n", "- a\n", "a: 1\n", "- {kind: A}\n", CARD, ENTRY])
def test_a_data_file_that_is_wrong_stops_the_build_with_one_line(load, text: str, tmp_path: Path):
    for name, good, odd in (("objects", CARD, "shortNames: 1"), ("glossary", ENTRY, "aliases: 1")):
        (tmp_path / f"{name}.yml").write_text(text if text != good else good + f"- {{{good[3:-2]}, {odd}}}\n", "utf-8")
    with pytest.raises(CourseError):
        load(tmp_path)


def test_glossary_links_the_first_use_only_and_shows_the_other_language():
    html = "<h2>plan de contrôle</h2><p><code>plan de contrôle</code> Le plan de contrôle. Un plan de contrôle.</p>"
    out = glossary.link_terms(html, [TERM], "fr", "workloads/pods.html")
    link = (
        '<a class="kn-term" href="../reference/glossary.html#control-plane" '
        'title="EN : control plane. Ce qui décide.">plan de contrôle</a>'
    )
    assert out == html.replace("Le plan de contrôle", f"Le {link}")


def test_glossary_links_nothing_on_the_page_of_the_term_or_in_links_and_changes_nothing_else():
    html = '<p class="a">The control plane &amp; <br> more <!-- x --></p><p><a href="#">control plane</a></p>'
    assert glossary.link_terms(html, [TERM], "en", "en/architecture/control-plane.html") == html
    card = '<section class="kn-id"><p><b>control<wbr>plane, control plane</b></p></section>'
    assert glossary.link_terms(card, [TERM], "en", "en/workloads/pods.html") == card
    only_link = html.replace("The control plane", "Nothing")
    assert glossary.link_terms(only_link, [TERM], "en", "en/workloads/pods.html") == only_link


def test_the_glossary_is_sorted_without_accents_and_links_to_the_page():
    other = glossary.Term(
        "e", {"fr": "évènement", "en": "event"}, {"fr": (), "en": ()}, {"fr": "x.", "en": "x."}, "a/b"
    )
    html = glossary.insert(glossary.MARK, [TERM, other], "fr")
    assert html.index('id="e"') < html.index('id="control-plane"')
    assert 'href="../architecture/control-plane.html#role"' in html
    assert '<span lang="en">control plane</span>' in html


def test_errata_show_what_was_said_and_what_is_true():
    html = errata.render((FACT,), "fr")
    assert '<li id="n0-003" data-note="000" data-status="wrong">' in html
    assert "<del>A <code>b</code></del>" in html
    assert "<ins>C</ins>" in html
    assert 'Note 000, lignes 5–6 · <span class="kn-whole">depuis la 1.24</span>' in html
    assert 'href="../workloads/pods.html#ip"' in html
    assert "<del>A &lt;b&gt;</del>" in errata.render((FACT,), "en")


@pytest.mark.parametrize(
    ("since", "fr", "en"),
    [
        ("1.24", "depuis la 1.24", "since 1.24"),
        ("2025-11", "depuis novembre 2025", "since November 2025"),
        ("2026-03-24", "depuis le 24 mars 2026", "since 24 March 2026"),
    ],
)
def test_errata_say_since_when(since: str, fr: str, en: str):
    fact = replace(FACT, since=since)
    assert f">{fr}</span>" in errata.render((fact,), "fr")
    assert f">{en}</span>" in errata.render((fact,), "en")


def test_dates_are_spelled_in_the_language_of_the_page():
    assert dates.spelled(date(2026, 5, 1), "fr") == "1er mai 2026"
    assert dates.spelled(date(2026, 8, 26), "fr") == "26 août 2026"
    assert dates.spelled(date(2026, 11, 21), "en") == "21 November 2026"


def test_dates_are_told_by_the_path_below_the_project_wherever_the_repository_starts(tmp_path: Path):
    page = tmp_path / "project" / "docs" / "fr" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text("# A\n", "utf-8")
    git = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@b.example"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "A", "--date=2026-05-01T12:00:00Z"]):
        environment = {**os.environ, "GIT_COMMITTER_DATE": "2026-05-01T12:00:00Z"}
        subprocess.run([*git, *command], check=True, env=environment)
    assert dates.last_changes(tmp_path / "project", "docs") == {"docs/fr/index.md": date(2026, 5, 1)}


def test_no_dates_without_a_repository(tmp_path: Path):
    assert dates.last_changes(tmp_path, "docs") == {}


def test_a_whole_example_gets_a_download_link_a_part_does_not():
    fence = '=== "YAML"\n\n    ```yaml title="a.yaml"\n    --8<-- "fr/examples/p/a.yaml{}"\n    ```\n'
    out = examples.with_downloads(fence.format(""), "fr", "fr/s/p.md")
    assert '    [Télécharger `a.yaml`](../examples/p/a.yaml){ .kn-download download="a.yaml" }' in out
    assert examples.with_downloads(fence.format(":2:4"), "fr", "fr/s/p.md") == fence.format(":2:4")


def test_links_to_borrowed_pages_say_their_language():
    html = '<a href="../a/b.html#x">Lire</a> <a href="c.html">Autre</a> <a href="https://a.b/c.html">Dehors</a>'
    out = languages.mark_links(html, "s/p.html", {"a/b.html": "en"})
    assert out == html.replace("Lire</a>", "Lire (EN)</a>")


def test_the_empty_corner_of_a_table_is_a_cell():
    assert markup.repaired('<th></th><th class="x"></th><th>a</th>') == '<td></td><td class="x"></td><th>a</th>'


def test_an_option_is_kept_whole_a_name_with_a_hyphen_and_a_block_are_left():
    whole = '<span class="kn-whole">{}</span>'.format
    inline = "<code>kubectl get -n x --watch kube-proxy</code>"
    kept = f"<code>kubectl get {whole('-n')} x {whole('--watch')} kube-proxy</code>"
    block = '<pre><code><span class="p">kubectl</span> get -n x</code></pre>'
    assert markup.repaired(f"<p>{inline} -n</p>{block}") == f"<p>{kept} -n</p>{block}"


def test_the_index_is_split_by_language_with_keywords_on_the_page_itself():
    docs = [
        {"location": f"{root}a/b.html{tail}", "title": "t", "text": ""} for root in ("", "en/") for tail in ("", "#x")
    ]
    index = {"config": {"lang": ["fr"], "fields": {"title": {"boost": 1000}}}, "docs": docs}
    parts = search.split(index, {"fr": {"a/b": ["po"]}, "en": {}})
    assert [d["location"] for d in parts["en"]["docs"]] == ["a/b.html", "a/b.html#x"]
    assert [d.get("keywords") for d in parts["fr"]["docs"]] == [["po"], None]
    assert parts["en"]["config"]["lang"] == ["en", "docs"]
    assert parts["fr"]["config"]["fields"]["keywords"]["boost"] > 1000

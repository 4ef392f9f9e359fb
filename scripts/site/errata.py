"""The page « Ce que disaient les notes » / "What the notes said", made from the ledger."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from scripts import ledger
from scripts.ledger import STATUSES, Fact
from scripts.site import dates
from scripts.site.markup import inline

MARK = "<!-- kubernotes:errata -->"
PAGE = "reference/errata"
WORDS = {
    "fr": {
        "wrong": "faux",
        "outdated": "dépassé",
        "imprecise": "imprécis",
        "garbled": "illisible",
        "note": "Note",
        "line": "ligne",
        "lines": "lignes",
        "all": "tout",
        "notes": "Notes",
        "statuses": "État",
        "version": "depuis la",
        "month": "depuis",
        "day": "depuis le",
        "page": "La page qui l’explique",
        "said": "La note disait :",
        "true": "En réalité :",
    },
    "en": {
        "wrong": "wrong",
        "outdated": "outdated",
        "imprecise": "imprecise",
        "garbled": "unusable",
        "note": "Note",
        "line": "line",
        "lines": "lines",
        "all": "all",
        "notes": "Notes",
        "statuses": "State",
        "version": "since",
        "month": "since",
        "day": "since",
        "page": "The page that explains it",
        "said": "The note said:",
        "true": "In fact:",
    },
}


def load(docs: Path) -> tuple[Fact, ...]:
    """The rows to correct, the most important first."""
    facts, _ = ledger.load(docs)
    wrong = [fact for fact in facts if fact.status != "ok"]
    return tuple(sorted(wrong, key=lambda fact: (STATUSES.index(fact.status), fact.note, fact.first, fact.id)))


def insert(markdown: str, facts: Iterable[Fact], lang: str) -> str:
    """`markdown` with the errata in place of its mark."""
    return markdown.replace(MARK, render(tuple(facts), lang)) if MARK in markdown else markdown


def render(facts: tuple[Fact, ...], lang: str) -> str:
    """The list, with two rows of radio buttons that filter it by CSS alone: without CSS or `:has()` it is complete."""
    words = WORDS[lang]
    notes = sorted({fact.note for fact in facts})
    statuses = [status for status in STATUSES if any(fact.status == status for fact in facts)]
    rules = [_rule("note", note) for note in notes] + [_rule("status", status) for status in statuses]
    return "\n".join(
        [
            f"<style>{''.join(rules)}</style>",
            '<form class="kn-filter">',
            _choices("note", words["notes"], [(note, f"{words['note']} {note}") for note in notes], words["all"]),
            _choices("status", words["statuses"], [(status, words[status]) for status in statuses], words["all"]),
            "</form>",
            '<ol class="kn-errata">',
            *(_item(fact, lang) for fact in facts),
            "</ol>",
        ]
    )


def _rule(name: str, value: str) -> str:
    chosen = f".md-content:has([name={name}][value='{value}']:checked)"
    return f"{chosen} .kn-errata>li:not([data-{name}='{value}']){{display:none}}"


def _choices(name: str, legend: str, options: list[tuple[str, str]], everything: str) -> str:
    radios = "".join(
        f'<label><input type="radio" name="{name}" value="{value}"{checked}><span>{label}</span></label>'
        for value, label, checked in [("", everything, " checked"), *((v, text, "") for v, text in options)]
    )
    return f"<fieldset><legend>{legend}</legend>{radios}</fieldset>"


def _item(fact: Fact, lang: str) -> str:
    words = WORDS[lang]
    where = f"{words['line']} {fact.first}" if fact.first == fact.last else f"{words['lines']} {fact.first}–{fact.last}"
    since = f' · <span class="kn-whole">{html.escape(_since(fact.since, lang))}</span>' if fact.since else ""
    target = posixpath.relpath(f"{fact.page}.html", posixpath.dirname(PAGE))
    return (
        f'<li id="{fact.id.lower()}" data-note="{fact.note}" data-status="{fact.status}">'
        f'<p class="kn-erratum"><b>{words[fact.status]}</b> {words["note"]} {fact.note}, {where}{since}</p>'
        f'<p><span class="kn-sr">{words["said"]}</span> <del>{inline(fact.said[lang], lang)}</del> '
        f'<span class="kn-sr">{words["true"]}</span> <ins>{inline(fact.true[lang], lang)}</ins></p>'
        f'<p><a href="{target}#{fact.anchor}" aria-label="{words["page"]} ({fact.id})">{words["page"]}</a></p></li>'
    )


def _since(since: str, lang: str) -> str:
    """`1.24`, `2025-11` or `2025-11-21` in words: a version of Kubernetes, a month, a day."""
    words = WORDS[lang]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", since):
        return f"{words['day']} {dates.spelled(date.fromisoformat(since), lang)}"
    if re.fullmatch(r"\d{4}-\d\d", since):
        return f"{words['month']} {dates.month(date.fromisoformat(since + '-01'), lang)}"
    return f"{words['version']} {since}"

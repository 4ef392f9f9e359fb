"""How well changes are told to the other language: every mutation on every page of the course, in both directions.

Run: `python -m tests.bench_freshness [DOCS]`. Prints missed and false alarms; leaves with 1 if there are any.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scripts import freshness, page
from scripts.pairs import LANGS, other, pairs
from tests.mutations import MUST_ALARM, MUST_BE_QUIET, Mutate


class Outcome(NamedTuple):
    """One mutation of one page in one language, and whether the other language was told, and nothing else was."""

    mutation: str
    slug: str
    lang: str
    wanted: bool
    told: bool
    wrong_side: bool

    @property
    def right(self) -> bool:
        return self.told == self.wanted and not self.wrong_side


def outcome(slug: str, texts: dict[str, str], lang: str, name: str, mutate: Mutate, wanted: bool) -> Outcome | None:
    """The outcome of a mutation of two sides that agree; None if the page offers no place for it."""
    before = {side: freshness.sections(text) for side, text in texts.items()}
    agreed = freshness.prints(before)
    changed = mutate(texts[lang])
    if changed is None or changed == texts[lang]:
        return None
    after = {**before, lang: freshness.sections(changed.replace("\r\n", "\n"))}
    behind = {change.lang for change in freshness.changes(slug, after, agreed)}
    return Outcome(name, slug, lang, wanted, other(lang) in behind, lang in behind)


def outcomes(docs: Path) -> Iterator[Outcome]:
    for pair in pairs(docs):
        if pair.missing:
            continue
        texts = {lang: page.read(pair.file(lang), lang, pair.slug).text for lang in LANGS}
        for lang in LANGS:
            for table, wanted in ((MUST_ALARM, True), (MUST_BE_QUIET, False)):
                for name, mutate in table.items():
                    if done := outcome(pair.slug, texts, lang, name, mutate, wanted):
                        yield done


def main(docs: Path) -> int:
    found = list(outcomes(docs))
    print(f"{'mutation':34} {'tried':>6} {'missed':>7} {'false':>6} {'wrong side':>11}")
    for name in (*MUST_ALARM, *MUST_BE_QUIET):
        mine = [o for o in found if o.mutation == name]
        missed = sum(o.wanted and not o.told for o in mine)
        false = sum(o.told and not o.wanted for o in mine)
        print(f"{name:34} {len(mine):6} {missed:7} {false:6} {sum(o.wrong_side for o in mine):11}")
    bad = [o for o in found if not o.right]
    for o in bad[:20]:
        print(f"  {o.mutation}: {o.lang}/{o.slug}")
    kinds = len({o.mutation for o in found})
    print(f"{len(found)} changes of {kinds} kinds in both directions: {len(bad)} told wrongly")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs")))

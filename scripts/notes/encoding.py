"""Repair of the encoding: mojibake of any supported charset, once or several times over, in a file or a part of it.

The witnesses vote over the whole document, then the shortest segments are decoded. A *token* is a word with the signs
that touch it: repair never makes or needs an ASCII sign, so tokens are independent of one another. Every distinct token
is read in all possible ways once (`mojibake.readings`); the steps of the readings that prove themselves are elected;
each token then takes the best reading among the elected steps, or stays. That is one round; a next one sees what the
first uncovered. Text already clean is not touched, nor is code, unless the whole file was damaged in one way; what was
lost is reported, never guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from scripts.model import Finding
from scripts.notes.mojibake.losses import find_losses
from scripts.notes.mojibake.readings import Reading, choose, doubtful, elect, proven, readings, whole_file
from scripts.notes.spans import Span, code_spans

MAX_ROUNDS = 6  # two settle what programs do, four what the fuzzer did; a text must not change when repaired again
SHOWN = 3  # changes named in the finding of a line

# A word with the non-ASCII signs that touch it, and the space after Ã or Â that may have been a byte (see
# `charsets.restore_a0`). The look-behind lets a match start only where a word starts, which keeps the search linear.
_LETTERS = "A-Za-z\u0080-\U0010ffff"
TOKEN = re.compile(
    f"(?<![{_LETTERS}])[A-Za-z]*+[\u0080-\U0010ffff][{_LETTERS}]*+"
    f"(?:(?:(?<=Ã)|(?<=ƒÂ))(?: (?=[{_LETTERS}:;!?])| [^{_LETTERS}:;!?]|\n)|(?<=Â) )?"
)


class Change(NamedTuple):
    """One repaired token: where it stands, what it was and is, and the steps undone, outermost first.

    `line` and `column` (from 1) are those of the text that the round found: the source for the first round, its outcome
    for the second. Lines are the same in all rounds. Replaying the changes in order gives the repaired text.
    """

    line: int
    column: int
    before: str
    after: str
    chain: tuple[str, ...]
    in_code: bool = False


@dataclass(frozen=True)
class Round:
    """One round over `text`: the readings to take, token by token, and whether those in code are taken too."""

    text: str
    spans: list[Span]
    mapping: Mapping[str, Reading]
    whole_file: bool

    def replaced(self) -> Iterator[tuple[re.Match[str], Reading, bool]]:
        """The tokens that change, what they become, and whether they are in code."""
        for match, in_code in _tokens(self.text, self.spans, None if self.whole_file else False):
            reading = self.mapping.get(match[0])
            if reading is not None and reading.text != match[0]:
                yield match, reading, in_code

    def outcome(self) -> str:
        pieces, done = [], 0
        for match, reading, _ in self.replaced():
            start, end = match.span()
            pieces += (self.text[done:start], reading.text)
            done = end
        return "".join([*pieces, self.text[done:]])

    def changes(self) -> Iterator[Change]:
        line, line_start, line_end = 1, 0, _line_end(self.text, 0)
        for match, reading, in_code in self.replaced():
            start = match.start()
            while start > line_end:
                line, line_start, line_end = line + 1, line_end + 1, _line_end(self.text, line_end + 1)
            before, after = match[0].rstrip("\n"), reading.text.rstrip("\n")
            yield Change(line, start - line_start + 1, before, after, reading.chain, in_code)


@dataclass(frozen=True)
class Repair:
    """The repaired text, the rounds that led to it, and what a person should know."""

    text: str
    rounds: tuple[Round, ...] = ()
    findings: tuple[Finding, ...] = ()

    @cached_property
    def plan(self) -> tuple[Change, ...]:
        """Every change, in the order in which replaying them gives the text. Made when it is asked for."""
        return tuple(change for step in self.rounds for change in step.changes())


def repair(
    text: str, protected: Callable[[str], Iterable[Span]] | Iterable[Span] = code_spans, path: str = ""
) -> Repair:
    """Undo what reading with a wrong charset did to `text`, whose lines end with LF.

    `protected` gives the code of the text as sorted spans of offsets that do not overlap, or finds it; `path` is named
    in findings. Nothing is raised: every text has a repair, if only itself.
    """
    rounds: list[Round] = []
    findings: list[Finding] = []
    steps: set[str] = set()
    doubts: dict[str, Reading] = {}
    in_code: dict[str, Reading] = {}
    for _ in range(MAX_ROUNDS):
        tokens = Counter(TOKEN.findall(text))
        if not any(map(readings, tokens)):  # nothing is damaged
            break
        spans = list(protected(text) if callable(protected) else protected)
        code = Counter(match[0] for match, _ in _tokens(text, spans, code=True))
        prose = tokens - code
        votes = elect(prose, text)
        steps.update(votes.tokens)
        mapping = {token: chosen for token in prose if (chosen := choose(token, votes))}
        whole = whole_file(prose, code, mapping)
        in_code = {} if whole else {token: reading for token in code if (reading := proven(token))}
        doubts = {token: doubt for token in prose if token not in mapping and (doubt := doubtful(token, votes))}
        if not mapping:
            break
        rounds.append(Round(text, spans, whole or mapping, bool(whole)))
        text = rounds[-1].outcome()
        findings += _report(rounds[-1], sum(tokens[token] for token in mapping), path)
        if not callable(protected) or not any(_unsettled(r.text) for r in (whole or mapping).values()):
            break
    if doubts or in_code:
        spans = list(protected(text)) if callable(protected) else []
        findings += _left(text, spans, doubts, in_code, path)
    text = text.lstrip("\ufeff")
    findings += find_losses(text, steps, path)
    return Repair(text, tuple(rounds), tuple(sorted(findings, key=lambda finding: finding.line)))


def damaged(text: str) -> bool:
    """Whether `repair` may have something to do."""
    return any(map(readings, set(TOKEN.findall(text))))


def _unsettled(outcome: str) -> bool:
    """Whether another round may read the outcome anew, by itself or with the space that follows it."""
    return outcome[-1] in "ÃÂ" or bool(readings(outcome))


def _tokens(text: str, spans: list[Span], code: bool | None = None) -> Iterator[tuple[re.Match[str], bool]]:
    """The tokens of the code, of the prose or (None) of everything, with whether they are in code."""
    position = 0
    for start, end in [*spans, (len(text), len(text))]:
        if not code:
            yield from ((match, False) for match in TOKEN.finditer(text, position, start))
        if code is not False:
            yield from ((match, True) for match in TOKEN.finditer(text, start, end))
        position = end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _report(step: Round, words: int, path: str) -> Iterator[Finding]:
    """One finding a repaired line; when all was damaged, one for the whole file and one a line of its code."""
    if step.whole_file:
        chain = next(iter(step.mapping.values())).chain
        yield Finding(path, 0, "encoding", f"the whole file was {_cause(chain)}; words repaired: {words}", fixed=True)
    code = step.whole_file
    changes = (change for change in step.changes() if change.in_code or not code) if step.spans or not code else ()
    for line, group in groupby(changes, key=lambda change: change.line):
        found = list(group)
        shown = ", ".join(f"«{change.before}» → «{change.after}»" for change in found[:SHOWN])
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        rule, hint = ("encoding-code", "check this code") if code else ("encoding", "")
        yield Finding(path, line, rule, f"{_cause(found[0].chain)}: {shown}{more}", hint, fixed=True)


def _left(
    text: str, spans: list[Span], doubts: Mapping[str, Reading], in_code: Mapping[str, Reading], path: str
) -> Iterator[Finding]:
    """A finding for each line of prose that holds a token of `doubts`, or of code that holds one of `in_code`."""
    line, seen, told = 1, 0, (0, False)
    for match, is_code in _tokens(text, spans):
        reading = (in_code if is_code else doubts).get(match[0])
        if reading is None:
            continue
        line += text.count("\n", seen, match.start())
        seen = match.start()
        if told != (line, is_code):
            told = (line, is_code)
            rule, what = ("encoding-code", "code holds") if is_code else ("encoding-doubt", "this may be")
            message = f"{what} mojibake, left as it is: «{match[0].strip()}» ({_cause(reading.chain)})"
            yield Finding(path, line, rule, message, f"if it is not meant, write «{reading.text.strip()}»")


def _cause(chain: tuple[str, ...]) -> str:
    """The damage that the chain undoes, in words, first cause first."""
    return ", then ".join(step if " read as " in step else f"UTF-8 read as {step}" for step in reversed(chain))

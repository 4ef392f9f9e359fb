"""The ways to read a token, the vote of a document for some of them, and the choice of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from scripts.notes.mojibake.charsets import CHARSETS, MIXUPS, Charset, Mixup, restore_a0
from scripts.notes.mojibake.signs import natural, oddness, plausible, proves, rarity, strange
from scripts.notes.mojibake.words import known, negated, parts

MAX_DEPTH = 3  # damage upon damage: a UTF-8 file that three programs read wrongly, one after the other
LONGEST_WORD = 100  # characters: longer tokens are no words and hardly come twice
LONG = 6  # letters of a word that proves a mix-up though nothing in the token is odd: `Èquilibreur`
STRONG = 3  # so many different words that prove one damage make it sure for words in no list, too

_GERMAN = re.compile("[äöüÄÖÜß]")  # `Fläche` is a word too, and `flèche` is what cp850 read as MacRoman shows so

# A token that stands alone for "à". Several signs between words are evidence: `service ├á l'interne`. One sign
# (`‡ jour`) is evidence only before words that follow "à" and hardly begin what one says of a sign.
_LONGEST_A = 12
_SET = re.compile("[«»’“”–—…\xa0\u202f•€£¥°×]+")  # signs that stand alone in prose
_PROSE_SIGNS = frozenset("…–—•·°«»")
_NEXT_WORD = r"(?=[\w'’*])"
_NEXT_OF_A = (
    r"(?=(?:jour|partir|travers|nouveau|moins|savoir|distance|chaud|froid"
    r"|l['’]|la|un|une|ce|cet|cette|son|sa|leur|chaque|toute?|tous)(?:(?<=['’])|\b))"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a token becomes when the steps of `chain` are undone, outermost first."""

    chain: tuple[str, ...]
    text: str
    proof: bool  # the signs or the words leave no doubt
    known: bool  # every word of the outcome is known
    mixup: bool = False


@dataclass(frozen=True, slots=True)
class Votes:
    """Step → how many tokens prove it, and how many different ones."""

    tokens: Counter[str]
    distinct: Counter[str]

    def __contains__(self, step: object) -> bool:
        return step in self.tokens


def readings(token: str) -> tuple[Reading, ...]:
    """Every reading of the token but the token itself: chains of charsets, then mix-ups where no chain is sure."""
    return _remembered(token) if len(token) <= LONGEST_WORD else _readings(token)


def _readings(token: str) -> tuple[Reading, ...]:
    chains = _chains(token)
    return chains if any(reading.proof for reading in chains) else chains + _mixups(token)


_remembered = lru_cache(maxsize=1 << 16)(_readings)


def _chains(token: str) -> tuple[Reading, ...]:
    """Readings as UTF-8 read wrongly, the shallowest first; for equal outcomes, the commonest causes first."""
    found: list[Reading] = []
    layer: dict[str, list[tuple[tuple[str, ...], bool]]] = {token: [((), False)]}
    for _ in range(MAX_DEPTH):
        deeper: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        for text, ways in layer.items():
            for charset in CHARSETS:
                outcome = charset.undo(text)
                if outcome != text:
                    sure = _signs_prove(charset, text)
                    deeper.setdefault(outcome, []).extend(((*way, charset.name), proof or sure) for way, proof in ways)
        for outcome, ways in deeper.items():
            good = known(outcome)
            by_words = good and _words_prove(token, outcome)
            found += [Reading(way, outcome, proof or by_words, good) for way, proof in ways]
        layer = deeper
    return tuple(found)


def _signs_prove(charset: Charset, token: str) -> bool:
    text = restore_a0(token) if charset.space_for_a0 else token
    for match in charset.sequences.finditer(text):
        meant = plausible(match[0], charset.decode(match[0]))
        if meant != match[0] and proves(text[max(0, match.start() - 1) : match.start()], match[0], meant):
            return True
    return False


def _words_prove(token: str, outcome: str, shortest: int = 2) -> bool:
    """Whether the outcome holds an accented word of `shortest` letters or more, or an elision, that the token lacks."""
    if "’" in outcome and "’" not in token:
        return any(len(part) >= shortest for part in parts(outcome))
    gained = set(parts(outcome)) - set(parts(token))
    return any(len(part) >= shortest and not part.isascii() for part in gained)


def _mixups(token: str) -> tuple[Reading, ...]:
    """One sign for one sign: words are the only witnesses."""
    if len(token) > LONGEST_WORD or known(token):
        return ()
    odd = oddness(token)
    found: list[Reading] = []
    for step in MIXUPS:
        outcome = step.undo(token)
        less_odd = oddness(outcome) < odd
        if outcome != token and oddness(outcome) <= odd and (less_odd or known(outcome)):
            good = known(outcome)
            sure = less_odd or (_one_long_word(outcome) and not _GERMAN.search(token)) or negated(outcome)
            proof = good and _words_prove(token, outcome, 3) and sure
            found.append(Reading((step.name,), outcome, proof, good, mixup=True))
    return tuple(found)


def _one_long_word(outcome: str) -> bool:
    return outcome.isalpha() and len(outcome) >= LONG and outcome[1:].islower()


def elect(tokens: Counter[str], text: str) -> Votes:
    """Let the tokens of a document (with their numbers) vote for the steps that damaged it."""
    weight: Counter[str] = Counter()
    distinct: Counter[str] = Counter()
    for token, number in tokens.items():
        proven = [reading for reading in readings(token) if reading.proof]
        utf8 = [reading for reading in proven if not reading.mixup]
        for reading in [max(utf8, key=lambda r: (*_rank(r), -len(r.chain)))] if utf8 else proven:
            for step in set(reading.chain):
                weight[step] += number
                distinct[step] += 1
    weight.update(_lone_a(tokens, text, weight))
    return Votes(weight, distinct)


def _lone_a(tokens: Iterable[str], text: str, elected: Mapping[str, int]) -> Counter[str]:
    """Votes of the tokens that stand for "à", a word too short to prove anything out of its context."""
    votes: Counter[str] = Counter()
    for token in tokens:
        reading = _for_a(token) if len(token) <= _LONGEST_A else None
        if reading and not set(reading.chain) <= elected.keys():
            following = _NEXT_OF_A if reading.mixup or token == "Ã " else _NEXT_WORD
            found = re.findall(rf"(?<!\S){re.escape(token)}{'' if token[-1] == ' ' else ' '}{following}", text)
            votes.update(dict.fromkeys(reading.chain, len(found)) if found else ())
    return votes


def _for_a(token: str) -> Reading | None:
    candidates = (r for r in readings(token) if r.text.strip(" ") in ("à", "À"))
    return next((r for r in candidates if not r.mixup or token not in _PROSE_SIGNS), None)


def _rank(reading: Reading) -> tuple[bool, int]:
    """How well the outcome is understood."""
    return (reading.known, -oddness(reading.text) - rarity(reading.text))


def choose(token: str, votes: Votes) -> Reading | None:
    """The best reading of the token among the elected steps; None to leave it as it is."""
    elected = [reading for reading in readings(token) if all(step in votes for step in reading.chain)]
    utf8 = [r for r in elected if not r.mixup and (r.proof or r.known or _hint(token, r))]
    if utf8:
        return max(
            utf8, key=lambda r: (*_rank(r), -len(r.text), min(votes.tokens[step] for step in r.chain), -len(r.chain))
        )
    sure = [r for r in elected if r.mixup and r.known]
    if not sure:
        sure = [r for r in elected if r.mixup and votes.distinct[r.chain[0]] >= STRONG and not oddness(r.text)]
    return max(sure, key=lambda r: votes.tokens[r.chain[0]], default=None)


def proven(token: str) -> Reading | None:
    """The first reading that proves itself, if any."""
    return next((reading for reading in readings(token) if reading.proof), None)


def doubtful(token: str, votes: Votes) -> Reading | None:
    """A reading that a person should decide on: likely, but without proof; None when the token is fine as it is."""
    for reading in readings(token):
        unlikely = not natural(token) or all(step in votes for step in reading.chain)
        if not reading.mixup and unlikely and len(token) > len(reading.text):
            return reading
        if reading.mixup and reading.chain[0] in votes and oddness(token) > oddness(reading.text):
            return reading
    return None


def _hint(token: str, reading: Reading) -> bool:
    return not natural(token) and oddness(reading.text) <= oddness(token)


def whole_file(prose: Counter[str], code: Counter[str], chosen: Mapping[str, Reading]) -> dict[str, Reading] | None:
    """The reading of every token, code included, when one chain explains the file from end to end; else None.

    That is the case when each token, decoded strictly, is UTF-8 or may come from one mix-up, the prose proves it with
    several words, and no word is understood worse than by its own best reading or as it stands.
    """
    chains = Counter(reading.chain for reading in chosen.values())
    for chain, _ in chains.most_common():
        steps = [step for name in chain for step in (*CHARSETS, *MIXUPS) if step.name == name]
        if mapping := _explain((*prose, *code), steps, chosen):
            return mapping
    return None


def _explain(
    tokens: Iterable[str], steps: list[Charset | Mixup], chosen: Mapping[str, Reading]
) -> dict[str, Reading] | None:
    mapping: dict[str, Reading] = {}
    chain, proofs = tuple(step.name for step in steps), 0
    for token in tokens:
        outcome: str | None = token
        for step in steps:
            outcome = step.undo_all(outcome) if outcome is not None else None
        if outcome is None or strange(outcome):
            return None
        mixup = isinstance(steps[0], Mixup)
        reading = mapping[token] = Reading(chain, outcome, True, known(outcome), mixup)
        if mixup and not reading.known and (known(token) or (_SET.fullmatch(token) and not _SET.fullmatch(outcome))):
            return None
        best = chosen.get(token)
        if best and _rank(best) > _rank(reading):
            return None
        proofs += best is not None and best.proof and best.text == outcome
    return mapping if proofs >= STRONG else None

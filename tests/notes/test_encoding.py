"""Repair of mojibake: the corpus of this project, laws on generated text, code, report, and the real notes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.notes.encoding import repair
from scripts.notes.spans import code_spans
from tests.growth import grows_with_length
from tests.notes.mojibake.make import BYTES, CLEAN, CODECS, COURSE, EMOJI, seen_as

CORPUS = Path(__file__).parent / "mojibake"
NOTES = sorted((Path(__file__).parents[3] / "shared" / "notes").glob("*.txt"))
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['label']}")
    for path in sorted(CORPUS.glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]
SENTENCES = (*COURSE.values(), *EMOJI.values(), *BYTES.values(), *CLEAN)
modest = settings(max_examples=60, derandomize=True, deadline=None)

# Words in which every accent of French and of English loanwords occurs, and what stands between words.
words = st.sampled_from(sorted({word for text in SENTENCES for word in text.split()}))
prose = st.lists(words, min_size=1, max_size=30).map(" ".join)


def expected(case: dict[str, str]) -> str:
    return {"repaired": case["original"], "kept": case["damaged"]}.get(case["expect"]) or case["fixed"]


@pytest.mark.parametrize("case", CASES)
def test_corpus(case: dict) -> None:
    done = repair(case["damaged"])
    assert done.text == expected(case)
    if case["expect"] == "kept":
        assert done.plan == ()
    if case["expect"] == "lossy":
        lost = [finding for finding in done.findings if finding.rule == "encoding-lost"]
        assert any(found.line == case["line"] and case["word"] in found.message + found.hint for found in lost)


def test_corpus_is_large_enough() -> None:
    kinds = [case.values[0]["expect"] for case in CASES]
    assert kinds.count("repaired") + kinds.count("lossy") >= 120
    assert kinds.count("kept") >= 40


@modest
@given(prose)
def test_clean_text_is_identical(text: str) -> None:
    done = repair(text)
    assert (done.text, done.plan, done.findings) == (text, (), ())


@modest
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.sampled_from(CODECS))
def test_damage_and_repair_give_the_original(texts: list[str], codec: str) -> None:
    text = "\n".join(texts)
    assert repair(seen_as(text, codec)).text == text


@modest
@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.booleans()), min_size=2, max_size=6), st.sampled_from(CODECS))
def test_damaged_lines_among_clean_ones(lines: list[tuple[str, bool]], codec: str) -> None:
    damaged = "\n".join(seen_as(text, codec) if bad else text for text, bad in lines)
    assert repair(damaged).text == "\n".join(text for text, _ in lines)


@modest
@given(st.text(alphabet="aé√©Ã \n'`’â€™‚Äô├®·π中\u00a0\u0301\ufffd\uf8ffüê≥ÈÂ", max_size=60))
def test_repair_is_idempotent(text: str) -> None:
    once = repair(text).text
    assert repair(once).text == once


@modest
@given(st.text(max_size=80))
def test_any_text_is_accepted(text: str) -> None:
    assert repair(text).text.isascii() == text.lstrip("\ufeff").isascii()


def test_plan_names_place_and_chain() -> None:
    done = repair("Bon.\nLe rÃ©seau, puis le rÃƒÂ©seau.")
    assert [(c.line, c.column, c.before, c.after, c.chain) for c in done.plan] == [
        (2, 4, "rÃ©seau", "réseau", ("cp1252",)),
        (2, 21, "rÃƒÂ©seau", "réseau", ("cp1252", "cp1252")),
    ]


def test_findings_name_line_and_cause() -> None:
    (found,) = repair("Bon.\nLe dÈploiement.", path="note.md").findings
    assert (found.path, found.line, found.rule, found.fixed) == ("note.md", 2, "encoding", True)
    assert found.message == "cp1252 read as mac_roman: «dÈploiement» → «déploiement»"


def test_code_in_a_mixed_file_is_reported_and_kept() -> None:
    text = "Déjà prêt.\n\n```yaml\n# donnÃ©es\n```\n\nLe rÃ©seau, `dÃ©jÃ\xa0 lÃ\xa0`.\n"
    done = repair(text)
    assert done.text == text.replace("Le rÃ©seau", "Le réseau")
    assert [(f.line, f.rule, f.fixed) for f in done.findings] == [
        (4, "encoding-code", False),
        (7, "encoding", True),
        (7, "encoding-code", False),
    ]


def test_code_of_a_file_damaged_as_a_whole_is_repaired_and_reported() -> None:
    text = f"{COURSE['pods']}\n\n```yaml\n# données privées\nkind: Secret\n```\n\n{COURSE['réseau']}\n"
    done = repair(seen_as(text, "mac_roman"))
    assert done.text == text
    assert [(f.line, f.rule) for f in done.findings] == [(0, "encoding"), (4, "encoding-code")]


def test_protected_spans_can_be_given() -> None:
    text = "rÃ©seau rÃ©seau"
    assert repair(text, [(0, 7)]).text == "rÃ©seau réseau"
    assert repair(text, lambda _: [(8, 15)]).text == "réseau rÃ©seau"


@pytest.mark.parametrize("codec", CODECS)
def test_a_lone_word_of_one_letter(codec: str) -> None:
    text = "Service : permet d'exposer un Pod à l'interne."
    assert repair(seen_as(text, codec)).text == text


@pytest.mark.parametrize("text", ["Le signe ‡ est rare.", "La note ‡ puis la note †.", "La valeur α est basse."])
def test_a_lone_sign_is_kept(text: str) -> None:
    assert repair(text).text == text


@pytest.mark.parametrize(
    ("damaged", "text"),
    [
        ("The PodÂ\u00a0is small.Â\u00a0 It runs.", "The Pod\u00a0is small.\u00a0 It runs."),
        ("The PodÂ is small.", "The Pod\u00a0is small."),
        ("Le nÂ°3", "Le n°3"),
        ("kubectl┬áget pods", "kubectl\u00a0get pods"),
        ("Les accents Ã©, Ã¨ : dÃ©jÃ\u00a0 vu", "Les accents é, è : déjà vu"),
        ("[dÃ©jÃ\u00a0 vu](https://exemple.fr/Ã©)", "[déjà vu](https://exemple.fr/é)"),
        ("donít panic, itís fine", "don’t panic, it’s fine"),
        ("isnÕt", "isn’t"),
    ],
)
def test_signs_after_a_letter_and_contractions(damaged: str, text: str) -> None:
    assert repair(damaged).text == text


MIXED_UP = (
    "Dès qu’il démarre, l’**Ingress** répond : « prêt » — à 95 % ; n’a-t-il qu’un hôte ?\n"
    "Déployé à 20\u00a0°C\u00a0: l’état du nœud n’est pas sûr…\n"
    "The cluster’s state isn’t “lost” – it’s stored.\n"
)


@pytest.mark.parametrize(
    ("true", "wrong"), [("cp1252", "mac_roman"), ("cp1252", "cp850"), ("mac_roman", "cp850"), ("mac_roman", "cp437")]
)
def test_a_file_of_one_mix_up_is_repaired_to_the_last_sign(true: str, wrong: str) -> None:
    """Also what no word proves: no-break spaces, quotes, dashes, elisions before markup."""
    done = repair(MIXED_UP.encode(true).decode(wrong))
    assert done.text == MIXED_UP
    assert [(finding.line, finding.rule) for finding in done.findings] == [(0, "encoding")]


def test_a_mix_up_of_some_lines_leaves_the_others_alone() -> None:
    clean = "Déjà « prêt » : l’hôte n’est pas — ou plus — là… ½ ª ® 🐳\n"
    assert repair(clean + MIXED_UP.encode("cp1252").decode("mac_roman") + clean).text.count(clean) == 2


@pytest.mark.parametrize(
    ("word", "guess"), [("l?application", "l’application"), ("n?est", "n’est"), ("D\ufffdabord", "D’abord")]
)
def test_a_lost_apostrophe_is_named(word: str, guess: str) -> None:
    (found,) = repair(f"Ici {word} va.").findings
    assert (found.rule, found.hint) == ("encoding-lost", f"likely «{guess}»: correct the note")


def test_doubt_is_reported_and_kept() -> None:
    done = repair("Le signe √© seul.")
    assert done.text == "Le signe √© seul."
    assert [f.rule for f in done.findings] == ["encoding-doubt"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a `b` c", ["`b`"]),
        ("``a ` b`` c `d", ["``a ` b``"]),
        ("`a\n\nb`", []),
        ("`a\nb`", ["`a\nb`"]),
        ("x\n```y\nz\n```\nt", ["```y\nz\n```"]),
        ("```\na\n~~~\nb", ["```\na\n~~~\nb"]),
        ("- a\n\n  ~~~~\n  ~~~\n  ~~~~\n", ["  ~~~~\n  ~~~\n  ~~~~"]),
        ("``` a`b\nc", []),
    ],
)
def test_code_spans(text: str, code: list[str]) -> None:
    assert [text[start:end] for start, end in code_spans(text)] == code


@pytest.mark.parametrize(
    "unit", ["é", "a", "`", "Ã ", "√", "dÃ©", "```\n", "`a", "\n ", "~~~\n", "├┤", "?a", "\ufffd", "é`", "‡ jour "]
)
def test_cost_grows_with_length(unit: str) -> None:
    assert grows_with_length(repair, lambda size: unit * (size // len(unit)), 8_000)


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.name)
def test_real_notes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    try:
        want = text.encode("mac_roman").decode("utf-8")
    except UnicodeError:
        want = text
    done = repair(text, path=path.name)
    assert done.text == want
    assert bool(done.plan) == (want != text)


def test_real_notes_are_tested_when_they_are_there() -> None:
    """The notes are not part of the project: where their folder is present, five of them are tested above."""
    folder = Path(__file__).parents[3] / "shared" / "notes"
    assert len(NOTES) == (5 if folder.is_dir() else 0)

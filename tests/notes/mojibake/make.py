"""Writes the corpus of this folder: our own sentences, damaged in every way. `python -m tests.notes.mojibake.make`.

The files are committed and read by people and by tests; this script says how each case came to be. It shares no table
with the code under test: damage is done by Python's own codecs.
"""

from __future__ import annotations

import json
from pathlib import Path

HERE = Path(__file__).parent
CODECS = ("cp1252", "iso8859_15", "mac_roman", "cp850", "cp437")

COURSE = {
    "phrase": "Un déploiement garde à jour les réplicas de l’application.",
    "pods": "Le nœud où s’exécute le Pod reçoit la requête, même très tôt : « c’est prévu » — dès le démarrage…",
    "réseau": "Chaque conteneur possède sa propre adresse ; le réseau interne relie déjà les hôtes entre eux.",
    "paragraphe": (
        "# Présentation\n\nKubernetes, souvent abrégé en K8s, orchestre des conteneurs.\n"
        "- Mettre à l’échelle sans interruption\n- Répartir la charge à travers les nœuds\n\n"
        "> Où trouver l’état désiré ? Dans l’API, bien sûr.\n"
    ),
    "tableau": (
        "| Ressource | Rôle | Portée |\n|---|---|---|\n| Secret | Données privées, encodées | espace de noms |\n"
        "| Nœud | Machine où tournent les Pods | tout le cluster → 100 % |\n"
    ),
    "capitales": "ÉTAPE 2 : SÉCURITÉ. À FAIRE : créer le rôle, puis le compte. Ça marche. Être prêt, c’est tout.",
    "anglais": "The naïve client didn’t retry — it “waited” for 5 s… and the café’s cluster stayed behind.",
    "signes": "Limite : mémoire ≤ 512 Mio, coût 3 € ± 5 %, température 20 °C → tout va bien… même à 90 %.",
}
EMOJI = {
    "baleine": "### 🐳 Docker comme base\n\nLa technologie introductive, déjà répandue.",
    "cibles": "🎯 Objectifs : répartir ✅, surveiller ❌, réparer ⚠️ et démarrer 🚀 très tôt.",
    "emoji seul": "✅\n❌\nDéployé après une journée 🧠 d’efforts.",
}
BYTES = {  # sentences that all single-byte charsets can write
    "déploiement": "Le déploiement du réseau privé est terminé, le contrôle a réussi.",
    "à jour": "Mettre à jour le conteneur, puis redémarrer le système déjà installé.",
    "ça": "Ça fonctionne : la requête du client a été reçue et la forêt reste protégée.",
}
SPACED = {
    "à jour": "Mettre à jour le déploiement : voilà, il démarre à la demande.",
    "unités": "Le déploiement réclame 10 Go et 2 cœurs : c’est prévu « déjà » à l’avance.",
}
CLEAN = (
    "Le nœud est prêt, l’état désiré est atteint.",
    "Chaque réplica reçoit sa part du trafic réseau.",
    "C’était déjà prévu : le contrôleur redémarre le Pod.",
)


def seen_as(text: str, codec: str) -> str:
    """UTF-8 read as `codec`; undefined bytes show as C1 controls."""
    return "".join(_sign(byte, codec) for byte in text.encode())


def _sign(byte: int, codec: str) -> str:
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def case(label: str, original: str, damaged: str, expect: str = "repaired", **more: object) -> dict[str, object]:
    return {"label": label, "original": original, "damaged": damaged, "expect": expect, **more}


def whole() -> list[dict[str, object]]:
    return [
        case(f"{name}, {codec}", text, seen_as(text, codec))
        for codec in CODECS
        for name, text in {**COURSE, **EMOJI}.items()
    ]


def twice() -> list[dict[str, object]]:
    pairs = [(codec, codec) for codec in CODECS]
    pairs += [("cp1252", "mac_roman"), ("mac_roman", "cp1252"), ("cp850", "cp1252"), ("cp1252", "cp850")]
    cases = []
    for first, second in pairs:
        for name in ("pods", "paragraphe"):
            damaged = seen_as(seen_as(COURSE[name], first), second)
            cases.append(case(f"{name}, {first} then {second}", COURSE[name], damaged))
    text = EMOJI["cibles"]
    cases += [case(f"emoji twice, {codec}", text, seen_as(seen_as(text, codec), codec)) for codec in CODECS]
    text = COURSE["phrase"]
    damaged = seen_as(seen_as(seen_as(text, "cp1252"), "cp1252"), "cp1252")
    return [*cases, case("three times, cp1252", text, damaged)]


def parts() -> list[dict[str, object]]:
    cases = []
    for codec in CODECS:
        for name, bad in (("line", COURSE["réseau"]), ("line with emoji", EMOJI["cibles"])):
            original = "\n".join((CLEAN[0], bad, CLEAN[1]))
            damaged = "\n".join((CLEAN[0], seen_as(bad, codec), CLEAN[1]))
            cases.append(case(f"one {name}, {codec}", original, damaged))
        original = f"{CLEAN[0]} Voilà l’été, dès février. {CLEAN[1]}"
        damaged = original.replace("l’été, dès", seen_as("l’été, dès", codec))
        cases.append(case(f"one segment, {codec}", original, damaged))
        original = f"{CLEAN[2]} L’état n’est pas celui d’hier."
        cases.append(case(f"good and bad apostrophe, {codec}", original, original.replace("n’", seen_as("n’", codec))))
    for first, second in (
        ("mac_roman", "cp1252"),
        ("cp1252", "cp850"),
        ("mac_roman", "cp437"),
        ("iso8859_15", "cp850"),
    ):
        original = "\n".join((COURSE["pods"], COURSE["réseau"], CLEAN[0]))
        damaged = "\n".join((seen_as(COURSE["pods"], first), seen_as(COURSE["réseau"], second), CLEAN[0]))
        cases.append(case(f"two codecs in one file, {first} and {second}", original, damaged))
    original = f"{COURSE['paragraphe']}\n```yaml\n# données privées\nkind: Secret\n```\n"
    damaged = original.replace(COURSE["paragraphe"], seen_as(COURSE["paragraphe"], "mac_roman"))
    cases.append(case("prose damaged, code clean", original, damaged))
    return cases


def spaces() -> list[dict[str, object]]:
    """An editor made the no-break space of a sequence a plain one."""
    cases = []
    for codec in ("cp1252", "iso8859_15"):
        for name, text in SPACED.items():
            cases.append(case(f"{name}, A0 became a space, {codec}", text, seen_as(text, codec).replace("\xa0", " ")))
    return cases


def mixups() -> list[dict[str, object]]:
    cases = []
    for true in CODECS:
        for wrong in CODECS:
            for name, text in BYTES.items():
                damaged = b"".join(sign.encode(true) for sign in text).decode(wrong, "replace")
                if true != wrong and damaged != text and "\ufffd" not in damaged:
                    cases.append(case(f"{name}, {true} read as {wrong}", text, damaged))
    text = "Le nœud du cœur, œuvre commune."
    cases.append(case("œ, iso8859_15 read as cp1252", text, text.encode("iso8859_15").decode("cp1252")))
    return cases


def lossy() -> list[dict[str, object]]:
    """What is left must stay, the rest be repaired, and a finding name the line."""

    def lost(label: str, original: str, damaged: str, fixed: str, line: int, word: str) -> dict[str, object]:
        return case(label, original, damaged, "lossy", fixed=fixed, line=line, word=word)

    text = "Le réseau est prêt.\nLes requêtes arrivent."
    cases = []
    for codec in CODECS:
        bad = seen_as(text, codec)
        stump = seen_as("ê", codec)
        fixed = text.replace("requêtes", f"requ{stump[0]}tes")
        damaged = bad.replace(f"requ{stump}tes", f"requ{stump[0]}tes")
        cases.append(lost(f"second byte dropped, {codec}", text, damaged, fixed, 2, "requêtes"))
        fixed = text.replace("requêtes", f"requ{stump[0]}?tes")
        damaged = bad.replace(f"requ{stump}tes", f"requ{stump[0]}?tes")
        cases.append(lost(f"second byte became ?, {codec}", text, damaged, fixed, 2, "requêtes"))
        text2 = "Déjà prêt.\nL’état du Pod."
        stump = seen_as("’", codec)
        fixed = text2.replace("’", f"{stump[:2]}?")
        damaged = seen_as(text2, codec).replace(stump, f"{stump[:2]}?")
        cases.append(lost(f"apostrophe cut, {codec}", text2, damaged, fixed, 2, ""))
    plain = "Le déploiement est prêt.\nChaque requête attend."
    cases.append(
        lost(
            "U+FFFD",
            plain,
            plain.replace("requête", "requ\ufffdte"),
            plain.replace("requête", "requ\ufffdte"),
            2,
            "requête",
        )
    )
    cases.append(
        lost(
            "question mark",
            plain,
            plain.replace("requête", "requ?te"),
            plain.replace("requête", "requ?te"),
            2,
            "requête",
        )
    )
    cases.append(
        lost(
            "U+FFFD garbled",
            plain,
            plain.replace("requête", "requï¿½te"),
            plain.replace("requête", "requ\ufffdte"),
            2,
            "requête",
        )
    )
    text3 = "Départ 🐳 immédiat, déjà prêt."
    damaged = seen_as(text3, "mac_roman").replace("\uf8ff", "")
    cases.append(lost("emoji without F0, mac_roman", text3, damaged, text3.replace("🐳", "üê≥"), 1, ""))
    return cases


def main() -> None:
    for build in (whole, twice, parts, spaces, mixups, lossy):
        text = json.dumps(build(), ensure_ascii=False, indent=1)
        (HERE / f"{build.__name__}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

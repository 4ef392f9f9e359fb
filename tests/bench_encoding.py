"""Repair of the encoding against `ftfy.fix_encoding`: `python -m tests.bench_encoding`. Not a test.

Quality on the corpus of `tests/notes/mojibake` (repaired exactly, left as it was, changed to something else), then
speed on a megabyte of the corpus' sentences, clean and damaged. Speed is processor time, the best of several runs, with
the word lists loaded and the caches of tokens empty.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import ftfy

from scripts.notes.encoding import repair
from scripts.notes.mojibake.readings import _remembered
from tests.notes.mojibake.make import CLEAN, COURSE, EMOJI, seen_as
from tests.notes.test_encoding import expected

CORPUS = Path(__file__).parent / "notes" / "mojibake"
MEGABYTE = 1_000_000
RUNS = 5
TOOLS: dict[str, Callable[[str], str]] = {"repair": lambda text: repair(text).text, "ftfy": ftfy.fix_encoding}


def quality() -> None:
    print(f"{'corpus':12}{'cases':>6}" + "".join(f"{tool + ' ' + what:>18}" for tool in TOOLS for what in KINDS))
    total: Counter[tuple[str, str]] = Counter()
    for path in sorted(CORPUS.glob("*.json")):
        cases = json.loads(path.read_text(encoding="utf-8"))
        counts = Counter((tool, outcome(case, fix)) for case in cases for tool, fix in TOOLS.items())
        total += counts + Counter({("", "cases"): len(cases)})
        row(path.stem, len(cases), counts)
    row("all", total["", "cases"], total)


KINDS = ("exact", "left", "corrupted")


def outcome(case: dict[str, str], fix: Callable[[str], str]) -> str:
    result = fix(case["damaged"])
    return "exact" if result == expected(case) else "left" if result == case["damaged"] else "corrupted"


def row(name: str, cases: int, counts: Counter[tuple[str, str]]) -> None:
    print(f"{name:12}{cases:6}" + "".join(f"{counts[tool, kind]:18}" for tool in TOOLS for kind in KINDS))


def speed() -> None:
    text = "\n\n".join((*COURSE.values(), *EMOJI.values(), *CLEAN)) + "\n\n"
    text *= MEGABYTE // len(text.encode()) + 1
    size = len(text.encode()) / MEGABYTE
    print(f"\n{'1 MB':12}" + "".join(f"{tool + ' MB/s':>18}" for tool in TOOLS) + f"{'same':>8}")
    for name in ("clean", "cp1252", "mac_roman", "cp850", "cp437"):
        damaged = text if name == "clean" else seen_as(text, name)
        rates = [size / best(fix, damaged) for fix in TOOLS.values()]
        same = repair(damaged).text == text
        print(f"{name:12}" + "".join(f"{rate:18.1f}" for rate in rates) + f"{'yes' if same else 'no':>8}")


def best(fix: Callable[[str], str], text: str) -> float:
    times = []
    for _ in range(RUNS):
        _remembered.cache_clear()
        start = time.process_time()
        fix(text)
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    repair("déjÃ©")
    quality()
    speed()

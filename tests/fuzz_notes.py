"""A seeded fuzzer for the normaliser: `python -m tests.fuzz_notes --count 100000 --seed 1`. Not run by `make test`.

Every input is a note that was cut, shuffled, garbled or filled with hostile bytes. It must give a text or a CourseError
within a time that grows with its length, be stable when repaired again, and keep every ASCII sign outside what the plan
says. With `--pipeline` the whole `normalise` is called too, on soups of Markdown as well: no word may be lost or
invented, and its pages must not change again. Prints each failure with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from scripts.model import CourseError
from scripts.notes.encoding import Repair, repair
from scripts.notes.normalise import Result, normalise
from scripts.notes.read import decode
from tests.notes.mojibake.make import BYTES, CLEAN, CODECS, COURSE, EMOJI, SPACED, seen_as
from tests.notes.test_laws import PIECES

TEXTS = (*COURSE.values(), *EMOJI.values(), *BYTES.values(), *SPACED.values(), *CLEAN)
WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
SIGNS = "√©Ã Â\xa0â€™‚Äô├®ΓÇÖ\uf8ffüê≥\ufffd\ufeff`~|#>*_-=<&\t\r\n\x00\x0b\x0c\x1b\x85\u2028÷ﬁ中文ЖΩ\u0301🐳\ue0a0"
BLOCKS = (
    "```yaml\n{}\n```\n",
    "~~~\n{}\n~~~\n",
    "> {}\n",
    "- {}\n",
    "    {}\n",
    "`{}`",
    "| {} | a |\n|--|\n",
    "=== {}\n",
)
SECONDS = 2.0  # for an input of at most a few kilobytes


def note(rng: random.Random) -> str:
    parts = [rng.choice(TEXTS) for _ in range(rng.randint(1, 4))]
    return "\n".join(rng.choice(BLOCKS).format(part) if rng.random() < 0.3 else part for part in parts)


def garble(text: str, rng: random.Random) -> str:
    """One change of a text."""
    at, size = rng.randint(0, len(text)), rng.randint(0, 12)
    kind = rng.randrange(7)
    if kind == 0:
        return seen_as(text, rng.choice(CODECS))
    if kind == 1:
        return text[:at] + seen_as(text[at : at + 4 * size], rng.choice(CODECS)) + text[at + 4 * size :]
    if kind == 2:
        return text[:at] + "".join(rng.choices(SIGNS, k=size)) + text[at:]
    if kind == 3:
        return text[:at] + text[at + size :]
    if kind == 4:
        true, wrong = rng.sample(CODECS, 2)
        return text.encode(true, "replace").decode(wrong, "replace")
    if kind == 5:
        return text[:at] + text[at : at + size] * rng.randint(2, 30) + text[at + size :]
    return text.replace(rng.choice(SIGNS), rng.choice(SIGNS))


def spoil(data: bytes, rng: random.Random) -> bytes:
    """One change of bytes."""
    at, size = rng.randint(0, len(data)), rng.randint(1, 8)
    kind = rng.randrange(4)
    if kind == 0:
        return data[:at] + rng.randbytes(size) + data[at:]
    if kind == 1:
        return data[:at] + data[at + size :]
    if kind == 2:
        return data.replace(b"\n", rng.choice((b"\r\n", b"\r", b"\n\n")))
    return rng.randbytes(rng.randint(0, 200)) if rng.random() < 0.2 else data[:at]


def soup(rng: random.Random) -> str:
    """Everything that Markdown is made of, in any order."""
    parts = ["".join(rng.choices(PIECES, k=rng.randint(1, 20))) for _ in range(rng.choice((1, 1, 2, 4)))]
    return "\n\n".join(parts)


def make(rng: random.Random, markdown: bool = False) -> bytes:
    if markdown and rng.random() < 0.7:
        return soup(rng).encode()
    text = note(rng)
    for _ in range(rng.choice((0, 1, 1, 2, 3, 5))):
        text = garble(text, rng)[:6000]
    data = text.encode(rng.choice((*WIDE, *CODECS)) if rng.random() < 0.5 else "utf-8", "replace")
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        data = spoil(data, rng)
    return data


def plan_holds(text: str, done: Repair) -> bool:
    """Whether the plan, replayed on the lines of the text, gives what the repair gave."""
    lines = text.split("\n")
    last, shift = (0, 0), 0
    for change in done.plan:
        line = lines[change.line - 1]
        shift = shift if last[0] == change.line and last[1] < change.column else 0  # else a new line, or a new round
        last = (change.line, change.column)
        start = change.column - 1 + shift
        if not line[start:].startswith(change.before):
            return False
        lines[change.line - 1] = line[:start] + change.after + line[start + len(change.before) :]
        shift += len(change.after) - len(change.before)
    return "\n".join(lines).lstrip("\ufeff") == done.text


def check(data: bytes, pipeline: Callable[[bytes], Result] | None) -> str:
    """What is wrong with the handling of `data`; "" if nothing."""
    try:
        decoded = decode(data, "note.md")
    except CourseError:
        return ""
    if "\r" in decoded.text:
        return "a CR is left"
    done = repair(decoded.text)
    if done.text != decoded.text and not done.plan and not decoded.text.startswith("\ufeff"):
        return "changed without a plan"
    if not plan_holds(decoded.text, done):
        return "the plan does not give the result"
    if repair(done.text).text != done.text:
        return "not stable"
    return laws(data, pipeline) if pipeline else ""


def laws(data: bytes, pipeline: Callable[[bytes], Result]) -> str:
    """Which law of the pipeline does not hold for `data`; "" if all do."""
    result = pipeline(data)
    if wrong := next((finding.message for finding in result.findings if finding.rule == "words"), ""):
        return wrong
    if any(finding.rule == "control-sign" for finding in result.findings):
        return ""  # repaired mojibake is shorter: the share of control signs may now be that of a binary
    for page in result.pages:
        if [again.text for again in pipeline(page.text.encode()).pages] != [page.text]:
            return "a page changes again"
    return ""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="number of inputs")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first input; the next has the next number")
    parser.add_argument("--pipeline", action="store_true", help="call the whole normaliser too")
    options = parser.parse_args(arguments)
    pipeline = partial(normalise, name="note.md") if options.pipeline else None
    found: Counter[str] = Counter()
    slowest = 0.0
    for seed in range(options.seed, options.seed + options.count):
        data = make(random.Random(seed), markdown=bool(pipeline))
        start = time.perf_counter()
        try:
            wrong = check(data, pipeline)
        except Exception:
            wrong = traceback.format_exc().strip().splitlines()[-1]
        took = time.perf_counter() - start
        slowest = max(slowest, took) if seed > options.seed else 0.0  # the first loads the word lists
        if not wrong and took > SECONDS and seed > options.seed:
            wrong = "too slow"
        if wrong:
            found[wrong] += 1
            if found[wrong] <= 5:
                print(f"seed {seed}: {wrong}", flush=True)
    print(f"{options.count} inputs, {sum(found.values())} failures, slowest {slowest * 1000:.0f} ms")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

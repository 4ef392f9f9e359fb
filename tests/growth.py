"""Does work grow with the length of its input, or with its square? A comparison of two costs, never a limit in seconds.

Processor time is compared, so that other programs count little, and one good measurement of several is enough: a loaded
machine makes work look slower, never faster, while work that grows with the square is found out each time.
"""

from __future__ import annotations

import time
from collections.abc import Callable

ATTEMPTS = 5
FACTOR = 16  # the large input is so many times the small one: linear work costs 16 times as much, square work 256
TOLERANCE = 5  # so many times more than linear work is put down to noise
FLOOR = 0.005  # seconds: shorter times are all noise


def grows_with_length(work: Callable[[str], object], make: Callable[[int], str], size: int) -> bool:
    """Whether `work(make(size * FACTOR))` costs what linear work may, compared with `work(make(size))`."""
    small, large = make(size), make(size * FACTOR)
    work(small)  # fills caches, loads word lists
    return any(cost(work, large) < FACTOR * TOLERANCE * max(cost(work, small), FLOOR) for _ in range(ATTEMPTS))


def cost(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start

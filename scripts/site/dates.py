"""When each page was last changed, from git, in the page's language."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def last_changes(root: Path, folder: str) -> dict[str, date]:
    """Path below `root` → day of the last commit that touched it. Empty where there is no git or no history."""
    options = ["--no-renames", "--relative", "--format=%x00%cs", "--name-only"]
    command = ["git", "-C", str(root), "log", *options, "--", folder]
    try:
        log = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    days: dict[str, date] = {}
    for commit in log.split("\0")[1:]:
        day, *names = commit.split("\n")
        for name in filter(None, names):
            days.setdefault(name, date.fromisoformat(day))
    return days


def spelled(day: date, lang: str) -> str:
    """`21 novembre 2026`, `1er mai 2026`; `21 November 2026`."""
    number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return f"{number} {month(day, lang)}"


def month(day: date, lang: str) -> str:
    """`novembre 2026`; `November 2026`."""
    return f"{MONTHS[lang][day.month - 1]} {day.year}"

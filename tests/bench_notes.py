"""Speed and memory of the normaliser beside ftfy, mdformat and pandoc on the same notes, in one run: `make bench`.

    python -m tests.bench_notes [LARGEST in KB]

Each tool works in a process of its own (its peak memory is that process's), best of three where it is quick; processor
time counts, so that other programs disturb little. A tool that is not installed, or that needs more than three minutes,
shows as `-` and is not asked for the next size.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

SIZES = (10, 100, 1_000, 10_000)  # KB
PATIENCE = 180  # seconds
SECTION = """\
## {n}. Déploiement et mise à l'échelle

Un **Deployment** gère plusieurs Pods : il les crée, les remplace, et les compte. Qu'est-ce que cela change ?
Exemple :
- l'état désiré est écrit dans un fichier
- le contrôleur compare, puis agit
  - il crée ce qui manque

Target Port : le port exposé par le conteneur.
Port : le port exposé par le Service.

```yml
    apiVersion: apps/v1
    kind: Deployment
```

kubectl get pods -n demo

> TL;DR:
> - un Pod n'est pas fixe

<img src="img/schema{n}.png" width=80%>

Voir [la documentation](https://kubernetes.io/docs/?utm_source=x) et remplacez <POD_NAME>.

"""
WORKERS = {
    "normalise": "from scripts.notes.normalise import normalise as f; work = lambda d: f(d, 'note.md', 'fr')",
    "ftfy": "import ftfy; work = lambda d: ftfy.fix_encoding(d.decode())",
    "ftfy by line": "import ftfy; work = lambda d: [ftfy.fix_encoding(x) for x in d.decode().split('\\n')]",
    "mdformat": "import mdformat; work = lambda d: mdformat.text(d.decode())",
}
MEASURE = """
import json, resource, sys, time
{worker}
data = open(sys.argv[1], "rb").read()
times = []
while len(times) < 3 and sum(times) < 5:
    start = time.process_time(); work(data); times.append(time.process_time() - start)
print(json.dumps([min(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def note(size: int) -> bytes:
    """A damaged note of about `size` bytes: three lines of four are UTF-8 read as MacRoman."""
    rng = random.Random(size)
    lines, length, number = ["# Cours"], 0, 0
    while length < size:
        number += 1
        for line in SECTION.format(n=number).split("\n"):
            lines.append(line.encode().decode("mac_roman") if rng.random() < 0.75 else line)
            length += len(lines[-1].encode()) + 1
    return "\n".join(lines).encode()


def measure(tool: str, path: Path) -> tuple[float, float] | None:
    """(seconds, peak MB) of one tool on one file; None if it is not there, fails or takes too long."""
    if tool == "pandoc":
        return pandoc(path)
    code = MEASURE.format(worker=WORKERS[tool])
    try:
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, text=True, timeout=PATIENCE, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return None
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def pandoc(path: Path) -> tuple[float, float] | None:
    if not shutil.which("pandoc"):
        return None
    code = textwrap.dedent("""
        import json, resource, subprocess, sys
        subprocess.run(["pandoc", "-f", "gfm", "-t", "gfm", sys.argv[1], "-o", "/dev/null"], check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
    """)
    try:
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, text=True, timeout=PATIENCE, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return None
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def main(largest: int = SIZES[-1]) -> int:
    tools = [*WORKERS, "pandoc"]
    print(f"{'KB':>7} " + "".join(f"{tool:>22}" for tool in tools))
    speeds: dict[str, list[float]] = {tool: [] for tool in tools}
    with tempfile.TemporaryDirectory() as folder:
        for size in (size for size in SIZES if size <= largest):
            path = Path(folder) / f"{size}.md"
            path.write_bytes(note(size * 1000))
            cells = []
            for tool in tools:
                slow = size != SIZES[0] and not speeds[tool]
                result = None if slow else measure(tool, path)
                if result is None:
                    speeds[tool] = []
                    cells.append("-")
                    continue
                speed = path.stat().st_size / 1e6 / result[0]
                speeds[tool].append(speed)
                cells.append(f"{speed:.2f} MB/s {result[1]:.0f} MB")
            print(f"{size:>7} " + "".join(f"{cell:>22}" for cell in cells), flush=True)
    ours = speeds["normalise"]
    if len(ours) > 1:
        print(f"growth: at {SIZES[len(ours) - 1]} KB the speed is {ours[-1] / ours[0]:.2f} times that at {SIZES[0]} KB")
    if speeds["ftfy"] and speeds["mdformat"]:
        both = 1 / (1 / speeds["ftfy"][-1] + 1 / speeds["mdformat"][-1])
        at = min(len(ours), len(speeds["ftfy"]), len(speeds["mdformat"])) - 1
        print(f"ftfy and mdformat one after the other: {both:.2f} MB/s; normalise: {ours[at]:.2f} MB/s")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))

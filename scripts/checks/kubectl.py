"""Asks a local `kubectl`, without a cluster: what a command would create, what Kustomize builds."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import yaml

from scripts.checks import answers, discovery
from scripts.checks.manifests import LOADER, Manifest
from scripts.model import Finding

RULE = "kubectl"
# Never the cluster, nor the cache, of whoever runs the check.
ALONE = {"KUBECONFIG": os.devnull, "KUBECACHEDIR": os.path.join(tempfile.gettempdir(), "kubernotes-kubectl")}
SECONDS = 20


def available() -> bool:
    """Whether there is a `kubectl` to ask."""
    return shutil.which("kubectl") is not None


@cache
def run(*words: str) -> tuple[str, str]:
    """(stdout, error) of one kubectl call; one of them is empty. Same question, same answer: asked once."""
    name = answers.key(words)
    if (kept := answers.get(name)) is not None:
        return kept, ""
    try:
        done = subprocess.run(
            ["kubectl", *words],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, **ALONE},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", str(error)
    if done.returncode:
        return "", done.stderr.strip().removeprefix("error: ") or "failed"
    answers.put(name, done.stdout)
    return done.stdout, ""


def warm(calls: list[tuple[str, ...]]) -> None:
    """Runs many calls side by side, so that each later `run` answers at once."""
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        list(pool.map(lambda words: run(*words), calls))


def dry(command: str) -> tuple[str, ...]:
    """The words of a `kubectl create…` line, with what makes it print the object instead.

    Raises ValueError for a quotation mark that is never closed.
    """
    words = shlex.split(command)[1:]
    at = words.index("--") if "--" in words else len(words)
    server = ("--server", discovery.address()) if words[0] == "run" else ()
    return (*words[:at], "--dry-run=client", "-o", "yaml", *server, *words[at:])


def build(folder: Path) -> tuple[str, ...]:
    """The words of the call that builds a folder."""
    return "kustomize", str(folder)


def kustomize(folder: Path, name: str) -> tuple[list[Manifest], list[Finding]]:
    """The objects that `kubectl kustomize` builds from a folder, or a finding with its error."""
    out, error = run(*build(folder))
    if error:
        where = f"{name}/kustomization.yaml"
        return [], [
            Finding(where, 1, RULE, f"Kustomize cannot build it: {error.splitlines()[0]}", "mend the kustomization")
        ]
    path = folder / "kustomization.yaml"
    return [Manifest(path, 1, data) for data in yaml.load_all(out, LOADER) if data], []

"""Example files as Kubernetes objects: reading, and what kind of file each one is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts.model import Finding
from scripts.rows import LOADER

WRONG = "-wrong"  # in a file's name: wrong on purpose, must fail
# Files that are read by a tool, not by the API server.
TOOL_FILES = frozenset({"kustomization.yaml", "values.yaml", "Chart.yaml", "compose.yaml"})
# /etc/rancher/k3s/config.yaml: the flags of K3s, one a line (https://docs.k3s.io/installation/configuration).
K3S = ("k3s", "config.yaml")
# API groups that come with something installed: no schema in Kubernetes itself.
CUSTOM_GROUPS = frozenset(
    [
        "gateway.networking.k8s.io",
        "kind.x-k8s.io",
        "k3d.io",
        "metallb.io",
        "argoproj.io",
        "postgresql.cnpg.io",
        "monitoring.coreos.com",
        "traefik.io",
        "cert-manager.io",
        "apiserver.config.k8s.io",
        "kubelet.config.k8s.io",
        "kubeadm.k8s.io",
        "kubeproxy.config.k8s.io",
        "kustomize.toolkit.fluxcd.io",
        "source.toolkit.fluxcd.io",
        "secrets-store.csi.x-k8s.io",
        "snapshot.storage.k8s.io",
        "kubectl.config.k8s.io",
        "helm.toolkit.fluxcd.io",
        "example.com",
    ]
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """One object of one file, and the line where its document starts."""

    path: Path
    line: int
    data: Mapping

    @property
    def kind(self) -> str:
        return str(self.data.get("kind", ""))

    @property
    def group(self) -> str:
        return str(self.data.get("apiVersion", "")).rpartition("/")[0]

    @property
    def name(self) -> str:
        return str(_mapping(self.data.get("metadata")).get("name", ""))

    @property
    def namespace(self) -> str:
        return str(_mapping(self.data.get("metadata")).get("namespace", ""))

    @property
    def spec(self) -> Mapping:
        return _mapping(self.data.get("spec"))

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


def _mapping(value: object) -> Mapping:
    return value if isinstance(value, Mapping) else {}


def read(path: Path, name: str) -> tuple[list[Manifest], list[Finding]]:
    """The documents of one YAML file, or the findings that say why it has none."""
    try:
        text = path.read_text("utf-8")
        lines = [node.start_mark.line + 1 for node in yaml.compose_all(text, LOADER) if node is not None]
        documents = [data for data in yaml.load_all(text, LOADER) if data is not None]
        json.dumps(documents, default=str, skipkeys=True)  # an alias inside what it names has no end
    except (yaml.YAMLError, ValueError, OSError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        return [], [Finding(name, mark.line + 1 if mark else 0, "yaml", f"not YAML: {problem}", "mend the syntax")]
    bad = [
        Finding(name, n, "yaml", "not a mapping", "start with apiVersion")
        for n, d in zip(lines, documents, strict=True)
        if not isinstance(d, dict)
    ]
    return [Manifest(path, n, d) for n, d in zip(lines, documents, strict=True) if isinstance(d, dict)], bad


def yaml_files(folder: Path) -> Iterator[Path]:
    """Every YAML file of a folder that is data, so not a template of a chart."""
    for path in sorted(folder.rglob("*.y*ml")):
        if "templates" not in path.relative_to(folder).parts:
            yield path


def kustomizations(folder: Path) -> list[Path]:
    """Folders below `folder` that Kustomize can build."""
    return sorted(path.parent for path in folder.rglob("kustomization.yaml"))


def is_plain(path: Path, folder: Path) -> bool:
    """A manifest to be read by itself: no tool's file, nothing that Kustomize or Helm assembles."""
    if path.name in TOOL_FILES or path.name.startswith(("values", "compose")):
        return False
    if path.name == K3S[1] and K3S[0] in path.parts:
        return False
    parents = [p for p in path.parents if folder in (p, *p.parents)]
    return not any((p / "kustomization.yaml").exists() or (p / "Chart.yaml").exists() for p in parents)

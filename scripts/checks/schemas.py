"""Every example is valid for the Kubernetes version of the course, with no unknown field; wrong ones are wrong."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks import kubectl
from scripts.checks.course import Course
from scripts.checks.kinds import fault
from scripts.checks.manifests import CUSTOM_GROUPS, WRONG, Manifest, is_plain, kustomizations, read, yaml_files
from scripts.checks.objects import problems
from scripts.model import Finding

RULE = "examples"


def check(course: Course) -> Iterator[Finding]:
    """Each manifest parses, passes the strict schema and fits the objects around it; `*-wrong.yaml` does not."""
    _build_all(course)
    for lang, name in course.example_folders():
        folder = course.docs / lang / "examples" / name
        plain: list[Manifest] = []
        for path in yaml_files(folder):
            where = course.name(path)
            manifests, findings = read(path, where)
            yield from findings
            if not is_plain(path, folder):
                continue
            if WRONG in path.stem:
                if not findings and not list(_faults(manifests)):
                    hint = "make it fail, or drop -wrong from its name"
                    yield Finding(where, 1, RULE, "this example is wrong on purpose, but nothing finds it wrong", hint)
                continue
            plain += manifests
        yield from (_finding(course, m, message, hint) for m, message, hint in _faults(plain))
        for built in kustomizations(folder) if kubectl.available() else ():
            manifests, findings = kubectl.kustomize(built, course.name(built))
            yield from findings
            yield from (_finding(course, m, f"built: {message}", hint) for m, message, hint in _schema(manifests))


def _build_all(course: Course) -> None:
    """Builds what Kustomize builds side by side, so that each answer is there when it is asked for."""
    folders = [course.docs / lang / "examples" / name for lang, name in course.example_folders()]
    if kubectl.available():
        kubectl.warm([kubectl.build(folder) for each in folders for folder in kustomizations(each)])


def _finding(course: Course, manifest: Manifest, message: str, hint: str) -> Finding:
    return Finding(course.name(manifest.path), manifest.line, RULE, f"{manifest}: {message}", hint)


def _faults(manifests: list[Manifest]) -> Iterator[tuple[Manifest, str, str]]:
    faults = list(_schema(manifests))
    yield from faults
    try:
        yield from list(problems(manifests))
    except (AttributeError, KeyError, TypeError, ValueError):  # a list where the API wants a mapping, and the like
        broken = {id(manifest) for manifest, _, _ in faults}
        if sound := [manifest for manifest in manifests if id(manifest) not in broken and broken]:
            yield from _faults(sound)
        elif not broken:
            yield (
                manifests[0],
                "or an object beside it does not have the shape of its kind",
                "compare with its reference",
            )


def _schema(manifests: list[Manifest]) -> Iterator[tuple[Manifest, str, str]]:
    for manifest in manifests:
        if missing := [key for key in ("apiVersion", "kind") if not manifest.data.get(key)]:
            yield manifest, f"no {' and no '.join(missing)}", "write a complete manifest"
        elif manifest.group in CUSTOM_GROUPS:
            continue
        elif not manifest.name:
            yield manifest, "no metadata.name", "name the object"
        elif message := fault(manifest.data):
            yield manifest, message, f"see `kubectl explain {manifest.kind.lower()}`"

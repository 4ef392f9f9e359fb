"""Every example is valid for the Kubernetes version of the course, with no unknown field; wrong ones are wrong."""

from __future__ import annotations

from collections.abc import Iterator

import kubernetes_validate

from scripts.checks import kubectl
from scripts.checks.course import Course
from scripts.checks.manifests import CUSTOM_GROUPS, WRONG, Manifest, is_plain, kustomizations, read, yaml_files
from scripts.checks.objects import problems
from scripts.model import Finding

VERSION = "1.37"
RULE = "examples"


def check(course: Course) -> Iterator[Finding]:
    """Each manifest parses, passes the strict schema and fits the objects around it; `*-wrong.yaml` does not."""
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
        for built in kustomizations(folder):
            manifests, findings = kubectl.kustomize(built, course.name(built))
            yield from findings
            yield from (_finding(course, m, f"built: {message}", hint) for m, message, hint in _schema(manifests))


def _finding(course: Course, manifest: Manifest, message: str, hint: str) -> Finding:
    return Finding(course.name(manifest.path), manifest.line, RULE, f"{manifest}: {message}", hint)


def _faults(manifests: list[Manifest]) -> Iterator[tuple[Manifest, str, str]]:
    yield from _schema(manifests)
    yield from problems(manifests)


def _schema(manifests: list[Manifest]) -> Iterator[tuple[Manifest, str, str]]:
    for manifest in manifests:
        if missing := [key for key in ("apiVersion", "kind") if not manifest.data.get(key)]:
            yield manifest, f"no {' and no '.join(missing)}", "write a complete manifest"
        elif manifest.group in CUSTOM_GROUPS:
            continue
        elif not manifest.name:
            yield manifest, "no metadata.name", "name the object"
        else:
            yield from (
                (manifest, message, f"see `kubectl explain {manifest.kind.lower()}`") for message in _invalid(manifest)
            )


def _invalid(manifest: Manifest) -> Iterator[str]:
    try:
        kubernetes_validate.validate(dict(manifest.data), VERSION, strict=True)
    except kubernetes_validate.ValidationError as error:
        yield f"{'.'.join(str(p) for p in error.path) or 'the object'}: {error.message}"
    except kubernetes_validate.SchemaNotFoundError:
        yield f"Kubernetes {VERSION} has no {manifest.data['apiVersion']} {manifest.kind}"

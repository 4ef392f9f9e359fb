"""The schemas of the Kubernetes version of the course: which kinds exist, and what is wrong with an object."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

VERSION = "1.37"
FOLDER = f"kubernetes-json-schema/v{VERSION}.0-local-strict"  # strict: no field that the API does not know


@cache
def _folder() -> Path:
    """Where the package kubernetes-validate keeps its schemas; importing it would take longer than reading them."""
    return Path(find_spec("kubernetes_validate").origin).parent / FOLDER


@cache
def _contents(name: str) -> dict | None:
    path = _folder() / f"{name}.json"
    return json.loads(path.read_bytes()) if path.is_file() else None


def _schema(api_version: str, kind: str) -> dict | None:
    # rbac.authorization.k8s.io/v1 Role → role-rbac-v1: how the package names its files
    version = re.sub(r"^([^./]*)(?:\.[^/]*)?/", r"\1-", api_version)
    return _contents(f"{kind.lower()}-{version}") if re.fullmatch(r"[\w.-]+", f"{kind}{version}") else None


def exists(api_version: str, kind: str) -> bool:
    """Whether this version of Kubernetes has the kind, without a CRD."""
    return _schema(api_version, kind) is not None


@cache
def _validator(api_version: str, kind: str):
    from jsonschema.validators import Draft202012Validator
    from referencing import Registry, Resource

    schema = _schema(api_version, kind)
    registry = Resource.from_contents(_contents("_definitions")) @ (Resource.from_contents(schema) @ Registry())
    return Draft202012Validator(schema, registry=registry)


def fault(data: Mapping) -> str:
    """What the API would refuse in an object with `apiVersion` and `kind`; empty if nothing."""
    return _fault(json.dumps(data, sort_keys=True, default=str))


@cache
def _fault(data: str) -> str:
    from jsonschema.exceptions import best_match

    manifest = json.loads(data)
    api_version, kind = str(manifest["apiVersion"]), str(manifest["kind"])
    if not exists(api_version, kind):
        return f"Kubernetes {VERSION} has no {api_version} {kind}"
    error = best_match(_validator(api_version, kind).iter_errors(manifest))
    return f"{'.'.join(str(part) for part in error.path) or 'the object'}: {error.message}" if error else ""

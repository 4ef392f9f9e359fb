"""Do the objects of one folder fit together? A selector selects, a port exists, a key that is read exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scripts.checks.manifests import Manifest

Problem = tuple[Manifest, str, str]
BUILT_IN_ROLES = frozenset({"view", "edit", "admin", "cluster-admin"})


class PodTemplate(NamedTuple):
    """Pods that some object makes: their labels and spec, and the object."""

    owner: Manifest
    labels: Mapping[str, str]
    spec: Mapping

    @property
    def containers(self) -> list[Mapping]:
        return [*self.spec.get("containers", ()), *self.spec.get("initContainers", ())]


def problems(manifests: list[Manifest]) -> Iterator[Problem]:
    """(object, what does not fit, how to mend it) among the objects of one folder."""
    pods = list(pod_templates(manifests))
    for manifest in manifests:
        match manifest.kind:
            case "Service" if manifest.group == "":
                yield from _service(manifest, pods)
            case "Deployment" | "ReplicaSet" | "StatefulSet" | "DaemonSet":
                yield from _own_selector(manifest)
            case "Ingress":
                yield from _backends(manifest, manifests, _ingress_backends(manifest))
            case "HTTPRoute":
                yield from _backends(manifest, manifests, _route_backends(manifest))
                yield from _parents(manifest, manifests)
            case "HorizontalPodAutoscaler":
                target = manifest.spec.get("scaleTargetRef") or {}
                yield from _exists(manifest, manifests, target.get("kind", ""), target.get("name", ""), "scales")
            case "RoleBinding" | "ClusterRoleBinding":
                yield from _role(manifest, manifests)
        if manifest.kind == "StatefulSet" and (service := manifest.spec.get("serviceName")):
            yield from _exists(manifest, manifests, "Service", service, "is governed by")
    for pod in pods:
        yield from _volumes(pod, manifests)
        yield from _keys(pod, manifests)


def pod_templates(manifests: list[Manifest]) -> Iterator[PodTemplate]:
    """Every Pod, written as one or inside a workload."""
    for manifest in manifests:
        spec = manifest.spec
        if manifest.kind == "CronJob":
            spec = (spec.get("jobTemplate") or {}).get("spec") or {}
        if manifest.kind == "Pod":
            yield PodTemplate(manifest, (manifest.data.get("metadata") or {}).get("labels") or {}, spec)
        elif isinstance(template := spec.get("template"), Mapping) and "containers" in (template.get("spec") or {}):
            yield PodTemplate(manifest, (template.get("metadata") or {}).get("labels") or {}, template["spec"])


def selects(selector: Mapping[str, str], labels: Mapping[str, str]) -> bool:
    """Equality selectors: every pair of the selector is among the labels."""
    return selector.items() <= labels.items()


def _service(service: Manifest, pods: list[PodTemplate]) -> Iterator[Problem]:
    selector = service.spec.get("selector")
    if not selector:
        return
    chosen = [p for p in pods if p.owner.namespace == service.namespace and selects(selector, p.labels)]
    if not chosen:
        text = ", ".join(f"{k}={v}" for k, v in selector.items())
        yield service, f"selects no Pod of this folder ({text})", "make the selector a subset of the Pods' labels"
        return
    for port in service.spec.get("ports", ()):
        target = port.get("targetPort", port.get("port"))
        declared = [p for pod in chosen for c in pod.containers for p in c.get("ports", ())]
        known = {p.get("name") for p in declared} | {p.get("containerPort") for p in declared}
        if (declared or isinstance(target, str)) and target not in known:
            yield (
                service,
                f"targetPort {target} is no port of the Pods it selects",
                "use a containerPort, by number or name",
            )


def _own_selector(workload: Manifest) -> Iterator[Problem]:
    selector = (workload.spec.get("selector") or {}).get("matchLabels") or {}
    labels = ((workload.spec.get("template") or {}).get("metadata") or {}).get("labels") or {}
    if not selects(selector, labels):
        yield workload, "its selector does not match the labels of its own template", "make them equal"


def _ingress_backends(ingress: Manifest) -> Iterator[tuple[str, object]]:
    backends = [ingress.spec.get("defaultBackend") or {}]
    for rule in ingress.spec.get("rules", ()):
        backends += [path.get("backend") or {} for path in (rule.get("http") or {}).get("paths", ())]
    for backend in backends:
        if service := backend.get("service"):
            port = service.get("port") or {}
            yield service.get("name", ""), port.get("number", port.get("name"))


def _route_backends(route: Manifest) -> Iterator[tuple[str, object]]:
    for rule in route.spec.get("rules", ()):
        for backend in rule.get("backendRefs", ()):
            if backend.get("kind", "Service") == "Service":
                yield backend.get("name", ""), backend.get("port")


def _backends(owner: Manifest, manifests: list[Manifest], backends: Iterator[tuple[str, object]]) -> Iterator[Problem]:
    for name, port in backends:
        service = next((m for m in manifests if m.kind == "Service" and m.name == name), None)
        if service is None:
            yield (
                owner,
                f"sends traffic to Service {name}, which is not in this folder",
                "add the Service or mend the name",
            )
        elif port is not None and port not in {
            v for p in service.spec.get("ports", ()) for v in (p.get("port"), p.get("name"))
        }:
            yield owner, f"Service {name} has no port {port}", "use a port of the Service (not a targetPort)"


def _parents(route: Manifest, manifests: list[Manifest]) -> Iterator[Problem]:
    for parent in route.spec.get("parentRefs", ()):
        yield from _exists(route, manifests, parent.get("kind", "Gateway"), parent.get("name", ""), "attaches to")


def _role(binding: Manifest, manifests: list[Manifest]) -> Iterator[Problem]:
    role = binding.data.get("roleRef") or {}
    if role.get("kind") == "ClusterRole" and (
        role.get("name") in BUILT_IN_ROLES or str(role.get("name")).startswith("system:")
    ):
        return
    yield from _exists(binding, manifests, role.get("kind", ""), role.get("name", ""), "grants")


def _exists(owner: Manifest, manifests: list[Manifest], kind: str, name: str, verb: str) -> Iterator[Problem]:
    if not any(m.kind == kind and m.name == name for m in manifests):
        yield owner, f"{verb} {kind} {name}, which is not in this folder", "add it or mend the name"


def _volumes(pod: PodTemplate, manifests: list[Manifest]) -> Iterator[Problem]:
    templates = {t["metadata"]["name"] for t in pod.owner.spec.get("volumeClaimTemplates", ())}
    volumes = {v.get("name") for v in pod.spec.get("volumes", ())} | templates
    for container in pod.containers:
        for mount in container.get("volumeMounts", ()):
            if mount.get("name") not in volumes:
                yield (
                    pod.owner,
                    f"mounts volume {mount.get('name')}, which it does not declare",
                    "declare it under volumes",
                )
    for volume in pod.spec.get("volumes", ()):
        if claim := (volume.get("persistentVolumeClaim") or {}).get("claimName"):
            yield from _exists(pod.owner, manifests, "PersistentVolumeClaim", claim, "mounts")


def _keys(pod: PodTemplate, manifests: list[Manifest]) -> Iterator[Problem]:
    for kind, name, key in _reads(pod):
        source = next((m for m in manifests if m.kind == kind and m.name == name), None)
        if source is None:
            yield (
                pod.owner,
                f"reads {kind} {name}, which is not in this folder",
                "add it, or mark the reference optional",
            )
        elif key and key not in {
            **(source.data.get("data") or {}),
            **(source.data.get("stringData") or {}),
            **(source.data.get("binaryData") or {}),
        }:
            yield pod.owner, f"reads key {key} of {kind} {name}, which has no such key", "use a key that exists"


def _reads(pod: PodTemplate) -> Iterator[tuple[str, str, str | None]]:
    """(kind, name, key or None for all) of each ConfigMap and Secret that the Pod needs to start."""
    for container in pod.containers:
        for variable in container.get("env", ()):
            source = variable.get("valueFrom") or {}
            for field, kind in (("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret")):
                if (ref := source.get(field)) and not ref.get("optional"):
                    yield kind, ref.get("name", ""), ref.get("key")
        for source in container.get("envFrom", ()):
            for field, kind in (("configMapRef", "ConfigMap"), ("secretRef", "Secret")):
                if (ref := source.get(field)) and not ref.get("optional"):
                    yield kind, ref.get("name", ""), None
    volumes = list(pod.spec.get("volumes", ()))
    volumes += [source for v in volumes for source in (v.get("projected") or {}).get("sources", ())]
    for volume in volumes:
        for field, kind, at in (
            ("configMap", "ConfigMap", "name"),
            ("secret", "Secret", "secretName" if "name" in volume else "name"),
        ):
            if (ref := volume.get(field)) and not ref.get("optional"):
                keys = [item.get("key") for item in ref.get("items", ())] or [None]
                yield from ((kind, ref.get(at, ""), key) for key in keys)

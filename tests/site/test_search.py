"""Search as a reader uses it: in the field, in both languages, behind a server and from disk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

# query → page that must be among the first three
FRENCH = {
    "noeud": "architecture/nodes",
    "nœuds": "architecture/nodes",
    "deploiement": "workloads/deployments",
    "déploiement": "workloads/deployments",
    "equilibreur": "networking/loadbalancer",
    "kube-apiserver": "architecture/control-plane",
    "apiserver": "architecture/control-plane",
    "quorum": "architecture/etcd",
    "conteneurs": "workloads/pods",
    "conteneur": "workloads/pods",
    "svc": "networking/services",
    "po": "workloads/pods",
    "deploy": "workloads/deployments",
    "pvc": "storage/volumes",
    "hpa": "workloads/resources-autoscaling",
    "sondes": "workloads/probes",
    "mise à jour": "workloads/rollouts",
    "ReadWriteMany": "storage/volumes",
    "chiffrement": "config/secret-encryption",
    "kube-proxy": "architecture/nodes",
}
ENGLISH = {
    "quorum": "architecture/etcd",
    "control plane": "architecture/control-plane",
    "kube-apiserver": "architecture/control-plane",
    "nodes": "architecture/nodes",
    "node": "architecture/nodes",
    "load balancer": "networking/loadbalancer",
    "svc": "networking/services",
    "ds": "workloads/daemonsets",
    "pvc": "storage/volumes",
    "probes": "workloads/probes",
    "rollback": "workloads/rollouts",
    "deployments": "workloads/deployments",
    "ReadWriteOncePod": "storage/volumes",
    "encryption at rest": "config/secret-encryption",
}


def results(page: Page, root: str, start: str, query: str) -> list[str]:
    """Addresses of the pages found, best first, without root or anchor."""
    page.goto(f"{root}/{start}")
    page.locator(".md-search__input").fill(query, force=True)
    page.locator(".md-search-result__item").first.wait_for(state="attached", timeout=10_000)
    links = page.locator(".md-search-result__item > a.md-search-result__link").evaluate_all(
        "all => all.map(a => a.href)"
    )
    return [link.removeprefix(f"{root}/").partition("?")[0].partition("#")[0] for link in links]


@pytest.mark.parametrize(("query", "slug"), FRENCH.items())
def test_french_query_finds_its_page(page: Page, root: str, traffic: list, query: str, slug: str):
    found = results(page, root, "index.html", query)
    assert f"{slug}.html" in list(dict.fromkeys(found))[:3]
    assert not [link for link in found if link.startswith("en/")]
    assert traffic == []


@pytest.mark.parametrize(("query", "slug"), ENGLISH.items())
def test_english_query_finds_its_page(page: Page, root: str, traffic: list, query: str, slug: str):
    found = results(page, root, "en/workloads/pods.html", query)
    assert f"en/{slug}.html" in list(dict.fromkeys(found))[:3]
    assert all(link.startswith("en/") for link in found)
    assert traffic == []


@pytest.mark.parametrize("query", ["--replicas=3", "-o yaml", "kubectl get po -A", "8080", "spec.replicas", "replicas"])
def test_flags_numbers_and_inflections_are_words(page: Page, root: str, query: str):
    """lunr reads a leading hyphen as « without »: here it is a flag to look for."""
    assert results(page, root, "index.html", query)


def test_plural_and_singular_are_found_while_typing(page: Page, root: str):
    for word in ("conteneur", "conteneurs", "conteneu"):
        assert results(page, root, "index.html", word)

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


def results(page: Page, root: str, query: str) -> list[str]:
    """Addresses of the pages found on the open page, best first, without root or anchor."""
    field, found = page.locator(".md-search__input"), page.locator(".md-search-result__item")
    field.fill("", force=True)
    page.wait_for_function("!document.querySelector('.md-search-result__item')")
    field.fill(query, force=True)
    found.first.wait_for(state="attached", timeout=15_000)
    links = page.locator(".md-search-result__item > a.md-search-result__link")
    addresses = links.evaluate_all("all => all.map(a => a.href)")
    return [link.removeprefix(f"{root}/").partition("?")[0].partition("#")[0] for link in addresses]


@pytest.mark.parametrize(
    ("lang", "start", "queries"), [("fr", "index.html", FRENCH), ("en", "en/workloads/pods.html", ENGLISH)]
)
def test_each_query_finds_its_page_and_nothing_in_the_other_language(
    page: Page, root: str, traffic: list, lang: str, start: str, queries: dict[str, str]
):
    page.goto(f"{root}/{start}")
    missed, foreign = {}, {}
    prefix = "en/" if lang == "en" else ""
    for query, slug in queries.items():
        found = list(dict.fromkeys(results(page, root, query)))
        if f"{prefix}{slug}.html" not in found[:3]:
            missed[query] = found[:3]
        if other := [link for link in found if link.startswith("en/") != (lang == "en")]:
            foreign[query] = other
    assert missed == {}
    assert foreign == {}
    assert traffic == []


def test_flags_numbers_code_words_and_inflections_are_words(page: Page, root: str):
    """lunr reads a leading hyphen as « without »: here it is a flag to look for."""
    page.goto(f"{root}/index.html")
    for query in ("--replicas=3", "-o yaml", "kubectl get po -A", "8080", "spec.replicas", "conteneurs", "conteneu"):
        assert results(page, root, query), query

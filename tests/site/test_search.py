"""Search as a reader uses it: in the field, in both languages, behind a server and from disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.conftest import Traffic

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


@dataclass
class Search:
    """A page whose search field answers one query after another, and what it asked of the network."""

    page: Page
    root: str
    traffic: Traffic

    def find(self, query: str) -> list[str]:
        """Addresses of the pages found, best first, without root or anchor."""
        field, items = self.page.locator(".md-search__input"), self.page.locator(".md-search-result__item")
        for text in ("", query):  # emptied first, else the answer to the query before would be taken for this one's
            field.fill(text, force=True)
            field.dispatch_event("keyup")  # what the theme listens to, and filling does not send
            if not text:
                expect(items).to_have_count(0)
        items.first.wait_for(state="attached", timeout=30_000)  # the first query waits for the index
        links = items.locator("> a.md-search-result__link").evaluate_all("all => all.map(a => a.href)")
        return [link.removeprefix(f"{self.root}/").partition("?")[0].partition("#")[0] for link in links]


@pytest.fixture(scope="module")
def searches(chromium: Browser) -> Iterator[Callable[[str, str], Search]]:
    """The search of a page below a root: loaded once, for its index takes longer to build than a query to answer."""
    contexts: list[BrowserContext] = []

    @cache
    def search(root: str, start: str) -> Search:
        contexts.append(chromium.new_context())
        traffic = Traffic()
        traffic.watch(contexts[-1])
        page = contexts[-1].new_page()
        page.goto(f"{root}/{start}")
        return Search(page, root, traffic)

    yield search
    for context in contexts:
        context.close()


@pytest.fixture
def french(searches: Callable[[str, str], Search], root: str) -> Search:
    return searches(root, "index.html")


@pytest.fixture
def english(searches: Callable[[str, str], Search], root: str) -> Search:
    return searches(root, "en/workloads/pods.html")


@pytest.mark.parametrize(("query", "slug"), FRENCH.items())
def test_french_query_finds_its_page(french: Search, query: str, slug: str):
    found = french.find(query)
    assert f"{slug}.html" in list(dict.fromkeys(found))[:3]
    assert not [link for link in found if link.startswith("en/")]
    assert french.traffic == []


@pytest.mark.parametrize(("query", "slug"), ENGLISH.items())
def test_english_query_finds_its_page(english: Search, query: str, slug: str):
    found = english.find(query)
    assert f"en/{slug}.html" in list(dict.fromkeys(found))[:3]
    assert all(link.startswith("en/") for link in found)
    assert english.traffic == []


@pytest.mark.parametrize("query", ["--replicas=3", "-o yaml", "kubectl get po -A", "8080", "spec.replicas", "replicas"])
def test_flags_numbers_and_inflections_are_words(french: Search, query: str):
    """lunr reads a leading hyphen as « without »: here it is a flag to look for."""
    assert french.find(query)


def test_plural_and_singular_are_found_while_typing(french: Search):
    for word in ("conteneur", "conteneurs", "conteneu"):
        assert french.find(word)

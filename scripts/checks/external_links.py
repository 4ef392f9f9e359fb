"""Links to other sites still lead somewhere. Run on a schedule: `python -m scripts.checks.external_links`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import click

from scripts import findings
from scripts.checks.course import Course
from scripts.checks.outside import WAITS, ask
from scripts.model import Finding

RULE = "external-links"
HOSTS_AT_ONCE = 8  # and one address of a host at a time
# The server answers, but not to a program: it does not say that the page is gone.
SHUT = frozenset({401, 403, 429, 999})
SILENT = "does not answer"
NOT_ASKED = ("localhost", "127.0.0.1", "example.com", "example.org", "example")

Places = dict[str, list[tuple[str, int]]]  # address → (file, line) of each link to it


def places(course: Course) -> Places:
    """Every outside address of the pages and of the identity cards, without its fragment, and where it stands."""
    found: Places = {}
    for page in course.pages():
        for target in page.targets:
            _add(found, target.href, course.name(page.path), target.line)
    cards = course.docs / "objects.yml"
    if cards.exists():
        for number, line in enumerate(cards.read_text("utf-8").splitlines(), 1):
            _, _, url = line.partition("reference: ")
            _add(found, url.strip(), course.name(cards), number)
    return found


def _add(found: Places, href: str, name: str, line: int) -> None:
    url = urldefrag(href).url
    host = urlsplit(url).hostname or ""
    if url.startswith(("http://", "https://")) and not any(host == n or host.endswith(f".{n}") for n in NOT_ASKED):
        found.setdefault(url, []).append((name, line))


def fault(url: str, waits: tuple[float, ...] = WAITS) -> str:
    """Why `url` is a dead link; the empty string if it is not, or if nobody can tell."""
    status, body = ask(url, "HEAD", ())
    if not 200 <= status < 400:  # some servers answer GET only
        status, body = ask(url, "GET", waits)
    if 200 <= status < 400 or status in SHUT:
        return ""
    return f"answers {status}" if status else f"{SILENT} ({body.decode('utf-8', 'replace')})"


def check(course: Course, waits: tuple[float, ...] = WAITS) -> Iterator[Finding]:
    """A finding for each place that links to an address that no longer answers, in order of file and line."""
    found = places(course)
    hosts = [list(urls) for _, urls in groupby(sorted(found, key=_host), _host)]
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        dead = {url: why for host in pool.map(lambda urls: _faults(urls, waits), hosts) for url, why in host if why}
    ordered = sorted((*place, url) for url in dead for place in found[url])
    for name, line, address in ordered:
        message = f"{address} {dead[address]}"
        yield Finding(name, line, RULE, message, "link to the page that replaces it, in both languages")


def _faults(urls: list[str], waits: tuple[float, ...]) -> list[tuple[str, str]]:
    """(address, fault) of each address of one host. A host that is silent is not waited for again."""
    found = []
    for url in urls:
        why = fault(url, waits)
        found.append((url, why))
        if why.startswith(SILENT):
            waits = ()
    return found


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


@click.command()
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def main(style: str) -> None:
    """Ask every outside address of the course whether it still answers."""
    course = Course(Path("docs"))
    found = list(check(course))
    click.echo(findings.show(found, style) or f"{len(places(course))} addresses answer.")
    sys.exit(findings.status(found))


if __name__ == "__main__":
    main(prog_name="python -m scripts.checks.external_links")

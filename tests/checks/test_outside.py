"""The scheduled checks, against a server on this machine that misbehaves as servers do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from scripts.checks import external_links, kubernetes_version
from scripts.checks.course import Course
from scripts.model import CourseError

NO_WAIT = (0.0, 0.0)
BODIES = {"/stable": b"v1.38.0\n", "/login": b"<html>Welcome</html>"}


class Server(BaseHTTPRequestHandler):
    asked: ClassVar[Counter] = Counter()

    def do_HEAD(self) -> None:
        self.reply(405 if self.path == "/get-only" else self.status())

    def do_GET(self) -> None:
        self.reply(self.status(), BODIES.get(self.path, b"text"))

    def status(self) -> int:
        self.asked[self.path] += 1
        if self.path == "/tired":  # twice overloaded, then well
            return 503 if self.asked[self.path] < 4 else 200
        return {"/gone": 404, "/shut": 403, "/broken": 500, "/moved": 301}.get(self.path, 200)

    def reply(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/here")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Silent."""


@pytest.fixture
def server() -> Iterator[str]:
    Server.asked.clear()
    http = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/here", ""),
        ("/moved", ""),
        ("/get-only", ""),
        ("/shut", ""),  # the page may well be there for a person
        ("/tired", ""),
        ("/gone", "answers 404"),
        ("/broken", "answers 500"),
    ],
)
def test_a_link_is_dead_only_if_the_server_says_so(server: str, path: str, why: str):
    assert external_links.fault(server + path, NO_WAIT) == why


def test_a_page_that_is_gone_is_not_asked_for_again(server: str):
    external_links.fault(f"{server}/gone", NO_WAIT)
    assert Server.asked["/gone"] == 2  # HEAD, then GET


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://[::1"])
def test_an_address_that_nobody_answers_at_is_a_dead_link(url: str):
    assert external_links.fault(url, ()).startswith("does not answer (")


def test_findings_name_every_place_and_code_is_left_alone(server: str, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(external_links, "NOT_ASKED", ("example.com",))
    page = tmp_path / "docs/fr/start/page.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        f"# Page {{#page}}\n\n[La page]({server}/gone#part) et [l'autre]({server}/here).\n\n"
        f"`[code]({server}/gone)` et [exemple](https://shop.example.com/).\n\n[Encore]({server}/gone)\n",
        "utf-8",
    )
    found = list(external_links.check(Course(tmp_path / "docs"), NO_WAIT))
    assert [(f.path, f.line, f.message) for f in found] == [
        ("docs/fr/start/page.md", 3, f"{server}/gone answers 404"),
        ("docs/fr/start/page.md", 7, f"{server}/gone answers 404"),
    ]


def test_a_newer_kubernetes_is_a_finding(server: str):
    stable = kubernetes_version.newest(f"{server}/stable", NO_WAIT)
    assert [f.message for f in kubernetes_version.check(stable, "1.37")] == [
        "Kubernetes 1.38 is out, the course is verified with 1.37"
    ]
    assert list(kubernetes_version.check("1.9", "1.37")) == []  # numbers, not letters
    assert list(kubernetes_version.check("1.37", "1.37")) == []


@pytest.mark.parametrize("path", ["/login", "/gone", "/broken"])
def test_an_answer_that_is_no_version_is_an_error_not_a_guess(server: str, path: str):
    with pytest.raises(CourseError, match="does not name a version"):
        kubernetes_version.newest(server + path, NO_WAIT)

"""The course keeps up with Kubernetes. Run on a schedule: `python -m scripts.checks.kubernetes_version`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import click

from scripts import findings
from scripts.checks.kinds import VERSION
from scripts.checks.outside import WAITS, ask
from scripts.model import CourseError, Exit, Finding

RULE = "kubernetes-version"
# https://kubernetes.io/releases/download/: the newest stable release, as `v1.37.2`
STABLE = "https://dl.k8s.io/release/stable.txt"
HINT = "raise kubernetes-validate, VERSION in scripts/checks/kinds.py, and the version in mkdocs.yml"


def newest(url: str = STABLE, waits: tuple[float, ...] = WAITS) -> str:
    """The newest stable minor version, as `1.37`. Raises CourseError if the server does not say."""
    status, body = ask(url, "GET", waits)
    match = re.fullmatch(r"v(\d+\.\d+)\.\d+", body.decode("utf-8", "replace").strip())
    if status != 200 or not match:
        raise CourseError(url, f"does not name a version (status {status})", "try again later")
    return match[1]


def check(stable: str, verified: str = VERSION) -> Iterator[Finding]:
    """A finding if Kubernetes has a newer minor version than the one whose schemas the examples pass."""
    if _numbers(stable) > _numbers(verified):
        message = f"Kubernetes {stable} is out, the course is verified with {verified}"
        yield Finding("requirements.in", 0, RULE, message, HINT)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


@click.command()
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def main(style: str) -> None:
    """Compare the version of the course with the newest release of Kubernetes."""
    try:
        found = list(check(newest()))
    except CourseError as error:
        click.echo(str(error), err=True)
        sys.exit(Exit.MISUSE)
    click.echo(findings.show(found, style) or f"Kubernetes {VERSION} is the newest minor version.")
    sys.exit(findings.status(found))


if __name__ == "__main__":
    main(prog_name="python -m scripts.checks.kubernetes_version")

"""The course itself passes its own checks."""

from __future__ import annotations

from scripts.checks import CHECKS, run
from scripts.findings import line
from tests.site.conftest import ROOT


def test_the_course_has_nothing_to_mend():
    """All rules but one: a change in one language may be published, and its page then says so."""
    found = run(ROOT / "docs", only=[name for name in CHECKS if name != "translations"])
    assert [line(finding) for finding in found] == []


def test_every_rule_says_what_it_is():
    assert [name for name, check in CHECKS.items() if not (check.__doc__ or "").strip()] == []

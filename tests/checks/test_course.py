"""The course itself passes its own checks."""

from __future__ import annotations

import re

from scripts.checks import CHECKS, run
from scripts.checks.kinds import VERSION
from scripts.findings import line
from tests.site.conftest import ROOT


def test_the_course_has_nothing_to_mend():
    """All rules but one: a change in one language may be published, and its page then says so."""
    found = run(ROOT / "docs", only=[name for name in CHECKS if name != "translations"])
    assert [line(finding) for finding in found] == []


def test_every_place_that_names_the_version_of_kubernetes_names_the_same():
    """The schemas, their package, the footer of the site and what it says of itself."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    package = re.findall(r"^kubernetes-validate==(\d+\.\d+)\.", (ROOT / "requirements.in").read_text("utf-8"), re.M)
    said = re.findall(r"[Kk]ubernetes:? \"?(\d+\.\d+)", config)
    assert len(said) == 3
    assert {*package, *said} == {VERSION}

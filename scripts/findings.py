"""Findings as text for people, JSON for tools, annotations for pull requests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from scripts.model import Exit, Finding

# https://docs.github.com/actions/reference/workflow-commands-for-github-actions
ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def show(findings: Sequence[Finding], style: str) -> str:
    """All findings in one of the styles `text`, `json`, `github`; the empty string if there are none to show."""
    if style == "json":
        return json.dumps([finding._asdict() for finding in findings], ensure_ascii=False, indent=2)
    return "\n".join((_annotation if style == "github" else line)(finding) for finding in findings)


def line(finding: Finding) -> str:
    """`file:line: what is wrong · how to mend it [rule]`."""
    where = f"{finding.path}:{finding.line}" if finding.line else finding.path
    hint = f" · {finding.hint}" if finding.hint else ""
    return f"{where}: {finding.message}{hint} [{finding.rule}]{' (mended)' if finding.fixed else ''}"


def status(findings: Iterable[Finding]) -> Exit:
    """1 as soon as there is a finding, mended or not: a mended file is a change that a person should see."""
    return Exit.FINDINGS if any(True for _ in findings) else Exit.CLEAN


def _annotation(finding: Finding) -> str:
    level = "notice" if finding.fixed else "error"
    path, rule = (text.translate(PROPERTY_ESCAPES) for text in (finding.path, finding.rule))
    at = f"file={path},line={max(finding.line, 1)},title={rule}"
    text = f"{finding.message} · {finding.hint}" if finding.hint else finding.message
    return f"::{level} {at}::{text.translate(ESCAPES)}"

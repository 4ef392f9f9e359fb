"""How a pass rewrites a document: lines keep the number of the note's line they come from, and nothing goes unsaid."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from scripts.model import Block, Document, Finding, Line
from scripts.notes.memory import Lines, blocks_in

# Rules of which one finding a note is enough, with all its lines.
SUMMED = frozenset(("blanks", "heading-form", "list-mark", "punctuation", "rule", "rule-form", "spacing", "typography"))
SINGLE = re.compile(r"\(lines (\d+)\)$")
LISTED = re.compile(r" \(lines ([\d, -]*)\)$")


def words_of(text: str) -> frozenset[str]:
    """A set of words from a list in prose."""
    return frozenset(text.split())


def headings_of(doc: Document) -> list[Block]:
    """The headings at the margin. Several lines above an underline are none: Python-Markdown shows them as text."""
    return [b for b in blocks_of(doc) if b.kind == "heading" and not b.depth and len(b.lines) < 3]


def blocks_of(doc: Document) -> tuple[Block, ...]:
    """The blocks of a document; block line n is `doc.lines[n - 1]`."""
    return blocks_in(doc.lines)


def source_of(doc: Document, block: Block) -> int:
    """The note's line number of the first line of a block that comes from the note."""
    first = doc.lines[block.start - 1].source
    return first or next((line.source for line in doc.lines[block.start : block.end] if line.source), 0)


def lines_with(text: str, patterns: Iterable[re.Pattern[str]]) -> set[int]:
    """The lines of a text (from 1) that one of the patterns may match: a look through all of it at once is many times
    faster than one at each line."""
    found: set[int] = set()
    starts: list[int] = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            starts = starts or [0, *(end.end() for end in re.finditer("\n", text))]
            found.update(range(bisect_right(starts, match.start()), bisect_right(starts, match.end() - 1) + 1))
    return found


def spread(numbers: Iterable[int]) -> str:
    """Line numbers for people: `3, 5-7, 12`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers) - {0}):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, with those that differ in their lines only (`… (lines 3, 5-7)`) made one."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    result = []
    for finding in findings:
        if finding.rule in SUMMED and (listed := finding.message.rfind(" (lines ")) >= 0:
            key = (finding.rule, finding.message[:listed], finding.fixed)
            groups.setdefault(key, []).append(finding)
        else:
            result.append(finding)
    for group in groups.values():
        first = group[0]
        if len(group) > 1:
            numbers = [n for finding in group for n in unspread(LISTED.search(finding.message)[1])]
            first = first._replace(
                line=min((finding.line for finding in group if finding.line), default=0),
                message=LISTED.sub(f" (lines {spread(numbers)})", first.message),
                removed=" ".join(filter(None, (finding.removed for finding in group))),
                added=" ".join(filter(None, (finding.added for finding in group))),
            )
        result.append(first)
    return [single(finding) for finding in result]


def single(finding: Finding) -> Finding:
    """`(line 3)` instead of `(lines 3)`."""
    found = SINGLE.search(finding.message) if finding.message.endswith(")") else None
    return finding._replace(message=f"{finding.message[: found.start()]}(line {found[1]})") if found else finding


def unspread(text: str) -> Iterable[int]:
    """The line numbers that `spread` has written."""
    for part in filter(None, text.split(", ")):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


class Rewrite:
    """The new lines of a document, collected from the top, and the findings about them."""

    def __init__(self, doc: Document, rule: str) -> None:
        self.doc, self.rule = doc, rule
        self.lines: list[Line] = []
        self.findings: list[Finding] = []
        self.changed = False

    def keep(self, block: Block) -> None:
        """The lines of a block as they are; a blank block below a blank line that a pass has put is left out."""
        if block.kind == "blank" and self.changed and self.lines and not self.lines[-1].text:
            return
        if block.start == block.end:
            self.lines.append(self.doc.lines[block.start - 1])
        else:
            self.lines += self.doc.lines[block.start - 1 : block.end]

    def keep_line(self, number: int) -> None:
        self.lines.append(self.doc.lines[number - 1])

    def put(self, text: str, source: int = 0) -> None:
        """A line written by the pass, from the note's line `source` (0: from none)."""
        self.lines.append(Line(text, source))
        self.changed = True

    def put_all(self, texts: Sequence[str], sources: Sequence[int]) -> None:
        """Several lines; sources beyond the given ones are 0."""
        for at, text in enumerate(texts):
            self.put(text, sources[at] if at < len(sources) else 0)

    def fence(self, lang: str, lines: Sequence[Line], source: int, indent: str = "") -> None:
        """Lines as code between two marks that none of them closes."""
        mark = "`" * max(3, *(len(run[0]) + 1 for line in lines for run in re.finditer("`+", line.text)), 0)
        self.blank()
        self.put(f"{indent}{mark}{lang}", source)
        self.lines += lines
        self.put(f"{indent}{mark}")

    def drop(self) -> None:
        """Say that lines were left out on purpose."""
        self.changed = True

    def blank(self) -> None:
        """One blank line, unless there is one already or nothing above."""
        if self.lines and self.lines[-1].text.strip():
            self.put("")

    def fixed(
        self, line: int, message: str, hint: str = "", removed: str = "", added: str = "", rule: str = ""
    ) -> None:
        """A finding about something that was mended; `removed` and `added` are the words that went and came."""
        self._say(line, message, hint, True, removed, added, rule)

    def ask(self, line: int, message: str, hint: str, removed: str = "", added: str = "", rule: str = "") -> None:
        """A finding for a person to decide on."""
        self._say(line, message, hint, False, removed, added, rule)

    def _say(self, line: int, message: str, hint: str, fixed: bool, removed: str, added: str, rule: str) -> None:
        path, name = self.doc.path, rule or self.rule
        self.findings.append(Finding(path, line, name, message, hint, fixed, removed=removed, added=added))

    def done(self, **meta: object) -> Document:
        """The rewritten document; the same object if nothing was changed or said."""
        if not (self.changed or self.findings or meta):
            return self.doc
        doc = self.doc
        lines = Lines(self.lines) if self.changed else doc.lines
        facts = {**doc.meta, **meta} if meta else doc.meta
        return Document(doc.path, lines, doc.lang, facts, (*doc.findings, *self.findings))

"""```mermaid fences become inline SVG while the site is built: no browser, no JavaScript on the page."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache

import merman
from pymdownx.superfences import SuperFencesException

from scripts import mermaid
from scripts.model import Finding
from scripts.site.svg import SVG, compact, markup

# merman measures text with a font narrower than the reader's: laid out at 18 px, drawn at 16 px (identity.css).
LAYOUT = {
    "theme": "base",
    "look": "classic",
    "htmlLabels": False,
    "fontSize": 18,
    "themeVariables": {"fontSize": "18px"},
    "flowchart": {
        "htmlLabels": False,
        "padding": 10,
        "wrappingWidth": 200,
        "minNodeWidth": 64,
        "nodeSpacing": 32,
        "rankSpacing": 42,
    },
    "sequence": {
        "width": 116,
        "height": 44,
        "actorMargin": 28,
        "diagramMarginX": 4,
        "boxMargin": 6,
        "messageMargin": 32,
        "mirrorActors": False,
        "useMaxWidth": False,
    },
}
READABLE = 0.75  # a picture may shrink to this share of its size (16 px text to 12 px); then it scrolls in its figure
PHONE = 300  # px: what a figure has for its picture on the narrowest screens
CYLINDER = re.compile(r'(?<=\[\(")[^"]*(?="\)\])')  # drawn as tight as its label: the layout gets a wider one
PAD = "\ue000"  # of the private use area: no label has it
APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")  # between letters it is no sign of Mermaid's, and printers curl it


@dataclass
class Sheet:
    """The page being built: where its diagrams stand, how many there were, whom to tell of errors."""

    path: str
    source: str
    report: Callable[[Finding], None]
    count: int = field(default=0)


SHEET: ContextVar[Sheet] = ContextVar("sheet")


class DiagramError(Exception):
    """A diagram that cannot be drawn: `problems` are (line in the fence, counting from 1; message)."""

    def __init__(self, problems: list[tuple[int, str]]) -> None:
        self.problems = problems
        super().__init__("; ".join(message for _, message in problems))


@cache
def renderer() -> merman.Merman:
    return merman.Merman()


def check(source: str) -> list[tuple[int, str]]:
    """Syntax errors and missing descriptions of one diagram, as (line in the fence, message)."""
    diagnostics = json.loads(renderer().analyze_json(source, None))["diagnostics"]
    problems = [((d.get("span") or {}).get("line", 1), d["message"]) for d in diagnostics if d["severity"] == "error"]
    return problems + [(1, f"{part} is missing") for part in mermaid.missing(source)]


def draw(source: str, name: str) -> str:
    """The `<figure>` of one diagram. `name` makes its ids unique on the page. Raises DiagramError."""
    if problems := check(source):
        raise DiagramError(problems)
    options = json.dumps({"svg": {"diagram_id": name}, "site_config": LAYOUT})
    try:
        root = ET.fromstring(renderer().render_svg(CYLINDER.sub(_padded, APOSTROPHE.sub("’", source)), options))
    except merman.MermanError as error:
        raise DiagramError([(1, str(error))]) from error
    compact(root)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    root.remove(title)
    description.set("id", f"{name}-d")
    width, height = (float(x) for x in root.get("viewBox").split()[2:])
    root.attrib.update(
        {
            "role": "img",
            "aria-labelledby": f"{name}-t",
            "aria-describedby": f"{name}-d",
            "data-search-exclude": "1",
            "width": f"{width:.0f}",
            "height": f"{height:.0f}",
        }
    )
    least = width * READABLE
    if least > PHONE:
        root.set("style", f"min-width:{least:.0f}px")
    wide = ' tabindex="0"' if least > PHONE else ""  # what scrolls must be reached by keyboard (WCAG 2.1.1)
    caption = f'<figcaption id="{name}-t">{html.escape(title.text)}</figcaption>'
    return f'<figure class="diagram"{wide}>{markup(root).replace(PAD, "")}{caption}</figure>'


def _padded(label: re.Match[str]) -> str:
    return "<br>".join(f"{PAD}{line}{PAD}" for line in label[0].split("<br>"))


def fence(source, language, css_class, options, md, **kwargs) -> str:
    """Formatter for pymdownx.superfences: the drawing, or the source with a finding at `file:line`."""
    sheet = SHEET.get()
    sheet.count += 1
    try:
        return draw(source, f"d{sheet.count}")
    except DiagramError as error:
        first = _line_before(sheet.source, source)
        for line, message in error.problems:
            hint = "mend the diagram; https://mermaid.js.org/intro/syntax-reference.html"
            sheet.report(Finding(sheet.path, first + line, "diagrams", message, hint))
        return f"<pre><code>{html.escape(source)}</code></pre>"
    except Exception as error:  # superfences hides every other exception, and shows a plain code block
        raise SuperFencesException(f"{sheet.path}: diagram {sheet.count}: {error!r}") from error


def _line_before(page: str, source: str) -> int:
    """Number of the line before the diagram in its page; 0 if the diagram comes from elsewhere."""
    lines, wanted = ([line.strip() for line in text.splitlines()] for text in (page, source))
    return next((i for i in range(len(lines)) if lines[i : i + len(wanted)] == wanted), 0)

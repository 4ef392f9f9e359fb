"""The signs of Markdown on one line: what a block may start with. Shared by the scanner and by what writes Markdown."""

from __future__ import annotations

import re

HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*))?$")
CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*([^{}\n]*[#.=][^{}\n]*)\}[ \t]*$")
FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)$")
ITEM = re.compile(r"([-+*]|\d{1,9}[.)])(?:([ \t]+)|$)")
ADMONITION = re.compile(r"(!!!|\?\?\?\+?)[ \t]+([\w-]+(?:[ \t]+[\w-]+)*)?(?:[ \t]*\"(.*)\")?[ \t]*$")
TAB = re.compile(r"===[!+]*[ \t]+([\"'])(.+)\1[ \t]*$")
REFERENCE = re.compile(r"(\*?)\[(\^?)([^\[\]]+)\]:[ \t]*(\S.*)?$")
DEFINITION = re.compile(r":[ \t]+\S")
SNIPPET = re.compile(r";*-{1,}8<-{1,}(?:[ \t]|$)")
DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
FRONT_KEY = re.compile(r"[\w\"'-][^:#]{0,80}:(?:\s|$)|#|!|\{")
MARKDOWN_INSIDE = re.compile(r"\smarkdown(?:=|\s|>)")
RULE_ENDS = frozenset("-*_ \t\r")
CELL_BAR = re.compile(r"(?<!\\)\|")

BLOCK_TAG = re.compile(
    r"(?:"
    r"address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|"
    r"details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|"
    r"h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|"
    r"noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|"
    r"thead|title|tr|track|ul"
    r")$"
)
HTML_START = re.compile(r"<(?:(/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)|(!--)|(\?)|(!\[CDATA\[)|(![A-Za-z]))")
RAW_TAGS = {"script", "pre", "style", "textarea"}
HTML_ALONE = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*(?:[ \t]+[A-Za-z_:][^\s=<>]*(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*[ \t]*/?>[ \t]*$"
)


def indent_of(line: str) -> int:
    """Width in columns of the blanks at the start of a line; a tab goes to the next multiple of 4."""
    lead = line[: len(line) - len(line.lstrip(" \t"))]
    return len(lead.expandtabs(4)) if "\t" in lead else len(lead)


def fence_info(opening: re.Match[str]) -> dict[str, str]:
    """Language, attributes, whole info string and mark of a fence, from its opening line."""
    info = opening[2].strip()
    braces = info.startswith("{")
    found = re.match(r"\{[^}]*?\.([\w+#-]+)", info) if braces else re.match(r"[^\s{]+", info)
    lang = "" if not found else found[1] if braces else found[0]
    return {"lang": lang, "attributes": info if braces else info[len(lang) :].strip(), "info": info, "mark": opening[1]}


def is_table(header: str, delimiter: str, column: int) -> bool:
    """Whether two lines start a table: as many cells in the delimiter row as in the header."""
    if "-" not in delimiter or not DELIMITER.match(delimiter) or (column and indent_of(delimiter) < column):
        return False
    cells = [len(CELL_BAR.findall(row.strip().strip("|"))) for row in (header, delimiter)]
    return cells[0] == cells[1]


def blank(line: str) -> bool:
    return not line.strip(" \t\r")


def is_rule(text: str) -> bool:
    if text[-1:] not in RULE_ENDS:  # nearly every line is done with here
        return False
    marks = text.replace(" ", "").replace("\t", "").rstrip("\r")
    return len(marks) >= 3 and marks[0] in "-*_" and marks == marks[0] * len(marks)


def heading_info(text: str, level: int, style: str) -> dict[str, str]:
    """Level, text without attributes, id and attributes of a heading."""
    attributes = ATTRIBUTES.search(text)
    found = re.search(r"#([^\s{}]+)", attributes[1]) if attributes else None
    return {
        "level": str(level),
        "text": (text[: attributes.start()] if attributes else text).strip(),
        "id": found[1] if found else "",
        "attributes": attributes[0].strip() if attributes else "",
        "style": style,
    }


def html_kind(body: str, interrupting: bool) -> int:
    """The number of the HTML block condition (CommonMark 4.6) that a line meets, 0 for none."""
    m = HTML_START.match(body)
    if not m:
        return 0
    if m[2] is None:
        return 2 if m[3] else 3 if m[4] else 5 if m[5] else 4
    tag = m[2].lower()
    if tag in RAW_TAGS and not m[1]:
        return 1
    if BLOCK_TAG.match(tag):
        return 6
    return 7 if not interrupting and len(body) < 10_000 and HTML_ALONE.match(body) else 0

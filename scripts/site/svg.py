"""Makes merman's SVG small and themable: what the shared style sheet says is dropped, what nobody reads is dropped.

A 12-node flowchart goes from about 85 KB to under 7 KB (under 2 KB compressed). Colours, fonts and line widths are in
identity.css, section "Diagrams".
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"

# Classes that the style sheet knows. Every other class, id, inline style and data-* attribute goes.
CLASSES = frozenset(
    (
        "node cluster cluster-label edgeLabel background label edge-pattern-dotted edge-pattern-dashed "
        "edge-thickness-thick edge-thickness-invisible flowchart-link transition marker state-start state-end divider "
        "note noteText actor actor-line actor-man actor-box messageText messageLine0 messageLine1 loopLine loopText "
        "labelBox labelText sequenceNumber activation0 activation1 activation2 rect statediagram-note "
        "statediagram-cluster"
    ).split()
)
NUMERIC = frozenset(
    "d dx cx cy r rx ry x y x1 x2 y1 y2 width height points transform viewBox "
    "refX refY markerWidth markerHeight".split()
)
DEFINITIONS = frozenset("marker symbol clipPath filter linearGradient".split())
EMPTY_WRAPPERS = frozenset("g defs text tspan".split())
NOISE = frozenset("name alignment-baseline dominant-baseline font-style".split())
DEFAULTS = frozenset({("font-weight", "normal"), ("text-anchor", "start")})
PAINT = frozenset({"fill", "stroke"})  # a fixed colour would not follow the theme
STYLED_ELSEWHERE = re.compile(
    r"\s*(text-anchor:\s*middle|font-size:\s*16px|font-weight:\s*400|stroke-dasharray:\s*1, 0|stroke-width:\s*1$"
    r"|stroke:\s*none|fill:\s*none)"
)
NUMBER = r"-?[\d.]+"
CREEPING_END = re.compile(rf"Q(?P<x>{NUMBER}),(?P<y>{NUMBER}) {NUMBER},(?P=y)L(?P<to>{NUMBER}),(?P=y)$")
CREEPING_START = re.compile(
    rf"M(?P<origin>{NUMBER}),(?P<y>{NUMBER})L{NUMBER},(?P=y)Q(?P<x>{NUMBER}),(?P=y) (?P=x),(?P<next>{NUMBER})"
)
CREEP = 17  # px; a loop on one node runs further
REFERENCE = re.compile(r"url\(#([^)]+)\)|href=\"#([^\"]+)\"")


def compact(root: ET.Element) -> None:
    """Shrinks one diagram in place. The root keeps its viewBox, its `title` and `desc` children, nothing else."""
    for style in root.findall(f".//{SVG}style/.."):
        style.remove(style.find(f"{SVG}style"))
    if root.get("class") == "statediagram":
        _centre_state_labels(root)
    used = {a or b for a, b in REFERENCE.findall(ET.tostring(root, encoding="unicode"))}
    _shrink(root, used)
    _centre_cluster_titles(root)
    box = re.sub(r"-?\d+\.\d+", _rounded, root.get("viewBox"))
    root.attrib.clear()
    root.set("viewBox", box)


def markup(root: ET.Element) -> str:
    """The element as it stands in an HTML page: no namespaces, no blank before `/>`."""
    ET.register_namespace("", SVG[1:-1])
    text = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    return re.sub(r' xmlns(:\w+)?="[^"]*"', "", text).replace(" />", "/>")


def _centre_state_labels(root: ET.Element) -> None:
    """merman 0.9.2 puts the text of a state to the right of its box."""
    for label in root.iterfind(f".//{SVG}g[@class='label']"):
        if label.find(f"{SVG}text") is not None:
            label.set("transform", re.sub(r"translate\([^,]+", "translate(0", label.get("transform", "translate(0,0)")))
        for inner in label.iterfind(f"{SVG}g/{SVG}g[@transform]"):
            inner.set("transform", re.sub(r",[^)]+", ",0", inner.get("transform")))


def _centre_cluster_titles(root: ET.Element) -> None:
    """merman places a title by its measured width; the reader's bold one starts there and ends elsewhere."""
    for cluster in root.iterfind(f".//{SVG}g"):
        box, title = cluster.find(f"{SVG}rect"), cluster.find(f"{SVG}g")
        if box is not None and title is not None and "cluster-label" in title.get("class", ""):
            middle = float(box.get("x")) + float(box.get("width")) / 2
            title.set("transform", re.sub(r"translate\([^,]+", f"translate({middle:g}", title.get("transform")))


def _shrink(element: ET.Element, used: set[str]) -> None:
    for child in list(element):
        _shrink(child, used)
        if _is_noise(child, used):
            element.remove(child)
        elif child.tag == f"{SVG}g" and not child.attrib:
            _unwrap(element, child)
    if element.tag == f"{SVG}path":
        _plain_shape(element)
        if element.get("marker-end"):
            _straight_ends(element)
    if (
        element.tag == f"{SVG}tspan" and len(element) and not any(c.attrib for c in element)
    ):  # one tspan a line, not a word
        element.text = (element.text or "") + "".join(c.text or "" for c in element)
        element[:] = []
    for key, value in list(element.attrib.items()):
        value = _attribute(element, key, value)
        if not value or _is_noise_attribute(key, value, used):
            del element.attrib[key]
        else:
            element.set(key, value)


def _is_noise(element: ET.Element, used: set[str]) -> bool:
    tag = element.tag.removeprefix(SVG)
    return (
        (tag in DEFINITIONS and element.get("id") not in used)
        or (tag in EMPTY_WRAPPERS and not len(element) and not (element.text or "").strip())
        or (tag == "rect" and not element.get("width"))
        or (tag == "path" and element.get("stroke-width") == "0")  # the fill half of a hand-drawn pair
    )


def _straight_ends(path: ET.Element) -> None:
    """merman lets an edge creep along the border of its node for a few pixels: it meets the border where it arrives."""
    data = path.get("d", "")
    if end := CREEPING_END.search(data):
        x, y, creep = float(end["x"]), end["y"], abs(float(end["to"]) - float(end["x"]))
        if creep <= CREEP:
            data = f"{data[: end.start()]}L{x},{y}"
    if start := CREEPING_START.match(data):
        creep = abs(float(start["x"]) - float(start["origin"]))
        if creep <= CREEP:
            data = f"M{start['x']},{start['y']}L{start['x']},{start['next']}{data[start.end() :]}"
    path.set("d", data)


def _unwrap(parent: ET.Element, group: ET.Element) -> None:
    at = list(parent).index(group)
    parent.remove(group)
    for i, child in enumerate(group):
        parent.insert(at + i, child)


def _plain_shape(path: ET.Element) -> None:
    """Stadiums and circles come as hundreds of curve points: back to one rounded rectangle."""
    data = path.get("d", "")
    if len(data) <= 2000 or not re.fullmatch(r"[MC\d\s.,-]+", data):
        return
    numbers = [float(x) for x in re.findall(r"-?[\d.]+", data)]
    xs, ys = numbers[::2], numbers[1::2]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    transform = path.get("transform")
    path.tag = f"{SVG}rect"
    path.attrib.clear()
    path.attrib.update(x=f"{min(xs)}", y=f"{min(ys)}", width=f"{width}", height=f"{height}", rx=f"{height / 2}")
    if abs(width - height) < 1:
        path.set("class", "state-end")
    if transform:
        path.set("transform", transform)


def _attribute(element: ET.Element, key: str, value: str) -> str:
    if key == "class":
        return " ".join(dict.fromkeys(c for c in value.split() if c in CLASSES))
    if key == "style":
        if "actor-man" in element.get("class", ""):
            return ""
        return ";".join(part.strip() for part in value.split(";") if part.strip() and not STYLED_ELSEWHERE.match(part))
    if key in NUMERIC:
        return re.sub(r"\s*,\s*", ",", re.sub(r"-?\d+\.\d+", _rounded, value))
    return value


def _is_noise_attribute(key: str, value: str, used: set[str]) -> bool:
    return (
        (key == "id" and value not in used)
        or key.startswith("data-")
        or key in NOISE
        or (key, value) in DEFAULTS
        or (key in PAINT and value.startswith("#"))
    )


def _rounded(match: re.Match[str]) -> str:
    text = f"{float(match[0]):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text

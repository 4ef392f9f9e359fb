"""The archives: the whole built site for readers without a network, and the solutions of the labs."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from scripts.model import CourseError

FOLDER = "kubernotes"
README = """\
KUBERNOTES

Français : décompressez l'archive, puis ouvrez index.html d'un double-clic.
           Ni serveur ni réseau : la recherche, les diagrammes et les onglets marchent ainsi.

English:   unzip the archive, then double-click en/index.html.
           No server, no network: search, diagrams and tabs work as they are.
"""
# Only a server reads these.
ONLINE_ONLY = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", "CNAME"})
LABS = "labs.zip"  # below each language's examples/


def pack(site: Path, out: Path) -> int:
    """Writes the built `site` to `out`, a zip with one folder; returns the number of files.

    Raises CourseError if the site has not been built.
    """
    if not (site / "index.html").exists():
        raise CourseError(str(site), "not a built site", "run `make site` first")
    names = {p.relative_to(site).as_posix(): p for p in sorted(site.rglob("*")) if p.is_file()}
    files = [(f"{FOLDER}/LISEZMOI-README.txt", README.replace("\n", "\r\n").encode())]
    files += [(f"{FOLDER}/{name}", path.read_bytes()) for name, path in names.items() if name not in ONLINE_ONLY]
    out.parent.mkdir(parents=True, exist_ok=True)
    temporary = out.with_suffix(".tmp")
    temporary.write_bytes(zipped(files))
    temporary.replace(out)
    return len(files)


def labs(docs: Path, lang: str) -> bytes:
    """The example folders of all labs of one language, in one archive."""
    root = docs / lang / "examples"
    paths = [path for path in sorted(root.glob("lab-*/**/*")) if path.is_file()]
    return zipped((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of (name, content), in order. Same files, same bytes: all dated SOURCE_DATE_EPOCH (1980 if unset)."""
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    # A zip knows no date before 1980, and counts seconds in twos.
    stamp = (1980, 1, 1, 0, 0, 0) if moment.year < 1980 else (*moment.timetuple()[:5], moment.second // 2 * 2)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()

"""The offline archive: the built site, and a word on how to open it."""

from __future__ import annotations

import os
import zipfile
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


def pack(site: Path, out: Path) -> int:
    """Writes the built `site` to `out`, a zip with one folder; returns the number of files.

    The same site gives the same bytes: files in order, all dated SOURCE_DATE_EPOCH (1980 if unset). Raises CourseError
    if the site has not been built.
    """
    if not (site / "index.html").exists():
        raise CourseError(str(site), "not a built site", "run `make site` first")
    stamp = _stamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
    files = sorted(p for p in site.rglob("*") if p.is_file() and p.relative_to(site).as_posix() not in ONLINE_ONLY)
    out.parent.mkdir(parents=True, exist_ok=True)
    temporary = out.with_suffix(".tmp")
    with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(_entry(f"{FOLDER}/LISEZMOI-README.txt", stamp), README.replace("\n", "\r\n"))
        for path in files:
            archive.writestr(_entry(f"{FOLDER}/{path.relative_to(site).as_posix()}", stamp), path.read_bytes())
    temporary.replace(out)
    return len(files) + 1


def _stamp(epoch: int) -> tuple[int, int, int, int, int, int]:
    from datetime import UTC, datetime

    moment = datetime.fromtimestamp(epoch, UTC)
    return (1980, 1, 1, 0, 0, 0) if moment.year < 1980 else (*moment.timetuple()[:5], moment.second // 2 * 2)


def _entry(name: str, stamp: tuple[int, ...]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, stamp)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry

"""What is published under which address: pages and anchors that others link to, and where they have moved since.

`docs/anchors.yml` lists the published pages and anchors; `docs/redirects.yml` says where each one that is gone now is:
`old/page: new/page`, `page#old: page#new`. Addresses are alike in both languages, so both files know no language.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from scripts import generated, page, text_files
from scripts.model import CourseError
from scripts.pairs import LANGS, pairs
from scripts.rows import LOADER

RECORD, REDIRECTS = "anchors.yml", "redirects.yml"
HEADER = f"""\
# Published pages and their anchors, alike in both languages: others link to them.
# Written by `python -m scripts anchors stamp`. What goes away needs a line in docs/{REDIRECTS}.
"""


def load(docs: Path) -> dict[str, tuple[str, ...]]:
    """Slug → anchors of each published page. Raises CourseError if the file is not what `stamp` writes."""
    data = _mapping(docs / RECORD)
    if not all(isinstance(anchors, str) for anchors in data.values()):
        raise CourseError(str(docs / RECORD), "not a record of anchors", "restore it from git")
    return {str(slug): tuple(anchors.split()) for slug, anchors in data.items()}


def redirects(docs: Path) -> dict[str, str]:
    """Old address → new address, both as `slug` or `slug#anchor`. Raises CourseError if the file is broken."""
    data = _mapping(docs / REDIRECTS)
    if bad := [old for old, new in data.items() if not isinstance(old, str) or not isinstance(new, str)]:
        raise CourseError(str(docs / REDIRECTS), f"`{bad[0]}` has no new address", "write `old/page: new/page`")
    if bad := [address for address in (*data, *data.values()) if not _is_inside(address)]:
        raise CourseError(str(docs / REDIRECTS), f"`{bad[0]}` is no address of the site", "write `old/page: new/page`")
    return dict(data)


def _is_inside(address: str) -> bool:
    """Whether an address is a slug, so that no page is written outside the built site."""
    slug = address.partition("#")[0]
    return bool(slug) and not {"", ".", ".."} & set(slug.replace("\\", "/").split("/"))


def current(docs: Path) -> dict[str, tuple[str, ...]]:
    """Slug → anchors that the course has now in every language in which the page exists, in the order of the page."""
    extra = generated.anchors_by_page(docs)
    found = {}
    for pair in pairs(docs):
        sides = [page.read(path, lang, pair.slug).anchors for lang in LANGS if (path := pair.file(lang))]
        shared = [id for id in sides[0] if all(id in side for side in sides)]
        found[pair.slug] = tuple(dict.fromkeys([*shared, *extra.get(pair.slug, ())]))
    return found


def stamp(docs: Path) -> int:
    """Adds what the course has now to the record and drops what a redirect answers for. Returns the pages recorded.

    What was published and is gone without a redirect stays in the record: the check goes on asking for one.
    """
    now, moved = current(docs), redirects(docs)
    record = {slug: [id for id in ids if f"{slug}#{id}" not in moved] for slug, ids in load(docs).items()}
    record = {slug: ids for slug, ids in record.items() if slug not in moved}
    for slug, ids in now.items():
        record[slug] = list(dict.fromkeys([*ids, *record.get(slug, ())]))
    empty = '""'
    lines = [f"{slug}: {' '.join(record[slug]) or empty}\n" for slug in sorted(record)]
    text_files.replace(docs / RECORD, HEADER + "".join(lines))
    return len(record)


def _mapping(path: Path) -> Mapping:
    if not path.exists():
        return {}
    try:
        data = yaml.load(path.read_bytes().decode("utf-8-sig"), LOADER) or {}
    except UnicodeDecodeError as error:
        raise CourseError(str(path), "not UTF-8", "save the file as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise CourseError(str(path), "not YAML", "mend the file", mark.line + 1 if mark else None) from error
    if not isinstance(data, Mapping):
        raise CourseError(str(path), "not a list of `old: new` lines", "write one `key: value` a line")
    return data

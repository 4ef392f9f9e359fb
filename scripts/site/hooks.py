"""When MkDocs calls what. Each function below only joins an event of the build to plain functions of this package."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from mkdocs.plugins import event_priority

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # MkDocs loads this file by its path

from scripts import freshness  # noqa: E402
from scripts.model import Finding  # noqa: E402
from scripts.pairs import DEFAULT, locate  # noqa: E402
from scripts.site import assets, cards, dates, diagrams, errata, examples, glossary, languages, search  # noqa: E402

log = logging.getLogger("mkdocs.kubernotes")


def report(finding: Finding) -> None:
    """A finding is a warning: it fails a strict build, after every other finding has been listed."""
    log.warning("%s:%d: %s · %s", finding.path, finding.line, finding.message, finding.hint)


class Course:
    """What one build reads once and every page uses."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs
        self.dates = dates.last_changes(docs.parent, docs.name)
        self.behind = freshness.behind(docs)
        self.cards = cards.load(docs)
        self.terms = glossary.load(docs)
        self.ledger = errata.load(docs)


course: Course


def on_pre_build(config):
    global course
    if not config.plugins["i18n"].building:
        course = Course(Path(config.docs_dir))


@event_priority(-150)  # after static-i18n has chosen the language's files
def on_files(files, config):
    assets.prune(files)
    languages.borrow(files, config, config.theme["language"])


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    lang = config.theme["language"]
    borrowed = languages.untranslated(course.docs, lang)
    source = Path(page.file.abs_src_path).relative_to(course.docs).as_posix()
    lang, slug = locate(course.docs, Path(page.file.abs_src_path))
    if page.url in borrowed:
        page.meta["original"] = lang
        page.meta["title"] = f"{page.meta.get('title', slug)} ({lang.upper()})"
        page.canonical_url = f"{config.site_url}{languages.root(lang)}{slug}.html"
        page.edit_url = page.edit_url and page.edit_url.replace(page.file.src_uri, source)
    elif behind := course.behind.get((lang, slug)):
        page.meta["behind"] = behind
    if page.is_homepage:
        page.canonical_url = f"{config.site_url}{languages.root(lang)}"
    if day := course.dates.get(f"{course.docs.name}/{source}"):
        page.meta["updated"] = {"iso": day.isoformat(), "text": dates.spelled(day, lang)}
    text = Path(page.file.abs_src_path).read_text("utf-8-sig")
    first = text.count("\n") - markdown.count("\n")
    markdown = examples.without_missing(markdown, course.docs, source, first, report)
    markdown = cards.insert(markdown, page.meta, course.cards, lang)
    markdown = errata.insert(markdown, course.ledger, lang)
    markdown = glossary.insert(markdown, course.terms, lang)
    diagrams.SHEET.set(diagrams.Sheet(f"{course.docs.name}/{source}", text, report))
    return examples.with_downloads(markdown, lang, source)


def on_page_content(html, page, config, files):
    lang = config.theme["language"]
    html = glossary.link_terms(html, course.terms, lang, page.url)
    return languages.mark_links(html, page.url, languages.untranslated(course.docs, lang))


def on_page_context(context, page, config, nav):
    file = config.theme["language"] + "/contributing/index.md"
    context["contributing"] = f"{languages.root(config.theme['language'])}contributing/index.html" if (course.docs / file).exists() else None


def on_post_template(output_content, template_name, config):
    # 404.html speaks both languages; the second build would only replace French navigation by English.
    if template_name == "404.html" and config.theme["language"] != DEFAULT:
        return ""
    return output_content


@event_priority(-200)  # after static-i18n has built every language
def on_post_build(config):
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    assets.minify(site, [str(path) for path in config.extra_css])
    index = search.read(site)
    search.write(site, search.split(index, search.keywords(course.cards, course.terms)))

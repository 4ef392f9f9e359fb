"""When MkDocs calls what. Each function below only joins an event of the build to plain functions of this package."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # MkDocs loads this file by its path

from scripts import freshness, ledger
from scripts.model import CourseError, Finding
from scripts.pairs import DEFAULT, LANGS, locate
from scripts.pairs import page as page_file
from scripts.site import (
    assets,
    cards,
    dates,
    diagrams,
    errata,
    examples,
    glossary,
    languages,
    markup,
    offline,
    quality,
    redirects,
    search,
)

log = logging.getLogger("mkdocs.kubernotes")
CONTRIBUTING = "contributing/index"


def report(finding: Finding) -> None:
    """A finding is a warning: it fails a strict build, after every other finding has been listed."""
    log.warning("%s:%d: %s · %s", finding.path, finding.line, finding.message, finding.hint)


class Course:
    """What one build reads once and every page uses. Raises CourseError for a data file that is wrong."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs
        self.dates = dates.last_changes(docs.parent, docs.name)
        self.behind = freshness.behind(docs)
        self.borrowed = {lang: languages.untranslated(docs, lang) for lang in LANGS}
        self.cards = cards.load(docs)
        self.terms = glossary.load(docs)
        self.errata = errata.load(docs)
        for finding in ledger.load(docs)[1]:  # a row that the page of errata has to leave out
            report(finding)


course: Course


def on_pre_build(config):
    global course
    if not config.plugins["i18n"].building:
        try:
            course = Course(Path(config.docs_dir))
        except CourseError as error:
            raise PluginError(str(error)) from error


@event_priority(-150)  # after static-i18n has chosen the language's files
def on_files(files, config):
    assets.prune(files)
    lang = config.theme["language"]
    languages.borrow(files, config, lang)
    archive = File.generated(config, f"{lang}/examples/{offline.LABS}", content=offline.labs(course.docs, lang))
    archive.dest_uri = f"{languages.root(lang)}examples/{offline.LABS}"
    files.append(archive)


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    path = Path(page.file.abs_src_path)
    source = path.relative_to(course.docs).as_posix()
    lang, slug = locate(course.docs, path)  # of the text: not the reader's language, if the page is borrowed
    describe(page, config, source, lang, slug)
    text = path.read_text("utf-8-sig")
    diagrams.SHEET.set(diagrams.Sheet(f"docs/{source}", text, report))
    for finding in quality.faults(path, course.docs):
        report(finding)
    try:
        markdown = cards.insert(markdown, page.meta, course.cards, lang)
    except CourseError as error:
        report(Finding(f"docs/{source}", 1, "cards", error.message, error.hint))
    markdown = errata.insert(markdown, course.errata, lang)
    markdown = glossary.insert(markdown, course.terms, lang)
    markdown = examples.with_downloads(markdown, lang, source)
    return examples.without_missing(markdown, course.docs)


def describe(page, config, source: str, lang: str, slug: str) -> None:
    """Tells the templates the page's date, its state of translation, and where it canonically stands."""
    root = languages.root(lang)
    if page.url in course.borrowed[config.theme["language"]]:
        page.meta["original"] = lang
        page.meta["title"] = f"{page.meta.get('title', slug)} ({lang.upper()})"
        page.canonical_url = f"{config.site_url}{root}{slug}.html"
        page.edit_url = page.edit_url and page.edit_url.replace(page.file.src_uri, source)
    elif behind := course.behind.get((lang, slug)):
        page.meta["behind"] = {id: markup.inline(title, lang) for id, title in behind.items()}
    if slug == "index":
        page.canonical_url = f"{config.site_url}{root}"
    if day := course.dates.get(f"docs/{source}"):
        page.meta["updated"] = {"iso": day.isoformat(), "text": dates.spelled(day, lang)}


def on_page_content(html, page, config, files):
    lang = config.theme["language"]
    html = glossary.link_terms(markup.repaired(html), course.terms, lang, page.url)
    return languages.mark_links(html, page.url, course.borrowed[lang])


def on_page_context(context, page, config, nav):
    lang = config.theme["language"]
    if page_file(course.docs, lang, CONTRIBUTING).exists():
        context["contributing"] = f"{languages.root(lang)}{CONTRIBUTING}.html"


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
    try:
        redirects.write(site, course.docs, config.site_url or "/")
    except CourseError as error:
        raise PluginError(str(error)) from error

"""What a reader is told when a page is missing, or behind, in their language."""

from __future__ import annotations

from pathlib import Path

from scripts import freshness
from tests.site.conftest import mkdocs

PAGE = "---\ntitle: {title}\n---\n\n# {title} {{#page}}\n\n{lead}\n\n## {section} {{#section}}\n\n{text}\n"
FRENCH = PAGE.format(title="Sondes", lead="Une page.", section="Réglages de `spec`", text="Trois secondes.")
ENGLISH = PAGE.format(title="Probes", lead="A page.", section="Settings", text="Three seconds.")
LINK = "---\ntitle: Liens\n---\n\n# Liens {#links}\n\nVoir [la page](page.md).\n"


def build(root: Path) -> dict[str, str]:
    """The built pages of a project, by path."""
    done = mkdocs(root, "--site-dir", str(root / "site"))
    assert done.returncode == 0, done.stderr
    return {p.relative_to(root / "site").as_posix(): p.read_text("utf-8") for p in (root / "site").rglob("*.html")}


def test_a_page_without_english_is_shown_in_french_with_an_english_notice(project):
    built = build(project({"fr/s/page.md": FRENCH, "fr/s/links.md": LINK, "en/s/links.md": LINK}))
    html = built["en/s/page.html"]
    assert '<html lang="en"' in html
    assert "This page does not exist in English yet" in html
    assert '<div lang="fr">' in html
    assert 'rel="canonical" href="https://kubernotes.example/s/page.html"' in html
    assert "Probes" not in html
    assert ">la page (FR)</a>" in built["en/s/links.html"]
    assert "Sondes (FR)" in built["en/s/links.html"]  # the navigation too
    assert ">la page</a>" in built["s/links.html"]
    assert "n’existe pas encore" not in built["s/page.html"]


def test_a_page_without_french_is_shown_in_english_with_a_french_notice(project):
    built = build(project({"en/s/page.md": ENGLISH, "fr/s/links.md": LINK, "en/s/links.md": LINK}))
    html = built["s/page.html"]
    assert '<html lang="fr"' in html
    assert "Cette page n’existe pas encore en français" in html
    assert '<div lang="en">' in html
    assert 'rel="canonical" href="https://kubernotes.example/en/s/page.html"' in html
    assert "/docs/en/s/page.md" in html  # the edit link opens the file that exists
    assert ">la page (EN)</a>" in built["s/links.html"]


def test_a_page_behind_its_counterpart_names_the_sections(project):
    root = project({"fr/s/page.md": FRENCH, "en/s/page.md": ENGLISH})
    freshness.stamp(root / "docs")
    page = root / "docs/en/s/page.md"
    page.write_text(page.read_text("utf-8").replace("Three seconds", "Ten seconds"), "utf-8")
    built = build(root)
    assert "Traduction en retard" in built["s/page.html"]
    assert '<a href="#section">Réglages de <code>spec</code></a>' in built["s/page.html"]
    assert "Translation behind" not in built["en/s/page.html"]


def test_a_page_whose_title_or_description_is_behind_is_named_itself(project):
    root = project({"fr/s/page.md": FRENCH, "en/s/page.md": ENGLISH})
    freshness.stamp(root / "docs")
    page = root / "docs/en/s/page.md"
    page.write_text(
        page.read_text("utf-8").replace("title: Probes", "title: Probes\ndescription: Is it alive?"), "utf-8"
    )
    assert '<a href="#">Sondes</a>' in build(root)["s/page.html"]


def test_pages_that_agree_have_no_notice(project):
    root = project({"fr/s/page.md": FRENCH, "en/s/page.md": ENGLISH})
    freshness.stamp(root / "docs")
    assert all("kn-notice" not in html for html in build(root).values())

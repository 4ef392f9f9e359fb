"""The command line, nothing else: each command calls one function of one package."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from scripts import findings
from scripts.model import CourseError, Exit

DOCS = Path("docs")
INTERRUPTED = 130  # as shells have it: 128 and the number of the signal
FORMAT = click.option(
    "--format", "style", type=click.Choice(["text", "json", "github"]), default="text", show_default=True
)


class Friendly(click.Group):
    """Prints what goes wrong as one line on stderr and leaves with status 2."""

    def main(self, *args, **kwargs):
        for stream in (sys.stdout, sys.stderr):  # not every console can show an arrow
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context):
        try:
            return super().invoke(ctx)
        except (BrokenPipeError, click.exceptions.NoArgsIsHelpError):
            raise  # `| head` and a group without a command: click knows what to do
        except CourseError as error:
            said = str(error)
        except click.UsageError as error:
            command = (error.ctx or ctx).command_path
            said = f"{command}: {' '.join(error.format_message().split()).rstrip('.')} · see `{command} --help`"
        except KeyboardInterrupt:
            click.echo("interrupted · what was written is whole; run the command again", err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            said = f"{error.filename2 or error.filename}: {error.strerror} · check the path and its permissions"
        click.echo(said, err=True)
        ctx.exit(Exit.MISUSE)


def course() -> Path:
    """The folder of the course. Raises CourseError where there is none."""
    if not DOCS.is_dir():
        raise CourseError(str(DOCS), "no such folder here", "run the command in the root of the project")
    return DOCS


@click.group(cls=Friendly)
def main() -> None:
    """Kubernotes: raw notes in, a bilingual course out."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--only", multiple=True, metavar="RULE", help="Run this rule only (can be repeated).")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend; the status is 1 all the same.")
@FORMAT
def check(paths: tuple[Path, ...], only: tuple[str, ...], fix: bool, style: str) -> None:
    """Run every rule, or one, on all of docs/ or only on these files."""
    from scripts.checks import run, unproved

    found = run(course(), paths, only, fix)
    click.echo(findings.show(found, style) or "Nothing to mend.")
    if missing := unproved(only):
        click.echo(missing, err=True)
    sys.exit(findings.status(found))


@main.group()
def translations() -> None:
    """Which page or section is behind its counterpart."""


@translations.command("status")
@FORMAT
def translations_status(style: str) -> None:
    """List every section that has changed in one language only."""
    from scripts.checks import run

    found = run(course(), only=("translations",))
    click.echo(findings.show(found, style) or "Both languages agree.")
    sys.exit(findings.status(found))


@translations.command("stamp")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def translations_stamp(paths: tuple[Path, ...]) -> None:
    """Record pages (all, if none is named) as agreed: their translation is complete, or the change was cosmetic."""
    from scripts.freshness import stamp

    done = stamp(course(), paths)
    click.echo(f"{len(done)} page{'s' if len(done) != 1 else ''} recorded in docs/translations.yml.")


@main.group()
def anchors() -> None:
    """Published pages and anchors, which others link to."""


@anchors.command("stamp")
def anchors_stamp() -> None:
    """Record the pages and anchors that the course has now as published."""
    from scripts.published import stamp

    click.echo(f"{stamp(course())} pages recorded in docs/anchors.yml.")


@main.command()
@click.option("--site", type=click.Path(path_type=Path), default=Path("site"), show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path("dist/kubernotes-offline.zip"), show_default=True)
def offline(site: Path, out: Path) -> None:
    """Pack the built site for readers without a network."""
    from scripts.site.offline import pack

    click.echo(f"{out}: {pack(site, out)} files")


@main.command()
@click.argument("notes", type=click.Path(path_type=Path))
def coverage(notes: Path) -> None:
    """Prove that every content line of the notes is in the ledger, and every ledger row on a page."""
    from scripts.checks.coverage import cover

    result = cover(course(), notes)
    click.echo(result.text)
    sys.exit(Exit.FINDINGS if result.findings else Exit.CLEAN)


@main.command()
@click.argument("notes", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="NOTE…")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the drafts.")
@click.option("--lang", type=click.Choice(["fr", "en", "auto"]), default="auto", show_default=True)
@click.option("--report", type=click.Path(path_type=Path), help="Write the report to this file.")
@FORMAT
@click.option("--force", is_flag=True, help="Replace pages that differ.")
def normalise(notes: tuple[Path, ...], out: Path, lang: str, report: Path | None, style: str, force: bool) -> None:
    """Turn raw notes (files or folders) into draft pages below --out. Notes are never modified."""
    from scripts.notes.run import run

    outcome = run(notes, out, lang, report, style, force)
    click.echo(outcome.text, nl=False)
    for error in outcome.errors:
        click.echo(str(error), err=True)
    if outcome.errors:
        sys.exit(Exit.MISUSE)
    sys.exit(findings.status(finding for note in outcome.notes for finding in note.result.findings))


if __name__ == "__main__":
    main(prog_name="python -m scripts")

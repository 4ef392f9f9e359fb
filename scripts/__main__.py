"""The command line, nothing else: each command calls one function of one package."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from scripts.model import CourseError, Exit

DOCS = Path("docs")
FORMAT = click.option(
    "--format", "style", type=click.Choice(["text", "json", "github"]), default="text", show_default=True
)


class Friendly(click.Group):
    """Prints CourseError as one line on stderr and leaves with status 2."""

    def invoke(self, ctx: click.Context):
        try:
            return super().invoke(ctx)
        except CourseError as error:
            click.echo(str(error), err=True)
            ctx.exit(Exit.MISUSE)


@click.group(cls=Friendly)
def main() -> None:
    """Kubernotes: raw notes in, a bilingual course out."""


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

    result = cover(DOCS, notes)
    click.echo(result.text)
    sys.exit(Exit.FINDINGS if result.findings else Exit.CLEAN)


if __name__ == "__main__":
    main(prog_name="python -m scripts")

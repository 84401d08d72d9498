"""`diff`: what changed between two versions."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.shared import PROJECT


@click.command(epilog="Example: briefing diff HEAD~1 --format markdown")
@PROJECT
@click.argument("old")
@click.argument("new", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def diff(root: Path, old: str, new: str | None, form: str) -> None:
    """Say what changed from version OLD to NEW: positions, quotations, speakers, figures, statements.

    A version is a data file (site/data/<briefing>.json) or a git revision; NEW left out is the content as it is now.
    A new build of the same content is no change. The exit code is 0 whether or not there are differences, and 2
    when a version cannot be read.
    """
    from generator.exporting import diff as differences
    from generator.exporting.history import NoSuchVersion, compare

    try:
        found = compare(root, old, new)
    except NoSuchVersion as problem:
        raise click.UsageError(str(problem)) from None
    shown = {"text": differences.as_text, "markdown": differences.as_markdown, "json": differences.as_json}
    click.echo(shown[form](found).rstrip("\n"))

"""`schema`: what helps an editor to type."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.shared import PROJECT, require_project


@click.command(epilog="Example: briefing schema")
@PROJECT
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write them into this folder instead of beside the files that they are for.",
)
@click.option(
    "--reference", "as_reference", is_flag=True, help="Print what every key means, as Markdown; write nothing."
)
def schema(root: Path, out: Path | None, as_reference: bool) -> None:
    """Write the JSON Schemas that give editors completion, hover text and squiggles.

    Each YAML file's first line names its schema, in a folder .schema beside it, which git ignores. They offer the
    project's own ids, with what each stands for; `build` and `serve` keep them fresh.
    """
    from generator.reading.content import load
    from generator.resolving.forms import write, write_to

    if as_reference:
        from generator.resolving.reference import reference

        click.echo(reference(), nl=False)
        return
    require_project(root)
    content, _ = load(root)
    try:
        changed = write_to(out, content) if out else write(root, content)
    except OSError as problem:
        raise click.UsageError(f"cannot write {problem.filename}: {problem.strerror}") from None
    for name in changed:
        click.echo(name)
    click.echo(f"{len(changed)} schema{'s'[: len(changed) != 1]} written" if changed else "all schemas are up to date")

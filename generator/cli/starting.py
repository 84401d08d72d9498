"""`init`: a new site."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(epilog='Example: briefing init harbour --title "The harbour files"')
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="The site's name.", default="Our briefings", show_default=True)
@click.option(
    "--generator", metavar="REQUIREMENT", help="Where pip finds the generator: a requirement, or a wheel file."
)
@click.option("--example/--no-example", default=True, show_default=True, help="An invented event to begin from.")
def init(folder: Path, title: str, generator: str | None, example: bool) -> None:
    """Begin a new site in DIR, which `briefing build` builds at once and GitHub publishes.

    Files that are there already are kept. What the generator was installed from goes into requirements.txt, where
    another machine can use it; else say it with --generator, or write it there.
    """
    from generator.editing import starting
    from generator.prose.text import argument

    wanted = generator if generator is not None else starting.installed_from()
    try:
        kept = starting.start(folder, starting.starter(title, wanted, example=example))
    except starting.NotStarted as problem:
        raise click.UsageError(str(problem)) from None
    except OSError as problem:
        raise click.UsageError(f"cannot write {problem.filename}: {problem.strerror}") from None
    click.echo(f"{folder}: a new site" + (" with an example" if example else ""))
    for name in kept:
        click.echo(f"kept {name} as it was")
    if not wanted:
        click.echo("requirements.txt does not say yet where the generator is: write it there before you publish")
    then = "briefing serve" if example else "briefing new briefing"
    click.echo(f"next: {then}" if folder == Path() else f"next: cd {argument(str(folder))}, then {then}")

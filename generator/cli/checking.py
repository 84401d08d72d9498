"""`check`, `verify`: what is wrong with the content, and where words stand."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.shared import PROJECT, exit_code, print_text, require_project, tally

if TYPE_CHECKING:
    from generator.source import Source
    from generator.verdict import Verdict


@click.command(epilog="Example: briefing check --format json")
@PROJECT
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check(root: Path, form: str) -> None:
    """Check the content and verify every quotation; write nothing."""
    from generator.build import check as check_content
    from generator.diagnostics import as_json

    require_project(root)
    diagnostics = check_content(root)
    if form == "json":
        click.echo(as_json(diagnostics))
    elif form == "github":
        for found in diagnostics:
            click.echo(found.as_github())
    else:
        print_text(diagnostics)
        click.echo(tally(diagnostics), err=True)
    sys.exit(exit_code(diagnostics))


@click.command(epilog='Example: briefing verify "Everything is on the table" --speaker antony-blinken')
@PROJECT
@click.argument("text")
@click.option("--seed", help="Look in this seed only: its file name, or the beginning of it.")
@click.option("--speaker", help="Whose words they are: an actor's id or a name.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def verify(root: Path, text: str, seed: str | None, speaker: str | None, form: str) -> None:
    """Say where the words of TEXT stand inside quotation marks, in which seeds."""
    from generator.cast import names_of
    from generator.content import did_you_mean, load
    from generator.prepared import sources
    from generator.verify import verify_anywhere

    content, _ = load(root)
    found = sources(content)
    if not found:
        raise click.UsageError(f"there are no seeds in {root / 'seeds'}")
    chosen = {name: source for name, source in found.items() if seed is None or name == seed or name.startswith(seed)}
    if not chosen:
        raise click.UsageError(f"there is no seed “{seed}”; {did_you_mean(str(seed), found)}")
    names = names_of(content, speaker) if speaker else ()
    verdict = verify_anywhere(text, tuple(chosen.values()), speaker=names, others=tuple(found.values()))
    if form == "json":
        click.echo(json.dumps(verdict.as_dict(), ensure_ascii=False, indent=2))
    else:
        _print_verdict(verdict, found)
    sys.exit(1 if verdict.status == "error" else 0)


def _print_verdict(verdict: Verdict, found: dict[str, Source]) -> None:
    from generator.source import line_of

    colours = {"ok": "green", "warning": "yellow", "error": "red"}
    click.echo(click.style(verdict.status, fg=colours[verdict.status]) + f": {verdict.message}")
    for part in verdict.match.parts if verdict.match else ():
        line = line_of(found[part.seed].text, part.start)
        click.echo(f"  seeds/{part.seed}:{line}: [{part.start}:{part.end}] {part.text}")
    for finding in verdict.findings:
        if finding.hint:
            click.echo(f"  hint: {finding.hint}")
    if verdict.match:
        for passage in verdict.elsewhere:
            click.echo(f"  also in seeds/{passage.seed}:{line_of(found[passage.seed].text, passage.start)}")

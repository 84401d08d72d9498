"""`draft`: from a seed to curated YAML."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.cli.shared import PROJECT


@click.command(epilog="Example: briefing draft 000_a45b9e8d4dab1b0d.txt > article.yml")
@PROJECT
@click.argument("seed")
@click.option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True)
def draft(root: Path, seed: str, form: str) -> None:
    """Propose an article file for SEED: quotations with their speakers, actors, figures, what to leave out.

    SEED is a file name in seeds/, the beginning of one, or the path of a text file. What is guessed says so and why.
    """
    from generator.content import did_you_mean, load
    from generator.draft import as_dict, as_yaml
    from generator.draft import draft as proposal

    content, _ = load(root)
    path = Path(seed)
    names = [name for name in content.seeds if name in (seed, path.name)] or [
        name for name in content.seeds if name.startswith(seed)
    ]
    if len(names) == 1:
        name, text = names[0], content.seeds[names[0]].text
    elif path.is_file():
        try:
            name, text = path.name, path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            raise click.UsageError(f"cannot read {seed}: {problem}") from None
    else:
        hint = f"several begin so: {', '.join(names)}" if names else did_you_mean(seed, content.seeds)
        raise click.UsageError(f"there is no seed “{seed}”; {hint}")
    entries = (content.actors.model.actors or ()) if content.actors else ()
    found = proposal(name, text, entries)
    click.echo(
        json.dumps(as_dict(found), ensure_ascii=False, indent=2) if form == "json" else as_yaml(found).rstrip("\n")
    )

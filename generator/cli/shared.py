"""What several commands share: the project's folder, and how diagnostics are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic

PROJECT = click.option(
    "--project",
    "root",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=".",
    show_default=True,
    help="The folder that holds site_config.yml, content/ and seeds/.",
)


def require_project(root: Path) -> None:
    """Raises UsageError where the folder holds no project."""
    if not (root / "site_config.yml").exists():
        raise click.UsageError(f"there is no site_config.yml in {root.resolve()}; run this in a project folder")


def exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    """0 without an error, 2 where all errors are in the configuration, else 1."""
    files = {found.place.file for found in diagnostics if found.severity == "error"}
    return 0 if not files else 2 if files == {"site_config.yml"} else 1


def print_text(diagnostics: Iterable[Diagnostic]) -> None:
    """Each diagnostic on its lines, its severity in colour on a terminal."""
    colours = {"error": "red", "warning": "yellow", "note": "cyan"}
    for found in diagnostics:
        place, _, rest = found.as_text().partition(f" {found.severity}[")
        click.echo(place + " " + click.style(f"{found.severity}[", fg=colours[found.severity]) + rest)


def tally(diagnostics: Sequence[Diagnostic]) -> str:
    """How many errors, warnings and notes there are, in words."""
    counts = Counter(found.severity.value for found in diagnostics)
    return ", ".join(
        f"{counts[kind]} {kind}{'' if counts[kind] == 1 else 's'}" for kind in ("error", "warning", "note")
    )

"""What several commands share: the project's folder, and how diagnostics are shown."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.reading.diagnostics import Diagnostic

_PLAIN_WIDTH = 120
"""Columns of a line of YAML that is shown where nobody knows how wide a line may be."""

PROJECT = click.option(
    "--project",
    "root",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=".",
    show_default=True,
    help="The folder that holds site_config.yml, content/ and seeds/.",
)


def require_project(root: Path) -> None:
    """Raises UsageError where the folder holds no project; it names the one that the folder lies in."""
    if _is_project(root):
        return
    around = next(filter(_is_project, root.resolve().parents), None)
    way = f"run this in {around}" if around else "run this in a project folder; `briefing init` begins one"
    raise click.UsageError(f"there is no site_config.yml in {root.resolve()}; {way}")


def _is_project(folder: Path) -> bool:
    return (folder / "site_config.yml").exists()


def exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    """0 without an error, 2 where all errors are in the configuration, else 1."""
    files = {found.place.file for found in diagnostics if found.severity == "error"}
    return 0 if not files else 2 if files == {"site_config.yml"} else 1


def tell_unread(faults: Iterable[Diagnostic]) -> None:
    """Say, beside what is found in the other seeds, which could not be looked at."""
    for fault in faults:
        if fault.place.file.startswith("seeds/"):
            click.echo(f"not looked at: {fault.as_text()}", err=True)


def print_text(root: Path, diagnostics: Sequence[Diagnostic]) -> None:
    """Each diagnostic with the line that it is about; in colour on a terminal that wants colours."""
    from generator.reading.shown import reader, shown

    if diagnostics:
        click.echo(shown(diagnostics, reader(root), _width(), colourful()), color=colourful())


def colourful() -> bool:
    """Whether standard output is a terminal that may be sent colours (see no-color.org)."""
    return _is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return shutil.get_terminal_size().columns if _is_terminal() else _PLAIN_WIDTH


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()  # none, where the caller closed it

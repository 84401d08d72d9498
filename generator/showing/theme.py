"""Where the page templates, the overrides for MkDocs and the assets lie: ours, and a project's own over them."""

from __future__ import annotations

from pathlib import Path

_GENERATOR = Path(__file__).parents[1]
_INSTALLED = _GENERATOR / "_theme"
THEME = _INSTALLED if _INSTALLED.is_dir() else _GENERATOR.parent / "theme"
"""Page templates, MkDocs overrides and assets: in the wheel beside this module, in a checkout beside the package."""

OWN = "theme"
"""A project's own files in this folder, laid out as ours, take the place of ours."""


def themes(root: Path | None) -> tuple[Path, ...]:
    """The project's own theme, where it has one, and ours: what the first has counts."""
    own = root / OWN if root else None
    return (own, THEME) if own and own.is_dir() and not own.is_symlink() and own != THEME else (THEME,)

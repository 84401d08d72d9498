"""Where the page templates, the overrides for MkDocs and the assets lie: ours, and a project's own over them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.machine.memory import digest, names_below
from generator.reading.diagnostics import Diagnostic, Place, error

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


@dataclass(frozen=True, slots=True)
class Templates:
    """The page templates as they lay there at one moment: a build is made of these, whatever is saved meanwhile."""

    folders: tuple[Path, ...]
    made_of: str
    """A fingerprint of them all."""
    files: Mapping[str, tuple[Path, bytes]] = field(compare=False, repr=False)
    """Where each lies and what it holds, by its path below a folder of templates."""


_FOLDERS = ("pages", "overrides", "assets", "locale")


def misplaced(root: Path) -> Iterator[Diagnostic]:
    """What stands where a project's own theme should, and is none: it would be passed over in silence."""
    folders = [root / OWN, *(root / OWN / name for name in _FOLDERS if (root / OWN).is_dir())]
    for folder in folders:
        if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir()):
            place = Place(folder.relative_to(root).as_posix())
            hint = "make it a folder, or delete it: without it, the generator’s own theme is used"
            yield error(place, "theme-folder", "this must be a folder of its own, and is none", hint)


def templates_of(root: Path | None) -> Templates:
    """The templates of a project, or ours alone. Raises OSError where one may not be read."""
    folders = tuple(theme / "pages" for theme in themes(root))
    files: dict[str, tuple[Path, bytes]] = {}
    for folder in reversed(folders):
        for name in names_below(folder):
            path = folder / name
            with suppress(FileNotFoundError):  # just deleted
                if path.is_file():  # a pipe would wait for ever
                    files[name] = path, path.read_bytes()
    made_of = digest(*(part for name, (_, content) in sorted(files.items()) for part in (name, content)))
    return Templates(folders, made_of, files)

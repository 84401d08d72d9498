"""`site/` is replaced as a whole: the new site is written to `site.new`, and then the two change places at once.

Whatever ends a build, and at whatever moment, `site` is the old site or the new one. What else a build leaves behind,
the next one clears away.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.machine.timings import timed
from generator.reading.diagnostics import Diagnostic, Place, error

MARKER = ".briefing-site"
"""A file that says that a folder is our output and may be replaced. The first to be written, the last to be deleted."""


@contextmanager
def new_site(root: Path) -> Iterator[Path]:
    """The folder `site.new`, empty but for the marker; what is left of it in the end is deleted.

    Files in it can be read by everybody, whatever the user's mask: they are made to be published. Raises OSError.
    """
    new = root / "site.new"
    mask = os.umask(0o022)
    try:
        new.mkdir()
        (new / MARKER).touch()
        yield new
    finally:
        os.umask(mask)
        with suppress(OSError):
            recover(root)  # also where Ctrl-C or a fault ends the build


def recover(root: Path) -> None:
    """Undo what a build that was stopped half-way left behind. Raises OSError."""
    site, old, new = root / "site", root / "site.old", root / "site.new"
    if _is_ours(old) and not site.exists():
        old.rename(site)
    for leftover in (old, new):
        if leftover.exists() and _may_replace(leftover):
            _delete(leftover)


@timed("publish")
def swap(root: Path) -> None:
    """Put `site.new` in the place of `site`. Raises OSError, and `site` is as it was."""
    site, old, new = root / "site", root / "site.old", root / "site.new"
    if not site.exists():
        new.rename(site)
    elif _exchange(new, site):
        old = new
    else:
        site.rename(old)
        try:
            new.rename(site)
        except OSError:
            old.rename(site)
            raise
    with suppress(OSError):  # the new site is there; the next build clears away what is left of the old one
        _delete(old)


def refusals(root: Path) -> list[Diagnostic]:
    """What we would have to delete but did not make, or what stands where we need a folder."""
    ours = (root / "site", root / "site.old", root / "site.new")
    refused = [folder for folder in ours if (folder.exists() or folder.is_symlink()) and not _may_replace(folder)]
    sources = (root / "build", root / "build/docs")
    in_the_way = [folder for folder in sources if folder.is_symlink() or (folder.exists() and not folder.is_dir())]
    return [
        error(
            Place(folder.relative_to(root).as_posix()), "foreign-folder", "this was not made by a build", "move it away"
        )
        for folder in refused + in_the_way
    ]


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and (folder / MARKER).is_file()


def _may_replace(folder: Path) -> bool:
    """Ours, or empty: a build may have been stopped before it wrote its marker, or after it deleted it."""
    return _is_ours(folder) or (folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()))


def _delete(folder: Path) -> None:
    """Delete a folder of ours, its marker last: what is left of it at any moment is still known as ours."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != MARKER:
                path.unlink()
        (folder / MARKER).unlink(missing_ok=True)
        folder.rmdir()


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or its file system has no such step."""
    first, second = os.fsencode(one), os.fsencode(other)
    here, exchange = -100, 2  # AT_FDCWD; RENAME_EXCHANGE, RENAME_SWAP
    steps: dict[str, tuple[str, tuple[int | bytes, ...]]] = {
        "linux": ("renameat2", (here, first, here, second, exchange)),
        "darwin": ("renamex_np", (first, second, exchange)),
    }
    if sys.platform not in steps:
        return False
    name, arguments = steps[sys.platform]
    try:
        return bool(getattr(ctypes.CDLL(None), name)(*arguments) == 0)
    except (AttributeError, OSError):  # an older system
        return False

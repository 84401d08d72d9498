"""`site/` is replaced as a whole: the new site is written to `site.new`, and then the two change places at once.

Whatever ends a build, and at whatever moment, `site` is the old site or the new one. What else a build leaves behind,
the next one clears away; but the site of before stays in `build/spare`. The next build begins with it: both have most
of their files in common, each file under two names, and to make and delete ten thousand names takes a disk seconds.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Collection, Iterator, Set
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.machine.memory import names_below
from generator.machine.timings import timed
from generator.reading.diagnostics import Diagnostic, Place, error

MARKER = ".briefing-site"
"""A file that says that a folder is our output and may be replaced. The first to be written, the last to be deleted."""


_SPARE = "build/spare"


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


def take_over(root: Path, files: Collection[str]) -> None:
    """Let `site.new` hold these files of `site` and no others, each as one more name of the same file.

    So nobody may ever write into one of them. Raises OSError.
    """
    site, new, spare = root / "site", root / "site.new", root / _SPARE
    if _is_ours(spare) and _is_for_everybody(spare):
        _delete(new)
        spare.rename(new)
    there = _names_in_common(site, new) & set(files)
    clear(new, there | {MARKER})
    for path in files:
        if path not in there:
            _link(f"{site}/{path}", f"{new}/{path}")


def _is_for_everybody(folder: Path) -> bool:
    """Whether all its folders can be read as we make them."""
    return all(stat.S_IMODE(os.lstat(within).st_mode) & 0o777 == 0o755 for within, _, _ in os.walk(folder))


def _names_in_common(one: Path, other: Path) -> set[str]:
    """The paths under which two folders have the very same file: one with several names, or it only seems the same."""
    found = set()
    for path in names_below(other):
        of = os.lstat(f"{other}/{path}")
        with suppress(FileNotFoundError, NotADirectoryError):
            if of.st_nlink > 1 and os.path.samestat(of, os.lstat(f"{one}/{path}")):
                found.add(path)
    return found


def _link(old: str, new: str) -> None:
    """Give a file one more name, or copy it where the file system knows no such thing."""
    if not os.path.isdir(folder := os.path.dirname(new)):
        os.makedirs(folder)
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)


def clear(folder: Path, stay: Set[str]) -> None:
    """Delete everything below a folder but the files that stay, by their paths in it. Raises OSError."""
    for name in names_below(folder):
        if name not in stay:
            (folder / name).unlink()
    for within, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):  # a folder with something in it stays
            os.rmdir(within)


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
        _set_aside(old, root / _SPARE)


def _set_aside(old: Path, spare: Path) -> None:
    """Keep a site for the next build to begin with; delete it where that cannot be."""
    try:
        old.rename(spare)
    except OSError:  # there is one, or it is on another disk
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

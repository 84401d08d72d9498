"""What files hold, each told by a fingerprint: a file that nobody has saved since it was last looked at is not read again.

As git does it, the system is asked: a save, and another file of the same name, show in a file's inode, size, mode and
times. Of a file that was saved just now nothing is believed, since a second save might leave no trace.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256

from generator.machine.hands import shared_out

Seen = tuple[str, int, str]
"""What told a file from others when it was looked at, the time of its last change (ns), and the fingerprint."""

_JUST_NOW = 100_000_000
"""Nanoseconds within which a second save may leave no trace: clocks of file systems tick slowly."""


class Prints:
    """The fingerprints of files, by their paths."""

    def __init__(self, known: Mapping[str, Seen]) -> None:
        """`known` is what an earlier build has `seen`."""
        self._known = known
        self.seen: dict[str, Seen] = {}
        """Every file that was asked for and may be believed."""

    def of(self, path: str) -> str:
        """The SHA-256 of what a file holds. Raises OSError, also where it is no file of its own."""
        return self._known_of(path) or self._noted(path, _looked_at(path))

    def of_all(self, paths: Sequence[str]) -> list[str]:
        """The same of many files."""
        found = [self._known_of(path) for path in paths]
        others = [path for path, one in zip(paths, found, strict=True) if one is None]
        read = dict(zip(others, shared_out(_looked_at, others), strict=True))
        return [one or self._noted(path, read[path]) for path, one in zip(paths, found, strict=True)]

    def still(self, path: str) -> None:
        """A file that was asked for has lost another name since: no save, but a change all the same."""
        if path in self.seen:
            of = os.lstat(path)
            told, _, fingerprint = self.seen.pop(path)
            if _told(of) == told and not _is_fresh(of):
                self.seen[path] = told, of.st_ctime_ns, fingerprint

    def _known_of(self, path: str) -> str | None:
        seen = self.seen.get(path) or self._known.get(path)
        if seen is None:
            return None
        of = os.lstat(path)
        if (_told(of), of.st_ctime_ns) != seen[:2]:
            return None
        self.seen[path] = seen
        return seen[2]

    def _noted(self, path: str, found: tuple[Seen, bool]) -> str:
        seen, is_believable = found
        if is_believable:
            self.seen[path] = seen
        else:
            self.seen.pop(path, None)
        return seen[2]


def saved(path: str | os.PathLike[str]) -> tuple[object, ...] | None:
    """What tells one save of a file from another; None where that cannot be told, or was just now."""
    try:
        of = os.lstat(path)
    except OSError:
        return None
    return (_told(of), of.st_ctime_ns) if stat.S_ISREG(of.st_mode) and not _is_fresh(of) else None


def _told(of: os.stat_result) -> str:
    return f"{of.st_dev} {of.st_ino} {of.st_mode} {of.st_size} {of.st_mtime_ns}"


def _is_fresh(of: os.stat_result) -> bool:
    return max(of.st_mtime_ns, of.st_ctime_ns) + _JUST_NOW > time.time_ns()


def _looked_at(path: str) -> tuple[Seen, bool]:
    """What is seen of a file, and whether that may be believed later."""
    of = os.lstat(path)  # before it is read: what is saved in between shows next time
    if not stat.S_ISREG(of.st_mode):
        raise OSError(f"{path} is no file of its own")
    is_believable = not _is_fresh(of)
    with open(path, "rb", buffering=0) as file:
        return (_told(of), of.st_ctime_ns, sha256(file.read()).hexdigest()), is_believable

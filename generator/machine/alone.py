"""One build of a project at a time: a second one waits until the first is done."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl
else:
    import msvcrt

PATIENCE_SECONDS = 60.0
"""How long a second build waits."""
_POLL_SECONDS = 0.05


class AnotherBuild(Exception):
    """Another build of the project does not come to its end."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """While this lasts, no other process does the same for this project. Raises AnotherBuild after some patience.

    The lock is the system's own, on an open file: it ends with its process, however that ends, and leaves no file
    in the project. Where a file system knows no locks, there is none.
    """
    held = _open(root)
    if held is None:
        yield
        return
    try:
        latest = time.monotonic() + PATIENCE_SECONDS
        while not _lock(held):
            if time.monotonic() > latest:
                raise AnotherBuild
            time.sleep(_POLL_SECONDS)
        yield
    finally:
        os.close(held)


def _open(root: Path) -> int | None:
    """What is locked: the project's folder of content; where folders cannot be, a file that stands for it."""
    try:
        if sys.platform != "win32":
            return os.open(root / "content", os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)  # a pipe would wait for ever
        else:  # noqa: RET505  # so that the type checker sees what belongs to which system
            name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
            return os.open(Path(tempfile.gettempdir()) / f"briefing-{name}.lock", os.O_RDWR | os.O_CREAT)
    except OSError:
        return None


def _lock(held: int) -> bool:
    """Whether the lock is ours now, or cannot be had at all."""
    try:
        if sys.platform != "win32":
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True

"""Says when an input of the build has changed.

The system's notices only wake us; what counts is that a file's size, times, kind or number differ from before. So a
notice that is lost (a network folder) costs a second, and one too many (our own output) costs nothing.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.reading.content import CONFIG
from generator.reading.seeds import FOLDER as SEEDS
from generator.showing.theme import THEME

Snapshot = dict[str, tuple[int, ...]]

_NOTICED_SECONDS = 1.0
"""How often we look where notices work."""
_UNNOTICED_SECONDS = 0.2
"""How often we look where they do not."""
_REST_SECONDS = 0.02
"""How long files must rest: saving all, or in place, is several changes."""
_RESTLESS_SECONDS = 2.0
"""After which we build all the same."""


def changes(root: Path, stopped: threading.Event) -> Generator[Callable[[], bool]]:
    """Yields at once, and again whenever inputs have changed since and come to rest, until it is stopped.

    What it yields says whether they have changed again since: whoever found them wrong may have read half a file. Who
    was told so is called again in any case, also where they have become by then what they were: a file came and went.
    """
    with _notices(root) as (noticed, pause):
        before: Snapshot | None = snapshot(root)

        def stale() -> bool:
            nonlocal before
            if snapshot(root) != before:
                before = None
            return before is None

        yield stale
        while not stopped.is_set():
            noticed.wait(pause)
            noticed.clear()
            now = snapshot(root)
            if now != before:
                before = _at_rest(root, now)
                yield stale


def _at_rest(root: Path, now: Snapshot) -> Snapshot:
    """The inputs when nobody writes any more."""
    latest = time.monotonic() + _RESTLESS_SECONDS
    while time.monotonic() < latest:
        time.sleep(_REST_SECONDS)
        before, now = now, snapshot(root)
        if now == before:
            break
    return now


def inputs(root: Path) -> tuple[Path, ...]:
    """What the build reads: none of it is written by the build."""
    return tuple(dict.fromkeys((root / CONFIG, root / "content", root / SEEDS, root / "theme", THEME)))


def snapshot(root: Path) -> Snapshot:
    """What tells a file's version, of every input file, and of where git stands. Hidden files and editors' copies are none."""
    found: Snapshot = {}
    for path in (*inputs(root), *_git_log(root)):
        if path.is_dir():
            _add_folder(str(path), found)
        else:
            _add_file(str(path), found)
    return found


def _git_log(root: Path) -> Iterator[Path]:
    """The file to which git adds a line with each commit and each switch of branches, which it does after the files."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        with suppress(OSError):  # in a second working tree, a file says where
            git = folder / git.read_text("utf-8", "replace").removeprefix("gitdir:").strip()
        if git.is_dir():
            yield git / "logs/HEAD"
            return


def _add_folder(folder: str, found: Snapshot) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if _is_passing(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    _add_folder(entry.path, found)
                else:
                    _add_file(entry.path, found)
    except OSError:  # deleted while we looked, or closed to us: a change all the same
        found[folder] = ()


def _add_file(path: str, found: Snapshot) -> None:
    try:
        told = os.stat(path)
    except OSError:
        return
    found[path] = (told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_mode, told.st_ino)


def _is_passing(name: str) -> bool:
    is_saved_by_itself = name.startswith("#") and name.endswith("#")
    return is_saved_by_itself or name.startswith(".") or name.endswith(("~", ".swp", ".tmp")) or name == "__pycache__"


@contextmanager
def _notices(root: Path) -> Iterator[tuple[threading.Event, float]]:
    """An event that the system sets when something changes, and how long to wait for it at most."""
    noticed = threading.Event()
    logging.getLogger("watchdog").setLevel(logging.CRITICAL)  # what it says while it ends is no help to an editor

    class Ear(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in ("opened", "closed_no_write"):
                noticed.set()

    observer = Observer()
    pause = _NOTICED_SECONDS
    try:
        for path in inputs(root):
            if path.is_dir():
                observer.schedule(Ear(), str(path), recursive=True)
        observer.schedule(Ear(), str(root))
        observer.start()
    except OSError:  # the system has no watches left
        pause = _UNNOTICED_SECONDS
    try:
        yield noticed, pause
    finally:
        if observer.is_alive():
            observer.stop()
            observer.join()

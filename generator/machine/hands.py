"""Many hands: work on a list is shared out among copies of this process, where there are cores for them.

The results are those that this process alone would have come to, in the same order.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

from generator.machine.packing import packed, unpacked
from generator.machine.timings import stopwatch, took_elsewhere

T = TypeVar("T")
R = TypeVar("R")

HANDS = "BRIEFING_HANDS"
"""The environment variable that says how many processes there may be; 1 turns sharing off."""
_WORTH_IT = 60
"""Items for each hand, below which starting it takes longer than it helps: items such as a page."""


def hands_for(items: int, worth: int = _WORTH_IT) -> int:
    """How many processes so many items are worth."""
    asked = os.environ.get(HANDS, "")
    if not hasattr(os, "fork") or _threads() > 1 or sys.platform == "darwin":
        return 1  # a copy of a process with threads, or of one with Apple's libraries in it, may lock up
    if asked.isdecimal():
        return max(1, min(int(asked), items))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, 8, items // worth))


def _threads() -> int:
    """The threads of this process, as far as they are known."""
    try:
        return len(os.listdir("/proc/self/task"))  # also those that Python did not start itself
    except OSError:
        return threading.active_count()


def shared_out(work: Callable[[T], R], items: Sequence[T], worth: int = _WORTH_IT) -> list[R]:
    """What `work` makes of each item; it must be picklable, and what `work` changes in memory is lost.

    What another process fails to do is done again by this one, which raises what there is to raise. So many items are
    `worth` a process.
    """
    count = hands_for(len(items), worth)
    if count == 1:
        return [work(item) for item in items]
    shares = [items[number::count] for number in range(count)]
    hands: list[_Hand] = []
    try:
        hands += [_hired(work, share) for share in shares[1:]]
        done = [[work(item) for item in shares[0]], *(hand.received() for hand in hands)]
    finally:
        for hand in hands:
            hand.dismiss()
    results: list[R | None] = [None] * len(items)
    for number, share in enumerate(shares):
        results[number::count] = [*done[number], *(work(item) for item in share[len(done[number]) :])]
    return results  # type: ignore[return-value]  # every place is filled


@dataclass(frozen=True, slots=True)
class _Hand:
    """A copy of this process at work."""

    pid: int
    results: BinaryIO

    def received(self) -> list[R]:
        """What it made of its share, or of the first part of it where it failed."""
        made: list[R]
        try:
            made, stages = unpacked(self.results.read())
        except (EOFError, OSError, pickle.UnpicklingError):
            return []
        took_elsewhere(stages)
        return made

    def dismiss(self) -> None:
        """Wait for its end, which is now."""
        self.results.close()
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def _hired(work: Callable[[T], R], share: Iterable[T]) -> _Hand:
    """A new process that works on its share."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return _Hand(pid, os.fdopen(reading, "rb"))
    status = 1
    try:  # in the copy, which must never return
        os.close(reading)
        gc.freeze()  # what both hold stays in memory once
        with os.fdopen(writing, "wb") as results:
            with stopwatch() as watch:
                made = _as_far_as_it_goes(work, share)
            results.write(packed((made, watch.stages)))
        status = 0
    finally:
        os._exit(status)


def _as_far_as_it_goes(work: Callable[[T], R], share: Iterable[T]) -> list[R]:
    made: list[R] = []
    with suppress(Exception):
        for item in share:
            made.append(work(item))  # what was made before a failure counts
    return made

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
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Self, TypeVar

from generator.machine.packing import packed, unpacked
from generator.machine.timings import timed_as_here, took_elsewhere

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

    Whoever is done with one piece of the items takes the next that nobody has taken. What another process fails to do
    is done again by this one, which raises what there is to raise. So many items are `worth` a process.
    """
    count = hands_for(len(items), worth)
    if count == 1:
        return [work(item) for item in items]
    pieces = list(_pieces(len(items), count))
    made: dict[int, list[R]] = {}
    hands: list[_Hand] = []
    with _Heap(len(pieces)) as heap:
        try:
            hands += [_hired(partial(_until_it_fails, work, items, pieces, heap)) for _ in range(count - 1)]
            for number in heap:
                made[number] = [work(items[at]) for at in pieces[number]]
            for hand in hands:
                made |= hand.received()
        finally:
            for hand in hands:
                hand.dismiss()
    results: list[R] = []
    for number, piece in enumerate(pieces):
        done = made.get(number, [])
        results += [*done, *(work(items[at]) for at in piece[len(done) :])]
    return results


def _pieces(items: int, hands: int) -> Iterator[range]:
    """Runs of items, long ones first: what stands together has much in common, and at the end nobody waits for long.

    Guided self-scheduling: C. D. Polychronopoulos and D. J. Kuck, IEEE Transactions on Computers C-36 (1987), 1425-1439.
    """
    start = 0
    while start < items:
        end = start + max(1, (items - start) // (4 * hands))
        yield range(start, end)
        start = end


class _Heap:
    """The numbers of all pieces, of which each is taken once, whichever process takes it."""

    def __init__(self, pieces: int) -> None:
        self._taking, putting = os.pipe()
        with os.fdopen(putting, "wb") as heap:
            heap.write(array("H", range(pieces)).tobytes())  # far fewer than the smallest pipe holds

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._taking)

    def __iter__(self) -> Iterator[int]:
        """The numbers that this process gets: until the heap is empty."""
        while number := os.read(self._taking, 2):
            yield array("H", number)[0]


@dataclass(frozen=True, slots=True)
class _Hand:
    """A copy of this process at work."""

    pid: int
    results: BinaryIO

    def received(self) -> dict[int, list[R]]:
        """What it made of the pieces that it took, of the last one perhaps only the beginning; nothing if it died."""
        made: dict[int, list[R]]
        try:
            made, stages = unpacked(self.results.read())
        except (EOFError, OSError, pickle.UnpicklingError):
            return {}
        took_elsewhere(stages)
        return made

    def dismiss(self) -> None:
        """Wait for its end, which is now."""
        self.results.close()
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def _hired(work: Callable[[], object]) -> _Hand:
    """A new process that does this work."""
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
            results.write(packed(timed_as_here(work)))
        status = 0
    finally:
        os._exit(status)


def _until_it_fails(
    work: Callable[[T], R], items: Sequence[T], pieces: Sequence[range], numbers: Iterable[int]
) -> dict[int, list[R]]:
    """What comes of the pieces with these numbers; what was made before a failure counts."""
    made: dict[int, list[R]] = {}
    with suppress(Exception):
        for number in numbers:
            made[number] = done = []
            for at in pieces[number]:
                done.append(work(items[at]))
    return made

"""Where a build's time goes: functions that are marked as a stage of it are timed while somebody wants to know."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

STAGES = {
    "read": "files",
    "validate": "YAML files",
    "verify": "quotations and passages",
    "derive": "briefings",
    "write": "pages and downloads",
    "render": "pages",
    "publish": "files",
}
"""The stages in the order of a build, each with what is counted in it."""


_ELSE = "the rest"
"""Starting, for the most part."""


@dataclass(slots=True)
class Stage:
    """What one stage took: its own time, without that of a stage within it."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    """Of all processes."""
    count: int = 0


@dataclass(slots=True)
class Stopwatch:
    """Times the stages."""

    stages: dict[str, Stage] = field(default_factory=lambda: {name: Stage() for name in (*STAGES, _ELSE)})
    _running: list[str] = field(default_factory=lambda: [_ELSE])
    _since: tuple[float, float] = field(default_factory=lambda: _now())

    def enter(self, name: str) -> None:
        """From now on, this stage is at work."""
        self.note()
        self._running.append(name)

    def leave(self) -> None:
        """From now on, the stage around it is."""
        self.note()
        self._running.pop()

    def note(self) -> None:
        """The time until now is that of the stage at work."""
        now, stage = _now(), self.stages[self._running[-1]]
        stage.seconds += now[0] - self._since[0]
        stage.cpu_seconds += now[1] - self._since[1]
        self._since = now

    def as_text(self) -> str:
        """A table: stage, seconds, seconds of CPU, what was worked on."""
        every = self.stages.values()
        whole = Stage(sum(one.seconds for one in every), sum(one.cpu_seconds for one in every))
        counts = {name: f"{self.stages[name].count:,} {things}" for name, things in STAGES.items()}
        return "\n".join(
            f"{name:<9} {stage.seconds:8.3f} s {stage.cpu_seconds:8.2f} s of CPU  {counts.get(name, '')}".rstrip()
            for name, stage in {**self.stages, "in all": whole}.items()
        )


def _now() -> tuple[float, float]:
    return time.perf_counter(), sum(os.times()[:4])


_watches: list[Stopwatch] = []
"""The stopwatch at work, if any: a build runs in one thread."""


@contextmanager
def stopwatch() -> Iterator[Stopwatch]:
    """Time the stages of what is done meanwhile."""
    watch = Stopwatch()
    _watches.append(watch)
    try:
        yield watch
    finally:
        watch.note()
        _watches.remove(watch)


def timed(stage: str, counts: bool = False) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function as a stage, or part of one; with `counts`, each call is one thing worked on."""
    assert stage in STAGES

    def marked(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            if not _watches:
                return function(*args, **kwargs)
            watch = _watches[-1]
            watch.enter(stage)
            try:
                return function(*args, **kwargs)
            finally:
                watch.leave()
                watch.stages[stage].count += counts

        return run

    return marked


def timed_as_here(work: Callable[[], R]) -> tuple[R, Mapping[str, Stage]]:
    """What a copy of this process makes, and what that took by stages where somebody here wants to know."""
    if not _watches:
        return work(), {}
    with stopwatch() as watch:
        made = work()
    return made, watch.stages


def took_elsewhere(stages: Mapping[str, Stage]) -> None:
    """Another process, whose time becomes that of the stage at work when it ends, spent it on these stages."""
    for watch in _watches[-1:] if stages else ():
        at_work = watch.stages[watch._running[-1]]
        for name in STAGES:
            at_work.cpu_seconds -= stages[name].cpu_seconds
            watch.stages[name].cpu_seconds += stages[name].cpu_seconds
            watch.stages[name].count += stages[name].count


def counted(stage: str, things: int) -> None:
    """So many things more were worked on in this stage."""
    for watch in _watches[-1:]:
        watch.stages[stage].count += things

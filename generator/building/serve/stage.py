"""What there is to be shown at this moment, shared by the builder and everybody who asks."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.reading.diagnostics import Diagnostic, Severity
from generator.reading.shown import reader, shown

_WIDTH = 100
"""Columns of an excerpt."""


Told = dict[str, str | int]
"""A diagnostic as JSON, and as `excerpt` the line it is about with its hint."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build led to."""

    number: int
    """Counts the builds; 0 before the first is done."""
    errors: tuple[Told, ...]
    """Why the site was not published; none where it was."""


class Stage:
    """The newest outcome, whether a build is at work, and a place to wait for either."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.base = "/"
        """The path of the site's address, with a slash at both ends."""
        self.closed = False
        self.ahead: Mapping[str, bytes] = {}
        """Files below the site's folder that the build at work has made already."""
        self._open: Counter[str] = Counter()
        self._outcome = Outcome(0, ())
        self._building = False
        self._changed = threading.Condition()

    @contextmanager
    def building(self) -> Iterator[None]:
        """While this lasts, `settled` waits."""
        with self._changed:
            self._building = True
        try:
            yield
        finally:
            with self._changed:
                self._building = False
                self._changed.notify_all()

    @contextmanager
    def looked_at(self, path: str) -> Iterator[None]:
        """While this lasts, somebody looks at the page of this path."""
        with self._changed:
            self._open[path] += 1
        try:
            yield
        finally:
            with self._changed:
                self._open[path] -= 1

    def wanted(self) -> set[str]:
        """The files below the site's folder that somebody looks at."""
        with self._changed:
            paths = [path.removeprefix(self.base) for path, count in self._open.items() if count]
        return {f"{path}index.html" if path.endswith("/") or not path else path for path in paths}

    def show_ahead(self, files: Mapping[str, bytes]) -> None:
        """Some of the files of the site that is being built; it has no errors so far."""
        with self._changed:
            self.ahead = files
            self._outcome = Outcome(self._outcome.number + 1, ())
            self._changed.notify_all()

    def show(self, diagnostics: Sequence[Diagnostic]) -> None:
        """A build is done: the site is the new one, or it is the old one for the errors among the diagnostics."""
        errors = tuple(self._told(found) for found in diagnostics if found.severity is Severity.ERROR)
        with self._changed:
            self.ahead = {}
            self._outcome = Outcome(self._outcome.number + 1, errors)
            self._changed.notify_all()

    def _told(self, found: Diagnostic) -> Told:
        _, _, excerpt = shown([found], reader(self.site.parent), _WIDTH, colour=False).partition("\n")
        return {**found.as_dict(), "excerpt": excerpt}

    def close(self) -> None:
        """Nothing more will come: nobody waits any longer."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    @property
    def number(self) -> int:
        """How many builds are done."""
        return self._outcome.number

    def settled(self, seconds: float = 120) -> None:
        """Wait until there was a build and none is at work, or for so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or (self.number > 0 and not self._building), seconds)

    def newer(self, number: int, seconds: float) -> Outcome | None:
        """The next outcome after this one; None where none comes within so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self._outcome.number > number, seconds)
            return self._outcome if self._outcome.number > number else None

"""What there is to be shown at this moment, shared by the builder and everybody who asks."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
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

    def show(self, diagnostics: Sequence[Diagnostic]) -> None:
        """A build is done: the site is the new one, or it is the old one for the errors among the diagnostics."""
        errors = tuple(self._told(found) for found in diagnostics if found.severity is Severity.ERROR)
        with self._changed:
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

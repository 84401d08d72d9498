"""The last significant change of a page: from the history of the content, never from a rebuild."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_MOST = 12


@dataclass(frozen=True, slots=True)
class Told:
    """One change as a page tells it."""

    sentence: str
    pages: tuple[str, ...]
    """The addresses of the pages that it concerns."""


@dataclass(frozen=True, slots=True)
class LastChange:
    """The newest revision that changed what a page means."""

    when: str | None
    """A day (ISO 8601); None where the versions are files without a time."""
    sentences: tuple[str, ...]
    """What changed, one sentence each; the first of them where they are many."""
    more: int
    """How many more there are."""


def last_changes(revisions: Iterable[tuple[str | None, Sequence[Told]]]) -> Mapping[str, LastChange]:
    """The last change of each page, by its address. `revisions`: time (RFC 3339) and changes of each, newest first."""
    found: dict[str, LastChange] = {}
    for when, changes in revisions:
        by_page: dict[str, list[str]] = {}
        for change in changes:
            for page in change.pages:
                by_page.setdefault(page, []).append(change.sentence)
        day = when[:10] if when else None
        for page, sentences in by_page.items():
            if page not in found:
                found[page] = _last(day, sentences)
    return found


def _last(day: str | None, sentences: Sequence[str]) -> LastChange:
    return LastChange(day, tuple(sentences[:_MOST]), max(0, len(sentences) - _MOST))

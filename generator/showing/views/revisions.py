"""The last significant change of a page: from the history of the content, never from a rebuild."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_MOST = 12


@dataclass(frozen=True, slots=True)
class Told:
    """One change as a page tells it, in the page's own language."""

    kind: str
    """`added`, `removed`, `changed` or `moved`."""
    what: str
    """`quotation`, `position`, ...: what kind of thing it is."""
    of: tuple[str, ...]
    """What the thing is called."""
    field: str
    """What of it changed: the first word of it; empty where it was the whole."""
    old: str
    new: str
    pages: tuple[str, ...]
    """The addresses of the pages that it concerns."""


@dataclass(frozen=True, slots=True)
class LastChange:
    """The newest revision that changed what a page means."""

    when: str | None
    """A day (ISO 8601); None where the versions are files without a time."""
    changes: tuple[Told, ...]
    """What changed; the first of them where they are many."""
    more: int
    """How many more there are."""


def last_changes(revisions: Iterable[tuple[str | None, Sequence[Told]]]) -> Mapping[str, LastChange]:
    """The last change of each page, by its address. `revisions`: time (RFC 3339) and changes of each, newest first."""
    found: dict[str, LastChange] = {}
    for when, changes in revisions:
        by_page: dict[str, list[Told]] = {}
        for change in changes:
            for page in change.pages:
                by_page.setdefault(page, []).append(change)
        day = when[:10] if when else None
        for page, told in by_page.items():
            if page not in found:
                found[page] = LastChange(day, tuple(told[:_MOST]), max(0, len(told) - _MOST))
    return found

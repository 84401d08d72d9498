"""The last significant change of a page: from the history of the content, never from a rebuild."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from generator.views.dates import readable

_MOST = 12
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Told:
    """One change as a page tells it."""

    briefing: str
    id: str
    name: str
    sentence: str
    is_whole: bool = False
    """Whether the whole briefing is what changed."""


@dataclass(frozen=True, slots=True)
class LastChange:
    """The newest revision that changed what a page means."""

    when: str | None
    """A day as a reader reads it; None where the versions are files without a time."""
    iso: str | None
    sentences: tuple[str, ...]
    """What changed, one sentence each; the first of them where they are many, and each cut where it is long."""
    more: int
    """How many more there are."""


def last_changes(
    revisions: Iterable[tuple[str | None, Sequence[Told]]], articles: Iterable[str]
) -> Mapping[str, LastChange]:
    """The last change of each briefing (by its slug) and article (`slug/article`).

    `revisions` are the time (RFC 3339) and changes of each, newest first; `articles` are `slug/article`.
    """
    found: dict[str, LastChange] = {}
    named = {
        article: re.compile(rf"(?:^|\b(?:in|of) ){re.escape(article.split('/')[1])}(?:/|$)") for article in articles
    }
    for when, changes in revisions:
        day = when[:10] if when else None
        for slug in dict.fromkeys(change.briefing for change in changes):
            found.setdefault(slug, _last(day, [change for change in changes if change.briefing == slug]))
        for article, pattern in named.items():
            own = [
                change
                for change in changes
                if article.startswith(f"{change.briefing}/")
                and (change.is_whole or pattern.search(change.id) or pattern.search(change.name))
            ]
            if own:
                found.setdefault(article, _last(day, own))
    return found


def _last(day: str | None, changes: Sequence[Told]) -> LastChange:
    shown = tuple(shorten(change.sentence, _LONGEST, placeholder=" …") for change in changes[:_MOST])
    return LastChange(readable(day) if day else None, day, shown, max(0, len(changes) - _MOST))

"""The home page of a site whose home is no single briefing: the list of all of them, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.views.briefing import Scope, scope
from generator.views.evidence import Desk


@dataclass(frozen=True, slots=True)
class BriefingLine:
    """A briefing in the list."""

    title: str
    lede: str
    href: Markup
    scope: Scope


@dataclass(frozen=True, slots=True)
class BriefingsPage:
    """What the list shows, in the order it shows it."""

    title: str
    description: str
    briefings: tuple[BriefingLine, ...]
    method: Markup


def briefings_page(desks: Sequence[Desk], title: str, description: str) -> BriefingsPage:
    """All briefings, newest first; those of one day by title."""
    by_title = sorted(desks, key=lambda desk: desk.briefing.title)
    newest_first = sorted(by_title, key=lambda desk: desk.briefing.date, reverse=True)
    lines = tuple(
        BriefingLine(
            desk.briefing.title,
            desk.briefing.lede.text,
            addresses.link(addresses.HOME, desk.page),
            scope(desk.briefing),
        )
        for desk in newest_first
    )
    return BriefingsPage(title, description, lines, addresses.link(addresses.HOME, addresses.METHOD))

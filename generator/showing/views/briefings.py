"""The list of a site's briefings, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.showing import addresses
from generator.showing.views.briefing import Scope, scope
from generator.showing.views.evidence import Desk, newest_first
from generator.showing.views.lists import Leaf, leaves

_LENGTH = 6
"""Briefings on one page of the list."""
_WITH_LEDE = 3


@dataclass(frozen=True, slots=True)
class BriefingLine:
    """A briefing in the list."""

    title: str
    lede: str | None
    """Of the first few on a page."""
    href: Markup
    scope: Scope


@dataclass(frozen=True, slots=True)
class BriefingsPage:
    """What a page of the list shows, in the order it shows it."""

    title: str
    description: str
    briefings: tuple[BriefingLine, ...]
    leaf: Leaf


def briefings_pages(desks: Sequence[Desk], title: str, description: str, first: str) -> Iterator[BriefingsPage]:
    """The pages of the list, which begins at the page `first`."""
    by_slug = {desk.briefing.slug: desk for desk in desks}
    ordered = [by_slug[briefing.slug] for briefing in newest_first(desk.briefing for desk in desks)]
    for leaf, some in leaves(ordered, _LENGTH, first):
        lines = tuple(_line(desk, leaf.address, with_lede=place < _WITH_LEDE) for place, desk in enumerate(some))
        yield BriefingsPage(title, description, lines, leaf)


def _line(desk: Desk, own: str, with_lede: bool) -> BriefingLine:
    briefing = desk.briefing
    lede = briefing.lede.text if with_lede else None
    return BriefingLine(briefing.title, lede, addresses.link(own, desk.page), scope(briefing))

"""The timeline of a briefing: everything that its articles date, year by year, each event with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.proving.briefing import Event
from generator.showing import addresses
from generator.showing.views.evidence import Cited, Desk, Named, Source


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something that an article dates."""

    anchor: Markup
    href: Markup
    """To the event on the timeline's page."""
    date: str
    iso: str | None
    """For `<time>`; None for a range."""
    text: str
    inferred: str | None
    """How the date was worked out, where no article states it."""
    evidence: tuple[Cited, ...]
    edit: str | None
    """To the line of the YAML; None where no repository is known."""


@dataclass(frozen=True, slots=True)
class Year:
    """The events that begin in one year."""

    anchor: Markup
    year: str
    events: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What the timeline shows, in the order it shows it."""

    trail: tuple[Named, ...]
    briefing: str
    events: int
    inferred: int
    """Events whose date no article states."""
    years: tuple[Year, ...]
    sources: tuple[Source, ...]
    """The articles that bear the events out."""


def timeline_page(desk: Desk) -> TimelinePage:
    """The timeline of the briefing on the desk."""
    own = addresses.timeline_page(desk.briefing.slug)
    events = desk.briefing.timeline
    numbered = list(enumerate(events, 1))
    citing = {item.article for event in events for item in event.evidence}
    years = groupby(sorted(numbered, key=lambda one: one[1].date[:4]), key=lambda one: one[1].date[:4])
    return TimelinePage(
        trail=(Named(desk.briefing.title, addresses.link(own, desk.page)),),
        briefing=desk.briefing.title,
        events=len(events),
        inferred=sum(1 for event in events if event.basis.startswith("inferred")),
        years=tuple(
            Year(addresses.checked(f"y-{year}"), year, tuple(event_line(event, n, desk, own) for n, event in group))
            for year, group in years
        ),
        sources=tuple(desk.source(one.name, own) for one in desk.briefing.articles if one.name in citing),
    )


def event_line(event: Event, number: int, desk: Desk, page: str) -> EventLine:
    """The n-th event of the timeline as `page` shows it."""
    anchor = addresses.event_anchor(number)
    return EventLine(
        anchor=anchor,
        href=addresses.link(page, addresses.timeline_page(desk.briefing.slug), anchor),
        date=event.date,
        iso=None if "/" in event.date else event.date,
        text=event.text,
        inferred=event.basis.removeprefix("inferred: ") if event.basis.startswith("inferred") else None,
        evidence=desk.cited(event.evidence, page),
        edit=desk.edit_href(event.place),
    )

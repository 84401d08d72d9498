"""The pages of one actor, a briefing each, and the list of all actors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.comparing.coverage import actors_in
from generator.machine.memory import digest
from generator.proving.briefing import Actor
from generator.showing import addresses
from generator.showing.views.evidence import Desk, Named, Source, newest_first
from generator.showing.views.lists import Leaf, leaves
from generator.showing.views.sayings import Printing, Saying, sayings
from generator.showing.views.stands import Cell, cells

KINDS = ("person", "state", "organisation", "group", "document")
"""In the order of the list."""
_LENGTH = 24
"""Actors on one page of the list."""
_NEIGHBOURS = 4
"""Briefings on either side that a page of an actor names."""


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role, as articles give it, and the articles that give it so."""

    role: str
    articles: tuple[Printing, ...]
    """Each with the link to the actor's row on the article's page."""


@dataclass(frozen=True, slots=True)
class InBriefing:
    """An actor in one briefing."""

    anchor: Markup
    title: str
    href: Markup
    as_of: str
    roles: tuple[RoleLine, ...]
    positions: tuple[Cell, ...]
    sayings: tuple[Saying, ...]
    articles: tuple[Source, ...]
    """Those that count the actor among their key actors, quote the actor or report a position."""


@dataclass(frozen=True, slots=True)
class OtherBriefing:
    """Another briefing that mentions the actor, or the one that the page shows."""

    anchor: Markup
    title: str
    href: Markup | None
    """To the actor in it; None for the one that the page shows."""
    as_of: str
    quotations: int
    articles: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What the page of an actor in one briefing shows, in the order it shows it."""

    all: Markup
    """To the list of all actors."""
    trail: tuple[Named, ...]
    """Between the list and this page: the actor, on the page of an older briefing."""
    here: str
    """The page's own place in the trail: the name, or the title of an older briefing."""
    name: str
    kind: str
    role: str | None
    affiliation: Named | None
    aliases: tuple[str, ...]
    acting_for: tuple[Named, ...]
    """Those in this briefing whose affiliation this is."""
    briefing: InBriefing
    briefings: int
    """How many mention the actor."""
    others: tuple[OtherBriefing, ...]
    """The briefings next to this one, newest first, this one among them; none where there is no other."""
    newest: Markup | None
    """To the page of the newest briefing; None where it is among the others."""
    oldest: Markup | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the site holds of an actor."""

    quotations: int
    positions: int
    """Issues on which an article reports a position."""
    articles: int


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in the list."""

    name: str
    href: Markup
    role: str | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """What a page of the list shows: the actors by kind, those in most articles first."""

    kinds: tuple[tuple[str, tuple[ActorLine, ...]], ...]
    actors: int
    """How many there are on the whole site."""
    leaf: Leaf


@dataclass(frozen=True)
class Cast:
    """Every actor of the site and the desks of the briefings that mention it, newest first. Made once a site."""

    actors: Mapping[str, Actor]
    desks: Mapping[str, tuple[Desk, ...]]


def cast_of(desks: Sequence[Desk]) -> Cast:
    """The actors of all briefings."""
    by_slug = {desk.briefing.slug: desk for desk in desks}
    actors: dict[str, Actor] = {}
    found: dict[str, list[Desk]] = defaultdict(list)
    for briefing in newest_first(desk.briefing for desk in desks):
        for actor in briefing.actors:
            actors.setdefault(actor.id, actor)
            found[actor.id].append(by_slug[briefing.slug])
    return Cast(actors, {id: tuple(one) for id, one in found.items()})


def actor_made_of(actor: Actor, number: int, cast: Cast) -> str:
    """A fingerprint of the content that the page of an actor is made of; empty where it is not known."""
    desks = cast.desks[actor.id]
    parts = [desks[n].made_of for n in _near(number, desks)]
    ends = (str(number), str(len(desks)), desks[0].briefing.slug, desks[-1].briefing.slug)
    return digest(*ends, repr(cast.actors.get(actor.affiliation or "")), *parts) if all(parts) else ""


def _near(number: int, desks: Sequence[Desk]) -> range:
    """The briefings that the page in the n-th of them names."""
    return range(max(0, number - _NEIGHBOURS), min(len(desks), number + _NEIGHBOURS + 1))


def actor_page(actor: Actor, number: int, cast: Cast) -> ActorPage:
    """The page of one actor in the n-th of the briefings that mention it, counted from 0 at the newest."""
    desks = cast.desks[actor.id]
    desk = desks[number]
    own = desk.actor_page(actor.id)
    affiliation = cast.actors.get(actor.affiliation or "")
    near = _near(number, desks)
    up = Named(actor.name, addresses.link(own, addresses.actor_page(actor.id)))
    return ActorPage(
        all=addresses.link(own, addresses.ACTORS),
        trail=(up,) if number else (),
        here=desk.briefing.title if number else actor.name,
        name=actor.name,
        kind=actor.kind,
        role=actor.role,
        affiliation=Named(affiliation.name, addresses.link(own, _nearest_page(affiliation, desk)))
        if affiliation
        else None,
        aliases=actor.aliases,
        acting_for=tuple(desk.actor(one, own) for one in desk.briefing.actors if one.affiliation == actor.id),
        briefing=_in_briefing(actor, desk, own),
        briefings=len(desks),
        others=tuple(_other(actor, desks[n], own) for n in near) if len(desks) > 1 else (),
        newest=addresses.link(own, desks[0].actor_page(actor.id)) if near.start > 0 else None,
        oldest=addresses.link(own, desks[-1].actor_page(actor.id)) if near.stop < len(desks) else None,
    )


def _nearest_page(actor: Actor, desk: Desk) -> str:
    """The actor's page in this briefing, or in the newest that mentions the actor."""
    return desk.actor_page(actor.id) if actor in desk.briefing.actors else addresses.actor_page(actor.id)


def _other(actor: Actor, desk: Desk, own: str) -> OtherBriefing:
    briefing = desk.briefing
    page = desk.actor_page(actor.id)
    return OtherBriefing(
        anchor=addresses.briefing_anchor(briefing.slug),
        title=briefing.title,
        href=addresses.link(own, page) if page != own else None,
        as_of=briefing.date,
        quotations=desk.said.get(actor.id, 0),
        articles=sum(actor.id in ids for ids in desk.cast.values()),
    )


def actors_pages(cast: Cast) -> Iterator[ActorsPage]:
    """The pages of the list of all actors."""
    counts = _counts(cast)
    counted = [(actor, counts(actor.id)) for actor in cast.actors.values()]
    ranked = sorted(counted, key=lambda one: (KINDS.index(one[0].kind), -one[1].articles, -one[1].quotations))
    for leaf, some in leaves(ranked, _LENGTH, addresses.ACTORS):
        lines = [(actor.kind, _line(actor, counts, leaf.address)) for actor, counts in some]
        kinds = tuple((kind, tuple(line for _, line in group)) for kind, group in groupby(lines, lambda one: one[0]))
        yield ActorsPage(kinds, len(cast.actors), leaf)


def _counts(cast: Cast) -> Callable[[str], Counts]:
    """What counts each actor's share of the site, by the actor's id; every article is looked at once."""
    quotations, articles = Counter[str](), Counter[str]()
    positions: dict[str, set[str]] = defaultdict(set)
    briefings = {desk.briefing.slug: desk.briefing for desks in cast.desks.values() for desk in desks}
    for article in (article for briefing in briefings.values() for article in briefing.articles):
        articles.update(actors_in(article))
        quotations.update(one.speaker.id for one in article.quotations if one.speaker)
        for one in article.positions:
            positions[one.actor.id].add(one.issue.id)
    return lambda id: Counts(quotations=quotations[id], positions=len(positions[id]), articles=articles[id])


def _line(actor: Actor, counts: Counts, own: str) -> ActorLine:
    return ActorLine(actor.name, addresses.link(own, addresses.actor_page(actor.id)), actor.role, counts)


def _in_briefing(actor: Actor, desk: Desk, own: str) -> InBriefing:
    briefing = desk.briefing
    return InBriefing(
        anchor=addresses.briefing_anchor(briefing.slug),
        title=briefing.title,
        href=addresses.link(own, desk.page),
        as_of=briefing.date,
        roles=_roles(actor, desk, own),
        positions=tuple(cells(desk, own, actor).values()),
        sayings=sayings([one for one in briefing.utterances if one.speaker and one.speaker.id == actor.id], desk, own),
        articles=tuple(desk.source(name, own) for name, ids in desk.cast.items() if actor.id in ids),
    )


def _roles(actor: Actor, desk: Desk, own: str) -> tuple[RoleLine, ...]:
    found: dict[str, list[Printing]] = defaultdict(list)
    for article in desk.briefing.articles:
        target = addresses.article_page(desk.briefing.slug, article.name)
        href = addresses.link(own, target, addresses.actor_anchor(actor.id))
        for role in {key.role: None for key in article.key_actors if key.actor.id == actor.id}:
            found[role].append(Printing(desk.source(article.name, own), href))
    return tuple(RoleLine(role, tuple(articles)) for role, articles in found.items())

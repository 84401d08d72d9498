"""The page of one actor, gathered from all briefings of the site, and the list of all actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.briefing import Actor, Utterance
from generator.coverage import actors_in
from generator.views.dates import readable
from generator.views.evidence import Desk, Named, Source
from generator.views.sayings import Printing, Saying, sayings
from generator.views.stands import Cell, cells

_OWN = addresses.ACTORS
KINDS = ("person", "state", "organisation", "group", "document")
"""In the order of the list."""


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
class ActorPage:
    """What an actor's page shows, in the order it shows it."""

    trail: tuple[Named, ...]
    name: str
    kind: str
    role: str | None
    affiliation: Named | None
    aliases: tuple[str, ...]
    acting_for: tuple[Named, ...]
    """Those whose affiliation this is."""
    briefings: tuple[InBriefing, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in the list."""

    name: str
    href: Markup
    role: str | None
    quotations: int
    positions: int
    articles: int


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """What the list shows: the actors by kind, those in most articles first."""

    kinds: tuple[tuple[str, tuple[ActorLine, ...]], ...]
    actors: int
    method: Markup


@dataclass(frozen=True)
class Cast:
    """Every actor of the site and the desks of the briefings that mention it, newest first. Made once a site."""

    actors: Mapping[str, Actor]
    desks: Mapping[str, tuple[Desk, ...]]
    acting_for: Mapping[str, tuple[Actor, ...]]


def cast_of(desks: Sequence[Desk]) -> Cast:
    """The actors of all briefings."""
    newest_first = sorted(desks, key=lambda desk: (desk.briefing.date, desk.briefing.slug), reverse=True)
    actors: dict[str, Actor] = {}
    found: dict[str, list[Desk]] = defaultdict(list)
    for desk in newest_first:
        for actor in desk.briefing.actors:
            actors.setdefault(actor.id, actor)
            found[actor.id].append(desk)
    acting_for: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors.values():
        if actor.affiliation:
            acting_for[actor.affiliation].append(actor)
    return Cast(
        actors, {id: tuple(one) for id, one in found.items()}, {id: tuple(one) for id, one in acting_for.items()}
    )


def actor_page(actor: Actor, cast: Cast) -> ActorPage:
    """The page of one actor."""
    own = addresses.actor_page(actor.id)
    affiliation = cast.actors.get(actor.affiliation or "")
    return ActorPage(
        trail=(Named("Actors", addresses.link(own, _OWN)),),
        name=actor.name,
        kind=actor.kind,
        role=actor.role,
        affiliation=_named(affiliation, own) if affiliation else None,
        aliases=actor.aliases,
        acting_for=tuple(_named(one, own) for one in cast.acting_for.get(actor.id, ())),
        briefings=tuple(_in_briefing(actor, desk, own) for desk in cast.desks[actor.id]),
    )


def actors_page(cast: Cast) -> ActorsPage:
    """The list of all actors."""
    lines: dict[str, list[ActorLine]] = defaultdict(list)
    for actor in cast.actors.values():
        lines[actor.kind].append(_line(actor, cast.desks[actor.id]))
    ranked = {kind: sorted(found, key=lambda line: (-line.articles, -line.quotations)) for kind, found in lines.items()}
    return ActorsPage(
        tuple((kind, tuple(ranked[kind])) for kind in KINDS if kind in ranked),
        len(cast.actors),
        addresses.link(_OWN, addresses.METHOD),
    )


def _named(actor: Actor, own: str) -> Named:
    return Named(actor.name, addresses.link(own, addresses.actor_page(actor.id)))


def _line(actor: Actor, desks: Sequence[Desk]) -> ActorLine:
    articles = [article for desk in desks for article in desk.briefing.articles if actor.id in actors_in(article)]
    return ActorLine(
        name=actor.name,
        href=addresses.link(_OWN, addresses.actor_page(actor.id)),
        role=actor.role,
        quotations=sum(1 for article in articles for one in article.quotations if _is(one.speaker, actor)),
        positions=len({one.issue.id for article in articles for one in article.positions if _is(one.actor, actor)}),
        articles=len(articles),
    )


def _is(one: Actor | None, actor: Actor) -> bool:
    return one is not None and one.id == actor.id


def _in_briefing(actor: Actor, desk: Desk, own: str) -> InBriefing:
    briefing = desk.briefing
    return InBriefing(
        anchor=addresses.briefing_anchor(briefing.slug),
        title=briefing.title,
        href=addresses.link(own, desk.page),
        as_of=readable(briefing.date),
        roles=_roles(actor, desk, own),
        positions=tuple(cells(desk, own, actor).values()),
        sayings=sayings(_utterances(actor, briefing.utterances), desk, own),
        articles=tuple(desk.source(one.name, own) for one in briefing.articles if actor.id in actors_in(one)),
    )


def _utterances(actor: Actor, utterances: Sequence[Utterance]) -> list[Utterance]:
    return [one for one in utterances if _is(one.speaker, actor)]


def _roles(actor: Actor, desk: Desk, own: str) -> tuple[RoleLine, ...]:
    found: dict[str, list[Printing]] = defaultdict(list)
    for article in desk.briefing.articles:
        target = addresses.article_page(desk.briefing.slug, article.name)
        href = addresses.link(own, target, addresses.actor_anchor(actor.id))
        for role in {key.role: None for key in article.key_actors if key.actor.id == actor.id}:
            found[role].append(Printing(desk.source(article.name, own), href))
    return tuple(RoleLine(role, tuple(articles)) for role, articles in found.items())

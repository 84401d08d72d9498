"""The page of one issue: the question, its answers, who gives which, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.proving.briefing import Issue
from generator.showing import addresses
from generator.showing.views.evidence import Desk, Named, Source
from generator.showing.views.stands import Cell, Stand, cells


@dataclass(frozen=True, slots=True)
class Holder:
    """An actor who takes a stance."""

    anchor: Markup | None
    """Set where the actor first stands on the page."""
    actor: Named
    role: str | None
    stand: Stand
    opposed_by: tuple[Stand, ...]
    """The actor's stances of the opposite tone, where the articles contradict each other."""


@dataclass(frozen=True, slots=True)
class StanceBlock:
    """One of the issue's answers and those who give it."""

    anchor: Markup
    label: str
    tone: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class IssuePage:
    """What an issue's page shows, in the order it shows it."""

    trail: tuple[Named, ...]
    title: str
    question: str
    actors: int
    articles: tuple[Source, ...]
    """The articles that report a position on it."""
    silent: tuple[Source, ...]
    """Those that report none."""
    stances: tuple[StanceBlock, ...]
    disputed: tuple[Cell, ...]
    """The actors who are reported as both for and against."""
    unknown: tuple[Named, ...]
    """The actors with a position on another issue, but none on this one."""
    before: Named | None
    after: Named | None
    coverage: Markup


def issue_page(issue: Issue, desk: Desk) -> IssuePage:
    """The page of one issue of the briefing on the desk."""
    briefing = desk.briefing
    own = addresses.issue_page(briefing.slug, issue.id)
    found = cells(desk, own, on=issue)
    here = list(found.values())
    elsewhere = {position.actor.id for position in briefing.positions} - {actor for actor, _ in found}
    reporting = {position.article for position in briefing.positions if position.issue.id == issue.id}
    sources = {article.name: desk.source(article.name, own) for article in briefing.articles}
    number = briefing.issues.index(issue)
    return IssuePage(
        trail=(Named(briefing.title, addresses.link(own, desk.page)),),
        title=issue.title,
        question=issue.question,
        actors=len(here),
        articles=tuple(source for name, source in sources.items() if name in reporting),
        silent=tuple(source for name, source in sources.items() if name not in reporting),
        stances=_stances(issue, here),
        disputed=tuple(cell for cell in here if cell.is_disputed),
        unknown=tuple(desk.actor(actor, own) for actor in briefing.actors if actor.id in elsewhere),
        before=desk.issue(briefing.issues[number - 1], own) if number else None,
        after=desk.issue(briefing.issues[number + 1], own) if number + 1 < len(briefing.issues) else None,
        coverage=addresses.link(own, addresses.coverage_page(briefing.slug), "issues"),
    )


def _stances(issue: Issue, here: list[Cell]) -> tuple[StanceBlock, ...]:
    seen: set[str] = set()
    blocks = []
    for stance in issue.stances:
        holders = []
        for cell in here:
            for stand in cell.stands:
                if stand.id == stance.id:
                    anchor = None if cell.anchor in seen else cell.anchor
                    seen.add(cell.anchor)
                    holders.append(Holder(anchor, cell.actor, cell.role, stand, _opposed(stand, cell)))
        blocks.append(StanceBlock(addresses.stance_anchor(stance.id), stance.label, stance.tone, tuple(holders)))
    return tuple(blocks)


def _opposed(stand: Stand, cell: Cell) -> tuple[Stand, ...]:
    opposite = {"for": "against", "against": "for"}.get(stand.tone)
    return tuple(other for other in cell.stands if other.tone == opposite)

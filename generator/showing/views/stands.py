"""Who stands where: an actor's stances on an issue, gathered from all articles, with what each article reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.proving.briefing import Actor, Issue, Position, Stance
from generator.showing import addresses
from generator.showing.views.evidence import Cited, Desk, Named, Source


@dataclass(frozen=True, slots=True)
class StandClaim:
    """What one article reports of an actor on an issue."""

    source: Source
    href: Markup
    """To the position on the article's page."""
    summary: str
    evidence: tuple[Cited, ...]
    edit: str | None
    """To the line of the YAML; None where no repository is known."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance that an actor takes on an issue, and the articles that report it."""

    id: str
    label: str
    tone: str
    claims: tuple[StandClaim, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one actor stands on one issue."""

    actor: Named
    role: str | None
    issue: Named
    anchor: Markup
    href: Markup | None
    """To the stances with their evidence on the issue's page; None: no known position."""
    stands: tuple[Stand, ...]
    """One for each stance that an article reports."""

    @property
    def is_disputed(self) -> bool:
        """Whether the actor is reported as both for and against."""
        return {"for", "against"} <= {stand.tone for stand in self.stands}


Cells = dict[tuple[str, str], Cell]
"""The known positions by the ids of actor and issue: issue by issue, in the order of the actors."""


def cells(desk: Desk, page: str, only: Actor | None = None, on: Issue | None = None) -> Cells:
    """Every known position of the briefing, or of one actor or on one issue only, as `page` shows it."""
    found: dict[tuple[str, str], list[tuple[int, Position]]] = defaultdict(list)
    for article in desk.briefing.articles:
        for number, position in enumerate(article.positions, 1):
            if only in (None, position.actor) and on in (None, position.issue):
                found[position.actor.id, position.issue.id].append((number, position))
    order = [(actor, issue) for issue in desk.briefing.issues for actor in desk.briefing.actors]
    return {
        (actor.id, issue.id): cell(actor, issue, found[actor.id, issue.id], desk, page)
        for actor, issue in order
        if (actor.id, issue.id) in found
    }


def cell(actor: Actor, issue: Issue, positions: Sequence[tuple[int, Position]], desk: Desk, page: str) -> Cell:
    """What the articles report of an actor on an issue: each position with its number in its article."""
    by_stance: dict[Stance, list[tuple[int, Position]]] = defaultdict(list)
    for number, position in positions:
        by_stance[position.stance].append((number, position))
    stands = tuple(
        Stand(stance.id, stance.label, stance.tone, tuple(_claim(*one, desk, page) for one in group))
        for stance, group in by_stance.items()
    )
    href = desk.stand_href(actor, issue, page) if stands else None
    anchor = addresses.stand_anchor(actor.id)
    return Cell(desk.actor(actor, page), actor.role, desk.issue(issue, page), anchor, href, stands)


def _claim(number: int, position: Position, desk: Desk, page: str) -> StandClaim:
    target = addresses.article_page(desk.briefing.slug, position.article)
    return StandClaim(
        source=desk.source(position.article, page),
        href=addresses.link(page, target, addresses.position_anchor(number)),
        summary=position.summary,
        evidence=desk.cited(position.evidence, page),
        edit=desk.edit_href(position.place),
    )

"""The page of one article: what it is, says, quotes and reports, each claim beside the words that bear it out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup

from generator.proving.briefing import (
    Actor,
    Article,
    KeyActor,
    MatchKind,
    Passage,
    Position,
    Provenance,
    Quotation,
    Reading,
    Translation,
)
from generator.showing import addresses
from generator.showing.views.evidence import Cited, Claim, Credit, Desk, Echo, Named
from generator.showing.views.excerpts import Excerpt, Publish, excerpts, paragraph_of
from generator.showing.views.sources import missing


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about the article itself and what it rests on."""

    value: str | None
    """None: not stated in the source."""
    is_date: bool
    """Whether the value is one, as ISO 8601."""
    basis: str
    stated_as: str | None
    """The seed's own words that state it."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The article before this one or after it, by its headline."""

    title: str
    href: Markup
    language: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A key actor of the article."""

    anchor: Markup
    actor: Named
    role: str
    role_href: Markup | None
    """To the article's own words, where the role is these very words."""
    evidence: tuple[Cited, ...]
    """What bears the role out, where it is in the editor's words."""
    quotations: tuple[Named, ...]
    """The actor's quotations in this article."""


@dataclass(frozen=True, slots=True)
class QuotationCard:
    """A quotation as printed, with its proof."""

    anchor: Markup
    words: str
    language: str
    translation: Translation | None
    speaker: Named | None
    """None: the article names nobody."""
    speaker_role: str | None
    kind: str
    match: MatchKind
    paragraph: int
    """The paragraph of the article's body in which it begins, counted from 1."""
    outside: str | None
    """Where it stands only outside the body: `headline`, or the kind of what is left out there; else None."""
    words_href: Markup
    """To the marked words below."""
    dropped: tuple[str, ...]
    """What the editor's elisions leave out."""
    echo: Echo | None
    """Where else the words are printed."""
    href: Markup
    """To this card."""
    credit: Credit
    original: str | None
    """The publisher's page at the passage; None where its address is not known."""
    edit: str | None
    """To the line of the YAML; None where no repository is known."""
    report: str | None
    """Where a mistake can be reported; None where no repository is known."""


@dataclass(frozen=True, slots=True)
class PositionRow:
    """An actor's stance on an issue, as this article reports it."""

    anchor: Markup
    actor: Named
    issue: str
    issue_href: Markup
    """To where the actor stands on it across the briefing."""
    is_disputed: bool
    """Whether the articles report the actor as both for and against."""
    stance: str
    tone: str
    summary: str
    evidence: tuple[Cited, ...]
    edit: str | None
    """To the line of the YAML; None where no repository is known."""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A figure as this article prints it."""

    anchor: Markup | None
    """None for a second reading of the same figure."""
    what: str
    words: str
    qualifier: str | None
    """Empty where the words have none; None where qualifiers are not read in their language."""
    words_href: Markup
    compare_href: Markup
    """To the readings of all articles, side by side."""
    agree: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What an article's page shows, in the order it shows it."""

    trail: tuple[Named, ...]
    title: str
    language: str
    number: int
    of: int
    outlet: Fact
    byline: Fact
    date: Fact
    url: Fact
    unstated: tuple[str, ...]
    """Which of outlet, author, date and address the source does not state."""
    words: int
    seed: str
    summary: tuple[Claim, ...]
    actors: tuple[ActorRow, ...]
    quotations: tuple[QuotationCard, ...]
    positions: tuple[PositionRow, ...]
    readings: tuple[ReadingRow, ...]
    excerpts: tuple[Excerpt, ...]
    publish: Publish
    before: Neighbour | None
    after: Neighbour | None
    coverage: Markup
    """To what this article alone has, and what it leaves out."""


def article_page(article: Article, desk: Desk, publish: Publish) -> ArticlePage:
    """The page of one article of the briefing on the desk."""
    own = addresses.article_page(desk.briefing.slug, article.name)
    number = desk.sources[article.name][0]
    return ArticlePage(
        trail=(Named(desk.briefing.title, addresses.link(own, desk.page)),),
        title=article.title.text,
        language=article.language,
        number=number,
        of=len(desk.briefing.articles),
        outlet=_fact(article.outlet),
        byline=_fact(article.byline),
        date=_fact(article.date, is_date=True),
        url=_fact(article.url),
        unstated=missing(article),
        words=article.words,
        seed=article.seed.name,
        summary=tuple(desk.claim(statement, n, own) for n, statement in enumerate(article.summary, 1)),
        actors=_actors(article, desk, own),
        quotations=tuple(_card(quotation, article, desk, own) for quotation in article.quotations),
        positions=_positions(article, desk, own),
        readings=_readings(article, desk, own),
        excerpts=excerpts(article, desk, publish, own),
        publish=publish,
        before=_neighbour(desk, number - 1, own),
        after=_neighbour(desk, number + 1, own),
        coverage=addresses.link(
            own, addresses.coverage_page(desk.briefing.slug), addresses.article_anchor(article.name)
        ),
    )


def _fact(fact: Provenance, is_date: bool = False) -> Fact:
    return Fact(fact.value, is_date, fact.basis, fact.passage.text if fact.passage else None)


def _neighbour(desk: Desk, number: int, own: str) -> Neighbour | None:
    if not 1 <= number <= len(desk.briefing.articles):
        return None
    article = desk.briefing.articles[number - 1]
    href = addresses.link(own, addresses.article_page(desk.briefing.slug, article.name))
    return Neighbour(article.title.text, href, article.language)


def _actors(article: Article, desk: Desk, own: str) -> tuple[ActorRow, ...]:
    return tuple(_actor(key, article, desk, own) for key in article.key_actors)


def _actor(key: KeyActor, article: Article, desk: Desk, own: str) -> ActorRow:
    evidence = desk.cited(key.evidence, own)
    itself = next((one for one in evidence if one.words.casefold() == key.role.casefold()), None)
    return ActorRow(
        anchor=addresses.actor_anchor(key.actor.id),
        actor=desk.actor(key.actor, own),
        role=key.role,
        role_href=itself.href if itself else None,
        evidence=tuple(one for one in evidence if one is not itself),
        quotations=_quotations_of(key.actor, article, desk, own),
    )


def _quotations_of(actor: Actor, article: Article, desk: Desk, own: str) -> tuple[Named, ...]:
    spoken = [quotation for quotation in article.quotations if quotation.speaker and quotation.speaker.id == actor.id]
    return tuple(Named(quotation.words, desk.quotation_href(quotation, own)) for quotation in spoken)


def _card(quotation: Quotation, article: Article, desk: Desk, own: str) -> QuotationCard:
    return QuotationCard(
        anchor=addresses.quotation_anchor(quotation.key),
        words=quotation.words,
        language=quotation.language,
        translation=quotation.translation,
        speaker=desk.speaker(quotation, own),
        speaker_role=quotation.speaker.role if quotation.speaker else None,
        kind=quotation.kind.value,
        match=quotation.match,
        paragraph=paragraph_of(article, quotation.parts[0].start),
        outside=_outside_body(article, quotation.parts[0]),
        words_href=desk.passage_href(article.name, quotation.parts[0], own),
        dropped=tuple(passage.text for passage in quotation.dropped),
        echo=desk.echo(quotation, own),
        href=desk.quotation_href(quotation, own),
        credit=desk.credit(quotation),
        original=desk.original_href(article.name, quotation.parts),
        edit=desk.edit_href(quotation.place),
        report=desk.report_href(quotation),
    )


def _outside_body(article: Article, passage: Passage) -> str | None:
    zones = (("headline", article.title), *((found.kind, found.passage) for found in article.exclusions))
    return next((kind for kind, zone in zones if zone.start <= passage.start < zone.end), None)


def _positions(article: Article, desk: Desk, own: str) -> tuple[PositionRow, ...]:
    tones: dict[tuple[str, str], set[str]] = defaultdict(set)
    for position in desk.briefing.positions:
        tones[position.actor.id, position.issue.id].add(position.stance.tone)
    return tuple(
        _position(position, n, tones[position.actor.id, position.issue.id], desk, own)
        for n, position in enumerate(article.positions, 1)
    )


def _position(position: Position, number: int, tones: set[str], desk: Desk, own: str) -> PositionRow:
    return PositionRow(
        anchor=addresses.position_anchor(number),
        actor=desk.actor(position.actor, own),
        issue=position.issue.title,
        issue_href=desk.stand_href(position.actor, position.issue, own),
        is_disputed={"for", "against"} <= tones,
        stance=position.stance.label,
        tone=position.stance.tone,
        summary=position.summary,
        evidence=desk.cited(position.evidence, own),
        edit=desk.edit_href(position.place),
    )


def _readings(article: Article, desk: Desk, own: str) -> tuple[ReadingRow, ...]:
    figures = {figure.id: figure for figure in desk.briefing.figures}
    seen: set[str] = set()
    rows = []
    for reading in article.readings:
        figure = figures[reading.figure]
        anchor = None if reading.figure in seen else addresses.figure_anchor(reading.figure)
        seen.add(reading.figure)
        rows.append(_reading(reading, anchor, figure.what, figure.agree, desk, own))
    return tuple(rows)


def _reading(reading: Reading, anchor: Markup | None, what: str, agree: bool, desk: Desk, own: str) -> ReadingRow:
    return ReadingRow(
        anchor=anchor,
        what=what,
        words=reading.passage.text,
        qualifier=desk.qualifier(reading),
        words_href=desk.passage_href(reading.article, reading.passage, own),
        compare_href=addresses.link(own, desk.page, addresses.figure_anchor(reading.figure)),
        agree=agree,
    )

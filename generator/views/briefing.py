"""The page of a briefing: what happened, who matters, who stands where, what was said, where the sources differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.briefing import (
    Actor,
    Article,
    Briefing,
    Event,
    Figure,
    Issue,
    Position,
    QuotationKind,
    Stance,
    Utterance,
)
from generator.views.dates import readable, span_of
from generator.views.evidence import Cited, Claim, Desk, Source


@dataclass(frozen=True, slots=True)
class Scope:
    """What the briefing rests on."""

    as_of: str
    articles: int
    outlets: tuple[str, ...]
    """The outlets that are known."""
    without_outlet: int
    """Articles whose text does not say who published them."""
    dates: str | None
    """From the oldest to the newest article; None where no article's date is known."""
    without_date: int
    quotations: int
    speakers: int


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor who matters in the briefing."""

    anchor: Markup
    name: str
    role: str | None
    quotations: int
    quotations_href: Markup | None
    articles: tuple[Source, ...]
    """The articles that count the actor among their key actors or quote them."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance that an actor takes on an issue, gathered from all articles."""

    label: str
    tone: str
    claims: tuple[tuple[str, tuple[Cited, ...]], ...]
    """What each article reports, with its evidence."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one actor stands on one issue."""

    actor: str
    issue: str
    href: Markup | None
    """None: no known position."""
    anchor: Markup
    stands: tuple[Stand, ...]
    """One for each stance that an article reports."""

    @property
    def is_disputed(self) -> bool:
        """Whether the actor is reported as both for and against."""
        return {"for", "against"} <= {stand.tone for stand in self.stands}


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One actor across all issues."""

    actor: str
    role: str | None
    cells: tuple[Cell, ...]
    unknown: tuple[str, ...]
    """The issues on which no article reports a position."""


@dataclass(frozen=True, slots=True)
class IssueBlock:
    """One issue and everybody who takes a position on it."""

    title: str
    question: str
    stances: tuple[tuple[str, str], ...]
    """The issue's own vocabulary: label and tone."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Printing:
    """An article that prints an utterance."""

    source: Source
    href: Markup
    """To the quotation's card on the article's page."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An utterance in the list of its speaker, in its longest wording."""

    anchor: Markup
    words: str
    kind: QuotationKind
    printings: tuple[Printing, ...]
    wordings: int
    """In how many ways the articles print it."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Everything that one speaker is quoted with."""

    anchor: Markup
    name: str | None
    """None: the articles name nobody."""
    role: str | None
    sayings: tuple[Saying, ...]
    """What most articles print first, then whole sentences; a few where there are many."""
    more: tuple[Saying, ...]
    """The others."""


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A figure as one article prints it."""

    words: str
    value: str
    unit: str
    qualifier: str
    source: Source
    href: Markup


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """Something that is counted or dated, as each article gives it."""

    anchor: Markup
    what: str
    agree: bool
    readings: tuple[ReadingLine, ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something that an article dates."""

    anchor: Markup
    date: str
    iso: str | None
    """For `<time>`; None for a range."""
    text: str
    inferred: str | None
    """How the date was worked out, where no article states it."""
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in the list of sources."""

    source: Source
    byline: str | None
    date: str | None
    date_is_inferred: bool
    words: int
    quotations: int


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """What a briefing's page shows, in the order it shows it."""

    title: str
    scope: Scope
    lede: Claim
    statements: tuple[Claim, ...]
    contradictions: tuple[FigureBlock, ...]
    """The figures that the sources give differently."""
    disputed: tuple[Cell, ...]
    """The actors who are reported as both for and against something."""
    actors: tuple[ActorEntry, ...]
    """Those whom more than one article counts as a key actor or quotes."""
    other_actors: tuple[ActorEntry, ...]
    """Those in a single article; all of them are among `actors` where there is only one article."""
    issues: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    positions: tuple[IssueBlock, ...]
    speakers: tuple[Speaker, ...]
    figures: tuple[FigureBlock, ...]
    timeline: tuple[EventLine, ...]
    articles: tuple[ArticleLine, ...]
    data: Markup
    method: Markup


def briefing_page(desk: Desk) -> BriefingPage:
    """The page of the briefing on the desk."""
    briefing, own = desk.briefing, desk.page
    cells = _cells(briefing, desk)
    actors = _actors(briefing, desk)
    shared = tuple(actor for actor in actors if len(actor.articles) > 1) or actors
    figures = tuple(_figure(figure, desk) for figure in briefing.figures if figure.readings)
    return BriefingPage(
        title=briefing.title,
        scope=scope(briefing),
        lede=desk.claim(briefing.lede, 0, own),
        statements=tuple(desk.claim(statement, n, own) for n, statement in enumerate(briefing.statements, 1)),
        contradictions=tuple(figure for figure in figures if not figure.agree),
        disputed=tuple(cell for cell in cells.values() if cell.is_disputed),
        actors=shared,
        other_actors=tuple(actor for actor in actors if actor not in shared),
        issues=tuple(issue.title for issue in briefing.issues),
        matrix=_matrix(briefing, cells),
        positions=tuple(_issue(issue, cells) for issue in briefing.issues),
        speakers=_speakers(briefing, desk),
        figures=figures,
        timeline=tuple(_event(event, n, desk) for n, event in enumerate(briefing.timeline, 1)),
        articles=tuple(_article(article, desk) for article in briefing.articles),
        data=addresses.link(own, addresses.data_file(briefing.slug)),
        method=addresses.link(own, addresses.METHOD),
    )


def scope(briefing: Briefing) -> Scope:
    """How much the briefing rests on, and how much of that the sources leave open."""
    articles = briefing.articles
    quotations = briefing.quotations
    return Scope(
        as_of=readable(briefing.date),
        articles=len(articles),
        outlets=tuple(dict.fromkeys(article.outlet.value for article in articles if article.outlet.value)),
        without_outlet=sum(1 for article in articles if not article.outlet.value),
        dates=span_of([article.date.value for article in articles if article.date.value]),
        without_date=sum(1 for article in articles if not article.date.value),
        quotations=len(quotations),
        speakers=len({quotation.speaker.id for quotation in quotations if quotation.speaker}),
    )


def _actors(briefing: Briefing, desk: Desk) -> tuple[ActorEntry, ...]:
    """The actors that an article counts among its key actors: those in most articles first, then the most quoted."""
    articles: dict[str, list[str]] = defaultdict(list)
    quoted: dict[str, int] = defaultdict(int)
    key = {entry.actor.id for article in briefing.articles for entry in article.key_actors}
    for article in briefing.articles:
        speakers = [quotation.speaker.id for quotation in article.quotations if quotation.speaker]
        for speaker in speakers:
            quoted[speaker] += 1
        for actor in dict.fromkeys([*(entry.actor.id for entry in article.key_actors), *speakers]):
            articles[actor].append(article.name)
    ranked = sorted(
        (actor for actor in briefing.actors if actor.id in key),
        key=lambda actor: (-len(articles[actor.id]), -quoted[actor.id]),
    )
    return tuple(_actor(actor, articles[actor.id], quoted[actor.id], desk) for actor in ranked)


def _actor(actor: Actor, articles: Iterable[str], quotations: int, desk: Desk) -> ActorEntry:
    own = desk.page
    href = addresses.link(own, own, addresses.speaker_anchor(actor.id)) if quotations else None
    sources = tuple(desk.source(article, own) for article in articles)
    return ActorEntry(addresses.actor_anchor(actor.id), actor.name, actor.role, quotations, href, sources)


def _cells(briefing: Briefing, desk: Desk) -> dict[tuple[str, str], Cell]:
    """The filled cells of the matrix, issue by issue, in the order of the actors."""
    found: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in briefing.positions:
        found[position.actor.id, position.issue.id].append(position)
    order = [(actor.id, issue.id) for issue in briefing.issues for actor in briefing.actors]
    return {key: _cell(found[key], desk) for key in order if key in found}


def _cell(positions: list[Position], desk: Desk) -> Cell:
    first = positions[0]
    anchor = addresses.stand_anchor(first.actor.id, first.issue.id)
    by_stance: dict[Stance, list[Position]] = defaultdict(list)
    for position in positions:
        by_stance[position.stance].append(position)
    stands = tuple(
        Stand(stance.label, stance.tone, tuple((one.summary, desk.cited(one.evidence, desk.page)) for one in group))
        for stance, group in by_stance.items()
    )
    href = addresses.link(desk.page, desk.page, anchor)
    return Cell(first.actor.name, first.issue.title, href, anchor, stands)


def _matrix(briefing: Briefing, cells: dict[tuple[str, str], Cell]) -> tuple[MatrixRow, ...]:
    with_position = [
        actor for actor in briefing.actors if any((actor.id, issue.id) in cells for issue in briefing.issues)
    ]
    return tuple(_row(actor, briefing.issues, cells) for actor in with_position)


def _row(actor: Actor, issues: Iterable[Issue], cells: dict[tuple[str, str], Cell]) -> MatrixRow:
    row = tuple(cells.get((actor.id, issue.id)) or _no_position(actor, issue) for issue in issues)
    return MatrixRow(actor.name, actor.role, row, tuple(cell.issue for cell in row if not cell.stands))


def _no_position(actor: Actor, issue: Issue) -> Cell:
    return Cell(actor.name, issue.title, None, addresses.stand_anchor(actor.id, issue.id), ())


def _issue(issue: Issue, cells: dict[tuple[str, str], Cell]) -> IssueBlock:
    stances = tuple((stance.label, stance.tone) for stance in issue.stances)
    on_issue = tuple(cell for (_, issue_id), cell in cells.items() if issue_id == issue.id)
    return IssueBlock(issue.title, issue.question, stances, on_issue)


_AT_FIRST_SIGHT = 6
_KINDS = tuple(QuotationKind)


def _speakers(briefing: Briefing, desk: Desk) -> tuple[Speaker, ...]:
    """Utterances by speaker, the most quoted first; words that nobody is credited with come last."""
    by_speaker: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in briefing.utterances:
        by_speaker[utterance.speaker.id if utterance.speaker else ""].append(utterance)
    ranked = sorted(by_speaker, key=lambda speaker: (speaker == "", -len(by_speaker[speaker])))
    return tuple(_speaker(by_speaker[speaker], desk) for speaker in ranked)


def _speaker(utterances: list[Utterance], desk: Desk) -> Speaker:
    actor = utterances[0].speaker
    ordered = sorted(utterances, key=lambda one: (-len(one.members), _KINDS.index(one.members[0].kind)))
    sayings = tuple(_saying(utterance, desk) for utterance in ordered)
    at_first = len(sayings) if len(sayings) <= _AT_FIRST_SIGHT + 1 else _AT_FIRST_SIGHT
    return Speaker(
        anchor=addresses.speaker_anchor(actor.id if actor else "nobody--named"),
        name=actor.name if actor else None,
        role=actor.role if actor else None,
        sayings=sayings[:at_first],
        more=sayings[at_first:],
    )


def _saying(utterance: Utterance, desk: Desk) -> Saying:
    longest = utterance.members[0]
    in_order = sorted(utterance.members, key=lambda member: desk.sources[member.article][0])
    return Saying(
        anchor=addresses.quotation_anchor(f"{longest.article}--{longest.key}"),
        words=longest.words,
        kind=longest.kind,
        printings=tuple(
            Printing(desk.source(member.article, desk.page), desk.quotation_href(member, desk.page))
            for member in in_order
        ),
        wordings=utterance.variants,
    )


def _figure(figure: Figure, desk: Desk) -> FigureBlock:
    readings = tuple(
        ReadingLine(
            reading.passage.text,
            reading.value,
            reading.unit,
            reading.qualifier,
            desk.source(reading.article, desk.page),
            desk.passage_href(reading.article, reading.passage, desk.page),
        )
        for reading in figure.readings
    )
    return FigureBlock(addresses.figure_anchor(figure.id), figure.what, figure.agree, readings)


def _event(event: Event, number: int, desk: Desk) -> EventLine:
    return EventLine(
        anchor=addresses.event_anchor(number),
        date=readable(event.date),
        iso=None if "/" in event.date else event.date,
        text=event.text,
        inferred=event.basis.removeprefix("inferred: ") if event.basis.startswith("inferred") else None,
        evidence=desk.cited(event.evidence, desk.page),
    )


def _article(article: Article, desk: Desk) -> ArticleLine:
    return ArticleLine(
        source=desk.source(article.name, desk.page),
        byline=article.byline.value,
        date=readable(article.date.value) if article.date.value else None,
        date_is_inferred=article.date.basis.startswith("inferred"),
        words=article.words,
        quotations=len(article.quotations),
    )

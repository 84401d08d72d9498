"""The page of a briefing: what happened, who matters, who stands where, what was said, where the sources differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.comparing.figures import EXACT
from generator.proving.briefing import Actor, Article, Briefing, Figure, Issue, QuotationKind, Reading, Statement
from generator.resolving.coins import context_object
from generator.showing import addresses
from generator.showing.views.dates import span_of
from generator.showing.views.evidence import Claim, Desk, Named, Source
from generator.showing.views.sayings import Printing, Speaker, speakers
from generator.showing.views.stands import Cell, Cells, cell, cells
from generator.showing.views.timeline import EventLine, event_line


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
    actor: Named
    role: str | None
    quotations: int
    quotations_href: Markup | None
    articles: tuple[Source, ...]
    """The articles that count the actor among their key actors or quote them."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One actor across all issues."""

    actor: Named
    role: str | None
    cells: tuple[Cell, ...]
    unknown: tuple[str, ...]
    """The issues on which no article reports a position."""


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue in the list."""

    issue: Named
    question: str
    actors: int
    """Those with a known position on it."""
    tones: tuple[tuple[str, int], ...]
    """How many of them are for it, against it and so on; whoever is reported as several counts for each."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a speaker is quoted with, at first sight."""

    speaker: Speaker
    """With the first few sayings only."""
    more: int
    href: Markup
    """To everything that the speaker is quoted with."""


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A figure in certain words, and the articles that print just these."""

    words: str
    language: str
    qualifier: str | None
    """Empty where the words have none; None where qualifiers are not read in their language."""
    printings: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """Something that is counted or dated, as each article gives it."""

    anchor: Markup
    what: str
    agree: bool
    is_one_value: bool
    """Whether all readings have the same value: those of others agree where they can all be true."""
    readings: tuple[ReadingLine, ...]
    days: str | None = None
    """Of articles that contradict each other, from the first day to the last; None where it is one day, or not known."""

    @property
    def times(self) -> int:
        """How often it is given."""
        return sum(len(reading.printings) for reading in self.readings)

    @property
    def is_qualified_alike(self) -> bool:
        """Whether all readings have the same qualifier, or none that allows more than the value."""
        told = {reading.qualifier or "" for reading in self.readings}
        return len({"" if qualifier in EXACT else qualifier for qualifier in told}) < 2


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in the list of sources."""

    source: Source
    byline: str | None
    words: int
    quotations: int
    context: str
    """The article for reference managers, as an OpenURL ContextObject."""


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """What a briefing's page shows, in the order it shows it."""

    title: str
    scope: Scope
    lede: Claim
    leading: Speaker | None
    """A speaker with the words that a reader is shown first."""
    statements: tuple[Claim, ...]
    contradictions: tuple[FigureBlock, ...]
    """The figures that the sources give differently."""
    disagreements: tuple[Claim, ...]
    """The statements that name a point on which the sources contradict each other."""
    disputed: tuple[Cell, ...]
    """The actors who are reported as both for and against something."""
    points: int
    """On how many points the sources disagree."""
    actors: tuple[ActorEntry, ...]
    """Those whom most articles count as a key actor or quote."""
    other_actors: tuple[ActorEntry, ...]
    """All others."""
    issues: tuple[IssueLine, ...]
    matrix: tuple[MatrixRow, ...]
    heard: tuple[Heard, ...]
    """The first speakers of several sayings."""
    heard_once: tuple[Heard, ...]
    """The first speakers of a single saying, then words credited to nobody by name; none where others are enough."""
    heard_more: tuple[Heard, ...]
    """All others."""
    more_speakers: int
    """Those among them who have a name."""
    compared: int
    """Utterances that are printed more than once."""
    figures: tuple[FigureBlock, ...]
    """Those that several articles give, or all where none is given by more than one."""
    lone_figures: tuple[FigureBlock, ...]
    """Those that a single article gives, and what is more than a page shows at first sight."""
    timeline: tuple[EventLine, ...]
    """The latest events."""
    events: int
    articles: tuple[ArticleLine, ...]
    quotations_page: Markup
    utterances_page: Markup
    timeline_page: Markup
    coverage_page: Markup
    sources_page: Markup
    dossier_page: Markup
    data: Markup


def briefing_page(desk: Desk) -> BriefingPage:
    """The page of the briefing on the desk."""
    briefing, own = desk.briefing, desk.page
    known = cells(desk, own)
    actors = _actors(briefing, desk)
    shared = (tuple(actor for actor in actors if len(actor.articles) > 1) or actors)[:_ACTORS]
    figures = tuple(_figure(figure, desk) for figure in briefing.figures if figure.readings)
    compared = _compared(figures)
    heard = [_heard(speaker, desk) for speaker in speakers(desk, own)]
    several = [one for one in heard if not _is_heard_once(one)][:_SPEAKERS]
    once = [one for one in heard if _is_heard_once(one)][: _SPEAKERS - len(several)]
    rest = tuple(one for one in heard if one not in several and one not in once)
    contradictions = tuple(figure for figure in figures if not figure.agree)
    disagreements = tuple(
        desk.claim(statement, n, own)
        for n, statement in enumerate(briefing.statements, 1)
        if statement.is_contradiction and not _is_about_a_figure(statement, briefing.figures)
    )
    disputed = tuple(cell for cell in known.values() if cell.is_disputed)
    return BriefingPage(
        title=briefing.title,
        scope=scope(briefing),
        lede=desk.claim(briefing.lede, 0, own),
        leading=_leading(one.speaker for one in heard),
        statements=tuple(desk.claim(statement, n, own) for n, statement in enumerate(briefing.statements, 1)),
        contradictions=contradictions,
        disagreements=disagreements,
        disputed=disputed,
        points=len(contradictions) + len(disagreements) + len(disputed),
        actors=shared,
        other_actors=tuple(actor for actor in actors if actor not in shared),
        issues=tuple(_issue(issue, known, desk) for issue in briefing.issues),
        matrix=_matrix(known, desk),
        heard=tuple(several),
        heard_once=tuple(once),
        heard_more=rest,
        more_speakers=sum(one.speaker.speaker is not None for one in rest),
        compared=sum(1 for utterance in briefing.utterances if len(utterance.members) > 1),
        figures=compared,
        lone_figures=tuple(figure for figure in figures if figure not in compared),
        timeline=_latest(desk),
        events=len(briefing.timeline),
        articles=tuple(_article(article, desk) for article in briefing.articles),
        quotations_page=addresses.link(own, addresses.quotations_page(briefing.slug)),
        utterances_page=addresses.link(own, addresses.utterances_page(briefing.slug)),
        timeline_page=addresses.link(own, addresses.timeline_page(briefing.slug)),
        coverage_page=addresses.link(own, addresses.coverage_page(briefing.slug)),
        sources_page=addresses.link(own, addresses.sources_page(briefing.slug)),
        dossier_page=addresses.link(own, addresses.dossier_page(briefing.slug)),
        data=addresses.link(own, addresses.data_file(briefing.slug)),
    )


def _is_about_a_figure(statement: Statement, figures: Iterable[Figure]) -> bool:
    """Whether a statement rests on the readings of a contradicted figure, which is named anyway."""
    readings = [reading.passage for figure in figures if not figure.agree for reading in figure.readings]
    passages = [passage for one in statement.evidence for passage in one.passages]
    return any(
        one.seed == other.seed and one.start < other.end and other.start < one.end
        for one in readings
        for other in passages
    )


def scope(briefing: Briefing) -> Scope:
    """How much the briefing rests on, and how much of that the sources leave open."""
    articles = briefing.articles
    quotations = briefing.quotations
    return Scope(
        as_of=briefing.date,
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
    return ActorEntry(addresses.actor_anchor(actor.id), desk.actor(actor, own), actor.role, quotations, href, sources)


def _matrix(known: Cells, desk: Desk) -> tuple[MatrixRow, ...]:
    taking = {actor for actor, _ in known}
    return tuple(_row(actor, known, desk) for actor in desk.briefing.actors if actor.id in taking)


def _row(actor: Actor, known: Cells, desk: Desk) -> MatrixRow:
    row = tuple(
        known.get((actor.id, issue.id)) or cell(actor, issue, (), desk, desk.page) for issue in desk.briefing.issues
    )
    unknown = tuple(one.issue.name for one in row if not one.stands)
    return MatrixRow(desk.actor(actor, desk.page), actor.role, row, unknown)


def _issue(issue: Issue, known: Cells, desk: Desk) -> IssueLine:
    of_it = [cell for (_, id), cell in known.items() if id == issue.id]
    tones = Counter(tone for cell in of_it for tone in {stand.tone for stand in cell.stands})
    counted = tuple((tone, tones[tone]) for tone in TONES if tones[tone])
    return IssueLine(desk.issue(issue, desk.page), issue.question, len(of_it), counted)


TONES = ("for", "conditional", "neutral", "open", "against")
"""What a stance may be towards what is asked, in the order of the page's legend."""
_ACTORS = 6
_SPEAKERS = 4
_SAYINGS = 2
_FIGURES = 3
_LATEST = 5
"""What a hurried reader finds at first sight: actors, speakers, sayings of each, figures, events. The rest unfolds."""


def _compared(figures: Sequence[FigureBlock]) -> tuple[FigureBlock, ...]:
    """The figures to begin with: what several articles give, what they contradict each other on first."""
    compared = [figure for figure in figures if figure.times > 1] or [*figures]
    return tuple(sorted(compared, key=lambda figure: figure.agree)[:_FIGURES])


def _heard(speaker: Speaker, desk: Desk) -> Heard:
    found = speaker.sayings
    shown = found if len(found) <= _SAYINGS + 1 else found[:_SAYINGS]
    href = addresses.link(desk.page, addresses.quotations_page(desk.briefing.slug), speaker.anchor)
    return Heard(replace(speaker, sayings=shown), len(found) - len(shown), href)


def _leading(heard: Iterable[Speaker]) -> Speaker | None:
    """A named speaker with that of all whole sentences which most articles print, where several do."""
    found = [
        replace(speaker, sayings=(saying,))
        for speaker in heard
        for saying in speaker.sayings
        if speaker.speaker and saying.articles > 1 and QuotationKind.FRAGMENT not in saying.wordings[0].kinds
    ]
    return max(found, key=lambda speaker: speaker.sayings[0].articles, default=None)


def _is_heard_once(heard: Heard) -> bool:
    return heard.speaker.speaker is None or len(heard.speaker.sayings) == 1


def _figure(figure: Figure, desk: Desk) -> FigureBlock:
    alike: dict[tuple[str, str, str | None], list[Reading]] = defaultdict(list)
    for reading in figure.readings:
        language = desk.sources[reading.article][1].language
        alike[reading.passage.text, language, desk.qualifier(reading)].append(reading)
    readings = tuple(
        ReadingLine(
            words,
            language,
            qualifier,
            tuple(
                Printing(
                    desk.source(reading.article, desk.page),
                    desk.passage_href(reading.article, reading.passage, desk.page),
                )
                for reading in found
            ),
        )
        for (words, language, qualifier), found in alike.items()
    )
    is_one_value = len({(reading.value, reading.upper) for reading in figure.readings}) < 2
    days = None if figure.agree else _days(desk.sources[reading.article][1] for reading in figure.readings)
    return FigureBlock(addresses.figure_anchor(figure.id), figure.what, figure.agree, is_one_value, readings, days)


def _days(articles: Iterable[Article]) -> str | None:
    """From the first to the last of the days on which articles were published, where there are several."""
    days = {article.date.value for article in articles if article.date.value and len(article.date.value) == 10}
    return span_of([*days]) if len(days) > 1 else None


def _latest(desk: Desk) -> tuple[EventLine, ...]:
    events = list(enumerate(desk.briefing.timeline, 1))
    return tuple(event_line(event, number, desk, desk.page) for number, event in events[-_LATEST:])


def _article(article: Article, desk: Desk) -> ArticleLine:
    return ArticleLine(
        source=desk.source(article.name, desk.page),
        byline=article.byline.value,
        words=article.words,
        quotations=len(article.quotations),
        context=context_object(article),
    )

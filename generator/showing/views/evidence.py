"""Evidence as pages show it: words, whose they are, where they stand; and the way back to what they bear out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from markupsafe import Markup

from generator.comparing.coverage import actors_by_article
from generator.comparing.figures import knows_qualifiers
from generator.machine.memory import digest
from generator.proving.briefing import (
    Actor,
    Article,
    Briefing,
    Evidence,
    Issue,
    Passage,
    Quotation,
    Reading,
    Statement,
    Translation,
    Utterance,
)
from generator.reading.diagnostics import Place
from generator.showing import addresses


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the page that tells more of it."""

    name: str
    href: Markup


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it is referred to: by its number in the briefing, and its outlet where that is stated."""

    name: Markup
    """Of its file: what stays when another article is put before it."""
    number: int
    outlet: str | None
    """None: not stated in the source."""
    title: str
    date: str | None
    """ISO 8601; None: not stated in the source."""
    date_is_inferred: bool
    href: Markup
    language: str
    """Of the article."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One piece of evidence: the seed's own words with the link to where they stand."""

    words: str
    speaker: str | None
    """Whose words they are, where they are a quotation."""
    is_quotation: bool
    source: Source
    href: Markup
    """To the marked words in the article."""
    original: str | None
    """The publisher's page, opened at the words; None where its address is not known."""
    language: str
    translation: Translation | None


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose words a quotation is and where they stand, for a copy of it."""

    speaker: str | None
    role: str | None
    title: str
    """Of the article."""
    outlet: str | None
    date: str | None
    """ISO 8601."""
    date_is_inferred: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the editor's, with its evidence and its anchor."""

    text: str
    anchor: Markup
    evidence: tuple[Cited, ...]
    edit: str | None
    """To the line of the YAML; None where no repository is known."""


@dataclass(frozen=True, slots=True)
class Echo:
    """Where else the words of a quotation are printed."""

    articles: int
    """How many other articles."""
    wordings: int
    """In how many ways, its own included."""
    href: Markup
    """To all prints, under each other."""


@dataclass(frozen=True, slots=True)
class Citer:
    """Something that a passage bears out, with the link back to it."""

    what: str
    """`Lede`, `Statement`, `Summary`, `Position`, `Key actor`, `Figure`, `Event` or `Quotation`."""
    text: str
    """Empty for a quotation that nobody is named for."""
    href: Markup


@dataclass(frozen=True, eq=False)
class Desk:
    """What every view of one briefing needs at hand: where its pages are and what cites what. Made once a briefing."""

    briefing: Briefing
    page: str
    """The briefing's page."""
    sources: Mapping[str, tuple[int, Article]]
    """Each article's name with its number in the briefing, counted from 1, and the article."""
    utterances: Mapping[str, Utterance]
    """The utterance of each quotation, by the quotation's id."""
    utterances_by_id: Mapping[str, Utterance]
    is_older: frozenset[str] = frozenset()
    """The actors whose newest briefing is another one."""
    repository: str | None = None
    """Where the content is edited."""
    edit_path: str = ""

    @cached_property
    def citations(self) -> Mapping[str, Mapping[tuple[int, int], tuple[tuple[str, str, str, str], ...]]]:
        """For each article, what cites each of its passages: what, text, page, anchor."""
        found: dict[str, dict[tuple[int, int], tuple[tuple[str, str, str, str], ...]]] = defaultdict(dict)
        for article, passage, citation in _citations(self.briefing, self.page):
            spans = found[article]
            span = (passage.start, passage.end)
            if citation not in spans.get(span, ()):
                spans[span] = (*spans.get(span, ()), citation)
        return found

    @cached_property
    def issues(self) -> Mapping[str, tuple[str, ...]]:
        """The issues on which a quotation bears a position out, by the quotation's id."""
        return _issues(self.briefing)

    @cached_property
    def cast(self) -> Mapping[str, Set[str]]:
        """The ids of the actors that each article has, by the article's name."""
        return actors_by_article(self.briefing)

    @cached_property
    def said(self) -> Mapping[str, int]:
        """How many quotations each speaker has, by the speaker's id."""
        return Counter(one.speaker.id for one in self.briefing.quotations if one.speaker)

    @cached_property
    def made_of(self) -> str:
        """A fingerprint of all that the views of this briefing alone are made of; empty where it is not known."""
        return digest(self.briefing.made_of, self.page, *sorted(self.is_older)) if self.briefing.made_of else ""

    def source(self, article: str, page: str) -> Source:
        """An article as `page` refers to it."""
        return _source(self, article, page)

    def passage_href(self, article: str, passage: Passage, page: str) -> Markup:
        """The link from `page` to the marked words."""
        target = addresses.article_page(self.briefing.slug, article)
        return addresses.link(page, target, addresses.passage_anchor(passage.start, passage.end))

    def quotation_href(self, quotation: Quotation, page: str) -> Markup:
        """The link from `page` to the quotation's card."""
        target = addresses.article_page(self.briefing.slug, quotation.article)
        return addresses.link(page, target, addresses.quotation_anchor(quotation.key))

    def actor_page(self, actor: str) -> str:
        """The page of an actor in this briefing."""
        return addresses.actor_page(actor, self.briefing.slug if actor in self.is_older else None)

    def actor(self, actor: Actor, page: str) -> Named:
        """An actor's name with the link to the actor's page."""
        return Named(actor.name, addresses.link(page, self.actor_page(actor.id)))

    def speaker(self, quotation: Quotation, page: str) -> Named | None:
        """Whose words they are; None where the article names nobody."""
        return self.actor(quotation.speaker, page) if quotation.speaker else None

    def issue(self, issue: Issue, page: str) -> Named:
        """An issue's title with the link to the issue's page."""
        return Named(issue.title, addresses.link(page, addresses.issue_page(self.briefing.slug, issue.id)))

    def stand_href(self, actor: Actor, issue: Issue, page: str) -> Markup:
        """The link from `page` to where an actor stands on an issue, with the evidence."""
        target = addresses.issue_page(self.briefing.slug, issue.id)
        return addresses.link(page, target, addresses.stand_anchor(actor.id))

    def utterance_href(self, utterance: Utterance, page: str) -> Markup:
        """The link from `page` to all prints of an utterance."""
        target = addresses.utterances_page(self.briefing.slug)
        return addresses.link(page, target, addresses.utterance_anchor(utterance.id))

    def echo(self, quotation: Quotation, page: str) -> Echo | None:
        """Where else the words are printed; None where nowhere."""
        utterance = self.utterances.get(quotation.id)
        if utterance is None or len(utterance.members) < 2:
            return None
        others = {member.article for member in utterance.members} - {quotation.article}
        return Echo(len(others), utterance.variants, self.utterance_href(utterance, page))

    def credit(self, quotation: Quotation) -> Credit:
        """Whose words they are and where they stand."""
        article = self.sources[quotation.article][1]
        speaker = quotation.speaker
        return Credit(
            speaker=speaker.name if speaker else None,
            role=speaker.role if speaker else None,
            title=article.title.text,
            outlet=article.outlet.value,
            date=article.date.value,
            date_is_inferred=article.date.is_inferred,
        )

    def issues_of(self, utterance: Utterance) -> tuple[str, ...]:
        """The ids of the issues on which the words bear a position out, in the briefing's order."""
        return tuple(dict.fromkeys(issue for member in utterance.members for issue in self.issues.get(member.id, ())))

    def qualifier(self, reading: Reading) -> str | None:
        """A reading's qualifier, empty where its words have none; None where qualifiers are not read in their language."""
        is_known = reading.qualifier or knows_qualifiers(self.sources[reading.article][1].language)
        return reading.qualifier if is_known else None

    def original_href(self, article: str, passages: Iterable[Passage]) -> str | None:
        """The publisher's page, opened at these words; None where its address is not known."""
        found = self.sources[article][1]
        url = found.url.value
        return _at_publisher(url, found.seed.text, tuple(passages)) if url is not None else None

    def report_href(self, quotation: Quotation) -> str | None:
        """Where a mistake in a quotation can be reported; None where no repository is known."""
        if self.repository is None:
            return None
        return addresses.report_of(self.repository, f"{self.briefing.slug}/{quotation.id}", quotation.words)

    def edit_href(self, place: Place) -> str | None:
        """Where the line of the YAML can be edited; None where no repository is known."""
        if self.repository is None:
            return None
        return addresses.line_in_repository(self.repository, self.edit_path, place)

    def cited(self, evidence: Iterable[Evidence], page: str) -> tuple[Cited, ...]:
        """Evidence as `page` shows it."""
        return tuple(self._cited(item, page) for item in evidence)

    def _cited(self, item: Evidence, page: str) -> Cited:
        quotation = item.quotation
        return Cited(
            words=quotation.words if quotation else " […] ".join(passage.text for passage in item.passages),
            speaker=quotation.speaker.name if quotation and quotation.speaker else None,
            is_quotation=quotation is not None,
            source=self.source(item.article, page),
            href=self.passage_href(item.article, item.passages[0], page),
            original=self.original_href(item.article, quotation.parts if quotation else item.passages),
            language=quotation.language if quotation else self.sources[item.article][1].language,
            translation=quotation.translation if quotation else None,
        )

    def claim(self, statement: Statement, number: int, page: str) -> Claim:
        """The n-th statement of a page."""
        evidence = self.cited(statement.evidence, page)
        return Claim(statement.text, addresses.statement_anchor(number), evidence, self.edit_href(statement.place))

    def citers(self, article: str, passage: Passage, page: str) -> tuple[Citer, ...]:
        """What the passage bears out, as `page` links back to it."""
        found = self.citations.get(article, {}).get((passage.start, passage.end), ())
        return tuple(Citer(what, text, addresses.link(page, target, anchor)) for what, text, target, anchor in found)


@lru_cache(maxsize=200)  # a page refers to each of its articles many times
def _source(desk: Desk, article: str, page: str) -> Source:
    number, found = desk.sources[article]
    return Source(
        name=addresses.checked(article),
        number=number,
        outlet=found.outlet.value,
        title=found.title.text,
        date=found.date.value,
        date_is_inferred=found.date.is_inferred,
        href=addresses.link(page, addresses.article_page(desk.briefing.slug, article)),
        language=found.language,
    )


@lru_cache(maxsize=2_000)  # several pages of a briefing lead to the same words
def _at_publisher(url: str, text: str, parts: Sequence[Passage]) -> str:
    before = [_words_before(part, text) for part in parts]
    return addresses.passage_at_publisher(url, [part.text for part in parts], before)


_BEFORE = 4
"""Words before a passage that tell its place from another one's."""


def _words_before(passage: Passage, text: str) -> str:
    """The words of its line before a passage, where the passage's own stand in the seed more than once."""
    if text.count(passage.text) < 2:
        return ""
    line = text[: passage.start].splitlines()
    words = line[-1].split() if line and text[passage.start - 1 : passage.start] not in ("\n", "\r") else []
    return " ".join(words[-_BEFORE:])


def newest_first(briefings: Iterable[Briefing]) -> list[Briefing]:
    """By date; those of one day by title."""
    by_title = sorted(briefings, key=lambda one: (one.title, one.slug))
    return sorted(by_title, key=lambda one: one.date, reverse=True)


def desks_of(
    briefings: Sequence[Briefing], home: str | None, repository: str | None = None, edit_path: str = ""
) -> tuple[Desk, ...]:
    """A desk for each briefing of a site, in their order."""
    seen: set[str] = set()
    older: dict[str, frozenset[str]] = {}
    for briefing in newest_first(briefings):
        here = {actor.id for actor in briefing.actors}
        older[briefing.slug] = frozenset(here & seen)
        seen |= here
    return tuple(
        replace(desk(briefing, home, repository, edit_path), is_older=older[briefing.slug]) for briefing in briefings
    )


def desk(briefing: Briefing, home: str | None, repository: str | None = None, edit_path: str = "") -> Desk:
    """Everything that the views of one briefing share."""
    page = addresses.briefing_page(briefing.slug, home)
    numbered = {article.name: (number, article) for number, article in enumerate(briefing.articles, 1)}
    utterances = {member.id: one for one in briefing.utterances for member in one.members}
    by_id = {one.id: one for one in briefing.utterances}
    return Desk(
        briefing,
        page,
        numbered,
        utterances,
        by_id,
        repository=repository,
        edit_path=edit_path,
    )


def _issues(briefing: Briefing) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for position in briefing.positions:
        for item in position.evidence:
            if item.quotation:
                found[item.quotation.id][position.issue.id] = None
    return {id: tuple(issues) for id, issues in found.items()}


def _citations(briefing: Briefing, page: str) -> Iterator[tuple[str, Passage, tuple[str, str, str, str]]]:
    """Every (article, passage) with what cites it, in the order in which a reader meets the claims."""
    for article in briefing.articles:
        yield from _article_citations(article, addresses.article_page(briefing.slug, article.name))
    for number, statement in enumerate((briefing.lede, *briefing.statements)):
        anchor = addresses.statement_anchor(number)
        what = "Statement" if number else "Lede"
        yield from _spread(statement.evidence, (what, statement.text, page, anchor))
    timeline = addresses.timeline_page(briefing.slug)
    for number, event in enumerate(briefing.timeline, 1):
        yield from _spread(event.evidence, ("Event", event.text, timeline, addresses.event_anchor(number)))


def _article_citations(article: Article, own: str) -> Iterator[tuple[str, Passage, tuple[str, str, str, str]]]:
    for quotation in article.quotations:
        speaker = quotation.speaker.name if quotation.speaker else ""
        citation = ("Quotation", speaker, own, addresses.quotation_anchor(quotation.key))
        yield from ((article.name, part, citation) for part in quotation.parts)
    for number, statement in enumerate(article.summary, 1):
        yield from _spread(statement.evidence, ("Summary", statement.text, own, addresses.statement_anchor(number)))
    for key in article.key_actors:
        yield from _spread(key.evidence, ("Key actor", key.actor.name, own, addresses.actor_anchor(key.actor.id)))
    for number, position in enumerate(article.positions, 1):
        text = f"{position.actor.name}: {position.issue.title}"
        yield from _spread(position.evidence, ("Position", text, own, addresses.position_anchor(number)))
    for reading in article.readings:
        yield (
            article.name,
            reading.passage,
            ("Figure", reading.passage.text, own, addresses.figure_anchor(reading.figure)),
        )


def _spread(
    evidence: Iterable[Evidence], citation: tuple[str, str, str, str]
) -> Iterator[tuple[str, Passage, tuple[str, str, str, str]]]:
    for item in evidence:
        for passage in item.passages:
            yield item.article, passage, citation

"""The page that says how the site was made, from the data itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.briefing import Article, Briefing, MatchKind
from generator.views.evidence import Desk, Source
from generator.views.excerpts import Publish


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read and proven."""

    briefings: int
    articles: int
    words: int
    quotations: int
    passages: int
    statements: int
    positions: int
    figures: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What one article states about itself, and what of its text was left out."""

    source: Source
    briefing: str
    seed: str
    sha256: str
    missing: tuple[str, ...]
    """Which of outlet, byline, date and address the source does not state."""
    inferred: tuple[tuple[str, str], ...]
    """Facts that the source does not state but that follow from something: name and basis."""
    excluded: tuple[tuple[str, int], ...]
    """Kinds of spans that are not the article's body, with how many."""


@dataclass(frozen=True, slots=True)
class MethodPage:
    """What the method page shows, in the order it shows it."""

    counts: Counts
    matches: tuple[tuple[MatchKind, int], ...]
    """How many quotations agree with their article in which way, from closest to loosest."""
    excluded: tuple[tuple[str, int], ...]
    sources: tuple[SourceRow, ...]
    publish: Publish


def method_page(desks: Sequence[Desk], publish: Publish) -> MethodPage:
    """How all briefings of the site were made."""
    briefings = [desk.briefing for desk in desks]
    articles = [article for briefing in briefings for article in briefing.articles]
    matched = Counter(quotation.match for briefing in briefings for quotation in briefing.quotations)
    excluded = Counter(found.kind for article in articles for found in article.exclusions)
    return MethodPage(
        counts=_counts(briefings, articles, desks),
        matches=tuple((kind, matched[kind]) for kind in MatchKind),
        excluded=tuple(sorted(excluded.items(), key=lambda item: (-item[1], item[0]))),
        sources=tuple(_source(article, desk) for desk in desks for article in desk.briefing.articles),
        publish=publish,
    )


def _counts(briefings: Sequence[Briefing], articles: Sequence[Article], desks: Sequence[Desk]) -> Counts:
    return Counts(
        briefings=len(briefings),
        articles=len(articles),
        words=sum(article.words for article in articles),
        quotations=sum(len(article.quotations) for article in articles),
        passages=sum(len(spans) for desk in desks for spans in desk.citations.values()),
        statements=sum(1 + len(briefing.statements) for briefing in briefings)
        + sum(len(article.summary) for article in articles),
        positions=sum(len(article.positions) for article in articles),
        figures=sum(len(article.readings) for article in articles),
    )


def _source(article: Article, desk: Desk) -> SourceRow:
    facts = {"outlet": article.outlet, "author": article.byline, "date": article.date, "address": article.url}
    kinds = Counter(found.kind for found in article.exclusions)
    return SourceRow(
        source=desk.source(article.name, addresses.METHOD),
        briefing=desk.briefing.title,
        seed=article.seed.name,
        sha256=article.seed.sha256,
        missing=tuple(name for name, fact in facts.items() if fact.value is None),
        inferred=tuple(
            (name, fact.basis.removeprefix("inferred: "))
            for name, fact in facts.items()
            if fact.value is not None and fact.basis.startswith("inferred")
        ),
        excluded=tuple(sorted(kinds.items())),
    )

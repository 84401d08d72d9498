"""The page that says how the site was made, from the data itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.proving.briefing import Article, Briefing, MatchKind
from generator.showing import addresses
from generator.showing.views.evidence import Desk, Named, newest_first
from generator.showing.views.excerpts import Publish
from generator.showing.views.sources import missing

_NEWEST = 8
"""Briefings that the page names."""


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
class MethodPage:
    """What the method page shows, in the order it shows it."""

    counts: Counts
    matches: tuple[tuple[MatchKind, int], ...]
    """How many quotations agree with their article in which way, from closest to loosest."""
    excluded: tuple[tuple[str, int], ...]
    missing: tuple[tuple[str, int], ...]
    """Which facts how many articles do not state about themselves."""
    sources: tuple[Named, ...]
    """The newest briefings, each with the link to what its articles state."""
    briefings: Markup | None
    """To the list of all briefings; None where all are named."""
    publish: Publish


def method_page(desks: Sequence[Desk], publish: Publish, listed: str = addresses.BRIEFINGS) -> MethodPage:
    """How all briefings of the site were made. `listed` is the page that lists them."""
    briefings = [desk.briefing for desk in desks]
    articles = [article for briefing in briefings for article in briefing.articles]
    matched = Counter(quotation.match for briefing in briefings for quotation in briefing.quotations)
    excluded = Counter(found.kind for article in articles for found in article.exclusions)
    return MethodPage(
        counts=_counts(briefings, articles, desks),
        matches=tuple((kind, matched[kind]) for kind in MatchKind),
        excluded=tuple(sorted(excluded.items(), key=lambda item: (-item[1], item[0]))),
        missing=tuple(Counter(name for article in articles for name in missing(article)).most_common()),
        sources=tuple(_sources(briefing) for briefing in newest_first(briefings)[:_NEWEST]),
        briefings=addresses.link(addresses.METHOD, listed) if len(briefings) > _NEWEST else None,
        publish=publish,
    )


def _sources(briefing: Briefing) -> Named:
    page = addresses.sources_page(briefing.slug)
    return Named(briefing.title, addresses.link(addresses.METHOD, page))


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

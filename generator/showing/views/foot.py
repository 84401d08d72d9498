"""What stands at the foot of every page: what was verified and how, what the sources leave open, corrections, rights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from generator.proving.briefing import Article, Correction, MatchKind
from generator.reading.models import SiteConfig
from generator.showing import addresses
from generator.showing.views.evidence import Desk
from generator.showing.views.sources import missing


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found out about some articles."""

    articles: int
    quotations: int
    """All of them verified."""
    matches: tuple[tuple[MatchKind, int], ...]
    """How many of them agree with their article in which way, from closest to loosest."""
    missing: tuple[tuple[str, int], ...]
    """Which facts how many articles do not state about themselves, the most frequent first."""
    corrections: tuple[Correction, ...]
    """The newest first."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What the foot of a page shows."""

    checked: Checked
    sources: Markup | None
    """To what each source states; None on that page itself, and where the page is of no one briefing."""
    method: Markup | None
    """To how the site was made; None on that page itself."""
    licence: tuple[str, str | None] | None
    """Of the editor's own words: its name and its address; None where none is given."""
    report: str | None
    """Where a mistake can be reported; None where the site does not say."""
    can_edit: bool
    """Whether what the page says can be edited in a repository that is known."""


def foots(desks: Sequence[Desk], config: SiteConfig) -> Callable[[str, Desk | None, Article | None], Foot]:
    """The foot of a page by its address, the briefing that it is of, and the article where it is of one alone."""
    licence = (config.licence.name, config.licence.url) if config.licence else None
    by_slug = {desk.briefing.slug: desk for desk in desks}

    @cache
    def of_briefing(slug: str | None) -> Checked:
        return _of_briefings([by_slug[slug]] if slug else desks)

    def foot(address: str, desk: Desk | None, article: Article | None = None) -> Foot:
        if desk and article:
            checked = _checked(
                [article], [one for one in desk.briefing.corrections if one.article in (None, article.name)]
            )
        else:
            checked = of_briefing(desk.briefing.slug if desk else None)
        sources = addresses.sources_page(desk.briefing.slug) if desk else None
        return Foot(
            checked=checked,
            sources=addresses.link(address, sources) if sources and sources != address else None,
            method=addresses.link(address, addresses.METHOD) if address != addresses.METHOD else None,
            licence=licence,
            can_edit=config.repository is not None,
            report=addresses.report_of_page(config.repository, address) if config.repository else config.contact,
        )

    return foot


def _of_briefings(desks: Iterable[Desk]) -> Checked:
    briefings = [desk.briefing for desk in desks]
    articles = [article for briefing in briefings for article in briefing.articles]
    return _checked(articles, [one for briefing in briefings for one in briefing.corrections])


def _checked(articles: Sequence[Article], corrections: Iterable[Correction]) -> Checked:
    matched = Counter(quotation.match for article in articles for quotation in article.quotations)
    return Checked(
        articles=len(articles),
        quotations=sum(matched.values()),
        matches=tuple((kind, matched[kind]) for kind in MatchKind if matched[kind]),
        missing=tuple(Counter(name for article in articles for name in missing(article)).most_common()),
        corrections=tuple(sorted(corrections, key=lambda one: one.date, reverse=True)),
    )

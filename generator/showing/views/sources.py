"""What the articles of a briefing state about themselves, what they do not, and what of their text was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.proving.briefing import Article, Provenance
from generator.showing import addresses
from generator.showing.views.evidence import Desk, Named, Source


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What one article states about itself, and what of its text was left out."""

    source: Source
    seed: str
    sha256: str
    missing: tuple[str, ...]
    """Which of outlet, author, date and address the source does not state."""
    inferred: tuple[tuple[str, str], ...]
    """Facts that the source does not state but that follow from something: name and basis."""
    excluded: tuple[tuple[str, int], ...]
    """Kinds of spans that are not the article's body, with how many."""
    edit: str | None
    """To the article's YAML; None where no repository is known."""


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """What the page shows, in the order it shows it."""

    trail: tuple[Named, ...]
    rows: tuple[SourceRow, ...]
    data: Markup


def sources_page(desk: Desk) -> SourcesPage:
    """The sources of the briefing on the desk."""
    slug = desk.briefing.slug
    own = addresses.sources_page(slug)
    return SourcesPage(
        trail=(Named(desk.briefing.title, addresses.link(own, desk.page)),),
        rows=tuple(_row(article, desk, own) for article in desk.briefing.articles),
        data=addresses.link(own, addresses.data_file(slug)),
    )


def missing(article: Article) -> tuple[str, ...]:
    """What the source does not state about itself."""
    return tuple(name for name, fact in _facts(article) if fact.value is None)


def _facts(article: Article) -> Iterator[tuple[str, Provenance]]:
    yield from (
        ("outlet", article.outlet),
        ("author", article.byline),
        ("date", article.date),
        ("address", article.url),
    )


def _row(article: Article, desk: Desk, own: str) -> SourceRow:
    inferred = [(name, fact.basis.removeprefix("inferred: ")) for name, fact in _facts(article) if fact.is_inferred]
    return SourceRow(
        source=desk.source(article.name, own),
        seed=article.seed.name,
        sha256=article.seed.sha256,
        missing=missing(article),
        inferred=tuple(inferred),
        excluded=tuple(sorted(Counter(found.kind for found in article.exclusions).items())),
        edit=desk.edit_href(article.place),
    )

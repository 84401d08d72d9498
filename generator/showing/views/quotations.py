"""Everything that is quoted in a briefing, speaker by speaker, to be filtered."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.proving.briefing import QuotationKind
from generator.showing import addresses
from generator.showing.views.evidence import Desk, Named, Source
from generator.showing.views.sayings import Speaker, speakers


@dataclass(frozen=True, slots=True)
class QuotationsPage:
    """What the page shows, in the order it shows it."""

    trail: tuple[Named, ...]
    utterances: int
    quotations: int
    speakers: tuple[Speaker, ...]
    articles: tuple[Source, ...]
    """The articles that quote."""
    issues: tuple[tuple[Markup, str], ...]
    """Id and title of each issue on which a quotation bears a position out."""
    kinds: tuple[QuotationKind, ...]


def quotations_page(desk: Desk) -> QuotationsPage:
    """The quotations of the briefing on the desk."""
    briefing = desk.briefing
    own = addresses.quotations_page(briefing.slug)
    quoted = {issue for issues in desk.issues.values() for issue in issues}
    kinds = {quotation.kind for quotation in briefing.quotations}
    return QuotationsPage(
        trail=(Named(briefing.title, addresses.link(own, desk.page)),),
        utterances=len(briefing.utterances),
        quotations=len(briefing.quotations),
        speakers=speakers(desk, own),
        articles=tuple(desk.source(article.name, own) for article in briefing.articles if article.quotations),
        issues=tuple((addresses.checked(one.id), one.title) for one in briefing.issues if one.id in quoted),
        kinds=tuple(kind for kind in QuotationKind if kind in kinds),
    )

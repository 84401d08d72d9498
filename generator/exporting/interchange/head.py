"""What stands in the head of each page for programs: JSON-LD, citation tags, and links to the page's other forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import escape

from generator.exporting.interchange.citations import zotero_tags
from generator.exporting.interchange.feeds import CHANGES, FEED, FEED_JSON
from generator.exporting.interchange.guides import twin_path
from generator.exporting.interchange.linked import actor_jsonld, article_jsonld, briefing_jsonld, script
from generator.exporting.interchange.social import social_tags
from generator.exporting.interchange.web import Web
from generator.proving.briefing import Actor, Article, Briefing
from generator.showing import addresses
from generator.showing.cards import Card
from generator.showing.pages import Page
from generator.showing.words import ENGLISH, Words


def heads(
    pages: Sequence[Page],
    briefings: Sequence[Briefing],
    web: Web,
    with_changes: bool,
    cards: Mapping[str, Card] | None = None,
    say: Words = ENGLISH,
) -> Mapping[str, Callable[[], str]]:
    """What gives each page's lines, by the page's source; `say` has the words in which links are named."""
    own = {address: lines for briefing in briefings for address, lines in _briefing_heads(briefing, web, say)}
    social = partial(social_tags, web=web, cards=cards or {})
    return {page.source: partial(_head, page, own.get(page.address), with_changes, social, say) for page in pages}


def _head(
    page: Page,
    own: Callable[[], list[str]] | None,
    with_changes: bool,
    social: Callable[[Page], list[str]],
    say: Words,
) -> str:
    return "\n".join([*_alternates(page.address, with_changes, say), *social(page), *(own() if own else ()), ""])


def jsonld(briefing: Briefing, page: str, web: Web) -> str:
    """The JSON-LD element of a briefing's page or of one of its articles' pages; empty for any other page."""
    if page == addresses.briefing_page(briefing.slug, web.home):
        return script(briefing_jsonld(briefing, web))
    for article in briefing.articles:
        if page == addresses.article_page(briefing.slug, article.name):
            return script(article_jsonld(article, briefing, web))
    return ""


def _alternates(address: str, with_changes: bool, say: Words) -> Iterator[str]:
    yield _alternate("text/markdown", addresses.link(address, twin_path(address)), say.text("This page as Markdown"))
    yield _alternate("application/atom+xml", addresses.link(address, FEED), say.text("Briefings"))
    yield _alternate("application/feed+json", addresses.link(address, FEED_JSON), say.text("Briefings"))
    if with_changes:
        yield _alternate("application/atom+xml", addresses.link(address, CHANGES), say.text("Changes"))


def _alternate(kind: str, href: str, title: str) -> str:
    # Material looks for translations behind every link whose rel is "alternate" and nothing else.
    return f'<link rel="alternate nofollow" type="{kind}" href="{href}" title="{escape(title)}">'


def _briefing_heads(briefing: Briefing, web: Web, say: Words) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    page = addresses.briefing_page(briefing.slug, web.home)
    yield page, partial(_briefing_head, briefing, page, web, say)
    for article in briefing.articles:
        own = addresses.article_page(briefing.slug, article.name)
        yield own, partial(_article_head, article, briefing, own, web)
    for actor in briefing.actors:
        yield addresses.actor_page(actor.id), partial(_actor_head, actor, web)


def _briefing_head(briefing: Briefing, page: str, web: Web, say: Words) -> list[str]:
    data = f"data/{briefing.slug}"
    return [
        _alternate("application/json", addresses.link(page, addresses.data_file(briefing.slug)), say.text("Data")),
        _alternate("application/ld+json", addresses.link(page, f"{data}.jsonld"), say.text("Data as JSON-LD")),
        jsonld(briefing, page, web),
    ]


def _article_head(article: Article, briefing: Briefing, page: str, web: Web) -> list[str]:
    return [zotero_tags(article, web.to(page) if web.address else ""), script(article_jsonld(article, briefing, web))]


def _actor_head(actor: Actor, web: Web) -> list[str]:
    return [script(actor_jsonld(actor, web))]

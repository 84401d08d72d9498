"""How a link to a page looks where it is shared: Open Graph's tags, and the cards that they name.

Both need the site's own address. A briefing, an article and an issue have a card of their own, every other page has its
briefing's, or the home page's; so has a page whose title the cards' font cannot write. A card takes 3 ms and 17 KB, and
a large site has more pages of actors and lists than all others: what tells them apart is the title beside the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from html import escape

from generator.exporting.exports import LateDownload
from generator.exporting.interchange.web import Web
from generator.machine.memory import digest
from generator.prose.text import one_line
from generator.proving.briefing import Article, Briefing
from generator.reading.models import SiteConfig
from generator.showing import addresses
from generator.showing.cards import HEIGHT, WIDTH, Card, is_writable, picture
from generator.showing.pages import Page
from generator.showing.words import Words

CARDS = "assets/cards"
"""Where cards lie: the home page's has this name, the others lie in a folder of this name. No page shows one."""


def card_path(address: str) -> str:
    """Where the card of the page at this address lies, from the site's root."""
    return f"{CARDS}/{address.rstrip('/')}.png" if address else f"{CARDS}.png"


def cards_of(briefings: Sequence[Briefing], config: SiteConfig, say: Words) -> Mapping[str, Card]:
    """The cards by the addresses of their pages."""
    site = one_line(config.title)
    found = {addresses.HOME: Card(site, "", site, "", config.colours.ink)}
    for briefing in briefings:
        for address, title, kicker, foot in _texts(briefing, config.home, say):
            found[address] = Card(site, kicker, one_line(title), foot, config.colours.ink)
    return {address: _without_gaps(card) for address, card in found.items() if is_writable(card.title)}


def _without_gaps(card: Card) -> Card:
    """Without the lines that the font cannot write."""
    site, kicker, foot = (text if is_writable(text) else "" for text in (card.site, card.kicker, card.foot))
    return Card(site, kicker, card.title, foot, card.colour)


def _texts(briefing: Briefing, home: str | None, say: Words) -> Iterator[tuple[str, str, str, str]]:
    """For each page its address, title, kicker and foot."""
    slug, title = briefing.slug, one_line(briefing.title)
    as_of = say.text("As of {date}", date=say.day(briefing.date))
    articles = say.counted("{count} article", "{count} articles", len(briefing.articles))
    quotations = say.counted("{count} verified quotation", "{count} verified quotations", len(briefing.quotations))
    kicker = f"{say.text('Briefing')} · {as_of}"
    yield addresses.briefing_page(slug, home), title, kicker, f"{articles}, {quotations}"
    for number, article in enumerate(briefing.articles, 1):
        place = say.text("Article {number} of {of}", number=number, of=len(briefing.articles))
        address = addresses.article_page(slug, article.name)
        yield address, article.title.text, f"{place} · {title}", _origin(article, say)
    for issue in briefing.issues:
        yield addresses.issue_page(slug, issue.id), issue.title, f"{say.text('Issue')} · {title}", as_of


def _origin(article: Article, say: Words) -> str:
    date = say.day(article.date.value) if article.date.value else ""
    return ", ".join(one_line(fact) for fact in (article.outlet.value, date) if fact)


def pictures(cards: Mapping[str, Card]) -> Iterator[LateDownload]:
    """The cards as PNG."""
    for address, card in cards.items():
        yield LateDownload(card_path(address), partial(picture, card), digest(repr(card)))


def social_tags(page: Page, web: Web, cards: Mapping[str, Card]) -> list[str]:
    """Open Graph's tags for a page's head; none where the site's address is not known."""
    if web.address is None:
        return []
    card = next((one for one in (page.address, *_above(page.address, web.home)) if one in cards), None)
    is_article = page.template in ("briefing.md.j2", "article.md.j2", "issue.md.j2")
    tags = [
        ("og:site_name", web.title),
        ("og:type", "article" if is_article else "website"),
        ("og:title", page.title),
        ("og:description", page.snippet),
        ("og:url", web.to(page.address)),
    ]
    if card is not None:
        tags += [
            ("og:image", web.to(card_path(card))),
            ("og:image:width", str(WIDTH)),
            ("og:image:height", str(HEIGHT)),
            ("og:image:alt", cards[card].title),
        ]
    lines = [f'<meta property="{name}" content="{escape(one_line(value))}">' for name, value in tags]
    size = "summary" if card is None else "summary_large_image"
    return [*lines, f'<meta name="twitter:card" content="{size}">']


def _above(address: str, home: str | None) -> tuple[str, str]:
    """The pages whose cards stand for a missing one: that of the briefing, and the home page."""
    return addresses.briefing_page(address.split("/")[0], home), addresses.HOME

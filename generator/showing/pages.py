"""The table of pages: where each lies, what it shows, with which template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from textwrap import shorten
from typing import Any

from generator.machine.timings import timed
from generator.proving.briefing import Article, Briefing
from generator.reading.models import SiteConfig
from generator.showing import addresses
from generator.showing.views.actors import actor_made_of, actor_page, actors_pages, cast_of
from generator.showing.views.article import article_page
from generator.showing.views.briefing import briefing_page
from generator.showing.views.briefings import briefings_pages
from generator.showing.views.coverage import coverage_page
from generator.showing.views.dossier import dossier_page
from generator.showing.views.evidence import Desk, Named, desks_of
from generator.showing.views.foot import Foot, foots
from generator.showing.views.issue import issue_page
from generator.showing.views.lists import Leaf
from generator.showing.views.method import method_page
from generator.showing.views.quotations import quotations_page
from generator.showing.views.revisions import LastChange
from generator.showing.views.sources import sources_page
from generator.showing.views.timeline import timeline_page
from generator.showing.views.utterances import utterances_page
from generator.showing.words import ENGLISH, Words

SNIPPET = 160
"""Signs."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site before it is rendered."""

    address: str
    """From the site's root: empty for the home page, else with a slash at its end."""
    title: str
    description: str
    template: str
    """A file of `theme/pages/`."""
    make: Callable[[], Any]
    """Makes the frozen dataclass that the template shows, as `page`."""
    nav: str | None = None
    """What the navigation calls it; None keeps it out of the navigation."""
    language: str | None = None
    """Of the title (BCP 47), where it is not the site's."""
    menu: tuple[Named, ...] = ()
    """The pages of its briefing, the briefing first; empty where it is of no one briefing."""
    foot: Foot | None = None
    last_change: LastChange | None = None
    """None where no history is known, or nothing changed."""
    made_of: str = ""
    """A fingerprint of the content that its view is made of; empty where that is the whole site's, or not known."""

    @property
    def view(self) -> Any:
        """What the template shows, made anew each time, so that only one page need be held."""
        return self.make()

    @property
    def snippet(self) -> str:
        """The description as far as search engines and link previews show one, cut at a word."""
        return shorten(self.description, SNIPPET, placeholder=" …", break_on_hyphens=False)

    @property
    def source(self) -> str:
        """The Markdown file that MkDocs makes the page of."""
        stem = self.address.rstrip("/")
        is_folder = self.address.count("/") < 2 or stem.endswith("/index")  # an actor's or an issue's id may be that
        return f"{self.address}index.md" if is_folder else f"{stem}.md"


@timed("write")
def pages_of(
    briefings: Sequence[Briefing],
    config: SiteConfig,
    changed: Mapping[str, LastChange] | None = None,
    say: Words = ENGLISH,
) -> tuple[Page, ...]:
    """Every page of the site, in the order of the navigation, a briefing's own pages after it.

    `changed` holds the last changes where history is known: by the address that a page would have if no briefing were
    the home page, and an actor's pages were all named after their briefings. `say` has the words of titles.
    """
    desks = desks_of(briefings, config.home, config.repository, config.edit_path)
    pages = tuple(_in_frame(_pages(desks, config, say), desks, config, say))
    if not changed:
        return pages
    known_as = {found.page: addresses.briefing_page(found.briefing.slug, None) for found in desks}
    for found in desks:
        for actor in found.briefing.actors:
            known_as[found.actor_page(actor.id)] = addresses.actor_page(actor.id, found.briefing.slug)
    return tuple(replace(page, last_change=changed.get(known_as.get(page.address, page.address))) for page in pages)


def _in_frame(pages: Iterable[Page], desks: Sequence[Desk], config: SiteConfig, say: Words) -> Iterator[Page]:
    """The pages with what stands at their foot, of an article's the article's alone, else the briefing's or the site's;
    and with the menu of their briefing, or of the only one."""
    only = desks[0] if len(desks) == 1 else None
    foot = foots(desks, config)
    of: dict[str, tuple[Desk, Article | None]] = {}
    for desk in desks:
        slug = desk.briefing.slug
        of[desk.page] = desk, None
        of |= {desk.actor_page(actor.id): (desk, None) for actor in desk.briefing.actors}
        of |= {addresses.article_page(slug, article.name): (desk, article) for article in desk.briefing.articles}
    by_slug = {desk.briefing.slug: desk for desk in desks}
    for page in pages:
        desk_of, article = of.get(page.address) or (by_slug.get(page.address.split("/")[0]), None)
        menu = _menu(desk_of or only, page.address, say)
        yield replace(page, foot=foot(page.address, desk_of, article), menu=menu)


def _menu(desk: Desk | None, page: str, say: Words) -> tuple[Named, ...]:
    if desk is None:
        return ()
    slug = desk.briefing.slug
    pages = (
        (desk.briefing.title, desk.page),
        (say.text("Quotations"), addresses.quotations_page(slug)),
        (say.text("The same words, printed differently"), addresses.utterances_page(slug)),
        (say.text("Who reports what"), addresses.coverage_page(slug)),
        (say.text("Timeline"), addresses.timeline_page(slug)),
        (say.text("Sources"), addresses.sources_page(slug)),
        (say.text("The whole briefing to print"), addresses.dossier_page(slug)),
    )
    return tuple(Named(name, addresses.link(page, address)) for name, address in pages)


def _pages(desks: Sequence[Desk], config: SiteConfig, say: Words) -> Iterator[Page]:
    home = next((found for found in desks if found.page == addresses.HOME), None)
    if home:
        yield from _briefing_pages(home, config, say)
    first = addresses.BRIEFINGS if home else addresses.HOME
    if not home or len(desks) > 1:
        yield from _list_pages(desks, config, first, say)
    for found in desks:
        if found is not home:
            yield from _briefing_pages(found, config, say)
    yield from _actor_pages(desks, say)
    how = say.text("How every quotation on this site was checked, and what its sources do not state.")
    title = say.text("How this was made")
    yield Page(addresses.METHOD, title, how, "method.md.j2", partial(method_page, desks, config.publish, first), title)


def _list_pages(desks: Sequence[Desk], config: SiteConfig, first: str, say: Words) -> Iterator[Page]:
    is_home = first == addresses.HOME
    title = config.title if is_home else say.text("All briefings")
    about = config.description if is_home else say.text("All briefings of {site}, the newest first.", site=config.title)
    for view in briefings_pages(desks, title, about, first):
        at = view.leaf
        nav = say.text("Briefings") if at.number == 1 else None
        yield Page(at.address, _numbered(title, at, say), about, "briefings.md.j2", _made(view), nav)


def _made(view: Any) -> Callable[[], Any]:
    return lambda: view


def _numbered(title: str, leaf: Leaf, say: Words) -> str:
    return title if leaf.number == 1 else say.text("{title}, page {number}", title=title, number=leaf.number)


def _briefing_pages(found: Desk, config: SiteConfig, say: Words) -> Iterator[Page]:
    """The pages that are made of one briefing alone."""
    briefing, page = found.briefing, partial(Page, made_of=found.made_of)
    slug, of = briefing.slug, briefing.title
    nav = say.text("Briefing") if found.page == addresses.HOME else None
    view = partial(briefing_page, found)
    yield page(found.page, briefing.title, briefing.lede.text, "briefing.md.j2", view, nav)
    for article in briefing.articles:
        address = addresses.article_page(slug, article.name)
        of_it = partial(article_page, article, found, config.publish)
        tongue = article.language if article.language != config.language else None
        yield page(address, article.title.text, article.summary[0].text, "article.md.j2", of_it, language=tongue)
    title = say.text("Quotations: {briefing}", briefing=of)
    about = say.text("{briefing}: everything that is quoted, by speaker, article, issue and kind.", briefing=of)
    yield page(addresses.quotations_page(slug), title, about, "quotations.md.j2", partial(quotations_page, found))
    title = say.text("The same words, printed differently: {briefing}", briefing=of)
    about = say.text("{briefing}: how several articles print the same utterance, compared word by word.", briefing=of)
    yield page(addresses.utterances_page(slug), title, about, "utterances.md.j2", partial(utterances_page, found))
    title = say.text("Who reports what: {briefing}", briefing=of)
    about = say.text("{briefing}: what each article reports, has alone, and leaves out.", briefing=of)
    yield page(addresses.coverage_page(slug), title, about, "coverage.md.j2", partial(coverage_page, found))
    title = say.text("Timeline: {briefing}", briefing=of)
    about = say.text("{briefing}: everything that the articles date, each event with its evidence.", briefing=of)
    yield page(addresses.timeline_page(slug), title, about, "timeline.md.j2", partial(timeline_page, found))
    title = say.text("Sources: {briefing}", briefing=of)
    about = say.text("{briefing}: what the articles state about themselves, and what they do not.", briefing=of)
    yield page(addresses.sources_page(slug), title, about, "sources.md.j2", partial(sources_page, found))
    title = say.text("Dossier: {briefing}", briefing=of)
    about = say.text("{briefing}: the whole briefing as one document, its evidence as numbered notes.", briefing=of)
    yield page(addresses.dossier_page(slug), title, about, "dossier.md.j2", partial(dossier_page, found))
    for issue in briefing.issues:
        address = addresses.issue_page(slug, issue.id)
        yield page(address, issue.title, issue.question, "issue.md.j2", partial(issue_page, issue, found))


def _actor_pages(desks: Sequence[Desk], say: Words) -> Iterator[Page]:
    cast = cast_of(desks)
    title = say.text("Actors")
    about = say.text("Everybody who speaks, acts or takes a position in the briefings of this site.")
    for listed in actors_pages(cast):
        at = listed.leaf
        yield Page(
            at.address,
            _numbered(title, at, say),
            about,
            "actors.md.j2",
            _made(listed),
            title if at.number == 1 else None,
        )
    for actor in cast.actors.values():
        for number, found in enumerate(cast.desks[actor.id]):
            briefing = found.briefing.title
            name = f"{actor.name}: {briefing}" if number else actor.name
            about = say.text(
                "{actor} in “{briefing}”: quotations, positions and roles, as the articles give them.",
                actor=actor.name,
                briefing=briefing,
            )
            view, made_of = partial(actor_page, actor, number, cast), actor_made_of(actor, number, cast)
            yield Page(found.actor_page(actor.id), name, about, "actor.md.j2", view, made_of=made_of)

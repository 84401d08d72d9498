"""The table of pages: where each lies, what it shows, with which template."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator import addresses
from generator.briefing import Briefing
from generator.models import SiteConfig
from generator.views.actors import actor_page, actors_pages, cast_of
from generator.views.article import article_page
from generator.views.briefing import briefing_page
from generator.views.briefings import briefings_pages
from generator.views.coverage import coverage_page
from generator.views.dossier import dossier_page
from generator.views.evidence import Desk, desks_of
from generator.views.issue import issue_page
from generator.views.lists import Leaf
from generator.views.method import method_page
from generator.views.quotations import quotations_page
from generator.views.revisions import LastChange
from generator.views.sources import sources_page
from generator.views.timeline import timeline_page
from generator.views.utterances import utterances_page


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
    last_change: LastChange | None = None
    """None where no history is known, or nothing changed."""

    @property
    def view(self) -> Any:
        """What the template shows, made anew each time, so that only one page need be held."""
        return self.make()

    @property
    def source(self) -> str:
        """The Markdown file that MkDocs makes the page of."""
        return f"{self.address.rstrip('/')}.md" if self.address.count("/") > 1 else f"{self.address}index.md"


def pages_of(
    briefings: Sequence[Briefing], config: SiteConfig, changed: Mapping[str, LastChange] | None = None
) -> tuple[Page, ...]:
    """Every page of the site, in the order of the navigation, a briefing's own pages after it.

    `changed` holds the last changes where history is known: by the address that a page would have if no briefing were
    the home page, and an actor's pages were all named after their briefings.
    """
    desks = desks_of(briefings, config.home, config.repository, config.edit_path)
    pages = tuple(_pages(desks, config))
    if not changed:
        return pages
    known_as = {found.page: addresses.briefing_page(found.briefing.slug, None) for found in desks}
    for found in desks:
        for actor in found.briefing.actors:
            known_as[found.actor_page(actor.id)] = addresses.actor_page(actor.id, found.briefing.slug)
    return tuple(replace(page, last_change=changed.get(known_as.get(page.address, page.address))) for page in pages)


def _pages(desks: Sequence[Desk], config: SiteConfig) -> Iterator[Page]:
    home = next((found for found in desks if found.page == addresses.HOME), None)
    if home:
        yield from _briefing_pages(home, config)
    first = addresses.BRIEFINGS if home else addresses.HOME
    if not home or len(desks) > 1:
        yield from _list_pages(desks, config, first)
    for found in desks:
        if found is not home:
            yield from _briefing_pages(found, config)
    yield from _actor_pages(desks)
    how = "How every quotation on this site was checked, and what its sources do not state."
    title = "How this was made"
    yield Page(addresses.METHOD, title, how, "method.md.j2", partial(method_page, desks, config.publish, first), title)


def _list_pages(desks: Sequence[Desk], config: SiteConfig, first: str) -> Iterator[Page]:
    is_home = first == addresses.HOME
    title = config.title if is_home else "All briefings"
    about = config.description if is_home else f"All briefings of {config.title}, the newest first."
    for view in briefings_pages(desks, title, about, first):
        at = view.leaf
        yield Page(
            at.address,
            _numbered(title, at),
            about,
            "briefings.md.j2",
            _made(view),
            "Briefings" if at.number == 1 else None,
        )


def _made(view: Any) -> Callable[[], Any]:
    return lambda: view


def _numbered(title: str, leaf: Leaf) -> str:
    return title if leaf.number == 1 else f"{title}, page {leaf.number}"


def _briefing_pages(found: Desk, config: SiteConfig) -> Iterator[Page]:
    briefing = found.briefing
    nav = "Briefing" if found.page == addresses.HOME else None
    view = partial(briefing_page, found)
    yield Page(found.page, briefing.title, briefing.lede.text, "briefing.md.j2", view, nav)
    for article in briefing.articles:
        address = addresses.article_page(briefing.slug, article.name)
        of_it = partial(article_page, article, found, config.publish)
        yield Page(address, article.title.text, article.summary[0].text, "article.md.j2", of_it)
    slug, of = briefing.slug, briefing.title
    title, about = f"Quotations: {of}", f"{of}: everything that is quoted, by speaker, article, issue and kind."
    yield Page(addresses.quotations_page(slug), title, about, "quotations.md.j2", partial(quotations_page, found))
    title = f"The same words, printed differently: {of}"
    about = f"{of}: how several articles print the same utterance, compared word by word."
    yield Page(addresses.utterances_page(slug), title, about, "utterances.md.j2", partial(utterances_page, found))
    title, about = f"Who reports what: {of}", f"{of}: what each article reports, has alone, and leaves out."
    yield Page(addresses.coverage_page(slug), title, about, "coverage.md.j2", partial(coverage_page, found))
    title, about = f"Timeline: {of}", f"{of}: everything that the articles date, each event with its evidence."
    yield Page(addresses.timeline_page(slug), title, about, "timeline.md.j2", partial(timeline_page, found))
    title, about = f"Sources: {of}", f"{of}: what the articles state about themselves, and what they do not."
    yield Page(addresses.sources_page(slug), title, about, "sources.md.j2", partial(sources_page, found))
    title, about = f"Dossier: {of}", f"{of}: the whole briefing as one document, its evidence as numbered notes."
    yield Page(addresses.dossier_page(slug), title, about, "dossier.md.j2", partial(dossier_page, found))
    for issue in briefing.issues:
        address = addresses.issue_page(slug, issue.id)
        yield Page(address, issue.title, issue.question, "issue.md.j2", partial(issue_page, issue, found))


def _actor_pages(desks: Sequence[Desk]) -> Iterator[Page]:
    cast = cast_of(desks)
    about = "Everybody who speaks, acts or takes a position in the briefings of this site."
    for listed in actors_pages(cast):
        at = listed.leaf
        nav = "Actors" if at.number == 1 else None
        yield Page(at.address, _numbered("Actors", at), about, "actors.md.j2", _made(listed), nav)
    for actor in cast.actors.values():
        for number, found in enumerate(cast.desks[actor.id]):
            briefing = found.briefing.title
            title = f"{actor.name}: {briefing}" if number else actor.name
            about = f"{actor.name} in “{briefing}”: quotations, positions and roles, as the articles give them."
            view = partial(actor_page, actor, number, cast)
            yield Page(found.actor_page(actor.id), title, about, "actor.md.j2", view)

"""Feeds of briefings and of changes, as Atom (RFC 4287) and as JSON Feed 1.1.

Their times are the content's own: a briefing's newest date, a revision's time. The clock is never read. Where the
site's address is not known, entries have no links, and names made of the site's title (UUIDs, RFC 9562) for ids.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as xml

from generator.exporting.diff.change import Change
from generator.exporting.exports import json_bytes
from generator.exporting.history import Step
from generator.exporting.interchange.web import Web, without_gaps
from generator.prose.text import one_line
from generator.proving.briefing import Briefing
from generator.showing import addresses
from generator.showing.words import ENGLISH, Words

FEED, FEED_JSON = "feed.atom", "feed.json"
CHANGES, CHANGES_JSON = "changes.atom", "changes.json"

_DAY = len("2022-01-26")
_MOST = 100
"""Entries of a feed of changes: the newest."""
_MIDNIGHT = "T00:00:00Z"
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed."""

    id: str
    url: str | None
    """None where the site's address is not known."""
    title: str
    summary: str
    text: str
    updated: str
    """RFC 3339."""
    published: str | None = None
    """RFC 3339, where it was published before it was updated."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed before it is written in one of the formats."""

    path: str
    json_path: str
    title: str
    entries: tuple[Entry, ...]
    """The newest first."""
    updated: str
    """RFC 3339."""


def briefings_feed(briefings: Sequence[Briefing], web: Web, steps: Sequence[Step] = ()) -> Feed:
    """All briefings of the site, each as new as its newest date or its last change."""
    changed: dict[str, str] = {}
    for step in steps:
        for change in step.changes:
            changed[change.briefing] = max(step.when or "", changed.get(change.briefing, ""))
    entries = [_briefing(one, web, changed.get(one.slug, "")) for one in sorted(briefings, key=lambda one: one.title)]
    return _feed(FEED, FEED_JSON, web.title, entries, briefings)


def changes_feed(
    steps: Sequence[Step],
    briefings: Sequence[Briefing],
    web: Web,
    in_words: Callable[[Change], str] = lambda change: change.sentence,
    say: Words = ENGLISH,
) -> Feed:
    """What changed, an entry for each briefing of each step; `in_words` says a change in one sentence."""
    known = {briefing.slug: briefing for briefing in briefings}
    titles = _last_titles(steps) | {slug: briefing.title for slug, briefing in known.items()}
    entries = [
        _change(step, slug, titles.get(slug, slug), known.get(slug), web, in_words, say)
        for step in steps
        for slug in sorted({change.briefing for change in step.changes})
        if step.when or slug in known
    ]
    return _feed(CHANGES, CHANGES_JSON, say.text("{title}: changes", title=web.title), entries[:_MOST], briefings)


def _last_titles(steps: Sequence[Step]) -> dict[str, str]:
    """What briefings were called last, also those that are gone."""
    told = (change for step in reversed(steps) for change in step.changes)
    named = (change for change in told if change.what == "briefing" and change.field in ("", "title"))
    return {change.briefing: change.new or change.old for change in named}


def _feed(path: str, json_path: str, title: str, entries: Iterable[Entry], briefings: Sequence[Briefing]) -> Feed:
    newest_first = tuple(sorted(entries, key=lambda entry: entry.updated, reverse=True))
    newest = newest_first[0].updated if newest_first else max(map(_newest, briefings), default="1970-01-01T00:00:00Z")
    return Feed(path, json_path, title, newest_first, newest)


def atom(feed: Feed, web: Web) -> bytes:
    """The feed as Atom."""
    root = xml.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": web.language})
    _element(root, "id", _feed_id(feed, web))
    _element(root, "title", feed.title)
    _element(root, "subtitle", web.description)
    _element(root, "updated", feed.updated)
    _element(xml.SubElement(root, "author"), "name", web.title)
    if web.address:
        xml.SubElement(root, "link", rel="self", type="application/atom+xml", href=web.to(feed.path))
        xml.SubElement(root, "link", rel="alternate", type="text/html", href=web.to(addresses.HOME))
    for entry in feed.entries:
        _atom_entry(root, entry)
    xml.indent(root, " ")
    text: bytes = xml.tostring(root, "utf-8", xml_declaration=True)
    return text + b"\n"


def json_feed(feed: Feed, web: Web) -> bytes:
    """The feed as JSON Feed."""
    items = [
        without_gaps(
            id=entry.id,
            url=entry.url,
            title=entry.title,
            summary=entry.summary,
            content_text=entry.text,
            date_published=entry.published,
            date_modified=entry.updated,
        )
        for entry in feed.entries
    ]
    head = without_gaps(
        version="https://jsonfeed.org/version/1.1",
        title=feed.title,
        description=web.description,
        language=web.language,
        home_page_url=web.address,
        feed_url=web.to(feed.json_path) if web.address else None,
        authors=[{"name": web.title}],
    )
    return json_bytes({**head, "items": items})


def _atom_entry(root: xml.Element, entry: Entry) -> None:
    element = xml.SubElement(root, "entry")
    _element(element, "id", entry.id)
    _element(element, "title", entry.title)
    _element(element, "updated", entry.updated)
    if entry.published:
        _element(element, "published", entry.published)
    if entry.url:
        xml.SubElement(element, "link", rel="alternate", type="text/html", href=entry.url)
    _element(element, "summary", entry.summary)
    _element(element, "content", entry.text)


def _element(parent: xml.Element, name: str, text: str) -> None:
    xml.SubElement(parent, name).text = _NOT_XML.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _feed_id(feed: Feed, web: Web) -> str:
    return web.to(feed.path) if web.address else _urn(f"{web.title}/{feed.path}")


def _urn(name: str) -> str:
    """A name that stays the same as long as the site's address is not known."""
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _briefing(briefing: Briefing, web: Web, changed: str) -> Entry:
    page = addresses.briefing_page(briefing.slug, web.home)
    return Entry(
        id=web.to(f"{briefing.slug}/") if web.address else _urn(f"{web.title}/{briefing.slug}"),
        url=web.to(page) if web.address else None,
        title=one_line(briefing.title),
        summary=briefing.lede.text,
        text="\n\n".join(statement.text for statement in (briefing.lede, *briefing.statements)),
        updated=max(_newest(briefing), changed),
        published=f"{briefing.date}{_MIDNIGHT}",
    )


def _newest(briefing: Briefing) -> str:
    """The newest day that the briefing and its articles give."""
    days = [briefing.date, *(article.date.value for article in briefing.articles)]
    return max(day for day in days if day and len(day) == _DAY) + _MIDNIGHT


def _change(
    step: Step,
    slug: str,
    title: str,
    briefing: Briefing | None,
    web: Web,
    in_words: Callable[[Change], str],
    say: Words,
) -> Entry:
    """What a step changed of a briefing, or that it removed one."""
    changes = [change for change in step.changes if change.briefing == slug]
    sentences = [in_words(change) for change in changes]
    known_by = step.revision or "\n".join(change.sentence for change in changes)
    page = addresses.briefing_page(slug, web.home) if briefing else addresses.HOME
    return Entry(
        id=_urn("/".join([web.address or web.title, slug, known_by])),
        url=web.to(page) if web.address else None,
        title=f"{one_line(title)}: {say.counted('{count} change', '{count} changes', len(sentences))}",
        summary=sentences[0],
        text="\n".join(sentences),
        updated=step.when or (_newest(briefing) if briefing else ""),
    )

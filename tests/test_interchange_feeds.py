"""Feeds of briefings and of changes, read back with feedparser and against the shape of JSON Feed."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import jsonschema
import pytest
from hypothesis import assume, given

from generator.exporting.diff import Change, ChangeKind
from generator.exporting.diff.told import told
from generator.exporting.history import Step
from generator.exporting.interchange.feeds import atom, briefings_feed, changes_feed, json_feed
from generator.exporting.interchange.web import Web
from generator.prose.text import one_line
from generator.proving.briefing import Briefing
from generator.showing.render import change_in_words
from generator.showing.words import words
from tests.builders import a_briefing
from tests.strategies import OFFLINE, WEB, briefings, few

TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
TEXT = {"type": "string"}
URL = {"type": "string", "pattern": "^https?://"}
AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"name": TEXT, "url": URL, "avatar": URL},
        "minProperties": 1,
        "additionalProperties": False,
    },
}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
    "properties": {
        **dict.fromkeys(("id", "title", "content_text", "content_html", "summary", "language"), TEXT),
        **dict.fromkeys(("url", "external_url", "image", "banner_image"), URL),
        **dict.fromkeys(("date_published", "date_modified"), TIME),
        "authors": AUTHORS,
        "tags": {"type": "array", "items": TEXT},
        "attachments": {"type": "array"},
    },
    "additionalProperties": False,
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        **dict.fromkeys(("title", "description", "user_comment", "language"), TEXT),
        **dict.fromkeys(("home_page_url", "feed_url", "next_url", "icon", "favicon"), URL),
        "authors": AUTHORS,
        "expired": {"type": "boolean"},
        "hubs": {"type": "array"},
        "items": {"type": "array", "items": ITEM, "uniqueItems": True},
    },
    "additionalProperties": False,
}
"""JSON Feed 1.1, whole but for its extensions."""

CHANGE = Change("talks", ChangeKind.REMOVED, "quotation", "door/no-change", "quotation door/no-change", old="No.")
STEPS = (
    Step("b" * 40, "2022-02-02T10:00:00Z", (CHANGE, CHANGE)),
    Step("a" * 40, "2022-02-01T10:00:00Z", (CHANGE,)),
)


def parsed(feed: bytes) -> Any:
    found = feedparser.parse(feed, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def plain(text: str) -> str:
    """As XML carries it: line ends are line feeds; feedparser takes white space off at the ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def is_mended_by_the_reader(text: str) -> bool:
    """Whether feedparser takes a text for UTF-8 that somebody read as Latin-1, and shows what it thinks was meant."""
    try:
        return text.encode("iso-8859-1").decode("utf-8") != text
    except UnicodeError:
        return False


@few
@given(briefings())
def test_atom_reads_back_as_it_is(briefing: Briefing) -> None:
    """Title, lede and address of each briefing, whatever characters they hold."""
    assume(not any(map(is_mended_by_the_reader, (briefing.title, briefing.lede.text))))
    (entry,) = parsed(atom(briefings_feed([briefing], WEB), WEB)).entries
    assert entry.title == one_line(briefing.title)
    assert entry.summary == plain(briefing.lede.text)
    assert (entry.link, entry.updated) == ("https://example.org/b/", "2022-01-26T00:00:00Z")


@few
@given(briefings())
def test_json_feed_reads_back_as_it_is(briefing: Briefing) -> None:
    """The same, in the shape that JSON Feed asks for."""
    feed = json.loads(json_feed(briefings_feed([briefing], WEB), WEB))
    jsonschema.validate(feed, JSON_FEED)
    (item,) = feed["items"]
    assert (item["title"], item["summary"]) == (one_line(briefing.title), briefing.lede.text)


def test_the_newest_briefing_comes_first() -> None:
    """By the content's own dates."""
    feed = briefings_feed([a_briefing("old", date="2022-01-01", articles=a_briefing().articles[1:]), a_briefing()], WEB)
    assert [entry.url for entry in feed.entries] == ["https://example.org/b/", "https://example.org/b/old/"]
    assert [entry.updated[:10] for entry in feed.entries] == ["2022-01-26", "2022-01-01"]


def test_a_feed_is_valid_without_the_sites_address() -> None:
    """Its ids are names then, the same in every build, and it has no links."""
    first, second = (atom(briefings_feed([a_briefing()], OFFLINE), OFFLINE) for _ in range(2))
    assert first == second
    found = parsed(first)
    assert found.entries[0].id.startswith("urn:uuid:")
    assert not found.entries[0].get("links")


def test_each_step_with_changes_is_an_entry() -> None:
    """At the revision's own time, the newest first, with what changed in one line each."""
    feed = changes_feed(STEPS, [a_briefing(), a_briefing("other")], WEB)
    entries = parsed(atom(feed, WEB)).entries
    assert [(entry.title, entry.updated) for entry in entries] == [
        ("The talks begin: 2 changes", "2022-02-02T10:00:00Z"),
        ("The talks begin: 1 change", "2022-02-01T10:00:00Z"),
    ]
    assert entries[1].summary == "The quotation door/no-change was removed: “No.”"
    assert len({entry.id for entry in entries}) == 2


def test_changes_are_told_in_the_language_of_the_site() -> None:
    """Under the same ids, so that another language makes no entry new."""
    say = words("de")
    german = changes_feed(STEPS, [a_briefing()], WEB, lambda change: change_in_words(told(change), None, say), say)
    english = changes_feed(STEPS, [a_briefing()], WEB)
    assert german.title.endswith(": Änderungen")
    assert [entry.title for entry in german.entries] == ["The talks begin: 2 Änderungen", "The talks begin: 1 Änderung"]
    assert german.entries[1].text == "Entfernt: Zitat: “No.”"
    assert [entry.id for entry in german.entries] == [entry.id for entry in english.entries]


def test_a_briefing_is_as_new_as_its_last_change() -> None:
    """So that readers of the feed learn of it; when it was published stays."""
    feed = briefings_feed([a_briefing(), a_briefing("other")], WEB, STEPS)
    changed, other = parsed(atom(feed, WEB)).entries
    assert (changed.published, changed.updated) == ("2022-01-26T00:00:00Z", "2022-02-02T10:00:00Z")
    assert (other.published, other.updated) == ("2022-01-26T00:00:00Z", "2022-01-26T00:00:00Z")


def test_a_briefing_that_was_removed_is_told() -> None:
    """It has no page to lead to; the site has."""
    gone = Change("gone", ChangeKind.REMOVED, "briefing", "gone", "briefing gone", old="The talks end")
    feed = changes_feed([Step("c" * 40, "2022-02-03T10:00:00Z", (gone,))], [a_briefing()], WEB)
    assert [(entry.title, entry.url) for entry in feed.entries] == [
        ("The talks end: 1 change", "https://example.org/b/")
    ]


def test_what_was_told_of_a_removed_briefing_before_is_told_under_its_last_title() -> None:
    """Never under what happened to be the first words that changed."""
    named = Change("gone", ChangeKind.CHANGED, "briefing", "gone", "briefing gone", "title", "Talks", "The talks")
    moved = Change("gone", ChangeKind.CHANGED, "quotation", "door/x", "quotation door/x", "speaker", "Jo", "Al")
    gone = Change("gone", ChangeKind.REMOVED, "briefing", "gone", "briefing gone", old="The talks end")
    steps = [
        Step(str(day) * 40, f"2022-02-0{day}T10:00:00Z", (one,)) for day, one in ((3, gone), (2, named), (1, moved))
    ]
    for told_of, title in ((steps, "The talks end"), (steps[1:], "The talks"), (steps[2:], "gone")):
        feed = changes_feed(told_of, [a_briefing()], WEB)
        assert {entry.title for entry in feed.entries} == {f"{title}: 1 change"}


@pytest.mark.parametrize("web", [WEB, OFFLINE])
def test_both_forms_of_each_feed_say_the_same(web: Web) -> None:
    """Entry by entry, with the site's address and without; ids are the same in both, and in every build."""
    briefings_of_site = [a_briefing(), a_briefing("other")]
    for feed in (briefings_feed(briefings_of_site, web, STEPS), changes_feed(STEPS, briefings_of_site, web)):
        document = json.loads(json_feed(feed, web))
        jsonschema.validate(document, JSON_FEED)
        entries = parsed(atom(feed, web)).entries
        assert [(one.id, one.title, one.updated) for one in entries] == [
            (one["id"], one["title"], one["date_modified"]) for one in document["items"]
        ]
        assert len({one.id for one in entries}) == len(entries) > 0


def test_a_feed_of_no_changes_is_still_a_feed() -> None:
    """A reader who follows it sees that nothing happened."""
    found = parsed(atom(changes_feed((), [a_briefing()], WEB), WEB))
    assert (found.entries, found.feed.updated) == ([], "2022-01-26T00:00:00Z")

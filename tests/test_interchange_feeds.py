"""Feeds of briefings and of changes, read back with feedparser and against the shape of JSON Feed."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import jsonschema
from hypothesis import given

from generator.briefing import Briefing
from generator.diff import Change, ChangeKind
from generator.history import Step
from generator.interchange.feeds import atom, briefings_feed, changes_feed, json_feed
from generator.interchange.web import one_line
from tests.builders import a_briefing
from tests.strategies import OFFLINE, WEB, briefings, few

JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "properties": {
                    "id": {"type": "string"},
                    "date_modified": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                },
            },
        },
    },
}
"""What JSON Feed 1.1 asks for, as far as we use it."""

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


@few
@given(briefings())
def test_atom_reads_back_as_it_is(briefing: Briefing) -> None:
    """Title, lede and address of each briefing, whatever characters they hold."""
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


def test_a_feed_of_no_changes_is_still_a_feed() -> None:
    """A reader who follows it sees that nothing happened."""
    assert parsed(atom(changes_feed((), [a_briefing()], WEB), WEB)).entries == []

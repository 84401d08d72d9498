"""What readers find when they search: every entry leads to its very place, and a search fetches little."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pytest

from generator.exporting.exports import Download
from generator.exporting.search import BY, IN, KINDS, MOST, TOGETHER, Entry, entries_of, index_of, search_of, words_of
from generator.machine.memory import Memory
from generator.showing.views.evidence import desks_of
from generator.showing.words import words
from tests.bench.sites import write_project
from tests.builders import a_briefing, a_config, an_actor, an_article, several_articles, stated
from tests.conftest import published


def entries(kind: str = "", *briefings: Any, publish: Any = "excerpts") -> list[Entry]:
    desks = desks_of(briefings or (several_articles(),), None)
    found = [entry for desk in desks for entry in entries_of(desk, publish)]
    return [entry for entry in found if entry.kind == kind or not kind]


class Index:
    """The index read back, as the search in the browser reads it."""

    def __init__(self, files: tuple[Download, ...]) -> None:
        self.files = {file.path: file.content for file in files}
        self.told = self.read("search/index.json")

    def read(self, path: str) -> Any:
        return json.loads(self.files[path])

    def listed(self, word: str) -> tuple[list[int], bool]:
        """The numbers of the entries with this word, and whether these are all."""
        shard = self.read(f"search/words/{sum(first <= word for first in self.told['firsts']) - 1}.json")
        numbers, number = [], 0
        for step in shard.get(word, ()):
            numbers.append(number := number + step)
        return numbers, word not in shard[""]

    def found(self, word: str) -> list[list[str]]:
        return [self.read(f"search/found/{one // TOGETHER}.json")[one % TOGETHER] for one in self.listed(word)[0]]


@pytest.mark.slow
def test_every_entry_leads_to_a_place_that_is_there(tmp_path: Path) -> None:
    briefings = (several_articles(), a_briefing("before", date="2021-05-01", title="Before"))
    site = published(tmp_path, briefings)
    ids: dict[str, set[str]] = {}
    index = Index(search_of(briefings, a_config()))
    addresses = [row[0] for path in index.files if "/found/" in path for row in index.read(path)]
    for address in addresses:
        page, _, anchor = address.partition("#")
        if page not in ids:
            tree = html5lib.parse((site / page / "index.html").read_text("utf-8"), namespaceHTMLElements=False)
            ids[page] = {one.get("id") for one in tree.iter()}
        assert not anchor or anchor in ids[page], address
    assert set(index.files) == {path.relative_to(site).as_posix() for path in (site / "search").rglob("*.json")}


def test_a_quotation_is_found_by_its_words_its_speaker_and_its_outlet() -> None:
    index = Index(index_of(entries("", a_briefing())))
    for word in ("change", "weaver", "gazette"):
        assert "talks/door/#q-no-change" in [row[0] for row in index.found(word)]
    [row] = [row for row in index.found("change") if row[0] == "talks/door/#q-no-change"]
    assert row[1:3] == ["Jo Weaver", "There is no change,"]


def test_each_wording_is_an_entry_of_an_article_that_prints_it() -> None:
    briefing = several_articles()
    found = entries("quotations", briefing)
    assert [(one.text, one.address.split("#")[0]) for one in found if one.speaker == "jo-weaver"] == [
        ("There really is no change,", "talks/gate/"),
        ("There is no change,", "talks/door/"),
        ("small step", "talks/door/"),
    ]
    assert len(found) == sum(utterance.variants for utterance in briefing.utterances) < len(briefing.quotations)


def test_entries_are_chosen_by_their_speaker_and_by_each_article_that_prints_them() -> None:
    index = Index(index_of(entries("quotations", several_articles())))
    texts = {
        key: [row[2] for row in index.found(key)] for key in (f"{BY}jo-weaver", f"{IN}talks/roof/", f"{IN}talks/gate/")
    }
    assert texts == {
        "=by/jo-weaver": ["There really is no change,", "There is no change,", "small step"],
        "=in/talks/roof/": ["There is no change,"],
        "=in/talks/gate/": ["There really is no change,"],
    }
    assert words_of("=by/jo-weaver =in/talks/roof/") == ["by", "jo", "weaver", "in", "talks", "roof"]


def test_an_actor_is_found_once_by_the_aliases_too() -> None:
    named = replace(an_actor(), aliases=("The Weaver",))
    briefings = [a_briefing("new", actors=(named,)), a_briefing("old", date="2020-01-01", actors=(named,))]
    [entry] = entries("actors", *briefings)
    assert entry.address == "actors/jo-weaver/"
    assert entry.also == "The Weaver"


def test_of_the_seeds_only_what_is_published_is_found() -> None:
    def texts(publish: Any) -> str:
        return " ".join(entry.text for entry in entries("excerpts", a_briefing(), publish=publish))

    assert "She spoke for an hour" in texts("full")
    assert "She spoke for an hour" not in texts("excerpts")
    assert "Nobody at the ministry" not in texts("none")
    assert "small step" in texts("none")


def test_a_text_without_spaces_is_read_to_its_end() -> None:
    """As Chinese is written; were the time not linear, this would not end."""
    index = Index(index_of([Entry("claims", "talks/#s-1", "", "字" * 300_000 + "末", "")]))
    assert [row[0] for row in index.found("末")] == ["talks/#s-1"]


@pytest.mark.parametrize("word", ["brien", "obrien", "didn", "didnt", "großmüller", "grossmuller", "Grossmueller"])
def test_a_word_is_found_as_people_type_it(word: str) -> None:
    index = Index(index_of([Entry("actors", "actors/x/", "Ann O’Brien", "didn't see Großmüller", "")]))
    assert len(index.found(*words_of(word))) == 1


def test_an_article_is_found_by_who_wrote_it_and_says_so() -> None:
    found = entries("articles", a_briefing(articles=(an_article(byline=stated("Ann Doe")),)))
    assert [(entry.also, entry.credit) for entry in found] == [
        ("The Gazette Ann Doe", "The Gazette, Ann Doe, 26 January 2022 (inferred)")
    ]


def test_the_search_speaks_the_language_of_the_site() -> None:
    german = Index(index_of(entries(), words("de"))).told
    assert ["quotations", "Zitate"] in [kind[:2] for kind in german["kinds"]]
    assert german["say"]["search"] == "Suche"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There’s NO change", ["there", "no", "change"]),
        ("Élysée, İstanbul, Straße", ["elysee", "istanbul", "strasse"]),
        ("Łódź, Østergaard, GROẞMÜLLER, ısı, Þór", ["lodz", "ostergaard", "grossmuller", "isi", "thor"]),
        ("ΟΔΟΣ όλος", ["οδοσ", "ολοσ"]),
        ("Україна й мир", ["украіна", "и", "мир"]),
        ("東京で 2022", ["東", "京", "て", "2022"]),
        ("a b 5 é", ["5"]),
        ("the U.S. and u.s troops at 5 p.m., a.b2", ["the", "us", "and", "us", "troops", "at", "5", "pm", "b2"]),
        ("x" * 10_000, ["x" * 40]),
        ("__proto__ constructor", ["proto", "constructor"]),
        ("", []),
    ],
)
def test_words_are_folded(text: str, found: list[str]) -> None:
    assert words_of(text) == found


def test_of_a_word_that_is_everywhere_the_first_entries_of_each_kind_are_listed() -> None:
    many = [Entry("quotations", f"a/#q-{n}", "", f"talks n{n}", "") for n in range(MOST + 50)]
    few = [Entry("excerpts", "a/#excerpts", "", "talks again", ""), Entry("actors", "actors/x/", "Talks", "", "")]
    index = Index(index_of([*many, *few]))
    numbers, is_all = index.listed("talks")
    assert not is_all
    assert numbers == [0, *range(1, MOST + 1), MOST + 51]
    assert index.listed("n77") == ([78], True)


def test_the_same_entries_give_the_same_bytes_and_others_another_version() -> None:
    assert index_of(entries()) == index_of(entries())
    other = Index(index_of(entries()[1:])).told["version"]
    assert Index(index_of(entries())).told["version"] != other


def test_what_is_remembered_of_a_briefing_gives_the_same_index(tmp_path: Path) -> None:
    """Whatever changed: a briefing, who is newest, which of them are there."""
    one, two = a_briefing("one", made_of="1"), a_briefing("two", date="2020-01-01", made_of="2")
    edited = replace(two, title="Edited", made_of="3")
    newest = replace(two, date="2023-01-01", made_of="4")
    memory, config = Memory(tmp_path), a_config()
    for briefings in [(one, two), (one, two), (one, edited), (newest, one), (two,), (replace(one, made_of=""), two)]:
        remembered = search_of(briefings, config, memory=memory, around="all else")
        assert remembered == search_of(briefings, config)


def test_a_site_with_nothing_to_find_has_an_index() -> None:
    told = Index(index_of(())).told
    assert told["firsts"] == []
    assert [kind[2] for kind in told["kinds"]] == [0] * len(KINDS)


@pytest.mark.slow
def test_no_file_of_a_large_index_is_large(tmp_path: Path) -> None:
    """Whatever is looked for: a few files of words and some of entries are all that a search fetches."""
    from generator.building.build import read

    write_project(tmp_path, 60)
    content, briefings, _ = read(tmp_path)
    assert content.config is not None
    files = search_of(briefings, content.config.model)
    assert len(files) > 60
    assert max(len(gzip.compress(file.content)) for file in files) < 16_000

"""Checked one by one, with whatever is remembered, briefings come to what they come to all at once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import generator.resolving.proven
from generator.building.build import check, read
from generator.machine.memory import Memory
from generator.reading.content import LoadedBriefing
from generator.reading.diagnostics import Diagnostic
from generator.resolving.proven import Checked, one_by_one
from tests.builders import laid
from tests.test_content import ARTICLE, BRIEFING, FILES

SECOND = "content/briefings/second"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two small briefings without a fault."""
    laid(tmp_path, FILES)
    shutil.copytree(tmp_path / "content/briefings/event", tmp_path / SECOND)
    return tmp_path


def changed(name: str, old: str, new: str) -> Callable[[Path], object]:
    """An edit that puts something else into a file."""

    def edit(root: Path) -> None:
        text = (root / name).read_text()
        assert old in text
        (root / name).write_text(text.replace(old, new, 1))

    return edit


EDITS = {
    "nothing": lambda root: None,
    "other words that stand there": changed(ARTICLE, "We shall see", "We shall"),
    "words that do not": changed(ARTICLE, "We shall see", "We shall not see"),
    "words that a seed has no longer": changed("seeds/a.txt", "We shall see", "We shall go"),
    "more of a seed": changed("seeds/a.txt", "40 boats.", "40 boats. And more."),
    "a seed that nobody uses": lambda root: (root / "seeds/b.txt").write_text("“No,” said Ann."),
    "an actor whom nobody uses": changed(
        "content/actors.yml", "kind: person", "kind: person\n  - id: ann\n    name: Ann\n    kind: person"
    ),
    "an actor whom nobody uses in the first place": changed(
        "content/actors.yml", "actors:", "actors:\n  - id: ann\n    name: Ann\n    kind: person"
    ),
    "an actor by another name": changed("content/actors.yml", "Jo Weaver", "Joanna Weaver"),
    "a misspelt speaker": changed(ARTICLE, "speaker: jo-weaver", "speaker: jo-waever"),
    "a misspelt key": changed(BRIEFING, "statements:", "statments:"),
    "an id that is no id": changed(ARTICLE, "id: see", "id: See"),
    "a draft": changed(BRIEFING, "title:", "draft: true\ntitle:"),
    "no actors": lambda root: (root / "content/actors.yml").unlink(),
    "settings that are none": lambda root: (root / "site_config.yml").write_text("[]"),
    "a site in another language": changed("site_config.yml", "title:", "language: de\ntitle:"),
    "an article more": lambda root: shutil.copy(root / ARTICLE, (root / ARTICLE).with_name("more.yml")),
    "a briefing less": lambda root: shutil.rmtree(root / SECOND),
    "a file with another ending": lambda root: (root / SECOND / "notes.yaml").write_text("a: 1"),
}


def told(root: Path) -> list[str]:
    """What is said of everything at once."""
    return [each.as_text() for each in read(root)[2]]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_one_by_one_says_what_all_at_once_says_and_remembering_changes_nothing(
    project: Path, edit: Callable[[Path], object]
) -> None:
    memory = Memory(project)
    one_by_one(project, memory, with_forms=False)
    edit(project)
    fresh, remembered, again = (
        one_by_one(project, each, with_forms=False) for each in (Memory(project / "none"), memory, memory)
    )
    assert [each.as_text() for each in fresh.diagnostics] == told(project)
    assert remembered.diagnostics == again.diagnostics == fresh.diagnostics == check(project)
    assert remembered.briefings == again.briefings == fresh.briefings == read(project)[1]
    assert [each.made_of for each in remembered.briefings] == [each.made_of for each in fresh.briefings]


def test_of_a_briefing_whose_files_stayed_not_even_the_yaml_is_read(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, seen = Memory(project), []
    one_by_one(project, memory, with_forms=True)
    load = generator.resolving.proven.load_briefing
    monkeypatch.setattr(
        generator.resolving.proven, "load_briefing", lambda root, slug, memory: (seen.append(slug), load(root, slug))[1]
    )
    one_by_one(project, memory, with_forms=True)
    assert seen == []
    changed(f"{SECOND}/briefing.yml", "An event", "A second event")(project)
    assert [each.title for each in one_by_one(project, memory, with_forms=True).briefings][1] == "A second event"
    assert seen == ["second"]
    shutil.rmtree(project / "content/briefings/event/.schema")  # is made again
    one_by_one(project, memory, with_forms=True)
    assert seen == ["second", "event"]


def test_an_actor_who_changes_concerns_only_the_briefings_that_use_the_actor(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = "  - id: ann\n    name: Ann\n    kind: person\n"
    (project / "content/actors.yml").write_text(FILES["content/actors.yml"] + ann)
    changed(f"{SECOND}/articles/first.yml", "jo-weaver", "ann")(project)
    memory, proven = Memory(project), generator.resolving.proven._proven
    one_by_one(project, memory, with_forms=False)
    seen: list[str] = []
    monkeypatch.setattr(
        generator.resolving.proven,
        "_proven",
        lambda loaded, *rest: (seen.append(loaded.slug), proven(loaded, *rest))[1],
    )
    for old, new, again in (
        ("name: Ann", "name: Anna", ["second"]),
        ("name: Jo Weaver", "name: Joanna Weaver", ["event"]),
        ("name: Anna", "name: Anna\n    affiliation: jo-weaver", ["second"]),
        ("actors:\n", "actors:\n  - id: nobody-yet\n    name: Nobody yet\n    kind: group\n", []),
    ):
        changed("content/actors.yml", old, new)(project)
        one_by_one(project, memory, with_forms=False)
        assert seen == again
        seen.clear()


def test_what_is_saved_while_it_is_read_is_not_remembered_as_what_was_there_before(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, load, before = Memory(project), generator.resolving.proven.load_briefing, (project / BRIEFING).read_text()

    def saved_meanwhile(root: Path, slug: str, memory: Memory) -> tuple[LoadedBriefing, list[Diagnostic]]:
        (project / BRIEFING).write_text(before.replace("An event", "Another event"))
        return load(root, slug, memory)

    with monkeypatch.context() as patch:
        patch.setattr(generator.resolving.proven, "load_briefing", saved_meanwhile)
        assert one_by_one(project, memory, with_forms=False).briefings[0].title == "Another event"
    (project / BRIEFING).write_text(before)
    assert one_by_one(project, memory, with_forms=False).briefings[0].title == "An event"


@pytest.mark.parametrize("name", ["content/briefings/second", "content/briefings", f"{SECOND}/articles/first.yml"])
def test_what_became_a_link_is_not_taken_for_what_is_remembered(
    project: Path, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    memory = Memory(project)
    assert not one_by_one(project, memory, with_forms=False).diagnostics
    elsewhere = tmp_path_factory.mktemp("outside") / "elsewhere"
    os.rename(project / name, elsewhere)
    (project / name).symlink_to(elsewhere)
    found: Checked = one_by_one(project, memory, with_forms=False)
    assert {each.code for each in found.diagnostics} >= {"symlink"}

"""What changed between two versions of the data, as a reader would say it."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from generator.briefing import Briefing
from generator.diff import Change, ChangeKind, as_json, as_markdown, as_text, changes
from generator.exports import briefing_data
from tests.builders import (
    AGAINST,
    a_briefing,
    a_passage,
    a_position,
    a_quotation,
    a_reading,
    a_statement,
    an_actor,
    an_article,
    an_issue,
    evidence,
)
from tests.strategies import briefings, few

Json = dict[str, Any]


def between(old: Briefing, new: Briefing) -> tuple[Change, ...]:
    return changes({old.slug: briefing_data(old)}, {new.slug: briefing_data(new)})


def sentences(old: Briefing, new: Briefing) -> list[str]:
    return [change.sentence for change in between(old, new)]


def one_article(**other: Any) -> Briefing:
    """A briefing of a single article, of which a test changes one thing."""
    return a_briefing(articles=(an_article(**other),), statements=(a_statement(),), timeline=())


def edited(edit: Callable[[Json], object]) -> list[Change]:
    """The changes that an edit of the data makes."""
    old = json.loads(json.dumps(briefing_data(a_briefing())))
    new = deepcopy(old)
    edit(new)
    return list(changes({"talks": old}, {"talks": new}))


@few
@given(briefings())
def test_a_rebuild_is_no_change(briefing: Briefing) -> None:
    """The same content, read from JSON or made anew, differs in nothing."""
    data = briefing_data(briefing)
    assert changes({"talks": data}, {"talks": json.loads(json.dumps(data))}) == ()


def test_the_order_of_statements_and_of_evidence_is_no_change() -> None:
    """Neither are addresses and counts that follow from the rest."""

    def shuffle(data: Json) -> None:
        data["statements"].reverse()
        data["quotations"].reverse()
        for article in data["articles"]:
            article["words"] += 1
            article["page"] = "elsewhere/"

    assert edited(shuffle) == []


def test_a_stance_that_changes_is_named_with_actor_and_issue() -> None:
    """As readers speak of it: by names, from which stance to which."""
    new = one_article(positions=(a_position(AGAINST),))
    old = one_article(positions=(a_position(),))
    assert sentences(old, new) == ["position of Jo Weaver on Open door changed: “Keep it open” → “Close it”"]


def test_a_position_that_comes_or_goes_is_named_with_its_stance() -> None:
    """No known position is told from a changed one."""
    known, unknown = one_article(positions=(a_position(),)), one_article(positions=())
    assert sentences(unknown, known) == ["position of Jo Weaver on Open door added: “Keep it open”"]
    assert sentences(known, unknown) == ["position of Jo Weaver on Open door removed: “Keep it open”"]


def test_what_a_position_rests_on_is_part_of_it() -> None:
    """Its summary and its evidence, though the stance stays."""
    new = one_article(positions=(a_position(summary="Wants less.", evidence=(evidence("Rain is expected."),)),))
    assert sentences(one_article(positions=(a_position(),)), new) == [
        "summary of position of Jo Weaver on Open door changed: “door: Wants nothing changed.” → “door: Wants less.”",
        "evidence of position of Jo Weaver on Open door changed: "
        "“door: the reply made no concessions” → “door: Rain is expected.”",
    ]


def test_quotations_come_and_go_with_their_words() -> None:
    """Who reads the change log sees what can no longer be read on the site."""
    both, one = one_article(), one_article(quotations=(a_quotation(),))
    assert sentences(both, one) == ["quotation door/small-step removed: “small step”"]
    assert sentences(one, both) == ["quotation door/small-step added: “small step”"]


def test_another_speaker_is_a_change() -> None:
    """From whom to whom; nobody named is “nothing”."""
    old = one_article(quotations=(a_quotation(),))
    new = one_article(quotations=(a_quotation(speaker=an_actor("land", "Land")),))
    nobody = one_article(quotations=(a_quotation(speaker=None),))
    assert sentences(old, new) == ["speaker of quotation door/no-change changed: “Jo Weaver” → “Land”"]
    assert sentences(old, nobody) == ["speaker of quotation door/no-change changed: “Jo Weaver” → nothing"]


def test_a_quotation_with_another_id_keeps_its_history() -> None:
    """It is not removed and added: its words are the same."""
    old, new = one_article(quotations=(a_quotation(),)), one_article(quotations=(a_quotation(key="never"),))
    assert sentences(old, new) == ["id of quotation door/never changed: “door/no-change” → “door/never”"]


def test_words_that_stand_elsewhere_in_their_seed_have_moved() -> None:
    """An edit above them shifts offsets; that is told, and is no change of what is said."""
    old = one_article(quotations=(a_quotation(),))
    part = a_passage("There is no change,")
    moved = replace(a_quotation(), parts=(replace(part, start=part.start + 7, end=part.end + 7),))
    (change,) = between(old, one_article(quotations=(moved,)))
    assert (change.kind, change.id) == (ChangeKind.MOVED, "door/no-change")


def test_other_words_at_another_place_have_changed_not_moved() -> None:
    """Moved is only what reads the same."""
    old = one_article(quotations=(a_quotation(),))
    new = one_article(quotations=(a_quotation("There will be no change."),))
    assert [(change.kind, change.field) for change in between(old, new)] == [(ChangeKind.CHANGED, "words")]


def test_another_reading_of_a_figure_is_a_change() -> None:
    """Its value, its qualifier and its words, each by itself."""
    old = one_article(readings=(a_reading(),))
    new = one_article(readings=(replace(a_reading(), value="120000", qualifier="at least"),))
    assert sentences(old, new) == [
        "value of reading of troops in door changed: “100000” → “120000”",
        "qualifier of reading of troops in door changed: “estimated” → “at least”",
    ]


def test_a_contradiction_that_appears_is_a_change() -> None:
    """The articles agreed, and agree no more."""
    (change,) = edited(lambda data: data["figures"][0].update(agree=False))
    assert change.sentence == "agreement of figure troops changed: “yes” → “no”"


def test_a_rewritten_statement_is_one_change() -> None:
    """Like words are the same statement; other words are one that went and one that came."""
    old = replace(one_article(), statements=(a_statement("The door stays open for all."),))
    rewritten = replace(old, statements=(a_statement("The door stays open for some."),))
    other = replace(old, statements=(a_statement("Rain fell."),))
    assert [change.kind for change in between(old, rewritten)] == [ChangeKind.CHANGED]
    assert sentences(old, other) == [
        "statement removed: “The door stays open for all.”",
        "statement added: “Rain fell.”",
    ]


def test_the_lede_is_always_one_sentence() -> None:
    """However it is rewritten, it changed."""
    old = one_article()
    assert [change.kind for change in between(old, replace(old, lede=a_statement("Nothing else.")))] == [
        ChangeKind.CHANGED
    ]


def test_facts_about_an_article_change_with_their_basis() -> None:
    """A date that is now stated is another fact than one that was inferred."""

    def state(data: Json) -> None:
        data["articles"][0]["provenance"]["date"]["basis"] = "stated"

    (change,) = edited(state)
    assert (change.what, change.field) == ("article", "basis")


def test_an_edited_seed_is_told() -> None:
    """A seed is never edited; where it was, the reader learns it."""
    (change,) = edited(lambda data: data["articles"][0].update(sha256="0" * 64))
    assert change.field == "seed’s text"


def test_quotations_that_are_now_one_utterance_are_told() -> None:
    """Joined or parted by hand or by a better program: the page of variants reads differently."""
    ids = ["door/no-change", "door/small-step"]

    def join(data: Json) -> None:
        joined = {"id": "x", "speaker": None, "members": ids, "variants": 2}
        others = [one for one in data["utterances"] if not set(one["members"]) & set(ids)]
        data["utterances"] = [joined, *others]

    assert {change.id for change in edited(join) if change.what == "utterance"} >= set(ids)


def test_actors_and_issues_have_their_changes() -> None:
    """Names, roles, questions."""
    assert edited(lambda data: data["actors"][0].update(role="Chancellor"))[0].sentence == (
        "role of actor jo-weaver changed: “Minister” → “Chancellor”"
    )
    issue = an_issue(question="May nobody join?")
    assert sentences(one_article(), replace(one_article(), issues=(issue, one_article().issues[1]))) == [
        "question of issue door changed: “May others join?” → “May nobody join?”"
    ]


def test_a_briefing_that_comes_or_goes_is_one_change() -> None:
    """Not one for each of its quotations."""
    data = briefing_data(a_briefing())
    assert [change.sentence for change in changes({}, {"talks": data})] == ["briefing talks added: “The talks begin”"]
    assert [change.kind for change in changes({"talks": data}, {})] == [ChangeKind.REMOVED]


@few
@given(briefings(), briefings())
def test_every_difference_goes_both_ways(one: Briefing, other: Briefing) -> None:
    """What is added from here to there is removed from there to here; hostile texts break no form."""
    there, back = between(one, other), between(other, one)
    count = lambda found, kind: sum(change.kind is kind for change in found)  # noqa: E731
    assert count(there, ChangeKind.ADDED) == count(back, ChangeKind.REMOVED)
    assert len(json.loads(as_json(there))) == len(there)
    assert len(as_text(there).split("\n")) == max(1, len(there))
    assert as_markdown(there).count("\n- ") == len(there)


@pytest.mark.parametrize(("form", "said"), [(as_text, "no change"), (as_markdown, "No change.\n"), (as_json, "[]")])
def test_no_change_is_said_too(form: Callable[[tuple[Change, ...]], str], said: str) -> None:
    """So that nobody takes silence for a fault."""
    assert form(()) == said

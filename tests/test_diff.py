"""What changed between two versions of the data, as a reader would say it."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from generator.exporting.diff import Change, ChangeKind, as_json, as_markdown, as_text, changes
from generator.exporting.diff.told import told
from generator.exporting.exports import briefing_data
from generator.proving.briefing import Briefing, QuotationKind
from generator.showing.render import change_in_words
from generator.showing.words import ENGLISH
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


def test_an_apostrophe_is_no_change() -> None:
    old = a_briefing(title="The minister's talks — begin")
    assert sentences(old, a_briefing(title="The minister’s talks – begin")) == []
    assert len(sentences(old, a_briefing(title="The ministers’ talks – begin"))) == 1


def test_a_stance_that_changes_is_named_with_actor_and_issue() -> None:
    """As readers speak of it: by names, from which stance to which."""
    new = one_article(positions=(a_position(AGAINST),))
    old = one_article(positions=(a_position(),))
    assert sentences(old, new) == ["The position of Jo Weaver on Open door changed from “Keep it open” to “Close it”."]


def test_a_position_that_comes_or_goes_is_named_with_its_stance() -> None:
    """No known position is told from a changed one."""
    known, unknown = one_article(positions=(a_position(),)), one_article(positions=())
    assert sentences(unknown, known) == ["The position of Jo Weaver on Open door was added: “Keep it open”."]
    assert sentences(known, unknown) == ["The position of Jo Weaver on Open door was removed: “Keep it open”."]


def test_what_a_position_rests_on_is_told_passage_by_passage() -> None:
    """Its summary in the article, and which passage came or went; never the whole list."""
    two = (evidence("Rain is expected."), evidence("the reply made no concessions"))
    old = one_article(positions=(a_position(summary="Wants nothing changed.", evidence=two),))
    new = one_article(positions=(a_position(summary="Wants less.", evidence=(two[0], evidence("an hour"))),))
    assert sentences(old, new) == [
        "The summary in door of the position of Jo Weaver on Open door changed from “Wants nothing changed.” to “Wants "
        "less.”",
        "“the reply made no concessions” was removed from the evidence in door of the position of Jo Weaver on Open "
        "door.",
        "“an hour” was added to the evidence in door of the position of Jo Weaver on Open door.",
    ]


def test_evidence_of_statements_and_events_is_told_passage_by_passage() -> None:
    """The sentence stays, what bears it out changes."""
    old = replace(one_article(), statements=(a_statement("It rained.", evidence("Rain is expected.")),))
    new = replace(
        one_article(), statements=(a_statement("It rained.", evidence("Rain is expected."), evidence("an hour")),)
    )
    assert sentences(old, new) == ["“an hour” was added to the evidence in door of the statement “It rained.”"]
    assert sentences(new, old) == ["“an hour” was removed from the evidence in door of the statement “It rained.”"]


def test_a_position_that_another_article_also_reports_is_told() -> None:
    """What it adds: its summary and its evidence."""

    def report(data: Json) -> None:
        (position, *_) = data["positions"]
        position["summaries"].append({"article": "gate", "text": "Also wants it."})

    (change,) = edited(report)
    assert change.sentence == (
        "The summary in gate of the position of Jo Weaver on Open door is now given: “Also wants it.”"
    )


def test_of_several_stances_each_is_named() -> None:
    """An article that now reports the other one; in the order of the data, as every build tells it."""
    here, there = a_position(), a_position(AGAINST)
    moved, stays = a_position(article="gate"), a_position(AGAINST, article="gate")
    old = a_briefing(articles=(an_article(positions=(here, there)), an_article("gate", positions=(moved,))))
    new = a_briefing(articles=(an_article(positions=(here, there)), an_article("gate", positions=(stays,))))
    on = "of Jo Weaver on Open door"
    assert [said for said in sentences(old, new) if "summary in gate" in said] == [
        f"The summary in gate of the position “Keep it open” {on} is no longer given: “{moved.summary}”",
        f"The summary in gate of the position “Close it” {on} is now given: “{stays.summary}”",
    ]


def test_quotations_come_and_go_with_their_words() -> None:
    """Who reads the change log sees what can no longer be read on the site."""
    both, one = one_article(), one_article(quotations=(a_quotation(),))
    assert sentences(both, one) == ["The quotation door/small-step was removed: “small step”."]
    assert sentences(one, both) == ["The quotation door/small-step was added: “small step”."]


def test_first_and_last_quotations_come_and_go() -> None:
    """A briefing without any has no utterances either."""
    none, one = one_article(quotations=()), one_article(quotations=(a_quotation(),))
    assert [change.kind for change in between(none, one)] == [ChangeKind.ADDED]
    assert [change.kind for change in between(one, none)] == [ChangeKind.REMOVED]


def test_another_speaker_is_a_change() -> None:
    """From whom to whom; that nobody is named is said."""
    old = one_article(quotations=(a_quotation(),))
    new = one_article(quotations=(a_quotation(speaker=an_actor("land", "Land")),))
    nobody = one_article(quotations=(a_quotation(speaker=None),))
    of = "The speaker of the quotation door/no-change"
    assert sentences(old, new) == [f"{of} changed from “Jo Weaver” to “Land”."]
    assert sentences(old, nobody) == [f"{of} is no longer given: “Jo Weaver”."]
    assert sentences(nobody, old) == [f"{of} is now given: “Jo Weaver”."]


def test_another_kind_of_quotation_is_a_change() -> None:
    """A fragment proves less than a sentence."""
    old = one_article(quotations=(a_quotation(),))
    new = one_article(quotations=(a_quotation(kind=QuotationKind.PARTIAL),))
    assert sentences(old, new) == ["The kind of the quotation door/no-change changed from “direct” to “partial”."]


def test_a_quotation_with_another_id_keeps_its_history() -> None:
    """It is not removed and added: it stands at the same place."""
    old, new = one_article(quotations=(a_quotation(),)), one_article(quotations=(a_quotation(key="never"),))
    assert sentences(old, new) == ["The id of the quotation door/never changed from “door/no-change” to “door/never”."]


def test_the_same_words_at_two_places_keep_their_own_histories() -> None:
    """Each by its place: the second is not taken for the first."""
    first = a_quotation("There is no change,", key="one")
    second = a_quotation("There will be no change.", key="two")
    same_words = replace(second, parts=(replace(second.parts[0], text=first.parts[0].text),))
    old = one_article(quotations=(first, same_words))
    new = one_article(quotations=(replace(first, id="door/a", key="a"), replace(same_words, id="door/b", key="b")))
    assert [(change.old, change.new) for change in between(old, new)] == [
        ("door/one", "door/a"),
        ("door/two", "door/b"),
    ]


def test_a_longer_cut_of_the_same_words_is_an_edit() -> None:
    """Though its id, made of its words, is another."""
    old = one_article(quotations=(a_quotation("no change,", key="no-change"),))
    new = one_article(quotations=(a_quotation("There is no change,", key="there-is-no"),))
    assert [(change.field, change.old, change.new) for change in between(old, new)] == [
        ("id", "door/no-change", "door/there-is-no"),
        ("words", "no change,", "There is no change,"),
    ]


def test_an_article_with_another_name_keeps_its_history() -> None:
    """The seed is the same: one change, not one for each of its quotations."""
    assert sentences(one_article(), a_renamed_article()) == [
        "The id of the article gate changed from “door” to “gate”."
    ]


def a_renamed_article() -> Briefing:
    """The briefing of `one_article`, whose article's file is called otherwise."""
    data = a_briefing(articles=(an_article("gate"),), timeline=())
    lede = a_statement("A minister answered.", evidence("the reply made no concessions", article="gate"))
    statement = a_statement("The door stays open.", evidence("the reply made no concessions", article="gate"))
    return replace(data, lede=lede, statements=(statement,))


@pytest.mark.parametrize(
    ("things", "references", "said"),
    [
        ("actors", ("actor",), "The id of the actor Jo Weaver changed from “jo-weaver” to “other”."),
        ("issues", ("issue",), "The id of the issue “Open door” changed from “door” to “other”."),
        ("figures", (), "The id of the figure “Troops at the border” changed from “troops” to “other”."),
    ],
)
def test_actors_issues_and_figures_with_another_id_keep_their_history(
    things: str, references: tuple[str, ...], said: str
) -> None:
    """Wherever the id stands, also in positions and roles."""

    def rename(data: Json) -> None:
        before = data[things][0]["id"]
        data[things][0]["id"] = "other"
        for quotation in data["quotations"]:
            if quotation["speaker"] and quotation["speaker"]["id"] == before:
                quotation["speaker"]["id"] = "other"
        for holder in (*data["positions"], *(key for one in data["articles"] for key in one["key_actors"])):
            for name in references:
                if holder.get(name) == before:
                    holder[name] = "other"

    assert [change.sentence for change in edited(rename)] == [said]


def test_an_actor_with_another_name_is_told_once() -> None:
    """Not at each quotation: it is said by the same person. With another id, too, where the old name is an alias."""
    old = replace(an_actor(), affiliation="land")
    spoken = a_quotation(speaker=old)
    before = replace(
        one_article(quotations=(spoken,), key_actors=(), positions=()), actors=(old, an_actor("land", "Land"))
    )
    for now, also in (
        (replace(old, name="Jo Smith", affiliation="country"), []),
        (
            replace(old, id="jo-smith", name="Jo Smith", affiliation="country", aliases=("Jo Weaver",)),
            [
                "The id of the actor Jo Smith changed from “jo-weaver” to “jo-smith”.",
                "“Jo Weaver” was added to the aliases of the actor Jo Smith.",
            ],
        ),
    ):
        after = replace(
            one_article(quotations=(replace(spoken, speaker=now),), key_actors=(), positions=()),
            actors=(now, an_actor("country", "Land")),
        )
        assert sorted(sentences(before, after)) == sorted(
            [
                "The name of the actor Jo Smith changed from “Jo Weaver” to “Jo Smith”.",
                "The id of the actor Land changed from “land” to “country”.",
                *also,
            ]
        )


def test_an_actor_who_acts_for_another_is_told_by_name() -> None:
    land, weaver = an_actor("land", "Land"), an_actor("jo-weaver", "Jo Weaver")
    before = replace(one_article(), actors=(land, weaver))
    after = replace(one_article(), actors=(land, replace(weaver, affiliation="land")))
    assert sentences(before, after) == ["The affiliation of the actor Jo Weaver is now given: “Land”."]


def test_a_stance_in_other_words_is_the_same_stance() -> None:
    (change,) = edited(lambda data: data["issues"][0]["stances"][0].update(label="Leave it"))
    assert change.sentence == (
        "The stance keep of the issue “Open door” changed from “Keep it open (for)” to “Leave it (for)”."
    )
    assert change_in_words(told(change), None, ENGLISH) == (
        "Changed: Issue “Open door”, Stance: “Keep it open (for)” → “Leave it (for)”"
    )


def test_a_stance_with_another_id_is_no_other_stance() -> None:
    """Readers see its label."""

    def rename(data: Json) -> None:
        data["issues"][0]["stances"][0]["id"] = "other"
        for position in data["positions"]:
            position["stance"] = "other" if position["stance"] == "keep" else position["stance"]

    assert edited(rename) == []


def test_words_that_stand_elsewhere_in_their_seed_have_moved() -> None:
    """An edit above them shifts offsets; that is told, and is no change of what is said."""
    old = one_article(quotations=(a_quotation(),))
    part = a_passage("There is no change,")
    moved = replace(a_quotation(), parts=(replace(part, start=part.start + 7, end=part.end + 7),))
    (change,) = between(old, one_article(quotations=(moved,)))
    assert (change.kind, change.id) == (ChangeKind.MOVED, "door/no-change")
    assert change.sentence == (
        "The quotation door/no-change stands elsewhere in its article now: “There is no change,”."
    )


def test_a_seed_with_another_text_is_told_once() -> None:
    """An outlet corrected its article: all that is taken from it stands elsewhere, which tells a reader nothing."""

    def correct(data: Json) -> None:
        article = data["articles"][0]
        article["sha256"] = "0" * 64
        passages = [part for one in data["quotations"] if one["article"] == "door" for part in one["parts"]]
        passages += [passage for one in data["statements"][0]["evidence"] for passage in one["passages"]]
        for passage in (*article["excluded"], *passages):
            passage["start"], passage["end"] = passage["start"] + 7, passage["end"] + 7
        assert article["excluded"]

    assert [change.field for change in edited(correct)] == ["seed’s text"]


def test_evidence_that_stands_elsewhere_has_moved() -> None:
    """The sentence that it bears out has not."""

    def shift(data: Json) -> None:
        for passage in data["statements"][0]["evidence"][0]["passages"]:
            passage["start"], passage["end"] = passage["start"] + 7, passage["end"] + 7

    (change,) = edited(shift)
    assert change.sentence == (
        "The evidence of the statement “The door stays open.” stands elsewhere in its article now."
    )


def test_other_words_at_another_place_have_changed_not_moved() -> None:
    """Moved is only what reads the same."""
    old = one_article(quotations=(a_quotation(),))
    new = one_article(quotations=(a_quotation("There will be no change."),))
    assert [(change.kind, change.field) for change in between(old, new)] == [(ChangeKind.CHANGED, "words")]


def test_another_reading_of_a_figure_is_a_change() -> None:
    """Its value, its qualifier and its words, each by itself."""
    old = one_article(readings=(a_reading(),))
    new = one_article(readings=(replace(a_reading(), value="120000", qualifier="at least"),))
    of = "of the reading of “Troops at the border” in door"
    assert sentences(old, new) == [
        f"The value {of} changed from “100000” to “120000”.",
        f"The qualifier {of} changed from “estimated” to “at least”.",
    ]


def test_a_contradiction_that_appears_is_a_change() -> None:
    """What did not contradict each other may still have differed, so nothing is said to agree."""
    old = briefing_data(a_briefing())
    old["figures"][0]["agree"] = True
    new = json.loads(json.dumps(old))
    new["figures"][0]["agree"] = False
    (back,) = changes({"talks": new}, {"talks": old})
    assert back.sentence == "The readings of the figure “Troops at the border” no longer contradict each other."
    assert change_in_words(told(back), None, ENGLISH) == (
        "Figure “Troops at the border”: The articles no longer contradict each other."
    )
    (change,) = changes({"talks": old}, {"talks": new})
    assert change.sentence == "The readings of the figure “Troops at the border” now contradict each other."


def test_a_rewritten_statement_is_one_change() -> None:
    """Like words are the same statement; other words are one that went and one that came."""
    old = replace(one_article(), statements=(a_statement("The door stays open for all."),))
    rewritten = replace(old, statements=(a_statement("The door stays open for some."),))
    other = replace(old, statements=(a_statement("Rain fell."),))
    assert [change.kind for change in between(old, rewritten)] == [ChangeKind.CHANGED]
    assert sentences(old, other) == [
        "The statement was removed: “The door stays open for all.”",
        "The statement was added: “Rain fell.”",
    ]


def test_the_lede_is_always_one_sentence() -> None:
    """However it is rewritten, it changed."""
    old = one_article()
    assert sentences(old, replace(old, lede=a_statement("Nothing else."))) == [
        "The text of the lede changed from “A minister answered.” to “Nothing else.”"
    ]


def test_a_summary_is_told_with_its_article() -> None:
    """Its sentences, and the roles of its key actors."""

    def rewrite(data: Json) -> None:
        article = data["articles"][0]
        article["summary"][0]["text"] = "The reply concedes little."
        article["key_actors"][0]["role"] = "Chancellor"

    assert [change.sentence for change in edited(rewrite)] == [
        "The text of the summary sentence in door “The reply concedes little.” changed from “The reply concedes "
        "nothing.” to “The reply concedes little.”",
        "The role of the key actor Jo Weaver of door changed from “Minister” to “Chancellor”.",
    ]


def test_an_event_is_told_by_its_words() -> None:
    """Another date is a change of the event."""
    (change,) = edited(lambda data: data["timeline"][0].update(date="2022-01-27"))
    assert change.sentence == "The date of the event “The reply is given.” changed from “2022-01-26” to “2022-01-27”."


def test_facts_about_an_article_change_with_their_basis() -> None:
    """A date that is now stated is another fact than one that was inferred; only that fact is told."""

    def state(data: Json) -> None:
        data["articles"][0]["provenance"]["date"]["basis"] = "stated"

    (change,) = edited(state)
    assert change.sentence == (
        "The basis of the date of the article door changed from “inferred: the day after the talks” to “stated”."
    )


def test_what_is_left_out_of_an_article_is_told_span_by_span() -> None:
    """What is not the body cannot be quoted."""

    def widen(data: Json) -> None:
        data["articles"][0]["excluded"].append({"kind": "registration", "start": 3, "end": 9})

    (change,) = edited(widen)
    assert change.sentence == (
        "“registration, characters 3 to 9” was added to the left-out passages of the article door."
    )


def test_articles_come_and_go_with_their_titles() -> None:
    """And with what they held."""
    both, one = a_briefing(), a_briefing(articles=(an_article(),))
    told = sentences(both, one)
    assert told[0] == "The article window was removed: “Door stays open, minister says”."
    assert sentences(one, both)[0] == "The article window was added: “Door stays open, minister says”."


def test_an_edited_seed_is_told() -> None:
    """A seed is never edited; where it was, the reader learns it."""
    (change,) = edited(lambda data: data["articles"][0].update(sha256="0" * 64))
    assert change.field == "seed’s text"


def test_quotations_that_are_now_one_utterance_are_told_once() -> None:
    """Joined or parted by hand or by a better program: the page of variants reads differently."""
    ids = ["door/no-change", "door/small-step"]
    old = one_article()

    def with_groups(*groups: list[str]) -> Json:
        data: Json = json.loads(json.dumps(briefing_data(old)))
        data["utterances"] = [{"id": group[0], "speaker": None, "members": group, "variants": 1} for group in groups]
        return data

    apart, joined = with_groups(ids[:1], ids[1:]), with_groups(ids)
    (told,) = changes({"talks": apart}, {"talks": joined})
    (back,) = changes({"talks": joined}, {"talks": apart})
    assert told.sentence == "The quotations door/no-change and door/small-step are now taken for one utterance."
    assert back.sentence == "The quotations door/no-change and door/small-step are no longer taken for one utterance."


def test_actors_and_issues_have_their_changes() -> None:
    """Names, aliases one by one, roles, questions, stances one by one."""
    assert [change.sentence for change in edited(lambda data: data["actors"][0].update(role="Chancellor"))] == [
        "The role of the actor Jo Weaver changed from “Minister” to “Chancellor”."
    ]
    assert [change.sentence for change in edited(lambda data: data["actors"][0].update(name="Jo Webber"))][:1] == [
        "The name of the actor Jo Webber changed from “Jo Weaver” to “Jo Webber”."
    ]
    assert [change.sentence for change in edited(lambda data: data["actors"][0]["aliases"].append("J. Weaver"))] == [
        "“J. Weaver” was added to the aliases of the actor Jo Weaver."
    ]
    issue = an_issue(question="May nobody join?")
    assert sentences(one_article(), replace(one_article(), issues=(issue, one_article().issues[1]))) == [
        "The question of the issue “Open door” changed from “May others join?” to “May nobody join?”"
    ]
    ajar = {"id": "ajar", "label": "Leave it ajar", "tone": "neutral"}
    assert [change.sentence for change in edited(lambda data: data["issues"][0]["stances"].append(ajar))] == [
        "“Leave it ajar (neutral)” was added to the stances of the issue “Open door”."
    ]


def test_a_briefing_that_comes_or_goes_is_one_change() -> None:
    """Not one for each of its quotations; it concerns all of its pages."""
    data = briefing_data(a_briefing())
    (change,) = changes({}, {"talks": data})
    assert change.sentence == "The briefing talks was added: “The talks begin”."
    assert {"talks/door/", "talks/window/", "talks/issues/door/", "talks/timeline/"} <= {*change.pages}
    assert [change.kind for change in changes({"talks": data}, {})] == [ChangeKind.REMOVED]


def test_a_briefing_with_another_slug_keeps_its_history() -> None:
    """It is neither gone nor new; what else changed of it is told as ever."""
    old = briefing_data(one_article(quotations=()))
    new = briefing_data(replace(one_article(quotations=(a_quotation(),)), slug="parley"))
    renamed, added = changes({"talks": old}, {"parley": new})
    assert renamed.sentence == "The id of the briefing parley changed from “talks” to “parley”."
    assert change_in_words(told(renamed), None, ENGLISH) == "Changed: Briefing, Id: “talks” → “parley”"
    assert (added.briefing, added.kind) == ("parley", ChangeKind.ADDED)
    assert {"parley/", "parley/door/", "parley/timeline/"} <= set(told(renamed).pages)


def test_a_change_names_the_pages_that_it_concerns() -> None:
    """So that each page can show its own last change."""
    old, new = one_article(positions=(a_position(),)), one_article(positions=(a_position(AGAINST),))
    assert between(old, new)[0].pages == ("talks/issues/door/", "actors/jo-weaver/talks/", "talks/door/")
    (spoken,) = between(one_article(quotations=(a_quotation(),)), one_article(quotations=(a_quotation(speaker=None),)))
    assert spoken.pages == ("talks/door/", "talks/quotations/", "actors/jo-weaver/talks/")


def test_a_page_shows_of_long_words_where_they_differ() -> None:
    """With a few words around; what is added or removed is cut at its end."""
    old = "The United States and NATO have each answered in writing and both of them refuse to ban Ukraine for good."
    new = old.replace("in writing", "by word of mouth")
    change = Change("talks", ChangeKind.CHANGED, "lede", old, "lede", "text", old, new)
    assert change.brief == (
        "The text of the lede changed from “… have each answered in writing and both of …” to “… have each answered by "
        "word of mouth and both of …”"
    )
    long = Change("talks", ChangeKind.ADDED, "statement", "", "statement", new="word " * 99)
    assert (long.brief[:30], long.brief[-7:]) == ("The statement was added: “word", "word …”")
    same = Change("talks", ChangeKind.CHANGED, "lede", "", "lede", "text", "one two three " * 5, "one two three " * 6)
    assert same.brief.count("…") == 2


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


def test_no_text_is_taken_for_more_than_text() -> None:
    """In Markdown, also GitHub's: no link, mention, image, HTML or heading; in a terminal: nothing that it obeys."""
    hostile = "# [a](b) ![c](d) <b> &amp; *e* `f` https://g.example www.h.example @everyone ~~i~~ j|k \\ \x1b[31m\u202e"
    change = Change("talks", ChangeKind.ADDED, "statement", hostile, "statement", new=f"{hostile}\n# {hostile}")
    assert "\n" not in as_text([change])
    assert not {"\x1b", "\u202e"} & set(as_text([change]) + as_markdown([change]))
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    (inline,) = [token for token in reader.parse(as_markdown([change])) if token.type == "inline"][1:]
    assert {token.type for token in inline.children or ()} == {"text"}
    assert "".join(token.content for token in inline.children or ()) == as_text([change]).removeprefix("talks: ")
    assert "https\\://" in as_markdown([change])
    assert "www\\.h" in as_markdown([change])


@pytest.mark.parametrize(("form", "said"), [(as_text, "no change"), (as_markdown, "No change.\n"), (as_json, "[]")])
def test_no_change_is_said_too(form: Callable[[tuple[Change, ...]], str], said: str) -> None:
    """So that nobody takes silence for a fault."""
    assert form(()) == said

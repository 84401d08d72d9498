"""The data beside the pages: what other programs rely on."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from generator.exporting.exports import downloads_of
from generator.exporting.schema import briefing_schema
from generator.proving.briefing import Briefing
from tests.builders import FOR, TEXT, a_briefing, a_position, an_article
from tests.strategies import briefings, few


def data_of(**other: Any) -> Any:
    return json.loads(downloads_of((a_briefing(**other),))[0].content)


def test_every_briefing_has_its_data_and_all_share_one_schema() -> None:
    found = downloads_of((a_briefing("one"), a_briefing("two")))
    assert [download.path for download in found] == ["data/one.json", "data/two.json", "data/briefing.schema.json"]


def test_the_data_keep_to_their_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(briefing_schema())
    jsonschema.validate(data_of(), briefing_schema())


def test_a_field_that_the_schema_does_not_know_is_refused() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data_of(), "more": 1}, briefing_schema())


def test_offsets_count_code_points_of_the_seed() -> None:
    data = data_of()
    spans = [part for quotation in data["quotations"] for part in quotation["parts"]]
    spans += [reading for figure in data["figures"] for reading in figure["readings"]]
    assert spans
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in spans)


def test_positions_are_gathered_by_actor_issue_and_stance() -> None:
    articles = (
        an_article(positions=(a_position(FOR),)),
        an_article("window", positions=(a_position(FOR, article="window"),)),
    )
    (position,) = data_of(articles=articles)["positions"]
    assert (position["actor"], position["issue"], position["stance"]) == ("jo-weaver", "door", "keep")
    assert [one["article"] for one in position["summaries"]] == ["door", "window"]
    assert len(position["evidence"]) == 2


def test_what_the_source_does_not_state_is_null() -> None:
    window = data_of()["articles"][1]
    assert window["outlet"] is None
    assert window["provenance"]["outlet"]["basis"] == "not stated in the source"


def test_a_quotation_gives_the_address_of_its_card() -> None:
    assert data_of()["quotations"][0]["url"] == "talks/door/#q-no-change"


def test_every_quotation_names_its_utterance() -> None:
    data = data_of()
    members = {one["id"]: one["members"] for one in data["utterances"]}
    assert all(quotation["id"] in members[quotation["utterance"]] for quotation in data["quotations"])


@few
@given(briefings())
@pytest.mark.slow
def test_the_data_read_back_as_they_are(briefing: Briefing) -> None:
    """As bytes, whatever the texts hold: every text, name and place is the model's."""
    data = json.loads(downloads_of((briefing,))[0].content)
    jsonschema.validate(data, briefing_schema())
    assert (data["briefing"]["title"], data["briefing"]["lede"]["text"]) == (briefing.title, briefing.lede.text)
    assert [one["text"] for one in data["statements"]] == [one.text for one in briefing.statements]
    assert [(one["title"], one["outlet"], one["byline"]) for one in data["articles"]] == [
        (one.title.text, one.outlet.value, one.byline.value) for one in briefing.articles
    ]
    assert [(one["id"], one["name"], one["role"], tuple(one["aliases"])) for one in data["actors"]] == [
        (one.id, one.name, one.role, one.aliases) for one in briefing.actors
    ]
    assert [
        (one["id"], one["words"], [(part["text"], part["start"], part["end"]) for part in one["parts"]])
        for one in data["quotations"]
    ] == [(one.id, one.words, [(part.text, part.start, part.end) for part in one.parts]) for one in briefing.quotations]
    assert [text["text"] for one in data["positions"] for text in one["summaries"]] == [
        one.summary for one in briefing.positions
    ]
    assert [
        (figure["what"], one["text"], one["unit"], one["qualifier"])
        for figure in data["figures"]
        for one in figure["readings"]
    ] == [
        (figure.what, one.passage.text, one.unit, one.qualifier)
        for figure in briefing.figures
        for one in figure.readings
    ]

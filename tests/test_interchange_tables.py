"""Tables for spreadsheets, read back with the standard library's csv module."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from hypothesis import given

from generator.exporting.interchange.tables import (
    actors_csv,
    figures_csv,
    guarded,
    positions_csv,
    quotations_csv,
    spans,
)
from generator.proving.briefing import Briefing
from tests.builders import a_briefing
from tests.strategies import OFFLINE, WEB, briefings, few, texts


def rows(table: bytes) -> list[dict[str, str]]:
    """A table as the guide to the data says it is read: one leading apostrophe taken off."""
    read = csv.DictReader(StringIO(table.decode("utf-8"), newline=""), strict=True)
    return [{name: value.removeprefix("'") for name, value in row.items()} for row in read]


@few
@given(briefings())
def test_quotations_read_back_as_they_are(briefing: Briefing) -> None:
    """Every column of every quotation, whatever its words hold."""
    utterance = {member.id: one.id for one in briefing.utterances for member in one.members}
    assert rows(quotations_csv(briefing, WEB)) == [
        {
            "id": one.id,
            "article": one.article,
            "seed": one.seed,
            "kind": one.kind.value,
            "speaker": one.speaker.id if one.speaker else "",
            "speaker_name": one.speaker.name if one.speaker else "",
            "words": one.words,
            "match": one.match.value,
            "utterance": utterance[one.id],
            "spans": spans(one.parts),
            "url": f"https://example.org/b/talks/{one.article}/#q-{one.key}",
            "language": one.language,
            "translation": one.translation.text if one.translation else "",
            "translation_language": one.translation.language if one.translation else "",
            "translator": one.translation.by or "" if one.translation else "",
        }
        for one in briefing.quotations
    ]


@few
@given(briefings())
def test_positions_read_back_as_they_are(briefing: Briefing) -> None:
    """Every column: who stands where, in whose words, and what bears it out."""
    assert rows(positions_csv(briefing, WEB)) == [
        {
            "actor": one.actor.id,
            "actor_name": one.actor.name,
            "issue": one.issue.id,
            "issue_title": one.issue.title,
            "stance": one.stance.id,
            "stance_label": one.stance.label,
            "tone": one.stance.tone,
            "article": one.article,
            "summary": one.summary,
            "quotations": " ".join(item.quotation.id for item in one.evidence if item.quotation),
            "passages": spans(part for item in one.evidence if not item.quotation for part in item.passages),
            "url": f"https://example.org/b/talks/{one.article}/#pos-{number}",
        }
        for article in briefing.articles
        for number, one in enumerate(article.positions, 1)
    ]


@few
@given(briefings())
def test_figures_read_back_as_they_are(briefing: Briefing) -> None:
    """Every reading with its value, unit, qualifier and words."""
    columns = ("what", "text", "value", "upper", "unit", "qualifier", "start", "end")
    read = [tuple(row[name] for name in columns) for row in rows(figures_csv(briefing, WEB))]
    assert read == [
        (
            figure.what,
            one.passage.text,
            one.value,
            one.upper,
            one.unit,
            one.qualifier,
            str(one.passage.start),
            str(one.passage.end),
        )
        for figure in briefing.figures
        for one in figure.readings
    ]


@few
@given(briefings())
def test_actors_read_back_as_they_are(briefing: Briefing) -> None:
    """Names, roles and aliases; what is not known is an empty cell."""
    read = [
        (row["id"], row["name"], row["kind"], row["role"] or None, tuple(json.loads(row["aliases"] or "[]")))
        for row in rows(actors_csv(briefing, WEB))
    ]
    assert read == [(one.id, one.name, one.kind, one.role, one.aliases) for one in briefing.actors]


@given(texts)
def test_the_guard_against_formulas_can_be_taken_off(text: str) -> None:
    """One leading apostrophe off gives every value back, also one that began with an apostrophe."""
    assert guarded(text).removeprefix("'") == text


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-2x"])
def test_no_cell_begins_as_a_formula_does(formula: str) -> None:
    """A spreadsheet takes it for text."""
    assert guarded(formula) == f"'{formula}"


@pytest.mark.parametrize("number", ["-2", "0.5", "100000", "-0.25"])
def test_numbers_stay_numbers(number: str) -> None:
    """A spreadsheet can count with them."""
    assert guarded(number) == number


def test_rows_link_to_the_page_that_proves_them() -> None:
    """With the site's address where it is known, else from the site's root."""
    assert rows(quotations_csv(a_briefing(), WEB))[0]["url"] == "https://example.org/b/talks/door/#q-no-change"
    assert rows(quotations_csv(a_briefing(), OFFLINE))[0]["url"] == "talks/door/#q-no-change"


def test_tables_keep_to_rfc_4180() -> None:
    """UTF-8 without a byte order mark, CRLF after every line, as many cells in each."""
    table = quotations_csv(a_briefing(), WEB)
    assert table.endswith(b"\r\n")
    assert not table.startswith(b"\xef\xbb\xbf")
    assert len({len(row) for row in csv.reader(StringIO(table.decode(), newline=""))}) == 1

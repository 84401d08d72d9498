"""A diagnostic is one finding with its place, shown to people, programs and pull requests."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Place, Severity, as_json, error, has_errors, note, warning

PLACE = Place("content/actors.yml", 3, 7)


def test_a_person_reads_place_severity_code_message_and_hint() -> None:
    """One line to click on, the hint indented below, all its lines."""
    assert error(PLACE, "unknown-actor", "no such actor").as_text() == (
        "content/actors.yml:3:7: error[unknown-actor]: no such actor"
    )
    assert warning(PLACE, "odd", "odd", "look\nhere").as_text() == (
        "content/actors.yml:3:7: warning[odd]: odd\n    hint: look\n    here"
    )


def test_a_program_reads_a_stable_json_form() -> None:
    """`{code, severity, file, line, column, message, hint}`, characters as they are."""
    assert json.loads(as_json([note(PLACE, "unused-seed", "“’”")])) == [
        {
            "code": "unused-seed",
            "severity": "note",
            "file": "content/actors.yml",
            "line": 3,
            "column": 7,
            "message": "“’”",
            "hint": "",
        }
    ]
    assert "“’”" in as_json([note(PLACE, "unused-seed", "“’”")])


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (error(PLACE, "a", "b"), "::error file=content/actors.yml,line=3,col=7,title=a::b"),
        (warning(PLACE, "a", "b", "c"), "::warning file=content/actors.yml,line=3,col=7,title=a::b%0Ahint: c"),
        (note(PLACE, "a", "100%: b, c"), "::notice file=content/actors.yml,line=3,col=7,title=a::100%25: b, c"),
        (error(Place("a,b:c%.yml"), "d", "e\r\nf"), "::error file=a%2Cb%3Ac%25.yml,line=1,col=1,title=d::e%0D%0Af"),
    ],
)
def test_a_pull_request_shows_it_on_its_line(found: Diagnostic, expected: str) -> None:
    """A workflow command; nothing in a message can end it or begin another."""
    assert found.as_github() == expected


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text(), st.text())
def test_no_message_breaks_out_of_its_workflow_command(file: str, message: str) -> None:
    """For any text: one line."""
    command = error(Place(file), "code", message, message).as_github()
    assert "\n" not in command
    assert "\r" not in command


def test_findings_are_sorted_by_place() -> None:
    """All findings of a run in a stable order: by file, line and column."""
    found = [error(Place("b", 1), "x", ""), error(Place("a", 10), "x", ""), warning(Place("a", 2), "x", "")]
    assert [str(each.place) for each in sorted(found)] == ["a:2:1", "a:10:1", "b:1:1"]


def test_only_errors_stop_the_build() -> None:
    """Warnings and notes do not."""
    assert has_errors([warning(PLACE, "a", ""), error(PLACE, "b", "")])
    assert not has_errors([warning(PLACE, "a", ""), note(PLACE, "b", "")])
    assert [severity.value for severity in Severity] == ["error", "warning", "note"]

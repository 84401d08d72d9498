"""A diagnostic is one finding with its place, shown to people and programs."""

from __future__ import annotations

import json

from generator.reading.diagnostics import Place, Severity, as_json, error, has_errors, note, tally, warning

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


def test_findings_are_sorted_by_place() -> None:
    """All findings of a run in a stable order: by file, line and column."""
    found = [error(Place("b", 1), "x", ""), error(Place("a", 10), "x", ""), warning(Place("a", 2), "x", "")]
    assert [str(each.place) for each in sorted(found)] == ["a:2:1", "a:10:1", "b:1:1"]


def test_only_errors_stop_the_build() -> None:
    """Warnings and notes do not."""
    assert has_errors([warning(PLACE, "a", ""), error(PLACE, "b", "")])
    assert not has_errors([warning(PLACE, "a", ""), note(PLACE, "b", "")])
    assert [severity.value for severity in Severity] == ["error", "warning", "note"]


def test_a_tally_counts_each_severity_in_words() -> None:
    """One error is no “1 errors”."""
    assert tally([error(PLACE, "a", ""), note(PLACE, "b", ""), note(PLACE, "c", "")]) == "1 error, 0 warnings, 2 notes"
    assert tally([]) == "0 errors, 0 warnings, 0 notes"

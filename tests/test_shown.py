"""On a terminal, a diagnostic shows the line of YAML and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.diagnostics import Diagnostic, Mend, Place, Severity, error, note
from generator.reading.shown import shown

FILE = "content/actors.yml"


def look(source: str | None, found: Diagnostic, width: int = 80, colour: bool = False) -> list[str]:
    """The lines that a person sees."""
    return shown([found], lambda _: source, width, colour).split("\n")


def at(line: int, column: int, hint: str = "", **more: object) -> Diagnostic:
    """A diagnostic at a place."""
    return Diagnostic(Place(FILE, line, column), Severity.ERROR, "code", "message", hint, **more)  # type: ignore[arg-type]


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def marked(source: str, found: Diagnostic, width: int = 80) -> str:
    """The characters that stand above the carets."""
    _, line, carets, *_ = look(source, found, width)
    start, end = carets.index("^"), carets.rindex("^") + 1
    result, column = "", 0
    for sign in line:
        if start <= column < end:
            result += sign
        column += columns(sign)
    return result


def test_a_diagnostic_shows_its_line_a_caret_and_a_hint() -> None:
    """The first line is the one that editors and grep know."""
    found = error(Place(FILE, 2, 7), "unknown-actor", "there is no actor “b”", "did you mean `c`?")
    assert look("x:\n  id: b # why\n", found) == [
        "content/actors.yml:2:7: error[unknown-actor]: there is no actor “b”",
        " 2 |   id: b # why",
        "   |       ^",
        "   = hint: did you mean `c`?",
    ]


@pytest.mark.parametrize(
    ("source", "place", "expected"),
    [
        ("k: some words # why\n", (1, 4), "some words"),
        ("k: 'it''s' # why\n", (1, 4), "'it''s'"),
        ("key: v\n", (1, 1), "key"),
        ("k: {a: b}\n", (1, 4), "{"),
        ("k: 東京 x\n", (1, 4), "東京 x"),
        ("東京: {é: x}\n", (1, 9), "x"),
        ("k:\t\tvalue\n", (1, 5), "value"),
        ("k: a\n  b\n", (1, 4), "a"),
        ("k: >-\n  folded words\n  go on\n", (1, 4), "folded words"),
        ("a: b\r\nk: v\r\n", (2, 4), "v"),
        ("k: [1\n", (1, 4), "["),
        ("k: e\u0301x y\n", (1, 4), "e\u0301x y"),
    ],
)
def test_the_carets_stand_under_the_value(source: str, place: tuple[int, int], expected: str) -> None:
    """Whatever its style, under wide characters and tabs too; a block's first line of words."""
    assert marked(source, at(*place)) == expected


@pytest.mark.parametrize(
    ("source", "runs", "expected"),
    [
        ("k: on the chair\n", (("equal", "on the"), ("delete", "chair"), ("insert", "table")), "chair"),
        ("k: It’s on  the chair now\n", (("equal", "It's on the"), ("delete", "chair")), "chair"),
        ("k: >-\n  on\n  the chair\n", (("equal", "on the"), ("delete", "chair")), "chair"),
        ("k: on table\n", (("equal", "on"), ("insert", "the"), ("equal", "table")), "table"),
        ("k: on the\n", (("equal", "on the"), ("insert", "table")), "on the"),
        ("k: other words\n", (("equal", "on the"), ("insert", "table")), "other words"),
        ("k: 'on ''the'' chair'\n", (("equal", "on 'the'"), ("delete", "chair")), "chair"),
    ],
)
def test_of_words_that_were_not_found_those_that_differ_are_marked(
    source: str, runs: tuple[tuple[str, str], ...], expected: str
) -> None:
    """On the line where they stand; where that is not certain, the whole value."""
    assert marked(source, at(1, 4, difference=runs)) == expected


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("start", [0, 150, 290])
def test_a_long_line_is_cut_around_what_is_marked(width: int, start: int) -> None:
    """It fits the terminal, and an ellipsis stands where something is left out."""
    words = [f"w{number:02}" for number in range(100)]
    words[start // 3] = "東京wrong"
    source = f"key: {' '.join(words)}\n"
    runs = (("equal", " ".join(words[: start // 3])), ("delete", "東京wrong"))
    found = at(1, 6, difference=runs if start else runs[1:])
    _, line, carets = look(source, found, width)
    assert max(columns(line), columns(carets)) <= width
    assert "…" in line
    assert marked(source, found, width) == "東京wrong"


def test_colours_mark_the_severity_and_the_differing_words() -> None:
    """And without colours, brackets do."""
    found = at(1, 4, "nearest: on the [-chair-] {+table+}")
    coloured = "\n".join(look("k: v\n", found, colour=True))
    assert "\x1b[1;31merror[code]\x1b[0m" in coloured
    assert "\x1b[31m[-chair-]\x1b[0m \x1b[32m{+table+}\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).split("\n") == look("k: v\n", found)


def test_what_can_be_mended_says_so() -> None:
    """The command and what it would write."""
    assert look("k: v\n", at(1, 4, mend=Mend("v", "w")))[-1] == "   = `briefing check --fix` writes “w”"
    hinted = look("k: v\n", at(1, 4, "did you mean `w`?", mend=Mend("v", "w")))
    assert hinted[3:] == ["   = hint: did you mean `w`? `briefing check --fix` writes it"]


@pytest.mark.parametrize("source", [None, "", "k: v\n"])
def test_without_its_line_a_diagnostic_is_one_line(source: str | None) -> None:
    """A file that is missing, no YAML, or shorter than the place."""
    assert look(source, at(7, 3)) == ["content/actors.yml:7:3: error[code]: message"]
    assert look("text", note(Place("seeds/a.txt"), "unused-seed", "m")) == ["seeds/a.txt:1:1: note[unused-seed]: m"]


@settings(derandomize=True, max_examples=200)
@given(st.text(), st.text(), st.integers(1, 5), st.integers(1, 30))
def test_no_text_commands_the_terminal(source: str, words: str, line: int, column: int) -> None:
    """For any file and message: no control character, no change of direction, never an exception."""
    shown_ = "\n".join(look(source, Diagnostic(Place(words, line, column), Severity.ERROR, "c", words, words)))
    shown_ += "\n".join(look(source, at(line, column)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown_)

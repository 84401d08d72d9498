"""Two prints of the same words: what differs is shown in the articles' own characters, words and marks apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.compared import compared
from generator.prose.typography import normal
from tests.strategies import texts

SHOWN = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}


def shown(longest: str, words: str) -> str:
    """The comparison on one line, with spaces where the prints have them."""
    runs = compared(longest, words)
    return "".join(("" if run.joined else " ") + SHOWN[run.kind].format(run.words) for run in runs).lstrip()


@pytest.mark.parametrize(
    ("longest", "words", "expected"),
    [
        ("There is really no change", "There is no change", "There is [-really-] no change"),
        ("Right now, it is", "Right now it is", "Right now[-,-] it is"),
        ("Right now it is", "Right now, it is", "Right now{+,+} it is"),
        ("no change, there will be none", "no change; there will be none", "no change[-,-]{+;+} there will be none"),
        ("in the end (today), yes", "in the end today, yes", "in the end [-(-] today[-)-], yes"),
        ("go home now, then", "go home, then", "go home [-now-], then"),
        ("the “open door” policy", "the open door policy", "the [-“-] open door[-”-] policy"),
        ("NATO’s door", "Nato’s door", "[-NATO’s-] {+Nato’s+} door"),
        ("東京は雨", "東京が雨", "東京[-は-]{+が+}雨"),
        ("A, b, c, end", "X, y, z, end", "[-A, b, c-] {+X, y, z+}, end"),
    ],
)
def test_words_and_marks_are_compared_apart(longest: str, words: str, expected: str) -> None:
    """No comma sticks to its word, and a comma alone is nothing to hold on to among words that differ."""
    assert shown(longest, words) == expected


@pytest.mark.parametrize(
    ("longest", "words", "expected"),
    [
        ("we go — now and then", "we go – now", "we go – now [-and then-]"),
        ("we go—now and then", "we go -- now", "we go -- now [-and then-]"),
        ("well… it's all ours", "well ... it’s ours", "well ... it’s [-all-] ours"),
        ("it's\nall Nato's", "it’s\u00a0Nato’s", "it’s [-all-] Nato’s"),
    ],
)
def test_typography_is_no_difference_and_each_shows_its_own(longest: str, words: str, expected: str) -> None:
    """Dashes, ellipses, apostrophes and spaces stay those of the article that prints them."""
    assert shown(longest, words) == expected


def test_marks_at_the_edges_are_no_difference() -> None:
    """They belong to the sentence around the quotation."""
    assert shown("There is no change at all.", "“There is no change,”") == "There is no change [-at all-]"


@given(texts | st.just(""), texts | st.just(""))
def test_a_comparison_gives_back_both_prints(longest: str, words: str) -> None:
    """Nothing is invented or lost: each print's runs are its own characters, in order."""
    runs = compared(longest, words)
    assert "".join("".join(run.words.split()) for run in runs if run.kind != "delete") in "".join(words.split())
    there = [("".join(normal(run.words).text.split())) for run in runs if run.kind != "insert"]
    assert "".join(there) in "".join(normal(longest).text.split())
    assert all(run.words.strip() == run.words != "" for run in runs)


@given(texts)
def test_a_print_does_not_differ_from_itself(words: str) -> None:
    """Whatever it holds."""
    assert {run.kind for run in compared(words, words)} <= {"equal"}

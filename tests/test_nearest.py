"""When words are not found, the message shows what stands there instead, and how it differs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose.typography import normal
from generator.proving.nearest import Nearest, difference, nearest, word_diff
from tests.yardstick import moments

ARTICLE = (
    "The talks were long. “There is no change, there will be no change,” Blinken said. “We cannot and will not "
    "compromise on the principles on which the security of our alliance rests,” Stoltenberg said in Brussels. "
    "“The document is with them, and the ball is in their court.”"
)


def nearest_to(words: str, text: str = ARTICLE) -> Nearest | None:
    """The nearest passage of a small article."""
    return nearest(words, "a.txt", text, normal(text))


def test_a_capital_that_is_two_characters_in_small_hides_nothing() -> None:
    """The Turkish İ, anywhere in an article."""
    found = nearest_to("Ankara veİstanbul", "Ankara ve İstanbul uzak.")
    assert found is not None
    assert found.passage.text == "Ankara ve İstanbul"


@pytest.mark.parametrize(
    ("words", "passage", "kind"),
    [
        ("there is no change", "There is no change", "case"),
        ("There is no change there will be", "There is no change, there will be", "punctuation"),
        ("There is no change; there will be no change", "There is no change, there will be no change", "punctuation"),
        ("There no is change", "There is no change", "word order"),
        ("There is a change, there will be a change", "There is no change, there will be no change", "words"),
        ("We can and will compromise on the principles", "We cannot and will not compromise on the principles", "words"),
        ("The document was with them", "The document is with them", "words"),
        ("chnge", "change", "words"),
        ("alliances", "alliance", "words"),
        ("said in Berlin", "said in Brussels", "words"),
    ],
)  # fmt: skip
def test_the_nearest_passage_is_named_with_its_kind_of_difference(words: str, passage: str, kind: str) -> None:
    """Case, punctuation, word order or words: the weightiest that there is."""
    found = nearest_to(words)
    assert found is not None
    assert (found.passage.text, found.difference) == (passage, kind)
    assert ARTICLE[found.passage.start : found.passage.end] == passage


@pytest.mark.parametrize("words", ["", "—", "zyxwv", "entirely unrelated vocabulary everywhere"])
def test_nothing_like_it_explains_nothing(words: str) -> None:
    """Rather no hint than a misleading one."""
    assert nearest_to(words) is None
    assert nearest_to("words", "— … —") is None


def test_a_dash_is_a_word_of_its_own() -> None:
    """It never looks as if it belonged to the word before it."""
    assert word_diff("them and us", "them—all—and us") == (
        ("equal", "them"),
        ("insert", "— all —"),
        ("equal", "and us"),
    )


def test_the_diff_is_one_readable_line() -> None:
    """Deleted is what was looked for, inserted what stands there."""
    found = nearest_to("There is a change, there will be no change")
    assert found is not None
    assert found.as_text() == "There is [-a-] {+no+} change, there will be no change"
    assert [run["op"] for run in found.as_dict()["diff"]] == ["equal", "delete", "insert", "equal"]


def test_of_a_long_quotation_the_stretch_that_differs_is_explained() -> None:
    """Two pages with one wrong word: the hint shows the lines around it, not two pages."""
    words = [f"word{number}" for number in range(2_000)]
    wrong = [*words[:1_500], "wrong", *words[1_501:]]
    found = nearest_to(" ".join(wrong), " ".join(words))
    assert found is not None
    assert ("delete", "wrong") in found.diff
    assert ("insert", "word1500") in found.diff
    assert len(found.as_text()) < 3_000


@pytest.mark.parametrize(
    ("wanted", "found", "kind"),
    [
        ("We go", "We go", "none"),
        ("We go.", "We go,", "punctuation"),
        ("we go", "We go,", "case"),
        ("go We", "We go", "word order"),
        ("We went", "We go", "words"),
    ],
)
def test_the_weightiest_difference_is_named(wanted: str, found: str, kind: str) -> None:
    """A word weighs more than its case, and case more than a comma."""
    assert difference(wanted, found) == kind


@settings(derandomize=True, max_examples=150)
@given(st.text(), st.text())
def test_a_diff_tells_both_texts(wanted: str, found: str) -> None:
    """For any two texts: what is equal or deleted makes the one, what is equal or inserted the other."""
    runs = word_diff(wanted, found)
    for text, kind in ((wanted, "delete"), (found, "insert")):
        told = "".join(run for op, run in runs if op in ("equal", kind))
        assert told.replace(" ", "") == text.replace(" ", "")


@settings(derandomize=True, max_examples=150)
@given(st.text() | st.lists(st.sampled_from("we will not go home".split()), min_size=1, max_size=6).map(" ".join))
def test_whatever_is_nearest_is_a_slice_of_the_seed(words: str) -> None:
    """For any words: a passage cut out by offset, or none."""
    for text in (f"“{words},” he said", "We will go home, not them. We go."):
        if found := nearest_to(words, text):
            assert text[found.passage.start : found.passage.end] == found.passage.text != ""
            assert 0 <= found.likeness <= 100


@pytest.mark.slow
def test_a_megabyte_is_searched_in_moments() -> None:
    """A wrong word in a long article of ordinary words."""
    words = [f"w{number * number % 4_999}" for number in range(150_000)]
    wanted = [*words[70_000:70_090], "other", *words[70_091:70_180]]
    results = []
    assert moments(lambda: results.append(nearest_to(" ".join(wanted), " ".join(words)))) < 90
    (found,) = results
    assert found is not None
    assert found.diff[1][1] == "other"

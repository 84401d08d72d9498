"""The sentence around a piece of evidence is what a reader sees; it must not be cut at an abbreviation."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.prose.sentences import first_sentence, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["There is no change.", "There will be no change."],
        ["The U.S. made no concessions.", "Moscow waits."],
        ["He flew to the U.S.", "The talks began."],
        ["Mr. Blinken spoke.", "Gen. Mark A. Milley listened."],
        ["Antony J. Blinken confirmed it.", "Sergey V. Lavrov did not."],
        ["“It is over.”", "He left."],
        ["“Is it over?” he asked.", "“No!” she said."],
        ["“what we’re bound to ... a commitment,” he said.", "Then he left."],
        ["It cost 3.5 million on Jan. 26 in all.", "Nobody paid."],
        ["A headline without a stop"],
        ["He said “no.”", "“Yes,” she said."],
        ["He left at 9 p.m. Wednesday and slept.", "Nobody saw him."],
    ],
)
def test_text_is_split_where_a_reader_would_split_it(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_a_line_end_ends_a_sentence() -> None:
    assert split("Headline\n\nBody one. Body two\r\nCaption") == ["Headline", "Body one.", "Body two", "Caption"]
    assert split("Headline\r\rBody one.\rBody two") == ["Headline", "Body one.", "Body two"]


@given(st.text())
def test_every_character_that_is_not_white_space_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "first"),
    [("One. Two.", "One."), (" One\nTwo", "One"), ("He is a U.S. Senator. Two.", "He is a U.S. Senator."), ("", "")],
)
def test_the_first_sentence_is_the_first_of_all(text: str, first: str) -> None:
    """Initials before a name end no sentence."""
    assert first_sentence(text) == first

"""Which quotations are one utterance, and how their prints differ."""

from __future__ import annotations

import pytest

from generator.utterances import Saying, grouped, groups
from generator.variants import Difference, differences

SAME = [
    ("identical words", "There is no change, there will be no change", "There is no change, there will be no change"),
    ("commas added", "Right now the document is with them and the ball is in their court", "Right now, the document is with them, and the ball is in their court"),
    ("house style", "NATO’s door is open, remains open, and that is our commitment.", "Nato's door is open, remains open, and that is our commitment"),
    ("a dropped word", "the right of states to choose their own security arrangements and alliances", "the right of states to choose their security arrangements and alliances"),
    ("a moved word", "reiterates what we’ve said publicly for many weeks", "It reiterates publicly what we’ve said for many weeks"),
    ("a longer cut", "sets out a diplomatic path forward, should Russia choose to use it.", "All told it sets out a serious diplomatic path forward, should Russia choose it"),
    ("a headline's cut", "There will be no change", "There is no change, there will be no change"),
    ("a document in part", "contribute to the security of the North Atlantic area.", "European state in a position to further the principles of this Treaty and to contribute to the security of the North Atlantic area."),
]  # fmt: skip

APART = [
    ("stock words", "We will continue to work with our partners to end the war", "We will continue to work with our partners on the new budget"),
    ("a term of art", "open door policy", "open door policy"),
    ("another sentence", "A political solution is still possible", "A political settlement was never likely"),
    ("common words only", "it is what it is and that is that", "that is what it is and it is that which we will have to do"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_prints_of_one_utterance_are_grouped(one: str, other: str) -> None:
    """Outlets that print the same words in their own way print one utterance."""
    assert groups([Saying(one), Saying(other)]) == [[0, 1]]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in APART], ids=[row[0] for row in APART])
def test_strangers_stay_apart(one: str, other: str) -> None:
    """Shared stock words and terms of art make no utterance."""
    assert groups([Saying(one), Saying(other)]) == [[0], [1]]


def test_like_words_of_two_speakers_are_two_utterances() -> None:
    """Whoever repeats another's words speaks for himself."""
    words = "We are committed to the security of our allies in Europe"
    assert groups([Saying(words, "blinken"), Saying(words, "stoltenberg")]) == [[0], [1]]
    assert groups([Saying(words, "blinken"), Saying(words, None)]) == [[0, 1]]


OPPOSED = [
    ("a negation", "The talks were constructive and useful", "The talks were not constructive and useful"),
    ("no negation", "We will not accept Ukraine as a member of NATO", "We will accept Ukraine as a member of NATO"),
    ("another verb", "We stand ready to talk with Russia", "We stand ready to fight with Russia"),
    (
        "another name",
        "We will impose severe economic costs on Russia",
        "We will impose severe economic costs on Belarus",
    ),
    ("another number", "Inflation rose 2 percent last year", "Inflation rose 7 percent last year"),
    ("another count", "Two people were killed in the attack", "Ten people were killed in the attack"),
    ("another day", "There was no sign of it on Monday", "There was no sign of it on Thursday"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in OPPOSED], ids=[row[0] for row in OPPOSED])
def test_a_word_that_tells_is_never_another(one: str, other: str) -> None:
    """Sentences that differ in the one word that matters are two utterances, however much they share."""
    assert groups([Saying(one, "blinken"), Saying(other, "blinken")]) == [[0], [1]]


def test_a_sentence_that_everybody_prints_is_one_utterance() -> None:
    """No number of articles is too many for the same words."""
    words = "We will not accept any attempt to change our border"
    assert groups([Saying(words, "x")] * 200) == [list(range(200))]


def test_words_credited_to_nobody_do_not_join_two_speakers() -> None:
    """A group never holds two named speakers, in whatever order they come."""
    words = "We are committed to the security of our allies in Europe"
    for sayings in (
        [Saying(words, "x"), Saying(words), Saying(words, "y")],
        [Saying(words), Saying(words, "y"), Saying(words, "x")],
    ):
        for group in groups(sayings):
            assert len({sayings[index].speaker for index in group} - {None}) < 2


def test_what_is_kept_apart_stays_apart() -> None:
    """Two wishes to join do not overrule one to part."""
    found = grouped(3, [], same=[(0, 1), (1, 2)], apart=[(0, 2)])
    assert not any({0, 2} <= set(group) for group in found)


def test_a_chain_of_near_misses_is_not_one_group() -> None:
    """A member must be linked to at least half of its group."""
    assert grouped(5, [(0, 1), (1, 2), (2, 3), (3, 4)]) != [[0, 1, 2, 3, 4]]


def test_the_editor_has_the_last_word() -> None:
    """`same_as` joins what is not linked, `not_same_as` parts what is."""
    assert grouped(3, [(0, 1)], same=[(1, 2)]) == [[0, 1, 2]]
    assert grouped(3, [(0, 1), (1, 2), (0, 2)], apart=[(0, 2)]) in ([[0, 1], [2]], [[0], [1, 2]])


def test_every_quotation_is_in_exactly_one_group() -> None:
    """Grouping is a partition, in ascending order."""
    found = groups([Saying(words) for row in SAME for words in row[1:]])
    assert sorted(index for group in found for index in group) == list(range(2 * len(SAME)))
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("longest", "words", "kinds"),
    [
        ("Right now, the document is with them", "Right now the document is with them", {Difference.PUNCTUATION}),
        ("NATO's door is open", "Nato's door is open", {Difference.HOUSE_STYLE}),
        ("a serious diplomatic path forward", "a diplomatic path forward", {Difference.DROPPED}),
        ("It reiterates what we've said publicly", "It reiterates publicly what we've said", {Difference.ORDER}),
        ("All told it sets out a path", "it sets out a path", {Difference.SHORTER}),
        ("should Russia choose it", "should Russia use it", {Difference.ADDED}),
        ("8,500 troops in colour", "8500 troops in color", {Difference.HOUSE_STYLE}),
        ("we cannot organise it", "we can't organize it", {Difference.HOUSE_STYLE}),
    ],
)
def test_the_kind_of_difference_is_named(longest: str, words: str, kinds: set[Difference]) -> None:
    """A reader sees at once whether a comma or a meaning was changed."""
    assert set(differences(longest, words)) == kinds

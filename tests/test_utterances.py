"""Which quotations are one utterance, and how their prints differ."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.comparing.utterances import Saying, grouped, groups, words
from generator.comparing.variants import Difference, differences

SAME = [
    ("identical words", "There is no change, there will be no change", "There is no change, there will be no change"),
    ("commas added", "Right now the document is with them and the ball is in their court", "Right now, the document is with them, and the ball is in their court"),
    ("house style", "NATO’s door is open, remains open, and that is our commitment.", "Nato's door is open, remains open, and that is our commitment"),
    ("a dropped word", "the right of states to choose their own security arrangements and alliances", "the right of states to choose their security arrangements and alliances"),
    ("a moved word", "reiterates what we’ve said publicly for many weeks", "It reiterates publicly what we’ve said for many weeks"),
    ("a longer cut", "sets out a diplomatic path forward, should Russia choose to use it.", "All told it sets out a serious diplomatic path forward, should Russia choose it"),
    ("a headline's cut", "There will be no change", "There is no change, there will be no change"),
    ("contractions", "We'll fight until the last minute, and we can't stop now", "We will fight until the last minute. And we cannot stop now"),
    ("spelling", "The labour market has cancelled out our programme of defence", "The labor market has canceled out our program of defense"),
    ("numbers", "In my 30 years here I have seen 9 per cent of 8,500 homes burn", "In my thirty years here I've seen nine percent of 8500 homes burn"),
    ("a name spelt otherwise", "I spoke to Sergei and to Mr Zelenskyy about it last night", "I spoke to Sergey and to Mr Zelenskiy about it last night"),
    ("a country in initials", "The United States will respond swiftly", "The U.S. will respond swiftly"),
    ("an outlet's elision", "We lost everything. The house, the car, the animals, everything is gone", "We lost everything … everything is gone"),
    ("words of speech", "I think, you know, this is the biggest win of my career", "I think this is the biggest win of my career"),
    ("brackets", "He [the president] has made it clear that all is on the table", "He has made it clear that all is on the table"),
    ("a headline's capitals", "We will rebuild this city, brick by brick, and do it together", "We Will Rebuild This City, Brick by Brick"),
    ("a quoted run", "The attack on our embassy was a cowardly act of terror that will not go unpunished", "was a cowardly act of terror"),
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
    ("a second negation", "We do not want war and we will fight if we must", "We do not want war and we will not fight if we must"),
    ("a moved negation", "We will defend Ukraine and not attack Russia", "We will not defend Ukraine and attack Russia"),
    ("a short negation", "We can accept this proposal as it stands", "We can't accept this proposal as it stands"),
    ("no longer", "He is welcome in this country of ours", "He is no longer welcome in this country of ours"),
    ("a refusal", "We negotiate with terrorists", "We refuse to negotiate with terrorists"),
    ("another verb", "We stand ready to talk with Russia", "We stand ready to fight with Russia"),
    ("another preposition", "We stand with the people of Iran", "We stand against the people of Iran"),
    ("another time", "We will negotiate before the ceasefire takes hold", "We will negotiate after the ceasefire takes hold"),
    ("another name", "We will impose severe economic costs on Russia", "We will impose severe economic costs on Belarus"),
    ("another short name", "We have no plans to invade Iran at this time", "We have no plans to invade Iraq at this time"),
    ("swapped names", "Russia must talk to Ukraine about peace", "Ukraine must talk to Russia about peace"),
    ("another person", "We will pay a heavy price for this war", "They will pay a heavy price for this war"),
    ("another number", "Inflation rose 2 percent last year", "Inflation rose 7 percent last year"),
    ("another count", "Two people were killed in the attack", "Ten people were killed in the attack"),
    ("another scale", "The deal is worth five million dollars to us", "The deal is worth five billion dollars to us"),
    ("another half", "We were poor in the first half and got punished", "We were poor in the second half and got punished"),
    ("another charge", "He is charged with three counts of fraud", "He is charged with three counts of perjury"),
    ("another day", "There was no sign of it on Monday", "There was no sign of it on Thursday"),
    ("another year", "The best is yet to come in 2023 for all of us", "The best is yet to come in 2024 for all of us"),
    ("the contrary", "What the company did was perfectly legal", "What the company did was perfectly illegal"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in OPPOSED], ids=[row[0] for row in OPPOSED])
def test_a_word_that_tells_is_never_another(one: str, other: str) -> None:
    """Sentences that differ in the one word that matters are two utterances, however much they share."""
    assert groups([Saying(one, "blinken"), Saying(other, "blinken")]) == [[0], [1]]


def test_a_slip_in_a_long_quotation_does_not_make_it_another() -> None:
    """Nobody says the same forty words twice but for one."""
    said = (
        "We have been clear with our allies and with our partners from the very beginning that any country on this "
        "continent is free to choose its own path, its own friends and its own alliances"
    )
    assert groups([Saying(said, "x"), Saying(said.replace("path", "road"), "x")]) == [[0, 1]]
    turned = said.replace("path", "road").replace("free", "unable")
    assert groups([Saying(said, "x"), Saying(turned, "x")]) == [[0], [1]]


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


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        ("weapons of mass destruction", "Iraq has no weapons of mass destruction and never had"),
        ("a once-in-a-century storm", "This is a once-in-a-century storm, so stay at home"),
        ("beyond a reasonable doubt", "The state has proved its case beyond a reasonable doubt"),
    ],
)
def test_a_term_of_art_that_nobody_is_named_for_is_its_own(term: str, sentence: str) -> None:
    """Everybody puts it in marks; only its own speaker's sentence is its print."""
    assert groups([Saying(term), Saying(sentence, "x"), Saying(term)]) == [[0], [1], [2]]
    assert groups([Saying(term, "x"), Saying(sentence, "x")]) == [[0, 1]]


def test_a_stock_phrase_that_two_sentences_hold_is_neither() -> None:
    """A thought for the victims is said at every disaster, by everybody."""
    stock = "Our thoughts are with the victims and their families"
    long = [f"{stock} after the earthquake in Haiti last night", f"{stock}, and the arrest of one man changes nothing"]
    assert groups([Saying(stock, "x"), *(Saying(one, "x") for one in long)]) == [[0], [1], [2]]
    assert groups([Saying(stock), Saying(long[0], "x"), Saying(stock, "y")]) == [[0], [1], [2]]


def test_a_print_like_another_leads_it_to_the_fuller_one() -> None:
    """The second is nearer to the first than to the third, and all are one."""
    prints = [
        "It reiterates publicly what we’ve said for many weeks",
        "reiterates what we’ve said publicly for many weeks",
        "what we said publicly for many weeks, and in a sense for many years: that we will uphold the principles",
    ]
    assert groups([Saying(one) for one in prints]) == [[0, 1, 2]]


def test_a_document_gathers_its_parts() -> None:
    """Parts that share nothing belong to one utterance through the whole."""
    whole = [f"word{number} is" for number in range(40)]
    parts = [" ".join(whole[at : at + 5]) for at in range(0, 40, 5)]
    assert groups([Saying(one) for one in (*parts, " ".join(whole))]) == [list(range(9))]


def apart_or_together(
    count: int, links: list[tuple[int, int]], same: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> list[list[int]]:
    """So many prints of nobody, all of one length, grouped."""
    return grouped(links, [None] * count, [9] * count, same, apart)


def test_what_is_kept_apart_stays_apart() -> None:
    """Two wishes to join do not overrule one to part."""
    found = apart_or_together(3, [], same=[(0, 1), (1, 2)], apart=[(0, 2)])
    assert not any({0, 2} <= set(group) for group in found)


def test_a_chain_of_near_misses_is_not_one_group() -> None:
    """Each leads on to a shorter one, and the last has nothing of the first."""
    links = [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert grouped(links, [None] * 5, [50, 40, 30, 20, 10]) == [[0, 1, 2], [3, 4]]


def test_the_editor_has_the_last_word() -> None:
    """`same_as` joins what is not linked and even two speakers, `not_same_as` parts what is linked."""
    assert apart_or_together(3, [(0, 1)], same=[(1, 2)], apart=[]) == [[0, 1, 2]]
    assert apart_or_together(3, [(0, 1), (1, 2), (0, 2)], same=[], apart=[(0, 2)]) in ([[0, 1], [2]], [[0], [1, 2]])
    assert grouped([], ["x", "y"], [9, 9], same=[(0, 1)]) == [[0, 1]]


QUOTED = st.lists(
    st.builds(
        Saying,
        st.lists(
            st.sampled_from("we will not accept the deal … war now ten 10 they with against".split()), max_size=12
        ).map(" ".join),
        st.sampled_from([None, "x", "y"]),
    ),
    max_size=8,
)


@pytest.mark.slow
@settings(derandomize=True, max_examples=300)
@given(QUOTED)
def test_any_quotations_can_be_grouped(sayings: list[Saying]) -> None:
    """For any: a partition, with no group of two named speakers, and none of too few words."""
    found = groups(sayings)
    assert sorted(index for group in found for index in group) == list(range(len(sayings)))
    for group in found:
        assert len({sayings[index].speaker for index in group} - {None}) < 2
        assert len(group) == 1 or all(len(words(sayings[index].words)) > 3 for index in group)


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
        ("We will not pay 20% of it", "We won't pay 20 per cent of it", {Difference.HOUSE_STYLE}),
        ("The United States is here", "The US is here", {Difference.HOUSE_STYLE}),
        ("We did not listen, and that is it", "We didn't listen, and that's it", {Difference.HOUSE_STYLE}),
        ("they will not go; we are here", "they won't go; we're here", {Difference.HOUSE_STYLE}),
        ("the dog is old", "the dog's old", {Difference.ADDED, Difference.DROPPED}),
    ],
)
def test_the_kind_of_difference_is_named(longest: str, words: str, kinds: set[Difference]) -> None:
    """A reader sees at once whether a comma or a meaning was changed."""
    assert set(differences(longest, words)) == kinds

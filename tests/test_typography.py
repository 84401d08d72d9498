"""Two texts are the same words when they differ in typography only, and every place leads back to the original."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose.typography import normal
from tests.yardstick import moments

steady = settings(derandomize=True, max_examples=150)


@pytest.mark.parametrize(
    ("printed", "typed", "habit"),
    [
        ("NATO’s door", "NATO's door", "curly and straight apostrophes"),
        ("‘no’ ‚nein‘ ‛no’ `no´", "'no' 'nein' 'no' 'no'", "single marks of all kinds"),
        ("“no” „nein“ «non» »nein« ‟no”", '"no" "nein" "non" "nein" "no"', "double marks of all kinds"),
        ("‹non› 「不」 『不』", '\'non\' "不" "不"', "angle and corner marks"),
        ("two  spaces\tand\na\r\nbreak", "two spaces and a break", "white space and line breaks"),
        ("no\u00a0break thin\u2009space \u3000wide", "no break thin space wide", "spaces with a width of their own"),
        ("soft\u00adly, zero\u200bwidth\ufeff", "softly, zerowidth", "characters without a width"),
        ("words—words", "words -- words", "a hyphen pair for a dash"),
        ("words – words", "words—words", "a spaced en dash for an em dash"),
        ("words --- words", "words—words", "three hyphens for a dash"),
        ("1990\u20111991, 1990\u20101991", "1990-1991, 1990-1991", "hyphens that do not break"),
        ("that’s ... a commitment", "that's… a commitment", "three full stops for an ellipsis"),
        ("that’s . . . a commitment", "that's...a commitment", "spaced full stops"),
        ("cafe\u0301", "café", "letters in two code points"),
        ("\u1112\u1161\u11ab", "한", "Hangul in its parts"),
        ("the ﬁne oﬃce", "the fine office", "ligatures"),
        ("emoji\ufe0f", "emoji", "variation selectors"),
        ("non-\nnegotiable, pre-\r\n  war", "non-negotiable, pre-war", "a line that ends at a hyphen"),
        (
            "pre- and post-\nwar, two-\nor three",
            "pre- and post-war, two- or three",
            "suspended hyphens at a line's end",
        ),
        ("surren\u00ad\nder, sur\u00ad \r\n render", "surrender, surrender", "a line that ends at a soft hyphen"),
    ],
)
def test_what_differs_in_typography_only_is_the_same(printed: str, typed: str, habit: str) -> None:
    """Newspapers and their programs write one text in many ways; none of them makes another text of it."""
    assert normal(printed).text == normal(typed).text, habit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nato", "NATO"),
        ("I, for one", "I for one"),
        ("peace. And", "peace, And"),
        ("non-ally", "non ally"),
        ("co-operate", "cooperate"),
        ("a - b", "a — b"),
        ("US–Russia", "US-Russia"),
        ("5,500", "5 500"),
        ("sur-\nrender", "surrender"),
        ("non-\n\nnegotiable", "non-negotiable"),
        ("Paris", "Раris"),
        ("Our", "Οur"),
        ("Ⅳ", "IV"),
        ("ｆull", "full"),
        ("naïve", "naive"),
        ("Straße", "Strasse"),
        ("‘no’", "“no”"),
        ("x²", "x2"),
        ("½", "1/2"),
        ("wait..", "wait..."),
    ],
)
def test_what_differs_in_more_than_typography_is_not_the_same(one: str, other: str) -> None:
    """A letter, its case, its accent, an inner comma or the kind of mark is never waved through."""
    assert normal(one).text != normal(other).text


@pytest.mark.parametrize(
    ("printed", "found", "place"),
    [
        ("zero \u200bwidth\u200b here", "width", "width"),
        ("zero w\u200bidth here", "width", "w\u200bidth"),
        ("They surren\u00ad\nder now", "surrender", "surren\u00ad\nder"),
        ("They surren\u00ad\nder now", "now", "now"),
        ("a non-\nnegotiable end", "end", "end"),
        ("the ﬁne oﬃce", "ne", "ne"),
        ("the ﬁne oﬃce", "oﬃce", "oﬃce"),
        ("the ﬁne oﬃce", "ffi", "ﬃ"),
        ("the ﬁne oﬃce", "f", "ﬁ"),
        ("cafe\u0301\u00df au lait", "café", "cafe\u0301"),
        ("cafe\u0301\u00df au lait", "ß", "ß"),
        ("cafe\u0301\u00df au lait", "lait", "lait"),
        ("\u212bngström", "ngström", "ngström"),
        ("one  --  two", "—", "  --  "),
        ("one  --  two", "two", "two"),
        ("so . . . it is", "it", "it"),
        ("\u00ad\nthe ﬁne cafe\u0301 ... is", "is", "is"),
    ],
)
def test_what_is_found_is_cut_out_of_the_original(printed: str, found: str, place: str) -> None:
    """Of a sign that stands for several, or for part of one, the whole; of what has no width beside it, nothing."""
    form = normal(printed)
    start = form.text.index(normal(found).text)
    first, last = form.original(start, start + len(normal(found).text))
    assert printed[first:last] == place


@steady
@given(st.text())
def test_every_place_of_the_normal_form_has_a_place_in_the_original(text: str) -> None:
    """For any text: the spans are in order, inside the text, and together leave out only what has no width."""
    form = normal(text)
    spans = [form.original(index, index + 1) for index in range(len(form.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a <= c and b <= d for (a, b), (c, d) in pairwise(spans))
    covered = {index for start, end in spans for index in range(start, end)}
    assert all(normal(text[index]).text.strip() == "" for index in range(len(text)) if index not in covered)


@steady
@given(st.text(), st.data())
def test_a_slice_of_the_normal_form_is_the_normal_form_of_its_original(text: str, data: st.DataObject) -> None:
    """What is cut out by offset says what was found, whatever the edges."""
    form = normal(text)
    if form.text:
        start = data.draw(st.integers(0, len(form.text) - 1))
        end = data.draw(st.integers(start + 1, len(form.text)))
        first, last = form.original(start, end)
        assert form.text[start:end] in normal(text[first:last]).text


@steady
@given(st.text())
def test_normal_form_is_composed_and_settles_at_once(text: str) -> None:
    """The normal form of a normal form is itself, so that two of them can be compared."""
    once = normal(text).text
    assert normal(once).text == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301" * 900_000,
        "a" + "\u0301\u0323" * 400_000,
        "\u1112\u1161\u11ab" * 20_000,
        "— " * 100_000,
        "- " * 100_000,
        ". " * 100_000,
        " " * 300_000,
        "\u00ad" * 200_000,
    ],
    ids=["accents", "accents above and below", "Hangul", "dashes", "hyphens", "full stops", "spaces", "soft hyphens"],
)
@pytest.mark.slow
def test_no_run_of_characters_makes_it_slow(text: str) -> None:
    """Each of these takes a moment, not minutes."""
    assert moments(lambda: normal(text)) < 60

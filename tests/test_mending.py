"""What may be written instead of what is wrong: only what is certain, or what the article itself prints."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose.typography import normal
from generator.proving.source import Source
from generator.proving.verify import verify_passage, verify_quotation
from generator.reading.spelling import spelt_like
from generator.resolving.mending import as_printed, mended_words

TEXT = (
    "A headline\n\n"
    "“We shall see, all of us,” Jo Weaver said. It is “a small step – the first”, she added; Weaver’s own “doors.”\n\n"
    "“we shall wait,” wrote a poet.\n"
)
SOURCE = Source("a.txt", TEXT)


def mended(words: str, verify=verify_quotation) -> str | None:  # type: ignore[no-untyped-def]
    """What the words become."""
    again = partial(verify, source=SOURCE)
    found = mended_words(words, again(words), again)
    return found.new if found else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("we shall see", "We shall see"),
        ("We shall wait", "we shall wait"),
        ("A small step", "a small step"),
        ("we shall see, all of us.", "We shall see, all of us"),
        ("“We shall wait”", "“we shall wait”"),
        ("a small step!", "a small step"),
        ("we shall see […] us", "We shall see […] us"),
    ],
)
def test_the_articles_own_first_letter_and_end_are_safe(words: str, expected: str) -> None:
    """A capital added or dropped, a full stop that the article does not have: nothing else differs."""
    assert mended(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "We shall see all of us",  # an inner comma
        "We shall sea",  # a word
        "We Shall see",  # a capital inside
        "shall We see",  # the order
        "it is",  # the reporter's own prose
        "Doors",  # a single word proves too little
        "nothing like it",
        "We shall see",  # as it stands
    ],
)
def test_whatever_needs_judgement_is_left(words: str) -> None:
    """A word, an inner comma or capital, the order, words outside the marks."""
    assert mended(words) is None


def test_evidence_may_be_prose() -> None:
    """Words of the body in or outside quotation marks are mended alike."""
    assert mended("it is “a small step", verify_passage) == "It is “a small step"


@pytest.mark.parametrize(
    ("given_", "known", "expected"),
    [
        ("jo-waever", ["jo-weaver", "joe-biden"], ["jo-weaver"]),
        ("open-dor", ["open-door", "open-doors"], ["open-door", "open-doors"]),
        ("uk", ["us"], []),
        ("talks-2021", ["talks-2022"], []),
        ("tlaks-2022", ["talks-2022"], ["talks-2022"]),
        ("tlask-in-genvea", ["talks-in-geneva"], []),
        ("antony", ["antony-blinken"], []),
        ("jo-weaver", ["jo-weaver"], []),
        ("", ["a"], []),
    ],
)
def test_a_slip_or_two_is_the_same_name(given_: str, known: list[str], expected: list[str]) -> None:
    """Short names are other names, another digit is another thing, and two candidates are none."""
    assert spelt_like(given_, known) == expected


@pytest.mark.parametrize(
    ("words", "parts", "expected"),
    [
        ('Weaver\'s "doors."', ["Weaver’s “doors.”"], "Weaver’s “doors.”"),
        ("a small step -- the first", ["a small step – the first"], "a small step – the first"),
        ("a small step–the first", ["a small step – the first"], "a small step–the first"),
        ("wait ... here", ["wait… here"], "wait … here"),
        ("one  two", ["one\u00a0two"], "one  two"),
        ("co\u00adop can't", ["coop can’t"], "co\u00adop can’t"),
        ("it's [all] it's", ["it’s", "it’s"], "it’s [all] it’s"),
        ("other words", ["some words"], "other words"),
    ],
)
def test_signs_become_those_that_the_article_prints(words: str, parts: list[str], expected: str) -> None:
    """Marks, apostrophes, dashes, ellipses; white space and what nobody sees is let be."""
    assert as_printed(words, parts) == expected


@settings(derandomize=True, max_examples=200)
@given(st.text(st.sampled_from("ab '’\"“”-–—….\u00a0\u00ad"), min_size=1), st.randoms(use_true_random=False))
def test_printed_signs_never_change_the_normal_form(part: str, random) -> None:  # type: ignore[no-untyped-def]
    """Whatever is written instead is the same words, and once is enough."""
    typed = normal(part).text.replace("—", random.choice([" -- ", "–", "—"])).replace("…", random.choice(["...", "…"]))
    new = as_printed(typed, [part])
    assert normal(new).text == normal(typed).text
    assert as_printed(new, [part]) == new

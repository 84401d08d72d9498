"""Numbers as articles print them, and whether two articles can both be right."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures import agree, bounds, numbers, plain

steady = settings(derandomize=True, deadline=None, max_examples=150)


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("an estimated 100,000 troops", "100000", "", "estimated"),
        ("at least 100,000 forces", "100000", "", "at least"),
        ("up to 8,500 troops", "8500", "", "up to"),
        ("sending $200 million in equipment", "200000000", "$", ""),
        ("a £5m bill", "5000000", "£", ""),
        ("about €3.2bn", "3200000000", "€", "about"),
        ("more than five hours", "5", "", "more than"),
        ("twenty-one ships", "21", "", ""),
        ("a dozen ships", "12", "", ""),
        ("two dozen ships", "24", "", ""),
        ("its 5,000-member force", "5000", "", ""),
        ("nearly 50 per cent", "50", "%", "nearly"),
        ("3.5% of it", "3.5", "%", ""),
        ("in 2014", "2014", "", "in"),
        ("since December 2019", "2019", "", ""),
        ("Fewer than 10 people", "10", "", "fewer than"),
    ],
)
def test_a_number_is_read_with_its_unit_and_qualifier(text: str, value: str, unit: str, qualifier: str) -> None:
    """In digits or words, with its scale, its sign and what the article says before it."""
    [number] = numbers(text)
    assert (plain(number.value), number.unit, number.qualifier) == (value, unit, qualifier)
    assert text[number.start : number.end].strip() != ""


@pytest.mark.parametrize("text", ["", "no numbers here", "someone often", "tension", "hundreds of men"])
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    """“tension” holds no ten."""
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("readings", "consistent"),
    [
        ([("100000", "estimated"), ("100000", "at least"), ("100000", "")], True),
        ([("100000", "at least"), ("130000", "")], True),
        ([("100000", "more than"), ("100000", "")], False),
        ([("100000", "up to"), ("100000", "")], True),
        ([("100000", "less than"), ("100000", "")], False),
        ([("100000", "about"), ("108000", "")], True),
        ([("100000", "about"), ("120000", "")], False),
        ([("100000", ""), ("130000", "")], False),
        ([("5", "more than"), ("5", "less than")], False),
        ([("5", "at least"), ("5", "up to")], True),
        ([("1997", ""), ("1997", "after")], False),
        ([("7", "")], True),
        ([], True),
    ],
)
def test_readings_agree_when_all_can_be_true(readings: list[tuple[str, str]], consistent: bool) -> None:
    """“At least 100,000” and “130,000” can both be right; “1997” and “after 1997” cannot."""
    assert agree(readings) is consistent
    assert agree(reversed(readings)) is consistent


@steady
@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["", "about", "at least", "up to", "over"]))
def test_a_reading_bounds_its_own_value(value: Decimal, qualifier: str) -> None:
    """For any number: it lies within or at the edge of what its reading allows."""
    low, high, _, _ = bounds(str(value), qualifier)
    assert low <= value <= high
    assert agree([(str(value), qualifier), (str(value), qualifier)])


@steady
@given(st.text() | st.text(st.sampled_from("0123456789.,$€%- mbnkfive")))
def test_any_text_can_be_read(text: str) -> None:
    """Nothing raises, and numbers stand in order in the text."""
    found = numbers(text)
    assert all(0 <= number.start < number.end <= len(text) for number in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@steady
@given(st.integers(0, 10**12))
def test_a_printed_integer_is_read_back(value: int) -> None:
    """For any integer, with or without thousands separators."""
    for text in (f"{value:,} men", f"{value} men"):
        assert [number.value for number in numbers(text)] == [value]
        assert plain(numbers(text)[0].value) == str(value)


def test_about_a_year_is_a_year_or_two() -> None:
    """A tenth of a year's number is two centuries: about 1997 is not 2014."""
    assert not agree([("1997", "about"), ("2014", "in")])
    assert agree([("1997", "about"), ("1998", "in")])


def test_nearly_is_below() -> None:
    """Nearly a hundred is less than a hundred, and not more."""
    assert not agree([("100", "nearly"), ("105", "")])
    assert not agree([("100", "nearly"), ("100", "more than")])
    assert agree([("100", "nearly"), ("97", "")])


def test_half_a_million_is_five_hundred_thousand() -> None:
    """A scale may follow "half a"."""
    assert [plain(number.value) for number in numbers("half a million people")] == ["500000"]

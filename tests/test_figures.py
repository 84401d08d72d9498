"""Numbers as articles print them, and whether two articles can both be right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.comparing.figures import (
    QUALIFIERS,
    Number,
    agree,
    allowed,
    bears_out,
    currency_named,
    is_qualifier,
    left_out,
    numbers,
    plain,
    surroundings,
)

steady = settings(derandomize=True, max_examples=150)


def number(text: str) -> Number:
    """The one number in a text."""
    [found] = numbers(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("an estimated 100,000 troops", "100000", "", "estimated"),
        ("at least 100,000 forces", "100000", "", "at least"),
        ("up to 8,500 troops", "8500", "", "up to"),
        ("up to an estimated 5,000", "5000", "", "up to an estimated"),
        ("at least about 30", "30", "", "at least about"),
        ("100 or more", "100", "", "or more"),
        ("100 people or more", "100", "", "or more"),
        ("100-plus ships", "100", "", "plus"),
        ("100+ ships", "100", "", "+"),
        ("about 100 or so", "100", "", "about … or so"),
        ("some of the 5,000", "5000", "", ""),
        ("worried about 5,000 troops", "5000", "", ""),
        ("worried about an estimated 5,000", "5000", "", "estimated"),
        ("at least another 30", "30", "", "at least"),
        ("sending $200 million in equipment", "200000000", "$", ""),
        ("a £5m bill", "5000000", "£", ""),
        ("about €3.2bn", "3200000000", "€", "about"),
        ("$2.5 bn", "2500000000", "$", ""),
        ("more than five hours", "5", "", "more than"),
        ("twenty-one ships", "21", "", ""),
        ("one hundred and twenty thousand", "120000", "", ""),
        ("two million three hundred thousand and five", "2300005", "", ""),
        ("a hundred and fifty ships", "150", "", ""),
        ("twelve hundred ships", "1200", "", ""),
        ("a dozen ships", "12", "", ""),
        ("two dozen ships", "24", "", ""),
        ("half a dozen ships", "6", "", ""),
        ("half a million people", "500000", "", ""),
        ("a quarter of a million people", "250000", "", ""),
        ("two and a half million", "2500000", "", ""),
        ("2½ years", "2.5", "", ""),
        ("dozens of ships", "24", "", "dozens"),
        ("several hundred ships", "200", "", "several"),
        ("at least a few dozen ships", "24", "", "at least a few"),
        ("tens of thousands of people", "20000", "", "tens of thousands"),
        ("scores of people", "40", "", "scores"),
        ("its 5,000-member force", "5000", "", ""),
        ("100 000 men", "100000", "", ""),
        ("100\u202f000 men", "100000", "", ""),
        ("1\u00a0000\u00a0000 men", "1000000", "", ""),
        ("100’000 francs", "100000", "", ""),
        ("1,00,000 people", "100000", "", ""),
        ("5 lakh people", "500000", "", ""),
        ("1.234,5 tonnes", "1234.5", "", ""),
        ("1,5 million", "1500000", "", ""),
        ("-5 degrees", "-5", "", ""),
        ("minus five degrees", "-5", "", ""),
        ("−$5m", "-5000000", "$", ""),
        ("nearly 50 per cent", "50", "%", "nearly"),
        ("3.5% of it", "3.5", "%", ""),
        ("10km away", "10", "km", ""),
        ("in 2014", "2014", "year", "in"),
        ("since December 2019", "2019", "year", "since"),
        ("until 26 January 2022", "2022", "year", "until"),
        ("the 2014 war", "2014", "year", ""),
        ("the 2012 attacks", "2012", "year", ""),
        ("spread over 10 years", "10", "", ""),
        ("It lasted over two hours", "2", "", "over"),
        ("for over 20 years", "20", "", "over"),
        ("here over two decades ago", "2", "", "over"),
        ("over 20 boats", "20", "", "over"),
        ("the 2000 people there", "2000", "", ""),
        ("about 1500 troops", "1500", "", "about"),
        ("before 5,000 fans", "5000", "", ""),
        ("from about 30 countries", "30", "", "about"),
        ("Fewer than 10 people", "10", "", "fewer than"),
        ("about three quarters of a million pounds", "750000", "", "about"),
        ("a million and a half people", "1500000", "", ""),
        ("three and a half million people", "3500000", "", ""),
        ("a bill of 150 €", "150", "€", ""),
        ("up to 1.5m€", "1500000", "€", "up to"),
        ("as few as 20 people", "20", "", "as few as"),
        ("a wall 12m high", "12", "m", ""),
        ("12m people", "12000000", "", ""),
        ("the £68million signing", "68000000", "£", ""),
        ("1.1million likes", "1100000", "", ""),
        ("more than the 221 first given", "221", "", ""),
        ("lower than the $720 million it had guided for", "720000000", "$", ""),
        ("more than the estimated 221 people", "221", "", "estimated"),
        ("more than a total of 221 people", "221", "", "more than"),
        ("It went over in less than two minutes.", "2", "", "less than"),
    ],
)
def test_a_number_is_read_with_its_unit_and_qualifiers(text: str, value: str, unit: str, qualifier: str) -> None:
    """In digits or words, with its scale, its sign and what the article says around it."""
    found = number(text)
    assert (plain(found.value), found.unit, found.qualifier, found.upper) == (value, unit, qualifier, None)
    assert text[found.start : found.end] == text[found.start : found.end].strip() != ""


@pytest.mark.parametrize(
    ("text", "lower", "upper", "unit", "qualifier"),
    [
        ("between 100 and 200 troops", "100", "200", "", "between"),
        ("between about five hundred and seven thousand", "500", "7000", "", "between about"),
        ("100–200 troops", "100", "200", "", ""),
        ("100,000 to 130,000 troops", "100000", "130000", "", ""),
        ("two or three weeks", "2", "3", "", ""),
        ("$2-3bn", "2000000000", "3000000000", "$", ""),
        ("$500,000 to $1 million", "500000", "1000000", "$", ""),
        ("two to three million", "2000000", "3000000", "", ""),
        ("5-10%", "5", "10", "%", ""),
        ("ranging from 100 to 200", "100", "200", "", ""),
        ("from 2014 to 2022", "2014", "2022", "year", ""),
        ("1939–45", "1939", "1945", "year", ""),
        ("at least 100 to 200 men", "100", "200", "", "at least"),
    ],
)
def test_a_range_has_two_ends(text: str, lower: str, upper: str, unit: str, qualifier: str) -> None:
    """With the scale and the sign that its ends share."""
    found = number(text)
    assert found.upper is not None
    assert (plain(found.value), plain(found.upper), found.unit, found.qualifier) == (lower, upper, unit, qualifier)


@pytest.mark.parametrize("text", ["rose from 100 to 200", "a 2-1 win", "five allies and six rivals", "$5 to €10"])
def test_two_numbers_are_no_range(text: str) -> None:
    """A change, a score and a list have two numbers."""
    assert [found.upper for found in numbers(text)] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "", "no numbers here", "someone often", "tension", "no one came", "any one of them", "an F-16 jet", "Covid-19",
        "a G7 leader", "at 10:30", "at 6pm", "by 0915 GMT", "at 12.35 BST", "+44 (0)20 5555 0199", "DOI: 10.5555/nejn.2312323", "9/11", "on 26 January", "on January 26", "26-27 January", "2022-01-26",
        "version 1.2.3.4", "the 21st century", "the twenty-first", "the 1990s", "a two-thirds majority",
        "the second half", "two thirds of a million", "a third of a million", "one in five", "nine out of ten", "test scores", "the hundred years",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_number(text: str) -> None:
    """“tension” holds no ten; days, times, ordinals, decades, fractions and names are not quantities."""
    assert numbers(text) == []


def test_the_language_tells_what_a_comma_and_a_point_are() -> None:
    """In German 1.000 is a thousand; in Swiss or American newspapers it is one."""
    german = numbers("100.000 Soldaten, 12,5 Prozent, 3.5 und 1.234.567,8", "de")
    assert [plain(each.value) for each in german] == ["100000", "12.5", "3.5", "1234567.8"]
    assert [plain(number(text).value) for text in ("1.250 tons", "1,250 tons")] == ["1.25", "1250"]
    assert [plain(each.value) for each in numbers("1.250 Tonnen", "de-CH")] == ["1.25"]


@pytest.mark.parametrize(
    ("language", "text", "value", "qualifier"),
    [
        ("da", "5 mia. kroner", 5 * 10**9, ""),
        ("de", "rund 3,5 Millionen Euro", 3_500_000, "rund"),
        ("de-CH", "mindestens 2 Mrd. Franken", 2 * 10**9, "mindestens"),
        ("de", "1 Billion Euro", 10**12, ""),
        ("es", "más de 5 mil millones de euros", 5 * 10**9, "más de"),
        ("fi", "3,5 miljoonaa euroa", 3_500_000, ""),
        ("fr", "environ 1,5 milliard d’euros", 1_500_000_000, "environ"),
        ("fr", "jusqu’à 2 billions", 2 * 10**12, "jusqu’à"),
        ("it", "10mila soldati", 10_000, ""),
        ("nb", "3 millioner", 3_000_000, ""),
        ("nl", "2,5 miljard euro", 2_500_000_000, ""),
        ("pl", "ten plan za 5 mln", 5_000_000, ""),
        ("pt-BR", "2 bilhões de reais", 2 * 10**9, ""),
        ("ru", "3,5 млн рублей", 3_500_000, ""),
        ("sv", "2 miljarder kronor", 2 * 10**9, ""),
        ("tr", "3 bin asker", 3000, ""),
        ("uk", "4 млрд гривень", 4 * 10**9, ""),
    ],
)
def test_great_numbers_are_read_in_the_language_of_the_article(
    language: str, text: str, value: int, qualifier: str
) -> None:
    """A German “Million” is one, a German “Billion” a thousand of the English."""
    [found] = numbers(text, language)
    assert (found.value, found.qualifier) == (value, qualifier)


def test_number_words_of_english_are_none_in_another_language() -> None:
    """“trois millions” is neither “millions” nor, as nobody reads it yet, a number."""
    assert numbers("trois millions d’euros", "fr") == []


def test_what_two_languages_print_of_one_figure_agrees() -> None:
    """“at least 30” and „mindestens 40“, “3.5 million” and „3,5 Millionen“."""
    pairs = [("at least 30", "mindestens 40"), ("3.5 million", "3,5 Millionen"), ("about 98", "rund 100")]
    assert all(agree([*numbers(english), *numbers(german, "de")]) for english, german in pairs)
    assert not agree([*numbers("3,5 Millionen", "de"), *numbers("3,5 Milliarden", "de")])


@pytest.mark.parametrize(
    ("language", "text", "value", "qualifier", "english"),
    [
        ("de", "2,4 Millionen Euro", "2400000", "", "2.4 million euros"),
        ("de-AT", "rund 1,5 Mrd. Euro", "1500000000", "rund", "1.45 billion euros"),
        ("de", "1,5 Billionen Dollar", "1500000000000", "", "1.5 trillion dollars"),
        ("de", "mindestens weitere 30 Menschen", "30", "mindestens", "40 people"),
        ("de", "bis zu 84 Stunden", "84", "bis zu", "70 hours"),
        ("de", "zwischen 100 und 200 Schiffe", "100", "zwischen", "150 ships"),
        ("de", "seit 2014", "2014", "seit", "2015"),
        ("de", "12,5 Prozent", "12.5", "", "12.5 per cent"),
        ("fr", "2,4 milliards d’euros", "2400000000", "", "2.4 billion euros"),
        ("fr", "près de 1 500 personnes", "1500", "près de", "1,450 people"),
        ("fr", "jusqu’à 30 pour cent", "30", "jusqu’à", "20 per cent"),
        ("ar", "ما لا يقل عن 41 شخصا", "41", "ما لا يقل عن", "45 people"),
        ("da", "knap 100 personer", "100", "knap", "95 people"),
        ("it", "almeno 41 persone", "41", "almeno", "45 people"),
        ("nb", "over 40 personer", "40", "over", "45 people"),
        ("nl", "zo’n 40 mensen", "40", "zo’n", "42 people"),
        ("pl", "ponad 30 tysięcy osób", "30000", "ponad", "35,000 people"),
        ("pt-BR", "cerca de 3,5 milhões de pessoas", "3500000", "cerca de", "3.6 million people"),
        ("ru", "не менее 12 человек", "12", "не менее", "15 people"),
        ("sv", "drygt 1 200 personer", "1200", "drygt", "1,250 people"),
        ("tr", "en az 40 kişi", "40", "en az", "45 people"),
        ("uk", "понад 100 тисяч військових", "100000", "понад", "130,000 troops"),
    ],
)
def test_scales_and_qualifiers_of_other_languages_count(
    language: str, text: str, value: str, qualifier: str, english: str
) -> None:
    """“rund 1.500” and 1,450 contradict each other no more than “about 1,500” does, nor do 2,4 Millionen and 2.4 million."""
    (found,) = numbers(text, language)
    assert (plain(found.value), found.qualifier) == (value, qualifier)
    assert agree([found, number(english)])
    assert is_qualifier(qualifier) or not qualifier
    assert left_out(qualifier, "") == (qualifier if qualifier != "zwischen" else "")


@pytest.mark.parametrize("text", ["over 40 boats", "circa 40 boats", "under 40 boats"])
def test_qualifiers_that_another_language_has_as_well_stay_english_ones(text: str) -> None:
    assert number(text).qualifier == text.split()[0]


def test_what_is_estimated_in_french_and_german_is_about_that() -> None:
    for words, language in (("un montant estimé à 76 millions d’euros", "fr"), ("die geschätzten 76 Millionen", "de")):
        (found,) = numbers(words, language)
        assert agree([found, Number(Decimal(80_000_000), found.unit, "")])


def test_a_definite_article_compares_with_a_number_that_is_known() -> None:
    assert [each.qualifier for each in numbers("mehr als die 221 Menschen unter den 34 Toten", "de")] == ["", ""]
    assert [each.qualifier for each in numbers("mehr als 221 Menschen unter 34 Jahren", "de")] == ["mehr als", "unter"]


def test_a_day_in_german_is_no_number() -> None:
    assert [plain(each.value) for each in numbers("am 8. Mai um 6 Uhr", "de")] == ["6"]


# ---------------------------------------------------------------------------------------------------------------------
# Agreeing


@pytest.mark.parametrize(
    ("readings", "consistent"),
    [
        (["an estimated 100,000", "at least 100,000", "100,000"], True),
        (["at least 100", "about 5,000"], True),
        (["at least 100,000", "130,000"], True),
        (["at least 100,000", "90,000"], False),
        (["more than 100,000", "100,000"], False),
        (["more than 100,000", "about 100,000"], True),
        (["up to 100,000", "100,000"], True),
        (["up to an estimated 5,000", "5,400"], True),
        (["at least about 30", "28"], True),
        (["at least about 30", "20"], False),
        (["less than 100,000", "100,000"], False),
        (["about 100,000", "108,000"], True),
        (["about 100,000", "120,000"], False),
        (["100,000", "130,000"], False),
        (["more than five", "less than five"], False),
        (["at least five", "up to five"], True),
        (["nearly 100", "105"], False),
        (["nearly 100", "more than 100"], False),
        (["nearly 100", "97"], True),
        (["just over 100", "103"], True),
        (["just over 100", "150"], False),
        (["between 100 and 200", "150"], True),
        (["between 100 and 200", "200–300"], True),
        (["between 100 and 200", "at least 250"], False),
        (["about 100 to 200", "95"], True),
        (["100 or more", "99"], False),
        (["dozens of men", "35 men"], True),
        (["dozens of men", "20 men"], False),
        (["dozens of men", "hundreds of men"], True),
        (["several hundred men", "450 men"], True),
        (["several hundred men", "1,200 men"], False),
        (["half a million", "500,000"], True),
        (["$5m", "5 million dollars"], True),
        (["$5m", "£5m"], False),
        (["150 €", "$150"], False),
        (["as few as 20", "25"], True),
        (["US$5m", "$5m"], True),
        (["12 °C", "12 °F"], False),
        (["12C", "12 °C"], True),
        (["12°", "12 °F"], True),
        (["12 km", "12 m"], False),
        (["50 kph", "50 km/h"], True),
        (["50 mph", "50 km/h"], False),
        (["5 troops", "5 soldiers"], True),
        (["joined in 1997", "joined after 1997"], False),
        (["joined in 1997", "joined after 1996"], True),
        (["about 1997", "in 2014"], False),
        (["about 1997", "in 1998"], True),
        (["about 1500 troops", "1600 troops"], True),
        (["-5 degrees", "below 0"], True),
        (["$1.4bn", "$1.42bn"], True),
        (["$1.4bn", "$1.42bn", "$1.38bn"], False),
        (["$1.42bn", "$1.43bn"], False),
        (["1.4 million", "1,423,000"], True),
        (["1.4 million", "1,450,000"], False),
        (["more than $1.4bn", "$1.42bn"], True),
        (["more than $1.4bn", "$1.39bn"], False),
        (["at least $1.4bn", "$1.39bn"], True),
        (["exactly $1.4bn", "$1.42bn"], False),
        (["58%", "58.4%"], True),
        (["58%", "58.6%"], False),
        (["5%", "5.3%"], False),
        (["5 million", "5.3 million"], False),
        (["100,000", "100,400"], False),
        (["12", "12.4"], False),
        (["7"], True),
        ([], True),
    ],
)
def test_readings_agree_when_all_can_be_true(readings: list[str], consistent: bool) -> None:
    """“At least 100,000” and “130,000” can both be right; “in 1997” and “after 1997” cannot."""
    found = [number(each) for each in readings]
    assert agree(found) is consistent
    assert agree(reversed(found)) is consistent


def test_a_number_behind_a_day_is_read() -> None:
    for text in ("On May 12 300 people marched", "On May 12, 300 people", "On 12 May 300 people"):
        assert [one.value for one in numbers(text)] == [300]


def test_percentage_points_are_no_per_cent() -> None:
    """A rise of three points is none of three per cent."""
    points = replace(number("3"), unit=currency_named("a rise of 3 percentage points"))
    assert not agree([number("3%"), points])
    assert agree([points, replace(number("3"), unit="percentage points")])


AMOUNTS = st.decimals(min_value=1, max_value=10**9, places=2)
PHRASES = st.lists(st.sampled_from(QUALIFIERS), max_size=2).map(" ".join)
NUMBERS = st.builds(
    lambda value, more, qualifier, step: Number(
        value, "", qualifier, upper=value + more if more else None, step=Decimal(step)
    ),
    AMOUNTS,
    st.sampled_from([None, Decimal(1), Decimal(1000)]),
    PHRASES,
    st.sampled_from(["0", "0.01", "0.1"]),
)


@steady
@given(NUMBERS)
def test_a_reading_agrees_with_itself_and_with_about_itself(one: Number) -> None:
    """For any number and qualifiers: the interval is not empty, holds or touches the number, and contradicts no copy."""
    interval = allowed(one)
    assert interval.low <= one.value <= interval.high
    assert agree([one, one])


@steady
@given(NUMBERS, NUMBERS, PHRASES)
def test_a_looser_reading_never_makes_a_contradiction(one: Number, other: Number, phrase: str) -> None:
    """For any two numbers that agree: a range around one of them, or “at least” its lower end, agrees too."""
    if agree([one, other]):
        wider = replace(one, upper=(one.upper or one.value) + 1)
        assert agree([wider, other])
    if agree([replace(one, qualifier=""), other]):
        assert agree([replace(one, qualifier="at least"), other])
        assert agree([replace(one, qualifier="up to"), other])
        assert agree([replace(one, qualifier="about"), other])


@steady
@given(st.lists(NUMBERS, max_size=4))
def test_the_order_of_readings_tells_nothing_and_fewer_never_contradict_more(found: list[Number]) -> None:
    """For any readings: agreement is symmetric, and part of what agrees agrees."""
    assert agree(found) == agree(found[::-1])
    if agree(found):
        assert agree(found[1:])


# ---------------------------------------------------------------------------------------------------------------------
# Any text


@settings(steady, max_examples=300)
@given(
    st.text()
    | st.text(st.sampled_from("0123456789.,$€%- mbnkfive’½"))
    | st.lists(
        st.sampled_from("between and about five hundred a half of 10 2.5 to or more -5 % million in 2014 – May".split())
    ).map(" ".join)
)
def test_any_text_can_be_read(text: str) -> None:
    """Nothing raises, and numbers stand in order in the text."""
    for language in ("en", "de"):
        found = numbers(text, language)
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(one.upper is None or one.value < one.upper for one in found)
        assert all(is_qualifier(one.qualifier.replace("…", "")) for one in found if one.qualifier)


@steady
@given(st.integers(0, 10**12), st.sampled_from(["{:,}", "{:_}", "{}"]), st.sampled_from([" ", "\u00a0", "\u2009"]))
def test_a_printed_integer_is_read_back(value: int, form: str, space: str) -> None:
    """For any integer, with commas, spaces or nothing between the thousands."""
    found = number(form.format(value).replace("_", space) + " men")
    assert (plain(found.value), found.unit) == (str(value), "")


def in_words(value: int) -> str:
    """A number from 1 to 999,999 in English words."""
    ones = (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if value < 20:
        return ones[value - 1]
    if value < 100:
        return tens[value // 10 - 2] + (f"-{ones[value % 10 - 1]}" if value % 10 else "")
    unit, name = (100, "hundred") if value < 1000 else (1000, "thousand")
    rest = value % unit
    return f"{in_words(value // unit)} {name}" + (f"{' and' if rest < 100 else ''} {in_words(rest)}" if rest else "")


@steady
@given(st.integers(1, 999_999))
def test_a_number_in_words_is_read_back(value: int) -> None:
    """For any integer below a million: nine hundred and ninety-nine thousand and one."""
    assert plain(number(f"{in_words(value)} men").value) == str(value)


# ---------------------------------------------------------------------------------------------------------------------
# What the words around a number bear out


@pytest.mark.parametrize(
    ("unit", "words", "borne_out"),
    [
        ("troops", "100,000 U.S. troops", True),
        ("troop", "100,000 troops", True),
        ("countries", "a country of five", True),
        ("people", "one person died", True),
        ("$", "200 million dollars", True),
        ("dollars", "$200m", True),
        ("per cent", "5%", True),
        ("U.S. troops", "100,000 troops of the U.S. army", True),
        ("bananas", "100,000 troops", False),
        ("€", "$200 million", False),
        ("", "anything", False),
    ],
)
def test_a_unit_is_borne_out_by_the_words_around(unit: str, words: str, borne_out: bool) -> None:
    """In the singular or plural, as a sign or a word."""
    assert bears_out(unit, words) is borne_out


def test_surroundings_end_with_the_paragraph_and_between_words() -> None:
    """What stands in another paragraph is not beside the number."""
    text = "First.\n\nSome 40 boats came.\n\nLast."
    found = surroundings(text, text.index("40"), text.index("40") + 2)
    assert found.text == "Some 40 boats came."
    assert found.text[found.start :].startswith("40")
    long = "word " * 200 + "40 boats" + " word" * 200
    around = surroundings(long, 1000, 1008)
    assert set(around.text.split()) == {"word", "40", "boats"}
    assert around.text[around.start :].startswith("40 boats")


def test_a_qualifier_that_is_left_out_is_named() -> None:
    """Those that allow the value alone may go."""
    assert left_out("at least about", "about") == "at least"
    assert left_out("in about", "about") == ""
    assert is_qualifier("at least about an")
    assert not is_qualifier("nearby")
    assert not is_qualifier(" ")

"""What a word is, which characters are welcome, and how a slug is made."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose.text import (
    argument,
    describe,
    in_ascii,
    markup_in,
    row_and_column,
    slug,
    spelt_in_ascii,
    tongue,
    unwelcome_characters,
    visible,
    words_of,
)

steady = settings(derandomize=True, max_examples=150)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We can't go.", ["We", "can't", "go"]),
        ("NATO’s open-door policy", ["NATO’s", "open-door", "policy"]),
        ("It is non-negotiable: 100,000 troops", ["It", "is", "non-negotiable", "100,000", "troops"]),
        ("$200 million, €3.2bn, 5% at 12:30", ["$200", "million", "€3.2bn", "5%", "at", "12:30"]),
        ("The U.S. and U.S.-led forces, e.g. NATO", ["The", "U.S", "and", "U.S.-led", "forces", "e.g", "NATO"]),
        ("words—words – words", ["words", "words", "words"]),
        ("cafe\u0301 नमस्ते", ["cafe\u0301", "नमस्ते"]),
        ("我們走", ["我", "們", "走"]),
        ("三百人と1億2000万円、3万人", ["三百", "人", "と", "1億2000万", "円", "3万", "人"]),
        ("๑๒๐ คน ၁,၅၀၀", ["๑๒๐", "ค", "น", "၁,၅၀၀"]),
        ("١٬٥٠٠ و٣٫٥٪", ["١٬٥٠٠", "و٣٫٥٪"]),
        ("‘quoted’ — … !", ["quoted"]),
        ("", []),
    ],
)
def test_a_word_is_what_a_reader_would_not_cut(text: str, words: list[str]) -> None:
    """Apostrophes, hyphens, decimal marks and unit signs hold a word together; dashes and marks do not."""
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("plain, “curly”, 한국어, 👩‍👩‍👧, می‌خواهم\t\r\n", ""),
        ("bell\x07", "U+0007"),
        ("\u202eevil\u2066", "U+202E RIGHT-TO-LEFT OVERRIDE, U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\ud800\ufffe", "U+D800, U+FFFE"),
    ],
)
def test_characters_that_deceive_or_break_are_named(text: str, named: str) -> None:
    """A curator learns which character it is, even where nothing can be seen."""
    assert unwelcome_characters(text) == named


def test_a_character_is_described_by_code_point_and_name() -> None:
    """Controls have no name; the code point stands alone."""
    assert (describe("’"), describe("\0")) == ("U+2019 RIGHT SINGLE QUOTATION MARK", "U+0000")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There is no change, there will be no change", "there-is-no-change-there"),
        ("We can’t go", "we-cant-go"),
        ("Müller, Šefčovič & Cie", "muller-sefcovic-cie"),
        ("我們走", "6211-5011-8d70"),
        ("東京都千代田区霞が関", "6771-4eac-90fd-5343-4ee3-7530"),
        ("Don't go, it’s late", "dont-go-its-late"),
        ("x" * 78 + " y z", "x" * 78 + "-y"),
        ("x" * 79 + " y z", "x" * 79),
        ("-Xmas- b", "xmas-b"),
        ("…!", "x"),
        ("", "x"),
    ],
)
def test_a_slug_is_readable_and_never_empty(text: str, expected: str) -> None:
    """The first five words in plain letters."""
    assert slug(text) == expected


@steady
@given(st.text(), st.integers(1, 8))
def test_a_slug_is_safe_in_any_address(text: str, words: int) -> None:
    """For any text: lower-case ASCII letters, digits and single inner hyphens."""
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(text, words))


@steady
@given(st.text())
def test_words_stand_in_the_text_in_order(text: str) -> None:
    """For any text, words are found where they are and nothing raises."""
    at = 0
    for word in words_of(text):
        at = text.index(word, at) + len(word)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("ab", 0, (1, 1)),
        ("ab", 1, (1, 2)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb\r", 2, (2, 1)),
        ("\r\r\n\n", 4, (4, 1)),
        ("\n\nab\ncd\nef", 6, (4, 2)),
        ("\r\rab\rcd\ref", 6, (4, 2)),
        ("\r\nab\r\ncd\r\nef", 8, (3, 3)),
    ],
)
def test_lines_are_counted_as_editors_count_them(text: str, offset: int, place: tuple[int, int]) -> None:
    """Whatever ends them, and whatever follows."""
    assert row_and_column(text, offset) == place


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x1b[2J\x07", "a␛[2J␇"),
        ("\x00\x1f \x7f!", "␀␟ ␡!"),
        ("\x80\x9b\u2028\u202e\u2066\ufffe", "������"),
        ("plain — “text”", "plain — “text”"),
    ],
)
def test_what_commands_a_terminal_becomes_a_picture(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Müller & Cie", True),
        ("1986", True),
        ("Łódź", False),
        ("東京", False),
        ("Tokyo 東京", False),
        ("… –", False),
        ("", False),
    ],
)
def test_letters_that_have_an_ascii_base_are_told(text: str, plain: bool) -> None:
    """Those alone make a name that can be read in an address."""
    assert in_ascii(text) is plain


@pytest.mark.parametrize(
    ("text", "name"),
    [("Straßenbahn", "strassenbahn"), ("Łódź", "lodz"), ("Sørensen & Ærø", "sorensen-aero"), ("Erdoğan", "erdogan")],
)
def test_latin_letters_without_an_ascii_base_are_spelt_as_people_do(text: str, name: str) -> None:
    """In what is named once; ids that every build makes anew stay what they were."""
    assert in_ascii(spelt_in_ascii(text))
    assert slug(spelt_in_ascii(text)) == name


def test_a_tongue_is_a_language_without_its_region() -> None:
    """As BCP 47 writes them, in whatever case."""
    assert [tongue(language) for language in ("en", "pt-BR", "DE-at", "zh-Hant-TW")] == ["en", "pt", "de", "zh"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("../a_b-2.txt", "../a_b-2.txt"),
        ("C:\\sites\\häfen", "C:\\sites\\häfen"),
        ("Häfen & Co", '"Häfen & Co"'),
        ("story (1).txt", '"story (1).txt"'),
        ("~", '"~"'),
    ],
)
def test_a_name_in_a_command_is_quoted_where_a_shell_would_read_more_into_it(name: str, typed: str) -> None:
    assert argument(name) == typed


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("We&rsquo;re ready", "&rsquo;"),
        ("all&#160;of it", "&#160;"),
        ("<p class=lead>We are", "<p class=lead>"),
        ("We are<br/>ready", "<br/>"),
        ("<!DOCTYPE html>", "<!DOCTYPE html>"),
        ("AT&T; R&D &c.; a < b > c; <https://a.example>; <a@b.example>; x&nosuch;", None),
    ],
)
def test_html_that_was_left_in_a_text_is_told_from_what_people_write(text: str, markup: str | None) -> None:
    found = markup_in(text)
    assert (found and found[0]) == markup

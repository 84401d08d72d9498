"""A byline's authors, one by one; what cannot be divided with confidence stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.resolving.authors import authors
from tests.strategies import texts


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Alex Woodward", ["Woodward, Alex"]),
        ("By Ann Bee in Kyiv", ["Bee, Ann"]),
        ("Ann Bee and Carl Dee", ["Bee, Ann", "Dee, Carl"]),
        ("Ann Bee in Kyiv and Carl Dee in Moscow", ["Bee, Ann", "Dee, Carl"]),
        ("Ann Bee, Carl Dee, and Ed Eff", ["Bee, Ann", "Dee, Carl", "Eff, Ed"]),
        ("Ann Bee; Carl Dee", ["Bee, Ann", "Dee, Carl"]),
        ("Jim O’Brien & J. K. Rowling", ["O’Brien, Jim", "Rowling, J. K."]),
        ("By Ursula von der Leyen", ["von der Leyen, Ursula"]),
        ("John Smith, Jr. and Ann Bee", ["Smith, John, Jr.", "Bee, Ann"]),
        ("ANN BEE", ["BEE, ANN"]),
        ("Ann Bee, Diplomatic Correspondent", ["Bee, Ann"]),
        ("Ann Bee, London", ["Bee, Ann"]),
        ("Ann Bee, New York", ["Bee, Ann"]),
        ("Ann Bee and Carl Dee, Associated Press", ["Bee, Ann", "Dee, Carl"]),
        ("Ann Bee (Reuters)", ["Bee, Ann"]),
        ("Ann Bee of The New York Times", ["Bee, Ann"]),
        ("By Ann Bee; additional reporting by Carl Dee", ["Bee, Ann"]),
        ("Reporting by Ann Bee and Carl Dee; Editing by Ed Eff", ["Bee, Ann", "Dee, Carl"]),
    ],
)
def test_persons_are_named_one_by_one(byline: str, expected: list[str]) -> None:
    """Without "By", where they are, for whom they write and who helped."""
    assert [author.inverted for author in authors(byline)] == expected
    assert not any(author.is_whole for author in authors(byline))


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Reuters", ["Reuters"]),
        ("By The Associated Press", ["The Associated Press"]),
        ("AFP", ["AFP"]),
        ("Reuters and AFP", ["Reuters", "AFP"]),
        ("BBC News and agencies", ["BBC News and agencies"]),
        ("Guardian staff and agencies", ["Guardian staff and agencies"]),
        ("Council of Europe", ["Council of Europe"]),
        ("Peter and Mary Smith", ["Peter and Mary Smith"]),
        ("XI Jinping", ["XI Jinping"]),
        ("王小明", ["王小明"]),
        ("=1+1 and x", ["=1+1 and x"]),
        ("and", ["and"]),
    ],
)
def test_what_is_no_persons_name_stays_whole(byline: str, expected: list[str]) -> None:
    """Organisations, shared family names, names whose order is not known, and what is no name at all."""
    assert [author.name for author in authors(byline)] == expected
    assert all(author.is_whole for author in authors(byline))


def test_a_person_and_an_organisation_are_two_authors() -> None:
    """Each as it is."""
    assert [author.inverted for author in authors("Ann Bee and agencies")] == ["Bee, Ann", "agencies"]


def test_other_languages_say_by_and_and_in_their_own_words() -> None:
    """By the article's language."""
    assert [one.inverted for one in authors("Von Anna Müller und Max von Berg", "de-AT")] == [
        "Müller, Anna",
        "von Berg, Max",
    ]
    assert [one.name for one in authors("Von Anna Müller und Max Berg", "en")] == ["Von Anna Müller und Max Berg"]


@pytest.mark.parametrize("byline", [None, "", " "])
def test_no_byline_has_no_authors(byline: str | None) -> None:
    """None is made up."""
    assert authors(byline) == ()


@given(texts)
def test_any_text_has_at_least_one_author_and_no_new_letters(byline: str) -> None:
    """Whatever a byline holds."""
    found = authors(byline)
    assert found
    assert all(author.name and author.name.replace(", ", " ").split()[0] in byline for author in found)


def test_what_is_too_long_for_a_byline_is_read_at_once() -> None:
    """And stays whole."""
    assert len(authors("; ,and " * 100_000)) == 1


@pytest.mark.parametrize(
    "byline", ["| a | b |", "&lt;b&gt;", "; x ;", ",=1+1", "nul.", "x\u2026 y;", "'; DROP TABLE x; --"]
)
def test_what_is_no_name_stays_as_it_is(byline: str) -> None:
    """Not even a sign at its edge is lost."""
    assert [author.name for author in authors(byline)] == [byline]

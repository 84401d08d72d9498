"""Strict YAML: text stays text, every value knows its place, and every surprise is refused on its line."""

from __future__ import annotations

from hashlib import sha256

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.diagnostics import Place
from generator.reading.yamlfile import MAX_BYTES, Parsed, read_yaml
from tests.yardstick import moments

steady = settings(derandomize=True, max_examples=150)


def codes(source: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of each diagnostic."""
    data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    return [(found.code, found.place.line, found.place.column) for found in read_yaml(data, "a.yml")[1]]


def data_of(source: str) -> object:
    """What was read, where nothing is wrong."""
    parsed, diagnostics = read_yaml(source.encode(), "a.yml")
    assert diagnostics == []
    assert parsed is not None
    return parsed.data


@pytest.mark.parametrize(
    "scalar",
    [
        "no",
        "NO",
        "on",
        "yes",
        "12:30",
        "010",
        "0x1F",
        "1_000",
        "1e3",
        ".inf",
        "2022-01-26",
        "true",
        "3.10",
        "=",
        "5,000",
    ],
)
def test_a_scalar_is_what_was_typed(scalar: str) -> None:
    """Norway stays NO: YAML 1.1's guesses never change a meaning."""
    assert data_of(f"key: {scalar}\nlist:\n  - {scalar}\n") == {"key": scalar, "list": [scalar]}


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("''", ""),
        ('"null"', "null"),
        ("'~'", "~"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
    ],
)
def test_only_a_plain_null_is_nothing(scalar: str, value: str | None) -> None:
    """In quotation marks it is text."""
    assert data_of(f"key: {scalar}") == {"key": value}


def test_every_key_and_value_knows_its_place() -> None:
    """Line and column count from 1; an unknown path gives the nearest place around it."""
    parsed, _ = read_yaml(b"# a comment\nactors:\n  - id: a\n    aliases: [x, 'y']\n", "a.yml")
    assert parsed is not None
    assert parsed.place("actors", 0, "id") == Place("a.yml", 3, 9)
    assert parsed.key_place("actors", 0, "id") == Place("a.yml", 3, 5)
    assert parsed.place("actors", 0, "aliases", 1) == Place("a.yml", 4, 18)
    assert parsed.key_place("actors", 0) == parsed.place("actors", 0, "name") == Place("a.yml", 3, 5)
    assert parsed.place() == Place("a.yml", 2, 1)
    assert Parsed("a.yml", None).place("b", 0) == Parsed("a.yml", None).key_place("b") == Place("a.yml")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", [("yaml-empty", 1, 1)]),
        ("# only a comment\n", [("yaml-empty", 1, 1)]),
        ("a: 1\na: 2\n", [("duplicate-key", 2, 1)]),
        ("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", [("duplicate-key", 4, 3), ("duplicate-key", 5, 1)]),
        ("a: &x 1\nb: *x\n", [("yaml-anchor", 1, 4), ("yaml-alias", 2, 4)]),
        ("a: &x {}\n<<: *x\n", [("yaml-anchor", 1, 4), ("yaml-merge-key", 2, 1), ("yaml-alias", 2, 5)]),
        ("&x a: 1\n!y b: 2\n", [("yaml-anchor", 1, 1), ("yaml-tag", 2, 1)]),
        ("a: !!python/object:os.system x\n", [("yaml-tag", 1, 4)]),
        ("a: !x [1]\n", [("yaml-tag", 1, 4)]),
        ("a: 1\n---\nb: 2\n", [("yaml-several-documents", 2, 1)]),
        ("? [a, b]\n: 1\n", [("yaml-key", 1, 3)]),
        ("a: number #1 of all\n", [("yaml-cut-by-comment", 1, 4)]),
        ("a: two words # and more\n", [("yaml-cut-by-comment", 1, 4)]),
        ("a: word # and more\n", []),
        ("a: ! word\n", []),
        ("a:\n\tb: 1\n", [("yaml-tab", 2, 1)]),
        ("a: [1, 2\n", [("yaml-syntax", 1, 4)]),
        ("a: b: c\n", [("yaml-syntax", 1, 5)]),
        ("a: 1\nseed\ntodo: []\n", [("yaml-syntax", 2, 1)]),
        ("- a\nb: 1\n", [("yaml-syntax", 2, 1)]),
        ("a: |\n\tx\n", [("yaml-tab", 2, 1)]),
        ("a: 1\n%x\n", [("yaml-syntax", 2, 3)]),
        ("a: [1, 2\nb: 3\n", [("yaml-syntax", 1, 4)]),
        ("'a\n", [("yaml-syntax", 1, 1)]),
        ("a: 'unclosed\n", [("yaml-syntax", 1, 4)]),
        ("a: \x07\n", [("bad-character", 1, 4)]),
        ("a: b\nc: \u202ed\n", [("bad-character", 2, 4)]),
        ("a: b\u2028c\n", [("bad-character", 1, 5)]),
        ("[" * 100 + "]" * 100, [("yaml-too-deep", 1, 42)]),
    ],
)
def test_what_surprises_people_is_refused_on_its_line(source: str, expected: list[tuple[str, int, int]]) -> None:
    """Anchors, aliases, tags, merge keys, second documents, duplicate keys, tabs, cut text, controls."""
    assert codes(source) == expected


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("a: 1\ntodo\nb: 2\n", "end the key with “:”"),
        ("a:\n  - b: 1\n  b: 2\n", "begin each entry of the list with “- ”"),
        ("a: b: c\n", "into quotation marks"),
    ],
)
def test_a_slip_of_the_form_is_told_with_what_mends_it(source: str, wanted: str) -> None:
    _, diagnostics = read_yaml(source.encode(), "a.yml")
    assert wanted in (diagnostics[0].hint or "")


@pytest.mark.parametrize("source", ["---", "--- ", "a: [", "a:\n  - &", "a: !!", "'a", "- ", "? "])
def test_what_ends_with_the_file_stands_on_a_line_that_it_has(source: str) -> None:
    """The parser sees the end of a file on the line behind its last one."""
    parsed, diagnostics = read_yaml(source.encode(), "a.yml")
    places = [found.place for found in diagnostics] + list(parsed.values.values() if parsed else ())
    assert places
    assert max(place.line for place in places) <= source.count("\n") + 1


def test_nothing_but_the_start_of_a_document_is_empty_behind_it() -> None:
    """Where the value would begin."""
    parsed, _ = read_yaml(b"---", "a.yml")
    assert parsed is not None
    assert (parsed.data, parsed.place()) == (None, Place("a.yml", 1, 4))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"a: 1\nb: caf\xe9\n", [("not-utf-8", 2, 7)]),
        ("a: 1".encode("utf-16"), [("not-utf-8", 1, 1)]),
        (b"a: \xed\xa0\x80\n", [("not-utf-8", 1, 4)]),
        (b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", []),
        (b"a: 1\rb: 2\r", []),
    ],
)
def test_any_encoding_but_utf_8_is_refused_at_its_first_byte(
    source: bytes, expected: list[tuple[str, int, int]]
) -> None:
    """A byte order mark and the line ends of every system are welcome."""
    assert codes(source) == expected


def test_a_file_is_known_by_the_digest_of_its_bytes() -> None:
    """What is made of it is taken over while it has the same."""
    source = b"\xef\xbb\xbfa: 1\r\n"
    parsed, _ = read_yaml(source, "a.yml")
    assert parsed is not None
    assert parsed.sha256 == sha256(source).hexdigest()


def test_a_file_that_is_too_large_is_named() -> None:
    """Two million bytes are read, and not one more."""
    largest = b"a: " + b"x" * (MAX_BYTES - 4) + b"\n"
    assert read_yaml(largest, "a.yml")[1] == []
    assert [(each.code, each.place.file) for each in read_yaml(largest + b"\n", "a.yml")[1]] == [
        ("yaml-too-large", "a.yml")
    ]


def test_the_message_of_a_duplicate_names_the_first() -> None:
    """Both places, so that the editor can choose; the first value is kept."""
    parsed, [found] = read_yaml(b"a: 1\nb: 2\na: 3\n", "a.yml")
    assert found.message == "“a” appears twice, first on line 1"
    assert parsed is not None
    assert (parsed.data, parsed.place("a")) == ({"a": "1", "b": "2"}, Place("a.yml", 1, 4))


def test_a_comment_after_a_value_is_welcome() -> None:
    """Only `#` without a space after it looks like text that was cut."""
    assert data_of("a: 1  # one\nb: '#2' # two\nc: x#y\n") == {"a": "1", "b": "#2", "c": "x#y"}


@pytest.mark.parametrize(
    "source",
    [
        b"a: " + b"[" * 2_000,
        b"a: &a [x]\n" + b"".join(b"b%d: [%s]\n" % (n, b", ".join([b"*a"] * 9)) for n in range(60)),
        b"a: " + b"9" * 5_000,
        b"a: " + b"x" * 17_000_000,
        b"- " * 5_000,
    ],
    ids=["brackets", "aliases", "digits", "megabytes", "lists"],
)
@pytest.mark.slow
def test_a_bomb_does_not_go_off(source: bytes) -> None:
    """Refused or read, in a moment."""
    assert moments(lambda: read_yaml(source, "a.yml")) < 30


VALUES = st.recursive(
    st.none() | st.text(st.characters(categories=["L", "N", "P", "Zs"], max_codepoint=0xD7FF)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcß", min_size=1), inner, max_size=3),
    max_leaves=8,
)


@steady
@given(st.dictionaries(st.text("abc", min_size=1), VALUES, min_size=1, max_size=3))
def test_what_is_written_is_read_back(data: object) -> None:
    """For any data of text, lists and mappings."""
    source = yaml.safe_dump(data, allow_unicode=True, default_style='"').replace('!!null "null"', "null")
    assert data_of(source) == data


@steady
@given(
    st.binary()
    | st.text().map(lambda text: text.encode("utf-8", "replace"))
    | st.text(st.sampled_from("ab:-[]{}#&*!|>'\"%@`? \n\t")).map(str.encode)
)
def test_any_bytes_can_be_read(source: bytes) -> None:
    """For any bytes: data or diagnostics, with places inside the file, and never an exception."""
    parsed, diagnostics = read_yaml(source, "a.yml")
    assert parsed is not None or diagnostics
    assert all(found.place.line >= 1 and found.place.column >= 1 for found in diagnostics)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_item_without_a_value_at_the_end_is_told_where_the_file_ends_whatever_ends_its_lines(end: str) -> None:
    """Line and column exist in the file as editors count them."""
    parsed, _ = read_yaml(f"actors:{end}-".encode(), "a.yml")
    assert parsed
    assert parsed.place("actors", 0) == Place("a.yml", 2, 2)

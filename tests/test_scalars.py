"""Behind each character of a value stand characters of the file: in every style, whatever surrounds it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.reading.scalars import Scalar, scalars_of
from generator.reading.yamlfile import read_yaml

steady = settings(derandomize=True, max_examples=300)


def only(source: str, line: int, column: int) -> Scalar:
    """The scalar at a place of a file."""
    return scalars_of(source)[line, column]


def replaced(scalar: Scalar, new: str) -> str | None:
    """The file with another value in the place of a scalar."""
    edits, text = scalar.edits(new), scalar.text
    for start, end, part in reversed(edits or []):
        text = text[:start] + part + text[end:]
    return None if edits is None else text


def written(scalar: Scalar, part: str) -> str:
    """What of the file stands for a part of the value."""
    assert scalar.spans is not None
    at = scalar.value.index(part)
    return scalar.text[scalar.spans[at][0] : scalar.spans[at + len(part) - 1][1]]


@pytest.mark.parametrize(
    ("source", "value", "part", "expected"),
    [
        ("w: can't be  # no\n", "can't be", "can't", "can't"),
        ("w: 'can''t  be'\n", "can't  be", "can't", "can''t"),
        ('w: "say \\"no\\" \\u2019 \\x41"\n', 'say "no" ’ A', '"no" ’', '\\"no\\" \\u2019'),
        ("w: one\n  two\n\n  three\n", "one two\nthree", "two\nthree", "two\n\n  three"),
        ("w: 'one  \n  two'\n", "one two", "one two", "one  \n  two"),
        ('w: "one \\\n  two"\n', "one two", "one two", "one \\\n  two"),
        ("w: >-\n  one\n  two\n\n  three\nv: x\n", "one two\nthree", "two\nthree", "two\n\n  three"),
        ("w: >  # why\n  one\n    more\n  two\n", "one\n  more\ntwo\n", "more\ntwo\n", "more\n  two\n"),
        ("w: |+\n  one\n\n   two\n\nv: x\n", "one\n\n two\n\n", "one\n\n", "one\n\n"),
        ("w: >-\r\n  one\r\n  two\r\n", "one two", "one two", "one\r\n  two"),
        ("w: |-\n\n\n  one\n", "\n\none", "one", "one"),
    ],
)
def test_every_style_knows_what_was_typed(source: str, value: str, part: str, expected: str) -> None:
    """Doubled and escaped marks, folded lines, indented blocks, the line ends of every system."""
    scalar = only(source, 1, 4)
    assert scalar.value == value
    assert written(scalar, part) == expected


@pytest.mark.parametrize("source", ["w: >2-\n   one\n", "w: |1\n  one\n"])
def test_what_is_not_certain_is_left_alone(source: str) -> None:
    """An indentation given as a number is rare: nothing is claimed about it."""
    scalar = only(source, 1, 4)
    assert scalar.spans is None
    assert scalar.edits("two") is None


def test_a_broken_file_is_known_as_far_as_it_can_be_read() -> None:
    """What stands before the fault has its place."""
    assert set(scalars_of("a: b\nc: [d\n")) >= {(1, 1), (1, 4)}
    assert scalars_of("") == {}


@pytest.mark.parametrize(
    ("source", "new", "expected"),
    [
        ("w: tabel # x\nv: y\n", "table", "w: table # x\nv: y\n"),
        ("w: 'the \"tabel\"'\n", "the 'table'", "w: 'the ''table'''\n"),
        ('w: "the tabel"\n', 'the "table"', 'w: "the \\"table\\""\n'),
        ("w: >-\r\n  it's on\r\n  the table\r\n", "it’s on the table", "w: >-\r\n  it’s on\r\n  the table\r\n"),
        ("w: x", "", None),
        ("w: x", "two\nlines", None),
    ],
)
def test_only_what_differs_is_written_anew(source: str, new: str, expected: str | None) -> None:
    """Comments, marks, line ends and folds stay; a line break is never written."""
    scalar = next(scalar for place, scalar in scalars_of(source).items() if place > (1, 1))
    assert replaced(scalar, new) == expected


WORDS = st.text(st.sampled_from("ab’'\"“”\\ :#-é—\u00a0,[]{}>|%@`!&*?\n\t"), min_size=1, max_size=40)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


def document(value: str, style: str | None, width: int, crlf: bool) -> str:
    """A file with the value in the middle, in a style, as PyYAML writes it."""
    scalar = yaml.ScalarNode("tag:yaml.org,2002:str", value, style=style)
    pairs = [(yaml.ScalarNode("tag:yaml.org,2002:str", key), scalar if key == "b" else one) for key, one in
             (("a", yaml.ScalarNode("tag:yaml.org,2002:str", "x")), ("b", scalar), ("c", yaml.ScalarNode("tag:yaml.org,2002:str", "y")))]  # fmt: skip
    text = yaml.serialize(yaml.MappingNode("tag:yaml.org,2002:map", pairs), width=width, allow_unicode=True)
    return text.replace("\n", "\r\n") if crlf else text


def value_of(text: str) -> object:
    """What is read of a file; None where it is refused."""
    parsed, diagnostics = read_yaml(text.encode(), "a.yml")
    return parsed.data if parsed and not diagnostics else None


@steady
@given(WORDS, STYLES, st.sampled_from([8, 20, 80]), st.booleans())
def test_whatever_is_written_is_understood_or_left_alone(value: str, style: str | None, width: int, crlf: bool) -> None:
    """The characters behind a value come in order, do not overlap, and lie inside it."""
    text = document(value, style, width, crlf)
    scalar = next(s for (line, column), s in scalars_of(text).items() if (line, column) > (2, 1))
    assume(scalar.spans is not None and scalar.spans)
    assert scalar.spans is not None
    edges = [edge for span in scalar.spans for edge in span]
    assert edges == sorted(edges)
    assert scalar.start <= edges[0]
    assert edges[-1] <= max(scalar.end, edges[0])


@steady
@given(WORDS, WORDS.filter(lambda text: "\n" not in text), STYLES, st.sampled_from([8, 20, 80]), st.booleans())
def test_a_value_that_can_be_written_is_read_back(
    old: str, new: str, style: str | None, width: int, crlf: bool
) -> None:
    """In quotation marks every replacement reads back as it was meant, and nothing else of the file changes."""
    text = document(old, style, width, crlf)
    before = value_of(text)
    assume(isinstance(before, dict))
    scalar = next(s for (line, column), s in scalars_of(text).items() if (line, column) > (2, 1))
    after = replaced(scalar, new)
    if after is None or scalar.style not in ("'", '"'):
        return
    assert isinstance(before, dict)
    if "\n" not in scalar.value and "  " not in text and "\t" not in text:
        assert value_of(after) == {**before, "b": new}
    kept = len(text) - scalar.end
    assert after[: scalar.start] == text[: scalar.start]
    assert after[len(after) - kept :] == text[scalar.end :]

"""Values as bytes and back: what comes out equals what went in, whatever it is made of."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.building.build import read
from generator.machine.packing import packed, unpacked

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Point:
    """Two fields, and a number that counts nothing."""

    x: int
    y: int = 0


@dataclass(frozen=True, slots=True)
class Alone:
    """One field, which is a tuple itself."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Circle(Point):
    """A point with one field more."""

    radius: int = 1


@dataclass(frozen=True, slots=True)
class Derived:
    """A field that is not given but found."""

    words: str
    count: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "count", len(self.words.split()))


@dataclass(frozen=True, slots=True)
class Named:
    """Fields that must be named."""

    first: str
    last: str = field(default="", kw_only=True)


@dataclass
class Open:
    """No slots: pickle knows it by itself."""

    seen: list[Point]


@pytest.mark.parametrize(
    "value",
    [
        Point(1, 2),
        Alone(()),
        Alone((Point(1), Circle(2, 3, 4))),
        Derived("two words"),
        Named("Ada", last="Lind"),
        Open([Point(1)]),
        {"a": [Point(1), None], "b": frozenset({Point(2)})},
    ],
    ids=repr,
)
def test_what_comes_out_equals_what_went_in(value: object) -> None:
    """Of the very same kind, too."""
    again = unpacked(packed(value))
    assert again == value
    assert type(again) is type(value)


def test_what_was_one_thing_is_one_thing_again() -> None:
    """A site has the same article in many places."""
    point = Point(1)
    one, other = unpacked(packed([point, Alone((point,))]))
    assert one is other.points[0]


def test_what_cannot_be_pickled_is_refused_as_pickle_does() -> None:
    """Nothing is left out in silence."""
    with pytest.raises((pickle.PicklingError, AttributeError)):
        packed(Alone((lambda: None,)))  # type: ignore[arg-type]


def test_the_projects_own_briefings_stay_what_they_are() -> None:
    """Every class of the proven data is among them."""
    _, briefings, _ = read(ROOT)
    assert briefings
    assert unpacked(packed(briefings)) == briefings

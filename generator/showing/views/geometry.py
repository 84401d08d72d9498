"""Shapes of the pictures, in whole numbers. The templates write the elements; nothing here is text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

PITCH = 14
"""From one cell of a grid to the next."""
SIDE = 11
"""Of a cell."""
GUTTER = 20
"""Left of the cells, for the numbers of the rows."""
BAND = 22
"""The most cells side by side before a grid goes on below: what fits a phone."""
_BETWEEN = 10
"""Between two bands."""


class Mark(StrEnum):
    """What a cell of the coverage matrix says of one thing in one article."""

    SHARED = "shared"
    """The article has it, and so has another."""
    ONLY = "only"
    """No other article has it."""
    OMITTED = "omitted"
    """The article lacks it, and all the others, at least two, have it."""
    ABSENT = "absent"
    """The article lacks it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A row's number and where it is written."""

    number: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A picture of rows and columns: one outline for all cells of a kind."""

    width: int
    height: int
    labels: tuple[Label, ...]
    outlines: tuple[tuple[Mark, str], ...]
    """For each kind of mark that occurs, the `d` of a path: capital letters and whole numbers only."""


def grid(columns: Sequence[Sequence[Mark]], rows: int) -> Grid:
    """The picture of a matrix given column by column, cut into bands that stand below each other."""
    bands = max(1, -(-len(columns) // BAND))
    wide = -(-len(columns) // bands)
    high = rows * PITCH + _BETWEEN
    shapes: dict[Mark, list[str]] = {}
    for number, column in enumerate(columns):
        x = GUTTER + number % wide * PITCH
        for row, mark in enumerate(column):
            shapes.setdefault(mark, []).append(_shape(mark, x, number // wide * high + row * PITCH))
    labels = (
        Label(row + 1, GUTTER - 6, band * high + row * PITCH + SIDE - 1) for band in range(bands) for row in range(rows)
    )
    return Grid(
        width=GUTTER + wide * PITCH,
        height=bands * high - _BETWEEN,
        labels=tuple(labels),
        outlines=tuple((mark, "".join(shapes[mark])) for mark in Mark if mark in shapes),
    )


def _shape(mark: Mark, x: int, y: int) -> str:
    """A square; a diamond for what only one has; a small dot for what is not there."""
    right, bottom, half = x + SIDE, y + SIDE, SIDE // 2
    if mark is Mark.ONLY:
        return f"M{x + half} {y}L{right} {y + half}L{x + half} {bottom}L{x} {y + half}Z"
    if mark is Mark.ABSENT:
        return f"M{x + half} {y + half}H{x + half + 1}V{y + half + 1}H{x + half}Z"
    if mark is Mark.OMITTED:
        return f"M{x + 1} {y + 1}H{right - 1}V{bottom - 1}H{x + 1}Z"
    return f"M{x} {y}H{right}V{bottom}H{x}Z"


def bars(values: Iterable[int], longest: int) -> tuple[int, ...]:
    """The lengths of bars in percent of the longest value; what is there at all is seen."""
    return tuple(max(1, round(value * 100 / longest)) if value and longest else 0 for value in values)

"""Long lists in pages of bounded length, so that no page grows with the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from generator.showing import addresses

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Turn:
    """Another page of the list."""

    number: int
    of: int
    href: Markup


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where one page of a list stands among the others."""

    address: str
    number: int
    """Counted from 1."""
    of: int
    before: Turn | None
    after: Turn | None


def leaves(items: Sequence[Item], length: int, first: str) -> Iterator[tuple[Leaf, Sequence[Item]]]:
    """The list cut into pages of at most `length` items; a list without items is one empty page."""
    of = max(1, -(-len(items) // length))
    for number in range(1, of + 1):
        own = addresses.list_page(first, number)
        before = _leaf(number - 1, of, first, own) if number > 1 else None
        after = _leaf(number + 1, of, first, own) if number < of else None
        yield Leaf(own, number, of, before, after), items[(number - 1) * length : number * length]


def _leaf(number: int, of: int, first: str, own: str) -> Turn:
    return Turn(number, of, addresses.link(own, addresses.list_page(first, number)))

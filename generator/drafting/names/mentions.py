"""What is named in a text: entities, where they are mentioned, and what is said that they are."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal["person", "organisation", "state", "place", "name"]
Gender = Literal["m", "f", ""]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the text names."""

    name: str
    """The fullest name that the text gives."""
    kind: Kind
    gender: Gender = ""
    """Where a title, a first name or a role tells it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entity is named, its titles left out; code points, half-open."""

    start: int
    end: int
    entity: int
    """The index of the entity; -1 where two share the name."""
    begins: int
    """Where the titles before the name begin."""


@dataclass(frozen=True, slots=True)
class Role:
    """What the text says that somebody is."""

    entity: int
    text: str
    """`NATO secretary-general`, without an article."""
    head: str
    """`secretary-general`."""
    start: int
    """Where it stands."""
    adjacent: bool
    """Whether nothing stands between it and the name."""


@dataclass(frozen=True)
class Cast:
    """Everybody who is named, in the order of the text."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]
    headlines: tuple[tuple[int, int], ...] = ()
    """The lines in which every word has a capital."""

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that stand in a span as a whole."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def before(self, offset: int, after: int = 0) -> Iterator[Mention]:
        """The mentions before an offset, the nearest first, back to `after`."""
        for index in range(bisect_left(self._starts, offset) - 1, -1, -1):
            if self.mentions[index].start < after:
                return
            yield self.mentions[index]

    @cached_property
    def roles_of(self) -> dict[str, list[Role]]:
        """The roles by their head noun."""
        found: dict[str, list[Role]] = defaultdict(list)
        for role in self.roles:
            found[role.head].append(role)
        return found

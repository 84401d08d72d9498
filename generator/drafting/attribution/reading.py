"""A text as it is read for speakers: its words, its prose with the quotations masked, and who is named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.drafting.attribution.runs import Joined
from generator.drafting.attribution.words import VERB
from generator.drafting.frames import Frame, Prose
from generator.drafting.names import Cast
from generator.prose.marks import Quoted

_REACH = 1000
"""An inquit stands no further than this from its quotation."""
_MOST_VERBS = 8
"""So many verbs before a quotation are looked at."""


@dataclass(frozen=True)
class Reading:
    """One text, ready to be asked who speaks in it."""

    text: str
    prose: Prose
    cast: Cast
    whole: Joined
    """What was put together, where the text was cut into tokens."""
    turns: tuple[tuple[int, int], ...] = ()
    """In a transcript, the labels that say whose words follow."""
    language: str = "en"
    """What the text reads as (BCP 47)."""

    @property
    def masked(self) -> str:
        """The text with every quoted run masked."""
        return self.prose.masked

    @cached_property
    def index_of(self) -> dict[int, int]:
        """Where each quoted run stands among all of them, by its start."""
        return {span.start: index for index, span in enumerate(self.prose.spans)}

    @cached_property
    def _verbs(self) -> list[tuple[int, int, str]]:
        return [(found.start(), found.end(), found[0]) for found in VERB.finditer(self.masked)]

    def in_headline(self, offset: int) -> bool:
        """Whether a place is in a line in which every word has a capital."""
        index = bisect_right(self.cast.headlines, (offset, len(self.text))) - 1
        return index >= 0 and offset < self.cast.headlines[index][1]

    def verbs_back(self, end: int, start: int) -> Iterator[tuple[int, int, str]]:
        """The last verbs that may mean speech in a span, the last first: start, end, word."""
        index = bisect_left(self._verbs, (end,))
        for verb in reversed(self._verbs[max(0, index - _MOST_VERBS) : index]):
            if verb[0] < start:
                return
            if verb[1] <= end:
                yield verb

    def whose_turn(self, offset: int) -> int:
        """The entity whose words a place in a transcript is among; -1 where no label names anybody."""
        index = bisect_left(self.turns, (offset,)) - 1
        named = self.cast.within(*self.turns[index]) if index >= 0 else ()
        return named[-1].entity if named else -1

    def around(self, part: Quoted) -> Frame:
        """The sentence of a quoted run, as far as its inquit may be away."""
        frame = self.prose.frames[self.prose.frame_of[self.index_of[part.start]]]
        return replace(frame, start=max(frame.start, part.start - _REACH), end=min(frame.end, part.end + _REACH))

    def name_of(self, entity: int) -> str:
        """The fullest name of an entity; empty where nobody is meant."""
        return self.cast.entities[entity].name if entity >= 0 else ""

    def entity_kind(self, entity: int) -> str:
        """What an entity is; empty where nobody is meant."""
        return self.cast.entities[entity].kind if entity >= 0 else ""

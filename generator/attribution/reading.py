"""A text as it is read for speakers: its words, its prose with the quotations masked, and who is named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from generator.frames import Frame, Prose
from generator.marks import Quoted
from generator.names import Cast

_REACH = 1000
"""An inquit stands no further than this from its quotation."""


@dataclass(frozen=True)
class Reading:
    """One text, ready to be asked who speaks in it."""

    text: str
    prose: Prose
    cast: Cast

    @property
    def masked(self) -> str:
        """The text with every quoted run masked."""
        return self.prose.masked

    @cached_property
    def index_of(self) -> dict[int, int]:
        """Where each quoted run stands among all of them, by its start."""
        return {span.start: index for index, span in enumerate(self.prose.spans)}

    def around(self, part: Quoted) -> Frame:
        """The sentence of a quoted run, as far as its inquit may be away."""
        frame = self.prose.frames[self.prose.frame_of[self.index_of[part.start]]]
        return replace(frame, start=max(frame.start, part.start - _REACH), end=min(frame.end, part.end + _REACH))

    def entity_kind(self, entity: int) -> str:
        """What an entity is; empty where nobody is meant."""
        return self.cast.entities[entity].kind if entity >= 0 else ""

"""One difference, and the sentence that says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from textwrap import shorten

from generator.prose.text import one_line

_AROUND = 3
"""Words around a difference."""
_LONGEST = 160
"""Characters of words that a page quotes of a change."""


class ChangeKind(StrEnum):
    """What happened to something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """The same words at another place of the seed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions."""

    briefing: str
    """The briefing's slug."""
    kind: ChangeKind
    what: str
    """`briefing`, `lede`, `statement`, `event`, `article`, `summary`, `key actor`, `actor`, `quotation`, `utterance`, `issue`,
    `position`, `figure`, `reading` or `correction`."""
    id: str
    """What it is known by: an id, or a sentence's own words."""
    name: str
    """The same in words: `position of Jo Weaver on Open door`."""
    field: str = ""
    """What of it changed, or what something was added to; empty where it was added, removed or changed as a whole."""
    old: str = ""
    new: str = ""
    pages: tuple[str, ...] = ()
    """The pages that it concerns, besides the briefing's own; an actor's, by the address that names the briefing."""
    of: tuple[str, ...] = ()
    """What the name names: `Jo Weaver`, `Open door`. Empty where `old` and `new` say it."""

    @property
    def sentence(self) -> str:
        """The change in one sentence."""
        said = self._said()
        return said if said.endswith((".”", "!”", "?”", "…”")) else f"{said}."

    @property
    def brief(self) -> str:
        """The same in few words."""
        return self.shortened().sentence

    def shortened(self) -> Change:
        """The change with long words only where they differ, with a few words around."""
        old, new = _differing(self.old, self.new) if self.kind is ChangeKind.CHANGED else (self.old, self.new)
        return replace(self, old=_cut(old), new=_cut(new))

    def _said(self) -> str:
        subject = f"The {self.field} of the {self.name}" if self.field else f"The {self.name}"
        if self.what == "utterance":
            now = "now" if self.kind is ChangeKind.ADDED else "no longer"
            return f"The {self.name} are {now} taken for one utterance"
        if self.field == "agreement":
            now = "no longer" if self.new == "agree" else "now"
            return f"The readings of the {self.name} {now} contradict each other"
        if self.kind is ChangeKind.MOVED:
            return f"{subject} stands elsewhere in its article now" + (f": {quoted(self.new)}" if self.new else "")
        if self.kind is ChangeKind.CHANGED:
            if self.old and self.new:
                return f"{subject} changed from {quoted(self.old)} to {quoted(self.new)}"
            return f"{subject} is {'no longer' if self.old else 'now'} given: {quoted(self.old or self.new)}"
        is_added = self.kind is ChangeKind.ADDED
        told = quoted(self.new if is_added else self.old)
        if self.field:
            return f"{told} was {'added to' if is_added else 'removed from'} the {self.field} of the {self.name}"
        return f"{subject} was {self.kind}: {told}"


def _differing(old: str, new: str) -> tuple[str, str]:
    """Two texts without the many words with which both begin or end."""
    words = old.split(), new.split()
    if min(map(len, words)) < 2 * _AROUND:
        return old, new
    same = [0, 0]
    for side, step in enumerate((1, -1)):
        for one, other in zip(words[0][::step], words[1][::step], strict=False):
            if one != other or sum(same) >= min(map(len, words)):
                break
            same[side] += 1
    first, last = (max(0, count - _AROUND) for count in same)
    begin, end = "… " if first else "", " …" if last else ""
    was, now = (f"{begin}{' '.join(each[first : len(each) - last])}{end}" for each in words)
    return was, now


def _cut(text: str) -> str:
    return shorten(text, _LONGEST, placeholder=" …")


def quoted(text: str) -> str:
    """Words as a sentence holds them: on one line, between marks."""
    return f"“{one_line(text)}”"

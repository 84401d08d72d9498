"""One spelling for what differs only in typography, with a way back to the original characters.

Two texts are equal "after typography only" when their normal forms are equal. Every rule here names a habit of
newspapers or of the programs that carry their text; none touches a word, a letter's case or an inner comma.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

SINGLE_MARKS = "'‘’‚‛′ʼ`´‹›"
DOUBLE_MARKS = '"“”„‟″«»「」『』'

_SAME_LENGTH = {
    **dict.fromkeys(SINGLE_MARKS, "'"),
    **dict.fromkeys(DOUBLE_MARKS, '"'),
    **{"״": '"', "׳": "'"},  # as Hebrew keyboards have them
    **dict.fromkeys("–—―", "—"),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029\u202f\u205f\u3000\u00a0", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
}
_VARIED = re.compile(f"[{re.escape(''.join(sign for sign, same in _SAME_LENGTH.items() if sign != same))}]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_RARE = re.compile(f"[{_INVISIBLE}ﬀ-ﬆ]")
_BROKEN = re.compile(
    r"[\u00ad‐-](?:(?<=\u00ad)[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*(?=\w)"
    r"|(?<=\w[‐-])(?:\r\n|\r|\n)[^\S\r\n]*(?!and\b|or\b|to\b)(?=[^\W_A-Z]))"
)
"""Where a line ends inside a word: at a soft hyphen, or at a hyphen that is no suspended one (pre- and post-war)."""
_DASHES = r"(?: *(?:—|--+))* *"
_COMMON = re.compile(  # each branch begins with a character of its own, which makes the search four times as fast
    rf" (?: *(?:(?:—|--+){_DASHES}|(?:\.\.\.|…|\. \. \.) *)| +)"  # word – word, word — word; word ... word; two spaces
    rf"|—{_DASHES}|--+{_DASHES}"  # word--word
    r"|\.\.\. *|… *|\. \. \. *"
)
_LONGEST_CLUSTER = 200
"""Code points that are composed together; what has more marks on one letter is no writing."""
_SIGN = re.compile(r"—|…|  |--|\.\.\.|\. \.")
"""Stands wherever `_COMMON` matches, and is found much faster where nothing does."""


@dataclass(frozen=True, slots=True)
class _Stage:
    """One pass of replacements: where each stands in its result and how far the input is ahead after it."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    input_starts: tuple[int, ...]
    input_ends: tuple[int, ...]

    def begin_of(self, offset: int) -> int:
        """The input offset at which what stands at a result offset begins; of a replacement, the whole."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return offset
        if offset < self.ends[index]:
            return self.input_starts[index]
        return offset - self.ends[index] + self.input_ends[index]

    def end_of(self, offset: int) -> int:
        """The input offset at which what stands before a result offset ends; of a replacement, the whole."""
        index = bisect_left(self.starts, offset) - 1
        if index < 0:
            return offset
        return max(offset - self.ends[index], 0) + self.input_ends[index]


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in normal form that remembers where each of its characters came from."""

    text: str
    _stages: tuple[_Stage, ...]
    """In the order in which they were applied."""

    def begin_of(self, offset: int) -> int:
        """Where what stands at an offset begins in the original text."""
        for stage in reversed(self._stages):
            offset = stage.begin_of(offset)
        return offset

    def end_of(self, offset: int) -> int:
        """Where what stands before an offset ends in the original text."""
        for stage in reversed(self._stages):
            offset = stage.end_of(offset)
        return offset

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original text that `text[start:end]` (not empty) stands for."""
        return self.begin_of(start), self.end_of(end)


@lru_cache(maxsize=2_000)  # what is quoted is asked for again and again while its briefing is at hand
def normal(text: str) -> Normal:
    """The normal form of a text, in time linear in its length.

    Marks and apostrophes become straight; white space runs one space; hyphen pairs, en and em dashes with or
    without spaces one em dash; `...` one `…` without spaces around it; soft hyphens and zero-width characters
    nothing; no-break characters their common twins; ligatures their letters; and composition is NFC (UAX #15). A word
    that a line ends in, at a hyphen or a soft hyphen, is whole again.
    """
    stages = []
    if _BROKEN.search(text):
        text, stage = _replace(text, [(*m.span(), "" if m[0][0] == "\u00ad" else "-") for m in _BROKEN.finditer(text)])
        stages.append(stage)
    if not text.isascii():
        if _RARE.search(text):
            text, stage = _replace(text, [(*m.span(), _LIGATURES.get(m[0], "")) for m in _RARE.finditer(text)])
            stages.append(stage)
        if not unicodedata.is_normalized("NFC", text):
            text, stage = _replace(text, _uncomposed(text))
            stages.append(stage)
    text = _VARIED.sub(lambda found: _SAME_LENGTH[found[0]], text)
    if _SIGN.search(text):
        edits = [(*m.span(), _canonical(m[0])) for m in _COMMON.finditer(text)]
        text, stage = _replace(text, edits)
        stages.append(stage)
    return Normal(text, tuple(stages))


def _canonical(run: str) -> str:
    return "—" if "—" in run or "-" in run else "…" if run.strip() else " "


def _replace(text: str, edits: list[tuple[int, int, str]]) -> tuple[str, _Stage]:
    """Put each new string in place of `text[start:end]`; the edits are sorted and do not overlap."""
    pieces: list[str] = []
    starts, ends, done, length = [], [], 0, 0
    for start, end, new in edits:
        length += start - done
        pieces += (text[done:start], new)
        starts.append(length)
        length += len(new)
        ends.append(length)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), _Stage(
        tuple(starts), tuple(ends), tuple(edit[0] for edit in edits), tuple(edit[1] for edit in edits)
    )


def _uncomposed(text: str) -> list[tuple[int, int, str]]:
    """The clusters that NFC changes: a cluster ends where composing it with the next character changes nothing."""
    edits, start = [], 0
    for index in range(1, len(text) + 1):
        fits = index < len(text) and not text[index].isascii() and index - start < _LONGEST_CLUSTER
        if fits and _joins(text[start:index], text[index]):
            continue
        cluster = text[start:index]
        if (composed := unicodedata.normalize("NFC", cluster)) != cluster:
            edits.append((start, index, composed))
        start = index
    return edits


def _joins(cluster: str, character: str) -> bool:
    if unicodedata.combining(character):
        return True
    both = unicodedata.normalize("NFC", cluster + character)
    return both != unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", character)

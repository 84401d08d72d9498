"""A text as the reporter's own prose: sentences in which each quotation is one opaque sign.

Every offset stays what it was. A sentence ends at a full stop inside the marks too, unless the inquit follows there:
`“Why?” he asked.` is one sentence, `“Go.” He left.` two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from generator.drafting.lexicon import CALLING, SAYING, SPEECH, WEAK
from generator.prose.marks import Quoted, flowing, paragraphs
from generator.prose.sentences import sentences

QUOTE = "\ue000"
"""Stands for each character of a quotation, its marks included."""
_ONE_SENTENCE = 0.9
"""The part of a text's lines that hold one sentence where each sentence has a line."""
_LETTER = re.compile(r"[^\W_]")
_INQUITS = SAYING | {verb for verb in SPEECH - WEAK - CALLING if not verb.endswith("ing")}
_SHORT_INQUIT = re.compile(
    rf"\s*(?:[A-Z][\w’'.-]*(?: (?!(?:when|as|and|but|while|after|before|who|that)\b)[A-Za-z][\w’'.-]*){{0,5}}|[Hh]e|[Ss]he|[Tt]hey|[Tt]he [\w’' -]{{2,40}})(?: \([^()]{{1,40}}\),?|, [^,;:{QUOTE}]{{2,80}},)? "
    rf"(?:(?:also|then|later|\w+ly|has|had) )?(?:{'|'.join(sorted(_INQUITS, key=len, reverse=True))})\b(?! (?:that|the|a|he|she|it|they|no|there)\b)(?=[\s.,;])"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence of the prose with the quotations that stand in it."""

    start: int
    end: int
    paragraph: int
    """The number of its paragraph."""
    quotes: tuple[int, ...]
    """The numbers of the quoted runs that stand in it."""


@dataclass(frozen=True)
class Prose:
    """The masked text and its sentences."""

    masked: str
    spans: tuple[Quoted, ...]
    """The outer quoted runs, in order."""
    frames: tuple[Frame, ...]
    frame_of: tuple[int, ...]
    """The number of the frame in which each quoted run stands."""

    def only_quotes(self, frame: Frame) -> bool:
        """Whether nothing but quotations stands in a sentence."""
        return (frame.start, frame.end) in self._bare

    @cached_property
    def _bare(self) -> frozenset[tuple[int, int]]:
        places = ((frame.start, frame.end) for frame in self.frames)
        return frozenset((start, end) for start, end in places if not _LETTER.search(self.masked, start, end))


def prose(text: str, spans: Sequence[Quoted]) -> Prose:
    """The text with each outer quoted run masked, cut into sentences."""
    flat = flowing(text)
    outer = tuple(span for span in spans if not span.nested)
    pieces, done = list[str](), 0
    for span in outer:
        start, end = max(done, span.start - 1), min(len(text), span.end + (1 if span.closed else 0))
        pieces += (flat[done:start], QUOTE * max(0, end - start))
        done = max(done, end)
    masked = "".join([*pieces, flat[done:]])
    frames: list[Frame] = []
    of: dict[int, int] = {}
    lines = paragraphs(text)
    for number, (start, end) in zip(_numbers(masked, lines), lines, strict=True):
        for first, last in _sentences(masked, flat, outer, start, end):
            inside = tuple(index for index, span in _within(outer, first, last))
            of |= dict.fromkeys(inside, len(frames))
            frames.append(Frame(first, last, number, inside))
    return Prose(masked, outer, tuple(frames), tuple(of.get(index, -1) for index in range(len(outer))))


def _numbers(masked: str, lines: Sequence[tuple[int, int]]) -> Sequence[int]:
    """The number of each line's paragraph: its own, unless lines hold one sentence each and blank ones part paragraphs."""
    blank = [masked.count("\n", end, start) > 1 for (_, end), (start, _) in pairwise(lines)]
    if all(blank) or not any(blank):
        return range(len(lines))
    together = [lines[index + step] for index, parted in enumerate(blank) if not parted for step in (0, 1)]
    if sum(len(sentences(masked[start:end])) == 1 for start, end in together) < _ONE_SENTENCE * len(together):
        return range(len(lines))
    return [0, *accumulate(blank)]


def _within(outer: Sequence[Quoted], first: int, last: int) -> Iterator[tuple[int, Quoted]]:
    index = bisect_left(outer, first, key=lambda span: span.start - 1)
    while index < len(outer) and outer[index].start - 1 < last:
        yield index, outer[index]
        index += 1


def _sentences(masked: str, flat: str, outer: Sequence[Quoted], start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in sentences(masked[start:end]):
        at = start + first
        for _, span in _within(outer, at, start + last):
            stop = min(span.end + 1, end)
            if stop < start + last and _ends(masked, flat, span, stop, start + last):
                yield at, stop
                at = stop + (len(masked[stop : start + last]) - len(masked[stop : start + last].lstrip()))
        if at < start + last:
            yield at, start + last


def _ends(masked: str, flat: str, span: Quoted, stop: int, end: int) -> bool:
    """Whether a sentence ends with a quoted run."""
    quoted = flat[max(span.start, span.end - 6) : span.end].rstrip(" ’'")
    following = masked[stop:end]
    rest = following.lstrip()
    if not rest or not quoted or quoted[-1] not in ".!?…":
        return False
    if not (rest[0].isupper() or rest[0] in ("(", QUOTE)) or not following[0].isspace():
        return False
    if quoted.endswith(("...", "…", "!", "?")) and rest[0] != QUOTE:
        return _SHORT_INQUIT.match(rest[:160]) is None
    found = _SHORT_INQUIT.match(rest[:160])
    if rest[0] != QUOTE and found and not flat[span.start : span.start + 1].islower():
        after = sentences(rest[found.end() :])
        clause = rest[found.end() : found.end() + after[0][1]] if after else ""
        return QUOTE in clause or len(clause.split()) > 6 or " that " in clause
    return True

"""A seed made ready for finding words in it: its normal form, what is not its body, and what stands inside marks.

Offsets are code points of the seed unless a name says that they are of the normal form; spans are half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from generator.prose.marks import Quoted, flowing, quoted
from generator.prose.signs import in_one_sign
from generator.prose.speech import Inquit, inquit, utterances
from generator.prose.text import GERSHAYIM, UNSPACED, WORD, row_and_column
from generator.prose.typography import Normal, normal
from generator.proving.briefing import Passage

GAP = "\x1f"
"""Stands for an inquit between two parts of an utterance; no seed may hold it."""
_LONGEST_WORD = 200
"""The code points on either side that tell whether a place lies inside a word."""
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
"""A number whose thousands are parted by spaces: 1 500."""
_LONGEST_GROUPED = 20
_GERSHAYIM = re.compile(GERSHAYIM)
_BRACKETED = re.compile(rf"([^\W\d_{UNSPACED}]?)[\[(][^\W\d_{UNSPACED}][\w'-]*[\])]([^\W\d_{UNSPACED}]?)")
"""Letters in brackets, and the letters right beside them that make one word of it: (un)happy, can[not], [T]he."""
_LONGEST_BRACKETED = 30
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Zone:
    """A span of the seed that is not the article's body; code points, half-open."""

    start: int
    end: int
    kind: str
    """`title` or a kind of exclusion."""


@dataclass(frozen=True)
class Source:
    """A seed made ready for finding words in it."""

    seed: str
    """The seed's file name."""
    text: str
    zones: tuple[Zone, ...] = ()
    """Sorted; what is left is the body."""
    language: str = "en"
    """What the article is written in (BCP 47)."""

    @cached_property
    def normal(self) -> Normal:
        """The seed in normal form."""
        return normal(self.text)

    @cached_property
    def _marked(self) -> list[tuple[str, list[Quoted]]]:
        """What stands inside marks, in the body and in the zones, each as if the other were not there."""
        texts = (self._blanked(zones=kind) for kind in ((True, False) if self.zones else (True,)))
        return [(text, quoted(text)) for text in texts]

    @cached_property
    def utterances(self) -> tuple[tuple[Quoted, ...], ...]:
        """The same, grouped into utterances."""
        groups = (group for text, spans in self._marked for group in utterances(text, spans, self.language))
        return tuple(sorted(groups, key=lambda group: group[0].start))

    def _blanked(self, *, zones: bool) -> str:
        """The flowing text with spaces for what lies in the zones, or for all else; every offset stays what it was."""
        pieces, done = list[str](), 0
        for zone in self.zones:
            edge = max(done, zone.start)
            pieces += (self._flowing[done:edge], self._flowing[edge : zone.end])
            done = max(done, zone.end)
        pieces.append(self._flowing[done:])
        return "".join(
            _LINE.sub(lambda found: " " * len(found[0]), piece) if (number % 2 == 1) == zones else piece
            for number, piece in enumerate(pieces)
        )

    @cached_property
    def _flowing(self) -> str:
        return flowing(in_one_sign(self.text))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """What the marks of each utterance of the body hold."""
        return tuple(_runs(self))

    @cached_property
    def _inquits(self) -> dict[int, Inquit | None]:
        return {}

    def inquit(self, utterance: int) -> Inquit | None:
        """The clause that names who speaks an utterance, looked for once."""
        if utterance not in self._inquits:
            self._inquits[utterance] = inquit(self._flowing, self.utterances[utterance], self.language)
        return self._inquits[utterance]

    def opening_inquit(self, utterance: int, start: int) -> Inquit | None:
        """The clause that names who begins an utterance of several parts, of words that begin with it."""
        group = self.utterances[utterance]
        begins = len(group) > 1 and group[0].start <= start <= group[0].end
        return inquit(self._flowing, group[:1], self.language) if begins else None

    def inner_inquit(self, start: int, end: int) -> Inquit | None:
        """The clause inside an utterance that names whom it quotes with a span: `“Lee told me: ‘We will go’,” said Ray`."""
        holding = [span for span in self._nested if span.start <= start and end <= span.end]
        return inquit(self._flowing, holding[-1:], self.language) if holding else None

    @cached_property
    def _nested(self) -> list[Quoted]:
        return [span for _, spans in self._marked for span in spans if span.nested]

    @cached_property
    def _spans(self) -> tuple[list[int], list[tuple[int, Quoted]]]:
        spans = [(number, span) for number, group in enumerate(self.utterances) for span in group]
        spans.sort(key=lambda numbered: numbered[1].start)
        return [span.start - 1 for _, span in spans], spans

    def zone_at(self, start: int, end: int) -> str:
        """The kind of the zone that a span touches, or `body`."""
        return next((zone.kind for zone in self.zones if zone.start < end and start < zone.end), "body")

    def leaves_zone(self, start: int, end: int) -> bool:
        """Whether a span that touches a zone stands in none as a whole."""
        return not any(zone.start <= start and end <= zone.end for zone in self.zones)

    def span_at(self, offset: int) -> tuple[int, Quoted] | None:
        """The utterance's number and the marked span that an offset stands in, its marks included."""
        starts, spans = self._spans
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return None
        number, span = spans[index]
        return (number, span) if offset <= span.end else None

    def passage(self, start: int, end: int) -> Passage:
        """The passage of a span, without white space at its edges."""
        cut = self.text[start:end]
        words = cut.strip()
        start += len(cut) - len(cut.lstrip())
        return Passage(self.seed, start, start + len(words), words)

    def spoken(self, utterance: int, start: int, end: int) -> tuple[Passage, ...]:
        """What of a span stands inside the marks of an utterance."""
        cuts = ((max(start, span.start), min(end, span.end)) for span in self.utterances[utterance])
        return tuple(self.passage(first, last) for first, last in cuts if self.text[first:last].strip())

    def occurrences(self, needle: str) -> Iterator[tuple[int, int]]:
        """Every place of the normal form that has the needle, not cut inside a word. Spans of the normal form."""
        text, start = self.normal.text, -1
        while needle and (start := text.find(needle, start + 1)) >= 0:
            if is_whole(text, start, start + len(needle)):
                yield start, start + len(needle)


@dataclass(frozen=True)
class Run:
    """What an utterance's marks hold, in normal form, as one run: inquits are one `GAP`, paragraph breaks a space."""

    utterance: int
    text: str
    pieces: tuple[tuple[int, int], ...]
    """Where each piece begins: in the run, and in the source's normal form."""
    source: Source = field(repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the seed that a span of the run begins and ends in."""
        return self.source.normal.original(self._back(start), self._back(end - 1) + 1)

    def _back(self, offset: int) -> int:
        in_run, in_normal = self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1]
        return offset - in_run + in_normal


def _runs(source: Source) -> Iterator[Run]:
    """The run of each utterance of the body."""
    for number, group in enumerate(source.utterances):
        if any(source.zone_at(span.start, span.end) != "body" for span in group):
            continue
        text, pieces = "", []
        for span in group:
            if text:
                text += " " if span.continues else GAP
            start = _in_normal(source, span.start)
            piece = source.normal.text[start : _in_normal(source, span.end)]
            start += len(piece) - len(piece.lstrip())
            pieces.append((len(text), start))
            text += piece.strip()
        yield Run(number, text, tuple(pieces), source)


def _in_normal(source: Source, offset: int) -> int:
    """Where a place of the seed stands in the normal form, by bisection: the way back is monotonic."""
    return bisect_left(range(len(source.normal.text)), offset, key=source.normal.begin_of)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether neither edge of a span stands inside a word."""
    return not (_inside_word(text, start) or _inside_word(text, end))


def _inside_word(text: str, offset: int) -> bool:
    """Whether the first word that reaches over a place, read from the last space before it, begins before it."""
    if offset and {text[offset - 1].isdigit(), text[offset : offset + 1].isdigit()} == {True, False}:
        around = _GROUPED.finditer(text, max(0, offset - _LONGEST_GROUPED), offset + _LONGEST_GROUPED)
        if any(number.start() < offset < number.end() for number in around):
            return True
    if offset and any(
        each.start() < offset < each.end() and (each[1] or each[2])
        for each in _BRACKETED.finditer(text, max(0, offset - _LONGEST_BRACKETED), offset + _LONGEST_BRACKETED)
    ):
        return True
    beside = text[max(0, offset - 1) : offset + 1]
    if (" " in beside or '"' in beside or len(beside) < 2) and not _GERSHAYIM.search(
        text, max(0, offset - 1), offset + 3
    ):
        return False  # what is said below, sooner
    low = max(0, offset - _LONGEST_WORD)
    words = WORD.finditer(text, max(low, text.rfind(" ", low, offset)), offset + _LONGEST_WORD)
    return next((word.start() < offset for word in words if word.end() > offset), False)


def line_of(text: str, offset: int) -> int:
    """The line, counted from 1, that an offset stands on."""
    return row_and_column(text, offset)[0]

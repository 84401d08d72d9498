"""Finds what stands inside quotation marks, in every kind of marks that newspapers use.

A paragraph is read from left to right with a stack of open marks. Whether an ambiguous character opens, closes or
is an apostrophe is decided by its neighbours. A mark that is never closed reaches to the end of its paragraph; when
the next paragraph opens with the same mark, the quotation continues there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_DOUBLE = '"“”„‟″«»'
_SINGLE = "'‘’‚‛′`´"
_PAIRS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "”": "”", "‘": "’", "‚": "‘’", "‛": "’", "`": "'’"}
_MARK = re.compile(f"[{_DOUBLE}{_SINGLE}]")
_ELIDED_START = re.compile(r"(?:\d0s|\d\ds?\b|(?:em|tis|twas|til|cause|n|bout|round|cos|ere|neath)\b)", re.IGNORECASE)
_LONG_LINE = 120


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands inside one pair of marks in one paragraph. Offsets are code points, half-open."""

    start: int
    """After the opening mark."""
    end: int
    """Before the closing mark, or the end of the paragraph where none closes."""
    closed: bool
    """Whether a closing mark stands at `end`."""
    nested: bool = False
    """Whether it stands inside another pair of marks."""
    continues: bool = False
    """Whether the quotation goes on from the paragraph before."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of the paragraphs: between blank lines, and between lines too unless the text is hard-wrapped."""
    wrapped = all(len(line) <= _LONG_LINE for line in text.splitlines())
    end_of_paragraph = (
        r"\n[^\S\n]*\n\s*|\r[^\S\r\n]*\r\s*|\r\n[^\S\n]*\r\n\s*" if wrapped else r"[\r\n\u2028\u2029\x85]\s*"
    )
    spans, start = [], 0
    for gap in re.finditer(end_of_paragraph, text):
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, len(text)))
    return [(first, last) for first, last in spans if text[first:last].strip()]


def quoted(text: str) -> list[Quoted]:
    """Everything inside quotation marks, ordered by start; nested pairs come after the pair that holds them."""
    found: list[Quoted] = []
    open_mark = ""
    for start, end in paragraphs(text):
        spans = _nested(text, sorted(_in_paragraph(text, start, end), key=lambda span: (span.start, -span.end)))
        opens_at_once = bool(spans) and not text[start : spans[0].start - 1].strip()
        if open_mark and opens_at_once and _same_mark(text[spans[0].start - 1], open_mark):
            spans[0] = replace(spans[0], continues=True)
        outer = [span for span in spans if not span.nested]
        open_mark = text[outer[-1].start - 1] if outer and not outer[-1].closed else ""
        found += spans
    return found


def _nested(text: str, spans: list[Quoted]) -> list[Quoted]:
    """Mark what stands inside another pair; an unclosed span ends where the next one of its paragraph opens."""
    result: list[Quoted] = []
    reach = -1
    for index, span in enumerate(spans):
        if not span.closed:
            later = (
                other.start - 1
                for other in spans[index + 1 :]
                if _same_mark(text[other.start - 1], text[span.start - 1])
            )
            span = replace(span, end=next(later, span.end))
        result.append(replace(span, nested=span.end < reach))
        reach = max(reach, span.end)
    return result


def _same_mark(mark: str, other: str) -> bool:
    return (mark in _DOUBLE) == (other in _DOUBLE)


@dataclass(slots=True)
class _Open:
    mark: str
    start: int


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quoted]:
    stack: list[_Open] = []
    for found in _MARK.finditer(text, start, end):
        at, mark = found.start(), found[0]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        level = _closes(stack, text, at, end, mark, before, after)
        if level is not None:
            # Marks left open inside the pair that closes here were apostrophes or inches.
            opener = stack[level]
            del stack[level:]
            yield Quoted(opener.start, at, closed=True)
        elif _opens(stack, text, at, end, mark, before, after):
            stack.append(_Open(mark, at + 1))
    double = next((opener for opener in stack if opener.mark in _DOUBLE), None)
    if double is not None:
        yield Quoted(double.start, end, closed=False)


def _closes(stack: list[_Open], text: str, at: int, end: int, mark: str, before: str, after: str) -> int | None:
    """The index in the stack of the mark that this one closes."""
    for level in range(len(stack) - 1, -1, -1):
        opener = stack[level].mark
        if (opener in _DOUBLE) != (mark in _DOUBLE):
            continue
        if mark not in _PAIRS.get(opener, opener) and not (_straight(mark) or _straight(opener)):
            continue
        if mark in _SINGLE:
            return level if _single_closes(text, at, end, before, after) else None
        if _straight(mark) and before.isspace() and not after.isspace() and not _edge(after):
            return None
        return level
    return None


def _single_closes(text: str, at: int, end: int, before: str, after: str) -> bool:
    """Whether a single mark closes: not inside a word, and not the apostrophe of a plural while a closer follows."""
    if after.isalnum() or before.isspace():
        return False
    if before != "s" or not after.isspace():
        return True
    rest = text[at + 1 : end]
    later = re.search(r"(?<=\S)['’´](?![^\W_])", rest)
    opener = re.search(r"(?:(?<=\s)|^)['‘`](?=\w)", rest)
    return later is None or (opener is not None and opener.start() < later.start())


def _opens(stack: list[_Open], text: str, at: int, end: int, mark: str, before: str, after: str) -> bool:
    """Whether a mark opens a quotation; the ones left are apostrophes, primes and strays."""
    if after.isspace() or not (before.isspace() or _edge(before) or before in "—–-/" or mark in "“„«‘‚"):
        return False
    if mark in "“„‟«":
        return True
    if mark in "”»":
        return before.isspace() or _edge(before)
    if mark in _DOUBLE:
        return mark != "″"
    if mark in "′´" or (before.isalnum() and after.isalnum()):
        return False
    if mark == "’" and not re.search(r"(?<=[^\W\d_s])’(?![^\W_])|[.,!?…]’", text[at + 1 : end]):
        return False
    closer = re.search(r"(?<=\S)['’´](?![^\W_])", text[at + 1 : end])
    return (
        closer is not None
        and not (mark == "’" and _ELIDED_START.match(text, at + 1))
        and not (_ELIDED_START.match(text, at + 1) and closer.start() > 60)
    )


def _straight(mark: str) -> bool:
    return mark in "\"'"


def _edge(character: str) -> bool:
    return character in "([{<\"'“”‘’„«»—–-…"

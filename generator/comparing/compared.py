"""Two prints of the same words, compared word by word and mark by mark, in the articles' own characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.prose.text import WORD
from generator.prose.typography import normal

_TOKEN = re.compile(rf"{WORD.pattern}|\S")
_EDGES = frozenset(",.;:!?—…\"'")
"""What may stand at the edges of a print without being part of it, in normal form."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words and marks that both prints have, or only one of them."""

    kind: str
    """`equal`, `delete` (only the longest print has them) or `insert` (only this one)."""
    words: str
    """As the article has them: of what both have, as this print's does."""
    joined: bool = False
    """Whether it follows what stands before it without a space: a comma."""

    @property
    def is_mark(self) -> bool:
        """Whether no word is in it."""
        return not WORD.search(self.words)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a mark of a text, and where it stands."""

    key: str
    """In normal form: what is compared."""
    start: int
    end: int
    joined: bool
    """Whether it follows the one before it without a space."""

    @property
    def is_mark(self) -> bool:
        return not WORD.match(self.key)


def compared(longest: str, words: str) -> tuple[Run, ...]:
    """What sets a print apart from the longest. Typography, and marks at the edges of either, are no difference.

    The runs that are not deleted give `words` without the marks at its edges, the rest of it sign for sign. Words are
    aligned by their longest matching blocks (`difflib`, after Ratcliff and Obershelp).
    """
    there, here = _tokens(longest), _tokens(words)
    runs: list[Run] = []
    for is_equal, (first, last), (start, end) in _stretches(there, here):
        if is_equal:
            runs.append(_run("equal", words, here[start:end]))
        else:
            runs += [_run("delete", longest, there[first:last])] if last > first else []
            runs += [_run("insert", words, here[start:end])] if end > start else []
    return tuple(runs)


def _tokens(text: str) -> Sequence[_Token]:
    form = normal(text)
    found: list[_Token] = []
    for match in _TOKEN.finditer(form.text):
        start, end = form.original(*match.span())
        while text[start].isspace() and start < end - 1:  # a dash stands for the spaces around it, too
            start += 1
        while text[end - 1].isspace() and start < end - 1:
            end -= 1
        joined = bool(found) and not any(sign.isspace() for sign in text[found[-1].end : start])
        found.append(_Token(match[0], start, end, joined))
    first = next((index for index, token in enumerate(found) if token.key not in _EDGES), 0)
    last = next((index for index, token in enumerate(reversed(found)) if token.key not in _EDGES), 0)
    return found[first : len(found) - last]


def _run(kind: str, text: str, tokens: Sequence[_Token]) -> Run:
    return Run(kind, text[tokens[0].start : tokens[-1].end], tokens[0].joined)


_Span = tuple[int, int]


def _stretches(there: Sequence[_Token], here: Sequence[_Token]) -> Iterator[tuple[bool, _Span, _Span]]:
    """What is equal and what differs, by turns. A mark alone is nothing to hold on to among words that differ."""
    marks = {token.key for token in (*there, *here) if token.is_mark}
    matcher = SequenceMatcher(marks.__contains__, [one.key for one in there], [one.key for one in here], autojunk=False)
    at, until = 0, 0
    for first, start, size in matcher.get_matching_blocks():
        if not size and (first, start) != (len(there), len(here)):
            continue
        if first > at or start > until:
            yield False, (at, first), (until, start)
        if size:
            yield True, (first, first + size), (start, start + size)
        at, until = first + size, start + size

"""A text that was cut into tokens (`" We go , " he said .`), put together again as a newspaper prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.prose.marks import Quoted, paragraphs

_CUT = re.compile(r"\w [,.](?=\s|$)")
_WHOLE = re.compile(r"\w[,.](?=\s|$)")
_SPACE_BEFORE = re.compile(r" +(?=(?:[,.;:?!)\]%”»]+|n?['’](?:s|re|ve|ll|d|m|t)\b)(?:\s|$))")
_SPACE_AFTER = re.compile(r"(?<=[(\[$£€“‘«]) +(?=\S)")
_MARK = re.compile(r"(?:^|(?<=\s))(\"|``|'')(?=\s|$)")


@dataclass(frozen=True)
class Joined:
    """A text with each sign at the word that it belongs to."""

    text: str
    places: Sequence[int]
    """Where each character stood, and the end."""

    def original(self, span: Quoted) -> Quoted:
        """A span as offsets of the text that was cut."""
        return replace(span, start=self.places[span.start], end=self.places[span.end])


def joined(text: str) -> Joined:
    """The text put together, where most signs stand alone; else the text itself."""
    if len(_CUT.findall(text)) <= len(_WHOLE.findall(text)):
        return Joined(text, range(len(text) + 1))
    signs = list(text)
    for start, end in _superfluous(text):
        signs[start:end] = [""] * (end - start)
    for first, last in paragraphs(text):
        for number, mark in enumerate(_MARK.finditer(text, first, last)):
            _place(text, signs, mark, opens=mark[0] == "``" or (mark[0] == '"' and number % 2 == 0))
    places = [index for index, sign in enumerate(signs) for _ in sign]
    return Joined("".join(signs), [*places, len(text)])


def _superfluous(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_SPACE_BEFORE, _SPACE_AFTER):
        yield from (found.span() for found in pattern.finditer(text))


def _place(text: str, signs: list[str], mark: re.Match[str], opens: bool) -> None:
    """Put a mark that stands alone at the word after it, or at the one before it."""
    start, end = mark.span()
    signs[start:end] = ["“" if opens else "”"] + [""] * (end - start - 1)
    if opens and text[end : end + 1] == " ":
        signs[end] = ""
    elif not opens and text[start - 1 : start] == " ":
        signs[start - 1] = ""

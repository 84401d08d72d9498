"""A text that was cut into tokens (`" We go , " he said .`), put together again as a newspaper prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.prose.marks import Quoted, paragraphs
from generator.prose.signs import unusual

_CUT = re.compile(r"\w [,.](?=\s|$)")
_WHOLE = re.compile(r"\w[,.](?=\s|$)")
_SPACE_BEFORE = re.compile(r" +(?=(?:[,.;:?!)\]%”»]+|-R[RSC]B-|n?['’](?:s|re|ve|ll|d|m|t)\b)(?:\s|$))")
_SPACE_AFTER = re.compile(r"(?:(?<=[(\[$£€“‘«])|(?<=-L[RSC]B-)) +(?=\S)")
_MARK = re.compile(r"(?:^|(?<=\s))(\"|``|''|'|`)(?=\s|$)", re.MULTILINE)
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
"""How a treebank writes brackets."""
_BRACKET = re.compile("|".join(_BRACKETS))


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
    """The text put together, where most signs stand alone; the usual marks for unusual ones; else the text itself."""
    cut = _BRACKET.search(text) is not None or len(_CUT.findall(text)) > len(_WHOLE.findall(text))
    unusual_marks = unusual(text)
    if not cut and not unusual_marks:
        return Joined(text, range(len(text) + 1))
    signs = list(text)
    for sign in unusual_marks:
        signs[sign.start : sign.end] = [sign.usual, *[""] * (sign.end - sign.start - 1)]
    if cut:
        for found in _BRACKET.finditer(text):
            signs[found.start() : found.end()] = [_BRACKETS[found[0]], *[""] * (len(found[0]) - 1)]
        for start, end in _superfluous(text):
            signs[start:end] = [""] * (end - start)
        _place_all(text, signs)
    places = [index for index, sign in enumerate(signs) for _ in sign]
    return Joined("".join(signs), [*places, len(text)])


def _superfluous(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_SPACE_BEFORE, _SPACE_AFTER):
        yield from (found.span() for found in pattern.finditer(text))


def _place_all(text: str, signs: list[str]) -> None:
    """Put every mark that stands alone at its word; one left open in a line closes in a next one with an odd mark too."""
    lines = [(first, last, list(_MARK.finditer(text, first, last))) for first, last in paragraphs(text)]
    is_open = dict.fromkeys(("“", "‘"), False)
    for number, (_, last, marks) in enumerate(lines):
        for index, mark in enumerate(marks):
            single = len(mark[0]) == 1 and mark[0] != '"'
            if single and _is_apostrophe(text, mark, marks[index + 1 :], is_open["‘"]):
                _place(text, signs, mark, "’", opens=False)
                continue
            sign = "‘" if single else "“"
            opens = mark[0] in ("``", "`") or (mark[0] != "''" and not is_open[sign])
            _place(text, signs, mark, sign if opens else "”’"[single], opens)
            is_open[sign] = opens
        following, _, more = lines[number + 1] if number + 1 < len(lines) else (last, last, [])
        goes_on = text.count("\n", last, following) == 1 and sum(mark[0] in ('"', "''", "``") for mark in more) % 2
        is_open = {"“": bool(is_open["“"] and goes_on), "‘": False}


def _is_apostrophe(text: str, mark: re.Match[str], later: Sequence[re.Match[str]], is_open: bool) -> bool:
    """Whether a single mark that stands alone ends a plural: `workers ' rights`."""
    if mark[0] == "`" or text[mark.start() - 2 : mark.start() - 1] != "s":
        return False
    closes = any(text[each.start() - 2] in ",.!?" for each in later if each[0] == "'")
    return closes if is_open else not closes


def _place(text: str, signs: list[str], mark: re.Match[str], sign: str, opens: bool) -> None:
    """Put a mark that stands alone at the word after it, or at the one before it."""
    start, end = mark.span()
    signs[start:end] = [sign] + [""] * (end - start - 1)
    if opens and text[end : end + 1] == " ":
        signs[end] = ""
    elif not opens and text[start - 1 : start] == " ":
        signs[start - 1] = ""

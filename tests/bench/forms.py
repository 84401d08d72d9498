"""A labelled text as other outlets and corpora would set it: other marks, other line ends, cut into tokens.

Each form takes a text with its labels and gives both, the labels' offsets moved along.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from tests.bench.bench_draft import Piece

_WIDTH = 72
_TOKEN = re.compile(
    r"[“”‘]|(?<=[.,!?…])’|(?<=\w)’(?=[\s,.;)])|(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m)\b)|[,;:?!)(](?=\D)"
    r"|(?<!\b[A-Z])(?<!\bM[rs])(?<!\b[DJ]r)(?<!\b[A-Z][a-z][a-z])\.(?=\s|$|[”\"])|(?<=\s)\"(?=\w)|\"(?=\s|$|[,.])"
)


def _with(piece: Piece, edits: Iterable[tuple[int, int, str]]) -> Piece:
    """The piece with spans of its text replaced."""
    text, done, moved, ends, moves = "", 0, 0, [], []
    for start, end, new in edits:
        text += piece.text[done:start] + new
        done, moved = end, moved + len(new) - (end - start)
        ends.append(end)
        moves.append(moved)

    def at(offset: int) -> int:
        index = bisect_right(ends, offset) - 1
        return offset + (moves[index] if index >= 0 else 0)

    labels = tuple(replace(each, spans=tuple((at(one), at(two)) for one, two in each.spans)) for each in piece.labels)
    return replace(piece, text=text + piece.text[done:], labels=labels)


def _signs(piece: Piece, signs: dict[str, str]) -> Piece:
    return replace(piece, text=piece.text.translate(str.maketrans(signs)))


def _straight(piece: Piece) -> Piece:
    return _signs(piece, {"“": '"', "”": '"', "‘": "'", "’": "'"})


def _british(piece: Piece) -> Piece:
    """Single marks, where the text has double ones and no others."""
    return piece if re.search("[\"‘']", piece.text) else _signs(piece, {"“": "‘", "”": "’"})


def _marked(piece: Piece, opening: str, closing: str) -> Piece:
    """Other double marks, where the text has curly ones."""
    signs = {"“": opening, "”": closing}
    return _with(piece, ((sign.start(), sign.end(), signs[sign[0]]) for sign in re.finditer("[“”]", piece.text)))


def _tokens(piece: Piece) -> Piece:
    """Every sign a token of its own, double marks straight."""
    edits: list[tuple[int, int, str]] = []
    for sign in _TOKEN.finditer(piece.text):
        new = sign[0].translate(str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"}))
        if not piece.text[sign.start() - 1 : sign.start()].isspace() and not (
            edits and edits[-1][1] == sign.start() and edits[-1][2].endswith(" ")
        ):
            new = " " + new
        if not piece.text[sign.end() : sign.end() + 1].isspace() and not new.endswith("n't"):
            new += " "
        edits.append((sign.start(), sign.end(), new))
    return _with(piece, edits)


def _wrapped(piece: Piece) -> Piece:
    """Lines of at most 72 characters."""
    signs, width, space = list(piece.text), 0, -1
    for index, sign in enumerate(signs):
        width, space = (0, -1) if sign == "\n" else (width + 1, index if sign == " " else space)
        if width > _WIDTH and space >= 0:
            signs[space] = "\n"
            width, space = index - space, -1
    return replace(piece, text="".join(signs))


def _one_line(piece: Piece) -> Piece:
    return _signs(piece, {"\n": " "})


def _lines(piece: Piece) -> Piece:
    """No blank lines between the paragraphs."""
    return _with(piece, ((gap.start(), gap.end(), "\n") for gap in re.finditer(r"\n\n+", piece.text)))


def _sentences(piece: Piece) -> Piece:
    """A line for each sentence."""
    ends = re.finditer(r"(?<!Mr)(?<!Ms)(?<!Dr)(?<=[.?!”])[^\S\n]+(?=[A-Z“])", piece.text)
    return _with(piece, ((end.start(), end.end(), "\n") for end in ends))


FORMS: dict[str, Callable[[Piece], Piece]] = {
    "straight": _straight,
    "british": _british,
    "typeset": partial(_marked, opening="``", closing="''"),
    "primes": partial(_marked, opening="″", closing="″"),
    "wide": partial(_marked, opening="＂", closing="＂"),
    "doubled": partial(_marked, opening="''", closing="''"),
    "commas": partial(_marked, opening=",,", closing="“"),
    "web": partial(_marked, opening="&quot;", closing="&quot;"),
    "tokens": _tokens,
    "wrapped": _wrapped,
    "one line": _one_line,
    "lines": _lines,
    "sentences": _sentences,
}
"""How the same text may be set."""

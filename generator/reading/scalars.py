"""Where each value of a YAML file is written: its style, and the characters of the file behind each of its own.

This is what a caret under a word and a mended word rest on: `can''t` in single quotation marks is the text `can't`, and
a folded block of three lines is one line of text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

import yaml

from generator.prose.text import LINE_BREAK
from generator.reading.yamlfile import MAX_DEPTH, events_of

Span = tuple[int, int]

_FOLD = re.compile(r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*")
_HEADER = re.compile(r"[|>](?P<chomping>[+-]?)[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)")
_ESCAPE = re.compile(r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<sign>[^\r\n]))")
_ESCAPED_BREAK = re.compile(r"\\(?:\r\n|\r|\n)[ \t]*")
_SIGNS = dict(zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))


@dataclass(frozen=True)
class Scalar:
    """A key or value as it is written in a file."""

    text: str
    """The whole file."""
    start: int
    end: int
    """Half-open, in code points of the file; quotation marks and a block's `>-` are inside."""
    style: str
    """`"`, `'`, `|`, `>`, or nothing where it is plain."""
    value: str

    @cached_property
    def spans(self) -> tuple[Span, ...] | None:
        """What of the file stands for each character of the value; None where that is not certain."""
        pairs = list(_block(self) if self.style in ("|", ">") and self.style else _flow(self))
        return tuple(span for _, span in pairs) if "".join(sign for sign, _ in pairs) == self.value else None

    def edits(self, new: str) -> list[tuple[int, int, str]] | None:
        """What to write where, so that the value is another; all that is the same is untouched.

        None where the value's own characters are not known, or a line would have to be broken. The caller must read
        the result again: text that is fine in quotation marks may not be fine without.
        """
        if self.spans is None or not new or LINE_BREAK.search(new.strip("\n")):
            return None
        edits = []
        for kind, first, last, begin, finish in SequenceMatcher(None, self.value, new, autojunk=False).get_opcodes():
            if kind != "equal":
                start = self.spans[first][0] if first < len(self.spans) else self.spans[-1][1]
                end = self.spans[last - 1][1] if last > first else start
                edits.append((start, end, self._written(new[begin:finish])))
        return edits

    def _written(self, words: str) -> str:
        if self.style == "'":
            return words.replace("'", "''")
        return words.replace("\\", "\\\\").replace('"', '\\"') if self.style == '"' else words


def scalars_of(text: str, last: int | None = None) -> dict[tuple[int, int], Scalar]:
    """Every key and value of a file by its line and column, counted from 1, as far as the file can be read.

    `last` is the last line that is asked for.
    """
    found, depth = {}, 0
    try:
        for event in events_of(text):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH or (last and event.start_mark and event.start_mark.line >= last):
                break
            if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
                start, end = event.start_mark, event.end_mark
                scalar = Scalar(text, start.index, end.index, event.style or "", str(event.value))
                found[start.line + 1, start.column + 1] = scalar
    except yaml.YAMLError:  # said elsewhere
        pass
    return found


def _flow(scalar: Scalar) -> Iterator[tuple[str, Span]]:
    """The characters of a plain or quoted scalar; a line break and what surrounds it is a space or fewer breaks."""
    text, style = scalar.text, scalar.style
    at, end = (scalar.start + 1, scalar.end - 1) if style else (scalar.start, scalar.end)
    while at < end:
        if style == '"' and (joined := _ESCAPED_BREAK.match(text, at, end)):
            at = joined.end()
        elif fold := _FOLD.match(text, at, end):
            breaks = len(LINE_BREAK.findall(fold[0]))
            yield "\n" if breaks > 1 else " ", fold.span()
            yield from [("\n", (fold.end(), fold.end()))] * (breaks - 2)
            at = fold.end()
        elif style == "'" and text.startswith("''", at):
            yield "'", (at, at + 2)
            at += 2
        elif style == '"' and (escape := _ESCAPE.match(text, at, end)):
            code = escape["x"] or escape["u"] or escape["U"]
            yield chr(int(code, 16)) if code else _SIGNS.get(escape["sign"], ""), escape.span()
            at = escape.end()
        else:
            yield text[at], (at, at + 1)
            at += 1


def _block(scalar: Scalar) -> Iterator[tuple[str, Span]]:
    """The characters of a block, folded or literal, as YAML's own rules read it."""
    text = scalar.text
    header = _HEADER.match(text, scalar.start, scalar.end)
    first = (
        re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*(?P<indent> +)(?=[^ \r\n])").match(text, header.end()) if header else None
    )
    if header is None or first is None:  # an indentation given as a number, or nothing inside
        return
    indent = len(first["indent"])
    broken: list[Span] = []
    empty: list[Span] = []
    was_indented = False
    for start, end, following in _lines(text, header.end(), scalar.end):
        line = text[start:end]
        if not line.strip(" ") and len(line) <= indent:
            empty.append((start, following))
            continue
        indented = line[indent : indent + 1] in (" ", "\t")
        if scalar.style == ">" and broken and not was_indented and not indented:
            if not empty:
                yield " ", (broken[0][0], start + indent)
        else:
            yield from (("\n", span) for span in broken)
        yield from (("\n", span) for span in empty)
        empty, was_indented = [], indented
        yield from ((text[at], (at, at + 1)) for at in range(start + indent, end))
        broken = [(end, following)] if following > end else []
    if header["chomping"] != "-":
        yield from (("\n", span) for span in broken)
    if header["chomping"] == "+":
        yield from (("\n", span) for span in empty)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and start of the next of each line of a span."""
    while start < end:
        found = LINE_BREAK.search(text, start, end)
        yield start, found.start() if found else end, found.end() if found else end
        start = found.end() if found else end

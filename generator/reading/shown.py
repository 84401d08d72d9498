"""How a diagnostic looks to a person: the line of YAML it is about, what is wrong marked under it, and a hint.

Its first line is the one that editors and `grep` know: `file:line:column: severity[code]: message`. Nothing that came
from a file can move the cursor or change a colour of the terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.prose.text import LINE_BREAK, row_and_column, visible
from generator.prose.typography import normal
from generator.reading.diagnostics import Diagnostic, Severity
from generator.reading.scalars import Scalar, scalars_of
from generator.reading.yamlfile import MAX_BYTES

TAB = 4
"""Columns from one stop of a tab to the next."""
_LEAST_WIDTH = 40
_CODES = {"error": "1;31", "warning": "1;33", "note": "1;36", "dim": "2", "delete": "31", "insert": "32"}
_COLOURS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_MARKED = re.compile(r"\[-(?P<delete>.*?)-\]|\{\+(?P<insert>.*?)\+\}", re.DOTALL)

Paint = Callable[[str, str], str]


@dataclass(frozen=True)
class _Mark:
    """A span of one line, in code points from 0, that is underlined."""

    line: int
    start: int
    end: int


def shown(diagnostics: Iterable[Diagnostic], read: Callable[[str], str | None], width: int, colour: bool) -> str:
    """All diagnostics, one after the other. `read` gives a file's text by its path in the project, or None."""
    texts: dict[str, tuple[list[str], dict[tuple[int, int], Scalar]]] = {}
    parts, listed = [], list(diagnostics)
    last: dict[str, int] = {}
    for found in listed:
        last[found.place.file] = max(last.get(found.place.file, 0), found.place.line)
    for found in listed:
        file = found.place.file
        if file not in texts:
            text = (read(file) if file.endswith(".yml") else None) or ""
            texts[file] = LINE_BREAK.split(text) if text else [], scalars_of(text, last[file])
        parts.append("\n".join(_lines(found, *texts[file], max(width, _LEAST_WIDTH), _painter(colour))))
    return "\n".join(parts)


def reader(root: Path) -> Callable[[str], str | None]:
    """What `shown` reads a project's files with."""

    def read(file: str) -> str | None:
        path = root / file
        try:
            if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
                return None
            return path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return None

    return read


def _painter(colour: bool) -> Paint:
    return (lambda kind, text: f"\x1b[{_CODES[kind]}m{text}\x1b[0m") if colour else (lambda kind, text: text)


def _lines(
    found: Diagnostic, lines: list[str], scalars: dict[tuple[int, int], Scalar], width: int, paint: Paint
) -> Iterator[str]:
    kind = _COLOURS[found.severity]
    yield f"{visible(str(found.place))}: {paint(kind, f'{found.severity}[{found.code}]')}: {visible(found.message)}"
    marks = _marks(found, lines, scalars)
    margin = max((len(str(mark.line)) for mark in marks), default=2)
    for mark in marks:
        text, before, under = _cut(lines[mark.line - 1], mark, width - margin - 5)
        yield f" {paint('dim', f'{mark.line:>{margin}} |')} {text}"
        yield f" {paint('dim', f'{chr(32) * margin} |')} {' ' * before}{paint(kind, '^' * under)}"
    lead = " " * (margin + 2)
    hints = [visible(line) for line in found.hint.splitlines()]
    if found.mend and f"`{found.mend.new}`" in found.hint:
        hints[-1] += " `briefing check --fix` writes it"
    if hints:
        yield f"{lead}{paint('dim', '=')} hint: {_coloured(hints[0], paint)}"
        yield from (f"{lead}  {_coloured(line, paint)}" for line in hints[1:])
    if found.mend and f"`{found.mend.new}`" not in found.hint:
        yield f"{lead}{paint('dim', '=')} `briefing check --fix` writes “{visible(found.mend.new)}”"


def _coloured(text: str, paint: Paint) -> str:
    """The words that differ in colour, their marks kept for those who see none."""
    return _MARKED.sub(lambda run: paint(run.lastgroup or "dim", run[0]), text)


def _marks(found: Diagnostic, lines: list[str], scalars: dict[tuple[int, int], Scalar]) -> list[_Mark]:
    """The value that a diagnostic is about; where words differ from the article's, the first that do."""
    place = found.place
    if place.line > len(lines):
        return []
    scalar = scalars.get((place.line, place.column))
    line = lines[place.line - 1]
    start = min(place.column - 1, len(line))
    if scalar is None:
        return [_Mark(place.line, start, start + 1)]
    if differing := _differing(found, scalar):
        return [differing]
    if scalar.style in ("|", ">") and scalar.style and scalar.spans:
        return [_mark(scalar.text, scalar.spans[0][0], scalar.spans[-1][1])]
    return [_Mark(place.line, start, min(len(line), start + scalar.end - scalar.start))]


def _mark(text: str, start: int, end: int) -> _Mark:
    """A span of a file as a span of the line that it begins on."""
    ends = [at for at in (text.find("\n", start, end), text.find("\r", start, end)) if at >= 0]
    number, column = row_and_column(text, start)
    return _Mark(number, column - 1, min(ends, default=end) - start + column - 1)


def _differing(found: Diagnostic, scalar: Scalar) -> _Mark | None:
    """The first run of words that do not stand in the article, or the word before which one is missing."""
    written, at = normal(scalar.value), 0
    for kind, text in found.difference:
        expression = r"\S+" if kind == "insert" else r"\s+".join(map(re.escape, text.split()))
        run = re.compile(expression).search(written.text, at)
        if run is None or scalar.spans is None or not expression:
            return None
        if kind != "equal":
            start, end = written.original(*run.span())
            return _mark(scalar.text, scalar.spans[start][0], scalar.spans[end - 1][1])
        at = run.end()
    return None


def _cut(line: str, mark: _Mark, room: int) -> tuple[str, int, int]:
    """What of a line fits into some columns; the columns before the mark and under it."""
    left = max(0, mark.start - room)  # of a line of a million characters, what lies further off is not looked at
    line = line[left : left + 4 * room]
    cells = list(_cells(line))
    start, end = mark.start - left, min(max(mark.end, mark.start + 1) - left, 4 * room)
    widths = [width for _, width in cells] + [1] * (end - len(cells))
    first, last = 0, len(cells)
    if sum(widths[:last]) > room:
        first = start
        while first > 0 and sum(widths[first - 1 : end]) < room * 2 // 3:
            first -= 1
        last = first
        while last < len(cells) and sum(widths[first : last + 1]) <= room - 2:
            last += 1
    text = "…" * (first > 0) + "".join(sign for sign, _ in cells[first:last]) + "…" * (last < len(cells))
    before = sum(widths[first:start]) + (first > 0)
    return text, before, max(1, min(sum(widths[start:end]), room - 1 - before))


def _cells(line: str) -> Iterator[tuple[str, int]]:
    """Each character as it is shown, and how many columns it takes."""
    column = 0
    for character in line:
        sign, width = visible(character), 1
        if character == "\t":
            width = TAB - column % TAB
            sign = " " * width
        elif unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
            width = 1 if sign != character else 0
        elif unicodedata.east_asian_width(character) in "WF":
            width = 2
        yield sign, width
        column += width

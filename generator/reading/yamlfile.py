"""Reads strict YAML and remembers where each key and value stood.

Every scalar is text: what `no`, `12:30`, `010` or `2022-01-26` mean is decided by the model's field, never by YAML
1.1's guesses. Left out are the parts of YAML that surprise people: anchors, aliases, merge keys, tags and several
documents in one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import yaml

from generator.prose.text import LINE_BREAK, UNWELCOME, describe, row_and_column
from generator.reading.diagnostics import Diagnostic, Place, error
from generator.reading.encoding import decoded

Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BAD = re.compile(f"{UNWELCOME.pattern}|[\u2028\u2029]")  # the last two end a line of YAML, and of nothing else
_CONFLICT = re.compile("^<<<<<<< ", re.MULTILINE)
MAX_BYTES = 2_000_000
"""Twenty thousand quotations have as much."""
_MAX_FAULTS = 100
MAX_DEPTH = 40
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class Parsed:
    """A YAML file's data (mappings, lists, text, None) and the place of each key and value by its path."""

    file: str
    data: Any
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    sha256: str = ""
    """Of the file."""

    def place(self, *path: str | int) -> Place:
        """The place of the value at a path, or of the nearest mapping or list around it."""
        return self._nearest(self.values, path)

    def key_place(self, *path: str | int) -> Place:
        """The place of the key at a path; of a list's item or the whole file, the value's."""
        return self.keys.get(path) or self.place(*path)

    def _nearest(self, places: dict[Path, Place], path: Path) -> Place:
        while path not in places and path:
            path = path[:-1]
        return places.get(path, Place(self.file))


def read_yaml(source: bytes, file: str) -> tuple[Parsed | None, list[Diagnostic]]:
    """The parsed file and what is wrong with it; nothing parsed where it cannot be read at all."""
    if len(source) > MAX_BYTES:
        return None, [too_large(file)]
    text = decoded(source, file, "utf-8-sig")
    if isinstance(text, Diagnostic):
        return None, [text]
    if found := _BAD.search(text):
        message = f"the character {describe(found[0])} must not stand in a file"
        return None, [error(_place(file, text, found.start()), "bad-character", message, "delete it")]
    if found := _CONFLICT.search(text):
        message = "git could not merge two versions of this file: here they begin to differ"
        hint = "keep one of each pair, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
        return None, [error(_place(file, text, found.start()), "merge-conflict", message, hint)]
    builder = _Builder(file, text)
    try:
        data = builder.read()
    except yaml.MarkedYAMLError as problem:
        builder.diagnostics.append(_syntax_error(problem, file, text))
        return None, builder.diagnostics
    except _Stop:
        return None, builder.diagnostics
    return Parsed(file, data, builder.values, builder.keys, sha256(source).hexdigest()), builder.diagnostics


def too_large(file: str) -> Diagnostic:
    """The diagnostic of a file that is not even read."""
    return error(Place(file), "yaml-too-large", f"the file has more than {MAX_BYTES:,} bytes", "split it")


def events_of(text: str) -> Iterator[yaml.Event]:
    """The parser's events. Raises yaml.YAMLError on the way where the text is no YAML."""
    return iter(yaml.parse(text, Loader=_LOADER))


def _place(file: str, text: str, offset: int) -> Place:
    return Place(file, *row_and_column(text, offset))


def _marked(file: str, lines: list[str], mark: Any) -> Place:
    """Where the parser saw something; what ends with the file it may see on the line behind, which no file has."""
    if mark.line < len(lines):
        return Place(file, mark.line + 1, mark.column + 1)
    return Place(file, len(lines), len(lines[-1]) + 1)


def _syntax_error(problem: yaml.MarkedYAMLError, file: str, text: str) -> Diagnostic:
    mark = problem.problem_mark or problem.context_mark
    if "':'" in str(problem.problem):  # noticed only on the line after the key
        mark = problem.context_mark or mark
    lines = LINE_BREAK.split(text)
    place = _marked(file, lines, mark)
    message = " ".join(str(part) for part in (problem.context, problem.problem) if part)
    if opened := _left_open(lines, place.line):
        row, column = opened
        sign = lines[row - 1][column - 1]
        return error(Place(file, row, column), "yaml-syntax", f"this “{sign}” is not closed", "close it on its line")
    if "\t" in lines[place.line - 1][: place.column]:
        return error(place, "yaml-tab", "a tab cannot indent YAML", "indent with spaces")
    hint = next((hint for said, hint in _HINTS.items() if said in message), "")
    return error(place, "yaml-syntax", message, hint)


_QUOTE_IT = "put text that holds “: ” or begins with a special character into quotation marks"
_HINTS = {
    "a simple key": "end the key with “:”, or indent the line as far as the text that it goes on from",
    "a block collection": "begin each entry of the list with “- ”, all of them equally far in",
    "mapping values": _QUOTE_IT,
    "expected": _QUOTE_IT,
    "cannot start any token": _QUOTE_IT,
}
"""What to do, by what the parser says; the first that fits."""
_OPENING = re.compile(r"^\s*(?:- )*(?:[\w-]+:\s+)?(?P<sign>[\"'\[{])(?P<rest>.*)$")
_CLOSING = {'"': '"', "'": "'", "[": "]", "{": "}"}


def _left_open(lines: list[str], last: int) -> tuple[int, int] | None:
    """Line and column, from 1, of the last value up to a line that opens with a mark or bracket and never closes it."""
    for number in range(min(last, len(lines)), 0, -1):
        found = _OPENING.match(lines[number - 1])
        if found and _CLOSING[found["sign"]] not in found["rest"]:
            return number, found.start("sign") + 1
    return None


class _Stop(Exception):
    """Reading cannot go on; the diagnostic has been kept."""


class _Builder:
    """Builds data and places from the parser's events."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = LINE_BREAK.split(text)
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.diagnostics: list[Diagnostic] = []

    def read(self) -> Any:
        events = events_of(self.text)
        next(events)
        first = next(events)
        if isinstance(first, yaml.StreamEndEvent):
            self._refuse(Place(self.file), "yaml-empty", "the file is empty", "fill it, or delete it")
            raise _Stop
        data = self._node(next(events), events, ())
        next(events)
        if not isinstance(following := next(events), yaml.StreamEndEvent):
            self._refuse(
                self._at(following), "yaml-several-documents", "a second document begins here", "remove the “---”"
            )
        return data

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Any:
        place = self.values[path] = self._at(event)
        if len(path) > MAX_DEPTH:
            self._refuse(place, "yaml-too-deep", f"nested more than {MAX_DEPTH} deep", "check the brackets")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                place,
                "yaml-alias",
                f"aliases such as “*{event.anchor}” are not allowed",
                "write the value out, or quote it",
            )
            return None
        self._refuse_marks(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._mapping(events, path)

    def _refuse_marks(self, event: yaml.Event, place: Place) -> None:
        """No key and no value has a name or a type of its own."""
        if anchor := getattr(event, "anchor", None):
            message = f"anchors such as “&{anchor}” are not allowed"
            self._refuse(place, "yaml-anchor", message, "quote the value if it is text")
        if (tag := getattr(event, "tag", None)) not in (None, "!"):
            self._refuse(place, "yaml-tag", f"tags such as “{tag}” are not allowed", "quote the value if it is text")

    def _sequence(self, events: Iterator[yaml.Event], path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            place = self._at(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(place, "yaml-key", "a key must be a plain word", "write `key: value`")
                raise _Stop
            self._refuse_marks(event, place)
            key = event.value
            if key == "<<" or key in mapping:
                if key == "<<":
                    self._refuse(place, "yaml-merge-key", "merge keys (“<<”) are not allowed", "write the keys out")
                else:
                    self._refuse_again(place, (*path, key))
                kept = self.values, self.keys
                self.values, self.keys = {}, {}
                self._node(next(events), events, (*path, key))
                self.values, self.keys = kept
                continue
            self.keys[*path, key] = place
            mapping[key] = self._node(next(events), events, (*path, key))
        return mapping

    def _refuse_again(self, place: Place, path: Path) -> None:
        """A key that its mapping has already."""
        message = f"“{path[-1]}” appears twice, first on line {self.keys[path].line}"
        in_list = any(isinstance(step, int) for step in path)
        hint = "keep one of them, or begin another entry with “- ”" if in_list else "keep one of them"
        self._refuse(place, "duplicate-key", message, hint)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> str | None:
        if event.style:  # quoted or a block: nothing to guess
            return str(event.value)
        end = event.end_mark
        assert end is not None  # both parsers mark every event
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if event.value and re.match(r"\s+#" if " " in event.value else r"\s+#\S", rest):
            message = f"the text ends before “{rest.strip()[:20]}”, which YAML takes for a comment"
            hint = "put the text into quotation marks, and a comment on a line of its own"
            self._refuse(place, "yaml-cut-by-comment", message, hint)
        return None if event.value in _NULLS else str(event.value)

    def _at(self, event: yaml.Event) -> Place:
        assert event.start_mark is not None
        return _marked(self.file, self.lines, event.start_mark)

    def _refuse(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.diagnostics.append(error(place, code, message, hint))
        if len(self.diagnostics) == _MAX_FAULTS:
            message = f"here are {_MAX_FAULTS} faults; what follows was not read"
            self.diagnostics.append(error(place, "too-many-faults", message, "mend these first"))
            raise _Stop

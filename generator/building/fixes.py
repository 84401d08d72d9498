"""Mends what is safe to mend in the YAML itself, byte for byte: `briefing check --fix`.

Only the characters that differ are written anew; every comment, blank line, key order, quotation mark and line end
stays. Each mended file is read again, and must hold what it held but for the mended values; the content is checked
again, and a mend that did not make its diagnostic go away is taken back. Files are written last, each in one step.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import yaml

from generator.building.build import read
from generator.editing.todo import credits_in_drafts
from generator.reading.content import Content
from generator.reading.diagnostics import Diagnostic, Mend, Place
from generator.reading.models import UNNAMED
from generator.reading.scalars import Scalar, scalars_of
from generator.reading.yamlfile import events_of, read_yaml
from generator.resolving.mending import typography
from generator.resolving.prepared import sources

TYPOGRAPHY = "typography"
CREDIT = "speaker-known"
"""Say why a value was mended about which there was no diagnostic."""
_ROUNDS = 5
"""A mended seed or key brings to light what can be mended next; so often is enough."""
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, order=True, slots=True)
class Mended:
    """A value that was mended, or could not be, and why it should be."""

    place: Place
    code: str
    """The code of its diagnostic, `typography` or `speaker-known`."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What can be mended in a project, and what is left to say about it then. Nothing is written yet."""

    before: tuple[Diagnostic, ...]
    """What was to be said of the content as it is."""
    files: Mapping[str, tuple[bytes, bytes]]
    """What each file to be written holds, and what it will."""
    mended: tuple[Mended, ...]
    left: tuple[Mended, ...]
    """Could not be written safely in the style of its value."""
    diagnostics: tuple[Diagnostic, ...]
    """What remains."""

    def as_diff(self) -> str:
        """A unified diff that `git apply` and `patch` take."""
        return "".join(_diff(file, old, new) for file, (old, new) in sorted(self.files.items()))


def mend(root: Path) -> Outcome:
    """What can be mended in a project. Nothing is written."""
    edited: dict[str, bytes] = {}
    done: list[Mended] = []
    refused: set[Mended] = set()
    content, _, first = read(root)
    diagnostics = first
    for _ in range(_ROUNDS):
        wished = [wish for wish in _wishes(content, diagnostics) if wish not in refused]
        written, undoable = _written(root, edited, wished)
        refused |= undoable
        if not written:
            break
        after = {**edited, **written}
        content_after, _, diagnostics_after = read(root, after)
        still = {(each.place, each.code, each.message) for each in diagnostics_after}
        useless = {
            Mended(each.place, each.code, each.mend.old, each.mend.new)
            for each in diagnostics
            if each.mend and (each.place, each.code, each.message) in still
        } & set(wished)
        if useless - undoable:  # begin the round anew without them
            refused |= useless
            continue
        edited, content, diagnostics = after, content_after, diagnostics_after
        done += [wish for wish in wished if wish not in undoable]
    files = {file: ((root / file).read_bytes(), new) for file, new in edited.items()}
    return Outcome(first, files, tuple(sorted(done)), tuple(sorted(refused)), diagnostics)


def write(root: Path, outcome: Outcome) -> None:
    """Put the mended files in place of the old, each in one step. Raises OSError.

    Raises FileChanged where a file is no longer what it was when it was checked; then nothing is written.
    """
    if changed := [file for file, (old, _) in outcome.files.items() if (root / file).read_bytes() != old]:
        raise FileChanged(", ".join(sorted(changed)))
    for file, (_, new) in outcome.files.items():
        _replace(root / file, new)


class FileChanged(Exception):
    """A file was changed by somebody else in the meantime."""


def _replace(path: Path, new: bytes) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(new)
        os.chmod(beside, path.stat().st_mode & 0o7777)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _wishes(content: Content, diagnostics: Iterable[Diagnostic]) -> list[Mended]:
    """Everything that should be mended, at most one mend a value."""
    wishes: dict[Place, Mended] = {}
    for found in diagnostics:
        if found.mend:
            wishes.setdefault(found.place, Mended(found.place, found.code, found.mend.old, found.mend.new))
    for place, actor in credits_in_drafts(content):
        wishes.setdefault(place, Mended(place, CREDIT, UNNAMED, actor))
    for place, wish in typography(content, sources(content)):
        wishes.setdefault(place, _typographic(place, wish))
    return list(wishes.values())


def _typographic(place: Place, wish: Mend) -> Mended:
    return Mended(place, TYPOGRAPHY, wish.old, wish.new)


def _written(root: Path, edited: Mapping[str, bytes], wishes: Sequence[Mended]) -> tuple[dict[str, bytes], set[Mended]]:
    """The files with everything mended that can be, and what cannot."""
    files: dict[str, bytes] = {}
    undoable: set[Mended] = set()
    for file in sorted({wish.place.file for wish in wishes}):
        old = edited.get(file) or (root / file).read_bytes()
        mark, text = (_BOM, old[len(_BOM) :]) if old.startswith(_BOM) else (b"", old)
        new, left = mended_text(text.decode(), [wish for wish in wishes if wish.place.file == file])
        undoable |= left
        if new.encode() != text:
            files[file] = mark + new.encode()
    return files, undoable


def mended_text(text: str, wishes: Iterable[Mended]) -> tuple[str, set[Mended]]:
    """A YAML file with values mended, and the mends that cannot be written in their value's style."""
    scalars = scalars_of(text)
    edits: list[tuple[int, int, str]] = []
    left: set[Mended] = set()
    for wish in wishes:
        scalar = scalars.get((wish.place.line, wish.place.column))
        found = _edits(scalar, wish) if scalar else None
        if scalar is None or found is None or not _reads_back(text, scalar, wish, _applied(text, found)):
            left.add(wish)
        elif _twice(_applied(text, [*edits, *found])) > _twice(_applied(text, edits)):
            left.add(wish)  # `[wnat, want]`
        else:
            edits += found
    return _applied(text, edits), left


def _edits(scalar: Scalar, wish: Mended) -> list[tuple[int, int, str]] | None:
    return scalar.edits(scalar.value.replace(wish.old, wish.new)) if scalar.value.strip() == wish.old else None


def _applied(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _reads_back(text: str, scalar: Scalar, wish: Mended, mended: str) -> bool:
    """Whether a mended file holds what it held, but for the one value, and nothing that strict YAML refuses."""
    before, after = _stream(text), _stream(mended)
    if before is None or after is None or len(before) != len(after):
        return False
    wanted = scalar.value.replace(wish.old, wish.new)
    differing = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    expected = (yaml.ScalarEvent, scalar.style, scalar.value), (yaml.ScalarEvent, scalar.style, wanted)
    said, said_now = (len(read_yaml(each.encode(), "")[1]) for each in (text, mended))
    return differing == [expected] and said_now <= said


def _twice(text: str) -> int:
    """How many entries of a YAML file's lists stand there a second time."""
    lists: list[list[str] | None] = []
    count = 0
    for event in events_of(text):
        if isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            lists.append([] if isinstance(event, yaml.SequenceStartEvent) else None)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            lists.pop()
        elif isinstance(event, yaml.ScalarEvent) and lists and (entries := lists[-1]) is not None:
            count += event.value in entries
            entries.append(event.value)
    return count


def _stream(text: str) -> list[tuple[type, str, str]] | None:
    """What YAML makes of a text: each event with its style and value, None where it is no YAML."""
    try:
        return [
            (type(event), getattr(event, "style", "") or "", str(getattr(event, "value", "")))
            for event in events_of(text)
        ]
    except yaml.YAMLError:
        return None


def _diff(file: str, old: bytes, new: bytes) -> str:
    """Lines end at a line feed only, so that each keeps the carriage return it has."""
    before, after = ([f"{line}\n" for line in each.decode().split("\n")] for each in (old, new))
    lines: list[str] = []
    for each in (before, after):  # what follows the last line feed is no line, or one without an end
        last = each.pop()
        each += [] if last == "\n" else [f"{last}\\ No newline at end of file\n"]
    lines += unified_diff(before, after, f"a/{file}", f"b/{file}")
    return "".join(lines)

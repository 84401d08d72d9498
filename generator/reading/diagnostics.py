"""What can be wrong with the content, where, and how it is shown to a person or a program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from generator.prose.text import counted, visible


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops the build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a file of the project; line and column count from 1, columns in code points."""

    file: str
    """Path relative to the project folder, with forward slashes."""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Mend:
    """What should be written instead of a value: safe, because it is certain or because the article itself has it."""

    old: str
    new: str


Runs = tuple[tuple[str, str], ...]
"""A difference word by word: (`equal` | `delete` | `insert`, text)."""


@dataclass(frozen=True, order=True, slots=True)
class Diagnostic:
    """One finding about the content. Gathered, sorted and shown together; never raised one by one."""

    place: Place
    severity: Severity
    code: str
    """Stable, in kebab-case: what other programs may rely on."""
    message: str
    hint: str = ""
    mend: Mend | None = field(default=None, compare=False)
    """How `briefing check --fix` mends it: what becomes of the value at the place."""
    difference: Runs = field(default=(), compare=False)
    """Where words were not found: from what was written to the nearest real passage."""

    def as_text(self) -> str:
        """`file:line:column: severity[code]: message`, the hint indented below; control characters as pictures."""
        hint = "".join(f"\n    {visible(line)}" for line in f"hint: {self.hint}".splitlines()) if self.hint else ""
        return f"{visible(str(self.place))}: {self.severity}[{self.code}]: {visible(self.message)}{hint}"

    def as_dict(self) -> dict[str, str | int]:
        """The JSON form: code, severity, file, line, column, message, hint."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            **asdict(self.place),
            "message": self.message,
            "hint": self.hint,
        }


def error(place: Place, code: str, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic that stops the build."""
    return Diagnostic(place, Severity.ERROR, code, message, hint)


def warning(place: Place, code: str, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic that asks for a second look."""
    return Diagnostic(place, Severity.WARNING, code, message, hint)


def note(place: Place, code: str, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic that only informs."""
    return Diagnostic(place, Severity.NOTE, code, message, hint)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything in the list stops the build."""
    return any(found.severity is Severity.ERROR for found in diagnostics)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """All diagnostics as one JSON array."""
    return json.dumps([found.as_dict() for found in diagnostics], ensure_ascii=False, indent=2)


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """How many errors, warnings and notes there are, in words."""
    counts = Counter(found.severity for found in diagnostics)
    return ", ".join(counted(counts[kind], kind.value) for kind in Severity)

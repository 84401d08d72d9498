"""What is said of words that were looked for: where they stand, or why they were not found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.proving.briefing import MatchKind, Passage
from generator.proving.nearest import Nearest
from generator.reading.diagnostics import Severity

BETWEEN = "” “"
"""What the reader sees where the article's own words stand between two parts: the marks close and open again."""
_SEVERITIES = list(Severity)


@dataclass(frozen=True, slots=True)
class Match:
    """Where the words stand: the seed's own characters, in one or more parts."""

    kind: MatchKind
    parts: tuple[Passage, ...]
    joints: tuple[str, ...] = ()
    """What stands between part i and i + 1 when shown."""
    dropped: tuple[Passage, ...] = ()
    """What the editor's elisions leave out."""
    inserted: tuple[str, ...] = ()
    """The editor's bracketed words; with a hyphen on each side where a word stands there without a space."""
    zone: str = "body"
    utterance: int = -1
    """The number of the utterance in its source; -1 outside quotation marks."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a match or its absence."""

    severity: Severity
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one quotation."""

    match: Match | None
    findings: tuple[Finding, ...] = ()
    """Most severe first."""
    nearest: Nearest | None = None
    elsewhere: tuple[Passage, ...] = ()
    """Where other seeds have exactly these words."""

    @property
    def status(self) -> str:
        """`ok`, `warning` or `error`."""
        worst = {finding.severity for finding in self.findings}
        return "error" if Severity.ERROR in worst else "warning" if Severity.WARNING in worst else "ok"

    @property
    def code(self) -> str:
        """The code of the worst finding, or `verified`."""
        return self.findings[0].code if self.status != "ok" else "verified"

    @property
    def message(self) -> str:
        """Every finding in one line, or where the words were found."""
        if self.status == "ok" and self.match:
            found = f"found in {self.match.parts[0].seed}: {self.match.kind.value}"
            return "; ".join([found, *(finding.message for finding in self.findings)])
        return "; ".join(finding.message for finding in self.findings)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form of `briefing verify`."""
        match = self.match and {
            "kind": self.match.kind.value,
            "parts": [part.as_dict() for part in self.match.parts],
            "seed": self.match.parts[0].seed,
            "where": self.match.zone,
            "dropped": [part.as_dict() for part in self.match.dropped],
        }
        return {
            "status": self.status,
            "code": self.code,
            "match": match,
            "nearest": self.nearest and self.nearest.as_dict(),
            "elsewhere": [{"seed": passage.seed, **passage.as_dict()} for passage in self.elsewhere],
            "message": self.message,
        }


def error(code: str, message: str, hint: str = "") -> Finding:
    """A finding that keeps the words from being shown."""
    return Finding(Severity.ERROR, code, message, hint)


def warning(code: str, message: str, hint: str = "") -> Finding:
    """A finding that asks for a second look."""
    return Finding(Severity.WARNING, code, message, hint)


def note(code: str, message: str, hint: str = "") -> Finding:
    """A finding that is good to know."""
    return Finding(Severity.NOTE, code, message, hint)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by severity, in their order otherwise."""
    return tuple(sorted(findings, key=lambda finding: _SEVERITIES.index(finding.severity)))

"""Diagnostics for a pull request: on the lines of the YAML as far as GitHub shows them, the rest in the job summary.

GitHub shows at most ten errors, ten warnings and ten notices of a step and drops the others without a word. Whatever
the texts hold, they can neither end a workflow command nor begin another, and a summary shows them as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import quote

from generator.reading.diagnostics import Diagnostic, Severity, tally

MOST = 10
"""Annotations of one severity that GitHub shows for a step."""
_SUMMARY_BYTES = 900_000
"""GitHub takes a summary of up to 1 MiB for a step."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def annotation(found: Diagnostic) -> str:
    """A workflow command that puts the diagnostic on its line."""
    where = f"file={_property(found.place.file)},line={found.place.line},col={found.place.column}"
    text = f"{found.message}\nhint: {found.hint}" if found.hint else found.message
    return f"::{_LEVELS[found.severity]} {where},title={_property(found.code)}::{_data(text)}"


def on_lines(diagnostics: Iterable[Diagnostic]) -> tuple[list[str], list[Diagnostic]]:
    """The workflow commands of what GitHub will show, errors first, and what it would drop."""
    found = list(diagnostics)
    commands, rest = list[str](), list[Diagnostic]()
    for severity in Severity:
        alike = [each for each in found if each.severity is severity]
        commands += map(annotation, alike[:MOST])
        rest += alike[MOST:]
    return commands, rest


def log_line(found: Diagnostic) -> str:
    """One line of a job's log that is no workflow command."""
    text = f"{found.place}: {found.severity}[{found.code}]: {found.message}"
    return re.sub(r"^\s*::", "  ", _data(text)).replace("##[", "# #[")


def summary(diagnostics: Sequence[Diagnostic], link: Callable[[str, int], str] | None = None) -> str:
    """A Markdown table of all diagnostics, errors first; `link` gives the address of a line of a file."""
    rank = list(Severity).index
    rows = [_row(found, link) for found in sorted(diagnostics, key=lambda each: rank(each.severity))]
    head = f"### Content: {tally(diagnostics)}\n\n| | where | what |\n|---|---|---|\n"
    size, kept = len(head), 0
    for row in rows:
        size += len(row.encode())
        if size > _SUMMARY_BYTES:
            break
        kept += 1
    left = f"\n{len(rows) - kept} more: run `briefing check`.\n" if kept < len(rows) else ""
    return head + "".join(rows[:kept]) + left


def lines_at(server: str, repository: str, revision: str) -> Callable[[str, int], str]:
    """The address of a line of a file of a repository at a revision."""
    base = f"{server}/{repository}/blob/{revision}/"
    return lambda file, line: f"{base}{quote(file)}#L{line}"


def _row(found: Diagnostic, link: Callable[[str, int], str] | None) -> str:
    place = _inert(f"{found.place.file}:{found.place.line}")
    where = f"[{place}]({link(found.place.file, found.place.line)})" if link else place
    hint = f"<br>hint: {_inert(found.hint)}" if found.hint else ""
    return f"| {found.severity} | {where} | {_inert(found.code)}: {_inert(found.message)}{hint} |\n"


def _inert(text: str) -> str:
    """Text that Markdown shows as it is: in a code element, and whatever has a meaning as a character reference."""
    one_line = " ".join(
        re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", " ", text).split()
    )
    return "<code>" + re.sub(r"[!-/:-@\[-`{-~]", lambda sign: f"&#{ord(sign[0])};", one_line) + "</code>"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""Changes as plain text, as Markdown and as JSON. No text in them can be taken for anything but text."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict

from generator.exporting.diff.change import Change
from generator.prose.text import one_line

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ACTIVE = re.compile(r"[\\`*_\[\]|~#!@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What Markdown, or GitHub's kind of it, reads as more than a sign."""


def as_text(found: Sequence[Change]) -> str:
    """One change a line; one line that says so where there is none."""
    return "\n".join(_harmless(f"{change.briefing}: {change.sentence}") for change in found) or "no change"


def as_markdown(found: Sequence[Change]) -> str:
    """A list for each briefing, for a pull request or a change log."""
    if not found:
        return "No change.\n"
    sections = []
    for slug in dict.fromkeys(change.briefing for change in found):
        lines = [f"- {_plain(change.sentence)}" for change in found if change.briefing == slug]
        sections.append("\n".join([f"## {_plain(slug)}", "", *lines, ""]))
    return "\n".join(sections)


def as_json(found: Sequence[Change]) -> str:
    """One JSON array, each change with its sentence."""
    return json.dumps(
        [{**asdict(change), "sentence": change.sentence} for change in found], ensure_ascii=False, indent=2
    )


def _harmless(text: str) -> str:
    """Text on one line that no terminal obeys."""
    return _CONTROL.sub("\ufffd", one_line(text))


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    escaped = _ACTIVE.sub(r"\\\g<0>", _harmless(text))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

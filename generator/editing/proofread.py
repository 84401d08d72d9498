"""Checks a finished text, such as a reporter's story or a press release: every quotation in it against the seeds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.drafting.attribution import attributions
from generator.editing.credits import NamesOf, doubted
from generator.prose.marks import quoted
from generator.prose.text import counted, one_line
from generator.proving.source import Source, line_of
from generator.proving.verdict import Verdict
from generator.proving.verify import verify_anywhere

_LINE = re.compile(r"(?m)^[^\S\r\n\ufeff]*\ufeff?(?:(?:[-*•]|\d+[.)])[^\S\r\n]+)?(?P<words>\S[^\r\n]*?)[^\S\r\n]*\r?$")
"""A line of a list, without its bullet or number."""
_HOUSE_STYLE = re.compile(r"(?<![.…])[.,]$")
"""The comma or full stop that a house style moves inside the closing mark."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a text gives as quoted: code points, half-open."""

    words: str
    start: int
    speaker: str | None
    """Whom the text itself credits, where it does so plainly."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One quotation of the text and where it stands in the seeds."""

    line: int
    column: int
    words: str
    speaker: str | None
    verdict: Verdict

    def as_dict(self) -> dict[str, Any]:
        """The JSON form: that of `briefing verify`, with the quotation's place in the text."""
        place = {"line": self.line, "column": self.column, "words": self.words, "speaker": self.speaker}
        return place | self.verdict.as_dict()


def proofread(
    text: str,
    sources: Sequence[Source],
    names_of: NamesOf,
    *,
    others: Sequence[Source] = (),
    speaker: str | None = None,
    lines: bool = False,
) -> tuple[Checked, ...]:
    """The verdict on each quotation of a text, in its order.

    A text without quotation marks is a list of quotations, one a line; `lines` says so of any text. `names_of` gives
    all names of whoever a name means. `speaker` overrides whom the text credits.
    """
    said = _listed(text) if lines or not quoted(text) else _quoted(text)
    return tuple(_checked(each, text, sources, names_of, others, speaker) for each in said)


def tally(checked: Sequence[Checked]) -> str:
    """`7 quotations: 5 ok, 1 warning, 1 error`."""
    counts = Counter(each.verdict.status for each in checked)
    kinds = (("ok", "ok"), ("warning", "warnings"), ("error", "errors"))
    named = [f"{counts[kind]} {kind if counts[kind] == 1 else plural}" for kind, plural in kinds]
    return f"{counted(len(checked), 'quotation')}: {', '.join(named)}"


def _listed(text: str) -> Iterator[Said]:
    for found in _LINE.finditer(text):
        yield Said(found["words"], found.start("words"), None)


def _quoted(text: str) -> Iterator[Said]:
    """Each part by itself: a story may leave out what its seed has between two parts."""
    for each in attributions(text):
        for part in each.parts:
            words = text[part.start : part.end]
            if any(sign.isalnum() for sign in words):
                start = part.start + len(words) - len(words.lstrip())
                yield Said(one_line(words), start, each.speaker.name if each.speaker else None)


def _checked(
    said: Said,
    text: str,
    sources: Sequence[Source],
    names_of: NamesOf,
    others: Sequence[Source],
    speaker: str | None,
) -> Checked:
    credited = speaker or said.speaker
    names = names_of(credited) if credited else ()
    if not any(sign.isupper() for name in names for sign in name):  # “a café owner” may be anybody
        names = ()
    verdict = verify_anywhere(
        _HOUSE_STYLE.sub("", said.words), sources, speaker=names, others=others, confirm=bool(speaker)
    )
    if names:
        verdict = doubted(verdict, names, sources, names_of)
    column = said.start - text.rfind("\n", 0, said.start)
    return Checked(line_of(text, said.start), column, said.words, credited, verdict)

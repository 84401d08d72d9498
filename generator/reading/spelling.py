"""Names that nothing has: which one was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from generator.reading.diagnostics import Diagnostic, Mend, Place, error

_MOST = 80
"""Letters of a name that are shown: an id has no more."""


def unknown(place: Place, what: str, given: str, known: Iterable[str]) -> Diagnostic:
    """The diagnostic for an id that nothing has: `there is no actor “sergej-lavrov”`."""
    names = sorted(set(known))
    message = f"there is no {what} {quoted(given)}"
    return mendable(
        error(place, f"unknown-{what.replace(' ', '-')}", message, did_you_mean(given, names)), given, names
    )


def quoted(given: str) -> str:
    """What was given, between quotation marks; of a long text, how it begins."""
    return f"“{given if len(given) <= _MOST else given[:_MOST].rstrip() + ' …'}”"


def mendable(found: Diagnostic, given: str, known: Iterable[str]) -> Diagnostic:
    """The diagnostic with the name that was meant, where one slip or two lead to one known name only."""
    names = spelt_like(given, known)
    return replace(found, mend=Mend(given, names[0])) if len(names) == 1 else found


def spelt_like(given: str, known: Iterable[str]) -> list[str]:
    """The known names that a slip of the fingers makes of one another: short names none, and never another digit."""
    most = min(2, len(given) / 4)
    digits = re.findall(r"\d", given)
    return [
        name
        for name in sorted(set(known))
        if 0 < OSA.distance(given, name) <= most and re.findall(r"\d", name) == digits
    ]


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """A hint that names the likeliest of the known names, or all of them where they are few.

    The ending of a file's name, which many have, makes no two of them alike.
    """
    names = sorted(set(known))
    if close := process.extractOne(given, names, scorer=fuzz.ratio, processor=_stem, score_cutoff=60):
        return f"did you mean `{close[0]}`?"
    return f"known: {', '.join(names)}" if 0 < len(names) <= 12 else ""


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name

"""Numbers as articles print them: value, unit and qualifier, and whether two readings can both be true."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = (
    {word: Decimal(value) for value, word in enumerate(_SMALL)}
    | {word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)}
    | {"dozen": Decimal(12), "half": Decimal("0.5")}
)
_SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "m": Decimal(10**6),
    "bn": Decimal(10**9),
    "tn": Decimal(10**12),
    "k": Decimal(1000),
}
_WORD_NUMBER = "|".join([*(f"{ten}-{one}" for ten in _TENS for one in _SMALL[1:10]), *_WORDS])
_NUMBER = re.compile(
    r"(?P<currency>US\$|C\$|A\$|[$€£¥])?\s?"
    rf"(?:(?P<digits>(?<![\w.])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<![\w.])\d+(?:\.\d+)?)|\b(?P<word>{_WORD_NUMBER})\b)"
    r"(?P<scales>(?:(?:(?<=half)\s+an?)?[\s-](?:hundred|thousand|million|billion|trillion|dozen)\b|(?:m|bn|tn|k)\b)*)"
    r"(?P<percent>\s?(?:%|per\s?cent\b))?",
    re.IGNORECASE,
)
EXACT = ("in", "on", "exactly", "only", "just")
"""Qualifiers that allow the value alone."""
_ABOUT = ("estimated", "about", "around", "roughly", "approximately", "some", "close to", "circa")
_NEARLY = ("nearly", "almost", "just under")
_AT_LEAST = ("at least", "no fewer than", "no less than", "a minimum of", "since", "from")
_MORE = ("more than", "over", "above", "after", "upwards of")
_AT_MOST = ("up to", "as many as", "as much as", "no more than", "at most", "a maximum of", "until")
_LESS = ("less than", "fewer than", "under", "below", "before")
QUALIFIERS = tuple(sorted({*EXACT, *_ABOUT, *_NEARLY, *_AT_LEAST, *_MORE, *_AT_MOST, *_LESS}, key=len, reverse=True))
_QUALIFIER = re.compile(rf"\b(?P<qualifier>{'|'.join(QUALIFIERS)})(?:\s+(?:the|a|an))?\s*$", re.IGNORECASE)
_REACH = 60
"""A qualifier stands no further than this before its number."""
_TOLERANCE = Decimal("0.1")
"""How far a value "about" another may lie from it, as a part of it."""
_YEARS = Decimal(2)
"""The same for what looks like a year."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text."""

    value: Decimal
    unit: str
    """A currency sign or `%`; empty otherwise."""
    qualifier: str
    """The words before it that qualify it; empty where there are none."""
    start: int
    """Code points into the text, half-open, the unit included."""
    end: int


def numbers(text: str) -> list[Number]:
    """Every number in a text, in digits or in words, with its scale (`$200 million`) and the qualifier before it."""
    found = []
    for match in _NUMBER.finditer(text):
        value = Decimal(match["digits"].replace(",", "")) if match["digits"] else _word_value(match["word"].lower())
        for scale in re.findall(r"[a-z]+", match["scales"].lower()):
            value *= _WORDS["dozen"] if scale == "dozen" else _SCALES.get(scale, Decimal(1))
        unit = match["currency"] or ("%" if match["percent"] else "")
        qualifier = _QUALIFIER.search(text[max(0, match.start() - _REACH) : match.start()])
        found.append(Number(value, unit, qualifier["qualifier"].lower() if qualifier else "", *match.span()))
    return found


def _word_value(word: str) -> Decimal:
    tens, _, ones = word.partition("-")
    return _WORDS[tens] + (_WORDS[ones] if ones else 0)


def plain(value: Decimal) -> str:
    """A number in plain digits: `100000`, `0.5`."""
    return f"{value.normalize():f}"


def bounds(value: str, qualifier: str) -> tuple[Decimal, Decimal, bool, bool]:
    """The interval that a reading allows: lowest, highest, and whether each end belongs to it."""
    number, word = Decimal(value), re.sub(r"^(?:an?|the) ", "", qualifier.casefold())
    infinity = Decimal("Infinity")
    tolerance = min(abs(number) * _TOLERANCE, _YEARS) if _looks_like_a_year(value) else abs(number) * _TOLERANCE
    if word in _ABOUT:
        return number - tolerance, number + tolerance, True, True
    if word in _NEARLY:
        return number - tolerance, number, True, False
    if word in _AT_LEAST:
        return number, infinity, True, True
    if word in _MORE:
        return number, infinity, False, True
    if word in _AT_MOST:
        return -infinity, number, True, True
    if word in _LESS:
        return -infinity, number, True, False
    return number, number, True, True


def _looks_like_a_year(value: str) -> bool:
    return re.fullmatch(r"1\d{3}|20\d{2}", value) is not None


def is_qualifier(text: str) -> bool:
    """Whether words are a qualifier that this module knows, an article before it aside."""
    return re.sub(r"^(?:an?|the) ", "", text.casefold()) in QUALIFIERS


def agree(readings: Iterable[tuple[str, str]]) -> bool:
    """Whether readings, each a value and its qualifier, can all be true: every two of their intervals meet."""
    return all(_meet(bounds(*one), bounds(*other)) for one, other in combinations(readings, 2))


def _meet(one: tuple[Decimal, Decimal, bool, bool], other: tuple[Decimal, Decimal, bool, bool]) -> bool:
    low, high = max(one[0], other[0]), min(one[1], other[1])
    if low != high:
        return low < high
    return all((low != interval[0] or interval[2]) and (low != interval[1] or interval[3]) for interval in (one, other))

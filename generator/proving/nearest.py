"""The real passage nearest to words that were not found, and how it differs. It explains; it never verifies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from generator.prose.text import WORD
from generator.prose.typography import Normal, normal
from generator.proving.briefing import Passage

_LIKE_ENOUGH = 40.0
"""Below this likeness in per cent, a passage explains nothing."""
_FEW_WORDS = 4
"""Up to this many words, a slip of a letter may hide the passage from a comparison of words."""
_MANY_WORDS = 200
"""Of more words, only a stretch of this length is explained."""
_LONGEST_STRETCH = 4_000


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage of a seed that is nearly what was looked for."""

    passage: Passage
    difference: str
    """`case`, `punctuation`, `word order`, `words`, or `none` where the words stand in the wrong place."""
    diff: tuple[tuple[str, str], ...]
    """Runs of words: (`equal` | `delete` | `insert`, text); deleted is what was looked for, inserted what stands there."""
    likeness: float
    """In per cent."""

    def as_text(self) -> str:
        """The diff in one line: `There is [-a-] {+no+} change`."""
        shown = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
        return " ".join(shown[kind].format(text) for kind, text in self.diff)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "seed": self.passage.seed,
            "text": self.passage.text,
            "start": self.passage.start,
            "end": self.passage.end,
            "difference": self.difference,
            "diff": [{"op": kind, "text": text} for kind, text in self.diff],
        }


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text in lower case, and where each stands in it."""

    lower: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@lru_cache(maxsize=4)  # one seed is compared with many wrong quotations in a row
def _words(text: str) -> _Words:
    found = list(WORD.finditer(text))
    return _Words(tuple(word[0].lower() for word in found), tuple(word.span() for word in found))


def nearest(words: str, seed: str, text: str, form: Normal) -> Nearest | None:
    """The passage of a seed nearest to the words; None where nothing is like them. `form` is the seed's normal form."""
    needle = _stretch(normal(words).text.strip(' "'), form.text)
    wanted, there = _words(needle), _words(form.text)
    if not wanted.lower or not there.lower:
        return None
    same = _same_words(wanted.lower, there.lower) or _same_bag(wanted.lower, there.lower)
    candidates = []
    if window := same or _like(wanted.lower, there.lower):
        candidates.append(
            _described(needle, seed, text, form, there.spans[window[0]][0], there.spans[window[1] - 1][1])
        )
    if not same and (not window or len(wanted.lower) <= _FEW_WORDS):
        candidates.append(_by_letters(needle, seed, text, form))
    return max((found for found in candidates if found), key=lambda found: found.likeness, default=None)


def _stretch(needle: str, text: str) -> str:
    """Of a long needle, the first stretch that does not stand in the text: there lies the difference."""
    pieces = needle.split(" ")
    if len(pieces) > _MANY_WORDS:
        starts = range(0, len(pieces) - _MANY_WORDS // 2, _MANY_WORDS // 2)
        stretches = (" ".join(pieces[start : start + _MANY_WORDS]) for start in starts)
        needle = next((stretch for stretch in stretches if stretch not in text), "")
    return needle[:_LONGEST_STRETCH]


def _described(needle: str, seed: str, text: str, form: Normal, first: int, last: int) -> Nearest | None:
    first, last = _with_edges(needle, form.text, first, last)
    found = form.text[first:last]
    likeness = fuzz.ratio(needle.lower(), found.lower())
    if likeness < _LIKE_ENOUGH:
        return None
    start, end = form.original(first, last)
    passage = Passage(seed, start, end, text[start:end])
    return Nearest(passage, difference(needle, found), word_diff(needle, found), likeness)


def _with_edges(needle: str, text: str, first: int, last: int) -> tuple[int, int]:
    """Take in the punctuation at the edges where the needle has some there too."""
    if not needle[-1].isalnum():
        while last < len(text) and not text[last].isalnum() and text[last] not in ' "[]':
            last += 1
    if not needle[0].isalnum():
        while first > 0 and not text[first - 1].isalnum() and text[first - 1] not in ' "[]':
            first -= 1
    return first, last


def _same_words(wanted: Sequence[str], there: Sequence[str]) -> tuple[int, int] | None:
    """The window that has the same words in the same order, whatever their case and punctuation."""
    joined, target = "\0" + "\0".join(there) + "\0", "\0" + "\0".join(wanted) + "\0"
    at = joined.find(target)
    if at < 0:
        return None
    index = joined.count("\0", 0, at)
    return index, index + len(wanted)


def _same_bag(wanted: Sequence[str], there: Sequence[str]) -> tuple[int, int] | None:
    """The window that has the same words in another order."""
    size, missing = len(wanted), Counter(wanted)
    if size < 2:
        return None
    lacking = size
    for index, word in enumerate(there):
        if index >= size:
            leaving = there[index - size]
            missing[leaving] += 1
            lacking += missing[leaving] > 0
        lacking -= missing[word] > 0
        missing[word] -= 1
        if not lacking:
            return index - size + 1, index + 1
    return None


def _like(wanted: Sequence[str], there: Sequence[str]) -> tuple[int, int] | None:
    """The window with most of the words in order (longest common subsequence), trimmed to the words that are shared."""
    found = fuzz.partial_ratio_alignment(wanted, there)
    if found is None or found.score < _LIKE_ENOUGH:
        return None
    slack = max(3, len(wanted) // 4)
    low, high = max(0, found.dest_start - slack), min(len(there), found.dest_end + slack)
    blocks = [
        block
        for block in SequenceMatcher(None, wanted, there[low:high], autojunk=False).get_matching_blocks()
        if block.size
    ]
    if not blocks:
        return None
    start = low + blocks[0].b - blocks[0].a
    end = low + blocks[-1].b + blocks[-1].size + (len(wanted) - blocks[-1].a - blocks[-1].size)
    return max(0, start), min(len(there), end)


def _by_letters(needle: str, seed: str, text: str, form: Normal) -> Nearest | None:
    """The nearest window by letters, for a word or two with a slip in them."""
    if len(needle) > 50 * _FEW_WORDS:
        return None
    lower = form.text.replace("İ", "i").lower()  # which has as many characters as the text
    found = fuzz.partial_ratio_alignment(needle.lower(), lower, score_cutoff=70)
    if found is None or found.dest_end <= found.dest_start:
        return None
    touched = [
        word.span()
        for word in WORD.finditer(form.text)
        if word.end() > found.dest_start and word.start() < found.dest_end
    ]
    return _described(needle, seed, text, form, touched[0][0], touched[-1][1]) if touched else None


def difference(wanted: str, found: str) -> str:
    """What kind of difference lies between two texts in normal form; the weightiest that there is."""
    if wanted == found:
        return "none"
    a, b = WORD.findall(wanted), WORD.findall(found)
    if a == b:
        return "punctuation"
    lower_a, lower_b = [word.lower() for word in a], [word.lower() for word in b]
    if lower_a == lower_b:
        return "case"
    return "word order" if Counter(lower_a) == Counter(lower_b) else "words"


def word_diff(wanted: str, found: str) -> tuple[tuple[str, str], ...]:
    """The differences word by word: runs of (`equal` | `delete` | `insert`, text)."""
    a, b = (re.findall(r"—|[^ —]+", text) for text in (wanted, found))
    runs: list[tuple[str, str]] = []
    for kind, a_start, a_end, b_start, b_end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(("equal", " ".join(a[a_start:a_end])))
            continue
        if a_end > a_start:
            runs.append(("delete", " ".join(a[a_start:a_end])))
        if b_end > b_start:
            runs.append(("insert", " ".join(b[b_start:b_end])))
    return tuple(runs)

"""Sentences have no ids: which of them are the same, rewritten, gone or new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

_ALIKE = 0.5
"""From this likeness on, two sentences are one sentence that was rewritten."""

Sentence = Mapping[str, Any]


def paired(
    old: Sequence[Sentence], new: Sequence[Sentence], alike: float = _ALIKE
) -> tuple[list[tuple[Sentence, Sentence]], list[Sentence], list[Sentence]]:
    """The sentences that belong together, those that are gone, and those that are new.

    The same words belong together whatever their order; of the others, those that are most alike.
    """
    waiting: dict[str, list[Sentence]] = {}
    for one in new:
        waiting.setdefault(one["text"], []).append(one)
    pairs = [(one, waiting[one["text"]].pop(0)) for one in old if waiting.get(one["text"])]
    kept = {id(one) for pair in pairs for one in pair}
    left, right = ([one for one in side if id(one) not in kept] for side in (old, new))
    rewritten: dict[int, int] = {}
    for likeness, i, j in sorted(_likenesses(left, right), key=lambda found: (-found[0], found[1:])):
        if likeness >= alike and i not in rewritten and j not in rewritten.values():
            rewritten[i] = j
    pairs += [(left[i], right[j]) for i, j in rewritten.items()]
    removed = [one for i, one in enumerate(left) if i not in rewritten]
    added = [one for j, one in enumerate(right) if j not in rewritten.values()]
    return pairs, removed, added


def _likenesses(left: Sequence[Sentence], right: Sequence[Sentence]) -> list[tuple[float, int, int]]:
    found = []
    for j, other in enumerate(right):
        matcher = SequenceMatcher(None, [], other["text"].split(), autojunk=False)
        for i, one in enumerate(left):
            matcher.set_seq1(one["text"].split())
            found.append((matcher.ratio(), i, j))
    return found

"""Finds which quotations in different articles are one utterance, though the outlets print it differently.

Candidates share a rare run of three words, found in an inverted index, so that no two quotations are compared that
have nothing in common. A pair is linked when most words of the shorter stand in the same order within one stretch of
the longer (longest common subsequence by words). A quotation joins a group when it is linked to at least half of its
members, so that chains of near misses do not run together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from generator.briefing import Quotation
from generator.text import slug
from generator.typography import normal

_RUN = 3
"""Words in a run of the index."""
_RARE = 50
"""A run that more quotations share is a stock phrase and proposes nothing."""
_FEWEST_WORDS = 4
"""Shorter quotations are terms of art, which everybody puts in marks."""
_SHARED = 0.7
"""How much of the shorter quotation must stand in the longer."""
_STRETCH = 1.5
"""The stretch of the longer quotation that is looked at, in lengths of the shorter."""
_COMMON = frozenset(
    "a an the and or but nor so yet of to in on at by for from with as that this these those it its is are was were be "
    "been being am do does did has have had will would shall should can could may might must not no we our us i my me "
    "you your he his him she her they their them who which what when where there here if than then s t ve re ll d m".split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation as far as grouping is concerned."""

    words: str
    speaker: str | None = None
    """An actor's id; two that differ are never one utterance."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One speech event and the quotations of it."""

    id: str
    speaker: str | None
    members: tuple[Quotation, ...]
    """The longest first; the others in the order of the briefing."""

    @property
    def variants(self) -> int:
        """In how many different ways the members are printed, typography aside."""
        return len({normal(member.words).text.strip(" ,.") for member in self.members})


def utterances_of(quotations: Sequence[Quotation]) -> tuple[Utterance, ...]:
    """Every quotation in exactly one utterance, in the order of their first members."""
    sayings = [Saying(each.words, each.speaker.id if each.speaker else None) for each in quotations]
    utterances: list[Utterance] = []
    taken: set[str] = set()
    for group in groups(sayings):
        members = sorted((quotations[index] for index in group), key=lambda each: -len(words(each.words)))
        id = base = slug(members[0].words, 6)
        number = 1
        while id in taken:
            number += 1
            id = f"{base}-{number}"
        taken.add(id)
        speaker = next((member.speaker.id for member in members if member.speaker), None)
        utterances.append(Utterance(id, speaker, tuple(members)))
    return tuple(utterances)


def words(text: str) -> list[str]:
    """The words of a quotation without what house styles change: case, marks, contractions, stops in initials."""
    return re.findall(r"\w+", re.sub(r"(?<=\b\w)\.(?=\w\b|\W|$)", "", normal(text).text.casefold()))


def groups(sayings: Sequence[Saying]) -> list[list[int]]:
    """The indices of the sayings, grouped by utterance; each group and the list of groups in ascending order.

    Near linear: an index of runs, not all pairs.
    """
    coded = _coded([words(saying.words) for saying in sayings])
    common = frozenset(coded.codes[word] for word in _COMMON if word in coded.codes)
    links = [
        (one, other)
        for one, other in _candidates(coded.texts)
        if _compatible(sayings[one], sayings[other]) and _linked(coded.texts[one], coded.texts[other], common)
    ]
    return _grouped(len(sayings), links)


@dataclass(frozen=True, slots=True)
class _Coded:
    """Texts in which each word is one character, for the string measures, which compare characters."""

    texts: list[str]
    codes: dict[str, str]


def _coded(texts: Iterable[Sequence[str]]) -> _Coded:
    codes: dict[str, str] = {}
    coded = []
    for text in texts:
        for word in text:
            if word not in codes:
                number = len(codes) + 1
                codes[word] = chr(number if number < 0xD800 else number + 0x800)
        coded.append("".join(codes[word] for word in text))
    return _Coded(coded, codes)


def _candidates(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs that share a rare run, each once."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        if len(text) >= _FEWEST_WORDS:
            for run in {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}:
                postings = index[run]
                if len(postings) <= _RARE:
                    postings.append(number)
    for number, text in enumerate(texts):
        runs = {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}
        rare = (index[run] for run in runs if run in index and len(index[run]) <= _RARE)
        for other in sorted({other for other in chain.from_iterable(rare) if other > number}):
            yield number, other


def _compatible(one: Saying, other: Saying) -> bool:
    return one.speaker is None or other.speaker is None or one.speaker == other.speaker


def _linked(one: str, other: str, common: frozenset[str]) -> bool:
    """Whether most of the shorter stands in one stretch of the longer, and more than common words with it."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) > _STRETCH * len(shorter):
        found = fuzz.partial_ratio_alignment(shorter, longer)
        if found is None:
            return False
        slack = int(len(shorter) * (_STRETCH - 1) / 2) + 1
        longer = longer[max(0, found.dest_start - slack) : found.dest_end + slack]
    needed = _SHARED * len(shorter)
    if LCSseq.similarity(shorter, longer) < max(needed, _FEWEST_WORDS - 1):
        return False
    telling = [word for word in shorter if word not in common]
    shared = Counter(telling) & Counter(longer)
    return not telling or sum(shared.values()) >= _SHARED * len(telling)


def _grouped(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Groups in which every member was linked to at least half of those that were there before it."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for one, other in links:
        neighbours[one].add(other)
        neighbours[other].add(one)
    group_of: dict[int, int] = {}
    members: list[list[int]] = []
    # Those with most links first: they are the fullest prints, and the others gather around them.
    for number in sorted(range(count), key=lambda each: (-len(neighbours.get(each, ())), each)):
        near = Counter(group_of[other] for other in neighbours.get(number, ()) if other in group_of)
        fitting = [
            (shared / len(members[group]), -group)
            for group, shared in near.items()
            if 2 * shared >= len(members[group])
        ]
        if fitting:
            group = -max(fitting)[1]
            members[group].append(number)
        else:
            group = len(members)
            members.append([number])
        group_of[number] = group
    return sorted(sorted(group) for group in members)

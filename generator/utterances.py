"""Finds which quotations in different articles are one utterance, though the outlets print it differently.

Candidates share a rare run of three words, found in an inverted index, so that no two quotations are compared that
have nothing in common. A pair is linked when most words of the shorter stand in the same order within one stretch of
the longer (longest common subsequence by words). A quotation joins a group when it is linked to at least half of its
members, so that chains of near misses do not run together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from generator.briefing import Quotation, Utterance
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
_EDGES = " ,.;:!?—…\"'"
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


Pairs = Collection[tuple[int, int]]
"""Pairs of indices."""


@dataclass(frozen=True, slots=True)
class Overruled:
    """What of an editor's wishes the grouping had already right: they overrule nothing."""

    same: frozenset[tuple[int, int]]
    apart: frozenset[tuple[int, int]]


def utterances_of(
    quotations: Sequence[Quotation], same: Pairs = (), apart: Pairs = ()
) -> tuple[tuple[Utterance, ...], Overruled]:
    """Every quotation in exactly one utterance, in the order of their first members, and the needless wishes.

    `same` and `apart` are pairs of indices that the editor joins or keeps apart.
    """
    sayings = [Saying(each.spoken, each.speaker.id if each.speaker else None) for each in quotations]
    links = links_of(sayings)
    found = grouped(len(sayings), links)
    number_of = {index: number for number, group in enumerate(found) for index in group}
    needless = Overruled(
        frozenset(pair for pair in same if number_of[pair[0]] == number_of[pair[1]]),
        frozenset(pair for pair in apart if number_of[pair[0]] != number_of[pair[1]]),
    )
    if same or apart:
        found = grouped(len(sayings), links, same, apart)
    taken: set[str] = set()
    utterances = []
    for group in found:
        members = sorted((quotations[index] for index in group), key=lambda each: -len(words(each.spoken)))
        id = free_key(slug(members[0].spoken, 6), taken)
        taken.add(id)
        speaker = next((member.speaker for member in members if member.speaker), None)
        prints = {normal(member.spoken).text.strip(_EDGES) for member in members}
        utterances.append(Utterance(id, speaker, tuple(members), len(prints)))
    return tuple(utterances), needless


def free_key(key: str, taken: Collection[str]) -> str:
    """The key, or the key with the first number that makes it free."""
    numbered = (key, *(f"{key}-{number}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in numbered if candidate not in taken)


def words(text: str) -> list[str]:
    """The words of a quotation without what house styles change: case, marks, contractions, stops in initials."""
    return re.findall(r"\w+", re.sub(r"(?<=\b\w)\.(?=\w\b|\W|$)", "", normal(text).text.casefold()))


def groups(sayings: Sequence[Saying]) -> list[list[int]]:
    """The indices of the sayings, grouped by utterance; each group and the list of groups in ascending order.

    Near linear: an index of runs, not all pairs.
    """
    return grouped(len(sayings), links_of(sayings))


def links_of(sayings: Sequence[Saying]) -> list[tuple[int, int]]:
    """The pairs that read like one utterance."""
    coded = _coded([words(saying.words) for saying in sayings])
    common = frozenset(coded.codes[word] for word in _COMMON if word in coded.codes)
    return [
        (one, other)
        for one, other in _candidates(coded.texts)
        if _compatible(sayings[one], sayings[other]) and _linked(coded.texts[one], coded.texts[other], common)
    ]


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
    if not telling:
        return shorter in longer
    shared = Counter(telling) & Counter(longer)
    return sum(shared.values()) >= _SHARED * len(telling)


def grouped(count: int, links: Iterable[tuple[int, int]], same: Pairs = (), apart: Pairs = ()) -> list[list[int]]:
    """Groups in which every member was linked to at least half of those that were there before it.

    Pairs in `same` end in one group whatever the links say; pairs in `apart` never do.
    """
    parted = {frozenset(pair) for pair in apart}
    neighbours: dict[int, set[int]] = defaultdict(set)
    for one, other in chain(links, same):
        if frozenset((one, other)) not in parted:
            neighbours[one].add(other)
            neighbours[other].add(one)
    sure = {frozenset(pair) for pair in same}
    group_of: dict[int, int] = {}
    members: list[list[int]] = []
    # Those with most links first: they are the fullest prints, and the others gather around them.
    for number in sorted(range(count), key=lambda each: (-len(neighbours.get(each, ())), each)):
        near = Counter(group_of[other] for other in neighbours.get(number, ()) if other in group_of)
        fitting = [
            (any(frozenset((number, other)) in sure for other in members[group]), shared / len(members[group]), -group)
            for group, shared in near.items()
            if not parted or not any(frozenset((number, other)) in parted for other in members[group])
        ]
        fitting = [fit for fit in fitting if fit[0] or 2 * fit[1] >= 1]
        if fitting:
            group = -max(fitting)[2]
            members[group].append(number)
        else:
            group = len(members)
            members.append([number])
        group_of[number] = group
    for one, other in same:
        if (kept := group_of[one]) != (left := group_of[other]):
            members[kept] += members[left]
            group_of |= dict.fromkeys(members[left], kept)
            members[left] = []
    return sorted(sorted(group) for group in members if group)

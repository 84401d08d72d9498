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
from itertools import chain, product

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein

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
_MODELS = 3
"""How many of the first prints of a much printed sentence the later ones are held against."""
_TURNING = frozenset("not no never neither nor none nobody nothing without cannot t hardly".split())
"""Words that turn a sentence round; `t` is what is left of "n't"."""
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
    nodes = _Nodes(sayings, {number for pair in apart for number in pair})

    def together(pair: tuple[int, int], same: Pairs, apart: Pairs) -> bool:
        return any(pair[0] in group and pair[1] in group for group in nodes.grouped(same, apart))

    needless = Overruled(
        frozenset(pair for pair in same if together(pair, [one for one in same if one != pair], apart)),
        frozenset(pair for pair in apart if not together(pair, same, [one for one in apart if one != pair])),
    )
    found = nodes.grouped(same, apart)
    taken: set[str] = set()
    utterances = []
    for group in found:
        members = sorted((quotations[index] for index in group), key=lambda each: -len(words(each.spoken)))
        id = free_key(slug(members[0].spoken, 6), taken)
        taken.add(id)
        speaker = next((member.speaker for member in members if member.speaker), None)
        utterances.append(Utterance(id, speaker, tuple(members), len(prints_of(members))))
    return tuple(utterances), needless


def prints_of(members: Iterable[Quotation]) -> dict[str, list[Quotation]]:
    """The different ways in which quotations are printed, typography and edge punctuation aside, and by which."""
    prints: dict[str, list[Quotation]] = {}
    for member in members:
        prints.setdefault(normal(member.spoken).text.strip(_EDGES), []).append(member)
    return prints


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
    return _Nodes(sayings).grouped()


class _Nodes:
    """Sayings with the same words and speaker are one node of the graph, so that a much printed sentence stays one."""

    def __init__(self, sayings: Sequence[Saying], alone: Collection[int] = ()) -> None:
        nodes: dict[object, list[int]] = {}
        for number, saying in enumerate(sayings):
            said = tuple(words(saying.words))
            key = (said, saying.speaker) if len(said) >= _FEWEST_WORDS and number not in alone else number
            nodes.setdefault(key, []).append(number)
        self.members = list(nodes.values())
        self.node_of = {number: node for node, members in enumerate(self.members) for number in members}
        chosen = [sayings[members[0]] for members in self.members]
        self.speakers = [saying.speaker for saying in chosen]
        self.links = links_of(chosen)

    def grouped(self, same: Pairs = (), apart: Pairs = ()) -> list[list[int]]:
        """The groups of sayings, with the editor's wishes."""
        joined = [(self.node_of[one], self.node_of[other]) for one, other in same]
        parted = [(self.node_of[one], self.node_of[other]) for one, other in apart]
        found = grouped(len(self.members), self.links, joined, parted, self.speakers)
        return sorted(sorted(chain.from_iterable(self.members[node] for node in group)) for group in found)


def links_of(sayings: Sequence[Saying]) -> list[tuple[int, int]]:
    """The pairs that read like one utterance."""
    coded = _coded([words(saying.words) for saying in sayings])
    common = frozenset(coded.codes[word] for word in _COMMON if word in coded.codes)
    turning = frozenset(coded.codes[word] for word in _TURNING if word in coded.codes)
    return [
        (one, other)
        for one, other in _candidates(coded.texts)
        if _compatible(sayings[one], sayings[other]) and _linked(coded.texts[one], coded.texts[other], common, turning)
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
    """The pairs that share a rare run; of a much printed sentence, each print with the first ones."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for run in _runs(text) if len(text) >= _FEWEST_WORDS else ():
            if len(postings := index[run]) <= _RARE:
                postings.append(number)
    for number, text in enumerate(texts):
        if len(text) < _FEWEST_WORDS:
            continue
        found = [postings for run in _runs(text) if len(postings := index[run]) > 1]
        rare = set(chain.from_iterable(postings for postings in found if len(postings) <= _RARE))
        if rare:
            yield from ((number, other) for other in sorted(rare) if other > number)
        else:  # a much printed sentence is held against its first prints alone
            models = set(chain.from_iterable(postings[:_MODELS] for postings in found)) - {number}
            yield from ((min(number, other), max(number, other)) for other in sorted(models))


def _runs(text: str) -> set[str]:
    return {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}


def _compatible(one: Saying, other: Saying) -> bool:
    return one.speaker is None or other.speaker is None or one.speaker == other.speaker


def _linked(one: str, other: str, common: frozenset[str], turning: frozenset[str]) -> bool:
    """Whether most of the shorter stands in one stretch of the longer, and no word that tells stands against another."""
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
    return sum(shared.values()) >= _SHARED * len(telling) and not _opposed(shorter, longer, common, turning)


def _opposed(shorter: str, longer: str, common: frozenset[str], turning: frozenset[str]) -> bool:
    """Whether a telling word takes another's place, or a negation stands in one of the two alone.

    Words that are in both, only elsewhere, have moved and oppose nothing; what the longer has beyond either end is
    its longer cut.
    """
    if shorter in longer:
        return False
    edits = Levenshtein.opcodes(shorter, longer)
    inner = [edit for edit in edits if edit.tag != "equal" and edit.dest_start > 0 and edit.dest_end < len(longer)]
    ends = [edit for edit in edits if edit.tag == "replace" and edit not in inner]
    for edit in (*inner, *ends):
        left = [word for word in shorter[edit.src_start : edit.src_end] if word not in longer]
        right = [word for word in longer[edit.dest_start : edit.dest_end] if word not in shorter]
        if edit.tag == "replace" and edit in inner and _tells(left, common) and _tells(right, common):
            return True
        if edit in ends and len(left) == len(right) and _tells(left, common) and _tells(right, common):
            return True
        if edit in inner and (turning.intersection(left) or turning.intersection(right)):
            return True
    return False


def _tells(words: Sequence[str], common: frozenset[str]) -> bool:
    return any(word not in common for word in words)


def grouped(
    count: int,
    links: Iterable[tuple[int, int]],
    same: Pairs = (),
    apart: Pairs = (),
    speakers: Sequence[str | None] = (),
) -> list[list[int]]:
    """Groups in which every member was linked to at least half of those that were there before it.

    No group holds two named speakers, unless a pair in `same` joins them. Pairs in `same` end in one group whatever
    the links say, unless that would join a pair in `apart`: those never do.
    """
    voices: dict[int, set[str]] = defaultdict(set)
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
            (
                any(frozenset((number, other)) in sure for other in members[group]),
                shared / min(len(members[group]), 2 * _MODELS),
                -group,
            )
            for group, shared in near.items()
            if not parted or not any(frozenset((number, other)) in parted for other in members[group])
        ]
        own = {speaker} if speakers and (speaker := speakers[number]) is not None else set()
        fitting = [fit for fit in fitting if fit[0] or len(voices[-fit[2]] | own) < 2]
        fitting = [fit for fit in fitting if fit[0] or 2 * fit[1] >= 1]
        if fitting:
            group = -max(fitting)[2]
            members[group].append(number)
        else:
            group = len(members)
            members.append([number])
        group_of[number] = group
        voices[group] |= own
    for one, other in same:
        if any(frozenset(pair) in parted for pair in product(members[group_of[one]], members[group_of[other]])):
            continue
        if (kept := group_of[one]) != (left := group_of[other]):
            members[kept] += members[left]
            group_of |= dict.fromkeys(members[left], kept)
            members[left] = []
    return sorted(sorted(group) for group in members if group)

"""Finds which quotations in different articles are one utterance, though the outlets print it differently.

Candidates share a rare run of three words, found in an inverted index, so that no two quotations are compared that
have nothing in common. A pair is linked when most words of the shorter stand in the same order within one stretch of
the longer (longest common subsequence by words) and nothing in them is opposed: no word that tells stands in another's
place, no "not" in one alone. Groups gather around their fullest print (leader clustering), so that chains of near
misses do not run together, and what might belong to two of them belongs to none.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein

from generator.comparing.figures import IN_WORDS
from generator.prose.negation import WORDS as NEGATIONS
from generator.prose.text import MARKS, slug, tongue
from generator.prose.typography import normal
from generator.proving.briefing import Quotation, Utterance

_RUN = 3
"""Words in a run of the index."""
_RARE = 50
"""A run that more quotations share is a stock phrase and proposes nothing."""
_RAREST = 8
"""So many of a quotation's rarest runs propose others: those that it shares with strangers are rarely among them."""
_FEWEST_WORDS = 4
"""Shorter quotations are terms of art, which everybody puts in marks."""
_SENTENCE = 7
"""A quotation with no verb or pronoun (see `_SLIGHT`) of fewer words may be a term of art too."""
_SHARED = 0.7
"""How much of the shorter quotation must stand in the longer."""
_SHARED_ELIDED = 0.85
"""The same where the shorter has an elision, which may leave any stretch of the longer out."""
_WORDS_A_SLIP = 25
"""One word in so many may be another without making another utterance."""
_TWIN = 0.75
"""Two prints of which the shorter has more than this part of the longer's words are about as long as each other."""
_STRETCH = 1.5
"""The stretch of the longer quotation that is looked at, in lengths of the shorter."""
_EDGES = " ,.;:!?—…\"'"
_MODELS = 3
"""How many of the first prints of a much printed sentence the later ones are held against."""
_TURNING = frozenset(
    "not no never neither nor none nobody nothing nowhere without hardly scarcely barely rarely seldom against unless "
    "except refuse refuses refused decline declines declined deny denies denied fail fails failed unable unwilling "
    "unlikely impossible".split()
)
"""Words that turn a sentence round."""
_JOINING = frozenset("a an the and or but nor so yet of to in on at by for from with as if than then …".split())
_CLAUSE = frozenset(
    "that this these those is are was were be been being am do does did has have had will would shall should can could "
    "may might must not no who which what when where there s ve re ll d m".split()
)
_PERSONS = frozenset("we our us i my me you your he his him it its she her they them their".split())
_SLIGHT = _JOINING | _CLAUSE
"""Words that may take each other's place in a print without telling."""
_COMMON = _SLIGHT | _PERSONS
"""Words that stand in every sentence; sharing them is no evidence."""
_MAKING_CLAUSES = _CLAUSE | _PERSONS


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation as far as grouping is concerned."""

    words: str
    speaker: str | None = None
    """An actor's id; two that differ are never one utterance."""
    language: str = "en"
    """What the words are in (BCP 47)."""


Pairs = Collection[tuple[int, int]]
"""Pairs of indices."""


@dataclass(frozen=True, slots=True)
class Needless:
    """The wishes of an editor that the grouping fulfils by itself, as pairs of indices."""

    same: frozenset[tuple[int, int]]
    apart: frozenset[tuple[int, int]]


def utterances_of(
    quotations: Sequence[Quotation], same: Pairs = (), apart: Pairs = ()
) -> tuple[tuple[Utterance, ...], Needless]:
    """Every quotation in exactly one utterance, in the order of their first members, and the wishes that were needless.

    `same` and `apart` are pairs of indices that the editor joins or keeps apart.
    """
    sayings = [Saying(each.spoken, each.speaker.id if each.speaker else None, each.language) for each in quotations]
    nodes = _Nodes(sayings, {number for pair in apart for number in pair})

    def together(pair: tuple[int, int], same: Pairs, apart: Pairs) -> bool:
        return any(pair[0] in group and pair[1] in group for group in nodes.grouped(same, apart))

    needless = Needless(
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
    return _by_print((member, member.spoken) for member in members)


def wordings_of(members: Iterable[Quotation]) -> list[list[Quotation]]:
    """The same as a reader sees them: the editor's words in brackets make another wording. In the order of the members."""
    return list(_by_print((member, member.words) for member in members).values())


def _by_print(members: Iterable[tuple[Quotation, str]]) -> dict[str, list[Quotation]]:
    alike: dict[str, list[Quotation]] = {}
    for member, words in members:
        alike.setdefault(normal(words).text.strip(_EDGES), []).append(member)
    return alike


def free_key(key: str, taken: Collection[str]) -> str:
    """The key, or the key with the first number that makes it free."""
    numbered = (f"{key}-{number}" for number in range(2, len(taken) + 3))
    return key if key not in taken else next(candidate for candidate in numbered if candidate not in taken)


def words(text: str) -> list[str]:
    """The words of a quotation without what house styles change: case, marks, contractions, spelling, small numbers."""
    return list(_words(text))


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    plain = normal(text).text.casefold()
    for sign, pattern, one in _STYLES:
        if sign in plain:
            plain = pattern.sub(one, plain)
    return tuple(spelt(word) for word in _WORD.findall(plain))


_WORD = re.compile(rf"\d+(?:\.\d+)+|\w+(?:[{MARKS}]+\w*)*|…")
_STYLES = tuple(
    (sign, re.compile(pattern), one)
    for sign, pattern, one in (
        ("won't", r"\bwon't\b", "will not"),
        ("can", r"\bcan't\b|\bcannot\b", "can not"),
        ("n't", r"(?<=\w)n't\b", " not"),
        ("gonna", r"\bgonna\b", "going to"),
        ("wanna", r"\bwanna\b", "want to"),
        ("gotta", r"\bgotta\b", "got to"),
        (".", r"(?<=\b[^\W\d])\.(?=\w\b|\W|$)", ""),  # U.S.
        (",", r"(?<=\d),(?=\d{3}(?!\d))", ""),
        ("per cent", r"\bper cent\b", " percent"),
        ("%", r"\s?%", " percent"),
        ("united s", r"\bunited states\b", "us"),
        ("united k", r"\bunited kingdom\b", "uk"),
        ("united n", r"\bunited nations\b", "un"),
        ("european", r"\beuropean union\b", "eu"),
    )
)
"""What house styles write in full or short, behind what is looked for first: it never lacks that."""
_SPELLINGS = (
    (re.compile(r"(?<=\w{2})our(?=s|ed|ing|$)"), "or"),
    (re.compile(r"(?<=\w{3})is(?=e|ed|es|ing|ation)"), "iz"),
    (re.compile(r"(?<=\w)tre$"), "ter"),
    (re.compile(r"(?<=\w{2})ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=\w{2}[aeiou]l)l(?=ed|ing|er)"), ""),
    (re.compile(r"^programme(?=s?$)"), "program"),
)
"""What house styles spell in two ways: British and American."""
_IN_DIGITS = {word: str(value) for word, value in IN_WORDS.items() if value > 1}  # `one` is a pronoun as well


@lru_cache(maxsize=100_000)
def spelt(word: str) -> str:
    """One spelling for a word in lower case that house styles spell in two ways."""
    if word in _IN_DIGITS:
        return _IN_DIGITS[word]
    for pattern, one in _SPELLINGS:
        word = pattern.sub(one, word)
    return word


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
            said = words(saying.words)
            is_one = number not in alone and len(said) >= _FEWEST_WORDS and (saying.speaker or tells(said))
            nodes.setdefault((" ".join(said), saying.speaker) if is_one else number, []).append(number)
        self.members = list(nodes.values())
        self.node_of = {number: node for node, members in enumerate(self.members) for number in members}
        chosen = [sayings[members[0]] for members in self.members]
        self.speakers = [saying.speaker for saying in chosen]
        self.sizes = [len(words(saying.words)) for saying in chosen]
        self.links = links_of(chosen)

    def grouped(self, same: Pairs = (), apart: Pairs = ()) -> list[list[int]]:
        """The groups of sayings, with the editor's wishes."""
        joined = [(self.node_of[one], self.node_of[other]) for one, other in same]
        parted = [(self.node_of[one], self.node_of[other]) for one, other in apart]
        found = grouped(self.links, self.speakers, self.sizes, joined, parted)
        return sorted(sorted(itertools.chain.from_iterable(self.members[node] for node in group)) for group in found)


def links_of(sayings: Sequence[Saying]) -> list[tuple[int, int]]:
    """The pairs that read like one utterance."""
    said = [words(saying.words) for saying in sayings]
    telling = [tells(each) for each in said]
    coded = _coded(said, {tongue(saying.language) for saying in sayings})

    def may_be_one(one: int, other: int) -> bool:
        """Whether the speakers may be the same; where one is not named, the shorter must be more than a term of art."""
        speakers = {sayings[one].speaker, sayings[other].speaker}
        if None not in speakers:
            return len(speakers) == 1
        return telling[min(one, other, key=lambda each: len(said[each]))]

    return [
        (one, other)
        for one, other in _candidates(coded)
        if may_be_one(one, other) and _linked(coded.texts[one], coded.texts[other], coded)
    ]


def tells(said: Sequence[str]) -> bool:
    """Whether words are more than a term of art: a clause with a verb or a pronoun, or many."""
    return len(said) >= _SENTENCE or not _MAKING_CLAUSES.isdisjoint(said)


@dataclass(frozen=True, slots=True)
class _Coded:
    """Texts in which each word is one character, for the string measures, which compare characters."""

    texts: list[str]
    words: dict[str, str]
    """What each character stands for."""
    common: frozenset[str]
    slight: frozenset[str]
    turning: frozenset[str]
    negating: frozenset[str]
    """What turns the words right behind it, in languages other than English."""
    elision: frozenset[str]


def _coded(texts: Iterable[Sequence[str]], languages: Iterable[str]) -> _Coded:
    codes: dict[str, str] = {}
    coded = []
    for text in texts:
        for word in text:
            if word not in codes:
                number = len(codes) + 1
                codes[word] = chr(number if number < 0xD800 else number + 0x800)
        coded.append("".join([codes[word] for word in text]))

    def among(words: Iterable[str]) -> frozenset[str]:
        return frozenset(codes[word] for word in words if word in codes)

    words = {code: word for word, code in codes.items()}
    negating = frozenset[str]().union(*(NEGATIONS.get(language, "").split() for language in languages))
    return _Coded(coded, words, among(_COMMON), among(_SLIGHT), among(_TURNING | negating), among(negating), among("…"))


def _candidates(coded: _Coded) -> list[tuple[int, int]]:
    """The pairs that share one of either's rarest runs; of a much printed sentence, each print with the first ones."""
    runs = [_runs(text, coded.common) if len(text) >= _FEWEST_WORDS else () for text in coded.texts]
    index: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(runs):
        for run in own:
            if len(postings := index[run]) <= _RARE:
                postings.append(number)
    pairs: set[tuple[int, int]] = set()
    for number, own in enumerate(runs):
        found = sorted((postings for run in own if len(postings := index[run]) > 1), key=len)
        if found and len(found[0]) > _RARE:  # a much printed sentence is held against its first prints alone
            found = [postings[:_MODELS] for postings in found]
        for postings in found[:_RAREST]:
            if len(postings) <= _RARE:
                pairs.update((number, other) if number < other else (other, number) for other in postings)
    return sorted((one, other) for one, other in pairs if one != other)


def _runs(text: str, common: frozenset[str]) -> Collection[str]:
    """The runs of a text; those of common words alone only where there are no others."""
    runs = {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}
    return [run for run in runs if not common.issuperset(run)] or runs


def _linked(one: str, other: str, coded: _Coded) -> bool:
    """Whether most of the shorter stands in one stretch of the longer, and no word that tells stands against another."""
    shorter, longer = sorted((one, other), key=len)
    if (at := longer.find(shorter)) >= 0:
        return at == 0 or longer[at - 1] not in coded.negating
    share = _SHARED
    if not coded.elision.isdisjoint(shorter):
        share = _SHARED_ELIDED
    elif len(longer) > _STRETCH * len(shorter):
        found = fuzz.partial_ratio_alignment(shorter, longer)
        if found is None:
            return False
        slack = int(len(shorter) * (_STRETCH - 1) / 2) + 1
        longer = longer[max(0, found.dest_start - slack) : found.dest_end + slack]
    if LCSseq.similarity(shorter, longer) < max(share * len(shorter), _FEWEST_WORDS - 1):
        return False
    telling = [word for word in shorter if word not in coded.common]
    shared = Counter(telling) & Counter(longer)
    return bool(telling) and sum(shared.values()) >= share * len(telling) and not _opposed(shorter, longer, coded)


def _opposed(shorter: str, longer: str, coded: _Coded) -> bool:
    """Whether the two contradict each other in more places than an outlet's slips explain."""
    slips = len(shorter) // _WORDS_A_SLIP
    return next(itertools.islice(_oppositions(shorter, longer, coded), slips, None), None) is not None


def _oppositions(shorter: str, longer: str, coded: _Coded) -> Iterator[str]:
    """Where a word that tells takes another's place, two change places, or one that turns a sentence stands in one alone.

    Words that are in both, only elsewhere, have moved and take nobody's place; what the longer has beyond either end
    of the shorter is its longer cut.
    """
    swapped: set[tuple[str, str]] = set()
    for edit in Levenshtein.opcodes(shorter, longer):
        if edit.tag == "equal" or (edit.tag == "insert" and edit.src_start in (0, len(shorter))):
            continue
        left, right = shorter[edit.src_start : edit.src_end], longer[edit.dest_start : edit.dest_end]
        gone = [word for word in left if word not in longer and word not in coded.slight]
        new = [word for word in right if word not in shorter and word not in coded.slight]
        if (
            coded.turning.isdisjoint(left) != coded.turning.isdisjoint(right)
            or (gone and new and not all(any(_alike(coded.words[a], coded.words[b]) for b in new) for a in gone))
            or (right, left) in swapped
        ):
            yield right or left
        elif edit.tag == "replace" and not coded.common.issuperset(left):
            swapped.add((left, right))


def _alike(one: str, other: str) -> bool:
    """Whether two long words are spelt almost the same: Sergei and Sergey, alliance and alliances."""
    return (
        len(one) > 5 and one[0] == other[0] and one.isalpha() and Levenshtein.distance(one, other, score_cutoff=1) < 2
    )


def grouped(
    links: Iterable[tuple[int, int]],
    speakers: Sequence[str | None],
    sizes: Sequence[int],
    same: Pairs = (),
    apart: Pairs = (),
) -> list[list[int]]:
    """Groups of nodes, each gathered around its fullest print.

    The longest come first. A node fits a group when it is linked to its first member or to at least half of its
    members. What fits two groups that begin with much fuller prints, or with two speakers, is a stock phrase and stays
    alone; other groups that it fits become one. No group holds two named speakers, unless a pair in `same` joins them.
    Pairs in `same` end in one group whatever the links say, unless that would join a pair in `apart`: those never do.
    """
    wished, never = _neighbours(same), _neighbours(apart)
    linked = _neighbours(itertools.chain(_of_somebody(links, speakers), same), never)
    found = _Groups(speakers, linked, never)
    for number in sorted(range(len(sizes)), key=lambda each: (-sizes[each], each)):
        fitting = found.fitting(number)
        fuller = [group for group in fitting if _TWIN * sizes[found.members[group][0]] > sizes[number]]
        named = {found.voices[group] for group in fitting} - {None}
        is_stock = len(fuller) > 1 or len(named) > 1
        found.add(number, [] if is_stock else fitting)
    for one in sorted(wished):
        for other in sorted(wished[one]):
            found.merge(found.group_of[one], found.group_of[other])
    return sorted(sorted(group) for group in found.members if group)


@dataclass(slots=True)
class _Groups:
    """Groups of nodes as they gather."""

    speakers: Sequence[str | None]
    linked: Mapping[int, Collection[int]]
    never: Mapping[int, Collection[int]]
    members: list[list[int]] = field(default_factory=list)
    """Of each group, the fullest print first; empty where another took them in."""
    voices: list[str | None] = field(default_factory=list)
    """Who speaks in each group, as far as a member names somebody."""
    group_of: dict[int, int] = field(default_factory=dict)

    def fitting(self, number: int) -> list[int]:
        """The groups that a node fits."""
        near = Counter(self.group_of[other] for other in self.linked.get(number, ()) if other in self.group_of)
        return sorted(group for group, shared in near.items() if self._fits(number, group, shared))

    def _fits(self, number: int, group: int, shared: int) -> bool:
        members, voice, own = self.members[group], self.voices[group], self.speakers[number]
        if any(other in members for other in self.never.get(number, ())):
            return False
        if None not in (voice, own) and voice != own:
            return False
        return members[0] in self.linked[number] or 2 * shared >= min(len(members), 2 * _MODELS)

    def add(self, number: int, fitting: Sequence[int]) -> None:
        """Put a node into the groups that it fits, which become one; into one of its own where it fits none."""
        if not fitting:
            fitting = [len(self.members)]
            self.members.append([])
            self.voices.append(None)
        group, *others = fitting
        for other in others:
            self.merge(group, other)
        self.members[group].append(number)
        self.group_of[number] = group
        self.voices[group] = self.voices[group] or self.speakers[number]

    def merge(self, kept: int, left: int) -> None:
        """Let one group take in the members of another, unless two of them are kept apart."""
        parted = any(other in self.members[left] for each in self.members[kept] for other in self.never.get(each, ()))
        if kept != left and not parted:
            self.members[kept] += self.members[left]
            self.group_of.update(dict.fromkeys(self.members[left], kept))
            self.voices[kept] = self.voices[kept] or self.voices[left]
            self.members[left] = []


def _of_somebody(links: Iterable[tuple[int, int]], speakers: Sequence[str | None]) -> list[tuple[int, int]]:
    """The links without those of words that nobody is named for and two speakers said."""
    links = list(links)
    said_by: dict[int, set[str]] = defaultdict(set)
    for one, other in itertools.chain(links, ((other, one) for one, other in links)):
        if (speaker := speakers[other]) is not None and speakers[one] is None:
            said_by[one].add(speaker)
    anybodys = {number for number, voices in said_by.items() if len(voices) > 1}
    return [(one, other) for one, other in links if one not in anybodys and other not in anybodys]


def _neighbours(
    pairs: Iterable[tuple[int, int]], never: Mapping[int, Collection[int]] | None = None
) -> defaultdict[int, set[int]]:
    """Who is paired with whom, but for those that never are."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        if never is None or other not in never.get(one, ()):
            found[one].add(other)
            found[other].add(one)
    return found

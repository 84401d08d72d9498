"""Finds who is named in a text: people, organisations, states, with their titles, roles and gender.

No model: capitals, titles, first names, appositions and what the rest of the text does with the same word. A short
name ("Price") is the one that the text gives in full ("Ellen Price"); where two people share it, it stays open until a
title or a first name tells them apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.lexicon import (
    BODIES,
    CALENDAR,
    EITHER,
    FUNCTION_WORDS,
    GROUPS,
    MEN,
    NATIONALITIES,
    NOBLE,
    OFFICES,
    ORGANISATION_WORDS,
    PAPERS,
    PLACES,
    SAYING,
    STATE_NAMES,
    STATES,
    TITLES,
    WOMEN,
)

Kind = Literal["person", "organisation", "state", "place", "name"]
Gender = Literal["m", "f", ""]

_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Prof|Rev|St|Lt|Col|Sgt|Capt|Maj|Adm|Supt|Jr|Sr|Hon|Pres)\."
_TOKEN = re.compile(rf"{_ABBREVIATED}|(?:[A-Z]\.)+|[^\W\d_](?:[^\W_]|[-‐‑'’&.](?=[^\W_]))*")
_PARTICLES = frozenset(
    "ap ab ben af av de da di del della der den van von bin ibn al el la le du dos das ter ten zu abu y".split()
)
_DEPARTMENTS = frozenset(
    "State Defense Defence Foreign Affairs Health Education Finance Interior Justice Home Trade Transportation Transport "
    "Labor Labour Commerce Energy Agriculture Economy Culture Treasury Security Environment Sport Development External "
    "Veterans Housing Exchequer Homeland Staff Digital Media".split()
)
_OF = re.compile(r"\s+(?:of|for)(?: the)? (?=[A-Z])")
_AGE = re.compile(r",? (?:\(\d{1,3}\)|\d{1,3}\b(?!\s*(?:percent|per|%|people|points)))")
_APPOSITION = re.compile(r",? \(?(?:an?|the|who|whose|his|her|their|its|[\w’'-]+(?:[ -][\w’'-]+){0,5}?) ?(?=[\w])")
_LETTER_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the text names."""

    name: str
    """The fullest name that the text gives."""
    kind: Kind
    gender: Gender = ""
    """Where a title, a first name or a role tells it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entity is named, its titles left out; code points, half-open."""

    start: int
    end: int
    entity: int
    """The index of the entity; -1 where two share the name."""
    begins: int
    """Where the titles before the name begin."""


@dataclass(frozen=True, slots=True)
class Role:
    """What the text says that somebody is."""

    entity: int
    text: str
    """`NATO secretary-general`, without an article."""
    head: str
    """`secretary-general`."""
    start: int
    """Where it stands."""


@dataclass(frozen=True)
class Cast:
    """Everybody who is named, in the order of the text."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that stand in a span as a whole."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def before(self, offset: int, after: int = 0) -> Iterator[Mention]:
        """The mentions before an offset, the nearest first, back to `after`."""
        for index in range(bisect_left(self._starts, offset) - 1, -1, -1):
            if self.mentions[index].start < after:
                return
            yield self.mentions[index]

    @cached_property
    def roles_of(self) -> dict[str, list[Role]]:
        """The roles by their head noun."""
        found: dict[str, list[Role]] = defaultdict(list)
        for role in self.roles:
            found[role.head].append(role)
        return found


@dataclass(frozen=True, slots=True)
class _Name:
    """A run of capitalised words, its titles apart."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    begins: int
    initial: bool
    """Whether a sentence begins with it."""


def cast(text: str, sentence_starts: Iterable[int] = (), known: Iterable[tuple[str, str]] = ()) -> Cast:
    """Who is named in a text.

    `sentence_starts` are the offsets where a capital proves nothing; `known` are names with their kinds, which the
    text may use without introducing them.
    """
    starts = frozenset(sentence_starts)
    names = _evidenced(list(_names(text, starts)), text)
    persons = _persons(text, names)
    table = _Table()
    for kind_name, kind in known:
        table.add_known(tuple(_words(kind_name)), kind)
    for name in names:
        table.add(name, text, persons)
    mentions = table.mentions(names)
    roles = tuple(_roles(text, mentions, table.kinds))
    genders = _genders(text, names, mentions, table, roles)
    entities = tuple(
        Entity(name, kind, genders.get(index, ""))
        for index, (name, kind) in enumerate(zip(table.names, table.kinds, strict=True))
    )
    return Cast(entities, tuple(mentions), roles)


def _words(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _capital(word: str) -> bool:
    return word[0].isupper() or (word[:3] in ("al-", "el-") and len(word) > 3 and word[3].isupper())


def _without_possessive(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


# ---------------------------------------------------------------------------------------------------------------------
# Runs of capitals


def _names(text: str, starts: frozenset[int]) -> Iterator[_Name]:
    lower = {token[0] for token in re.finditer(r"(?<![\w’'.-])[a-z][a-z’'-]+(?![\w])", text)}
    for run in _runs(text, starts):
        yield from _named(text, run, starts, lower)


def _runs(text: str, starts: frozenset[int]) -> Iterator[list[tuple[str, int, int]]]:
    """Capitalised words with nothing but a space or a particle between them."""
    run: list[tuple[str, int, int]] = []
    pending: list[tuple[str, int, int]] = []
    end = -1
    for token in _TOKEN.finditer(text):
        word, start = token[0], token.start()
        close = run and text[end:start] in (" ", "\u00a0", "")
        if run and (not close or start in starts):
            if _joins(run, text[end:start], word) and start not in starts:
                run += [*pending, (word, start, token.end())]
                pending, end = [], token.end()
                continue
            yield run
            run, pending = [], []
        if _capital(word) or (
            not run and word.lower() in ("von", "de", "bin", "al", "van", "ter") and _next_capital(text, token.end())
        ):
            plain = _without_possessive(word)
            run += [*pending, (plain, start, start + len(plain))]
            pending, end = [], token.end()
            if plain != word:
                yield run
                run = []
        elif run and word.lower() in _PARTICLES and len(pending) < 2 and _next_capital(text, token.end()):
            pending.append((word, start, token.end()))
            end = token.end()
        elif run:
            if (
                word in ("of", "for", "and")
                and run[-1][0] in ORGANISATION_WORDS
                and word != "and"
                and _next_capital(text, token.end())
            ):
                pending.append((word, start, token.end()))
                end = token.end()
            else:
                yield run
                run, pending = [], []
    if run:
        yield run


_NO_NAMES = frozenset("MPs CEOs QCs TV OK DNA CCTV GDP AI PC ID HIV AIDS COVID Covid".split())
_ACTS = re.compile(
    r" (?:\w+ly |also |then )?(?:[a-z]{2,}ed|met|took|went|came|gave|got|won|had|has|made|left|ran|led|held|kept|lost|sent|became|began|broke|chose|drew|drove|"
    r"fell|felt|flew|grew|hit|knew|paid|rose|sat|saw|sold|spoke|stood|threw|told|thought|wore|wept|hung|shook|struck|swept|wants|plans)\b"
)


def _evidenced(names: Sequence[_Name], text: str) -> list[_Name]:
    """The names without single words that may be capitalised only because a sentence begins with them."""
    elsewhere = Counter(word for name in names if not name.initial or len(name.words) > 1 for word in set(name.words))
    kept = []
    for name in names:
        word = name.words[0]
        lone = name.initial and len(name.words) == 1 and not name.titles and not elsewhere[word]
        if len(name.words) == 1 and (word in NATIONALITIES - STATES or (word.isupper() and word.lower() in OFFICES)):
            continue
        if len(name.words) == 1 and word in _NO_NAMES:
            continue
        if lone and not (
            word in STATES or word in PLACES or word in ORGANISATION_WORDS or (word.isupper() and len(word) > 1)
        ):
            if _ACTS.match(text, name.end) and not noun_kind(word):
                kept.append(name)
                continue
            following = re.match(
                r"(?:[’']s? |, |:| \(?)(?:has |had |have |also |then |\w+ly )?([a-z]*)", text[name.end : name.end + 40]
            )
            if not following or (
                following[0][0] == " "
                and following[1] not in SAYING
                and following[1] not in ("has", "is", "was", "had")
            ):
                continue
        kept.append(name)
    return kept


def _joins(run: Sequence[tuple[str, int, int]], gap: str, word: str) -> bool:
    """Whether a nickname in marks stands between two parts of a name."""
    return bool(re.fullmatch(r" [\"“'‘][A-Z][\w ]{1,20}[\"”'’] ", gap)) and _capital(word) and len(run) <= 2


def _next_capital(text: str, at: int) -> bool:
    following = text[at : at + 5].lstrip(" ")
    return text[at : at + 1] == " " and (
        following[:1].isupper() or following.split(" ")[0] in _PARTICLES or following == "the "
    )


def _named(text: str, run: list[tuple[str, int, int]], starts: frozenset[int], lower: set[str]) -> Iterator[_Name]:
    """The name in a run: without the word that only begins a sentence, its titles apart."""
    initial = run[0][1] in starts
    while run and initial and _begins_only(run, lower):
        run = run[1:]
        initial = False if run and run[0][0] not in ("The", "A") else initial
    while run and (
        run[0][0] in CALENDAR or (run[0][0].lower() in FUNCTION_WORDS and run[0][0] not in ("US", "May", "Will"))
    ):
        run = run[1:]
    while run and run[-1][0] in CALENDAR and len(run) > 1 and run[-2][0] not in MEN | WOMEN:
        run = run[:-1]
    if not run or (len(run) == 1 and run[0][0] in ("I", *CALENDAR)):
        return
    begins = run[0][1]
    words = [word for word, _, _ in run]
    before = text[max(0, begins - 30) : begins]
    after_office = (
        re.search(r"(?:[Ss]ecretary|[Mm]inister|[Cc]hancellor|[Cc]hief) (?:of|for)(?: the)? $", before) is not None
    )
    count = 0
    while count < len(words) and _is_title(words, count, after_office):
        count += 1
    if count == len(words):
        if (
            (count > 1 and all(word in STATES or word in NATIONALITIES for word in words))
            or words[-1] in STATES
            or words[-1] in PLACES
            or words[-1] in ORGANISATION_WORDS
            or words[-1].isupper()
        ):
            count = 0
        elif words[-1] in NATIONALITIES or (words[-1].lower().rstrip(".") in OFFICES | TITLES):
            return
        else:
            count = len(words) - 1
    rest = run[count:]
    while (
        len(rest) > 1
        and rest[0][0] in _PARTICLES
        and rest[0][0] not in ("de", "von", "van", "bin", "al", "el", "ter", "la", "le")
    ):
        rest = rest[1:]
    if any(word in ORGANISATION_WORDS for word, _, _ in rest) or " ".join(word for word, _, _ in run) in STATE_NAMES:
        rest, count = run, 0
    yield _Name(
        rest[0][1],
        rest[-1][2],
        tuple(word for word, _, _ in rest),
        tuple(word for word, _, _ in run[:count]),
        begins,
        initial,
    )


def _begins_only(run: Sequence[tuple[str, int, int]], lower: set[str]) -> bool:
    """Whether the first word is capitalised only because a sentence begins with it."""
    word = run[0][0]
    low = word.lower()
    if low in FUNCTION_WORDS and word not in ("US", "UN", "May", "Will"):
        return True
    if word.isupper() and len(word) > 1:
        return False
    if word in MEN or word.lower() in MEN or word.lower() in WOMEN:
        return False
    if low.rstrip(".") in TITLES or low in OFFICES:
        return False
    if len(run) > 1 and run[1][0].lower() in MEN | WOMEN and run[1][0] not in ("Jordan", "Dean", "Grant"):
        return True
    if len(run) > 2 and re.search(r"(?:or|er|ist|ian|man|woman|ant|ent|ess|star)$", low) and low not in MEN | WOMEN:
        return True
    return low in lower or (low.endswith("ly") and len(low) > 5) or (low.endswith("ing") and len(run) > 1)


def _is_title(words: Sequence[str], index: int, after_office: bool) -> bool:
    word = words[index]
    low = word.lower().rstrip(".")
    if index == len(words) - 1 and low not in TITLES and low not in OFFICES:
        return after_office and word in _DEPARTMENTS and index == 0
    if low in TITLES or (
        low in OFFICES and index < len(words) - 1 and low not in ("dean", "baker", "butcher", "judge")
    ):
        return True
    if index == 0 and low in MEN | WOMEN:
        return False
    if word in NATIONALITIES or (word in STATES and index < len(words) - 1):
        return True
    if after_office and word in _DEPARTMENTS:
        return True
    if (
        len(word) > 1
        and word.isupper()
        and word.isalpha()
        and index < len(words) - 1
        and not words[index + 1].isupper()
    ):
        return True
    return word in _DEPARTMENTS and any(
        later.lower() in OFFICES or later.lower() in TITLES for later in words[index + 1 :]
    )


# ---------------------------------------------------------------------------------------------------------------------
# Which of them are people


def _is_organisation(words: Sequence[str]) -> bool:
    if len(words) == 1 and words[0] in STATES:
        return False
    return any(word in ORGANISATION_WORDS for word in words) or (
        len(words) == 1 and len(words[0]) > 1 and words[0].replace(".", "").isupper()
    )


def _persons(text: str, names: Sequence[_Name]) -> frozenset[tuple[str, ...]]:
    """The names that are people's, by what stands around them."""
    alone = Counter(name.words[0] for name in names if len(name.words) == 1)
    found = set()
    titled = set()
    for name in names:
        impersonal = _is_organisation(name.words) or " ".join(name.words) in STATE_NAMES or name.words[-1] in STATES
        if impersonal and not (name.words[0].lower() in MEN | WOMEN and len(name.words) > 1):
            continue
        titles = {title.lower().rstrip(".") for title in name.titles}
        offices = titles & (TITLES | OFFICES) - {
            "state",
            "foreign",
            "home",
            "justice",
            "senior",
            "press",
            "former",
            "crown",
        }
        before = text[max(0, name.begins - 40) : name.begins]
        role_before = re.search(r"(?:^|[\s’'-])([a-z-]+) $", before)
        if (
            offices
            or (name.words[0].lower() in MEN | WOMEN and len(name.words) > 1)
            or (role_before and _head(role_before[1]) and name.words[0] not in PLACES)
            or (
                _AGE.match(text, name.end)
                and not re.match(r",? \d{1,3},\d", text[name.end : name.end + 8])
                and len(name.words) > 1
            )
        ):
            found.add(name.words)
            titled.add(name.words[-1])
    for name in names:
        words = name.words
        if words in found or _is_organisation(words) or " ".join(words) in STATE_NAMES:
            continue
        if any(word in STATES or word in PLACES or word in NATIONALITIES for word in words):
            continue
        after = text[name.end : name.end + 40]
        speaks = re.match(r" (?:\w+ly |also |then |has |had )?([a-z]+)\b", after)
        inverted = re.search(r"\b(?:said|says|added|asked) $", text[max(0, name.begins - 10) : name.begins])
        said = (speaks is not None and speaks[1] in SAYING) or inverted is not None
        if 2 <= len(words) <= 4 and (
            alone[words[-1]]
            or said
            or re.match(r", (?:who|whose|an?|the) ", after)
            or re.match(r",? \(?\d\d\b", after)
            or (re.match(r"[A-Z]\.", words[1]) and len(words) > 2)
        ):
            found.add(words)
    return frozenset(found)


def _head(word: str) -> str:
    """The noun's last part, where it says what a person is: `secretary-general`, `vice-president`."""
    low = word.lower()
    if low in OFFICES:
        return low
    tail = low.rsplit("-", 1)[-1]
    return low if tail in OFFICES and tail != low else ""


class _Table:
    """The entities found so far; a shorter name joins the longer one that holds it."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.kinds: list[Kind] = []
        self.forms: list[tuple[str, ...]] = []
        self.by_form: dict[tuple[str, ...], int] = {}

    def add_known(self, words: tuple[str, ...], kind: str) -> None:
        """A name that the text may use without introducing it. Nothing is found by it alone."""

    def add(self, name: _Name, text: str, persons: frozenset[tuple[str, ...]]) -> None:
        words = name.words
        if words in self.by_form or (len(words) == 1 and words not in persons and not self._stands_alone(words[0])):
            return
        same = self._same_person(words) if words in persons else None
        if same is not None:
            self.by_form[words] = same
            if len(words) > len(self.forms[same]):
                self.forms[same], self.names[same] = words, text[name.start : name.end]
            return
        self.by_form[words] = len(self.names)
        self.names.append(re.sub(r"\s+", " ", text[name.start : name.end]))
        self.forms.append(words)
        self.kinds.append(_kind(words, persons))

    def _stands_alone(self, word: str) -> bool:
        return True

    def _same_person(self, words: tuple[str, ...]) -> int | None:
        """The person whose name differs only by initials or a spelling of the first name."""
        if len(words) < 2:
            return None
        for index, form in enumerate(self.forms):
            if self.kinds[index] != "person" or len(form) < 2 or form[-1] != words[-1]:
                continue
            one, other = _core(form), _core(words)
            if one == other or one[0] == other[0] or _variant(one[0], other[0]):
                return index
        return None

    def mentions(self, names: Sequence[_Name]) -> list[Mention]:
        """Where each entity is named; a short name goes to the longer one that was last named."""
        found: list[Mention] = []
        last: dict[int, int] = {}
        titled: dict[str, int] = {}
        holders: dict[str, list[int]] = defaultdict(list)
        for index, form in enumerate(self.forms):
            if self.kinds[index] in ("person", "name") and len(form) > 1:
                for word in {form[-1], *form[1:], *(form[:1] if self.kinds[index] == "person" else ())}:
                    holders[word].append(index)
        for name in names:
            index = self.by_form.get(name.words, -1)
            if len(name.words) < 3 and (index < 0 or len(self.forms[index]) == 1 or self.kinds[index] == "name"):
                index = self._longer(name, holders, last, index)
            if index >= 0 and (other := self._of_other_gender(name, index)):
                if other not in titled:
                    titled[other] = len(self.names)
                    self.names.append(other)
                    self.forms.append(name.words)
                    self.kinds.append("person")
                index = titled[other]
            if index >= 0:
                last[index] = name.start
            found.append(Mention(name.start, name.end, index, name.begins))
        return found

    def _longer(self, name: _Name, holders: dict[str, list[int]], last: dict[int, int], own: int) -> int:
        words = name.words
        tail = [
            index
            for index in holders.get(words[-1], ())
            if self.forms[index] != words and self.forms[index][-len(words) :] == words
        ]
        asian = [
            index
            for index in holders.get(words[0], ())
            if self.forms[index] != words and self.forms[index][: len(words)] == words and index not in tail
        ]
        middle = [
            index for index in holders.get(words[0], ()) if index not in tail and index not in asian and len(words) == 1
        ]
        for candidates in (tail, asian, middle):
            if candidates == middle and own >= 0 and self.kinds[own] in ("state", "place", "organisation"):
                continue
            if candidates and own >= 0 and self.kinds[own] in ("state", "place") and not name.titles:
                continue
            if len(candidates) > 1:
                candidates = self._by_title(name, candidates) or candidates
            if len(candidates) == 1:
                return candidates[0]
            if candidates:
                named = [index for index in candidates if index in last]
                return max(named, key=lambda index: last[index]) if len(named) == 1 else -1 if named else candidates[0]
        return own

    def _of_other_gender(self, name: _Name, index: int) -> str:
        """`Lady Dacre` where only Sir Humphrey Dacre is named in full: somebody else."""
        if len(name.words) > 1 or len(self.forms[index]) < 2:
            return ""
        told = {NOBLE[title.lower().rstrip(".")] for title in name.titles if title.lower().rstrip(".") in NOBLE}
        own = first_name_gender(self.forms[index][0])
        return f"{name.titles[-1]} {name.words[0]}" if own and told and told != {own} else ""

    def _by_title(self, name: _Name, candidates: Sequence[int]) -> list[int]:
        told = {NOBLE[title.lower().rstrip(".")] for title in name.titles if title.lower().rstrip(".") in NOBLE}
        if len(told) != 1:
            return []
        return [index for index in candidates if first_name_gender(self.forms[index][0]) in (*told, "")]


def _core(words: Sequence[str]) -> tuple[str, ...]:
    """A name without its initials."""
    return tuple(word for word in words if not re.fullmatch(r"(?:[A-Z]\.?)+", word)) or tuple(words)


def _variant(one: str, other: str) -> bool:
    """Whether two first names are spellings of one: Sergei and Sergey, Chris and Christopher."""
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and (
        long.startswith(short) or (short[:-1] == long[: len(short) - 1] and len(long) == len(short))
    )


def _kind(words: tuple[str, ...], persons: frozenset[tuple[str, ...]]) -> Kind:
    if words in persons:
        return "person"
    joined = " ".join(words)
    if joined in STATE_NAMES or (len(words) == 1 and words[0] in STATES):
        return "state"
    if _is_organisation(words):
        return "organisation"
    if len(words) == 1 and words[0] in PLACES:
        return "place"
    return "name"


# ---------------------------------------------------------------------------------------------------------------------
# Roles and gender

_ROLE_BEFORE = re.compile(r"(?:\b(?:[A-Z][\w.’'&-]*|[a-z][\w’'-]*) (?:of (?:the )?|for (?:the )?|and )?){0,6}$")
_ROLE_AFTER = re.compile(
    r",? (?:\d{1,3}, )?(?:(?:an?|the|his|her|their|its|former|then) )?(?P<role>[^,.;:()“”\"]{2,80})[,.;)]"
)
_HELPERS = frozenset(
    "said says told by with and to that of from as in at on for after when while against between".split()
)


def _roles(text: str, mentions: Sequence[Mention], kinds: Sequence[Kind]) -> Iterator[Role]:
    for mention in mentions:
        if mention.entity < 0 or kinds[mention.entity] not in ("person", "name"):
            continue
        if found := _role_before(text, mention):
            yield found
        after = _ROLE_AFTER.match(text, mention.end)
        if after and (head := _first_head(after["role"])):
            yield Role(mention.entity, after["role"].strip(), head, mention.end)


def _role_before(text: str, mention: Mention) -> Role | None:
    """`Kremlin envoy`, `the mayor of Dunmore,`, `Secretary of State`: what leads up to a name."""
    lead = text[max(0, mention.start - 80) : mention.start]
    lead = (
        re.split(r"[.;:()“”\"\n—–]\s*|[’'](?=\s)(?<!s[’'])", lead)[-1]
        if not re.search(r"(?:[A-Z]\.|Mr\.|Dr\.)\s*$", lead)
        else lead[-25:]
    )
    words = lead.rstrip(" ,").split(" ")
    comma = lead.rstrip(" ").endswith(",")
    best = -1
    for index in range(len(words) - 1, max(-1, len(words) - 9), -1):
        word = words[index]
        if not word or word.endswith(",") or _LETTER_NOUN.match(word) is None:
            break
        if _head(re.sub(r"[^\w-]", "", word)):
            best = index
            if (
                comma
                or index == len(words) - 1
                or words[index + 1] in ("of", "for", "to", "at")
                or words[index + 1][:1].isupper()
            ):
                break
        if word in ("said", "told", "by", "with", "and", "that", "says") or (
            best < 0 and word in ("a", "an", "the") and not comma
        ):
            break
    if best < 0:
        return None
    if comma and words[max(0, best - 4)].lower() == "":
        return None
    start = best
    while (
        start > 0
        and words[start - 1]
        and (words[start - 1][0].isupper() or words[start - 1].lower().rstrip("’s'") not in FUNCTION_WORDS)
    ):
        if words[start - 1].lower() in SAYING or words[start - 1].endswith(",") or best - start > 3:
            break
        start -= 1
    role = " ".join(words[start:]).strip(" ,")
    role = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", role)
    return Role(mention.entity, role, _head(re.sub(r"[^\w-]", "", words[best])), mention.start)


def _first_head(role: str) -> str:
    """The role's head noun: the first noun that says what a person is, before what follows `of` or `for`."""
    lead = re.split(r"\b(?:of|for|at|in|with|from|who|to)\b", role)[0]
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", lead)
    if not words or len(words) > 7:
        return ""
    return _head(words[-1])


def _genders(
    text: str, names: Sequence[_Name], mentions: Sequence[Mention], table: _Table, roles: Sequence[Role]
) -> dict[int, Gender]:
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for index, form in enumerate(table.forms):
        if table.kinds[index] == "person" and len(form) > 1 and (told := first_name_gender(form[0])):
            votes[index][told] += 2
    for name, mention in zip(names, mentions, strict=True):
        for title in name.titles:
            if (by_title := NOBLE.get(title.lower().rstrip("."))) and mention.entity >= 0:
                votes[mention.entity][by_title] += 5
    for role in roles:
        if by_role := noun_gender(role.head):
            votes[role.entity][by_role] += 5
    for mention in mentions:
        untold = mention.entity >= 0 and table.kinds[mention.entity] in ("person", "name") and not votes[mention.entity]
        if untold and (found := _SAID_OF_SELF.match(text, mention.end)):
            votes[mention.entity]["m" if found["self"] in ("he", "his", "himself") else "f"] += 1
    return {index: _agreed(found) for index, found in votes.items() if found}


_SAID_OF_SELF = re.compile(
    r"(?:, [^,.;“”\"\n]{2,60},)? (?:\w+ly |also |had |has |was )?[a-z]+(?:ed|s|aid|old|ew|ook|ame|rote)\b(?: \w+){0,3}? (?:that |of |for |with |in )?(?P<self>he|she|his|her|himself|herself)\b"
)


def _agreed(votes: Counter[str]) -> Gender:
    (best, count), *others = votes.most_common()
    if others and others[0][1] * 2 > count:
        return ""
    return "m" if best == "m" else "f"


def first_name_gender(word: str) -> Gender:
    """The gender that a first name tells; empty where it tells none."""
    low = word.lower().rstrip(".")
    low = low if low in MEN or low in WOMEN else low.split("-")[0]
    if low in EITHER:
        return ""
    return "m" if low in MEN else "f" if low in WOMEN else ""


_MALE = frozenset(
    "spokesman chairman congressman businessman policeman fisherman sportsman father son brother husband uncle widower king prince "
    "duke pope actor fireman batsman man boy grandfather tsar landlord salesman nobleman".split()
)
_FEMALE = frozenset(
    "spokeswoman chairwoman congresswoman businesswoman policewoman mother daughter sister wife aunt widow queen princess duchess "
    "actress woman girl grandmother landlady".split()
)


def noun_gender(word: str) -> Gender:
    """The gender that a noun tells: spokeswoman, father."""
    low = word.lower()
    return "m" if low in _MALE else "f" if low in _FEMALE else ""


def noun_kind(word: str) -> Literal["person", "organisation", "document", "group", ""]:
    """What a common noun stands for; empty where it stands for nobody who could speak."""
    low = re.sub(r"['’]s?$", "", word.lower())
    if _head(low):
        return "person"
    if low in GROUPS or (low.endswith("s") and _head(low[:-1])):
        return "group"
    tail = low.rsplit("-", 1)[-1]
    if tail in PAPERS:
        return "document"
    if tail in BODIES:
        return "organisation"
    if low.endswith(("-old", "-olds")):
        return "person" if low.endswith("d") else "group"
    return ""

"""Which names are people, and which mean the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.drafting.lexicon import (
    INSTITUTIONS,
    NATIONALITIES,
    NOBLE,
    OFFICES,
    ORGANISATION_WORDS,
    PLACES,
    PLATFORMS,
    REGIONS,
    SAYING,
    STATE_NAMES,
    STATES,
    STATES_SHORT,
    THINGS,
    TITLES,
)
from generator.drafting.names.capitals import FIRMS, HONOURS, Name
from generator.drafting.names.mentions import Kind, Mention
from generator.drafting.names.nouns import first_name_gender, is_given, noun_kind, role_head

_BEHIND = re.compile(r"\b([Tt]he|[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Oo]utside|[Ii]nside|[Tt]hroughout|[Aa]round) $")
_OF_SELF = re.compile(
    r"(?:, (?P<relative>who|which|whose)\b|(?:, [^,.;“”\"\n]{2,60},)? (?:\w+ly |also |had |has |was )?[a-z]+(?:ed|s|aid|old|ew|ook|ame|rote)\b"
    r"(?: \w+){0,3}? (?:that |of |for |with |in )?(?P<self>he|she|his|her|himself|herself|it|its|itself)\b)"
)
_HAS_STAFF = re.compile(
    r"(?:[’']s?)? (?:CEO|CFO|COO|chief executive|chief financial|executives?|employees|shares|stock|headquarters|shareholders|customers|"
    r"subsidiary|co-?founders?|founders?|analysts?|stores|flights)\b"
)
"""What follows the name of a body alone: `Northlink’s chief executive`."""
_STAFF_OF = re.compile(
    r"\b(?:(?:CEO|chief executive|co-?founder|founder|spokes\w+|shares|shareholders|employees|customers)(?: [a-z]+){0,2} (?:of|at|for|in)"
    r"|(?:analyst|economist|strategist|engineer|scientist|researcher|director|head|editor|professor|manager|partner|works|worked|working)(?: [a-z]+){0,4}? at) $"
)
"""What leads up to it: `an analyst at `."""
_WHAT_IT_IS = re.compile(
    r", (?:an?|the|its) (?:[\w’'.-]+ ){0,5}?([a-z-]+)(?=[,.;]| (?:that|which|of|for|in|based|owned|founded)\b)"
)
"""What an apposition says of a name: `Northlink, a Leeds-based ferry operator,`."""
_UNITS = frozenset("GB MB TB KB GHZ MHZ MPH KM KG".split())
_NO_BODIES = frozenset("fund court network festival".split())
"""Nouns that are verbs as often, or events: `to fund`."""
_OF_SOMEBODY = re.compile(r"[A-Z][\w’'-]+ (?:of|from) $")
_MUCH_MORE = 4
"""Of two who share a name, the one named so many times as often is meant where no name in the paragraph tells."""
_NEAR = 30
"""So many names before a short one tell whose it is."""
_RELATIVE_OF = re.compile(
    r"(?:[’']s|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,2}(?:father|mother|brother|sister|son|daughter|wife|husband|widow|widower|uncle|aunt|cousin|"
    r"nephew|niece|twin|partner|fiancée?|girlfriend|boyfriend|grandmother|grandfather|grandson|granddaughter|stepfather|stepmother),? $"
)
"""What leads to the name of a relative: `Price’s father, `."""
_CONSORT = re.compile(r"\b(?:[Ff]irst (?:lady|gentleman)|wife|husband|widow|widower),? $")
_WITH_CONSORTS = frozenset("president governor senator king prince premier chancellor mayor minister".split())
_DOUBLED = re.compile(r"(.)\1")
"""A letter that is written twice."""
_NOBODY = re.compile(
    rf"{'|'.join(sorted(PLATFORMS))}|[\w-]+\.(?:com|org|net|gov|edu|info|tv|co|io)|(?:{'|'.join(sorted(word for word in NATIONALITIES if word.isalpha()))}|[A-Z]\w+i(?:an|can))s"
)
"""A site of the web, or people of a kind: `Virginians`."""
_AGE = re.compile(r",? (?:\(\d{1,3}\)|\d{1,3}\b(?!\s*(?:percent|per|%|people|points)|[-–]\d))")

_OF_PEOPLE = (TITLES | OFFICES) - frozenset("state foreign home justice senior press former crown".split())
"""Titles that only people have."""
_OF_SENTENCES = frozenset("Against And Are Be For Have In Is Just Of Or Should The With Would".split())
"""What stands in a slogan or a title, and in nobody's name."""
_LAST_WORD = re.compile(r"(?:^|[\s’'-])([a-z-]+) $")
_SPEAKS = re.compile(r" (?:\w+ly |also |then |has |had )?([a-z]+)\b")
_ASKED = re.compile(r"\b(?:said|says|added|asked) $")


def persons_among(text: str, names: Sequence[Name]) -> frozenset[tuple[str, ...]]:
    """The names that are people's, by what stands around them."""
    alone = Counter(name.words[0] for name in names if len(name.words) == 1 and not before_a_role(text, name.end))
    sure = [name for name in names if not _is_impersonal(name.words) and _is_told_to_be_a_person(text, name)]
    found = {name.words for name in sure}
    last_names = {name.words[-1] for name in sure}
    for name in names:
        words = name.words
        if words in found or _is_something_else(text, name):
            continue
        of_self = _OF_SELF.match(text, name.end)
        if of_self and of_self["self"] in ("it", "its", "itself") and words[-1] not in last_names:
            continue  # `Northlink Isles said it would`
        if 2 <= len(words) <= 4 and (alone[words[-1]] or _acts_like_a_person(text, name)):
            found.add(words)
    return frozenset(found)


def _is_impersonal(words: Sequence[str]) -> bool:
    """Whether a name is that of a body, a state or a place, whatever leads up to it."""
    if _is_thing(words):
        return True
    if not (_is_organisation(words) or " ".join(words) in STATE_NAMES or words[-1] in STATES):
        return False
    never = words[-1] in FIRMS or words[-1] in INSTITUTIONS
    return never or len(words) > 2 or not (is_given(words[0]) and len(words) > 1)


def _is_thing(words: Sequence[str]) -> bool:
    """Whether a name is that of a place, a thing or an event, or a sentence: `Jack In The Box`."""
    return (
        (len(words) > 1 and words[-1] in THINGS)
        or " ".join(words) in REGIONS
        or any(word in _OF_SENTENCES for word in words[1:])
    )


def _is_told_to_be_a_person(text: str, name: Name) -> bool:
    """Whether an office, a first name, a role or an age says so."""
    words = name.words
    if is_given(words[0]) and len(words) > 1:
        return True
    if {title.lower().rstrip(".") for title in name.titles} & _OF_PEOPLE:
        return True
    role = _LAST_WORD.search(text, max(0, name.begins - 40), name.begins)
    if role and role_head(role[1]) and words[0] not in PLACES:
        return True
    return (
        _AGE.match(text, name.end) is not None
        and not re.match(r",? \d{1,3},\d", text[name.end : name.end + 8])
        and (len(words) > 1 or re.match(r", \d\d,", text[name.end : name.end + 5]) is not None)
    )


def _is_something_else(text: str, name: Name) -> bool:
    """Whether a name is one of a body, a state, a place or people."""
    words = name.words
    if _is_organisation(words) or _is_thing(words) or " ".join(words) in STATE_NAMES:
        return True
    if any(word in STATES or word in PLACES or word in NATIONALITIES for word in words):
        return True
    if text[max(0, name.begins - 4) : name.begins].lower() == "the ":
        return True  # `the Maldive Atolls`
    return noun_kind(words[0].lower()) in ("group", "organisation") and not is_given(words[0])  # `Team Price`


def _acts_like_a_person(text: str, name: Name) -> bool:
    """Whether somebody of this name speaks, has an age, or is introduced."""
    after = text[name.end : name.end + 40]
    speaks = _SPEAKS.match(after)
    return (
        (speaks is not None and speaks[1] in SAYING)
        or _ASKED.search(text, max(0, name.begins - 10), name.begins) is not None
        or _introduced_as(text, name.end)
        or re.match(r",? \(?\d\d\b", after) is not None
        or (len(name.words) > 2 and re.match(r"[A-Z]\.", name.words[1]) is not None)
    )


def before_a_role(text: str, end: int) -> bool:
    """Whether a role follows: `Practice manager` is no name."""
    found = re.match(r" ([a-z][a-z-]+)\b", text[end : end + 30])
    return found is not None and bool(role_head(found[1]))


def _introduced_as(text: str, end: int) -> bool:
    """Whether what follows a name says what a person it is: `, who`, `, a former miner`."""
    found = re.match(r", (?:who\b|whose\b|(?:an?|the|his|her) (?P<role>[^,.;:“”\"]{2,100}))", text[end : end + 110])
    if found is None or found["role"] is None:
        return found is not None
    lead = re.split(r" (?:of|for|at|in|with|from|who|to|on)\b", found["role"])[0]
    return bool(role_head(lead.split(" ")[-1]))


def _is_organisation(words: Sequence[str]) -> bool:
    if len(words) == 1 and words[0] in STATES:
        return False
    return any(word in ORGANISATION_WORDS for word in words) or (
        len(words) == 1
        and re.fullmatch(r"[A-Z]{2,}\d*|G\d+|[A-Z][A-Z.&-]+[A-Z]", words[0].replace(".", "")) is not None
    )


class Table:
    """The entities found so far; a shorter name joins the longer one that holds it."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.kinds: list[Kind] = []
        self.forms: list[tuple[str, ...]] = []
        self.by_form: dict[tuple[str, ...], int] = {}
        self._by_initials: dict[str, int] = {}
        """Who is named in full by several words, but no person."""
        self._in_full: set[int] = set()
        self._short: dict[tuple[str, ...], int] = {}
        """Who was called by a short name while nobody else was named in full who shares it: the others go by full names."""

    def add(self, name: Name, text: str, persons: frozenset[tuple[str, ...]]) -> None:
        """Enter whoever is named, unless the same form of the name is there already."""
        words = name.words
        if words in self.by_form:
            return
        same = self._same_person(words) if words in persons else None
        if same is not None:
            self.by_form[words] = same
            form = self.forms[same]
            if (len(words) > len(form) and words[0] == form[0]) or (
                words[1:] == form[1:] and len(words[0]) > len(form[0])
            ):
                self.forms[same], self.names[same] = words, _printed(name, text)
            return
        if words not in persons and (body := self._same_body(words)) is not None:
            self.by_form[words] = body
            if len(words) > 1:
                self.forms[body], self.names[body] = words, _printed(name, text)
                self.kinds[body] = _kind(words, persons)
            return
        if words not in persons and len(words) > 2:
            self._by_initials[_initials(words)] = len(self.names)
        self.by_form[words] = len(self.names)
        self.names.append(_printed(name, text))
        self.forms.append(words)
        self.kinds.append("name" if _is_concept(words, text) else _kind(words, persons))

    def _same_person(self, words: tuple[str, ...]) -> int | None:
        """The person whose name differs only by initials or a spelling of the first name."""
        if len(words) < 2:
            return None
        for index, form in enumerate(self.forms):
            if self.kinds[index] != "person" or len(form) < 2 or form[-1] != words[-1]:
                continue
            if form == words[-len(form) :] or (
                words == form[-len(words) :] and is_given(form[0]) and not is_given(words[0])
            ):
                return index  # `Reckless Jane Doe`, `De Vries` of Jane De Vries
            one, other = _core(form), _core(words)
            if one == other or one[0] == other[0] or _variant(one[0], other[0]):
                return index
        return None

    def _same_body(self, words: tuple[str, ...]) -> int | None:
        """Who is also called by initials: `Leeds Lake Committee`, `LLC`."""
        if len(words) == 1:
            return self._by_initials.get(words[0].replace(".", ""))
        initials = _initials(words)
        index = self.by_form.get((initials,), -1) if len(initials) > 2 else -1
        return index if index >= 0 and self.kinds[index] != "person" else None

    def mentions(self, names: Sequence[Name], text: str) -> list[Mention]:
        """Where each entity is named; a short name goes to the longer one: of several, to the one in its paragraph."""
        found: list[Mention] = []
        count: dict[int, int] = Counter()
        titled: dict[str, int] = {}
        consorts: set[int] = set()
        holders: dict[str, list[int]] = defaultdict(list)
        for index, form in enumerate(self.forms):
            if self.kinds[index] in ("person", "name") and len(form) > 1:
                for word in {form[-1], *form[1:], *(form[:1] if self.kinds[index] == "person" else ())}:
                    holders[word].append(index)
        for name in names:
            index = self.by_form.get(name.words, -1)
            if len(name.words) > 1 and index >= 0 and _RELATIVE_OF.search(text, max(0, name.begins - 60), name.begins):
                self.kinds[index] = "person"  # who may share the other's names
            elif len(name.words) < 3 and (index < 0 or len(self.forms[index]) == 1 or self.kinds[index] == "name"):
                paragraph = text.rfind("\n", 0, name.start)
                near = {each.entity for each in found[-_NEAR:] if each.start > paragraph}
                index = self._longer(name, holders, count, index, near, _names_all(name, text))
            if index >= 0 and _CONSORT.search(text, max(0, name.begins - 30), name.begins):
                consorts.add(index)
            if index >= 0 and (other := self._of_other_gender(name, index) or _of_a_consort(name, index in consorts)):
                if other not in titled:
                    titled[other] = len(self.names)
                    self.names.append(other)
                    self.forms.append(name.words)
                    self.kinds.append("person")
                index = titled[other]
            if index >= 0:
                count[index] += 1
                if len(name.words) > 1:
                    self._in_full.add(index)
            found.append(Mention(name.start, name.end, index, name.begins))
        return found

    def _longer(
        self, name: Name, holders: dict[str, list[int]], count: dict[int, int], own: int, near: set[int], of_all: bool
    ) -> int:
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
            if len(candidates) > 1:  # else `outside the Leeds Price rally`
                candidates = [index for index in candidates if self.kinds[index] == "person"] or candidates
                candidates = self._by_title(name, candidates) or candidates
            if len(candidates) == 1:
                return candidates[0]
            if candidates:
                named = self._in_full.intersection(candidates)
                if len(named) == 1 and not name.titles and not of_all:
                    self._short.setdefault(words, *named)
                beside = near.intersection(candidates)
                if len(beside) == 1:
                    return beside.pop()
                known = self._short.get(words, -1)
                return known if known in candidates else self._prominent(candidates, count)
        return own

    def _prominent(self, candidates: Sequence[int], count: dict[int, int]) -> int:
        """Of those who share a name, the one who has been named much more often; -1 where it stays open."""
        named = sorted((index for index in candidates if count[index]), key=lambda index: -count[index])
        if not named:
            return candidates[0]
        return named[0] if len(named) == 1 or count[named[0]] >= _MUCH_MORE * count[named[1]] else -1

    def _of_other_gender(self, name: Name, index: int) -> str:
        """`Lady Dacre` where only Sir Humphrey Dacre is named in full: somebody else."""
        if len(name.words) > 1 or len(self.forms[index]) < 2:
            return ""
        told = {NOBLE[title.lower().rstrip(".")] for title in name.titles if title.lower().rstrip(".") in NOBLE}
        own = first_name_gender(self.forms[index][0], only_common=True)
        return f"{name.titles[-1]} {name.words[0]}" if own and told and told != {own} else ""

    def _by_title(self, name: Name, candidates: Sequence[int]) -> list[int]:
        told = {NOBLE[title.lower().rstrip(".")] for title in name.titles if title.lower().rstrip(".") in NOBLE}
        if len(told) != 1:
            return []
        return [index for index in candidates if first_name_gender(self.forms[index][0]) in (*told, "")]


def _is_concept(words: Sequence[str], text: str) -> bool:
    """Whether capital letters stand for common nouns: `robotic process automation (RPA)`, `128GB`."""
    letters = words[0].rstrip("s")
    if len(words) > 1 or not letters.isupper():
        return False
    said = re.search(rf"((?:[\w-]+ ){{{len(letters)}}}|[\w-]+ )\({letters}s?\)", text)
    return letters in _UNITS or (said is not None and said[1].split()[-1].islower())


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def _printed(name: Name, text: str) -> str:
    """A name as it is printed, with a last name that only stands with the next one: `Ann and Bob Price`; no honours."""
    printed = re.sub(rf"\s+(?:{'|'.join(sorted(HONOURS))})$", "", " ".join(text[name.start : name.end].split()))
    return printed if name.words[-1] in printed else f"{printed} {name.words[-1]}"


def _names_all(name: Name, text: str) -> bool:
    """Whether a name is that of a family or of what belongs to it: `the Price family`."""
    return text[max(0, name.begins - 4) : name.begins].lower() == "the "


def _of_a_consort(name: Name, consort: bool) -> str:
    """`President Doe` where only the first lady, Ann Doe, is named in full: somebody else."""
    office = {title.lower() for title in name.titles} & _WITH_CONSORTS
    return f"{name.titles[-1]} {name.words[0]}" if consort and len(name.words) == 1 and office else ""


def settled(text: str, mentions: Sequence[Mention], kinds: Sequence[Kind]) -> list[Kind]:
    """The kinds, those of bare names told by what stands around them: `in X`, `the X`, `X, who`, `X said it`."""
    found: dict[int, Counter[Kind]] = defaultdict(Counter)
    for mention in mentions:
        if mention.entity >= 0 and kinds[mention.entity] == "name":
            found[mention.entity][_told_by(text, mention)] += 1
    result = list(kinds)
    bodies = {mention.entity for mention in mentions if mention.entity in found and _is_staffed(text, mention)}
    for index, seen in found.items():
        told = [(count, kind) for kind, count in seen.items() if kind != "name"]
        if index in bodies and not seen["person"]:
            result[index] = "organisation"
        elif told and (max(told)[1] == "person" or max(told)[0] * 2 >= seen.total()):
            result[index] = max(told)[1]
    return result


def _is_staffed(text: str, mention: Mention) -> bool:
    """Whether the words around a name say that it is a body's, or who works there."""
    before, behind = max(0, mention.begins - 60), mention.end
    if _STAFF_OF.search(text, before, mention.begins) or _HAS_STAFF.match(text, behind):
        return True
    if _BEHIND.search(text, before, mention.begins):
        return False  # `In Leeds, a task force said`
    told = (_LAST_WORD.search(text, before, mention.begins), _WHAT_IT_IS.match(text, behind))
    return any(found and found[1] not in _NO_BODIES and noun_kind(found[1]) == "organisation" for found in told)


def _told_by(text: str, mention: Mention) -> Kind:
    """What kind of name the words around it make it; `name` where they do not tell."""
    if lead := _BEHIND.search(text, max(0, mention.begins - 12), mention.begins):
        return "organisation" if lead[1].lower() == "the" else "place"
    if found := _OF_SELF.match(text, mention.end):
        if found["relative"] and _OF_SOMEBODY.search(text, max(0, mention.begins - 40), mention.begins):
            return "place"  # `Jane Doe of Leeds, who`
        told = found["relative"] or found["self"]
        return "organisation" if told in ("it", "its", "itself", "which") else "person"
    return "name"


def _core(words: Sequence[str]) -> tuple[str, ...]:
    """A name without its initials."""
    return tuple(word for word in words if not re.fullmatch(r"(?:[A-Z]\.?)+", word)) or tuple(words)


def _variant(one: str, other: str) -> bool:
    """Whether two first names are spellings of one: Sergei and Sergey, Chris and Christopher, Philip and Phillip."""
    short, long = sorted((_DOUBLED.sub(r"\1", name) for name in (one, other)), key=len)
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
    if _is_thing(words) or (len(words) == 1 and (words[0] in PLACES or words[0] in STATES_SHORT)):
        return "place"
    return "organisation" if len(words) == 1 and _NOBODY.fullmatch(joined) else "name"

"""Whom a subject stands for: the one who is named, or whom the sentences before are about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from generator.drafting.attribution.phrases import Subject, tells_whose
from generator.drafting.attribution.reading import Reading
from generator.drafting.attribution.subjects import main_subject, speaking_subject
from generator.drafting.attribution.words import ACTS, CONJUNCTION, POST, VERBS
from generator.drafting.frames import QUOTE
from generator.drafting.lexicon import DEMONYMS, ONE_OF, PAPERS, PARTISANS, PLATFORMS, SAME_OFFICE, TITLES
from generator.drafting.names import Gender, Kind, Mention, Role, noun_gender, noun_kind, office

SURE = 0.5
"""An attribution below this stays open."""

_REPEATED = 0.3
"""What being named in more sentences adds, as a part of what it adds in the nearest."""
_FADING = (1.0, 1.0, 0.6, 0.4, 0.28, 0.2, 0.14, 0.1)
"""What being named is worth, by how many sentences ago it was."""
_SPEAKS, _IS_SUBJECT, _ACTING, _NAMED, _NAMED_LESS = 3.0, 2.2, 1.8, 1.0, 0.5
"""What it is worth to speak in a sentence, to be its subject, that of a clause, to be named, to be named by the way."""
_OWN_SUBJECT = 7.0
"""What it is worth to be the subject of the pronoun's own sentence, before it."""
_BESIDE = 1.0
"""What it adds to be the one whom the pronoun fits in the sentence before, beside its subject, in the same paragraph."""
_SAME_PARAGRAPH = 1.6
"""What the sentence before adds for its subject, in the same paragraph."""
_MARGIN = 1.5
"""By how much the first must outdo the second, or a pronoun stays open."""
_MARGIN_ALONE = 1.0
"""The same, where the sentence before is about the first and names nobody else whom the pronoun fits."""
_FITS = 1.4
"""How much more somebody counts whose gender is told, and is the pronoun's."""
_MAY_BE_NOBODY = 0.35
"""What a name is worth of which nothing tells that it is a person's."""

_UNKNOWN = 0.53
"""How surely a noun that is not known to speak does: enough only for an inquit right beside the words."""
_UNIQUE = frozenset(
    "president premier chancellor minister secretary king queen pope prince princess judge justice mayor governor chief "
    "director prosecutor ambassador coroner chief-executive "
    "secretary-general speaker chairman chairwoman chair coach manager ceo magistrate".split()
)
"""Roles that only somebody has who is introduced with them."""
_NAMELESS = frozenset(
    "official source spokesman spokeswoman spokesperson insider lawyer attorney solicitor barrister agent publicist youngster".split()
)
"""Roles of people who often stay without a name."""
_STAY_NAMELESS = _NAMELESS | frozenset(
    "person man woman founder diplomat aide adviser advisor witness resident user reviewer reader viewer banker trader driver neighbour neighbor friend".split()
)
"""The same, when they are brought in."""
_CALLED_SO = frozenset(
    "striker midfielder defender goalkeeper winger shortstop hooker prop wing fly-half forward quarterback pitcher batsman bowler sprinter swimmer golfer boxer "
    "star singer actor actress rapper comedian presenter playwright novelist poet author artist painter sculptor composer "
    "teenager pensioner billionaire millionaire tycoon veteran widow widower grandmother grandfather".split()
)
"""Roles by which somebody with another role is called for a change."""
_CALLED_SO_WHATEVER_THEY_ARE = frozenset(
    "billionaire millionaire tycoon magnate mogul veteran widow widower grandmother grandfather pensioner teenager nun monk cleric".split()
)
"""Roles by which also one with an office is called for a change."""
_OF_THE_EVENT = frozenset(
    "driver victim witness owner patient suspect accused attacker gunman passenger caller referee umpire juror foreman officer "
    "captain skipper partner friend neighbour neighbor colleague boss employer employee husband wife mother father son daughter "
    "brother sister teacher tenant landlord customer client buyer seller host guest deputy successor predecessor counterpart "
    "opponent rival challenger candidate nominee investigator editor producer interviewer presenter moderator".split()
)
"""Roles that somebody else than the one spoken of may have in what happened."""
_BESIDES = frozenset("candidate nominee contender hopeful challenger rival opponent".split())
"""Roles that one with an office may have beside it."""
_FAR = 3000
"""Somebody without a name is not remembered for longer than this."""
_A_PERSON = re.compile(r"[Aa]n? ")
_INDEFINITE = re.compile(r"(?:An?|One|Another|Some)\b|(?:his|her|their|my|our)\b", re.IGNORECASE)
_NEXT_LINES = 600
"""Who is only described stands by name within this, if at all: `Iceland’s president said … President Jane Doe`."""
_UNNAMED = r"(?!['’-]|,? (?:[\w’'-]+ )?[A-Z])"
"""What follows a role when no name goes with it."""
_FIRMS = frozenset(
    "company firm group retailer airline carmaker bank manufacturer supplier operator developer agency charity union club institute "
    "university trust newspaper paper broadcaster magazine outlet network".split()
)
_SPEAKS_NEXT = re.compile(rf"(?:[^,;:{QUOTE}]{{0,60}},[^;:{QUOTE}]{{2,90}},)?[^,;:{QUOTE}]{{0,60}}?\b(?:{VERBS})\b")
_A_PAPER = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[\w-]+[’']s) (?P<words>(?:[a-z-]+ ){{0,2}}(?:{'|'.join(sorted(PAPERS))}))\b"
)
"""What is written or recorded, with what leads to it."""
_TOLD_OF = re.compile(rf"[Tt]he (?:{'|'.join(sorted(_FIRMS - {'paper'}))}|department|statement|report|alert)")
"""Those who were named before: which of them, only the text as a whole tells."""
_OWN = re.compile(r"(?:his|her|their|my|our)\b", re.IGNORECASE)
_TOLD = r"\b(?:[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-Z][\w.]*[’']s) (?:[\w-]+ ){{0,2}}{}\b"
"""Where a document is first told of."""
_OWNED = re.compile(r"[’']s? ")
"""What follows a name that tells whose something is."""
_MADE_BY = re.compile(
    r" (?:(?:filed|released|published|issued|written|posted|sent) )?(?:by|from) (?:the (?:federal )?)?"
)
"""What stands between a document and whose it is."""
_APPOSED = re.compile(r"(?: (?:on|in|at|of|from|for|to|with) [^,;:]{2,40})?, (?:[a-z’'-]+ ){0,4}")
"""What stands between a description and the name of whom it describes."""
_OWNER = re.compile(r"(His|Her) (?=[a-z])")
_KIN = re.compile(r"my \w+$", re.IGNORECASE)
"""Whom the writer never names."""
SpeakerKind = Literal["person", "organisation", "state", "document", "group", ""]


_THEIRS = re.compile(r"[A-Z][\w.’' -]*[’']s? (?:family|team|camp)")
"""`Price’s family`"""
_LONG_NAME = 6
"""Words that no name of a body has: it is a clause."""
_SMALL = frozenset("a an the of for and in on at to de la".split())
"""What is not capitalised in a name."""
_COUNTS = frozenset("One Another Some Both Many Several Other His Her Their Its Our My This That".split())
"""What is capitalised only where a sentence begins."""
_KIND_OF_SPEAKER: dict[Kind, SpeakerKind] = {
    "person": "person",
    "organisation": "organisation",
    "state": "state",
    "place": "state",
    "name": "",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is said to speak."""

    name: str
    """The fullest name, or the words that describe who speaks."""
    kind: SpeakerKind
    entity: int = -1
    """The index in the cast; -1 where no name is given."""

    @property
    def is_named(self) -> bool:
        """Whether the text says who they are (Jane Doe, Norland’s foreign ministry), or only what (a senior official)."""
        if self.entity >= 0 or self.name in PARTISANS or _THEIRS.fullmatch(self.name):
            return True
        first, *rest = [word for word in re.findall(r"[\w’'-]+", self.name) if word not in _SMALL] or [""]
        capitals = [word[0].isupper() and word[1:2] != "-" for word in rest]
        if self.kind == "organisation" and len(rest) < _LONG_NAME:
            return any(capitals) or (
                bool(capitals) and first[0].isupper() and not noun_kind(first) and first not in _COUNTS
            )
        return bool(capitals) and first[0].isupper() and all(capitals)


STRANGE = -2
"""The index of one of whom a sentence is, without saying who."""
_EPITHET = re.compile(
    r"[Tt]he (?:former|retired|veteran|one-time|onetime|ex-\w+|\w+-year(?:-old)?|\w+-born)\b(?! (?:[\w’'-]+ ){0,3}(?:of|for|who)\b)"
)
"""What somebody is called who was just named: `the former Ireland midfielder`."""
_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he)\b")
_CLAUSE_ENDS = re.compile(rf"[,;:({QUOTE}]| [–—-] ")
"""Where the clause of a pronoun ends."""
_SEAT = re.compile(r"[\w.’' -]{2,40}?(?:,? \(?[A-Z]-| of )(?P<seat>[A-Z][\w. ]*)")
"""A name and what tells where somebody sits: `Jane Doe, R-Iowa`."""
_IN_WHAT = re.compile(r"(?:In|With|At|On|For|After|Before|During) what ")
"""What leads to a pronoun that tells of whoever follows."""
_COMMA = re.compile(rf"[,{QUOTE}] ")
_TWO_ROLES = re.compile(
    r"(?P<first>[Tt]he (?:[\w’'-]+ ){1,3}?[a-z-]+) and (?!the\b)(?:[\w’'-]+ ){0,3}(?P<head>[a-z-]+)"
)
"""Two roles of one, who is known by the first: `the Florida senator and presidential candidate`."""
_BREAKS_IN = re.compile(r"\w+ (?:\w+ )?\w+, ")
"""A pronoun and a verb between commas."""
_ASKS = re.compile(r"\b(?:asked|asks|pressed|questioned) ")
"""What leads to whoever is asked."""
_WHAT = re.compile(r" (?:whether|if|about|why|how|what|when|where|who)\b")
"""What they are asked."""
_ADDS = re.compile(r"\s+(?:also |then |later )?(?:add|adds|added|adding|continued|went on|concluded)\b")


@dataclass(frozen=True, slots=True)
class About:
    """Whom a sentence is about."""

    speaker: Speaker | None
    speaks: bool
    """Whether they speak in it."""

    @property
    def entity(self) -> int:
        """The index in the cast; -1 where no name is given."""
        return self.speaker.entity if self.speaker else -1


Found = tuple[Speaker | None, float, str]
"""Somebody, how surely, and why; nobody where it stays open."""
_Credit = tuple[Speaker | None, float]
"""Whom a pronoun may mean, and what speaks for it."""


def _is_byname(head: str) -> bool:
    """Whether somebody is only called so for a change: `the striker`, `the mother-of-two`, `the 58-year-old`, `the Scot`."""
    return head in _CALLED_SO or head in DEMONYMS or re.search(r"-of-\w+$|-old$", head) is not None


_SAME_PARTY = {"Tory": "Conservative", "GOP": "Republican", "Dem": "Democrat", "Democratic": "Democrat"}


def _capitals(role: str) -> frozenset[str]:
    """What distinguishes one who has a role from others with it: `Rovers` of `Rovers manager`."""
    return frozenset(
        _SAME_PARTY.get(word, word)
        for word in re.findall(r"[A-Z][\w-]+", role)
        if word not in ("The", "His", "Her") and not noun_kind(word)
    )


def _meant(words: str, roles: Sequence[Role]) -> set[int]:
    """Of those who have a role, the ones whose other words the subject shares most: `the defence minister`."""
    told = frozenset(words.lower().split()[1:-1])
    shared = [(len(told & frozenset(role.text.lower().split())), role.entity) for role in roles]
    most = max(shared, default=(0, -1))[0]
    return {entity for count, entity in shared if count == most}


def _ends_with(name: str, words: str) -> bool:
    """Whether a full name ends with the last of some words."""
    return name.split()[-1:] == words.split()[-1:]


def _apart(one: str, other: str) -> bool:
    """Whether two roles are told apart by their names: `Rovers manager`, `the United manager`."""
    own, told = _capitals(one), _capitals(other)
    return bool(own and told and not own & told)


class People:
    """Whom the sentences read so far are about, and whom a subject stands for among them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.prose = reading.prose
        self.masked = reading.masked
        self.cast = reading.cast
        self.subjects: dict[int, About] = {}
        """By frame."""
        self.speaking: set[int] = set()
        """Whose own names stand before verbs of speech."""
        self.genders: dict[int, Gender] = {}
        """What a pronoun has told of somebody whose name tells no gender."""

    def note_subject(self, number: int) -> None:
        """Remember who a sentence is about."""
        if number in self.subjects:
            return
        frame = self.prose.frames[number]
        speaking = speaking_subject(self.reading, frame)
        subject = speaking or main_subject(self.reading, frame.start, frame.end)
        impersonal = subject is None or (subject.head and noun_kind(subject.head) not in ("person", "group"))
        if impersonal and (
            owner := _OWNER.match(self.masked, frame.start, frame.end)
        ):  # `His remarks lasted an hour`: still about him
            subject = Subject("pronoun", "he" if owner[1] == "His" else "she", frame.start)
        found, speaks = None, False
        if subject is not None:
            resolved, confidence, _ = self.resolve(subject, number)
            found = resolved if confidence >= SURE else None
            if found and found.entity < 0 and _OWN.match(subject.words):
                found = None
            described = subject.kind in ("role", "description") and noun_kind(subject.head) == "person"
            if found is None and described and (named := self._apposed(subject, frame.end)):
                found = self.speaker(named.entity)
            elif found is None and described:
                told = bool(noun_gender(subject.head)) and _KIN.match(subject.words)
                stranger = Speaker(subject.words if told else subject.head, "person", -1 if told else STRANGE)
                found = None if _EPITHET.match(subject.words) else stranger  # `her father`, `a soldier`
            tail = self.masked[subject.at + len(subject.words) : frame.end]
            speaks = bool(speaking or _SPEAKS_NEXT.match(tail))
            if speaks and subject.kind == "entity":
                self.speaking.add(subject.entity)
        self.subjects[number] = About(found, speaks)

    def _apposed(self, subject: Subject, end: int) -> Mention | None:
        """Who is named right behind what describes them: `the other candidate on the stage, former minister Jane Doe,`."""
        tail = subject.at + len(subject.words)
        named = next((each for each in self.cast.within(tail, end) if each.entity >= 0), None)
        if (
            named is None
            or self.masked[named.end : named.end + 1] != ","
            or self.speaker(named.entity).kind != "person"
        ):
            return None
        return named if _APPOSED.fullmatch(self.masked, tail, named.begins) else None

    def resolve(self, subject: Subject, frame: int) -> Found:
        """Whom a subject stands for."""
        if subject.kind == "entity":
            if subject.entity < 0:
                spoke = {
                    each
                    for each in self.speaking
                    if each >= 0 and _ends_with(self.reading.name_of(each), subject.words)
                }
                if len(spoke) == 1:
                    return self._named(spoke.pop(), 0.7, subject.words)
                return None, 0.3, f"; “{subject.words}” may mean either of two"
            return self.speaker(subject.entity), 1.0, f" as “{subject.words}”"
        if subject.kind == "pronoun":
            return self._pronoun(subject, frame)
        if _EPITHET.match(subject.words):
            return self._epithet(subject, frame)
        if subject.kind == "role":
            return self._role(subject, frame)
        if (two := _TWO_ROLES.fullmatch(subject.words)) and noun_kind(two["head"]) == "person":
            first = replace(subject, kind="role", words=two["first"], head=office(two["first"].split()))
            return self._role(first, frame) if first.head else self._described(subject)
        return self._titled(subject, frame) or self._described(subject)

    def speaker(self, entity: int) -> Speaker:
        """An entity of the cast as one who speaks."""
        found = self.cast.entities[entity]
        is_person = found.kind == "name" and " " in found.name and self.reading.language != "en"
        return Speaker(found.name, "person" if is_person else _KIND_OF_SPEAKER[found.kind], entity)

    def _named(self, entity: int, confidence: float, words: str) -> Found:
        return self.speaker(entity), confidence, f"; “{words}” is {self.cast.entities[entity].name}"

    # -----------------------------------------------------------------------------------------------------------------
    # Roles and descriptions

    def _epithet(self, subject: Subject, frame: int) -> Found:
        """`the former midfielder`: somebody else than a name, so the one whom all is about, or it stays open."""
        if subject.head in _UNIQUE:
            return self._role(subject, frame)
        speaker, confidence, why = self._salient(subject.at, frame, noun_gender(subject.head), subject.words, own=False)
        return speaker, confidence * 0.85, why

    def _titled(self, subject: Subject, frame: int) -> Found | None:
        """`Iceland’s president`, `his aunt`: who soon will be named with this very role; open in the lead."""
        if _A_PERSON.match(subject.words) and noun_kind(subject.head) == "person":
            nameless = subject.head in _STAY_NAMELESS
            may = self._names_follow(frame) if nameless else self._is_followed(subject.at)
            return (None, 0.3, f"; “{subject.words}” may be named below") if may else None
        office = subject.head in _UNIQUE and not _INDEFINITE.match(subject.words)
        if (office or _OWN.match(subject.words)) and (entity := self._soon(subject)) >= 0:
            return self._named(entity, 0.9, subject.words)
        return (None, 0.3, f"; “{subject.words}” may be named below") if office and self._names_follow(frame) else None

    def _names_follow(self, frame: int) -> bool:
        """Whether a sentence is of the first paragraph, and only those below it name whom it may be about."""
        frames = self.prose.frames
        below = next((each.start for each in frames if each.paragraph != frames[0].paragraph), len(self.masked))
        known = {each.entity for each in self.cast.before(below)}
        named = {each.entity for each in self.cast.within(below, len(self.masked))} - known
        return frames[frame].end <= below and any(self.reading.entity_kind(each) == "person" for each in named)

    def _is_followed(self, at: int) -> bool:
        """Whether somebody is named below of whom nothing was said above."""
        known = {each.entity for each in self.cast.before(at)}
        later = {each.entity for each in self.cast.within(at, len(self.masked))} - known
        return any(self.reading.entity_kind(each) == "person" for each in later)

    def _soon(self, subject: Subject) -> int:
        """The one person who is named with this role a few sentences further on; -1 where there is none."""
        roles = self.cast.roles_of.get(subject.head, ())
        found = {
            role.entity
            for role in roles
            if subject.at < role.start < subject.at + _NEXT_LINES and not _apart(subject.words, role.text)
        }
        return found.pop() if len(found) == 1 else -1

    def _described(self, subject: Subject) -> Found:
        kind = noun_kind(subject.head)
        words = re.sub(r"^(?:the|an?)\s+", "", subject.words, flags=re.IGNORECASE)
        own = re.match(r"(?:his|her|their|its|our)\s+", words, re.IGNORECASE)
        if kind == "document" and (author := self._author(subject)) >= 0:
            return self._named(author, 0.75, subject.words)
        nobody = re.match(r"(?:this|that|these|those|other|which)\b", words, re.IGNORECASE) and kind != "person"
        if own and kind in ("organisation", "document"):
            words = words[own.end() :]
        elif nobody or _TOLD_OF.fullmatch(subject.words):
            return None, 0.3, f"; nobody is named by “{subject.words}”"
        speaks = kind or subject.head in ONE_OF or self.reading.language != "en"  # whose nouns are not listed
        return Speaker(words, kind), 0.9 if speaks else _UNKNOWN, f" as “{subject.words}”"

    def _author(self, subject: Subject) -> int:
        """Whose a document is: who is named as its owner, or said `the letter` as `a letter` was told of; else -1."""
        if (owner := self._owner(subject)) >= 0 or subject.words.lower() != f"the {subject.head}".lower():
            return owner
        start = max(0, subject.at - _FAR)
        places = list(re.finditer(_TOLD.format(re.escape(subject.head)), self.masked[start : subject.at]))
        if not places:
            return -1
        found = Subject("description", places[-1][0], start + places[-1].start(), head=subject.head)
        if (owner := self._owner(found)) >= 0:
            return owner
        number = bisect_right(self.prose.frames, found.at, key=lambda frame: frame.start) - 1
        about = self.subjects.get(number)
        said_in_it = self.masked.endswith((" in ", "In "), 0, found.at)
        return about.entity if about and about.speaks and said_in_it else -1

    def _owner(self, subject: Subject) -> int:
        """Who is named as the author of a document: `an IMF report`, `Price’s letter`, `a report by the IMF`; else -1."""
        end = subject.at + len(subject.words)
        for mention in self.cast.within(subject.at, subject.at + subject.words.find(subject.head)):
            owned = _OWNED.match(self.masked, mention.end)
            body = self.reading.entity_kind(mention.entity) in ("organisation", "state")
            is_before = body and self.masked.startswith(" ", mention.end)
            if mention.entity >= 0 and (owned or is_before) and self.reading.name_of(mention.entity) not in PLATFORMS:
                return mention.entity
        by = _MADE_BY.match(self.masked, end)
        named = next(iter(self.cast.within(by.end(), by.end() + 80)), None) if by else None
        if by is None or named is None or named.begins != by.end() or _OWNED.match(self.masked, named.end):
            return -1
        return -1 if tells_whose(self.reading, named) else named.entity

    def _role(self, subject: Subject, frame: int) -> Found:
        """`the secretary`: the person last named with that title; else the one whom all is about."""
        kind = noun_kind(subject.head)
        if kind == "organisation" or (kind == "document" and subject.head in _FIRMS):  # `the paper`
            return self._body(subject, frame) or self._described(subject)
        if kind in ("group", "document"):
            return self._described(subject)
        bound = self._bound(subject)
        introduced = self._introduced(subject)
        if introduced and (bound is None or bound.start < introduced.at):
            return self._described(introduced)
        if bound and bound.entity < 0:
            return None, 0.3, f"; “{subject.words}” may be either of two"
        if bound:
            return self._named(bound.entity, 0.9, subject.words)
        people = any(self.reading.entity_kind(mention.entity) == "person" for mention in self.cast.before(subject.at))
        nameless = subject.head in _NAMELESS or _OWN.match(subject.words)
        if nameless or not people or POST.search(subject.words):
            return self._titled(subject, frame) or self._described(subject)
        if subject.head in _UNIQUE:
            only = self._only(subject.at, noun_gender(subject.head))
            if only and not self._has_a_role(only.entity, subject.at):
                return only, 0.72, f"; “{subject.words}” is {only.name}"
            return None, 0.3, f"; nobody is introduced as “{subject.words}”"
        others = {each.entity for each in self.cast.roles_of.get(subject.head, ()) if self._is_apart(subject, each)}
        gender = noun_gender(subject.head)
        speaker, confidence, why = self._salient(subject.at, frame, gender, subject.words, own=False, others=others)
        if speaker is not None and (
            not self._has_a_role(speaker.entity, subject.at)
            or (_is_byname(subject.head) and not self._holds_office(speaker.entity))
            or (subject.head in DEMONYMS | _CALLED_SO_WHATEVER_THEY_ARE and self._goes_on_about(speaker, frame))
            or (
                subject.head not in TITLES | _OF_THE_EVENT
                and not self._holds_office(speaker.entity)
                and self._goes_on_about(speaker, frame)
            )
        ):
            return speaker, confidence * 0.85, why
        return None, 0.3, f"; nobody is named by “{subject.words}”"

    def _in_one_paragraph(self, one: int, other: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        return self.prose.frames[one].paragraph == self.prose.frames[other].paragraph

    def _goes_on_about(self, speaker: Speaker, frame: int) -> bool:
        """Whether the sentence before, in the same paragraph, is about somebody already."""
        about = self.subjects.get(frame - 1)
        return (
            frame > 0
            and self._in_one_paragraph(frame - 1, frame)
            and about is not None
            and about.entity == speaker.entity
        )

    def _has_a_role(self, entity: int, at: int) -> bool:
        """Whether somebody is known by a role of their own: then another role is somebody else's."""
        heads = (roles for head, roles in self.cast.roles_of.items() if head not in _BESIDES)
        return any(role.entity == entity and role.start < at for roles in heads for role in roles)

    def _holds_office(self, entity: int) -> bool:
        """Whether somebody has a role that is more than what they do: a coach is not called the striker."""
        return any(role.entity == entity for head in _UNIQUE | _NAMELESS for role in self.cast.roles_of.get(head, ()))

    def _bound(self, subject: Subject) -> Mention | None:
        """Where somebody was last named who has this role."""
        others = frozenset[str]().union(*(group for group in SAME_OFFICE if subject.head in group)) - {subject.head}
        groups = ({subject.head}, others, {f"chief-{subject.head}"})
        return next(filter(None, (self._last_named(subject, heads) for heads in groups)), None)

    def _last_named(self, subject: Subject, heads: Iterable[str]) -> Mention | None:
        """Where somebody was last named who has one of these roles, and nothing that tells them from the subject.

        Of two who are named in one sentence, it may be either.
        """
        roles = [
            role
            for head in heads
            for role in self.cast.roles_of.get(head, ())
            if role.start < subject.at and not self._is_apart(subject, role)
        ]
        holders = _meant(subject.words, roles)
        before = (each for each in self.cast.before(subject.at) if not self._in_quote(each.start))
        last = next((each for each in before if each.entity in holders), None)
        if last is None or len(holders) < 2:
            return last
        frame = next(each for each in reversed(self.prose.frames) if each.start <= last.start)
        named = {each.entity for each in self.cast.within(frame.start, min(frame.end, subject.at))}
        return replace(last, entity=-1) if len(named & holders) > 1 else last

    def _is_apart(self, subject: Subject, role: Role) -> bool:
        """Whether a role is told apart from the subject's, also by the seat behind a name: `Sen. Jane Doe, R-Iowa`."""
        seat = _SEAT.match(self.masked, role.start)
        return _apart(subject.words, role.text or (seat["seat"] if seat else ""))

    def _introduced(self, subject: Subject) -> Subject | None:
        """Somebody without a name who was introduced with this role: `a senior official`, before `the official`."""
        start = max(0, subject.at - _FAR)
        pattern = rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w’'-]+ ){{0,5}}{re.escape(subject.head)}\b{_UNNAMED}"
        told = {word for word in subject.words.lower().split()[1:] if noun_kind(word) != "person"} - {"same"}
        places = [
            found
            for found in re.finditer(pattern, self.masked[start : subject.at])
            if told <= set(found[0].lower().split())
        ]
        if not places:
            return None
        return Subject("description", places[-1][0], start + places[-1].start(), head=subject.head)

    def _body(self, subject: Subject, frame: int) -> Found | None:
        """`the company`: the one that the sentence before is about; `the court`: the organisation whose name has that word."""
        told = self._thing_before(subject.at, frame, ("organisation", "")) if subject.head in _FIRMS else None
        if told and told.entity >= 0 and told.kind in ("organisation", ""):
            return self._named(told.entity, 0.75, subject.words)
        for mention in self.cast.before(subject.at):
            entity = self.cast.entities[mention.entity]
            named = subject.head in entity.name.lower() and subject.head not in ("company", "firm")
            if mention.entity >= 0 and entity.kind == "organisation" and named:
                return self._named(mention.entity, 0.85, subject.words)
        return None

    # -----------------------------------------------------------------------------------------------------------------
    # Pronouns

    def _pronoun(self, subject: Subject, frame: int) -> Found:
        word = subject.words.lower()
        if word in ("he", "she"):
            gender: Gender = "m" if word == "he" else "f"
            found = (
                self._ahead(subject, frame, gender)
                or self._adding(subject, frame, gender)
                or self._salient(subject.at, frame, gender, subject.words)
            )
            if found[0] is not None and found[0].entity >= 0 and found[1] > 0.9:
                self.genders.setdefault(found[0].entity, gender)
            return found
        if word == "i" and (own := self.reading.whose_turn(subject.at)) >= 0:
            return self._named(own, 0.9, subject.words)
        if word in ("it", "they"):
            kinds = ("organisation", "state", "document", "") if word == "it" else ("organisation", "group")
            speaker = self._thing_before(subject.at, frame, kinds)
            if word == "it" and (speaker is None or speaker.kind not in kinds):
                speaker = self._paper_before(subject.at, frame) or speaker
            if speaker and speaker.kind in kinds:
                return speaker, 0.7, f"; “{subject.words}” is {speaker.name}"
        return None, 0.2, f"; “{subject.words}” is left open"

    def _adding(self, subject: Subject, frame: int, gender: Gender) -> Found | None:
        """`He added`: who spoke in the sentence before that is more than quotations."""
        begins = not self._entities(self.prose.frames[frame].start, subject.at)
        if not begins or not _ADDS.match(self.masked, subject.at + len(subject.words)):
            return None
        about = self.subjects.get(self._told_before(frame))
        if about is None or not about.speaks or about.speaker is None or about.entity < 0:
            return None
        fits = about.speaker.kind == "person" and self._gender(about.speaker) in (gender, "")
        return (about.speaker, 0.92, f"; “{subject.words}” is {about.speaker.name}") if fits else None

    def _ahead(self, subject: Subject, frame: int, gender: Gender) -> Found | None:
        """`In what he called “a rant,” Price spoke`: whose the sentence is."""
        span = self.prose.frames[frame]
        if not _IN_WHAT.fullmatch(self.masked, span.start, subject.at):
            return None
        comma = _COMMA.search(self.masked, subject.at, span.end)
        main = main_subject(self.reading, comma.end(), span.end) if comma else None
        speaker = self.resolve(main, frame)[0] if main and main.kind == "entity" else None
        fits = speaker and self._gender(speaker) in (gender, "")
        return (speaker, 0.92, f"; “{subject.words}” is {speaker.name}") if speaker and fits else None

    def _told_before(self, frame: int) -> int:
        """The sentence before one that is more than quotations."""
        number = frame - 1
        while number >= 0 and self.prose.only_quotes(self.prose.frames[number]):
            number -= 1
        return number

    def _thing_before(self, at: int, frame: int, kinds: Sequence[str]) -> Speaker | None:
        """Whom the pronoun's own sentence is about, before it; else the sentence before that is more than quotations."""
        own = main_subject(self.reading, self.prose.frames[frame].start, at)
        if own and own.kind != "pronoun":
            found = self.resolve(own, frame)[0]
            if found and found.kind in kinds:
                return found
            if "group" not in kinds:
                return None
        number = self._told_before(frame)
        return self.subjects[number].speaker if number in self.subjects else None

    def _paper_before(self, at: int, frame: int) -> Speaker | None:
        """What is written or recorded, and named last before `it` in the sentence before that is more than quotations."""
        start = self.prose.frames[max(0, self._told_before(frame))].start
        found = list(_A_PAPER.finditer(self.masked, start, at))
        return Speaker(found[-1]["words"], "document") if found else None

    def _in_quote(self, offset: int) -> bool:
        return self.masked[offset : offset + 1] == QUOTE

    def _salient(
        self, at: int, frame: int, gender: Gender, words: str, *, own: bool = True, others: Set[int] = frozenset()
    ) -> Found:
        """The person whom the sentences before are about: subjects and speakers first, the nearest first.

        Without `own`, nobody whom the sentence itself has named: `Price said the nominee` means two. Never one of
        `others`.
        """
        named_here = self._named_with(at, frame) if own else self._entities(self.prose.frames[frame].start, at)
        named_here |= others
        credits: dict[Speaker, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for number in range(frame, max(-1, frame - len(_FADING)), -1):
            for speaker, points in (
                *self._credits_of_names(number, at, frame, gender),
                *self._credits_of_subject(number, at, frame),
            ):
                if (
                    speaker is not None
                    and speaker.kind in ("person", "")
                    and self._fits(speaker, gender)
                    and speaker.entity not in named_here
                ):
                    credits[speaker][number] += points * self._likelihood(speaker, gender)
        found = self._first(credits, words, frame, at)
        only = self._only(at, gender) if found[0] is None and own else None
        beside = {each for each, points in credits.items() if frame - max(points) <= 1}
        if (
            only
            and only.entity not in named_here
            and not any(each.entity < 0 for each in credits)
            and not any(map(self._is_nobody, beside))
        ):
            return only, 0.72, f"; “{words}” is {only.name}, the only one so far"
        return found

    def _fits(self, speaker: Speaker, gender: Gender) -> bool:
        own = self._gender(speaker)
        return not (own and gender and own != gender)

    def _likelihood(self, speaker: Speaker, gender: Gender) -> float:
        """What a credit counts for: less where it may be nobody, more where the gender is known to be the pronoun’s."""
        if not (speaker.kind == "person" or speaker.entity in self.speaking):
            return _MAY_BE_NOBODY
        own = self._gender(speaker)
        return _FITS if own and own == gender else 1

    def _credits_of_names(self, number: int, at: int, frame: int, gender: Gender) -> Iterator[_Credit]:
        """What whoever a sentence names gets for that."""
        distance, span = frame - number, self.prose.frames[number]
        is_near = span.paragraph == self.prose.frames[frame].paragraph
        about = self.subjects.get(number)
        other = about is not None and about.speaker is not None and not self._fits(about.speaker, gender)
        free = other or not (about and about.speaker and about.speaker.kind in ("person", ""))
        seen = set()
        for mention in self.cast.within(span.start, min(span.end, at)):
            if self._in_quote(mention.start) or mention.entity in seen:
                continue
            seen.add(mention.entity)
            speaker = self.speaker(mention.entity) if mention.entity >= 0 else None
            owns = self.masked[mention.end : mention.end + 1] in ("’", "'")
            acts = distance == 1 and free and (other or ACTS.match(self.masked, mention.end))
            if owns and distance == 1 and mention.begins == span.start and is_near:
                yield speaker, _ACTING  # `Price’s team left. She said`
            weight = _NAMED_LESS if owns else _ACTING if acts else _NAMED
            if acts and other and not owns and is_near:
                weight += _BESIDE
            yield speaker, weight * _FADING[distance]

    def _credits_of_subject(self, number: int, at: int, frame: int) -> Iterator[_Credit]:
        """What whoever a sentence is about gets for that, or whoever it says was asked."""
        distance, span = frame - number, self.prose.frames[number]
        if asked := self._asked(span.start, min(span.end, at)) if distance < 2 else None:
            yield self.speaker(asked.entity), _OWN_SUBJECT
        elif number == frame:
            subject = main_subject(self.reading, span.start, min(span.end, at))
            if subject is None or not re.search(r"\w", self.masked[subject.at + len(subject.words) : at]):
                return  # `In a letter to Price, he`
            if subject.kind == "entity":
                yield self.resolve(subject, frame)[0], _OWN_SUBJECT
            elif subject.kind in ("description", "role") and noun_kind(subject.head) == "person":
                lead = self.masked[subject.at + len(subject.words) : at - 2]
                if self._breaks_in(at, span.end) and not re.search(r"[,;:]", lead):
                    return  # `A man in Leeds, he said, was`
                who = self.resolve(subject, frame)[0] or Speaker(subject.head, "person", STRANGE)
                yield who, _OWN_SUBJECT  # `A woman said she`, `The mayor said he`
        elif about := self.subjects.get(number):
            is_near = distance == 1 and span.paragraph == self.prose.frames[frame].paragraph
            if about.entity >= 0 or is_near or (about.speaks and distance == 1):  # who has no name is soon forgotten
                points = _FADING[distance] * (_SPEAKS if about.speaks else _IS_SUBJECT)
                yield about.speaker, points + (_SAME_PARAGRAPH if is_near else 0.0)

    def _entities(self, start: int, end: int) -> set[int]:
        """Who is named in a span of the prose."""
        named = self.cast.within(start, end)
        return {each.entity for each in named if each.entity >= 0 and not self._in_quote(each.start)}

    def _named_with(self, at: int, frame: int) -> set[int]:
        """Who is named in the rest of a pronoun's clause, and so is not meant by it: `he told Price that Doe was`.

        Nor is whoever it breaks in on: `Price, he said, “is late”`.
        """
        start, end = self.prose.frames[frame].start, self.prose.frames[frame].end
        if not _PRONOUN.match(self.masked, at, end):
            return set()
        stop = _CLAUSE_ENDS.search(self.masked, at, end)
        before = next(self.cast.before(at - 1, start), None) if self._breaks_in(at, end) else None
        begin = before.start if before and before.end == at - 2 else at
        return self._entities(begin, stop.start() if stop else end)

    def _breaks_in(self, at: int, end: int) -> bool:
        """Whether a pronoun's clause stands within another: `Price, he said, “is late”`."""
        return _BREAKS_IN.match(self.masked, at, end) is not None and self.masked[at - 2 : at] == ", "

    def _asked(self, start: int, end: int) -> Mention | None:
        """Who is asked a question in a span, and so answers: `Price asked Doe what he meant`."""
        for asks in _ASKS.finditer(self.masked, max(start, end - _NEXT_LINES), end):
            if CONJUNCTION.search(self.masked, start, asks.start()):
                break  # `It came up when a man asked Doe`
            for whom in self.cast.within(asks.end(), end)[:1]:
                if whom.begins == asks.end() and whom.entity >= 0 and _WHAT.match(self.masked, whom.end, end):
                    return whom
        return None

    def _only(self, at: int, gender: Gender) -> Speaker | None:
        """The one person named so far whom the pronoun fits, where that is told of them and of nobody else."""
        people = {
            each.entity
            for each in self.cast.before(at)
            if each.entity >= 0 and self.reading.entity_kind(each.entity) == "person" and not self._in_quote(each.start)
        }
        fitting = [
            each for each in map(self.speaker, sorted(people)) if not gender or self._gender(each) in (gender, "")
        ]
        return fitting[0] if len(fitting) == 1 and (not gender or self._gender(fitting[0])) else None

    def _is_nobody(self, speaker: Speaker) -> bool:
        """Whether nothing tells that somebody is a person whom a name tells."""
        return speaker.entity == STRANGE or (speaker.kind == "" and speaker.entity not in self.speaking)

    def _may_have_a_name(self, speaker: Speaker, frame: int, at: int) -> bool:
        """Whether somebody only described may be named above or below: a prime minister, the gran of a first paragraph."""
        if speaker.entity >= 0:
            return False
        if any(word.lower() in _UNIQUE for word in speaker.name.split()):
            return any(self.reading.entity_kind(each.entity) == "person" for each in self.cast.before(at))
        return self._names_follow(frame)

    def _gender(self, speaker: Speaker) -> Gender:
        """What a name, a title, a role or a pronoun has told."""
        if speaker.entity < 0:
            return noun_gender((POST.split(speaker.name)[0].split() or [""])[-1])
        return self.cast.entities[speaker.entity].gender or self.genders.get(speaker.entity, "")

    def _differ(self, one: Speaker, other: Speaker) -> bool:
        """Whether two surely are a man and a woman."""
        return {self._gender(one), self._gender(other)} == {"m", "f"}

    def _first(self, credits: dict[Speaker, dict[int, float]], words: str, frame: int, at: int) -> Found:
        """The one with the most credit, unless another comes near."""
        scores = {
            speaker: max(points.values()) + _REPEATED * (sum(points.values()) - max(points.values()))
            for speaker, points in credits.items()
        }
        if not scores:
            return None, 0.2, f"; nobody fits “{words}”"
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0].entity))
        best, score = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        latest = max(max(points) for points in credits.values())
        near = latest if latest < frame and self._in_one_paragraph(latest, frame) else frame - 1
        about = self.subjects.get(near)
        alone = not any(each != best and max(points) >= near for each, points in credits.items())
        beside = frame > 0 and self._in_one_paragraph(frame - 1, frame)
        pronoun, byname = " " not in words, _is_byname(words.rpartition(" ")[2])
        if not beside:  # `Price replied. “…,” said the MP`: another
            alone = alone and (bool(self._gender(best)) if pronoun else byname or not (about and about.speaks))
        met = about is not None and about.speaker is not None and beside and self._differ(about.speaker, best)
        is_about = about is not None and (about.speaker == best or met)  # `Price asked Doe. “…,” she said`
        told = about is not None and about.speaks and about.speaker == best and best.kind == "person"
        goes_on = pronoun and told and near == frame - 1
        placed = not pronoun and bool(_capitals(words)) and is_about  # `The Leeds senator`
        margin = _MARGIN_ALONE if (alone and is_about) or goes_on or placed else _MARGIN
        passed_over = max(credits[best]) < frame - 1 and any(
            frame - 1 in points and each != best and each.kind == "person" and each.entity >= 0
            for each, points in credits.items()
        )  # somebody else whom it fits is named in the sentence before
        if score - second < margin or passed_over or self._is_nobody(best) or self._may_have_a_name(best, frame, at):
            return None, 0.4, f"; “{words}” may be {best.name} or another"
        return best, 0.92, f"; “{words}” is {best.name}"

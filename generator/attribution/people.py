"""Whom a subject stands for: the one who is named, or whom the sentences before are about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.attribution.phrases import Subject
from generator.attribution.reading import Reading
from generator.attribution.subjects import main_subject
from generator.attribution.words import POST, VERBS
from generator.frames import QUOTE
from generator.names import Gender, noun_gender, noun_kind

SURE = 0.5
"""An attribution below this stays open."""

_REPEATED = 0.3
"""What being named in more sentences adds, as a part of what it adds in the nearest."""

_FIRMS = frozenset("company firm group retailer airline carmaker bank manufacturer supplier operator developer".split())
_UNIQUE = frozenset(
    "president premier chancellor minister secretary king queen pope prince princess judge justice mayor governor chief "
    "director lawyer attorney solicitor barrister prosecutor spokesman spokeswoman spokesperson ambassador coroner "
    "secretary-general speaker chairman chairwoman chair coach manager ceo magistrate defendant".split()
)
"""Roles that only somebody has who is introduced with them."""
_REPLY = re.compile(r"\b(?:repl|answer|respond|retort)")
_ADDRESSED = re.compile(r"\btold\s+$")
_ASKED = re.compile(r"\b(?:asked|asks|pressed|questioned|challenged)\s+$")

SpeakerKind = Literal["person", "organisation", "state", "document", "group", ""]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is said to speak."""

    name: str
    """The fullest name, or the words that describe who speaks."""
    kind: SpeakerKind
    entity: int = -1
    """The index in the cast; -1 where no name is given."""


class People:
    """Whom the sentences read so far are about, and whom a subject stands for among them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.prose = reading.prose
        self.masked = reading.masked
        self.cast = reading.cast
        self.subjects: dict[int, tuple[int, bool]] = {}
        """By frame: the entity that is its subject, and whether it speaks there."""
        self.genders: dict[int, Gender] = {}
        """What a pronoun has told of somebody whose name tells no gender."""

    def note_subject(self, number: int) -> None:
        """Remember who a sentence is about."""
        if number in self.subjects:
            return
        frame = self.prose.frames[number]
        subject = main_subject(self.reading, frame.start, frame.end)
        entity, speaks = -1, False
        if subject is not None:
            resolved, confidence, _ = self.resolve(subject, number)
            if resolved is not None and confidence >= SURE:
                entity = resolved.entity
            tail = self.masked[subject.at + len(subject.words) : frame.end]
            verb = re.match(rf"[^,;:{QUOTE}]{{0,60}}?\b(?:{VERBS})\b", tail)
            speaks = verb is not None
        self.subjects[number] = (entity, speaks)

    def resolve(self, subject: Subject, frame: int, cue: str = "") -> tuple[Speaker | None, float, str]:
        """Somebody, how surely, and why; nobody where it stays open."""
        if subject.kind == "entity":
            if subject.entity < 0:
                return None, 0.3, f"; two people are called {subject.words}"
            entity = self.cast.entities[subject.entity]
            kind: SpeakerKind = (
                "state"
                if entity.kind in ("place", "state")
                else "person"
                if entity.kind == "person"
                else "organisation"
                if entity.kind == "organisation"
                else ""
            )
            return Speaker(entity.name, kind, subject.entity), 1.0, f" as “{subject.words}”"
        if subject.kind == "pronoun":
            return self._pronoun(subject, frame, _REPLY.search(cue) is not None)
        if subject.kind == "role":
            return self._role(subject, frame)
        return self._described(subject)

    def _described(self, subject: Subject) -> tuple[Speaker | None, float, str]:
        kind = noun_kind(subject.head)
        words = re.sub(r"^(?:the|an?)\s+", "", subject.words, flags=re.IGNORECASE)
        own = re.match(r"(?:his|her|their|its|our)\s+", words, re.IGNORECASE)
        if own and kind in ("organisation", "document"):
            words = words[own.end() :]
        elif own or not kind or re.match(r"(?:this|that|these|those|other|both|others)\b", words, re.IGNORECASE):
            return None, 0.3, f"; nobody is named by “{subject.words}”"
        return Speaker(words, kind), 0.9, f" as “{subject.words}”"

    def _role(self, subject: Subject, frame: int) -> tuple[Speaker | None, float, str]:
        """`the secretary`: the person last named with that title; else the one whom all is about."""
        bound = {role.entity for role in self.cast.roles_of.get(subject.head, ()) if role.start < subject.at}
        kind = noun_kind(subject.head)
        if bound and kind == "person":
            for mention in self.cast.before(subject.at):
                if mention.entity in bound and not self._in_quote(mention.start):
                    return (
                        Speaker(self.cast.entities[mention.entity].name, "person", mention.entity),
                        0.9,
                        f"; “{subject.words}” is {self.cast.entities[mention.entity].name}",
                    )
        if kind == "organisation":
            for mention in self.cast.before(subject.at):
                if (
                    mention.entity >= 0
                    and self.cast.entities[mention.entity].kind == "organisation"
                    and subject.head in self.cast.entities[mention.entity].name.lower()
                ):
                    return (
                        Speaker(self.cast.entities[mention.entity].name, "organisation", mention.entity),
                        0.85,
                        f"; “{subject.words}” is {self.cast.entities[mention.entity].name}",
                    )
            return self._firm(subject, frame) or self._described(subject)
        if kind == "group":
            return self._described(subject)
        if kind == "document" or POST.search(subject.words):
            return self._described(subject)
        if subject.head in _UNIQUE and any(
            self.reading.entity_kind(mention.entity) == "person" for mention in self.cast.before(subject.at)
        ):
            return None, 0.3, f"; nobody is introduced as “{subject.words}”"
        speaker, confidence, why = self._salient(
            subject.at, frame, noun_gender(subject.head), subject.words, margin=1.0
        )
        if speaker is not None:
            return speaker, confidence * 0.85, why
        if not any(self.reading.entity_kind(mention.entity) == "person" for mention in self.cast.before(subject.at)):
            return self._described(subject)
        return None, 0.3, f"; nobody is named by “{subject.words}”"

    def _firm(self, subject: Subject, frame: int) -> tuple[Speaker | None, float, str] | None:
        """`the company`: the organisation that the sentences before are about."""
        if subject.head not in _FIRMS:
            return None
        for number in range(frame, max(-1, frame - 6), -1):
            entity, _ = self.subjects.get(number, (-1, False))
            if entity >= 0 and self.reading.entity_kind(entity) in ("organisation", "name"):
                found = self.cast.entities[entity]
                return Speaker(found.name, "organisation", entity), 0.75, f"; “{subject.words}” is {found.name}"
        return None

    def _pronoun(self, subject: Subject, frame: int, replies: bool) -> tuple[Speaker | None, float, str]:
        word = subject.words.lower()
        if word in ("he", "she"):
            gender: Gender = "m" if word == "he" else "f"
            found = self._salient(subject.at, frame, gender, subject.words, replies=replies)
            if found[0] is not None and found[1] > 0.9:
                self.genders.setdefault(found[0].entity, gender)
            return found
        if word in ("it", "they"):
            for number in range(frame, max(-1, frame - 4), -1):
                entity, speaks = self.subjects.get(number, (-1, False))
                if entity >= 0 and speaks and number < frame:
                    if self.cast.entities[entity].kind in ("organisation", "state"):
                        return (
                            self.speaker(entity),
                            0.7,
                            f"; “{subject.words}” is {self.cast.entities[entity].name}",
                        )
                    break
        return None, 0.2, f"; “{subject.words}” is left open"

    def speaker(self, entity: int) -> Speaker:
        """An entity of the cast as one who speaks."""
        found = self.cast.entities[entity]
        kind: SpeakerKind = (
            "state"
            if found.kind in ("state", "place")
            else found.kind
            if found.kind in ("person", "organisation")
            else ""
        )
        return Speaker(found.name, kind, entity)

    def _in_quote(self, offset: int) -> bool:
        return self.masked[offset : offset + 1] == QUOTE

    def _salient(
        self, at: int, frame: int, gender: Gender, words: str, margin: float = 0.6, replies: bool = False
    ) -> tuple[Speaker | None, float, str]:
        """The person whom the sentences before are about: subjects and speakers first, the nearest first."""
        credits: dict[int, dict[int, float]] = {}

        def credit(entity: int, points: float, number: int) -> None:
            if entity < 0 or self.cast.entities[entity].kind not in ("person", "name"):
                return
            found = self.cast.entities[entity]
            own = found.gender or self.genders.get(entity, "")
            if own and gender and own != gender:
                return
            if found.kind == "name":
                points *= 0.5
            if own and own == gender:
                points *= 1.25
            own_credits = credits.setdefault(entity, {})
            own_credits[number] = own_credits.get(number, 0.0) + points

        frames = self.prose.frames
        for number in range(frame, max(-1, frame - 8), -1):
            distance = frame - number
            weight = (1.0, 1.0, 0.6, 0.4, 0.28, 0.2, 0.14, 0.1)[distance]
            span = frames[number]
            seen = set()
            for mention in self.cast.within(span.start, min(span.end, at)):
                if self._in_quote(mention.start) or mention.entity in seen:
                    continue
                seen.add(mention.entity)
                possessive = self.masked[mention.end : mention.end + 1] in ("’", "'")
                lead = self.masked[span.start : mention.begins]
                if distance == 1 and (_ASKED.search(lead) or (replies and _ADDRESSED.search(lead))):
                    credit(mention.entity, 4.0, number)
                credit(mention.entity, weight * (0.5 if possessive else 1.0), number)
            if number == frame:
                own = main_subject(self.reading, span.start, min(span.end, at))
                if own is not None and own.kind == "entity":
                    credit(own.entity, 2.5, number)
            else:
                entity, speaks = self.subjects.get(number, (-1, False))
                near = 1.6 if distance == 1 and span.paragraph == frames[frame].paragraph else 0.0
                credit(entity, weight * (3.0 if speaks else 2.2) + near, number)
        if not credits:
            for mention in self.cast.before(at):
                if not self._in_quote(mention.start):
                    credit(mention.entity, 0.7, 0)
                    if credits:
                        break
        scores = {
            entity: max(points.values()) + _REPEATED * (sum(points.values()) - max(points.values()))
            for entity, points in credits.items()
        }
        if not scores:
            return None, 0.2, f"; nobody fits “{words}”"
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        best, score = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        name = self.cast.entities[best].name
        if score < 0.5 or score - second < margin * min(1.0, max(second, 0.3)):
            return None, 0.4, f"; “{words}” may be {name} or another"
        confidence = 0.92 if score - second > 1.0 else 0.75
        return self.speaker(best), confidence, f"; “{words}” is {name}"

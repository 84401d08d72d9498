"""A clause that speaks: its subject, its cue and how surely it belongs to the quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.drafting.attribution.phrases import Subject
from generator.drafting.attribution.reading import Reading
from generator.drafting.frames import QUOTE
from generator.drafting.lexicon import ONE_OF, TELLING
from generator.drafting.names import noun_kind


@dataclass(frozen=True, slots=True)
class Clause:
    """A speaking clause beside a quotation."""

    subject: Subject
    cue: str
    confidence: float
    reason: str
    firm: bool = True
    """Whether the verb hardly means anything but speech."""


def is_personal(reading: Reading, subject: Subject) -> bool:
    """Whether people speak: one, or a group of them."""
    if subject.kind == "entity":
        return reading.entity_kind(subject.entity) in ("person", "name")
    if subject.kind == "pronoun":
        return subject.words.lower() in ("he", "she", "i", "we")
    return noun_kind(subject.head) in ("person", "group")


def is_one_person(reading: Reading, subject: Subject) -> bool:
    """Whether people speak, and a common noun among them means only one."""
    return is_personal(reading, subject) and (subject.kind != "description" or noun_kind(subject.head) == "person")


def may_say(subject: Subject, verb: str) -> bool:
    """Whether a verb can make this subject speak: what is not known to speak needs one that only means speech."""
    return subject.kind != "description" or bool(noun_kind(subject.head) or subject.head in ONE_OF) or verb in TELLING


def cue_to_subject(reading: Reading, start: int, subject: Subject) -> str:
    """The words of an inquit whose subject stands last: `said Price`."""
    return re.sub(r"\s+", " ", reading.masked[start : subject.at + len(subject.words)]).strip(" ,—–-")


def cue_to_verb(reading: Reading, subject: Subject, verb_end: int) -> str:
    """The words of an inquit whose verb stands last: `Price said`."""
    whole = reading.masked[subject.at : verb_end]
    if len(whole) <= 80 and QUOTE not in whole:
        return re.sub(r"\s+", " ", whole).strip()
    verb = reading.masked[:verb_end].split()[-1]
    return f"{subject.words} … {verb}"

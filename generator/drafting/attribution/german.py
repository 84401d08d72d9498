"""Who says each quotation of a German text, in which every noun has a capital and the verb often comes first.

`„…“, sagte Lind`, `Lind betonte: „…“`, `Lind nannte es „…“`, `laut Lind`. What none of these names stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.drafting.attribution.clauses import Clause
from generator.drafting.attribution.phrases import Subject, of_mention
from generator.drafting.attribution.reading import Reading
from generator.drafting.frames import QUOTE, Frame
from generator.prose.inquits import CALLS_DE, SAYS_DE
from generator.prose.marks import Quoted

_COMMON = frozenset(
    "der das und nicht ist sind ein eine einen einem einer auf für sich dem den von zu im dass wird werden wurde wurden haben hatte "
    "kann soll sollen sie auch als nach bei mit aus zum zur wir ich über durch gegen noch nur mehr seit heute gestern sagte sagten "
    "sagt erklärte betonte gab geht seine ihre kein keine wie aber oder wenn".split()
)
"""Frequent words that English does not have."""
_COMMONNESS = 0.2
"""The part of a German text's words that are such, at least."""
_FEWEST = 2
"""So many different ones at least."""
_OF_A_FAMILY = re.compile(r"\b[Vv]on(?: und zu| d(?:er|em|en))? (?=[^\W\d_a-z])")
"""What is part of a name in any language."""
_SAYING = (
    f"{SAYS_DE}|sagten|sagen|erklärten|betonten|warnten|forderten|schrieben|stellte|stellt|sprach|spricht|findet|fand|glaubt|"
    "glaubte|hofft|hoffte|gab|gibt"
)
"""Those of several people too, and what means speech only beside a quotation."""
_CALLING = f"{CALLS_DE}|nannten|bezeichneten|sprachen|kritisierte|kritisiert|lobte|lobt"
_SAYS_AFTER = re.compile(rf"[“”»«\"’'‹›]?[\s,–—-]*(?:so|{_SAYING})\s+(?=\S)")
_ACCORDING = re.compile(
    r"(?:\b[Ll]aut|\b[Nn]ach (?:Angaben|Worten|Ansicht|Einschätzung|Darstellung)(?: von)?|\b[Ss]o)\s+(?=[A-ZÄÖÜdsie])"
)
_LEADS_UP = re.compile(rf"\b(?:{_SAYING})\b[^.;!?]*:\s*$")
_CALLS = re.compile(rf"\b(?P<verb>{_CALLING}|{_SAYING})\b[^.;:!?{QUOTE}]{{0,120}}$")
_STOP = re.compile(rf"[.;:!?,{QUOTE}]|\s(?:und|am|im|in|an|vor|gegenüber|bei|auf|mit|zu|zum|zur|nach|über)\s")
_PRONOUN = re.compile(r"(er|sie)\b")
_DESCRIBED = re.compile(
    r"(?:der|die|das|ein|eine|einer|sein|seine|ihr|ihre)\s+(?P<who>(?:[a-zäöüß]+\s+){0,2}(?P<noun>[A-ZÄÖÜ][\w-]+)"
    r"(?:\s+(?:der|des|für)\s+(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ][\w-]+)?)"
)


def is_german(text: str) -> bool:
    """Whether a text is German, by its most common words."""
    words = re.findall(r"\b[^\W\d_]+\b", _OF_A_FAMILY.sub(" ", text))
    common = [word.lower() for word in words if word.lower() in _COMMON and not word.isupper()]
    return len(set(common)) >= _FEWEST and len(common) >= _COMMONNESS * sum(word.islower() for word in words)


def german_clause(reading: Reading, group: Sequence[Quoted]) -> Clause | None:
    """The clause after or between the parts that speaks, else the one before them."""
    frame = reading.around(group[0])
    for part in group:
        start = min(part.end + (1 if part.closed else 0), frame.end)
        end = reading.around(part).end
        if found := _SAYS_AFTER.match(reading.masked, start, end):
            subject = _subject(reading, found.end(), end)
            if subject:
                return Clause(
                    subject,
                    _cue(reading, start, found.end(), subject),
                    0.95,
                    "named after it",
                )
    before = reading.masked.rfind(QUOTE, frame.start, group[0].start - 1) + 1
    if before and (found := _SAYS_AFTER.match(reading.masked, before, group[0].start)):
        subject = _subject(reading, found.end(), group[0].start)
        if subject:  # `„…“, klagt Lind, „…“`
            return Clause(subject, _cue(reading, before, found.end(), subject), 0.9, "named before it")
    lead = reading.masked[frame.start : max(frame.start, group[0].start - 1)]
    if found := _ACCORDING.search(lead):
        subject = _subject(reading, frame.start + found.end(), frame.start + len(lead))
        if subject:
            begins = frame.start + found.start()
            return Clause(subject, _cue(reading, begins, frame.start + found.end(), subject), 0.9, "named before it")
    if found := _LEADS_UP.search(lead) or _CALLS.search(lead):
        subject = _before(reading, frame, frame.start + found.start())
        if subject:
            return Clause(subject, f"{subject.words} … {found[0].split()[0]}", 0.85, "named before it")
    return None


def _cue(reading: Reading, start: int, subject_at: int, subject: Subject) -> str:
    """The words of an inquit whose subject stands last."""
    end = subject_at + 3 if subject.kind == "pronoun" else max(subject_at, subject.at + len(subject.words))
    return reading.masked[start:end].strip(" ,–")


def _subject(reading: Reading, start: int, end: int) -> Subject | None:
    """Who is named at a place: a pronoun, a person with titles before the name, or a common noun."""
    if found := _PRONOUN.match(reading.masked, start, end):
        return Subject("pronoun", "he" if found[1] == "er" else "she", start)
    stop = _STOP.search(reading.masked, start, end)
    stop_at = stop.start() if stop else end
    named = [each for each in reading.cast.within(start, stop_at) if each.entity >= 0]
    if named and not re.search(r"\b(?:von|des|der)\s+(?:\w+\s+)?$", reading.masked[start + 4 : named[-1].start]):
        return of_mention(reading, named[-1])
    described = _DESCRIBED.match(reading.masked, start, stop_at)
    if named or not described:
        return None
    return Subject("description", described["who"], described.start("who"), head=described["noun"].lower())


def _before(reading: Reading, frame: Frame, verb: int) -> Subject | None:
    """The subject of a verb that leads up to a quotation: the person named before it, else what stands right behind it."""
    named = [each for each in reading.cast.within(frame.start, verb) if each.entity >= 0]
    people = [each for each in named if reading.entity_kind(each.entity) == "person"]
    if len({each.entity for each in people}) == 1:
        return of_mention(reading, people[0])
    if people:
        return None
    if found := re.match(r"(Er|Sie)\b", reading.masked[frame.start : verb]):
        return Subject("pronoun", "he" if found[1] == "Er" else "she", frame.start)
    behind = re.compile(r"\w+\s+").match(reading.masked, verb, frame.end)
    return _subject(reading, behind.end(), frame.end) if behind else None

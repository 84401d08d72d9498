"""Who says each quotation: the inquit beside it, whose name or pronoun is resolved to a person.

A clause that speaks is looked for after, between and before the quoted runs; a quotation without one belongs to
whoever spoke in the sentence or paragraph before. Each attribution carries its cue, its reason and how sure it is; what is
doubtful stays open, because a wrong speaker costs more than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.frames import QUOTE, Frame, Prose, prose
from generator.lexicon import CALLING, FUNCTION_WORDS, SAYING, SPEECH, SPOKEN_NOUNS, WEAK
from generator.marks import Quoted, flowing, paragraphs, quoted
from generator.names import Cast, Gender, Mention, cast, noun_gender, noun_kind
from generator.speech import utterances

SURE = 0.5
"""An attribution below this stays open."""

_REPEATED = 0.3
"""What being named in more sentences adds, as a part of what it adds in the nearest."""

_REACH = 1000
"""An inquit stands no further than this from its quotation."""

SpeakerKind = Literal["person", "organisation", "state", "document", "group", ""]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is said to speak."""

    name: str
    """The fullest name, or the words that describe who speaks."""
    kind: SpeakerKind
    entity: int = -1
    """The index in the cast; -1 where no name is given."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One quotation and whose it is."""

    parts: tuple[Quoted, ...]
    speaker: Speaker | None
    cue: str | None
    """The words that name the speaker."""
    reason: str
    """Why this speaker, or why none."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Subject:
    """The phrase that a verb of speech has for its subject, not yet resolved."""

    kind: Literal["entity", "pronoun", "role", "description"]
    words: str
    at: int
    """Where it stands."""
    entity: int = -1
    head: str = ""
    """The noun of a role or description."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A speaking clause beside a quotation."""

    subject: Subject
    cue: str
    confidence: float
    reason: str
    firm: bool = True
    """Whether the verb hardly means anything but speech."""


def _with_next(group: Sequence[Quoted]) -> Iterable[tuple[Quoted, bool]]:
    """Each part, and whether the next one goes on from it in another paragraph."""
    return ((part, index + 1 < len(group) and group[index + 1].continues) for index, part in enumerate(group))


_VERBS = "|".join(sorted(map(re.escape, SPEECH - {"according to"}), key=len, reverse=True))
_VERB = re.compile(rf"\b(?:{_VERBS})\b")
_SAYINGS = "|".join(sorted(map(re.escape, SAYING), key=len, reverse=True))
_ADVERBS = (
    r"(?:(?:has|have|had|also|then|later|once|again|repeatedly|recently|reportedly|just|now|still|even|once more|in turn|"
    r"further|first|since|simply|often|always|never|already|only|famously|did|does|would|will|can|could|might|may|is|was|are|were|has been|"
    r"had been|been|went on to|goes on to|continued to|continues to|appeared to|seemed to|used to|tried to|sought to|took to \w+ to|wanted to|declined to|[a-z]+ly)\s+)*"
)
_AUXILIARY = re.compile(rf"(?:^|(?<=[\s,—–-])){_ADVERBS}$")
_BE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|get|got)\s+(?:\w+ly\s+|also\s+|later\s+|once\s+|then\s+|reportedly\s+)*$"
)
_INVERTED = re.compile(rf"[\s,;—–-]*(?:(?:also|then|later|[a-z]+ly)\s+)?(?P<verb>{_VERBS})\s+(?=[A-Za-z“\"])")
_ACCORDING = re.compile(r"[\s,;—–-]*\b(?:according to|in the words of|per)\s+")
_FORWARD_END = re.compile(
    r"[,;:!?—“”\"()\ue000]|(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bCapt)(?<!\bLt)(?<!\bSgt)(?<!\bCol)(?<!\bProf)(?<!\bRev)(?<!\bMaj)(?<!\bAdm)(?<!\bSupt)(?<!\bHon)(?<!\bDet)(?<!\bCllr)(?<!\bJr)\.(?!\w)| [–-] |"
    r"\s(?:who|whose|which|that|when|while|as|after|before|because|during|on|and|but|following|yesterday|today|earlier|"
    r"later|last|this|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|told|said|had|has|was|is|by|via|amid|upon|if|where)\b"
)
_CONJUNCTION = re.compile(
    r"\b(?:and|or|but|yet|so|that|when|while|whilst|as|because|if|although|though|where|whereas|after|before|since|whether|how|why|"
    r"what|until|than|unless|once|which|whom)\b"
)
_PRONOUN = re.compile(r"\b(he|she|they|it|we|I|you|He|She|They|It|We|You)$")
_PRONOUNS = frozenset("he she they it we i you".split())
_LEADING = re.compile(
    r"\s*(?:[,;—–-]\s*)?(?:(?:and|but|or|yet|so|meanwhile|however|then|also|later|still|earlier|yesterday|today|tomorrow|instead|"
    r"afterwards|finally|separately|additionally|moreover|in addition|on \w+day|last \w+|this \w+|one \w+ (?:later|ago)|\w+ly|nevertheless|nonetheless|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b[\s,]*)+",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s*(?:in|on|at|after|during|for|from|by|with|without|to|under|over|since|until|before|when|while|whilst|as|if|although|though|because|"
    r"despite|amid|among|asked|speaking|writing|addressing|appearing|following|responding|reacting|given|citing|"
    r"recalling|describing|referring|seeking|using|in|of|about|against|between|through|within|once|where|unlike|like|per|via|"
    r"hours|days|weeks|minutes|months|years|shortly|soon|moments|pressed|questioned|testifying|commenting|looking|"
    r"standing|sitting|reading|holding|having|being|turning|flanked|surrounded|visibly|according|not|outside|inside|across|near|behind|upon|[a-z]+ing)\b",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\s(?:of|for|from|in|at|with|on|to|who|whose|which|that|by|near|about|against|after|during|under|representing|involved|based|close|familiar)\b"
)
_DETERMINER = re.compile(
    r"(?:the|a|an|one|another|some|several|many|two|three|four|his|her|its|their|other|most|both|this|that|these|those)\b\s*",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",?\s*\b(who|which|that)\s*$")
_CLAUSE_CLOSED = re.compile(r",\s+(?:was|is|were|are|has|had|will|would|did|does)\b")
_FIRMS = frozenset("company firm group retailer airline carmaker bank manufacturer supplier operator developer".split())
_UNIQUE = frozenset(
    "president premier chancellor minister secretary king queen pope prince princess judge justice mayor governor chief "
    "director lawyer attorney solicitor barrister prosecutor spokesman spokeswoman spokesperson ambassador coroner "
    "secretary-general speaker chairman chairwoman chair coach manager ceo magistrate defendant".split()
)
"""Roles that only somebody has who is introduced with them."""
_WISH = re.compile(
    r"\s+(?:also |still |now )?(?:plans|hopes|expects|wants|intends|aims|planned|hoped|expected|wanted|intended|refuses|refused)\b"
)
_REPLY = re.compile(r"\b(?:repl|answer|respond|retort)")
_ADDRESSED = re.compile(r"\btold\s+$")
_ASKED = re.compile(r"\b(?:asked|asks|pressed|questioned|challenged)\s+$")
_NOUN_SPEECH = re.compile(rf"\b(?:{'|'.join(SPOKEN_NOUNS)})\b", re.IGNORECASE)


class _Reader:
    """One text being attributed, from first to last quotation."""

    def __init__(self, text: str, whole: Prose, people: Cast, groups: Sequence[tuple[Quoted, ...]]) -> None:
        self.text = flowing(text)
        self.prose = whole
        self.masked = whole.masked
        self.cast = people
        self.groups = groups
        self.index_of = {span.start: index for index, span in enumerate(whole.spans)}
        self.subjects: dict[int, tuple[int, bool]] = {}
        """By frame: the entity that is its subject, and whether it speaks there."""
        self.genders: dict[int, Gender] = {}
        """What a pronoun has told of somebody whose name tells no gender."""
        self.said: dict[int, Attribution] = {}
        """By frame: the attribution of its last quotation."""

    # ---- the whole text

    def attributions(self) -> list[Attribution]:
        """Every utterance with its speaker, in order."""
        found: list[Attribution] = []
        done_frames = 0
        for group in self.groups:
            number = self.prose.frame_of[self.index_of[group[0].start]] if group[0].start in self.index_of else -1
            while done_frames < number:
                self._note_subject(done_frames)
                done_frames += 1
            attribution = self._attributed(group, number)
            found.append(attribution)
            if number >= 0:
                last = max(number, self.prose.frame_of[self.index_of[group[-1].start]])
                self.said[last] = attribution
                if attribution.speaker and attribution.confidence >= SURE and attribution.cue:
                    self.subjects[last] = (attribution.speaker.entity, True)
                    self.subjects.setdefault(number, (attribution.speaker.entity, True))
        return found

    def _note_subject(self, number: int) -> None:
        """Remember who a sentence is about."""
        if number in self.subjects:
            return
        frame = self.prose.frames[number]
        subject = self._main_subject(frame.start, frame.end)
        entity, speaks = -1, False
        if subject is not None:
            resolved, confidence, _ = self._resolve(subject, number)
            if resolved is not None and confidence >= SURE:
                entity = resolved.entity
            tail = self.masked[subject.at + len(subject.words) : frame.end]
            verb = re.match(rf"[^,;:{QUOTE}]{{0,60}}?\b(?:{_VERBS})\b", tail)
            speaks = verb is not None
        self.subjects[number] = (entity, speaks)

    def _attributed(self, group: tuple[Quoted, ...], number: int) -> Attribution:
        nobody = Attribution(group, None, None, "nobody is named", 0.0)
        if number < 0:
            return nobody
        clause = self._clause(group)
        if clause is not None:
            frame = self.prose.frame_of[self.index_of[group[0].start]]
            speaker, confidence, why = self._resolve(clause.subject, frame, clause.cue)
            confidence *= clause.confidence
            reason = f"{clause.reason}{why}"
            if speaker is None:
                return Attribution(group, None, clause.cue, reason, confidence)
            return Attribution(group, speaker, clause.cue, reason, confidence)
        inherited = self._inherited(group, number)
        return inherited or nobody

    # ---- the speaking clause

    def _clause(self, group: Sequence[Quoted]) -> _Clause | None:
        """The clause after or between the parts, unless only a crowd is named there; else before, else at the end."""
        after = next(filter(None, (self._after(part) for part, more in _with_next(group) if not more)), None)
        if after and not (after.subject.kind == "description" and self._is_embedded(group[0])):
            return after
        before = self._before(group[0])
        if after:
            return before if before and before.firm and before.subject.kind != "description" else after
        if before and before.firm and self._is_personal(before.subject):
            return before
        return self._late(group[-1]) or before

    def _is_embedded(self, part: Quoted) -> bool:
        """Whether a quoted run goes on from the reporter's own words."""
        return self.text[part.start : part.start + 1].islower()

    def _is_one_person(self, subject: Subject) -> bool:
        return self._is_personal(subject) and (subject.kind != "description" or noun_kind(subject.head) == "person")

    def _is_personal(self, subject: Subject) -> bool:
        if subject.kind == "entity":
            return self._entity_kind(subject.entity) in ("person", "name")
        if subject.kind == "pronoun":
            return subject.words.lower() in ("he", "she", "i", "we")
        return noun_kind(subject.head) in ("person", "group")

    def _around(self, part: Quoted) -> Frame:
        """The sentence of a quoted run, as far as its inquit may be away."""
        frame = self.prose.frames[self.prose.frame_of[self.index_of[part.start]]]
        return replace(frame, start=max(frame.start, part.start - _REACH), end=min(frame.end, part.end + _REACH))

    def _tail(self, part: Quoted) -> tuple[int, int]:
        """What follows a quoted run in its sentence, up to the next one."""
        frame = self._around(part)
        start = min(part.end + (1 if part.closed else 0), frame.end)
        following = self.masked.find(QUOTE, start, frame.end)
        return start, frame.end if following < 0 else following

    def _after(self, part: Quoted) -> _Clause | None:
        start, end = self._tail(part)
        tail = self.masked[start:end]
        if not tail.strip():
            return None
        inside = self.text[max(part.start, part.end - 4) : part.end].rstrip(" ’'")
        ends = inside[-1:] in (",", "?", "!", "…", "—", "–", "-", ".") or tail.lstrip()[:1] in (",", "—", "–")
        leading = re.match(r"\s*[,—–-]*\s*", tail)
        offset = start + (leading.end() if leading else 0)
        if found := _ACCORDING.match(tail):
            subject = self._forward(start + found.end(), end)
            return _Clause(subject, self._cue(offset, subject), 0.97, "named after it") if subject else None
        if (found := re.match(r"[\s,—–-]*as\s+", tail)) and (verb := _VERB.search(tail, found.end())):
            subject = self._head(start + found.end(), start + verb.start())
            if subject:
                return _Clause(subject, self.masked[offset : start + verb.end()], 0.9, "named after it")
        if found := _INVERTED.match(tail):
            verb_word = found["verb"]
            subject = self._forward(start + found.end(), end)
            fits = ends or verb_word in ("said", "says")
            if (
                subject
                and fits
                and (verb_word in SAYING or (ends and (verb_word not in WEAK or self._is_one_person(subject))))
                and not re.match(
                    r"(?:reporters|journalists|that|the (?:bbc|guardian|times|court|committee|house)\b|me\b|us\b|him\b|her\b|them\b)",
                    tail[found.end() :],
                    re.IGNORECASE,
                )
                and verb_word not in ("told", "tells", "telling")
                and not verb_word.endswith("ing")
            ):
                return _Clause(subject, self._cue(offset, subject), 0.97, "named after it")
        for verb in _VERB.finditer(tail):
            if verb.start() > 160:
                break
            clause = self._subject_first(start, start + verb.start(), start + verb.end(), end, ends)
            if clause:
                return clause
            if re.match(r"[\s,]*(?:and|but|which|because|although|while|when|to|as)\b", tail):
                break
            break
        return None

    def _subject_first(self, start: int, verb: int, verb_end: int, end: int, ends: bool) -> _Clause | None:
        """`Price said`, `Price, the mayor, said`, right after a closing mark."""
        lead = self.masked[start:verb]
        word = self.masked[verb:verb_end]
        if re.match(
            r"\s*(?:[,—–-]\s*)?(?:and|but|or|which|that|who|because|while|when|to|as|than|if|of|in|on|for|by|with|from|about|is|was|were|are|has|had)\b",
            lead,
        ):
            return None
        if word.endswith("ing") or _BE.search(lead):
            return None
        if not ends and lead.lstrip()[:1] not in (",", "—", "–"):
            return None
        if word in WEAK and not (ends and re.match(r"[.,:;]|\s*$|\s+(?:that|on|in|at)\b", self.masked[verb_end:end])):
            return None
        if word in ("quoted", "quotes", "cited"):
            of = re.match(r"\s+(?=(?P<whom>him|her|[A-Z][\w.’' -]{2,40}?)\s+as\b)", self.masked[verb_end:end])
            if of is None:
                return None
            pronoun = {"him": "he", "her": "she"}.get(of["whom"])
            at = verb_end + of.end()
            whom = Subject("pronoun", pronoun, at) if pronoun else self._head(at, at + len(of["whom"]), strict=True)
            return _Clause(whom, f"{word} {of['whom']}", 0.9, "named after it") if whom else None
        first = re.match(r"[\s,—–-]*", lead)
        begin = start + (first.end() if first else 0)
        lean = _AUXILIARY.search(lead)
        stop = start + (lean.start() if lean else len(lead))
        subject = self._head(begin, stop, strict=True)
        if subject is None:
            return None
        confidence = 0.97 if ends else 0.85
        return _Clause(subject, re.sub(r"\s+", " ", self.masked[begin:verb_end]), confidence, "named after it")

    def _late(self, part: Quoted) -> _Clause | None:
        """A clause at the end of the sentence: `…, revealed Blinken`, `…, Blinken told reporters`."""
        frame = self._around(part)
        start = min(part.end + (1 if part.closed else 0), frame.end)
        tail = self.masked[start : frame.end]
        for comma in re.finditer(r"(?:,|\s[—–-])\s+", tail):
            rest = tail[comma.end() :]
            at = start + comma.end()
            if found := re.match(r"according to\s+", rest):
                subject = self._forward(at + found.end(), frame.end)
                if subject:
                    return _Clause(subject, self._cue(at, subject), 0.93, "named at the end of its sentence")
            if (found := _INVERTED.match(rest)) and found["verb"] in SAYING and not found["verb"].endswith("ing"):
                subject = self._forward(at + found.end(), frame.end)
                if subject and subject.kind != "description" and found["verb"] not in ("told", "tells", "asked"):
                    return _Clause(subject, self._cue(at, subject), 0.9, "named at the end of its sentence")
            if verb := _VERB.search(rest[:120]):
                lead = rest[: verb.start()]
                if (
                    verb[0] in SAYING
                    and not verb[0].endswith("ing")
                    and not _CONJUNCTION.search(lead)
                    and "," not in lead
                    and QUOTE not in lead
                ):
                    after = rest[verb.end() :]
                    if re.match(
                        r"[.,]|\s*$|\s+(?:reporters|journalists|on|in|at|the|yesterday|today|last|to|earlier)\b", after
                    ) and not _BE.search(lead):
                        lean = _AUXILIARY.search(lead)
                        subject = self._head(at, at + (lean.start() if lean else len(lead)), strict=True)
                        if subject:
                            return _Clause(
                                subject,
                                re.sub(r"\s+", " ", rest[: verb.end()]),
                                0.9,
                                "named at the end of its sentence",
                            )
        return None

    def _before(self, part: Quoted) -> _Clause | None:
        """The clause that leads up to a quoted run."""
        frame = self._around(part)
        stop = max(frame.start, part.start - 1)
        lead = self.masked[frame.start : stop]
        if not any(sign.isalnum() for sign in lead):
            return None
        bare = lead.rstrip()
        if found := re.match(r"\W*(?:According to|In the words of|Per)\s+", lead):
            subject = self._forward(frame.start + found.end(), stop)
            between = self._complements(frame.start + found.end(), stop)
            if subject and not between:
                return _Clause(subject, self._cue(frame.start, subject), 0.97, "named before it")
        if bare.endswith(":") and (clause := self._colon(frame, stop, part)):
            return clause
        if self._is_title(part, lead):
            return None
        inner: _Clause | None = None
        for found in reversed(list(_VERB.finditer(lead))):
            clause = self._governing(frame, found[0], frame.start + found.start(), frame.start + found.end(), stop)
            if inner is not None:
                return clause if clause and clause.firm and self._is_personal(clause.subject) else inner
            if clause is not None:
                if clause.firm or self._is_one_person(clause.subject) or clause.confidence == 0:
                    return clause
                inner = clause
            if len(lead) - found.end() > 250:
                break
        return inner or self._noun_speech(frame, stop) or self._wish(frame, stop, part)

    def _wish(self, frame: Frame, stop: int, part: Quoted) -> _Clause | None:
        """`Price plans to meet them once they are “ready to discuss next steps”`: quoted words inside somebody's plan."""
        subject = self._main_subject(frame.start, stop)
        if subject is None or not self._is_one_person(subject) or len(self.text[part.start : part.end].split()) < 3:
            return None
        end = subject.at + len(subject.words)
        if (
            (wish := _WISH.match(self.masked, end))
            and QUOTE not in self.masked[end:stop]
            and ";" not in self.masked[end:stop]
        ):
            return _Clause(subject, self.masked[subject.at : wish.end()], 0.62, "named before it", firm=False)
        return None

    def _is_title(self, part: Quoted, lead: str) -> bool:
        """Whether a quoted run is the name of a work: every long word has a capital."""
        words = re.findall(r"[^\W\d_]+", self.text[part.start : part.end])
        long = [word for word in words if len(word) > 3]
        if (
            len(words) < 2
            or len(words) > 8
            or not long
            or not all(word[0].isupper() for word in (words[0], words[-1], *long))
        ):
            return False
        return not re.search(r":\s*$|\b(?:said|says|saying)[, ]*$|\b(?:it|him|her|them|as)\s*$", lead)

    def _complements(self, start: int, end: int) -> bool:
        """Whether a clause with a speaker of its own stands in a span."""
        return any(
            found[0] in SAYING and found[0] not in WEAK and not _BE.search(self.masked[start : start + found.start()])
            for found in _VERB.finditer(self.masked[start:end])
        )

    def _governing(self, frame: Frame, verb: str, at: int, verb_end: int, stop: int) -> _Clause | None:
        """The clause of a verb of speech, where what follows the verb up to the quotation is its complement."""
        between = self.masked[verb_end:stop]
        lead = self.masked[frame.start : at]
        words = between.split()
        quiet = not words
        if verb.endswith("ed") and re.search(r"\b(?:when|if|once|as|unless|though)\s+(?:\w+ly\s+)?$", lead):
            return None
        relative = re.search(rf"\b(?:who|which)\s+{_ADVERBS}$", lead) is not None
        if not self._reaches(between, verb) or (relative and _CLAUSE_CLOSED.search(between)):
            return None
        if (
            verb in WEAK
            and not (
                quiet or between.strip() in (":", ",", "that", "of") or re.match(r"\s*(?:that|of|about)\b", between)
            )
            and not (verb in CALLING and re.search(r"\bas\b", between))
        ):
            return None
        if verb in CALLING and verb not in SAYING and not (len(words) <= 12):
            return None
        if (
            re.search(r"\b(?:the|a|an|his|her|their|its|this|that|any|no|of|in|for|with|on)\s+(?:\w+\s+)?$", lead)
            and verb in WEAK | CALLING
            and not lead.rstrip().endswith("that")
        ):
            return None
        if _BE.search(lead):
            if quoting := re.search(r"\b(?:quoted|cited) as\s*$", lead):
                subject = self._before_verb(frame, frame.start + lead.rfind(quoting[0]))
                return (
                    _Clause(subject, self._cue_before(subject, verb_end), 0.9, "named before it") if subject else None
                )
            if verb.endswith("ing"):
                subject = self._before_verb(frame, at)
                return (
                    _Clause(subject, self._cue_before(subject, verb_end), 0.9, "named before it") if subject else None
                )
            if by := re.search(r"\bby\s+", between):
                subject = self._forward(verb_end + by.end(), stop)
                rest = self.masked[subject.at + len(subject.words) : stop] if subject else ""
                if not re.search(r"\b(?:as|of|for|that|to be|having)\b[^,]*$|:\s*$", rest):
                    return None
                return _Clause(subject, f"{verb} by {subject.words}", 0.92, "named before it") if subject else None
            return None
        if re.search(r"\b(?:quoted|cited) as\s*$", lead):
            be = re.search(
                r"(?:\b(?:is|was|are|were|been|being|has been|had been)\s+)?(?:\w+ly\s+)?(?:quoted|cited) as\s*$", lead
            )
            subject = self._before_verb(frame, frame.start + (be.start() if be else len(lead)))
            return _Clause(subject, self._cue_before(subject, verb_end), 0.9, "named before it") if subject else None
        if re.search(r",?\s*\bwhich\s+$", lead) and self._before_verb(frame, at) is None:
            return _Clause(Subject("description", "which", at), "which " + verb, 0.0, "named before it")
        by = re.match(r"\s+by\s+(?!\w+ing\b)", between)
        if by and verb.endswith("ed") and (subject := self._forward(verb_end + by.end(), stop)):
            return _Clause(subject, f"{verb} by {subject.words}", 0.85, "named before it")
        if verb.endswith("ing") or re.search(r"\bto\s+$", lead):
            subject = self._governing_subject(frame, at)
            confidence = 0.88
        else:
            subject = self._before_verb(frame, at)
            confidence = 0.95 if quiet or len(words) <= 3 else 0.9
        if subject is None:
            return None
        if verb in WEAK or verb in CALLING:
            confidence -= 0.1
        if subject.kind == "entity" and self._entity_kind(subject.entity) in ("place",):
            confidence -= 0.1
        firm = verb in SAYING and verb not in WEAK and verb not in CALLING and not verb.startswith("suggest")
        return _Clause(subject, self._cue_before(subject, verb_end), confidence, "named before it", firm)

    def _reaches(self, between: str, verb: str) -> bool:
        """Whether a quotation still belongs to a verb's complement after these words."""
        outside = re.sub(r"\([^)]*\)|\s[—–]\s[^—–]*\s[—–]\s", " ", between)
        if ";" in outside or re.search(
            r"\b(?:when|if|after being|being) asked\b|\basked (?:whether|if|about)\b", outside
        ):
            return False
        if verb in CALLING:
            outside = re.sub(r",?\s+as\s*$", " ", outside)
        cut = re.search(
            r",\s+(?:but|while|whereas|although|though|as|when|with|which|who|whose|a|an|the)\b|\b(?:because|after|before|in which|referring to|in reference to|according to)\b",
            outside,
        )
        if cut and len(outside) - cut.end() > 0:
            rest = outside[cut.end() :]
            if re.match(r",\s+(?:but|while|whereas|although|though|which|who|whose|as)\b", cut[0]) and not re.search(
                r"\bthat\s", rest
            ):
                return bool(_VERB.search(rest)) and False
            if cut[0].strip() in ("because", "after", "before") and len(rest.split()) > 6:
                return False
        return len(outside.split()) <= 40

    def _colon(self, frame: Frame, stop: int, part: Quoted) -> _Clause | None:
        """`Blinken: “…”`, `Price was unrepentant: “…”`."""
        lead = self.masked[frame.start : stop].rstrip(" :")
        end = frame.start + len(lead)
        if _VERB.search(lead):
            return None
        mentions = self.cast.within(frame.start, end)
        if (
            mentions
            and mentions[-1].end == end
            and self.masked[frame.start : mentions[-1].begins].strip(" ") in ("", "The")
            and mentions[-1].entity >= 0
        ):
            mention = mentions[-1]
            return _Clause(self._of_mention(mention), lead.strip(), 0.95, "named before a colon")
        subject = self._main_subject(frame.start, end)
        if subject is None or subject.words.lower() in ("it", "this", "that"):
            return None
        if (
            subject.kind == "pronoun"
            or (subject.kind == "entity" and self._entity_kind(subject.entity) == "person")
            or subject.kind in ("role",)
        ):
            return _Clause(subject, lead.strip()[:120], 0.8, "the subject of the sentence that leads up to it")
        if subject.kind == "description" and noun_kind(subject.head) in ("document", "person", "organisation"):
            return _Clause(subject, lead.strip()[:120], 0.7, "the subject of the sentence that leads up to it")
        return None

    def _noun_speech(self, frame: Frame, stop: int) -> _Clause | None:
        """`Austin’s promise of “…”`, `the announcement by Austin that … “…”`, `in the words of Price, “…”`."""
        lead = self.masked[frame.start : stop]
        if found := re.search(r"\bin the words of\s+", lead, re.IGNORECASE):
            subject = self._forward(frame.start + found.end(), stop)
            return (
                _Clause(subject, self._cue(frame.start + found.start(), subject), 0.9, "named before it")
                if subject
                else None
            )
        for noun in reversed(list(_NOUN_SPEECH.finditer(lead))):
            rest = lead[noun.end() :]
            if len(rest) > 160 or ";" in rest:
                break
            if by := re.match(r"\s+(?:by|from)\s+", rest):
                if not re.search(r"\b(?:that|of)\b|:|\bsaying\b|$", rest):
                    continue
                subject = self._forward(frame.start + noun.end() + by.end(), stop)
                if subject and subject.kind in ("entity", "role") and re.search(r"\bthat\b|:|,\s*$|\bof\b", rest):
                    return _Clause(
                        subject, lead[noun.start() : noun.end() + by.end()] + subject.words, 0.8, "named before it"
                    )
            if re.match(r"\s*(?:that|of|about|to|were|was|:|,|$)", rest) and (
                owner := re.search(
                    r"(\S+['’]s?|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts))\s+(?:\w+\s+){0,2}$", lead[: noun.start()]
                )
            ):
                if len(rest.split()) > 8:
                    continue
                at = frame.start + owner.start()
                end = at + len(re.sub(r"['’]s?$", "", owner[1]))
                mention = next((each for each in self.cast.before(end + 1, frame.start) if each.end == end), None)
                if mention is not None and mention.entity >= 0:
                    return _Clause(self._of_mention(mention), lead[owner.start() : noun.end()], 0.75, "named before it")
                possessive = {"his": "he", "her": "she"}.get(owner[1].lower())
                if possessive:
                    return _Clause(
                        Subject("pronoun", possessive, at), lead[owner.start() : noun.end()], 0.75, "named before it"
                    )
        return None

    # ---- the subject of a verb

    def _before_verb(self, frame: Frame, at: int) -> Subject | None:
        """The subject of the verb at an offset."""
        lead = self.masked[frame.start : at]
        lean = _AUXILIARY.search(lead)
        lead = lead[: lean.start()] if lean else lead
        lead = re.sub(r"\([^()]*\)", lambda found: " " * len(found[0]), lead)
        hard = max(lead.rfind(sign) + 1 for sign in (QUOTE, ";", ":"))
        begin = frame.start + hard
        lead = lead[hard:]
        if found := _RELATIVE.search(lead):
            antecedent = self._antecedent(begin, begin + found.start(), found[1])
            if antecedent or found[1] != "that":
                return antecedent
            return None
        bare = lead.rstrip()
        if bare.endswith((",", "—", "–")) or re.search(r"\s[-–—]$", bare):
            return self._enclosed(begin, begin + len(bare))
        piece = begin
        for comma in re.finditer(r",\s", lead):
            piece = begin + comma.end()
        for dash in re.finditer(r"\s[—–-]\s", self.masked[piece : begin + len(lead)]):
            piece += dash.end()
            break
        inner = self.masked[piece : begin + len(lead)]
        cut = 0
        for word in _CONJUNCTION.finditer(inner):
            if (
                word[0] == "and"
                and re.match(r"\s+[A-Z]", inner[word.end() :])
                and re.search(r"[A-Z][\w’'.-]*\s+$", inner[: word.start()])
                and len(inner.split()) <= 8
                and not _VERB.search(inner)
            ):
                return None  # two speak together
            if word[0] in ("as", "that") and re.match(r"\s*$", inner[word.end() :]):
                continue
            cut = word.end()
        for verb in _VERB.finditer(inner, cut):
            if verb[0] in SAYING and verb[0] not in WEAK:
                cut = verb.end()
        segment = inner[cut:]
        if not segment.strip():
            return self._main_subject(frame.start, begin + len(lead))
        return self._head(piece + cut, begin + len(lead)) or self._coordinated(
            frame, piece + cut, begin + len(lead), inner[:cut]
        )

    def _coordinated(self, frame: Frame, start: int, end: int, before: str) -> Subject | None:
        """`Price smiled, shook his hand and later called it …`: the subject stands at the beginning."""
        segment = self.masked[start:end].strip()
        if re.search(r"\b(?:as|while|who|when|after|before)\s*$", before):
            return self._enclosed(frame.start, start)
        if re.match(r"(?:[a-z]+(?:ed|s)|[a-z]+ly|then|later|also)\b", segment) and not before.rstrip().endswith("that"):
            return self._main_subject(frame.start, end)
        return None

    def _governing_subject(self, frame: Frame, at: int) -> Subject | None:
        """The subject of `…, calling it` or `… went on to call it`: that of the main clause, or of a `who`."""
        lead = self.masked[frame.start : at]
        hard = max(lead.rfind(sign) + 1 for sign in (";", ":"))
        found = re.search(rf"{QUOTE}[\s,]*(?:{_SAYINGS})\s+(?=[A-Za-z][^{QUOTE};]*$)", lead)
        if found and (inverted := self._forward(frame.start + found.end(), at)):
            return inverted
        if found := re.search(r"\bwith\s+(?=[^,;]{2,60}$)", lead):
            return self._head(frame.start + found.end(), at)
        if found := re.search(r"\b(who)\b[^,;]{0,80},?\s*$", lead):
            return self._antecedent(frame.start, frame.start + found.start(), "who")
        if found := re.search(r"(?:\bby|\bfrom)\s+(?=[A-Z])[^,;]{2,60},?\s*$", lead):
            before = lead[: found.start()]
            if _BE.search(before + " ") or re.search(r"\b(?:was|were|been|is|are)\s+\w+(?:ed|en|wn)\s+$", before):
                return self._forward(frame.start + found.start() + len(found[0].split()[0]) + 1, at)
        return self._main_subject(frame.start + hard, at)

    def _antecedent(self, begin: int, end: int, relative: str) -> Subject | None:
        """The person that `who` stands for: `Jane Doe, 45, who said`."""
        pieces = self.masked[begin:end].split(",")
        mentions = [each for each in self.cast.within(begin, end) if each.entity >= 0]
        if relative == "which":
            if (
                mentions
                and end - mentions[-1].end <= 12
                and self.masked[mentions[-1].end : end].strip(" ,.").replace("of ", "").strip().isdigit()
                | (not self.masked[mentions[-1].end : end].strip(" ,"))
            ):
                return self._of_mention(mentions[-1])
            return None
        persons = [each for each in mentions if self._entity_kind(each.entity) in ("person", "name")]
        if (
            persons
            and end - persons[-1].end <= 60
            and not re.search(r"[’']s\b", self.masked[persons[-1].end : persons[-1].end + 2])
        ):
            return self._of_mention(persons[-1])
        last = pieces[-1] if pieces[-1].strip() else (pieces[-2] if len(pieces) > 1 else "")
        start = end - len(last) - (0 if pieces[-1].strip() else 1)
        noun = re.search(r"(?:\b(?:[Tt]he|[Aa]n?|one|another|[Hh]is|[Hh]er)\s+)(?:[\w’'-]+\s*){1,6}$", last.rstrip())
        if noun:
            return self._description(start + noun.start(), start + len(last.rstrip()))
        return None

    def _enclosed(self, begin: int, end: int) -> Subject | None:
        """The subject before an apposition that ends at an offset: `The mayor, Jane Doe,`, `Price, who resigned,`."""
        text = self.masked[begin:end].rstrip(" ,—–-")
        if (dash := re.search(r"\s[—–-]\s", text)) and self.masked[begin:end].rstrip()[-1] != ",":
            lead = text[: dash.start()]
            inner = max((found.end() for found in _CONJUNCTION.finditer(lead)), default=0)
            return self._head(begin + inner, begin + dash.start())
        offset, pieces = begin, list[tuple[int, int]]()
        for piece in text.split(","):
            pieces.append((offset, offset + len(piece)))
            offset += len(piece) + 1
        while len(pieces) > 1 and (self._adverbial(*pieces[0])):
            pieces.pop(0)
        first = pieces[0]
        if len(pieces) == 1:
            return self._head(*first)
        subject = (
            self._main_subject(*first)
            if _CONJUNCTION.match(self.masked[first[0] : first[1]].strip())
            else self._head(*first)
        )
        if subject is None:
            subject = self._main_subject(*first)
        if subject and subject.kind in ("role", "description") and len(pieces) > 1:
            start, stop = pieces[1]
            named = [each for each in self.cast.within(start, stop) if each.entity >= 0]
            if (
                named
                and self.masked[start : named[0].begins].strip() == ""
                and self._entity_kind(named[0].entity) in ("person", "name")
            ):
                return self._of_mention(named[0])
        return subject

    def _adverbial(self, start: int, end: int) -> bool:
        piece = self.masked[start:end]
        lead = _LEADING.match(piece)
        return bool(_PREPOSITION.match(piece) or (lead and lead.end() == len(piece)) or not piece.strip())

    def _main_subject(self, start: int, end: int) -> Subject | None:
        """Who a sentence is about: its first noun phrase after what only leads up to it."""
        text = self.masked[start:end]
        offset = 0
        while True:
            if lead := _LEADING.match(text, offset):
                if lead.end() == offset:
                    break
                offset = lead.end()
            piece_end = text.find(",", offset)
            if _PREPOSITION.match(text[offset:]) and piece_end >= 0:
                offset = piece_end + 1
                continue
            break
        while offset < len(text) and text[offset] in f" ,“”\"'‘{QUOTE}":
            offset += 1
        rest = text[offset:]
        if not rest:
            return None
        if found := re.match(r"(he|she|they|it|we|I|you)\b", rest, re.IGNORECASE):
            return Subject("pronoun", found[0], start + offset)
        mentions = self.cast.within(start + offset, end)
        at = start + offset
        if _PREPOSITION.match(rest):
            for each in mentions:
                if (
                    each.entity >= 0
                    and self._entity_kind(each.entity) in ("person", "name")
                    and re.match(rf"\s+{_ADVERBS}(?:{_VERBS})\b", self.masked[each.end : each.end + 60])
                ):
                    return self._of_mention(each)
            return None
        for each in mentions:
            lead_words = self.masked[at : each.begins].split()
            if len(lead_words) > 7:
                break
            if any(
                word.strip(",").lower()
                in ("of", "for", "at", "in", "from", "to", "with", "on", "by", "and", "that", "who")
                for word in lead_words
            ):
                break
            if any(_VERB.fullmatch(word) for word in lead_words):
                break
            if each.entity < 0:
                continue
            following = self.masked[each.end : each.end + 2]
            if following[:1] in "’'" and following[:1]:
                head = re.match(
                    r"[’']s?\s+((?:[\w-]+\s+){0,2}?)(?P<noun>[\w-]+)", self.masked[each.end : each.end + 60]
                )
                if head and noun_kind(head["noun"]):
                    stop = each.end + head.end()
                    later = [
                        other
                        for other in mentions
                        if other.begins >= stop and self.masked[stop : other.begins].strip(" ,") == ""
                    ]
                    if later and later[0].entity >= 0 and self._entity_kind(later[0].entity) in ("person", "name"):
                        return self._of_mention(later[0])
                    return self._description(at, stop)
                return None
            if (
                lead_words
                and lead_words[-1][:1].islower()
                and not noun_kind(lead_words[-1])
                and lead_words[-1].lower() not in FUNCTION_WORDS
                and len(lead_words) > 1
            ):
                break
            trailing = re.match(r"\s+([a-z][\w’'-]+)", self.masked[each.end : each.end + 40])
            if trailing and noun_kind(trailing[1]) and self._entity_kind(each.entity) != "person":
                continue
            return self._of_mention(each)
        words = re.match(
            r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]nother|[Ss]ome|[Ss]everal)?\s*(?:[\w’'.-]+\s+){0,4}?(?P<noun>[\w-]+)\b",
            rest,
        )
        for found in re.finditer(r"[\w-]+", rest[:80]):
            if len(rest[: found.start()].split()) > 5 or re.search(
                r"[,;:.]|\b(?:of|for|in|at|on|to|that|and)\b", rest[: found.start()]
            ):
                break
            if (
                noun_kind(found[0])
                and not re.match(
                    r"\s+[a-z]+(?:man|woman|person)?\b",
                    rest[found.end() :]
                    if noun_kind((re.match(r"\s+([\w-]+)", rest[found.end() :]) or [""])[0].strip())
                    else "",
                )
                and words
            ):
                if self.text[at + found.end() : at + found.end() + 2] in ("’s", "'s"):
                    continue
                named = next((each for each in mentions if each.begins >= at + found.end()), None)
                if named is not None and named.entity >= 0 and self._entity_kind(named.entity) in ("person", "name"):
                    gap = self.masked[at + found.end() : named.begins]
                    if re.fullmatch(r",? (?:of [^,]{2,30}, )?", gap):
                        return self._of_mention(named)
                return self._description(at, at + found.end())
        return None

    def _head(self, start: int, end: int, strict: bool = False) -> Subject | None:
        """The noun phrase of a span that ends before a verb."""
        text = self.masked[start:end]
        if lead := _LEADING.match(text):
            start += lead.end()
            text = text[lead.end() :]
        stripped = text.lstrip(" ,—–-")
        start += len(text) - len(stripped)
        text = re.sub(r"\s*\([^()]*\)\s*$", "", stripped.rstrip(" ,"))
        end = start + len(text)
        if not text or QUOTE in text:
            return None
        if re.fullmatch(r"(?:he|she|they|it|we|I|you)", text, re.IGNORECASE):
            return Subject("pronoun", text, start)
        if _PREPOSITION.match(text) and not re.match(r"(?:US|Us)\b", text):
            comma = text.find(",")
            if comma > 0 and any(sign.isalpha() for sign in text[comma:]):
                return self._head(start + comma + 1, end, strict)
            return self._last_phrase(start, end)
        if _CONJUNCTION.match(text):
            return self._last_phrase(start, end)
        if found := re.match(r"(he|she|they|we|I|you)\b", text, re.IGNORECASE):
            rest = text[found.end() :].strip()
            return (
                Subject("pronoun", found[0], start)
                if not rest or rest.startswith(",") or len(rest.split()) <= 2
                else None
            )
        comma = text.find(",")
        first_end = start + comma if comma >= 0 else end
        phrase = self.masked[start:first_end]
        post = _POST.search(phrase)
        region_end = start + post.start() if post else first_end
        mentions = self.cast.within(start, first_end)
        region = [each for each in mentions if each.end <= region_end]
        if region and self.masked[region[-1].end : region_end].strip(" .") == "":
            if len(region) > 1 and re.search(r"\band\b", self.masked[region[-2].end : region[-1].begins]):
                return None
            last = region[-1]
            lead_in = self.masked[start : last.begins]
            if strict and not self._introduces(lead_in):
                return None
            return self._of_mention(last)
        tail = mentions[-1] if mentions else None
        if (
            tail is not None
            and tail.end == first_end
            and post
            and tail.entity >= 0
            and self._entity_kind(tail.entity) == "person"
        ):
            noun = self.masked[start:region_end].split()
            if (
                noun
                and noun_kind(noun[-1]) == "person"
                and len(self.masked[tail.start : tail.end].split()) > 1
                and noun[-1].lower()
                not in (
                    "spokesman",
                    "spokeswoman",
                    "spokesperson",
                    "lawyer",
                    "solicitor",
                    "attorney",
                    "barrister",
                    "mother",
                    "father",
                    "brother",
                    "sister",
                    "wife",
                    "husband",
                    "son",
                    "daughter",
                    "friend",
                    "aide",
                    "adviser",
                    "advisor",
                    "representative",
                )
            ):
                return self._of_mention(tail)
        if comma >= 0 and len(text[comma + 1 :].strip()) > 1:
            named = [each for each in self.cast.within(first_end, end) if each.entity >= 0]
            if (
                named
                and self.masked[first_end : named[0].begins].strip(" ,") == ""
                and self._entity_kind(named[0].entity) in ("person", "name")
            ) and (_DETERMINER.match(text) or noun_kind(phrase.split()[0] if phrase.split() else "")):
                return self._of_mention(named[0])
        return self._description(start, first_end if comma >= 0 else end, region_end)

    def _introduces(self, lead: str) -> bool:
        """Whether words before a name can be its titles: no verb and not many."""
        words = lead.split()
        return len(words) <= 8 and not any(
            _VERB.fullmatch(word) or word in ("is", "was", "are", "were", "will", "would") for word in words
        )

    def _last_phrase(self, start: int, end: int) -> Subject | None:
        """The last noun phrase of a span: what stands after its leading words."""
        text = self.masked[start:end]
        if found := _PRONOUN.search(text.rstrip()):
            return Subject("pronoun", found[0], start + found.start())
        mentions = self.cast.within(start, end)
        if mentions and self.masked[mentions[-1].end : end].strip() == "":
            return self._of_mention(mentions[-1])
        found = re.search(r"\b(?:the|an?|one|his|her|their|its)\s+(?:[\w’'-]+\s*){1,3}$", text.rstrip())
        return self._description(start + found.start(), start + len(text.rstrip())) if found else None

    def _description(self, start: int, end: int, head_end: int | None = None) -> Subject | None:
        """A subject that is named by a common noun: `a spokeswoman for the ministry`, `the mayor`."""
        words = self.masked[start:end].strip(" ,")
        region = self.masked[start : head_end or end].split()
        post = _POST.search(words)
        if head_end is None and post:
            region = words[: post.start()].split()
        if not region or len(words.split()) > 14:
            return None
        if (
            re.match(r"(?:one|two|three|some|several|many|another|both|none|most|each) of the\b", words, re.IGNORECASE)
            and post
        ):
            return Subject("description", words, start, head="official")
        while len(region) > 2 and not noun_kind(region[-1]) and re.search(r"(?:ed|en|wn|ing|ly)$", region[-1]):
            region = region[:-1]
        head = re.sub(r"[’']s$", "", region[-1].strip(",.")).lower()
        kind = noun_kind(head)
        if not kind:
            if re.match(r"(?:one|another|some|others|many|both)$", head):
                return Subject("description", words, start, head=head)
            return None
        definite = re.match(r"(?:the|his|her|this|that)\b", words, re.IGNORECASE) is not None or (
            len(region) == 1 and kind == "person" and not words[0].isupper()
        )
        bare = len(region) - (1 if _DETERMINER.match(words) else 0) <= 3
        if definite and bare and kind in ("person", "organisation", "document") and not re.search(r"['’]s? ", words):
            return Subject("role", words, start, head=head)
        return Subject("description", words, start, head=head)

    def _forward(self, start: int, end: int) -> Subject | None:
        """The noun phrase that begins at an offset: after `said` or `according to`."""
        text = self.masked[start:end]
        if found := re.match(r"(he|she|they|it|we|I|you)\b", text):
            return Subject("pronoun", found[0], start)
        stop = _FORWARD_END.search(text, 1)
        stop_at = start + (stop.start() if stop else len(text))
        phrase = self.masked[start:stop_at]
        if not phrase.strip():
            return None
        following = self.masked[stop_at:end]
        if (
            re.match(r"\s+and\s+(?:[A-Z]|the\b|his\b|her\b)", following)
            and not re.match(r"\s+and\s+\w+\s+\w*(?:ed|s)\b", following)
            and re.match(r"\s+and\s+(?:[A-Z][\w.]+\s*){1,4}[,.]", following)
        ):
            return None
        mentions = self.cast.within(start, stop_at)
        post = _POST.search(phrase)
        region_end = start + post.start() if post else stop_at
        region = [each for each in mentions if each.end <= region_end]
        ended = region and self.masked[region[-1].end : region_end].strip(" .") == ""
        if ended and self._introduces(self.masked[start : region[-1].begins]):
            return self._of_mention(region[-1])
        if (
            region
            and re.match(r"(?:US|U\.S\.)?\s*$", self.masked[start : region[0].begins])
            and not re.match(r"[’']", self.masked[region[0].end : region[0].end + 1])
            and self._entity_kind(region[0].entity) == "person"
        ):
            return self._of_mention(region[0])
        if stop and text[stop.start()] == ",":
            named = [each for each in self.cast.within(stop_at, min(end, stop_at + 60)) if each.entity >= 0]
            if (
                named
                and self.masked[stop_at : named[0].begins].strip(" ,") == ""
                and self._entity_kind(named[0].entity) in ("person", "name")
            ):
                head = self.masked[start:region_end].split()
                led = _DETERMINER.match(self.masked[start:stop_at]) is not None or "’s " in phrase or "'s " in phrase
                if head and (noun_kind(head[-1]) == "person" or led):
                    return self._of_mention(named[0])
        tail = mentions[-1] if mentions else None
        if (
            tail is not None
            and post
            and tail.end == stop_at
            and tail.entity >= 0
            and self._entity_kind(tail.entity) == "person"
            and len(self.masked[tail.start : tail.end].split()) > 1
        ):
            noun = self.masked[start:region_end].split()
            if noun and noun_kind(noun[-1]) == "person" and post[0].strip() == "of":
                return self._of_mention(tail)
        return self._description(start, stop_at, region_end)

    def _of_mention(self, mention: Mention) -> Subject:
        return Subject("entity", self.masked[mention.begins : mention.end], mention.begins, mention.entity)

    def _cue(self, start: int, subject: Subject) -> str:
        return re.sub(r"\s+", " ", self.masked[start : subject.at + len(subject.words)]).strip(" ,—–-")

    def _cue_before(self, subject: Subject, verb_end: int) -> str:
        whole = self.masked[subject.at : verb_end]
        if len(whole) <= 80 and QUOTE not in whole:
            return re.sub(r"\s+", " ", whole).strip()
        verb = self.masked[:verb_end].split()[-1]
        return f"{subject.words} … {verb}"

    def _entity_kind(self, entity: int) -> str:
        return self.cast.entities[entity].kind if entity >= 0 else ""

    # ---- whom a subject stands for

    def _resolve(self, subject: Subject, frame: int, cue: str = "") -> tuple[Speaker | None, float, str]:
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
        if kind == "document" or _POST.search(subject.words):
            return self._described(subject)
        if subject.head in _UNIQUE and any(
            self._entity_kind(mention.entity) == "person" for mention in self.cast.before(subject.at)
        ):
            return None, 0.3, f"; nobody is introduced as “{subject.words}”"
        speaker, confidence, why = self._salient(
            subject.at, frame, noun_gender(subject.head), subject.words, margin=1.0
        )
        if speaker is not None:
            return speaker, confidence * 0.85, why
        if not any(self._entity_kind(mention.entity) == "person" for mention in self.cast.before(subject.at)):
            return self._described(subject)
        return None, 0.3, f"; nobody is named by “{subject.words}”"

    def _firm(self, subject: Subject, frame: int) -> tuple[Speaker | None, float, str] | None:
        """`the company`: the organisation that the sentences before are about."""
        if subject.head not in _FIRMS:
            return None
        for number in range(frame, max(-1, frame - 6), -1):
            entity, _ = self.subjects.get(number, (-1, False))
            if entity >= 0 and self._entity_kind(entity) in ("organisation", "name"):
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
                        return self._speaker(entity), 0.7, f"; “{subject.words}” is {self.cast.entities[entity].name}"
                    break
        return None, 0.2, f"; “{subject.words}” is left open"

    def _speaker(self, entity: int) -> Speaker:
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
                own = self._main_subject(span.start, min(span.end, at))
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
        return self._speaker(best), confidence, f"; “{words}” is {name}"

    # ---- without a clause of its own

    def _inherited(self, group: Sequence[Quoted], number: int) -> Attribution | None:
        frame = self.prose.frames[number]
        if not self.prose.only_quotes(frame):
            return None
        first = self.text[group[0].start : group[0].start + 2].lstrip("[")
        if not first[:1].isupper() and not first[:1].isdigit() and first[:1] not in "…'‘$£":
            return None
        if frame.quotes and self.prose.spans[frame.quotes[0]].start != group[0].start:
            return None
        if number == 0:
            return None
        earlier = self.prose.frames[number - 1]
        same = earlier.paragraph == frame.paragraph
        if (said := self.said.get(number - 1)) is not None:
            if said.speaker is None:
                return None
            confidence = min(said.confidence, 0.93 if same else 0.84)
            return Attribution(
                tuple(group),
                said.speaker,
                None,
                f"goes on from the quotation before, by {said.speaker.name}",
                confidence,
            )
        if number - 1 not in self.subjects:
            self._note_subject(number - 1)
        entity, speaks = self.subjects[number - 1]
        if entity < 0:
            return None
        kind = self.cast.entities[entity].kind
        if kind not in ("person", "organisation", "name"):
            return None
        confidence = (0.88 if speaks else 0.72) if same else (0.8 if speaks else 0.62)
        if kind != "person":
            confidence -= 0.1 if speaks else 0.25
        name = self.cast.entities[entity].name
        return Attribution(
            tuple(group), self._speaker(entity), None, f"the sentence before is about {name}", confidence
        )


def attributions(
    text: str, spans: Sequence[Quoted] | None = None, known: Iterable[tuple[str, str]] = ()
) -> list[Attribution]:
    """Every quotation of a text with its speaker, in order; what is doubtful has no speaker."""
    spans = marked(text) if spans is None else spans
    groups = utterances(flowing(text), spans)
    whole = prose(text, spans)
    people = cast(flowing(text), _sentence_starts(whole), known)
    found = _Reader(text, whole, people, groups).attributions()
    return [each if each.confidence >= SURE else replace(each, speaker=None) for each in found]


_SPACED = re.compile(r"(?:^|(?<=\s))(?:\"|``|'')(?=\s|$)")


def marked(text: str) -> list[Quoted]:
    """Everything inside quotation marks; in texts cut into tokens (`" We go , " he said`) the marks take turns."""
    found = quoted(text)
    if found or not _SPACED.search(text):
        return found
    spans = []
    for start, end in paragraphs(text):
        marks = [each.span() for each in _SPACED.finditer(text, start, end)]
        spans += [Quoted(one[1], other[0], closed=True) for one, other in zip(marks[::2], marks[1::2], strict=False)]
    return spans


def _sentence_starts(whole: Prose) -> set[int]:
    starts = {frame.start for frame in whole.frames}
    return starts | {span.start for span in whole.spans}

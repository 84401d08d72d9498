"""Whose each quotation is: of the clauses beside it the one that names its speaker, else who spoke before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.drafting.attribution.after import clause_after, clause_at_end
from generator.drafting.attribution.before import CLOSE, clause_before, clause_inside, is_byname, is_called, is_title
from generator.drafting.attribution.clauses import Clause, is_personal
from generator.drafting.attribution.elsewhere import SPOKEN, clause_elsewhere
from generator.drafting.attribution.people import STRANGE, SURE, About, People, Speaker
from generator.drafting.attribution.reading import Reading
from generator.drafting.attribution.runs import joined
from generator.drafting.attribution.softly import lowered, softened, turns
from generator.drafting.attribution.words import BE, VERB
from generator.drafting.frames import QUOTE, Frame, Prose, prose
from generator.drafting.names import Cast, cast
from generator.prose.marks import Quoted, flowing, quoted
from generator.prose.speech import utterances
from generator.prose.tongues import language_of

_ASKS = re.compile(
    r"\b(?:asked|asks|pressed|questioned) (?!(?:to|for|that)\b)[^.;:]*\b(?:whether|if|about|why|how|what|when|who|where)\b"
)
"""A sentence in which somebody asks another."""
_FEW_WORDS = 5
"""What is no longer may be a term, or the name of something."""
_STOPS = re.compile(r"[.,!?…;:—–-]")
"""What ends words that somebody says, but no heading."""


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


def read(text: str) -> Reading:
    """A text made ready: what is quoted in it, its sentences, who is named."""
    whole = joined(softened(text))
    flat, sentences = flowing(whole.text), prose(whole.text, quoted(whole.text))
    language = language_of(flat)
    labels = tuple((turn.start(), turn.end()) for turn in turns(text)) if len(whole.text) == len(text) else ()
    named = cast(flat, _sentence_starts(sentences), language)
    if language != "de":
        sentences = replace(sentences, masked=_plain(sentences.masked, named))
    return Reading(flat, sentences, named, whole, labels, language)


def _plain(masked: str, named: Cast) -> str:
    """The prose with small letters where in headlines every word has a capital, names apart."""
    pieces, done = list[str](), 0
    for start, end in named.headlines:
        pieces.append(masked[done:start])
        done = start
        for each in named.within(start, end):
            pieces += (lowered(masked[done : each.begins]), masked[each.begins : each.end])
            done = each.end
        pieces.append(lowered(masked[done:end]))
        done = end
    return "".join([*pieces, masked[done:]])


def attributed(reading: Reading) -> list[Attribution]:
    """Every quotation of a text with its speaker, in order; what is doubtful has no speaker."""
    found = _Reader(reading, utterances(reading.text, reading.prose.spans, reading.language)).attributions()
    return [
        replace(
            each,
            parts=tuple(map(reading.whole.original, each.parts)),
            speaker=each.speaker if each.confidence >= SURE else None,
        )
        for each in found
    ]


def attributions(text: str) -> list[Attribution]:
    """Every quotation of a text with its speaker."""
    return attributed(read(text))


class _Reader:
    """One text being attributed, from first to last quotation."""

    def __init__(self, reading: Reading, groups: Sequence[tuple[Quoted, ...]]) -> None:
        self.reading = reading
        self.text = reading.text
        self.prose = reading.prose
        self.cast = reading.cast
        self.index_of = reading.index_of
        self.groups = groups
        self.people = People(reading)
        self.said: dict[int, Attribution] = {}
        """By frame: the attribution of its last quotation."""

    def attributions(self) -> list[Attribution]:
        """Every utterance with its speaker, in order."""
        found: list[Attribution] = []
        done_frames = 0
        for group in self.groups:
            number = self.prose.frame_of[self.index_of[group[0].start]] if group[0].start in self.index_of else -1
            while done_frames < number:
                self.people.note_subject(done_frames)
                done_frames += 1
            attribution = self._attributed(group, number)
            found.append(attribution)
            if number >= 0:
                last = max(number, self.prose.frame_of[self.index_of[group[-1].start]])
                named = is_title(self.reading, group[0]) or is_byname(self.reading, group[0])
                if last not in self.said or not named:  # else `…,” Price said on “Talk of Leeds.”`
                    self.said[last] = attribution
                if attribution.speaker and attribution.confidence >= SURE and attribution.cue:
                    if not self._embedded(attribution, last):
                        self.people.subjects[last] = About(attribution.speaker, True)
                    self.people.subjects.setdefault(number, About(attribution.speaker, True))
        return found

    def _embedded(self, attribution: Attribution, number: int) -> bool:
        """Whether somebody else speaks in the sentence in whose words the quotation is another's."""
        if attribution.speaker is None or attribution.speaker.kind == "group":
            return False
        self.people.note_subject(number)
        about = self.people.subjects[number]
        named = about.speaker is not None and about.speaker.kind == "person" and about.entity != STRANGE
        return about.speaks and named and about.speaker != attribution.speaker

    def _attributed(self, group: tuple[Quoted, ...], number: int) -> Attribution:
        nobody = Attribution(group, None, None, "nobody is named", 0.0)
        if number < 0:
            return nobody
        clause = (clause_elsewhere if self.reading.language in SPOKEN else _speaking_clause)(self.reading, group)
        if clause is not None:
            frame = self.prose.frame_of[self.index_of[group[0].start]]
            speaker, confidence, why = self.people.resolve(clause.subject, frame)
            if clause.subject.kind == "entity":
                self.people.speaking.add(clause.subject.entity)
            confidence *= clause.confidence
            reason = f"{clause.reason}{why}"
            return Attribution(group, speaker, clause.cue, reason, confidence)
        return self._shared(group, number) or self._inherited(group, number) or nobody

    def _shared(self, group: Sequence[Quoted], number: int) -> Attribution | None:
        """`Price called it “mad” in hopes that “they will go”`: no other clause, and nobody else, stands between."""
        said = self.said.get(number)
        if said is None or said.speaker is None or not said.reason.startswith("named before it"):
            return None
        between = (said.parts[-1].end, group[0].start)
        if VERB.search(self.reading.masked, *between) or self.cast.within(*between):
            return None
        if is_title(self.reading, group[0]) or is_byname(self.reading, group[0]):
            return None
        return Attribution(tuple(group), said.speaker, said.cue, said.reason, min(said.confidence, 0.8))

    def _inherited(self, group: Sequence[Quoted], number: int) -> Attribution | None:
        frame = self.prose.frames[number]
        if not self.prose.only_quotes(frame):
            return self._part_of_what_is_said(group, number)
        first = self.text[group[0].start : group[0].start + 2].lstrip("[")
        if not first[:1].isupper() and not first[:1].isdigit() and first[:1] not in "…'‘$£":
            return None
        if frame.quotes and self.prose.spans[frame.quotes[0]].start != group[0].start:
            return None
        if number == 0 or not _STOPS.search(self.text[group[0].end - 2 : frame.end]):
            return None  # a heading
        same = self.prose.frames[number - 1].paragraph == frame.paragraph
        if said := self.said.get(number - 1):
            return self._going_on(group, said, number - 1, same)
        return self._of_whom_it_is_about(group, number - 1, same)

    def _going_on(self, group: Sequence[Quoted], said: Attribution, earlier: int, same: bool) -> Attribution | None:
        """A quotation that goes on from the one before it, perhaps in the same paragraph."""
        aside = said.reason.startswith("named right before it") or self._embedded(said, earlier)
        if said.speaker is None or (not same and (aside or self._asks(said.parts[-1]) or self._asks(group[-1]))):
            return None
        reason = f"goes on from the quotation before, by {said.speaker.name}"
        return Attribution(tuple(group), said.speaker, None, reason, min(said.confidence, 0.93 if same else 0.84))

    def _of_whom_it_is_about(self, group: Sequence[Quoted], earlier: int, same: bool) -> Attribution | None:
        """A quotation by whomever the sentence before is about."""
        frame = self.prose.frames[earlier]
        if _ASKS.search(self.reading.masked, frame.start, frame.end):
            return None  # whoever answers
        if earlier not in self.people.subjects:
            self.people.note_subject(earlier)
        about = self.people.subjects[earlier]
        if about.speaker is None or about.entity < 0 or about.speaker.kind == "state":
            return None
        confidence = (0.88 if about.speaks else 0.72) if same else (0.8 if about.speaks else 0.62)
        if about.speaker.kind != "person":
            confidence -= 0.1 if about.speaks else 0.25
        reason = f"the sentence before is about {about.speaker.name}"
        return Attribution(tuple(group), about.speaker, None, reason, confidence)

    def _part_of_what_is_said(self, group: Sequence[Quoted], number: int) -> Attribution | None:
        """`“We go,” Price said. Doe “was late.”`, `… “They said that we would come” and more.`: more of what was said before."""
        frame, said = self.prose.frames[number], self.said.get(number - 1)
        follows = number > 0 and self.prose.frames[number - 1].paragraph == frame.paragraph
        if not follows or said is None or said.speaker is None or len(frame.quotes) > 1:
            return None
        if not (self._is_named_alone(group, frame) or self._runs_on(group, frame)):
            return None
        reason = f"goes on from the quotation before, by {said.speaker.name}"
        return Attribution(tuple(group), said.speaker, None, reason, min(said.confidence, 0.84))

    def _is_named_alone(self, group: Sequence[Quoted], frame: Frame) -> bool:
        """Whether a sentence is a name and what is said of it."""
        around = self.reading.masked[frame.start : group[0].start - 1] + self.reading.masked[group[-1].end : frame.end]
        named = self.cast.within(frame.start, frame.end)
        return len(named) == 1 and around.strip(f" .{QUOTE}") == self.text[named[0].begins : named[0].end]

    def _runs_on(self, group: Sequence[Quoted], frame: Frame) -> bool:
        """Whether a sentence begins with words spoken, and runs on without a verb of speech."""
        words = self.text[group[0].start : group[-1].end]
        begins = group[0].start == frame.start + 1 and words[:1].isupper() and len(words.split()) > _FEW_WORDS
        return (
            begins
            and not is_title(self.reading, group[0])
            and not VERB.search(self.reading.masked, group[-1].end, frame.end)
        )

    def _asks(self, part: Quoted) -> bool:
        """Whether a quotation ends with a question: the next paragraph may be the answer."""
        return self.text[part.start : part.end].rstrip(" ’'").endswith("?")


def _speaking_clause(reading: Reading, group: Sequence[Quoted]) -> Clause | None:
    """The clause after or between the parts, unless only a crowd is named there, or who reports it; else before, else at the end."""
    if inside := clause_inside(reading, group[0]):
        return inside
    if is_called(reading, group[0]):
        return None
    after = next(filter(None, (clause_after(reading, part) for part, more in _with_next(group) if not more)), None)
    before = clause_before(reading, group[0]) if not after or _is_told_whole(reading, group) else None
    if before and before.firm and after:
        return before
    if after and not (_is_hearsay(after) and _is_embedded(reading, group[0])):
        return after
    before = before or clause_before(reading, group[0])
    if after:
        return before if before and _is_said_within(reading, group[0], before) else after
    at_ends = (clause_at_end(reading, part) for part in group)
    titled = is_title(reading, group[0])
    at_end = None if titled else next(filter(None, at_ends), None)
    known = before and before.firm and (before.subject.kind == "entity" or is_personal(reading, before.subject))
    farther = (
        before and before.confidence < CLOSE and at_end and at_end.subject.kind == "entity" and not _is_hearsay(at_end)
    )
    if known and not farther:
        return before
    return at_end or before or (None if titled else clause_at_end(reading, group[-1], farther=True))


def _is_told_whole(reading: Reading, group: Sequence[Quoted]) -> bool:
    """Whether a colon or comma leads up to words that end with a full stop: what follows is another sentence."""
    leads = reading.masked[: group[0].start - 1].rstrip().endswith((":", ","))
    return leads and reading.text[group[-1].start : group[-1].end].rstrip(" ’'").endswith(".")


def _is_said_within(reading: Reading, part: Quoted, before: Clause) -> bool:
    """Whether the clause before is whose words are reported by whom the one behind names: `Price called it “…,” KCNA reported`."""
    lead = reading.masked[max(0, part.start - 40) : part.start - 1]
    personal = is_personal(reading, before.subject) and not BE.search(lead)  # `what he cited is “…,” KCNA reported`
    return before.subject.kind != "description" and (before.firm or personal or lead.endswith(" as "))


def _is_hearsay(clause: Clause) -> bool:
    """Whether a clause names a crowd, or may name who only reports it: `Price said it was “…”, according to the Post`."""
    reports = clause.cue.startswith("according to") or clause.cue.endswith((" reports", " reported"))
    return clause.subject.kind == "description" or reports


def _is_embedded(reading: Reading, part: Quoted) -> bool:
    """Whether a quoted run goes on from the reporter's own words."""
    first = reading.text[part.start : part.start + 1]
    return first.islower() or first.isdigit()


def _with_next(group: Sequence[Quoted]) -> Iterable[tuple[Quoted, bool]]:
    """Each part, and whether the next one goes on from it in another paragraph."""
    return ((part, index + 1 < len(group) and group[index + 1].continues) for index, part in enumerate(group))


def _sentence_starts(whole: Prose) -> set[int]:
    starts = {frame.start for frame in whole.frames}
    return starts | {span.start for span in whole.spans}

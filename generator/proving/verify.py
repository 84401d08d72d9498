"""Finds every quotation in the article it is credited to, character for character, or says why it cannot.

No input or output here: a `Source` goes in, a `Verdict` comes out. The words are looked for in the seed's normal form
(see `typography`) and cut out of the seed itself by offset. What is found is judged by where it stands: inside
quotation marks in the body, in a headline, in a caption, in the reporter's own prose, in what is not the article at
all. Only when nothing is found is the nearest real passage looked for, to explain; likeness never verifies.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.machine.timings import timed
from generator.prose.deception import directing_characters, look_alikes
from generator.prose.negation import negation_ahead, negation_behind
from generator.prose.speech import confirms, contradicts, holds_inquit, speaks_of
from generator.prose.text import WORD, words_of
from generator.prose.typography import normal
from generator.proving.briefing import MatchKind
from generator.proving.composed import BRACKETS, composed, findings_of, of_elision
from generator.proving.nearest import Nearest, nearest
from generator.proving.source import Source, line_of
from generator.proving.verdict import BETWEEN, Finding, Match, Verdict, error, note, warning, worst_first
from generator.reading.diagnostics import Severity

HEADLINE_KINDS = frozenset({"title", "heading"})
CAPTION_KINDS = frozenset({"caption", "video"})
_KIND_WORDS = {
    "title": "the headline",
    "heading": "a heading",
    "caption": "a caption",
    "video": "the text of a video",
    "duplicate": "a repeated lead",
    "byline": "the byline",
    "registration": "registration text, not the article",
    "advertisement": "an advertisement, not the article",
    "footer": "the footer, not the article",
    "other": "text that is not the article's body",
}
_WRAPPING = ' "[]…'
_PLACES_NAMED = 5
_BEST_FIRST = ("ok", "warning", "error")


@timed("verify", counts=True)
def verify_quotation(
    words: str,
    source: Source,
    *,
    context: str | None = None,
    speaker: Sequence[str] = (),
    language: str | None = None,
    others: Iterable[Source] = (),
    explain: bool = True,
) -> Verdict:
    """Whether the words stand inside quotation marks in the body of the source.

    `context` is a longer run of words that tells places apart; `speaker` all names of whom the words are credited to
    (none: not checked); `language` theirs where it is not the article's; `others` the sources to name when only they
    have the words. To `explain` what is not found, the nearest real passage is looked for, which takes by far the
    longest.
    """
    language = language or source.language
    verdict = _find_quotation(words, source, context, language)
    if verdict.match is None or verdict.status == "error":
        return _explained(verdict, words, source, others) if explain else Verdict(None, verdict.findings)
    findings = list(verdict.findings)
    if _is_single_word(verdict.match):
        findings.append(
            warning("quotation-single-word", "a single word proves too little", "quote more of the sentence")
        )
    if negated := _cut_off_negation(verdict.match, source, language):
        message = f"the article says {negated} these words"
        findings.append(warning("quotation-cuts-negation", message, "quote these words too"))
    if speaker and (contradiction := _contradicted(verdict.match, source, speaker)):
        findings.append(contradiction)
    findings += _deceptive(verdict.match)
    return replace(verdict, findings=worst_first(findings))


def _is_single_word(match: Match) -> bool:
    words = (word for part in match.parts for word in WORD.finditer(normal(part.text).text))
    return len(list(itertools.islice(words, 2))) == 1


def _deceptive(match: Match) -> Iterable[Finding]:
    """Warnings of words that are not what they look like, though the article prints them so."""
    text = " ".join(part.text for part in match.parts)
    if found := directing_characters(text):
        message = f"the article has {found} in these words, which readers see in another order or not at all"
        yield warning("hidden-character", message, "see whether the article means what it shows")
    if found := look_alikes(text):
        yield warning("look-alike", f"the article's {found}", "see whether somebody passes for somebody else")


_REACH = 40
"""A negation stands no further than this from words that hang on it."""


def _cut_off_negation(match: Match, source: Source, language: str) -> str:
    """The negation right before or behind the words, in the same marks and not quoted with them, and where it stands."""
    first, last = match.parts[0], match.parts[-1]
    begun, ended = source.span_at(first.start), source.span_at(last.start)
    before = source.text[max(begun[1].start, first.start - _REACH) : first.start] if begun else ""
    after = source.text[last.end : min(ended[1].end, last.end + _REACH)] if ended else ""
    if found := negation_ahead(before, language):
        return f"“{found}” right before"
    found = negation_behind(after, language)
    return found and f"“{found}” right behind"


@timed("verify", counts=True)
def verify_passage(
    words: str, source: Source, *, context: str | None = None, others: Iterable[Source] = (), explain: bool = True
) -> Verdict:
    """Whether the words stand in the body of the source, in or outside quotation marks."""
    needle = _trim(normal(words).text)
    if not words_of(needle):
        return Verdict(None, (error("passage-empty", "there are no words to find"),))
    places = [_literal_match(words, source, start, end) for start, end in source.occurrences(needle)]
    body = [place for place in places if place.zone == "body"]
    if body:
        return _chosen(body, source, context, "passage")
    if places:
        return Verdict(places[0], (_outside_body(places[0], source, "passage"),))
    missing = Verdict(None, (error("passage-not-found", "these words do not stand in the article"),))
    return _explained(missing, words, source, others, in_marks=False) if explain else missing


def verify_anywhere(
    words: str,
    sources: Sequence[Source],
    *,
    speaker: Sequence[str] = (),
    others: Sequence[Source] = (),
    confirm: bool = False,
) -> Verdict:
    """Where the words stand best among the sources; `elsewhere` lists the others that have them too.

    With `confirm`, it is said as well where nobody beside the words confirms that they are the speaker's.
    """
    verdicts = [(verify_quotation(words, source, speaker=speaker), source) for source in sources]
    best, source = min(
        verdicts,
        key=lambda each: (_BEST_FIRST.index(each[0].status), -(each[0].nearest.likeness if each[0].nearest else 0)),
    )
    if best.match is None:
        return verify_quotation(words, source, others=others)
    found = (
        _find_quotation(words, other, None, other.language)
        for other in others
        if other.seed != best.match.parts[0].seed
    )
    elsewhere = tuple(each.match.parts[0] for each in found if each.match and each.status != "error")
    unconfirmed = _unconfirmed(best.match, source, speaker) if confirm and speaker else ()
    return replace(best, elsewhere=elsewhere, findings=(*best.findings, *unconfirmed))


def locate(words: str, source: Source, occurrence: int = 1, start: int = 0) -> tuple[int, int] | None:
    """The span of the n-th place in the whole seed, at or after `start`, where the words stand; None if there is none."""
    typed = normal(words).text.strip()
    for needle in dict.fromkeys((typed, _trim(typed))):
        spans = (source.normal.original(first, last) for first, last in source.occurrences(needle))
        if found := next(itertools.islice((span for span in spans if span[0] >= start), occurrence - 1, None), None):
            return found
    return None


def _find_quotation(words: str, source: Source, context: str | None, language: str) -> Verdict:
    typed = normal(words).text.strip()
    needle = _trim(typed)
    if not WORD.search(BRACKETS.sub("", needle)):
        return Verdict(None, (error("quotation-empty", "there are no words to find"),))
    for text in dict.fromkeys((typed, needle)):
        places = [_literal_match(words, source, start, end) for start, end in source.occurrences(text)]
        if in_marks := [place for place in places if place.zone == "body" and place.utterance >= 0]:
            verdict = _chosen(in_marks, source, context, "quotation")
            return verdict if text is typed else _edges_checked(verdict, typed, source, language)
    matches, crosses = composed(needle, source)
    if matches:
        verdict = _chosen(matches, source, context, "quotation")
        found = findings_of(verdict.match, language) if verdict.match else []
        return _edges_checked(
            replace(verdict, findings=worst_first((*verdict.findings, *found))), typed, source, language
        )
    if crosses:
        message, hint = "the elision joins words of different utterances", "make a quotation of each"
        return Verdict(None, (error("elision-across-utterances", message, hint),))
    prose = [place for place in places if place.zone == "body"]
    if prose:
        return _outside_marks(prose, source)
    if places:
        place = next((place for place in places if place.zone in HEADLINE_KINDS | CAPTION_KINDS), places[0])
        return Verdict(place, (_outside_body(place, source, "quotation"),))
    return Verdict(None, (error("quotation-not-found", "these words do not stand in the article"),))


def _edges_checked(verdict: Verdict, typed: str, source: Source, language: str) -> Verdict:
    """The verdict with an error where an elision at an edge drops a negation from the sentence that is quoted."""
    if verdict.match is None:
        return verdict
    first, last = verdict.match.parts[0], verdict.match.parts[-1]
    dropped = []
    if re.match(r"\"?\s*(?:\[…\]|…)", typed) and (begun := source.span_at(first.start)):
        dropped.append(re.split(r"[.!?]\s", source.text[begun[1].start : first.start])[-1])
    if re.search(r"\[…\]\s*\"?$", typed) and (ended := source.span_at(last.start)):
        dropped.append(re.split(r"(?<=[.!?])\s", source.text[last.end : ended[1].end])[0])
    found = [of_elision(text.strip(), language) for text in dropped if WORD.search(text)]
    telling = [finding for finding in found if finding.severity is not Severity.NOTE]
    return replace(verdict, findings=worst_first((*verdict.findings, *telling)))


def _trim(needle: str) -> str:
    """The needle without what only wraps it: white space, the editor's own quotation marks, elisions at its edges."""
    if needle[:1] in _WRAPPING:
        needle = re.sub(r"^(?:\[…\]|…|[\s\"])+", "", needle)
    if needle[-1:] in _WRAPPING:
        needle = re.sub(r"(?:\[…\]|[\s\"])+$", "", needle)
    if needle[:1] == needle[-1:] == "'":
        needle = needle[1:-1].strip()
    return needle


def _literal_match(words: str, source: Source, start: int, end: int) -> Match:
    """The match of a span of the normal form, its zone, and its parts where it spans an inquit."""
    first, last = source.normal.original(start, end)
    passage = source.passage(first, last)
    zone = source.zone_at(passage.start, passage.end)
    kind = MatchKind.EXACT if passage.text in words else MatchKind.TYPOGRAPHY
    begin, finish = source.span_at(passage.start), source.span_at(passage.end - 1)
    if begin is None or finish is None or begin[0] != finish[0]:
        return Match(kind, (passage,), zone=zone)
    inside = begin[1].start <= passage.start and passage.end <= begin[1].end
    parts = (passage,) if inside else source.spoken(begin[0], passage.start, passage.end)
    if not parts:  # the marks and the inquit between them, and nothing that is quoted
        return Match(kind, (passage,), zone=zone)
    if len(parts) > 1:
        kind = MatchKind.SPLIT
    return Match(kind, parts, (BETWEEN,) * (len(parts) - 1), zone=zone, utterance=begin[0])


def _chosen(places: Sequence[Match], source: Source, context: str | None, what: str) -> Verdict:
    """The one place that is meant: the only one, or the one that the context holds."""
    if context is not None:
        spans = [source.normal.original(*span) for span in source.occurrences(_trim(normal(context).text))]
        if not spans:
            message = "the context does not stand in the article"
            return Verdict(None, (error("context-not-found", message, "copy a run of words around the quotation"),))
        starts = [start for start, _ in spans]
        held = ((place, bisect_right(starts, place.parts[0].start) - 1) for place in places)  # by the last one, if any
        places = [place for place, last in held if last >= 0 and place.parts[-1].end <= spans[last][1]]
        if not places:
            message = "the words do not stand inside the context"
            return Verdict(None, (error("context-not-found", message, "the context must hold the words themselves"),))
    match, findings = places[0], []
    if len(places) > 1:
        numbers = ", ".join(str(line_of(source.text, place.parts[0].start)) for place in places[:_PLACES_NAMED])
        numbers += ", …" if len(places) > _PLACES_NAMED else ""
        findings.append(
            warning(
                f"{what}-ambiguous",
                f"the article has these words in {len(places)} places (lines {numbers} of {source.seed}); which is meant?",
                "add `context:` with a longer run of words around them",
            )
        )
    if match.utterance >= 0 and what == "quotation" and _unclosed(source, match):
        findings.append(
            warning(
                "quotation-unclosed",
                "the quotation mark before these words is never closed in the article",
                "check by eye where the quotation ends",
            )
        )
    return Verdict(match, tuple(findings))


def _unclosed(source: Source, match: Match) -> bool:
    """Whether the last part's marks stay open and its utterance ends there, or a speech verb shows that it should."""
    group = source.utterances[match.utterance]
    last = next(span for span in reversed(group) if span.start <= match.parts[-1].start)
    return not last.closed and (last is group[-1] or holds_inquit(source.text[last.start : last.end]))


_DASH_OF_SPEECH = re.compile(r"(?:^|[\r\n])[^\S\r\n]*[–—―][^\r\n]*\Z")
"""A paragraph that a dash opens, as speech does in Spanish, Polish or Swedish, up to a place in it."""


def _outside_marks(places: Sequence[Match], source: Source) -> Verdict:
    place = places[0]
    passage = place.parts[0]
    line = line_of(source.text, passage.start)
    if source.span_at(passage.start) or source.span_at(passage.end - 1):
        message = (
            f"these words run beyond the quotation marks into the reporter's own prose (line {line} of {source.seed})"
        )
        hint = "quote only what stands between the marks"
    elif _DASH_OF_SPEECH.search(source.text, 0, passage.start):
        message = f"these words stand behind a dash, outside quotation marks (line {line} of {source.seed})"
        hint = "a dash does not show where speech ends; use them as evidence of a statement instead"
    else:
        message = f"these words are the reporter's own prose, outside quotation marks (line {line} of {source.seed})"
        hint = "nobody is quoted as saying them; use them as evidence of a statement instead"
    return Verdict(place, (error("quotation-outside-marks", message, hint),))


def _outside_body(place: Match, source: Source, what: str) -> Finding:
    zone = place.zone
    if source.leaves_zone(place.parts[0].start, place.parts[-1].end):
        return error(f"{what}-outside-body", f"these words stand partly in {_KIND_WORDS[zone]}", "quote the body alone")
    message = f"these words stand only in {_KIND_WORDS[zone]}"
    if zone in HEADLINE_KINDS:
        return warning(f"{what}-in-headline", message, "headlines shorten; look for the words in the body")
    if zone in CAPTION_KINDS:
        return warning(f"{what}-in-caption", message, "captions are often the agency's; look in the body")
    if zone == "duplicate":
        return warning(f"{what}-in-duplicate", message, "look for the words in the body")
    return error(f"{what}-outside-body", message)


def _contradicted(match: Match, source: Source, speaker: Sequence[str]) -> Finding | None:
    """A warning where an inquit beside the words, or beside the words that they are quoted among, names somebody else."""
    if match.utterance < 0:
        return None
    first, last = match.parts[0], match.parts[-1]
    inner = source.inner_inquit(first.start, last.end)
    opening = source.opening_inquit(match.utterance, first.start)
    for found in (inner, source.inquit(match.utterance), opening):
        if found and contradicts(found, speaker):
            if speaks_of(found, speaker):
                told, more = f"are said to or of {speaker[0]}, not by them", ""
            else:
                told, more = f"name another speaker than {speaker[0]}", "; a name of theirs that is missing is an alias"
            message = f"the words around it {told}: “{found.words}”"
            return warning("speaker-contradicted", message, f"check who says this{more}")
    return None


def _unconfirmed(match: Match, source: Source, speaker: Sequence[str]) -> Iterable[Finding]:
    """A note where the inquit beside the words, if there is any, names nobody."""
    if match.utterance < 0:
        return
    found = source.inquit(match.utterance)
    if found is None:
        yield note("speaker-unconfirmed", f"nobody beside the words confirms that {speaker[0]} said this")
    elif not contradicts(found, speaker) and not confirms(found, speaker):
        message = f"nobody beside the words confirms that {speaker[0]} said this: “{found.words}”"
        yield note("speaker-unconfirmed", message)


def _explained(
    verdict: Verdict, words: str, source: Source, others: Iterable[Source], *, in_marks: bool = True
) -> Verdict:
    """An error with the nearest real passage, how it differs, and where else exactly these words stand."""
    found = nearest(words, source.seed, source.text, source.normal)
    finding, *rest = verdict.findings
    if verdict.match is not None:
        stands = verdict.match.parts[0]
        found = Nearest(stands, "none", (("equal", stands.text),), 100.0)
    elif found is not None and found.difference != "none":
        line = line_of(source.text, found.passage.start)
        hint = f"nearest, by {found.difference} (line {line} of {source.seed}): {found.as_text()}"
        finding = replace(finding, hint=f"{finding.hint}; {hint}" if finding.hint else hint)
    elsewhere = tuple(
        there.match.parts[0]
        for other in others
        if other.seed != source.seed
        and (there := _found_in(other, words, in_marks=in_marks)).match
        and there.status != "error"
    )
    if elsewhere:
        seeds = ", ".join(passage.seed for passage in elsewhere)
        finding = replace(finding, message=f"{finding.message}; exactly these words stand in {seeds}")
    return Verdict(None, (finding, *rest), found, elsewhere)


def _found_in(other: Source, words: str, *, in_marks: bool) -> Verdict:
    """Where words stand in another source: as a quotation, or, unless it must be one, anywhere in the body."""
    verdict = _find_quotation(words, other, None, other.language)
    if in_marks or (verdict.match and verdict.status != "error"):
        return verdict
    return verify_passage(words, other, explain=False)

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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from generator.briefing import MatchKind, Passage
from generator.diagnostics import Severity
from generator.marks import Quoted, flowing, quoted
from generator.nearest import Nearest, nearest
from generator.speech import Inquit, holds_inquit, inquit, names_another, utterances
from generator.text import WORD, words_of
from generator.typography import Normal, normal

BETWEEN = "” “"
"""What the reader sees where the article's own words stand between two parts: the marks close and open again."""
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
_NEGATION = re.compile(
    r"\b(?:not|no|nor|never|neither|none|nobody|nothing|nowhere|without|cannot|hardly|scarcely|barely|rarely|seldom)\b"
    r"|n't\b",
    re.IGNORECASE,
)
_NEGATING_PREFIX = re.compile(r"(?:un|non|dis|mis|de|in|im|il|ir|anti|counter|a)-?", re.IGNORECASE)
_NEGATING_SUFFIX = re.compile(r"-?(?:less|free)", re.IGNORECASE)
_REVERSAL = re.compile(
    r"\b(?:refus\w+|declin\w+|den(?:y|ies|ied|ying)|fail(?:s|ed|ing)?|unable|unwilling|unlikely|impossible)\b"
    r"|\b(?:far from|anything but|the last)\b",
    re.IGNORECASE,
)
"""Words that turn a meaning without being a negation."""
_GAP = "\x1f"
"""Stands for an inquit between two parts of an utterance; no seed may hold it."""
_SPACE_OR_GAP = rf"(?: |[,.;:—…]?{_GAP})"
_OWN_ELLIPSES = 4
"""Up to this many bare ellipses are tried in every mixture of the outlet's own and the editor's."""
_INSERTIONS = 40
"""What has more brackets is no quotation."""
_LONGEST_WORD = 200
"""The code points on either side that tell whether a place lies inside a word."""
_NOT_A_LINE_END = re.compile(r"[^\r\n]")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_WRAPPING = ' "[]…'
_PLACES_NAMED = 5
_SEVERITIES = list(Severity)


@dataclass(frozen=True, slots=True)
class Zone:
    """A span of the seed that is not the article's body; code points, half-open."""

    start: int
    end: int
    kind: str
    """`title` or a kind of exclusion."""


@dataclass(frozen=True)
class Source:
    """A seed made ready for finding words in it."""

    seed: str
    """The seed's file name."""
    text: str
    zones: tuple[Zone, ...] = ()
    """Sorted; what is left is the body."""

    @cached_property
    def normal(self) -> Normal:
        """The seed in normal form."""
        return normal(self.text)

    @cached_property
    def utterances(self) -> tuple[tuple[Quoted, ...], ...]:
        """What stands inside marks, grouped into utterances, body and zones each as if the other were not there."""
        groups = utterances(body := self._blanked(zones=True), quoted(body))
        if self.zones:
            groups += utterances(zones := self._blanked(zones=False), quoted(zones))
        return tuple(sorted((tuple(group) for group in groups), key=lambda group: group[0].start))

    def _blanked(self, *, zones: bool) -> str:
        """The flowing text with spaces for what lies in the zones, or for all else; every offset stays what it was."""
        pieces, done = list[str](), 0
        for zone in self.zones:
            edge = max(done, zone.start)
            pieces += (self._flowing[done:edge], self._flowing[edge : zone.end])
            done = max(done, zone.end)
        pieces.append(self._flowing[done:])
        return "".join(
            _NOT_A_LINE_END.sub(" ", piece) if (number % 2 == 1) == zones else piece
            for number, piece in enumerate(pieces)
        )

    @cached_property
    def _flowing(self) -> str:
        return flowing(self.text)

    @cached_property
    def views(self) -> tuple[_View, ...]:
        """What the marks of each utterance of the body hold."""
        return tuple(_views(self))

    @cached_property
    def _inquits(self) -> dict[int, Inquit | None]:
        return {}

    def inquit(self, utterance: int) -> Inquit | None:
        """The clause that names who speaks an utterance, looked for once."""
        if utterance not in self._inquits:
            self._inquits[utterance] = inquit(self._flowing, self.utterances[utterance])
        return self._inquits[utterance]

    @cached_property
    def _spans(self) -> tuple[list[int], list[tuple[int, Quoted]]]:
        spans = [(number, span) for number, group in enumerate(self.utterances) for span in group]
        spans.sort(key=lambda numbered: numbered[1].start)
        return [span.start - 1 for _, span in spans], spans

    def zone_at(self, start: int, end: int) -> str:
        """The kind of the zone that a span touches, or `body`."""
        return next((zone.kind for zone in self.zones if zone.start < end and start < zone.end), "body")

    def leaves_zone(self, start: int, end: int) -> bool:
        """Whether a span that touches a zone stands in none as a whole."""
        return not any(zone.start <= start and end <= zone.end for zone in self.zones)

    def span_at(self, offset: int) -> tuple[int, Quoted] | None:
        """The utterance's number and the marked span that an offset stands in, its marks included."""
        starts, spans = self._spans
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return None
        number, span = spans[index]
        return (number, span) if offset <= span.end else None

    def passage(self, start: int, end: int) -> Passage:
        """The passage of a span, without white space at its edges."""
        cut = self.text[start:end]
        words = cut.strip()
        start += cut.find(words)
        return Passage(self.seed, start, start + len(words), words)


@dataclass(frozen=True, slots=True)
class Match:
    """Where the words stand: the seed's own characters, in one or more parts."""

    kind: MatchKind
    parts: tuple[Passage, ...]
    joints: tuple[str, ...] = ()
    """What stands between part i and i + 1 when shown."""
    dropped: tuple[Passage, ...] = ()
    """What the editor's elisions leave out."""
    inserted: tuple[str, ...] = ()
    """The editor's bracketed words; with a hyphen on each side where a word stands there without a space."""
    zone: str = "body"
    utterance: int = -1
    """The number of the utterance in its source; -1 outside quotation marks."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a match or its absence."""

    severity: Severity
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one quotation."""

    match: Match | None
    findings: tuple[Finding, ...] = ()
    """Most severe first."""
    nearest: Nearest | None = None
    elsewhere: tuple[Passage, ...] = ()
    """Where other seeds have exactly these words."""

    @property
    def status(self) -> str:
        """`ok`, `warning` or `error`."""
        worst = {finding.severity for finding in self.findings}
        return "error" if Severity.ERROR in worst else "warning" if Severity.WARNING in worst else "ok"

    @property
    def code(self) -> str:
        """The code of the worst finding, or `verified`."""
        return self.findings[0].code if self.status != "ok" else "verified"

    @property
    def message(self) -> str:
        """Every finding in one line, or where the words were found."""
        if self.status == "ok" and self.match:
            return f"found in {self.match.parts[0].seed}: {self.match.kind.value}"
        return "; ".join(finding.message for finding in self.findings)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form of `briefing verify`."""
        match = self.match and {
            "kind": self.match.kind.value,
            "parts": [_offsets(part) for part in self.match.parts],
            "seed": self.match.parts[0].seed,
            "where": self.match.zone,
            "dropped": [_offsets(part) for part in self.match.dropped],
        }
        return {
            "status": self.status,
            "code": self.code,
            "match": match,
            "nearest": self.nearest and self.nearest.as_dict(),
            "elsewhere": [{"seed": passage.seed, **_offsets(passage)} for passage in self.elsewhere],
            "message": self.message,
        }


def _offsets(passage: Passage) -> dict[str, Any]:
    return {"text": passage.text, "start": passage.start, "end": passage.end}


def verify_quotation(
    words: str,
    source: Source,
    *,
    context: str | None = None,
    speaker: Sequence[str] = (),
    others: Iterable[Source] = (),
    fragments_warn: bool = True,
) -> Verdict:
    """Whether the words stand inside quotation marks in the body of the source.

    `context` is a longer run of words that tells places apart; `speaker` all names of whom the words are credited
    to (none: not checked); `others` the sources to name when only they have the words.
    """
    verdict = _find_quotation(words, source, context)
    if verdict.match is None or verdict.status == "error":
        return _explained(verdict, words, source, others)
    findings = list(verdict.findings)
    if fragments_warn and _is_single_word(verdict.match):
        findings.append(
            Finding(
                Severity.WARNING,
                "quotation-single-word",
                "a single word proves too little",
                "quote more of the sentence",
            )
        )
    if speaker and (contradiction := _contradicted(verdict.match, source, speaker)):
        findings.append(contradiction)
    findings.sort(key=lambda finding: _SEVERITIES.index(finding.severity))
    return replace(verdict, findings=tuple(findings)) if findings else verdict


def _is_single_word(match: Match) -> bool:
    text = " ".join(part.text for part in match.parts)
    return text.count(" ") < 3 and len(words_of(normal(text).text)) == 1


def verify_passage(words: str, source: Source, *, context: str | None = None, others: Iterable[Source] = ()) -> Verdict:
    """Whether the words stand in the body of the source, in or outside quotation marks."""
    needle = _trim(normal(words).text)
    if not words_of(needle):
        return Verdict(None, (_error("passage-empty", "there are no words to find"),))
    places = [_literal_match(words, source, start, end) for start, end in _occurrences(needle, source)]
    body = [place for place in places if place.zone == "body"]
    if body:
        return _chosen(body, source, context, "passage")
    if places:
        return Verdict(places[0], (_outside_body(places[0], source, "passage"),))
    return _explained(
        Verdict(None, (_error("passage-not-found", "these words do not stand in the article"),)), words, source, others
    )


def verify_anywhere(
    words: str, sources: Sequence[Source], *, speaker: Sequence[str] = (), others: Sequence[Source] = ()
) -> Verdict:
    """Where the words stand best among the sources; `elsewhere` lists the others that have them too."""
    rank = {"ok": 0, "warning": 1, "error": 2}
    verdicts = [verify_quotation(words, source, speaker=speaker, others=others) for source in sources]
    best = min(verdicts, key=lambda each: (rank[each.status], -(each.nearest.likeness if each.nearest else 0)))
    if best.match is None:
        return best
    found = (_find_quotation(words, other, None) for other in others if other.seed != best.match.parts[0].seed)
    elsewhere = tuple(each.match.parts[0] for each in found if each.match and each.status != "error")
    return replace(best, elsewhere=elsewhere)


def locate(words: str, source: Source, occurrence: int = 1, start: int = 0) -> tuple[int, int] | None:
    """The span of the n-th place in the whole seed, at or after `start`, where the words stand; None if there is none."""
    typed = normal(words).text.strip()
    for needle in dict.fromkeys((typed, _trim(typed))):
        spans = (source.normal.original(first, last) for first, last in _occurrences(needle, source))
        if found := next(itertools.islice((span for span in spans if span[0] >= start), occurrence - 1, None), None):
            return found
    return None


# ---------------------------------------------------------------------------------------------------------------------
# Finding


def _find_quotation(words: str, source: Source, context: str | None) -> Verdict:
    typed = normal(words).text.strip()
    needle = _trim(typed)
    if not WORD.search(_BRACKETS.sub("", needle) if "[" in needle else needle):
        return Verdict(None, (_error("quotation-empty", "there are no words to find"),))
    for text in dict.fromkeys((typed, needle)):
        places = [_literal_match(words, source, start, end) for start, end in _occurrences(text, source)]
        if in_marks := [place for place in places if place.zone == "body" and place.utterance >= 0]:
            return _chosen(in_marks, source, context, "quotation")
    if composed := _composed(needle, source, context):
        return composed
    headline = [place for place in places if place.zone in HEADLINE_KINDS | CAPTION_KINDS]
    prose = [place for place in places if place.zone == "body"]
    if prose:
        return _outside_marks(prose, source)
    if places:
        place = (headline or places)[0]
        return Verdict(place, (_outside_body(place, source, "quotation"),))
    return Verdict(None, (_error("quotation-not-found", "these words do not stand in the article"),))


def _trim(needle: str) -> str:
    """The needle without what only wraps it: white space, the editor's own quotation marks, elisions at its edges."""
    if needle[:1] in _WRAPPING:
        needle = re.sub(r"^(?:\[…\]|…|[\s\"])+", "", needle)
    if needle[-1:] in _WRAPPING:
        needle = re.sub(r"(?:\[…\]|[\s\"])+$", "", needle)
    if len(needle) > 1 and needle[0] == needle[-1] == "'":
        needle = needle[1:-1].strip()
    return needle


def _occurrences(needle: str, source: Source) -> Iterator[tuple[int, int]]:
    """Every place of the normal form that has the needle, not cut inside a word. Spans of the normal form."""
    text = source.normal.text
    start = text.find(needle) if needle else -1
    while start >= 0:
        if _whole(text, start, start + len(needle)):
            yield start, start + len(needle)
        start = text.find(needle, start + 1)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether neither edge of a span stands inside a word."""
    return not (_inside_word(text, start) or _inside_word(text, end))


def _inside_word(text: str, offset: int) -> bool:
    if not 0 < offset < len(text) or text[offset - 1] in ' "' or text[offset] in ' "':
        return False
    if text[offset] in ",.;:!?" and text[offset + 1 : offset + 2] in ("", " ", '"'):
        return False
    low, high = max(0, offset - _LONGEST_WORD), offset + _LONGEST_WORD
    start, end = text.rfind(" ", low, offset) + 1 or low, text.find(" ", offset, high)
    chunk = text[start : end if end >= 0 else high]
    return any(word.start() < offset - start < word.end() for word in WORD.finditer(chunk))


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
    parts = (passage,) if inside else _parts(source, begin[0], passage.start, passage.end)
    if len(parts) > 1:
        kind = MatchKind.SPLIT
    return Match(kind, parts, (BETWEEN,) * (len(parts) - 1), zone=zone, utterance=begin[0])


def _parts(source: Source, utterance: int, start: int, end: int) -> tuple[Passage, ...]:
    """What of a span stands inside the marks of an utterance."""
    cuts = ((max(start, span.start), min(end, span.end)) for span in source.utterances[utterance])
    return tuple(
        source.passage(first, last) for first, last in cuts if source.text[first:last].strip() and first < last
    )


def _chosen(places: Sequence[Match], source: Source, context: str | None, what: str) -> Verdict:
    """The one place that is meant: the only one, or the one that the context holds."""
    if context is not None:
        spans = [source.normal.original(*span) for span in _occurrences(_trim(normal(context).text), source)]
        if not spans:
            message = "the context does not stand in the article"
            return Verdict(None, (_error("context-not-found", message, "copy a run of words around the quotation"),))
        places = [
            place
            for place in places
            if any(start <= place.parts[0].start and place.parts[-1].end <= end for start, end in spans)
        ]
        if not places:
            message = "the words do not stand inside the context"
            return Verdict(None, (_error("context-not-found", message, "the context must hold the words themselves"),))
    match, findings = places[0], []
    if len(places) > 1:
        numbers = ", ".join(str(line_of(source.text, place.parts[0].start)) for place in places[:_PLACES_NAMED])
        numbers += ", …" if len(places) > _PLACES_NAMED else ""
        findings.append(
            Finding(
                Severity.WARNING,
                f"{what}-ambiguous",
                f"the article has these words in {len(places)} places (lines {numbers} of {source.seed}); which is meant?",
                "add `context:` with a longer run of words around them",
            )
        )
    if match.utterance >= 0 and what == "quotation" and _unclosed(source, match):
        findings.append(
            Finding(
                Severity.WARNING,
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


def line_of(text: str, offset: int) -> int:
    """The line, counted from 1, that an offset stands on."""
    return text.count("\n", 0, offset) + 1


# ---------------------------------------------------------------------------------------------------------------------
# Quotations in parts: inquits, insertions, elisions


@dataclass(frozen=True)
class _View:
    """What an utterance's marks hold, in normal form, as one run: inquits are one `_GAP`, paragraph breaks a space."""

    utterance: int
    text: str
    pieces: tuple[tuple[int, int], ...]
    """Where each piece begins: in the view, and in the source's normal form."""
    source: Source = field(repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the seed that a span of the view begins and ends in."""
        return self.source.normal.original(self._back(start), self._back(end - 1) + 1)

    def _back(self, offset: int) -> int:
        in_view, in_normal = self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1]
        return offset - in_view + in_normal


def _views(source: Source) -> Iterator[_View]:
    """A view of each utterance of the body."""
    for number, group in enumerate(source.utterances):
        if any(source.zone_at(span.start, span.end) != "body" for span in group):
            continue
        text, pieces = "", []
        for span in group:
            if text:
                text += " " if span.continues else _GAP
            start, end = _in_normal(source, span.start, span.end)
            piece = source.normal.text[start:end]
            start += len(piece) - len(piece.lstrip())
            pieces.append((len(text), start))
            text += piece.strip()
        yield _View(number, text, tuple(pieces), source)


def _in_normal(source: Source, start: int, end: int) -> tuple[int, int]:
    """The span of the normal form that stands for a span of the seed, by bisection: the way back is monotonic."""
    length = len(source.normal.text)
    first = bisect_right(range(length), start - 1, key=lambda n: source.normal.original(n, n + 1)[0])
    last = bisect_right(range(length), end - 1, key=lambda n: source.normal.original(n, n + 1)[0])
    return first, last


def _composed(needle: str, source: Source, context: str | None) -> Verdict | None:
    """The words in parts: split by an inquit, with insertions, with elisions. None where there is no such reading."""
    if needle.count("[") > _INSERTIONS:
        return None
    crossing = None
    for segments in _readings(needle):
        patterns = [_pattern(segment) for segment in segments]
        found = [match for view in source.views for match in _in_view(view, patterns)]
        if found:
            verdict = _chosen(found, source, context, "quotation")
            return _negation_checked(verdict) if verdict.match else verdict
        if len(segments) > 1 and all(
            any(pattern.stands_in(view.text) for view in source.views) for pattern in patterns
        ):
            crossing = Verdict(
                None,
                (
                    _error(
                        "elision-across-utterances",
                        "the elision joins words of different utterances",
                        "make a quotation of each, or leave out words of one utterance only",
                    ),
                ),
            )
    return crossing


def _readings(needle: str) -> Iterator[list[str]]:
    """The ways to read the elisions of a needle, the outlet's own ellipses first: lists of segments."""
    pieces = [piece for piece in re.split(r"\s*\[…?\]\s*", needle) if piece]
    few = sum(piece.count("…") for piece in pieces) <= _OWN_ELLIPSES
    for fixed in itertools.product(*map(_elision_readings, pieces)) if few else (map(_all_cut, pieces),):
        segments = [segment.strip() for segment in itertools.chain(*fixed)]
        if all(WORD.search(_BRACKETS.sub("", segment)) for segment in segments):
            yield segments


def _elision_readings(piece: str) -> list[list[str]]:
    """A piece without `[…]`: whole, then cut at some of its bare ellipses, then at all."""
    cuts = [found.span() for found in re.finditer("…", piece)]
    chosen = (mixture for count in range(len(cuts) + 1) for mixture in itertools.combinations(cuts, count))
    return [_cut(piece, mixture) for mixture in chosen]


def _all_cut(piece: str) -> list[str]:
    return [segment for segment in piece.split("…") if segment.strip()]


def _cut(piece: str, cuts: Iterable[tuple[int, int]]) -> list[str]:
    segments, done = [], 0
    for start, end in cuts:
        segments.append(piece[done:start])
        done = end
    return [segment for segment in [*segments, piece[done:]] if segment.strip()]


@dataclass(frozen=True, slots=True)
class _Insertion:
    """Words in square brackets: the outlet's own where the group of this name matched, else the editor's."""

    group: str
    text: str
    before: str
    """The character before the bracket in the editor's words, or nothing."""
    after: str


@dataclass(frozen=True)
class _Pattern:
    """A segment as a regular expression in which each insertion may be missing."""

    expression: str
    insertions: tuple[_Insertion, ...]
    words: tuple[str, ...]
    """What must stand in a text for the expression to match there."""

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.expression)

    def matches(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Where the segment stands in a view's text, not cut inside a word."""
        if sum(map(len, self.words)) > len(text) or not all(word in text for word in self.words):
            return
        plain = text.replace(_GAP, " ")
        while found := self._compiled.search(text, start):
            if _whole(plain, *found.span()):
                yield found
            start = found.start() + 1

    def stands_in(self, text: str) -> bool:
        """Whether the segment stands anywhere in a view's text."""
        return next(self.matches(text), None) is not None


def _pattern(segment: str) -> _Pattern:
    """Spaces may be inquits, `[T]` stands for t or T, and `[words]` may be the outlet's own or the editor's."""
    expression, insertions = "", list[_Insertion]()
    pieces = re.split(r"(\[[^\[\]]+\])", segment)
    words = tuple(word for piece in pieces[::2] for word in piece.split())
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            expression += re.escape(piece).replace(r"\ ", _SPACE_OR_GAP)
            continue
        before, after, literal = pieces[index - 1], pieces[index + 1], re.escape(piece)
        if len(piece) == 3 and piece[1].isalpha() and after[:1].isalpha() and not before[-1:].isalnum():
            expression += f"(?:{literal}|[{piece[1].lower()}{piece[1].upper()}])"
            continue
        insertion = _Insertion(f"i{index}", piece, before[-1:], after[:1])
        insertions.append(insertion)
        group = insertion.group
        if before.endswith(" ") and not after[:1].isalnum():
            expression = expression.removesuffix(_SPACE_OR_GAP) + rf"(?P<{group}> {literal})?(?P<{group}_at>)"
        elif not before and after.startswith(" "):
            expression += rf"(?P<{group}>{literal} )?(?P<{group}_at>)"
            pieces[index + 1] = after[1:]
        else:
            expression += rf"(?P<{group}>{literal})?(?P<{group}_at>)"
    return _Pattern(expression, tuple(insertions), words)


def _in_view(view: _View, patterns: Sequence[_Pattern]) -> Iterator[Match]:
    """Where the segments stand in this order, with least left out between them."""
    best: list[re.Match[str]] | None = None
    for first in patterns[0].matches(view.text):
        chain = [first]
        for pattern in patterns[1:]:
            following = next(pattern.matches(view.text, chain[-1].end()), None)
            if following is None:
                break
            chain.append(following)
        if len(chain) < len(patterns):
            break
        if len(patterns) == 1:
            yield _composed_match(view, patterns, chain)
        elif best is None or _length(chain) < _length(best):
            best = chain
    if best:
        yield _composed_match(view, patterns, best)


def _length(chain: Sequence[re.Match[str]]) -> int:
    return chain[-1].end() - chain[0].start()


def _composed_match(view: _View, patterns: Sequence[_Pattern], chain: Sequence[re.Match[str]]) -> Match:
    """The match of segments found in a view: the seed's characters as parts, all else as what joins them."""
    source, parts, joints = view.source, list[Passage](), list[str]()
    dropped, inserted, joint = list[Passage](), list[str](), ""
    for number, (pattern, found) in enumerate(zip(patterns, chain, strict=True)):
        if number:
            joint += " […] "
            dropped += _parts(source, view.utterance, *view.original(chain[number - 1].end(), found.start()))
        edge = found.start()
        for insertion in (*pattern.insertions, None):
            if insertion is not None and found[insertion.group] is not None:
                continue
            end = found.end() if insertion is None else found.start(f"{insertion.group}_at")
            for part in _parts(source, view.utterance, *view.original(edge, end)) if edge < end else ():
                if parts:
                    joints.append(re.sub(r"  +", " ", joint) or BETWEEN)
                parts.append(part)
                joint = ""
            if insertion is not None:
                joint += (" " if not insertion.before.isalnum() else "") + insertion.text
                joint += " " if not insertion.after.isalnum() else ""
                inserted.append("-" * insertion.before.isalnum() + insertion.text + "-" * insertion.after.isalnum())
                edge = end
    kind = (
        MatchKind.ELISION
        if len(chain) > 1
        else MatchKind.SPLIT
        if len(parts) > 1 and not inserted
        else MatchKind.INSERTION
    )
    return Match(kind, tuple(parts), tuple(joints), tuple(dropped), tuple(inserted), "body", view.utterance)


def _negation_checked(verdict: Verdict) -> Verdict:
    """The verdict with an error where an elision drops or an insertion adds a negation, and what is dropped."""
    match = verdict.match
    assert match is not None
    findings = list(verdict.findings)
    if match.dropped:
        findings.append(_of_elision(" … ".join(passage.text for passage in match.dropped)))
    findings += filter(None, map(_of_insertion, match.inserted))
    return replace(verdict, findings=tuple(sorted(findings, key=lambda each: _SEVERITIES.index(each.severity))))


def _of_elision(left_out: str) -> Finding:
    plain = normal(left_out).text
    if _NEGATION.search(plain):
        return _error("elision-drops-negation", f"the elision drops a negation: “{left_out}”", "quote these words too")
    if found := _REVERSAL.search(plain):
        message = f"the elision drops “{found[0]}”, which may turn the meaning: “{left_out}”"
        return Finding(Severity.WARNING, "elision-may-reverse", message, "quote these words too")
    return Finding(Severity.NOTE, "elision-drops", f"the elision drops “{left_out}”")


def _of_insertion(text: str) -> Finding | None:
    inner = text.strip("-")[1:-1]
    glued = (text.endswith("-") and _NEGATING_PREFIX.fullmatch(inner)) or (
        text.startswith("-") and _NEGATING_SUFFIX.fullmatch(inner)
    )
    if glued or _NEGATION.search(inner):
        return _error("insertion-adds-negation", f"the insertion [{inner}] adds a negation")
    if _REVERSAL.search(inner):
        message = f"the insertion [{inner}] may turn the meaning"
        return Finding(Severity.WARNING, "insertion-may-reverse", message, "insert only what explains")
    return None


# ---------------------------------------------------------------------------------------------------------------------
# Saying why


def _error(code: str, message: str, hint: str = "") -> Finding:
    return Finding(Severity.ERROR, code, message, hint)


def _outside_marks(places: Sequence[Match], source: Source) -> Verdict:
    place = places[0]
    passage = place.parts[0]
    line = line_of(source.text, passage.start)
    if source.span_at(passage.start) or source.span_at(passage.end - 1):
        message = (
            f"these words run beyond the quotation marks into the reporter's own prose (line {line} of {source.seed})"
        )
        hint = "quote only what stands between the marks"
    else:
        message = f"these words are the reporter's own prose, outside quotation marks (line {line} of {source.seed})"
        hint = "nobody is quoted as saying them; use them as evidence of a statement instead"
    return Verdict(place, (_error("quotation-outside-marks", message, hint),))


def _outside_body(place: Match, source: Source, what: str) -> Finding:
    zone = place.zone
    if source.leaves_zone(place.parts[0].start, place.parts[-1].end):
        return _error(
            f"{what}-outside-body", f"these words stand partly in {_KIND_WORDS[zone]}", "quote the body alone"
        )
    message = f"these words stand only in {_KIND_WORDS[zone]}"
    if zone in HEADLINE_KINDS:
        return Finding(
            Severity.WARNING, f"{what}-in-headline", message, "headlines shorten; look for the words in the body"
        )
    if zone in CAPTION_KINDS:
        return Finding(
            Severity.WARNING, f"{what}-in-caption", message, "captions are often the agency's; look in the body"
        )
    if zone == "duplicate":
        return Finding(Severity.WARNING, f"{what}-in-duplicate", message, "look for the words in the body")
    return _error(f"{what}-outside-body", message)


def _contradicted(match: Match, source: Source, speaker: Sequence[str]) -> Finding | None:
    """A warning where the inquit beside the words names somebody else."""
    if match.utterance < 0:
        return None
    found = source.inquit(match.utterance)
    if found is None or not names_another(found.subject, tuple(speaker)):
        return None
    message = f"the words around it name another speaker than {speaker[0]}: “{found.words}”"
    return Finding(Severity.WARNING, "speaker-contradicted", message, "check who says this")


def _explained(verdict: Verdict, words: str, source: Source, others: Iterable[Source]) -> Verdict:
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
        verdict.match.parts[0]
        for other in others
        if other.seed != source.seed
        and (verdict := _find_quotation(words, other, None)).match
        and verdict.status != "error"
    )
    if elsewhere:
        seeds = ", ".join(passage.seed for passage in elsewhere)
        finding = replace(finding, message=f"{finding.message}; exactly these words stand in {seeds}")
    return Verdict(None, (finding, *rest), found, elsewhere)

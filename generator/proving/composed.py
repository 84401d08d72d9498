"""Words in parts: split by the article's own "he said", with the editor's insertions, with the editor's elisions.

An utterance is read as one run in which an inquit is a single sign. The editor's words become segments, cut at the
elisions; each segment becomes an expression in which a space may be an inquit and a bracket may be missing; and the
segments must stand in this order in one run.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.prose.negation import negation_in
from generator.prose.text import WORD
from generator.prose.typography import normal
from generator.proving.briefing import MatchKind, Passage
from generator.proving.source import GAP, Run, Source, is_whole
from generator.proving.verdict import BETWEEN, Finding, Match, error, warning
from generator.reading.diagnostics import Severity

_NEGATING_PREFIX = re.compile(r"(?:un|non|dis|mis|de|in|im|il|ir|anti|counter|a)-?", re.IGNORECASE)
_NEGATING_SUFFIX = re.compile(r"-?(?:less|free)|n?'?t", re.IGNORECASE)
_REVERSAL = re.compile(
    r"\b(?:refus\w+|declin\w+|den(?:y|ies|ied|ying)|fail(?:s|ed|ing)?|unable|unwilling|unlikely|impossible)\b"
    r"|\b(?:few|little|opposite|unless|against|avoid\w*|prevent\w*|reject\w*|oppos\w+|pretend\w*|instead of|rather than)\b"
    r"|\b(?:far from|anything but|the last|if|(?-i:may|might)|used to|doubt\w*|lack(?:s|ed|ing)?|wrong|false|alleged(?:ly)?|supposed(?:ly)?)\b",
    re.IGNORECASE,
)
"""Words that turn a meaning, or make it conditional, without being a negation."""
_SPACE_OR_GAP = rf"(?: |[,.;:—…]?{GAP})"
_COMMA_OR_GAP = rf"(?:, |[,.;:—…]?{GAP})"
_COMMA_BEFORE_GAP = rf"(?:,|(?=[.;:—…]?{GAP}))"
"""Whether the comma before an inquit stands inside the marks is house style."""
_OWN_ELLIPSES = 4
"""Up to this many bare ellipses are tried in every mixture of the outlet's own and the editor's."""
_INSERTIONS = 40
"""What has more brackets is no quotation."""
_CAPITAL = re.compile(r"\[[^\W\d_]\]")
_LETTER_NEXT = re.compile(r"'?[^\W\d_]")
"""What follows the bracket of a capital: [T]hen, [C]'est."""
BRACKETS = re.compile(r"\[[^\[\]]*\]")
"""Words that the editor or the outlet put in."""


def composed(needle: str, source: Source) -> tuple[list[Match], bool]:
    """Where the words stand in parts, and whether they would if an elision might join different utterances."""
    crosses = False
    for segments in _readings(needle) if needle.count("[") <= _INSERTIONS else ():
        patterns = [_pattern(segment) for segment in segments]
        if found := [match for run in source.runs for match in _in_run(run, patterns)]:
            return found, crosses
        crosses = crosses or all(any(p.stands_in(run.text) for run in source.runs) for p in patterns)
    return [], crosses


def _readings(needle: str) -> Iterator[list[str]]:
    """The ways to read the elisions of a needle, the outlet's own ellipses first: lists of segments."""
    pieces = [piece for piece in re.split(r"\s*\[…?\]\s*", needle) if piece]
    few = sum(piece.count("…") for piece in pieces) <= _OWN_ELLIPSES
    for fixed in itertools.product(*map(_elision_readings, pieces)) if few else (map(_all_cut, pieces),):
        segments = [segment.strip() for segment in itertools.chain(*fixed)]
        if all(WORD.search(BRACKETS.sub("", segment)) for segment in segments):
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
        """Where the segment stands in a run's text, not cut inside a word."""
        if sum(map(len, self.words)) > len(text) or not all(word in text for word in self.words):
            return
        plain = text.replace(GAP, " ")
        while found := self._compiled.search(text, start):
            if is_whole(plain, *found.span()):
                yield found
            start = found.start() + 1

    def stands_in(self, text: str) -> bool:
        """Whether the segment stands anywhere in a run's text."""
        return next(self.matches(text), None) is not None


def _pattern(segment: str) -> _Pattern:
    """Spaces may be inquits, `[T]` stands for t or T, and `[words]` may be the outlet's own or the editor's."""
    expression, insertions = "", list[_Insertion]()
    pieces = re.split(r"(\[[^\[\]]+\])", segment)
    words = tuple(word.rstrip(",") for piece in pieces[::2] for word in piece.split())
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            expression += re.escape(piece).replace(r",\ ", _COMMA_OR_GAP).replace(r"\ ", _SPACE_OR_GAP)
            continue
        before, after, literal = pieces[index - 1], pieces[index + 1], re.escape(piece)
        if _CAPITAL.fullmatch(piece) and _LETTER_NEXT.match(after) and not before[-1:].isalnum():
            expression += f"(?:{literal}|(?i:{piece[1]}))"
            continue
        insertion = _Insertion(f"i{index}", piece, before[-1:], after[:1])
        insertions.append(insertion)
        group = insertion.group
        if before.endswith(" ") and not after[:1].isalnum():
            if expression.endswith(_COMMA_OR_GAP):
                expression = expression.removesuffix(_COMMA_OR_GAP) + _COMMA_BEFORE_GAP
            expression = expression.removesuffix(_SPACE_OR_GAP) + rf"(?P<{group}> {literal})?(?P<{group}_at>)"
        elif before[-1:] in ("", "—", "…") and after.startswith(" "):
            expression += rf"(?P<{group}>{literal} )?(?P<{group}_at>)"
            pieces[index + 1] = after[1:]
        else:
            expression += rf"(?P<{group}>{literal})?(?P<{group}_at>)"
    return _Pattern(expression, tuple(insertions), words)


def _in_run(run: Run, patterns: Sequence[_Pattern]) -> Iterator[Match]:
    """Where the segments stand in this order, with least left out between them."""
    best: list[re.Match[str]] | None = None
    for first in patterns[0].matches(run.text):
        chain = [first]
        for pattern in patterns[1:]:
            following = next(pattern.matches(run.text, chain[-1].end()), None)
            if following is None:
                break
            chain.append(following)
        if len(chain) < len(patterns):
            break
        if len(patterns) == 1:
            yield _composed_match(run, patterns, chain)
        elif best is None or _length(chain) < _length(best):
            best = chain
    if best:
        yield _composed_match(run, patterns, best)


def _length(chain: Sequence[re.Match[str]]) -> int:
    return chain[-1].end() - chain[0].start()


def _composed_match(run: Run, patterns: Sequence[_Pattern], chain: Sequence[re.Match[str]]) -> Match:
    """The match of segments found in a run: the seed's characters as parts, all else as what joins them."""
    source, parts, joints = run.source, list[Passage](), list[str]()
    dropped, inserted, joint = list[Passage](), list[str](), ""
    for number, (pattern, found) in enumerate(zip(patterns, chain, strict=True)):
        if number:
            joint += " […] "
            dropped += source.spoken(run.utterance, *run.original(chain[number - 1].end(), found.start()))
        edge = found.start()
        for insertion in (*pattern.insertions, None):
            if insertion is not None and found[insertion.group] is not None:
                continue
            end = found.end() if insertion is None else found.start(f"{insertion.group}_at")
            for part in source.spoken(run.utterance, *run.original(edge, end)) if edge < end else ():
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
    return Match(kind, tuple(parts), tuple(joints), tuple(dropped), tuple(inserted), "body", run.utterance)


def findings_of(match: Match, language: str) -> list[Finding]:
    """An error where an elision drops or an insertion adds a negation, and what is dropped."""
    left_out = " … ".join(passage.text for passage in match.dropped if WORD.search(passage.text))
    return [
        *([of_elision(left_out, language)] if match.kind is MatchKind.ELISION else []),
        *filter(None, (_of_insertion(each, language) for each in match.inserted)),
    ]


def of_elision(left_out: str, language: str) -> Finding:
    """What is to be said of words that an elision leaves out of an article in a language (BCP 47)."""
    if not left_out:
        return warning("elision-drops-nothing", "the elision leaves no word out", "delete the […]")
    plain = normal(left_out).text
    if negation_in(plain, language):
        return error("elision-drops-negation", f"the elision drops a negation: “{left_out}”", "quote these words too")
    if found := _REVERSAL.search(plain):
        message = f"the elision drops “{found[0]}”, which may turn the meaning: “{left_out}”"
        return warning("elision-may-reverse", message, "quote these words too")
    return Finding(Severity.NOTE, "elision-drops", f"the elision drops “{left_out}”")


def _of_insertion(text: str, language: str) -> Finding | None:
    inner = text.strip("-")[1:-1]
    glued = (text.endswith("-") and _NEGATING_PREFIX.fullmatch(inner)) or (
        text.startswith("-") and _NEGATING_SUFFIX.fullmatch(inner)
    )
    if glued or negation_in(inner, language):
        return error("insertion-adds-negation", f"the insertion [{inner}] adds a negation")
    if _REVERSAL.search(inner):
        message = f"the insertion [{inner}] may turn the meaning"
        return warning("insertion-may-reverse", message, "insert only what explains")
    return None

"""What of a seed is published, with every piece of evidence marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal

from markupsafe import Markup

from generator.prose.marks import flowing
from generator.prose.sentences import sentences
from generator.proving.briefing import Article, Passage
from generator.showing import addresses
from generator.showing.views.evidence import Citer, Desk

Publish = Literal["excerpts", "full", "none"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters that the same passages cover."""

    text: str
    is_evidence: bool
    anchors: tuple[Markup, ...]
    """The passages that begin here."""
    covered_by: tuple[Markup, ...]
    """The anchors of all passages that cover it."""
    language: str
    """Of the shortest quotation that covers it, else of the article."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One published paragraph, or some sentences of it."""

    label: str | None
    """What it is when it is not the article's body: `headline`, `caption`, ..."""
    follows_gap: bool
    """Whether something between the one before and this one is not shown."""
    segments: tuple[Segment, ...]
    """Empty where the span is only named, not shown."""
    bears_out: tuple[Citer, ...]


def passages_of(article: Article, desk: Desk) -> tuple[Passage, ...]:
    """Every passage of the article that something cites, in reading order, the longer first."""
    spans = desk.citations.get(article.name, {})
    text = article.seed.text
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    return tuple(Passage(article.seed.name, start, end, text[start:end]) for start, end in ordered)


def excerpts(article: Article, desk: Desk, publish: Publish, page: str) -> tuple[Excerpt, ...]:
    """The published parts of an article, in reading order."""
    passages = passages_of(article, desk)
    shown = _published(article, passages, publish)
    named = () if publish != "full" else tuple(_named(article, shown))
    blocks = sorted([(span, True) for span in shown] + [(span, False) for span in named])
    result: list[Excerpt] = []
    end = 0
    waiting = list(passages)
    foreign = _foreign(article)
    for span, is_shown in blocks:
        inside = [passage for passage in passages if is_shown and passage.start < span[1] and span[0] < passage.end]
        begun = [passage for passage in waiting if passage in inside]
        waiting = [passage for passage in waiting if passage not in inside]
        segments = tuple(_segments(article, span, inside, begun, foreign)) if is_shown else ()
        gap = is_shown and _is_gap(article, end, span[0])
        result.append(Excerpt(_label(article, span), gap, segments, _bears_out(article, begun, desk, page)))
        end = max(end, span[1])
    return tuple(result)


def published_runs(article: Article, desk: Desk, publish: Publish) -> list[tuple[str, Markup | None]]:
    """The text of each published part, in reading order, with the anchor of the first passage that begins in it."""
    passages = passages_of(article, desk)
    runs = []
    for start, end in _published(article, passages, publish):
        anchors = (addresses.passage_anchor(one.start, one.end) for one in passages if start <= one.start < end)
        runs.append((article.seed.text[start:end], next(anchors, None)))
    return runs


def _published(article: Article, passages: Sequence[Passage], publish: Publish) -> tuple[Span, ...]:
    if publish == "none":
        return tuple(_merged((passage.start, passage.end) for passage in passages))
    outside = _outside(article)
    text = _running(article.seed.text, outside)
    units = sentences(text)
    cited = [unit for unit in units if any(unit[0] < passage.end and passage.start < unit[1] for passage in passages)]
    if publish == "full":
        body = [unit for unit in units if not any(unit[0] < end and start < unit[1] for start, end in outside)]
        cited = sorted({*cited, *body})
    return tuple(_joined(text, cited))


def _outside(article: Article) -> tuple[Span, ...]:
    """What of the seed is not the article's body."""
    return tuple((found.start, found.end) for found in (article.title, *(one.passage for one in article.exclusions)))


def paragraph_of(article: Article, at: int) -> int:
    """The paragraph of the body in which a place of the seed stands, counted from 1."""
    return max(1, bisect_right(_paragraph_starts(article.seed.text, _outside(article)), at))


@lru_cache(maxsize=4)  # each quotation of an article asks
def _paragraph_starts(text: str, outside: Sequence[Span]) -> list[int]:
    """Where each paragraph of the body begins."""
    body = list(_running(text, outside))
    for start, end in outside:
        body[start:end] = " " * (end - start)
    lines = "".join(body).splitlines(keepends=True)
    starts = accumulate(map(len, lines), initial=0)
    return [start for start, line in zip(starts, lines, strict=False) if line.strip()]


@lru_cache(maxsize=4)
def _running(text: str, outside: Sequence[Span]) -> str:
    """The seed with its paragraphs each on one line, however it is wrapped; what is not the body keeps its own lines."""
    running = list(flowing(text))
    for start, end in outside:
        before, after = len(text[:start].rstrip()), len(text) - len(text[end:].lstrip())
        running[before:start] = text[before:start]
        running[end:after] = text[end:after]
    return "".join(running)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _joined(text: str, units: Iterable[Span]) -> list[Span]:
    """Neighbouring sentences of one paragraph become one excerpt."""
    joined: list[Span] = []
    for start, end in units:
        between = text[joined[-1][1] : start] if joined else "\n"
        if between.strip() or "\n" in between or "\r" in between:
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined


def _named(article: Article, shown: Sequence[Span]) -> Iterable[Span]:
    """The excluded spans that nothing cites: they are named where they stood."""
    for found in article.exclusions:
        span = (found.passage.start, found.passage.end)
        if not any(start < span[1] and span[0] < end for start, end in shown):
            yield span


def _label(article: Article, span: Span) -> str | None:
    if span[0] < article.title.end and article.title.start < span[1]:
        return "headline"
    for found in article.exclusions:
        if span[0] < found.passage.end and found.passage.start < span[1]:
            return found.kind
    return None


def _is_gap(article: Article, end: int, start: int) -> bool:
    """Whether words of the body stand between two excerpts."""
    text = list(article.seed.text[end:start])
    for first, last in _outside(article):
        for index in range(max(first, end), min(last, start)):
            text[index - end] = " "
    return bool("".join(text).strip())


def _segments(
    article: Article,
    span: Span,
    passages: Sequence[Passage],
    begun: Sequence[Passage],
    foreign: Sequence[tuple[Passage, str]],
) -> Iterable[Segment]:
    """The span cut wherever a passage begins or ends, so that passages may nest and overlap."""
    text, (start, end) = article.seed.text, span
    cuts = {start, end}
    for passage in passages:
        cuts |= {max(start, passage.start), min(end, passage.end)}
    for left, right in pairwise(sorted(cuts)):
        covering = [passage for passage in passages if passage.start <= left and right <= passage.end]
        anchors = tuple(_anchor(passage) for passage in begun if max(passage.start, start) == left)
        language = next((of for part, of in foreign if part.start <= left and right <= part.end), article.language)
        yield Segment(text[left:right], bool(covering), anchors, tuple(map(_anchor, covering)), language)


def _foreign(article: Article) -> list[tuple[Passage, str]]:
    """The parts of quotations with their languages, the shortest first; none where all are in the article's."""
    if all(quotation.language == article.language for quotation in article.quotations):
        return []
    found = [(part, quotation.language) for quotation in article.quotations for part in quotation.parts]
    return sorted(found, key=lambda one: one[0].end - one[0].start)


def _anchor(passage: Passage) -> Markup:
    return addresses.passage_anchor(passage.start, passage.end)


def _bears_out(article: Article, passages: Sequence[Passage], desk: Desk, page: str) -> tuple[Citer, ...]:
    found = [citer for passage in passages for citer in desk.citers(article.name, passage, page)]
    return tuple(dict.fromkeys(found))

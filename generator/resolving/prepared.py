"""An article made ready: its headline, what is not its body, and the seed in which words are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.prose.speech import ends_with_speech_verb
from generator.prose.text import words_of
from generator.prose.typography import normal
from generator.proving.briefing import Exclusion, Passage, Quotation, QuotationKind
from generator.proving.source import Source, Zone
from generator.proving.verify import locate
from generator.reading.content import Content, Loaded
from generator.reading.diagnostics import Diagnostic, error
from generator.reading.models import ArticleFile, ExclusionEntry
from generator.reading.seeds import Seed
from generator.resolving.zones import title_of

_BESIDE = 40
"""A role stands no further than this from the name of whose role it is."""
_FRAGMENT_WORDS = 5
"""A quoted run of fewer words that is no sentence of its own is a fragment."""


@dataclass
class Prepared:
    """A curated article with its seed; its quotations are added as they are verified."""

    loaded: Loaded[ArticleFile]
    seed: Seed
    diagnostics: list[Diagnostic]
    title: Passage = field(init=False)
    exclusions: tuple[Exclusion, ...] = field(init=False)
    source: Source = field(init=False)
    quotations: dict[str, Quotation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        whole = _source(self.seed.name, self.seed.text)
        headline = None if self.loaded.model.title else title_of(self.seed.text)
        self.title = self._title(whole, headline)
        self.exclusions = tuple(self._exclusions(whole))
        zones = [Zone(self.title.start, self.title.end, "title")] if self.loaded.model.title or headline else []
        zones += [Zone(each.passage.start, each.passage.end, each.kind) for each in self.exclusions]
        in_order = tuple(sorted(zones, key=lambda zone: (zone.start, zone.end)))
        self.source = _source(self.seed.name, self.seed.text, in_order, self.loaded.model.language)

    def _title(self, whole: Source, headline: tuple[int, int] | None) -> Passage:
        given = self.loaded.model.title
        text = self.seed.text
        span = locate(given, whole) if given else headline or first_line(text)
        if span is None:
            place = self.loaded.place("title")
            self.diagnostics.append(error(place, "title-not-found", "this headline does not stand in the seed"))
            span = first_line(text)
        return whole.passage(*span)

    def _exclusions(self, whole: Source) -> Iterable[Exclusion]:
        for index, entry in enumerate(self.loaded.model.exclude or ()):
            span = self._excluded(entry, index, whole)
            if span:
                yield Exclusion(entry.kind, whole.passage(*span))

    def _excluded(self, entry: ExclusionEntry, index: int, whole: Source) -> tuple[int, int] | None:
        first = locate(entry.first, whole, entry.occurrence)
        if first is None:
            self._not_found(index, "first")
            return None
        if entry.last is None:
            return first
        last = locate(entry.last, whole, start=first[0])
        if last is None:
            self._not_found(index, "last")
            return None
        return first[0], max(first[1], last[1])

    def _not_found(self, index: int, key: str) -> None:
        place = self.loaded.place("exclude", index, key)
        message = "these words do not stand in the seed" + (" after the first words" if key == "last" else "")
        self.diagnostics.append(error(place, "exclude-not-found", message, "copy whole words from the seed"))


@lru_cache(maxsize=100)
def _source(seed: str, text: str, zones: tuple[Zone, ...] = (), language: str = "en") -> Source:
    """The source, with all that was found out about it, while a briefing's files are edited and its seeds are not."""
    return Source(seed, text, zones, language)


def sources(content: Content) -> dict[str, Source]:
    """Every seed ready for finding words in it, with what its article leaves out of the body."""
    curated = {
        article.model.seed: article for loaded in content.briefings for article in loaded.articles if article.model.seed
    }
    prepared = {}
    for name, seed in content.seeds.items():
        if name in curated:
            prepared[name] = Prepared(curated[name], seed, []).source
        else:
            headline = title_of(seed.text)
            prepared[name] = Source(name, seed.text, (Zone(*headline, "title"),) if headline else ())
    return prepared


def first_line(text: str) -> tuple[int, int]:
    """The span of the first line that is not blank."""
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    end = min((at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0), default=len(text))
    return start, start + len(text[start:end].rstrip())


def own_words(role: str, names: Sequence[str], source: Source) -> Passage | None:
    """Where the article itself gives a role: beside the actor's own name, in the body rather than elsewhere."""
    spans = [source.normal.original(*span) for span in source.occurrences(normal(role).text.strip())]
    named = [
        source.normal.original(*found.span())
        for name in names
        for found in re.finditer(rf"(?<!\w){re.escape(normal(name).text)}(?!\w)", source.normal.text)
    ]
    near = [
        (source.zone_at(start, end) != "body", distance, start, end)
        for start, end in spans
        if (distance := min((_gap((start, end), name) for name in named), default=_BESIDE + 1)) <= _BESIDE
    ]
    return source.passage(*min(near)[2:]) if near else None


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """The code points between two spans; 0 where they touch."""
    return max(0, other[0] - one[1], one[0] - other[1])


def quotation_kind(source: Source, parts: Sequence[Passage]) -> QuotationKind:
    """Direct where whole sentences stand between the marks, else partial, or a fragment where the words are few."""
    text, first, last = source.text, parts[0], parts[-1]
    begins = source.span_at(first.start)
    opens = begins is not None and first.start == begins[1].start + _leading(text, begins[1].start)
    lead = text[: begins[1].start - 1].rstrip(" ") if begins else ""
    opens = opens and (lead[-1:] in "\r\n.,:;!?…—–)”’\"'" or ends_with_speech_verb(lead))
    after = text[last.end : last.end + 2].lstrip(" ")
    ends = last.text[-1] in ".!?…," or after[:1] in ".!?,"
    if opens and first.text[:1].isupper() and ends:
        return QuotationKind.DIRECT
    count = sum(len(words_of(part.text)) for part in parts)
    return QuotationKind.PARTIAL if count >= _FRAGMENT_WORDS else QuotationKind.FRAGMENT


def _leading(text: str, start: int) -> int:
    return len(text[start : start + 8]) - len(text[start : start + 8].lstrip())


def body_words(article: Prepared) -> int:
    """How many words the body has."""
    return _body_words(article.seed.text, article.source.zones)


@lru_cache(maxsize=100)
def _body_words(text: str, zones: tuple[Zone, ...]) -> int:
    done, count = 0, 0
    for zone in zones:
        count += len(words_of(text[done : max(done, zone.start)]))
        done = max(done, zone.end)
    return count + len(words_of(text[done:]))

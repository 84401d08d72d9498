"""What is allowed and still deserves a second look: actors that nobody uses, copied sentences, stances that clash.

One function a check, from content to diagnostics; those that look at one briefing at a time are in `CHECKS`. None is an
error, and none looks at an article that is still a draft.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from urllib.parse import urlsplit

from generator.machine.timings import timed
from generator.prose.text import argument, markup_in, row_and_column, tongue, without_accents, words_of
from generator.prose.tongues import language_of, may_be_english
from generator.prose.typography import normal
from generator.proving.briefing import Article, Briefing, MatchKind, Quotation
from generator.proving.source import line_of
from generator.reading.content import Content, Loaded, LoadedBriefing
from generator.reading.diagnostics import Diagnostic, Place, note, warning
from generator.reading.models import UNNAMED, ArticleFile
from generator.reading.seeds import FOLDER as SEEDS

MOST_COPIED_WORDS = 12
"""More words in a row than this are the article's, not the editor's own."""
SHORT_QUOTATION_WORDS = 8
"""A quotation of fewer words says what the editor leaves of it."""
_QUOTED = re.compile(r'"[^"]*"')
_LONGER = 4
"""Letters of a word that tells a name from another: no “the” or “von”."""
_WORD = re.compile(r"[^\s—…]+")
"""Coarser than `text.WORD`, and many times as fast: every article is read so at every check."""
_EDGES = ".,;:!?\"'()[]-"


@timed("derive")
def lint(
    content: Content, briefings: Sequence[Briefing], done: Mapping[str, Sequence[Diagnostic]] | None = None
) -> list[Diagnostic]:
    """Everything that deserves a second look. `briefings` are those that could be verified.

    `done` has what was found of some briefings already.
    """
    verified = {briefing.slug: briefing for briefing in briefings}
    found = [*nobody_to_tell(content)]
    for loaded in content.briefings:
        known = (done or {}).get(loaded.slug)
        found += lint_of(loaded, verified.get(loaded.slug), content) if known is None else known
    if content.is_whole:
        found += unused_actors(content, {actor for loaded in content.briefings for actor in used_actors(loaded)})
    return sorted(found)


def lint_of(loaded: LoadedBriefing, briefing: Briefing | None, content: Content) -> list[Diagnostic]:
    """What deserves a second look in one briefing; `briefing` is it, where it could be verified."""
    alone = replace(content, briefings=(loaded,))
    return list(chain.from_iterable(check(alone, [briefing] if briefing else []) for check in CHECKS))


def used_actors(loaded: LoadedBriefing) -> set[str]:
    """Who speaks, matters or takes a position in a briefing, by their ids."""
    used: set[str] = set()
    for model in (article.model for article in loaded.articles):
        used |= {entry.speaker for entry in model.quotations or ()}
        used |= {entry.actor for entry in (model.actors or ())} | {entry.actor for entry in (model.positions or ())}
    return used


def unused_actors(content: Content, used: set[str]) -> Iterator[Diagnostic]:
    """An actor whom no briefing uses, and for whom nobody acts; and one for whom somebody does, without a page to show it."""
    entries = (content.actors.model.actors if content.actors else None) or ()
    wanted = used.union(entry.affiliation for entry in entries if entry.affiliation)
    if not content.actors or wanted - {UNNAMED} - {
        entry.id for entry in entries
    }:  # a misspelt actor is not an unused one
        return
    for index, entry in enumerate(entries):
        if entry.id not in wanted:
            place = content.actors.place("actors", index, "id")
            message = f"no article uses the actor “{entry.id}”"
            yield note(place, "actor-unused", message, "delete it, or credit it in an article")
        elif entry.id in used and entry.affiliation and entry.affiliation not in used:
            place = content.actors.place("actors", index, "affiliation")
            message = f"no article uses the actor “{entry.affiliation}”: readers are not told who acts for it"
            yield note(place, "affiliation-unused", message, "list it among the `actors:` of an article that names it")


def nobody_to_tell(content: Content) -> Iterator[Diagnostic]:
    """A site that is made for others, by its address or its licence, and does not say where to report a mistake."""
    config = content.config
    is_for_others = config and (config.model.url or config.model.licence)
    gives_one = config and not config.unfit.isdisjoint(("repository", "contact"))
    if config and is_for_others and not (config.model.repository or config.model.contact or gives_one):
        message = "readers are not told where to report a mistake"
        hint = "give `repository`, where the content is edited, or `contact`, a page of yours"
        yield note(Place(config.parsed.file), "no-contact", message, hint)


def _without_quotations(content: Content, briefings: Sequence[Briefing]) -> Iterator[Diagnostic]:
    """An article that quotes somebody, and no quotation of it is curated."""
    for article, loaded in _published(content, briefings):
        is_bare = not article.quotations and "quotations" not in loaded.unfit
        if is_bare and normal(article.seed.text).text.count('"') > 1:
            message = "no quotation of this article is curated, and it has words in quotation marks"
            hint = f"`briefing draft {argument(article.seed.name)}` proposes them"
            yield note(loaded.parsed.key_place("seed"), "article-without-quotations", message, hint)


def _clashing_stances(content: Content, _: Sequence[Briefing]) -> Iterator[Diagnostic]:
    """An actor who, in one article, is both for and against."""
    for loaded in content.briefings:
        issues = (loaded.briefing and loaded.briefing.model.issues) or ()
        tones = {(issue.id, stance.id): stance.tone for issue in issues for stance in issue.stances}
        for article in _finished(loaded):
            seen: dict[tuple[str, str, str], Place] = {}
            for index, entry in enumerate(article.model.positions or ()):
                tone = tones.get((entry.issue, entry.stance))
                place = article.place("positions", index, "stance")
                opposite = {"for": "against", "against": "for"}.get(tone or "")
                if opposite and (first := seen.get((entry.actor, entry.issue, opposite))):
                    message = (
                        f"this contradicts the stance of `{entry.actor}` on line {first.line}: {tone} and {opposite}"
                    )
                    hint = "keep the one that the article bears out, or give the issue a stance that says it better"
                    yield warning(place, "stances-contradict", message, hint)
                seen.setdefault((entry.actor, entry.issue, tone or ""), place)


def _dated_after_retrieval(content: Content, _: Sequence[Briefing]) -> Iterator[Diagnostic]:
    """An article published after it was received."""
    for article in (article for loaded in content.briefings for article in loaded.articles):
        date, retrieved = article.model.date, article.model.retrieved
        if date and retrieved and (day := date.value.split("/")[0]) > retrieved[: len(day)]:
            message = f"the article is dated {date.value}, after the day on which it was received, {retrieved}"
            yield warning(article.place("date", "value"), "date-after-retrieval", message, "one of the two is wrong")


def _facts_beside_their_words(content: Content, briefings: Sequence[Briefing]) -> Iterator[Diagnostic]:
    """An outlet, author, day or address that is said to be stated by words which do not hold it."""
    for article, loaded in _published(content, briefings):
        facts = {"outlet": article.outlet, "byline": article.byline, "date": article.date, "url": article.url}
        for name, fact in facts.items():
            if fact.value and fact.passage and not _states(fact.passage.text, fact.value, name):
                message = f"these words do not state “{fact.value}”"
                hint = "take the words that do, or give a `basis` that begins with “inferred: ” in their place"
                yield warning(loaded.place(name, "words"), "fact-not-in-words", message, hint)


def _states(words: str, value: str, name: str) -> bool:
    """Whether words can state a fact: an address by its host, a name by one of its longer words or its initials."""
    if name == "date":
        return any(_states_day(words, day) for day in value.split("/"))
    if name == "url":
        return (urlsplit(value).hostname or "").removeprefix("www.") in words.casefold()
    said, own = _plain(words), re.findall(r"\w+", _plain(value))
    initials = "".join(word[0] for word in own)
    return any(word in said for word in [word for word in own if len(word) >= _LONGER] or own) or any(
        len(word) > 1 and initials.endswith(word) for word in re.findall(r"\w+", said)
    )


def _plain(text: str) -> str:
    """The text without case and accents."""
    return without_accents(text).casefold()


def _states_day(words: str, day: str) -> bool:
    """Whether words can give a day (ISO 8601): its day of the month, or its year where that is all, and no other year.

    Numerals that are no digits, such as 三, may say any day.
    """
    given = re.findall(r"\d+", words)
    if not given:
        return any(unicodedata.numeric(sign, None) is not None for sign in words)
    year, *rest = map(int, day.split("-"))
    wanted = rest[1] if len(rest) > 1 else year
    years = [int(number) for number in given if len(number) == len("2022")]
    return day.replace("-", "") in given or (wanted in map(int, given) and (year in years or not years))


def _minor_speakers(content: Content, _: Sequence[Briefing]) -> Iterator[Diagnostic]:
    """Somebody who is quoted in an article and missing from its list of those who matter."""
    kinds = {entry.id: entry.kind for entry in (content.actors.model.actors if content.actors else None) or ()}
    for article in (article for loaded in content.briefings for article in _finished(loaded)):
        listed = {entry.actor for entry in article.model.actors or ()} | {UNNAMED}
        if len(listed) == 1:  # the article lists nobody
            continue
        for index, entry in enumerate(article.model.quotations or ()):
            if entry.speaker not in listed and kinds.get(entry.speaker, "document") != "document":
                listed.add(entry.speaker)
                message = f"`{entry.speaker}` is quoted, and is not among the article's actors"
                place = article.place("quotations", index, "speaker")
                yield note(place, "speaker-not-listed", message, "add the actor with the role that the article gives")


def _short_elisions(_: Content, briefings: Sequence[Briefing]) -> Iterator[Diagnostic]:
    """A quotation of a few words that leaves some out."""
    for quotation in (each for briefing in briefings for article in briefing.articles for each in article.quotations):
        if quotation.match is MatchKind.ELISION and (kept := _kept(quotation)) < SHORT_QUOTATION_WORDS:
            message = f"words are left out of a quotation of {kept}: so few can be made to say anything"
            yield note(quotation.place, "elision-in-short-quotation", message, "quote the words in between too")


def _kept(quotation: Quotation) -> int:
    return sum(len(words_of(part.text)) for part in quotation.parts)


def _copied(content: Content, _: Sequence[Briefing]) -> Iterator[Diagnostic]:
    """A sentence of the editor's that repeats an article's; what it puts into quotation marks is quoted, not copied."""
    for loaded in content.briefings:
        seeds = [content.seeds[each.model.seed] for each in loaded.articles if each.model.seed in content.seeds]
        known = frozenset[int]().union(*(_marks(seed.text) for seed in seeds))
        for place, text in _own_words(loaded):
            likely = (run for run in _own_runs(text) if hash(run) in known)
            found = ((seed, run, at) for run in likely for seed in seeds if (at := _line(seed.text, run)))
            if first := next(found, None):
                seed, run, line = first
                message = (
                    f"more than {MOST_COPIED_WORDS} words in a row are an article's own "
                    f"(line {line} of {seed.name}): “{' '.join(run)} …”"
                )
                yield warning(place, "statement-copied", message, "say it in words of your own, or quote them")


Run = tuple[str, ...]
"""One word more than may be copied, in lower case."""


def _own_words(loaded: LoadedBriefing) -> Iterator[tuple[Place, str]]:
    """Every sentence that an editor writes, and its place."""
    if head := loaded.briefing:
        model = head.model
        if model.lede:
            yield head.place("lede", "text"), model.lede.text
        yield from _texts(head.place, "statements", (each.text for each in model.statements or ()))
        yield from _texts(head.place, "timeline", (each.text for each in model.timeline or ()))
    for article in _finished(loaded):
        yield from _texts(article.place, "summary", (each.text for each in article.model.summary or ()))
        summaries = (each.summary for each in article.model.positions or ())
        yield from _texts(article.place, "positions", summaries, "summary")


def _texts(
    place: Callable[..., Place], key: str, texts: Iterable[str], field: str = "text"
) -> Iterator[tuple[Place, str]]:
    return ((place(key, index, field), text) for index, text in enumerate(texts))


@lru_cache(maxsize=64)
def _marks(text: str) -> frozenset[int]:
    """A small mark of every run of a seed. Remembered, since seeds do not change."""
    return frozenset(map(hash, _runs([word for _, word in _placed_words(normal(text).text)])))


@lru_cache(maxsize=8192)
def _own_runs(text: str) -> tuple[Run, ...]:
    """The runs of a sentence that it does not put into quotation marks. Remembered, since few change at a time."""
    form = normal(text).text
    quoted = [found.span() for found in _QUOTED.finditer(form)]
    return tuple(
        run
        for (start, end), run in _placed_runs(form)
        if not any(first <= start and end <= last for first, last in quoted)
    )


def _placed_runs(text: str) -> Iterator[tuple[tuple[int, int], Run]]:
    placed = _placed_words(text)
    ends = zip(placed, placed[MOST_COPIED_WORDS:], strict=False)
    spans = ((first[0], last[1]) for (first, _), (last, _) in ends)
    return zip(spans, _runs([word for _, word in placed]), strict=True)


def _placed_words(text: str) -> list[tuple[tuple[int, int], str]]:
    return [(found.span(), word) for found in _WORD.finditer(text) if (word := found[0].strip(_EDGES).casefold())]


def _runs(words: Sequence[str]) -> Iterator[Run]:
    return zip(*(words[first:] for first in range(MOST_COPIED_WORDS + 1)), strict=False)


def _line(text: str, wanted: Run) -> int:
    """The line of a seed on which a run begins; 0 where it does not stand there."""
    form = normal(text)
    start = next((start for (start, _), run in _placed_runs(form.text) if run == wanted), None)
    return line_of(text, form.begin_of(start)) if start is not None else 0


def _finished(loaded: LoadedBriefing) -> Iterator[Loaded[ArticleFile]]:
    return (article for article in loaded.articles if not article.model.draft)


def _published(content: Content, briefings: Sequence[Briefing]) -> Iterator[tuple[Article, Loaded[ArticleFile]]]:
    """Each verified article with its file."""
    files = {(loaded.slug, article.name): article for loaded in content.briefings for article in loaded.articles}
    return ((article, files[one.slug, article.name]) for one in briefings for article in one.articles)


def _language_not_given(content: Content, _: Sequence[Briefing]) -> Iterator[Diagnostic]:
    """An article taken for English that may not be: quotations would be marked, negations and figures read so."""
    site = content.config.model.language if content.config else "en"
    for loaded in content.briefings:
        for article in _finished(loaded):
            if "language" in article.model.model_fields_set or article.model.seed not in content.seeds:
                continue
            text = content.seeds[article.model.seed].text
            if tongue(site) != "en" or not may_be_english(text):
                message = "this article is taken for English, since its language is not given"
                guess = next((one for one in (language_of(text), site) if tongue(one) != "en"), "…")
                hint = f"add `language: {guess}`, or `language: en` if it is"
                yield note(article.parsed.key_place("seed"), "article-language", message, hint)


def _markup(content: Content, briefings: Sequence[Briefing]) -> Iterator[Diagnostic]:
    """An article that was saved as the source of a web page: readers would see its “&rsquo;”."""
    for article, _ in _published(content, briefings):
        if found := markup_in(article.seed.text):
            place = Place(f"{SEEDS}/{article.seed.name}", *row_and_column(article.seed.text, found.start()))
            message = f"“{found[0]}” is HTML: readers would see it so in quotations and excerpts"
            hint = "take in the web page itself with `briefing add`, or its text as it reads, and curate that"
            yield warning(place, "seed-markup", message, hint)


CHECKS: tuple[Callable[[Content, Sequence[Briefing]], Iterable[Diagnostic]], ...] = (
    _without_quotations,
    _language_not_given,
    _clashing_stances,
    _dated_after_retrieval,
    _facts_beside_their_words,
    _minor_speakers,
    _short_elisions,
    _copied,
    _markup,
)

"""What readers find when they search: an inverted index in small files, of which a search fetches the few it needs.

`search/index.json` says how the rest lies, `search/words/` has for each word the numbers of the entries that hold it
(and for each speaker and article those that are theirs), and `search/found/` the entries themselves, each with the very
place that it leads to. `theme/assets/search.js` reads them, and folds what a reader types as `words_of` folds what is
found here: the two change together.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.comparing.utterances import wordings_of
from generator.exporting.exports import Download
from generator.machine.hands import shared_out
from generator.machine.memory import Memory, digest
from generator.machine.timings import timed
from generator.prose.text import spelt_in_ascii
from generator.proving.briefing import Article, Briefing, Utterance
from generator.reading.models import SiteConfig
from generator.showing import addresses
from generator.showing.views.evidence import Desk, desks_of, newest_first
from generator.showing.views.excerpts import Publish, published_runs
from generator.showing.words import ENGLISH, Words

FOLDER = "search/"
TOGETHER = 32
"""Entries in one file."""
SHARD = 20_000
"""Characters of a file of words, from which on the next is begun."""
MOST = 2000
"""Entries of each kind that are listed for a word; those of the newest briefings come first."""
LONGEST = 40
"""Characters of a word that count."""
BY, IN = "=by/", "=in/"
"""What a speaker's id and an article's page are listed under among the words: nobody can type it as a word."""

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Written without spaces: each counts as a word."""
_INITIALS = re.compile(r"(?<![a-z0-9])[a-z](?:\.[a-z])+(?![a-z0-9])")
"""As in `U.S.`, which other articles print without stops."""
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
"""Inside a word, where many leave it out: didnt, OBrien."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
"""As German is typed where keys are missing: Mueller."""
_TYPED_OTHERWISE = re.compile(r"\w['’]\w|[äöüÄÖÜ]")
"""What holds a word with one of these."""
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+")


class _WithoutMarks(dict[int, int | None]):
    """What becomes of each character: a combining mark vanishes."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)).startswith("M") else code
        return self[code]


_WITHOUT_MARKS = _WithoutMarks()


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a reader may look for."""

    kind: str
    """One of `KINDS`."""
    address: str
    """From the site's root, with the anchor."""
    title: str
    text: str
    credit: str
    """Where it stands. It is not found by these words: they would bring everything of an article with them."""
    language: str = ""
    """Of the text, where it is not the site's (BCP 47)."""
    also: str = ""
    """More words that it is found by, which are not shown."""
    speaker: str = ""
    """The id of whoever says the words; empty where nobody does."""
    articles: tuple[str, ...] = ()
    """The pages of the articles that print or bear it."""


Found = tuple[str, list[str], str]
"""An entry's kind, its row in the index, and its words with spaces between them."""

_WORTH_IT = 15
"""Briefings for each process: to look for the words of one takes a fiftieth of a second."""

KINDS = ("actors", "briefings", "issues", "articles", "quotations", "claims", "excerpts")
"""In the order in which they are shown."""


@timed("write")
def search_of(
    briefings: Sequence[Briefing],
    config: SiteConfig,
    say: Words = ENGLISH,
    memory: Memory | None = None,
    around: str = "",
) -> tuple[Download, ...]:
    """The index of a site, what is newest first.

    What the memory holds of a briefing is not looked for again; `around` is a fingerprint of all that it is made of but
    the content, or empty where that is not known.
    """
    desks = desks_of(newest_first(briefings), config.home)
    keys = {desk.briefing.slug: digest(around, desk.made_of) for desk in desks if around and desk.made_of}
    found = {slug: known for slug, key in keys.items() if memory and (known := memory.known(f"search/{slug}", key))}
    fresh = [desk for desk in desks if desk.briefing.slug not in found]
    look = partial(_found, publish=config.publish, say=say)
    for desk, entries in zip(fresh, shared_out(look, fresh, _WORTH_IT), strict=True):
        slug = desk.briefing.slug
        found[slug] = entries
        if memory and slug in keys:
            memory.know(f"search/{slug}", keys[slug], entries)
    return _index((entry for desk in desks for entry in found[desk.briefing.slug]), say)


def _found(desk: Desk, publish: Publish, say: Words) -> list[Found]:
    return [_with_words(entry) for entry in entries_of(desk, publish, say)]


def _with_words(entry: Entry) -> Found:
    text = f"{entry.title} {entry.text} {entry.also}"
    typed = " ".join(each for each in text.split() if _TYPED_OTHERWISE.search(each))
    words = sorted({*words_of(text), *words_of(_APOSTROPHE.sub("", typed).translate(_UMLAUTS))})
    chosen_by = [f"{BY}{entry.speaker}"] if entry.speaker else []
    return entry.kind, _row(entry), " ".join([*words, *chosen_by, *(f"{IN}{page}" for page in entry.articles)])


# ---------------------------------------------------------------------------------------------------------------------
# What there is to be found in one briefing


def entries_of(desk: Desk, publish: Publish, say: Words = ENGLISH) -> Iterator[Entry]:
    """Everything of one briefing; an actor is an entry of the newest briefing that mentions the actor."""
    briefing = desk.briefing
    for actor in briefing.actors:
        if actor.id not in desk.is_older:
            role, page = actor.role or "", addresses.actor_page(actor.id)
            yield Entry("actors", page, actor.name, role, "", also=" ".join(actor.aliases))
    yield Entry("briefings", desk.page, briefing.title, briefing.lede.text, say.day(briefing.date))
    for issue in briefing.issues:
        page = addresses.issue_page(briefing.slug, issue.id)
        yield Entry("issues", page, issue.title, issue.question, briefing.title)
    for article in briefing.articles:
        page = addresses.article_page(briefing.slug, article.name)
        outlet, byline, day = article.outlet.value or "", article.byline.value or "", _day(article, say)
        about = article.summary[0].text if article.summary else ""
        credit = _joined(outlet, byline, day)
        yield Entry("articles", page, article.title.text, about, credit, also=f"{outlet} {byline}", articles=(page,))
        yield from _claims_of_article(article, page)
        credit = _joined(article.title.text, outlet, day)
        for text, anchor in published_runs(article, desk, publish):
            address = f"{page}#{anchor or 'excerpts'}"
            yield Entry("excerpts", address, "", text, credit, article.language, outlet, articles=(page,))
    for utterance in briefing.utterances:
        yield from _quotations(utterance, desk, say)
    yield from _claims_of_briefing(desk, say)


def _quotations(utterance: Utterance, desk: Desk, say: Words) -> Iterator[Entry]:
    """An utterance in each of its wordings, the longest first."""
    for first, *others in wordings_of(utterance.members):
        article = desk.sources[first.article][1]
        speaker, outlet = first.speaker or utterance.speaker, article.outlet.value or ""
        pages = [addresses.article_page(desk.briefing.slug, member.article) for member in (first, *others)]
        translated = [member.translation.text for member in (first, *others) if member.translation]
        yield Entry(
            "quotations",
            f"{pages[0]}#{addresses.quotation_anchor(first.key)}",
            speaker.name if speaker else "",
            first.words,
            _joined(article.title.text, outlet, _day(article, say)),
            first.language,
            " ".join([*(one.words for one in others), *translated, *(speaker.aliases if speaker else ()), outlet]),
            speaker.id if speaker else "",
            tuple(dict.fromkeys(pages)),
        )


def _day(article: Article, say: Words) -> str:
    day = say.day(article.date.value) if article.date.value else ""
    return f"{day} ({say.text('inferred')})" if article.date.is_inferred else day


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _claims_of_article(article: Article, page: str) -> Iterator[Entry]:
    title = article.title.text
    for number, statement in enumerate(article.summary, 1):
        yield Entry(
            "claims", f"{page}#{addresses.statement_anchor(number)}", "", statement.text, title, articles=(page,)
        )
    for number, position in enumerate(article.positions, 1):
        about = f"{position.actor.name}: {position.issue.title} – {position.stance.label}"
        address = f"{page}#{addresses.position_anchor(number)}"
        yield Entry("claims", address, about, position.summary, title, articles=(page,))


def _claims_of_briefing(desk: Desk, say: Words) -> Iterator[Entry]:
    briefing = desk.briefing
    for number, statement in enumerate((briefing.lede, *briefing.statements)):
        yield Entry("claims", f"{desk.page}#{addresses.statement_anchor(number)}", "", statement.text, briefing.title)
    for figure in briefing.figures:
        readings = " · ".join(dict.fromkeys(reading.passage.text for reading in figure.readings))
        yield Entry(
            "claims", f"{desk.page}#{addresses.figure_anchor(figure.id)}", figure.what, readings, briefing.title
        )
    timeline = addresses.timeline_page(briefing.slug)
    for number, event in enumerate(briefing.timeline, 1):
        address = f"{timeline}#{addresses.event_anchor(number)}"
        yield Entry("claims", address, say.day(event.date), event.text, briefing.title)


# ---------------------------------------------------------------------------------------------------------------------
# The index


def index_of(entries: Iterable[Entry], say: Words = ENGLISH) -> tuple[Download, ...]:
    """The files of the index. Entries of one kind are numbered in their order, kind after kind."""
    return _index(map(_with_words, entries), say)


def _index(found: Iterable[Found], say: Words) -> tuple[Download, ...]:
    of_kind: dict[str, list[Found]] = {kind: [] for kind in KINDS}
    for one in found:
        of_kind[one[0]].append(one)
    numbered = [one for kind in KINDS for one in of_kind[kind]]
    counts = [len(of_kind[kind]) for kind in KINDS]
    files = [
        _file(f"found/{at // TOGETHER}", [row for _, row, _ in numbered[at : at + TOGETHER]])
        for at in range(0, len(numbered), TOGETHER)
    ]
    firsts: list[str] = []
    for number, (first, shard) in enumerate(_shards(_postings(numbered), counts)):
        firsts.append(first)
        files.append(_file(f"words/{number}", shard))
    told = {
        "version": digest(*(file.key for file in files))[:16],
        "together": TOGETHER,
        "by": BY,
        "in": IN,
        "kinds": [list(one) for one in zip(KINDS, _names(say), counts, strict=True)],
        "firsts": firsts,
        "say": _said(say),
    }
    return (_file("index", told), *files)


def words_of(text: str) -> list[str]:
    """The words of a text as people type them, without case and accents and with ss for ß, o for ø.

    Initials are one word, single letters of the Latin alphabet none.
    """
    plain = text.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", text).translate(_WITHOUT_MARKS).lower()
        plain = spelt_in_ascii(plain.replace("ς", "σ"))
    plain = _INITIALS.sub(lambda run: run[0].replace(".", ""), plain)
    found = _WORD.findall(plain)
    return [word[:LONGEST] for word in found if len(word) > 1 or not "a" <= word <= "z"]


def _row(entry: Entry) -> list[str]:
    row = [entry.address, entry.title, entry.text, entry.credit, entry.language]
    return [*row, entry.speaker] if entry.speaker else row


def _postings(entries: Sequence[Found]) -> Mapping[str, list[int]]:
    """For each word the numbers of the entries that hold it, in order."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, (_, _, words) in enumerate(entries):
        for word in words.split():
            postings[word].append(number)
    return postings


def _shards(postings: Mapping[str, list[int]], counts: Sequence[int]) -> Iterator[tuple[str, dict[str, list[Any]]]]:
    """The first word of each file of words, and the file: the distances from number to number, by word.

    Under the empty word stand the words of which not every entry is listed.
    """
    shard: dict[str, list[Any]] = {}
    cut: list[Any] = []
    size = 0
    for word in sorted(postings, key=lambda one: one.encode("utf-16-be")):  # as JavaScript compares
        numbers = _shortened(postings[word], counts)
        if len(numbers) < len(postings[word]):
            cut.append(word)
        shard[word] = [after - before for before, after in zip([0, *numbers], numbers, strict=False)]
        size += len(word) + 3 * len(numbers)
        if size > SHARD:
            yield next(iter(shard)), {"": cut, **shard}
            shard, cut, size = {}, [], 0
    if shard:
        yield next(iter(shard)), {"": cut, **shard}


def _shortened(numbers: list[int], counts: Sequence[int]) -> list[int]:
    """The first numbers of each kind."""
    if len(numbers) <= MOST:
        return numbers
    kept: list[int] = []
    end = 0
    for count in counts:
        first = bisect_left(numbers, end)
        end += count
        kept += numbers[first : min(first + MOST, bisect_left(numbers, end))]
    return kept


def _file(name: str, value: object) -> Download:
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return Download(f"{FOLDER}{name}.json", content, digest(content))


def _names(say: Words) -> list[str]:
    """What the kinds are called, in their order."""
    return [
        say.text("Actors"),
        say.text("Briefings"),
        say.text("Issues"),
        say.text("Articles"),
        say.text("Quotations"),
        say.text("Statements"),
        say.text("Excerpts"),
    ]


def _said(say: Words) -> dict[str, str]:
    """What the box of the search says."""
    return {
        "search": say.text("Search"),
        "placeholder": say.text("Words, names, topics"),
        "keys": say.text("Arrow keys choose, Enter opens, Escape closes."),
        "found": say.text("{count} found", count="{count}"),
        "many": say.text("Very many found: the newest come first."),
        "nothing": say.text("Nothing has all of these words."),
        "meant": say.text("Was this meant:"),
        "none_of_many": say.text("None of the newest has all of these words."),
        "more": say.text("Show more"),
        "kind": say.text("Kind"),
        "every_kind": say.text("every kind"),
        "speaker": say.text("Speaker"),
        "every_speaker": say.text("everybody"),
        "article": say.text("Article"),
        "every_article": say.text("every article"),
        "close": say.text("Close"),
        "failed": say.text("The search could not be loaded."),
    }

"""Proposes an article file for a seed: what is guessed is marked as guessed, what needs a human is a `todo`.

Everything here is a pure function of the seed's text and the actors that are known. Every span is the seed's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any, Literal

from generator.comparing.figures import Number, numbers, plain
from generator.drafting.attribution import Attribution, attributed, read
from generator.drafting.lexicon import CALENDAR, ONE_OF
from generator.drafting.names import Cast, is_given
from generator.prose.sentences import sentences
from generator.prose.speech import name_words
from generator.prose.text import blanked, markup_in, one_line
from generator.prose.typography import normal
from generator.proving.source import Source, Zone
from generator.proving.verdict import Verdict
from generator.proving.verify import locate, verify_quotation
from generator.reading.models import TO_BE_WRITTEN, UNNAMED, ActorEntry
from generator.resolving.authors import PLACES, authors
from generator.resolving.forms import first_line_of
from generator.resolving.prepared import quotation_kind
from generator.resolving.zones import Excluded, dates, excluded, title_of

ActorKind = Literal["person", "organisation", "state", "document", "group"]

_COUNTED = re.compile(
    r"\+?(?:\s|-)(?!(?:was|has|is|as|of|the|to|in|on|and|or|per|also|already|always|never|now|still|only|finally)\b)((?:[^\W\d_](?:[\w’'-]|\.(?=\w))*\s){0,2}?"
    r"(?:(?:arms|news|police|sales|savings|sports|systems|women)\s(?!(?:across|as|has|is|this|was)\b)(?=[a-z]+s\b))?"
    r"(?:(?!basis\b)[^\W\d_](?:[\w-]|[’'](?!s\b))*s|people|men|women|children|police|personnel|staff|crew|feet|aircraft|cattle|sheep)\b"
    r"|(?<=-)(?!(?:way|time|fold|sided|strong|odd|plus|something|old)\b)[a-z]+\b)"
)
"""What a number counts: `12 companies`, `an 800-acre estate`."""
_COUNTED_IN_GERMAN = re.compile(r"\s((?:[a-zäöüß]+e[nr]?\s)?[A-ZÄÖÜ][\w-]+)")
_STAMP = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d\s*?(?=\n|\Z)")
"""The time of an entry in a live blog, alone on its line: `21.08`."""
_VAGUE = re.compile(r"(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)\b.*", re.DOTALL)
_SCORE_BEFORE = re.compile(r"\d(?:[-–]|-to-)$")
_NO_COUNT = re.compile(r"[-–]\d|-to-\d|- to \d|-pages?\b|-(?:time|way|fold|sided|odd)\b|-year-old|\sUhr\b")
"""What follows a number of a score or a vote (`7-0`, `5-to-4`), of pages (`58-page`), of somebody's age and of the clock."""
_LABELLED = re.compile(
    r"\b(?:No\.|N[°º]|(?:Airbus|Annex|Area|Article|Boeing|Chapter|Channel|Clause|Day|District|Division|Episode|Fig\.|Figure|Flight|"
    r"Formula|Fox|Game|Gate|Grade|Group|Highway|Interstate|Level|Local|Number|Page|Part|Phase|Platform|Proposition|Question|Radio|"
    r"Resolution|Room|Route|Rule|Runway|School|Season|Section|Stage|Step|Studio|Table|Terminal|Title|Type|Unit|Volume|Ward|Week)) $"
)
"""What a number is the name of: `Article 21`, `Flight 8501`, `the No. 2`."""
_AGE = re.compile(r"[A-Z][\w’'-]+,? \(?(?P<age>\d{1,3})(?=[,.)]\D)")
"""`Jane Doe, 33,`"""
_BY = re.compile(
    r"(?:(?:Words|Reporting|Written|Story) )?(?:By|by|BY|Von|VON|Par|PAR|Por|POR|[Dd]i|Door) (?P<name>[A-Z][^,|()–—\d]{1,60}?)(?= in [A-Z]|,| \||$)"
)
_BUTTON = re.compile(r"\b(?:(?:[Cc]lick|[Tt]ap)(?: on)?(?: the)?|Press(?: the)?)\s\Z")
"""What leads up to the label of a button, of so few words."""
_LABEL = 5
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What YAML takes for the end of a line or refuses."""
_NO_ACTOR = ONE_OF | {"my", "his", "her", "their"}
"""What a description begins with of somebody who is nobody without the sentences before."""
_ACTOR_MENTIONS = 2
"""An organisation or state that speaks to nobody is proposed when it is named this often."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the seed; code points, half-open."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DraftQuotation:
    """A quotation and who is thought to say it."""

    kind: str
    """direct, partial or fragment."""
    parts: tuple[Span, ...]
    speaker: str | None
    """The name of a known actor where one fits, else as the seed has it."""
    actor: str | None
    """The id of the known actor."""
    cue: str | None
    reason: str
    speaks_as: ActorKind | None
    """What the speaker is."""
    described: str | None = None
    """Who speaks, where the text does not name them: `senior official`."""


@dataclass(frozen=True, slots=True)
class DraftActor:
    """Somebody who is named, with what the seed says that they are."""

    name: str
    kind: ActorKind
    roles: tuple[str, ...]
    id: str | None
    """The id of the known actor."""
    mentions: int


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A number with what it counts."""

    words: Span
    value: str
    unit: str | None
    qualifier: str | None
    upper: str | None = None
    """Of a range, its upper end."""


@dataclass(frozen=True, slots=True)
class DraftDate:
    """A full date that the seed gives."""

    words: Span
    value: str
    kind: str
    """`byline` where it stands beside the writer's name, else `body`."""


@dataclass(frozen=True)
class Draft:
    """A proposed article file."""

    seed: str
    text: str
    title: Span | None
    quotations: tuple[DraftQuotation, ...]
    actors: tuple[DraftActor, ...]
    figures: tuple[DraftFigure, ...]
    dates: tuple[DraftDate, ...]
    exclude: tuple[Excluded, ...]
    language: str = "en"
    """What the text reads as (BCP 47)."""

    @cached_property
    def whole(self) -> Source:
        """The seed with nothing left out."""
        return Source(self.seed, self.text)

    @property
    def source(self) -> Source:
        """The seed as the check will read it."""
        zones = [Zone(each.start, each.end, each.kind) for each in self.exclude]
        if self.title:
            zones.append(Zone(self.title.start, self.title.end, "title"))
        in_order = tuple(sorted(zones, key=lambda zone: (zone.start, zone.end)))
        return Source(self.seed, self.text, in_order, self.language)


def draft(seed: str, text: str, known: Sequence[ActorEntry] = ()) -> Draft:
    """The proposal for a seed. Never raises, whatever the text."""
    title = title_of(text)
    zones = tuple(each for each in excluded(text) if not title or each.end <= title[0] or title[1] <= each.start)
    spans = [(each.start, each.end) for each in zones] + ([title] if title else [])
    body = blanked(text, spans)
    names = by_name(known)
    reading = read(body)
    found = attributed(reading)
    source = Source(seed, text, tuple(Zone(start, end, "other") for start, end in sorted(spans)), reading.language)
    quotations = tuple(quotation for each in found if (quotation := _quotation(text, source, each, names)))
    return Draft(
        seed,
        text,
        _span(text, *title) if title else None,
        quotations,
        _actors(reading.cast, quotations, names),
        tuple(_figures(text, body, reading.language)),
        tuple(_dates(text, zones)),
        zones,
        reading.language,
    )


def _span(text: str, start: int, end: int) -> Span:
    cut = text[start:end]
    start += len(cut) - len(cut.lstrip())
    cut = cut.strip()
    return Span(cut, start, start + len(cut))


def _key(name: str) -> str:
    plain = re.sub(r"^the | \([^()]*\)$", "", normal(name).text.casefold())
    return " ".join(name_words(plain)).replace(".", "") or plain


def by_name(known: Sequence[ActorEntry]) -> dict[str, ActorEntry]:
    """The known actors by all their names, for `actor_of`; of two with one name, the first."""
    return {_key(name): entry for entry in reversed(known) for name in (entry.name, *entry.aliases)}


def actor_of(name: str, names: dict[str, ActorEntry]) -> ActorEntry | None:
    """The known actor that a name means."""
    key = _key(name)
    if key in names:
        return names[key]
    initials = re.sub(r"\b\w\b ?", "", key)
    return names.get(initials) or names.get(re.sub(r"^(?:north )(?=atlantic treaty)", "", key))


def _quotation(text: str, source: Source, found: Attribution, names: dict[str, ActorEntry]) -> DraftQuotation | None:
    parts = tuple(part for each in found.parts if (part := _span(text, each.start, each.end)).text)
    if not parts or not any(sign.isalnum() for part in parts for sign in part.text):
        return None
    if _BUTTON.search(text, max(0, parts[0].start - 40), parts[0].start - 1) and len(parts[0].text.split()) <= _LABEL:
        return None
    passages = tuple(source.passage(part.start, part.end) for part in parts)
    kind = quotation_kind(source, passages).value
    if found.speaker is None:
        return DraftQuotation(kind, parts, None, None, None, found.reason, None)
    entry = actor_of(found.speaker.name, names)
    if entry:
        return DraftQuotation(kind, parts, entry.name, entry.id, found.cue, found.reason, entry.kind)
    name, speaks_as = found.speaker.name, found.speaker.kind or "organisation"
    if found.speaker.is_named:
        return DraftQuotation(kind, parts, name, None, found.cue, found.reason, speaks_as)
    return DraftQuotation(kind, parts, None, None, found.cue, found.reason, speaks_as, described=name)


# ---------------------------------------------------------------------------------------------------------------------
# Actors, figures, dates


def _actors(people: Cast, quotations: Sequence[DraftQuotation], names: dict[str, ActorEntry]) -> tuple[DraftActor, ...]:
    """Who is named: every person, every speaker, and what else is named more than once."""
    speakers = {quotation.speaker: quotation.speaks_as for quotation in quotations if quotation.speaker}
    found: dict[str, DraftActor] = {}
    for index, entity in enumerate(people.entities):
        entry = actor_of(entity.name, names)
        count = sum(mention.entity == index for mention in people.mentions)
        name = entry.name if entry else entity.name
        if not count or not (entry or _worth(entity.kind, name, count) or name in speakers):
            continue
        kind = entry.kind if entry else speakers.get(name) or _actor_kind(entity.kind)
        roles = [re.sub("^[Ii]ts ", "", role.text) for role in people.roles if role.entity == index and role.text]
        if name in found:
            roles = [*found[name].roles, *roles]
            count += found[name].mentions
        found[name] = DraftActor(name, kind, tuple(dict.fromkeys(roles)), entry.id if entry else None, count)
    for name, speaks_as in speakers.items():
        if name not in found:
            entry = actor_of(name, names)
            found[name] = DraftActor(name, speaks_as or "group", (), entry.id if entry else None, 1)
    return tuple(found.values())


def _worth(kind: str, name: str, count: int) -> bool:
    return kind == "person" or (kind in ("organisation", "state") and count >= _ACTOR_MENTIONS and name not in CALENDAR)


def _actor_kind(kind: str) -> ActorKind:
    return "person" if kind == "person" else "state" if kind in ("state", "place") else "organisation"


def _figures(text: str, body: str, language: str) -> Iterable[DraftFigure]:
    otherwise = [(start, end) for start, end, _ in dates(body)] + [found.span("age") for found in _AGE.finditer(body)]
    for number in numbers(body, language):
        if _trivial(body, number) or any(start <= number.start < end for start, end in otherwise):
            continue
        counted = (_COUNTED_IN_GERMAN if language == "de" else _COUNTED).match(body, number.end)
        unit = number.unit or (re.sub(r"\s+", " ", counted[1]) if counted and "\n" not in counted[1] else "")
        end = counted.end(1) if counted and not number.unit and "\n" not in counted[1] else number.end
        words = _span(text, number.start, end)
        upper = plain(number.upper) if number.upper is not None else None
        yield DraftFigure(words, plain(number.value), unit or None, number.qualifier or None, upper)


def _trivial(body: str, number: Number) -> bool:
    """Whether a number is a word like “one”, which mostly counts nothing, a word like “dozens”, part of a score, or a name."""
    words = body[number.start : number.end].strip().lower()
    begins_line = not body[body.rfind("\n", 0, number.start) + 1 : number.start].strip()
    if begins_line and _STAMP.match(body, number.start):
        return True
    if words.isdigit() and _LABELLED.search(body, max(0, number.start - 12), number.start):
        return True
    if number.upper is None and (
        _SCORE_BEFORE.search(body, max(0, number.start - 6), number.start) or _NO_COUNT.match(body, number.end)
    ):
        return True
    return _VAGUE.fullmatch(words) is not None or (
        words in ("one", "zero", "half", "two", "three")
        and not number.unit
        and number.qualifier in ("", "only", "just", "some")
    )


def _dates(text: str, zones: Sequence[Excluded]) -> Iterable[DraftDate]:
    for start, end, value in dates(text):
        kind = next((zone.kind for zone in zones if zone.start <= start < zone.end), "body")
        yield DraftDate(Span(text[start:end], start, end), value, kind)


# ---------------------------------------------------------------------------------------------------------------------
# Writing


ADD_ACTOR = "add {} to content/actors.yml and credit the quotations"
"""What a draft leaves to do with a speaker whom `content/actors.yml` does not have."""


def as_dict(found: Draft) -> dict[str, Any]:
    """The JSON form of `briefing draft`."""
    return {
        "seed": found.seed,
        "title": found.title.text if found.title else None,
        "quotations": [
            {
                "kind": each.kind,
                "parts": [{"text": part.text, "start": part.start, "end": part.end} for part in each.parts],
                "speaker": each.speaker,
                "cue": each.cue,
            }
            for each in found.quotations
        ],
        "actors": [{"name": each.name, "kind": each.kind, "roles": list(each.roles)} for each in found.actors],
        "figures": [
            {
                "text": each.words.text,
                "start": each.words.start,
                "end": each.words.end,
                "value": each.value,
                "upper": each.upper,
                "unit": each.unit,
                "qualifier": each.qualifier,
            }
            for each in found.figures
        ],
        "exclude": [{"kind": each.kind, "start": each.start, "end": each.end} for each in found.exclude],
    }


def as_yaml(found: Draft) -> str:
    """The article file: guesses carry their reason as a comment, the rest is a `todo`."""
    source = found.source
    todo = ["write the summary in your own words, each sentence with its evidence"]
    if markup := markup_in(found.text):
        todo.insert(0, f"take in the text as it reads: “{markup[0][:60]}” is HTML, and readers would see it")
    lines = _title_lines(found)
    exclusions = _exclude_lines(found, todo)
    summary = _summary_lines(found, source)
    actors = _actor_lines(found, todo)
    quotations = _quotation_lines(found, source, todo)
    figures = _figure_lines(found, todo)
    head = [
        first_line_of("article"),
        f"# Drafted from seeds/{_comment(found.seed)}. What is guessed says so; correct it, then delete `draft` and `todo`.",
        f"seed: {scalar(found.seed)}",
        "draft: true",
        "todo:",
        *(f"  - {scalar(each)}" for each in dict.fromkeys(todo)),
        "",
        *lines,
    ]
    return "\n".join([*head, *exclusions, *summary, *actors, *quotations, *figures]).rstrip("\n") + "\n"


def scalar(text: str) -> str:
    """A YAML scalar in double quotes: JSON strings are YAML."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _comment(text: str) -> str:
    return _UNPRINTABLE.sub(" ", re.sub(r"[^\S ]+", " ", text))


def _title_lines(found: Draft) -> list[str]:
    lines = [] if found.language == "en" else [f"language: {found.language}  # guessed: by its frequent words"]
    title = re.sub(r"^#+ ", "", found.title.text) if found.title else ""  # a text may be Markdown
    place = locate(title, found.whole) if title else None
    if found.title and place == (found.title.end - len(title), found.title.end):
        why = "below what leads up to it" if found.text[: found.title.start].strip() else "the first line"
        lines.append(f"title: {scalar(one_line(title))}  # guessed: {why}")
    lines += _byline_lines(found)
    stamped = [each for kind in ("byline", "other") for each in found.dates if each.kind == kind]
    if stamped and locate(stamped[0].words.text, found.whole):
        lines += [
            f"# guessed: it stands {'with the byline' if stamped[0].kind == 'byline' else 'in the dateline'}",
            "date:",
            f"  value: {scalar(stamped[0].value)}",
            f"  words: {scalar(stamped[0].words.text)}",
        ]
    for each in found.dates:
        if each.kind == "body":
            lines.append(f"# the text gives a date: {_comment(each.words.text)} ({each.value})")
    return [*lines, ""] if lines else []


def _byline_lines(found: Draft) -> list[str]:
    """The writers as the text itself names them."""
    bylines = [found.text[each.start : each.end] for each in found.exclude if each.kind == "byline"]
    for line in (one_line(line).strip("*_") for byline in bylines for line in byline.splitlines()):
        name = _writers(line, found.language)
        if name and locate(line, found.whole):
            value = scalar(name.title() if name.isupper() else name)
            return ["byline:", f"  value: {value}", f"  words: {scalar(line)}  # guessed: it reads as a byline does"]
    return []


def _writers(line: str, language: str) -> str:
    """The names in a line that begins as a byline does, or holds nothing but names of people; empty where it is none."""
    begins = _BY.match(line)
    people = authors(line[begins.start("name") :] if begins else line, language)
    are_people = line.lower() not in PLACES and all(each.family and is_given(each.given.split()[0]) for each in people)
    if not people or not (begins or are_people):
        return ""
    first, last = line.find(people[0].name), line.rfind(people[-1].name) + len(people[-1].name)
    return line[first:last] if all(each.family for each in people) or not begins else begins["name"]


def _exclude_lines(found: Draft, todo: list[str]) -> list[str]:
    lines = []
    for each in found.exclude:
        entry = _exclusion(found.text, each, found.whole)
        if entry is None:
            todo.append(f"leave out by hand: “{found.text[each.start : each.end][:60].strip()}”")
            continue
        lines += [
            f"  - kind: {each.kind}  # guessed: {_comment(each.reason)}",
            *(f"    {key}: {value}" for key, value in entry.items()),
        ]
    return ["exclude:", *lines, ""] if lines else []


def _exclusion(text: str, span: Excluded, whole: Source) -> dict[str, str] | None:
    """The first and last words that lead back to exactly this span."""
    cut = text[span.start : span.end]
    words = re.findall(r"\S+", cut)
    for count in (8, 16, len(words)):
        if len(words) <= count:
            first, last = " ".join(words), None
        else:
            first, last = " ".join(words[:count]), " ".join(words[-count:])
        for occurrence in range(1, 6):
            at = locate(first, whole, occurrence)
            if at is None:
                break
            if abs(at[0] - span.start) > 2:
                continue
            end = at[1] if last is None else (locate(last, whole, start=at[0]) or (0, 0))[1]
            if abs(max(at[1], end) - span.end) <= 2:
                entry = {"first": scalar(first)} | ({"last": scalar(last)} if last else {})
                return entry | ({"occurrence": str(occurrence)} if occurrence > 1 else {})
    return None


def _summary_lines(found: Draft, source: Source) -> list[str]:
    """The body's first sentence as evidence for a sentence that the editor has yet to write."""
    body = blanked(found.text, [(zone.start, zone.end) for zone in source.zones])
    first = next((body[start:end] for start, end in sentences(body) if len(body[start:end].split()) > 3), "")
    first = first or next((body[start:end] for start, end in sentences(body)), found.text.strip())
    words = one_line(first)
    if not words:
        return ["# the seed holds no text to summarise", ""]
    return [
        "summary:",
        f'  - text: "{TO_BE_WRITTEN}"',
        "    evidence:",
        f"      - words: {scalar(words)}  # guessed: the body's first sentence",
        "",
    ]


def _actor_lines(found: Draft, todo: list[str]) -> list[str]:
    lines, unknown = [], []
    for each in found.actors:
        if each.id is None:
            unknown.append(each)
        elif each.roles and each.roles[0] in one_line(found.text):
            lines += [
                f"  - actor: {each.id}",
                f"    role: {scalar(each.roles[0])}  # guessed: it stands beside the name",
            ]
    if unknown:
        lines += [
            "  # Not in content/actors.yml yet; add those who matter (briefing new actor --name NAME --kind KIND):"
        ]
        for each in unknown:
            role = f", role: {_comment(each.roles[0])}" if each.roles else ""
            lines.append(f"  # - name: {_comment(each.name)}, kind: {each.kind}{role}")
        speaking = [
            each.name for each in unknown if any(quotation.speaker == each.name for quotation in found.quotations)
        ]
        todo.extend(ADD_ACTOR.format(name) for name in speaking)
    if not any(line.startswith("  - ") for line in lines):
        return ["actors: []", *lines, ""] if lines else []
    return ["actors:", *lines, ""]


def _quotation_lines(found: Draft, source: Source, todo: list[str]) -> list[str]:
    lines = []
    verify = cache(partial(verify_quotation, source=source))  # an article may repeat itself
    for each in found.quotations:
        entry = _quotation_entry(found.text, each, verify)
        short = one_line(each.parts[0].text)[:60]
        if entry is None:
            todo.append(f"quote by hand: “{short}”")
            continue
        cue = f" (“{each.cue}”)" if each.cue else ""
        if each.actor:
            why = f"guessed: {each.reason}{cue}"
        elif each.speaker:
            why = f"guessed: {each.speaker}, who was not in content/actors.yml: {each.reason}{cue}"
        elif each.described:
            why = f"open: “{each.described}”, whom the text does not name: {each.reason}{cue}"
            task = f"make “{each.described}” an actor, or leave their words `unnamed`"
            is_there = task.lower() in map(str.lower, todo)
            if not is_there and each.described.lower().split()[0] not in _NO_ACTOR:
                todo.append(task)
        else:
            why = f"open: {each.reason}"
            if each.kind != "fragment":
                todo.append(f"who says “{short}”?")
        lines += [
            f"  # {_comment(each.kind)}; {_comment(why)}",
            f"  - speaker: {each.actor or UNNAMED}",
            *(f"    {key}: {scalar(value)}" for key, value in entry.items()),
        ]
    return ["quotations:", *lines, ""] if lines else []


def _quotation_entry(text: str, each: DraftQuotation, verify: Callable[..., Verdict]) -> dict[str, str] | None:
    """Words that the check finds in this very place, with a context where they stand in several."""
    words = " ".join(one_line(part.text) for part in each.parts)
    if re.search(r"[\[\]]", words) and len(re.findall(r"\[", words)) > 10:
        return None
    first, last = each.parts[0], each.parts[-1]
    for reach in (0, 40, 100, 200):
        context = _around(text, first.start, last.end, reach) if reach else None
        verdict = verify(words, context=context)
        if verdict.status == "error" or verdict.match is None:
            continue
        if (
            verdict.match.parts[0].start <= first.start + 3
            and verdict.match.parts[0].start >= first.start - 3
            and not any("place" in finding.code or "ambig" in finding.code for finding in verdict.findings)
        ):
            return {"words": words} | ({"context": context} if context else {})
    return None


def _around(text: str, start: int, end: int, reach: int) -> str:
    """Words around a span, cut at white space within its paragraph."""
    left = max(text.rfind("\n", 0, start) + 1, start - reach)
    right = min((at for at in (text.find("\n", end),) if at >= 0), default=len(text))
    right = min(right, end + reach)
    while left > 0 and not text[left - 1].isspace() and left < start:
        left += 1
    while right < len(text) and not text[right].isspace() and right > end:
        right -= 1
    return one_line(text[left:right])


def _figure_lines(found: Draft, todo: list[str]) -> list[str]:
    if not found.figures:
        return []
    lines = ["# figures: choose those that matter and name them in briefing.yml, then write them here:"]
    for each in found.figures:
        qualifier = f"; {each.qualifier}" if each.qualifier else ""
        lines.append(
            f"# - words: {_comment(_with_qualifier(found.text, each))}  ({each.value}{'–' + each.upper if each.upper else ''}{' ' + each.unit if each.unit else ''}{qualifier})"
        )
    todo.append("choose the figures that matter from the list at the end")
    return lines


_NEAR = 60
"""Characters in which a qualifier stands before its number."""


def _with_qualifier(text: str, figure: DraftFigure) -> str:
    """The number as an article's `figures` should quote it: with the qualifier that stands right before it."""
    spelt = re.escape((figure.qualifier or "").partition(" … ")[0]).replace(r"\ ", r"\s+")
    near = text[max(0, figure.words.start - _NEAR) : figure.words.start]
    before = re.search(rf"\b{spelt}\s+\Z", near, re.IGNORECASE) if spelt else None
    return (before[0] if before else "") + figure.words.text

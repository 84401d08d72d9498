"""Who says each quotation of a text in another language than English, where the verb often comes first.

`„…“, sagte Lind`, `« … », a déclaré Lind`, `Lind betonte: „…“`, `Lind juge le plan « … »`, `laut Lind`, `selon Lind`.
What none of these names stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.drafting.attribution.clauses import Clause
from generator.drafting.attribution.phrases import Subject, of_mention
from generator.drafting.attribution.reading import Reading
from generator.drafting.frames import QUOTE, Frame
from generator.drafting.names import Mention
from generator.prose.marks import Quoted
from generator.prose.verbs import CALLS_DE, SAYS


@dataclass(frozen=True, slots=True)
class _Inquits:
    """How a language says who speaks."""

    says_after: re.Pattern[str]
    """From the closing mark to the subject."""
    says_alone: re.Pattern[str]
    """The same where the sentence ends without one: `“…”, añadió.`"""
    holds_pronoun: re.Pattern[str]
    """From the closing mark on, where the verb holds its subject, `pronoun`: `dit-elle`."""
    according: re.Pattern[str]
    """What leads up to a source."""
    leads_up: re.Pattern[str]
    """From a verb to the opening mark, behind a colon."""
    calls: re.Pattern[str]
    """From a verb that says something, or calls it by a name, to the opening mark."""
    stop: re.Pattern[str]
    """Where a subject ends."""
    owner: re.Pattern[str]
    """What stands before a name that only tells whose: the mayor of Leeds."""
    described: re.Pattern[str]
    """A phrase with an article: `who` is it without, `noun` its noun."""
    pronouns: Mapping[str, str]
    """Those that stand for one person, and the English ones for them."""
    verb_is_second: bool
    """Whether the subject stands behind the verb where something else begins the sentence."""


_MARK = r"[“”»«\"'’‹›]?[\s,;–—-]*"
"""What stands between quoted words and what speaks behind them."""
_WORD = re.compile(r"\w+")


def _inquits(
    verbs: str, calling: str, sources: str, ends: str, owner: str, described: str, pronouns: Mapping[str, str], *,
    between: str = "", held: str = "(?!)", according: str = "", view: str = "",
) -> _Inquits:  # fmt: skip
    """`between` is what may stand between verb and subject, `according` what `sources` behind a quotation are before one.

    Romance languages have a `view`, which leads up there to whose view it is; in Germanic ones the verb is second.
    """
    source = according or "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sources.split("|"))
    return _Inquits(
        says_after=re.compile(rf"{_MARK}(?:(?:{verbs}){between}|{sources})\s+(?=\S)"),
        says_alone=re.compile(rf"{_MARK}(?:{verbs})\s*[.\n]"),
        holds_pronoun=re.compile(rf"{_MARK}{held}"),
        according=re.compile(rf"\b(?:{source}|(?P<view>{view or '(?!)'}))\s+"),
        leads_up=re.compile(rf"\b(?P<verb>{verbs})\b[^.;!?]*:\s*$"),
        calls=re.compile(rf"\b(?P<verb>{calling}|{verbs})\b[^.;:!?{QUOTE}]{{0,120}}$"),
        stop=re.compile(rf"[.;:!?,{QUOTE}]|\s(?:{ends})\s"),
        owner=re.compile(rf"\b(?:{owner})\s*$"),
        described=re.compile(described),
        pronouns=pronouns,
        verb_is_second=not view,
    )


def _german() -> _Inquits:
    return _inquits(
        f"{SAYS['de']}|sagten|sagen|erklärten|betonten|warnten|forderten|schrieben|stellte|stellt|sprach|spricht|findet|fand|glaubt|"
        "glaubte|hofft|hoffte|gab|gibt",
        f"{CALLS_DE}|nannten|bezeichneten|sprachen|kritisierte|kritisiert|lobte|lobt",
        "so",
        "und|am|im|in|an|vor|gegenüber|bei|auf|mit|zu|zum|zur|nach|über",
        r"(?:von|des|der)(?:\s\w+)?",
        r"(?:der|die|das|ein|eine|einer|sein|seine|ihr|ihre)\s+(?P<who>(?:[a-zäöüß]+\s+){0,2}(?P<noun>[A-ZÄÖÜ][\w-]+)"
        r"(?:\s+(?:der|des|für)\s+(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ][\w-]+)?)",
        {"er": "he", "sie": "she"},
        according=r"[Ll]aut|[Nn]ach (?:Angaben|Worten|Ansicht|Einschätzung|Darstellung)(?: von)?|[Ss]o(?=\s[A-ZÄÖÜdsie])",
    )


def _french() -> _Inquits:
    return _inquits(
        rf"{SAYS['fr']}|souffle|lâche|a lâché|soupire|insiste|s['’](?:exclame|indigne|inquiète|agace|étonne|insurge)|"
        r"se (?:félicite|réjouit|désole|souvient)|s['’]est (?:exclamé|indigné|félicité|réjoui|inquiété)e?",
        "appelle|a appelé|qualifie|a qualifié|évoque|a évoqué|parle|a parlé|fustige|a fustigé|critique|a critiqué|accuse|promet",
        "selon|d[’']après",
        "à|au|aux|dans|devant|lors|sur|après|avant|qui|que|dont|où|mais|en|par|chez|pour",
        r"de|du|des|d[’']|de la|de l[’']",
        r"(?:le|la|un|une|son|sa|ses|l[’'])\s*(?P<who>(?P<noun>[^\W\d_][\w-]+)(?:\s+(?:de|du|des|d[’'])\s*(?:la\s+|l[’'])?[\w-]+)?)",
        {"il": "he", "elle": "she", "lui": "he"},
        between=r"(?:\s+(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ensuite|aussi|encore|notamment|ainsi|\w+ment))*",
        held=r"\w+(?:-t)?-(?P<pronoun>il|elle)\b",
        view="Pour",
    )


def _spanish() -> _Inquits:
    return _inquits(
        SAYS["es"],
        "calificó|califica|ha calificado|tachó|tacha|ha tachado|llamó|llama|considera|consideró|describió|describe|definió|define|"
        "habló|habla|acusó|acusa|ha acusado",
        "según|de acuerdo con",
        "a|al|ante|con|en|durante|en|que|quien|tras|sobre|para|por|pero|y",
        "de|del|de la|de los|de las",
        r"(?:el|la|un|una|su)\s+(?P<who>(?P<noun>[^\W\d_][\w-]+)(?:\s+(?:de|del)\s+(?:la\s+|los\s+)?[\w-]+)?)",
        {"él": "he", "ella": "she"},
        view="Para",
        between=r"(?:\s+(?:ayer|hoy|también|además|(?:este|el) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)))*",
    )


def _italian() -> _Inquits:
    return _inquits(
        SAYS["it"],
        "definisce|ha definito|definì|parla|ha parlato|accusa|ha accusato|chiama|ha chiamato|considera",
        "secondo",
        "a|al|alla|con|in|durante|che|dopo|su|per|ma|e|nel|nella",
        r"di|del|della|dei|dell[’']",
        r"(?:il|la|lo|un|una|l[’'])\s*(?P<who>(?P<noun>[^\W\d_][\w-]+)(?:\s+(?:di|del|della|dei)\s+[\w-]+)?)",
        {"lui": "he", "lei": "she"},
        view="Per",
    )


def _portuguese() -> _Inquits:
    return _inquits(
        SAYS["pt"],
        "chamou|chama|classificou|classifica|considerou|considera|descreveu|descreve|definiu|define|falou|fala|acusou|acusa",
        "segundo|de acordo com|conforme",
        "a|ao|à|com|em|durante|que|após|sobre|para|por|mas|e|no|na|nos|nas|num|numa|nesta|neste",
        "de|do|da|dos|das",
        r"(?:o|a|um|uma|seu|sua)\s+(?P<who>(?P<noun>[^\W\d_][\w-]+)(?:\s+(?:de|do|da)\s+[\w-]+)?)",
        {"ele": "he", "ela": "she"},
        view="Para",
    )


def _dutch() -> _Inquits:
    return _inquits(
        f"{SAYS['nl']}|legt|vindt|vond|denkt|dacht|hoopt|laat|liet|klinkt|besluit",
        "noemt|noemde|spreekt|sprak|omschrijft|omschreef|bestempelt|bestempelde",
        "aldus|volgens",
        "en|in|op|aan|voor|tegen|bij|met|na|over|tijdens|die|dat|maar",
        "van|van de|van het",
        r"(?:de|het|een|zijn|haar)\s+(?P<who>(?P<noun>[^\W\d_][\w-]+)(?:\s+van\s+(?:de\s+|het\s+)?[\w-]+)?)",
        {"hij": "he", "zij": "she", "ze": "she"},
    )


def _swedish() -> _Inquits:
    return _inquits(
        f"{SAYS['sv']}|tror|hoppas|tycker",
        "kallar|kallade|beskriver|beskrev|talar|talade",
        "enligt",
        "och|i|på|till|för|mot|med|efter|om|under|som|men|vid|när",
        "för|av|från|hos",
        r"(?:en|ett|hans|hennes)\s+(?P<who>(?P<noun>[^\W\d_][\w-]+))",
        {"han": "he", "hon": "she"},
    )


def _danish() -> _Inquits:
    """Norwegian too, whose verbs stand beside the Danish ones."""
    return _inquits(
        f"{SAYS['da']}|{SAYS['nb']}|lyder|håber|håper|tror|legger",
        "kalder|kaldte|kaller|kalte|beskriver|beskrev|taler|snakker|omtaler",
        "ifølge",
        "og|i|på|til|for|mod|mot|med|efter|etter|om|under|som|men|ved|da",
        "for|af|av|fra|hos",
        r"(?:en|et|hans|hendes|hennes)\s+(?P<who>(?P<noun>[^\W\d_][\w-]+))",
        {"han": "he", "hun": "she"},
    )


_NEAR = 60
"""Code points in which a name ends that stands behind a comma."""
_SPEAKING: Mapping[str, Callable[[], _Inquits]] = {
    "da": _danish,
    "de": _german,
    "es": _spanish,
    "fr": _french,
    "it": _italian,
    "nb": _danish,
    "nl": _dutch,
    "pt": _portuguese,
    "sv": _swedish,
}
"""By language (BCP 47)."""
SPOKEN = frozenset(_SPEAKING)


@cache
def _of(language: str) -> _Inquits:
    return _SPEAKING[language]()


def clause_elsewhere(reading: Reading, group: Sequence[Quoted]) -> Clause | None:
    """The clause after or between the parts that speaks, else the one before them; in a language that is `SPOKEN` here."""
    inquits, frame = _of(reading.language), reading.around(group[0])
    for part in group:
        start, end = min(part.end + (1 if part.closed else 0), frame.end), reading.around(part).end
        if found := inquits.holds_pronoun.match(reading.masked, start, end):
            pronoun = Subject("pronoun", inquits.pronouns[found["pronoun"]], found.start("pronoun"))
            return Clause(pronoun, reading.masked[start : found.end()].strip(" ,–»"), 0.95, "named after it")
        if found := inquits.says_after.match(reading.masked, start, end):
            subject = _subject(reading, inquits, found.end(), end)
            if subject:
                return Clause(subject, _cue(reading, start, found.end(), subject), 0.95, "named after it")
        if inquits.says_alone.match(reading.masked, start, end) and (subject := _same(reading, group[0].start - 1)):
            return Clause(subject, reading.masked[start:end].strip(" ,.–»"), 0.9, "named before it")
    before = reading.masked.rfind(QUOTE, frame.start, group[0].start - 1) + 1
    if before and (found := inquits.says_after.match(reading.masked, before, group[0].start)):
        subject = _subject(reading, inquits, found.end(), group[0].start)
        if subject:  # `„…“, klagt Lind, „…“`
            return Clause(subject, _cue(reading, before, found.end(), subject), 0.9, "named before it")
    lead = reading.masked[frame.start : max(frame.start, group[0].start - 1)]
    if found := inquits.according.search(lead):
        subject = _subject(reading, inquits, frame.start + found.end(), frame.start + len(lead))
        if subject and not (found["view"] and subject.kind == "description"):  # `Pour la première fois, …`
            begins = frame.start + found.start()
            return Clause(subject, _cue(reading, begins, frame.start + found.end(), subject), 0.9, "named before it")
    if found := inquits.leads_up.search(lead) or inquits.calls.search(lead):
        subject = _before(reading, inquits, frame, frame.start + found.start())
        if subject:
            return Clause(subject, f"{subject.words} … {found['verb']}", 0.85, "named before it")
    return None


def _cue(reading: Reading, start: int, subject_at: int, subject: Subject) -> str:
    """The words of an inquit whose subject stands last."""
    end = subject_at + 3 if subject.kind == "pronoun" else max(subject_at, subject.at + len(subject.words))
    return reading.masked[start:end].strip(" ,–")


def _subject(reading: Reading, inquits: _Inquits, start: int, end: int) -> Subject | None:
    """Who is named at a place: a pronoun, a person with titles before the name, or a common noun."""
    word = _WORD.match(reading.masked, start, end)
    if word and word[0] in inquits.pronouns:
        return Subject("pronoun", inquits.pronouns[word[0]], start)
    stop = inquits.stop.search(reading.masked, start, end)
    stop_at = stop.start() if stop else end
    if aside := _aside(reading, inquits, start, stop_at):
        return of_mention(reading, aside)
    named = (each for each in reading.cast.within(start, stop_at) if each.entity >= 0)
    if own := next((one for one in named if not inquits.owner.search(reading.masked, start + 4, one.start)), None):
        return of_mention(reading, own)
    if not (described := inquits.described.match(reading.masked, start, stop_at)):
        return None
    return Subject("description", described["who"], described.start("who"), head=described["noun"].lower())


def _aside(reading: Reading, inquits: _Inquits, start: int, comma: int) -> Mention | None:
    """Who is named behind a description and its comma: `el ministro de Economía, Ana Ruiz, `."""
    if not reading.masked.startswith(", ", comma) or not inquits.described.match(reading.masked, start, comma):
        return None
    named = reading.cast.within(comma, comma + _NEAR)
    is_next = bool(named) and named[0].begins == comma + 2 and named[0].entity >= 0
    return named[0] if is_next and reading.entity_kind(named[0].entity) in ("person", "name") else None


def _same(reading: Reading, before: int) -> Subject | None:
    """Who goes on speaking where a verb has no subject: the one person whom the paragraph has named so far."""
    start = reading.masked.rfind("\n", 0, before) + 1
    people = [each for each in reading.cast.within(start, before) if reading.entity_kind(each.entity) == "person"]
    return of_mention(reading, people[0]) if len({each.entity for each in people}) == 1 else None


def _before(reading: Reading, inquits: _Inquits, frame: Frame, verb: int) -> Subject | None:
    """The subject of a verb that leads up to a quotation: the person named before it, else what stands right behind it."""
    named = [each for each in reading.cast.within(frame.start, verb) if each.entity >= 0]
    people = [each for each in named if reading.entity_kind(each.entity) == "person"]
    own = [each for each in people if not inquits.owner.search(reading.masked, frame.start, each.start)]
    if own and len({each.entity for each in people}) == 1:
        return of_mention(reading, own[0])
    if own:
        return None
    first = _WORD.match(reading.masked, frame.start, verb)
    if first and first[0][0].isupper() and first[0].lower() in inquits.pronouns:
        return Subject("pronoun", inquits.pronouns[first[0].lower()], frame.start)
    behind = re.compile(r"\w+\s+").match(reading.masked, verb, frame.end)
    subject = _subject(reading, inquits, behind.end(), frame.end) if behind else None
    return subject if inquits.verb_is_second or (subject and subject.kind != "description") else None

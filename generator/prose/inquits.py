"""Who is named beside a quotation in German and in French: `„…“, sagte Karl Lind`, `« … », a déclaré Anne Morel`.

Where it is not clear that a person is named, nobody is: German nouns have capitals as well, and towns, papers and
offices speak in both languages. A single word counts as a family name where the text introduces somebody of that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from rapidfuzz import fuzz

from generator.prose.text import CAPITAL, without_accents
from generator.prose.verbs import CALLS_DE, SAID_FR, SAYS, SAYS_FR


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is named as the speaker."""

    phrase: str
    """The name with its titles: `Außenminister Karl Lind`."""
    words: str
    """The clause as the article has it."""


def named_after(after: str, text: str, language: str) -> Named | None:
    """Who is named right behind a closing mark. `after` is what follows it in its paragraph, up to the next mark."""
    speech, after = SPEECH[language](), _SPACE.sub(" ", after[:_LONGEST])
    for pattern in speech.behind:
        if found := pattern.match(after):
            return _named(found, found["subject"], text, speech)
    return None


def named_before(before: str, text: str, language: str) -> Named | None:
    """Who is named in the words that lead up to an opening mark: the sentence, or what follows the mark before."""
    speech, before = SPEECH[language](), _SPACE.sub(" ", before)
    if len(before) > _LONGEST:
        return None
    for pattern in speech.ahead:
        if found := pattern.search(before):
            subject = found["subject"]
            if not speech.no_subject.search(subject) and (named := _named(found, subject, text, speech)):
                return named
    return None


def is_spelt_like(phrase: str, names: Sequence[str]) -> bool:
    """Whether any word of a phrase is a word of the names, as languages spell it: Lawrow and Lavrov, Poutine and Putin."""
    own = {_sound(word) for name in names for word in _WORD.findall(name)}
    return any(_alike(_sound(word), each) for word in _WORD.findall(phrase) for each in own)


def _named(found: re.Match[str], subject: str, text: str, speech: _Speech) -> Named | None:
    is_source = "source" in found.groupdict() and found["source"] is not None
    if not (phrase := speech.person(subject, text, is_source)):
        return None
    start, end = found.span("subject")
    whole = found.string
    cut = whole[found.start() : start + len(phrase)] if found.re in speech.behind else whole[start : found.end()]
    return Named(phrase, (cut if len(cut) < _LONGEST_CLAUSE else whole[start:end]).strip(" ,;:–—-"))


_LONGEST = 300
"""Code points of the words beside a quotation in which a name is looked for."""
_LONGEST_CLAUSE = 120
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+")
_SOUNDS = (
    ("tsch|tch|sch|sh|ch|sz|cz|š|č", "s"),
    ("kh|ck|q|c", "k"),
    ("ou|oo", "u"),
    ("ph", "f"),
    ("th", "t"),
    ("w", "v"),
    ("z", "s"),
    ("j|y", "i"),
    (r"of$|off$|ov$|ow$", "ov"),
    (r"(.)\1+", r"\1"),
    (r"(?<=...)(?:es|e|s)$", ""),
)
"""What languages write differently for one sound."""
_LIKENESS = 80


def _sound(word: str) -> str:
    plain = without_accents(word.casefold())
    for pattern, sound in _SOUNDS:
        plain = re.sub(pattern, sound, plain)
    return plain


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 2 and fuzz.ratio(one, other) >= _LIKENESS)


@dataclass(frozen=True, slots=True)
class _Speech:
    """How a language says who speaks. Each pattern has a group `subject`, and `source` where it names a source."""

    behind: tuple[re.Pattern[str], ...]
    """From the closing mark on."""
    ahead: tuple[re.Pattern[str], ...]
    """Up to the opening mark."""
    no_subject: re.Pattern[str]
    """What a clause holds that is more than a subject."""
    person: Callable[[str, str, bool], str]
    """Who is clearly named at the beginning of a phrase, with titles; empty where nobody is."""


_CAP = rf"{CAPITAL}[\w’'-]*(?:(?<=\b[A-Z])\.|(?<=Dr)\.|(?<=Prof)\.|(?<=Mr)\.)?"
_EDGE = r"[\s,;–—-]*"


def _introduced(name: str, text: str, never_behind: str, no_name: str, titles: str) -> bool:
    """Whether a text names somebody in full, or with a title, of this family name, which never stands as a noun does."""
    word = re.escape(name)
    if re.search(rf"\b(?:{never_behind})\s+{word}\b", text, re.IGNORECASE):
        return False
    found = re.finditer(rf"({CAPITAL}[\w’'-]+|\b(?:{titles}))\s+{word}\b", text)
    return any(not re.fullmatch(no_name, each[1], re.IGNORECASE) for each in found)


# ---------------------------------------------------------------------------------------------------------------------
# German: every noun has a capital, the verb often comes first

_SAID_DE = "gesagt|erklärt|betont|gewarnt|gefordert|geschrieben|versichert|angekündigt|mitgeteilt|geantwortet"
_TITLE_DE = re.compile(
    r"(?:.*(?:minister|kanzler|präsident|chef|sprecher|sekretär|botschafter|kommissar|general|oberst|bürgermeister|"
    r"direktor|leiter|forscher|professor|richter|papst|könig|premier|senator|politiker|trainer|führer|gouverneur|"
    r"offizier|admiral|ökonom|historiker|wissenschaftler|analyst|berater|diplomat|koordinator|autor|manager|unternehmer|"
    r"gründer|vertreter|mitarbeiter|bischof|pfarrer|rektor|intendant|regisseur|aktivist|vorgänger|inspekteur|lehrer|"
    r"spieler|sänger|schauspieler|reporter|anwält|expert|kolleg|prinz|rät|beamt|nachfolger)(?:in|e|en|s)?|"
    r".*(?:vorsitzende|abgeordnete|beauftragte|beamte|oppositionelle)[rn]?|.*(?:rat|anwalt|mitglied|vize)|"
    r"herrn?|frau|dr|prof|(?:us|eu|uno?|spd|cdu|csu|fdp|afd))",
    re.IGNORECASE,
)
_NO_ARTICLE = "der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|kein|keine|im|vom|zum|zur|beim|ins|am"
_NO_NAME_DE = (
    rf"(?:{_NO_ARTICLE}|aber|als|auch|auf|aus|bei|beide|dann|dass|denn|dessen|deren|doch|er|es|für|gegen|hinter|ihr|ihre|in|"
    r"laut|mit|nach|neben|noch|nun|nur|ob|oder|ohne|seit|sein|seine|sich|sie|so|über|um|und|unter|von|vor|was|weil|wenn|wer|"
    r"wie|wir|wo|zu|zwischen|hauptstadt|stadt|region|provinz|land|staat|zeitung|firma|konzern|partei|gruppe|agentur)"
)
_RUN_DE = rf"{_CAP}(?:\s+(?:(?:von|van|de|la|al|bin|ibn)\s+(?:(?:der|den|und zu)\s+)?)?{_CAP})*"
_SUBJECT_DE = re.compile(
    rf"(?:(?P<article>der|die|das|ein|eine|sein|seine|ihr|ihre)\s+)?(?:[a-zäöüß-]+(?:e|er|es|en)\s+){{0,3}}(?P<run>{_RUN_DE})"
)


def _german(phrase: str, text: str, is_source: bool) -> str:
    found = _SUBJECT_DE.match(phrase) or _SUBJECT_DE.match(phrase[:1].lower() + phrase[1:])
    if not found:
        return ""
    run = found["run"].split()
    titles = [number for number, word in enumerate(run) if _TITLE_DE.fullmatch(word.strip("."))]
    name = run[titles[-1] + 1 :] if titles else run
    if not name or (found["article"] and not titles):
        return ""
    last = name[-1]
    if titles:
        is_genitive = len(name) == 1 and last.endswith("s") and re.search(rf"\b{re.escape(last[:-1])}\b", text)
        is_clear = not is_genitive and not re.fullmatch(_NO_NAME_DE, last, re.IGNORECASE)
    elif len(name) == 1 or is_source:
        is_clear = text.count(last) > 1 and _introduced(last, text, _NO_ARTICLE, _NO_NAME_DE, "Herrn?|Frau")
        is_clear = is_clear and not re.fullmatch(_NO_NAME_DE, last, re.IGNORECASE)
    else:
        is_clear = not re.fullmatch(_NO_NAME_DE, name[0], re.IGNORECASE)
    others = re.match(rf"\s+und\s+(?:[a-zäöüß]+\s+){{0,3}}{_RUN_DE}", phrase[found.end() :])
    return phrase[: found.end() + (others.end() if others else 0)] if is_clear else ""


@cache
def _german_speech() -> _Speech:
    return _Speech(
        behind=(
            re.compile(rf"{_EDGE}(?:{SAYS['de']})\s+(?P<subject>\S.*)"),
            re.compile(rf"{_EDGE}(?:hatte|hat|habe)\s+(?P<subject>\S[^,.;:!?]*?)\s(?:[^,.;:!?]*\s)?(?:{_SAID_DE})\b"),
            re.compile(rf"{_EDGE}(?P<source>so|laut)\s+(?P<subject>\S.*)"),
        ),
        ahead=(
            re.compile(rf"^{_EDGE}(?:{SAYS['de']})\s+(?P<subject>[^,.;:!?]+)[,:]\s*$"),
            re.compile(
                rf"^\W*(?P<subject>[^,;:.!?]{{2,80}}?)(?:,[^;:.!?]{{2,100}},)?\s+(?:{SAYS['de']})\b[^,;:.!?]{{0,80}}:\s*$"
            ),
            re.compile(
                rf"^\W*(?:Am|Im|In|Zu|Auf|Nach|Bei|Vor|Dazu|Zuvor|Danach|Später|Auch|Gestern|Zudem|Außerdem)\b[^,;:.!?]{{0,60}}\s(?:{SAYS['de']})\s+(?P<subject>[^,;:.!?]{{2,100}}):\s*$"
            ),
            re.compile(rf"^\W*(?P<subject>[^,;:.!?]{{2,60}}?)\s+(?:{SAYS['de']}),(?:\s+[a-zäöüß]+){{0,6}}\s*$"),
            re.compile(rf"^\W*(?P<subject>[^,;:.!?]{{2,60}}?)\s+(?:{CALLS_DE})\b[^,;:.!?]{{0,60}}$"),
            re.compile(
                r"^\W*(?P<source>Laut|Nach (?:Angaben|Worten|Ansicht|Einschätzung|Darstellung) von)\s+(?P<subject>[^,;:.!?]{2,60}?)\s+(?:ist|sei|war|wird|habe|hat|handelt|gibt)\b[^,;:.!?]{0,40}$"
            ),
            re.compile(rf"^\W*(?P<source>)(?P<subject>{_CAP}(?:\s+{_CAP}){{0,3}}):\s*$"),
        ),
        no_subject=re.compile(
            rf"\b(?:{SAYS['de']}|{CALLS_DE}|{_SAID_DE}|hat|hatte|ist|war|wird|wurde|habe|sei|nicht|als|wenn|nachdem|dass)\b"
        ),
        person=_german,
    )


# ---------------------------------------------------------------------------------------------------------------------
# French: titles are small, the verb is often a participle

_DAYS_FR = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ensuite|alors|aussi|également|encore|notamment|ainsi"
)
_TITLES_FR = (
    "président|présidente|vice-président|vice-présidente|ministre|chancelier|chancelière|porte-parole|secrétaire|directeur|"
    "directrice|chef|cheffe|général|colonel|amiral|ambassadeur|ambassadrice|maire|député|députée|sénateur|sénatrice|préfet|"
    "préfète|procureur|procureure|commissaire|avocat|avocate|roi|reine|prince|pape|dirigeant|dirigeante|leader|patron|patronne|"
    "coordinateur|coordinatrice|expert|experte|professeur|professeure|chercheur|chercheuse|analyste|historien|historienne|"
    "économiste|militant|militante|conseiller|conseillère|diplomate|élu|élue|responsable|opposant|opposante|homologue"
)
_CAPITAL_TITLES_FR = frozenset(
    "M Mme Mlle Mgr Me Dr Pr Premier Première Président Présidente Monsieur Madame Ministre".split()
)
_ASIDE_FR = frozenset("de du des d' d’ à au aux en chez pour le la les l' l’ un une".split())
_STOP_FR = frozenset(
    f"à au aux dans devant lors sur après avant qui que qu' dont où mais car en par {_DAYS_FR.replace('|', ' ')}".split()
)
_NO_NAME_FR = r"(?:le|la|les|un|une|des|du|de|dans|pour|selon|et|mais|à|au|aux|en|que|qui|il|elle|ce|cette|son|sa|ses|avec|sur|par|ville|capitale|journal|quotidien|région)"
_TOKEN_FR = re.compile(r"(?:[ldLD]|[Qq]u)['’](?=\w)|(?:M|Dr|Pr|Me)\.|[^\W\d_][\w’'-]*\.?|[^\s\w]")
_JOINS_FR = frozenset("de du le la van von der den el al bin ibn".split())


def _leading_name(phrase: str) -> tuple[list[str], bool, int]:
    """The name at the beginning of a French phrase, behind titles and what they belong to: its words, none where
    nobody is named; whether it has a title; its end.
    """
    previous, run, aside, has_title, end = "", list[str](), False, False, 0
    for found in _TOKEN_FR.finditer(phrase):
        token = found[0] if found[0] in ("M.", "Dr.", "Pr.", "Me.") else found[0].rstrip(".")
        if not found.start() and token in ("Le", "La", "L'", "L’", "Un", "Une"):
            token = token.lower()
        plain = token.strip(".")
        if plain in _CAPITAL_TITLES_FR or (not run and plain.lower() in _TITLES_FR.split("|")):
            if run and not aside:
                break
            run, aside, has_title = [], False, True
        elif token[0].isupper():
            aside = aside if run else previous in _ASIDE_FR
            run.append(plain)
            end = found.start() + len(plain) if not aside else end
        elif run and not aside:
            if token not in _JOINS_FR:
                break
        elif token.lower() in _STOP_FR or not token[0].isalpha():
            break
        else:
            run = []
        previous = token.lower() if plain not in _CAPITAL_TITLES_FR else ""
        if found[0].endswith(".") and plain not in _CAPITAL_TITLES_FR and len(plain) > 1:
            break
    return [] if aside else run, has_title, end


def _french(phrase: str, text: str, is_source: bool) -> str:
    run, has_title, end = _leading_name(phrase)
    if not run:
        return ""
    if not has_title and (len(run) == 1 or is_source):
        titles = rf"M\.|Mme|{_TITLES_FR}"
        if text.count(run[-1]) < 2 or not _introduced(
            run[-1], text, r"le|la|les|l['’]|à|en|au|aux|du", _NO_NAME_FR, titles
        ):
            return ""
    elif not has_title and re.fullmatch(_NO_NAME_FR, run[0], re.IGNORECASE):
        return ""
    others = re.match(rf"\s+et\s+(?:[a-zà-ÿ’'-]+\s+){{0,4}}{_CAP}(?:\s+{_CAP})*", phrase[end:])
    return phrase[: end + (others.end() if others else 0)]


@cache
def _french_speech() -> _Speech:
    return _Speech(
        behind=(
            re.compile(
                rf"{_EDGE}{SAYS['fr']}\s+(?:(?:{_DAYS_FR}|\w+ment)\s+|à (?:la presse|l['’]AFP)\s+)*(?P<subject>\S.*)"
            ),
            re.compile(rf"{_EDGE}(?P<source>selon|d['’]après)\s+(?P<subject>\S.*)"),
        ),
        ahead=(
            re.compile(rf"^{_EDGE}{SAYS['fr']}\s+(?P<subject>[^,;:.!?]+)[,:]\s*$"),
            re.compile(
                rf"^\W*(?:[^;:.!?«»]{{2,100}},\s+)??(?P<subject>[^,;:!?]{{2,80}}?)(?:,[^;:!?]{{2,100}},)?\s+{SAYS['fr']}\b[^,;:.!?]{{0,60}}:\s*$"
            ),
            re.compile(
                rf"^\W*(?P<subject>[^,;:!?]{{2,80}}?)(?:,[^;:!?]{{2,100}},)?\s+{SAYS['fr']}(?:\s+[a-zà-ÿ’']+){{0,5}}\s+qu(?:e|['’])(?:\s*[a-zà-ÿ’']+){{0,6}}\s*$"
            ),
            re.compile(r"^\W*(?P<source>Selon|D['’]après)\s+(?P<subject>[^,;:!?]{2,60}),[^,;:.!?]{0,60}$"),
            re.compile(rf"^\W*(?P<source>)(?P<subject>{_CAP}(?:\s+{_CAP}){{0,3}})\s?:\s*$"),
        ),
        no_subject=re.compile(rf"\b(?:a|ont|avait|est|était|sont|qui|que|dont|où|quand|lorsque|{SAID_FR}|{SAYS_FR})\b"),
        person=_french,
    )


# ---------------------------------------------------------------------------------------------------------------------
# What splits a quotation, in more languages: `«Non molliamo», ha detto Meloni, «e andremo avanti»`

SPLITTING = {
    **SAYS,
    "de": f"{SAYS['de']}|so",
    "fr": rf"{SAYS['fr']}(?:(?:-t)?-(?:il|elle|ils|elles|on))?|(?:a|avait)-t-(?:il|elle|on) (?:{SAID_FR})",
    "nl": f"{SAYS['nl']}|aldus",
}
"""What begins an inquit, by language (BCP 47)."""
_MOST_WORDS = 14
_SECOND = re.compile(r"[\r\n;:!?]|\.(?!$)|\w,(?!$)|(?<!\w)(?:und|et|y|och|og|и|і)(?!\w)")
"""What a clause has that is more than one: `, sagte er, sie aber, `."""


@cache
def _beginning(language: str) -> re.Pattern[str]:
    return re.compile(rf"{_EDGE}(?:{SPLITTING[language]})(?!\w)")


@cache
def verbs_of(language: str, flags: int = 0) -> re.Pattern[str]:
    """Any verb that begins an inquit in a language of `SPLITTING`, as a word."""
    return re.compile(rf"(?<!\w)(?:{SPLITTING[language]})(?!\w)", flags)


def begins_inquit(after: str, language: str) -> bool:
    """Whether what follows a closing mark begins with a verb of speech: `, sagte Lind`."""
    return _beginning(language).match(after) is not None


def splits(between: str, language: str) -> bool:
    """Whether what stands between two marks is an inquit, and no more: `, sagte Lind am Montag, `."""
    clause = re.sub(r"(?<=\b\w)\.(?=\s\w)", "", between).rstrip(" –—-")
    verbs = verbs_of(language).findall(clause) if len(clause) < _LONGEST else ()
    is_ended = clause.endswith((",", ".")) or clause != between.rstrip()
    is_one = len(verbs) == 1 and len(clause.split()) <= _MOST_WORDS and not _SECOND.search(clause)
    return is_ended and is_one and begins_inquit(between, language)


# ---------------------------------------------------------------------------------------------------------------------
# Languages in which names alone have capitals, and a person is clear by two of them: `“…”, aseguró el ministro, Pedro Ruiz`


@dataclass(frozen=True, slots=True)
class _Small:
    """The small words of a language around who speaks, as parts of expressions."""

    articles: str
    of: str
    never: str
    """What no title or name begins with: other prepositions, pronouns."""
    that: str
    between: str
    """What may stand between a verb and its subject."""


_SMALL = {
    "da": _Small(
        "den|det|de|en|et", "for|af|i|fra|hos", "til|på|med|efter|om|over|han|hun|jeg|vi", "at", "også|i dag|i går|videre"
    ),
    "es": _Small(
        "el|la|los|las|un|una|su",
        "de|del|de la|de los|de las|en|para",
        "a|al|ante|con|tras|por|sobre|durante|según|preguntado|preguntada|él|ella|este|esta",
        "que",
        r"ayer|hoy|también|además|este \w+|el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)",
    ),
    "it": _Small(
        "il|la|lo|i|gli|le|un|una",
        "di|del|della|dei|delle|dello|in|per",
        "a|ad|al|alla|con|dopo|su|durante|secondo|lui|lei",
        "che",
        "oggi|ieri|anche|poi|ancora",
    ),
    "nl": _Small("de|het|een", "van|van de|van het|voor|bij|in", "tegen|aan|op|met|na|over|hij|zij|ze|wij", "dat", "ook|vandaag|gisteren|verder"),
    "no": _Small("den|det|de|en|et", "for|av|i|fra|hos", "til|på|med|etter|om|over|han|hun|jeg|vi", "at", "også|i dag|i går|videre"),
    "pt": _Small(
        "o|a|os|as|um|uma|seu|sua",
        "de|do|da|dos|das|em|para",
        "ao|à|aos|às|com|por|após|sobre|durante|segundo|no|na|ele|ela",
        "que",
        r"ontem|hoje|também|ainda|nesta \w+",
    ),
    "sv": _Small("den|det|de|en|ett", "för|av|i|från|hos", "till|på|med|efter|om|över|han|hon|jag|vi", "att", "också|i dag|i går|vidare"),
}  # fmt: skip
_WRITES = r"(?:ha\s+)?(?:skriv|skrev|schrij|schree|escrib|escrit|scriv|scritt|escrev)"
"""What papers do as well, whose names are as those of people."""


def _two_capitals(small: _Small, phrase: str, text: str, is_source: bool) -> str:
    """Who is named by two words with capitals, behind the verb or what the person is; or by one whom the text introduces."""
    found = _person_of(small).match(phrase)
    if found is None or (found["article"] and not found["title"]):
        return ""  # `la Guardia Civil`
    name = found["name"]
    if " " not in name and not (
        text.count(name) > 1 and _introduced(name, text, small.articles, small.articles, "(?!)")
    ):
        return ""
    return phrase[: found.end()]


@cache
def _person_of(small: _Small) -> re.Pattern[str]:
    no_title = f"(?!(?i:{small.articles}|{small.of}|{small.never}|{small.that})\\b)"
    title = rf"{no_title}[^\W\d_A-Z][\w-]*(?:\s+(?:{small.of})\s+[\w-]+)*"
    return re.compile(
        rf"(?:(?P<article>(?i:{small.articles}))\s+)?(?P<title>(?:{title}\s+){{0,3}}{title},?\s+)??"
        rf"(?P<name>{no_title}{_CAP}(?:\s+(?:(?:de|da|do|dos|di|del|della|van|von|der|den|af|la|el|e|y)\s+){{0,2}}{_CAP})*)"
    )


@cache
def _plain_speech(language: str) -> _Speech:
    small, verbs = _SMALL[language], f"(?!{_WRITES})(?:{SAYS[language]})"
    subject = r"^\W*(?P<subject>[^;:!?]{2,120}?),?"
    return _Speech(
        behind=(re.compile(rf"{_EDGE}{verbs}(?:\s+(?:{small.between}))*\s+(?P<subject>\S.*)"),),
        ahead=(
            re.compile(rf"^{_EDGE}{verbs}\s+(?P<subject>[^;:.!?]+)[,:]\s*$"),
            re.compile(rf"{subject}\s+{verbs}\b[^,;:.!?]{{0,60}}:\s*$"),
            re.compile(rf"{subject}\s+{verbs}(?:\s+\w+){{0,4}}\s+{small.that}(?:\s+\w+){{0,6}}\s*$"),
        ),
        no_subject=re.compile(rf"\b(?:{small.that}|{SAYS[language]})\b"),
        person=partial(_two_capitals, small),
    )


SPEECH: Mapping[str, Callable[[], _Speech]] = {
    "de": _german_speech,
    "fr": _french_speech,
    **{language: partial(_plain_speech, language) for language in _SMALL},
    **{language: partial(_plain_speech, "no") for language in ("nb", "nn")},
}
"""The languages with rules of their own, by the first part of their BCP 47 tag; the rules are read where one is met."""

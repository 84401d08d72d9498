"""Numbers as articles print them: value, unit and qualifier, and whether two readings can both be true.

When readings agree. Each reading allows an interval, and readings agree when every two of their intervals meet:

- `100,000` allows that number alone: a number without a qualifier is taken at its word, but for rounded ones.
- `$1.4bn`, `58.4`, `14%` allow what is printed so when it is rounded: from half of the last digit below up to half of it
  above, which is the next one's. Two digits at least must be printed, of them one behind the point, or a scale or per cent.
- `between 100 and 200`, `100–200`, `two or three` allow what lies between, both ends included.
- `about`, `an estimated`, `some` allow a tenth more and less; of a year, two years more and less.
- `nearly`, `just under` allow the tenth below, `just over` the tenth above, neither the number itself.
- `at least`, `or more`, `since 2014` allow the number and all above it; `more than`, `over`, `after 2014` all above it
  alone.
- `up to`, `at most`, `until 2014` allow the number and all below it; `fewer than`, `under`, `before 2014` all below it
  alone.
- `dozens`, `tens of thousands` mean at least two of them; `several hundred` at least two hundred and less than a
  thousand.
- Of several qualifiers the one that tells the likeness goes first: `at least about 30` is at least a tenth below 30.

So “at least 100,000” agrees with “130,000” and “about 108,000”, but “more than 100,000” contradicts “100,000”. Values
are compared as they are printed. Nothing is converted: two currencies, a currency and per cent, or per cent and percentage
points contradict, by sign or by name; so do two measures, by sign, and degrees Celsius and Fahrenheit.

Of articles in other languages the digits and their scales (Millionen, Mrd., milliards) are read and, of those in
`_ELSEWHERE`, the qualifiers (rund, au moins), but no numbers in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from generator.prose.text import tongue

# ---------------------------------------------------------------------------------------------------------------------
# What stands for a number

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
IN_WORDS = {word: value for value, word in enumerate([*_ONES, *_TEENS], 1)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
"""What one English word says."""
_SMALL = {word: Decimal(value) for word, value in (IN_WORDS | {"zero": 0, "a": 1, "an": 1}).items()}
_SCALES = {
    "dozen": Decimal(12),
    "score": Decimal(20),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_GREAT_ELSEWHERE = {
    "da": {3: "tusind", 6: "million millioner mio", 9: "milliard milliarder mia mrd", 12: "billion billioner"},
    "de": {3: "tausend tsd", 6: "million millionen mio", 9: "milliarde milliarden mrd", 12: "billion billionen"},
    "es": {3: "mil", 6: "millón millones", 12: "billón billones"},
    "fi": {3: "tuhatta", 6: "miljoona miljoonaa milj", 9: "miljardi miljardia mrd", 12: "biljoona biljoonaa"},
    "fr": {3: "mille", 6: "million millions", 9: "milliard milliards", 12: "billion billions"},
    "it": {3: "mila", 6: "milione milioni mln", 9: "miliardo miliardi mld", 12: "bilione bilioni"},
    "nl": {3: "duizend", 6: "miljoen mln", 9: "miljard mld", 12: "biljoen"},
    "no": {3: "tusen", 6: "million millioner mill", 9: "milliard milliarder mrd", 12: "billion billioner"},
    "pl": {
        3: "tysiące tysięcy tys",
        6: "milion miliony milionów mln",
        9: "miliard miliardy miliardów mld",
        12: "bilion",
    },
    "pt": {3: "mil", 6: "milhão milhões", 9: "bilhão bilhões", 12: "trilhão trilhões bilião biliões"},
    "ru": {3: "тысяча тысячи тысяч тыс", 6: "миллион миллиона миллионов млн", 9: "миллиард миллиарда миллиардов млрд"},
    "sv": {3: "tusen", 6: "miljon miljoner", 9: "miljard miljarder", 12: "biljon biljoner"},
    "tr": {3: "bin", 6: "milyon", 9: "milyar", 12: "trilyon"},
    "uk": {3: "тисяча тисячі тисяч тис", 6: "мільйон мільйони мільйонів млн", 9: "мільярд мільярди мільярдів млрд"},
}
"""What other languages call great numbers behind digits, by the zeros: a German “Billion” is no billion."""
_SCALES_ELSEWHERE = {
    language: {word: Decimal(10**zeros) for zeros, words in great.items() for word in words.split()}
    for language, great in _GREAT_ELSEWHERE.items()
}
_SCALES_ELSEWHERE |= dict.fromkeys(("nb", "nn"), _SCALES_ELSEWHERE["no"])
_LETTERS = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion"}
_FRACTIONS = {"¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75")}
_CURRENCY = r"(?:(?:US|C|A|NZ|HK|S|R)?\$|[€£¥₹₽₩₴₺]|\b(?:USD|EUR|GBP|JPY|CHF|RUB|UAH)\s?)"
_MEASURES = "km/h|km|kg|cm|mm|m|ft|mph|kph|kW|MW|GW|kWh|MWh|°C|°F|°|C|F"
_NO_METRES = r"(?!\s(?:tall|high|deep|long|wide|away|apart|above|below)\b)"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTHS_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
MONTHS_DE = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
"""As expressions; zones and drafts read dates by them too."""
_MONTH = rf"(?:{MONTHS}|(?:{MONTHS_SHORT})\b\.?)"

_BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES)}))?|{'|'.join([*_TEENS, *_ONES])})"
_GREAT = "(?:thousand|lakh|million|crore|billion|trillion)"


def _cardinal(joint: str) -> str:
    """A number in words; `joint` stands between its hundreds and what follows them."""
    below = rf"(?:(?:{_BELOW_HUNDRED}|an?)[\s-]hundred(?:{joint}{_BELOW_HUNDRED}(?![\s-]hundred))?|{_BELOW_HUNDRED})"
    great = rf"(?:{below}|an?)[\s-]{_GREAT}\b"
    return rf"(?:{great}(?:,?{joint}{great})*(?:,?{joint}{below}(?![\s-]{_GREAT}))?|{below}|zero)"


_CARDINAL = _cardinal(r"[\s-]")
_CARDINAL_WITH_AND = _cardinal(r"[\s-](?:and[\s-])?")
_BETWEEN = "|".join(f"(?<=between {word})" for word in ("", "about ", "around ", "roughly ", "an estimated "))
"""Before a number in words whose "and" belongs to the range."""
_SCALE_WORD = r"(?:dozen|score|hundred|thousand|lakh|million|crore|billion|trillion)"
_POINT_DIGITS = (
    r"\d{1,3}(?:(?P<group>[,'’\u00a0\u2009\u202f ])\d{3})(?:(?P=group)\d{3})*(?:\.\d+)?(?![,'’]?\d)"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 1,00,000
    r"|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}"  # 1.234,5 and 1.234.567 can be nothing else
    r"|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?"
)
_COMMA_DIGITS = r"\d{1,3}(?:(?P<group>[.'’\u00a0\u2009\u202f ])\d{3})(?:(?P=group)\d{3})*(?:,\d+)?|\d+(?:[.,]\d+)?"
_COMMA_LANGUAGES = frozenset("bg cs da de el es fi fr hu id it lt lv nb nl nn no pl pt ro ru sk sl sv tr uk".split())
"""Languages that print one thousand as 1.000 and a half as 0,5."""
_POINT_REGIONS = frozenset("ch gb hn li mx pr us".split())
"""Regions that do not, whatever their language."""


@lru_cache(maxsize=20)
def _number(base: str, *, comma: bool) -> re.Pattern[str]:
    """A number, its sign, its scale and its unit; a range is two of them. `base` is the language without its region."""
    digits = _COMMA_DIGITS if comma else _POINT_DIGITS
    elsewhere = "|".join(_SCALES_ELSEWHERE.get(base, ()))
    scale = rf"[\s-]?(?:{elsewhere})\b" if elsewhere else rf"[\s-](?:an?[\s-])?{_SCALE_WORD}\b"
    in_english = "(?!)" if elsewhere else ""  # the French “trois millions” is no English “millions”
    return re.compile(
        rf"(?P<sign>(?<![^\s(\[“\"‘])[-−](?=[\d$€£¥])|\bminus\s)?(?P<currency>{_CURRENCY})?"
        rf"(?:(?<![\w.])(?<!\d,)(?P<digits>{digits})(?P<fraction>[¼½¾])?(?![.,:/]\d)"
        rf"|(?<!\w)(?P<only>[¼½¾])"
        rf"|{in_english}(?:\b(?P<part>half(?=[\s-](?:an?[\s-])?{_SCALE_WORD}\b)|(?:(?:a[\s-])?quarter|three[\s-]quarters)(?:[\s-]of)?(?=[\s-](?:a[\s-])?{_GREAT}\b))"
        rf"|\b(?P<half>half)(?=\s(?:of|the|its|their|all)\b)"
        rf"|(?:{_BETWEEN})(?P<bounded>{_CARDINAL})(?!\w)"
        rf"|\b(?P<word>{_CARDINAL_WITH_AND})(?!\w)"
        rf"|\b(?P<vague>several|(?:a\s)?few|(?:a\s)?couple(?:\sof)?)(?=\s{_SCALE_WORD}\b)"
        rf"|\b(?P<plural>(?:tens|dozens|hundreds|thousands)\sof\s(?:thousands|millions|billions)"
        rf"|dozens|hundreds|thousands|millions|billions|trillions|scores(?=\sof\b))(?!\w)"
        rf"|\b(?P<a>an?)(?=\s(?:dozen|score)\b)))"
        rf"(?P<and_half>[\s-]and[\s-]a[\s-](?:half|quarter)\b)?"
        rf"(?P<scales>(?:{scale}|\s?(?:mn|bn|tn)\b|(?<=[\d¼½¾])(?:m{_NO_METRES}|k|b|million|billion|trillion)\b)*)"
        rf"(?:(?P<percent>\s?(?:%|p(?:er|our)\s?cent\b|Prozent\b|pc\b))|(?P<measure>\s?(?:{_MEASURES}))|(?P<behind>\.?\s?[€£¥₹₽₩₴₺$](?!\d)))?(?!\w)",
        re.IGNORECASE,
    )


_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|quarter|half|hal(?:f|ve)"
_OF_A_GREAT = rf"of[\s-]an?[\s-]{_GREAT}\b"
_OTHERWISE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:[-–/]\d{{1,2}}|\s(?:to|and|or)\s\d{{1,2}})?(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?!\w)"
    rf"|\b{_MONTH}\s\d{{1,2}}(?:[-–]\d{{1,2}})?(?![\d.,]*\d)|\b\d{{1,2}}\.\s(?:{MONTHS_DE})\b"
    r"|(?<!\d)\d+(?:(?:[:/]\d+)+|(?:-\d+){2,}|(?:\.\d+){3,})|\b\d{1,2}(?:[.:]\d\d)?\s?(?i:[ap]\.?m\b)|\b\d{1,2}[.:]?\d\d\s(?:GMT|BST|UTC|CES?T|E[SD]?T|P[SD]?T)\b"
    r"|(?<![\w.])\+\d{1,3}[\s(][\d\s()-]{6,}\d|\b10\.\d{4,9}/\S+"
    rf"|(?i:\b(?!three[\s-]quarters[\s-]{_OF_A_GREAT})(?:{'|'.join([*_TENS, *_ONES, *_TEENS])})[\s-](?:{_ORDINAL})s?\b(?:[\s-]{_OF_A_GREAT})?)"
    rf"|(?i:\ban?[\s-](?:third|fifth|sixth|tenth)[\s-]{_OF_A_GREAT})"
    r"|(?i:\bone\sin\s(?:every\s)?[\w-]+|\b[\w-]+\sout\sof\s(?:every\s)?[\w-]+)"
    r"|(?i:\b(?:no|any|every|some|each|this|that|the|which)[\s-]one\b|\bone\sanother\b)"
)
"""Days, times, telephone numbers, dates, versions, ordinals, fractions in words: numbers that count nothing."""
_NAME_BEFORE = re.compile(r"(?:^|[^\w-])(?!(?:mid|pre|post|late|early)-$)[^\W\d_]+[-‑]$", re.IGNORECASE)
"""The beginning of a name that a number ends: F-16, Covid-19."""

# ---------------------------------------------------------------------------------------------------------------------
# What stands beside it

EXACT = ("in", "on", "exactly", "precisely", "only", "just", "between")
"""Qualifiers that allow the value alone."""
_ABOUT = (
    "estimated", "an estimate of", "estimates of", "about", "around", "roughly", "approximately", "approx.", "some",
    "close to", "circa", "in the region of", "in the order of", "somewhere", "or so", "or thereabouts", "odd", "~", "≈",
)  # fmt: skip
_NEARLY = (
    "nearly", "almost", "not quite", "approaching", "just under", "just below", "just short of", "just less than",
    "just fewer than", "slightly under", "slightly less than", "slightly fewer than", "a little under",
    "a little less than",
)  # fmt: skip
_BARELY = (
    "just over", "just above", "just more than", "slightly over", "slightly above", "slightly more than",
    "a little over", "a little more than", "little more than",
)  # fmt: skip
_AT_LEAST = (
    "at least", "at the very least", "at minimum", "no fewer than", "not fewer than", "no less than", "not less than",
    "a minimum of", "as few as", "as little as", "as low as", "or more", "or above", "plus", "+", "≥", "since", "from",
)  # fmt: skip
_MORE = (
    "more than", "over", "well over", "above", "well above", "greater than", "higher than", "exceeding",
    "in excess of", "upwards of", "upward of", ">", "after",
)  # fmt: skip
_AT_MOST = (
    "up to", "as many as", "as much as", "as high as", "no more than", "not more than", "at most", "at the most",
    "a maximum of", "or fewer", "or less", "≤", "until", "till", "by",
)  # fmt: skip
_LESS = ("less than", "fewer than", "lower than", "under", "well under", "below", "well below", "<", "before")
_SEVERAL = ("several", "a few", "few", "a couple of", "couple of", "couple")
_PLURAL = (
    *(f"{many} of {more}" for many in ("tens", "dozens", "hundreds", "thousands") for more in ("thousands", "millions", "billions")),
    "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions",
)  # fmt: skip
_ELSEWHERE = {
    "de": {
        "about": "rund etwa ungefähr circa ca. zirka schätzungsweise geschätzt geschätzte geschätzten annähernd", "nearly": "fast knapp beinahe nahezu",
        "just over": "gut", "at least": "mindestens wenigstens zumindest nicht_weniger_als", "more than": "mehr_als über weit_über",
        "up to": "bis_zu", "at most": "höchstens maximal nicht_mehr_als", "less than": "weniger_als unter",
        "exactly": "genau", "only": "nur lediglich", "between": "zwischen", "since": "seit",
    },
    "fr": {
        "about": "environ quelque autour_de à_peu_près estimé_à estimée_à estimés_à estimées_à", "nearly": "près_de presque", "just over": "un_peu_plus_de",
        "at least": "au_moins pas_moins_de", "more than": "plus_de", "up to": "jusqu'à jusqu’à", "at most": "au_plus au_maximum pas_plus_de",
        "less than": "moins_de", "exactly": "exactement", "only": "seulement", "between": "entre", "since": "depuis",
    },
    "es": {
        "about": "alrededor_de aproximadamente estimado_en estimada_en", "nearly": "casi", "at least": "al_menos por_lo_menos",
        "more than": "más_de", "up to": "hasta", "less than": "menos_de", "only": "solo sólo", "between": "entre",
    },
    "ar": {
        "about": "حوالي نحو زهاء قرابة ما_يقرب_من ما_يقارب", "at least": "ما_لا_يقل_عن على_الأقل", "more than": "أكثر_من ما_يزيد_على ما_يزيد_عن",
        "less than": "أقل_من", "up to": "ما_يصل_إلى", "between": "بين",
    },
    "da": {
        "about": "omkring cirka ca. omtrent", "nearly": "næsten knap", "just over": "godt lidt_over", "at least": "mindst ikke_mindre_end",
        "more than": "mere_end flere_end over", "up to": "op_til", "at most": "højst maksimalt", "less than": "mindre_end færre_end under",
        "only": "kun blot", "between": "mellem", "since": "siden",
    },
    "it": {
        "about": "circa all'incirca all’incirca intorno_a", "nearly": "quasi", "just over": "poco_più_di", "at least": "almeno non_meno_di",
        "more than": "più_di oltre", "up to": "fino_a", "at most": "al_massimo non_più_di", "less than": "meno_di", "only": "solo soltanto",
        "between": "tra fra",
    },
    "nl": {
        "about": "ongeveer zo'n zo’n circa rond naar_schatting", "nearly": "bijna", "just over": "ruim iets_meer_dan",
        "at least": "minstens zeker ten_minste tenminste minimaal niet_minder_dan", "more than": "meer_dan boven", "up to": "tot",
        "at most": "hooguit maximaal hoogstens", "less than": "minder_dan", "only": "slechts", "between": "tussen", "since": "sinds",
    },
    "no": {
        "about": "rundt omtrent cirka ca. omlag", "nearly": "nesten knapt", "just over": "litt_over drøyt", "at least": "minst ikke_mindre_enn",
        "more than": "mer_enn flere_enn over", "up to": "opptil inntil", "at most": "høyst maksimalt", "less than": "mindre_enn færre_enn under",
        "only": "bare kun", "between": "mellom", "since": "siden",
    },
    "pl": {
        "about": "około ok. mniej_więcej", "nearly": "prawie niemal blisko", "at least": "co_najmniej przynajmniej nie_mniej_niż",
        "more than": "ponad więcej_niż", "up to": "do", "at most": "najwyżej co_najwyżej nie_więcej_niż", "less than": "mniej_niż poniżej",
        "only": "tylko", "between": "między",
    },
    "pt": {
        "about": "cerca_de aproximadamente em_torno_de estimado_em estimada_em", "nearly": "quase", "at least": "pelo_menos ao_menos no_mínimo",
        "more than": "mais_de", "up to": "até", "at most": "no_máximo", "less than": "menos_de", "only": "apenas só", "between": "entre",
    },
    "ru": {
        "about": "около примерно приблизительно порядка", "nearly": "почти", "at least": "не_менее по_меньшей_мере как_минимум",
        "more than": "более больше свыше", "up to": "до", "at most": "не_более", "less than": "менее меньше", "only": "только лишь всего",
    },
    "sv": {
        "about": "omkring ungefär cirka runt ca", "nearly": "nästan knappt", "just over": "drygt", "at least": "minst åtminstone",
        "more than": "mer_än fler_än över", "up to": "upp_till", "at most": "högst maximalt", "less than": "mindre_än färre_än under",
        "only": "bara endast", "between": "mellan", "since": "sedan",
    },
    "tr": {
        "about": "yaklaşık", "nearly": "neredeyse", "at least": "en_az", "at most": "en_fazla en_çok", "only": "sadece yalnızca",
    },
    "uk": {
        "about": "близько приблизно", "nearly": "майже", "at least": "щонайменше не_менше принаймні", "more than": "понад більше",
        "up to": "до", "at most": "щонайбільше не_більше", "less than": "менше", "only": "лише тільки",
    },
}  # fmt: skip
_ELSEWHERE |= dict.fromkeys(("nb", "nn"), _ELSEWHERE["no"])
"""Qualifiers of other languages before a number, by what they mean."""
_IN_LANGUAGE = {
    language: {each.replace("_", " "): meaning for meaning, words in known.items() for each in words.split()}
    for language, known in _ELSEWHERE.items()
}
_IN_ENGLISH = {each: meaning for known in _IN_LANGUAGE.values() for each, meaning in known.items()}
_OF_TIME = frozenset("since from after until till by before seit depuis".split())
"""Qualifiers of a year alone: “before 5,000 fans” limits nothing."""
_AFTERWARDS = ("or more", "or above", "or so", "or thereabouts", "or fewer", "or less", "plus", "odd", "+")
"""Qualifiers that stand behind their number; `at least` and `at most` may."""
_OF_ENGLISH = {*EXACT, *_ABOUT, *_NEARLY, *_BARELY, *_AT_LEAST, *_MORE, *_AT_MOST, *_LESS, *_SEVERAL, *_PLURAL}
QUALIFIERS = tuple(sorted({*_OF_ENGLISH, *_IN_ENGLISH}, key=len, reverse=True))


def _any_of(phrases: Iterable[str]) -> str:
    """Any of these, the longest first; one that begins or ends with a letter does not begin or end within a word."""
    spelt = [re.escape(each).replace(r"\ ", r"\s+") for each in sorted(phrases, key=len, reverse=True)]
    words = "|".join(each for each in spelt if each[0].isalpha())
    return "|".join([rf"(?<!\w)(?:{words})(?!(?<=\w)\w)", *(each for each in spelt if not each[0].isalpha())])


_FILLER = r"(?:(?:the|an?|another|additional|further|total\s+of|d(?:er|ie|as|en)|weitere[nr]?|zusätzliche[nr]?|insgesamt)\s+)*"
_KNOWN = re.compile(_any_of(QUALIFIERS), re.IGNORECASE)


def knows_qualifiers(language: str) -> bool:
    """Whether qualifiers are read in a language (BCP 47): where not, nobody knows that a number has none."""
    return (base := tongue(language)) == "en" or base in _IN_LANGUAGE


@lru_cache(maxsize=8)
def _before(base: str) -> re.Pattern[str]:
    """The qualifiers before a number, in a language."""
    qualifier = _any_of(_IN_LANGUAGE.get(base) or _OF_ENGLISH - set(_AFTERWARDS))
    return re.compile(
        rf"(?<!\w-)(?P<qualifier>(?:{qualifier})(?:\s*{_FILLER}(?:{qualifier}))*)\s*{_FILLER}$", re.IGNORECASE
    )


_BEFORE_YEAR = re.compile(
    rf"(?:\s(?:early|late|mid|the\s(?:start|end)\sof)[\s-]?|\s(?:\d{{1,2}}\s)?{_MONTH}(?:\s\d{{1,2}},)?\s?)$"
)
_AFTER = re.compile(
    rf"(?:\s[a-z-]+){{0,2}}?(?:\s|-(?=plus|odd)|(?=\+))(?P<qualifier>{_any_of([*_AFTERWARDS, 'at least', 'at most'])})(?!\s(?:than|likely))",
    re.IGNORECASE,
)
_DURING = re.compile(r"(?:(?P<lead>\w+)\W{1,3})?\bover\s$", re.IGNORECASE)
_SPANS = re.compile(
    r"\s(?:seconds|minutes|hours|days|nights|weeks|weekends|months|years|decades|seasons)\b(?!\s(?:ago|old|later)\b)"
)
_LONGER = frozenset(
    "for in after just well little of than is are was were be been last lasts lasted lasting take takes took taken taking spend "
    "spends spent served serve serving wait waited worked stayed lived held jailed".split()
)
"""What leads up to an “over” that tells how long something took, not while what it was done: lasted over two hours."""
_MATTER = re.compile(
    r"\b(?:worr\w+|concern\w*|talk\w*|speak\w*|spoke\w*|ask\w*|know\w*|knew|told|tell\w*|warn\w*|argu\w+|complain\w*|think\w*"
    r"|questions?|doubts?|news|information|debate|all|not|\w+n[’']t)\s+about\s",
    re.IGNORECASE,
)
"""An "about" that tells a matter: worried about 100,000 troops."""
_ABOUT_IT = re.compile(r"\b(?:about|around|over|under)\s(?:the|its|his|her|their)\s$", re.IGNORECASE)
"""The same before a year: a debate over the 2016 race."""
_LIMITS = {
    *_MORE,
    *_LESS,
    *(each for each, meaning in _IN_ENGLISH.items() if meaning in ("more than", "less than")),
}
_COMPARED = re.compile(rf"(?:{_any_of(_LIMITS)})\s+(?:the|d(?:er|ie|as|en))\s", re.IGNORECASE)
"""What compares with a number that was told before: more than the 221 first given."""
_COUNTS = re.compile(
    r"[\s-](?!(?:was|has|is|as|this|its|his|us|less|unless|across|plus|towards|sees|marks|means|comes)\b)"
    r"(?:[a-z-]+s|people|men|women|children|police|personnel|staff|member|strong|year|mile|dead)\b"
)
"""What is counted, behind a number."""
_TIME_BEFORE = re.compile(rf"(?:\b(?:in|since|until|till|after|before|from|by|of|between|year)|{_MONTH})\s$")
_OF_A_YEAR = re.compile(r"(?:\b[Tt]he|[’']s?)\s$")
"""What leads up to the year of something rather than to how many of it: “the 2012 attacks”."""
_PEOPLE = re.compile(r"\s(?:people|men|women|children)\b")
_COUNTS_IN_GERMAN = re.compile(r"\s(?:[a-zäöüß]+e[nr]?\s)?[A-ZÄÖÜ]")
_TIME_BEFORE_IN_GERMAN = re.compile(
    r"\b(?:Jahr(?:es?|en)?|[Ss]eit|[Bb]is|Ende|Anfang|Mitte|Sommer|Herbst|Winter|Frühjahr|Frühling|"
    rf"{MONTHS_DE})\s$"
)
_REACH = 60
"""A qualifier stands no further than this before its number."""
_TOLERANCE = Decimal("0.1")
"""How far a value "about" another may lie from it, as a part of it."""
_YEARS = Decimal(2)
"""The same for a year."""
YEAR = "year"
"""The unit of a number that dates something."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text."""

    value: Decimal
    """Of a range, the lower end; of `dozens` or `several hundred`, the least that they can mean."""
    unit: str
    """A currency sign, `%`, a measure as it is printed, or `year`; empty otherwise."""
    qualifier: str
    """The words around it that qualify it, in lower case; empty where there are none."""
    start: int = 0
    """Code points into the text, half-open, the unit included."""
    end: int = 0
    upper: Decimal | None = None
    """The upper end of a range."""
    step: Decimal = Decimal(0)
    """What its last digit is worth where it may be rounded: 100 million of `$1.4bn`; 0 where it is taken at its word."""


# ---------------------------------------------------------------------------------------------------------------------
# Reading


def numbers(text: str, language: str = "en") -> list[Number]:
    """Every number in a text, in digits or in words, with its scale (`$200 million`) and the qualifiers around it.

    `language` (BCP 47) tells what a comma and a point are: 1.000 is a thousand in German. Days, times, ordinals,
    fractions in words and what is part of a name (F-16) are no numbers here.
    """
    return list(_numbers(text, language))


@lru_cache(maxsize=1_000)
def _numbers(text: str, language: str) -> tuple[Number, ...]:
    base, _, rest = language.lower().partition("-")
    comma = base in _COMMA_LANGUAGES and not _POINT_REGIONS.intersection(rest.split("-"))
    atoms = list(_atoms(text, base, comma=comma))
    found, index = list[Number](), 0
    while index < len(atoms):
        pair = atoms[index : index + 2]
        ranged = _range(text, *pair) if len(pair) == 2 else None
        atom = ranged or pair[0].number
        index += 2 if ranged else 1
        edge = found[-1].end if found else 0
        found.append(_qualified(text, atom, edge, base))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Atom:
    """A number by itself, with what a range needs to know of it."""

    number: Number
    before_scale: Decimal
    """Its value without million, bn, ...: the first number of “2 to 3 million” takes over the scale of the second."""

    @property
    def scale(self) -> Decimal:
        return self.number.value / self.before_scale if self.before_scale else Decimal(1)


def _atoms(text: str, base: str, *, comma: bool) -> Iterator[_Atom]:
    otherwise = [found.span() for found in _OTHERWISE.finditer(text)]
    pattern, at = _number(base, comma=comma), 0
    while match := pattern.search(text, at):
        at = match.end()
        while otherwise and otherwise[0][1] <= match.start():
            otherwise.pop(0)
        if otherwise and otherwise[0][0] < match.end():
            at = otherwise.pop(0)[1]  # “May 12 300 people”: the day is none, what stands behind it may be one
            continue
        if match["digits"] and _NAME_BEFORE.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        yield _atom(text, match, base, comma=comma)


def _atom(text: str, match: re.Match[str], base: str, *, comma: bool) -> _Atom:
    value, qualifier = _bare_value(match, comma=comma)
    words = match["bounded"] or match["word"] or ""
    own_scale = _SCALES.get(re.split(r"[\s-]", words.lower())[-1], Decimal(1))
    if match["and_half"]:
        value += own_scale * (Decimal("0.5") if "half" in match["and_half"].lower() else Decimal("0.25"))
    scaled = value
    great = _SCALES | _SCALES_ELSEWHERE.get(base, {})
    for scale in re.findall(r"[^\W\d_]+", match["scales"].lower()):
        scaled *= great.get(_LETTERS.get(scale, scale), Decimal(1))
    if match["sign"]:
        value, scaled = -value, -scaled
    value /= own_scale
    unit = (match["currency"] or match["behind"] or "").strip(" .\u00a0\u202f") or (
        "%" if match["percent"] else (match["measure"] or "").strip()
    )
    if not unit and _is_year(text, match, scaled, german=base == "de"):
        unit = YEAR
    step = _step(match, value, scaled / value if value else Decimal(1))
    return _Atom(Number(scaled, unit, qualifier, *match.span(), step=step), value)


def _step(match: re.Match[str], value: Decimal, scale: Decimal) -> Decimal:
    """What the last digit of a number is worth that may be rounded to it; 0 of another."""
    _, digits, exponent = value.as_tuple()
    if match["digits"] is None or match["fraction"] or match["and_half"] or not isinstance(exponent, int):
        return Decimal(0)
    may_be_rounded = exponent < 0 or scale > 1 or match["percent"] is not None
    return scale.scaleb(exponent) if may_be_rounded and len(digits) > 1 else Decimal(0)


def _bare_value(match: re.Match[str], *, comma: bool) -> tuple[Decimal, str]:
    """The value without its scale, and the qualifier that it is itself."""
    if match["digits"]:
        return _digits(match["digits"], comma=comma) + _FRACTIONS.get(match["fraction"] or "", 0), ""
    if match["only"]:
        return _FRACTIONS[match["only"]], ""
    if match["vague"]:
        return Decimal(2), _spaced(match["vague"])
    if match["plural"]:
        many, _, of = _spaced(match["plural"]).partition(" of ")
        value = 2 * (Decimal(10) if many == "tens" else _SCALES[many.removesuffix("s")])
        return value * (_SCALES[of.removesuffix("s")] if of else 1), _spaced(match["plural"])
    if match["part"] or match["half"]:
        part = match[0].lower()
        return Decimal("0.75") if "three" in part else Decimal("0.25") if "quarter" in part else Decimal("0.5"), ""
    return _in_words(match["bounded"] or match["word"] or match["a"]), ""


def _spaced(words: str) -> str:
    return " ".join(words.lower().split())


def _digits(digits: str, *, comma: bool) -> Decimal:
    """The value of printed digits; the last of two kinds of signs, or one that groups no thousands, is the decimal one."""
    plain_digits = re.sub(r"[\s'’]", "", digits)
    signs = re.findall(r"[.,]", plain_digits)
    decimal = "," if comma else "."
    if len(set(signs)) > 1:
        decimal = signs[-1]
    elif signs and not re.fullmatch(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}", plain_digits):
        decimal = signs[0]
    elif len(signs) > 1:
        decimal = ""
    whole, _, part = plain_digits.partition(decimal) if decimal else (plain_digits, "", "")
    return Decimal(re.sub(r"[.,]", "", whole) + ("." + part if part else ""))


def _in_words(words: str) -> Decimal:
    total, current = Decimal(0), Decimal(0)
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "hundred":
            current *= 100
        elif word in _SCALES:
            total, current = total + current * _SCALES[word], Decimal(0)
        else:
            current += _SMALL.get(word, 0)
    return total + current


def _is_year(text: str, match: re.Match[str], value: Decimal, *, german: bool) -> bool:
    """Whether four bare digits date something rather than count it."""
    if not re.fullmatch(r"1\d{3}|20\d\d", match["digits"] or "") or match["scales"] or match["fraction"]:
        return False
    dated = _TIME_BEFORE.search(text[max(0, match.start() - 12) : match.start()]) is not None
    if german:
        dated = _TIME_BEFORE_IN_GERMAN.search(text[max(0, match.start() - 12) : match.start()]) is not None
        return dated or (value >= 1500 and _COUNTS_IN_GERMAN.match(text, match.end()) is None)
    of_a_year = _OF_A_YEAR.search(text[max(0, match.start() - 4) : match.start()]) and not _PEOPLE.match(
        text, match.end()
    )
    return bool((dated or of_a_year) and value >= 1900) or _COUNTS.match(text, match.end()) is None


def _range(text: str, one: _Atom, other: _Atom) -> Number | None:
    """The range that two numbers are: `100–200`, `between 100 and 200`, `two or three`; None where they are none.

    “From 100 to 200” is a change as often as a range: it is taken for one only of years and after “ranging” or “aged”.
    """
    low, high = one.number, other.number
    joint = text[low.end : high.start].strip().lower()
    before = text[max(0, low.start - _REACH) : low.start].lower()
    if low.qualifier or high.qualifier or not _ranges(joint, text[low.end : high.start], before, low.unit):
        return None
    value, upper, unit = low.value, high.value, low.unit or high.unit
    if low.unit == YEAR and high.unit != YEAR:
        is_short = high.value < 100 and high.unit == ""  # 1939–45
        upper, unit = (upper + value // 100 * 100, YEAR) if is_short else (upper, high.unit)
    elif other.scale > 1 == one.scale and value < other.before_scale:
        value *= other.scale  # 2 to 3 million
    if value >= upper or (low.unit and high.unit and low.unit != high.unit and YEAR not in (low.unit, high.unit)):
        return None
    return Number(value, unit, "", low.start, high.end, upper)  # whose ends are taken at their word


def _ranges(joint: str, gap: str, before: str, unit: str) -> bool:
    """Whether what stands between two numbers, and before them, makes them a range."""
    if joint in ("and", "und", "et"):
        return re.search(r"\b(?:between|zwischen|entre)\s(?:\S+\s){0,2}?$", before) is not None
    if joint == "to" and re.search(r"\bfrom\s(?:\S+\s)?$", before):
        return unit == YEAR or re.search(r"\b(?:rang\w+|var\w+|ages?|aged|anywhere)\s+from\s", before) is not None
    return joint in ("to", "or", "bis", "oder", "à", "ou") or gap in ("-", "–", "—", "--", "‑")


def _qualified(text: str, number: Number, edge: int, base: str) -> Number:
    """The number with the qualifiers before it, from `edge` on, and behind it."""
    before = _COMPARED.sub(" ", text[max(edge, number.start - _REACH) : number.start])
    before = _MATTER.sub(" ", before)
    during = _DURING.search(before) if _SPANS.match(text, number.end) else None
    if during and (during["lead"] or "").lower() not in _LONGER:
        before = before[: during.end() - len("over ")]  # “$84 billion over 10 years”
    if number.unit == YEAR:
        dated = _BEFORE_YEAR.search(before) or _ABOUT_IT.search(before)
        before = before[: dated.start() + 1] if dated else before
    found = _before(base).search(before)
    phrases = _fitting(_spaced(found["qualifier"]), number) if found else ""
    behind = _AFTER.match(text, number.end) if number.unit != YEAR else None
    first = " ".join(filter(None, (phrases, number.qualifier)))
    return replace(number, qualifier=" … ".join(filter(None, (first, _spaced(behind["qualifier"]) if behind else ""))))


def _fitting(phrases: str, number: Number) -> str:
    """The qualifiers without what qualifies years alone, or ranges: “from about 30 countries”, “over in about 30 days”."""
    others = {"between", "zwischen", "entre"} if number.upper is None else {"from"}
    if number.unit != YEAR:
        others |= {*_OF_TIME, "in(?! excess)", "on"}
    pieces = re.split(rf"\b(?:{'|'.join(others)})\b\s*", phrases)
    return re.sub(rf"^{_FILLER}", "", pieces[-1])


def plain(value: Decimal) -> str:
    """A number in plain digits: `100000`, `0.5`."""
    return f"{value.normalize():f}"


# ---------------------------------------------------------------------------------------------------------------------
# Agreeing


@dataclass(frozen=True, slots=True)
class Interval:
    """What a reading allows: from `low` to `high`, and whether each end belongs to it."""

    low: Decimal
    high: Decimal
    holds_low: bool = True
    holds_high: bool = True

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        return all(
            (low != each.low or each.holds_low) and (high != each.high or each.holds_high) for each in (self, other)
        )


_INFINITY = Decimal("Infinity")


def allowed(number: Number) -> Interval:
    """The interval that a number allows with all its qualifiers."""
    low, high = number.value, number.upper if number.upper is not None else number.value
    phrases = _phrases(number.qualifier)
    near = (_tolerance(low, number.unit), _tolerance(high, number.unit))
    half = Decimal(0) if phrases & {*_MORE, *_LESS, *EXACT} else number.step / 2
    found = Interval(low - half, high + half, holds_high=not half)
    if phrases & set(_ABOUT):
        found = Interval(low - near[0], high + near[1])
    elif phrases & set(_NEARLY):
        found = Interval(low - near[0], high, holds_high=False)
    elif phrases & set(_BARELY):
        found = Interval(low, high + near[1], holds_low=False)
    elif phrases & set(_SEVERAL):
        found = Interval(low, 5 * high, holds_high=False)
    if phrases & {*_MORE, *_AT_LEAST, *_PLURAL}:
        found = Interval(found.low, _INFINITY, found.holds_low and not phrases & set(_MORE))
    if phrases & {*_LESS, *_AT_MOST}:
        found = Interval(-_INFINITY, found.high, holds_high=found.holds_high and not phrases & set(_LESS))
    return found


def _phrases(qualifier: str) -> set[str]:
    return {_IN_ENGLISH.get(each, each) for found in _KNOWN.finditer(qualifier) if (each := _spaced(found[0]))}


def _tolerance(value: Decimal, unit: str) -> Decimal:
    tolerance = abs(value) * _TOLERANCE
    return min(tolerance, _YEARS) if unit == YEAR else tolerance


def is_qualifier(text: str) -> bool:
    """Whether words are qualifiers that this module knows, and nothing else but articles."""
    return bool(text.strip()) and re.fullmatch(rf"\s*{_FILLER}", _KNOWN.sub("", text) + " ", re.IGNORECASE) is not None


def left_out(printed: str, given: str) -> str:
    """The qualifiers printed with a number that are not among those given, but for those that allow its value alone."""
    lacking = [_spaced(found[0]) for found in _KNOWN.finditer(printed)]
    return " ".join(each for each in lacking if _IN_ENGLISH.get(each, each) not in {*_phrases(given), *EXACT})


def agree(readings: Iterable[Number]) -> bool:
    """Whether readings can all be true: every two of their intervals meet, and no two are in different currencies."""
    found = list(readings)
    intervals = [allowed(each) for each in found]
    return all(one.meets(other) for one, other in combinations(intervals, 2)) and len(_signs(found)) < 2


_SIGNS = {
    "dollar": "$",
    "usd": "$",
    "euro": "€",
    "eur": "€",
    "gbp": "£",
    "percent": "%",
    "per cent": "%",
    "percentage point": "pp",
}
_SIGNS |= {"pound": "£", "pfund": "£", "yen": "¥", "rouble": "₽", "ruble": "₽", "rubel": "₽", "rupee": "₹"}
_SIGNS |= {"hryvnia": "₴", "lira": "₺", "franc": "CHF", "franken": "CHF", "celsius": "°C", "fahrenheit": "°F"}
_SAME_SIGNS = _SIGNS | {"c": "°C", "f": "°F", "kph": "KM/H"}
_NAMED = re.compile(rf"\b({'|'.join(_SIGNS)})s?\b", re.IGNORECASE)


_SIGN = re.compile(rf"{_CURRENCY}|{_MEASURES}", re.IGNORECASE)


def currency_named(words: str) -> str:
    """The currency, per cent or scale of temperature that words name, in the singular; empty where they name none or several."""
    named = {found[1].lower() for found in _NAMED.finditer(words)}
    return named.pop() if len(named) == 1 else ""


def _signs(readings: Sequence[Number]) -> set[str]:
    """The currencies, measures and per cent that readings are in; what they count by name tells nothing."""
    units = (each.unit.casefold().removesuffix("s") for each in readings)
    signs = {_SAME_SIGNS.get(unit, unit.upper()) for unit in units} - {"°"}
    known = {sign for sign in signs if sign in ("%", "pp") or _SIGN.fullmatch(sign)}
    return known - {"$"} if any(len(sign) > 1 and sign.endswith("$") for sign in known) else known


# ---------------------------------------------------------------------------------------------------------------------
# Units


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a passage in its paragraph, the passage included."""

    text: str
    start: int
    """Where the passage begins in it."""


def surroundings(text: str, start: int, end: int) -> Surroundings:
    """Up to 300 characters of the paragraph on either side of a span, cut between words."""
    before = re.split(r"\n\s*\n", text[max(0, start - _AROUND) : start])[-1]
    after = re.split(r"\n\s*\n", text[end : end + _AROUND])[0]
    if start > _AROUND and len(before) == _AROUND:
        before = before[before.find(" ") + 1 :]
    if len(after) == _AROUND:
        after = after[: after.rfind(" ") + 1]
    return Surroundings(before + text[start:end] + after, len(before))


_AROUND = 300
_UNIT_WORDS = {"$": "dollar", "€": "euro", "£": "pound", "%": "percent"}


def bears_out(unit: str, words: str) -> bool:
    """Whether every word of a unit stands in the words around a figure, in the singular or the plural."""
    there = set(_folded(words))
    return all(word in there for word in _folded(unit)) and bool(unit.strip())


def _folded(text: str) -> list[str]:
    text = re.sub(r"per\s+cent\b", "percent", text.casefold())
    for sign, word in _UNIT_WORDS.items():
        text = text.replace(sign, f" {word} ")
    return [_singular(word) for word in re.findall(r"[^\W\d_]+|[€£¥₹₽₩₴₺°]", text)]


def _singular(word: str) -> str:
    return {"men": "man", "women": "woman", "children": "child", "people": "person"}.get(
        word, re.sub(r"(?<=[^\W\d_]{2})(?:ies|y)$", "y", word).removesuffix("s")
    )

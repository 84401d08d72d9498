"""Which language a text reads as: by its script, or by its most frequent words.

A guess to propose, never to decide by: what a language changes about an article is for its editor to say.
"""

from __future__ import annotations

import re
from collections import Counter

_FREQUENT = {
    "cs": "se na je že ve za do jsou byl byla bylo jako ale které která který jeho nebo také podle při aby jsme jsem "
    "už tak ještě než však mezi této toho mu ho",
    "da": "og af på til er det som med har ikke et jeg men ved ud efter blev være kan også hvor have havde fra sig eller siger "
    "nogle meget denne mod for en den de dette været hvad gøre bliver kun fik sagde ved",
    "de": "der das und nicht ist sind ein eine einen einem einer auf für sich dem den von zu im dass wird werden wurde wurden "
    "haben hatte kann soll sollen sie auch als nach bei mit aus zum zur wir ich über durch gegen noch nur mehr seit heute gestern "
    "sagte sagten sagt erklärte betonte gab geht seine ihre kein keine wie aber oder wenn",
    "en": "the of and to in is was for that with on at by from as are were has had have been be it his her he she they their an this "
    "who will not said after but which would about a or if so can we you all up out more no do me my now one only into",
    "es": "de la que el en y a los las del se un una con para por su al lo es ha más como no pero sus sobre entre ya este "
    "también son está fue han dijo según desde hasta sin cuando",
    "fi": "ja on ei että se oli hän mukaan myös mutta ovat sen kun jo olla joka ole tai kuin jos niin nyt vain hänen mitä "
    "sekä voi kertoo sanoo sanoi jossa tämä jotka",
    "fr": "de la le les et des en un une du que qui dans pour est par sur au pas plus avec il se ce son ses sont aux mais ne ont "
    "selon cette été ou nous leur elle être fait après sa entre",
    "hu": "a az és hogy nem is egy meg ez csak volt már van azt ha még de el kell mint után szerint lesz aki ami majd minden "
    "mert pedig között miatt",
    "it": "di che e il la in un per è del non una con i le si da al della sono dei ha come gli più anche lo ma alla nel delle "
    "hanno dal stato detto nella questo suo secondo dopo tra",
    "nb": "og i på til er det som med har ikke et av for en at jeg men ved etter ble være kan også hvor ha hadde fra seg eller "
    "sier noen mye mot dette den de vært hva gjøre blir bare fikk sa",
    "nl": "de het een van en in is dat op te zijn met voor niet die er aan ook als bij maar om naar uit door over werd heeft hebben "
    "wordt nog zegt hij zij deze tot tegen kan dan geen",
    "pl": "w i na z że się do nie jest o to od przez po za jak ale dla był są oraz jego co tym już być które który która może "
    "także było tego przed między",
    "pt": "de que a o e do da em os no na um para uma com não por as dos se mais ao como foi é pela pelo das são à mas também seu "
    "sua já ele está disse após entre sobre há",
    "ro": "de în și a la că cu pe nu o din care pentru este mai un fi au se sunt fost prin dar după ca fie sau între această "
    "acest lui către",
    "ru": "и в не на что с по как это из для от к за но его он был о у также будет после было все до при только она они",
    "sv": "och i att det som en på är av för med till den har inte om ett men var sig så vi från kan man när efter också han "
    "hon säger vid mot eller nu ska blir enligt",
    "tr": "ve bir bu da de için ile olarak daha çok en kadar gibi olan ise sonra ne var değil ancak göre olduğunu dedi "
    "ama her şu tarafından",
    "uk": "і в не на що з у та до як це за від для його але він про є також після було який які буде вона щоб між",
}
"""Words that make up a fifth or more of what is written in a language."""
_WORDS = {language: frozenset(words.split()) for language, words in _FREQUENT.items()}
_LETTER_RUN = re.compile(r"\b[^\W\d_]+\b")
_OF_A_FAMILY = re.compile(r"\b[Vv]on(?: und zu| d(?:er|em|en))? (?=[^\W\d_a-z])")
"""What is part of a name in any language."""
_COMMON = 0.2
"""The part of a text's words in small letters that are frequent in its language, at least."""
_FEWEST = 2
"""So many different ones at least."""
_SCRIPTS = {
    "ar": "\u0620-\u06ff",
    "el": "\u0370-\u03ff",
    "he": "\u05d0-\u05ea",
    "hi": "\u0900-\u097f",
    "ja": "\u3041-\u30fe",
    "ko": "\uac00-\ud7a3",
    "th": "\u0e01-\u0e4e",
    "zh": "\u4e00-\u9fff",
}
"""Of Japanese, the letters that no other language has; of Arabic those of Persian too, which is told by its own."""
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_SAMPLE = 20_000
"""Code points that tell enough."""
_BEGINNING = 2_000
"""Those that tell whether a text is English."""
_ENGLISH = re.compile(r"\b(?:the|and)\b", re.IGNORECASE)
"""Of an English text, every twelfth word."""
_A_FEW = 250
"""In so many code points, no English text is without one."""


def language_of(text: str) -> str:
    """The language (BCP 47) that a text reads as; English where nothing tells another."""
    sample = text[:_SAMPLE]
    if (script := _by_script(sample)) is not None:
        return script
    words = [word for word in _LETTER_RUN.findall(_OF_A_FAMILY.sub(" ", sample)) if not word.isupper()]
    small = sum(word.islower() for word in words)
    counts = Counter(word.lower() for word in words)
    shares = {language: sum(counts[word] for word in own) for language, own in _WORDS.items()}
    best = max(shares, key=lambda language: (shares[language], language == "en"))
    told = len(_WORDS[best].intersection(counts)) >= _FEWEST and shares[best] >= _COMMON * small
    return best if told else "en"


def may_be_english(text: str) -> bool:
    """Whether nothing in its beginning speaks against English; a few lines never do."""
    sample = text[:_BEGINNING]
    return len(sample) < 2 * _A_FEW or len(_ENGLISH.findall(sample)) * _A_FEW > len(sample)


def _by_script(sample: str) -> str | None:
    """The language of a text most of whose letters are of its script alone."""
    letters = sum(map(str.isalpha, sample))
    for language, script in _SCRIPTS.items():
        share = 0.1 if language == "ja" else 0.5  # the rest is Chinese signs
        if letters and len(re.findall(f"[{script}]", sample)) > share * letters:
            return "fa" if language == "ar" and len(_PERSIAN.findall(sample)) > letters / 50 else language
    return None

"""Words that say no, in the languages that articles are written in.

They are looked for in texts of their own language alone: the German “Not” is distress. A language without words here
is read by those of English. What a language says within a word (Turkish *gelmiyoruz*) cannot be cut off in any case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.prose.text import MARKS, tongue

WORDS: dict[str, str] = {
    "ar": "لا كلا ولا فلا بلا ألا لم ولم لن ولن ليس وليس ليست وليست ليسوا لست لسنا غير دون بدون",
    "bg": "не няма нямат никога никой никого нищо нито без",
    "bn": "না নেই নি বিনা",
    "ca": "no mai ningú res cap ni sense",
    "cs": "ne není nejsou nebyl nebyla nebylo nemá nikdy nikdo nikoho nic žádný žádná žádné žádného žádnou bez ani nelze",
    "da": "ikke nej aldrig ingen intet ingenting hverken uden næppe",
    "de": "nicht nein nichts nie niemals niemand niemanden niemandem kein keine keinen keinem keiner keines keinerlei keineswegs "
    "mitnichten nirgends nirgendwo weder ohne kaum",
    "el": "δεν δε μη μην όχι ποτέ κανείς κανένας κανένα καμία τίποτα τίποτε χωρίς ούτε μήτε",
    "es": "no nunca jamás nadie nada ningún ninguno ninguna ni sin tampoco",
    "et": "ei pole mitte kunagi keegi midagi ilma ära ärge",
    "fa": "نه هیچ هرگز بدون نیست نیستند نیستیم نیستم",
    "fi": "ei en et emme ette eivät eikä enkä etkä emmekä ettekä eivätkä älä älkää ilman tuskin",
    "fr": "ne n pas jamais rien aucun aucune ni non nul nulle sans guère",
    "he": "לא ולא שלא אין ואין שאין איני אינו אינה אינם אינן איננו בלי ללא מעולם",
    "hi": "नहीं नही न मत बिना",
    "hr": "ne nije nisu nisam nismo nemamo nema nikad nikada nitko ništa ni niti bez",
    "hu": "nem ne sem se soha sose senki semmi nincs nincsenek sincs nélkül",
    "id": "tidak tak bukan jangan tanpa belum",
    "it": "non no mai nessun nessuno nessuna niente nulla né neppure nemmeno neanche senza",
    "ms": "tidak tak bukan jangan tanpa belum",
    "nb": "ikke nei aldri ingen intet ingenting verken uten neppe",
    "nl": "niet nee neen niets nooit niemand nergens geen noch zonder nauwelijks",
    "nn": "ikkje nei aldri ingen inga inkje ingenting verken utan neppe",
    "no": "ikke nei aldri ingen intet ingenting verken uten neppe",
    "pl": "nie nigdy nikt nikogo nikomu nic niczego żaden żadna żadne żadnego żadnej żadnych bez ani",
    "pt": "não nunca jamais ninguém nada nenhum nenhuma nem sem tampouco",
    "ro": "nu niciodată nimeni nimic nici niciun nicio fără",
    "ru": "не нет ни никогда никто никого никому ничто ничего никакой никакого никаких нельзя без",
    "sk": "nie ne nikdy nikto nikoho nič žiadny žiadna žiadne žiadneho žiadnu bez ani niet nemožno",
    "sl": "ne ni niso nisem nismo nikoli nihče nič brez niti",
    "sr": "ne nije nisu nisam nismo nemamo nema nikad nikada niko ništa ni niti bez не није нису нисам нисмо немамо нема никад никада нико ништа ни нити без",
    "sv": "inte nej ej icke aldrig ingen inget inga ingenting varken knappast",
    "tr": "değil hayır asla hiç hiçbir hiçbiri yok yoktur",
    "uk": "не ні ані ніколи ніхто нікого нічого немає нема без",
    "ur": "نہیں نہ مت بغیر",
    "vi": "không chẳng chưa đừng chả",
}
"""By language (BCP 47)."""
_IN_ENGLISH = (
    r"\b(?:not|no|nor|never|neither|none|nobody|nothing|nowhere|without|cannot|hardly|scarcely|barely|rarely|seldom)\b"
    r"|n't\b|\b(?:do|does|did|is|are|was|were|have|has|had|would|could|should)nt\b"
)
_UNSPACED = {
    "ja": "いいえ|な(?:い|かった|く|けれ)|ません|ずに|ざる",
    "ko": "(?<!\\w)(?:안|못)(?!\\w)|않|없|아니|아닌|못(?:하|한|했|할)",
    "th": "ไม่|มิได้|ห้าม",
    "zh": "不(?![过過断斷仅僅但只久少]|同(?!意))|[没沒](?!收)|[无無](?![锡錫线線])|未(?![来來])|非(?![常洲])",
}
"""What says no where words are written without spaces, or grow from each other."""
_HANGING_IN_ENGLISH = (
    r"(?:\b(?:not|never|no|nor|neither|none|nobody|nothing|without|cannot|hardly|barely|scarcely|rarely|non)|\w+n['’]t)"
    r"(?:\s+(?:really|yet|ever|again|longer|even|to|be|been|have|of|a|an|the|any|only|just|simply|going|that|if|think|believe|"
    r"say|says|said|saying|claim|claimed|claiming|suggest|suggested|suggesting|mean|meant|want|wish|intend|expect))*\s+$"
    r"|\b(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|unable|unwilling|unlikely|impossible|(?<!no )doubt(?:s|ed|ful|ing)?|den(?:y|ies|ied|ying))"
    r"\s+(?:(?:to|that|if|whether)\s+)?$"
    r"|\bnon\s?[-‐‑–—]\s?$"
)
_LAST = {
    "da": "ikke aldrig",
    "de": "nicht nie niemals",
    "fr": "pas jamais rien guère",
    "nb": "ikke aldri",
    "nl": "niet nooit",
    "nn": "ikkje aldri",
    "no": "ikke aldri",
    "sv": "inte aldrig",
    "tr": "değil yok",
}
"""Which of them stand behind what they deny, often at the end of the sentence."""
_ENDING = {"ja": r"\w{0,3}?(?:ない|なかった|なく|なけれ|ません|ず)", "ko": r"\w{0,2}\s?(?:않|없|아니|아닌|못)\w*"}


@dataclass(frozen=True, slots=True)
class _Negations:
    """How a language says no."""

    anywhere: re.Pattern[str]
    ahead: re.Pattern[str]
    """At the end of a text: a negation that the next words hang on."""
    behind: re.Pattern[str] | None
    """At the beginning of a text: a negation of the words before."""


def negation_in(text: str, language: str) -> str:
    """The first negation of a text in normal form; empty where there is none."""
    found = _negations(tongue(language)).anywhere.search(text)
    return found[0] if found else ""


def negation_ahead(before: str, language: str) -> str:
    """The negation at the end of a text that the words behind it hang on; empty where there is none."""
    found = _negations(tongue(language)).ahead.search(before)
    return found[0].strip() if found else ""


def negation_behind(after: str, language: str) -> str:
    """The negation at the beginning of a text that turns the words before it; empty where there is none."""
    behind = _negations(tongue(language)).behind
    found = behind.match(after) if behind else None
    return found[0].strip() if found else ""


@cache
def _negations(language: str) -> _Negations:
    if words := WORDS.get(language):
        anywhere = _any_of(words)
        ahead = rf"{anywhere}['’]?\s*$"
    elif anywhere := _UNSPACED.get(language, ""):
        ahead = rf"(?:{anywhere})\s*$"
    else:
        anywhere, ahead = _IN_ENGLISH, _HANGING_IN_ENGLISH
    behind = rf"\s+{_any_of(_LAST[language])}" if language in _LAST else _ENDING.get(language)
    return _Negations(
        re.compile(anywhere, re.IGNORECASE), re.compile(ahead, re.IGNORECASE), re.compile(behind) if behind else None
    )


def _any_of(words: str) -> str:
    return rf"(?<!\w)(?:{'|'.join(sorted(words.split(), key=len, reverse=True))})(?![\w{MARKS}])"

"""Who wrote an article: the names in its byline, one by one.

A byline that cannot be divided with confidence stays whole, as one name that nobody takes apart: better one author too
few than one who does not exist. A person's name is divided before its last word, as reference managers do it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.prose.text import tongue

_BY = {"de": "von", "fr": "par", "es": "por", "pt": "por", "it": "di", "nl": "door"}
_AND = {"de": "und", "fr": "et", "es": "y", "pt": "e", "it": "e", "nl": "en"}
"""What stands before and between names, by language; English words are known in every language."""

_CREDIT = re.compile(
    r"[\s;,.|–—-]*\(?\b(?:(?:with|and)\s+)?(?:(?:additional|extra)\s+(?:reporting|writing|research)|"
    r"contributions?\s+(?:from|by)|(?:editing|edited|translated|photographs?|photography|illustrations?)\s+by)\b.*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""Who helped, which is said after the authors."""
_ELSEWHERE = re.compile(r"\s+(?:in|at|for|from|of)\s+(?=(?:the\s+)?[A-Z]).*\Z|\s+\([^()]*\)\Z", re.DOTALL)
"""Where, or for whom, an author writes."""
_JOB = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|journalist|columnist|analyst|producer|contributor|chief|fellow)s?\b",
    re.IGNORECASE,
)
_CORPORATE = re.compile(
    r"\A(?:the|agence|agencia)\s|\b(?:press|news|newsroom|agency|agencies|staff|desk|team|bureau|service|services|media|network|"
    r"times|post|journal|guardian|independent|tribune|herald|telegraph|gazette|magazine|radio|television|tv|wires?|board|"
    r"institute|council|ministry|office|department|university|committee|association|group|foundation|centre|center|"
    r"reuters|bloomberg|xinhua|tass|interfax|kyodo|bbc|cnn|npr|pbs|afp|ap|upi|dpa|efe|ansa|apa|rfe/rl)\b",
    re.IGNORECASE,
)
_LONGEST = 500
"""Characters of a byline; a longer one is none."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’‘-])*")
_PARTICLES = frozenset(
    "af al am bin bint da das de del della den der des di do dos du e el ibn la las le los ten ter van vom von y zu zum zur".split()
)
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv phd ph.d. md m.d.".split())
PLACES = frozenset("new york, hong kong, los angeles, san francisco, tel aviv, washington dc, new delhi".split(", "))
"""Places of two words that follow an author's name after a comma, and look like one."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person, or an organisation or other words that are kept whole."""

    name: str
    """As the byline has it, white space as one space."""
    family: str = ""
    """Empty: the name is not to be taken apart."""
    given: str = ""
    suffix: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the name is not to be taken apart."""
        return not self.family

    @property
    def inverted(self) -> str:
        """As lists of references sort it: `Weaver, Jo`."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part) or self.name


@lru_cache(maxsize=1_000)  # whatever gives an article to programs asks for them
def authors(byline: str | None, language: str = "en") -> tuple[Author, ...]:
    """The authors that a byline names, in its order; empty where there is no byline."""
    text = " ".join((byline or "").split())
    if not text:
        return ()
    if len(text) > _LONGEST:
        return (Author(text),)
    short = tongue(language)
    names = list(_names(text, short))
    return tuple(map(_author, names)) if names else (Author(text),)


def _names(text: str, language: str) -> Iterator[str]:
    """The names in a byline, or all of it where it cannot be divided with confidence."""
    begin = f"(?:by|reporting by|words by{f'|{_BY[language]}' if language in _BY else ''})"
    plain = re.sub(rf"\A{begin}[:\s]\s*", "", text, count=1, flags=re.IGNORECASE)
    whole = _CREDIT.sub("", plain).strip() or text
    plain = re.sub(r"(?<=\w{3})\.\Z", "", whole).strip(" ,;|") or text
    between = f"(?:and|&{f'|{_AND[language]}' if language in _AND else ''})"
    pieces = re.split(rf"(\s*;\s*|\s*,?\s+{between}\s+|\s*,\s*)", plain, flags=re.IGNORECASE)
    found = [_without_place(pieces[0])]
    for number in range(2, len(pieces), 2):
        name, after_comma, is_last = (
            _without_place(pieces[number]),
            pieces[number - 1].strip() == ",",
            number + 1 == len(pieces),
        )
        if after_comma and name.lower() in _SUFFIXES:
            found[-1] = f"{found[-1]}, {name}"
        elif not (after_comma and _is_no_author(name, is_last)):
            found.append(name)
    of_agencies = _is_corporate(found[0]) and any(name[:1].islower() for name in found[1:])
    if all(_is_corporate(name) or _is_person(name) for name in found) and not of_agencies:
        yield from found
    else:
        yield whole


def _without_place(name: str) -> str:
    """A person's name without where, or for whom, the person writes; an organisation's without where."""
    shorter = _ELSEWHERE.sub("", name).strip()
    is_place = name[len(shorter) :].startswith(" in ") and _is_corporate(shorter)
    return shorter if is_place or _is_person(shorter) else name.strip()


def _is_no_author(name: str, is_last: bool) -> bool:
    """What may follow an author after a comma: a job, a place, at the end whom the author works for."""
    if _is_corporate(name):
        return is_last
    return bool(_JOB.search(name)) or name.lower() in PLACES or " " not in name


def _is_corporate(text: str) -> bool:
    return bool(_CORPORATE.search(text)) or bool(re.fullmatch(r"[A-Z]{2,6}", text))


def _is_person(text: str) -> bool:
    return _author(text).family != ""


def _author(name: str) -> Author:
    plain, _, after = name.partition(", ")
    words = plain.split()
    suffix = after
    if not suffix and len(words) > 2 and words[-1].lower() in _SUFFIXES:
        suffix = words.pop()
    is_name = 2 <= len(words) <= 5 and all(map(_WORD.fullmatch, words)) and all(map(_is_name_word, words))
    shouted = [word for word in words if len(word) > 1 and word.isupper() and "." not in word]
    if _is_corporate(name) or not is_name or len(shouted) not in (0, len(words)):
        return Author(name)
    last = len(words) - 1
    while last > 1 and words[last - 1].lower() in _PARTICLES:
        last -= 1
    return Author(name, " ".join(words[last:]), " ".join(words[:last]), suffix)


def _is_name_word(word: str) -> bool:
    return not word[0].islower() or word.lower() in _PARTICLES or word[:2] in ("d'", "d’")

"""What a common noun or a first name tells: whether it can speak, and its gender."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from generator.drafting.lexicon import BODIES, CALLINGS, DEMONYMS, EITHER, GROUPS, MEN, OFFICES, PAPERS, WOMEN
from generator.drafting.names.mentions import Gender

_MALE = frozenset(
    "spokesman chairman congressman businessman policeman fisherman sportsman father son brother husband uncle widower king prince "
    "duke pope actor fireman batsman man boy grandfather tsar landlord salesman nobleman dad grandad gentleman guy lad grandson stepson "
    "stepfather stepbrother nephew godfather boyfriend fiancé bridegroom groom gunman councilman assemblyman alderman "
    "anchorman cameraman waiter steward monk priest".split()
)
_FEMALE = frozenset(
    "spokeswoman chairwoman congresswoman businesswoman policewoman mother daughter sister wife aunt widow queen princess duchess "
    "actress woman girl grandmother landlady mum mom gran nan lady granddaughter stepdaughter stepmother stepsister niece "
    "godmother girlfriend fiancée bride councilwoman assemblywoman waitress hostess heroine nun housewife ballerina".split()
)


_PARENT = re.compile(r"\w+-of-(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)")
"""`mother-of-two`"""


_PERSON_ENDS = re.compile(
    r"[A-Za-z][a-z]+(?:ologist|ographer|ician|eneur|woman|person|(?<!l)(?<!m)(?<!w)(?<!f)(?<!r)(?<!x)ist|[aou]rist|[aceou]list|[aeio]mist)"
    r"|[a-z]+(?:(?<!ch)(?<!sh)man|maker|keeper|holder|goer|leader|owner|player|writer|fighter|worker|master)"  # Goldman is a name
)
"""The ends of nouns that mean a person: `criminologist`, `shopkeeper`, `violinist`."""


def role_head(word: str) -> str:
    """The noun's last part, where it says what a person is: `secretary-general`, `vice-president`."""
    low = word.lower()
    if low in OFFICES or word in CALLINGS:
        return low
    tail = low.rsplit("-", 1)[-1]
    return low if (tail in OFFICES and tail != low) or _PERSON_ENDS.fullmatch(word) else ""


_PROSECUTES = re.compile(r"(?:district|county|state|u\.?s\.?|prosecuting|commonwealth|crown)(?:[’']s)?")


def office(words: Sequence[str]) -> str:
    """The office that words end with: `president`, but `vice-president` for `vice president`."""
    head = role_head(re.sub(r"[^\w-]", "", words[-1]))
    lower = words[-2].lower() if len(words) > 1 else ""
    if head == "attorney" and _PROSECUTES.fullmatch(lower):
        return "prosecutor"
    if head == "executive" and lower == "chief":
        return "chief-executive"
    return f"{lower}-{head}" if head and lower in ("vice", "deputy", "assistant", "shadow") else head


@cache
def _given() -> tuple[frozenset[str], frozenset[str]]:
    """The given names of men and of women, in lower case."""
    listed = (Path(__file__).parent / "given.txt").read_text("utf-8")
    men, women = re.sub(r"^#.*\n", "", listed, flags=re.MULTILINE).split("\n\n")
    return MEN | frozenset(men.split()), WOMEN | frozenset(women.split())


def is_given(word: str) -> bool:
    """Whether a word is somebody's first name."""
    men, women = _given()
    low = word.lower()
    return low in men or low in women or ("-" in low and low.split("-")[0] in men | women)


def first_name_gender(word: str, *, only_common: bool = False) -> Gender:
    """The gender that a first name tells; empty where it tells none, or is not common in English news."""
    men, women = (MEN, WOMEN) if only_common else _given()
    low = word.lower().rstrip(".")
    low = low if low in men or low in women else low.split("-")[0]
    if low in EITHER or (low in men and low in women):
        return ""
    return "m" if low in men else "f" if low in women else ""


def noun_gender(word: str) -> Gender:
    """The gender that a noun tells: spokeswoman, father."""
    low = word.lower().split("-of-")[0]
    return "m" if low in _MALE else "f" if low in _FEMALE else ""


def _singulars(word: str) -> tuple[str, ...]:
    """What a noun may be the plural of."""
    if word.endswith("ies"):
        return word[:-3] + "y", word[:-1]
    if word.endswith("es"):
        return word[:-1], word[:-2]
    if word.endswith("men"):
        return (word[:-3] + "man",)
    return (word[:-1],) if word.endswith("s") else ()


def noun_kind(word: str) -> Literal["person", "organisation", "document", "group", ""]:
    """What a common noun stands for; empty where it stands for nobody who could speak."""
    bare = re.sub(r"['’]s?$", "", word)
    low = bare.lower()
    if role_head(bare):
        return "person"
    if low in GROUPS or any(role_head(each) or each in BODIES for each in _singulars(low)):
        return "group"
    tail = low.rsplit("-", 1)[-1]
    if tail in PAPERS or any(each in PAPERS for each in _singulars(low)):
        return "document"
    if tail in BODIES:
        return "organisation"
    if _PARENT.fullmatch(low) or low in DEMONYMS:
        return "person"
    if low.endswith(("-old", "-olds")):
        return "person" if low.endswith("d") else "group"
    return ""

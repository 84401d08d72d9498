"""Where sentences begin and end in a newspaper's prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

TITLES = tuple(
    "Mr Mrs Ms Dr Gen Sen Rep Gov Lt Col Capt Prof Rev Hon St Jr Det Insp Sgt Cllr Supt Cmdr Maj Adm Del Ald".split()
)
"""Titles as news cut them short, without the full stop."""
RARER_TITLES = tuple("Cpl Pvt Brig Amb Sec Atty".split())
_MAY_END = frozenset("inc ltd co corp bros etc del ald".split())
"""Words whose full stop ends a sentence where another seems to begin."""
_ABBREVIATIONS = (
    frozenset(title.lower() for title in (*TITLES, *RARER_TITLES))
    | frozenset(
        "sr pres asst messrs mme no vs dept est fig vol pp approx ave blvd "
        "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split()
    )
) - _MAY_END
"""Words whose full stop rarely ends a sentence."""

_PARAGRAPH = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
_STOP = re.compile(r"(?P<mark>[.!?…]+)(?P<closing>[\"'”’»)\]]*)(?P<space>\s+)(?P<opening>[\"'“‘«(\[]*)(?P<next>\S)")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+(?:\.[^\W\d_]+)*)\Z")


def behind_no_title(*more: str) -> str:
    """What must stand before a full stop in an expression that looks for the end of more than a title or an initial."""
    return r"(?<!\b[A-Z])" + "".join(rf"(?<!\b{title})" for title in (*TITLES, *more))


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of all sentences, in order, without the white space between them.

    A line end always ends a sentence: the seeds put one paragraph on one line.
    """
    return list(_sentences(text))


def first_sentence(text: str) -> str:
    """The first sentence of a text; nothing where it has none."""
    start, end = next(_sentences(text), (0, 0))
    return text[start:end]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for line in _PARAGRAPH.finditer(text):
        start, end = line.span()
        for stop in _STOP.finditer(text, start, end):
            if _ends_sentence(text[start : stop.start()], stop):
                yield start, stop.start("space")
                start = stop.end("space")
        yield start, end


def _ends_sentence(before: str, stop: re.Match[str]) -> bool:
    """Whether a stop ends the sentence: the next word begins like one, and the last is no abbreviation."""
    following = stop["next"]
    if following.islower():
        return False
    if stop["mark"] != "." or stop["closing"]:
        return True
    word = _BEFORE.search(before, before.rfind(" ") + 1)
    if not word:
        return True
    last = word["word"]
    if "." in last and all(len(letter) == 1 for letter in last.split(".")):
        return bool(stop["opening"]) or not following.isalnum() or _begins_anew(stop)
    if last.lower() in _MAY_END:
        return not following.isalnum() or _begins_anew(stop)
    if last.isupper() and len(last) > 1 and _begins_anew(stop):
        return True  # a broadcaster is called DR
    is_initial = len(last) == 1 and last.isupper()
    return not is_initial and last.lower() not in _ABBREVIATIONS


_OPENERS = frozenset("The A An He She It They We I In On At But And This That These Those There His Her Their".split())
_WORD = re.compile(r"\w+")


def _begins_anew(stop: re.Match[str]) -> bool:
    """After initials such as U.S. only a word that usually opens a sentence shows that one has begun."""
    word = _WORD.match(stop.string, stop.start("next"))
    return word is not None and word[0] in _OPENERS

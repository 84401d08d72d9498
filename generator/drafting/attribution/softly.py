"""A text that shouts, in the letters that it would have otherwise: names can be told from other words again.

`THE MAYOR, ADA LIND, SAID` becomes `The mayor, Ada Lind, said`, and the label of a turn in a transcript, `MR. PRICE:`,
`Mr. Price:`. Every offset stays what it was.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from generator.drafting.lexicon import (
    CALENDAR,
    FUNCTION_WORDS,
    NATIONALITIES,
    OFFICES,
    ORGANISATION_WORDS,
    PLACES,
    SPEECH,
    STATES,
    TITLES,
)
from generator.drafting.names import is_given

_SHOUTED = 0.7
"""The part of a text's letters that are capitals where it shouts."""
_FEWEST_LETTERS = 60
_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*[\w’'])?")
_BEGINS = re.compile(r"(?:^|[.!?]|[\n:])[\"“‘'”’)\s]*$")
_TURN = re.compile(
    r"^[^\S\n]*(?P<label>(?:[A-Z][\w.’'-]*)(?: [A-Z0-9][\w.’'-]*){0,4})(?: \([^()\n]{1,60}\))?:(?=\s)", re.MULTILINE
)
"""What stands before the words of a speaker in a transcript."""
_CAPITAL_LEAD = re.compile(
    r"^[^\S\n]*(?P<name>(?P<first>[A-Z]{2,}) [A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+)?)(?=,? [a-z])", re.MULTILINE
)
"""A name with which a paragraph of a tabloid begins: `GARY FENWICK has`."""
_FEWEST_TURNS = 2
_ANYBODY = frozenset(
    "Q A QUESTION ANSWER SPEAKER MODERATOR REPORTER INTERVIEWER HOST AUDIENCE MEMBER MALE FEMALE VOICE OPERATOR".split()
)
"""Labels that name nobody."""
_KNOWN = {word.lower(): word for word in (*PLACES, *STATES, *NATIONALITIES, *CALENDAR) if not word.isupper()}
_NO_NAME = FUNCTION_WORDS | SPEECH | OFFICES | TITLES | frozenset(word.lower() for word in ORGANISATION_WORDS)


def softened(text: str) -> str:
    """The text as it would be printed, where it shouts or labels turns in capitals; else the text itself."""
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) >= _FEWEST_LETTERS and sum(map(str.isupper, letters)) >= _SHOUTED * len(letters):
        return _recased(lowered(text))
    for lead in _CAPITAL_LEAD.finditer(text):
        if is_given(lead["first"]) and lead["first"].lower() not in _NO_NAME:
            start, end = lead.span("name")
            text = text[:start] + _capitalised(lead["name"]) + text[end:]
    for turn in turns(text):
        label = turn["label"]
        if label.isupper() and len(label) > 1:
            start, end = turn.span("label")
            plain = set(label.rstrip("0123456789 ").split()) <= _ANYBODY
            text = text[:start] + (lowered(label) if plain else _capitalised(label)) + text[end:]
    return text


def turns(text: str) -> list[re.Match[str]]:
    """The labels of a transcript: in capitals, or at the head of several paragraphs."""
    found = list(_TURN.finditer(text))
    count = Counter(turn["label"] for turn in found)
    found = [turn for turn in found if turn["label"].isupper() or count[turn["label"]] >= _FEWEST_TURNS]
    return found if len(found) >= _FEWEST_TURNS else []


def lowered(text: str) -> str:
    """The text in small letters, each offset as it was."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def _capitalised(label: str) -> str:
    return _WORD.sub(lambda word: word[0][:1] + lowered(word[0][1:]), label)


def _recased(text: str) -> str:
    """Capitals for what begins a sentence and for names: after a first name, between a title and a verb of speech."""
    words = list(_WORD.finditer(text))
    names: set[str] = set()
    last = {
        word[0]
        for first, word in pairwise(words)
        if is_given(first[0]) and first[0] not in _NO_NAME and text[first.end() : word.start()] == " "
    }
    for index, word in enumerate(words):
        before, low = (words[index - 1][0] if index else ""), word[0]
        adjacent = bool(index) and text[words[index - 1].end() : word.start()] == " "
        following = words[index + 1][0] if index + 1 < len(words) else ""
        if low in _NO_NAME or len(low) < 2:
            continue
        titled = adjacent and (before.rstrip(".") in TITLES | OFFICES) and (following in SPEECH or is_given(low))
        follows = adjacent and is_given(before) and before not in _NO_NAME and before not in last
        if is_given(low) or titled or follows:
            names.add(low)
    signs = list(text)
    for word in words:
        low = re.sub(r"[’']s$", "", word[0])
        known = _KNOWN.get(low, "")
        if low in names or known or low == "i" or _BEGINS.search(text, max(0, word.start() - 5), word.start()):
            signs[word.start()] = text[word.start()].upper()[:1]
    return "".join(signs)

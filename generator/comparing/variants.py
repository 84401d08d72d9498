"""How the prints of one utterance differ: each against the longest, word by word, with the kind of difference named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from generator.comparing.utterances import prints_of, spelt
from generator.comparing.utterances import words as styled
from generator.prose.text import tongue, words_of
from generator.proving.briefing import Quotation, Utterance


class Difference(StrEnum):
    """What sets one print apart from the longest."""

    PUNCTUATION = "punctuation"
    """A comma more or less."""
    HOUSE_STYLE = "house style"
    """Capitals, stops in initials, contractions: Nato for NATO, didn't for did not."""
    DROPPED = "dropped words"
    """Words inside that only the longest has."""
    ADDED = "other words"
    """Words that the longest has not."""
    ORDER = "order"
    """The same words in another place."""
    SHORTER = "a shorter cut"
    """Words at an edge that only the longest has."""
    LANGUAGE = "language"
    """It is in another one: nothing can be held against the longest word by word."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which an utterance is printed, and by whom."""

    words: str
    """In normal form, without punctuation at the edges."""
    members: tuple[Quotation, ...]
    """The quotations that print it so."""
    differences: tuple[Difference, ...]
    """Against the longest variant; empty for the longest itself."""


def variants_of(utterance: Utterance) -> tuple[Variant, ...]:
    """The different prints of an utterance, the longest first."""
    prints = prints_of(utterance.members)
    longest, *others = prints
    first = Variant(longest, tuple(prints[longest]), ())
    return (first, *(_against(first, other, prints[other]) for other in others))


def _against(longest: Variant, words: str, members: Sequence[Quotation]) -> Variant:
    is_alike = tongue(members[0].language) == tongue(longest.members[0].language)
    return Variant(words, tuple(members), differences(longest.words, words) if is_alike else (Difference.LANGUAGE,))


def differences(longest: str, words: str) -> tuple[Difference, ...]:
    """Every kind of difference between two prints in normal form, in the order of `Difference`.

    Words are aligned by their longest matching blocks (`difflib`, after Ratcliff and Obershelp).
    """
    found: set[Difference] = set()
    if words_of(longest) != words_of(words) and styled(longest) == styled(words):
        return (Difference.HOUSE_STYLE,)
    there, here = _in_full(longest), _in_full(words)
    edges, dropped, added = Counter[str](), Counter[str](), Counter[str]()
    for kind, first, last, start, end in SequenceMatcher(
        None, _folded(there), _folded(here), autojunk=False
    ).get_opcodes():
        if kind == "equal":
            if there[first:last] != here[start:end]:
                found.add(Difference.HOUSE_STYLE)
        elif kind == "delete" and (first == 0 or last == len(there)):
            edges.update(_folded(there[first:last]))
        elif kind == "replace" and last - first == end - start:
            added.update(_folded(here[start:end]))
        else:
            dropped.update(_folded(there[first:last]))
            added.update(_folded(here[start:end]))
    moved = (dropped + edges) & added
    kinds = {
        Difference.ORDER: moved,
        Difference.SHORTER: edges - moved,
        Difference.DROPPED: dropped - moved,
        Difference.ADDED: added - moved,
    }
    found |= {kind for kind, words_of_it in kinds.items() if words_of_it}
    return tuple(kind for kind in Difference if kind in found) or (Difference.PUNCTUATION,)


_CONTRACTION = re.compile(
    r"(?P<one>\w+)(?P<other>n't|'re|'ve|'ll|'m)|(?P<who>it|that|this|he|she|there|here|what|who|where|how)(?P<is>'s)"
    r"|(?P<can>can)(?P<not>not)",
    re.IGNORECASE,
)
_FULL = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'s": "is", "ca": "can", "wo": "will"}
"""What the parts of contractions are short for: can't, won't."""
_STOPS = re.compile(r"[.,'’-]")
"""What house styles print or leave out, besides what `spelt` knows: stops, hyphens."""


def _in_full(text: str) -> list[str]:
    """The words of a text, contractions as two: `do`, `n't`. Unlike `utterances.words`, each as it is printed."""
    if "'" not in text and "cannot" not in text.casefold():
        return words_of(text)
    parted = (_CONTRACTION.fullmatch(word) or word for word in words_of(text))
    return [part for one in parted for part in ([one] if isinstance(one, str) else filter(None, one.groups()))]


def _folded(words: Sequence[str]) -> list[str]:
    plain = (word.casefold() for word in words)
    return [spelt(_STOPS.sub("", _FULL.get(word, word))) for word in plain]

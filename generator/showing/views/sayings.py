"""Utterances in a list: each once, in its longest wording, with every article that prints it; and by speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.proving.briefing import QuotationKind, Translation, Utterance
from generator.showing import addresses
from generator.showing.views.evidence import Credit, Desk, Named, Source

_KINDS = tuple(QuotationKind)


@dataclass(frozen=True, slots=True)
class Printing:
    """An article that prints an utterance."""

    source: Source
    href: Markup
    """To the quotation's card on the article's page."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An utterance in the list of its speaker, in its longest wording."""

    anchor: Markup
    words: str
    language: str
    translation: Translation | None
    kind: QuotationKind
    printings: tuple[Printing, ...]
    wordings: int
    """In how many ways the articles print it."""
    compare: Markup | None
    """To all prints under each other; None where there is one only."""
    href: Markup
    """To the card of the longest wording."""
    credit: Credit
    """Of the longest wording."""
    issues: tuple[Markup, ...]
    """The ids of the issues on which the words bear a position out."""
    original: str | None
    """The publisher's page at the longest wording; None where its address is not known."""
    edit: str | None
    """To the line of the longest wording's YAML; None where no repository is known."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Everything that one speaker is quoted with."""

    id: Markup
    anchor: Markup
    speaker: Named | None
    """None: the articles name nobody."""
    role: str | None
    sayings: tuple[Saying, ...]
    """What most articles print first, then whole sentences."""


def speakers(desk: Desk, page: str) -> tuple[Speaker, ...]:
    """Utterances by speaker, the most quoted first; words that nobody is credited with come last."""
    by_speaker: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in desk.briefing.utterances:
        by_speaker[utterance.speaker.id if utterance.speaker else ""].append(utterance)
    ranked = sorted(by_speaker, key=lambda speaker: (speaker == "", -len(by_speaker[speaker])))
    return tuple(_speaker(by_speaker[speaker], desk, page) for speaker in ranked)


def _speaker(utterances: list[Utterance], desk: Desk, page: str) -> Speaker:
    actor = utterances[0].speaker
    id = actor.id if actor else "nobody--named"
    return Speaker(
        id=addresses.checked(id),
        anchor=addresses.speaker_anchor(id),
        speaker=desk.actor(actor, page) if actor else None,
        role=actor.role if actor else None,
        sayings=sayings(utterances, desk, page),
    )


def sayings(utterances: Iterable[Utterance], desk: Desk, page: str) -> tuple[Saying, ...]:
    """What most articles print first, then whole sentences."""
    ordered = sorted(utterances, key=lambda one: (-len(one.members), _KINDS.index(one.members[0].kind)))
    return tuple(_saying(utterance, desk, page) for utterance in ordered)


def _saying(utterance: Utterance, desk: Desk, page: str) -> Saying:
    longest = utterance.members[0]
    in_order = sorted(utterance.members, key=lambda member: desk.sources[member.article][0])
    return Saying(
        anchor=addresses.quotation_anchor(f"{longest.article}--{longest.key}"),
        words=longest.words,
        language=longest.language,
        translation=longest.translation,
        kind=longest.kind,
        printings=tuple(
            Printing(desk.source(member.article, page), desk.quotation_href(member, page)) for member in in_order
        ),
        wordings=utterance.variants,
        compare=desk.utterance_href(utterance, page) if len(utterance.members) > 1 else None,
        href=desk.quotation_href(longest, page),
        credit=desk.credit(longest),
        issues=tuple(addresses.checked(issue) for issue in desk.issues_of(utterance)),
        original=desk.original_href(longest.article, longest.parts),
        edit=desk.edit_href(longest.place),
    )

"""Utterances in a list: each once, wording by wording, with the articles that print just these words; and by speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.comparing.utterances import wordings_of
from generator.proving.briefing import Actor, Quotation, QuotationKind, Translation, Utterance
from generator.showing import addresses
from generator.showing.views.evidence import Credit, Desk, Named, Source

_KINDS = tuple(QuotationKind)

LONG = 600
"""Code points, some hundred words: of more, lists show the beginning at first sight."""


@dataclass(frozen=True, slots=True)
class Printing:
    """An article that prints certain words."""

    source: Source
    href: Markup
    """To the quotation's card on the article's page."""
    names_speaker: bool = True
    """Or another article alone says whose words they are."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of an utterance and the articles that print just these, typography and the stops at the edges aside."""

    words: str
    """The first article's own characters."""
    language: str
    translation: Translation | None
    """Of the first article that has one."""
    kinds: tuple[QuotationKind, ...]
    """What the words are quoted as, in the order of the articles."""
    printings: tuple[Printing, ...]
    href: Markup
    """To the card of the first article."""
    credit: Credit
    """Of the first article."""
    original: str | None
    """The publisher's page at the words; None where its address is not known."""
    edit: str | None
    """To the line of the first article's YAML; None where no repository is known."""

    @property
    def is_long(self) -> bool:
        """Whether lists show its beginning first."""
        return len(self.words) > LONG


@dataclass(frozen=True, slots=True)
class Saying:
    """An utterance in the list of its speaker."""

    anchor: Markup
    wordings: tuple[Wording, ...]
    """The longest first, then in the order of the articles."""
    others: tuple[Printing, ...]
    """In all wordings but the first."""
    variants: int
    """In how many ways the articles print it, the editor's words in brackets aside."""
    compare: Markup | None
    """To all prints under each other; None where there is one only."""
    issues: tuple[Markup, ...]
    """The ids of the issues on which the words bear a position out."""

    @property
    def articles(self) -> int:
        """How many print it, in whatever wording."""
        return len({printing.source.number for wording in self.wordings for printing in wording.printings})


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
    """Utterances by speaker, those of most utterances first, of as many those whom most articles quote; nobody last."""
    by_speaker: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in desk.briefing.utterances:
        by_speaker[utterance.speaker.id if utterance.speaker else ""].append(utterance)

    def rank(speaker: str) -> tuple[bool, int, int]:
        found = by_speaker[speaker]
        return speaker == "", -len(found), -sum(len(one.members) for one in found)

    ranked = sorted(by_speaker, key=rank)
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
    longest, *others = utterance.members
    in_order = sorted(others, key=lambda member: desk.sources[member.article][0])
    wordings = tuple(_wording(members, utterance.speaker, desk, page) for members in wordings_of((longest, *in_order)))
    return Saying(
        anchor=addresses.quotation_anchor(f"{longest.article}--{longest.key}"),
        wordings=wordings,
        others=tuple(printing for wording in wordings[1:] for printing in wording.printings),
        variants=utterance.variants,
        compare=desk.utterance_href(utterance, page) if others else None,
        issues=tuple(addresses.checked(issue) for issue in desk.issues_of(utterance)),
    )


def _wording(members: list[Quotation], speaker: Actor | None, desk: Desk, page: str) -> Wording:
    in_order = sorted(members, key=lambda member: desk.sources[member.article][0])
    first = in_order[0]
    return Wording(
        words=first.words,
        language=first.language,
        translation=next((one.translation for one in in_order if one.translation), None),
        kinds=tuple(dict.fromkeys(member.kind for member in in_order)),
        printings=tuple(
            Printing(
                desk.source(member.article, page),
                desk.quotation_href(member, page),
                names_speaker=member.speaker is not None or speaker is None,
            )
            for member in in_order
        ),
        href=desk.quotation_href(first, page),
        credit=desk.credit(first),
        original=desk.original_href(first.article, first.parts),
        edit=desk.edit_href(first.place),
    )

"""Utterances in a list: each once, in its longest wording, with every article that prints it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.briefing import QuotationKind, Utterance
from generator.views.evidence import Desk, Source

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
    kind: QuotationKind
    printings: tuple[Printing, ...]
    wordings: int
    """In how many ways the articles print it."""
    compare: Markup | None
    """To all prints under each other; None where there is one only."""
    original: str | None
    """The publisher's page at the longest wording; None where its address is not known."""
    edit: str | None
    """To the line of the longest wording's YAML; None where no repository is known."""


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
        language=desk.sources[longest.article][1].language,
        kind=longest.kind,
        printings=tuple(
            Printing(desk.source(member.article, page), desk.quotation_href(member, page)) for member in in_order
        ),
        wordings=utterance.variants,
        compare=desk.utterance_href(utterance, page) if len(utterance.members) > 1 else None,
        original=desk.original_href(longest.article, longest.parts),
        edit=desk.edit_href(longest.place),
    )

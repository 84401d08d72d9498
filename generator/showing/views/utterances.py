"""The same words, printed differently: the prints of each utterance under each other, compared word by word."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.comparing.compared import Run, compared
from generator.comparing.variants import Difference, Variant, variants_of
from generator.proving.briefing import Quotation, Translation, Utterance
from generator.showing import addresses
from generator.showing.views.evidence import Desk, Named, Source

_OPENING = 7
"""Words of an utterance that name it."""
_EDGES = " ,.;:!?—–…\"'“”‘’\n"


@dataclass(frozen=True, slots=True)
class Printer:
    """An article that prints the words so."""

    anchor: Markup
    source: Source
    href: Markup
    """To the quotation's card."""
    names_speaker: bool
    original: str | None
    """The publisher's page at the passage; None where its address is not known."""
    edit: str | None
    """To the line of the YAML; None where no repository is known."""


@dataclass(frozen=True, slots=True)
class Print:
    """One wording of an utterance and the articles that have it."""

    words: str
    """The first article's own characters."""
    language: str
    translation: Translation | None
    """Of the first article that has one."""
    runs: tuple[Run, ...]
    """Against the longest; empty for the longest itself, and for words in another language."""
    differences: tuple[Difference, ...]
    printers: tuple[Printer, ...]


@dataclass(frozen=True, slots=True)
class UtteranceBlock:
    """One utterance and all its prints, the longest first."""

    anchor: Markup
    permanent: Markup
    """An anchor that stays when another article brings a longer print."""
    opening: str
    language: str
    """Of the opening."""
    speaker: Named | None
    role: str | None
    articles: int
    prints: tuple[Print, ...]
    differences: tuple[Difference, ...]
    """Every kind of difference between its prints."""


@dataclass(frozen=True, slots=True)
class UtterancesPage:
    """What the page shows, in the order it shows it."""

    trail: tuple[Named, ...]
    briefing: str
    different: tuple[UtteranceBlock, ...]
    """Printed in several wordings, those with most wordings first."""
    alike: tuple[UtteranceBlock, ...]
    """Printed several times in the same words."""
    single: int
    """Utterances that are printed once."""


def utterances_page(desk: Desk) -> UtterancesPage:
    """The utterances of the briefing on the desk that are printed more than once."""
    own = addresses.utterances_page(desk.briefing.slug)
    several = [one for one in desk.briefing.utterances if len(one.members) > 1]
    ranked = sorted(several, key=lambda one: (-one.variants, -len(one.members)))
    blocks = [_block(one, desk, own) for one in ranked]
    return UtterancesPage(
        trail=(Named(desk.briefing.title, addresses.link(own, desk.page)),),
        briefing=desk.briefing.title,
        different=tuple(block for block in blocks if len(block.prints) > 1),
        alike=tuple(block for block in blocks if len(block.prints) == 1),
        single=len(desk.briefing.utterances) - len(several),
    )


def opening(words: str) -> str:
    """The first words of an utterance, to name it by."""
    first = words.split()
    return words if len(first) <= _OPENING + 1 else f"{' '.join(first[:_OPENING]).rstrip(_EDGES)}\u00a0…"


def _block(utterance: Utterance, desk: Desk, own: str) -> UtteranceBlock:
    variants = variants_of(utterance)
    longest = utterance.members[0]
    prints = tuple(_print(variant, longest, desk, own) for variant in variants)
    found = {difference for print in prints for difference in print.differences}
    return UtteranceBlock(
        anchor=addresses.utterance_anchor(utterance.id),
        permanent=addresses.member_anchor(longest.article, longest.key),
        opening=opening(longest.words),
        language=longest.language,
        speaker=desk.actor(utterance.speaker, own) if utterance.speaker else None,
        role=utterance.speaker.role if utterance.speaker else None,
        articles=len({member.article for member in utterance.members}),
        prints=prints,
        differences=tuple(difference for difference in Difference if difference in found),
    )


def _print(variant: Variant, longest: Quotation, desk: Desk, own: str) -> Print:
    in_order = sorted(variant.members, key=lambda member: desk.sources[member.article][0])
    is_compared = variant.differences and Difference.LANGUAGE not in variant.differences
    runs = compared(longest.words, in_order[0].words) if is_compared else ()
    marks = (Difference.PUNCTUATION for run in runs if run.kind != "equal" and run.is_mark)
    found = {*variant.differences, *marks}
    return Print(
        words=in_order[0].words,
        language=in_order[0].language,
        translation=next((one.translation for one in in_order if one.translation), None),
        runs=runs,
        differences=tuple(difference for difference in Difference if difference in found),
        printers=tuple(_printer(member, desk, own) for member in in_order),
    )


def _printer(member: Quotation, desk: Desk, own: str) -> Printer:
    anchor = addresses.member_anchor(member.article, member.key)
    return Printer(
        anchor=anchor,
        source=desk.source(member.article, own),
        href=desk.quotation_href(member, own),
        names_speaker=member.speaker is not None,
        original=desk.original_href(member.article, member.parts),
        edit=desk.edit_href(member.place),
    )

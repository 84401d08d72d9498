"""The same words, printed differently: the prints of each utterance under each other, compared word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from markupsafe import Markup

from generator import addresses
from generator.briefing import Quotation, Utterance
from generator.variants import Difference, Variant, variants_of
from generator.views.evidence import Desk, Named, Source

_OPENING = 7
"""Words of an utterance that name it."""
_EDGES = " ,.;:!?—–…\"'“”‘’\n"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both prints have, or only one of them."""

    kind: str
    """`equal`, `delete` (only the longest print has them) or `insert` (only this one)."""
    words: str
    joined: bool = False
    """Whether it follows what stands before it without a space: a comma."""


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
    runs: tuple[Run, ...]
    """Against the longest; empty for the longest itself."""
    differences: tuple[Difference, ...]
    printers: tuple[Printer, ...]


@dataclass(frozen=True, slots=True)
class UtteranceBlock:
    """One utterance and all its prints, the longest first."""

    anchor: Markup
    permanent: Markup
    """An anchor that stays when another article brings a longer print."""
    opening: str
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
    method: Markup


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
        method=addresses.link(own, addresses.METHOD),
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
        speaker=desk.actor(utterance.speaker, own) if utterance.speaker else None,
        role=utterance.speaker.role if utterance.speaker else None,
        articles=len({member.article for member in utterance.members}),
        prints=prints,
        differences=tuple(difference for difference in Difference if difference in found),
    )


def _print(variant: Variant, longest: Quotation, desk: Desk, own: str) -> Print:
    in_order = sorted(variant.members, key=lambda member: desk.sources[member.article][0])
    compared = runs(variant.diff, longest.words, in_order[0].words) if variant.differences else ()
    found = {*variant.differences, *(Difference.PUNCTUATION for run in compared if run.joined)}
    return Print(
        words=in_order[0].words,
        language=desk.sources[in_order[0].article][1].language,
        runs=compared,
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


def runs(diff: Sequence[tuple[str, str]], longest: str, words: str) -> tuple[Run, ...]:
    """The difference in the articles' own characters where they divide into words as the compared form does.

    Where they do not (dashes with and without spaces), in the compared form: marks and spaces evened out.
    """
    there = _as_compared(longest, [text for kind, text in diff if kind != "insert"])
    here = _as_compared(words, [text for kind, text in diff if kind != "delete"])
    found: list[Run] = []
    for kind, _ in diff:
        left = next(there) if kind != "insert" else ""
        right = next(here) if kind != "delete" else ""
        found.append(Run(kind, right or left))
    return _finer(found)


def _as_compared(words: str, texts: Sequence[str]) -> Iterator[str]:
    """The words cut into runs as long as the compared ones; the compared ones where the words divide otherwise."""
    pieces, lengths = _pieces(words.strip(_EDGES)), [len(_pieces(text)) for text in texts]
    if len(pieces) != sum(lengths):
        return iter(texts)
    ends = accumulate(lengths)
    return iter([" ".join(pieces[end - length : end]) for end, length in zip(ends, lengths, strict=True)])


def _finer(found: Sequence[Run]) -> tuple[Run, ...]:
    """Of one word that only its punctuation sets apart, the punctuation alone is shown as the difference."""
    result: list[Run] = []
    for before, run in pairwise([Run("", ""), *found]):
        stem = run.words.rstrip(_EDGES)
        rests = (before.words[len(stem) :], run.words[len(stem) :])
        if (before.kind, run.kind) == ("delete", "insert") and stem == before.words.rstrip(_EDGES) != "":
            result[-1:] = [Run("equal", stem, before.joined)]
            result += [Run(kind, rest, True) for kind, rest in zip(("delete", "insert"), rests, strict=True) if rest]
        else:
            result.append(run)
    return tuple(result)


def _pieces(words: str) -> list[str]:
    return re.sub(r"(?<=—)(?=\S)", " ", words).split()

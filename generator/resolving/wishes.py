"""What the editor joins or keeps apart (`same_as`, `not_same_as`): the utterances that come of it, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.comparing.utterances import utterances_of
from generator.proving.briefing import Quotation, Utterance
from generator.reading.diagnostics import Diagnostic, Place, error, warning

Wishes = dict[tuple[int, int], Place]
"""Pairs of quotations by their numbers, and where the YAML joins or parts them."""


def joined(
    quotations: Sequence[Quotation], same: Wishes, apart: Wishes
) -> tuple[tuple[Utterance, ...], list[Diagnostic]]:
    """The utterances of a briefing's quotations, and what is to be said of the wishes."""
    found = list(_contradicting(quotations, same, apart))
    utterances, needless = utterances_of(quotations, same.keys(), apart.keys())
    group_of = {member.id: utterance for utterance in utterances for member in utterance.members}
    for one, other in same.keys() - needless.same:
        is_said = (one, other) in apart or (other, one) in apart
        if group_of[quotations[one].id] is not group_of[quotations[other].id] and not is_said:
            message = "this cannot be: another wish keeps the two apart"
            found.append(error(same[one, other], "contradicting-wishes", message))
    for key, wishes, pairs, state in (
        ("same_as", same, needless.same, "one utterance"),
        ("not_same_as", apart, needless.apart, "apart"),
    ):
        for pair in pairs:
            message = f"the two are {state} without this; it overrules nothing"
            found.append(warning(wishes[pair], "overrules-nothing", message, f"delete `{key}`"))
    return utterances, found


def _contradicting(quotations: Sequence[Quotation], same: Wishes, apart: Wishes) -> Iterator[Diagnostic]:
    """Where two wishes contradict each other, or one joins the words of two named speakers."""
    for (one, other), place in same.items():
        if (one, other) in apart or (other, one) in apart:
            message = "`same_as` and `not_same_as` contradict each other"
            yield error(place, "contradicting-wishes", message, "delete one of them")
        speakers = {each.name for each in (quotations[one].speaker, quotations[other].speaker) if each}
        if len(speakers) > 1:
            message = f"this joins the words of {' and '.join(sorted(speakers))}"
            yield warning(place, "two-speakers", message, "one utterance has one speaker")

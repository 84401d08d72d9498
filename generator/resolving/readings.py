"""The figure that an article prints: its one number, what that counts, and the qualifier that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.comparing.figures import (
    QUALIFIERS,
    YEAR,
    Number,
    Surroundings,
    agree,
    bears_out,
    currency_named,
    is_qualifier,
    knows_qualifiers,
    left_out,
    numbers,
    plain,
    surroundings,
)
from generator.prose.typography import normal
from generator.proving.briefing import Passage, Reading
from generator.reading.content import Loaded
from generator.reading.diagnostics import Diagnostic, error, warning
from generator.reading.models import ArticleFile, ReadingEntry
from generator.reading.spelling import did_you_mean
from generator.resolving.prepared import Prepared


def reading_of(
    entry: ReadingEntry, passage: Passage, article: Prepared, index: int, diagnostics: list[Diagnostic]
) -> Reading | None:
    """What the words of an entry, found at `passage`, say of its figure; None where no one number is meant.

    `index` is the entry's place among the article's figures. What is wrong is added to `diagnostics`.
    """
    loaded = article.loaded
    number = _number_meant(entry, passage, loaded, index, diagnostics)
    if number is None:
        return None
    around = surroundings(article.seed.text, passage.start, passage.end)
    _check_qualifier(entry, number, passage, around, loaded, index, diagnostics)
    if entry.unit and not _is_borne_out(entry.unit, number, around.text):
        message = f"neither the words nor what stands around them say “{entry.unit}”"
        hint = "leave out `unit:`, or use the article's words for what the number counts"
        diagnostics.append(error(loaded.place("figures", index, "unit"), "figure-unit", message, hint))
    return Reading(
        entry.figure,
        loaded.name,
        passage,
        plain(number.value),
        entry.unit or number.unit,
        entry.qualifier if entry.qualifier is not None else number.qualifier,
        plain(number.upper) if number.upper is not None else "",
        plain(number.step) if number.step else "",
    )


def agreement(readings: Iterable[Reading]) -> bool:
    """Whether what several articles print of one figure can all be true."""
    return agree(
        Number(
            Decimal(reading.value),
            reading.unit or currency_named(reading.passage.text),
            reading.qualifier,
            upper=Decimal(reading.upper) if reading.upper else None,
            step=Decimal(reading.step or 0),
        )
        for reading in readings
    )


def _number_meant(
    entry: ReadingEntry, passage: Passage, loaded: Loaded[ArticleFile], index: int, diagnostics: list[Diagnostic]
) -> Number | None:
    """The one number in the words, or the one that `value` names."""
    place = loaded.place("figures", index, "words" if entry.value is None else "value")
    found = numbers(passage.text, loaded.model.language)
    if entry.value is not None:
        found = [number for number in found if Decimal(entry.value) in (number.value, number.upper)]
    if not found:
        message = f"“{passage.text}” does not hold " + (f"the number {entry.value}" if entry.value else "a number")
        diagnostics.append(error(place, "figure-value", message))
        return None
    if len({(number.value, number.upper) for number in found}) > 1:
        values = ", ".join(plain(number.value) for number in found)
        diagnostics.append(error(place, "figure-value", f"which number is meant: {values}?", "add `value:`"))
        return None
    return found[0]


def _check_qualifier(
    entry: ReadingEntry,
    number: Number,
    passage: Passage,
    around: Surroundings,
    loaded: Loaded[ArticleFile],
    index: int,
    diagnostics: list[Diagnostic],
) -> None:
    """A qualifier must stand in the words, and the article's own must not be left out.

    Where qualifiers are not read in the article's language, the editor may give an English one.
    """
    place = loaded.place("figures", index, "qualifier")
    is_read = knows_qualifiers(loaded.model.language)
    if (
        entry.qualifier
        and is_read
        and normal(entry.qualifier).text.casefold() not in normal(passage.text).text.casefold()
    ):
        diagnostics.append(error(place, "figure-qualifier", f"the words do not say “{entry.qualifier}”"))
    elif entry.qualifier and not is_qualifier(entry.qualifier):
        message, hint = f"“{entry.qualifier}” is no qualifier", did_you_mean(entry.qualifier, QUALIFIERS)
        diagnostics.append(error(place, "figure-qualifier", message, hint))
    at = around.start + number.start
    printed = next(
        (each for each in numbers(around.text, loaded.model.language) if each.start <= at < each.end), number
    )
    given = entry.qualifier if entry.qualifier is not None else number.qualifier
    place = loaded.place("figures", index, "words")
    if (printed.value, printed.upper) != (number.value, number.upper):
        whole = around.text[printed.start : printed.end]
        message, hint = f"the article's number is “{whole}”", "take the whole number into the words"
        diagnostics.append(warning(place, "figure-cut", message, hint))
    elif dropped := left_out(printed.qualifier, given):
        message, hint = f"the article says “{dropped}” of this number", "take the qualifier into the words"
        diagnostics.append(warning(place, "figure-qualifier-dropped", message, hint))


def _is_borne_out(unit: str, number: Number, around: str) -> bool:
    """Whether an editor's unit stands in the words around a number and goes with its own sign."""
    sign = number.unit if number.unit != YEAR else ""
    return unit == number.unit or (bears_out(unit, around) and (not sign or bears_out(sign, unit)))

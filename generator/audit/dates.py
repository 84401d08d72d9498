"""Days as pages write them, in whichever language: the numbers of the data's day, and for each month one word."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from generator.audit.claims import Claims
from generator.audit.elements import Element, folded


def check_dates(claims: Claims, file: str, page: str, root: Element) -> None:
    """What a page writes as a day must be that day; the day of an article, and of each event, must be the data's."""
    for element in root.elements():
        if element.tag == "time":
            _check_written(claims, file, element.attributes.get("datetime", "").partition("T")[0], element.text())
    if page in claims.articles:
        _check_day_of(claims, file, claims.articles[page]["provenance"]["date"]["value"], root)
    slug, _, rest = page.partition("/")
    if rest == "timeline/" and slug in claims.events:
        _check_events(claims, file, claims.events[slug], root)


def _check_written(claims: Claims, file: str, iso: str, written: str) -> None:
    claims.counts["days shown"] += 1
    if not says(written, iso):
        claims.miss(file, f"“{written}” is written for {iso}")
    elif re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", iso):
        month, has_day = iso[5:7], len(iso) > len("2022-01")
        word = folded(re.sub(r"\d+", " ", written))
        if len(_numbers(written)) == 1 + has_day:  # else the month is a number
            claims.months.setdefault((month, has_day), Counter())[word, file] += 1


def _check_day_of(claims: Claims, file: str, iso: str | None, root: Element) -> None:
    """The page of an article must give the day of the data."""
    card = next((one for one in root.elements() if one.tag == "dl" and one.has_class("identity")), root)
    given = [folded(one.text_without(lambda in_it: in_it.has_class("basis"))) for one in card.elements()]
    if iso and not any(says(text, iso) for text in given):
        claims.miss(file, f"the date of the data, {iso}, is not shown")


def _check_events(claims: Claims, file: str, events: list[dict[str, Any]], root: Element) -> None:
    """A timeline must give each event the day that it has in the data."""
    for item in root.elements():
        when = next((one for one in item.children if isinstance(one, Element) and one.has_class("when")), None)
        what = next((one for one in item.children if isinstance(one, Element) and one.has_class("what")), None)
        if when is None or what is None:
            continue
        text = next((one.text() for one in what.elements() if one.tag == "p"), "")
        days = [str(event["date"]) for event in events if folded(event["text"]) == text]
        if not any(says(when.text(), iso) for iso in days):
            claims.miss(file, f"“{text}” is said to be of {when.text()}")


def says(written: str, iso: str) -> bool:
    """Whether a text holds the numbers of a day, month or year, or of two of them; months may be words."""
    parts = [[int(number) for number in part.split("-")] for part in iso.split("/") if re.fullmatch(r"[\d-]+\d", part)]
    wanted = Counter(number for part in parts for number in (part[0], *part[2:]))
    months = Counter(number for part in parts for number in part[1:2])
    given = _numbers(written)
    if len(parts) > 1:  # a year or month of both may be said once
        wanted, given = Counter(set(wanted)), Counter(set(given))
    return bool(parts) and not wanted - given and not (given - wanted) - months


def _numbers(text: str) -> Counter[int]:
    return Counter(map(int, re.findall(r"\d+", text)))


def look_for_other_words(claims: Claims) -> None:
    """A month must have the same word everywhere, and no other month's."""
    usual = {
        of: Counter(word for word, _ in said.elements()).most_common(1)[0][0] for of, said in claims.months.items()
    }
    for of, said in claims.months.items():
        taken = {word for other, word in usual.items() if other[1] == of[1] and other[0] < of[0]}
        for word, file in said:
            if word != usual[of] or word in taken:
                claims.miss(file, f"month {of[0]} is called “{word}”")

"""Dates as a reader says them: the interface's one place for it, until the catalogue of translations comes."""

from __future__ import annotations

MONTHS = ("January February March April May June July August September October November December").split()


def readable(iso: str) -> str:
    """`26 January 2022`, `January 2022`, `2022`, or two of them with a dash, from ISO 8601."""
    return " – ".join(_one(part) for part in iso.split("/"))


def _one(iso: str) -> str:
    year, *rest = iso.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *month, year])


def span_of(dates: list[str]) -> str | None:
    """From the earliest to the latest of some ISO dates; None where there is none."""
    if not dates:
        return None
    first, last = min(dates), max(dates)
    return readable(first) if first == last else readable(f"{first}/{last}")

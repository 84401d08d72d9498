"""Dates of several articles together."""

from __future__ import annotations


def span_of(dates: list[str]) -> str | None:
    """From the earliest to the latest of some ISO dates, as ISO 8601; None where there is none."""
    if not dates:
        return None
    first, last = min(dates), max(dates)
    return first if first == last else f"{first}/{last}"

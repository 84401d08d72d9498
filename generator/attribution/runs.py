"""What stands inside quotation marks, also where a text is cut into tokens."""

from __future__ import annotations

import re

from generator.marks import Quoted, paragraphs, quoted

_SPACED = re.compile(r"(?:^|(?<=\s))(?:\"|``|'')(?=\s|$)")


def marked(text: str) -> list[Quoted]:
    """Everything inside quotation marks; in texts cut into tokens (`" We go , " he said`) the marks take turns."""
    found = quoted(text)
    if found or not _SPACED.search(text):
        return found
    spans = []
    for start, end in paragraphs(text):
        marks = [each.span() for each in _SPACED.finditer(text, start, end)]
        spans += [Quoted(one[1], other[0], closed=True) for one, other in zip(marks[::2], marks[1::2], strict=False)]
    return spans

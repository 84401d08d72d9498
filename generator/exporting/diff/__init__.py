"""What changed between two versions of a briefing's data, as a reader would say it.

Compared is what the data say, not how they were made: a new build of the same content, another order of statements or
another address is no change. Words that merely stand elsewhere in their seed have moved, unless the seed’s text is
another: that is told once. A thing that only got another id keeps its history.
"""

from __future__ import annotations

from generator.exporting.diff.change import Change, ChangeKind
from generator.exporting.diff.compare import Data, changes
from generator.exporting.diff.formats import as_json, as_markdown, as_text

__all__ = ["Change", "ChangeKind", "Data", "as_json", "as_markdown", "as_text", "changes"]

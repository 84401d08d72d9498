"""A change as pages and feeds tell it, in any language."""

from __future__ import annotations

from generator.exporting.diff.change import Change
from generator.showing.addresses import briefing_page
from generator.showing.views.revisions import Told


def told(change: Change) -> Told:
    """The change without the sentence that the command line makes of it."""
    pages = (briefing_page(change.briefing, None), *change.pages)
    word = change.field.partition(" ")[0]
    return Told(change.kind.value, change.what, change.of, word, change.old, change.new, pages)

"""Who says each quotation: the inquit beside it, whose name or pronoun is resolved to a person.

A clause that speaks is looked for after, between and before the quoted runs; a quotation without one belongs to whoever
spoke in the sentence or paragraph before. Each attribution carries its cue, its reason and how sure it is; what is
doubtful stays open, because a wrong speaker costs more than a missing one.

In reading order: `softly` reads a text that shouts, `runs` puts together one cut into tokens, `reading` is the text
around them, `words` what speaking clauses are known by; `phrases` and `subjects` say whom a verb has for its subject,
`clauses`, `after` and `before` find the clause that speaks, `elsewhere` that of other languages than English; `people`
resolves its subject to somebody, and `deciding` says whose each quotation is.
"""

from __future__ import annotations

from generator.drafting.attribution.deciding import Attribution, attributed, attributions, read
from generator.drafting.attribution.people import Speaker
from generator.drafting.attribution.reading import Reading

__all__ = ["Attribution", "Reading", "Speaker", "attributed", "attributions", "read"]

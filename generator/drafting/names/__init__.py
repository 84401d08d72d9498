"""Finds who is named in a text: people, organisations, states, with their titles, roles and gender.

No model: capitals, titles, first names, appositions and what the rest of the text does with the same word. A short
name ("Price") is the one that the text gives in full ("Ellen Price"); where two people share it, it stays open until a
title or a first name tells them apart.

In reading order: `mentions` are what is found, `nouns` says what a common noun tells; `capitals` finds the names,
`entities` whom they mean, `roles` what is said of them, and `naming` is the way from a text to its cast.
"""

from __future__ import annotations

from generator.drafting.names.mentions import Cast, Entity, Gender, Kind, Mention, Role
from generator.drafting.names.naming import cast
from generator.drafting.names.nouns import first_name_gender, is_given, noun_gender, noun_kind, office

__all__ = [
    "Cast",
    "Entity",
    "Gender",
    "Kind",
    "Mention",
    "Role",
    "cast",
    "first_name_gender",
    "is_given",
    "noun_gender",
    "noun_kind",
    "office",
]

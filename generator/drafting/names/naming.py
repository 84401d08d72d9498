"""Who is named in a text, from its capitals to its cast."""

from __future__ import annotations

from collections.abc import Iterable

from generator.drafting.names.capitals import (
    among_nouns,
    among_particles,
    evidenced,
    headlines_in,
    names_in,
    told_in_headlines,
    with_last_names,
)
from generator.drafting.names.entities import Table, persons_among, settled
from generator.drafting.names.mentions import Cast, Entity
from generator.drafting.names.roles import (
    genders_of,
    roles_among_nouns,
    roles_in,
    roles_of_counterparts,
    roles_of_parties,
    roles_of_titles,
)

_WITH_PARTICLES = frozenset("es fr it nl pt".split())
"""Languages in which `de` and its like join names and nouns alike."""


def cast(text: str, sentence_starts: Iterable[int] = (), language: str = "en") -> Cast:
    """Who is named in a text; `sentence_starts` are the offsets where a capital proves nothing.

    In German every noun has a capital: there names are what begins with a first name, or ends such a one.
    """
    nouns = language == "de"
    starts = frozenset(sentence_starts)
    found = with_last_names(list(names_in(text, starts)), text)
    headlines = headlines_in(text)
    found = found if nouns else told_in_headlines(found, text, headlines)
    names = among_nouns(found, text) if nouns else evidenced(found, text)
    names = among_particles(names, text) if language in _WITH_PARTICLES else names
    persons = persons_among(text, names)
    table = Table()
    for name in names:
        table.add(name, text, persons)
    mentions = table.mentions(names, text)
    table.kinds = settled(text, mentions, table.kinds)
    roles = (*roles_in(text, mentions, table.kinds, headlines), *roles_of_titles(names, mentions))
    roles += tuple(roles_among_nouns(text, mentions)) if nouns else ()
    roles += (*roles_of_parties(text, mentions), *roles_of_counterparts(roles))
    for role in roles:
        if table.kinds[role.entity] == "name" and role.adjacent:
            table.kinds[role.entity] = "person"
    genders = genders_of(text, names, mentions, table, roles)
    entities = tuple(
        Entity(name, kind, genders.get(index, ""))
        for index, (name, kind) in enumerate(zip(table.names, table.kinds, strict=True))
    )
    return Cast(entities, tuple(mentions), roles, tuple(headlines))

"""Who is who on the site: the actors of `content/actors.yml` and all their names."""

from __future__ import annotations

from collections.abc import Mapping

from generator.prose.typography import normal
from generator.proving.briefing import Actor
from generator.reading.content import Content, Loaded
from generator.reading.diagnostics import Diagnostic, Place, error, warning
from generator.reading.models import UNNAMED, ActorsFile
from generator.reading.spelling import unknown


def actors_of(loaded: Loaded[ActorsFile], diagnostics: list[Diagnostic]) -> dict[str, Actor]:
    """The site's actors by id, in the file's order."""
    actors: dict[str, Actor] = {}
    names: dict[str, tuple[str, Place]] = {}
    entries = loaded.model.actors or ()
    ids = [entry.id for entry in entries]
    affiliations = {entry.id: entry.affiliation for entry in reversed(entries)}  # of an id twice, the first counts
    for index, entry in enumerate(entries):
        place = loaded.place("actors", index, "id")
        if entry.id in actors:
            first = loaded.place("actors", ids.index(entry.id), "id")
            diagnostics.append(
                error(place, "duplicate-id", f"the actor “{entry.id}” stands here twice, first on line {first.line}")
            )
            continue
        if entry.id == UNNAMED:
            diagnostics.append(error(place, "reserved-id", f"“{UNNAMED}” stands for words that nobody is named for"))
        if entry.affiliation and entry.affiliation not in loaded.ids and "actors" not in loaded.unfit:
            diagnostics.append(unknown(loaded.place("actors", index, "affiliation"), "actor", entry.affiliation, ids))
        elif round_trip := _back_to(entry.id, affiliations):
            whom = ", which acts for ".join(f"“{id}”" for id in round_trip)
            message = f"“{entry.id}” acts for {whom}: nobody acts for themselves"
            place = loaded.place("actors", index, "affiliation")
            diagnostics.append(error(place, "affiliation-loop", message, "delete the affiliation that is wrong"))
        for number, name in enumerate((entry.name, *entry.aliases)):
            where = (
                loaded.place("actors", index, "aliases", number - 1)
                if number
                else loaded.place("actors", index, "name")
            )
            key = normal(name).text.casefold()
            if key in names and names[key][0] != entry.id:
                other, first = names[key]
                message = f"“{name}” is also a name of `{other}` (line {first.line})"
                diagnostics.append(warning(where, "ambiguous-name", message, "a name should lead to one actor"))
            names.setdefault(key, (entry.id, where))
        actors[entry.id] = Actor(entry.id, entry.name, entry.kind, entry.role, entry.affiliation, tuple(entry.aliases))
    return actors


def _back_to(actor: str, affiliations: Mapping[str, str | None]) -> list[str]:
    """Whom an actor acts for, whom that one does, and so on to the actor again; none where it leads elsewhere."""
    way: list[str] = []
    following = affiliations.get(actor)
    while following and following not in way:
        way.append(following)
        following = affiliations.get(following)
    return way if actor in way else []


def names_of(content: Content, speaker: str) -> tuple[str, ...]:
    """All names of the actor that an id or a name stands for; just the name where no actor has it."""
    return _known(content, speaker) or (speaker,)


def is_known(content: Content, speaker: str) -> bool:
    """Whether an actor has this id or name."""
    return bool(_known(content, speaker))


def _known(content: Content, speaker: str) -> tuple[str, ...]:
    wanted = normal(speaker).text.casefold()
    for entry in (content.actors.model.actors if content.actors else ()) or ():
        names = (entry.name, *entry.aliases)
        if entry.id == speaker or wanted in (normal(name).text.casefold() for name in names):
            return names
    return ()

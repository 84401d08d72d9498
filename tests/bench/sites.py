"""Projects of any size to measure with: the same number always gives the same bytes, and every quotation verifies.

An article has about 800 words, twelve quotations, three positions and two figures; ten articles are one briefing.
Articles of a briefing print one another's quotations: alike, shortened, or with other marks. Some actors speak in many
briefings, most in one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ARTICLES_OF_A_BRIEFING = 10
QUOTATIONS = 12
_FIRST = (
    "Ada Boris Chen Dina Emil Fatou Goran Hana Ines Jonas Kofi Lena Maks Nora Omar Petra Rosa Sven Tara Viktor".split()
)
_LAST = (
    "Abel Brandt Costa Dumas Ebner Farrow Greco Holm Ivers Jansen Kral Lund Moreau Novak Okoye Pohl Ruiz Sato".split()
)
_ROLES = "Minister Ambassador Spokesman Senator Commissioner General Mayor Secretary".split()
_PLACES = "Norland Estra Velia Kamar Ostria Tyra Maren Solvia".split()
_OUTLETS = ("The Morning Post", "The Gazette", "Evening Standard Wire", "The Courier")
_NOUNS = (
    "treaty border ministry council reply proposal summit harbour pipeline army election budget alliance port".split()
)
_NOUNS += "committee agreement sanction delegation inspector convoy market region river deadline message".split()
_ADJECTIVES = "formal northern written late quiet public severe joint sudden cautious long new second open".split()
_VERBS = "delayed welcomed rejected reviewed opened crossed published threatened followed prepared noted left".split()
_WISHES = "talk to wait for sign watch protect refuse discuss defend open trust study publish".split()
_TONES = ("for", "against", "conditional", "open")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks."""

    id: str
    name: str
    role: str
    place: str


def project(articles: int) -> Iterator[tuple[str, str]]:
    """The files of a project with this many articles, by their paths."""
    chance = random.Random(1)
    everybody = [_person(number) for number in range(12 + articles)]
    yield (
        "site_config.yml",
        "title: Measured\ndescription: A site to measure with.\nurl: https://example.org/measured/\n",
    )
    used: dict[str, Person] = {}
    for number, begin in enumerate(range(0, articles, ARTICLES_OF_A_BRIEFING)):
        count = min(ARTICLES_OF_A_BRIEFING, articles - begin)
        cast = [*chance.sample(everybody[:12], 4), *everybody[12 + begin : 12 + begin + min(count, 8)]]
        used |= {one.id: one for one in cast}
        yield from _briefing(number, count, cast, chance)
    states = [{"id": place.lower(), "name": place, "kind": "state"} for place in _PLACES]
    people = [
        {"id": one.id, "name": one.name, "kind": "person", "role": one.role, "affiliation": one.place.lower()}
        for one in used.values()
    ]
    yield "content/actors.yml", _yaml({"actors": [*states, *people]})


def write_project(root: Path, articles: int) -> None:
    """Write a project with this many articles."""
    for path, text in project(articles):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _person(number: int) -> Person:
    first, last = _FIRST[number % len(_FIRST)], _LAST[number // len(_FIRST) % len(_LAST)]
    again = number // (len(_FIRST) * len(_LAST))
    name = f"{first} {last}{'' if not again else f'-{_LAST[again % len(_LAST)]}'}"
    place = _PLACES[number % len(_PLACES)]
    return Person(
        f"{name.lower().replace(' ', '-')}-{number}", name, f"{_ROLES[number % len(_ROLES)]} of {place}", place
    )


def _briefing(number: int, articles: int, cast: list[Person], chance: random.Random) -> Iterator[tuple[str, str]]:
    slug = f"event-{number:04}"
    day = f"{2000 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}"
    said = [(chance.choice(cast), _saying(chance, each)) for each in range(max(6, articles * QUOTATIONS * 2 // 3))]
    issues = [_issue(each, chance) for each in range(3)]
    first: dict[str, Any] = {}
    for each in range(articles):
        name = f"report-{each:02}"
        seed, entry = _article(f"{number:04}-{each:02}.txt", number, day, said, issues, chance)
        yield f"seeds/{entry['seed']}", seed
        yield f"content/briefings/{slug}/articles/{name}.yml", _yaml(entry)
        first = first or entry
    quoted = [f"report-00/{one['id']}" for one in first["quotations"]]
    statements = [{"text": _own(chance), "evidence": chance.sample(quoted, 2)} for _ in range(5)]
    briefing = {
        "title": f"The {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} of {_PLACES[number % 8]}, part {number + 1}",
        "date": day,
        "lede": {"text": _own(chance), "evidence": quoted[:1]},
        "statements": statements,
        "issues": issues,
        "figures": [{"id": "troops", "what": "Troops at the border"}, {"id": "boats", "what": "Boats in the harbour"}],
        "timeline": [
            {
                "date": f"{day[:4]}-{month:02}",
                "text": _own(chance),
                "basis": "inferred: from the words",
                "evidence": quoted[:1],
            }
            for month in range(1, 5)
        ],
    }
    yield f"content/briefings/{slug}/briefing.yml", _yaml(briefing)


def _article(
    seed: str,
    number: int,
    day: str,
    said: list[tuple[Person, str]],
    issues: list[Any],
    chance: random.Random,
) -> tuple[str, dict[str, Any]]:
    """A seed and its curated entry."""
    outlet, author = chance.choice(_OUTLETS), f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    title = f"{chance.choice(_ADJECTIVES).capitalize()} {chance.choice(_NOUNS)} for {_PLACES[number % 8]}"
    troops, boats = chance.choice(("90,000", "100,000", "100,000")), chance.choice(("40", "40", "60"))
    counted = [f"an estimated {troops} troops", f"at least {boats} boats"]
    picked = chance.sample(range(len(said)), min(QUOTATIONS, len(said)))
    paragraphs, quotations, prose = [], [], []
    for place, index in enumerate(picked):
        speaker, words = said[index]
        words = _printed(words, chance)
        told = _prose(chance, place)
        prose.append(told)
        by = f"{speaker.role.split()[0]} {speaker.name} of {speaker.place}" if place % 3 == 0 else speaker.name
        paragraphs.append(
            f"{told}. “{words},” {by} said. {_prose(chance, 100 + place)}. {_prose(chance, 200 + place)}."
        )
        paragraphs.append(f"{_prose(chance, 300 + place)}.")
        quotations.append({"id": f"q-{index}", "speaker": speaker.id, "words": words.replace("’", "'")})
    paragraphs.insert(4, f"Observers counted {counted[0]} at dawn. The harbour held {counted[1]} by noon.")
    text = "\n\n".join([title, f"By {author}, {outlet}, {day}", *paragraphs]) + "\n"
    speakers = list(dict.fromkeys(said[index][0] for index in picked))
    entry = {
        "seed": seed,
        "title": title,
        "outlet": {"value": outlet, "words": outlet},
        "byline": {"value": author, "words": author},
        "date": {"value": day, "words": day},
        "exclude": [{"kind": "byline", "first": f"By {author}", "last": day}],
        "summary": [{"text": _own(chance), "evidence": [{"words": prose[each]}]} for each in range(3)],
        "actors": [{"actor": one.id, "role": one.role, "evidence": [{"words": prose[0]}]} for one in speakers],
        "quotations": quotations,
        "positions": [
            {
                "actor": quotations[each]["speaker"],
                "issue": issue["id"],
                "stance": chance.choice(issue["stances"])["id"],
                "summary": _own(chance),
                "evidence": [quotations[each]["id"], {"words": prose[each]}],
            }
            for each, issue in enumerate(issues)
        ],
        "figures": [{"figure": "troops", "words": counted[0]}, {"figure": "boats", "words": counted[1]}],
    }
    return text, entry


def _issue(number: int, chance: random.Random) -> dict[str, Any]:
    noun = _NOUNS[number * 5 + chance.randrange(5)]
    stances = [{"id": f"stance-{tone}", "label": f"{tone.capitalize()} the {noun}", "tone": tone} for tone in _TONES]
    return {
        "id": f"{noun}-{number}",
        "title": f"The {noun}",
        "question": f"Should the {noun} stay?",
        "stances": stances,
    }


def _saying(chance: random.Random, number: int) -> str:
    """What somebody says: a sentence that no other has."""
    what = ", and ".join(
        f"we will {chance.choice(_WISHES)} the {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)}" for _ in range(2)
    )
    return f"It’s clause {number} that counts: {what} before the {chance.choice(_NOUNS)} of {chance.choice(_PLACES)}"


def _printed(words: str, chance: random.Random) -> str:
    """The saying as one article prints it."""
    return chance.choice((words, words, words.rsplit(" before ", 1)[0], words.replace("’", "'")))


def _prose(chance: random.Random, number: int) -> str:
    """A sentence of the reporter's, without its stop, that no other of the article is like."""
    subject = f"The {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} of {chance.choice(_PLACES)}"
    return (
        f"{subject} {chance.choice(_VERBS)} the {chance.choice(_NOUNS)} on day {number} of the {chance.choice(_NOUNS)}"
    )


def _own(chance: random.Random) -> str:
    """A sentence of the editor's."""
    return f"{_PLACES[chance.randrange(8)]} waits; the {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} is {chance.choice(_ADJECTIVES)}."


def _yaml(data: Any) -> str:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110)

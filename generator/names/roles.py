"""What the text says that somebody is, and the gender that this and the name tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from generator.lexicon import FUNCTION_WORDS, NOBLE, SAYING
from generator.names.capitals import Name
from generator.names.entities import Table, before_a_role
from generator.names.mentions import Gender, Kind, Mention, Role
from generator.names.nouns import first_name_gender, noun_gender, office, role_head

_ROLE_AFTER = re.compile(
    r"(?:, (?:\d{1,3}, )?(?:(?:an?|the|his|her|their|its|former|then) )?| (?:an?|the) )(?P<role>[^,.;:()“”\"]{2,80})[,.;)]"
)
_IS = re.compile(
    r" (?:is|was|became|has become|had become|remains|remained) (?:an?|the) (?P<role>[^,.;:()“”\"]{2,60}?)(?=[,.;]| (?:to|who|and|in|of|for|when|after|since)\b)"
)
"""`Price is the third minister to resign`."""
_LETTER_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SAID_OF_SELF = re.compile(
    r"(?:, [^,.;“”\"\n]{2,60},)? (?:who )?(?:\w+ly |also |had |has |was )?[a-z]+(?:ed|s|aid|old|ew|ook|ame|rote)\b(?: \w+){0,3}? (?:that |of |for |with |in )?(?P<self>he|she|his|her|himself|herself)\b"
)


def roles_in(text: str, mentions: Sequence[Mention], kinds: Sequence[Kind]) -> Iterator[Role]:
    """What stands beside a name and says what somebody is."""
    for mention in mentions:
        if mention.entity < 0 or kinds[mention.entity] not in ("person", "name"):
            continue
        only_whose = kinds[mention.entity] == "name" and before_a_role(text, mention.end)
        if not only_whose and (found := _role_before(text, mention)):
            yield found
        told = _IS.match(text, mention.end)
        if told and (head := _first_head(told["role"])):
            yield Role(mention.entity, told["role"].strip(), head, mention.end, adjacent=False)
        after = _ROLE_AFTER.match(text, mention.end)
        if after and (head := _first_head(after["role"])):
            yield Role(mention.entity, after["role"].strip(), head, mention.end, adjacent=True)


def _role_before(text: str, mention: Mention) -> Role | None:
    """`Kremlin envoy`, `the mayor of Dunmore,`, `Secretary of State`: what leads up to a name."""
    lead = text[max(0, mention.start - 80) : mention.start]
    lead = (
        re.split(r"[.;:()“”\"\n—–]\s*|[’'](?=\s)(?<!s[’'])", lead)[-1]
        if not re.search(r"(?:[A-Z]\.|Mr\.|Dr\.)\s*$", lead)
        else lead[-25:]
    ).rpartition("\n")[2]
    words = lead.rstrip(" ,").split(" ")
    comma = lead.rstrip(" ").endswith(",")
    best = -1
    for index in range(len(words) - 1, max(-1, len(words) - 9), -1):
        word = words[index]
        if not word or word.endswith(",") or _LETTER_NOUN.match(word) is None:
            break
        if role_head(re.sub(r"[^\w-]", "", word)):
            best = index
            if (
                comma
                or index == len(words) - 1
                or words[index + 1] in ("of", "for", "to", "at")
                or words[index + 1][:1].isupper()
            ):
                break
        if word in ("said", "told", "by", "with", "and", "that", "says") or (
            best < 0 and word in ("a", "an", "the") and not comma
        ):
            break
    if best < 0 or (not comma and best < len(words) - 1 and words[-1] in ("of", "for", "to", "at", "in", "from")):
        return None  # `a lawyer for Jane Doe` is not Jane Doe
    if comma and words[max(0, best - 4)].lower() == "":
        return None
    start = best
    while (
        start > 0
        and words[start - 1]
        and (words[start - 1][0].isupper() or words[start - 1].lower().rstrip("’s'") not in FUNCTION_WORDS)
    ):
        if words[start - 1].lower() in SAYING or words[start - 1].endswith(",") or best - start > 3:
            break
        start -= 1
    role = " ".join(words[start:]).strip(" ,")
    role = re.sub(r"^(?:(?:But|And|Yet|So) )?(?:[Tt]he |[Aa]n? )?", "", role)
    adjacent = comma or best == len(words) - 1
    return Role(mention.entity, role, office(words[: best + 1]), mention.start, adjacent)


def _first_head(role: str) -> str:
    """The role's head noun: the first noun that says what a person is, before what follows `of` or `for`."""
    lead = re.split(r"\b(?:of|for|at|in|with|from|who|to)\b", role)[0]
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", lead)
    if not words or len(words) > 7:
        return ""
    return office(words)


def genders_of(
    text: str, names: Sequence[Name], mentions: Sequence[Mention], table: Table, roles: Sequence[Role]
) -> dict[int, Gender]:
    """The gender of each entity, where first names, titles, roles or reflexive words agree on it."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for index, form in enumerate(table.forms):
        if table.kinds[index] == "person" and len(form) > 1 and (told := first_name_gender(form[0])):
            votes[index][told] += 2
    for name, mention in zip(names, mentions, strict=True):
        for title in name.titles:
            if (by_title := NOBLE.get(title.lower().rstrip("."))) and mention.entity >= 0:
                votes[mention.entity][by_title] += 5
    for role in roles:
        if by_role := noun_gender(role.head):
            votes[role.entity][by_role] += 5
    for mention in mentions:
        untold = mention.entity >= 0 and table.kinds[mention.entity] in ("person", "name") and not votes[mention.entity]
        if untold and (found := _SAID_OF_SELF.match(text, mention.end)):
            votes[mention.entity]["m" if found["self"] in ("he", "his", "himself") else "f"] += 1
    return {index: _agreed(found) for index, found in votes.items() if found}


def _agreed(votes: Counter[str]) -> Gender:
    (best, count), *others = votes.most_common()
    if others and others[0][1] * 2 > count:
        return ""
    return "m" if best == "m" else "f"

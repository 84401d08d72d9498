"""What the text says that somebody is, and the gender that this and the name tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.drafting.lexicon import FUNCTION_WORDS, NOBLE, SAYING, SHARED_OFFICES, SHORT_TITLES, SPEECH
from generator.drafting.names.capitals import Name
from generator.drafting.names.entities import Table, before_a_role
from generator.drafting.names.mentions import Gender, Kind, Mention, Role
from generator.drafting.names.nouns import first_name_gender, noun_gender, office, role_head

_ROLE_AFTER = re.compile(
    r"(?:, (?:\d{1,3}, )?(?!(?:and|or|but|through|via|by|with|without|from|in|at|on|for|to|of|after|before|like|unlike|not|as|while|since)\b)(?:(?:an?|the|his|her|their|its|former|then) )?| (?:an?|the) )"
    r"(?P<role>(?:[^,.;:()“”\"]|\.(?=\d)|(?<=\b(?:St|Mt|Ft|Dr|Mr))\.(?= [A-Z])){2,80})[,.;)]"
)
_IS = re.compile(
    r" (?:is|was|became|has become|had become|remains|remained) (?:an?|the) (?P<role>[^,.;:()“”\"]{2,60}?)(?=[,.;]| (?:to|who|and|in|of|for|when|after|since)\b)"
)
"""`Price is the third minister to resign`."""
_ONE_OF = re.compile(
    r"\b(?:[Oo]ne|[Aa]nother) of (?:the|his|her|their|its|[\w’'-]+[’']s?) (?P<lead>(?:[\w-]+ ){0,3})(?P<noun>[a-z-]+)s\b(?: (?:of|for|from|in) [^,.;]{2,40})?, $"
)
_HONOURED = re.compile(r"(?:(?:Hon|Dr|Prof|Mr|Mrs|Ms|Sir|Dame)\.? )+$")
"""What may stand between `one of the commissioners,` and a name."""
_LINK = re.compile(r"\s(?:of|for|at|in|with|from|to|on|by|who|whom|whose|which|that|and)\s")
"""Where what follows a role's head begins."""
_TITLE_BEHIND = re.compile(r"(?<=\w)(?:\s(?:for|of))?\s(?:Mr|Mrs|Ms|Dr|Sir|Cllr|Prof)\.?$")
_STYLED = re.compile(r", (?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Prof|Professor|Alhaji|Alhaja|Hajia|Chief|Comrade)\.? $")
"""How somebody is styled between a role and a name: `the minister, Alhaji Idris Bello`."""
_CLAUSE = re.compile(r",?\s(?:who|whom|whose|which|that|when|where|(?:such )?as|to (?=[a-z]))\b.*")
_VERBAL = re.compile(
    r"[a-z]+(?:ed|ing)|met|saw|beat|took|gave|got|won|led|held|kept|lost|sent|became|broke|chose|drew|fell|felt|hit|knew|paid|sold|"
    r"threw|thought|left|made|put|cut|named"
)
"""What may be a verb: a modifier only right behind an article, as in `the ousted president`."""
_OTHERS = re.compile(r"\b(?:who|whom|which|that|when|where|as)\b")
"""What leads from a role to somebody else."""
_RELATIVE = re.compile(r"(?:who|whom|whose|which|when|where|as)\b")
_BEFORE_VERBS = frozenset(
    "to not will would can could may might shall should must did does do he she they we i you who".split()
)
_ARTICLES = frozenset("a an the his her their its our".split())
_FIRST = frozenset("lady gentleman minister secretary officer deputy vice".split())
"""What `first` is a part of: `the former first lady`."""
_FORMER = frozenset(
    "former then acting interim chief lead deputy assistant vice senior junior shadow outgoing incoming retired late longtime veteran".split()
)
"""Words in lower case that stand before a role with a capital."""
_LETTER_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PRONOUN = re.compile(r"(?<=[.!?] )(?:He|She)\b")
_ANOTHER = re.compile(
    r"\b(?:[Hh]is|[Hh]er|an?|[Tt]he) (?:[a-z-]+ ){0,2}(?:wife|husband|mother|father|daughter|son|sister|brother|woman|man|girl|boy|friend)\b"
)
_SAID_OF_SELF = re.compile(
    r"(?:,(?! who))?(?:, [^,.;“”\"\n]{2,60},)? (?:who )?(?:\w+ly |also |had |has |was )?[a-z]+(?:ed|s|aid|old|ew|ook|ame|rote)\b(?: \w+){0,3}? (?:that |of |for |with |in )?(?P<self>he|she|his|her(?= [a-z])(?! (?:up|out|in|on|off|at|to|for|with|as|by|from|of|about|over|when|and|that|if)\b)|himself|herself)\b"
)
_GOING_ON = frozenset("of from at in for with and or as who whose whom which".split())
"""What may follow a name that stands in apposition where no comma does: `the chairman, Ann Lee of Leeds, said`."""
_APPOSED = re.compile(r"[^\W\d_a-z][\w’'-]*, an? [a-z -]+$")
"""What says of one before what somebody else does with them."""
_FRONTED = re.compile(r"(?:An?|As|Once|Now|Still) ")
"""What a sentence begins with that says first what somebody is: `A former miner, Ann Lee said`."""
_REACH = 80
"""A role stands no further than this before its name."""
_NOUN_BEFORE = re.compile(r"(?<![\w-])(?P<noun>[A-ZÄÖÜ][\w-]+[a-zäöüß]) \Z")
_NO_NOUNS = frozenset(
    "Aber Als Auch Aus Außer Bei Beim Dank Dass Denn Doch Durch Ebenso Für Gegen Gegenüber Gestern Heute Herr Herrn Frau Laut Mit "
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Nach Neben Nur Ohne Seit Selbst Sogar Statt Trotz Unter Von Vor "
    "Wegen Weil Wenn Wie Während Zudem Zwischen Über".split()
)
"""What a German sentence may begin with right before a name, and what means nothing there."""
_PARTY = re.compile(r",? \(?(?P<party>[DR])-[A-Z]")
"""What tells somebody's party behind their name: `, R-Utah`."""
_PARTIES = {"D": "democrat", "R": "republican"}


def roles_in(
    text: str, mentions: Sequence[Mention], kinds: Sequence[Kind], headlines: Sequence[tuple[int, int]]
) -> Iterator[Role]:
    """What stands beside a name and says what somebody is: never a clause, nor the name of somebody else.

    Of what stands in headlines, spans in which every word has a capital, nothing is taken: `Endorses Speaker Jane Doe`.
    """
    people = frozenset(
        word
        for each in mentions
        if each.entity >= 0 and kinds[each.entity] == "person"
        for word in text[each.start : each.end].split()
    )
    apart = [each for each in mentions if not any(start <= each.start < end for start, end in headlines)]
    for role in _roles_in(text, apart, kinds):
        if words := _noun_phrase(role.text, text[max(0, role.start - 100) : role.start], people):
            yield replace(role, text=words)


def _noun_phrase(role: str, before: str, people: frozenset[str]) -> str:
    """The noun phrase that a role is; empty where it is a clause, or leads to another person's name.

    `before` is what stands in the text up to the name; `people` are the words of all persons' names.
    """
    role = _CLAUSE.sub("", _TITLE_BEHIND.sub("", role))
    link = _LINK.search(role)
    while link and link[0].strip() == "and":  # `chairman and chief executive of the firm`
        link = _LINK.search(role, link.end())
    lead, tail = (role[: link.start()], role[link.start() :]) if link else (role, "")
    words = lead.split()
    head = next((n for n in range(len(words) - 1, -1, -1) if role_head(re.sub(r"[^\w-]", "", words[n]))), -1)
    if head < 0 or words[head + 1 :] not in ([], ["named"], ["called"]):
        return ""
    context = before[: before.rfind(role)].split() if role in before else []
    start = head
    while start > 0 and _modifies([*context, *words[:start]], words[start : head + 1], people):
        start -= 1
    if start and words[start - 1].lower() in ("his", "her", "their", "its"):
        start -= 1
    if _VERBAL.fullmatch(tail.split()[-1] if tail else "") or people.intersection(
        re.findall(r"[^\W\d_]+(?:-\w+)*", tail)
    ):
        tail = ""
    return " ".join(words[start : head + 1]) + re.sub(r"\s(?:of|for|at|in|with|from|to|on|by|and)$", "", tail)


def _modifies(before: Sequence[str], phrase: Sequence[str], people: frozenset[str]) -> bool:
    """Whether the last word before a noun phrase is a part of it."""
    word, low = before[-1], before[-1].lower()
    whose = re.sub(r"[’']s?$", "", word)
    if whose in people or (low == "and" and not (len(before) > 1 and role_head(before[-2]))):
        return False
    if low == "and":
        return True
    if word.isupper() or word in ("Police", "Mine") or (low == "first" and phrase[0].lower() in _FIRST):
        return True
    if word == "New" and len(before) > 1 and phrase[0][0].isupper():
        return True  # `former prosecutor and New York mayor`
    if low in FUNCTION_WORDS or low in SPEECH or word[-1] in ",;:":
        return False
    if word[0].isupper():
        return True
    if low not in _FORMER and any(each[0].isupper() and not each.isupper() for each in phrase):
        return False  # `Doe met Treasury Secretary`
    earlier = before[-2].lower() if len(before) > 1 else ""
    if earlier in _BEFORE_VERBS:
        return False  # `to buy smaller rival`
    behind = earlier in ("", "and", *_ARTICLES) or re.search(r"[’']s?$", earlier)
    return low in _FORMER or _VERBAL.fullmatch(low) is None or bool(behind)


def _roles_in(text: str, mentions: Sequence[Mention], kinds: Sequence[Kind]) -> Iterator[Role]:
    """What may say what somebody is."""
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
        if after and not _RELATIVE.match(after["role"]) and (head := _first_head(after["role"])):
            yield Role(mention.entity, after["role"].strip(), head, mention.end, adjacent=True)


def _role_before(text: str, mention: Mention) -> Role | None:
    """`Kremlin envoy`, `the mayor of Dunmore,`, `Secretary of State`: what leads up to a name."""
    lead = text[max(0, mention.start - _REACH) : mention.start]
    if mention.start > _REACH and (cut := re.match(r"\S*\s", lead)):
        lead = lead[cut.end() :]  # it begins within a word
    if (one := _ONE_OF.search(_HONOURED.sub("", lead))) and (head := role_head(one["noun"])):
        return Role(mention.entity, f"{one['lead']} {one['noun']}".strip(), head, mention.start, adjacent=True)
    lead = _STYLED.sub(", ", _last_clause(lead))
    words, comma = lead.rstrip(" ,").split(" "), lead.rstrip(" ").endswith(",")
    at = _head_of(words, comma)
    if at < 0 or _is_of_another(words, at, comma):
        return None
    speaks = re.match(r" ([a-z]+)\b", text[mention.end : mention.end + 20])
    if comma and speaks and speaks[1] not in _GOING_ON and not _FRONTED.match(lead):
        return None  # `That path forward, Price said,`: an apposition would end with a comma
    alone = " " not in text[mention.start : mention.end]
    if not comma and alone and speaks and _APPOSED.search(lead):
        return None  # `Lee, a wealthy hotelier Ray tapped as envoy`
    role = " ".join(words[_begins(words, at) :]).strip(" ,")
    role = re.sub(r"^(?:(?:But|And|Yet|So) )?(?:[Tt]he |[Aa]n? )?", "", role)
    return Role(mention.entity, role, office(words[: at + 1]), mention.start, comma or at == len(words) - 1)


def _last_clause(lead: str) -> str:
    """What leads up to a name without the sentences, clauses and owners before it; initials and titles end no sentence."""
    titles = re.search(r"(?:(?:[A-Z]|Mr|Dr)\.\s*)*$", lead)
    at = titles.start() if titles else len(lead)
    clause = re.split(r"(?<!\bU)(?<!\bU\.S)\.\s*", lead[:at])[-1] + lead[at:]
    return re.split(r"[;:()“”\"\n—–]\s*|[’'](?=\s)(?<!s[’'])", clause)[-1]


def _head_of(words: Sequence[str], comma: bool) -> int:
    """Where the noun stands that says what somebody is, `mayor` of `the mayor of Dunmore,`; -1 where none does."""
    best = -1
    for index in range(len(words) - 1, max(-1, len(words) - 9), -1):
        word = words[index]
        if not word or word.endswith(",") or _LETTER_NOUN.match(word) is None:
            break
        if role_head(_letters(word)):
            best = index
            following = words[index + 1] if index + 1 < len(words) else ""
            if comma or not following or following in ("of", "for", "to", "at") or following[0].isupper():
                break
        if word in ("said", "told", "by", "with", "and", "that", "says"):
            break
        if best < 0 and not comma and word in ("a", "an", "the"):
            break
    if comma and best > 2 and words[best - 2] == "to" and words[best - 1] in ("the", "The"):
        return best - 3 if role_head(_letters(words[best - 3])) else best  # `press secretary to the governor,`
    return best


def _letters(word: str) -> str:
    return re.sub(r"[^\w-]", "", word)


def _is_of_another(words: Sequence[str], at: int, comma: bool) -> bool:
    """Whether what leads up to a name says what somebody else is."""
    if comma:
        return not words[max(0, at - 4)]
    if at < len(words) - 1 and words[-1] in ("of", "for", "to", "at", "in", "from"):
        return True  # `a lawyer for Jane Doe` is not Jane Doe
    if re.match(r"to [a-z]", " ".join(words[at + 1 :])):
        return True  # `the candidate to beat Jane Doe`
    if _OTHERS.search(" ".join(words[at + 1 :])):
        return True  # `an investor who had backed Jane Doe`
    return words[at].endswith("ed") and not _ARTICLES.intersection(words[at - 1 : at])  # `Some accused Jane Doe`


def _begins(words: Sequence[str], at: int) -> int:
    """Where a role begins whose head stands at an index: four words before at most, none of them of another clause."""
    for start in range(at, 0, -1):
        before, following = words[start - 1], words[start].lower()
        is_small = before.lower().rstrip("’s'") in FUNCTION_WORDS and not (before == "first" and following in _FIRST)
        if not before or (is_small and not before[0].isupper()):
            return start
        if before.lower() in SAYING or before.endswith(",") or at - start > 3:
            return start
    return 0


def _first_head(role: str) -> str:
    """The role's head noun: the first noun that says what a person is, before what follows `of` or `for`."""
    lead = re.split(r"\b(?:of|for|at|in|with|from|who|to)\b", role)[0]
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", lead)
    if not words or len(words) > 7:
        return ""
    return office(words)


def roles_of_titles(names: Sequence[Name], mentions: Sequence[Mention]) -> Iterator[Role]:
    """What short titles tell: Gov. Jane Doe is the governor. They have no text of their own."""
    for name, mention in zip(names, mentions, strict=True):
        for title in name.titles:
            head = SHORT_TITLES.get(title.lower().rstrip("."), "")
            if head and mention.entity >= 0:
                yield Role(mention.entity, "", head, mention.start, adjacent=True)


def roles_among_nouns(text: str, mentions: Sequence[Mention]) -> Iterator[Role]:
    """In German, the noun that leads up to a name: `Verkehrsminister Karl Weber`."""
    for mention in mentions:
        found = _NOUN_BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
        if mention.entity >= 0 and found and found["noun"] not in _NO_NOUNS:
            yield Role(mention.entity, found["noun"], found["noun"].lower(), mention.start, adjacent=True)


def roles_of_parties(text: str, mentions: Sequence[Mention]) -> Iterator[Role]:
    """What `Jane Doe, R-Utah,` tells: she is the Utah Republican. They have no text of their own."""
    for mention in mentions:
        if mention.entity >= 0 and (found := _PARTY.match(text, mention.end)):
            yield Role(mention.entity, "", _PARTIES[found["party"]], mention.start, adjacent=True)


def roles_of_counterparts(roles: Sequence[Role]) -> Iterator[Role]:
    """`his Polish counterpart, Jane Doe`: she has the office of the one before her, and they have no text of their own."""
    held = sorted((each for each in roles if each.head in SHARED_OFFICES), key=lambda each: each.start)
    for role in roles:
        if role.head == "counterpart":
            before = next(
                (each for each in reversed(held) if each.start < role.start and each.entity != role.entity), None
            )
            if before is not None:
                yield replace(role, text="", head=before.head)


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
    people = [each for each in mentions if each.entity >= 0 and table.kinds[each.entity] == "person"]
    if people and (first := _PRONOUN.search(text, people[0].end)):
        alone = {each.entity for each in people if each.start < first.start()} == {people[0].entity}
        if alone and not _ANOTHER.search(text, 0, first.start()):  # nobody else can be meant
            votes[people[0].entity]["m" if first[0] == "He" else "f"] += 5
    for index, form in enumerate(table.forms):
        told = first_name_gender(form[0]) if table.kinds[index] == "person" and len(form) == 1 else ""
        if told and not votes[index]:  # `her friend Jane`
            votes[index][told] += 1
    return {index: _agreed(found) for index, found in votes.items() if found}


def _agreed(votes: Counter[str]) -> Gender:
    (best, count), *others = votes.most_common()
    if others and others[0][1] * 2 > count:
        return ""
    return "m" if best == "m" else "f"

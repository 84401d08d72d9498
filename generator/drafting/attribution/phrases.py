"""The noun phrase at a place: who is named there, by a name, a pronoun, a role or a description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.drafting.attribution.reading import Reading
from generator.drafting.attribution.words import ACTS, CONJUNCTION, LEADING, POST, PREPOSITION, VERB
from generator.drafting.frames import QUOTE
from generator.drafting.lexicon import FUNCTION_WORDS, GROUPS
from generator.drafting.names import Mention, noun_kind, office
from generator.prose.sentences import RARER_TITLES, behind_no_title

_FORWARD_END = re.compile(
    rf"[,;:!?—“”\"()\ue000]|{behind_no_title(*RARER_TITLES)}\.(?!\w)| [–-] |"
    r"\s(?:who|whose|which|that|when|while|as|after|before|because|during|on|and|but|following|yesterday|today|earlier|there|here|"
    r"later|last|this|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|told|said|had|has|was|is|by|via|amid|upon|if|where)\b"
)
_PRONOUN = re.compile(r"\b(he|she|they|it|we|I|you|He|She|They|It|We|You)$")
_DETERMINER = re.compile(
    r"(?:the|a|an|one|another|some|several|many|two|three|four|his|her|its|their|other|most|both|this|that|these|those)\b\s*",
    re.IGNORECASE,
)
MANY = re.compile(
    r"(?:(?:[Aa]|[Tt]he|[Ss]everal|[Mm]any|[Ss]ome) )?(?:[a-z]+ )?(?:(?:[Tt]ens|[Dd]ozens|[Ss]cores|[Hh]undreds|[Tt]housands|[Mm]illions|[Cc]rowds?|"
    r"[Gg]roups?|number|handful|couple|pair|majority|coalition|band|team|panel) of )+(?=[a-z])"
)
"""What only counts those who follow: `tens of thousands of protesters`."""
_NOBODY = re.compile(r"(?:[Oo]ne of (?:his|hers|theirs)|[Nn]o one|[Nn]obody|[Nn]either|[Nn]one)\b")
_CLAUSAL = re.compile(
    r"\b(?:[Tt]hey|[Ww]e|[Hh]e|[Ss]he|I)[’'](?:ve|re|d|ll|s)\b|(?:\A|\s)(?:was|were|is|are|has|had|will|would|did|does|went|came|took|got|became|began)\s(?!.*\bwho\b)"
)
"""A verb of a clause, which is no phrase."""
_CUT_OFF = re.compile(r"\b(?:of her|the|an?|his|their|its|my|our) ?$")
"""What lacks its noun."""
_TRAILING = re.compile(r"(?:\s+[a-z][\w’'-]+){1,3}(?=\W)")
_FEW_WORDS = r"(?:(?!(?:of|for|from|in|at|with|on|to|who|which|that|by|and|or)\b)[\w’'-]+\s){1,4}"
_CONTACT = re.compile(
    rf"(?:an?|the)\s{_FEW_WORDS}(?=(?:the|some|many|his|her|their)\s[\w’'-]+$)|an?\s{_FEW_WORDS}(?=(?:{'|'.join(sorted(GROUPS))})$)"
)
"""What a clause without `that` says something of: `a practice critics call`."""
_WHOSE = re.compile(
    rf"whose\s(?:[\w’'-]+\s)*?(?=(?:(?:the|some|many|his|her|their)\s[\w’'-]+|{'|'.join(sorted(GROUPS))})$|$)"
)
"""What a clause with `whose` says something of."""
_CLAUSE = re.compile(r"\s(?:who|whom|whose|which)\s.*", re.DOTALL)
_BEFORE_STYLES = frozenset("the a an his her their late Right Most Very".split())
"""What may stand before a name, a role or a style: `the Right Rev Jane Doe`, `the late Jane Doe`."""
_OWNS = re.compile(r"['’]")
_BYNAME = re.compile(r"[Tt]he (?:former|veteran|one-time|\w+-born) ")
"""What leads up to what somebody is called for a change: `the veteran Eurosceptic`."""
_WHEN = re.compile(
    r"\s+(?:(?:earlier|late|later|early) )?(?:today|yesterday|earlier|there|here|on \w+day|last \w+|this \w+)$"
)
"""When or where somebody spoke, between subject and verb."""
_CALLED = re.compile(
    r"[^.;:!?“”\"\ue000]{2,60}?\b(?:calls (?:itself|himself|herself)|call themselves|calling (?:itself|themselves|himself|herself)|known as|(?:first|last) name,) "
)
"""What leads from a description to a name: `a group calling itself Grey Wolf`, `who gave only her first name, Ann,`."""
_SOME_OF = re.compile(r"(?:one|two|three|some|several|many|another|both|none|most|each) of the\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|\S+[’']s) "
    r"(?:(?:[\w’'-]+ ){0,4}[a-z][a-z-]*(?:[a-rt-z]|ss)|(?:two|three|four|five|six|other) (?:[\w’'-]+ ){0,3}[a-z-]+s)"
)
"""A phrase that may stand for somebody, though its noun is not known: `a rep`, `one loyalist`."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The phrase that a verb of speech has for its subject, not yet resolved."""

    kind: Literal["entity", "pronoun", "role", "description"]
    words: str
    at: int
    """Where it stands."""
    entity: int = -1
    head: str = ""
    """The noun of a role or description; empty where it is not known to speak."""


def leads_up(reading: Reading, start: int, end: int) -> bool:
    """Whether a span begins with what only leads up to a clause: `In Leeds`, `Speaking to`; but `Beijing` is a name."""
    found = PREPOSITION.match(reading.masked, start, end)
    if (
        found
        and found[0].endswith("ing")
        and not VERB.search(found[0].lower())
        and re.match(r" (?!(?:the|an?|his|her|their|its)\b)", reading.masked[found.end() : end])
    ):
        noun = re.findall(r"[\w-]+", reading.masked[found.end() : end])[:2]
        if any(noun_kind(word) == "person" for word in noun):
            return False
    return found is not None and not any(each.begins < found.end() for each in reading.cast.within(start, end)[:1])


def of_mention(reading: Reading, mention: Mention) -> Subject:
    """A subject that is named."""
    return Subject("entity", reading.masked[mention.begins : mention.end], mention.begins, mention.entity)


def noun_phrase(reading: Reading, start: int, end: int, strict: bool = False) -> Subject | None:
    """The noun phrase of a span that ends before a verb."""
    text = reading.masked[start:end]
    if lead := LEADING.match(text):
        start += lead.end()
        text = text[lead.end() :]
    stripped = text.lstrip(" ,—–-")
    start += len(text) - len(stripped)
    text = _WHEN.sub("", re.sub(r"\s*\([^()]*\)\s*$|\s+(?:had|has|have)$", "", stripped.rstrip(" ,")))
    end = start + len(text)
    if not text or QUOTE in text:
        return None
    if found := _PRONOUN.search(text):
        return Subject("pronoun", found[0], start + found.start())
    if leads_up(reading, start, end):
        comma = text.find(",")
        if comma > 0 and any(sign.isalpha() for sign in text[comma:]):
            return noun_phrase(reading, start + comma + 1, end, strict)
        return _last_phrase(reading, start, end)
    if CONJUNCTION.match(text):
        return _last_phrase(reading, start, end)
    if found := _WHOSE.match(text):  # `whose report critics`
        return description(reading, start + found.end(), end) if found.end() < len(text) else None
    comma = text.find(",")
    first = next(iter(reading.cast.within(start, end)), None)
    # `Jane Doe, who`, `Leeds mayor Jane Doe, who`
    is_named = first is not None and (first.begins == start or first.end == start + comma)
    if not is_named and (found := _CONTACT.search(text)):  # `an effect the authors call`
        return noun_phrase(reading, start + found.end(), end, strict)
    if found := re.match(r"(he|she|they|we|I|you)\b", text, re.IGNORECASE):
        rest = text[found.end() :].strip()
        return Subject("pronoun", found[0], start) if rest.startswith(",") or len(rest.split()) <= 2 else None
    stop = start + comma if comma >= 0 else end
    head_end, named = _head(reading, start, stop)
    if named and not re.sub(r"\([^()]*\)", "", reading.masked[named[-1].end : head_end]).strip(" ."):
        return _of_names(reading, start, named, strict)
    if last := _named_last(reading, start, head_end, stop):
        return of_mention(reading, last)
    if comma >= 0 and (beside := apposed(reading, stop, end)):
        return of_mention(reading, beside)
    return description(reading, start, stop, head_end)


def _head(reading: Reading, start: int, end: int) -> tuple[int, Sequence[Mention]]:
    """Where the head of a noun phrase ends, before `of` and the like, and who is named up to there."""
    post = POST.search(reading.masked[start:end])
    head_end = start + post.start() if post else end
    return head_end, [each for each in reading.cast.within(start, end) if each.end <= head_end]


def _of_names(reading: Reading, start: int, named: Sequence[Mention], strict: bool) -> Subject | None:
    """Who is meant by a phrase that ends with a name: one, or the last two; if `strict`, nothing but titles before it."""
    between = reading.masked[named[-2].end : named[-1].begins] if len(named) > 1 else ""
    first = between.partition(" and ")[0].rpartition(" ")[2]
    if " and " in between and noun_kind(first) != "person":  # else `JPL scientist and author Jane Doe`
        return both(reading, *named[-2:])
    if byname := _byname(reading, start, named[-1]):
        return byname
    if strict and not _introduces(reading.masked[start : named[-1].begins]):
        return None
    return of_mention(reading, named[-1])


def who_in(reading: Reading, found: re.Match[str], start: int, strict: bool = False) -> Subject | None:
    """The noun phrase in the group `who` of what was found in words that begin at an offset."""
    return noun_phrase(reading, start + found.start("who"), start + found.end("who"), strict)


def both(reading: Reading, one: Mention, other: Mention) -> Subject | None:
    """Two who speak together: `Ann Lee and Bob Ray`."""
    people = all(reading.entity_kind(each.entity) in ("person", "name") for each in (one, other))
    if not people or reading.masked[one.end : other.begins] != " and ":
        return None
    return Subject("description", reading.masked[one.begins : other.end], one.begins, head="people")


def phrase_from(reading: Reading, start: int, end: int) -> Subject | None:
    """The noun phrase that begins at an offset: after `said` or `according to`."""
    text = reading.masked[start:end]
    if found := re.match(r"(he|she|they|it|we|I|you)\b", text):
        return Subject("pronoun", found[0], start)
    stop = _FORWARD_END.search(text, 1)
    stop_at = start + (stop.start() if stop else len(text))
    phrase = reading.masked[start:stop_at]
    if not phrase.strip():
        return None
    following = reading.masked[stop_at:end]
    if _AND_ANOTHER.match(following) and not re.match(r"\s+and\s+\w+\s+\w*(?:ed|s)\b", following):
        pair = reading.cast.within(start, end)[:2]
        return both(reading, *pair) if len(pair) == 2 else None
    region_end, region = _head(reading, start, stop_at)
    if region and (byname := _byname(reading, start, region[-1])):
        return byname
    ended = region and reading.masked[region[-1].end : region_end].strip(" .") == ""
    if ended and _introduces(reading.masked[start : region[-1].begins]):
        return of_mention(reading, region[-1])
    if (
        region
        and re.match(r"(?:US|U\.S\.)?\s*$", reading.masked[start : region[0].begins])
        and not re.match(r"[’']", reading.masked[region[0].end : region[0].end + 1])
        and reading.entity_kind(region[0].entity) == "person"
    ):
        return of_mention(reading, region[0])
    if stop and text[stop.start()] == ",":
        head = reading.masked[start:region_end].split()
        led = _DETERMINER.match(reading.masked[start:stop_at]) is not None or "’s " in phrase or "'s " in phrase
        named = apposed(reading, stop_at, min(end, stop_at + 90))
        if named and head and (noun_kind(head[-1]) == "person" or led):
            return of_mention(reading, named)
    if named := _named_last(reading, start, region_end, stop_at):
        return of_mention(reading, named)
    return description(reading, start, stop_at, region_end)


def _byname(reading: Reading, start: int, named: Mention) -> Subject | None:
    """What somebody is called for a change: `the veteran Eurosceptic`."""
    if not _BYNAME.fullmatch(reading.masked, start, named.begins) or " " in reading.name_of(named.entity):
        return None
    return Subject("description", reading.masked[start : named.end], start)


def _named_last(reading: Reading, start: int, head_end: int, end: int) -> Mention | None:
    """The person whose name ends a phrase: `the head of the union Jane Doe`, not `the wife of John Doe`."""
    named = next((each for each in reversed(reading.cast.within(head_end, end)) if each.end == end), None)
    head = reading.masked[start:head_end].split()
    if named is None or not head or noun_kind(head[-1]) != "person" or reading.entity_kind(named.entity) != "person":
        return None
    between = reading.masked[head_end : named.start].split()
    full = " " in reading.masked[named.start : named.end]
    last = between[-1] if len(between) > 1 else "of"
    return named if full and not POST.fullmatch(f" {last}") and noun_kind(last) != "person" else None


_HOW = re.compile(r"^\s*an? \w+ing $")
"""How somebody is who is then named: `a smiling Price`."""
_AND_ANOTHER = re.compile(r"\s+and\s+(?:[A-Z][\w.]+\s*){1,4}[,.]")
_A_NAMED = re.compile(r"\s*, an? (?:[\w’'-]+ ){1,8}(?:named|called) ")
"""What leads from a role to a name in its own words: `the witness, a former clerk named`."""


def apposed(reading: Reading, start: int, end: int) -> Mention | None:
    """The person who is named right after a comma: `the mayor, Jane Doe`, `his ex, the actor John Doe`."""
    named = next(
        (
            each
            for each in reading.cast.within(start, end)
            if each.entity >= 0
            and not re.match(r" (?:named|called) ", reading.masked[each.end : each.end + 8])
            and (
                reading.entity_kind(each.entity) == "person"
                or not (tells_whose(reading, each) or _OWNS.match(reading.masked, each.end))
            )
        ),
        None,
    )
    if named is None or reading.entity_kind(named.entity) not in ("person", "name"):
        return None
    lead = reading.masked[start : named.begins]
    if _A_NAMED.fullmatch(lead) and reading.entity_kind(named.entity) in ("person", "name"):
        return named
    lead = re.sub(r" (?:named|called) $", " ", lead)
    if re.match(r"\s*,", lead) is None or "," in lead.strip(" ,"):
        return None
    words = [
        word for word in lead.strip(" ,").split() if word not in _BEFORE_STYLES and not word.endswith(("’s", "'s"))
    ]
    return named if not words or (len(words) <= 8 and "by" not in words and noun_kind(words[-1]) == "person") else None


def tells_whose(reading: Reading, mention: Mention) -> bool:
    """Whether words behind a name lead to a noun that speaks, so that the name only tells whose: `US climate envoy`."""
    following = _TRAILING.match(reading.masked, mention.end, mention.end + 60)
    for word in following[0].split() if following else ():
        if noun_kind(word):
            return True
        if VERB.fullmatch(word) or word in FUNCTION_WORDS or word.endswith(("ed", "ly")):
            return False
    return False


def description(reading: Reading, start: int, end: int, head_end: int | None = None) -> Subject | None:
    """A subject that is named by a common noun: `a spokeswoman for the ministry`, `the mayor`."""
    if _NOBODY.match(reading.masked, start, end) or _CLAUSAL.search(reading.masked[start:end]):
        return None
    first = next(iter(reading.cast.within(start, end)), None)
    acts = first and first.begins == start and ACTS.match(reading.masked, first.end, end)
    if first and acts and not VERB.search(acts[0]):  # `Price gave no sign of rage`
        return of_mention(reading, first) if reading.entity_kind(first.entity) == "person" else None
    if _CUT_OFF.search(reading.masked[start:end]):
        return None  # `some of her emails`
    if counted := MANY.match(reading.masked, start, end):
        inner = description(reading, counted.end(), end, head_end if head_end and head_end > counted.end() else None)
        many = reading.masked[start : counted.end()]
        return Subject("description", many + inner.words, start, head=inner.head) if inner else None
    words = re.sub(r"\s(?:to|of|for|that|as|in|on)$", "", _CLAUSE.sub("", reading.masked[start:end]).strip(" ,"))
    post = POST.search(words)
    region = (
        words[: post.start()].split() if head_end is None and post else reading.masked[start : head_end or end].split()
    )
    if not region or len(words.split()) > 14:
        return None
    if post and _SOME_OF.match(words):
        return Subject("description", words, start, head="official")
    region = _up_to_noun(region)
    noun = re.sub(r"[’']s$", "", region[-1].strip(",."))
    head, kind = noun.lower(), noun_kind(noun)
    if not kind:
        if re.match(r"(?:one|another|some|others|many|both)$", head):
            return Subject("description", words, start, head=head)
        known = len(words.split()) <= 7 and _SOMEBODY.fullmatch(" ".join(region))
        return Subject("description", words, start) if known else None
    if calling := _CALLED.match(reading.masked, start + len(words.split(region[-1])[0])):
        named = next((each for each in reading.cast.within(calling.end(), calling.end() + 60)), None)
        if named and named.begins == calling.end() and named.entity >= 0:
            return of_mention(reading, named)
    alone = len(region) == 1 and kind == "person" and not words[0].isupper()
    definite = alone or re.match(r"(?:the|his|her|this|that)\b", words, re.IGNORECASE)
    bare = len(region) - (1 if _DETERMINER.match(words) else 0) <= 4
    if definite and bare and kind in ("person", "organisation", "document") and not re.search(r"['’]s? ", words):
        return Subject("role", words, start, head=office(region) or head)
    return Subject("description", words, start, head=office(region) if head == "executive" else head)


def _up_to_noun(words: list[str]) -> list[str]:
    """The words of a phrase up to the noun that says who it is, without what that is doing: `detectives investigating`."""
    while len(words) > 2 and not noun_kind(words[-1]) and re.search(r"(?:ed|en|wn|ing|ly)$", words[-1]):
        words = words[:-1]
    if noun_kind(words[-1]):
        return words
    doing = (n for n, word in enumerate(words[1:], 1) if word.endswith("ing") and noun_kind(words[n - 1]))
    return words[: next(doing, len(words))]


def _last_phrase(reading: Reading, start: int, end: int) -> Subject | None:
    """The last noun phrase of a span: what stands after its leading words."""
    text = reading.masked[start:end]
    if found := _PRONOUN.search(text.rstrip()):
        return Subject("pronoun", found[0], start + found.start())
    mentions = reading.cast.within(start, end)
    if mentions and reading.masked[mentions[-1].end : end].strip() == "":
        return of_mention(reading, mentions[-1])
    found = re.search(r"\b(?:the|an?|one|his|her|their|its)\s+(?:[\w’'-]+\s*){1,3}$", text.rstrip())
    last = description(reading, start + found.start(), start + len(text.rstrip())) if found else None
    return last if last and last.head else None


def _introduces(lead: str) -> bool:
    """Whether words before a name can be its titles: no verb and not many."""
    words = _HOW.sub("", lead).split()
    return len(words) <= 8 and not any(
        VERB.fullmatch(word) or word in ("is", "was", "are", "were", "will", "would") for word in words
    )

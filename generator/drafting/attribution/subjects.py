"""The subject of a verb, and who a sentence is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.drafting.attribution.phrases import (
    MANY,
    Subject,
    apposed,
    both,
    description,
    leads_up,
    noun_phrase,
    of_mention,
    phrase_from,
    tells_whose,
    who_in,
)
from generator.drafting.attribution.reading import Reading
from generator.drafting.attribution.words import ACTS, ADVERBS, AUXILIARY, CONJUNCTION, LEADING, SAYINGS, VERB
from generator.drafting.frames import QUOTE, Frame
from generator.drafting.lexicon import CALLING, FUNCTION_WORDS, SAYING, SPOKEN_NOUNS, TELLING, WEAK
from generator.drafting.names import Mention, noun_kind

_APPOSITION = re.compile(
    r"(?: (?:of|for|at|in|from|with) [^,;:]{2,60}, | and (?:[a-z-]+ ){1,3}|,? )(?:the |named |called )?"
)
"""What stands between a role and the name that goes with it: `a spokesman for the mayor, Jane Doe`."""
_DOING = re.compile(r"\b(?:his|her|their|its|an?|the) (?:[a-z-]+ ){0,2}(?P<noun>[A-Za-z-]+) $")
"""A noun right before a participle: who does it, or what has it written on it."""
_CALLS = re.compile(rf"(?:saying|{'|'.join(sorted(CALLING))})\b")
_ISSUING = re.compile(
    r"\b(?:issu|releas|publish|post|fil|sign|shar|deliver)(?:e|es|ed|s)\b|\b(?:put out|sent|sends|wrote|writes|gave|made)\b|"
    r"\b(?:respond|repl|react|answer)(?:ed|ied|s|ies)\b[^,;]* with\b"
)
_DATELINE = re.compile(r"(?:[A-Z][A-Z][A-Z .,]*(?:\([\w ]+\) ?)?|[A-Z][\w .,]{1,30} ?\([A-Z][\w ]+\) ?)[ ,]*[—–-]+ ")
"""`LEEDS (Reuters) - `, `Leeds (AFP) – `"""
_AMONG = re.compile(r"(?:Among|With|Behind|Beside|In|On|At) [^,.;:]{2,60} (?:was|is|were|are|sat|stood) (?=[A-Z])")
"""`Among the arrivals was Jane Doe`."""
_ONE_OF = re.compile(r"(?:However, )?(?:[Oo]ne|[Aa]nother) of [^,;:]{2,60}, (?=[A-Z])")
"""`One of the students, Jane Doe,`."""
_MADE_TO = re.compile(
    r"\b(?:prompt(?:ed|ing)|led|leading|caus(?:ed|ing)|forc(?:ed|ing)|allow(?:ed|ing)|mov(?:ed|ing)|drove|inspir(?:ed|ing)|"
    r"spurr(?:ed|ing)|persuad(?:ed|ing)|compell(?:ed|ing)|provok(?:ed|ing))\s+(?P<who>[^,;:]{2,60}?)\s+to\s+$"
)
_ONLY_FOR = re.compile(r"\bonly for (?P<who>[^,;:]{2,40}?) to $")
"""`…,” Doe said, only for Price to tweet`."""
_SAID_THAT = re.compile(
    r"\b(?:said|says|added|claimed|claims|explained|recalled|insisted|believes|believed|alleged)(?: that)? (?=(?:he|she|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?!\w*ing\b)\w+[^,;]*\bto $)"
)
_CALLED_FIRST = re.compile(r"(?:An?|Born|The (?:son|daughter)) [^;:“”\"\ue000]{2,100}?, (?=(?:he|she|they|it) )")
"""What is said of somebody first: `A lifelong socialist, she`."""
_PERCEIVED = re.compile(
    r"\b(?:(?:can|could|may) be|was|were|is|are|been) (?:clearly )?(?:heard|overheard|seen|filmed|recorded|caught on \w+) $"
)
_COMPLEMENT = re.compile(
    r"\b(?:said|says|testified|claimed|claims|alleged|recalled|heard|told [\w ]{2,20}) (?:that )?(?=(?:the|his|her|a|an|[A-Z][\w’'-]+) )| that (?!(?:\w+ly )?(?:[a-z]+ed|was|is|has|had|will|would) )"
)
"""What somebody says that another does."""
_THAT_ACTS = re.compile(r",?\s*that (?:\w+ly )?(?:[a-z]+(?:ed|s)|said|told|wrote|read)\b")
_ENDS = re.compile(
    rf"[.,]|(?: on)?(?: \w+day(?: morning| afternoon| evening| night)?| yesterday| today)?(?: (?:in|on|at|during) [^,.;:{QUOTE}]{{2,40}})?[.{QUOTE}]"
)
"""What follows the inquit that ends a sentence: `…, Price said in a letter.`"""
_CONTRACTED = re.compile(r"\b(he|she|they|we|I)[’'](?:d|s|ve)\s*$")
"""`he’d remarked`"""
_KEEPS = re.compile(r"\b(?:kept|keeps|started|began) $")
"""What leads to a participle of the same subject: `kept saying`."""
_ONLY_ASIDE = re.compile(r"\s*(?:and|but|then), [a-z]+ing [^,;]*,")
_WHO_DOES = re.compile(rf",? who [^,;:{QUOTE}]{{2,120}} (?:and|then|but) $")
_BLAMED = re.compile(
    rf"(?<!was )(?<!were )\b(?:{'|'.join(sorted(form for form in CALLING - WEAK if form.endswith(('ed', 's', 'ing'))))}) "
    r"(?P<who>[^,;:\ue000]{2,40}?)(?: as [^,;:\ue000]{2,60}?)? for $"
)
"""What leads to the deed of one who is blamed or praised."""
_DOES = re.compile(
    r"(?:One|An?|Another|The|His|Her) (?:[\w’'-]+ ){0,3}?(?P<noun>[\w-]+) (?!(?:nam|call)ed )[a-z-]+(?:ing|ed) (?:(?:by|for|with|to) )?"
)
"""Somebody of whom is said what they do: `One pastor supporting`."""
_ROLE_AND = re.compile(r"(?:[A-Z][a-z-]+ )?(?P<noun>(?!The\b)[A-Za-z][a-z-]+) and ")
"""The first of two roles before a name: `Former miner and Mayor`."""
_PRONOUN_DOES = re.compile(r", (?P<who>he|she) [^,;:]{2,60} (?:and|then|but) \Z")
"""`When Price was asked about it, he smiled and said`."""
_BEGINS_WITH = re.compile(
    r"(?:(?:But|And|Yet|So) )?(?:(?:[Ii]n|[Bb]y|[Ww]hile|[Ww]hen|[Aa]fter|[Bb]efore|[Bb]esides|[Ww]ithout) )?(?:\w+ly )?"
)
"""What leads to a participle with which a sentence begins."""
_WITH_BOTH = re.compile(rf"\bwith (?P<who>[^,;{QUOTE}]{{2,50}}?) [a-z]+ing\b[^;]* and $")
"""Whose both are of two participles."""
_WORDS_OF = re.compile(
    rf"\b(?:{'|'.join(SPOKEN_NOUNS)}) (?:that )?(?P<who>(?:he|she|[A-Z][\w.’'-]*(?: [A-Z][\w’'-]*)?)) "
    r"(?:had |has )?(?:made|gave|posted|wrote|sent|issued|delivered|offered)\b[^,;]{0,60},? $"
)
"""Whose a speech is that is told of: `a letter Price sent in May, saying`."""
_AS_OF = re.compile(
    r"\b(?:as|like|than|of|with|from|by|heard|saw|remember(?:s|ed)?|recall(?:s|ed)?) (?:[A-Z][\w.]* )*\Z"
)
"""What leads to somebody and what they do: `the same as Price calling`."""
_SAID_BY = re.compile(rf"[\s,]*(?:{SAYINGS}) (?=[A-Za-z][^,;:]* and (?:\w+ly )?$)")
"""An inquit behind the words whose subject goes on to do more: `said a miner who left and`."""
_REGION = re.compile(r", (?:[A-Z][a-z]{1,5}\.|(?:[A-Z]\.)+),")
"""Where a town is: `in Aspen, Colo.,`."""
_NEXT_CLAUSE = re.compile(r"(?<=[a-z]), (?:and|but|while|whereas) (?=(?:[Tt]he|[Aa]n?|he|she|they|[A-Z][\w.’'-]*) )")
"""Where another clause begins that may have its own subject."""
_TOLD_BETWEEN = re.compile(rf"{QUOTE}[\s,]*(?P<who>[^,;:{QUOTE}]{{2,60}}?) (?:{SAYINGS})(?: [^,;:{QUOTE}]{{2,60}})?, $")
"""An inquit from which the sentence goes on: `“…,” Price added, saying`."""
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|did|does)\b")
_QUESTION = re.compile(
    r"(?:Is|Are|Was|Were|Has|Have|Had|Do|Does|Did|Can|Could|Should|Would|Will) (?:the|it|he|she|they|his|her|this|that|a)\b"
)
_OF_WHOM = re.compile(r"\s*(?:one|two|some|many|most|both|all) of (?:whom|them)\b")
_STATED = re.compile(
    r"(?:In|On|At|By|During|From|For|Since|Until|Last|This|That) (?:(?!(?:when|before|after|as|that|which|who|while|to)\b)[\w’'-]+ ){1,4}?"
    r"(?<!\bof )(?<!\bfor )(?<!\bfrom )(?<!\bwith )(?P<who>he|she|they|it|we|I|(?:his|her|my|their) [a-z-]+) (?!\w+ing\b)[a-z]+\b"
)
"""What leads up to a clause without a comma: `In 1956 he married`."""
_LAST_CLAUSE = re.compile(
    rf"[,{QUOTE}] (?:while|but|and|whereas) (?P<who>[^,;:{QUOTE}]{{2,80}}?) (?:{'|'.join(sorted(TELLING))})\b"
)
"""`Price objected, while Doe said it was too late`: the last one speaks."""
_DEED = re.compile(r"\b(?:for|of|by|after|over|about|despite) $")
"""What leads to somebody's deed: `apologise for calling`."""
_RELATIVE = re.compile(
    r",?\s*\b(who|which|that)(?: (?:(?:last|this|earlier this) (?:week|month|year|\w+day)|on \w+day|in \d{4}))?\s*$"
)


_TWO_ROLES = re.compile(
    r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:[\w’'-]+ ){0,3}[a-z-]+ and (?:(?:the|his|her) )?(?:[a-z-]+ ){0,2}[a-z-]+ ?"
)
"""`The former president and first lady`."""
_PRONOUN = re.compile(r"(?:he|she|they|it|we|I|you)\b", re.IGNORECASE)
_LEADS_ON = frozenset("of for at in from to with on by that who".split())
_OTHER_OF_TWO = re.compile(
    r"\s+(?:(?:(?:the|his|her|their)\s+(?:[a-z-]+\s+){0,2})?[A-Z]|(?:his|her|their|other)\s(?:[a-z-]+\s){0,2}[a-z-]+s\s*$)"
)
_MOST_OF_TWO = 14
_MOST_BEFORE = 7
"""Words before the name of whom a sentence is about."""
_MOST_ABOVE = 5
"""Words before the noun that tells whom a sentence is about."""
_FAR = 80
_WORD = re.compile(r"[\w-]+")
_FOLLOWING = re.compile(r"\s+([\w-]+)")
_NO_LEAD = re.compile(r"[,;:.]|\b(?:of|for|in|at|on|to|that|and)\b")
"""What stands before no subject."""
_A_NOUN_AT_END = re.compile(r"\b(?:[Tt]he|[Aa]n?|one|another|[Hh]is|[Hh]er)\s+(?:[\w’'-]+\s*){1,6}$")
_ITS_NOUN = re.compile(r"\b(?:an?|the|his|her) (?=(?:[\w’'-]+ ){0,2}[\w’'-]+ ?$)")
_ASIDE_WITH_COLON = re.compile(rf", (?:whose|who|which)\b[^;{QUOTE}]*\w: [A-Z][^,:;{QUOTE}]*,\s*$")
"""`Price, whose films include Grey Wolf: The Return,`: a title has a colon."""


_SOMEONE = re.compile(
    rf"(?:One|Another|A (?:second|third|fourth)|Someone|Somebody)(?=, (?:an?|who|whose|from|aged)\b| {ADVERBS}(?:{'|'.join(sorted(SAYING))})\b)"
)
"""Somebody without a name or a noun: `One, a woman in her 50s, said`."""


def main_subject(reading: Reading, start: int, end: int) -> Subject | None:
    """Who a sentence is about: its first noun phrase after what only leads up to it."""
    if dateline := _DATELINE.match(reading.masked, start, end):
        start = dateline.end()
    if among := _named_right_after(reading, _AMONG, start, end):
        return of_mention(reading, among)
    called = _CALLED_FIRST.match(reading.masked, start, end)
    if called and not VERB.search(called[0]):
        start = called.end()
    one = _named_right_after(reading, _ONE_OF, start, end)
    if one and one.entity >= 0:
        return of_mention(reading, one)
    if stated := _STATED.match(reading.masked, start, end):
        return noun_phrase(reading, *stated.span("who"))
    at = _after_leads(reading, start, end)
    if at == end or _QUESTION.match(reading.masked, at, end):
        return None
    if pronoun := _PRONOUN.match(reading.masked, at, end):
        return Subject("pronoun", pronoun[0], at)
    if someone := _SOMEONE.match(reading.masked, at, end):
        return Subject("description", someone[0], at, head="person")
    if leads_up(reading, at, end):
        return None
    mentions = reading.cast.within(at, end)
    for each in mentions:
        before = reading.masked[at : each.begins]
        if len(before.split()) > _MOST_BEFORE:
            break
        if doing := _doing_subject(reading, at, each, end):
            return doing
        if _is_of_another(before):
            break
        if each.entity < 0:
            return of_mention(reading, each)
        if reading.masked[each.end : each.end + 1] in ("’", "'"):
            return _owned(reading, at, each.end, end)
        if _has_modifiers(reading, each, before):
            break
        if tells_whose(reading, each):
            if reading.entity_kind(each.entity) != "person" or _led_to(reading, each):
                continue  # `Treasury officials`, `Senate majority leader Jane Doe`
            theirs = _FOLLOWING.match(reading.masked, each.end, end)
            if theirs and noun_kind(theirs[1]) in ("organisation", "group"):
                return description(reading, at, theirs.end())  # `the Price campaign`, `Price voters`
        return _named_subject(reading, each, before, end)
    if counted := MANY.match(reading.masked, at, end):
        inner = main_subject(reading, counted.end(), end)
        described = inner is not None and inner.kind in ("description", "role")
        return (
            replace(inner, kind="description", words=counted[0] + inner.words, at=at) if inner and described else None
        )
    return _described_subject(reading, at, end, mentions)


def _named_right_after(reading: Reading, lead: re.Pattern[str], start: int, end: int) -> Mention | None:
    """The name that follows what leads up to it."""
    found = lead.match(reading.masked, start, end)
    named = next(iter(reading.cast.within(found.end(), end)), None) if found else None
    return named if found and named and named.begins == found.end() else None


def _after_leads(reading: Reading, start: int, end: int) -> int:
    """Where a sentence begins behind what only leads up to it."""
    at = start
    while True:
        if lead := LEADING.match(reading.masked, at, end):
            at = lead.end()
        comma = reading.masked.find(",", at, end)
        if comma < 0 or not leads_up(reading, at, end):
            break
        region = _REGION.match(reading.masked, comma, end)
        at = region.end() if region else comma + 1
    while at < end and reading.masked[at] in f" ,“”\"'‘{QUOTE}":
        at += 1
    return at


def _doing_subject(reading: Reading, at: int, named: Mention, end: int) -> Subject | None:
    """Who is told of by what they do, or by two roles, before the first name: `One mayor backing Price`."""
    before = reading.masked[at : named.begins]
    if (doing := _DOES.fullmatch(before)) and noun_kind(doing["noun"]) == "person":
        other = apposed(reading, named.end, end)  # `One mayor backing Price, Jane Doe,`
        return of_mention(reading, other) if other else description(reading, at, at + doing.end("noun"))
    if named.begins < named.start and (role := _ROLE_AND.fullmatch(before)) and noun_kind(role["noun"]) == "person":
        return of_mention(reading, named)  # `Former miner and Mayor Jane Doe`
    return None


def _is_of_another(before: str) -> bool:
    """Whether what stands before a name leads to it from somebody else, or already tells what they do."""
    words = before.split()
    roles = bool(words) and noun_kind(words[-1]) == "person"  # `her co-star and boyfriend Jane Doe`
    return any(
        word.strip(",").lower() in _LEADS_ON or (word == "and" and not roles) or VERB.fullmatch(word) for word in words
    )


def _has_modifiers(reading: Reading, named: Mention, before: str) -> bool:
    """Whether so much is said before a name that the noun it belongs to is still to come: `the tall grey Leeds tower`."""
    words = before.split()
    if not words or not words[-1][:1].islower() or noun_kind(words[-1]) or words[-1].lower() in FUNCTION_WORDS:
        return False
    return len(words) > (3 if reading.entity_kind(named.entity) == "person" else 1)


def _named_subject(reading: Reading, named: Mention, before: str, end: int) -> Subject | None:
    """The subject that a name is, or stands in: with another, or as the office of somebody."""
    if joint := _together(reading, named, end):
        return joint
    told = reading.entity_kind(named.entity) == "person" and " of " not in reading.name_of(named.entity)
    holder = apposed(reading, named.end, end) if before.split() and not told else None
    if holder and reading.masked[holder.end : holder.end + 1] == ",":
        return of_mention(reading, holder)  # `The Warden, Jane Doe,`, `The Bishop of Leeds, Jane Doe,`
    return of_mention(reading, named)


def _described_subject(reading: Reading, at: int, end: int, mentions: Sequence[Mention]) -> Subject | None:
    """Whom the first noun for somebody tells of, or the name that goes with it."""
    for word in _WORD.finditer(reading.masked, at, min(end, at + _FAR)):
        lead = reading.masked[at : word.start()]
        above = lead.split()
        acts = len(above) > 1 and word[0].endswith("ed") and not above[-1].endswith("ly") and not noun_kind(word[0])
        if acts or len(above) > _MOST_ABOVE or _NO_LEAD.search(lead):
            return None
        following = _FOLLOWING.match(reading.masked, word.end(), end)
        if not noun_kind(word[0]) or (following and noun_kind(following[1])):  # `campaign manager`
            continue
        if reading.text[word.end() : word.end() + 2] in ("’s", "'s"):
            continue
        for named in mentions:
            gap = reading.masked[word.end() : named.begins]
            if reading.entity_kind(named.entity) in ("person", "name") and _APPOSITION.fullmatch(gap):
                return of_mention(reading, named)
        comma = reading.masked.find(",", word.end(), min(end, word.end() + 60))
        holder = apposed(reading, comma, end) if comma > 0 else None
        if holder and reading.masked[holder.end : holder.end + 1] == ",":
            return of_mention(reading, holder)  # `An expert called by the defence, psychologist Jane Doe,`
        return description(reading, at, word.end())
    return None


def _together(reading: Reading, one: Mention, end: int) -> Subject | None:
    """Two who do something together: `Price and Doe issued`."""
    other = next((each for each in reading.cast.within(one.end, end)), None)
    return both(reading, one, other) if other and ACTS.match(reading.masked, other.end, end) else None


def _led_to(reading: Reading, mention: Mention) -> bool:
    """Whether a name only leads, through what somebody is, to the next: `Rovers coach Jane Doe`."""
    between = re.compile(r" (?:[a-z-]+ ){0,2}([a-z-]+) (?=[A-Z])").match(reading.masked, mention.end)
    if between is None or noun_kind(between[1]) != "person":
        return False
    return any(each.begins == between.end() for each in reading.cast.within(between.end(), between.end() + 60))


def _named_before(reading: Reading, start: int, end: int) -> bool:
    """Whether a name ends where a conjunction follows."""
    return any(
        reading.masked[each.end : end].strip() == "" and reading.entity_kind(each.entity) != "place"
        for each in reading.cast.within(start, end)
    )


def speaking_subject(reading: Reading, frame: Frame) -> Subject | None:
    """Who is said to speak at a sentence's end or in its middle: `…, Price said.`, `…, says Price.`"""
    for at, end, verb in reading.verbs_back(frame.end, frame.start):
        inverted = phrase_from(reading, end + 1, frame.end) if reading.masked[at - 2 : at] == ", " else None
        if verb in TELLING and inverted and inverted.kind == "entity":
            after = inverted.at + len(inverted.words)
            if reading.masked[after : after + 1] in ".,;":
                return inverted  # `Not so fast, says Price.`
        if verb not in TELLING or not _ENDS.match(reading.masked, end, frame.end):
            continue
        comma = reading.masked.rfind(",", frame.start, at)
        if comma >= 0 and QUOTE not in reading.masked[comma:at] and at - comma < 80:
            return noun_phrase(reading, comma + 1, at, strict=True)
    last = next(reversed(list(_LAST_CLAUSE.finditer(reading.masked, frame.start, frame.end))), None)
    subject = who_in(reading, last, 0, strict=True) if last else None
    return subject if subject and subject.kind == "entity" else None


def _owned(reading: Reading, start: int, owner_end: int, end: int) -> Subject | None:
    """`Price’s deputy`, `Price’s former wife, Jane Doe`: whom a possessive leads to."""
    following = [each for each in reading.cast.within(owner_end, end) if each.entity >= 0]
    own = next(iter(following), None)
    if own and len(following) > 1 and _led_to(reading, own):
        return of_mention(reading, following[1])  # `the party’s Leeds leader Jane Doe`
    gap = reading.masked[owner_end : own.begins] if own else ""
    if own and re.fullmatch(r"[’']s? ", gap):
        return of_mention(reading, own)
    if gap.count(",") == 1 and not VERB.search(gap):
        comma = owner_end + gap.index(",")
        if noun_kind(reading.masked[:comma].split()[-1]) and (named := apposed(reading, comma, end)):
            return of_mention(reading, named)  # `Price’s brother, the actor Jane Doe,`
    for word in re.finditer(r"[\w-]+(?=[^\w’'])", reading.masked[owner_end : min(end, owner_end + 60)]):
        if len(reading.masked[owner_end : owner_end + word.start()].split()) > 5:
            break
        stop = owner_end + word.end()
        next_word = re.compile(r" ([a-z][\w-]*)").match(reading.masked, stop)
        if word[0] != "s" and noun_kind(word[0]) and not (next_word and noun_kind(next_word[1])):  # `campaign manager`
            for named in reading.cast.within(stop, end):
                beside = _APPOSITION.fullmatch(reading.masked, stop, named.begins)
                if beside and reading.entity_kind(named.entity) in ("person", "name"):
                    return of_mention(reading, named)
            return description(reading, start, stop)
    return None


def subject_of_verb(reading: Reading, frame: Frame, at: int) -> Subject | None:
    """The subject of the verb at an offset."""
    lead = reading.masked[frame.start : at]
    lean = AUXILIARY.search(lead)
    lead = lead[: lean.start()] if lean else lead
    lead = _CONTRACTED.sub(r"\1", lead)
    lead = re.sub(r"\([^()]*\)", lambda found: " " * len(found[0]), lead)
    if QUOTE in lead and lead.rstrip().endswith(",") and not VERB.search(lead):
        first = next(iter(reading.cast.within(frame.start, at)), None)
        if first and first.begins == frame.start and first.entity >= 0 and reading.masked[first.end] == ",":
            return of_mention(reading, first)  # `Price, one of the “young guard” of Leeds, told`
    named = ":" if not _ASIDE_WITH_COLON.search(lead) else ""
    hard = max(lead.rfind(sign) + 1 for sign in (QUOTE, ";", *named))
    begin = frame.start + hard
    lead = lead[hard:]
    if (found := _SAID_BY.match(lead)) and QUOTE in reading.masked[frame.start : begin]:
        return phrase_from(reading, begin + found.end(), at)  # `“…,” said a miner who left and called it`
    if found := _RELATIVE.search(lead):
        return _antecedent(reading, begin, begin + found.start(), found[1])
    bare = lead.rstrip()
    if bare.endswith((",", "—", "–")) or re.search(r"\s[-–—]$", bare):
        if _ONLY_ASIDE.fullmatch(bare):  # `Price called it “…” and, addressing Doe, said`
            return _of_both(reading, frame.start, begin)
        return _enclosed(reading, begin, begin + len(bare))
    return _right_before(reading, frame, begin, lead)


def _right_before(reading: Reading, frame: Frame, begin: int, lead: str) -> Subject | None:
    """The subject at the end of words, behind their last comma, dash, conjunction and verb; none in brackets counts."""
    end = begin + len(lead)
    piece = begin + max((comma.end() for comma in re.finditer(r",\s", lead)), default=0)
    piece += max((dash.end() for dash in re.finditer(r"\s[—–-]\s", reading.masked[piece:end])), default=0)
    inner = reading.masked[piece:end]
    if person := _of_a_body(reading, begin, piece, end):
        return of_mention(reading, person)
    cut = 0
    for word in CONJUNCTION.finditer(inner):
        if word[0] == "and" and not VERB.search(inner):
            if _joins_two(reading, piece, inner, word):
                return noun_phrase(reading, piece, end)
            if _are_two_roles(inner):
                return Subject("description", inner.strip(), piece, head="people")
        cut = word.end()
    for verb in VERB.finditer(inner, cut):
        if verb[0] in SAYING and verb[0] not in WEAK:
            cut = verb.end()
    if not inner[cut:].strip():
        return _of_both(reading, frame.start, end)
    subject = noun_phrase(reading, piece + cut, end)
    if subject and subject.kind == "description" and not subject.head and inner[:cut].rstrip().endswith(" and"):
        return main_subject(reading, begin, end) or subject  # `a woman with a dog and a parrot said`
    return subject or _coordinated(reading, frame, piece + cut, end, inner[:cut])


def _joins_two(reading: Reading, start: int, inner: str, joint: re.Match[str]) -> bool:
    """Whether two speak together, and the `and` between them joins no clauses."""
    return (
        len(inner.split()) <= _MOST_OF_TWO
        and _OTHER_OF_TWO.match(inner[joint.end() :]) is not None
        and _named_before(reading, start, start + joint.start())
    )


def _are_two_roles(inner: str) -> bool:
    roles = [half.split()[-1] for half in inner.split(" and ")] if _TWO_ROLES.fullmatch(inner) else []
    return [noun_kind(role) for role in roles] == ["person", "person"]


def _of_a_body(reading: Reading, begin: int, piece: int, end: int) -> Mention | None:
    """Who is named right before the body that they speak for: `Jane Doe, Leeds Hotel Association, said`."""
    named = reading.cast.within(begin, end)
    if len(named) != 2 or named[0].entity < 0:
        return None
    person, body = named
    beside = person.begins == begin and reading.masked[person.end : body.begins] == ", "
    whole = body.begins == piece and not reading.masked[body.end : end].strip(" ,")
    kinds = [reading.entity_kind(each.entity) for each in named]
    return person if beside and whole and kinds == ["person", "organisation"] else None


def _of_both(reading: Reading, start: int, end: int) -> Subject | None:
    """Whose the second of two verbs is: `Price smiled and said`; `Doe testified that Price smiled and said` may mean either."""
    who = _WHO_DOES.search(reading.masked, start, end)
    if who and (who[0][0] == "," or any(each.end == who.start() for each in reading.cast.within(start, end))):
        return _antecedent(reading, start, who.start(), "who")  # `Price gave it to Doe, who smiled and said`
    if found := _PRONOUN_DOES.search(reading.masked, start, end):
        return Subject("pronoun", found["who"], found.start("who"))
    main = main_subject(reading, start, end)
    if main is not None and reading.masked.startswith(" ", main.at + len(main.words)):
        for joint in reversed(list(_NEXT_CLAUSE.finditer(reading.masked, start, end))):
            if own := main_subject(reading, joint.end(), end):
                return own  # `Price objected, but Doe smiled and said`
    said = _COMPLEMENT.search(reading.masked, start, end)
    inner = main_subject(reading, said.end(), end) if said else None
    if main is None or inner is None or inner.kind == "pronoun" or inner.at >= end - len(" and "):
        return main
    return Subject("entity", f"{main.words} … {inner.words}", main.at)


def _coordinated(reading: Reading, frame: Frame, start: int, end: int, before: str) -> Subject | None:
    """`Price smiled, shook his hand and later called it …`: the subject stands at the beginning."""
    segment = reading.masked[start:end].strip()
    if re.search(r"\b(?:as|while|who|when|after|before)\s*$", before):
        return _enclosed(reading, frame.start, start)
    if re.match(r"(?:[a-z]+(?:ed|s)|[a-z]+ly|then|later|also)\b", segment) and not before.rstrip().endswith("that"):
        return _of_both(reading, frame.start, end)
    return None


def governing_subject(reading: Reading, frame: Frame, at: int) -> Subject | None:
    """The subject of `…, calling it` or `… went on to call it`: that of the main clause, or of a `who`."""
    start, lead = frame.start, reading.masked[frame.start : at]
    if found := _BLAMED.search(lead):  # `Price slammed Doe for suggesting`
        return who_in(reading, found, start, strict=True)
    if subject := _of_a_deed(reading, start, at) or _compared(reading, start, at):
        return subject
    doing = _DOING.search(lead)
    if doing and _does_it(reading, doing["noun"], lead, at):
        speaks = noun_kind(doing["noun"]) in ("person", "document")
        return noun_phrase(reading, start + doing.start(), at, strict=True) if speaks else None
    found = re.search(rf"{QUOTE}[\s,]*(?:{SAYINGS})\s+(?=[A-Za-z][^{QUOTE};]*$)", lead)
    if found and (inverted := phrase_from(reading, start + found.end(), at)):
        return inverted
    if found := _TOLD_BETWEEN.search(lead):  # `“…,” Price added, saying`
        return who_in(reading, found, start, strict=True)
    if found := re.search(r"\bwith\s+(?=[^,;]{2,60}$)", lead):
        return noun_phrase(reading, start + found.end(), at)
    if found := _WITH_BOTH.search(lead):  # `with Price calling it “late” and asking`
        return who_in(reading, found, start)
    if found := _WORDS_OF.search(lead):  # `who showed comments Price made, saying`
        return who_in(reading, found, start, strict=True)
    if found := re.search(r"\b(who)\b[^,;]{0,80},?\s*$", lead):
        return _antecedent(reading, start, start + found.start(), "who")
    if found := _MADE_TO.search(lead) or _ONLY_FOR.search(lead):  # `which prompted Price to say`
        return who_in(reading, found, start)
    if found := _KEEPS.search(lead) or _PERCEIVED.search(lead):  # `in which he could be heard telling`
        return subject_of_verb(reading, frame, start + found.start())
    if found := _SAID_THAT.search(lead):  # `Price said he had texted her to say`
        inner = main_subject(reading, start + found.end(), at)
        if inner is not None and inner.kind in ("pronoun", "entity"):
            return inner
    if _BEGINS_WITH.fullmatch(lead):
        return _behind(reading, at, frame.end)
    return main_subject(reading, start + max(lead.rfind(sign) + 1 for sign in (";", ":")), at)


def _of_a_deed(reading: Reading, start: int, at: int) -> Subject | None:
    """`Price said the minister should apologise for calling`: whose deed a verb between tells of."""
    lead = reading.masked[start:at]
    said = [each for each in VERB.finditer(lead) if each[0] in SAYING] if _DEED.search(lead) else []
    that = re.compile(r"(?: that)? ").match(lead, said[-1].end()) if said else None
    inner = main_subject(reading, start + that.end(), at) if that else None
    return inner if inner and inner.at + len(inner.words) < at - 6 else None  # a verb stands between


def _compared(reading: Reading, start: int, at: int) -> Subject | None:
    """`the same as Price calling`"""
    beside = next(reading.cast.before(at, start), None)
    if beside is None or beside.end != at - 1 or not _AS_OF.search(reading.masked, start, beside.begins):
        return None
    return of_mention(reading, beside)


def _does_it(reading: Reading, noun: str, lead: str, at: int) -> bool:
    """Whether the noun right before a participle is its subject: `recalled her father telling her`."""
    kind = noun_kind(noun)
    if noun in FUNCTION_WORDS or (not kind and _CALLS.match(reading.masked, at)):
        return False  # `caught on a hot mic calling it`, `rang the show saying`
    return kind != "document" or not _ISSUING.search(lead)  # `Price issued a statement calling it`


def _behind(reading: Reading, start: int, end: int) -> Subject | None:
    """`In calling it “late,” Price showed`: the subject behind what leads up to it."""
    for comma in re.finditer(rf"[,{QUOTE}] ", reading.masked[start:end]):
        subject = main_subject(reading, start + comma.end(), end)
        if subject is not None:
            return subject
    return None


def _antecedent(reading: Reading, begin: int, end: int, relative: str) -> Subject | None:
    """The person that `who` stands for: `Jane Doe, 45, who said`."""
    mentions = [each for each in reading.cast.within(begin, end) if each.entity >= 0]
    if relative == "which":
        return _of_which(reading, begin, end, mentions)
    if relative == "that" and (promised := _of_that(reading, begin, end, mentions)):
        return promised
    persons = [each for each in mentions if reading.entity_kind(each.entity) in ("person", "name")]
    if (
        persons
        and end - persons[-1].end <= 60
        and not re.search(r"[’']s\b", reading.masked[persons[-1].end : persons[-1].end + 2])
        and re.match(r"\s*(?:$|[,(–—-]|(?:of|from|for|at|in|with)\b)", reading.masked[persons[-1].end : end])
    ):
        return of_mention(reading, persons[-1])
    text = reading.masked[begin:end].rstrip()
    if (group := re.search(r"[a-z-]+$", text)) and noun_kind(group[0]) == "group":
        return description(reading, begin + group.start(), begin + group.end())  # `hit back at critics who`
    pieces = reading.masked[begin:end].split(",")
    last = pieces[-1] if pieces[-1].strip() else (pieces[-2] if len(pieces) > 1 else "")
    start = end - len(last) - (0 if pieces[-1].strip() else len(pieces[-1]) + 1)
    if noun := _A_NOUN_AT_END.search(last.rstrip()):
        return description(reading, start + noun.start(), start + len(last.rstrip()))
    return None


def _of_that(reading: Reading, begin: int, end: int, mentions: Sequence[Mention]) -> Subject | None:
    """What `that` stands for, where it tells what that does: a body by its name, or somebody without one."""
    if not _THAT_ACTS.match(reading.masked, end):
        return None
    text = reading.masked[begin:end]
    nouns = list(_ITS_NOUN.finditer(text))
    lead = begin + nouns[-1].start() if nouns else begin
    for each in mentions:
        if each.begins == begin and reading.masked[each.end : lead] == ", ":
            return of_mention(reading, each)  # `Grey Wolf, the start-up that promised`
    if nouns and noun_kind(text.split()[-1]):
        return description(reading, lead, end)  # `Price is suing over an article that called`
    return None


def _of_which(reading: Reading, begin: int, end: int, mentions: Sequence[Mention]) -> Subject | None:
    """The name right before `which`, perhaps with a year between them."""
    if not mentions or reading.masked[begin : mentions[-1].begins].endswith(" in ") or end - mentions[-1].end > 12:
        return None
    between = reading.masked[mentions[-1].end : end].strip(" ,.")
    year = between.replace("of ", "").strip()
    return of_mention(reading, mentions[-1]) if not between or year.isdigit() else None


def _enclosed(reading: Reading, begin: int, end: int) -> Subject | None:
    """The subject before an apposition that ends at an offset: `The mayor, Jane Doe,`, `Price, who resigned,`."""
    text = reading.masked[begin:end].rstrip(" ,—–-")
    if (dash := re.search(r"\s[—–-]\s", text)) and reading.masked[begin:end].rstrip()[-1] != ",":
        lead = text[: dash.start()]
        inner = max((found.end() for found in CONJUNCTION.finditer(lead)), default=0)
        return noun_phrase(reading, begin + inner, begin + dash.start())
    pieces = _between_commas(text, begin)
    for start, stop in pieces[1:]:
        if reading.masked[start:stop].strip() in ("and", "but", "then"):
            return _of_both(reading, begin, start)  # `Price stayed away, but, in a letter, called`
    while len(pieces) > 1 and (_adverbial(reading, *pieces[0]) or reading.masked[slice(*pieces[0])].strip().isdigit()):
        pieces.pop(0)
    for number, piece in enumerate(pieces):
        if _OF_WHOM.match(reading.masked, *piece):  # `three daughters, one of whom, the novelist Jane Doe, wrote`
            behind = pieces[number + 1 : number + 2]
            named = apposed(reading, piece[1], behind[0][1]) if behind else None
            return of_mention(reading, named) if named else None
    while len(pieces) > 2 and _FINITE.search(reading.masked, *pieces[0]):
        pieces.pop(0)  # `Three people were killed, the governor, Jane Doe, said`
    if len(pieces) == 1:
        return noun_phrase(reading, *pieces[0]) or _of_both(reading, *pieces[0])  # `Price surfaced, yelled`
    subject = _of_piece(reading, *pieces[0])
    if subject is None:  # `Earlier in the week, Price, a farmer, said`
        return _enclosed(reading, pieces[1][0], end) if len(pieces) > 2 else None
    titled = subject.kind == "entity" and reading.entity_kind(subject.entity) != "person"
    called = titled and reading.masked[slice(*pieces[0])].strip().startswith(("The ", "the "))
    named = apposed(reading, pieces[1][0] - 1, pieces[1][1])
    return of_mention(reading, named) if named and (called or subject.kind in ("role", "description")) else subject


def _between_commas(text: str, begin: int) -> list[tuple[int, int]]:
    """The spans that commas part, but for those within brackets: `Price (R., Maine)`."""
    offset, pieces = begin, list[tuple[int, int]]()
    for piece in re.split(r",(?![^()]*\))", text):
        pieces.append((offset, offset + len(piece)))
        offset += len(piece) + 1
    return pieces


def _of_piece(reading: Reading, start: int, end: int) -> Subject | None:
    """The subject in the first of several pieces: behind a conjunction, else all of it, else what leads up to it apart."""
    if CONJUNCTION.match(reading.masked[start:end].strip()):
        subject = main_subject(reading, start, end)
    else:
        subject = noun_phrase(reading, start, end)
    if subject is None and (
        cut := [each for each in CONJUNCTION.finditer(reading.masked, start, end) if each[0] != "and"]
    ):
        subject = noun_phrase(reading, cut[-1].end(), end, strict=True)  # `a day after Price, the mayor, said`
    return subject or _of_both(reading, start, end)


def _adverbial(reading: Reading, start: int, end: int) -> bool:
    lead = LEADING.match(reading.masked, start, end)
    begin = lead.end() if lead else start
    return leads_up(reading, begin, end) or not reading.masked[begin:end].strip()

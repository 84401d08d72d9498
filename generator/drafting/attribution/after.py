"""The speaking clause that follows a quoted run: right after it, or at the end of its sentence."""

from __future__ import annotations

import re
from itertools import islice

from generator.drafting.attribution.clauses import Clause, cue_to_subject, is_one_person, may_say
from generator.drafting.attribution.phrases import Subject, noun_phrase, of_mention, phrase_from
from generator.drafting.attribution.reading import Reading
from generator.drafting.attribution.words import AUXILIARY, BE, CONJUNCTION, VERB, VERBS
from generator.drafting.frames import QUOTE
from generator.drafting.lexicon import SAYING, TELLING, WEAK
from generator.drafting.names import noun_kind
from generator.prose.marks import Quoted

_INVERTED = re.compile(
    rf"[\s,;—–-]*(?:(?:also|then|later|[a-z]+ly)\s+)?(?P<verb>{VERBS})\s+(?=[A-Za-z“\"]|\d+-year-old |\d+/\d+ [a-z])"
)
_THAT = re.compile(r"(?:that|whether|if|how|why)\b")
"""What is said behind a verb, and not who says it: `…, concluded that Ofwat had failed`."""
_DETERMINER = re.compile(r"(?:\b(?:the|an?|its|his|her|their|this)|[’']s?)\s+(?:\w+\s+)?$", re.IGNORECASE)
_REPORTS = frozenset("states reported reports".split())
"""What speaks at the end of a sentence as well: `…, the paper states.`"""
_CREDIT = re.compile(r"(?: \S+)?\s*[—–-]\s*(?P<name>[A-Z@][^,.;:!?\n]{1,50}?)(?= \(|, |\s*(?:\n|$))")
_LATER_CLAUSE = re.compile(r"[\s,—–-]*(?:\w+ ){0,3}(?:after|before|when|while|because|since|until)\b")
"""`…,” hours after Price said`: a clause of its own."""
_WAS_ALL = re.compile(
    r"[\s,]*(?:was|is|were) (?:all|how|what) (?P<who>[^,;:.]{2,80}?) (?:would say|had to say|could say|could manage|said|put it|wrote|told)\b"
)
"""`“…,” was all Price would say`."""
_JOINT_NAME = re.compile(
    r"the (?:[\w’'-]+ ){0,3}(?P<first>[\w’'-]+) and (?!(?:an?|the|his|her|its|their)\b)(?:[\w’'-]+ ){1,2}(?P<head>[\w-]+) "
)
_FIRST_CLAUSE = re.compile(r"(?:After|Although|As|Before|Once|Though|When|While)\b")
"""What a clause begins with to which the quotation belongs, not to the next one."""
_ANY_VERB = re.compile(
    rf" (?P<who>[^,;:.{QUOTE}]{{1,40}}?) (?:\w+ly )?(?!(?:was|is|had|has|need|indeed)\b)[a-z]+ed(?=[.,]| (?:with|at|in|on|to|as|before|after|when)\b)"
)
"""Who does something right behind the words."""
_DASH = re.compile(r" [-–—] ")
_GERUND = re.compile(r".*\w.* [a-z]+ing")
"""A noun that ends like a participle: `the head of advertising`."""
_NEXT_CLAUSE = re.compile(r"\w, (?:and|but|while|as|so) ")
"""Where another clause begins."""
_SENTENCE = 5
"""Words of a quotation that is no term."""
_INQUIT = re.compile(rf" (?:[A-Z][\w.’'-]* ){{1,4}}(?:{'|'.join(sorted(SAYING))})[.,]")
_COMMA = re.compile(r"(?:,|\s[—–-])\s+")
_FEW_QUOTES = 2
"""So many other quotations of a sentence may stand before its inquit."""
_QUOTE_ENDS = re.compile(rf"{QUOTE}\s+")
_ACCORDING = re.compile(r"[\s,;—–-]*\b(?:according to|in the words of|per)\s+")


def clause_after(reading: Reading, part: Quoted) -> Clause | None:
    """The clause that follows a quoted run at once."""
    start, end = _tail(reading, part)
    tail = reading.masked[start:end]
    first_clause = _FIRST_CLAUSE.match(reading.masked, reading.around(part).start, part.start)
    if not tail.strip() or (first_clause and tail.endswith(": ")):
        return None  # `After Price called it “late,” Doe said: “It was.”`
    if _DASH.match(tail) and _DASH.match(reading.masked, part.start - 4):
        return None  # `Price lamented it - “is it late?” - and Doe said`
    inside = reading.text[max(part.start, part.end - 4) : part.end].rstrip(" ’'")
    ends = (
        inside[-1:] in (",", "?", "!", "…", "—", "–", "-", ".")
        or tail.lstrip()[:1] in (",", "—", "–")
        or _stands_alone(reading, part, tail)
    )
    leading = re.match(r"\s*[,—–-]*\s*", tail)
    offset = start + (leading.end() if leading else 0)
    if found := _CREDIT.match(reading.masked, start):
        mention = next((each for each in reading.cast.within(found.start("name"), end) if each.entity >= 0), None)
        if mention and mention.begins == found.start("name") and mention.end >= found.end("name"):
            return Clause(of_mention(reading, mention), found["name"].strip(), 0.95, "credited after it")
    if found := _WAS_ALL.match(tail):
        subject = noun_phrase(reading, start + found.start("who"), start + found.end("who"))
        return Clause(subject, found[0].strip(" ,"), 0.9, "named after it") if subject else None
    if found := _ACCORDING.match(tail):
        subject = phrase_from(reading, start + found.end(), end)
        return Clause(subject, cue_to_subject(reading, offset, subject), 0.97, "named after it") if subject else None
    if (found := re.match(r"[\s,—–-]*as\s+", tail)) and (verb := VERB.search(tail, found.end())):
        subject = noun_phrase(reading, start + found.end(), start + verb.start())
        if subject:
            return Clause(subject, reading.masked[offset : start + verb.end()], 0.9, "named after it")
    if found := _INVERTED.match(tail):
        verb_word = found["verb"]
        subject = phrase_from(reading, start + found.end(), end)
        fits = ends or verb_word in ("said", "says")
        if (
            subject
            and fits
            and may_say(subject, verb_word)
            and (
                verb_word in SAYING
                or _is_read(verb_word, subject)
                or (ends and (verb_word not in WEAK or is_one_person(reading, subject)))
            )
            and not re.match(
                r"(?:reporters|journalists|that|the (?:bbc|guardian|times|court|committee|house)\b|me\b|us\b|him\b|her\b(?! [a-z])|them\b)",
                tail[found.end() :],
                re.IGNORECASE,
            )
            and verb_word not in ("told", "tells", "telling")
            and not verb_word.endswith("ing")
        ):
            return Clause(subject, cue_to_subject(reading, offset, subject), 0.97, "named after it")
    verbs = [found.span() for found in VERB.finditer(tail, 0, 200)]
    while len(verbs) > 1 and _GERUND.fullmatch(tail, 0, verbs[0][1]):
        verbs.pop(0)  # `the head of advertising, said`
    while len(verbs) > 1 and (_DETERMINER.search(tail[: verbs[0][0]]) or tail[: verbs[0][0]].endswith(" of ")):
        word = tail[slice(*verbs[0])]
        if verbs[1][0] - verbs[0][1] > 1 and (word in TELLING or word.endswith("ed")):
            break
        verbs.pop(0)  # `the report said`, `the bill’s sponsor said`
    if verbs:
        return _subject_first(reading, start, start + verbs[0][0], start + verbs[0][1], end, ends)
    return _any_verb(reading, part, start, end)


def _stands_alone(reading: Reading, part: Quoted, tail: str) -> bool:
    """Whether words begin the sentence, and nothing but an inquit follows: they are said, whatever ends them."""
    if reading.around(part).start < part.start - 1:
        return False
    words = reading.text[part.start : part.end]
    return words.endswith(" ") or (len(words.split()) >= _SENTENCE and _INQUIT.match(tail) is not None)


def _any_verb(reading: Reading, part: Quoted, start: int, end: int) -> Clause | None:
    """`“…,” an angry Price retaliated.`: words that end with a comma and begin the sentence are said, whatever the verb."""
    found = _ANY_VERB.match(reading.masked, start, end)
    whole = reading.around(part).start >= part.start - 1 and reading.text[part.end - 1 : part.end] == ","
    if found is None or not whole:
        return None
    subject = noun_phrase(reading, found.start("who"), found.end("who"))
    if subject is None or not is_one_person(reading, subject):
        return None
    return Clause(subject, found[0].strip(), 0.85, "named after it")


def _is_read(verb: str, subject: Subject) -> bool:
    """`“…,” read a statement from the palace`."""
    return verb in ("read", "reads") and noun_kind(subject.head) == "document"


def _subject_first(reading: Reading, start: int, verb: int, verb_end: int, end: int, ends: bool) -> Clause | None:
    """`Price said`, `Price, the mayor, said`, right after a closing mark."""
    lead = reading.masked[start:verb]
    word = reading.masked[verb:verb_end]
    if re.match(
        r"\s*(?:[,—–-]\s*)?(?:and|but|or|which|that|who|because|while|when|to|as|than|if|of|in|on|for|by|with|from|about|is|was|were|are|has|had)\b",
        lead,
    ):
        return None
    if _LATER_CLAUSE.match(lead) or (_NEXT_CLAUSE.search(lead) and not lead.endswith(", ")):
        return None
    passive = BE.search(lead) is not None
    if word.endswith("ing") or (passive and word != "quoted"):
        return None
    if not ends and lead.lstrip()[:1] not in (",", "—", "–"):
        return None
    if word in WEAK and not (ends and re.match(r"[.,:;]|\s*$|\s+(?:that|on|in|at)\b", reading.masked[verb_end:end])):
        return None
    if word in ("quoted", "quotes", "cited") and not passive:
        of = re.match(r"\s+(?=(?P<whom>him|her|[A-Z][\w.’' -]{2,40}?)\s+as\b)", reading.masked[verb_end:end])
        if of is None:
            return None
        pronoun = {"him": "he", "her": "she"}.get(of["whom"])
        at = verb_end + of.end()
        whom = (
            Subject("pronoun", pronoun, at) if pronoun else noun_phrase(reading, at, at + len(of["whom"]), strict=True)
        )
        return Clause(whom, f"{word} {of['whom']}", 0.9, "named after it") if whom else None
    first = re.match(r"[\s,—–-]*", lead)
    begin = start + (first.end() if first else 0)
    lean = AUXILIARY.search(lead)
    stop = start + (lean.start() if lean else len(lead))
    subject = noun_phrase(reading, begin, stop, strict=True)
    if subject is None or not may_say(subject, word):
        return None
    confidence = 0.97 if ends else 0.85
    return Clause(subject, re.sub(r"\s+", " ", reading.masked[begin:verb_end]), confidence, "named after it")


def clause_at_end(reading: Reading, part: Quoted, *, farther: bool = False) -> Clause | None:
    """A clause at the end of the sentence: `…, revealed Blinken`, `…, Blinken told reporters`.

    If `farther`, it may follow other quoted words of the sentence: `It is “mad” and “late,” Price said`.
    """
    frame = reading.around(part)
    start = min(part.end + (1 if part.closed else 0), frame.end)
    tail = reading.masked[start : frame.end]
    commas = islice(_QUOTE_ENDS.finditer(tail), _FEW_QUOTES) if farther else _COMMA.finditer(tail)
    for comma in commas:
        rest = tail[comma.end() :]
        at = start + comma.end()
        if found := re.match(r"(?:according to|per)\s+", rest):
            subject = phrase_from(reading, at + found.end(), frame.end)
            if subject:
                return Clause(subject, cue_to_subject(reading, at, subject), 0.93, "named at the end of its sentence")
        found = _INVERTED.match(rest)
        if (
            found
            and found["verb"] in SAYING
            and not found["verb"].endswith("ing")
            and not _THAT.match(rest, found.end())
        ):
            subject = phrase_from(reading, at + found.end(), frame.end)
            if subject and subject.kind != "description" and found["verb"] not in ("told", "tells", "asked"):
                return Clause(subject, cue_to_subject(reading, at, subject), 0.9, "named at the end of its sentence")
        if verb := VERB.search(rest[:220]):
            lead = rest[: verb.start()]
            if (
                (verb[0] in SAYING or (verb[0] in _REPORTS and re.match(r"[.]|\s*$", rest[verb.end() :])))
                and not verb[0].endswith("ing")
                and not _joins(lead)
                and ("," not in lead or _introduced(reading, at, lead))
                and QUOTE not in lead
            ):
                after = rest[verb.end() :]
                if re.match(
                    r"[.,]|\s*$|\s+(?:reporters|journalists|on|in|at|the|an?|yesterday|today|last|to|earlier|exclusively|us)\b|\s+[A-Z][\w ]{1,60}[.,]",
                    after,
                ) and not BE.search(lead):
                    lean = AUXILIARY.search(lead)
                    subject = noun_phrase(reading, at, at + (lean.start() if lean else len(lead)), strict=True)
                    if subject and may_say(subject, verb[0]):
                        return Clause(
                            subject,
                            re.sub(r"\s+", " ", rest[: verb.end()]),
                            0.9,
                            "named at the end of its sentence",
                        )
    return None


def _joins(lead: str) -> bool:
    """Whether words hold another clause; `the arts and science committee` does not."""
    found = CONJUNCTION.search(lead)
    body = _JOINT_NAME.fullmatch(lead)
    one = body and noun_kind(body["head"]) == "organisation" and not noun_kind(body["first"])
    return found is not None and not one


def _introduced(reading: Reading, at: int, lead: str) -> bool:
    """Whether words are a person's name and, between commas, what they are."""
    named = next(iter(reading.cast.within(at, at + len(lead))), None)
    if named is None or named.begins != at or reading.entity_kind(named.entity) != "person":
        return False
    return lead.endswith(", ") and lead.count(",") == 2 and lead[named.end - at] == ","


def _tail(reading: Reading, part: Quoted) -> tuple[int, int]:
    """What follows a quoted run in its sentence, up to the next one."""
    frame = reading.around(part)
    start = min(part.end + (1 if part.closed else 0), frame.end)
    following = reading.masked.find(QUOTE, start, frame.end)
    return start, frame.end if following < 0 else following

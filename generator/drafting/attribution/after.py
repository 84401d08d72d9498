"""The speaking clause that follows a quoted run: right after it, or at the end of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from generator.drafting.attribution.clauses import Clause, cue_to_subject, is_one_person, may_say
from generator.drafting.attribution.phrases import Subject, noun_phrase, of_mention, phrase_from, who_in
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
_CREDIT = re.compile(r"(?: \S+|\s*>)?\s*[—–-]\s*(?P<name>[A-Z@][^,.;:!?\n]{1,50}?)(?= \(|, |\s*(?:\n|$))")
_SIGNED = re.compile(
    rf"[^\S\n]*\n?(?<=\s)[^\S\n]*(?P<name>[A-Z][\w.’'-]+ [^,.;:!?\n{QUOTE}]{{1,50}}?)(?P<who>, [^.;:!?\n{QUOTE}]{{2,60}})?\s*(?:\n|$)"
)
"""A name that ends a line without a full stop: what was quoted is set apart."""
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
_LEADS_UP = re.compile(r"\s*[,—–-]*\s*")
_LEADS_ON = re.compile(r"\s+[A-Z][^.;]*[,:]\s+")
"""A sentence that leads up to other words."""
_AS = re.compile(r"[\s,—–-]*as\s+")
_LISTENS = re.compile(
    r"(?:reporters|journalists|that|the (?:bbc|guardian|times|court|committee|house)\b|me\b|us\b|him\b|her\b(?! [a-z])|them\b)",
    re.IGNORECASE,
)
"""What follows a verb of speech that has its subject elsewhere: who listens, what is said."""
_GOES_ON = re.compile(
    r"\s*(?:[,—–-]\s*)?(?:and|but|or|which|that|who|because|while|when|to|as|than|if|of|in|on|for|by|with|from|about|is|was|are|were|has|had)\b"
)
"""What goes on with the reporter’s sentence rather than begins a clause."""
_INQUIT_ENDS = re.compile(
    r"[.,]|\s*$|\s+(?:reporters|journalists|on|in|at|the|an?|yesterday|today|last|to|earlier|exclusively|us)\b|\s+[A-Z][\w ]{1,60}[.,]"
)
"""What follows the verb of a clause that only says who speaks, and to whom or when."""
_AT_ONCE = "named after it"
_AT_END = "named at the end of its sentence"


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows a quoted run in its sentence, up to the next one."""

    start: int
    end: int
    words: str
    first: int
    """Where its first word stands, behind commas and dashes."""
    ends: bool
    """Whether the signs around the mark say that what is quoted ends here."""


def clause_after(reading: Reading, part: Quoted) -> Clause | None:
    """The clause that follows a quoted run at once."""
    tail = _tail(reading, part)
    if credited := _credited(reading, tail.start):
        return credited
    if not tail.words.strip() or _is_of_the_next(reading, part, tail):
        return None
    if found := _WAS_ALL.match(tail.words):
        subject = who_in(reading, found, tail.start)
        return Clause(subject, found[0].strip(" ,"), 0.9, _AT_ONCE) if subject else None
    if found := _ACCORDING.match(tail.words):
        subject = phrase_from(reading, tail.start + found.end(), tail.end)
        return Clause(subject, cue_to_subject(reading, tail.first, subject), 0.97, _AT_ONCE) if subject else None
    if clause := _as_said(reading, tail) or _verb_first(reading, tail):
        return clause
    if verb := _verb_of(tail.words):
        return _subject_first(reading, tail, tail.start + verb[0], tail.start + verb[1])
    return _any_verb(reading, part, tail)


def _tail(reading: Reading, part: Quoted) -> _Tail:
    frame = reading.around(part)
    start = min(part.end + (1 if part.closed else 0), frame.end)
    following = reading.masked.find(QUOTE, start, frame.end)
    end = frame.end if following < 0 else following
    words = reading.masked[start:end]
    inside = reading.text[max(part.start, part.end - 4) : part.end].rstrip(" ’'")
    ends = (
        inside[-1:] in (",", "?", "!", "…", "—", "–", "-", ".")
        or words.lstrip()[:1] in (",", "—", "–")
        or _stands_alone(reading, part, words)
    )
    leading = _LEADS_UP.match(words)
    return _Tail(start, end, words, start + (leading.end() if leading else 0), ends)


def _is_of_the_next(reading: Reading, part: Quoted, tail: _Tail) -> bool:
    """Whether a quoted run stands in a clause of its own, and the one that follows leads up to other words."""
    if _FIRST_CLAUSE.match(reading.masked, reading.around(part).start, part.start) and tail.words.endswith(": "):
        return True  # `After Price called it “late,” Doe said: “It was.”`
    before = reading.masked[reading.around(part).start : max(0, part.start - 1)].rstrip()
    is_whole = reading.text[max(part.start, part.end - 1) : part.end] in ("?", "!", ".")
    if is_whole and before.endswith((",", ":")) and _LEADS_ON.fullmatch(tail.words):
        return True  # `Price asked Doe, “Is it?” He answered, “It is.”`
    # `Price lamented it - “is it late?” - and Doe said`
    return bool(_DASH.match(tail.words) and _DASH.match(reading.masked, part.start - 4))


def _credited(reading: Reading, start: int) -> Clause | None:
    """A name alone behind a quotation or on the line below: `“…” — Jane Price, the mayor`."""
    found = _CREDIT.match(reading.masked, start) or _SIGNED.match(reading.masked, start)
    if found is None:
        return None
    mention = next((each for each in reading.cast.within(*found.span("name")) if each.entity >= 0), None)
    if mention is None or mention.begins != found.start("name") or mention.end < found.end("name"):
        return None
    if found.re is _SIGNED and VERB.search(found["who"] or ""):
        return None  # a sentence that is cut off
    return Clause(of_mention(reading, mention), found["name"].strip(), 0.95, "credited after it")


def _as_said(reading: Reading, tail: _Tail) -> Clause | None:
    """`“…,” as Price said`"""
    found = _AS.match(tail.words)
    verb = VERB.search(tail.words, found.end()) if found else None
    if found is None or verb is None:
        return None
    subject = noun_phrase(reading, tail.start + found.end(), tail.start + verb.start())
    cue = reading.masked[tail.first : tail.start + verb.end()]
    return Clause(subject, cue, 0.9, _AT_ONCE) if subject else None


def _verb_first(reading: Reading, tail: _Tail) -> Clause | None:
    """`“…,” said Price`, `“…,” read a statement from the palace`"""
    found = _INVERTED.match(tail.words)
    if found is None or _LISTENS.match(tail.words, found.end()):
        return None
    verb = found["verb"]
    if verb in ("told", "tells", "telling") or verb.endswith("ing") or not (tail.ends or verb in ("said", "says")):
        return None
    subject = phrase_from(reading, tail.start + found.end(), tail.end)
    if subject is None or not may_say(subject, verb):
        return None
    is_read = verb in ("read", "reads") and noun_kind(subject.head) == "document"
    likely = tail.ends and (verb not in WEAK or is_one_person(reading, subject))
    if not (verb in SAYING or is_read or likely):
        return None
    return Clause(subject, cue_to_subject(reading, tail.first, subject), 0.97, _AT_ONCE)


def _verb_of(tail: str) -> tuple[int, int] | None:
    """Where the verb stands that has a subject before it: of several, the first that is no noun there."""
    verbs = [found.span() for found in VERB.finditer(tail, 0, 200)]
    while len(verbs) > 1 and _GERUND.fullmatch(tail, 0, verbs[0][1]):
        verbs.pop(0)  # `the head of advertising, said`
    while len(verbs) > 1 and (_DETERMINER.search(tail[: verbs[0][0]]) or tail[: verbs[0][0]].endswith(" of ")):
        word = tail[slice(*verbs[0])]
        if verbs[1][0] - verbs[0][1] > 1 and (word in TELLING or word.endswith("ed")):
            break
        verbs.pop(0)  # `the report said`, `the bill’s sponsor said`
    return verbs[0] if verbs else None


def _stands_alone(reading: Reading, part: Quoted, tail: str) -> bool:
    """Whether words begin the sentence, and nothing but an inquit follows: they are said, whatever ends them."""
    if reading.around(part).start < part.start - 1:
        return False
    words = reading.text[part.start : part.end]
    return words.endswith(" ") or (len(words.split()) >= _SENTENCE and _INQUIT.match(tail) is not None)


def _any_verb(reading: Reading, part: Quoted, tail: _Tail) -> Clause | None:
    """`“…,” an angry Price retaliated.`: words that end with a comma and begin the sentence are said, whatever the verb."""
    found = _ANY_VERB.match(reading.masked, tail.start, tail.end)
    whole = reading.around(part).start >= part.start - 1 and reading.text[part.end - 1 : part.end] == ","
    if found is None or not whole:
        return None
    subject = who_in(reading, found, 0)
    if subject is None or not is_one_person(reading, subject):
        return None
    return Clause(subject, found[0].strip(), 0.85, _AT_ONCE)


def _subject_first(reading: Reading, tail: _Tail, verb: int, verb_end: int) -> Clause | None:
    """`Price said`, `Price, the mayor, said`, right after a closing mark."""
    lead, word = reading.masked[tail.start : verb], reading.masked[verb:verb_end]
    behind = reading.masked[verb_end : tail.end]
    if _GOES_ON.match(lead) or _LATER_CLAUSE.match(lead) or (_NEXT_CLAUSE.search(lead) and not lead.endswith(", ")):
        return None
    passive = BE.search(lead) is not None
    if word.endswith("ing") or (passive and word != "quoted"):
        return None
    if not tail.ends and lead.lstrip()[:1] not in (",", "—", "–"):
        return None
    if word in WEAK and not (tail.ends and re.match(r"[.,:;]|\s*$|\s+(?:that|on|in|at)\b", behind)):
        return None
    if word in ("quoted", "quotes", "cited") and not passive:
        return _quoted_person(reading, verb_end, tail.end, word)
    first = re.match(r"[\s,—–-]*", lead)
    begin = tail.start + (first.end() if first else 0)
    lean = AUXILIARY.search(lead)
    stop = tail.start + (lean.start() if lean else len(lead))
    subject = noun_phrase(reading, begin, stop, strict=True)
    if subject is None or not may_say(subject, word):
        return None
    confidence = 0.97 if tail.ends else 0.85
    return Clause(subject, re.sub(r"\s+", " ", reading.masked[begin:verb_end]), confidence, _AT_ONCE)


def _quoted_person(reading: Reading, start: int, end: int, verb: str) -> Clause | None:
    """`the Post quoted Price as saying`: whom stands behind the verb."""
    found = re.match(r"\s+(?=(?P<whom>him|her|[A-Z][\w.’' -]{2,40}?)\s+as\b)", reading.masked[start:end])
    if found is None:
        return None
    at, words = start + found.end(), found["whom"]
    pronoun = {"him": "he", "her": "she"}.get(words)
    whom = Subject("pronoun", pronoun, at) if pronoun else noun_phrase(reading, at, at + len(words), strict=True)
    return Clause(whom, f"{verb} {words}", 0.9, _AT_ONCE) if whom else None


def clause_at_end(reading: Reading, part: Quoted, *, farther: bool = False) -> Clause | None:
    """A clause at the end of the sentence: `…, revealed Blinken`, `…, Blinken told reporters`.

    If `farther`, it may follow other quoted words of the sentence: `It is “mad” and “late,” Price said`.
    """
    frame = reading.around(part)
    start = min(part.end + (1 if part.closed else 0), frame.end)
    tail = reading.masked[start : frame.end]
    commas = islice(_QUOTE_ENDS.finditer(tail), _FEW_QUOTES) if farther else _COMMA.finditer(tail)
    clauses = (_clause_from(reading, start + comma.end(), frame.end) for comma in commas)
    return next((clause for clause in clauses if clause), None)


def _clause_from(reading: Reading, start: int, end: int) -> Clause | None:
    """A clause that begins at an offset, with the source, the verb or the subject first."""
    rest = reading.masked[start:end]
    if found := re.match(r"(?:according to|per)\s+", rest):
        subject = phrase_from(reading, start + found.end(), end)
        if subject:
            return Clause(subject, cue_to_subject(reading, start, subject), 0.93, _AT_END)
    found = _INVERTED.match(rest)
    verb = found["verb"] if found else ""
    if found and verb in SAYING and not verb.endswith("ing") and not _THAT.match(rest, found.end()):
        subject = phrase_from(reading, start + found.end(), end)
        if subject and subject.kind != "description" and verb not in ("told", "tells", "asked"):
            return Clause(subject, cue_to_subject(reading, start, subject), 0.9, _AT_END)
    return _ending(reading, start, rest)


def _ending(reading: Reading, start: int, rest: str) -> Clause | None:
    """`Blinken told reporters`: a subject and a verb of speech, and little behind them."""
    verb = VERB.search(rest[:220])
    if verb is None or verb[0].endswith("ing") or not _INQUIT_ENDS.match(rest, verb.end()):
        return None
    if verb[0] not in SAYING and not (verb[0] in _REPORTS and re.match(r"[.]|\s*$", rest[verb.end() :])):
        return None
    lead = rest[: verb.start()]
    if _joins(lead) or QUOTE in lead or BE.search(lead) or ("," in lead and not _introduced(reading, start, lead)):
        return None
    lean = AUXILIARY.search(lead)
    subject = noun_phrase(reading, start, start + (lean.start() if lean else len(lead)), strict=True)
    if subject is None or not may_say(subject, verb[0]):
        return None
    return Clause(subject, re.sub(r"\s+", " ", rest[: verb.end()]), 0.9, _AT_END)


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

"""Who is said to speak: which quoted runs belong to one utterance, and whose name stands beside them.

An inquit is the clause that says who speaks: "Blinken said", "said Blinken", "according to Blinken".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise

from generator.prose.inquits import (
    SPEECH,
    SPLITTING,
    begins_inquit,
    is_spelt_like,
    named_after,
    named_before,
    splits,
    verbs_of,
)
from generator.prose.marks import Quoted
from generator.prose.sentences import behind_no_title, first_sentence, sentences
from generator.prose.text import CAPITAL, spelt_in_ascii, tongue, without_accents

_SPEECH_VERBS = (
    "accused|acknowledged|added|adds|admitted|affirmed|agreed|announced|announces|answered|argued|argues|asked|asks|"
    "asserted|blasted|boasted|branded|called|cautioned|charged|claimed|claims|clarified|commented|complained|"
    "conceded|concluded|condemned|confessed|confirmed|continued|continues|countered|cried|declared|declares|denied|"
    "denounced|described|dismissed|dubbed|emphasised|emphasized|exclaimed|explained|explains|hailed|hinted|implored|"
    "insisted|insists|interjected|joked|labelled|labeled|lamented|maintained|mused|muttered|noted|notes|objected|"
    "observed|opined|pledged|pleaded|pointed out|praised|predicted|proclaimed|promised|protested|quipped|reaffirmed|"
    "recalled|recounted|reiterated|rejected|remarked|remembered|repeated|replied|replies|reported|responded|retorted|"
    "revealed|said|saying|says|shouted|slammed|snapped|specified|spoke|stated|states|stressed|stresses|suggested|"
    "testified|tells|thundered|told|tweeted|underlined|underscored|urged|vowed|warned|warns|went on|whispered|"
    "wondered|writes|wrote|posted|puts? it|shot back|hit back|fired back|chimed in|yelled|screamed|texted"
)
_VERB = rf"(?:{_SPEECH_VERBS})"
_HAS_VERB = re.compile(rf"\b(?:{_VERB}|according to)\b", re.IGNORECASE)
_SENTENCE_INSIDE = re.compile(rf"{behind_no_title()}[.!?]\s+\S")
_NEW_THOUGHT = re.compile(r"\s*(?:And|But|Yet|However|Still|Then|While|When|After|Before|Although|In|On|At)\b")
_AND_ANOTHER = re.compile(
    rf"[\s,;—–-]*(?:and|so) (?:(?:then|later) )?(?:(?:that|the|an?|one|another|my|your|his|her|its|our|their|I|he|she|we|they)\b|{CAPITAL})"
)
"""`“…” and that one resident told her, “…”`, `“…,” and I said, “…”`: a clause with a subject of its own."""
_OTHER_SUBJECT = re.compile(
    r"\b(?:who|whom|which|while|whereas|but|quoting|citing|to which|and then|interrupt\w*|prompting|to (?:say|reply|answer))\b"
    rf"|(?:,|\bwith|\bas) (?:his|her|its|their|the|an?|(?-i:{CAPITAL})\S*) (?:\w+ ){{0,3}}(?:adding|saying|replying|answering)\b",
    re.IGNORECASE,
)
_GOING_ON = re.compile(r"\b(?:adding|continuing|concluding|saying)\s*:\s*$", re.IGNORECASE)
_INQUIT_WORDS = 20
_REACH = 500
"""An inquit stands no further than this from the quotation."""


@dataclass(frozen=True, slots=True)
class Inquit:
    """The words that name a speaker beside a quotation."""

    subject: str
    """The phrase that names who speaks: `US Secretary of State Antony Blinken`, `he`."""
    words: str
    """The clause as the article has it."""
    language: str = "en"
    """By whose rules it was found; by those of German and French, the subject surely names a person."""
    later: bool = False
    """Whether other words stand between it and the quotation: `“…” is what we hear, Blinken said`."""
    other: str = ""
    """Whom it speaks to or of, who is not the speaker: `critics said Mr Biden was “…”`, `she told Blinken “…”`."""


def utterances(text: str, spans: Iterable[Quoted], language: str = "en") -> list[tuple[Quoted, ...]]:
    """Quoted runs that are one utterance: parted only by an inquit in one paragraph, or by a paragraph break.

    `language` (BCP 47) is the text's; one without verbs of its own is read by those of English.
    """
    own = tongue(language)
    goes_on = partial(_goes_on_in, own) if own in SPLITTING else _goes_on
    verb = verbs_of(own, re.IGNORECASE) if own in SPLITTING else _HAS_VERB
    groups: list[list[Quoted]] = []
    for span in spans:
        if span.nested:
            continue
        last = groups[-1][-1] if groups else span
        if groups and (span.continues or (goes_on(text, last, span) and not _is_introduced(text, groups[-1], verb))):
            groups[-1].append(span)
        else:
            groups.append([span])
    return [tuple(group) for group in groups]


def _is_introduced(text: str, group: Sequence[Quoted], verb: re.Pattern[str]) -> bool:
    """Whether words of speech lead up to an only run: who speaks behind it is another: `Asked “Why?”, Lee said, “…”`."""
    leading = re.split(r"[.!?…]\W", _leading(text, group[0].start - 1))[-1]
    return len(group) == 1 and verb.search(leading) is not None


def _goes_on(text: str, span: Quoted, following: Quoted) -> bool:
    """Whether two quoted runs are parted only by an inquit, and the second has none of its own."""
    if not is_inquit(text[span.end : following.start]) or _is_done(text, span, following):
        return False
    return (
        not _leads_on(text, span, following) and _after(_following(text, following), _quoted(text, following)) is None
    )


def _goes_on_in(language: str, text: str, span: Quoted, following: Quoted) -> bool:
    """The same in a language that is not English; the second run ends its sentence."""
    quoted, after = _quoted(text, span).rstrip(), _following(text, following)
    is_done = not span.closed or (quoted.endswith(".") and not quoted.endswith(".."))
    ends = _quoted(text, following).rstrip().endswith((".", "!", "?", "…")) or re.match(r"\s*(?:[.!?…]|$)", after)
    return (
        not is_done
        and bool(ends)
        and not begins_inquit(after, language)
        and splits(text[span.end + 1 : following.start - 1], language)
    )


def _leads_on(text: str, span: Quoted, following: Quoted) -> bool:
    """Whether the second of two runs goes over into words of the reporter's, as into an inquit of its own.

    They may be any (`“Yes,” said one. “No,” came the answer from the hall`): a comma leads to them from inside the
    marks, or they end a sentence that the second run begins.
    """
    if not re.match(r"[\s,;:—–(-]*\w", _following(text, following)):
        return False
    quoted = _quoted(text, following).rstrip()
    return quoted.endswith(",") or (
        text[span.end + 1 : following.start - 1].rstrip().endswith(".") and quoted[-1:] not in tuple(".!?…")
    )


def _quoted(text: str, span: Quoted) -> str:
    return text[span.start : span.end]


def _is_done(text: str, span: Quoted, following: Quoted) -> bool:
    """Whether a full stop ends a quoted run, or ! or ? does before words that lead up to the next: `“Go!” He said: “…`."""
    quoted = text[max(span.start, span.end - 4) : span.end].rstrip()
    if quoted.endswith(("!", "?")):
        return text[span.end : following.start - 1].rstrip().endswith(":")
    return quoted.endswith(".") and not quoted.endswith("..")


def is_inquit(gap: str) -> bool:
    """Whether the text from a closing mark to the next opening mark, both included, is an inquit and nothing else."""
    inner = gap[1:-1]
    if (
        "\n" in inner
        or len(inner) > 200
        or len(inner.split()) > _INQUIT_WORDS
        or not re.search(r"[,.:;—–-]\s*$", inner)
    ):
        return False
    introduces = inner.rstrip().endswith(":") and not _GOING_ON.search(inner)
    return (
        len(_HAS_VERB.findall(inner)) == 1
        and not introduces
        and not _OTHER_SUBJECT.search(inner)
        and not _SENTENCE_INSIDE.search(inner.rstrip())
        and not _NEW_THOUGHT.match(inner)
        and not _AND_ANOTHER.match(inner)
    )


_INQUIT_INSIDE = re.compile(
    rf"[,?!—–]\s+(?:(?:said|says|added)\s+(?:{CAPITAL}|he\b|she\b)|(?:he|she|they|{CAPITAL}\S+(?: {CAPITAL}\S+){{0,3}}) (?:said|says|added)\b)"
)


def holds_inquit(text: str) -> bool:
    """Whether quoted words hold an inquit themselves, which shows that a closing mark is missing."""
    return _INQUIT_INSIDE.search(text) is not None


_ENDS_WITH_VERB = re.compile(rf"\b(?:{_VERB}|that)$", re.IGNORECASE)


def ends_with_speech_verb(text: str) -> bool:
    """Whether a text leads up to speech: `he said`, `she insisted that`."""
    return _ENDS_WITH_VERB.search(text[-40:]) is not None


_LOWER_TITLE = (
    r"(?:(?!(?:and|as|at|because|before|but|by|for|from|had|has|have|if|in|is|of|on|that|to|was|were|when|which|while|who|"
    rf"with)\b)[a-z][\w’'-]*\s+){{1,4}}(?={CAPITAL})"
)
"""`chief executive` before a name."""
_NAME_START = rf"(?:{_LOWER_TITLE}|(?:[a-z]{{1,3}}[-’'])?{CAPITAL}|he\b|she\b|they\b|it\b|the\b|a\b|an\b|one\b|its\b|his\b|her\b|their\b|president\b|officials?\b|spokes\w+)"
_AUXILIARY = r"(?:(?:has|have|had|also|then|later|once|again|repeatedly|recently|reportedly|\w+ly)\s+)*"
_CLAUSE_END = (
    rf"(?=[,;:!?—“”\"()]|{behind_no_title()}\.|\s+(?:who|whose|which|that|when|while|as|after|before|because|during|in|on|at|to|and|but|with|"
    r"from|following|yesterday|today|earlier|later|last|this|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\s*$)"
)
_NAME = rf"(?:{CAPITAL}[\w.’'-]*)(?:\s+(?:(?:of|the|von|van|der|de|da|la|al|bin)\s+)*{CAPITAL}[\w.’'-]*){{0,5}}"
_NAME_IN_COMMAS = rf"(?:, {_NAME}(?=[,.]|$))?"
"""`the minister, Ann Lee`."""
_AFTER_SUBJECT_VERB = re.compile(
    rf"[\s,—–-]*(?:as\s)?(?P<subject>{_NAME_START}[^,;:!?“”\"]{{0,80}}?(?:, [^,.;:!?“”\"]{{1,60}},)?)\s+{_AUXILIARY}{_VERB}\b"
)
_NO_SUBJECT_BEHIND = r"(?!(?:tells|told)\b|\w+\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
"""What is told is no speaker, nor is a day: `said Tuesday`."""
_AFTER_VERB_SUBJECT = re.compile(
    rf"[\s,—–-]*{_AUXILIARY}{_NO_SUBJECT_BEHIND}{_VERB}\s+(?P<subject>{_NAME_START}[^,;:!?“”\"]{{0,80}}?"
    rf"{_NAME_IN_COMMAS}){_CLAUSE_END}"
)
_AFTER_ACCORDING = re.compile(
    rf"[\s,;—–-]*(?:according to|in the words of)\s+(?P<subject>[^,;:!?“”\"]{{1,80}}?{_NAME_IN_COMMAS}){_CLAUSE_END}"
)
_LEADS_ON = re.compile(r"[^,;]*:\s*")
"""What stands behind `“Where?” Biden said` where it leads up to the next quotation."""
_LATER = re.compile(
    rf",\s+(?:{_NO_SUBJECT_BEHIND}(?:{_VERB}|according to)\s+(?P<subject>{CAPITAL}[^,;:!?“”\"]{{0,80}}?){_CLAUSE_END}"
    rf"|(?P<before>{CAPITAL}[^,;:!?“”\"]{{0,60}}?)\s+{_AUXILIARY}{_VERB}(?=[,.]|\s+(?:reporters|journalists|on|in)\b|\s*$))"
)
_TITLE_BETWEEN = (
    r"\s+(?:[a-z-]+\s+)?(?:chief|leader|boss|chair|head|minister|secretary|spokes[a-z]+|president|premier|coach|captain|manager|director|"
    r"analyst|economist|governor|envoy|negotiator|ambassador|commissioner|executive|founder|mayor)\s+"
)
_BEFORE_COLON = re.compile(
    rf"\W*(?:(?:Said|Says|Added|Adds|Wrote|Writes) )?(?P<subject>(?:{_NAME}{_TITLE_BETWEEN})?{_NAME})(?:\s+\([^()]{{1,60}}\))?:\s*$"
)
"""A name alone, as in an interview or a transcript: `Biden: “…”`."""
_AFTER_DASH = re.compile(rf"\s*(?:>\s*)?(?:[—–―]|--?)\s*(?P<subject>{_NAME})(?<![’']s)(?:, [^.—–-]{{1,60}})?\.?\s*$")
"""A name alone below or behind a quotation, also in Markdown’s quoted lines: `“…” — Joe Biden`."""
_NO_NAMES = frozenset(
    "a answer caption conclusion example fact headline lesson message moral motto note q question quote reason reply "
    "response result slogan statement summary the title update verdict warning".split()
)
_AS_SAYING = r"as\s+(?:saying|writing|having\s+(?:said|written|told))\b[^,;!?“”\"]{0,60}$"
_QUOTED_BY_ANOTHER = re.compile(
    r"\b(?i:quot(?:ed|es|ing)|cit(?:ed|es|ing)|recall(?:ed|s|ing)|remember(?:ed|s|ing)|report(?:ed|s|ing))\s+"
    rf"(?P<subject>{_NAME_START}[^,;:!?“”\"]{{0,80}}?)\s+{_AS_SAYING}"
)
"""`Ray quoted Lee as saying “…”`: it is Lee who speaks."""
_WAS_QUOTED = re.compile(
    rf"\s(?:is|are|was|were|been)\s+(?:\w+\s+)?(?:quoted|cited|reported|recorded|heard)\b.{{0,80}}?{_AS_SAYING}"
)
"""`Lee was quoted by Ray as saying “…”`: likewise."""
_BEFORE_ACCORDING = re.compile(
    r"^\W*(?:(?:According to|In the words of) (?P<subject>[^,“”\"]{1,80}),|In (?P<whose>[^,“”\"]{1,80})[’']s words,)"
)
_SAYING = re.compile(r",\s+saying\b[^,;“”\"]{0,60}$")
_WHO_SAID = re.compile(rf"(?P<subject>{_NAME}),?\s+(?:who\s+{_AUXILIARY}{_VERB})\b[^,;“”\"]{{0,60}}$")
"""`He met Jo Weaver, who said “…”`, `it was Jo Weaver who said “…”`."""
_BEFORE_VERB = re.compile(rf"(?P<subject>\S.*?)\s+{_AUXILIARY}(?P<verb>{_VERB})\b(?P<rest>[^“”\"]*)$")
_CLAUSE_START = re.compile(
    r"[,;:—–“”\"]|\s-\s|\b(?:that|and|but|while|as|when|because|if|although|though|where|after|before|since)\b"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s*$")
_SPOKEN_OF = re.compile(
    r"\b(?:told|tells|asked|asks|accused|called|branded|dubbed|labelled|labeled|described|condemned|dismissed|denounced|blasted|"
    rf"slammed|praised|hailed|urged|warned)\s+(?:the\s+)?{_NAME}(?<![’']s)(?![\w’'])|\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\b\.?\s+{_NAME}"
)
"""Somebody behind a verb of speech, who is told or spoken of."""
_OTHER_CLAUSE = re.compile(r"\b(?:whether|when|if|after|because|who|which|asked)\b")
_END_OF_SENTENCE = re.compile(r"(?<!\.)\.\s*$")
_BEYOND = re.compile(r"[“„«\"\r\n]")


def inquit(text: str, utterance: Sequence[Quoted], language: str = "en") -> Inquit | None:
    """The inquit of an utterance: after or between its parts, else before it in the same sentence; None if none.

    `language` (BCP 47) is the text's; one without rules of its own is read by those of English.
    """
    if (own := tongue(language)) in SPEECH:
        return _inquit_in(own, text, utterance)
    for part, following in pairwise(utterance):
        if not following.continues and (
            found := _after(text[part.end + 1 : following.start - 1], text[part.start : part.end])
        ):
            return found
    last, first = utterance[-1], utterance[0]
    after = _after(_following(text, last), text[max(last.start, last.end - _REACH) : last.end])
    leading = _sentence_before(text, first.start - 1)
    if after and not (after.later and _ENDS_WITH_VERB.search(leading.rstrip())):
        return after
    return _before(leading) or after


def _inquit_in(language: str, text: str, utterance: Sequence[Quoted]) -> Inquit | None:
    first, *_ = utterance
    behind = (named_after(_following(text, part), text, language) for part in reversed(utterance) if part.closed)
    found = next(filter(None, behind), None) or named_before(_leading(text, first.start - 1), text, language)
    return Inquit(found.phrase, found.words, language) if found else None


def _leading(text: str, offset: int) -> str:
    """From the start of the sentence, or the last mark in it, to `offset`."""
    before = text[max(0, offset - _REACH) : offset]
    piece = _ANY_MARK.split(before)[-1]
    spans = sentences(f"{piece}x")
    return piece[spans[-1][0] :] if spans else ""


_ANY_MARK = re.compile(r"[“”„»«›‹\"\r\n]")


def contradicts(found: Inquit, names: Sequence[str]) -> bool:
    """Whether an inquit names somebody who is none of `names`, or one of them as whom it speaks to or of."""
    if found.language in SPEECH:
        return not is_spelt_like(found.subject, names)
    return names_another(found.subject, tuple(names)) or speaks_of(found, names)


def speaks_of(found: Inquit, names: Sequence[str]) -> bool:
    """Whether an inquit names one of `names` as whom it speaks to or of, and not as its speaker."""
    own = tuple(names)
    return _names(found.other, own) and not _names(found.subject, own)


def _names(phrase: str, names: tuple[str, ...]) -> bool:
    return any(_may_be(each.words, names) for each in _named(phrase))


def confirms(found: Inquit, names: Sequence[str]) -> bool:
    """Whether an inquit names whom `names` name: a pronoun or a bare title names nobody."""
    return not contradicts(found, names) and (found.language in SPEECH or bool(_named(found.subject)))


def _following(text: str, span: Quoted) -> str:
    """What follows a closing mark, up to the next opening mark or the end of the paragraph."""
    beyond = _BEYOND.search(text, span.end + 1, span.end + _REACH)
    return text[span.end + 1 : beyond.start() if beyond else span.end + _REACH]


def _after(after: str, quoted: str) -> Inquit | None:
    """The inquit that follows a closing mark, up to the end of the sentence."""
    if found := _AFTER_DASH.match(after):
        return Inquit(found["subject"], found[0].strip(" .—–―-"))
    if _END_OF_SENTENCE.search(quoted) or after.lstrip().startswith("."):
        return None
    sentence = first_sentence("x" + after)[1:]
    for pattern in (_AFTER_ACCORDING, _AFTER_VERB_SUBJECT, _AFTER_SUBJECT_VERB):
        if (found := pattern.match(sentence)) and not _PASSIVE.search(found["subject"]):
            if quoted.rstrip().endswith(("!", "?")) and _LEADS_ON.fullmatch(sentence, found.end()):
                return None
            subject = _ASIDE_BEHIND.sub("", found["subject"])
            return Inquit(subject.strip(" ,"), sentence[: found.end()].strip(" ,;—–-."))
    if found := _LATER.search(sentence):
        return Inquit((found["subject"] or found["before"]).strip(" ,"), found[0].strip(" ,.;"), later=True)
    return None


def _before(before: str) -> Inquit | None:
    """The inquit that leads up to an opening mark."""
    if (found := _BEFORE_COLON.match(before)) and not _NO_NAMES.issuperset(found["subject"].lower().split()):
        return Inquit(found["subject"], found[0].strip())
    if found := _BEFORE_ACCORDING.match(before):
        return Inquit(found["subject"] or found["whose"], found[0].strip(" ,"))
    if (found := _WHO_SAID.search(before)) and before[: found.start()].split()[-1:] not in (["of"], ["for"]):
        return Inquit(found["subject"], found[0].strip(" ,:"))
    before = _SAYING.sub(" ", before) if len(_HAS_VERB.findall(before)) > 1 else before
    if found := _QUOTED_BY_ANOTHER.search(before):
        return Inquit(found["subject"], found[0].strip(" ,:"))
    if found := _WAS_QUOTED.search(before):
        subject = _subject_of(re.sub(rf"\s*{_AUXILIARY}$", "", before[: found.start()]))
        return Inquit(subject, f"{subject}{found[0]}".strip(" ,:"))
    if not (found := _BEFORE_VERB.search(before)):
        return None
    while later := _BEFORE_VERB.search(before, found.start("verb")):
        if later.start("verb") <= found.start("verb"):
            break
        found = later
    rest = found["rest"]
    if len(rest.split()) > 8 or _OTHER_CLAUSE.search(rest):
        return None
    if _PASSIVE.search(before[: found.start("verb")]):
        by = re.match(r"\s+by\s+(?P<subject>.*?)(?=\s+as\b|,|$)", rest)
        return Inquit(by["subject"].strip(), f"{found['verb']} by {by['subject'].strip()}") if by else None
    subject = _subject_of(re.sub(rf"\s*{_AUXILIARY}$", "", before[: found.start("verb")]))
    if not subject or _NO_SUBJECT.search(subject) or len(subject.split()) > 12:
        return None
    of = _SPOKEN_OF.search(before, found.start("verb"))
    said = f"{subject} {found['verb']}"
    return Inquit(subject, f"{said}{before[found.end('verb') : of.end()]}" if of else said, other=of[0] if of else "")


_ASIDE_MARK = r"(?:,|\s-(?=\s)|\s?[–—])"
_APPOSITION = re.compile(
    rf"(?P<subject>[^,;:“”\"]+?){_ASIDE_MARK}\s*(?P<aside>[^,;:–—“”\"]{{1,100}}?){_ASIDE_MARK}\s*$"
)
_NO_APPOSITION = re.compile(
    r"(?:who|whom|whose|which|where|when|while|after|before|as|in|on|at|by|with|from|of|speaking|asked)\b"
)
_ASIDE_BEHIND = re.compile(rf",\s+{_NO_APPOSITION.pattern}.*|\s+who\b.*", re.DOTALL)
"""What is said of a subject, and may name others: `Ann Lee, who met Jo Weaver,`."""


_NO_SUBJECT = re.compile(r"^(?:who|which|whom|of|in|from|\d+|[a-z]+(?:ed|ing))\b|\b(?:who|which|whom)$")
"""What is no subject: a relative clause, or what is said of somebody in commas (`Jo Weaver, based in Land, said`)."""
_TWO_NAMES = re.compile(rf"\b{CAPITAL}[\w’'-]* and {CAPITAL}[^,;:]*$")
_OBJECT = re.compile(rf"^(?i:whom|what|which)\s+(?={CAPITAL}|he\b|she\b|they\b|the\b)")
"""`What Jo Weaver called “…”`, `the plan, which Jo Weaver called “…”`."""
_AGE = re.compile(r",\s+\d{1,3}(?:,\s*$|(?=,))")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")


def _subject_of(clause: str) -> str:
    """Who does what a clause leads up to: its last phrase, together with one set in commas: `the minister, Jo Weaver,`."""
    clause = _AGE.sub("", _IN_BRACKETS.sub("", clause))
    while (found := _APPOSITION.search(clause)) and _NO_APPOSITION.match(found["aside"]):
        clause = clause[: found.end("subject")]
        if not _APPOSITION.search(f"{clause},"):
            return _last_phrase(clause)
        clause += ","  # `Ann Lee, head of the union, who was there,`
    if not found:
        return _last_phrase(clause)
    subject, aside = _last_phrase(found["subject"]), found["aside"].strip()
    leads_up = _CLAUSE_START.match(aside) or (found.start() == 0 and _NO_APPOSITION.match(subject.lower()))
    return _last_phrase(aside) if leads_up else f"{subject}, {aside}"


def _last_phrase(clause: str) -> str:
    """What a clause ends with, both names where it ends with two: `that | Jo Weaver and Ann Lee`, `whom | Ann Lee`."""
    phrase = _CLAUSE_START.split(clause)[-1].strip(" ,")
    if _TWO_NAMES.search(clause):
        before = clause.rstrip(" ,")[: -len(phrase)]
        phrase = f"{_last_phrase(before.rstrip().removesuffix('and'))} and {phrase}"
    return _OBJECT.sub("", phrase)


def _sentence_before(text: str, offset: int) -> str:
    """From the start of the sentence, or the last closing mark in it, to `offset`."""
    start = max(text.rfind("\n", 0, offset) + 1, text.rfind("\r", 0, offset) + 1, offset - _REACH)
    spans = sentences(text[start:offset] + "x")
    sentence = text[start + spans[-1][0] : offset] if spans else ""
    piece = re.split(r"[”»\"]", sentence)[-1]
    return _IN_MARKS.sub("", sentence) if len(piece) < len(sentence) and _AND_MORE.fullmatch(piece) else piece


_IN_MARKS = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_AND_MORE = re.compile(r",?\s+(?:and|or|but)?\s*(?:an?\s+|the\s+|as\s+|that\s+)*")
"""What stands between two quotations that one inquit leads up to: `He called it “…” and “…”`."""


_TITLES = frozenset(
    "the a an mr mrs ms miss dr sir dame lord lady president vice prime minister foreign defense defence secretary state "
    "secretary-general chancellor ambassador envoy spokesman spokeswoman spokesperson senator sen rep representative gen "
    "general adm admiral col colonel chief director king queen prince princess pope professor prof judge justice official "
    "officials former then us u.s u.s. american british russian ukrainian french german chinese european canadian polish "
    "turkish japanese indian israeli iranian italian spanish spaniard portuguese greek dutch dutchman frenchman belgian swiss "
    "austrian swedish norwegian danish finnish irish irishman scottish englishman briton australian brazilian argentine "
    "argentinian mexican croatian croat serbian serb hungarian czech romanian nigerian egyptian korean "
    "he she they it i we you everyone everybody nobody somebody someone anybody anyone of for to in on and government "
    "administration gov governor treasury house white office ministry department national security adviser advisor council leader party commissioner "
    "pc ds di dc dci insp inspector det detective sgt sergeant supt cllr councillor maj major lt lieutenant capt captain cmdr mp mep "
    "mayor chairman chairwoman chair speaker sheriff nurse coach archbishop bishop cardinal rabbi imam ayatollah taoiseach "
    "ceo cfo coo cto pm vp sergeant congressman congresswoman founder co-founder deputy republican democrat tory".split()
)
_BEGIN_SENTENCES = frozenset(
    "and but yet so some at its my his her their our your this that these those when while after before as if with by from "
    "although though because since until unless whereas during one two many most several both each another all no now then later earlier here there".split()
)
_PARTY = re.compile(r"[DRI]-[A-Z][\w.]*")
"""A politician's party and home: `R-Ga.`."""


@lru_cache(maxsize=10_000)
def names_another(subject: str, names: tuple[str, ...]) -> bool:
    """Whether an inquit's subject names somebody who is none of `names`. A pronoun or a bare title names nobody.

    Whoever is only named to say whose spokesman or son speaks (`Putin’s spokesman`, `the son of Joe Biden`) counts
    where nobody else is named. A family name alone is anybody's of that name; with a given name it is one person's.
    """
    named = _named(subject)
    speaking = [each.words for each in named if not each.aside] or [each.words for each in named]
    return bool(speaking) and not any(_may_be(words, names) for words in speaking)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a subject: its words without case, accents and titles."""

    words: tuple[str, ...]
    aside: bool
    """Whether it only tells whose: a possessive, or behind `of`, `for`, ..."""


_TOKEN = re.compile(r"[^\W\d_][\w.’'-]*|[^\s\w]")
_GLUED_PARTICLE = re.compile(rf"^[a-z]{{1,3}}[-’'](?={CAPITAL})")
"""What stands before a family name as one word with it: al-Assad, d’Estaing."""
_GLUED = re.compile(r"['’]s?$|^[a-z]{1,2}['’](?=\w)")
_PARTICLES = frozenset("von van der den de da di la le al el bin ibn".split())
_COURTESY = frozenset("mr mrs ms miss dr sir dame lord lady president king queen prince princess pope".split())
"""Titles that stand between “spokesman for” and a name without being one."""
_CONTRACTED = re.compile(r"(?:[Ii]|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey)(?=[’'](?:d|ve|ll|m|re|s)$)")
"""A pronoun, and what is short for its verb: `I’d say`."""
_ASIDE = frozenset("of for to from by with at in about against under".split())


def _named(subject: str) -> list[_Named]:
    """The names in a subject, in order."""
    found: list[_Named] = []
    words: list[str] = []
    aside = False

    def close(*, possessive: bool) -> None:
        if words:
            found.append(_Named(tuple(words), aside or possessive))
            words.clear()

    previous = ""
    tokens = [token for token in _TOKEN.findall(subject) if not _PARTY.fullmatch(token)]
    if tokens and tokens[0].lower() in _BEGIN_SENTENCES:
        tokens[0] = tokens[0].lower()
    is_described = bool(tokens) and tokens[0].lower() in ("the", "a", "an")
    for token in tokens:
        token = contracted[0] if (contracted := _CONTRACTED.match(token)) else _GLUED_PARTICLE.sub("", token)
        plain = name_words(token)
        if token[0].isupper() and plain and plain[0] not in _TITLES:
            if not words:
                aside = previous in _ASIDE
            words += plain
            if re.search(r"['’]s?$", token):
                close(possessive=True)
        elif not (words and token in _PARTICLES):
            if is_described and token[0].isalpha() and token not in _ASIDE and token not in ("and", "or", "who"):
                words.clear()  # “the Athletic boss” names a club, and not as one who speaks
            close(possessive=False)
        is_courtesy = bool(plain) and plain[0] in _COURTESY
        previous = previous if token in ("the", "a", "an") or is_courtesy else token.lower()
    close(possessive=False)
    return found


def _may_be(words: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether the words of a name may name whom `names` name."""
    if not set(words) & _own_words(names):
        return _is_initials_of(set(words), names)
    own = [each for name in names if (each := _without_titles(name)) and len(each) > 1]
    if len(words) == 1 or not own:
        return True
    if (as_long := [each for each in own if len(each) == len(words) > 2]) == own:  # Kim Jong Un and Kim Yo Jong
        return any(all(any(_alike(one, other) for other in each) for one in words) for each in as_long)
    if namesakes := [each for each in own if each[-1][:4] == words[-1][:4]]:
        return any(_alike(one, other) for each in namesakes for one in words[:-1] for other in each[:-1])
    return words[-1] in _own_words(names) or any(len(words) > 2 or len(each) > 2 for each in own)


def _without_titles(name: str) -> list[str]:
    return [word for word in name_words(name) if word not in _TITLES]


_SHORT_FOR = frozenset(
    {
        frozenset(pair.split("/"))
        for pair in "bill/william bob/robert dick/richard jack/john ted/edward jim/james hank/henry chuck/charles "
        "ned/edward harry/henry peggy/margaret sasha/alexander".split()
    }
)


def _alike(one: str, other: str) -> bool:
    """Whether two given names may be one person's: an initial, a short form, another spelling."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long[0] == short
    return one[:2] == other[:2] or (len(short) > 2 and short in long) or frozenset((one, other)) in _SHORT_FOR


@lru_cache(maxsize=1000)
def _own_words(names: tuple[str, ...]) -> frozenset[str]:
    """The words that name somebody; titles only of a name that holds nothing else."""
    words: set[str] = set()
    for name in names:
        words |= set(_without_titles(name) or name_words(name))
    return frozenset(words)


_TWO_FOR_ONE = re.compile(r"(?<![aeiouq])([aou])e|aa")
"""Two letters that stand for one with an accent: Mueller, Solskjaer, Odegaard."""
_TRANSLITERATED = re.compile(r"(?<=\w\w)(?:[iy][iyj]|(?<=sk)i)$")
"""How a name from Cyrillic may end: Zelenskiy, Zelenskyy, Zelenskij, Zelenski for Zelensky, Serhii for Serhiy."""


def name_words(name: str) -> list[str]:
    """The words of a name by which one is told from another.

    They are without case, accents (Erdoğan, Erdogan; Müller, Mueller), possessive endings and what is glued before them
    (d’), and end in one way where Cyrillic is written in several.
    """
    plain = without_accents(spelt_in_ascii(name.casefold()))
    words = (_GLUED.sub("", word).rstrip(".") for word in re.findall(r"[^\W_][\w.’'-]*", plain))
    return [_spelt(part) for word in words for part in ([word] if word in _TITLES else word.split("-")) if part]


def _spelt(word: str) -> str:
    """A word of a name in the one of its spellings that stands for all; a title as it is."""
    if word in _TITLES:
        return word
    return _TRANSLITERATED.sub("y", _TWO_FOR_ONE.sub(lambda found: found[1] or "a", word))


def _is_initials_of(proper: set[str], names: Iterable[str]) -> bool:
    initials = {"".join(word[0] for word in re.findall(rf"{CAPITAL}\w*", name)).casefold() for name in names}
    return bool({word.replace(".", "") for word in proper} & initials)

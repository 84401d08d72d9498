"""The speaking clause that leads up to a quoted run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.drafting.attribution.clauses import (
    Clause,
    cue_to_subject,
    cue_to_verb,
    is_one_person,
    is_personal,
    may_say,
)
from generator.drafting.attribution.phrases import Subject, noun_phrase, of_mention, phrase_from, who_in
from generator.drafting.attribution.reading import Reading
from generator.drafting.attribution.subjects import governing_subject, main_subject, subject_of_verb
from generator.drafting.attribution.words import ADVERBS, BE, VERB
from generator.drafting.frames import QUOTE, Frame
from generator.drafting.lexicon import BARE, CALLING, FUNCTION_WORDS, SAYING, SPOKEN_NOUNS, TELLING, WEAK
from generator.drafting.names import noun_kind
from generator.prose.marks import Quoted

CLOSE = 0.95
"""How surely a verb leads to a quotation with few words between."""
_CLAUSE_CLOSED = re.compile(r",\s+(?:was|is|were|are|has|had|will|would|did|does)\b")
_PASSIVE = re.compile(
    rf"(?:\b(?:is|was|are|were|been|being)\s+(?:\w+ly\s+|often\s+)?|[,—–-]\s+(?:often\s+)?)"
    rf"(?P<verb>(?:accused|{'|'.join(sorted(CALLING))})(?<=ed))\s+(?:[^,;:]{{1,60}}\s+)?(?:as\s+(?:an?\s+)?)?$"
)
_PRESENTED = re.compile(
    rf":\s*$|\b(?:said|says|saying)(?: that)?[, ]*$|\b(?:{'|'.join(sorted(TELLING))}),\s*$|\b(?:it|him|her|them|as)\s*$"
)
"""What leads up to words spoken, though each has a capital."""
_QUOTING = re.compile(
    r"(?:\b(?:is|was|are|were|been|being|has been|had been)\s+)?(?:\w+ly\s+|later\s+|also\s+)?"
    r"\b(?:quoted|cited|quotes|quoting|cites|citing)\b(?P<whom>[^,;:]{0,90}?)\s+as\s*$"
)
_ABSOLUTE = re.compile(r"\bwith (?:[\w’'.-]+ ){1,5}$")
"""`with engineers warning it could be “…”`: a clause with a subject of its own."""
_INVERTED = re.compile(
    r"\s+(?!(?:on|in|at|to|that|by|from|for|as|of|about|during|after|before)\b)"
    r"(?:[^,;]{2,60}(?=,)|an? (?:[\w-]+ ){1,4}?(?=\w+ing\b))"
)
"""What follows in `the plan, said Price, was “…”`, in `they are poor, says a report highlighting “…”`."""
_MODAL = re.compile(r"\b(?:will|would|could|can|may|might|should|must|shall|to|not) (?:\w+ly )?$")
_SAID_WOULD = re.compile(
    r"\b(?:said|says|added|insisted)(?: that)? (?:he|she|they|it|the \w+|[A-Z]\w+) (?:would|will) $"
)
"""What one who speaks says that somebody will say."""
_OTHERS_CLAIM = re.compile(
    r"\s+(?:\w+ )?(?:suggestions?|claims?|allegations?|accusations?|reports?|criticisms?|charges?|speculation|rumou?rs?|idea|"
    r"notion) (?:that|of|it|he|she|they|the)\b(?!.*\bas\b)"
)
"""`rejected suggestions that it was “…”`: the words of others."""
_ASKED_BY = re.compile(
    r"\b(?:asked|told|pressed|challenged|warned|reminded|quizzed) (?:(?:on|in|during|at) [^,;:]{2,30} )?by (?=[A-Za-z])"
)
_UP_TO_WORDS = re.compile(rf"(?:, (?:who|whose|which|an?|the)\b[^;:{QUOTE}]*)?[,:] ")
"""What stands between who asks and what is asked."""
_WHETHER = re.compile(r"\s+(?:\w+ )?(?:whether|if|how|when|what|why|who)\b")
_APART = re.compile(r"\b(?:though|although|whereas|while|but)\b")
"""What begins a clause that is no part of what was said before."""
_MEANWHILE = re.compile(r"\b(?:as|while|whilst) ")
_ITS_VERSION = re.compile(
    r"[’']s? (?:[a-z-]+ ){0,2}(?:version|take|verdict|view|theory|advice|assessment|reaction|explanation|conclusion|motto|message|"
    r"answer|response|reply|review|diagnosis|recollection|account)(?: [a-z ]{2,30})?"
)
"""`Price’s version: “…”`."""
_BACKSHIFTED = re.compile(r"\s(?:it|he|she|they|there|this|that|the \w+) (?:was|were|had|would|could|might|did)\b")
"""`said the bridge was safe, but it was “…”`: still what was said."""
_REACTING = frozenset("respond answer repeat continue react promise protest appeal object counter hint offer".split())
"""What is rather a deed than speech where somebody will, may or must do it."""
_ASKING = frozenset("urged ordered instructed advised warned implored requested reminded".split())
"""What is done to somebody who is then `told by Price to “go”`."""
_NAME_OF_THING = re.compile(
    r"\b(?:known|listed|translated|rendered) as\s+$|\(see\s+$|\bsearch(?:es|ed|ing)? for\s+$|(?:,|\b(?:is|was|are|were|been|being)(?: \w+ly)?) (?:billed|marketed|advertised) as\s+$|\b(?:so-called|nicknamed|codenamed|code-named|entitled|titled)\s+$"
)
"""What leads up to what something is called by everybody."""
_PROGRAMME = re.compile(r"\bon (?:[A-Z][\w&]*[’']s|the [A-Z][\w&]*) $")
"""`on CNN’s “New Day”`"""
_CAPITALS = re.compile(r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|the|and|for|in))*[.,]?")
"""A name, as something may have it."""
_WORK = re.compile(
    r"\b(?:album|ballad|blockbuster|comedy|documentary|drama|film|game|hit|magazine|movie|musical|novel|opera|play|podcast|"
    r"romcom|series|show|single|sitcom|soap|song|thriller) $"
)
"""What a name of one word stands behind: `the British comedy “Wetlands”`."""
_LIKENING = re.compile(r"\s+(?!with\b|to\b)\S.*\bto\b(?: (?:an?|the|his|her|their|its) [^,;:]{0,60})?\s*$")
"""What follows in `compared agents to “pimps”`, `likened it to a game that is “lost”`."""
_HOLDING = frozenset(
    "found finds assumed assumes suspected suspects believe think feel hope claims believes believed thinks thought feels felt hopes hoped estimates estimated reports states".split()
)
_CLAUSE = re.compile(r"\s+(?:the|it|he|she|they|there|his|her|its|their|this|[A-Z])")
"""What follows a verb of holding where a clause does: `claims the plan is “mad”`."""
_ACCORDING = re.compile(r"\W*+(?:[Aa]ccording to|[Ii]n the words of|[Pp]er)\s+")
_ASIDE = re.compile(r",\s+according to\s+(?P<who>[^,;]{2,80}),(?! who)[^;]*$")
_ACCORDING_COLON = re.compile(r"\b(?:according to|per)\s+(?P<who>[^,;:]{2,80}):\s*$")
_OWN_SUBJECT = re.compile(
    rf"(?:\b(?:that|which|whom)\s+(?!(?:is|was|has|had|have|are|were)\b)(?:[\w’'-]+\s+){{1,6}}?"
    rf"|\b(?:an?|the|its|his|her|their)\s(?:[a-z-]+\s){{1,2}}(?:[a-z’'-]+\s){{1,2}}(?:have|has|had)\s(?!been\b)"
    rf"|,\san?\s(?:[a-z-]+\s){{1,2}}(?:he|she|they|(?:the|his|her|some|many)\s[a-z]+|[A-Z][\w’'-]+|[a-z-]+s)\s"
    rf"|\bthat\s[A-Z][\w’' -]{{2,40}},[^,;]{{2,60}},\s){ADVERBS}$"
)
"""A relative clause up to its verb, with or without `that`."""
_WHAT_CALLED = re.compile(
    rf"\b[Ww]hat\s+(?P<who>[^,;:{QUOTE}]{{2,60}}?)\s+{ADVERBS}(?P<verb>{'|'.join(sorted(CALLING))})(?:[^,;:{QUOTE}]{{0,40}}\sas)?\s*$"
)
_WHAT_SAID = re.compile(
    rf"\b[Ww]hat (?P<who>[^,;:{QUOTE}]{{2,40}}?) (?:said|wrote|told \w+)\b[^.;:{QUOTE}]{{0,40}} (?:was|is)[,:]? $"
)
"""`what Price said was “…”`."""
_WISH = re.compile(
    r"\s+(?:also |still |now )?(?:plans|hopes|expects|wants|intends|aims|planned|hoped|expected|wanted|intended|refuses|refused)\b"
)
_OF_A_NOUN = re.compile(r"(?:\b(?:the|an?|his|her|its|their)|[’']s) $")
_NEXT_CLAUSE = re.compile(r"\band (?:[\w’'-]+ ){1,4}(?:is|are|was|were|has|had)\b")
_GIVES_WORDS = re.compile(
    r"\b(?:advice|answer|reply|response|explanation|warning|message|verdict|prediction|assessment|view|opinion|excuse|apology|"
    r"reason|words?|tip|prescription)\b[^,;]*:\s*$"
)
"""`offered his successor some advice: “…”`."""
_HELPED = re.compile(
    r"\b(?:will|would|could|can|may|might|should|must|shall|did|does|do|help\w*|let|made?|had|[a-z]+n[’']t|I|we|you|who) (?:(?:\w+ly|not|also|even|never|ever) )*$|[’']d $"
)
"""What stands before a verb that has no ending though its subject is one: `Price will call`."""
_CALLED_A = re.compile(rf"\b(?:{'|'.join(sorted(CALLING))}) (?:the|an?|his|her|their) (?:[a-z-]+ ){{1,3}}$")
"""What is called something: the words behind it are no part of it."""
_WHOSE_CLAIM = re.compile(
    rf"[A-Z][\w-]*[’'](?:s )?(?:[a-z-]+ ){{0,2}}(?:{'|'.join(sorted(SPOKEN_NOUNS))}) (?:that|of) (?P<rest>[^,;:]*)$"
)
"""Whose words a noun says it is: `Price’s claim that`."""
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|\w+ed) (?:.* )?(?:is|are|was|were|has|have|had|will|would|as)\b"
)
"""The verb of a clause behind that of a clause within: `that it was late is`."""
_GOES_ON = re.compile(r"(?: (?:instead|rather|also|even|only|not))*\s*")
"""What may stand between `but` and words that go on from what was said."""
_IN_A_WORD = re.compile(
    r"\b(?:use[sd]?|using|coin(?:s|ed|ing)|invok(?:es|ed|ing)|chose|chooses|prefer(?:s|red)|repeat(?:s|ed|ing)) "
    r"(?:the|an?|his|her|their) (?:[a-z-]+ ){0,2}(?:phrases?|words?|terms?|expression|nickname|label|slogan|line|metaphor|hashtag),? $"
)
"""`used the phrase`"""
_ISSUED = re.compile(
    r"\b(?:issue[sd]|release[sd]|post(?:s|ed)|sent|sends|publish(?:es|ed)|put out|puts out|gave|gives) "
    r"(?:an?|the|his|her|this|the following|another) (?:[a-z-]+ ){0,3}(?:statement|tweet|letter|message|post|note|email|release|response|answer)"
    rf"\b[^;:{QUOTE}]{{0,60}}[,:] $"
)
"""`issued a statement, “…”`"""
_AS_SAID = re.compile(
    rf"(?:But |And )?[Aa]s (?P<who>[^,;:{QUOTE}]{{2,60}}?) (?P<verb>{'|'.join(sorted(SAYING))})\b[^,;:{QUOTE}]{{0,60}}, "
)
_AS = re.compile(r"\bas (?:(?:an?|the|one|his|her|its|their|[a-z]+ing)(?: [\w’'-]+){0,5} )?$")
_REGARDS = re.compile(
    rf"(?:, [^,;:{QUOTE}]{{2,90}},)? (?:(?:has|have|had|also|once|then|now|later|often|still|always|never|[a-z]+ly) )*"
    r"(?!(?:was|is|were|are|has|had|does|goes|serve[sd]|acts|acted|works|worked|runs|comes|began|gets|used|spends|appear\w+) )"
    r"(?:[a-z]{2,}(?:s|ed)|been (?:[a-z]+ly )?[a-z]+ing|saw|cast|held|took|(?:gone|went|goes) after) "
    r"(?!(?:in|on|at|for|from|with|to|of|by|as|into|through|down|up|out|off|over|back|himself|herself|\w+ly) )"
    rf"(?![^,;:{QUOTE}]*\b(?:career|job|life|role|years|time|post|reputation|position|work|status)\b)"
    rf"[^,;:{QUOTE}]{{2,90}}? as\b[^,;:{QUOTE}]{{0,60}}\Z"
)
"""What follows in `Price casts Doe as a fool who would`: a verb, and what it is about, but no office or time."""
_ASKED = re.compile(r"\b(?:when|if|after being|being) asked\b|\basked (?:whether|if|about)\b")
"""What leads to words of whoever asks."""
_NAMED_WITHIN = re.compile(r"\b(?:because|when|after|while|since|before|until)\b[^,;]* as $")
"""What somebody else is said to call something."""
_ASIDE_SAYS = re.compile(r" [-–—] as (?:[\w.’'-]+ ){1,4}$")
_ASIDE_ENDS = re.compile(r" [-–—] \w")
_SUBORDINATE = re.compile(
    rf"\b(?:when|whenever|while|after|if|although|though|because|since|before|until) (?:(?!that\b)[\w.’'-]+ ){{1,5}}?{ADVERBS}$"
)
"""A clause up to its verb that says when, why or though: what follows it is the main clause’s."""
_NOUN_SPEECH = re.compile(rf"\b(?:{'|'.join(SPOKEN_NOUNS)})\b", re.IGNORECASE)

_BY = re.compile(r"\s+(?:by|from)\s+")
_SAYING_WHAT = re.compile(r"\s*(?:that|of|about|to|were|was|:|,|$)")
"""What leads from a noun that is speech to what is said."""
_OWNER = re.compile(r"(\S+['’]s?|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts))\s+(?:\w+\s+){0,2}$")
_THE_NOUN = re.compile(r"\b[Tt]he (?:[\w-]+ ){0,2}[\w-]+$")
_WHICH = re.compile(r",?\s*\bwhich\s+$")
_INFINITIVE = re.compile(r"\bto\s+$")
_DETERMINED = re.compile(r"\b(?:the|a|an|this|that|his|her|their|its|of)\s+$")
_DETERMINER = r"\b(?:the|a|an|his|her|their|its|this|that|any|no|of|in|for|with|on)\s+"
_AFTER_DETERMINER = re.compile(f"{_DETERMINER}$")
_NEAR_DETERMINER = re.compile(rf"{_DETERMINER}(?:\w+\s+)?$")
_WHEN_DONE = re.compile(r"\b(?:when|if|(?<!and )(?<!who )once|as|unless|though)\s+(?:\w+ly\s+)?$")
"""What leads to a participle that says when: `once asked`."""
_ABOUT_WHICH = re.compile(r"\s+(?:about|of|to) (?:is|are|was|were)\b")
"""What follows the verb of a clause that only says which: `the plan that others talk about is`."""
_RELATIVE_TO = re.compile(rf"\b(?:who|which)\s+{ADVERBS}$")
_A_NOUN = re.compile(r"\b(?:the|an?|his|her|its|their|this|for|of|to)\s+$")
_NO_OBJECT = re.compile(r"\s*(?:(?:in|on|to|at|during) [^,;]{2,40} )?(?:as)?(?:\s+(?:an?|the))?\s*")
_FARTHEST = 250
"""Characters between a verb and the quotation that it may still lead to."""
_FARTHEST_FROM_NOUN = 160
_FEW_WORDS = 8
"""Words between a noun that is speech and the quotation, where the noun’s owner is who speaks."""
_SENTENCE_BEFORE = "the subject of the sentence that leads up to it"
_FARTHEST_CALLED = 20
"""Words between a verb such as `called` and what it calls something."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a quoted run in its sentence."""

    frame: Frame
    stop: int
    """Where the quotation begins."""
    words: str

    @property
    def start(self) -> int:
        return self.frame.start


@dataclass(frozen=True, slots=True)
class _Verb:
    """What may be a verb of speech, in the sentence that leads up to a quotation."""

    word: str
    frame: Frame
    at: int
    end: int
    stop: int
    """Where the quotation begins."""
    lead: str
    """The sentence up to the verb."""
    between: str
    """From the verb to the quotation."""

    @property
    def words(self) -> list[str]:
        """The words between verb and quotation."""
        return self.between.split()

    @property
    def is_participle(self) -> bool:
        return self.word.endswith("ing")

    @property
    def is_absolute(self) -> bool:
        """`with Price claiming`"""
        return self.is_participle and _ABSOLUTE.search(self.lead) is not None


def _verbs_back(reading: Reading, lead: _Lead) -> Iterator[_Verb]:
    """The verbs that may tell of speech, the nearest first."""
    for at, end, word in reading.verbs_back(lead.stop, lead.start):
        yield _Verb(
            word, lead.frame, at, end, lead.stop, reading.masked[lead.start : at], reading.masked[end : lead.stop]
        )


def clause_inside(reading: Reading, part: Quoted) -> Clause | None:
    """`what Price calls “…”`: a clause of its own, whoever else the sentence says it."""
    lead = _lead(reading, part)
    found = _WHAT_CALLED.search(lead.words) or _WHAT_SAID.search(lead.words)
    if found is None:
        return None
    subject = who_in(reading, found, lead.start)
    return Clause(subject, found[0].strip(" ,"), 0.95, "named right before it") if subject else None


def clause_before(reading: Reading, part: Quoted) -> Clause | None:
    """The clause that leads up to a quoted run."""
    lead = _lead(reading, part)
    if sourced := _according(reading, part, lead):
        return sourced
    if found := _ASIDE.search(lead.words) or _ACCORDING_COLON.search(lead.words):
        subject = phrase_from(reading, lead.start + found.start("who"), lead.stop)
        return Clause(subject, f"according to {subject.words}", 0.9, "named before it") if subject else None
    if clause := _colon(reading, lead):
        return clause
    if (is_title(reading, part) and not _PRESENTED.search(lead.words)) or is_byname(reading, part):
        return None
    return (
        _named_by(reading, part, lead)
        or (_headed(reading, lead) if reading.in_headline(part.start) else None)
        or _spoken(reading, lead)
        or _headed(reading, lead)
        or _noun_speech(reading, lead)
        or _wish(reading, part, lead)
        or _led_up(reading, lead)
        or _asked_by(reading, lead)
        or _regarding(reading, lead)
        or _as_said(reading, lead)
    )


def _lead(reading: Reading, part: Quoted) -> _Lead:
    frame = reading.around(part)
    stop = max(frame.start, part.start - 1)
    return _Lead(frame, stop, reading.masked[frame.start : stop])


def _according(reading: Reading, part: Quoted, lead: _Lead) -> Clause | None:
    """`According to Price, the bridge is “mad”`: nobody else speaks between."""
    found = _ACCORDING.match(lead.words)
    subject = phrase_from(reading, lead.start + found.end(), lead.stop) if found else None
    if found is None or subject is None or _complements(reading, lead.start + found.end(), lead.stop):
        return None
    if is_title(reading, part) and not lead.words.endswith((f"{subject.words}, ", ": ")):
        return None  # one of a list of works
    return Clause(subject, cue_to_subject(reading, lead.start, subject), 0.97, "named before it")


def _asked_by(reading: Reading, lead: _Lead) -> Clause | None:
    """`Doe was asked by Price, who is a friend, “…?”`"""
    found = _ASKED_BY.search(lead.words)
    subject = phrase_from(reading, lead.start + found.end(), lead.stop) if found else None
    if found is None or subject is None:
        return None
    behind = reading.masked[subject.at + len(subject.words) : lead.stop]
    if not _UP_TO_WORDS.fullmatch(behind):
        return None
    return Clause(subject, cue_to_subject(reading, lead.start + found.start(), subject), 0.93, "named before it")


def _spoken(reading: Reading, lead: _Lead) -> Clause | None:
    """The clause of the nearest verb with which somebody speaks; where it is not clear that they do, of one before it."""
    inner: Clause | None = None
    behind = lead.stop
    for verb in _verbs_back(reading, lead):
        clause = _governing(reading, verb)
        if inner is not None:
            apart = _APART.search(reading.masked, verb.end, behind)
            return clause if clause and clause.firm and not apart and is_personal(reading, clause.subject) else inner
        if _is_relative(verb):
            which = Subject("description", "which", verb.at)
            return clause or Clause(which, verb.word, 0.0, "named by nobody in its clause")
        if clause is not None:
            is_speaker = is_personal if verb.word in CALLING else is_one_person
            if clause.firm or is_speaker(reading, clause.subject) or clause.confidence == 0:
                return clause
            inner, behind = clause, verb.at
        if lead.stop - verb.end > _FARTHEST:
            break
    return inner


def _headed(reading: Reading, lead: _Lead) -> Clause | None:
    """`Price: Doe’s view is ‘wrong’`: a headline that begins with who speaks."""
    named = next(iter(reading.cast.within(lead.start, lead.frame.end)), None)
    if reading.turns or named is None or named.begins != lead.start or not reading.masked.startswith(": ", named.end):
        return None
    return Clause(of_mention(reading, named), reading.masked[named.begins : named.end + 1], 0.9, "named before a colon")


def _is_relative(verb: _Verb) -> bool:
    """`an inquiry that doctors have dismissed as “a sham”`, `a plan opponents call “mad”`: whose subject is its own."""
    noun = _A_NOUN.search(verb.lead) is not None  # `vote for the bill`
    return (
        verb.word in CALLING
        and _NO_OBJECT.fullmatch(verb.between) is not None
        and not noun
        and _OWN_SUBJECT.search(verb.lead) is not None
    )


def _named_by(reading: Reading, part: Quoted, lead: _Lead) -> Clause | None:
    """`dubbed “the Sherlock” by the press`, `condemned as “a farce” by Price`."""
    stop = part.end + (1 if part.closed else 0)
    by = re.match(r"\s+by\s+", reading.masked[stop : stop + 10])
    verb = _PASSIVE.search(lead.words)
    if by is None or verb is None:
        return None
    subject = phrase_from(reading, stop + by.end(), lead.frame.end)
    return Clause(subject, f"{verb['verb']} by {subject.words}", 0.9, "named after it") if subject else None


def _colon(reading: Reading, lead: _Lead) -> Clause | None:
    """`Blinken: “…”`, `Price was unrepentant: “…”`."""
    words = lead.words.rstrip(" :")
    if not lead.words.rstrip().endswith(":") or VERB.search(words):
        return None
    end = lead.start + len(words)
    mentions = reading.cast.within(lead.start, end)
    if mentions and mentions[-1].end == end and mentions[-1].entity >= 0:
        leading = reading.masked[lead.start : mentions[-1].begins].strip(" ")
        if leading in ("", "The"):
            return Clause(of_mention(reading, mentions[-1]), words.strip(), 0.95, "named before a colon")
    if mentions and mentions[0].entity >= 0 and _ITS_VERSION.fullmatch(reading.masked, mentions[0].end, end):
        return Clause(of_mention(reading, mentions[0]), words.strip(), 0.85, "named before a colon")
    subject = main_subject(reading, lead.start, end)
    if subject is None or subject.words.lower() in ("it", "this", "that") or _others_act(reading, subject, end):
        return None
    if (own := re.match(r"(his|her) ", subject.words, re.IGNORECASE)) and noun_kind(subject.head) == "document":
        subject = Subject("pronoun", "he" if own[1].lower() == "his" else "she", subject.at)  # `Her verdict: “…”`
    kind = reading.entity_kind(subject.entity) if subject.kind == "entity" else ""
    told = reading.masked.startswith(", ", subject.at + len(subject.words))  # `Windsor Mann, editor of the Spectator:`
    is_named = kind == "person" or (kind == "name" and " " in subject.words and told)
    if not is_named and subject.kind not in ("pronoun", "role"):
        return None
    return Clause(subject, words.strip()[:120], 0.8, _SENTENCE_BEFORE)


def _others_act(reading: Reading, subject: Subject, end: int) -> bool:
    """Whether a clause behind a subject has one of its own: `Price is back as fans cheer: “…”`."""
    found = _MEANWHILE.search(reading.masked, subject.at + len(subject.words), end)
    other = main_subject(reading, found.end(), end) if found else None
    acts = other is not None and reading.masked[other.at + len(other.words) : end].strip()
    return bool(acts and other and (other.kind == "entity" or noun_kind(other.head)))


def _led_up(reading: Reading, lead: _Lead) -> Clause | None:
    """`Price shared the view, but blamed Doe: “…”`: whom the sentence before a colon is about, where no verb tells."""
    words = lead.words.rstrip()
    if not words.endswith(":") or QUOTE in words or any(verb[0] in TELLING for verb in VERB.finditer(words)):
        return None
    subject = main_subject(reading, lead.start, lead.stop)
    if subject is None or subject.kind != "entity" or reading.entity_kind(subject.entity) != "person":
        return None
    if _others_act(reading, subject, lead.start + len(words)):
        return None
    return Clause(subject, words[:120], 0.8, _SENTENCE_BEFORE)


def _regarding(reading: Reading, lead: _Lead) -> Clause | None:
    """`Price sees the bridge as “mad”`, `used the phrase “mad”`: whoever looks at something so, whatever the verb."""
    if _NAME_OF_THING.search(lead.words):
        return None
    if found := _IN_A_WORD.search(lead.words) or _ISSUED.search(lead.words):
        subject = subject_of_verb(reading, lead.frame, lead.start + found.start())
        if subject is None or not is_one_person(reading, subject):
            return None
    else:
        subject = main_subject(reading, lead.start, lead.stop) if _AS.search(lead.words) else None
        if subject is None or subject.kind != "entity":
            return None
        if not _REGARDS.match(reading.masked, subject.at + len(subject.words), lead.stop):
            return None
    return Clause(subject, cue_to_verb(reading, subject, lead.stop), 0.8, "named before it", firm=False)


def _as_said(reading: Reading, lead: _Lead) -> Clause | None:
    """`As Price noted, the bridge is “mad”`: whoever said so in the clause before, where nobody else speaks."""
    found = _AS_SAID.match(reading.masked, lead.start, lead.stop)
    subject = who_in(reading, found, 0) if found else None
    if found is None or subject is None or VERB.search(reading.masked, found.end(), lead.stop):
        return None
    return Clause(subject, cue_to_verb(reading, subject, found.end("verb")), 0.8, "named before it", firm=False)


def _governing(reading: Reading, verb: _Verb) -> Clause | None:
    """The clause of a verb of speech, where what follows the verb up to the quotation is its complement."""
    if inverted := _inverted(reading, verb):
        return inverted
    if _is_noun(verb) or _is_in_another_clause(verb) or _is_of_another(verb) or _is_weak(verb):
        return None
    if not _reaches(verb.between, verb.word):
        return None
    if _OTHERS_CLAIM.match(verb.between) and verb.word.startswith(("reject", "den", "dismiss", "dispute", "rebut")):
        return Clause(Subject("description", "which", verb.at), verb.word, 0.0, "what others say")
    if quoting := _QUOTING.search(verb.lead):
        subject = _quoted_person(reading, verb.frame, quoting)
        return Clause(subject, cue_to_verb(reading, subject, verb.end), 0.9, "named before it") if subject else None
    if BE.search(verb.lead):
        return _progressive(reading, verb) if verb.is_participle else _passive(reading, verb)
    if _WHICH.search(verb.lead) and subject_of_verb(reading, verb.frame, verb.at) is None:
        return Clause(Subject("description", "which", verb.at), f"which {verb.word}", 0.0, "named before it")
    infinitive = _INFINITIVE.search(verb.lead) is not None
    if infinitive and verb.word in WEAK and verb.words and not re.match(r"\s*(?:that\b|:)", verb.between):
        return None  # `has questions to answer`
    if verb.is_participle or infinitive:
        subject = governing_subject(reading, verb.frame, verb.at)
        confidence = 0.88
    else:
        subject = subject_of_verb(reading, verb.frame, verb.at)
        confidence = CLOSE if len(verb.words) <= 3 else 0.9
    if subject is None or not may_say(subject, verb.word):
        return None
    if verb.word in BARE and not infinitive and is_one_person(reading, subject) and not _HELPED.search(verb.lead):
        return None  # `Price met deputy counsel Doe`
    firm = verb.word in SAYING and verb.word not in WEAK and verb.word not in CALLING
    return Clause(subject, cue_to_verb(reading, subject, verb.end), confidence, "named before it", firm)


def _inverted(reading: Reading, verb: _Verb) -> Clause | None:
    """`the plan, said Price, was “…”`"""
    speaks = verb.word in TELLING and not verb.word.startswith(("told", "tell", "ask"))
    aside = _INVERTED.match(verb.between) if speaks and verb.lead.rstrip().endswith((",", "–", "—")) else None
    subject = phrase_from(reading, verb.end + 1, verb.end + aside.end()) if aside else None
    if subject is None or not (subject.kind in ("entity", "role") or noun_kind(subject.head)):
        return None
    return Clause(subject, f"{verb.word} {subject.words}", 0.9, "named before it")


def _is_noun(verb: _Verb) -> bool:
    """Whether what may be a verb is a noun or an adjective here."""
    word, lead, between = verb.word, verb.lead, verb.between
    if word in WEAK and re.search(r"[’']s $", lead):
        return True  # `the government’s hopes`
    if word.split()[0].endswith("ing") and _DETERMINED.search(lead):
        return True  # `the questioning`
    if verb.is_participle and _CALLED_A.search(lead):
        return True  # `called a report claiming it was done “a farce”`
    if word in CALLING and re.search(r",\s+(?:also\s+)?$", lead) and re.match(r"\s+as\b", between):
        return True  # `, also described as “…”`
    if word not in WEAK | CALLING or word in ("reads", "thinks", "feels", "believes"):
        return False
    if not (_AFTER_DETERMINER if word.endswith("ed") else _NEAR_DETERMINER).search(lead):
        return False
    last = lead.split()[-1]
    if verb.is_participle and (
        (word in CALLING and re.search(r"\b(?:for|of|in) $", lead))
        or (verb.is_absolute and last[0].isupper())
        or noun_kind(last)  # `a statement calling`
    ):
        return False
    return not last.endswith("that") and not _may_act(last, between)  # `the authors call`, `the minister claims it is`


def _is_in_another_clause(verb: _Verb) -> bool:
    """Whether a verb’s clause ends before the quotation, which belongs to another."""
    word, lead, between = verb.word, verb.lead, verb.between
    if word.endswith("ed") and _WHEN_DONE.search(lead):
        return True
    if _ABOUT_WHICH.match(between):
        return True
    if word not in SAYING and QUOTE not in between and between.endswith((" and ", " or ", " but ")):
        return True  # `said Price begged them and “would have wept”`
    ended = between.endswith(", ") and len(between) > len(" , ") and "that" not in verb.words
    if ended and _SUBORDINATE.search(lead):
        return True  # `said that when Price spoke of it, “we went”`
    if not _RELATIVE_TO.search(lead):
        return False
    of_people = word in WEAK and lead.endswith(" who ") and noun_kind(lead.split()[-2]) == "group"
    if verb.words and of_people:
        return True  # `by slamming people who think they can “go”`
    return _CLAUSE_CLOSED.search(between) is not None


def _is_of_another(verb: _Verb) -> bool:
    """Whether the words are not what is said, or not by whom the verb tells."""
    word, lead, between = verb.word, verb.lead, verb.between
    if lead.endswith(" not ") and _WHETHER.match(between):
        return True  # `would not say whether it was “…”`
    if _MODAL.search(lead) and (word in _REACTING or _SAID_WOULD.search(lead)):
        return True
    if (claim := _WHOSE_CLAIM.search(between)) and not _PREDICATE.search(claim["rest"]):
        return True  # `blamed the press for Price’s claim that Doe was “late”`
    # `said it broke because Price cast it as “late”`, `it is late - as Price said - and “over”`
    return bool(_NAMED_WITHIN.search(between) or (_ASIDE_SAYS.search(lead) and _ASIDE_ENDS.match(between)))


def _is_weak(verb: _Verb) -> bool:
    """Whether a verb that need not tell of speech does not tell of it here."""
    word, between = verb.word, verb.between
    if word.startswith(("compar", "liken")):
        likened = _LIKENING.match(between) or (between.strip() == "to" and _OWN_SUBJECT.search(verb.lead))
        if not likened:
            return True
    if word in CALLING and word not in SAYING and len(verb.words) > _FARTHEST_CALLED:
        return True
    return (
        word in WEAK
        and not verb.is_absolute
        and between.strip() not in ("", ":", ",", "that", "of")
        and not re.match(r"\s*(?:\w+ly )?(?:that|of|about)\b", between)
        and not _GIVES_WORDS.search(between)
        and not (word in _HOLDING and _CLAUSE.match(between))
        and not (word in CALLING and re.search(r"\bas\b", between))
    )


def _progressive(reading: Reading, verb: _Verb) -> Clause | None:
    """`Price was saying “…”`"""
    if verb.word in WEAK and not verb.words:
        return None  # `are offering “crumbs”`
    subject = subject_of_verb(reading, verb.frame, verb.at)
    if subject is None or not may_say(subject, verb.word):
        return None
    return Clause(subject, cue_to_verb(reading, subject, verb.end), 0.9, "named before it")


def _passive(reading: Reading, verb: _Verb) -> Clause | None:
    """`was called by Price “…”`, `was described by Price as “…”`"""
    by = re.search(r"\bby\s+", verb.between)
    subject = phrase_from(reading, verb.end + by.end(), verb.stop) if by else None
    if subject is None:
        return None
    rest = reading.masked[subject.at + len(subject.words) : verb.stop]
    asked = verb.word in TELLING | _ASKING and verb.between.endswith(" to ")
    if not asked and not re.search(r"\b(?:as|of|for|that|to be|having)\b[^,]*$|:\s*$", rest):
        return None
    return Clause(subject, f"{verb.word} by {subject.words}", 0.92, "named before it")


def _may_act(word: str, between: str) -> bool:
    """Whether a noun before what may be a noun too is its subject: people, and bodies where an object follows."""
    kind = "" if re.search(r"[’']s?$", word) else noun_kind(word)
    return kind in ("person", "group") or (
        kind == "organisation"
        and bool(re.match(r"\s+(?:(?:that|the|its?|it|them|they|their|he|she|his|her)\b|$)", between))
    )


def _quoted_person(reading: Reading, frame: Frame, quoting: re.Match[str]) -> Subject | None:
    """`Price was quoted by the Post as saying`, `the Post quoted Price as saying`: Price."""
    if quoting["whom"].strip() and not re.match(r"\s*(?:by|in|on|at|to)\b", quoting["whom"]):
        return phrase_from(reading, frame.start + quoting.start("whom") + 1, frame.start + quoting.end("whom"))
    return subject_of_verb(reading, frame, frame.start + quoting.start())


def _reaches(between: str, verb: str) -> bool:
    """Whether a quotation still belongs to a verb's complement after these words."""
    outside = re.sub(
        r"\([^)]*\)|\s[—–]\s[^—–]*\s[—–]\s|,\s+(?:who|which|whose|where|as|while|when|if|with)\b[^,]*,|(?<=\bthat), while\b",
        " ",
        between,
    )
    leads_on = between.endswith(": ")  # `said when asked about it: “…”`
    if ";" in outside or (_ASKED.search(outside) and not leads_on):
        return False
    if verb.startswith(("speak", "spoke", "talk")) and _NEXT_CLAUSE.search(outside):
        return False  # `was speaking about Leeds and his words were`
    if verb in CALLING and re.search(
        r"\b(?:because|because of|for being|after|(?:for|over) [A-Z][\w.’' -]*[’']s?)\s*$", outside
    ):
        return False
    if verb in CALLING:
        outside = re.sub(r",?\s+as\s*$", " ", outside)
    cut = re.search(r",\s+(?:but|while|whereas|although|though|which|who|whose|as)\b", outside)
    if cut and not re.search(r"\bthat\s", outside[cut.end() :]):
        goes_on = _BACKSHIFTED.match(outside, cut.end()) or _GOES_ON.fullmatch(outside, cut.end())
        return verb in TELLING and goes_on is not None
    return len(outside.split()) <= 40


def _complements(reading: Reading, start: int, end: int) -> bool:
    """Whether a clause with a speaker of its own stands in a span."""
    return any(
        found[0] in SAYING and found[0] not in WEAK and not BE.search(reading.masked[start : start + found.start()])
        for found in VERB.finditer(reading.masked[start:end])
    )


def _noun_speech(reading: Reading, lead: _Lead) -> Clause | None:
    """The clause of the nearest noun that is speech, `the announcement`, where the words that follow are what it says."""
    for noun in reversed(list(_NOUN_SPEECH.finditer(lead.words))):
        rest = lead.words[noun.end() :]
        if len(rest) > _FARTHEST_FROM_NOUN or ";" in rest:
            return None
        if clause := _by_whom(reading, lead, noun) or _whose(reading, lead, noun):
            return clause
    return None


def _by_whom(reading: Reading, lead: _Lead, noun: re.Match[str]) -> Clause | None:
    """`the announcement by Austin that … “…”`"""
    by = _BY.match(lead.words, noun.end())
    subject = phrase_from(reading, lead.start + by.end(), lead.stop) if by else None
    if by is None or subject is None or subject.kind == "pronoun":
        return None
    if not re.search(r"\b(?:that|of|to)\b|:|,\s*$", lead.words[noun.end() :]):
        return None
    return Clause(subject, lead.words[noun.start() : by.end()] + subject.words, 0.8, "named before it")


def _whose(reading: Reading, lead: _Lead, noun: re.Match[str]) -> Clause | None:
    """`Austin’s promise of “…”`, `the president’s remark that “…”`, `his warning: “…”`"""
    rest = lead.words[noun.end() :]
    owner = _OWNER.search(lead.words[: noun.start()]) if _SAYING_WHAT.match(rest) else None
    subject = _owner(reading, lead, owner) if owner and len(rest.split()) <= _FEW_WORDS else None
    if owner is None or subject is None:
        return None
    begins = subject.at - lead.start if subject.kind == "role" else owner.start()
    return Clause(subject, lead.words[begins : noun.end()], 0.75, "named before it")


def _owner(reading: Reading, lead: _Lead, owner: re.Match[str]) -> Subject | None:
    """Whose something is: somebody named, `the president’s`, or `his`."""
    at = lead.start + owner.start()
    end = at + len(re.sub(r"['’]s?$", "", owner[1]))
    mention = next((each for each in reading.cast.before(end + 1, lead.start) if each.end == end), None)
    if mention is not None and mention.entity >= 0:
        return of_mention(reading, mention)
    named = _THE_NOUN.search(reading.masked[lead.start : end]) if mention is None else None
    subject = noun_phrase(reading, lead.start + named.start(), end) if named else None
    if subject and subject.kind == "role":
        return subject
    pronoun = {"his": "he", "her": "she"}.get(owner[1].lower())
    return Subject("pronoun", pronoun, at) if pronoun else None


def _wish(reading: Reading, part: Quoted, lead: _Lead) -> Clause | None:
    """`Price plans to meet them once they are “ready to discuss next steps”`: quoted words inside somebody's plan."""
    subject = main_subject(reading, lead.start, lead.stop)
    if subject is None or not is_one_person(reading, subject) or len(reading.text[part.start : part.end].split()) < 3:
        return None
    end = subject.at + len(subject.words)
    behind = reading.masked[end : lead.stop]
    wish = _WISH.match(reading.masked, end)
    if wish is None or QUOTE in behind or ";" in behind:
        return None
    return Clause(subject, reading.masked[subject.at : wish.end()], 0.62, "named before it", firm=False)


def is_called(reading: Reading, part: Quoted) -> bool:
    """Whether what leads up to a quoted run says that it is the name of something: `a post titled “…”`."""
    lead = _lead(reading, part).words
    if _NAME_OF_THING.search(lead) or (_PROGRAMME.search(lead) and is_title(reading, part)):
        return True
    thing = re.search(r"\b([a-z]+) called $", lead)
    is_name = _CAPITALS.fullmatch(reading.text, part.start, part.end)
    if thing and is_name and not noun_kind(thing[1]) and thing[1] not in FUNCTION_WORDS:
        return True  # `a culture called “The Leeds Way”`
    if _WORK.search(lead) and re.fullmatch(r"[A-Z0-9][\w’'-]*[,.]?", reading.text[part.start : part.end]):
        return True
    if reading.text[part.end - 1 : part.end] in (",", "!", "?") and VERB.match(reading.masked, part.end + 2):
        return False  # `“Mission Accomplished,” said the banner`
    last = re.search(r"([a-z]+) $", lead)
    return last is not None and not VERB.fullmatch(last[1]) and not _PRESENTED.search(lead) and is_title(reading, part)


def is_byname(reading: Reading, part: Quoted) -> bool:
    """Whether a quoted word is what something is commonly called: `repeal the “Rivercare” programme`."""
    word = re.fullmatch(r"[A-Z]\w+", reading.text[part.start : part.end])
    lead = reading.masked[max(0, part.start - 12) : max(0, part.start - 1)]
    behind = reading.masked[part.end + 1 : part.end + 4]
    return word is not None and _OF_A_NOUN.search(lead) is not None and re.match(r" [a-z]", behind) is not None


_SHOUTED = 3
"""Words in capitals, of more of which no name of a work is made."""


def is_title(reading: Reading, part: Quoted) -> bool:
    """Whether a quoted run is the name of a work: every long word has a capital, and nobody shouts."""
    if reading.in_headline(part.start):
        return False  # where every word has a capital
    words = re.findall(r"[^\W_]+", reading.text[part.start : part.end])
    if len(words) > _SHOUTED and all(word.isupper() for word in words):
        return False
    long = [word for word in words if len(word) > 3 and word.lower() not in FUNCTION_WORDS] or words
    return 1 < len(words) <= 16 and not any(word[0].islower() for word in (words[0], words[-1], *long))

"""The runs of capitalised words that are names, their titles apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.drafting.lexicon import (
    CALENDAR,
    CALLINGS,
    FUNCTION_WORDS,
    MEN,
    NATIONALITIES,
    OFFICES,
    ORGANISATION_WORDS,
    PARTISANS,
    PLACES,
    REALMS,
    SAYING,
    STATE_NAMES,
    STATES,
    TITLES,
    WOMEN,
)
from generator.drafting.names.nouns import is_given, noun_kind
from generator.prose.sentences import RARER_TITLES
from generator.prose.sentences import TITLES as TITLES_SHORT

_ABBREVIATED = rf"(?:{'|'.join((*TITLES_SHORT, *RARER_TITLES, 'Sr', 'Pres', 'Asst'))})\."
_TOKEN = re.compile(rf"{_ABBREVIATED}|(?:[A-Z]\.)+|[^\W\d_](?:[^\W_]|[-‐‑'’&.](?=[^\W_]))*")
_PARTICLES = frozenset(
    "ap ab ben af av de da di del della der den van von bin ibn al el la le du dos das ter ten zu abu y".split()
)
_LEADING_PARTICLES = frozenset("de von van bin al el ter la le".split())
"""What a name may begin with."""
_DEPARTMENTS = frozenset(
    "State Defense Defence Foreign Affairs Health Education Finance Interior Justice Home Trade Transportation Transport "
    "Labor Labour Commerce Energy Agriculture Economy Culture Treasury Security Environment Sport Development External "
    "Veterans Housing Exchequer Homeland Staff Digital Media".split()
)
_OF_PLACES = frozenset("San Santa Santo Saint Sainte São Porto Puerto Rio Río Villa Ville Monte Mont".split())
"""What begins the name of a place that is called after somebody."""
_LABELS = frozenset(
    "READ MORE RELATED WATCH LISTEN OPINION VIDEO PHOTOS GALLERY LIVE UPDATE EXCLUSIVE ANALYSIS EDITORIAL".split()
)
"""Words that stand before a link, not before what somebody says."""
_NO_NAMES = _LABELS | frozenset(
    "Brexit Spring Summer Autumn Winter GP GPs PM PS MP CEO PMs MPs CEOs QCs TV OK DNA CCTV GDP AI PC ID HIV AIDS COVID Covid".split()
)
_OFFICE_OF = re.compile(
    r"(?:\b[A-Z][\w.]* )*\b(?P<office>[Ss]ecretary|[Mm]inister|[Cc]hancellor|[Cc]hief) (?:of|for)(?: the)? $"
)
"""What leads up to a department: `US Secretary of`."""
FIRMS = frozenset("Inc Corp Ltd LLC PLC Plc Co Company Holdings Group Partners".split())
_SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV".split())
"""What stands behind a family name."""
HONOURS = frozenset("KC QC SC FRS FRSE FRCP OBE MBE CBE KBE DBE MP MEP MSP MS TD MLA PhD MD RN Esq".split())
"""Seats, degrees and honours, which do as well, and are no part of it."""
_ADJECTIVE = re.compile(
    rf"\b({'|'.join(sorted(re.escape(word) for word in NATIONALITIES if word.isalpha() and not word.isupper()))}) (?!(?:{'|'.join(sorted(_DEPARTMENTS))})\b)([A-Z][\w’'-]*\w)"
)
_DAY = re.compile(rf" (?:{'|'.join(sorted(CALENDAR))})\b")
_ON_SOMETHING = frozenset("Treaty Convention Committee Commission Council Act".split())
"""What has `on` in its name: `Treaty on European Union`."""
_OFFICE = re.compile(r" Office\b")
_WISHES = frozenset("Defend Feed Free Keep Protect Save Stop".split())
"""What the name of a body may begin with that says what it is for."""
_LETTERS = re.compile(r"\b[A-Z]{3,8}\b")
_MORE = re.compile(r"(?: (?:(?:of|for) )?[A-Z][\w’'-]*)+")
"""What follows `and` in a name of a body that the text also calls by its letters."""
_NICKNAME = re.compile(
    r" (?:[\"“][A-Z][\w ’'-]{1,20}[\"”]|[‘'][A-Z][\w -]{1,20}[’']|\((?![A-Z]{3,}\))[A-Z][\w -]{1,12}\))(?= [A-Z][a-z])"
)
"""`“Connie”` between a first name and a last."""
_SERIAL = re.compile(r"(?!G\d)[A-Z]-?\d[\w-]*")
"""`K-12`, `M2`"""
_PARTY = re.compile(r"[DRI]-[A-Z]\w*\.?")
"""`D-New York`"""
_LINE = re.compile(r"[^\n]+")
_FEWEST_WORDS = 4
"""Of a headline, those apart that have a capital nowhere."""
_AFTER_NAME = re.compile(r"(?:[’']s? |, |:| \(?)(?:has |had |have |also |then |\w+ly )?([a-z]*)")
_PEOPLES = NATIONALITIES - STATES
_BEING = frozenset("has is was had".split())
_LEADING_WORDS = OFFICES | TITLES
_FIRST_NAMES = MEN | WOMEN
_ROLES = (OFFICES & TITLES) - REALMS - {"general", "justice"} | {"mp", "td", "mep", "msp"}
"""What ends no name, but says what somebody is."""
_OF_ANYBODY = frozenset(
    "man woman boy girl kid child star fan guest user customer member refugee millionaire head".split()
)
"""What leads up to a first name at most: `Star Wars` is no star."""
_ACTS = re.compile(
    r" (?:\w+ly |also |then )?(?:[a-z]{2,}ed|met|took|went|came|gave|got|won|had|has|made|left|ran|led|held|kept|lost|sent|became|began|broke|chose|drew|drove|"
    r"fell|felt|flew|grew|hit|knew|paid|rose|sat|saw|sold|spoke|stood|threw|told|thought|wore|wept|hung|shook|struck|swept|wants|plans)\b"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words, its titles apart."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    begins: int
    initial: bool
    """Whether a sentence begins with it."""


_Word = tuple[str, int, int]
"""A word with its span."""


def names_in(text: str, starts: frozenset[int]) -> Iterator[Name]:
    """Everything that may be a name, in the order of the text."""
    joint = _joint(text)
    lower = {token[0] for token in re.finditer(r"(?<![\w’'.-])[a-z][a-z’'-]+(?![\w])", text)}
    runs = list(_runs(text, starts))
    last = frozenset(run[-1][0] for run in runs if len(run) > 1 and is_given(run[-2][0]))
    for run in runs:
        word, start, end = run[0]
        if len(run) == 1 and word in last and word.lower() in _LEADING_WORDS:  # `King` of Stephen King
            yield Name(start, end, (word,), (), start, start in starts)
        elif name := _named(text, run, starts, lower, joint):
            yield name


def _joint(text: str) -> frozenset[tuple[str, str]]:
    """An adjective of nations or parties and the one word that never stands without it: `Green Rivers`."""
    pairs = Counter((found[1], found[2]) for found in _ADJECTIVE.finditer(text))
    alone = Counter(re.findall(r"[A-Z][\w’'-]*[\w]", text)) if pairs else Counter[str]()
    return frozenset(pair for pair, count in pairs.items() if count == alone[pair[1]])


def _runs(text: str, starts: frozenset[int]) -> Iterator[list[_Word]]:
    """Capitalised words with nothing but a space or a particle between them."""
    run: list[_Word] = []
    pending: list[_Word] = []
    end = skipped = -1
    letters = frozenset(_LETTERS.findall(text))
    for token in _TOKEN.finditer(text):
        word, start = token[0], token.start()
        if start < skipped:
            continue
        if len(run) in (1, 2) and not pending and not run[-1][0].isupper() and (nickname := _NICKNAME.match(text, end)):
            skipped = end = nickname.end()
            if start < skipped:
                continue
        close = run and text[end:start] in (" ", "\u00a0", "")
        if run and (not close or start in starts):
            if _joins(run, text[end:start], word) and start not in starts:
                run += [*pending, (word, start, token.end())]
                pending, end = [], token.end()
                continue
            yield run
            run, pending = [], []
        if _capital(word) or (
            not run and word.lower() in ("von", "de", "bin", "al", "van", "ter") and _next_capital(text, token.end())
        ):
            plain = _without_possessive(word)
            run += [*pending, (plain, start, start + len(plain))]
            pending, end = [], token.end()
            if plain != word:
                if plain.lower() in _LEADING_WORDS and _OFFICE.match(text, end):
                    continue  # `the Prime Minister’s Office`
                yield run
                run = []
        elif run and _next_capital(text, token.end()) and _leads_on(text, run, pending, token, letters):
            pending.append((word, start, token.end()))
            end = token.end()
        elif run:
            yield run
            run, pending = [], []
    if run:
        yield run


def _leads_on(
    text: str, run: Sequence[_Word], pending: Sequence[_Word], token: re.Match[str], letters: Set[str]
) -> bool:
    """Whether a small word may stand in a name, between its words so far and a capital."""
    word, last = token[0], run[-1][0]
    if word.lower() in _PARTICLES and len(pending) < 2:
        return True
    if word == "the" and pending:
        return pending[-1][0] in ("of", "for")  # `Ministry of the Interior`
    if word == "the":
        return len(run) == 1 and last in _WISHES  # `Save the Children`
    if word == "and" and letters and (more := _MORE.match(text, token.end())):
        words = [*(each[0] for each in run if each[0].lower() not in FUNCTION_WORDS), *more[0].split()]
        return "".join(each[0] for each in words if each[0].isupper()) in letters
    if word == "on":
        return last in _ON_SOMETHING and not _DAY.match(text, token.end())
    if word == "of" and last.lower() in REALMS:
        return True
    return word in ("of", "for") and (last in ORGANISATION_WORDS or any(each[0] in ("of", "for") for each in run))


def evidenced(names: Sequence[Name], text: str) -> list[Name]:
    """The names without single words that may be capitalised only because a sentence begins with them."""
    elsewhere = Counter(word for name in names if not name.initial or len(name.words) > 1 for word in set(name.words))
    full = (name.words for name in names if len(name.words) > 1)
    adjectives = NATIONALITIES.intersection(words[-1] for words in full if is_given(words[0]))  # Jane English
    kept = []
    for name in names:
        word = name.words[0]
        is_single = len(name.words) == 1
        is_lone = name.initial and is_single and not name.titles and not elsewhere[word]
        if (is_single and word in adjectives and _is_noun(text, name)) or (
            not _is_no_name(name) and not (is_lone and _is_capital_only_here(text, name))
        ):
            kept.append(name)
    return kept


def _is_no_name(name: Name) -> bool:
    """Whether capitalised words are those of people of a kind, of a party or of a label."""
    word, last = name.words[0], name.words[-1]
    if all(each in _LABELS for each in name.words) or _PARTY.fullmatch(word) or _SERIAL.fullmatch(word):
        return True
    if len(name.words) > 1:
        return last in PARTISANS and not is_given(word)  # `the Utah Republican`
    of_nation = word in _PEOPLES or (word.endswith("ns") and word[:-1] in NATIONALITIES)
    return of_nation or word in PARTISANS or word in _NO_NAMES or (word.isupper() and word.lower() in OFFICES)


def _is_capital_only_here(text: str, name: Name) -> bool:
    """Whether a word is likely to have its capital only because a sentence begins with it."""
    word = name.words[0]
    if noun_kind(word.lower()) == "group":
        return True  # `Machinists walked out`
    if word in STATES or word in PLACES or word in ORGANISATION_WORDS or (word.isupper() and len(word) > 1):
        return False
    is_plural = word.endswith("s") and not word.endswith("ss")  # `Shares fell`, `Rescuers searched`
    if _ACTS.match(text, name.end) and not noun_kind(word) and not is_plural:
        return False
    following = _AFTER_NAME.match(text, name.end, name.end + 40)
    if following is None or (following[0] == ", " and text[name.end + 2 : name.end + 3].isupper()):
        return True
    return following[0][0] == " " and following[1] not in SAYING and following[1] not in _BEING


def told_in_headlines(names: Sequence[Name], text: str, headlines: Sequence[tuple[int, int]]) -> list[Name]:
    """The names, but where every word has a capital only those that stand elsewhere too: `Ann Lee Wins Again`."""
    apart = [name for name in names if not any(start <= name.start < end for start, end in headlines)]
    if len(apart) == len(names) or not apart:
        return list(names)
    known = {name.words for name in apart} | {name.words[-1:] for name in apart if len(name.words) > 1}
    found = list(apart)
    for start, end in headlines:
        words = list(_TOKEN.finditer(text, start, end))
        at = 0
        while at < len(words):
            plain = [_without_possessive(word[0]) for word in words[at : at + 5]]
            length = next((n for n in range(len(plain), 0, -1) if tuple(plain[:n]) in known), 0)
            if length:
                last = words[at + length - 1].start() + len(plain[length - 1])
                found.append(Name(words[at].start(), last, tuple(plain[:length]), (), words[at].start(), False))
            at += length or 1
    return sorted(found, key=lambda name: name.start)


def headlines_in(text: str) -> list[tuple[int, int]]:
    """The lines in which every word has a capital."""
    return [line.span() for line in _LINE.finditer(text) if _is_headline(line[0])]


def _is_headline(line: str) -> bool:
    words = [word[0] for word in _TOKEN.finditer(line) if word[0].lower() not in FUNCTION_WORDS]
    lower = sum(word[0].islower() for word in words)
    return len(words) >= _FEWEST_WORDS and lower <= len(words) // 10 and not line.isupper()


def with_last_names(names: Sequence[Name], text: str) -> list[Name]:
    """The names, and of a couple that shares a last name both in full: `Ann and Bob Price`."""
    found = list(names)
    for index, (one, other) in enumerate(pairwise(found)):
        joined = text[one.end : other.begins] == " and " and len(one.words) == 1 and 1 < len(other.words) < 4
        given = is_given(one.words[0]) and is_given(other.words[0])
        if joined and not other.titles and (given or re.search(rf"\b[Tt]he {other.words[-1]}s\b", text)):
            found[index] = replace(one, words=(one.words[0], other.words[-1]))
    return found


def _is_noun(text: str, name: Name) -> bool:
    """Whether a word that may be an adjective stands as a name does: `English said`, but not `English law`."""
    if re.search(r"\b(?:the|an?) $", text[max(0, name.begins - 5) : name.begins], re.IGNORECASE):
        return False
    following = re.match(r"[ -]([\w-]+)", text[name.end : name.end + 30])
    goes_on = following is None or following[1] in SAYING or following[1] in FUNCTION_WORDS
    return goes_on or _ACTS.match(text, name.end) is not None


def among_nouns(names: Sequence[Name], text: str) -> list[Name]:
    """Where every noun has a capital: the full names of people, from their first name on, and then their last names."""
    kept: list[Name] = []
    for name in names:
        run = list(_TOKEN.finditer(text, name.begins, name.end))
        first = next((index for index, word in enumerate(run[:-1]) if is_given(word[0])), -1)
        if first >= 0:
            last = next(
                (
                    n
                    for n in range(first + 2, len(run) - 1)
                    if run[n][0] == "von" and run[n + 1][0] in ("den", "der") and not is_given(run[n - 1][0])
                ),
                len(run),
            )
            words = tuple(
                word[0] for word in run[first:last]
            )  # `Karl Weber von den Grünen`, no `Anna Maria von der Au`
            titles = tuple(word[0] for word in run[:first])
            end = run[last - 1].end()
            kept.append(replace(name, start=run[first].start(), end=end, words=words, titles=titles))
    known = {name.words[-1] for name in kept}
    full = {name.start: name for name in kept}
    for name in names:
        tail = name.words[-1]
        if name.end in {each.end for each in full.values()}:
            continue
        if tail.isupper() and len(tail) > 1:  # `Lokführergewerkschaft GDL`
            full[name.end - len(tail)] = replace(name, start=name.end - len(tail), words=(tail,), titles=())
        elif tail in known or tail in STATES:
            full[name.start] = name
    return [full[start] for start in sorted(full)]


def among_particles(names: Sequence[Name], text: str) -> list[Name]:
    """Where `de` and its like join what is no name: each from its first capital or, within it, from a first name on.

    `de Seguridad Social`, `Milano Giuseppe Sala`.
    """
    kept: list[Name] = []
    for name in names:
        run = list(_TOKEN.finditer(text, name.start, name.end))
        first = next((n for n, word in enumerate(run) if word[0][0].isupper()), -1)
        if first < 0:
            continue
        while first + 2 < len(run) and run[first][0].isupper():  # `EFE Marcela Gómez`
            first += 1
        if run[first][0] not in _OF_PLACES and not is_given(run[first][0]):
            first = next((n for n in range(first + 1, len(run) - 1) if is_given(run[n][0])), first)
        words = tuple(word[0] for word in run[first:])
        kept.append(replace(name, start=run[first].start(), words=words) if first else name)
    return kept


def _joins(run: Sequence[_Word], gap: str, word: str) -> bool:
    """Whether an ampersand stands between two parts of a firm's name."""
    return gap == " & " and _capital(word) and len(run) <= 4


def _next_capital(text: str, at: int) -> bool:
    following = text[at : at + 5].lstrip(" ")
    return text[at : at + 1] == " " and (
        following[:1].isupper() or following.split(" ")[0] in _PARTICLES or following == "the "
    )


def _named(
    text: str,
    run: list[_Word],
    starts: frozenset[int],
    lower: set[str],
    joint: frozenset[tuple[str, str]],
) -> Name | None:
    """The name in a run, if any: without the words that only begin a sentence or date it, its titles apart."""
    initial = run[0][1] in starts
    while run and initial and _begins_only(run, lower):
        run = run[1:]
        initial = False if run and run[0][0] not in ("The", "A") else initial
    run = _undated(text, run)
    if not run or (len(run) == 1 and re.match("I\\b", run[0][0])):  # also `I’d`
        return None
    begins = run[0][1]
    words = [word for word, _, _ in run]
    office = _OFFICE_OF.search(text[max(0, begins - 30) : begins])
    count = _title_count(words, office is not None)
    if count == len(words):
        if _is_all_title(words):
            return None
        count = 0 if _is_body(words) else count - 1
    if 0 < count == len(words) - 1 and (words[count - 1], words[count]) in joint:
        count -= 1
    rest, titles = _without_particles(run[count:]), words[:count]
    if office and titles and titles[0] in _DEPARTMENTS:
        begins -= len(office[0])
        titles = [office["office"], *titles]
    if len(words) > 2 and words[-2] == "of" and words[-3].lower() in REALMS:
        rest, titles = run[-3:], words[-3:-2]
    elif not _is_titled_person(titles, rest) and (
        any(word in ORGANISATION_WORDS for word, _, _ in rest) or " ".join(words) in STATE_NAMES
    ):
        rest, titles = run, []
    own = tuple(word for word, _, _ in rest)
    while len(own) > 2 and own[-1] in HONOURS:
        own = own[:-1]
    if len(own) > 1 and own[-1].lower() in _ROLES and not is_given(own[0]):
        return None  # `NLC President, Jane Doe`
    bare = own[:-1] if len(own) > 1 and own[-1] in _SUFFIXES else own
    return Name(rest[0][1], rest[-1][2], bare, tuple(titles), begins, initial)


def _undated(text: str, run: list[_Word]) -> list[_Word]:
    """A run without the dates at its edges, the small words that it begins with, and an `I` that it ends with."""
    while run and (_is_date(text, run, 0) or _is_small(run)):
        run = run[1:]
    while len(run) > 1 and (_is_date(text, run, len(run) - 1) or run[-1][0] == "I"):  # `In April I boarded`
        run = run[:-1]
    return run


def _is_small(run: Sequence[_Word]) -> bool:
    """Whether the first word of a run is no part of a name, though it has a capital: `The`, `We’ve`."""
    word = run[0][0]
    if word in ("US", "WHO", "May", "Will") or (word == "New" and len(run) > 1) or _is_police_of(run):
        return False
    return re.sub("['’].*", "", word).lower() in FUNCTION_WORDS


def _is_all_title(words: Sequence[str]) -> bool:
    """Whether words that are titles name nobody: `Prime Minister`, `the French`."""
    last = words[-1]
    return not _is_body(words) and (last in NATIONALITIES or last.lower().rstrip(".") in _LEADING_WORDS)


def _is_body(words: Sequence[str]) -> bool:
    """Whether words that may be titles are the name of a state, place or body."""
    last = words[-1]
    if len(words) > 1 and all(word in STATES or word in NATIONALITIES for word in words):
        return True
    return last in STATES or last in PLACES or last in ORGANISATION_WORDS or last.isupper()


def _without_particles(rest: list[_Word]) -> list[_Word]:
    """A run without what only joins it to its titles: `of`; but `de` and `von` are a part of names."""
    while len(rest) > 1 and rest[0][0] in _PARTICLES and rest[0][0] not in _LEADING_PARTICLES:
        rest = rest[1:]
    return rest


def _is_titled_person(titles: Sequence[str], rest: Sequence[_Word]) -> bool:
    """`Chief James Hall`, which is no hall."""
    if len(rest) != 2 or not titles or titles[-1].lower().rstrip(".") not in _LEADING_WORDS:
        return False
    return is_given(rest[0][0]) and rest[1][0] not in FIRMS


def _is_date(text: str, run: Sequence[_Word], index: int) -> bool:
    """Whether a word is a month or a day, and no part of a name: `Mrs May`, `April Jones`, `Sun Haibing`."""
    word, _, end = run[index]
    if word not in CALENDAR:
        return False
    if len(word) < 4 and word != "May":  # an abbreviation; Jan and Sun are names too
        return re.match(r"\.? ?\d", text[end : end + 3]) is not None
    if index == 0 and len(run) > 1 and word.lower() in _FIRST_NAMES:
        return False
    before = run[index - 1][0].lower().rstrip(".") if index else ""
    return before not in _FIRST_NAMES and before not in TITLES


def _title_count(words: Sequence[str], after_office: bool) -> int:
    """How many words only lead up to the name: titles, and what stands before them (`US District Court Judge`)."""
    count = 0
    while count < len(words) and _is_title(words, count, after_office):
        count += 1
    later = (index + 1 for index in range(len(words) - 2, count, -1) if _is_last_title(words, index))
    return next(later, count)


def _is_last_title(words: Sequence[str], index: int) -> bool:
    """Whether a word within a run is a title, and all behind it a person’s name: `Charlotte Mayor Jane Doe`."""
    title, before, rest = words[index], words[index - 1], words[index + 1 :]
    if title.lower().rstrip(".") not in _LEADING_WORDS and not _is_calling(words[index:]):
        return False
    is_full = len(rest) == 2 and is_given(rest[0])
    if not (title.endswith(".") or before in PLACES or before.lower() not in _FIRST_NAMES or is_full):
        return False
    if len(rest) > 4 or rest[0] in _SUFFIXES or all(word.lower() in _LEADING_WORDS for word in rest):
        return False  # `Martin Luther King Jr.`
    is_person = is_full and rest[1] not in FIRMS
    return is_person or not any(word in ORGANISATION_WORDS or word in STATES or word in PLACES for word in rest)


def _is_calling(words: Sequence[str]) -> bool:
    """Whether a calling leads up to a first name and another: `Supervisor Jane Doe`."""
    return len(words) == 3 and words[0].lower() in CALLINGS and not is_given(words[0]) and is_given(words[1])


def _is_police_of(run: Sequence[_Word]) -> bool:
    """`Police Scotland`, where the word is no function word but a name's first."""
    return run[0][0] == "Police" and len(run) > 1 and run[1][0] in STATES


def _begins_only(run: Sequence[_Word], lower: set[str]) -> bool:
    """Whether the first word is capitalised only because a sentence begins with it."""
    word = run[0][0]
    low = word.lower()
    if _is_police_of(run):
        return False
    if low in ("longtime", "whatever", "furious") or (
        low in FUNCTION_WORDS and word not in ("US", "UN", "May", "Will")
    ):
        return True
    if len(run) > 1 and run[1][1] - run[0][2] == len(" & "):
        return False  # `Marks & Spencer`
    if " ".join(each[0] for each in run) in STATE_NAMES or any(each[0] in ORGANISATION_WORDS for each in run[1:]):
        return False
    if word.isupper() and len(word) > 1:
        return False
    if is_given(word):
        return False
    if low.rstrip(".") in TITLES or low in OFFICES:
        return False
    if len(run) > 1 and run[1][0].lower() in _FIRST_NAMES and run[1][0] not in ("Jordan", "Dean", "Grant"):
        return True
    if len(run) > 2 and re.search(r"(?:or|er|ist|ian|man|woman|ant|ent|ess|star)$", low) and low not in _FIRST_NAMES:
        return True
    return low in lower or (low.endswith("ly") and len(low) > 5) or (low.endswith("ing") and len(run) > 1)


def _is_title(words: Sequence[str], index: int, after_office: bool) -> bool:
    word = words[index]
    low = word.lower().rstrip(".")
    if word in ("Del.", "Ald.") and index < len(words) - 1:
        return True  # a delegate, an alderman
    if index == len(words) - 1 and low not in TITLES and low not in OFFICES:
        return after_office and word in _DEPARTMENTS and index == 0
    if index and index == len(words) - 2 and low in _FIRST_NAMES:
        return False  # `Rep. Earl Doe`
    if low in _OF_ANYBODY and index == len(words) - 2 and not is_given(words[-1]):
        return False
    is_last = index == len(words) - 1
    if low in TITLES or (low in OFFICES and not is_last and low not in ("dean", "baker", "butcher", "judge")):
        return True
    if _is_calling(words[index:]):
        return True
    if index == 0 and low in _FIRST_NAMES:
        return False
    if word in NATIONALITIES or (not is_last and (word in PARTISANS or word in STATES)):
        return True
    if after_office and word in _DEPARTMENTS:
        return True
    letters = len(word) > 1 and word.isupper() and word.isalpha()
    if letters and not is_last and (low in _LEADING_WORDS or words[index + 1].lower() in _FIRST_NAMES):
        return True
    return word in _DEPARTMENTS and any(later.lower() in _LEADING_WORDS for later in words[index + 1 :])


def words_of(text: str) -> list[str]:
    """The words that a name is made of."""
    return _TOKEN.findall(text)


def _capital(word: str) -> bool:
    if word.endswith("-old") or re.match("[A-Z]-[a-z]", word):  # `Six-year-old Jane Doe`, `T-shirt`
        return False
    return word[0].isupper() or (word[:3] in ("al-", "el-") and len(word) > 3 and word[3].isupper())


def _without_possessive(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)

"""Finds what stands inside quotation marks, in every kind of marks that newspapers use.

A paragraph is read from left to right with a stack of open marks. Whether an ambiguous character opens, closes or is an
apostrophe is decided by its neighbours. A mark that is never closed reaches to the end of its paragraph; when the next
paragraph opens with the same mark, or only closes a bracket 「 or «, the quotation continues there. The time is linear
in the text's length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from generator.prose.signs import DOUBLE, SINGLE, in_one_sign
from generator.prose.text import CAPITAL, GERSHAYIM, UNSPACED

_UNSEEN = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Signs without width, as a character class."""
_PAIRS = {
    "“": "”“",
    "”": "”“",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
} | {
    "‘": "’",
    "‚": "‘’",
    "‛": "’",
    "`": "'’",
}
_OPENING = "“„‚‟«‹「『"
_ONLY_INSIDE = ("«»", "‹›", "「」", "『』")
"""Marks that stand inside pairs of another kind: „…«…»…”, «…‹…›…», 「…『…』…」."""
_DEEPEST = 30
"""Of more marks open at once, the outermost are strays."""
_MARK = re.compile(f"[{DOUBLE}{SINGLE}]")
_DOUBLE_MARK = re.compile(f"[{DOUBLE}]")
_ELIDED_START = re.compile(
    r"(?:\d0s|\d\ds?\b|(?:em|tis|twas|til|cause|n|bout|round|cos|ere|neath|s|t)\b)", re.IGNORECASE
)
_CLOSING_SINGLE = re.compile(r"(?<=\S)['’´](?!(?![\uac00-\ud7a3])[^\W_])")
_OPENING_SINGLE = re.compile(r"(?:(?<=\s)|^)['‘`](?=\w)")
_CERTAIN_CLOSING = re.compile(r"(?:(?<=[^\W\d_s])|(?<=[.,!?…]))’(?![^\W_])")
"""A ’ that is hardly the apostrophe of a plural."""
_ENDS_IN_APOSTROPHE = re.compile(rf"(?:(?<=[sn\d])|(?<={CAPITAL}\.)|(?<=\bpo))['’´](?=[^\S\r\n]\w)")
"""The workers’ plan, goin’ home, 6’ tall, the U.S.’ part, un po’ di pane."""
_SENTENCE_END = re.compile(
    rf"(?<!\b{CAPITAL})(?<!\b{CAPITAL}\w)(?<!\b{CAPITAL}\w\w)[.!?…]['’\"”)]*\s+(?=['‘\"“(]*{CAPITAL})"
)
"""Not behind Mr. or Gen."""
_RUN_ON = {"「": re.compile("[「」]"), "『": re.compile("[『』]"), "«": re.compile("[«»]")}
"""Marks that may close paragraphs further on without opening each anew."""
_FURTHEST = 20_000
"""They close no further on than so many code points."""
_NO_SPACE_BEFORE = re.compile(f"[{UNSPACED}\u3000-\u303f\uff01-\uff65]")
"""What is written without a space before a mark, so that none tells whether it opens."""
_GERSHAYIM = re.compile(GERSHAYIM)
_ROCK_N_ROLL = re.compile(r"(?<=\s)['’‘]([nN])['’](?=\s)")
_BESIDE_UNSEEN = re.compile(f"[{DOUBLE}{SINGLE}][{_UNSEEN}]|[{_UNSEEN}][{DOUBLE}{SINGLE}]")
"""A mark beside which nobody sees what stands there: Arabic and Hebrew set the direction of marks so."""
_HANGUL = re.compile("[\uac00-\ud7a3]")
"""What no apostrophe stands before: Korean puts its particles right behind a closing mark."""
_LINE_END = re.compile(r"[\r\n\u2028\u2029\x85]")
_LONG_LINE = 120
_FEW_LONG = 0.1
"""The share of a hard-wrapped text that may stand in long lines."""
_MOST_CUT = 2 / 3
"""Of the lines in its paragraphs, more than these end within a sentence."""
_FINISHED = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_LEFT_OPEN = re.compile(r"[“„\"`](?:(?<=[“„])|(?<!\S.)(?:(?<=\")|(?<=`)`)(?=\S))(?:(?!'')[^“”„\"`])*\Z")
"""The end of a line in which a quotation begins and does not end. What begins with a few signs is found many times as quickly."""
_CLOSED_FIRST = re.compile(r"\A[^“”„«»\"`]*?(?:”|(?<=\S)(?:[\"“]|'')(?!\w)|''(?=\s))")
"""The beginning of a line in which a quotation ends and none begins before."""
_FEW_LINES = 6
"""A quotation of one paragraph is seldom cut into more lines."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands inside one pair of marks in one paragraph. Offsets are code points, half-open."""

    start: int
    """After the opening mark."""
    end: int
    """Before the closing mark, or the end of the paragraph where none closes."""
    closed: bool
    """Whether a closing mark stands at `end`."""
    nested: bool = False
    """Whether it stands inside another pair of marks."""
    continues: bool = False
    """Whether the quotation goes on from the paragraph before."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of the paragraphs: between blank lines, and between lines too unless the text is hard-wrapped.

    Where each sentence has a line of its own, the lines that a quotation runs across are one paragraph.
    """
    wrapped = _is_hard_wrapped(text)
    end_of_paragraph = (
        r"\n[^\S\n]*\n\s*|\r[^\S\r\n]*\r\s*|\r\n[^\S\n]*\r\n\s*" if wrapped else r"[\r\n\u2028\u2029\x85]\s*"
    )
    spans, start = [], 0
    for gap in re.finditer(end_of_paragraph, text):
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, len(text)))
    spans = [(first, last) for first, last in spans if first < last and not text[first:last].isspace()]
    return spans if wrapped else _joined_where_quoted(text, spans)


def _is_hard_wrapped(text: str) -> bool:
    """Whether lines end where they are full: none is long, or few are, such as an address, among lines cut anywhere."""
    lines = text.splitlines()
    long = sum(len(line) for line in lines if len(line) > _LONG_LINE)
    if not long:
        return True
    if long > len(text) * _FEW_LONG:
        return False
    inner = [line.rstrip() for line, after in pairwise(lines) if line.strip() and after.strip()]
    return sum(not _FINISHED.search(line) for line in inner) > _MOST_CUT * len(inner)


def _joined_where_quoted(text: str, lines: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines, with those as one that a quotation opens in, runs through and closes in, without a blank line between."""
    result: list[tuple[int, int]] = []
    index = 0
    while index < len(lines):
        start, end = lines[index]
        last = index
        while (reach := _closing_line(text, lines, last)) > last:
            last, end = reach, lines[reach][1]
        result.append((start, end))
        index = last + 1
    return result


def _closing_line(text: str, lines: Sequence[tuple[int, int]], index: int) -> int:
    """The line in which the quotation closes that a line leaves open; the line itself where none does."""
    if not _LEFT_OPEN.search(text[slice(*lines[index])]):
        return index
    for later in range(index + 1, min(len(lines), index + _FEW_LINES)):
        if len(_LINE_END.findall(text[lines[later - 1][1] : lines[later][0]].replace("\r\n", "\n"))) > 1:
            return index
        line = text[slice(*lines[later])]
        if _CLOSED_FIRST.match(line):
            return later
        if _DOUBLE_MARK.search(line) or "``" in line:
            return index
    return index


def flowing(text: str) -> str:
    """The text with a space for each line break inside a paragraph; every offset stays what it was."""
    pieces, done = list[str](), 0
    for start, end in paragraphs(text):
        pieces += (text[done:start], _LINE_END.sub(" ", text[start:end]))
        done = end
    return "".join([*pieces, text[done:]])


def quoted(text: str) -> list[Quoted]:
    """Everything inside quotation marks, ordered by start; nested pairs come after the pair that holds them."""
    if not _BESIDE_UNSEEN.search(text):
        return _quoted(text)
    seen = [found.start() for found in re.finditer(f"[^{_UNSEEN}]", text)] + [len(text)]
    found = _quoted("".join(text[at] for at in seen[:-1]))
    return [replace(span, start=seen[span.start - 1] + 1 if span.start else 0, end=seen[span.end]) for span in found]


def _quoted(text: str) -> list[Quoted]:
    text = _ROCK_N_ROLL.sub("\u02bc\\1\u02bc", _GERSHAYIM.sub("\u05f4", in_one_sign(text)))
    found: list[Quoted] = []
    open_mark = ""
    places = paragraphs(text)
    for number, (start, end) in enumerate(places, 1):
        following = places[number][0] if number < len(places) else len(text)
        runs_on = open_mark if _runs_on(text, start, open_mark) else ""
        paragraph = _Paragraph(text, start, end, _begins_single(text, following), runs_on)
        spans = _nested(text, sorted(_in_paragraph(paragraph), key=attrgetter("start")), following)
        opens_at_once = bool(spans) and not text[start : spans[0].start - 1].strip()
        if runs_on or (open_mark and opens_at_once and _same_mark(text[spans[0].start - 1], open_mark)):
            spans[0] = replace(spans[0], continues=True)
        outer = [span for span in spans if not span.nested]
        is_open = bool(outer) and not outer[-1].closed
        open_mark = (runs_on if outer[-1].start == start else text[outer[-1].start - 1]) if is_open else ""
        found += spans
    return found


def _runs_on(text: str, start: int, mark: str) -> bool:
    """Whether a mark that is open before a paragraph is closed by the next mark of its pair, in it or further on."""
    following = _RUN_ON[mark].search(text, start, start + _FURTHEST) if mark in _RUN_ON else None
    return following is not None and following.start() > start and following[0] in _PAIRS[mark]


def _nested(text: str, spans: list[Quoted], following: int) -> list[Quoted]:
    """Mark what stands inside another pair; an unclosed span ends where the next one of its paragraph opens.

    Where it goes on in the paragraph that follows, it may hold pairs of another kind.
    """
    result: list[Quoted] = []
    reach = 0
    for index, span in enumerate(spans):
        if not span.closed and _MARK.match(text, span.start - 1):
            after, mark = spans[index + 1 :], text[span.start - 1]
            goes_on = text[following : following + 1] == mark or _runs_on(text, following, mark)
            is_next = _same_kind if goes_on else _same_mark
            same = (each.start - 1 for each in after if is_next(text[each.start - 1], mark))
            end = next(same, span.end)
            span = replace(span, end=next((each.start - 1 for each in after if each.end >= end), end))
        result.append(replace(span, nested=True) if span.end < reach else span)
        reach = max(reach, span.end)
    return result


def _same_kind(mark: str, other: str) -> bool:
    """Whether two opening marks are of one kind, so that the second one cannot stand inside the first one's pair."""
    return _same_mark(mark, other) and all((mark in kind) == (other in kind) for kind in _ONLY_INSIDE)


def _same_mark(mark: str, other: str) -> bool:
    return (mark in DOUBLE) == (other in DOUBLE)


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph's text with the places of its single marks, each list found once."""

    text: str
    start: int
    end: int
    goes_on: bool
    """Whether the next paragraph opens with a single mark, so that one may stay open here."""
    runs_on: str
    """The mark that is open from before; empty where none is."""

    @cached_property
    def closing(self) -> list[int]:
        """Where a single mark may close."""
        return [found.start() for found in _CLOSING_SINGLE.finditer(self.text, self.start, self.end)]

    @cached_property
    def certainly_closing(self) -> list[int]:
        """Where a ’ closes rather than being the apostrophe of a plural."""
        return [found.start() for found in _CERTAIN_CLOSING.finditer(self.text, self.start, self.end)]

    @cached_property
    def opening(self) -> list[int]:
        """Where a single mark may open."""
        return [found.start() for found in _OPENING_SINGLE.finditer(self.text, self.start, self.end)]

    @cached_property
    def doubles(self) -> list[int]:
        """Where the double marks stand."""
        return [found.start() for found in _DOUBLE_MARK.finditer(self.text, self.start, self.end)]

    def is_inches(self, at: int) -> bool:
        """Whether a double mark behind a number is its unit: then another closes before the next one opens."""
        following = _first_from(self.doubles, at + 1)
        if following is None or not self.text[at - 1].isdigit() or not self.text[at + 1].isspace():
            return False
        sentence_end = _first_from(self.sentence_ends, at)
        if sentence_end is not None and sentence_end < following - 1:
            return False
        mark, before, after = (self.text[following + step : following + step + 1] for step in (0, -1, 1))
        closes = mark in "“«" and (before.isalnum() or before in ".,!?…") and not after.isalnum()
        opens = mark in _OPENING or (_straight(mark) and (before.isspace() or _edge(before)) and not after.isspace())
        return closes or not opens

    def closes_next(self, at: int) -> bool:
        """Whether the next double mark stands where a closing one does."""
        following = _first_from(self.doubles, at + 1)
        if following is None or self.text[following] in _OPENING:
            return False
        after = self.text[following + 1 : following + 2]
        return not self.text[following - 1].isspace() or (self.text[following] == "”" and not after.isalnum())

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Where a sentence ends and another one begins."""
        return [found.start() for found in _SENTENCE_END.finditer(self.text, self.start, self.end)]

    @cached_property
    def surely_closing(self) -> list[int]:
        """Where a single mark closes behind a comma or the end of a sentence."""
        return [at for at in self.closing if self.text[at - 1] in ".,!?…" and not self.may_be_apostrophe(at)]

    @cached_property
    def likely_closing(self) -> list[int]:
        """Where a single mark stands that is no apostrophe at the end of a word."""
        return [at for at in self.closing if not self.may_be_apostrophe(at)]

    def may_be_apostrophe(self, at: int) -> bool:
        """Whether a single mark stands at the end of a word that may have an apostrophe there, and another word follows."""
        return _ENDS_IN_APOSTROPHE.match(self.text, at, self.end) is not None

    def closer_of_word(self, at: int) -> int | None:
        """Where a single mark closes behind one that may be the apostrophe of a word."""
        sure, likely = _first_from(self.surely_closing, at + 2), _first_from(self.likely_closing, at + 2)
        end = _first_from(self.sentence_ends, at)
        return likely if likely is not None and (end is None or likely < end) else sure

    def closer_from(self, offset: int) -> int | None:
        """Where the first single mark that may close stands, from a place on."""
        return _first_from(self.closing, offset)

    def leads_up_to(self, at: int) -> bool:
        """Whether what stands before a place is nothing, or ends as words before a whole sentence do."""
        return self.text[self.start : at].rstrip()[-1:] in (*".,:;!?—–", "")


def _first_from(places: Sequence[int], offset: int) -> int | None:
    index = bisect_left(places, offset)
    return places[index] if index < len(places) else None


def _begins_single(text: str, at: int) -> bool:
    """Whether a paragraph opens with a single mark, as a quotation of several paragraphs does in British papers."""
    return text[at : at + 1] in ("'", "‘") and text[at + 1 : at + 2].isalnum() and not _ELIDED_START.match(text, at + 1)


def _in_paragraph(paragraph: _Paragraph) -> Iterator[Quoted]:
    text, start, end = paragraph.text, paragraph.start, paragraph.end
    stack = [(paragraph.runs_on, start)] if paragraph.runs_on else []
    for found in _MARK.finditer(text, start, end):
        at, mark = found.start(), found[0]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if mark in "'’" and before.isalnum() and after.isalnum() and not _HANGUL.match(after):
            continue  # an apostrophe
        level = _closes(stack, paragraph, at, mark, before, after)
        if level is not None:
            # Marks left open inside the pair that closes here were apostrophes or inches.
            outermost = _outermost_single(stack, level) if before in ".,!?…" else level
            opened = stack[outermost if paragraph.leads_up_to(stack[outermost][1] - 1) else level][1]
            del stack[outermost:]
            yield Quoted(opened, at, closed=True)
        elif not _apostrophe_inside(stack, paragraph, at, mark) and _opens(paragraph, at, mark, before, after):
            run_on = stack and stack[-1][0] == mark in SINGLE and after.isupper() and text[at - 2] in ".!?"
            if run_on and (paragraph.closer_from(stack[-1][1]) or end) > at:
                yield Quoted(stack.pop()[1], at, closed=False)  # the paragraphs of a speech, run together
            stack.append(("«" if mark == "»" and after.isspace() else mark, at + 1))
            del stack[:-_DEEPEST]
    left = [opened for mark, opened in stack if mark in DOUBLE] or [at for _, at in stack if paragraph.goes_on]
    if left:
        yield Quoted(left[0], end, closed=False)


def _closes(
    stack: Sequence[tuple[str, int]], paragraph: _Paragraph, at: int, mark: str, before: str, after: str
) -> int | None:
    """The index in the stack of the mark that this one closes."""
    for level in range(len(stack) - 1, -1, -1):
        opener = stack[level][0]
        if not _same_mark(opener, mark):
            if mark in SINGLE:
                return None  # what opened inside double marks closes there
            continue
        if mark not in _PAIRS.get(opener, opener) and not (_straight(mark) or _straight(opener)):
            continue
        if mark in SINGLE:
            return level if _single_closes(paragraph, stack[level][1], at, before, after) else None
        if (_straight(mark) or mark == "“") and before.isspace() and not after.isspace() and not _edge(after):
            return None
        if mark == opener == "“" and (after.isalnum() or (_edge(before) and before != "…")):
            return None
        if mark == opener == "»" and (before.isspace() or after.isalnum()):
            return None
        if mark == '"' and paragraph.is_inches(at):
            return None
        return level
    return None


def _single_closes(paragraph: _Paragraph, opened: int, at: int, before: str, after: str) -> bool:
    """Whether a single mark closes: not inside a word, and not the apostrophe of a word while a closer follows.

    An apostrophe at the end of a word, in a later sentence than the mark that is open, is hardly what closes it.
    """
    if (after.isalnum() and not _HANGUL.match(after)) or before.isspace():
        return False
    if not paragraph.may_be_apostrophe(at):
        return True
    sentence_end = _first_from(paragraph.sentence_ends, opened)
    if sentence_end is not None and sentence_end < at:
        return False
    later = paragraph.closer_of_word(at)
    opener = _first_from(paragraph.opening, at + 1)
    return later is None or (opener is not None and opener < later)


def _outermost_single(stack: Sequence[tuple[str, int]], level: int) -> int:
    """The index of the first of the single marks that stand open one right inside the other, up to a level.

    What closes behind a comma or a full stop is the first; the others were apostrophes.
    """
    while level and stack[level][0] in SINGLE and stack[level - 1][0] in SINGLE:
        level -= 1
    return level


def _apostrophe_inside(stack: Sequence[tuple[str, int]], paragraph: _Paragraph, at: int, mark: str) -> bool:
    """Whether a single mark, right inside another pair of single marks, is the apostrophe of '90s or 'em."""
    inside = bool(stack) and stack[-1][0] in SINGLE and mark in SINGLE
    return inside and _ELIDED_START.match(paragraph.text, at + 1) is not None


def _opens(paragraph: _Paragraph, at: int, mark: str, before: str, after: str) -> bool:
    """Whether a mark opens a quotation; the ones left are apostrophes, primes and strays."""
    if mark in "«‹" and (before.isspace() or _edge(before)):
        return True  # the French put a space after it
    if mark == '"' and before in ":,":
        return after.isupper() or (after.isalnum() and paragraph.closes_next(at))  # a missing space
    if mark == "'" and before == ":" and after.isupper():
        return paragraph.closer_from(at + 2) is not None
    if mark == "“" and before.isspace() and after.isspace():
        return paragraph.closes_next(at)
    if mark == "»" and at == paragraph.start and after.isspace():
        return True  # the French open each paragraph of a speech so
    if mark == '"' and _NO_SPACE_BEFORE.match(before):
        return not after.isspace()
    if after.isspace() or not (before.isspace() or _edge(before) or before in "—–-/*_" or mark in "“„«‹‘‚「『"):
        return False
    if mark in _OPENING and not (mark == "‘" and _ELIDED_START.match(paragraph.text, at + 1)):
        return True
    if mark in "”»›":
        return (before.isspace() or _edge(before)) and after not in ",.;:!?)"
    if mark in DOUBLE:
        return mark == '"'
    return _single_opens(paragraph, at, mark, before, after)


def _single_opens(paragraph: _Paragraph, at: int, mark: str, before: str, after: str) -> bool:
    """Whether a single mark opens: something must close it, and it must not be the apostrophe of ’90s or ’em."""
    if mark in "′´" or (before.isalnum() and after.isalnum()):
        return False
    closer = _first_from(paragraph.closing, at + 2)
    elided = _ELIDED_START.match(paragraph.text, at + 1)
    if elided is None and mark == "’":
        return _first_from(paragraph.certainly_closing, at + 1) is not None
    if elided is None:
        return closer is not None or (paragraph.goes_on and paragraph.leads_up_to(at))
    if mark == "’" or closer is None:
        return False
    opener = _first_from(paragraph.opening, at + 1)
    if opener is not None and opener < closer:
        return False
    last = paragraph.text[closer - 1]
    if closer < elided.end() + (not last.isdigit()):
        return False
    if last in ".,!?…":
        return True
    if closer == elided.end():
        return True
    sentence_end = _first_from(paragraph.sentence_ends, at)
    within = closer - at <= 60 and (sentence_end is None or closer < sentence_end)
    return within and not elided[0][0].isdigit() and not paragraph.may_be_apostrophe(closer)


def _straight(mark: str) -> bool:
    return mark in "\"'"


def _edge(character: str) -> bool:
    return character in "([{<\"'“”‘’„«»‹›—–-…"

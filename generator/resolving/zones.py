"""What of a seed is not the article's body: headlines, captions, videos, bylines, registration, footers.

Only what looks like nothing else is left out; a paragraph of prose stays in the body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.comparing.figures import MONTHS, MONTHS_DE, MONTHS_SHORT
from generator.prose.sentences import sentences
from generator.prose.signs import in_one_sign
from generator.prose.typography import normal
from generator.reading.models import ExclusionKind

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]*[^\s\ufeff][^\r\n\u2028\u2029\x85]*")
_MONTHS = f"{MONTHS}|{MONTHS_SHORT}"
_MONTH_NAMES = (
    MONTHS.split("|"),
    MONTHS_DE.split("|"),
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "Jänner Feber März Apr Mai Jun Jul Aug Sept Okt Nov Dez".split(),
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
    "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "januari februari mars april maj juni juli augusti september oktober november december".split(),
    "januar februar marts april maj juni juli august september oktober november december".split(),
    "januar februar mars april mai juni juli august september oktober november desember".split(),
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split(),
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split(),
    "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
)
"""Of English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Polish, Russian, Ukrainian and
Turkish articles."""
_MONTH = {name.casefold(): number for names in _MONTH_NAMES for number, name in enumerate(names, 1)}
_ANY_MONTH = "|".join(sorted({name for names in _MONTH_NAMES for name in names}, key=len, reverse=True))
FULL_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|[.º°])?\s+(?:de\s+)?(?P<month>(?i:{_ANY_MONTH}))\.?,?\s+(?:del?\s+)?(?P<year>(?:19|20)\d\d)\b"
    rf"|(?P<month2>(?i:{_MONTHS}))\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d)\b"
    r"|(?P<day3>\d{1,2})\.\s?(?P<month3>\d{1,2})\.\s?(?P<year3>(?:19|20)\d\d)\b"
    r"|(?P<year4>(?:19|20)\d\d)[年년] ?(?P<month4>\d{1,2})[月월] ?(?P<day4>\d{1,2})[日일]"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b)"
)
"""`26 January 2022`, `Jan. 26, 2022`, `JANUARY 26 2022`, `26.01.2022` (which nobody writes month first), `2022年1月26日`, `2022-01-26`."""
_AGENCY = (
    r"(?:Getty(?: Images)?|AFP|Reuters|REUTERS|Associated Press|AP|AP Photo|EPA|EPA-EFE|PA|PA Wire|PA Media|Shutterstock|Pool|POOL|Alamy|Bloomberg|"
    r"Press Service|Handout|iStock|Rex|Xinhua|TASS|Sputnik|Anadolu|NurPhoto|Zuma|ZUMA|USA TODAY|Press Office|Supplied|File photo|Canadian Press|DPA|dpa)"
)
_PHOTOGRAPHER = r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}"
_CREDIT_AT_END = re.compile(
    rf"\((?:[^()]*\b)?(?:{_AGENCY}|[A-Z]{{2,}} Photo)\b[^()]*\)\.?\s*$|(?:Photo(?:graph)?|Picture|Image|Credit|Credits|Pic)(?: by|:)\s*[^.]{{2,60}}$"
    rf"|(?:^|[\s(\[]){_PHOTOGRAPHER}\s?/\s?(?:{_AGENCY}|[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,3}})[)\]]?\s*$"
    rf"|(?:^|\s)(?:REUTERS|AP Photo|AFP)\s?/\s?{_PHOTOGRAPHER}\s*$|\bCredit {_PHOTOGRAPHER}(?: for [A-Z][\w’' -]{{2,40}})?\s*$"
)
_CREDIT_AT_START = re.compile(
    rf"\s*\((?:{_PHOTOGRAPHER}\s?[/|]\s?(?:[^()]*\b)?{_AGENCY}\b[^()]*|(?:[^()]*\b)?{_AGENCY}\s?[/|]\s?{_PHOTOGRAPHER}"
    r"|(?:Photo(?:graph)?|Picture|Image|Credit)s?(?: by |: ?)[^()]{2,60})\)\s+(?=\w)"
)
_CREDIT_LINE = re.compile(
    rf"^\s*(?:\(?(?:[\w.’' -]+\s*[/|]\s*)*{_AGENCY}(?:\s*(?:[/|]|via|/)\s*[\w.’' -]+)*\)?|(?:Photo(?:graph)?|Picture|Image|Credit|Credits|Pic)s?(?: by|:)\s*.{{2,60}}|(?:Image|Picture|Photo) (?:source|caption|credit),.*|©\s(?!(?:19|20)\d\d\b|.*[Rr]ights reserved).{{0,60}}|FILE(?: PHOTO)?\s?[-–—:]\s.*|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}}\s*/\s*{_AGENCY}.{{0,30}})\s*$"
)
_BYLINE = re.compile(
    r"^\s*(?:(?:By|BY|Words by|Reporting by|Written by|Story by)\s+[A-Z][^.!?“”\"]{2,80}"
    r"|(?:V(?:on|ON)|P(?:ar|AR|or|OR)|[Dd]i|Door)(?:\s[^\W\d_a-zäöüß][\w’.-]+){2,4}(?:\s\([^()]*\))?"
    r"(?:(?:,(?:\s(?:z\.\s?Zt\.|zurzeit|derzeit))?|\s(?:und|et|avec|y|e|en))(?:\s[^\W\d_a-zäöüß][\w’.-]+)+)*)$"
)
"""`By Jane Doe`, `Von Katrin Scholz, Hamburg`, `Par Anne Morel et Luc Petit`."""
_STAMP = re.compile(
    r"(?:Published|Updated|Last updated|Posted|First published|Modified|Veröffentlicht|Aktualisiert|Stand(?=:)|Publié|Mis à jour|"
    r"Publicad[oa]|Actualizado|Atualizado|Pubblicato|Aggiornato|Gepubliceerd|Bijgewerkt|Publicerad|Uppdaterad|Publisert|Oppdatert|"
    r"Opdateret|Offentliggjort|Opublikowano|Опубликовано|Обновлено|Yayınlanma|Güncelleme)\b.{0,60}"
    r"|\d{1,2}[:.]\d\d\s*(?:am|pm|GMT|BST|EST|EDT|ET|UTC)?"
)
_WEEKDAY = re.compile(
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+|(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch),?\s+"
    r"(?:den\s+)?)?"
)
_LONGEST_TIME = 30
"""Code points of what may stand behind a date on a line of its own."""
_FROM = re.compile(r"[A-Z][\w’'., -]{2,40},\s+")
_BY_AGENCY = re.compile(rf"(?:\s*\((?:{_AGENCY}|[A-Z][\w ]{{1,20}})\))?")
"""What stands around the date in `LONDON, 12 March 2024 (Reuters)`."""
_HASHES = re.compile(r"\A#{1,6}\s+(?=\S)")
_EMPHASIS = re.compile(r"\A(?P<mark>[*_]{1,3})(?=\S)(?P<text>[^*_]+)(?P=mark)\Z")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
"""A picture in Markdown."""
_DURATION = re.compile(r"^\s*(?:Duration|Length|Running time)?:?\s*\d{1,2}:\d\d(?::\d\d)?\s*$")
_AGE = re.compile(
    r"^\s*(?:(?:an?|\d+|one|two|three) (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago|\d+[hdmw] ago)\s*$",
    re.IGNORECASE,
)
_VIDEO = re.compile(
    r"^\s*(?:Watch(?: now| live| the video)?\b.{0,80}|Video(?: duration)?:.{0,100}|Play (?:video|audio)|Video unavailable|This video (?:can|is).{0,60}|Media caption.*|Listen(?: to (?:this|the) .{0,40})?)\s*$",
    re.IGNORECASE,
)
_REGISTRATION = re.compile(
    r"^\s*(?:Register (?:for free|now|to)\b.*|Registration is\b.*|By (?:registering|signing up|subscribing|clicking|entering)\b.*|Already (?:have an account|a subscriber|registered).*|"
    r"Thank you for (?:registering|subscribing|signing up).*|Please (?:refresh|sign in|log in|enter (?:a valid|your)|enable|tick)\b.*|This site is protected by.*|(?:Sign (?:up|in)|SIGN (?:UP|IN)) .{0,140}|.{0,200}\b(?:Enter your email|By signing up,? you)\b.{0,200}|Log ?in .{0,60}|"
    r"Subscribe(?: now| today| to)\b.{0,140}|Get (?:the|our|unlimited|your) .{0,100}(?:newsletter|inbox|access|app|briefing).*|.{0,90}\b(?:our|the) (?:free |daily |weekly )*newsletters?\b.{0,90}|"
    r"(?:We|This (?:web)?site) uses? cookies.*|.{0,60}\b(?:[Cc]ookie|[Pp]rivacy) (?:[Pp]olicy|[Nn]otice|[Ss]ettings)\b.{0,120}|(?:To|To continue) (?:continue reading|read (?:more|this|the full)).{0,120}|"
    r".{0,30}I would like to be emailed.*|Enter your email.*|Unlock .{0,80}(?:access|subscription).*|.{0,60}(?:to continue reading|to keep reading).{0,60})\s*$"
)
_BOX_ENDS = re.compile(r"after newsletter promotion|skip past newsletter promotion", re.IGNORECASE)
_BOX_LINES = 8
_ADVERTISEMENT = re.compile(
    r"^\s*(?:Advertisement|ADVERTISEMENT|Advert|AD|Sponsored(?: content)?|Promoted|Story continues below.*|Article continues (?:after|below).*|Join our (?:new )?(?:commenting forum|community|whatsapp|WhatsApp).*|"
    r"Join (?:thought-provoking|the) conversations?\b.*|Download (?:the|our) .{0,60}app\b.*|Support (?:our|independent|quality) journalism.*|Donate (?:now|today).*)\s*$"
)
_FOOTER = re.compile(
    r"^\s*(?:Source link|Source:.{0,80}|(?:Read (?:more|next|also|the full)\b|(?:READ )?MORE:|READ (?:MORE|NEXT|ALSO)\b).{0,160}|See also\b.{0,120}|Related(?: (?:articles?|stories|topics|content|links|coverage))?:?.{0,100}|More (?:on this story|from|like this|stories)\b.{0,100}|"
    r"Most (?:read|viewed|popular).{0,60}|Recommended.{0,40}|Explore more on these topics|Reuse this content|Share(?: (?:this|on|via|article)\b.{0,80})?|(?:Facebook|Twitter|WhatsApp|LinkedIn|Email|Copy link|Print|Pinterest|Reddit|Save|Comments?|Tags?:.{0,160}|Topics:?.{0,160})|"
    r"Follow (?:us|@|BBC|the|our)\b.{0,140}|(?:©|\(c\)|Copyright)\s.{0,120}|All rights reserved.*|Our Standards:.*|Reporting by [A-Z].{0,200}|\(?(?:Additional )?[Rr]eporting by [A-Z].{0,200}|Editing by [A-Z].{0,120}|"
    r"This (?:article|story) (?:was|is|has been) (?:originally |first |amended|updated|corrected).{0,200}|Do you have .{0,60}story\b.{0,160}|"
    r"(?:Are|Have) you .{2,100}\?.{0,160}(?:@|\b(?:[Ee]mail|[Cc]ontact|[Gg]et in touch|[Tt]ell us|[Ss]hare)\b).{0,120}|[_*-]{3,}|"
    r"[A-Z_](?:(?!\bwho\b)[^“”\"]){2,140} contributed (?:reporting |research )?to this (?:report|story|article)(?: from [A-Z][\w ,.’'-]{2,60})?\..{0,120}|"
    r"Lesen Sie (?:auch|mehr|dazu|hierzu)\b.{0,160}|Mehr zum Thema\b.{0,100}|"
    r"Contact (?:us|the author)\b.{0,100}|(?:(?:Media|Press) )?(?:Contact|CONTACT)s?:.{0,140}|\+?[\d(][\d ().-]{6,18}\d|"
    r"FOR IMMEDIATE RELEASE.{0,40}|(?:N(?:ews|EWS)|P(?:ress|RESS)|M(?:edia|EDIA)) (?:[Rr]elease|RELEASE)|EMBARGOED .{0,60}|#{2,5}|[-–— ]*ENDS[-–— ]*|View comments|Back to top|Skip to content)\s*$"
)
_ABOUT_WRITERS = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3},? (?:covers|reports on|writes about|(?:who )?is (?:an?|the) [^.“”\"]{0,60}(?:reporter|correspondent|editor|"
    r"columnist|journalist|writer|producer))\b[^“”\"]{0,200}"
)
"""What an outlet says of its writers below their article."""
_LAST_LINES = 4
_LIST = re.compile(
    r"(?:Related(?: (?:articles?|stories|topics|content|links|coverage))?|More (?:on this story|from|like this|stories)\b.{0,40}|Most (?:read|viewed|popular).{0,20}|"
    r"Recommended.{0,20}|Explore more on these topics|Topics|Tags|See also|Mehr zum Thema):?",
    re.IGNORECASE,
)
"""A footer's line that others of its block follow."""
_LISTED: tuple[ExclusionKind, str] = "footer", "stands in a list of the outlet’s"
_CAPTION_BELOW = re.compile(r"(?:Image|Picture|Photo) caption[,:]?", re.IGNORECASE)
_DATELINE = re.compile(
    rf"^\s*(?P<line>[A-Z][A-Z’'.-]+(?:[ ,]+[A-Z][\w’'.-]+)*(?:,?\s+(?:(?:{_MONTHS})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{_MONTHS})\b\.?))?(?:,?\s+\d{{4}})?,?\s+(?:\((?:{_AGENCY}|[A-Z][\w ]{{1,20}})\)\s*)?[-—–]+\s)(?=\S)"
)
_PLACE = re.compile(
    rf"{_DATELINE.pattern}|^\s*(?P<wire>[A-Z][\w’' ]{{2,30}}, \d{{1,2}} [A-Za-z]{{3,10}}\.?(?: \d{{4}})? \([A-Z][\w ]{{1,20}}\)\s?\.?[-–—]+\s?)(?=\S)"
    rf"|^(?P<agency>\([A-Z]{{2,8}}\)\s?(?:[-–—]+\s)?)(?=[A-Z])|^\s*(?P<place>[A-Z][A-Z’'.-]+(?: [A-Z’'.-]+)*: )(?=[A-Z])"
)
"""A dateline, also of Indian papers and Spanish agencies: `MUMBAI: Shares fell`, `Madrid, 4 ene (EFE).- El Gobierno`."""
_FIRST_LINES = 4
_SENTENCE_END = (
    ".",
    "!",
    "?",
    "…",
    ".”",
    "!”",
    "?”",
    '."',
    '!"',
    '?"',
    ".’",
    "?’",
    "!’",
    ".'",
    "?'",
    "!'",
    ":",
    ",”",
    "…”",
    ".)",
    "”",
    '"',
    ",",
)
_HEADING_WORDS = 12
_QUOTED_HEADING_WORDS = 16
_KICKER_WORDS = 2
_BEFORE_A_HEADLINE = 6
"""Lines at the most."""
_TURN = re.compile(r"[A-Z][A-Z0-9.’' -]*: ")
"""What a line of a transcript begins with: `MR. PRICE: `, `Q: `."""
_SPOKEN_LINE = re.compile(r"^[QA]: |[”\"’'] ?(?:\S+ )?[—–-] ?[@A-Z]")
"""A line of an interview, or a quotation with its credit: `“We go” — Ann Lee`."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """A span that is not the body, and why it is taken for that."""

    kind: ExclusionKind
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank, and where it stands without the white space around it."""

    start: int
    end: int
    text: str
    """Without marks of Markdown around it."""
    block: int
    """Lines of one block have no blank line between them."""


def _is_finished(text: str) -> bool:
    """Whether a line ends as a sentence or a quotation does, marks and brackets apart; a headline may ask or exclaim."""
    bare = text.rstrip(" \"'“”‘’)]»«")
    return bare[-1:] in tuple(".,:;…—") or (bare[-1:] in ("!", "?") and bare != text.rstrip())


def title_of(text: str) -> tuple[int, int] | None:
    """The span of the headline: the first line below what leads up to one, unless it reads like a sentence of the body."""
    lines = _lines(text)
    for _ in range(_BEFORE_A_HEADLINE):
        if len(lines) > 2 and (_by_itself(lines[0].text) or _is_kicker(lines)):
            lines = lines[1:]
    if len(lines) < 2:
        return None
    first = lines[0]
    signed = _by_itself(lines[1].text)
    if signed and signed[0] == "byline" and len(first.text) <= 200 and first.text[-1] not in ".:,;":
        return first.start, first.end  # `DONE DEAL! They “are home!”`, above `By Jane Doe`
    if (
        _is_dateline(first.text)
        or _is_finished(first.text)
        or len(first.text.split()) > 28
        or (first.block == lines[1].block and len(lines[1].text.split()) < 6 and len(first.text.split()) > 20)
    ):
        return None
    if len(first.text) > 200 or len(sentences(first.text)) > 1 or _reads_on(lines):
        return None
    return first.start, first.end


def _is_kicker(lines: Sequence[_Line]) -> bool:
    """Whether the first line is a word or two that lead up to a headline right below: `Tarifstreit`, `World news`."""
    first, second = lines[:2]
    return (
        first.block == second.block != lines[2].block
        and len(first.text.split()) <= _KICKER_WORDS
        and len(second.text.split()) >= 2 * _KICKER_WORDS
        and not (_is_finished(first.text) or _is_finished(second.text) or _by_itself(second.text))
    )


def _reads_on(lines: Sequence[_Line]) -> bool:
    """Whether the first line is one of a hard-wrapped paragraph: the next begins in lower case or fits no more."""
    block = [line.text for line in lines if line.block == 0]
    if len(block) < 2:
        return False
    width = max(len(line) for line in block)
    return block[1][:1].islower() or (len(block) > 2 and all(len(line) > 0.8 * width for line in block[:-1]))


def excluded(text: str) -> list[Excluded]:
    """What is not the body, in order; spans do not overlap. The title is not among them."""
    lines = _lines(text)
    title = title_of(text)
    found: dict[int, tuple[ExclusionKind, str]] = {}
    for index, line in enumerate(lines):
        if title and line.start == title[0]:
            continue
        if kind := _by_itself(line.text):
            found[index] = kind
        elif title and line.start < title[0]:
            found[index] = ("heading", "a word or two above the headline")
    _labelled(lines, found)
    _boxes(lines, found)
    _credits(lines, found, title)
    _videos(lines, found, title)
    for index in range(max(_LAST_LINES, len(lines) - _LAST_LINES), len(lines)):
        if index not in found and _ABOUT_WRITERS.fullmatch(lines[index].text):
            found[index] = ("footer", "what the outlet says of a writer")
    _duplicates(lines, found, title)
    _bylines(lines, found, title)
    _headings(lines, found, title)
    spans = [
        Excluded(kind, lines[index].start, lines[index].end, reason) for index, (kind, reason) in sorted(found.items())
    ]
    transcribed = sum(_TURN.match(line.text) is not None for line in lines) > 1
    for index, line in enumerate(lines):
        place = _DATELINE if transcribed or index > _FIRST_LINES else _PLACE
        if index not in found and (dateline := place.match(line.text)):
            first, last = dateline.span(dateline.lastgroup or 0)
            if len(line.text[first:last].strip()) > 4:
                end = line.start + first + len(line.text[first:last].rstrip())
                spans.append(Excluded("other", line.start + first, end, "a dateline"))
    return _merged(text, sorted(spans, key=lambda each: each.start))


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    block = 0
    text = in_one_sign(text)
    for found in _LINE.finditer(text):
        raw = found[0]
        start = found.start() + len(raw) - len(raw.lstrip("\ufeff \t\u00a0\v\f"))
        stripped = raw.strip("\ufeff \t\u00a0\v\f")
        if not stripped.strip():
            continue
        if lines and len(re.findall(r"\r\n|[\r\n\u2028\u2029\x85]", text[lines[-1].end : start])) > 1:
            block += 1
        lines.append(_Line(start, start + len(stripped), _bare(stripped.strip()), block))
    return lines


def _bare(line: str) -> str:
    """A line without what Markdown sets before and around it: `## A heading`, `*By Jane Doe*`."""
    return _EMPHASIS.sub(r"\g<text>", _HASHES.sub("", line))


def _is_dateline(text: str) -> bool:
    return _DATELINE.match(text) is not None


def _by_itself(text: str) -> tuple[ExclusionKind, str] | None:
    """What a line is whatever stands around it."""
    if _DURATION.match(text) or _AGE.match(text) or _VIDEO.match(text):
        return "video", "a video’s age, length or label"
    if _PICTURE.fullmatch(text):
        return "caption", "a picture"
    if _is_stamp(text):
        return "byline", "names the writer or the date"
    if (len(text) < 400 and _CREDIT_AT_END.search(text)) or _CREDIT_LINE.match(text):
        return "caption", "ends with a picture’s credit"
    if len(text) < 400 and _CREDIT_AT_START.match(text):
        return "caption", "begins with a picture’s credit"
    if _BYLINE.match(text):
        return "byline", "names the writer or the date"
    if len(text) < 260 and _REGISTRATION.match(text):
        return "registration", "asks the reader to register or subscribe"
    if _ADVERTISEMENT.match(text):
        return "advertisement", "an advertisement"
    if _FOOTER.match(text) and len(text) < 260:
        return "footer", "links and notes of the outlet"
    return None


def _is_stamp(text: str) -> bool:
    """Whether a line is a date, with what papers set around one, or says when something was published."""
    if _STAMP.fullmatch(text):
        return True
    if (dated := FULL_DATE.search(text)) is None:
        return False
    before, after = text[: dated.start()], text[dated.end() :]
    is_dateline = _FROM.fullmatch(before) and _BY_AGENCY.fullmatch(after)
    return bool(is_dateline or (_WEEKDAY.fullmatch(before) and len(after) <= _LONGEST_TIME))


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(_SENTENCE_END)


def _labelled(lines: Sequence[_Line], found: dict[int, tuple[ExclusionKind, str]]) -> None:
    """A caption below a line that says so; in one block with a footer, the titles that it lists."""
    for index, (above, line) in enumerate(pairwise(lines), 1):
        if index not in found and _CAPTION_BELOW.fullmatch(above.text):
            found[index] = ("caption", "stands below its label")
        listed = _LIST.fullmatch(above.text) or found.get(index - 1) == _LISTED
        if index not in found and listed and line.block == above.block and not _is_sentence(line.text):
            found[index] = _LISTED


def _boxes(lines: Sequence[_Line], found: dict[int, tuple[ExclusionKind, str]]) -> None:
    """What stands between an invitation to register and the line that says where the article goes on."""
    for end in [index for index, line in enumerate(lines) if _BOX_ENDS.fullmatch(line.text)]:
        begins = (
            index for index in range(max(0, end - _BOX_LINES), end) if found.get(index, ("",))[0] == "registration"
        )
        for index in range(next(begins, end), end + 1):
            found[index] = ("registration", "asks the reader to register or subscribe")


def _credits(
    lines: Sequence[_Line], found: dict[int, tuple[ExclusionKind, str]], title: tuple[int, int] | None
) -> None:
    """A credit's caption and alternative text stand in its block, before it."""
    for index in [index for index, (kind, _) in found.items() if kind == "caption"]:
        alone = _CREDIT_LINE.match(lines[index].text) is not None
        before = index - 1
        taken = 0
        while before >= 0 and lines[before].block == lines[index].block and before not in found and taken < 2:
            line = lines[before]
            if title and line.start == title[0]:
                break
            if len(line.text) > 300 or (not alone and _is_sentence(line.text) and len(line.text.split()) > 14):
                break
            found[before] = ("caption", "stands above a picture’s credit")
            taken += 1
            before -= 1


def _videos(lines: Sequence[_Line], found: dict[int, tuple[ExclusionKind, str]], title: tuple[int, int] | None) -> None:
    """A video's headline stands before its age, its description after its length."""
    labels = [index for index, (kind, _) in found.items() if kind == "video"]
    for index in labels:
        if (
            index - 1 >= 0
            and index - 1 not in found
            and not _is_sentence(lines[index - 1].text)
            and (not title or lines[index - 1].start != title[0])
        ) and (_AGE.match(lines[index].text) or _DURATION.match(lines[index].text)):
            found[index - 1] = ("video", "a video’s headline")
        if (
            _DURATION.match(lines[index].text)
            and index + 1 < len(lines)
            and lines[index + 1].block == lines[index].block
            and index + 1 not in found
        ):
            found[index + 1] = ("video", "a video’s description")


def _duplicates(
    lines: Sequence[_Line], found: dict[int, tuple[ExclusionKind, str]], title: tuple[int, int] | None
) -> None:
    """The headline again, or a lead that the body opens with once more."""
    keys = [normal(line.text).text.casefold().rstrip(" .") for line in lines]
    for index, line in enumerate(lines[:12]):
        if index in found or (title and line.start == title[0]):
            continue
        if title and keys[index] == normal(text_of(lines, title)).text.casefold().rstrip(" ."):
            found[index] = ("duplicate", "the headline again")
            continue
        if len(keys[index].split()) < 8:
            continue
        for later in range(index + 1, min(len(lines), index + 10)):
            one, other = keys[index], keys[later]
            if one == other or (len(other) > 60 and one.startswith(other)):
                found[index] = ("duplicate", "stands again below")
                break


def text_of(lines: Sequence[_Line], span: tuple[int, int]) -> str:
    """The text of the line that begins at a span's start."""
    return next((line.text for line in lines if line.start == span[0]), "")


def _bylines(
    lines: Sequence[_Line], found: dict[int, tuple[ExclusionKind, str]], title: tuple[int, int] | None
) -> None:
    """Name, place and caption beside a date near the top."""
    stamps = [index for index, (kind, _) in found.items() if kind == "byline" and index < 10]
    for index in stamps:
        for step in (-1, 1):
            near = index + step
            while 0 <= near < len(lines) and near not in found and lines[near].block == lines[index].block:
                line = lines[near]
                if (title and line.start == title[0]) or _is_sentence(line.text):
                    break
                count = len(line.text.split())
                if count <= 5 and step < 0:
                    found[near] = ("byline", "stands with the date")
                elif count <= 20:
                    found[near] = (
                        ("caption", "stands with the date and is no sentence")
                        if count > 5 and not FULL_DATE.search(line.text)
                        else ("byline", "stands with the date")
                    )
                else:
                    break
                near += step


def _headings(
    lines: Sequence[_Line], found: dict[int, tuple[ExclusionKind, str]], title: tuple[int, int] | None
) -> None:
    """Short lines without a full stop, alone in their block: sub-headings; and quoted words that are as good as one."""
    blocks = Counter(line.block for line in lines)
    for index, line in enumerate(lines):
        is_last = index == len(lines) - 1 and index - 1 not in found
        if index in found or is_last or (title and line.start == title[0]):
            continue
        if not _is_alone(lines, index, blocks, found) or len(sentences(line.text)) > 1:
            continue
        if line.text.startswith(("“", '"', "‘", "'", "„")) and line.text.endswith(("”", '"', "’", "'", "“")):
            if why := _why_quoted(lines, index, below_title=title is not None and index == 1):
                found[index] = ("heading", why)
        elif _is_heading(line.text, index):
            found[index] = ("heading", "a short line without a full stop")


def _is_alone(
    lines: Sequence[_Line], index: int, blocks: Mapping[int, int], found: dict[int, tuple[ExclusionKind, str]]
) -> bool:
    """Whether a line is all that is left of its block; in a text that is one block, every line is by itself."""
    own = lines[index].block
    if len(blocks) == 1 or blocks[own] == 1:
        return True
    return all(other in found for other, line in enumerate(lines) if line.block == own and other != index)


def _why_quoted(lines: Sequence[_Line], index: int, *, below_title: bool) -> str:
    """Why a line of quoted words is taken for a heading; empty where it is not."""
    text = lines[index].text
    if text[-2:-1] in ".,!?" or len(text.split()) > _QUOTED_HEADING_WORDS:
        return ""
    if below_title:
        return "quoted words that stand alone under the headline"
    below = (other.text.casefold() for other in lines[index + 1 :] if other.text != text)
    is_again = any(text[1:-1].casefold() in each for each in below)
    return "quoted words that stand alone, and again below" if is_again else ""


def _is_heading(text: str, index: int) -> bool:
    """Whether a line reads like a heading: short, with no end of a sentence and nobody who speaks."""
    most = _HEADING_WORDS + (4 if index < 4 else 0)
    if len(text.split()) > most or _is_finished(text) or text.endswith("!") or text.startswith(("•", "-")):
        return False
    if _SPOKEN_LINE.search(text) or _TURN.match(text):
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in "‘'“\""


def _merged(text: str, spans: Sequence[Excluded]) -> list[Excluded]:
    """Neighbours of one kind become one span."""
    merged: list[Excluded] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and span.start < last.end:
            continue
        if (
            last
            and last.kind == span.kind
            and span.kind not in ("heading",)
            and not text[last.end : span.start].strip()
        ):
            merged[-1] = Excluded(last.kind, last.start, span.end, last.reason)
        else:
            merged.append(span)
    return merged


def dates(text: str) -> Iterator[tuple[int, int, str]]:
    """The full dates that a text gives: start, end, ISO 8601."""
    for found in FULL_DATE.finditer(text):
        if found["iso"]:
            value = found["iso"]
        else:
            year, month, day = (
                next(filter(None, (found[f"{name}{n}"] for n in ("", 2, 3, 4)))) for name in ("year", "month", "day")
            )
            value = f"{year}-{_MONTH.get(month.casefold()) or int(month):02}-{int(day):02}"
        if _possible(value):
            yield found.start(), found.end(), value


def _possible(value: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True

"""Which characters are welcome, what a word is, how a slug is made of words; and what every room does with a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import unescape

_SOUND = "\ue000-\ufdcf\ufdf0-\ufffd" + "".join(
    f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000)
)
"""All behind the surrogates but what is no character. To find what is not among welcome signs is ten times as quick as to
find one of the others."""
UNWELCOME = re.compile(f"[^\t\n\r -~\xa0-\u2029\u202f-\u2065\u206a-\ud7ff{_SOUND}]")
"""What must not stand in what an editor writes: controls but tab and line ends (C0, C1), bidirectional overrides and
isolates (CVE-2021-42574), and what is no character."""
UNREADABLE = re.compile(f"[^\t-\r -~\x85\xa0-\ud7ff{_SOUND}]")
"""The same for what is not ours to edit: old line ends and directions may stand there."""
_COMMANDS = re.compile(f"[^ -~\xa0-\u2027\u202f-\u2065\u206a-\ud7ff{_SOUND}]")
"""What a terminal could obey, or has no picture for."""


def composed(name: str) -> str:
    """A file's name with letters and accents composed (NFC): some systems take them apart on disk, editors never do."""
    return unicodedata.normalize("NFC", name)


UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Scripts written without spaces between words (Thai, Lao, Burmese, Khmer, Kana, Han): each letter is a word."""


def _marks() -> str:
    """The combining marks of the Basic Multilingual Plane, which `\\w` leaves out, as a character class.

    Between the ranges looked at lie Chinese, Yi and Korean, which have none, and what is for private use.
    """
    codes = (*range(0x300, 0x3400), *range(0xA600, 0xAC00), *range(0xFB00, 0xFE30))
    marks = [code for code in codes if unicodedata.category(chr(code))[0] == "M"]
    starts = [code for code in marks if unicodedata.category(chr(code - 1))[0] != "M"]
    ends = [code for code in marks if unicodedata.category(chr(code + 1))[0] != "M"]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))


CAPITAL = f"[{''.join(filter(str.isupper, map(chr, (*range(0x530), *range(0x1E00, 0x1F00)))))}]"
"""A capital letter, as a class of expressions: Latin with all of its accents, Greek, Cyrillic."""
MARKS = _marks()
_LETTER = f"[^\\W_{UNSPACED}]"
_L = f"(?:{_LETTER}|[{MARKS}])"
_RUN = f"{_L}{_LETTER}*+(?:[{MARKS}]{_LETTER}*+)*+"
"""The same as `_L+`, in half the time."""
_NUMERALS = "〇零一二三四五六七八九十百千万萬億亿兆两兩廿卅๐-๙໐-໙၀-၉០-៩"
"""The digits of these scripts: as a number they are one word."""
_NUMBER = rf"[{_NUMERALS}][\d{_NUMERALS}]*(?:[.,:/][\d{_NUMERALS}]+)*"
_CURRENCY = "$¢£¤¥֏؋฿៛₠-⃀﷼＄￡￥"
GERSHAYIM = '(?<=[\u05d0-\u05ea])["״](?=[\u05d0-\u05ea](?![\u05d0-\u05ea]))'
"""The mark of a Hebrew abbreviation, which stands before its last letter."""
WORD = re.compile(
    rf"(?=\S)(?:[-−](?<![\w—-].)(?=[\d{_CURRENCY}])|)(?:[A-Z](?<!\w.)[A-Z]{{0,2}}(?=[{_CURRENCY}])|)[{_CURRENCY}]?(?:"
    rf"(?:{_L}\.)+{_L}(?!{_L})(?:\.?[-‐‑]{_RUN})*"  # initials: U.S, e.g, U.S.-led
    rf"|{_RUN}(?:(?:['’](?![\uac00-\ud7a3])|{GERSHAYIM}|[_&@·:*]|\.?[-‐‑]){_RUN}|(?<=\d)[.,:/٫٬]\d{_L}*)*(?:(?<=\d){_NUMBER})?"  # don't, AT&T, EU:s, non-ally, 100,000, 12:30, 3.2bn
    rf"|{_NUMBER}|[{UNSPACED}]"  # 三百, 1億2000万
    rf")(?:[%‰°٪]|\+\+)?"
)
"""A word: letters and digits, held together by inner apostrophes, hyphens and decimal marks, with their unit sign.

A quotation must not be cut inside one: `negotiable` is not in `non-negotiable`, `can` not in `can't`.
"""


DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))])
"""Names that no file or folder can have on Windows."""


_RIGHT_TO_LEFT = frozenset("ar arc arz ckb dv fa he iw khw ks nqo ps sd syr ug ur yi".split())
"""Languages written from right to left, as CLDR has them."""
_SCRIPTS = frozenset("adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi".split())
"""Scripts written so (ISO 15924)."""


def tongue(language: str) -> str:
    """What a language (BCP 47) is without its region and script: `pt` for `pt-BR`."""
    return language.split("-")[0].lower()


def direction(language: str) -> str:
    """`rtl` for a language (BCP 47) that is written from right to left, else `ltr`."""
    parts = language.lower().split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), None)
    if script:
        return "rtl" if script in _SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"


def unwelcome_characters(text: str) -> str:
    """The characters that must not stand in text, named: `U+0007, U+202E`; empty where all are welcome."""
    return ", ".join(sorted({describe(character) for character in UNWELCOME.findall(text)}))


def visible(text: str) -> str:
    """The text without anything that a terminal would obey: `␛` for an escape, `�` for what has no picture."""
    return _COMMANDS.sub(lambda found: _picture(ord(found[0])), text)


def _picture(code: int) -> str:
    return chr(0x2400 + code) if code < 0x7F else "␡" if code == 0x7F else "�"


LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line in an editor, whoever saved the file."""
_NOT_A_LINE_END = re.compile(r"[^\r\n]")


def argument(name: str) -> str:
    """A file's name as it is typed in a command: in quotation marks where a shell would divide it or read more into it."""
    return name if re.fullmatch(r"[\w.:/\\][\w.:/\\~+=@,-]*", name) else f'"{name}"'


_MARKUP = re.compile(
    r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});|<!doctype\s[^<>]*>"
    r"|</?(?:a|article|b|blockquote|body|br|div|em|figure|h[1-6]|head|html|i|img|li|meta|ol|p|script|section|span|strong|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def markup_in(text: str) -> re.Match[str] | None:
    """The first tag or character reference of HTML: where one stands in an article, a page's source was taken for it."""
    found = (one for one in _MARKUP.finditer(text) if one[0].startswith("<") or unescape(one[0]) != one[0])
    return next(found, None)


def row_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a place in a text, whatever ends its lines: `\\n`, `\\r\\n` or `\\r`."""
    before = text[:offset]
    breaks = before.count("\n") + before.count("\r") - before.count("\r\n")
    return breaks + 1, offset - max(before.rfind("\n"), before.rfind("\r"))


def describe(character: str) -> str:
    """A character's code point and, where it has one, its Unicode name."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def one_line(text: str) -> str:
    """The text with every run of white space as one space: for whatever gives a meaning to the end of a line."""
    return " ".join(text.split())


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces for the spans; every offset, and every end of a line, stays what it was."""
    pieces, done = list[str](), 0
    for start, end in sorted(spans):
        start = max(done, start)
        pieces += (text[done:start], _NOT_A_LINE_END.sub(" ", text[start:end]))
        done = max(done, end)
    return "".join([*pieces, text[done:]])


def counted(count: int, noun: str) -> str:
    """A number with its English noun: `1 thing`, `2 things`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def words_of(text: str) -> list[str]:
    """The words of a text, in order."""
    return WORD.findall(text)


_SPELT = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
    | {"ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)


def spelt_in_ascii(text: str) -> str:
    """A text with Latin letters that have no ASCII base spelt as people do: Straße as Strasse, Sørensen as Sorensen.

    For names that are written down once or compared; an id that every build makes anew stays what it was published as.
    """
    return text.translate(_SPELT)


def without_accents(text: str) -> str:
    """A text in compatible characters (NFKD) without what combines with them: Erdoğan as Erdogan."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def in_ascii(text: str) -> bool:
    """Whether every letter of a text has an ASCII base, so that a slug of it is one that a person would choose."""
    letters = re.findall(r"[^\W_]", without_accents(text))
    return bool(letters) and all(letter.isascii() for letter in letters)


def slug(text: str, words: int = 5) -> str:
    """An ASCII slug of the first words: `There is no change, …` gives `there-is-no-change`.

    Letters without an ASCII base are spelt by their code point, so that no text gives an empty slug.
    """
    plain = without_accents(text).replace("'", "").replace("’", "").lower()
    runs = re.findall(r"[^\W_]+", plain)[:words]
    ascii_runs = [run if run.isascii() else "-".join(f"{ord(c):x}" for c in run[:6]) for run in runs]
    return "-".join(ascii_runs)[:80].strip("-") or "x"

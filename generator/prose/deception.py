"""What makes text look like what it is not: characters that nobody sees, and letters that look like others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.prose.text import describe

_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
"""The flag of Scotland and its like: a black flag, letters that nobody sees, an end."""
_DIRECTING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAGS = "\U000e0000-\U000e00ff"
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "A-Za-z\u00c0-\u024f"
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    rf"\U0001d173-\U0001d17a{_TAGS}]"
    rf"|(?<![{_HAN}])[\U000e0100-\U000e01ef]"  # else they choose the form of a Han letter
    rf"|(?<=[{_LATIN}])[\u200c\u200d](?=[{_LATIN}])"  # else they shape letters, or join people to a family
)
_TAG = re.compile(f"[{_TAGS}]")
_MARKS_OF_DIRECTION = re.compile("[\u061c\u200e\u200f]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")

_LOOK_LATIN = frozenset(
    "АВЕЅІЈКМНОРСТУХԀԌԚԜҮабеѕіјкорсухԁԛԝһѵүӏ"  # Cyrillic
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχϲϳ"  # Greek
)
_NOT_ASCII_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")
_OTHER_SCRIPT = re.compile("[\u0370-\u052f]")


def hidden_characters(text: str) -> str:
    """The characters that nobody sees and nothing in the text needs, named: `U+200B ZERO WIDTH SPACE`."""
    if text.isascii():
        return ""
    plain = _FLAG.sub("", text)
    found = _UNSEEN.findall(plain)
    if not _RIGHT_TO_LEFT.search(plain):
        found += _MARKS_OF_DIRECTION.findall(plain)
    return ", ".join(sorted({describe(character) for character in found}))


def directing_characters(text: str) -> str:
    """The characters that turn the order of what is read, or spell words that nobody sees, named."""
    if text.isascii():
        return ""
    plain = _FLAG.sub("", text)
    return ", ".join(sorted({describe(each) for each in _DIRECTING.findall(plain) + _TAG.findall(plain)}))


def look_alikes(text: str) -> str:
    """The first word whose letters look like Latin ones and are not, explained; empty where there is none.

    A word is suspect where letters that look Latin stand among Latin letters, or where all of its letters do and the
    text has Latin words besides.
    """
    if not _OTHER_SCRIPT.search(text):
        return ""
    return next(_suspects(text), "")


def _suspects(text: str) -> Iterator[str]:
    for found in _NOT_ASCII_WORD.finditer(text):
        word = found[0]
        foreign = [letter for letter in word if letter in _LOOK_LATIN]
        among = [letter for letter in word if unicodedata.name(letter, "").startswith("LATIN ")]
        beside = len(word) > 1 and len(foreign) == len(word) and re.search(f"[{_LATIN}]{{2}}", text)
        if foreign and (among or beside):
            yield f"“{word}” is spelt with {describe(foreign[0])}, which looks like a Latin letter"

"""Cards: the picture that a messenger or a network shows beside a link, 1200 by 630 pixels, drawn while the site is built.

A card is made of nothing but its texts and the site's colour, in one hue, with the font that lies in `fonts/` (Source
Serif Pro, SIL Open Font Licence). The same card always gives the same bytes.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zlib import Z_RLE

WIDTH, HEIGHT = 1200, 630
"""Pixels: what Open Graph's readers cut nothing off."""

_FONTS = Path(__file__).parent / "fonts"
_EDGE = 80
_PAPER, _RULE, _QUIET, _INK = 255, 205, 110, 0
"""Steps from the site's colour to the paper."""
_PAPER_COLOUR = (0xFD, 0xFC, 0xFA)
_SHADES = 16
"""Of one hue: four bits a pixel, which are smaller and sooner packed than eight and look the same."""
_SIZES = (80, 70, 62, 54)
"""Of the title, in pixels: the largest in which it takes no more than four lines."""
_LINES = 4
_MOST = 1000
"""Characters of a text that are looked at: more than any card has room for."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says."""

    site: str
    kicker: str
    """What kind of page it is of, or what the page belongs to."""
    title: str
    foot: str
    colour: str
    """Of titles and rules, as `#rrggbb`."""


def is_writable(text: str) -> bool:
    """Whether the font has every character, and each stands by itself from left to right."""
    characters = set(unicodedata.normalize("NFC", text))
    return all(_stands(character) for character in characters if not character.isspace())


@lru_cache(maxsize=4_000)
def _stands(character: str) -> bool:
    if unicodedata.bidirectional(character) in ("R", "AL", "AN") or unicodedata.category(character)[0] in "MC":
        return False
    return bytes(_font("Semibold", 20).getmask(character)) != _no_glyph()


@cache
def _no_glyph() -> bytes:
    return bytes(_font("Semibold", 20).getmask("\uffff"))


@cache
def _font(weight: str, size: int) -> Any:
    from PIL import ImageFont

    path = str(_FONTS / f"SourceSerifPro-{weight}.ttf")
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def picture(card: Card) -> bytes:
    """The card as a PNG."""
    from PIL import Image

    image = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    image.paste(_INK, (0, 0, WIDTH, 16))
    kicker, small = _font("Semibold", 30), _font("Regular", 32)
    _write(image, (_EDGE, 74), _cut(card.kicker, kicker), _QUIET, kicker)
    size, lines = _title(card.title)
    for number, line in enumerate(lines):
        _write(image, (_EDGE, 128 + round(number * size * 1.14)), line, _INK, _font("Semibold", size))
    image.paste(_RULE, (_EDGE, 520, WIDTH - _EDGE + 1, 522))
    _write(image, (_EDGE, 545), card.site, _INK, _font("Semibold", 32))
    foot = _cut(card.foot, small, WIDTH - 2 * _EDGE - _width(card.site, _font("Semibold", 32)) - 60)
    _write(image, (WIDTH - _EDGE - round(_width(foot, small)), 545), foot, _QUIET, small)
    image = image.point([round(step * (_SHADES - 1) / 255) for step in range(256)])
    image.putpalette(_palette(card.colour))
    file = BytesIO()
    image.save(file, "PNG", bits=4, compress_type=Z_RLE)  # most of it is paper
    return file.getvalue()


def _write(image: Any, at: tuple[int, int], text: str, shade: int, font: Any) -> None:
    """Write a line of text: character by character, since to draw one takes ten times as long as to copy it."""
    x, y = at
    for character in text:
        mask, left, top, advance = _glyph(character, font)
        image.paste(shade, (x + left, y + top), mask)
        x += advance


@lru_cache(maxsize=4_000)
def _glyph(character: str, font: Any) -> tuple[Any, int, int, int]:
    """A character as it is drawn, where that begins beside the pen and below the line's top, and how far it carries the pen.

    The font knows no pairs that it would set closer, and carries the pen by whole pixels.
    """
    from PIL import Image, ImageDraw

    left, top, right, bottom = font.getbbox(character)
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), character, 255, font)
    return mask, left, top, round(font.getlength(character))


@lru_cache(maxsize=200)
def _width(text: str, font: Any) -> float:
    """As it is drawn: the sum of the advances is a little less."""
    return float(font.getbbox(text)[2])


def _palette(colour: str) -> bytes:
    """The shades from the site's colour to the paper."""
    ink = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    pairs = [(one, paper) for one, paper in zip(ink, _PAPER_COLOUR, strict=True)]
    return bytes(round(one + (paper - one) * step / (_SHADES - 1)) for step in range(_SHADES) for one, paper in pairs)


def _title(title: str) -> tuple[int, list[str]]:
    """The size of the title and its lines; the last is cut where even the smallest is too large."""
    title = title[:_MOST]
    for size in _SIZES:
        lines = _lines(title, _font("Semibold", size))
        if len(lines) <= _LINES:
            return size, lines
    kept, rest = lines[: _LINES - 1], " ".join(lines[_LINES - 1 :])
    return size, [*kept, _cut(rest, _font("Semibold", size))]


def _lines(text: str, font: Any) -> list[str]:
    room = WIDTH - 2 * _EDGE - font.size / 4  # the last letter reaches a little farther than it advances
    lines: list[str] = []
    taken = 0.0
    for word in text.split():
        taken += _advance(f" {word}", font)
        if lines and taken <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(_cut(word, font))
            taken = _advance(lines[-1], font)
    return lines


@lru_cache(maxsize=20_000)
def _advance(word: str, font: Any) -> float:
    """How far a word carries the pen."""
    return float(font.getlength(word))


def _cut(text: str, font: Any, room: float = WIDTH - 2 * _EDGE) -> str:
    """The text, or as much of it as there is room for."""
    text = text[:_MOST]
    if _width(text, font) <= room:
        return text
    length = bisect_right(range(len(text)), room, key=lambda length: _width(f"{text[:length]} …", font)) - 1
    return f"{text[:length].rstrip()} …"

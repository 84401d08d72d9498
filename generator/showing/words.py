"""The words of the pages: English where they are used, every other language from one catalogue (gettext).

A message is plain text with named gaps, as in `{count} articles`; what fills a gap is made inert by whoever prints it.
"""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
"""One `<language>.po` for each language but English."""
OWN_CATALOGUES = "theme/locale"
"""Where a project may have its own, for another language or other words."""

_GAP = re.compile(r"\{([a-z_]+)\}")
_MONTHS = ("January February March April May June July August September October November December").split()


class FaultyCatalogue(Exception):
    """A catalogue that cannot be read; the message says why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, eq=False)
class Words:
    """What the pages say in one language."""

    language: str
    """BCP 47, as the site's configuration has it."""
    catalogue: gettext.NullTranslations

    def text(self, message: str, **gaps: object) -> str:
        """A message with its gaps filled."""
        return fill(self.catalogue.gettext(message), gaps)

    def counted(self, one: str, many: str, count: int) -> str:
        """A message for so many of something, with the gap `count` filled."""
        return fill(self.catalogue.ngettext(one, many, count), {"count": self.number(count)})

    def number(self, number: int) -> str:
        """A whole number as the language writes it."""
        if self._is_english:
            return f"{number:,}"
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale)

    def day(self, iso: str) -> str:
        """A year, month or day as a reader reads it, or two of them with a dash, from ISO 8601 (`start/end`)."""
        return " – ".join(self._day(part) for part in iso.split("/"))

    def _day(self, iso: str) -> str:
        year, *rest = iso.split("-")
        if not rest:
            return year
        month, day = int(rest[0]), int(rest[1]) if len(rest) > 1 else None
        if self._is_english:
            return " ".join([*([str(day)] if day else []), _MONTHS[month - 1], year])
        from babel.dates import format_date, format_skeleton

        when = date(int(year), month, day or 1)
        return format_date(when, "long", self._locale) if day else format_skeleton("yMMMM", when, locale=self._locale)

    @property
    def _is_english(self) -> bool:
        return type(self.catalogue) is gettext.NullTranslations

    @property
    def _locale(self) -> str:
        from babel import Locale, UnknownLocaleError

        for tag in (self.language, self.language.split("-")[0]):
            try:
                return str(Locale.parse(tag, sep="-"))
            except (UnknownLocaleError, ValueError):
                continue
        return "en"


ENGLISH = Words("en", gettext.NullTranslations())


def fill(message: str, gaps: dict[str, object]) -> str:
    """A message with its gaps filled; each gap is filled once, whatever fills it."""
    return _GAP.sub(lambda gap: str(gaps[gap[1]]), message)


def pieces(message: str) -> list[tuple[str, str | None]]:
    """A message cut at its gaps: each run of text with the name of the gap that follows, None at the end."""
    cut = _GAP.split(message)
    return [(cut[n], cut[n + 1] if n + 1 < len(cut) else None) for n in range(0, len(cut), 2)]


def words(language: str, root: Path | None = None) -> Words:
    """The words of a language: of the project's own catalogue, of ours, or English where there is none.

    Raises FaultyCatalogue for one that is no catalogue.
    """
    folders = [*([root / OWN_CATALOGUES] if root else []), CATALOGUES]
    for tag in dict.fromkeys((language, language.split("-")[0])):
        for folder in folders:
            path = folder / f"{tag}.po"
            if path.is_file():
                return _read(language, path, path.stat().st_mtime_ns)
    return ENGLISH


@cache
def _read(language: str, path: Path, changed: int) -> Words:
    return Words(language, _catalogue(path))


def _catalogue(path: Path) -> gettext.NullTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    compiled = BytesIO()
    try:
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, abort_invalid=True))
    except (PoFileError, ValueError, UnicodeDecodeError) as problem:
        raise FaultyCatalogue(path, str(problem)) from None
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)

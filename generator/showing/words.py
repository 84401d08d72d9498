"""The words of the pages: English where they are used, every other language from one catalogue (gettext).

A message is plain text with named gaps, as in `{count} articles`; what fills a gap is made inert by whoever prints it.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from generator.machine.memory import digest
from generator.reading.content import Loaded
from generator.reading.diagnostics import Diagnostic, warning
from generator.reading.models import SiteConfig

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
    made_of: str = ""
    """A fingerprint of the catalogue; empty for English."""

    def text(self, message: str, **gaps: object) -> str:
        """A message with its gaps filled."""
        return fill(self.catalogue.gettext(message), gaps)

    def counted(self, one: str, many: str, count: int) -> str:
        """A message for so many of something, with the gap `count` filled."""
        return fill(self.catalogue.ngettext(one, many, count), {"count": self.number(count)})

    def number(self, number: int) -> str:
        """A whole number as the language writes it."""
        if self.is_english:
            return f"{number:,}"
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale)

    def day(self, iso: str) -> str:
        """A year, month or day as a reader reads it, or the time from one to another, from ISO 8601 (`start/end`).

        A month or year that both share at their ends is said once.
        """
        start, *others = iso.split("/")  # more than two, where the first or last of several is itself a time
        if not others:
            return self._day(start)
        first, last = self._day(start).split(" "), self._day(others[-1]).split(" ")
        own = [word for n, word in enumerate(first) if n == 0 or first[n:] != last[-len(first[n:]) :]]
        dash = "–" if len(own) == 1 < len(first) and own[0][0].isdigit() else " – "  # 17–23 January, January – March
        return " ".join(own) + dash + " ".join(last)

    def _day(self, iso: str) -> str:
        year, *rest = iso.split("-")
        if not rest:
            return year
        month, day = int(rest[0]), int(rest[1]) if len(rest) > 1 else None
        if self.is_english:
            return " ".join([*([str(day)] if day else []), _MONTHS[month - 1], year])
        from babel.dates import format_date, format_skeleton

        when = date(int(year), month, day or 1)
        return format_date(when, "long", self._locale) if day else format_skeleton("yMMMM", when, locale=self._locale)

    def tongue(self, tag: str) -> str:
        """What a language is called in this one; its tag where nobody knows."""
        from babel import Locale, UnknownLocaleError

        try:
            own = ENGLISH.language if self.is_english else self._locale
            return Locale.parse(tag, sep="-").get_display_name(own) or tag
        except (UnknownLocaleError, ValueError):
            return tag

    @property
    def is_english(self) -> bool:
        """Whether the words are English, for want of others too."""
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


@cache
def _english_for(language: str) -> Words:
    """English words for a site in a language that we do not speak."""
    return Words(language, ENGLISH.catalogue)


def fill(message: str, gaps: dict[str, object]) -> str:
    """A message with its gaps filled; each gap is filled once, whatever fills it."""
    return _GAP.sub(lambda gap: str(gaps[gap[1]]), message)


def pieces(message: str) -> list[tuple[str, str | None]]:
    """A message cut at its gaps: each run of text with the name of the gap that follows, None at the end."""
    cut = _GAP.split(message)
    return [(cut[n], cut[n + 1] if n + 1 < len(cut) else None) for n in range(0, len(cut), 2)]


def words(language: str, root: Path | None = None) -> Words:
    """The words of a language: of the project's own catalogue, of ours, or English where there is none.

    Where they are English for want of a catalogue, `language` is the site's all the same: most of a page is the
    editor's.

    Raises FaultyCatalogue for one that is no catalogue.
    """
    if path := _catalogue_of(language, root):
        return _read(language, path, path.read_bytes())
    return ENGLISH if _speaks_english(language) else _english_for(language)


def _speaks_english(language: str) -> bool:
    return language.split("-")[0] == ENGLISH.language


def _catalogue_of(language: str, root: Path | None) -> Path | None:
    folders = [*([root / OWN_CATALOGUES] if root else []), CATALOGUES]
    tags = dict.fromkeys((language, language.split("-")[0]))
    return next((path for tag in tags for folder in folders if (path := folder / f"{tag}.po").is_file()), None)


def unspoken(config: Loaded[SiteConfig] | None, root: Path) -> Iterator[Diagnostic]:
    """A warning where the pages' own words are in another language than the site."""
    language = config.model.language if config else ENGLISH.language
    if config and not _speaks_english(language) and not _catalogue_of(language, root):
        spoken = ", ".join(sorted(["en", *(path.stem for path in CATALOGUES.glob("*.po"))]))
        message = f"headings, labels and dates are in English: no catalogue has the words of the pages in “{language}”"
        hint = f"the interface speaks {spoken}; {OWN_CATALOGUES}/{language}.po adds a language"
        yield warning(config.place("language"), "language-without-words", message, hint)


@lru_cache(maxsize=8)
def _read(language: str, path: Path, content: bytes) -> Words:
    return Words(language, _catalogue(path, content), digest(content))


def _catalogue(path: Path, content: bytes) -> gettext.NullTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    compiled = BytesIO()
    try:
        write_mo(compiled, read_po(BytesIO(content), abort_invalid=True))
    except (PoFileError, ValueError, UnicodeDecodeError) as problem:
        raise FaultyCatalogue(path, str(problem)) from None
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)

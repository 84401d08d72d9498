"""Whether a build has anything to do: these very inputs were built, and what was made of them lies there untouched."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.exporting.repository import MOST, NoSuchVersion, commits, is_shallow
from generator.machine.memory import Memory, digest, digest_of_folder, files_below, names_below
from generator.reading.diagnostics import Diagnostic
from generator.showing import theme

if TYPE_CHECKING:
    from generator.reading.models import SiteConfig

INPUTS = ("site_config.yml", "content", "seeds", "theme")
OUTPUTS = ("site", "build/docs", "build/overrides", "build/mkdocs.yml")
_FORMS = ".schema"
"""What the build itself writes for editors, beside the content."""
_NAME = "whole"


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did."""

    diagnostics: tuple[Diagnostic, ...]
    published: bool
    """Whether `site/` is the new site; else it is as it was."""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A build that was published."""

    inputs: str
    """Their fingerprint."""
    outputs: Mapping[str, str]
    """The fingerprint of each file, by its path in the project."""
    report: Report


def untouched(root: Path, memory: Memory, inputs: str) -> Report | None:
    """What the last build reported, where it was given these inputs and nobody has changed what it made."""
    done = memory.recall(_NAME)
    if not isinstance(done, Done) or done.inputs != inputs:
        return None
    try:
        return done.report if outputs_of(root, memory) == done.outputs else None
    except OSError:
        return None


def remember(root: Path, memory: Memory, inputs: str | None, report: Report) -> None:
    """Remember a build that was published and what it made."""
    if inputs:
        with suppress(OSError):
            memory.remember(_NAME, Done(inputs, outputs_of(root, memory), report))
            memory.remember_prints()


@dataclass(frozen=True, slots=True)
class Given:
    """What a build is told beside the files of its project."""

    site_url: str | None = None
    """Stands for the configuration's `url`."""
    repository: str | None = None
    """Stands for the configuration's `repository` where it names neither that nor a `contact`."""

    def completing(self, config: SiteConfig) -> SiteConfig:
        """The configuration with what is given."""
        names_a_place = config.repository or config.contact
        given = {"url": self.site_url, "repository": None if names_a_place else self.repository}
        return config.model_copy(update={name: value for name, value in given.items() if value})


def inputs_of(root: Path, given: Given, memory: Memory) -> str | None:
    """A fingerprint of all that a build of this project reads, but for this program; None where that cannot be told."""
    try:
        own = [digest_of_folder(root / name, without=_FORMS, prints=memory.prints) for name in INPUTS]
        return digest(*own, digest_of_folder(theme.THEME, prints=memory.prints), repr(given), _history(root))
    except OSError:
        return None


def saves_of(root: Path) -> list[tuple[str, int, int, int]] | None:
    """Which files a build of this project reads, and when each was last saved; None where that cannot be told."""
    paths = [path for name in INPUTS for path in files_below(root / name, without=_FORMS)]
    try:
        found = [(path, path.lstat()) for path in (*paths, *files_below(theme.THEME))]
    except OSError:
        return None
    return [(str(path), of.st_ino, of.st_mtime_ns, of.st_ctime_ns) for path, of in found]


def _history(root: Path) -> str:
    try:
        return repr((commits(root, most=MOST), is_shallow(root)))
    except NoSuchVersion:
        return "none"


def outputs_of(root: Path, memory: Memory) -> dict[str, str]:
    """The fingerprint of each file of the site and of what it was rendered from, and who may read it.

    Raises OSError, also where one is no file of its own.
    """
    names = [posixpath.normpath(f"{name}/{one}") for name in OUTPUTS for one in names_below(root / name)]
    paths = [os.path.join(root, name) for name in names]
    found = zip(names, paths, memory.prints.of_all(paths), strict=True)
    return {name: f"{os.lstat(path).st_mode:o} {fingerprint}" for name, path, fingerprint in found}

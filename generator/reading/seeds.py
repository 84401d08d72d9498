"""Reads `seeds/`: articles as they were received, never edited."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.machine.memory import Memory
from generator.machine.timings import timed
from generator.prose.text import UNREADABLE, UNWELCOME, composed, describe, row_and_column
from generator.reading.diagnostics import Diagnostic, Place, error
from generator.reading.encoding import decoded

FOLDER = "seeds"
_MAX_BYTES = 2_000_000
"""A long article has fifty thousand."""
_TAB_OR_END = frozenset("\t\r\n")


@dataclass(frozen=True, slots=True)
class Seed:
    """An article file exactly as it lies in `seeds/`."""

    name: str
    """The file's, composed: on disk it may be stored otherwise."""
    text: str
    """Decoded from UTF-8 with nothing changed: line ends and a byte order mark count as code points."""
    sha256: str


def read_seeds(root: Path, memory: Memory | None = None) -> tuple[dict[str, Seed], list[Diagnostic]]:
    """The seeds of a project by file name, in order, and what is wrong with those that cannot be read.

    What a memory has at hand is not read again.
    """
    seeds: dict[str, Seed] = {}
    diagnostics: list[Diagnostic] = []
    folder = root / FOLDER
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        message = "this must be a folder of its own, and no link"
        return seeds, [error(Place(FOLDER), "seeds-folder", message, "make it a folder, and copy the articles into it")]
    if is_closed(folder):
        return seeds, [error(Place(FOLDER), "seeds-folder", "this folder may not be read", "check its rights")]
    for name in sorted(os.listdir(folder)) if folder.is_dir() else ():
        if name.startswith("."):
            continue
        path = folder / name
        read = partial(_read, path, f"{FOLDER}/{name}")
        seed = memory.of_file(path, "seed", read) if memory else read()
        if not isinstance(seed, Seed):
            diagnostics.append(seed)
        elif seed.name in seeds:
            message = "another seed has this name too: only how the accents are stored differs"
            diagnostics.append(error(Place(f"{FOLDER}/{name}"), "bad-name", message, "rename one of them"))
        else:
            seeds[seed.name] = seed
    return seeds, diagnostics


def is_closed(folder: Path) -> bool:
    """Whether a folder is there, and whoever builds may not look into it."""
    return os.path.isdir(folder) and not os.access(
        folder, os.R_OK | os.X_OK
    )  # Path.is_dir would fail inside a closed one


@timed("read", counts=True)
def _read(path: Path, name: str) -> Seed | Diagnostic:
    place = Place(name)
    if UNWELCOME.search(path.name) or not _TAB_OR_END.isdisjoint(path.name):
        return error(place, "bad-name", "the file's name holds characters that nobody can type", "rename it")
    try:
        if path.is_symlink():
            return error(place, "seed-symlink", "a seed must be a file of its own, not a link", "copy the article here")
        if not path.is_file():
            message = "a seed must be a text file, and this is none"
            return error(place, "seed-not-a-file", message, "move it out of seeds/")
        if path.stat().st_size > _MAX_BYTES:
            return _too_large(place)
        return parse_seed(path.name, path.read_bytes())
    except OSError as problem:
        return error(place, "seed-unreadable", f"the seed cannot be read: {problem.strerror}")


def parse_seed(file_name: str, data: bytes) -> Seed | Diagnostic:
    """The seed that a file's bytes are, or what is wrong with them."""
    name = f"{FOLDER}/{file_name}"
    place = Place(name)
    if len(data) > _MAX_BYTES:
        return _too_large(place)
    text = decoded(data, name)
    if isinstance(text, Diagnostic):
        return text
    if found := UNREADABLE.search(text):
        where = Place(name, *row_and_column(text, found.start()))
        return error(where, "bad-character", f"the character {describe(found[0])} must not stand in a seed")
    if not re.search(r"\w", text):
        return error(place, "seed-empty", "the seed has no words")
    return Seed(composed(file_name), text, hashlib.sha256(data).hexdigest())


def _too_large(place: Place) -> Diagnostic:
    return error(place, "seed-too-large", f"the seed has more than {_MAX_BYTES:,} bytes", "split it into articles")

"""Reads `seeds/`: articles as they were received, never edited."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, Place, error
from generator.text import describe

FOLDER = "seeds"
_MAX_BYTES = 8_000_000
_BAD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Seed:
    """An article file exactly as it lies in `seeds/`."""

    name: str
    text: str
    """Decoded from UTF-8 with nothing changed: line ends and a byte order mark count as code points."""
    sha256: str


def read_seeds(root: Path) -> tuple[dict[str, Seed], list[Diagnostic]]:
    """The seeds of a project by file name, in order, and what is wrong with those that cannot be read."""
    seeds, diagnostics = {}, []
    folder = root / FOLDER
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        seed = _read(path, f"{FOLDER}/{path.name}")
        if isinstance(seed, Seed):
            seeds[seed.name] = seed
        else:
            diagnostics.append(seed)
    return seeds, diagnostics


def _read(path: Path, name: str) -> Seed | Diagnostic:
    place = Place(name)
    if path.is_symlink():
        return error(place, "seed-symlink", "a seed must be a file of its own, not a link", "copy the article here")
    if not path.is_file():
        return error(place, "seed-not-a-file", "a seed must be a text file, not a folder", "move it out of seeds/")
    try:
        if path.stat().st_size > _MAX_BYTES:
            return error(
                place, "seed-too-large", f"the seed has more than {_MAX_BYTES:,} bytes", "split it into articles"
            )
        return parse_seed(path.name, path.read_bytes())
    except OSError as problem:
        return error(place, "seed-unreadable", f"the seed cannot be read: {problem.strerror}")


def parse_seed(file_name: str, data: bytes) -> Seed | Diagnostic:
    """The seed that a file's bytes are, or what is wrong with them."""
    name = f"{FOLDER}/{file_name}"
    place = Place(name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        looks = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "Windows-1252 or another 8-bit encoding"
        return error(
            Place(name, line), "not-utf-8", f"the seed is not UTF-8; it looks like {looks}", "convert it to UTF-8"
        )
    if found := _BAD.search(text):
        where = Place(name, text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start()))
        return error(where, "bad-character", f"the character {describe(found[0])} must not stand in a seed")
    if not text.strip("\ufeff \t\r\n"):
        return error(place, "seed-empty", "the seed is empty")
    return Seed(file_name, text, hashlib.sha256(data).hexdigest())

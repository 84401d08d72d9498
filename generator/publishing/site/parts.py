"""A site in parts, each built on a machine of its own: every part has its share of the pages, and together they are one.

Each machine reads and verifies all of the content, since actors, lists and the search run through all briefings, and
then renders its own pages only: that is what takes the time. The parts put together are the site that one machine would
have built, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, field, replace
from filecmp import cmp
from pathlib import Path

from generator.publishing.site.edition import AnyPage, Edition
from generator.publishing.site.folders import MARKER
from generator.showing.render import RenderedPage

LABEL = ".briefing-part"
"""The file that says which part of what a folder is."""
_STAND_IN = "---\ntitle: '-'\n---\n\n# - {#top}\n"


class NotOneSite(Exception):
    """Folders that are not the parts of one site; the message says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """The n-th of so many parts, counted from 1."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Label:
    """What a folder with a part says of itself."""

    number: int
    of: int
    made_of: str
    """A fingerprint of the content, the program and the address: parts of one site have the same."""
    base: str
    """The path of the site's address."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each of the part's files, by its path in its folder; `label` lists them."""


def sources_of(part: Part, pages: Sequence[AnyPage]) -> frozenset[str]:
    """The sources of the part's pages: briefing by briefing and actor by actor, dealt out like cards."""
    topics = {topic: number for number, topic in enumerate(dict.fromkeys(_topic(page.source) for page in pages))}
    return frozenset(page.source for page in pages if topics[_topic(page.source)] % part.of == part.number - 1)


def _topic(source: str) -> str:
    first, *rest = source.split("/")
    return f"{first}/{rest[0].removesuffix('.md')}" if first == "actors" and rest else first


def part_of(edition: Edition, part: Part, own: Set[str]) -> Edition:
    """An edition of one part's `own` pages, the others empty: MkDocs need only know that they are there.

    Those of the navigation stay. The downloads are the first part's.
    """
    return replace(
        edition,
        pages=[
            page if page.nav or page.source in own else RenderedPage(page.source, _STAND_IN, None)
            for page in edition.pages
        ],
        downloads=edition.downloads if part.number == 1 else (),
        heads={source: head for source, head in edition.heads.items() if source in own},
    )


def label(folder: Path, of: Label) -> None:
    """Say which part a folder is, and what it holds."""
    complete = replace(of, files={name: _print(folder / name) for name in _files_of(folder)})
    (folder / LABEL).write_text(json.dumps(asdict(complete), indent=1), "utf-8")


def put_together(folders: Sequence[Path], new: Path) -> str:
    """Lay the parts of a site into one folder; the path of the site's address.

    Raises NotOneSite where they are not all the parts of one site, and OSError.
    """
    labels = [_label_of(folder) for folder in folders]
    if len({(one.of, one.made_of, one.base) for one in labels}) != 1:
        raise NotOneSite("the parts were not built from the same content for the same address by the same program")
    numbers = sorted(one.number for one in labels)
    if numbers != list(range(1, labels[0].of + 1)):
        there = ", ".join(map(str, numbers))
        raise NotOneSite(f"there must be each of the parts 1 to {labels[0].of} once; there are: {there}")
    for folder, one in zip(folders, labels, strict=True):
        _check_whole(folder, one)
        _lay(folder, one.files, new)
    return labels[0].base


def _label_of(folder: Path) -> Label:
    try:
        told = Label(**json.loads((folder / LABEL).read_text("utf-8")))
        return replace(told, number=int(told.number), of=int(told.of), files=dict(told.files))
    except (OSError, ValueError, TypeError):
        raise NotOneSite(f"{folder} is no part of a site: build one with --part") from None


def _print(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _files_of(folder: Path) -> Iterator[str]:
    for within, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name not in (LABEL, MARKER):
                yield (Path(within) / name).relative_to(folder).as_posix()


def _check_whole(folder: Path, one: Label) -> None:
    """Refuse a part that holds anything but what was built: it would be published."""
    there, built = set(_files_of(folder)), set(one.files)
    if foreign := min(there - built, default=None):
        raise NotOneSite(f"{folder} holds {foreign}, which is no file of the part: build it anew")
    if lost := min(built - there, default=None):
        raise NotOneSite(f"{folder} lacks {lost}: build it anew")
    if other := min((name for name in built if _print(folder / name) != one.files[name]), default=None):
        raise NotOneSite(f"{folder} holds another {other} than was built: build it anew")


def _lay(folder: Path, files: Iterable[str], new: Path) -> None:
    for name in files:
        path, to = folder / name, new / name
        if not to.exists():
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, to)
        elif not cmp(path, to, shallow=False):
            raise NotOneSite(f"two parts have different files {name}")

"""Earlier versions of a project: its briefings' data from a data file or from a revision, and what each step changed.

A revision is read briefing by briefing: its own files, the actors, and the seeds that its articles name. So a step
costs what it touched, whatever else the site holds, and steps that were told once are remembered in `build/`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from generator.exporting.diff import Change, ChangeKind, changes
from generator.exporting.exports import briefing_data
from generator.exporting.repository import (
    MOST,
    Commit,
    NoSuchVersion,
    commit_of,
    commits,
    contents,
    files_of,
    is_shallow,
)
from generator.exporting.schema import SCHEMA_VERSION
from generator.reading.content import ACTORS, BRIEFINGS, CONFIG, load
from generator.reading.diagnostics import has_errors
from generator.reading.seeds import FOLDER as SEEDS
from generator.resolving.resolve import resolve

__all__ = ["History", "NoSuchVersion", "Step", "compare", "data_of", "history"]

Data = Mapping[str, Any]
Site = Mapping[str, Data]
"""Each briefing's data by its slug."""
Part = tuple[tuple[str, str], ...]
"""What a briefing of a revision is made of: the paths of its files, and under which id git stored each."""
Held = TypeVar("Held")

_REMEMBERED = "build/history.json"
_SEED = re.compile(rb"^seed:[ \t]*[\"']?([^\"'#\r\n]+?)[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Step:
    """What one revision, or one data file against the present, changed."""

    revision: str
    """The commit's full id; empty for a data file."""
    when: str | None
    """The commit's own time (RFC 3339, UTC); None for a data file."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What changed, step by step."""

    steps: tuple[Step, ...]
    """The newest first; only those that changed what the site says."""
    since: str | None
    """The time of the oldest version that was compared (RFC 3339, UTC); None for a data file."""
    is_cut: bool = False
    """Whether git keeps older revisions elsewhere only (a shallow clone), so that less is told than there was."""


def data_of(root: Path, version: str | None) -> Site:
    """A version's briefings: of a data file, of a revision, or of the project as it lies there (None).

    Raises NoSuchVersion.
    """
    if version is None:
        return _read(root, "the content as it is now")
    if os.path.isfile(version):  # Path.is_file would fail for what is too long to be a name
        return _file(Path(version))
    commit, reader = commit_of(root, version), _Reader(root)
    return reader.site(commit, reader.parts(commit))


def compare(root: Path, old: str, new: str | None) -> tuple[Change, ...]:
    """The differences between two versions; where one of them is a file, in the briefing that it holds.

    Raises NoSuchVersion.
    """
    before, after = data_of(root, old), data_of(root, new)
    asked = [set(site) for version, site in ((old, before), (new, after)) if version and os.path.isfile(version)]
    slugs = set.union(*asked) if asked else before.keys() | after.keys()
    try:
        return changes(_only(before, slugs), _only(after, slugs))
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as problem:
        if not asked:
            raise
        message = f"a data file has not the form of data/briefing.schema.json ({type(problem).__name__}: {problem})"
        raise NoSuchVersion(message) from None


def history(root: Path, since: str | None = None) -> History | None:
    """What changed since a version: commit by commit where it is a revision.

    Without a version: in the newest `MOST` revisions that touched the content, as far as git keeps them; None where it
    keeps none that holds a whole site. Raises NoSuchVersion where the version that is named cannot be read.
    """
    if since is None:
        try:
            return _available(root)
        except NoSuchVersion:
            return None
    if Path(since).is_file():
        found = compare(root, since, None)
        return History((Step("", None, found),) if found else (), None)
    data_of(root, since)
    start = commit_of(root, since)
    return _walk(root, [start, *commits(root, start)])


def _available(root: Path) -> History | None:
    revisions, is_cut = commits(root, most=MOST), is_shallow(root)
    found = _walk(root, revisions, from_nothing=not is_cut and len(revisions) < MOST)
    return replace(found, is_cut=is_cut) if found.since else None


def _walk(root: Path, revisions: Iterable[Commit], from_nothing: bool = False) -> History:
    """What each revision, oldest first, changed against the last one before it that was whole.

    A revision with faults was never published: what it changed shows in the next one. `from_nothing`: before the first
    of them there was no content, so that what it holds was added then; else it is only what the next is compared with.
    """
    reader, remembered = _Reader(root), _Remembered(root)
    told: list[Step] = []
    before: Commit | None = None
    since: str | None = None
    faulty: set[str] = set()
    for commit in revisions:
        found = remembered.outcome(before, commit) or reader.outcome(before, commit)
        remembered.add(before, commit, found)
        if not found.is_whole:
            faulty.update(found.briefings)
            continue
        news = found.changes
        if before is None:
            if not news:
                continue  # no briefing yet
            since = commit.when
            # When a briefing was added that was there with faults before is not known.
            news = tuple(one for one in news if from_nothing and one.briefing not in faulty)
        if news:
            told.append(Step(commit.id, commit.when, news))
        before = commit
    remembered.write()
    return History(tuple(reversed(told)), since)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a revision changed."""

    is_whole: bool
    changes: tuple[Change, ...] = ()
    briefings: tuple[str, ...] = ()
    """Those that a revision with faults holds."""


class _Reader:
    """Reads the briefings of revisions; what neighbouring revisions share is read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._parts: dict[str, Mapping[str, Part]] = {}
        self._articles: dict[str, bytes] = {}
        self._data: dict[str, tuple[Part, Data | None]] = {}

    def outcome(self, before: Commit | None, commit: Commit) -> _Outcome:
        """What a revision changed against a whole one, or against nothing. Raises NoSuchVersion where git fails."""
        earlier, later = self.parts(before) if before else {}, self.parts(commit)
        touched = sorted(slug for slug in earlier.keys() | later.keys() if earlier.get(slug) != later.get(slug))
        try:
            old = self.site(before, _only(earlier, touched)) if before else {}
            new = self.site(commit, _only(later, touched))
        except NoSuchVersion:
            return _Outcome(is_whole=False, briefings=tuple(later))
        return _Outcome(is_whole=True, changes=changes(old, new))

    def parts(self, commit: Commit) -> Mapping[str, Part]:
        """What each briefing of a revision is made of. Raises NoSuchVersion."""
        if commit.id not in self._parts:
            files = files_of(self._root, commit)
            unread = [id for path, id in files.items() if _is_article(path) and id not in self._articles]
            self._articles |= contents(self._root, unread) if unread else {}
            own: dict[str, list[str]] = {}
            for path in files:
                if path.startswith(f"{BRIEFINGS}/") and path.count("/") > 2:
                    own.setdefault(path.split("/")[2], []).append(path)
            if len(self._parts) > 1:  # only neighbours are compared
                del self._parts[next(iter(self._parts))]
            self._parts[commit.id] = {slug: self._part(paths, files) for slug, paths in own.items()}
        return self._parts[commit.id]

    def _part(self, paths: Sequence[str], files: Mapping[str, str]) -> Part:
        named = [_SEED.findall(self._articles[files[path]]) for path in paths if _is_article(path)]
        seeds = {f"{SEEDS}/{name.decode('utf-8', 'replace')}" for names in named for name in names}
        if any(len(names) != 1 for names in named) or not seeds <= files.keys():  # named in a rarer way
            seeds = {path for path in files if path.startswith(f"{SEEDS}/")}
        shared = {ACTORS} & files.keys()
        return tuple(sorted((path, files[path]) for path in {*paths, *seeds, *shared}))

    def site(self, commit: Commit, parts: Mapping[str, Part]) -> Site:
        """These briefings of a revision; drafts are no briefings yet. Raises NoSuchVersion where one has errors."""
        return {slug: data for slug, part in parts.items() if (data := self._briefing(slug, part, commit)) is not None}

    def _briefing(self, slug: str, part: Part, commit: Commit) -> Data | None:
        if slug not in self._data or self._data[slug][0] != part:
            self._data[slug] = (part, self._read(part, commit).get(slug))
        return self._data[slug][1]

    def _read(self, part: Part, commit: Commit) -> Site:
        stored = contents(self._root, (id for _, id in part))
        with TemporaryDirectory(prefix="briefing-") as name:
            copy = Path(name)
            for path, id in part:
                file = copy / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(stored[id])
            return _read(copy, f"revision {commit.id[:12]}")


def _is_article(path: str) -> bool:
    return path.startswith(f"{BRIEFINGS}/") and "/articles/" in path and path.endswith(".yml")


class _Remembered:
    """What steps changed, kept from build to build: as long as the program is the same, they never change."""

    def __init__(self, root: Path) -> None:
        self._file = root / _REMEMBERED
        self._before = self._load()
        self._now: dict[str, Any] = {}

    def _load(self) -> Mapping[str, Any]:
        try:
            held = json.loads(self._file.read_bytes())
            return dict(held["steps"]) if held["program"] == _program() else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def outcome(self, before: Commit | None, commit: Commit) -> _Outcome | None:
        """What is remembered of this step."""
        try:
            held = self._before[_name(before, commit)]
            told = tuple(Change(**{**one, "kind": ChangeKind(one["kind"])}) for one in held["changes"])
            return _Outcome(held["is_whole"], told, tuple(held["briefings"]))
        except (KeyError, TypeError, ValueError):
            return None

    def add(self, before: Commit | None, commit: Commit, outcome: _Outcome) -> None:
        """Remember this step."""
        self._now[_name(before, commit)] = asdict(outcome)

    def write(self) -> None:
        """Keep the steps that were added, and no others. It is no fault where they cannot be kept."""
        if self._now == self._before or self._file.parent.is_symlink():
            return
        text = json.dumps({"program": _program(), "steps": self._now}, ensure_ascii=False)
        try:
            self._file.parent.mkdir(exist_ok=True)
            self._file.write_text(text, "utf-8")
        except OSError:
            return


def _name(before: Commit | None, commit: Commit) -> str:
    return f"{before.id if before else ''}..{commit.id}"


@cache
def _program() -> str:
    """What this program is made of: another one may read old content otherwise."""
    folder = Path(__file__).parents[1]
    sources = (path.read_bytes() for path in sorted(folder.rglob("*.py")))
    return hashlib.sha256(b"\0".join(sources)).hexdigest()


def _only(site: Mapping[str, Held], slugs: Iterable[str]) -> dict[str, Held]:
    return {slug: site[slug] for slug in slugs if slug in site}


def _file(path: Path) -> Site:
    try:
        data = json.loads(path.read_bytes())
        version, slug = str(data["schema_version"]), str(data["briefing"]["slug"])
    except (ValueError, KeyError, TypeError, OSError, RecursionError):
        raise NoSuchVersion(f"{path} does not hold a briefing’s data, such as site/data/<briefing>.json") from None
    if version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise NoSuchVersion(f"{path} has the form {version}; this program compares {SCHEMA_VERSION}")
    return {slug: data}


def _read(root: Path, what: str) -> Site:
    """The briefings of a folder. The site's configuration does not matter to them, nor do its faults."""
    content, unreadable = load(root)
    briefings, wrong = resolve(content)
    faults = [found for found in sorted([*unreadable, *wrong]) if has_errors([found]) and found.place.file != CONFIG]
    if faults:
        raise NoSuchVersion(f"{what} has errors, the first of them: {faults[0].as_text()}")
    return {briefing.slug: briefing_data(briefing) for briefing in briefings}

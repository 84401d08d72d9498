"""Earlier versions of a project: its briefings' data from a data file or from a revision that git keeps.

Git is asked for the files of a revision as they were stored; nothing is checked out and no shell is involved.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.content import load
from generator.diagnostics import has_errors
from generator.diff import Change, changes
from generator.exports import briefing_data
from generator.resolve import resolve
from generator.schema import SCHEMA_VERSION

_OURS = ("content", "seeds", "site_config.yml")
Site = Mapping[str, Mapping[str, Any]]
"""Each briefing's data by its slug."""


class NoSuchVersion(Exception):
    """A version that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one revision, or one data file against the present, changed."""

    revision: str
    """The commit's full id; empty for a data file."""
    when: str | None
    """The commit's own time (RFC 3339, UTC); None for a data file."""
    changes: tuple[Change, ...]


def data_of(root: Path, version: str | None) -> Site:
    """A version's briefings: of a data file, of a revision, or of the project as it lies there (None)."""
    if version is None:
        return _read(root, "the content as it is now")
    if Path(version).is_file():
        return _file(Path(version))
    return _revision(root, _commit(root, version))


def compare(root: Path, old: str, new: str | None) -> tuple[Change, ...]:
    """The differences between two versions; where one of them is a file, in the briefing that it holds."""
    before, after = data_of(root, old), data_of(root, new)
    asked = [set(site) for version, site in ((old, before), (new, after)) if version and Path(version).is_file()]
    slugs = set.union(*asked) if asked else before.keys() | after.keys()
    return changes(_only(before, slugs), _only(after, slugs))


def steps(root: Path, since: str) -> tuple[Step, ...]:
    """What changed since a version, newest first: commit by commit where it is a revision."""
    if Path(since).is_file():
        found = compare(root, since, None)
        return (Step("", None, found),) if found else ()
    start = _commit(root, since)
    log = _git(root, "log", "--first-parent", "--reverse", "--format=%H %ct", f"{start}..HEAD", "--", *_OURS).decode()
    told: list[Step] = []
    before = _revision(root, start)
    for line in log.splitlines():
        commit, seconds = line.split()
        try:
            after = _revision(root, commit)
        except NoSuchVersion:
            continue  # a revision with faults was never published; what it changed shows in the next one
        if found := changes(before, after):
            told.append(Step(commit, datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), found))
        before = after
    return tuple(reversed(told))


def _only(site: Site, slugs: set[str] | Any) -> Site:
    return {slug: data for slug, data in site.items() if slug in slugs}


def _file(path: Path) -> Site:
    try:
        data = json.loads(path.read_bytes())
        version, slug = data["schema_version"], data["briefing"]["slug"]
    except (ValueError, KeyError, TypeError, OSError):
        raise NoSuchVersion(f"{path} does not hold a briefing’s data, such as site/data/<briefing>.json") from None
    if version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise NoSuchVersion(f"{path} has the form {version}; this program compares {SCHEMA_VERSION}")
    return {slug: data}


def _commit(root: Path, revision: str) -> str:
    """The full id of a revision's commit."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return _git(root, *asked).decode().strip()
    except NoSuchVersion:
        raise NoSuchVersion(f"there is no file and no git revision “{revision}”") from None


def _revision(root: Path, commit: str) -> Site:
    """The briefings of a commit, read from a copy of its files."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *_OURS).decode("utf-8", "surrogateescape")
    entries = (entry.split("\t", 1) for entry in listed.split("\0") if entry)
    blobs = {
        path: about.split()[2]
        for about, path in entries
        if about.startswith(("100644", "100755")) and ".." not in path.split("/")
    }
    with TemporaryDirectory(prefix="briefing-") as name:
        copy = Path(name)
        for path, content in zip(blobs, _contents(root, blobs.values()), strict=True):
            file = copy / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return _read(copy, f"revision {commit[:12]}")


def _contents(root: Path, blobs: Iterable[str]) -> Iterator[bytes]:
    """What git stored under these ids, in their order: each after a line that ends with its length."""
    rest = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    while rest:
        head, _, rest = rest.partition(b"\n")
        length = int(head.split()[2])
        yield rest[:length]
        rest = rest[length + 1 :]


def _read(root: Path, what: str) -> Site:
    content, unreadable = load(root)
    briefings, wrong = resolve(content)
    diagnostics = sorted([*unreadable, *wrong])
    if has_errors(diagnostics):
        first = next(found for found in diagnostics if has_errors([found]))
        raise NoSuchVersion(f"{what} has errors, the first of them: {first.as_text()}")
    return {briefing.slug: briefing_data(briefing) for briefing in briefings}


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    # Variables such as GIT_DIR, which git sets in hooks, would lead to another repository.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, env=environment, capture_output=True, check=True, input=given
        )
    except FileNotFoundError:
        raise NoSuchVersion("git is not installed") from None
    except subprocess.CalledProcessError as problem:
        message = problem.stderr.decode("utf-8", "replace").strip()
        raise NoSuchVersion(f"git {arguments[0]}: {message or 'failed'}") from None
    return done.stdout

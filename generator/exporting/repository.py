"""What git keeps of a project: its revisions, and the files of each as they were stored.

Nothing is checked out, nothing is fetched, and no shell is involved; only commands of git whose output does not depend
on anybody's settings are asked.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

OURS = ("content", "seeds")
"""The folders whose history is told."""

MOST = 200
"""Revisions of the content that are looked at, unless a version to begin with is named."""

_FILES = ("100644", "100755")
"""How git marks files; a link or a repository within is none."""
_TIME = "%Y-%m-%dT%H:%M:%SZ"


class NoSuchVersion(Exception):
    """A version that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One revision."""

    id: str
    when: str
    """The commit's own time (RFC 3339, UTC)."""


def commit_of(root: Path, revision: str) -> Commit:
    """A revision's commit. Raises NoSuchVersion."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        id = _git(root, *asked).decode().strip()
    except NoSuchVersion:
        raise NoSuchVersion(f"there is no file and no git revision “{revision}”") from None
    return _commits(_git(root, "rev-list", "--timestamp", "--max-count=1", id))[0]


def commits(root: Path, start: Commit | None = None, most: int | None = None) -> tuple[Commit, ...]:
    """The newest commits up to HEAD that touched what is ours, oldest first: all, or those after `start`.

    A merge counts as one, at the time of the merge. Raises NoSuchVersion where there is no repository.
    """
    limit = [] if most is None else [f"--max-count={most}"]
    span = f"{start.id}..HEAD" if start else "HEAD"
    listed = _git(root, "rev-list", "--first-parent", "--timestamp", *limit, span, "--", *OURS)
    return tuple(reversed(_commits(listed)))


def _commits(listed: bytes) -> list[Commit]:
    lines = (line.split() for line in listed.decode().splitlines())
    return [Commit(id, datetime.fromtimestamp(int(seconds), UTC).strftime(_TIME)) for seconds, id in lines]


def is_shallow(root: Path) -> bool:
    """Whether git keeps only the newest part of the history here. Raises NoSuchVersion."""
    return _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def files_of(root: Path, commit: Commit) -> Mapping[str, str]:
    """Our files in a commit, by path from the project's folder: under which id git stored each. Raises NoSuchVersion."""
    listed = _git(root, "ls-tree", "-r", "-z", commit.id, "--", *OURS).decode("utf-8", "surrogateescape")
    entries = (entry.split("\t", 1) for entry in listed.split("\0") if entry)
    return {
        path: about.split()[2] for about, path in entries if about.startswith(_FILES) and ".." not in path.split("/")
    }


def contents(root: Path, ids: Iterable[str]) -> Mapping[str, bytes]:
    """What git stored under these ids. Raises NoSuchVersion where some of it is not there."""
    wanted = list(dict.fromkeys(ids))
    rest = _git(root, "cat-file", "--batch", given="".join(f"{id}\n" for id in wanted).encode())
    found: dict[str, bytes] = {}
    at = 0
    for id in wanted:  # each after a line that ends with its length
        head, at = rest[at : (end := rest.index(b"\n", at))].split(), end + 1
        if head[1] == b"missing":
            raise NoSuchVersion(f"git does not keep {id[:12]} here")
        length = int(head[2])
        found[id] = rest[at : at + length]
        at += length + 1
    return found


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    # Variables such as GIT_DIR, which git sets in hooks, would lead to another repository.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, env=environment, capture_output=True, check=True, input=given
        )
    except OSError:
        raise NoSuchVersion("git is not installed") from None
    except subprocess.CalledProcessError as problem:
        message = problem.stderr.decode("utf-8", "replace").strip()
        raise NoSuchVersion(f"git {arguments[0]}: {message or 'failed'}") from None
    return done.stdout

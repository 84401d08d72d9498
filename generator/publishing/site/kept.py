"""What the last build made and this one would make again: it is taken over, where not a bit of it has changed since.

Every file is known by a key, a fingerprint of all that it is made of, and by a fingerprint of what it then held. Both
come from the build's memory, which only this user's own builds can write; what is damaged or foreign is made anew.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar

from generator.machine.memory import Memory
from generator.machine.prints import Prints

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Thing(Generic[T]):
    """Some files that are made together."""

    key: str
    files: Mapping[str, str]
    """The fingerprint of each, by its path below the folder."""
    made: T
    """What else came of making them."""


class Kept(Generic[T]):
    """The files of a folder of the last build, and those of this one, by the name of the thing they are made of."""

    def __init__(self, memory: Memory | None, name: str, old: Path, new: Path) -> None:
        """The files lie in `old`, and are wanted in `new`; where that is another folder, everybody may read it."""
        self._memory, self._name, self._old, self._new = memory, name, old, new
        before = memory.recall(name) if memory else None
        self._prints = memory.prints if memory else Prints({})
        self._before: Mapping[str, _Thing[T]] = before if isinstance(before, dict) else {}
        self._now: dict[str, _Thing[T]] = {}
        self._taken: set[str] = set()

    def taken(self, name: str, key: str) -> T | None:
        """What came of making the thing, where the last build made it of the same; its files are among the `files` then."""
        thing = self._before.get(name)
        if thing is None or thing.key != key or not self.is_there(name):
            return None
        self._now[name] = thing
        self._taken.add(name)
        return thing.made

    @property
    def files(self) -> list[str]:
        """The files of what was taken: they are to lie in the new folder as they lie in the old one."""
        return [path for name in self._taken for path in self._now[name].files]

    def is_there(self, name: str) -> bool:
        """Whether the last build made the thing, of whatever, and nobody has changed its files since."""
        thing = self._before.get(name)
        return thing is not None and all(self._is_untouched(*one) for one in thing.files.items())

    def came_to(self, name: str, made: T) -> Mapping[str, str] | None:
        """The fingerprints of the thing's files, where the same came of making it in the last build."""
        thing = self._before.get(name)
        return thing.files if thing is not None and thing.made == made else None

    def _is_untouched(self, path: str, fingerprint: str) -> bool:
        file = f"{self._old}/{path}"
        try:
            mode = os.lstat(file).st_mode
            if not stat.S_ISREG(mode) or (self._new != self._old and stat.S_IMODE(mode) != 0o644):
                return False
            return self._prints.of(file) == fingerprint
        except OSError:
            return False

    def put(self, name: str, key: str, files: Mapping[str, str], made: T) -> None:
        """Keep a thing that was made: its files, each with its fingerprint, and what else came of it."""
        self._now[name] = _Thing(key, files, made)

    def remember(self) -> None:
        """Remember everything that was taken or put, for the next build; the new folder has taken the old one's place."""
        if self._memory:
            self._memory.remember(self._name, self._now)
            if self._new != self._old:
                for path in self.files:
                    self._prints.still(f"{self._old}/{path}")


def fingerprint_of(content: bytes) -> str:
    """A fingerprint of a file's content."""
    return sha256(content).hexdigest()

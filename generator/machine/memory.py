"""What one build leaves for the next.

It lies in the project's `build/memory/` and counts only where the same user of the same machine wrote it and not a bit
of it, of this program or of its libraries has changed since: each file begins with a seal that takes the user's own
secret to make. So a folder that came with a clone, from another machine or half written is as good as none, and what is
unsealed was pickled by us. A process that builds again and again keeps it at hand as well.
"""

from __future__ import annotations

import hmac
import os
import secrets
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from generator.machine.packing import packed, unpacked
from generator.machine.prints import Prints, saved

T = TypeVar("T")

_SEAL = 32
"""Bytes of a seal."""
_PRINTS = "prints"


class Memory:
    """The memory of a project."""

    def __init__(self, root: Path, *, learns: bool = True, stays: bool = False) -> None:
        """Where it does not learn, nothing is written; where it stays, only `write` does."""
        self.folder = root / "build/memory"
        self._learns = learns
        self._at_hand: dict[str, Any] | None = {} if stays else None
        self._unwritten: set[str] = set()
        self._of_files: dict[str, tuple[tuple[object, ...], Any]] = {}

    def recall(self, name: str) -> Any:
        """What was remembered under this name; None where nothing was, or where it cannot be trusted."""
        if self._at_hand is None:
            return self._read(name)
        if name not in self._at_hand:
            self._at_hand[name] = self._read(name)
        return self._at_hand[name]

    def _read(self, name: str) -> Any:
        path = self.folder / name
        if not os.path.isfile(path) or (secret := _secret()) is None:
            return None
        try:
            sealed = path.read_bytes()
            seal, content = sealed[:_SEAL], sealed[_SEAL:]
            if not hmac.compare_digest(seal, _seal(secret, name, content)):
                return None
            return unpacked(content)
        except Exception:  # whatever is wrong with it, it is not what this version of us wrote
            return None

    def remember(self, name: str, value: object) -> None:
        """Remember a value for the next build; quietly nothing where it cannot be written."""
        if self._at_hand is None:
            self._write(name, value)
        elif self._at_hand.get(name) is not value:
            self._at_hand[name] = value
            self._unwritten.add(name)

    def write(self) -> None:
        """Write down for other processes what has been remembered since, where the memory stays."""
        while self._unwritten:
            name = self._unwritten.pop()
            self._write(name, (self._at_hand or {}).get(name))

    def _write(self, name: str, value: object) -> None:
        secret = _secret()
        path = self.folder / name
        if not self._learns or secret is None:
            return
        content = packed(value)
        with suppress(OSError):
            if any(one.is_symlink() for one in self._folders(path)):
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_name(f"{path.name}.new")
            fresh.unlink(missing_ok=True)  # a link would lead elsewhere
            fresh.write_bytes(_seal(secret, name, content) + content)
            fresh.replace(path)

    def know(self, name: str, key: str, value: object) -> None:
        """Keep a value for `known`. The key must stand for everything that it is made of."""
        self.remember(name, (key, value))

    def known(self, name: str, key: str) -> Any:
        """What `know` was given last under this name, if with this key; else None."""
        held = self.recall(name)
        return held[1] if isinstance(held, tuple) and held[0] == key else None

    def of_file(self, path: Path, kind: str, make: Callable[[], T]) -> T:
        """What `make` makes of a file; where the memory stays, what it made before of the same file, unless it was saved."""
        if self._at_hand is None:
            return make()
        name, save = f"{kind} {path}", saved(path)
        known = self._of_files.get(name)
        if known and save and known[0] == save:
            before: T = known[1]
            return before
        self._of_files.pop(name, None)
        made = make()
        if save:
            self._of_files[name] = save, made
        return made

    @cached_property
    def prints(self) -> Prints:
        """The fingerprints of files, as far as the last build or this one has looked at them."""
        held = self.recall(_PRINTS)
        return Prints(held if isinstance(held, dict) else {})

    def remember_prints(self) -> None:
        """Remember the files that were asked for, and no others."""
        self.remember(_PRINTS, self.prints.seen)

    def keep(self, folder: str, names: Collection[str]) -> None:
        """Forget everything in a folder but what has one of these names."""
        if not any(one.is_symlink() for one in self._folders(self.folder / folder / "x")):
            for path in (self.folder / folder).glob("*"):
                if path.name not in names:
                    self.forget(f"{folder}/{path.name}")

    def _folders(self, path: Path) -> list[Path]:
        """The folders that a file of ours lies in, from the project's folder on."""
        return [one for one in path.parents if one.is_relative_to(self.folder.parent)]

    def forget(self, name: str) -> None:
        """Remember nothing under this name."""
        self._unwritten.discard(name)
        if self._at_hand:
            self._at_hand.pop(name, None)
        with suppress(OSError):
            (self.folder / name).unlink(missing_ok=True)


def _seal(secret: bytes, name: str, content: bytes) -> bytes:
    return hmac.digest(secret, digest(tools(), name, content).encode(), "sha256")


@cache
def _secret() -> bytes | None:
    """Thirty-two random bytes that only this user can read, made when they are first needed; None where none can be."""
    path = _own_folder() / "briefing" / "secret"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(made, "wb") as file:
                file.write(secrets.token_bytes(32))
        kept, found = path.lstat(), path.read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: a user without a home
        return None
    is_own = sys.platform == "win32" or (kept.st_uid == os.getuid() and not kept.st_mode & 0o077)
    return found if is_own and len(found) == 32 else None


def _own_folder() -> Path:
    """Where this system keeps a user's data that is no document of theirs."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state")


def digest(*parts: bytes | str) -> str:
    """A fingerprint of these parts, one after the other."""
    made = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()


def digest_of_folder(folder: Path, without: str = "", prints: Prints | None = None) -> str:
    """A fingerprint of a file, or of every file below a folder; what is named `without` is left out.

    What `prints` know is not read again. Raises OSError, also for a link, since what it leads to may change elsewhere,
    and for a pipe, which may never end.
    """
    names = names_below(folder, without)
    found = (prints or Prints({})).of_all([os.path.normpath(os.path.join(folder, name)) for name in names])
    return digest(*(part for pair in zip(names, found, strict=True) for part in pair))


def files_below(folder: Path, without: str = "") -> list[Path]:
    """Every file below a folder, in order, and every link, which is not followed; or the file itself."""
    return [folder / name for name in names_below(folder, without)]


def names_below(folder: Path, without: str = "") -> list[str]:
    """The same by their paths in the folder; that of the file itself is `.`."""
    if folder.is_symlink() or not folder.is_dir():
        return ["."] if folder.is_symlink() or folder.exists() else []
    return list(_below(os.fspath(folder), "", without))


def _below(folder: str, path: str, without: str) -> Iterator[str]:
    """The files and links of a folder, then those of the folders in it, as `os.walk` finds them but in half its time."""
    found: list[tuple[str, bool]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    for name, is_folder in found:
        if not is_folder:
            yield path + name
    for name, is_folder in found:
        if is_folder and name != without:
            yield from _below(f"{folder}{os.sep}{name}", f"{path}{name}/", without)


@cache
def tools() -> str:
    """A fingerprint of this program and of the libraries that decide what it makes."""
    from importlib.metadata import PackageNotFoundError, version

    versions = [sys.version]
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            versions.append(f"{name} {version(name)}")
    return digest(digest_of_folder(Path(__file__).parents[1], without="__pycache__"), *versions)


_LIBRARIES = (
    "babel jinja2 markdown markupsafe mkdocs mkdocs-material pillow pydantic pydantic-core pyyaml rapidfuzz".split()
)

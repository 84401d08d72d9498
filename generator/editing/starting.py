"""A whole new site: the files of `starter/`, with an example to begin from and a workflow that publishes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

PACKAGE = "briefing-microsite"
_OURS = ("site_config.yml", "content", "seeds", "theme")
"""Where one of these is, there is a site already."""
_EXAMPLE = ("content/briefings/", "seeds/")
_EMPTY_CAST = "actors: []"


class NotStarted(Exception):
    """Why no site could be begun, in one line."""


def starter(title: str, generator: str = "", *, example: bool = True) -> dict[str, bytes]:
    """The files of a new site by their paths. `generator` is pip's requirement for the generator, or empty.

    A requirement that is the path of a wheel brings the wheel along. Raises NotStarted.
    """
    if not title.strip() or any(not sign.isprintable() for sign in title + generator):
        raise NotStarted("title and requirement are one line of text each")
    brought: dict[str, bytes] = {}
    if generator.endswith(".whl") and "://" not in generator:
        generator, brought = _wheel(Path(generator))
    words = {
        "@TITLE@": json.dumps(title, ensure_ascii=False),
        "@NAME@": title,
        "@GENERATOR@\n": generator and f"{generator}\n",
    }
    made = {
        name: _filled(data, words) for name, data in _files(files("generator.editing") / "starter", PurePosixPath())
    }
    if not example:
        made = {name: data for name, data in made.items() if not name.startswith(_EXAMPLE)}
        head, _, _ = made["content/actors.yml"].partition(b"actors:")
        made["content/actors.yml"] = head + f"{_EMPTY_CAST}\n".encode()
    return made | brought


def start(root: Path, made: Mapping[str, bytes]) -> list[str]:
    """Write a new site's files into a folder; the names of those that were there already, and were kept.

    Raises NotStarted where there is a site already, and OSError.
    """
    if root.exists() and not root.is_dir():
        raise NotStarted(f"{root} is a file, not a folder")
    if found := [name for name in _OURS if (root / name).exists() or (root / name).is_symlink()]:
        raise NotStarted(
            f"there is a site or a part of one in {root} already ({', '.join(found)}); begin in another folder"
        )
    kept = []
    for name, data in made.items():
        path = root / name
        if path.exists() or path.is_symlink():
            kept.append(name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    (root / "seeds").mkdir(exist_ok=True)
    return kept


def installed_from() -> str:
    """The requirement that this generator was installed by, where another machine could use it too; else empty."""
    try:
        told = distribution(PACKAGE).read_text("direct_url.json")
    except PackageNotFoundError:
        return ""
    return requirement_of(json.loads(told)) if told else ""


def requirement_of(origin: Mapping[str, Any]) -> str:
    """The requirement for what pip recorded as a package's origin (PEP 610); empty for a folder of this machine."""
    url = str(origin.get("url", ""))
    if vcs := origin.get("vcs_info"):
        return f"{PACKAGE} @ {vcs['vcs']}+{url}@{vcs['commit_id']}" if url.startswith("https://") else ""
    if "archive_info" not in origin:
        return ""
    if url.startswith("file:"):
        path = url2pathname(urlsplit(url).path)
        return path if path.endswith(".whl") and Path(path).is_file() else ""
    return f"{PACKAGE} @ {url}"


def _wheel(path: Path) -> tuple[str, dict[str, bytes]]:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise NotStarted(f"cannot read {path}: {problem.strerror}") from None
    if not data.startswith(b"PK"):
        raise NotStarted(f"{path} is no wheel")
    return f"./vendor/{path.name}", {f"vendor/{path.name}": data}


def _files(folder: Traversable, above: PurePosixPath) -> list[tuple[str, bytes]]:
    """Every file below a folder of the package; `dot_` stands for the dot that hides a file."""
    found: list[tuple[str, bytes]] = []
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = above / (f".{each.name[4:]}" if each.name.startswith("dot_") else each.name)
        found += _files(each, name) if each.is_dir() else [(name.as_posix(), each.read_bytes())]
    return found


def _filled(data: bytes, words: Mapping[str, str]) -> bytes:
    for mark, word in words.items():
        data = data.replace(mark.encode(), word.encode())
    return data

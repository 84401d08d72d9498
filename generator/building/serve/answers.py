"""What an address of the preview gets: a file of the built site, with our script in every page, on the way out only."""

from __future__ import annotations

import hashlib
import json
import mimetypes
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator.building.build import read
from generator.building.serve.stage import Outcome, Stage
from generator.editing.todo import as_html, tasks
from generator.exporting.interchange.social import CARDS
from generator.machine.memory import names_below
from generator.publishing.links import read_page
from generator.publishing.site.folders import MARKER

CLIENT, EVENTS, TODO = "/__briefing__/client.js", "/__briefing__/events", "/__briefing__/todo"
"""What belongs to the preview; no page of a site can lie there, as the name is no slug."""

_CLIENT = Path(__file__).parent / "client.js"

_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".bib": "text/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".yaml": "text/yaml; charset=utf-8",
    ".yml": "text/yaml; charset=utf-8",
}
"""Said outright: what a machine's own table says differs from machine to machine."""

_NOTHING_YET = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Nothing built yet</title></head>
<body><h1>Nothing built yet</h1><p>The page appears here as soon as a build succeeds.</p></body></html>
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent."""

    status: int
    type: str
    body: bytes
    location: str = ""
    """Where a redirection leads."""


def base_of(address: str) -> str:
    """The path of a site's address, with a slash at both ends: links of the page “not found” begin with it."""
    path = unquote(urlsplit(address).path).strip("/")
    return f"/{path}/" if path else "/"


def answer(stage: Stage, path: str) -> Answer:
    """What a request for a path (decoded, beginning with a slash) is answered with."""
    if path == CLIENT:
        return Answer(200, _TYPES[".js"], _CLIENT.read_bytes())
    if (path != stage.base and f"{path.rstrip('/')}/" == stage.base) or (path == "/" and stage.base != "/"):
        return _redirection(stage.base)
    found = _plain(stage, path)
    return replace(found, body=_with_client(stage, path, found.body)) if found.type == _TYPES[".html"] else found


def state(stage: Stage, outcome: Outcome, path: str) -> dict[str, object]:
    """What an open page compares itself with: how it and its styles are now, and what is wrong."""
    now = _prints(stage, path, _plain(stage, path).body)
    return {**asdict(now), "errors": outcome.errors}


def _plain(stage: Stage, path: str) -> Answer:
    """The answer as it lies on the disk, or what is left to curate. What is missing is looked for again when the build at work is done."""
    if path == TODO:
        return Answer(200, _TYPES[".html"], _to_do(stage.site.parent))
    found = _found(stage, path)
    if found is None:
        stage.settled()
        found = _found(stage, path)
    return found or _missing(stage)


def _to_do(root: Path) -> bytes:
    """The page that is never published: what is left to curate."""
    content, _, diagnostics = read(root)
    title = content.config.model.title if content.config else root.name
    return as_html(tasks(content, diagnostics), title).encode("utf-8")


def _found(stage: Stage, path: str) -> Answer | None:
    file = _file(stage, path)
    if file is None:
        return None
    if file.is_dir():
        if not path.endswith("/"):
            return _redirection(f"{path}/")
        file /= "index.html"
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    try:
        made = stage.ahead.get(file.relative_to(stage.site).as_posix())
        return Answer(200, kind, file.read_bytes() if made is None else made)
    except OSError:  # just replaced, or closed to us
        return None


def _file(stage: Stage, path: str) -> Path | None:
    """The file or folder of the site that a path leads to; None where there is none, or none that may be seen."""
    if not path.startswith(stage.base) or not (stage.site / MARKER).is_file():
        return None
    names = path[len(stage.base) :].split("/")
    if any(name in (".", "..") or re.search(r"[\0\\:]", name) for name in names):
        return None
    file = stage.site.joinpath(*names)
    try:
        within = file.resolve().is_relative_to(stage.site.resolve())
        return file if within and (file.is_dir() or (file.is_file() and not path.endswith("/"))) else None
    except OSError:  # a name that is too long
        return None


def _missing(stage: Stage) -> Answer:
    page = _found(stage, f"{stage.base}404.html")
    return replace(page, status=404) if page else Answer(503, _TYPES[".html"], _NOTHING_YET)


def _redirection(path: str) -> Answer:
    return Answer(302, _TYPES[".txt"], b"", quote(path))


@dataclass(frozen=True, slots=True)
class _Prints:
    """Fingerprints: where one differs, what it stands for has changed."""

    page: str
    """Of a page's HTML."""
    assets: str
    """Of scripts, pictures and whatever else any page may use."""
    styles: dict[str, str]
    """By the address of a style sheet, as it is written in the page."""


def _prints(stage: Stage, path: str, html: bytes) -> _Prints:
    ahead = {name: _print(content) for name, content in stage.ahead.items() if name.startswith("assets/")}
    assets = {**_assets(stage.site, _made(stage.site)), **ahead}
    styles = {}
    for link in read_page(html.decode("utf-8", "replace")).links:
        if link.relation == "stylesheet" and (target := _style(stage, path, link.value)) in assets:
            styles[link.value] = assets.pop(target)
    rest = "".join(f"{name}{value}" for name, value in sorted(assets.items()))
    return _Prints(_print(html), _print(rest.encode()), styles)


def _style(stage: Stage, path: str, address: str) -> str:
    """The style sheet's path below the site."""
    return unquote(urlsplit(urljoin(quote(path), address)).path).removeprefix(stage.base)


def _made(site: Path) -> tuple[int, int] | None:
    """What tells one built site from the next."""
    try:
        marker = (site / MARKER).stat()
    except OSError:  # nothing built yet
        return None
    return marker.st_mtime_ns, marker.st_ino


@lru_cache(maxsize=2)
def _assets(site: Path, made: tuple[int, int] | None) -> Mapping[str, str]:
    """The fingerprint of each asset of the site that was `made` which a page may show."""
    found = {}
    for name in (f"assets/{below}" for below in names_below(site / "assets")):
        if not name.startswith((f"{CARDS}/", f"{CARDS}.")) and not name.endswith(".map"):
            with suppress(OSError):  # gone with the site that it belonged to
                found[name] = _print((site / name).read_bytes())
    return found


def _print(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _with_client(stage: Stage, path: str, html: bytes) -> bytes:
    """A page with our script at its end, which knows how the page was when it was sent."""
    prints = _prints(stage, path, html)
    script = f'<script src="{CLIENT}" data-sent="{escape(json.dumps(asdict(prints)))}"></script>\n'
    before, end, after = html.rpartition(b"</body>")
    return before + script.encode() + end + after

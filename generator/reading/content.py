"""Loads `site_config.yml`, `content/` and `seeds/` into models, or lists what is wrong with them.

A file with faults is still checked as far as it makes sense: entries that do not fit the model are left out, the rest
goes on to the checks that follow, so that one run shows every fault of every file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from generator.machine.memory import Memory, names_below
from generator.machine.timings import timed
from generator.prose.deception import hidden_characters, look_alikes
from generator.prose.text import DEVICES, composed
from generator.reading.diagnostics import Diagnostic, Place, error, note, warning
from generator.reading.faults import told
from generator.reading.models import ActorsFile, ArticleFile, BriefingFile, SiteConfig
from generator.reading.seeds import Seed, is_closed, read_seeds
from generator.reading.spelling import unknown
from generator.reading.yamlfile import MAX_BYTES, Parsed, read_yaml, too_large
from generator.reading.yamlfile import Path as Steps

CONFIG = "site_config.yml"
ACTORS = "content/actors.yml"
BRIEFINGS = "content/briefings"

RESERVED = frozenset(
    "method data assets search actors briefings more issues quotations utterances coverage timeline sources dossier 404 index".split()
)
"""Names that no briefing and no article may have: pages and folders of the site's own stand there."""

_OURS = frozenset(("docs_dir", "site_dir", "strict", "site_url"))
"""Settings of MkDocs that would break the build beside and the swap."""

_TRUE = ("true", "yes", "on", "1")
"""How people write a true `draft`."""

_MAX_FAULTS = 100
"""Of one file that are told at once."""

_WITH_IDS = ("actors", "quotations", "issues", "stances", "figures")
"""Lists whose entries are referred to in other files. What is said of an entry that does not fit is said there alone."""

T = TypeVar("T")
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Loaded(Generic[Model]):
    """A YAML file's model and where each of its values stands. A faulty file's model lacks what did not fit."""

    name: str
    """The file's name without ending."""
    model: Model
    parsed: Parsed
    ids: frozenset[str] = frozenset()
    """The well-formed ids of all its actors, quotations, issues, stances and figures, also of those that did not fit the model."""
    unfit: frozenset[str] = frozenset()
    """The keys of the file whose values did not fit, or have an entry of which nobody can tell the id, which has been reported."""

    def place(self, *path: str | int) -> Place:
        """The place of a value: `place("quotations", 3, "words")`."""
        return self.parsed.place(*path)


@dataclass(frozen=True)
class LoadedBriefing:
    """One folder of `content/briefings/`."""

    slug: str
    briefing: Loaded[BriefingFile] | None
    articles: tuple[Loaded[ArticleFile], ...]
    article_names: frozenset[str]
    """All article files, also those that could not be read."""


@dataclass(frozen=True)
class Content:
    """Everything that was read."""

    config: Loaded[SiteConfig] | None
    actors: Loaded[ActorsFile] | None
    briefings: tuple[LoadedBriefing, ...]
    seeds: dict[str, Seed]
    refused: frozenset[str] = frozenset()
    """The names of the files in `seeds/` that cannot be read as seeds, which has been reported."""

    @property
    def is_whole(self) -> bool:
        """Whether every article could be read as a whole: else what they use is not known."""
        articles = [article for loaded in self.briefings for article in loaded.articles]
        files = sum(len(loaded.article_names) for loaded in self.briefings)
        return len(articles) == files and not any(article.unfit for article in articles)


def load(
    root: Path, instead: Mapping[str, bytes] | None = None, memory: Memory | None = None
) -> tuple[Content, list[Diagnostic]]:
    """All of a project's input and every fault in its form.

    `instead` has what YAML files will hold, by their path in the project: they are read as if they did already. What a
    memory has at hand is not read again.
    """
    files = _Files(root, instead or {}, memory)
    around, slugs, diagnostics = _around(files)
    loaded = [_load_briefing(files, slug, diagnostics) for slug in slugs]
    content = replace(around, briefings=tuple(loaded))
    ids = _all_ids(content)
    return content, [_mended_to(found, ids) if found.code == "bad-form" else found for found in diagnostics]


def _mended_to(found: Diagnostic, ids: Collection[str]) -> Diagnostic:
    """The diagnostic with its mend where that is one of these ids, else without."""
    return found if found.mend and found.mend.new in ids else replace(found, mend=None)


def load_around(root: Path, memory: Memory | None = None) -> tuple[Content, list[str], list[Diagnostic]]:
    """All input but the briefings, the briefings' slugs, and every fault in its form."""
    return _around(_Files(root, {}, memory))


def load_briefing(root: Path, slug: str, memory: Memory | None = None) -> tuple[LoadedBriefing, list[Diagnostic]]:
    """One folder of `content/briefings/`, and every fault in its form."""
    diagnostics: list[Diagnostic] = []
    return _load_briefing(_Files(root, {}, memory), slug, diagnostics), diagnostics


def _around(files: _Files) -> tuple[Content, list[str], list[Diagnostic]]:
    seeds, diagnostics = read_seeds(files.root, files.memory)
    refused = frozenset(composed(PurePosixPath(found.place.file).name) for found in diagnostics)
    config = _load(files, CONFIG, SiteConfig, diagnostics)
    actors = _load(files, ACTORS, ActorsFile, diagnostics)
    folder = files.root / BRIEFINGS
    is_open = os.path.isdir(folder) and not is_closed(folder)
    folders = [path for path in folder.iterdir() if path.is_dir() and not _is_hidden(path.name)] if is_open else []
    slugs = sorted(path.name for path in folders if not _is_left_over(path))
    diagnostics += (faults := list(_no_folders(folder)))
    if not slugs and not faults:
        diagnostics.append(
            note(Place(BRIEFINGS), "no-briefing", "there is no briefing yet", "make one with `briefing new briefing`")
        )
    diagnostics += _unfit_settings(config, slugs) if config else ()
    return Content(config, actors, (), seeds, refused), slugs, diagnostics


def _is_hidden(path: str) -> bool:
    """Whether something is a system's or an editor's own, as locks of Emacs and what macOS and we lay beside files."""
    return any(step.startswith(".") and step != "." for step in path.split("/"))


def _is_left_over(folder: Path) -> bool:
    """Whether what somebody deleted, or git took away with its branch, left no more than hidden files."""
    if os.path.exists(folder / "briefing.yml"):  # as nearly all folders of a large site have
        return False
    names = names_below(folder)
    return bool(names) and all(map(_is_hidden, names))


def _unfit_settings(config: Loaded[SiteConfig], slugs: Collection[str]) -> Iterator[Diagnostic]:
    """Settings that are well-formed, and do not go with the build or the briefings."""
    for key in config.model.mkdocs:
        if key in _OURS:
            message = f"“{key}” is decided by the build, and cannot be passed through"
            yield error(config.parsed.key_place("mkdocs", key), "reserved-setting", message, "delete it")
    if config.model.home and config.model.home not in slugs:
        yield unknown(config.place("home"), "briefing", config.model.home, slugs)


def _no_folders(folder: Path) -> Iterator[Diagnostic]:
    """What stands where briefings should, and is none: a site without them would be published in silence."""
    if is_closed(folder) or is_closed(folder.parent):
        yield error(Place(BRIEFINGS), "content-folder", "this folder may not be read", "check its rights")
    elif folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.is_symlink() and not path.is_dir():
                place, hint = Place(f"{BRIEFINGS}/{path.name}"), "copy the briefing here, or delete the link"
                yield error(place, "symlink", "this link leads to no briefing", hint)
    elif os.path.lexists(folder):
        hint = "make it a folder, and move the briefings into it"
        yield error(Place(BRIEFINGS), "content-folder", "this must be a folder of its own, and is none", hint)


def _all_ids(content: Content) -> set[str]:
    """Everything that an id may stand for."""
    ids = {entry.id for entry in (content.actors.model.actors if content.actors else None) or ()}
    for loaded in content.briefings:
        model = loaded.briefing.model if loaded.briefing else None
        ids |= {loaded.slug, *loaded.article_names}
        ids |= {figure.id for figure in (model and model.figures) or ()}
        for issue in (model and model.issues) or ():
            ids |= {issue.id, *(stance.id for stance in issue.stances)}
        for article in loaded.articles:
            ids |= article.ids | {f"{article.name}/{id}" for id in article.ids}
    return ids


def load_config(root: Path) -> SiteConfig | None:
    """The site's settings alone; None where they cannot be read."""
    config = _load(_Files(root, {}), CONFIG, SiteConfig, [])
    return config.model if config else None


@dataclass(frozen=True)
class _Files:
    """The project's YAML files, some as they will be."""

    root: Path
    instead: Mapping[str, bytes]
    memory: Memory | None = None
    folders: dict[str, str] = field(default_factory=dict)
    """Where each folder really lies."""

    def once(self, file: str, make: Callable[[], T]) -> T:
        """What `make` makes of a file as it is now."""
        if self.memory is None or file in self.instead:
            return make()
        path = self.root / file
        folder = str(path.parent)
        if folder not in self.folders:
            self.folders[folder] = os.path.realpath(folder)
        return self.memory.of_file(path, f"yaml in {self.folders[folder]}", make)

    @timed("read", counts=True)
    def read(self, file: str) -> bytes:
        """What a file holds. Raises OSError."""
        return self.instead[file] if file in self.instead else (self.root / file).read_bytes()


def _load_briefing(files: _Files, slug: str, diagnostics: list[Diagnostic]) -> LoadedBriefing:
    root = files.root
    folder = f"{BRIEFINGS}/{slug}"
    _check_slug(Place(folder), slug, diagnostics)
    for inner in (folder, f"{folder}/articles"):
        if is_closed(root / inner):
            diagnostics.append(error(Place(inner), "content-folder", "this folder may not be read", "check its rights"))
            return LoadedBriefing(slug, None, (), frozenset())
    briefing = _load(files, f"{folder}/briefing.yml", BriefingFile, diagnostics)
    paths = sorted(path for path in (root / folder / "articles").glob("*.yml") if path.name.endswith(".yml"))
    paths = [path for path in paths if not _is_hidden(path.name)]
    for file in map(PurePosixPath, names_below(root / folder)):
        if file.suffix.lower() in (".yaml", ".yml") and file.suffix != ".yml" and not _is_hidden(str(file)):
            hint = f"rename it to {file.stem}.yml"
            diagnostics.append(error(Place(f"{folder}/{file}"), "file-ending", "content files end in .yml", hint))
    articles = []
    for path in paths:
        name = f"{folder}/articles/{path.name}"
        _check_slug(Place(name), path.stem, diagnostics)
        if article := _load(files, name, ArticleFile, diagnostics):
            articles.append(article)
    if not paths and not (briefing and briefing.model.draft):
        place = Place(f"{folder}/articles")
        diagnostics.append(
            error(place, "no-article", "the briefing has no article", f"add {folder}/articles/<name>.yml")
        )
    return LoadedBriefing(slug, briefing, tuple(articles), frozenset(path.stem for path in paths))


def _check_slug(place: Place, name: str, diagnostics: list[Diagnostic]) -> None:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) or len(name) > 80:
        message = f"the name “{name}” becomes part of an address: lower-case letters, digits and single hyphens only"
        diagnostics.append(error(place, "bad-name", message, "rename it"))
    if name in DEVICES:
        message = f"“{name}” cannot be the name of a file or folder on Windows"
        diagnostics.append(error(place, "bad-name", message, "rename it"))
    if name in RESERVED:
        diagnostics.append(error(place, "reserved-name", f"the site itself has a page “{name}”", "rename it"))


def _load(files: _Files, file: str, model: type[Model], diagnostics: list[Diagnostic]) -> Loaded[Model] | None:
    """A file's model, from the memory where nobody has saved the file since."""

    def make() -> tuple[Loaded[Model] | None, list[Diagnostic]]:
        found: list[Diagnostic] = []
        return _loaded(files, file, model, found), found

    loaded, faults = files.once(file, make)
    diagnostics += faults
    return loaded


@timed("validate", counts=True)
def _loaded(files: _Files, file: str, model: type[Model], diagnostics: list[Diagnostic]) -> Loaded[Model] | None:
    path = files.root / file
    try:
        if path.is_symlink() or not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(files.root)):
            diagnostics.append(error(Place(file), "symlink", "a content file must not be a link", "copy the file here"))
            return None
        if path.exists() and not path.is_file():
            message = "this must be a text file, and is none"
            diagnostics.append(error(Place(file), "unreadable-file", message, "make a file of this name"))
            return None
        if file not in files.instead and path.stat().st_size > MAX_BYTES:
            diagnostics.append(too_large(file))
            return None
        source = files.read(file)
    except FileNotFoundError:
        diagnostics.append(error(Place(file), "missing-file", "the file is missing"))
        return None
    except OSError as problem:
        diagnostics.append(error(Place(file), "unreadable-file", f"the file cannot be read: {problem.strerror}"))
        return None
    parsed, faults = read_yaml(source, file)
    diagnostics += faults
    diagnostics += _deceptive(parsed) if parsed else ()
    return _validate(parsed, path.stem, model, diagnostics) if parsed else None


_FROM_A_SEED = frozenset(("words", "context", "first", "last", "todo"))
"""Keys of words that stand in a seed: what they look like is said when they are found there. A `todo` asks who says such."""


def _deceptive(parsed: Parsed) -> Iterator[Diagnostic]:
    """Warnings of texts that are not what they look like."""
    for path, text in _texts(parsed.data, ()):
        if text.isascii() or not _FROM_A_SEED.isdisjoint(path):
            continue
        if found := hidden_characters(text):
            yield warning(parsed.place(*path), "hidden-character", f"holds {found}, which nobody sees", "delete it")
        if found := look_alikes(text):
            yield warning(parsed.place(*path), "look-alike", found, "type the word anew")


def _texts(data: Any, path: Steps) -> Iterator[tuple[Steps, str]]:
    """Every text of a file's data, with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*path, key))


def _validate(parsed: Parsed, name: str, model: type[Model], diagnostics: list[Diagnostic]) -> Loaded[Model] | None:
    """The file's model; where something does not fit, what is left when that is taken out.

    A key with a slip in it counts as the one that was meant, once that has been told.
    """
    if not isinstance(parsed.data, dict):
        known = ", ".join(f"`{name}:`" for name in model.model_fields)
        diagnostics.append(error(parsed.place(), "wrong-type", "the file must be a mapping of keys", f"keys: {known}"))
        return None
    room = _MAX_FAULTS
    fitted = _fitted(parsed.data, model)
    while isinstance(fitted, list) and (slips := _slips(fitted, room, parsed, model)):
        room -= len(slips)
        diagnostics += slips.values()
        parsed = _renamed(parsed, {path: slip.mend.new for path, slip in slips.items() if slip.mend})
        fitted = _fitted(parsed.data, model)
    ids = _ids(parsed.data)
    if not isinstance(fitted, list):
        return Loaded(name, fitted, parsed, ids)
    draft = _is_draft_briefing(model, parsed.data)
    unfit = [each for each in fitted if not ((draft and _is_unwritten(each)) or _is_echo(each))]
    diagnostics += [told(each, parsed, model) for each in unfit[:room]]
    if len(unfit) > room:
        message = f"here are {_MAX_FAULTS} faults, and {len(unfit) - room} more"
        place = parsed.place(*unfit[room]["loc"])
        diagnostics.append(error(place, "too-many-faults", message, "mend these first"))
    # Once is enough: a list that is too short without these entries is among the faults already.
    gone = {_entry(fault["loc"]) for fault in fitted}
    left = _without(parsed, gone)
    lost = frozenset(str(path[0]) for path in gone if not _has_id(parsed.data, path))
    return Loaded(name, _lenient(model).model_validate(left.data), left, ids, lost)


def _fitted(data: Any, model: type[Model]) -> Model | list[ErrorDetails]:
    """The model of a file's data, or what does not fit."""
    try:
        return model.model_validate(data)
    except ValidationError as faults:
        return faults.errors()


def _slips(
    faults: Iterable[ErrorDetails], most: int, parsed: Parsed, model: type[BaseModel]
) -> dict[Steps, Diagnostic]:
    """The diagnostics of so many keys that stand for one that is missing beside them, by the keys' paths."""
    extra = [fault for fault in faults if fault["type"] == "extra_forbidden"][:most]
    found = {fault["loc"]: told(fault, parsed, model) for fault in extra}
    return {path: slip for path, slip in found.items() if slip.mend and (*path[:-1], slip.mend.new) not in parsed.keys}


def _renamed(parsed: Parsed, names: Mapping[Steps, str]) -> Parsed:
    """The file with other names for the keys at some paths; every value keeps its place."""

    def as_meant(path: Steps) -> Steps:
        return tuple(names.get(path[:end], step) for end, step in enumerate(path, 1))

    def data(value: Any, path: Steps) -> Any:
        if isinstance(value, dict):
            return {names.get((*path, key), key): data(inner, (*path, key)) for key, inner in value.items()}
        return [data(inner, (*path, at)) for at, inner in enumerate(value)] if isinstance(value, list) else value

    values, keys = (
        {as_meant(path): place for path, place in places.items()} for places in (parsed.values, parsed.keys)
    )
    return replace(parsed, data=data(parsed.data, ()), values=values, keys=keys)


def _is_draft_briefing(model: type[BaseModel], data: dict[str, Any]) -> bool:
    return model is BriefingFile and str(data.get("draft")).lower() in _TRUE


def _is_unwritten(fault: ErrorDetails) -> bool:
    """Whether a part of a briefing is missing as a whole, as it may be in a draft."""
    return fault["type"] == "missing" and fault["loc"] in (("lede",), ("statements",))


def _is_echo(fault: ErrorDetails) -> bool:
    """Whether a list is too short only without its entries that do not fit, of which is told."""
    return fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"]


def _ids(data: dict[str, Any]) -> frozenset[str]:
    return frozenset(entry["id"] for entry in _entries(data) if _is_id(entry.get("id")))


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value))


def _has_id(data: Any, path: Steps) -> bool:
    """Whether something on the way to what lies at a path has an id that can be read."""
    for step in path:
        data = data.get(step) if isinstance(data, dict) else data[step]
        if isinstance(data, dict) and _is_id(data.get("id")):
            return True
    return False


def _entries(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    lists = (data[key] for key in data if key in _WITH_IDS)
    for entry in (entry for entries in lists if isinstance(entries, list) for entry in entries):
        if isinstance(entry, dict):
            yield entry
            yield from _entries(entry)


@cache
def _lenient(model: type[Model]) -> type[Model]:
    """The same model with nothing required at the top, for checking what a faulty file still holds."""
    fields: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        annotation: Any = info.annotation
        fields[name] = (annotation | None, None) if info.is_required() else (annotation, info)
    return create_model(model.__name__, __base__=model, **fields)


def _entry(location: Steps) -> Steps:
    """The list item, or else the key, that a fault spoils."""
    return location[: max((end for end, step in enumerate(location, 1) if isinstance(step, int)), default=1)]


def _without(parsed: Parsed, gone: Collection[Steps]) -> Parsed:
    """The file without some entries; the places of later list items move up, those of keys stay known."""
    values: dict[Steps, Place] = {}
    keys: dict[Steps, Place] = {}

    def kept(data: Any, was: Steps, now: Steps) -> Any:
        if was in parsed.values:
            values[now] = parsed.values[was]
        if was in parsed.keys:
            keys[now] = parsed.keys[was]
        if isinstance(data, dict):
            inner = {key: kept(value, (*was, key), (*now, key)) for key, value in data.items()}
            return {key: value for key, value in inner.items() if (*was, key) not in gone}
        if isinstance(data, list):
            left = [index for index in range(len(data)) if (*was, index) not in gone]
            return [kept(data[index], (*was, index), (*now, number)) for number, index in enumerate(left)]
        return data

    return replace(parsed, data=kept(parsed.data, (), ()), values=values, keys=keys)

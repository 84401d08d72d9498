"""What each kind of YAML file may hold, for editors: JSON Schema with the project's own names, and the reference.

Everything comes from `models`: keys, types, what a field means. A field that is marked there as a name of something is
offered the names that the project has, each with what it stands for; the check itself says more than a schema can.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.comparing.utterances import free_key
from generator.prose.text import one_line, slug
from generator.reading.content import Content, Loaded, LoadedBriefing
from generator.reading.models import UNNAMED, ActorEntry, ActorsFile, ArticleFile, BriefingFile, SiteConfig
from generator.resolving.prepared import first_line

Schema = dict[str, Any]
Names = dict[str, str]
"""Names that a field may hold, and what each stands for."""

FOLDER = ".schema"
"""Beside the files that it is for, so that the first line of every article of every briefing is the same."""
KINDS: Mapping[str, tuple[type[BaseModel], str]] = {
    "site_config": (SiteConfig, f"content/{FOLDER}/site_config.json"),
    "actors": (ActorsFile, f"{FOLDER}/actors.json"),
    "briefing": (BriefingFile, f"{FOLDER}/briefing.json"),
    "article": (ArticleFile, f"../{FOLDER}/article.json"),
}
"""The kinds of YAML file: the model, and where its schema lies, seen from the file."""
_IGNORE = "# Made by the generator, with the project's own names.\n*\n"
_NAMES = "names.json"
"""The schema of the names that hold for every file of the site."""
_BELOW = f"briefings/{{slug}}/{FOLDER}"
_EVERYWHERE = ("actor", "speaker", "briefing", "seed")
_NOBODY = "whom the article does not name"
_META = "http://json-schema.org/draft-07/schema#"
_SHORT = 120


def first_line_of(kind: str) -> str:
    """The comment that a file of a kind begins with: it tells an editor where its schema lies."""
    return f"# yaml-language-server: $schema={KINDS[kind][1]}"


@dataclass(frozen=True)
class _Known:
    """The names that a briefing's files may use, by what they are names of."""

    names: Mapping[str, Names]
    shared: str = ""
    """Where the schema of names for every file lies, seen from the one at hand; empty where it holds them itself."""
    stances: Mapping[str, Names] = field(default_factory=dict)
    """By issue."""
    quotations: Mapping[str, Names] = field(default_factory=dict)
    """By the seed of their article: what evidence of that article may name."""


def schemas(content: Content) -> dict[str, str]:
    """Every schema of a project as text, by its path in the project."""
    return {f"content/{name}": text for name, text in _schemas(content, FOLDER, _BELOW)}


def _schemas(content: Content, above: str, below: str) -> Iterator[tuple[str, str]]:
    """Every schema by its path: those for the whole site lie in one folder, those of a briefing in one of its own."""
    titles = {loaded.slug: _title(loaded) for loaded in content.briefings}
    yield from _of_site(content, titles, above)
    for loaded in content.briefings:
        yield from _of_briefing(loaded, content, above, below)


def _of_site(content: Content, titles: Names, above: str) -> Iterator[tuple[str, str]]:
    """Names that hold everywhere stand in a file of their own, once: a site has as many briefings as names."""
    everywhere = _everywhere(content, titles)
    yield f"{above}/{_NAMES}", _as_text({"$schema": _META, "definitions": _named(everywhere)})
    for kind in ("site_config", "actors"):
        yield f"{above}/{kind}.json", _as_text(form(kind, _Known(everywhere, _NAMES)))


def _of_briefing(loaded: LoadedBriefing, content: Content, above: str, below: str) -> Iterator[tuple[str, str]]:
    folder = below.format(slug=loaded.slug)
    known = _known(loaded, content, posixpath.relpath(f"{above}/{_NAMES}", folder))
    for kind in ("briefing", "article"):
        yield f"{folder}/{kind}.json", _as_text(form(kind, known))


def are_there(root: Path, slug: str) -> bool:
    """Whether there are schemas of a briefing already."""
    folder = root / "content" / _BELOW.format(slug=slug)
    return all((folder / f"{kind}.json").is_file() for kind in ("briefing", "article"))


def keep_fresh(root: Path, content: Content) -> None:
    """Bring the schemas up to date, quietly, where there are any."""
    if (root / "content" / FOLDER).is_dir():
        with suppress(OSError):  # the site does not depend on them
            write(root, content)


def write(root: Path, content: Content) -> list[str]:
    """Bring a project's schemas up to date; the paths of those that changed. Raises OSError.

    While a file cannot be read at all, a schema that is there stays as it is: it still knows that file's names.
    """
    whole = content.actors is not None and all(
        loaded.briefing and len(loaded.articles) == len(loaded.article_names) for loaded in content.briefings
    )
    found = schemas(content).items()
    return _written(root, ((name, text) for name, text in found if whole or not (root / name).exists()))


def write_site(root: Path, content: Content, titles: Names) -> None:
    """Bring the schemas for the whole site up to date, quietly; `titles` are those of its briefings, by their slugs."""
    with suppress(OSError):
        _written(root, ((f"content/{name}", text) for name, text in _of_site(content, titles, FOLDER)))


def write_briefing(root: Path, loaded: LoadedBriefing, content: Content) -> None:
    """Bring the schemas of a briefing up to date, quietly."""
    with suppress(OSError):
        _written(root, ((f"content/{name}", text) for name, text in _of_briefing(loaded, content, FOLDER, _BELOW)))


def _written(root: Path, found: Iterable[tuple[str, str]]) -> list[str]:
    changed = []
    for name, text in found:
        path = root / name
        if Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(root)) and _changed(path, text):
            (path.parent / ".gitignore").write_text(_IGNORE, encoding="utf-8")
            changed.append(name)
    return changed


def write_to(folder: Path, content: Content) -> list[str]:
    """Write all schemas into a folder of their own; the paths of those that changed. Raises OSError."""
    found = ((posixpath.normpath(name), text) for name, text in _schemas(content, ".", "{slug}"))
    return [name for name, text in found if _changed(folder / name, text)]


def _changed(path: Path, text: str) -> bool:
    """Write a file where it is not so already; whether it was not."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def form(kind: str, known: _Known | None = None) -> Schema:
    """The JSON Schema (draft 7) of a kind of file; without names, any name of the right form will do."""
    known = known or _Known({})
    if kind == "article":  # an id alone is one of the article's own: which article it is, only its seed says
        known = replace(known, names={what: names for what, names in known.names.items() if what != "quotation"})
    schema = _converted(_generated(kind), known)
    definitions, text = schema.setdefault("definitions", {}), json.dumps(schema)
    used = {what: names for what, names in known.names.items() if f'"#/definitions/known-{what}"' in text}
    definitions |= _named(used)
    schema = {"$schema": _META, **schema}
    if kind == "article" and known.quotations:
        _add_own_quotations(schema, known)
    if kind == "briefing":  # a draft may leave out whole parts
        required = schema.pop("required")
        schema["if"] = {"properties": {"draft": {"const": True}}, "required": ["draft"]}
        schema["then"] = {"required": [key for key in required if key in ("title", "date")]}
        schema["else"] = {"required": required}
    return schema


@cache
def _generated(kind: str) -> Schema:
    return KINDS[kind][0].model_json_schema(ref_template="#/definitions/{model}")


def _as_text(schema: Schema) -> str:
    text = json.dumps(schema, ensure_ascii=False, separators=(",", ":")) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()  # a file's name may hold bytes that are no letters


def _converted(schema: Schema, known: _Known) -> Schema:
    """What pydantic says, as an editor's language server wants it, with the names that are known."""
    result: Schema = {}
    for key, value in schema.items():
        if key == "$defs":
            result["definitions"] = {name: _definition(name, each, known) for name, each in value.items()}
        elif key == "properties":
            result[key] = {name: _converted(each, known) for name, each in value.items()}
        elif key == "items":
            result[key] = _converted(value, known)
        elif key == "anyOf":  # or nothing: a key without a value is more likely unfinished than meant
            [only] = [each for each in value if each.get("type") != "null"]
            result |= _converted(only, known)
        elif key == "description":  # for hover, where backticks mean code
            result |= {key: value, "markdownDescription": value}
        elif key not in ("title", "default"):
            result[key] = value
    return _scalar(result, known) if result.get("type") in ("string", "boolean", "integer") else result


def _scalar(schema: Schema, known: _Known) -> Schema:
    """A single value. Every scalar is text to the generator, whatever YAML makes of it: a year is welcome as a number."""
    kind, what = schema["type"], schema.pop("x-names", None)
    if what in known.names:
        said = {key: schema[key] for key in schema if key.lower().endswith("description")}
        place = known.shared if what in _EVERYWHERE else ""
        return {**said, "$ref": f"{place}#/definitions/known-{what}"}
    if kind == "string" and "enum" not in schema and re.search(schema.get("pattern", ""), "2014"):
        return {**schema, "type": ["string", "number"]}
    if kind == "integer":
        return {**schema, "type": ["integer", "string"], "pattern": "^[0-9]+$"}
    return schema


def _one_of(names: Names) -> Schema:
    values: list[str | int] = [int(name) if re.fullmatch("0|[1-9][0-9]*", name) else name for name in names]
    return {
        "enum": [*values, *(name for name, value in zip(names, values, strict=True) if name != value)],
        "enumDescriptions": list(names.values()),
    }


def _named(known: Mapping[str, Names]) -> Schema:
    return {f"known-{what}": _one_of(names) for what, names in known.items()}


def _definition(name: str, schema: Schema, known: _Known) -> Schema:
    """A mapping inside a file."""
    found = _converted(schema, known)
    if name == "EvidenceEntry":
        found["oneOf"] = [{"required": ["quotation"]}, {"required": ["words"]}]
        alone = {**found["properties"]["quotation"]}
        return {"description": found["description"], "anyOf": [alone, found]}
    if name == "PositionEntry" and known.stances:
        found["allOf"] = [
            {
                "if": {"properties": {"issue": {"const": issue}}, "required": ["issue"]},
                "then": {"properties": {"stance": _one_of(stances)}},
            }
            for issue, stances in known.stances.items()
        ]
    return found


def _add_own_quotations(schema: Schema, known: _Known) -> None:
    """Evidence in an article may name that article's quotations by their ids alone: which article, its seed says."""
    definitions, cases = schema["definitions"], []
    for number, (seed, names) in enumerate(known.quotations.items()):
        ids = {"anyOf": [_one_of(names), {"$ref": "#/definitions/known-other-quotation"}]}
        definitions[f"claim-{number}"] = {
            "properties": {
                "evidence": {
                    "items": {"if": {"type": "object"}, "then": {"properties": {"quotation": ids}}, "else": ids}
                }
            }
        }
        claims = {"items": {"$ref": f"#/definitions/claim-{number}"}}
        cases.append(
            {
                "if": {"properties": {"seed": {"const": seed}}, "required": ["seed"]},
                "then": {"properties": dict.fromkeys(("summary", "actors", "positions"), claims)},
            }
        )
    schema["allOf"] = cases


# ---------------------------------------------------------------------------------------------------------------------
# The project's names


def _everywhere(content: Content, titles: Names) -> dict[str, Names]:
    """The names that hold for every file of the site, by what they are names of."""
    seeds = {name: seed.text[slice(*first_line(seed.text))] for name, seed in content.seeds.items()}
    actors = {each.id: ", ".join(filter(None, (each.name, each.kind, each.role))) for each in _actors(content)}
    speakers = {**actors, UNNAMED: _NOBODY}
    return dict(zip(_EVERYWHERE, (actors, speakers, titles, seeds), strict=True))


def _actors(content: Content) -> Sequence[ActorEntry]:
    return (content.actors.model.actors if content.actors else None) or ()


def _title(loaded: LoadedBriefing) -> str:
    return (loaded.briefing and loaded.briefing.model.title) or ""


def _known(loaded: LoadedBriefing, content: Content, shared: str) -> _Known:
    model = loaded.briefing.model if loaded.briefing else None
    issues = (model and model.issues) or ()
    speakers = {**{each.id: each.name for each in _actors(content)}, UNNAMED: _NOBODY}
    own = {article.name: dict(_quotations(article, speakers)) for article in loaded.articles}
    cross = {f"{name}/{id}": said for name, quotations in own.items() for id, said in quotations.items()}
    names: dict[str, Names] = {
        **{what: {} for what in _EVERYWHERE},  # what they are stands elsewhere
        "issue": {issue.id: issue.question for issue in issues},
        "figure": {figure.id: figure.what for figure in (model and model.figures) or ()},
        "article": {article.name: _short(_first_of(article.model.summary)) for article in loaded.articles},
        "quotation": cross,
        "other-quotation": cross,
    }
    by_seed = {article.model.seed: own[article.name] for article in loaded.articles if article.model.seed}
    stances = {issue.id: {stance.id: stance.label for stance in issue.stances} for issue in issues}
    return _Known(names, shared, stances, by_seed)


def _first_of(statements: Iterable[Any] | None) -> str:
    return next((str(statement.text) for statement in statements or ()), "")


def _quotations(article: Loaded[ArticleFile], speakers: Names) -> Iterator[tuple[str, str]]:
    """The ids of an article's quotations, given or made as the check makes them, with their words and speaker."""
    entries = article.model.quotations or ()
    taken = {entry.id for entry in entries if entry.id}
    for entry in entries:
        key = entry.id or free_key(slug(entry.words), taken)
        taken.add(key)
        yield key, f"{speakers.get(entry.speaker, entry.speaker)}: “{_short(entry.words)}”"
    yield from ((id, "") for id in sorted(article.ids - taken))


def _short(text: str) -> str:
    words = one_line(text)
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"

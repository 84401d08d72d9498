"""Every key of every YAML file, explained: the reference as Markdown, from the same models as the check."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.prose.text import one_line
from generator.resolving.forms import KINDS

_INTRODUCTION = """\
# What the YAML may hold

Made by `briefing schema --reference` from `generator/reading/models.py`, as are the schemas that complete and explain these keys
in an editor. **Bold** keys are required. Every value is text to the generator: dates and numbers need no quotation
marks.
"""
_KINDS = {str: "text", bool: "`true` or `false`", int: "a number", dict: "a mapping"}
_NAMES = {
    "actor": "an actor's id",
    "speaker": "an actor's id, or `unnamed`",
    "issue": "an issue's id",
    "stance": "a stance's id",
    "figure": "a figure's id",
    "article": "an article's name",
    "briefing": "a briefing's name",
    "seed": "a file of `seeds/`",
    "quotation": "a quotation's id",
    "other-quotation": "a quotation, as `article/quotation`",
}


def reference() -> str:
    """The reference of all kinds of file."""
    parts, told = [_INTRODUCTION], set[type[BaseModel]]()
    for model, _ in KINDS.values():
        parts += _sections(model, told, "##")
    return "\n".join(parts)


def _sections(model: type[BaseModel], told: set[type[BaseModel]], mark: str) -> Iterator[str]:
    """A mapping's keys, then those of the mappings inside it that were not told before."""
    told.add(model)
    words = _paragraph(model).removeprefix(f"{_heading(model)}: ")
    yield f"{mark} {_heading(model)}\n\n{words[:1].upper()}{words[1:]}\n\n| key | holds | meaning |\n|---|---|---|"
    for name, info in model.model_fields.items():
        key = f"**`{name}`**" if info.is_required() else f"`{name}`"
        yield f"| {key} | {_holds(info)} | {_cell(info.description or '')}{_default(info)} |"
    yield ""
    for info in model.model_fields.values():
        for inner in _models(info.annotation):
            if inner not in told:
                yield from _sections(inner, told, "###")


def _heading(model: type[BaseModel]) -> str:
    file, _, _ = _paragraph(model).partition(": ")
    return file if file.startswith("`") else _called(model)


def _called(model: type[BaseModel]) -> str:
    """`KeyActorEntry`: key actor."""
    name = model.__name__.removesuffix("Entry").removesuffix("File")
    return "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in name).strip()


def _paragraph(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


def _holds(info: FieldInfo) -> str:
    names = next((extra["x-names"] for extra in _extras(info) if "x-names" in extra), None)
    told = _type(info.annotation, _NAMES.get(str(names)))
    return f"list of {told}" if get_origin(_bare(info.annotation)) is tuple else told


def _type(annotation: Any, named: str | None) -> str:
    found = _bare(annotation)
    if get_origin(found) is tuple:
        found = _bare(get_args(found)[0])
    if get_origin(found) is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in get_args(found))
    if isinstance(found, type) and issubclass(found, BaseModel):
        return f"[{_called(found)}](#{_called(found).replace(' ', '-')})"
    return named or _KINDS.get(get_origin(found) or found, "text")


def _bare(annotation: Any) -> Any:
    """A type without what annotates it and without None."""
    while True:
        if hasattr(annotation, "__metadata__"):
            annotation = annotation.__origin__
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(each for each in get_args(annotation) if each is not NoneType)
        else:
            return annotation


def _extras(info: FieldInfo) -> Iterator[dict[str, Any]]:
    """What marks a field or the type inside it."""
    if isinstance(info.json_schema_extra, dict):
        yield info.json_schema_extra
    inner = [info.annotation]
    while inner:
        each = inner.pop()
        for mark in getattr(each, "__metadata__", ()):
            if isinstance(mark, FieldInfo) and isinstance(mark.json_schema_extra, dict):
                yield mark.json_schema_extra
        inner += [part for part in get_args(each) if part is not each]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    found = _bare(annotation)
    if get_origin(found) is tuple:
        found = _bare(get_args(found)[0])
    if isinstance(found, type) and issubclass(found, BaseModel):
        yield found


def _default(info: FieldInfo) -> str:
    default = info.default
    return f" Left out: `{default}`." if isinstance(default, str | int) and not isinstance(default, bool) else ""


def _cell(text: str) -> str:
    return one_line(text).replace("|", "\\|")

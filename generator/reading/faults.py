"""What pydantic finds wrong with a file, in the editor's words."""

from __future__ import annotations

import re
from dataclasses import replace
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.reading.diagnostics import Diagnostic, Mend, error
from generator.reading.spelling import did_you_mean, mendable
from generator.reading.yamlfile import Parsed


def told(fault: ErrorDetails, parsed: Parsed, model: type[BaseModel]) -> Diagnostic:
    """The diagnostic for a fault of `parsed`, which was to be a `model`: on the line that it comes from."""
    location = fault["loc"]
    kind, given, context = fault["type"], fault["input"], fault.get("ctx", {})
    field = str(location[-1]) if location else ""
    if kind == "extra_forbidden":
        known = _fields_at(model, location[:-1])
        message = f"there is no key “{field}” here"
        unfit = error(parsed.key_place(*location), "unknown-key", message, did_you_mean(field, known))
        return mendable(unfit, field, known)
    if kind == "missing":
        place = parsed.key_place(*location[:-1])
        return error(place, "missing-key", f"“{field}” is missing", _describe_field(model, location))
    place = parsed.place(*location)
    if kind == "literal_error":
        known = re.findall(r"'([^']*)'", context["expected"])
        message = f"“{given}” is not a possible {field}"
        return mendable(error(place, "unknown-value", message, did_you_mean(str(given), known)), str(given), known)
    if kind == "too_long":
        message = f"“{_name(location)}” has {len(given):,} entries, and {context['max_length']:,} is the most"
        return error(place, "too-many-entries", message, "divide the seed into several articles")
    if kind in ("too_short", "string_too_short"):
        return error(
            place,
            "empty",
            f"“{_name(location)}” needs at least one entry" if kind == "too_short" else f"“{field}” is empty",
        )
    if given is None:
        return error(place, "empty", f"“{_name(location)}” is empty", _describe_field(model, location))
    if kind == "string_pattern_mismatch":
        unfit = error(place, "bad-form", f"“{given}” has not the form of {_a(field)}", _describe_field(model, location))
        tidy = re.sub(r"[\s_]+", "-", str(given).strip().lower())
        return (
            unfit if field == "id" else replace(unfit, mend=Mend(str(given), tidy))
        )  # kept where something has this id
    if kind == "value_error":
        code = "bad-date" if "day" in fault["msg"] or "month" in fault["msg"] else "bad-value"
        return error(place, code, f"{_name(location)}: {fault['msg'].removeprefix('Value error, ')}")
    wanted = {"string_type": "text", "tuple_type": "a list", "model_type": "a mapping"}
    if kind in wanted:
        found = "a mapping" if isinstance(given, dict) else "a list" if isinstance(given, list) else "text"
        hint = "write “- ” before each entry" if kind == "tuple_type" else _describe_field(model, location)
        return error(place, "wrong-type", f"“{_name(location)}” must be {wanted[kind]}, not {found}", hint)
    must = {"bool_parsing": "must be `true` or `false`", "int_parsing": "must be a whole number"}.get(
        kind, fault["msg"]
    )
    if kind == "greater_than_equal":
        must = f"must be {context['ge']} or more"
    return error(place, "bad-value", f"“{_name(location)}”: {must}", _describe_field(model, location))


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _name(location: tuple[str | int, ...]) -> str:
    """The last key of a location, for messages about the item of a list or the file itself."""
    return next((str(step) for step in reversed(location) if isinstance(step, str)), "the file")


def _model_at(model: type[BaseModel], location: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model that describes the mapping at a location."""
    at: Any = model
    for step in location:
        if isinstance(step, str):
            info = at.model_fields.get(step) if _is_model(at) else None
            at = info.annotation if info else None
        while at is not None and not _is_model(at):
            inner = [a for a in get_args(at) if a not in (type(None), ...)]
            at = inner[0] if inner and get_origin(at) in (tuple, Union, UnionType) else None
    return at if _is_model(at) else None


def _is_model(at: Any) -> bool:
    return isinstance(at, type) and issubclass(at, BaseModel)


def _fields_at(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    at = _model_at(model, location)
    return list(at.model_fields) if at else []


def _describe_field(model: type[BaseModel], location: tuple[str | int, ...]) -> str:
    """The field's own documentation, as a hint."""
    names = [index for index, step in enumerate(location) if isinstance(step, str)]
    if not names:
        return ""
    at = _model_at(model, location[: names[-1]])
    info = at.model_fields.get(str(location[names[-1]])) if at else None
    return " ".join((info.description or "").split()) if info else ""

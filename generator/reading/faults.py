"""What pydantic finds wrong with a file, in the editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.reading.diagnostics import Diagnostic, Mend, error
from generator.reading.spelling import did_you_mean, mendable, quoted
from generator.reading.yamlfile import Parsed


def told(fault: ErrorDetails, parsed: Parsed, model: type[BaseModel]) -> Diagnostic:
    """The diagnostic for a fault of `parsed`, which was to be a `model`: on the line that it comes from."""
    location, kind, given = fault["loc"], fault["type"], fault["input"]
    *around, field = (step for step in location if isinstance(step, str))
    fields = _fields_of(model, around)
    if kind == "extra_forbidden":
        message = f"there is no key “{field}” here"
        hint = did_you_mean(field, fields) or f"known: {', '.join(fields)}"
        unfit = error(parsed.key_place(*location), "unknown-key", message, hint)
        return mendable(unfit, field, fields)
    hint = " ".join((fields[field].description or "").split())
    if kind == "missing":
        place = parsed.key_place(*location[:-1])
        return error(place, "missing-key", f"“{field}” is missing", hint)
    place = parsed.place(*location)
    what = f"“{field}”" if location[-1] == field else f"an entry of “{field}”"
    if given is None or kind == "string_too_short":
        return error(place, "empty", f"{what} is empty", hint)
    if kind == "literal_error" and isinstance(given, str):
        known = re.findall(r"'([^']*)'", fault["ctx"]["expected"])
        message = f"{quoted(given)} is not a possible {field}"
        return mendable(error(place, "unknown-value", message, did_you_mean(given, known)), given, known)
    if kind == "too_long":
        message = f"“{field}” has {len(given):,} entries, and {fault['ctx']['max_length']:,} is the most"
        return error(place, "too-many-entries", message, "divide the seed into several articles")
    if kind == "too_short":
        least = fault["ctx"]["min_length"]
        message = f"“{field}” needs at least {'one entry' if least == 1 else f'{least} entries'}"
        return error(place, "empty", message)
    if kind == "string_pattern_mismatch":
        unfit = error(place, "bad-form", f"{quoted(given)} has not the form of {_a(field)}", hint)
        tidy = re.sub(r"[\s_]+", "-", str(given).strip().lower())
        if field != "id":  # and only where something has the tidy id
            unfit = replace(unfit, mend=Mend(str(given), tidy))
        return unfit
    if kind == "value_error":
        code = "bad-date" if "day" in fault["msg"] or "month" in fault["msg"] else "bad-value"
        return error(place, code, f"{field}: {fault['msg'].removeprefix('Value error, ')}")
    if wanted := _WANTED.get(kind):
        found = "a mapping" if isinstance(given, dict) else "a list" if isinstance(given, list) else "text"
        hint = "write “- ” before each entry" if kind == "tuple_type" else hint
        return error(place, "wrong-type", f"{what} must be {wanted}, not {found}", hint)
    must = {"bool_parsing": "must be `true` or `false`", "int_parsing": "must be a whole number"}.get(
        kind, fault["msg"]
    )
    if kind == "greater_than_equal":
        must = f"must be {fault['ctx']['ge']} or more"
    return error(place, "bad-value", f"“{field}”: {must}", hint)


_WANTED = {
    **dict.fromkeys(("string_type", "literal_error"), "text"),
    **dict.fromkeys(("model_type", "dict_type"), "a mapping"),
    "tuple_type": "a list",
    "bool_type": "`true` or `false`",
    "int_type": "a whole number",
}
"""What a value must be, by what pydantic says where it is of another kind."""


def _a(noun: str) -> str:
    return f"{'an' if re.match('[aeiou]', noun) else 'a'} {noun}"


def _fields_of(model: type[BaseModel], names: Iterable[str]) -> dict[str, FieldInfo]:
    """The fields of the mapping that lies within these fields, from the outermost on."""
    for name in names:
        of: Any = model.model_fields[name].annotation
        while inner := get_args(of):  # what a list holds, what may be left out
            of = inner[0]
        model = of
    return model.model_fields

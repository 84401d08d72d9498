"""The shape of `data/<briefing>.json`, as a JSON Schema (2020-12) that is published beside the data."""

from __future__ import annotations

from typing import Any

SCHEMA_VERSION = "1.1"

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_OFFSET: Schema = {"type": "integer", "minimum": 0}
_COUNT: Schema = {"type": "integer", "minimum": 0}


def _object(description: str, **properties: Schema) -> Schema:
    """An object that has all of these properties and no others."""
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _one_of(*values: str) -> Schema:
    return {"enum": list(values)}


def briefing_schema() -> Schema:
    """The whole schema. Offsets are Unicode code points into the seed's text decoded from UTF-8, half-open."""
    data = _object(
        "One briefing: several articles read together. Offsets count Unicode code points in the seed file, half-open.",
        **{
            "$schema": _TEXT,
            "schema_version": {"const": SCHEMA_VERSION},
            "briefing": _object("The event.", slug=_TEXT, title=_TEXT, date=_TEXT, lede=_ref("statement")),
            "articles": _list(_ref("article")),
            "actors": _list(_ref("actor")),
            "quotations": _list(_ref("quotation")),
            "utterances": _list(_ref("utterance")),
            "issues": _list(_ref("issue")),
            "positions": _list(_ref("position")),
            "figures": _list(_ref("figure")),
            "statements": _list(_ref("statement")),
            "timeline": _list(_ref("event")),
            "corrections": _list(_object("A mended mistake.", date=_TEXT, text=_TEXT, article=_TEXT_OR_NULL)),
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Briefing",
        **data,
        "$defs": _definitions(),
    }


def _definitions() -> dict[str, Schema]:
    return {
        "span": _object("A located run of characters of a seed.", text=_TEXT, start=_OFFSET, end=_OFFSET),
        "evidence": _object(
            "What bears a claim out: passages of one article.",
            article=_TEXT,
            seed=_TEXT,
            quotation=_TEXT_OR_NULL,
            passages=_list(_ref("span"), 1),
        ),
        "statement": _object("A sentence of the editor's.", text=_TEXT, evidence=_list(_ref("evidence"), 1)),
        "provenance": _object(
            "A fact about the article; null: not stated in the source.",
            value=_TEXT_OR_NULL,
            basis=_TEXT,
            passage=_or_null(_ref("span")),
        ),
        "article": _article(),
        "actor": _object(
            "A person, organisation, state, document or group.",
            id=_TEXT,
            name=_TEXT,
            kind=_one_of("person", "organisation", "state", "document", "group"),
            role=_TEXT_OR_NULL,
            affiliation={**_TEXT_OR_NULL, "description": "An actor’s id; listed here where an article has that actor."},
            aliases=_list(_TEXT),
        ),
        "quotation": _quotation(),
        "utterance": _object(
            "One speech event and the quotations of it.",
            id=_TEXT,
            speaker=_TEXT_OR_NULL,
            members=_list(_TEXT, 1),
            variants={"type": "integer", "minimum": 1},
        ),
        "issue": _object(
            "A question on which actors take positions.",
            id=_TEXT,
            title=_TEXT,
            question=_TEXT,
            stances=_list(
                _object(
                    "An answer.",
                    id=_TEXT,
                    label=_TEXT,
                    tone=_one_of("for", "against", "conditional", "neutral", "open"),
                ),
                2,
            ),
        ),
        "position": _object(
            "An actor's stance on an issue, with the evidence of all articles.",
            actor=_TEXT,
            issue=_TEXT,
            stance=_TEXT,
            summaries=_list(_object("What one article reports.", article=_TEXT, text=_TEXT), 1),
            evidence=_list(_ref("evidence"), 1),
        ),
        "figure": _object(
            "Something counted or dated, and how each article gives it.",
            id=_TEXT,
            what=_TEXT,
            readings=_list(_reading()),
            agree={"type": "boolean"},
        ),
        "event": _object(
            "Something that an article dates.", date=_TEXT, text=_TEXT, basis=_TEXT, evidence=_list(_ref("evidence"), 1)
        ),
    }


def _article() -> Schema:
    names = ("outlet", "byline", "date", "url")
    return _object(
        "A seed and its curated facts.",
        name=_TEXT,
        seed=_TEXT,
        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        title=_TEXT,
        language=_TEXT,
        words=_COUNT,
        **dict.fromkeys(names, _TEXT_OR_NULL),
        provenance=_object("What each fact rests on.", **{name: _ref("provenance") for name in names}),
        excluded=_list(_object("A span that is not the body.", kind=_TEXT, start=_OFFSET, end=_OFFSET)),
        summary=_list(_ref("statement")),
        key_actors=_list(_object("An actor who matters.", actor=_TEXT, role=_TEXT, evidence=_list(_ref("evidence")))),
        page=_TEXT,
    )


def _quotation() -> Schema:
    return _object(
        "Words that stand inside quotation marks in an article.",
        id=_TEXT,
        article=_TEXT,
        seed=_TEXT,
        kind=_one_of("direct", "partial", "fragment"),
        speaker=_or_null(_object("Whose words they are.", id=_TEXT, name=_TEXT)),
        words=_TEXT,
        parts=_list(_ref("span"), 1),
        match=_one_of("exact", "typography", "split", "insertion", "elision"),
        language=_TEXT,
        translation=_or_null(_translation()),
        utterance=_TEXT,
        url=_TEXT,
    )


def _translation() -> Schema:
    return _object(
        "The words in another language. They stand in no seed; `by` is null where the editor translated them.",
        text=_TEXT,
        language=_TEXT,
        by=_TEXT_OR_NULL,
    )


def _reading() -> Schema:
    return _object(
        "A figure as one article prints it.",
        article=_TEXT,
        seed=_TEXT,
        text=_TEXT,
        value={"type": "number"},
        upper={"type": ["number", "null"]},
        unit=_TEXT,
        qualifier=_TEXT,
        start=_OFFSET,
        end=_OFFSET,
    )

"""The shape of a briefing's data: the keys and the types that the audit relies on."""

from __future__ import annotations

PASSAGE = {"text": str, "start": int, "end": int}
_SAID = {"text": str}
_FACT = {"value": (str, type(None)), "basis": str}
_READING = {
    "article": str,
    "text": str,
    "value": (int, float),
    "upper": (int, float, type(None)),
    "unit": str,
    "qualifier": str,
    "start": int,
}
DATA = {
    "briefing": {"slug": str, "title": str, "date": str, "lede": _SAID},
    "articles": [
        {
            "name": str,
            "seed": str,
            "title": str,
            "language": str,
            "provenance": dict.fromkeys(("outlet", "byline", "date", "url"), _FACT),
            "summary": [_SAID],
            "key_actors": [{"actor": str, "role": str}],
        }
    ],
    "actors": [{"id": str, "name": str, "role": (str, type(None))}],
    "utterances": [{"id": str, "members": [str]}],
    "issues": [{"id": str, "title": str, "question": str, "stances": [{"id": str, "label": str, "tone": str}]}],
    "positions": [{"actor": str, "issue": str, "stance": str, "summaries": [{"article": str, "text": str}]}],
    "figures": [{"id": str, "what": str, "readings": [_READING], "agree": bool}],
    "statements": [_SAID],
    "timeline": [{"text": str, "date": str}],
    "quotations": [
        {
            "id": str,
            "url": str,
            "seed": str,
            "kind": str,
            "match": str,
            "words": str,
            "utterance": str,
            "parts": [PASSAGE],
        }
    ],
}
"""What the audit reads of a data file: the keys and the types that it relies on."""


def has_shape(value: object, shape: object) -> bool:
    """Whether JSON has at least the keys and types of a shape."""
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(key in value and has_shape(value[key], shape[key]) for key in shape)
    if isinstance(shape, tuple):
        return isinstance(value, shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(has_shape(item, shape[0]) for item in value)
    return isinstance(shape, type) and isinstance(value, shape)

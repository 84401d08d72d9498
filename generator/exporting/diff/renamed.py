"""Things that only got another id: they keep their history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Data = Mapping[str, Any]
Renaming = Mapping[str, str]
"""The new id of what had another one."""

_LISTS: Mapping[str, tuple[str, Callable[[Data, Data], bool]]] = {
    "articles": ("name", lambda one, now: one["seed"] == now["seed"]),
    "actors": ("id", lambda one, now: one["kind"] == now["kind"] and one["name"] in (now["name"], *now["aliases"])),
    "issues": ("id", lambda one, now: one["question"] == now["question"]),
    "figures": ("id", lambda one, now: one["what"] == now["what"]),
}
"""Where the id of each kind of thing stands, and whether one is another, whatever their ids."""


def renamed_briefings(old: Mapping[str, Data], new: Mapping[str, Data]) -> Renaming:
    """Slugs that are gone, and the slugs under which briefings of the same title are there now."""
    return _renaming(_titled(old), _titled(new), "slug", lambda one, now: one["title"] == now["title"])


def _titled(site: Mapping[str, Data]) -> list[Data]:
    return [{"slug": slug, "title": data["briefing"]["title"]} for slug, data in site.items()]


def aligned(old: Data, new: Data) -> tuple[Data, Mapping[str, Renaming]]:
    """The older data with the ids that the same things have in the newer, and which ids those were."""
    found = {name: _renaming(old[name], new[name], key, is_same) for name, (key, is_same) in _LISTS.items()}
    stances = _stances(old["issues"], new["issues"], found["issues"])
    return (_relabelled(old, found, stances) if any(found.values()) or stances else old), found


def _renaming(old: Sequence[Data], new: Sequence[Data], key: str, is_same: Callable[[Data, Data], bool]) -> Renaming:
    """Ids that are gone, and the ids under which the same thing, and no other like it, is there now."""
    ids = {one[key] for one in old}, {one[key] for one in new}
    gone = [one for one in old if one[key] not in ids[1]]
    come = [one for one in new if one[key] not in ids[0]]
    return {
        one[key]: same[0][key]
        for one in gone
        if len(same := [now for now in come if is_same(one, now)]) == 1
        and sum(is_same(other, same[0]) for other in gone) == 1
    }


def _stances(old: Sequence[Data], new: Sequence[Data], issues: Renaming) -> Mapping[tuple[str, str], str]:
    later = {one["id"]: one["stances"] for one in new}
    return {
        (one["id"], stance): renamed
        for one in old
        for stance, renamed in _renaming(
            one["stances"],
            later.get(issues.get(one["id"], one["id"]), ()),
            "id",
            lambda each, now: each["label"] == now["label"],
        ).items()
    }


def _relabelled(old: Data, found: Mapping[str, Renaming], stances: Mapping[tuple[str, str], str]) -> Data:
    quotations = {
        one["id"]: f"{found['articles'][one['article']]}/{one['id'].split('/', 1)[-1]}"
        for one in old["quotations"]
        if one["article"] in found["articles"]
    }
    names = {
        "article": found["articles"],
        "actor": found["actors"],
        "affiliation": found["actors"],
        "issue": found["issues"],
        "quotation": quotations,
        "members": quotations,
    }
    data = {
        **old,
        **{
            name: [{**one, key: found[name].get(one[key], one[key])} for one in old[name]]
            for name, (key, _) in _LISTS.items()
        },
        "quotations": [
            {
                **one,
                "id": quotations.get(one["id"], one["id"]),
                "speaker": one["speaker"] and {"id": found["actors"].get(one["speaker"]["id"], one["speaker"]["id"])},
            }
            for one in old["quotations"]
        ],
        "positions": [
            {**one, "stance": stances.get((one["issue"], one["stance"]), one["stance"])} for one in old["positions"]
        ],
    }
    return dict(_with_names(data, names))


def _with_names(value: Any, names: Mapping[str, Renaming], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _with_names(inner, names, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with_names(inner, names, key) for inner in value]
    return names[key].get(value, value) if key in names and isinstance(value, str) else value


def renamed_quotations(old: Sequence[Data], new: Sequence[Data]) -> Renaming:
    """Quotations with another id than before: at the same place, else in the same words, else at a place that overlaps."""
    ids = {one["id"] for one in old}, {one["id"] for one in new}
    gone = [one for one in old if one["id"] not in ids[1]]
    come = [one for one in new if one["id"] not in ids[0]]
    found: dict[str, str] = {}
    for is_same in (_stands_there, _reads_so, _overlaps):
        for one in gone:
            for other in come:
                if one["id"] not in found and other["id"] not in found.values() and is_same(one, other):
                    found[one["id"]] = other["id"]
    return found


def _stands_there(one: Data, other: Data) -> bool:
    return bool(one["article"] == other["article"] and one["parts"] == other["parts"])


def _reads_so(one: Data, other: Data) -> bool:
    return bool(one["article"] == other["article"] and one["words"] == other["words"])


def _overlaps(one: Data, other: Data) -> bool:
    """Whether one is a longer or shorter cut of the other: their places overlap, and the words there are the same."""
    return one["article"] == other["article"] and any(
        max(left["start"], right["start"]) < min(left["end"], right["end"])
        and (left["text"] in right["text"] or right["text"] in left["text"])
        for left in one["parts"]
        for right in other["parts"]
    )

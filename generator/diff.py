"""What changed between two versions of a briefing's data, as a reader would say it.

Compared is what the data say, not how they were made: a new build of the same content, another order of statements or
another address is no change. Words that merely stand elsewhere in their seed are `moved`, not changed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

Data = Mapping[str, Any]
"""A briefing as `data/<briefing>.json` gives it."""

_ALIKE = 0.5
"""From this likeness on, two sentences are one sentence that was rewritten."""


class ChangeKind(StrEnum):
    """What happened to something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """The same words at another place of the seed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions."""

    briefing: str
    """The briefing's slug."""
    kind: ChangeKind
    what: str
    """`briefing`, `article`, `actor`, `quotation`, `utterance`, `issue`, `position`, `figure`, `reading`, `statement`, ..."""
    id: str
    """What it is known by: an id, or a sentence's own words."""
    name: str
    """The same in words: `position of Jo Weaver on Open door`."""
    field: str = ""
    """What of it changed; empty where it was added, removed or changed as a whole."""
    old: str = ""
    new: str = ""

    @property
    def sentence(self) -> str:
        """The change in one line."""
        subject = f"{self.field} of {self.name}" if self.field else self.name
        told = f"{subject} {self.kind}"
        if self.kind is ChangeKind.CHANGED:
            return f"{told}: {_shown(self.old)} → {_shown(self.new)}"
        return f"{told}: {_shown(self.old or self.new)}" if self.old or self.new else told


def changes(old: Mapping[str, Data], new: Mapping[str, Data]) -> tuple[Change, ...]:
    """Every difference between two versions of a site's briefings, by slug."""
    found: list[Change] = []
    for slug in sorted(old.keys() | new.keys()):
        if slug in old and slug in new:
            found += _compare(slug, old[slug], new[slug])
        else:
            kind = ChangeKind.ADDED if slug in new else ChangeKind.REMOVED
            title = (new.get(slug) or old[slug])["briefing"]["title"]
            found.append(Change(slug, kind, "briefing", slug, f"briefing {slug}", new=title))
    return tuple(found)


def as_text(found: Sequence[Change]) -> str:
    """One change a line; one line that says so where there is none."""
    return "\n".join(f"{change.briefing}: {_one_line(change.sentence)}" for change in found) or "no change"


def as_markdown(found: Sequence[Change]) -> str:
    """A list for each briefing, for a pull request or a change log."""
    if not found:
        return "No change.\n"
    sections = []
    for slug in dict.fromkeys(change.briefing for change in found):
        lines = [f"- {_plain(_one_line(change.sentence))}" for change in found if change.briefing == slug]
        sections.append("\n".join([f"## {slug}", "", *lines, ""]))
    return "\n".join(sections)


def as_json(found: Sequence[Change]) -> str:
    """One JSON array, each change with its sentence."""
    return json.dumps(
        [{**asdict(change), "sentence": change.sentence} for change in found], ensure_ascii=False, indent=2
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shown(text: str) -> str:
    return f"“{_one_line(text)}”" if text else "nothing"


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    escaped = "".join(f"\\{one}" if one in "\\`*_[]|~#!" else one for one in text)
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind of thing is compared."""

    what: str
    key: Callable[[Data], str]
    name: Callable[[Data], str]
    shown: Callable[[Data], str]
    """What is quoted of it when it is added or removed."""
    fields: Mapping[str, Callable[[Data], str]]
    """What of it is compared, by the word for it."""
    place: Callable[[Data], object] = lambda _: None
    """Where it stands: another place alone is a move."""


def _compare(slug: str, old: Data, new: Data) -> list[Change]:
    names = _Names(old, new)
    found = [
        Change(slug, ChangeKind.CHANGED, "briefing", slug, f"briefing {slug}", field, old["briefing"][field], value)
        for field in ("title", "date")
        if (value := new["briefing"][field]) != old["briefing"][field]
    ]
    found += _sentences(
        slug,
        "lede",
        [old["briefing"]["lede"]],
        [new["briefing"]["lede"]],
    )
    found += _sentences(slug, "statement", old["statements"], new["statements"])
    found += _things(slug, _ARTICLE, old["articles"], new["articles"])
    for article in new["articles"]:
        before = next((one for one in old["articles"] if one["name"] == article["name"]), None)
        if before:
            where = f"summary sentence of {article['name']}"
            found += _sentences(slug, where, before["summary"], article["summary"])
            found += _things(slug, _key_actor(article["name"], names), before["key_actors"], article["key_actors"])
    found += _things(slug, _ACTOR, old["actors"], new["actors"])
    found += _quotations(slug, old, new)
    found += _things(slug, _ISSUE, old["issues"], new["issues"])
    found += _positions(slug, old["positions"], new["positions"], names)
    found += _things(slug, _FIGURE, old["figures"], new["figures"])
    found += _things(slug, _READING, _readings(old), _readings(new))
    found += _sentences(slug, "event", old["timeline"], new["timeline"])
    return found


class _Names:
    """What ids stand for: the newer name where both versions have one."""

    def __init__(self, old: Data, new: Data) -> None:
        both = (old, new)
        self.actors = {one["id"]: one["name"] for data in both for one in data["actors"]}
        self.issues = {one["id"]: one["title"] for data in both for one in data["issues"]}
        self.stances = {
            (issue["id"], one["id"]): one["label"]
            for data in both
            for issue in data["issues"]
            for one in issue["stances"]
        }

    def actor(self, id: str) -> str:
        return str(self.actors.get(id, id))

    def issue(self, id: str) -> str:
        return str(self.issues.get(id, id))

    def stance(self, issue: str, id: str) -> str:
        return str(self.stances.get((issue, id), id))


def _text(name: str) -> Callable[[Data], str]:
    """One field of a thing, as text."""
    return lambda thing: _as_text(thing.get(name))


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)


def _speaker(quotation: Data) -> str:
    return str(quotation["speaker"]["name"]) if quotation["speaker"] else ""


_ARTICLE = _Kind(
    "article",
    _text("name"),
    lambda one: f"article {one['name']}",
    _text("title"),
    {
        **{name: _text(name) for name in ("title", "outlet", "byline", "date", "url", "language")},
        "seed file": _text("seed"),
        "seed’s text": lambda one: f"SHA-256 {one['sha256'][:12]}…",
        "basis": lambda one: "; ".join(f"{name}: {fact['basis']}" for name, fact in sorted(one["provenance"].items())),
        "left-out passages": lambda one: ", ".join(found["kind"] for found in one["excluded"]),
    },
)
_ACTOR = _Kind(
    "actor",
    _text("id"),
    lambda one: f"actor {one['id']}",
    _text("name"),
    {name: _text(name) for name in ("name", "kind", "role", "affiliation", "aliases")},
)
_QUOTATION = _Kind(
    "quotation",
    _text("id"),
    lambda one: f"quotation {one['id']}",
    _text("words"),
    {"words": _text("words"), "speaker": _speaker, "kind": _text("kind")},
    lambda one: [(part["start"], part["end"]) for part in one["parts"]],
)
_ISSUE = _Kind(
    "issue",
    _text("id"),
    lambda one: f"issue {one['id']}",
    _text("title"),
    {
        "title": _text("title"),
        "question": _text("question"),
        "stances": lambda one: ", ".join(f"{stance['label']} ({stance['tone']})" for stance in one["stances"]),
    },
)
_FIGURE = _Kind(
    "figure",
    _text("id"),
    lambda one: f"figure {one['id']}",
    _text("what"),
    {"wording": _text("what"), "agreement": _text("agree")},
)
_READING = _Kind(
    "reading",
    _text("key"),
    lambda one: f"reading of {one['figure']} in {one['article']}",
    _text("text"),
    {name: _text(name) for name in ("text", "value", "upper", "unit", "qualifier")},
    lambda one: (one["start"], one["end"]),
)


def _key_actor(article: str, names: _Names) -> _Kind:
    return _Kind(
        "key actor",
        lambda one: f"{article}/{one['actor']}",
        lambda one: f"key actor {names.actor(one['actor'])} of {article}",
        _text("role"),
        {"role": _text("role")},
    )


def _readings(data: Data) -> list[Data]:
    """Every reading, known by its figure, its article and its number among those."""
    counted: Counter[tuple[str, str]] = Counter()
    found: list[Data] = []
    for figure in data["figures"]:
        for reading in figure["readings"]:
            counted[figure["id"], reading["article"]] += 1
            number = counted[figure["id"], reading["article"]]
            key = f"{figure['id']}/{reading['article']}" + (f"/{number}" if number > 1 else "")
            found.append({**reading, "figure": figure["id"], "key": key})
    return found


def _things(slug: str, kind: _Kind, old: Iterable[Data], new: Iterable[Data]) -> Iterator[Change]:
    """What happened to things that have ids."""
    before, after = {kind.key(one): one for one in old}, {kind.key(one): one for one in new}
    for id, thing in before.items():
        if id not in after:
            yield Change(slug, ChangeKind.REMOVED, kind.what, id, kind.name(thing), old=kind.shown(thing))
    for id, thing in after.items():
        if id not in before:
            yield Change(slug, ChangeKind.ADDED, kind.what, id, kind.name(thing), new=kind.shown(thing))
        else:
            yield from _fields(slug, kind, id, before[id], thing)


def _fields(slug: str, kind: _Kind, id: str, old: Data, new: Data) -> Iterator[Change]:
    differ = [
        Change(slug, ChangeKind.CHANGED, kind.what, id, kind.name(new), field, value(old), value(new))
        for field, value in kind.fields.items()
        if value(old) != value(new)
    ]
    yield from differ
    if not differ and kind.place(old) != kind.place(new):
        yield Change(slug, ChangeKind.MOVED, kind.what, id, kind.name(new), new=kind.shown(new))


def _quotations(slug: str, old: Data, new: Data) -> Iterator[Change]:
    """What happened to quotations; one that only got another id keeps its history."""
    before = {one["id"]: one for one in old["quotations"]}
    after = {one["id"]: one for one in new["quotations"]}
    gone = {(one["article"], one["words"]): id for id, one in before.items() if id not in after}
    renamed = {
        gone[key]: id
        for id, one in after.items()
        if id not in before and (key := (one["article"], one["words"])) in gone
    }
    for earlier, later in renamed.items():
        name = f"quotation {later}"
        yield Change(slug, ChangeKind.CHANGED, "quotation", later, name, "id", earlier, later)
    kept = [{**one, "id": renamed.get(id, id)} for id, one in before.items()]
    yield from _things(slug, _QUOTATION, kept, after.values())
    yield from _groupings(slug, old, new, renamed)


def _groupings(slug: str, old: Data, new: Data, renamed: Mapping[str, str]) -> Iterator[Change]:
    """Quotations that are now taken for one utterance with others than before, additions and removals aside."""
    earlier = [[renamed.get(id, id) for id in one["members"]] for one in old["utterances"]]
    later = [one["members"] for one in new["utterances"]]
    common = {id for group in earlier for id in group} & {id for group in later for id in group}
    before, after = _companions(earlier, common), _companions(later, common)
    for id in sorted(common):
        if before[id] != after[id]:
            was, now = ", ".join(before[id]), ", ".join(after[id])
            yield Change(slug, ChangeKind.CHANGED, "utterance", id, f"quotation {id}", "fellow variants", was, now)


def _companions(groups: Iterable[Sequence[str]], common: set[str]) -> dict[str, list[str]]:
    return {id: sorted((common & set(group)) - {id}) for group in groups for id in group if id in common}


def _positions(slug: str, old: Iterable[Data], new: Iterable[Data], names: _Names) -> Iterator[Change]:
    """What happened to each actor's stances on each issue."""
    before, after = _by_actor_and_issue(old), _by_actor_and_issue(new)
    for key in [*before, *(key for key in after if key not in before)]:
        actor, issue = key
        id, name = f"{actor}/{issue}", f"position of {names.actor(actor)} on {names.issue(issue)}"
        was, now = before.get(key, {}), after.get(key, {})
        stances = [", ".join(sorted(names.stance(issue, stance) for stance in one)) for one in (was, now)]
        if was.keys() != now.keys():
            kind = ChangeKind.CHANGED if was and now else ChangeKind.ADDED if now else ChangeKind.REMOVED
            yield Change(slug, kind, "position", id, name, "", *stances)
        for stance in was.keys() & now.keys():
            yield from _position(slug, id, name, was[stance], now[stance])


def _by_actor_and_issue(positions: Iterable[Data]) -> dict[tuple[str, str], dict[str, Data]]:
    found: dict[tuple[str, str], dict[str, Data]] = {}
    for one in positions:
        found.setdefault((one["actor"], one["issue"]), {})[one["stance"]] = one
    return found


def _position(slug: str, id: str, name: str, old: Data, new: Data) -> Iterator[Change]:
    kind = _Kind(
        "position",
        lambda _: id,
        lambda _: name,
        lambda _: "",
        {
            "summary": lambda one: " / ".join(f"{each['article']}: {each['text']}" for each in one["summaries"]),
            "evidence": lambda one: _evidence(one["evidence"]),
        },
        lambda one: _offsets(one["evidence"]),
    )
    yield from _fields(slug, kind, id, old, new)


def _sentences(slug: str, what: str, old: Sequence[Data], new: Sequence[Data]) -> Iterator[Change]:
    """What happened to sentences, which have no ids: the same words are the same sentence, like words a rewritten one."""
    pairs, removed, added = _paired(old, new, 0 if what == "lede" else _ALIKE)
    for one in removed:
        yield Change(slug, ChangeKind.REMOVED, what, one["text"], what, old=one["text"])
    for before, after in pairs:
        kind = _Kind(
            what,
            lambda one: str(one["text"]),
            lambda one: f"{what} {_shown(_short(one['text']))}",
            lambda _: "",
            {
                "text": _text("text"),
                "date": _text("date"),
                "basis": _text("basis"),
                "evidence": lambda one: _evidence(one["evidence"]),
            },
            lambda one: _offsets(one["evidence"]),
        )
        yield from _fields(slug, kind, after["text"], before, after)
    for one in added:
        yield Change(slug, ChangeKind.ADDED, what, one["text"], what, new=one["text"])


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


def _paired(
    old: Sequence[Data], new: Sequence[Data], alike: float
) -> tuple[list[tuple[Data, Data]], list[Data], list[Data]]:
    """The sentences that belong together, those that are gone, and those that are new."""
    left, right = list(old), list(new)
    pairs = []
    for one in list(left):
        same = next((other for other in right if other["text"] == one["text"]), None)
        if same is not None:
            pairs.append((one, same))
            left.remove(one)
            right.remove(same)
    likeness = [
        (-SequenceMatcher(None, one["text"].split(), other["text"].split(), autojunk=False).ratio(), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
    ]
    rewritten: dict[int, int] = {}
    for score, i, j in sorted(likeness):
        if -score >= alike and i not in rewritten and j not in rewritten.values():
            rewritten[i] = j
    pairs += [(left[i], right[j]) for i, j in rewritten.items()]
    removed = [one for i, one in enumerate(left) if i not in rewritten]
    added = [one for j, one in enumerate(right) if j not in rewritten.values()]
    return pairs, removed, added


def _evidence(evidence: Iterable[Data]) -> str:
    """What bears something out, whatever its order and place."""
    shown = (
        f"{item['article']}: {' […] '.join(' '.join(passage['text'].split()) for passage in item['passages'])}"
        for item in evidence
    )
    return " / ".join(sorted(shown))


def _offsets(evidence: Iterable[Data]) -> list[tuple[str, int, int]]:
    return sorted((item["article"], one["start"], one["end"]) for item in evidence for one in item["passages"])

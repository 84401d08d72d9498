"""Compares two versions of a briefing's data, thing by thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.exporting.diff.change import Change, ChangeKind, quoted
from generator.exporting.diff.renamed import Renaming, aligned, renamed_briefings, renamed_quotations
from generator.exporting.diff.rewritten import paired
from generator.prose.text import one_line
from generator.prose.typography import normal
from generator.showing import addresses

Data = Mapping[str, Any]
"""A briefing as `data/<briefing>.json` gives it."""

_FACTS = ("outlet", "byline", "date", "url")
_SHORT = 6
"""Words of a sentence that name it."""


def changes(old: Mapping[str, Data], new: Mapping[str, Data]) -> tuple[Change, ...]:
    """Every difference between two versions of a site's briefings, by slug; typography alone is none."""
    found: list[Change] = []
    for was, now in renamed_briefings(old, new).items():
        what = f"briefing {now}"
        found.append(Change(now, ChangeKind.CHANGED, "briefing", now, what, "id", was, now, _pages_of(now, new[now])))
        old = {now if slug == was else slug: data for slug, data in old.items()}
    for slug in sorted(old.keys() | new.keys()):
        if slug in old and slug in new:
            found += _Comparison(slug, old[slug], new[slug]).changes()
        else:
            kind = ChangeKind.ADDED if slug in new else ChangeKind.REMOVED
            data = new.get(slug) or old[slug]
            title = str(data["briefing"]["title"])
            whole = Change(slug, kind, "briefing", slug, f"briefing {slug}", pages=_pages_of(slug, data))
            found.append(replace(whole, new=title) if slug in new else replace(whole, old=title))
    return tuple(one for one in found if not _is_typography(one))


def _is_typography(change: Change) -> bool:
    """Whether marks, dashes and spaces alone differ, which a reader does not call a change."""
    is_rewritten = change.kind is ChangeKind.CHANGED and change.old != change.new
    return is_rewritten and normal(change.old).text == normal(change.new).text


def _pages_of(slug: str, data: Data) -> tuple[str, ...]:
    """Every page of a briefing, besides its own."""
    return (
        *(addresses.article_page(slug, one["name"]) for one in data["articles"]),
        *(addresses.issue_page(slug, one["id"]) for one in data["issues"]),
        *(addresses.actor_page(one["id"], slug) for one in data["actors"]),
        addresses.utterances_page(slug),
        addresses.quotations_page(slug),
        addresses.coverage_page(slug),
        addresses.timeline_page(slug),
        addresses.sources_page(slug),
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind of thing is compared."""

    what: str
    key: Callable[[Data], str]
    name: Callable[[Data], str]
    """What it is called in a sentence, after "the"."""
    of: Callable[[Data], tuple[str, ...]]
    """What the name names, in no language."""
    shown: Callable[[Data], str]
    """What is quoted of it when it is added or removed."""
    pages: Callable[[Data], tuple[str, ...]]
    fields: Callable[[Data], Mapping[str, str]] = field(default=lambda _: {})
    """What of it is compared, by the word for it."""
    items: Callable[[Data], Sequence[tuple[str, str]]] = field(default=lambda _: ())
    """What it holds several of: the word for them, and each."""
    place: Callable[[Data], object] = field(default=lambda _: None)
    """Where it stands: another place alone is a move."""
    moves: str = ""
    """What of it moves then; empty: it itself."""


class _Comparison:
    """Two versions of one briefing."""

    def __init__(self, slug: str, old: Data, new: Data) -> None:
        self.slug = slug
        self.old, self.renamings = aligned(old, new)
        self.new = new
        both = (self.old, new)  # what ids stand for: the newer name where both versions have one
        texts = [{one["name"]: one["sha256"] for one in data["articles"]} for data in both]
        self.retold = {name for name, text in texts[0].items() if texts[1].get(name, text) != text}
        """Articles whose seed has another text: whatever is taken from it stands elsewhere now."""
        self.actors = {one["id"]: str(one["name"]) for data in both for one in data["actors"]}
        self.issues = {one["id"]: str(one["title"]) for data in both for one in data["issues"]}
        self.figures = {one["id"]: str(one["what"]) for data in both for one in data["figures"]}
        self.stances = {
            (issue["id"], one["id"]): str(one["label"])
            for data in both
            for issue in data["issues"]
            for one in issue["stances"]
        }

    def changes(self) -> Iterator[Change]:
        """Every difference, from the whole to its parts."""
        old, new = self.old, self.new
        kinds = (
            ("articles", self._article_kind()),
            ("actors", self._actor_kind()),
            ("issues", self._issue_kind()),
            ("figures", self._figure_kind()),
        )
        yield from self._briefing()
        yield from self._sentences("lede", "lede", [old["briefing"]["lede"]], [new["briefing"]["lede"]], alike=0)
        yield from self._sentences("statement", "statement", old["statements"], new["statements"])
        for name, kind in kinds:
            yield from self._renamed(self.renamings[name], kind)
            yield from self._things(kind, old[name], new[name])
        yield from self._within_articles()
        yield from self._quotations()
        yield from self._positions()
        yield from self._things(self._reading_kind(), _readings(old), _readings(new))
        timeline = (addresses.timeline_page(self.slug),)
        mended, now_mended = ([{**one, "evidence": []} for one in data.get("corrections", ())] for data in (old, new))
        yield from self._sentences("correction", "correction", mended, now_mended)
        yield from self._sentences("event", "event", old["timeline"], new["timeline"], pages=timeline)

    # -----------------------------------------------------------------------------------------------------------------
    # What is compared

    def _briefing(self) -> Iterator[Change]:
        old, new = self.old["briefing"], self.new["briefing"]
        for word in ("title", "date"):
            if old[word] != new[word]:
                yield self._change(
                    ChangeKind.CHANGED, "briefing", self.slug, f"briefing {self.slug}", word, old[word], new[word]
                )

    def _article_kind(self) -> _Kind:
        def fields(one: Data) -> dict[str, str]:
            plain = {name: _text(one[name]) for name in ("title", *_FACTS, "language")}
            basis = {f"basis of the {name}": _text(one["provenance"][name]["basis"]) for name in _FACTS}
            return {**plain, **basis, "seed": _text(one["seed"]), "seed’s text": f"SHA-256 {one['sha256'][:12]}…"}

        return _Kind(
            "article",
            lambda one: str(one["name"]),
            lambda one: f"article {one['name']}",
            lambda one: (str(one["name"]),),
            lambda one: str(one["title"]),
            lambda one: (self._article(one["name"]), addresses.sources_page(self.slug)),
            fields,
            lambda one: [
                (
                    "left-out passages",
                    str(each["kind"])
                    if one["name"] in self.retold
                    else f"{each['kind']}, characters {each['start']} to {each['end']}",
                )
                for each in one["excluded"]
            ],
        )

    def _actor_kind(self) -> _Kind:
        return _Kind(
            "actor",
            lambda one: str(one["id"]),
            lambda one: f"actor {self._actor(one['id'])}",
            lambda one: (self._actor(one["id"]),),
            lambda one: str(one["name"]),
            lambda one: (self._actor_page(one["id"]),),
            lambda one: {
                **{name: _text(one[name]) for name in ("name", "kind", "role")},
                "affiliation": self._actor(one["affiliation"]) if one["affiliation"] else "",
            },
            lambda one: [("aliases", str(alias)) for alias in one["aliases"]],
        )

    def _issue_kind(self) -> _Kind:
        def stances(one: Data, is_kept: bool) -> Iterator[tuple[str, str]]:
            for stance in one["stances"]:
                if ((one["id"], stance["id"]) in kept) is is_kept:
                    yield stance["id"], f"{stance['label']} ({stance['tone']})"

        old, new = (
            {(one["id"], each["id"]) for one in data["issues"] for each in one["stances"]}
            for data in (self.old, self.new)
        )
        kept = old & new
        return _Kind(
            "issue",
            lambda one: str(one["id"]),
            lambda one: f"issue {quoted(self._issue(one['id']))}",
            lambda one: (self._issue(one["id"]),),
            lambda one: str(one["title"]),
            lambda one: (addresses.issue_page(self.slug, one["id"]),),
            lambda one: {
                "title": _text(one["title"]),
                "question": _text(one["question"]),
                **{f"stance {id}": shown for id, shown in stances(one, is_kept=True)},
            },
            lambda one: [("stances", shown) for _, shown in stances(one, is_kept=False)],
        )

    def _figure_kind(self) -> _Kind:
        return _Kind(
            "figure",
            lambda one: str(one["id"]),
            lambda one: f"figure {quoted(self._figure(one['id']))}",
            lambda one: (self._figure(one["id"]),),
            lambda one: str(one["what"]),
            lambda one: tuple(dict.fromkeys(self._article(each["article"]) for each in one["readings"])),
            lambda one: {
                "wording": _text(one["what"]),
                "agreement": "agree" if one["agree"] else "contradict each other",
            },
        )

    def _reading_kind(self) -> _Kind:
        return _Kind(
            "reading",
            lambda one: str(one["key"]),
            lambda one: f"reading of {quoted(self._figure(one['figure']))} in {one['article']}",
            lambda one: (self._figure(one["figure"]), str(one["article"])),
            lambda one: str(one["text"]),
            lambda one: (self._article(one["article"]),),
            lambda one: {name: _text(one.get(name)) for name in ("text", "value", "upper", "unit", "qualifier")},
            place=lambda one: (one["start"], one["end"]),
        )

    def _quotation_kind(self) -> _Kind:
        return _Kind(
            "quotation",
            lambda one: str(one["id"]),
            lambda one: f"quotation {one['id']}",
            lambda one: (str(one["id"]),),
            lambda one: str(one["words"]),
            lambda one: (
                self._article(one["article"]),
                addresses.quotations_page(self.slug),
                *((self._actor_page(one["speaker"]["id"]),) if one["speaker"] else ()),
            ),
            lambda one: {
                "words": _text(one["words"]),
                "speaker": self._actor(one["speaker"]["id"]) if one["speaker"] else "",
                "kind": _text(one["kind"]),
                "translation": _text((one.get("translation") or {}).get("text")),
            },
            place=lambda one: _spans(one["parts"]),
        )

    def _within_articles(self) -> Iterator[Change]:
        """Summaries and key actors of the articles that both versions have."""
        before = {one["name"]: one for one in self.old["articles"]}
        for article in self.new["articles"]:
            name = article["name"]
            if name not in before:
                continue
            page = (self._article(name),)
            earlier = before[name]
            label = f"summary sentence in {name}"
            yield from self._sentences("summary", label, earlier["summary"], article["summary"], pages=page)
            yield from self._things(self._key_actor_kind(name), earlier["key_actors"], article["key_actors"])

    def _key_actor_kind(self, article: str) -> _Kind:
        return _Kind(
            "key actor",
            lambda one: f"{article}/{one['actor']}",
            lambda one: f"key actor {self._actor(one['actor'])} of {article}",
            lambda one: (self._actor(one["actor"]), article),
            lambda one: str(one["role"]),
            lambda one: (self._article(article), self._actor_page(one["actor"])),
            lambda one: {"role": _text(one["role"])},
            lambda one: _evidence(one["evidence"]),
            lambda one: _offsets(one["evidence"]),
            moves="evidence",
        )

    def _quotations(self) -> Iterator[Change]:
        """What happened to quotations; one that only got another id, or was cut longer or shorter, keeps its history."""
        renaming = renamed_quotations(self.old["quotations"], self.new["quotations"])
        kind = self._quotation_kind()
        yield from self._renamed(renaming, kind)
        kept = [{**one, "id": renaming.get(one["id"], one["id"])} for one in self.old["quotations"]]
        yield from self._things(kind, kept, self.new["quotations"])
        yield from self._groupings(renaming)

    def _groupings(self, renaming: Renaming) -> Iterator[Change]:
        """Quotations that are now taken for one utterance, or no longer are; additions and removals aside."""
        article = {one["id"]: one["article"] for one in self.new["quotations"]}
        earlier = [{renaming.get(id, id) for id in one["members"]} for one in self.old["utterances"]]
        later = [set(one["members"]) for one in self.new["utterances"]]
        common = set().union(*earlier) & set().union(*later)
        before, after = ([kept for group in groups if (kept := group & common)] for groups in (earlier, later))
        told = (
            *((group, ChangeKind.ADDED) for group in after if not any(group <= one for one in before)),
            *((group, ChangeKind.REMOVED) for group in before if not any(group <= one for one in after)),
        )
        for group, kind in told:
            names = sorted(group)
            pages = (addresses.utterances_page(self.slug), *(self._article(article[id]) for id in names))
            name = f"quotations {', '.join(names[:-1])} and {names[-1]}"
            yield self._change(
                kind, "utterance", " ".join(names), name, pages=tuple(dict.fromkeys(pages)), of=tuple(names)
            )

    def _positions(self) -> Iterator[Change]:
        """What happened to each actor's stances on each issue."""
        before, after = _by_actor_and_issue(self.old["positions"]), _by_actor_and_issue(self.new["positions"])
        for key in dict.fromkeys((*before, *after)):
            actor, issue = key
            was, now = before.get(key, {}), after.get(key, {})
            articles = [each["article"] for one in (*was.values(), *now.values()) for each in one["summaries"]]
            own = (addresses.issue_page(self.slug, issue), self._actor_page(actor))
            pages = (*own, *dict.fromkeys(map(self._article, articles)))
            kind = self._position_kind(pages)
            example = next(iter((*now.values(), *was.values())))
            if was.keys() != now.keys():
                old, new = (", ".join(sorted(self._stance(issue, stance) for stance in one)) for one in (was, now))
                what = ChangeKind.CHANGED if was and now else ChangeKind.ADDED if now else ChangeKind.REMOVED
                yield self._change(
                    what,
                    kind.what,
                    kind.key(example),
                    kind.name(example),
                    "",
                    old,
                    new,
                    kind.pages(example),
                    kind.of(example),
                )
            is_one = len(was.keys() | now.keys()) == 1
            for stance in (one for one in was if one in now):
                label = () if is_one else (self._stance(issue, stance),)
                yield from self._parts(self._position_kind(pages, label), was[stance], now[stance])

    def _position_kind(self, pages: tuple[str, ...], stance: tuple[str, ...] = ()) -> _Kind:
        """`stance`: which of several is meant."""
        which = "".join(f" {quoted(one)}" for one in stance)
        return _Kind(
            "position",
            lambda one: f"{one['actor']}/{one['issue']}",
            lambda one: f"position{which} of {self._actor(one['actor'])} on {self._issue(one['issue'])}",
            lambda one: (self._actor(one["actor"]), self._issue(one["issue"]), *stance),
            lambda _: "",
            lambda _: pages,
            lambda one: {f"summary in {each['article']}": _text(each["text"]) for each in one["summaries"]},
            lambda one: _evidence(one["evidence"]),
            lambda one: _offsets(one["evidence"]),
            moves="evidence",
        )

    # -----------------------------------------------------------------------------------------------------------------
    # How it is compared

    def _things(self, kind: _Kind, old: Iterable[Data], new: Iterable[Data]) -> Iterator[Change]:
        """What happened to things that have ids."""
        before, after = {kind.key(one): one for one in old}, {kind.key(one): one for one in new}
        for id, thing in before.items():
            if id not in after:
                yield self._whole(ChangeKind.REMOVED, kind, thing, old=kind.shown(thing))
        for id, thing in after.items():
            if id not in before:
                yield self._whole(ChangeKind.ADDED, kind, thing, new=kind.shown(thing))
            else:
                yield from self._parts(kind, before[id], thing)

    def _whole(self, what: ChangeKind, kind: _Kind, thing: Data, **words: str) -> Change:
        return self._change(
            what, kind.what, kind.key(thing), kind.name(thing), pages=kind.pages(thing), of=kind.of(thing), **words
        )

    def _renamed(self, renaming: Renaming, kind: _Kind) -> Iterator[Change]:
        """Ids that changed, of things that are otherwise the same."""
        things = {kind.key(one): one for one in self.new[f"{kind.what}s"]}
        for earlier, later in renaming.items():
            thing = things[later]
            yield self._change(
                ChangeKind.CHANGED,
                kind.what,
                later,
                kind.name(thing),
                "id",
                earlier,
                later,
                kind.pages(thing),
                kind.of(thing),
            )

    def _parts(self, kind: _Kind, old: Data, new: Data) -> Iterator[Change]:
        """What of a thing changed; where nothing did, whether it moved in an article whose text is the same."""
        told = [*self._fields(kind, old, new), *self._items(kind, old, new)]
        yield from told
        if not told and kind.place(old) != kind.place(new) and not self.retold.intersection(_articles_of(new)):
            words = {"field": kind.moves} if kind.moves else {"new": kind.shown(new)}
            yield self._whole(ChangeKind.MOVED, kind, new, **words)

    def _fields(self, kind: _Kind, old: Data, new: Data) -> Iterator[Change]:
        was, now = kind.fields(old), kind.fields(new)
        pages = tuple(dict.fromkeys((*kind.pages(new), *kind.pages(old))))
        for word in dict.fromkeys((*was, *now)):
            before, after = was.get(word, ""), now.get(word, "")
            if before != after:
                yield self._change(
                    ChangeKind.CHANGED,
                    kind.what,
                    kind.key(new),
                    kind.name(new),
                    word,
                    before,
                    after,
                    pages,
                    kind.of(new),
                )

    def _items(self, kind: _Kind, old: Data, new: Data) -> Iterator[Change]:
        was, now = Counter(kind.items(old)), Counter(kind.items(new))
        gone, come = was - now, now - was
        for what, found in ((ChangeKind.REMOVED, gone), (ChangeKind.ADDED, come)):
            for word, text in found.elements():
                words = {"old" if what is ChangeKind.REMOVED else "new": text}
                yield self._change(
                    what,
                    kind.what,
                    kind.key(new),
                    kind.name(new),
                    word,
                    pages=kind.pages(new),
                    of=kind.of(new),
                    **words,
                )

    def _sentences(
        self,
        what: str,
        label: str,
        old: Sequence[Data],
        new: Sequence[Data],
        pages: tuple[str, ...] = (),
        alike: float | None = None,
    ) -> Iterator[Change]:
        """What happened to sentences, which have no ids: alike ones are one sentence that was rewritten."""
        kind = _Kind(
            what,
            lambda one: str(one["text"]),
            lambda one: label if what == "lede" else f"{label} {quoted(_short(one['text']))}",
            lambda one: () if what == "lede" else (_short(one["text"]),),
            lambda one: str(one["text"]),
            lambda _: pages,
            lambda one: {name: _text(one.get(name)) for name in ("text", "date", "basis")},
            lambda one: _evidence(one["evidence"]),
            lambda one: _offsets(one["evidence"]),
            moves="evidence",
        )
        pairs, removed, added = paired(old, new) if alike is None else paired(old, new, alike)
        for one in removed:
            yield self._change(ChangeKind.REMOVED, what, one["text"], label, old=one["text"], pages=pages)
        for before, after in pairs:
            yield from self._parts(kind, before, after)
        for one in added:
            yield self._change(ChangeKind.ADDED, what, one["text"], label, new=one["text"], pages=pages)

    def _change(
        self,
        kind: ChangeKind,
        what: str,
        id: str,
        name: str,
        field: str = "",
        old: str = "",
        new: str = "",
        pages: tuple[str, ...] = (),
        of: tuple[str, ...] = (),
    ) -> Change:
        return Change(self.slug, kind, what, id, name, field, old, new, pages, of)

    # -----------------------------------------------------------------------------------------------------------------
    # What ids stand for

    def _article(self, name: str) -> str:
        return addresses.article_page(self.slug, name)

    def _actor_page(self, id: str) -> str:
        return addresses.actor_page(id, self.slug)

    def _actor(self, id: str) -> str:
        return self.actors.get(id, id)

    def _issue(self, id: str) -> str:
        return self.issues.get(id, id)

    def _figure(self, id: str) -> str:
        return self.figures.get(id, id)

    def _stance(self, issue: str, id: str) -> str:
        return self.stances.get((issue, id), id)


def _articles_of(thing: Data) -> Iterator[str]:
    """The articles that a thing is taken from."""
    for one in (thing, *thing.get("evidence", ())):
        if "article" in one:
            yield str(one["article"])


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHORT]) + (" …" if len(words) > _SHORT else "")


def _spans(parts: Iterable[Data]) -> list[tuple[int, int]]:
    return [(part["start"], part["end"]) for part in parts]


def _evidence(evidence: Iterable[Data]) -> list[tuple[str, str]]:
    """What bears something out: in which article, in which words."""
    return [
        (f"evidence in {item['article']}", " […] ".join(one_line(passage["text"]) for passage in item["passages"]))
        for item in evidence
    ]


def _offsets(evidence: Iterable[Data]) -> list[tuple[str, int, int]]:
    return sorted((item["article"], *span) for item in evidence for span in _spans(item["passages"]))


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


def _by_actor_and_issue(positions: Iterable[Data]) -> dict[tuple[str, str], dict[str, Data]]:
    found: dict[tuple[str, str], dict[str, Data]] = {}
    for one in positions:
        found.setdefault((one["actor"], one["issue"]), {})[one["stance"]] = one
    return found

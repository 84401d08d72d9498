"""What the data of a site claim: read once, held against the seeds, and kept for what the pages must show."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.audit import beside
from generator.audit.elements import folded, resolved
from generator.audit.shape import DATA, PASSAGE, has_shape

_JOINT = re.compile(r"\s*(?:\[[^\[\]]*\]|”\s*“|\s)*\s*")
"""What may stand between two parts of a quotation: brackets of the editor's, or marks that close and open again."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that the site claims and the seeds do not bear out."""

    file: str
    """The file of the site."""
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


def as_title(text: str) -> str:
    """What two titles that are one have in common: formats to cite in may write a slash as a hyphen."""
    return folded(text).replace("/", "-")


@dataclass
class Claims:
    """What the data claim, and what was counted and missed on the way."""

    site: Path
    seeds: dict[str, str]
    counts: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    quotations: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """By page and anchor, as `url` gives them."""
    utterances: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    """The quotations of each utterance, by the page and anchor that shows it."""
    seed_of: dict[str, str] = field(default_factory=dict)
    """The seed of each article's page."""
    cited: defaultdict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(dict))
    """Of each seed, by the anchors of passages that bear something out: the words that may lead there."""
    speakers: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)
    """Who says words, by page, anchor of the first passage, and the words."""
    names: dict[str, set[str]] = field(default_factory=dict)
    """The name of each actor, by id; a set, since each data file gives it."""
    everybody: set[str] = field(default_factory=set)
    """All of these names."""
    translations: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    """Every text of the data."""
    to_be_shown: dict[str, list[str]] = field(default_factory=dict)
    """What each page must show of what an editor wrote."""
    headings: dict[str, str] = field(default_factory=dict)
    """The heading of each page of a briefing, an article, an issue, an actor."""
    described: dict[str, str] = field(default_factory=dict)
    """What the pages of briefings, articles and issues are described with."""
    stances: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    """What each actor is reported to hold on an issue, by the page and anchor that shows it."""
    agree: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Whether the readings of each figure agree, by the page of its briefing and its anchor."""
    events: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """The timeline of each briefing."""
    months: dict[tuple[str, bool], Counter[tuple[str, str]]] = field(default_factory=dict)
    """What the pages call each month, with a day or without one, and where."""
    tables: dict[str, dict[str, list[dict[str, str]]]] = field(default_factory=dict)
    """What the tables of each briefing must say."""
    articles: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the data have of each article, by its page."""
    titled: defaultdict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    """The articles of each title, as `as_title` gives it."""
    feed: list[tuple[beside.Entry, str]] = field(default_factory=list)
    """What the feeds must say of each briefing, and the newest day that it gives."""
    title: str = ""
    """The site's title, which every page bears."""
    labels: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    """What the pages call each way in which words agree with the article, and where."""
    credits: Counter[tuple[str, str]] = field(default_factory=Counter)
    """What credits say besides the number of an article and its outlet, and where."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The number of each article in its briefing, by its page."""
    address: str = ""
    """The site's own address; empty where it is not known."""
    titles: dict[str, str] = field(default_factory=dict)
    """The title of each briefing, by slug."""
    descriptions: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    """The words around names in the descriptions of each kind of page, in alphabetical order, and where."""
    seen: set[tuple[str, str]] = field(default_factory=set)

    def read(self, path: Path) -> None:
        """Check every offset of a data file and note where its quotations should stand."""
        file = path.relative_to(self.site).as_posix()
        try:
            data = json.loads(path.read_bytes())
        except (ValueError, RecursionError):
            self.miss(file, "is not JSON")
            return
        if not has_shape(data, DATA):
            self.miss(file, "does not have the shape of a briefing’s data")
            return
        try:
            self._check(file, data)
        except RecursionError:
            self.miss(file, "is nested too deeply")
        except LookupError as problem:
            self.miss(file, f"names {problem}, which it does not hold")

    def _check(self, file: str, data: dict[str, Any]) -> None:
        slug = data["briefing"]["slug"]
        seed_of = {article["name"]: article["seed"] for article in data["articles"]}
        for number, article in enumerate(data["articles"], 1):
            self.numbers[f"{slug}/{article['name']}/"] = number
            self.seed_of[f"{slug}/{article['name']}/"] = article["seed"]
            if article["seed"] not in self.seeds:
                self.miss(file, f"there is no seed {article['seed']}")
            elif article.get("sha256", "") != hashlib.sha256(self.seeds[article["seed"]].encode()).hexdigest():
                self.miss(file, f"the seed {article['seed']} is not the one that the site was built from")
            self.articles[f"{slug}/{article['name']}/"] = article
            self.titled[as_title(article["title"])].append(article)
        self._check_offsets(file, data, None)
        self._check_evidence(file, data, seed_of)
        self._note_own(data)
        self._note_for_feeds(data)
        utterance_of = {member: one["id"] for one in data["utterances"] for member in one["members"]}
        for quotation in data["quotations"]:
            self.counts["quotations in the data"] += 1
            page, _, anchor = quotation["url"].partition("#")
            self.quotations[page, anchor] = quotation
            self.utterances.setdefault((f"{slug}/utterances/", f"u-{quotation['utterance']}"), []).append(quotation)
            name = quotation["id"].partition("/")[0]
            if seed_of.get(name) != quotation["seed"] or page != f"{slug}/{name}/":
                self.miss(file, f"quotation {quotation['id']} is credited to another article than its own")
            if quotation["parts"]:
                self._note_cited(quotation["seed"], quotation["parts"])
                first = f"p-{quotation['parts'][0]['start']}-{quotation['parts'][0]['end']}"
                self.cited[quotation["seed"]][first].add(bare(quotation["words"]))
                if speaker := speaker_of(quotation):
                    cited = (page, first, bare(quotation["words"]))
                    self.speakers.setdefault(cited, set()).add(folded(speaker))
            if has_shape(quotation.get("translation"), {"text": str}):
                self.translations.add(folded(quotation["translation"]["text"]))
            if not self._is_made_of(quotation["words"], quotation):
                self.miss(file, f"the words of quotation {quotation['id']} are not its parts")
            if utterance_of.get(quotation["id"]) != quotation["utterance"]:
                self.miss(file, f"quotation {quotation['id']} is in another utterance")

    def _note_own(self, data: dict[str, Any]) -> None:
        """Keep the names, the texts, and what each page must show of them."""
        slug, shown = data["briefing"]["slug"], self.to_be_shown
        self.tables[slug] = _tables(data)
        self.events[slug] = data["timeline"]
        home = f"{slug}/" if (self.site / slug / "index.html").is_file() else ""
        self.headings[home], self.described[home] = data["briefing"]["title"], data["briefing"]["lede"]["text"]
        self.titles[slug] = folded(data["briefing"]["title"])
        self.own |= {folded(text).removeprefix("inferred: ") for text in _texts(data)}
        for actor in data["actors"]:
            self.names.setdefault(actor["id"], set()).add(folded(actor["name"]))
            self.everybody.add(folded(actor["name"]))
            newest, earlier = f"actors/{actor['id']}/", f"actors/{actor['id']}/{slug}/"
            page = earlier if (self.site / earlier / "index.html").is_file() else newest
            shown.setdefault(page, []).extend(filter(None, [actor["role"]]))
            self.headings[page] = actor["name"]
        for article in data["articles"]:
            lines = [one["role"] for one in article["key_actors"]] + [one["text"] for one in article["summary"]]
            shown.setdefault(f"{slug}/{article['name']}/", []).extend(lines)
            self.headings[f"{slug}/{article['name']}/"] = article["title"]
            self.described |= {f"{slug}/{article['name']}/": one["text"] for one in article["summary"][:1]}
        for issue in data["issues"]:
            lines = [stance["label"] for stance in issue["stances"]]
            shown.setdefault(f"{slug}/issues/{issue['id']}/", []).extend(lines)
            self.headings[f"{slug}/issues/{issue['id']}/"] = issue["title"]
            self.described[f"{slug}/issues/{issue['id']}/"] = issue["question"]
        known = {(issue["id"], one["id"]): one for issue in data["issues"] for one in issue["stances"]}
        for position in data["positions"]:
            stance = known[position["issue"], position["stance"]]
            place = (f"{slug}/issues/{position['issue']}/", f"at-{position['actor']}")
            for each in position["summaries"]:
                row = {"label": stance["label"], "tone": stance["tone"], "article": each["article"]}
                self.stances.setdefault(place, []).append({**row, "summary": each["text"]})
                shown.setdefault(f"{slug}/{each['article']}/", []).append(each["text"])
                shown.setdefault(f"{slug}/issues/{position['issue']}/", []).append(each["text"])
        for figure in data["figures"]:
            self.agree[home, f"f-{figure['id']}"] = figure["agree"]
            for reading in figure["readings"]:
                shown.setdefault(f"{slug}/{reading['article']}/", []).extend((figure["what"], reading["text"]))
        events = [event["text"] for event in data["timeline"]]
        statements = [statement["text"] for statement in data["statements"]]
        shown.setdefault(f"{slug}/timeline/", []).extend(events)
        shown.setdefault(f"{slug}/coverage/", []).extend(statements)
        shown.setdefault(f"{slug}/dossier/", []).extend((*events, *statements))

    def _note_for_feeds(self, data: dict[str, Any]) -> None:
        """Keep what the feeds must say of a briefing."""
        briefing = data["briefing"]
        days = [briefing["date"], *(article["provenance"]["date"]["value"] or "" for article in data["articles"])]
        texts = [folded(one["text"]) for one in (briefing["lede"], *data["statements"])]
        entry = beside.Entry("", "", folded(briefing["title"]), texts[0], " ".join(texts), briefing["date"], "")
        self.feed.append((entry, max(day for day in days if len(day) == len("2022-01-26"))))

    def _check_offsets(self, file: str, value: Any, seed: str | None) -> None:
        """Every `text` with `start` and `end` must be cut out of the seed that it, or what holds it, names."""
        if isinstance(value, list):
            for item in value:
                self._check_offsets(file, item, seed)
        elif isinstance(value, dict):
            seed = value.get("seed", seed)
            if {"text", "start", "end"} <= value.keys():
                self.counts["passages in the data"] += 1
                if (
                    not has_shape(value, PASSAGE)
                    or not isinstance(seed, str)
                    or self.seeds.get(seed, "")[value["start"] : value["end"]] != value["text"]
                ):
                    self.miss(file, f"{seed}[{value['start']}:{value['end']}] is not “{value['text']}”")
                elif "value" in value:
                    self._note_cited(seed, [value])
                    for end in (value["value"], value.get("upper")):
                        if not _has_digits(value["text"], end):
                            self.miss(file, f"“{value['text']}” does not say {end}")
            if isinstance(seed, str) and has_shape(value.get("passages"), [PASSAGE]):
                self._note_cited(seed, value["passages"])
            for item in value.values():
                self._check_offsets(file, item, seed)

    def _note_cited(self, seed: str, passages: list[dict[str, Any]]) -> None:
        """Passages are cited together, by a link to the first; each must be marked."""
        for passage in passages:
            self.cited[seed].setdefault(f"p-{passage['start']}-{passage['end']}", set())
        if passages:
            first = f"p-{passages[0]['start']}-{passages[0]['end']}"
            self.cited[seed][first].add(bare(" […] ".join(passage["text"] for passage in passages)))

    def _check_evidence(self, file: str, data: dict[str, Any], seed_of: dict[str, str]) -> None:
        """Evidence must be of the seed of the article that it names; where it is a quotation, it must be the whole of it."""
        parts = {quotation["id"]: quotation["parts"] for quotation in data["quotations"]}
        for one in _objects(data):
            if "passages" not in one:
                continue
            quotation = str(one.get("quotation") or "")
            if one.get("seed") != seed_of.get(str(one.get("article"))):
                self.miss(file, f"evidence of {one.get('article')} is taken from {one.get('seed')}")
            elif quotation and (
                parts.get(quotation) != one["passages"] or not quotation.startswith(f"{one['article']}/")
            ):
                self.miss(file, f"evidence is said to be quotation {quotation}, and is not")
        for article in data["articles"]:
            for name, fact in article["provenance"].items():
                if fact["basis"] == "stated" and not has_shape(fact.get("passage"), PASSAGE):
                    self.miss(file, f"the {name} of {article['name']} is said to be stated, and no words state it")

    def _is_made_of(self, words: str, quotation: dict[str, Any]) -> bool:
        """Whether words are a quotation's parts, in order, with nothing but joints between them; white space folded."""
        words, at = " ".join(words.split()), 0
        for number, part in enumerate(quotation["parts"]):
            text = " ".join(part["text"].split())
            if number:
                joint = _JOINT.match(words, at)
                at = joint.end() if joint else at
            if not words.startswith(text, at):
                return False
            at += len(text)
        return at == len(words)

    @cached_property
    def _own_with_marks(self) -> list[str]:
        """Texts of the data that hold quotation marks themselves, the longest first."""
        return sorted((text for text in self.own if re.search(r"[“”«»„\"]", text)), key=len, reverse=True)

    @cached_property
    def written(self) -> str:
        """Everything that stands in a seed or in the data."""
        return "\n".join((*map(folded, self.seeds.values()), *self.own))

    def without_own(self, text: str) -> str:
        """The text without those texts of the data that hold quotation marks themselves."""
        for own in self._own_with_marks:
            text = text.replace(own, " ")
        return text

    def place(self, source: str, link: str) -> tuple[str, str]:
        """The page and the anchor that a link leads to, from a page or as an address of the site's own."""
        is_own = self.address and link.startswith(self.address)
        return resolved(source, f"/{link.removeprefix(self.address)}" if is_own else link)

    def miss(self, file: str, what: str) -> None:
        """Note what a file claims and cannot bear out."""
        self.misses.append(Miss(file, what))

    def passage(self, seed: str, anchor: str) -> str | None:
        """What an anchor's offsets cut out of a seed."""
        offsets = re.fullmatch(r"p-([0-9]{1,9})-([0-9]{1,9})", anchor)
        return self.seeds.get(seed, "")[int(offsets[1]) : int(offsets[2])] if offsets else None


def _tables(data: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """What the tables must say, by name; the columns that a reader takes for granted."""
    names = {actor["id"]: actor["name"] for actor in data["actors"]}
    issues = {issue["id"]: issue for issue in data["issues"]}
    stances = {(i, stance["id"]): stance["label"] for i, issue in issues.items() for stance in issue["stances"]}
    return {
        "actors": [{"id": one["id"], "name": one["name"], "role": one["role"] or ""} for one in data["actors"]],
        "figures": [
            {
                "what": figure["what"],
                "article": one["article"],
                "text": one["text"],
                "value": str(one["value"]),
                "upper": "" if one["upper"] is None else str(one["upper"]),
                "unit": one["unit"],
                "qualifier": one["qualifier"],
                "start": str(one["start"]),
                "agree": str(figure["agree"]).lower(),
            }
            for figure in data["figures"]
            for one in figure["readings"]
        ],
        "positions": [
            {
                "actor_name": names[position["actor"]],
                "issue_title": issues[position["issue"]]["title"],
                "stance_label": stances[position["issue"], position["stance"]],
                "article": one["article"],
                "summary": one["text"],
            }
            for position in data["positions"]
            for one in position["summaries"]
        ],
        "quotations": [
            {
                "id": one["id"],
                "seed": one["seed"],
                "kind": one["kind"],
                "match": one["match"],
                "speaker_name": speaker_of(one) or "",
                "spans": " ".join(f"{part['start']}-{part['end']}" for part in one["parts"]),
            }
            for one in data["quotations"]
        ],
    }


_NOT_IN_DIGITS = re.compile(
    r"[¼½¾]|half|quarter|dozen|score|\d[-–—]\d\d?(?!\d)|\bone (?:of|in)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b",
    re.IGNORECASE,
)
"""What a number says otherwise than by its digits: 2½, three dozen, 1939–45, nine of 11."""


def _has_digits(text: str, value: object) -> bool:
    """Whether printed words have the digits of a value, but for the zeros of its scale; words without any may say it."""
    printed = "".join(str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None)
    if not printed or isinstance(value, bool) or not isinstance(value, int | float) or _NOT_IN_DIGITS.search(text):
        return True
    return f"{Decimal(str(value)):f}".replace(".", "").strip("-0") in printed


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """Every object of JSON."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(inner)


def _texts(value: object) -> Iterator[str]:
    """Every text of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def speaker_of(quotation: dict[str, Any]) -> str | None:
    """The speaker's name in the data."""
    speaker = quotation.get("speaker")
    return str(speaker.get("name")) if isinstance(speaker, dict) else None


def bare(words: str) -> str:
    """White space folded, without the marks that a page may set around a quotation."""
    return " ".join(words.split()).strip("“”")

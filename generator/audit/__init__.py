"""Proves a built site against the seeds, without any of the generator's own modules.

Only the published files and the seeds are read. Every quotation that a reader can see must stand, character for
character, in the seed that the page credits; every offset in the data must cut out the text it claims; every passage
that bears something out must be marked, in an excerpt that is the seed's; every name beside a quotation, and every link
to an actor, must be the one in the data; what the data say in an editor's words must stand on the page that it belongs
to; what running text sets in quotation marks must stand in a seed or be an editor's own in the data; every file beside
the pages, and the linked data in their heads, must be there and give the same. Feeds must give the briefings' own title,
lede and statements; files and tags for reference managers the articles' own headline, outlet, date, address and notes,
and as authors nobody whom the byline does not name.

What an editor wrote is proved to be the same everywhere, not to be true. Which words of a byline are the authors, and
what pages and feeds tell of earlier versions, is not proved: of the two feeds of changes only that they say the same.
Open Graph's tags, scripts, pictures, and pages that end in other than .html are not read.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from generator.audit import beside
from generator.audit.elements import Element, folded, parsed

T = TypeVar("T")

_JOINT = re.compile(r"\s*(?:\[[^\[\]]*\]|”\s*“|\s)*\s*")
"""What may stand between two parts of a quotation: brackets of the editor's, or marks that close and open again."""

_SCHEMA_FILE = "briefing.schema.json"
_QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]+)[”»“\"]")
"""Words between quotation marks."""
_EXPLAINS = "method/"
"""The page that explains its own terms, in quotation marks: these few words need not stand in a seed."""
_TERM = 3
"""Words of a term at most."""

_PASSAGE = {"text": str, "start": int, "end": int}
_SAID = {"text": str}
_FACT = {"value": (str, type(None)), "basis": str}
_DATA = {
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
    "issues": [{"id": str, "title": str, "stances": [{"id": str, "label": str}]}],
    "positions": [{"actor": str, "issue": str, "stance": str, "summaries": [{"article": str, "text": str}]}],
    "figures": [{"id": str, "what": str, "readings": [{"article": str, "text": str, "start": int}]}],
    "statements": [_SAID],
    "timeline": [_SAID],
    "quotations": [
        {
            "id": str,
            "url": str,
            "seed": str,
            "kind": str,
            "match": str,
            "words": str,
            "utterance": str,
            "parts": [_PASSAGE],
        }
    ],
}
"""What the audit reads of a data file: the keys and the types that it relies on."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that the site claims and the seeds do not bear out."""

    file: str
    """The file of the site."""
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


@dataclass(frozen=True, slots=True)
class Audit:
    """What was checked, and what was missed."""

    counts: dict[str, int]
    misses: tuple[Miss, ...]


def audit(site: Path, seeds: Path) -> Audit:
    """Check a built site against the folder of its seeds. Raises FileNotFoundError where the site has no data."""
    auditor = _Auditor(site, {path.name: _decoded(path) for path in sorted(seeds.glob("*")) if path.is_file()})
    files = [path for path in sorted((site / "data").glob("*.json")) if path.name != _SCHEMA_FILE]
    if not files and not (site / "data" / _SCHEMA_FILE).is_file():
        raise FileNotFoundError(site / "data")
    for path in files:
        auditor.read_data(path)
    auditor.read_feeds()
    for page in sorted(site.rglob("*.html")):
        auditor.read_page(page)
    auditor.read_files_beside()
    auditor.look_for_unseen()
    return Audit(dict(auditor.counts), tuple(auditor.misses))


def _decoded(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


@dataclass
class _Auditor:
    """Walks through data and pages, counting and noting."""

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
    cited: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """Of each seed and anchor of a passage that bears something out: the words that may lead there."""
    speakers: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)
    """Who says words, by page, anchor of the first passage, and the words."""
    names: dict[str, set[str]] = field(default_factory=dict)
    """The name of each actor, by id; a set, since each data file gives it."""
    own: set[str] = field(default_factory=set)
    """Every text of the data."""
    to_be_shown: dict[str, list[str]] = field(default_factory=dict)
    """What each page must show of what an editor wrote."""
    headings: dict[str, str] = field(default_factory=dict)
    """The heading of each page of an article, an issue, an actor."""
    tables: dict[str, dict[str, list[dict[str, str]]]] = field(default_factory=dict)
    """What the tables of each briefing must say."""
    articles: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the data have of each article, by its page."""
    feed: list[tuple[beside.Entry, str]] = field(default_factory=list)
    """What the feeds must say of each briefing, and the newest day that it gives."""
    title: str = ""
    """The site's title, which every page bears."""
    labels: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    """What the pages call each way in which words agree with the article, and where."""
    seen: set[tuple[str, str]] = field(default_factory=set)

    def read_data(self, path: Path) -> None:
        """Check every offset of a data file and note where its quotations should stand."""
        file = path.relative_to(self.site).as_posix()
        try:
            data = json.loads(path.read_bytes())
        except (ValueError, RecursionError):
            self._miss(file, "is not JSON")
            return
        if not _has_shape(data, _DATA):
            self._miss(file, "does not have the shape of a briefing’s data")
            return
        try:
            self._check_data(file, data)
        except RecursionError:
            self._miss(file, "is nested too deeply")
        except LookupError as problem:
            self._miss(file, f"names {problem}, which it does not hold")

    def _check_data(self, file: str, data: dict[str, Any]) -> None:
        slug = data["briefing"]["slug"]
        seed_of = {article["name"]: article["seed"] for article in data["articles"]}
        for article in data["articles"]:
            self.seed_of[f"{slug}/{article['name']}/"] = article["seed"]
            if article["seed"] not in self.seeds:
                self._miss(file, f"there is no seed {article['seed']}")
            elif article.get("sha256", "") != hashlib.sha256(self.seeds[article["seed"]].encode()).hexdigest():
                self._miss(file, f"the seed {article['seed']} is not the one that the site was built from")
            self.articles[f"{slug}/{article['name']}/"] = article
        self._check_offsets(file, data, None)
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
                self._miss(file, f"quotation {quotation['id']} is credited to another article than its own")
            if quotation["parts"]:
                self._note_cited(quotation["seed"], quotation["parts"])
                first = f"p-{quotation['parts'][0]['start']}-{quotation['parts'][0]['end']}"
                self.cited[quotation["seed"], first].add(_bare(quotation["words"]))
                if speaker := _speaker(quotation):
                    cited = (page, first, _bare(quotation["words"]))
                    self.speakers.setdefault(cited, set()).add(folded(speaker))
            if not self._is_made_of(quotation["words"], quotation):
                self._miss(file, f"the words of quotation {quotation['id']} are not its parts")
            if utterance_of.get(quotation["id"]) != quotation["utterance"]:
                self._miss(file, f"quotation {quotation['id']} is in another utterance")

    def _note_own(self, data: dict[str, Any]) -> None:
        """Keep the names, the texts, and what each page must show of them."""
        slug, shown = data["briefing"]["slug"], self.to_be_shown
        self.tables[slug] = _tables(data)
        self.own |= {folded(text).removeprefix("inferred: ") for text in _texts(data)}
        for actor in data["actors"]:
            self.names.setdefault(actor["id"], set()).add(folded(actor["name"]))
            shown.setdefault(f"actors/{actor['id']}/", []).extend(filter(None, [actor["role"]]))
            self.headings[f"actors/{actor['id']}/"] = actor["name"]
        for article in data["articles"]:
            lines = [one["role"] for one in article["key_actors"]] + [one["text"] for one in article["summary"]]
            shown.setdefault(f"{slug}/{article['name']}/", []).extend(lines)
            self.headings[f"{slug}/{article['name']}/"] = article["title"]
        for issue in data["issues"]:
            lines = [stance["label"] for stance in issue["stances"]]
            shown.setdefault(f"{slug}/issues/{issue['id']}/", []).extend(lines)
            self.headings[f"{slug}/issues/{issue['id']}/"] = issue["title"]
        for position in data["positions"]:
            for each in position["summaries"]:
                shown.setdefault(f"{slug}/{each['article']}/", []).append(each["text"])
                shown.setdefault(f"{slug}/issues/{position['issue']}/", []).append(each["text"])
        for figure in data["figures"]:
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

    def read_feeds(self) -> None:
        """Check the feed of briefings against the data, and that each feed says the same in both formats."""
        in_json, in_atom = (self._read(file, reader) for file, reader in beside.FEEDS.items())
        if in_json:
            self.title = in_json.title
            self.own |= {in_json.title, in_json.description}
            self._check_feed("feed.json", in_json)
        if in_atom and in_json != in_atom:
            self._miss("feed.atom", "does not say what feed.json says")
        if any((self.site / file).is_file() for file in beside.CHANGES):
            in_json, in_atom = (self._read(file, reader) for file, reader in beside.CHANGES.items())
            if in_json and in_atom and in_json != in_atom:
                self._miss("changes.atom", "does not say what changes.json says")

    def _check_feed(self, file: str, feed: beside.Feed) -> None:
        """A feed must have an entry for each briefing, with the data's texts and days, and no other."""
        self.counts["entries of feeds"] += len(feed.entries)
        ahead = list(self.feed)
        for entry in feed.entries:
            known = replace(entry, id="", url="", published=entry.published[: len("2022-01-26")], updated="")
            of = next(((wanted, day) for wanted, day in ahead if wanted == known and entry.updated >= day), None)
            if of is None:
                self._miss(file, f"the entry “{entry.title}” is not what the data say")
            else:
                ahead.remove(of)
        for wanted, _ in ahead:
            self._miss(file, f"lacks the briefing “{wanted.title}”")

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
                    not _has_shape(value, _PASSAGE)
                    or not isinstance(seed, str)
                    or self.seeds.get(seed, "")[value["start"] : value["end"]] != value["text"]
                ):
                    self._miss(file, f"{seed}[{value['start']}:{value['end']}] is not “{value['text']}”")
                elif "value" in value:
                    self._note_cited(seed, [value])
            if isinstance(seed, str) and _has_shape(value.get("passages"), [_PASSAGE]):
                self._note_cited(seed, value["passages"])
            for item in value.values():
                self._check_offsets(file, item, seed)

    def _note_cited(self, seed: str, passages: list[dict[str, Any]]) -> None:
        """Passages are cited together, by a link to the first; each must be marked."""
        for passage in passages:
            self.cited.setdefault((seed, f"p-{passage['start']}-{passage['end']}"), set())
        if passages:
            first = f"p-{passages[0]['start']}-{passages[0]['end']}"
            self.cited[seed, first].add(_bare(" […] ".join(passage["text"] for passage in passages)))

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

    def read_page(self, path: Path) -> None:
        """Check every quotation and every highlighted passage that a page shows."""
        file = path.relative_to(self.site).as_posix()
        page = file.removesuffix("index.html")
        self.counts["pages"] += 1
        try:
            root = parsed(path.read_bytes().decode())
        except UnicodeDecodeError:
            self._miss(file, "is not UTF-8")
            return
        for element in root.elements():
            if element.tag == "a":
                self._check_link(file, page, element)
            elif element.tag == "script" and element.attributes.get("type") == "application/ld+json":
                self._check_head(file, page, element.source())
            if _is_quotation(element):
                self._check_shown(file, page, element)
            elif element.tag in ("ul", "ol") and (element.has_class("passages") or element.has_class("notes")):
                self._check_evidence(file, element)
            elif element.has_class("compared"):
                self._check_compared(file, page, element)
            elif element.has_class("translation"):
                self._check_translation(file, element)
        content = next((one for one in root.elements() if one.tag == "article"), root)
        self._check_running_text(file, page, content)
        text = content.text()
        heading = next((one.text().rstrip("¶ ") for one in content.elements() if one.tag == "h1"), "")
        if folded(self.headings.get(page, heading)) != heading:
            self._miss(file, f"bears the heading “{heading}”")
        for own in self.to_be_shown.pop(page, ()):
            if folded(own) not in text:
                self._miss(file, f"“{own}” of the data is not shown")
        title = next((one.text() for one in root.elements() if one.tag == "title"), "")
        if not title.endswith(self.title):
            self._miss(file, f"bears the title “{title}”, without the site’s")
        self._check_tags(file, page, root)
        if page in self.seed_of:
            self._check_facts(file, self.articles[page], root)
            self._check_highlights(file, page, root)
        if path.with_suffix(".md").is_file() or _has_twin(root):
            self._check_twin(path.with_suffix(".md"), root, text)

    def _check_link(self, file: str, page: str, link: Element) -> None:
        """A link to an actor must bear the actor's name, and stand in a row of that actor's."""
        href = link.attributes.get("href", "")
        folder, anchor = ("", "") if urlsplit(href).netloc else _resolved(page, href)
        found = re.fullmatch(r"actors/([^/]+)/", folder)
        text = link.text()
        if not found or anchor or not text or link.attributes.get("rel"):
            return
        self.counts["names shown"] += 1
        if text not in self.names.get(found[1], ()):
            self._miss(file, f"“{text}” is not the name of {found[1]}")
        row = next((one for one in link.ancestors() if one.tag == "tr" and one.attributes.get("id")), None)
        for other in row.elements() if row else ():
            leads = re.search(r"#a-(.+)", other.attributes.get("href", ""))
            if leads and unquote(leads[1]) != found[1]:
                self._miss(file, f"the row of {text} leads to {unquote(leads[1])}")

    def _check_head(self, file: str, page: str, source: str) -> None:
        """Check the linked data in the head of a page."""
        try:
            graph = json.loads(source)["@graph"]
            for cited in beside.cited_in_graph(graph):
                self._check_cited_as(
                    file, [self.articles[page]] if page in self.articles else self.articles.values(), cited
                )
            for target, text, speaker in beside.in_graph(graph):
                self._check_node(file, _resolved(page, target), text, speaker and _resolved(page, speaker)[0])
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            self._miss(file, "its linked data cannot be read")

    def _check_node(self, file: str, target: tuple[str, str], text: str, speaker: str) -> None:
        """A quotation in linked data must be the data's; anything else must be a text of the data."""
        self.counts["texts in linked data"] += 1
        quotation = self.quotations.get(target)
        if quotation is None:
            if folded(text) not in self.own:
                self._miss(file, f"“{text}” in the linked data is nobody’s")
        elif _bare(text) != _bare(quotation["words"]):
            self._miss(file, f"“{text}” in the linked data is not quotation {quotation['id']}")
        elif (said := quotation.get("speaker")) and speaker and speaker != f"actors/{said.get('id')}/":
            self._miss(file, f"quotation {quotation['id']} is {speaker} ’s in the linked data")

    def _check_tags(self, file: str, page: str, root: Element) -> None:
        """What a page says to reference managers, in its head or beside a source, must be what an article states."""
        tags: list[tuple[str, str]] = []
        for element in root.elements():
            if element.tag == "meta" and element.attributes.get("name", "").startswith("citation_"):
                tags.append(
                    (element.attributes["name"].removeprefix("citation_"), element.attributes.get("content", ""))
                )
            elif element.has_class("Z3988"):
                self._check_cited_as(
                    file, self.articles.values(), beside.in_context(element.attributes.get("title", ""))
                )
        if tags:
            self._check_cited_as(file, [self.articles[page]] if page in self.articles else [], beside.in_tags(tags))

    def _check_facts(self, file: str, article: dict[str, Any], root: Element) -> None:
        """The page of an article must give its outlet, byline and address as the data do."""
        card = next((one for one in root.elements() if one.tag == "dl" and one.has_class("identity")), root)
        given = [folded(one.text_without(lambda in_it: in_it.has_class("basis"))) for one in card.elements()]
        for name in ("outlet", "byline", "url"):
            value = article["provenance"][name]["value"]
            if value and folded(value) not in given:
                self._miss(file, f"the {name} of the data, “{value}”, is not shown")

    def _check_cited_as(self, file: str, articles: Iterable[dict[str, Any]], source: beside.Source) -> None:
        self.counts["sources to cite"] += 1
        if not any(next(_wrong_in(source, article, ("stated",)), None) is None for article in articles):
            self._miss(file, f"tells programs of “{source.title}” what no article states")

    def _check_running_text(self, file: str, page: str, content: Element) -> None:
        """What stands in quotation marks, and is not marked up as a quotation, must stand in a seed or in the data."""
        text = folded(content.text_without(_is_no_running_text))
        text = self._without_own(text) if _QUOTED.search(text) else text
        for found in _QUOTED.finditer(text):
            self.counts["words in quotation marks in running text"] += 1
            words = found[1].strip().removesuffix("…").strip()
            is_term = page == _EXPLAINS and len(words.split()) <= _TERM
            if not is_term and words not in self._written:
                self._miss(file, f"“{words}” in running text stands in no article")

    @cached_property
    def _own_with_marks(self) -> list[str]:
        """Texts of the data that hold quotation marks themselves, the longest first."""
        return sorted((text for text in self.own if re.search(r"[“”«»„\"]", text)), key=len, reverse=True)

    @cached_property
    def _written(self) -> str:
        """Everything that stands in a seed or in the data."""
        return "\n".join((*map(folded, self.seeds.values()), *self.own))

    def _check_shown(self, file: str, page: str, shown: Element) -> None:
        """Check one quotation on a page: its words, the article it is credited to, the name beside it."""
        self.counts["quotations shown"] += 1
        words = _bare(shown.text())
        targets = _credits(shown, page)
        claimed = [self.quotations[target] for target in targets if target in self.quotations]
        claimed += [quotation for target in targets for quotation in self.utterances.get(target, ())]
        if claimed:
            self.seen |= {target for target in targets if target in self.quotations and target[0] == page}
            if not any(words == _bare(quotation["words"]) for quotation in claimed):
                self._miss(file, f"“{words}” is not what the article has")
            if len({quotation["utterance"] for quotation in claimed}) > 1:
                self._miss(file, f"“{words}” is credited to articles that do not have it")
            self._check_wording(file, page, shown, words)
            self._check_name(file, shown, claimed[0])
            self._check_label(file, shown, claimed[0])
        elif not self._stands_in_credited_seed(words, targets):
            self._miss(file, f"“{words}” does not stand in the article it is credited to")
        else:
            self._check_cited(file, shown, words, targets)

    def _check_wording(self, file: str, page: str, shown: Element, words: str) -> None:
        """Each article that a list credits with words must print just these; who has others is named apart."""
        wording = shown.parent
        if wording is None or not wording.has_class("wording"):
            return
        for link in wording.elements():
            others = any(around.has_class("otherwise") for around in link.ancestors())
            quotation = self.quotations.get(_resolved(page, link.attributes.get("href", "")))
            if quotation and not others and _characters(quotation["words"]) != _characters(words):
                self._miss(file, f"“{words}” is credited to an article that has it in another wording")

    def _check_evidence(self, file: str, passages: Element) -> None:
        """Each line of evidence must show its words as somebody's, or a passage's."""
        for line in passages.children:
            if isinstance(line, Element) and line.tag == "li" and not any(map(_is_quotation, line.elements())):
                self._miss(file, f"the evidence “{line.text()}” is not marked up as words of an article")

    def _check_label(self, file: str, shown: Element, quotation: dict[str, Any]) -> None:
        """A card must say of which kind its quotation is and how it agrees with the article, as the data do."""
        card = next((one for one in shown.ancestors() if one.tag == "figure" and one.has_class("card")), None)
        if card is None:
            return
        if not card.has_class(f"card-{quotation['kind']}"):
            self._miss(file, f"quotation {quotation['id']} is not shown as {quotation['kind']}")
        for label in card.elements():
            if label.has_class("match"):
                if not label.has_class(f"match-{quotation['match']}"):
                    self._miss(file, f"quotation {quotation['id']} is not shown as {quotation['match']}")
                self.labels.setdefault(quotation["match"], Counter())[label.text(), file] += 1

    def _check_translation(self, file: str, shown: Element) -> None:
        """A translation stands in no seed: it must be the one that the data gives, and be marked as no quotation."""
        self.counts["translations shown"] += 1
        parts = [child for child in shown.children if isinstance(child, Element)]
        text = parts[0].text() if parts else ""
        given = {
            " ".join(one["translation"]["text"].split())
            for one in self.quotations.values()
            if _has_shape(one.get("translation"), {"text": str})
        }
        if text not in given or len(parts) < 2 or not parts[1].text():
            self._miss(file, f"the translation “{text}” is not the data’s, or not marked as one")
        if any(around.tag in ("blockquote", "q") for around in shown.ancestors()):
            self._miss(file, f"the translation “{text}” is shown as a quotation")

    def _stands_in_credited_seed(self, words: str, targets: list[tuple[str, str]]) -> bool:
        """Whether words are the passage that the link beside them leads to, or what the data cite together there."""
        for page, anchor in targets:
            seed = self.seed_of.get(page, "")
            passage = self._passage(seed, anchor)
            if passage is not None and words in {_bare(passage), *self.cited.get((seed, anchor), ())}:
                return True
        return False

    def _passage(self, seed: str, anchor: str) -> str | None:
        """What an anchor's offsets cut out of a seed."""
        offsets = re.fullmatch(r"p-([0-9]{1,9})-([0-9]{1,9})", anchor)
        return self.seeds.get(seed, "")[int(offsets[1]) : int(offsets[2])] if offsets else None

    def _check_compared(self, file: str, page: str, shown: Element) -> None:
        """A print beside the longest: letter for letter the quotation, once the struck words are left out."""
        self.counts["comparisons shown"] += 1
        targets = _credits(shown, page)
        words = _letters(shown.text_without(lambda one: one.tag == "del" or one.has_class("unseen")))
        if not any(_letters(self.quotations[one]["words"]) == words for one in targets if one in self.quotations):
            self._miss(file, f"the comparison “{shown.text()}” does not give the words of its print")
        section = next((around for around in shown.ancestors() if around.tag == "section"), None)
        longest = next((one for one in section.elements() if one.tag == "blockquote"), None) if section else None
        words = _letters(shown.text_without(lambda one: one.tag == "ins" or one.has_class("unseen")))
        if longest is None or _letters(longest.text()) != words:
            self._miss(file, f"the comparison “{shown.text()}” does not give the words of the longest print")

    def _check_name(self, file: str, shown: Element, quotation: dict[str, Any]) -> None:
        """The names around a quotation must be its speaker's: beside it, in the copied credit, above the page."""
        speaker = _speaker(quotation)
        if speaker is None:
            return
        speaker = folded(speaker)
        name = _name_beside(shown)
        around = next((one for one in shown.ancestors() if one.tag in ("figure", "li")), None)
        if name is not None and name != speaker:
            self._miss(file, f"quotation {quotation['id']} is shown as {name}'s, and is {speaker}'s")
        elif name is None and around is not None and around.tag == "figure":
            self._miss(file, f"quotation {quotation['id']} is shown without its speaker, {speaker}")
        for copied in around.elements() if around is not None and shown.tag == "blockquote" else ():
            if "data-credit" in copied.attributes and not folded(copied.attributes["data-credit"]).startswith(speaker):
                self._miss(file, f"quotation {quotation['id']} is copied as another's than {speaker}'s")
        if shown.tag == "blockquote" and file.startswith("actors/"):
            top = next((one.text() for one in shown.root().elements() if one.tag == "h1"), "")
            if file != f"actors/{quotation['speaker'].get('id')}/index.html" or top.rstrip("¶ ") != speaker:
                self._miss(file, f"quotation {quotation['id']} is shown under {top}, and is {speaker}'s")

    def _check_cited(self, file: str, shown: Element, words: str, targets: list[tuple[str, str]]) -> None:
        """The credit beside a quotation that bears something out must name its speaker."""
        line = next((one for one in shown.ancestors() if one.tag == "li"), None)
        credit = next((one for one in line.elements() if one.has_class("credit")), None) if line else None
        if shown.tag == "q" and credit is not None:
            for page, anchor in targets[:1]:
                names = self.speakers.get((page, anchor, words), set())
                if names and not any(name in credit.text() for name in names):
                    self._miss(
                        file, f"“{words}” is credited to “{credit.text()}”, and is {' or '.join(sorted(names))}'s"
                    )

    def _check_highlights(self, file: str, page: str, root: Element) -> None:
        """Every passage that a page marks must be, mark by mark, the seed's own characters."""
        marked: dict[str, str] = {}
        paragraph: dict[str, Element | None] = {}
        for element in root.elements():
            if element.tag == "mark":
                for name in element.attributes.get("data-passages", "").split():
                    between = "" if paragraph.get(name) is element.parent else "\n"
                    marked[name] = marked.get(name, "") + between + element.source()
                    paragraph[name] = element.parent
        name_of_seed = self.seed_of[page]
        seed = "".join(self.seeds.get(name_of_seed, "").split())
        for name, text in marked.items():
            self.counts["passages highlighted"] += 1
            passage = self._passage(name_of_seed, name)
            if passage is None or text.split() != passage.split():
                self._miss(file, f"the highlighted passage {name} is not what the seed has there")
        for where, name in self.cited:
            if where == name_of_seed and name not in marked:
                self._miss(file, f"no excerpt highlights “{self._passage(where, name)}”")
        for element in root.elements():
            if element.tag == "p" and element.has_class("prose") and "".join(element.text().split()) not in seed:
                self._miss(file, f"the excerpt “{element.text()}” does not stand in the article")

    def _check_twin(self, path: Path, root: Element, seen: str) -> None:
        """The Markdown twin of a page must give the page's quotations in the page's order, and no other."""
        file = path.relative_to(self.site).as_posix()
        try:
            lines = path.read_bytes().decode().splitlines()
        except FileNotFoundError:
            self._miss(file, "is lacking")
            return
        except UnicodeDecodeError:
            self._miss(file, "is not UTF-8")
            return
        shown = [_bare(one.text()) for one in root.elements() if _is_quotation(one)]
        text, at = " ".join(" ".join(map(_plain, lines)).split()), 0
        for words in shown:
            self.counts["quotations in twins"] += 1
            found = text.find(words, at)
            if found < 0:
                self._miss(file, f"“{words}” of the page is lacking, or not in its order")
            else:
                at = found + len(words)
        for line in lines:
            quoted = re.match(r"[ \t]*(?:(?:-|[0-9]+\.)[ \t]+)?> (.*)", line)
            if quoted and _bare(_plain(quoted[1])) not in shown:
                self._miss(file, f"“{_plain(quoted[1])}” is not a quotation of the page")
        seen = "".join(seen.split())
        whole = [" ".join(_plain(line).split()) for line in lines]
        if _rarer_in(seen, _in_pairs(whole)):  # an editor's own words may hold marks that pair with others
            whole = [self._without_own(line) if re.search("[“”]", line) else line for line in whole]
        for words in _rarer_in(seen, _in_pairs(whole)):
            self._miss(file, f"“{words}” does not stand on the page, or not as often")

    def _without_own(self, text: str) -> str:
        """The text without those texts of the data that hold quotation marks themselves."""
        for own in self._own_with_marks:
            text = text.replace(own, " ")
        return text

    def read_files_beside(self) -> None:
        """Check what other files give: tables, linked data, annotations, the index of the search."""
        for slug, tables in self.tables.items():
            for name, expected in tables.items():
                self._check_table(f"data/{slug}/{name}.csv", expected)
            for pattern, rows_of in beside.QUOTATIONS.items():
                file = pattern.format(slug)
                if (rows := self._rows(file, rows_of)) is not None:
                    self._check_beside(file, slug, rows)
            if (self.site / f"data/{slug}.jsonld").is_file():
                self._check_head(
                    f"data/{slug}.jsonld", "data/", (self.site / f"data/{slug}.jsonld").read_text("utf-8", "replace")
                )
            for pattern, sources_of in beside.SOURCES.items():
                self._check_sources(pattern.format(slug), slug, sources_of)
        parts = [path.relative_to(self.site).as_posix() for path in sorted(self.site.glob("search/found/*.json"))]
        if parts:
            quotations = []
            for file in parts:
                entries = self._read(file, lambda text: list(beside.in_index(text))) or []
                self._check_found(file, entries)
                quotations += [(file, address, text) for address, _, text, _ in entries if "#q-" in address]
            self._check_beside("search/found/*.json", "", quotations)

    def _read(self, file: str, reader: Callable[[str], T]) -> T | None:
        """What a file says; None where it cannot be read, which is a miss."""
        try:
            return reader((self.site / file).read_bytes().decode())
        except FileNotFoundError:
            self._miss(file, "is lacking")
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError, csv.Error):
            self._miss(file, "cannot be read")
        return None

    def _rows(self, file: str, rows_of: Callable[[str], Iterator[beside.Row]]) -> list[tuple[str, str, str]] | None:
        """The file, an address and words of each row of a file; None where it cannot be read."""
        return self._read(file, lambda text: [(file, url, words) for url, words in rows_of(text)])

    def _check_sources(self, file: str, slug: str, sources_of: Callable[[str], Iterator[beside.Source]]) -> None:
        """A file for reference managers must have the articles of a briefing, in their order."""
        articles = [article for page, article in self.articles.items() if page.startswith(f"{slug}/")]
        sources = self._read(file, lambda text: list(sources_of(text)))
        if sources is None:
            return
        self.counts["sources to cite"] += len(sources)
        if len(sources) != len(articles):
            self._miss(file, f"has {len(sources)} sources, and the briefing {len(articles)} articles")
        for source, article in zip(sources, articles, strict=False):
            for wrong in _wrong_in(source, article, ("stated", "inferred")):
                self._miss(file, wrong)

    def _check_table(self, file: str, expected: list[dict[str, str]]) -> None:
        """A table must have these rows and no other, whatever further columns say."""
        try:
            text = (self.site / file).read_bytes().decode().removeprefix("\ufeff")
            rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        except FileNotFoundError:
            self._miss(file, "is lacking")
            return
        except (ValueError, csv.Error):
            self._miss(file, "cannot be read")
            return
        self.counts["rows of tables"] += len(rows)
        columns = list(chain.from_iterable(expected[:1]))
        wanted = Counter(tuple(row.values()) for row in expected)
        given = Counter(tuple((row.get(column) or "").removeprefix("'") for column in columns) for row in rows)
        for row in wanted - given:
            self._miss(file, f"the row “{', '.join(row)}” is lacking")
        for row in given - wanted:
            self._miss(file, f"the row “{', '.join(row)}” is not of the data")

    def _check_found(self, file: str, entries: list[tuple[str, str, str, str]]) -> None:
        """An entry of the search must give a quotation's speaker, else words of a seed or of the data; and its article."""
        for address, title, text, credit in entries:
            self.counts["entries of the search"] += 1
            page, _, anchor = address.partition("#")
            headline = folded(self.articles[page]["title"]) if page in self.articles else ""
            if not any(folded(said).startswith(headline) for said in (title, credit)):
                self._miss(file, f"{address} is said to be of “{credit or title}”")
            if quotation := self.quotations.get((page, anchor)):
                alike = self.utterances[f"{page.split('/')[0]}/utterances/", f"u-{quotation['utterance']}"]
                if folded(title) not in {folded(_speaker(one) or "") for one in alike}:
                    self._miss(file, f"quotation {quotation['id']} is said to be {title or 'nobody'}’s")
            elif re.match(r"p-|excerpts$", anchor):
                if "".join(text.split()) not in "".join(self.seeds.get(self.seed_of.get(page, ""), "").split()):
                    self._miss(file, f"the excerpt “{text}” does not stand in the article")
            elif not self.own.issuperset(filter(None, map(folded, text.split(" · ")))) and folded(text) not in self.own:
                self._miss(file, f"“{text}” stands for {address}, and is not of the data")
            elif anchor.startswith("pos-") and not any(
                title == "{actor_name}: {issue_title} – {stance_label}".format_map(row) and row["summary"] == text
                for row in self.tables.get(page.split("/")[0], {}).get("positions", ())
            ):
                self._miss(file, f"“{title}” stands for {address}, and is no position of the data")

    def _check_beside(self, file: str, slug: str, rows: list[tuple[str, str, str]]) -> None:
        """Check the quotations of one briefing, or, in the index of a search, one for each utterance of all."""
        expected = {url: one for one in self.quotations.values() if (url := one["url"]).startswith(slug and f"{slug}/")}
        key = "id" if slug else "utterance"
        found: set[tuple[str, str]] = set()
        for where, url, text in rows:
            self.counts["quotations in other files"] += 1
            one = expected.get(url) or expected.get("/".join(url.split("/")[-3:]))
            if one is None or _bare(text) not in (_bare(one["words"]), _bare("'" + one["words"]), _of_parts(one)):
                self._miss(where, f"“{text}” is not the quotation that the data has for {url}")
            else:
                found.add((one["url"].partition("/")[0], one[key]))
        for url, one in expected.items():
            if (url.partition("/")[0], one[key]) not in found:
                self._miss(file, f"quotation {one['id']} is lacking")

    def look_for_unseen(self) -> None:
        """Every page that the data speak of must be there, every quotation shown where its address says."""
        for page, owed in self.to_be_shown.items():
            if owed:
                self._miss(f"{page}index.html", "is lacking")
        for match, labels in self.labels.items():
            said = Counter(label for label, _ in labels.elements())
            for label, file in labels:
                if label != said.most_common(1)[0][0]:
                    self._miss(file, f"a quotation that is {match} is called “{label}”")
        for target, quotation in self.quotations.items():
            if target not in self.seen:
                self._miss(target[0] or "index.html", f"quotation {quotation['id']} is not shown")

    def _miss(self, file: str, what: str) -> None:
        self.misses.append(Miss(file, what))


def _has_shape(value: object, shape: object) -> bool:
    """Whether JSON has at least the keys and types of a shape."""
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(key in value and _has_shape(value[key], shape[key]) for key in shape)
    if isinstance(shape, tuple):
        return isinstance(value, shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(_has_shape(item, shape[0]) for item in value)
    return isinstance(shape, type) and isinstance(value, shape)


def _of_parts(quotation: dict[str, Any]) -> str:
    return _bare(" ".join(part["text"] for part in quotation["parts"]))


def _wrong_in(source: beside.Source, article: dict[str, Any], bases: tuple[str, ...]) -> Iterator[str]:
    """What a source to cite says otherwise than the data of its article, whose facts have one of some bases."""
    facts = {name: fact for name, fact in article["provenance"].items() if fact["basis"].startswith(bases)}
    of = {name: folded(fact["value"] or "") for name, fact in facts.items()}
    wanted = {
        "title": folded(article["title"]),
        "outlet": of.get("outlet", ""),
        "date": of.get("date", ""),
        "url": of.get("url", "") or (source.url if "inferred" not in bases else ""),
        "language": article["language"],
    }
    for name, value in wanted.items():
        given = folded(getattr(source, name))
        if given.replace("/", "-") != value.replace("/", "-"):
            yield f"gives “{given}” as the {name} of {article['name']}, and the data “{value}”"
    named = Counter(chain.from_iterable(map(_words, source.authors)))
    if named - Counter(_words(of.get("byline", ""))) or bool(of.get("byline")) != bool(source.authors):
        yield f"gives “{' and '.join(source.authors)}” as the authors of {article['name']}"
    inferred = [folded(fact["basis"]) for fact in facts.values() if fact["value"] and fact["basis"] != "stated"]
    if not re.fullmatch("; ".join(rf"\w+ {re.escape(basis)}" for basis in inferred), source.note):
        yield f"says “{source.note}” of what is inferred of {article['name']}"


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", name))


def _tables(data: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """What the tables must say, by name; the columns that a reader takes for granted."""
    names = {actor["id"]: actor["name"] for actor in data["actors"]}
    issues = {issue["id"]: issue for issue in data["issues"]}
    stances = {(i, stance["id"]): stance["label"] for i, issue in issues.items() for stance in issue["stances"]}
    return {
        "actors": [{"id": one["id"], "name": one["name"], "role": one["role"] or ""} for one in data["actors"]],
        "figures": [
            {"what": figure["what"], "article": one["article"], "text": one["text"], "start": str(one["start"])}
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
                "speaker_name": _speaker(one) or "",
                "spans": " ".join(f"{part['start']}-{part['end']}" for part in one["parts"]),
            }
            for one in data["quotations"]
        ],
    }


def _texts(value: object) -> Iterator[str]:
    """Every text of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _is_quotation(element: Element) -> bool:
    """Whether a reader takes an element for somebody's words, or a passage's."""
    return element.tag in ("blockquote", "q") or (
        element.tag == "span" and (element.has_class("said") or element.has_class("prose"))
    )


def _is_no_running_text(element: Element) -> bool:
    """Whether an element is no running text: a quotation, an excerpt, a comparison, a translation, words of earlier versions."""
    return (
        _is_quotation(element)
        or element.tag in ("script", "style")
        or any(element.has_class(name) for name in ("compared", "translation", "prose", "last-change"))
    )


def _has_twin(root: Element) -> bool:
    """Whether a page says that it is there as Markdown too."""
    links = (one.attributes for one in root.elements() if one.tag == "link")
    return any(one.get("type") == "text/markdown" and "alternate" in one.get("rel", "").split() for one in links)


def _plain(markdown: str) -> str:
    """Markdown's text, without the escapes."""
    return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown))


def _in_pairs(lines: Iterable[str]) -> Counter[str]:
    """What stands between quotation marks, line by line: of marks inside words whose own are not printed, one may stand alone."""
    return Counter(words.strip() for line in lines for words in re.findall(r"“([^“”]+)”", line))


def _rarer_in(seen: str, pairs: Counter[str]) -> list[str]:
    """What a text, without its white space, has less often."""
    return [words for words, times in pairs.items() if words and seen.count("".join(words.split())) < times]


def _bare(words: str) -> str:
    """White space folded, without the marks that a page may set around a quotation."""
    return " ".join(words.split()).strip("“”")


def _letters(words: str) -> str:
    """What a comparison of two prints keeps of both: letters and digits, however they are capitalised."""
    return _characters(words).casefold()


def _characters(words: str) -> str:
    """What prints of one wording share: letters and digits."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words)))


def _speaker(quotation: dict[str, Any]) -> str | None:
    """The speaker's name in the data."""
    speaker = quotation.get("speaker")
    return str(speaker.get("name")) if isinstance(speaker, dict) else None


def _credits(shown: Element, page: str) -> list[tuple[str, str]]:
    """The places that the nearest links around a quotation lead to, as page and anchor."""
    for around in shown.ancestors():
        if around.attributes.get("id", "").startswith("q-") and around.tag == "figure":
            return [(page, around.attributes["id"])]
        links = [element.attributes.get("href", "") for element in (around, *around.elements()) if element.tag == "a"]
        if around.tag == "a":
            links = links[:1]
        targets = [_resolved(page, link) for link in links if re.search(r"#[qpu]-", link)]
        if targets:
            return targets
    return []


def _resolved(page: str, link: str) -> tuple[str, str]:
    parts = urlsplit(link)
    if not parts.path:
        return page, unquote(parts.fragment)
    folder = posixpath.normpath(posixpath.join("/", page, unquote(parts.path)))
    return f"{folder.strip('/')}/".lstrip("/"), unquote(parts.fragment)


def _name_beside(shown: Element) -> str | None:
    """The speaker's name that a reader sees nearest to a quotation."""
    for around in shown.ancestors():
        if around.tag == "figure":
            return next((e.text() for e in around.elements() if e.has_class("speaker-name")), None)
        if around.tag == "section" and (around.has_class("speaker") or around.has_class("utterance")):
            names = (
                e for e in around.elements() if e.has_class("actor") or (around.has_class("speaker") and e.tag == "h3")
            )
            return next((e.text() for e in names), None)
    return None

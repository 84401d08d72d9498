"""What the files beside the pages say, read with nothing but Python's own parsers and as little of each format as it takes.

Each function reads the text of a file. It raises ValueError, LookupError, TypeError, AttributeError or RecursionError
where the file is not of its format.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree

from generator.audit.elements import folded

Row = tuple[str, str]
"""An address and the words that a file gives for it."""


def in_table(text: str) -> Iterator[Row]:
    """Address and words of each row of a table."""
    for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        yield row["url"], row["words"]


def in_linked_data(text: str) -> Iterator[Row]:
    """Address and words of each quotation of a graph."""
    for node in json.loads(text)["@graph"]:
        if node["@type"] == "Quotation":
            yield node["@id"], node["text"]


def in_annotations(text: str) -> Iterator[Row]:
    """Address and words of each annotation."""
    for item in json.loads(text)["first"]["items"]:
        ahead, exact = [item["target"]], []
        while ahead:
            value = ahead.pop()
            if isinstance(value, list):
                ahead.extend(reversed(value))
            elif isinstance(value, dict):
                exact += [value["exact"]] if "exact" in value else []
                ahead.extend(reversed(value.values()))
        yield item["id"], " ".join(exact)


def in_index(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Address, title, text and credit of each entry that a search can find."""
    for address, title, words, credit, *_ in json.loads(text):
        yield address, title, words, credit


def selected_in_annotations(text: str) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Address and speaker of each annotation, and what it selects: the `source` it names, and its selectors in one."""
    for item in json.loads(text)["first"]["items"]:
        named = [body["value"] for body in _several(item.get("body", [])) if body["purpose"] == "identifying"]
        targets = [
            {"source": target["source"]["id"], **{k: v for one in target["selector"] for k, v in one.items()}}
            for target in _several(item["target"])
        ]
        yield str(item["id"]), " ".join(named), targets


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


QUOTATIONS: dict[str, Callable[[str], Iterator[Row]]] = {
    "data/{}/quotations.csv": in_table,
    "data/{}.jsonld": in_linked_data,
    "data/{}/annotations.jsonld": in_annotations,
}
"""The files beside the pages of a briefing that give its quotations, and how they are read."""

_SAID_BY = ("creator", "spokenByCharacter", "isBasedOn")
_NAMED_ELSEWHERE = ("WebPage", "WebSite")
"""Nodes of linked data that bear a page's title."""


def in_graph(value: object) -> Iterator[tuple[str, str, str]]:
    """Address, text and speaker of every node of linked data that says something; several speakers with spaces between."""
    if isinstance(value, dict):
        for key in ("text", "headline", "name") if value.get("@type") not in _NAMED_ELSEWHERE else ():
            if key in value:
                is_said = value.get("@type") == "Quotation"
                said_by = {value[name]["@id"] for name in _SAID_BY if name in value} if is_said else set()
                yield value.get("@id", ""), value[key], " ".join(sorted(said_by))
    if isinstance(value, dict | list):
        inside = [one for key, one in value.items() if key != "author"] if isinstance(value, dict) else value
        for inner in inside:
            yield from in_graph(inner)


# ---------------------------------------------------------------------------------------------------------------------
# Sources, as reference managers read them


@dataclass(frozen=True, slots=True)
class Source:
    """An article as something to cite; empty what a file does not give."""

    title: str = ""
    authors: tuple[str, ...] = ()
    """Each with its parts in whatever order the format has them."""
    outlet: str = ""
    date: str = ""
    """ISO 8601, of a range both ends with a slash between them."""
    url: str = ""
    language: str = ""
    note: str = ""


_TEX = re.compile(r"\\text(\w+)\{\}|\\([#$%&_])|\{\}")
_SIGNS = {
    "backslash": "\\",
    "braceleft": "{",
    "braceright": "}",
    "asciitilde": "~",
    "asciicircum": "^",
    "asciigrave": "`",
    "quotesingle": "'",
    "quotedbl": '"',
}


def _of_tex(value: str) -> str:
    """The text that TeX would print, without the braces around it."""
    value = value[1:-1] if value.startswith("{") else value
    return _TEX.sub(lambda found: _SIGNS[found[1]] if found[1] else found[2] or "", value)


def _people(value: str) -> list[str]:
    """The names of a list; an `and` in braces is a name's own."""
    people: list[str] = []
    for piece in value.split(" and ") if value else ():
        if people and people[-1].count("{") != people[-1].count("}"):
            people[-1] += f" and {piece}"
        else:
            people.append(piece)
    return people


def in_bibtex(text: str) -> Iterator[Source]:
    """The entries of a file, one field a line."""
    for entry in re.findall(r"(?ms)^@\w+\{.*?^\}$", text):
        fields = dict(re.findall(r"(?m)^  (\w+) = \{(.*)\},$", entry))
        if fields.get("year", "") != fields.get("date", "")[:4]:
            raise ValueError("a year that is not its date’s")
        yield Source(
            title=_of_tex(fields.get("title", "")),
            authors=tuple(map(_of_tex, _people(fields.get("author", "")))),
            outlet=_of_tex(fields.get("journal", "")),
            date=fields.get("date", ""),
            url=fields.get("url", ""),
            language=_of_tex(fields.get("langid", "")),
            note=_of_tex(fields.get("note", "")),
        )


def in_ris(text: str) -> Iterator[Source]:
    """The records of a file, one field a line."""
    fields: list[tuple[str, str]] = []
    for line in text.split("\r\n"):
        tag, _, value = line.partition("  - ")
        fields.append((tag, value))
        if tag == "ER":
            one = dict(fields)
            *first, end = one.get("DA", "").split("/", 3) if "DA" in one else [""]
            if one.get("PY", "") != "".join(first[:1]):
                raise ValueError("a year that is not its date’s")
            source = _stated(fields, "TI", "AU", "T2", "", "UR", "LA")
            yield replace(
                source, date="/".join(filter(None, ("-".join(filter(None, first)), end))), note=one.get("N1", "")
            )
            fields = []


def in_csl(text: str) -> Iterator[Source]:
    """The items of a file."""
    for item in json.loads(text):
        people = [
            person.get("literal") or " ".join(person[part] for part in ("given", "family", "suffix") if part in person)
            for person in item.get("author", ())
        ]
        dates = item.get("issued", {}).get("date-parts", ())
        yield Source(
            title=item["title"],
            authors=tuple(people),
            outlet=item.get("container-title", ""),
            date="/".join("-".join(f"{part:0{2 if place else 4}}" for place, part in enumerate(one)) for one in dates),
            url=item.get("URL", ""),
            language=item.get("language", ""),
            note=item.get("note", ""),
        )


def in_tags(tags: Iterable[tuple[str, str]]) -> Source:
    """An article from the tags in its page's head, without the `citation_` of their names."""
    return _stated(tags, "title", "author", "publisher", "publication_date", "public_url", "language")


def in_context(fields: str) -> Source:
    """An article from an OpenURL ContextObject."""
    known = [(name.removeprefix("rft."), value) for name, value in parse_qsl(fields)]
    return _stated(known, "title", "creator", "source", "date", "identifier", "language")


def _stated(
    fields: Iterable[tuple[str, str]], title: str, author: str, outlet: str, date: str, url: str, language: str
) -> Source:
    """An article from fields by the names that some format has for them."""
    found: dict[str, list[str]] = {}
    for name, value in fields:
        found.setdefault(name, []).append(value)
    one = {name: " ".join(values) for name, values in found.items()}
    return Source(
        title=one.get(title, ""),
        authors=tuple(found.get(author, ())),
        outlet=one.get(outlet, ""),
        date=one.get(date, ""),
        url=one.get(url, ""),
        language=one.get(language, ""),
    )


def cited_in_graph(graph: list[dict[str, Any]]) -> Iterator[Source]:
    """Every article of linked data, with what it says of itself."""
    for node in graph:
        if node["@type"] == "NewsArticle" and "headline" in node:
            yield Source(
                title=node["headline"],
                authors=tuple(one["name"] for one in node.get("author", ())),
                outlet=node.get("publisher", {}).get("name", ""),
                date=node.get("datePublished", ""),
                url=node.get("url", ""),
                language=node.get("inLanguage", ""),
            )


SOURCES: dict[str, Callable[[str], Iterator[Source]]] = {
    "data/{}/sources.bib": in_bibtex,
    "data/{}/sources.ris": in_ris,
    "data/{}/sources.csl.json": in_csl,
}
"""The files that give the articles of a briefing as sources to cite, and how they are read."""


# ---------------------------------------------------------------------------------------------------------------------
# Feeds


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one briefing, white space folded; empty what it does not say."""

    id: str
    url: str
    title: str
    summary: str
    text: str
    published: str
    updated: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, in whichever format."""

    title: str
    description: str
    address: str
    """Of the site; empty where that is not known."""
    entries: tuple[Entry, ...]


def in_json_feed(text: str) -> Feed:
    """A JSON Feed."""
    feed = json.loads(text)
    keys = ("id", "url", "title", "summary", "content_text", "date_published", "date_modified")
    entries = tuple(Entry(*(folded(one.get(key) or "") for key in keys)) for one in feed["items"])
    return Feed(
        folded(feed["title"]), folded(feed.get("description") or ""), folded(feed.get("home_page_url") or ""), entries
    )


def in_atom(text: str) -> Feed:
    """An Atom feed."""
    try:
        feed = ElementTree.fromstring(text)
    except ElementTree.ParseError as problem:
        raise ValueError(problem) from None
    ns = "{http://www.w3.org/2005/Atom}"

    def of(entry: ElementTree.Element) -> Entry:
        link = entry.find(f"{ns}link")
        tags = ("id", "title", "summary", "content", "published", "updated")
        name, title, summary, content, published, updated = (folded(entry.findtext(ns + tag) or "") for tag in tags)
        return Entry(name, "" if link is None else link.get("href", ""), title, summary, content, published, updated)

    title, description = folded(feed.findtext(f"{ns}title") or ""), folded(feed.findtext(f"{ns}subtitle") or "")
    links = [one.get("href", "") for one in feed.findall(f"{ns}link") if one.get("rel") == "alternate"]
    return Feed(title, description, "".join(links), tuple(map(of, feed.iter(f"{ns}entry"))))


FEEDS: dict[str, Callable[[str], Feed]] = {"feed.json": in_json_feed, "feed.atom": in_atom}
"""The feed of briefings, in both its formats."""
CHANGES: dict[str, Callable[[str], Feed]] = {"changes.json": in_json_feed, "changes.atom": in_atom}
"""The feed of what changed, which a site without a history lacks."""

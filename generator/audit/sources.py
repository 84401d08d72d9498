"""What programs are told of articles and quotations: linked data and tags for reference managers."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from generator.audit import beside
from generator.audit.claims import Claims, as_title, bare
from generator.audit.elements import Element, actor_of, folded


def check_head(claims: Claims, file: str, page: str, source: str) -> None:
    """Check the linked data in the head of a page."""
    try:
        graph = json.loads(source)["@graph"]
        for cited in beside.cited_in_graph(graph):
            _check_cited_as(claims, file, _articles(claims, page, cited), cited)
        for target, text, speaker in beside.in_graph(graph):
            said_by = [actor_of(claims.place(page, each)[0]) for each in speaker.split()]
            _check_node(claims, file, claims.place(page, target), text, said_by)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        claims.miss(file, "its linked data cannot be read")


def _check_node(claims: Claims, file: str, target: tuple[str, str], text: str, said_by: list[str | None]) -> None:
    """A quotation in linked data must be the data's; anything else must be a text of the data."""
    claims.counts["texts in linked data"] += 1
    quotation = claims.quotations.get(target)
    if quotation is None:
        if folded(text) not in claims.own or target[1].startswith("q-"):
            claims.miss(file, f"“{text}” in the linked data is nobody’s")
    elif bare(text) != bare(quotation["words"]):
        claims.miss(file, f"“{text}” in the linked data is not quotation {quotation['id']}")
    elif set(said_by) != ({said.get("id")} if (said := quotation.get("speaker")) else set()):
        claims.miss(
            file, f"quotation {quotation['id']} is {' or '.join(map(str, said_by)) or 'nobody'}’s in the linked data"
        )


def check_tags(claims: Claims, file: str, page: str, root: Element) -> None:
    """What a page says to reference managers, in its head or beside a source, must be what an article states."""
    tags: list[tuple[str, str]] = []
    for element in root.elements():
        if element.tag == "meta" and element.attributes.get("name", "").startswith("citation_"):
            tags.append((element.attributes["name"].removeprefix("citation_"), element.attributes.get("content", "")))
        elif element.has_class("Z3988"):
            cited = beside.in_context(element.attributes.get("title", ""))
            _check_cited_as(claims, file, claims.titled.get(as_title(cited.title), []), cited)
    if tags:
        _check_cited_as(claims, file, [claims.articles[page]] if page in claims.articles else [], beside.in_tags(tags))


def _articles(claims: Claims, page: str, cited: beside.Source) -> list[dict[str, Any]]:
    """The articles that a page may cite so: its own, else any of this title."""
    return [claims.articles[page]] if page in claims.articles else claims.titled.get(as_title(cited.title), [])


def _check_cited_as(claims: Claims, file: str, articles: Iterable[dict[str, Any]], source: beside.Source) -> None:
    claims.counts["sources to cite"] += 1
    if not any(next(wrong_in(source, article, ("stated",)), None) is None for article in articles):
        claims.miss(file, f"tells programs of “{source.title}” what no article states")


def wrong_in(source: beside.Source, article: dict[str, Any], bases: tuple[str, ...]) -> Iterator[str]:
    """What a source to cite says otherwise than the data of its article, whose facts have one of some bases."""
    facts = {name: fact for name, fact in article["provenance"].items() if fact["basis"].startswith(bases)}
    of = {name: folded(fact["value"] or "") for name, fact in facts.items()}
    wanted = {
        "title": folded(article["title"]),
        "outlet": of.get("outlet", ""),
        "date": of.get("date", "") if "inferred" in bases else _shared(of.get("date", "")),
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


def _shared(days: str) -> str:
    """What both ends of a range of days have in common: tags and linked data know no ranges."""
    first, _, last = days.partition("/")
    return max((first[:size] for size in (4, 7, 10) if first[:size] == last[:size]), default="") if last else first


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", name))

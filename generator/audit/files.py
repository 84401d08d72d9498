"""The files beside the pages: feeds, tables, sources to cite, linked data, annotations, the index of the search."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

from generator.audit import beside
from generator.audit.claims import Claims, bare, speaker_of
from generator.audit.elements import folded
from generator.audit.sources import check_head, wrong_in

T = TypeVar("T")


def check_feeds(claims: Claims) -> None:
    """Check the feed of briefings against the data, and that each feed says the same in both formats."""
    in_json, in_atom = (_read(claims, file, reader) for file, reader in beside.FEEDS.items())
    if in_json:
        claims.title, claims.address = in_json.title, in_json.address
        claims.own |= {in_json.title, in_json.description}
        _check_feed(claims, "feed.json", in_json)
    if in_atom and in_json != in_atom:
        claims.miss("feed.atom", "does not say what feed.json says")
    if any((claims.site / file).is_file() for file in beside.CHANGES):
        in_json, in_atom = (_read(claims, file, reader) for file, reader in beside.CHANGES.items())
        if in_json and in_atom and in_json != in_atom:
            claims.miss("changes.atom", "does not say what changes.json says")


def _check_feed(claims: Claims, file: str, feed: beside.Feed) -> None:
    """A feed must have an entry for each briefing, with the data's texts and days, and no other."""
    claims.counts["entries of feeds"] += len(feed.entries)
    ahead = list(claims.feed)
    for entry in feed.entries:
        known = replace(entry, id="", url="", published=entry.published[: len("2022-01-26")], updated="")
        of = next(((wanted, day) for wanted, day in ahead if wanted == known and entry.updated >= day), None)
        if of is None:
            claims.miss(file, f"the entry “{entry.title}” is not what the data say")
        else:
            ahead.remove(of)
    for wanted, _ in ahead:
        claims.miss(file, f"lacks the briefing “{wanted.title}”")


def check_files(claims: Claims) -> None:
    """Check what other files give: tables, linked data, annotations, the index of the search."""
    for slug, tables in claims.tables.items():
        for name, expected in tables.items():
            _check_table(claims, f"data/{slug}/{name}.csv", expected)
        for pattern, rows_of in beside.QUOTATIONS.items():
            file = pattern.format(slug)
            if (rows := _rows(claims, file, rows_of)) is not None:
                _check_beside(claims, file, slug, rows)
        _check_annotations(claims, f"data/{slug}/annotations.jsonld", f"data/{slug}/")
        if (claims.site / f"data/{slug}.jsonld").is_file():
            check_head(
                claims,
                f"data/{slug}.jsonld",
                "data/",
                (claims.site / f"data/{slug}.jsonld").read_text("utf-8", "replace"),
            )
        for pattern, sources_of in beside.SOURCES.items():
            check_sources(claims, pattern.format(slug), slug, sources_of)
    parts = [path.relative_to(claims.site).as_posix() for path in sorted(claims.site.glob("search/found/*.json"))]
    if parts:
        quotations = []
        for file in parts:
            entries = _read(claims, file, lambda text: list(beside.in_index(text))) or []
            _check_found(claims, file, entries)
            quotations += [(file, address, text) for address, _, text, _ in entries if "#q-" in address]
        _check_beside(claims, "search/found/*.json", "", quotations)


def _read(claims: Claims, file: str, reader: Callable[[str], T]) -> T | None:
    """What a file says; None where it cannot be read, which is a miss."""
    try:
        return reader((claims.site / file).read_bytes().decode())
    except FileNotFoundError:
        claims.miss(file, "is lacking")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, csv.Error):
        claims.miss(file, "cannot be read")
    return None


def _rows(
    claims: Claims, file: str, rows_of: Callable[[str], Iterator[beside.Row]]
) -> list[tuple[str, str, str]] | None:
    """The file, an address and words of each row of a file; None where it cannot be read."""
    return _read(claims, file, lambda text: [(file, url, words) for url, words in rows_of(text)])


def check_sources(claims: Claims, file: str, slug: str, sources_of: Callable[[str], Iterator[beside.Source]]) -> None:
    """A file for reference managers must have the articles of a briefing, in their order."""
    articles = [article for page, article in claims.articles.items() if page.startswith(f"{slug}/")]
    sources = _read(claims, file, lambda text: list(sources_of(text)))
    if sources is None:
        return
    claims.counts["sources to cite"] += len(sources)
    if len(sources) != len(articles):
        claims.miss(file, f"has {len(sources)} sources, and the briefing {len(articles)} articles")
    for source, article in zip(sources, articles, strict=False):
        for wrong in wrong_in(source, article, ("stated", "inferred")):
            claims.miss(file, wrong)


def _check_table(claims: Claims, file: str, expected: list[dict[str, str]]) -> None:
    """A table must have these rows and no other, whatever further columns say."""
    try:
        text = (claims.site / file).read_bytes().decode().removeprefix("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except FileNotFoundError:
        claims.miss(file, "is lacking")
        return
    except (ValueError, csv.Error):
        claims.miss(file, "cannot be read")
        return
    claims.counts["rows of tables"] += len(rows)
    columns = list(chain.from_iterable(expected[:1]))
    wanted = Counter(tuple(row.values()) for row in expected)
    given = Counter(tuple((row.get(column) or "").removeprefix("'") for column in columns) for row in rows)
    for row in wanted - given:
        claims.miss(file, f"the row “{', '.join(row)}” is lacking")
    for row in given - wanted:
        claims.miss(file, f"the row “{', '.join(row)}” is not of the data")


def _check_found(claims: Claims, file: str, entries: list[tuple[str, str, str, str]]) -> None:
    """An entry of the search must give a quotation's speaker, else words of a seed or of the data; and its article."""
    for address, title, text, credit in entries:
        claims.counts["entries of the search"] += 1
        page, _, anchor = address.partition("#")
        headline = folded(claims.articles[page]["title"]) if page in claims.articles else ""
        if not any(folded(said).startswith(headline) for said in (title, credit)):
            claims.miss(file, f"{address} is said to be of “{credit or title}”")
        if quotation := claims.quotations.get((page, anchor)):
            alike = claims.utterances[f"{page.split('/')[0]}/utterances/", f"u-{quotation['utterance']}"]
            if folded(title) not in {folded(speaker_of(one) or "") for one in alike}:
                claims.miss(file, f"quotation {quotation['id']} is said to be {title or 'nobody'}’s")
        elif re.match(r"p-|excerpts$", anchor):
            if "".join(text.split()) not in "".join(claims.seeds.get(claims.seed_of.get(page, ""), "").split()):
                claims.miss(file, f"the excerpt “{text}” does not stand in the article")
        elif not claims.own.issuperset(filter(None, map(folded, text.split(" · ")))) and folded(text) not in claims.own:
            claims.miss(file, f"“{text}” stands for {address}, and is not of the data")
        elif anchor.startswith("pos-") and not any(
            title == "{actor_name}: {issue_title} – {stance_label}".format_map(row) and row["summary"] == text
            for row in claims.tables.get(page.split("/")[0], {}).get("positions", ())
        ):
            claims.miss(file, f"“{title}” stands for {address}, and is no position of the data")


def _check_beside(claims: Claims, file: str, slug: str, rows: list[tuple[str, str, str]]) -> None:
    """Check the quotations of one briefing, or, in the index of a search, one for each utterance of all."""
    expected = {url: one for one in claims.quotations.values() if (url := one["url"]).startswith(slug and f"{slug}/")}
    key = "id" if slug else "utterance"
    found: set[tuple[str, str]] = set()
    for where, url, text in rows:
        claims.counts["quotations in other files"] += 1
        one = expected.get(url) or expected.get("/".join(url.split("/")[-3:]))
        if one is None or bare(text) not in (bare(one["words"]), bare("'" + one["words"]), _of_parts(one)):
            claims.miss(where, f"“{text}” is not the quotation that the data has for {url}")
        else:
            found.add((one["url"].partition("/")[0], one[key]))
    for url, one in expected.items():
        if (url.partition("/")[0], one[key]) not in found:
            claims.miss(file, f"quotation {one['id']} is lacking")


def _check_annotations(claims: Claims, file: str, folder: str) -> None:
    """An annotation must select the quotation's own characters, in the seed that holds them, and name its speaker."""
    if not (claims.site / file).is_file():
        return  # told with its quotations
    for address, speaker, targets in _read(claims, file, lambda text: list(beside.selected_in_annotations(text))) or []:
        one = claims.quotations.get(claims.place(folder, address))
        if one is None:
            continue  # told with its words
        seed = claims.seeds.get(one["seed"], "")
        digest = base64.urlsafe_b64encode(hashlib.sha256(seed.encode()).digest()).decode().rstrip("=")
        spans = [{"text": each.get("exact"), "start": each.get("start"), "end": each.get("end")} for each in targets]
        if spans != one["parts"] or any(each["source"] != f"ni:///sha-256;{digest}" for each in targets):
            claims.miss(file, f"quotation {one['id']} is said to stand elsewhere than in the data")
        elif not all(
            seed[: each["start"]].endswith(each.get("prefix", ""))
            and seed[each["end"] :].startswith(each.get("suffix", ""))
            for each in targets
        ):
            claims.miss(file, f"quotation {one['id']} is said to stand between other words than it does")
        if folded(speaker) != folded(speaker_of(one) or ""):
            claims.miss(file, f"quotation {one['id']} is said to be {speaker or 'nobody'}’s")


def _of_parts(quotation: dict[str, Any]) -> str:
    return bare(" ".join(part["text"] for part in quotation["parts"]))

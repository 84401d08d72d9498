"""JSON-LD and Web Annotations, expanded by pyld without any network, term by term as the vocabularies have them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import html5lib
import pytest
from hypothesis import given
from pyld import jsonld as pyld

from generator.exporting.exports import downloads_of
from generator.exporting.interchange.annotations import annotations_jsonld, seed_name
from generator.exporting.interchange.files import interchange_files
from generator.exporting.interchange.head import heads, jsonld
from generator.exporting.interchange.linked import article_jsonld, briefing_jsonld, data_jsonld
from generator.exporting.interchange.web import web_of
from generator.proving.briefing import Briefing, Passage, Provenance
from generator.publishing.site import Edition, publish
from generator.showing.pages import pages_of
from generator.showing.render import render
from tests.builders import a_briefing, a_config, a_quotation, an_actor, an_article, several_articles, stated
from tests.strategies import OFFLINE, WEB, briefings, few

BASE = "https://example.org/b/data/talks.jsonld"
VOCABULARY = "http://schema.org/"
OPEN_ANNOTATION = "http://www.w3.org/ns/oa#"

CONTEXTS: dict[str, Any] = {
    "https://schema.org/": {"@vocab": VOCABULARY, "url": {"@type": "@id"}},
    # The terms that we use, as http://www.w3.org/ns/anno.jsonld defines them.
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": OPEN_ANNOTATION,
        "as": "http://www.w3.org/ns/activitystreams#",
        "id": "@id",
        "type": "@type",
        **{
            name: f"oa:{name}"
            for name in "Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector".split()
        },
        "Text": "http://purl.org/dc/dcmitype/Text",
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        **{name: f"oa:{name}" for name in "identifying highlighting exact prefix suffix start end".split()},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "via": {"@type": "@id", "@id": "oa:via"},
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "first": {"@type": "@id", "@id": "as:first"},
        "total": "as:totalItems",
        "startIndex": "as:startIndex",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "format": "http://purl.org/dc/elements/1.1/format",
        "language": "http://purl.org/dc/elements/1.1/language",
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    },
}


def vocabulary() -> tuple[dict[str, list[str]], dict[str, tuple[list[str], list[str]]]]:
    """The whole of schema.org: the parents of each class; the domains and ranges of each property."""
    parents, properties = {}, {}
    for line in (Path(__file__).parent / "schemaorg.tsv").read_text("utf-8").splitlines():
        kind, *fields = line.split("\t")
        if kind == "class":
            parents[fields[0]] = fields[1].split()
        elif kind == "property":
            properties[fields[0]] = (fields[1].split(), fields[2].split())
    return parents, properties


PARENTS, TERMS = vocabulary()


ANNOTATION_TERMS = frozenset(
    "Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector identifying highlighting exact prefix "
    "suffix start end motivatedBy hasPurpose hasBody hasTarget hasSource hasSelector via".split()
)
"""What we use of the Web Annotation vocabulary."""


def load(address: str, _: Any) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": CONTEXTS[address]}}


def expanded(document: Any) -> list[Any]:
    found: list[Any] = pyld.expand(document, {"documentLoader": load, "base": BASE})
    return found


def nodes(document: Any) -> dict[str, dict[str, Any]]:
    """The nodes of a schema.org document by their id, everything that is said of each taken together."""
    flat = pyld.flatten(document, None, {"documentLoader": load, "base": BASE})
    return {node["@id"]: node for node in flat}


def values(node: dict[str, Any], name: str) -> list[Any]:
    return [one.get("@value", one.get("@id")) for one in node.get(VOCABULARY + name, [])]


def of_type(document: Any, name: str) -> list[dict[str, Any]]:
    return [node for node in nodes(document).values() if node.get("@type") == [VOCABULARY + name]]


def ancestry(name: str) -> set[str]:
    """A class and everything that it is a kind of."""
    return {name}.union(*(ancestry(parent) for parent in PARENTS[name]))


def documents(briefing: Briefing) -> list[Any]:
    return [
        briefing_jsonld(briefing, WEB),
        *(article_jsonld(article, briefing, WEB) for article in briefing.articles),
        json.loads(data_jsonld(briefing, WEB)),
        json.loads(data_jsonld(briefing, OFFLINE)),
    ]


@few
@given(briefings())
def test_quotations_and_their_speakers_read_back_as_they_are(briefing: Briefing) -> None:
    """Expanded by a JSON-LD processor, each has its words, and its speaker has the actor's name."""
    document = json.loads(data_jsonld(briefing, WEB))
    found = nodes(document)
    read = {
        (values(node, "text")[0], *(values(found[id], "name")[0] for id in values(node, "creator")))
        for node in of_type(document, "Quotation")
    }
    spoken = {one.words: one.speaker for one in briefing.quotations if one.speaker and one.speaker.kind != "document"}
    assert read == {
        (one.words, *([spoken[one.words].name] if one.words in spoken else [])) for one in briefing.quotations
    }


@few
@given(briefings())
def test_statements_are_claims_that_appear_in_articles(briefing: Briefing) -> None:
    """Each of the editor's sentences names the articles that bear it out."""
    claims = of_type(briefing_jsonld(briefing, WEB), "Claim")
    assert [values(claim, "text")[0] for claim in claims] == [one.text for one in (briefing.lede, *briefing.statements)]
    assert {id for claim in claims for id in values(claim, "appearance")} == {"https://example.org/b/talks/door/#top"}


@few
@given(briefings())
def test_every_term_exists_in_the_vocabulary(briefing: Briefing) -> None:
    """Every type and property; none is a verdict."""
    used = {term for document in documents(briefing) for node in nodes(document).values() for term in terms(node)}
    assert {term for term in used if not term.startswith(VOCABULARY)} == set()
    assert {term.removeprefix(VOCABULARY) for term in used} <= PARENTS.keys() | TERMS.keys()
    assert f"{VOCABULARY}ClaimReview" not in used


def terms(node: dict[str, Any]) -> set[str]:
    return {*node.get("@type", []), *(name for name in node if not name.startswith("@"))}


@pytest.mark.parametrize("kind", ["person", "organisation", "state", "group", "document"])
def test_every_property_is_used_as_the_vocabulary_means_it(kind: str) -> None:
    """On the types that are its domain, with values of the types that are its range."""
    speaker = replace(an_actor(kind=kind), aliases=("J. Weaver",))
    article = an_article(
        quotations=(a_quotation(speaker=speaker),), url=stated("https://news.example/a"), date=stated("2022-01-26")
    )
    briefing = a_briefing(articles=(article,), statements=())
    found = nodes(json.loads(data_jsonld(briefing, WEB)))
    for node in found.values():
        types = [one.removeprefix(VOCABULARY) for one in node.get("@type", [])]
        for name in (term.removeprefix(VOCABULARY) for term in node if term.startswith(VOCABULARY)):
            domains, ranges = TERMS[name]
            assert not types or ancestry(types[0]) & set(domains), (types, name)
            for value in node[VOCABULARY + name]:
                if "@id" in value and name != "url":
                    kinds = [one.removeprefix(VOCABULARY) for one in found[value["@id"]].get("@type", [])]
                    assert not kinds or ancestry(kinds[0]) & set(ranges), (name, kinds)
                elif "@value" in value:
                    assert {"Text", "Date", "Integer"} & set(ranges), name


def test_a_quoted_document_is_what_the_quotation_is_based_on() -> None:
    """A treaty says nothing aloud."""
    treaty = an_actor("treaty", "Treaty", "document", None)
    briefing = a_briefing(articles=(an_article(quotations=(a_quotation(speaker=treaty),)),))
    (quotation,) = of_type(article_jsonld(briefing.articles[0], briefing, WEB), "Quotation")
    assert values(quotation, "isBasedOn") == ["https://example.org/b/actors/treaty/#top"]
    assert values(quotation, "creator") == []
    assert values(quotation, "spokenByCharacter") == []


def test_what_an_article_does_not_state_is_left_out() -> None:
    """An inferred date or an unknown outlet is no fact for machines."""
    article = an_article(outlet=Provenance("The Gazette", "inferred: its address", None))
    briefing = a_briefing(articles=(article,))
    (found,) = of_type(article_jsonld(article, briefing, WEB), "NewsArticle")
    told = {name.removeprefix(VOCABULARY) for name in found}
    assert told == {"@id", "@type", "headline", "inLanguage", "wordCount", "hasPart"}


@few
@given(briefings())
def test_no_text_ends_the_element_or_hides_what_follows(briefing: Briefing) -> None:
    """A browser's parser finds the one data block, and in it the very document."""
    for page in ("", "talks/door/"):
        head = jsonld(briefing, page, WEB)
        document = html5lib.parse(
            f"<!doctype html><head>{head}<title>t</title></head><p>after</p>", namespaceHTMLElements=False
        )
        (script,) = document.iter("script")
        assert script.get("type") == "application/ld+json"
        whole = briefing_jsonld(briefing, WEB) if page == "" else article_jsonld(briefing.articles[0], briefing, WEB)
        assert json.loads(script.text) == whole
        assert [one.text for one in document.iter("p")] == ["after"]


def test_links_stay_relative_where_the_site_has_no_address() -> None:
    """So that the files work from any folder."""
    document = json.loads(data_jsonld(a_briefing(), OFFLINE))
    assert all(not node["@id"].startswith("http") for node in document["@graph"])
    absolute = {node["@id"] for node in json.loads(data_jsonld(a_briefing(), WEB))["@graph"]}
    assert {id for id in nodes(document) if not id.startswith("_:")} >= absolute - {"https://example.org/b/"}


@pytest.mark.parametrize("address", ["https://example.org/b/", None])
@pytest.mark.slow
def test_every_id_leads_to_a_page_and_an_anchor_of_the_site(tmp_path: Path, address: str | None) -> None:
    """What the data name can be looked at: on each page and in the data file, with the site's address and without."""
    site = published_with_data(tmp_path, address)
    base = address or "https://nowhere.example/"
    found = [(page, one) for page in sorted(site.rglob("*.html")) for one in embedded(page.read_text("utf-8"))]
    found += [(path, json.loads(path.read_text("utf-8"))) for path in sorted((site / "data").rglob("*.jsonld"))]
    assert {path.name for path, _ in found} >= {"index.html", "talks.jsonld", "annotations.jsonld"}
    for path, document in found:
        here = urljoin(base, path.relative_to(site).as_posix().removesuffix("index.html"))
        for reference in references(document):
            target, anchor = urldefrag(urljoin(here, reference))
            if not target.startswith(base):
                assert target in ("https://schema.org/", "http://www.w3.org/ns/anno.jsonld")
                continue
            file = site / target.removeprefix(base)
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file(), (path, reference)
            assert not anchor or file.suffix != ".html" or f'id="{anchor}"' in file.read_text("utf-8"), (
                path,
                reference,
            )


def published_with_data(root: Path, address: str | None) -> Path:
    config, found = a_config(url=address), (several_articles(),)
    web, pages = web_of(config), pages_of(found, config)
    rendered = [render(page) for page in pages]
    files = (*downloads_of(found), *interchange_files(found, pages, web, ()))
    head_of = heads(pages, found, web, with_changes=True)
    faults = publish(Edition(rendered, files, config, "2022-01-26", head_of), root)
    assert [fault.as_text() for fault in faults] == []
    return root / "site"


def embedded(html: str) -> list[Any]:
    document = html5lib.parse(html, namespaceHTMLElements=False)
    return [json.loads(one.text) for one in document.iter("script") if one.get("type") == "application/ld+json"]


def references(value: Any, key: str = "") -> Iterator[str]:
    """Everything in a document that is an address of ours or another's; a seed's name is none."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from references(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner, key)
    elif key in ("@id", "id", "url", "@context", "mainEntityOfPage") and not value.startswith("ni:///"):
        yield value


def annotation_items(briefing: Briefing, **other: Any) -> list[Any]:
    collection = json.loads(annotations_jsonld(briefing, replace(WEB, **other)))
    assert collection["total"] == len(collection["first"]["items"])
    return list(collection["first"]["items"])


@few
@given(briefings())
def test_annotations_find_their_words_in_the_seed(briefing: Briefing) -> None:
    """By quote with what stands around it, and by position in code points; both lead to the same words."""
    texts = {seed_name(article.seed.sha256): article.seed.text for article in briefing.articles}
    for quotation, item in zip(briefing.quotations, annotation_items(briefing), strict=True):
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        assert [target["selector"][0]["exact"] for target in targets] == [part.text for part in quotation.parts]
        for target in targets:
            quote, position = target["selector"]
            text = texts[target["source"]["id"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "") in text
            assert text[: position["start"]].endswith(quote.get("prefix", ""))


def test_words_that_stand_twice_are_told_apart_by_what_stands_around_them() -> None:
    """As much of it as is needed: the quotation selector alone finds the one place."""
    same = "Nothing else was said on that long and rainy day in the capital. "
    text = f"Title\n\n{same}“Never,” he said. {same}\n\nThen {same}“Never,” he said. {same}"
    start = text.rindex("Never")
    said = a_quotation(parts=(Passage("000_a.txt", start, start + 5, "Never"),), joints=())
    article = an_article(text=text, quotations=(said,), summary=(), key_actors=(), positions=(), readings=())
    (item,) = annotation_items(a_briefing(articles=(article,)))
    quote = item["target"]["selector"][0]
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert (text.count(whole), text.index(whole) + len(quote["prefix"])) == (1, start)


@few
@given(briefings())
def test_annotations_expand_to_the_terms_of_the_standard(briefing: Briefing) -> None:
    """pyld keeps them, and there is no other."""
    (collection,) = expanded(json.loads(annotations_jsonld(briefing, WEB)))
    text = json.dumps(collection)
    used = {word.split('"')[0] for word in text.split(OPEN_ANNOTATION)[1:]}
    assert {"Annotation", "TextQuoteSelector", "TextPositionSelector", "exact", "start", "end", "hasSelector"} <= used
    assert used <= ANNOTATION_TERMS


def test_the_words_around_a_quotation_are_published_only_where_they_may_be() -> None:
    """`publish: none` publishes nothing beyond quotations."""
    selectors = [item["target"]["selector"][0] for item in annotation_items(a_briefing(), with_context=False)]
    assert all(selector.keys() == {"type", "exact"} for selector in selectors)


def test_a_seed_is_named_by_what_it_holds() -> None:
    """RFC 6920; the empty file's name is the well-known one."""
    assert seed_name(hashlib.sha256(b"").hexdigest()) == "ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"

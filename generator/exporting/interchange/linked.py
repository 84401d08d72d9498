"""JSON-LD in the vocabulary of schema.org.

An article is a `NewsArticle`, words in it are a `Quotation`, a sentence of the editor's is a `Claim` that appears in
the articles which bear it out. Nothing here is a verdict, so nothing is a `ClaimReview`. The speaker of a quotation is
both `spokenByCharacter` (to whom the article attributes the words) and `creator` (as schema.org has it for real
people); a quoted document is what the quotation `isBasedOn`. Facts about an article are given only where the article
states them: the vocabulary has no place for "inferred".
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.exporting.exports import json_bytes
from generator.exporting.interchange.web import Json, Web, without_gaps
from generator.prose.text import one_line
from generator.proving.briefing import Actor, Article, Briefing, Evidence, Quotation, Statement, Translation
from generator.resolving.authors import authors
from generator.resolving.coins import without_range
from generator.showing import addresses

CONTEXT = "https://schema.org/"
DATA = "data/"
"""The folder from which the data file's relative links start."""
TOP = "top"
"""The anchor of each page's heading: whom or what the page is about, which is not the page itself."""

_TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "state": "GovernmentOrganization",
    "group": "Organization",
    "document": "CreativeWork",
}


def briefing_jsonld(briefing: Briefing, web: Web) -> Json:
    """What a briefing's page says: its statements as claims, and the articles in which they appear."""
    return _document(_briefing_nodes(briefing, web, addresses.briefing_page(briefing.slug, web.home)))


def article_jsonld(article: Article, briefing: Briefing, web: Web) -> Json:
    """What an article's page says: the article, its quotations and their speakers, its summary as claims."""
    return _document(_article_nodes(article, briefing, web, addresses.article_page(briefing.slug, article.name)))


def actor_jsonld(actor: Actor, web: Web) -> Json:
    """What an actor's page says: who it is about."""
    page = addresses.actor_page(actor.id)
    about = {
        "@type": "WebPage",
        "@id": web.to(page, "", page),
        "url": web.to(page, "", page),
        "name": actor.name,
        "inLanguage": web.language,
        "isPartOf": _site(web, page),
        "mainEntity": {"@id": _actor_id(actor, web, page)},
    }
    return _document([about, _actor(actor, web, page)])


def data_jsonld(briefing: Briefing, web: Web) -> bytes:
    """All of a briefing's pages in one file."""
    nodes = _briefing_nodes(briefing, web, DATA)
    for article in briefing.articles:
        nodes += _article_nodes(article, briefing, web, DATA)
    return json_bytes(_document(list({node["@id"]: node for node in nodes}.values())))


def script(value: Json) -> str:
    """The JSON-LD as an element of a page's head, which no text in it can end or comment out."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def _document(nodes: list[Json]) -> Json:
    return {"@context": CONTEXT, "@graph": nodes}


def _briefing_nodes(briefing: Briefing, web: Web, source: str) -> list[Json]:
    page = addresses.briefing_page(briefing.slug, web.home)
    claims = [
        _claim(statement, web.to(page, addresses.statement_anchor(number), source), briefing, web, source)
        for number, statement in enumerate((briefing.lede, *briefing.statements))
    ]
    articles = dict.fromkeys(reference["@id"] for claim in claims for reference in claim["appearance"])
    about = without_gaps(
        **{"@type": "WebPage", "@id": web.to(page, "", source)},
        url=web.to(page, "", source),
        name=briefing.title,
        description=briefing.lede.text,
        inLanguage=web.language,
        temporalCoverage=briefing.date,
        isPartOf=_site(web, source),
        hasPart=[{"@id": claim["@id"]} for claim in claims],
        citation=[{"@id": article} for article in articles],
    )
    return [about, *claims]


def _site(web: Web, source: str) -> Json:
    return {"@type": "WebSite", "@id": web.to(addresses.HOME, TOP, source), "name": web.title}


def _article_nodes(article: Article, briefing: Briefing, web: Web, source: str) -> list[Json]:
    page = addresses.article_page(briefing.slug, article.name)
    itself = _article_id(article.name, briefing, web, source)
    about = {
        "@type": "WebPage",
        "@id": web.to(page, "", source),
        "url": web.to(page, "", source),
        "name": article.title.text,
        "inLanguage": web.language,
        "isPartOf": {"@id": web.to(addresses.briefing_page(briefing.slug, web.home), "", source)},
        "mainEntity": {"@id": itself},
    }
    claims = [
        _claim(statement, web.to(page, addresses.statement_anchor(number), source), briefing, web, source)
        for number, statement in enumerate(article.summary, 1)
    ]
    quotations = [_quotation(one, article, briefing, web, source) for one in article.quotations]
    speakers = dict.fromkeys(one.speaker for one in article.quotations if one.speaker)
    actors = [_actor(actor, web, source) for actor in speakers]
    return [about, _article(article, itself, quotations), *quotations, *claims, *actors]


def _article(article: Article, itself: str, quotations: list[Json]) -> Json:
    outlet, byline = article.outlet.stated, article.byline.stated
    return without_gaps(
        **{"@type": "NewsArticle", "@id": itself},
        headline=article.title.text,
        inLanguage=article.language,
        wordCount=article.words,
        publisher={"@type": "Organization", "name": outlet} if outlet else None,
        # Whether a person or an agency is not ours to say.
        author=[{"name": name} for name in _names(byline, article.language)],
        datePublished=without_range(article.date.stated),
        url=article.url.stated,
        hasPart=[{"@id": quotation["@id"]} for quotation in quotations],
    )


def _names(byline: str | None, language: str) -> list[str]:
    """The authors' names; a byline that is one name, as it was typed."""
    names = [author.name for author in authors(byline, language)]
    return [byline] if byline and names == [one_line(byline)] else names


def _article_id(name: str, briefing: Briefing, web: Web, source: str) -> str:
    """The article itself, which is not our page about it."""
    return web.to(addresses.article_page(briefing.slug, name), TOP, source)


def _quotation_id(quotation: Quotation, briefing: Briefing, web: Web, source: str) -> str:
    page = addresses.article_page(briefing.slug, quotation.article)
    return web.to(page, addresses.quotation_anchor(quotation.key), source)


def _quotation(one: Quotation, article: Article, briefing: Briefing, web: Web, source: str) -> Json:
    speaker = {"@id": _actor_id(one.speaker, web, source)} if one.speaker else None
    is_document = one.speaker is not None and one.speaker.kind == "document"
    return without_gaps(
        **{"@type": "Quotation", "@id": _quotation_id(one, briefing, web, source)},
        text=one.words,
        inLanguage=one.language,
        workTranslation=_translation(one.translation) if one.translation else None,
        isPartOf={"@id": _article_id(article.name, briefing, web, source)},
        spokenByCharacter=None if is_document else speaker,
        creator=None if is_document else speaker,
        isBasedOn=speaker if is_document else None,
    )


def _translation(found: Translation) -> Json:
    """No quotation: nobody printed it so."""
    translator = {"name": found.by} if found.by else None
    return without_gaps(**{"@type": "CreativeWork"}, text=found.text, inLanguage=found.language, translator=translator)


def _claim(statement: Statement, itself: str, briefing: Briefing, web: Web, source: str) -> Json:
    return without_gaps(
        **{"@type": "Claim", "@id": itself},
        text=statement.text,
        inLanguage=web.language,
        appearance=[
            {"@id": _article_id(name, briefing, web, source)}
            for name in dict.fromkeys(item.article for item in statement.evidence)
        ],
        citation=[{"@id": _quotation_id(one, briefing, web, source)} for one in _quoted(statement.evidence)],
    )


def _quoted(evidence: Iterable[Evidence]) -> list[Quotation]:
    return list(dict.fromkeys(item.quotation for item in evidence if item.quotation))


def _actor_id(actor: Actor, web: Web, source: str) -> str:
    """One for the whole site, so that what several briefings say of an actor joins."""
    return web.to(addresses.actor_page(actor.id), TOP, source)


def _actor(actor: Actor, web: Web, source: str) -> Json:
    return without_gaps(
        **{"@type": _TYPES[actor.kind], "@id": _actor_id(actor, web, source)},
        name=actor.name,
        alternateName=list(actor.aliases),
        description=actor.role,
    )

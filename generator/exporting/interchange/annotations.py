"""W3C Web Annotations: every quotation as an annotation of its seed.

The seed is named by what it holds (RFC 6920, `ni:///sha-256;…`), since its offsets hold for exactly these bytes; where
the article states its own address, that is given as `via`.
"""

from __future__ import annotations

import base64

from generator.exporting.exports import json_bytes
from generator.exporting.interchange.web import Json, Web, without_gaps
from generator.proving.briefing import Article, Briefing, Passage, Quotation
from generator.showing import addresses

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters of the article before and after a quotation."""
_MOST_AROUND = 512
"""The same where fewer do not tell the place from another."""


def annotations_jsonld(briefing: Briefing, web: Web) -> bytes:
    """A collection with one page that holds every quotation of the briefing."""
    source = f"data/{briefing.slug}/"
    own = web.to(f"{source}annotations.jsonld", "", source)
    items = [
        _annotation(quotation, article, briefing, web, source)
        for article in briefing.articles
        for quotation in article.quotations
    ]
    return json_bytes(
        {
            "@context": CONTEXT,
            "id": own,
            "type": "AnnotationCollection",
            "label": f"Quotations: {briefing.title}",
            "total": len(items),
            "first": {"id": f"{own}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
        }
    )


def seed_name(sha256: str) -> str:
    """A seed's name by what it holds."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{digest}"


def _annotation(one: Quotation, article: Article, briefing: Briefing, web: Web, source: str) -> Json:
    page = addresses.article_page(briefing.slug, one.article)
    bodies = [_body("identifying", one.speaker.name)] if one.speaker else []
    if one.translation:
        bodies.append({**_body("describing", one.translation.text), "language": one.translation.language})
    targets = [_target(part, article, web) for part in one.parts]
    return without_gaps(
        id=web.to(page, addresses.quotation_anchor(one.key), source),
        type="Annotation",
        motivation="identifying" if one.speaker else "highlighting",
        body=(bodies[0] if len(bodies) == 1 else bodies) or None,
        target=targets[0] if len(targets) == 1 else targets,
    )


def _body(purpose: str, text: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": text, "format": "text/plain"}


def _target(part: Passage, article: Article, web: Web) -> Json:
    text = article.seed.text
    return {
        "type": "SpecificResource",
        "source": without_gaps(
            id=seed_name(article.seed.sha256),
            type="Text",
            format="text/plain",
            language=article.language,
            via=article.url.stated,
        ),
        "selector": [
            without_gaps(
                type="TextQuoteSelector", exact=part.text, **(_around(part, text) if web.with_context else {})
            ),
            {"type": "TextPositionSelector", "start": part.start, "end": part.end},
        ],
    }


def _around(part: Passage, text: str) -> Json:
    """What stands before and after a passage, as much as tells its place from every other."""
    size = _AROUND
    while True:
        prefix, suffix = text[max(0, part.start - size) : part.start], text[part.end : part.end + size]
        whole = f"{prefix}{part.text}{suffix}"
        at = text.find(whole)
        if size >= _MOST_AROUND or text.find(whole, at + 1) < 0:
            return {"prefix": prefix, "suffix": suffix}
        size *= 2

"""An article as an OpenURL ContextObject (ANSI/NISO Z39.88): what reference managers read from a page of many sources.

It holds only what the article states: there is no room for "inferred".
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from generator.proving.briefing import Article, Provenance
from generator.resolving.authors import authors


def context_object(article: Article) -> str:
    """The fields of the article in key/encoded-value form, for the title of an element of the class `Z3988`."""
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", article.title.text),
        ("rft.source", _stated(article.outlet)),
        *(("rft.creator", author.inverted) for author in authors(_stated(article.byline), article.language)),
        ("rft.date", _stated(article.date)),
        ("rft.identifier", _stated(article.url)),
        ("rft.language", article.language),
    ]
    known = [(name, " ".join(value.split())) for name, value in fields if value]
    return urlencode(known, quote_via=quote, safe="")


def _stated(fact: Provenance) -> str | None:
    return fact.value if fact.basis == "stated" else None

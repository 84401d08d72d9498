"""An article as COinS, an OpenURL ContextObject (ANSI/NISO Z39.88) in a page: reference managers read many from one.

It holds only what the article states: there is no room for "inferred".
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from generator.prose.text import one_line
from generator.proving.briefing import Article
from generator.resolving.authors import authors


def context_object(article: Article) -> str:
    """The fields of the article in key/encoded-value form, for the title of an element of the class `Z3988`."""
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", article.title.text),
        ("rft.source", article.outlet.stated),
        *(("rft.creator", author.inverted) for author in authors(article.byline.stated, article.language)),
        ("rft.date", article.date.stated),
        ("rft.identifier", article.url.stated),
        ("rft.language", article.language),
    ]
    known = [(name, one_line(value)) for name, value in fields if value]
    return urlencode(known, quote_via=quote, safe="")

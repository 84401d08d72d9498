"""An article as COinS, an OpenURL ContextObject (ANSI/NISO Z39.88) in a page: reference managers read many from one.

It holds only what the article states: there is no room for "inferred".
"""

from __future__ import annotations

from itertools import takewhile
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
        ("rft.date", without_range(article.date.stated)),
        ("rft.identifier", article.url.stated),
        ("rft.language", article.language),
    ]
    known = [(name, one_line(value)) for name, value in fields if value]
    return urlencode(known, quote_via=quote, safe="")


def without_range(date: str | None) -> str | None:
    """A date for formats that know no ranges: of a range, what both its ends share of year, month and day, if anything."""
    parts = zip(*(end.split("-") for end in (date or "").split("/")), strict=False)
    return "-".join(same[0] for same in takewhile(lambda same: len(set(same)) == 1, parts)) or None

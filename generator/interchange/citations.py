"""The articles as sources to cite: BibTeX, RIS, CSL-JSON, and the tags that Zotero reads from a page's head.

What an article does not state is left out. What is inferred is given with a note that says so; the tags for a page's
head have no room for a note, so they hold only what is stated. A byline is given whole: which of its words are a
family name is not ours to guess. White space counts as one space, as it does for every program that reads these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from generator.briefing import Article, Briefing, Provenance
from generator.interchange.web import Json, json_bytes, one_line, without_gaps

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}",
    '"': r"\textquotedbl{}",
    **{character: f"\\{character}" for character in "#$%&_"},
}
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=,)(?=,)|(?<=[!?])(?=`)")
"""Where TeX would make one sign of two."""


def bibtex(briefing: Briefing) -> bytes:
    """The articles as BibTeX; each value in braces of its own, so that no style changes its letters' case."""
    return "\n".join(_bibtex(article, briefing.slug) for article in briefing.articles).encode("utf-8")


def ris(briefing: Briefing) -> bytes:
    """The articles as RIS, for reference managers."""
    return "".join(f"{tag}  - {value}\r\n" for article in briefing.articles for tag, value in _ris(article)).encode(
        "utf-8"
    )


def csl_json(briefing: Briefing) -> bytes:
    """The articles as CSL-JSON, for Pandoc, Zotero and citation processors."""
    return json_bytes([_csl(article, briefing.slug) for article in briefing.articles])


def zotero_tags(article: Article, page: str) -> str:
    """`citation_…` tags for the head of the page at this address."""
    values = without_gaps(
        citation_title=one_line(article.title.text),
        citation_author=_stated(article.byline),
        citation_publisher=_stated(article.outlet),
        citation_publication_date=(_stated(article.date) or "").replace("-", "/"),
        citation_language=article.language,
        citation_public_url=_stated(article.url) or page,
    )
    return "\n".join(f'<meta name="{name}" content="{escape(one_line(value))}">' for name, value in values.items())


def tex(text: str) -> str:
    """The text with every character that means something to TeX spelt out."""
    parted = _LIGATURE.sub("\0", one_line(text))
    return "".join(_TEX.get(character, character) for character in parted).replace("\0", "{}")


def note_of(article: Article) -> str:
    """What of the given facts is inferred, and from what; empty where all are stated."""
    facts = {"outlet": article.outlet, "author": article.byline, "date": article.date, "address": article.url}
    inferred = [
        f"{name} {one_line(fact.basis)}" for name, fact in facts.items() if fact.value and fact.basis != "stated"
    ]
    return "; ".join(inferred)


def _stated(fact: Provenance) -> str | None:
    return fact.value if fact.basis == "stated" else None


def _bibtex(article: Article, slug: str) -> str:
    date = article.date.value
    fields = without_gaps(
        title=article.title.text,
        author=article.byline.value,
        journal=article.outlet.value,
        year=date[:4] if date else None,
        date=date,
        url=article.url.value,
        langid=article.language,
        note=note_of(article),
    )
    kind = "article" if article.outlet.value else "misc"
    lines = "".join(f"  {name} = {{{{{tex(value)}}}}},\n" for name, value in fields.items())
    return f"@{kind}{{{slug}-{article.name},\n{lines}}}\n"


def _ris(article: Article) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    fields = (
        ("TI", article.title.text),
        ("AU", article.byline.value),
        ("T2", article.outlet.value),
        ("PY", article.date.value and article.date.value[:4]),
        ("DA", article.date.value and "/".join([*article.date.value.split("-"), "", ""][:3]) + "/"),
        ("UR", article.url.value),
        ("LA", article.language),
        ("N1", note_of(article)),
    )
    yield from ((tag, one_line(value)) for tag, value in fields if value)
    yield "ER", ""


def _csl(article: Article, slug: str) -> Json:
    byline, date = article.byline.value, article.date.value
    ends = [[int(part) for part in end.split("-")] for end in (date or "").split("/") if end]
    return without_gaps(
        id=f"{slug}-{article.name}",
        type="article-newspaper",
        title=one_line(article.title.text),
        author=[{"literal": one_line(byline)}] if byline else None,
        issued={"date-parts": ends} if ends else None,
        URL=article.url.value,
        language=article.language,
        note=note_of(article),
        **without_gaps(**{"container-title": article.outlet.value and one_line(article.outlet.value)}),
    )

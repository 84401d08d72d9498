"""The articles as sources to cite: BibTeX, RIS, CSL-JSON, and the tags that Zotero reads from a page's head.

What an article does not state is left out. What is inferred is given with a note that says so; the tags for a page's
head have no room for a note, so they hold only what is stated. Each author of a byline is one; organisations, and names
that cannot be divided with confidence, are kept whole. White space counts as one space, as it does for every program
that reads these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from generator.exporting.exports import json_bytes
from generator.exporting.interchange.web import Json, without_gaps
from generator.prose.text import one_line
from generator.proving.briefing import Article, Briefing
from generator.resolving.authors import Author, authors
from generator.resolving.coins import without_range

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
    values = (
        ("title", article.title.text),
        *(("author", author.inverted) for author in authors(article.byline.stated, article.language)),
        ("publisher", article.outlet.stated),
        ("publication_date", (without_range(article.date.stated) or "").replace("-", "/")),
        ("language", article.language),
        ("public_url", article.url.stated or page),
    )
    return "\n".join(
        f'<meta name="citation_{name}" content="{escape(one_line(value))}">' for name, value in values if value
    )


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


def _bibtex(article: Article, slug: str) -> str:
    date = article.date.value
    fields = without_gaps(
        title=_whole(article.title.text),
        author=" and ".join(_bibtex_author(author) for author in _authors(article)),
        journal=_whole(article.outlet.value),
        year=date and date[:4],
        date=date,
        url=article.url.value and _verbatim(article.url.value),
        langid=_whole(article.language),
        note=_whole(note_of(article)),
    )
    kind = "article" if article.outlet.value else "misc"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{slug}-{article.name},\n{lines}}}\n"


def _whole(value: str | None) -> str | None:
    """A value that BibTeX leaves as it is: its letters' case, and what looks like a list of names."""
    return f"{{{tex(value)}}}" if value else None


def _verbatim(address: str) -> str:
    """An address as BibLaTeX reads it, sign for sign; what would end the field is percent-encoded."""
    return "".join(f"%{ord(sign):02X}" if sign in "{}\\" else sign for sign in address)


def _bibtex_author(author: Author) -> str:
    if author.is_whole:
        return f"{{{tex(author.name)}}}"
    return ", ".join(tex(part) for part in (author.family, author.suffix, author.given) if part)


def _authors(article: Article) -> tuple[Author, ...]:
    return authors(article.byline.value, article.language)


def _ris(article: Article) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    fields = (
        ("TI", article.title.text),
        *(("AU", author.inverted) for author in _authors(article)),
        ("T2", article.outlet.value),
        ("PY", article.date.value and article.date.value[:4]),
        ("DA", article.date.value and _ris_date(article.date.value)),
        ("UR", article.url.value),
        ("LA", article.language),
        ("N1", note_of(article)),
    )
    yield from ((tag, one_line(value)) for tag, value in fields if value)
    yield "ER", ""


def _ris_date(date: str) -> str:
    """Year, month and day with slashes; then, as RIS has it, room for more: the end of a range."""
    first, _, end = date.partition("/")
    return "/".join([*first.split("-"), "", ""][:3]) + f"/{end}"


def _csl(article: Article, slug: str) -> Json:
    date = article.date.value
    ends = [[int(part) for part in end.split("-")] for end in (date or "").split("/") if end]
    return without_gaps(
        id=f"{slug}-{article.name}",
        type="article-newspaper",
        title=one_line(article.title.text),
        author=[_csl_author(author) for author in _authors(article)],
        issued={"date-parts": ends} if ends else None,
        URL=article.url.value,
        language=article.language,
        note=note_of(article),
        **without_gaps(**{"container-title": article.outlet.value and one_line(article.outlet.value)}),
    )


def _csl_author(author: Author) -> Json:
    if author.is_whole:
        return {"literal": author.name}
    return without_gaps(family=author.family, given=author.given, suffix=author.suffix)

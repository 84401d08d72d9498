"""Reads the article out of a web page: its text as a seed, and what the page says of it, each with its basis.

The text is what trafilatura finds (the extra `web`); what the page says is read from its own metadata alone, never
guessed from the text or the clock.
"""

from __future__ import annotations

import codecs
import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from generator.prose.text import unwelcome_characters, words_of
from generator.prose.typography import normal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENCODING = re.compile(
    r"(?:utf-(?:8|16|32)|iso8859|iso2022|cp\d|koi8|mac|mac-|gb|big5|shift_jis|euc_|tis|johab|hz|ptcp|ascii|latin)", re.I
)
"""The Python codecs that are encodings of text."""
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_ARTICLES = re.compile(
    r"(?:News|Report|Opinion|Analysis|Review|Background|Satirical|Advertiser)?\w*Article|\w*Posting|Report$"
)
_Q = re.compile(r"<(/?)q(?:\s[^<>]*)?>", re.IGNORECASE)
_BREAK = re.compile(r"(?<=[^\s.!?:…”\"’')>])[^\S\n]*<br\s*/?>(?!\s*<br)\s*", re.IGNORECASE)
_RULE_OF_TABLE = re.compile(r"\|(?: ?:?-+:? ?\|)+")
_COMMENT_WORDS = "comment comments comentario comentarios commentaire commentaires kommentar kommentare".split()
_PLAIN_CLASS = "concat(' ', translate(concat(@id, ' ', @class), '-_ABCDEFGHIJKLMNOPQRSTUVWXYZ', '  abcdefghijklmnopqrstuvwxyz'), ' ')"
_COMMENTS = (
    "//*[self::div or self::section or self::ul or self::ol or self::li or self::aside or self::table or self::form]"
    "[not(.//article) and not(.//h1)]"
    "[" + " or ".join(f"contains({_PLAIN_CLASS}, ' {word} ')" for word in _COMMENT_WORDS) + "]"
)
"""What is marked as written by readers."""
_STRICTLY = 0.3
"""The part of a text that a stricter reading must find to be believed."""
_HALF, _AS_LONG = 0.3, 0.6
"""An article's second half is this part of the first, at least, and its paragraphs are this part as long."""
_FEWEST_WORDS = 3
_HEADLINE_AT_TOP = 5


class NoExtractor(Exception):
    """The extra `web` is not installed."""


class NoArticle(Exception):
    """The page has no article's text."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a page says of its article, and where it says it."""

    value: str
    basis: str
    """`inferred: …`, since the article's own text does not say it."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """An article as a web page gives it."""

    text: str
    """Headline and body, a blank line between paragraphs; list items stand line by line."""
    headline: str
    facts: Mapping[str, Fact]
    """By the article's field: outlet, byline, date, url."""
    language: str | None
    """BCP 47, as the page declares it."""


def read_page(data: bytes, charset: str | None = None, address: str | None = None) -> WebPage:
    """The article of an HTML page. `charset` is what the server said, `address` where the page was fetched.

    Raises NoExtractor, NoArticle.
    """
    try:
        import trafilatura  # noqa: F401
        from lxml import etree, html
    except ImportError as problem:
        raise NoExtractor(str(problem)) from None
    markup = _decoded(data, charset).replace("\0", "")
    try:
        tree = html.document_fromstring(markup.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, etree.LxmlError):  # nothing but blanks or comments
        raise NoArticle from None
    said = dict(_said(tree, address))
    headline = _headline(tree)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says of a page is no help to an editor
    paragraphs = _paragraphs(_extracted(_as_seen(markup)))
    if len(words_of(" ".join(paragraphs))) < _FEWEST_WORDS:
        raise NoArticle
    return WebPage(
        _with_headline(headline, _mastheads(tree, headline), paragraphs),
        headline or paragraphs[0],
        said,
        _language(language),
    )


# ---------------------------------------------------------------------------------------------------------------------
# The text


def _decoded(data: bytes, charset: str | None) -> str:
    """The page's characters: by its byte order mark, the server's word, its own word, else UTF-8 or Windows-1252."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    own = _META_CHARSET.search(data[:4096])
    for label in (charset, own[1].decode("ascii") if own else None, "utf-8"):
        try:
            name = codecs.lookup(label or "").name
            if _ENCODING.match(name):
                return data.decode({"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}.get(name, name))
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _as_seen(markup: str) -> str:
    """The page with what a browser adds: marks around `<q>`. A line break inside a sentence is a space.

    The extractor would take both for the end of a paragraph.
    """
    markup = _Q.sub(lambda tag: "”" if tag[1] else "“", markup)
    return _BREAK.sub(" ", markup)


def _extracted(markup: str) -> list[str]:
    """The article's lines. What a stricter reading leaves out at the end is a newsletter, a form, what readers wrote."""
    from trafilatura import extract

    lines, sure = (
        (extract(markup, include_comments=False, prune_xpath=_COMMENTS, favor_precision=strict) or "").splitlines()
        for strict in (False, True)
    )
    if sum(map(len, sure)) < _STRICTLY * sum(map(len, lines)):
        return lines  # it lost the article itself
    kept = frozenset(sure)
    end = max((number for number, line in enumerate(lines, 1) if line in kept), default=len(lines))
    return lines if _reads_on(lines[:end], lines[end:]) else lines[:end]


def _reads_on(body: list[str], tail: list[str]) -> bool:
    """Whether what follows is as long and in such paragraphs as an article's second half."""
    long, short = sum(map(len, body)), sum(map(len, tail))
    return short > _HALF * long and short / max(1, len(tail)) > _AS_LONG * long / max(1, len(body))


def _paragraphs(lines: Iterable[str]) -> list[str]:
    """The extractor's lines as paragraphs; the items of one list stay together."""
    paragraphs: list[str] = []
    for line in (line.strip() for line in lines if not _RULE_OF_TABLE.fullmatch(line.strip())):
        if line.startswith("- ") and paragraphs and paragraphs[-1].rpartition("\n")[2].startswith("- "):
            paragraphs[-1] += f"\n{line}"
        elif line:
            paragraphs.append(line)
    return paragraphs


def _with_headline(headline: str, mastheads: set[str], paragraphs: list[str]) -> str:
    """The text with the headline as its first line, and neither again above the body nor a masthead."""
    said = {_key(headline), *mastheads}
    top = [each for each in paragraphs[:_HEADLINE_AT_TOP] if _key(each) not in said]
    return "\n\n".join([*([headline] if headline else []), *top, *paragraphs[_HEADLINE_AT_TOP:]]) + "\n"


def _headline(tree: HtmlElement) -> str:
    """The page's main heading: the longest that its metadata names as well, else what the metadata names."""
    told = [name for name in (_meta(tree, "og:title"), *_linked_headlines(tree)) if name]
    for name in (*told, _title(tree)):
        named = [heading for heading in _headings(tree) if _key(heading) in _key(name)]
        if any(2 * len(heading) > len(name) for heading in named):  # what is shorter is the site's name
            return max(named, key=len)
    alone = _headings(tree) if len(_headings(tree)) == 1 else []
    return next(iter((*told, *alone, _title(tree))), "")


def _mastheads(tree: HtmlElement, headline: str) -> set[str]:
    """Other main headings, which are the site's own name."""
    name = _key(f"{_title(tree)} {_meta(tree, 'og:site_name')}")
    return {_key(heading) for heading in _headings(tree) if heading != headline and _key(heading) in name}


def _headings(tree: HtmlElement) -> list[str]:
    return [text for each in tree.iter("h1") if (text := " ".join(each.text_content().split()))]


def _key(text: str) -> str:
    return normal(text).text.casefold().strip()


def _title(tree: HtmlElement) -> str:
    return " ".join((tree.findtext(".//title") or "").split())


def _linked_headlines(tree: HtmlElement) -> list[str]:
    return [text for node in _linked_articles(tree) if (text := _text(node.get("headline")))]


# ---------------------------------------------------------------------------------------------------------------------
# What the page says of its article


def _said(tree: HtmlElement, address: str | None) -> Iterator[tuple[str, Fact]]:
    """The first of each field's possible values that makes sense, by trust: JSON-LD, then meta elements, then HTML."""
    articles = _linked_articles(tree)
    for field, candidates in (
        ("outlet", _outlets(tree, articles)),
        ("byline", _bylines(tree, articles)),
        ("date", _dates(tree, articles)),
        ("url", _urls(tree, address)),
    ):
        for value, where in candidates:
            if value and not unwelcome_characters(value):
                yield field, Fact(value, f"inferred: {where}")
                break


def _outlets(tree: HtmlElement, articles: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for node in articles:
        yield _text(node.get("publisher")), "the page’s metadata names it (publisher of its JSON-LD)"
    for name in ("og:site_name", "application-name", "citation_journal_title", "dc.publisher"):
        yield _meta(tree, name), f"the page’s metadata names it ({name})"


def _bylines(tree: HtmlElement, articles: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for node in articles:
        authors = node.get("author")
        names = [_text(each) for each in (authors if isinstance(authors, list) else [authors])]
        yield _joined(names), "the page’s metadata names them (author of its JSON-LD)"
    for name in (
        "author",
        "article:author",
        "byl",
        "parsely-author",
        "sailthru.author",
        "citation_author",
        "dc.creator",
    ):
        names = [re.sub(r"^[Bb]y\s+", "", value) for value in _metas(tree, name)]
        yield _joined(names), f"the page’s metadata names them ({name})"
    for link in tree.xpath("//a[@rel='author'] | //*[@itemprop='author']"):
        yield _joined([" ".join(link.text_content().split())]), "the page marks it as the author"


def _joined(names: Iterable[str]) -> str:
    """Names of people as one text; what is an address or too long for a name is none."""
    known = [
        name for name in dict.fromkeys(names) if name and not re.match(r"(?:https?:)?//|@", name) and len(name) < 120
    ]
    return ", ".join(known)


def _dates(tree: HtmlElement, articles: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for node in articles:
        yield _day(_text(node.get("datePublished"))), "the page’s metadata gives it (datePublished of its JSON-LD)"
    for name in (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "citation_publication_date",
        "dc.date.issued",
        "dcterms.created",
        "pubdate",
        "date",
        "dc.date",
    ):
        yield _day(_meta(tree, name)), f"the page’s metadata gives it ({name})"
    for element in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]"):
        given = element.get("datetime") or element.get("content") or ""
        yield _day(given), "the page marks it as the day of publication"


def _day(text: str) -> str:
    """The calendar day at the beginning of a date and time, in the publisher's own time zone."""
    found = re.match(r"\s*(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)", text)
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def _urls(tree: HtmlElement, address: str | None) -> Iterator[tuple[str, str]]:
    canonical = [link.get("href") or "" for link in tree.xpath("//link[@rel='canonical']")]
    for given, where in (
        *((each, "the page’s own canonical link") for each in canonical[:1]),
        (_meta(tree, "og:url"), "the page’s metadata gives it (og:url)"),
    ):
        yield _article_address(given, address), where
    yield _article_address(address or "", None), "the address that it was fetched from"


def _article_address(given: str, address: str | None) -> str:
    """An http address that can be an article's: absolute, and no front page unless that was asked for."""
    if not given:
        return ""
    try:
        url = urljoin(address or "", given.strip())
        parts = urlsplit(url)
    except ValueError:
        return ""
    front = parts.path in ("", "/") and not parts.query
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or re.search(r"[\s\\]", url):
        return ""
    return "" if front and (address is None or urlsplit(address).path not in ("", "/")) else url


def _language(given: str | None) -> str | None:
    return given if given and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", given) else None


def _meta(tree: HtmlElement, name: str) -> str:
    return next(iter(_metas(tree, name)), "")


def _metas(tree: HtmlElement, name: str) -> list[str]:
    """What the meta elements of a name, property or itemprop hold; names in any case."""
    found = [
        _text(meta.get("content"))
        for meta in tree.iter("meta")
        if name in {(meta.get(key) or "").strip().lower() for key in ("name", "property", "itemprop")}
    ]
    return [text for text in found if text]


def _linked_articles(tree: HtmlElement) -> list[dict[str, Any]]:
    """The articles among the page's JSON-LD."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text_content())]
        except (ValueError, RecursionError):
            continue
        while waiting and len(found) < 10:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting = node[:100] + waiting
            elif isinstance(node, dict):
                kinds = node.get("@type")
                if any(_ARTICLES.fullmatch(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    found.append(node)
                waiting += [node[key] for key in ("@graph", "mainEntity") if key in node]
    return found


def _text(given: Any) -> str:
    """A JSON-LD value or attribute as one line of plain text; of an object, its name."""
    if isinstance(given, list):
        given = given[0] if given else ""
    if isinstance(given, dict):
        given = given.get("name")
    return " ".join(unescape(given).split()) if isinstance(given, str) else ""

"""The sources to cite, read back with bibtexparser, rispy, jsonschema and an HTML parser."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs

import bibtexparser
import html5lib
import jsonschema
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from hypothesis import given
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from generator.exporting.interchange.citations import bibtex, csl_json, note_of, ris, zotero_tags
from generator.prose.text import one_line
from generator.proving.briefing import Article, Briefing, Provenance
from generator.resolving.authors import authors
from generator.resolving.coins import context_object
from generator.showing.pages import pages_of
from generator.showing.render import render
from tests.builders import a_briefing, a_config, an_article, not_stated, stated
from tests.strategies import briefings, few

CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string"},
            "type": {"const": "article-newspaper"},
            **{name: {"type": "string"} for name in ("title", "container-title", "URL", "language", "note")},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {name: {"type": "string"} for name in ("literal", "family", "given", "suffix")},
                    "oneOf": [{"required": ["literal"]}, {"required": ["family", "given"]}],
                    "additionalProperties": False,
                },
            },
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
                    }
                },
            },
        },
    },
}
"""What we use of the CSL-JSON schema of the Citation Style Language project."""


def reader() -> LatexNodes2Text:
    """pylatexenc, with four signs as LaTeX itself has them: it knows three of them not, and one as an accent."""
    known = get_default_latex_context_db()
    signs = {"textquotedbl": '"', "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    known.add_context_category("latex2e", prepend=True, macros=[MacroTextSpec(*sign) for sign in signs.items()])
    return LatexNodes2Text(latex_context=known, keep_braced_groups=False)


DECODER = reader()
READER = LatexDecodingMiddleware(decoder=DECODER)
"""For tests that read a whole file of BibTeX at once."""


VERBATIM = ("url", "date")
"""Fields that BibLaTeX reads sign for sign."""


def plain(value: str) -> str:
    """A value of BibTeX as text."""
    return str(DECODER.latex_to_text(value))


def expected(article: Article) -> dict[str, str]:
    """What an article gives to cite it with, its authors aside."""
    known = {
        "title": article.title.text,
        "outlet": article.outlet.value,
        "date": article.date.value,
        "url": article.url.value,
        "language": article.language,
        "note": note_of(article),
    }
    return {name: one_line(value) for name, value in known.items() if value}


def names_of(article: Article) -> list[str]:
    """The authors as lists of references sort them."""
    return [author.inverted for author in authors(article.byline.value, article.language)]


def read_bibtex(briefing: Briefing) -> list[tuple[dict[str, str], list[str]]]:
    """Each entry's fields and authors, as a reader of BibTeX takes them apart."""
    apart = [SeparateCoAuthors(), SplitNameParts()]
    library = bibtexparser.parse_string(bibtex(briefing).decode(), append_middleware=apart)
    assert not library.failed_blocks
    names = {"journal": "outlet", "langid": "language"}
    return [
        (
            {
                names.get(name, name): field.value if name in VERBATIM else plain(field.value)
                for name, field in entry.fields_dict.items()
                if name not in ("year", "author")
            },
            [inverted(name) for name in entry["author"]] if "author" in entry.fields_dict else [],
        )
        for entry in library.entries
    ]


def inverted(name: Any) -> str:
    parts = (name.von + name.last, name.first, name.jr)
    return ", ".join(plain(" ".join(words)) for words in parts if words)


@few
@given(briefings())
def test_bibtex_reads_back_as_it_is(briefing: Briefing) -> None:
    """Parsed by bibtexparser and decoded from TeX, every value is the article's, sign for sign."""
    assert read_bibtex(briefing) == [(expected(article), names_of(article)) for article in briefing.articles]


@few
@given(briefings())
def test_ris_reads_back_as_it_is(briefing: Briefing) -> None:
    """Parsed by rispy, every value is the article's, and no text begins a field of its own."""
    names = {"secondary_title": "outlet", "urls": "url", "notes": "note"}
    read = [
        {
            names.get(name, name): value[0] if isinstance(value, list) and name != "authors" else value
            for name, value in entry.items()
        }
        for entry in rispy.loads(ris(briefing).decode())
    ]
    wanted = [
        expected(article)
        | {"type_of_reference": "NEWS", "year": "2022", "date": "2022/01/26/", "authors": names_of(article)}
        for article in briefing.articles
    ]
    assert read == wanted


@few
@given(briefings())
def test_csl_json_reads_back_as_it_is(briefing: Briefing) -> None:
    """It keeps to the schema of CSL-JSON, and every value is the article's."""
    items = json.loads(csl_json(briefing))
    jsonschema.validate(items, CSL)
    names = [
        [
            ", ".join(one[part] for part in ("family", "given", "suffix", "literal") if part in one)
            for one in item["author"]
        ]
        for item in items
    ]
    assert names == [names_of(article) for article in briefing.articles]
    read = [(item["title"], item["container-title"], item["note"]) for item in items]
    wanted = [expected(article) for article in briefing.articles]
    assert read == [(one["title"], one["outlet"], one["note"]) for one in wanted]


@few
@given(briefings())
def test_citation_tags_read_back_and_hold_only_what_is_stated(briefing: Briefing) -> None:
    """A browser's parser finds the tags whole; the inferred date is not among them."""
    (article,) = briefing.articles
    document = html5lib.parse(zotero_tags(article, "https://example.org/"), namespaceHTMLElements=False)
    tags = {tag.get("name"): tag.get("content") for tag in document.iter("meta")}
    assert tags["citation_title"] == one_line(article.title.text)
    written = [tag.get("content") for tag in document.iter("meta") if tag.get("name") == "citation_author"]
    assert written == names_of(article)
    assert "citation_publication_date" not in tags
    assert ("citation_publisher" in tags) == (article.outlet.basis == "stated")


def test_what_is_not_known_is_left_out() -> None:
    """No empty fields and no placeholders."""
    unknown = an_article(outlet=not_stated(), date=not_stated())
    briefing = a_briefing(articles=(unknown,))
    assert read_bibtex(briefing) == [({"title": "Door stays open, minister says", "language": "en"}, [])]
    assert bibtex(briefing).startswith(b"@misc{talks-door,")
    assert json.loads(csl_json(briefing))[0].keys() == {"id", "type", "title", "language"}


def test_what_is_inferred_is_named_in_the_note() -> None:
    """So that nobody cites a guess as a fact."""
    article = an_article(outlet=Provenance("The Gazette", "inferred: its name stands in the footer", None))
    assert note_of(article) == "outlet inferred: its name stands in the footer; date inferred: the day after the talks"


def test_stated_facts_are_among_the_citation_tags() -> None:
    """Zotero takes them for the article's own."""
    article = an_article(date=stated("2022-01-26"), url=stated("https://news.example/a?b=1&c=2"))
    tags = zotero_tags(article, "https://example.org/")
    assert '<meta name="citation_publication_date" content="2022/01/26">' in tags
    assert '<meta name="citation_public_url" content="https://news.example/a?b=1&amp;c=2">' in tags


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("2022-01-26/2022-01-28", "2022-01"),
        ("2022-01-26/2022-02", "2022"),
        ("2021-12-31/2022-01-01", None),
        ("2022/2022-03-01", "2022"),
        ("2022-01", "2022-01"),
    ],
)
def test_where_a_format_knows_no_range_of_days_only_what_its_ends_share_is_told(days: str, told: str | None) -> None:
    """Readers of `2022/01/26/2022/01/28` take it for a day, or for nothing at all."""
    article = an_article(date=stated(days))
    tag = re.search(r'citation_publication_date" content="([^"]*)"', zotero_tags(article, "https://example.org/"))
    assert (tag and tag[1].replace("/", "-")) == told
    assert parse_qs(context_object(article)).get("rft.date", [None]) == [told]


def test_each_author_of_a_byline_is_one() -> None:
    """In every format, persons by family and given name, organisations whole."""
    byline = "By Ann Bee, Carl van Dee and the Associated Press in Kyiv"
    briefing = a_briefing(articles=(an_article(byline=stated(byline)),))
    (article,) = briefing.articles
    wanted = ["Bee, Ann", "van Dee, Carl", "the Associated Press"]
    assert names_of(article) == wanted
    assert b"author = {Bee, Ann and van Dee, Carl and {the Associated Press}}" in bibtex(briefing)
    assert ris(briefing).count(b"AU  - ") == zotero_tags(article, "").count("citation_author") == 3
    assert json.loads(csl_json(briefing))[0]["author"][1] == {"family": "van Dee", "given": "Carl"}
    assert parse_qs(context_object(article))["rft.creator"] == names_of(article)


@few
@given(briefings())
@pytest.mark.slow
def test_a_page_of_many_sources_offers_each_of_them(briefing: Briefing) -> None:
    """As a ContextObject in a title that any browser reads back; nothing inferred is in it."""
    text = render(pages_of([briefing], a_config())[0]).text
    document = html5lib.parse(text, namespaceHTMLElements=False)
    titles = [one.get("title") for one in document.iter("span") if one.get("class") == "Z3988"]
    for article, title in zip(briefing.articles, titles, strict=True):
        fields = parse_qs(title, strict_parsing=True)
        assert fields["rft.title"] == [one_line(article.title.text)]
        assert fields["rft.creator"] == names_of(article)
        assert fields["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
        assert "rft.date" not in fields
        assert ("rft.source" in fields) == (article.outlet.basis == "stated")


def test_a_range_of_days_keeps_its_end_in_every_format() -> None:
    """RIS has one date, and room behind it for more."""
    days = "2022-01/2022-02-03"
    briefing = a_briefing(articles=(an_article("door", date=stated(days)),))
    assert b"DA  - 2022/01//2022-02-03\r\n" in ris(briefing)
    assert f"date = {{{days}}}".encode() in bibtex(briefing)
    assert json.loads(csl_json(briefing))[0]["issued"]["date-parts"] == [[2022, 1], [2022, 2, 3]]

"""Markdown twins, llms.txt and the files of a published site, read back with markdown-it and as they lie there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from generator.exporting.exports import downloads_of
from generator.exporting.interchange.files import interchange_files
from generator.exporting.interchange.guides import data_guide, llms_txt
from generator.exporting.interchange.head import heads
from generator.exporting.interchange.markdown import escaped, twin
from generator.exporting.interchange.web import web_of
from generator.prose.text import one_line
from generator.proving.briefing import Briefing
from generator.publishing.links import read_page
from generator.publishing.site import Edition, publish
from generator.showing.pages import pages_of
from generator.showing.render import inert, render
from tests.builders import a_briefing, a_config, several_articles
from tests.strategies import WEB, briefings, few, texts

READER = MarkdownIt("commonmark").enable("table")


def shown(markdown: str) -> str:
    """The text that a reader of CommonMark shows, white space as one space."""
    tokens = [inner for token in READER.parse(markdown) for inner in token.children or ()]
    assert not [token for token in tokens if token.type in ("html_inline", "image")]
    return one_line(" ".join(token.content for token in tokens if token.content))


def alone(markdown: str, kind: str = "paragraph_open") -> str:
    """The text of Markdown that is one block."""
    tokens = READER.parse(markdown)
    assert [token.type for token in tokens if token.level == 0 and token.nesting >= 0] == [kind], tokens
    return "".join(inner.content for token in tokens for inner in token.children or ())


@given(texts)
def test_any_text_reads_back_as_it_is(text: str) -> None:
    """As a paragraph: no heading, list, code, link, image or HTML comes of it."""
    assert one_line(alone(escaped(one_line(text)))) == one_line(text)


@given(texts)
def test_any_text_of_a_page_reads_back_as_it_is(text: str) -> None:
    """In a heading, a block quote, a list, a link and a cell of a table, through the page's own escaping."""
    page = (
        f"---\ntitle: 'x'\n---\n# {inert(one_line(text))} {{#top}}\n\n<blockquote><p>{inert(text)}</p></blockquote>\n\n"
        f'<ul>\n<li>{inert(text)}</li>\n</ul>\n\n<p><a href="a/#b">{inert(text)}</a></p>\n\n'
        f"<table><tr><th>a</th></tr><tr><td>{inert(text)}</td></tr></table>\n"
    )
    tokens = READER.parse(twin(page))
    kinds = [token.type for token in tokens if token.level == 0 and token.nesting == 1]
    assert kinds == ["heading_open", "blockquote_open", "bullet_list_open", "paragraph_open", "table_open"]
    inline = [one_line("".join(inner.content for inner in token.children or ())) for token in tokens if token.children]
    assert inline == [one_line(text)] * 4 + ["a", one_line(text)]


@few
@given(briefings())
@pytest.mark.slow
def test_twins_say_what_the_pages_say(briefing: Briefing) -> None:
    """Title, statements and quotations of hostile briefings stand in the twins word for word."""
    pages = [twin(render(page).text) for page in pages_of([briefing], a_config())]
    text = " ".join(shown(page) for page in pages).replace(" ", "")
    for wanted in (
        briefing.title,
        briefing.lede.text,
        *(part.text for one in briefing.quotations for part in one.parts),
    ):
        assert "".join(wanted.split()) in "".join(text.split())


def test_a_quotation_is_a_block_quote_with_its_credit_and_link() -> None:
    """As a person would write it."""
    pages = {page.address: twin(render(page).text) for page in pages_of([a_briefing()], a_config())}
    assert "> There is no change,\n\n[Jo Weaver](../../actors/jo-weaver/)" in pages["talks/door/"]
    assert "(./#p-" in pages["talks/door/"]


def test_twins_read_as_good_markdown_does() -> None:
    """They begin with their title; nothing in them is a sign for screen readers, or a link to an anchor they lack."""
    for page in pages_of([several_articles()], a_config()):
        text = twin(render(page).text)
        assert text.startswith("# ")
        assert not re.search(r"\]\(#|· ,|, ·|^[–·]|\[without|\[with:| {2,}\S.*\n\n\n", text, re.MULTILINE), page.address
        assert all(line == line.rstrip() for line in text.split("\n"))


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            '<p>a<del><span class="unseen"> [without: </span>, b<span class="unseen">]</span></del> <ins>*c*</ins></p>',
            "a{--, b--} {++\\*c\\*++}",
        ),
        ('<p><span class="x">a</span><span class="unseen">, </span><span class="x">b</span></p>', "a · b"),
        ('<p class="facts"><span>a</span> <span>b</span></p>', "a · b"),
        ('<p><a href="x/">a</a> <a href="y/">b</a>, <a href="z/">c</a></p>', "[a](x/) · [b](y/), [c](z/)"),
        ('<p>a <span class="aside">b</span></p>', "a – b"),
        ('<p>\n<span class="aside">b</span></p>', "b"),
        ('<p><a href="#s-1"><span class="citer">Summary</span> a</a></p>', "[Summary: a](./#s-1)"),
        ('<p>a <a class="permalink" href="#q">link</a></p>', "a"),
        ("<ol><li><h3>a</h3><p>b</p></li><li><h3>c</h3></li></ol>", "### 1. a\n\nb\n\n### 2. c"),
        ("<ul><li><h3>a</h3><p>b</p></li></ul>", "### a\n\nb"),
        ("<details><summary>2 passages</summary><ul><li>a</li></ul></details>", "2 passages:\n\n- a"),
        (
            '<table><tr><td><span>a</span><ul><li><a href="x/">b</a></li><li><a href="y/">c</a></li></ul></td></tr></table>',
            "| a – [b](x/) · [c](y/) |\n| --- |",
        ),
    ],
)
def test_what_styles_show_is_said_with_signs(html: str, markdown: str) -> None:
    """What stands apart on the page stands apart here; what only a page needs is left out."""
    assert twin(f"---\ntitle: 'x'\n---\n{html}\n") == f"{markdown}\n"


@few
@given(briefings())
def test_llms_txt_reads_back_as_it_is(briefing: Briefing) -> None:
    """One heading, one line for each page with its title and a link to its Markdown."""
    config = a_config()
    pages = pages_of([briefing], config)
    text = llms_txt(pages, [briefing], WEB).decode()
    tokens = READER.parse(text)
    links = [inner.attrs["href"] for token in tokens for inner in token.children or () if inner.type == "link_open"]
    assert [f"https://example.org/b/{page.address}index.md" for page in pages] == links[: len(pages)]
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h2"]
    assert one_line(briefing.title) in shown(text)


def test_the_guide_names_every_file_of_a_briefing() -> None:
    """Who opens the folder learns what lies in it, and how to take the guard against formulas off."""
    guide = data_guide([a_briefing()], with_changes=True).decode()
    for name in ("quotations.csv", "positions.csv", "figures.csv", "actors.csv", "annotations.jsonld", "changes.atom"):
        assert name in guide
    assert "Take one leading apostrophe off" in guide


def published(root: Path, site_url: str | None) -> Path:
    config, found = a_config(url=site_url), (a_briefing(),)
    web, pages = web_of(config), pages_of(found, config)
    rendered = [render(page) for page in pages]
    files = (*downloads_of(found), *interchange_files(found, pages, web, ()))
    head_of = heads(pages, found, web, with_changes=True)
    faults = publish(Edition(rendered, files, config, "2022-01-26", head_of), root)
    assert [fault.as_text() for fault in faults] == []
    return root / "site"


def test_every_page_has_its_twin_its_description_and_its_address(tmp_path: Path) -> None:
    """Beside it and linked from its head; the address and the map of the site where the site's own is known."""
    site = published(tmp_path, "https://example.org/b/")
    pages = [page for page in sorted(site.rglob("index.html")) if "assets" not in page.parts]
    site_map = (site / "sitemap.xml").read_text()
    assert pages
    for page in pages:
        html = page.read_text("utf-8")
        address = f"https://example.org/b/{page.relative_to(site).parent.as_posix()}/".replace("/./", "/")
        assert (page.parent / "index.md").read_text("utf-8").count("# ")
        assert 'type="text/markdown" href="index.md"' in html
        assert '<meta name="description" content="' in html
        assert f'<link rel="canonical" href="{address}">' in html
        assert f"<loc>{address}</loc>" in site_map
        assert any(link.value.endswith("feed.atom") for link in read_page(html).links)


def test_only_pages_about_articles_have_citation_tags(tmp_path: Path) -> None:
    """And each page of a briefing has its JSON-LD."""
    site = published(tmp_path, None)
    html = {
        name: (site / name).read_text("utf-8") for name in ("index.html", "talks/door/index.html", "method/index.html")
    }
    assert [name for name, text in html.items() if "citation_title" in text] == ["talks/door/index.html"]
    assert [name for name, text in html.items() if 'application/ld+json">' in text] == [
        "index.html",
        "talks/door/index.html",
    ]


def test_the_same_content_gives_the_same_bytes() -> None:
    """No clock, no order of a set, no place on disk."""
    config, found = a_config(), (a_briefing(),)
    pages = pages_of(found, config)
    first, second = ([(file.path, file.content) for file in interchange_files(found, pages, WEB, ())] for _ in range(2))
    assert first == second
    assert len(dict(first)) == len(first)

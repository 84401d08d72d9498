"""A page that needs no Markdown parser comes out as MkDocs and Python-Markdown would make it."""

from __future__ import annotations

import random
from functools import cache
from io import BytesIO
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.publishing.site.engine import EXTENSIONS
from generator.publishing.site.ready import ReadyPage, ready_page
from generator.publishing.site.sources import with_head
from generator.showing.pages import pages_of
from generator.showing.render import render
from tests.builders import a_config, several_articles
from tests.strategies import briefings
from tests.test_render import HOSTILE, a_poisoned_briefing

FRONT = "---\ntitle: 'T'\ndescription: 'D'\n---\n\n"


@cache
def mkdocs_config() -> Any:
    settings = {"site_name": "x", "docs_dir": "golden", "markdown_extensions": list(EXTENSIONS), "plugins": []}
    return load_config(BytesIO(yaml.safe_dump(settings).encode()), config_file_path=__file__)


def stock(text: str) -> tuple[Any, ...]:
    """What MkDocs makes of a page: its front matter, HTML, title, contents, anchors."""
    config = mkdocs_config()
    file = File("page.md", None, config.site_dir, use_directory_urls=True)
    file.content_string = text.replace("\r\n", "\n").replace("\r", "\n")  # as reading it from a file does
    page = Page(None, file, config)
    page.read_source(config)
    page.render(config, Files([file]))
    return page.meta, page.content, page._title_from_render, listed(page.toc), page.present_anchor_ids


def listed(contents: Any) -> list[Any]:
    return [(one.level, one.id, one.title, listed(one.children)) for one in contents]


def ours(ready: ReadyPage) -> tuple[Any, ...]:
    flat = [{"level": one.level, "id": one.id, "name": one.text} for one in ready.headings]
    return ready.meta, ready.html, ready.title, nested(nest_toc_tokens(flat)), set(ready.anchors)


def nested(tokens: Any) -> list[Any]:
    return [(one["level"], one["id"], one["name"], nested(one["children"])) for one in tokens]


def assert_proven(text: str) -> None:
    """The page is ready, and the same as ever."""
    ready = ready_page(text)
    assert ready is not None
    assert ours(ready) == stock(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_makes_the_same_page_either_way(text: str) -> None:
    config = a_config(title=text, description=text, repository="https://example.org/r")
    for page in pages_of((a_poisoned_briefing(text),), config):
        assert_proven(render(page).text)


@settings(max_examples=8)
@given(briefings())
def test_any_text_makes_the_same_page_either_way(briefing: Any) -> None:
    for page in pages_of((briefing,), a_config()):
        assert_proven(render(page).text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_lines_for_the_head_read_back_either_way(lines: str) -> None:
    assert_proven(with_head(f"{FRONT}# Home {{#top}}\n", lines))


def test_each_page_of_several_articles_is_ready() -> None:
    for page in pages_of((several_articles(),), a_config(repository="https://forge.example/we/talks")):
        assert_proven(render(page).text)


NOT_OURS = [
    "No heading, no element.\n",
    "# Without an id\n",
    "### Too deep {#x}\n",
    "# Marked *up* {#x}\n",
    "# A [link](x.md) {#x}\n",
    "# Two  spaces {#x}\n",
    "# More {#x .y}\n",
    "# x_y_z {#x}\n",
    "<p>one</p> two\n",
    "<p>one</p><p>two</p>\n",
    "<p>never closed\n",
    "<p><b>crossed</p></b>\n",
    "</p>\n",
    "<b>inline</b>\n",
    "<p>a & b</p>\n",
    "<p>a > b</p>\n",
    "<p>&hellip;</p>\n",
    "<p>&#0;</p>\n",
    "<p title='x'>single marks</p>\n",
    "<p title=x>bare</p>\n",
    '<p title="a > b">x</p>\n',
    "<p>one\n\ntwo</p>\n",
    "<p>one\n \ntwo</p>\n",
    "<p>\n```\nx\n```\n</p>\n",
    "<p>tab\there</p>\n",
    "<p>null\x02\x03</p>\n",
    '<p><a name="x">x</a></p>\n',
    "<br>\n",
    "<p>one</br>two</p>\n",
    "<div><hr></div>\n",
    "<div><h2>x</h2></div>\n",
    '<div><h3 id="x">x</h3></div>\n',
    "<div><script>x</script></div>\n",
    "<div><pre>x</pre></div>\n",
    "<div><!-- x --></div>\n",
    "<div><title><b>x</b></title></div>\n",
    "<P>upper case</P>\n",
    "- a list\n",
    "| a | b |\n|---|---|\n| c | d |\n",
    "```\ncode\n```\n",
    "[x]: javascript:alert(1)\n",
    "*[HTML]: Hyper\n",
    "    indented\n",
    "",
]


@pytest.mark.parametrize("markdown", NOT_OURS)
def test_what_is_not_our_dialect_is_left_to_mkdocs(markdown: str) -> None:
    assert ready_page(f"{FRONT}{markdown}") is None


@pytest.mark.parametrize(
    "front",
    [
        "",
        "---\n---\n\n",
        "---\ntitle: bare\n---\n\n",
        "---\ntitle: 'a'\ntitle: 'b'\n---\n\n",
        "---\ntitle: 'it''s'\n---\n\n",
        "---\ntags: 'x'\n---\n\n",
        "---\ntitle: 'a\x7fb'\n---\n\n",
        '---\nhead: "\\ud83d\\ude00"\n---\n\n',
        '---\nhead: "\\x41"\n---\n\n',
        '---\nhead: "a" # b"\n---\n\n',
    ],
)
def test_front_matter_that_yaml_could_read_otherwise_is_left_to_mkdocs(front: str) -> None:
    assert ready_page(f"{front}# Home {{#top}}\n") is None


OURS = [
    '# Home {#top}\n\n<form><p>one<br>two <img alt="x">three</p>\n<label>a <input name="a"></label><ul><br></ul></form>\n',
    "<p>first</p>\n\n# Then {#top}\n\n<p>a</p>\n\n## Second {#two}\n\n<ul>\n<li>x</li>\n</ul>\n",
    "# First {#top}\n\n## Second {#two}\n\n## Third {#three}\n",
    "## No title {#two}\n\n<p> </p>\n\n<p>&#160;</p>\n\n<ul><li></li></ul>\n",
    '<nav hidden><ol><li>x</li></ol></nav>\n\n# Home {#top}\n\n<p hidden="">x</p>\n',
    '# Home {#top}\n\n<div>a <span hidden>b <a href="x">c</a></span> d</div>\n',
    "# Home {#top}\n\n<p>&lt;b&gt; &amp;amp; &#60;i&#62; &quot;</p>\n",
    "# Home {#top}\n\n<div><svg><title>of it</title><rect/></svg><h3>Small</h3></div>\n",
    "# Home {#top}\n\n<ul>\n<li><p></p></li>\n<li><p>x</p> <p> </p></li>\n</ul>\n",
]


@pytest.mark.parametrize("markdown", OURS)
def test_our_dialect_makes_the_same_page_either_way(markdown: str) -> None:
    assert_proven(f"{FRONT}{markdown}")


PIECES = [
    *"<>/&;#{}\"'*_`~|=!-: \n\t[]()",
    *(
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<code>",
        "</code>",
        "<q>",
        "</q>",
        "<span/>",
        "<input>",
    ),
    *("&#42;", "&#10;", "&amp;", "&x;", "\n\n", "\n# ", "\n## x {#y}\n", "\n\n<p>", "</p>\n\n", "    ", "```\n", "***"),
    *(
        ' id="z"',
        " hidden",
        ' class="a b"',
        "<br>",
        "<h3>",
        "</h3>",
        "<!--",
        "-->",
        "<?",
        "<![CDATA[",
        "]]>",
    ),
    *("<script>", "</script>", "<table>", "<td>", "{: .x }", "\\", "\u2028", "\u0085", "é", "漢", "\r", "\x0b"),
]


@settings(max_examples=300)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
def test_a_page_that_was_tampered_with_is_left_alone_or_the_same(chance: random.Random, pieces: list[str]) -> None:
    """Whatever is proven is proven rightly."""
    text = chance.choice(OURS)
    for piece in pieces:
        at, drop = chance.randrange(len(text)), chance.choice((0, 0, 1, 5))
        text = text[:at] + piece + text[at + drop :]
    ready = ready_page(f"{FRONT}{text}")
    assert ready is None or ours(ready) == stock(f"{FRONT}{text}")

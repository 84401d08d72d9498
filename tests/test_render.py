"""Text stays text: whatever it holds, a page shows it and does nothing else."""

from __future__ import annotations

import dataclasses
import re
from html import unescape
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError, nodes

from generator.prose.text import UNREADABLE
from generator.proving.briefing import Passage, Utterance
from generator.showing.pages import pages_of
from generator.showing.render import environment, inert, render
from generator.showing.theme import THEME
from tests.builders import a_briefing, a_config, an_article, several_articles
from tests.conftest import published

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)><base href=//evil.example/>",
    "</title><script>alert(1)</script>",
    "<!-- <style>*{display:none}</style>",
    "]]> <![CDATA[ x",
    "{: onclick=alert(1) } word {: #__search .x }",
    "{{ 7*7 }} {% raw %} {# x #}",
    '--8<-- "mkdocs.yml"',
    "[TOC]",
    "```python\nprint()\n```",
    "~~~\nx\n~~~",
    "a | b | c",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "[x](javascript:alert(1)) <javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "---\ntitle: taken\n---",
    "*[HTML]: Hyper\n\nHTML",
    "[^1]: note\n\nword[^1]",
    "# heading\n\n## another {#q-no-change}",
    "two  spaces and a tab\there",
    "line one\nline two\r\nline three",
    "1986. A great year",
    "- item\n- item",
    "    indented code",
    "$x^2$ ==mark== ^^ins^^ ~~del~~ {++add++} :smile: @user #123",
    "\\*not\\* `code` __init__ snake_case",
    "!!! note\n    text",
    "«quoted» “quoted” ’ — … Ⅷ 漢字 العربية 👩‍👩‍👧",
    '\'"><a href="javascript:alert(1)">',
]
IDS = frozenset(
    {"id", "key", "slug", "name", "article", "seed", "sha256", "figure", "tone", "kind", "match", "date", "language"}
)


def poisoned(value: Any, text: str, field: str = "") -> Any:
    """The same value with every text that a person writes replaced; ids, dates and kinds stay as they are."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {
            one.name: poisoned(getattr(value, one.name), text, _path(value, one.name))
            for one in dataclasses.fields(value)
            if one.name not in ("place", "seed")
        }
        return dataclasses.replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(poisoned(item, text, field) for item in value)
    return text if type(value) is str and field not in IDS else value


def _path(owner: Any, field: str) -> str:
    """A field's name; the names and dates that are text for a reader are not spared."""
    shown = {("Actor", "name")}
    digits = {("Reading", "value"), ("Reading", "upper")}
    place = (type(owner).__name__, field)
    return "" if place in shown else "id" if place in digits else field


def a_poisoned_briefing(text: str) -> Any:
    briefing = poisoned(a_briefing(), text)
    articles = tuple(
        dataclasses.replace(
            article,
            date=dataclasses.replace(article.date, value="2022-01-26"),
            url=dataclasses.replace(article.url, value="https://example.org/a"),
            seed=dataclasses.replace(
                article.seed, text=article.seed.text.replace(" for the talks", f" {text} for the talks")
            ),
        )
        for article in briefing.articles
    )
    one = echoed(articles, text)
    replaced = {member.id for member in one.members}
    others = (other for other in briefing.utterances if other.members[0].id not in replaced)
    return dataclasses.replace(briefing, articles=articles, utterances=(one, *others))


def echoed(articles: Any, text: str) -> Utterance:
    """An utterance of which the second print has other words than the first, the hostile ones among both."""
    first, second = (article.quotations[0] for article in articles)
    parts = [Passage("000_a.txt", 0, 9, words) for words in (f"{text} stays here now", f"before {text} goes here now")]
    members = tuple(
        dataclasses.replace(one, parts=(part,), joints=()) for one, part in zip((first, second), parts, strict=True)
    )
    return Utterance("echoed", first.speaker, members, 2)


OURS = frozenset(
    "class id href title aria-label aria-hidden aria-current rel role tabindex scope data-label data-count data-passages "
    "lang dir datetime viewBox width height x y d preserveAspectRatio focusable aria-labelledby hidden type name value autocomplete "
    "data-speaker data-kind data-article data-issue data-href data-credit data-done data-notes data-inferred".split()
)
TAGS = frozenset(
    "article nav footer ol ul li a p h1 h2 h3 div dl dt dd span details summary q table thead tbody tr th td section blockquote "
    "figure figcaption mark strong code time del ins svg title desc text path rect form label input select option button sup".split()
)
PAGES = (
    "index.html",
    "talks/door/index.html",
    "method/index.html",
    "talks/quotations/index.html",
    "talks/dossier/index.html",
    "talks/sources/index.html",
    "talks/utterances/index.html",
    "talks/coverage/index.html",
    "talks/timeline/index.html",
    "talks/issues/door/index.html",
    "actors/index.html",
    "actors/jo-weaver/index.html",
)
WITHOUT_A_TEXT_FOR_SEARCH_ENGINES = ("method/index.html", "actors/index.html")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.slow
def test_hostile_text_is_shown_as_it_is_and_does_nothing(text: str, tmp_path: Path) -> None:
    briefing = a_poisoned_briefing(text)
    site = published(tmp_path, (briefing,), a_config(title=text, description=text, repository="https://example.org/r"))
    for page in PAGES:
        document = html5lib.parse((site / page).read_text("utf-8"), namespaceHTMLElements=False)
        content = next(one for one in document.iter("article"))
        for element in content.iter():
            assert element.tag.split("}")[-1] in TAGS, (page, element.tag)
            assert set(element.attrib) <= OURS, (page, element.attrib)
        assert normal(text) in normal("".join(document.find("head/title").itertext()))
        assert document.find("head/base") is None
        description = next(one for one in document.iter("meta") if one.get("name") == "description")
        assert page in WITHOUT_A_TEXT_FOR_SEARCH_ENGINES or " ".join(text.split()) in description.get("content")
        assert page == "method/index.html" or normal(text) in normal("".join(content.itertext()))
    home = html5lib.parse((site / "index.html").read_text("utf-8"), namespaceHTMLElements=False)
    texts = ["".join(one.itertext()) for one in home.iter("p")]
    assert text.replace("\r\n", "\n") in [one.replace("\r\n", "\n") for one in texts] or text in texts
    assert text in "".join(home.find(".//h1").itertext())


def normal(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.slow
def test_the_list_of_briefings_is_as_inert(tmp_path: Path) -> None:
    for text in HOSTILE[:3]:
        site = published(tmp_path, (a_poisoned_briefing(text),), a_config(home=None, title="List", description=text))
        document = html5lib.parse((site / "index.html").read_text("utf-8"), namespaceHTMLElements=False)
        content = next(one for one in document.iter("article"))
        assert {element.tag for element in content.iter()} <= TAGS
        assert text in "".join(content.itertext())


@given(st.text())
def test_inert_text_means_the_same_and_holds_nothing_active(text: str) -> None:
    made = str(inert(text))
    if not re.search(r"[\t-\r\x85]", text) and not UNREADABLE.search(text):  # what no text that was checked holds
        assert unescape(made) == text
    assert not set("<>\"'`*[]{}|!~=^_\\\n\r\t") & set(made)


@pytest.mark.parametrize(
    "text", ["safe", "e", "escape", "forceescape", "tojson", "urlize", "xmlattr", "join", "format", "replace"]
)
def test_a_template_cannot_reach_for_an_escape_hatch(text: str) -> None:
    with pytest.raises(TemplateError):
        environment().from_string("{{ 'x' | " + text + " }}")


def test_an_unknown_name_in_a_template_is_an_error() -> None:
    with pytest.raises(TemplateError):
        environment().from_string("{{ missing }}").render()


def test_no_template_joins_text_by_itself() -> None:
    for file in (THEME / "pages").glob("*.j2"):
        tree = environment().parse(file.read_text("utf-8"))
        assert not list(tree.find_all((nodes.Concat, nodes.Mod, nodes.Add, nodes.MarkSafe))), file.name


def test_pages_keep_to_the_small_dialect_of_markdown() -> None:
    """Front matter, headings with an id, raw HTML blocks: nothing else begins a block."""
    for page in pages_of((several_articles(),), a_config(repository="https://forge.example/we/talks")):
        text = render(page).text.split("---\n", 2)[2]
        for block in text.strip().split("\n\n"):
            is_heading = block.startswith(("# ", "## ")) and block.endswith("}") and "\n" not in block
            assert is_heading or is_raw_html(block), block


def is_raw_html(block: str) -> bool:
    """Whether a block is one element of HTML, from its opening to its closing tag."""
    opened: list[str] = []
    tags = list(re.finditer(r"<(/?)([a-z0-9]+)[^>]*>", block))
    for tag in tags:
        if tag[2] == "input":
            continue  # has no closing tag
        if not tag[1]:
            opened.append(tag[2])
        elif not opened or opened.pop() != tag[2] or (not opened and tag.end() != len(block)):
            return False
    return not opened and bool(tags) and tags[0].start() == 0 and tags[-1].end() == len(block)


GOLDEN = {
    "index.md": "briefing",
    "talks/door.md": "article",
    "talks/window.md": "second-article",
    "method/index.md": "method",
}
GOLDEN_OF_SEVERAL = {
    "talks/gate.md": "article-with-echoes",
    "talks/quotations.md": "quotations",
    "talks/dossier.md": "dossier",
    "talks/sources.md": "sources",
    "talks/utterances.md": "utterances",
    "talks/coverage.md": "coverage",
    "talks/timeline.md": "timeline",
    "talks/issues/door.md": "issue",
    "actors/index.md": "actors",
    "actors/jo-weaver.md": "actor",
}


def test_pages_read_as_they_did(golden: Any) -> None:
    pages = {page.source: page for page in pages_of((a_briefing(),), a_config())}
    for source, name in GOLDEN.items():
        golden(f"{name}.md", render(pages[source]).text)


def test_pages_that_compare_articles_read_as_they_did(golden: Any) -> None:
    config = a_config(repository="https://forge.example/we/talks")
    pages = {page.source: page for page in pages_of((several_articles(),), config)}
    for source, name in GOLDEN_OF_SEVERAL.items():
        golden(f"{name}.md", render(pages[source]).text)


def test_a_page_with_nothing_to_show_says_just_that() -> None:
    article = an_article(quotations=(), positions=(), key_actors=(), readings=())
    bare = a_briefing(articles=(article,), utterances=(), timeline=(), statements=(), figures=(), issues=(), actors=())
    pages = {page.source: render(page).text for page in pages_of((bare,), a_config())}
    assert "0 other utterances" not in pages["talks/utterances.md"]
    assert "the evidence is the articles" not in pages["talks/timeline.md"]
    assert "Issues: those" not in pages["actors/index.md"]


def test_pages_without_a_stated_fact_say_so() -> None:
    page = pages_of((a_briefing(),), a_config())[2]
    assert "Not stated in the source" in render(page).text

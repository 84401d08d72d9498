"""The article in a web page: its text whole, without what stands around it, and what the page says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape

import pytest

from generator.drafting.webpage import NoArticle, WebPage, read_page

HEADLINE = "Harbour bridge to stay shut until May"
BODY = (
    "The harbour bridge will stay shut to all traffic until at least the first week of May, the town council decided "
    "on Tuesday evening after a debate of four hours.",
    "“We are not taking chances with anybody’s life,” said Mayor Ada Lind. “The bridge opens when the engineers say "
    "that it is safe – not a day earlier.”",
    "Engineers had found cracks in two of the bridge's six piers in March. Tom Berg, who led the survey, called them "
    "'worse than expected' but \"not beyond repair\", and put the cost at €2.4 million.",
    "Shopkeepers on the northern bank say that they have lost a third of their customers. “Every week costs us "
    "money,” café owner Zoë Núñez said, “and nobody tells us when it ends.”",
    "The council is to meet again on 14 April. Until then a ferry crosses every twenty minutes between six in the "
    "morning and ten at night.",
)
NAV = (
    "<nav><ul>"
    + "".join(f'<li><a href="/{s}">{s.title()}</a></li>' for s in "news sport weather video".split())
    + "</ul></nav>"
)
COOKIES = (
    '<div id="cookie-consent" class="cookie-banner" role="dialog"><p>We and our partners use cookies to store and '
    "access information on your device.</p><button>Accept all</button><button>Settings</button></div>"
)
RELATED = (
    '<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Ferry “late every day”, say commuters</a></li>'
    '<li><a href="/b">Ten walks along the river</a></li></ul></aside>'
)
COMMENTS = (
    '<section id="comments" class="comments"><h3>27 comments</h3><div class="comment"><p>“A scandal!” I say. They '
    "knew about this for years and did nothing at all, typical.</p></div></section>"
)
FOOTER = '<footer><p>© 2024 The Gazette. All rights reserved.</p><p><a href="/privacy">Privacy policy</a></p></footer>'
FIGURE = (
    '<figure><img src="b.jpg" alt="The bridge"><figcaption>The bridge in March. Photo: A. Nother</figcaption></figure>'
)
STOOD_AROUND = (
    "cookies",
    "Accept all",
    "Related",
    "Ten walks",
    "scandal",
    "All rights",
    "Privacy",
    "Photo:",
    "Weather",
)


def paragraphs(tag: str = "p") -> list[str]:
    return [f"<{tag}>{escape(each, quote=False)}</{tag}>" for each in BODY]


def page(inner: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en'><head><title>{HEADLINE} | The Gazette</title>{head}</head><body>{inner}</body></html>"


def broadsheet() -> str:
    """Everything in its proper element, a figure in the middle of the text."""
    inner = paragraphs()
    return page(
        f"<header>{NAV}</header>{COOKIES}<main><article><h1>{HEADLINE}</h1><p class='byline'>By Jane Doe</p>"
        f"{''.join(inner[:2])}{FIGURE}{''.join(inner[2:])}</article>{RELATED}{COMMENTS}</main>{FOOTER}"
    )


def soup() -> str:
    """Nothing but divisions with classes, the headline outside the text, advertisements within."""
    advert = '<div class="ad-slot advertisement"><a href="/x">Advertisement</a></div>'
    return page(
        f'<div class="wrap"><div class="menu">{NAV}</div><div class="title"><h1>{HEADLINE}</h1></div><div class="share">'
        f'<a href="#">Share</a> <a href="#">Tweet</a></div><div class="story-body">{advert.join(paragraphs())}</div>'
        f'<div class="sidebar">{RELATED}</div></div>{COOKIES}{FOOTER}'
    )


def breaks() -> str:
    """One paragraph element for all, broken by pairs of `<br>`, and by single ones inside a sentence."""
    text = "<br><br>".join(escape(each, quote=False).replace(" after a ", "<br>\nafter a ") for each in BODY)
    return page(f"{NAV}<h1>{HEADLINE}</h1><div id='content'><p>{text}</p></div>{FOOTER}")


def marked_up() -> str:
    """Links, emphasis and inline spans inside the sentences, comments of the software between them."""
    text = (
        "".join(paragraphs())
        .replace("Ada Lind", "<a href='/lind'><b>Ada</b> Lind</a>")
        .replace("two of", "<em>two</em> of")
    )
    text = text.replace("a ferry", "<span class='x'>a <i>ferry</i></span>").replace(
        "</p><p>", "</p>\n<!-- ad 300x250 -->\n<p>"
    )
    return page(
        f"{NAV}<article><header><h1>{HEADLINE}</h1></header><div class='body'>{text}</div></article>{COMMENTS}{FOOTER}"
    )


def entities() -> str:
    """Every mark as an entity."""
    text = "".join(paragraphs())
    for sign, name in (
        ("“", "ldquo"),
        ("”", "rdquo"),
        ("’", "rsquo"),
        ("–", "ndash"),
        ("€", "euro"),
        ("é", "eacute"),
        ("'", "#39"),
    ):
        text = text.replace(sign, f"&{name};")
    return page(f"{NAV}<article><h1>{HEADLINE}</h1>{text}</article>{RELATED}{FOOTER}")


@pytest.mark.parametrize("layout", [broadsheet, soup, breaks, marked_up, entities], ids=lambda layout: layout.__name__)
def test_the_article_comes_out_whole_and_alone(layout: Callable[[], str]) -> None:
    """Headline first, then every paragraph with its own marks; nothing of what stands around it."""
    found = read_page(layout().encode())
    assert found.text.split("\n\n") == [HEADLINE, *BODY[:-1], f"{BODY[-1]}\n"]
    assert [words for words in STOOD_AROUND if words in found.text] == []


@pytest.mark.parametrize(
    ("encoding", "declared", "server"),
    [
        ("utf-8", "", None),
        ("utf-8", "<meta charset=utf-8>", "ISO-8859-1x"),
        ("cp1252", "<meta charset='iso-8859-1'>", None),
        ("cp1252", "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>", None),
        ("cp1252", "", "latin-1"),
        ("cp1252", "", None),
        ("iso8859-15", "<meta charset=utf-8>", "iso-8859-15"),
        ("utf-16", "", None),
        ("utf-8-sig", "<meta charset=latin-1>", "latin-1"),
        ("utf-8", "<meta charset=unicode_escape>", "rot13"),
    ],
)
def test_the_page_s_encoding_is_found(encoding: str, declared: str, server: str | None) -> None:
    """By its byte order mark, what the server says, what the page says, else UTF-8, else Windows-1252."""
    text = page(f"<article><h1>{HEADLINE}</h1>{''.join(paragraphs())}</article>", declared)
    if encoding == "iso8859-15":
        text = re.sub("[“”]", '"', text).replace("’", "'").replace("–", "-")
    found = read_page(text.encode(encoding), server).text
    assert "café owner Zoë Núñez said" in found
    assert "€2.4 million" in found
    assert ("“We are not" if encoding != "iso8859-15" else '"We are not') in found


def test_marks_that_only_the_browser_shows_are_written_out() -> None:
    """`<q>` is shown with quotation marks, so the seed has them; a block quotation is shown without."""
    body = "".join(paragraphs()[:2])
    found = read_page(
        page(
            f"<article><h1>{HEADLINE}</h1>{body}<p>Berg spoke of <q cite='/x'>a matter of weeks</q>, not months.</p>"
            "<blockquote><p>Nobody was hurt, and nobody will be.</p></blockquote></article>"
        ).encode()
    )
    assert "Berg spoke of “a matter of weeks”, not months." in found.text
    assert "\n\nNobody was hurt, and nobody will be.\n" in found.text


@pytest.mark.parametrize(
    ("above", "heading", "head"),
    [
        ("<h1><a href='/'>The Gazette</a></h1>", f"<h1>{HEADLINE}</h1>", ""),
        ("<h1>The Gazette</h1>", f"<h2>{HEADLINE}</h2>", f"<meta property='og:title' content='{HEADLINE}'>"),
        ("", f"<h1>{HEADLINE}</h1>", "<meta property='og:title' content='Something shorter'>"),
        ("", f"<div class='title'>{HEADLINE}</div>", f"<meta property='og:title' content='{HEADLINE}'>"),
    ],
)
def test_the_site_s_name_is_not_taken_for_the_headline(above: str, heading: str, head: str) -> None:
    """Many pages have their masthead in a main heading, and some their headline in none."""
    found = read_page(
        page(f"<header>{above}</header><article>{heading}{''.join(paragraphs())}</article>", head).encode()
    )
    assert found.headline == HEADLINE
    assert found.text == "\n\n".join([HEADLINE, *BODY]) + "\n"


def test_a_table_s_rows_are_lines() -> None:
    """Without the rule that only a program draws under its head."""
    table = "<table><tr><th>Day</th><th>Ferries</th></tr><tr><td>Monday</td><td>40</td></tr></table>"
    found = read_page(page(f"<article><h1>{HEADLINE}</h1>{''.join(paragraphs())}{table}</article>").encode())
    assert found.text.endswith(f"{BODY[-1]}\n\n| Day | Ferries |\n\n| Monday | 40 |\n")


def test_what_readers_wrote_is_no_part_of_the_article() -> None:
    """However the page calls it, and though each comment reads like a paragraph."""
    said = "".join(
        f"<div class='sf_comment'><p>I have crossed that bridge for {years} years and never saw a crack in it, not one.</p></div>"
        for years in range(20, 32)
    )
    box = f"<div id='lista-comentarios'>{said}</div>"
    found = read_page(page(f"<div class='text'><h1>{HEADLINE}</h1>{''.join(paragraphs())}{box}</div>").encode())
    assert found.text == "\n\n".join([HEADLINE, *BODY]) + "\n"


def test_the_second_half_of_an_article_stays_whatever_it_is_called() -> None:
    """Some pages call the part below an advertisement the bottom."""
    halves = f"<div class='top'>{''.join(paragraphs()[:3])}</div><div class='bottom'>{''.join(paragraphs()[3:])}</div>"
    found = read_page(page(f"<article><h1>{HEADLINE}</h1>{halves}</article>").encode())
    assert found.text == "\n\n".join([HEADLINE, *BODY]) + "\n"


def test_a_form_below_the_article_is_no_part_of_it() -> None:
    """A newsletter's promises in paragraphs of their own."""
    asked = "".join(
        f"<p>{line}</p>"
        for line in ("Sign up to our letter.", "You can leave it whenever you like.", "You have signed up. Thank you!")
    )
    form = f"<div class='newsletter-subscribe'><h3>The harbour in your post</h3>{asked}<button>Confirm</button></div>"
    found = read_page(page(f"<article><h1>{HEADLINE}</h1>{''.join(paragraphs())}{form}</article>").encode())
    assert found.text == "\n\n".join([HEADLINE, *BODY]) + "\n"


def test_lists_and_subheadings_keep_their_lines() -> None:
    """The items of a list stand together."""
    items = ["replace the bearings of both piers", "seal the deck", "paint the railings"]
    listed = "".join(f"<li>{item}</li>" for item in items)
    found = read_page(
        page(
            f"<article><h1>{HEADLINE}</h1>{paragraphs()[0]}<h2>What is to be done</h2><ul>{listed}</ul>{paragraphs()[1]}</article>"
        ).encode()
    )
    assert f"\n\nWhat is to be done\n\n- {items[0]}\n- {items[1]}\n- {items[2]}\n\n{BODY[1]}" in found.text


# What the page says of its article

ARTICLE = f"<article><h1>{HEADLINE}</h1>{''.join(paragraphs())}</article>"
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Not this"},
        {
            "@type": ["NewsArticle"],
            "headline": HEADLINE,
            "datePublished": "2024-03-12T23:30:00-05:00",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "Max O&#39;Hara"}],
            "publisher": {"@type": "Organization", "name": "The  Gazette"},
        },
    ],
}


def facts(head: str, address: str | None = None) -> dict[str, tuple[str, str]]:
    found: WebPage = read_page(page(ARTICLE, head).encode(), None, address)
    return {key: (fact.value, fact.basis.removeprefix("inferred: ")) for key, fact in found.facts.items()}


def test_linked_data_is_trusted_most() -> None:
    """JSON-LD names the field; the day is the publisher's own, not that of Greenwich."""
    head = f"<script type='application/ld+json'>{json.dumps(LINKED)}</script><meta name=author content='Web Team'>"
    assert facts(head) == {
        "outlet": ("The Gazette", "the page’s metadata names it (publisher of its JSON-LD)"),
        "byline": ("Jane Doe, Max O'Hara", "the page’s metadata names them (author of its JSON-LD)"),
        "date": ("2024-03-12", "the page’s metadata gives it (datePublished of its JSON-LD)"),
    }


def test_meta_elements_come_next_and_say_which_they_are() -> None:
    """Open Graph and its like; an author that is an address is no author."""
    head = (
        "<meta property='og:site_name' content='The Gazette'><meta property='article:author' content='https://x.example/u'>"
        "<meta name='Author' content='By Jane Doe'><meta property='article:published_time' content='2024-03-12'>"
        "<link rel=canonical href='/2024/bridge'>"
    )
    assert facts(head, "https://gazette.example/2024/bridge?utm_source=x") == {
        "outlet": ("The Gazette", "the page’s metadata names it (og:site_name)"),
        "byline": ("Jane Doe", "the page’s metadata names them (author)"),
        "date": ("2024-03-12", "the page’s metadata gives it (article:published_time)"),
        "url": ("https://gazette.example/2024/bridge", "the page’s own canonical link"),
    }


def test_what_the_page_does_not_say_is_not_guessed() -> None:
    """No clock, no host name, no copyright line stands in for a date or an outlet."""
    assert facts("") == {}
    assert facts("", "https://gazette.example/a") == {
        "url": ("https://gazette.example/a", "the address that it was fetched from")
    }


@pytest.mark.parametrize(
    "head",
    [
        "<script type='application/ld+json'>{not json</script>",
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"author\": 7, \"publisher\": [], \"datePublished\": {}}</script>",
        "<meta name=date content='last Tuesday'><meta name=pubdate content='2024-02-31'>",
        "<link rel=canonical href='javascript:alert(1)'><meta property=og:url content='https://u:p@x.example/'>",
        "<link rel=canonical href='http://[broken'>",
        "<meta name=author content=''><meta name=author><meta property=og:site_name content='Gaz\u202eette'>",
    ],
)  # fmt: skip
def test_nonsense_says_nothing(head: str) -> None:
    """Broken or hostile metadata is passed over."""
    assert facts(head) == {}


def test_a_canonical_link_to_the_front_page_is_a_mistake() -> None:
    """Then the address that was fetched is the better one."""
    found = facts("<link rel=canonical href='https://gazette.example/'>", "https://gazette.example/2024/bridge")
    assert found["url"][0] == "https://gazette.example/2024/bridge"


def test_the_page_s_language_is_read() -> None:
    """As BCP 47; anything else is none."""
    german = page(ARTICLE).replace("lang='en'", "lang='de-AT'")
    assert read_page(german.encode()).language == "de-AT"
    assert read_page(german.replace("de-AT", "x{}").encode()).language is None


@pytest.mark.parametrize(
    "markup",
    ["", " \n", "<html></html>", "<script>var story = 'text'</script>", "<!-- nothing -->", "\0\0", "<p>“…”</p>"],
)
def test_a_page_without_an_article_is_told(markup: str) -> None:
    """An empty page, or one that only a script would fill."""
    with pytest.raises(NoArticle):
        read_page(markup.encode())

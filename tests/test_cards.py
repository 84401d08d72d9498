"""The picture and the tags of a shared link."""

from __future__ import annotations

import dataclasses
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from generator.building.build import build
from generator.exporting.interchange.social import card_path, cards_of, pictures
from generator.showing.cards import Card, is_writable, picture
from generator.showing.pages import pages_of
from generator.showing.words import ENGLISH, words
from tests.builders import a_briefing, a_config, a_statement, laid
from tests.test_content import FILES

CARD = Card("Word for Word", "Briefing", "The talks begin", "5 articles", "#1b3a5c")
URL = "https://example.org/b/"


def shown(card: Card) -> Image.Image:
    return Image.open(BytesIO(picture(card))).convert("RGB")


def test_a_card_has_the_size_that_networks_show_and_the_colour_of_the_site() -> None:
    image = shown(CARD)
    assert image.size == (1200, 630)
    assert image.getpixel((600, 5)) == (0x1B, 0x3A, 0x5C)
    assert image.getpixel((600, 600)) == (0xFD, 0xFC, 0xFA)


def test_the_same_card_gives_the_same_bytes_and_another_one_others() -> None:
    assert picture(CARD) == picture(dataclasses.replace(CARD))
    for field in dataclasses.fields(Card):
        other = "#000000" if field.name == "colour" else "Something else"
        assert picture(dataclasses.replace(CARD, **{field.name: other})) != picture(CARD), field.name


@pytest.mark.parametrize("title", ["x" * 400, "word " * 200, "x " * 3, "Ж" * 90, "a " * 500_000])
def test_no_title_leaves_the_paper(title: str) -> None:
    image = shown(dataclasses.replace(CARD, title=title, kicker=title, foot=title))
    paper = (0xFD, 0xFC, 0xFA)
    edge = [image.getpixel((x, y)) for x in (*range(0, 70, 3), *range(1130, 1200, 3)) for y in range(20, 630, 3)]
    assert set(edge) == {paper}


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("Größe “zählt” – naïve", True),
        ("Відповіді на вимоги", True),
        ("Ελλάδα", True),
        ("الباب", False),
        ("דלת", False),
    ],
)
def test_what_the_font_cannot_write_is_known(text: str, can: bool) -> None:
    assert is_writable(text) is can
    assert not is_writable("会談")
    assert not is_writable("हिन्दी")


def test_a_title_that_cannot_be_written_has_no_card() -> None:
    cards = cards_of([a_briefing(title="الباب مفتوح")], a_config(), ENGLISH)
    assert "" not in cards
    assert cards["talks/door/"].kicker == ""


def test_cards_speak_the_language_of_the_site() -> None:
    card = cards_of([a_briefing()], a_config(language="de"), words("de"))[""]
    assert (card.kicker, card.foot) == ("Briefing · Stand 26. Januar 2022", "2 Artikel, 4 geprüfte Zitate")


def test_a_card_is_drawn_when_it_is_asked_for_and_known_by_what_it_says() -> None:
    one, other = pictures({"": CARD, "talks/": dataclasses.replace(CARD, title="Other")})
    assert one.path == "assets/cards.png"
    assert one.key != other.key
    assert one.key == next(pictures({"": CARD})).key
    assert one.content == picture(CARD)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    laid(root, FILES)
    assert build(root, URL).published
    return root / "site"


def tags(page: Path) -> dict[str, str]:
    found = LexborHTMLParser(page.read_text("utf-8")).css("meta[property^=og], meta[name^=twitter]")
    return {one.attributes.get("property") or one.attributes["name"]: one.attributes["content"] for one in found}


def test_every_page_has_its_tags_and_a_picture_that_is_there(site: Path) -> None:
    pages = list(site.rglob("index.html"))
    assert len(pages) > 8
    for page in pages:
        found = tags(page)
        address = f"{page.parent.relative_to(site).as_posix()}/".removeprefix("./")
        assert found["og:url"] == URL + address
        assert found["og:title"]
        assert 0 < len(found["og:description"]) <= 160
        description = LexborHTMLParser(page.read_text("utf-8")).css_first("meta[name=description]")
        assert description.attributes["content"] == found["og:description"]
        assert found["og:image"].startswith(URL)
        assert (site / found["og:image"].removeprefix(URL)).is_file()
        assert found["twitter:card"] == "summary_large_image"


def test_a_long_description_is_cut_at_a_word() -> None:
    """Not at a hyphen within one."""
    long = a_briefing(lede=a_statement("Well-known envoys went round the long-awaited-round-table. " * 8))
    home = pages_of((long,), a_config())[0]
    assert home.description == long.lede.text
    assert len(home.snippet) <= 160
    assert home.snippet.removesuffix(" …").split()[-1] in home.description.split()
    assert long.lede.text.startswith(home.snippet.removesuffix(" …"))


def test_a_page_without_a_card_of_its_own_has_its_briefings(site: Path) -> None:
    assert tags(site / "event/first/index.html")["og:image"] == URL + card_path("event/first/")
    assert tags(site / "event/quotations/index.html")["og:image"] == URL + card_path("")
    assert tags(site / "event/first/index.html")["og:type"] == "article"
    assert tags(site / "method/index.html")["og:type"] == "website"


def test_without_an_address_there_is_neither_card_nor_tag(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site.parent, tmp_path / "project")
    assert build(tmp_path / "project").published
    assert tags(tmp_path / "project/site/index.html") == {}
    assert not (tmp_path / "project/site/assets/cards.png").exists()

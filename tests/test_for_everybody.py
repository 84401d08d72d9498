"""Readers who set their browser otherwise: other languages, forced colours, 400 % zoom, no motion."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from generator.building.build import build
from tests.builders import a_briefing, a_config, several_articles
from tests.conftest import Window, objections, published, the_shipped_project, until
from tests.screens import PAGES as SHIPPED
from tests.test_layout import STYLE

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[1]
PAGES = [
    "",
    "talks/door/",
    "talks/quotations/",
    "talks/utterances/",
    "talks/coverage/",
    "talks/timeline/",
    "talks/issues/door/",
    "talks/dossier/",
    "actors/jo-weaver/",
    "method/",
]
PHONE = {"width": 390, "height": 800}
UNFOLD = "document.querySelectorAll('details').forEach(one => one.open = true)"
BRIEFINGS = (several_articles(), a_briefing("before", date="2021-05-01", title="Before"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    return serve(published(tmp_path_factory.mktemp("site"), BRIEFINGS, a_config()))


@pytest.mark.parametrize("language", ["de", "ar"])
def test_axe_finds_nothing_in_another_language_and_no_word_is_too_long_for_a_phone(
    window: Window, tmp_path: Path, serve: Callable[[Path], str], language: str
) -> None:
    """In the one with the longest words, and from right to left; small phones in all of them: below."""
    home = serve(published(tmp_path, BRIEFINGS, a_config(language=language)))
    with window(viewport=PHONE, reduced_motion="reduce") as page:
        for address in PAGES:
            page.goto(home + address)
            assert page.locator("html").get_attribute("lang") == language
            page.evaluate(UNFOLD)
            assert objections(page, without="color-contrast") == [], address  # colours are the same in every language
            page.set_viewport_size({"width": 320, "height": 800})
            until(page, "document.documentElement.scrollWidth <= 320", seconds=5)
            page.set_viewport_size({"width": 390, "height": 800})


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """The site that comes with the generator, in a language; each is built once."""

    @cache
    def site_in(language: str = "en") -> Path:
        root = the_shipped_project(tmp_path_factory.mktemp(language))
        config = re.sub("language: en", f"language: {language}", (ROOT / "site_config.yml").read_text("utf-8"))
        (root / "site_config.yml").write_text(config, "utf-8")
        assert build(root).published
        return root / "site"

    return site_in


@pytest.mark.slow
def test_the_home_page_is_light(shipped: Callable[..., Path]) -> None:
    """Over the wire, packed: at most 60 KB for who runs no scripts, 200 KB for who does."""
    site = shipped()
    home = (site / "index.html").read_text("utf-8")
    styles, scripts = (re.findall(f'<{tag}"([^"]+)"', home) for tag in ('link rel="stylesheet" href=', "script src="))

    def packed(names: list[str]) -> int:
        return sum(len(gzip.compress((site / name).read_bytes())) for name in names)

    assert len(styles) > 2
    assert scripts
    assert packed(["index.html", *styles]) < 60_000
    assert packed(["index.html", *styles, *scripts]) < 200_000


def test_at_400_percent_a_passage_stays_on_the_screen_and_keys_read_to_its_end(
    window: Window, shipped: Callable[..., Path], serve: Callable[[Path], str]
) -> None:
    home = serve(shipped())
    with window(viewport={"width": 320, "height": 256}) as page:
        page.goto(home)
        page.keyboard.press("Tab")  # so that what has the focus shows it
        page.locator("a.ref").nth(2).focus()
        page.wait_for_selector("#peek .peek-source")
        until(page, "document.querySelector('#peek').getBoundingClientRect().bottom <= innerHeight", seconds=5)
        assert page.evaluate("document.querySelector('#peek').getBoundingClientRect().top") >= 0
        for _ in range(20):
            page.keyboard.press("PageDown")
        end = "(one => one.scrollTop + one.clientHeight >= one.scrollHeight - 2)(document.querySelector('#peek'))"
        until(page, end, seconds=5)


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_pressed_stays_under_the_finger(
    window: Window, shipped: Callable[..., Path], serve: Callable[[Path], str], width: int
) -> None:
    """A press gives the focus before it is a click: what moves then is not clicked."""
    home = serve(shipped())
    with window(viewport={"width": width, "height": 800}) as page:
        for address in SHIPPED.values():
            page.goto(home + address)
            page.evaluate(UNFOLD)
            moved = page.evaluate(
                """[...document.querySelectorAll('.md-content :is(a, button, summary)')].filter((one) => {
                const places = () => { const { x, y } = one.getBoundingClientRect(); return `${x} ${y}`; };
                const before = places();
                one.focus({ preventScroll: true, focusVisible: false });
                return places() !== before; }).map((one) => one.outerHTML)"""
            )
            assert moved == [], address


@pytest.mark.parametrize("width", [390, 1024])
def test_what_has_the_focus_is_in_sight(
    window: Window, shipped: Callable[..., Path], serve: Callable[[Path], str], width: int
) -> None:
    """Also a link of the drawer, and of a table's head, which cards leave out."""
    home = serve(shipped())
    with window(viewport={"width": width, "height": 800}) as page:
        for address in ("", SHIPPED["coverage"], SHIPPED["article"]):
            page.goto(home + address)
            page.keyboard.press("Tab")
            page.evaluate(UNFOLD)
            unseen = page.evaluate(
                """[...document.querySelectorAll(':is(nav, .md-content) a, button, summary')].filter((one) => {
                if (!one.checkVisibility({ visibilityProperty: true })) return false;
                one.focus({ focusVisible: true });
                const { left, right, top, height } = one.getClientRects()[0];
                const isAt = (x) => document.elementsFromPoint(x, top + height / 2).includes(one);
                return ![left + 2, (left + right) / 2, right - 2].some(isAt); }).map((one) => one.outerHTML)"""
            )
            assert unseen == [], address


@pytest.mark.slow
def test_in_the_midst_of_the_matrix_its_issues_and_its_actors_stay_in_sight(
    window: Window, shipped: Callable[..., Path], serve: Callable[[Path], str]
) -> None:
    home = serve(shipped())
    with window(viewport={"width": 900, "height": 400}) as page:
        page.goto(home)
        page.evaluate(UNFOLD)
        scrolled = "Object.assign(document.querySelector('.matrix-scroll'), {scrollTop: 300, scrollLeft: 200})"
        page.evaluate(f"{scrolled}.scrollIntoView({{behavior: 'instant', block: 'end'}})")
        places = page.evaluate("""() => { const top = one => one.getBoundingClientRect();
            const [box, head, actor] = [".matrix-scroll", ".matrix thead th:nth-child(2)", ".matrix tbody th"].map(one => top(document.querySelector(one)));
            return [head.top - box.top, actor.left - box.left, document.querySelector(".matrix-scroll").scrollTop] }""")
        assert places[:2] == [0, 0]
        assert places[2] > 100


CUT = """() => [...document.querySelectorAll("article *")].filter(one =>
    getComputedStyle(one).overflow !== "visible" && one.checkVisibility() && !one.closest(".unseen, .scroll, svg") &&
    (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)).map(one => one.className || one.tagName)"""
"""What is not shown whole, but for what only screen readers say and what scrolls."""


def test_paper_gives_whole_what_a_screen_cuts_for_a_glance(
    window: Window, shipped: Callable[..., Path], serve: Callable[[Path], str]
) -> None:
    home = serve(shipped())
    with window(viewport={"width": 700, "height": 900}) as page:
        page.goto(home + SHIPPED["article"])
        assert "jump" in page.evaluate(CUT)
        page.emulate_media(media="print")
        for address in SHIPPED.values():
            page.goto(home + address)
            assert page.evaluate(CUT) == [], address
        page.goto(home)
        first, *others = PdfReader(BytesIO(page.pdf())).pages
        statement = page.locator(".statements > li > p").first.text_content()
        assert " ".join(first.extract_text().split()).find(statement[:40]) > 0  # a list begins where there is room
        assert all(len(one.extract_text()) > 500 for one in others[:-1])


TORN = """[...document.querySelectorAll('td.number')].filter((one) => {
  const words = document.createRange();
  words.selectNodeContents(one);
  return new Set([...words.getClientRects()].map((line) => line.top)).size > 1;
}).map((one) => one.textContent)"""
"""The numbers that stand in more lines than one."""


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
def test_no_page_of_the_shipped_site_shuts_out_a_small_phone(
    window: Window, shipped: Callable[..., Path], serve: Callable[[Path], str], language: str
) -> None:
    """320 pixels, which is also a window of 1280 at 400 %: every type of page in every language of the interface."""
    home = serve(shipped(language))
    with window(viewport={"width": 320, "height": 256}) as page:
        for address in SHIPPED.values():
            page.goto(home + address)
            assert page.locator("html").get_attribute("lang") == language
            page.evaluate(UNFOLD)
            assert page.evaluate("document.documentElement.scrollWidth") == 320, address
            assert page.evaluate(TORN) == [], address
            assert objections(page, only="target-size") == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_lose_nothing(window: Window, site: str, scheme: str) -> None:
    """What only a ground's colour tells has a border instead; pictures are drawn in the reader's own colour."""
    with window(forced_colors="active", color_scheme=scheme, viewport={"width": 1280, "height": 900}) as page:
        for address in PAGES:
            page.goto(site + address)
            page.evaluate(UNFOLD)
            assert objections(page, only="color-contrast") == [], address
        page.goto(site)
        border = "one => getComputedStyle(one).borderTopStyle"
        assert page.locator("table.matrix .stance").first.evaluate(border) == "solid"
        page.goto(f"{site}talks/coverage/")
        assert page.locator("table.coverage td.shared a").first.evaluate(border) == "solid"
        ground = "one => getComputedStyle(one, '::before').backgroundColor"
        key = {name: page.locator(f".key .{name}").evaluate(ground) for name in ("shared", "only", "omitted")}
        assert key["omitted"] == "rgba(0, 0, 0, 0)"  # hollow, as its mark in the pictures is
        assert key["shared"] == key["only"] != key["omitted"]
        page.goto(f"{site}talks/door/")
        assert page.locator("mark").first.evaluate(border) == "solid"


@pytest.mark.parametrize("address", PAGES)
def test_at_400_per_cent_a_page_reads_in_one_column_and_the_masthead_leaves_room(
    window: Window, site: str, address: str
) -> None:
    """A window of 1280 by 1024 at 400 %."""
    with window(viewport={"width": 320, "height": 256}) as page:
        page.goto(site + address)
        page.evaluate(UNFOLD)
        until(page, "document.documentElement.scrollWidth <= 320", seconds=5)
        assert page.locator(".masthead").bounding_box()["height"] <= 256 / 4
        hidden = page.evaluate(
            "[...document.querySelectorAll('.md-content p, .md-content li, .md-content td')].filter(one => "
            "one.clientWidth && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'hidden' "
            "&& !one.closest('a.jump, .jumps')).map(one => one.outerHTML)"
        )
        assert hidden == []


def test_forced_colours_still_tell_the_passage_that_was_asked_for(window: Window, site: str) -> None:
    with window(viewport=PHONE, forced_colors="active") as page:
        page.goto(site + "talks/door/")
        anchor = page.locator("mark[data-passages]").first.get_attribute("data-passages").split()[0]
        page.goto(f"{site}talks/door/#{anchor}")
        page.locator("mark.is-target").first.wait_for()
        grounds = page.evaluate(
            "[...document.querySelectorAll('mark')].map((one) => getComputedStyle(one).backgroundColor)"
        )
        assert len(set(grounds)) == 2


def test_quotations_stay_where_they_are_when_the_fields_come_that_filter_them(window: Window, site: str) -> None:
    def place_of_the_list(page: Any) -> float:
        page.goto(site + "talks/quotations/")
        return float(page.locator("#speakers").bounding_box()["y"])

    with window(viewport=PHONE) as page:
        whole = place_of_the_list(page)
        page.route("**/briefing.js", lambda route: route.abort())
        assert not page.locator("form.filters").evaluate("(one) => one.hidden")
        assert place_of_the_list(page) == whole
        assert not page.locator("form.filters").is_visible()
    with window(viewport=PHONE, java_script_enabled=False) as page:
        assert place_of_the_list(page) < whole


def test_without_styles_no_picture_of_the_masthead_fills_the_screen(window: Window, site: str) -> None:
    with window(viewport=PHONE) as page:
        page.route("**/*.css", lambda route: route.abort())
        page.goto(site)
        boxes = [one.bounding_box() for one in page.locator("header svg:visible").all()]
        assert [box["width"] for box in boxes] == [24] * 3


def test_nothing_moves_for_a_reader_who_asks_for_that(window: Window, site: str) -> None:
    moving = """() => [...document.querySelectorAll('*')].filter(one => {
      const style = getComputedStyle(one);
      const lasts = value => value.split(',').some(part => parseFloat(part) > 0.01);
      return lasts(style.transitionDuration) || (style.animationName !== 'none' && lasts(style.animationDuration));
    }).map(one => one.outerHTML.slice(0, 120))"""
    with window(viewport=PHONE, reduced_motion="reduce") as page:
        for address in ("", "talks/door/", "talks/quotations/"):
            page.goto(site + address)
            assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
            assert page.evaluate(moving) == []


def test_labels_are_the_fonts_own_small_capitals_and_figures_stand_in_lines_or_in_columns(
    window: Window, site: str
) -> None:
    """A font without small capitals shows its ordinary letters; none are made smaller."""
    with window(viewport=PHONE, bypass_csp=True) as page:
        page.goto(site)
        page.add_style_tag(content=STYLE)  # a font that has them
        until(page, "document.fonts.status === 'loaded'")
        label = page.locator(".scope dt").first
        width = "(one, caps) => { one.style.cssText = `width: max-content; ${caps}`; return one.getBoundingClientRect().width; }"
        assert label.evaluate(width, "font-variant-caps: normal") != label.evaluate(width, "")
        style = "(one, name) => getComputedStyle(one)[name]"
        for one in (label, page.locator(".kicker").first):
            assert one.evaluate(style, "fontSynthesisSmallCaps") == "none"
        assert "oldstyle-nums" in page.locator(".statements > li > p").first.evaluate(style, "fontVariantNumeric")
        assert page.locator("table.matrix td").first.evaluate(style, "fontVariantNumeric") == "lining-nums tabular-nums"

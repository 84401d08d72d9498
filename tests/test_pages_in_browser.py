"""The pages as a reader meets them, in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.builders import (
    TEXT,
    a_briefing,
    a_config,
    a_quotation,
    a_statement,
    an_actor,
    an_article,
    several_articles,
)
from tests.conftest import Window, objections, published, until

pytestmark = pytest.mark.browser
PAGES = [
    "",
    "talks/door/",
    "talks/gate/",
    "talks/quotations/",
    "talks/dossier/",
    "talks/utterances/",
    "talks/coverage/",
    "talks/timeline/",
    "talks/issues/door/",
    "talks/sources/",
    "briefings/",
    "actors/",
    "actors/jo-weaver/",
    "actors/jo-weaver/before/",
    "method/",
    "404.html",
]
BRIEFINGS = (several_articles(), a_briefing("before", date="2021-05-01", title="Before"))
CONFIG = a_config(repository="https://forge.example/we/talks")


@pytest.fixture(scope="module")
def root_site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    return serve(published(tmp_path_factory.mktemp("root"), BRIEFINGS, CONFIG))


@pytest.fixture(scope="module")
def sub_site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The site under a sub-path, as a project's GitHub Pages are."""
    config = CONFIG.model_copy(update={"url": "https://example.org/repo/"})
    site = published(tmp_path_factory.mktemp("sub"), BRIEFINGS, config)
    served = tmp_path_factory.mktemp("served")
    shutil.copytree(site, served / "repo")
    return f"{serve(served)}repo/"


@pytest.fixture(params=["root", "sub-path"])
def site(request: pytest.FixtureRequest, root_site: str, sub_site: str) -> str:
    return root_site if request.param == "root" else sub_site


@pytest.fixture
def page(window: Window, site: str) -> Iterator[Any]:
    """A page that fails the test when it asks another host for anything or reports an error."""
    faults: list[str] = []
    with window(viewport={"width": 1280, "height": 800}) as page:
        page.on(
            "console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda problem: faults.append(str(problem)))
        page.on(
            "request", lambda request: None if request.url.startswith((site, "data:")) else faults.append(request.url)
        )
        yield page
    assert faults == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_no_other_host_and_reports_no_error(page: Any, site: str, address: str) -> None:
    response = page.goto(site + address)
    assert response.status == 200
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("address", PAGES)
def test_no_page_scrolls_sideways(window: Window, root_site: str, address: str) -> None:
    with window() as page:
        page.goto(root_site + address)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            until(page, f"document.documentElement.scrollWidth <= {width}", seconds=5)


def test_text_at_twice_its_size_makes_no_page_of_a_phone_scroll_sideways(window: Window, root_site: str) -> None:
    """As readers set it in their browser."""
    with window(viewport={"width": 360, "height": 640}) as page:
        twice = {"fontSizes": {"standard": 32, "fixed": 26}}
        page.context.new_cdp_session(page).send("Page.setFontSizes", twice)
        for address in PAGES:
            page.goto(root_site + address)
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            for width in (320, 360):
                page.set_viewport_size({"width": width, "height": 640})
                until(page, f"document.documentElement.scrollWidth <= {width}", seconds=5)
                name = "(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.masthead__name'))"
                assert page.evaluate(name)


def test_a_word_without_end_makes_no_page_scroll_sideways(
    window: Window, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """Ten thousand letters in a title, a name, a statement and a quotation, at the width of a small phone."""
    word = "w" * 10_000
    text = TEXT.replace("small step", f"small {word} step")
    small = a_quotation(f"small {word} step", key="small-step", text=text)
    door = an_article("door", text, quotations=(a_quotation(), small))
    weaver = an_actor(name=f"Jo {word}")
    briefing = a_briefing(title=word, statements=(a_statement(word),), articles=(door,), actors=(weaver,))
    address = serve(published(tmp_path, (briefing,), CONFIG))
    with window(viewport={"width": 320, "height": 800}) as page:
        talks = ("door/", "quotations/", "coverage/", "timeline/", "issues/door/", "dossier/")
        for name in ("", *(f"talks/{one}" for one in talks), "actors/"):
            page.goto(address + name)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            until(page, "document.documentElement.scrollWidth <= 320", seconds=5)


def test_text_from_right_to_left_turns_nothing_beside_it(page: Any, site: str) -> None:
    """A number behind a Hebrew name stands behind it, as it does behind any name."""
    page.goto(site)
    page.evaluate("""document.querySelector("article").insertAdjacentHTML(
        "beforeend", "<p id=turned><a href='#turned'>שלום</a> 3 <q>عربي</q> 4</p>")""")
    places = page.evaluate("""[...document.getElementById("turned").childNodes].map(node => {
        const range = document.createRange(); range.selectNode(node); return range.getBoundingClientRect().left })""")
    assert places == sorted(places)


def test_from_a_statement_to_the_marked_words_and_back(page: Any, site: str) -> None:
    page.goto(site)
    page.locator("#s-1 a.ref").first.click()
    page.wait_for_url(re.compile(r"talks/door/#p-\d+-\d+$"))
    marked = page.locator("mark.is-target")
    assert marked.all_inner_texts() == ["the reply made no concessions"]
    seen = "box => box.top > 40 && box.bottom < 800"
    until(page, f"({seen})(document.querySelector('mark.is-target').getBoundingClientRect())")
    page.locator(".excerpt", has=marked).locator(".bears-out a", has_text="The door stays open.").click()
    page.wait_for_url(re.compile(r"#s-1$"))
    assert page.locator("#s-1").is_visible()


def test_the_words_of_a_statement_open_in_place(page: Any, site: str) -> None:
    page.goto(site)
    page.locator("#s-1 summary").click()
    assert page.locator("#s-1 .passages").is_visible()


def test_a_filled_cell_of_the_matrix_opens_its_evidence(page: Any, site: str) -> None:
    page.goto(site)
    page.locator("table.matrix td.filled a").first.click()
    page.wait_for_url(re.compile(r"talks/issues/door/#at-jo-weaver$"))
    assert page.locator("#at-jo-weaver .stand-claim").first.is_visible()


def test_the_matrix_becomes_cards_on_a_phone_and_says_what_is_not_known(window: Window, root_site: str) -> None:
    with window(viewport={"width": 390, "height": 800}) as page:
        page.goto(root_site)
        assert page.locator("table.matrix tbody td").first.evaluate("one => getComputedStyle(one).display") == "grid"
        assert not page.locator("table.matrix").is_visible()
        page.get_by_text("Actor by actor, on every issue").click()
        assert page.get_by_text("No known position on 1 of 2 issues").is_visible()


def test_the_matrix_stands_open_where_there_is_room(window: Window, root_site: str) -> None:
    with window(viewport={"width": 1280, "height": 800}, java_script_enabled=False) as page:
        page.goto(root_site)
        assert page.locator("table.matrix").is_visible()
        assert not page.get_by_text("Actor by actor, on every issue").is_visible()


@pytest.mark.parametrize(("scheme", "is_light"), [("light", True), ("dark", False)])
def test_the_page_follows_the_readers_colour_scheme(
    window: Window, root_site: str, scheme: str, is_light: bool
) -> None:
    with window(color_scheme=scheme) as page:
        page.goto(root_site)
        until(page, f"document.body.dataset.mdColorScheme === '{'default' if is_light else 'slate'}'")
        red = page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
        assert (red > 128) is is_light


def test_a_reader_can_choose_dark_against_the_system(page: Any, site: str) -> None:
    page.goto(site)
    for _ in range(2):
        page.locator("[data-md-component=palette] label:visible").click()
    until(page, "document.body.dataset.mdColorScheme === 'slate'")


def test_the_pages_of_a_briefing_lie_side_by_side_where_there_is_room(page: Any, site: str) -> None:
    page.goto(f"{site}talks/quotations/")
    menu = page.locator(".md-nav--primary")
    assert menu.locator("a[aria-current]:visible").all_inner_texts() == ["Quotations"]
    tops = menu.locator("a:visible").evaluate_all("links => links.map(one => one.getBoundingClientRect().top)")
    assert len(tops) == 7
    assert len(set(tops)) == 1
    menu.get_by_role("link", name="Timeline").click()
    page.wait_for_url(re.compile(r"talks/timeline/$"))


def test_an_unknown_address_shows_the_sites_own_page(window: Window, site: str) -> None:
    with window() as page:
        assert page.goto(f"{site}no/such/page").status == 404
        assert page.locator("h1").inner_text() == "This page is not here"
        page.locator(".ways-on a").first.click()
        page.wait_for_url(site)


def test_every_page_works_without_scripts(window: Window, root_site: str) -> None:
    with window(java_script_enabled=False) as page:
        page.goto(f"{root_site}talks/door/#p-86-115")
        assert page.locator("#p-86-115 + mark").inner_text() == "the reply made no concessions"


def test_the_home_page_is_named_after_its_briefing_and_the_site(page: Any, site: str) -> None:
    page.goto(site)
    assert page.title() == "The talks begin – Word for Word"


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_to_object_to(window: Window, root_site: str, width: int) -> None:
    """Unfolded, with the links to edit, and in the dark, which changes colours alone."""
    with window(viewport={"width": width, "height": 900}, reduced_motion="reduce") as page:
        found = []
        for address in PAGES:
            page.emulate_media(color_scheme="light")
            page.goto(root_site + address)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            found += [(address, *fault) for fault in objections(page)]
            page.locator("#editing").set_checked(True) if page.locator("#editing").count() else None
            if page.locator("a.edit").count():
                found += [(address, *fault) for fault in objections(page, "{ include: ['a.edit'] }")]
            page.emulate_media(color_scheme="dark")
            until(page, "document.body.dataset.mdColorScheme === 'slate'")
            found += [(address, *fault) for fault in objections(page, only="color-contrast")]
    assert found == []


def test_from_a_card_to_all_prints_and_back(page: Any, site: str) -> None:
    page.goto(f"{site}talks/door/")
    page.locator("#q-no-change .echo a").click()
    page.wait_for_url(re.compile(r"talks/utterances/#u-there-really-is-no-change$"))
    block = page.locator("section.utterance").first
    assert block.locator("del").first.text_content() == " [without: really] "
    block.locator("#m-gate--no-change").click()
    page.wait_for_url(re.compile(r"talks/gate/#q-no-change$"))


def test_from_a_mark_of_the_matrix_to_the_words_and_back(page: Any, site: str) -> None:
    page.goto(f"{site}talks/coverage/")
    page.get_by_role("link", name="only in article 1").first.click()
    page.wait_for_url(re.compile(r"talks/door/#"))
    page.get_by_role("link", name="What this article alone reports").click()
    page.wait_for_url(re.compile(r"talks/coverage/#article-door$"))
    assert page.locator("#article-door").is_visible()


def test_the_picture_of_coverage_has_a_name_and_a_text(page: Any, site: str) -> None:
    page.goto(f"{site}talks/coverage/")
    picture = page.get_by_role("img", name=re.compile("Statements by article One row for each article"))
    assert picture.count() == 1


def test_the_heads_of_the_matrix_stay_in_sight(page: Any, site: str) -> None:
    page.goto(f"{site}talks/coverage/")
    head = page.locator("table.coverage thead th").first
    assert head.evaluate("one => getComputedStyle(one).position") == "sticky"


@pytest.mark.parametrize("address", [one for one in PAGES if one.startswith(("talks/", "actors/"))])
def test_every_link_of_a_page_is_reached_with_the_keyboard(window: Window, root_site: str, address: str) -> None:
    with window() as page:
        page.goto(root_site + address)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.locator("#editing").check()
        wanted = page.locator("article a[href]:not(.on-paper a)").count()
        page.evaluate("document.querySelector('article').tabIndex = -1; document.querySelector('article').focus()")
        reached = set()
        for _ in range(3 * wanted + 20):
            page.keyboard.press("Tab")
            place = "[...document.querySelectorAll('article a[href]')].indexOf(document.activeElement)"
            reached.add(page.evaluate(place))
            if len(reached - {-1}) == wanted:
                break
    assert len(reached - {-1}) == wanted


@pytest.mark.parametrize("address", [one for one in PAGES if one.startswith(("talks/", "actors/"))])
def test_a_page_reads_the_same_without_scripts(window: Window, root_site: str, address: str) -> None:
    texts = []
    for scripts in (True, False):
        with window(java_script_enabled=scripts) as page:
            page.goto(root_site + address)
            if scripts:
                page.evaluate("document.querySelectorAll('button.copy, form.filters').forEach(one => one.remove())")
            texts.append(page.locator("article").inner_text())
    assert texts[0] == texts[1]


def peek(page: Any) -> Any:
    return page.locator(".peek")


def test_resting_on_a_piece_of_evidence_shows_the_passage_in_its_sentence(page: Any, site: str) -> None:
    page.goto(site)
    page.locator("#s-1 a.ref").first.hover()
    peek(page).wait_for()
    assert peek(page).locator("mark").all_inner_texts() == ["the reply made no concessions"]
    assert "Minister Jo Weaver said the reply made no concessions." in peek(page).inner_text()
    assert "Outlet: The Gazette" in peek(page).inner_text()
    assert "Date: 26 January 2022 (inferred)" in peek(page).inner_text()
    page.keyboard.press("Escape")
    assert peek(page).count() == 0


@pytest.mark.parametrize("address", PAGES)
def test_every_mark_that_leads_to_words_shows_them(page: Any, site: str, address: str) -> None:
    """Of each kind of mark one: also those of a key actor's quotations, which lead to the cards."""
    page.goto(site + address)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    kinds = page.evaluate(
        """() => { const kinds = {}; for (const one of document.querySelectorAll(
        '.md-content a:is([href*="#p-"], [href*="#q-"]):not([rel~="external"], .permalink)'))
          if (one.checkVisibility()) kinds[`${one.parentElement.className} ${one.className}`] ??= one.getAttribute('href');
        return kinds; }"""
    )
    for kind, href in kinds.items():
        page.locator(f'.md-content a[href="{href}"]:visible:not(.permalink)').first.hover()
        peek(page).wait_for()
        assert peek(page).locator("mark").first.inner_text(), kind
        page.keyboard.press("Escape")
        page.mouse.move(0, 0)


def test_the_marks_of_a_key_actor_show_what_the_actor_said(page: Any, site: str) -> None:
    page.goto(f"{site}talks/door/")
    page.locator("#key-actors ~ .scroll table.actors a.ref").first.hover()
    assert peek(page).locator("mark").first.inner_text() == "There is no change,"


def test_a_passage_is_reached_at_once_however_long_the_page(page: Any, site: str) -> None:
    page.goto(f"{site}talks/door/")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_links_to_edit_stand_beside_each_claim_for_those_who_wish_them_and_stay(page: Any, site: str) -> None:
    page.goto(site)
    every = page.locator("#s-1 a.edit, .saying a.edit").count()
    assert every > 1
    assert page.locator("a.edit:visible").count() == 0
    page.get_by_label("Show a link to edit beside each claim").check()
    assert page.locator("#s-1 a.edit:visible, .saying a.edit:visible").count() == every
    page.goto(f"{site}talks/timeline/")
    assert page.locator(".timeline a.edit:visible").count() == page.locator(".timeline > li").count()
    page.get_by_label("Show a link to edit beside each claim").uncheck()
    assert page.locator("a.edit:visible").count() == 0


def test_links_to_edit_are_had_without_scripts_too(window: Window, root_site: str) -> None:
    with window(java_script_enabled=False) as page:
        page.goto(root_site)
        page.locator("#editing").check()
        assert page.locator("#s-1 a.edit").is_visible()


def test_the_keyboard_reaches_the_passage_and_its_source(page: Any, site: str) -> None:
    page.goto(site)
    page.locator("#s-1 a.ref").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    peek(page).wait_for()
    described = page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby')).innerText"
    )
    assert "the reply made no concessions" in described
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.peek a')"):
            break
    assert page.evaluate("document.activeElement.hash").startswith("#p-")
    page.keyboard.press("Escape")
    assert peek(page).count() == 0
    assert page.evaluate("document.activeElement.matches('a.ref')")


def test_a_tap_shows_the_passage_and_a_second_tap_goes_there_and_back(window: Window, root_site: str) -> None:
    with window(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True) as page:
        page.goto(root_site)
        ref = page.locator("#s-1 a.ref").first
        ref.tap()
        peek(page).wait_for()
        assert page.url == root_site
        box = peek(page).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        ref.tap()
        page.wait_for_url(re.compile(r"talks/door/#p-\d+-\d+$"))
        page.go_back()
        page.wait_for_url(root_site)


def test_a_phones_back_closes_a_tapped_passage_and_stays_on_the_page(window: Window, root_site: str) -> None:
    """What Back closes on a phone is a close watcher; the browser of a desk only lets a script ask for it."""
    with window(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True) as page:
        page.add_init_script("""window.CloseWatcher = class extends CloseWatcher {
            constructor() { super(); window.made = [...(window.made ?? []), this]; } };""")
        page.goto(root_site)
        ref = page.locator("#s-1 a.ref").first
        for _ in range(2):
            ref.tap()
            peek(page).wait_for()
            page.evaluate("made.at(-1).requestClose()")
            until(page, "document.querySelector('#peek') === null")
            assert page.url == root_site
        ref.tap()
        peek(page).wait_for()
        page.locator("h1").first.tap()
        until(page, "document.querySelector('#peek') === null")
        closed = page.evaluate(
            "new Promise(told => { made.at(-1).onclose = () => told(true); made.at(-1).requestClose(); setTimeout(told, 200, false) })"
        )
        assert not closed  # nothing is left for Back to close


def test_without_scripts_evidence_is_a_plain_link_and_no_control_is_dead(window: Window, root_site: str) -> None:
    with window(java_script_enabled=False) as page:
        page.goto(root_site + "talks/quotations/")
        assert not page.locator("form.filters").is_visible()
        assert page.locator("button.copy:visible").count() == 0
        page.goto(root_site)
        page.locator("#s-1 a.ref").first.click()
        assert re.search(r"talks/door/#p-\d+-\d+$", page.url)


def test_quotations_are_filtered_and_the_address_keeps_the_choice(page: Any, site: str) -> None:
    page.goto(site + "talks/quotations/")
    every = page.locator(".saying:visible").count()
    page.locator("select[name=article]").select_option("roof")
    some = page.locator(".saying:visible").all_inner_texts()
    assert 0 < len(some) < every
    assert page.url.endswith("?article=roof")
    assert page.locator(".count").inner_text() == str(len(some))
    page.reload()
    assert page.locator(".saying:visible").all_inner_texts() == some
    page.get_by_role("button", name="Show all").click()
    until(page, "location.search === ''")
    assert page.locator(".saying:visible").count() == every
    for pasted in ("“There is no change”", '"no  change'):
        page.locator("input[name=words]").fill(pasted)
        assert page.locator(".saying:visible").count() == 1
    page.locator("input[name=words]").fill("NO CHANGE")
    assert all("no change" in one for one in page.locator(".saying:visible").all_inner_texts())
    assert page.locator(".saying:visible").count() > 0


def test_an_article_is_chosen_with_its_own_words_alone(page: Any, site: str) -> None:
    """Where articles print an utterance differently, each is shown with what it prints."""
    page.goto(site + "talks/quotations/")
    credits = page.locator(".wording:visible .credit")
    everybody = credits.all_inner_texts()
    page.locator("select[name=article]").select_option("gate")
    chosen = credits.all_inner_texts()
    assert 0 < len(chosen) < len(everybody)
    assert all("Article 2" in credit for credit in chosen)


def test_where_no_quotation_fits_the_page_says_so_and_shows_the_way_out(page: Any, site: str) -> None:
    page.goto(site + "talks/quotations/")
    everything = page.get_by_role("button", name="Show all")
    assert not everything.is_visible()
    page.locator("input[name=words]").fill("unheard of")
    assert page.get_by_role("status").inner_text().endswith("No quotation fits this choice.")
    everything.click()
    until(page, "document.querySelectorAll('.saying:not([hidden])').length > 0")
    assert not everything.is_visible()


def test_a_print_of_a_choice_says_what_was_chosen_and_how_much_of_all_it_is(page: Any, site: str) -> None:
    page.goto(site + "talks/quotations/")
    assert "Filtered" not in printed(page)
    page.goto(site + "talks/quotations/?article=door&words=change")
    chosen, of = page.locator(".saying:visible").count(), page.locator(".saying").count()
    assert chosen < of
    said = "Filtered: Words: “change”; Article: 1. Door stays open, minister says."
    assert f"{said} {chosen} of {of} shown" in printed(page)
    assert not page.get_by_text("Filtered:").is_visible()


def test_an_address_with_a_choice_that_is_none_shows_everything(page: Any, site: str) -> None:
    page.goto(site + "talks/quotations/?article=99&speaker=<b>&kind=__proto__")
    assert page.locator(".saying:visible").count() == page.locator(".saying").count()


def test_a_copy_has_the_words_their_credit_and_their_link(browser: Any, root_site: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(root_site + "talks/door/")
    page.locator("#q-no-change button.copy").click()
    until(page, "document.querySelector('#q-no-change .copy').textContent === 'copied'")
    words = page.evaluate("navigator.clipboard.readText()")
    credit = "Jo Weaver, Minister, “Door stays open, minister says”, The Gazette, 26 January 2022 (inferred)"
    assert words == f"“There is no change,” ({credit}) {root_site}talks/door/#q-no-change"
    context.close()


NOTED = ["", "talks/door/", "talks/issues/door/", "talks/timeline/", "actors/jo-weaver/"]
"""Pages that show evidence beside claims."""


@pytest.mark.parametrize("address", NOTED)
def test_on_paper_evidence_is_numbered_and_stands_once_as_notes_at_the_end(page: Any, site: str, address: str) -> None:
    page.goto(site + address)
    beside = ".evidence .passages > li, .passages.on-paper > li, .jumps > li"
    words = set(page.locator(beside).locator(".said, .prose").all_text_contents())
    before = page.locator("article").inner_html()
    page.emulate_media(media="print")
    until(page, "document.querySelector('ol.notes') !== null")
    assert page.locator(beside).locator("visible=true").count() == 0
    assert set(page.locator("ol.notes > li").locator(".said, .prose").all_text_contents()) == words
    numerals = page.locator("sup.notes-here a").all_text_contents()
    notes = page.locator("ol.notes > li").count()
    assert [*dict.fromkeys(map(int, numerals))] == [*range(1, notes + 1)]  # in the order of the claims
    assert page.locator("sup.notes-here a").evaluate_all("all => all.every(one => document.querySelector(one.hash))")
    page.emulate_media(media="screen")
    until(page, "document.querySelector('ol.notes') === null")
    assert page.locator("article").inner_html().replace(' class=""', "") == before.replace(' class=""', "")


def test_on_a_tablet_a_matrix_of_few_issues_is_seen_whole(window: Window, root_site: str) -> None:
    with window(viewport={"width": 768, "height": 900}) as page:
        page.goto(root_site)
        assert page.locator(".matrix-scroll").evaluate("one => one.scrollWidth - one.clientWidth") == 0


def test_on_a_phone_the_menu_leads_to_the_pages_of_the_briefing_and_home(window: Window, root_site: str) -> None:
    with window(viewport={"width": 390, "height": 800}) as page:
        page.goto(f"{root_site}talks/door/")
        menu, opens = page.locator(".md-nav--primary"), page.locator(".masthead label[for=__drawer]")
        opens.click()
        menu.get_by_text("Who reports what").click()
        page.wait_for_url(f"{root_site}talks/coverage/")
        opens.click()
        menu.locator(".md-nav__title a").click()
        page.wait_for_url(root_site)


@pytest.mark.parametrize("address", ["", "talks/timeline/", "talks/quotations/?speaker=jo-weaver"])
def test_what_is_for_paper_alone_is_not_seen_on_the_screen(page: Any, site: str, address: str) -> None:
    page.goto(site + address)
    assert page.locator(".on-paper").count() > 0
    assert page.locator(".on-paper").locator("visible=true").count() == 0


def printed(page: Any) -> str:
    """The text of a page as it is printed."""
    pages = PdfReader(BytesIO(page.pdf())).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def test_a_print_says_of_which_site_and_briefing_it_is_a_page(page: Any, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{site}talks/door/")
    assert page.locator(".masthead").inner_text().split() == CONFIG.title.split()
    assert page.locator(".trail").inner_text().split("\n")[0] == BRIEFINGS[0].title
    page.goto(f"{site}talks/dossier/")  # its title is the briefing's
    assert not page.locator(".trail").is_visible()


def test_on_paper_a_list_of_statements_begins_where_there_is_room(page: Any, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{site}talks/dossier/")
    kept = page.locator(".statements > li > p").evaluate_all("all => all.map(one => getComputedStyle(one).breakAfter)")
    assert set(kept) == {"auto"}


def test_the_dossier_reads_on_a_phone_without_the_heads_of_its_tables(window: Window, site: str) -> None:
    """Bare numbers say what they are, and what is reported stands out from whose article it is in."""
    with window(viewport={"width": 390, "height": 800}) as page:
        page.goto(f"{site}talks/dossier/")
        label = "one => getComputedStyle(one, '::before').content"
        assert "Articles" in page.locator(".articles-of").first.evaluate(label)
        colour = "one => getComputedStyle(one).color"
        claim = page.locator(".positions-of td > p").first
        assert claim.evaluate(colour) == page.locator("article").evaluate(colour)
        assert claim.evaluate(colour) != claim.locator(".aside").evaluate(colour)


def test_a_print_says_of_each_note_where_it_stands_and_of_each_article_what_it_is(page: Any, site: str) -> None:
    page.goto(site + "talks/issues/door/")
    text = printed(page)
    claims, notes = text.split(" Notes ")
    assert "“There is no change,”" not in claims
    assert "“There is no change,” – Jo Weaver, in Article 1, The Gazette" in notes
    assert "Door stays open, minister says The Gazette; 26 January 2022" in notes.partition("Sources")[2]
    page.goto(site + "talks/door/")
    text = printed(page)
    assert "Notes Door stays open, minister says · Outlet: The Gazette · Date: 26 January 2022 (inferred)" in text
    assert "Jo Weaver Minister 2 " in text  # how many quotations, not the numbers that lead to them on a screen


def test_without_scripts_a_print_has_the_words_below_their_claims(window: Window, root_site: str) -> None:
    with window(java_script_enabled=False) as page:
        page.goto(root_site + "talks/issues/door/")
        text = printed(page)
    assert " Notes " not in text
    assert "“There is no change,” Jo Weaver, in Article 1, The Gazette" in text
    assert "Door stays open, minister says The Gazette; 26 January 2022" in text


SPEECH = " ".join(f"Sentence {number} of the long speech says what was said before it." for number in range(1, 31))


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """A site with a quotation of thirty sentences."""
    text = TEXT.replace("There is no change,", SPEECH)
    said = a_quotation(SPEECH, text=text)
    door = an_article("door", text, quotations=(said,), positions=(), readings=())
    briefing = a_briefing(articles=(door,), statements=(), timeline=(), figures=())
    return serve(published(tmp_path_factory.mktemp("speech"), (briefing,), CONFIG))


CLIPPED = "document.querySelector('.long blockquote p').scrollHeight > document.querySelector('.long blockquote p').clientHeight + 1"


@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize("address", ["", "talks/quotations/", "actors/jo-weaver/"])
def test_a_list_shows_the_beginning_of_a_long_quotation_and_the_rest_on_request(
    window: Window, speech: str, address: str, has_scripts: bool
) -> None:
    with window(java_script_enabled=has_scripts, viewport={"width": 390, "height": 800}) as page:
        page.goto(speech + address)
        assert page.locator(".long blockquote").text_content() == SPEECH  # for searches, copies and those who listen
        assert page.evaluate(CLIPPED)
        assert page.locator(".long blockquote").bounding_box()["height"] < 200
        fold = page.locator(".long summary")
        assert fold.inner_text() == "the whole quotation"
        fold.focus()
        page.keyboard.press("Enter")
        until(page, f"!({CLIPPED})")
        assert page.locator(".long blockquote").bounding_box()["height"] > 400
        page.keyboard.press("Enter")
        until(page, CLIPPED)
        assert not has_scripts or objections(page) == []
        text = printed(page)
    assert SPEECH in re.sub(r"\d+ / \d+ ", "", text)  # also over the end of a page
    assert "the whole quotation" not in text


def test_words_at_the_end_of_a_long_quotation_are_found(window: Window, speech: str) -> None:
    with window() as page:
        page.goto(f"{speech}talks/quotations/?words=sentence+30+of")
        assert page.locator(".saying:visible").count() == 1

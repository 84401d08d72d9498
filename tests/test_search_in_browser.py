"""The search as a reader meets it, in a real browser; and how much a first view and a search transfer."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.building.build import build
from generator.exporting.search import words_of
from generator.showing.words import CATALOGUES, words
from tests.bench.sites import write_project
from tests.builders import a_briefing, a_config, several_articles
from tests.conftest import Window, objections, published, the_shipped_project, until
from tests.hostile import STRINGS

pytestmark = pytest.mark.browser
REPOSITORY = Path(__file__).parents[1]
KIB = 1024
SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) shift += one.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


class Visit:
    """A page, what it has fetched, compressed as servers do, and what went wrong."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.fetched: list[tuple[str, int]] = []
        self.faults: list[str] = []
        page.on("response", self._note)
        page.on("console", lambda told: self.faults.append(told.text) if told.type in ("error", "warning") else None)
        page.on("pageerror", lambda problem: self.faults.append(str(problem)))

    def _note(self, response: Any) -> None:
        if response.ok:
            self.fetched.append((response.url, len(gzip.compress(response.body()))))

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")

    def taken(self) -> tuple[int, list[str]]:
        """How many bytes were fetched since this was last asked, and which files."""
        found, self.fetched[:] = list(self.fetched), []
        return sum(size for _, size in found), [address for address, _ in found]

    def search(self, text: str) -> list[str]:
        """Open the search with the keyboard and type; the texts of what is found."""
        if not self.page.locator("dialog.search[open]").count():
            self.page.keyboard.press("/")
        self.page.get_by_role("searchbox").fill(text)
        self.page.wait_for_load_state("networkidle")
        until(self.page, "!document.querySelector('.search__status').textContent.includes('Escape')")
        shown: list[str] = self.page.locator(".search__list a").all_inner_texts()
        return shown


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    briefings = (several_articles(), a_briefing("before", date="2021-05-01", title="Before"))
    return published(tmp_path_factory.mktemp("site"), briefings, a_config())


@pytest.fixture(scope="module")
def site(folder: Path, serve: Callable[[Path], str]) -> str:
    return serve(folder)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The articles that ship with the generator."""
    root = the_shipped_project(tmp_path_factory.mktemp("seeds"))
    assert build(root).published
    return serve(root / "site")


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    visit = Visit(context.new_page())
    yield visit
    context.close()
    assert visit.faults == []


@pytest.mark.parametrize("width", [390, 1280])
def test_the_home_page_of_the_five_seeds_is_light_and_still(browser: Any, seeds: str, width: int) -> None:
    """Everything of a first view, compressed: with Material's own scripts, and where a reader has JavaScript off."""
    for scripts, most, requests in ((True, 200 * KIB, 9), (False, 60 * KIB, 6)):
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
        visit = Visit(context.new_page())
        if scripts:
            visit.page.add_init_script(SHIFTS)
        visit.open(seeds)
        size, fetched = visit.taken()
        assert size <= most, fetched
        assert len(fetched) <= requests, fetched
        assert all(address.startswith(seeds) for address in fetched)
        assert not [address for address in fetched if "search" in address or re.search(r"\.(woff2?|ttf|otf)$", address)]
        if scripts:
            visit.page.mouse.wheel(0, 5000)
            visit.page.wait_for_timeout(300)
            assert visit.page.evaluate("shift") < 0.0005
        context.close()


def test_nothing_of_the_search_is_fetched_before_a_reader_asks(visit: Visit, site: str) -> None:
    visit.open(site)
    assert not [address for address in visit.taken()[1] if "search" in address]
    visit.page.locator("button.masthead__search").click()
    visit.page.get_by_role("searchbox").wait_for()
    fetched = visit.taken()[1]
    assert [address.removeprefix(site) for address in fetched] == ["assets/search.js", "search/index.json"]


def test_a_search_at_any_size_fetches_little(visit: Visit, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    write_project(tmp_path, 60)
    assert build(tmp_path).published
    visit.open(serve(tmp_path / "site"))
    for text in ("the talks", "minister", "will not be reopened before the spring", "re"):
        visit.taken()
        visit.search(text)
        assert visit.taken()[0] <= 150 * KIB


def test_a_search_leads_to_the_quotation_with_the_keyboard_alone(visit: Visit, site: str) -> None:
    visit.open(f"{site}talks/issues/door/")
    assert any("There is no change," in one for one in visit.search("no change"))
    keyboard = visit.page.keyboard
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowUp")
    assert visit.page.evaluate("document.activeElement.matches('.search__list li:first-child a')")
    keyboard.press("ArrowUp")
    assert visit.page.evaluate("document.activeElement.matches('.search__words')")
    keyboard.press("Escape")
    assert visit.page.locator("dialog.search[open]").count() == 0
    visit.search("small step")
    visit.page.locator(".search__list a", has=visit.page.locator("q")).first.focus()
    keyboard.press("Enter")
    visit.page.wait_for_url(re.compile(r"talks/\w+/#q-small-step$"))
    assert visit.page.locator("dialog.search[open]").count() == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Blinkin", "Blinken"),
        ("stoltenburg", "Stoltenberg"),
        ("Blniken’s answer", "Blinken’s answer"),
        ("Zelenskiy", None),
        ("Blinken zebra", None),
        ("qqqq", None),
    ],
)
def test_a_misspelt_name_leads_to_the_one_that_was_meant(
    visit: Visit, seeds: str, typed: str, meant: str | None
) -> None:
    """With one slip or two; a word that is like no name, or stands somewhere, is let be."""
    visit.open(seeds)
    assert visit.search(typed) == []
    offered = visit.page.locator(".search__results button")
    until(visit.page, "document.querySelector('.search__status').textContent.startsWith('Nothing')")
    assert offered.all_inner_texts() == ([meant] if meant else [])
    if meant:
        offered.click()
        until(visit.page, "document.querySelectorAll('.search__list a').length > 0")
        assert visit.page.get_by_role("searchbox").input_value() == meant


def test_what_is_found_can_be_narrowed_to_a_kind_a_speaker_and_an_article(visit: Visit, seeds: str) -> None:
    """An article is found with what it prints itself."""
    visit.open(seeds)
    everything = visit.search("diplomatic path")
    page = visit.page
    box = page.get_by_role("dialog")
    box.get_by_label("Kind", exact=True).select_option("quotations")
    until(page, "document.querySelectorAll('.search__results h2').length === 1")
    found = page.locator(".search__list a")
    assert 0 < found.count() < len(everything)
    box.get_by_label("Article", exact=True).select_option("replies-to-russia-2022/no-change/")
    until(page, "document.querySelectorAll('.search__list a').length === 1")
    assert "sets out a diplomatic path forward, should Russia choose to use it." in found.inner_text()
    box.get_by_label("Article", exact=True).select_option("")
    page.get_by_role("searchbox").fill("russia")
    box.get_by_label("Speaker", exact=True).select_option(label="Jens Stoltenberg")
    until(page, "[...document.querySelectorAll('.search__title')].every(one => one.textContent === 'Jens Stoltenberg')")
    assert found.count() > 0


def test_a_search_stands_in_the_address_and_back_comes_back_to_it(visit: Visit, seeds: str) -> None:
    sources = f"{seeds}replies-to-russia-2022/sources/"
    visit.open(sources)
    visit.search("russia")
    page = visit.page
    page.get_by_label("Speaker").select_option("jens-stoltenberg")
    chosen = f"{sources}?search=russia&search-speaker=jens-stoltenberg"
    page.wait_for_url(chosen)
    until(page, "document.querySelectorAll('.search__results h2').length === 1")
    shown = page.locator(".search__list a").all_inner_texts()
    page.keyboard.press("Escape")
    page.wait_for_url(sources)
    page.goto(chosen)
    again = f"document.querySelectorAll('dialog[open] .search__list a').length === {len(shown)}"
    until(page, again)
    assert page.locator(".search__list a").all_inner_texts() == shown
    page.locator(".search__list a").first.click()
    page.wait_for_url(re.compile("#q-"))
    page.go_back()
    until(page, again)
    assert page.locator(".search__list a").all_inner_texts() == shown


def test_a_search_that_was_closed_is_there_again_when_it_is_opened(visit: Visit, seeds: str) -> None:
    """Its address, too. Without words nothing is chosen any more."""
    visit.open(seeds)
    found, page = visit.search("russia"), visit.page
    page.get_by_label("Speaker").select_option("jens-stoltenberg")
    until(page, "document.querySelectorAll('.search__results h2').length === 1")
    kinds = page.get_by_label("Kind").locator("option").all_inner_texts()
    assert len(kinds) == 2  # every kind, and the quotations that are left
    page.keyboard.press("Escape")
    page.wait_for_url(seeds)
    page.keyboard.press("/")
    page.wait_for_url(f"{seeds}?search=russia&search-speaker=jens-stoltenberg")
    page.get_by_role("searchbox").fill("")
    page.wait_for_url(seeds)
    assert visit.search("russia") == found


def test_on_a_low_screen_what_is_found_has_the_room(visit: Visit, seeds: str) -> None:
    """320 by 256 pixels are a window of 1280 by 1024 at 400 %: the fields to narrow by stand in one row."""
    visit.page.set_viewport_size({"width": 320, "height": 256})
    visit.open(seeds)
    assert visit.search("diplomacy")
    fields = [field.bounding_box() for field in visit.page.locator(".search__facets select").all()]
    assert len(fields) == 3
    assert len({field["y"] for field in fields}) == 1
    assert all(field["height"] >= 24 and field["x"] + field["width"] <= 320 for field in fields)
    first = visit.page.locator(".search__list a").first.bounding_box()
    assert first["y"] + 40 <= 256
    assert objections(visit.page) == []


def test_an_address_with_a_search_for_nothing_known_says_so(visit: Visit, site: str) -> None:
    visit.open(f"{site}?search=change&search-speaker=__proto__&search-kind=<b>&search-article=nowhere/")
    until(visit.page, "document.querySelector('.search__status')?.textContent === 'Nothing has all of these words.'")
    visit.page.get_by_role("dialog").get_by_label("Speaker").select_option("")
    assert visit.page.locator("dialog b").count() == 0


def test_enter_opens_the_first_that_is_found(visit: Visit, site: str) -> None:
    visit.open(site)
    visit.search("jo weaver")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(f"{site}actors/jo-weaver/")


def test_a_word_is_found_by_its_beginning_without_case_and_accents(visit: Visit, site: str) -> None:
    visit.open(site)
    assert visit.search("WÉAV")[0].startswith("Jo Weaver")
    assert visit.search("weaver nosuchword") == []
    assert "Nothing" in visit.page.locator(".search__status").inner_text()


def test_a_slash_in_a_field_is_a_slash(visit: Visit, site: str) -> None:
    visit.open(f"{site}talks/quotations/")
    visit.page.locator("input[name=words]").press("/")
    assert visit.page.locator("dialog.search").count() == 0
    assert visit.page.locator("input[name=words]").input_value() == "/"


def test_the_search_works_below_a_sub_path_and_where_there_is_no_page(
    visit: Visit, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    built = published(tmp_path, (several_articles(),), a_config(url="https://example.org/repo/"))
    shutil.copytree(built, tmp_path / "served/repo")
    root = serve(tmp_path / "served")
    visit.page.goto(f"{root}repo/no/such/page")
    visit.faults.clear()  # the browser says that the page is missing
    visit.search("small step")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(re.compile(rf"^{root}repo/talks/"))


def test_without_javascript_a_line_says_so(window: Window, site: str) -> None:
    with window(java_script_enabled=False) as page:
        page.goto(site)
        assert "JavaScript" in page.locator(".masthead__notice").inner_text()
        assert not page.locator("button.masthead__search").is_visible()


def test_a_search_that_cannot_be_loaded_says_so(window: Window, site: str) -> None:
    with window() as page:
        page.route("**/search/**", lambda route: route.abort())
        page.goto(site)
        page.keyboard.press("/")
        page.locator(".masthead__notice", has_text="could not be loaded").wait_for()


def test_the_browser_folds_words_as_the_index_does(visit: Visit, site: str) -> None:
    visit.open(site)
    texts = [
        *STRINGS,
        "Élysée İstanbul Straße GROẞ Łódź Ærø Œuvre ĐÀ Nẵng Þór ısı ΟΔΟΣ Україна й мир",
        "東京で 2022 한국어 हिन्दी ไทย עִבְרִית",
        "a b 5 é ﬁn Ⅻ ½ ℡ x²",
        "The U.S., the u.s. and U.S troops; J.R.R. Tolkien at 5 p.m.; example.org; É.U. a.b2 x.yz",
    ]
    folded = visit.page.evaluate(
        "async (texts) => { const { wordsOf } = await import('/assets/search.js'); return texts.map(wordsOf); }", texts
    )
    assert folded == [words_of(text) for text in texts]


@pytest.mark.parametrize("language", sorted(path.stem for path in CATALOGUES.glob("*.po")))
def test_the_box_speaks_the_language_of_the_site(
    visit: Visit, tmp_path: Path, serve: Callable[[Path], str], language: str
) -> None:
    visit.open(serve(published(tmp_path, config=a_config(language=language))))
    visit.page.get_by_role("button", name=words(language).text("Search")).click()
    visit.page.get_by_role("searchbox").fill("change")
    heading = visit.page.locator(".search__results h2", has_text=words(language).text("Quotations"))
    heading.wait_for()
    assert visit.page.get_by_role("button", name=words(language).text("Close")).is_visible()


def test_the_box_shuts_nobody_out(visit: Visit, site: str) -> None:
    visit.open(site)
    visit.search("change")
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme)
        assert objections(visit.page, "'dialog.search'") == []

"""The editor's loop in a real browser: save, and see; go wrong, and see what; mend it, and see the page again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Window
from tests.preview import PATIENCE, Preview, a_checkout, preview
from tests.test_content import ARTICLE, BRIEFING

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with preview(a_checkout(tmp_path_factory.mktemp("checkout"))) as started:
        yield started


def contents(*folders: Path) -> dict[Path, bytes]:
    """Every file of these, also while one folder takes the place of another."""
    while True:
        with suppress(FileNotFoundError):
            paths = [path for each in folders for path in (each, *each.rglob("*")) if path.is_file()]
            return {path: path.read_bytes() for path in paths}


MARK = "assets/mark.txt"


@pytest.fixture
def site(running: Preview) -> Iterator[Preview]:
    """The preview, whose files and site are as they were when the next test begins, and no build of them is to come.

    Pages show changes before the site does, so that the site of before may only not yet be that of the test. What
    tells is a mark, saved after everything else.
    """
    inputs = [running.root / name for name in ("content", "seeds", "theme", "site_config.yml")]
    before, site = contents(*inputs), contents(running.root / "site")
    yield running
    for path, text in before.items():
        if not path.is_file() or path.read_bytes() != text:
            path.write_bytes(text)
    number = str(int(before.get(running.root / "theme" / MARK, b"0")) + 1)
    (running.root / "theme" / MARK).write_text(number)
    site[running.root / "site" / MARK] = number.encode()
    running.wait_until(lambda: running.builds[-1].startswith("built ") and contents(running.root / "site") == site)


@pytest.fixture
def page(window: Window) -> Iterator[Any]:
    """A low window, so that pages scroll; it notes dialogs. What tests wait for is no script that a policy allows."""
    with window(viewport={"width": 800, "height": 300}, bypass_csp=True) as page:
        page.set_default_timeout(PATIENCE * 1000)
        page.dialogs = []
        page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
        yield page


def open_page(page: Any, address: str) -> None:
    """Open a page and leave a mark in it, which a reload would remove."""
    page.goto(address)
    page.wait_for_load_state("load")
    page.evaluate("window.mark = true")


def was_reloaded(page: Any) -> bool:
    return not page.evaluate("window.mark === true")


def errors_of(page: Any) -> str:
    """The text of the overlay, once there is one."""
    page.wait_for_selector("briefing-errors section")
    return str(page.inner_text("briefing-errors section"))


AS_IT_IS = """() => {
    const page = document.cloneNode(true);
    for (const one of page.querySelectorAll("script, link, briefing-errors")) one.remove();
    for (const one of page.querySelectorAll("[open]")) one.removeAttribute("open");
    return [page.title, page.querySelector("article").innerHTML, page.querySelector(".md-nav--secondary")?.innerText];
}"""
"""What a reader sees of a page: its title, its text, what stands on it."""


def assert_is_as_loaded(page: Any) -> None:
    """What was changed in place is what loading the page gives."""
    fresh = page.context.new_page()
    fresh.goto(page.url)
    fresh.wait_for_load_state("load")
    assert page.evaluate(AS_IT_IS) == fresh.evaluate(AS_IT_IS)
    fresh.close()


def scrolled_and_unfolded(page: Any, top: int) -> list[bool]:
    """Go down the page, and unfold every second thing that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach((one, n) => one.open = n % 2 == 0)")
    page.evaluate(f"scrollTo(0, {top})")
    return unfolded(page)


def unfolded(page: Any) -> list[bool]:
    return list(page.evaluate("[...document.querySelectorAll('details')].map(one => one.open)"))


def test_a_saved_change_is_shown_at_the_same_place(site: Preview, page: Any) -> None:
    """Words change where they stand: no reload, nothing moves, nothing folds."""
    open_page(page, f"{site.url}event/first/")
    before = scrolled_and_unfolded(page, 137)
    site.replace(ARTICLE, "The minister waits.", "The minister waits no longer.")
    page.wait_for_selector("text=The minister waits no longer.")
    assert not was_reloaded(page)
    assert (page.evaluate("scrollY"), unfolded(page)) == (137, before)
    assert_is_as_loaded(page)


def test_a_page_that_could_not_be_had_is_asked_for_again(site: Preview, page: Any) -> None:
    """Lost answers cost a moment, not the change: of the page made ahead, and of the one that the build made."""
    open_page(page, f"{site.url}event/first/")
    page.wait_for_function("performance.getEntriesByName(location.href).length > 1")  # it knows how it was sent
    lost: list[str] = []

    def lose_two(route: Any) -> None:
        if len(lost) == 2:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort()

    page.route("**/event/first/", lose_two)
    site.replace(ARTICLE, "The minister waits.", "The minister waits, at last.")
    page.wait_for_selector("text=The minister waits, at last.")
    assert len(lost) == 2


def test_a_change_of_the_frame_loads_the_page_again_at_the_same_place(site: Preview, page: Any) -> None:
    """As far down, and unfolded as it was."""
    open_page(page, f"{site.url}event/first/")
    before = scrolled_and_unfolded(page, 137)
    site.replace("theme/overrides/main.html", "{% block footer %}", "{% block footer %}<p>Just now</p>")
    page.wait_for_selector("text=Just now")
    page.wait_for_load_state("load")
    page.wait_for_function("scrollY === 137")
    assert was_reloaded(page)
    assert unfolded(page) == before


@pytest.mark.parametrize("change", ["words", "frame"])
def test_a_page_opened_at_an_anchor_stays_where_it_was_scrolled_to(site: Preview, page: Any, change: str) -> None:
    """Not back to the anchor."""
    open_page(page, f"{site.url}event/first/#quotations")
    page.evaluate("scrollTo(0, 53)")
    if change == "words":
        site.replace(ARTICLE, "The minister waits.", "Just now")
    else:
        site.replace("theme/overrides/main.html", "{% block footer %}", "{% block footer %}<p>Just now</p>")
    page.wait_for_selector("text=Just now")
    page.wait_for_load_state("load")
    page.wait_for_function("scrollY === 53")
    assert page.url.endswith("#quotations")


@pytest.mark.parametrize(
    ("name", "old", "new", "seen"),
    [
        (BRIEFING, "title: An event", "title: A great event", "document.body?.innerText.includes('A great event')"),
        ("content/actors.yml", "name: Jo Weaver", "name: Jo R. Weaver", "document.body?.innerText.includes('Jo R. Weaver')"),
        (ARTICLE, "seed: a.txt", "seed: a.txt\ntitle: We shall see", "document.title.includes('We shall')"),
        (ARTICLE, "summary:\n", "summary:\n  - text: One more.\n    evidence: [see]\n", "document.body?.innerText.includes('One more.')"),
        ("seeds/a.txt", "on Monday", "on Sunday", "document.body?.textContent.includes('on Sunday')"),
        ("site_config.yml", "title: Small", "title: Large", "document.title.includes('Large')"),
        ("theme/pages/article.md.j2", '<dt>{{ _("Length") }}</dt>', "<dt>Measure</dt>", "document.body?.textContent.includes('Measure')"),
        ("theme/overrides/main.html", "{% block footer %}", "{% block footer %}<p>Now</p>", "document.body?.innerText.includes('Now')"),
        ("theme/assets/briefing.js", "function showPassage() {", "document.title = 'Script';\nfunction showPassage() {", "document.title === 'Script'"),
    ],
)  # fmt: skip
def test_every_kind_of_file_is_followed(site: Preview, page: Any, name: str, old: str, new: str, seen: str) -> None:
    """YAML, seeds, settings, page templates, what is changed of Material, scripts; the page is as if it were loaded."""
    open_page(page, f"{site.url}event/first/")
    site.replace(name, old, new)
    page.wait_for_function(seen)
    page.wait_for_load_state("load")
    assert_is_as_loaded(page)


def test_styles_change_in_place(site: Preview, page: Any) -> None:
    """Without a reload; and back again."""
    open_page(page, f"{site.url}event/first/")
    style = site.root / "theme/assets/briefing.css"
    before = style.read_text()
    colour = "getComputedStyle(document.querySelector('h1')).color"
    first = page.evaluate(colour)
    style.write_text(f"{before}\nh1 {{ color: rgb(1, 2, 3) !important }}\n")
    page.wait_for_function(f"{colour} === 'rgb(1, 2, 3)'")
    style.write_text(before)
    page.wait_for_function(f"{colour} === '{first}'")
    assert not was_reloaded(page)
    assert page.evaluate("document.querySelectorAll('link[href*=\"briefing.css\"]').length") == 1


def test_a_style_that_takes_long_is_not_forgotten_over_other_news(site: Preview, page: Any) -> None:
    open_page(page, f"{site.url}event/first/")
    slow: list[Any] = []
    page.route(re.compile(r"assets/briefing\.css\?"), lambda route: route.continue_() if slow else slow.append(route))
    with (site.root / "theme/assets/briefing.css").open("a") as style:
        style.write("\nh1 { color: rgb(7, 8, 9) !important }\n")
    page.wait_for_function("document.querySelectorAll('link[href*=\"briefing.css\"]').length > 1")
    site.replace(ARTICLE, "The minister waits.", "The minister waits for a style.")
    page.wait_for_function("document.body?.textContent.includes('waits for a style')")
    page.wait_for_timeout(100)  # the news of the page brings the styles, too
    slow[0].continue_()
    page.wait_for_function("getComputedStyle(document.querySelector('h1')).color === 'rgb(7, 8, 9)'")


def test_a_style_whose_answer_is_lost_is_asked_for_again(site: Preview, page: Any) -> None:
    open_page(page, f"{site.url}event/first/")
    lost: list[str] = []

    def lose_the_first(route: Any) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort()

    page.route(re.compile(r"assets/briefing\.css\?"), lose_the_first)
    with (site.root / "theme/assets/briefing.css").open("a") as style:
        style.write("\nh1 { color: rgb(4, 5, 6) !important }\n")
    page.wait_for_function("getComputedStyle(document.querySelector('h1')).color === 'rgb(4, 5, 6)'")
    assert lost
    assert not was_reloaded(page)


def test_only_pages_that_changed_are_loaded_again(site: Preview, page: Any) -> None:
    """Another open page stays as it is."""
    other = page.context.new_page()
    open_page(other, f"{site.url}actors/jo-weaver/")
    open_page(page, f"{site.url}event/first/")
    site.replace(ARTICLE, "The minister waits.", "The minister sleeps.")
    page.wait_for_selector("text=The minister sleeps.")
    site.replace("theme/assets/briefing.css", ":root", "h1 { color: rgb(3, 2, 1) !important }\n:root")
    other.wait_for_function("getComputedStyle(document.querySelector('h1')).color === 'rgb(3, 2, 1)'")
    assert not was_reloaded(other)
    other.close()


def test_an_error_lies_over_the_last_good_page_until_it_is_mended(site: Preview, page: Any) -> None:
    """File, line, message and hint; no reload, as nothing else changed."""
    open_page(page, f"{site.url}event/first/")
    page.evaluate("scrollTo(0, 91)")
    site.replace(ARTICLE, "words: We shall see", "words: We shall hear")
    said = errors_of(page)
    line = next(n for n, text in enumerate((site.root / ARTICLE).read_text().splitlines(), 1) if "shall hear" in text)
    assert "Not built: 1 error" in said
    assert "words: We shall hear\n" in said
    assert "^^^^" in said
    assert f"{ARTICLE}:{line}:" in said
    assert "quotation-not-found" in said
    assert "[-hear-] {+see+}" in said
    assert page.locator("h1#top").is_visible()
    site.replace(ARTICLE, "words: We shall hear", "words: We shall see")
    page.wait_for_selector("briefing-errors", state="detached")
    assert not was_reloaded(page)
    assert page.evaluate("scrollY") == 91


def test_a_page_opened_after_the_error_shows_it_too(site: Preview, page: Any) -> None:
    """Escape puts it away; the next build that fails brings it again."""
    open_page(page, f"{site.url}event/first/")
    site.replace(BRIEFING, "title: An event", "titel: An event")
    assert "did you mean `title`?" in errors_of(page)
    open_page(page, f"{site.url}event/first/")
    assert "did you mean `title`?" in errors_of(page)
    page.keyboard.press("Escape")
    page.wait_for_selector("briefing-errors", state="detached")
    site.replace(BRIEFING, "titel: An event", "tittle: An event")
    assert "tittle" in errors_of(page)
    page.click("briefing-errors button")
    page.wait_for_selector("briefing-errors", state="detached")


def test_a_template_that_is_wrong_is_shown_and_ends_nothing(site: Preview, page: Any) -> None:
    """As content is: file, line, message."""
    open_page(page, f"{site.url}event/first/")
    template = site.root / "theme/pages/article.md.j2"
    good = template.read_text()
    template.write_text("{% if %}\n" + good)
    said = errors_of(page)
    assert "theme/pages/article.md.j2:1:1" in said
    assert "Expected an expression" in said
    template.write_text(good)
    page.wait_for_selector("briefing-errors", state="detached")
    assert not was_reloaded(page)


def test_what_an_error_quotes_is_only_text(site: Preview, page: Any) -> None:
    """Markup from content does not run in the overlay."""
    open_page(page, f"{site.url}event/first/")
    hostile = '"<img src=x onerror=alert(1)><script>alert(2)</script>": 1'
    path = site.root / BRIEFING
    path.write_text(f"{path.read_text()}{hostile}\n")
    assert "<img src=x onerror=alert(1)><script>alert(2)</script>" in errors_of(page)
    assert page.locator("briefing-errors img, briefing-errors script").count() == 0
    assert page.dialogs == []


def test_the_pages_policy_lets_the_preview_work(site: Preview, browser: Any) -> None:
    """No inline script or style: reload, overlay and styles in place work under it, and nothing is refused."""
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda line: refused.append(line.text) if line.type == "error" else None)
    page.goto(f"{site.url}event/first/")
    assert page.locator('meta[http-equiv="content-security-policy"]').count() == 1
    site.replace(ARTICLE, "The minister waits.", "The minister waits, once more.")
    page.wait_for_selector("text=The minister waits, once more.")
    site.replace("theme/assets/briefing.css", ":root", "h1 { display: none !important }\n:root")
    page.wait_for_selector("h1", state="hidden")
    site.replace(ARTICLE, "words: We shall see", "words: We shall hear")
    page.wait_for_selector("briefing-errors section")
    shown = page.evaluate("getComputedStyle(document.querySelector('briefing-errors')).position")
    assert (shown, refused) == ("fixed", [])
    context.close()


def test_what_the_build_writes_leads_to_no_build(site: Preview, page: Any) -> None:
    """One save, one build; neither our own output nor git's files count."""
    open_page(page, f"{site.url}event/first/")
    page.wait_for_timeout(1500)  # for what the test before left to do
    before = len(site.builds)
    os.utime(site.root / "site/index.html")
    for name in ("build/docs/index.md", ".git/index", ".vscode/x.json", "content/.x.swp", "content/x.yml~"):
        (site.root / name).parent.mkdir(exist_ok=True)
        (site.root / name).write_text("changed")
    page.wait_for_timeout(1500)
    site.replace(ARTICLE, "The minister waits.", "The minister walks.")
    page.wait_for_selector("text=The minister walks.")
    page.wait_for_timeout(1500)
    site.replace(ARTICLE, "The minister walks.", "The minister waits.")
    page.wait_for_selector("text=The minister waits.")
    site.wait_until(lambda: len(site.builds) >= before + 2)
    assert len(site.builds) == before + 2


def test_the_first_build_may_fail(tmp_path: Path, page: Any) -> None:
    """The preview comes up and says what is wrong; when it is mended, the page is there."""
    root = a_checkout(tmp_path)
    (root / ARTICLE).write_text((root / ARTICLE).read_text().replace("We shall see", "We shall hear"))
    with preview(root) as started:
        page.goto(started.url)
        assert "quotation-not-found" in errors_of(page)
        started.replace(ARTICLE, "We shall hear", "We shall see")
        page.wait_for_selector("h1#top")
        assert page.locator("briefing-errors").count() == 0


def test_a_page_left_open_finds_a_preview_that_was_started_again(tmp_path: Path, page: Any) -> None:
    """And shows what was saved in between."""
    root = a_checkout(tmp_path)
    with preview(root) as first:
        open_page(page, f"{first.url}event/first/")
        port = first.url.split(":")[2].strip("/")
    (root / ARTICLE).write_text((root / ARTICLE).read_text().replace("The minister waits.", "The minister left."))
    with preview(root, port):
        page.wait_for_selector("text=The minister left.")

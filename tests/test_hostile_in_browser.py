"""Hostile texts in a real browser: nothing runs, nothing is asked of another host, the search shows them as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.building.build import build
from tests.conftest import made_once, until
from tests.hostile import ASKED, BATCHES, groups, write_project

pytestmark = pytest.mark.browser

LISTEN = """
window.seen = [];
addEventListener("securitypolicyviolation", (event) => seen.push(event.violatedDirective + " " + event.sample));
for (const name of ["alert", "print", "open"]) window[name] = () => seen.push(name);
"""
SEARCHED = ("title", "quoted", "spaces", "TABLE")


@pytest.fixture(scope="module", params=BATCHES, ids=range(len(BATCHES)))
def strings(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """What stands in every field of the site."""
    return request.param


@pytest.fixture(scope="module")
def site(strings: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    def make(root: Path) -> None:
        write_project(root, hostile=True, strings=strings)
        assert build(root).published

    return serve(made_once(tmp_path_factory, f"hostile-{BATCHES.index(strings)}", make) / "site")


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A page that fails the test when anything in it runs, asks, reports or opens."""
    faults: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(LISTEN)
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda problem: faults.append(str(problem)))
    page.on("popup", lambda other: faults.append(f"opened {other.url}"))
    page.on("request", lambda request: None if request.url.startswith((site, "data:")) else faults.append(request.url))
    page.on("framenavigated", lambda frame: None if frame.url.startswith(site) else faults.append(frame.url))
    yield page
    assert page.evaluate("window.seen") == []
    context.close()
    assert faults == []


def addresses(strings: tuple[str, ...]) -> list[str]:
    """Every kind of page of the first briefing, and of every other briefing those with most texts."""
    kinds = ("", "second/", "utterances/", "coverage/", "timeline/", "issues/issue-1/")
    found = ["", "briefings/", "actors/", "method/", "404.html", *(f"event-0/{kind}" for kind in kinds if kind)]
    found += [f"event-{number}/first/" for number in range(len(groups(strings)))]
    found += [f"event-{number}/" for number in range(1, len(groups(strings)))]
    return found + [f"actors/actor-{number}/" for number in range(0, len(strings), 6)]


def test_nothing_happens_on_any_page(page: Any, site: str, strings: tuple[str, ...]) -> None:
    """Opened, unfolded, hovered: no script, no dialog, no request elsewhere, no error."""
    assert strings
    for address in addresses(strings):
        assert page.goto(site + address).status == 200, address
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for one in page.locator("a.ref").all()[:1]:
            one.hover()
        assert page.evaluate("window.seen") == [], address


@pytest.mark.skipif(bool(ASKED), reason="looks for words of the texts that are always tried")
def test_the_search_shows_hostile_texts_as_text(page: Any, site: str) -> None:
    """Found, shown with the words marked, and made of nothing but what the search itself makes."""
    page.goto(site)
    page.keyboard.press("/")
    known = set("section h2 ol li a span q mark button".split())
    for words in SEARCHED:
        page.get_by_role("searchbox").fill(words)
        until(
            page,
            f"[...document.querySelectorAll('.search__list mark')].some(one => one.innerText.startsWith({words!r}))",
        )
        made = page.evaluate("[...document.querySelectorAll('.search__results *')].map(one => one.localName)")
        assert set(made) <= known


def test_what_a_reader_types_into_the_search_does_nothing(page: Any, site: str) -> None:
    """Text in the box and in the address is text."""
    for text in ("<img src=x onerror=alert(1)>", "{{7*7}}", '"><script>alert(1)</script>', "__proto__ constructor"):
        page.goto(f"{site}?q={text}&h={text}#{text}")
        page.keyboard.press("/")
        page.get_by_role("searchbox").fill(text)
        until(page, "!document.querySelector('.search__status').textContent.includes('Escape')")
        assert "failed" not in page.locator(".search__status").inner_text()

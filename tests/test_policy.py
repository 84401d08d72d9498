"""Every page says what a browser may run and load of it: what the site itself brings, and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import html5lib
import material as material_theme
import pytest

from generator.publishing.policy import inline_scripts, policies
from generator.showing.theme import THEME
from tests.builders import a_config, several_articles
from tests.conftest import Window, published, until

PAGES = (
    "",
    "talks/door/",
    "talks/utterances/",
    "talks/coverage/",
    "talks/timeline/",
    "talks/issues/door/",
    "actors/",
    "actors/jo-weaver/",
    "method/",
    "404.html",
)
INSIDE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module", params=[None, "https://example.org/repo/"], ids=["root", "sub-path"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("site"), (several_articles(),), a_config(url=request.param))


def policy_of(html: str) -> dict[str, list[str]]:
    """A page's directives, as a browser reads them."""
    head = html5lib.parse(html, namespaceHTMLElements=False).find("head")
    [policy] = [one.get("content") for one in head if one.get("http-equiv") == "Content-Security-Policy"]
    return {name: values for name, *values in (directive.split() for directive in policy.split(";"))}


@pytest.mark.slow
def test_every_page_allows_its_own_scripts_and_no_other(site: Path) -> None:
    """The hashes are those of the scripts that stand in the page, one for one."""
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        hashes = [b64encode(sha256(script.encode()).digest()).decode() for script in INSIDE.findall(html)]
        assert policy_of(html)["script-src"] == ["'self'", *(f"'sha256-{one}'" for one in hashes)], page


def test_a_policy_allows_nothing_from_elsewhere(site: Path) -> None:
    """What is not named is forbidden, and only the site itself is named."""
    policy = policy_of((site / "index.html").read_text("utf-8"))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == ["'none'"]
    allowed = {value for name, values in policy.items() for value in values if not value.startswith("'sha256-")}
    assert allowed == {"'none'", "'self'", "data:"}
    assert policy["img-src"] == ["'self'", "data:"]


def test_the_policy_stands_before_anything_that_a_page_loads(site: Path) -> None:
    """A policy holds only for what comes after it."""
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        assert html.index("Content-Security-Policy") < html.index("<link")
        assert html.index('charset="utf-8"') < 1024


def test_no_page_has_what_the_policy_would_block(site: Path) -> None:
    """No style or event handler among the attributes, and no style element."""
    for page in site.rglob("*.html"):
        document = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
        for element in document.iter():
            assert element.tag != "style"
            assert not [name for name in element.attrib if name == "style" or str(name).startswith("on")]


def test_material_writes_the_three_scripts_that_we_know() -> None:
    """A new version of the theme with another script in its pages is looked at before it is trusted."""
    scripts = inline_scripts("..")
    assert [script[:22] for script in scripts] == [
        '__md_scope=new URL("..',
        'var palette=__md_get("',
        "var target=document.ge",
    ]


def test_a_feature_of_material_brings_its_script() -> None:
    """What `site_config.yml` turns on in the theme works."""
    assert len(inline_scripts(".", ("content.tabs.link",))) == 4


def test_what_we_override_is_there_to_be_overridden() -> None:
    """A new version of the theme that drops a block or a partial would show its own in its place."""
    material = Path(material_theme.__file__).parent / "templates"
    blocks = set(re.findall(r"{%-? *block (\w+)", (material / "base.html").read_text("utf-8")))
    ours = set(re.findall(r"{%-? *block (\w+)", (THEME / "overrides/main.html").read_text("utf-8")))
    assert ours - blocks == set()
    partials = {path.relative_to(THEME / "overrides") for path in (THEME / "overrides").rglob("*.html")}
    assert {str(path) for path in partials if not (material / path).is_file()} == set()
    assert ours
    assert len(partials) > 3


def test_pages_at_different_depths_have_different_policies() -> None:
    """One of the scripts holds the way to the site's root."""
    assert len(set(policies([".", "..", "../..", "/repo/"]).values())) == 4


LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective + " " + event.blockedURI));
"""
INJECTED = """
const script = document.createElement("script"); script.textContent = "window.ran = 1"; document.body.append(script);
document.body.insertAdjacentHTML("beforeend", "<img src='https://elsewhere.example/x.png' onerror='window.ran = 2'>");
document.body.insertAdjacentHTML("beforeend", "<p style='color:red' id=styled>x</p>");
"""


@pytest.fixture
def page(window: Window) -> Iterator[Any]:
    with window() as page:
        page.add_init_script(LISTEN)
        yield page


@pytest.fixture
def address(request: pytest.FixtureRequest, site: Path, serve: Callable[[Path], str], tmp_path: Path) -> str:
    """The site as it is served: from the root of a host, or below its sub-path."""
    if "repo" not in (site / "404.html").read_text("utf-8"):
        return serve(site)
    (tmp_path / "repo").symlink_to(site)
    return f"{serve(tmp_path)}repo/"


@pytest.mark.browser
def test_every_page_works_without_a_violation(page: Any, address: str) -> None:
    """Pages, search and palette in a real Chromium: nothing that they need is blocked, nothing asks another host."""
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda problem: errors.append(str(problem)))
    for name in PAGES:
        page.goto(address + name)
        for _ in range(2):
            page.locator("[data-md-component=palette] label:visible").click()
        until(page, "document.body.dataset.mdColorScheme === 'slate'")
        page.evaluate("localStorage.clear()")
        page.keyboard.press("/")
        page.get_by_role("searchbox").press_sequentially("change")
        page.locator(".search__list a").first.wait_for()
        assert page.evaluate("violations") == [], name
    assert errors == []
    assert {url for url in asked if not url.startswith((address, "data:"))} == set()


@pytest.mark.browser
def test_a_script_that_gets_into_a_page_does_not_run(page: Any, address: str) -> None:
    """Were everything else to fail, the policy still stops scripts, handlers, styles and requests."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(INJECTED)
    until(page, "violations.length >= 3")
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.getElementById('styled')).color") != "rgb(255, 0, 0)"


@pytest.mark.browser
def test_a_page_opened_as_a_file_is_styled_and_runs(page: Any, site: Path) -> None:
    """Without a server, the page's own styles and scripts are its own still."""
    page.goto((site / "talks/door/index.html").as_uri())
    until(page, "document.body.dataset.mdColorScheme")
    until(page, "!document.documentElement.classList.contains('no-js')")
    assert page.evaluate("violations") == []
    assert page.locator(".masthead").evaluate("one => getComputedStyle(one).position") in (
        "sticky",
        "fixed",
        "relative",
    )

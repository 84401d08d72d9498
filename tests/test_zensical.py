"""The other renderer makes the same site: text, anchors, links and data; what differs is listed here and in README.md."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from generator.building.build import build
from generator.cli import main
from generator.publishing.site import zensical
from tests.builders import laid
from tests.conftest import the_shipped_project, until
from tests.hostile import CHOSEN, write_project
from tests.test_content import FILES
from tests.test_policy import LISTEN

pytestmark = pytest.mark.slow
REPOSITORY = Path(__file__).parents[1]
ADDRESS = "https://example.org/repo/"
Pair = tuple[Path, Path]


def both(root: Path) -> Pair:
    """A project's site as MkDocs makes it, and as Zensical does."""
    assert build(root, site_url=ADDRESS).published
    shutil.copytree(root / "site", root / "of-mkdocs")
    report = build(root, site_url=ADDRESS, renderer="zensical")
    assert report.published, [one.as_text() for one in report.diagnostics]
    return root / "of-mkdocs", root / "site"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    root = the_shipped_project(tmp_path_factory.mktemp("seeds"))
    return both(root)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    root = tmp_path_factory.mktemp("hostile")
    write_project(root, hostile=True, strings=CHOSEN)
    return both(root)


def files(site: Path) -> set[str]:
    """Every file but those of the theme."""
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {name for name in found if not name.startswith(("assets/javascripts/", "assets/stylesheets/"))}


def facts(site: Path, name: str) -> dict[str, Any]:
    """What a page says and where it leads."""
    page = site / name
    tree = LexborHTMLParser(page.read_text("utf-8"))
    content = tree.css_first("article")
    metas = {one.attributes.get("name") or one.attributes.get("property"): one.attributes["content"] for one in tree.css("meta[content]")}  # fmt: skip
    return {
        "language": tree.css_first("html").attributes["lang"],
        "title": tree.css_first("title").text(),
        "about": {name: text for name, text in metas.items() if name},
        "text": content.text(separator=" ").split(),
        "ids": [one.attributes["id"] for one in content.css("[id]") if one.attributes["id"] != "__skip"],
        "links": [urljoin(f"{ADDRESS}{name.removesuffix('index.html')}", one.attributes["href"]) for one in tree.css("article a[href], header a[href]")],
        "here": [one.text() for one in tree.css("[aria-current]")],
        "frame": tree.css_first("header ul").text(separator=" ").split() + tree.css_first("footer").text().split(),
        "json": [one.text() for one in tree.css("script[type='application/ld+json']")],
        "alternates": [(one.attributes["rel"], one.attributes["href"]) for one in tree.css("link[rel=alternate], link[rel=canonical]")],
    }  # fmt: skip


@pytest.mark.parametrize("which", ["seeds", "hostile"])
def test_each_page_says_the_same_and_leads_to_the_same(which: str, request: pytest.FixtureRequest) -> None:
    one, other = request.getfixturevalue(which)
    pages = sorted(name for name in files(one) if name.endswith(".html"))
    assert len(pages) > 40
    for name in pages:
        assert facts(other, name) == facts(one, name), name


@pytest.mark.parametrize("which", ["seeds", "hostile"])
def test_every_other_file_is_the_same(which: str, request: pytest.FixtureRequest) -> None:
    """Data, search, feeds and Markdown twins, byte for byte."""
    one, other = request.getfixturevalue(which)
    assert files(one) - files(other) == {"sitemap.xml.gz"}
    assert files(other) - files(one) == set()
    for name in files(one) - {"sitemap.xml", "sitemap.xml.gz"}:
        if not name.endswith(".html"):
            assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_the_sitemap_lists_the_same_pages(seeds: Pair) -> None:
    one, other = (
        {each.text() for each in LexborHTMLParser((site / "sitemap.xml").read_text("utf-8")).css("loc")}
        for site in seeds
    )
    assert one == other


def test_the_same_content_gives_the_same_bytes(seeds: Pair) -> None:
    site = seeds[1]
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert build(site.parent, site_url=ADDRESS, renderer="zensical").published
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.browser
def test_pages_work_without_a_violation_of_their_policy(
    browser: Any, seeds: Pair, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    shutil.copytree(seeds[1], tmp_path / "repo")
    root = f"{serve(tmp_path)}repo/"
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(LISTEN)
    errors: list[str] = []
    page.on("pageerror", lambda problem: errors.append(str(problem)))
    page.on("request", lambda request: None if request.url.startswith((root, "data:")) else errors.append(request.url))
    for address in ("", "actors/nato/", "replies-to-russia-2022/no-change/", "404.html"):
        page.goto(root + address)
        assert "script-src" in page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
        for _ in range(2):
            page.locator("[data-md-component=palette] label:visible").click()
        until(page, "document.body.dataset.mdColorScheme === 'slate'")
        page.evaluate("localStorage.clear()")
        page.keyboard.press("/")
        page.get_by_role("searchbox").fill("no change")
        page.locator(".search__list a").first.wait_for()
        assert page.evaluate("violations") == [], address
    context.close()
    assert errors == []


def test_what_zensical_objects_to_keeps_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, FILES)
    assert build(tmp_path).published
    before = (tmp_path / "site/index.html").read_bytes()
    monkeypatch.setattr(zensical, "_adapted", lambda settings: {**settings, "docs_dir": "gone"})
    report = build(tmp_path, renderer="zensical")
    assert not report.published
    assert "Zensical" in report.diagnostics[-1].message
    assert (tmp_path / "site/index.html").read_bytes() == before


def test_without_zensical_the_command_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zensical, "find_spec", lambda name: None)
    result = CliRunner().invoke(main, ["build", "--renderer", "zensical", "--project", str(REPOSITORY)])
    assert result.exit_code == 2
    assert "pip install zensical==" in result.output


def test_the_extra_asks_for_the_version_that_we_know() -> None:
    assert f'"zensical=={zensical.NEWEST}"' in (REPOSITORY / "pyproject.toml").read_text("utf-8")

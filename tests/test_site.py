"""A site is replaced whole or not at all, and the same content always gives the same bytes."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import generator.publishing.site.sources
from generator.building.build import build
from generator.machine.memory import Memory
from generator.publishing.site import Edition, publish
from generator.publishing.site.engine import run
from generator.publishing.site.folders import MARKER, recover
from generator.showing.render import RenderedPage
from tests.builders import a_config
from tests.conftest import published, the_shipped_project
from tests.test_render import HOSTILE, a_poisoned_briefing

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[1]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def a_page(text: str = "# Home {#top}\n") -> RenderedPage:
    return RenderedPage("index.md", f"---\ntitle: 'Home'\n---\n\n{text}", "Home")


def codes(root: Path, *pages: RenderedPage, **other: Any) -> list[str]:
    config = a_config(home=None, **other)
    return [fault.code for fault in publish(Edition(pages, (), config, "2022-01-26"), root)]


def test_nothing_but_the_site_and_its_sources_is_left(tmp_path: Path) -> None:
    published(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "site"]


def test_a_bare_mkdocs_build_of_the_sources_gives_the_same_site(tmp_path: Path) -> None:
    site = contents(published(tmp_path))
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(tmp_path / "build/mkdocs.yml")]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1643155200"}
    subprocess.run(command, check=True, env=environment, capture_output=True)
    bare = contents(tmp_path / "build/site")
    assert without_twins(site) == bare


def stock(root: Path) -> dict[str, bytes]:
    """The site as MkDocs makes it of the sources of the last build, with none of its pages made ready."""
    built = run(root / "build/mkdocs.yml", root / "stock", "2022-01-26", lambda page: page.path, shortcuts=False)
    assert built.warnings == ()
    return contents(root / "stock")


def without_twins(site: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in site.items() if not path.endswith(".md") and path != MARKER}


def test_pages_made_ready_give_the_very_site_that_mkdocs_makes_of_their_markdown(tmp_path: Path) -> None:
    """Each page, the search index and the sitemap, of the articles that ship with the generator."""
    the_shipped_project(tmp_path)
    report = build(tmp_path, site_url="https://example.org/b/")
    assert report.published
    assert "slow-pages" not in [found.code for found in report.diagnostics]
    site = contents(tmp_path / "site")
    assert without_twins(site) == stock(tmp_path)
    assert b'application/ld+json">{' in site["index.html"]


@pytest.mark.parametrize("text", HOSTILE[::9])
def test_hostile_text_makes_the_same_site_either_way(text: str, tmp_path: Path) -> None:
    site = published(tmp_path, (a_poisoned_briefing(text),), a_config(title=text, description=text))
    assert without_twins(contents(site)) == stock(tmp_path)


def test_a_page_of_another_dialect_is_left_to_mkdocs_and_named(tmp_path: Path) -> None:
    pages = [
        a_page(),
        RenderedPage("more/index.md", "---\ntitle: 'More'\n---\n\n# More\n\n*Some* [x](../index.md)\n", "More"),
    ]
    [note] = publish(Edition(pages, (), a_config(home=None), "2022-01-26"), tmp_path)
    assert (note.code, note.severity) == ("slow-pages", "note")
    assert "1 of 2 pages" in note.message
    assert "more/index.md" in note.message
    assert "<em>Some</em>" in (tmp_path / "site/more/index.html").read_text("utf-8")
    assert without_twins(contents(tmp_path / "site")) == stock(tmp_path)


def test_a_template_of_the_project_that_looks_at_all_pages_finds_them_read(tmp_path: Path) -> None:
    partial = tmp_path / "theme/overrides/partials/footer.html"
    partial.parent.mkdir(parents=True)
    partial.write_text("<p>{% for one in pages %}{{ one.page.title }}; {% endfor %}</p>", "utf-8")
    site = published(tmp_path)
    assert "; How this was made; " in (site / "index.html").read_text("utf-8")
    assert "; Open door; " in (site / "index.html").read_text("utf-8")
    assert without_twins(contents(site)) == stock(tmp_path)


@pytest.mark.parametrize(
    "settings", [{"markdown_extensions": ["attr_list", "admonition"]}, {"plugins": ["search"]}, {"plugins": ["tags"]}]
)
def test_what_the_settings_of_the_site_add_to_mkdocs_counts(settings: dict[str, Any], tmp_path: Path) -> None:
    """Where a plugin or an extension could read our pages in another way, MkDocs reads them all."""
    found = codes(tmp_path, a_page("# Home {#top}\n\n<p>!!! note</p>\n"), mkdocs=settings)
    assert found == ["slow-pages"]
    assert without_twins(contents(tmp_path / "site")) == stock(tmp_path)


def test_building_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    published(tmp_path)
    assert capfd.readouterr() == ("", "")


def test_the_day_and_the_environment_are_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    published(tmp_path)
    assert os.environ["SOURCE_DATE_EPOCH"] == "7"


def test_a_warning_of_mkdocs_keeps_the_old_site(tmp_path: Path) -> None:
    site = published(tmp_path)
    before = contents(site)
    assert codes(tmp_path, a_page("# Home {#top}\n\n[x](gone.md)\n")) == ["mkdocs"]
    assert contents(site) == before
    assert not (tmp_path / "site.new").exists()


def test_a_logger_that_is_turned_down_hides_no_warning(tmp_path: Path) -> None:
    """As `mkdocs build --quiet` turns it down, which then exits with 0."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        assert codes(tmp_path, a_page("# Home {#top}\n\n[x](gone.md)\n")) == ["mkdocs"]
        assert logger.level == logging.CRITICAL
    finally:
        logger.setLevel(level)


def test_a_page_that_mkdocs_loses_keeps_the_old_site(tmp_path: Path) -> None:
    """A setting that leaves out pages would else publish a site without them."""
    site = published(tmp_path)
    before = contents(site)
    assert codes(tmp_path, a_page(), mkdocs={"exclude_docs": "*.md"}) != []
    assert contents(site) == before


def test_a_broken_link_in_raw_html_keeps_the_old_site(tmp_path: Path) -> None:
    site = published(tmp_path)
    before = contents(site)
    assert codes(tmp_path, a_page('# Home {#top}\n\n<p><a href="gone/">x</a></p>\n')) == ["broken-link"]
    assert contents(site) == before


def test_a_wrong_setting_for_mkdocs_is_reported(tmp_path: Path) -> None:
    assert codes(tmp_path, a_page(), mkdocs={"no_such_key": 1}) == ["mkdocs"]


@pytest.mark.parametrize(
    "settings",
    [
        {"extra_css": [["x"]]},
        {"extra_templates": [None]},
        {"INHERIT": {"a": "b"}},
        {"theme": {"name": ["x"]}},
        {"theme": {"custom_dir": [1]}},
        {"theme": {"static_templates": [None]}},
    ],
)
def test_a_setting_that_mkdocs_fails_with_is_reported(tmp_path: Path, settings: dict[str, Any]) -> None:
    """It does not check every one: what it then raises is no fault of ours."""
    assert codes(tmp_path, a_page(), mkdocs=settings) == ["mkdocs"]


def test_settings_for_mkdocs_are_merged_last(tmp_path: Path) -> None:
    assert codes(tmp_path, a_page(), mkdocs={"theme": {"features": ["header.autohide"]}, "site_author": "A"}) == []
    settings = yaml.safe_load((tmp_path / "build/mkdocs.yml").read_text("utf-8"))
    assert settings["theme"]["features"] == ["header.autohide"]
    assert settings["theme"]["name"] == "material"
    assert settings["site_author"] == "A"


@pytest.mark.parametrize("name", ["site", "site.new", "site.old"])
def test_a_folder_that_no_build_made_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.txt").write_text("years of work", "utf-8")
    assert codes(tmp_path, a_page()) == ["foreign-folder"]
    assert contents(tmp_path / name) == {"thesis.txt": b"years of work"}


@pytest.mark.parametrize("name", ["site", "site.new", "build"])
def test_a_symbolic_link_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / name).symlink_to(tmp_path / "elsewhere")
    assert codes(tmp_path, a_page()) == ["foreign-folder"]


@pytest.mark.parametrize("name", ["build", "build/docs"])
def test_a_file_where_a_folder_is_needed_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("years of work", "utf-8")
    assert codes(tmp_path, a_page()) == ["foreign-folder"]
    assert (tmp_path / name).read_text("utf-8") == "years of work"


@pytest.mark.parametrize(
    ("day", "seconds"), [("0001-01-01", 0), ("9999-12-31", 4294944000), ("2024-05-06", 1714953600)]
)
def test_a_day_that_gzip_cannot_write_becomes_the_nearest_that_it_can(tmp_path: Path, day: str, seconds: int) -> None:
    assert publish(Edition([a_page()], [], a_config(home=None), day), tmp_path) == []
    packed = (tmp_path / "site/sitemap.xml.gz").read_bytes()
    assert int.from_bytes(packed[4:8], "little") == seconds


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="every name of a folder is Unicode there")
def test_a_project_may_lie_in_a_folder_whose_name_is_no_utf8(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"bytes\xff")
    root.mkdir()
    memory = Memory(root)
    assert publish(Edition([a_page()], [], a_config(home=None), "2024-05-06"), root, memory) == []


def test_a_project_may_be_the_folder_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert codes(Path(), a_page()) == []
    assert (tmp_path / "site/index.html").is_file()


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert codes(tmp_path, a_page()) == []


def test_a_build_that_was_stopped_between_the_two_renames_is_mended(tmp_path: Path) -> None:
    site = published(tmp_path)
    before = contents(site)
    site.rename(tmp_path / "site.old")
    recover(tmp_path)
    assert contents(site) == before


def test_leftovers_of_a_stopped_build_are_cleared(tmp_path: Path) -> None:
    published(tmp_path)
    for name in ("site.old", "site.new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / MARKER).touch()
    published(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "site"]


def test_a_write_that_fails_keeps_the_old_site_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = published(tmp_path)
    before = contents(site)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(generator.publishing.site.sources, "write_file", full)
    assert codes(tmp_path, a_page()) == ["cannot-write"]
    assert contents(site) == before


def test_the_interface_speaks_the_language_of_the_site(tmp_path: Path) -> None:
    assert codes(tmp_path, a_page(), language="de-AT") == []
    assert '<html lang="de-AT"' in (tmp_path / "site/index.html").read_text("utf-8")
    assert codes(tmp_path, a_page(), language="tlh") == []
    assert '<html lang="tlh"' in (tmp_path / "site/index.html").read_text("utf-8")


def test_no_page_carries_the_generators_advertisement(tmp_path: Path) -> None:
    for page in published(tmp_path).rglob("*.html"):
        html = page.read_text("utf-8")
        assert "Made with" not in html
        assert 'name="generator"' not in html
        assert "style=" not in html.replace("stylesheet", "")

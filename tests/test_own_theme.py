"""A project may have a theme of its own: whatever file it has takes the place of ours, and the rest stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.building.build import build
from generator.showing.theme import THEME
from tests.test_content import project

pytestmark = pytest.mark.slow

__all__ = ["project"]


def built(project: Path) -> Path:
    report = build(project)
    assert report.published, [found.as_text() for found in report.diagnostics]
    return project / "site"


def own(project: Path, name: str, text: str | bytes) -> Path:
    path = project / "theme" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_page_template_of_one_s_own_is_used(project: Path) -> None:
    """It may use our parts; the other pages stay as they are."""
    ours = (THEME / "pages/method.md.j2").read_text("utf-8")
    own(project, "pages/method.md.j2", f"{ours}\n<p>Edited by the harbour desk.</p>\n")
    site = built(project)
    assert "Edited by the harbour desk." in (site / "method/index.html").read_text("utf-8")
    assert "We shall see" in (site / "index.html").read_text("utf-8")


def test_assets_and_overrides_are_laid_over_ours(project: Path) -> None:
    """A picture of one's own, a footer of one's own, beside everything of ours."""
    own(project, "assets/favicon.svg", "<svg/>")
    own(project, "assets/logo/harbour.svg", "<svg id='h'/>")
    own(project, "overrides/partials/footer.html", "<footer>The harbour desk</footer>")
    site = built(project)
    assert (site / "assets/favicon.svg").read_text() == "<svg/>"
    assert (site / "assets/logo/harbour.svg").is_file()
    assert (site / "assets/briefing.css").read_bytes() == (THEME / "assets/briefing.css").read_bytes()
    assert "<footer>The harbour desk</footer>" in (site / "index.html").read_text("utf-8")


def test_styles_of_one_s_own_come_after_ours(project: Path) -> None:
    """Linked only where they are."""
    assert "extra.css" not in (built(project) / "index.html").read_text("utf-8")
    own(project, "assets/extra.css", "h1 { color: teal }")
    page = (built(project) / "index.html").read_text("utf-8")
    assert page.index("assets/briefing.css") < page.index("assets/extra.css")


def test_a_theme_that_is_added_or_taken_away_shows_at_the_next_build(project: Path) -> None:
    """As it does while `serve` runs."""
    built(project)
    own(project, "pages/method.md.j2", "# Ours {#top}\n")
    assert "Ours" in (built(project) / "method/index.html").read_text("utf-8")
    shutil.rmtree(project / "theme")
    assert "Ours" not in (built(project) / "method/index.html").read_text("utf-8")


def test_a_link_in_the_theme_publishes_nothing(project: Path) -> None:
    """It may lead to what is not for publishing."""
    secret = project.parent / f"{project.name}-secret.txt"
    secret.write_text("secret")
    own(project, "assets/a.txt", "fine").with_name("secret.txt").symlink_to(secret)
    (project / "theme/assets/folder").symlink_to(project.parent)
    site = built(project)
    assert (site / "assets/a.txt").is_file()
    assert not (site / "assets/secret.txt").exists()
    assert not (site / "assets/folder").exists()


def test_a_fault_of_one_s_own_template_is_told_at_its_line(project: Path) -> None:
    """And the published site stays."""
    before = (built(project) / "method/index.html").read_bytes()
    for text, message in ((b"# M {#top}\n{{ page.nothing }}\n", "nothing"), (b"\xff", "not UTF-8")):
        own(project, "pages/method.md.j2", text)
        report = build(project)
        [fault] = [each for each in report.diagnostics if each.severity == "error"]
        assert (report.published, fault.code, fault.place.file) == (False, "template", "theme/pages/method.md.j2")
        assert message in fault.message
        assert fault.place.line == (2 if b"page" in text else 1)
    assert (project / "site/method/index.html").read_bytes() == before

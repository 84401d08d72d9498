"""A template that is wrong is a diagnostic with its line, as content is; the published site stays."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import generator.showing.theme
from generator.building.build import build
from generator.showing.theme import THEME
from tests.builders import laid
from tests.test_content import FILES

pytestmark = pytest.mark.slow


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A theme of one's own to break."""
    own = tmp_path / "theme"
    shutil.copytree(THEME, own)
    monkeypatch.setattr(generator.showing.theme, "THEME", own)
    return own


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a published site."""
    root = tmp_path_factory.mktemp("built")
    laid(root, FILES)
    assert build(root).published
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of it to go wrong in."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def appended(line: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(f"{path.read_text().rstrip()}\n{line}\n")


def replaced(old: str, new: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(path.read_text().replace(old, new, 1))


PAGE, PARTS, FRAME = "pages/method.md.j2", "pages/_parts.md.j2", "overrides/main.html"


@pytest.mark.parametrize(
    ("name", "breaking", "where", "message"),
    [
        (PAGE, appended("{% if %}"), "LAST", "Expected an expression"),
        (PAGE, appended("{{ page.nothing }}"), "LAST", "has no attribute 'nothing'"),
        (PAGE, appended("{{ page.counts | safe }}"), "LAST", "No filter named 'safe'"),
        (PAGE, appended("{{ 1 / 0 }}"), "LAST", "ZeroDivisionError"),
        (PAGE, appended('{% include "gone" %}'), "LAST", "there is no template “gone”"),
        (PARTS, appended("{{ 1 / 0 }}"), "LAST", "ZeroDivisionError"),
        (PAGE, lambda path: path.write_bytes(b"\xff\xfe"), "FIRST", "is not UTF-8"),
        (PAGE, Path.unlink, "FIRST", "there is no template “method.md.j2”"),
        (FRAME, appended("{% if %}"), "LAST", "Expected an expression"),
        (FRAME, replaced("{% if page and page.toc %}", "{% if nav.x.y %}"), "nav.x.y", "has no attribute 'x'"),
        (
            FRAME,
            replaced("partials/nav.html", "partials/gone.html"),
            "gone",
            "there is no template “partials/gone.html”",
        ),
        (FRAME, lambda path: path.write_bytes(b"\xff\xfe"), "FIRST", "is not UTF-8"),
    ],
)
def test_a_fault_of_a_template_is_told_on_its_line(
    project: Path, theme: Path, name: str, breaking: Callable[[Path], object], where: str, message: str
) -> None:
    """Syntax, a name that is not there, a forbidden filter, a sum that fails: file, line, what is wrong. No traceback."""
    before = contents(project / "site")
    breaking(theme / name)
    report = build(project)
    [fault] = [found for found in report.diagnostics if found.severity == "error"]
    lines = [""] if where == "FIRST" else (theme / name).read_text().splitlines()
    [line] = [len(lines)] if where in ("FIRST", "LAST") else [n for n, text in enumerate(lines, 1) if where in text]
    assert (fault.code, fault.place.file, fault.place.line) == ("template", f"theme/{name}", line)
    assert message in fault.message
    text = lines[line - 1] if where != "FIRST" else ""
    name = next(iter(re.findall("['“](.*?)['”]", message)), "")
    tag = max(0, text.find("{%" if "{%" in text else "{{"))
    assert fault.place.column == 1 + (text.rfind(name) if name and name in text else tag)
    assert not report.published
    assert contents(project / "site") == before
    assert not (project / "site.new").exists()


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("{{ page.sorces }}", "did you mean `sources`?"),
        ("{{ page.title | safe }}", "the filters are first, groupby, last"),
        ('{% include "_part.md.j2" %}', "did you mean `_parts.md.j2`?"),
        ("{% if %}", "without this file, the generator’s own template is used"),
    ],
)
def test_a_fault_of_a_template_says_what_to_do(project: Path, line: str, hint: str) -> None:
    """In a theme of the project's own, which may also do without the file."""
    path = project / "theme" / PAGE
    path.parent.mkdir(parents=True)
    path.write_text(f"{(THEME / PAGE).read_text().rstrip()}\n{line}\n")
    [fault] = [found for found in build(project).diagnostics if found.severity == "error"]
    assert hint in fault.hint


def test_a_mended_template_builds_again(project: Path, theme: Path) -> None:
    """Nothing of the fault stays behind in the process."""
    good = (theme / PAGE).read_text()
    (theme / PAGE).write_text("{% if %}")
    assert not build(project).published
    (theme / PAGE).write_text(good)
    assert build(project).published


def test_a_fault_of_the_generator_is_no_fault_of_a_template(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug of ours stays an exception."""
    (project / "site_config.yml").write_text((project / "site_config.yml").read_text() + "\n# edited\n")
    monkeypatch.setattr("generator.showing.pages.pages_of", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build(project)

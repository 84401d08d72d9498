"""A build that would change nothing does nothing; whatever it could see differently, it builds."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest

import generator.building.build
import generator.showing.theme
from generator.building.build import Order, Report, Standing, build
from generator.machine.memory import Memory
from generator.publishing.site import Ahead
from tests.builders import laid
from tests.test_content import ARTICLE, FILES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built."""
    root = tmp_path_factory.mktemp("first")
    laid(root, FILES)
    (root / "theme/assets").mkdir(parents=True)
    assert build(root).published
    return root


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    shutil.copytree(first, tmp_path, dirs_exist_ok=True, copy_function=shutil.copy2)
    return tmp_path


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The projects that were built in earnest."""
    done: list[Path] = []
    real = generator.building.build._build

    def noted(order: Order) -> Report:
        done.append(order.root)
        return real(order)

    monkeypatch.setattr(generator.building.build, "_build", noted)
    return done


def snapshot(root: Path) -> dict[str, tuple[int, int, bytes]]:
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: (path.stat().st_mtime_ns, path.stat().st_ino, path.read_bytes()) for name, path in found.items()}


def test_a_build_with_nothing_to_do_writes_no_file(project: Path, builds: list[Path]) -> None:
    """And reports what the last one did."""
    before = snapshot(project)
    report = build(project)
    assert builds == []
    assert snapshot(project) == before
    assert (report.published, report.summary) == (True, "1 briefing, 1 article, 1 verified quotation, 11 pages")


def appended(name: str, text: str = "\n# edited\n") -> Callable[[Path], object]:
    def edit(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        with (root / name).open("a") as file:
            file.write(text)

    return edit


INPUTS = {
    "an article's YAML": appended(ARTICLE),
    "the settings": appended("site_config.yml"),
    "a seed": appended("seeds/a.txt", "More.\n"),
    "a new seed": appended("seeds/b.txt", "Another.\n"),
    "a style of the project's own": appended("theme/assets/extra.css", "p { color: red }\n"),
    "a template of the project's own": appended("theme/overrides/partials/footer.html", "<footer>x</footer>\n"),
}
OUTPUTS = {
    "a page is edited": appended("site/index.html"),
    "a page is gone": lambda root: (root / "site/method/index.html").unlink(),
    "a file is added": appended("site/more.txt"),
    "the site is gone": lambda root: shutil.rmtree(root / "site"),
    "a page is secret": lambda root: (root / "site/index.html").chmod(0o600),
    "a page is a link": lambda root: ((page := root / "site/index.html").unlink(), page.symlink_to(os.devnull)),
    "a page is a pipe": lambda root: ((page := root / "site/index.html").unlink(), os.mkfifo(page)),
    "a source is edited": appended("build/docs/index.md"),
    "the sources are gone": lambda root: shutil.rmtree(root / "build"),
    "the configuration is edited": appended("build/mkdocs.yml"),
}


@pytest.mark.parametrize("change", INPUTS.values(), ids=INPUTS)
def test_what_goes_in_counts(project: Path, builds: list[Path], change: Callable[[Path], object]) -> None:
    change(project)
    build(project)
    assert builds == [project]
    build(project)
    assert builds == [project]


@pytest.mark.parametrize("change", OUTPUTS.values(), ids=OUTPUTS)
def test_what_lies_there_is_looked_at(project: Path, builds: list[Path], change: Callable[[Path], object]) -> None:
    site = {name: content for name, (_, _, content) in snapshot(project / "site").items()}
    change(project)
    assert build(project).published
    assert builds == [project]
    assert {name: content for name, (_, _, content) in snapshot(project / "site").items()} == site


def test_another_address_is_another_build(project: Path, builds: list[Path]) -> None:
    build(project, site_url="https://example.org/b/")
    build(project, site_url="https://example.org/b/")
    build(project)
    assert builds == [project, project]


def test_a_commit_may_be_news(project: Path, builds: list[Path]) -> None:
    """The pages tell what changed from git's history."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    name = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (("init", "-q"), ("add", "content", "seeds"), (*name, "commit", "-qm", "x")):
        subprocess.run(["git", *command], cwd=project, check=True, env=environment)
    build(project)
    assert builds == [project]


def test_our_own_theme_counts(project: Path, builds: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    own = project / "ours"
    shutil.copytree(generator.showing.theme.THEME, own)
    monkeypatch.setattr(generator.showing.theme, "THEME", own)
    build(project)
    assert builds == []
    (own / "assets/more.css").write_text("p { color: red }")
    build(project)
    assert builds == [project]


def test_links_among_the_inputs_are_never_trusted(project: Path, builds: list[Path]) -> None:
    (project / "outside.css").write_text("p { color: red }")
    (project / "theme/assets/extra.css").symlink_to(project / "outside.css")
    build(project)
    build(project)
    assert builds == [project, project]


@pytest.mark.parametrize(
    ("config", "place"),
    [
        ("", "https://forge.example/fork/issues/new"),
        ("repository: https://forge.example/we\n", "https://forge.example/we/issues/new"),
        ("contact: https://we.example/contact\n", "https://we.example/contact"),
    ],
)
def test_a_repository_that_is_given_is_where_mistakes_go_if_the_configuration_names_no_place(
    project: Path, builds: list[Path], config: str, place: str
) -> None:
    """So that a fork's readers can report mistakes without an edit; and the next build without it is another."""
    appended("site_config.yml", config)(project)
    for given in ("https://forge.example/fork", "https://forge.example/fork", None):
        assert build(project, repository=given).published
        assert (place in unescape((project / "site/index.html").read_text())) == bool(config or given)
    assert len(builds) == 2


def test_an_edit_during_the_build_is_built_next_time(
    project: Path, builds: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = generator.building.build._build

    def edited(order: Order) -> Report:
        report = noted(order)
        if len(builds) == 1:
            appended(ARTICLE)(order.root)
        return report

    monkeypatch.setattr(generator.building.build, "_build", edited)
    appended("site_config.yml")(project)
    for _ in range(3):
        build(project)
    assert builds == [project, project]


def test_an_edit_taken_back_during_the_build_is_built_next_time(
    project: Path, builds: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the build read in between is not what lies there at its beginning and its end."""
    noted, before = generator.building.build._build, (project / ARTICLE).read_bytes()

    def edited(order: Order) -> Report:
        if len(builds) == 0:
            appended(ARTICLE)(order.root)
        report = noted(order)
        (order.root / ARTICLE).write_bytes(before)
        return report

    monkeypatch.setattr(generator.building.build, "_build", edited)
    appended("site_config.yml")(project)
    for _ in range(3):
        build(project)
    assert len(builds) > 1


def test_a_build_with_errors_is_tried_again(project: Path, builds: list[Path]) -> None:
    appended(ARTICLE, "no-such-key: 1\n")(project)
    assert not build(project).published
    assert not build(project).published
    assert builds == [project, project]


PAGE = "theme/pages/article.md.j2"
OUR_PAGE = (generator.showing.theme.THEME / "pages/article.md.j2").read_text("utf-8")
OTHER_PAGE = OUR_PAGE.replace('<dt>{{ _("Length") }}</dt>', "<dt>Measure</dt>")


def saving(path: Path, name: str) -> Callable[..., Any]:
    """A function of the generator, before which somebody saves the other template."""
    real = resolve_name(name)

    def saved_meanwhile(*given: Any) -> Any:
        path.write_text(OTHER_PAGE)
        return real(*given)

    return saved_meanwhile


def says_measure(root: Path) -> bool:
    return "<dt>Measure</dt>" in (root / "site/event/first/index.html").read_text("utf-8")


def test_a_template_that_is_saved_and_taken_back_while_a_build_works_leaves_no_trace(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is made of a template counts as made of the very text that was read, not of what lay there before."""
    (project / PAGE).parent.mkdir(parents=True)
    (project / PAGE).write_text(OUR_PAGE)
    for moment in ("generator.showing.pages.pages_of", "generator.exporting.interchange.head.heads"):
        appended("seeds/a.txt", "More.\n")(project)  # so that the page is made anew
        with monkeypatch.context() as patch:
            patch.setattr(moment, saving(project / PAGE, moment))
            assert build(project).published
        assert says_measure(project) == (moment == "generator.showing.pages.pages_of")
        (project / PAGE).write_text(OUR_PAGE)
        assert build(project).published
        assert not says_measure(project)


def test_a_template_of_the_projects_own_counts_from_the_moment_it_is_there(project: Path) -> None:
    """Also for a process that has built with ours before."""
    standing = Standing(Memory(project, stays=True), Ahead(set, lambda _: None))
    appended("seeds/a.txt", "More.\n")(project)
    assert build(project, standing=standing).published
    (project / PAGE).parent.mkdir(parents=True)
    (project / PAGE).write_text(OTHER_PAGE)
    assert build(project, standing=standing).published
    assert says_measure(project)
    (project / PAGE).unlink()
    assert build(project, standing=standing).published
    assert not says_measure(project)

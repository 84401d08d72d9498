"""`briefing init`: a new site that builds at once, and a generator that works from a wheel, outside its repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.building.build import build, check, read
from generator.cli import main
from generator.editing.starting import installed_from, requirement_of, starter
from generator.editing.todo import tasks
from generator.resolving.forms import first_line_of
from tests.test_workflow import TOOLS, WORKFLOW, zizmor

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


def init(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["init", str(folder), *more])


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_site_builds_at_once(tmp_path: Path) -> None:
    """Nothing to say about its example, which shows what there is: a variant, a disagreement, a position, a date."""
    result = init(tmp_path / "deep/harbour", "--title", 'The “harbour” files: a & b <"c"> # d')
    assert result.exit_code == 0, result.output
    root = tmp_path / "deep/harbour"
    content, _, diagnostics = read(root)
    assert (diagnostics, tasks(content, diagnostics)) == ((), ())
    report = build(root)
    assert report.published
    assert report.summary.startswith("1 briefing, 2 articles, 5 verified quotations")
    home = (root / "site/index.html").read_text("utf-8")
    assert 'The “harbour” files: a & b <"c"> # d' in unescape(home)
    assert "An example: the library stays open until midnight" in unescape(home)
    assert (root / ".github/workflows/site.yml").is_file()
    assert "/site/" in (root / ".gitignore").read_text()


def test_its_files_begin_with_the_line_that_editors_read() -> None:
    """The first line of each YAML file names its schema."""
    kinds = {"site_config.yml": "site_config", "actors.yml": "actors", "briefing.yml": "briefing"}
    content = {name: data for name, data in starter("Title").items() if name.endswith(".yml") and ".github" not in name}
    assert {name: data.decode().splitlines()[0] for name, data in content.items()} == {
        name: first_line_of(kinds.get(Path(name).name, "article")) for name in content
    }


def test_a_new_site_may_begin_empty(tmp_path: Path) -> None:
    """For those who know what they want: no example, nobody in it."""
    result = init(tmp_path / "harbour", "--no-example")
    assert "next: " in result.output
    assert "briefing new briefing" in result.output
    root = tmp_path / "harbour"
    assert (root / "seeds").is_dir()
    assert not list((root / "seeds").iterdir())
    assert [(each.code, each.severity) for each in check(root)] == [("no-briefing", "note")]
    report = build(root)
    assert report.published
    assert report.summary.startswith("0 briefings")
    home = (root / "site/index.html").read_text("utf-8")
    assert "There is no briefing yet." in home
    assert "<code>briefing new briefing</code> begins one" in home
    assert CliRunner().invoke(main, ["audit", str(root / "site"), "--seeds", str(root / "seeds")]).exit_code == 0


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    """A repository that begins with a README, as GitHub makes it."""
    (tmp_path / "README.md").write_text("Mine.")
    (tmp_path / ".gitignore").write_text("/site/\n")
    result = init(tmp_path)
    assert result.exit_code == 0
    assert "kept README.md as it was\nkept .gitignore as it was\n" in result.output
    assert (tmp_path / "README.md").read_text() == "Mine."
    assert build(tmp_path).published


@pytest.mark.parametrize("name", ["site_config.yml", "content", "seeds", "theme"])
def test_a_site_is_never_begun_twice(tmp_path: Path, name: str) -> None:
    """Nothing is written where there is one."""
    (tmp_path / name).mkdir()
    result = init(tmp_path)
    assert (result.exit_code, files(tmp_path)) == (2, {})
    assert f"there is a site or a part of one in {tmp_path} already ({name}); begin in another folder" in result.stderr


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--title", " "), "one line of text"),
        (("--title", "a\nb"), "one line of text"),
        (("--generator", "a\nb"), "one line of text"),
        (("--generator", "/nowhere/a.whl"), "cannot read /nowhere/a.whl: No such file"),
        (("--generator", f"{ROOT}/tests/no.whl"), "cannot read"),
    ],
)
def test_wrong_wishes_are_told_in_a_line(tmp_path: Path, more: tuple[str, ...], says: str) -> None:
    """And nothing is written."""
    result = init(tmp_path / "new", *more)
    assert (result.exit_code, (tmp_path / "new").exists()) == (2, False)
    assert says in result.stderr


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """Nor is a folder that cannot be written."""
    (tmp_path / "file").write_text("x")
    assert "is a file, not a folder" in init(tmp_path / "file").stderr
    assert "cannot write" in init(tmp_path / "file/inside").stderr


@pytest.mark.parametrize(
    ("origin", "requirement"),
    [
        (
            {"url": "https://host.example/a/b.git", "vcs_info": {"vcs": "git", "commit_id": "12ab"}},
            "briefing-microsite @ git+https://host.example/a/b.git@12ab",
        ),
        ({"url": "ssh://git@host.example/a", "vcs_info": {"vcs": "git", "commit_id": "12ab"}}, ""),
        ({"url": "file:///home/me/b", "dir_info": {"editable": True}}, ""),
        ({"url": "https://host.example/b.whl", "archive_info": {}}, "briefing-microsite @ https://host.example/b.whl"),
        ({"url": "file:///nowhere/b.whl", "archive_info": {}}, ""),
        ({}, ""),
    ],
)
def test_only_an_origin_that_others_can_reach_is_written_down(origin: dict[str, Any], requirement: str) -> None:
    """The package's bare name is never one: anybody could take it."""
    assert requirement_of(origin) == requirement
    assert "@" in installed_from() or installed_from() == ""


def test_without_an_origin_the_workflow_says_what_is_missing(tmp_path: Path) -> None:
    """Rather than installing whatever has the name."""
    made = starter("Title")
    lines = made["requirements.txt"].decode().splitlines()
    assert lines
    assert [line for line in lines if not line.startswith("#")] == []
    step = made[".github/workflows/site.yml"].decode()
    [guard] = re.findall(r"grep -q '\^\[\^#\]' requirements.txt \|\| \{.*\}", step)
    (tmp_path / "requirements.txt").write_bytes(made["requirements.txt"])
    done = subprocess.run(["bash", "-c", guard], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "::error file=requirements.txt::say here where the generator is\n")
    (tmp_path / "requirements.txt").write_bytes(starter("Title", "x @ https://host.example/x.whl")["requirements.txt"])
    assert subprocess.run(["bash", "-c", guard], cwd=tmp_path).returncode == 0


def test_the_new_site_s_workflow_is_as_strict_as_ours(tmp_path: Path) -> None:
    """Its actions are pinned to the very commits that ours are, and the strictest rules find nothing."""
    path = tmp_path / ".github/workflows/site.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes(starter("Title")[".github/workflows/site.yml"])
    assert zizmor(path) == set()
    command = [TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", path]
    assert subprocess.run(command, capture_output=True).returncode == 0
    pins = [sorted(set(re.findall(r"uses: (.*)", each.read_text()))) for each in (path, WORKFLOW)]
    assert pins[0] == pins[1]


def test_a_wheel_is_all_that_is_needed(tmp_path: Path) -> None:
    """Installed elsewhere, it begins a site that brings the wheel along, and builds, proves and drafts there."""
    build_wheel = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path]
    subprocess.run(build_wheel, cwd=ROOT, capture_output=True, check=True)
    [wheel] = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", installed, wheel]
    subprocess.run([sys.executable, *install], check=True, capture_output=True)

    def briefing(*arguments: str, at: Path = tmp_path) -> str:
        environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
        command = [sys.executable, "-m", "generator", *arguments]
        done = subprocess.run(command, cwd=at, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "write it there before you publish" not in briefing("init", "site")
    site = tmp_path / "site"
    assert (site / "vendor" / wheel.name).read_bytes() == wheel.read_bytes()
    assert f"\n./vendor/{wheel.name}\n" in (site / "requirements.txt").read_text()
    assert "built site/: 1 briefing" in briefing("build", at=site)
    assert "every one borne out" in briefing("audit", at=site)
    assert "A library that closes at six" in briefing("draft", "late", at=site)
    assert not (installed / "theme").exists()

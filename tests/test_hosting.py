"""A site that GitHub Pages would refuse is found before it is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import generator.publishing.hosting
from generator.building.build import build
from generator.cli import main
from generator.publishing.hosting import FILE_BYTES, SITE_BYTES, refusals
from tests.conftest import published
from tests.fuzzing import WHOLE, write


def sparse(path: Path, size: int) -> None:
    """A file of that size which takes no room."""
    with path.open("wb") as stream:
        stream.truncate(size)


@pytest.mark.slow
def test_a_site_of_ours_is_taken(tmp_path: Path) -> None:
    assert refusals(published(tmp_path)) == []


def test_a_large_file_is_named_with_its_size(tmp_path: Path) -> None:
    sparse(tmp_path / "film.mp4", FILE_BYTES + 1_000_000)
    assert refusals(tmp_path) == ["film.mp4 has 101 MB; a file may have 100 MB"]


def test_a_large_site_is_told_what_to_do(tmp_path: Path) -> None:
    for number in range(SITE_BYTES // FILE_BYTES):
        sparse(tmp_path / f"{number}.bin", FILE_BYTES)
    assert refusals(tmp_path) == []
    (tmp_path / "a").write_text("x", "utf-8")
    [found] = refusals(tmp_path)
    assert found.startswith("the site has 1,000 MB; GitHub Pages takes 1,000 MB: publish less of the seeds")


def test_too_many_files_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generator.publishing.hosting, "FILES", 2)
    for number in range(3):
        (tmp_path / f"{number}").touch()
    assert refusals(tmp_path) == ["the site has 3 files; a deployment of more than 2 takes too long: divide it"]


def test_a_link_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("/etc")
    assert refusals(tmp_path) == ["a is no plain file: GitHub Pages takes no links"]


@pytest.mark.slow
def test_the_audit_says_it_and_fails(tmp_path: Path) -> None:
    """As the workflow asks for it, before anything is sent."""
    write(WHOLE, tmp_path)
    assert build(tmp_path).published
    site = tmp_path / "site"
    arguments = ["audit", str(site), "--seeds", str(tmp_path / "seeds"), "--github-pages"]
    done = CliRunner().invoke(main, arguments)
    assert (done.exit_code, "GitHub Pages takes it" in done.output) == (0, True)
    sparse(site / "film.mp4", FILE_BYTES + 1)
    done = CliRunner().invoke(main, arguments)
    assert (done.exit_code, "film.mp4 has 100 MB" in done.output) == (1, True)

"""Earlier versions, from data files and from a real git repository."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.exports import briefing_data
from generator.history import NoSuchVersion, compare, data_of, steps
from tests.builders import a_briefing

SEED = "Door stays open\n\n“There is no change at all,” Jo Weaver said on Monday in the capital.\n"
ARTICLE = """\
seed: a.txt
summary:
  - text: Nothing changes.
    evidence:
      - words: There is no change at all
quotations:
  - speaker: jo-weaver
    words: There is no change at all
    id: no-change
"""
BRIEFING = """\
title: The talks begin
date: "2022-01-26"
lede:
  text: A minister answered.
  evidence: [door/no-change]
statements:
  - text: The door stays open.
    evidence: [door/no-change]
"""
ACTORS = "actors:\n  - id: jo-weaver\n    name: Jo Weaver\n    kind: person\n"
FILES = {
    "seeds/a.txt": SEED,
    "content/actors.yml": ACTORS,
    "content/briefings/talks/briefing.yml": BRIEFING,
    "content/briefings/talks/articles/door.yml": ARTICLE,
    "site_config.yml": "title: Word for Word\n",
}


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)
    return done.stdout.decode().strip()


def commit(root: Path, message: str, day: str) -> str:
    git(root, "add", "-A")
    environment = {"GIT_COMMITTER_DATE": f"{day}T10:00:00Z", "GIT_AUTHOR_DATE": f"{day}T10:00:00Z"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        git(root, "commit", "-q", "-m", message)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in a folder of a repository: curated, rebuilt, broken, and mended with another statement."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    repository = tmp_path_factory.mktemp("repository")
    root = repository / "project"
    git(repository, "init", "-q", "-b", "main")
    write(root, FILES)
    commit(repository, "one", "2022-02-01")
    write(root, {"README.md": "Nothing of the content.\n"})
    commit(repository, "two", "2022-02-02")
    write(root, {"content/actors.yml": "actors: [\n"})
    commit(repository, "three", "2022-02-03")
    closed = BRIEFING.replace("The door stays open.", "The door stays closed.")
    write(root, {"content/actors.yml": ACTORS, "content/briefings/talks/briefing.yml": closed})
    commit(repository, "four", "2022-02-04")
    return root


def test_a_revision_is_read_as_it_was(history: Path) -> None:
    """From git's own store: the files that lie there now play no part."""
    assert data_of(history, "HEAD~3")["talks"]["statements"][0]["text"] == "The door stays open."
    assert data_of(history, "HEAD")["talks"] == data_of(history, None)["talks"]


def test_revisions_compare_by_what_they_say(history: Path) -> None:
    """A commit that touches nothing of the content changes nothing."""
    assert compare(history, "HEAD~3", "HEAD~2") == ()
    assert [change.what for change in compare(history, "HEAD~3", "main")] == ["statement"]


def test_a_data_file_compares_with_the_content_as_it_is(history: Path, tmp_path: Path) -> None:
    """In the one briefing that it holds."""
    file = tmp_path / "talks.json"
    file.write_text(json.dumps(data_of(history, "HEAD~3")["talks"]), "utf-8")
    assert [change.old for change in compare(history, str(file), None)] == ["The door stays open."]


def test_steps_pass_over_revisions_that_were_never_whole(history: Path) -> None:
    """What a broken revision changed shows in the next whole one, at that one's own time."""
    (step,) = steps(history, "HEAD~3")
    assert (step.when, len(step.changes)) == ("2022-02-04T10:00:00Z", 1)
    assert steps(history, "HEAD") == ()


@pytest.mark.parametrize("version", ["nothing", "--help", "-x", "HEAD~99", "$(touch x)", "; ls", "HEAD:content", ""])
def test_what_is_no_version_is_refused(history: Path, version: str) -> None:
    """No text is taken for an option or a command."""
    with pytest.raises(NoSuchVersion):
        data_of(history, version)


def test_a_revision_with_faults_is_named_with_its_first(history: Path) -> None:
    """The reader learns which file to look at."""
    with pytest.raises(NoSuchVersion, match=r"revision [0-9a-f]{12} has errors.*content/actors.yml"):
        data_of(history, "HEAD~1")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema_version": "1.0"}', "\udcff"])
def test_a_file_that_holds_no_data_is_refused(tmp_path: Path, text: str) -> None:
    """With a sentence, not with a traceback."""
    (tmp_path / "x.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(NoSuchVersion, match="does not hold a briefing’s data"):
        data_of(tmp_path, str(tmp_path / "x.json"))


def test_data_of_another_form_is_refused(tmp_path: Path) -> None:
    """A newer version of the program may read it."""
    (tmp_path / "x.json").write_text(json.dumps({**briefing_data(a_briefing()), "schema_version": "9.0"}), "utf-8")
    with pytest.raises(NoSuchVersion, match=r"form 9\.0"):
        data_of(tmp_path, str(tmp_path / "x.json"))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["HEAD~3", "HEAD"], 0, "text of statement “The door stays closed.” changed"),
        (["HEAD~3", "HEAD~2"], 0, "no change"),
        (["HEAD~3", "--format", "markdown"], 0, "## talks"),
        (["HEAD~3", "--format", "json"], 0, '"kind": "changed"'),
        (["nothing"], 2, "there is no file and no git revision “nothing”"),
    ],
)
def test_the_command_tells_what_changed(history: Path, arguments: list[str], code: int, said: str) -> None:
    """Exit code 0 with differences and without, 2 for a version that cannot be read."""
    done = CliRunner().invoke(main, ["diff", "--project", str(history), *arguments])
    assert (done.exit_code, said in done.output) == (code, True), done.output


def test_the_build_publishes_the_changes_that_it_is_asked_for(history: Path, tmp_path: Path) -> None:
    """Only then: without the wish the same content gives the same bytes, with history and without."""
    root = tmp_path / "project"
    shutil.copytree(history.parent, tmp_path / "copy")
    root = tmp_path / "copy/project"
    assert CliRunner().invoke(main, ["build", "--project", str(root)]).exit_code == 0
    assert not (root / "site/changes.atom").exists()
    done = CliRunner().invoke(main, ["build", "--project", str(root), "--since", "HEAD~3"])
    assert done.exit_code == 0, done.output
    assert "2022-02-04T10:00:00Z" in (root / "site/changes.atom").read_text("utf-8")

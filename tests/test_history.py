"""Earlier versions, from data files and from a real git repository."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.exporting.exports import briefing_data
from generator.exporting.history import NoSuchVersion, compare, data_of, history
from generator.reading.content import load
from tests.builders import a_briefing, laid

pytestmark = pytest.mark.slow

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
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in a folder of a repository: curated, rebuilt, broken, and mended with another statement."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    repository = tmp_path_factory.mktemp("repository")
    root = repository / "project"
    git(repository, "init", "-q", "-b", "main")
    laid(root, FILES)
    commit(repository, "one", "2022-02-01")
    laid(root, {"README.md": "Nothing of the content.\n"})
    commit(repository, "two", "2022-02-02")
    laid(root, {"content/actors.yml": "actors: [\n"})
    commit(repository, "three", "2022-02-03")
    closed = BRIEFING.replace("The door stays open.", "The door stays closed.")
    laid(root, {"content/actors.yml": ACTORS, "content/briefings/talks/briefing.yml": closed})
    commit(repository, "four", "2022-02-04")
    return root


def test_a_revision_is_read_as_it_was(project: Path) -> None:
    """From git's own store: the files that lie there now play no part."""
    assert data_of(project, "HEAD~3")["talks"]["statements"][0]["text"] == "The door stays open."
    assert data_of(project, "HEAD")["talks"] == data_of(project, None)["talks"]


def test_revisions_compare_by_what_they_say(project: Path) -> None:
    """A commit that touches nothing of the content changes nothing."""
    assert compare(project, "HEAD~3", "HEAD~2") == ()
    assert [change.what for change in compare(project, "HEAD~3", "main")] == ["statement"]


def test_a_data_file_compares_with_the_content_as_it_is(project: Path, tmp_path: Path) -> None:
    """In the one briefing that it holds."""
    file = tmp_path / "talks.json"
    file.write_text(json.dumps(data_of(project, "HEAD~3")["talks"]), "utf-8")
    assert [change.old for change in compare(project, str(file), None)] == ["The door stays open."]


def told(root: Path, since: str | None = None) -> list[tuple[str | None, list[str]]]:
    """What each step changed, the newest first."""
    found = history(root, since)
    assert found is not None
    return [(step.when and step.when[:10], [change.what for change in step.changes]) for step in found.steps]


def test_history_begins_where_the_content_does(project: Path) -> None:
    """The first revision that holds a briefing added it; a revision with faults is passed over.

    What a broken revision changed shows in the next whole one, at that one's own time.
    """
    assert told(project) == [("2022-02-04", ["statement"]), ("2022-02-01", ["briefing"])]


def test_history_begins_where_it_is_asked_to(project: Path) -> None:
    """Then the version it begins with is only what others are compared with; it must be whole."""
    assert told(project, "HEAD~3") == [("2022-02-04", ["statement"])]
    assert told(project, "HEAD") == []
    with pytest.raises(NoSuchVersion):
        history(project, "HEAD~1")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A repository without a commit."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def test_there_may_be_no_history(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without a repository, a commit, content in any of them, or git itself, nothing is told and nothing fails."""
    assert history(empty) is None
    assert history(tmp_path_factory.mktemp("bare")) is None
    laid(empty, {"README.md": "Nothing of the content.\n"})
    commit(empty, "one", "2022-02-01")
    assert history(empty) is None
    laid(empty, {**FILES, "content/actors.yml": "actors: [\n"})
    commit(empty, "two", "2022-02-02")
    assert history(empty) is None
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(empty))
        assert history(empty) is None


def test_what_was_there_with_faults_was_not_added_when_they_were_mended(empty: Path) -> None:
    """The first revision that can be read is where history begins, whatever lies before it."""
    laid(empty, {"seeds/a.txt": SEED})
    commit(empty, "a seed", "2022-02-01")
    laid(empty, {**FILES, "content/actors.yml": "actors: [\n"})
    commit(empty, "faulty", "2022-02-02")
    laid(empty, {"content/actors.yml": ACTORS})
    commit(empty, "whole", "2022-02-03")
    for name, text in FILES.items():
        if "briefings" in name:
            laid(empty, {name.replace("/talks/", "/rain/"): text})
    commit(empty, "a second briefing", "2022-02-04")
    assert told(empty) == [("2022-02-04", ["briefing"])]


def test_a_briefing_is_added_when_it_is_no_draft_any_more(empty: Path) -> None:
    """Before that nobody could read it."""
    draft = BRIEFING + "draft: true\n"
    laid(empty, {**FILES, "content/briefings/talks/briefing.yml": draft})
    commit(empty, "one", "2022-02-01")
    assert history(empty) is None
    assert data_of(empty, "HEAD") == {}
    laid(empty, FILES)
    commit(empty, "two", "2022-02-02")
    assert told(empty) == [("2022-02-02", ["briefing"])]


def test_a_shallow_clone_knows_less_and_says_so(project: Path, tmp_path: Path) -> None:
    """Its oldest revision added nothing: what was before it is not known."""
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project.parent}", "clone")
    found = history(tmp_path / "clone/project")
    assert found is not None
    assert (found.steps, found.since, found.is_cut) == ((), "2022-02-04T10:00:00Z", True)
    done = CliRunner().invoke(main, ["build", "--project", str(tmp_path / "clone/project")])
    assert (done.exit_code, "note[short-history]" in done.output) == (0, True), done.output


def test_a_merge_is_one_step_at_its_own_time(empty: Path) -> None:
    """What a branch changed was published when it was merged."""
    laid(empty, FILES)
    commit(empty, "one", "2022-02-01")
    git(empty, "switch", "-q", "-c", "branch")
    for number in (2, 3):
        laid(empty, {"content/briefings/talks/briefing.yml": BRIEFING.replace("stays open", f"stays open {number}")})
        commit(empty, "edit", f"2022-02-0{number}")
    git(empty, "switch", "-q", "main")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", "2022-02-09T10:00:00Z")
        git(empty, "merge", "-q", "--no-ff", "-m", "merge", "branch")
    assert told(empty) == [("2022-02-09", ["statement"]), ("2022-02-01", ["briefing"])]


def test_a_step_reads_only_what_it_touched_and_only_once(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other briefing is not read again; what was told is remembered, until that is lost or spoilt."""
    rain = {name.replace("/talks/", "/rain/"): text for name, text in FILES.items()}
    laid(empty, {**FILES, **rain})
    commit(empty, "one", "2022-02-01")
    laid(empty, {"content/briefings/talks/briefing.yml": BRIEFING.replace("stays open", "is open")})
    commit(empty, "two", "2022-02-02")
    read: list[set[str]] = []

    def counted(root: Path) -> Any:
        read.append({path.name for path in (root / "content/briefings").iterdir()})
        return load(root)

    monkeypatch.setattr("generator.exporting.history.load", counted)
    expected = [("2022-02-02", ["statement"]), ("2022-02-01", ["briefing", "briefing"])]
    assert told(empty) == expected
    assert sorted(map(sorted, read)) == [["rain"], ["talks"], ["talks"]]
    assert told(empty) == expected
    assert len(read) == 3
    for spoilt in ("", "[]", '{"program": 1}', '{"steps": {}}', "{"):
        (empty / "build/history.json").write_text(spoilt, "utf-8")
        assert told(empty) == expected
    assert len(read) == 3 * 6


@pytest.mark.parametrize(
    "first", ["seed: a.txt", 'seed: "a.txt"', "seed: 'a.txt'  # ours", '"seed": a.txt', "seed:\n  a.txt"]
)
def test_an_articles_seed_is_found_however_yaml_names_it(empty: Path, first: str) -> None:
    """In the common ways quickly, in rarer ones all the same."""
    article = ARTICLE.replace("seed: a.txt", first)
    laid(empty, {**FILES, "seeds/b.txt": SEED, "content/briefings/talks/articles/door.yml": article})
    commit(empty, "one", "2022-02-01")
    assert told(empty) == [("2022-02-01", ["briefing"])]


def test_a_revision_that_git_does_not_keep_whole_is_passed_over(empty: Path) -> None:
    """A partial clone lacks files of old revisions; nothing is fetched for them."""
    laid(empty, FILES)
    commit(empty, "one", "2022-02-01")
    lost = git(empty, "rev-parse", "HEAD:content/actors.yml")
    laid(empty, {"content/actors.yml": ACTORS.replace("Weaver", "Webber")})
    commit(empty, "two", "2022-02-02")
    laid(empty, {"content/briefings/talks/briefing.yml": BRIEFING.replace("stays open", "is open")})
    commit(empty, "three", "2022-02-03")
    file = empty / ".git/objects" / lost[:2] / lost[2:]
    file.chmod(0o600)
    file.unlink()
    assert told(empty) == [("2022-02-03", ["statement"])]


@pytest.mark.parametrize("version", ["nothing", "--help", "-x", "HEAD~99", "$(touch x)", "; ls", "HEAD:content", ""])
def test_what_is_no_version_is_refused(project: Path, version: str) -> None:
    """No text is taken for an option or a command."""
    with pytest.raises(NoSuchVersion):
        data_of(project, version)


def test_a_revision_with_faults_is_named_with_its_first(project: Path) -> None:
    """The reader learns which file to look at."""
    with pytest.raises(NoSuchVersion, match=r"revision [0-9a-f]{12} has errors.*content/actors.yml"):
        data_of(project, "HEAD~1")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 100_000,
        "{}",
        '{"schema_version": 1, "briefing": {"slug": 1}, "x": ',
        '{"schema_version": "1.0"}',
        "\udcff",
    ],
)
def test_a_file_that_holds_no_data_is_refused(tmp_path: Path, text: str) -> None:
    """With a sentence, not with a traceback."""
    (tmp_path / "x.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(NoSuchVersion, match="does not hold a briefing’s data"):
        data_of(tmp_path, str(tmp_path / "x.json"))


@pytest.mark.parametrize("spoilt", [{"articles": None}, {"quotations": [{}]}, {"positions": [1]}, {"actors": "x"}])
def test_a_file_whose_data_are_spoilt_is_refused(project: Path, tmp_path: Path, spoilt: Any) -> None:
    """With a sentence too, whatever is missing in it."""
    file = tmp_path / "talks.json"
    file.write_text(json.dumps({**data_of(project, "HEAD")["talks"], **spoilt}), "utf-8")
    with pytest.raises(NoSuchVersion, match="not the form"):
        compare(project, str(file), None)


def test_data_of_another_form_is_refused(tmp_path: Path) -> None:
    """A newer version of the program may read it."""
    (tmp_path / "x.json").write_text(json.dumps({**briefing_data(a_briefing()), "schema_version": "9.0"}), "utf-8")
    with pytest.raises(NoSuchVersion, match=r"form 9\.0"):
        data_of(tmp_path, str(tmp_path / "x.json"))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["HEAD~3", "HEAD"], 0, "The text of the statement “The door stays closed.” changed"),
        (["HEAD~3", "HEAD~2"], 0, "no change"),
        (["HEAD~3", "--format", "markdown"], 0, "## talks"),
        (["HEAD~3", "--format", "json"], 0, '"kind": "changed"'),
        (["nothing"], 2, "there is no file and no git revision “nothing”"),
    ],
)
def test_the_command_tells_what_changed(project: Path, arguments: list[str], code: int, said: str) -> None:
    """Exit code 0 with differences and without, 2 for a version that cannot be read."""
    done = CliRunner().invoke(main, ["diff", "--project", str(project), *arguments])
    assert (done.exit_code, said in done.output) == (code, True), done.output


def test_the_build_tells_what_changed(project: Path, tmp_path: Path) -> None:
    """On pages and in feeds, unless the configuration does not want it; a second build is no change."""
    shutil.copytree(project.parent, tmp_path / "copy")
    root = tmp_path / "copy/project"
    for _ in range(2):
        done = CliRunner().invoke(main, ["build", "--project", str(root)])
        assert done.exit_code == 0, done.output
        changed = (root / "site/changes.atom").read_text("utf-8")
        assert changed.count("<entry>") == 2
        assert "2022-02-04T10:00:00Z" in changed
        assert "4 February 2022" in (root / "site/talks/index.html").read_text("utf-8")
        assert "1 February 2022" in (root / "site/talks/door/index.html").read_text("utf-8")
    assert CliRunner().invoke(main, ["build", "--project", str(root), "--since", "HEAD"]).exit_code == 0
    assert "<entry>" not in (root / "site/changes.atom").read_text("utf-8")
    laid(root, {"site_config.yml": FILES["site_config.yml"] + "history: false\n"})
    assert CliRunner().invoke(main, ["build", "--project", str(root)]).exit_code == 0
    assert not (root / "site/changes.atom").exists()


def test_a_version_that_is_too_long_for_a_name_is_no_version(project: Path) -> None:
    with pytest.raises(NoSuchVersion):
        data_of(project, "x" * 5000)

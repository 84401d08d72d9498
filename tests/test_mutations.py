"""The real content with one fault at a time: each is reported on its line, and the published site stays as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.conftest import the_shipped_project

ROOT = Path(__file__).parents[1]
BRIEFING = "content/briefings/replies-to-russia-2022/briefing.yml"
ARTICLES = "content/briefings/replies-to-russia-2022/articles/"
ACTORS = "content/actors.yml"
CONFIG = "site_config.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the real project with a published site that a failing build must not touch."""
    the_shipped_project(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good site")
    return tmp_path


def diagnostics_of(project: Path) -> tuple[int, list[dict[str, str | int]]]:
    """Exit code and diagnostics of `briefing check`."""
    result = CliRunner().invoke(main, ["check", "--project", str(project), "--format", "json"])
    return result.exit_code, json.loads(result.stdout)


def line_with(text: str, needle: str) -> int:
    """The line, counted from 1, on which a string begins."""
    assert needle in text, needle
    return text.count("\n", 0, text.index(needle)) + 1


REPLACEMENTS = [
    # what, file, old, new, code, text at whose line the fault is reported
    ("a wrong word", "no-change", "Right now the document is", "Right now the letter is", "quotation-not-found", ""),
    ("a dropped word", "no-change", "and the ball is in their", "and ball is in their", "quotation-not-found", ""),
    ("another case", "no-change", "words: Everything is on", "words: everything is on", "quotation-not-found", ""),
    ("an inner comma", "no-change", "There is no change, there", "There is no change there", "quotation-not-found", ""),
    ("a cut inside a word", "no-change", "words: reiterates what", "words: iterates what", "quotation-not-found", ""),
    ("swapped words", "no-change", "the ball is in their", "the ball in is their", "quotation-not-found", ""),
    ("a misspelt speaker", "no-change", "speaker: antony-blinken", "speaker: antony-blinkin", "unknown-actor", ""),
    ("an unknown key", "no-change", "quotations:\n", "quotation:\n", "unknown-key", ""),
    ("a dangling quotation", "no-change", "id: no-change", "id: changeless", "unknown-quotation", "- no-change\n"),
    ("a seed outside", "no-change", "seed: 000", "seed: ../seeds/000", "seed-outside", ""),
    ("a missing seed", "no-change", "seed: 000", "seed: 009", "unknown-seed", ""),
    ("an unknown issue", "no-change", "issue: membership", "issue: memberships", "unknown-issue", ""),
    ("an unknown figure", "no-change", "figure: russian-troops", "figure: russian-troop", "unknown-figure", ""),
    ("a tab", "no-change", "    speaker: antony", "\tspeaker: antony", "yaml-tab", ""),
    ("an open quotation mark", "no-change", "speaker: antony", 'speaker: "antony', "yaml-syntax", None),
    ("an alias", "no-change", "speaker: antony-blinken", "speaker: *blinken", "yaml-alias", None),
    ("a tag", "no-change", "words: Everything", "words: !!str Everything", "yaml-tag", ""),
    ("text cut by a comment", "no-change", "words: Everything is", "words: Everything #is", "yaml-cut-by-comment", ""),
    ("an exclusion not there", "no-change", "kind: caption\n    first: ", "kind: caption\n    first: X ", "exclude-not-found", "first: X "),
    ("a kind of exclusion nobody knows", "no-change", "kind: caption", "kind: captoin", "unknown-value", ""),
    ("an actor twice", ACTORS, "id: joe-biden\n", "id: antony-blinken\n", "duplicate-id", "id: antony-blinken\n    name: Joe Biden"),
    ("a date that is none", BRIEFING, '"2022-01-26"', '"2022-02-31"', "bad-date", ""),
    ("a home that is not there", CONFIG, "home: replies", "home: reply", "unknown-briefing", ""),
    ("an address of another scheme", CONFIG, "title:", "url: javascript:alert(1)\ntitle:", "bad-value", ""),
    ("a control character", ACTORS, "name: Joe Biden", "name: Joe\x07 Biden", "bad-character", ""),
    ("a direction override", ACTORS, "name: Joe Biden", "name: Joe\u202e Biden", "bad-character", ""),
    ("a statement without evidence", BRIEFING, "statements:\n", "statements:\n  - text: Nothing bears this out.\n    evidence: []\n", "empty", "evidence: []"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "code", "where"), [row[1:] for row in REPLACEMENTS], ids=[row[0] for row in REPLACEMENTS])  # fmt: skip
@pytest.mark.slow
def test_every_fault_is_reported_on_its_line_and_leaves_the_site_alone(
    project: Path, file: str, old: str, new: str, code: str, where: str | None
) -> None:
    """One changed place gives an error with the right code on the right line, exit code 1 (2 for the configuration), no change of `site/`."""
    name = file if "/" in file or "." in file else f"{ARTICLES}{file}.yml"
    path = project / name
    before = path.read_text()
    after = before.replace(old, new, 1)
    assert after != before, f"{old!r} is not in {name}"
    path.write_text(after)

    exit_code, found = diagnostics_of(project)

    expected_code = 2 if name == CONFIG else 1
    assert exit_code == expected_code
    matching = [each for each in found if each["code"] == code and each["severity"] == "error"]
    assert matching, found
    if where is not None:
        expected = line_with(after, where or new)
        assert expected in {each["line"] for each in matching}, (expected, matching)
    assert {each["file"] for each in matching} >= {name}
    result = CliRunner().invoke(main, ["build", "--project", str(project)])
    assert result.exit_code == expected_code
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]
    assert (project / "site" / "index.html").read_text() == "the last good site"
    assert {path.name for path in project.glob("build/*")} <= {"memory"}


def truncate(path: Path) -> None:
    """Cut a file in the middle of a key."""
    text = path.read_text()
    path.write_text(text[: text.index("speaker:") + 4])


def empty(path: Path) -> None:
    """Leave nothing of a file."""
    path.write_text("")


def latin1(path: Path) -> None:
    """Save a file in another encoding."""
    path.write_bytes(path.read_text().encode("cp1252", "replace").replace(b"\n", b" \xe9\n", 1))


def second_document(path: Path) -> None:
    """Append a second YAML document."""
    path.write_text(path.read_text() + "---\nseed: x\n")


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (truncate, "yaml-syntax"),
        (empty, "yaml-empty"),
        (latin1, "not-utf-8"),
        (second_document, "yaml-several-documents"),
        (Path.unlink, "unknown-article"),
    ],
)
@pytest.mark.slow
def test_a_spoilt_file_is_named(project: Path, fault: Callable[[Path], object], code: str) -> None:
    """A file that is cut off, empty, in another encoding or gone is an error, never a traceback."""
    fault(project / f"{ARTICLES}no-change.yml")
    exit_code, found = diagnostics_of(project)
    assert exit_code == 1
    assert code in {each["code"] for each in found if each["severity"] == "error"}


def test_a_key_given_twice_names_both_lines(project: Path) -> None:
    """A duplicate key is reported where it stands the second time and names the first."""
    path = project / ACTORS
    text = path.read_text().replace("    name: Joe Biden\n", "    name: Joe Biden\n    name: Biden\n", 1)
    path.write_text(text)
    line = line_with(text, "    name: Biden\n")
    _, found = diagnostics_of(project)
    [twice] = [each for each in found if each["code"] == "duplicate-key"]
    assert twice["line"] == line
    assert f"first on line {line - 1}" in str(twice["message"])


def test_another_speaker_than_the_article_names_is_a_warning_with_its_words(project: Path) -> None:
    """Blinken's words credited to Biden are questioned with the article's own words, on the speaker's line."""
    path = project / f"{ARTICLES}no-change.yml"
    text = path.read_text()
    at = text.index("words: Everything is on the table")
    start = text.rindex("speaker: antony-blinken", 0, at)
    text = text[:start] + "speaker: joe-biden" + text[start + len("speaker: antony-blinken") :]
    path.write_text(text)
    _, found = diagnostics_of(project)
    [doubt] = [each for each in found if each["code"] == "speaker-contradicted"]
    assert doubt["severity"] == "warning"
    assert doubt["line"] == text.count("\n", 0, start) + 1
    assert "Blinken said" in str(doubt["message"])


def test_faults_of_several_files_are_shown_together_in_order(project: Path) -> None:
    """One run shows every fault of every file, also behind a fault in the same file, sorted by place."""
    for name, old, new in (
        (ACTORS, "kind: person", "kind: persona"),
        (f"{ARTICLES}no-change.yml", "seed: 000", "sead: x\nseed: 000"),
        (f"{ARTICLES}no-change.yml", "words: Everything is on the table", "words: Everything is on the chair"),
        (BRIEFING, "title:", "titel: x\ntitle:"),
    ):
        path = project / name
        path.write_text(path.read_text().replace(old, new, 1))
    _, found = diagnostics_of(project)
    codes = [each["code"] for each in found]
    assert {"unknown-value", "unknown-key", "quotation-not-found"} <= set(codes)
    places = [(each["file"], each["line"], each["column"]) for each in found]
    assert places == sorted(places)


def test_the_real_content_is_clean() -> None:
    """The five seeds are curated without an error or a warning."""
    exit_code, found = diagnostics_of(ROOT)
    assert exit_code == 0
    assert [each for each in found if each["severity"] != "note"] == []

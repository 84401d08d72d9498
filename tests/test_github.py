"""On a pull request, what GitHub shows stands on its line and what it would drop stands in the job summary."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.cli import main
from generator.reading.diagnostics import Diagnostic, Place, Severity, error, note, warning
from generator.reading.github import annotation, lines_at, log_line, on_lines, summary
from tests.conftest import the_shipped_project
from tests.strategies import HOSTILE

ROOT = Path(__file__).parents[1]
PLACE = Place("content/actors.yml", 3, 7)
steady = settings(derandomize=True, max_examples=100)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (error(PLACE, "a", "b"), "::error file=content/actors.yml,line=3,col=7,title=a::b"),
        (warning(PLACE, "a", "b", "c"), "::warning file=content/actors.yml,line=3,col=7,title=a::b%0Ahint: c"),
        (note(PLACE, "a", "100%: b, c"), "::notice file=content/actors.yml,line=3,col=7,title=a::100%25: b, c"),
        (error(Place("a,b:c%.yml"), "d", "e\r\nf"), "::error file=a%2Cb%3Ac%25.yml,line=1,col=1,title=d::e%0D%0Af"),
    ],
)
def test_a_diagnostic_stands_on_its_line(found: Diagnostic, expected: str) -> None:
    """A workflow command; nothing in a message can end it or begin another."""
    assert annotation(found) == expected


@steady
@given(st.text(), st.text())
def test_no_text_breaks_out_of_its_line_of_the_log(file: str, message: str) -> None:
    """For any text: one line, which is one command or none."""
    found = error(Place(file), "code", message, message)
    for line in (annotation(found), log_line(found)):
        assert "\n" not in line
        assert "\r" not in line
    assert not log_line(found).lstrip().startswith("::")
    assert "##[" not in log_line(found)


def test_ten_of_each_severity_stand_on_their_lines_errors_first() -> None:
    """GitHub drops the eleventh of a kind: it is kept for the summary, whatever file it comes from."""
    many = [severity(Place("a.yml", line), "c", "m") for line in range(1, 13) for severity in (note, warning, error)]
    commands, rest = on_lines(many)
    assert [command.split()[0] for command in commands] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert [(each.severity, each.place.line) for each in rest] == [
        (severity, line) for severity in Severity for line in (11, 12)
    ]
    assert on_lines(many[:3])[1] == []


def cells(markdown: str) -> list[list[str]]:
    """The text of each cell of the one table, as a reader sees it."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
    assert [token.type for token in tokens].count("table_open") == 1
    rows: list[list[str]] = []
    for before, token in itertools.pairwise(tokens):
        if before.type == "tr_open":
            rows.append([])
        if before.type == "td_open":
            kinds = {child.type for child in token.children or ()}
            assert kinds <= {"text", "text_special", "html_inline", "link_open", "link_close"}, kinds
            tags = {child.content for child in token.children or () if child.type == "html_inline"}
            assert tags <= {"<code>", "</code>", "<br>"}
            rows[-1].append("".join(c.content for c in token.children or () if c.type.startswith("text")))
    return [row for row in rows if row]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_summary_shows_every_text_as_it_is(text: str) -> None:
    """Pipes, tags, links, mentions and commands in a seed's words are words."""
    [[severity, place, said]] = cells(summary([error(PLACE, "code", text, text)]))
    shown = " ".join(re.sub("[\u2028]", " ", text).split())
    assert (severity, place) == ("error", "content/actors.yml:3")
    assert said == f"code: {shown}hint: {shown}"


@steady
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_text_breaks_out_of_its_cell(text: str) -> None:
    """For any text: one row of three cells."""
    assert [len(row) for row in cells(summary([error(Place(text), text, text, text)]))] == [3]


def test_the_summary_has_errors_first_and_leads_to_the_line() -> None:
    """With the address of the file at the commit, its name quoted."""
    table = summary(
        [note(Place("a b)#.yml", 2), "n", "x"), error(PLACE, "e", "y")], lines_at("https://h.example", "o/r", "abc")
    )
    assert [row[0] for row in cells(table)] == ["error", "note"]
    assert "](https://h.example/o/r/blob/abc/content/actors.yml#L3)" in table
    assert "](https://h.example/o/r/blob/abc/a%20b%29%23.yml#L2)" in table
    assert table.startswith("### Content: 1 error, 0 warnings, 1 note\n")


def test_a_summary_stays_within_what_github_takes() -> None:
    """A step's summary may have 1 MiB: what is left out is counted."""
    table = summary([error(PLACE, "e", "y" * 1_000)] * 2_000)
    assert len(table.encode()) < 1_000_000
    left = re.search(r"\n(\d+) more: run `briefing check`\.\n$", table)
    assert left
    assert len(cells(table)) + int(left[1]) == 2_000


def test_check_fills_the_lines_and_the_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder below the repository's, paths are the repository's; the summary has what the lines have not."""
    the_shipped_project(tmp_path / "site")
    for path in (tmp_path / "site/content").rglob("articles/*.yml"):
        path.write_text(path.read_text().replace("speaker: antony-blinken", "speaker: antony-blinkin"))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    arguments = ["check", "--project", str(tmp_path / "site"), "--format", "github"]
    lines = CliRunner().invoke(main, arguments).stdout.splitlines()
    assert sum(line.startswith("::error file=site/content/") for line in lines) == 10
    assert len([line for line in lines if line.startswith("::")]) == 13  # the group's two lines, and a note
    rows = cells((tmp_path / "summary.md").read_text())
    assert len(rows) == len(lines) - 2 > 10

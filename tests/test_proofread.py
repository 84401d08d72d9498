"""A finished text is checked as a whole: each quotation in it against the seeds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.editing.proofread import Checked, proofread, tally
from generator.proving.source import Source

ROOT = Path(__file__).parents[1]
SEED = (
    "Bridge stays shut\n\n"
    "“The bridge stays shut until it is safe,” Mayor Ada Lind told reporters. “We are not taking chances.”\n\n"
    "Engineer Tom Berg called the cracks “worse than expected.”\n"
)
NAMES = {"Lind": ("Ada Lind", "Lind", "Mayor Lind"), "Berg": ("Tom Berg", "Berg")}


def check(text: str, source: str = SEED, **other: object) -> tuple[Checked, ...]:
    def names_of(name: str) -> Sequence[str]:
        return next((names for key, names in NAMES.items() if key in name), (name,))

    return proofread(text, (Source("bridge.txt", source),), names_of, **other)  # type: ignore[arg-type]


def statuses(text: str, **other: object) -> list[tuple[int, str, str]]:
    return [(each.line, each.words, each.verdict.code) for each in check(text, **other)]


def test_every_quotation_of_a_story_has_a_verdict_on_its_own_line() -> None:
    """Split quotations, both kinds of marks, and the comma that a house style puts inside them."""
    story = (
        'Lind was firm. "We are not taking chances," she said, adding that\nthe bridge "stays shut until it is safe."\n'
        "\nBerg found them ‘far worse than expected’.\n"
    )
    assert statuses(story) == [
        (1, "We are not taking chances,", "verified"),
        (2, "stays shut until it is safe.", "verified"),
        (4, "far worse than expected", "quotation-not-found"),
    ]


def test_the_column_counts_code_points_from_the_line_s_start() -> None:
    """An editor's cursor jumps to the first quoted letter."""
    [found] = check("Heute 🌉 sagt Lind: “We are not taking chances.”\n")
    assert (found.line, found.column) == (1, len("Heute 🌉 sagt Lind: “") + 1)


def test_a_text_that_credits_somebody_else_is_doubted() -> None:
    """The words stand there, but the seed names the mayor."""
    [found] = check("“The bridge stays shut until it is safe,” said Tom Berg.\n")
    assert (found.verdict.code, found.speaker) == ("speaker-contradicted", "Tom Berg")
    assert "Ada Lind" in found.verdict.message


PRONOUNS = (
    "Mayor Ada Lind met the press on Monday. “We are not taking chances,” she said. “Not with the bridge.”\n\n"
    "Engineer Tom Berg was there. “It is worse than expected,” he said.\n"
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("“We are not taking chances,” said Tom Berg.", "speaker-doubtful"),
        ("“We are not taking chances,” said Ada Lind.", "verified"),
        ("“Not with the bridge,” said Tom Berg.", "speaker-doubtful"),
        ("“It is worse than expected,” said Mayor Lind.", "speaker-doubtful"),
        ("“It is worse than expected,” said the engineer.", "verified"),
    ],
)
def test_a_pronoun_in_the_seed_is_read_as_well(text: str, code: str) -> None:
    """As drafts read it: that is an opinion, and a name beside the words settles it."""
    [found] = check(text, source=PRONOUNS)
    assert found.verdict.code == code
    assert ("the text seems to name" in found.verdict.message) == (code != "verified")


def test_a_description_is_not_taken_for_another_name() -> None:
    """“The engineer” may be who the seed names."""
    [found] = check("“The bridge stays shut until it is safe,” said a shopkeeper.\n")
    assert found.verdict.code == "verified"


def test_lines_without_marks_are_quotations_one_a_line() -> None:
    """A pasted list: bullets, numbers, blank lines, a byte order mark and Windows line ends are not words."""
    listed = "\ufeffWe are not taking chances.\r\n\r\n - worse than expected\r\n2. the bridge is open\r\n"
    assert statuses(listed) == [
        (1, "We are not taking chances.", "verified"),
        (3, "worse than expected", "verified"),
        (4, "the bridge is open", "quotation-not-found"),
    ]


def test_lines_can_be_asked_for_where_some_hold_marks() -> None:
    """Else only what stands inside the marks would be checked."""
    listed = "We are not taking chances\ncalled the cracks “worse than expected”\n"
    assert [words for _, words, _ in statuses(listed)] == ["worse than expected"]
    assert [code for _, _, code in statuses(listed, lines=True)] == ["verified", "quotation-outside-marks"]


def test_a_text_of_nothing_gives_nothing() -> None:
    """No words, no verdicts."""
    assert [check(text) for text in ("", "\n \r\n", "“”", "‘ ’ “…”")] == [()] * 4


def test_the_tally_counts_each_kind() -> None:
    """One line for the end of a long list."""
    assert tally(check("We are not taking chances\nthis is new\n")) == "2 quotations: 1 ok, 0 warnings, 1 error"


def verify(*arguments: str, typed: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["verify", "--project", str(ROOT), *arguments], input=typed)


def test_the_command_reads_a_file_and_fails_on_an_error(tmp_path: Path) -> None:
    """Each line says where the quotation stands in the story; exit code 1 where one is not borne out."""
    story = tmp_path / "story.txt"
    story.write_text(
        "A story.\n\nBlinken: “Everything is on the chair.”\n“Everything is on the table,” he said.\n", "utf-8"
    )
    result = verify("--file", str(story))
    assert result.exit_code == 1
    assert f"{story}:3:11: “Everything is on the chair.”" in result.stdout
    assert "[-chair-] {+table+}" in result.stdout
    assert "2 quotations: 1 ok, 0 warnings, 1 error" in result.stderr


@pytest.mark.parametrize("arguments", [["-"], ["--file", "-"]])
def test_the_command_reads_standard_input(arguments: list[str]) -> None:
    """As JSON, each verdict as `briefing verify` gives it, with its place in the text."""
    result = verify(*arguments, "--format", "json", typed="Everything is on the table\n")
    [found] = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (found["line"], found["column"], found["words"], found["status"]) == (
        1,
        1,
        "Everything is on the table",
        "ok",
    )
    assert found["match"]["seed"].startswith("000")


@pytest.mark.parametrize(
    ("arguments", "typed", "says"),
    [
        (["--file", "/nowhere/story.txt"], None, "cannot read /nowhere/story.txt: No such file"),
        (["--file", "/"], None, "cannot read /: Is a directory"),
        (["-"], b"caf\xe9", "standard input is not UTF-8 text (line 1)"),
        (["-"], " \n", "there are no words to check in standard input"),
        (["words", "--file", "-"], "words", "give either the words to look for, or --file"),
        ([], None, "give either the words to look for, or --file"),
        (["-", "--seed", "nothing"], "words", "there is no seed “nothing”"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(arguments: list[str], typed: str | bytes | None, says: str) -> None:
    """Wrong usage, not an error of the text."""
    result = verify(*arguments, typed=typed)
    assert (result.exit_code, says in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["verify", "Nobody says this at all"], 1), (["verify", "x", "--seed", "new"], 2), (["draft", "new"], 2)],
)
def test_a_seed_that_cannot_be_read_is_named_beside_what_was_looked_at(
    tmp_path: Path, arguments: list[str], code: int
) -> None:
    """Or the words would be said to stand in no article, and the seed not to be there."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/new.txt").write_bytes("“Nobody says this at all,” he said.".encode("utf-16"))
    (tmp_path / "seeds/other.txt").write_text("“Something else is said,” he said.")
    result = CliRunner().invoke(main, [*arguments, "--project", str(tmp_path)])
    assert (result.exit_code, "not looked at: seeds/new.txt:1:1: error[not-utf-8]" in result.stderr) == (code, True)

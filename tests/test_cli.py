"""The command as people and programs meet it: what it prints, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main as run_the_program
from generator.cli import main
from tests.conftest import the_shipped_project

ROOT = Path(__file__).parents[1]


def briefing(*arguments: str) -> Result:
    """Run `briefing` on the real project."""
    command, *rest = arguments
    return CliRunner().invoke(main, [command, "--project", str(ROOT), *rest])


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    """`--help` ends with a line that can be copied."""
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert f"Example: briefing {command}" in result.output


@pytest.mark.parametrize("part", ["0/2", "3/2", "1/1001", "2", "2/", "-1/2", "٢/٢", "1/" + "9" * 5_000])
def test_what_is_no_part_of_a_site_is_wrong_usage(part: str) -> None:
    result = briefing("build", "--part", part)
    assert (result.exit_code, "is no part" in result.output) == (2, True)


@pytest.mark.parametrize(
    "address", ["https://e.org/a?b", "https://e.org/#d", "https://e.org/../x", "https://e.org:0/", "e.org"]
)
def test_what_cannot_be_the_address_of_a_site_is_wrong_usage(address: str) -> None:
    result = briefing("build", "--site-url", address)
    assert (result.exit_code, "--site-url" in result.output) == (2, True)


@pytest.mark.parametrize("address", ["https://e.org/../x", "ftp://e.org/we/talks", "we/talks"])
def test_what_cannot_be_the_address_of_a_repository_is_wrong_usage(address: str) -> None:
    result = briefing("build", "--repository", address)
    assert (result.exit_code, "--repository" in result.output) == (2, True)


def test_outside_of_a_project_the_way_to_one_is_told(tmp_path: Path) -> None:
    """Within one of its folders, which one; elsewhere, how to begin one."""
    (tmp_path / "ours/content").mkdir(parents=True)
    (tmp_path / "ours/site_config.yml").write_text("title: x\n")
    for folder, way in ((tmp_path / "ours/content", f"run this in {tmp_path / 'ours'}"), (tmp_path, "`briefing init`")):
        result = CliRunner().invoke(main, ["check", "--project", str(folder)])
        assert (result.exit_code, way in result.output) == (2, True)


def test_the_readme_names_every_command() -> None:
    """A command that nobody can find is not there."""
    readme = (ROOT / "README.md").read_text()
    assert [command for command in main.commands if f"briefing {command}" not in readme] == []


def test_ctrl_c_is_quiet_also_while_the_modules_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    class Impatient:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "generator.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "generator.cli")
    monkeypatch.setattr(sys, "meta_path", [Impatient(), *sys.meta_path])
    with pytest.raises(SystemExit) as stopped:
        run_the_program()
    assert stopped.value.code == 130


def test_python_m_generator_is_the_same_command() -> None:
    """Where scripts are not on the path, the module is."""
    result = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--format", "json"], cwd=ROOT, capture_output=True, check=False
    )
    assert result.returncode == 0
    assert [each for each in json.loads(result.stdout) if each["severity"] == "error"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="no folder that somebody is in can be deleted there")
@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["--version", "check --format json", "todo"])
def test_an_output_that_takes_nothing_is_said_in_a_sentence(command: str, unbuffered: str) -> None:
    program = [sys.executable, "-m", "generator", *command.split()]
    settings = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            program, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, env=settings, text=True, check=False
        )
    assert ended.stderr == "Error: the output could not be written: No space left on device\n"
    assert ended.returncode == 1


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="closes the output as a POSIX shell does")
def test_an_output_that_is_closed_is_no_fault() -> None:
    """What runs in the background may have none."""
    program = f'"{sys.executable}" -m generator check >&-'
    ended = subprocess.run(program, shell=True, cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, "Traceback" in ended.stderr) == (0, False)


def test_a_folder_that_was_deleted_is_said_to_be(tmp_path: Path) -> None:
    """Whoever stands in it is told, in one sentence."""
    gone = tmp_path / "gone"
    gone.mkdir()
    program = f"import os, runpy; os.rmdir({str(gone)!r}); runpy.run_module('generator', run_name='__main__')"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
    result = subprocess.run(
        [sys.executable, "-c", program, "check"], cwd=gone, env=environment, capture_output=True, text=True, check=False
    )
    assert (result.returncode, "has been deleted" in result.stderr) == (2, True)


def test_verify_says_where_words_stand() -> None:
    """Seed, offsets and the seed's own characters, as JSON."""
    result = briefing("verify", "Right now the document is with them", "--format", "json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["status"], found["code"]) == (0, "ok", "verified")
    [part] = found["match"]["parts"]
    text = (ROOT / "seeds" / found["match"]["seed"]).read_text(encoding="utf-8")
    assert text[part["start"] : part["end"]] == part["text"] == "Right now the document is with them"


def test_verify_says_of_a_speaker_that_nobody_is_called_so() -> None:
    """The words stand; that nothing contradicts the name proves nothing."""
    assert (
        "knows nobody called “Nobody Known”"
        in briefing("verify", "Everything is on the table", "--speaker", "Nobody Known").output
    )
    assert "knows nobody" not in briefing("verify", "Everything is on the table", "--speaker", "antony-blinken").output


def test_verify_shows_the_nearest_passage_and_fails() -> None:
    """A wrong word is an error that shows what stands there instead."""
    result = briefing("verify", "Everything is on the chair", "--format", "json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["status"], found["code"], found["match"]) == (
        1,
        "error",
        "quotation-not-found",
        None,
    )
    assert (found["nearest"]["text"], found["nearest"]["difference"]) == ("Everything is on the table", "words")


def test_verify_names_the_other_seeds_that_have_the_words() -> None:
    """Looked for in one seed, found in others: they are named."""
    words = "sets out a serious diplomatic path forward"
    found = json.loads(briefing("verify", words, "--seed", "000", "--format", "json").stdout)
    assert found["status"] == "error"
    assert {each["seed"][:3] for each in found["elsewhere"]} == {"001", "003", "004"}


@pytest.mark.parametrize("speaker", ["joe-biden", "Joe Biden", "President Biden"])
def test_verify_doubts_another_speaker(speaker: str) -> None:
    """An id, a name or an alias: Blinken's words are not Biden's."""
    result = briefing("verify", "Everything is on the table", "--speaker", speaker, "--format", "json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["code"]) == (0, "speaker-contradicted")
    assert "Blinken said" in found["message"]


def test_verify_reads_a_pronoun_as_drafts_do() -> None:
    """`He said …, reiterating “what we said publicly”`: who he is stands in the sentence before."""
    words = "what we said publicly for many weeks"
    found = json.loads(briefing("verify", words, "--speaker", "joe-biden", "--format", "json").stdout)
    assert (found["status"], found["code"]) == ("warning", "speaker-doubtful")
    assert "Antony Blinken" in found["message"]
    own = json.loads(briefing("verify", words, "--speaker", "antony-blinken", "--format", "json").stdout)
    assert own["status"] == "ok"


@pytest.mark.parametrize("speaker", ["antony-blinken", "Antony Blinken", "Antony J. Blinken", "Mr Blinken"])
def test_verify_accepts_every_name_of_the_speaker(speaker: str) -> None:
    """Aliases are the same person."""
    found = json.loads(
        briefing("verify", "Everything is on the table", "--speaker", speaker, "--format", "json").stdout
    )
    assert found["status"] == "ok"


def test_a_diagnostic_becomes_an_annotation_on_its_line(tmp_path: Path) -> None:
    """`--format github` speaks the workflow's language, with newlines and colons encoded."""
    the_shipped_project(tmp_path)
    (tmp_path / "site_config.yml").write_text("title: x\nhom: y\n")
    result = CliRunner().invoke(main, ["check", "--project", str(tmp_path), "--format", "github"])
    assert result.exit_code == 2
    assert result.stdout.startswith("::error file=site_config.yml,line=2,col=1,title=unknown-key::there is no key")
    assert "%0Ahint: did you mean `home`?" in result.stdout


@pytest.mark.parametrize(
    "arguments", [["bogus"], ["build", "--port", "1"], ["verify"], ["verify", " "], ["check", "--format", "xml"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    """Usage errors are told from errors in the content."""
    assert CliRunner().invoke(main, arguments).exit_code == 2


def test_a_folder_without_a_project_is_a_usage_error(tmp_path: Path) -> None:
    """Run in the wrong folder, the command says what it misses."""
    result = CliRunner().invoke(main, ["build", "--project", str(tmp_path)])
    assert result.exit_code == 2
    assert "site_config.yml" in result.output


@pytest.mark.parametrize(
    ("environment", "colours"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
@pytest.mark.slow
def test_colours_are_for_terminals_that_want_them(environment: dict[str, str], colours: bool) -> None:
    """On a terminal, unless NO_COLOR is set or the terminal is dumb; never in a pipe."""
    import pty

    command = [sys.executable, "-m", "generator", "verify", "Everything is on the chair"]
    settings = {"PATH": os.environ["PATH"], "TERM": "xterm", **environment}
    terminal, other_end = pty.openpty()
    subprocess.run(command, cwd=ROOT, stdout=other_end, env=settings, check=False)
    os.close(other_end)
    assert (b"\x1b[" in os.read(terminal, 65536)) is colours
    os.close(terminal)
    piped = subprocess.run(command, cwd=ROOT, capture_output=True, env=settings, check=False)
    assert b"\x1b[" not in piped.stdout

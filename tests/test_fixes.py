"""`briefing check --fix` writes anew only the characters that are wrong, and nothing that it is not sure of."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.building.build import check
from generator.building.fixes import FileChanged, mend, write
from generator.cli import main
from tests.conftest import the_shipped_project
from tests.test_content import ARTICLE, BRIEFING, FILES, SEED

ROOT = Path(__file__).parents[1]
steady = settings(derandomize=True, max_examples=50)


def lay(folder: Path) -> Path:
    """A small project without a fault."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project without a fault."""
    return lay(tmp_path / "project")


def change(path: Path, old: str, new: str) -> bytes:
    """Change one place of a file; what it held before."""
    before = path.read_bytes()
    assert old.encode() in before
    path.write_bytes(before.replace(old.encode(), new.encode(), 1))
    return before


def fix(project: Path) -> list[tuple[str, str, str]]:
    """Mend a project; code, old and new of what was mended."""
    outcome = mend(project)
    write(project, outcome)
    return [(each.code, each.old, each.new) for each in outcome.mended]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (ARTICLE, "speaker: jo-weaver", "speaker: jo-waever  # who?", "unknown-actor"),
        (ARTICLE, "speaker: jo-weaver", "speaker: Jo Weaver", "bad-form"),
        (ARTICLE, "figure: boats", 'figure: "boat"', "unknown-figure"),
        (ARTICLE, "words: We shall see", "words: we shall see", "quotation-not-found"),
        (ARTICLE, "words: We shall see", "words: >-\n      we shall\n      see.", "quotation-not-found"),
        (ARTICLE, "words: an estimated 40 boats", "words: 'An estimated 40 boats'", "passage-not-found"),
        (ARTICLE, "quotations:", "quotatoins:", "unknown-key"),
        (ARTICLE, "seed: a.txt", "seed: b.txt", "unknown-seed"),
        (BRIEFING, "- first/see", "- frist/see", "unknown-article"),
        (BRIEFING, "[first/see]", "[first/sees]", "unknown-quotation"),
        ("content/actors.yml", "kind: person", "kind: persno", "unknown-value"),
        ("site_config.yml", "home: event", "home: evnet # the first", "unknown-briefing"),
    ],
)
def test_what_is_safe_is_mended_and_its_diagnostic_is_gone(
    project: Path, file: str, old: str, new: str, code: str
) -> None:
    """One place becomes what it was meant to be; the rest of the file keeps every byte."""
    if code == "unknown-seed":
        words = SEED.replace("We shall see", "We shall see what the day brings")
        (project / "seeds/a.txt").write_text(words)
        change(project / ARTICLE, "words: We shall see", "words: We shall see what the day brings")
    change(project / file, old, new)
    broken = (project / file).read_bytes()
    assert code in {each.code for each in check(project)}
    [(found, was, now)] = fix(project)
    assert found == code
    fixed = (project / file).read_bytes()
    assert check(project) == ()
    assert fixed in {broken.replace(was.encode(), now.encode(), 1), broken.replace(b"we sh", b"We sh").replace(b"see.", b"see")}  # fmt: skip
    assert fix(project) == []
    assert (project / file).read_bytes() == fixed


def test_a_draft_is_credited_to_whom_it_names_once_they_are_actors(project: Path) -> None:
    """Where the words beside a quotation name somebody who is known by now; what is published is the editor's."""
    change(project / ARTICLE, "speaker: jo-weaver", "speaker: unnamed  # guessed")
    assert fix(project) == []
    change(project / ARTICLE, "seed: a.txt\n", "seed: a.txt\ndraft: true\n")
    change(project / "content/actors.yml", "name: Jo Weaver", "name: Ann Lee")
    assert fix(project) == []
    change(project / "content/actors.yml", "name: Ann Lee", "name: J. Weaver\n    aliases: [Jo Weaver]")
    assert fix(project) == [("speaker-known", "unnamed", "jo-weaver")]
    assert "speaker: jo-weaver  # guessed\n" in (project / ARTICLE).read_text()
    assert fix(project) == []


def test_typography_becomes_the_articles_own_though_nothing_was_wrong(project: Path) -> None:
    """Straight for curly, hyphens for a dash: found all the same, and now as printed."""
    (project / "seeds/a.txt").write_text(SEED.replace("see,", "see – it’s “open”,"))
    change(project / ARTICLE, "words: We shall see", "words: 'We shall see -- it''s \"open\"' # yes")
    assert check(project) == ()
    assert [code for code, *_ in fix(project)] == ["typography"]
    assert "words: 'We shall see – it’s “open”' # yes\n" in (project / ARTICLE).read_text()


def test_whatever_is_copied_from_a_seed_is_printed_as_there(project: Path) -> None:
    """Headline, exclusions, contexts and facts too; not where the article prints the words in two ways."""
    (project / "seeds/a.txt").write_text(
        f"Today’s headline\n\n(The Gazette’s photo)\n{SEED.partition('headline')[2]}Don’t go. Don't stay.\n"
    )
    change(project / ARTICLE, "    words: We shall see\n", '    words: We shall see\n    context: We shall see," Jo\n')
    change(
        project / ARTICLE,
        "seed: a.txt\n",
        "seed: a.txt\ntitle: Today's headline\noutlet: {value: The Gazette, words: The Gazette's}\n"
        "exclude:\n  - {kind: caption, first: (The Gazette's photo)}\n  - {kind: other, first: Don't}\n",
    )
    assert [each.as_text() for each in check(project)] == []
    assert [new for _, _, new in fix(project)] == [
        "Today’s headline",
        "The Gazette’s",
        "(The Gazette’s photo)",
        "We shall see,” Jo",
    ]
    assert fix(project) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ARTICLE, "words: We shall see", "words: We shall sea"),
        (ARTICLE, "words: We shall see", "words: We will see"),
        (ARTICLE, "speaker: jo-weaver", "speaker: weaver"),
        (ARTICLE, "seed: a.txt", "seed: elsewhere.txt"),
        (ARTICLE, "quotations:", "words:"),
        (BRIEFING, "date: 2024-05-06", "date: 2024-02-30"),
        (ARTICLE, "seed: a.txt", "seed: [a.txt"),
    ],
)
def test_what_needs_judgement_is_not_touched(project: Path, file: str, old: str, new: str) -> None:
    """A word, another name, another article, a date, broken YAML: the file stays byte for byte."""
    if "elsewhere" in new:
        (project / "seeds/a.txt").write_text("Another article\n\n“Something else,” he said.\n")
    change(project / file, old, new)
    before = (project / file).read_bytes()
    said = check(project)
    assert said
    assert fix(project) == []
    assert (project / file).read_bytes() == before
    assert check(project) == said


def test_evidence_never_changes_to_another_article(project: Path) -> None:
    """`roof/no-change` is two letters away from `door/no-change`, and of a file that is gone."""
    for name in ("door", "roof"):
        (project / ARTICLE).with_name(f"{name}.yml").write_text(
            FILES[ARTICLE].replace("seed: a.txt", f"seed: {name}.txt")
        )
        (project / f"seeds/{name}.txt").write_text(SEED)
    change(project / BRIEFING, "- first/see", "- roof/see")
    assert check(project) == ()
    (project / ARTICLE).with_name("roof.yml").unlink()
    assert "unknown-article" in {each.code for each in check(project)}
    assert fix(project) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/actors.yml", "id: jo-weaver", "id: jo-waever"),
        (BRIEFING, "id: boats", "id: baots"),
        (ARTICLE, "id: see", "id: sea"),
    ],
)
def test_a_slip_in_a_definition_does_not_spread(project: Path, file: str, old: str, new: str) -> None:
    """Where what is described has the words of the references, these are right and its own id is not."""
    change(project / file, old, new)
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    assert {each.code for each in check(project)} & {"unknown-actor", "unknown-figure", "unknown-quotation"}
    assert fix(project) == []
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before


def test_a_key_is_not_renamed_to_one_that_is_there(project: Path) -> None:
    """Which of the two is meant, only the editor knows."""
    change(project / ARTICLE, "    speaker: jo-weaver\n", "    speaker: jo-weaver\n    speakr: jo-weaver\n")
    outcome = mend(project)
    assert (outcome.files, outcome.mended) == ({}, ())
    assert [(each.code, each.new) for each in outcome.left] == [("unknown-key", "speaker")]


@pytest.mark.parametrize("evidence", ["[first/sees, first/see]", "[first/sees, first/ssee]"])
def test_a_mend_never_makes_two_of_one_entry(project: Path, evidence: str) -> None:
    """What else was meant, only the editor knows."""
    change(project / BRIEFING, "[first/see]", evidence)
    write(project, mend(project))
    assert (project / BRIEFING).read_text().count("first/see,") + (project / BRIEFING).read_text().count(
        "first/see]"
    ) == 1


def test_a_mend_that_does_not_fit_its_style_is_said_and_left(project: Path) -> None:
    """A straight mark at the beginning of plain text would be YAML's own."""
    (project / "seeds/a.txt").write_text(SEED.replace("We shall see", "'We' shall see"))
    change(project / ARTICLE, "words: We shall see", "words: ‘We’ shall see")
    before = (project / ARTICLE).read_bytes()
    outcome = mend(project)
    assert [(each.code, each.new) for each in outcome.left] == [("typography", "'We' shall see")]
    assert outcome.files == {}
    assert (project / ARTICLE).read_bytes() == before


def test_a_renamed_seed_is_known_by_its_hash_or_its_words(project: Path) -> None:
    """Two files with the same words are no answer; the noted SHA-256 is."""
    import hashlib

    words = "“We shall see what the day brings,” Jo Weaver said."
    text = f"A headline\n\n{words} The minister gave no figure beyond an estimated 40 boats.\n"
    (project / "seeds/a.txt").unlink()
    (project / "seeds/new.txt").write_text(text)
    (project / "seeds/twin.txt").write_text(f"{text}\nMore.\n")
    change(project / ARTICLE, "words: We shall see", "words: We shall see what the day brings")
    assert fix(project) == []
    change(project / ARTICLE, "seed: a.txt", f"seed: a.txt\nsha256: {hashlib.sha256(text.encode()).hexdigest()}")
    assert fix(project) == [("unknown-seed", "a.txt", "new.txt")]
    assert {each.code for each in check(project)} == {"unused-seed"}


def test_one_mend_brings_the_next_to_light(project: Path) -> None:
    """Behind a misspelt key stands a misspelt speaker."""
    change(project / ARTICLE, "quotations:", "quotatons:")
    change(project / ARTICLE, "speaker: jo-weaver", "speaker: jo-waever")
    told = CliRunner().invoke(main, ["check", "--project", str(project)]).stderr
    assert told.endswith("; briefing check --fix mends 2\n")
    assert {code for code, *_ in fix(project)} == {"unknown-key", "unknown-actor"}
    assert (project / ARTICLE).read_text() == FILES[ARTICLE]


def test_a_dry_run_shows_a_patch_and_writes_nothing(project: Path) -> None:
    """`git apply` makes of it what `--fix` writes: with Windows line ends, and no line end at the end of the file."""
    for name in (ARTICLE, "site_config.yml"):
        (project / name).write_bytes((project / name).read_bytes().replace(b"\n", b"\r\n").rstrip())
    change(project / ARTICLE, "speaker: jo-weaver", "speaker: jo-waever")
    change(project / "site_config.yml", "home: event", "home: evnet")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    shown = CliRunner().invoke(main, ["check", "--project", str(project), "--fix", "--dry-run"])
    assert shown.exit_code == 1
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    patched = shutil.copytree(project, project.parent / "patched")
    subprocess.run(["git", "apply", "-"], input=shown.stdout_bytes, cwd=patched, check=True)
    assert CliRunner().invoke(main, ["check", "--project", str(project), "--fix"]).exit_code == 0
    for path in before:
        assert (patched / path.relative_to(project)).read_bytes() == path.read_bytes()
    assert b"speaker: jo-weaver\r\n" in (project / ARTICLE).read_bytes()


def test_the_command_says_what_it_mended_and_what_is_left(project: Path) -> None:
    """Each mended value on a line with its place; what remains decides the exit code."""
    change(project / ARTICLE, "speaker: jo-weaver", "speaker: jo-waever")
    change(project / ARTICLE, "words: We shall see", "words: We shall go")
    result = CliRunner().invoke(main, ["check", "--project", str(project), "--fix"])
    assert result.exit_code == 1
    assert f"{ARTICLE}:7:14: mended[unknown-actor]: “jo-waever” is now “jo-weaver”\n1 value mended in 1 file\n" in result.stderr  # fmt: skip
    assert "error[quotation-not-found]" in result.stdout
    assert "unknown-actor" not in result.stdout
    usage = CliRunner().invoke(main, ["check", "--project", str(project), "--dry-run"])
    assert usage.exit_code == 2


def test_check_says_what_could_be_mended(project: Path) -> None:
    """Under the diagnostic and in the last line."""
    change(project / ARTICLE, "speaker: jo-weaver", "speaker: jo-waever")
    result = CliRunner().invoke(main, ["check", "--project", str(project)])
    assert "did you mean `jo-weaver`? `briefing check --fix` writes it" in result.stdout
    assert result.stderr == "1 error, 0 warnings, 0 notes; briefing check --fix mends 1\n"


def test_a_file_is_written_in_one_step_and_keeps_its_mode(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads meanwhile reads the old or the new; when writing fails, the old stays and nothing lies about."""
    change(project / ARTICLE, "speaker: jo-weaver", "speaker: jo-waever")
    (project / ARTICLE).chmod(0o640)
    names = sorted(path.name for path in (project / ARTICLE).parent.iterdir())
    outcome = mend(project)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", full)
        with pytest.raises(OSError, match="No space"):
            write(project, outcome)
    assert sorted(path.name for path in (project / ARTICLE).parent.iterdir()) == names
    assert "jo-waever" in (project / ARTICLE).read_text()
    write(project, outcome)
    assert (project / ARTICLE).stat().st_mode & 0o777 == 0o640


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(project: Path) -> None:
    """Between checking and writing, the editor's own save wins."""
    change(project / ARTICLE, "speaker: jo-weaver", "speaker: jo-waever")
    outcome = mend(project)
    change(project / ARTICLE, "summary:", "# a new thought\nsummary:")
    with pytest.raises(FileChanged):
        write(project, outcome)
    assert "# a new thought" in (project / ARTICLE).read_text()


@pytest.mark.slow
def test_the_real_content_needs_no_mending_and_is_restored_from_slips() -> None:
    """All of it byte for byte, from slips in every article."""
    assert mend(ROOT).files == {}
    with tempfile.TemporaryDirectory() as folder:
        the_shipped_project(Path(folder))
        for path in Path(folder).rglob("articles/*.yml"):
            text = path.read_text()
            for old, new in (
                ("speaker: antony-blinken", "speaker: Antony_Blinken"),
                ("issue: membership", "issue: memebrship"),
                ("quotations:", "quotatons:"),
                ("’", "'"),
            ):
                text = text.replace(old, new)
            path.write_text(text)
        write(Path(folder), mend(Path(folder)))
        kept = [path for path in Path(folder).rglob("*.yml") if "articles" not in path.parts]
        assert check(Path(folder)) == check(ROOT)
        for path in kept:
            assert path.read_bytes() == (ROOT / path.relative_to(folder)).read_bytes()


# ---------------------------------------------------------------------------------------------------------------------
# Any layout of a file survives

WORDS = "We can’t – not yet – see “it”"
NOISE = st.sampled_from(["", "\n", "# a comment: 'with' \"marks\"\n", "\n\n# – “x” –\n", "   # odd\n"])
STYLE = st.sampled_from(["plain", "single", "double", "folded", "literal"])
SLIPS: tuple[tuple[str, Any], ...] = (
    ("speaker", ("jo-weaver", "jo-waever")),
    ("words", (WORDS, WORDS.replace("’", "'"))),
    ("words", (WORDS, WORDS.replace("–", "--").replace("“", '"').replace("”", '"'))),
    ("words", (WORDS, "w" + WORDS[1:])),
    ("words", (WORDS, WORDS + ".")),
)


def scalar(text: str, style: str, indent: str) -> str:
    """A value in a style, long ones on two lines."""
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style == "double":
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if style in ("folded", "literal"):
        lines = text.split(" ", 1) if style == "folded" and " " in text else [text]
        return (">-" if style == "folded" else "|-") + "".join(f"\n{indent}  {line}" for line in lines)
    return text


@st.composite
def layouts(draw: st.DrawFn) -> Any:
    """A function from values to an article file: keys in any order, any style, comments and blank lines between."""
    keys = draw(st.permutations(["id", "speaker", "words"]))
    styles = {key: draw(STYLE if key == "words" else st.sampled_from(["plain", "single", "double"])) for key in keys}
    trailing = {key: draw(st.sampled_from(["", "  # why", " # it's “so”"])) for key in keys}
    noise = [draw(NOISE) for _ in range(4)]
    crlf = draw(st.booleans())
    bom = draw(st.booleans())

    def lay_out(values: dict[str, str]) -> bytes:
        entry = ""
        for number, key in enumerate(keys):
            block = styles[key] in ("folded", "literal")
            value = scalar(values[key], styles[key], "    ")
            if block:
                head, _, rest = value.partition("\n")
                value = f"{head}{trailing[key]}\n{rest}"
            elif styles[key] != "plain" or " " not in value:  # else the comment would be taken for words that were cut
                value += trailing[key]
            entry += noise[number] + ("  - " if number == 0 else "    ") + f"{key}: {value}\n"
        text = (
            f"seed: a.txt\n{noise[3]}summary:\n  - text: The minister waits.\n    evidence: [see] # enough\nquotations:\n"
            f"{entry}figures:\n  - {{figure: boats, words: an estimated 40 boats}}\n"
        )
        data = (text.replace("\n", "\r\n") if crlf else text).encode()
        return b"\xef\xbb\xbf" + data if bom else data

    return lay_out


@steady
@given(layouts(), st.sampled_from(SLIPS))
@pytest.mark.slow
def test_any_layout_is_restored_byte_for_byte(lay_out: Any, slip: tuple[str, tuple[str, str]]) -> None:
    """Comments, blank lines, key order, quoting, line ends, byte order mark: all as they were, with the value mended."""
    key, (right, wrong) = slip
    values = {"id": "see", "speaker": "jo-weaver", "words": WORDS}
    seed = SEED.replace("We shall see", WORDS)
    with tempfile.TemporaryDirectory() as folder:
        root = lay(Path(folder))
        (root / "seeds/a.txt").write_text(seed)
        (root / ARTICLE).write_bytes(lay_out({**values, key: right}))
        assert [each.as_text() for each in check(root)] == []
        assert fix(root) == []
        (root / ARTICLE).write_bytes(lay_out({**values, key: wrong}))
        assert len(fix(root)) == 1
        assert (root / ARTICLE).read_bytes() == lay_out({**values, key: right})
        assert fix(root) == []


@steady
@given(st.data())
@pytest.mark.slow
def test_whatever_is_typed_is_mended_or_untouched(data: st.DataObject) -> None:
    """For any words near the article's: afterwards the diagnostic is gone, or the file is as it was."""
    typed = data.draw(st.text(st.sampled_from("Wwe can't’–- \"“”.,:#[]"), min_size=1, max_size=20)) + data.draw(
        st.sampled_from(["", WORDS, WORDS.lower(), WORDS.replace("’", "'"), WORDS + "!"])
    )
    style = data.draw(st.sampled_from(["'", '"', ">", None]))
    entry = yaml.serialize(yaml.ScalarNode("tag:yaml.org,2002:str", typed, style=style), allow_unicode=True, width=30)
    with tempfile.TemporaryDirectory() as folder:
        root = lay(Path(folder))
        (root / "seeds/a.txt").write_text(SEED.replace("We shall see", WORDS))
        indented = entry.removesuffix("...\n").rstrip("\n").replace("\n", "\n      ")
        (root / ARTICLE).write_text(FILES[ARTICLE].replace("words: We shall see", f"words: {indented}"))
        before = (root / ARTICLE).read_bytes()
        wrong = {(each.code, each.place) for each in check(root) if each.mend}
        mended = fix(root)
        if not mended:
            assert (root / ARTICLE).read_bytes() == before
        assert not wrong & {(each.code, each.place) for each in check(root)} or not mended
        assert fix(root) == []

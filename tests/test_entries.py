"""`briefing new`: valid files and entries, and hand-written files that keep every byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.building.build import build, check
from generator.cli import main, making
from generator.editing.entries import NotInserted, actor_lines, inserted, scalar
from generator.reading.models import ActorEntry
from generator.reading.yamlfile import read_yaml
from tests.test_content import ARTICLE, BRIEFING, FILES, project

__all__ = ["project"]
ENTRY = ["id: b", "name: B"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "actors:\n  - id: b\n    name: B\n"),
        ("actors: []\n", "actors:\n  - id: b\n    name: B\n"),
        ("actors: [ ]  # nobody yet\nother: x\n", "actors:  # nobody yet\n  - id: b\n    name: B\nother: x\n"),
        ("actors:\n", "actors:\n  - id: b\n    name: B\n"),
        ("# who\n", "# who\n\nactors:\n  - id: b\n    name: B\n"),
        ("title: x\n", "title: x\n\nactors:\n  - id: b\n    name: B\n"),
        ("title: x", "title: x\n\nactors:\n  - id: b\n    name: B\n"),
        ("actors:\n  - id: a\n", "actors:\n  - id: a\n  - id: b\n    name: B\n"),
        ("actors:\n- id: a\nother: x\n", "actors:\n- id: a\n- id: b\n  name: B\nother: x\n"),
        ("actors:\n  - id: a", "actors:\n  - id: a\n  - id: b\n    name: B\n"),
        ("actors:\r\n  - id: a\r\n", "actors:\r\n  - id: a\r\n  - id: b\r\n    name: B\r\n"),
        ("actors:\n    - {id: a}\n", "actors:\n    - {id: a}\n    - id: b\n      name: B\n"),
        (
            "actors:\n  - id: a\n\n  - id: c\n    role: >-\n      long\n      text\n\n# The end.\n",
            "actors:\n  - id: a\n\n  - id: c\n    role: >-\n      long\n      text\n\n  - id: b\n    name: B\n\n# The end.\n",
        ),
        (
            "actors:\n  - id: a  # first\n    # about a\n  # states\nother: [1]\n",
            "actors:\n  - id: a  # first\n    # about a\n  - id: b\n    name: B\n  # states\nother: [1]\n",
        ),
        (
            "actors:\n  - id: a\n    role: |\n      one\n      # no comment\nother: x\n",
            "actors:\n  - id: a\n    role: |\n      one\n      # no comment\n  - id: b\n    name: B\nother: x\n",
        ),
        (
            "actors:\n  - id: a\n    aliases: [x,\n      y]  # z\nother: x\n",
            "actors:\n  - id: a\n    aliases: [x,\n      y]  # z\n  - id: b\n    name: B\nother: x\n",
        ),
        ("\ufeffactors:\n  - id: a\n", "\ufeffactors:\n  - id: a\n  - id: b\n    name: B\n"),
    ],
)
def test_an_entry_goes_behind_the_last_one(before: str, after: str) -> None:
    """Comments, blank lines, indents and line ends stay."""
    assert inserted(before.encode(), "actors.yml", "actors", ENTRY).decode() == after


@pytest.mark.parametrize(
    ("before", "says"),
    [
        ("actors: [{id: a}]\n", "write each entry on lines of its own"),
        ("actors: everybody\n", "is no list"),
        ("actors: [\n", "has faults"),
        ("actors:\n  - id: a\n    id: b\n", "has faults"),
        ("- a\n", "has faults"),
        ("\xff", "has faults"),
    ],
)
def test_a_file_that_cannot_take_it_is_left_alone(before: str, says: str) -> None:
    """And says why."""
    with pytest.raises(NotInserted, match=says):
        inserted(before.encode("latin-1"), "actors.yml", "actors", ENTRY)


COMMENTS = st.sampled_from(["", "\n", "# a\n", "  # b\n", "    # c\n", "\n\n"])


@given(
    items=st.lists(st.sampled_from(["id: x\n", "id: x  # c\n", "id: x\n{i}  role: >-\n{i}    some\n{i}    words\n", "id: x\n{i}  l:\n{i}  - 1\n{i}  - 2\n", '{{a: [1, 2]}}\n']), max_size=4),
    between=st.lists(COMMENTS, min_size=5, max_size=5),
    indent=st.sampled_from(["", "  ", "      "]),
    rest=st.sampled_from(["", "z: 1\n", "# the end\n", "z:\n  - 1\n"]),
)  # fmt: skip
def test_whatever_the_file_looks_like_only_lines_are_added(
    items: list[str], between: list[str], indent: str, rest: str
) -> None:
    """Taking the new lines out again gives the old file, byte for byte."""
    body = "".join(f"{gap}{indent}- {item.format(i=indent)}" for item, gap in zip(items, between, strict=False))
    text = f"a: 1\nactors:\n{body}{between[-1]}{rest}"
    parsed, faults = read_yaml(text.encode(), "x.yml")
    assert parsed
    assert not faults
    made = inserted(text.encode(), "x.yml", "actors", ENTRY).decode()
    after, faults = read_yaml(made.encode(), "x.yml")
    assert after
    assert not faults
    assert after.data == {**parsed.data, "actors": [*(parsed.data["actors"] or []), {"id": "b", "name": "B"}]}
    rows, old = made.splitlines(), text.splitlines()
    at = next(row for row, line in enumerate(rows) if line.strip() == "- id: b")
    assert [*rows[: at - 1], *rows[at + 2 :]] == old or [*rows[:at], *rows[at + 2 :]] == old


@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn"]), min_size=1)
    .map(str.strip)
    .filter(bool)
)
def test_any_text_is_written_so_that_it_reads_back(text: str) -> None:
    """Quoted where it must be."""
    parsed, faults = read_yaml(f"a: {scalar(text)}\nb: [{scalar(text)}, x]\n".encode(), "x.yml")
    assert not faults
    assert parsed
    assert parsed.data == {"a": text, "b": [text, "x"]}


def test_plain_names_stay_plain() -> None:
    """As people write them."""
    entry = ActorEntry(id="a", name="Zoë O’Hara", kind="person", role="Head: of all", aliases=("No", "O'Hara, Z."))
    assert actor_lines(entry) == [
        "id: a",
        "name: Zoë O’Hara",
        "kind: person",
        'role: "Head: of all"',
        'aliases: ["No", "O\'Hara, Z."]',
    ]


# The command


def new(project: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new", *arguments, "--project", str(project)], input=typed)


@pytest.mark.slow
def test_a_new_briefing_is_a_draft_that_checks(project: Path) -> None:
    """It builds at once, and is not published."""
    result = new(project, "briefing", "--title", "The bridge: shut", "--date", "2024-03-12")
    assert result.output == (
        "content/briefings/the-bridge-shut/briefing.yml: a draft\nnext: briefing add FILE|URL --briefing the-bridge-shut\n"
    )
    assert [(each.code, each.severity) for each in check(project)] == [("draft", "note")]
    assert build(project).published


def test_a_new_actor_and_a_new_issue_are_used_at_once(project: Path) -> None:
    """With their file's own comments where they were."""
    path = project / "content/actors.yml"
    path.write_text("# Who is who\n" + path.read_text() + "    # she minds the boats\n")
    before = path.read_text()
    assert (
        new(
            project, "actor", "--name", "Max O'Hara", "--kind", "person", "--role", "Clerk", "--alias", "O'Hara"
        ).exit_code
        == 0
    )
    assert path.read_text() == before + (
        "  - id: max-ohara\n    name: Max O'Hara\n    kind: person\n    role: Clerk\n    aliases: [O'Hara]\n"
    )
    stances = ("--stance", "for=Wants them", "--stance", "against=Too dear", "--stance", "Has not said")
    asked = ("--title", "Longer hours", "--question", "Should it be longer?", *stances)
    assert new(project, "issue", *asked).exit_code == 0
    path = project / ARTICLE
    path.write_text(
        path.read_text()
        + "positions:\n  - actor: max-ohara\n    issue: longer-hours\n    stance: wants-them\n    summary: He does.\n    evidence: [see]\n"
    )
    assert list(check(project)) == []


def test_the_first_actor_begins_the_file(project: Path) -> None:
    """With the line that editors read; a name is one line."""
    path = project / "content/actors.yml"
    path.unlink()
    assert new(project, "actor", "--name", "Jo\n Weaver", "--kind", "person").exit_code == 0
    assert path.read_text() == (
        "# yaml-language-server: $schema=.schema/actors.json\n\nactors:\n"
        "  - id: jo-weaver\n    name: Jo Weaver\n    kind: person\n"
    )


def test_a_new_article_is_drafted_from_a_seed(project: Path) -> None:
    """One that lies there unused."""
    (project / "seeds/My Letter.txt").write_text("A letter\n\n“We shall see,” Jo Weaver said again.\n\nIt rained.\n")
    result = new(project, "article", "My Letter.txt")
    assert result.exit_code == 0, result.output
    assert {each.code for each in check(project)} == {"draft"}
    assert "jo-weaver" in (project / "content/briefings/event/articles/my-letter.yml").read_text()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("briefing",), "--title is missing"),
        (("briefing", "--title", "An event"), "--date is missing"),
        (("briefing", "event", "--title", "x", "--date", "2024-01-01"), "there is a briefing “event” already"),
        (("briefing", "--title", "Method", "--date", "2024-01-01"), "the site itself has a page “method”"),
        (("briefing", "--title", "x", "--date", "soon"), "--date: “soon” is no day; write it as 2024-03-12"),
        (("briefing", "--title", "x", "--date", "2024-02-30"), "--date: “2024-02-30”"),
        (("briefing", "--title", "a\u202eb", "--date", "2024-02-03"), "U+202E"),
        (("briefing", "../up", "--title", "x", "--date", "2024-01-01"), "becomes part of an address; write `up`"),
        (("actor", "--kind", "person"), "--name is missing"),
        (("actor", "--name", "Max Weaver"), "--kind is missing"),
        (("actor", "--name", "Jo", "--kind", "dog"), "is not one of"),
        (("actor", "--name", "Jo Weaver", "--kind", "person"), "the actor “jo-weaver” is there already"),
        (("actor", "--name", "北京", "--kind", "state"), "ID is missing: none can be made of “北京”"),
        (("actor", "北京", "--name", "北京", "--kind", "state"), "small letters and hyphens only"),
        (("briefing", "--title", "北京", "--date", "2024-01-01"), "SLUG is missing"),
        (("actor", "unnamed", "--name", "X", "--kind", "group"), "stands for words that nobody is named for"),
        (("actor", "--name", "X", "--kind", "group", "--affiliation", "jo-waever"), "did you mean `jo-weaver`?"),
        (("actor", "--name", " ", "--kind", "person"), "--name: it cannot be empty"),
        (("article", "a.txt"), f"{ARTICLE} uses this seed already"),
        (("article", "b.txt"), "there is no seed “b.txt”"),
        (("article",), "every seed has its article already"),
        (("issue", "--title", "x", "--question", "y?", "--stance", "for=A"), "--stance: an issue needs at least two"),
        (("issue", "--title", "x", "--question", "y?"), "--stance is missing"),
        (
            ("issue", "--title", "x", "--question", "y?", "--stance", "bogus=A", "--stance", "B"),
            "“bogus” is no tone: for, against, conditional, neutral, open; neutral=bogus=A if it is part of the label",
        ),
        (
            ("issue", "--title", "x", "--question", "y?", "--stance", "A", "--stance", "A"),
            "the stance “a” stands here twice",
        ),
        (("issue", "--briefing", "evnt"), "did you mean `event`?"),
    ],
)
def test_wrong_usage_is_told_in_a_line_and_nothing_is_written(
    project: Path, arguments: tuple[str, ...], says: str
) -> None:
    """Exit code 2."""
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = new(project, *arguments)
    assert (result.exit_code, says in result.stderr) == (2, True), result.stderr
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_on_a_terminal_it_asks(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For what was not given."""
    monkeypatch.setattr(making, "_is_terminal", lambda: True)
    typed = "Open hours\nShould it open?\nfor=Yes\nagainst=No\nopen=Undecided\n\n"
    assert new(project, "issue", typed=typed).exit_code == 0
    assert (project / BRIEFING).read_text() == FILES[BRIEFING] + (
        '\nissues:\n  - id: open-hours\n    title: Open hours\n    question: "Should it open?"\n    stances:\n'
        '      - id: "yes"\n        label: "Yes"\n        tone: for\n'
        '      - id: "no"\n        label: "No"\n        tone: against\n'
        "      - id: undecided\n        label: Undecided\n        tone: open\n"
    )
    assert new(project, "actor", typed="Ada Lind\nperson\n\nLind, Mayor Lind\n").exit_code == 0
    assert (
        "    name: Ada Lind\n    kind: person\n    aliases: [Lind, Mayor Lind]\n"
        in (project / "content/actors.yml").read_text()
    )
    assert {each.code for each in check(project)} == {"actor-unused"}


def test_on_a_terminal_one_wrong_answer_is_asked_for_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In our own words, and the other answers are not lost."""
    monkeypatch.setattr(making, "_is_terminal", lambda: True)
    result = new(project, "briefing", typed="\nThe bridge\n31 March\n2024-02-30\n2024-03-12\n")
    assert result.exit_code == 0, result.output
    assert "“31 March” is no day; write it as 2024-03-12" in result.output
    assert "“2024-02-30”: there is no such day" in result.output
    assert "date: 2024-03-12" in (project / "content/briefings/the-bridge/briefing.yml").read_text()
    typed = "Open hours\nopen\nfor=Yes\n\nagainst=Yes\nagainst=No\n\n"
    result = new(project, "issue", "--briefing", "event", typed=typed)
    assert result.exit_code == 0, result.output
    assert "there is an answer “yes” already" in result.output
    result = new(project, "actor", typed="Jo Weaver\njo-weaver\njo-w\ndog\nperson\n\n\n")
    assert result.exit_code == 0, result.output
    assert "“dog” is no kind; one of person" in result.output
    assert "id: jo-w\n" in (project / "content/actors.yml").read_text()
    assert "pydantic" not in result.output
    assert "String should" not in result.output


def test_on_a_terminal_an_id_that_nobody_would_choose_is_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name in other letters makes none."""
    monkeypatch.setattr(making, "_is_terminal", lambda: True)
    assert new(project, "actor", typed="北京\n北京\nbeijing\nstate\n\n\n").exit_code == 0
    assert 'id: beijing\n    name: "北京"\n' in (project / "content/actors.yml").read_text()


def test_answers_that_end_too_early_write_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong usage; Ctrl-C is no error of anybody's, and ends as a shell expects it."""
    monkeypatch.setattr(making, "_is_terminal", lambda: True)
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    ended = new(project, "briefing", typed="The bridge\n")
    assert (ended.exit_code, "the answers ended before the questions" in ended.stderr) == (2, True)

    def pressed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(making.click, "prompt", pressed)
    stopped = new(project, "briefing")
    assert (stopped.exit_code, stopped.stderr) == (130, "\n")
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before

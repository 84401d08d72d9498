"""`briefing todo`: what is left to curate, the most valuable first."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.building.build import build, read
from generator.building.serve.answers import CLIENT, TODO, answer
from generator.building.serve.stage import Stage
from generator.cli import main
from generator.drafting.draft import ADD_ACTOR
from generator.editing.todo import Kind, Task, as_html, tasks
from tests.test_content import ARTICLE, BRIEFING, project

__all__ = ["project"]
ROOT = Path(__file__).parents[1]
SECOND = "content/briefings/event/articles/second.yml"
SEED = """The second day

“Nobody will be left on the quay tonight,” Jo Weaver said. “The boats are ready.”

The “floating bus” was late. Weaver called the delay “regrettable but not dangerous for anybody.”

Photo: “Not a word of the article,” a caption. (Photo: AP)
"""


def found(project: Path) -> list[Task]:
    content, _, diagnostics = read(project)
    return list(tasks(content, diagnostics))


def told(project: Path) -> list[tuple[Kind, str, int, str]]:
    return [(task.kind, task.place.file, task.place.line, task.text) for task in found(project)]


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.fixture
def complete(project: Path) -> Path:
    """The small project with nothing left to do."""
    edit(project, "content/actors.yml", "    kind: person\n", "    kind: person\n    role: Minister\n")
    edit(
        project,
        ARTICLE,
        "quotations:",
        "actors:\n  - actor: jo-weaver\n    role: The minister\n    evidence: [see]\nquotations:",
    )
    assert told(project) == []
    return project


@pytest.fixture
def second(complete: Path) -> Path:
    """With a second article, published and hardly curated."""
    (complete / "seeds/b.txt").write_text(SEED)
    (complete / SECOND).write_text(
        "seed: b.txt\n"
        "exclude:\n  - kind: caption\n    first: 'Photo: “Not a word'\n    last: '(Photo: AP)'\n"
        "summary:\n  - text: All is well.\n    evidence:\n      - words: The boats are ready\n"
        "actors:\n  - actor: jo-weaver\n    role: The minister\n    evidence: [ready]\n"
        "quotations:\n  - id: ready\n    speaker: jo-weaver\n    words: The boats are ready.\n"
    )
    return complete


def test_our_own_content_leaves_nothing_to_do() -> None:
    """Every quotation of the five articles is curated or left out. Whoever publishes them says where to report mistakes."""
    assert told(ROOT) == [(Kind.NOTE, "site_config.yml", 1, "readers are not told where to report a mistake")]


def test_quotations_that_are_not_in_the_yaml_are_named_where_they_stand(second: Path) -> None:
    """With whom the text credits; fragments come last, what is left out not at all."""
    seed = "seeds/b.txt"
    assert told(second) == [
        (Kind.QUOTATION, seed, 5, "“regrettable but not dangerous for anybody.” (Jo Weaver)"),
        (Kind.UNCITED, SECOND, 1, "no statement cites this article"),
        (Kind.FRAGMENT, seed, 5, "“floating bus”"),
    ]


def test_a_quotation_of_several_parts_is_curated_by_any_of_them(second: Path) -> None:
    """The one that is curated above has another part; without the entry both are missing."""
    edit(second, SECOND, "words: The boats are ready.", "words: regrettable but not dangerous for anybody.")
    assert [(task.place.line, task.text) for task in found(second) if task.kind is Kind.QUOTATION] == [
        (3, "“Nobody will be left on the quay tonight, The boats are ready.” (Jo Weaver)")
    ]


def test_an_actor_who_was_added_meanwhile_is_told(complete: Path) -> None:
    """The draft's list is the editor's to shorten; by any of the actor's names."""
    edit(complete, "content/actors.yml", "    kind: person\n", "    kind: person\n    aliases: [Weaver]\n")
    entries = "".join(f"  - {ADD_ACTOR.format(name)}\n" for name in ("Jo Weaver", "Weaver", "Max Ober"))
    edit(complete, ARTICLE, "seed: a.txt\n", f"seed: a.txt\ndraft: true\ntodo:\n{entries}")
    hints = [task.hint for task in found(complete) if task.kind is Kind.TODO]
    assert ["`briefing check --fix`" in hint for hint in hints] == [True, True, False]


def test_a_speaker_whom_the_text_names_is_told(complete: Path) -> None:
    """Where the YAML says `unnamed`."""
    edit(complete, ARTICLE, "speaker: jo-weaver", "speaker: unnamed")
    edit(complete, ARTICLE, "actors:\n  - actor: jo-weaver\n    role: The minister\n    evidence: [see]\n", "")
    [task] = [task for task in found(complete) if task.kind is Kind.SPEAKER]
    assert (task.place.file, task.text) == (
        ARTICLE,
        "“We shall see,”: the text seems to name Jo Weaver (“Jo Weaver said”)",
    )
    assert (task.briefing, task.article, task.hint) == ("event", "first", "")
    edit(complete, ARTICLE, "seed: a.txt\n", "seed: a.txt\ndraft: true\n")
    [task] = [task for task in found(complete) if task.kind is Kind.SPEAKER]
    assert task.hint == "briefing check --fix credits it in the draft"


def test_a_quotation_that_the_text_gives_to_somebody_else_is_told(complete: Path) -> None:
    """By a pronoun, of which the check knows nothing; where a name stands beside the words, that is a warning already."""
    (complete / "seeds/c.txt").write_text(
        "Talks\n\nMax Ober met Jo Weaver at noon. Ober was hopeful. “It went well, all told,” he said.\n"
        "\n“It did not,” Weaver said.\n"
    )
    third = ARTICLE.replace("first", "third")
    quotation = "  - speaker: {}\n    words: '{}'\n"
    entries = [quotation.format("jo-weaver", words) for words in ("It went well, all told", "It did not")]
    (complete / third).write_text("seed: c.txt\nquotations:\n" + "".join(entries))
    [task] = [task for task in found(complete) if task.kind is Kind.CREDIT]
    assert (task.place.file, task.place.line) == (third, 3)
    assert task.text == "“It went well, all told,”: the text seems to name Max Ober (“he said”)"
    assert task.hint == "see whether `jo-weaver` says it"
    edit(complete, third, "speaker: jo-weaver\n    words: 'It went", "speaker: max-ober\n    words: 'It went")
    ober = "  - id: max-ober\n    name: Max Ober\n    kind: person\n    role: Envoy\n"
    (complete / "content/actors.yml").write_text((complete / "content/actors.yml").read_text() + ober)
    assert Kind.CREDIT not in {task.kind for task in found(complete)}


def test_a_speaker_whom_the_text_only_describes_may_stay_unnamed(second: Path) -> None:
    """Until there is such an actor."""
    seed, words = second / "seeds/b.txt", "Nobody will be left on the quay tonight,"
    seed.write_text(seed.read_text().replace("Jo Weaver said", "a port official said"))
    article = second / SECOND
    article.write_text(article.read_text() + f"  - speaker: unnamed\n    words: '{words}'\n")
    assert Kind.SPEAKER not in {task.kind for task in found(second)}
    actors = second / "content/actors.yml"
    actors.write_text(
        actors.read_text()
        + "  - id: official\n    name: A port official\n    aliases: [port official]\n    kind: group\n"
    )
    assert [task.text for task in found(second) if task.kind is Kind.SPEAKER] == [
        f"“{words} The boats are ready.”: the text seems to name port official (“a port official said”)"
    ]


def test_what_blocks_publishing_comes_first(complete: Path) -> None:
    """Claims that are not borne out before other errors, those before everything else."""
    edit(complete, "content/actors.yml", "    role: Minister\n", "")
    edit(complete, BRIEFING, "- first/see\n", "- first/seen\n")
    edit(complete, ARTICLE, "evidence: [see]\nactors", "evidence: []\nactors")
    edit(complete, ARTICLE, "words: an estimated 40 boats", "words: an estimated 41 boats")
    assert list(dict.fromkeys((kind, file) for kind, file, _, _ in told(complete))) == [
        (Kind.STATEMENT, ARTICLE),
        (Kind.STATEMENT, BRIEFING),
        (Kind.ERROR, ARTICLE),
        (Kind.ROLE, "content/actors.yml"),
    ]


def test_a_position_without_evidence_is_told_as_one(complete: Path) -> None:
    """Before other errors."""
    issue = "issues:\n  - id: i\n    title: I\n    question: Q?\n    stances: [{id: a, label: A}, {id: b, label: B}]\n"
    (complete / BRIEFING).write_text((complete / BRIEFING).read_text() + issue)
    position = "positions:\n  - actor: jo-weaver\n    issue: i\n    stance: a\n    summary: S.\n    evidence:\n      - words: not there\n"
    (complete / ARTICLE).write_text((complete / ARTICLE).read_text() + position)
    assert [task.kind for task in found(complete)] == [Kind.POSITION]


def test_drafts_and_what_they_leave_to_do(second: Path) -> None:
    """Each `todo` entry is one thing, on its line; drafts need no statement yet."""
    path = second / SECOND
    path.write_text("draft: true\ntodo:\n  - ask Jo\n  - find the date\n" + path.read_text())
    (second / "seeds/c.txt").write_text("Another\n\nIt rained again.\n")
    kinds = [(kind, file, line) for kind, file, line, _ in told(second) if kind not in (Kind.QUOTATION, Kind.FRAGMENT)]
    assert kinds == [
        (Kind.TODO, SECOND, 3),
        (Kind.TODO, SECOND, 4),
        (Kind.SEED, "seeds/c.txt", 1),
        (Kind.DRAFT, SECOND, 1),
    ]


def todo(project: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["todo", "--project", str(project), *more])


def test_the_command_lists_by_kind(second: Path) -> None:
    """And has nothing to say of a site that is complete."""
    assert todo(ROOT).output.startswith("Notes (1)\n  site_config.yml:1:1: readers are not told")
    said = todo(second).output
    assert said.startswith("Quotations that are not in the YAML (1)\n  seeds/b.txt:5:")
    assert "\n\nArticles that no statement cites (1)\n" in said
    assert json.loads(todo(second, "--format", "json").stdout)[0] == {
        "kind": "quotation",
        "file": "seeds/b.txt",
        "line": 5,
        "column": SEED.split("\n")[4].index("regrettable") + 1,
        "briefing": "event",
        "article": "second",
        "text": "“regrettable but not dangerous for anybody.” (Jo Weaver)",
        "hint": "",
    }


def test_one_briefing_alone_can_be_asked_for(second: Path) -> None:
    """What concerns the whole site is told as well."""
    shutil.copytree(second / "content/briefings/event", second / "content/briefings/other")
    both = json.loads(todo(second, "--format", "json").stdout)
    one = json.loads(todo(second, "--briefing", "other", "--format", "json").stdout)
    assert {each["briefing"] for each in both} == {"event", "other"}
    assert {each["briefing"] for each in one} == {"other"}
    assert todo(second, "--briefing", "othr").exit_code == 2


def test_the_page_is_inert_and_never_published(second: Path) -> None:
    """Whatever the seeds say is shown as text."""
    edit(second, "seeds/b.txt", "regrettable but", "<script>alert(1)</script> but")
    assert todo(second, "--page").output == "build/todo.html: 4 things to do\n"
    page = (second / "build/todo.html").read_text("utf-8")
    assert "<script" not in page
    assert "“&lt;script&gt;” is HTML: readers would see it" in page
    assert "“&lt;script&gt;alert(1)&lt;/script&gt; but not dangerous" in page
    assert todo(second, "--format", "html").output == page
    assert build(second).published
    assert not list((second / "site").rglob("todo*"))
    assert (second / "build/todo.html").is_file()


def test_the_preview_shows_it_as_it_is_now(second: Path) -> None:
    """At an address that no page of a site can have, with our script, so that it follows each edit."""
    stage = Stage(second / "site")
    found = answer(stage, TODO)
    assert (found.status, found.type) == (200, "text/html; charset=utf-8")
    assert "regrettable but not dangerous" in found.body.decode()
    assert CLIENT in found.body.decode()
    edit(second, SECOND, "words: The boats are ready.", "words: regrettable but not dangerous for anybody.")
    assert "regrettable but not dangerous" not in answer(stage, TODO).body.decode()
    (second / "site_config.yml").write_text(": [")
    assert answer(stage, TODO).status == 200


def test_an_empty_page_says_so() -> None:
    """The best one."""
    assert "<p>Nothing is left to do.</p>" in as_html([], "A & B")

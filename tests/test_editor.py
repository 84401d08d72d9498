"""In an editor, the YAML completes the project's own names, explains itself, and underlines what is wrong.

A real yaml-language-server is driven; where it is not installed, these tests are skipped with one line. To install it:
`npm ci --ignore-scripts --prefix tests/editor`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.conftest import the_shipped_project
from tests.language_server import LanguageServer

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
SERVER = Path(__file__).parent / "editor/node_modules/.bin/yaml-language-server"
ARTICLE = "content/briefings/replies-to-russia-2022/articles/no-change.yml"
BRIEFING = "content/briefings/replies-to-russia-2022/briefing.yml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone of the real project after one `briefing schema`."""
    folder = tmp_path_factory.mktemp("project")
    the_shipped_project(folder)
    assert CliRunner().invoke(main, ["schema", "--project", str(folder)]).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def editor(project: Path) -> Iterator[LanguageServer]:
    """A language server with the project open."""
    if not SERVER.exists() or not shutil.which("node"):
        if os.environ.get("LANGUAGE_SERVER_REQUIRED") == "1":
            pytest.fail("no yaml-language-server, and LANGUAGE_SERVER_REQUIRED=1")
        pytest.skip("no yaml-language-server: tests of completion are skipped")
    server = LanguageServer([SERVER, "--stdio"], project)
    yield server
    server.close()


@pytest.fixture
def article(project: Path) -> Path:
    """A new article beside the others, not yet saved."""
    return project / Path(ARTICLE).with_name("new.yml")


def changed(project: Path, file: str, old: str, new: str) -> str:
    """A file's text with one place changed."""
    text = (project / file).read_text()
    assert old in text
    return text.replace(old, new, 1)


def test_nothing_is_underlined_in_the_real_content(project: Path, editor: LanguageServer) -> None:
    """The schemas want no more than the check does."""
    files = [project / "site_config.yml", *(project / "content").rglob("*.yml")]
    assert len(files) == 8
    assert {file.name: editor.problems(file, file.read_text()) for file in files} == {file.name: [] for file in files}


@pytest.mark.parametrize(
    ("file", "old", "new", "underlined"),
    [
        (ARTICLE, "speaker: antony-blinken", "speaker: antony-blinkin", "antony-blinkin"),
        (ARTICLE, "      - no-change\n", "      - no-chnage\n", "no-chnage"),
        (ARTICLE, "      - no-change\n", "      - quotation: reciprocity\n", "reciprocity"),  # another article's
        (ARTICLE, "stance: keep-open", "stance: stay", "stay"),  # another issue's
        (ARTICLE, "issue: membership", "issue: member", "member"),
        (ARTICLE, "figure: russian-troops", "figure: russian-troop", "russian-troop"),
        (ARTICLE, "seed: 000", "seed: 009", "009_a45b9e8d4dab1b0d.txt"),
        (ARTICLE, "kind: caption", "kind: captoin", "captoin"),
        (ARTICLE, "quotations:", "quotation:", "quotation"),
        (BRIEFING, "no-change/no-change", "no-change/no-chnage", "no-change/no-chnage"),
        (BRIEFING, "article: no-change", "article: no-chance", "no-chance"),
        ("content/actors.yml", "affiliation: united-states", "affiliation: united-state", "united-state"),
        ("site_config.yml", "home: replies-to-russia-2022", "home: replies", "replies"),
    ],
)
def test_a_name_that_nothing_has_is_underlined(
    project: Path, editor: LanguageServer, file: str, old: str, new: str, underlined: str
) -> None:
    """Ids of actors, quotations, issues and their own stances, figures, seeds; keys and kinds."""
    problems = editor.problems((project / file).with_name("x.yml"), changed(project, file, old, new))
    assert underlined in {words for words, _ in problems}
    assert {words for words, _ in problems} <= {underlined, new.strip().removeprefix("- ")}


@pytest.mark.parametrize(
    ("file", "old", "new", "label", "said"),
    [
        (ARTICLE, "speaker: antony-blinken", "speaker: ‸", "antony-blinken", "US Secretary of State"),
        (ARTICLE, "speaker: antony-blinken", "speaker: ‸", "unnamed", "does not name"),
        (ARTICLE, "      - no-change\n", "      - ‸\n", "ball-in-their-court", "Right now the document is with them"),
        (ARTICLE, "      - no-change\n", "      - ‸\n", "us-responds/reciprocity", "based on reciprocity"),
        (ARTICLE, "stance: keep-open", "stance: ‸", "on-conditions", "Open to those who qualify"),
        (ARTICLE, "issue: membership", "issue: ‸", "dialogue", "what comes next?"),
        (ARTICLE, "figure: russian-troops", "figure: ‸", "treaty-year", "North Atlantic Treaty"),
        (ARTICLE, "seed: 000_a45b9e8d4dab1b0d.txt", "seed: ‸", "003_6a50306ed044acce.txt", "US made no concessions"),
        (ARTICLE, "kind: caption", "kind: ‸", "registration", ""),
        (ARTICLE, "quotations:\n", "‸\nquotations:\n", "language", "BCP 47"),
        (BRIEFING, "no-change/no-change", "‸", "no-change/no-change", "There is no change"),
        (BRIEFING, "article: no-change", "article: ‸", "open-door", ""),
        ("content/actors.yml", "affiliation: united-states", "affiliation: ‸", "nato", "NATO"),
    ],
)
def test_the_projects_own_names_are_offered_with_what_they_stand_for(
    project: Path, editor: LanguageServer, file: str, old: str, new: str, label: str, said: str
) -> None:
    """Wherever a name is wanted, and the keys that may stand there."""
    offered = editor.completions((project / file).with_name("x.yml"), changed(project, file, old, new))
    assert said in offered[label]


def test_no_stance_of_another_issue_and_no_quotation_of_another_article_is_offered(
    project: Path, editor: LanguageServer, article: Path
) -> None:
    """What the check would refuse is not proposed."""
    stances = editor.completions(article, changed(project, ARTICLE, "stance: keep-open", "stance: ‸"))
    assert set(stances) >= {"keep-open", "bar"}
    assert not set(stances) & {"stay", "withdraw", "publish"}
    evidence = editor.completions(article, changed(project, ARTICLE, "      - no-change\n", "      - ‸\n"))
    assert "fully-coordinated" not in evidence
    assert "us-responds/fully-coordinated" in evidence


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("speaker: antony", "spea‸ker: antony", "or `unnamed` where the article credits nobody"),
        ("speaker: antony-blinken", "speaker: antony‸-blinken", "Antony Blinken, person, US Secretary of State"),
        ("exclude:", "ex‸clude:", "What of the seed is not the article's body."),
        ("    words: reit", "    wor‸ds: reit", "`[…]` where you leave some out, `[words]` where you add some"),
        ("stance: keep-open", "stance: keep‸-open", "Keep the door open"),
    ],
)
def test_hovering_explains_keys_and_ids(
    project: Path, editor: LanguageServer, article: Path, old: str, new: str, said: str
) -> None:
    """The field's own description, and whom or what an id stands for."""
    assert said in editor.hover(article, changed(project, ARTICLE, old, new))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (BRIEFING, '"2022-01-26"', "2022-01-26"),
        (BRIEFING, '- date: "2014"', "- date: 2014"),
        (BRIEFING, '- date: "2019-12"', "- date: 2019-12"),
        (ARTICLE, "figure: russian-troops\n", "figure: russian-troops\n    value: 100000\n"),
        (ARTICLE, "figure: russian-troops\n", 'figure: russian-troops\n    value: "100000"\n'),
        (ARTICLE, "kind: caption\n", "kind: caption\n    occurrence: 1\n"),
        (ARTICLE, "seed: 000_a45b9e8d4dab1b0d.txt\n", "seed: 000_a45b9e8d4dab1b0d.txt\ndraft: true\n"),
        (ARTICLE, "    words: heightened alert\n", "    words: 2014\n"),
    ],
)
def test_dates_and_numbers_need_no_quotation_marks(
    project: Path, editor: LanguageServer, file: str, old: str, new: str
) -> None:
    """Every scalar is text to the generator: what the check takes is not underlined."""
    assert editor.problems((project / file).with_name("x.yml"), changed(project, file, old, new)) == []

"""What is allowed and deserves a second look is said once, on its line; what is fine is not mentioned."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.building.build import check
from generator.reading.diagnostics import Diagnostic
from generator.resolving import lint
from tests.builders import laid
from tests.test_content import ARTICLE, BRIEFING, FILES

SEED = (
    "A headline\n\n“We shall see, and weigh, what the new day brings to all of us,” Jo Weaver said on Monday. "
    "Ann Doe called it “a risk”. The council will meet again in the old harbour on the first Monday of the month of May "
    "to vote on it, with an estimated 40 boats in port.\n"
)
COPIED = "council will meet again in the old harbour on the first Monday of"
POSITIONS = (
    "positions:\n"
    "  - {actor: jo-weaver, issue: harbour, stance: keep, summary: Keeps it., evidence: [see]}\n"
    "  - {actor: jo-weaver, issue: harbour, stance: STANCE, summary: Sees., evidence: [see]}\n"
)
ISSUES = (
    "issues:\n  - id: harbour\n    title: Harbour\n    question: Keep it?\n    stances:\n"
    "      - {id: keep, label: Keep, tone: for}\n      - {id: close, label: Close, tone: against}\n"
    "      - {id: wait, label: Wait}\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with two speakers and an issue."""
    laid(tmp_path, FILES)
    (tmp_path / "seeds/a.txt").write_text(SEED)
    edit(tmp_path, BRIEFING, "figures:", f"{ISSUES}figures:")
    edit(tmp_path, "content/actors.yml", "kind: person\n", "kind: person\n  - id: ann-doe\n    name: Ann Doe\n    kind: person\n    affiliation: jo-weaver\n")  # fmt: skip
    edit(tmp_path, ARTICLE, "figures:", "  - id: risk\n    speaker: ann-doe\n    words: a risk\nfigures:")
    assert check(tmp_path) == ()
    return tmp_path


def edit(project: Path, file: str, old: str, new: str) -> str:
    """Change one place of a file; what it holds now."""
    text = (project / file).read_text()
    assert old in text
    (project / file).write_text(text.replace(old, new, 1))
    return text.replace(old, new, 1)


def said(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, str, int]]:
    """Severity, code, file and line of each."""
    return [(each.severity.value, each.code, each.place.file, each.place.line) for each in found]


def line(text: str, words: str) -> int:
    """The line on which words begin."""
    return text.count("\n", 0, text.index(words)) + 1


def test_an_actor_whom_nobody_uses(project: Path) -> None:
    """Neither quoted nor listed nor with a position; one for whom somebody acts is used."""
    text = edit(project, "content/actors.yml", "actors:\n", "actors:\n  - {id: rex, name: Rex, kind: person}\n")
    assert said(check(project)) == [("note", "actor-unused", "content/actors.yml", line(text, "{id: rex"))]
    edit(project, ARTICLE, "speaker: ann-doe", "speaker: rex")
    edit(project, "content/actors.yml", "    affiliation: jo-weaver\n", "")
    assert "no article uses the actor “ann-doe”" in {each.message for each in check(project)}
    edit(project, ARTICLE, "speaker: rex", "speaker: ann-deo")  # misspelt, not unused
    assert "actor-unused" not in {each.code for each in check(project)}
    (project / ARTICLE).write_text("seed: [")  # then nobody knows
    assert "actor-unused" not in {each.code for each in check(project)}


def test_an_actor_for_whom_somebody_acts_and_whom_no_article_has(project: Path) -> None:
    """The actor has no page, and the page of who acts does not name it."""
    text = edit(project, "content/actors.yml", "actors:\n", "actors:\n  - {id: rex, name: Rex, kind: person}\n")
    text = edit(project, "content/actors.yml", "affiliation: jo-weaver", "affiliation: rex")
    there = line(text, "affiliation: rex")
    assert said(check(project)) == [("note", "affiliation-unused", "content/actors.yml", there)]
    edit(project, ARTICLE, "speaker: jo-weaver", "speaker: rex")
    assert "affiliation-unused" not in {each.code for each in check(project)}


def test_an_article_that_quotes_and_has_no_quotations(project: Path) -> None:
    """Not where there is nothing in quotation marks."""
    whole = (project / ARTICLE).read_text()
    start, end = whole.index("quotations:"), whole.index("figures:")
    (project / ARTICLE).write_text(whole[:start].replace("[see]", "[words: The council will meet again]") + whole[end:])
    edit(project, BRIEFING, "evidence: [first/see]", "evidence: [{article: first, words: on Monday}]")
    edit(project, BRIEFING, "- first/see", "- {article: first, words: on Monday}")
    assert ("note", "article-without-quotations", ARTICLE, 1) in said(check(project))
    (project / "seeds/a.txt").write_text(SEED.translate(dict.fromkeys(map(ord, "“”"))))
    assert "article-without-quotations" not in {each.code for each in check(project)}


@pytest.mark.parametrize(("stance", "codes"), [("close", ["stances-contradict"]), ("wait", []), ("keep", [])])
def test_an_actor_for_and_against_in_one_article(project: Path, stance: str, codes: list[str]) -> None:
    """Two answers to one question are fine as long as they do not contradict each other."""
    text = edit(project, ARTICLE, "figures:", POSITIONS.replace("STANCE", stance) + "figures:")
    found = check(project)
    assert [each.code for each in found] == codes
    if codes:
        assert said(found) == [("warning", "stances-contradict", ARTICLE, line(text, "stance: close"))]
        assert f"on line {line(text, 'stance: keep')}" in found[0].message


def test_the_same_stances_of_two_actors_or_articles_are_no_contradiction(project: Path) -> None:
    """People may disagree; that is what the table shows."""
    edit(project, ARTICLE, "figures:", POSITIONS.replace("STANCE", "close").replace("jo-weaver", "ann-doe", 1) + "figures:")  # fmt: skip
    assert check(project) == ()


@pytest.mark.parametrize(
    ("date", "retrieved", "codes"),
    [
        ("2024-05-07", "2024-05-06", ["date-after-retrieval"]),
        ("2025", "2024-05-06", ["date-after-retrieval"]),
        ("2024-06/2024-07", "2024-05-06", ["date-after-retrieval"]),
        ("2024-05-06", "2024-05-06", []),
        ("2024", "2024-05-06", []),
        ("2024-05", "2024-05-06", []),
    ],
)
def test_an_article_dated_after_it_was_received(project: Path, date: str, retrieved: str, codes: list[str]) -> None:
    """As far as the date says: a year or a month may still be before."""
    edit(project, ARTICLE, "seed: a.txt", f"seed: a.txt\nretrieved: {retrieved}\ndate: {{value: {date}, basis: 'inferred: so'}}")  # fmt: skip
    assert [each.code for each in check(project)] == codes


def test_a_speaker_who_is_not_among_the_articles_actors(project: Path) -> None:
    """Said once a speaker; not where the article lists nobody, and not of a document."""
    text = edit(
        project, ARTICLE, "quotations:", "actors:\n  - {actor: jo-weaver, role: risk, evidence: [risk]}\nquotations:"
    )
    assert said(check(project)) == [("note", "speaker-not-listed", ARTICLE, line(text, "ann-doe"))]
    edit(project, "content/actors.yml", "name: Ann Doe\n    kind: person", "name: Ann Doe\n    kind: document")
    assert check(project) == ()


def test_an_elision_in_a_short_quotation(project: Path) -> None:
    """Of few words, what is left out is most of it."""
    edit(project, ARTICLE, "words: We shall see\n", "words: We shall see […] to all of us\n")
    assert [each.code for each in check(project)] == ["elision-in-short-quotation", "elision-drops"]
    edit(project, ARTICLE, "see […] to", "see, and […] what the new day brings to")
    assert [each.code for each in check(project)] == ["elision-drops"]


@pytest.mark.parametrize(
    ("file", "old"),
    [
        (ARTICLE, "The minister waits."),
        (BRIEFING, "Someone spoke."),
        (BRIEFING, "It is open."),
    ],
)
def test_a_statement_that_is_the_articles_own(project: Path, file: str, old: str) -> None:
    """Thirteen words in a row, whatever their case and typography; twelve are the editor's."""
    twelve = f"A {COPIED.lower().rsplit(' ', 1)[0]} all of June."
    edit(project, file, old, twelve)
    assert check(project) == ()
    text = edit(project, file, twelve, f"The {COPIED} all.".replace("old harbour", "OLD  harbour"))
    [found] = check(project)
    assert said((found,)) == [("warning", "statement-copied", file, line(text, f"The {COPIED[:20]}"))]
    assert "(line 3 of a.txt)" in found.message


def test_words_in_quotation_marks_are_quoted_not_copied(project: Path) -> None:
    """And a copied sentence stays one with a quoted word in it."""
    edit(project, ARTICLE, "The minister waits.", f"She says “{COPIED} the month of May.”")
    assert check(project) == ()
    edit(project, ARTICLE, f"She says “{COPIED} the month of May.”", COPIED.replace("old harbour", "“old harbour”"))
    assert [each.code for each in check(project)] == ["statement-copied"]


def test_a_draft_is_left_in_peace(project: Path) -> None:
    """Unfinished work is not judged."""
    edit(project, ARTICLE, "figures:", POSITIONS.replace("STANCE", "close") + "figures:")
    edit(project, ARTICLE, "The minister waits.", COPIED)
    edit(project, ARTICLE, "seed: a.txt", "seed: a.txt\ndraft: true")
    assert {each.code for each in check(project)} == {"draft", "draft-cited"}


def test_an_article_without_a_language_on_a_site_in_another(project: Path) -> None:
    """It is taken for English, which readers would see in its marks."""
    config = project / "site_config.yml"
    config.write_text(config.read_text("utf-8") + "language: de\n", "utf-8")
    assert said(check(project)) == [("note", "article-language", ARTICLE, 1)]
    edit(project, ARTICLE, "seed:", "language: en\nseed:")
    assert check(project) == ()


def test_an_article_that_does_not_read_like_english(project: Path) -> None:
    """What it says is read by the rules of its language: “nicht” turns a sentence only where it is known to be German."""
    seed = project / "seeds/a.txt"
    german = " Der Stadtrat will am Montag nicht noch einmal über den alten Hafen und seine Boote beraten." * 20
    seed.write_text(seed.read_text("utf-8") + german + "\n", "utf-8")
    assert ("note", "article-language", ARTICLE, 1) in said(check(project))
    edit(project, ARTICLE, "seed:", "language: de\nseed:")
    assert "article-language" not in {each.code for each in check(project)}


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        ("", []),
        ("url: https://example.org/\n", ["no-contact"]),
        ("licence: {name: MIT}\n", ["no-contact"]),
        ("url: https://example.org/\ncontact: https://example.org/letters\n", []),
        ("url: https://example.org/\nrepository: https://forge.example/we/talks\n", []),
    ],
)
def test_a_site_made_for_others_that_names_no_place_to_report_a_mistake(
    project: Path, settings: str, codes: list[str]
) -> None:
    config = project / "site_config.yml"
    config.write_text(config.read_text("utf-8") + settings, "utf-8")
    assert [each.code for each in check(project)] == codes


def test_every_check_says_what_it_is_for() -> None:
    """In its own words."""
    assert all(each.__doc__ for each in lint.CHECKS)


@pytest.mark.parametrize(
    ("fact", "value", "words", "is_stated"),
    [
        ("outlet", "The Times", "It was said at noon", False),
        ("outlet", "The New York Times", "nytimes.com", True),
        ("outlet", "Associated Press", "(AP)", True),
        ("outlet", "Libération", "LIBERATION.FR", True),
        ("outlet", "BBC", "the bbc reports", True),
        ("byline", "John Smith", "By Ann Doe", False),
        ("byline", "Ann Doe and Bob Roe", "ANN DOE, BOB ROE", True),
        ("byline", "山田太郎", "文・山田太郎", True),
        ("date", "2024-05-02", "2 May 2024", True),
        ("date", "2024-05-02", "٢ مايو ٢٠٢٤", True),
        ("date", "2024-05-02", "Thursday, May 2nd", True),
        ("date", "2024-05-02", "2024年5月2日", True),
        ("date", "2024-05-02", "二〇二四年五月二日", True),
        ("date", "2024-05-02", "20240502T10:00", True),
        ("date", "2024-05", "May 2024", True),
        ("date", "2024-05-02/2024-05-03", "2–3 May 2024", True),
        ("date", "2023-05-02", "2 May 2024", False),
        ("date", "2024-05-03", "2 May 2024", False),
        ("date", "2024-05-02", "on Thursday", False),
        ("url", "https://www.gazette.example/a", "Gazette.example/a", True),
        ("url", "https://herald.example/a", "gazette.example/a", False),
    ],
)
def test_words_that_do_not_state_the_fact(project: Path, fact: str, value: str, words: str, is_stated: bool) -> None:
    """The site would say that the article states it, and name these words as proof."""
    seed = project / "seeds/a.txt"
    seed.write_text(f"{seed.read_text('utf-8')}\n{words}\n", "utf-8")
    edit(project, ARTICLE, "seed: a.txt", f'seed: a.txt\n{fact}:\n  value: "{value}"\n  words: "{words}"')
    assert ("fact-not-in-words" in {each.code for each in check(project)}) is not is_stated

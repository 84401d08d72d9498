"""What is known of how a seed was received, and a briefing that is still being written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator.building.build import build, check
from tests.test_content import ARTICLE, BRIEFING, FILES, SEED, changed, codes, project

__all__ = ["project"]
RECEIVED = hashlib.sha256(SEED.encode()).hexdigest()


def with_facts(project: Path, facts: str) -> Path:
    """The project whose article says how its seed was received."""
    (project / ARTICLE).write_text(FILES[ARTICLE].replace("seed: a.txt\n", f"seed: a.txt\n{facts}"))
    return project


def test_a_seed_that_is_what_was_received_is_fine(project: Path) -> None:
    """Hash and day of retrieval are checked and say nothing."""
    assert list(check(with_facts(project, f"sha256: {RECEIVED}\nretrieved: 2024-05-07\n"))) == []


def test_a_seed_that_was_changed_since_is_an_error(project: Path) -> None:
    """A quotation could otherwise be made to verify by editing the article."""
    with_facts(project, f"sha256: {RECEIVED}\nretrieved: 2024-05-07\n")
    [found] = changed(project, "seeds/a.txt", "no figure", "one figure")
    assert (found.code, found.place.file, found.place.line, found.severity) == ("seed-drift", ARTICLE, 2, "error")
    assert "seeds/a.txt is no longer the file that was received on 2024-05-07" in found.message
    assert hashlib.sha256((project / "seeds/a.txt").read_bytes()).hexdigest() in found.message
    assert found.hint.startswith("bring back the file as it was")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ("sha256: 12ab\n", "bad-form"),
        (f"sha256: {RECEIVED.upper()}\n", "bad-form"),
        ("retrieved: yesterday\n", "bad-form"),
        ("retrieved: 2024-13-01\n", "bad-date"),
    ],
)
def test_facts_of_another_form_are_errors(project: Path, facts: str, code: str) -> None:
    """A hash has 64 small hexadecimal digits; a day is a day of the calendar."""
    assert codes(list(check(with_facts(project, facts)))) == {code}


@pytest.mark.slow
def test_a_draft_briefing_needs_nothing_but_title_and_date(project: Path) -> None:
    """It may begin empty; a note says that it is not published."""
    new = project / "content/briefings/later/briefing.yml"
    new.parent.mkdir()
    new.write_text("title: To come\ndate: 2024-05-07\ndraft: true\n")
    assert [(each.code, each.severity, each.place.file) for each in check(project)] == [
        ("draft", "note", "content/briefings/later/briefing.yml")
    ]
    report = build(project)
    assert report.published
    assert report.summary.startswith("1 briefing, 1 article")
    assert not list((project / "site").rglob("later*"))


def test_a_draft_briefing_is_checked_as_far_as_it_goes(project: Path) -> None:
    """Statements need not be there; those that are must be borne out. Its own drafts may be cited."""
    draft = FILES[BRIEFING].replace("date: 2024-05-06\n", "date: 2024-05-06\ndraft: yes\n")
    (project / ARTICLE).write_text(f"draft: true\n{FILES[ARTICLE]}")
    for left_out in ("lede:\n  text: Someone spoke.\n  evidence: [first/see]\n", ""):
        (project / BRIEFING).write_text(draft.replace(left_out, ""))
        assert {each.code for each in check(project)} == {"draft"}
        assert codes(changed(project, BRIEFING, "- first/see", "- first/sea")) == {"draft", "unknown-quotation"}


@pytest.mark.slow
def test_a_site_of_drafts_alone_says_so_on_its_home_page(project: Path) -> None:
    """The very first build of an empty site is green."""
    (project / ARTICLE).unlink()
    (project / BRIEFING).write_text("title: To come\ndate: 2024-05-07\ndraft: true\n")
    assert build(project).published
    assert "There is no briefing yet." in (project / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize("left_out", ["title: An event\n", "date: 2024-05-06\n", "draft: true\n"])
def test_only_a_draft_may_lack_its_parts_and_never_its_title_or_date(project: Path, left_out: str) -> None:
    """What is not a draft needs everything."""
    head = "title: An event\ndate: 2024-05-06\ndraft: true\n".replace(left_out, "")
    (project / BRIEFING).write_text(head)
    assert "missing-key" in codes(list(check(project)))

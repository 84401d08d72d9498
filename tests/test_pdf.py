"""The dossier as a reader prints it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from generator.cli import main
from generator.publishing.pdf import NotPrinted, print_dossier
from generator.showing.views.dossier import dossier_page
from generator.showing.views.evidence import desk
from tests.builders import a_config, several_articles
from tests.conftest import published


def test_evidence_is_numbered_where_the_document_first_rests_on_it() -> None:
    page = dossier_page(desk(several_articles(), "talks"))
    assert [note.number for note in page.notes] == list(range(1, len(page.notes) + 1))
    assert [ref.number for ref in page.lede.notes] == [1]
    assert page.lede.notes[0].href == f"#{page.notes[0].anchor}"


def test_the_same_evidence_has_the_same_number_everywhere() -> None:
    page = dossier_page(desk(several_articles(), "talks"))
    assert len({note.cited for note in page.notes}) == len(page.notes)


def test_a_source_says_what_it_does_not_state_and_what_is_inferred() -> None:
    last = dossier_page(desk(several_articles(), "talks")).sources[-1]
    assert dict(last.facts) == {"outlet": None, "author": None, "date": "2022-01-26", "address": None}
    assert last.inferred == ("date",)


def test_without_a_browser_the_reason_and_the_way_out_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotPrinted, match=r"no Chromium or Chrome is installed; .* print talks/dossier/ from any"):
        print_dossier(tmp_path, "talks", tmp_path / "talks.pdf")


@pytest.mark.slow
@pytest.mark.parametrize("body", ["exit 3", "echo no display >&2; exit 1", "true"])
def test_a_browser_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    browser = tmp_path / "chromium"
    browser.write_text(f"#!/bin/sh\n{body}\n")
    browser.chmod(0o755)
    old = tmp_path / "talks.pdf"
    old.write_bytes(b"old")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(NotPrinted, match="did not print"):
        print_dossier(tmp_path, "talks", old)
    assert old.read_bytes() == b"old"


def test_a_name_that_is_no_briefing_is_refused_with_a_suggestion() -> None:
    root = Path(__file__).parents[1]
    help = CliRunner().invoke(main, ["pdf", "--help"]).output
    assert "Example: briefing pdf" in help
    result = CliRunner().invoke(main, ["pdf", "x", "--project", str(root / "tests")])
    assert result.exit_code == 2


@pytest.mark.browser
@pytest.mark.usefixtures("browser")
def test_the_pdf_is_tagged_has_bookmarks_and_says_what_the_briefing_says(tmp_path: Path) -> None:
    briefing = several_articles()
    site = published(tmp_path, (briefing,), a_config())
    print_dossier(site, "talks", out := tmp_path / "talks.pdf")
    pdf = PdfReader(out)
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    bookmarks = [str(one["/Title"]) for one in _flat(pdf.outline)]
    assert bookmarks[0] == "The talks begin"
    assert {"What happened", "Who stands where", "What was said", "Sources", "Notes"} <= set(bookmarks)
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for quotation in briefing.quotations:
        assert " ".join(quotation.words.split()) in text
    assert f"1 / {len(pdf.pages)}" in text
    assert "Search" not in text  # no navigation


def _flat(outline: list) -> list:
    return [item for one in outline for item in (_flat(one) if isinstance(one, list) else [one])]

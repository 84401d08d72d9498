"""Loading a whole project: what is read, and what is wrong with its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.content import load
from generator.diagnostics import Diagnostic

SEED = """A short headline

“We shall see,” Jo Weaver said on Monday. The minister gave no figure beyond an estimated 40 boats.
"""
FILES = {
    "site_config.yml": "title: Small\nhome: event\n",
    "seeds/a.txt": SEED,
    "content/actors.yml": "actors:\n  - id: jo-weaver\n    name: Jo Weaver\n    kind: person\n",
    "content/briefings/event/briefing.yml": (
        "title: An event\n"
        "date: 2024-05-06\n"
        "lede:\n  text: Someone spoke.\n  evidence: [first/see]\n"
        "statements:\n  - text: It is open.\n    evidence:\n      - first/see\n"
        "figures:\n  - id: boats\n    what: Boats\n"
    ),
    "content/briefings/event/articles/first.yml": (
        "seed: a.txt\n"
        "summary:\n  - text: The minister waits.\n    evidence: [see]\n"
        "quotations:\n  - id: see\n    speaker: jo-weaver\n    words: We shall see\n"
        "figures:\n  - figure: boats\n    words: an estimated 40 boats\n"
    ),
}
ARTICLE = "content/briefings/event/articles/first.yml"
BRIEFING = "content/briefings/event/briefing.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The smallest project with something of everything."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def changed(project: Path, file: str, old: str, new: str) -> list[Diagnostic]:
    """What is said after one change of one file."""
    path = project / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return list(check(project))


def codes(found: list[Diagnostic]) -> set[str]:
    """The codes alone."""
    return {each.code for each in found}


def test_a_small_project_is_fine(project: Path) -> None:
    """Two lines a quotation, no offset, no quotation marks: and nothing is wrong."""
    assert list(check(project)) == []


def test_scalars_are_text_whatever_yaml_would_make_of_them(project: Path) -> None:
    """`no`, `12:30`, `010` and dates keep their characters."""
    for value in ("no", "12:30", "010", "1_000", "2022-01-26", "off", "0x1F", "1e3"):
        (project / "site_config.yml").write_text(f"title: {value}\nhome: event\n")
        content, _ = load(project)
        assert content.config is not None
        assert content.config.model.title == value


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "hint"),
    [
        (ARTICLE, "speaker: jo-weaver", "speaker: jo-waever", "unknown-actor", "did you mean `jo-weaver`?"),
        (ARTICLE, "quotations:", "quotatoins:", "unknown-key", "did you mean `quotations`?"),
        ("content/actors.yml", "kind: person", "kind: persno", "unknown-value", "did you mean `person`?"),
        (ARTICLE, "seed: a.txt", "seed: 2022.txt", "unknown-seed", "did you mean `a.txt`?"),
        (BRIEFING, "evidence: [first/see]", "evidence: [first/sea]", "unknown-quotation", "did you mean `first/see`?"),
        (BRIEFING, "evidence: [first/see]", "evidence: [fist/see]", "unknown-article", "did you mean `first`?"),
        (ARTICLE, "figure: boats", "figure: boat", "unknown-figure", "did you mean `boats`?"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_likely_one(
    project: Path, file: str, old: str, new: str, code: str, hint: str
) -> None:
    """“Did you mean …?” names what is there."""
    assert (code, hint) in {(each.code, each.hint) for each in changed(project, file, old, new)}


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (ARTICLE, "words: an estimated 40 boats", "words: 40 boats", "figure-qualifier-dropped"),
        (ARTICLE, "words: an estimated 40 boats", "words: an estimated 40 boats\n    value: 41", "figure-value"),
        (ARTICLE, "words: an estimated 40 boats", "words: The minister gave no figure", "figure-value"),
        (ARTICLE, "    words: an est", "    qualifier: at least\n    words: an est", "figure-qualifier"),
        (
            ARTICLE,
            "quotations:",
            "actors:\n  - actor: jo-weaver\n    role: Queen\nquotations:",
            "role-without-evidence",
        ),
        (ARTICLE, "words: We shall see", "words: We shall see\n    same_as: [see]", "overrules-nothing"),
        (BRIEFING, "date: 2024-05-06", "date: 2024-02-30", "bad-date"),
        (BRIEFING, "evidence: [first/see]", "evidence: [see]", "unknown-quotation"),
        (BRIEFING, "evidence: [first/see]", "evidence:\n    - words: We shall see", "missing-key"),
        ("site_config.yml", "title: Small", "title: Small\nurl: ftp://x.example", "bad-value"),
        ("site_config.yml", "title: Small", "title: Small\ncolours:\n  ink: red", "bad-form"),
    ],
)
def test_each_kind_of_fault_has_its_code(project: Path, file: str, old: str, new: str, code: str) -> None:
    """A stable code says what is wrong."""
    assert code in codes(changed(project, file, old, new))


def test_a_role_in_the_articles_own_words_needs_no_evidence(project: Path) -> None:
    """“The minister” stands in the article, and that is its evidence."""
    found = changed(
        project, ARTICLE, "quotations:", "actors:\n  - actor: jo-weaver\n    role: The minister\nquotations:"
    )
    assert found == []


@pytest.mark.parametrize("name", ["Event", "my_event", "a--b", "method", "data"])
def test_folder_names_become_addresses_and_must_be_fit_for_it(project: Path, name: str) -> None:
    """Capitals, underscores and the site's own names are refused."""
    (project / "content/briefings/event").rename(project / "content/briefings" / name)
    assert codes(list(check(project))) & {"bad-name", "reserved-name"}


def test_links_out_of_the_project_are_not_followed(project: Path, tmp_path: Path) -> None:
    """A symlinked seed or content file is refused, so that nothing outside is read or published."""
    secret = tmp_path.parent / "secret.txt"
    secret.write_text("A secret\n\n“Nobody knows,” said nobody.\n")
    (project / "seeds/s.txt").symlink_to(secret)
    (project / ARTICLE).unlink()
    (project / ARTICLE).symlink_to(secret)
    assert {"seed-symlink", "symlink"} <= codes(list(check(project)))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfeA\x00", "not-utf-8"),
        ("Titre\n\nCaf\xe9".encode("latin-1"), "not-utf-8"),
        (b"Title\n\nA\x00B", "bad-character"),
        (b"", "seed-empty"),
        (b"\xef\xbb\xbf \n", "seed-empty"),
    ],
)
def test_a_seed_that_cannot_be_read_is_named_with_the_reason(project: Path, data: bytes, code: str) -> None:
    """Other encodings, control characters and empty files are said, not guessed at."""
    (project / "seeds/a.txt").write_bytes(data)
    found = [each for each in check(project) if each.code == code]
    assert [each.place.file for each in found] == ["seeds/a.txt"]


def test_windows_line_ends_and_a_byte_order_mark_are_fine(project: Path) -> None:
    """A seed saved on Windows is read as it is, and its quotations are found."""
    (project / "seeds/a.txt").write_bytes(b"\xef\xbb\xbf" + SEED.replace("\n", "\r\n").encode())
    assert list(check(project)) == []


def test_an_uncurated_seed_is_noted(project: Path) -> None:
    """A new article in seeds/ is not forgotten, and blocks nothing."""
    (project / "seeds/new.txt").write_text(SEED)
    (found,) = check(project)
    assert (found.code, found.severity.value, found.place.file) == ("unused-seed", "note", "seeds/new.txt")

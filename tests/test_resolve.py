"""What becomes of a whole project: every id is what it names, every passage is where it stands.

What is wrong with one is said in `test_messages.py`, fault by fault; here, what comes of it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.comparing.figures import numbers, plain
from generator.exporting.exports import downloads_of
from generator.proving.briefing import Briefing, Passage, Reading
from generator.reading.content import load
from generator.reading.diagnostics import Diagnostic, Mend
from generator.resolving.readings import agreement
from generator.resolving.resolve import resolve
from tests.fuzzing import WHOLE, write
from tests.test_messages import FILES, ROWS

Resolved = tuple[tuple[Briefing, ...], list[Diagnostic]]


def resolved(root: Path, *changes: tuple[str, str, str]) -> Resolved:
    """The project in which nothing is wrong after some changes: in a file, what stands there, what instead."""
    tree = dict(WHOLE)
    for file, old, new in changes:
        text = tree[FILES[file]].decode()
        assert old in text
        tree[FILES[file]] = text.replace(old, new, 1).encode()
    write(tree, root)
    return resolve(load(root)[0])


def test_a_whole_project_is_what_its_files_say(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """Something of every key, as other programs read it."""
    (briefing,), _ = resolved(tmp_path)
    golden("talks.json", downloads_of([briefing])[0].content.decode())
    assert [each.is_contradiction for each in (briefing.lede, *briefing.statements)] == [False, True, False]
    dropped = {each.key: [part.text for part in each.dropped] for each in briefing.quotations if each.dropped}
    assert dropped == {"door-is-open": ["remains\nopen,"]}


def test_what_is_shown_leads_back_to_its_line(tmp_path: Path) -> None:
    """From the page that shows it an editor gets to the very entry."""
    entry = "- actor: max-ober\n  issue: open-door\n  stance: keep\n  summary: Waits.\n  evidence:\n  - verrons\n"
    text, evidence = "text: Nothing changes.\n", "evidence:\n  - door/no-change\n  - roof/no-change\n"
    (briefing,), _ = resolved(
        tmp_path,
        ("roof", "figures:\n", f"{entry}figures:\n"),
        ("briefing", f"- {text}  {evidence}", f"- {evidence}  {text}"),
    )
    articles = briefing.articles
    said = [briefing.lede, *briefing.statements, *(one for each in articles for one in each.summary)]
    told = [(each.text, each.place) for each in (*said, *briefing.timeline)]
    told += [(f"- id: {each.key}", each.place) for each in briefing.quotations if each.key != "not-one"]
    told += [(f"- actor: {each.actor.id}", each.place) for each in briefing.positions]
    told += [(f"seed: {each.seed.name}", each.place) for each in articles]
    for text, place in told:
        assert text in (tmp_path / place.file).read_text().splitlines()[place.line - 1]


def test_an_article_whose_seed_cannot_be_read_takes_no_other_along(tmp_path: Path) -> None:
    """Of the seed itself that was said; the next article is looked at all the same."""
    resolved(tmp_path, ("roof", "words: Now", "words: New"))
    (tmp_path / FILES["DOOR"]).write_bytes("Schluß\n".encode("utf-16"))
    _, found = resolve(load(tmp_path)[0])
    assert ("quotation-not-found", FILES["roof"]) in {(each.code, each.place.file) for each in found}


def test_a_misspelt_article_is_mended_in_front_of_its_quotation(tmp_path: Path) -> None:
    """What stands behind it stays."""
    tree = {name.replace("roof.yml", "old-town-roof.yml"): content for name, content in WHOLE.items()}
    head = tree[FILES["briefing"]].replace(b"roof/no-change", b"old-twon-roof/no-change")
    write({**tree, FILES["briefing"]: head.replace(b"article: roof", b"article: old-town-roof")}, tmp_path)
    [found] = [each for each in resolve(load(tmp_path)[0])[1] if each.severity == "error"]
    assert found.mend == Mend("old-twon-roof/no-change", "old-town-roof/no-change")


@pytest.mark.parametrize("name", ["../000_door.txt", "a/b", "a\\b", ".", "..", "000_dor.txt", "''"])
def test_an_article_without_its_seed_takes_no_other_along(name: str, tmp_path: Path) -> None:
    """The next article is looked at all the same."""
    _, found = resolved(tmp_path, ("door", "seed: 000_door.txt", f"seed: {name}"), ("roof", "words: Now", "words: New"))
    codes = [each.code for each in found if each.place.file == FILES["door"] and each.severity == "error"]
    assert codes == {"000_dor.txt": ["unknown-seed"], "''": []}.get(name, ["seed-outside"])  # an empty one was reported
    assert ("quotation-not-found", FILES["roof"]) in {(each.code, each.place.file) for each in found}


def together() -> list[dict[str, tuple[str, str, str]]]:
    """The rows of `test_messages.py` about what is resolved, in as few projects as can hold them side by side."""
    rows = dict(ROWS[: [name for name, _ in ROWS].index("what is missing")])
    projects: list[dict[str, tuple[str, str, str]]] = []
    trees: list[dict[str, bytes]] = []
    for name, changes in rows.items():
        if name in FORM or any(file in ("DOOR", "ROOF") or len(old) > 500 for file, old, _ in changes):
            continue
        fits = (all(old.encode() in tree[FILES[file]] for file, old, _ in changes) for tree in trees)
        index = next((number for number, one in enumerate(fits) if one), len(trees))
        if index == len(trees):
            projects.append({})
            trees.append(dict(WHOLE))
        for number, (file, old, new) in enumerate(changes):
            projects[index][f"{name} {number}"] = (file, old, new)
            trees[index][FILES[file]] = trees[index][FILES[file]].replace(old.encode(), new.encode(), 1)
    return projects


FORM = [name for name, _ in ROWS if name.startswith(("a key that", "a value that", "a kind of", "an occurrence that"))]
"""What keeps a part of a file from being read at all."""


@pytest.mark.parametrize("number", range(3))
def test_many_faults_at_once_are_all_told(number: int, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """Each on its line: none hides another, and none takes anything else along."""
    briefings, found = resolved(tmp_path, *together()[number].values())
    assert briefings == (), "what has an error is not published"
    golden(f"faults-{number}.txt", "\n".join(each.as_text() for each in found) + "\n")


@pytest.mark.parametrize(
    ("before", "entry"),
    [
        ("- id: verrons", "- speaker: unnamed\n  words: there will be {} changes\n"),
        ("  - up-to-them\nquotations", "  - words: there will be {} changes\n"),
        ("- figure: troops", "- figure: troops\n  words: there will be {} changes\n"),
    ],
)
def test_only_the_first_hundred_faults_are_explained(before: str, entry: str, tmp_path: Path) -> None:
    """Looking for the nearest passage takes long; that the words are not there is said of all."""
    entries = "".join(entry.format(n) for n in range(101))
    _, found = resolved(tmp_path, ("roof", before, entries + before))
    missing = [each for each in found if each.code.endswith("-not-found")]
    assert [bool(each.difference) for each in missing] == [True] * 100 + [False]


@pytest.mark.parametrize(
    ("site", "original", "translation", "codes"),
    [
        ("en", "fr", "", []),
        ("en", "en-GB", "", ["translation-same-language"]),
        ("fr", "fr", "", ["translation-same-language"]),
        ("fr", "fr", "language: en", []),
        ("en", "fr", "language: fr-CA", ["translation-same-language"]),
        ("en", "FR", "language: fr", ["translation-same-language"]),
    ],
)
def test_a_translation_is_in_the_site_s_language_unless_it_says_another(
    tmp_path: Path, site: str, original: str, translation: str, codes: list[str]
) -> None:
    """The language counts, not its region."""
    briefings, found = resolved(
        tmp_path,
        ("site", "language: en", f"language: {site}"),
        ("roof", "  language: fr\n", f"  language: {original}\n"),
        ("roof", "    language: en\n", f"    {translation}\n" if translation else ""),
    )
    assert [each.code for each in found if each.code.startswith("translation")] == codes
    [told] = [each.translation.language for each in briefings[0].quotations if each.translation]
    assert told == (translation.removeprefix("language: ") or site)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("roof", "seed: 001_roof.txt\n", "seed: 001_roof.txt\nlanguage: english\n"),
        ("site", "language: en", "language: french"),
    ],
)
def test_of_a_language_that_cannot_be_read_no_translation_is_said_to_be_in_it(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    """Which language that is, nobody knows."""
    rows = ("roof", "  language: fr\n", ""), ("roof", "    language: en\n", "")
    assert "translation-same-language" in [each.code for each in resolved(tmp_path, *rows)[1]]
    assert "translation-same-language" not in [each.code for each in resolved(tmp_path, *rows, (file, old, new))[1]]


def test_without_settings_a_translation_is_english(tmp_path: Path) -> None:
    """What else is said of the settings that are gone, the reading of the content says."""
    resolved(tmp_path, ("roof", "    language: en\n", ""))
    (tmp_path / "site_config.yml").unlink()
    (briefing,), _ = resolve(load(tmp_path)[0])
    assert [each.translation.language for each in briefing.quotations if each.translation] == ["en"]


@pytest.mark.parametrize(("words", "agree"), [("45,000 troops", True), ("60,000 troops", False)])
def test_a_number_inside_a_range_agrees_with_it(tmp_path: Path, words: str, agree: bool) -> None:
    """A range is read with both its ends."""
    (briefing,), _ = resolved(
        tmp_path,
        ("door", "- figure: troops\n  words: an estimated 100,000 troops\n  value: '100000'\n  unit: troops\n  qualifier: estimated\n", ""),
        ("ROOF", "at least\n90,000 troops", words),
        ("roof", "words: at least 90,000 troops", f"words: {words}"),
        ("briefing", "words: at least 90,000 troops stood ready", f"words: {words}"),
    )  # fmt: skip
    assert [figure.agree for figure in briefing.figures] == [agree]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("5 million dollars", "5 million euros", False),
        ("$5 million", "5 million euros", False),
        ("$5 million", "5 million dollars", True),
        ("5 million dollars", "5 million", True),
        ("5 percent", "5 dollars", False),
    ],
)
def test_a_currency_that_is_named_is_one(one: str, other: str, agree: bool) -> None:
    """As much as its sign: five million dollars are not five million euros."""
    readings = []
    for words in (one, other):
        [number] = numbers(words)
        passage = Passage("a.txt", 0, len(words), words)
        readings.append(Reading("cost", "door", passage, plain(number.value), number.unit, number.qualifier))
    assert agreement(readings) is agree


def test_a_qualifier_is_the_editor_s_where_there_is_one(tmp_path: Path) -> None:
    """As typed, though the words spell it otherwise."""
    (briefing,), found = resolved(tmp_path, ("door", "qualifier: estimated", "qualifier: Estimated"))
    assert [each.qualifier for each in briefing.figures[0].readings] == ["Estimated", "between", "at least"]
    assert not any(each.code.startswith("figure") for each in found)

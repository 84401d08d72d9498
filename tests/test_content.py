"""Loading a whole project: what is read, and what is wrong with its form."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from generator.building.build import check
from generator.machine.memory import Memory
from generator.reading.content import LoadedBriefing, load, load_around, load_briefing, load_config
from generator.reading.diagnostics import Diagnostic, Mend, Place
from generator.reading.spelling import did_you_mean
from tests.builders import laid

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
    return laid(tmp_path, FILES)


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
        (BRIEFING, "  text: Someone", "  txet: Someone", "unknown-key", "did you mean `text`?"),
        ("content/actors.yml", "kind: person", "kind: persno", "unknown-value", "did you mean `person`?"),
        (ARTICLE, "seed: a.txt", "seed: 2022.txt", "unknown-seed", "known: a.txt"),
        (ARTICLE, "seed: a.txt", "seed: a.text", "unknown-seed", "did you mean `a.txt`?"),
        (BRIEFING, "evidence: [first/see]", "evidence: [first/sea]", "unknown-quotation", "did you mean `first/see`?"),
        (BRIEFING, "evidence: [first/see]", "evidence: [fist/see]", "unknown-article", "did you mean `first`?"),
        (
            BRIEFING,
            "figures:",
            "corrections:\n  - {date: 2024-05-07, text: Mended., article: fist}\nfigures:",
            "unknown-article",
            "did you mean `first`?",
        ),
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
        ("site_config.yml", "title: Small", "title: Small\nmkdocs:\n  site_dir: .", "reserved-setting"),
        ("site_config.yml", "title: Small", "title: Small\nmkdocs:\n  strict: false", "reserved-setting"),
    ],
)
def test_each_kind_of_fault_has_its_code(project: Path, file: str, old: str, new: str, code: str) -> None:
    """A stable code says what is wrong."""
    assert code in codes(changed(project, file, old, new))


@pytest.mark.parametrize(
    ("printed", "entry", "codes_expected"),
    [
        ("an estimated 40 boats came", "an estimated 40 boats", set()),
        ("40 boats or more came", "40 boats", {"figure-qualifier-dropped"}),
        ("40 boats or more came", "40 boats or more", set()),
        ("at least about 40 boats came", "about 40 boats", {"figure-qualifier-dropped"}),
        ("at least about 40 boats came", "at least about 40 boats\n    qualifier: about", {"figure-qualifier-dropped"}),
        ("between 40 and 50 boats came", "50 boats", {"figure-cut"}),
        ("between 40 and 50 boats came", "between 40 and 50 boats", set()),
        ("between 40 and 50 boats came", "between 40 and 50 boats\n    value: 50", set()),
        ("some 40 boats came", "some 40 boats\n    unit: boats", set()),
        ("some 40 boats came", "some 40 boats\n    unit: fishing boats", {"figure-unit"}),
        ("40 came, all boats of the fleet", "40 came\n    unit: boats", set()),
        ("40 came.\n\nAll boats went", "40 came\n    unit: boats", {"figure-unit"}),
        ("it cost $40m", "$40m\n    unit: dollars", set()),
        ("it cost $40m, or boats", "$40m\n    unit: boats", {"figure-unit"}),
        ("it came in 2014", "in 2014\n    unit: year", set()),
    ],
)
def test_a_figure_says_what_the_article_says(project: Path, printed: str, entry: str, codes_expected: set[str]) -> None:
    """Its qualifiers and its whole number are taken along, and an invented unit is refused."""
    seed = project / "seeds" / "a.txt"
    seed.write_text(seed.read_text().replace("an estimated 40 boats", printed))
    found = changed(project, ARTICLE, "words: an estimated 40 boats", f"words: {entry}")
    assert codes(found) == codes_expected, found


@pytest.mark.parametrize(
    ("language", "qualifier", "codes_expected"),
    [("th", "at least", set()), ("th", "at lest", {"figure-qualifier"}), ("en", "at least", {"figure-qualifier"})],
)
def test_the_editor_gives_a_qualifier_where_those_of_the_language_are_not_read(
    project: Path, language: str, qualifier: str, codes_expected: set[str]
) -> None:
    """In English; else the site would say that “at least 40” contradicts “45”."""
    seed = project / "seeds" / "a.txt"
    seed.write_text(seed.read_text().replace("an estimated 40 boats", "อย่างน้อย 40 ลำ"))
    article = project / ARTICLE
    article.write_text(f"language: {language}\n{article.read_text()}")
    found = changed(
        project, ARTICLE, "words: an estimated 40 boats", f"words: อย่างน้อย 40 ลำ\n    qualifier: {qualifier}"
    )
    assert codes(found) == codes_expected, found


@pytest.mark.parametrize(
    ("file", "left_out", "line", "what"),
    [
        (ARTICLE, "    speaker: jo-weaver\n", 6, "speaker"),
        (ARTICLE, "    words: an estimated 40 boats\n", 10, "words"),
        (BRIEFING, "title: An event\n", 1, "title"),
        ("content/actors.yml", "    kind: person\n", 2, "kind"),
    ],
)
def test_what_is_missing_is_told_where_it_belongs(
    project: Path, file: str, left_out: str, line: int, what: str
) -> None:
    """On the first line of the mapping that lacks it, with what the key is for."""
    [found] = [each for each in changed(project, file, left_out, "") if each.code == "missing-key"]
    assert (found.place.file, found.place.line, found.message) == (file, line, f"“{what}” is missing")
    assert found.hint


def test_two_articles_of_one_seed_are_told_with_both_places(project: Path) -> None:
    """One article a seed: else its words would count twice."""
    (project / ARTICLE).with_name("second.yml").write_text(FILES[ARTICLE])
    [found] = [each for each in check(project) if each.code == "duplicate-seed"]
    assert found.place.file.endswith("/second.yml")
    assert found.message == f"this seed is also used in {ARTICLE}:1:7"


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
    assert "`briefing new article new.txt`" in found.hint
    (project / "seeds/new.txt").rename(project / "seeds/Über & unter (1).txt")
    assert '`briefing new article "Über & unter (1).txt"`' in check(project)[0].hint
    (project / ARTICLE).write_text("seed: [")  # then nobody knows which seeds it uses
    assert "unused-seed" not in codes(check(project))


@pytest.mark.parametrize("text", ["[]\n", "~\n", "- a\n", "x\n", '"x"\n'])
@pytest.mark.parametrize("file", ["site_config.yml", "content/actors.yml", BRIEFING, ARTICLE])
def test_a_file_that_is_no_mapping_is_said_to_be_none(project: Path, file: str, text: str) -> None:
    """A list, a word or nothing where keys are wanted is an error on the first line, not a traceback."""
    (project / file).write_text(text)
    assert "wrong-type" in {each.code for each in check(project) if each.place.file == file}


@pytest.mark.parametrize("file", list(FILES))
def test_a_file_cut_off_anywhere_never_brings_the_check_down(project: Path, file: str) -> None:
    """Whatever is left of a file, what is said of it stands on a line that it has."""
    text = FILES[file]
    for length in range(0, len(text), 7):
        (project / file).write_text(text[:length])
        for each in check(project):
            if each.place.file == file:
                assert 1 <= each.place.line <= text[:length].count("\n") + 1


def test_text_before_a_comment_is_never_cut(project: Path) -> None:
    """`words: We shall # see` asks for quotation marks instead of publishing “We shall”."""
    assert "yaml-cut-by-comment" in codes(changed(project, ARTICLE, "words: We shall see", "words: We shall # see"))


def test_an_id_may_have_a_comment_behind_it(project: Path) -> None:
    """A single word is not cut by the remark that follows it."""
    assert changed(project, ARTICLE, "speaker: jo-weaver", "speaker: jo-weaver  # guessed") == []


@pytest.mark.parametrize("range", ["2024/2024-01-01", "2024/2024-01-15", "2024-05/2024-05-01", "2024-05-06/2024-05-06"])
def test_a_year_and_a_month_begin_with_their_first_day(project: Path, range: str) -> None:
    """What lies within begins no earlier."""
    event = f"timeline:\n  - date: {range}\n    text: It went on.\n    evidence: [first/see]\nfigures:"
    assert changed(project, BRIEFING, "figures:", event) == []


def test_a_range_of_dates_runs_forwards(project: Path) -> None:
    """The end of a range is not before its beginning."""
    timeline = "timeline:\n  - date: 2024-05/2024-01\n    text: Rain.\n    evidence: [first/see]\nfigures:"
    assert "bad-value" in codes(changed(project, BRIEFING, "figures:", timeline)) | {
        each.code.replace("bad-date", "bad-value") for each in check(project)
    }


def test_a_warning_can_be_accepted_by_its_code(project: Path) -> None:
    """Who has looked into a warning says so in the YAML; who accepts what is not there is told."""
    fragment = "words: shall\n    accept: [quotation-single-word]"
    assert changed(project, ARTICLE, "words: We shall see", fragment) == []
    assert codes(changed(project, ARTICLE, "words: shall", "words: We shall see")) == {"overrules-nothing"}


def test_a_role_is_not_borrowed_from_another_name(project: Path) -> None:
    """“president” beside Putin's name is no evidence of Biden's role."""
    (project / "seeds/a.txt").write_text(
        SEED + "\nThe sailors waited for a long time. Their president, Ann Doe, was in the harbour of the old town.\n"
    )
    found = changed(project, ARTICLE, "quotations:", "actors:\n  - actor: jo-weaver\n    role: president\nquotations:")
    assert codes(found) == {"role-without-evidence"}


def test_wishes_that_contradict_each_other_are_an_error(project: Path) -> None:
    """One quotation cannot be the same utterance and another one."""
    second = "words: We shall see\n    same_as: [wait]\n    not_same_as: [wait]\n  - id: wait\n    speaker: jo-weaver\n    words: We shall"
    assert "contradicting-wishes" in codes(changed(project, ARTICLE, "words: We shall see", second))


def test_the_settings_alone_are_read_or_nothing(project: Path) -> None:
    """A preview asks for them before anything else."""
    settings = load_config(project)
    assert settings is not None
    assert (settings.title, settings.home) == ("Small", "event")
    (project / "site_config.yml").write_text("title: [")
    assert load_config(project) is None
    (project / "site_config.yml").unlink()
    assert load_config(project) is None


@pytest.mark.parametrize(("known", "hint"), [("abcdefg", "did you mean `abcdefg`?"), ("abcdefgh", "known: abcdefgh")])
def test_a_name_is_likely_where_three_fifths_of_the_letters_are_the_same(known: str, hint: str) -> None:
    """Of both names together."""
    assert did_you_mean("abc", [known]) == hint


@pytest.mark.parametrize(("count", "hint"), [(1, "known: n00"), (12, "known: n00, n01"), (13, "")])
def test_few_names_are_listed_and_many_are_not(count: int, hint: str) -> None:
    """A hint of more than a dozen names is none."""
    given = did_you_mean("qqqqqq", [f"n{number:02}" for number in range(count)])
    assert given.startswith(hint)
    assert bool(given) == bool(hint)


@pytest.mark.parametrize(("letters", "found"), [(80, set()), (81, {"bad-name"})])
def test_a_name_in_an_address_has_eighty_letters_at_most(project: Path, letters: int, found: set[str]) -> None:
    """Folders of so many are welcome everywhere."""
    article = project / ARTICLE
    name = "x" * letters
    article.rename(article.with_name(f"{name}.yml"))
    told = changed(project, BRIEFING, "first/see", f"{name}/see")
    assert codes(told) & {"bad-name"} == found


def test_a_link_is_refused_even_where_it_stays_inside(project: Path) -> None:
    """What one edit changes is one file."""
    (project / "content/other.yml").write_text((project / ARTICLE).read_text())
    (project / ARTICLE).unlink()
    (project / ARTICLE).symlink_to(project / "content/other.yml")
    assert "symlink" in codes(list(check(project)))


def test_a_draft_may_lack_its_lede_and_its_statements_alone(project: Path) -> None:
    """What is begun is not told of what every briefing must have; of everything else it is."""
    begun = "title: An event\ndraft: true\nfigures:\n  - id: boats\n    what: Boats\n"
    (project / BRIEFING).write_text(begun)
    assert {found.message for found in check(project) if found.code == "missing-key"} == {"“date” is missing"}


def test_a_part_that_is_wrong_takes_nothing_else_along(project: Path) -> None:
    """A fault within the lede leaves the statements to be checked; a fault in one quotation leaves the next, on its line."""
    found = changed(project, BRIEFING, "text: Someone spoke.", "text: ''")
    found = changed(project, BRIEFING, "      - first/see", "      - first/saw")
    assert {(each.code, each.place.line) for each in found if each.severity == "error"} >= {
        ("empty", 4),
        ("unknown-quotation", 9),
    }
    told = changed(
        project,
        ARTICLE,
        "quotations:\n",
        "quotations:\n  - id: other\n    speakr: jo-weaver\n    words: We shall see\n  - id: next\n    speaker: nobody\n    words: We shall see\n",
    )
    assert {(each.code, each.place.line) for each in told} >= {("unknown-key", 7), ("unknown-actor", 10)}


def test_an_id_is_never_mended_where_something_may_have_it(project: Path) -> None:
    """The id of an entry is for its author to choose; a reference to it is tidied."""
    found = changed(project, ARTICLE, "id: see", "id: See_it")
    told = [each for each in found if each.code == "bad-form"]
    assert [(each.place.line, each.mend) for each in told] == [(6, None)]
    assert told[0].message.endswith("has not the form of an id")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("one", "“occurrence”: must be a whole number"),
        ("0", "“occurrence”: must be 1 or more"),
        ("[1]", "“occurrence” must be a whole number, not a list"),
    ],
)
def test_a_number_is_asked_for_in_plain_words(project: Path, value: str, message: str) -> None:
    """No library's own words where ours are clearer."""
    found = changed(
        project,
        ARTICLE,
        "summary:\n",
        f"exclude:\n  - kind: caption\n    first: A\n    occurrence: {value}\nsummary:\n",
    )
    assert [each.message[: len(message)] for each in found if each.place.line == 5] == [message]


def test_a_name_that_is_too_long_is_told_how_long_it_may_be(project: Path) -> None:
    """Where no words of ours fit, the library's say it."""
    found = changed(project, ARTICLE, "id: see", f"id: {'x' * 81}")
    assert any("80" in each.message and each.place.line == 6 for each in found)


def test_a_file_of_another_shape_is_told_which_keys_it_has(project: Path) -> None:
    """Keys, with commas between them."""
    (project / "content/actors.yml").write_text("- id: jo-weaver\n")
    hints = {each.hint for each in check(project) if each.code == "wrong-type"}
    assert hints == {"keys: `actors:`"}
    (project / BRIEFING).write_text("- title\n")
    hints = {each.hint for each in check(project) if each.code == "wrong-type"}
    assert "keys: `title:`, `date:`, `draft:`, `lede:`, `statements:`" in " ".join(sorted(hints))


def test_where_the_only_entry_is_wrong_the_rest_of_the_file_is_looked_at(project: Path) -> None:
    """A list that is empty without it is no second fault."""
    found = changed(project, BRIEFING, "  - text: It is open.", "  - text: ''")
    assert [each.code for each in found] == ["empty"]
    found = changed(project, BRIEFING, "evidence: [first/see]", "evidence: [first/saw]")
    assert [each.code for each in found] == ["unknown-quotation", "empty"]


def test_what_is_left_of_a_list_keeps_its_places(project: Path) -> None:
    """Of keys and of values, also where an entry before it does not fit."""
    old, new = "quotations:\n", "quotations:\n  - speaker: jo-weaver\n    phrase: We shall see\n"
    changed(project, ARTICLE, old, new)
    article = load(project)[0].briefings[0].articles[0]
    assert [each.id for each in article.model.quotations] == ["see"]
    assert article.place("quotations", 0, "words") == Place(ARTICLE, 10, 12)
    assert article.parsed.key_place("quotations", 0, "words") == Place(ARTICLE, 10, 5)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ARTICLE, "quotations:", "quotation:"),
        (ARTICLE, "figures:", "figure:"),
        (ARTICLE, "seed:", "seeds:"),
        (ARTICLE, "    words: We shall see", "    word: We shall see"),
        (BRIEFING, "statements:", "statement:"),
        (BRIEFING, "figures:", "figure:"),
        ("content/actors.yml", "actors:", "actor:"),
    ],
)
def test_one_slip_in_a_key_is_one_finding(project: Path, file: str, old: str, new: str) -> None:
    """What stands under it counts for the key that was meant: nothing is missing, and it is looked at as ever."""
    assert [each.code for each in changed(project, file, old, new)] == ["unknown-key"]


def test_what_stands_under_a_misspelt_key_is_checked_too(project: Path) -> None:
    """At its own places; a key of the right name beside it is the one that counts."""
    changed(project, ARTICLE, "quotations:", "quotation:")
    found = changed(project, ARTICLE, "    words: We shall see", "    wrods: We shall sea")
    assert [(each.code, each.place.line) for each in found] == [
        ("unknown-key", 5),
        ("unknown-key", 8),
        ("quotation-not-found", 8),
    ]
    (project / "content/actors.yml").write_text("actors: []\nactor:\n- {id: jo-weaver, name: Jo, kind: person}\n")
    assert {"unknown-key", "unknown-actor"} <= codes(list(check(project)))


@pytest.mark.parametrize("value", ["yes", "", "{a: b}", "[Jo Weaver]", "[{id: Jo Weaver}]"])
@pytest.mark.parametrize(
    ("file", "key"), [(ARTICLE, "quotations"), (BRIEFING, "figures"), ("content/actors.yml", "actors")]
)
def test_where_a_list_cannot_be_read_nothing_is_unknown(project: Path, file: str, key: str, value: str) -> None:
    """Nobody can tell which names it would have had: what is wrong is told there alone, and nothing is unused."""
    before = re.search(rf"(?m)^{key}:\n(  .*\n)+", (project / file).read_text())
    assert before
    found = changed(project, file, before[0], f"{key}: {value}\n")
    assert {each.place.file for each in found} == {file}
    assert codes(found) <= {"wrong-type", "empty", "bad-form", "missing-key"}


@pytest.mark.parametrize("key", ["actors", "actrs"])
def test_what_is_wrong_with_an_actor_is_told_where_the_actor_stands_alone(project: Path, key: str) -> None:
    """Not wherever the actor speaks, nor of who acts for the actor; of whom nobody has written, it is told there."""
    other = "  - {id: ann, name: Ann, kind: person, affiliation: jo-weaver}\n"
    changed(project, "content/actors.yml", "actors:\n", f"{key}:\n{other}")
    found = changed(project, "content/actors.yml", "name: Jo Weaver", "nmae: Jo Weaver")
    assert codes([each for each in found if each.severity == "error"]) <= {"missing-key", "unknown-key"}
    found = changed(project, ARTICLE, "speaker: jo-weaver", "speaker: nobody")
    assert [each.message for each in found if each.code == "unknown-actor"] == ["there is no actor “nobody”"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("what: Boats", "wat: Boats"), ("title: Harbour", "titel: Harbour"), ("tone: for", "tone: pro")],
)
def test_what_is_wrong_with_an_issue_or_figure_is_told_where_it_stands_alone(project: Path, old: str, new: str) -> None:
    """Not wherever an article takes a position on it or gives a reading of it."""
    stances = "".join(f"      - {{id: {id}, label: {id}, tone: {id}}}\n" for id in ("for", "open", "against"))
    issue = f"issues:\n  - id: harbour\n    title: Harbour\n    question: Shall it grow?\n    stances:\n{stances}"
    changed(project, BRIEFING, "figures:", f"{issue}figures:")
    position = "positions:\n  - {actor: jo-weaver, issue: harbour, stance: for, summary: Waits., evidence: [see]}\n"
    assert changed(project, ARTICLE, "figures:", f"{position}figures:") == []
    found = changed(project, BRIEFING, old, new)
    assert {each.place.file for each in found if each.severity == "error"} == {BRIEFING}


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (ARTICLE, "words: We", "accept: [anything]\n    words: We", "“anything” is not a possible accept"),
        (ARTICLE, "words: We", "same_as: [Talks!]\n    words: We", "“Talks!” has not the form of a same_as"),
        (ARTICLE, "speaker: jo-weaver", "speaker: Jo!", "“Jo!” has not the form of a speaker"),
        (BRIEFING, "figures:\n", "issues:\n  - id: Bo!\nfigures:\n", "“Bo!” has not the form of an id"),
        ("content/actors.yml", "kind: person", "kind: person\n    aliases: ['']", "an entry of “aliases” is empty"),
        ("content/actors.yml", "kind: person", "kind:", "“kind” is empty"),
        ("content/actors.yml", "kind: person", "kind: [person]", "“kind” must be text, not a list"),
        ("content/actors.yml", "kind: person", f"kind: {'x' * 200}", f"“{'x' * 80} …” is not a possible kind"),
        (
            ARTICLE,
            "quotations:\n",
            "quotations:\n  - We shall see\n",
            "an entry of “quotations” must be a mapping, not text",
        ),
        (
            "site_config.yml",
            "title: Small",
            "title: Small\nhistory: [no]",
            "“history” must be `true` or `false`, not a list",
        ),
        ("site_config.yml", "title: Small", "title: Small\nmkdocs: yes", "“mkdocs” must be a mapping, not text"),
    ],
)
def test_what_is_wrong_is_called_by_its_key(project: Path, file: str, old: str, new: str, message: str) -> None:
    """Also where it is one of a list."""
    assert message in [each.message for each in changed(project, file, old, new)]


ISSUES = """issues:
  - id: open-door
    title: The door
    question: Is it open?
    stances: [{id: in-favour, label: For}, {id: against, label: Against}]
corrections:
  - {date: 2024-05-07, text: Mended., article: first}
figures:
"""
POSITION = """positions:
  - {actor: jo-weaver, issue: open-door, stance: in-favour, summary: Waits., evidence: [see]}
figures:
"""


@pytest.mark.parametrize(
    ("file", "where", "name", "given"),
    [
        (ARTICLE, "speaker: {}", "jo-weaver", "Jo_Weaver"),
        (ARTICLE, "figure: {}", "boats", "Boats"),
        (ARTICLE, "issue: {}", "open-door", "Open Door"),
        (ARTICLE, "stance: {}", "in-favour", "In  Favour"),
        (ARTICLE, "evidence: [{}]", "see", "See"),
        (BRIEFING, "evidence: [{}]", "first/see", "First/See"),
        (BRIEFING, "article: {}", "first", "First"),
        ("site_config.yml", "home: {}", "event", "Event"),
    ],
)
def test_a_name_in_another_form_is_mended_where_something_has_it(
    project: Path, file: str, where: str, name: str, given: str
) -> None:
    """Whatever it is a name of."""
    changed(project, BRIEFING, "figures:\n", ISSUES)
    assert changed(project, ARTICLE, "figures:\n", POSITION) == []
    found = changed(project, file, where.format(name), where.format(given))
    assert [each.mend for each in found if each.code == "bad-form"] == [Mend(given, name)]


def test_an_id_is_not_mended_into_that_of_another(project: Path) -> None:
    """`See` beside `see`: two quotations would have one id."""
    second = "quotations:\n  - id: See\n    speaker: jo-weaver\n    words: We shall\n"
    assert [each.mend for each in changed(project, ARTICLE, "quotations:\n", second) if each.code == "bad-form"] == [
        None
    ]


@pytest.mark.parametrize(("count", "expected"), [(100, set()), (101, {"too-many-faults"})])
def test_a_hundred_faults_of_a_file_are_told(project: Path, count: int, expected: set[str]) -> None:
    """And of more, that there are more."""
    text = "actors:\n" + "".join(f"  - {{id: a{number}, name: A}}\n" for number in range(count))
    (project / "content/actors.yml").write_text(text)
    found = [each for each in check(project) if each.place.file == "content/actors.yml"]
    assert codes(found) - {"missing-key"} == expected
    assert sum(each.code == "missing-key" for each in found) == 100


@pytest.mark.parametrize(("spare", "expected"), [(0, set()), (-1, {"yaml-too-large"})])
def test_a_file_may_have_as_many_bytes_as_is_said(
    project: Path, spare: int, expected: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is larger is not even read."""
    largest = max(len(text.encode()) for name, text in FILES.items() if name.endswith(".yml"))
    monkeypatch.setattr("generator.reading.content.MAX_BYTES", largest + spare)
    assert codes(load(project)[1]) == expected


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        ".notes/app.json",
        "event/articles/._first.yml",
        "event/.trash/old.yaml",
        "gone/.schema/article.json",
        "gone/articles/.DS_Store",
    ],
)
def test_what_is_nobody_s_content_is_let_be(project: Path, name: str) -> None:
    """Notes, what systems leave in folders, and a folder whose files git took away, but for our own in it."""
    path = project / "content/briefings" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\0")
    assert list(check(project)) == []


def test_while_somebody_edits_in_emacs_the_content_stays_right(project: Path) -> None:
    """It marks a file that is not saved yet with a link that leads nowhere."""
    (project / ARTICLE).with_name(".#first.yml").symlink_to("ann@desk.4711:1700000000")
    assert list(check(project)) == []


@pytest.mark.parametrize("ending", ["yaml", "YAML", "YML"])
def test_a_file_of_another_ending_is_not_left_out_in_silence(project: Path, ending: str) -> None:
    (project / ARTICLE).with_name(f"second.{ending}").write_text("seed: b.txt\n")
    assert [(each.code, each.hint) for each in check(project)] == [("file-ending", "rename it to second.yml")]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04\x14\0", "a Word document or an archive"),
        (b"\xd0\xcf\x11\xe0\xa1", "a document of an older Word"),
        (b"{\\rtf1\\ansi Hello}", "a document in RTF"),
    ],
)
def test_a_document_among_the_seeds_is_called_by_its_kind(project: Path, data: bytes, kind: str) -> None:
    (project / "seeds/b.txt").write_bytes(data)
    assert [each.message for each in check(project)] == [f"the file is no text; it looks like {kind}"]


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("content", "content/briefings"),
        ("content/briefings", "content/briefings"),
        ("content/briefings/event", "content/briefings/event"),
        ("content/briefings/event/articles", "content/briefings/event/articles"),
    ],
)
def test_a_folder_that_may_not_be_read_is_told(
    project: Path, folder: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And of what may be in it nothing is said."""
    ask = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != project / folder and ask(path, mode))
    assert [each.place for each in check(project) if each.code == "content-folder"] == [Place(told)]
    assert not codes(list(check(project))) & {"no-briefing", "no-article", "missing-file"}


def test_of_a_briefing_that_may_not_be_read_its_name_is_known(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no unknown one."""
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "event")
    assert load(project)[0].briefings == (LoadedBriefing("event", None, (), frozenset()),)


@pytest.fixture
def memory(project: Path) -> Memory:
    """A preview's, a moment after the last file was saved."""
    time.sleep(0.2)
    return Memory(project, stays=True)


def test_what_is_at_hand_is_not_read_again(project: Path, memory: Memory) -> None:
    """Seeds, settings, actors and articles, each where it is asked for."""
    first, again, around = (
        load(project, None, memory)[0],
        load(project, None, memory)[0],
        load_around(project, memory)[0],
    )
    for known in (again, around):
        assert known.seeds["a.txt"] is first.seeds["a.txt"]
        assert known.config is first.config
        assert known.actors is first.actors
    for briefing in (again.briefings[0], load_briefing(project, "event", memory)[0]):
        assert briefing.briefing is first.briefings[0].briefing
        assert briefing.articles[0] is first.briefings[0].articles[0]


def test_what_files_will_hold_counts_before_what_is_at_hand(project: Path, memory: Memory) -> None:
    """Of the others, nothing is read again."""
    before, _ = load(project, None, memory)
    after, _ = load(project, {"site_config.yml": b"title: Another\n"}, memory)
    assert after.config is not None
    assert after.config.model.title == "Another"
    assert after.actors is before.actors


def test_a_folder_that_became_a_link_is_noticed_though_its_files_are_at_hand(
    project: Path, memory: Memory, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The files are still those that they were."""
    assert load(project, None, memory)[1] == []
    elsewhere = tmp_path_factory.mktemp("outside") / "articles"
    (project / ARTICLE).parent.rename(elsewhere)
    (project / ARTICLE).parent.symlink_to(elsewhere)
    assert codes(load(project, None, memory)[1]) == {"symlink"}

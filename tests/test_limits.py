"""What is too large, too deep, too many, in the wrong encoding or in the wrong place is refused, quickly and on its line.

Nothing here measures time: a limit that does not hold makes its test hang or run out of memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.audit.proof import audit
from generator.building.build import build, check
from generator.cli import main
from generator.reading.diagnostics import Diagnostic, has_errors
from generator.reading.encoding import decoded, looks_like
from generator.reading.scalars import scalars_of
from generator.reading.seeds import Seed, parse_seed
from generator.reading.shown import reader, shown
from tests.builders import laid
from tests.test_content import ARTICLE, BRIEFING, FILES, SEED

ACTORS, CONFIG, SEED_FILE = "content/actors.yml", "site_config.yml", "seeds/a.txt"
ALL = (CONFIG, ACTORS, BRIEFING, ARTICLE)
NFC, NFD = "r\u00e9ponse.txt", "re\u0301ponse.txt"
RUSSIAN = "Министр иностранных дел заявил, что ответ не содержит позитивной реакции на главный вопрос.\n"
FRENCH = "L’élève a reçu une réponse très détaillée, où l’on précise les détails : « voilà ».\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A small project in which nothing is wrong."""
    laid(tmp_path, FILES)
    yield tmp_path
    for folder in ("seeds", "content"):
        if not (tmp_path / folder).is_symlink():
            (tmp_path / folder).chmod(0o755)


def errors(project: Path) -> list[tuple[str, str, int]]:
    """Code, file and line of each error; every one is also shown, on a line that exists."""
    found = check(project)
    assert shown(found, reader(project), 80, colour=False) or not found
    for each in found:
        file = project / each.place.file
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                assert each.place.line <= stream.read(3_000_000).count(b"\n") + 2
    return [(each.code, each.place.file, each.place.line) for each in found if each.severity == "error"]


def quotations(count: int, speaker: str = "speaker") -> str:
    """An article with so many quotations more."""
    more = "".join(f"  - id: q{n}\n    {speaker}: jo-weaver\n    words: We shall see\n" for n in range(count))
    return FILES[ARTICLE].replace("figures:\n", f"{more}figures:\n")


def actors(count: int, kind: str = "person") -> str:
    """The actors with so many more."""
    return FILES[ACTORS] + "".join(f"  - id: a{n}\n    name: A {n}\n    kind: {kind}\n" for n in range(count))


BOMBS = [
    ("a hundred thousand open brackets", ACTORS, "actors: " + "[" * 100_000, "yaml-too-deep", 1),
    ("a hundred thousand dashes", ACTORS, "- " * 100_000, "yaml-too-deep", 1),
    ("keys in keys in keys", ACTORS, "".join(" " * n + "a:\n" for n in range(1_000)), "yaml-too-deep", 42),
    ("aliases of aliases", ACTORS, "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml-alias", 2),
    ("a hundred thousand anchors", ACTORS, f"actors: [{','.join(f'&a{n} x' for n in range(100_000))}]", "yaml-anchor", 1),
    ("a hundred thousand doubled keys", ACTORS, "a: 1\n" * 100_000, "duplicate-key", 2),
    ("more faults than anybody reads", ACTORS, "a: 1\n" * 200, "too-many-faults", 101),
    ("as many faults of another kind", ACTORS, actors(5_000, "nobody"), "too-many-faults", 307),
    ("unknown keys without end", ACTORS, FILES[ACTORS] + "".join(f"k{n}: 1\n" for n in range(20_000)), "unknown-key", 5),
    ("a hundred thousand documents", ACTORS, "---\n" * 100_000, "yaml-several-documents", 2),
    ("a key of a million letters", ACTORS, "a" * 1_000_000 + ": 1\n", "yaml-syntax", 1),
    ("a number of five thousand digits", BRIEFING, FILES[BRIEFING].replace("2024-05-06", "9" * 5_000), "bad-form", 2),
    ("a hundred thousand quotations", ARTICLE, quotations(100_000), "yaml-too-large", 1),
    ("twenty thousand quotations", ARTICLE, quotations(20_000), "too-many-entries", 6),
    ("twenty thousand faulty quotations", ARTICLE, quotations(20_000, "speeker"), "too-many-faults", 309),
    ("two thousand brackets in words", ARTICLE, FILES[ARTICLE].replace("shall see", "shall see" + " […] a" * 2_000), "quotation-not-found", 8),
    ("words without end", ARTICLE, FILES[ARTICLE].replace("shall see", "shall see" + " and so on" * 50_000), "quotation-not-found", 8),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "code", "line"), [row[1:] for row in BOMBS], ids=[row[0] for row in BOMBS])
@pytest.mark.slow
def test_what_would_never_end_is_refused_on_its_line(project: Path, file: str, text: str, code: str, line: int) -> None:
    """One faulty file, one clear diagnostic, the rest of the project checked all the same."""
    (project / file).write_text(text, "utf-8")
    assert (code, file, line) in errors(project)


def test_many_quotations_that_are_not_found_are_all_told(project: Path) -> None:
    """The first hundred with the nearest passage, which takes long to look for; every one on its line."""
    words = (f"the minister gave no figures at all {n}" for n in range(1_000))
    more = "".join(f"  - speaker: jo-weaver\n    words: {each}\n" for each in words)
    (project / ARTICLE).write_text(FILES[ARTICLE].replace("figures:\n", f"{more}figures:\n"), "utf-8")
    found = [each for each in check(project) if each.code == "quotation-not-found"]
    assert [each.place.line for each in found] == list(range(10, 2_010, 2))
    assert sum("nearest" in each.hint for each in found) == 100


@pytest.mark.slow
def test_many_honest_entries_are_taken(project: Path) -> None:
    """Two thousand actors and as many quotations are no fault."""
    (project / ACTORS).write_text(actors(2_000), "utf-8")
    (project / ARTICLE).write_text(quotations(1_999), "utf-8")
    assert errors(project) == []


@pytest.mark.parametrize(
    ("file", "size", "code"),
    [(SEED_FILE, 50_000_000, "seed-too-large"), (SEED_FILE, 50_000_000_000, "seed-too-large")]
    + [(file, 50_000_000_000, "yaml-too-large") for file in ALL],
)
def test_a_huge_file_is_not_even_read(project: Path, file: str, size: int, code: str) -> None:
    """Fifty gigabytes of nothing, which take no room on the disk."""
    with (project / file).open("wb") as stream:
        stream.truncate(size)
    assert (code, file, 1) in errors(project)


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("a quotation of a megabyte", {SEED_FILE: ("shall see", "shall see" + " so" * 350_000), ARTICLE: ("shall see", "shall see" + " so" * 350_000)}),
        ("a word of ten thousand letters", {SEED_FILE: ("shall see", "shall " + "w" * 10_000), ARTICLE: ("shall see", "shall " + "w" * 10_000), BRIEFING: ("An event", "w" * 10_000)}),
        ("five thousand events", {BRIEFING: ("figures:", "timeline:\n" + "".join(f"  - {{date: '{1000 + n // 5}-0{1 + n % 5}-01', text: Event {n}., evidence: [first/see]}}\n" for n in range(5_000)) + "figures:")}),
    ],
)  # fmt: skip
@pytest.mark.slow
def test_what_is_large_and_honest_is_published(project: Path, what: str, changes: dict[str, tuple[str, str]]) -> None:
    """Whole, and without a page that is heavier than what it shows."""
    for file, (old, new) in changes.items():
        (project / file).write_text(FILES[file].replace(old, new), "utf-8")
    report = build(project)
    assert report.published, [found.as_text()[:200] for found in report.diagnostics]
    written = sum(path.stat().st_size for path in (project / "site").rglob("*") if path.is_file())
    given = sum((project / file).stat().st_size for file in FILES)
    assert written < 3_000_000 + 60 * given, what


# ---------------------------------------------------------------------------------------------------------------------
# Encodings and line ends


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (SEED, "utf-16", "UTF-16"),
        (SEED, "utf-16-le", "UTF-16 (little-endian)"),
        (SEED, "utf-16-be", "UTF-16 (big-endian)"),
        (SEED, "utf-32", "UTF-32"),
        (SEED, "cp1252", "Windows-1252"),
        (FRENCH * 3, "cp1252", "Windows-1250 or Windows-1252"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        ("Ο υπουργός δήλωσε ότι δεν υπάρχει καμία αλλαγή στη θέση της χώρας.", "iso8859-7", "Windows-1253"),
        ("外務大臣は、回答には肯定的な反応がないと述べた。これは重要な問題である。", "shift_jis", "Shift JIS"),
        ("外交部长表示，答复没有对主要问题作出积极反应。这是一个重要的问题。", "gb18030", "GB18030"),
        ("외무장관은 답변에 긍정적인 반응이 없다고 말했다. 이것은 중요한 문제이다.", "euc_kr", "EUC-KR"),
    ],
)
def test_another_encoding_is_named(project: Path, text: str, codec: str, name: str) -> None:
    """So that the editor knows what to convert it from; in seeds as in YAML."""
    (project / "seeds/b.txt").write_bytes(text.encode(codec))
    (project / ACTORS).write_bytes(f"# {text}".encode(codec))
    found = {each.place.file: each.message for each in check(project) if each.code == "not-utf-8"}
    assert found == dict.fromkeys((ACTORS, "seeds/b.txt"), f"the file is not UTF-8; it looks like {name}")


def test_a_seed_that_cannot_be_read_is_not_said_to_be_missing(project: Path) -> None:
    """It is there: one error, of the seed, and no name of another to be taken for it."""
    (project / SEED_FILE).write_bytes("une réponse à tout, déjà".encode("latin-1"))
    assert [(code, file) for code, file, _ in errors(project)] == [("not-utf-8", SEED_FILE)]


@pytest.mark.parametrize("data", [b"\x80\x81\x82" * 9, bytes(range(128, 256)), b"\x89PNG\r\n\x1a\n\0\0\0\r\xff"])
def test_what_is_no_text_at_all_is_not_given_a_name(data: bytes) -> None:
    """A picture is not “UTF-16”."""
    assert not looks_like(data).startswith("UTF")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.slow
def test_line_ends_of_every_system_are_welcome_and_offsets_are_exact(project: Path, end: str, mark: str) -> None:
    """The data's offsets count code points of the file as it lies there, its mark and both halves of CRLF included."""
    text = mark + SEED.replace("\n", end)
    (project / SEED_FILE).write_bytes(text.encode("utf-8"))
    (project / ARTICLE).write_bytes((mark + FILES[ARTICLE].replace("\n", end)).encode("utf-8"))
    assert errors(project) == []
    assert build(project).published
    start = text.index("We shall see")
    assert f'"start": {start},' in (project / "site/data/event.json").read_text("utf-8")


def test_how_an_editor_saves_yaml_leaves_no_trace_in_the_site(project: Path) -> None:
    """A byte order mark and the line ends of Windows: the published bytes are the same."""

    def published() -> dict[str, bytes]:
        assert build(project).published
        site = project / "site"
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    before = published()
    for file in ALL:
        (project / file).write_bytes(b"\xef\xbb\xbf" + FILES[file].replace("\n", "\r\n").encode())
    assert published() == before


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (b"\0", "bad-character"),
        (b"\x07", "bad-character"),
        (b"\xc2\x9b", "bad-character"),
        (b"\xef\xbf\xbf", "bad-character"),
        (b"\xf4\x8f\xbf\xbf", "bad-character"),
        (b"\xff", "not-utf-8"),
        (b"\xed\xa0\x80", "not-utf-8"),
        (b"\xc0\xaf", "not-utf-8"),
    ],
)
def test_what_no_text_may_hold_is_named_at_its_place(project: Path, bad: bytes, code: str, end: str) -> None:
    """NUL, controls, halves of characters, forbidden code points, overlong forms: file, line and column."""
    for file, text in ((SEED_FILE, "one{end}twø {bad}{end}three"), (ACTORS, "a: one{end}b: twø{bad}{end}")):
        before, after = text.format(end=end, bad="|").split("|")
        (project / file).write_bytes(before.encode() + bad + after.encode())
    places = {each.place.file: each.place for each in check(project) if each.code == code}
    assert {file: (place.line, place.column) for file, place in places.items()} == {SEED_FILE: (2, 5), ACTORS: (2, 7)}


def test_what_old_systems_end_lines_with_may_stand_in_a_seed(project: Path) -> None:
    """A vertical tab, a form feed, a next line: shown as line ends, counted as one character each."""
    (project / SEED_FILE).write_text(SEED.replace("Monday. ", "Monday.\x0b\x0c\x85\u2028 "), "utf-8")
    assert errors(project) == []
    assert build(project).published


def test_bytes_that_are_text_are_read_as_they_are() -> None:
    assert decoded("ä\r\n".encode(), "a") == "ä\r\n"
    assert isinstance(parse_seed("a.txt", "ä".encode()), Seed)


def test_values_are_found_as_far_as_a_file_is_sound() -> None:
    """And no further than they are asked for."""
    assert len(scalars_of("a: 1\nb: 2\nc: " + "[" * 1_000)) == 5
    assert len(scalars_of("a: 1\nb: 2\nc: 3\n", last=1)) == 2


# ---------------------------------------------------------------------------------------------------------------------
# Files that are none, names that are none


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def as_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def as_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def as_link_inside(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def as_link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def as_file(path: Path) -> None:
    path.write_text("x", "utf-8")


def gone(path: Path) -> None:
    path.unlink()


FOLDERS = ("content/briefings", "content/briefings/event", "content/briefings/event/articles")

NO_FILE = [
    (as_folder, "unreadable-file", "seed-not-a-file"),
    (as_pipe, "unreadable-file", "seed-not-a-file"),
    (as_link, "symlink", "seed-symlink"),
    (as_loop, "symlink", "seed-symlink"),
    (as_link_inside, "symlink", "seed-symlink"),
    (gone, "missing-file", None),
]


@pytest.mark.parametrize("file", [*ALL, SEED_FILE])
@pytest.mark.parametrize(("fault", "code", "seed_code"), NO_FILE, ids=[row[0].__name__ for row in NO_FILE])
def test_what_is_no_file_of_its_own_is_refused(
    project: Path, file: str, fault: Callable[[Path], None], code: str, seed_code: str | None
) -> None:
    """A folder, a pipe that would wait for ever, a link to somewhere or to itself, nothing at all."""
    fault(project / file)
    wanted = seed_code if file == SEED_FILE else code
    found = errors(project)
    if wanted is None:
        assert ("unknown-seed", ARTICLE, 1) in found
    elif (file, code) != (ARTICLE, "missing-file"):
        assert (wanted, file, 1) in found
    assert found
    assert not build(project).published
    assert not (project / "site").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("file", [*ALL, SEED_FILE])
def test_what_may_not_be_read_is_named(project: Path, file: str) -> None:
    (project / file).chmod(0)
    assert ("seed-unreadable" if file == SEED_FILE else "unreadable-file", file, 1) in errors(project)


@pytest.mark.slow
@pytest.mark.parametrize("mode", [0o000, 0o111, 0o444], ids=oct)
@pytest.mark.parametrize("folder", ["seeds", "content", *FOLDERS])
def test_a_folder_that_may_not_be_read_is_an_error(project: Path, folder: str, mode: int) -> None:
    """One sentence, with its name; nothing is published without what lies in it. Also where tests are root's."""
    (project / folder).chmod(mode)
    with_rights = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root may read everything")
    for command in ("check", "build"):
        words = [sys.executable, "-m", "generator", command, "--project", str(project)]
        root = Path(__file__).parents[1]
        ended = subprocess.run(
            [*with_rights, *words] if os.geteuid() == 0 else words,
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 1
        assert "Traceback" not in ended.stderr
        assert folder in ended.stdout
        assert "may not be read" in ended.stdout or "Permission denied" in ended.stdout
    (project / folder).chmod(0o755)
    assert not (project / "site").exists()


def test_what_cannot_be_read_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that gives an error, whoever asks."""

    def broken(self: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", broken)
    found = {(each.code, each.place.file, each.message) for each in check(project)}
    message = "cannot be read: Input/output error"
    assert {("unreadable-file", file, f"the file {message}") for file in (CONFIG, ACTORS, BRIEFING, ARTICLE)} <= found
    assert ("seed-unreadable", SEED_FILE, f"the seed {message}") in found


@pytest.mark.parametrize("folder", ["seeds", "content", "content/briefings", "content/briefings/event"])
def test_a_folder_that_leads_out_of_the_project_is_refused(
    project: Path, folder: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Nothing outside is read, and nothing of it published."""
    outside = tmp_path_factory.mktemp("outside") / "folder"
    (project / folder).rename(outside)
    (project / folder).symlink_to(outside)
    assert {code for code, _, _ in errors(project)} & {"symlink", "seeds-folder"}
    assert not build(project).published


@pytest.mark.parametrize("folder", ["seeds", "content", "content/briefings", "content/briefings/event/articles"])
@pytest.mark.parametrize("fault", [as_pipe, as_loop, as_link_to_nothing, as_file])
def test_what_is_no_folder_where_one_should_be_is_an_error(
    project: Path, folder: str, fault: Callable[[Path], None]
) -> None:
    """No build waits for a pipe, or publishes a site without what lay in the folder."""
    (project / folder).rename(project / "moved")
    (project / folder).touch()
    fault(project / folder)
    assert not build(project).published
    assert errors(project)


def test_a_briefing_that_is_a_link_to_nothing_is_an_error(project: Path) -> None:
    """A site without it would else be published in silence. A file between the briefings stands in nobody's way."""
    (project / "content/briefings/README.md").touch()
    assert errors(project) == []
    (project / "content/briefings/later").symlink_to("nowhere")
    assert errors(project) == [("symlink", "content/briefings/later", 1)]


NAMES = [
    "Event",
    "a b",
    "a_b",
    "a--b",
    "-a",
    "ä",
    "a.b",
    "con",
    "nul",
    "index",
    "method",
    "data",
    "a\nb",
    "x" * 81,
    "pаge",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_cannot_be_part_of_an_address_is_refused(project: Path, name: str) -> None:
    """Case, spaces, dots, names of the site's own, names that Windows keeps for itself; ids likewise."""
    article = (project / ARTICLE).rename((project / ARTICLE).with_name(f"{name}.yml"))
    wanted = {"bad-name", "reserved-name"}
    assert wanted & {code for code, file, _ in errors(project) if file.endswith(f"/{name}.yml")}
    article.rename(project / ARTICLE)
    briefing = project / "content/briefings/event"
    briefing.rename(briefing.with_name(name))
    assert wanted & {code for code, _, _ in errors(project)}


@pytest.mark.parametrize(
    "id", ["../../x", "/etc", "a\\b", "a%2fb", ".", "..", "con", "A", "", "a/b", "x" * 81, "__search", "jо-weaver"]
)
def test_an_id_that_leads_elsewhere_is_refused(project: Path, id: str) -> None:
    """Actors' and issues' ids are folders of the site."""
    (project / ACTORS).write_text(FILES[ACTORS].replace("id: jo-weaver", f"id: '{id}'"), "utf-8")
    assert (ACTORS, 2) in {(file, line) for _, file, line in errors(project)}


def test_ids_that_a_theme_or_server_uses_are_apart_from_ours(project: Path) -> None:
    """An actor and an issue may be called `index`: their pages stand beside the lists."""
    for file, old, new in (
        (ACTORS, "id: jo-weaver", "id: index"),
        (ARTICLE, "speaker: jo-weaver", "speaker: index"),
        (BRIEFING, "figures:", "issues:\n  - {id: index, title: T, question: Q, stances: [{id: a, label: A}, {id: b, label: B}]}\nfigures:"),
    ):  # fmt: skip
        (project / file).write_text(FILES[file].replace(old, new), "utf-8")
    report = build(project)
    assert not has_errors(report.diagnostics)
    assert (project / "site/actors/index/index.html").is_file()
    assert (project / "site/event/issues/index/index.html").is_file()


@pytest.mark.parametrize("name", [b"\xff\xfe.txt", b"a\nb.txt", b"\x1b[2J.txt", "\u202etxt.a".encode()])
def test_a_seed_whose_name_nobody_can_type_is_refused(project: Path, name: bytes) -> None:
    """Nor does the message do to the terminal what the name would."""
    Path(os.fsdecode(os.fsencode(project / "seeds") + b"/" + name)).write_text("Words.", "utf-8")
    [found] = [each for each in check(project) if each.severity == "error"]
    assert found.code == "bad-name"
    for text in (found.as_text(), shown([found], reader(project), 80, colour=False)):
        assert not set("\x1b\u202e") & set(text)
        text.encode("utf-8")


def test_a_seed_is_found_however_a_system_stores_the_accents_of_its_name(project: Path) -> None:
    """macOS takes “é” apart on disk; what an editor or a web form writes has it composed."""
    for stored, written in ((NFD, NFC), (NFC, NFD)):
        (project / "seeds/a.txt").rename(project / "seeds" / stored)
        (project / ARTICLE).write_text(FILES[ARTICLE].replace("seed: a.txt", f"seed: {written}"), "utf-8")
        assert errors(project) == []
        assert build(project).published
        assert audit(project / "site", project / "seeds").misses == ()
        for command in (["verify", "We shall see", "--seed", written], ["draft", written]):
            assert CliRunner().invoke(main, [*command, "--project", str(project)]).exit_code == 0
        (project / "seeds" / stored).rename(project / "seeds/a.txt")


def test_of_two_seeds_whose_names_read_alike_one_must_be_renamed(project: Path) -> None:
    for name in (NFC, NFD):
        (project / "seeds" / name).write_text(SEED, "utf-8")
    if len(list((project / "seeds").iterdir())) < 3:
        pytest.skip("the disk takes both for one")
    assert [found.code for found in check(project) if found.severity == "error"] == ["bad-name"]


def test_names_that_differ_in_case_alone_do_not_collide(project: Path) -> None:
    """Of two such seeds the YAML says which; two such articles cannot be."""
    (project / "seeds/A.txt").write_text(SEED.replace("40", "41"), "utf-8")
    if len(list((project / "seeds").iterdir())) < 2:
        pytest.skip("the disk takes both for one")
    assert errors(project) == []


def test_diagnostics_of_a_value_do_nothing_to_a_terminal(project: Path) -> None:
    """What a value spells with escapes is shown as pictures."""
    (project / ARTICLE).write_text(FILES[ARTICLE].replace("speaker: jo-weaver", 'speaker: "\\e[2J\\a\\r\\n"'), "utf-8")
    found: list[Diagnostic] = [each for each in check(project) if each.severity == "error"]
    assert any("␛[2J␇" in each.as_text() for each in found)
    assert not set("\x07\x1b\r") & set(shown(found, reader(project), 80, colour=False))

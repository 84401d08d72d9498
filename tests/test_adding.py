"""`briefing add`: an article comes in as a file, a saved page or an address, and nothing is ever overwritten."""

from __future__ import annotations

import hashlib
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.building.build import check
from generator.cli import main
from generator.drafting.adding import NotAdded, drafted, received
from generator.drafting.webpage import Fact
from generator.reading.content import load
from generator.reading.models import ArticleFile
from generator.reading.seeds import Seed
from generator.reading.yamlfile import read_yaml
from tests.test_webpage import BODY, HEADLINE, LINKED, broadsheet

TEXT = """Bridge stays shut until May

By Jane Doe
12 March 2024

“We are not taking chances,” Mayor Ada Lind told reporters on Tuesday. The council voted by seven to two.

“A decision,” she said, “will come in May.”
"""
ACTORS = "actors:\n  - id: ada-lind\n    name: Ada Lind\n    kind: person\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new site with a briefing that is being begun."""
    root = tmp_path / "site"
    for name, text in {
        "site_config.yml": "title: Harbour\n",
        "content/actors.yml": ACTORS,
        "content/briefings/bridge/briefing.yml": "title: The bridge\ndate: 2024-03-12\ndraft: true\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "My story (final).txt"
    path.write_text(TEXT, "utf-8")
    return path


def add(project: Path, source: object, *more: str, typed: bytes | None = None) -> Result:
    arguments = ["add", str(source), "--project", str(project), "--retrieved", "2024-03-13", *more]
    return CliRunner().invoke(main, arguments, input=typed)


def article(project: Path, name: str) -> dict[str, Any]:
    path = project / f"content/briefings/bridge/articles/{name}.yml"
    parsed, faults = read_yaml(path.read_bytes(), path.name)
    assert parsed
    assert not faults
    return dict(parsed.data)


def files(project: Path) -> dict[str, bytes]:
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_a_text_file_becomes_a_seed_and_a_draft_that_checks(project: Path, story: Path) -> None:
    """Byte for byte, under a safe name; the draft credits whom the site knows, and waits for the editor."""
    result = add(project, story)
    assert result.exit_code == 0, result.output
    assert result.output == (
        "seeds/my-story-final.txt: 38 words\n"
        "content/briefings/bridge/articles/my-story-final.yml: a draft with 2 quotations, 2 of them with a proposed speaker; 2 things to do\n"
    )
    assert (project / "seeds/my-story-final.txt").read_bytes() == TEXT.encode()
    found = article(project, "my-story-final")
    assert found["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (found["retrieved"], found["draft"], found["seed"]) == ("2024-03-13", "true", "my-story-final.txt")
    assert {each["speaker"] for each in found["quotations"]} == {"ada-lind"}
    assert [each.severity for each in check(project)] == ["note", "note"]


def test_of_a_plain_text_only_its_own_words_are_known(project: Path, story: Path) -> None:
    """The date and the writer that stand in it, with the words; no outlet, no address."""
    add(project, story)
    found = article(project, "my-story-final")
    assert found["date"] == {"value": "2024-03-12", "words": "12 March 2024"}
    assert found["byline"] == {"value": "Jane Doe", "words": "By Jane Doe"}
    assert {"outlet", "url"} & found.keys() == set()


def test_a_saved_page_becomes_its_article(project: Path, tmp_path: Path) -> None:
    """Named after its headline; what the page says of it has its basis."""
    page = tmp_path / "page.htm"
    linked = f"<script type='application/ld+json'>{json.dumps(LINKED)}</script></head>"
    page.write_text(broadsheet().replace("</head>", linked), "utf-8")
    result = add(project, page, "--format", "json")
    said = json.loads(result.stdout)
    assert (said["seed"], said["quotations"]) == ("seeds/harbour-bridge-to-stay-shut-until-may.txt", 4)
    assert (project / said["seed"]).read_text("utf-8").startswith(f"{HEADLINE}\n\n{BODY[0]}\n\n{BODY[1]}\n\n")
    found = article(project, "harbour-bridge-to-stay-shut-until-may")
    assert found["outlet"] == {
        "value": "The Gazette",
        "basis": "inferred: the page’s metadata names it (publisher of its JSON-LD)",
    }
    assert found["byline"]["value"] == "Jane Doe, Max O'Hara"
    assert found["date"]["value"] == "2024-03-12"
    assert "language" not in found
    assert [each.severity for each in check(project)] == ["note", "note"]


def test_a_page_with_hardly_any_words_is_doubted(project: Path, tmp_path: Path) -> None:
    """It may only say that it needs a script or a password."""
    page = tmp_path / "app.html"
    page.write_text("<html><body><h1>Gazette</h1><p>You need to enable scripts to read this.</p></body></html>")
    said = add(project, page).output
    assert "9 words; so few that the page may not have shown its article: compare\n" in said


def test_an_address_is_fetched(project: Path) -> None:
    """From this machine only when told to; the address is kept, with its basis."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = broadsheet().replace("lang='en'", "lang=de").encode("cp1252")
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=windows-1252")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/2024/bridge"
    before = files(project)
    refused = add(project, address)
    assert refused.exit_code == 2
    assert "127.0.0.1 is an address of this machine or of a private network (--allow-private" in refused.stderr
    assert files(project) == before
    taken = add(project, address, "--allow-private", "--name", "shut")
    server.shutdown()
    server.server_close()
    assert taken.exit_code == 0, taken.output
    found = article(project, "shut")
    assert found["url"] == {"value": address, "basis": "inferred: the address that it was fetched from"}
    assert found["language"] == "de"
    assert "café owner Zoë Núñez" in (project / "seeds/shut.txt").read_text("utf-8")


def test_what_a_page_says_of_its_language_counts_more_than_a_guess(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "streik.html"
    body = "".join(
        f"<p>Die Fähre {number} liegt still, und das wird sich auch nicht ändern.</p>" for number in range(9)
    )
    page.write_text(f"<html lang=de-AT><body><article><h1>Streik</h1>{body}</article></body></html>", "utf-8")
    assert add(project, page, "--name", "streik").exit_code == 0
    assert article(project, "streik")["language"] == "de-AT"


def test_standard_input_is_an_article_too(project: Path) -> None:
    """Pasted, with a name of one's own."""
    assert add(project, "-", "--name", "pasted", typed=TEXT.encode()).exit_code == 0
    assert (project / "seeds/pasted.txt").read_text("utf-8") == TEXT


def test_the_same_article_is_not_added_twice(project: Path, story: Path) -> None:
    """Not under another name, nor with other marks."""
    add(project, story)
    before = files(project)
    story.write_text(TEXT.replace("“", '"').replace("”", '"').replace("\n", "\r\n"), "utf-8")
    result = add(project, story, "--name", "another")
    assert (result.exit_code, files(project) == before) == (2, True)
    assert "this article is there already: seeds/my-story-final.txt" in result.stderr


def test_an_article_that_its_publisher_changed_is_told_and_not_added_beside(project: Path, tmp_path: Path) -> None:
    """The same address with another text: the editor decides, and a name of its own takes it in."""
    page = tmp_path / "page.html"
    printed = broadsheet().replace("<head>", "<head><link rel='canonical' href='https://gazette.example/bridge'>")
    page.write_text(printed, "utf-8")
    assert add(project, page).exit_code == 0
    before = files(project)
    page.write_text(printed.replace("four hours", "four long hours"), "utf-8")
    again = add(project, page)
    assert (again.exit_code, files(project) == before) == (2, True)
    assert "its text has changed since it was taken in as seeds/" in again.stderr
    assert "(words: 1 new, 0 gone)" in again.stderr
    assert "with --name" in again.stderr
    assert add(project, page, "--name", "changed").exit_code == 0
    assert before.items() < files(project).items()


def test_a_headline_in_other_letters_names_no_file(project: Path, tmp_path: Path) -> None:
    """The address does, else it is an article."""
    story = tmp_path / "北京.txt"
    story.write_text("北京\n\n“We go,” said Ann Lee.\n", "utf-8")
    assert add(project, story).exit_code == 0
    assert (project / "seeds/article.txt").exists()


def test_another_article_of_the_same_name_gets_a_number(project: Path, story: Path) -> None:
    """A name that was asked for is never changed, only refused."""
    add(project, story)
    story.write_text(TEXT.replace("Ada Lind", "Tom Berg"), "utf-8")
    before = files(project)
    refused = add(project, story, "--name", "my-story-final")
    assert (refused.exit_code, files(project) == before) == (2, True)
    assert "the name “my-story-final” is taken" in refused.stderr
    assert add(project, story).exit_code == 0
    assert before.items() < files(project).items()
    assert (project / "seeds/my-story-final-2.txt").exists()


def test_files_that_the_project_cannot_read_are_not_overwritten_either(project: Path, story: Path) -> None:
    """A broken seed of that name, or a broken article file, stays; nothing is left behind."""
    (project / "seeds").mkdir()
    (project / "seeds/my-story-final.txt").write_bytes(b"\xff")
    before = files(project)
    assert add(project, story).exit_code == 2
    assert files(project) == before
    (project / "seeds/my-story-final.txt").unlink()
    broken = project / "content/briefings/bridge/articles/my-story-final.yml"
    broken.parent.mkdir()
    broken.write_text("seed: [")
    assert add(project, story).exit_code == 0
    assert broken.read_text() == "seed: ["
    assert (project / "seeds/my-story-final-2.txt").exists()


@pytest.mark.parametrize(
    "name", ["method.txt", "con.txt", "données.txt", "../../up.txt", "日本.txt", "….txt", "a" * 99 + ".txt"]
)
def test_a_strange_file_name_becomes_a_safe_one(project: Path, tmp_path: Path, name: str) -> None:
    """No page of the site's own, no device, no folder, no letter that an address cannot hold."""
    path = tmp_path / Path(name).name
    path.write_text(TEXT, "utf-8")
    assert add(project, path).exit_code == 0
    [made] = (project / "seeds").iterdir()
    assert made.stem.isascii()
    assert made.stem not in ("method", "con")
    assert not [each for each in check(project) if each.severity == "error"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the seed has no words"),
        (b" \n\t\r\n", "the seed has no words"),
        (b"# ---\n\n", "the seed has no words"),
        (b"Words. " * 300_000, "the seed has more than 2,000,000 bytes"),
        (b"%PDF-1.7 ...", "this is a PDF file; save its text as a .txt file"),
        (b"PK\x03\x04...", "a ZIP archive or an Office document"),
        (b"\x7fELF\0\0\0", "this is not text"),
        (b"a\x81b", "neither UTF-8 nor another text encoding"),
        (b"bell \x07 here", "the character U+0007"),
        (b"<html><body><nav>Home</nav></body></html>", "there is no article in this page"),
    ],
)
def test_what_is_no_article_is_refused_in_a_line(project: Path, tmp_path: Path, data: bytes, says: str) -> None:
    """And leaves nothing behind."""
    path = tmp_path / "thing"
    path.write_bytes(data)
    before = files(project)
    result = add(project, path)
    assert (result.exit_code, files(project) == before) == (2, True)
    assert says in result.stderr


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ("“Café”, said Zoë.\n".encode("cp1252"), "; converted from Windows-1252 to UTF-8: look at its accents"),
        ("“Café”, said Zoë.\n".encode("utf-16"), "; converted from UTF-16 to UTF-8"),
        ("“Café”, said Zoë.\n".encode(), ""),
    ],
)
def test_another_encoding_is_converted_and_told(project: Path, tmp_path: Path, data: bytes, note: str) -> None:
    """A seed is UTF-8."""
    path = tmp_path / "cafe.txt"
    path.write_bytes(data)
    assert add(project, path).output.startswith(f"seeds/cafe.txt: 3 words{note}\n")
    assert (project / "seeds/cafe.txt").read_text("utf-8") == "“Café”, said Zoë.\n"


@pytest.mark.parametrize(
    ("source", "more", "says"),
    [
        ("/nowhere/a.txt", (), "/nowhere/a.txt: cannot be read: No such file or directory"),
        ("/", (), "/: cannot be read: Is a directory"),
        ("www.gazette.example/bridge", (), "if it is an address, write https:// before it"),
        ("ftp://gazette.example/a", (), "only http and https addresses are fetched, not ftp"),
        ("http://no-such-host.invalid/", (), "there is no host “no-such-host.invalid”, or no network to find it"),
        ("STORY", ("--briefing", "brigde"), "there is no briefing “brigde”; did you mean `bridge`?"),
        ("STORY", ("--name", "My Story"), "becomes part of an address; write `my-story`"),
        ("STORY", ("--name", "../x"), "becomes part of an address; write `x`"),
        ("STORY", ("--name", "data"), "the name “data” is taken"),
        ("STORY", ("--retrieved", "yesterday"), "“yesterday” is no day; write it as 2024-05-31"),
    ],
)
def test_wrong_usage_is_told_in_a_line(
    project: Path, story: Path, source: str, more: tuple[str, ...], says: str
) -> None:
    """Exit code 2, and nothing is written."""
    before = files(project)
    result = add(project, story if source == "STORY" else source, *more)
    assert (result.exit_code, files(project) == before) == (2, True)
    assert says in result.stderr


def test_which_briefing_is_asked_where_there_are_several_or_none(project: Path, story: Path) -> None:
    """With one it goes without saying."""
    folder = project / "content/briefings/ferry"
    folder.mkdir()
    (folder / "briefing.yml").write_text("title: The ferry\ndate: 2024-03-12\ndraft: true\n")
    assert "Give --briefing with one of: bridge, ferry" in add(project, story).stderr
    assert add(project, story, "--briefing", "ferry").exit_code == 0
    for path in sorted((project / "content/briefings").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert "there is no briefing yet; make one with `briefing new briefing`" in add(project, story).stderr


def test_without_the_extra_a_page_says_what_to_install(
    project: Path, tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain text needs nothing more."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    page = tmp_path / "page.html"
    page.write_text(broadsheet(), "utf-8")
    result = add(project, page)
    assert result.exit_code == 2
    assert 'web pages need the extra `web`: pip install "briefing-microsite[web]"' in result.stderr
    assert add(project, story).exit_code == 0


@given(
    values=st.dictionaries(
        st.sampled_from(["outlet", "byline"]), st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1)
    ),
    language=st.sampled_from([None, "de", "no", "zh-Hant"]),
    text=st.text(st.sampled_from("a “”‘’\"'\n:-#[]{}&*!|>%@`\u2028é中")).filter(str.strip),
)
def test_whatever_a_page_says_the_article_file_is_sound(
    values: dict[str, str], language: str | None, text: str
) -> None:
    """Text of any kind, facts of any kind: the file reads back as what was meant."""
    got = received(text.encode(), "a.txt", is_page=False)
    got = type(got)(got.data, "a", {key: Fact(value, "inferred: a test") for key, value in values.items()}, language)
    content, _ = load(Path("/nowhere"))
    seed = Seed("a.txt", text, hashlib.sha256(text.encode()).hexdigest())
    parsed, faults = read_yaml(drafted(seed, content, "a.yml", "2024-03-13", got).article.encode(), "a.yml")
    assert not faults
    model = ArticleFile.model_validate(parsed.data if parsed else None)
    assert {key: getattr(model, key).value for key in values} == values
    assert model.sha256 == seed.sha256


def test_a_text_whose_draft_would_be_too_large_gets_no_article(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is a seed already or not."""
    monkeypatch.setattr("generator.reading.yamlfile.MAX_BYTES", 5_000)
    (tmp_path / "thing").write_text("x" * 6_000)
    (project / "seeds").mkdir()
    (project / "seeds/long.txt").write_text("y" * 6_000)
    before = files(project)
    command = ["new", "article", "long.txt", "--name", "long", "--project", str(project)]
    for result in (add(project, tmp_path / "thing"), CliRunner().invoke(main, command)):
        assert (result.exit_code, files(project) == before) == (2, True), result.output
        assert "a draft of it could not be read again: the file has more than 5,000 bytes" in result.stderr


def test_a_page_told_to_be_text_is_text() -> None:
    """The server's word counts."""
    assert received(b"<html><p>x</p></html>", "a", is_page=False).data == b"<html><p>x</p></html>"
    with pytest.raises(NotAdded):
        received(b"just text", "a", is_page=True)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"caf\xe9 \x93We go\x94, said Ann Lee.\n", "is not UTF-8 text; save it as UTF-8, or take it in with"),
        (b" \n", "holds no text: there is nothing to draft from"),
        (None, "there is no seed “"),
    ],
)
def test_what_cannot_be_drafted_is_told_in_a_line(tmp_path: Path, data: bytes | None, says: str) -> None:
    """Of a file too, and where there is no project."""
    path = tmp_path / "story.txt"
    if data is not None:
        path.write_bytes(data)
    result = CliRunner().invoke(main, ["draft", str(path), "--project", str(tmp_path)])
    assert (result.exit_code, says in result.stderr) == (2, True), result.stderr
    assert not result.stderr.rstrip().endswith(";")


def test_of_a_text_that_is_a_pages_source_the_first_thing_to_do_is_to_take_it_in_anew(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "source.txt").write_text(TEXT.replace("“", "<p>&ldquo;"), "utf-8")
    assert add(project, tmp_path / "source.txt").exit_code == 0
    assert article(project, "source")["todo"][0].startswith("take in the text as it reads: “<p>” is HTML")

"""The preview: what a request gets, who may ask, what counts as a change. How it looks: test_serve_in_browser.py."""

from __future__ import annotations

import http.client
import json
import logging
import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.building.serve.answers import CLIENT, EVENTS, answer, base_of, state
from generator.building.serve.server import CannotListen, Server
from generator.building.serve.stage import Outcome, Stage
from generator.building.serve.watching import changes, snapshot
from generator.cli import main
from generator.publishing.site.folders import MARKER, swap
from generator.reading.diagnostics import Place, error, warning
from tests.builders import laid

PAGE = (
    '<!doctype html><html><head><link rel="stylesheet" href="../assets/a.css"></head><body><h1>Talks</h1></body></html>'
)
WRONG = error(Place("content/actors.yml", 3, 5), "unknown-key", "there is no key “nme”", "did you mean `name`?")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A built site of a few files, one build done."""
    files = {
        MARKER: "",
        "index.html": PAGE,
        "talks/index.html": PAGE,
        "404.html": "<!doctype html><body>This page is not here</body>",
        "assets/a.css": "h1 { color: red }",
        "assets/a.js": "let a;",
    }
    laid(tmp_path / "site", files)
    (tmp_path / "secret.txt").write_text("not published")
    stage = Stage(tmp_path / "site")
    stage.show(())
    return stage


def prints(stage: Stage, path: str = "/talks/") -> dict[str, object]:
    """How the page, its styles and the other assets are now, after one more build."""
    os.utime(stage.site / MARKER)
    stage.show(())
    now = state(stage, Outcome(1, ()), path)
    return {what: now[what] for what in ("page", "assets", "styles")}


def changes_of(before: dict[str, object], after: dict[str, object]) -> list[str]:
    return [what for what in before if before[what] != after[what]]


# ---- Answers


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.md", "text/markdown; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("data/x.json", "application/json; charset=utf-8"),
        ("data/x.jsonld", "application/ld+json; charset=utf-8"),
        ("data/x.csv", "text/csv; charset=utf-8"),
        ("data/x.bib", "text/x-bibtex; charset=utf-8"),
        ("llms.txt", "text/plain; charset=utf-8"),
        ("a.yml", "text/yaml; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_a_file_is_sent_as_it_is_with_its_type(stage: Stage, name: str, kind: str) -> None:
    """Text says that it is UTF-8, on every machine."""
    (stage.site / name).parent.mkdir(exist_ok=True)
    (stage.site / name).write_bytes("Łódź".encode())
    found = answer(stage, f"/{name}")
    assert (found.status, found.type, found.body) == (200, kind, "Łódź".encode())


@pytest.mark.parametrize("path", ["/", "/index.html", "/talks/", "/gone/"])
def test_a_page_gets_our_script_on_the_way_out_only(stage: Stage, path: str) -> None:
    """What lies on the disk is what a build wrote. The script is a file: a policy may forbid inline scripts."""
    before = {file: file.read_bytes() for file in stage.site.rglob("*") if file.is_file()}
    body = answer(stage, path).body.decode()
    assert body.count(f'<script src="{CLIENT}" ') == 1
    assert body.index("<script") < body.index("</body>")
    assert {file: file.read_bytes() for file in stage.site.rglob("*") if file.is_file()} == before


def test_a_folder_without_its_slash_is_led_on(stage: Stage) -> None:
    """As a host of static sites does."""
    assert (answer(stage, "/talks").status, answer(stage, "/talks").location) == (302, "/talks/")


@pytest.mark.parametrize(
    "path", ["/gone", "/gone/", "/index.html/", "/assets/", "/talks/index.htm", "/a" * 3000, "/" + "a" * 3000]
)
def test_what_is_missing_gets_the_sites_own_page(stage: Stage, path: str) -> None:
    """With the status that says so."""
    found = answer(stage, path)
    assert (found.status, found.type) == (404, "text/html; charset=utf-8")
    assert b"This page is not here" in found.body


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/talks/../../secret.txt", "/..\\secret.txt", "/./../secret.txt", "/link.txt", "/C:/x", "/a\0b"],
)
def test_nothing_outside_the_site_is_shown(stage: Stage, path: str) -> None:
    """Not by dots, by another system's separators, or by a link."""
    (stage.site / "link.txt").symlink_to(stage.site.parent / "secret.txt")
    assert answer(stage, path).status == 404
    assert b"not published" not in answer(stage, path).body


@pytest.mark.parametrize(
    ("address", "base"),
    [("", "/"), ("https://example.org", "/"), ("https://example.org/a/b", "/a/b/"), ("https://e.org/%C3%A9/", "/é/")],
)
def test_the_path_of_the_sites_address(address: str, base: str) -> None:
    """It ends with a slash, and is decoded."""
    assert base_of(address) == base


def test_a_site_below_a_path_is_shown_below_it(stage: Stage) -> None:
    """So that its page “not found”, whose links begin with the path, is as it will be."""
    stage.base = "/repo/"
    assert answer(stage, "/repo/talks/").status == 200
    assert answer(stage, "/talks/").status == 404
    assert [answer(stage, path).location for path in ("/", "/repo")] == ["/repo/", "/repo/"]
    assert state(stage, Outcome(1, ()), "/repo/talks/")["styles"].keys() == {"../assets/a.css"}  # type: ignore[attr-defined]


def test_before_the_first_site_there_is_a_page_that_waits(tmp_path: Path) -> None:
    """It has our script too: it shows what is wrong, and goes when a build succeeds. A foreign folder is not shown."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("a folder of somebody else")
    stage = Stage(tmp_path / "site")
    stage.show([WRONG])
    found = answer(stage, "/")
    assert found.status == 503
    assert b"Nothing built yet" in found.body
    assert CLIENT.encode() in found.body


def test_what_is_missing_while_a_build_works_is_looked_for_again(stage: Stage) -> None:
    """Between the two renames of a swap there is no site for a moment; nobody sees that."""
    asked = threading.Event()
    settled = stage.settled
    stage.settled = lambda *a: (asked.set(), settled(*a))  # type: ignore[method-assign, assignment]
    found = []
    with stage.building():
        stage.site.rename(stage.site.with_name("site.old"))
        reader = threading.Thread(target=lambda: found.append(answer(stage, "/talks/")))
        reader.start()
        asked.wait(10)
        stage.site.with_name("site.old").rename(stage.site)
    reader.join(10)
    assert [one.status for one in found] == [200]


def test_a_page_that_is_made_ahead_is_shown_until_the_build_is_done(stage: Stage) -> None:
    """Somebody looks at it, so it is made first; then the site has it, or, where that went wrong, the page as it was."""
    before = prints(stage)
    with stage.looked_at("/talks/"), stage.looked_at("/"), stage.looked_at("/talks/"):
        assert stage.wanted() == {"talks/index.html", "index.html"}
    assert stage.wanted() == set()
    stage.show_ahead({"talks/index.html": PAGE.replace("Talks", "Talks fail").encode()})
    assert b"Talks fail" in answer(stage, "/talks/").body
    assert b"Talks fail" not in answer(stage, "/").body
    assert changes_of(before, state(stage, Outcome(1, ()), "/talks/")) == ["page"]
    stage.show_ahead({"assets/a.css": b"h1 { color: blue }"})
    assert answer(stage, "/assets/a.css").body == b"h1 { color: blue }"
    assert changes_of(before, state(stage, Outcome(1, ()), "/talks/")) == ["styles"]
    stage.show([WRONG])
    assert prints(stage) == before


# ---- What an open page compares itself with


def test_a_build_that_changes_nothing_changes_no_print(stage: Stage) -> None:
    """The page stays as it is. What a page is sent with is what it is told afterwards."""
    assert prints(stage) == prints(stage)
    assert str(prints(stage)["page"]) in answer(stage, "/talks/").body.decode()


def test_a_page_sent_just_before_its_build_is_done_is_of_the_new_site(stage: Stage) -> None:
    """The sites have changed places: the page is told nothing new when the build is done, and so is not loaded again."""
    before = sent(stage)
    new = stage.site.with_name("site.new")
    shutil.copytree(stage.site, new)
    (new / MARKER).touch()
    (new / "assets/a.js").write_text("let b;")
    swap(stage.site.parent)
    after = sent(stage)
    assert changes_of(before, after) == ["assets"]
    assert changes_of(after, prints(stage)) == []


def sent(stage: Stage) -> dict[str, object]:
    """What the script in a page is told of how the page was sent."""
    [told] = re.findall(r'data-sent="([^"]*)"', answer(stage, "/talks/").body.decode())
    return dict(json.loads(unescape(told)))


def test_a_change_of_a_page_is_a_change_of_that_page_only(stage: Stage) -> None:
    """Only the open page is loaded again, and only where it changed."""
    other, before = prints(stage, "/"), prints(stage)
    (stage.site / "talks/index.html").write_text(PAGE.replace("Talks", "Talks fail"))
    assert prints(stage, "/") == other
    assert changes_of(before, prints(stage)) == ["page"]


def test_a_change_of_styles_is_told_apart(stage: Stage) -> None:
    """They change in place, without a reload."""
    before = prints(stage)
    (stage.site / "assets/a.css").write_text("h1 { color: blue }")
    assert changes_of(before, prints(stage)) == ["styles"]


@pytest.mark.parametrize("name", ["assets/a.js", "assets/imported.css"])
def test_a_change_of_another_asset_is_told_apart(stage: Stage, name: str) -> None:
    """A script, a picture, a style sheet that another imports: the page must be loaded again."""
    before = prints(stage)
    (stage.site / name).write_text("changed")
    assert changes_of(before, prints(stage)) == ["assets"]


@pytest.mark.parametrize("name", ["assets/cards/talks.png", "assets/cards.png", "assets/a.css.map"])
def test_what_no_page_shows_may_change(stage: Stage, name: str) -> None:
    """The card of a page changes with its title, and the page is not loaded again for it."""
    before = prints(stage)
    (stage.site / name).parent.mkdir(exist_ok=True)
    (stage.site / name).write_text("changed")
    assert changes_of(before, prints(stage)) == []


def test_errors_are_told_whole_and_warnings_not_at_all(stage: Stage) -> None:
    """File, line, column, code, message and hint."""
    stage.show([warning(Place("a.yml"), "thin", "thin"), WRONG])
    outcome = stage.newer(1, 0)
    assert outcome
    [told] = outcome.errors
    assert told == {**WRONG.as_dict(), "excerpt": "    = hint: did you mean `name`?"}
    assert state(stage, outcome, "/")["errors"] == (told,)


# ---- The server


@pytest.fixture
def server(stage: Stage) -> Iterator[Server]:
    """The server on a free port."""
    with Server(0, stage) as server:
        threading.Thread(target=server.serve_forever, daemon=True, kwargs={"poll_interval": 0.01}).start()
        yield server
        stage.close()
        server.shutdown()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    found = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return found


def test_nothing_is_cached_and_nothing_leaks_to_other_sites(server: Server) -> None:
    """Each load is the newest; other sites may not embed it."""
    status, headers, _ = ask(server, "/talks/")
    assert status == 200
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "localhost@evil.example", "[", "localhost:"],
)
def test_a_name_that_was_led_to_this_machine_gets_nothing(server: Server, host: str) -> None:
    """A page elsewhere cannot read drafts by naming 127.0.0.1 its own."""
    for path in ("/", EVENTS, CLIENT):
        assert ask(server, path, Host=host)[0] == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "LOCALHOST"])
def test_this_machine_gets_the_site(server: Server, host: str) -> None:
    """By either name, on whatever port it was led through."""
    assert ask(server, "/", Host=host)[0] == 200


@pytest.mark.parametrize(
    "path", ["/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt", "/talks%2f..%2f..%2fsecret.txt"]
)
def test_encoded_paths_lead_nowhere_either(server: Server, path: str) -> None:
    """What is checked is what is opened."""
    assert ask(server, path)[0] == 404


def test_two_slashes_lead_to_no_other_host(server: Server) -> None:
    """A redirection stays here."""
    assert ask(server, "//talks")[1]["Location"] == "/talks/"


def test_a_head_request_has_the_length_and_no_body(server: Server) -> None:
    """As of a host of static sites."""
    _, headers, body = ask(server, "/talks/", method="HEAD")
    assert body == b""
    assert int(headers["Content-Length"]) == len(ask(server, "/talks/")[2])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_written(server: Server, method: str) -> None:
    """It only shows."""
    assert ask(server, "/talks/", method=method)[0] == 501


def test_an_open_page_is_told_now_and_after_each_build(server: Server, stage: Stage) -> None:
    """Errors come, and go when they are mended; the page's print stays, as the site did."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", f"{EVENTS}?page=%2Ftalks%2F")
    stream = connection.getresponse()
    assert stream.getheader("Content-Type") == "text/event-stream; charset=utf-8"

    def told() -> Any:
        line = next(line for line in iter(stream.readline, b"") if line.startswith(b"data: "))
        return json.loads(line[len("data: ") :])

    first = told()
    stage.show([WRONG])
    second = told()
    stage.show(())
    third = told()
    assert [len(one["errors"]) for one in (first, second, third)] == [0, 1, 0]
    assert second["errors"][0]["message"] == WRONG.message
    assert first["page"] == second["page"] == third["page"]
    stage.close()
    assert stream.read().replace(b"\n", b"") in (b"", b": still here")
    connection.close()


def test_a_browser_that_goes_away_is_no_fault(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    """The terminal stays quiet."""
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(b"GET /talks/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert ask(server, "/")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_a_taken_port_is_said(server: Server, stage: Stage) -> None:
    """With what to do."""
    with pytest.raises(CannotListen, match=rf"port {server.port}: another program listens there; try --port \d+"):
        Server(server.port, stage)


def test_a_taken_port_is_wrong_usage(server: Server, tmp_path: Path) -> None:
    """Exit code 2, and nothing was built."""
    (tmp_path / "site_config.yml").write_text("title: x\n")
    result = CliRunner().invoke(main, ["serve", "--project", str(tmp_path), "--port", str(server.port)])
    assert result.exit_code == 2
    assert "another program listens there" in result.output
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none_is_wrong_usage(tmp_path: Path, port: str) -> None:
    """Said before anything is done."""
    (tmp_path / "site_config.yml").write_text("title: x\n")
    assert CliRunner().invoke(main, ["serve", "--project", str(tmp_path), "--port", port]).exit_code == 2


# ---- What counts as a change


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("site_config.yml", "content/actors.yml", "seeds/a.txt", "theme/pages/a.md.j2", "theme/assets/a.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("first")
    return tmp_path


def saved(path: Path, text: str = "second") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def saved_by_rename(path: Path) -> None:
    saved(path.with_name(f"{path.name}~"))
    path.with_name(f"{path.name}~").rename(path)


def saved_at_once(path: Path) -> None:
    """In place, as long as before, and by its time no later: a disk whose clock ticks slowly, a tool that keeps times."""
    before = path.stat()
    time.sleep(0.02)
    saved(path, "First")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file of YAML": lambda root: saved(root / "content/actors.yml"),
    "the settings": lambda root: saved(root / "site_config.yml"),
    "a seed": lambda root: saved(root / "seeds/a.txt"),
    "a template": lambda root: saved(root / "theme/pages/a.md.j2"),
    "a style sheet": lambda root: saved(root / "theme/assets/a.css"),
    "a file of the same length": lambda root: saved(root / "seeds/a.txt", "fürst"[:5]),
    "a save that sets the clock back": lambda root: saved_at_once(root / "seeds/a.txt"),
    "a file whose name begins with a hash": lambda root: saved(root / "seeds/#1.txt"),
    "a commit": lambda root: saved(root / ".git/logs/HEAD"),
    "an editor that saves by renaming": lambda root: saved_by_rename(root / "content/actors.yml"),
    "a new file in a new folder": lambda root: saved(root / "content/briefings/talks/briefing.yml"),
    "a deleted file": lambda root: (root / "seeds/a.txt").unlink(),
    "a renamed file": lambda root: (root / "seeds/a.txt").rename(root / "seeds/b.txt"),
    "a file that may be read again": lambda root: (root / "seeds/a.txt").chmod(0o600),
}
NO_CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda root: None,
    "pages and site that we write": lambda root: (saved(root / "build/docs/a.md"), saved(root / "site/a.html")),
    "a site that is being written": lambda root: saved(root / "site.new/a.html"),
    "git": lambda root: saved(root / ".git/index"),
    "an editor's lock and copies": lambda root: [
        saved(root / "content" / name) for name in (".actors.yml.swp", ".#actors.yml", "#actors.yml#", "actors.yml~")
    ],
    "a file that was only read": lambda root: (root / "seeds/a.txt").read_text(),
    "other files of the project": lambda root: saved(root / "README.md"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_an_input_is_seen(project: Path, what: str) -> None:
    before = snapshot(project)
    CHANGES[what](project)
    assert snapshot(project) != before


@pytest.mark.parametrize("what", NO_CHANGES)
def test_what_is_no_input_is_no_change(project: Path, what: str) -> None:
    """So nothing that a build writes leads to a build."""
    before = snapshot(project)
    NO_CHANGES[what](project)
    assert snapshot(project) == before


def test_a_commit_is_seen_from_a_folder_within_and_from_a_second_working_tree(project: Path, tmp_path: Path) -> None:
    """Pages tell what git keeps; git writes the files of another branch first, and then says where it stands."""
    log = project / ".git/worktrees/second/logs/HEAD"
    second = project / "second"
    saved(second / ".git", f"gitdir: {log.parents[1]}\n")
    for root, there in ((second / "site", log), (project / "within", project / ".git/logs/HEAD")):
        root.mkdir()
        before = snapshot(root)
        saved(there)
        assert snapshot(root) != before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_is_closed_to_us_is_a_change(project: Path) -> None:
    before = snapshot(project)
    (project / "seeds").chmod(0)
    try:
        assert snapshot(project) != before
    finally:
        (project / "seeds").chmod(0o700)


@pytest.mark.slow
def test_many_saves_at_once_are_one_change(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is saved while a build works is the next."""
    monkeypatch.setattr("generator.building.serve.watching._REST_SECONDS", 0.2)
    with closing(changes(project, threading.Event())) as watcher:
        next(watcher)  # the first build
        for n in range(20):
            saved(project / f"content/{n}.yml")
        next(watcher)
        saved(project / "content/while-building.yml")
        next(watcher)
        more = threading.Thread(target=lambda: next(watcher, None), daemon=True)
        more.start()
        more.join(1.5)
        assert more.is_alive()
        saved(project / "content/last.yml")
        more.join(20)
        assert not more.is_alive()


def test_what_the_library_for_notices_says_is_not_printed(project: Path) -> None:
    """As “called when the thread is inactive”, of a save in the moment of Ctrl-C."""
    with closing(changes(project, threading.Event())) as watcher:
        next(watcher)
        assert not logging.getLogger("watchdog.observers.inotify").isEnabledFor(logging.ERROR)


def test_a_file_that_is_changed_again_while_a_build_works_is_known(project: Path) -> None:
    """What that build found wrong may be half a file."""
    with closing(changes(project, threading.Event())) as watcher:
        stale = next(watcher)
        assert not stale()
        saved(project / "content/actors.yml")
        assert stale()
        assert not next(watcher)()


def test_what_came_and_went_while_a_build_failed_is_no_reason_to_say_nothing(project: Path) -> None:
    """Who was told that a file had changed again waits for the next call, though all is as it was."""
    with closing(changes(project, threading.Event())) as watcher:
        stale = next(watcher)
        passing = project / "content/4913"  # as an editor tries whether it may write
        passing.touch()
        assert stale()
        passing.unlink()
        again: list[object] = []
        waiting = threading.Thread(target=lambda: again.append(next(watcher)), daemon=True)
        waiting.start()
        waiting.join(20)
        assert again


def test_changes_are_seen_where_the_system_gives_no_notice(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network folder, or no watches left: we look by ourselves."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.api.BaseObserver.schedule", full)
    with closing(changes(project, threading.Event())) as watcher:
        next(watcher)
        saved(project / "content/actors.yml")
        next(watcher)

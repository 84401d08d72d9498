"""What tests share: golden files, a published site, and a browser."""

from __future__ import annotations

import functools
import gc
import http.server
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from generator.exporting.exports import downloads_of
from generator.exporting.search import search_of
from generator.publishing.pdf import installed_browser
from generator.publishing.site import Edition, publish
from generator.reading.models import SiteConfig
from generator.showing.pages import pages_of
from generator.showing.render import render
from generator.showing.words import words
from tests.builders import a_briefing, a_config

settings.register_profile("patient", deadline=None)  # no test knows a second
settings.load_profile("patient")

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ anew; read the diff")


def pytest_collection_finish() -> None:
    """What is collected stays until the end: to look for garbage in it, again and again, costs a tenth of the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)  # as the command does


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of tests/golden/."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8")

    return compare


def wait_until(settled: Callable[[], Any], told: Callable[[], str], seconds: float) -> None:
    """Until something holds; after so many seconds, what is `told` then is what went wrong."""
    latest = time.monotonic() + seconds
    while not settled():
        assert time.monotonic() < latest, told()
        time.sleep(0.02)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder with what `make` puts into it: all processes that run tests share what the first of them makes."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"once-{name}"
    done = folder / "done"
    try:
        folder.mkdir()
    except FileExistsError:
        wait_until(done.exists, lambda: f"nobody has made {folder}", 600)
    else:
        try:
            make(folder)
        finally:
            done.touch()
    return folder


Publisher = Callable[..., Path]


def the_shipped_project(root: Path) -> Path:
    """A copy in `root` of what comes with the generator: content, seeds and configuration."""
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(".schema"))
    shutil.copy(ROOT / "site_config.yml", root)
    return root


def published(root: Path, briefings: Any = None, config: SiteConfig | None = None) -> Path:
    """A site built in `root` from some briefings; its folder."""
    config = config or a_config()
    briefings = briefings if briefings is not None else (a_briefing(),)
    say = words(config.language)
    pages = [render(page, say=say) for page in pages_of(briefings, config, say=say)]
    downloads = (*downloads_of(briefings), *search_of(briefings, config, say))
    faults = publish(Edition(pages, downloads, config, "2022-01-26"), root)
    assert [fault.as_text() for fault in faults] == []
    return root / "site"


@pytest.fixture(scope="session", autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What builds remember lies under a secret of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages does, with the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        below = next(iter(Path(self.directory).glob("*/404.html")), page)
        found = page if page.is_file() else below
        content = found.read_bytes() if found.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve folders until the tests are done."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = functools.partial(QuietHandler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium with a profile of its own. Missing, it skips the test; with BROWSER_REQUIRED=1 it fails it."""
    path = installed_browser()
    if path is None:
        if os.environ.get("BROWSER_REQUIRED") == "1":
            pytest.fail("no Chromium found, and BROWSER_REQUIRED=1")
        pytest.skip("no Chromium found: browser tests skipped")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, headless=True, args=list(SWITCHES))
        yield chromium
        chromium.close()


Window = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(scope="session")
def window(browser: Any) -> Window:
    """Opens a page for a test, with such settings of the browser, and nothing left of the tests before.

    Those with the same settings share one profile, and a blank page keeps its window open: to make one costs more than
    what most tests do in it.
    """
    profiles: dict[str, Any] = {}

    @contextmanager
    def opened(**settings: Any) -> Iterator[Any]:
        key = repr(sorted(settings.items()))
        if key not in profiles:
            profiles[key] = browser.new_context(**settings)
            profiles[key].new_page()
        page = profiles[key].new_page()
        try:
            yield page
        finally:
            here = urlsplit(page.url)
            wiped = {"origin": f"{here.scheme}://{here.netloc}", "storageTypes": "all"}
            page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", wiped)
            page.close()

    return opened


def objections(page: Any, within: str = "document", only: str = "", without: str = "") -> list[tuple[str, str, str]]:
    """What axe objects to: the rule, the element, why. Also targets that a finger misses, which axe looks for on request.

    `within` is the JavaScript that names a part of the page, `only` a rule that is asked alone, `without` one that is not.
    """
    from importlib.resources import files

    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(f"() => {{ {(files('axe_playwright_python') / 'axe.min.js').read_text('utf-8')} }}")
    unasked = f", '{without}': {{ enabled: false }}" if without else ""
    asked = f"runOnly: ['{only}']" if only else f"rules: {{ 'target-size': {{ enabled: true }}{unasked} }}"
    cheap = "resultTypes: ['violations'], selectors: false"  # it tells no more than what is read here
    result = page.evaluate(f"axe.run({within}, {{ {asked}, {cheap} }})")
    assert len(result["passes"]) > 3 or (only and result["passes"] + result["violations"])
    return [
        (fault["id"], node["html"], node["failureSummary"]) for fault in result["violations"] for node in fault["nodes"]
    ]


def until(page: Any, condition: str, seconds: float = 20) -> None:
    """Wait until an expression is true in a page.

    Playwright's own `wait_for_function` turns text into code inside the page, which the pages' policy forbids.
    """
    wait_until(lambda: page.evaluate(condition), lambda: f"still not true: {condition}", seconds)

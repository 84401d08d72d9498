"""How long a save takes to be seen in the preview: from the write of a file to the new words in a real browser's page.

`make bench-serve` measures the project's own articles, `--articles` a generated site; seconds are this machine's, on
this day. `--beside` measures the servers of Hugo and Zensical too, where they are installed, given the same pages: there
the heading of a page is edited in its Markdown.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.publishing.pdf import installed_browser
from tests.bench.bench_build import write_hugo_site
from tests.bench.sites import write_project
from tests.preview import Preview, preview

ROOT = Path(__file__).parents[2]
BRIEFING = "content/briefings/replies-to-russia-2022/briefing.yml"
GENERATED = "content/briefings/event-0000/briefing.yml"
PORT = 8765
_PATIENCE = 120
"""Seconds; a server may be building its whole site still, or have missed a save."""
STYLES = "theme/assets/briefing.css"
_NOTES = """
setInterval(() => {
  const title = document.querySelector("h1")?.textContent ?? "";
  const style = document.body ? getComputedStyle(document.body).getPropertyValue("--probe") : "";
  window.seen ??= {};
  window.seen[title] ??= performance.timeOrigin + performance.now();
  window.seen[style] ??= performance.timeOrigin + performance.now();
}, 2)
"""
"""Notes in the page when each title and each style was first there."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=15)
    parser.add_argument("--articles", type=int, default=0, help="measure a generated site of so many instead")
    parser.add_argument("--beside", action="store_true", help="measure the servers of Hugo and Zensical as well")
    given = parser.parse_args()
    from playwright.sync_api import TimeoutError as NotSeen
    from playwright.sync_api import sync_playwright

    browser = installed_browser()
    if browser is None:
        sys.exit("no Chromium found")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for name in ("generator", "theme", *(() if given.articles else ("content", "seeds"))):
            shutil.copytree(ROOT / name, Path(folder) / name)
        if given.articles:
            write_project(Path(folder), given.articles)
        else:
            shutil.copy(ROOT / "site_config.yml", folder)
        briefing = GENERATED if given.articles else BRIEFING
        subprocess.run([sys.executable, "-m", "generator", "build"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        with preview(Path(folder)) as running:
            page = chromium.new_page(bypass_csp=True)
            page.add_init_script(_NOTES)
            page.goto(f"{running.url}{Path(briefing).parent.name}/" if given.articles else running.url)
            _measure("one line of YAML", running, page, given.edits, briefing, _titled)
            _measure("one rule of style", running, page, given.edits, STYLES, _styled)
            page.close()
        if given.beside:
            source = f"{Path(briefing).parent.name}/index" if given.articles else "index"
            for server in (_hugo(Path(folder), source), _zensical(Path(folder), source)):
                if server is None:
                    continue
                try:
                    _measure_other(server, chromium, given.edits)
                except NotSeen:
                    print(f"{server.name}: a save was not seen within {_PATIENCE} seconds", flush=True)
        chromium.close()


@dataclass(frozen=True, slots=True)
class _Server:
    """Another program's preview of the same pages."""

    name: str
    command: list[str]
    folder: Path
    page: Path
    """The Markdown of the page to look at, below the folder."""
    path: str
    """Where that page is seen."""


def _hugo(project: Path, source: str) -> _Server | None:
    name = source.replace("/", "--")
    if not shutil.which("hugo"):
        return None
    write_hugo_site(project, project / "hugo")
    command = ["hugo", "server", "--port", str(PORT), "--source", str(project / "hugo")]
    return _Server("Hugo", command, project / "hugo", Path(f"content/{name}-page.md"), f"{name}-page/")


def _zensical(project: Path, source: str) -> _Server | None:
    program = Path(sys.executable).with_name("zensical")
    if not program.exists():
        return None
    shutil.copytree(project / "build", project / "zensical", ignore=shutil.ignore_patterns("memory"))
    command = [str(program), "serve", "--dev-addr", f"localhost:{PORT}", "--config-file", "mkdocs.yml"]
    return _Server("Zensical", command, project / "zensical", Path(f"docs/{source}.md"), source.removesuffix("index"))


def _measure_other(server: _Server, chromium: Any, edits: int) -> None:
    """Save a page so many times; print how long it took to be seen."""
    file = server.folder / server.page
    before = file.read_text("utf-8")
    process = subprocess.Popen(server.command, cwd=server.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    page = chromium.new_page(bypass_csp=True)
    page.add_init_script(_NOTES)
    try:
        _open(page, f"http://localhost:{PORT}/{server.path}")
        seen = []
        for number in range(edits + 1):
            mark = f"Edit-{time.time_ns()}-{number}"
            text = re.sub(r"^# .*?(?=$| \{)", f"# {mark}", before, count=1, flags=re.M)
            start = time.time() * 1000
            file.write_text(text, "utf-8")
            page.wait_for_function("mark => window.seen?.[mark]", arg=mark, polling=20, timeout=_PATIENCE * 1000)
            seen.append(page.evaluate("mark => window.seen[mark]", mark) - start)
            time.sleep(2)
        print(f"{server.name}, a heading: seen after {_spread(seen[1:])}, the first after {seen[0]:.0f} ms", flush=True)
    finally:
        page.close()
        process.terminate()
        process.wait()


def _open(page: Any, address: str) -> None:
    """Open a page as soon as its server has one."""
    latest = time.monotonic() + _PATIENCE
    while True:
        try:
            page.goto(address)
            page.wait_for_selector("h1", timeout=1000)
        except Exception:
            if time.monotonic() > latest:
                raise
            time.sleep(0.5)
        else:
            time.sleep(2)
            return


def _titled(text: str, mark: str) -> str:
    return "\n".join(f"title: {mark}" if line.startswith("title: ") else line for line in text.splitlines()) + "\n"


def _styled(text: str, mark: str) -> str:
    return f"{text}\nbody {{ --probe: {mark} }}\n"


def _measure(what: str, running: Preview, page: Any, edits: int, name: str, edited: Callable[[str, str], str]) -> None:
    """Save a file so many times; print how long it took to be seen, and to build what nobody looks at as well."""
    file = running.root / name
    before = file.read_text("utf-8")
    seen, built = [], []
    for number in range(edits):
        mark = f"Edit-{time.time_ns()}-{number}"
        text, count = edited(before, mark), len(running.builds)
        start = time.time() * 1000
        file.write_text(text, "utf-8")
        page.wait_for_function("mark => window.seen?.[mark]", arg=mark, polling=20)
        seen.append(page.evaluate("mark => window.seen[mark]", mark) - start)
        running.wait_until(lambda count=count: len(running.builds) > count)  # type: ignore[misc]
        built.append(float(running.builds[-1].split()[2]) * 1000)
        time.sleep(0.3)
    file.write_text(before, "utf-8")
    time.sleep(1)
    print(f"{what}: seen after {_spread(seen)}; the whole site built in {_spread(built)}", flush=True)


def _spread(times: list[float]) -> str:
    return f"{statistics.median(times):.0f} ms ({min(times):.0f} to {max(times):.0f})"


if __name__ == "__main__":
    main()

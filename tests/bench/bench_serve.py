"""How long a save takes to be seen in the preview: from the write of a file to the new words in a real browser's page.

`make bench-serve` measures the project's own articles, `--articles` a generated site; seconds are this machine's, on
this day.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.publishing.pdf import installed_browser
from tests.bench.sites import write_project
from tests.preview import Preview, preview

ROOT = Path(__file__).parents[2]
BRIEFING = "content/briefings/replies-to-russia-2022/briefing.yml"
GENERATED = "content/briefings/event-0000/briefing.yml"
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
    given = parser.parse_args()
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
        chromium.close()


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

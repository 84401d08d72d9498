"""The other renderer: Zensical, by the authors of Material, which reads the same Markdown, theme and `mkdocs.yml`.

It takes a link in raw HTML for one from Markdown file to Markdown file, MkDocs for one from page to page. Where a page
is `x/index.md` both are the same, so that is how it is given every page.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import yaml

from generator.machine.timings import timed
from generator.publishing.policy import policies
from generator.publishing.site.engine import Rendered, Written

T = TypeVar("T")

NEWEST = "0.0.73"
"""The newest version that brings its templates along, so that the policy of the pages can name their scripts."""


def unavailable() -> str | None:
    """Why Zensical cannot be used; None where it can."""
    if find_spec("zensical") is None:
        return f"Zensical is not installed: pip install zensical=={NEWEST}"
    if not _templates().is_dir():
        return f"Zensical {version('zensical')} comes without templates: pip install zensical=={NEWEST}"
    return None


def _templates() -> Path:
    found = find_spec("zensical")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "templates"


@timed("render")
def run(config_file: Path, site: Path, then: Callable[[Written], T]) -> Rendered[T]:
    """Let Zensical build the folder `site` as `mkdocs.yml` says; `then` is called with each page."""
    build = config_file.parent
    work = build / "zensical"
    shutil.rmtree(work, ignore_errors=True)
    pages = _lay_out(build / "docs", work / "docs")
    shutil.copytree(build / "overrides", work / "overrides")
    settings = yaml.safe_load(config_file.read_text("utf-8"))
    (work / "mkdocs.yml").write_text(yaml.safe_dump(_adapted(settings), sort_keys=False, allow_unicode=True), "utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "--config-file", "mkdocs.yml"]
    ended = subprocess.run(command, cwd=work, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if ended.returncode:
        return Rendered((f"Zensical: {(ended.stdout + ended.stderr).strip()[-2000:]}",), (), ())
    for path in (work / "site").iterdir():
        if path.name != "search.json":  # its own index, for its own search
            shutil.move(path, site / path.name)
    return Rendered((), (), tuple(then(_written(site, source, text)) for source, text in pages))


def _lay_out(docs: Path, over: Path) -> list[tuple[str, str]]:
    """Copy the folder, every page as `index.md` of a folder of its own; the pages as they lie there, with their text."""
    pages = []
    for path in sorted(docs.rglob("*")):
        if not path.is_file():
            continue
        to = over / path.relative_to(docs)
        if path.suffix == ".md":
            to = to if path.stem == "index" else to.with_suffix("") / "index.md"
            pages.append((to.relative_to(over).as_posix(), path.read_text("utf-8")))
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to)
    return pages


def _adapted(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings with the looks of Material, and a policy that names Zensical's scripts instead of Material's."""
    theme, extra = settings["theme"], settings["extra"]
    bases = {
        way for base in extra["policies"] for way in (base, base.rstrip("/") or base)
    }  # of error 404, without slash
    allowed = policies(sorted(bases), theme.get("features") or (), _templates())
    return {**settings, "theme": {**theme, "variant": "classic"}, "extra": {**extra, "policies": allowed}}


def _written(site: Path, source: str, text: str) -> Written:
    path = f"{source.removesuffix('.md')}.html"
    return Written(source, path, text, (site / path).read_text("utf-8"))

"""Runs MkDocs: the pages that are ready go round Python-Markdown and the search's own parser, the others through them."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from generator.site.ready import Heading, ReadyPage, ready_page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

EXTENSIONS: tuple[str | dict[str, Any], ...] = ("attr_list", {"toc": {"permalink": False}})
"""The Markdown extensions that our dialect is read with."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a run of MkDocs came to."""

    warnings: tuple[str, ...]
    """Everything that MkDocs warned of."""
    slow: tuple[str, ...]
    """The pages that were not ready, by their sources."""


def run(config_file: Path, site: Path, texts: Mapping[str, str], newest: str) -> Rendered:
    """Build the folder `site` as `mkdocs.yml` says. `texts` holds the pages by their sources, as they lie on disk."""
    from click import ClickException
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    shortcut = _Shortcut(texts)
    with _listening() as heard, _dated(newest):
        try:
            config = load_config(str(config_file), site_dir=str(site), strict=False)
            if _reads_as_we_do(config):
                config.plugins["briefing/ready"] = shortcut  # type: ignore[assignment]  # as MkDocs does with hooks
            build(config)
        except (MkDocsException, ClickException) as problem:
            heard.append(str(problem))
    return Rendered(tuple(dict.fromkeys(heard)), tuple(sorted(texts.keys() - shortcut.ready.keys())))


def _reads_as_we_do(config: MkDocsConfig) -> bool:
    """Whether nothing that the site's own settings add could read our pages in another way."""
    return (
        set(config.plugins) <= {"material/search"}
        and set(config.markdown_extensions) == {"attr_list", "fenced_code", "tables", "toc"}
        and {name: wishes for name, wishes in config.mdx_configs.items() if wishes} == {"toc": {"permalink": False}}
    )


class _Shortcut:
    """A plugin of this process alone: MkDocs asks each page for its source and its HTML; ready pages have both."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.ready: dict[str, ReadyPage] = {}

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Material's search has made its index by now; entries that are known need no parser."""
        search: Any = config.plugins.get("material/search")
        if search is not None and search.config.enabled:
            search.search_index = _Index(search.search_index, self.ready)

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Let a ready page answer by itself."""
        source = page.file.src_uri
        if found := ready_page(self._texts.get(source, "")):
            self.ready[source] = found
            answers = {"read_source": lambda _: _read(page, found), "render": lambda _, __: _render(page, found)}
            for name, answer in answers.items():
                setattr(page, name, answer)
        return page


def _read(page: Page, ready: ReadyPage) -> None:
    page.markdown, page.meta = ready.markdown, dict(ready.meta)


def _render(page: Page, ready: ReadyPage) -> None:
    from mkdocs.structure.toc import get_toc

    page.content = ready.html
    page.toc = get_toc(_contents(ready.headings))
    page._title_from_render = ready.title
    page.present_anchor_ids = set(ready.anchors)
    page.links_to_anchors = {}


def _contents(headings: tuple[Heading, ...]) -> list[Any]:
    from markdown.extensions.toc import nest_toc_tokens  # type: ignore[import-untyped]

    flat = [{"level": one.level, "id": one.id, "name": one.text} for one in headings]
    nested: list[Any] = nest_toc_tokens(flat)
    return nested


class _Index:
    """Material's search index, with the entries of ready pages put straight into it."""

    def __init__(self, index: Any, ready: Mapping[str, ReadyPage]) -> None:
        self._index = index
        self._ready = ready

    def add_entry_from_context(self, page: Page) -> None:
        """What Material calls for each page."""
        ready = self._ready.get(page.file.src_uri)
        if ready is None:
            self._index.add_entry_from_context(page)
            return
        for one in ready.sections:
            section = SimpleNamespace(id=one.id, title=[one.title] if one.title else [], text=[one.text])
            self._index.create_entry_for_section(section, page.toc, page.url, page)

    def generate_search_index(self, before: Any) -> str:
        """What Material calls at the end."""
        text: str = self._index.generate_search_index(before)
        return text


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Gather what MkDocs warns of, and keep it from printing."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    before = (logger.propagate, logger.level, logger.handlers)
    logger.propagate, logger.handlers = False, [Ear(logging.WARNING)]
    logger.setLevel(logging.WARNING)
    try:
        yield heard
    finally:
        logger.propagate, logger.handlers = before[0], before[2]
        logger.setLevel(before[1])


@contextmanager
def _dated(day: str) -> Iterator[None]:
    """The day that MkDocs takes for today."""
    names = ("SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING")
    before = {name: os.environ.get(name) for name in names}
    year, month, date = (int(part) for part in f"{day.split('/')[-1]}-01-01".split("-")[:3])
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(year, month, date, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value

"""Runs MkDocs. Pages that are ready go round Python-Markdown, each on its own.

Where every page is ready and no plugin or template of the site's own looks at more than the page at hand, the pages are
rendered one by one, by as many processes as there are cores, and none is held longer than it takes; those that the last
build made of the same are taken over. Else MkDocs' own build does it all. Both call the same functions of MkDocs in the
same order; a test compares what they write.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from generator.machine.hands import shared_out
from generator.machine.memory import digest, digest_of_folder
from generator.machine.timings import timed
from generator.publishing.site.ready import Heading, ReadyPage, ready_page
from generator.showing.compiled import Compiled

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

T = TypeVar("T")

EXTENSIONS: tuple[str | dict[str, Any], ...] = ("attr_list", {"toc": {"permalink": False}})
"""The Markdown extensions that our dialect is read with."""

_ALL_PAGES = re.compile(r"\{[{%][^}]*\bpages\b")
"""What a template says that looks at all pages."""
_OTHERS = re.compile(
    r"\{[{%][^}]*(?:(?<!\bpage)(?:\.|\[\s*['\"])(?:content|file|markdown|meta|toc)\b|\battribute\b|\b(?:for|set)\s+page\b)"
)
"""What a template says that may look into another page of the navigation."""
_OWN = frozenset(("title", "description", "menu", "head"))
"""What no template of Material's shows of another page's front matter."""
_TODAY = re.compile(r"\b(?:build_date_utc|update_date)\b")
"""What a template says that prints the day of the build."""
_WHOLE = (
    "plugins, Markdown extensions or templates of the site's own may look at all pages: it cannot be built in parts"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A page that MkDocs has written."""

    source: str
    """Its Markdown file below `docs`."""
    path: str
    """Its HTML file below the site's folder."""
    text: str
    """The Markdown, with its front matter."""
    html: str


class Reuse(Protocol[T]):
    """The pages that an earlier build made, by their sources; a key stands for everything that a page is made of."""

    def taken(self, source: str, key: str) -> T | None:
        """What was made of the page, where it need not be made again."""
        ...

    def made(self, source: str, key: str, page: T) -> None:
        """A page was made anew."""
        ...

    def copied(self, path: str, source: str) -> bool:
        """Whether the last build copied the same from this file to this path of the site, so that this one need not."""
        ...

    def lay(self) -> None:
        """Let the site's folder hold what was taken over, and nothing else."""
        ...


@dataclass(frozen=True, slots=True)
class Rendered(Generic[T]):
    """What a run of MkDocs came to."""

    warnings: tuple[str, ...]
    """Everything that MkDocs warned of."""
    slow: tuple[str, ...]
    """The pages that were not ready, by their sources."""
    made: tuple[T, ...]
    """What was made of each written page."""


@timed("render")
def run(
    config_file: Path,
    site: Path,
    newest: str,
    then: Callable[[Written], T],
    *,
    reuse: Reuse[T] | None = None,
    only: Container[str] | None = None,
    compiled: Compiled | None = None,
    shortcuts: bool = True,
    leave: Callable[[Press], None] | None = None,
) -> Rendered[T]:
    """Build the folder `site` as `mkdocs.yml` says; `then` is called with each page, perhaps in another process.

    `newest` is the day that MkDocs takes for today. `reuse` gives pages that need not be made again, `only` has the
    sources of the pages that are wanted, `compiled` templates as code. Without shortcuts, MkDocs reads every page
    itself. `leave` is given what makes single pages afterwards, where pages can be made singly.
    """
    from click import ClickException
    from mkdocs.exceptions import MkDocsException

    with _listening() as heard, _dated(newest):
        try:
            config = _load(config_file, site)
            is_ours = shortcuts and _reads_as_we_do(config)
            if is_ours and _looks_at_single_pages(config):
                if (made := _page_by_page(config, newest, then, reuse, only, compiled, leave)) is not None:
                    return Rendered(tuple(dict.fromkeys(heard)), (), made)
                heard.clear()
                config = _load(config_file, site)
            if only is not None:
                return Rendered((_WHOLE,), (), ())
            return _all_at_once(config, then, _Shortcut() if is_ours else None, heard)
        except (MkDocsException, ClickException) as problem:
            return Rendered((*dict.fromkeys(heard), str(problem)), (), ())


def _load(config_file: Path, site: Path) -> MkDocsConfig:
    from mkdocs.config import load_config

    return load_config(str(config_file), site_dir=str(site), strict=False)


def _reads_as_we_do(config: MkDocsConfig) -> bool:
    """Whether nothing that the site's own settings add could read our pages in another way."""
    return (
        not config.plugins
        and set(config.markdown_extensions) == {"attr_list", "fenced_code", "tables", "toc"}
        and {name: wishes for name, wishes in config.mdx_configs.items() if wishes} == {"toc": {"permalink": False}}
    )


def _looks_at_single_pages(config: MkDocsConfig) -> bool:
    """Whether no template of ours or of the project looks at what pages hold that are not in the navigation."""
    return not config.extra_templates and not any(map(_ALL_PAGES.search, _own_templates(config)))


def _own_templates(config: MkDocsConfig) -> list[str]:
    """The templates that change Material's, ours and the project's own."""
    own = config.theme.custom_dir
    paths = [path for path in Path(own).rglob("*") if path.is_file()] if own else []
    return [path.read_text("utf-8", "replace") for path in paths]


def _all_at_once(
    config: MkDocsConfig, then: Callable[[Written], T], shortcut: _Shortcut | None, heard: list[str]
) -> Rendered[T]:
    """MkDocs' own build."""
    from mkdocs.commands.build import build

    output = _Output()
    _plug(config, "briefing/output", output)
    if shortcut:
        _plug(config, "briefing/ready", shortcut)
    build(config)
    ready = shortcut.ready if shortcut else {}
    slow = tuple(sorted(output.files.keys() - ready.keys()))
    made = tuple(then(_as_written(file)) for file in output.files.values())
    return Rendered(tuple(dict.fromkeys(heard)), slow, made)


def _page_by_page(
    config: MkDocsConfig,
    newest: str,
    then: Callable[[Written], T],
    reuse: Reuse[T] | None,
    only: Container[str] | None,
    compiled: Compiled | None,
    leave: Callable[[Press], None] | None,
) -> tuple[T, ...] | None:
    """What MkDocs' build does, but one page after the other; None where a page is not ready."""
    opened = _opened(config, compiled)
    wanted = [file for file in opened.documents if only is None or file.src_uri in only]
    around = _surroundings(opened, newest) if reuse else None
    keys = {file.src_uri: digest(around, file.src_uri, file.content_bytes) for file in wanted} if around else {}
    made = {source: known for source, key in keys.items() if reuse and (known := reuse.taken(source, key))}
    _lay_other_files(opened, reuse)
    others = [file for file in wanted if file.src_uri not in made]
    fresh = shared_out(_OnePage(opened, then).write, others)
    for file, one in zip(others, fresh, strict=True):
        if one is None:
            return None
        made[file.src_uri] = one
        if reuse and keys:
            reuse.made(file.src_uri, keys[file.src_uri], one)
    opened.config.plugins.on_post_build(config=opened.config)
    if leave and around:
        _plug(opened.config, "briefing/taken", taken := _Taken())
        leave(Press({file.src_uri: file.dest_uri for file in opened.documents}, opened, taken, newest))
    return tuple(made[file.src_uri] for file in wanted)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A site that MkDocs has read, so far as single pages need it; those of the navigation are read to the end."""

    config: MkDocsConfig
    files: Files
    documents: Sequence[File]
    nav: Navigation
    env: jinja2.Environment
    shortcut: _Shortcut

    def read(self, page: Page) -> None:
        """Let a page have its content."""
        from mkdocs.commands.build import _populate_page

        _populate_page(page, self.config, self.files)

    def write(self, page: Page) -> None:
        """Write a page’s HTML file, or let a plugin take it."""
        from mkdocs.commands.build import _build_page

        _build_page(page, self.config, self.documents, self.nav, self.env)


def _opened(config: MkDocsConfig, compiled: Compiled | None) -> _Opened:
    """The beginning of MkDocs' build, up to the first page that is written."""
    from mkdocs.structure.files import get_files, set_exclusions
    from mkdocs.structure.nav import get_navigation
    from mkdocs.utils import clean_directory

    shortcut = _Shortcut()
    _plug(config, "briefing/ready", shortcut)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    clean_directory(config.site_dir)
    files = get_files(config)
    env = config.theme.get_env()
    env.bytecode_cache = compiled
    files.add_files_from_theme(_ThemeFiles(config), config)  # type: ignore[arg-type]  # all that is asked of it
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    opened = _Opened(config, files, files.documentation_pages(), nav, env, shortcut)
    for page in nav.pages:  # what the others show of these is known before any is written
        opened.read(page)
    return replace(opened, env=config.plugins.on_env(env, config=config, files=files))


def _lay_other_files(opened: _Opened, reuse: Reuse[T] | None) -> None:
    """Put into the site's folder what is taken over, what is copied, and what no Markdown is the source of."""
    from mkdocs.commands.build import _build_theme_template

    copies = [file for file in opened.files if not file.is_documentation_page()]
    copies = [file for file in copies if not (reuse and reuse.copied(file.dest_uri, file.abs_src_path or ""))]
    if reuse:
        reuse.lay()
    shared_out(lambda file: file.copy_file(), copies)
    for name in opened.config.theme.static_templates:
        _build_theme_template(name, opened.env, opened.files, opened.config, opened.nav)


def _surroundings(opened: _Opened, newest: str) -> str | None:
    """A fingerprint of all that a page's HTML is made of but its own source; None where that cannot be told.

    Material's templates are those of its version, of which the memory of pages knows.
    """
    config = opened.config
    own, templates = config.theme.custom_dir, _own_templates(config)
    if config.theme.name != "material" or any(map(_OTHERS.search, templates)):
        return None
    named = opened.nav.pages
    shown = [(page.url, page.title, {key: page.meta[key] for key in page.meta.keys() - _OWN}) for page in named]
    today = newest if any(map(_TODAY.search, templates)) else ""
    try:
        files = digest_of_folder(Path(own)) if own else ""
        return digest(Path(config.config_file_path).read_bytes(), files, repr(shown), today)
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class _ThemeFiles:
    """Stands in for the theme's templates where MkDocs asks which files the theme has: Material has ten thousand."""

    config: MkDocsConfig

    def list_templates(self, filter_func: Callable[[str], bool]) -> list[str]:
        """As Jinja has it."""
        theme = self.config.theme
        found = {
            name for folder in theme.dirs for name in (_names if folder == theme.custom_dir else _names_once)(folder)
        }
        return [name for name in sorted(found) if filter_func(name)]


def _names(folder: str) -> tuple[str, ...]:
    """The files below a folder but for hidden ones and pages, which MkDocs leaves out."""
    found = []
    for within, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(within).relative_to(folder)
        found += [(here / name).as_posix() for name in names if not name.startswith(".") and not name.endswith(".html")]
    return tuple(found)


_names_once = cache(_names)
"""Of a package, whose files stay as they are."""


@dataclass(frozen=True, slots=True)
class _OnePage(Generic[T]):
    """Everything that it takes to write one page."""

    opened: _Opened
    then: Callable[[Written], T]

    def write(self, file: File) -> T | None:
        """What was made of the page; None where it is not ready."""
        page, source, ready = file.page, file.src_uri, self.opened.shortcut.ready
        assert page is not None  # MkDocs' navigation has made one for every file
        if page.content is None:
            self.opened.read(page)
        if source not in ready:
            return None
        self.opened.write(page)
        del ready[source]
        _forget(page, is_shown_by_others=any(page is one for one in self.opened.nav.pages))
        return self.then(_as_written(file))


@dataclass(frozen=True, slots=True)
class Press:
    """What a run left standing: it makes single pages anew, as another run of the same settings and theme would."""

    paths: Mapping[str, str]
    """Each page's HTML file below the site's folder, by its source."""
    opened: _Opened
    taken: _Taken
    newest: str

    def page(self, source: str, text: str) -> str | None:
        """The HTML of a page that the run made, now of this Markdown; None where the page is not ready.

        What MkDocs has to say of it, a run says. Raises what a template raises.
        """
        file = self.opened.files.get_file_from_path(source)
        if file is None or file.page is None:
            return None
        file.content_string = text
        with _listening(), _dated(self.newest):
            self.opened.read(file.page)
            if self.opened.shortcut.ready.pop(source, None) is None:
                return None
            self.opened.write(file.page)
        return self.taken.html


class _Taken:
    """A plugin that takes a page before it is written: MkDocs writes no empty page."""

    def __init__(self) -> None:
        self.html = ""

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """After a page is rendered."""
        self.html = output
        return ""


def _as_written(file: File) -> Written:
    html = Path(file.abs_dest_path).read_text("utf-8")
    return Written(file.src_uri, file.dest_uri, file.content_string, html)


def _plug(config: MkDocsConfig, name: str, plugin: object) -> None:
    """Give MkDocs a plugin that lives in this process alone, as it does itself with hooks."""
    config.plugins[name] = plugin  # type: ignore[assignment]


class _Output:
    """A plugin that notes which pages are written."""

    def __init__(self) -> None:
        self.files: dict[str, File] = {}

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """After a page is rendered."""
        self.files[page.file.src_uri] = page.file
        return output


_ANSWERS = ("read_source", "render")
"""What MkDocs asks a page."""


class _Shortcut:
    """A plugin that lets ready pages answer by themselves: MkDocs asks each for its source, and for its HTML."""

    def __init__(self) -> None:
        self.ready: dict[str, ReadyPage] = {}

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Before a page is read."""
        if found := ready_page(page.file.content_string):
            self.ready[page.file.src_uri] = found
            answers = (lambda _: _read(page, found), lambda _, __: _render(page, found))
            for name, answer in zip(_ANSWERS, answers, strict=True):
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


def _forget(page: Page, *, is_shown_by_others: bool) -> None:
    """Let go of what nobody asks a written page for again: a site has more of it than memory should hold."""
    page.content, page.markdown, page.toc = "", None, []  # type: ignore[assignment]
    page.present_anchor_ids, page.links_to_anchors = set(), {}
    for answer in _ANSWERS:
        vars(page).pop(answer, None)
    if not is_shown_by_others:
        page.meta = {}


def _contents(headings: tuple[Heading, ...]) -> list[Any]:
    from markdown.extensions.toc import nest_toc_tokens  # type: ignore[import-untyped]

    flat = [{"level": one.level, "id": one.id, "name": one.text} for one in headings]
    nested: list[Any] = nest_toc_tokens(flat)
    return nested


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
    """The day that MkDocs takes for today, or the nearest that gzip can write into a file: 1970 to 2106."""
    names = ("SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING")
    before = {name: os.environ.get(name) for name in names}
    year, month, date = (int(part) for part in f"{day.split('/')[-1]}-01-01".split("-")[:3])
    seconds = int(datetime(year, month, date, tzinfo=UTC).timestamp())
    os.environ["SOURCE_DATE_EPOCH"] = str(max(0, min(seconds, 2**32 - 1)))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value

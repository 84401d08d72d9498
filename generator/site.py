"""The one module that knows MkDocs: pages and downloads become a site, whole or not at all.

The pages are written as plain Markdown to `build/`, with one `mkdocs.yml` that a bare `mkdocs build` reads as well.
MkDocs writes `site.new`, its links are checked, and only then does it take the place of `site`.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from generator.diagnostics import Diagnostic, Place, error
from generator.exports import Download
from generator.links import check_links
from generator.models import SiteConfig
from generator.policy import policies
from generator.render import RenderedPage, template_fault, themes

MARKER = ".briefing-site"
"""A file that says that a folder is our output and may be replaced."""

_OWN_STYLES = "assets/extra.css"
"""A project's own styles, loaded after ours, where its theme has this file."""
_SITE = Place("site")
_CONFIG = Place("site_config.yml")


def publish(
    pages: Sequence[RenderedPage],
    downloads: Sequence[Download],
    config: SiteConfig,
    root: Path,
    newest: str,
    site_url: str | None = None,
    heads: Mapping[str, str] | None = None,
) -> list[Diagnostic]:
    """Replace `root/site` by these pages and downloads; or leave it as it was and say why.

    `newest` is the newest date of the content (ISO 8601): it stands for the clock, so that the same content always
    gives the same bytes. `site_url` overrides the configuration's address. `heads` gives, by the HTML file of a page,
    what its head holds for programs.
    """
    address = site_url or (str(config.url) if config.url else None)
    try:
        recover(root)
        if refusals := _refusals(root):
            return refusals
        write_sources(pages, downloads, config, root / "build", address)
        faults = _build(root, newest)
        if not faults:
            _complete(root / "site.new", downloads, heads or {})
            faults = check_links(root / "site.new", _base(address))
        if faults:
            return faults
        _swap(root)
    except OSError as problem:
        unwritten = error(
            _SITE, "cannot-write", f"the site could not be written: {problem}", "the old site is as it was"
        )
        return [template_fault(problem, root) or unwritten]
    finally:
        with suppress(OSError):
            recover(root)  # also where Ctrl-C or a template's fault ends the build
    return []


def recover(root: Path) -> None:
    """Undo what a build that was stopped half-way left behind."""
    site, old, new = root / "site", root / "site.old", root / "site.new"
    if _is_ours(old) and not site.exists():
        old.rename(site)
    for leftover in (old, new):
        if _is_ours(leftover):
            shutil.rmtree(leftover)


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and (folder / MARKER).is_file()


def _refusals(root: Path) -> list[Diagnostic]:
    """Folders that we would have to delete but did not make."""
    ours = (root / "site", root / "site.old", root / "site.new")
    refused = [folder for folder in ours if (folder.exists() or folder.is_symlink()) and not _may_replace(folder)]
    linked = [folder for folder in (root / "build", root / "build/docs") if folder.is_symlink()]
    return [
        error(
            Place(folder.relative_to(root).as_posix()), "foreign-folder", "this was not made by a build", "move it away"
        )
        for folder in refused + linked
    ]


def _may_replace(folder: Path) -> bool:
    return _is_ours(folder) or (folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()))


def _base(address: str | None) -> str:
    path = urlsplit(address or "").path
    return f"{path.rstrip('/')}/"


def write_sources(
    pages: Sequence[RenderedPage], downloads: Sequence[Download], config: SiteConfig, build: Path, address: str | None
) -> None:
    """Everything that MkDocs reads, afresh: `build/docs`, `build/overrides` and `build/mkdocs.yml`."""
    docs = build / "docs"
    for stale in (docs, build / "overrides"):
        shutil.rmtree(stale, ignore_errors=True)
    for page in pages:
        _write(docs / page.source, page.text.encode("utf-8"))
    for download in downloads:
        if not _is_markdown(download):
            _write(docs / download.path, download.content)
    for theme in reversed(themes(build.parent)):
        _lay(theme / "overrides", build / "overrides")
        _lay(theme / "assets", docs / "assets")
    _write(docs / "assets/colours.css", _colours(config).encode())
    settings = mkdocs_settings(pages, config, address, has_styles=(docs / _OWN_STYLES).is_file())
    _write(build / "mkdocs.yml", yaml.safe_dump(settings, sort_keys=False, allow_unicode=True).encode("utf-8"))


def _lay(folder: Path, over: Path) -> None:
    """Copy a folder's files over those of another; links are left out, since they may lead anywhere."""

    def links(within: str, names: list[str]) -> list[str]:
        return [name for name in names if (Path(within) / name).is_symlink()]

    if folder.is_dir() and not folder.is_symlink():
        shutil.copytree(folder, over, ignore=links, dirs_exist_ok=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _colours(config: SiteConfig) -> str:
    colours = config.colours
    return (
        f":root, [data-md-color-scheme=default] {{ --ink: {colours.ink}; }}\n"
        f"[data-md-color-scheme=slate] {{ --ink: {colours.ink_on_dark}; }}\n"
    )


def mkdocs_settings(
    pages: Sequence[RenderedPage], config: SiteConfig, address: str | None, *, has_styles: bool = False
) -> dict[str, Any]:
    """The generated `mkdocs.yml`, with the site's own `mkdocs` settings merged last.

    `has_styles` says whether the project adds styles of its own.
    """
    settings: dict[str, Any] = {
        "site_name": config.title,
        "site_description": config.description,
        **({"site_url": f"{address.rstrip('/')}/"} if address else {}),
        "docs_dir": "docs",
        "use_directory_urls": True,
        "strict": True,
        "theme": _theme_settings(config),
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", {"toc": {"permalink": False}}],
        "extra_css": ["assets/colours.css", "assets/briefing.css", *([_OWN_STYLES] if has_styles else [])],
        "extra_javascript": [{"path": "assets/briefing.js", "defer": True}],
        "extra": {"generator": False, **({"repository": config.repository} if config.repository else {})},
        "nav": [{escape(page.nav): page.source} for page in pages if page.nav],
        "not_in_nav": "/*/*.md\n/*/*/*.md\n",
        "validation": {
            "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
            "links": {"not_found": "warn", "absolute_links": "warn", "unrecognized_links": "warn", "anchors": "warn"},
        },
    }
    settings = _merged(settings, config.mkdocs)
    theme, extra = settings["theme"], settings["extra"]
    if isinstance(theme, dict) and isinstance(extra, dict):  # else MkDocs says what it objects to
        extra["policies"] = policies(_ways_to_the_root(pages, address), theme.get("features") or ())
    return settings


def _ways_to_the_root(pages: Sequence[RenderedPage], address: str | None) -> list[str]:
    """The `base_url` of every page: relative on pages, the path of the site's address on the page of error 404."""
    deepest = max((page.source.count("/") + 1 for page in pages), default=1)
    return [".", *("/".join([".."] * depth) for depth in range(1, deepest + 1)), _base(address)]


def _theme_settings(config: SiteConfig) -> dict[str, Any]:
    schemes = [
        ("(prefers-color-scheme)", None, "brightness-auto", "Use light colours"),
        ("(prefers-color-scheme: light)", "default", "brightness-7", "Use dark colours"),
        ("(prefers-color-scheme: dark)", "slate", "brightness-4", "Use the system’s colours"),
    ]
    palette = [
        {
            "media": media,
            **({"scheme": scheme} if scheme else {}),
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": f"material/{icon}", "name": name},
        }
        for media, scheme, icon, name in schemes
    ]
    return {
        "name": "material",
        "custom_dir": "overrides",
        "language": _interface_language(config.language),
        "font": False,
        "favicon": "assets/favicon.svg",
        "palette": palette,
        "features": ["search.highlight", "toc.follow"],
    }


def _interface_language(tag: str) -> str:
    """The closest language that Material speaks; English where it speaks none."""
    languages = files("material") / "templates/partials/languages"
    spoken = [one for one in (tag, tag.split("-")[0]) if (languages / f"{one}.html").is_file()]
    return spoken[0] if spoken else "en"


def _merged(settings: dict[str, Any], wishes: dict[str, Any]) -> dict[str, Any]:
    """The settings with the wishes laid over them: mappings are merged, everything else is replaced."""
    result = dict(settings)
    for key, wish in wishes.items():
        held = result.get(key)
        result[key] = _merged(held, wish) if isinstance(held, dict) and isinstance(wish, dict) else wish
    return result


def _build(root: Path, newest: str) -> list[Diagnostic]:
    """Run MkDocs into `site.new`. Anything that it warns of is an error."""
    from click import ClickException
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    new = root / "site.new"
    new.mkdir()
    (new / MARKER).touch()
    with _listening() as heard, _dated(newest):
        try:
            config = load_config(str(root / "build/mkdocs.yml"), site_dir=str(new), strict=False)
            build(config)
        except (MkDocsException, ClickException) as problem:
            heard.append(str(problem))
    (new / MARKER).touch()
    return [error(_CONFIG, "mkdocs", message) for message in dict.fromkeys(heard)]


def _complete(site: Path, downloads: Sequence[Download], heads: Mapping[str, str]) -> None:
    """What MkDocs cannot carry: Markdown that is no page of its own, and lines for programs in each page's head."""
    for download in filter(_is_markdown, downloads):
        _write(site / download.path, download.content)
    for name, lines in heads.items():
        page = site / name
        before, end, after = page.read_bytes().partition(b"</head>")
        _write(page, before + lines.encode("utf-8") + end + after)


def _is_markdown(download: Download) -> bool:
    return download.path.endswith(".md")


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


def _swap(root: Path) -> None:
    """Put the new site in the old one's place: at every moment one of the two is whole."""
    site, old, new = root / "site", root / "site.old", root / "site.new"
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)

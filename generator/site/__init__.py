"""The one room that knows MkDocs: pages and downloads become a site, whole or not at all.

The pages are written as plain Markdown to `build/`, with one `mkdocs.yml` that a bare `mkdocs build` reads as well
(`sources`). MkDocs writes `site.new` (`engine`), from pages that `ready` has read without its parsers; the links are
checked, and only then does `site.new` take the place of `site`.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator.diagnostics import Diagnostic, Place, Severity, error, has_errors
from generator.exports import Download
from generator.links import check_links
from generator.models import SiteConfig
from generator.render import RenderedPage, template_fault
from generator.site.engine import run
from generator.site.sources import base_path, is_markdown, write_file, write_sources

MARKER = ".briefing-site"
"""A file that says that a folder is our output and may be replaced."""

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
    gives the same bytes. `site_url` overrides the configuration's address. `heads` gives, by the source of a page, what
    its head holds for programs.
    """
    address = site_url or (str(config.url) if config.url else None)
    new = root / "site.new"
    try:
        recover(root)
        if refusals := _refusals(root):
            return refusals
        texts = write_sources(pages, heads or {}, downloads, config, root / "build", address)
        found = _build(root, texts, newest)
        if not has_errors(found):
            for download in filter(is_markdown, downloads):
                write_file(new / download.path, download.content)
            found += check_links(new, base_path(address))
        if not has_errors(found):
            _swap(root)
    except OSError as problem:
        unwritten = error(
            _SITE, "cannot-write", f"the site could not be written: {problem}", "the old site is as it was"
        )
        return [template_fault(problem, root) or unwritten]
    finally:
        with suppress(OSError):
            recover(root)  # also where Ctrl-C or a template's fault ends the build
    return found


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


def _build(root: Path, texts: Mapping[str, str], newest: str) -> list[Diagnostic]:
    """Run MkDocs into `site.new`. Anything that it warns of is an error."""
    new = root / "site.new"
    new.mkdir()
    (new / MARKER).touch()
    rendered = run(root / "build/mkdocs.yml", new, texts, newest)
    (new / MARKER).touch()
    if rendered.slow and not rendered.warnings:
        return [_slow(rendered.slow, len(texts))]
    return [error(_CONFIG, "mkdocs", message) for message in rendered.warnings]


def _slow(sources: Sequence[str], pages: int) -> Diagnostic:
    """Say that a shortcut was not taken: settings of the site's own for MkDocs, or a page with Markdown of its own."""
    some = ", ".join(sources[:3]) + (", …" if len(sources) > 3 else "")
    message = f"{len(sources)} of {pages} pages went through Python-Markdown, which is slower: {some}"
    hint = "the site is the same; plugins and Markdown extensions under `mkdocs` make this necessary"
    return Diagnostic(_CONFIG, Severity.NOTE, "slow-pages", message, hint)


def _swap(root: Path) -> None:
    """Put the new site in the old one's place: at every moment one of the two is whole."""
    site, old, new = root / "site", root / "site.old", root / "site.new"
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)

"""The one room that knows MkDocs: pages and downloads become a site, whole or not at all.

The pages are written as plain Markdown to `build/`, with one `mkdocs.yml` that a bare `mkdocs build` reads as well
(`sources`). MkDocs writes `site.new` (`engine`), from pages that `ready` has read without its parsers; the links are
checked, and only then does `site.new` take the place of `site`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.diagnostics import Diagnostic, Place, Severity, error, has_errors
from generator.exports import Download
from generator.links import check_links
from generator.models import SiteConfig
from generator.render import RenderedPage, template_fault
from generator.site.engine import run
from generator.site.folders import MARKER, new_site, recover, refusals, swap
from generator.site.sources import base_path, is_markdown, write_file, write_sources

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
    try:
        recover(root)
        if refused := refusals(root):
            return refused
        texts = write_sources(pages, heads or {}, downloads, config, root / "build", address)
        with new_site(root) as new:
            found = _build(root / "build/mkdocs.yml", new, texts, newest)
            if not has_errors(found):
                for download in filter(is_markdown, downloads):
                    write_file(new / download.path, download.content)
                found += check_links(new, base_path(address))
            if not has_errors(found):
                swap(root)
    except OSError as problem:
        unwritten = error(
            _SITE, "cannot-write", f"the site could not be written: {problem}", "the old site is as it was"
        )
        return [template_fault(problem, root) or unwritten]
    return found


def _build(config_file: Path, new: Path, texts: Mapping[str, str], newest: str) -> list[Diagnostic]:
    """Run MkDocs into `site.new`. Anything that it warns of is an error."""
    rendered = run(config_file, new, texts, newest)
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

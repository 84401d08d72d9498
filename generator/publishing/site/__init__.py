"""The one room that knows MkDocs: an edition, pages and downloads, becomes a site, whole or not at all.

The pages are written as plain Markdown to `build/`, with one `mkdocs.yml` that a bare `mkdocs build` reads as well
(`sources`). MkDocs writes `site.new` (`engine`), from pages that `ready` has read without its parsers, or Zensical does
(`zensical`); each page gets its Markdown twin; what the last build made of the same is `kept`; the links are checked,
and only then does `site.new` take the place of `site`. A preview has some pages made `ahead` of all that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from generator.exporting.interchange.markdown import twin
from generator.machine.memory import Memory
from generator.machine.prints import Prints
from generator.machine.timings import counted
from generator.publishing.links import Facts, check_links, facts_of
from generator.publishing.site import parts, zensical
from generator.publishing.site.ahead import Ahead
from generator.publishing.site.edition import Edition
from generator.publishing.site.engine import Rendered, Written, run
from generator.publishing.site.folders import MARKER, new_site, recover, refusals, swap, take_over
from generator.publishing.site.kept import Kept, fingerprint_of
from generator.publishing.site.parts import NotOneSite, Part
from generator.publishing.site.sources import base_path, write_file, write_sources
from generator.reading.diagnostics import Diagnostic, Place, Severity, error, has_errors
from generator.showing.compiled import Compiled
from generator.showing.render import LatePage, environment, template_fault

__all__ = ["Ahead", "Edition", "NotOneSite", "Part", "Renderer", "merge", "publish"]

Renderer = Literal["mkdocs", "zensical"]

_SITE = Place("site")
_CONFIG = Place("site_config.yml")


def publish(
    edition: Edition,
    root: Path,
    memory: Memory | None = None,
    renderer: Renderer = "mkdocs",
    part: Part | None = None,
    ahead: Ahead | None = None,
) -> list[Diagnostic]:
    """Replace `root/site` by an edition; or leave it as it was and say why.

    What the last build made of the same, as the memory tells, is taken over; of pages, where MkDocs renders. With
    `part`, only that part of the site is made. `ahead` is left what shows some pages before the others when the site is
    built again.
    """
    root = root.absolute()  # MkDocs would take a relative one for another
    try:
        recover(root)
        if refused := refusals(root):
            return refused
        own = parts.sources_of(part, edition.pages) if part else None
        edition = parts.part_of(edition, part, own) if part and own is not None else edition
        compiled = Compiled(memory) if memory else None
        for templates, say in {(page.templates, page.say) for page in edition.pages if isinstance(page, LatePage)}:
            environment(templates, say).bytecode_cache = compiled
        write_sources(edition, root / "build", memory)
        with new_site(root) as new:
            site, prints = root / "site", memory.prints if memory else Prints({})
            kept = _Pages(Kept(memory, "pages", site, new), Kept(memory, "copies", site, new), prints, root)
            base = base_path(edition.config.url)
            config_file, finish = root / "build/mkdocs.yml", partial(_finish, new, base)
            if renderer == "zensical":
                rendered = zensical.run(config_file, new, finish)
            else:
                leave = ahead.leave if ahead else None
                rendered = run(
                    config_file, new, edition.newest, finish, reuse=kept, only=own, compiled=compiled, leave=leave
                )
            (new / MARKER).touch()
            found = _faults(rendered, new, base, is_whole=part is None)
            if part:
                parts.label(new, parts.Label(part.number, part.of, edition.made_of, base))
            if not has_errors(found):
                swap(root)
                kept.remember()
            if compiled:
                compiled.remember()
    except OSError as problem:
        return [template_fault(problem, root) or _unwritten(problem)]
    except Exception as problem:
        if not edition.config.mkdocs or template_fault(problem, root):
            raise
        what = f"MkDocs cannot build with these settings: {type(problem).__name__}: {problem}"
        return [error(_CONFIG, "mkdocs", what, "its own documentation says what each may hold")]
    return found


@dataclass(frozen=True, slots=True)
class _Finished:
    """A page with its twin."""

    path: str
    facts: Facts
    files: Mapping[str, str]
    """The fingerprints of both, by their paths below the site's folder."""


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages of the last build that this one need not make, and the files that it need not copy."""

    files: Kept[_Finished]
    copies: Kept[bool]
    prints: Prints
    root: Path

    def taken(self, source: str, key: str) -> _Finished | None:
        """As `engine.Reuse` has it."""
        return self.files.taken(source, key)

    def made(self, source: str, key: str, page: _Finished) -> None:
        """As `engine.Reuse` has it."""
        self.files.put(source, key, page.files, page)

    def copied(self, path: str, source: str) -> bool:
        """As `engine.Reuse` has it."""
        try:
            fingerprint = self.prints.of(source)
        except OSError:  # a link, as some installers lay a theme's files
            return False
        if self.copies.taken(path, fingerprint):
            return True
        self.copies.put(path, fingerprint, {path: fingerprint}, made=True)
        return False

    def lay(self) -> None:
        """As `engine.Reuse` has it."""
        take_over(self.root, [*self.files.files, *self.copies.files])

    def remember(self) -> None:
        """Remember both for the next build."""
        self.files.remember()
        self.copies.remember()


def merge(folders: Sequence[Path], root: Path) -> list[Diagnostic]:
    """Replace `root/site` by the parts of a site put together; or leave it as it was and say why.

    Raises NotOneSite where they are not all the parts of one site.
    """
    try:
        recover(root)
        if refused := refusals(root):
            return refused
        with new_site(root) as new:
            base = parts.put_together(folders, new)
            found = check_links(new, base)
            if not has_errors(found):
                swap(root)
    except OSError as problem:
        return [_unwritten(problem)]
    return found


def _unwritten(problem: OSError) -> Diagnostic:
    what = f"the site could not be written: {problem}"
    return error(_SITE, "cannot-write", what, "the old site is as it was")


def _faults(rendered: Rendered[_Finished], new: Path, base: str, *, is_whole: bool) -> list[Diagnostic]:
    """What is wrong with `site.new`: anything that the renderer warned of is an error.

    Where only some pages were made, their links are checked when the parts are put together.
    """
    if rendered.warnings:
        return [error(_CONFIG, "mkdocs", message) for message in rendered.warnings]
    counted("render", len(rendered.made))
    if not is_whole:
        return []
    slow = [_slow(rendered.slow, len(rendered.made))] if rendered.slow else []
    return slow + check_links(new, base, {page.path: page.facts for page in rendered.made})


def _finish(site: Path, base: str, page: Written) -> _Finished:
    """Write the page's Markdown twin beside it; what there is to know of its links."""
    beside, markdown = Path(page.path).with_suffix(".md").as_posix(), twin(page.text).encode("utf-8")
    write_file(site / beside, markdown)
    files = {page.path: fingerprint_of(page.html.encode("utf-8")), beside: fingerprint_of(markdown)}
    return _Finished(page.path, facts_of(page.path, page.html, base), files)


def _slow(sources: Sequence[str], pages: int) -> Diagnostic:
    """Say that a shortcut was not taken: settings of the site's own for MkDocs, or a page with Markdown of its own."""
    some = ", ".join(sources[:3]) + (", …" if len(sources) > 3 else "")
    message = f"{len(sources)} of {pages} pages went through Python-Markdown, which is slower: {some}"
    hint = "the site is the same; plugins and Markdown extensions under `mkdocs` make this necessary"
    return Diagnostic(_CONFIG, Severity.NOTE, "slow-pages", message, hint)

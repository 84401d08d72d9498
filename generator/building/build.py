"""The pipeline on one screen: load, resolve, view, render, publish.

What a stage takes is imported when it begins: most builds of a day have nothing to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.building import again
from generator.building.again import Given, Report
from generator.machine.alone import PATIENCE_SECONDS, AnotherBuild, alone
from generator.machine.memory import Memory, digest, tools
from generator.prose.text import counted
from generator.reading.diagnostics import Diagnostic, Place, error, has_errors, note

__all__ = ["Report", "Standing", "build", "check", "checked", "merge", "read"]

if TYPE_CHECKING:
    from generator.exporting.diff import Change
    from generator.exporting.history import History, Step
    from generator.proving.briefing import Briefing
    from generator.publishing.site import Ahead, Part, Renderer
    from generator.reading.content import Content, Loaded
    from generator.reading.models import SiteConfig
    from generator.resolving.proven import Checked
    from generator.showing.theme import Templates
    from generator.showing.views.revisions import LastChange
    from generator.showing.words import Words


@dataclass(frozen=True, slots=True)
class Standing:
    """What a process that builds a project again and again keeps from build to build."""

    memory: Memory
    ahead: Ahead


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is asked for, as `build` has it."""

    root: Path
    given: Given
    memory: Memory
    since: str | None = None
    renderer: Renderer = "mkdocs"
    part: Part | None = None
    ahead: Ahead | None = None


_BUSY = (
    f"another build of this project has been at work for {PATIENCE_SECONDS:.0f} seconds; nothing was written",
    "wait until it is done, or end it",
)


def read(
    root: Path, instead: Mapping[str, bytes] | None = None
) -> tuple[Content, tuple[Briefing, ...], tuple[Diagnostic, ...]]:
    """A project's content, its verified briefings, and every diagnostic in the order of files and lines.

    `instead` has what YAML files will hold, by their path in the project.
    """
    from generator.reading.content import load
    from generator.resolving.proven import all_at_once

    content, unreadable = load(root, instead)
    return content, *all_at_once(content, [*unreadable, *_of_theme(content.config, root)])


def check(root: Path) -> tuple[Diagnostic, ...]:
    """Everything that is to be said about a project's content. Nothing is written."""
    return checked(root, Memory(root, learns=False), with_forms=False).diagnostics


def checked(root: Path, memory: Memory, *, with_forms: bool) -> Checked:
    """A project's verified briefings, of which the memory may know some, and every diagnostic.

    `with_forms` brings the editors' schemas up to date.
    """
    from generator.resolving.proven import one_by_one

    found = one_by_one(root, memory, with_forms=with_forms)
    return replace(found, diagnostics=tuple(sorted([*found.diagnostics, *_of_theme(found.settings, root)])))


def _of_theme(settings: Loaded[SiteConfig] | None, root: Path) -> list[Diagnostic]:
    """What is wrong with the interface's language, and with a theme of the project's own."""
    from generator.showing.theme import misplaced
    from generator.showing.words import unspoken

    return [*unspoken(settings, root), *misplaced(root)]


def build(
    root: Path,
    site_url: str | None = None,
    since: str | None = None,
    renderer: Renderer = "mkdocs",
    part: Part | None = None,
    *,
    repository: str | None = None,
    standing: Standing | None = None,
) -> Report:
    """Check a project and publish it to `site/`; with an error anywhere, nothing is written.

    What changed is told from git's history of the content where there is one; `since` begins with a git revision or a
    data file instead. Raises NoSuchVersion where that cannot be read. Of two builds at once, one waits for the other.
    `site_url` and `repository` stand for what the site's configuration says, as `Given` has it. With `part`, `site/` is
    only that part of the site; `merge` puts the parts together. With `standing`, nobody asks whether anything has
    changed at all: the caller knows.
    """
    memory = standing.memory if standing else Memory(root)
    usual = Order(root, Given(site_url, repository), memory)
    order = replace(usual, since=since, renderer=renderer, part=part, ahead=standing.ahead if standing else None)
    try:
        with alone(root):
            return _once_more(order) if order == usual else _build(order)
    except AnotherBuild:
        return Report((error(Place("site"), "busy", *_BUSY),), published=False)
    except OSError as problem:  # a theme or a folder of ours that may not be read, a disk that fails
        what = f"the site could not be built: {problem}"
        return Report((error(Place("site"), "cannot-write", what, "the old site is as it was"),), published=False)


def _once_more(order: Order) -> Report:
    """A build, unless it would do what the last one did and all of that lies there untouched."""
    root, given, memory = order.root, order.given, order.memory
    inputs = again.inputs_of(root, given, memory)
    if inputs and (done := again.untouched(root, memory, inputs)):
        return done
    saves = again.saves_of(root)
    report = _build(order)
    if report.published and saves and (saves, inputs) == (again.saves_of(root), again.inputs_of(root, given, memory)):
        again.remember(root, memory, inputs, report)  # else it was edited meanwhile, or edited and taken back
    return report


def merge(root: Path, folders: Sequence[Path]) -> Report:
    """Publish the parts of a site, built elsewhere, to `site/`. Raises NotOneSite where they are not all parts of one."""
    from generator.publishing.site import merge as put_together

    try:
        with alone(root):
            faults = put_together(folders, root)
    except AnotherBuild:
        return Report((error(Place("site"), "busy", *_BUSY),), published=False)
    return Report(tuple(faults), not has_errors(faults))


def _build(order: Order) -> Report:
    root, memory = order.root, order.memory
    found = checked(root, memory, with_forms=True)
    for kind in ("briefings", "search"):
        memory.keep(kind, found.slugs)
    settings, briefings, diagnostics = found.settings, found.briefings, found.diagnostics
    if has_errors(diagnostics) or settings is None:
        return Report(diagnostics, published=False)
    from generator.showing.render import template_fault

    try:
        faults, pages = _publish(settings, briefings, order)
    except Exception as problem:
        if (fault := template_fault(problem, root)) is None:
            raise
        return Report((*diagnostics, fault), published=False)
    return Report((*diagnostics, *faults), not has_errors(faults), _summary(briefings, pages))


def _publish(settings: Loaded[SiteConfig], briefings: Sequence[Briefing], order: Order) -> tuple[list[Diagnostic], int]:
    """Views, pages, downloads, site; what was wrong with them, and the number of pages."""
    from generator.exporting.exports import downloads_of
    from generator.exporting.history import history
    from generator.exporting.interchange.files import interchange_files
    from generator.exporting.interchange.head import heads
    from generator.exporting.interchange.social import cards_of, pictures
    from generator.exporting.interchange.web import web_of
    from generator.exporting.search import search_of
    from generator.publishing.site import Edition, publish
    from generator.showing.addresses import HOME
    from generator.showing.pages import pages_of
    from generator.showing.render import LatePage
    from generator.showing.theme import templates_of
    from generator.showing.words import words

    root, memory, since = order.root, order.memory, order.since
    config = order.given.completing(settings.model)
    past = history(root, since) if since or config.history else None
    told = past.steps if past else None
    say = words(config.language, root)
    pages = pages_of(briefings, config, _last_changes(told or ()), say)
    web = web_of(config)
    cards = cards_of(briefings, config, say) if web.address else {}
    templates = templates_of(root)
    shown = (config.model_dump_json(), repr(web), repr(cards.get(HOME)), str(told is not None))
    around = digest(templates.made_of, say.made_of, *shown)  # all that a page's Markdown is made of but its content
    head_of = heads(pages, briefings, web, told is not None, cards, say)
    late = [LatePage(page, templates, say, around) for page in pages]
    made_of = digest(again.inputs_of(root, order.given, memory) or "", tools(), repr(since)) if order.part else ""
    edition = Edition(late, (), config, _newest(briefings), head_of, made_of)
    if order.ahead:
        order.ahead.begin(edition, root)
    files = (
        *interchange_files(briefings, pages, web, told, partial(_in_words, templates=templates, say=say), say),
        *pictures(cards),
    )
    downloads = (*downloads_of(briefings), *files, *search_of(briefings, config, say, memory, around))
    edition = replace(edition, downloads=downloads)
    faults = publish(edition, root, memory, order.renderer, order.part, order.ahead)
    place = settings.place("mkdocs")
    faults = [replace(fault, place=place) if fault.code == "mkdocs" else fault for fault in faults]
    return ([*faults, _cut(past)] if past and past.is_cut else faults), len(pages)


def _cut(past: History) -> Diagnostic:
    return note(
        Place("site_config.yml"),
        "short-history",
        f"git keeps only the newest part of the history here: changes are told from {past.since} on",
        "fetch all of it (`git fetch --unshallow`; in a workflow `fetch-depth: 0`), or set `history: false`",
    )


def _last_changes(steps: Iterable[Step]) -> Mapping[str, LastChange]:
    from generator.exporting.diff.told import told
    from generator.showing.views.revisions import last_changes

    return last_changes([(step.when, [told(change.shortened()) for change in step.changes]) for step in steps])


def _in_words(change: Change, templates: Templates, say: Words) -> str:
    """A change in one sentence, in the site's language."""
    from generator.exporting.diff.told import told
    from generator.showing.render import change_in_words

    return change.sentence if say.is_english else change_in_words(told(change), templates, say)


def _newest(briefings: Sequence[Briefing]) -> str:
    """The newest day that the content gives: it stands for the clock, so that the same input gives the same bytes."""
    days = [briefing.date for briefing in briefings]
    days += [article.date.value for briefing in briefings for article in briefing.articles if article.date.value]
    return max((day for day in days if len(day) == len("2022-01-26")), default="2000-01-01")


def _summary(briefings: Sequence[Briefing], pages: int) -> str:
    articles = sum(len(briefing.articles) for briefing in briefings)
    quotations = sum(len(briefing.quotations) for briefing in briefings)
    counts = ((len(briefings), "briefing"), (articles, "article"), (quotations, "verified quotation"), (pages, "page"))
    return ", ".join(counted(count, noun) for count, noun in counts)

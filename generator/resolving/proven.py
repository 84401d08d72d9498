"""Briefings one by one: each is read, proven and looked over by itself, and only what comes of it is kept.

So the files of a large site are never in memory all at once. Of a briefing whose files, seeds and actors are those of
the last time, what came of it is remembered, and not even its YAML is read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.machine.hands import shared_out
from generator.machine.memory import Memory, digest, names_below
from generator.machine.timings import counted, timed
from generator.proving.briefing import Actor, Briefing
from generator.reading.content import BRIEFINGS, Content, Loaded, LoadedBriefing, load, load_around, load_briefing
from generator.reading.diagnostics import Diagnostic, has_errors
from generator.reading.models import SiteConfig
from generator.reading.yamlfile import MAX_BYTES
from generator.resolving import forms
from generator.resolving.cast import actors_of
from generator.resolving.lint import lint, lint_of, nobody_to_tell, unused_actors, used_actors
from generator.resolving.resolve import resolve, resolved, unused_seeds

MEMORY = "briefings"
"""The part of the memory that holds them."""
_WORTH_IT = 6
"""Briefings for each process: one takes a twentieth of a second or more."""


@dataclass(frozen=True, slots=True)
class Proven:
    """What a folder of `content/briefings/` came to, without an error."""

    briefing: Briefing | None
    """None: a draft."""
    title: str
    read: tuple[Diagnostic, ...]
    """What was to be said of the form of its files,"""
    resolved: tuple[Diagnostic, ...]
    """of what they say,"""
    linted: tuple[Diagnostic, ...]
    """and at a second look."""
    seeds: Mapping[str, str]
    """The seeds that its articles use, and the SHA-256 of each."""
    actors: tuple[Actor, ...]
    """The actors that its articles use, in the order of the site's."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A project's verified briefings, and everything that is to be said about its content."""

    settings: Loaded[SiteConfig] | None
    slugs: tuple[str, ...]
    """Of all its briefings."""
    briefings: tuple[Briefing, ...]
    """Those without errors that are to be published."""
    diagnostics: tuple[Diagnostic, ...]
    """In the order of files and lines."""


def one_by_one(root: Path, memory: Memory, *, with_forms: bool) -> Checked:
    """Check a project; where there is an error anywhere, all content is looked at together, to say what may be meant.

    `with_forms` brings the editors' schemas up to date.
    """
    around, slugs, found = load_around(root, memory)
    actors = actors_of(around.actors, found) if around.actors else {}
    known: dict[str, Proven] = {}
    if not has_errors(found):
        known = _known(root, around, slugs, actors, memory, with_forms=with_forms)
    if len(known) < len(slugs) or has_errors(found):
        content, unreadable = load(root, None, memory)
        if with_forms:
            forms.keep_fresh(root, content)
        return Checked(content.config, tuple(slugs), *all_at_once(content, unreadable, known))
    if with_forms:
        forms.write_site(root, around, {slug: one.title for slug, one in known.items()})
    briefings = tuple(one.briefing for one in known.values() if one.briefing)
    found += [each for one in known.values() for each in (*one.read, *one.resolved, *one.linted)]
    found += nobody_to_tell(around)
    found += unused_seeds(around, {name for one in known.values() for name in one.seeds})
    found += unused_actors(around, {actor.id for one in known.values() for actor in one.actors})
    return Checked(around.config, tuple(slugs), briefings, tuple(sorted(found)))


def all_at_once(
    content: Content, unreadable: Sequence[Diagnostic], known: Mapping[str, Proven] | None = None
) -> tuple[tuple[Briefing, ...], tuple[Diagnostic, ...]]:
    """The verified briefings of what was loaded, and every diagnostic in the order of files and lines.

    `unreadable` is what was said while it was loaded; what is `known` of a briefing is not found out again.
    """
    done = (known or {}).items()
    briefings, wrong = resolve(content, {slug: (one.briefing, one.resolved) for slug, one in done})
    looked_over = lint(content, briefings, {slug: one.linted for slug, one in done})
    return briefings, tuple(sorted([*unreadable, *wrong, *looked_over]))


@timed("derive")
def _known(
    root: Path, around: Content, slugs: Sequence[str], actors: dict[str, Actor], memory: Memory, *, with_forms: bool
) -> dict[str, Proven]:
    """The briefings without errors by their slugs. `around` is all other content, and has no errors."""
    found: dict[str, Proven] = {}
    keys: dict[str, str] = {}
    files = {slug: _files(root, slug, memory) for slug in slugs}
    for slug in slugs:
        keys[slug] = digest(_language(around), repr(files[slug]))
        if files[slug] and (proven := _remembered(memory, f"{MEMORY}/{slug}", keys[slug], around, actors)):
            found[slug] = proven

    def make(slug: str) -> tuple[Proven | None, bool]:
        """What it comes to, and whether that may be remembered."""
        known = found.get(slug)
        loaded, faults = load_briefing(root, slug, memory)
        proven = known or (None if has_errors(faults) else _proven(loaded, faults, actors, around))
        if proven and with_forms:
            forms.write_briefing(root, loaded, around)
        of = files[slug]
        return proven, known is None and bool(of) and _are_of(of or {}, loaded)

    fresh = [slug for slug in slugs if slug not in found or (with_forms and not forms.are_there(root, slug))]
    for slug, (proven, is_of_files) in zip(fresh, shared_out(make, fresh, _WORTH_IT), strict=True):
        if proven:
            found[slug] = proven
            if is_of_files:
                memory.know(f"{MEMORY}/{slug}", keys[slug], proven)
    counted("derive", len(found))
    return {slug: found[slug] for slug in slugs if slug in found}


def _proven(
    loaded: LoadedBriefing, faults: Sequence[Diagnostic], actors: dict[str, Actor], around: Content
) -> Proven | None:
    briefing, told = resolved(loaded, actors, around)
    if has_errors(told):
        return None
    seeds = _seeds({article.model.seed for article in loaded.articles}, around)
    used = _actors(used_actors(loaded), actors)
    if briefing:
        files = [(one.name, one.parsed.sha256) for one in (loaded.briefing, *loaded.articles) if one]
        parts = [part for pair in (*files, *seeds.items()) for part in pair]
        briefing = replace(briefing, made_of=digest(_language(around), loaded.slug, repr(used), *parts))
    linted = lint_of(loaded, briefing, around)
    title = loaded.briefing.model.title if loaded.briefing else ""
    return Proven(briefing, title, tuple(faults), tuple(told), tuple(linted), seeds, used)


def _remembered(memory: Memory, name: str, key: str, around: Content, actors: Mapping[str, Actor]) -> Proven | None:
    """What came of a briefing, where the seeds and the actors that it uses are what they were as well."""
    proven: Proven | None = memory.known(name, key)
    if proven is None:
        return None
    used = _actors({actor.id for actor in proven.actors}, actors)
    return proven if used == proven.actors and _seeds(proven.seeds, around) == proven.seeds else None


def _seeds(names: Collection[str], around: Content) -> dict[str, str]:
    """The SHA-256 of each of these seeds that is there."""
    return {name: around.seeds[name].sha256 for name in sorted(names) if name in around.seeds}


def _actors(ids: Collection[str], actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """The actors with these ids, in the order of the site's. No other can change what comes of a briefing."""
    return tuple(actor for id, actor in actors.items() if id in ids)


def _files(root: Path, slug: str, memory: Memory) -> dict[str, str] | None:
    """The SHA-256 of each file in a briefing's folder, by its path in the project; None where it cannot be told."""
    folder = f"{BRIEFINGS}/{slug}"
    top, whole = os.path.realpath(root), os.path.realpath(root / folder)
    if whole != os.path.join(top, *folder.split("/")):
        return None
    found = {}
    for name in names_below(Path(whole), without=forms.FOLDER):
        path = os.path.join(whole, name)
        try:
            of = os.lstat(path)
            if not stat.S_ISREG(of.st_mode) or of.st_size > MAX_BYTES:
                return None
            found[f"{folder}/{name}"] = memory.prints.of(path)
        except OSError:
            return None
    return found


def _are_of(files: Mapping[str, str], loaded: LoadedBriefing) -> bool:
    """Whether what was loaded are these files: somebody may have saved one in between."""
    every = [one.parsed for one in (loaded.briefing, *loaded.articles) if one]
    return all(files.get(parsed.file) == parsed.sha256 for parsed in every)


def _language(around: Content) -> str:
    """The site's, which is that of translations that do not give theirs."""
    return around.config.model.language if around.config else ""

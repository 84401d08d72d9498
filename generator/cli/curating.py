"""`add`, `draft`, `todo`: from an article to curated YAML."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.shared import PROJECT, require_project, tell_unread

if TYPE_CHECKING:
    from generator.drafting.adding import Received
    from generator.reading.content import Content


@click.command(epilog="Example: briefing draft 000_a45b9e8d4dab1b0d.txt > article.yml")
@PROJECT
@click.argument("seed")
@click.option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True)
def draft(root: Path, seed: str, form: str) -> None:
    """Propose an article file for SEED: quotations with their speakers, actors, figures, what to leave out.

    SEED is a file name in seeds/, the beginning of one, or the path of a text file. What is guessed says so and why.
    """
    from generator.drafting.draft import as_dict, as_yaml
    from generator.drafting.draft import draft as proposal
    from generator.prose.text import composed
    from generator.reading.content import load
    from generator.reading.spelling import did_you_mean

    content, faults = load(root)
    path = Path(seed)
    wanted = composed(seed)
    names = [name for name in content.seeds if name in (wanted, Path(wanted).name)] or [
        name for name in content.seeds if name.startswith(wanted)
    ]
    if len(names) == 1:
        name, text = names[0], content.seeds[names[0]].text
    elif os.path.isfile(path):
        try:
            name, text = path.name, path.read_bytes().decode("utf-8")
        except OSError as problem:
            raise click.UsageError(f"cannot read {seed}: {problem.strerror}") from None
        except UnicodeDecodeError:
            hint = "save it as UTF-8, or take it in with `briefing add`, which converts it"
            raise click.UsageError(f"{seed} is not UTF-8 text; {hint}") from None
    else:
        tell_unread(faults)
        known = did_you_mean(seed, content.seeds)
        hint = f"several begin so: {', '.join(names)}" if names else known or "nor a file of that name"
        raise click.UsageError(f"there is no seed “{seed}”; {hint}")
    if not text.strip():
        raise click.UsageError(f"{name} holds no text: there is nothing to draft from")
    entries = (content.actors.model.actors or ()) if content.actors else ()
    found = proposal(name, text, entries)
    click.echo(
        json.dumps(as_dict(found), ensure_ascii=False, indent=2) if form == "json" else as_yaml(found).rstrip("\n")
    )


@click.command(epilog="Example: briefing add https://gazette.example/2024/bridge-closed --briefing bridge")
@PROJECT
@click.argument("source", metavar="FILE|URL")
@click.option("--briefing", help="The briefing that it belongs to; may be left out where there is one only.")
@click.option("--name", help="What to call its two files, without ending; made of the headline if left out.")
@click.option("--retrieved", metavar="DATE", help="The day on which the article was received; today if left out.")
@click.option("--allow-private", is_flag=True, help="Also fetch from this machine and from private networks.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def add(
    root: Path,
    source: str,
    briefing: str | None,
    name: str | None,
    retrieved: str | None,
    allow_private: bool,
    form: str,
) -> None:
    """Take an article in: its text becomes a seed, and an article file is drafted for it.

    FILE|URL is a text file, a saved web page, an http or https address, or - for standard input. Of a web page the
    article's text is taken, and what the page's metadata says of it, each with its basis. Nothing is overwritten.
    """
    from generator.drafting import adding
    from generator.prose.text import counted
    from generator.reading.content import load

    require_project(root)
    content, _ = load(root)
    briefing = briefing_named(content, briefing)
    try:
        got = _received(source, allow_private)
        added = adding.planned(got, content, briefing, _day(retrieved), name)
        adding.write(root, added)
    except (adding.NotAdded, FileExistsError) as problem:
        raise click.UsageError(f"{source}: {problem}") from None
    except OSError as problem:
        raise click.UsageError(f"cannot write {problem.filename}: {problem.strerror}") from None
    if form == "json":
        click.echo(json.dumps(added.as_dict(), ensure_ascii=False, indent=2))
        return
    count = len(added.drafted.quotations)
    note = f"; {added.note}" if added.note else ""
    click.echo(f"{added.seed_path}: {added.words} words{note}")
    click.echo(
        f"{added.article_path}: a draft with {counted(count, 'quotation')}, "
        f"{added.credited} of them with a proposed speaker; {counted(added.todo, 'thing')} to do"
    )


def briefing_named(content: Content, slug: str | None) -> str:
    """The slug of the briefing that is meant: the one given, or the only one. Raises UsageError."""
    from generator.reading.spelling import did_you_mean

    known = [each.slug for each in content.briefings]
    if slug is None and len(known) == 1:
        return known[0]
    if not known:
        raise click.UsageError("there is no briefing yet; make one with `briefing new briefing`")
    if slug is None:
        raise click.UsageError(f"which briefing? Give --briefing with one of: {', '.join(known)}")
    if slug not in known:
        raise click.UsageError(f"there is no briefing “{slug}”; {did_you_mean(slug, known)}")
    return slug


def _received(source: str, allow_private: bool) -> Received:
    from generator.drafting.adding import NotAdded, received
    from generator.drafting.fetch import NotFetched, fetch
    from generator.drafting.webpage import NoExtractor

    try:
        if source == "-":
            return received(sys.stdin.buffer.read(), "article")
        if "://" in source:
            found = fetch(source, allow_private=allow_private)
            page = {"text/plain": False, "": None}.get(found.content_type, True)
            return received(found.body, found.url, is_page=page, charset=found.charset, address=found.url)
        return received(Path(source).read_bytes(), Path(source).name)
    except NotFetched as problem:
        hint = " (--allow-private fetches it all the same)" if "private network" in str(problem) else ""
        raise NotAdded(f"{problem}{hint}") from None
    except OSError as problem:
        address = re.match(r"[\w-]+(\.[\w-]+)+/", source) and isinstance(problem, FileNotFoundError)
        hint = "; if it is an address, write https:// before it" if address else ""
        raise NotAdded(f"cannot be read: {problem.strerror}{hint}") from None
    except NoExtractor:
        raise NotAdded(
            'web pages need the extra `web`: pip install "briefing-microsite[web]" (in a checkout: pip install ".[web]")'
        ) from None


def _day(given: str | None) -> str:
    from datetime import date

    try:
        return date.fromisoformat(given).isoformat() if given else date.today().isoformat()
    except ValueError:
        raise click.UsageError(f"“{given}” is no day; write it as 2024-05-31") from None


@click.command(epilog="Example: briefing todo --briefing bridge")
@PROJECT
@click.option("--briefing", help="Only what concerns this briefing.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("--page", is_flag=True, help="Write build/todo.html, a page that is never published.")
def todo(root: Path, briefing: str | None, form: str, page: bool) -> None:
    """List what is left to curate, the most valuable first.

    Statements and positions that are not borne out, quotations that are not in the YAML, open speakers, actors without
    a role, articles that no statement cites, drafts and their notes. The exit code is 0 however much there is.
    """
    from generator.building.build import read
    from generator.editing import todo as module
    from generator.prose.text import counted

    require_project(root)
    content, _, diagnostics = read(root)
    found: Sequence[module.Task] = module.tasks(content, diagnostics)
    if briefing is not None:
        slug = briefing_named(content, briefing)
        found = [task for task in found if task.briefing in (slug, "")]
    title = content.config.model.title if content.config else root.name
    if page:
        path = root / "build/todo.html"
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_text(module.as_html(found, title), "utf-8")
        except OSError as problem:
            raise click.UsageError(f"cannot write build/todo.html: {problem.strerror}") from None
        click.echo(f"build/todo.html: {counted(len(found), 'thing')} to do")
    elif form == "json":
        click.echo(json.dumps(module.as_list(found), ensure_ascii=False, indent=2))
    elif form == "html":
        click.echo(module.as_html(found, title).rstrip("\n"))
    else:
        click.echo(module.as_text(found) or "nothing is left to do")

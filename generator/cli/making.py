"""`new`: what goes into a site."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.cli.curating import briefing_named
from generator.cli.shared import PROJECT, require_project

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound="BaseModel")
KINDS = ("person", "organisation", "state", "document", "group")
TONES = ("for", "against", "conditional", "neutral", "open")


@click.group(epilog='Example: briefing new actor --name "Ada Lind" --kind person')
def new() -> None:
    """Make a briefing, an article, an actor or an issue: asked for on a terminal, given as options elsewhere.

    Nothing is overwritten, and in a file that is there nothing else changes.
    """


@new.command("briefing", epilog='Example: briefing new briefing --title "The bridge" --date 2024-03-12')
@PROJECT
@click.argument("slug", required=False)
@click.option("--title", help="The event in a headline of your own.")
@click.option("--date", help="The day that the briefing is about, such as 2024-03-12.")
def new_briefing(root: Path, slug: str | None, title: str | None, date: str | None) -> None:
    """Begin the briefing of an event, as a draft. SLUG is its address; made of the title if left out."""
    from generator.content import BRIEFINGS, RESERVED
    from generator.entries import briefing_text
    from generator.models import Day, Text

    require_project(root)
    title = _valid(Text, _asked("--title", title, "Title"), "--title")
    slug = _slug(slug or "", title)
    path = f"{BRIEFINGS}/{slug}/briefing.yml"
    if slug in RESERVED:
        raise click.UsageError(f"the site itself has a page “{slug}”; choose another name")
    if (root / path).parent.exists():
        raise click.UsageError(f"there is a briefing “{slug}” already: {path}")
    day = _valid(Day, _asked("--date", date, "The day that it is about, such as 2024-03-12"), "--date")
    _write(root, path, briefing_text(title, day).encode("utf-8"), None)
    click.echo(f"{path}: a draft\nnext: briefing add FILE|URL --briefing {slug}")


@new.command("article", epilog="Example: briefing new article bridge-stays-shut.txt --briefing bridge")
@PROJECT
@click.argument("seed", required=False)
@click.option("--briefing", help="The briefing that it belongs to; may be left out where there is one only.")
@click.option("--name", help="What to call its file, without ending; the seed's name if left out.")
def new_article(root: Path, seed: str | None, briefing: str | None, name: str | None) -> None:
    """Draft the article file of a SEED that lies in seeds/ already. For any other text there is `briefing add`."""
    from generator import adding
    from generator.content import BRIEFINGS, RESERVED, load, unknown
    from generator.diagnostics import Place

    require_project(root)
    content, _ = load(root)
    slug = briefing_named(content, briefing)
    used = {article.model.seed: article.parsed.file for each in content.briefings for article in each.articles}
    free = [known for known in content.seeds if known not in used]
    seed = _asked("SEED", seed, f"Seed ({', '.join(free) or 'there is none that is not used'})")
    if seed in used:
        raise click.UsageError(f"{used[seed]} uses this seed already")
    if seed not in content.seeds:
        found = unknown(Place(seed), "seed", seed, content.seeds)
        raise click.UsageError(f"{found.message}; {found.hint or 'briefing add takes any text in'}")
    name = _slug(name or "", Path(seed).stem)
    path = f"{BRIEFINGS}/{slug}/articles/{name}.yml"
    if name in RESERVED or (root / path).exists():
        raise click.UsageError(f"the name “{name}” is taken; give another --name")
    made = adding.drafted(content.seeds[seed], content, path, None)
    _write(root, path, made.article.encode("utf-8"), None)
    click.echo(f"{path}: a draft with {len(made.drafted.quotations)} quotations; {made.todo} things to do")


@new.command("actor", epilog='Example: briefing new actor --name "Ada Lind" --kind person --role Mayor --alias Lind')
@PROJECT
@click.argument("id", required=False)
@click.option("--name", help="The name that the site shows.")
@click.option("--kind", type=click.Choice(KINDS))
@click.option("--role", help="What the actor is known as across the site.")
@click.option("--affiliation", help="The id of the state or organisation that the actor acts for.")
@click.option("--alias", "aliases", multiple=True, help="Another name in the articles; may be given several times.")
def new_actor(
    root: Path,
    id: str | None,
    name: str | None,
    kind: str | None,
    role: str | None,
    affiliation: str | None,
    aliases: tuple[str, ...],
) -> None:
    """Add an actor to content/actors.yml. ID is used in the YAML; made of the name if left out."""
    from generator.content import ACTORS
    from generator.entries import actor_lines
    from generator.models import ActorEntry

    require_project(root)
    asking = name is None
    name = _asked("--name", name, "Name")
    kind = _asked("--kind", kind, f"Kind ({', '.join(KINDS)})")
    if asking:
        role = role or _asked("--role", None, "Role, if any", "") or None
        aliases = aliases or tuple(
            filter(None, map(str.strip, _asked("--alias", None, "Other names, with commas", "").split(",")))
        )
    given = {
        "id": _slug(id or "", name),
        "name": name,
        "kind": kind,
        "role": role,
        "affiliation": affiliation,
        "aliases": aliases,
    }
    entry = _model(ActorEntry, given)
    _insert(root, ACTORS, "actors", actor_lines(entry), f"`{entry.id}`")


@new.command(
    "issue",
    epilog='Example: briefing new issue --title "Longer hours" --question "Should it stay open?" --stance for="Wants it" --stance against="Too dear"',
)
@PROJECT
@click.argument("id", required=False)
@click.option("--briefing", help="The briefing that it belongs to; may be left out where there is one only.")
@click.option("--title", help="A few words.")
@click.option("--question", help="The question in full.")
@click.option(
    "--stance",
    "stances",
    multiple=True,
    metavar="TONE=LABEL",
    help="An answer; at least two. TONE is one of " + ", ".join(TONES) + ".",
)
def new_issue(
    root: Path, id: str | None, briefing: str | None, title: str | None, question: str | None, stances: tuple[str, ...]
) -> None:
    """Add an issue to a briefing: a question with its possible answers. ID is made of the title if left out."""
    from generator.content import BRIEFINGS, load
    from generator.entries import issue_lines
    from generator.models import IssueEntry

    require_project(root)
    slug = briefing_named(load(root)[0], briefing)
    title = _asked("--title", title, "Title, a few words")
    question = _asked("--question", question, "The question in full")
    answers = list(stances)
    while not stances and (len(answers) < 2 or answers[-1]):
        answers.append(_asked("--stance", None, "An answer, as TONE=LABEL", "" if len(answers) > 1 else None))
    given = {
        "id": _slug(id or "", title),
        "title": title,
        "question": question,
        "stances": [_stance(answer) for answer in answers if answer],
    }
    entry = _model(IssueEntry, given)
    _insert(root, f"{BRIEFINGS}/{slug}/briefing.yml", "issues", issue_lines(entry), f"`{entry.id}`")


def _stance(answer: str) -> dict[str, str]:
    tone, _, label = answer.partition("=") if answer.partition("=")[0] in TONES else ("neutral", "", answer)
    return {"id": _slug("", label), "label": label, "tone": tone}


def _asked(option: str, given: str | None, question: str, default: str | None = None) -> str:
    """What was given, else what a person at a terminal answers. Raises UsageError where there is no terminal."""
    if given is not None:
        return " ".join(given.split())
    if not _is_terminal():
        if default is not None:
            return default
        raise click.UsageError(f"{option} is missing")
    return str(click.prompt(question, default=default, show_default=bool(default)))


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _slug(given: str, text: str) -> str:
    """An id that was given, if it has the form of one, else one made of a text."""
    from generator.text import slug

    if given and slug(given, words=100) != given:
        raise click.UsageError(f"“{given}” becomes part of an address; write `{slug(given, words=100)}`")
    return given or slug(text)


def _valid(kind: Any, given: str, option: str) -> str:
    from pydantic import TypeAdapter, ValidationError

    try:
        return str(TypeAdapter(kind).validate_python(given))
    except ValidationError as problem:
        raise click.UsageError(f"{option}: {_told(problem)}") from None


def _model(model: type[Model], given: dict[str, Any]) -> Model:
    from pydantic import ValidationError

    try:
        return model.model_validate(given)
    except ValidationError as problem:
        field = ".".join(str(step) for step in problem.errors()[0]["loc"])
        raise click.UsageError(f"{field}: {_told(problem)}") from None


def _told(problem: ValidationError) -> str:
    fault = problem.errors()[0]
    return f"“{fault['input']}”: {fault['msg'].removeprefix('Value error, ')}"


def _insert(root: Path, path: str, key: str, lines: Sequence[str], what: str) -> None:
    """Put an entry into a list of a file, unless that would be an error there."""
    from generator.build import read
    from generator.diagnostics import Severity
    from generator.entries import NotInserted, inserted
    from generator.forms import first_line_of

    file = root / path
    before = file.read_bytes() if file.is_file() else b""
    try:
        after = inserted(before or f"{first_line_of(key)}\n".encode(), path, key, lines)
    except NotInserted as problem:
        raise click.UsageError(str(problem)) from None
    known = {(each.code, each.message) for each in read(root)[2]}
    faults = [each for each in read(root, {path: after})[2] if each.severity is Severity.ERROR]
    if wrong := [each for each in faults if each.place.file == path and (each.code, each.message) not in known]:
        raise click.UsageError(wrong[0].message + (f"; {wrong[0].hint}" if wrong[0].hint else ""))
    _write(root, path, after, before if file.is_file() else None)
    click.echo(f"{path}: {what} added")


def _write(root: Path, path: str, data: bytes, before: bytes | None) -> None:
    """Write a new file, or one that is still what it was."""
    file = root / path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if before is None:
            with file.open("xb") as stream:
                stream.write(data)
        elif file.read_bytes() == before:
            file.write_bytes(data)
        else:
            raise click.UsageError(f"{path} was changed in the meantime; try again")
    except OSError as problem:
        raise click.UsageError(f"cannot write {path}: {problem.strerror}") from None

"""`new`: what goes into a site."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.cli.curating import briefing_named
from generator.cli.shared import PROJECT, require_project

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from generator.reading.models import BriefingFile

Model = TypeVar("Model", bound="BaseModel")
KINDS = ("person", "organisation", "state", "document", "group")
TONES = ("for", "against", "conditional", "neutral", "open")
Check = Callable[[str], str]
"""An answer as it is taken; raises UsageError with what is wrong with it."""
_FEWEST_STANCES = 2
_ANSWER = "An answer, as TONE=LABEL"


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
    from generator.editing.entries import briefing_text
    from generator.reading.content import BRIEFINGS, RESERVED
    from generator.reading.models import Day, Text

    require_project(root)

    def free(slug: str) -> str:
        if slug in RESERVED:
            raise click.UsageError(f"the site itself has a page “{slug}”; choose another name")
        if (root / BRIEFINGS / slug / "briefing.yml").exists():
            raise click.UsageError(f"there is a briefing “{slug}” already: {BRIEFINGS}/{slug}/briefing.yml")
        return slug

    title = _asked("--title", title, "Title", check=_fits(Text))
    slug = _id("SLUG", slug, title, "Its address, such as harbour-bridge", free)
    path = f"{BRIEFINGS}/{slug}/briefing.yml"
    day = _asked("--date", date, "The day that it is about, such as 2024-03-12", check=_fits(Day))
    _write(root, path, briefing_text(title, day).encode("utf-8"), None)
    click.echo(f"{path}: a draft\nnext: briefing add FILE|URL --briefing {slug}")


@new.command("article", epilog="Example: briefing new article bridge-stays-shut.txt --briefing bridge")
@PROJECT
@click.argument("seed", required=False)
@click.option("--briefing", help="The briefing that it belongs to; may be left out where there is one only.")
@click.option("--name", help="What to call its file, without ending; the seed's name if left out.")
def new_article(root: Path, seed: str | None, briefing: str | None, name: str | None) -> None:
    """Draft the article file of a SEED that lies in seeds/ already. For any other text there is `briefing add`."""
    from generator.drafting import adding
    from generator.prose.text import composed, counted
    from generator.reading.content import BRIEFINGS, RESERVED, load
    from generator.reading.diagnostics import Place
    from generator.reading.spelling import unknown

    require_project(root)
    content, _ = load(root)
    slug = briefing_named(content, briefing)
    used = {article.model.seed: article.parsed.file for each in content.briefings for article in each.articles}
    free = [known for known in content.seeds if known not in used]

    def unused(seed: str) -> str:
        seed = composed(seed)
        if seed in used:
            raise click.UsageError(f"{used[seed]} uses this seed already")
        if seed not in content.seeds:
            found = unknown(Place(seed), "seed", seed, content.seeds)
            raise click.UsageError(f"{found.message}; {found.hint or 'briefing add takes any text in'}")
        return seed

    if seed is None and not free:
        raise click.UsageError("every seed has its article already; briefing add takes a text in")
    seed = _asked("SEED", seed, f"Seed ({', '.join(free)})", check=unused)

    def free_name(name: str) -> str:
        if name in RESERVED or (root / f"{BRIEFINGS}/{slug}/articles/{name}.yml").exists():
            raise click.UsageError(f"the name “{name}” is taken; give another --name")
        return name

    name = _id("--name", name, Path(seed).stem, "Its name, such as bridge-closed", free_name)
    path = f"{BRIEFINGS}/{slug}/articles/{name}.yml"
    try:
        made = adding.drafted(content.seeds[seed], content, path, None)
    except adding.NotAdded as problem:
        raise click.UsageError(f"{seed}: {problem}") from None
    _write(root, path, made.article.encode("utf-8"), None)
    quotations = counted(len(made.drafted.quotations), "quotation")
    click.echo(f"{path}: a draft with {quotations}; {counted(made.todo, 'thing')} to do")


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
    from generator.editing.entries import actor_lines
    from generator.reading.content import ACTORS, load
    from generator.reading.models import ActorEntry, Text

    require_project(root)
    asking = name is None
    name = _asked("--name", name, "Name", check=_fits(Text))
    actors = load(root)[0].actors
    taken = {each.id for each in (actors.model.actors or ())} if actors else set()
    id = _id("ID", id, name, "Its id in the YAML, such as wang-yi", _free("actor", taken))
    kind = _asked("--kind", kind, f"Kind ({', '.join(KINDS)})", check=_one_of("kind", KINDS))
    if asking:
        role = role or _asked("--role", None, "Role, if any", "") or None
        others = _asked("--alias", None, "Other names, with commas", "") if not aliases else ""
        aliases = aliases or tuple(filter(None, map(str.strip, others.split(","))))
    given = {
        "id": id,
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
    from generator.editing.entries import issue_lines
    from generator.reading.content import BRIEFINGS, load
    from generator.reading.models import IssueEntry, Text

    require_project(root)
    content = load(root)[0]
    slug = briefing_named(content, briefing)
    known = next((each.briefing.model for each in content.briefings if each.slug == slug and each.briefing), None)
    title = _asked("--title", title, "Title, a few words", check=_fits(Text))
    id = _id("ID", id, title, "Its id in the YAML, such as opening-hours", _free("issue", _issue_ids(known)))
    question = _asked("--question", question, "The question in full", check=_fits(Text))
    if stances and len(stances) < _FEWEST_STANCES:
        raise click.UsageError("--stance: an issue needs at least two answers; give it once for each")
    given = {"id": id, "title": title, "question": question, "stances": _stances(stances)}
    entry = _model(IssueEntry, given)
    _insert(root, f"{BRIEFINGS}/{slug}/briefing.yml", "issues", issue_lines(entry), f"`{entry.id}`")


def _issue_ids(briefing: BriefingFile | None) -> set[str]:
    return {issue.id for issue in briefing.issues} if briefing else set()


def _stances(given: Sequence[str]) -> list[dict[str, str]]:
    """The answers that were given; on a terminal as many as somebody types, and each with an id of its own."""
    made = [_stance(answer) for answer in given]
    while not given:
        enough = len(made) >= _FEWEST_STANCES
        answer = _asked("--stance", None, _ANSWER, "" if enough else None, _new_answer({each["id"] for each in made}))
        if not answer:
            break
        made.append(_stance(answer))
    return made


def _new_answer(taken: set[str]) -> Check:
    def check(answer: str) -> str:
        if answer and (found := _stance(answer)["id"]) in taken:
            raise click.UsageError(f"there is an answer “{found}” already")
        return answer

    return check


def _stance(answer: str) -> dict[str, str]:
    tone, given, label = answer.partition("=")
    if given and tone not in TONES and tone.strip().isalpha():
        raise click.UsageError(
            f"“{tone.strip()}” is no tone: {', '.join(TONES)}; neutral={answer} if it is part of the label"
        )
    tone, label = (tone, label.strip()) if tone in TONES else ("neutral", answer.strip())
    if not label:
        raise click.UsageError("an answer needs a label: for=Wants it")
    return {"id": _id("--stance", None, label, f"An id for “{label}”"), "label": label, "tone": tone}


def _asked(
    option: str, given: str | None, question: str, default: str | None = None, check: Check = lambda answer: answer
) -> str:
    """What was given, else what a person at a terminal answers, who is asked again until `check` takes it.

    Raises UsageError where there is no terminal, or where what was given will not do.
    """
    if given is None and _is_terminal():
        return str(
            click.prompt(
                question,
                default=default,
                show_default=bool(default),
                value_proc=lambda answer: check(" ".join(answer.split())),
            )
        )
    if given is None and default is None:
        raise click.UsageError(f"{option} is missing")
    try:
        return check(" ".join((given if given is not None else default or "").split()))
    except click.UsageError as problem:
        raise click.UsageError(f"{option}: {problem.message}") from None


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _id(option: str, given: str | None, text: str, question: str, check: Check = lambda answer: answer) -> str:
    """An id that was given, else one made of a text; of a text in letters that no id has, it is asked for.

    Raises UsageError where it has not the form of an id, or `check` will not take it.
    """
    from generator.prose.text import in_ascii, slug, spelt_in_ascii

    plain = spelt_in_ascii(text)

    def fits(answer: str) -> str:
        if slug(answer, words=100) != answer:
            like = f"; write `{slug(answer, words=100)}`" if in_ascii(answer) else ": small letters and hyphens only"
            raise click.UsageError(f"“{answer}” becomes part of an address{like}")
        return check(answer)

    if given is None and in_ascii(plain):
        made = slug(plain)
        try:
            return fits(made)
        except click.UsageError:
            if not _is_terminal():
                raise
    elif given is None and not _is_terminal():
        raise click.UsageError(f"{option} is missing: none can be made of “{text}”, since ids are in plain letters")
    return _asked(option, given, question, check=fits)


def _free(what: str, taken: set[str]) -> Check:
    def check(answer: str) -> str:
        if answer in taken:
            raise click.UsageError(f"the {what} “{answer}” is there already; choose another id")
        return answer

    return check


def _one_of(what: str, known: Sequence[str]) -> Check:
    def check(answer: str) -> str:
        if answer not in known:
            raise click.UsageError(f"“{answer}” is no {what}; one of {', '.join(known)}")
        return answer

    return check


def _fits(kind: Any) -> Check:
    """Takes what a field of this type may hold."""

    def check(answer: str) -> str:
        from pydantic import TypeAdapter, ValidationError

        try:
            return str(TypeAdapter(kind).validate_python(answer))
        except ValidationError as problem:
            raise click.UsageError(_told(problem)) from None

    return check


def _model(model: type[Model], given: dict[str, Any]) -> Model:
    from pydantic import ValidationError

    try:
        return model.model_validate(given)
    except ValidationError as problem:
        field = ".".join(str(step) for step in problem.errors()[0]["loc"])
        raise click.UsageError(f"{field}: {_told(problem)}") from None


def _told(problem: ValidationError) -> str:
    """What pydantic found in one answer, in our words."""
    fault = problem.errors()[0]
    given = fault["input"]
    if fault["type"] == "string_too_short":
        return "it cannot be empty"
    if fault["type"] == "string_pattern_mismatch":
        return (
            f"“{given}” is no day; write it as 2024-03-12"
            if "[0-9]{4}" in fault["ctx"]["pattern"]
            else f"“{given}” will not do"
        )
    message = fault["msg"].removeprefix("Value error, ")
    return f"“{given}”: {message}" if fault["type"] == "value_error" else f"“{given}” will not do"


def _insert(root: Path, path: str, key: str, lines: Sequence[str], what: str) -> None:
    """Put an entry into a list of a file, unless that would be an error there."""
    from generator.building.build import read
    from generator.editing.entries import NotInserted, inserted
    from generator.reading.diagnostics import Severity
    from generator.resolving.forms import first_line_of

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

"""What is left to curate, the most valuable first: what blocks publishing, what readers would miss, what is rough.

Quotations are looked for in each article's body as `draft` does, with what the editor leaves out left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from html import escape
from itertools import groupby
from typing import Any

from generator.drafting.draft import ADD_ACTOR, actor_of, by_name
from generator.editing.credits import credited, is_anothers, overlap, parts_of, why
from generator.prose.text import one_line, tongue
from generator.proving.briefing import QuotationKind
from generator.proving.source import Source, line_of
from generator.proving.verdict import Match
from generator.proving.verify import verify_quotation
from generator.reading.content import Content, Loaded, LoadedBriefing
from generator.reading.diagnostics import Diagnostic, Place, Severity
from generator.reading.models import UNNAMED, ArticleFile
from generator.resolving.cast import names_of
from generator.resolving.prepared import Prepared, quotation_kind


class Kind(IntEnum):
    """What is to be done, the most valuable first."""

    STATEMENT = 0
    POSITION = 1
    ERROR = 2
    CREDIT = 3
    QUOTATION = 4
    SPEAKER = 5
    ROLE = 6
    UNCITED = 7
    TODO = 8
    SEED = 9
    WARNING = 10
    TRANSLATION = 11
    FRAGMENT = 12
    DRAFT = 13
    NOTE = 14


HEADINGS = {
    Kind.STATEMENT: "Statements that are not borne out",
    Kind.POSITION: "Positions that are not borne out",
    Kind.ERROR: "Other errors",
    Kind.CREDIT: "Quotations that may be somebody else's",
    Kind.QUOTATION: "Quotations that are not in the YAML",
    Kind.SPEAKER: "Quotations whose speaker is open",
    Kind.ROLE: "Actors without a role",
    Kind.UNCITED: "Articles that no statement cites",
    Kind.TODO: "Left to do in drafts",
    Kind.SEED: "Seeds that no article uses",
    Kind.WARNING: "Warnings",
    Kind.TRANSLATION: "Quotations in another language without a translation",
    Kind.FRAGMENT: "Fragments that are not in the YAML",
    Kind.DRAFT: "Drafts",
    Kind.NOTE: "Notes",
}
_CLAIMS = {**dict.fromkeys(("lede", "statements", "summary", "timeline"), Kind.STATEMENT), "positions": Kind.POSITION}
_OWN_KINDS = {"draft": Kind.DRAFT, "todo-left": Kind.TODO, "unused-seed": Kind.SEED}
_BY_SEVERITY = {Severity.ERROR: Kind.ERROR, Severity.WARNING: Kind.WARNING, Severity.NOTE: Kind.NOTE}
_ADDED = "the actor is there now: `briefing check --fix` credits the quotations; then delete this entry"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do and where."""

    kind: Kind
    place: Place
    """The line of the YAML, or of the seed for what is not in the YAML yet."""
    text: str
    hint: str = ""
    briefing: str = ""
    article: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        where = {"file": self.place.file, "line": self.place.line, "column": self.place.column}
        about = {"briefing": self.briefing, "article": self.article, "text": self.text, "hint": self.hint}
        return {"kind": self.kind.name.lower(), **where, **about}


def tasks(content: Content, diagnostics: Iterable[Diagnostic]) -> tuple[Task, ...]:
    """Everything that is left to do, by kind and place. `diagnostics` is what `check` says."""
    found = [*_checked(content, diagnostics), *_roles(content)]
    actors = (content.actors.model.actors if content.actors else None) or ()
    names = (name for entry in actors for name in (entry.name, *(entry.aliases or ())))
    added = {ADD_ACTOR.format(name): _ADDED for name in names}
    for briefing in content.briefings:
        found += _uncited(briefing)
        for article in briefing.articles:
            found += _untranslated(briefing.slug, article, content)
            found += [
                Task(Kind.TODO, article.place("todo", at), text, added.get(text, ""), briefing.slug, article.name)
                for at, text in enumerate(article.model.todo or ())
            ]
            if article.model.seed in content.seeds:
                found += _quotations(briefing.slug, article, content)
    return tuple(sorted(dict.fromkeys(found), key=lambda task: (task.kind, task.place, task.text)))


def as_text(found: Sequence[Task]) -> str:
    """A heading for each kind, a line for each task."""
    lines: list[str] = []
    for kind, group in groupby(found, key=lambda task: task.kind):
        of_kind = list(group)
        lines += ["", f"{HEADINGS[kind]} ({len(of_kind)})"]
        for task in of_kind:
            lines += [f"  {task.place}: {task.text}", *([f"      {task.hint}"] if task.hint else [])]
    return "\n".join(lines[1:])


def as_html(found: Sequence[Task], title: str) -> str:
    """A page that stands by itself. It is for the editor and is never published."""
    sections = []
    for kind, group in groupby(found, key=lambda task: task.kind):
        of_kind = list(group)
        rows = "".join(
            f"<tr><td><code>{escape(str(task.place))}</code></td><td>{escape(task.text)}"
            + (f"<br><small>{escape(task.hint)}</small>" if task.hint else "")
            + f"</td><td>{escape('/'.join(filter(None, (task.briefing, task.article))))}</td></tr>"
            for task in of_kind
        )
        head = "<tr><th scope=col>Where</th><th scope=col>What</th><th scope=col>Article</th></tr>"
        sections.append(f"<h2>{escape(HEADINGS[kind])} ({len(of_kind)})</h2><table>{head}{rows}</table>")
    name = f"To do: {escape(title)}"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="robots" content="noindex">'
        f'<meta name="viewport" content="width=device-width"><title>{name}</title><style>{_STYLE}</style>'
        f"<h1>{name}</h1>{''.join(sections) or '<p>Nothing is left to do.</p>'}</html>\n"
    )


_STYLE = (
    ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{max-width:70rem;margin:1rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem;"
    "border-bottom:1px solid #8886}code{overflow-wrap:anywhere}"
)


# ---------------------------------------------------------------------------------------------------------------------
# What `check` says


def _checked(content: Content, diagnostics: Iterable[Diagnostic]) -> Iterator[Task]:
    parts = _parts(content)
    for each in diagnostics:
        kind = _OWN_KINDS.get(each.code) or _BY_SEVERITY[each.severity]
        if each.code == "todo-left":
            continue  # each entry is a task of its own
        if kind is Kind.ERROR:
            begun = (part for part in parts.get(each.place.file, ()) if part[0] <= each.place)
            kind = max(begun, default=(each.place, kind))[1]
        _, _, inside = each.place.file.partition("content/briefings/")
        briefing, _, rest = inside.partition("/")
        article = rest.removeprefix("articles/").removesuffix(".yml") if rest.startswith("articles/") else ""
        yield Task(kind, each.place, each.message, each.hint, briefing if rest else "", article)


def _parts(content: Content) -> dict[str, list[tuple[Place, Kind]]]:
    """Of each file of a briefing, where its parts begin, and what an error in each of them is."""
    files = [loaded for one in content.briefings for loaded in (one.briefing, *one.articles) if loaded]
    return {
        each.parsed.file: [
            (place, _CLAIMS.get(str(path[0]), Kind.ERROR)) for path, place in each.parsed.keys.items() if len(path) == 1
        ]
        for each in files
    }


# ---------------------------------------------------------------------------------------------------------------------
# What nothing says yet


def _roles(content: Content) -> Iterator[Task]:
    for index, entry in enumerate((content.actors.model.actors or ()) if content.actors else ()):
        if entry.role is None:
            place = content.actors.place("actors", index) if content.actors else Place("content/actors.yml")
            yield Task(Kind.ROLE, place, f"{entry.name} has no role", "add `role:` with what readers know them as")


def _uncited(briefing: LoadedBriefing) -> Iterator[Task]:
    """Published articles that neither lede nor statements rest on."""
    if briefing.briefing is None or briefing.briefing.model.draft:
        return
    model = briefing.briefing.model
    statements = [*([model.lede] if model.lede else []), *(model.statements or ())]
    evidence = [each for statement in statements for each in statement.evidence]
    cited = {each.article or (each.quotation or "").partition("/")[0] for each in evidence}
    for article in briefing.articles:
        if article.name not in cited and not article.model.draft:
            hint = "let a statement rest on it, or leave it out"
            yield Task(
                Kind.UNCITED, article.place(), "no statement cites this article", hint, briefing.slug, article.name
            )


def _untranslated(briefing: str, article: Loaded[ArticleFile], content: Content) -> Iterator[Task]:
    """Quotations that a reader of the site's language cannot be expected to read."""
    site = content.config.model.language if content.config else "en"
    for index, entry in enumerate(article.model.quotations or ()):
        language = entry.language or article.model.language
        if entry.translation is None and tongue(language) != tongue(site):
            text = f"“{_shortened(entry.words)}” is in “{language}”"
            hint = "add `translation:` with its `text:`"
            yield Task(Kind.TRANSLATION, article.place("quotations", index), text, hint, briefing, article.name)


def _quotations(briefing: str, article: Loaded[ArticleFile], content: Content) -> Iterator[Task]:
    """What stands inside quotation marks in the body and not in the YAML, and whom the text credits though the YAML does not."""
    source = Prepared(article, content.seeds[article.model.seed], []).source
    curated = list(_curated(article, source))
    actors = by_name((content.actors.model.actors if content.actors else None) or ())
    whose = partial(names_of, content)
    for found in credited(source):
        if not any(sign.isalnum() for part in found.parts for sign in source.text[part.start : part.end]):
            continue
        parts = parts_of(found, source)
        same = [each for each in curated if overlap(parts, each.match.parts)]
        words = _shortened(" ".join(one_line(part.text) for part in parts))
        known = actor_of(found.speaker.name, actors) if found.speaker else None
        if not same:
            kind = Kind.FRAGMENT if quotation_kind(source, parts) is QuotationKind.FRAGMENT else Kind.QUOTATION
            start = parts[0].start
            column = start - source.text.rfind("\n", 0, start)
            place = Place(f"seeds/{source.seed}", line_of(source.text, start), column)
            credit = f" ({found.speaker.name})" if found.speaker else ""
            yield Task(kind, place, f"“{words}”{credit}", "", briefing, article.name)
        elif not (known or (found.speaker and found.speaker.is_named)):
            continue  # only described: `unnamed` is what the editor chose
        elif is_open := [each for each in same if each.speaker == UNNAMED]:
            hint = "briefing check --fix credits it in the draft" if known and article.model.draft else ""
            yield Task(Kind.SPEAKER, is_open[0].place, f"“{words}”: {why(found)}", hint, briefing, article.name)
        elif doubtful := [each for each in same if is_anothers(found, each.match, whose(each.speaker), source, whose)]:
            hint = f"see whether `{doubtful[0].speaker}` says it"
            yield Task(Kind.CREDIT, doubtful[0].place, f"“{words}”: {why(found)}", hint, briefing, article.name)


def credits_in_drafts(content: Content) -> Iterator[tuple[Place, str]]:
    """Where a draft says `unnamed` of somebody who is among the actors by now: the place of the word, and whose id fits."""
    names = by_name((content.actors.model.actors if content.actors else None) or ())
    for article in (article for briefing in content.briefings for article in briefing.articles):
        unnamed = any(entry.speaker == UNNAMED for entry in article.model.quotations or ())
        if not (article.model.draft and unnamed and names and article.model.seed in content.seeds):
            continue
        source = Prepared(article, content.seeds[article.model.seed], []).source
        found = [(each, parts_of(each, source)) for each in credited(source)]
        for curated in _curated(article, source, "speaker"):
            ids = {
                actor_of(each.speaker.name, names) if each.speaker else None
                for each, parts in found
                if overlap(parts, curated.match.parts)
            }
            if curated.speaker == UNNAMED and len(ids) == 1 and (actor := ids.pop()):
                yield curated.place, actor.id


@dataclass(frozen=True, slots=True)
class _Curated:
    """A curated quotation that stands in the article."""

    place: Place
    """Its own, or that of one of its keys."""
    speaker: str
    match: Match


def _curated(article: Loaded[ArticleFile], source: Source, *key: str) -> Iterator[_Curated]:
    """Each curated quotation, with the place of one of its keys."""
    for index, entry in enumerate(article.model.quotations or ()):
        if match := verify_quotation(entry.words, source, context=entry.context).match:
            yield _Curated(article.place("quotations", index, *key), entry.speaker, match)


def _shortened(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def as_list(found: Sequence[Task]) -> list[dict[str, Any]]:
    """The JSON form of `briefing todo`."""
    return [task.as_dict() for task in found]

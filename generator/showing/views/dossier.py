"""The whole briefing as one document to print: its evidence as numbered notes, its sources at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.proving.briefing import Issue
from generator.showing import addresses
from generator.showing.views.briefing import BriefingPage, briefing_page
from generator.showing.views.evidence import Cited, Desk, Named, Source
from generator.showing.views.sayings import Speaker, speakers
from generator.showing.views.stands import Cells, Stand, cells
from generator.showing.views.timeline import event_line


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A reference to a note."""

    number: int
    href: Markup


@dataclass(frozen=True, slots=True)
class Note:
    """A piece of evidence, numbered where the document first rests on it."""

    number: int
    anchor: Markup
    cited: Cited


@dataclass(frozen=True, slots=True)
class Noted:
    """A sentence of the editor's with its notes."""

    text: str
    notes: tuple[NoteRef, ...]


@dataclass(frozen=True, slots=True)
class DossierStand:
    """A stance that an actor takes, as each article reports it."""

    actor: str
    role: str | None
    label: str
    tone: str
    claims: tuple[tuple[Noted, Source], ...]


@dataclass(frozen=True, slots=True)
class DossierIssue:
    """One question and who answers it how."""

    anchor: Markup
    title: str
    question: str
    stands: tuple[DossierStand, ...]


@dataclass(frozen=True, slots=True)
class DossierEvent:
    """Something that an article dates."""

    date: str
    inferred: str | None
    what: Noted


@dataclass(frozen=True, slots=True)
class DossierSource:
    """An article, with what it states about itself."""

    source: Source
    facts: tuple[tuple[str, str | None], ...]
    """`outlet`, `author`, `date` (ISO 8601) and `address`; None: not stated in the source."""
    inferred: tuple[str, ...]
    """Which of them are inferred."""
    seed: str


@dataclass(frozen=True, slots=True)
class DossierPage:
    """What the document shows, in the order it shows it."""

    trail: tuple[Named, ...]
    home: BriefingPage
    """What it shares with the briefing's own page, its links made for this one."""
    lede: Noted
    statements: tuple[Noted, ...]
    disagreements: tuple[Noted, ...]
    issues: tuple[DossierIssue, ...]
    speakers: tuple[Speaker, ...]
    timeline: tuple[DossierEvent, ...]
    sources: tuple[DossierSource, ...]
    notes: tuple[Note, ...]
    briefing: Markup


class _Notes:
    """Numbers each piece of evidence where it is first rested on."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.numbers: dict[Cited, int] = {}

    def noted(self, text: str, cited: Iterable[Cited]) -> Noted:
        """A sentence with the numbers of its evidence."""
        numbers = [self.numbers.setdefault(one, len(self.numbers) + 1) for one in cited]
        refs = tuple(NoteRef(n, addresses.link(self.page, self.page, _anchor(n))) for n in dict.fromkeys(numbers))
        return Noted(text, refs)

    def all(self) -> tuple[Note, ...]:
        return tuple(Note(number, _anchor(number), cited) for cited, number in self.numbers.items())


def _anchor(number: int) -> Markup:
    return addresses.checked(f"n-{number}")


def dossier_page(desk: Desk) -> DossierPage:
    """The document of the briefing on the desk."""
    briefing = desk.briefing
    own = addresses.dossier_page(briefing.slug)
    at = briefing_page(replace(desk, page=own))
    known = cells(desk, own)
    notes = _Notes(own)
    return DossierPage(
        trail=(Named(briefing.title, addresses.link(own, desk.page)),),
        home=at,
        lede=notes.noted(at.lede.text, at.lede.evidence),
        statements=tuple(notes.noted(claim.text, claim.evidence) for claim in at.statements),
        disagreements=tuple(notes.noted(claim.text, claim.evidence) for claim in at.disagreements),
        issues=tuple(_issue(issue, known, notes) for issue in briefing.issues),
        timeline=tuple(_events(desk, own, notes)),
        speakers=speakers(desk, own),
        sources=tuple(_sources(desk, own)),
        notes=notes.all(),
        briefing=addresses.link(own, desk.page),
    )


def _issue(issue: Issue, known: Cells, notes: _Notes) -> DossierIssue:
    order = {stance.id: number for number, stance in enumerate(issue.stances)}
    here = [cell for (_, id), cell in known.items() if id == issue.id]
    found = [(cell.actor.name, cell.role, stand) for cell in here for stand in cell.stands]
    stands = tuple(_stand(*one, notes) for one in sorted(found, key=lambda one: order[one[2].id]))
    return DossierIssue(addresses.checked(f"issue-{issue.id}"), issue.title, issue.question, stands)


def _stand(actor: str, role: str | None, stand: Stand, notes: _Notes) -> DossierStand:
    claims = tuple((notes.noted(claim.summary, claim.evidence), claim.source) for claim in stand.claims)
    return DossierStand(actor, role, stand.label, stand.tone, claims)


def _events(desk: Desk, own: str, notes: _Notes) -> Iterable[DossierEvent]:
    for number, event in enumerate(desk.briefing.timeline, 1):
        line = event_line(event, number, desk, own)
        yield DossierEvent(line.date, line.inferred, notes.noted(line.text, line.evidence))


def _sources(desk: Desk, own: str) -> Iterable[DossierSource]:
    for article in desk.briefing.articles:
        found = {"outlet": article.outlet, "author": article.byline, "date": article.date, "address": article.url}
        facts = tuple((name, fact.value) for name, fact in found.items())
        inferred = tuple(name for name, fact in found.items() if fact.value and fact.basis.startswith("inferred"))
        yield DossierSource(desk.source(article.name, own), facts, inferred, article.seed.name)

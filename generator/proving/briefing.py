"""What a verified briefing is: every id resolved, every passage located. Frozen values, no behaviour that reads or writes.

Offsets are Unicode code points into the seed's text as decoded from UTF-8, half-open: `text[start:end]`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from generator.reading.diagnostics import Place
from generator.reading.seeds import Seed


@dataclass(frozen=True, order=True, slots=True)
class Passage:
    """A located span of a seed and its exact text."""

    seed: str
    """The seed's file name."""
    start: int
    end: int
    text: str

    def as_dict(self) -> dict[str, str | int]:
        """The JSON form: text, start, end; which seed it is of stands beside it."""
        return {"text": self.text, "start": self.start, "end": self.end}


class MatchKind(StrEnum):
    """How the editor's words and the article's characters agree, from closest to loosest."""

    EXACT = "exact"
    """Character for character."""
    TYPOGRAPHY = "typography"
    """Equal but for marks, dashes, spaces and the like."""
    SPLIT = "split"
    """In several parts, around the article's own "he said"."""
    INSERTION = "insertion"
    """With words in square brackets that the editor added."""
    ELISION = "elision"
    """With words left out where the editor wrote […]."""


class QuotationKind(StrEnum):
    """How much of a sentence stands inside the marks."""

    DIRECT = "direct"
    """One or more whole sentences."""
    PARTIAL = "partial"
    """A run of words inside the reporter's own sentence."""
    FRAGMENT = "fragment"
    """A few words: a term of art, a label, a scare quote."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state, document or group that speaks or takes positions."""

    id: str
    name: str
    kind: str
    role: str | None
    affiliation: str | None
    """The id of another actor."""
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """A fact about the article itself, with what it rests on."""

    value: str | None
    """None: not stated in the source."""
    basis: str
    """`stated`, `inferred: …`, or `not stated in the source`."""
    passage: Passage | None
    """Where the seed states it."""

    @property
    def stated(self) -> str | None:
        """The value where the seed states it, so that others may take it for the article's own."""
        return self.value if self.basis == "stated" else None

    @property
    def is_inferred(self) -> bool:
        """Whether the seed does not state it, and it follows from something."""
        return self.value is not None and self.basis.startswith("inferred")


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A span of the seed that is not the article's body: a caption, registration text, ..."""

    kind: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Translation:
    """What a quotation says, in another language. It stands in no seed: it is shown, never verified, never counted."""

    text: str
    language: str
    """BCP 47."""
    by: str | None
    """Who translated it; None: the editor."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that stand inside quotation marks in the article, with their speaker."""

    id: str
    """`article/key`, unique in the briefing."""
    key: str
    """Unique in the article; the page anchor is `q-<key>`."""
    article: str
    seed: str
    kind: QuotationKind
    speaker: Actor | None
    """None: the article names nobody."""
    parts: tuple[Passage, ...]
    """The seed's own characters, in order; several where something stands between them."""
    joints: tuple[str, ...]
    """What stands between part i and i + 1 when shown: `[…]`, `[words]`, or `” “` at an inquit."""
    match: MatchKind
    dropped: tuple[Passage, ...]
    """What the editor's elisions leave out."""
    place: Place
    """The line of the YAML entry."""
    language: str = "en"
    """BCP 47: the article's, unless the words are in another one."""
    translation: Translation | None = None

    @property
    def words(self) -> str:
        """The words as shown: the parts with their joints."""
        if not self.joints:
            return self.parts[0].text
        joints = (*self.joints, "")
        return "".join(part.text + joint for part, joint in zip(self.parts, joints, strict=True))

    @property
    def spoken(self) -> str:
        """The seed's own characters alone, for comparing."""
        return " ".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One or more passages of one article that bear a claim out."""

    article: str
    passages: tuple[Passage, ...]
    quotation: Quotation | None
    """Set where the evidence is a curated quotation."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence written by the editor, borne out by evidence."""

    text: str
    evidence: tuple[Evidence, ...]
    place: Place
    is_contradiction: bool = False
    """Whether it names a point on which the articles contradict each other."""


@dataclass(frozen=True, slots=True)
class KeyActor:
    """An actor who matters in one article, with the role that this article gives."""

    actor: Actor
    role: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """One of the answers that an issue allows."""

    id: str
    label: str
    tone: str
    """`for`, `against`, `conditional`, `neutral` or `open`: gives the stance its hue."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A question on which actors take positions, with its own stance vocabulary."""

    id: str
    title: str
    question: str
    stances: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """An actor's stance on an issue as one article reports it."""

    actor: Actor
    issue: Issue
    stance: Stance
    article: str
    summary: str
    """What the actor wants or does, in the editor's words."""
    evidence: tuple[Evidence, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as one article prints it."""

    figure: str
    article: str
    passage: Passage
    value: str
    """The number in plain digits, such as `100000`, `0.5` or `2014`; of a range, its lower end."""
    unit: str
    """What it counts, `$`, `%` or `year`; empty where nothing says so."""
    qualifier: str
    """`estimated`, `at least`, `up to`, `in`, `after`, ...; empty where the article gives none."""
    upper: str = ""
    """Of a range (`between 100 and 200`), its upper end; empty otherwise."""
    step: str = ""
    """What its last digit is worth where it may be rounded: `100000000` of `$1.4bn`; empty where it is taken at its word."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that is counted or dated, and how each article gives it."""

    id: str
    what: str
    readings: tuple[Reading, ...]
    agree: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that an article dates."""

    date: str
    """ISO 8601: a year, a month, a day, or a range `start/end`."""
    text: str
    basis: str
    """`stated`, or `inferred: …`."""
    evidence: tuple[Evidence, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Utterance:
    """One speech event and the quotations of it."""

    id: str
    speaker: Actor | None
    members: tuple[Quotation, ...]
    """The longest first, those of one length in the order of the briefing."""
    variants: int
    """In how many different ways the members are printed, typography and edge punctuation aside."""


@dataclass(frozen=True, slots=True)
class Article:
    """A seed plus its curated facts."""

    name: str
    """The YAML file's name without ending; the page's slug."""
    seed: Seed
    title: Passage
    outlet: Provenance
    byline: Provenance
    date: Provenance
    url: Provenance
    language: str
    exclusions: tuple[Exclusion, ...]
    words: int
    """Words of the body, without the title and what is excluded."""
    summary: tuple[Statement, ...]
    key_actors: tuple[KeyActor, ...]
    quotations: tuple[Quotation, ...]
    positions: tuple[Position, ...]
    readings: tuple[Reading, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Correction:
    """A mistake of the editor's that was published, and is mended."""

    date: str
    """The day on which it was mended (ISO 8601)."""
    text: str
    article: str | None
    """None: it concerns the whole briefing."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """One event: several articles read together."""

    slug: str
    title: str
    date: str
    lede: Statement
    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...]
    timeline: tuple[Event, ...]
    figures: tuple[Figure, ...]
    articles: tuple[Article, ...]
    actors: tuple[Actor, ...]
    """The actors that this briefing mentions, in the order of `content/actors.yml`."""
    utterances: tuple[Utterance, ...] = ()
    """Every quotation belongs to exactly one."""
    corrections: tuple[Correction, ...] = ()
    """As the editor lists them."""
    made_of: str = field(default="", compare=False)
    """A fingerprint of the files and actors that it was made of; empty where it is not known."""

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """All quotations, article by article, each in the order of its seed."""
        return tuple(quotation for article in self.articles for quotation in article.quotations)

    @property
    def positions(self) -> tuple[Position, ...]:
        """All positions, article by article."""
        return tuple(position for article in self.articles for position in article.positions)

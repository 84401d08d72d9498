"""The curated YAML: every field described once. The JSON Schema for editors falls out of it.

Every YAML scalar arrives as text (see `yamlfile`); a field that wants a number or a truth value converts it.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from generator.prose.text import DEVICES, composed, describe, unwelcome_characters

UNNAMED = "unnamed"
"""The speaker of words that the article credits to nobody."""
TO_BE_WRITTEN = "To be written: what the article says."
"""The summary of a draft."""


def _welcome(text: str) -> str:
    """Refuse characters that a reader cannot see or that a page cannot carry."""
    if found := unwelcome_characters(text):
        raise ValueError(f"holds {found}, which must not stand in text")
    return text


def _date(text: str) -> str:
    """Refuse what is not a calendar date of ISO 8601: year, month or day, or a range of two with a slash."""
    from datetime import date

    try:
        days = [date(*[*map(int, end.split("-")), 1, 1][:3]) for end in text.split("/")]
    except ValueError:
        raise ValueError("there is no such day") from None
    if days != sorted(days):
        raise ValueError("the range ends on a day before it begins")
    return text


def _http_url(text: str) -> str:
    """Refuse what is no address of the web, or shows another host than it leads to."""
    from urllib.parse import urlsplit

    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ValueError("must be an http or https address with a host and without a user name")
    if wrong := re.search(r"[\s\\<>\"{}|^`]", text):
        raise ValueError(f"holds {describe(wrong[0])}; write %{ord(wrong[0]):02X} instead")
    host = re.sub(r":[^:\]]*\Z", "", parts.netloc)
    port = parts.netloc.removeprefix(host)
    if port and not (re.fullmatch(":[0-9]{1,5}", port) and 1 <= int(port[1:]) <= 65_535):
        raise ValueError(f"has “{port[1:]}” for a port; a port is a number from 1 to 65535")
    if not re.fullmatch(r"(?!-)[A-Za-z0-9.-]+|\[[0-9a-fA-F:.]+\]", host):
        raise ValueError(f"has a host that is not written in plain letters{_in_ascii(parts.hostname)}")
    return text


def own_url(text: str) -> str:
    """Refuse what an editor, and no article, gives as an address, and what leads elsewhere than it reads.

    Raises ValueError.
    """
    from urllib.parse import unquote, urlsplit

    if any(unquote(step) in (".", "..") for step in urlsplit(_http_url(text)).path.split("/")):
        raise ValueError("holds “.” or “..” as a step of its path; write the path that it leads to")
    return text


def site_url(text: str) -> str:
    """Refuse what cannot stand before the address of every page. Raises ValueError."""
    own_url(text)
    if wrong := re.search(r"[?#]", text):
        raise ValueError(f"holds “{wrong[0]}”; the address of a site ends with its path")
    if text.count("//") > 1:
        raise ValueError("holds “//” in its path; write “/”")
    return text


def _in_ascii(host: str) -> str:
    """How a host with other letters than ASCII is written, for a message."""
    try:
        return f"; write {host.encode('idna').decode()}"
    except UnicodeError:
        return ""


Basis = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^inferred: ."),
    AfterValidator(_welcome),
]
"""Why something is believed that no seed states."""


def _no_device(text: str) -> str:
    """Refuse what cannot be the name of a page's folder everywhere."""
    if text in DEVICES:
        raise ValueError(f"“{text}” cannot be the name of a folder on Windows")
    return text


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80), AfterValidator(_no_device)]
"""Lower-case ASCII letters and digits, joined by single hyphens."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_welcome)]
"""Plain words; never Markdown, HTML or a template."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_welcome)]
"""Words as they stand in the seed; the differences in typography that verification allows are allowed."""
IsoDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"),
    AfterValidator(_date),
]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_date)]
HttpUrl = Annotated[Text, AfterValidator(_http_url)]
OwnUrl = Annotated[Text, AfterValidator(own_url)]
SiteUrl = Annotated[Text, AfterValidator(site_url)]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language as BCP 47 names it, such as `en`, `pt-BR` or `zh-Hant`."""
Reference = Annotated[
    str, StringConstraints(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$", max_length=161)
]
"""A quotation's id; in `briefing.yml` with its article before it: `article/quotation`."""


def _named(what: str) -> Any:
    """Marks a field whose values are names that the project itself gives: editors offer them (see `forms`)."""
    return Field(json_schema_extra={"x-names": what})


ActorId = Annotated[Slug, _named("actor")]
SpeakerId = Annotated[Slug, _named("speaker")]
IssueId = Annotated[Slug, _named("issue")]
StanceId = Annotated[Slug, _named("stance")]
FigureId = Annotated[Slug, _named("figure")]
ArticleName = Annotated[Slug, _named("article")]
BriefingSlug = Annotated[Slug, _named("briefing")]
SeedName = Annotated[Text, AfterValidator(composed), _named("seed")]
QuotationId = Annotated[Reference, _named("quotation")]
OtherQuotation = Annotated[Reference, _named("other-quotation")]


class Curated(BaseModel):
    """What every curated mapping shares: it cannot change, and a key nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True)


class ActorEntry(Curated):
    """A person, organisation, state, document or group that speaks, acts or takes positions."""

    id: Slug
    """Used wherever the actor is referred to."""
    name: Text
    """The name that the site shows."""
    kind: Literal["person", "organisation", "state", "document", "group"]
    """A document speaks where an article quotes its text; a group speaks where an article names only "officials"."""
    role: Text | None = None
    """What the actor is known as across the site; each article gives its own role besides."""
    affiliation: ActorId | None = None
    """The id of the state or organisation that the actor acts for."""
    aliases: tuple[Text, ...] = ()
    """Other names in the articles: spellings, initials, titles, house style."""


class ActorsFile(Curated):
    """`content/actors.yml`: the actors of the whole site."""

    actors: tuple[ActorEntry, ...]
    """Every actor once."""


class EvidenceEntry(Curated):
    """What bears a claim out: a quotation's id alone, or words that stand in an article's body."""

    quotation: QuotationId | None = None
    """A quotation's id; writing just the id as text means the same."""
    words: Words | None = None
    """Words of the article's body, in or outside quotation marks."""
    article: ArticleName | None = None
    """The article that the words stand in; needed in `briefing.yml` only."""
    context: Words | None = None
    """A longer run of words around them, where the same words stand in several places."""

    @model_validator(mode="before")
    @classmethod
    def _id_alone(cls, data: Any) -> Any:
        return {"quotation": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.quotation is None) == (self.words is None):
            raise ValueError("needs either a quotation's id or the words of a passage")
        return self


Evidences = Annotated[tuple[EvidenceEntry, ...], Field(min_length=1)]
"""At least one piece of evidence."""


class StatementEntry(Curated):
    """A sentence of your own and what bears it out."""

    text: Text
    """Your own plain words, never a copied sentence."""
    evidence: Evidences
    """Quotations or passages that bear the sentence out."""


class StatedFact(Curated):
    """A fact about the article itself: its value and what it rests on."""

    value: Text
    """The fact."""
    words: Words | None = None
    """Where the seed states it: words that stand anywhere in the seed."""
    basis: Basis | None = None
    """Why it is believed though the seed does not state it: `inferred: ...`."""

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.words is None) == (self.basis is None):
            raise ValueError("needs either the words that state it, or a basis that begins with “inferred: ”")
        return self


class DateFact(StatedFact):
    """The article's date and what it rests on."""

    value: IsoDate
    """A year, month or day, such as 2022-01-26."""


class UrlFact(StatedFact):
    """The article's address and what it rests on."""

    value: HttpUrl
    """An http or https address."""


ExclusionKind = Literal[
    "heading", "caption", "video", "duplicate", "byline", "registration", "advertisement", "footer", "other"
]


class ExclusionEntry(Curated):
    """A span of the seed that is not the article's body, named by its first and last words."""

    kind: ExclusionKind
    """What the span is."""
    first: Words
    """The words it begins with."""
    last: Words | None = None
    """The words it ends with; left out where `first` is the whole span."""
    occurrence: Annotated[int, Field(ge=1)] = 1
    """Which one, where the same words begin several spans of the seed."""


class KeyActorEntry(Curated):
    """An actor who matters in this article."""

    actor: ActorId
    """An id of `content/actors.yml`."""
    role: Text
    """The role that this article gives: its own words, or yours with evidence."""
    evidence: tuple[EvidenceEntry, ...] = ()
    """Needed where the role is not the article's own words."""


Acceptable = Literal[
    "quotation-single-word",
    "quotation-in-headline",
    "quotation-in-caption",
    "quotation-in-duplicate",
    "quotation-unclosed",
    "quotation-cuts-negation",
    "speaker-contradicted",
    "elision-may-reverse",
    "insertion-may-reverse",
    "look-alike",
    "hidden-character",
]
"""The warnings that an editor can answer with "yes, I know"."""


class TranslationEntry(Curated):
    """A quotation in another language. It is shown below the original and marked: nobody can verify it in the seed."""

    text: Text
    """The translation, without quotation marks around it."""
    language: Language | None = None
    """The language that it is in (BCP 47, such as `de`); the site's if left out."""
    by: Text | None = None
    """Who translated it; the editor of the site if left out."""


class QuotationEntry(Curated):
    """Words inside quotation marks, and whose they are."""

    speaker: SpeakerId
    """An id of `content/actors.yml`, or `unnamed` where the article credits nobody."""
    words: Words
    """The words; `[…]` where you leave some out, `[words]` where you add some."""
    id: Slug | None = None
    """For evidence to refer to; made from the first words if left out."""
    context: Words | None = None
    """A longer run of words around them, where the same words stand in several places."""
    language: Language | None = None
    """The language of the words (BCP 47, such as `de`), where it is another one than the article's."""
    translation: TranslationEntry | None = None
    """The words in a language that more readers know."""
    accept: tuple[Acceptable, ...] = ()
    """Warnings about this quotation that you have looked into and accept, by their codes."""
    same_as: tuple[OtherQuotation, ...] = ()
    """Quotations, as `article/quotation`, of the same utterance that the site does not find to be the same."""
    not_same_as: tuple[OtherQuotation, ...] = ()
    """Quotations of other utterances that the site takes to be the same."""


class PositionEntry(Curated):
    """An actor's stance on an issue, as this article reports it."""

    actor: ActorId
    """An id of `content/actors.yml`."""
    issue: IssueId
    """An id among the briefing's issues."""
    stance: StanceId
    """An id among that issue's stances."""
    summary: Text
    """What the actor wants or does, in your own words."""
    evidence: Evidences
    """Quotations or passages that bear the stance out."""


class ReadingEntry(Curated):
    """A figure as this article prints it. Value, unit and qualifier are read from the words unless given."""

    figure: FigureId
    """An id among the briefing's figures."""
    words: Words
    """The number with what it counts and its qualifier: `an estimated 100,000 troops`."""
    value: Annotated[str, StringConstraints(pattern=r"^-?[0-9]+(\.[0-9]+)?$")] | None = None
    """The number in plain digits, where the words hold more than one."""
    unit: Text | None = None
    """What the number counts."""
    qualifier: Text | None = None
    """`estimated`, `at least`, `up to`, ...: words of the passage, or English ones where those of its language are not read."""
    context: Words | None = None
    """A longer run of words around them, where the same words stand in several places."""


class ArticleFile(Curated):
    """`content/briefings/<slug>/articles/<name>.yml`: one seed, curated."""

    seed: SeedName
    """The file's name in `seeds/`."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """The SHA-256 of the seed file as it was received, 64 hexadecimal digits: a change of it since is an error."""
    retrieved: Day | None = None
    """The day on which the seed was received, such as 2024-03-12."""
    draft: bool = False
    """`true` while you work on it: it is checked, but not published."""
    todo: tuple[Text, ...] = ()
    """What is left to do; must be empty before the article is published."""
    title: Words | None = None
    """The headline as printed; the seed's first line if left out, and no headline where that reads like the body."""
    language: Language = "en"
    """The language that the article is written in (BCP 47), such as `de` or `pt-BR`."""
    outlet: StatedFact | None = None
    """Who published it; leave out what the seed does not say."""
    byline: StatedFact | None = None
    """Who wrote it."""
    date: DateFact | None = None
    """When it was published."""
    url: UrlFact | None = None
    """Where it was published."""
    exclude: tuple[ExclusionEntry, ...] = ()
    """What of the seed is not the article's body."""
    summary: Annotated[tuple[StatementEntry, ...], Field(min_length=1)]
    """What the article says, in your own words."""
    actors: tuple[KeyActorEntry, ...] = ()
    """Who matters in it."""
    quotations: Annotated[tuple[QuotationEntry, ...], Field(max_length=2_000)] = ()
    """What it quotes."""
    positions: tuple[PositionEntry, ...] = ()
    """Who stands where."""
    figures: tuple[ReadingEntry, ...] = ()
    """The numbers it gives."""


class StanceEntry(Curated):
    """One of the answers that an issue allows."""

    id: Slug
    """Used by positions."""
    label: Text
    """What the site shows: a few words."""
    tone: Literal["for", "against", "conditional", "neutral", "open"] = "neutral"
    """Gives the stance its hue; always shown with its label."""


class IssueEntry(Curated):
    """A question on which actors take positions."""

    id: Slug
    """Used by positions."""
    title: Text
    """A few words."""
    question: Text
    """The question in full."""
    stances: Annotated[tuple[StanceEntry, ...], Field(min_length=2)]
    """The issue's own vocabulary of answers."""


class FigureEntry(Curated):
    """Something that the articles count or date, so that their readings can be compared."""

    id: Slug
    """Used by the articles' figures."""
    what: Text
    """What is counted or dated."""


class EventEntry(Curated):
    """Something that an article dates."""

    date: IsoDate
    """A year, month or day, or a range `2021-12/2022-01`."""
    text: Text
    """What happened, in your own words."""
    basis: Basis | None = None
    """How the date was worked out, where the words give only a weekday or the like."""
    evidence: Evidences
    """Quotations or passages that bear it out."""


class BriefingStatementEntry(StatementEntry):
    """A statement of the whole briefing."""

    contradiction: bool = False
    """Whether it names a point on which the articles contradict each other: it is shown among the disagreements."""


class CorrectionEntry(Curated):
    """A mistake of yours that was published, and is mended."""

    date: Day
    """The day on which it was mended, such as 2024-03-12."""
    text: Text
    """What was wrong and what is right, in your own words."""
    article: ArticleName | None = None
    """The article on whose page it stood; left out, the correction shows on all pages of the briefing."""


class BriefingFile(Curated):
    """`content/briefings/<slug>/briefing.yml`: one event."""

    title: Text
    """The event in a headline of your own."""
    date: Day
    """The day that the briefing is about, such as 2024-03-12: "as of"."""
    draft: bool = False
    """`true` while you work on it: checked as far as it goes and not published. It may still lack lede, statements and
    articles."""
    lede: StatementEntry
    """What happened, in a few sentences of your own."""
    statements: Annotated[tuple[BriefingStatementEntry, ...], Field(min_length=1)]
    """What the articles together tell."""
    issues: tuple[IssueEntry, ...] = ()
    """The questions on which the actors take positions."""
    figures: tuple[FigureEntry, ...] = ()
    """What the articles count or date."""
    timeline: tuple[EventEntry, ...] = ()
    """What the articles date."""
    corrections: tuple[CorrectionEntry, ...] = ()
    """Mistakes that were published and mended, for readers to know."""


class ThemeColours(Curated):
    """The site's colours, each a six-digit hexadecimal number such as `#1b3a5c`."""

    ink: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] = "#1b3a5c"
    """Headings, rules and links on a light ground."""
    ink_on_dark: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] = "#9cc4ee"
    """The same on a dark ground."""


class Licence(Curated):
    """What others may do with the editor's own words. Quotations and excerpts belong to their publishers."""

    name: Text
    """The licence's name, such as `CC BY 4.0`."""
    url: OwnUrl | None = None
    """Where it can be read."""


class SiteConfig(Curated):
    """`site_config.yml`: the few things that hold for the whole site."""

    title: Text
    """The site's name."""
    description: Text = "A briefing whose every quotation is proven to stand in the article it is credited to."
    """One sentence for search engines and link previews."""
    url: SiteUrl | None = None
    """Where the site is published, with its sub-path; `--site-url` overrides it."""
    repository: OwnUrl | None = None
    """The repository's address: where the content is edited and mistakes are reported; `--repository` gives it where
    neither this nor `contact` does."""
    contact: OwnUrl | None = None
    """A page on which readers can report mistakes, where no repository is given."""
    licence: Licence | None = None
    """The licence of the editor's own words, shown at the foot of every page."""
    edit_path: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._/-]*$")] = "blob/main/"
    """What stands between the repository's address and a file's path in an edit link. GitHub shows the line of the
    YAML under `blob/<branch>/`, with its button to edit; under `edit/<branch>/` the editor opens at the top."""
    language: Language = "en"
    """The language of the interface (BCP 47), such as `de` or `pt-BR`."""
    home: BriefingSlug | None = None
    """The briefing that is the home page; left out, the home page lists all briefings."""
    colours: ThemeColours = ThemeColours()
    """The theme's colours."""
    publish: Literal["excerpts", "full", "none"] = "excerpts"
    """What of the seeds is published: the sentences around the evidence, everything, or the evidence's words alone."""
    history: bool = True
    """Whether pages and feeds tell what changed last, where git keeps earlier revisions of the content."""
    mkdocs: dict[str, Any] = {}
    """Merged last into the generated MkDocs configuration, for people who know MkDocs. Scripts of other hosts are
    refused by the pages' security policy all the same."""

"""Who reports what: a picture, a table, what each article alone has and leaves out, and who is quoted how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.comparing.coverage import CoverageBlock, CoverageRow, Share, coverage, speaker_balance
from generator.proving.briefing import Article
from generator.showing import addresses
from generator.showing.views.evidence import Desk, Named, Source
from generator.showing.views.geometry import Grid, Mark, bars, grid

MOST_COLUMNS = 24
"""So many articles stand side by side, in tables and pictures. Of more, each line names those that have something to
say of its thing: else the page would grow with the square of them."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Whether one article has one thing."""

    number: int
    """The article's."""
    mark: Mark
    href: Markup | None
    """To the words in the article; None where it has none."""


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One thing across all articles."""

    anchor: Markup
    label: str
    href: Markup | None
    """To the page or the line that tells more of it."""
    is_quotation: bool
    language: str | None
    """Of a quotation's words; None where the label is the editor's."""
    cells: tuple[MatrixCell, ...]
    """Of all articles where they stand side by side; else of those that have it, and of the one that leaves it out."""
    count: int


@dataclass(frozen=True, slots=True)
class MatrixBlock:
    """All things of one kind, what most articles have first."""

    kind: str
    """`statement`, `utterance`, `actor`, `issue` or `figure`."""
    lines: tuple[MatrixLine, ...]
    in_all: int
    in_several: int
    """In more than one article, but not in all."""
    in_one: int
    picture: Grid | None
    """Where the articles stand side by side."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of one kind an article has."""

    kind: str
    has: int
    of: int
    alone: int
    """What no other article has."""


@dataclass(frozen=True, slots=True)
class ArticleShare:
    """What one article has, has alone, and leaves out."""

    anchor: Markup
    source: Source
    tallies: tuple[Tally, ...]
    alone: tuple[tuple[str, tuple[MatrixLine, ...]], ...]
    """By kind."""
    omitted: tuple[tuple[str, tuple[MatrixLine, ...]], ...]
    """What all the others, at least two, have."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much one speaker is quoted, in one article or in all."""

    quotations: int
    words: int
    length: int
    """Of the bar, out of 100."""


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """How much one speaker is quoted."""

    speaker: Named | None
    """None: the articles name nobody."""
    share: int
    """Of all quoted words, in per cent."""
    overall: Amount
    articles: tuple[tuple[int, Amount], ...]
    """By the article's number: all where they stand side by side, else those that quote."""


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """What the page shows, in the order it shows it."""

    trail: tuple[Named, ...]
    briefing: str
    is_matrix: bool
    """Whether the articles stand side by side."""
    sources: tuple[Source, ...]
    blocks: tuple[MatrixBlock, ...]
    shares: tuple[ArticleShare, ...]
    speakers: tuple[SpeakerLine, ...]


def coverage_page(desk: Desk) -> CoveragePage:
    """The coverage of the briefing on the desk."""
    briefing = desk.briefing
    own = addresses.coverage_page(briefing.slug)
    is_matrix = len(briefing.articles) <= MOST_COLUMNS
    sources = tuple(desk.source(article.name, own) for article in briefing.articles)
    blocks = tuple(_block(block, desk, own, is_matrix) for block in coverage(briefing) if block.rows)
    return CoveragePage(
        trail=(Named(briefing.title, addresses.link(own, desk.page)),),
        briefing=briefing.title,
        is_matrix=is_matrix,
        sources=sources,
        blocks=blocks,
        shares=_shares(briefing.articles, sources, blocks),
        speakers=_speakers(speaker_balance(briefing), desk, own, is_matrix),
    )


def marks(row: CoverageRow) -> tuple[Mark, ...]:
    """What the row says of each article."""
    count = row.count
    has = Mark.SHARED if count > 1 else Mark.ONLY
    lacks = Mark.OMITTED if 1 < count == len(row.reported) - 1 else Mark.ABSENT
    return tuple(has if reported else lacks for reported in row.reported)


def _block(block: CoverageBlock, desk: Desk, own: str, is_matrix: bool) -> MatrixBlock:
    rows = sorted(block.rows, key=lambda row: -row.count)
    every = len(desk.briefing.articles)
    counts = [row.count for row in rows]
    return MatrixBlock(
        kind=block.kind,
        lines=tuple(_line(block.kind, row, number, desk, own, is_matrix) for number, row in enumerate(rows, 1)),
        in_all=sum(1 for count in counts if count == every > 1),
        in_several=sum(1 for count in counts if 1 < count < every),
        in_one=counts.count(1),
        picture=grid([marks(row) for row in rows], every) if is_matrix else None,
    )


def _line(kind: str, row: CoverageRow, number: int, desk: Desk, own: str, is_matrix: bool) -> MatrixLine:
    articles = desk.briefing.articles
    cells = tuple(
        MatrixCell(place, mark, _WORDS[kind](row.id, article, desk, own) if reported else None)
        for place, (article, mark, reported) in enumerate(zip(articles, marks(row), row.reported, strict=True), 1)
        if is_matrix or mark is not Mark.ABSENT
    )
    anchor = addresses.coverage_anchor(kind, number)
    language = desk.utterances_by_id[row.id].members[0].language if kind == "utterance" else None
    return MatrixLine(
        anchor, row.label, _more(kind, row.id, desk, own), kind == "utterance", language, cells, row.count
    )


def _more(kind: str, id: str, desk: Desk, own: str) -> Markup | None:
    """Where a reader learns more of a thing; a single quotation's one cell says it all."""
    if kind == "statement":
        return addresses.link(own, desk.page, addresses.statement_anchor(int(id)))
    if kind == "actor":
        return addresses.link(own, desk.actor_page(id))
    if kind == "issue":
        return addresses.link(own, addresses.issue_page(desk.briefing.slug, id))
    if kind == "figure":
        return addresses.link(own, desk.page, addresses.figure_anchor(id))
    utterance = desk.utterances_by_id[id]
    return desk.utterance_href(utterance, own) if len(utterance.members) > 1 else None


def _statement_words(id: str, article: Article, desk: Desk, own: str) -> Markup:
    evidence = desk.briefing.statements[int(id) - 1].evidence
    passage = next(one.passages[0] for one in evidence if one.article == article.name)
    return desk.passage_href(article.name, passage, own)


def _utterance_words(id: str, article: Article, desk: Desk, own: str) -> Markup:
    members = desk.utterances_by_id[id].members
    return desk.quotation_href(next(one for one in members if one.article == article.name), own)


def _actor_words(id: str, article: Article, desk: Desk, own: str) -> Markup:
    """To the actor's row, else to the first quotation, else to the first position."""
    target = addresses.article_page(desk.briefing.slug, article.name)
    if any(key.actor.id == id for key in article.key_actors):
        return addresses.link(own, target, addresses.actor_anchor(id))
    for quotation in article.quotations:
        if quotation.speaker and quotation.speaker.id == id:
            return desk.quotation_href(quotation, own)
    number = next(number for number, one in enumerate(article.positions, 1) if one.actor.id == id)
    return addresses.link(own, target, addresses.position_anchor(number))


def _issue_words(id: str, article: Article, desk: Desk, own: str) -> Markup:
    number = next(number for number, one in enumerate(article.positions, 1) if one.issue.id == id)
    target = addresses.article_page(desk.briefing.slug, article.name)
    return addresses.link(own, target, addresses.position_anchor(number))


def _figure_words(id: str, article: Article, desk: Desk, own: str) -> Markup:
    target = addresses.article_page(desk.briefing.slug, article.name)
    return addresses.link(own, target, addresses.figure_anchor(id))


_WORDS: dict[str, Callable[[str, Article, Desk, str], Markup]] = {
    "statement": _statement_words,
    "utterance": _utterance_words,
    "actor": _actor_words,
    "issue": _issue_words,
    "figure": _figure_words,
}
"""From a cell of the matrix to the words in the article."""


def _shares(
    articles: Sequence[Article], sources: Sequence[Source], blocks: Sequence[MatrixBlock]
) -> tuple[ArticleShare, ...]:
    found: dict[tuple[int, str, Mark], list[MatrixLine]] = defaultdict(list)
    for block in blocks:
        for line in block.lines:
            for cell in line.cells:
                found[cell.number, block.kind, cell.mark].append(line)

    def marked(number: int, mark: Mark) -> tuple[tuple[str, tuple[MatrixLine, ...]], ...]:
        lines = ((block.kind, tuple(found.get((number, block.kind, mark), ()))) for block in blocks)
        return tuple((kind, some) for kind, some in lines if some)

    def tally(number: int, block: MatrixBlock) -> Tally:
        shared, alone = (len(found.get((number, block.kind, mark), ())) for mark in (Mark.SHARED, Mark.ONLY))
        return Tally(block.kind, shared + alone, len(block.lines), alone)

    return tuple(
        ArticleShare(
            anchor=addresses.article_anchor(article.name),
            source=source,
            tallies=tuple(tally(number, block) for block in blocks),
            alone=marked(number, Mark.ONLY),
            omitted=marked(number, Mark.OMITTED),
        )
        for number, (article, source) in enumerate(zip(articles, sources, strict=True), 1)
    )


def _speakers(shares: Sequence[Share], desk: Desk, own: str, is_matrix: bool) -> tuple[SpeakerLine, ...]:
    total = sum(sum(share.words) for share in shares)
    longest = max((sum(share.words) for share in shares), default=0)
    longest_in_article = max((words for share in shares for words in share.words), default=0)
    lines = []
    for share in shares:
        quotations, words = sum(share.quotations), sum(share.words)
        lengths = bars(share.words, longest_in_article)
        amounts = (Amount(*one) for one in zip(share.quotations, share.words, lengths, strict=True))
        articles = tuple((place, one) for place, one in enumerate(amounts, 1) if is_matrix or one.quotations)
        speaker = desk.actor(share.speaker, own) if share.speaker else None
        overall = Amount(quotations, words, bars([words], longest)[0])
        lines.append(SpeakerLine(speaker, round(100 * words / total) if total else 0, overall, articles))
    return tuple(lines)

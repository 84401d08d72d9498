"""Who reports what: articles against statements, utterances, actors, issues and figures, and how much each speaker is quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from generator.prose.text import words_of
from generator.proving.briefing import Actor, Article, Briefing, Evidence


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One thing and the articles that have it."""

    id: str
    """The number of a statement, or the id of an utterance, actor, issue or figure."""
    label: str
    reported: tuple[bool, ...]
    """Article by article, in the order of the briefing."""

    @property
    def count(self) -> int:
        """How many articles have it."""
        return sum(self.reported)


@dataclass(frozen=True, slots=True)
class CoverageBlock:
    """All things of one kind."""

    kind: str
    """`statement`, `utterance`, `actor`, `issue` or `figure`."""
    rows: tuple[CoverageRow, ...]


def coverage(briefing: Briefing) -> tuple[CoverageBlock, ...]:
    """The coverage matrix, one block a kind, each in the order of the briefing."""
    articles = briefing.articles

    def row(id: str, label: str, having: Collection[str]) -> CoverageRow:
        return CoverageRow(id, label, tuple(one.name in having for one in articles))

    def block(kind: str, things: Iterable[tuple[str, str]], names: Callable[[str], Collection[str]]) -> CoverageBlock:
        return CoverageBlock(kind, tuple(row(id, label, names(id)) for id, label in things))

    actors = actors_by_article(briefing)
    statements = {str(number): one for number, one in enumerate(briefing.statements, 1)}
    utterances = {one.id: one for one in briefing.utterances}
    return (
        block(
            "statement", ((id, one.text) for id, one in statements.items()), lambda id: _cited(statements[id].evidence)
        ),
        block(
            "utterance",
            ((id, one.members[0].words) for id, one in utterances.items()),
            lambda id: {member.article for member in utterances[id].members},
        ),
        block(
            "actor",
            ((one.id, one.name) for one in briefing.actors),
            lambda id: {name for name in actors if id in actors[name]},
        ),
        block(
            "issue",
            ((one.id, one.title) for one in briefing.issues),
            lambda id: {one.article for one in briefing.positions if one.issue.id == id},
        ),
        block(
            "figure",
            ((one.id, one.what) for one in briefing.figures if one.readings),
            lambda id: {one.article for article in articles for one in article.readings if one.figure == id},
        ),
    )


def _cited(evidence: Iterable[Evidence]) -> set[str]:
    return {one.article for one in evidence}


def actors_in(article: Article) -> set[str]:
    """The ids of the actors that an article has: key actors, speakers, holders of positions."""
    ids = {key.actor.id for key in article.key_actors} | {position.actor.id for position in article.positions}
    return ids | {quotation.speaker.id for quotation in article.quotations if quotation.speaker}


def actors_by_article(briefing: Briefing) -> dict[str, set[str]]:
    """The ids of the actors that each article has, by the article's name."""
    return {article.name: actors_in(article) for article in briefing.articles}


@dataclass(frozen=True, slots=True)
class Share:
    """How much one speaker is quoted."""

    speaker: Actor | None
    """None: the articles name nobody."""
    quotations: tuple[int, ...]
    """Article by article, in the order of the briefing."""
    words: tuple[int, ...]
    """Quoted words, likewise."""


def speaker_balance(briefing: Briefing) -> tuple[Share, ...]:
    """Every speaker with quotations and quoted words by article, the most quoted first."""
    speakers = {
        quotation.speaker.id if quotation.speaker else "": quotation.speaker for quotation in briefing.quotations
    }
    counts, words = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for quotation in briefing.quotations:
        key = (quotation.speaker.id if quotation.speaker else "", quotation.article)
        counts[key] += 1
        words[key] += sum(len(words_of(part.text)) for part in quotation.parts)
    shares = [
        Share(
            actor,
            tuple(counts[id, article.name] for article in briefing.articles),
            tuple(words[id, article.name] for article in briefing.articles),
        )
        for id, actor in speakers.items()
    ]
    return tuple(sorted(shares, key=lambda share: (-sum(share.words), share.speaker.name if share.speaker else "")))

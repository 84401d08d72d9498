"""The table of downloads: what programs read instead of pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic_core import to_json

from generator.exporting.schema import SCHEMA_VERSION, briefing_schema
from generator.machine.timings import timed
from generator.proving.briefing import (
    Actor,
    Article,
    Briefing,
    Event,
    Evidence,
    Exclusion,
    Figure,
    Issue,
    Position,
    Provenance,
    Quotation,
    Statement,
    Translation,
    Utterance,
)
from generator.showing import addresses

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the site that is not a page."""

    path: str
    """From the site's root."""
    content: bytes
    key: str = ""
    """Stands for all that it is made of; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class LateDownload:
    """A file of the site that is made when it is asked for."""

    path: str
    """As of a download."""
    make: Callable[[], bytes]
    key: str = ""
    """As of a download."""

    @property
    def content(self) -> bytes:
        """What it holds, made anew each time."""
        return self.make()


@timed("write")
def downloads_of(briefings: Sequence[Briefing]) -> tuple[Download | LateDownload, ...]:
    """Every download of the site."""
    data = [LateDownload(addresses.data_file(one.slug), partial(_data_file, one), one.made_of) for one in briefings]
    return (*data, Download("data/briefing.schema.json", json_bytes(briefing_schema())))


def _data_file(briefing: Briefing) -> bytes:
    return json_bytes(briefing_data(briefing))


def json_bytes(value: Any) -> bytes:
    """JSON as our files have it: one value a line, UTF-8, a line end at the end."""
    return to_json(value, indent=1) + b"\n"


def briefing_data(briefing: Briefing) -> Json:
    """A briefing as `data/<briefing>.json` gives it. Changes of its shape are noted in the change log."""
    utterance_of = {member.id: one.id for one in briefing.utterances for member in one.members}
    return {
        "$schema": "briefing.schema.json",
        "schema_version": SCHEMA_VERSION,
        "briefing": {
            "slug": briefing.slug,
            "title": briefing.title,
            "date": briefing.date,
            "lede": _statement(briefing.lede),
        },
        "articles": [_article(article, briefing) for article in briefing.articles],
        "actors": [_actor(actor) for actor in briefing.actors],
        "quotations": [_quotation(one, briefing, utterance_of[one.id]) for one in briefing.quotations],
        "utterances": [_utterance(one) for one in briefing.utterances],
        "issues": [_issue(issue) for issue in briefing.issues],
        "positions": _positions(briefing.positions),
        "figures": [_figure(figure) for figure in briefing.figures],
        "statements": [_statement(statement) for statement in briefing.statements],
        "timeline": [_event(event) for event in briefing.timeline],
        "corrections": [{"date": one.date, "text": one.text, "article": one.article} for one in briefing.corrections],
    }


def _article(article: Article, briefing: Briefing) -> Json:
    facts = {"outlet": article.outlet, "byline": article.byline, "date": article.date, "url": article.url}
    return {
        "name": article.name,
        "seed": article.seed.name,
        "sha256": article.seed.sha256,
        "title": article.title.text,
        "language": article.language,
        "words": article.words,
        **{name: fact.value for name, fact in facts.items()},
        "provenance": {name: _provenance(fact) for name, fact in facts.items()},
        "excluded": [_exclusion(found) for found in article.exclusions],
        "summary": [_statement(statement) for statement in article.summary],
        "key_actors": [
            {"actor": key.actor.id, "role": key.role, "evidence": _evidence(key.evidence)} for key in article.key_actors
        ],
        "page": addresses.article_page(briefing.slug, article.name),
    }


def _exclusion(found: Exclusion) -> Json:
    return {"kind": found.kind, "start": found.passage.start, "end": found.passage.end}


def _provenance(fact: Provenance) -> Json:
    return {"value": fact.value, "basis": fact.basis, "passage": fact.passage.as_dict() if fact.passage else None}


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "role": actor.role,
        "affiliation": actor.affiliation,
        "aliases": list(actor.aliases),
    }


def _quotation(quotation: Quotation, briefing: Briefing, utterance: str) -> Json:
    speaker = quotation.speaker
    page = addresses.article_page(briefing.slug, quotation.article)
    return {
        "id": quotation.id,
        "article": quotation.article,
        "seed": quotation.seed,
        "kind": quotation.kind.value,
        "speaker": {"id": speaker.id, "name": speaker.name} if speaker else None,
        "words": quotation.words,
        "parts": [part.as_dict() for part in quotation.parts],
        "match": quotation.match.value,
        "language": quotation.language,
        "translation": _translation(quotation.translation) if quotation.translation else None,
        "utterance": utterance,
        "url": f"{page}#{addresses.quotation_anchor(quotation.key)}",
    }


def _translation(found: Translation) -> Json:
    return {"text": found.text, "language": found.language, "by": found.by}


def _utterance(utterance: Utterance) -> Json:
    return {
        "id": utterance.id,
        "speaker": utterance.speaker and utterance.speaker.id,
        "members": [member.id for member in utterance.members],
        "variants": utterance.variants,
    }


def _issue(issue: Issue) -> Json:
    stances = [{"id": stance.id, "label": stance.label, "tone": stance.tone} for stance in issue.stances]
    return {"id": issue.id, "title": issue.title, "question": issue.question, "stances": stances}


def _positions(positions: Sequence[Position]) -> list[Json]:
    """One entry for each actor, issue and stance, with the evidence of all articles."""
    gathered: dict[tuple[str, str, str], list[Position]] = defaultdict(list)
    for position in positions:
        gathered[position.actor.id, position.issue.id, position.stance.id].append(position)
    return [
        {
            "actor": actor,
            "issue": issue,
            "stance": stance,
            "summaries": [{"article": one.article, "text": one.summary} for one in group],
            "evidence": [item for one in group for item in _evidence(one.evidence)],
        }
        for (actor, issue, stance), group in gathered.items()
    ]


def _evidence(evidence: Sequence[Evidence]) -> list[Json]:
    return [
        {
            "article": item.article,
            "seed": item.passages[0].seed,
            "quotation": item.quotation.id if item.quotation else None,
            "passages": [passage.as_dict() for passage in item.passages],
        }
        for item in evidence
    ]


def _figure(figure: Figure) -> Json:
    readings = [
        {
            "article": reading.article,
            "seed": reading.passage.seed,
            "text": reading.passage.text,
            "value": _number(reading.value),
            "upper": _number(reading.upper) if reading.upper else None,
            "unit": reading.unit,
            "qualifier": reading.qualifier,
            "start": reading.passage.start,
            "end": reading.passage.end,
        }
        for reading in figure.readings
    ]
    return {"id": figure.id, "what": figure.what, "readings": readings, "agree": figure.agree}


def _number(digits: str) -> int | float:
    return int(digits) if "." not in digits else float(digits)


def _statement(statement: Statement) -> Json:
    return {"text": statement.text, "evidence": _evidence(statement.evidence)}


def _event(event: Event) -> Json:
    return {"date": event.date, "text": event.text, "basis": event.basis, "evidence": _evidence(event.evidence)}

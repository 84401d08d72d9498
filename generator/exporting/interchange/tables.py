"""Tables for spreadsheets: CSV after RFC 4180, in UTF-8, one header line, CRLF at line ends.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@` or a control character for a formula, and runs it. Such a
cell gets an apostrophe before it, and so does a cell that begins with an apostrophe itself. So taking one leading
apostrophe off, where there is one, gives every value back exactly. Plain numbers are left as they are.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from generator.exporting.interchange.web import Web
from generator.proving.briefing import Actor, Briefing, Passage, Position, Quotation, Reading
from generator.showing import addresses

_FORMULA = re.compile(r"(?!-?[0-9]+(\.[0-9]+)?\Z)['=+\-@\t\r\n＝＋－＠]")

QUOTATIONS = (
    "id article seed kind speaker speaker_name words match utterance spans url "
    "language translation translation_language translator"
).split()
POSITIONS = (
    "actor actor_name issue issue_title stance stance_label tone article summary quotations passages url".split()
)
FIGURES = "figure what article seed text value upper unit qualifier start end agree url".split()
ACTORS = "id name kind role affiliation aliases".split()


def quotations_csv(briefing: Briefing, web: Web) -> bytes:
    """One row for each quotation."""
    utterance_of = {member.id: one.id for one in briefing.utterances for member in one.members}
    rows = (_quotation(one, utterance_of.get(one.id, ""), briefing, web) for one in briefing.quotations)
    return _csv(QUOTATIONS, rows)


def positions_csv(briefing: Briefing, web: Web) -> bytes:
    """One row for each position as one article reports it."""
    return _csv(POSITIONS, _positions(briefing, web))


def figures_csv(briefing: Briefing, web: Web) -> bytes:
    """One row for each reading of a figure."""
    rows = (
        _reading(reading, figure.what, figure.agree, briefing, web)
        for figure in briefing.figures
        for reading in figure.readings
    )
    return _csv(FIGURES, rows)


def actors_csv(briefing: Briefing, web: Web) -> bytes:
    """One row for each actor that the briefing mentions."""
    return _csv(ACTORS, (_actor(actor) for actor in briefing.actors))


def guarded(value: str) -> str:
    """The value with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{value}" if _FORMULA.match(value) else value


def spans(passages: Iterable[Passage]) -> str:
    """Where passages stand in their seed: `1007-1057 1100-1140`, code points, half-open."""
    return " ".join(f"{passage.start}-{passage.end}" for passage in passages)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guarded(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8")


def _quotation(one: Quotation, utterance: str, briefing: Briefing, web: Web) -> list[str]:
    given = one.translation
    page = addresses.article_page(briefing.slug, one.article)
    return [
        one.id,
        one.article,
        one.seed,
        one.kind.value,
        one.speaker.id if one.speaker else "",
        one.speaker.name if one.speaker else "",
        one.words,
        one.match.value,
        utterance,
        spans(one.parts),
        web.to(page, addresses.quotation_anchor(one.key)),
        one.language,
        *((given.text, given.language, given.by or "") if given else ("", "", "")),
    ]


def _positions(briefing: Briefing, web: Web) -> Iterator[list[str]]:
    for article in briefing.articles:
        page = addresses.article_page(briefing.slug, article.name)
        for number, position in enumerate(article.positions, 1):
            yield _position(position, web.to(page, addresses.position_anchor(number)))


def _position(one: Position, url: str) -> list[str]:
    return [
        one.actor.id,
        one.actor.name,
        one.issue.id,
        one.issue.title,
        one.stance.id,
        one.stance.label,
        one.stance.tone,
        one.article,
        one.summary,
        " ".join(item.quotation.id for item in one.evidence if item.quotation),
        spans(passage for item in one.evidence if not item.quotation for passage in item.passages),
        url,
    ]


def _reading(one: Reading, what: str, agree: bool, briefing: Briefing, web: Web) -> list[str]:
    page = addresses.article_page(briefing.slug, one.article)
    return [
        one.figure,
        what,
        one.article,
        one.passage.seed,
        one.passage.text,
        one.value,
        one.upper,
        one.unit,
        one.qualifier,
        str(one.passage.start),
        str(one.passage.end),
        "true" if agree else "false",
        web.to(page, addresses.figure_anchor(one.figure)),
    ]


def _actor(actor: Actor) -> list[str]:
    return [
        actor.id,
        actor.name,
        actor.kind,
        actor.role or "",
        actor.affiliation or "",
        json.dumps(actor.aliases, ensure_ascii=False) if actor.aliases else "",
    ]

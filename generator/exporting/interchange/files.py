"""The table of interchange files: where each lies and which function writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from generator.exporting.diff.change import Change
from generator.exporting.exports import Download, LateDownload
from generator.exporting.history import Step
from generator.exporting.interchange.annotations import annotations_jsonld
from generator.exporting.interchange.citations import bibtex, csl_json, ris
from generator.exporting.interchange.feeds import atom, briefings_feed, changes_feed, json_feed
from generator.exporting.interchange.guides import GUIDE, LLMS, data_guide, llms_txt
from generator.exporting.interchange.linked import data_jsonld
from generator.exporting.interchange.tables import actors_csv, figures_csv, positions_csv, quotations_csv
from generator.exporting.interchange.web import Web
from generator.machine.memory import digest
from generator.machine.timings import timed
from generator.proving.briefing import Briefing
from generator.showing.pages import Page
from generator.showing.words import ENGLISH, Words

BRIEFING_FILES: tuple[tuple[str, Callable[[Briefing, Web], bytes]], ...] = (
    ("data/{slug}.jsonld", data_jsonld),
    ("data/{slug}/annotations.jsonld", annotations_jsonld),
    ("data/{slug}/quotations.csv", quotations_csv),
    ("data/{slug}/positions.csv", positions_csv),
    ("data/{slug}/figures.csv", figures_csv),
    ("data/{slug}/actors.csv", actors_csv),
    ("data/{slug}/sources.bib", lambda briefing, _: bibtex(briefing)),
    ("data/{slug}/sources.ris", lambda briefing, _: ris(briefing)),
    ("data/{slug}/sources.csl.json", lambda briefing, _: csl_json(briefing)),
)
"""What each briefing has."""


@timed("write")
def interchange_files(
    briefings: Sequence[Briefing],
    pages: Sequence[Page],
    web: Web,
    steps: Sequence[Step] | None = None,
    in_words: Callable[[Change], str] = lambda change: change.sentence,
    say: Words = ENGLISH,
) -> tuple[Download | LateDownload, ...]:
    """Every interchange file of the site. `steps`: what changed, where that is to be told; `in_words` says a change."""
    return tuple(_files(briefings, pages, web, steps, in_words, say))


def _files(
    briefings: Sequence[Briefing],
    pages: Sequence[Page],
    web: Web,
    steps: Sequence[Step] | None,
    in_words: Callable[[Change], str],
    say: Words,
) -> Iterator[Download | LateDownload]:
    for briefing in briefings:
        key = digest(briefing.made_of, repr(web)) if briefing.made_of else ""
        for path, write in BRIEFING_FILES:
            yield LateDownload(path.format(slug=briefing.slug), partial(write, briefing, web), key)
    feeds = [briefings_feed(briefings, web, steps or ())]
    if steps is not None:
        feeds.append(changes_feed(steps, briefings, web, in_words, say))
    for feed in feeds:
        yield Download(feed.path, atom(feed, web))
        yield Download(feed.json_path, json_feed(feed, web))
    yield Download(LLMS, llms_txt(pages, briefings, web))
    yield Download(GUIDE, data_guide(briefings, with_changes=steps is not None))

"""Pages that compare: prints of one utterance, coverage, people and issues; and the links that leave the site."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any
from urllib.parse import unquote

import pytest
from markupsafe import Markup

from generator.comparing.coverage import CoverageRow, coverage
from generator.comparing.variants import Difference
from generator.proving.briefing import Briefing, Figure, Passage, Provenance, Quotation
from generator.reading.diagnostics import Place
from generator.showing.addresses import line_in_repository, passage_at_publisher
from generator.showing.pages import Page, pages_of
from generator.showing.render import render
from generator.showing.views.actors import actor_page, actors_pages, cast_of
from generator.showing.views.article import article_page
from generator.showing.views.briefing import briefing_page
from generator.showing.views.coverage import MOST_COLUMNS, coverage_page, marks
from generator.showing.views.evidence import Desk, desk, desks_of
from generator.showing.views.geometry import BAND, GUTTER, PITCH, Mark, bars, grid
from generator.showing.views.issue import issue_page
from generator.showing.views.quotations import quotations_page
from generator.showing.views.timeline import timeline_page
from generator.showing.views.utterances import opening, utterances_page
from tests.builders import a_briefing, a_config, a_quotation, an_actor, an_article, several_articles, stated


@pytest.fixture
def at() -> Desk:
    return desk(several_articles(), "talks")


def hrefs(value: Any) -> set[str]:
    """Every link in a view."""
    if isinstance(value, Markup):
        return {str(value)}
    if isinstance(value, tuple):
        return {href for one in value for href in hrefs(one)}
    if is_dataclass(value):
        return {href for field in fields(value) for href in hrefs(getattr(value, field.name))}
    return set()


# ---------------------------------------------------------------------------------------------------------------------
# Links that leave the site


@pytest.mark.parametrize(
    ("url", "words", "expected"),
    [
        ("https://a.example/x", ["no change"], "https://a.example/x#:~:text=no%20change"),
        ("https://a.example/x", ["a-b, c & d"], "https://a.example/x#:~:text=a%2Db%2C%20c%20%26%20d"),
        ("https://a.example/x?y=1#part", ["no"], "https://a.example/x?y=1#part:~:text=no"),
        ("https://a.example/x#:~:text=old", ["new"], "https://a.example/x#:~:text=new"),
        ("https://a.example/x", ["one two", "three"], "https://a.example/x#:~:text=one%20two&text=three"),
        ("https://a.example/x", ["“100 %”"], "https://a.example/x#:~:text=%E2%80%9C100%20%25%E2%80%9D"),
        ("https://a.example/x", ["first line\nlast line"], "https://a.example/x#:~:text=first%20line,last%20line"),
        ("https://a.example/x", [" \n"], "https://a.example/x"),
        ("https://a.example/x", [], "https://a.example/x"),
    ],
)
def test_a_publishers_page_opens_at_the_passage(url: str, words: list[str], expected: str) -> None:
    assert passage_at_publisher(url, words) == expected


def test_of_long_words_a_link_names_both_ends() -> None:
    words = [f"w{number}" for number in range(40)]
    link = passage_at_publisher("https://a.example/", [" ".join(words)])
    start, end = unquote(link.split("text=")[1]).split(",")
    assert (start.split(), end.split()) == (words[:5], words[-5:])


def test_an_edit_link_names_the_line() -> None:
    place = Place("content/briefings/talks/articles/door.yml", 12, 5)
    expected = "https://forge.example/we/talks/blob/main/content/briefings/talks/articles/door.yml#L12"
    assert line_in_repository("https://forge.example/we/talks/", "blob/main/", place) == expected
    assert line_in_repository("https://forge.example/we", "", place).startswith("https://forge.example/we/content/")


def test_each_quotation_and_statement_leads_to_its_line_where_a_repository_is_known() -> None:
    briefing = several_articles()
    known = desk(briefing, "talks", "https://forge.example/we", "blob/main/")
    article = article_page(briefing.articles[1], known, "excerpts")
    edits = [article.quotations[0].edit, article.summary[0].edit, briefing_page(known).statements[0].edit]
    assert edits == ["https://forge.example/we/blob/main/content/briefings/talks/briefing.yml#L3"] * 3
    unknown = article_page(briefing.articles[1], desk(briefing, "talks"), "excerpts")
    assert (unknown.quotations[0].edit, unknown.summary[0].edit) == (None, None)


def test_a_card_opens_the_publishers_page_where_its_address_is_known(at: Desk) -> None:
    gate = article_page(at.briefing.articles[1], at, "excerpts").quotations[0]
    assert gate.original == "https://gate.example/a-b#:~:text=There%20really%20is%20no%20change%2C"
    assert article_page(at.briefing.articles[0], at, "excerpts").quotations[0].original is None


# ---------------------------------------------------------------------------------------------------------------------
# The same words, printed differently


def test_prints_of_an_utterance_stand_below_the_longest_with_their_articles(at: Desk) -> None:
    (block,) = utterances_page(at).different
    assert [[one.source.number for one in print.printers] for print in block.prints] == [[2], [1, 3]]
    assert block.prints[0].runs == ()
    assert [(run.kind, run.words) for run in block.prints[1].runs] == [
        ("equal", "There"),
        ("delete", "really"),
        ("equal", "is no change"),
    ]
    assert block.differences == (Difference.DROPPED,)


def test_a_print_in_another_language_stands_whole_and_is_not_compared_word_by_word(at: Desk) -> None:
    utterance = next(one for one in at.briefing.utterances if len(one.members) > 1)
    longest, *others = utterance.members
    translated = replace(utterance, members=(longest, *(replace(one, language="de-AT") for one in others)))
    (block,) = utterances_page(desk(replace(at.briefing, utterances=(translated,)), "talks")).different
    assert [print.runs for print in block.prints] == [(), ()]
    assert block.differences == (Difference.LANGUAGE,)


def test_an_article_that_names_nobody_is_not_made_to(at: Desk) -> None:
    (block,) = utterances_page(at).different
    assert [one.names_speaker for print in block.prints for one in print.printers] == [True, True, False]


def test_a_list_credits_an_article_with_the_words_that_it_prints_and_no_others(at: Desk) -> None:
    """The longest wording first; who names nobody is not said to."""
    (saying, *_) = quotations_page(at).speakers[0].sayings
    credited = [(one.words, [printing.source.number for printing in one.printings]) for one in saying.wordings]
    assert credited == [("There really is no change,", [2]), ("There is no change,", [1, 3])]
    assert [one.source.number for one in saying.others] == [1, 3]
    assert [one.names_speaker for one in saying.others] == [True, False]


def test_every_member_has_an_anchor_that_no_longer_print_moves(at: Desk) -> None:
    (block,) = utterances_page(at).different
    anchors = [str(one.anchor) for print in block.prints for one in print.printers]
    assert anchors == ["m-gate--no-change", "m-door--no-change", "m-roof--no-change"]
    assert block.permanent == anchors[0]


def test_a_quotation_says_where_else_it_is_printed_and_leads_there_and_back(at: Desk) -> None:
    card = article_page(at.briefing.articles[0], at, "excerpts").quotations[0]
    assert card.echo is not None
    assert (card.echo.articles, card.echo.wordings) == (2, 2)
    assert card.echo.href == "../utterances/#u-there-really-is-no-change"
    assert f"../door/#{card.anchor}" in hrefs(utterances_page(at))
    single = article_page(at.briefing.articles[0], at, "excerpts").quotations[1]
    assert single.echo is None


def test_an_utterance_is_named_by_its_first_words() -> None:
    assert opening("one two three four five six seven eight") == "one two three four five six seven eight"
    assert opening("one two three four five six seven, eight nine") == "one two three four five six seven\u00a0…"


def test_a_briefing_without_echoes_still_has_the_page() -> None:
    lonely = desk(a_briefing(articles=(an_article(),), statements=()), "talks")
    page = utterances_page(lonely)
    assert (page.different, page.alike, page.single) == ((), (), 2)


# ---------------------------------------------------------------------------------------------------------------------
# Coverage


def test_a_mark_says_what_only_one_has_and_what_only_one_lacks() -> None:
    assert marks(CoverageRow("a", "A", (True, False, False))) == (Mark.ONLY, Mark.ABSENT, Mark.ABSENT)
    assert marks(CoverageRow("a", "A", (True, True, False))) == (Mark.SHARED, Mark.SHARED, Mark.OMITTED)
    assert marks(CoverageRow("a", "A", (False, True))) == (Mark.ABSENT, Mark.ONLY)


def test_each_mark_leads_to_the_words_in_its_article(at: Desk) -> None:
    found = {block.kind: block for block in coverage_page(at).blocks}
    first = {kind: [str(cell.href) for cell in block.lines[0].cells if cell.href] for kind, block in found.items()}
    assert first["statement"] == ["../door/#p-302-319", "../roof/#p-65-80"]
    assert first["utterance"] == ["../door/#q-no-change", "../gate/#q-no-change", "../roof/#q-no-change"]
    assert first["actor"] == ["../door/#a-jo-weaver", "../gate/#a-jo-weaver"]
    assert first["issue"] == ["../door/#pos-1", "../gate/#pos-1"]
    assert first["figure"] == ["../door/#f-troops", "../gate/#f-troops"]


def test_an_article_is_told_what_it_alone_has_and_leaves_out(at: Desk) -> None:
    door, _, roof = coverage_page(at).shares
    assert [(kind, [line.label for line in lines]) for kind, lines in roof.omitted] == [
        ("actor", ["Jo Weaver"]),
        ("issue", ["Open door"]),
        ("figure", ["Troops at the border"]),
    ]
    assert [(tally.kind, tally.has, tally.of, tally.alone) for tally in door.tallies][:2] == [
        ("statement", 2, 2, 1),
        ("utterance", 2, 2, 1),
    ]


def test_a_figure_that_no_article_gives_has_no_row() -> None:
    """It stands on no page yet: there is nothing to lead to."""
    bare = replace(several_articles(), figures=(*several_articles().figures, Figure("boats", "Boats", (), agree=True)))
    at = desk(bare, "talks")
    assert "boats" not in {row.id for kind in coverage(bare) for row in kind.rows}
    assert not any(href.endswith("#f-boats") for href in hrefs(coverage_page(at)))


def test_the_balance_counts_words_and_names_those_who_are_not_named(at: Desk) -> None:
    lines = coverage_page(at).speakers
    assert [(line.speaker and line.speaker.name, line.overall.quotations, line.overall.words) for line in lines] == [
        ("Jo Weaver", 3, 11),
        (None, 1, 4),
    ]
    assert [(place, amount.length) for place, amount in lines[0].articles] == [(1, 100), (2, 83), (3, 0)]


def a_quotation_of(article: str, words: str) -> Quotation:
    return a_quotation(key="said", article=article, parts=(Passage(f"{article}.txt", 0, len(words), words),), joints=())


def test_more_articles_than_stand_side_by_side_are_named_line_by_line() -> None:
    names = [f"report-{number:02}" for number in range(MOST_COLUMNS + 1)]
    said = {name: a_quotation_of(name, f"Sentence {number // 2}, and no other") for number, name in enumerate(names)}
    absent = an_article(names[-1], quotations=(said[names[-1]],), positions=())
    others = [an_article(name, quotations=(said[name],)) for name in names[:-1]]
    page = coverage_page(desk(a_briefing(articles=(*others, absent), statements=(), timeline=()), "talks"))
    found = {block.kind: block for block in page.blocks}
    assert not page.is_matrix
    assert all(block.picture is None for block in page.blocks)
    assert [cell.number for cell in found["utterance"].lines[0].cells] == [1, 2]
    assert [cell.mark for cell in found["issue"].lines[0].cells] == [*[Mark.SHARED] * MOST_COLUMNS, Mark.OMITTED]
    assert [(tally.has, tally.alone) for tally in page.shares[-1].tallies if tally.kind == "utterance"] == [(1, 1)]


def test_the_page_of_coverage_does_not_grow_with_the_square_of_the_articles() -> None:
    def size(count: int) -> int:
        names = [f"report-{number:03}" for number in range(count)]
        articles = tuple(an_article(name, quotations=(a_quotation_of(name, f"This is {name}"),)) for name in names)
        at = desk(a_briefing(articles=articles, statements=(), timeline=()), "talks")
        return len(render(next(page for page in pages_of([at.briefing], a_config()) if "coverage" in page.source)).text)

    assert size(100) < 2.1 * size(50)


def test_a_picture_is_made_of_whole_numbers_in_bands() -> None:
    columns = [(Mark.SHARED, Mark.ONLY, Mark.OMITTED, Mark.ABSENT)] * (2 * BAND)
    found = grid(columns, 4)
    assert found.width == GUTTER + BAND * PITCH
    assert [mark for mark, _ in found.outlines] == list(Mark)
    assert all(set(outline) <= set("MLHVZ 0123456789") for _, outline in found.outlines)
    assert len(found.labels) == 8
    assert grid([], 3).outlines == ()


def test_no_bar_is_longer_than_the_longest_and_none_is_lost() -> None:
    assert bars([0, 1, 500, 1000], 1000) == (0, 1, 50, 100)
    assert bars([0], 0) == (0,)


# ---------------------------------------------------------------------------------------------------------------------
# People, issues, time


def test_an_issue_says_who_stands_where_and_flags_contradictions(at: Desk) -> None:
    page = issue_page(at.briefing.issues[0], at)
    assert [(block.label, len(block.holders)) for block in page.stances] == [("Keep it open", 1), ("Close it", 1)]
    assert [cell.actor.name for cell in page.disputed] == ["Jo Weaver"]
    assert [other.label for other in page.stances[0].holders[0].opposed_by] == ["Close it"]
    assert [source.number for source in page.silent] == [3]
    assert page.before is None
    assert page.after is not None


def test_an_anchor_of_an_actor_stands_once_on_an_issues_page(at: Desk) -> None:
    page = issue_page(at.briefing.issues[0], at)
    assert [holder.anchor for block in page.stances for holder in block.holders] == ["at-jo-weaver", None]


def test_an_actor_without_a_position_on_an_issue_is_not_called_neutral(at: Desk) -> None:
    page = issue_page(at.briefing.issues[1], at)
    assert (page.actors, [actor.name for actor in page.unknown]) == (0, ["Jo Weaver"])


def test_a_contradiction_is_flagged_wherever_the_position_stands(at: Desk) -> None:
    row = article_page(at.briefing.articles[1], at, "excerpts").positions[0]
    assert row.is_disputed
    page = actor_page(an_actor(), 0, cast_of([at]))
    assert [cell.is_disputed for cell in page.briefing.positions] == [True]
    assert len(briefing_page(at).disputed) == 1


def test_an_actor_gathers_all_briefings_newest_first() -> None:
    old = a_briefing("before", date="2021-05-01", title="Before")
    cast = cast_of(desks_of([old, several_articles()], "talks"))
    newer, older = (actor_page(an_actor(), number, cast) for number in range(2))
    own = [found.actor_page("jo-weaver") for found in cast.desks["jo-weaver"]]
    assert own == ["actors/jo-weaver/", "actors/jo-weaver/before/"]
    assert (newer.briefing.title, older.briefing.title) == ("The talks begin", "Before")
    assert [(one.title, one.href) for one in newer.others] == [("The talks begin", None), ("Before", "before/")]
    assert [(one.title, one.href) for one in older.others] == [("The talks begin", "../"), ("Before", None)]
    assert [(line.role, len(line.articles)) for line in newer.briefing.roles] == [
        ("Minister", 1),
        ("The minister", 1),
    ]


def test_an_actor_is_linked_with_those_who_act_for_it() -> None:
    minister = replace(an_actor(), affiliation="land")
    land = an_actor("land", "Land", "state", None)
    cast = cast_of([desk(a_briefing(actors=(minister, land)), "talks")])
    page = actor_page(minister, 0, cast)
    affiliation = page.affiliation
    assert affiliation is not None
    assert (affiliation.name, affiliation.href) == ("Land", "../land/")
    page = actor_page(land, 0, cast)
    assert [one.name for one in page.acting_for] == ["Jo Weaver"]


def test_the_list_of_actors_goes_by_kind_and_counts(at: Desk) -> None:
    (page,) = actors_pages(cast_of([at]))
    assert [(kind, [line.name for line in lines]) for kind, lines in page.kinds] == [
        ("person", ["Jo Weaver"]),
        ("state", ["Land"]),
    ]
    line = page.kinds[0][1][0]
    assert (line.counts.quotations, line.counts.positions, line.counts.articles) == (3, 1, 2)


def test_the_timeline_goes_year_by_year_and_says_what_is_inferred(at: Desk) -> None:
    page = timeline_page(at)
    assert [(year.year, len(year.events)) for year in page.years] == [("2021", 1), ("2022", 2)]
    assert page.inferred == 1
    assert page.years[0].events[0].inferred == "the month before"
    assert page.years[1].events[1].iso is None


def test_actors_and_issues_are_links_wherever_they_are_named(at: Desk) -> None:
    article = article_page(at.briefing.articles[0], at, "excerpts")
    assert article.actors[0].actor.href == "../../actors/jo-weaver/"
    assert article.quotations[0].speaker is not None
    assert article.quotations[0].speaker.href == "../../actors/jo-weaver/"
    assert article.positions[0].issue_href == "../issues/door/#at-jo-weaver"
    page = briefing_page(at)
    assert page.matrix[0].cells[0].href == "talks/issues/door/#at-jo-weaver"
    assert page.matrix[0].actor.href == "actors/jo-weaver/"


# ---------------------------------------------------------------------------------------------------------------------
# Growth


def pages_with(others: int) -> list[Page]:
    """The pages of a site of a briefing and of so many other articles, two a briefing."""
    rest: list[Briefing] = [a_briefing(f"b-{number}", title=f"B {number}") for number in range(others // 2)]
    return list(pages_of([a_briefing(), *rest], a_config()))


THEMES_SHARE = 9_000
"""Bytes that the theme adds to every page, whatever the page holds; the least that was measured is more."""


@pytest.mark.slow
def test_no_kind_of_page_gets_heavier_when_the_site_grows() -> None:
    def heaviest(articles: int) -> dict[str, int]:
        sizes: dict[str, int] = {}
        for page in pages_with(articles - 2):
            size = THEMES_SHARE + len(render(page).text.encode())
            sizes[page.template] = max(size, sizes.get(page.template, 0))
        return sizes

    few, many = heaviest(12), heaviest(500)
    assert few.keys() == many.keys()
    assert {kind: size for kind, size in many.items() if size > 1.1 * few[kind]} == {}


def test_every_briefing_can_be_reached_page_by_page() -> None:
    pages = {page.address: page for page in pages_with(60)}
    at, titles = "briefings/", []
    while True:
        view = pages[at].view
        titles += [line.title for line in view.briefings]
        if view.leaf.after is None:
            break
        at = posixpath.normpath(f"/{at}{view.leaf.after.href}").lstrip("/") + "/"
    assert len(titles) == len(set(titles)) == 31


def test_all_briefings_of_an_actor_can_be_reached_from_the_newest() -> None:
    pages = {page.address: page for page in pages_with(60)}
    waiting, seen = ["actors/jo-weaver/"], set()
    while waiting:
        at = waiting.pop()
        seen.add(at)
        hrefs = [one.href for one in pages[at].view.others if one.href]
        found = {posixpath.normpath(f"/{at}{href}").lstrip("/") + "/" for href in hrefs}
        waiting += found - seen - set(waiting)
    assert len(seen) == 31


def test_pages_grow_linearly_in_number() -> None:
    few, many = len(pages_with(60)), len(pages_with(480))
    assert (many - 10) / (few - 10) == pytest.approx(8, rel=0.1)


def test_words_that_stand_twice_are_opened_at_their_own_place() -> None:
    text = "The door is open\n\n“The door is open,” said Weaver. “I repeat: The door is open,” she said.\n"
    second = text.rindex("The door")
    said = replace(a_quotation(), parts=(Passage("000_a.txt", second, second + 16, "The door is open"),))
    seed = replace(an_article().seed, text=text)
    address = Provenance("https://gazette.example/door", "stated", None)
    article = replace(an_article(), seed=seed, url=address, quotations=(said,))
    at = desk(a_briefing(articles=(article,), statements=()), "talks")
    href = at.original_href("door", said.parts)
    assert (
        href == "https://gazette.example/door#:~:text=said%20Weaver.%20%E2%80%9CI%20repeat%3A-,The%20door%20is%20open"
    )


def test_a_mistake_in_a_quotation_is_reported_with_its_id_and_its_words() -> None:
    at = desk(several_articles(), "talks", "https://forge.example/we/talks")
    card = article_page(at.briefing.articles[0], at, "excerpts").quotations[0]
    assert card.report is not None
    assert unquote(card.report) == (
        "https://forge.example/we/talks/issues/new?title=Quotation talks/door/no-change&body=> There is no change,\n\n"
    )


def test_the_navigation_stays_small() -> None:
    def entries(pages: Sequence[Page]) -> list[str]:
        return [page.nav for page in pages if page.nav]

    assert entries(pages_of([a_briefing()], a_config())) == ["Briefing", "Actors", "How this was made"]
    assert entries(pages_with(60)) == ["Briefing", "Briefings", "Actors", "How this was made"]
    assert entries(pages_of([a_briefing()], a_config(home=None))) == ["Briefings", "Actors", "How this was made"]


def test_words_and_claims_lead_to_their_yaml_and_to_the_publisher_on_every_page_that_shows_them() -> None:
    url = stated("https://gazette.example/door")
    articles = tuple(replace(one, url=url) for one in several_articles().articles)
    briefing = replace(several_articles(), articles=articles)
    config = a_config(repository="https://forge.example/we/talks", edit_path="blob/main/")
    shown = {page.address: render(page).text for page in pages_of([briefing], config)}
    for address in (
        "",
        "talks/door/",
        "actors/jo-weaver/",
        "talks/issues/door/",
        "talks/timeline/",
        "talks/utterances/",
    ):
        assert 'class="edit"' in shown[address], address
        assert 'class="original"' in shown[address], address

"""What each page shows, and that every claim leads to its words and back."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from generator.proving.briefing import Correction, Evidence, Exclusion, Figure, MatchKind, Provenance
from generator.showing.pages import pages_of
from generator.showing.render import render
from generator.showing.views.article import article_page
from generator.showing.views.briefing import briefing_page
from generator.showing.views.dates import span_of
from generator.showing.views.evidence import Credit, desk
from generator.showing.views.excerpts import Excerpt, Publish, excerpts
from generator.showing.views.method import method_page
from generator.showing.views.quotations import quotations_page
from generator.showing.views.revisions import Told, last_changes
from generator.showing.views.sayings import LONG
from generator.showing.views.sources import sources_page
from generator.showing.words import ENGLISH, words
from tests.builders import (
    AGAINST,
    FOR,
    TEXT,
    a_briefing,
    a_config,
    a_passage,
    a_position,
    a_quotation,
    a_reading,
    a_statement,
    an_actor,
    an_article,
    evidence,
    not_stated,
    several_articles,
    stated,
)


def shown(found: tuple[Excerpt, ...]) -> list[str]:
    return ["".join(segment.text for segment in excerpt.segments) for excerpt in found]


def excerpts_of(publish: Publish = "excerpts", **other: object) -> tuple[Excerpt, ...]:
    article = an_article(**other)
    return excerpts(article, desk(a_briefing(articles=(article,), statements=(), timeline=()), "talks"), publish, "")


def test_excerpts_are_the_sentences_around_the_evidence_and_no_others() -> None:
    assert shown(excerpts_of()) == [
        "Minister Jo Weaver said the reply made no concessions. “There is no change,” Weaver said.",
        "The U.S. counted an estimated 100,000 troops.",
        "It will be a “small step” for the talks.",
    ]


def test_a_sentence_that_its_file_wraps_is_one_excerpt_still() -> None:
    """A line that ends inside a paragraph ends nothing; a headline, and what is left out, keep their own lines."""
    text = (
        "Door stays open, minister says\nBy Ann Doe\n\nMinister Jo Weaver said the reply made\nno concessions to the land. "
        "It was\nlate in the night when she left.\n\nRain fell on the town, and it was a very\nlong night for all.\n"
    )
    byline = Exclusion("byline", a_passage("By Ann Doe", text))
    cited = evidence_in(text, "the reply made\nno concessions"), evidence_in(text, "Door stays open")
    article = an_article(
        text=text,
        exclusions=(byline,),
        summary=(a_statement("No.", *cited),),
        key_actors=(),
        quotations=(),
        positions=(),
        readings=(),
    )
    at = desk(
        a_briefing(articles=(article,), statements=(), timeline=(), figures=(), lede=a_statement("No.", *cited)),
        "talks",
    )
    assert shown(excerpts(article, at, "excerpts", "")) == [
        "Door stays open, minister says",
        "Minister Jo Weaver said the reply made\nno concessions to the land.",
    ]


def evidence_in(text: str, words: str) -> Evidence:
    return Evidence("door", (a_passage(words, text),), None)


def test_nothing_but_the_passages_is_published_when_nothing_shall_be() -> None:
    assert shown(excerpts_of("none")) == [
        "Minister",
        "the reply made no concessions",
        "There is no change,",
        "an estimated 100,000 troops",
        "small step",
    ]


def test_the_full_text_leaves_out_what_is_excluded_and_says_so() -> None:
    found = excerpts_of("full")
    assert (found[0].label, found[0].segments) == ("caption", ())
    text = "".join(shown(found))
    assert "Nobody at the ministry answered" in text
    assert "Photo" not in text
    assert "Door stays open" not in text


def test_gaps_are_marked_where_words_of_the_body_are_left_out() -> None:
    assert [excerpt.follows_gap for excerpt in excerpts_of()] == [False, True, True]


def test_nested_and_overlapping_passages_keep_every_anchor_and_every_character() -> None:
    outer, inner, crossing = "There is no change,” Weaver said", "no change", "Weaver said. “There will be"
    facts = tuple(Evidence("door", (a_passage(words),), None) for words in (outer, inner, crossing))
    found = excerpts_of(
        summary=(a_statement("All of it.", *facts),), quotations=(), positions=(), readings=(), key_actors=()
    )
    anchors = [anchor for excerpt in found for segment in excerpt.segments for anchor in segment.anchors]
    assert anchors[1:] == [f"p-{one.start}-{one.end}" for one in map(a_passage, (outer, inner, crossing))]
    assert "".join(shown(found)) in TEXT
    for covered in (outer, inner, crossing):
        place = a_passage(covered)
        anchor = f"p-{place.start}-{place.end}"
        assert "".join(s.text for e in found for s in e.segments if anchor in s.covered_by) == covered


def test_every_claim_leads_to_an_anchor_of_the_article_and_every_passage_back() -> None:
    briefing = a_briefing()
    at = desk(briefing, "talks")
    anchors = {
        f"talks/{article.name}/#{anchor}"
        for article in briefing.articles
        for excerpt in article_page(article, at, "excerpts").excerpts
        for segment in excerpt.segments
        for anchor in segment.anchors
    }
    page = briefing_page(at)
    claims = [page.lede, *page.statements]
    cited = [one for claim in claims for one in claim.evidence] + [
        one for event in page.timeline for one in event.evidence
    ]
    assert {str(one.href) for one in cited} <= anchors
    back = {
        str(citer.href)
        for excerpt in article_page(briefing.articles[0], at, "excerpts").excerpts
        for citer in excerpt.bears_out
    }
    assert {
        "../../#s-0",
        "../../#s-1",
        "../timeline/#t-1",
        "#s-1",
        "#pos-1",
        "#f-troops",
        "#q-no-change",
        "#a-jo-weaver",
    } <= back


def test_articles_without_a_stated_outlet_are_counted_as_such() -> None:
    scope = briefing_page(desk(a_briefing(), "talks")).scope
    assert (scope.articles, scope.outlets, scope.without_outlet) == (2, ("The Gazette",), 1)
    assert (scope.dates, scope.without_date) == ("2022-01-26", 1)


def test_the_sentence_that_most_articles_print_stands_first() -> None:
    """Where several do, and a speaker is named."""
    leading = briefing_page(desk(several_articles(), "talks")).leading
    assert leading is not None
    (saying,) = leading.sayings
    assert leading.speaker is not None
    assert leading.speaker.name == "Jo Weaver"
    assert (saying.wordings[0].words, saying.articles) == ("There really is no change,", 3)
    assert briefing_page(desk(a_briefing(articles=(an_article(),), statements=()), "talks")).leading is None


def test_no_known_position_is_not_a_stance() -> None:
    (row,) = briefing_page(desk(a_briefing(), "talks")).matrix
    assert [cell.href is None for cell in row.cells] == [False, True]


def test_contradicting_stances_are_both_shown_and_named() -> None:
    article = an_article(positions=(a_position(FOR), a_position(AGAINST)))
    page = briefing_page(desk(a_briefing(articles=(article,), statements=()), "talks"))
    assert [[stand.label for stand in cell.stands] for cell in page.disputed] == [["Keep it open", "Close it"]]
    assert page.points == 1


def test_figures_that_contradict_each_other_are_named() -> None:
    differ = Figure("troops", "Troops", (a_reading(), a_reading(value="90000", article="window")), False)
    page = briefing_page(desk(a_briefing(figures=(differ,)), "talks"))
    assert [figure.what for figure in page.contradictions] == ["Troops"]
    assert page.points == 1


@pytest.mark.parametrize(
    ("day", "days"), [("2022-01-28", "2022-01-26/2022-01-28"), ("2022-01-26", None), ("2022", None), (None, None)]
)
def test_articles_of_different_days_that_contradict_each_other_are_said_to_be(
    day: str | None, days: str | None
) -> None:
    """A toll that rises from day to day contradicts nobody."""
    articles = tuple(
        an_article(name, date=Provenance(value, "inferred: it says so", None))
        for name, value in (("door", "2022-01-26"), ("window", day))
    )
    differ = Figure("troops", "Troops", (a_reading(), a_reading(value="90000", article="window")), False)
    (block,) = briefing_page(desk(a_briefing(articles=articles, figures=(differ,)), "talks")).contradictions
    assert block.days == days


def test_what_allows_the_value_alone_is_no_other_qualifier() -> None:
    readings = (
        replace(a_reading(), qualifier=""),
        replace(a_reading("100,000 troops", article="window"), qualifier="between"),
    )
    (block,) = briefing_page(desk(a_briefing(figures=(Figure("troops", "Troops", readings, True),)), "talks")).figures
    assert block.is_qualified_alike


def test_articles_that_print_a_figure_in_the_same_words_stand_together() -> None:
    readings = (a_reading(), a_reading("100,000 troops", article="window"), a_reading(article="gate"))
    articles = tuple(an_article(name) for name in ("door", "window", "gate"))
    differ = Figure("troops", "Troops", readings, False)
    briefing = a_briefing(articles=articles, statements=(), timeline=(), figures=(differ,))
    (block,) = briefing_page(desk(briefing, "talks")).contradictions
    assert [[one.source.number for one in reading.printings] for reading in block.readings] == [[1, 3], [2]]


@pytest.mark.parametrize(("language", "qualifier"), [("en", ""), ("de-AT", ""), ("th", None)])
def test_no_number_is_said_to_have_no_qualifier_in_a_language_that_is_not_read(
    language: str, qualifier: str | None
) -> None:
    bare = replace(a_reading(), qualifier="")
    article = an_article(language=language, readings=(bare,))
    figure = Figure("troops", "Troops", (bare,), True)
    at = desk(a_briefing(articles=(article,), statements=(), timeline=(), figures=(figure,)), "talks")
    assert briefing_page(at).figures[0].readings[0].qualifier == qualifier
    assert article_page(article, at, "excerpts").readings[0].qualifier == qualifier


def test_quotations_stand_by_speaker_and_unnamed_ones_last() -> None:
    unnamed = a_quotation("small step", key="small-step", speaker=None)
    article = an_article(quotations=(unnamed, a_quotation()))
    page = briefing_page(desk(a_briefing(articles=(article,), statements=()), "talks"))
    assert [one.speaker.speaker and one.speaker.speaker.name for one in page.heard_once] == ["Jo Weaver", None]


@pytest.mark.parametrize(
    ("value", "qualifier", "verdict"),
    [
        ("100000", "estimated", "The articles agree."),
        ("100000", "", "The same value, qualified differently."),
        ("108000", "about", "Different values, which can all be right."),
        ("108000", "estimated", "Different values, which can all be right."),
    ],
)
def test_values_that_agree_are_called_the_same_only_where_they_are(value: str, qualifier: str, verdict: str) -> None:
    """“an estimated 100,000” and “about 108,000” can both be true, and are two values."""
    other = replace(a_reading("100,000 troops", value), qualifier=qualifier)
    figure = Figure("troops", "Troops", (a_reading(), other), agree=True)
    page = next(
        one for one in pages_of((a_briefing(figures=(figure,)),), a_config()) if one.template == "briefing.md.j2"
    )
    assert verdict in unescape(render(page).text)


def test_speakers_of_one_saying_and_figures_of_one_article_stand_after_the_others() -> None:
    twice = an_article(quotations=(a_quotation(), a_quotation("small step", key="small-step")))
    page = briefing_page(desk(a_briefing(articles=(twice,), statements=()), "talks"))
    assert (len(page.heard), len(page.heard_once)) == (1, 0)
    assert (len(page.figures), len(page.lone_figures)) == (1, 0)  # nothing is compared: it stands alone
    compared = Figure("rain", "Hours of rain", (a_reading(), a_reading()), True)
    briefing = a_briefing(articles=(twice,), statements=())
    page = briefing_page(
        desk(a_briefing(articles=(twice,), statements=(), figures=(*briefing.figures, compared)), "talks")
    )
    assert [one.what for one in page.figures] == ["Hours of rain"]
    assert [one.what for one in page.lone_figures] == ["Troops at the border"]
    pages = pages_of((a_briefing(articles=(twice,), statements=(), figures=(*briefing.figures, compared)),), a_config())
    dossier = next(one for one in pages if one.address == "talks/dossier/")
    assert all(what in render(dossier).text for what in ("Hours of rain", "Troops at the border"))


def test_a_briefing_shows_a_few_utterances_of_each_speaker_and_leads_to_the_rest() -> None:
    numbered = "\n".join(f"“There is change number {n} today.”" for n in range(9))
    said = tuple(a_quotation(f"There is change number {n} today.", key=f"change-{n}", text=numbered) for n in range(9))
    at = desk(a_briefing(articles=(an_article(quotations=said),), statements=()), "talks")
    (heard,) = briefing_page(at).heard
    assert (len(heard.speaker.sayings), heard.more) == (2, 7)
    assert heard.href == "talks/quotations/#by-jo-weaver"
    assert len(quotations_page(at).speakers[0].sayings) == 9


def test_a_quotation_can_be_filtered_by_the_issues_that_it_bears_on() -> None:
    said = a_quotation()
    article = an_article(quotations=(said,), positions=(a_position(evidence=(evidence(quotation=said),)),))
    page = quotations_page(desk(a_briefing(articles=(article,), statements=()), "talks"))
    assert [one.issues for one in page.speakers[0].sayings] == [("door",)]
    assert page.issues == (("door", "Open door"),)


@pytest.mark.parametrize(("length", "is_long"), [(LONG, False), (LONG + 1, True)])
def test_what_is_long_is_told_by_the_code_points_of_the_words(length: int, is_long: bool) -> None:
    words = "𝔘" * length
    article = an_article(quotations=(a_quotation(words, text=f"“{words}”"),))
    page = quotations_page(desk(a_briefing(articles=(article,), statements=()), "talks"))
    assert page.speakers[0].sayings[0].wordings[0].is_long is is_long


@pytest.mark.parametrize(("count", "shown"), [(9, "Paper 7, Paper 8</span>"), (30, "Paper 7, and 22 more</span>")])
def test_of_many_outlets_the_first_are_named_and_the_others_counted(count: int, shown: str) -> None:
    articles = tuple(an_article(f"a-{n}", outlet=stated(f"Paper {n}")) for n in range(count))
    briefing = a_briefing(
        articles=articles,
        statements=(),
        timeline=(),
        lede=a_statement("Rain.", evidence("the talks", article="a-0")),
        figures=(),
    )
    page = next(one for one in pages_of((briefing,), a_config()) if one.template == "briefing.md.j2")
    assert shown in render(page).text


def test_of_speakers_with_as_many_utterances_the_one_whom_most_articles_quote_stands_first() -> None:
    briefing = several_articles()
    printed = next(one for one in briefing.utterances if len(one.members) > 1)
    other = replace(printed, id="other", speaker=an_actor("ann", "Ann Other"), members=printed.members[:1])
    page = quotations_page(desk(replace(briefing, utterances=(other, printed)), "talks"))
    assert [one.speaker and one.speaker.name for one in page.speakers] == ["Jo Weaver", "Ann Other"]


def test_a_copy_of_a_quotation_carries_its_credit() -> None:
    page = quotations_page(desk(a_briefing(), "talks"))
    (wording, *_) = page.speakers[0].sayings[0].wordings
    assert wording.credit == Credit(
        "Jo Weaver", "Minister", "Door stays open, minister says", "The Gazette", "2022-01-26", date_is_inferred=True
    )
    assert wording.href == "../door/#q-no-change"


def test_a_briefing_that_is_not_home_has_a_page_of_its_own() -> None:
    at = desk(a_briefing(), None)
    page = article_page(at.briefing.articles[0], at, "excerpts")
    assert page.trail[0].href == "../"
    assert page.after is not None
    assert page.after.href == "../window/"
    assert page.before is None


def test_the_method_page_counts_and_says_what_is_missing() -> None:
    page = method_page([desk(a_briefing(), "talks")], "excerpts")
    assert (page.counts.articles, page.counts.quotations) == (2, 4)
    assert dict(page.excluded) == {"caption": 2}
    assert dict(page.missing) == {"author": 2, "address": 2, "outlet": 1, "date": 1}
    assert [(one.name, one.href) for one in page.sources] == [("The talks begin", "../talks/sources/")]


def test_the_sources_page_says_of_each_article_what_is_missing_and_what_is_inferred() -> None:
    first, second = sources_page(desk(a_briefing(), "talks")).rows
    assert second.missing == ("outlet", "author", "date", "address")
    assert first.inferred == (("date", "the day after the talks"),)


def test_a_briefing_of_one_article_with_nothing_but_a_lede_has_a_page() -> None:
    bare = an_article(quotations=(), positions=(), readings=(), key_actors=(), outlet=not_stated())
    briefing = a_briefing(
        articles=(bare,), statements=(a_statement(),), issues=(), figures=(), timeline=(), actors=(), lede=a_statement()
    )
    page = briefing_page(desk(briefing, None))
    assert (page.matrix, page.heard, page.figures, page.timeline, page.actors) == ((), (), (), (), ())


def test_dates_are_said_as_a_reader_says_them() -> None:
    assert [ENGLISH.day(iso) for iso in ("2022", "2022-01", "2022-01-26", "2021-12/2022-01")] == [
        "2022",
        "January 2022",
        "26 January 2022",
        "December 2021 – January 2022",
    ]
    assert span_of([]) is None


def test_the_words_of_a_split_quotation_are_shown_with_their_joint() -> None:
    split = a_quotation("There is no change,", "There will be no change.", key="split")
    article = replace(an_article(), quotations=(split,), positions=(a_position(evidence=(evidence(quotation=split),)),))
    card = article_page(article, desk(a_briefing(articles=(article,), statements=()), "talks"), "excerpts").quotations[
        0
    ]
    assert card.words == "There is no change, There will be no change."
    assert card.paragraph == 1  # a caption stands before it


def test_a_quotation_says_in_which_paragraph_of_the_body_it_stands_or_that_it_is_none() -> None:
    """Captions and headlines are no paragraphs; lines of one paragraph are one."""
    text = (
        "“No change,” says Weaver\n\nJo Weaver on Monday\n\nJo Weaver spoke to reporters\nin the town. “The door is open,” "
        "she said.\n\n“It stays so,” she said.\n"
    )
    caption = Exclusion("caption", a_passage("Jo Weaver on Monday", text))
    quoted = tuple(a_quotation(words, text=text, key=words[:2]) for words in ("No change", "The door", "It stays"))
    article = an_article(
        text=text,
        title=a_passage("“No change,” says Weaver", text),
        exclusions=(caption,),
        summary=(),
        key_actors=(),
        quotations=quoted,
        positions=(),
        readings=(),
    )
    page = article_page(article, desk(a_briefing(articles=(article,), statements=()), "talks"), "excerpts")
    assert [(card.paragraph, card.outside) for card in page.quotations] == [(1, "headline"), (1, None), (2, None)]


def test_the_foot_of_a_page_tells_what_was_verified_and_what_is_open() -> None:
    mended = Correction("2024-05-08", "The date was wrong.", "door")
    briefing = a_briefing(corrections=(mended, Correction("2024-05-09", "So was the title.", None)))
    config = a_config(licence={"name": "CC BY 4.0"}, contact="https://example.org/contact")
    pages = {page.address: page.foot for page in pages_of((briefing,), config)}
    assert all(pages.values())
    whole, door, window = pages[""], pages["talks/door/"], pages["talks/window/"]
    assert whole.checked.quotations == 4
    assert door.checked.quotations == 2
    assert whole.checked.matches == ((MatchKind.EXACT, 4),)
    assert whole.checked.missing == (("author", 2), ("address", 2), ("outlet", 1), ("date", 1))
    assert door.checked.missing == (("author", 1), ("address", 1))
    assert [one.text for one in door.checked.corrections] == ["So was the title.", "The date was wrong."]
    assert [one.text for one in window.checked.corrections] == ["So was the title."]
    assert pages["actors/jo-weaver/"].checked == pages["method/"].checked == whole.checked
    assert (whole.licence, whole.report) == (("CC BY 4.0", None), "https://example.org/contact")
    assert pages["method/"].method is None
    assert pages["talks/sources/"].sources is None


def test_a_mistake_is_reported_where_the_content_is_edited() -> None:
    pages = pages_of((a_briefing(),), a_config(repository="https://forge.example/we/talks"))
    reports = {page.address: page.foot.report for page in pages}
    assert reports["talks/door/"] == "https://forge.example/we/talks/issues/new?title=Page%20talks%2Fdoor%2F"
    assert {page.foot.report for page in pages_of((a_briefing(),), a_config())} == {None}


def told(pages: tuple[str, ...], **other: Any) -> Told:
    known = {
        "kind": "removed",
        "what": "quotation",
        "of": ("door/no-change",),
        "field": "",
        "old": "There is no change",
    }
    return Told(**{**known, "new": "", "pages": pages, **other})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({}, "Entfernt: Zitat “door/no-change”: “There is no change”"),
        ({"kind": "added", "old": "", "new": "Yes"}, "Neu: Zitat “door/no-change”: “Yes”"),
        (
            {"kind": "changed", "field": "speaker", "new": "B"},
            "Zitat “door/no-change”, Sprecher: “There is no change” → “B”",
        ),
        ({"kind": "moved", "old": "", "new": "Yes"}, "An anderer Stelle des Artikels: Zitat “door/no-change”: “Yes”"),
        ({"kind": "added", "what": "utterance", "old": "", "of": ("a/b", "c/d")}, "Gilt jetzt als eine Äußerung: "),
        (
            {"kind": "changed", "what": "figure", "field": "agreement", "new": "agree"},
            "Die Artikel widersprechen sich nicht mehr.",
        ),
    ],
)
def test_a_change_is_told_in_the_language_of_the_page(change: dict[str, Any], sentence: str) -> None:
    changed = last_changes([("2024-05-07T10:00:00Z", [told(("talks/door/",), **change)])])
    say = words("de")
    page = next(one for one in pages_of((a_briefing(),), a_config(language="de"), changed, say) if one.last_change)
    assert sentence in unescape(render(page, say=say).text)


def test_the_last_change_of_a_page_is_the_newest_that_concerns_it() -> None:
    newer = ("2024-05-07T10:00:00Z", [told(("talks/",), what="lede")])
    older = ("2024-05-06T10:00:00Z", [told(("talks/", "talks/door/"))])
    found = last_changes([newer, older])
    assert (found["talks/"].when, [one.what for one in found["talks/"].changes]) == ("2024-05-07", ["lede"])
    assert found["talks/door/"].when == "2024-05-06"
    assert last_changes([]) == {}


def test_every_page_can_show_its_last_change() -> None:
    """Also the home page, known as its briefing, and an actor's newest page, known by its briefing's name."""
    keys = ("talks/", "talks/door/", "talks/issues/door/", "talks/timeline/", "actors/jo-weaver/talks/")
    changed = last_changes([("2024-05-07T10:00:00Z", [told(keys)])])
    pages = {page.address: page for page in pages_of((a_briefing(),), a_config(), changed)}
    shown = {address for address, page in pages.items() if page.last_change}
    assert shown == {"", "talks/door/", "talks/issues/door/", "talks/timeline/", "actors/jo-weaver/"}
    shown_words = "Removed: Quotation “door/no-change”: “There is no change”"
    assert shown_words in unescape(render(pages["talks/timeline/"]).text)
    assert "Last significant change" not in render(pages["method/"]).text


def test_from_every_page_the_menu_leads_to_those_of_its_briefing() -> None:
    only = pages_of((a_briefing(),), a_config())
    assert {tuple(one.name for one in page.menu) for page in only} == {
        (
            "The talks begin",
            "Quotations",
            "The same words, printed differently",
            "Who reports what",
            "Timeline",
            "Sources",
            "The whole briefing to print",
        )
    }
    assert [one.href for one in next(page for page in only if page.address == "method/").menu[:2]] == [
        "../",
        "../talks/quotations/",
    ]
    of_two = pages_of((a_briefing(), a_briefing("before", date="2021-05-01", title="Before")), a_config())
    menus = {page.address: [one.name for one in page.menu[:1]] for page in of_two}
    assert (menus["talks/timeline/"], menus["before/door/"]) == (["The talks begin"], ["Before"])
    assert (menus["method/"], menus["actors/"], menus["actors/jo-weaver/before/"]) == ([], [], ["Before"])

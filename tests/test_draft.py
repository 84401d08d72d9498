"""What a draft proposes: who says what, what is not the body, and a file that the check accepts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.building.build import check
from generator.cli import main
from generator.drafting.attribution import attributions, read
from generator.drafting.draft import actor_of, as_dict, as_yaml, by_name, draft
from generator.drafting.names import cast
from generator.proving.verdict import Verdict
from generator.proving.verify import verify_quotation
from generator.reading.models import ActorEntry
from generator.resolving.zones import dates, excluded, title_of
from tests.bench.bench_draft import ROOT, SPLITS, pieces, score
from tests.bench.forms import FORMS
from tests.conftest import the_shipped_project

PROSE = [
    *"“ ” ‘ ’ \" ' \n \n\n , . : ; — ( ) said Ann Lee Ray he she the mayor according to told by who which Mr. U.S. was".split(
        " "
    ),
    *"called as and asked Her mother 8% 2022-01-26 (Getty Images) By Duration: 0:33".split(" "),
]


def speakers(text: str) -> list[str | None]:
    """Who says each quotation of a text."""
    return [each.speaker.name if each.speaker else None for each in attributions(text)]


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.slow
def test_drafts_stay_as_good_as_they_were_measured(split: str) -> None:
    """Spans and speakers on texts with labels; a wrong speaker costs more than a missing one."""
    total, wrong = score(split)
    assert total.span_f1 >= 0.97, wrong
    assert total.given - total.right_given <= max(2, total.given * 0.05), wrong
    assert total.recall("named") >= (0.88 if split.startswith("blind") else 0.95)
    assert total.recall("pronoun") >= 0.65 or not total.wanted["pronoun"]


def test_a_speaker_goes_on_behind_the_name_of_a_programme() -> None:
    assert speakers("“We go,” Bob Ray said on “Talk of Leeds.” “We go on to the lake.”") == ["Bob Ray", None, "Bob Ray"]
    assert speakers("“We go,” Bob Ray said on Leeds’s “Today” show. “We go on.”") == ["Bob Ray", None, "Bob Ray"]


def test_a_name_with_what_is_said_of_it_goes_on_from_before() -> None:
    assert speakers("“We go,” said Ann Lee. Bob Ray “was far too late for it.”") == ["Ann Lee", "Ann Lee"]
    assert speakers("“We go,” said Ann Lee.\n\nBob Ray “was far too late for it.”") == ["Ann Lee", None]


def test_words_that_the_sentence_runs_on_from_go_on_from_before() -> None:
    text = "“We go,” said Ann Lee. “They like him on the whole, but not yet” as much as her."
    assert speakers(text) == ["Ann Lee", "Ann Lee"]


def test_who_adds_something_spoke_before() -> None:
    text = "Bob Ray wept. Tom Fox, the mayor, said: “It is late.”\n\n“We go.”\n\nHe added: “Bob Ray stays.”"
    assert speakers(text) == ["Tom Fox", "Tom Fox", "Tom Fox"]


def test_a_quotation_may_stand_in_what_is_said_of_the_speaker() -> None:
    assert speakers("Ann Lee, one of the “young guard” of Leeds, told us: “We go to the lake.”") == [None, "Ann Lee"]


def test_a_participle_goes_on_from_the_inquit_between() -> None:
    text = "Bob Ray cannot say that “from up here,” Ann Lee added, saying it should be “up to the lake folk”."
    assert speakers(text) == ["Ann Lee", "Ann Lee"]


def test_an_inquit_that_leads_on_belongs_to_what_follows() -> None:
    text = "After Ann Lee told us that the folk go to “lesser lakes,” Bob Ray said: “I like none of it.”"
    assert speakers(text) == ["Ann Lee", "Bob Ray"]


def test_who_says_something_behind_the_words_goes_on_after_them() -> None:
    text = "Bob Ray “was far too late for it,” said an old miner who left the pit and described it as “a farce and a fraud”."
    assert speakers(text) == ["old miner", "old miner"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee openly admires the Welsh mayor Bob Ray as a “strong leader” of the town.",
        "Ann Lee, who was elected twice, casts Bob Ray as a former rebel who would “unravel” the laws.",
        "Ann Lee has been steadily pounding Bob Ray as a “con artist”.",
        "Ann Lee introduced Bob Ray to them as “the engine of the band”.",
        "Among them is peace, which Ann Lee views as “a right of all”.",
        "Ann Lee has used the phrase “red terror” often, and chided Bob Ray for it.",
        "Ann Lee likened them to a “vicious snake” in a song about a woman.",
        "Ann Lee compared Bob Ray to a coach at a game who is “working the crowd” again.",
    ],
)
def test_words_for_somebody_are_whose_view_it_is(text: str) -> None:
    assert speakers(text) == ["Ann Lee"]


def test_an_office_is_no_view() -> None:
    assert speakers("Ann Lee served as “acting head” of the bank. Ann Lee began her career as a “fixer” there.") == [
        None,
        None,
    ]


def test_what_goes_on_behind_but_is_still_said() -> None:
    assert speakers("Ann Lee said she had had offers, but “the offers were too low for it.”") == ["Ann Lee"]
    assert speakers("It is not a “bolt-on,” Ann Lee said, but instead “embedded in who we are.”") == ["Ann Lee"] * 2


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Ann Lee Calls Bob Ray ‘A Disgrace’ Over The Lake.", "Ann Lee"),
        ("Bob Ray ‘The Dealer’ Could Save The Lake, Ann Lee Says.", "Ann Lee"),
        ("Ann Lee: Ray Asking Mayors To Drain The Lake ‘Reeks Of Fear.’", "Ann Lee"),
        ("Ann Lee Wins ‘The Golden Lake’ At The Town Fair.", None),
    ],
)
def test_a_headline_with_a_capital_for_every_word_is_read_like_a_sentence(headline: str, speaker: str | None) -> None:
    assert speakers(f"{headline}\n\nAnn Lee spoke of Bob Ray and of the lake on Monday.") == [speaker]


def test_of_two_with_one_name_the_one_who_spoke_under_it_in_full_speaks_on() -> None:
    text = "“We go,” Ann Lee said of her husband, Bob Lee.\n\nBob Lee came.\n\n“We do,” Lee said."
    assert speakers(text) == ["Ann Lee", "Ann Lee"]
    assert speakers("Ann Lee met Bob Lee.\n\nBob Lee met Ann Lee.\n\n“We do,” Lee said.") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee issued a statement, “Last night they came for the lake.”",
        "When Ann Lee used the words, “I am not there yet,” she was echoing Bob Ray.",
        "“If it gets more, it will search them” for it, trial counsel Ann Lee wrote in a court filing.",
        "In a statement, Leeds Post Editor Ann Lee came.\n\n“We go to the lake,” said Lee.",
    ],
)
def test_who_issues_words_or_uses_them_speaks(text: str) -> None:
    assert speakers(text) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee called it “mad” in hopes that “they will go” soon.", ["Ann Lee", "Ann Lee"]),
        ("It has been “bad for us” and they go, but for now, “we stay,” mayor Ann Lee said.", ["Ann Lee", "Ann Lee"]),
        ("The rules are — often labeled as a “witch hunt” by Ann Lee — likely correct.", ["Ann Lee"]),
        ("But as Ann Lee noted in a letter on Sunday, the mayor “has few friends in town.”", ["Ann Lee"]),
        ("As Ann Lee noted on Sunday, Bob Ray said the lake was “mad.”", ["Bob Ray"]),
    ],
)
def test_one_clause_may_speak_for_all_of_its_sentence(text: str, found: list[str | None]) -> None:
    assert speakers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "“Go now!” Ann Lee, the mayor, said.",
        "“Do we go?” Rep. Ann Lee (R-Pa.) said of the swirl.",
        "“Go now!” Rep. Ann Lee, R-Pa., said of the swirl.",
        "“Is that open to us?” Ann Lee pressed.",
        "“To track them all is absurd. No, Ray. -H” Ann Lee tweeted, quoting a paper.",
        "They were “about to leave for the lake” rather than play, per Ann Lee.",
        "The firm is building another, according to Ann Lee: “It is new.”",
        "It is “well placed to do that” if it may, mayor Ann Lee told Reuters ahead of the decision on the lake.",
    ],
)
def test_an_inquit_is_found_behind_all_that_may_stand_before_it(text: str) -> None:
    assert speakers(text) == ["Ann Lee"]


def test_the_chairmen_of_a_body_are_not_the_body() -> None:
    found = draft("x.txt", "The Lake Committee met.\n\n“We ask you to go,” the committee chairmen wrote.")
    assert [(each.speaker, each.described) for each in found.quotations] == [(None, "committee chairmen")]


@pytest.mark.parametrize(
    "name",
    [
        "Police Scotland",
        "Scotland Yard",
        "Marks & Spencer",
        "Ministry of the Interior",
        "Treaty on European Union",
        "Royal Society for the Protection of Birds",
        "Office for National Statistics",
        "Office of the High Commissioner for Human Rights",
        "Prime Minister’s Office",
        "Governor's Office of Emergency Services",
        "Save the Children",
        "Stop the War Coalition",
    ],
)
def test_a_body_is_called_by_its_whole_name(name: str) -> None:
    the = "The " if re.search(r" (?:of|for|on) |Office$", name) else ""
    assert speakers(f"They met on Monday.\n\n{the}{name} said it was “an accident after all.”") == [name]


def test_junior_is_no_name() -> None:
    assert speakers("“I have a dream,” said Martin Luther King Jr.") == ["Martin Luther King Jr."]


@pytest.mark.parametrize(
    "credit",
    [
        "Residents stand in the mud. Ann Lee/Getty Images",
        "Residents stand in the mud. [Ann Lee/Leeds Post]",
        "Residents in “despair.” (Ann Lee/The Post)",
        "A crowd at the gate. REUTERS/Ann Lee",
        "A crowd at the gate. Credit Ann Lee for The Leeds Post",
        "Image source, Getty Images",
    ],
)
def test_a_photographer_says_nothing(credit: str) -> None:
    found = draft("x.txt", f"Mud in Leeds\n\nThe river rose.\n\n{credit}\n\n“No one came to help us,” he said.\n")
    assert [each.speaker for each in found.quotations] == [None]
    assert [each.kind for each in found.exclude] == ["caption"]


@pytest.mark.parametrize("line", ["Click “Subscribe” to read more.", "Tap on the “Follow” button.", "Press “Send.”"])
def test_the_label_of_a_button_is_no_quotation(line: str) -> None:
    assert draft("x.txt", f"Mud in Leeds\n\nThe river rose on Monday.\n\n{line}\n").quotations == ()
    assert draft("x.txt", "Mud\n\nAnn Lee said the press “should pay.”\n").quotations != ()


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("The crowd at Charles University fell silent, Charles University said.", []),
        ("Ann Lee, Democrat of Rhode Island, met the coal-producer West Virginia.", ["Ann Lee"]),
        ("They watched Star Wars and Girl Power at Super Bowl 50 in Marin County.", []),
        ("Human rights group Amnesty International said so.", []),
        ("It stood at a Jack In The Box. They sang “Dogs Against Foxes” there.", []),
        ("On a Wednesday in April I went to Leeds, and to Ann I said so.", []),
        ("Like Senators Bob Ray and Ann Lee, it waited.", ["Bob Ray", "Ann Lee"]),
        ("Longtime Ray foe files claim. Bob Ray, 51, was away.", ["Bob Ray"]),
        (
            "Ann Lee met Mick Church, Bob Street and Tom Hall, who said they would go.",
            ["Ann Lee", "Mick Church", "Bob Street", "Tom Hall"],
        ),
    ],
)
def test_places_things_and_slogans_are_no_people(text: str, persons: list[str]) -> None:
    assert [each.name for each in draft("x.txt", text).actors if each.kind == "person"] == persons


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Northlink sank. Northlink’s chief executive wept.",
        "Northlink sank on Monday. An analyst of ferries at Northlink wept.",
        "Northlink, a Leeds-based ferry operator, sank on Monday. Nobody rued Northlink.",
        "The retailer Northlink sank on Monday. Nobody rued Northlink.",
    ],
)
def test_a_firm_is_known_by_its_staff_and_by_what_it_is_called(text: str) -> None:
    assert [(each.name, each.kind) for each in draft("x.txt", text).actors] == [("Northlink", "organisation")]


@pytest.mark.parametrize(
    "text",
    [
        "Robotic process automation (RPA) is old. RPA is dear.",
        "It has 128 GB. Another has 256 GB.",
        "An M2 chip is no M2 tank.",
    ],
)
def test_letters_may_stand_for_things(text: str) -> None:
    assert draft("x.txt", text).actors == ()


def test_a_family_name_of_two_words_is_whose_it_is() -> None:
    text = "Ann De Vries and Bob Ray came to the lake. “Yes,” De Vries said. De Vries left."
    found = draft("x.txt", text)
    assert [each.name for each in found.actors] == ["Ann De Vries", "Bob Ray"]
    assert [each.speaker for each in found.quotations] == ["Ann De Vries"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The host, Ann Lee, asked Bob Ray, “Would you go there?” Ray answered, “I would not.”",
            ["Ann Lee", "Bob Ray"],
        ),
        ("Bob Ray was asked, “Would you go there?” He answered, “I would not.”", [None, "Bob Ray"]),
        ("Bob Ray was asked by the host Ann Lee, who is a friend, “Would you go there?”", ["Ann Lee"]),
        ("“Would you go there?” Bob Ray asked. “I would,” Ann Lee said.", ["Bob Ray", "Ann Lee"]),
    ],
)
def test_a_question_is_of_whoever_asks(text: str, found: list[str | None]) -> None:
    assert speakers(text) == found


def test_who_only_reports_what_another_said_is_no_speaker() -> None:
    text = "Ann Price came.\n\nBob Ray said it was the end of a {}, the Leeds Gazette reported."
    for words in ("“long struggle for all”", "“500-year struggle”"):
        assert speakers(text.format(words)) == ["Bob Ray"]
    assert speakers("Ann Price called it a “critical state of things,” news agency KCNA reported.") == ["Ann Price"]


def test_one_of_many_is_no_actor_to_make() -> None:
    text = "Another said: “We go.” My father wrote: “We do.” Officials said: “No.” And officials said: “Yes.” "
    found = as_yaml(draft("x.txt", text + "Somerset teachers said: “We may.”"))
    assert [line for line in found.splitlines() if "an actor" in line] == [
        '  - "make “Officials” an actor, or leave their words `unnamed`"',
        '  - "make “Somerset teachers” an actor, or leave their words `unnamed`"',
    ]


def test_a_quotation_of_several_paragraphs_goes_on_from_before() -> None:
    text = (
        "“I have two points,” Ann Lee said.\n\n“The first is that nobody asked us.\n\n“The second is that it is late.”"
    )
    assert speakers(text) == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("LONDON, 12 March 2024 (Reuters)\n\nThe lake", "with the byline"),
        ("LONDON, March 12, 2024 (Reuters) - The lake", "in the dateline"),
        ("LONDON, 12 March 2024\n\nThe lake", "with the byline"),
    ],
)
def test_the_date_of_a_dateline_is_the_articles(line: str, where: str) -> None:
    found = as_yaml(draft("x.txt", f"The lake closes\n\n{line} will be closed in May, they said.\n"))
    assert yaml.safe_load(found)["date"]["value"] == "2024-03-12"
    assert f"# guessed: it stands {where}" in found
    assert "caption" not in found


def test_a_programme_says_nothing() -> None:
    assert speakers("On CNN’s “New Day,” Rep. Ann Lee (D-Iowa), a friend of his, said: “We go.”") == [None, "Ann Lee"]


def test_a_mayor_of_a_city_with_a_first_name_is_not_called_by_it() -> None:
    text = "Charlotte police came.\n\n“We go to the lake,” Charlotte Mayor Ann Lee said.\n\n“We do,” Lee said."
    assert speakers(text) == ["Ann Lee", "Ann Lee"]


def test_words_that_are_called_out_are_no_title() -> None:
    assert speakers("Ann Lee tweeted, “Thank You Leeds!” on Friday.") == ["Ann Lee"]


@pytest.mark.parametrize(
    "inquit",
    ["said 9/11 widow Ann Lee", "JPL scientist and study co-author Ann Lee said", "said JPL scientist Ann Lee"],
)
def test_a_name_stands_behind_what_somebody_is(inquit: str) -> None:
    assert speakers(f"“We go to the lake, all of us,” {inquit}.") == ["Ann Lee"]


def test_a_clause_with_that_and_a_verb_is_no_claim() -> None:
    text = "Ann Lee praised the raid that killed the rebel Bob Ray during a storm and said she has one wish: “We go.”"
    assert speakers(text) == ["Ann Lee"]


def test_a_participle_with_its_own_subject_leads_to_the_next() -> None:
    text = "The fans were quick, with Bob Ray posting that it was “a farce and a fraud” for all of the old town and asking, “Do we go?”"
    assert speakers(text) == ["Bob Ray", "Bob Ray"]


@pytest.mark.parametrize(
    ("inquit", "described"),
    [
        ("a senior official said.", "senior official"),
        ("White House officials said.", "White House officials"),
        ("residents said.", "residents"),
        ("a spokesman for Ann Lee said.", "spokesman for Ann Lee"),
        ("another tweeted.", "another"),
        ("the letter said.", "letter"),
    ],
)
def test_who_is_only_described_is_no_speaker(inquit: str, described: str) -> None:
    """Nobody is named: the editor reads the description, and decides whether it is an actor."""
    found = draft("x.txt", f"Fans praised Ann Lee.\n\n“We go to the lake,” {inquit}")
    assert [(each.speaker, each.described, each.cue) for each in found.quotations] == [(None, described, inquit[:-1])]
    assert [each.name for each in found.actors] == ["Ann Lee"]
    assert f"open: “{described}”, whom the text does not name: named after it" in as_yaml(found)
    assert (f'"make “{described}” an actor' in as_yaml(found)) is (described != "another")


@pytest.mark.parametrize(
    "name", ["Norland’s foreign ministry", "Department for Education", "Lee campaign", "Lee’s family", "Democrats"]
)
def test_a_body_with_a_name_in_its_name_speaks(name: str) -> None:
    found = draft(
        "x.txt",
        f"Fans praised Ann Lee.\n\n“We go to the lake,” {'' if name[-1] == 's' or '’' in name else 'the '}{name} said.",
    )
    assert [each.speaker for each in found.quotations] == [name]


@pytest.mark.parametrize(
    ("inquit", "speaker"),
    [
        ("an NATO report said", "NATO"),
        ("Ann Lee’s letter read", "Ann Lee"),
        ("according to a complaint filed by the Leeds Lake Board", "Leeds Lake Board"),
        ("the document from the Board’s office said", None),
        ("papers obtained under the Lake Board rules said", None),
    ],
)
def test_a_document_speaks_for_whose_it_is(inquit: str, speaker: str | None) -> None:
    found = draft("x.txt", f"Ann Lee praised NATO and the Leeds Lake Board.\n\n“We go to the lake,” {inquit}.")
    assert [each.speaker for each in found.quotations] == [speaker]


def test_the_letter_is_whose_letter_was_told_of() -> None:
    told = "Ann Lee said in a letter on Sunday that they were to go.\n\n“We go to the lake,” the {} said.\n"
    assert speakers(told.format("letter")) == ["Ann Lee"]
    assert speakers(told.format("statement")) == [None]
    assert speakers("A Facebook post praised Ann Lee.\n\n“We go to the lake,” the post said.\n") == ["post"]


def test_a_body_with_and_in_its_name_is_known_by_its_letters() -> None:
    text = "The Lakes and Rivers Authority came.\n\n“We go to the lake,” the LRA said.\n"
    assert speakers(text) == ["Lakes and Rivers Authority"]
    assert speakers("The plague is “always fatal,” says WHO.") == ["WHO"]


def test_titles_in_a_list_are_said_by_nobody() -> None:
    text = "According to Ann Lee, they sang “The Old Lake,” “Down River” and “Long Way Home.”"
    assert speakers(text) == [None, None, None]
    assert speakers("According to Ann Lee, “The Old Lake Is Dead.”") == ["Ann Lee"]


def test_who_is_only_described_speaks_where_the_project_has_such_an_actor() -> None:
    known = [ActorEntry(id="officials", name="Officials", kind="group", aliases=["senior officials"])]
    found = draft("x.txt", "“We go to the lake,” senior officials said.", known)
    assert [(each.speaker, each.actor) for each in found.quotations] == [("Officials", "officials")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Defence Minister Ann Lee met Finance Minister Bob Ray. “Yes,” the minister said.", [None]),
        ("Defence Minister Ann Lee met Finance Minister Bob Ray. “Yes,” said the defence minister.", ["Ann Lee"]),
        ("US President Ann Lee called Russian President Bob Ray. “Yes,” the Russian president said.", ["Bob Ray"]),
        ("Secretary of State Ann Lee met Foreign Secretary Bob Ray. “Yes,” the secretary of state said.", ["Ann Lee"]),
        (
            "Czech minister Ann Lee came. His Polish counterpart, Bob Ray, came too. “Yes,” the minister said.",
            ["Bob Ray"],
        ),
        ("Chief Executive Ann Lee met Bob Ray. “Yes,” the CEO said.", ["Ann Lee"]),
        ("District Attorney Ann Lee met attorney Bob Ray. “Yes,” the prosecutor said.", ["Ann Lee"]),
        ("Bob Ray, who chairs the committee, met Ann Lee. “Yes,” the chairman said.", ["Bob Ray"]),
        ("Ann Lee, 34, a nurse, met Bob Ray, a teacher. “Yes,” the nurse said.", ["Ann Lee"]),
        ("The press secretary to the governor, Ann Lee, came. “Yes,” the press secretary said.", ["Ann Lee"]),
        ("The witness, a former clerk named Ann Lee, wept. “Yes,” she said.", ["Ann Lee"]),
        ("One of the sacked commissioners, Ann Lee, met Bob Ray. “Yes,” the former commissioner said.", ["Ann Lee"]),
        ("Hydrologist Ann Lee met Bob Ray. “Yes,” the scientist said.", ["Ann Lee"]),
        ("Mayor Bob Ray asked Ann Lee. “Yes,” she said.", ["Ann Lee"]),
        ("Bob Ray dismissed Ann Lee’s claim as “a farce and a fraud”.", ["Bob Ray"]),
        ("Defence lawyer Bob Ray met Assistant U.S. Attorney Ann Lee. “Yes,” the prosecutor said.", ["Ann Lee"]),
        ("Ann Lee asked Minister Bob Ray. Ray replied at once.\n\n“Yes,” said the conservationist.", [None]),
        ("Director Ann Lee spoke. The Italian, 51, called it “a farce and a fraud”.", ["Ann Lee"]),
        ("Nominee Bob Ray met Ann Lee. “Yes,” the presumptive Lake presidential nominee said.", ["Bob Ray"]),
        ("Ann Lee left. Bob Ray spoke of the lake.\n\n“Yes,” the retired lakesurgeon said.", ["Bob Ray"]),
        (
            "Tom Fox wept. Candidate Bob Ray left with Sen. Ann Lee, R-Ohio.\n\nThe Utah senator said: “Yes, we go.”",
            ["Bob Ray"],
        ),
        ("It was left to Democrats Ann Lee and Bob Ray. “Yes,” Lee said.", ["Ann Lee"]),
        ("Sen. Bob Ray met Ann Lee. “Yes,” the Leeds senator and presidential candidate said.", ["Bob Ray"]),
        (
            "“It is late,” Bob Ray said.\n\nTom Fox, head of it all, said Monday that they broke the law — which he added “is bad.”",
            ["Bob Ray", "Tom Fox"],
        ),
        ("Bob Ray pleaded guilty before Judge Ann Lee. “Yes,” the defendant said.", ["Bob Ray"]),
        ("Ann Lee would not say whether they were “of interest or out of gas”, as Bob Ray had put it.", ["Bob Ray"]),
        ("Ann Lee told broadcaster DR. The chairman, Bob Ray, called it “a farce and a fraud”.", ["Bob Ray"]),
        ("“It broke,” his aunt said on Monday.\n\nThe boy’s aunt, Ann Lee, saw the fall.", ["Ann Lee"]),
        ("“It broke,” said the Rodong Gazette.\n\nThe paper called it “a farce and a fraud”.", ["Rodong Gazette"] * 2),
        ("A senior official called it “a farce and a fraud”.\n\nAnn Lee, head of the board, was not there.", [None]),
        (
            "But in a talk on The Late Show, Dr. Ann Lee, the lab’s head, said it was “a farce and a fraud”.",
            ["Ann Lee"],
        ),
        (
            "Ann Lee, a clerk, said that “public anger” had forced the board to go, but, like Ray, lamented that “it was too late”.",
            ["Ann Lee"] * 2,
        ),
    ],
)
def test_roles_lead_to_whom_they_are_introduced_with(text: str, speakers: list[str | None]) -> None:
    """By other words for one office, and by what tells two of one office apart; else it stays open who is meant."""
    assert [each.speaker for each in draft("x.txt", text).quotations] == speakers


def test_who_was_called_by_a_surname_alone_is_still_meant_when_relatives_are_named() -> None:
    """They go by their full names, but where one of them alone is named in the paragraph."""
    text = "Ann Lee defended her son Tom. “We go,” Lee said. Tom Lee was away. Her brother Bob Lee died. “We stay,” Lee said."
    assert speakers(text) == ["Ann Lee", "Ann Lee"]
    assert speakers(f"{text}\n\nIt rained. “Let it be,” Lee said.") == ["Ann Lee"] * 3
    assert speakers(f"{text}\n\nBob Lee sailed. “Let it be,” Lee said.") == ["Ann Lee", "Ann Lee", "Bob Lee"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.slow
def test_quotations_are_found_however_a_text_is_set(form: str) -> None:
    """Other marks, other line ends, cut into tokens."""
    for split in ("tuned", "blind_a"):
        total, wrong = score(split, FORMS[form])
        assert total.span_f1 >= (0.97 if split == "tuned" or form != "sentences" else 0.96), wrong
        assert total.precision >= 0.94, wrong


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We go,” said Ann Lee.", "Ann Lee"),
        ("“We go,” Ann Lee, the mayor, told reporters.", "Ann Lee"),
        ("Ann Lee said: “We go.”", "Ann Lee"),
        ("Ann Lee: “We go.”", "Ann Lee"),
        ("“We go,” according to the mayor, Ann Lee.", "Ann Lee"),
        ("The plan was dismissed by Ann Lee as “a farce and a fraud”.", "Ann Lee"),
        ("Ann Lee, who chairs the board, called it “a farce and a fraud”.", "Ann Lee"),
        ("Ann Lee told Bob Ray that it was “a farce and a fraud”.", "Ann Lee"),
        ("Bob Ray was told by Ann Lee that it was “a farce and a fraud”.", "Ann Lee"),
        ("Ann Lee rose. “We go,” she said.", "Ann Lee"),
        ("Ann Lee said that it was over. “We go.”", "Ann Lee"),
        ("“We go,” the ministry of trade said.", "ministry of trade"),
        ("“We go.” — Ann Lee, mayor", "Ann Lee"),
        ("US District Court Judge Ann Lee said: “We go.”", "Ann Lee"),
        ("“We go,” said her lawyer, Ann Lee.", "Ann Lee"),
        ("“We go,” said a spokeswoman for Bob Ray, Ann Lee.", "Ann Lee"),
        ("Mr Ray’s mother, Ann Lee, said it was “a farce and a fraud”.", "Ann Lee"),
        ("Ann Lee was quoted by the Post as saying that it was “a farce and a fraud”.", "Ann Lee"),
        ("The Post quoted Ann Lee as saying that it was “a farce and a fraud”.", "Ann Lee"),
        ("Bob Ray said Ann Lee, who retired in May, was “a farce and a fraud”.", "Bob Ray"),
        ("The plan, said Ann Lee, was “a farce and a fraud”.", "Ann Lee"),
        ("It would not last, Ann Lee said. “We go.”", "Ann Lee"),
        ("The police spoke to Ann Lee in Leeds. “We go,” she said.", "Ann Lee"),
        ("Standing beside Bob Ray, he smiled. A senior official spoke. “We go,” the official said.", "senior official"),
        ("“We go,” Mrs May said.", "May"),
        ("“We go,” the survey said of Bob Ray.", "survey"),
        ("“We go,” one loyalist said.", "one loyalist"),
        ("“We go,” said the Duchess of Kent.", "Duchess of Kent"),
        ("“We go,” Ann Lee was quoted as saying.", "Ann Lee"),
        ("US Secretary of State Ann Lee defended the cuts made by Bob Ray. She said: “We go.”", "Ann Lee"),
        ("It will rain, according to Ann Lee, who measures it. “We go,” she said.", "Ann Lee"),
        ("Bob Ray was dubbed “the farmer of frauds” by Ann Lee.", "Ann Lee"),
        ("The mayor earlier today said it was “a farce and a fraud”.", "mayor"),
        ("Oxfam said it was “a farce and a fraud”, but few agreed, police officials said.", "Oxfam"),
        ("The plan, said Ann Lee’s aide, was “a farce and a fraud”.", "Ann Lee’s aide"),
        ("Green Rivers said it was “a farce and a fraud”.", "Green Rivers"),
        ("UN chief Ann Lee met Bob Ray. “We go,” the UN chief said.", "Ann Lee"),
        ("Iceland’s president said it was “a farce and a fraud”.\n\nPresident Ann Lee spoke in Leeds.", "Ann Lee"),
        ("The minister of trade, Dr Ann Lee, met Bob Ray. “We go,” the minister said.", "Ann Lee"),
        ("It rained for hours, in which Ann Lee twice told MPs that it was “a farce and a fraud”.", "Ann Lee"),
        ("It was a summer that Ann Lee compared to “a farce and a fraud”.", "Ann Lee"),
        (
            "The Leeds Lakes lost to the Dunmore Rivers 27-24. Bob Ray, whose Rivers left, spoke. “We go,” he said.",
            "Bob Ray",
        ),
        ("“We go,” Ann Lee deadpanned.", "Ann Lee"),
        ("Bob Ray left. A nurse who gave only her first name, Ann, stayed. “We go,” she said.", "Ann"),
        ("The chancellor of the schools called it “a farce and a fraud”.\n\nThe chancellor, Ann Lee, left.", "Ann Lee"),
        ("Iceland’s president called it “a farce and a fraud”.\n\nAnn Lee was born in Leeds.", None),
        ("Bob Ray, who has derided it as “a farce and a fraud,” urged delegates to vote.", "Bob Ray"),
        ("Ann Lee met the firm Oak Valley Inc., which rejected it as “a farce and a fraud”.", "Oak Valley Inc"),
        ("The pastor, a young woman named Ann Lee, sat down with Bob Ray. “We go,” she said.", "Ann Lee"),
        ("A gran who fell says she thought it was “a farce and a fraud”.\n\nAnn Lee sat in Leeds.", None),
        ("Ann Lee said that teachers called it “a farce and a fraud”.", "teachers"),
        ("Bob Ray had been told by an official there that it was “a farce and a fraud”.", "official"),
        ("“We go” when it rains, Ann Lee, chairman of the board of the lake, told the press.", "Ann Lee"),
        ("Ann Lee spoke. She said Bob Ray will continue to provide “a farce and a fraud”.", "Ann Lee"),
        ("Losing captain Bob Ray rued the dew. “We go,” he said.", "Bob Ray"),
        ("Ann Lee grew up here. Her father read aloud on Sundays. “We go,” she recalls.", "Ann Lee"),
        ("Coach Bob Ray was content. “We go,” said the former Ireland midfielder.", "Bob Ray"),
        ("State television called it “a farce and a fraud”.", "State television"),
        ("The US climate envoy, Bob Ray, was upbeat, saying he saw “a farce and a fraud”.", "Bob Ray"),
        ("The Executive Director of the Lake Centre, Mr. Bob Ray, noted that it was “a farce and a fraud”.", "Bob Ray"),
        ("Bob Ray said she had been told by an official to “go home until Tuesday”.", "official"),
        ("A sign in the window reads “we go to the lake”.", "sign in the window"),
        ("Ann Lee, who drew and once described herself as “a farce and a fraud”, has died.", "Ann Lee"),
        ("Asked what she did, Ann Lee is said to have replied: “We go.”", "Ann Lee"),
        ("Coach Bob Ray compared agents to “a farce and a fraud”.", "Bob Ray"),
        ("Leeds’s two-goal hero Bob Ray was ill. “We go,” he said.", "Bob Ray"),
        ("The firm was fined, with a judge describing its record as “a farce and a fraud”.", "judge"),
        ("The minister claims the plan is “a farce and a fraud”.", "minister"),
        ("Gautam Sen was cautious. “We go,” Sen said.", "Gautam Sen"),
        ("Bob Ray, 29, left. Miss Lee said he had texted her to say that it was “a farce and a fraud”.", "Bob Ray"),
        ("Patients of Ashworth Medical Practice wept.\n\nPractice manager Ann Lee left. “We go,” she said.", "Ann Lee"),
        ("The painter Bob Ray stayed. In a fax to the director, Nils Aasen, he asked to “stay at home”.", "Bob Ray"),
        ("Librarian Bob Ray waited. His remarks lasted eight seconds. “We go,” he said.", "Bob Ray"),
        ("Its president, Saskatchewan farmer Bob Ray, said it was “a farce and a fraud”.", "Bob Ray"),
        ("Bob Ray left. It prompted Ann Lee to say it was “a farce and a fraud”.", "Ann Lee"),
        ("“We go,” Patrol Chief Bob Hall with the Leeds police said.", "Bob Hall"),
        ("Ann Lee rose. “We go,” she rejoined.", "Ann Lee"),
        ("Bob Ray hit back at critics who called it “a farce and a fraud”.", "critics"),
        ("Her co-star and rumoured boyfriend Bob Ray, 28, left. “We go,” he said.", "Bob Ray"),
        ("“We go,” read a statement from the palace.", "statement from the palace"),
        ("“We go,” said WHO Director-General Tedros Adhanom.", "Tedros Adhanom"),
        ("The New York Times reported that it was “a farce and a fraud”.", "New York Times"),
        ("Ann Lee, according to Bob Ray, was “a farce and a fraud”.", "Bob Ray"),
        ("Fans rushed to praise Ann Lee, with one writing: “We go.”", "one"),
        ("Fans praised her. Another tweeted: “We go.”", "Another"),
        ("“We go,” said Ann Lee and Bob Ray.", "Ann Lee and Bob Ray"),
        ("Ann Lee and her colleagues said it was “a farce and a fraud”.", "Ann Lee and her colleagues"),
        ("Leeds were fined, with engineers warning it could be “a farce and a fraud”.", "engineers"),
        ("Three were hurt, the mayor, Ann Lee, wrote on Telegram, calling it “a farce and a fraud”.", "Ann Lee"),
        ("Minister Bob Ray came. Ann Lee said the minister erred by calling it “a farce and a fraud”.", "Bob Ray"),
        ("It came a day after Gen. Bob Ray, the commander, said it was “a farce and a fraud”.", "Bob Ray"),
        ("Constance (Connie) Lee rose. “We go,” Ms. Lee said.", "Constance (Connie) Lee"),
        ("Bob Ray fled. A soldier at the gate objected. “We go,” he said.", "soldier"),
        ("``We go,'' said Ann Lee.", "Ann Lee"),
        ("Tom Fox left. Bob Ray sold it to Kettle & Co. “We go,” he says.", "Bob Ray"),
        ("A Leeds woman who lives with a dog and a parrot said it was “a farce and a fraud”.", "Leeds woman"),
        ("“We go,” demonstrators chanted.", "demonstrators"),
        ("Bob Ray said it was “a farce and a fraud,” hours after Ann Lee told MPs so.", "Bob Ray"),
        ("Ann Lee said she was “a farce and a fraud,” according to the Post.", "Ann Lee"),
        ("Ann Lee recalled her father telling her: “We go.”", "her father"),
        ("Ann Lee came. “Can you hold on?” Lee remembers.", "Ann Lee"),
        ("Ann Lee came. It is still, her mother says, “a farce and a fraud”.", "her mother"),
        ("Arden Oil Corp. sold it to Bob Ray. The company said it was “a farce and a fraud”.", "Arden Oil Corp"),
        ("A dancer who gave £180,000 said it was “a farce and a fraud”.", "dancer"),
        ("It was “a farce and a fraud”, an insider tells PEOPLE.", "insider"),
        ("“We go,” the former secretary of state said.", "former secretary of state"),
        ("Bob Ray was caught on a hot mic calling it “a farce and a fraud”.", "Bob Ray"),
        ("Ann Lee said it would stay, even though her officials believe it is “a farce and a fraud”.", "her officials"),
        (
            "Health Minister Bob Ray left. Premier Tom Fox said the minister had promised “a farce and a fraud”.",
            "Bob Ray",
        ),
        ("Bob Ray said he would, while critic Tom Fox said he would not. “We go,” he said.", "Tom Fox"),
        ("Bob Ray left. Not so fast, says Tom Fox. “We go,” he says.", "Tom Fox"),
        (
            "Ann Lee left. In a brief statement, the suspect’s family said it was “a farce and a fraud”.",
            "suspect’s family",
        ),
        ("“We go,” was all Secretary Bob Ray would say.", "Bob Ray"),
        ("He has three girls, one of whom, the poet Ann Lee, wrote that it was “a farce and a fraud”.", "Ann Lee"),
        ("What the board said, in my hearing, was “we go on Friday”.", "board"),
        ("Ann Lee left. Reached by phone, she declined to comment but said, “We go.”", "Ann Lee"),
        ("The Ceann Comhairle, Bob Ray, appealed for calm. “We go,” he said.", "Bob Ray"),
        ("Sir Bob Ray warned him. “We go,” the veteran Eurosceptic said.", "Bob Ray"),
        ("A metal detectorist has said he thought it was “a farce and a fraud”.", "metal detectorist"),
        (
            "Critics were cross, though they cautioned that the state was “a farce and a fraud”.",
            "Critics",
        ),
        ("A nurse at Lakeview in Gary, Indiana, wrote: “We go.”", "nurse at Lakeview in Gary"),
        ("Ann Lee was there. Ray’s version: “We go.” Bob Ray left.", "Bob Ray"),
        ("Bob Ray left a note on the door. “We go,” it said.", "note"),
        ("GARY FENWICK has left. “We go,” Fenwick said.", "Gary Fenwick"),
        ("Bob Ray spoke. His aide, Tom Fox, asked for a review, which he called “a farce and a fraud”.", "Tom Fox"),
        ("Told that Bob Ray had balked, Tom Fox rolled his eyes. “We go,” he said.", "Tom Fox"),
        ("Dee Fox left. Ann Lee, whose brother, Bob, was 48, listened. “We go,” she said.", "Ann Lee"),
        ("The Bishop of Leeds, the Right Rev Ann Lee, stayed and said it was “a farce and a fraud”.", "Ann Lee"),
        ("Machinists left. The machinists were cross. The ministry said it was “a farce and a fraud”.", "ministry"),
        ("Ann Lee heard Bob Ray say it was “a farce and a fraud”.", "Bob Ray"),
        ("Ann Lee responded to critics who say she is “a farce and a fraud”.", "critics"),
        ("Ann Lee had one word for it: “We go.”", "Ann Lee"),
        ("Ann Lee issued a statement calling it “a farce and a fraud”.", "Ann Lee"),
        ("Patients of Ann Lee got a letter asking them to “stay at home for now”.", "letter"),
        ("Among the arrivals was Ann Lee, 28, who had walked. She was tired. “We go,” she said.", "Ann Lee"),
        (
            "Sir Bob Ray is the third minister to leave. The transport secretary called it “a farce and a fraud”.",
            "Bob Ray",
        ),
        ("Champion Ann Lee wept. She left the hall. “We go,” the reality star said.", "Ann Lee"),
        ("It has an effect the authors call “a farce and a fraud”.", "authors"),
        ("Ann Lee said the whales add clicks, a flourish the team calls “a farce and a fraud”.", "team"),
        ("Ann Lee left in what American officials described as “a farce and a fraud”.", "American officials"),
        ("My own tutor, the late Ann Lee, told me it was “a farce and a fraud”.", "Ann Lee"),
        ("Her commander, Russia’s Bob Ray, said it was “a farce and a fraud”.", "Bob Ray"),
        ("Tens of thousands of protesters marched on Sunday, chanting “We go!”", "Tens of thousands of protesters"),
        ("Ann Lee played a tape in which Bob Ray could be heard telling Tom Fox “it is a farce”.", "Bob Ray"),
        ("A lifelong socialist, she replied that it was “a farce and a fraud”. Ann Lee left.", None),
        ("One of them, a student named Bob Ray, said it was “a farce and a fraud”.", "Bob Ray"),
        ("Tom Fox testified that Bob Ray gave him a note and said, “We go.”", None),
        ("Ann Lee sang here. Years went by. Then it rained. It rained again. “We go,” she says.", "Ann Lee"),
        ("Hospital bosses have accused them of “a farce and a fraud”.", "Hospital bosses"),
        ("Hitting coach Bob Ray left. “We go,” he said.", "Bob Ray"),
        ("Lee’s brother, the screenwriter Bob Ray, left. “We go,” he said.", "Bob Ray"),
        ("The Ceann Comhairle, Seán Ó Murchú, asked them to “please desist now”.", "Seán Ó Murchú"),
        (
            "Detectives investigating the killing of a publicist said that they had “a person of interest”.",
            "Detectives investigating the killing of a publicist",
        ),
        ("Bob Ray spoke. The head coach was cheerful. “We go,” he said.", "Bob Ray"),
        ("The mayor spoke: the plan was, he said, “a farce and a fraud”. Bob Ray left.", "mayor"),
        ("Ann Lee said the government would promise “a farce and a fraud”.", "Ann Lee"),
        ("My daughter put it best. “We go,” she said.", "My daughter"),
        ("A person in the office spoke. “We go,” this person said.", "person"),
        ("“We go,” Bob Ray snapped when asked, during a talk, whether he would.", "Bob Ray"),
        ("“Mission Accomplished,” said the banner behind Bush.", "banner behind Bush"),
        ("Gov. Ann Lee spoke. Tom Fox left. “We go,” the governor said.", "Ann Lee"),
        ("Tom Fox gave it to Bob Ray, who smiled and shouted, “We go.”", "Bob Ray"),
        ("Bob Ray is suing Tom Fox over an article that called him “a farce and a fraud”.", "article"),
        ("Ann Lee heard it and, addressing her rival, said: “We go.”", "Ann Lee"),
        ("No one had said it was “a farce and a fraud”.", None),
        (
            "It grew, according to the agency, whose spokeswoman, Ann Lee, described it as “a farce and a fraud”.",
            None,
        ),
        ("An expert called by Fox, psychologist Ann Lee, came. She called it “a farce and a fraud”.", "Ann Lee"),
        ("Tom Fox dashed the government’s hopes of “a farce and a fraud”.", None),
        ("Mr. Ray left. His granddaughter Megan stayed. “We go,” she said.", "Megan"),
        ("Bob Ray, the president, left. The president’s remark that “it is a farce” stays.", "Bob Ray"),
        ('" We go , " said Sen. Ann Lee -LRB- D. , Ohio -RRB- , who left .', "Ann Lee"),
        ('Ann Lee rose . " We go , " she said .', "Ann Lee"),
        ("Ann Lee wrote a book that the Post called “a farce and a fraud”.", "Post"),
        ("Ann Lee announced a plan opponents had called “a farce and a fraud”.", "opponents"),
        ("Bob Ray, whose report critics have labelled “a farce and a fraud”, left.", "critics"),
        ("Ann Lee promised an inquiry that doctors have dismissed as “a farce and a fraud”.", "doctors"),
        ("Ann Lee left. Lee’s campaign manager, Bob Ray, went on, telling us it was “a farce and a fraud”.", "Bob Ray"),
        ("Ann Lee left. Lee’s Republican colleague, Senator Bob Ray, stayed, saying “it is a farce”.", "Bob Ray"),
        ("Bob Ray left. What Ray calls “the grand bargain” is dead, Ann Lee said.", "Bob Ray"),
        (
            "Governor Bob Rusk left. Rusk was ill. Rusk spoke.\n\nHis sister, Ann Rusk, disagreed. “We go,” Rusk said.",
            "Ann Rusk",
        ),
        (
            "Tom Oakes gave a dinner. The actor, whose films include Far Hill and Sea Wars: The Return, said: “It gave me a start.”",
            "Tom Oakes",
        ),
        ("Jane Doe, Leeds Hotel Association said: “We have tried very hard.”", "Jane Doe"),
        ("“It is in the sea,” Iceland search-and-rescue director Jon Ask Bergson said.", "Jon Ask Bergson"),
        (
            "There was an “absolute crisis” in schools, the Leeds arts and science committee added.",
            "Leeds arts and science committee",
        ),
        (
            "“It is weaker than in May,” Green pollster Ann Lee, part of the team conducting the survey, told the Post.",
            "Ann Lee",
        ),
        ("Jane Doe said she was stopped by Ann Lee who took her arm and said: “We must all go home.”", "Ann Lee"),
        (
            "Ann Price slept. The Price campaign sent an email on Friday saying that it was “killing the whole town.”",
            "Price campaign",
        ),
        ("Ann Lee was late. “We are here to stay,” a smiling Lee said before the concert.", "Ann Lee"),
        ("Even Ann Lee conceded it, only for Bob Ray to write on Monday that “it is a very large fraud.”", "Bob Ray"),
        ("Windsor Mann, editor of The Gazette: “He has convinced more voters than ever before.”", "Windsor Mann"),
        ("Ann Lee said Tuesday the plan Bob Ray and other voters are talking about is “just not true.”", "Ann Lee"),
        ("They found Ann Mary Price. Ms Price’s father, Mary Price, has said: “We expected it.”", "Mary Price"),
        ("The Tories dismissed the plan as “desperate”.", "Tories"),
        ("“He is bright, a real source of hope,” said 22-year-old law student Ann Lee.", "Ann Lee"),
        ("Mr. Ray, who last year called it a “dirty rotten farce”, left.", "Ray"),
        ("Bob Ray responded to the decision with a statement calling the effort “ridiculous”.", "Bob Ray"),
        (
            "First lady Ann Doe spoke. President Doe was back on air, calling it “the worst plan in our history”.",
            "President Doe",
        ),
        ("New York (CNN) When Jane Doe was 23, she wed. Then, Doe declared “I do” again.", "Jane Doe"),
        ("The Labour Party’s Leeds leader Ann Price wrote a letter, calling it “a farce and a fraud”.", "Ann Price"),
        (
            "The Arts Council has insisted Mr Ray was speaking about adults and his comments were “a farce and a fraud”.",
            "Arts Council",
        ),
        ("Teachers are badly paid, says a report highlighting the “hunger in our schools”.", "report"),
        ("Envoy to the Netherlands, Ann Lee, told the court on Monday, 28 April, that “death looms”.", "Ann Lee"),
        ("Ann Lee said the town may not, as a city of lakes, “declare that it is dry”.", "Ann Lee"),
        ("Ann Lee said that, while “most of us stay calm,” others left.", "Ann Lee"),
        ("Arden Oil Inc., the oldest in Leeds, last year pledged to be “fully green” by 2040.", "Arden Oil Inc"),
        ("The story portrayed him as an “artful dodger of all” and left it there.", "story"),
        ("Tom Fox warned of the flaw and rated it “low” for its effect.", "Tom Fox"),
        ("“We go to the lake,” Ann Lee, an expert at think-tank Leeds House, told the Post.", "Ann Lee"),
        (
            "They fired on them in an attack that was “likely”, according to a report into the matter.",
            "report into the matter",
        ),
        ("Some 30 of them were seen as “a risk to us all” and left, the ministry reported.", "ministry"),
        ("“It is late and dark,” the council’s report said.", "council’s report"),
        ("Israel stayed away, but, in a letter to the court, rejected it as “patently biased”.", "Israel"),
        ("Ann Lee championed oil, called the lakes “the greatest con of all” and left.", "Ann Lee"),
        ("The bridge closed after an inquiry found they “may have been involved” in it.", "inquiry"),
        ("Bob Ray’s co-star and close friend Ann Lee wept, saying “we go to the lake”.", "Ann Lee"),
        ("That Bob Ray came to announce the plans shows “a very high wish for it”, says Ann Lee.", "Ann Lee"),
        ("Arden Oil Inc. said it makes fuel.\n\n“We go to the lake,” the company said.", "Arden Oil Inc"),
        (
            "Following it, members of the Lake Group, led by chairman Bob Ray, R-Wis., asked for “more of it”.",
            "members of the Lake Group",
        ),
        ("The bridge was late, “a total waste of it all”, according to court documents.", "court documents"),
        ("Ann Lee said the cost was being looked at, but it was a “high priority for us”.", "Ann Lee"),
        ("Ann Lee rang the show saying the mail had been wrong and that it was a “silly fuss”.", "Ann Lee"),
        (
            "LEEDS (Wire) — In a meeting in June, Ann Lee drew praise by boasting that she had a “team of teams”.",
            "Ann Lee",
        ),
        (
            "The BBC’s correspondent in Jakarta, Ann Lee, told Tom Fox that it was late.\n\n“We go,” she said.",
            "Ann Lee",
        ),
        ("One of Mr. Fox’s rivals, Mayor Ann Lee of Leeds, opened a rally.\n\n“We go,” she said.", "Ann Lee"),
        (
            "Bob Ray said no. It is late, Tom Fox said.\n\nSenator Ian Lee, who broke with Fox, said it was over.\n\n“We go,” he said.",
            "Ian Lee",
        ),
        (
            "Ann Lee said the review showed that low pay and long days had by now come to be seen as “normal”.",
            "Ann Lee",
        ),
        ("Ann Lee faulted Bob Ray for leading the town “close to the end of it all”.", "Ann Lee"),
        (
            "Ann Lee left. “We must see what is written” in that law, Lee said. “There is worry that it stays.”",
            "Ann Lee",
        ),
        ("Bob Ray wept. The deal allows it all, Tom Fox said in his post.\n\n“We go,” he added.", "Tom Fox"),
        (
            "Ann Lee said in a memo that the gap “has lost its weight by now” as prices fell, the Post reported.",
            "Ann Lee",
        ),
        ("Former mayor Ann Lee echoed the view, but laid blame on Bob Ray: “We go to the lake.”", "Ann Lee"),
        ("Ann Lee left, and she’d remarked that it was “a gift of fortune to us”.", "Ann Lee"),
        ("A sign advertised “the first and best lake of the year”.", "sign"),
        ("Rahul Lee, 17, climbed in. Reckless Rahul Lee ran. “We go,” Lee said.", "Rahul Lee"),
        ("At a talk in Aspen, Colo., the hydrologist Ann Lee ended by saying, “We go.”", "Ann Lee"),
        (
            "Tom Fox told a crowd of it. It was late.\n\nMinister Ray backed her up in the town. “We go,” he said.",
            "Ray",
        ),
        (
            "Though Ann Lee lamented her slips - “does she have to go on like that?” - fans in the town who saw it said they were well.",
            "Ann Lee",
        ),
        (
            "Team Lee sees hope for Bob Lee.\n\nIt rained. “We go,” Lee said on Monday.\n\nSue Lee wept.",
            "Bob Lee",
        ),
        ("Ann Lee said that Bob Ray begged her for aid in May and “would have dropped to his knees”.", "Ann Lee"),
        (
            "Ann Lee assured folk that she was not late - as Bob Ray has said - and she can “swear to it all”.",
            "Ann Lee",
        ),
        ("Here in Leeds, Ann Lee stepped up her hunt, saying, “We go.”", "Ann Lee"),
        ("“The lake will always be,” an angry Ann Lee retaliated.", "Ann Lee"),
        ("Ann Lee however said she would welcome a “well made lake plan”.", "Ann Lee"),
        ("Bob Ray said it was the same as Mayor Ann Lee referring to herself as “a wise old mayor”.", "Ann Lee"),
        (
            "For much of the talk - with sleeves rolled up and any old text doomed - Mr. Ray assured folk that Lee was “made of it all”.",
            "Ray",
        ),
        ("Any choice would be up to Mayor Ann Lee, who told us when asked about the lake: “We go.”", "Ann Lee"),
        ("Bob Ray wept. In what he called “a late and last rant,” Mayor Tom Fox spoke of the lake.", "Tom Fox"),
        ("The Lake Bureau has said that it has listed 22 Lee emails as “a farce and a fraud”.", "Lake Bureau"),
        ("Ann Lee and Bob Ray issued a letter calling it “a late step for us all”.", "Ann Lee and Bob Ray"),
        ("On the eve of her last election, Ann Lee rallied fans by warning darkly that “the lake is late”.", "Ann Lee"),
        (
            "Her stand was echoed by the town, which showed remarks Bob Ray made in May saying the lake was “late for us all”.",
            "Bob Ray",
        ),
        ("Ann Lee wept. Friday’s memo stood out. “We go,” it stated.", "Friday’s memo"),
        (
            "Ann Lee was echoed by her fans and voters in the town, who went along saying it was “late for us all”.",
            "her fans and voters in the town",
        ),
        ("Bob Ray wept. While calling it “late” for the town, Ann Lee sketched no plan.", "Ann Lee"),
        ("Ann Lee wept. When Bob Ray, who was ill, was asked of it, he smiled and said, “We go.”", "Bob Ray"),
        (
            "Bob Ray called for a boycott, and the Leeds Lake League denounced it and said it would “redirect the gifts”.",
            "Leeds Lake League",
        ),
        (
            "Mr. Ray showed no sign of rage, writing a letter that, while he wept, accused the town of using “its weight to end it all”.",
            "Ray",
        ),
        (
            "The town wept. One pastor backing Mr. Ray, Tom Fox of Leeds, said it was late. He has come.\n\n“Go,” he tells people.",
            "Tom Fox",
        ),
        (
            "Former miner and Leeds Mayor Bob Ray, who is ill, mocked the plan on air, calling it “a farce and a fraud”.",
            "Bob Ray",
        ),
        ("Ann Lee began by blaming people who think they can “rent the lake out”.", "Ann Lee"),
        ("Mayor Bob Ray blamed the press for Ann Lee’s claim that the town “sold the lake”.", "Ann Lee"),
        ("Ann Lee called a report suggesting that the town sold lakes “a farce and a fraud”.", "Ann Lee"),
        ("Ann Lee slammed Bob Ray as rude and late for saying that “we all went along”.", "Bob Ray"),
        ("Ann Lee: Bob Ray’s view is “wrong for us all”.", "Ann Lee"),
        ("Bob Ray left. Ann Lee said that when Ray spoke of the lakes in his youth, “we all went along”.", "Ann Lee"),
        (
            "As Bob Ray called for “a lake of our own,” many in the hall warmed to him, and two walks were either called off or cut.",
            "Bob Ray",
        ),
        ("Leeds (ANP) – Mayor Ann Lee has scolded Bob Ray, saying that “the lake and the dam” will go.", "Ann Lee"),
        ("“We go,” Ann Lee, the firm’s head of lake advertising, said of the plan.", "Ann Lee"),
        ("Virginia Gov. Terry Lee met Bob Ray. Lee asked Ray for time. “We go,” Lee said.", "Terry Lee"),
        ("Jason English met Ann Lee. “We go,” English said.", "Jason English"),
        ("Jason English met Ann Lee. English law said they “may go”.", "English law"),
        ("Rep. Jason Lee (R-Utah) met Bob Ray. “We go,” the Utah Republican said.", "Jason Lee"),
        ("Sen. Ann Lee of Ohio met Sen. Bob Ray of Iowa. “We go,” the Ohio senator said.", "Ann Lee"),
        ("Bob Ray had told 100 Virginians. Lakes.com had it. “We go,” he said.", "Bob Ray"),
        ("The town released a statement on Monday saying the claims “are no more than his opinion”.", None),
        ("“It is late,” said Del. Stacey Lee. Lee left.", "Stacey Lee"),
        ("“We go,” Ann Lee, mayor of Leeds, one of the towns suing the LWA, said on Monday.", "Ann Lee"),
        ("Ray campaign spokesman Jason Lee told the paper that Ray would go. “We go,” he said.", "Jason Lee"),
        ("Big Lakes spoke. Now they’ve put out another statement, and it says: “We go.”", "Big Lakes"),
        ("“We go,” Ann Lee, a cook in Leeds, Norland, and author of the book, said in a statement.", "Ann Lee"),
        ("Bob Ray met host Jeanine Lee on Monday. Lee laughed. “We go,” she said.", "Jeanine Lee"),
        (
            "Mayor Ann Lee said so in May.\n\nIt became a matter for all, with Jane Ray scolding her.\n\n“We go,” she said.",
            None,
        ),
    ],
)
def test_a_speaker_is_found_wherever_the_inquit_stands(text: str, speaker: str | None) -> None:
    """After, before, between; active, passive; by name, title or pronoun."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee promised an inquiry that few had dismissed as “a farce and a fraud”.",
        "Taoiseach Bob Ray has rejected suggestions that it is “a farce and a fraud”.",
        "Gov. Bob Ray spoke. Ray was ill when the Republican nominee suggested that she “belongs behind bars”.",
        "On Monday’s edition of “The Last Hour,” host Bob Ray said nothing.",
        "Bob Ray asked Ann Lee whether she paid. “It was my job.”",
        "In a post titled “We go,” editor Ann Lee says nothing.",
        "Bob Rusk and his sister, Ann Rusk, left. Rusk wept.\n\nIt rained. “We go,” Rusk said.",
        "Ann Lee met Sue Ray. The “open door” policy stays.",
        "Ann Lee met Sue Ray in Leeds. Nothing came of it.\n\nThe band was called “The Open Door”.",
        "“We go,” he said.",
        "Bob Ray and Tom Fox met. “We go,” it said.",
        "Ann Lee rose. Her father declared his pride. “We go,” he said.",
        "READ MORE: “We go to the lake”",
        "Rovers manager Bob Ray left. “We go,” the Athletic boss said.",
        "Ann Lee told “60 Minutes” that it was over.",
        "The mayor, Ann Lee, assured people that the cuts, popularly known as “the long dark”, will end.",
        "“Hard Choices” - Speech by Ann Lee of the Lake Bank",
        "Ann Lee wore a T-shirt reading “we will not be going there”.",
        "Ann Lee and her husband Bob said in a statement: “We go.”",
        "Her verdict: “We go.”",
        "Coach Bob Ray wept. He left the hall. “We go,” the striker said.",
        "Ann Lee declined to comment on whether it was “a farce and a fraud”.",
        "Ann Lee starred in “The Long Way Home”.",
        "The lake, also described as “a farce and a fraud”, is deep.",
        "Bob Ray has promised to repeal the “Rivercare” insurance programme.",
        "Bob Ray is worrying doctors, whose petition, signed by 30, puts him in with “the worst of the worst”.",
        "Jane Doe, a surfer, told the paper. Doe added that Tom Price surfaced, yelled “shark!”, and swam.",
        "Actress Ann Lee said the prize should go to the Irish comedy “Wetlands.”",
        "Bob Ray leads the Lakes Group in Turkey, which says on its site that it will “save the lakes of all”.",
        "The lakes shrank under Bob Ray (see ‘The dry years of Leeds’), says Ann Lee.",
        "Bob Ray spoke for long.\n\n‘There is only one lake’",
        "Ann Lee said that the first result of a search for “lakes near Leeds” was a tale.",
        "“We go,” the firm said. Ann Lee nodded.",
        "Ann Lee read it out. “We go,” the statement said.",
        "A commentator said the lakes were “dry as dust”. Critic Ann Lee wrote of it.",
        "Ann Lee acted fast. She met immediate scorn at the old firm, renowned for a chummy corporate culture called “The HP Way.”",
        "Ann Lee said she left because the old mayor cast her as “a farce and a fraud” for it.",
        "Ann Lee told “Late Noon,” reminding the hosts that Bob Ray has often denounced Tom Fox.",
        "Bob Ray blames the press for Ann Lee’s “we sold the lake” tale.",
        "Ann Lee took over. She met deputy counsel Bob Ray, an end that Tom Fox brought up as “very bad for us”.",
        "This backs the view of Ann Lee that some of her emails have been subjected to “a farce and a fraud”.",
    ],
)
def test_nobody_is_credited_by_default(text: str) -> None:
    """The nearest name is often not the speaker."""
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir gehen“, sagte die Bürgermeisterin Ada Lind.", "Ada Lind"),
        ("„Das ist ein Witz und nicht mehr“, schimpft Ada Lind.", "Ada Lind"),
        ("Ada Lind betonte: „Wir gehen.“", "Ada Lind"),
        ("»Wir gehen«, so Fraktionschef Karl Weber von den Grünen, »und zwar bald.«", "Karl Weber"),
        ("Karl Weber, der die Partei leitet, nannte den Plan „eine Farce und ein Trugbild“.", "Karl Weber"),
        ("Karl Weber kam mit Ada Lind an. Lind hofft auf Hilfe. „Wir gehen jetzt“, sagte sie.", "Ada Lind"),
        ("Nach Angaben der Stadtverwaltung sollen die Fähren „alle zwanzig Minuten“ fahren.", "Stadtverwaltung"),
        ("Nach der Rede von Karl Weber kritisierte die Opposition, das sei „eine Farce und mehr nicht“.", "Opposition"),
        ("Die Brücke, im Volksmund „der lange Heinrich“, bleibt für die Autos gesperrt.", None),
    ],
)
def test_german_inquits_are_read_too(text: str, speaker: str | None) -> None:
    """Though every noun has a capital, and the verb stands first."""
    before = (
        "Die Brücke ist seit dem Herbst gesperrt, und das wird sich nicht ändern, wie es auch im Rathaus heißt.\n\n"
    )
    assert set(speakers(before + text)) == {speaker}


IN_THE_PORT = {
    "fr": "Le port est fermé depuis six jours et rien ne dit que le gouvernement va faire un pas pour les marins.",
    "es": "El puerto está cerrado desde hace seis días y no se sabe lo que el Gobierno hará con los barcos de la ciudad.",
    "it": "Il porto è chiuso da sei giorni e non è chiaro che cosa farà il governo per le navi della città.",
    "nl": "De haven is al zes dagen dicht en het is niet duidelijk wat de regering voor de schippers gaat doen.",
    "sv": "Hamnen har varit stängd i sex dagar och det är inte klart vad regeringen ska göra för fiskarna.",
    "da": "Havnen har været lukket i seks dage, og det er ikke klart, hvad regeringen vil gøre for fiskerne.",
    "nb": "Havnen har vært stengt i seks dager, og det er ikke klart hva regjeringen vil gjøre for fiskerne etter dette.",
    "pt": "O porto está fechado há seis dias e não se sabe o que o governo vai fazer com os barcos da cidade.",
}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« Nous partons », a déclaré mercredi Anne Morel.", "Anne Morel"),
        ("fr", "« Nous partons », dénonce la ministre des transports, Anne Morel.", "Anne Morel"),
        ("fr", "La ministre Anne Morel est venue. « Nous partons », a-t-elle ajouté.", "Anne Morel"),
        ("fr", "Le maire, Luc Petit, juge le projet « parfaitement inutile ».", "Luc Petit"),
        ("fr", "Pour la première fois, « le vent faiblit », mais pas assez.", None),
        ("fr", "« Nous partons », souffle un pompier.", "pompier"),
        ("es", "“Nos vamos”, dijo a EFE Ana Ruiz, una jubilada de Lugo.", "Ana Ruiz"),
        ("es", "“Nos vamos”, aseguró el ministro de Economía, Pedro Ruiz, en Madrid.", "Pedro Ruiz"),
        ("es", "Pedro Ruiz está cansado. “Nos vamos”, añadió.", "Pedro Ruiz"),
        ("es", "Según la alcaldesa Ana Ruiz, el plan “no sirve para nada”.", "Ana Ruiz"),
        ("es", "Tras el discurso de Pedro Ruiz, la oposición calificó la medida de “parche” y se fue.", None),
        ("it", "«Ce ne andiamo», ha detto Luca Bianchi ai giornalisti della città.", "Luca Bianchi"),
        ("it", "Secondo il sindaco di Milano Luca Bianchi, «il piano non serve a niente».", "Luca Bianchi"),
        ("it", "Luca Bianchi ha incontrato Marco Rossi. «Ce ne andiamo», ha aggiunto.", None),
        ("pt", "Para o Presidente da República, Eduardo Leite, “o povo falou”.", "Eduardo Leite"),
        ("pt", "“Vamos embora”, disse Eduardo Leite num hotel de Lisboa.", "Eduardo Leite"),
        ("nl", "“We gaan weg”, zegt burgemeester Femke de Vries.", "Femke de Vries"),
        ("nl", "Volgens Jan Bakker, voorzitter van de bond, is het plan “een lachertje”.", "Jan Bakker"),
        ("nl", "“Ik hoop het”, zegt een woordvoerder van de NS.", "woordvoerder van de NS"),
        ("sv", "Anna Lindgren är trött. ”Vi går nu”, säger hon.", "Anna Lindgren"),
        ("da", "»Vi går nu,« siger Mette Hansen, formand for forbundet.", "Mette Hansen"),
        ("nb", "Statsminister Lars Berg kaller streiken «helt uakseptabel for de reisende».", "Lars Berg"),
        ("pt", "“Vamos embora”, disse o governador Eduardo Leite.", "Eduardo Leite"),
        ("pt", "O prefeito Eduardo Leite classificou o plano como “uma farsa completa”.", "Eduardo Leite"),
    ],
)
def test_inquits_of_other_languages_are_read_too(language: str, text: str, speaker: str | None) -> None:
    """Also where the verb has no subject of its own, if only one can be meant."""
    assert read(IN_THE_PORT[language]).language == language
    assert speakers(f"{IN_THE_PORT[language]}\n\n{text}") == [speaker]


def test_a_short_german_text_is_read_as_german() -> None:
    """By its frequent words; and its byline names nobody who is quoted."""
    found = draft(
        "streik.txt", "Streik\n\nVon Katrin Scholz, Hamburg\n\n„Wir gehen“, sagte Gewerkschaftschefin Ann Lee."
    )
    assert [each.speaker for each in found.quotations] == ["Ann Lee"]
    assert [each.name for each in found.actors] == ["Ann Lee"]
    assert [each.kind for each in found.exclude] == ["byline"]


def test_what_a_german_article_says_that_somebody_is_is_proposed() -> None:
    """Also at the beginning of a sentence; the letters behind a body's kind are its name."""
    found = draft(
        "streik.txt",
        "Streik\n\nVerkehrsminister Karl Weber sprach von „einer Farce“, und das nicht zum ersten Mal. Auch Ada Lind klagte. "
        "Nach sechs Tagen sagte der Ehrenvorsitzende Max Lind: „Wir gehen.“ „Nein“, sagte die Gewerkschaft GDL.",
    )
    assert [(each.name, each.kind, each.roles) for each in found.actors] == [
        ("Karl Weber", "person", ("Verkehrsminister",)),
        ("Ada Lind", "person", ()),
        ("Max Lind", "person", ("Ehrenvorsitzende",)),
        ("GDL", "organisation", ("Gewerkschaft",)),
    ]
    assert found.quotations[-1].cue == "sagte die Gewerkschaft GDL"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("BY JANE DOE", "Jane Doe"),
        ("By Jane Doe, Max Ray and Ann Lee, CNN", "Jane Doe, Max Ray and Ann Lee"),
        ("By Jane Doe in London", "Jane Doe"),
        ("Jane Doe and Max Ray\nMon 21 Jul 2025 18.04 BST", "Jane Doe and Max Ray"),
        ("Von Katrin Scholz, Hamburg", "Katrin Scholz"),
        ("Par Le Monde avec AFP", "Le Monde avec AFP"),
        ("Hong Kong\n21 July 2025", None),
    ],
)
def test_the_writers_whom_the_text_names_are_proposed(line: str, value: str | None) -> None:
    found = yaml.safe_load(as_yaml(draft("a.txt", f"Trains run\n\n{line}\n\n“We go,” said Ann Lee.")))
    assert found.get("byline") == (value and {"value": value, "words": line.split("\n")[0]})


def test_a_headline_in_markdown_is_proposed_without_its_mark() -> None:
    found = yaml.safe_load(as_yaml(draft("a.txt", "# Trains run again\n\n“We go by train,” said Ann Lee.")))
    assert found["title"] == "Trains run again"


@pytest.mark.parametrize(
    ("heading", "body", "kinds"),
    [
        ("‘We go by train’", "“We go by train,” said Ann Lee.", ["heading"]),
        ("„Wir gehen jetzt“", "„Wir gehen jetzt“, sagte Ann Lee, und das ist auch nicht neu.", ["heading"]),
        ("“We go by train”", "Ann Lee was firm about it.", []),
    ],
)
def test_a_sub_heading_that_quotes_the_paragraph_below_is_none_of_its_quotations(
    heading: str, body: str, kinds: list[str]
) -> None:
    """Else its words would stand in two places, and nothing would tell who says the first."""
    found = draft("a.txt", f"Trains\n\nTrains run again.\n\n{heading}\n\nThe line was shut.\n\n{body}\n\nAll is well.")
    assert [each.kind for each in found.exclude] == kinds
    assert len(found.quotations) == 1


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("8. Mai 2025", "2025-05-08"),
        ("Donnerstag, 8. Mai 2025, 7.12 Uhr", "2025-05-08"),
        ("Stand: 1. März 2025", "2025-03-01"),
        ("2. Jänner 2025", "2025-01-02"),
        ("Stand: 22.01.2025, 17:31 Uhr", "2025-01-22"),
        ("31. Dezember 2025", "2025-12-31"),
    ],
)
def test_a_german_article_s_language_and_date_are_proposed(stamp: str, day: str) -> None:
    """Else its speakers, its numbers and its quotation marks would be taken for English ones."""
    text = f"Streik\n\n{stamp}\n\n„Wir gehen“, sagte Ann Lee, und das ist auch nicht neu."
    found = yaml.safe_load(as_yaml(draft("streik.txt", text)))
    assert (found["language"], found["date"]["value"]) == ("de", day)
    assert "\nlanguage:" not in as_yaml(draft("strike.txt", "Strike\n\n8 May 2025\n\n“We go,” Ann Lee said."))


@pytest.mark.parametrize(
    "text",
    [
        "“We go,” said Ursula von der Leyen.",
        "Statsministeren sa at den nye planen er god, og den er ny.",
        "AUS v ENG: AUS win",
    ],
)
def test_another_language_is_not_german(text: str) -> None:
    """A name from there, or a word that two languages have, does not make it so."""
    assert read(text).language != "de"


def test_a_text_in_capitals_is_read_as_if_it_were_printed() -> None:
    """The quotations stay as they are."""
    text = (
        "THE BRIDGE STAYS SHUT.\n\n“WE GO,” MAYOR ADA LIND SAID.\n\nTOM BERG CALLED IT “A FARCE AND A FRAUD”.\n\n"
        "LIND LEFT. “WE WAIT,” SHE ADDED."
    )
    found = draft("caps.txt", text)
    assert [each.speaker for each in found.quotations] == ["Ada Lind", "Tom Berg", "Ada Lind"]
    assert [each.parts[0].text for each in found.quotations] == ["WE GO,", "A FARCE AND A FRAUD", "WE WAIT,"]
    assert [each.name for each in found.actors] == ["Ada Lind", "Tom Berg"]


def test_the_labels_of_a_transcript_are_people_and_i_is_whose_turn_it_is() -> None:
    """Whoever asks is nobody."""
    text = (
        "A briefing\n\nMR. PRICE: Good afternoon.\n\nQUESTION: Did you call it “open”?\n\nMR. PRICE: I said, “There is no change.”\n\n"
        "QUESTION: President Biden said it was “not positive at all”."
    )
    found = draft("briefing.txt", text)
    assert [each.speaker for each in found.quotations] == [None, "Price", "Biden"]
    assert [(each.name, each.kind) for each in found.actors] == [("Price", "person"), ("Biden", "person")]


def test_a_place_before_a_colon_is_where_it_was_written() -> None:
    """As in Indian papers; in a transcript it is whose turn it is."""
    found = draft("a.txt", "Shares fall\n\nMUMBAI: Shares fell on Monday.\n\n“We go,” the ministry said.\n")
    assert [(each.kind, found.text[each.start : each.end]) for each in found.exclude] == [("other", "MUMBAI:")]
    assert [each.described for each in found.quotations] == ["ministry"]
    cable = draft("c.txt", "Shares fall\n\n(CNB) Bob Ray left on Monday, saying he would “go home and stay there”.\n")
    assert [each.speaker for each in cable.quotations] == ["Bob Ray"]
    turns = draft("b.txt", "Talks\n\nLAVROV: We go.\n\nBLINKEN: We stay, and they go.\n")
    assert turns.exclude == ()


def test_a_question_may_be_answered_in_the_next_paragraph() -> None:
    """By whom, nobody says."""
    assert speakers("“Do you go?” asked Ann Lee.\n\n“We stay.”") == ["Ann Lee", None]
    assert speakers("“We go,” said Ann Lee. “Do you?”\n\n“We stay.”") == ["Ann Lee", None]


def test_a_draft_of_nothing_cites_nothing() -> None:
    """No empty words that a check would refuse."""
    assert "words:" not in as_yaml(draft("empty.txt", ""))


def test_a_pronoun_never_contradicts_a_gender() -> None:
    """She is not Bob, though Bob is nearer."""
    assert speakers("Ann Lee arrived with Bob Ray. Bob Ray waited. “We go,” she said.") == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ('"It is long for a bee," co-author Dr. Ann Lee said.', "co-author"),
        ("The director of the Energy Policy Centre, Dr. Ann Lee, wrote.", "director of the Energy Policy Centre"),
    ],
)
def test_a_role_is_read_before_a_title_as_before_a_name(text: str, role: str) -> None:
    """Not the end of what is quoted before it, nor half of its words."""
    assert draft("a.txt", text).actors[0].roles == (role,)


@pytest.mark.parametrize("name", ["Yuki", "Mika", "Jess", "Minh"])
@pytest.mark.parametrize("pronoun", ["he", "she"])
def test_a_name_of_women_and_men_fits_either_pronoun(name: str, pronoun: str) -> None:
    """Or the pronoun would be whoever spoke before."""
    other = {"he": "Bob Ray", "she": "Ann Ray"}[pronoun]
    text = f"{other} doubts it. “No,” {pronoun} said.\n\n{name} Fox said that it was so. “If not,” {pronoun} added, “we go.”"
    assert speakers(text) == [other, f"{name} Fox"]


def test_a_pronoun_is_nobody_whom_its_own_clause_names() -> None:
    """`he told Price`; whoever is asked answers."""
    assert speakers("Bob Ray wept. Tom Fox had come.\n\n“We go,” he told Fox on Monday.") == ["Bob Ray"]
    assert (
        speakers(
            "Some vote for Ian Lee.\n\nChris Ray was for Tom Fox while the baker ran, he said Monday morning on Lake Radio’s “Late Noon.”\n\n“We go,” he said."
        )[1]
        == "Chris Ray"
    )
    assert speakers("Bob Ray came. Tom Fox asked Ray what was up.\n\n“We go,” he said.") == ["Bob Ray"]
    assert speakers("Ann Lee wept. The hall liked Sue Fox. Fox, she said, “will go for it”.") == ["Ann Lee"]
    asked = "Sue Fox wept. It hurt, she said, when a man asked Ann Lee why folk left.\n\n“We go,” she said."
    assert speakers(asked) != ["Ann Lee"]
    assert speakers("Bob Ray came. Tom Fox asked Ray about the day when he called it “a farce”.") == ["Bob Ray"]


def test_a_title_changes_its_person() -> None:
    """“The secretary” is the one last named with that title."""
    text = "Health Secretary Ann Lee met Trade Secretary Bob Ray. Mr Ray left. The trade secretary said: “We go.”"
    assert speakers(text) == ["Bob Ray"]


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("Few would consider personally sanctioning Russian President Bob Ray.", "Bob Ray", ["Russian President"]),
        ("Ann Lee accused Vidlo CEO Bob Ray of lying.", "Bob Ray", ["Vidlo CEO"]),
        ("President Joseph Amado called Ann Lee, 45, a liar.", "Ann Lee", []),
        ("Head coach Joseph Amado praised Ann Lee.", "Ann Lee", []),
        ("That path forward, Ann Lee said, was shut.", "Ann Lee", []),
        ("Although Secretary Ann Lee said so, it was shut.", "Ann Lee", ["Secretary"]),
        ("They met to buy smaller rival Ann Lee.", "Ann Lee", ["smaller rival"]),
        ("Ann Lee, a baker from Leeds who lost her brother, wept.", "Ann Lee", ["baker from Leeds"]),
        ("Ann Lee, a lawyer for Bob Ray, wept.", "Ann Lee", ["lawyer"]),
        ("The ousted mayor of Leeds, Ann Lee, wept.", "Ann Lee", ["ousted mayor of Leeds"]),
        ("Ann Lee, the firm’s chairman and chief executive, wept.", "Ann Lee", ["firm’s chairman and chief executive"]),
        ("The former first lady, Ann Lee, came.", "Ann Lee", ["former first lady"]),
        ("He met Bob Ray, and the mayor, Ann Lee, to talk.", "Bob Ray", []),
        ("Former judge and New York Mayor Ann Lee wept.", "Ann Lee", ["New York Mayor"]),
        ("Ann Lee, leader of 1.2 million bakers, wept.", "Ann Lee", ["leader of 1.2 million bakers"]),
        ("Ann Lee, a cook for bakers such as Bob Ray, wept.", "Ann Lee", ["cook for bakers"]),
        ("Ann Lee, a banker who had backed Bob Ray, wept.", "Bob Ray", []),
        ("Some accused Bob Ray of theft.", "Bob Ray", []),
        ("Bob Ray, through a spokeswoman, declined.", "Bob Ray", []),
        ("They met Councilor Ann Lee. San Marino Supervisor Ann Lee wept.", "Ann Lee", []),
        ("As he is the candidate to beat, the candidate to beat Ann Lee rued it.", "Ann Lee", []),
        ("She would be the first woman to be president, Ann Lee offered.", "Ann Lee", []),
        ("A former miner, Ann Lee offered to go.", "Ann Lee", ["former miner"]),
        ("The chairman, Ann Lee of Leeds, left.", "Ann Lee", ["chairman"]),
        ("Ann Lee, a wealthy hotelier Ray tapped as envoy, left. Bob Ray, 51, wept.", "Bob Ray", []),
    ],
)
def test_a_role_is_no_clause_and_names_nobody_else(text: str, name: str, roles: list[str]) -> None:
    """It is a noun phrase, or it is left out."""
    assert [list(each.roles) for each in draft("roles.txt", text).actors if each.name == name] == [roles]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Dozens of people came. Hundreds died.", []),
        ("This isn’t about one company.", []),
        ("Leeds won 7-0, after 3–1 in May.", []),
        ("He is the 58-year-old author of a 58-page report.", []),
        ("It was agreed on 12 May 2021, not on May 3, 2020.", []),
        ("About 12 companies fled.", [("12 companies", "12", "companies", "about")]),
        ("Some 2,000 people fled.", [("2,000 people", "2000", "people", "some")]),
        ("At least 40 was the count.", [("40", "40", None, "at least")]),
        ("Ann Lee, 33, wept. So did Bob Ray (54).", []),
        ("They chipped in $27.", [("$27", "27", "$", None)]),
        ("It is an 800-acre estate.", [("800-acre", "800", "acre", None)]),
        ("It is a two-way street.", []),
        ("Fifty of the town’s bakers left.", [("Fifty", "50", None, None)]),
        ("In the run-up to 12 votes they left.", [("12 votes", "12", "votes", None)]),
        ("The No. 2 sat in Room 12 of Flight 8501, under Article 21, by a 5-to-4 vote.", []),
        ("The six-time champion taught 18- to 24-year-olds.", []),
        ("They were seen in at least 12 towns.", [("12 towns", "12", "towns", "at least")]),
        ("He pitched in $27 or less.", [("$27", "27", "$", "or less")]),
        ("It is in excess of 12 miles.", [("12 miles", "12", "miles", "in excess of")]),
        ("They mused about the 2014 race.", [("2014", "2014", "year", None)]),
        ("It has 10,000+ customers.", [("10,000+ customers", "10000", "customers", "+")]),
        ("They took nine police officers.", [("nine police officers", "9", "police officers", None)]),
        ("They fled the eight-way race.", []),
        ("It began late.\n\n21.08\n\nIt is 21.08 per cent.\n", [("21.08 per cent", "21.08", "%", None)]),
    ],
)
def test_what_has_no_value_is_no_figure(text: str, figures: list[tuple[str, ...]]) -> None:
    """Vague words, scores, pages, ages, days and what a number is the name of are left out, and what limits nothing."""
    found = draft("figures.txt", text).figures
    assert [(each.words.text, each.value, each.unit, each.qualifier) for each in found] == figures


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("About 1,200 passengers waited on the quay.", "About 1,200 passengers"),
        ("It costs between £18 and £25 at least in May.", "between £18 and £25"),
        ("They wait there, more than\u00a0300 people in all.", "more than 300 people"),
        ("He said 1,200 passengers or more were there.", "1,200 passengers"),
    ],
)
def test_figures_are_proposed_as_the_check_wants_them(text: str, words: str) -> None:
    """With the qualifier, of which the check asks why it was left out."""
    assert f"\n# - words: {words}  (" in as_yaml(draft("figures.txt", text))


def test_german_figures_count_german_nouns() -> None:
    """And four digits date something where no noun follows."""
    text = "In dem Werk arbeiten 1200 Beschäftigte und das ist auch gut. Ein 2024 beschlossenes Gesetz ist nicht für sie, es hilft der Stadt."
    found = draft("zahlen.txt", text).figures
    assert [(each.words.text, each.value, each.unit) for each in found] == [
        ("1200 Beschäftigte", "1200", "Beschäftigte"),
        ("2024", "2024", "year"),
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "Ann Lee Is Now Calling Bob Ray The Worst Mayor.",
        "Medal Winner Ann Lee Beats Bob Ray And Leaves.",
        "Ann Lee Backs Ray Over The Lake.",
        "Makes Strong Statement About Lee Speech.",
    ],
)
def test_a_headline_names_nobody_who_is_not_named_below(headline: str) -> None:
    """In it every word may have a capital."""
    text = f"{headline}\n\nAnn Lee spoke of Bob Ray on Monday. “We go,” Lee said."
    assert [each.name for each in draft("headline.txt", text).actors] == ["Ann Lee", "Bob Ray"]


def test_short_names_are_given_in_full() -> None:
    """As the text gives them, whichever comes first."""
    found = cast("Price spoke. Mayor Ellen Price left. Mrs Price wept. Ellen laughed.", {0, 13, 38, 55})
    assert {found.entities[mention.entity].name for mention in found.mentions} == {"Ellen Price"}
    assert found.entities[found.mentions[0].entity].gender == "f"
    assert found.roles[0].text == "Mayor"


def test_a_couple_is_told_apart_by_their_titles() -> None:
    """Lady Dacre is not Sir Humphrey Dacre."""
    text = "Sir Humphrey Dacre left. “We go,” said Lady Dacre."
    assert speakers(text) == ["Lady Dacre"]


def test_a_couple_shares_the_last_name_that_stands_once() -> None:
    text = "Bob and Ann Lee left. “We go,” Mr. Lee said. “I stay,” said Ms. Lee."
    assert speakers(text) == ["Bob Lee", "Ann Lee"]
    assert speakers("Khiz and Ghaz Lee left. The Lees wept. “We go,” Mr. Lee said.") == [None]


def test_a_name_in_two_spellings_is_one_person_by_the_fullest() -> None:
    """Also where a wife shares the last name."""
    text = "Tod Ray met Philip Lee. Dr. Phillip Lee left, as did Ann Lee. “We go,” said Mr. Lee."
    assert speakers(text) == ["Phillip Lee"]


def test_initials_are_who_is_named_in_full() -> None:
    """Whichever comes first."""
    assert speakers("“We go,” the LLB said. The Leeds Lake Bureau wept.") == ["Leeds Lake Bureau"]
    assert speakers("The Leeds Lake Bureau wept. “We go,” the LLB said.") == ["Leeds Lake Bureau"]


def test_a_title_behind_a_title_may_be_a_first_name() -> None:
    assert speakers("“We go,” said Rep. Earl Price.") == ["Earl Price"]


def test_the_name_of_a_family_is_no_name_of_one() -> None:
    """Whoever of them was named first."""
    text = "Tom Lee left. The Lee family wept. He brought his brother Bob Lee. “We go,” Mr. Lee said."
    assert speakers(text) == [None]


def test_a_former_president_is_whoever_is_introduced_so() -> None:
    """Not whom the sentence before is about."""
    assert speakers("Bob Ray, 70, brought his brother, Tom. “We go,” the former president said.") == [None]
    assert speakers("President Bob Ray met Tom Fox. “We go,” the former president said.") == ["Bob Ray"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee said the state would create a “single, powerful” body after a review concluded that Ofwat had failed.", "Ann Lee"),
        ("Ann Lee urged people to “STAY STRONG AND STAY SAFE!” in a post.", "Ann Lee"),
    ],
)  # fmt: skip
def test_what_is_concluded_at_the_end_of_a_sentence_and_what_is_shouted_have_no_speaker_of_their_own(
    text: str, speaker: str
) -> None:
    assert speakers(text) == [speaker]


def test_who_bears_a_name_comes_before_what_does() -> None:
    """A headline, or what stands beside a name, makes no second person of it."""
    text = "Mob Jeers Senator At Lee Rally.\n\nBob Lee came. Fans met at the Leeds Lee rally. “We go,” Lee said."
    assert speakers(text) == ["Bob Lee"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ann Lee at the gate. (Jo Pell/Getty Images)", "caption"),
        ("(Jo Pell/AP) Protesters stand at the gate.", "caption"),
        ("(AP Photo/Jo Pell) Protesters stand at the gate.", "caption"),
        ("(Photo by Jo Pell/Getty Images) Protesters stand at the gate.", "caption"),
        ("(Photo: Gazette) Protesters stand at the gate.", "caption"),
        ("POOL/AFP via Getty Images", "caption"),
        ("Photo: Jo Pell", "caption"),
        ("FILE - Ann Lee, right, arrives at court on Sept. 5, 2023. (CP Photo/Jo Pell, File)", "caption"),
        ("7 months ago", "video"),
        ("Duration 0:33", "video"),
        ("By Tilda Marsh", "byline"),
        ("Von Jürgen Meyer, z. Zt. Istanbul", "byline"),
        ("Par Anne Morel (Toulon, correspondance) et Luc Petit", "byline"),
        ("Publicado el 16 de marzo de 2023", "byline"),
        ("Wednesday 26 January 2022 21:28", "byline"),
        ("Sign up to our newsletter", "registration"),
        ("By clicking ‘Register’ you confirm that your data has been entered correctly.", "registration"),
        ("Free news in your inbox. Enter your email. By signing up you agree to our terms.", "registration"),
        ("SIGN UP FOR THE MORNING POST", "registration"),
        ("Sign up to Football Daily\nKick off your evenings with us\nafter newsletter promotion", "registration"),
        ("Advertisement", "advertisement"),
        ("Source link", "footer"),
        ("Read more: Drought map of the north", "footer"),
        ("READ MORE: The seven families of St. Brendan’s", "footer"),
        ("© 2023 The Herald-Courier. All rights reserved.", "footer"),
        ("___", "footer"),
        ("Associated Press writer Ann Lee contributed to this report from London.", "footer"),
        ("Are you affected by the storm? Email talk@example.org.", "footer"),
        ("Lesen Sie auch: Was Reisende wissen müssen", "footer"),
        ("Explore more on these topics", "footer"),
        ("A short line of words", "heading"),
    ],
)
def test_what_is_not_the_article_is_left_out(line: str, kind: str) -> None:
    """Captions, videos, bylines, registration, footers, headings."""
    text = (
        f"The headline of it all\n\nThe first sentence of the body stands here.\n\n{line}\n\nThe last sentence of it.\n"
    )
    assert [(each.kind, text[each.start : each.end]) for each in excluded(text)] == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "KYIV, Ukraine (AP) —",
        "WASHINGTON, Jan. 26 —",
        "HARWICK, 3 March 2024 —",
        "PARIS, March 3, 2024 (Reuters) -",
        "NEW DELHI 12 May –",
        "(CNN) --",
        "Madrid, 4 ene (EFE).-",
    ],
)
def test_a_dateline_is_left_out_and_its_sentence_stays(line: str) -> None:
    text = f"The headline of it all\n\n{line} Crews walked off the job on Sunday.\n\nMay left. March went on.\n"
    assert [(each.kind, text[each.start : each.end]) for each in excluded(text)] == [("other", line)]


def test_prose_stays_in_the_body() -> None:
    """Nothing that reads like a sentence is taken for furniture."""
    text = (
        "A headline\n\nShare prices rose by 8%, Reuters said.\n\n“Sign up,” he said.\n\nBy Friday it was over.\n\n"
        "Three experts who contributed to this report said so.\n\nAre you ready? Nobody was.\n"
    )
    assert excluded(text) == []
    assert title_of(text) == (0, 10)
    assert title_of("A first sentence, with its full stop.\n\nAnd another one.") is None


@pytest.mark.parametrize(
    ("lines", "left_out"),
    [
        ("Image source, PA\nImage caption,\nA tree blocked the road", ["Image source, PA\nImage caption,\nA tree blocked the road"]),
        ("Image caption,\n\nA tree blocked the road.", ["Image caption,\n\nA tree blocked the road."]),
        ("Related topics\nWeather\nScotland", ["Related topics\nWeather\nScotland"]),
        ("Related topics\n\nThe wind fell on Sunday.", ["Related topics"]),
    ],
)  # fmt: skip
def test_what_a_label_leads_up_to_is_left_out_with_it(lines: str, left_out: list[str]) -> None:
    text = f"A headline\n\nThe wind rose.\n\n{lines}\n\nAll is well again, they say.\n"
    assert [text[each.start : each.end] for each in excluded(text)] == left_out


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("World news\nTrains run again after six days", "Trains run again after six days"),
        ("Trains run again\nBy Jane Doe", "Trains run again"),
        ("Trains run\nThey run again after six days.", "Trains run"),
        ("TRAINS RUN! Town goes wild: ‘We did it!’\nBy Jane Doe", "TRAINS RUN! Town goes wild: ‘We did it!’"),
        ("NEWS RELEASE\n\nTrains run again after six days", "Trains run again after six days"),
    ],
)
def test_a_headline_may_stand_below_a_word_or_two(lines: str, title: str) -> None:
    """What leads up to it is none of the body."""
    text = f"{lines}\n\nThe first sentence of the body stands here.\n"
    found = draft("a.txt", text)
    assert found.title
    assert found.title.text == title
    assert yaml.safe_load(as_yaml(found))["title"] == title
    assert [text[each.start : each.end] for each in found.exclude] in ([], [lines.split("\n")[0]], ["By Jane Doe"])


def test_what_an_outlet_says_of_its_writers_is_left_out_below_the_article_alone() -> None:
    writer = "Ann Lee is a reporter in the Leeds bureau."
    body = "\n\n".join(["The wind rose and fell again."] * 5)
    text = f"A headline\n\nAnd {writer}\n\n{body}\n\n{writer}"
    assert [(each.kind, each.start) for each in excluded(text)] == [("footer", text.rindex("Ann Lee"))]


def test_the_headline_of_a_press_release_stands_below_its_contacts() -> None:
    text = (
        "FOR IMMEDIATE RELEASE\nMarch 4, 2025\n\nContact: Ann Lee, ann@example.org\n202-555-0147\n\nTrains to run again in May\n\n"
        "Trains will run again in May, the state said.\n\n“We go,” said Mayor Bob Ray.\n\n###\n"
    )
    found = draft("a.txt", text)
    assert found.title
    assert found.title.text == "Trains to run again in May"
    assert [each.kind for each in found.exclude] == ["footer", "byline", "footer", "footer"]
    assert [(each.words.text, each.value) for each in found.dates] == [("March 4, 2025", "2025-03-04")]


def test_what_stands_around_an_article_in_markdown_is_known_too() -> None:
    text = (
        "# The bridge is shut\n\n*By Jane Doe*\n\n**Published 3 May 2024**\n\n![A crack](https://example.org/a.jpg)\n\n"
        "The bridge was shut on Monday.\n\n## What is next\n\nThe council meets on Friday.\n\n---\n\n*Read more: The bridge*\n"
    )
    found = draft("a.md", text)
    assert [(each.kind, text[each.start : each.end]) for each in found.exclude] == [
        ("byline", "*By Jane Doe*\n\n**Published 3 May 2024**"),
        ("caption", "![A crack](https://example.org/a.jpg)"),
        ("heading", "## What is next"),
        ("footer", "---\n\n*Read more: The bridge*"),
    ]
    article = yaml.safe_load(as_yaml(found))
    assert article["title"] == "The bridge is shut"
    assert article["byline"] == {"value": "Jane Doe", "words": "By Jane Doe"}
    assert article["date"] == {"value": "2024-05-03", "words": "3 May 2024"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26 January 2022", "2022-01-26"),
        ("Jan. 5, 2021", "2021-01-05"),
        ("2020-02-03", "2020-02-03"),
        ("NOVEMBER 2 2023", "2023-11-02"),
        ("5 JUNE 2024", "2024-06-05"),
        ("4.3.2019", "2019-03-04"),
        ("1er août 2018", "2018-08-01"),
        ("16 de marzo de 2017", "2017-03-16"),
        ("9 лютого 2022 року", "2022-02-09"),
        ("26 января 2022 г.", "2022-01-26"),
        ("12 maja 2020", "2020-05-12"),
        ("3 Ağustos 2023", "2023-08-03"),
        ("2022年1月26日", "2022-01-26"),
        ("2022년 1월 26일", "2022-01-26"),
        ("30 February 2022", None),
        ("31.13.2022", None),
        ("7 months ago", None),
    ],
)
def test_dates_are_full_dates(text: str, day: str | None) -> None:
    """An age is no date; the thirtieth of February is none either."""
    assert [value for _, _, value in dates(f"On {text}, they say")] == ([day] if day else [])


@settings(derandomize=True, max_examples=150)
@given(st.text() | st.lists(st.sampled_from(PROSE), max_size=60).map(" ".join))
def test_any_text_can_be_drafted(text: str) -> None:
    """Nothing raises, every span is the seed's own, the YAML is YAML, and the same text gives the same draft."""
    found = draft("a.txt", text)
    for part in (part for each in found.quotations for part in each.parts):
        assert text[part.start : part.end] == part.text
    for figure in found.figures:
        assert text[figure.words.start : figure.words.end] == figure.words.text
    assert yaml.safe_load(as_yaml(found))["draft"] is True
    assert as_dict(draft("a.txt", text)) == as_dict(found)


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(piece.text for piece in pieces("tuned")),
        "“a and ” " * 500,
        "he said that she said " * 500 + "“we go”",
    ],
)
@pytest.mark.slow
def test_a_long_article_is_read_to_its_end(text: str) -> None:
    """So is what no newspaper prints; were the time not linear, this would not end."""
    assert draft("a.txt", text * 4).quotations[-1].parts[-1].end > 3 * len(text)


def test_the_json_form_is_the_documented_one() -> None:
    """Other programs read it."""
    result = CliRunner().invoke(main, ["draft", "000_a45b", "--format", "json", "--project", str(ROOT)])
    found = json.loads(result.output)
    assert list(found) == ["seed", "title", "quotations", "actors", "figures", "exclude"]
    assert list(found["quotations"][0]) == ["kind", "parts", "speaker", "cue"]
    figure = {key: found["figures"][0][key] for key in ("text", "value", "unit", "qualifier")}
    assert figure == {"text": "100,000 troops", "value": "100000", "unit": "troops", "qualifier": "estimated"}
    assert {"name": "Lloyd Austin", "kind": "person", "roles": ["Defense Secretary"]} in found["actors"]


@pytest.mark.parametrize("name", ["nothing", "x" * 5000])
def test_an_unknown_seed_is_a_wrong_usage(name: str) -> None:
    """With the seeds that there are; also what is too long for a name."""
    result = CliRunner().invoke(main, ["draft", name, "--project", str(ROOT)])
    assert result.exit_code == 2
    assert "there is no seed" in result.output


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site with one article, drafted from a seed that the published articles do not cite."""
    the_shipped_project(tmp_path)
    (tmp_path / "seeds" / "new.txt").write_text("A headline\n\n“We go to the lake,” said Ann Lee on Monday.\n", "utf-8")
    return tmp_path


def drafted(project: Path, *changes: tuple[str, str]) -> list[str]:
    """What the check says of the drafted article."""
    text = as_yaml(draft("new.txt", (project / "seeds" / "new.txt").read_text("utf-8")))
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (project / "content/briefings/replies-to-russia-2022/articles/new.yml").write_text(text, "utf-8")
    return [each.code for each in check(project) if "/new.yml" in each.place.file]


def test_a_draft_is_checked_and_not_published(project: Path) -> None:
    """Everything verifiable in it holds."""
    assert drafted(project) == ["draft"]


@pytest.mark.slow
def test_every_labelled_text_is_drafted_so_that_the_check_passes(project: Path) -> None:
    """Every quotation, figure and exclusion is found again; what needs a human is a `todo`, what is guessed says why."""
    texts = {f"{piece.id}.txt": piece.text for split in ("tuned", "held_back") for piece in pieces(split)}
    for seed, text in texts.items():
        (project / "seeds" / seed).write_text(text, "utf-8")
        proposed = as_yaml(draft(seed, text))
        assert yaml.safe_load(proposed)["todo"]
        assert "# guessed" in proposed
        article = project / "content/briefings/replies-to-russia-2022/articles" / seed
        article.with_suffix(".yml").write_text(proposed, "utf-8")
    drafts = {f"{seed[:-4]}.yml" for seed in texts}
    codes = {each.code for each in check(project) if each.place.file.rpartition("/")[2] in drafts}
    assert codes == {"draft", "quotation-single-word"}


def test_one_thing_to_do_is_one_thing(project: Path) -> None:
    """Not `1 things`."""
    text = (project / "seeds" / "new.txt").read_text("utf-8")
    proposed = yaml.safe_load(as_yaml(draft("new.txt", text))) | {"todo": ["read it"]}
    drafts = project / "content/briefings/replies-to-russia-2022/articles/new.yml"
    drafts.write_text(yaml.safe_dump(proposed, allow_unicode=True), "utf-8")
    assert [each.message for each in check(project) if each.code == "draft"] == [
        "this article is a draft, 1 thing to do: checked, not published"
    ]


def test_the_sentence_that_stands_in_every_draft_is_not_published(project: Path) -> None:
    """Also where somebody has deleted `draft` and `todo` and nothing else."""
    text = (project / "seeds" / "new.txt").read_text("utf-8")
    proposed = yaml.safe_load(as_yaml(draft("new.txt", text)))
    article = project / "content/briefings/replies-to-russia-2022/articles/new.yml"
    left = {key: value for key, value in proposed.items() if key not in ("draft", "todo")}
    article.write_text(yaml.safe_dump(left, allow_unicode=True), "utf-8")
    [found] = [each for each in check(project) if each.code == "todo-left"]
    assert found.message == "this sentence is still the one that stands in every draft"


def test_what_is_left_to_do_blocks_publishing(project: Path) -> None:
    """Unless it says that it is a draft."""
    assert set(drafted(project, ("draft: true\n", ""))) == {"todo-left"}


def test_a_draft_is_checked_like_any_article(project: Path) -> None:
    """A changed word is an error at once."""
    assert "quotation-not-found" in drafted(project, ("the lake", "the sea"))


def test_nothing_published_rests_on_a_draft(project: Path) -> None:
    """The page that it would lead to does not exist."""
    file = project / "content/briefings/replies-to-russia-2022/articles/no-change.yml"
    file.write_text(file.read_text("utf-8").replace("summary:", "draft: true\nsummary:", 1), "utf-8")
    assert "draft-cited" in {each.code for each in check(project)}


@pytest.mark.parametrize("seed", sorted(path.name for path in (ROOT / "seeds").iterdir()))
def test_every_seed_can_be_read_again_from_its_draft(seed: str) -> None:
    """The proposal leaves out what it says it leaves out."""
    found = draft(seed, (ROOT / "seeds" / seed).read_bytes().decode("utf-8"))
    entries = yaml.safe_load(as_yaml(found))
    assert len(entries.get("exclude", ())) == len(found.exclude)
    assert len(entries["quotations"]) == len(found.quotations)


def test_what_a_draft_asks_about_a_cyrillic_article_looks_like_nothing_else(project: Path) -> None:
    """Though `НАТО` stands between words in Latin letters there."""
    (project / "seeds/new.txt").write_text("Ответ\n\n«НАТО не будет расширяться на восток», и это важно.\n", "utf-8")
    assert "НАТО" in str(yaml.safe_load(as_yaml(draft("new.txt", (project / "seeds/new.txt").read_text())))["todo"])
    assert "look-alike" not in drafted(project)


def test_a_quotation_set_apart_is_of_whoever_is_named_below_it() -> None:
    before = "“Nobody is above the law,” Raman said.\n\n"
    for credit in (
        "> “He looked at us.”\n> — Joanna Pruitt, mother of Caleb",
        "“He looked at us.”\nJoanna Pruitt, mother",
    ):
        assert speakers(f"{before}{credit}\n\nJoanna Pruitt wept. Many more did.") == ["Raman", "Joanna Pruitt"]
    assert speakers(f"{before}“He looked at us.”\n\nANN LEE FACTFILE\nBorn: Leeds") == ["Raman", "Raman"]


@pytest.mark.parametrize("who", ["A witness, a woman in her 50s,", "One, a woman in her 50s,", "Another", "One juror"])
def test_a_pronoun_may_be_whoever_spoke_last_without_a_name(who: str) -> None:
    text = (
        f"Joanna Pruitt wept. “He looked at us,” she said.\n\n{who} said it was late.\n\n“It was the emails,” she said."
    )
    assert speakers(text) == ["Joanna Pruitt", None]


def test_a_pronoun_may_be_whoever_is_named_behind_what_describes_them() -> None:
    text = (
        "Bob Ray defended the plan. But the other candidate on the stage, former minister Ann Lee, drew a contrast, "
        "saying that the fears were real.\n\n“I do take them seriously,” she said."
    )
    assert speakers(text) == ["Ann Lee"]


def test_a_pronoun_that_breaks_in_is_nobody_described_there() -> None:
    text = (
        "Bob Ray told the House that it was late. A man in Leeds, he said, had been refused.\n\n“You can’t,” he roared."
    )
    assert speakers(text) == ["Bob Ray"]


def test_a_clause_with_a_subject_of_its_own_leads_from_the_first_to_nobody() -> None:
    for lead, speaker in (("is back as fans cheer", None), ("was unrepentant as ever", "Bob Price")):
        assert speakers(f"Bob Price {lead}: “We love you all so much.”") == [speaker]


def test_what_follows_words_that_a_colon_led_up_to_is_another_sentence() -> None:
    assert speakers("Jane Doe said: “We must all go home.” Ann Lee agreed.") == ["Jane Doe"]
    assert speakers("Jane Doe said, “We must all go home.” Ann Lee agreed.") == ["Jane Doe"]
    assert speakers("An aide said: “We must all go home.” Ann Lee agreed.") == ["aide"]
    assert speakers("He shrugged: “We must all go home.” Ann Lee said.") == ["Ann Lee"]


def test_seats_and_honours_are_no_part_of_a_name() -> None:
    assert speakers("“We must go,” said Prof Sir Alec Munro FRS. Jane Doe MP said: “We must all go home.”") == [
        "Alec Munro",
        "Jane Doe",
    ]


def test_where_somebody_works_is_no_part_of_a_german_name() -> None:
    names = ("Oliver Meyer von der Universität Toulouse", "Ursula von der Leyen", "Anna Maria von der Tann")
    text = " ".join(f"„Wir müssen das alle lösen“, sagte {name}. Das ist die Frage für sie." for name in names)
    assert speakers(text) == ["Oliver Meyer", *names[1:]]


def test_an_article_that_repeats_itself_is_drafted_in_moments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each wording is looked for as often as it has other words around it, not as often as it stands there."""
    asked = list[str]()

    def counted(words: str, **rest: Any) -> Verdict:
        asked.append(words)
        return verify_quotation(words, **rest)

    monkeypatch.setattr("generator.drafting.draft.verify_quotation", counted)
    as_yaml(draft("a.txt", "Talks begin\n\n" + "“There is no change,” Ann Lee said on Monday.\n\n" * 1_000, ()))
    assert len(asked) < 10


def test_who_reproaches_somebody_in_german_speaks() -> None:
    text = "Der Parteichef, Peter Meyer, warf der Regierung Versäumnisse vor: „Das war kein Schicksal.“ Die Regierung schweigt."
    assert speakers(text) == ["Peter Meyer"]


def test_a_role_does_not_end_at_a_saint() -> None:
    text = "Ann Lee, the former head of St. Brendan’s Hospital, was late. “We must go now,” Lee said."
    assert [actor.roles for actor in draft("a.txt", text).actors] == [("former head of St. Brendan’s Hospital",)]


@pytest.mark.parametrize(
    "name",
    [
        "Volodymyr Zelenskyy",
        "Volodymyr Zelenskiy",
        "Volodymyr O. Zelenski",
        "Recep Tayyip Erdogan",
        "US State Department",
    ],
)
def test_a_known_actor_is_known_in_another_spelling(name: str) -> None:
    names = ("Volodymyr Zelensky", "Recep Tayyip Erdoğan", "U.S. State Department")
    known = [ActorEntry(id=f"a{at}", name=each, kind="person") for at, each in enumerate(names)]
    assert actor_of(name, by_name(known))
    assert not actor_of("Volodymyr Klitschko", by_name(known))
    assert not actor_of("—", by_name(known))

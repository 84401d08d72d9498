"""Who is said to speak: a warning where the words around a quotation name somebody else, and no false alarm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose.marks import quoted
from generator.prose.speech import ends_with_speech_verb, holds_inquit, inquit, is_inquit, names_another, utterances
from generator.proving.source import Source
from generator.proving.verify import verify_quotation

BLINKEN = ("Antony Blinken", "Blinken", "Antony J. Blinken")


def warns(text: str, *names: str) -> bool:
    """Whether the words are said to be another speaker's than the one of these names."""
    words = "we will go home" if "we will go home" in text else "We will go home"
    verdict = verify_quotation(words, Source("a.txt", text), speaker=names)
    return "speaker-contradicted" in {finding.code for finding in verdict.findings}


@pytest.mark.parametrize(
    "text",
    [
        "The American president, Joe Biden, said: “We will go home.”",
        "Joe Biden, 79, said that “we will go home”.",
        "Joe Biden, who spoke to Blinken, has said: “We will go home.”",
        "Joe Biden, the president, told reporters “we will go home”.",
        "“We will go home,” chief executive Joe Biden told the BBC.",
        "“We will go home,” Biden shot back.",
        "“We will go home,” Biden said.",
        "“We will go home,” said Biden.",
        "“We will go home,” said Mr Biden.",
        "“We will go home,” said Mr. Biden, smiling.",
        "“We will go home,” said Sen. Ted Cruz of Texas.",
        "“We will go home,” U.S. President Joe Biden told reporters.",
        "“We will go home”, Mr Biden added on Monday.",
        "“We will go home,” said US President Joe Biden, who spoke to Blinken.",
        "“We will go home,” the White House press secretary, Jen Psaki, said.",
        "“We will go home,” according to Biden.",
        "According to Biden, “we will go home.”",
        "Biden said: “We will go home.”",
        "Biden said “we will go home” on Monday.",
        "Blinken listened when Biden said “we will go home”.",
        "“We will go home,” tweeted Ursula von der Leyen.",
        "“We will go home,” the Kremlin said.",
        "“We will go home,” a spokesman for the Kremlin said.",
        "‘We will go home,’ said Mr Biden.",
        "It was described by Biden as “we will go home”.",
        "“We will go home,” as it was put, said Biden.",
        "“We will” — Biden said — “stay.” “We will go home,” Biden added.",
        "Biden: “We will go home.”",
        "Said Biden: “We will go home.”",
        "BIDEN: “We stay.” BLINKEN: “No.” BIDEN: “We will go home.”",
        "President Joe Biden (in Delaware): “We will go home.”",
        "“We will go home.” — Joe Biden",
        "“We will go home” – Joe Biden, president",
        "“We will go home,” said Blinken’s deputy, Wendy Sherman.",
        "“We will go home,” said Wendy Sherman, a deputy of Antony Blinken.",
        "“We will go home,” said its founder, Ann Lee.",
        "“We will go home,” said the Kremlin spokesman Dmitry Peskov.",
        "But Wendy Sherman said: “We will go home.”",
        "Cllr Ann Lee (Lib Dem) said: “We will go home.”",
        "“We will go home,” as Biden put it.",
        "“We will go home,” said Émile Zola.",
        "“We will go home,” Şahin said.",
        "“We will go home,” Łukasz Nowak told the BBC.",
        "Øystein Lie: “We will go home.”",
        "“We will go home,” according to İsmail Kaya.",
        "“We will go home,” Đặng Thị Lan said.",
        "“We will go home,” al-Assad said.",
        "“We will go home,” said d’Estaing.",
        "Blinken quoted Biden as saying “we will go home”.",
        "Quoting Biden as saying “we will go home”, Blinken left.",
        "Blinken recalled President Biden as having said: “We will go home.”",
        "Joe Biden was quoted by Blinken as saying “we will go home”.",
        "“We will go home,” according to the American president, Joe Biden.",
        "What Biden called “we will go home” is near, Blinken said.",
        "Blinken, whom Biden accused of “we will go home”, said nothing.",
        "“We will go home,” Biden, who met Blinken on Monday, told reporters.",
        "“We will go home,” Biden, flanked by Blinken, told reporters.",
        "Biden – a friend of Mr Blinken – said “we will go home”.",
        "“We will go home,” said Matthew Miller, spokesman for Secretary Antony Blinken, to Jo Weaver.",
        "On Monday critics said Mr Blinken was “we will go home”.",
        "She told Blinken “we will go home”.",
        "The president called Antony Blinken “we will go home”.",
        "US chief negotiator Joe Biden: “We will go home.”",
        "UN chief Joe Biden: “We will go home.”",
        "He met Biden, who said “we will go home”.",
        "It was Joe Biden who told Blinken “we will go home”.",
        "Biden accused Blinken of lying, saying: “We will go home.”",
        "In Biden’s words, “we will go home”.",
        "“We will go home,” said Blinken’s lawyer, Ursula von der Leyen.",
        "Joe Biden, 79, from Delaware, told our reporter: “We will go home.”",
        "Biden said it was “not worth it” and “we will go home”.",
        "Dr Joe Biden, deputy director of the charity Jolibrand, who was not there, said: “We will go home.”",
        "Blinken left, but Biden, who was ill, said: “We will go home.”",
        "“We will go home.”\n— Joe Biden, US president",
        "> “We will go home.”\n> — Joe Biden",
    ],
)
def test_another_name_beside_the_words_is_a_warning(text: str) -> None:
    """With or without titles and initials, before or after the words, persons and organisations."""
    assert warns(text, *BLINKEN)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We will go home,” he said.", BLINKEN),
        ("“We will go home,” al-Assad said.", ("Bashar al-Assad",)),
        ("“We will go home,” said d’Estaing.", ("Valéry Giscard d’Estaing",)),
        ("“We will go home,” said Emile Zola.", ("Émile Zola",)),
        ("The secretary of state, Antony Blinken, said “we will go home”.", BLINKEN),
        ("Blinken, flanked by Biden, said “we will go home”.", BLINKEN),
        ("Blinken, who spoke to Biden, said “we will go home”.", BLINKEN),
        ("“We will go home” was adopted when Biden said so.", BLINKEN),
        ("“We will go home,” the secretary of state said.", BLINKEN),
        ("“We will go home,” said the minister, after Biden spoke.", BLINKEN),
        ("“We will go home,” officials said.", BLINKEN),
        ("“We will go home,” Antony J. Blinken said.", BLINKEN),
        ("“We will go home,” Secretary Blinken said of Biden.", BLINKEN),
        ("“We will go home,” Blinken told Biden.", BLINKEN),
        ("“We will go home,” Blinken said. Biden said nothing.", BLINKEN),
        ("“We will go home.” Biden said nothing.", BLINKEN),
        ("“We will go home,” Biden was told by Blinken.", BLINKEN),
        ("Asked about Biden, Blinken said: “We will go home.”", BLINKEN),
        ("Blinken told Biden: “We will go home.”", BLINKEN),
        ("In a letter to Biden, he wrote: “We will go home.”", BLINKEN),
        ("“We will go home,” he told Sky News.", BLINKEN),
        ("“We will go home,” Sergei Lavrov said.", ("Sergey Lavrov", "Sergei Lavrov")),
        ("“We will go home,” Erdogan said.", ("Recep Tayyip Erdoğan",)),
        ("“We will go home,” Nato said.", ("NATO",)),
        ("“We will go home,” the U.S. State Department said.", ("US State Department",)),
        ("“We will go home,” Washington said.", ("United States", "Washington")),
        ("“We will go home,” the EU said.", ("European Union",)),
        ("“We will go home,” the French president's office said in a statement.", ("French president's office",)),
        ("“We will go home.”", BLINKEN),
        ("He met a spokesman for Biden, who said “we will go home”.", BLINKEN),
        ("Biden said a great many things to all the people there about “we will go home”.", BLINKEN),
        ("The slogan was called “we will go home” in Biden’s party.", BLINKEN),
        ("Biden told Congress and then said: “We will go home.”", BLINKEN),
        ("Blinken: “We will go home.”", BLINKEN),
        ("Question: “Biden?” Answer: “We will go home.”", BLINKEN),
        ("His answer: “We will go home.”", BLINKEN),
        ("The slogan “We will go home” — Biden’s, by the way — is old.", BLINKEN),
        ("“We will go home,” Biden said.", ("Jill Biden",)),
        ("“We will go home,” President Biden said.", ("Joe Biden",)),
        ("“We will go home,” said PC Grant.", ("Alisha Grant",)),
        ("Insp Clegg added: “We will go home.”", ("Harvey Clegg",)),
        ("“We will go home,” according to Det. Sgt. Frank Nunn.", ("Frank Nunn",)),
        ("Sen. Ann Lee, R-Ga., who led the vote, called it “we will go home”.", ("Ann Lee",)),
        ("Cllr Ann Lee (Lib Dem, Weldon North) said: “We will go home.”", ("Ann Lee",)),
        ("Jolibrand, based in Worcester, Massachusetts, said “we will go home”.", ("Jolibrand",)),
        ("Ann Lee, 77, of Kiln Close, said “we will go home”.", ("Ann Lee",)),
        ("The firm, Vatley Foods, said nothing. “We will go home,” said its founder, Ann Lee.", ("Ann Lee",)),
        ("“We will go home,” her agent, Ann Lee, said later.", ("Ann Lee",)),
        ("“We will go home,” said the former India opener.", ("Rahul Deshmukh",)),
        ("“We will go home,” the Athletic boss said.", ("Carl Hesketh",)),
        ("But she said “we will go home”.", BLINKEN),
        ("At her first meeting she described it as “we will go home”.", BLINKEN),
        ("Its ministry said “we will go home”.", BLINKEN),
        ("Biden and Blinken said in Paris that “we will go home”.", BLINKEN),
        ("Blinken was quoted by Tass as saying “we will go home”.", BLINKEN),
        ("Blinken said Mr Blinken’s plan was “we will go home”.", BLINKEN),
        ("The foreign ministry said Russia was “we will go home”.", ("Russia",)),
        ("Its ministry described Russia’s aim as “we will go home”.", ("Russia",)),
        ("He told Biden “we will go home”.", BLINKEN),
        ("He told Biden: “We will go home.”", BLINKEN),
        ("He spoke of “we will go home”; Biden said 31 people were there.", BLINKEN),
        ("He asked: “We will go home?” Biden said on Monday: “No.”", BLINKEN),
        ("“We will go home,” said Mayor Lee.", ("Ann Lee",)),
        ("Blinken said it was “not worth it” and “we will go home”, Biden added.", ("Joe Biden",)),
        ("Chantelle Dukes hit back at critics who called it “we will go home”.", ("critics",)),
        ("You’ve said “we will go home”.", BLINKEN),
        ("I’d put it this way: “We will go home.”", BLINKEN),
        ("Everyone said “we will go home”.", BLINKEN),
        ("Although he said “we will go home”, he stayed.", BLINKEN),
        ("“We will go home,” the Italian said.", ("Marco Venturi",)),
        ("“We will go home,” said the 33-year-old Spaniard.", ("Marco Venturi",)),
        ("“We will go home,” CEO Lee said.", ("Ann Lee",)),
        ("“We will go home,” the clerk, from the town hall, told Health.", ("Ann Lee",)),
        ("“We will go home,” she later, in a speech, said Tuesday.", ("Ann Lee",)),
        (
            "Dr Ann Lee, deputy director of the charity Jolibrand, who was not there, said: “We will go home.”",
            ("Ann Lee",),
        ),
        ("On Friday, Ann Lee, who was ill, said: “We will go home.”", ("Ann Lee",)),
        ("Ann Lee, 71, of Petersburg, Va., said: “We will go home.”", ("Ann Lee",)),
    ],
)
def test_pronouns_titles_listeners_and_spelling_variants_never_warn(text: str, names: tuple[str, ...]) -> None:
    """A warning that cries wolf would be switched off."""
    assert not warns(text, *names)


@pytest.mark.parametrize(
    "text",
    [
        "“Biden told me: ‘We will go home,’ and left,” Blinken said.",
        "\"Biden told me: 'We will go home,' and left,\" Blinken said.",
        "Blinken said: “I heard it. ‘We will go home,’ said Biden.”",
    ],
)
def test_whom_a_speaker_quotes_is_another(text: str) -> None:
    """Words inside another's words are his whom these name; and what is told of him is hearsay, which deserves a look too."""
    assert warns(text, *BLINKEN)
    assert warns(text, "Joe Biden")


def test_who_begins_a_speech_of_several_paragraphs_is_asked_too() -> None:
    """A pronoun at its end names nobody; and where a mark was forgotten, two speakers look like one."""
    speech = "Asked by Blinken, Biden said: “We will go home.\n\n“And stay there,” he said."
    forgotten = "Biden said: “We will go home.\n\n“And stay there,” replied Blinken."
    for text in (speech, forgotten):
        assert warns(text, *BLINKEN)
    assert not warns(speech, "Joe Biden")
    reply = verify_quotation("And stay there", Source("a.txt", forgotten), speaker=BLINKEN)
    assert reply.code == "verified"


def test_words_that_a_speaker_sets_in_marks_of_his_own_are_his() -> None:
    """“They call it a ‘special operation’,” or what he says that he said himself."""
    assert not warns("“I told him: ‘We will go home,’ and left,” Blinken said.", *BLINKEN)
    assert not warns("“That is the ‘We will go home’ party,” Blinken said.", *BLINKEN)


def test_the_warning_shows_the_words_that_name_the_other_speaker() -> None:
    """The editor sees at once why."""
    verdict = verify_quotation("We go", Source("a", "“We go,” said Mr. Biden on Monday."), speaker=BLINKEN)
    assert verdict.message.startswith("the words around it name another speaker than Antony Blinken: “said Mr. Biden”")


def test_the_warning_says_who_is_spoken_to_or_of() -> None:
    """The name is there, and yet it is no speaker's."""
    verdict = verify_quotation("we go now", Source("a", "She told Blinken on Monday “we go now”."), speaker=BLINKEN)
    assert verdict.message == "the words around it are said to or of Antony Blinken, not by them: “She told Blinken”"


@pytest.mark.parametrize(
    "text",
    [
        "“We go,” Blinken said, “today.”",
        "“We go,” said Blinken. “We go today.”",
        "“We go,” he told reporters in Brussels, adding: “Today.”",
        "“We go” — Blinken said — “today.”",
        "“We go ...” he said, “today.”",
        "“Why?” he asked. “Why today?”",
        "“We go,” said Gen. Mark A. Milley, “today.”",
        "‘We go’, Mr Blinken said, ‘today’.",
        "“We go,” Blinken said, “today” if the weather holds.",
        "“We go,” said Blinken. “We go today.” Others stay.",
        "Biden said so. “We go,” said Blinken. “We go today.”",
    ],
)
def test_an_inquit_between_two_quoted_runs_joins_them(text: str) -> None:
    """“We go,” he said, “today” is one utterance."""
    assert len(utterances(text, quoted(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“We go” and “we stay”.",
        "“We go.” He waited. “We stay.”",
        "“We go.” But he said: “We stay.”",
        "“We go.” Lavrov said: “We stay.”",
        "“We go!” Lavrov said: “We stay!”",
        "“We go,” he said. Then he left, saying: “We stay.”",
        "“We go,” Biden said. Lavrov said: “We stay.”",
        "“We go,” he said.\n\n“We stay,” she said.",
        f"“We go,” {'a long clause of many words ' * 5}he said, “we stay.”",
        "The “open door” policy, which is said to be “fixed”.",
        "The “open door”; “fixed” as it is.",
        "“We go,” said one. “We stay,” said another.",
        "Asked “Will you go?”, Biden said, “We stay.”",
        "When Biden said, “We go,” Blinken said, “We stay.”",
        "Biden said, “We go,” Blinken answered, “we stay.”",
        "My editor said, “We go,” and I said, “we stay.”",
        "“We go,” and then Biden replied, “we stay.”",
        "“We go,” Biden said. “We stay,” came the answer from the hall.",
        "“We go,” Biden said. “We stay,” his wife agreed.",
        "“We go,” Biden said. “We stay” is how Lavrov put it.",
        "“We go,” said Biden. “We stay” (Lavrov).",
    ],
)
def test_what_is_more_than_an_inquit_parts_them(text: str) -> None:
    """Another sentence, another paragraph, another speaker: another utterance."""
    assert len(utterances(text, quoted(text))) == 2


def test_an_inquit_is_told_from_prose() -> None:
    """From closing to opening mark, both included."""
    assert is_inquit("” Blinken said, “")
    assert not is_inquit("” policy, which is “")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We fight, he said. Prose.", True),
        ("We fight, said Mr Biden", True),
        ("Is it? President Joe Biden said", True),
        ("We fight and we said so", False),
        ("He said no", False),
    ],
)
def test_an_inquit_inside_marks_shows_that_one_is_missing(text: str, expected: bool) -> None:
    """Quoted words rarely say “, he said” themselves."""
    assert holds_inquit(text) is expected


@pytest.mark.parametrize(("text", "leads"), [("he said", True), ("She insisted that", True), ("the open", False)])
def test_a_text_may_lead_up_to_speech(text: str, leads: bool) -> None:
    """Words after “he said” are taken for a sentence of their own."""
    assert ends_with_speech_verb(text) is leads


@pytest.mark.parametrize(
    ("subject", "names", "another"),
    [
        ("Biden", ("Joe Biden",), False),
        ("Biden’s spokesman", ("Joe Biden",), False),
        ("President", ("Joe Biden",), False),
        ("the U.N.", ("United Nations",), False),
        ("Lavrov", ("Joe Biden",), True),
        ("The Guardian", ("Joe Biden",), True),
        ("White House officials", ("White House",), False),
        ("Joe Biden", ("Jill Biden",), True),
        ("Joe Biden", ("Jill Biden", "Biden"), True),
        ("Boris Johnson", ("Ron Johnson",), True),
        ("Liz Truss", ("Liz Cheney",), True),
        ("New York Times", ("Los Angeles Times",), True),
        ("Hunter Biden, the son of Joe Biden", ("Joe Biden",), True),
        ("Vladimir Putin’s spokesman, Dmitry Peskov,", ("Vladimir Putin",), True),
        ("Vladimir Putin’s spokesman, Dmitry Peskov,", ("Dmitry Peskov",), False),
        ("Joseph R. Biden", ("Joe Biden",), False),
        ("J. Biden", ("Joe Biden",), False),
        ("Tony Blair", ("Anthony Blair", "Antony Blair"), False),
        ("William Barr", ("Bill Barr",), False),
        ("Volodymyr Zelensky", ("Volodymyr Zelenskyy", "Zelensky"), False),
        ("Zelenskiy", ("Volodymyr Zelensky",), False),
        ("Andrii Yermak", ("Andriy Yermak",), False),
        ("Mueller", ("Gerhard Müller",), False),
        ("Walesa", ("Lech Wałęsa",), False),
        ("Martin Odegaard", ("Martin Ødegård",), False),
        ("Bauer", ("Ann Baur",), True),
        ("Petersen", ("Ann Peterson",), True),
        ("Meyer", ("Jo Meier",), True),
        ("Kim Jong-un", ("Kim Jong Un",), False),
        ("Kim Yo-jong", ("Kim Jong Un", "Kim"), True),
        ("George H.W. Bush", ("George W. Bush",), True),
        ("Chairman Xi", ("Xi Jinping",), False),
        ("a spokesman for Mr Vance, Taylor Kirk", ("JD Vance",), True),
        ("Xi", ("Xi Jinping",), False),
        ("Ursula von der Leyen", ("Ursula von der Leyen", "von der Leyen"), False),
        ("von der Leyen", ("Ursula von der Leyen",), False),
        ("Sheikh Hasina Wazed", ("Sheikh Hasina",), False),
        ("Bank of England Governor Andrew Bailey", ("Andrew Bailey",), False),
        ("a spokesman for Joe Biden", ("Joe Biden",), False),
        ("the Bank of England", ("Bank of England",), False),
        ("Nato Secretary-General Jens Stoltenberg", ("Jens Stoltenberg",), False),
        ("Russia’s foreign minister, Sergei Lavrov,", ("Sergey Lavrov",), False),
        ("the European Commission’s Josep Borrell", ("Josep Borrell",), False),
    ],
)
def test_a_subject_names_another_only_by_a_proper_name(subject: str, names: tuple[str, ...], another: bool) -> None:
    """A family name alone is enough to be the same, with another given name it is not; titles are nobody's."""
    assert names_another(subject, names) is another


@settings(derandomize=True, max_examples=150)
@given(st.text() | st.text(st.sampled_from("“”\"' \n,.:said Heto—")), st.lists(st.text(), max_size=3))
def test_any_text_and_any_name_can_be_read(text: str, names: list[str]) -> None:
    """Nothing raises, and an inquit's words stand in the text."""
    for group in utterances(text, quoted(text)):
        if found := inquit(text, group):
            names_another(found.subject, tuple(names))
            assert found.subject in text

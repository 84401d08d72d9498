"""What “verified” means, rule by rule: nothing false is ever found, and everything honest is.

The first half is built from traps in the five real seeds, the second from small texts of news at large.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.prose.typography import normal
from generator.proving.briefing import MatchKind
from generator.proving.source import Source, Zone
from generator.proving.verdict import Verdict
from generator.proving.verify import locate, verify_anywhere, verify_passage, verify_quotation
from generator.reading.content import load
from generator.resolving.prepared import sources
from tests.fuzzing import DOOR, ROOF
from tests.yardstick import moments

ROOT = Path(__file__).parents[1]
SEEDS = {name[:3]: source for name, source in sources(load(ROOT)[0]).items()}
"""The real seeds by their number, with what is curated as not their body."""

steady = settings(derandomize=True, max_examples=120)


def found(words: str, text: str | Source, **more: object) -> Verdict:
    """The verdict on words in a small article or a prepared source."""
    source = text if isinstance(text, Source) else Source("a.txt", text)
    return verify_quotation(words, source, **more)  # type: ignore[arg-type]


def shown(verdict: Verdict) -> str:
    """What the reader sees: the parts and what joins them."""
    assert verdict.match is not None
    parts = [part.text for part in verdict.match.parts]
    return "".join(text for pair in zip(parts, (*verdict.match.joints, ""), strict=True) for text in pair)


def parts_of(verdict: Verdict) -> list[str]:
    """The seed's own characters, part by part."""
    return [part.text for part in verdict.match.parts] if verdict.match else []


def zoned(text: str, **kinds: str) -> Source:
    """A source with the zones that these words span."""
    places = ((text.index(words), words, kind) for kind, words in kinds.items())
    return Source(
        "a.txt",
        text,
        tuple(sorted((Zone(at, at + len(words), kind) for at, words, kind in places), key=lambda zone: zone.start)),
    )


# ---------------------------------------------------------------------------------------------------------------------
# The real seeds


@pytest.mark.parametrize(
    ("seed", "words", "printed"),
    [
        ("000", "reiterates what we've said publicly for many weeks", "reiterates what we’ve said publicly for many weeks"),
        ("000", '"Everything is on the table,"', "Everything is on the table,"),
        ("001", "Those are different issues, and we didn’t discuss it", "Those are different issues, and we didn't discuss it"),
        ("002", "areas where -- based on reciprocity -- we believe", "areas where — based on reciprocity — we believe"),
        ("002", "areas where—based on reciprocity—we believe", "areas where — based on reciprocity — we believe"),
        ("002", "Right now, the document is\n  with them", "Right now, the document is with them"),
        ("003", "and that’s… a commitment that we’re bound to", "and that’s ... a commitment that we’re bound to"),
        ("003", "and that's ... a commitment", "and that’s ... a commitment"),
        ("003", "But as I said, there are going to be serious economic consequences", "But as I said, there are going to be serious economic consequences"),
        ("004", "There's no daylight among the United States", "There’s no daylight among the United States"),
    ],
)  # fmt: skip
def test_the_reader_sees_the_seed_s_own_characters(seed: str, words: str, printed: str) -> None:
    """However the editor types marks, dashes, ellipses and line breaks, the outlet's own are shown."""
    verdict = found(words, SEEDS[seed])
    assert (verdict.status, shown(verdict)) == ("ok", printed)
    [part] = verdict.match.parts if verdict.match else []
    assert SEEDS[seed].text[part.start : part.end] == part.text


@pytest.mark.parametrize(
    ("seed", "words", "parts"),
    [
        ("001", "America rest This is about respecting nations", ["America rest,", "This is about respecting nations"]),
        ("002", "for confidential talks, We hope", ["for confidential talks,", "We hope"]),
        ("004", "is still possible, But Russia has to engage.", ["is still possible,", "But Russia has to engage."]),
        ("004", "against Ukraine we’re prepared either way", ["against Ukraine,", "we’re prepared either way"]),
    ],
)
def test_a_quotation_split_by_its_own_inquit_is_one_of_several_parts(seed: str, words: str, parts: list[str]) -> None:
    """“… against Ukraine,” continued Blinken, “we’re prepared either way” is one utterance; the inquit is not shown."""
    verdict = found(words, SEEDS[seed])
    assert verdict.status == "ok"
    assert verdict.match is not None
    assert verdict.match.kind is MatchKind.SPLIT
    assert parts_of(verdict) == parts


@pytest.mark.parametrize(
    ("seed", "words", "code"),
    [
        ("000", "There will be no change", "quotation-in-headline"),
        ("000", "U.S. bats down Russian demands", "quotation-in-headline"),
        ("004", "Serious Diplomatic Path", "quotation-in-headline"),
        ("001", "defence and deterrence", "quotation-in-caption"),
        ("003", "Register", "quotation-outside-body"),
        ("003", "Terms of use", "quotation-outside-body"),
        ("000", "did not include concessions on the Kremlin’s primary demands", "quotation-outside-marks"),
        ("001", "is also not up for negotiation", "quotation-outside-marks"),
        ("001", "the meeting marked the first real advance in talks", "quotation-outside-marks"),
        ("001", "to choose their own path. While flatly refusing", "quotation-not-found"),
        ("001", "he said", "quotation-outside-marks"),
        ("002", "has promised “severe” economic sanctions", "quotation-outside-marks"),
    ],
)
def test_words_outside_the_marks_of_the_body_are_told_apart(seed: str, words: str, code: str) -> None:
    """A headline or caption asks for a second look; prose, paraphrase and registration text are an error."""
    verdict = found(words, SEEDS[seed])
    assert verdict.code == code
    assert verdict.status == ("warning" if code in ("quotation-in-headline", "quotation-in-caption") else "error")


@pytest.mark.parametrize(
    ("seed", "words", "line"),
    [
        ("001", "retaliatory measures", 25),
        ("003", "Nato's door is open, remains open, and that is our commitment", 18),
        ("002", "open door", 7),
    ],
)
def test_the_body_wins_over_a_headline_and_a_caption(seed: str, words: str, line: int) -> None:
    """The same words in a single-quoted heading or a caption change nothing; the body's place is taken."""
    verdict = found(words, SEEDS[seed])
    assert verdict.match is not None
    assert verdict.match.zone == "body"
    assert SEEDS[seed].text.count("\n", 0, verdict.match.parts[0].start) + 1 == line


@pytest.mark.parametrize(
    ("seed", "words", "difference"),
    [
        ("000", "There is a change, there will be no change", "words"),
        ("000", "there is no change, there will be no change", "case"),
        ("000", "There is no change; there will be no change", "punctuation"),
        ("000", "There is no change there will be no change", "punctuation"),
        ("004", "It reiterates what we’ve said publicly for many weeks", "word order"),
        ("003", "NATO's door is open, remains open", "case"),
        ("001", "ven when things were not so tense", "words"),
    ],
)
def test_anything_else_is_not_found_and_the_difference_is_named(seed: str, words: str, difference: str) -> None:
    """A word, a letter's case, an inner comma or a cut inside a word: an error that says which it is."""
    verdict = found(words, SEEDS[seed])
    assert (verdict.status, verdict.code, verdict.match) == ("error", "quotation-not-found", None)
    assert verdict.nearest is not None
    assert verdict.nearest.difference == difference


def test_another_seed_that_has_exactly_these_words_is_named() -> None:
    """Two outlets quote the same sentence; the right one is suggested, but the wrong one is not accepted."""
    words = "Right now, the document is with them, and the ball is in their court"
    verdict = found(words, SEEDS["000"], others=SEEDS.values())
    assert verdict.status == "error"
    assert [passage.seed for passage in verdict.elsewhere] == [SEEDS["002"].seed]
    assert SEEDS["002"].seed in verdict.message


# ---------------------------------------------------------------------------------------------------------------------
# Edges, words and numbers

MINISTER = (
    "“We spent $200 million on 100,000 men at 12:30, or €3.2bn, in the U.S.-led war,” she said. "
    "“It is non-negotiable, and we can’t go. O’Neill won’t.”"
)


@pytest.mark.parametrize(
    "words",
    [
        "200 million", "$200 mill", "100", "000 men", "at 12", "30, or", "€3.2", "2bn, in", "S.-led war", "led war",
        "negotiable", "It is non", "we can", "t go", "Neill won't", "e spent", "We spen",
    ],
)  # fmt: skip
def test_no_word_and_no_number_is_cut(words: str) -> None:
    """`can` is not in “can’t”, `negotiable` not in “non-negotiable”, and 100,000 is not cut at its comma."""
    assert found(words, MINISTER).code == "quotation-not-found"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("We spent $200 million on 100,000 men", "We spent $200 million on 100,000 men"),
        ("war,", "war,"),
        ("in the U.S.-led war", "in the U.S.-led war"),
        ("It is non-negotiable", "It is non-negotiable"),
        ("“It is non-negotiable, and we can't go.”", "It is non-negotiable, and we can’t go."),
        ("'It is non-negotiable'", "It is non-negotiable"),
        ("[…] or €3.2bn […]", "or €3.2bn"),
    ],
)
def test_punctuation_at_the_edges_may_be_left_off(words: str, printed: str) -> None:
    """Marks and elisions around the words are the editor's; the last comma may stay or go."""
    assert shown(found(words, MINISTER)) == printed


@pytest.mark.parametrize(
    "words", ["at 12:30. or", "war!", "war.", "war;", "(war)", "non-negotiable — and", "go, O'Neill"]
)
def test_punctuation_is_neither_added_nor_swapped(words: str) -> None:
    """What the outlet did not print is not printed."""
    assert found(words, MINISTER).status == "error"


@pytest.mark.parametrize("words", ["‘We go,’", "‘We go,", "We go,’", "We go"])
def test_a_mark_of_the_outlet_s_may_be_copied_along(words: str) -> None:
    """Both, one or none: what is shown stands between them."""
    verdict = found(words, "‘We go,’ he said. Prose.")
    assert (verdict.status, *parts_of(verdict)) == ("ok", words.strip("‘’"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("We go home”—", "run beyond the quotation marks"),
        ("it “a step", "run beyond the quotation marks"),
        ("it “a", "run beyond the quotation marks"),
        ("called it", "are the reporter's own prose"),
    ],
)
def test_what_runs_beyond_the_marks_is_told_from_prose(words: str, message: str) -> None:
    """Be it by one word or one dash, at either end."""
    verdict = found(words, "“We go home”—so he said, and called it “a step”.")
    assert verdict.code == "quotation-outside-marks"
    assert message in verdict.message


def test_a_cut_inside_the_first_word_of_a_seed_is_seen() -> None:
    """Nothing stands before it that could tell."""
    source = Source("a.txt", "AXA spoke of peace")
    assert [verify_passage(words, source).status for words in ("AXA spoke", "XA spoke", "A spoke")] == [
        "ok",
        "error",
        "error",
    ]


@pytest.mark.parametrize("words", ["", " ", "…", "[…]", "[not]", "“”", "’", "—", "[a] […] [b]", "\u200b"])
def test_no_words_prove_nothing(words: str) -> None:
    """Marks, dots and brackets alone are refused as empty."""
    assert found(words, MINISTER).code == "quotation-empty"


@pytest.mark.parametrize("words", ["war", "non-negotiable", "O’Neill", "[the] war", "$200"])
def test_a_single_word_is_a_warning(words: str) -> None:
    """A single word proves too little, and the editor's own words in brackets do not make it more."""
    assert found(words, MINISTER).code == "quotation-single-word"


# ---------------------------------------------------------------------------------------------------------------------
# Files as they come


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff“We will go home,” he said.",
        "Prose.\r\n\r\n“We will\r\ngo home,” he said.\r\n",
        "Prose.\r\r“We will\rgo home,” he said.\r",
        "“We\u00a0will go\u202fhome,” he said.",
        "“We w\u00adill go ho\u200bme,” he said.",
        "A hard-wrapped text. “We will\n   go home,” he\nsaid.",
        f"{'Long. ' * 40}\n“We will go home,” he said.\nMore.",
        "‘We will go home,’ he said.",
        "« We will go home », dit-il.",
        "„We will go home“, sagte er.",
    ],
)
def test_words_are_found_however_the_file_is_written(text: str) -> None:
    """Line ends, a byte order mark, unbreakable and invisible characters, and the marks of any country."""
    verdict = found("We will go home", text)
    assert verdict.status == "ok"
    assert normal(shown(verdict)).text == "We will go home"


def test_hard_wrapped_inquits_are_read_across_their_lines() -> None:
    """“We go,” Blinken⏎said, “now” is one utterance, and its speaker is Blinken."""
    text = "“We go\nhome,” Blinken\nsaid, “now.”"
    assert parts_of(found("We go home, now.", text)) == ["We go\nhome,", "now."]
    assert found("We go home", text, speaker=("Joe Biden",)).code == "speaker-contradicted"


# ---------------------------------------------------------------------------------------------------------------------
# Where words stand


def test_a_passage_partly_in_a_headline_is_an_error() -> None:
    """A headline and the line below it are not one run of words."""
    source = zoned("US holds firm\n\nBlinken spoke. “No,” he said.", title="US holds firm")
    assert found("firm Blinken spoke", source).code == "quotation-outside-body"
    assert verify_passage("firm Blinken spoke", source).code == "passage-outside-body"


def test_a_quotation_goes_on_past_a_caption() -> None:
    """What is excluded stands between two paragraphs of one quotation and changes nothing."""
    text = "“It is late.\n\nPhoto: “a crowd”\n\n“We go,” he said. Prose."
    source = zoned(text, caption="Photo: “a crowd”")
    assert parts_of(found("It is late. We go", source)) == ["It is late.", "We go"]
    assert found("a crowd", source).code == "quotation-in-caption"
    assert found("Prose", source).code == "quotation-outside-marks"


def test_words_in_parts_are_found_behind_what_is_not_the_body() -> None:
    """Marks in captions and headings before them change nothing."""
    text = "A heading: “first words”\n\nPhoto: “a crowd”\n\n“It is very late for us now,” he said. “We go.”"
    source = zoned(text, heading="A heading: “first words”", caption="Photo: “a crowd”")
    assert shown(found("It is […] for us […] We go", source)) == "It is […] for us […] We go"
    assert found("a […] crowd", source).match is None


def test_a_mark_left_open_in_a_caption_opens_nothing_in_the_body() -> None:
    """Nor does what is not the body stand between two utterances: several such places change nothing."""
    text = "A heading: “first words”\n\nBy Ann Doe\n\nPhoto: “a crowd\n\n“It is very late,” he said. “We go.”"
    source = zoned(text, heading="A heading: “first words”", byline="By Ann Doe", caption="Photo: “a crowd")
    assert shown(found("It […] late", source)) == "It […] late"


def test_what_touches_a_zone_is_not_in_it() -> None:
    """In scripts without spaces, and where a program lost them, the body begins right behind an advertisement."""
    source = zoned("Click here!We spoke of peace.Photo", advertisement="Click here!", caption="Photo")
    assert verify_passage("We spoke of peace.", source).status == "ok"
    assert verify_passage("here!We", source).code == "passage-outside-body"


def test_a_headline_is_named_before_what_is_no_article() -> None:
    """Words in both are a warning, as they are in a headline alone."""
    source = zoned(
        "Advertisement: We go home\n\nWe go home, says Ober.",
        other="Advertisement: We go home",
        title="We go home, says Ober.",
    )
    assert found("We go home", source).code == "quotation-in-headline"


@pytest.mark.parametrize("kind", ["byline", "registration", "advertisement", "footer", "other"])
def test_what_is_not_the_article_proves_nothing(kind: str) -> None:
    """Even in quotation marks, text that is not the article's is an error."""
    source = zoned("“Yes,” he said.\n\nClick “sign up now” today.", **{kind: "Click “sign up now” today."})
    assert found("sign up now", source).code == "quotation-outside-body"


def test_the_right_place_is_asked_for_and_told_by_context() -> None:
    """Words in several places of the body are a warning, until a longer run of words says which is meant."""
    text = "“Yes we can,” he said.\n\n“Yes we can,” she said."
    assert found("Yes we can", text).code == "quotation-ambiguous"
    assert "lines 1, 3" in found("Yes we can", text).message
    verdict = found("Yes we can", text, context="“Yes we can,” she said")
    assert verdict.status == "ok"
    assert verdict.match is not None
    assert verdict.match.parts[0].start == text.rindex("Yes")


@pytest.mark.parametrize("context", ["she said", "no such words", ""])
def test_a_context_that_does_not_hold_the_words_is_an_error(context: str) -> None:
    """A context that is not found, or stands elsewhere, decides nothing."""
    text = "“Yes we can,” he said.\n\n“Yes we can,” she said."
    assert found("Yes we can", text, context=context).code == "context-not-found"
    assert found("Yes […] can", text, context=context).code == "context-not-found"
    message = (
        "the words do not stand inside the context"
        if context == "she said"
        else "the context does not stand in the article"
    )
    assert found("Yes we can", text, context=context).message == message


def test_a_hundred_places_are_not_all_listed() -> None:
    """The message stays readable."""
    message = found("so it is", "“so it is” " * 100).message
    assert "100 places" in message
    assert message.count(",") < 8
    assert "5 places (lines 1, 1, 1, 1, 1 of a.txt)" in found("so it is", "“so it is” " * 5).message
    assert "6 places (lines 1, 1, 1, 1, 1, … of a.txt)" in found("so it is", "“so it is” " * 6).message


def test_a_mark_that_is_never_closed_is_a_warning() -> None:
    """The outlet forgot a mark; the editor is asked to look where the quotation ends."""
    assert found("We will fight", "“We will fight, he said. Prose.").code == "quotation-unclosed"
    assert found("he said", "“We will fight, he said.\n\n“And win,” she said.").code == "quotation-unclosed"
    assert found("We will fight", "“We will fight.\n\n“And win,” she said.").status == "ok"


# ---------------------------------------------------------------------------------------------------------------------
# Elisions and insertions

SPEECH = (
    "“We cannot and will not compromise on principles, but we offer talks ... and that’s a promise,” she said. "
    "“They refuse to fight. I am willing, able and hopeful.” He waited. “We would go,” he said."
)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("on principles, […] and that’s a promise", "on principles, […] and that’s a promise"),
        ("on principles, [...] and that's a promise", "on principles, […] and that’s a promise"),
        ("we offer talks … and that's a promise", "we offer talks ... and that’s a promise"),
        ("but we offer … a promise", "but we offer […] a promise"),
        ("but […] talks … and […] promise", "but […] talks ... and […] promise"),
        ("[W]e offer talks", "we offer talks"),
        ("[w]e cannot and will not", "We cannot and will not"),
        ("we offer [serious] talks", "we offer [serious] talks"),
        ("I am willing [to go], able", "I am willing [to go] , able"),
        ("I am willing, [very] able", "I am willing, [very] able"),
        ("on principles, [she says]", "on principles,"),
        ("talks ... [she says] and that's", "talks ... [she says] and that’s"),
    ],
)
def test_elisions_and_insertions_are_shown_as_such(words: str, printed: str) -> None:
    """`[…]` and bracketed words are the editor's; a bare `…` is the outlet's own wherever it has one."""
    verdict = found(words, SPEECH)
    assert verdict.status == "ok"
    assert shown(verdict).replace(" ,", ",") == printed.replace(" ,", ",")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("We […] compromise", "elision-drops-negation"),
        ("We … compromise", "elision-drops-negation"),
        ("We ... will […] compromise", "elision-drops-negation"),
        ("They […] fight", "elision-may-reverse"),
        ("we offer [no] talks", "insertion-adds-negation"),
        ("[un]willing, able", "insertion-adds-negation"),
        ("able and hope[less]", "quotation-not-found"),
        ("We [will] compromise", "quotation-not-found"),
        ("We [can] and will not compromise", "quotation-not-found"),
        ("They [refuse to] fight", "quotation-not-found"),
        ("I am [unable and] hopeful", "quotation-not-found"),
        ("We cannot […] We would go", "elision-across-utterances"),
        ("They refuse to fight. […] We would", "elision-across-utterances"),
        ("We would […] go home", "quotation-not-found"),
        ("willing, able […] We would", "elision-across-utterances"),
        ("talks and that's", "quotation-not-found"),
        ("We [[…]] compromise", "quotation-not-found"),
    ],
)
def test_nothing_is_turned_round_by_what_is_left_out_or_put_in(words: str, code: str) -> None:
    """No negation is dropped or added, nothing is replaced, and no two utterances are joined."""
    verdict = found(words, SPEECH)
    assert verdict.code == code
    assert verdict.status == ("warning" if code == "elision-may-reverse" else "error")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“care and hope,” he said", "hope[less]"),
        ("“hope” he said", "hope[less]"),
        ("“care and hope,” he said", "care and hope[less]"),
        ("“it is possible,” he said", "it is [im]possible"),
        ("“it is possible,” he said", "it is [never] possible"),
        ("“we could go,” he said", "we could[n’t] go"),
    ],
)
def test_a_negation_cannot_be_glued_on(text: str, words: str) -> None:
    """[im]possible and hope[less] are the editor's words, not the speaker's."""
    assert found(words, text).code == "insertion-adds-negation"


@pytest.mark.parametrize(
    ("said", "words", "code"),
    [
        ("I do not want peace in our time", "want peace in our time", "quotation-cuts-negation"),
        ("It isn’t a threat to us at all", "threat to us", "quotation-cuts-negation"),
        ("We will never ever leave them", "leave them", "quotation-cuts-negation"),
        ("There is no change in it", "change in it", "quotation-cuts-negation"),
        ("They will not attack us tomorrow", "[They will] attack us tomorrow", "quotation-cuts-negation"),
        ("We do not want to fight in this war", "want to […] in this war", "quotation-cuts-negation"),
        ("There is no change in it", "no change in it", "verified"),
        ("No, we go home now", "we go home now", "verified"),
        ("We said no – we go home now", "we go home now", "verified"),
        ("No doubt we will win it", "we will win it", "verified"),
        ("I do not want peace in our time", "[…] want peace in our time", "elision-drops-negation"),
        ("Few of us will fight for it", "[…] us will fight for it", "elision-may-reverse"),
        ("I will sign, but only if they leave, and soon", "I will sign […] and soon", "elision-may-reverse"),
        ("We may go home now", "We […] go home now", "elision-may-reverse"),
        ("We met in May and go home now", "We met […] and go home now", "verified"),
        ("I used to love him so", "I […] love him so", "elision-may-reverse"),
        ("They are happy with it", "They are [supposedly] happy with it", "insertion-may-reverse"),
        ("We can hardly accept the terms", "We can […] accept the terms", "elision-drops-negation"),
        ("We go without any of them", "We go […] any of them", "elision-drops-negation"),
        ("They didnt want any of it", "They […] want any of it", "elision-drops-negation"),
        ("I do not want peace in our time", "[…] want […] our time", "elision-drops-negation"),
        ("We do not go. I want peace in our time", "[…] want peace in our time", "verified"),
        ("I want peace in our time at once. We do not go", "I want peace in our time […]", "verified"),
        ("We do not know ... whatever comes, we stay", "... whatever comes, we stay", "verified"),
        ("We want peace now", "We [no longer] want peace now", "insertion-adds-negation"),
        ("We want peace now", "We [hardly] want peace now", "insertion-adds-negation"),
        ("We want peace now", "[Not that] we want peace now", "quotation-not-found"),
    ],
)
def test_a_negation_is_neither_cut_off_nor_put_in(said: str, words: str, code: str) -> None:
    """An elision or an insertion that turns the sentence is an error; a cut right behind a "not" asks for a second look."""
    assert found(words, f"“{said},” he said.").code == code


COUNTED = (
    "“We counted one two three, and four five six — seven eight nine, and ten of them,” she said. "
    "“They found eleven twelve thirteen.”"
)


@pytest.mark.parametrize(
    ("words", "printed", "dropped", "inserted"),
    [
        ("We counted one […] three, and four […] six — seven", "We counted one […] three, and four […] six — seven", ["two", "five"], []),
        ("counted one two [or more] three, and four [to] five six", "counted one two [or more] three, and four [to] five six", [], ["[or more]", "[to]"]),
        ("one [old] two […] five [new] six […] nine, and ten of them, They found", "one [old] two […] five [new] six […] nine, and ten of them,” “They found", ["three, and four", "— seven eight"], ["[old]", "[new]"]),
        ("one two three […] They found eleven", "one two three […] They found eleven", [", and four five six — seven eight nine, and ten of them,"], []),
        ("counted one … three, and … five … seven", "counted one […] three, and […] five […] seven", ["two", "four", "six —"], []),
        ("one two … four … six … seven … nine … and ten", "one two […] four […] six […] seven […] nine […] and ten", ["three, and", "five", "—", "eight", ","], []),
        ("one two three […] ten of them […] eleven twelve", "one two three […] ten of them […] eleven twelve", [", and four five six — seven eight nine, and", ",", "They found"], []),
        ("ten of them,” she said. “They found", "ten of them,” “They found", [], []),
        ("[W]e counted one two", "We counted one two", [], []),
        ("[w]e counted one two", "We counted one two", [], []),
        ("[and so] We counted one", "We counted one", [], ["[and so]"]),
        ("twelve thirteen [years]", "twelve thirteen", [], ["[years]"]),
        ("one [, two] two", "one [, two] two", [], ["[, two]"]),
        ("thir[ty-]teen", "thir[ty-]teen", [], ["-[ty-]-"]),
        ("We counted [one] two", None, [], []),
        ("of them, she said, They found […] thirteen", None, [], []),
        ("one two [x] […] five six", "one two [x] […] five six", ["three, and four"], ["[x]"]),
        ("one [a] [b] two", "one [a] [b] two", [], ["[a]", "[b]"]),
        ("three, and four[teen] five", "three, and four[teen] five", [], ["-[teen]"]),
        ("counted one [T]wo three", "counted one two three", [], []),
        ("We counted o[n]e two", None, [], []),
        ("[and][so] We counted one", "We counted one", [], ["[and]", "[so]"]),
        ("counted one two […] [or] […] four five", None, [], []),
    ],
)  # fmt: skip
def test_parts_joints_and_what_is_left_out_are_told_apart(
    words: str, printed: str | None, dropped: list[str], inserted: list[str]
) -> None:
    """Several elisions and insertions in one quotation: each at its place, what is dropped in its order."""
    match = found(words, COUNTED).match
    if printed is None:
        assert match is None
        return
    assert match is not None
    assert shown(Verdict(match)) == printed
    assert ([each.text for each in match.dropped], list(match.inserted)) == (dropped, inserted)
    assert (match.zone, match.utterance) == ("body", 0)


@pytest.mark.parametrize(
    ("words", "text", "printed"),
    [
        ("We go, [he says] and win", "“We go,” he said, “and win.”", "We go, [he says] and win"),
        ("We go, [he says] and win", "‘We go’, he said, ‘and win.’", "We go [he says] and win"),
        ("We go – [he says] and win", "“We go — and win,” he said.", "We go — [he says] and win"),
        ("We go [he says] – and win", "“We go — and win,” he said.", "We go [he says] — and win"),
    ],
)
def test_an_insertion_stands_behind_a_comma_or_a_dash_too(words: str, text: str, printed: str) -> None:
    """Also where an inquit parts the words, whether their comma stands inside the marks or not."""
    assert shown(found(words, text)) == printed


@pytest.mark.parametrize(
    ("words", "printed"),
    [("[C]'est tout", "c’est tout"), ("[l]’État c'est", "L’État c’est"), ("[s]traße", "Straße")],
)
def test_a_bracketed_capital_stands_before_an_apostrophe_too(words: str, printed: str) -> None:
    """French elides an article or a pronoun there."""
    assert shown(found(words, "« L’État c’est tout, Straße », dit-il.")) == printed


def test_a_bracketed_capital_is_one_letter() -> None:
    """ß is written SS in capitals, and S is another letter."""
    assert found("[ß]traße ist", "„Straße ist“, sagt er.").match is None


@pytest.mark.parametrize(("words", "inserted"), [("Plan [1-]B is", "[1-]-"), ("Plan B[1] is", "-[1]")])
def test_an_insertion_is_glued_to_a_word_of_one_letter_too(words: str, inserted: str) -> None:
    """Nothing is put between the two."""
    verdict = found(words, "“Plan B is ready,” he said.")
    assert shown(verdict) == words
    assert verdict.match is not None
    assert verdict.match.inserted == (inserted,)


def test_words_in_parts_are_found_between_marks_that_keep_a_space() -> None:
    """The French put one behind « and before »."""
    text = "« Nous allons très loin », dit-il. « Nous allons y aller », dit-elle."
    assert shown(found("Nous […] loin", text)) == "Nous […] loin"
    assert shown(found("[Oui,] Nous […] y aller", text)) == "Nous […] y aller"


def test_a_full_stop_before_a_new_paragraph_is_the_speaker_s() -> None:
    """The comma before "he said" is the outlet's; the end of a sentence is not."""
    text = "“It is late.\n\n“We go,” he said, “and soon.”"
    assert parts_of(found("It is late. We go and soon", text)) == ["It is late.", "We go,", "and soon"]
    assert found("It is late We go", text).status == "error"


def test_words_in_parts_are_asked_for_and_told_by_context_too() -> None:
    """As words in one piece are."""
    text = "“Yes we really can,” he said.\n\n“Yes we really can,” she said."
    assert found("Yes […] can", text).code == "quotation-ambiguous"
    match = found("Yes […] can", text, context="“Yes we really can,” she said").match
    assert match is not None
    assert match.parts[0].start == text.rindex("Yes")
    split = found("ten of them,” she said. “They found", COUNTED).match
    assert split is not None
    assert (split.kind, len(split.parts)) == (MatchKind.SPLIT, 2)


def test_what_is_not_found_need_not_be_explained() -> None:
    """Looking for the nearest passage takes by far the longest."""
    verdict = found("Yes we cannot", "“Yes we can,” he said.", explain=False)
    assert (verdict.nearest, [each.code for each in verdict.findings]) == (None, ["quotation-not-found"])
    assert found("Yes we cannot", "“Yes we can,” he said.").nearest is not None


def test_words_are_looked_for_where_they_stand_best() -> None:
    """A seed that has them without a doubt comes before one with a doubt, and that before one that has them not."""
    sure = Source("sure.txt", "“We will go home tonight,” Weaver said.")
    doubtful = Source("doubtful.txt", "“We will go home tonight,” Weaver said. “We will go home tonight,” Ober said.")
    like = Source("like.txt", "“We will go home tomorrow,” Weaver said.")
    none = Source("none.txt", "“The rain is very heavy,” Weaver said.")
    words = "We will go home tonight"
    seeds = (none, like, doubtful, sure)
    for wanted, among in (("sure", seeds), ("doubtful", seeds[:3]), ("sure", tuple(reversed(seeds)))):
        best = verify_anywhere(words, among, others=seeds)
        assert best.match is not None
        assert best.match.parts[0].seed == f"{wanted}.txt"
        other = {"sure": "doubtful", "doubtful": "sure"}[wanted]
        assert [each.seed for each in best.elsewhere] == [f"{other}.txt"]
    missing = verify_anywhere(words, (none, like), others=seeds, speaker=("Weaver",))
    assert (missing.match, missing.nearest and missing.nearest.passage.seed) == (None, "like.txt")
    assert [each.seed for each in missing.elsewhere] == ["doubtful.txt", "sure.txt"]
    assert verify_anywhere(words, (none, sure), speaker=("Ober",)).code == "speaker-contradicted"


def test_what_an_elision_drops_is_shown_to_the_editor() -> None:
    """A note, beside the verdict ok, with the very words."""
    verdict = found("but we offer […] a promise", SPEECH)
    assert verdict.status == "ok"
    assert verdict.match is not None
    assert [passage.text for passage in verdict.match.dropped] == ["talks ... and that’s"]
    assert [finding.code for finding in verdict.findings] == ["elision-drops"]


def test_the_outlet_s_own_brackets_are_its_words() -> None:
    """“peace [sic] now” is found with its brackets and not without them."""
    text = "“We want peace [sic] now,” he said."
    assert shown(found("want peace [sic] now", text)) == "want peace [sic] now"
    assert found("want peace now", text).status == "error"
    assert found("want peace [at last] now", text).status == "error"


def test_an_insertion_that_may_turn_the_meaning_is_a_warning() -> None:
    """[refuse to] is no negation, but nearly one."""
    assert found("we [refuse to] fight", "“And we fight,” he said.").code == "insertion-may-reverse"


@pytest.mark.parametrize("words", ["We [sic] go home", "We [sic] go,” he said, “home"])
def test_an_inquit_may_be_left_out_or_copied_along(words: str) -> None:
    """Either way it is not shown, and the outlet's own brackets stay."""
    assert parts_of(found(words, "“We [sic] go,” he said, “home.”")) in (
        ["We [sic] go,", "home"],
        ["We [sic] go", "home"],
    )


def test_the_shortest_elision_is_meant() -> None:
    """Where the words stand twice, nothing more is left out than need be."""
    verdict = found("we go […] home", "“Yes we go and we go slowly home,” he said.")
    assert verdict.match is not None
    assert [passage.text for passage in verdict.match.dropped] == ["slowly"]
    for text, words, dropped in (
        ("“We go and we go slowly home, and so we go on,” he said.", "we go […] home", ["slowly"]),
        (
            "“Here we go, you see, to a far home, and we all go right home,” he said.",
            "we […] go […] home",
            ["all", "right"],
        ),
        ("“我我很好,” he said.", "我 […] 好", ["很"]),
    ):
        match = found(words, text).match
        assert match is not None
        assert [passage.text for passage in match.dropped] == dropped
    twice = found("we […] home", "“Now we go home, then we go home,” he said.").match
    assert twice is not None
    assert twice.parts[0].start == 5, "of equally short ones the first"


def test_a_quotation_has_up_to_forty_brackets() -> None:
    """More are no quotation, and would take long to look for."""
    said = " ".join(f"w{n}" for n in range(60))
    words = [" ".join(f"w{n} [x]" for n in range(count)) + f" w{count}" for count in (40, 41)]
    assert [found(each, f"“{said},” he said.").code for each in words] == ["verified", "quotation-not-found"]


def test_of_up_to_four_bare_ellipses_each_may_be_the_outlet_s_own() -> None:
    """Of more, all are the editor's."""
    text = "“One ... two three four five six seven eight nine ten eleven,” he said."
    assert shown(found("One … two … four … six … eight", text)) == "One ... two […] four […] six […] eight"
    assert (
        shown(found("One … two … four … six … eight … ten", text)) == "One […] two […] four […] six […] eight […] ten"
    )


def test_a_word_of_letters_that_look_latin_is_no_look_alike_among_its_own() -> None:
    """A Russian quotation in two parts has nothing Latin in it."""
    assert found("Вот рука, и вот нога", "“Вот рука,” he said, “и вот нога.”").status == "ok"


def test_the_worst_finding_gives_the_verdict_its_code() -> None:
    """A note about an elision does not hide a warning about the speaker."""
    verdict = found("We […] home", "“We want to go home,” Biden said.", speaker=("Antony Blinken",))
    assert (verdict.status, verdict.code) == ("warning", "speaker-contradicted")
    assert [finding.severity.value for finding in verdict.findings] == ["warning", "note"]


# ---------------------------------------------------------------------------------------------------------------------
# The program's view


def test_the_verdict_has_a_stable_json_form() -> None:
    """Programs read status, code, match with offsets, nearest, elsewhere and message."""
    verdict = found("We go", "“We go,” he said.")
    assert verdict.as_dict() == {
        "status": "ok",
        "code": "verified",
        "match": {
            "kind": "exact",
            "parts": [{"text": "We go", "start": 1, "end": 6}],
            "seed": "a.txt",
            "where": "body",
            "dropped": [],
        },
        "nearest": None,
        "elsewhere": [],
        "message": "found in a.txt: exact",
    }
    missing = found("We goo", "“We go,” he said.").as_dict()
    assert missing["nearest"] == {
        "seed": "a.txt", "text": "We go", "start": 1, "end": 6, "difference": "words",
        "diff": [{"op": "equal", "text": "We"}, {"op": "delete", "text": "goo"}, {"op": "insert", "text": "go"}],
    }  # fmt: skip


def test_words_are_looked_for_in_all_seeds() -> None:
    """The best place is taken, and the others that have the words are named."""
    one, two = Source("one", "Prose we go home."), Source("two", "“we go home”")
    assert verify_anywhere("we go home", [one, two], others=[one, two]).match is not None
    assert verify_anywhere("we go home", [two], others=[one]).elsewhere == (), "prose is no quotation"
    assert (
        verify_anywhere(
            "we go home", [Source("four", "“We go home,” he said. “we go home”")], speaker=("Ober",)
        ).findings
        == ()
    ), "nobody asked who says it"
    assert verify_anywhere("we go", [two, one], others=[two]).elsewhere == ()
    assert verify_anywhere("we stay here", [one, two]).match is None
    three = Source("three", "“we go home”")
    assert [each.seed for each in verify_anywhere("we go home", [two, three], others=[two, three]).elsewhere] == [
        "three"
    ]


def test_evidence_may_stand_in_the_reporter_s_prose() -> None:
    """A passage need not be quoted, but must stand whole in the body."""
    source = zoned("US holds firm\n\nBlinken spoke of peace.", title="US holds firm")
    assert verify_passage("spoke of peace", source).status == "ok"
    assert verify_passage("holds firm", source).code == "passage-in-headline"
    assert found("holds firm", source, speaker=("Joe Biden",)).code == "quotation-in-headline"
    assert found("holds firm", zoned("US holds firm.", duplicate="US holds firm.")).code == "quotation-in-duplicate"
    assert verify_passage("spoke of war", source).code == "passage-not-found"
    assert verify_passage("…", source).code == "passage-empty"


def test_words_are_located_by_occurrence_and_from_a_place_on() -> None:
    """The n-th place of the whole seed, none where there are fewer."""
    source = Source("a", "so it is, so it goes, so")
    assert locate("so it", source) == (0, 5)
    assert locate("so", source, 3) == (22, 24)
    assert locate("so it", source, start=1) == (10, 15)
    assert locate("so it", source, 3) is None


# ---------------------------------------------------------------------------------------------------------------------
# For any text

WORDS = st.lists(st.text(st.sampled_from("abcdefghxyzéñßΩЖ"), min_size=2, max_size=8), min_size=3, max_size=12)
VARIATIONS = {
    "’": ["'", "’", "ʼ"],
    "—": ["—", " – ", "--", " --- "],
    "…": ["...", " … ", ". . ."],
    " ": [" ", "\n", "\u00a0", "  ", "\t", " \u200b", "\r\n"],
    "é": ["é", "e\u0301"],
}


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Words with the characters between them that typography varies."""
    words = draw(WORDS)
    joints = draw(
        st.lists(
            st.sampled_from([" ", " ", " ", ", ", "—", "…", "’s "]), min_size=len(words) - 1, max_size=len(words) - 1
        )
    )
    return "".join(map("".join, zip(words, [*joints, ""], strict=True)))


@st.composite
def varied(draw: st.DrawFn, text: str) -> str:
    """The text in another typography."""
    return "".join(draw(st.sampled_from(VARIATIONS.get(character, [character]))) for character in text)


@steady
@given(st.data(), sentences(), st.sampled_from(["“”", '""', "«»"]), st.text(max_size=20))
def test_any_typography_is_found_with_exact_offsets(data: st.DataObject, said: str, marks: str, noise: str) -> None:
    """For any words in any two typographies the place comes back exact, and the text is the seed's own slice."""
    assume(not set(noise) & set("'\"“”‘’‚„‟«»‹›`´″′‛「」『』"))
    printed = data.draw(varied(said))
    text = f"{noise}\n\n{marks[0]}{printed},{marks[1]} he said. {noise}"
    verdict = found(data.draw(varied(said)), text)
    assert verdict.code in ("verified", "quotation-single-word")
    assert verdict.match is not None
    [part] = verdict.match.parts
    start = len(noise) + 3
    assert (part.start, part.end, part.text) == (start, start + len(printed), printed)


@steady
@given(st.data(), sentences())
def test_any_changed_letter_is_never_found(data: st.DataObject, said: str) -> None:
    """For any quotation, one letter replaced, added, dropped or of other case is not verified."""
    at = data.draw(st.sampled_from([index for index, letter in enumerate(said) if letter.isalpha()]))
    change = data.draw(st.sampled_from(["q", "", said[at] + "q", said[at].swapcase()]))
    changed = said[:at] + change + said[at + 1 :]
    assume(normal(changed).text not in normal(said).text and changed != said)
    assert found(changed, f"“{said},” he said. {changed} is prose.").status == "error"


@steady
@given(st.data(), sentences())
def test_any_changed_word_is_never_found(data: st.DataObject, said: str) -> None:
    """For any quotation, a word replaced, dropped, doubled or moved is not verified."""
    words = said.split(" ")
    assume(len(words) > 2)
    at = data.draw(st.integers(1, len(words) - 2))
    change = data.draw(st.sampled_from([["other"], [], [words[at], words[at]], [words[at], "not"]]))
    changed = " ".join([*words[:at], *change, *words[at + 1 :]])
    assume(normal(changed).text not in normal(said).text)
    assert found(changed, f"“{said},” he said.").status == "error"


@steady
@given(sentences(), sentences(), st.sampled_from([" […] ", " … ", " ", " [and] "]))
def test_nothing_ever_joins_two_utterances(one: str, other: str, joint: str) -> None:
    """For any two quotations of two speakers, no elision, insertion or space makes one of them."""
    text = f"“{one},” he said. She waited. “{other}!” she said."
    verdict = found(one + joint + other, text)
    assert verdict.status == "error" or (
        verdict.match and {text.index(one), text.index(other)} > {verdict.match.parts[0].start}
    )


@steady
@given(sentences(), st.data())
def test_a_cut_inside_a_word_is_never_found(said: str, data: st.DataObject) -> None:
    """For any quotation, what begins or ends inside one of its words is not verified."""
    inside = [i for i in range(1, len(said)) if said[i - 1].isalpha() and said[i].isalpha()]
    at = data.draw(st.sampled_from(inside))
    for piece in (said[:at], said[at:]):
        whole = f" {normal(said).text} "
        assume(all(f"{before}{normal(piece).text}{after}" not in whole for before in " —…" for after in " —…,"))
        assert found(piece, f"“{said},” he said.").status == "error"


@pytest.mark.parametrize(
    ("said", "cut"),
    [
        ("he is (un)happy and sad", "happy and sad"),
        ("he is [un]happy and sad", "happy and sad"),
        ("we can(not) go home", "we can"),
        ("we do[n’t] go home", "we do […] go home"),
        ("[T]he door is open", "he door is open"),
        ("w[ill] go home", "ill] go home"),
        ("alla EU:s länder", "alla EU"),
        ("alle Bürger*innen hier", "alle Bürger"),
        ("les étudiant·e·s ici", "les étudiant"),
    ],
)
def test_a_cut_at_a_sign_inside_a_word_is_never_found(said: str, cut: str) -> None:
    """Brackets that letters touch, and the signs that Swedish, German and French put into words."""
    text = f"“And {said} for all (or most) of it,” he said."
    assert found(cut, text).status == "error"
    assert found(said, text).status == "ok"
    assert found("of it […] said", "“Most (all) of it (yes) he said.”").status == "ok"


@pytest.mark.parametrize("mark", ['"', "״"])
def test_a_hebrew_abbreviation_is_one_word_whatever_its_mark(mark: str) -> None:
    """Keyboards give a straight mark for the one before its last letter, which is no quotation mark."""
    text = f"“דובר צה{mark}ל אמר ג׳ורג׳ כאן,” said Ada."
    assert all(found(words, text).status == "ok" for words in ('דובר צה"ל אמר', "דובר צה״ל אמר", "אמר ג'ורג' כאן"))
    assert all(found(words, text).status == "error" for words in ("דובר צה", "ל אמר"))


GROUPS = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ",", ".", "’", "'", "٬"])


@steady
@given(st.integers(1_000, 10**9), GROUPS, st.data())
def test_a_cut_inside_a_number_is_never_found(value: int, group: str, data: st.DataObject) -> None:
    """For any number, however its thousands are grouped: 1 500 dead are not 500."""
    printed = f"{value:,}".replace(",", group)
    text = f"“We saw {printed} of them there,” he said."
    at = data.draw(st.integers(1, len(printed) - 1))
    assert found(f"{printed[at:]} of them there", text).status == "error"
    assert found(f"We saw {printed[:at]}", text).status == "error"
    assert found(f"{printed} of them there", text).code == "verified"


@pytest.mark.parametrize(
    ("said", "words"),
    [("三百人が死亡した", "百人が死亡した"), ("3万人が避難した", "万人が避難した"), ("ตาย ๑๒๐ คน", "๒๐ คน")],
)
def test_a_number_of_any_script_is_not_cut(said: str, words: str) -> None:
    """Nor where no space stands around it."""
    assert found(words, f"“{said}”").status == "error"
    assert found(said, f"“{said}”").status == "ok"


ANYTHING = st.text() | st.text(st.sampled_from("ab n't.,…[]-—'’\"“”«» \n\u0301\u1112\u1161👩\u200d")) | sentences()


@settings(steady, max_examples=400)
@given(ANYTHING, ANYTHING, st.none() | ANYTHING, st.lists(ANYTHING, max_size=2))
@example("[a", "“[a", None, [])
@example("a…b", "“a…b”", "", [""])
@example("[\u0301]a", "“a”", None, [])
def test_nothing_raises_and_nothing_is_made_up(words: str, text: str, context: str | None, speaker: list[str]) -> None:
    """For any text at all: a verdict comes back, and every part of it is a slice of the seed."""
    source = Source("a", text)
    for verdict in (
        verify_quotation(words, source, context=context, speaker=speaker, others=[Source("b", words)]),
        verify_passage(words, source, context=context),
        verify_quotation(words, Source("a", f"“{text}” he said")),
    ):
        verdict.as_dict()
        for part in verdict.match.parts if verdict.match else ():
            assert part.text.strip() == part.text != ""
            assert part.text in f"“{text}” he said"
        assert verdict.match is None or verdict.match.kind in MatchKind


# ---------------------------------------------------------------------------------------------------------------------
# Worst cases


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("We goo home today", "“word other,” he said then. " * 4_000),
        ("word " * 40_000, "“" + "word " * 40_000 + "”"),
        ("word other " * 20_000, "“" + "word " * 40_000 + "”"),
        ("a", "“" + "a" * 20_000 + "”"),
        ("x" * 10_000, "“" + "x" * 10_001 + "”"),
        ("a … " * 3_000 + "b", "“a b c a b c”"),
        (" […] ".join(["a … b … c … d"] * 8) + " zz", "“" + "a b c d " * 100 + "zz”"),
        (" […] ".join(["a"] * 300 + ["zz b"]), "“" + "a b " * 2_000 + "zz”"),
        ("a [x] " * 2_000 + "q", "“" + "a " * 5_000 + "q”"),
        ("a [x] " * 30 + "q", "“" + "a " * 5_000 + "q”"),
        ("[a " * 20_000, "“" + "a " * 5_000 + "”"),
        ("alpha beta the " * 7_000, "“" + "the beta alpha " * 2_000 + "”"),
        ("We go", "“We go,” " + "x said and " * 20_000),
        ("We go", "He said and that " * 10_000 + "“We go”"),
    ],
    ids=[
        "many utterances", "a long quotation", "a long one with other words", "a long word", "ten thousand letters",
        "many ellipses", "mixed ellipses", "many elisions", "many insertions", "some insertions", "open brackets",
        "other order", "a long clause after", "a long clause before",
    ],
)  # fmt: skip
@pytest.mark.slow
def test_no_quotation_and_no_seed_makes_it_slow(words: str, text: str) -> None:
    """Each of these is answered in a moment: time grows with the text, not with its powers."""
    assert moments(lambda: found(words, text, speaker=("Joe Biden",))) < 120


TWO_SPEAKERS = """A title

“We agree on this,” said Blinken. “The army must go now,” said Lavrov.

“We can go there,” she said. “We do not go there ever,” he said.

“It fell to -5 degrees here and US$500 was lost,” said AT&T of Q&A fame.
"""


@pytest.mark.parametrize(
    ("gap", "joined"),
    [
        (",” said Blinken, “", True),
        (",” said Blinken, while Lavrov said, “", False),
        (",” said Blinken; Lavrov replied: “", False),
        (",” said Blinken, to which Lavrov replied, “", False),
        (",” said Blinken, but Lavrov countered: “", False),
        (",” Blinken told Lavrov, who answered: “", False),
        (",” Blinken said, quoting Lavrov as saying, “", False),
        (",” he said – and she said: “", False),
        (",” said Blinken, and then Lavrov, “", False),
        (",” said Blinken before Lavrov interrupted, “", False),
        (",” Blinken said, prompting Lavrov to say, “", False),
        (",” Blinken said, his spokesman adding, “", False),
        (",” Blinken said, later adding, “", True),
    ],
)
def test_an_elision_never_joins_two_speakers(gap: str, joined: bool) -> None:
    """Whatever stands between two quoted runs, a second speaker in it parts them."""
    verdict = found("We agree on this […] the army must go", f"“We agree on this{gap}the army must go.”")
    assert (verdict.status != "error") is joined


def test_each_of_two_speakers_in_a_paragraph_has_his_own_words() -> None:
    """“…,” said one. “…,” said the other: the second run is credited to the second name."""
    source = Source("a", TWO_SPEAKERS)
    assert verify_quotation("The army must go now", source, speaker=["Sergey Lavrov", "Lavrov"]).status == "ok"
    assert verify_quotation("The army must go now", source, speaker=["Blinken"]).code == "speaker-contradicted"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("We can['t] go there", "insertion-adds-negation"),
        ("We can[’t] go there", "insertion-adds-negation"),
        ("[…] go there ever", "elision-drops-negation"),
        ("We can […] go there", "elision-drops-nothing"),
        ("5 degrees here", "quotation-not-found"),
        ("500 was lost", "quotation-not-found"),
        ("$500 was lost", "quotation-not-found"),
        ("[…] degrees here", "verified"),
    ],
)
def test_nothing_slips_through_at_an_edge(words: str, code: str) -> None:
    """A negation glued to a word, one dropped by an elision at an edge, a sign cut off its number."""
    assert found(words, TWO_SPEAKERS).code == code


# ---------------------------------------------------------------------------------------------------------------------
# Whole verdicts

CAPTION = "Minister Jo Weaver at a desk in the old town hall. (Photo: Gazette)"
VERDICTS: list[tuple[str, str | None]] = [
    ("There is no change, there will be no change", None),
    ("There is no change […] there will be no change", None),
    ("change, there will […] no change", None),
    ("There is […] change, there […] be no change", None),
    ("[…] there will be no change", None),
    ("There is no change, there will be […]", None),
    ("NATO’s door is open […]", None),
    ("[…] be more clear", None),
    ("… and that is our commitment.", None),
    ("[t]here is no change", None),
    ("there is [absolutely] no change", None),
    ("[real] change, there will be no change", None),
    ("no change, there will be no change” Weaver said", None),
    ("I can't be more clear -- NATO's door", None),
    ("That we will uphold the principle, and we will not", None),
    ("That we will uphold the [same] principle, and we will not move from it", None),
    ("principle, and we will not", None),
    ("It reiterates what we’ve said … for many weeks", None),
    ("the reply made no concessions", None),
    ("the reply", None),
    ("the reply", "Land called the reply a"),
    ("the reply", "nothing of the kind"),
    ("the reply", "a “small step” for the talks"),
    ("change", "there will be no change"),
    ("small step", "called the reply a “small step” for the talks"),
    ("small step", "a “small step"),
    ("small step", "small step"),
    ("There is no change, there will be no change", "nothing of the kind"),
    ("There is no change […] There are areas", None),
    ("small step” for the talks", None),
    ("reply a “small", None),
    ("small step", None),
    ("step", None),
    ("", None),
    ("There is no chance", None),
    ("Now it is up to them", None),
    ("told reporters", None),
    ("Door stays open", None),
    (CAPTION, None),
    ("old town hall", None),
    ("(Photo: Gazette) Minister", None),
    ("By Ann Doe", None),
    ("no such words anywhere in it", None),
]


def test_every_verdict_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    """Of a quotation, of a passage, and of words in any seed: the JSON form and all that is said, whole."""
    door = zoned(DOOR, title="Door stays open, minister says", byline="By Ann Doe", caption=CAPTION)
    roof, copy = Source("b.txt", ROOF), Source("c.txt", ROOF)
    blocks = []
    for words, context in VERDICTS:
        verdicts = {
            "quotation": found(words, door, context=context, speaker=("Max Ober",), others=(roof, copy)),
            "passage": verify_passage(words, door, context=context, others=(roof, copy)),
            "unexplained": verify_passage(words, door, context=context, explain=False),
            "anywhere": verify_anywhere(words, (roof, door), others=(roof, door)),
            "in one": verify_anywhere(words, (roof,), others=(door, roof), speaker=("Jo Weaver",)),
        }
        blocks.append(f"# {words} / {context}")
        for name, verdict in verdicts.items():
            said = [f"{each.severity.value}[{each.code}] {each.message} / {each.hint}" for each in verdict.findings]
            blocks += [f"{name}: {verdict.as_dict()}", *(f"    {one}" for one in said)]
    golden("verdicts.txt", "\n".join(blocks) + "\n")


@pytest.mark.parametrize("text", ["‘We go’, he said, ‘if we can’.", "“We go,” he said, “if we can.”"])
def test_the_comma_before_an_inquit_stands_inside_or_outside_the_marks(text: str) -> None:
    """House style; whoever quotes both parts as one writes it or not."""
    for words in ("We go, if we can", "We go if we can"):
        verdict = verify_quotation(words, Source("a.txt", text))
        assert verdict.status == "ok"
        assert verdict.match
        assert verdict.match.kind is MatchKind.SPLIT
    assert verify_quotation("We, go if we can", Source("a.txt", text)).code == "quotation-not-found"


def test_an_inquit_with_its_marks_alone_is_not_quoted() -> None:
    """Nobody says “he said”."""
    assert found("” he said, “", "“We go,” he said, “today.”").code == "quotation-outside-marks"

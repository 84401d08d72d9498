"""What stands inside quotation marks, in the ways newspapers of several countries set them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.prose.marks import flowing, paragraphs, quoted
from generator.prose.signs import in_one_sign, unusual
from tests.yardstick import moments

steady = settings(derandomize=True, max_examples=150)


def quotations(text: str) -> list[str]:
    """What stands inside marks, as text."""
    return [text[span.start : span.end].strip() for span in quoted(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We go,” he said. Prose.", ["We go,"]),
        ('"We go," he said. Prose. "And win."', ["We go,", "And win."]),
        ('“We go," he said. "We win,” he added.', ["We go,", "We win,"]),
        ("‘We go,’ he said, ‘and win’.", ["We go,", "and win"]),
        ("'We can't go,' he said. The dogs' bowls. 'No.'", ["We can't go,", "No."]),
        ("„Wir gehen“, sagte er. »Nie«, sagte sie.", ["Wir gehen", "Nie"]),
        ("قال ”لن نذهب“ أمس. ”نحن هنا“.", ["لن نذهب", "نحن هنا"]),
        ("„Idziemy”, powiedział. ”Aldrig”, sade hon.", ["Idziemy", "Aldrig"]),
        ("«Non», dit-il. « Jamais », dit-elle.", ["Non", "Jamais"]),
        ("‹Nous allons›, dit-il.", ["Nous allons"]),
        ("「我們走」他說。『不』", ["我們走", "不"]),
        ("“We go,“ he said. “We win,“ he added.", ["We go,", "We win,"]),
        ("“We go…“, he said. “We win…“", ["We go…", "We win…"]),
        ("“We met Malcolm X“ he said. “We win“ he added.", ["We met Malcolm X", "We win"]),
        ('He said:"We go." Prose.', ["We go."]),
        ('大臣は"勝つ"と述べた。彼は"勝つ!"と', ["勝つ", "勝つ!"]),
        ('部长说："我们走。"他说', ["我们走。"]),
        ('เขากล่าวว่า"ไป"วันนี้', ["ไป"]),
        ("장관은 '우리는 간다'라고 ‘특별 작전’이라고 했다.", ["우리는 간다", "특별 작전"]),
        ('"דובר צה"ל אמר", דווח. צה"ל: "לא".', ['דובר צה"ל אמר', "לא"]),
        ('*"We go,"* he said. _"We win,"_ he added. **"No"**', ["We go,", "We win,", "No"]),
        ('("We go") and ["We win"] and—"Yes"—so', ["We go", "We win", "Yes"]),
    ],
)
def test_marks_of_all_kinds_hold_what_is_quoted(text: str, inside: list[str]) -> None:
    """American, British, German, Polish, Swedish, French and Chinese marks, mixed and mistyped ones too."""
    assert quotations(text) == inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She spoke of ‘friends’ and ‘foes’ today.", ["friends", "foes"]),
        ("‘The ministers’ plan is dead,’ he said.", ["The ministers’ plan is dead,"]),
        ("'The ministers' plan is dead,' he said.", ["The ministers' plan is dead,"]),
        ("‘Our boys’ and girls’ teams,’ he said.", ["Our boys’ and girls’ teams,"]),
        ("He quoted ‘the boys’ and left.", ["the boys"]),
        (
            "‘Rock ’n’ roll never left us,’ he said. 'Drum 'n' bass did.'",
            ["Rock ’n’ roll never left us,", "Drum 'n' bass did."],
        ),
        ("It is the boys’ ‘own’ club.", ["own"]),
        ("The boys’ and ‘the girls’ met.", ["the girls"]),
        ("‘Yes’ or ‘no’ – ‘perhaps’.", ["Yes", "no", "perhaps"]),
        ("‘Get ’em now,’ he said.", ["Get ’em now,"]),
        ("'Get 'em,' he said. 'Now.'", ["Get 'em,", "Now."]),
        ("'In the '90s we ate,' he said of the boys' club.", ["In the '90s we ate,"]),
        ("‘In the ‘90s we ate,’ he said of the boys’ club.", ["In the ‘90s we ate,"]),
        ("'Give 'em hell' was said of the boys' club.", ["Give 'em hell"]),
        ("'Give 'im hell,' he said. 'Go,' he said of the boys' club.", ["Give 'im hell,", "Go,"]),
        ("He read about 'im and 'er,' he said of the boys' club.", ["er,"]),
        ("In the '90s it fell, 'not by much,' he said of the boys' club.", ["not by much,"]),
        ("In the ‘90s it fell, he said. ‘Not by much,’ he said.", ["Not by much,"]),
        ("Hij gaat 's avonds. 'En jij?' vroeg hij.", ["En jij?"]),
        ("''Tis late!' he said. It rained.", ["'Tis late!"]),
        ("‘‘Tis late!’ he said. It rained.", ["‘Tis late!"]),
        ("The class of '99 left. Goin' home took long.", []),
        ("The class of '99 wore a 6' scarf.", []),
        ("Prices in the '90s fell. \"The U.S.' plan,\" he said.", ["The U.S.' plan,"]),
        ("He is ‘from the ’60s’ by birth. It took two weeks’ time.", ["from the ’60s"]),
        ("I like ‘songs like this’ very much. He wore a 6’ scarf.", ["songs like this"]),
        ("‘We’re goin’ home,’ he said of the boys’ club.", ["We’re goin’ home,"]),
        ("‘The U.S.’ plan is late,’ he said.", ["The U.S.’ plan is late,"]),
        ("‘The plan’ was late, he said. ‘So late,’ he said.", ["The plan", "So late,"]),
        ("‘A 6’ wall fell,’ he said. It took two weeks’ time.", ["A 6’ wall fell,"]),
        ("‘We met Mr. Evans’ he said of the boys’ club.", ["We met Mr. Evans"]),
        ("Nel '68 chiuse. C'era un po' di gente.", []),
        ("Negli anni '90 i prezzi erano un po' alti.", []),
        ("'C'era un po' di pane,' dice.", ["C'era un po' di pane,"]),
        ("''t Is niet mijn schuld,' zei hij. Het regende.", ["'t Is niet mijn schuld,"]),
        ("‘We go. They beat us’", ["We go. They beat us"]),
        ("‘’Tis late,’ he said.", ["’Tis late,"]),
        ("He likes the ’90s, the ’80s and ‘new things’.", ["new things"]),
        ("In the '90s 'it' was all.", ["it"]),
        ("The '60s' end came.", []),
        ("’We go,’ he said.", ["We go,"]),
        ("He said ’we go’.", ["we go"]),
        ("’90s kids’ own", []),
        ("’We go to the boys’ club", []),
        ("It was late in the '90s then.", []),
        ("He said that it had been a long, long day for all of us here, and 'twas it' he", ["twas it"]),
        ("'Twas the night,' he said.", ["Twas the night,"]),
        ("'twas it' he", ["twas it"]),
        ("'Tis' it", []),
        ("'Twas a long night for all of us who were there in the old town hall then, he said to the boys' club'", []),
        ("He told us: 'goes on and on.\n\n'Second,' he said.", ["goes on and on.", "Second,"]),
        ("'Twas a long night for all of us who were there in the old town hall with Malcolm X'", []),
        ("He told us 'goes on and on.\n\n'Second,' he said.", ["Second,"]),
        ("He told Malcolm X 'goes on and on.\n\n'Second,' he said.", ["Second,"]),
        ("He told us: 'goes on and on.\n\n'I do,' he said.", ["goes on and on.", "I do,"]),
        ("He told us: 'goes on and on.\n\n'Bouts of rain,' he said.", ["goes on and on.", "Bouts of rain,"]),
        ("He told us: 'goes on and on.\n\n'Cause he could.", []),
        ("He told us: 'goes on and on.\n\n'Twas late.", []),
        ("He told us: 'goes on and on.\n\n' he said.", []),
        ("It was rated a '10' for its effect.", ["10"]),
        ("He said: 'I do not know. 'I was there.' She left.", ["I do not know.", "I was there."]),
        (
            "He told us: 'goes on and on, and we can't\n\n'Second,' he said.",
            ["goes on and on, and we can't", "Second,"],
        ),
    ],
)
def test_an_apostrophe_is_told_from_a_single_mark(text: str, inside: list[str]) -> None:
    """The mark behind a plural closes only where no other mark does; the mark before ’em, ’90s and ’tis opens nothing."""
    assert quotations(text) == inside


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ union and the bosses’ club don’t agree.",
        "The workers' union and the bosses' club don't agree.",
        "In the '90s the teams' best players won.",
        "In the ’90s the teams’ best players won.",
        "Get 'em, he told the lads' club.",
        "Rock 'n' roll, fish ’n’ chips and the boys' club.",
        'A 5" pipe and a 6" pipe met.',
        "He is 6'2\" tall, she 5'9\".",
        "He is 6′2″ tall, she 5′9″.",
        'We will fight," he said. It was late.',
        "L’état, c’est l’affaire d’aujourd’hui.",
        "It ′is′ so, and ´that´ too.",
        "’’ he said",
        'He met Malcolm X"Yes and left.',
        'We will fight,"',
    ],
)
def test_apostrophes_inches_and_strays_quote_nothing(text: str) -> None:
    """Prose never looks quoted because of a plural possessive, a decade, a measure or a mark without a partner."""
    assert quotations(text) == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"We want a 12" pipe for it," he said. He left.', ['We want a 12" pipe for it,']),
        ('"A 12" and a 6" pipe," he said. He left.', ['A 12" and a 6" pipe,']),
        ('"He is 6\'2" tall and strong," she said. He left.', ["He is 6'2\" tall and strong,"]),
        ('"He is 6\' 2" tall and strong," she said. He left.', ["He is 6' 2\" tall and strong,"]),
        ('“We want a 12" pipe for it,” he said. He left.', ['We want a 12" pipe for it,']),
        ('"It was in 2014" he said. "We won."', ["It was in 2014", "We won."]),
        ('"No. 1" and "No. 2" won.', ["No. 1", "No. 2"]),
        ('He bought a 12" pipe. "We want it," he said.', ["We want it,"]),
        ('"It is 5"" he said.', ["It is 5"]),
        ('"A 5" is" x "y"', ['A 5" is', "y"]),
        ('"He has 12" (“so”)," she said.', ["He has 12", "so"]),
        ('"No 5" x," said "y".', ['No 5" x,', "y"]),
        ('"We want a 12" pipe", he said.', ['We want a 12" pipe']),
        ('"It is 12" wide…" he said.', ['It is 12" wide…']),
    ],
)
def test_inches_inside_marks_close_nothing(text: str, inside: list[str]) -> None:
    """Behind a number, a mark is its unit where another closes before the next one opens."""
    assert quotations(text) == inside


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("“He told me ‘stop it’ and I did,” she said.", "He told me ‘stop it’ and I did,", "stop it"),
        ("‘He told me “stop it” and I did,’ she said.", "He told me “stop it” and I did,", "stop it"),
        ("\"He told me 'stop it' and I did,\" she said.", "He told me 'stop it' and I did,", "stop it"),
        ("„Er rief ‚halt‘ und ging“, sagte sie.", "Er rief ‚halt‘ und ging", "halt"),
    ],
)
def test_marks_inside_marks_are_nested(text: str, outer: str, inner: str) -> None:
    """The inner pair belongs to the outer one's quotation and is told apart from it."""
    assert quotations(text) == [outer, inner]
    assert [span.nested for span in quoted(text)] == [False, True]


@pytest.mark.parametrize("mark", ["“”", '""', "‘’", "''", "«»"])
def test_each_paragraph_of_a_long_quotation_opens_and_the_last_closes(mark: str) -> None:
    """The convention of every newspaper: the quotation goes on where the next paragraph opens with the same mark."""
    opening, closing = mark
    text = f"She said: {opening}First one.\n\n{opening}Second one.\n\n{opening}Third,{closing} she said. Prose."
    spans = quoted(text)
    assert quotations(text) == ["First one.", "Second one.", "Third,"]
    assert [span.closed for span in spans] == [False, False, True]
    assert [span.continues for span in spans] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "inside", "going_on"),
    [
        (
            "彼は「行く。\n\n勝つ。\n\n『必ず』だ」と述べた。「以上」",
            "行く。/勝つ。/『必ず』だ/必ず/以上",
            "勝つ。/『必ず』だ",
        ),
        ("Il dit : « Allons.\n\nNous gagnerons », puis « non ».", "Allons./Nous gagnerons/non", "Nous gagnerons"),
        ("Il dit : « Allons.\n\n» Nous gagnerons », a-t-il dit.", "Allons./Nous gagnerons", "Nous gagnerons"),
        ("Il dit : « Allons.\n\nIl sort.\n\nElle dit : « Non. »", "Allons./Non.", ""),
    ],
)
def test_a_bracket_may_run_on_into_paragraphs_that_it_does_not_open(text: str, inside: str, going_on: str) -> None:
    """Japanese and French papers close it once; where the next one opens instead, the first was forgotten."""
    found = [(text[span.start : span.end].strip(), span.continues) for span in quoted(text)]
    assert "/".join(words for words, _ in found) == inside
    assert "/".join(words for words, continues in found if continues) == going_on


@pytest.mark.parametrize(
    "text",
    [
        "„Oni «nie» wiedzą.\n\n„Idziemy”, powiedział.",
        "«Das ‹Nein› gilt.\n\n«Wir gehen», sagte er.",
        "「彼は『行く』と言う。\n\n「勝つ」と述べた。",
        "« Un “non” clair.\n\n« Nous partons », dit-il.",
        "« Un “non” clair.\n\nNous partons », dit-il.",
    ],
)
def test_a_paragraph_of_a_longer_quotation_may_quote_in_marks_of_another_kind(text: str) -> None:
    """What is not closed there ends with the paragraph, not where the inner marks open."""
    outer = [span for span in quoted(text) if not span.nested]
    assert [(span.closed, span.continues) for span in outer] == [(False, False), (True, True)]
    assert text[outer[0].end :].startswith("\n\n")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('„Ein 24" breiter Schirm“, sagte er. Die 7" und 12" Platten.', ['Ein 24" breiter Schirm']),
        ('»Ein 24" breiter Schirm«, sagte er. Die 7" und 12" Platten.', ['Ein 24" breiter Schirm']),
        ('He said "at 10:30" only. A 5\'10" man and a 6" nail.', ["at 10:30"]),
        ("''It's a 24\" screen,'' he said. The 7\" and 12\" records.", ["It's a 24\" screen,"]),
        ("''I read “War” twice,'' he said. It rained, ''hard''.", ["I read “War” twice,", "War", "hard"]),
        (",,So “gut” wie nie“, sagte er. Es war ,,gut“.", ["So “gut” wie nie", "gut", "gut"]),
    ],
)
def test_inches_and_marks_inside_doubled_ones_leave_the_prose_alone(text: str, inside: list[str]) -> None:
    """What they do not close goes on to its own closing mark, and no further."""
    assert quotations(text) == inside


def test_an_unclosed_quotation_that_does_not_go_on_ends_where_any_other_opens() -> None:
    """Whoever speaks there in marks of another kind may be somebody else."""
    assert quotations("“We go, he said. «Bon», she said.\n\nProse.") == ["We go, he said.", "Bon"]


def test_a_missing_closing_mark_reaches_to_the_end_of_its_paragraph_and_no_further() -> None:
    """One slip of the outlet's does not turn the rest of the article into a quotation."""
    text = "“We go, he said.\n\nProse follows here.\n\n“And win,” she said."
    assert quotations(text) == ["We go, he said.", "And win,"]
    assert not any(span.continues for span in quoted(text))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We go, he said. “And win,” he said.", ["We go, he said.", "And win,"]),
        ('"We go, he said. "And win," he said.', ["We go, he said.", "And win,"]),
        ('"We go, he said. “And win,” he said.', ["We go, he said.", "And win,"]),
        ("“We go, he said—“and win,” he said.", ["We go, he said—", "and win,"]),
    ],
)
def test_a_mark_left_open_ends_where_the_next_one_opens(text: str, inside: list[str]) -> None:
    """Within a paragraph the next opening mark shows that the quotation before it is over."""
    assert quotations(text) == inside


def test_paragraphs_of_a_speech_that_were_run_together_are_told_apart() -> None:
    """A single mark before a capital opens the next one; behind what ends no sentence, it opens a quotation inside."""
    spans = quoted("He said: 'I do not know. 'I was there. 'It rained.' She left.")
    assert [(span.closed, span.nested) for span in spans] == [(False, False), (False, False), (True, False)]
    assert quotations("He said: 'I read of Plan X 'The Way' and left.' She left.") == [
        "I read of Plan X 'The Way' and left.",
        "The Way",
    ]


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ("“He told me ‘stop it,” she said of the boys’ club.", "He told me ‘stop it,"),
        ("“He read «Le Monde here,” she said. Prose.", "He read «Le Monde here,"),
    ],
)
def test_a_mark_closes_its_own_pair_whatever_is_left_open_inside(text: str, outer: str) -> None:
    """The outlet forgot the inner mark; the outer quotation ends where it ends."""
    assert quotations(text) == [outer]


@pytest.mark.parametrize(
    "text",
    [
        "‘We go,’ he said.\n\n‘We win,’ she said.",
        "“We go, he said.\n\n(“We win,” she said.)",
    ],
)
def test_what_is_closed_or_begins_inside_its_paragraph_continues_nothing(text: str) -> None:
    """Two speakers in two paragraphs are never taken for one."""
    assert [span.continues for span in quoted(text)] == [False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\n \nThree.", ["One.", "Two.", "Three."]),
        ("One.\r\n\r\nTwo\r\ngoes on.", ["One.", "Two\r\ngoes on."]),
        ("One\rgoes on.\r\rTwo.", ["One\rgoes on.", "Two."]),
        ("A wrapped\nparagraph.", ["A wrapped\nparagraph."]),
        (f"One {'long ' * 40}line.\nTwo.\nThree.", [f"One {'long ' * 40}line.", "Two.", "Three."]),
        (f"{'a' * 120}\nTwo.", [f"{'a' * 120}\nTwo."]),
        (f"{'a' * 121}\nTwo.", ["a" * 121, "Two."]),
        ("\n \n", []),
    ],
)
def test_paragraphs_end_at_blank_lines_or_at_lines_where_lines_are_long(text: str, expected: list[str]) -> None:
    """Hard-wrapped text and text with one paragraph a line are both read as their readers do."""
    assert [text[start:end] for start, end in paragraphs(text)] == expected


PARAGRAPHS = """The minister would not say on Monday whether the harbour
will be open before the spring. “We shall see what the
engineers find, and nobody should expect a date from me,”
she said when she was asked for one a second time.

Nobody in the town believes it. The boats lie where they
have lain since autumn, and the men who worked on them
have long found something else to do further down the
coast, as most of them say they would have done anyway.
"""
WRAPPED = PARAGRAPHS * 3


def test_one_long_line_does_not_make_hard_wrapped_text_one_paragraph_a_line() -> None:
    """An address or a caption that nobody wrapped, among lines that end anywhere."""
    address = f"https://gazette.example/{'a' * 120}"
    assert len(paragraphs(f"{WRAPPED}\n{address}\n")) == len(paragraphs(WRAPPED)) + 1
    assert [span.closed for span in quoted(f"{WRAPPED}\n{address}\n")] == [True] * 3


def test_few_long_lines_among_lines_that_end_as_sentences_do_are_paragraphs() -> None:
    """Each line is one: short ones are nothing but short."""
    lines = [*["The boats lie where they have lain since autumn. "] * 40, "The harbour", f"One {'long ' * 30}line."]
    assert len(paragraphs("\n".join(lines))) == 42


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("``We go,'' he said.", ["We go,"]),
        ("``He said `go' twice''; ``we can't.''", ["He said `go' twice", "we can't."]),
        ("``He said `go,''' she said.", ["He said `go,'"]),
    ],
)
def test_what_typesetters_put_for_marks_is_read_as_marks(text: str, inside: list[str]) -> None:
    """Two backticks open, two apostrophes close; without backticks, two apostrophes are what they were."""
    assert [text[span.start : span.end] for span in quoted(text) if not span.nested] == inside
    assert not quoted("Two '' alone.")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("″We go,″ he said. ″We want a 12″ pipe for it,″ he said.", ["We go,", "We want a 12″ pipe for it,"]),
        ("A 6″ pipe met ″the best of pipes″ and 5″ nails.", ["the best of pipes"]),
        ("“We want 12″ and 6″,” he said. She is 5′9″ tall.", ["We want 12″ and 6″,"]),
        ("＂We go,＂ he said. ＂We win,＂ she said.", ["We go,", "We win,"]),
        ("''We go,'' he said. ''It's 6' wide,'' she said.", ["We go,", "It's 6' wide,"]),
        ("‘’We go,’’ he said. ‘’Tis late,’ she said.", ["We go,", "’Tis late,"]),
        ("‘‘We go,’’ he said. ’’Vi går’’, sade han. ´´Nej´´, sade hon.", ["We go,", "Vi går", "Nej"]),
        (",,Wir gehen'', sagte er. ,,Nie“, sagte sie. ,,So”, ,,Ja\".", ["Wir gehen", "Nie", "So", "Ja"]),
        ("“We go,'' he said. \"Yes,’’ she said. „Nie'', er.", ["We go,", "Yes,", "Nie"]),
        ("“It is 6'2'' wide,” he said. “The ‘best’’” x “y”", ["It is 6'2'' wide,", "The ‘best’’", "y"]),
        ("&quot;We go,&quot; he said. &ldquo;AT&amp;T,&rdquo; she said.", ["We go,", "AT&amp;T,"]),
        ("&#8220;It&#39;s it,&#x201D; he said. &#39;We win,&#39; she said.", ["It&#39;s it,", "We win,"]),
        ("<<Non>>, dit-il. << Jamais >>, dit-elle. 1 << 2 >> 1.", ["Non", "Jamais", "2"]),
        ("﹁我們走﹂他說。｢不｣〝走〞他說。❝Go❞ ❛on❜", ["我們走", "不", "走", "Go", "on"]),
        ("1,,2 and a,,b and ,, stray and 6'' or 51° 30′ 26″ N and ″ here &amp; there.", []),
    ],
)
def test_marks_written_in_unusual_ways_are_read_as_the_usual_ones(text: str, inside: list[str]) -> None:
    """Double primes, wide and doubled marks, commas, angle brackets, entities of web pages, mixed with usual ones."""
    assert [words for words, span in zip(quotations(text), quoted(text), strict=True) if not span.nested] == inside


PAIR = [("″", "“", True), ("″", "”", False)]
TYPESET = [("``", "“", True), ("''", "”", False)]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("He said `` we go '' now.", TYPESET),
        ("``We go'' and stay''", [*TYPESET, ("''", "”", False)]),
        ("''We go,'' he said.", [("''", "“", True), ("''", "”", False)]),
        ("″We go″ and ″left ″again.", PAIR),
        ("″We go.", []),
        ("″We ``", [("``", "“", True)]),
        ("We go'' he said.", []),
        ("“We go\n\nThey left'' now.", []),
        ("“We go,” he left'' now.", []),
        ("''We go,'' he left'' now.", [("''", "“", True), ("''", "”", False)]),
        ("&ldquo;We go,'' he left'' now.", [("&ldquo;", "“", True), ("''", "”", False)]),
        ("&ldquo;We go,&rdquo; he left'' now.", [("&ldquo;", "“", True), ("&rdquo;", "”", False)]),
        ("&#8364; 5", []),
        ("X''we go,'' he said.", []),
        ("He said“We go,'' and left.", [("''", "”", False)]),
        ("He said “ We go,'' and left.", [("''", "”", False)]),
        ("(”We go'' now.", []),
        ("“We go''now they go.", []),
        ("“We go '' now.", []),
        ("„Es ist 6'' breit.", []),
        ("\"It is 6'' wide.", []),
        ("A &rdquo;It is 6'' wide.", [("&rdquo;", "”", True)]),
        ("″We go'' now″ he said.", PAIR),
    ],
)
def test_an_unusual_mark_is_one_where_it_opens_or_closes(text: str, signs: list[tuple[str, str, bool]]) -> None:
    """Else it is what it was: inches, an apostrophe too many, a sign of money."""
    assert [(text[each.start : each.end], each.usual, each.opens) for each in unusual(text)] == signs


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said,"we go," and left. She left,"We win," she said.', ["we go,", "We win,"]),
        ('We will fight,"he said. "And win," she said.', ["And win,"]),
        ("He said:'We go.' And:“We stay.” Prose.", ["We go.", "We stay."]),
        ("It ended 3:'90s music won.", []),
        ('He said,"we go ” and left.', ["we go"]),
        ('He said,"we go ”a man left.', ["a man left."]),
        ("The plan:'B' it is.", ["B"]),
        ("‘Yes’:'We go.", ["Yes"]),
        ("»Vi går. »Nej», sade han.", ["Vi går.", "Nej"]),
        ("»Vi går » sade han.", ["Vi går » sade han."]),
        ("»Vi går»hem sade han.", ["Vi går»hem sade han."]),
        ("“We go, ” he said. “ We win,” she said. “ ", ["We go,", "We win,"]),
        ("»Vi går», sade han. »Han sa ›aldrig›», sade hon. »Nein«, sagte er.", ["Vi går", "Han sa ›aldrig›", "Nein"]),
    ],
)
def test_a_space_too_few_or_too_many_hides_no_quotation(text: str, inside: list[str]) -> None:
    """Nor do the marks of Swedish books, which open as they close."""
    assert [words for words, span in zip(quotations(text), quoted(text), strict=True) if not span.nested] == inside


@steady
@given(st.text(st.sampled_from('“”"‘’«» \n,.aB'), max_size=60), st.sampled_from("\u200e\u200f\u061c\u200b\u202b\u2069"))
@example('قال: "لن نقبل"، و"نحن هنا".', "\u200f")
def test_what_nobody_sees_beside_a_mark_hides_no_quotation(text: str, unseen: str) -> None:
    """Arabic and Hebrew set the direction of marks."""
    directed = re.sub(r"[“”\"‘’«»]", rf"{unseen}\g<0>{unseen}", text)
    assert [each.replace(unseen, "").strip() for each in quotations(directed)] == quotations(text)


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', ("``", "''"), "„“", "„”"])
def test_a_quotation_runs_across_lines_where_each_sentence_has_one(opening: str, closing: str) -> None:
    """It must close before the next one opens, and no blank line may come between."""
    long = f"A {'long ' * 40}line."
    text = f"{long}\n{opening}We go.\nWe stay.{closing}\nHe left."
    assert [text[slice(*each)] for each in paragraphs(text)][1] == f"{opening}We go.\nWe stay.{closing}"
    assert [text[span.start : span.end] for span in quoted(text)] == ["We go.\nWe stay."]
    for gap in ("\n\n", f"\nHe {opening}said{closing} so.\n"):
        assert len(paragraphs(f"{long}\n{opening}We go.{gap}We stay.{closing}")) > 2


def test_flowing_text_has_no_line_breaks_inside_paragraphs() -> None:
    """What is wrapped reads on, and every offset stays what it was."""
    assert flowing("\n\n“We go,”\nhe said.") == "\n\n“We go,” he said."
    assert flowing("“We go,”\nhe said.\n\nProse.\r\n") == "“We go,” he said.\n\nProse.\r\n".replace("\r\n", "  ")


@steady
@given(st.text(alphabet="ab 1\n.,'’‘´`″<>“”\"＂&quot;"))
def test_usual_marks_for_unusual_ones_move_nothing(text: str) -> None:
    """Every offset stays what it was."""
    usual = in_one_sign(text)
    assert len(usual) == len(text)
    for sign in unusual(text):
        assert usual[sign.end - 1 if sign.opens else sign.start] == sign.usual


@steady
@given(st.text(alphabet="ab s.,\n'\"“”‘’«»„"))
def test_what_is_quoted_lies_in_order_inside_marks(text: str) -> None:
    """For any jumble: each span begins after a mark, ends at a mark or its paragraph's end, and none crosses another."""
    spans = quoted(text)
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    ends = {end for _, end in paragraphs(text)}
    marks = "'\"“”‘’«»„"
    for span in spans:
        assert text[span.start - 1] in marks
        assert text[span.end] in marks if span.closed else span.end in ends or text[span.end] in marks
    for one, other in pairwise(spans):
        assert one.end < other.start or other.nested


@steady
@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    """Nothing raises and offsets stay, whatever the characters."""
    assert len(flowing(text)) == len(text)
    assert all(0 < span.start <= span.end <= len(text) for span in quoted(text))


@pytest.mark.parametrize(
    "run",
    [
        '"',
        '"a" ',
        "'as' bs ",
        "'as ",
        "the dogs' bowls ",
        "“a ",
        "‘a ",
        "\"a 'b “c ",
        "\n \t",
        "a' ",
        "″a ",
        "''a'' ",
        ",,a ",
        "&quot;a ",
    ],
)
@pytest.mark.slow
def test_no_run_of_marks_makes_it_slow(run: str) -> None:
    """Fifty thousand characters of any of these are read in a moment, in one paragraph."""
    assert moments(lambda: quoted(run * (50_000 // len(run)))) < 30

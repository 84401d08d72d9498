"""A “not” in any language is neither left out nor cut off unseen."""

from __future__ import annotations

import pytest

from generator.comparing.utterances import Saying, groups
from generator.prose.negation import WORDS
from generator.proving.source import Source
from generator.proving.verify import verify_quotation


def codes(words: str, said: str, language: str) -> set[str]:
    """What is said of words of an article in a language that stand in marks there."""
    return {each.code for each in verify_quotation(words, Source("a.txt", f"“{said}”", language=language)).findings}


LEFT_OUT = [
    ("ar", "نحن […] نريد الحرب", "نحن لا نريد الحرب"),
    ("bg", "Ние […] искаме война", "Ние не искаме война"),
    ("cs", "To […] pravda", "To není pravda"),
    ("da", "Vi vil […] have krig", "Vi vil ikke have krig"),
    ("de", "Wir werden […] zurücktreten", "Wir werden nicht zurücktreten"),
    ("de-CH", "Wir haben […] Zweifel", "Wir haben keine Zweifel"),
    ("de", "Wir werden abstimmen […]", "Wir werden abstimmen, aber niemals zurücktreten"),
    ("de", "Wir sagen […] zum Krieg", "Wir sagen Nein zum Krieg"),
    ("nl", "Wij zeggen […] tegen oorlog", "Wij zeggen nee tegen oorlog"),
    ("sv", "Vi säger […] till krig", "Vi säger nej till krig"),
    ("da", "Vi siger […] til krig", "Vi siger nej til krig"),
    ("nn", "Vi seier […] til krig", "Vi seier nei til krig"),
    ("tr", "Biz savaşa […] diyoruz", "Biz savaşa hayır diyoruz"),
    ("el", "Εμείς […] θέλουμε πόλεμο", "Εμείς δεν θέλουμε πόλεμο"),
    ("es", "Nosotros […] iremos allí", "Nosotros jamás iremos allí"),
    ("fi", "Me […] halua sotaa", "Me emme halua sotaa"),
    ("fr", "Nous […] voulons […] la guerre", "Nous ne voulons pas la guerre"),
    ("fr", "Nous voulons partir […]", "Nous voulons partir, nous n’irons plus là-bas"),
    ("he", "אנחנו […] רוצים מלחמה", "אנחנו לא רוצים מלחמה"),
    ("hi", "हम पीछे […] हटेंगे", "हम पीछे नहीं हटेंगे"),
    ("it", "Noi […] vogliamo la guerra", "Noi non vogliamo la guerra"),
    ("ja", "この案に同意する[…]答えた", "この案に同意するつもりはないと答えた"),
    ("ko", "우리는 전쟁을 […] 말했다", "우리는 전쟁을 원하지 않는다고 말했다"),
    ("nl", "Wij willen […] oorlog", "Wij willen geen oorlog"),
    ("no", "Vi vil […] ha krig", "Vi vil ikke ha krig"),
    ("pl", "My […] chcemy wojny", "My nie chcemy wojny"),
    ("ru", "Мы […] хотим войны", "Мы не хотим войны"),
    ("sv", "Vi vill […] ha krig", "Vi vill inte ha krig"),
    ("sr-Latn", "To […] istina", "To nije istina"),
    ("vi", "Chúng tôi […] muốn chiến tranh", "Chúng tôi không muốn chiến tranh"),
    ("uk", "Ми […] хочемо війни", "Ми не хочемо війни"),
    ("zh", "我们[…]同意这个建议", "我们不同意这个建议"),
]


@pytest.mark.parametrize(("language", "words", "said"), LEFT_OUT)
def test_no_elision_leaves_out_a_negation_of_the_article_s_language(language: str, words: str, said: str) -> None:
    """„Wir werden […] zurücktreten“ is the contrary of what was said."""
    assert codes(words, said, language) == {"elision-drops-negation"}


def test_words_in_another_language_than_the_article_s_are_read_by_their_own() -> None:
    """An English article quotes a German."""
    article = Source("a.txt", "He said: “Wir werden nicht zurücktreten”")
    verdict = verify_quotation("Wir werden […] zurücktreten", article, language="de")
    assert verdict.code == "elision-drops-negation"


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("de", "zurücktreten werden", "Dass wir nicht zurücktreten werden, ist klar"),
        ("de", "Wir unterstützen das", "Wir unterstützen das nicht"),
        ("en", "negotiable as such", "It is non–negotiable as such"),
        ("es", "queremos la guerra", "No queremos la guerra"),
        ("fr", "voulons pas la guerre", "Nous ne voulons pas la guerre"),
        ("ja", "この案に同意", "この案に同意しない"),
        ("ko", "전쟁을 원하지", "전쟁을 원하지 않는다"),
        ("ru", "хотим войны", "Мы не хотим войны"),
        ("sv", "Vi vill", "Vi vill inte ha krig"),
        ("zh", "同意这个建议", "我们不同意这个建议"),
    ],
)
def test_a_cut_beside_a_negation_asks_for_a_second_look(language: str, words: str, said: str) -> None:
    """Before the words in most languages; behind them where the language puts it there."""
    assert codes(words, said, language) == {"quotation-cuts-negation"}


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("de", "Wir helfen den Menschen […] sofort", "Wir helfen den Menschen in großer Not sofort"),
        ("en", "We drove to […] the sea", "We drove to Pas de Calais and Ni by the sea"),
        ("zh", "我们[…]同意这个建议", "我们不过同意这个建议"),
        ("fi", "Me haluamme […] rauhaa", "Me haluamme no rauhaa"),
    ],
)
def test_what_only_looks_like_a_negation_of_another_language_is_none(language: str, words: str, said: str) -> None:
    """The German “Not” is distress, the French “pas” no word of English."""
    assert codes(words, said, language) == {"elision-drops"}


@pytest.mark.parametrize("language", sorted(WORDS))
def test_prints_that_a_negation_parts_are_two_utterances(language: str) -> None:
    """„Wir werden es tun“ and „Wir werden es nicht tun“ are no two wordings of one thing."""
    negation = WORDS[language].split()[0]
    one, other = (f"alpha beta gamma delta {word} epsilon zeta eta theta iota kappa" for word in ("", negation))
    assert groups([Saying(one, "x", language), Saying(other, "x", language)]) == [[0], [1]]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("es", "No vamos a firmar el acuerdo mañana", "Vamos a firmar el acuerdo mañana"),
        ("uk", "Ми не віддамо жодного метра землі", "віддамо жодного метра землі"),
    ],
)
def test_a_print_that_begins_behind_a_negation_is_another_utterance(language: str, one: str, other: str) -> None:
    """It says the contrary."""
    assert len(groups([Saying(one, "x", language), Saying(other, "x", language)])) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("we want a war", "It is not that we want a war"),
        ("we should go", "I don’t think we should go"),
        ("the war was over", "We never said the war was over"),
        ("talk to them", "We are not going to talk to them"),
        ("to sign the deal", "They refused to sign the deal"),
        ("they will come", "I doubt that they will come"),
    ],
)
def test_a_clause_that_hangs_on_a_negation_is_not_cut_off_unseen(words: str, said: str) -> None:
    """“I don’t think we should go” is no “we should go”."""
    assert codes(words, said, "en") == {"quotation-cuts-negation"}


@pytest.mark.parametrize(
    ("words", "said"),
    [("we should go", "I think we should go"), ("we said so", "It was not me: we said so"), ("to go", "We want to go")],
)
def test_a_clause_that_hangs_on_none_is_no_warning(words: str, said: str) -> None:
    """Nor where another clause stands between."""
    assert not codes(words, said, "en")

"""Which language a text reads as."""

from __future__ import annotations

import pytest

from generator.prose.tongues import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قدمت الحكومة يوم الأربعاء خطة جديدة، لكن المعارضة قالت إنها غير كافية."),
        ("cs", "Vláda ve středu schválila nový rozpočet, který podle ministra financí sníží schodek."),
        ("da", "Regeringen har onsdag fremlagt en ny plan for havet, men oppositionen siger, at den ikke er nok."),
        (
            "de",
            "Die Regierung hat am Mittwoch einen neuen Plan vorgelegt, der nach Ansicht der Opposition nicht reicht.",
        ),
        ("el", "Η κυβέρνηση παρουσίασε την Τετάρτη ένα νέο σχέδιο."),
        ("en", "The government presented a new plan on Wednesday. “C’est la vie,” said Marine Le Pen."),
        ("es", "El Gobierno presentó el miércoles un nuevo plan que, según la oposición, no es suficiente."),
        ("fa", "دولت روز چهارشنبه طرح جدیدی ارائه کرد، اما مخالفان گفتند که کافی نیست."),
        ("fi", "Hallitus esitteli keskiviikkona uuden suunnitelman, mutta oppositio sanoo, että se ei ole riittävä."),
        ("fr", "Le gouvernement a présenté mercredi un nouveau plan qui, selon l’opposition, n’est pas suffisant."),
        ("he", "הממשלה הציגה ביום רביעי תוכנית חדשה."),
        ("hi", "सरकार ने बुधवार को एक नई योजना पेश की।"),
        ("hu", "A kormány szerdán bemutatta az új tervet, de az ellenzék szerint ez nem elég, és még nem is kész."),
        ("it", "Il governo ha presentato mercoledì un nuovo piano che secondo l’opposizione non è sufficiente."),
        ("ja", "政府は水曜日、新しい計画を発表した。"),
        ("ko", "정부는 수요일 새로운 계획을 발표했다."),
        ("nb", "Regjeringen la onsdag frem en ny plan for havet, men opposisjonen sier at den ikke er god nok."),
        (
            "nl",
            "De regering heeft woensdag een nieuw plan gepresenteerd, maar volgens de oppositie is het niet genoeg.",
        ),
        ("pl", "Rząd przedstawił w środę nowy plan, ale opozycja mówi, że nie jest on wystarczający dla rolników."),
        ("pt", "O governo apresentou na quarta-feira um novo plano que, segundo a oposição, não é suficiente."),
        (
            "ro",
            "Guvernul a prezentat miercuri un nou plan care, potrivit opoziției, nu este suficient pentru fermieri.",
        ),
        ("ru", "Правительство в среду представило новый план, но оппозиция заявила, что он не решит проблему."),
        ("sv", "Regeringen presenterade på onsdagen en ny plan, men oppositionen säger att den inte är tillräcklig."),
        ("th", "รัฐบาลเปิดเผยแผนใหม่เมื่อวันพุธ"),
        ("tr", "Hükümet çarşamba günü yeni bir plan açıkladı ancak muhalefet bunun için çok geç olduğunu söyledi."),
        ("uk", "Уряд у середу представив новий план, але опозиція заявила, що він не розв’яже проблему."),
        ("zh", "政府周三公布了新计划。"),
    ],
)
def test_a_sentence_of_a_newspaper_tells_its_language(language: str, text: str) -> None:
    """By its script, or by its frequent words."""
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "12:30", "AUS v ENG: AUS win", "“We go,” said Ursula von der Leyen."])
def test_where_nothing_tells_another_it_is_english(text: str) -> None:
    assert language_of(text) == "en"

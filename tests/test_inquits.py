"""Whom German and French name beside a quotation: a warning where it is another than the YAML says, and no false alarm."""

from __future__ import annotations

import pytest

from generator.proving.source import Source
from generator.proving.verify import verify_anywhere, verify_quotation

LIND = ("Karl Lind", "Lind")
MOREL = ("Anne Morel", "Morel")
ABOUT_DE = (
    "Die Brücke bleibt gesperrt. Das sagten Bürgermeister Karl Lind und die Ministerin Ada Weber am Montag. "
    "Die Polizei und der Stadtrat schwiegen. Weber ist seit Mai im Amt. Lind auch.\n\n"
)
ABOUT_FR = (
    "Le pont reste fermé. Le maire Anne Morel et le ministre Luc Durand l’ont annoncé lundi à Moscou. "
    "La police et le Kremlin se taisent. Durand est en poste depuis mai. Morel aussi.\n\n"
)


def codes(text: str, about: str, language: str, names: tuple[str, ...]) -> set[str]:
    """What is said of the words and their speaker."""
    words = "Wir gehen nach Hause" if language.startswith("de") else "Nous rentrons chez nous"
    typed = words if words in text else words[0].lower() + words[1:]
    verdict = verify_quotation(typed, Source("a.txt", about + text, language=language), speaker=names)
    assert verdict.match, text
    return {finding.code for finding in verdict.findings}


OTHERS_DE = [
    "„Wir gehen nach Hause“, sagte Weber.",
    "„Wir gehen nach Hause“, sagte Ada Weber am Montag in Bremen.",
    "„Wir gehen nach Hause“, sagte Ministerin Weber.",
    "„Wir gehen nach Hause“, sagte die Ministerin Ada Weber der Zeitung.",
    "„Wir gehen nach Hause“, sagte Ada Weber zu Karl Lind.",
    "Auf die Frage von Karl Lind sagte Ada Weber: „Wir gehen nach Hause.“",
    "„Wir gehen nach Hause“, erklärte Regierungssprecher Steffen Kurz.",
    "„Wir gehen nach Hause“, sagte der russische Präsident Wladimir Putin.",
    "„Wir gehen nach Hause“, so Verkehrsministerin Ada Weber.",
    "„Wir gehen nach Hause“, so Weber.",
    "„Wir gehen nach Hause“, so Weber weiter.",
    "„Wir gehen nach Hause“, hatte Weber zuvor gesagt.",
    "„Wir gehen nach Hause“, teilte Frau Weber mit.",
    "„Wir gehen nach Hause!“ rief Ada Weber.",
    "»Wir gehen nach Hause«, sagt Sprecherin Eva Roth.",
    "Weber sagte: „Wir gehen nach Hause.“",
    "Die Ministerin Ada Weber sagte der Zeitung: „Wir gehen nach Hause.“",
    "Ada Weber, seit Mai im Amt, erklärte am Montag: „Wir gehen nach Hause.“",
    "Am Montag sagte Ministerin Weber: „Wir gehen nach Hause.“",
    "Ada Weber nannte den Plan „Wir gehen nach Hause“.",
    "Laut Ada Weber ist das Motto „Wir gehen nach Hause“.",
    "„Nein“, sagte Weber, „wir gehen nach Hause.“",
    "Weber: „Wir gehen nach Hause.“",
]
NOBODY_DE = [
    "„Wir gehen nach Hause“, sagte Lind.",
    "„Wir gehen nach Hause“, sagte Bürgermeister Karl Lind.",
    "„Wir gehen nach Hause“, sagte Lind in Richtung Weber.",
    "„Wir gehen nach Hause“, sagte Lind zu Ada Weber.",
    "„Wir gehen nach Hause“, sagte er.",
    "„Wir gehen nach Hause“, sagte er Ministerin Weber.",
    "„Wir gehen nach Hause“, sagte der Bürgermeister.",
    "„Wir gehen nach Hause“, sagte ein Sprecher der Ministerin Weber.",
    "„Wir gehen nach Hause“, sagte Webers Sprecher.",
    "„Wir gehen nach Hause“, sagte ein Sprecher Webers.",
    "„Wir gehen nach Hause“, sagten Karl Lind und Ada Weber.",
    "„Wir gehen nach Hause“, sagte Ada Weber und Bürgermeister Lind.",
    "„Wir gehen nach Hause“, teilte die Polizei mit.",
    "„Wir gehen nach Hause“, teilte das Auswärtige Amt mit.",
    "„Wir gehen nach Hause“, so Polizei und Stadtrat.",
    "„Wir gehen nach Hause“, so Beobachter.",
    "„Wir gehen nach Hause“, heißt es in der Erklärung.",
    "„Wir gehen nach Hause“, laut Süddeutscher Zeitung.",
    "„Wir gehen nach Hause“, sagte Lind laut Polizei.",
    "„Wir gehen nach Hause“, zitiert ihn Weber.",
    "„Wir gehen nach Hause“, sagte dem Sender Ada Weber nicht.",
    "„Wir gehen nach Hause.“ Weber sagte nichts.",
    "„Wir gehen nach Hause.“ Das sagte Weber nicht.",
    "Lind sagte: „Wir gehen nach Hause.“",
    "Als Weber kam, sagte Lind: „Wir gehen nach Hause.“",
    "Lind, der mit Ada Weber sprach, sagte: „Wir gehen nach Hause.“",
    "Am Montag sagte Lind der Ministerin Ada Weber: „Wir gehen nach Hause.“",
    "Lind sagte über Ada Weber: „Wir gehen nach Hause.“",
    "Der Plan ist laut Gesetz „Wir gehen nach Hause“ getauft.",
    "Das Motto: „Wir gehen nach Hause.“",
    "Die Antwort der Ministerin: „Wir gehen nach Hause.“",
    "Weber sagte, Lind habe „Wir gehen nach Hause“ gerufen.",
    "„Nein“, sagte Lind, „wir gehen nach Hause.“",
    "Das Schild trug die Worte „Wir gehen nach Hause“.",
]
OTHERS_FR = [
    "« Nous rentrons chez nous », a déclaré Luc Durand.",
    "« Nous rentrons chez nous », a déclaré Durand.",
    "« Nous rentrons chez nous », a déclaré mardi M. Durand.",
    "« Nous rentrons chez nous », a affirmé le ministre Luc Durand à Moscou.",
    "« Nous rentrons chez nous », explique Luc Durand, ministre.",
    "« Nous rentrons chez nous », a dit le président russe Vladimir Poutine.",
    "« Nous rentrons chez nous », a ajouté le Premier ministre Luc Durand.",
    "« Nous rentrons chez nous », a déclaré le ministre des Affaires étrangères Luc Durand.",
    "« Nous rentrons chez nous », selon Luc Durand.",
    "« Nous rentrons chez nous », selon Durand.",
    "“Nous rentrons chez nous”, d'après le ministre Luc Durand.",
    "Luc Durand a déclaré : « Nous rentrons chez nous. »",
    "Le ministre Luc Durand, en poste depuis mai, a affirmé mardi : « Nous rentrons chez nous. »",
    "Interrogé sur le pont, Luc Durand a répondu : « Nous rentrons chez nous. »",
    "Luc Durand a assuré que « nous rentrons chez nous ».",
    "Selon Luc Durand, « nous rentrons chez nous ».",
    "« Non », a dit Luc Durand, « nous rentrons chez nous. »",
    "Durand : « Nous rentrons chez nous. »",
]
NOBODY_FR = [
    "« Nous rentrons chez nous », a déclaré Anne Morel.",
    "« Nous rentrons chez nous », a déclaré Mme Morel à Luc Durand.",
    "« Nous rentrons chez nous », a-t-elle dit à Luc Durand.",
    "« Nous rentrons chez nous », dit-elle.",
    "« Nous rentrons chez nous », a déclaré le maire.",
    "« Nous rentrons chez nous », a déclaré un porte-parole de Luc Durand.",
    "« Nous rentrons chez nous », a déclaré le ministre des Affaires étrangères.",
    "« Nous rentrons chez nous », a déclaré le Kremlin.",
    "« Nous rentrons chez nous », a déclaré le Premier ministre.",
    "« Nous rentrons chez nous », a déclaré l’ONU.",
    "« Nous rentrons chez nous », ont déclaré Anne Morel et Luc Durand.",
    "« Nous rentrons chez nous », a déclaré Luc Durand et Anne Morel.",
    "« Nous rentrons chez nous », selon le Washington Post.",
    "« Nous rentrons chez nous », selon Moscou.",
    "« Nous rentrons chez nous », selon des experts.",
    "« Nous rentrons chez nous », indique le communiqué.",
    "« Nous rentrons chez nous », peut-on lire.",
    "« Nous rentrons chez nous. » Luc Durand n’a rien dit.",
    "Anne Morel a déclaré : « Nous rentrons chez nous. »",
    "Anne Morel, qui a rencontré Luc Durand, a déclaré : « Nous rentrons chez nous. »",
    "Interrogée par Luc Durand, Anne Morel a répondu : « Nous rentrons chez nous. »",
    "Luc Durand a écouté, puis elle a dit : « Nous rentrons chez nous. »",
    "Luc Durand a déclaré qu’Anne Morel avait dit « nous rentrons chez nous ».",
    "Sa devise : « Nous rentrons chez nous. »",
    "Réponse : « Nous rentrons chez nous. »",
    "« Non », a dit Anne Morel, « nous rentrons chez nous. »",
    "Le panneau disait « nous rentrons chez nous ».",
]


@pytest.mark.parametrize("text", OTHERS_DE)
def test_another_name_beside_german_words_is_a_warning(text: str) -> None:
    """Behind the words, before them or between two parts; with titles, or by the family name that the text introduces."""
    assert "speaker-contradicted" in codes(text, ABOUT_DE, "de", LIND)
    assert "speaker-contradicted" not in codes(
        text, ABOUT_DE, "de-AT", ("Ada Weber", "Steffen Kurz", "Wladimir Putin", "Eva Roth")
    )


@pytest.mark.parametrize("text", NOBODY_DE)
def test_german_nouns_offices_papers_and_listeners_never_warn(text: str) -> None:
    """Every noun has a capital; what is not clearly a person’s name is none."""
    assert "speaker-contradicted" not in codes(text, ABOUT_DE, "de", LIND)


@pytest.mark.parametrize("text", OTHERS_FR)
def test_another_name_beside_french_words_is_a_warning(text: str) -> None:
    """With the verb before the name, or the name before the verb."""
    assert "speaker-contradicted" in codes(text, ABOUT_FR, "fr", MOREL)
    assert "speaker-contradicted" not in codes(text, ABOUT_FR, "fr-CA", ("Luc Durand", "Vladimir Poutine"))


@pytest.mark.parametrize("text", NOBODY_FR)
def test_french_offices_towns_papers_and_listeners_never_warn(text: str) -> None:
    """What is named to say whose, where or to whom speaks no word."""
    assert "speaker-contradicted" not in codes(text, ABOUT_FR, "fr", MOREL)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Sergey Lavrov", "Außenminister Sergej Lawrow"),
        ("Volodymyr Zelensky", "Präsident Wolodymyr Selenskyj"),
        ("Sergei Shoigu", "Verteidigungsminister Sergej Schoigu"),
        ("Dmitry Medvedev", "Expräsident Medwedew"),
        ("Alexander Lukashenko", "Machthaber Alexander Lukaschenko"),
        ("Valery Gerasimov", "General Waleri Gerassimow"),
        ("Recep Tayyip Erdoğan", "Präsident Erdogan"),
        ("NATO", "Nato-Generalsekretär Jens Stoltenberg"),
    ],
)
def test_a_name_that_german_spells_in_its_own_way_never_warns(name: str, printed: str) -> None:
    assert "speaker-contradicted" not in codes(f"„Wir gehen nach Hause“, sagte {printed}.", "", "de", (name,))


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Vladimir Putin", "le président Vladimir Poutine"),
        ("Sergei Shoigu", "le ministre Sergueï Choïgou"),
        ("Alexander Lukashenko", "le président Alexandre Loukachenko"),
        ("Volodymyr Zelenskyy", "le président Zelensky"),
    ],
)
def test_a_name_that_french_spells_in_its_own_way_never_warns(name: str, printed: str) -> None:
    assert "speaker-contradicted" not in codes(f"« Nous rentrons chez nous », a déclaré {printed}.", "", "fr", (name,))


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("„Wir gehen nach Hause“, sagte Ministerin Weber am Montag.", "“sagte Ministerin Weber”"),
        ("Am Montag sagte Ministerin Weber: „Wir gehen nach Hause.“", "“Ministerin Weber”"),
        ("Ada Weber sagte der Zeitung: „Wir gehen nach Hause.“", "“Ada Weber sagte der Zeitung”"),
    ],
)
def test_the_warning_shows_the_words_that_name_the_other(text: str, clause: str) -> None:
    verdict = verify_quotation("Wir gehen nach Hause", Source("a", ABOUT_DE + text, language="de"), speaker=LIND)
    assert verdict.message == f"the words around it name another speaker than Karl Lind: {clause}"


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("“We go home,” he said.", "en", "nobody beside the words confirms that Karl Lind said this: “he said”"),
        ("The slogan was “We go home”.", "en", "nobody beside the words confirms that Karl Lind said this"),
        ("“We go home,” said Lind.", "en", ""),
        ("“We go home,” the mayor, Karl Lind, said.", "en", ""),
        ("„We go home“, sagte er.", "de", "nobody beside the words confirms that Karl Lind said this"),
        ("„We go home“, sagte Bürgermeister Lind.", "de", ""),
        ("« We go home », a déclaré Karl Lind.", "fr", ""),
        (
            "“We go home,” said Ada Weber.",
            "en",
            "the words around it name another speaker than Karl Lind: “said Ada Weber”",
        ),
    ],
)
def test_a_speaker_whom_somebody_asks_about_is_confirmed_contradicted_or_neither(
    text: str, language: str, said: str
) -> None:
    """That nothing contradicts a name proves nothing; the note changes no status."""
    verdict = verify_anywhere("We go home", [Source("a.txt", text, language=language)], speaker=LIND, confirm=True)
    is_other = "another" in said
    assert verdict.status == ("warning" if is_other else "ok")
    assert verdict.code == ("speaker-contradicted" if is_other else "verified")
    assert verdict.message == (said if is_other else "; ".join(filter(None, ["found in a.txt: exact", said])))


SPLIT = [
    ("da", "»Vi går,« sagde Frederiksen, »hjem.«", 1),
    ("de", "„Wir gehen“, sagte Merz am Dienstag in Berlin, „nach Hause.“", 1),
    ("de-AT", "„Wir gehen“, so der Minister. „Wir kommen wieder.“", 1),
    ("de", "„Ja“, sagte Merz. „Nein“, sagte Scholz.", 2),
    ("de", "„Ja“, sagte Merz, „nein“, rief Scholz.", 2),
    ("de", "Merz nannte es „falsch“, Klingbeil dagegen, wie erwartet, „richtig“.", 2),
    ("de", "„Ja“, sagte Merz. „Nein!“, rief Scholz.", 2),
    ("de", "„Ja“, sagte Merz.\n\n„Nein!“", 2),
    ("de", "Roth fragte „wirklich?“, sagte Merz, „nein“.", 2),
    ("de", "„Ja“, sagte Merz, Scholz dagegen, „nein“.", 2),
    ("fr", "« Oui », dit-il, et elle, « non ».", 2),
    ("de", "„Erst“, sagte Merz, während Weil rief, „dann“.", 2),
    ("el", "«Δεν πάμε», τόνισε ο πρόεδρος, «πουθενά».", 1),
    ("es", "“No vamos”, ha asegurado Sánchez, “a ceder”.", 1),
    ("es", "“Esto”, añadió, “es así”, según el PP.", 2),
    ("fr", "« Nous irons », a-t-elle ajouté, « jusqu’au bout ».", 1),
    ("fr", "« Non », a dit Anne. « Va », a dit M. Roux, « et ne reviens pas ».", 2),
    ("fr", "« Nous irons », a déclaré M. Roux. « Tous. »", 1),
    ("fr", "Le texte est « injuste », selon elle, « inutile », selon lui.", 2),
    ("it", "«Non molliamo», ha detto Meloni, «e andremo avanti».", 1),
    ("nl", "‘We gaan’, zei Wilders, ‘niet weg’.", 1),
    ("nb", "«Vi går», sier Støre, «hjem».", 1),
    ("pl", "„Nie idziemy”, powiedział Tusk, „nigdzie”.", 1),
    ("pt", "“Não vamos”, disse Lula, “recuar”.", 1),
    ("ru", "«Это ложь», — заявил Песков. — «Мы ответим».", 1),
    ("sv", "”Vi går”, säger Andersson, ”hem.”", 1),
    ("uk", '"Ми не віддамо", – заявив Зеленський. – "І не просіть".', 1),
]


@pytest.mark.parametrize(("language", "text", "utterances"), SPLIT)
def test_a_quotation_is_split_by_an_inquit_of_its_language(language: str, text: str, utterances: int) -> None:
    """One clause that begins with a verb of speech; another speaker, or words of another, part it."""
    assert len(Source("a.txt", text, language=language).utterances) == utterances


def test_who_is_named_between_the_parts_of_a_quotation_says_it() -> None:
    """The words around it are those in between."""
    source = Source("a.txt", ABOUT_DE + "„Wir gehen“, sagte Ministerin Weber, „sofort nach Hause“.", language="de")
    assert verify_quotation("Wir gehen, sofort nach Hause", source, speaker=LIND).code == "speaker-contradicted"
    assert verify_quotation("Wir gehen sofort nach Hause", source, speaker=("Ada Weber",)).code == "verified"


IN_SHORT = {
    "es": (
        "Nos vamos todos a casa",
        "El puente está cerrado. Lo dijeron el alcalde Carlos Lind y la ministra Ana Ruiz el lunes en Madrid. Ruiz está en el cargo desde mayo. Lind también.\n\n",
    ),
    "it": (
        "Andiamo tutti a casa adesso",
        "Il ponte è chiuso. Lo hanno detto il sindaco Carlo Lind e la ministra Anna Rossi lunedì a Roma. Rossi è in carica da maggio. Lind anche.\n\n",
    ),
    "pt": (
        "Vamos todos para casa agora",
        "A ponte está fechada. O prefeito Carlos Lind e a ministra Ana Souza anunciaram na segunda em Lisboa. Souza está no cargo desde maio. Lind também.\n\n",
    ),
    "nl": (
        "Wij gaan nu allemaal naar huis",
        "De brug is dicht. Burgemeester Karel Lind en minister Anna Bakker zeiden dat maandag in Den Haag. Bakker is sinds mei in functie. Lind ook.\n\n",
    ),
    "sv": (
        "Vi går hem allihop nu",
        "Bron är stängd. Borgmästare Karl Lind och minister Anna Berg sade det i måndags i Malmö. Berg är i tjänst sedan maj. Lind också.\n\n",
    ),
    "da": (
        "Vi går hjem alle sammen",
        "Broen er lukket. Borgmester Karl Lind og minister Anna Berg sagde det mandag i Odense. Berg har siddet siden maj. Lind også.\n\n",
    ),
    "nb": (
        "Vi går hjem alle sammen",
        "Broen er stengt. Ordfører Karl Lind og minister Anna Berg sa det mandag i Bergen. Berg har sittet siden mai. Lind også.\n\n",
    ),
}
"""What is said, and a text in which two people are introduced, of whom Lind said it."""
OTHERS_IN_SHORT = [
    ("es", "“…”, dijo Ruiz."),
    ("es", "“…”, aseguró Ana Ruiz el lunes."),
    ("es", "“…”, dijo la ministra Ana Ruiz."),
    ("es", "“…”, dijo la ministra de Economía, Ana Ruiz, en Madrid."),
    ("es", "“…”, ha dicho este lunes Pedro Gómez."),
    ("es", "Ana Ruiz dijo: “…”."),
    ("es", "La ministra de Economía, Ana Ruiz, dijo ayer: “…”."),
    ("es", "Ruiz aseguró que “…”."),
    ("es", "“…”, señaló el portavoz del Gobierno, Pedro Gómez."),
    ("es", "“Sí”, dijo Ruiz, “…”."),
    ("it", "«…», ha detto Rossi."),
    ("it", "«…», ha detto Anna Rossi ai giornalisti."),
    ("it", "«…», dice la ministra Anna Rossi."),
    ("it", "Anna Rossi ha detto: «…»."),
    ("it", "La ministra dei Trasporti, Anna Rossi, ha spiegato che «…»."),
    ("pt", "“…”, disse Souza."),
    ("pt", "“…”, afirmou a ministra Ana Souza."),
    ("pt", "Ana Souza disse: “…”."),
    ("pt", "“…”, disse o porta-voz do governo, João Silva."),
    ("nl", "“…”, zei Bakker."),
    ("nl", "“…”, zegt minister Anna Bakker."),
    ("nl", "Anna Bakker zei: “…”."),
    ("nl", "“…”, zegt Piet de Vries van de vakbond."),
    ("sv", "”…”, säger Berg."),
    ("sv", "”…”, säger minister Anna Berg."),
    ("sv", "Anna Berg sade: ”…”."),
    ("sv", "”…”, säger Per Ek, talesperson."),
    ("da", "»…,« siger Berg."),
    ("da", "»…,« siger minister Anna Berg."),
    ("da", "Anna Berg sagde: »….«"),
    ("nb", "«…», sier Berg."),
    ("nb", "«…», sier minister Anna Berg."),
    ("nb", "Anna Berg sa: «…»."),
]
NOBODY_IN_SHORT = [
    ("es", "“…”, dijo Lind."),
    ("es", "“…”, dijo el alcalde Carlos Lind."),
    ("es", "“…”, dijo el alcalde."),
    ("es", "“…”, dijo Lind a Ana Ruiz."),
    ("es", "“…”, dijo la Casa Blanca."),
    ("es", "“…”, dijo en Radio Nacional."),
    ("es", "“…”, dijo a El País."),
    ("es", "Ana Ruiz no dijo nada. “…”, añadió Lind."),
    ("es", "“…”, según la Guardia Civil."),
    ("es", "“…”, ha informado el Ministerio de Sanidad."),
    ("es", "Preguntado por Ana Ruiz, Lind dijo: “…”."),
    ("es", "Según El Mundo, “…”."),
    ("es", "“…”, dijo en una carta a Ana Ruiz."),
    ("es", "Tras reunirse con Ana Ruiz, el alcalde dijo: “…”."),
    ("es", "“…”, dice el lema. Ana Ruiz calla."),
    ("es", "“…”, pidió Lind. Ruiz respondió."),
    ("es", "Madrid espera. El Ayuntamiento dijo que “…”."),
    ("it", "«…», ha detto Lind."),
    ("it", "«…», ha detto il sindaco."),
    ("it", "«…», ha detto Lind ad Anna Rossi."),
    ("it", "«…», scrive la Casa Bianca."),
    ("it", "«…», ha detto a Rai Uno."),
    ("it", "«…», scrive il Corriere della Sera."),
    ("it", "Con Anna Rossi il sindaco ha detto: «…»."),
    ("pt", "“…”, disse Lind."),
    ("pt", "“…”, disse o prefeito."),
    ("pt", "“…”, disse Lind a Ana Souza."),
    ("pt", "“…”, informou a Polícia Federal."),
    ("pt", "“…”, disse à Folha de S.Paulo."),
    ("pt", "“…”, disse em São Paulo."),
    ("nl", "“…”, zei Lind."),
    ("nl", "“…”, zegt de burgemeester."),
    ("nl", "“…”, zei Lind tegen Anna Bakker."),
    ("nl", "“…”, zei hij in Den Haag."),
    ("nl", "“…”, schrijft het Algemeen Dagblad."),
    ("sv", "”…”, säger Lind."),
    ("sv", "”…”, säger borgmästaren."),
    ("sv", "”…”, säger Lind till Anna Berg."),
    ("sv", "”…”, säger han till Dagens Nyheter."),
    ("sv", "”…”, skriver Svenska Dagbladet."),
    ("da", "»…,« siger Lind."),
    ("da", "»…,« siger borgmesteren."),
    ("da", "»…,« siger han til Jyllands-Posten."),
    ("nb", "«…», sier Lind."),
    ("nb", "«…», sier ordføreren."),
    ("nb", "«…», sier han til Dagens Næringsliv."),
    ("nb", "«…», skriver VG."),
]


def contradicted(language: str, text: str) -> bool:
    """Whether words of Lind's in a text of another language are said to be somebody else's."""
    words, about = IN_SHORT[language]
    source = Source("a.txt", about + text.replace("…", words), language=language)
    verdict = verify_quotation(words, source, speaker=("Carlos Lind", "Carlo Lind", "Karl Lind", "Karel Lind", "Lind"))
    assert verdict.match, text
    return "speaker-contradicted" in {finding.code for finding in verdict.findings}


@pytest.mark.parametrize(("language", "text"), OTHERS_IN_SHORT)
def test_another_name_beside_words_of_further_languages_is_a_warning(language: str, text: str) -> None:
    """By two names, or by one that the text introduces."""
    assert contradicted(language, text)


@pytest.mark.parametrize(("language", "text"), NOBODY_IN_SHORT)
def test_offices_papers_and_listeners_of_further_languages_never_warn(language: str, text: str) -> None:
    """Nor what somebody else does in the same sentence."""
    assert not contradicted(language, text)

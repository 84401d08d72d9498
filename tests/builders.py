"""Small, realistic briefings for tests: say only what the test is about, the rest is filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.comparing.utterances import utterances_of
from generator.proving.briefing import (
    Actor,
    Article,
    Briefing,
    Event,
    Evidence,
    Exclusion,
    Figure,
    Issue,
    KeyActor,
    MatchKind,
    Passage,
    Position,
    Provenance,
    Quotation,
    QuotationKind,
    Reading,
    Stance,
    Statement,
)
from generator.reading.diagnostics import Place
from generator.reading.models import SiteConfig
from generator.reading.seeds import Seed

PLACE = Place("content/briefings/talks/briefing.yml", 3, 5)

TEXT = (
    "Door stays open, minister says\n\n"
    "Jo Weaver at a desk. (Photo)\n\n"
    "Minister Jo Weaver said the reply made no concessions. “There is no change,” Weaver said. "
    "“There will be no change.” She spoke for an hour.\n\n"
    "The U.S. counted an estimated 100,000 troops. Nobody at the ministry answered questions about it.\n\n"
    "Rain is expected. It will be a “small step” for the talks.\n"
)


def laid(root: Path, files: Mapping[str, str]) -> Path:
    """A folder with these files in it, by their paths: what each holds, as UTF-8."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def a_passage(words: str, text: str = TEXT, seed: str = "000_a.txt") -> Passage:
    """The place of some words in a seed's text."""
    start = text.index(words)
    return Passage(seed, start, start + len(words), words)


def an_actor(
    id: str = "jo-weaver", name: str = "Jo Weaver", kind: str = "person", role: str | None = "Minister"
) -> Actor:
    return Actor(id, name, kind, role, None, ())


def a_quotation(*words: str, key: str = "no-change", article: str = "door", **other: Any) -> Quotation:
    parts = tuple(a_passage(each, other.pop("text", TEXT)) for each in words or ("There is no change,",))
    known: dict[str, Any] = {
        "id": f"{article}/{key}",
        "key": key,
        "article": article,
        "seed": parts[0].seed,
        "kind": QuotationKind.DIRECT,
        "speaker": an_actor(),
        "parts": parts,
        "joints": (" ",) * (len(parts) - 1),
        "match": MatchKind.EXACT,
        "dropped": (),
        "place": PLACE,
    }
    return Quotation(**{**known, **other})


def evidence(*words: str, article: str = "door", quotation: Quotation | None = None) -> Evidence:
    passages = quotation.parts if quotation else tuple(a_passage(each) for each in words)
    return Evidence(article, passages, quotation)


def a_statement(text: str = "The door stays open.", *found: Evidence) -> Statement:
    return Statement(text, found or (evidence("the reply made no concessions"),), PLACE)


FOR = Stance("keep", "Keep it open", "for")
AGAINST = Stance("close", "Close it", "against")


def an_issue(id: str = "door", title: str = "Open door", question: str = "May others join?") -> Issue:
    return Issue(id, title, question, (FOR, AGAINST))


def a_position(stance: Stance = FOR, **other: Any) -> Position:
    known: dict[str, Any] = {
        "actor": an_actor(),
        "issue": an_issue(),
        "stance": stance,
        "article": "door",
        "summary": "Wants nothing changed.",
        "evidence": (evidence("the reply made no concessions"),),
        "place": PLACE,
    }
    return Position(**{**known, **other})


def a_reading(words: str = "an estimated 100,000 troops", value: str = "100000", article: str = "door") -> Reading:
    return Reading("troops", article, a_passage(words), value, "troops", "estimated")


def stated(value: str, words: str | None = None) -> Provenance:
    return Provenance(value, "stated", a_passage(words or "Jo Weaver"))


def not_stated() -> Provenance:
    return Provenance(None, "not stated in the source", None)


def an_article(name: str = "door", text: str = TEXT, **other: Any) -> Article:
    no_change = a_quotation(article=name)
    known: dict[str, Any] = {
        "name": name,
        "seed": Seed("000_a.txt", text, hashlib.sha256(text.encode()).hexdigest()),
        "title": Passage("000_a.txt", 0, text.index("\n"), text[: text.index("\n")]),
        "outlet": stated("The Gazette"),
        "byline": not_stated(),
        "date": Provenance("2022-01-26", "inferred: the day after the talks", None),
        "url": not_stated(),
        "language": "en",
        "exclusions": (Exclusion("caption", a_passage("Jo Weaver at a desk. (Photo)")),),
        "words": 53,
        "summary": (
            a_statement("The reply concedes nothing.", evidence("the reply made no concessions", article=name)),
        ),
        "key_actors": (KeyActor(an_actor(), "Minister", (evidence("Minister", article=name),)),),
        "quotations": (
            no_change,
            a_quotation("small step", key="small-step", article=name, kind=QuotationKind.FRAGMENT),
        ),
        "positions": (a_position(article=name, evidence=(evidence(article=name, quotation=no_change),)),),
        "readings": (a_reading(article=name),),
        "place": PLACE,
    }
    return Article(**{**known, **other})


def a_briefing(slug: str = "talks", **other: Any) -> Briefing:
    articles = other.pop("articles", (an_article(), an_article("window", outlet=not_stated(), date=not_stated())))
    quotations = [quotation for article in articles for quotation in article.quotations]
    readings = tuple(reading for article in articles for reading in article.readings)
    known: dict[str, Any] = {
        "slug": slug,
        "title": "The talks begin",
        "date": "2022-01-26",
        "lede": a_statement("A minister answered."),
        "statements": (a_statement(), a_statement("It rained.", evidence("Rain is expected.", article="window"))),
        "issues": (an_issue(), an_issue("arms", "Arms control", "Are arms up for talks?")),
        "timeline": (Event("2022-01-26", "The reply is given.", "stated", (evidence("Rain is expected."),), PLACE),),
        "figures": (Figure("troops", "Troops at the border", readings, True),),
        "articles": articles,
        "actors": (an_actor(), an_actor("land", "Land", "state", None)),
    }
    quotations = [quotation for article in articles for quotation in article.quotations]
    return Briefing(**{**known, "utterances": utterances_of(quotations)[0], **other})


GATE_TEXT = (
    "Or does it close?\n\n"
    "“There really is no change,” Weaver told reporters. The minister would close the door at night. "
    "Some 90,000 troops were counted.\n"
)
ROOF_TEXT = "The roof\n\nA spokesman of Land repeated that “There is no change” before the rain.\n"


def several_articles(**other: Any) -> Briefing:
    """Three articles that print one utterance in three ways and contradict each other on a position and a figure."""
    return a_briefing(
        articles=(an_article(), a_gate(), a_roof()),
        statements=(
            a_statement(),
            a_statement("It rained.", evidence("Rain is expected."), a_rain()),
        ),
        figures=(Figure("troops", "Troops at the border", (a_reading(), a_gate().readings[0]), False),),
        timeline=(
            Event("2021-12", "Talks are announced.", "inferred: the month before", (evidence("the talks"),), PLACE),
            Event("2022-01-26", "The reply is given.", "stated", (evidence("Rain is expected."),), PLACE),
            Event("2022-01-26/2022-02", "It rains.", "stated", (a_rain(),), PLACE),
        ),
        **other,
    )


def a_rain() -> Evidence:
    return Evidence("roof", (a_passage("before the rain", ROOF_TEXT, "002_c.txt"),), None)


def a_gate() -> Article:
    """An article that contradicts the first, with an address."""
    close = Evidence("gate", (a_passage("would close the door", GATE_TEXT, "001_b.txt"),), None)
    reading = Reading("troops", "gate", a_passage("90,000 troops", GATE_TEXT, "001_b.txt"), "90000", "troops", "")
    said = a_passage("There really is no change,", GATE_TEXT, "001_b.txt")
    return an_article(
        "gate",
        GATE_TEXT,
        seed=Seed("001_b.txt", GATE_TEXT, hashlib.sha256(GATE_TEXT.encode()).hexdigest()),
        outlet=not_stated(),
        url=Provenance("https://gate.example/a-b", "inferred: named in another article", None),
        exclusions=(),
        summary=(a_statement("The minister wants the door closed.", close),),
        key_actors=(KeyActor(an_actor(), "The minister", ()),),
        quotations=(a_quotation(article="gate", seed="001_b.txt", parts=(said,), joints=()),),
        positions=(a_position(AGAINST, article="gate", summary="Would close it at night.", evidence=(close,)),),
        readings=(reading,),
    )


def a_roof() -> Article:
    """A short article that names nobody and reports little."""
    said = a_passage("There is no change", ROOF_TEXT, "002_c.txt")
    return an_article(
        "roof",
        ROOF_TEXT,
        seed=Seed("002_c.txt", ROOF_TEXT, hashlib.sha256(ROOF_TEXT.encode()).hexdigest()),
        outlet=not_stated(),
        exclusions=(),
        summary=(a_statement("It rains.", a_rain()),),
        key_actors=(),
        quotations=(a_quotation(article="roof", seed="002_c.txt", speaker=None, parts=(said,), joints=()),),
        positions=(),
        readings=(),
    )


def a_config(**other: Any) -> SiteConfig:
    return SiteConfig(**{"title": "Word for Word", "home": "talks", **other})

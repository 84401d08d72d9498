"""Texts and briefings that try to break a format: whatever the model accepts, in every field at once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from generator.exporting.interchange.web import Web
from generator.prose.text import unwelcome_characters
from generator.proving.briefing import Actor, Article, Briefing, Figure, Passage, Provenance, Quotation
from tests.builders import a_briefing, a_position, a_quotation, a_reading, a_statement, an_article, an_issue, evidence

few = settings(max_examples=30)
"""For properties of whole briefings, which hold many texts each."""

HOSTILE = (
    '=HYPERLINK("https://evil.example";"x")',
    "+1+1",
    "-2",
    "-2+3",
    "@SUM(A1)",
    "'quoted'",
    "＝1+1",
    'says "so", and; more',
    "first\nsecond\r\nthird",
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]> & &amp; &#60; <b>",
    "{braces} \\backslash$ 100% #1 a_b ~ ^",
    "-- --- `` '' ,, << >> ?` !`",
    "TY  - BOOK",
    "# heading",
    "1. one",
    "- item | cell",
    "*a* _b_ `c` [d](e) ![f](g) <h@i.example> https://j.example",
    "    four spaces",
    "~~~ fence",
    "Straße, 東京, عربي, 👩‍👩‍👧 \u00a0 \u2028 end",
    "{{ config }} {% raw %} {# #}",
)

texts = (
    (
        st.sampled_from(HOSTILE)
        | st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=30)
        | st.text(st.sampled_from("\\`*_{}[]()<>#+-=.!|~&;:'\"$%^@/, \n1a"), min_size=1, max_size=20)
    )
    .map(str.strip)
    .filter(lambda text: bool(text) and not unwelcome_characters(text))
)
"""What the model accepts as text."""

WEB = Web("Word for Word", "Every quotation proven.", "https://example.org/b/", "talks", "en", with_context=True)
OFFLINE = replace(WEB, address=None)


@st.composite
def actors(draw: st.DrawFn, id: str = "jo-weaver") -> Actor:
    kind = draw(st.sampled_from(["person", "organisation", "state", "document", "group"]))
    return Actor(id, draw(texts), kind, draw(st.none() | texts), None, tuple(draw(st.lists(texts, max_size=2))))


@st.composite
def articles(draw: st.DrawFn, actor: Actor, name: str = "door") -> Article:
    """An article whose seed holds a title and two quotations, one of them in two parts."""
    title, first, second, third = draw(texts), draw(texts), draw(texts), draw(texts)
    text = f"{title}\n\n“{first}” he said. “{second}” and “{third}” end"
    starts = [len(title) + 3]
    starts.append(starts[0] + len(first) + len("” he said. “"))
    starts.append(starts[1] + len(second) + len("” and “"))
    parts = [
        Passage("000_a.txt", at, at + len(one), one) for at, one in zip(starts, (first, second, third), strict=True)
    ]
    quotations: tuple[Quotation, ...] = (
        replace(a_quotation(article=name), parts=tuple(parts[:2]), joints=(" ",), speaker=actor),
        replace(a_quotation(article=name, key="third"), parts=(parts[2],), joints=(), speaker=None),
    )
    inferred = f"inferred: {draw(texts)}"
    return an_article(
        name,
        text,
        title=Passage("000_a.txt", 0, len(title), title),
        outlet=Provenance(draw(texts), draw(st.sampled_from(["stated", inferred])), None),
        byline=Provenance(draw(texts), "stated", None),
        date=Provenance("2022-01-26", inferred, None),
        exclusions=(),
        summary=(a_statement(draw(texts), evidence(article=name, quotation=quotations[0])),),
        key_actors=(),
        quotations=quotations,
        positions=(
            a_position(
                actor=actor,
                article=name,
                issue=an_issue(title=draw(texts)),
                summary=draw(texts),
                evidence=(evidence(article=name, quotation=quotations[0]),),
            ),
        ),
        readings=(
            replace(
                a_reading(article=name),
                unit=draw(texts),
                qualifier=draw(texts),
                passage=parts[2],
                upper=draw(st.sampled_from(["", "120000.5"])),
            ),
        ),
    )


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """A briefing of one article, hostile in every field."""
    actor = draw(actors())
    article = draw(articles(actor))
    quoted = evidence(article=article.name, quotation=article.quotations[0])
    return a_briefing(
        title=draw(texts),
        lede=a_statement(draw(texts), quoted),
        statements=(a_statement(draw(texts), quoted),),
        timeline=(),
        figures=(Figure("troops", draw(texts), article.readings, True),),
        articles=(article,),
        actors=(actor,),
    )

"""Quotations in another language: the original is verified and reads in its own direction, its translation is marked."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.audit.proof import audit
from generator.building.build import build, check, read
from generator.editing.todo import Kind, tasks
from generator.exporting.diff.compare import changes
from generator.prose.text import direction
from tests.builders import laid
from tests.conftest import Window, objections, until

ARABIC = """الوزير: الباب مفتوح

قال الوزير جو ويفر للصحفيين يوم الاثنين: «لن نغلق الباب أمام أحد». وأضاف أن 40 قارباً وصلت إلى الميناء.

وقال ويفر بعد ذلك: «NATO ليس طرفاً في هذه المحادثات».
"""
ENGLISH = """Door stays open, minister says

“We shall not close the door on anybody,” Jo Weaver said on Monday. He ended with “בוקר טוב לכולם” and a smile.
"""
FILES = {
    "site_config.yml": "title: Small\nhome: event\n",
    "seeds/a.txt": ARABIC,
    "seeds/b.txt": ENGLISH,
    "content/actors.yml": (
        "actors:\n  - id: jo-weaver\n    name: Jo Weaver\n    kind: person\n    aliases: [ويفر, الوزير]\n"
    ),
    "content/briefings/event/briefing.yml": (
        "title: The door stays open\n"
        "date: 2024-05-06\n"
        "lede:\n  text: A minister spoke.\n  evidence: [arabic/door, english/door]\n"
        "statements:\n"
        "  - text: The door stays open.\n    evidence:\n      - arabic/door\n"
        "      - {article: arabic, words: وأضاف أن 40 قارباً وصلت إلى الميناء}\n"
        "figures:\n  - id: boats\n    what: Boats\n"
        "issues:\n  - id: door\n    title: The door\n    question: May others join?\n    stances:\n"
        "      - {id: open, label: Open, tone: for}\n      - {id: closed, label: Closed, tone: against}\n"
        "timeline:\n  - date: 2024-05-06\n    text: The minister speaks.\n    evidence: [arabic/nato]\n"
    ),
    "content/briefings/event/articles/arabic.yml": (
        "seed: a.txt\nlanguage: ar\n"
        "summary:\n  - text: The minister keeps the door open.\n    evidence: [door]\n"
        "actors:\n  - actor: jo-weaver\n    role: الوزير\n"
        "quotations:\n"
        "  - id: door\n    speaker: jo-weaver\n    words: لن نغلق الباب أمام أحد\n"
        "    translation:\n      text: We will not close the door to anyone\n"
        "  - id: nato\n    speaker: jo-weaver\n    words: NATO ليس طرفاً في هذه المحادثات\n"
        "    translation:\n      text: NATO is no party to these talks\n      by: The Gazette\n"
        "positions:\n  - actor: jo-weaver\n    issue: door\n    stance: open\n    summary: Keeps it open.\n"
        "    evidence: [door]\n"
        "figures:\n  - figure: boats\n    words: 40 قارباً\n"
    ),
    "content/briefings/event/articles/english.yml": (
        "seed: b.txt\n"
        "summary:\n  - text: The minister keeps the door open.\n    evidence: [door]\n"
        "quotations:\n  - id: door\n    speaker: jo-weaver\n    words: We shall not close the door on anybody\n"
        "  - id: hebrew\n    speaker: jo-weaver\n    words: בוקר טוב לכולם\n    language: he\n"
        "    translation: {text: Good morning to all}\n"
    ),
}
PAGES = [
    "",
    "event/arabic/",
    "event/english/",
    "event/quotations/",
    "event/dossier/",
    "event/coverage/",
    "event/timeline/",
    "event/issues/door/",
    "event/sources/",
    "actors/jo-weaver/",
]


def written(root: Path, **other: str) -> Path:
    return laid(root, {**FILES, **other})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = written(tmp_path_factory.mktemp("project"))
    report = build(root)
    assert [found.as_text() for found in report.diagnostics] == []
    return root / "site"


def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text("utf-8"))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("FA", "rtl"),
        ("ur-Latn", "ltr"),
        ("az-Arab", "rtl"),
        ("en", "ltr"),
        ("uk", "ltr"),
    ],
)
def test_a_language_has_the_direction_of_its_script(language: str, expected: str) -> None:
    assert direction(language) == expected


def test_a_card_has_the_original_in_its_own_direction_and_the_translation_below_it(site: Path) -> None:
    card = page(site, "event/arabic").css_first("#q-door")
    original, translation = card.css_first("blockquote"), card.css_first(".translation")
    assert (original.attributes["lang"], original.attributes["dir"]) == ("ar", "rtl")
    assert original.text(strip=True) == "لن نغلق الباب أمام أحد"
    words = translation.css_first("span")
    assert (words.attributes["lang"], words.attributes["dir"]) == ("en", "ltr")
    assert words.text() == "We will not close the door to anyone"
    assert (
        translation.css_first(".aside").text()
        == "Translation (English) by the editor; only the original (Arabic) is verified."
    )
    by = page(site, "event/arabic").css_first("#q-nato .translation .aside").text()
    assert by == "Translation (English): The Gazette; only the original (Arabic) is verified."


def test_a_title_in_another_language_says_so(site: Path) -> None:
    title = page(site, "event/arabic").css_first("h1")
    assert (title.attributes["lang"], title.attributes["dir"]) == ("ar", "rtl")
    assert "lang" not in page(site, "event/english").css_first("h1").attributes


def test_words_of_another_language_than_their_article_say_so(site: Path) -> None:
    card = page(site, "event/english").css_first("#q-hebrew")
    assert card.css_first("blockquote").attributes["dir"] == "rtl"
    assert page(site, "event/english").css_first("#q-door blockquote").attributes["dir"] == "ltr"


def test_a_mark_of_words_in_another_language_than_their_article_says_so(site: Path) -> None:
    marks = {one.text(): one.attributes for one in page(site, "event/english").css("mark")}
    hebrew = marks.pop("בוקר טוב לכולם")
    assert (hebrew["lang"], hebrew["dir"]) == ("he", "rtl")
    assert marks
    assert all("lang" not in one for one in marks.values())


@pytest.mark.parametrize(
    ("address", "translated"), [("", 1), ("event/quotations", 3), ("event/dossier", 3), ("actors/jo-weaver", 3)]
)
def test_wherever_the_original_is_listed_its_translation_follows(site: Path, address: str, translated: int) -> None:
    """At first sight a briefing's page shows some of what each speaker said."""
    shown = page(site, address)
    for saying in shown.css(".saying"):
        if saying.css_first("blockquote").attributes["dir"] == "rtl":
            assert saying.css_first(".translation span").attributes["dir"] == "ltr"
    assert len(shown.css(".saying .translation")) == translated


def test_the_headline_of_the_next_article_is_in_its_own_language(site: Path) -> None:
    """As everywhere else; the word before it is the page's."""
    before = page(site, "event/english").css_first("a[rel=prev]")
    assert [one.attributes.get("lang") for one in before.css("span")] == [None, "ar"]


def test_evidence_has_the_translation_too_and_the_language_of_its_words(site: Path) -> None:
    passages = page(site, "").css(".passages li")
    quoted = next(one for one in passages if one.css_first("q[lang=ar]"))
    assert quoted.css_first(".translation span").text() == "We will not close the door to anyone"
    assert any(one.css_first("span.prose[lang=ar][dir=rtl]") for one in passages)


def test_the_audit_holds_and_counts_no_translation_as_a_quotation(site: Path) -> None:
    found = audit(site, site.parent / "seeds")
    assert found.misses == ()
    assert found.counts["quotations in the data"] == 4
    assert found.counts["translations shown"] > 6
    assert page(site, "").css(".scope dd")[3].text().startswith("4")


def test_the_audit_misses_a_translation_that_poses_as_another_or_as_a_quotation(site: Path, tmp_path: Path) -> None:
    from shutil import copytree

    forged = copytree(site, tmp_path / "site")
    file = forged / "event/arabic/index.html"
    text = file.read_text("utf-8")
    file.write_text(text.replace(">We will not close", ">We will close", 1), "utf-8")
    assert any("not the data’s" in miss.what for miss in audit(forged, site.parent / "seeds").misses)
    begins = text.index('<p class="translation">')
    ends = text.index("</p>", begins) + 4
    file.write_text(f"{text[:begins]}<blockquote>{text[begins:ends]}</blockquote>{text[ends:]}", "utf-8")
    assert any("as a quotation" in miss.what for miss in audit(forged, site.parent / "seeds").misses)


def test_data_and_its_schema_give_the_translation(site: Path) -> None:
    data = json.loads((site / "data/event.json").read_text("utf-8"))
    jsonschema.validate(data, json.loads((site / "data/briefing.schema.json").read_text("utf-8")))
    given = {one["id"]: (one["language"], one["translation"]) for one in data["quotations"]}
    assert given["arabic/nato"] == (
        "ar",
        {"text": "NATO is no party to these talks", "language": "en", "by": "The Gazette"},
    )
    assert given["english/door"] == ("en", None)
    assert given["english/hebrew"][0] == "he"


def test_other_formats_give_it_as_what_it_is(site: Path) -> None:
    rows = list(csv.DictReader(StringIO((site / "data/event/quotations.csv").read_text("utf-8"))))
    assert {(row["language"], row["translation_language"]) for row in rows} == {("ar", "en"), ("he", "en"), ("en", "")}
    linked = json.loads((site / "data/event.jsonld").read_text("utf-8"))["@graph"]
    works = [node["workTranslation"] for node in linked if "workTranslation" in node]
    assert {"@type": "CreativeWork", "text": "Good morning to all", "inLanguage": "en"} in works
    annotations = json.loads((site / "data/event/annotations.jsonld").read_text("utf-8"))["first"]["items"]
    bodies = [body for one in annotations if isinstance(one["body"], list) for body in one["body"]]
    assert {body["value"] for body in bodies if body["purpose"] == "describing"} == {
        row["translation"] for row in rows
    } - {""}
    assert (
        "Translation (English) by the editor; only the original (Arabic) is verified."
        in (site / "event/arabic/index.md").read_text()
    )


def test_a_translation_into_the_language_of_the_words_is_a_warning(tmp_path: Path) -> None:
    article = "content/briefings/event/articles/arabic.yml"
    root = written(tmp_path, **{article: FILES[article].replace("language: ar\n", "")})
    assert {found.code for found in check(root)} == {"translation-same-language"}


def test_what_is_not_translated_is_left_to_do(tmp_path: Path) -> None:
    article = "content/briefings/event/articles/english.yml"
    root = written(tmp_path, **{article: FILES[article].replace("    translation: {text: Good morning to all}\n", "")})
    content, _, diagnostics = read(root)
    left = [task for task in tasks(content, diagnostics) if task.kind is Kind.TRANSLATION]
    assert [(task.article, task.text) for task in left] == [("english", "“בוקר טוב לכולם” is in “he”")]


def test_a_changed_translation_is_told(site: Path) -> None:
    new = json.loads((site / "data/event.json").read_text("utf-8"))
    old = json.loads((site / "data/event.json").read_text("utf-8"))
    old["quotations"][0]["translation"]["text"] = "Another"
    assert any("translation" in change.brief for change in changes({"event": old}, {"event": new}))


# ---------------------------------------------------------------------------------------------------------------------
# In a real browser


@pytest.fixture
def reader(window: Window, site: Path, serve: Callable[[Path], str]) -> Iterator[tuple[Any, str]]:
    with window(viewport={"width": 390, "height": 800}, reduced_motion="reduce") as page:
        yield page, serve(site)


@pytest.mark.browser
def test_words_from_right_to_left_stand_at_the_right_and_the_page_does_not_turn(reader: tuple[Any, str]) -> None:
    shown, address = reader
    shown.goto(f"{address}event/arabic/")
    sides = """id => {
      const all = document.createRange(), box = document.querySelector(`${id} blockquote`).getBoundingClientRect();
      all.selectNodeContents(document.querySelector(`${id} blockquote p`));
      const words = all.getBoundingClientRect();
      return [words.left - box.left, box.right - words.right];
    }"""
    left, right = shown.evaluate(sides, "#q-door")
    assert right < 30 < left  # the marks and nothing else stand beside the words
    assert shown.evaluate("getComputedStyle(document.querySelector('#q-door')).direction") == "ltr"
    assert shown.evaluate("getComputedStyle(document.querySelector('#q-nato blockquote p')).direction") == "rtl"
    before = "getComputedStyle(document.querySelector('#q-nato blockquote p'), '::before').content"
    assert "«" in shown.evaluate(before)
    assert shown.evaluate("getComputedStyle(document.querySelector('.excerpt .prose')).direction") == "rtl"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "marks"),
    [("en", "“”"), ("ar", "«»"), ("he", "””"), ("de", "„“"), ("fr", "«\xa0\xa0»"), ("uk", "«»"), ("pl", "„”")],
)
def test_words_stand_in_the_marks_of_their_language(reader: tuple[Any, str], language: str, marks: str) -> None:
    shown, address = reader
    shown.goto(f"{address}event/english/")
    around = """language => { const words = document.querySelector('#q-door blockquote'); words.lang = language;
      return ['::before', '::after'].map((one) => getComputedStyle(words.firstElementChild, one).content.slice(1, -1)); }"""
    assert "".join(shown.evaluate(around, language)) == marks


@pytest.mark.browser
def test_the_passage_at_hand_keeps_its_direction(reader: tuple[Any, str]) -> None:
    shown, address = reader
    shown.goto(address)
    shown.locator("#s-1 a.ref").first.hover()
    shown.locator(".peek .peek-words").first.wait_for()
    assert shown.locator(".peek-words").first.get_attribute("dir") == "rtl"


BEGINNINGS = """[...document.querySelectorAll('a.jump')].filter((one) => {
  const words = document.createRange();
  words.setStart(one.querySelector('.said, .prose').firstChild, 0);
  words.setEnd(one.querySelector('.said, .prose').firstChild, 1);
  const [first, box] = [words.getBoundingClientRect(), one.getBoundingClientRect()];
  return one.scrollHeight <= one.clientHeight || first.left < box.left || first.right > box.right;
}).map((one) => one.textContent)"""
"""The links that are not cut off, or have lost their first letter."""


@pytest.mark.browser
def test_words_that_are_cut_off_keep_their_beginning(reader: tuple[Any, str]) -> None:
    """What hides the rest of a line has the direction of the words: else it is their beginning that is hidden."""
    shown, home = reader
    shown.goto(f"{home}event/arabic/")
    shown.evaluate("document.querySelectorAll('a.jump').forEach((one) => (one.style.width = '6em'))")
    assert shown.evaluate(BEGINNINGS) == []
    shown.goto(f"{home}event/coverage/")
    row = shown.locator("table.coverage .thing[lang=ar]").first
    assert row.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    assert row.locator("q").get_attribute("lang") == "ar"


@pytest.mark.browser
@pytest.mark.slow
def test_a_page_from_right_to_left_keeps_the_beginnings_and_the_order_of_its_labels(
    browser: Any, site: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """A site in Arabic: what is cut off is cut at its end, and a date in English is not turned round."""
    project = tmp_path / "project"
    shutil.copytree(site.parent, project)
    config = project / "site_config.yml"
    config.write_text(config.read_text("utf-8") + "language: ar\n", "utf-8")
    assert build(project).published
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    shown, home = context.new_page(), serve(project / "site")
    shown.goto(f"{home}event/arabic/")
    assert shown.evaluate("[document.documentElement.lang, document.body.dir]") == ["ar", "rtl"]
    shown.evaluate("document.querySelectorAll('a.jump').forEach((one) => (one.style.width = '6em'))")
    assert shown.evaluate(BEGINNINGS) == []
    left, right = shown.evaluate(
        """(() => { const of = (one) => one.getBoundingClientRect(), box = document.querySelector('.md-content__inner');
        const head = document.createRange(); head.selectNodeContents(document.querySelector('h1'));
        return [of(head).left - of(box).left, of(box).right - of(head).right]; })()"""
    )
    assert right < 30 < left
    count = shown.locator(".identity dd").filter(has_text="words").first
    assert count.evaluate("(one) => getComputedStyle(one).unicodeBidi") == "plaintext"
    proof = shown.locator("figcaption .proof").first
    assert proof.evaluate("(one) => getComputedStyle(one).textAlign") == "right"
    between = shown.evaluate(
        "getComputedStyle(document.querySelector('.trail li + li')).unicodeBidi"
    )  # the stroke before the last name stands at its right
    assert between != "plaintext"
    assert objections(shown) == []
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("address", PAGES)
def test_no_page_scrolls_sideways_and_axe_finds_nothing(reader: tuple[Any, str], address: str) -> None:
    shown, home = reader
    shown.goto(home + address)
    shown.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    until(shown, "document.documentElement.scrollWidth <= 390", seconds=5)
    assert objections(shown) == []


@pytest.mark.browser
def test_words_are_found_by_their_translation_and_told_in_their_own_language(reader: tuple[Any, str]) -> None:
    """By the filter and by the search."""
    shown, home = reader
    shown.goto(f"{home}event/quotations/?words=close+the+door+to+anyone")
    assert shown.locator(".saying:visible blockquote").evaluate_all("all => all.map(one => one.lang)") == ["ar"]
    shown.goto(f"{home}?search=good+morning+to+all")
    until(shown, "document.querySelectorAll('.search__text').length > 0")
    assert shown.locator("q.search__text").first.get_attribute("lang") == "he"


@pytest.mark.browser
def test_the_passage_at_hand_says_the_language_of_the_words_and_of_what_stands_around_them(
    reader: tuple[Any, str],
) -> None:
    shown, home = reader
    shown.goto(f"{home}actors/jo-weaver/")
    shown.locator('a[href$="event/english/#q-hebrew"]').first.hover()
    shown.locator(".peek mark").wait_for()
    tongues = shown.locator(".peek :is(mark, .peek-words)").evaluate_all("all => all.map((one) => [one.lang, one.dir])")
    assert tongues == [["en", "ltr"], ["he", "rtl"]]

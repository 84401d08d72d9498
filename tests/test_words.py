"""The words of the pages, in every language that we speak."""

from __future__ import annotations

import ast
import re
from functools import cache
from html import unescape
from pathlib import Path

import html5lib
import pytest
from babel.messages.pofile import read_po
from jinja2 import nodes
from markupsafe import Markup

from generator.exporting.interchange.head import heads
from generator.exporting.interchange.web import web_of
from generator.reading.content import Loaded
from generator.reading.models import SiteConfig
from generator.reading.yamlfile import read_yaml
from generator.showing.pages import pages_of
from generator.showing.render import environment
from generator.showing.theme import THEME
from generator.showing.words import CATALOGUES, ENGLISH, FaultyCatalogue, unspoken, words
from tests.builders import a_config, several_articles
from tests.conftest import published

GENERATOR = Path(__file__).parents[1] / "generator"
LANGUAGES = sorted(path.stem for path in CATALOGUES.glob("*.po"))


@cache
def messages() -> set[tuple[str, ...]]:
    """What templates and titles say: a message, or one and its plural."""
    calls: list[tuple[str, ...]] = []
    for file in (THEME / "pages").glob("*.j2"):
        for call in environment().parse(file.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in ("_", "_n"):
                calls.append(tuple(one.value for one in call.args[:2] if isinstance(one, nodes.Const)))
    for file in GENERATOR.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in ("say.text", "say.counted"):
                calls.append(tuple(one.value for one in call.args[:2] if isinstance(one, ast.Constant)))
    return {call for call in calls if call}


def gaps(message: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", message))


def test_we_speak_german_french_and_ukrainian() -> None:
    assert LANGUAGES == ["de", "fr", "uk"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_its_translation_and_no_other(language: str) -> None:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    said = {
        message if isinstance(message, tuple) else (message,) for message in (one.id for one in catalogue if one.id)
    }
    assert sorted(messages() - said) == []
    assert sorted(said - messages()) == []
    for one in catalogue:
        if one.id:
            forms = one.string if isinstance(one.string, tuple) else (one.string,)
            ids = one.id if isinstance(one.id, tuple) else (one.id,)
            assert len(forms) == (catalogue.num_plurals if isinstance(one.id, tuple) else 1), one.id
            assert all(forms), one.id
            assert gaps(forms[-1]) == gaps(ids[-1]), one.id
            assert all(gaps(form) <= gaps(ids[-1]) for form in forms), one.id
            assert not one.fuzzy


def test_a_message_is_plain_text() -> None:
    """Nothing in it can end an attribute, begin an element or be read as Markdown."""
    for message in {part for call in messages() for part in call}:
        assert not re.search(r'["<>&*_`\\#|]', re.sub(r"\{\w+\}", "", message)), message
    for language in LANGUAGES:
        text = (CATALOGUES / f"{language}.po").read_text("utf-8")
        for form in re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', text, re.MULTILINE):
            assert not re.search(r'["<>&*_`\\#|]', re.sub(r"\{\w+\}", "", form)), form


def test_no_translation_sets_words_in_quotation_marks_of_its_own() -> None:
    """Where the message has none, a reader, and the audit, would take them for somebody's words."""
    of_the_method = "What verified means"
    for language in LANGUAGES:
        text = (CATALOGUES / f"{language}.po").read_text("utf-8")
        for message, said in re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.MULTILINE):
            assert message == of_the_method or "“" in message or not re.search("[“„«]", said), said


@pytest.mark.parametrize("gap", ["{things}", "{articles}"])
def test_german_puts_no_counted_noun_behind_a_preposition(gap: str) -> None:
    """“9 Akteure” and “7 Artikel” are nominatives: “4 von 9 Akteure” is wrong."""
    text = (CATALOGUES / "de.po").read_text("utf-8")
    assert f"{gap}" in text
    assert f"von {gap}" not in text


def test_what_fills_a_gap_is_inert_and_fills_only_that() -> None:
    shown = (
        environment().from_string("{{ _('{count} of {of}', count=a, of=b) }}").render(a="<b>{of}", b=Markup("<i>1</i>"))
    )
    assert shown == "&#60;b&#62;&#123;of&#125; of <i>1</i>"
    assert ENGLISH.text("{a} {b}", a="{b}", b="x") == "{b} x"


@pytest.mark.parametrize(
    ("language", "iso", "expected"),
    [
        ("de", "2022-01-26", "26. Januar 2022"),
        ("fr", "2022-01", "janvier 2022"),
        ("uk", "2022-01-26", "26 січня 2022\u202fр."),
        ("de-AT", "2022-01-26", "26. Jänner 2022"),
        ("en", "2021-12/2022-01", "December 2021 – January 2022"),
        ("en", "2022-01-17/2022-01-23", "17–23 January 2022"),
        ("en", "2022-01-28/2022-02-03", "28 January – 3 February 2022"),
        ("en", "2022-01-03/2022-02-03", "3 January – 3 February 2022"),
        ("en", "2022-01/2022-03", "January – March 2022"),
        ("en", "2021/2022", "2021 – 2022"),
        ("de", "2022-01-17/2022-01-23", "17.–23. Januar 2022"),
        ("uk", "2022-01-17/2022-01-23", "17–23 січня 2022\u202fр."),
        ("fr", "2022-01-28/2022-02-03", "28 janvier – 3 février 2022"),
        ("tlh", "2022", "2022"),
    ],
)
def test_dates_are_said_as_the_language_does(language: str, iso: str, expected: str) -> None:
    assert words(language).day(iso) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "1 цитата"), (3, "3 цитати"), (5, "5 цитат"), (21, "21 цитата"), (1234, "1\u00a0234 цитати")],
)
def test_ukrainian_counts_in_three_forms(count: int, expected: str) -> None:
    shown = (
        environment(say=words("uk"))
        .from_string("{{ _n('{count} quotation', '{count} quotations', n) }}")
        .render(n=count)
    )
    assert unescape(shown) == expected


@pytest.mark.slow
@pytest.mark.parametrize(("language", "dir"), [("ar", "rtl"), ("he", "rtl"), ("ckb-Arab", "rtl"), ("tlh", "ltr")])
def test_a_site_in_a_language_that_we_do_not_speak_is_marked_as_what_it_is(
    tmp_path: Path, language: str, dir: str
) -> None:
    """The labels are English then; the editor's own words, which are most of a page, need no further mark."""
    assert words(language).text("Sources") == "Sources"
    site = published(tmp_path, (several_articles(),), a_config(language=language))
    home = html5lib.parse((site / "index.html").read_text("utf-8"), namespaceHTMLElements=False)
    assert (home.get("lang"), home.find("body").get("dir")) == (language, dir)
    words_of_an_article = home.find(".//blockquote")
    assert (words_of_an_article.get("lang"), words_of_an_article.get("dir")) == ("en", "ltr")


@pytest.mark.parametrize(("language", "warns"), [("ar", True), ("en", False), ("en-GB", False), ("de-AT", False)])
def test_english_labels_on_a_site_in_another_language_are_a_warning(tmp_path: Path, language: str, warns: bool) -> None:
    found = [*unspoken(a_loaded_config(language), tmp_path)]
    assert [one.code for one in found] == ["language-without-words"] * warns
    assert all("de, en, fr, uk" in one.hint and one.place.line == 2 for one in found)


def test_a_catalogue_of_the_projects_own_ends_the_warning(tmp_path: Path) -> None:
    (tmp_path / "theme/locale").mkdir(parents=True)
    (tmp_path / "theme/locale/ar.po").write_text('msgid "Sources"\nmsgstr "المصادر"\n', "utf-8")
    assert [*unspoken(a_loaded_config("ar"), tmp_path)] == []


def a_loaded_config(language: str) -> Loaded[SiteConfig]:
    parsed, _ = read_yaml(f"title: The talks\nlanguage: {language}\n".encode(), "site_config.yml")
    assert parsed is not None
    return Loaded("site_config", SiteConfig(title="The talks", language=language), parsed)


@pytest.mark.parametrize(
    ("tag", "own", "name"),
    [("ar", "en", "Arabic"), ("ar", "de", "Arabisch"), ("de", "ar", "German"), ("xx", "en", "xx")],
)
def test_languages_are_called_by_their_names(tag: str, own: str, name: str) -> None:
    assert words(own).tongue(tag) == name


def test_a_project_brings_its_own_catalogue(tmp_path: Path) -> None:
    own = tmp_path / "theme/locale"
    own.mkdir(parents=True)
    (own / "es.po").write_text('msgid "Sources"\nmsgstr "Fuentes"\n', "utf-8")
    say = words("es", tmp_path)
    assert (say.text("Sources"), say.text("Timeline")) == ("Fuentes", "Timeline")


@pytest.mark.parametrize("content", ["not a catalogue\n", b'msgid "a"\nmsgstr "\xff"\n'])
def test_a_catalogue_that_cannot_be_read_says_which(tmp_path: Path, content: str | bytes) -> None:
    own = tmp_path / "theme/locale"
    own.mkdir(parents=True)
    (own / "es.po").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(FaultyCatalogue, match=r"es\.po"):
        words("es", tmp_path)


@pytest.mark.parametrize(("language", "twin"), [("en", "This page as Markdown"), ("de", "Diese Seite als Markdown")])
def test_the_other_forms_of_a_page_are_named_in_its_language(language: str, twin: str) -> None:
    say, config = words(language), a_config(language=language)
    pages = pages_of((several_articles(),), config, say=say)
    head = heads(pages, (several_articles(),), web_of(config), True, say=say)["index.md"]()
    names = re.findall(r'type="[^"]+" href="[^"]+" title="([^"]+)"', head)
    assert len(names) == 6
    assert names[0] == twin
    assert language == "en" or {"Briefings", "Änderungen", "Daten", "Daten als JSON-LD", twin} == set(names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.slow
def test_no_english_is_left_on_a_page(tmp_path: Path, language: str) -> None:
    """Of the interface's own words, none is said in English: no longer one anywhere, no short one by itself."""
    site = published(tmp_path, (several_articles(),), a_config(language=language))
    catalogue = words(language).catalogue
    said = {one for call in messages() for one in call if not gaps(one) and catalogue.gettext(one) != one}
    english = {one for one in said if len(one) > 12}
    for page in site.rglob("index.html"):
        html = page.read_text("utf-8")
        document = html5lib.parse(html, namespaceHTMLElements=False)
        text = " ".join("".join(document.itertext()).split())
        assert [one for one in document.itertext() if one.strip() in said] == [], page
        assert f'<html lang="{language}"' in html
        assert [one for one in english if one in text] == [], page

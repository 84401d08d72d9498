"""Text that looks like what it is not is named; text of every honest language is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.building.build import check
from generator.prose.deception import hidden_characters, look_alikes
from generator.proving.source import Source
from generator.proving.verify import verify_quotation
from generator.reading.diagnostics import Diagnostic
from tests.test_content import ARTICLE, FILES


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Jo\u200bWeaver", "U+200B ZERO WIDTH SPACE"),
        ("Jo\u00adWeaver", "U+00AD SOFT HYPHEN"),
        ("Jo\u200dWeaver", "U+200D ZERO WIDTH JOINER"),
        ("Jo Weaver\u200e", "U+200E LEFT-TO-RIGHT MARK"),
        ("Jo\u3164Weaver", "U+3164 HANGUL FILLER"),
        ("Jo\U000e0041\U000e0042", "U+E0041 TAG LATIN CAPITAL LETTER A, U+E0042 TAG LATIN CAPITAL LETTER B"),
        ("Jo\U000e0100", "U+E0100 VARIATION SELECTOR-17"),
    ],
)
def test_what_nobody_sees_is_named(text: str, named: str) -> None:
    """The character and its name, since there is nothing to look at."""
    assert hidden_characters(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "Jo Weaver, José Müller – “no-break\u00a0space”",
        "👩‍👩‍👧 🏳️‍🌈 ☺️",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "می‌خواهم",
        "क्‍ष",
        "\u200fעברית\u200e (NATO)",
        "葛\U000e0100城市",
    ],
)
def test_what_a_script_needs_is_welcome(text: str) -> None:
    """Joiners of emoji, Persian and Hindi, flags, marks of direction beside Hebrew, forms of Han letters."""
    assert hidden_characters(text) == ""
    assert look_alikes(text) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Jоe Biden", "“Jоe” is spelt with U+043E CYRILLIC SMALL LETTER O"),
        ("Vladimir Рutin", "“Рutin” is spelt with U+0420 CYRILLIC CAPITAL LETTER ER"),
        ("ΝATO", "“ΝATO” is spelt with U+039D GREEK CAPITAL LETTER NU"),
        ("president Вор of Land", "“Вор”"),
        ("the ЕС agreed", "“ЕС”"),
    ],
)
def test_letters_that_look_latin_are_named(text: str, word: str) -> None:
    """Among Latin letters, or where a whole word of them stands among Latin words."""
    assert look_alikes(text).startswith(word.split(" is ")[0])
    assert word in look_alikes(text)


@pytest.mark.parametrize(
    "text",
    ["Сергей Лавров", "Сергей Лавров (Sergei Lavrov)", "ΔT of 3 µm", "Αθήνα", "а", "СССР", "naïve café", "Ωmega"],
)
def test_other_scripts_are_no_deception(text: str) -> None:
    """Whole Russian and Greek words, alone or beside Latin ones; letters that nobody takes for Latin."""
    assert look_alikes(text) == ""


def test_a_quotation_that_turns_its_direction_is_questioned() -> None:
    """The words are the article's, so they verify, typed as no editor could else; that they read otherwise is said."""
    source = Source("a.txt", "Headline\n\n“We shall \u202erefuse\u202c the whole offer,” Weaver said.\n")
    verdict = verify_quotation("We shall refuse the whole offer", source)
    assert (verdict.status, [each.code for each in verdict.findings]) == ("warning", ["hidden-character"])


def test_a_quotation_with_look_alikes_is_questioned() -> None:
    source = Source("a.txt", "Headline\n\n“We trust Jоe Biden to the end,” Weaver said.\n")
    verdict = verify_quotation("We trust Jоe Biden to the end", source)
    assert (verdict.status, [each.code for each in verdict.findings]) == ("warning", ["look-alike"])


@pytest.mark.parametrize(
    ("name", "code"),
    [("Jo\u200b Weaver", "hidden-character"), ("Jо Weaver", "look-alike"), ('"Jo \\u200b Weaver"', "hidden-character")],
)
def test_a_name_is_questioned_on_its_line(tmp_path: Path, name: str, code: str) -> None:
    """Typed, pasted or spelt as an escape."""
    found = [each for each in checked(tmp_path, {"content/actors.yml": ("Jo Weaver", name)}) if each.code == code]
    assert [(each.severity.value, each.place.file, each.place.line) for each in found] == [
        ("warning", "content/actors.yml", 3)
    ]


@pytest.mark.parametrize("escape", ["\\u202e", "\\u2066", "\\a", "\\e[2J", "\\ufffe", "\\U0010ffff", "\\0"])
def test_an_escape_does_not_let_in_what_may_not_be_typed(tmp_path: Path, escape: str) -> None:
    """In the editor's words and in words of the article alike."""
    for file, old in (("content/actors.yml", "Jo Weaver"), (ARTICLE, "We shall see"), (ARTICLE, "The minister waits.")):
        found = checked(tmp_path, {file: (old, f'"{old} {escape}"')})
        assert "bad-value" in {each.code for each in found if each.severity == "error"}, file
        assert not set("\x00\x07\x1b\u202e\u2066") & set("".join(each.as_text() for each in found))


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff"])
def test_half_a_character_is_refused(tmp_path: Path, escape: str) -> None:
    """A lone surrogate is no text."""
    found = checked(tmp_path, {"content/actors.yml": ("Jo Weaver", f'"Jo {escape}"')})
    assert [each.place.line for each in found if each.severity == "error"][:1] == [3]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("javascript:alert(1)", "must be an http or https address"),
        ("//evil.example/", "must be an http or https address"),
        ("https:///path", "must be an http or https address"),
        ("java\tscript:alert(1)", "must be an http or https address"),
        ("https://exam\tple.org/", "holds U+0009"),
        ("https://me:secret@evil.example/", "must be an http or https address"),
        ("https://example.org@evil.example/", "must be an http or https address"),
        ("data:text/html,x", "must be an http or https address"),
        ("https://exаmple.org/", "write xn--exmple-4nf.org"),
        ("https://example.org/<script>", "write %3C instead"),
        ('https://example.org/"x', "write %22 instead"),
        ("https://example.org/{{7*7}}", "write %7B instead"),
        ("https://example.org\\@evil.example/", "must be an http or https address"),
        ("https://example.org:65536/", "has “65536” for a port"),
        ("https://example.org:99999999/", "has “99999999” for a port"),
        ("https://[::1/", ""),
    ],
)
def test_an_address_that_leads_elsewhere_is_refused(tmp_path: Path, url: str, message: str) -> None:
    """http and https only, no names, the host as it is asked for, nothing that another format would act on."""
    found = checked(tmp_path, {"site_config.yml": ("title: Small", f"title: Small\nurl: '{url}'")})
    errors = [each for each in found if each.severity == "error"]
    assert [each.place.line for each in errors] == [2]
    assert message in errors[0].message


def test_a_host_that_nobody_can_have_is_refused_without_advice(tmp_path: Path) -> None:
    """A part of more than 63 letters cannot be written in ASCII either."""
    [found] = checked(tmp_path, {"site_config.yml": ("title: Small", f"title: Small\nurl: https://{'é' * 64}.org/")})[
        :1
    ]
    assert found.message == "url: has a host that is not written in plain letters"


@pytest.mark.parametrize("key", ["url", "repository", "contact", "licence"])
@pytest.mark.parametrize("path", ["a/../b", "./a", "a/%2e%2E/b", ".%2e"])
def test_an_address_of_the_editors_own_has_no_steps_back(tmp_path: Path, key: str, path: str) -> None:
    """Who reads `we/briefings/../../them` is led to `them`."""
    value = f"https://forge.example/{path}"
    line = f"licence: {{name: Free, url: '{value}'}}" if key == "licence" else f"{key}: '{value}'"
    found = checked(tmp_path, {"site_config.yml": ("title: Small", f"title: Small\n{line}")})
    errors = [each for each in found if each.severity == "error"]
    assert [(each.place.line, each.code) for each in errors] == [(2, "bad-value")]
    assert "as a step of its path" in errors[0].message


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://example.org:1/",
        "https://example.org:65535/",
        "http://127.0.0.1:8000/a'b/",
        "HTTPS://Example.ORG/",
        "http://[2001:DB8::a]/",
        "https://xn--e1afmkfd.example/пример/",
    ],
)
def test_an_honest_address_is_taken(tmp_path: Path, url: str) -> None:
    assert (
        checked(
            tmp_path,
            {"site_config.yml": ("title: Small", f'title: Small\ncontact: https://example.org/\nurl: "{url}"')},
        )
        == []
    )


def checked(root: Path, changes: dict[str, tuple[str, str]]) -> list[Diagnostic]:
    """What is said of a small project with some changes."""
    for name, text in FILES.items():
        old, new = changes.get(name, ("", ""))
        assert old in text
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text.replace(old, new, 1) if old else text, "utf-8")
    return list(check(root))

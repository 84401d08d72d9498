"""Texts that try to be more than text, and a project that holds them in every field.

The project is made twice: once with hostile texts and once with a plain word in each one's place. What a page or a file
says of the first must be what it says of the second, with the text for the word, and nothing else.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from generator.prose.text import unwelcome_characters
from tests.families import families


def _of_every_category() -> str:
    """Two characters of each general category that text may hold, from the first and the last plane that have them."""
    found: dict[str, list[str]] = {}
    for character in map(chr, range(0x20, 0x110000)):
        found.setdefault(unicodedata.category(character), []).append(character)
    ends = {kind: (_first_welcome(each), _first_welcome(reversed(each))) for kind, each in sorted(found.items())}
    return " ".join(f"{kind}:{first}x{last}" for kind, (first, last) in ends.items() if first)


def _first_welcome(characters: Iterable[str]) -> str:
    return next((each for each in characters if not unwelcome_characters(each)), "")


MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)><base href=//evil.example/>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style></textarea></noscript></template><iframe srcdoc='<script>alert(1)</script>'>",
    "<!-- <style>*{display:none}</style>",
    "--><img src=x onerror=alert(1)>",
    "]]> <![CDATA[ x ]]>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
    '\'"><a href="javascript:alert(1)">',
    '" onmouseover=alert(1) x="',
    "' autofocus onfocus=alert(1) x='",
    "<math><mtext></p><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<details open ontoggle=alert(1)><summary>x",
    "<input type=checkbox id=__search checked><label for=__search>",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &copy &nbsp; &#x3c;script&#x3e;",
    "\\u003cscript\\u003e \\x3cb\\x3e %3Cscript%3E",
)
LINKS = (
    "[x](javascript:alert(1)) <javascript:alert(1)> ![x](https://evil.example/x.png)",
    "<https://evil.example/> https://evil.example/ www.evil.example me@evil.example",
    "[x]: javascript:alert(1)\n\n[x]",
    "//evil.example/x data:text/html,<script>alert(1)</script> vbscript:x",
    "x#:~:text=y,-z&text=%00%2e%2e/",
    "../../etc/passwd \\\\host\\share CON",
)
MARKDOWN = (
    "{: onclick=alert(1) } word {: #__search .x style=color:red }",
    "# heading\n\n## another {#q-no-change}",
    "[TOC]",
    '--8<-- "mkdocs.yml"',
    "```python\nprint()\n```",
    "~~~\nx\n~~~",
    "| a | b |\n|---|---|\n| c | d |",
    "---\ntitle: taken\n---",
    "*[HTML]: Hyper\n\nHTML",
    "[^1]: note\n\nword[^1]",
    "- item\n- item",
    "1986. A great year",
    "    four spaces\n\n    indented code",
    "!!! note\n    text",
    "$x^2$ ==mark== ^^ins^^ ~~del~~ {++add++} :smile: @user #123 [[wiki]] [ ] [x]",
    "\\*not\\* `code` __init__ snake_case **bold** <!-- more -->",
    "two  spaces and a tab\there, a trailing\\\nbackslash  \nand two spaces",
    "> quoted\n>> twice\n\n***\n\n===",
)
TEMPLATES = (
    "{{ 7*7 }} {% raw %} {# x #} ${7*7} <%= 7*7 %> #{7*7}",
    "{{ ''.__class__.__mro__ }} {% include 'x' %} {{ config }}",
    "%s %d %(x)s {0} {x!r} {} $x $(touch x) `touch x`; rm -rf / && x || y",
    "'; DROP TABLE x; -- \" OR 1=1",
)
TABLES = (
    "=1+1",
    '=HYPERLINK("https://evil.example";"x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "'quoted'",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    'says "so", and; more,,"',
    "a\tb\tc",
)
SOURCES = (
    "{braces} \\backslash$ 100% #1 a_b ~ ^ @misc{x,} \\input{/etc/passwd} ^^41",
    "TY  - BOOK\nER  - \nTY  - NEWS",
    '"},{"x":"y"}] null true NaN __proto__ constructor',
    "-- --- `` '' ,, << >> ?` !`",
)
UNICODE = (
    "".join(map(chr, range(0x20, 0x7F))),
    "".join(map(chr, range(0xA0, 0x180))).replace("\u00ad", ""),
    _of_every_category(),
    "Straße İstanbul ǅ ﬁ ﷺ Ⅷ 東京 عربي עברית नमस्ते ไทย 👩‍👩‍👧 🏳️‍🌈 می‌خواهم",
    "e\u0301 A\u030a \u1100\u1161 Z̷̡̛a̶l̴g̵o̶",
    "«quoted» ‘single’ 「corner」 ’ — … ´ ʼ ′",
    "non\u00a0breaking \u2009thin \u3000wide \u2011hyphen",
    "\U00010348 \U0001d11e \U000e0100 \U000f0000 \ufffd",
)
LONG = ("word" * 300, "<b>many</b> " * 100)
CHOSEN = (*MARKUP, *LINKS, *MARKDOWN, *TEMPLATES, *TABLES, *SOURCES, *UNICODE, *LONG)
SHARED = 40
"""Texts of a family that share a field."""
BATCH = 64
"""Texts that share a project, where each has its fields for itself."""
ASKED = os.environ.get("HOSTILE", "")
"""`all`, or a JSON file with a list of texts: each of them goes through every field by itself. `make hostile`."""


def _by_themselves() -> tuple[str, ...]:
    """The texts that `HOSTILE` asks for, without those that no file may hold."""
    if ASKED == "all":
        return (*CHOSEN, *chain.from_iterable(families().values()))
    texts = json.loads(Path(ASKED).read_text("utf-8"))
    return tuple(text for text in dict.fromkeys(texts) if text.strip() and not unwelcome_characters(text))


def _together() -> tuple[str, ...]:
    families_together = (
        "\n\n".join(texts[at : at + SHARED]) for texts in families().values() for at in range(0, len(texts), SHARED)
    )
    return (*CHOSEN, *families_together)


STRINGS = _by_themselves() if ASKED else _together()
"""What every text field takes, and every page and file gives back as it is."""
BATCHES = tuple(STRINGS[at : at + BATCH] for at in range(0, len(STRINGS), BATCH)) if ASKED else (STRINGS,)
"""The texts of each project that is built."""

TOKEN = re.compile(r"Zq\d{5}x")
_SHORT = 300
TOGETHER = 8
"""Texts that share a briefing."""


class Writer:
    """Gives each field a text of its own: a plain word, or the same word beside a hostile text."""

    def __init__(self, hostile: bool) -> None:
        self.hostile = hostile
        self.texts: dict[str, str] = {}
        """The whole text of a field by its word."""

    def text(self, *strings: str, before: str = "") -> str:
        """The text of the next field: the word last, so that the hostile text begins the field."""
        token = f"Zq{len(self.texts):05}x"
        words = " ".join(strings).strip()
        self.texts[token] = before + f"{words} {token}".strip()
        return self.texts[token] if self.hostile else f"{before}{token}"


def groups(strings: Sequence[str]) -> list[tuple[str, ...]]:
    """The texts that share a briefing."""
    numbered = groupby(enumerate(strings), key=lambda each: each[0] // TOGETHER)
    return [tuple(text for _, text in group) for _, group in numbered]


def write_project(root: Path, hostile: bool, strings: Sequence[str] = STRINGS) -> Writer:
    """A project with every one of the texts in every text field; the texts by the words that stand for them."""
    writer = Writer(hostile)
    files: dict[str, Any] = {"site_config.yml": _site_config(writer, strings if ASKED else MARKUP[:12])}
    actors: list[dict[str, Any]] = []
    number = 0
    for index, together in enumerate(groups(strings)):
        numbers = range(number, number + len(together))
        number += len(together)
        actors += [_actor(writer, n, text) for n, text in zip(numbers, together, strict=True)]
        folder = f"content/briefings/event-{index}"
        lines = [(writer.text(_line(text)), writer.text(_unquoted(text))) for text in together]
        for half, name in enumerate(("second", "first")):
            seed = f"{index}-{name} {writer.text(_file_name(together[half::2] or together))}.txt"
            headline = f"Headline {index} {name} {writer.text(*map(_line, together))} ends"
            gazette = f"The Gazette {writer.text(*map(_line, together))} of Land"
            said = [_words(place, *line, name) for place, line in enumerate(lines)]
            files[f"seeds/{seed}"] = _seed(writer, headline, gazette, said, together)
            article = _article(writer, seed, headline, gazette, said, numbers, together)
            files[f"{folder}/articles/{name}.yml"] = article
        files[f"{folder}/briefing.yml"] = _briefing(writer, index, said, numbers, together)
    files["content/actors.yml"] = {"actors": actors}
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes((data if isinstance(data, str) else as_yaml(data)).encode("utf-8"))
    return writer


def _short(strings: Sequence[str]) -> list[str]:
    """Those that several fields together can take: what stands on every page of a briefing is read hundreds of times."""
    return [text[:_SHORT] for text in strings]


def as_yaml(data: Any) -> str:
    """The data as YAML with every text between quotation marks and what YAML may not hold spelt out."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _site_config(writer: Writer, strings: Sequence[str]) -> dict[str, Any]:
    """The settings, with texts that stand on every page."""
    return {
        "title": writer.text(*strings),
        "description": writer.text(*strings, *MARKUP, *MARKDOWN, *UNICODE[:3]),
        "repository": "https://forge.example/a'b(c)*d*/e;f",
        "home": "event-0",
        "licence": {"name": writer.text(*strings[:24]), "url": "https://licence.example/a'b(c)*d*/e;f"},
        "publish": "full",
    }


def _actor(writer: Writer, number: int, text: str) -> dict[str, Any]:
    kinds = ("person", "organisation", "state", "document", "group")
    return {
        "id": f"actor-{number}",
        "name": writer.text(text),
        "kind": kinds[number % 5],
        "role": writer.text(text),
        "aliases": [writer.text(text), writer.text(text)],
    }


def _file_name(strings: Sequence[str]) -> str:
    """The beginnings of texts, as many bytes as a file's name can have; composed, as seeds are named."""
    room = 200 // len(strings)
    names = (re.sub(r"[/\\]", "", _line(text)).encode()[:room].decode(errors="ignore") for text in strings)
    return unicodedata.normalize("NFC", " ".join(names)).strip(" .") or "x"


def _line(text: str) -> str:
    """The text on one line, and not too long, as words of an article are."""
    return " ".join(text.split())[:300]


def _unquoted(text: str) -> str:
    """The text without quotation marks and dashes, and without brackets, which in quotations are the editor's."""
    spelt = re.sub(r"&#?\w+;", lambda each: "" if any(map(_is_mark, unescape(each[0]))) else each[0], _line(text))
    plain = "".join(each for each in spelt if not _is_mark(each))
    return " ".join(re.sub(r"[\[\]`´…–—]|--+", "", plain).split())


def _is_mark(character: str) -> bool:
    """Whether a character is a quotation mark of some script, or looks like one."""
    name = unicodedata.name(character, "")
    return any(sign in name for sign in ("QUOTATION", "APOSTROPHE", "PRIME", "CORNER BRACKET", "TURNED COMMA"))


@dataclass(frozen=True)
class _Words:
    """What one paragraph of a seed says, and how the YAML names it."""

    line: str
    quote: str
    rain: str
    around: str
    boats: str
    caption: str


def _words(place: int, line: str, quoted: str, article: str) -> _Words:
    really = "really " if article == "second" else ""
    return _Words(
        line=line,
        quote=f"{_own(place, 'abcdefgh', really)} {quoted} {_own(place, 'ijklmnop')}",
        rain=f"In Land on that day rain {place} {line} fell on all of the roofs",
        around=f"on us. In Land on that day rain {place} {line} fell on all of the roofs",
        boats=f"It is known that some {place + 900_000} boats of all the kinds that we know {line} came down the river to us",
        caption=f"Caption {place} {line} begins and {line} ends {place}",
    )


def _own(place: int, letters: str, first: str = "") -> str:
    """Words that no other quotation has, so that none is taken for another print of the same."""
    return first + " ".join(f"w{place}{letter}" for letter in letters)


_BEFORE = "It was the morning of a long day in Land that began with these words:"


def _seed(writer: Writer, headline: str, gazette: str, said: Sequence[_Words], strings: Sequence[str]) -> str:
    paragraphs = [headline, "", f"{gazette}, on 26 January 2022."]
    for words, text in zip(said, strings, strict=True):
        paragraphs += ["", f"{_BEFORE} “{words.quote},” somebody told us. {words.boats} and on us. {words.rain}."]
        paragraphs += ["", words.caption, "", text if writer.hostile else re.sub("[^\n]+", "plain", text)]
    return "\n".join(paragraphs) + "\n"


def _article(
    writer: Writer,
    seed: str,
    headline: str,
    gazette: str,
    said: Sequence[_Words],
    numbers: range,
    strings: Sequence[str],
) -> dict[str, Any]:
    stated = "first" in seed
    pairs = list(zip(range(len(said)), said, strings, strict=True))

    def fact(value: str) -> dict[str, str]:
        basis = {"words": gazette} if stated else {"basis": writer.text(*_short(strings), before="inferred: ")}
        return {"value": value, **basis}

    return {
        "seed": seed,
        "title": headline,
        "outlet": fact(writer.text(*_short(strings))),
        "byline": fact(writer.text(*_short(strings))),
        "date": fact("2022-01-26"),
        "url": fact("https://gazette.example/a'b;c/?d=*e*&amp;f=(g)#i"),
        "exclude": [
            {
                "kind": "caption",
                "first": words.caption.partition(" and ")[0],
                "last": words.caption.partition(" and ")[2],
            }
            for _, words, _ in pairs
        ],
        "summary": [
            {"text": writer.text(text), "evidence": [{"words": words.rain, "context": words.around}]}
            for _, words, text in pairs
        ],
        "actors": [
            {
                "actor": f"actor-{numbers[n]}",
                "role": writer.text(text),
                "evidence": [f"said-{n}" if n % 2 else {"words": words.rain, "context": words.around}],
            }
            for n, words, text in pairs
        ],
        "quotations": [
            {
                "id": f"said-{n}",
                "speaker": f"actor-{numbers[n]}" if n % 3 else "unnamed",
                "words": words.quote,
                "context": f"{words.quote},” somebody told us",
                "translation": {"text": writer.text(text), "language": "fr", "by": writer.text(text)},
            }
            for n, words, text in pairs
        ],
        "positions": [
            {
                "actor": f"actor-{numbers[n]}",
                "issue": f"issue-{numbers[n]}",
                "stance": "yes" if stated else "no",
                "summary": writer.text(text),
                "evidence": [f"said-{n}" if n % 2 else {"words": words.rain, "context": words.around}],
            }
            for n, words, text in pairs
        ],
        "figures": [
            {
                "figure": f"figure-{numbers[n]}",
                "words": words.boats,
                "value": str(n + 900_000),
                "unit": words.line,
                "context": f"told us. {words.boats}",
            }
            for n, words, text in pairs
        ],
    }


def _briefing(
    writer: Writer, index: int, said: Sequence[_Words], numbers: range, strings: Sequence[str]
) -> dict[str, Any]:
    pairs = list(enumerate(strings))
    rains = [{"article": "first", "words": words.rain, "context": words.around} for words in said]
    return {
        "title": writer.text(*_short(strings)),
        "date": str(date(2022, 1, 27) - timedelta(index)),
        "lede": {"text": writer.text(*_short(strings)), "evidence": [rains[0]]},
        "statements": [
            {
                "text": writer.text(text),
                "evidence": [rains[n], f"{'first' if n % 2 else 'second'}/said-{n}"],
                **({} if n % 3 else {"contradiction": True}),
            }
            for n, text in pairs
        ],
        "issues": [
            {
                "id": f"issue-{numbers[n]}",
                "title": writer.text(text),
                "question": writer.text(text),
                "stances": [
                    {"id": "yes", "label": writer.text(text), "tone": "for"},
                    {"id": "no", "label": writer.text(text), "tone": "against"},
                ],
            }
            for n, text in pairs
        ],
        "figures": [{"id": f"figure-{numbers[n]}", "what": writer.text(text)} for n, text in pairs],
        "timeline": [
            {
                "date": f"20{n:02}-01-26",
                "text": writer.text(text),
                "basis": writer.text(text, before="inferred: "),
                "evidence": [rains[n]],
            }
            for n, text in pairs
        ],
        "corrections": [{"date": f"20{n:02}-01-27", "text": writer.text(text)} for n, text in pairs],
    }


# ---------------------------------------------------------------------------------------------------------------------
# Where a project's texts stand


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of data, with the keys that lead to it; the places in a list do not count."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner, path)
    elif isinstance(value, str):
        yield path, value

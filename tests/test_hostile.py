"""Hostile texts through every field, every page and every export: shown as typed, and nothing else comes of them."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from textwrap import shorten
from typing import Annotated, Any
from urllib.parse import unquote
from xml.etree import ElementTree

import bibtexparser
import pytest
import rispy
from markdown_it import MarkdownIt
from pydantic import BaseModel, TypeAdapter, ValidationError
from selectolax.lexbor import LexborHTMLParser

from generator.audit.proof import audit
from generator.building.build import build
from generator.reading.models import ActorsFile, ArticleFile, BriefingFile, SiteConfig
from generator.showing.pages import SNIPPET
from tests.hostile import BATCHES, MARKUP, TOKEN, groups, leaves, write_project
from tests.test_interchange_citations import READER

pytestmark = pytest.mark.slow

FILES = {"site": SiteConfig, "actors": ActorsFile, "article": ArticleFile, "briefing": BriefingFile}
NOT_COVERED = {
    ("article", "todo"): "an article with something left to do is not published",
    ("article", "figures", "qualifier"): "must be words that `figures.py` knows",
    ("site", "mkdocs"): "settings of MkDocs, which checks them",
}
"""Fields that take hostile text but are not in the project of `hostile.py`, and why not."""


@dataclass(frozen=True)
class Pair:
    """The site of plain words, and the same site with hostile texts in their places."""

    plain: Path
    hostile: Path
    texts: dict[str, str]
    """The hostile text by its word."""
    strings: tuple[str, ...]
    """What was put into every field."""


@pytest.fixture(scope="module", params=BATCHES, ids=range(len(BATCHES)))
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    root = tmp_path_factory.mktemp("hostile")
    writers = {}
    for name in ("plain", "hostile"):
        writers[name] = write_project(root / name, hostile=name == "hostile", strings=request.param)
        report = build(root / name)
        assert [found.as_text() for found in report.diagnostics if found.severity == "error"] == []
        assert report.published
    return Pair(root / "plain/site", root / "hostile/site", writers["hostile"].texts, request.param)


# ---------------------------------------------------------------------------------------------------------------------
# Which fields there are


def text_fields(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every field of a model, and of the models in it, that takes some hostile text."""
    for name, info in model.model_fields.items():
        models = [one for one in _within(info.annotation) if isinstance(one, type) and issubclass(one, BaseModel)]
        for inner in models:
            yield from text_fields(inner, (*path, name))
        if not models and _takes_hostile_text(info.annotation, info.metadata):
            yield (*path, name)


def _within(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _within(inner)


def _takes_hostile_text(annotation: Any, metadata: list[Any]) -> bool:

    adapter = TypeAdapter(Annotated[annotation, *metadata] if metadata else annotation)
    for text in MARKUP:
        for value in (text, f"inferred: {text}", [text], {"x": text}):
            try:
                adapter.validate_python(value)
            except ValidationError:
                continue
            return True
    return False


def test_every_field_that_takes_text_takes_hostile_text(tmp_path: Path) -> None:
    """A field that is new in a model must stand in the project of `hostile.py`, or be listed with a reason."""
    written = Written(tmp_path)
    wanted = {(file, *path) for file, model in FILES.items() for path in text_fields(model)}
    assert wanted - written.fields == NOT_COVERED.keys()


class Written:
    """The fields in which the project has hostile text."""

    def __init__(self, root: Path) -> None:
        write_project(root, hostile=True)
        self.fields = set()
        for path in root.rglob("*.yml"):
            kind = {"site_config": "site", "actors": "actors", "briefing": "briefing"}.get(path.stem, "article")
            for keys, text in leaves(json.loads(path.read_text("utf-8"))):
                if re.search(r"[^\w\s.,:;’“”/-]", text):
                    self.fields.add((kind, *keys))


# ---------------------------------------------------------------------------------------------------------------------
# Pages


Read = Callable[[Path], Iterator[tuple[str, str]]]
"""Reads a file as its programs do: every text in it, with the kind of place that it stands in."""


def page_texts(file: Path) -> Iterator[tuple[str, str]]:
    """Every text and every value of an attribute, as a browser reads them; JSON-LD as the data it is.

    What an address, or a source for reference managers, spells as `%2D` is taken for the character that it stands for.
    """
    for node in LexborHTMLParser(file.read_text("utf-8")).root.traverse(include_text=True):
        if node.tag != "-text":
            for name, value in node.attributes.items():
                is_spelt = name == "href" or node.attributes.get("class") == "Z3988"
                yield f"{node.tag} {name}", unquote(value or "") if is_spelt else value or ""
        elif node.parent.attributes.get("type") == "application/ld+json":
            yield from ((f"json-ld {' '.join(path)}", text) for path, text in leaves(json.loads(node.text_content)))
        elif node.parent.attributes.get("class") == "md-nav__link":
            yield "menu", node.text_content
        else:
            yield node.parent.tag, node.text_content


ON_ONE_LINE = ("title", "meta content", "span title", "menu")
"""Where a page gives every run of white space as one space: in what is read by programs, and in the menu."""


def test_every_page_shows_every_text_as_it_was_typed(pair: Pair) -> None:
    """Text for word, in every element and attribute of every page; white space too, but in the head and the menu."""
    pages = [file.relative_to(pair.plain) for file in pair.plain.rglob("*.html")]
    assert_same(pair, page_texts, pages, on_one_line=ON_ONE_LINE)


def test_no_text_makes_an_element_or_an_attribute(pair: Pair) -> None:
    """The pages of hostile texts are built of exactly what the pages of plain words are built of."""
    assert shape(pair.hostile) == shape(pair.plain)


def shape(site: Path) -> set[tuple[str, str, str]]:
    return {
        (node.parent.tag if node.parent else "", node.tag, name)
        for file in site.rglob("*.html")
        for node in LexborHTMLParser(file.read_text("utf-8")).root.traverse()
        for name in ("", *node.attributes)
    }


def test_every_text_comes_to_light(pair: Pair) -> None:
    """No word of the plain site is lost: what the tests above compare is everything that was written."""
    published = {token for file in texts_of(pair.plain) for token in TOKEN.findall(file.read_text("utf-8"))}
    assert pair.texts.keys() - published == set()


def texts_of(site: Path) -> list[Path]:
    endings = {".html", ".json", ".jsonld", ".csv", ".bib", ".ris", ".atom", ".md", ".txt", ".xml"}
    return [file for file in site.rglob("*") if file.suffix in endings]


def test_quotations_are_the_seeds_own_characters(pair: Pair) -> None:
    """The auditor, which knows nothing of the generator, finds every quotation of the hostile site in its seed."""
    found = audit(pair.hostile, pair.hostile.parent / "seeds")
    assert found.misses == ()
    assert found.counts["quotations in the data"] == 2 * len(pair.strings)


def test_the_body_of_an_article_is_shown_as_it_is(pair: Pair) -> None:
    """With `publish: full`, every hostile paragraph of every seed stands on its article's page."""
    for number, strings in enumerate(groups(pair.strings)):
        page = LexborHTMLParser((pair.hostile / f"event-{number}/first/index.html").read_text("utf-8"))
        shown = squeezed(page.css_first("article").text())
        assert [text for text in strings if squeezed(text) not in shown] == []


def squeezed(text: str) -> str:
    return "".join(text.split())


# ---------------------------------------------------------------------------------------------------------------------
# Downloads


def json_texts(file: Path) -> Iterator[tuple[str, str]]:
    return ((" ".join(path), text) for path, text in leaves(json.loads(file.read_text("utf-8"))))


def csv_texts(file: Path) -> Iterator[tuple[str, str]]:
    """As the guide to the data says it is read: one leading apostrophe taken off."""
    for row in csv.DictReader(StringIO(file.read_bytes().decode("utf-8"), newline=""), strict=True):
        for name, value in row.items():
            text = value.removeprefix("'")
            yield from leaves({name: json.loads(text) if name == "aliases" and text else text})


def atom_texts(file: Path) -> Iterator[tuple[str, str]]:
    for element in ElementTree.fromstring(file.read_bytes()).iter():
        yield element.tag, element.text or ""
        yield from ((f"{element.tag} {name}", value) for name, value in element.attrib.items())


def bibtex_texts(file: Path) -> Iterator[tuple[str, str]]:
    library = bibtexparser.parse_string(file.read_text("utf-8"), append_middleware=[READER])
    assert not library.failed_blocks
    return ((field.key, field.value) for entry in library.entries for field in entry.fields)


def ris_texts(file: Path) -> Iterator[tuple[str, str]]:
    return (found for entry in rispy.loads(file.read_text("utf-8")) for found in leaves(entry))


def markdown_texts(file: Path) -> Iterator[tuple[str, str]]:
    """What a reader of CommonMark shows; no HTML, picture or code may come of a text."""
    for token in MarkdownIt("commonmark").enable("table").parse(file.read_text("utf-8")):
        assert token.type not in ("html_block", "fence", "code_block", "hr")
        if token.children:
            assert not {child.type for child in token.children} & {"html_inline", "image", "code_inline", "em"}
            yield "text", "".join(child.content or " " * (child.type == "softbreak") for child in token.children)
            yield from (
                ("link", unquote(str(child.attrs["href"]))) for child in token.children if child.type == "link_open"
            )


def search_texts(file: Path) -> Iterator[tuple[str, str]]:
    """What the search shows of each entry, but for the seeds' own paragraphs: in the site of plain words they are others."""
    for address, *texts in json.loads(file.read_text("utf-8")):
        if not re.search(r"#(p-|excerpts)", address):
            yield from (("text", text) for text in texts)


def plain_texts(file: Path) -> Iterator[tuple[str, str]]:
    return (("line", line) for line in file.read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("pattern", "read", "on_one_line"),
    [
        ("data/*.json", json_texts, False),
        ("data/**/*.jsonld", json_texts, False),
        ("data/*/*.csv", csv_texts, False),
        ("data/*/sources.csl.json", json_texts, True),
        ("data/*/sources.bib", bibtex_texts, True),
        ("data/*/sources.ris", ris_texts, True),
        ("feed.json", json_texts, True),
        ("feed.atom", atom_texts, True),
        ("**/*.md", markdown_texts, True),
        ("llms.txt", markdown_texts, True),
        ("data/README.txt", plain_texts, True),
        ("search/found/*.json", search_texts, True),
    ],
)
def test_every_download_gives_every_text_back(pair: Pair, pattern: str, read: Read, on_one_line: bool) -> None:
    """Text for word, read with the format's own readers; on one line where the format has no lines in a text."""
    files = [file.relative_to(pair.plain) for file in pair.plain.glob(pattern)]
    assert files
    assert_same(pair, read, files, on_one_line=on_one_line)


def test_no_file_of_the_site_was_forgotten(pair: Pair) -> None:
    """Every file that holds a hostile text is read by one of the tests above."""
    read = {"html", "json", "jsonld", "csv", "bib", "ris", "atom", "md", "txt"}
    files = (file for file in pair.plain.rglob("*") if file.is_file())
    holding = {file.suffix[1:] for file in files if TOKEN.search(file.read_text("utf-8", "replace"))}
    assert holding == read


COUNTED = re.compile(r"(?<!\d)[\d,]+(?= words?\b)|(?<=paragraph )\d+|\b(under )?\d+(?= per cent)|\b[0-9a-f]{64}\b")
"""What depends on how many words and paragraphs an article has, and on its bytes."""


def assert_same(pair: Pair, read: Read, files: list[Path], on_one_line: bool | tuple[str, ...]) -> None:
    """The texts of the hostile site's files are those of the plain one's, each word replaced by the text it stands for."""

    def text_for_word(found: re.Match[str]) -> str:
        return pair.texts[found[0]].removeprefix("inferred: ")

    def shown(kind: str, text: str) -> tuple[str, str]:
        folded = on_one_line is True or (on_one_line and kind in on_one_line)
        text = COUNTED.sub("n", " ".join(text.split()) if folded else text)
        cut = shorten(text, SNIPPET, placeholder=" …", break_on_hyphens=False)
        return kind, cut if kind == "meta content" else text

    def all_of(site: Path, change: Callable[[str], str]) -> Counter[tuple[str, str]]:
        found = (each for file in files for each in read(site / file))
        changed = (shown(kind, change(text)) for kind, text in found if TOKEN.search(text))
        return Counter(each for each in changed if TOKEN.search(each[1]))  # what is cut may lose it

    wanted = all_of(pair.plain, lambda text: TOKEN.sub(text_for_word, text))
    given = all_of(pair.hostile, str)
    assert sorted((wanted - given).items())[:3] == sorted((given - wanted).items())[:3] == []
    assert wanted

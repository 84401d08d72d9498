"""Takes an article in: its text becomes a seed, what is known of it an article file, drafted and marked as a draft.

`received` and `planned` are pure; `write` is the one function that touches the project, and it never overwrites.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.drafting.draft import Draft, as_yaml, draft, scalar
from generator.drafting.webpage import Fact, NoArticle, read_page
from generator.prose.text import in_ascii, slug, spelt_in_ascii, tongue, words_of
from generator.prose.typography import normal
from generator.reading.content import BRIEFINGS, RESERVED, Content
from generator.reading.diagnostics import Diagnostic
from generator.reading.models import ArticleFile
from generator.reading.seeds import FOLDER, Seed, parse_seed
from generator.reading.yamlfile import read_yaml

_HTML = re.compile(
    rb"(?:\s|\xef\xbb\xbf|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.I | re.S,
)
_KINDS = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"{\\rtf": "a rich text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
}
_TAKEN_BY_WINDOWS = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_NAME_WORDS = 7
_FEW_WORDS = 60
"""A page with fewer may be a notice that asks for cookies, a password or a script."""


class NotAdded(Exception):
    """Why an article could not be added, in one line."""


@dataclass(frozen=True, slots=True)
class Received:
    """An article as it came in."""

    data: bytes
    """What becomes the seed: UTF-8."""
    suggested: str
    """Words to name the files after."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """What a web page says of it, by the article's field."""
    language: str | None = None
    note: str = ""
    """What was done to the text, if that is worth a look."""


@dataclass(frozen=True, slots=True)
class Addition:
    """Two files to be, by their paths from the project folder."""

    seed_path: str
    seed: bytes
    article_path: str
    article: str
    drafted: Draft
    words: int
    todo: int
    note: str = ""

    def as_dict(self) -> dict[str, str | int]:
        """The JSON form of `briefing add`."""
        counts = {"quotations": len(self.drafted.quotations), "credited": self.credited, "todo": self.todo}
        return {"seed": self.seed_path, "article": self.article_path, "words": self.words, **counts, "note": self.note}

    @property
    def credited(self) -> int:
        """How many quotations have a proposed speaker."""
        return sum(each.speaker is not None for each in self.drafted.quotations)


def received(
    data: bytes, name: str, *, is_page: bool | None = None, charset: str | None = None, address: str | None = None
) -> Received:
    """An article from what a file or a server holds: plain text as it is, of a web page its article.

    `name` is what it is called where it came from; `is_page` says what a server says it is. Raises NotAdded, and
    NoExtractor where a web page cannot be read.
    """
    if kind := next((kind for start, kind in _KINDS.items() if data.startswith(start)), ""):
        raise NotAdded(f"this is {kind}; save its text as a .txt file and add that")
    if is_page or (is_page is None and _looks_like_a_page(data, name)):
        return _from_page(data, charset, address)
    text, note = _plain(data, charset)
    facts = {"url": Fact(address, "inferred: the address that it was fetched from")} if address else {}
    return Received(text, Path(name).stem, facts, note=note)


def planned(got: Received, content: Content, briefing: str, day: str, name: str | None) -> Addition:
    """The seed and the drafted article file. `day` is the day of retrieval. Raises NotAdded.

    A `name` that is given must be free; one that is made up is numbered until it is. An article whose address is there
    already with another text is refused, unless a name says that it is wanted beside the old one.
    """
    _refuse_twice(got, content)
    if name is None:
        _refuse_changed(got, content)
    name = _free_name(got, content, briefing, name)
    seed = parse_seed(f"{name}.txt", got.data)
    if isinstance(seed, Diagnostic):
        raise NotAdded(f"{seed.message} (line {seed.place.line})" if seed.place.line > 1 else seed.message)
    return drafted(seed, content, f"{BRIEFINGS}/{briefing}/articles/{name}.yml", day, got)


def drafted(seed: Seed, content: Content, path: str, day: str | None, got: Received | None = None) -> Addition:
    """The article file for a seed, with what is known of how it was received. Raises NotAdded."""
    entries = (content.actors.model.actors or ()) if content.actors else ()
    found = draft(seed.name, seed.text, entries)
    article = _with_facts(as_yaml(found), seed, day, got)
    model = ArticleFile.model_validate(_parsed(article))
    return Addition(
        f"{FOLDER}/{seed.name}",
        got.data if got else b"",
        path,
        article,
        found,
        len(words_of(seed.text)),
        len(model.todo),
        got.note if got else "",
    )


def write(root: Path, added: Addition) -> None:
    """Write both files, or none. Raises FileExistsError where one is there already, and OSError."""
    seed, article = root / added.seed_path, root / added.article_path
    if article.exists():
        raise FileExistsError(f"{added.article_path} is there already")
    if added.seed:
        seed.parent.mkdir(exist_ok=True)
        with seed.open("xb") as file:
            file.write(added.seed)
    try:
        article.parent.mkdir(parents=True, exist_ok=True)
        with article.open("x", encoding="utf-8", newline="\n") as text:
            text.write(added.article)
    except OSError:
        if added.seed:
            seed.unlink()
        raise


# ---------------------------------------------------------------------------------------------------------------------
# What came in


def _looks_like_a_page(data: bytes, name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml")) or _HTML.match(data[:8000]) is not None


def _from_page(data: bytes, charset: str | None, address: str | None) -> Received:
    try:
        page = read_page(data, charset, address)
    except NoArticle:
        raise NotAdded("there is no article in this page; copy its text into a .txt file and add that") from None
    count = len(words_of(page.text))
    note = "so few that the page may not have shown its article: compare" if count < _FEW_WORDS else ""
    return Received(page.text.encode("utf-8"), page.headline, page.facts, page.language, note)


def _plain(data: bytes, charset: str | None) -> tuple[bytes, str]:
    """The text as UTF-8, byte for byte where it is UTF-8 already, and what was done to it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16").encode("utf-8"), "converted from UTF-16 to UTF-8"
        except UnicodeDecodeError:
            raise NotAdded("this is not text") from None
    if b"\0" in data:
        raise NotAdded("this is not text; save the article as a .txt file and add that")
    try:
        data.decode("utf-8")
        return data, ""
    except UnicodeDecodeError:
        pass
    for encoding, called in ((charset, charset), ("cp1252", "Windows-1252")):
        try:
            return data.decode(encoding or "").encode("utf-8"), f"converted from {called} to UTF-8: look at its accents"
        except (LookupError, UnicodeError):
            continue
    raise NotAdded("this is neither UTF-8 nor another text encoding that is known here; save it as UTF-8")


# ---------------------------------------------------------------------------------------------------------------------
# Names


def _refuse_twice(got: Received, content: Content) -> None:
    key = normal(got.data.decode("utf-8", "replace")).text.strip()
    for seed in content.seeds.values():
        if normal(seed.text).text.strip() == key:
            raise NotAdded(f"this article is there already: {FOLDER}/{seed.name}")


def _refuse_changed(got: Received, content: Content) -> None:
    """An article whose address is there already with another text was changed by its publisher: an editor decides."""
    address = _address(got.facts["url"].value) if "url" in got.facts else ""
    for article in (article for each in content.briefings for article in each.articles):
        told = article.model.url
        seed = content.seeds.get(article.model.seed)
        if not address or told is None or told.value is None or _address(told.value) != address or seed is None:
            continue
        before = Counter(words_of(normal(seed.text).text))
        now = Counter(words_of(normal(got.data.decode("utf-8", "replace")).text))
        raise NotAdded(
            f"its text has changed since it was taken in as {FOLDER}/{seed.name} "
            f"(words: {(now - before).total()} new, {(before - now).total()} gone), and {article.parsed.file} is curated from that one; "
            "keep that one, or take in the new text beside it under a name of its own with --name, and delete the old "
            "article when its quotations are moved"
        )


def _address(url: str) -> str:
    """An address without what does not tell two articles apart: scheme, `www.`, a slash at the end, a fragment."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def _free_name(got: Received, content: Content, briefing: str, wanted: str | None) -> str:
    taken = {seed.rpartition(".")[0] or seed for seed in content.seeds} | RESERVED
    taken |= {name for each in content.briefings if each.slug == briefing for name in each.article_names}
    if wanted is not None:
        if slug(wanted, words=100) != wanted:
            raise NotAdded(f"the name “{wanted}” becomes part of an address; write `{slug(wanted, words=100)}`")
        if wanted in taken:
            raise NotAdded(f"the name “{wanted}” is taken")
        return wanted
    suggested = spelt_in_ascii(got.suggested)
    name = slug(suggested, words=_NAME_WORDS)[:60].strip("-") if in_ascii(suggested) else _plain_name(got)
    if name in RESERVED or _TAKEN_BY_WINDOWS.fullmatch(name):
        name = f"article-{name}"
    return next(
        each for number in range(1, 10_000) if (each := name if number == 1 else f"{name}-{number}") not in taken
    )


def _plain_name(got: Received) -> str:
    """A name where the headline is in other letters: that of the address where it has one, else `article`."""
    address = got.facts["url"].value if "url" in got.facts else ""
    last = unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2]).rpartition(".")
    name = last[0] or last[2]
    return (
        slug(name, words=_NAME_WORDS)[:60].strip("-")
        if re.search("[a-z]", name.lower()) and in_ascii(name)
        else "article"
    )


# ---------------------------------------------------------------------------------------------------------------------
# The article file


def _with_facts(article: str, seed: Seed, day: str | None, got: Received | None) -> str:
    """The drafted YAML with the seed's hash, the day of retrieval and the page's facts in their places.

    What the text itself says counts more than what a page says of it.
    """
    head, gap, rest = article.partition("\n\n")
    origin = [f"sha256: {seed.sha256}", *([f"retrieved: {day}"] if day else [])]
    head = re.sub(r"(?m)^seed: .*$", lambda line: "\n".join([line[0], *origin]), head, count=1)
    facts = [
        f"{key}:\n  value: {scalar(fact.value)}\n  basis: {scalar(fact.basis)}\n"
        for key, fact in (got.facts if got else {}).items()
        if not re.search(rf"(?m)^{key}:", article)
    ]
    if got and got.language and tongue(got.language) != "en":
        facts.insert(0, f"language: {got.language}  # the page says so\n")
        rest = re.sub(r"(?m)^language: .*\n", "", rest)
    return head + gap + ("".join(facts) + "\n" if facts else "") + rest


def _parsed(article: str) -> object:
    parsed, faults = read_yaml(article.encode("utf-8"), "article.yml")
    if parsed is None:
        raise NotAdded(f"a draft of it could not be read again: {faults[0].message}")
    return parsed.data

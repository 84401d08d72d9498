"""Content and seeds gone wrong in every way that came to mind, and what must hold of them all the same.

The project has something of every key. Its mutants are made of small faults, one to four of them: of the data that a
YAML file holds, of its bytes, of the tree of files, of a seed's characters.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from generator.audit.proof import audit
from generator.building.build import build, checked, read
from generator.machine.memory import Memory
from generator.proving.briefing import Article, Passage, Quotation
from generator.reading.diagnostics import Diagnostic, has_errors
from generator.reading.models import QuotationEntry
from generator.reading.shown import reader, shown
from tests.hostile import STRINGS

Tree = dict[str, bytes]
"""Files by their path in the project."""
Fault = Callable[[Tree], None]
"""Changes a tree."""

DOOR = """Door stays open, minister says
By Ann Doe

Minister Jo Weaver at a desk in the old town hall. (Photo: Gazette)

Minister Jo Weaver said on Wednesday, 5 May 2024, that the reply made no concessions to Land.

“There is no change, there will be no change,” Weaver said. “I can’t be more clear — NATO’s door is open, remains
open, and that is our commitment.”

“It reiterates what we’ve said … for many weeks. That we will uphold the principle,” she continued, “and we will not
move from it.

“There are areas where, based on reciprocity, we can talk,” she added.

The U.S. counted an estimated 100,000 troops on the border, up from between 40,000 and 50,000 in March. Land called the
reply a “small step” for the talks, though ‘not one’ of its demands was met.

Sign up for our newsletter “The Morning” now.
"""
ROOF = """A roof for the talks

Land's spokesman Max Ober told reporters that “there really is no change, there will be no change”. He said at least
90,000 troops stood ready.

“Now it is up to them,” Ober said. «Nous verrons bien», a diplomat answered.
"""
CONTENT: dict[str, Any] = {
    "site_config.yml": {
        "title": "Word for Word",
        "description": "Every quotation proven.",
        "url": "https://example.org/briefings/",
        "repository": "https://forge.example/we/briefings",
        "language": "en",
        "home": "talks",
        "publish": "excerpts",
        "colours": {"ink": "#1b3a5c", "ink_on_dark": "#9cc4ee"},
        "mkdocs": {"theme": {"features": ["header.autohide"]}},
    },
    "content/actors.yml": {
        "actors": [
            {
                "id": "jo-weaver",
                "name": "Jo Weaver",
                "kind": "person",
                "role": "Minister",
                "affiliation": "land",
                "aliases": ["Weaver"],
            },
            {"id": "max-ober", "name": "Max Ober", "kind": "person", "aliases": ["Ober"]},
            {"id": "land", "name": "Land", "kind": "state"},
        ]
    },
    "content/briefings/talks/briefing.yml": {
        "title": "The talks begin",
        "date": "2024-05-05",
        "lede": {"text": "A minister answered.", "evidence": ["door/no-change"]},
        "statements": [
            {"text": "Nothing changes.", "evidence": ["door/no-change", "roof/no-change"], "contradiction": "true"},
            {
                "text": "Troops were counted.",
                "evidence": [{"article": "roof", "words": "at least 90,000 troops stood ready"}],
            },
        ],
        "issues": [
            {
                "id": "open-door",
                "title": "Open door",
                "question": "May others join?",
                "stances": [
                    {"id": "keep", "label": "Keep it open", "tone": "for"},
                    {"id": "close", "label": "Close it", "tone": "against"},
                ],
            }
        ],
        "figures": [{"id": "troops", "what": "Troops at the border"}],
        "timeline": [
            {
                "date": "2024-03/2024-05",
                "text": "Troops gather.",
                "basis": "inferred: from the article's day",
                "evidence": [{"article": "door", "words": "troops on the border"}],
            },
            {"date": "2024-05-05", "text": "The reply is given.", "evidence": ["door/areas"]},
        ],
        "corrections": [
            {"date": "2024-05-07", "text": "The name of the spokesman was misspelt.", "article": "roof"},
            {"date": "2024-05-08", "text": "The talks began a day earlier than stated."},
        ],
    },
    "content/briefings/talks/articles/door.yml": {
        "seed": "000_door.txt",
        "retrieved": "2024-05-06",
        "title": "Door stays open, minister says",
        "language": "en",
        "byline": {"value": "Ann Doe", "words": "By Ann Doe"},
        "outlet": {"value": "The Gazette", "basis": "inferred: the photograph's credit"},
        "date": {"value": "2024-05-05", "words": "Wednesday, 5 May 2024"},
        "url": {"value": "https://gazette.example/door", "basis": "inferred: named elsewhere"},
        "exclude": [
            {"kind": "byline", "first": "By Ann Doe"},
            {"kind": "caption", "first": "Minister Jo Weaver at a desk", "last": "(Photo: Gazette)"},
            {"kind": "advertisement", "first": "Sign up for our newsletter", "last": "now.", "occurrence": "1"},
        ],
        "summary": [
            {
                "text": "The reply concedes nothing.",
                "evidence": [{"words": "the reply made no concessions", "context": "said on Wednesday, 5 May 2024, that the reply made no concessions to Land"}, "no-change"],
            }
        ],
        "actors": [
            {"actor": "jo-weaver", "role": "Minister"},
            {"actor": "land", "role": "Made the demands", "evidence": [{"words": "its demands"}]},
        ],
        "quotations": [
            {
                "id": "no-change",
                "speaker": "jo-weaver",
                "words": "There is no change, there will be no change",
                "same_as": [],
            },
            {"id": "door-is-open", "speaker": "jo-weaver", "words": "NATO's door is open, […] and that is our commitment"},
            {"id": "uphold", "speaker": "jo-weaver", "words": "That we will uphold the [same] principle, and we will not move from it."},
            {"id": "areas", "speaker": "jo-weaver", "words": "There are areas where, based on reciprocity, we can talk"},
            {"id": "small-step", "speaker": "unnamed", "words": "small step", "context": "called the reply a “small step” for the talks"},
            {"speaker": "unnamed", "words": "not one"},
        ],
        "positions": [
            {
                "actor": "jo-weaver",
                "issue": "open-door",
                "stance": "keep",
                "summary": "Wants nothing changed.",
                "evidence": ["door-is-open"],
            }
        ],
        "figures": [
            {"figure": "troops", "words": "an estimated 100,000 troops", "value": "100000", "unit": "troops", "qualifier": "estimated"},
            {"figure": "troops", "words": "between 40,000 and 50,000"},
        ],
    },
    "content/briefings/talks/articles/roof.yml": {
        "seed": "001_roof.txt",
        "todo": [],
        "summary": [{"text": "It is up to Land.", "evidence": ["up-to-them"]}],
        "quotations": [
            {"id": "no-change", "speaker": "max-ober", "words": "there really is no change", "not_same_as": []},
            {"id": "up-to-them", "speaker": "max-ober", "words": "Now it is up to them"},
            {"id": "verrons", "speaker": "unnamed", "words": "Nous verrons bien", "language": "fr", "translation": {"text": "We shall see", "language": "en", "by": "the desk"}},
        ],
        "positions": [
            {"actor": "land", "issue": "open-door", "stance": "close", "summary": "Waits.", "evidence": ["up-to-them"]}
        ],
        "figures": [{"figure": "troops", "words": "at least 90,000 troops"}],
    },
}  # fmt: skip
SEEDS: Tree = {"seeds/000_door.txt": DOOR.encode(), "seeds/001_roof.txt": ROOF.encode()}


def as_yaml(data: Any, **style: Any) -> bytes:
    """Data as YAML; `style` as PyYAML's emitter takes it."""
    text: str = yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=_Dumper, **{"width": 100, **style})
    return text.encode("utf-8", "surrogatepass")


class _Dumper(yaml.SafeDumper):
    """Writes what is there twice in full."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


WHOLE: Tree = {**{name: as_yaml(data) for name, data in CONTENT.items()}, **SEEDS}
"""The project in which nothing is wrong."""


# ---------------------------------------------------------------------------------------------------------------------
# Faults of data


def _paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where values stand in data; the whole first."""
    yield path
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _paths(value, (*path, key))


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(value) for value in data] if isinstance(data, list) else data


PATHS = {name: [path for path in _paths(data) if path] for name, data in CONTENT.items()}
KEYS = sorted({str(path[-1]) for paths in PATHS.values() for path in paths if isinstance(path[-1], str)})
TEXTS = sorted({value for name, paths in PATHS.items() for path in paths if isinstance(value := _at(CONTENT[name], path), str)})  # fmt: skip
ODD = (
    *("", " ", "0", "-1", "no", "true", "~", "null", "12:30", "010", "1e3", ".inf", "=", "<<", "2024-02-30", "0000-00-00", "9999-12-31"),
    *("2024", "2024-05/2024-01", "99999999999999999999", "9" * 5_000, "../x", "a/b", "door/", "/door", "unnamed", "__search", "con", "x" * 300),
    *("javascript:alert(1)", "https://[::1", "https://ex\u0430mple.org", "Ann\u200bDoe", "Ann\u202eDoe", "\ufeff", "\ud800", "\x00", "\x85", "\u2028"),
    *("[…]", "[…] […]", "… ", "[", "]", "[not]", "“", "”", "'", '"', "“”", "words […] words", "a\nb", "a\tb", " # c", "- x", "{a: b}", "&a", "*a", "!a b"),
    *STRINGS[:40],
)  # fmt: skip
_texts = st.sampled_from(ODD) | st.sampled_from(TEXTS) | st.text(max_size=12)


def _nested(depth: int) -> Any:
    data: Any = "x"
    for level in range(depth):
        data = [data] if level % 2 else {"a": data}
    return data


_values = (
    _texts
    | st.none()
    | st.sampled_from([[], {}, [[]], [None], {"a": None}, ["no-change"] * 3, 7, True, {"quotation": "no-change", "words": "x"}])
    | st.integers(1, 60).map(_nested)
    | st.lists(_texts, max_size=3)
    | st.dictionaries(st.sampled_from(KEYS), _texts, max_size=3)
)  # fmt: skip
STYLES: tuple[dict[str, Any], ...] = (
    {},
    {"default_style": '"'},
    {"default_style": "'"},
    {"default_flow_style": True},
    {"width": 20},
    {"indent": 7},
    {"line_break": "\r\n"},
    {"explicit_start": True},
    {"version": (1, 1)},
)


@st.composite
def data_faults(draw: st.DrawFn) -> Fault:
    """A value that is gone, doubled, renamed, of another type, swapped with another, spliced with hostile text."""
    name = draw(st.sampled_from(sorted(CONTENT)))
    path = draw(st.sampled_from(PATHS[name]))
    other = draw(st.sampled_from(PATHS[name]))
    kind = draw(st.sampled_from(["drop", "rename", "replace", "swap", "double", "splice", "move"]))
    value = draw(_texts if kind == "splice" else st.sampled_from(KEYS) | _texts if kind == "rename" else _values)
    at = draw(st.integers(0, 60))
    style = draw(st.sampled_from(STYLES))

    def fault(tree: Tree) -> None:
        try:
            data = yaml.load(tree.get(name, b""), Loader=yaml.BaseLoader)  # what another fault has left of it
            around = _at(data, path[:-1])
            old = around[path[-1]]
            if kind == "drop":
                del around[path[-1]]
            elif kind == "rename" and isinstance(around, dict):
                data = _renamed(data, path, value)
            elif kind == "swap":
                around[path[-1]], _at(data, other[:-1])[other[-1]] = _copy(_at(data, other)), _copy(old)
            elif kind == "double" and isinstance(around, list):
                around.insert(min(at, len(around)), _copy(old))
            elif kind == "splice" and isinstance(old, str):
                around[path[-1]] = old[: at % (len(old) + 1)] + value + old[at % (len(old) + 1) :]
            elif kind == "move" and isinstance(_at(data, other), list):
                _at(data, other).append(_copy(old))
            else:
                around[path[-1]] = value
            tree[name] = as_yaml(data, **style)
        except (LookupError, TypeError, ValueError, AttributeError, yaml.YAMLError, RecursionError):
            return  # two faults that do not go together

    return fault


def _renamed(data: Any, path: tuple[Any, ...], name: str) -> Any:
    """The data with a key called otherwise, at its old place among the others."""
    if not path[:-1]:
        return {name if key == path[-1] else key: value for key, value in data.items()}
    around = _at(data, path[:-2])
    around[path[-2]] = {name if key == path[-1] else key: value for key, value in around[path[-2]].items()}
    return data


# ---------------------------------------------------------------------------------------------------------------------
# Faults of bytes and of characters

_JUNK = st.sampled_from(
    [*(b"\t", b"\0", b"\x07", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\n", b"\r\n", b"\x0c", b"\xc2\x85", b"\xe2\x80\xa8"),
     *(b"---\n", b"...\n", b"- ", b": ", b"#", b" #", b"'", b'"', b"[", b"]", b"{", b"}", b"|", b">", b"&a ", b"*a", b"!!python/object:os.system ", b"%YAML 9.9\n", b"<<: *a\n", b"? ")]
)  # fmt: skip


@st.composite
def byte_faults(draw: st.DrawFn, among: tuple[str, ...] = tuple(WHOLE)) -> Fault:
    """Bytes that are cut off, cut out, put in or changed; lines that are swapped, doubled, moved sideways."""
    name = draw(st.sampled_from(among))
    kind = draw(st.sampled_from(["cut", "delete", "insert", "change", "swap", "double", "indent", "join"]))
    at, length = draw(st.integers(0, 3_000)), draw(st.integers(1, 40))
    junk = draw(_JUNK | st.binary(min_size=1, max_size=4))

    def fault(tree: Tree) -> None:
        data = tree.get(name, b"")
        lines = data.splitlines(keepends=True) or [b""]
        one, other = at % len(lines), (at * 7 + length) % len(lines)
        here = at % (len(data) + 1)
        if kind == "cut":
            data = data[:here]
        elif kind == "delete":
            data = data[:here] + data[here + length :]
        elif kind == "insert":
            data = data[:here] + junk + data[here:]
        elif kind == "change":
            data = data[:here] + junk + data[here + len(junk) :]
        else:
            if kind == "swap":
                lines[one], lines[other] = lines[other], lines[one]
            elif kind == "double":
                lines.insert(other, lines[one])
            elif kind == "indent":
                lines[one] = b" " * (length % 5) + lines[one].lstrip(b" ")
            else:
                lines[one] = lines[one].rstrip(b"\r\n")
            data = b"".join(lines)
        tree[name] = data

    return fault


ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "koi8-r", "shift_jis", "utf-7")
LINE_ENDS = ("\r\n", "\r", "\n\n", "\x0b", "\x85", "\u2028")


@st.composite
def encoding_faults(draw: st.DrawFn, among: tuple[str, ...] = tuple(WHOLE)) -> Fault:
    """Another encoding, another end of lines, another composition of letters."""
    name = draw(st.sampled_from(among))
    how = draw(st.sampled_from([*ENCODINGS, *LINE_ENDS, "NFD", "NFC", "NFKD"]))

    def fault(tree: Tree) -> None:
        text = tree.get(name, b"").decode("utf-8", "replace")
        if how in LINE_ENDS:
            tree[name] = text.replace("\n", how).encode()
        elif how.startswith("NF"):
            tree[name] = unicodedata.normalize(how, text).encode()  # type: ignore[arg-type]
        else:
            tree[name] = text.encode(how, "replace")

    return fault


@st.composite
def tree_faults(draw: st.DrawFn) -> Fault:
    """A file that is gone, empty, called otherwise, copied, or a folder."""
    name = draw(st.sampled_from(tuple(WHOLE)))
    kind = draw(st.sampled_from(["remove", "empty", "rename", "copy", "folder", "exchange"]))
    other = draw(
        st.sampled_from([*WHOLE, "content/briefings/talks/articles/.yml", "content/briefings/talks/articles/a b.yml"])
        | st.sampled_from(["content/briefings/empty/x.txt", "seeds/002.txt", "seeds/.hidden", "content/extra.yaml"])
    )

    def fault(tree: Tree) -> None:
        data = tree.get(name, b"")
        if kind == "empty":
            tree[name] = b""
        elif kind == "copy":
            tree[other] = data
        elif kind == "exchange":
            tree[name], tree[other] = tree.get(other, b""), data
        else:
            tree.pop(name, None)
            if kind == "folder":
                tree[f"{name}/inner.yml"] = data
            elif kind == "rename":
                tree[other] = data

    return fault


MARKS = "“”„‟‘’‚‛'\"«»‹›「」『』`´…—–-‐‑()[] \u00a0\u2009\u200b\u200d\u00ad\u2060\u202e\u0301\u0338\ufb01,.;:!?\n\r\t\x0b\x0c\x85\u2028"
SEED_NAMES = tuple(SEEDS)
_BYTES = re.compile("[\udc80-\udcff]")
"""Bytes that are no characters."""


@st.composite
def seed_faults(draw: st.DrawFn) -> Fault:
    """Characters of a seed that are put in, taken out or changed; marks that are others; words that are doubled."""
    name = draw(st.sampled_from(SEED_NAMES))
    kind = draw(st.sampled_from(["insert", "delete", "change", "all", "case", "double", "wrap", "reverse", "hostile"]))
    at, length = draw(st.integers(0, 1_500)), draw(st.integers(1, 25))
    one, other = draw(st.sampled_from(MARKS)), draw(st.sampled_from(MARKS) | st.characters())
    text = draw(st.sampled_from(STRINGS)) if kind == "hostile" else ""

    def fault(tree: Tree) -> None:
        seed = tree.get(name, b"").decode("utf-8", "surrogateescape")
        here = at % (len(seed) + 1)
        span = seed[here : here + length]
        instead = {
            "insert": other + span,
            "delete": "",
            "change": other + span[1:],
            "all": span,
            "case": span.swapcase(),
            "double": span + span,
            "wrap": span.replace(" ", "\n"),
            "reverse": span[::-1],
            "hostile": text + span,
        }[kind]
        seed = seed[:here] + instead + seed[here + length :]
        if kind == "all":
            seed = seed.replace(one, other)
        tree[name] = seed.encode("utf-8", "surrogateescape" if _BYTES.search(seed) else "surrogatepass")

    return fault


def _mutants(*faults: st.SearchStrategy[Fault]) -> st.SearchStrategy[Tree]:
    def mutant(chosen: list[Fault]) -> Tree:
        tree = dict(WHOLE)
        for fault in chosen:
            fault(tree)
        return tree

    return st.lists(st.one_of(*faults), min_size=1, max_size=4).map(mutant)


CONTENT_FILES = tuple(CONTENT)
trees = _mutants(
    data_faults(), data_faults(), data_faults(), byte_faults(CONTENT_FILES), encoding_faults(CONTENT_FILES), tree_faults()
)  # fmt: skip
seeds = _mutants(seed_faults(), seed_faults(), seed_faults(), byte_faults(SEED_NAMES), encoding_faults(SEED_NAMES))


def told(tree: Tree) -> str:
    """How a tree differs from the whole one: what a failing test says."""
    lines = []
    for name in sorted(tree.keys() | WHOLE.keys()):
        old, new = (each.get(name, b"(no file)\n").splitlines(keepends=True) for each in (WHOLE, tree))
        lines += [
            repr(line) for line in difflib.diff_bytes(difflib.unified_diff, old, new, name.encode(), name.encode())
        ]
    return "\n".join(lines)


# ---------------------------------------------------------------------------------------------------------------------
# What must hold


def write(tree: Tree, root: Path) -> None:
    """Make the folder what the tree is. A file stands in nobody's way: where both are wanted, the folder is made."""
    for path in list(root.iterdir()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    for name, data in tree.items():
        path = root / name
        if not path.is_dir() and not any(above.is_file() for above in path.parents):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def assert_honest(root: Path, look_at_every: int = 60) -> bool:
    """Whether nothing is wrong with a project; whatever is said of it has its place, and what is published is true.

    Of projects without an error, one of so many is built and audited.
    """
    content, briefings, found = read(root)
    assert_placed(root, found)
    memory = Memory(root.with_name(f"{root.name}-remembered"))
    again = checked(root, memory, with_forms=False)
    assert (again.briefings, again.diagnostics) == (briefings, found), (
        "what is remembered of another mutant is taken for this"
    )
    if has_errors(found):
        return False
    loaded = {article.model.seed: article for one in content.briefings for article in one.articles}
    for briefing in briefings:
        for article in briefing.articles:
            seed = (root / "seeds" / article.seed.name).read_bytes().decode("utf-8")
            for passage in _passages(article):
                assert seed[passage.start : passage.end] == passage.text
            entries = loaded[article.seed.name].model.quotations
            assert len(entries) == len(article.quotations)
            for quotation in article.quotations:
                assert any(_says(quotation, entry, seed) for entry in entries), quotation
    if (
        zlib.crc32(repr(sorted((path.name, path.stat().st_size) for path in root.rglob("*"))).encode()) % look_at_every
        == 0
    ):
        assert_published(root)
    return True


def assert_placed(root: Path, found: tuple[Diagnostic, ...]) -> None:
    """Every diagnostic can be shown, and stands on a line that its file has."""
    assert shown(found, reader(root), 80, colour=False) or not found
    for each in found:
        assert each.code
        assert each.message
        assert not set("\x00\x07\x1b\r") & set(each.as_text())
        each.as_text().encode("utf-8")
        file = root / each.place.file
        lines = re.split(r"\r\n|\r|\n", file.read_bytes().decode("utf-8-sig", "replace")) if file.is_file() else [""]
        assert 1 <= each.place.line <= len(lines), each.as_text()
        if file.is_file() and each.code != "not-utf-8":
            assert 1 <= each.place.column <= len(lines[each.place.line - 1]) + 2, each.as_text()


def _passages(article: Article) -> Iterator[Passage]:
    for quotation in article.quotations:
        yield from (*quotation.parts, *quotation.dropped)
    claims = (*article.summary, *article.key_actors, *article.positions)
    yield from (passage for claim in claims for evidence in claim.evidence for passage in evidence.passages if evidence.article == article.name)  # fmt: skip
    yield from (reading.passage for reading in article.readings)
    yield from (exclusion.passage for exclusion in article.exclusions)
    facts = (article.outlet, article.byline, article.date, article.url)
    yield from (fact.passage for fact in facts if fact.passage)


def letters(text: str) -> str:
    """Letters and digits alone, composed: a second opinion on whether two texts say the same."""
    return "".join(each for each in unicodedata.normalize("NFKC", text) if each.isalnum())


def _says(quotation: Quotation, entry: QuotationEntry, seed: str) -> bool:
    """Whether a quotation is what an entry of the YAML says: the same letters, with the inquit or without it."""
    typed = letters(re.sub(r"\[[^\[\]]*\]", "", entry.words))
    cut = letters("".join(part.text for part in quotation.parts))
    whole = letters(seed[quotation.parts[0].start : quotation.parts[-1].end])
    return typed in (cut, whole) or typed == letters(
        re.sub(r"\[[^\[\]]*\]", "", "".join(p.text for p in quotation.parts))
    )


def assert_published(root: Path) -> None:
    """The site is built, and an audit that shares no code with the build finds every word in its seed.

    What MkDocs' own settings may hold, MkDocs alone knows: it may still refuse them, on their line.
    """
    shutil.rmtree(root / ".git", ignore_errors=True)
    os.environ.setdefault("BRIEFING_HANDS", "1")
    report = build(root)
    if refused := [each for each in report.diagnostics if each.severity == "error"]:
        assert {each.code for each in refused} == {"mkdocs"}, [each.as_text() for each in refused]
        assert_placed(root, report.diagnostics)
        return
    assert report.published
    assert audit(root / "site", root / "seeds").misses == ()

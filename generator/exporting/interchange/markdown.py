"""The Markdown twin of each page: what the page says, as plain CommonMark with tables.

It is made from the rendered page (`showing.dialect` describes what it is written in), so that a new page or a new
template has its twin without further work. Every text reads back as it is, white space counting as one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from generator.machine.timings import timed
from generator.showing.dialect import VOID, Token, tokens

_HEADING = re.compile(r"^(#{1,6}) (.*?)(?: \{#[\w-]+\})?$", re.MULTILINE)
_CLOSED = "\n---\n"
"""What ends front matter, and, but for the line end before it, begins it."""
_LEFT_OUT = frozenset("nav svg script style button form template".split())
_BLOCKS = frozenset(
    "address article aside blockquote dd details div dl dt figcaption figure footer header h1 h2 h3 h4 h5 h6 li main ol p "
    "pre section summary table ul".split()
)
_SPACE = re.compile("[ \t\n\x0b\x0c\r\x1c-\x1f]+")
_ALWAYS = re.compile(r"[\\`*_\[\]|~]|!$|!(?=\[)|&(?=#|\w|$)|[<>]|\A[^\S ]|[^\S ]\Z|[\x85\u2028\u2029]")
_DASHED = frozenset({"aside", "basis", "credit", "note", "qualifier"})
"""What the pages' styles set apart from the words before it."""
_APART = frozenset({"a", "li", "q", "span", "time"})
"""What the pages' styles keep apart, when nothing or only a space stands between two of them."""
_LABELS = frozenset({"citer"})
"""What the pages' styles set before other words as their label."""
_POINTLESS = frozenset({"kicker", "permalink", "source-number", "whole"})
"""What means nothing away from the page: the kind of page, a link to itself, a number that a list repeats, a fold."""
_CHANGES = {"del": ("{--", "--}"), "ins": ("{++", "++}")}
"""How CriticMarkup marks what was taken out and put in; nothing in it is Markdown, so it stands next to any sign."""
_UNQUOTED = re.compile(r"[\s()<>\\]")
"""What would end an address, or be taken for something else in it."""
_HEADED = re.compile(r"#{1,6} ")
_AT_START = re.compile(r"(?:[#+\-=:]|\d+(?=[.)]))")
_CLOSING = re.compile(r"(?<!\\)#\Z")
"""What would be taken for the closing mark of a heading."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What an element's name and classes say of it: a page has many elements, and few kinds of them."""

    classes: frozenset[str]
    is_block: bool
    is_left_out: bool
    is_unseen: bool
    """Only heard: a comma or the like for those who do not see how the page sets things apart, or words."""
    is_dashed: bool
    is_label: bool
    is_apart: bool
    is_said: bool


@lru_cache(maxsize=2_000)
def _kind(tag: str, named: str, is_hidden: bool) -> _Kind:
    """`named` is the value of the element's `class`, as it is written."""
    classes = frozenset(unescape(named).split())
    return _Kind(
        classes,
        is_block=tag in _BLOCKS,
        is_left_out=is_hidden or tag in _LEFT_OUT or not _POINTLESS.isdisjoint(classes),
        is_unseen="unseen" in classes,
        is_dashed=not _DASHED.isdisjoint(classes),
        is_label=not _LABELS.isdisjoint(classes),
        is_apart=tag in _APART,
        is_said=tag == "q" or "said" in classes,
    )


class _Element:
    """An element and what is in it."""

    __slots__ = ("children", "holds_blocks", "holds_text", "kind", "source", "tag")

    def __init__(self, tag: str, source: str, kind: _Kind) -> None:
        self.tag = tag
        self.source = source
        """Its attributes, as they are written."""
        self.kind = kind
        self.children: list[_Element | str] = []
        self.holds_blocks = kind.is_block
        """Whether it is a block, or holds one."""
        self.holds_text = False
        """Whether more than white space is in it."""

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    return unescape(text)


_ANY_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<attributes>[^<>]*)>|(?P<text>[^<]+|<)")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_HREF = re.compile(r'\shref="([^"]*)"')
_ALT = re.compile(r'\salt="([^"]*)"')


def _read(body: str) -> tuple[_Element, bool]:
    """The elements of a page of ours, and whether all its tags are closed in order; no value holds an angle bracket."""
    is_whole = True
    root = _Element("main", "", _kind("main", "", False))
    still_open = [root]
    known = tokens(body)
    for tag, source, slash, end, text in _loosely(body) if known is None else known:
        if tag:
            _open(
                still_open, _Element(tag, source, _kind_of(tag, source, still_open[-1])), not slash and tag not in VOID
            )
        elif end:
            is_whole = _close(still_open, end) and is_whole
        if text:
            plain = _plain(text) if "&" in text else text
            still_open[-1].children.append(plain)
            if not (still_open[-1].holds_text or plain.isspace()):
                for around in reversed(still_open):
                    if around.holds_text:
                        break
                    around.holds_text = True
    return root, is_whole and len(still_open) == 1


def _kind_of(tag: str, source: str, within: _Element) -> _Kind:
    named = found[1] if "class=" in source and (found := _CLASS.search(source)) else ""
    if tag == "span" and not named and "facts" in within.kind.classes:  # a row of facts
        named = "fact"
    return _kind(tag, named, ' aria-hidden="true"' in source)


def _open(still_open: list[_Element], element: _Element, has_content: bool) -> None:
    """Put an element into the innermost one."""
    still_open[-1].children.append(element)
    if element.holds_blocks:
        for around in reversed(still_open):
            if around.holds_blocks:
                break
            around.holds_blocks = True
    if has_content:
        still_open.append(element)


def _close(still_open: list[_Element], tag: str) -> bool:
    """Close the nearest element of this name, and those within it; whether it was the innermost."""
    if len(still_open) > 1 and still_open[-1].tag == tag:
        still_open.pop()
        return True
    if any(element.tag == tag for element in still_open[1:]):
        while still_open.pop().tag != tag:
            pass
    return False


def _loosely(body: str) -> Iterator[Token]:
    """The tokens of a page that somebody's own template made, as far as they are to be had."""
    for close, tag, source, text in _ANY_TOKEN.findall(body):
        if close:
            yield "", "", "", tag, ""
        else:
            yield tag, source.removesuffix("/"), "/" if source.endswith("/") else "", "", text


@timed("write")
def twin(page: str) -> str:
    """A rendered page as plain Markdown. Its links are those of the page, which it lies beside."""
    body = page.split(_CLOSED, 1)[-1] if page.startswith(_CLOSED[1:]) else page
    parts = [_part(part) for part in body.split("\n\n")]
    shown = [_shown(body)[0]] if None in parts else [part for part in parts if part]
    return "\n\n".join(shown) + "\n"


@lru_cache(maxsize=2_000)
def _part(source: str) -> str | None:
    """A part of a page, between blank lines, as Markdown; None where it is not whole. Most stay when a page changes."""
    shown, is_whole = _shown(source)
    return shown if is_whole else None


def _shown(source: str) -> tuple[str, bool]:
    if "# " in source:
        source = _HEADING.sub(lambda found: f"<h{len(found[1])}>{found[2]}</h{len(found[1])}>", source)
    root, is_whole = _read(source)
    return "\n\n".join(_blocks(root)), is_whole


def title_of(page: str) -> str:
    """The title in a rendered page's front matter."""
    found = re.search(r"^title: '(.*)'$", page, re.MULTILINE)
    return unescape(found[1]) if found else ""


@lru_cache(maxsize=20_000)
def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is, at the beginning of a line or in the middle of one."""
    plain = _ALWAYS.sub(_spelt, text)
    return _AT_START.sub(_begun, plain, count=1) if _AT_START.match(plain) else plain


def _spelt(found: re.Match[str]) -> str:
    character = found[0]
    if character in "&<>" or character.isspace():
        return f"&#{ord(character)};"
    return f"\\{character}"


def _begun(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _is_left_out(element: _Element) -> bool:
    kind = element.kind
    return kind.is_left_out or (kind.is_unseen and not re.search(r"\w", element.text))


def _value(attribute: re.Pattern[str], source: str) -> str:
    """The value of an attribute; empty where there is none."""
    found = attribute.search(source)
    return unescape(found[1]) if found else ""


def _has(element: _Element, name: str) -> bool:
    return name in element.kind.classes


def _blocks(element: _Element) -> list[str]:
    """The blocks within an element, each without a blank line at its ends."""
    found: list[str] = []
    run: list[_Element | str] = []
    for child in element.children:
        if isinstance(child, str) or not child.holds_blocks:
            run.append(child)
            continue
        found += _paragraph(run)
        run = []
        if not _is_left_out(child):
            found += _block(child)
    return found + _paragraph(run)


def _paragraph(children: Sequence[_Element | str]) -> list[str]:
    return [text] if children and (text := _line(children)) else []


def _block(element: _Element) -> list[str]:
    tag = element.tag
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return [f"{'#' * int(tag[1])} {_CLOSING.sub(_begun, text)}" for text in _paragraph(element.children)]
    if tag == "blockquote":
        inner = "\n\n".join(_blocks(element))
        return ["\n".join(f"> {line}".rstrip() for line in inner.split("\n"))]
    if tag == "summary":
        return [text if ":" in text else f"{text}:" for text in _paragraph(element.children)]
    if tag in ("ul", "ol"):
        return _list(element)
    if tag == "table":
        return _table(element)
    if tag == "dl":
        return _definitions(element)
    if _has(element, "evidence") and any(_within(element, "details")):
        # The numbers beside a claim lead where its passages, which follow, lead too.
        without = _Element("div", "", element.kind)
        without.children = [one for one in element.children if not _is_refs(one)]
        return _blocks(without)
    return _blocks(element)


def _list(element: _Element) -> list[str]:
    items = [one for one in element.children if isinstance(one, _Element) and one.tag == "li"]
    shown = []
    for number, item in enumerate(items, 1):
        marker = f"{number}. " if element.tag == "ol" else "- "
        blocks = _blocks(item)
        if blocks and (heading := _HEADED.match(blocks[0])):  # a section, not a point
            blocks[0] = f"{heading[0]}{marker if element.tag == 'ol' else ''}{blocks[0][heading.end() :]}"
            shown.append("\n\n".join(blocks))
        elif blocks:
            indent = " " * len(marker)
            inner = "\n\n".join(blocks).replace("\n", f"\n{indent}")
            shown.append(marker + "\n".join(line.rstrip() for line in inner.split("\n")))
    return [("\n\n" if any("\n" in one for one in shown) else "\n").join(shown)] if shown else []


def _is_refs(child: _Element | str) -> bool:
    return isinstance(child, _Element) and _has(child, "refs")


def _definitions(element: _Element) -> list[str]:
    terms, details = list(_within(element, "dt")), list(_within(element, "dd"))
    pairs = zip(terms, details, strict=False)
    lines = [f"- {_line(term.children)}: {_line(detail.children)}" for term, detail in pairs]
    return ["\n".join(lines)] if lines else []


def _table(element: _Element) -> list[str]:
    rows = [
        [_line(cell.children) for cell in row.children if isinstance(cell, _Element) and cell.tag in ("th", "td")]
        for row in _within(element, "tr")
    ]
    width = max((len(row) for row in rows), default=0)
    found = [text for caption in _within(element, "caption") for text in _paragraph(caption.children)]
    if rows:
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        found.append("\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]))
    return found


def _within(element: _Element, tag: str) -> Iterator[_Element]:
    for child in element.children:
        if isinstance(child, _Element):
            if child.tag == tag:
                yield child
            else:
                yield from _within(child, tag)


def _line(children: Sequence[_Element | str]) -> str:
    """A run of text and inline elements on one line."""
    text = _as_one(one) if len(children) == 1 and isinstance(one := children[0], str) else _written(_pieces(children))
    return _AT_START.sub(_begun, text, count=1) if _AT_START.match(text) else text


def _spaced(text: str) -> str:
    """The text with single spaces."""
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)


@lru_cache(maxsize=20_000)
def escaped_inside(text: str) -> str:
    """The text so that Markdown shows it as it is in the middle of a line."""
    return _ALWAYS.sub(_spelt, text)


_Piece = tuple[str, bool]
"""Text, and whether it is Markdown of ours."""


def _pieces(children: Sequence[_Element | str]) -> list[_Piece]:
    """The text and links of a run, with a sign between those that the page's styles set apart."""
    if len(children) == 1 and isinstance(children[0], str):
        return [(children[0], False)]
    seen = [one for one in children if isinstance(one, str) or not _is_left_out(one)]
    found: list[_Piece] = []
    begun = False
    for at, child in enumerate(seen):
        before = seen[at - 1] if at else ""
        if isinstance(child, str):
            is_space = child.isspace()
            if not (is_space and at + 1 < len(seen) and _are_apart(before, seen[at + 1])):
                found.append((child, False))
            begun = begun or not is_space
            continue
        if at > 1 and isinstance(before, str) and before.isspace():
            before = seen[at - 2]
        if begun and (child.kind.is_dashed or child.tag in ("ul", "ol")) and child.holds_text:
            found.append((" – ", False))
        elif _are_apart(before, child):
            found.append((" · ", False))
        begun = begun or child.holds_text
        if child.tag in ("br", "hr"):
            found.append((" ", False))
        elif child.tag == "img":
            found.append((_value(_ALT, child.source), False))
        else:
            found += _inline(child)
    return found


def _are_apart(one: _Element | str, other: _Element | str) -> bool:
    """Whether a reader sees two elements apart that stand side by side."""
    if isinstance(one, str) or isinstance(other, str) or one.kind.is_label or other.kind.is_dashed:
        return False
    if not (one.kind.is_apart and other.kind.is_apart and one.holds_text and other.holds_text):
        return False
    return one.tag in ("a", "li") or other.tag in ("a", "li") or bool(one.kind.classes or other.kind.classes)


def _inline(element: _Element) -> list[_Piece]:
    kind = element.kind
    if element.tag in _CHANGES:
        opening, closing = _CHANGES[element.tag]
        children = [one for one in element.children if isinstance(one, str) or not one.kind.is_unseen]
        return [(opening, True), *_joined(_pieces(children)), (closing, True)]
    inner = _pieces(element.children)
    if kind.is_said:
        inner = [("“", False), *inner, ("”", False)]
    if element.tag == "a" and (href := _value(_HREF, element.source)):
        text = _written(inner)
        inner = [(f"[{text}]({_destination(href)})", True)] if text else []
    elif kind.is_block or element.tag == "sup":
        inner = [(" ", False), *inner, (" ", False)]
    return [*inner, (":", False)] if kind.is_label else inner


def _written(pieces: Sequence[_Piece]) -> str:
    if len(pieces) == 1:
        return pieces[0][0] if pieces[0][1] else _as_one(pieces[0][0])
    return "".join(text if is_markup else escaped_inside(text) for text, is_markup in _joined(pieces))


@lru_cache(maxsize=20_000)
def _as_one(text: str) -> str:
    """A text that stands by itself."""
    return escaped_inside(_spaced(text).strip(" "))


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Neighbouring texts as one, single spaces between words, none at the ends."""
    joined: list[_Piece] = []
    for text, is_markup in pieces:
        if joined and not is_markup and not joined[-1][1]:
            joined[-1] = (joined[-1][0] + text, False)
        else:
            joined.append((text, is_markup))
    spaced = [(text if is_markup else _spaced(text), is_markup) for text, is_markup in joined]
    if spaced and not spaced[0][1]:
        spaced[0] = (spaced[0][0].lstrip(" "), False)
    if spaced and not spaced[-1][1]:
        spaced[-1] = (spaced[-1][0].rstrip(" "), False)
    return [piece for piece in spaced if piece[0]]


def _destination(href: str) -> str:
    """An address inside the parentheses of a link."""
    if href.startswith("#"):  # the twin has no anchors; the page, which lies in the same folder, has
        href = f"./{href}"
    quoted = _UNQUOTED.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), href)
    return quoted.replace("&", "&amp;")

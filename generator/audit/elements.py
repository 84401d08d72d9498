"""The elements of a page, read with nothing but Python's own parser."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import chain
from urllib.parse import unquote, urlsplit

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(slots=True)
class Element:
    """An element of a page, with its text in pieces."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element | str] = field(default_factory=list)
    classes: frozenset[str] = field(init=False)
    _elements: tuple[Element, ...] = field(default=(), repr=False, compare=False)
    """Of a whole page, everything inside, once somebody has asked: a dozen checks go through it."""
    _text: str | None = field(default=None, repr=False, compare=False)
    """All text inside, once somebody has asked."""

    def __post_init__(self) -> None:
        self.classes = frozenset(self.attributes.get("class", "").split())

    def text(self) -> str:
        """All text inside, white space folded. The tree has ceased to grow."""
        if self._text is None:
            self._text = folded(self.source())
        return self._text

    def source(self) -> str:
        """All text inside, as it is written."""
        return "".join(self.pieces())

    def pieces(self) -> Iterator[str]:
        """The same, piece by piece: between two of them an element begins or ends."""
        return (child for child in self._inside() if isinstance(child, str))

    def _inside(self) -> Iterator[Element | str]:
        """Everything inside, in document order; without recursion, for pages nested deeper than Python's stack."""
        ahead = self.children[::-1]
        while ahead:
            child = ahead.pop()
            yield child
            if isinstance(child, Element):
                ahead.extend(reversed(child.children))

    def elements(self) -> Iterator[Element]:
        """Every element inside, in document order. The tree has ceased to grow."""
        if self.parent is not None:
            return (child for child in self._inside() if isinstance(child, Element))
        if not self._elements:
            self._elements = tuple(child for child in self._inside() if isinstance(child, Element))
        return iter(self._elements)

    def text_without(self, is_left_out: Callable[[Element], bool]) -> str:
        """The text, without what stands in elements that are left out."""
        kept, ahead = [], self.children[::-1]
        while ahead:
            child = ahead.pop()
            if isinstance(child, str):
                kept.append(child)
            elif not is_left_out(child):
                ahead.extend(reversed(child.children))
        return "".join(kept)

    def ancestors(self) -> Iterator[Element]:
        """From the nearest outwards."""
        at = self.parent
        while at is not None:
            yield at
            at = at.parent

    def root(self) -> Element:
        """The outermost."""
        return next((one for one in self.ancestors() if one.parent is None), self)

    def has_class(self, name: str) -> bool:
        """Whether the element bears a class."""
        return name in self.classes


class _Tree(HTMLParser):
    """Builds elements; enough of HTML for pages that a checker has found well formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("#root", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(element)
        if tag not in _VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.children.append(Element(tag, {name: value or "" for name, value in attrs}, self.at))

    def handle_endtag(self, tag: str) -> None:
        for element in chain((self.at,), self.at.ancestors()):
            if element.tag == tag and element.parent is not None:
                self.at = element.parent
                return

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def folded(text: str) -> str:
    """The text with single spaces for its white space."""
    return " ".join(text.split())


def parsed(html: str) -> Element:
    """The elements of a page, inside one that is none of them."""
    tree = _Tree()
    tree.feed(html)
    return tree.root


def actor_of(page: str) -> str | None:
    """The actor whom a page is about, in the newest briefing or in an earlier one; None for any other page."""
    found = re.fullmatch(r"actors/([^/]+)/(?:[^/]+/)?", page)
    return found[1] if found else None


def resolved(page: str, link: str) -> tuple[str, str]:
    """The page and the anchor that a link of a page leads to."""
    parts = urlsplit(link)
    if not parts.path:
        return page, unquote(parts.fragment)
    folder = posixpath.normpath(posixpath.join("/", page, unquote(parts.path)))
    return f"{folder.strip('/')}/".lstrip("/"), unquote(parts.fragment)

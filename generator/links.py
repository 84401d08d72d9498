"""Checks the built site as a reader would walk it: every link, anchor and reference, in raw HTML too."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.diagnostics import Diagnostic, Place, error

_TAG = re.compile(
    r"<!--.*?-->|<script\b(?P<script>[^>]*)>.*?</script\s*>|<style\b.*?</style\s*>"
    r"|<(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>[^\"'>]*(?:(?:\"[^\"]*\"|'[^']*')[^\"'>]*)*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'=<>/]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)
_NAMES = frozenset({"id", "href", "src", "rel", "for", "aria-labelledby", "aria-describedby", "aria-controls"})
_REFERENCES = frozenset({"for", "aria-labelledby", "aria-describedby", "aria-controls"})
_OUTSIDE = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Link:
    """What one element asks for."""

    element: str
    relation: str
    """The value of `rel`."""
    attribute: str
    """`href` or `src`."""
    value: str


@dataclass(frozen=True, slots=True)
class Anchored:
    """What one page offers and asks for."""

    ids: tuple[str, ...]
    links: tuple[Link, ...]
    references: tuple[tuple[str, str], ...]
    """Attributes that name ids of the same page."""


def read_page(html: str) -> Anchored:
    """The ids, links and references of a page."""
    ids: list[str] = []
    links: list[Link] = []
    references: list[tuple[str, str]] = []
    for element, attributes in _elements(html):
        for name, value in attributes.items():
            if name == "id":
                ids.append(value)
            elif name in _REFERENCES:
                references += [(name, one) for one in value.split()]
            elif name != "rel":
                links.append(Link(element, attributes.get("rel", ""), name, value))
    return Anchored(tuple(ids), tuple(links), tuple(references))


def _elements(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element that has one of the attributes we look at."""
    for tag in _TAG.finditer(html):
        text = tag["attributes"] if tag["name"] else tag["script"]
        found = _ATTRIBUTE.finditer(text or "")
        if attributes := {one["name"].lower(): unescape(_value(one)) for one in found if one["name"].lower() in _NAMES}:
            yield (tag["name"] or "script").lower(), attributes


def _value(attribute: re.Match[str]) -> str:
    return attribute["double"] or attribute["single"] or attribute["bare"] or ""


def check_links(site: Path, base: str = "/") -> list[Diagnostic]:
    """Every broken link, missing anchor, doubled id and request to another host of a built site.

    `base` is the path of the site's address: links that begin with `/` must stay below it.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: read_page((site / name).read_text("utf-8")) for name in sorted(files) if name.endswith(".html")}
    anchors = {name: frozenset(page.ids) for name, page in pages.items()}
    return [
        error(Place(f"site/{name}"), code, message)
        for name, page in pages.items()
        for code, message in _faults(name, page, files, anchors, base)
    ]


def _faults(
    name: str, page: Anchored, files: set[str], anchors: Mapping[str, frozenset[str]], base: str
) -> Iterator[tuple[str, str]]:
    for doubled in sorted(one for one, times in Counter(page.ids).items() if times > 1):
        yield "duplicate-anchor", f"the id “{doubled}” stands on this page more than once"
    for attribute, wanted in dict.fromkeys(page.references):
        if wanted not in anchors[name]:
            yield "broken-reference", f"{attribute} names “{wanted}”, which is no id of this page"
    for link in dict.fromkeys(page.links):
        yield from _link_fault(name, link, files, anchors, base)


def _link_fault(
    name: str, link: Link, files: set[str], anchors: Mapping[str, frozenset[str]], base: str
) -> Iterator[tuple[str, str]]:
    address = urlsplit(link.value)
    asked = f"{link.attribute} “{link.value}”"
    if address.scheme or address.netloc:
        if address.scheme not in _OUTSIDE:
            yield "unsafe-link", f"{asked} has a scheme that no page of ours may have"
        elif link.element != "a" and link.relation != "canonical":
            yield "outside-request", f"<{link.element}> {asked} asks another host"
        return
    target = _target(name, unquote(address.path), base)
    if target is None:
        yield "link-leaves-site", f"{asked} leads out of the site"
    elif target not in files:
        yield "broken-link", f"{asked} leads to “{target}”, which is not there"
    elif address.fragment and target.endswith(".html") and unquote(address.fragment) not in anchors[target]:
        yield "broken-anchor", f"{asked} asks for an anchor that “{target}” does not have"


def _target(name: str, path: str, base: str) -> str | None:
    """The file that a path leads to from a page; None where it leaves the site."""
    if path.startswith("/"):
        if not f"{path}/".startswith(base):
            return None
        path = path[len(base) :]
    elif not path:
        return name
    else:
        path = f"{posixpath.dirname(name)}/{path}".lstrip("/") if posixpath.dirname(name) else path
    is_folder = not path or path.endswith("/") or posixpath.basename(path) in (".", "..")
    normal = posixpath.normpath(path) if path else "."
    if normal.startswith(".."):
        return None
    folder = "" if normal == "." else f"{normal}/"
    return f"{folder}index.html" if is_folder else normal

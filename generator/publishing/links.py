"""Checks the built site as a reader would walk it: every link, anchor and reference, in raw HTML too."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from generator.machine.memory import names_below
from generator.machine.timings import counted, timed
from generator.reading.diagnostics import Diagnostic, Place, error
from generator.showing.dialect import tokens

_TAG = re.compile(
    r"<!--.*?-->|<script\b(?P<script>[^>]*)>.*?</script\s*>|<style\b.*?</style\s*>"
    r"|<(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>[^\"'>]*(?:(?:\"[^\"]*\"|'[^']*')[^\"'>]*)*)>",
    re.DOTALL | re.IGNORECASE,
)
_OPEN = re.compile(r"<(?!/|!doctype\b)", re.IGNORECASE)
"""What may begin a tag, a comment or a script: none of these is left of a whole part without its tags."""
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'=<>/]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)
_REFERENCES = frozenset({"for", "aria-labelledby", "aria-describedby", "aria-controls"})
_NAMES = frozenset({"id", "href", "src", "rel", *_REFERENCES})
_QUOTED = re.compile(rf" ({'|'.join(sorted(_NAMES))})=\"([^\"]*)\"", re.IGNORECASE)
"""The attributes that we look at, in a tag of our dialect."""
_PLAIN = re.compile(r"(?P<up>(?:\.\./)*)(?P<path>(?:[\w-]+/)*)(?P<anchor>#[\w-]+)?", re.ASCII)
"""A link to a page of the site in which nothing need be decoded: nearly all that our pages have."""
_OUTSIDE = frozenset({"http", "https", "mailto"})


class Link(NamedTuple):
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


Elements = tuple[tuple[str, Mapping[str, str]], ...]
"""Names of elements with their attributes, as far as we look at them."""


def _elements(html: str) -> Elements:
    """Every element that has one of the attributes we look at.

    Pages have most of their parts, between blank lines, in common with others and with what they were before.
    """
    parts = [_elements_of_part(part) for part in html.split("\n\n")]
    return _found(html) if None in parts else tuple(one for part in parts if part for one in part)


@lru_cache(maxsize=4_000)
def _elements_of_part(part: str) -> Elements | None:
    """The elements of a part of a page; None where something in it may end in the next."""
    if (known := tokens(part)) is not None:
        found = [(tag, pairs) for tag, text, _, _, _ in known if text and (pairs := _QUOTED.findall(text))]
        return tuple([(tag, {name.lower(): unescape(value) for name, value in pairs}) for tag, pairs in found])
    return None if _OPEN.search(_TAG.sub("", part)) else _found(part)


def _found(html: str) -> Elements:
    elements = []
    for tag in _TAG.finditer(html):
        text = tag["attributes"] if tag["name"] else tag["script"]
        if attributes := _attributes(text or ""):
            elements.append(((tag["name"] or "script").lower(), attributes))
    return tuple(elements)


@lru_cache(maxsize=4_000)
def _attributes(text: str) -> Mapping[str, str]:
    """The attributes that we look at, by name. Many elements have the same."""
    found = ((one["name"].lower(), _value(one)) for one in _ATTRIBUTE.finditer(text))
    return {name: unescape(value) for name, value in found if name in _NAMES}


def _value(attribute: re.Match[str]) -> str:
    return attribute["double"] or attribute["single"] or attribute["bare"] or ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a page the other pages need to know, and it of them: as little as possible, since a site has many pages."""

    ids: str
    """Its ids, one a line."""
    wanted: str
    """The files and anchors of the site that it leads to, `file#anchor`, one a line."""
    is_sound: bool
    """Whether nothing is wrong with it, whatever the other pages are."""


@timed("publish")
def facts_of(name: str, html: str, base: str) -> Facts:
    """A page, read once. `base` is the path of the site's address: links that begin with `/` must stay below it."""
    page = read_page(html)
    wanted = {_lead(name, link, base) for link in set(page.links)}
    ids = set(page.ids)
    lines = [*ids, *(lead for lead in wanted if lead)]
    is_sound = (
        None not in wanted
        and len(ids) == len(page.ids)
        and all(one in ids for _, one in page.references)
        and not any("\n" in line for line in lines)
    )
    return Facts("\n".join(sorted(ids)), "\n".join(sorted(lead for lead in wanted if lead)), is_sound)


def check_facts(
    facts: Mapping[str, Facts], files: Set[str], base: str, html_of: Callable[[str], str]
) -> list[Diagnostic]:
    """Every broken link, missing anchor, doubled id and request to another host of a site with these pages and files.

    `html_of` gives a page once more, to say what is wrong with it.
    """
    ids = {name: f"\n{one.ids}\n" for name, one in facts.items()}
    faulty = [name for name, one in sorted(facts.items()) if not (one.is_sound and _leads_well(one, files, ids))]
    anchors = {name: frozenset(one.ids.split("\n")) for name, one in facts.items()} if faulty else {}
    return [
        error(Place(f"site/{name}"), code, message)
        for name in faulty
        for code, message in _faults(name, read_page(html_of(name)), files, anchors, base)
    ]


@timed("publish")
def check_links(site: Path, base: str = "/", known: Mapping[str, Facts] | None = None) -> list[Diagnostic]:
    """The same for a built site in a folder; what is known already of a page is not read from it again."""

    def html_of(name: str) -> str:
        return (site / name).read_text("utf-8")

    files = set(names_below(site))
    counted("publish", len(files))
    facts = dict(known or {})
    facts |= {name: facts_of(name, html_of(name), base) for name in files - facts.keys() if name.endswith(".html")}
    return check_facts(facts, files, base, html_of)


def _leads_well(page: Facts, files: Set[str], ids: Mapping[str, str]) -> bool:
    for lead in page.wanted.split("\n"):
        target, _, anchor = lead.partition("#")
        if target and (target not in files or (anchor and target in ids and f"\n{anchor}\n" not in ids[target])):
            return False
    return True


def _lead(name: str, link: Link, base: str) -> str | None:
    """Where a link leads within the site, as `file#anchor`; empty where it rightly leads elsewhere; None where that takes a closer look."""
    if plain := _PLAIN.fullmatch(link.value):
        return _plain_lead(name, *plain.groups())
    address = urlsplit(link.value)
    if address.scheme or address.netloc:
        return None if any(_outside_fault(link, address)) else ""
    target = _target(name, unquote(address.path), base)
    if target is None or "#" in target:
        return None
    return f"{target}#{unquote(address.fragment)}" if address.fragment else target


def _plain_lead(name: str, up: str, path: str, anchor: str | None) -> str | None:
    """Where a plain link leads, as `_lead` gives it."""
    rises, depth = up.count("/"), name.count("/")
    if rises > depth:
        return None
    folder = f"{name.rsplit('/', rises + 1)[0]}/" if rises < depth else ""
    return f"{folder}{path}index.html{anchor or ''}" if up or path else f"{name}{anchor or ''}"


def _faults(
    name: str, page: Anchored, files: Set[str], anchors: Mapping[str, frozenset[str]], base: str
) -> Iterator[tuple[str, str]]:
    for doubled in sorted(one for one, times in Counter(page.ids).items() if times > 1):
        yield "duplicate-anchor", f"the id “{doubled}” stands on this page more than once"
    for attribute, wanted in dict.fromkeys(page.references):
        if wanted not in anchors[name]:
            yield "broken-reference", f"{attribute} names “{wanted}”, which is no id of this page"
    for link in dict.fromkeys(page.links):
        yield from _link_fault(name, link, files, anchors, base)


def _link_fault(
    name: str, link: Link, files: Set[str], anchors: Mapping[str, frozenset[str]], base: str
) -> Iterator[tuple[str, str]]:
    address = urlsplit(link.value)
    asked = _asked(link)
    if address.scheme or address.netloc:
        yield from _outside_fault(link, address)
        return
    target = _target(name, unquote(address.path), base)
    if target is None:
        yield "link-leaves-site", f"{asked} leads out of the site"
    elif target not in files:
        yield "broken-link", f"{asked} leads to “{target}”, which is not there"
    elif address.fragment and target.endswith(".html") and unquote(address.fragment) not in anchors[target]:
        yield "broken-anchor", f"{asked} asks for an anchor that “{target}” does not have"


def _asked(link: Link) -> str:
    return f"{link.attribute} “{link.value}”"


def _outside_fault(link: Link, address: SplitResult) -> Iterator[tuple[str, str]]:
    """What is wrong with leading to another host; nothing where a page may."""
    if address.scheme not in _OUTSIDE:
        yield "unsafe-link", f"{_asked(link)} has a scheme that no page of ours may have"
    elif link.element != "a" and link.relation != "canonical":
        yield "outside-request", f"<{link.element}> {_asked(link)} asks another host"


def _target(name: str, path: str, base: str) -> str | None:
    """The file that a decoded path leads to from a page; None where it leaves the site."""
    if path.startswith("/"):
        base = unquote(base)
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

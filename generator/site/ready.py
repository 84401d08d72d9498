"""Pages of our small dialect of Markdown become what MkDocs and Material would make of them, without their parsers.

`generator.render` describes the dialect. It is proven as it is read: a page that holds anything else, however harmless,
gives None, and MkDocs reads it in its own way. Tests compare both ways byte for byte.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its id."""

    level: int
    id: str
    text: str
    """As HTML."""


@dataclass(frozen=True, slots=True)
class Section:
    """What the search finds below one heading, or above the first."""

    id: str | None
    title: str
    """Empty above the first heading: the page's own title stands for it."""
    text: str


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """A page that needs no Markdown parser any more."""

    meta: dict[str, str]
    """The front matter."""
    markdown: str
    """What follows the front matter."""
    html: str
    title: str | None
    """The first heading's text, where the page begins with it."""
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    anchors: frozenset[str]


_FRONT_MATTER = re.compile(r"---\n((?:[a-z]+: [^\n]*\n)+)---\n\n")
_VALUE = re.compile(r"(title|description|head): (?:'([^'\n]*)'|(\"[^\n]*\"))")
_NOT_YAML = re.compile(
    "[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\\\\u[dD][89a-fA-F]"
)
"""What YAML refuses, takes for the end of a line, or reads otherwise than JSON does."""
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_NOT_OURS = ("\n ", "```", "~~~", ' class="linenodiv')
"""What Python-Markdown would replace or take for a fence, or Material for a list of line numbers."""

_WORD = r"(?:[^\W_]|[,’“”„«»-]|&#[1-9]\d{0,6};)+"
_HEADING = re.compile(rf"(#|##) ({_WORD}(?: {_WORD})*) {{#([A-Za-z0-9_-]+)}}")
_TOKEN = re.compile(
    r"<(?:([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*(?:=\"[^\"<>\n]*\")?)*)(/?)|/([a-z][a-z0-9]*))>"
    r"((?:[^<>&]+|&#[1-9]\d{0,6};|&(?:amp|lt|gt|quot);)*)"
)
"""A tag and the text after it: the name, the attributes and the slash of an opening tag, the name of a closing one."""
_BLOCKS = frozenset(
    "aside article blockquote details div dl figure footer form header nav ol p section table ul".split()
)
"""What may begin a block of raw HTML; Python-Markdown takes more for one."""
_REFUSED = frozenset(
    "area base body embed h1 h2 head hr html iframe link meta object param plaintext pre script source style template "
    "textarea track xmp".split()
)
"""Elements that a parser treats in a way of its own, and headings that are no Markdown."""
_VOID = frozenset("br col img input wbr".split())
"""Elements without an end."""
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_KEPT = frozenset("code li ol p sub sup ul".split())
"""Elements that Material's search keeps around its text."""
_ATTRIBUTE = re.compile(r" ([a-zA-Z0-9-]+)(?:=\"([^\"]*)\")?")
_EXCLUDED = "data-search-exclude"


def ready_page(text: str) -> ReadyPage | None:
    """A page as it is written to `build/docs`; None where it does not keep to the dialect."""
    front = _FRONT_MATTER.match(text)
    meta = _meta(front[1]) if front else None
    markdown = text[front.end() :].lstrip("\n") if front else ""
    if meta is None or not markdown.strip() or _CONTROL.search(markdown) or any(one in markdown for one in _NOT_OURS):
        return None
    blocks: list[str] = []
    headings: list[Heading] = []
    search = _Search()
    for block in markdown.strip("\n").split("\n\n"):
        if found := _HEADING.fullmatch(block):
            heading = Heading(len(found[1]), found[3], found[2])
            headings.append(heading)
            blocks.append(f'<h{heading.level} id="{heading.id}">{heading.text}</h{heading.level}>\n')
            search.begin(heading)
        elif search.reads(block):
            blocks.append(f"{block}\n\n")
        else:
            return None
    html = "".join(blocks).rstrip("\n")
    sections = [Section(one.id, one.title, "".join(one.text).strip()) for one in search.sections]
    return ReadyPage(
        meta=meta,
        markdown=markdown,
        html=html,
        title=headings[0].text if html.startswith("<h1") else None,
        headings=tuple(headings),
        sections=tuple(sections),
        anchors=frozenset([*search.anchors, *(heading.id for heading in headings)]),
    )


def _meta(lines: str) -> dict[str, str] | None:
    """Front matter of one-line values in single quotes, or as JSON writes a text; None for anything else."""
    if _NOT_YAML.search(lines):
        return None
    meta: dict[str, str] = {}
    for line in lines.rstrip("\n").split("\n"):
        value = _VALUE.fullmatch(line)
        if value is None or value[1] in meta:
            return None
        try:
            meta[value[1]] = value[2] if value[3] is None else json.loads(value[3])
        except ValueError:
            return None
    return meta


class _Searched:
    """A section of the search while it is read."""

    __slots__ = ("first", "id", "text", "title")

    def __init__(self, id: str | None, title: str) -> None:
        self.id = id
        self.title = title
        self.text: list[str] = []
        self.first: dict[str, int] = {}
        """Where in the text each kept element first begins."""

    def say(self, text: str) -> None:
        """Text of the page; only the first of several spaces counts."""
        shown = _shown(text)
        if shown != " " or not self.text or self.text[-1] != " ":
            self.text.append(shown)

    def open(self, tag: str) -> None:
        """The beginning of a kept element."""
        self.first.setdefault(tag, len(self.text))
        self.text.append(f"<{tag}>")

    def close(self, tag: str) -> bool:
        """The end of a kept element. It vanishes where nothing follows the first of its name; False: there is none."""
        if tag not in self.first:
            return False
        first = self.first[tag]
        if self.text[first + 1 :] in ([], [" "]):
            del self.text[first:], self.first[tag]
        else:
            self.text.append(f"</{tag}>")
        return True


class _Search:
    """Gathers what Material's search reads out of a page, block after block.

    What is marked as excluded is left out; its end is, for Material, the end of any element of that name.
    """

    def __init__(self) -> None:
        self.sections: list[_Searched] = []
        self.anchors: list[str] = []

    def begin(self, heading: Heading) -> None:
        """A heading: what follows is its section. The first has no anchor where nothing precedes it."""
        if heading.level > 1 and not self.sections:
            self.sections.append(_Searched(None, ""))
        self.sections.append(_Searched(heading.id if self.sections else None, _shown(heading.text).strip()))
        self.sections[-1].say("\n")

    def reads(self, block: str) -> bool:
        """Whether the block is one element of raw HTML as our pages have it."""
        if _TOKEN.sub("", block):
            return False
        if not self.sections:
            self.sections.append(_Searched(None, ""))
        section = self.sections[-1]
        within: list[str] = []
        excluded: set[str] = set()
        is_over = False
        for tag, attributes, slash, end, text in _TOKEN.findall(block):
            if is_over:
                return False
            if end:
                if not within or within.pop() != end:
                    return False
                if end in excluded:
                    excluded.remove(end)
                elif end in _KEPT and not excluded and not section.close(end):
                    return False
                is_over = not within
            else:
                if tag in _REFUSED or (within[-1] == "title" if within else tag not in _BLOCKS):
                    return False
                if attributes and not self._takes(tag, attributes):
                    return False
                if slash:
                    if tag in excluded or tag in _KEPT or not within or _EXCLUDED in attributes:
                        return False
                elif tag not in _VOID:
                    within.append(tag)
                    if _EXCLUDED in attributes and _EXCLUDED in dict(_ATTRIBUTE.findall(attributes)):
                        excluded.add(tag)
                    elif tag in _KEPT and not excluded:
                        section.open(tag)
            if text and not excluded:
                section.say(text)
                if is_over:
                    return False
        section.say("\n")
        return is_over

    def _takes(self, tag: str, attributes: str) -> bool:
        """Whether an element may have these attributes; notes its id."""
        if " id=" in attributes:
            self.anchors += [unescape(value) for name, value in _ATTRIBUTE.findall(attributes) if name == "id"]
            return tag not in _HEADINGS
        return tag != "a" or " name=" not in attributes  # an anchor of old that we do not count


@lru_cache(maxsize=20_000)
def _shown(text: str) -> str:
    """Text of a page as the search holds it."""
    plain = unescape(text)
    return " " if plain.isspace() else escape(plain.replace("\n", " "), quote=False)

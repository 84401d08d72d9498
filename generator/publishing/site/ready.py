"""Pages of our small dialect of Markdown become what MkDocs would make of them, without its parsers.

`generator.showing.dialect` describes it. It is proven as it is read: a page that holds anything else, however harmless,
gives None, and MkDocs reads it in its own way. Tests compare both ways byte for byte.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape

from generator.showing.dialect import VOID, tokens


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its id."""

    level: int
    id: str
    text: str
    """As HTML."""


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
    anchors: frozenset[str]


_FRONT_MATTER = re.compile(r"---\n((?:[a-z]+: [^\n]*\n)+)---\n\n")
_VALUE = re.compile(r"(title|description|language|menu|head): (?:'([^'\n]*)'|(\"[^\n]*\"))")
_NOT_YAML = re.compile(
    "[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\\\\u[dD][89a-fA-F]"
)
"""What YAML refuses, takes for the end of a line, or reads otherwise than JSON does."""
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_NOT_OURS = ("\n ", "```", "~~~")
"""What Python-Markdown would replace or take for a fence."""

_WORD = r"(?:[^\W_]|[,’“”„«»-]|&#[1-9][0-9]{0,6};)+"
_HEADING = re.compile(rf"(#|##) ({_WORD}(?: {_WORD})*) {{#([A-Za-z0-9_-]+)}}")
_BLOCKS = frozenset(
    "aside article blockquote details div dl figure footer form header nav ol p section table ul".split()
)
"""What may begin a block of raw HTML; Python-Markdown takes more for one."""
_REFUSED = frozenset(
    "area base body embed h1 h2 head hr html iframe link meta object param plaintext pre script source style template "
    "textarea track xmp".split()
)
"""Elements that a parser treats in a way of its own, and headings that are no Markdown."""
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_ATTRIBUTE = re.compile(r" ([a-zA-Z0-9-]+)(?:=\"([^\"]*)\")?")


def ready_page(text: str) -> ReadyPage | None:
    """A page as it is written to `build/docs`; None where it does not keep to the dialect."""
    front = _FRONT_MATTER.match(text)
    meta = _meta(front[1]) if front else None
    markdown = text[front.end() :].lstrip("\n") if front else ""
    if meta is None or not markdown.strip() or _CONTROL.search(markdown) or any(one in markdown for one in _NOT_OURS):
        return None
    blocks: list[str] = []
    headings: list[Heading] = []
    anchors: list[str] = []
    for block in markdown.strip("\n").split("\n\n"):
        if found := _HEADING.fullmatch(block):
            heading = Heading(len(found[1]), found[3], found[2])
            headings.append(heading)
            blocks.append(f'<h{heading.level} id="{heading.id}">{heading.text}</h{heading.level}>\n')
        elif _is_one_element(block, anchors):
            blocks.append(f"{block}\n\n")
        else:
            return None
    html = "".join(blocks).rstrip("\n")
    return ReadyPage(
        meta=meta,
        markdown=markdown,
        html=html,
        title=headings[0].text if html.startswith("<h1") else None,
        headings=tuple(headings),
        anchors=frozenset([*anchors, *(heading.id for heading in headings)]),
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


def _is_one_element(block: str, anchors: list[str]) -> bool:
    """Whether a block is one element of raw HTML as our pages have it; notes the ids in it."""
    within: list[str] = []
    is_over = False
    for tag, attributes, slash, end, text in tokens(block) or ():
        if is_over:
            return False
        if end:
            if not within or within.pop() != end:
                return False
            is_over = not within
            if text and is_over:
                return False
        else:
            if tag in _REFUSED or (within[-1] == "title" if within else tag not in _BLOCKS):
                return False
            if attributes and not _takes(tag, attributes, anchors):
                return False
            if slash:
                if not within:
                    return False
            elif tag not in VOID:
                within.append(tag)
    return is_over


def _takes(tag: str, attributes: str, anchors: list[str]) -> bool:
    """Whether an element may have these attributes; notes its id."""
    if " id=" in attributes:
        anchors += [unescape(value) for name, value in _ATTRIBUTE.findall(attributes) if name == "id"]
        return tag not in _HEADINGS
    return tag != "a" or " name=" not in attributes  # an anchor of old that we do not count

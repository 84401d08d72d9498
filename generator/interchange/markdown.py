"""The Markdown twin of each page: what the page says, as plain CommonMark with tables.

It is made from the rendered page (`render` describes its small dialect), so that a new page or a new template has its
twin without further work. Every text reads back as it is, white space counting as one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

_HEADING = re.compile(r"^(#{1,6}) (.*?)(?: \{#[\w-]+\})?$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
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
_POINTLESS = frozenset({"kicker", "permalink", "source-number"})
"""What means nothing away from the page: the kind of page, a link to itself, a number that a list repeats."""
_CHANGES = {"del": ("{--", "--}"), "ins": ("{++", "++}")}
"""How CriticMarkup marks what was taken out and put in; nothing in it is Markdown, so it stands next to any sign."""
_HEADED = re.compile(r"#{1,6} ")
_AT_START = re.compile(r"(?:[#+\-=:]|\d+(?=[.)]))")
_CLOSING = re.compile(r"(?<!\\)#\Z")
"""What would be taken for the closing mark of a heading."""


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: dict[str, str]
    children: list[_Element | str] = field(default_factory=list)


_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<attributes>[^<>]*)>|(?P<text>[^<]+|<)")
_ATTRIBUTE = re.compile(r'([\w:-]+)(?:="([^"]*)")?')


def _read(body: str) -> _Element:
    """The elements of a page of ours: its tags are closed in order, and no value holds an angle bracket."""
    root = _Element("main", {})
    still_open = [root]
    for token in _TOKEN.finditer(body):
        tag = token["tag"]
        if tag is None:
            still_open[-1].children.append(unescape(token["text"]))
        elif not token["close"]:
            attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(token["attributes"])}
            element = _Element(tag, attributes)
            if tag == "span" and _has(still_open[-1], "facts"):  # a row of facts
                attributes.setdefault("class", "fact")
            still_open[-1].children.append(element)
            if tag not in _VOID and not token["attributes"].endswith("/"):
                still_open.append(element)
        elif any(element.tag == tag for element in still_open[1:]):
            while still_open.pop().tag != tag:
                pass
    return root


def twin(page: str) -> str:
    """A rendered page as plain Markdown. Its links are those of the page, which it lies beside."""
    body = _FRONT_MATTER.sub("", page, count=1)
    root = _read(_HEADING.sub(lambda found: f"<h{len(found[1])}>{found[2]}</h{len(found[1])}>", body))
    return "\n\n".join(_blocks(root)) + "\n"


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
    return (
        element.tag in _LEFT_OUT
        or element.attributes.get("aria-hidden") == "true"
        or _is(element, _POINTLESS)
        or _is_separator(element)
    )


def _is_separator(element: _Element) -> bool:
    """A comma or the like that only those hear who do not see how the page sets things apart."""
    return _has(element, "unseen") and not re.search(r"\w", _text(element))


def _text(element: _Element) -> str:
    return "".join(child if isinstance(child, str) else _text(child) for child in element.children)


def _has(element: _Element, name: str) -> bool:
    return name in element.attributes.get("class", "").split()


def _is(element: _Element, names: frozenset[str]) -> bool:
    return not names.isdisjoint(element.attributes.get("class", "").split())


def _blocks(element: _Element) -> Iterator[str]:
    """The blocks within an element, each without a blank line at its ends."""
    run: list[_Element | str] = []
    for child in element.children:
        if isinstance(child, str) or not _holds_blocks(child):
            run.append(child)
            continue
        yield from _paragraph(run)
        run = []
        if not _is_left_out(child):
            yield from _block(child)
    yield from _paragraph(run)


def _holds_blocks(element: _Element) -> bool:
    return element.tag in _BLOCKS or any(isinstance(one, _Element) and _holds_blocks(one) for one in element.children)


def _paragraph(children: Iterable[_Element | str]) -> Iterator[str]:
    if text := _line(children):
        yield text


def _block(element: _Element) -> Iterator[str]:
    tag = element.tag
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        if text := _line(element.children):
            yield f"{'#' * int(tag[1])} {_CLOSING.sub(_begun, text)}"
    elif tag == "blockquote":
        inner = "\n\n".join(_blocks(element))
        yield "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
    elif tag == "summary":
        if text := _line(element.children):
            yield text if ":" in text else f"{text}:"
    elif tag in ("ul", "ol"):
        yield from _list(element)
    elif tag == "table":
        yield from _table(element)
    elif tag == "dl":
        yield from _definitions(element)
    elif _has(element, "evidence") and any(_within(element, "details")):
        # The numbers beside a claim lead where its passages, which follow, lead too.
        yield from _blocks(_Element("div", {}, [one for one in element.children if not _is_refs(one)]))
    else:
        yield from _blocks(element)


def _list(element: _Element) -> Iterator[str]:
    items = [one for one in element.children if isinstance(one, _Element) and one.tag == "li"]
    shown = []
    for number, item in enumerate(items, 1):
        marker = f"{number}. " if element.tag == "ol" else "- "
        blocks = list(_blocks(item))
        if blocks and (heading := _HEADED.match(blocks[0])):  # a section, not a point
            blocks[0] = f"{heading[0]}{marker if element.tag == 'ol' else ''}{blocks[0][heading.end() :]}"
            shown.append("\n\n".join(blocks))
        elif blocks:
            indent = " " * len(marker)
            inner = "\n\n".join(blocks).replace("\n", f"\n{indent}")
            shown.append(marker + "\n".join(line.rstrip() for line in inner.split("\n")))
    if shown:
        yield ("\n\n" if any("\n" in one for one in shown) else "\n").join(shown)


def _is_refs(child: _Element | str) -> bool:
    return isinstance(child, _Element) and _has(child, "refs")


def _definitions(element: _Element) -> Iterator[str]:
    terms, details = list(_within(element, "dt")), list(_within(element, "dd"))
    pairs = zip(terms, details, strict=False)
    lines = [f"- {_line(term.children)}: {_line(detail.children)}" for term, detail in pairs]
    if lines:
        yield "\n".join(lines)


def _table(element: _Element) -> Iterator[str]:
    rows = [
        [_line(cell.children) for cell in row.children if isinstance(cell, _Element) and cell.tag in ("th", "td")]
        for row in _within(element, "tr")
    ]
    width = max((len(row) for row in rows), default=0)
    for caption in _within(element, "caption"):
        yield from _paragraph(caption.children)
    if rows:
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _within(element: _Element, tag: str) -> Iterator[_Element]:
    for child in element.children:
        if isinstance(child, _Element):
            if child.tag == tag:
                yield child
            else:
                yield from _within(child, tag)


def _line(children: Iterable[_Element | str]) -> str:
    """A run of text and inline elements on one line."""
    pieces = _joined(_pieces(children))
    text = "".join(text if is_markup else escaped_inside(text) for text, is_markup in pieces)
    return _AT_START.sub(_begun, text, count=1) if _AT_START.match(text) else text


def escaped_inside(text: str) -> str:
    """The text so that Markdown shows it as it is in the middle of a line."""
    return _ALWAYS.sub(_spelt, text)


_Piece = tuple[str, bool]
"""Text, and whether it is Markdown of ours."""


def _pieces(children: Iterable[_Element | str]) -> Iterator[_Piece]:
    """The text and links of a run, with a sign between those that the page's styles set apart."""
    seen = [one for one in children if isinstance(one, str) or not _is_left_out(one)]
    begun = False
    for at, child in enumerate(seen):
        before, after = seen[at - 1] if at else "", seen[at + 1] if at + 1 < len(seen) else ""
        if isinstance(child, str):
            if not (child.isspace() and _are_apart(before, after)):
                yield _SPACE.sub(" ", child), False
            begun = begun or not child.isspace()
            continue
        if isinstance(before, str) and before.isspace() and at > 1:
            before = seen[at - 2]
        if begun and (_is(child, _DASHED) or child.tag in ("ul", "ol")) and _text(child).strip():
            yield " – ", False
        elif _are_apart(before, child):
            yield " · ", False
        begun = begun or bool(_text(child).strip())
        if child.tag in ("br", "hr"):
            yield " ", False
        elif child.tag == "img":
            yield _SPACE.sub(" ", child.attributes.get("alt", "")), False
        else:
            yield from _inline(child)


def _are_apart(one: _Element | str, other: _Element | str) -> bool:
    """Whether a reader sees two elements apart that stand side by side."""
    if isinstance(one, str) or isinstance(other, str) or _is(one, _LABELS) or _is(other, _DASHED):
        return False
    both = (one, other)
    return all(each.tag in _APART and _text(each).strip() for each in both) and any(
        each.tag in ("a", "li") or "class" in each.attributes for each in both
    )


def _inline(element: _Element) -> Iterator[_Piece]:
    if element.tag in _CHANGES:
        opening, closing = _CHANGES[element.tag]
        children = (one for one in element.children if isinstance(one, str) or not _has(one, "unseen"))
        yield from ((opening, True), *_joined(_pieces(children)), (closing, True))
        return
    inner = list(_pieces(element.children))
    if element.tag == "q" or _has(element, "said"):
        inner = [("“", False), *inner, ("”", False)]
    if element.tag == "a" and element.attributes.get("href"):
        text = "".join(text if is_markup else escaped_inside(text) for text, is_markup in _joined(inner))
        if text:
            yield f"[{text}]({_destination(element.attributes['href'])})", True
    elif element.tag in _BLOCKS or element.tag == "sup":
        yield from ((" ", False), *inner, (" ", False))
    else:
        yield from inner
    if _is(element, _LABELS):
        yield ":", False


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Neighbouring texts as one, single spaces between words, none at the ends."""
    joined: list[_Piece] = []
    for text, is_markup in pieces:
        if joined and not is_markup and not joined[-1][1]:
            joined[-1] = (joined[-1][0] + text, False)
        else:
            joined.append((text, is_markup))
    spaced = [(text if is_markup else _SPACE.sub(" ", text), is_markup) for text, is_markup in joined]
    if spaced and not spaced[0][1]:
        spaced[0] = (spaced[0][0].lstrip(" "), False)
    if spaced and not spaced[-1][1]:
        spaced[-1] = (spaced[-1][0].rstrip(" "), False)
    return [piece for piece in spaced if piece[0]]


def _destination(href: str) -> str:
    """An address inside the parentheses of a link."""
    if href.startswith("#"):  # the twin has no anchors; the page, which lies in the same folder, has
        href = f"./{href}"
    quoted = re.sub(r"[\s()<>\\]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), href)
    return quoted.replace("&", "&amp;")

"""The Markdown twin of a page: the page's quotations in the page's order, and no word or link that the page lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from generator.audit.claims import Claims, bare
from generator.audit.elements import Element, folded
from generator.audit.quotations import is_quotation

_LINK = re.compile(r"(?<!\\)\]\(([^()\s]*)\)")
"""The end of a link: its address may hold words of a quotation, and nobody reads them there."""
_NUMBER = re.compile(r"[ \t#]*[0-9]+\. ")
"""The number of a line in a list, which pages do not write out."""


def check_twin(claims: Claims, path: Path, root: Element, content: Element, owed: Iterable[str]) -> None:
    """The Markdown twin of a page must give its quotations in its order, no other, and what it owes of the data."""
    file = path.relative_to(claims.site).as_posix()
    try:
        lines = path.read_bytes().decode().splitlines()
    except FileNotFoundError:
        claims.miss(file, "is lacking")
        return
    except UnicodeDecodeError:
        claims.miss(file, "is not UTF-8")
        return
    whole = [" ".join(_plain(line).split()) for line in lines]
    text, at, seen = " ".join(" ".join(whole).split()), 0, content.text()
    _check_words(claims, file, content, lines)
    _check_told(claims, file, root, seen, folded(" ".join(_plain(_LINK.sub("]", line)) for line in lines)), owed)
    shown = [bare(one.text()) for one in root.elements() if is_quotation(one)]
    for words in shown:
        claims.counts["quotations in twins"] += 1
        found = text.find(words, at)
        if found < 0:
            claims.miss(file, f"“{words}” of the page is lacking, or not in its order")
        else:
            at = found + len(words)
    for line in lines:
        quoted = re.match(r"[ \t]*(?:(?:-|[0-9]+\.)[ \t]+)?> (.*)", line)
        if quoted and bare(_plain(quoted[1])) not in shown:
            claims.miss(file, f"“{_plain(quoted[1])}” is not a quotation of the page")
    seen = "".join(seen.split())
    if _rarer_in(seen, _in_pairs(whole)):  # an editor's own words may hold marks that pair with others
        whole = [claims.without_own(line) if re.search("[“”]", line) else line for line in whole]
    for words in _rarer_in(seen, _in_pairs(whole)):
        claims.miss(file, f"“{words}” does not stand on the page, or not as often")


def _check_words(claims: Claims, file: str, content: Element, lines: Iterable[str]) -> None:
    """Each word must stand on the page, as often; each link must lead to where one of the page does."""
    text = "\n".join(line[found.end() :] if (found := _NUMBER.match(line)) else line for line in lines)
    given = Counter(re.findall(r"\w+", " ".join(content.pieces()))) | Counter(re.findall(r"\w+", content.text()))
    for word in Counter(re.findall(r"\w+", _plain(_LINK.sub("]", text)))) - given:
        claims.miss(file, f"the word “{word}” does not stand on the page, or not as often")
    links = {unquote(one.attributes["href"]) for one in content.elements() if one.attributes.get("href")}
    for target in {unquote(unescape(found)) for found in _LINK.findall(text)}:
        if target not in links and target.removeprefix("./") not in links:
            claims.miss(file, f"the page has no link to {target}")


def _check_told(claims: Claims, file: str, root: Element, seen: str, text: str, owed: Iterable[str]) -> None:
    """What the data say of a page must stand in the twin as often as there, its stances and names as often as links do."""
    reports = [
        one.text() for one in root.elements() if one.tag == "p" and one.parent and one.parent.has_class("stand-claim")
    ]
    for own in {*map(folded, owed), *reports}:
        if text.count(own) < (seen.count(own) if " " in own else 1):
            claims.miss(file, f"“{own}” of the data does not stand there as often as on the page")
    stances = (one for one in root.elements() if one.has_class("stance-label"))
    named = [one for one in root.elements() if one.has_class("actor")]
    named += (one for one in stances if not any(around.has_class("legend") for around in one.ancestors()))
    for name, times in Counter(one.text() for one in named).items():
        if not times <= text.count(name) <= seen.count(name):
            claims.miss(file, f"“{name}” does not stand there as often as on the page")


def has_twin(root: Element) -> bool:
    """Whether a page says that it is there as Markdown too."""
    links = (one.attributes for one in root.elements() if one.tag == "link")
    return any(one.get("type") == "text/markdown" and "alternate" in one.get("rel", "").split() for one in links)


def _plain(markdown: str) -> str:
    """Markdown's text, without the escapes."""
    return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown))


def _in_pairs(lines: Iterable[str]) -> Counter[str]:
    """What stands between quotation marks, line by line: of marks inside words whose own are not printed, one may stand alone."""
    return Counter(words.strip() for line in lines for words in re.findall(r"“([^“”]+)”", line))


def _rarer_in(seen: str, pairs: Counter[str]) -> list[str]:
    """What a text, without its white space, has less often."""
    return [words for words, times in pairs.items() if words and seen.count("".join(words.split())) < times]

"""A page as a whole: its heading and title, its names, what it owes of the data, its running text."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.audit.claims import Claims
from generator.audit.dates import check_dates, look_for_other_words
from generator.audit.elements import Element, actor_of, folded, parsed, resolved
from generator.audit.heads import check_description, check_scripts, check_shared, check_title
from generator.audit.quotations import (
    check_compared,
    check_evidence,
    check_highlights,
    check_shown,
    check_translation,
    is_quotation,
)
from generator.audit.rows import (
    check_claim,
    check_credit,
    check_original,
    check_reading,
    check_role,
    check_row,
    check_stance,
    check_verdict,
)
from generator.audit.sources import check_head, check_tags
from generator.audit.twins import check_twin, has_twin

_QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]+)[”»“\"]")
"""Words between quotation marks."""
_EXPLAINS = "method/"
"""The page that explains its own terms, in quotation marks: these few words need not stand in a seed."""
_TERM = 3
"""Words of a term at most."""


def check_page(claims: Claims, path: Path) -> None:
    """Check every element of a page that shows something of the data, then what the page as a whole must hold."""
    file = path.relative_to(claims.site).as_posix()
    page = file.removesuffix("index.html")
    claims.counts["pages"] += 1
    try:
        root = parsed(path.read_bytes().decode())
    except UnicodeDecodeError:
        claims.miss(file, "is not UTF-8")
        return
    for element in root.elements():
        _check_element(claims, file, page, element)
    content = next((one for one in root.elements() if one.tag == "article"), root)
    _check_running_text(claims, file, page, content)
    text = content.text()
    heading = next((one.text().rstrip("¶ ") for one in content.elements() if one.tag == "h1"), "")
    if folded(claims.headings.get(page, heading)) != heading:
        claims.miss(file, f"bears the heading “{heading}”")
    owed = claims.to_be_shown.pop(page, [])
    for own in owed:
        if folded(own) not in text:
            claims.miss(file, f"“{own}” of the data is not shown")
    check_title(claims, file, page, root)
    _check_quoted(claims, file, page, check_description(claims, file, page, root))
    check_shared(claims, file, page, root)
    check_scripts(claims, file, root)
    check_dates(claims, file, page, root)
    check_tags(claims, file, page, root)
    if page in claims.seed_of:
        _check_facts(claims, file, claims.articles[page], root)
        check_highlights(claims, file, page, root)
    if path.with_suffix(".md").is_file() or has_twin(root):
        check_twin(claims, path.with_suffix(".md"), root, content, owed)


def _check_element(claims: Claims, file: str, page: str, element: Element) -> None:
    """A link by where it leads, everything else by what its tag and classes say that it shows."""
    if element.tag == "a":
        _check_link(claims, file, page, element)
        check_credit(claims, file, page, element)
        if element.has_class("original"):
            check_original(claims, file, page, element)
    elif element.tag == "script" and element.attributes.get("type") == "application/ld+json":
        check_head(claims, file, page, element.source())
    if is_quotation(element):
        check_shown(claims, file, page, element)
    elif element.tag in ("ul", "ol") and (element.has_class("passages") or element.has_class("notes")):
        check_evidence(claims, file, element)
    elif element.has_class("compared"):
        check_compared(claims, file, page, element)
    elif element.has_class("translation"):
        check_translation(claims, file, element)
    elif element.has_class("stance-label"):
        check_stance(claims, file, page, element)
    elif element.has_class("verdict"):
        check_verdict(claims, file, page, element)
    elif element.has_class("stand-claim"):
        check_claim(claims, file, page, element)
    elif element.has_class("role"):
        check_role(claims, file, page, element)
    elif element.has_class("reading-words"):
        check_reading(claims, file, page, element)
    elif element.tag == "tr" and page in claims.articles:
        check_row(claims, file, page, element)


def _check_link(claims: Claims, file: str, page: str, link: Element) -> None:
    """A link to an actor must bear the actor's name, or a briefing's on the actor's page; and stand in the actor's row."""
    href = link.attributes.get("href", "")
    folder, anchor = ("", "") if urlsplit(href).netloc else resolved(page, href)
    actor = actor_of(folder)
    text = link.text()
    if not actor or anchor or not text or link.attributes.get("rel") or (link.parent and link.parent.has_class("note")):
        return
    claims.counts["names shown"] += 1
    titles = [
        title for slug, title in claims.titles.items() if folder in (f"actors/{actor}/", f"actors/{actor}/{slug}/")
    ]
    if text not in claims.names.get(actor, ()) and (actor_of(page) != actor or text not in titles):
        claims.miss(file, f"“{text}” is not the name of {actor}")
    row = next((one for one in link.ancestors() if one.tag == "tr" and one.attributes.get("id")), None)
    for other in row.elements() if row else ():
        leads = re.search(r"#a-(.+)", other.attributes.get("href", ""))
        if leads and unquote(leads[1]) != actor:
            claims.miss(file, f"the row of {text} leads to {unquote(leads[1])}")


def _check_facts(claims: Claims, file: str, article: dict[str, Any], root: Element) -> None:
    """The page of an article must give its outlet, byline and address as the data do."""
    card = next((one for one in root.elements() if one.tag == "dl" and one.has_class("identity")), root)
    given = [folded(one.text_without(lambda in_it: in_it.has_class("basis"))) for one in card.elements()]
    for name in ("outlet", "byline", "url"):
        value = article["provenance"][name]["value"]
        if value and folded(value) not in given:
            claims.miss(file, f"the {name} of the data, “{value}”, is not shown")


def _check_running_text(claims: Claims, file: str, page: str, content: Element) -> None:
    """What stands in quotation marks, and is not marked up as a quotation, must stand in a seed or in the data."""
    _check_quoted(claims, file, page, folded(content.text_without(_is_no_running_text)))


def _check_quoted(claims: Claims, file: str, page: str, text: str) -> None:
    text = claims.without_own(text) if _QUOTED.search(text) else text
    for found in _QUOTED.finditer(text):
        claims.counts["words in quotation marks in running text"] += 1
        words = found[1].strip().removesuffix("…").strip()
        is_term = page == _EXPLAINS and len(words.split()) <= _TERM
        if not is_term and words not in claims.written:
            claims.miss(file, f"“{words}” in running text stands in no article")


def look_for_unseen(claims: Claims) -> None:
    """Every page that the data speak of must be there, every quotation shown where its address says."""
    for page, owed in claims.to_be_shown.items():
        if owed:
            claims.miss(f"{page}index.html", "is lacking")
    for match, labels in claims.labels.items():
        for label, file in _unlike_most(labels):
            claims.miss(file, f"a quotation that is {match} is called “{label}”")
    for words, file in _unlike_most(claims.credits):
        claims.miss(file, f"an article is credited as “{words}”")
    for kind, descriptions in claims.descriptions.items():
        for words, file in _unlike_most(descriptions):
            claims.miss(file, f"is described in other words than most pages of the kind {kind}: {words}")
    look_for_other_words(claims)
    for target, quotation in claims.quotations.items():
        if target not in claims.seen:
            claims.miss(target[0] or "index.html", f"quotation {quotation['id']} is not shown")


def _unlike_most(said: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    """What files say otherwise than most, and which."""
    usual = Counter(words for words, _ in said.elements()).most_common(1)
    return [(words, file) for words, file in said if words != usual[0][0]]


def _is_no_running_text(element: Element) -> bool:
    """Whether an element is no running text: a quotation, an excerpt, a comparison, a translation, words of earlier versions."""
    return (
        is_quotation(element)
        or element.tag in ("script", "style")
        or any(element.has_class(name) for name in ("compared", "translation", "prose", "last-change"))
    )

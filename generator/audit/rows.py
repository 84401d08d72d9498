"""What rows of a page say of an actor, a position, a figure, and which article credits name: what the data say there."""

from __future__ import annotations

import re

from generator.audit.claims import Claims
from generator.audit.elements import Element, actor_of, folded, resolved
from generator.audit.quotations import credits_of


def check_stance(claims: Claims, file: str, page: str, shown: Element) -> None:
    """A stance beside a link to an actor's place on an issue must be the actor's, and look so."""
    for around in shown.ancestors():
        if around.tag not in ("a", "tr", "li"):
            continue
        links = [
            resolved(page, one.attributes.get("href", "")) for one in (around, *around.elements()) if one.tag == "a"
        ]
        place = next(((issue, anchor) for issue, anchor in links if anchor.startswith("at-")), None)
        if place:
            break
    else:
        return
    claims.counts["stances shown"] += 1
    actor = place[1].removeprefix("at-")
    label, text = shown.text(), around.text()
    given = [row for row in claims.stances.get(place, ()) if folded(row["label"]) == label]
    if around.tag == "tr" and page in claims.articles:
        name = claims.articles[page]["name"]
        given = [row for row in given if row["article"] == name and folded(row["summary"]) in text]
    if not any(shown.parent and shown.parent.has_class(f"stance-{row['tone']}") for row in given):
        claims.miss(file, f"“{label}” is not what {actor} is reported to hold there")
    row = next((one for one in shown.ancestors() if one.tag == "tr"), None)
    for link in row.elements() if row else ():
        if link.has_class("actor") and actor_of(resolved(page, link.attributes.get("href", ""))[0]) != actor:
            claims.miss(file, f"the stance of {actor} stands in the row of {link.text()}")


def check_row(claims: Claims, file: str, page: str, row: Element) -> None:
    """A row of an article's page must give its figure's own words, or its actor's own role."""
    kind, _, name = row.attributes.get("id", "").partition("-")
    if kind == "a":
        roles = [folded(one["role"]) for one in claims.articles[page]["key_actors"] if one["actor"] == name]
        if roles and not any(role in row.text() for role in roles):
            claims.miss(file, f"the row of {name} does not say “{roles[0]}”")
    elif kind == "f":
        claims.counts["figures shown"] += 1
        for link in row.elements():
            _check_printed(claims, file, page, link, link.text())


def check_reading(claims: Claims, file: str, page: str, shown: Element) -> None:
    """A figure beside those of other articles must be the words that its credit leads to."""
    claims.counts["figures shown"] += 1
    for link in shown.parent.elements() if shown.parent else ():
        _check_printed(claims, file, page, link, shown.text())


def _check_printed(claims: Claims, file: str, page: str, link: Element, words: str) -> None:
    """Where a link leads to a passage of an article, that must print the words."""
    where, anchor = resolved(page, link.attributes.get("href", ""))
    passage = claims.passage(claims.seed_of.get(where, ""), anchor)
    if passage is not None and folded(passage) != words:
        claims.miss(file, f"“{words}” is not what the article prints there")


def check_verdict(claims: Claims, file: str, page: str, shown: Element) -> None:
    """Articles that contradict each other on a figure must be said to, and no others."""
    anchor = shown.parent.attributes.get("id", "") if shown.parent else ""
    if shown.has_class("agrees") is not claims.agree.get((page, anchor)):
        claims.miss(file, f"does not say of {anchor} what the data say: “{shown.text()}”")


def check_claim(claims: Claims, file: str, page: str, shown: Element) -> None:
    """What an article reports of somebody must be its summary of a position, on an actor's page of one of the actor's."""
    claims.counts["reports shown"] += 1
    text = next((one.text() for one in shown.elements() if one.tag == "p"), "")
    places = [resolved(page, one.attributes.get("href", ""))[0] for one in shown.elements() if one.tag == "a"]
    name = claims.headings.get(page) if actor_of(page) else None
    for where in filter(claims.articles.get, places):
        rows = claims.tables[where.split("/")[0]]["positions"]
        if not any(
            folded(row["summary"]) == text
            and f"/{row['article']}/" in f"/{where}"
            and name in (None, row["actor_name"])
            for row in rows
        ):
            claims.miss(file, f"“{text}” is not what that article is said to report")


def check_role(claims: Claims, file: str, page: str, shown: Element) -> None:
    """A role on the page of an actor must be the one that the articles beside it give."""
    for link in shown.parent.elements() if shown.parent else ():
        where, anchor = resolved(page, link.attributes.get("href", ""))
        given = claims.articles[where]["key_actors"] if where in claims.articles else ()
        if given and not any(f"a-{one['actor']}" == anchor and folded(one["role"]) == shown.text() for one in given):
            claims.miss(file, f"“{shown.text()}” is not the role that the article gives")


def check_credit(claims: Claims, file: str, page: str, link: Element) -> None:
    """A credit must call the article that it leads to by its number, and by its outlet where that is known."""
    where, _ = resolved(page, link.attributes.get("href", ""))
    text = link.text()
    if where not in claims.numbers or not text or not _is_credit(link):
        return
    claims.counts["credits shown"] += 1
    outlet = folded(claims.articles[where]["provenance"]["outlet"]["value"] or "")
    is_short = text.isdecimal()
    rest = text if is_short else text.replace(outlet, "", 1)
    number = "".join(re.findall(r"\d", rest))
    if not number or int(number) != claims.numbers[where] or not (is_short or outlet in text):
        claims.miss(file, f"“{text}” leads to article {claims.numbers[where]}{f', {outlet}' if outlet else ''}")
    elif not is_short:
        claims.credits[" ".join(re.findall(r"[^\W\d]+", rest)).casefold(), file] += 1


def _is_credit(link: Element) -> bool:
    """Whether a link names the article that it leads to."""
    for around in link.ancestors():
        if around.has_class("refs"):
            return not around.has_class("on-screen")
        if around.has_class("credit") or around.has_class("claim-foot"):
            return True
    return False


def check_original(claims: Claims, file: str, page: str, link: Element) -> None:
    """A link to words at their publisher must lead to the address of the article that is credited beside it."""
    known = [claims.articles[where] for where, _ in credits_of(link, page) if where in claims.articles]
    addresses = {one["provenance"]["url"]["value"] for one in known or claims.articles.values()}
    claims.counts["links to publishers"] += 1
    if _page_of(link.attributes.get("href", "")) not in {_page_of(address) for address in addresses if address}:
        claims.miss(file, f"the words are said to stand at {link.attributes.get('href')}")


def _page_of(address: str) -> str:
    return address.partition("#")[0]

"""What rows of a page say of an actor, a position, a figure: what the data say there, and no other row's."""

from __future__ import annotations

from generator.audit.claims import Claims
from generator.audit.elements import Element, actor_of, folded, resolved


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

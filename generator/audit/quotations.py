"""The quotations and passages that a reader sees on a page: their words, their credit, the name beside them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

from generator.audit.claims import Claims, bare, speaker_of
from generator.audit.elements import Element, actor_of, folded, resolved


def check_shown(claims: Claims, file: str, page: str, shown: Element) -> None:
    """Check one quotation on a page: its words, the article it is credited to, the name beside it."""
    claims.counts["quotations shown"] += 1
    words = bare(shown.text())
    if not _is_plain(shown):
        claims.miss(file, f"“{words}” is struck, hidden, turned or made up")
    targets = credits_of(shown, page)
    claimed = [claims.quotations[target] for target in targets if target in claims.quotations]
    claimed += [quotation for target in targets for quotation in claims.utterances.get(target, ())]
    if claimed:
        claims.seen |= {target for target in targets if target in claims.quotations and target[0] == page}
        if not any(words == bare(quotation["words"]) for quotation in claimed):
            claims.miss(file, f"“{words}” is not what the article has")
        if len({quotation["utterance"] for quotation in claimed}) > 1:
            claims.miss(file, f"“{words}” is credited to articles that do not have it")
        _check_wording(claims, file, page, shown, words)
        _check_name(claims, file, page, shown, claimed[0])
        _check_copied(claims, file, shown, claimed[0])
        _check_label(claims, file, shown, claimed[0])
    elif not _stands_in_credited_seed(claims, words, targets):
        claims.miss(file, f"“{words}” does not stand in the article it is credited to")
    else:
        _check_cited(claims, file, shown, words, targets)


def _is_plain(shown: Element) -> bool:
    """Whether readers see all words of a quotation as they stand: nothing is inside it but paragraphs."""
    return shown.attributes.keys() <= {"class", "lang", "dir", "id"} and all(
        one.tag in ("p", "br") and not one.attributes for one in shown.elements()
    )


def _check_wording(claims: Claims, file: str, page: str, shown: Element, words: str) -> None:
    """Each article that a list credits with words must print just these; who has others is named apart."""
    wording = shown.parent
    if wording is None or not wording.has_class("wording"):
        return
    for link in wording.elements():
        others = any(around.has_class("otherwise") for around in link.ancestors())
        quotation = claims.quotations.get(resolved(page, link.attributes.get("href", "")))
        if quotation and not others and _characters(quotation["words"]) != _characters(words):
            claims.miss(file, f"“{words}” is credited to an article that has it in another wording")


def check_evidence(claims: Claims, file: str, passages: Element) -> None:
    """Each line of evidence must show its words as somebody's, or a passage's."""
    for line in passages.children:
        if isinstance(line, Element) and line.tag == "li" and not any(map(is_quotation, line.elements())):
            claims.miss(file, f"the evidence “{line.text()}” is not marked up as words of an article")


def _check_label(claims: Claims, file: str, shown: Element, quotation: dict[str, Any]) -> None:
    """A card must say of which kind its quotation is and how it agrees with the article, as the data do."""
    card = next((one for one in shown.ancestors() if one.tag == "figure" and one.has_class("card")), None)
    if card is None:
        return
    if not card.has_class(f"card-{quotation['kind']}"):
        claims.miss(file, f"quotation {quotation['id']} is not shown as {quotation['kind']}")
    for label in card.elements():
        if (
            label.has_class("aside")
            and label.parent
            and label.parent.tag == "figcaption"
            and label.text() not in claims.own
        ):
            claims.miss(file, f"“{label.text()}” beside quotation {quotation['id']} is no text of the data")
        if label.has_class("match"):
            if not label.has_class(f"match-{quotation['match']}"):
                claims.miss(file, f"quotation {quotation['id']} is not shown as {quotation['match']}")
            claims.labels.setdefault(quotation["match"], Counter())[label.text(), file] += 1


def check_translation(claims: Claims, file: str, shown: Element) -> None:
    """A translation stands in no seed: it must be the one that the data gives, and be marked as no quotation."""
    claims.counts["translations shown"] += 1
    parts = [child for child in shown.children if isinstance(child, Element)]
    text = parts[0].text() if parts else ""
    if text not in claims.translations or len(parts) < 2 or not parts[1].text():
        claims.miss(file, f"the translation “{text}” is not the data’s, or not marked as one")
    if any(around.tag in ("blockquote", "q") for around in shown.ancestors()):
        claims.miss(file, f"the translation “{text}” is shown as a quotation")


def _stands_in_credited_seed(claims: Claims, words: str, targets: list[tuple[str, str]]) -> bool:
    """Whether words are the passage that the link beside them leads to, or what the data cite together there."""
    for page, anchor in targets:
        seed = claims.seed_of.get(page, "")
        passage = claims.passage(seed, anchor)
        if passage is not None and words in {bare(passage), *claims.cited[seed].get(anchor, ())}:
            return True
    return False


def check_compared(claims: Claims, file: str, page: str, shown: Element) -> None:
    """A print beside the longest: letter for letter the quotation, once the struck words are left out."""
    claims.counts["comparisons shown"] += 1
    targets = credits_of(shown, page)
    words = _letters(shown.text_without(lambda one: one.tag == "del" or one.has_class("unseen")))
    if not any(_letters(claims.quotations[one]["words"]) == words for one in targets if one in claims.quotations):
        claims.miss(file, f"the comparison “{shown.text()}” does not give the words of its print")
    section = next((around for around in shown.ancestors() if around.tag == "section"), None)
    longest = next((one for one in section.elements() if one.tag == "blockquote"), None) if section else None
    words = _letters(shown.text_without(lambda one: one.tag == "ins" or one.has_class("unseen")))
    if longest is None or _letters(longest.text()) != words:
        claims.miss(file, f"the comparison “{shown.text()}” does not give the words of the longest print")


def _check_name(claims: Claims, file: str, page: str, shown: Element, quotation: dict[str, Any]) -> None:
    """The names around a quotation must be its speaker's: beside it, above the page."""
    speaker = speaker_of(quotation)
    if speaker is None:
        return
    speaker = folded(speaker)
    name = _name_beside(shown)
    around = next((one for one in shown.ancestors() if one.tag in ("figure", "li")), None)
    if name is not None and name != speaker:
        claims.miss(file, f"quotation {quotation['id']} is shown as {name}'s, and is {speaker}'s")
    elif name is None and around is not None and around.tag == "figure":
        claims.miss(file, f"quotation {quotation['id']} is shown without its speaker, {speaker}")
    if shown.tag == "blockquote" and actor_of(page):
        top = next((one.text() for one in shown.root().elements() if one.tag == "h1"), "")
        if actor_of(page) != quotation["speaker"].get("id") or top.rstrip("¶ ") != speaker:
            claims.miss(file, f"quotation {quotation['id']} is shown under {top}, and is {speaker}'s")


def _check_copied(claims: Claims, file: str, shown: Element, quotation: dict[str, Any]) -> None:
    """What a reader copies of a quotation must name its speaker; where it has none, nobody."""
    own = (one for one in shown.ancestors() if one.tag in ("figure", "li") or one.has_class("wording"))
    around = next(own, None) if shown.tag == "blockquote" else None
    speaker = folded(speaker_of(quotation) or "")
    for button in around.elements() if around else ():
        copied = folded(button.attributes.get("data-credit", ""))
        named = [name for comma in re.finditer(", ", copied) if (name := copied[: comma.start()]) in claims.everybody]
        if copied and (speaker not in named if speaker else named):
            claims.miss(file, f"quotation {quotation['id']} is copied as {' or '.join(named) or 'nobody'}'s")


def _check_cited(claims: Claims, file: str, shown: Element, words: str, targets: list[tuple[str, str]]) -> None:
    """The credit beside a quotation that bears something out must name its speaker."""
    line = next((one for one in shown.ancestors() if one.tag == "li"), None)
    credit = next((one for one in line.elements() if one.has_class("credit")), None) if line else None
    if shown.tag == "q" and credit is not None:
        for page, anchor in targets[:1]:
            names = claims.speakers.get((page, anchor, words), set())
            if names and not any(name in credit.text() for name in names):
                claims.miss(file, f"“{words}” is credited to “{credit.text()}”, and is {' or '.join(sorted(names))}'s")


def check_highlights(claims: Claims, file: str, page: str, root: Element) -> None:
    """Every passage that a page marks must be, mark by mark, the seed's own characters."""
    marked: dict[str, str] = {}
    paragraph: dict[str, Element | None] = {}
    for element in root.elements():
        if element.tag == "mark":
            for name in element.attributes.get("data-passages", "").split():
                between = "" if paragraph.get(name) is element.parent else "\n"
                marked[name] = marked.get(name, "") + between + element.source()
                paragraph[name] = element.parent
    name_of_seed = claims.seed_of[page]
    seed = "".join(claims.seeds.get(name_of_seed, "").split())
    for name, text in marked.items():
        claims.counts["passages highlighted"] += 1
        passage = claims.passage(name_of_seed, name)
        if passage is None or text.split() != passage.split():
            claims.miss(file, f"the highlighted passage {name} is not what the seed has there")
    for name in claims.cited[name_of_seed]:
        if name not in marked:
            claims.miss(file, f"no excerpt highlights “{claims.passage(name_of_seed, name)}”")
    for element in root.elements():
        if element.tag == "p" and element.has_class("prose") and "".join(element.text().split()) not in seed:
            claims.miss(file, f"the excerpt “{element.text()}” does not stand in the article")


def is_quotation(element: Element) -> bool:
    """Whether a reader takes an element for somebody's words, or a passage's."""
    return element.tag in ("blockquote", "q") or (
        element.tag == "span" and (element.has_class("said") or element.has_class("prose"))
    )


def _letters(words: str) -> str:
    """What a comparison of two prints keeps of both: letters and digits, however they are capitalised."""
    return _characters(words).casefold()


def _characters(words: str) -> str:
    """What prints of one wording share: letters and digits."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words)))


def credits_of(shown: Element, page: str) -> list[tuple[str, str]]:
    """The places that the nearest links around a quotation lead to, as page and anchor."""
    for around in shown.ancestors():
        if around.attributes.get("id", "").startswith("q-") and around.tag == "figure":
            return [(page, around.attributes["id"])]
        links = [element.attributes.get("href", "") for element in (around, *around.elements()) if element.tag == "a"]
        if around.tag == "a":
            links = links[:1]
        targets = [resolved(page, link) for link in links if re.search(r"#[qpu]-", link)]
        if targets:
            return targets
    return []


def _name_beside(shown: Element) -> str | None:
    """The speaker's name that a reader sees nearest to a quotation."""
    for around in shown.ancestors():
        if around.tag == "figure":
            return next((e.text() for e in around.elements() if e.has_class("speaker-name")), None)
        if around.tag == "section" and (around.has_class("speaker") or around.has_class("utterance")):
            names = (
                e for e in around.elements() if e.has_class("actor") or (around.has_class("speaker") and e.tag == "h3")
            )
            return next((e.text() for e in names), None)
    return None

"""What a page says of itself where no reader of the page looks: title, description, shared link, scripts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from generator.audit.claims import Claims
from generator.audit.elements import Element, folded

_CUT = " …"
"""What a description ends with that is longer than search engines show."""
_CARDS = "assets/cards"
"""Where the pictures of shared links lie: the home page's has this name, the others lie in a folder of this name."""
_DATA_BLOCKS = ("application/json", "application/ld+json")
_ACTIVE = ("iframe", "frame", "object", "embed", "applet", "base", "portal")
"""Elements that bring another document into a page, or lead its links elsewhere."""


def check_title(claims: Claims, file: str, page: str, root: Element) -> None:
    """A page must bear the title that the data give it, and the site's."""
    title = next((one.text() for one in root.elements() if one.tag == "title"), "")
    own = folded(claims.headings.get(page, ""))
    if not (title.startswith(own) and title.endswith(claims.title)):
        claims.miss(file, f"bears the title “{title}”")


def check_description(claims: Claims, file: str, page: str, root: Element) -> str:
    """A page's description must be the data's, where these have one; else it must name whom or what the page is about.

    Gives what is left to be looked at as running text.
    """
    given = _metas(root, "name").get("description", "")
    claims.counts["descriptions"] += 1
    if page in claims.described:
        if not _is_of(given, claims.described[page]):
            claims.miss(file, f"is described as “{given}”, and the data say “{folded(claims.described[page])}”")
        return ""
    if about := _about(claims, page):
        kind, name = about
        is_whole = not given.endswith(_CUT.strip())
        if name not in given and (is_whole or not _is_of(given, name)):
            claims.miss(file, f"is described as “{given}”, and is about {name}")
        elif is_whole:
            words = _words(given) - _words(name)
            if kind == "actors":
                words -= _words(max((title for title in claims.titles.values() if title in given), key=len, default=""))
            claims.descriptions.setdefault(kind, Counter())[" ".join(sorted(words.elements())), file] += 1
    elif any(_is_of(given, own) for own in claims.own):
        return ""
    return given.removesuffix(_CUT)


def _about(claims: Claims, page: str) -> tuple[str, str] | None:
    """The kind of a page that lists what belongs to one actor or one briefing, and whose or which; else None."""
    folder, _, rest = page.partition("/")
    if folder == "actors" and rest:
        return "actors", folded(claims.headings.get(f"actors/{rest.partition('/')[0]}/", ""))
    return (rest.rstrip("/"), claims.titles[folder]) if rest and folder in claims.titles else None


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def check_shared(claims: Claims, file: str, page: str, root: Element) -> None:
    """A shared link must look like its page: title, description, address, and a picture that is there and of its text."""
    links = [
        one.attributes for one in root.elements() if one.tag == "link" and one.attributes.get("rel") == "canonical"
    ]
    for address in {one.get("href", "") for one in links} - {f"{claims.address}{quote(page)}"}:
        claims.miss(file, f"calls {address} its own address")
    given = _metas(root, "property")
    if not any(name.startswith("og:") for name in given):
        return
    claims.counts["links to share"] += 1
    title = next((one.text() for one in root.elements() if one.tag == "title"), "")
    if not title.startswith(given.get("og:title", "")) or given.get("og:site_name") != claims.title:
        claims.miss(file, f"is shared as “{given.get('og:title')}” of “{given.get('og:site_name')}”")
    if given.get("og:description") != _metas(root, "name").get("description"):
        claims.miss(file, f"is shared as “{given.get('og:description')}”, which is not its description")
    address = given.get("og:url", "")
    base = address.removesuffix(quote(page))
    if not base.endswith("/") or not urlsplit(base).netloc:
        claims.miss(file, f"is shared with the address {address}")
    elif "og:image" in given:
        for wrong in _wrong_in_picture(claims, given, base):
            claims.miss(file, wrong)


def _wrong_in_picture(claims: Claims, given: dict[str, str], base: str) -> Iterator[str]:
    """What is wrong with the picture of a shared link: it must be there, as large as is said, and of a page's title."""
    name = unquote(given["og:image"].removeprefix(base))
    of = re.fullmatch(rf"{_CARDS}(?:/(.+))?\.png", name)
    if not given["og:image"].startswith(base) or not of or ".." in name:
        yield f"is shared with the picture {given['og:image']}"
        return
    size = _size_of_png(claims.site / name)
    if size != (given.get("og:image:width"), given.get("og:image:height")):
        yield f"is shared with {name}, which is no picture of the size that is said"
    titles = [claims.headings.get(f"{of[1]}/")] if of[1] else [claims.title, claims.headings.get("")]
    if given.get("og:image:alt") not in [folded(title) for title in titles if title]:
        yield f"is shared with a picture of “{given.get('og:image:alt')}”, and the data say otherwise"


def _size_of_png(path: Path) -> tuple[str, str] | None:
    """Width and height of a picture in pixels; None where there is none."""
    try:
        with path.open("rb") as file:
            head = file.read(24)
    except OSError:
        return None
    if not head.startswith(b"\x89PNG\r\n\x1a\n") or head[12:16] != b"IHDR":
        return None
    return str(int.from_bytes(head[16:20], "big")), str(int.from_bytes(head[20:24], "big"))


_ADDRESSES = frozenset("href src action formaction xlink:href".split())
"""Attributes that lead somewhere."""
_SCRIPT = re.compile("(?:java|vb)script:", re.IGNORECASE)
_IGNORED = re.compile(r"[\s\x00-\x1f]+")
"""What browsers pass over in an address."""


def check_scripts(claims: Claims, file: str, root: Element) -> None:
    """Nothing may run in a page but the site's own files, and what its policy names by its fingerprint."""
    policy = _metas(root, "http-equiv").get("content-security-policy", "")
    allowed = next((each.split() for each in policy.split(";") if each.split()[:1] == ["script-src"]), [])
    if any(source != "'self'" and not source.startswith("'sha256-") for source in allowed[1:]):
        claims.miss(file, f"has the policy {' '.join(allowed)}")
    for element in root.elements():
        for name, value in element.attributes.items():
            if name.startswith("on") or (name in _ADDRESSES and _SCRIPT.match(_IGNORED.sub("", value))):
                claims.miss(file, f"has a script in the attribute {name} of {element.tag}")
        if element.tag in _ACTIVE or (
            element.tag == "meta" and element.attributes.get("http-equiv", "").lower() == "refresh"
        ):
            claims.miss(file, f"has the element {element.tag}")
        if element.tag == "script" and element.attributes.get("type") not in _DATA_BLOCKS:
            claims.counts["scripts"] += 1
            source = element.attributes.get("src")
            if source is None:
                found = base64.b64encode(hashlib.sha256(element.source().encode()).digest()).decode()
                if f"'sha256-{found}'" not in allowed:
                    claims.miss(file, f"has a script that its policy does not name: {element.source()[:40]}")
            elif urlsplit(source).scheme or urlsplit(source).netloc:
                claims.miss(file, f"has a script of another place, {source}")


def _metas(root: Element, key: str) -> dict[str, str]:
    """What a page's `meta` elements say, white space folded, by their name, property or whatever the key is."""
    metas = (one.attributes for one in root.elements() if one.tag == "meta")
    return {one[key].lower(): folded(one.get("content", "")) for one in metas if key in one}


def _is_of(given: str, text: str) -> bool:
    """Whether a description is a text, or its beginning up to a word's end."""
    text = folded(text)
    cut = given.removesuffix(_CUT.strip()).rstrip()
    return given == text or (given.endswith(_CUT.strip()) and f"{text} ".startswith(f"{cut} " if cut else ""))

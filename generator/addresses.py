"""Where every page and every anchor lives: the one place that makes links.

A link is built from checked slugs only and is relative, so that the site works from the root, under a sub-path
and from a folder. What it returns is `Markup` because its characters are known to be harmless.
"""

from __future__ import annotations

import posixpath
import re

from markupsafe import Markup

HOME = ""
METHOD = "method/"

_HARMLESS = re.compile(r"[A-Za-z0-9/._#-]*")


def checked(address: str) -> Markup:
    """The address itself, when every character of it may stand unescaped anywhere in a page."""
    if not _HARMLESS.fullmatch(address):
        raise ValueError(f"not an address of ours: {address!r}")
    return Markup(address)


def briefing_page(slug: str, home: str | None) -> str:
    """A briefing's page: the site's root for the home briefing, else its slug."""
    return HOME if slug == home else f"{slug}/"


def article_page(briefing: str, article: str) -> str:
    """An article's page, under its briefing's slug even when the briefing itself is the home page."""
    return f"{briefing}/{article}/"


def data_file(briefing: str) -> str:
    """A briefing's data, from the site's root."""
    return f"data/{briefing}.json"


def link(source: str, target: str, anchor: str = "") -> Markup:
    """The relative link from one page to another page or file, or to an anchor on it."""
    fragment = f"#{anchor}" if anchor else ""
    if source == target:
        return checked(fragment or "./")
    path = posixpath.relpath(f"/{target}", f"/{source}")
    slash = "/" if target == "" or target.endswith("/") else ""
    return checked(f"{path}{slash}{fragment}")


def quotation_anchor(key: str) -> Markup:
    """A quotation's card on its article's page: permanent."""
    return checked(f"q-{key}")


def passage_anchor(start: int, end: int) -> Markup:
    """A passage's words in the excerpts of its article."""
    return checked(f"p-{start}-{end}")


def statement_anchor(number: int) -> Markup:
    """The n-th statement of a page; 0 is the lede."""
    return checked(f"s-{number}")


def actor_anchor(actor: str) -> Markup:
    """An actor's row in a table of key actors."""
    return checked(f"a-{actor}")


def position_anchor(number: int) -> Markup:
    """The n-th position of an article."""
    return checked(f"pos-{number}")


def stand_anchor(actor: str, issue: str) -> Markup:
    """Where an actor stands on an issue, on the briefing page. No slug holds two hyphens in a row."""
    return checked(f"at-{actor}--{issue}")


def figure_anchor(figure: str) -> Markup:
    """A figure and its readings."""
    return checked(f"f-{figure}")


def event_anchor(number: int) -> Markup:
    """The n-th event of a timeline."""
    return checked(f"t-{number}")


def speaker_anchor(speaker: str) -> Markup:
    """A speaker's quotations on the briefing page."""
    return checked(f"by-{speaker}")

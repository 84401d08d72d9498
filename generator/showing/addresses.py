"""Where every page and every anchor lives: the one place that makes links.

A link is built from checked slugs only and is relative, so that the site works from the root, under a sub-path
and from a folder. What it returns is `Markup` because its characters are known to be harmless.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote, urldefrag

from markupsafe import Markup

from generator.reading.diagnostics import Place

HOME = ""
METHOD = "method/"
ACTORS = "actors/"
BRIEFINGS = "briefings/"

_HARMLESS = re.compile(r"[A-Za-z0-9/._#-]*")


@lru_cache(maxsize=20_000)
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


def dossier_page(briefing: str) -> str:
    """A whole briefing as one document to print."""
    return f"{briefing}/dossier/"


def quotations_page(briefing: str) -> str:
    """Everything that is quoted in a briefing, speaker by speaker."""
    return f"{briefing}/quotations/"


def utterances_page(briefing: str) -> str:
    """What several articles of a briefing print, wording by wording."""
    return f"{briefing}/utterances/"


def coverage_page(briefing: str) -> str:
    """Which article of a briefing reports what."""
    return f"{briefing}/coverage/"


def timeline_page(briefing: str) -> str:
    """Everything that the articles of a briefing date."""
    return f"{briefing}/timeline/"


def issue_page(briefing: str, issue: str) -> str:
    """Who stands where on one issue of a briefing."""
    return f"{briefing}/issues/{issue}/"


def sources_page(briefing: str) -> str:
    """What the articles of a briefing state about themselves."""
    return f"{briefing}/sources/"


def actor_page(actor: str, briefing: str | None = None) -> str:
    """An actor in the newest briefing that mentions the actor; or in this earlier one."""
    return f"{ACTORS}{actor}/{briefing}/" if briefing else f"{ACTORS}{actor}/"


def list_page(first: str, number: int) -> str:
    """The n-th page, counted from 1, of a list that begins at the page `first`."""
    return first if number == 1 else f"more/{first.strip('/') or 'briefings'}/{number}/"


def data_file(briefing: str) -> str:
    """A briefing's data, from the site's root."""
    return f"data/{briefing}.json"


def link(source: str, target: str, anchor: str = "") -> Markup:
    """The relative link from one page to another page or file, or to an anchor on it."""
    path = "" if source == target else _path(source, target)
    return checked(f"{path}#{anchor}" if anchor else path or "./")


@lru_cache(maxsize=100_000)
def _path(source: str, target: str) -> str:
    here, there = source.split("/")[:-1], target.split("/")
    shared = len(posixpath.commonprefix([here, there[:-1]]))
    return "../" * (len(here) - shared) + "/".join(there[shared:])


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


def stand_anchor(actor: str) -> Markup:
    """Where an actor stands, on an issue's page."""
    return checked(f"at-{actor}")


def stance_anchor(stance: str) -> Markup:
    """A stance and those who take it, on an issue's page."""
    return checked(f"stance-{stance}")


def utterance_anchor(utterance: str) -> Markup:
    """An utterance and all its prints. It follows the words of the longest print; see `member_anchor`."""
    return checked(f"u-{utterance}")


def member_anchor(article: str, key: str) -> Markup:
    """A quotation among the prints of its utterance: permanent. No slug holds two hyphens in a row."""
    return checked(f"m-{article}--{key}")


def briefing_anchor(briefing: str) -> Markup:
    """A briefing on the page of an actor."""
    return checked(f"in-{briefing}")


def coverage_anchor(kind: str, number: int) -> Markup:
    """The n-th row of a kind in the coverage matrix."""
    return checked(f"c-{kind}-{number}")


def article_anchor(article: str) -> Markup:
    """What one article has and leaves out, on the coverage page."""
    return checked(f"article-{article}")


def figure_anchor(figure: str) -> Markup:
    """A figure and its readings."""
    return checked(f"f-{figure}")


def event_anchor(number: int) -> Markup:
    """The n-th event of a timeline."""
    return checked(f"t-{number}")


def speaker_anchor(speaker: str) -> Markup:
    """A speaker's quotations on the briefing page."""
    return checked(f"by-{speaker}")


# ---------------------------------------------------------------------------------------------------------------------
# Links that leave the site: text that the templates make inert, not Markup

_LONG = 12
"""Words; of a longer quotation only both ends stand in a link."""
_END = 5
"""Words of each end."""


def line_in_repository(repository: str, edit_path: str, place: Place) -> str:
    """Where the line of a content file can be read and edited.

    `<repository>/<edit_path><file>#L<line>`: GitHub, GitLab and Forgejo show the line that `#L` names when the path
    leads to their view of the file (`blob/main/`), which has the button to edit it; the editor itself
    (`edit/main/`) opens at the top.
    """
    folder = f"{edit_path.strip('/')}/" if edit_path.strip("/") else ""
    return f"{repository.rstrip('/')}/{folder}{quote(place.file)}#L{place.line}"


def report_of(repository: str, quotation: str, words: str) -> str:
    """Where a mistake in a quotation can be reported: a new issue that names it already (GitHub, Forgejo)."""
    title, body = quote(f"Quotation {quotation}", safe=""), quote(f"> {' '.join(words.split())}\n\n", safe="")
    return f"{repository.rstrip('/')}/issues/new?title={title}&body={body}"


def report_of_page(repository: str, page: str) -> str:
    """Where a mistake on a page can be reported: a new issue that names the page already (GitHub, Forgejo)."""
    title = quote(f"Page {page or '/'}", safe="")
    return f"{repository.rstrip('/')}/issues/new?title={title}"


def passage_at_publisher(url: str, parts: Sequence[str], before: Sequence[str] = ()) -> str:
    """A publisher's page, opened at these words (WICG, URL Fragment Text Directives): every part is a directive of its own.

    `before` has the words that stand before each part, empty where the part says by itself which place is meant.

    Of long words, and of words that run over a line break, the fragment names the first and the last few, since a
    browser finds the words between by itself.
    """
    page, fragment = urldefrag(url)
    kept = fragment.split(":~:")[0]
    lead = [*before, *[""] * (len(parts) - len(before))]
    pairs = [(part, prefix) for part, prefix in zip(parts, lead, strict=True) if part.strip()]
    directives = "&".join(f"text={_prefix(prefix)}{_directive(part)}" for part, prefix in pairs)
    return f"{page}#{kept}:~:{directives}" if directives else url


def _prefix(words: str) -> str:
    return f"{_encoded(words.split())}-," if words.strip() else ""


def _directive(words: str) -> str:
    lines = [line.split() for line in words.splitlines() if line.strip()]
    if len(lines) == 1 and len(lines[0]) <= _LONG:
        return _encoded(lines[0])
    return f"{_encoded(lines[0][:_END])},{_encoded(lines[-1][-_END:])}"


def _encoded(words: Sequence[str]) -> str:
    """Percent-encoded, also `-`, `,` and `&`, which separate the parts of a directive."""
    return quote(" ".join(words), safe="").replace("-", "%2D")

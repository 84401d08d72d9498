"""What tells programs and people where things are: `llms.txt` and the guide to the data."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exporting.interchange.markdown import escaped, escaped_inside
from generator.exporting.interchange.web import Web
from generator.prose.text import one_line
from generator.proving.briefing import Briefing
from generator.showing import addresses
from generator.showing.pages import Page

LLMS, GUIDE = "llms.txt", "data/README.txt"


def twin_path(address: str) -> str:
    """The Markdown twin of the page at this address: beside it."""
    return f"{address}index.md"


def llms_txt(pages: Sequence[Page], briefings: Sequence[Briefing], web: Web) -> bytes:
    """The site in the form of llmstxt.org: what it is, and its pages as Markdown."""
    listed = "\n".join(_page(page, web) for page in pages)
    data = "\n".join(_data(briefing, web) for briefing in briefings)
    text = (
        f"# {escaped(one_line(web.title))}\n\n> {escaped(one_line(web.description))}\n\n"
        "Every quotation on this site was found, character for character, in the article it is credited to. "
        "Statements are the editor’s own words, each with the passages that bear it out. “Not stated in the source” "
        "means just that; “no known position” is not “neutral”.\n\n"
        f"## Pages\n\n{listed}\n\n## Data\n\n- [What the data files hold]({web.to(GUIDE)})\n{data}\n"
    )
    return text.encode("utf-8")


def _page(page: Page, web: Web) -> str:
    title, description = escaped_inside(one_line(page.title)), escaped_inside(one_line(page.description))
    return f"- [{title}]({web.to(twin_path(page.address))}): {description}"


def _data(briefing: Briefing, web: Web) -> str:
    title = escaped_inside(one_line(briefing.title))
    return f"- [Data of “{title}”]({web.to(addresses.data_file(briefing.slug))}): JSON; its schema lies beside it"


def data_guide(briefings: Sequence[Briefing], with_changes: bool) -> bytes:
    """What each file of `data/` holds, in plain text."""
    slugs = "\n".join(f"  {briefing.slug}: {one_line(briefing.title)}" for briefing in briefings)
    changes = "changes.atom, changes.json       what changed, as Atom and as JSON Feed\n" if with_changes else ""
    return (_GUIDE.format(slugs=slugs, changes=changes)).encode("utf-8")


_GUIDE = """\
The data behind this site
=========================

Briefings:
{slugs}

For each of them, in the folder of this file:

<briefing>.json                  everything; its shape is in briefing.schema.json
<briefing>.jsonld                articles, quotations, claims in the vocabulary of schema.org
<briefing>/quotations.csv        one row a quotation
<briefing>/positions.csv         one row a position as one article reports it
<briefing>/figures.csv           one row a reading of a figure
<briefing>/actors.csv            one row an actor
<briefing>/annotations.jsonld    the quotations as W3C Web Annotations
<briefing>/sources.bib, .ris, .csl.json    the articles, to cite

In the site's root:

feed.atom, feed.json             the briefings, as Atom and as JSON Feed (their entries have links where the site's
                                 address is set: `url` in site_config.yml)
{changes}llms.txt                         the pages as Markdown, for programs that read text
(page)/index.md                  each page as Markdown, beside its index.html

Positions in a text (`start` and `end`; `1007-1057` in CSV) count Unicode code points in the seed file, decoded from
UTF-8, from 0; the end is not part of the span. A seed is named by its file name and its SHA-256.

CSV files are UTF-8 without a byte order mark, with commas, CRLF at line ends and one header line (RFC 4180). So that no
spreadsheet takes a cell for a formula, a cell that begins with = + - @ (also in their full-width forms), a tab, a line
end or an apostrophe has one more apostrophe before it; plain numbers have none. Take one leading apostrophe off, and
you have the value. Several values in a cell: spans and quotation ids have spaces between them; aliases are a JSON list.

A translation of a quotation (`translation`; in JSON-LD `workTranslation`; in Web Annotations a body that describes) is
somebody's own words: it stands in no seed and was not verified.

In sources.bib, .ris and .csl.json, a fact that an article does not state is left out; one that is inferred is named in
the note. In JSON-LD and in the pages' citation tags only stated facts stand.
"""

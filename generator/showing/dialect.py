"""The small dialect of Markdown that our templates write, and only that:

- front matter of one-line values, `title`, `description` and, where the title is in another language than the site,
  `language` (`ar rtl`), and `menu`, items of a list as HTML, to which publishing adds `head`, lines for the page's head
  as a JSON text;
- headings, `# text {#id}` and `## text {#id}`, each with an explicit id that is the template's own;
- raw HTML blocks: from a line that begins with the opening tag of a block element to the line that ends with its
  closing tag, a blank line before and after.

No other Markdown is used, so that nobody needs a Markdown parser. Whoever turns a block into something else, looks for
its links or proves that it is of the dialect asks for its tokens here, and it is read once.
"""

from __future__ import annotations

import re
from functools import lru_cache

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements without an end."""

_TOKEN = re.compile(
    r"<(?:([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*(?:=\"[^\"<>\n]*\")?)*)(/?)|/([a-z][a-z0-9]*))>([^<>]*)"
)
_REFERENCE = re.compile(r"&(?!#[1-9][0-9]{0,6};|(?:amp|lt|gt|quot);)")
"""What stands for no character in our pages."""
_UNREADABLE = re.compile(r"<(?:script|style|plaintext|textarea|xmp)\b")
"""What a browser does not read as elements and text."""


Token = tuple[str, str, str, str, str]
"""A tag and the text after it, as they are written: the name in an opening tag, its attributes with a space before each,
the slash of an element that ends where it begins; else the name in a closing tag; the text."""


@lru_cache(maxsize=128)  # the blocks of one page, which are asked for by one after the other
def tokens(block: str) -> tuple[Token, ...] | None:
    """The tokens of a block of raw HTML; None where it holds anything else, or is written in another way than ours.

    Whether each element is closed, and may stand where it does, nobody has looked at.
    """
    if not block.startswith("<") or _REFERENCE.search(block) or _UNREADABLE.search(block):
        return None
    found: list[Token] = _TOKEN.findall(block)
    # Nothing is left out where the tokens, two brackets each and the slashes make up the whole block.
    length = sum(map(len, map("".join, found))) + 2 * len(found) + block.count("</")
    return tuple(found) if length == len(block) else None

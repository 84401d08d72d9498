"""Some pages before all others: those that somebody looks at while the site is built again.

What is shown is what the build comes to, byte for byte: the very functions make it, with the settings and the theme of
the last build of this process. Where these have changed, or anything goes wrong, nothing is shown ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.machine.memory import digest, digest_of_folder
from generator.publishing.site.edition import Edition
from generator.publishing.site.engine import Press
from generator.publishing.site.sources import settings_of, with_head
from generator.showing.theme import themes


@dataclass
class Ahead:
    """Kept by a process that builds a site again and again."""

    wanted: Callable[[], Container[str]]
    """The files below the site's folder that are looked at."""
    show: Callable[[Mapping[str, bytes]], object]
    """Is given those of them that can be made ahead, and style sheets that have changed."""
    _press: Press | None = None
    _made_of: str = ""
    """Of which settings and theme the press is."""

    def begin(self, edition: Edition, root: Path) -> None:
        """Show what is looked at, where it can be made already. What is wrong with it, the build says."""
        press, before = self._press, self._made_of
        self._press, self._made_of = None, _made_of(edition, root)
        if press and before and before == self._made_of:
            try:
                found = {**_pages(press, edition, self.wanted()), **_styles(root)}
            except Exception:  # a template's, for example: the build meets it again
                return
            if found:
                self.show(found)

    def leave(self, press: Press) -> None:
        """The build has made its pages, and leaves this for the next."""
        self._press = press


def _pages(press: Press, edition: Edition, wanted: Container[str]) -> dict[str, bytes]:
    found = {}
    for page in edition.pages:
        path = press.paths.get(page.source)
        if path is None or path not in wanted:
            continue
        lines = edition.heads[page.source]() if page.source in edition.heads else ""
        html = press.page(page.source, with_head(page.text, lines))
        if html:
            found[path] = html.encode("utf-8", "xmlcharrefreplace")
    return found


def _styles(root: Path) -> dict[str, bytes]:
    """The style sheets that are not in the site as they lie in the theme."""
    sheets: dict[str, bytes] = {}
    for theme in reversed(themes(root)):
        paths = [path for path in (theme / "assets").glob("*.css") if path.is_file() and not path.is_symlink()]
        sheets |= {f"assets/{path.name}": path.read_bytes() for path in paths}
    return {name: text for name, text in sheets.items() if (root / "site" / name).read_bytes() != text}


def _made_of(edition: Edition, root: Path) -> str:
    """A fingerprint of all that a page's HTML is made of but its Markdown; empty where that cannot be told."""
    if "nav" in edition.config.mkdocs:  # which may show other pages' titles
        return ""
    settings = settings_of(edition.pages, edition.config, root)
    try:
        return digest(
            repr(settings), *(digest_of_folder(theme / "overrides") for theme in themes(root)), edition.newest
        )
    except OSError:
        return ""

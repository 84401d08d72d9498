"""What MkDocs reads: pages and downloads in `build/docs`, our theme in `build/overrides`, and one `mkdocs.yml`."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from generator.exporting.exports import Download, LateDownload
from generator.machine.hands import shared_out
from generator.machine.memory import Memory, names_below
from generator.machine.timings import counted, timed
from generator.prose.text import direction
from generator.publishing.policy import policies
from generator.publishing.site.edition import AnyDownload, AnyPage, Edition
from generator.publishing.site.engine import EXTENSIONS
from generator.publishing.site.folders import clear
from generator.publishing.site.kept import Kept, fingerprint_of
from generator.reading.models import SiteConfig
from generator.showing.render import LatePage
from generator.showing.theme import themes
from generator.showing.words import Words, words

_OWN_STYLES = "assets/extra.css"
"""A project's own styles, loaded after ours, where its theme has this file."""
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON writes as it is and YAML does not read, or reads as the end of a line."""


@timed("write")
def write_sources(edition: Edition, build: Path, memory: Memory | None = None) -> None:
    """Everything that MkDocs reads: `build/docs`, `build/overrides` and `build/mkdocs.yml`.

    What the last build made of the same and nobody has changed since stays as it is; all else is written afresh.
    """
    docs = build / "docs"
    shutil.rmtree(build / "overrides", ignore_errors=True)
    _write_documents(edition, docs, memory)
    counted("write", len(edition.pages) + len(edition.downloads))
    for theme in reversed(themes(build.parent)):
        _lay(theme / "overrides", build / "overrides")
        _lay(theme / "assets", docs / "assets")
    write_file(docs / "assets/colours.css", _colours(edition.config).encode())
    settings = settings_of(edition.pages, edition.config, build.parent)
    (build / "mkdocs.yml").unlink(missing_ok=True)  # a link would lead elsewhere
    write_file(build / "mkdocs.yml", yaml.safe_dump(settings, sort_keys=False, allow_unicode=True).encode("utf-8"))


def _write_documents(edition: Edition, docs: Path, memory: Memory | None) -> None:
    """The pages and downloads, and no other file; only those are made and written that may have changed."""
    kept = Kept[str](memory, "sources", docs, docs)
    there = set(names_below(docs))
    pages, heads, downloads = edition.pages, edition.heads, edition.downloads
    keys = {**{page.source: page.key for page in pages}, **{one.path: one.key for one in downloads}}
    stay = {path for path, key in keys.items() if key and path in there and kept.taken(path, key) is not None}
    known = {page.source for page in pages if page.source not in stay and page.source in there}
    known = {path for path in known if kept.is_there(path)}
    clear(docs, stay | known)

    def write(one: AnyPage | AnyDownload) -> tuple[Mapping[str, str], str]:
        path, shows = _path(one), ""
        if isinstance(one, Download | LateDownload):
            content = one.content
        else:
            lines = heads[path]() if path in heads else ""
            if isinstance(one, LatePage) and path in known:
                one = one.with_view()
                shows = one.shows(lines)
                if shows and (same := kept.came_to(path, shows)):
                    return same, shows
            content = with_head(one.text, lines).encode("utf-8")
        write_file(docs / path, content)
        return {path: fingerprint_of(content)}, shows

    for some in (pages, downloads):
        fresh = {path: one for one in some if (path := _path(one)) not in stay}
        for path, (prints, shows) in zip(fresh, shared_out(write, list(fresh.values())), strict=True):
            kept.put(path, keys[path], prints, shows)
    kept.remember()


def settings_of(pages: Sequence[AnyPage], config: SiteConfig, root: Path) -> dict[str, Any]:
    """What `mkdocs.yml` will say in a project's folder."""
    say, styles = words(config.language, root), [theme / _OWN_STYLES for theme in themes(root)]
    has_styles = any(path.is_file() and not path.is_symlink() for path in styles)
    return _settings(pages, config, say, has_styles=has_styles)


def _path(one: AnyPage | AnyDownload) -> str:
    """Where it lies in `build/docs`."""
    return one.path if isinstance(one, Download | LateDownload) else one.source


def _lay(folder: Path, over: Path) -> None:
    """Copy a folder's files over those of another; links are left out, since they may lead anywhere."""

    def links(within: str, names: list[str]) -> list[str]:
        return [name for name in names if (Path(within) / name).is_symlink()]

    if folder.is_dir() and not folder.is_symlink():
        shutil.copytree(folder, over, ignore=links, dirs_exist_ok=True)


def with_head(page: str, lines: str) -> str:
    """A page with lines for its head as one more value of its front matter, written so that YAML and JSON agree on it."""
    if not lines:
        return page
    quoted = _NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(lines, ensure_ascii=False))
    return page.replace("\n---\n", f"\nhead: {quoted}\n---\n", 1)


def write_file(path: Path, content: bytes) -> None:
    """Write a file, and the folders it lies in."""
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _colours(config: SiteConfig) -> str:
    colours = config.colours
    return (
        f":root, [data-md-color-scheme=default] {{ --ink: {colours.ink}; }}\n"
        f"[data-md-color-scheme=slate] {{ --ink: {colours.ink_on_dark}; }}\n"
    )


def _settings(
    pages: Sequence[AnyPage],
    config: SiteConfig,
    say: Words,
    *,
    has_styles: bool,
) -> dict[str, Any]:
    """The generated `mkdocs.yml`, with the site's own `mkdocs` settings merged last.

    `has_styles` says whether the project adds styles of its own.
    """
    settings: dict[str, Any] = {
        "site_name": config.title,
        "site_description": config.description,
        **({"site_url": f"{config.url.rstrip('/')}/"} if config.url else {}),
        "docs_dir": "docs",
        "use_directory_urls": True,
        "strict": True,
        "theme": _theme_settings(say),
        "plugins": [],
        "markdown_extensions": list(EXTENSIONS),
        "extra_css": ["assets/colours.css", "assets/briefing.css", *([_OWN_STYLES] if has_styles else [])],
        "extra_javascript": [{"path": "assets/briefing.js", "defer": True}],
        "extra": {
            "generator": False,
            "words": _frame(say),
            "tongue": {"language": config.language, "direction": direction(config.language)},
            **({"repository": config.repository} if config.repository else {}),
        },
        "nav": [{escape(page.nav): page.source} for page in pages if page.nav],
        "not_in_nav": "/*/*.md\n/*/*/*.md\n/*/*/*/index.md\n",
        "validation": {
            "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
            "links": {"not_found": "warn", "absolute_links": "warn", "unrecognized_links": "warn", "anchors": "warn"},
        },
    }
    settings = _merged(settings, config.mkdocs)
    theme, extra = settings["theme"], settings["extra"]
    if isinstance(theme, dict) and isinstance(extra, dict):  # else MkDocs says what it objects to
        extra["policies"] = policies(_ways_to_the_root(pages, config.url), theme.get("features") or ())
    return settings


def _ways_to_the_root(pages: Sequence[AnyPage], address: str | None) -> list[str]:
    """The `base_url` of every page: relative on pages, the path of the site's address on the page of error 404."""
    deepest = max((page.source.count("/") + 1 for page in pages), default=1)
    return [".", *("/".join([".."] * depth) for depth in range(1, deepest + 1)), base_path(address)]


def base_path(address: str | None) -> str:
    """The path of the site's address, with a slash at its end."""
    return f"{urlsplit(address or '').path.rstrip('/')}/"


def _theme_settings(say: Words) -> dict[str, Any]:
    schemes = [
        ("(prefers-color-scheme)", None, "brightness-auto", say.text("Use light colours")),
        ("(prefers-color-scheme: light)", "default", "brightness-7", say.text("Use dark colours")),
        ("(prefers-color-scheme: dark)", "slate", "brightness-4", say.text("Use the system’s colours")),
    ]
    palette = [
        {
            "media": media,
            **({"scheme": scheme} if scheme else {}),
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": f"material/{icon}", "name": name},
        }
        for media, scheme, icon, name in schemes
    ]
    return {
        "name": "material",
        "custom_dir": "overrides",
        "language": _interface_language(say.language),
        "font": False,
        "favicon": "assets/favicon.svg",
        "palette": palette,
        "features": ["toc.follow"],
    }


def _frame(say: Words) -> dict[str, str]:
    """What the frame of every page says, and the page of error 404."""
    return {
        "source": say.text("Source and content of this site"),
        "contents": say.text("On this page"),
        "search": say.text("Search"),
        "search_failed": say.text("The search could not be loaded."),
        "no_search": say.text("The search needs JavaScript; everything else works without."),
        "not_found": say.text("Page not found"),
        "not_here": say.text("This page is not here"),
        "why": say.text("The address may be mistyped, or the page may have moved when the briefing was edited."),
    }


def _interface_language(tag: str) -> str:
    """The closest language that Material speaks; English where it speaks none: the page's own is `extra.tongue` then."""
    languages = files("material") / "templates/partials/languages"
    spoken = [one for one in (tag, tag.split("-")[0]) if (languages / f"{one}.html").is_file()]
    return spoken[0] if spoken else "en"


def _merged(settings: dict[str, Any], wishes: dict[str, Any]) -> dict[str, Any]:
    """The settings with the wishes laid over them: mappings are merged, everything else is replaced."""
    result = dict(settings)
    for key, wish in wishes.items():
        held = result.get(key)
        result[key] = _merged(held, wish) if isinstance(held, dict) and isinstance(wish, dict) else wish
    return result

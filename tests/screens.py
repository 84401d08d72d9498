"""Every page type of the built site as a picture, for people to look at: `make screens`.

`build/screens/index.html` shows them all: phone, tablet and desktop, light and dark, as printed, and without scripts.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from PIL import Image

from generator.publishing.pdf import installed_browser
from tests.conftest import SWITCHES, QuietHandler

ROOT = Path(__file__).parents[1]
BRIEFING = "replies-to-russia-2022"
PAGES = {
    "home": "",
    "article": f"{BRIEFING}/no-change/",
    "quotations": f"{BRIEFING}/quotations/",
    "utterances": f"{BRIEFING}/utterances/",
    "coverage": f"{BRIEFING}/coverage/",
    "timeline": f"{BRIEFING}/timeline/",
    "issue": f"{BRIEFING}/issues/membership/",
    "sources": f"{BRIEFING}/sources/",
    "dossier": f"{BRIEFING}/dossier/",
    "actors": "actors/",
    "actor": "actors/antony-blinken/",
    "method": "method/",
    "not-found": "404.html",
}
"""One page of each type, by the name of its pictures."""

TALLEST = 12_000
"""Pixels: what is below stays out of a picture."""


README = {
    "home": (("home-desktop", 880, 0), ("home-phone-dark", 310, 0)),
    "pages": (("article-phone", 280, 2700), ("coverage-desktop", 640, 225), ("issue-phone", 270, 0)),
}
"""The pictures of README.md: each of some parts of pictures, with their width there and where they begin."""


@dataclass(frozen=True)
class Way:
    """One way to look at a page."""

    name: str
    width: int
    scheme: str = "light"
    media: str = "screen"
    has_scripts: bool = True


WAYS = (
    Way("phone", 390),
    Way("phone-dark", 390, scheme="dark"),
    Way("tablet", 820),
    Way("desktop", 1280),
    Way("desktop-dark", 1280, scheme="dark"),
    Way("print", 680, media="print"),  # A4 within its margins
    Way("phone-without-scripts", 390, has_scripts=False),
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--out", type=Path, default=ROOT / "build/screens")
    parser.add_argument("--only", metavar="WORD", default="", help="pictures whose name has this word")
    parser.add_argument("--readme", action="store_true", help="write the pictures of README.md anew, too")
    given = parser.parse_args()
    if not (given.site / "index.html").is_file():
        sys.exit(f"there is no built site in {given.site}; run `make site`")
    if (browser := installed_browser()) is None:
        sys.exit("no Chromium or Chrome found")
    given.out.mkdir(parents=True, exist_ok=True)
    from playwright.sync_api import sync_playwright

    with _served(given.site) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(SWITCHES))
        for way in WAYS:
            _look(chromium, way, address, given.out, lambda name: given.only in name)
        chromium.close()
    (given.out / "index.html").write_text(_index(given.out), "utf-8")
    if given.readme:
        for name, parts in README.items():
            _side_by_side(given.out, parts).save(ROOT / f".github/{name}.webp", quality=72, method=6)
    print(f"{len(list(given.out.glob('*.png')))} pictures: {given.out / 'index.html'}")


def _look(chromium: Any, way: Way, address: str, out: Path, is_wanted: Callable[[str], bool]) -> None:
    context = chromium.new_context(
        viewport={"width": way.width, "height": 900},
        color_scheme=way.scheme,
        java_script_enabled=way.has_scripts,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.emulate_media(media=way.media)
    for kind, place in PAGES.items():
        if is_wanted(f"{kind}-{way.name}"):
            if page.goto(address + place, wait_until="load").status != 200:
                sys.exit(f"the site has no page {place}; mend PAGES in tests/screens.py")
            page.set_viewport_size({"width": way.width, "height": 900})
            height = page.evaluate("document.documentElement.scrollHeight")
            clip = {"x": 0, "y": 0, "width": way.width, "height": min(height, TALLEST)}
            page.screenshot(path=out / f"{kind}-{way.name}.png", full_page=True, clip=clip)
    context.close()


def _side_by_side(out: Path, parts: Sequence[tuple[str, int, int]]) -> Image.Image:
    """The tops of some pictures beside each other, as wide as a README shows them."""
    gap, height = 24, 660
    whole = Image.new(
        "RGB", (sum(width for _, width, _ in parts) + gap * (len(parts) + 1), height + 2 * gap), "#8d8778"
    )
    left = gap
    for name, width, begin in parts:
        shot = Image.open(out / f"{name}.png").convert("RGB")
        scale = width / shot.width
        top = shot.crop((0, begin, shot.width, begin + int(height / scale)))
        whole.paste(top.resize((width, height), Image.Resampling.LANCZOS), (left, gap))
        left += width + gap
    return whole


def _index(out: Path) -> str:
    rows = "\n".join(
        f"<h2>{kind}</h2>\n<div>"
        + "".join(
            f'<a href="{kind}-{way.name}.png"><img src="{kind}-{way.name}.png" width="{way.width // 4}"'
            f' alt="{kind}, {way.name}" loading="lazy">{escape(way.name)}</a>'
            for way in WAYS
            if (out / f"{kind}-{way.name}.png").is_file()
        )
        + "</div>"
        for kind in PAGES
    )
    style = "body{font:1rem system-ui;background:#888} div{display:flex;gap:1rem;align-items:flex-start} a{color:#000}"
    return (
        '<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Every page as a picture</title>\n'
        f"<style>{style} img{{display:block;max-height:60rem;object-fit:cover;object-position:top}}</style>\n{rows}\n"
    )


@contextmanager
def _served(site: Path) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(site))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


if __name__ == "__main__":
    main()

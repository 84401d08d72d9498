"""The main pages look as they did: small pictures of them, compared with a tolerance.

Every page is drawn with the fonts of the cards, so that the machine's own fonts do not matter, and made eight times
smaller, so that only where things stand and how dark they are is compared. `pytest --update-golden` writes them anew.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.builders import a_briefing, a_config, several_articles
from tests.conftest import GOLDEN, published, until

pytestmark = pytest.mark.browser
FONTS = Path(__file__).parents[1] / "generator/showing/fonts"
SMALLER = 8
TOLERANCE = 0.12
"""How much of what a page prints may stand elsewhere or be gone; a list that moves by one line is more."""
HEIGHT = 1600
VIEWS = [
    ("home-desktop", "", 1280, "light"),
    ("home-phone", "", 390, "light"),
    ("home-dark", "", 1280, "dark"),
    ("article-desktop", "talks/door/", 1280, "light"),
    ("article-phone", "talks/door/", 390, "dark"),
    ("quotations-desktop", "talks/quotations/", 1280, "light"),
    ("coverage-desktop", "talks/coverage/", 1280, "light"),
]


def _font(weight: str, number: int) -> str:
    data = base64.b64encode((FONTS / f"SourceSerifPro-{weight}.ttf").read_bytes()).decode()
    return f"@font-face {{ font-family: Fixed; font-weight: {number}; src: url(data:font/ttf;base64,{data}); }}\n"


STYLE = (
    f"{_font('Regular', 400)}{_font('Semibold', 700)}"
    ":root, [data-md-color-scheme] { --serif: Fixed !important; --sans: Fixed !important; }"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    briefings = (several_articles(), a_briefing("before", date="2021-05-01", title="Before"))
    return serve(published(tmp_path_factory.mktemp("site"), briefings, a_config()))


def picture(browser: Any, address: str, width: int, scheme: str) -> Image.Image:
    """The top of a page, small."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    page.goto(address)
    page.add_style_tag(content=STYLE)
    until(page, "document.fonts.status === 'loaded' && document.fonts.check('700 16px Fixed')")
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return shot.resize((width // SMALLER, HEIGHT // SMALLER), Image.Resampling.BOX)


@pytest.mark.parametrize(("name", "address", "width", "scheme"), VIEWS, ids=[view[0] for view in VIEWS])
def test_a_main_page_looks_as_it_did(
    request: pytest.FixtureRequest, browser: Any, site: str, name: str, address: str, width: int, scheme: str
) -> None:
    found = picture(browser, site + address, width, scheme)
    file = GOLDEN / f"layout-{name}.png"
    if request.config.getoption("--update-golden"):
        found.quantize(64).save(file, optimize=True)
    kept = Image.open(file).convert("RGB")
    assert apart(found, kept) < TOLERANCE


def apart(found: Image.Image, kept: Image.Image) -> float:
    """How far a picture is from another one, where 1 is everything that the other shows on its ground."""
    if found.size != kept.size:
        return 9.0
    ground = Image.new("RGB", kept.size, kept.getpixel((kept.width // 2, 6)))
    shown, missing = (ImageChops.difference(kept, other).convert("L") for other in (ground, found))
    return ImageStat.Stat(missing).mean[0] / ImageStat.Stat(shown).mean[0]


def test_what_moves_or_goes_is_seen() -> None:
    """A part that is gone, a page that moved by a line, colours that turned: each is another picture."""
    kept = Image.open(GOLDEN / "layout-home-desktop.png").convert("RGB")
    assert apart(kept, kept) == 0
    assert apart(ImageChops.offset(kept, 0, 3), kept) > TOLERANCE
    assert apart(ImageChops.invert(kept), kept) > TOLERANCE
    gone = kept.copy()
    gone.paste(kept.getpixel((kept.width // 2, 6)), (0, 100, kept.width, 140))
    assert apart(gone, kept) > TOLERANCE

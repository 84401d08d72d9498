"""The main pages look as they did: small pictures of them, compared with a tolerance.

Every page is drawn with the fonts of the cards, so that the machine's own fonts do not matter, and made eight times
smaller, so that only where things stand, how dark they are and of which colour is compared. `pytest --update-golden`
writes them anew.
"""

from __future__ import annotations

import base64
from array import array
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.builders import a_briefing, a_config, several_articles
from tests.conftest import GOLDEN, Window, published, until

pytestmark = pytest.mark.browser
FONTS = Path(__file__).parents[1] / "generator/showing/fonts"
SMALLER = 8
TILE = 5
"""Small pixels: the side of the squares that a picture is compared by."""
NUDGES = tuple((across, down) for across in (-1, 0, 1) for down in (-2, -1, 0, 1, 2))
"""Pixels by which a square may stand elsewhere: browsers round differently."""
TOLERANCE = 0.12
"""How much of what a page prints, or of its colour, may be gone or new; a list that moves by one line is more."""
TILE_TOLERANCE = 0.55
"""The same for each square, so that one small mark is missed."""
FAINT = 2
"""Levels of 255: a square that shows less than that on average is judged as if it showed that much."""
HEIGHT = 1600
VIEWS = [
    ("home-desktop", "", 1280, "light"),
    ("home-phone", "", 390, "light"),
    ("home-dark", "", 1280, "dark"),
    ("home-print", "", 680, "print"),
    ("article-desktop", "talks/door/", 1280, "light"),
    ("article-phone", "talks/door/", 390, "dark"),
    ("issue-tablet", "talks/issues/door/", 820, "light"),
    ("quotations-desktop", "talks/quotations/", 1280, "light"),
    ("coverage-desktop", "talks/coverage/", 1280, "light"),
    ("dossier-print", "talks/dossier/", 680, "print"),
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


def picture(window: Window, address: str, width: int, way: str, style: str = "") -> Image.Image:
    """The top of a page: in a `light` or `dark` scheme, or as it is printed (`print`)."""
    size = {"width": width, "height": HEIGHT}
    scheme = "dark" if way == "dark" else "light"
    with window(viewport=size, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True) as page:
        page.emulate_media(media="print" if way == "print" else "screen")
        page.goto(address)
        page.add_style_tag(content=STYLE + style)
        until(page, "document.fonts.status === 'loaded' && document.fonts.check('700 16px Fixed')")
        return Image.open(BytesIO(page.screenshot())).convert("RGB")


def small(shot: Image.Image, nudge: tuple[int, int] = (0, 0)) -> Image.Image:
    size = (shot.width // SMALLER, shot.height // SMALLER)
    return ImageChops.offset(shot, *nudge).resize(size, Image.Resampling.BOX)


@pytest.mark.parametrize(("name", "address", "width", "way"), VIEWS, ids=[view[0] for view in VIEWS])
def test_a_main_page_looks_as_it_did(
    request: pytest.FixtureRequest, window: Window, site: str, name: str, address: str, width: int, way: str
) -> None:
    found = picture(window, site + address, width, way)
    if request.config.getoption("--update-golden"):
        small(found).save(GOLDEN / f"layout-{name}.png", optimize=True)
    assert differences(found, name) == []


def differences(found: Image.Image, name: str) -> list[str]:
    """What is not as in the picture that is kept of a page, in words."""
    kept = Image.open(GOLDEN / f"layout-{name}.png").convert("RGB")
    if small(found).size != kept.size:
        return ["another size"]
    ground = Image.new("RGB", kept.size, kept.getpixel((kept.width // 2, 6)))
    shown = levels(ground, kept)
    nudged = [levels(small(found, nudge), kept) for nudge in NUDGES]
    told = []
    for sense, here in shown.items():
        missing = [min(tiles) for tiles in zip(*(by_sense[sense] for by_sense in nudged), strict=True)]
        if (apart := sum(missing) / (sum(here) or 1)) > TOLERANCE:
            told.append(f"{sense}: {apart:.2f} of the page")
        worst = max(range(len(here)), key=lambda tile: missing[tile] / max(here[tile], FAINT))
        if (apart := missing[worst] / max(here[worst], FAINT)) > TILE_TOLERANCE:
            down, across = divmod(worst, kept.width // TILE)
            told.append(f"{sense}: {apart:.2f} at {across * TILE * SMALLER}, {down * TILE * SMALLER}")
    return told


def levels(one: Image.Image, other: Image.Image) -> dict[str, list[float]]:
    """How far two pictures are apart in darkness and in colour, square by square, in levels of 255."""
    pairs = zip(one.convert("YCbCr").split(), other.convert("YCbCr").split(), strict=True)
    darkness, blue, red = (ImageChops.difference(*pair) for pair in pairs)
    tiles = (one.width // TILE, one.height // TILE)
    return {
        sense: list(array("f", image.convert("F").resize(tiles, Image.Resampling.BOX).tobytes()))
        for sense, image in (("darkness", darkness), ("colour", ImageChops.add(blue, red)))
    }


@pytest.fixture(scope="module")
def home(window: Window, site: str) -> Image.Image:
    return picture(window, site, 1280, "light")


def test_what_moves_or_goes_is_seen(home: Image.Image) -> None:
    """A part that is gone, a page that moved by a line, colours that turned: each is another picture."""
    gone = home.copy()
    gone.paste("#fdfcfa", (0, 800, 1280, 1120))
    for changed in (gone, ImageChops.offset(home, 0, 24), ImageChops.invert(home), home.convert("L").convert("RGB")):
        assert differences(changed, "home-desktop")
    assert differences(ImageChops.offset(home, 1, -2), "home-desktop") == []


@pytest.mark.parametrize(
    "style",
    [
        ".refs a:first-child { visibility: hidden }",
        ".stance-for { --tone: var(--against) !important; --ground: var(--against-ground) !important }",
        ".stance-label { display: none }",
        ".md-typeset h1 { font-weight: 400 !important }",
        ".credit { margin-left: 2rem !important }",
    ],
)
def test_a_small_fault_of_a_style_is_seen(window: Window, site: str, style: str) -> None:
    assert differences(picture(window, site, 1280, "light", style), "home-desktop")

"""A site with a broken link, anchor or id is not published."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from generator.publishing.links import check_links, read_page
from tests.conftest import published

pytestmark = pytest.mark.slow


def codes(tmp_path: Path, body: str, base: str = "/") -> list[str]:
    (tmp_path / "a").mkdir(exist_ok=True)
    (tmp_path / "a/index.html").write_text(f"<!doctype html><title>t</title>{body}", "utf-8")
    (tmp_path / "index.html").write_text('<h1 id="top">x</h1>', "utf-8")
    return [fault.code for fault in check_links(tmp_path, base)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="../#top">x</a> <a href="./">x</a> <a href="#b" id="b">x</a>', []),
        ('<a href="../gone/">x</a>', ["broken-link"]),
        ('<a href="../#gone">x</a>', ["broken-anchor"]),
        ("<a href='#gone'>x</a>", ["broken-anchor"]),
        ("<a href=../gone.css>x</a>", ["broken-link"]),
        ('<i id="x"></i><b id="x"></b>', ["duplicate-anchor"]),
        ('<div aria-labelledby="gone"></div>', ["broken-reference"]),
        ('<label for="gone"></label>', ["broken-reference"]),
        ('<a href="../../elsewhere/">x</a>', ["link-leaves-site"]),
        ('<a href="javascript:alert(1)">x</a>', ["unsafe-link"]),
        ('<a href="javascript&colon;alert(1)">x</a>', ["unsafe-link"]),
        ('<a href="//host/x">x</a>', ["unsafe-link"]),
        ('<a href="https://example.org/">x</a>', []),
        ('<img src="https://example.org/x.png">', ["outside-request"]),
        ('<link rel="stylesheet" href="https://example.org/x.css">', ["outside-request"]),
        ('<link rel="canonical" href="https://example.org/a/">', []),
        ('<script src="https://example.org/x.js"></script>', ["outside-request"]),
        ('<!-- <a href="gone"> --><script>"<a href=gone>"</script>', []),
        ('<i id="x\ny"></i><a href="#x%0Ay">x</a> <a href="#y">y</a>', ["broken-anchor"]),
        ('<a href="../x.txt#L1">x</a>', ["broken-link"]),
        ('<a href="../?q#top">x</a> <a href="../index.html#">x</a>', []),
        ('<meta content="text with src=x in it"><p title=\'a href="gone"\'>x</p>', []),
    ],
)
def test_each_fault_of_a_page_is_found(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert codes(tmp_path, body) == expected


def test_links_from_the_root_must_stay_below_the_sub_path(tmp_path: Path) -> None:
    assert codes(tmp_path, '<a href="/repo/a/">x</a>', "/repo/") == []
    assert codes(tmp_path, '<a href="/a/">x</a>', "/repo/") == ["link-leaves-site"]
    assert codes(tmp_path, '<a href="/my%20%C3%A9/a/">x</a>', "/my%20%C3%A9/") == []


def test_a_page_is_read_as_a_browser_reads_it(tmp_path: Path) -> None:
    for page in published(tmp_path).rglob("*.html"):
        html = page.read_text("utf-8")
        elements = list(html5lib.parse(html, namespaceHTMLElements=False).iter())
        read = read_page(html)
        assert list(read.ids) == [one.get("id") for one in elements if one.get("id")]
        seen = [
            one.get(name) for one in elements if isinstance(one.tag, str) for name in ("href", "src") if one.get(name)
        ]
        assert sorted(link.value for link in read.links) == sorted(seen)

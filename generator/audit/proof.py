"""The proof of a whole site: data, feeds, pages, the files beside them; and what should be there and is not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from generator.audit.claims import Claims, Miss
from generator.audit.files import check_feeds, check_files
from generator.audit.pages import check_page, look_for_unseen

_SCHEMA_FILE = "briefing.schema.json"


@dataclass(frozen=True, slots=True)
class Audit:
    """What was checked, and what was missed."""

    counts: dict[str, int]
    misses: tuple[Miss, ...]


def audit(site: Path, seeds: Path) -> Audit:
    """Check a built site against the folder of its seeds. Raises FileNotFoundError where the site has no data."""
    texts = {normalize("NFC", path.name): _decoded(path) for path in sorted(seeds.glob("*")) if path.is_file()}
    claims = Claims(site, texts)
    files = [path for path in sorted((site / "data").glob("*.json")) if path.name != _SCHEMA_FILE]
    if not files and not (site / "data" / _SCHEMA_FILE).is_file():
        raise FileNotFoundError(site / "data")
    for path in files:
        claims.read(path)
    check_feeds(claims)
    for page in sorted(site.rglob("*.html")):
        check_page(claims, page)
    check_files(claims)
    look_for_unseen(claims)
    return Audit(dict(claims.counts), tuple(claims.misses))


def _decoded(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")

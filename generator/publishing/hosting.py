"""What GitHub Pages takes: a site that it would refuse is found before it is sent.

The limits are those of its documentation: one gigabyte, plain files without links; a deployment that takes more than
ten minutes is broken off, which so many files would.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_MB = 1_000_000
SITE_BYTES = 1_000 * _MB
FILE_BYTES = 100 * _MB
FILES = 100_000


def refusals(site: Path) -> list[str]:
    """Why GitHub Pages would not take a built site, one sentence each."""
    return list(_refusals(site, sorted(path for path in site.rglob("*") if not path.is_dir() or path.is_symlink())))


def _refusals(site: Path, files: list[Path]) -> Iterator[str]:
    total = 0
    for path in files:
        name, size = path.relative_to(site).as_posix(), path.lstat().st_size
        total += size
        if path.is_symlink() or not path.is_file():
            yield f"{name} is no plain file: GitHub Pages takes no links"
        elif size > FILE_BYTES:
            yield f"{name} has {_in_mb(size)}; a file may have {_in_mb(FILE_BYTES)}"
    if total > SITE_BYTES:
        yield (
            f"the site has {_in_mb(total)}; GitHub Pages takes {_in_mb(SITE_BYTES)}: publish less of the seeds "
            "(`publish: excerpts`), or divide the briefings among several sites"
        )
    if len(files) > FILES:
        yield f"the site has {len(files):,} files; a deployment of more than {FILES:,} takes too long: divide it"


def _in_mb(size: int) -> str:
    return f"{size / _MB:,.0f} MB"

"""The content security policy of every page: what a browser may run and load, whatever else a page may come to hold.

Everything comes from the site itself. Material has a few scripts that stand in the page; they may run because the
policy names their hashes. The hashes are computed from Material's own templates, never from the pages that are
published, so that a script which a page should not hold is not blessed with them.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from jinja2 import DictLoader, Environment

_SCRIPTS = ("base", "palette", "content")
"""Material's partials that hold a script which stands in every page."""
_DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self' {hashes}",
    "style-src 'self'",
    "img-src 'self' data:",  # icons of the theme's styles
    "font-src 'self'",
    "connect-src 'self'",  # the search index; the preview's news of a new build
    "worker-src 'self'",  # the search
    "base-uri 'none'",
    "form-action 'none'",
)


def policies(bases: Iterable[str], features: Sequence[str] = (), templates: Path | None = None) -> dict[str, str]:
    """The policy of the pages from which the site's root is reached by each of these relative paths.

    `features` are those of Material that are turned on: one brings a script of its own. `templates` are Material's
    where nothing else is said.
    """
    return {base: _policy(inline_scripts(base, tuple(map(str, features)), templates)) for base in bases}


@cache
def inline_scripts(base: str, features: tuple[str, ...] = (), templates: Path | None = None) -> tuple[str, ...]:
    """The scripts that the theme writes into a page from which the site's root is reached by `base`."""
    folder = (templates or files("material") / "templates") / "partials/javascripts"
    sources = {name: (folder / f"{name}.html").read_text("utf-8") for name in _SCRIPTS}
    environment = Environment(loader=DictLoader(sources), autoescape=False)
    known = {"base_url": base, "config": {"extra": {}}, "features": features}
    partials = "".join(environment.get_template(name).render(known) for name in _SCRIPTS)
    return tuple(re.findall(r"<script>(.*?)</script>", partials, re.DOTALL))


def _policy(scripts: Iterable[str]) -> str:
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    return "; ".join(_DIRECTIVES).format(hashes=hashes)


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")

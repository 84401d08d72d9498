"""The site as other programs see it: what it is called and where it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.reading.models import SiteConfig
from generator.showing import addresses

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Web:
    """What every format needs to know of the site."""

    title: str
    description: str
    address: str | None
    """The site's own address with a slash at its end; None: not known, links stay relative."""
    home: str | None
    """The briefing whose page is the home page."""
    language: str
    with_context: bool
    """Whether words around a quotation may be published."""

    def to(self, target: str, anchor: str = "", source: str = addresses.HOME) -> str:
        """The address of a page or file: absolute where the site's own is known, else relative to `source`."""
        if self.address is None:
            return str(addresses.link(source, target, anchor))
        return f"{self.address}{addresses.checked(target)}{addresses.checked(f'#{anchor}' if anchor else '')}"


def web_of(config: SiteConfig) -> Web:
    """The site of this configuration."""
    return Web(
        title=config.title,
        description=config.description,
        address=f"{config.url.rstrip('/')}/" if config.url else None,
        home=config.home,
        language=config.language,
        with_context=config.publish != "none",
    )


def without_gaps(**values: Any) -> Json:
    """Only what is known: a field that would be empty is left out."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}

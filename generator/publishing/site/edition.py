"""What is to be published: all that a site is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.exporting.exports import Download, LateDownload
from generator.reading.models import SiteConfig
from generator.showing.render import LatePage, RenderedPage

AnyPage = RenderedPage | LatePage
AnyDownload = Download | LateDownload


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole site, or a part of one."""

    pages: Sequence[AnyPage]
    downloads: Sequence[AnyDownload]
    config: SiteConfig
    newest: str
    """The newest date of the content (ISO 8601): it stands for the clock, so that the same content always gives the same bytes."""
    heads: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    """By the source of a page, what gives what its head holds for programs."""
    made_of: str = ""
    """A fingerprint of all of it, by which the parts of one site know each other; empty where it is not parted."""

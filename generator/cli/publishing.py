"""`build`, `serve`, `audit`: from the content to a site, and its proof."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator.cli.shared import PROJECT, exit_code, print_text, require_project

if TYPE_CHECKING:
    from generator.publishing.site import Part


def _part(context: click.Context, parameter: click.Parameter, value: str | None) -> Part | None:
    """`2/4`: the second of four parts."""
    if value is None:
        return None
    from generator.publishing.site import Part

    found = re.fullmatch("([0-9]{1,4})/([0-9]{1,4})", value)
    number, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= of <= 1000:
        raise click.BadParameter(f"“{value}” is no part: write 2/4 for the second of four")
    return Part(number, of)


def _address(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """An address as the site's configuration allows it."""
    from generator.reading.models import own_url, site_url

    try:
        fits = site_url if parameter.name == "site_url" else own_url
        return fits(value) if value else value
    except ValueError as problem:
        raise click.BadParameter(str(problem)) from None


@click.command(epilog="Example: briefing build --site-url https://example.org/briefings/")
@PROJECT
@click.option(
    "--site-url", callback=_address, help="Where the site will be published; overrides `url` of site_config.yml."
)
@click.option(
    "--repository",
    callback=_address,
    help="Where the content is edited, if site_config.yml names no place for mistakes.",
)
@click.option("--since", metavar="VERSION", help="Tell what changed since this git revision or data file.")
@click.option(
    "--renderer",
    type=click.Choice(["mkdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="What makes HTML of the pages; Zensical is an extra.",
)
@click.option("--part", metavar="N/OF", callback=_part, help="Only this part of the pages, for `briefing merge`: 2/4.")
@click.option("--timings", is_flag=True, help="Also tell what each stage took, and of how much.")
def build(
    root: Path,
    site_url: str | None,
    repository: str | None,
    since: str | None,
    renderer: Literal["mkdocs", "zensical"],
    part: Part | None,
    timings: bool,
) -> None:
    """Check everything and build the site into site/.

    When anything is wrong, nothing is written and the last good site stays. Where git keeps earlier revisions of the
    content, pages show their last significant change and feeds tell all of them; `history: false` in site_config.yml
    turns that off, --since chooses where it begins.
    """
    from generator.building.build import build as build_site
    from generator.exporting.history import NoSuchVersion
    from generator.machine.timings import stopwatch
    from generator.reading.diagnostics import tally

    require_project(root)
    if renderer == "zensical":
        if part:
            raise click.UsageError("only MkDocs builds parts of a site")
        from generator.publishing.site.zensical import unavailable

        if reason := unavailable():
            raise click.UsageError(reason)
    try:
        with stopwatch() as watch:
            report = build_site(root, site_url, since, renderer, part, repository=repository)
    except NoSuchVersion as problem:
        raise click.UsageError(str(problem)) from None
    print_text(root, report.diagnostics)
    if timings:
        click.echo(watch.as_text(), err=True)
    if not report.published:
        click.echo(f"not built: {tally(report.diagnostics)}; site/ is as it was", err=True)
        sys.exit(exit_code(report.diagnostics))
    which = f"part {part.number} of {part.of} of " if part else ""
    click.echo(f"built {which}site/: {report.summary}")


@click.command(epilog="Example: briefing merge part-1 part-2")
@PROJECT
@click.argument("parts", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
def merge(root: Path, parts: tuple[Path, ...]) -> None:
    """Put the PARTS of a site together in site/, each the folder that `briefing build --part` made elsewhere.

    They are the site that one build would have made, byte for byte. Links are checked in the whole.
    """
    from generator.building.build import merge as merge_parts
    from generator.publishing.site import NotOneSite

    require_project(root)
    try:
        report = merge_parts(root, parts)
    except NotOneSite as problem:
        raise click.UsageError(str(problem)) from None
    print_text(root, report.diagnostics)
    if not report.published:
        click.echo("not merged; site/ is as it was", err=True)
        sys.exit(exit_code(report.diagnostics))
    click.echo(f"merged {len(parts)} parts into site/")


@click.command(epilog="Example: briefing serve --port 8001")
@PROJECT
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Where to listen; 0: anywhere."
)
def serve(root: Path, port: int) -> None:
    """Build the site, show it on this machine, and show each saved change in the open page.

    What is wrong appears in the browser, over the last good page. Ctrl-C stops.
    """
    from generator.building.serve import serve as serve_site
    from generator.building.serve.server import CannotListen

    require_project(root)
    try:
        serve_site(root, port, say=click.echo, show=partial(print_text, root))
    except CannotListen as problem:
        raise click.UsageError(str(problem)) from None


@click.command(epilog="Example: briefing pdf replies-to-russia-2022 --out reply.pdf")
@PROJECT
@click.argument("briefing", required=False)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file; build/<briefing>.pdf if left out."
)
def pdf(root: Path, briefing: str | None, out: Path | None) -> None:
    """Build the site and print the dossier of BRIEFING, or of every briefing, as PDF.

    The PDF is tagged and has bookmarks and page numbers; its evidence stands in numbered notes. It needs an installed
    Chromium or Chrome.
    """
    from generator.building.build import build as build_site
    from generator.publishing.pdf import NotPrinted, print_dossier
    from generator.reading.spelling import did_you_mean

    require_project(root)
    report = build_site(root)
    print_text(root, report.diagnostics)
    if not report.published:
        click.echo("not printed: the site has errors", err=True)
        sys.exit(exit_code(report.diagnostics))
    names = sorted(page.parts[-3] for page in (root / "site").glob("*/dossier/index.html"))
    if briefing is not None and briefing not in names:
        raise click.UsageError(f"there is no briefing “{briefing}”; {did_you_mean(briefing, names)}")
    wanted = [briefing] if briefing else names
    if out and len(wanted) != 1:
        raise click.UsageError("--out is one file, and there are several briefings; name one")
    for name in wanted:
        path = out or root / "build" / f"{name}.pdf"
        try:
            print_dossier(root / "site", name, path)
        except (NotPrinted, OSError) as problem:
            raise click.UsageError(str(problem)) from None
        click.echo(f"printed {path}")


@click.command(epilog="Example: briefing audit site --seeds seeds")
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path), default="site")
@click.option(
    "--seeds",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="seeds",
    show_default=True,
    help="The articles as they were received.",
)
@click.option("--github-pages", is_flag=True, help="Also check that GitHub Pages takes the site: its size, its files.")
def audit(site: Path, seeds: Path, github_pages: bool) -> None:
    """Prove a built SITE against its seeds, with none of the code that built it.

    Every quotation that a reader can see is looked for in the seed that the page credits. Exit code 1 on any miss.
    """
    from generator.audit.proof import audit as audit_site
    from generator.publishing.hosting import refusals

    try:
        found = audit_site(site, seeds)
    except FileNotFoundError as problem:
        raise click.UsageError(f"there is no data to audit in {problem}") from None
    for miss in found.misses:
        click.echo(str(miss))
    click.echo(", ".join(f"{count} {what}" for what, count in sorted(found.counts.items())))
    click.echo("every one borne out" if not found.misses else f"{len(found.misses)} not borne out")
    refused = refusals(site) if github_pages else []
    for reason in refused:
        click.echo(reason)
    if github_pages and not refused:
        click.echo("GitHub Pages takes it")
    sys.exit(1 if found.misses or refused else 0)

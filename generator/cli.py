"""The command `briefing`: the only place that prints, reads arguments and exits.

Exit codes: 0 fine, 1 errors in the content, 2 wrong usage or configuration. What a command needs is imported when it
runs, so that `--help` is quick.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.source import Source
    from generator.verdict import Verdict

PROJECT = click.option(
    "--project",
    "root",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=".",
    show_default=True,
    help="The folder that holds site_config.yml, content/ and seeds/.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="briefing-microsite")
def main() -> None:
    """Turns news articles and curated YAML into a website on which every quotation is proven."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@main.command(epilog="Example: briefing build --site-url https://example.org/briefings/")
@PROJECT
@click.option("--site-url", help="Where the site will be published; overrides `url` of site_config.yml.")
@click.option("--since", metavar="VERSION", help="Also publish feeds of changes since a git revision or data file.")
def build(root: Path, site_url: str | None, since: str | None) -> None:
    """Check everything and build the site into site/.

    When anything is wrong, nothing is written and the last good site stays.
    """
    from generator.build import build as build_site
    from generator.history import NoSuchVersion

    _require_project(root)
    try:
        report = build_site(root, site_url=site_url, since=since)
    except NoSuchVersion as problem:
        raise click.UsageError(str(problem)) from None
    _print_text(report.diagnostics)
    if not report.published:
        click.echo(f"not built: {_tally(report.diagnostics)}; site/ is as it was", err=True)
        sys.exit(_exit_code(report.diagnostics))
    click.echo(f"built site/: {report.summary}")


@main.command(epilog="Example: briefing check --format json")
@PROJECT
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check(root: Path, form: str) -> None:
    """Check the content and verify every quotation; write nothing."""
    from generator.build import check as check_content
    from generator.diagnostics import as_json

    _require_project(root)
    diagnostics = check_content(root)
    if form == "json":
        click.echo(as_json(diagnostics))
    elif form == "github":
        for found in diagnostics:
            click.echo(found.as_github())
    else:
        _print_text(diagnostics)
        click.echo(_tally(diagnostics), err=True)
    sys.exit(_exit_code(diagnostics))


@main.command(epilog='Example: briefing verify "Everything is on the table" --speaker antony-blinken')
@PROJECT
@click.argument("text")
@click.option("--seed", help="Look in this seed only: its file name, or the beginning of it.")
@click.option("--speaker", help="Whose words they are: an actor's id or a name.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def verify(root: Path, text: str, seed: str | None, speaker: str | None, form: str) -> None:
    """Say where the words of TEXT stand inside quotation marks, in which seeds."""
    from generator.cast import names_of
    from generator.content import did_you_mean, load
    from generator.prepared import sources
    from generator.verify import verify_anywhere

    content, _ = load(root)
    found = sources(content)
    if not found:
        raise click.UsageError(f"there are no seeds in {root / 'seeds'}")
    chosen = {name: source for name, source in found.items() if seed is None or name == seed or name.startswith(seed)}
    if not chosen:
        raise click.UsageError(f"there is no seed “{seed}”; {did_you_mean(str(seed), found)}")
    names = names_of(content, speaker) if speaker else ()
    verdict = verify_anywhere(text, tuple(chosen.values()), speaker=names, others=tuple(found.values()))
    if form == "json":
        click.echo(json.dumps(verdict.as_dict(), ensure_ascii=False, indent=2))
    else:
        _print_verdict(verdict, found)
    sys.exit(1 if verdict.status == "error" else 0)


@main.command(epilog="Example: briefing draft 000_a45b9e8d4dab1b0d.txt > article.yml")
@PROJECT
@click.argument("seed")
@click.option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True)
def draft(root: Path, seed: str, form: str) -> None:
    """Propose an article file for SEED: quotations with their speakers, actors, figures, what to leave out.

    SEED is a file name in seeds/, the beginning of one, or the path of a text file. What is guessed says so and why.
    """
    from generator.content import did_you_mean, load
    from generator.draft import as_dict, as_yaml
    from generator.draft import draft as proposal

    content, _ = load(root)
    path = Path(seed)
    names = [name for name in content.seeds if name in (seed, path.name)] or [
        name for name in content.seeds if name.startswith(seed)
    ]
    if len(names) == 1:
        name, text = names[0], content.seeds[names[0]].text
    elif path.is_file():
        try:
            name, text = path.name, path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            raise click.UsageError(f"cannot read {seed}: {problem}") from None
    else:
        hint = f"several begin so: {', '.join(names)}" if names else did_you_mean(seed, content.seeds)
        raise click.UsageError(f"there is no seed “{seed}”; {hint}")
    entries = (content.actors.model.actors or ()) if content.actors else ()
    found = proposal(name, text, entries)
    click.echo(
        json.dumps(as_dict(found), ensure_ascii=False, indent=2) if form == "json" else as_yaml(found).rstrip("\n")
    )


@main.command(epilog="Example: briefing diff HEAD~1 --format markdown")
@PROJECT
@click.argument("old")
@click.argument("new", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def diff(root: Path, old: str, new: str | None, form: str) -> None:
    """Say what changed from version OLD to NEW: positions, quotations, speakers, figures, statements.

    A version is a data file (site/data/<briefing>.json) or a git revision; NEW left out is the content as it is now.
    A new build of the same content is no change. The exit code is 0 whether or not there are differences, and 2
    when a version cannot be read.
    """
    from generator import diff as differences
    from generator.history import NoSuchVersion, compare

    try:
        found = compare(root, old, new)
    except NoSuchVersion as problem:
        raise click.UsageError(str(problem)) from None
    shown = {"text": differences.as_text, "markdown": differences.as_markdown, "json": differences.as_json}
    click.echo(shown[form](found).rstrip("\n"))


@main.command(epilog="Example: briefing audit site --seeds seeds")
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path), default="site")
@click.option(
    "--seeds",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="seeds",
    show_default=True,
    help="The articles as they were received.",
)
def audit(site: Path, seeds: Path) -> None:
    """Prove a built SITE against its seeds, with none of the code that built it.

    Every quotation that a reader can see is looked for in the seed that the page credits. Exit code 1 on any miss.
    """
    from generator.audit import audit as audit_site

    try:
        found = audit_site(site, seeds)
    except FileNotFoundError as problem:
        raise click.UsageError(f"there is no data to audit in {problem}") from None
    for miss in found.misses:
        click.echo(str(miss))
    click.echo(", ".join(f"{count} {what}" for what, count in sorted(found.counts.items())))
    click.echo("every one borne out" if not found.misses else f"{len(found.misses)} not borne out")
    sys.exit(1 if found.misses else 0)


@main.command(epilog="Example: briefing serve --port 8001")
@PROJECT
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
def serve(root: Path, port: int) -> None:
    """Build the site, show it on this machine, and build it again whenever a file changes."""
    from generator.serve import serve as serve_site

    _require_project(root)
    try:
        serve_site(root, port, say=click.echo)
    except OSError as problem:
        raise click.UsageError(f"cannot listen on port {port}: {problem.strerror}; try another --port") from None


def _require_project(root: Path) -> None:
    if not (root / "site_config.yml").exists():
        raise click.UsageError(f"there is no site_config.yml in {root.resolve()}; run this in a project folder")


def _exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    """0 without an error, 2 where all errors are in the configuration, else 1."""
    files = {found.place.file for found in diagnostics if found.severity == "error"}
    return 0 if not files else 2 if files == {"site_config.yml"} else 1


def _print_text(diagnostics: Iterable[Diagnostic]) -> None:
    colours = {"error": "red", "warning": "yellow", "note": "cyan"}
    for found in diagnostics:
        place, _, rest = found.as_text().partition(f" {found.severity}[")
        click.echo(place + " " + click.style(f"{found.severity}[", fg=colours[found.severity]) + rest)


def _tally(diagnostics: Sequence[Diagnostic]) -> str:
    counts = Counter(found.severity.value for found in diagnostics)
    return ", ".join(
        f"{counts[kind]} {kind}{'' if counts[kind] == 1 else 's'}" for kind in ("error", "warning", "note")
    )


def _print_verdict(verdict: Verdict, found: dict[str, Source]) -> None:
    from generator.source import line_of

    colours = {"ok": "green", "warning": "yellow", "error": "red"}
    click.echo(click.style(verdict.status, fg=colours[verdict.status]) + f": {verdict.message}")
    for part in verdict.match.parts if verdict.match else ():
        line = line_of(found[part.seed].text, part.start)
        click.echo(f"  seeds/{part.seed}:{line}: [{part.start}:{part.end}] {part.text}")
    for finding in verdict.findings:
        if finding.hint:
            click.echo(f"  hint: {finding.hint}")
    if verdict.match:
        for passage in verdict.elsewhere:
            click.echo(f"  also in seeds/{passage.seed}:{line_of(found[passage.seed].text, passage.start)}")

"""`check`, `verify`: what is wrong with the content, and where words stand."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.cli.shared import PROJECT, exit_code, print_text, require_project, tell_unread

if TYPE_CHECKING:
    from generator.proving.source import Source
    from generator.proving.verdict import Verdict
    from generator.reading.content import Content
    from generator.reading.diagnostics import Diagnostic


@click.command(epilog="Example: briefing check --fix --dry-run")
@PROJECT
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--fix", is_flag=True, help="Mend in the YAML what is safe to mend; say what was mended.")
@click.option("--dry-run", is_flag=True, help="With --fix: show what would be mended as a diff; write nothing.")
def check(root: Path, form: str, fix: bool, dry_run: bool) -> None:
    """Check the content and verify every quotation; write nothing.

    With --fix, what needs no judgement is mended in the YAML: an id's spelling where one id alone is like it, a seed
    that was renamed, a capital or a full stop other than the article's, marks and dashes that the article prints
    otherwise; in drafts, `unnamed` where the text names somebody who is in actors.yml by now. Only these characters
    are written anew; comments, quotes and line ends stay as they are.
    """
    from generator.building.build import check as check_content

    require_project(root)
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix")
    diagnostics = _mended(root, dry_run) if fix else check_content(root)
    if not dry_run:
        _print_diagnostics(root, diagnostics, form)
    sys.exit(exit_code(diagnostics))


def _mended(root: Path, dry_run: bool) -> Sequence[Diagnostic]:
    """Mend what is safe, or show it; the diagnostics of what the files then hold."""
    from generator.building.fixes import FileChanged, mend, write

    outcome = mend(root)
    if dry_run:
        click.echo(outcome.as_diff(), nl=False)
    else:
        try:
            write(root, outcome)
        except (FileChanged, OSError) as problem:
            raise click.UsageError(f"nothing is mended: {problem}") from None
        for each in outcome.mended:
            click.echo(f"{each.place}: mended[{each.code}]: {_change(each.old, each.new)}", err=True)
    for each in outcome.left:
        click.echo(f"{each.place}: left[{each.code}]: “{each.new}” cannot be written here as it is", err=True)
    verb = "would be mended" if dry_run else "mended"
    values, files = len(outcome.mended), len(outcome.files)
    click.echo(f"{values} value{'s'[: values != 1]} {verb} in {files} file{'s'[: files != 1]}", err=True)
    return outcome.before if dry_run else outcome.diagnostics


def _mends(root: Path) -> int:
    """How many values --fix would mend: what one mend brings to light counts too, what cannot be written does not."""
    from generator.building.fixes import mend

    return len(mend(root).mended)


def _change(old: str, new: str) -> str:
    from generator.proving.nearest import word_diff

    runs = [(kind, text) for kind, text in word_diff(old, new) if kind != "equal"]
    was, now = (" … ".join(text for kind, text in runs if kind == which) for which in ("delete", "insert"))
    return f"“{was}” is now “{now}”"


def _print_diagnostics(root: Path, diagnostics: Sequence[Diagnostic], form: str) -> None:
    from generator.reading.diagnostics import as_json, tally

    if form == "json":
        click.echo(as_json(diagnostics))
    elif form == "github":
        _print_annotations(root, diagnostics)
    else:
        print_text(root, diagnostics)
        mends = _mends(root) if any(found.mend for found in diagnostics) else 0
        more = f"; briefing check --fix mends {mends}" if mends else ""
        click.echo(f"{tally(diagnostics)}{more}", err=True)


def _print_annotations(root: Path, diagnostics: Sequence[Diagnostic]) -> None:
    from generator.reading.github import lines_at, log_line, on_lines, summary

    environment = os.environ
    workspace = Path(environment.get("GITHUB_WORKSPACE") or root).resolve()
    below = root.relative_to(workspace).as_posix() if root.is_relative_to(workspace) else "."
    found = [
        replace(each, place=replace(each.place, file=f"{below}/{each.place.file}")) if below != "." else each
        for each in diagnostics
    ]
    commands, rest = on_lines(found)
    for command in commands:
        click.echo(command)
    if not rest:
        return
    click.echo(f"::group::{len(rest)} more, which GitHub does not show on their lines")
    for each in rest:
        click.echo(log_line(each))
    click.echo("::endgroup::")
    if file := environment.get("GITHUB_STEP_SUMMARY"):
        known = [environment.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write(summary(found, lines_at(*known) if all(known) else None))


@click.command(epilog='Example: briefing verify "Everything is on the table" --speaker antony-blinken')
@PROJECT
@click.argument("text", required=False)
@click.option(
    "--file", "file", type=click.Path(path_type=Path), help="Check every quotation of this text; - for stdin."
)
@click.option("--lines", is_flag=True, help="Take each line of the file for a quotation, whatever marks it holds.")
@click.option("--seed", help="Look in this seed only: its file name, or the beginning of it.")
@click.option("--speaker", help="Whose words they are: an actor's id or a name.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def verify(
    root: Path, text: str | None, file: Path | None, lines: bool, seed: str | None, speaker: str | None, form: str
) -> None:
    """Say where the words of TEXT stand inside quotation marks, in which seeds.

    With --file (or - for TEXT), every quotation of a finished text is checked: all that stands inside quotation marks,
    or each line where there are none. Whom the text names as the speaker is compared as well.
    """
    from generator.prose.text import composed
    from generator.proving.verify import verify_anywhere
    from generator.reading.content import load
    from generator.reading.spelling import did_you_mean
    from generator.resolving.cast import is_known, names_of
    from generator.resolving.prepared import sources

    if text == "-" and file is None:
        text, file = None, Path("-")
    if (text is None) == (file is None):
        raise click.UsageError("give either the words to look for, or --file with a text")
    if text is not None and not text.strip():
        raise click.UsageError("there are no words to look for")
    content, faults = load(root)
    tell_unread(faults)
    found = sources(content)
    if not found:
        raise click.UsageError(f"there are no seeds in {root / 'seeds'}")
    chosen = {name: source for name, source in found.items() if name.startswith(composed(seed or ""))}
    if not chosen:
        raise click.UsageError(f"there is no seed “{seed}”; {did_you_mean(str(seed), found)}")
    if file is not None:
        _verify_file(file, lines, form, content, chosen, found, speaker)
    names = names_of(content, speaker) if speaker else ()
    verdict = verify_anywhere(
        str(text), tuple(chosen.values()), speaker=names, others=tuple(found.values()), confirm=True
    )
    if speaker:
        from generator.editing.credits import doubted

        verdict = doubted(verdict, names, chosen.values(), partial(names_of, content))
    if form == "json":
        click.echo(json.dumps(verdict.as_dict(), ensure_ascii=False, indent=2))
    else:
        _print_verdict(verdict, found)
        if speaker and not is_known(content, speaker):
            click.echo(f"note: content/actors.yml knows nobody called “{speaker}”", err=True)
    sys.exit(1 if verdict.status == "error" else 0)


def _verify_file(
    file: Path,
    lines: bool,
    form: str,
    content: Content,
    chosen: dict[str, Source],
    found: dict[str, Source],
    speaker: str | None,
) -> NoReturn:
    from generator.editing.proofread import proofread
    from generator.editing.proofread import tally as tally_of
    from generator.prose.marks import quoted
    from generator.resolving.cast import names_of

    name = "standard input" if str(file) == "-" else str(file)
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        text = data.decode("utf-8")
    except OSError as problem:
        raise click.UsageError(f"cannot read {name}: {problem.strerror}") from None
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise click.UsageError(f"{name} is not UTF-8 text (line {line}); save it as UTF-8") from None
    checked = proofread(
        text,
        tuple(chosen.values()),
        lambda whom: names_of(content, whom),
        others=tuple(found.values()),
        speaker=speaker,
        lines=lines,
    )
    if not checked:
        raise click.UsageError(f"there are no words to check in {name}")
    if form == "json":
        click.echo(json.dumps([each.as_dict() for each in checked], ensure_ascii=False, indent=2))
    else:
        for each in checked:
            credit = f" ({each.speaker})" if each.speaker else ""
            click.echo(f"{name}:{each.line}:{each.column}: “{each.words}”{credit}")
            _print_verdict(each.verdict, found, "  ")
        what = "every line" if lines or not quoted(text) else "what stands inside quotation marks (--lines: every line)"
        click.echo(f"checked {what}: {tally_of(checked)}", err=True)
    sys.exit(1 if any(each.verdict.status == "error" for each in checked) else 0)


def _print_verdict(verdict: Verdict, found: dict[str, Source], indent: str = "") -> None:
    from generator.proving.source import line_of

    colours = {"ok": "green", "warning": "yellow", "error": "red"}
    click.echo(indent + click.style(verdict.status, fg=colours[verdict.status]) + f": {verdict.message}")
    for part in verdict.match.parts if verdict.match else ():
        line = line_of(found[part.seed].text, part.start)
        click.echo(f"{indent}  seeds/{part.seed}:{line}: [{part.start}:{part.end}] {part.text}")
    for finding in verdict.findings:
        if finding.hint:
            click.echo(f"{indent}  hint: {finding.hint}")
    if verdict.match:
        for passage in verdict.elsewhere:
            click.echo(f"{indent}  also in seeds/{passage.seed}:{line_of(found[passage.seed].text, passage.start)}")

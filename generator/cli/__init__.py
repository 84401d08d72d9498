"""The command `briefing`: the only place that prints, reads arguments and exits. One module per family of commands.

Exit codes: 0 fine, 1 errors in the content, 2 wrong usage or configuration, 130 stopped with Ctrl-C. What a command needs is imported when it
runs, so that `--help` is quick.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

import click

from generator.cli.checking import check, verify
from generator.cli.comparing import diff
from generator.cli.curating import add, draft, todo
from generator.cli.editing import schema
from generator.cli.making import new
from generator.cli.publishing import audit, build, merge, pdf, serve
from generator.cli.shared import colourful
from generator.cli.starting import init

_INTERRUPTED = 130


class _Commands(click.Group):
    """Ends quietly, as a shell expects it, where somebody presses Ctrl-C: at a question too."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.Abort, KeyboardInterrupt) as stopped:
            click.echo(err=True)
            if isinstance(stopped.__context__, EOFError):
                raise click.UsageError("the answers ended before the questions") from None
            ctx.exit(_INTERRUPTED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="briefing-microsite")
@click.pass_context
def main(context: click.Context) -> None:
    """Turns news articles and curated YAML into a website on which every quotation is proven."""
    gc.set_threshold(100_000, 50, 100)  # what is read stays until the end: looking for garbage costs a fifth of a build
    try:
        os.getcwd()
    except FileNotFoundError:
        raise click.UsageError("the folder that you are in has been deleted; change to another") from None
    if not colourful():
        context.color = False
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


COMMANDS = [
    build,
    serve,
    pdf,
    check,
    verify,
    init,
    new,
    add,
    draft,
    todo,
    diff,
    audit,
    merge,
    schema,
]  # one a line, so that two changes seldom meet
for command in COMMANDS:
    main.add_command(command)

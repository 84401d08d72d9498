"""Shows the site on this machine, and each saved change of it in the page that is open.

`watching` says that an input changed; the site is built again, the open pages first; `stage` holds what came of it, and
`server` tells the open pages. `answers` is what a page gets; `client.js` is the part that runs in it.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.building.build import Report, Standing, build
from generator.building.serve.answers import base_of
from generator.building.serve.server import Server
from generator.building.serve.stage import Stage
from generator.building.serve.watching import changes
from generator.machine.memory import Memory
from generator.publishing.site import Ahead
from generator.reading.content import load_config
from generator.reading.diagnostics import Diagnostic, Place, error

Say = Callable[[str], Any]
Show = Callable[[Sequence[Diagnostic]], Any]


def serve(root: Path, port: int, say: Say, show: Show) -> None:
    """Serve `site/` on 127.0.0.1 until Ctrl-C or a signal to end; a port of 0 takes a free one.

    `say` tells the person at the terminal what happens, `show` what is wrong. Raises CannotListen.
    """
    stage = Stage(root / "site")
    with Server(port, stage) as server, _interruptible() as stopped:
        threading.Thread(target=server.serve_forever, daemon=True, kwargs={"poll_interval": 0.1}).start()
        try:
            with closing(changes(root, stopped)) as saves:
                _follow(root, saves, stage, _Teller(say, show, server.port))
        except KeyboardInterrupt:
            # Python notes when an interrupt ends an `exec`, as in a module of data classes that is being loaded, and
            # would end as if nobody had caught it; the next `exec` wipes that out.
            exec("")
        finally:
            stage.close()
            server.shutdown()
        say("stopped")


def _follow(root: Path, saves: Iterable[Callable[[], bool]], stage: Stage, teller: _Teller) -> None:
    """Build at each change, and tell the open pages and the terminal what came of it."""
    standing = Standing(Memory(root, stays=True), Ahead(stage.wanted, stage.show_ahead))
    for stale in saves:
        begun, is_first = time.perf_counter(), not stage.number
        with stage.building():
            report = _built(root, standing if stage.number else None)
            if not report.published and stale():
                continue  # half a file may have been read: the next build comes at once
            if config := load_config(root):
                stage.base = base_of(str(config.url or ""))
            stage.show(() if report.published else report.diagnostics)
        teller.tell(report, time.perf_counter() - begun, stage.base)
        standing.memory.write()
        if is_first and report.published and not stale():
            with stage.building():
                _built(root, standing)  # it changes nothing, and leaves standing what makes the next one quick


@dataclass
class _Teller:
    """Tells the terminal: errors each time, warnings and notes when they are new, the address once."""

    say: Say
    show: Show
    port: int
    told: Sequence[Diagnostic] | None = None

    def tell(self, report: Report, seconds: float, base: str) -> None:
        """What a build of so many seconds came to."""
        first, told = self.told is None, self.told or ()
        self.told = report.diagnostics
        self.show([found for found in report.diagnostics if found.severity == "error" or found not in told])
        failed = f"not built (in {seconds:.2f} s); the last good site stays"
        self.say(f"built in {seconds:.2f} s: {report.summary}" if report.published else failed)
        if first:
            self.say(f"serving http://127.0.0.1:{self.port}{quote(base)} (Ctrl-C stops)")


def _built(root: Path, standing: Standing | None) -> Report:
    """A build that never raises: a bug of ours must not end the preview."""
    try:
        return build(root, standing=standing)
    except Exception as problem:
        if isinstance(problem.__cause__, KeyboardInterrupt):  # which Python 3.11 wraps while it makes a class
            raise problem.__cause__ from None
        traceback.print_exc()
        frame = traceback.extract_tb(problem.__traceback__)[-1]
        message = f"{type(problem).__name__}: {problem}"
        hint = "this is a fault of the generator, not of the content; the terminal shows more"
        return Report((error(Place(frame.filename, frame.lineno or 1), "internal", message, hint),), published=False)


@contextmanager
def _interruptible() -> Iterator[threading.Event]:
    """Ctrl-C, a signal to end and a closed terminal raise KeyboardInterrupt, once; the event is set as well.

    Once, so that what is then put in order is not interrupted again; the event, as an exception is lost where Python
    could only print it, as in what an object does at its end.
    """
    stopped = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return

    def stop(*_: object) -> None:
        if not stopped.is_set():
            stopped.set()
            raise KeyboardInterrupt

    def lose(lost: sys.UnraisableHookArgs) -> None:
        if lost.exc_type is not KeyboardInterrupt:
            prints(lost)

    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), stop) for name in names}
    prints, sys.unraisablehook = sys.unraisablehook, lose
    try:
        yield stopped
    finally:
        sys.unraisablehook = prints
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)

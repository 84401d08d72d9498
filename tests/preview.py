"""`briefing serve` as its own process, on a small project with a generator and a theme of its own to edit."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.builders import laid
from tests.conftest import wait_until
from tests.test_content import FILES

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
"""Seconds after which a test gives up; nothing is expected to take that long."""


def a_checkout(root: Path) -> Path:
    """A small project with its own copy of the generator and the theme."""
    for name in ("generator", "theme"):
        shutil.copytree(ROOT / name, root / name)
    return laid(root, FILES)


class Preview:
    """A running preview: its address, its files, and what it says."""

    def __init__(self, root: Path, process: subprocess.Popen[str]) -> None:
        self.root = root
        self.process = process
        self.said: list[str] = []
        """Every line so far."""
        self._heard = threading.Condition()
        self._read = 0
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()
        self.url = ""

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self._heard:
                self.said.append(line)
                self._heard.notify_all()
        with self._heard:
            self._heard.notify_all()

    def wait_for(self, pattern: str) -> str:
        """The next line that the preview says that matches."""
        with self._heard:
            while True:
                while self._read < len(self.said):
                    self._read += 1
                    if re.search(pattern, self.said[self._read - 1]):
                        return self.said[self._read - 1]
                if not self._heard.wait(PATIENCE) or self.process.poll() is not None:
                    raise AssertionError(f"no “{pattern}” among:\n{''.join(self.said)}")

    def wait_until(self, settled: Callable[[], bool]) -> None:
        """Until something holds of what it said and wrote."""
        wait_until(settled, lambda: "".join(self.said), PATIENCE)

    @property
    def builds(self) -> list[str]:
        """What each build said at its end."""
        return [line for line in self.said if line.startswith(("built ", "not built "))]

    def replace(self, name: str, old: str, new: str) -> None:
        """Save a file with one thing changed."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, f"no “{old}” in {name}"
        path.write_text(text.replace(old, new), "utf-8")

    def end(self) -> None:
        """End it at once, whatever it does."""
        self.process.kill()
        self.process.wait()
        self._ear.join()
        if self.process.stdout:
            self.process.stdout.close()

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """End it; its exit code."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@contextmanager
def preview(root: Path, port: str = "0") -> Iterator[Preview]:
    """A preview that has built once, or tried to."""
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--port", port],
        cwd=root,
        env=environment,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    started = Preview(root, process)
    try:
        started.url = started.wait_for("^serving ").split()[1]
        yield started
    finally:
        started.end()

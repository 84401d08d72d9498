"""Ctrl-C ends the preview: nothing runs on, nothing is left half-built, and the port is free."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.building.serve.answers import EVENTS
from tests.preview import PATIENCE, ROOT, Preview, a_checkout, preview
from tests.test_content import ARTICLE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_checkout(tmp_path_factory.mktemp("checkout"))


def is_any_left(group: int) -> bool:
    """Whether a process group has a member; one that was killed may wait a moment to be buried."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def assert_all_is_over(stopped: Preview) -> None:
    """No process of the preview is left, no folder but the site's, and another may listen."""
    stopped.wait_until(lambda: not is_any_left(stopped.process.pid))
    assert [path.name for path in stopped.root.glob("site*")] == ["site", "site_config.yml"]
    assert (stopped.root / "site/sitemap.xml").is_file()
    with socket.create_server(("127.0.0.1", int(stopped.url.split(":")[2].strip("/")))):
        pass


def served(root: Path, *lines: str) -> tuple[int, str, str]:
    """What becomes of a preview of which these lines have changed something: its exit code, and what it says."""
    program = ("from pathlib import Path", "import generator.building.serve as it", *lines)
    done = subprocess.run(
        [sys.executable, "-c", "\n".join((*program, "it.serve(Path.cwd(), 0, print, print)"))],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_signal_that_falls_into_a_module_being_loaded_ends_it_quietly_too(tmp_path: Path) -> None:
    """Python runs the methods of data classes by `exec`, and remembers an interrupt that ended one."""
    assert served(tmp_path, "it._follow = lambda *_: exec('raise KeyboardInterrupt')") == (0, "stopped\n", "")


END_OF_AN_OBJECT = """
class Brief:
    def __del__(self): raise_signal(SIGTERM)
def build(*_, **__):
    Brief()
    return Report((), published=False)
"""
MAKING_OF_A_CLASS = """
class Field:
    def __set_name__(self, *_): raise_signal(SIGTERM)
def build(*_, **__):
    class Settings:
        field = Field()
"""


@pytest.mark.parametrize("body", [END_OF_AN_OBJECT, MAKING_OF_A_CLASS])
def test_a_signal_that_falls_where_python_loses_it_ends_it_quietly_too(tmp_path: Path, body: str) -> None:
    """At the end of an object it prints it and goes on; while it makes a class, Python 3.11 makes it another error."""
    lines = ("from signal import *", "from generator.building.build import Report", body, "it.build = build")
    code, said, wrong = served(tmp_path, *lines)
    assert (code, said.splitlines()[-1], wrong) == (0, "stopped", "")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_quietly(checkout: Path, how: signal.Signals) -> None:
    """Also while pages are open: exit code 0, and no traceback."""
    with preview(checkout) as running:
        connection = http.client.HTTPConnection(
            "127.0.0.1", int(running.url.split(":")[2].strip("/")), timeout=PATIENCE
        )
        connection.request("GET", f"{EVENTS}?page=/")
        stream = connection.getresponse()
        assert stream.readline() == b"retry: 500\n"
        assert running.stop(how) == 0
        assert stream.read().startswith(b"\ndata: ")
        connection.close()
        assert_all_is_over(running)
        running.wait_until(lambda: running.said[-1] == "stopped\n")
        assert "Traceback" not in "".join(running.said)


@pytest.mark.parametrize("moment", [0.1, 0.4, 0.7, 0.9, 1.0])
@pytest.mark.parametrize("times", [1, 2])
def test_a_build_at_work_is_broken_off(checkout: Path, moment: float, times: int) -> None:
    """At any moment of it; one who presses Ctrl-C twice changes nothing."""
    with preview(checkout) as running:
        running.replace(ARTICLE, "The minister waits", "The minister waits")
        took = running.wait_for("^built ").split()[2]
        running.replace(ARTICLE, "The minister waits", "The minister waits")
        time.sleep(float(took) * moment)
        for _ in range(times):
            running.process.send_signal(signal.SIGINT)
        assert running.process.wait(PATIENCE) == 0
        assert_all_is_over(running)
        running.wait_until(lambda: running.said[-1] == "stopped\n")
        assert "Traceback" not in "".join(running.said)

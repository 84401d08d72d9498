"""The same inputs give the same bytes: wherever, whenever, for whomever they are built."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
INPUTS = ("content", "seeds", "theme", "site_config.yml")
LATER = """
import datetime, os, time

DAYS = 400
now, now_ns, gmtime, localtime, strftime = time.time, time.time_ns, time.gmtime, time.localtime, time.strftime
time.time = lambda: now() + DAYS * 86400
time.time_ns = lambda: now_ns() + DAYS * 86400 * 10**9
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)
time.strftime = lambda form, *when: strftime(form, *(when or (time.localtime(),)))
real = datetime.datetime

class Later(real):
    @classmethod
    def now(cls, tz=None):
        return real.fromtimestamp(time.time(), tz)
    today = now
    @classmethod
    def utcnow(cls):
        return real.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

datetime.datetime = Later
"""
"""A `sitecustomize.py` that puts the clock forward."""


def built(root: Path, environment: dict[str, str], mask: int, backwards: bool) -> dict[str, tuple[int, bytes]]:
    """A copy of this project's inputs, built in a folder of its own: mode and bytes of every file of its site."""
    files = [path for name in INPUTS for path in (ROOT / name, *(ROOT / name).rglob("*")) if path.is_file()]
    for path in sorted(files, reverse=backwards):
        copy = root / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (1_000_000_000, 1_000_000_000) if backwards else None)
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "COVERAGE_PROCESS_START")}
    command = [sys.executable, "-m", "generator", "build", "--project", str(root)]
    subprocess.run(command, cwd=root, env={**kept, **environment}, umask=mask, check=True, capture_output=True)
    site = root / "site"
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: (path.stat().st_mode, path.read_bytes()) for name, path in found.items()}


def test_the_same_inputs_give_the_same_bytes_under_any_circumstances(tmp_path: Path) -> None:
    """Another folder, time zone, locale, order of hashes, mask, home, day, number of cores, age and order of files: no
    difference."""
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(LATER)
    here = {
        "PYTHONPATH": str(ROOT),
        "TZ": "UTC",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "1",
        "HOME": str(tmp_path / "home"),
        "USER": "one",
        "BRIEFING_HANDS": "1",
    }
    there = {
        "PYTHONPATH": os.pathsep.join([str(clock), str(ROOT)]),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANGUAGE": "tr",
        "PYTHONHASHSEED": "4242",
        "HOME": str(tmp_path / "other/home"),
        "USER": "other",
        "BRIEFING_HANDS": "3",
        "SOURCE_DATE_EPOCH": "1000000000",
        "PYTHONUTF8": "1",
        "COLUMNS": "40",
    }
    years = [
        subprocess.run(
            [sys.executable, "-c", "import time, datetime; print(time.gmtime().tm_year, datetime.datetime.now().year)"],
            env={"PATH": os.environ["PATH"], **environment},
            check=True,
            capture_output=True,
        ).stdout
        for environment in (here, there)
    ]
    assert years[0] != years[1], "the clock was not put forward"
    one = built(tmp_path / "one", here, 0o022, backwards=False)
    other = built(tmp_path / "another folder, ünlike the first", there, 0o077, backwards=True)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_no_module_asks_the_clock_for_what_is_published() -> None:
    """Only the day on which a seed was received, which is written into its YAML once."""
    clocks = re.compile(r"\btime\.time\(|\b(gm|local)time\(|\bnow\(|\btoday\(")
    files = {path.relative_to(ROOT).as_posix(): path.read_text() for path in (ROOT / "generator").rglob("*.py")}
    assert {name for name, text in files.items() if clocks.search(text)} == {"generator/cli/curating.py"}

"""Whatever ends a build, and whenever: `site/` is the old site or the new one, and the next build succeeds.

What is done to it stands in `faulty.py`; `make faults` does it more often.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import generator.machine.alone
from generator.building.build import build
from generator.machine.alone import alone
from generator.publishing.site.folders import MARKER
from tests.builders import laid
from tests.preview import PATIENCE, a_checkout, preview
from tests.test_content import ARTICLE, FILES

ROUNDS = int(os.environ.get("FAULTS", "16"))
ROOT = Path(__file__).parents[1]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="ends processes as POSIX systems do"),
]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        arguments, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60 + 30 * ROUNDS
    )


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param("killed", id="kill -9 at random moments"),
        pytest.param("killed-at-steps", id="kill -9 before a step that changes the disk"),
        pytest.param("interrupted-at-steps", id="Ctrl-C before such a step"),
        pytest.param("denied-at-steps", id="a full disk, a revoked permission, a read-only disk"),
        pytest.param("cut-short", id="a write that ends in the middle of a file"),
        pytest.param("at-once", id="several builds at once"),
    ],
)
def test_the_site_is_whole_whatever_happens_to_a_build(fault: str, tmp_path: Path) -> None:
    """Old or new; a build that fails says why in one line; nothing stands in the way of the next."""
    rounds = ROUNDS // {"killed": 1, "at-once": 8}.get(fault, 2)
    ended = run(sys.executable, "-m", "tests.faulty", fault, "--rounds", str(rounds), "--folder", str(tmp_path))
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_disk_that_is_full_keeps_the_old_site(tmp_path: Path) -> None:
    """A real one, where this user may mount one: exit code 1, one sentence, and room again for the next try."""
    if not shutil.which("unshare"):
        pytest.skip("needs a disk of its own")
    laid(tmp_path / "from", FILES)
    (tmp_path / "disk").mkdir()
    script = f"""
        mount -t tmpfs -o size=12m tmpfs {tmp_path}/disk || exit 77
        set -e
        cd {tmp_path}/disk
        cp -r {tmp_path}/from/. .
        {sys.executable} -m generator build
        cp -r site {tmp_path}/before
        head -c $(( $(df --output=avail -k . | tail -1) * 1024 - 20000 )) /dev/zero > ballast
        sed -i s/waits/sleeps/ {ARTICLE}
        {sys.executable} -m generator build && exit 5 || test $? = 1
        cp -r site {tmp_path}/after
        test "$(echo site*)" = "site site_config.yml"
        rm ballast
        {sys.executable} -m generator build
        grep -rq "The minister sleeps" site
    """
    ended = run("unshare", "--map-root-user", "--mount", "sh", "-c", script)
    if ended.returncode == 77 or "unshare failed" in ended.stderr:
        pytest.skip("this user may not mount a disk")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "error[cannot-write]: the site could not be written" in ended.stdout
    assert "No space left on device" in ended.stdout
    assert "Traceback" not in ended.stderr
    assert contents(tmp_path / "before") == contents(tmp_path / "after")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_preview_that_is_killed_leaves_a_whole_site(tmp_path: Path) -> None:
    """kill -9 at random moments after a save; the next preview shows what was saved."""
    root, chance = a_checkout(tmp_path), random.Random(0)
    first = (root / ARTICLE).read_text()
    sites = {}
    for text in (first, first.replace("The minister waits.", "The minister waits no longer.")):
        (root / ARTICLE).write_text(text)
        assert build(root).published
        sites[text] = contents(root / "site")
    old, new = reversed(sites)
    for _ in range(max(3, ROUNDS // 5)):
        with preview(root) as running:
            assert contents(root / "site") == sites[old]
            (root / ARTICLE).write_text(new)
            time.sleep(chance.uniform(0, 1))
            running.process.send_signal(signal.SIGKILL)
            running.process.wait(PATIENCE)
        assert contents(root / "site") in (sites[old], sites[new])
        old, new = new, old


# ---- Two builds at once


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return laid(tmp_path, FILES)


def test_a_build_that_waits_too_long_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And writes nothing."""
    monkeypatch.setattr(generator.machine.alone, "PATIENCE_SECONDS", 0.1)
    with alone(project):
        report = build(project)
    assert not report.published
    assert [found.code for found in report.diagnostics] == ["busy"]
    assert "another build of this project" in report.diagnostics[0].message
    assert not (project / "site").exists()
    assert build(project).published


def test_a_build_that_is_killed_stands_in_nobodys_way(project: Path) -> None:
    """Its lock ends with it, and there is no file of it."""
    script = (
        "import sys, time; from pathlib import Path; from generator.machine.alone import alone\n"
        "with alone(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", script, str(project)], env=environment, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        holder.kill()
    assert build(project).published
    assert sorted(path.name for path in project.iterdir()) == ["build", "content", "seeds", "site", "site_config.yml"]


def test_projects_are_built_side_by_side(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The lock is a project's own."""
    with alone(tmp_path_factory.mktemp("other")):
        assert build(project).published


def test_a_project_that_may_only_be_read_can_be_locked(project: Path) -> None:
    """Nothing is written for it."""
    before = contents(project)
    with alone(project):
        assert contents(project) == before


# ---- What a build finds that was killed long ago


@pytest.mark.parametrize("name", ["site.new", "site.old"])
@pytest.mark.parametrize("left", ["nothing", "marker", "some"])
def test_leftovers_are_cleared_away(project: Path, name: str, left: str) -> None:
    """Made but not yet marked; marked; half deleted."""
    (project / name).mkdir()
    if left != "nothing":
        (project / name / MARKER).touch()
    if left == "some":
        (project / name / "assets").mkdir()
    assert build(project).published
    assert not (project / name).exists()


def test_the_site_can_be_read_by_everybody(project: Path) -> None:
    """Whoever builds it, with whatever mask: it is made to be published. The mask is as it was afterwards."""
    mask = os.umask(0o077)
    try:
        build(project)
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(mask)
    modes = {path.stat().st_mode & 0o777 for path in (project / "site").rglob("*") if path.is_file()}
    assert modes == {0o644}
    assert {path.stat().st_mode & 0o777 for path in (project / "site").rglob("*") if path.is_dir()} == {0o755}

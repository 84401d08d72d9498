"""A build can tell where its time goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import generator.machine.timings
from generator.building.build import build
from generator.cli import main
from generator.exporting.interchange.markdown import twin
from generator.machine.timings import STAGES, counted, stopwatch, timed, took_elsewhere
from generator.publishing.links import facts_of
from tests.builders import laid
from tests.test_content import FILES

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return laid(tmp_path, FILES)


class Clock:
    """Time that passes only when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(generator.machine.timings, "_now", lambda: (self.now, 2 * self.now))

    def passes(self, seconds: float) -> None:
        self.now += seconds


def test_a_stage_within_a_stage_counts_for_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    inner = timed("verify", counts=True)(lambda: clock.passes(5))

    @timed("derive")
    def outer() -> None:
        clock.passes(1)
        inner()
        inner()
        clock.passes(2)

    with stopwatch() as watch:
        clock.passes(7)
        outer()
        counted("derive", 4)
    assert [watch.stages[name].seconds for name in ("verify", "derive", "the rest")] == [10, 3, 7]
    assert [watch.stages[name].count for name in ("verify", "derive")] == [2, 4]
    assert watch.stages["derive"].cpu_seconds == 6
    assert "in all      20.000 s    40.00 s of CPU" in watch.as_text()


def test_what_another_process_spent_on_a_stage_is_not_that_of_the_stage_that_waited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(monkeypatch)
    with stopwatch() as other:
        timed("verify", counts=True)(lambda: clock.passes(3))()
    with stopwatch() as watch:
        timed("derive")(lambda: (took_elsewhere(other.stages), clock.passes(5)))()  # the wait has the other's CPU in it
    assert [watch.stages[name].cpu_seconds for name in ("verify", "derive")] == [6, 4]
    assert [watch.stages[name].seconds for name in ("verify", "derive")] == [0, 5]
    assert watch.stages["verify"].count == 1


def test_a_stage_that_fails_has_still_taken_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)

    @timed("render")
    def fails() -> None:
        clock.passes(3)
        raise ValueError

    with stopwatch() as watch:
        with pytest.raises(ValueError):  # noqa: PT011
            fails()
        clock.passes(1)
    assert watch.stages["render"].seconds == 3
    assert watch.stages["the rest"].seconds == 1


def test_without_a_stopwatch_nothing_is_noted() -> None:
    assert timed("read")(lambda: 3)() == 3
    counted("read", 1)


def test_a_build_passes_through_every_stage(project: Path) -> None:
    with stopwatch() as watch:
        assert build(project).published
    counts = {name: watch.stages[name].count for name in STAGES}
    assert (counts["read"], counts["validate"], counts["derive"]) == (5, 4, 1)
    assert counts["render"] < counts["write"] < counts["publish"]
    assert all(watch.stages[name].seconds > 0 for name in STAGES)


def test_twins_and_the_checking_of_links_are_not_rendering() -> None:
    with stopwatch() as watch:
        twin("# A letter {#a-letter}\n")
        facts_of("index.html", '<h1 id="a-letter">A letter</h1>', "/")
    assert watch.stages["write"].seconds > 0, "a twin is a file that we write"
    assert watch.stages["publish"].seconds > 0, "links are checked as a site is published"
    assert watch.stages["render"].seconds == 0


def test_the_command_tells_the_stages_beside_its_answer(project: Path) -> None:
    told = CliRunner().invoke(main, ["build", "--timings", "--project", str(project)])
    assert told.exit_code == 0
    assert [line.split()[0] for line in told.stderr.splitlines() if " s of CPU" in line] == [*STAGES, "the", "in"]
    assert told.stdout.startswith("built site/")

"""Work that is shared out among processes comes back as if one had done it all."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import generator.machine.hands
from generator.machine.hands import HANDS, hands_for, shared_out
from generator.machine.timings import stopwatch, timed
from tests.conftest import wait_until

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="cannot copy processes here"
)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No threads but this one, whatever runs the tests."""
    monkeypatch.setattr(generator.machine.hands, "_threads", lambda: 1)


@pytest.fixture
def three_hands(alone: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HANDS, "3")


@pytest.mark.parametrize("items", [0, 1, 2, 3, 4, 100])
def test_results_come_in_order(items: int, three_hands: None) -> None:
    assert shared_out(lambda item: item * 2, list(range(items))) == [item * 2 for item in range(items)]


def until_there_are(files: int, folder: Path) -> None:
    """Ten seconds at most: else what is waited for never comes."""
    wait_until(lambda: len(list(folder.iterdir())) == files, lambda: str(list(folder.iterdir())), 10)


def test_several_processes_take_part(three_hands: None, tmp_path: Path) -> None:
    def work(_: int) -> int:
        (tmp_path / str(os.getpid())).touch()
        until_there_are(3, tmp_path)
        return os.getpid()

    assert len(set(shared_out(work, range(9)))) == 3


def test_who_is_done_takes_what_nobody_has_begun(three_hands: None, tmp_path: Path) -> None:
    """The first item takes as long as all others together, but for the second, which is of the same piece."""

    def work(item: int) -> int:
        if item == 0:
            until_there_are(28, tmp_path)
            return len(list(tmp_path.iterdir()))
        (tmp_path / str(item)).touch()
        return item

    assert shared_out(work, range(30)) == [28, *range(1, 30)]


def test_none_is_a_result_too(three_hands: None) -> None:
    assert shared_out(lambda _: None, range(5)) == [None] * 5


def elsewhere_only(fail: Callable[[], object], folder: Path) -> Callable[[int], int]:
    """Work that goes wrong in every process but this one, which waits for that."""
    here = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != here:
            (folder / str(os.getpid())).touch()
            fail()
        until_there_are(2, folder)
        return item

    return work


def test_what_every_hand_worked_on_is_counted(three_hands: None) -> None:
    read = timed("read", counts=True)(lambda: None)
    with stopwatch() as watch:
        shared_out(lambda _: read(), range(30))
    assert watch.stages["read"].count == 30


def test_what_a_hand_fails_to_do_is_done_here(three_hands: None, tmp_path: Path) -> None:
    assert shared_out(elsewhere_only(lambda: 1 / 0, tmp_path), range(30)) == list(range(30))
    assert len(list(tmp_path.iterdir())) == 2


def test_a_hand_that_is_killed_is_replaced(three_hands: None, tmp_path: Path) -> None:
    assert shared_out(elsewhere_only(lambda: os.kill(os.getpid(), 9), tmp_path), range(30)) == list(range(30))
    assert len(list(tmp_path.iterdir())) == 2


def test_a_result_that_cannot_travel_is_made_here(three_hands: None) -> None:
    made = shared_out(lambda item: lambda: item, range(6))
    assert [one() for one in made] == list(range(6))


def test_a_fault_is_raised_as_if_there_were_no_hands(three_hands: None) -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        shared_out(lambda item: 1 // (item - 4), range(30))
    assert raised.traceback[-1].path == Path(__file__)


def test_no_process_is_left_behind(three_hands: None, monkeypatch: pytest.MonkeyPatch) -> None:
    hired: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: (hired.append(pid := fork()), pid)[1])
    shared_out(lambda item: item, range(9))
    assert len(hired) == 2
    for pid in hired:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def test_a_hand_says_nothing_of_what_this_process_was_about_to_say() -> None:
    """What is held back for output is written once."""
    script = "from generator.machine.hands import shared_out\nprint('once')\nshared_out(str, list(range(10)))\nprint('and done')\n"
    environment = {**os.environ, HANDS: "4"}
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout == "once\nand done\n"


def test_few_items_are_not_worth_a_process(alone: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HANDS, raising=False)
    assert hands_for(50) == 1
    assert hands_for(0) == 1


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HANDS, "3")
    is_done = threading.Event()
    thread = threading.Thread(target=is_done.wait)
    thread.start()
    try:
        assert hands_for(1000) == 1
    finally:
        is_done.set()
        thread.join()

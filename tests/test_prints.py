"""A file that nobody has saved since it was looked at is not read again, and every save is noticed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

import generator.machine.prints
from generator.machine.memory import Memory
from generator.machine.prints import Prints


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that was saved a while ago."""
    path = tmp_path / "a.txt"
    path.write_text("one")
    time.sleep(0.15)
    return path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read."""
    done: list[str] = []
    look = generator.machine.prints._looked_at

    def noted(path: str) -> object:
        done.append(path)
        return look(path)

    monkeypatch.setattr(generator.machine.prints, "_looked_at", noted)
    return done


def of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_a_file_is_read_once_also_by_later_builds(tmp_path: Path, file: Path, read: list[str]) -> None:
    memory = Memory(tmp_path)
    assert [memory.prints.of(str(file)) for _ in "ab"] == [of("one")] * 2
    memory.remember_prints()
    assert Memory(tmp_path).prints.of_all([str(file)]) == [of("one")]
    assert read.count(str(file)) == 1


def test_a_file_that_was_saved_just_now_is_read_again(tmp_path: Path, read: list[str]) -> None:
    """A second save may leave no trace in its times."""
    path, prints = tmp_path / "a.txt", Prints({})
    for text in ("one", "two"):
        path.write_text(text)
        assert prints.of(str(path)) == of(text)
    assert len(read) == 2


def replaced(path: Path) -> None:
    path.with_name("b").write_text("two")
    path.with_name("b").replace(path)


def with_old_times(path: Path) -> None:
    before = path.stat()
    path.write_text("two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


SAVES: dict[str, Callable[[Path], object]] = {
    "written": lambda path: path.write_text("two"),
    "replaced": replaced,
    "written and dated back": with_old_times,
}


@pytest.mark.parametrize("save", SAVES.values(), ids=SAVES)
def test_a_save_is_noticed(file: Path, save: Callable[[Path], object]) -> None:
    """Also one of the same length."""
    prints = Prints({})
    prints.of(str(file))
    save(file)
    assert prints.of(str(file)) == of("two")
    assert Prints(prints.seen).of_all([str(file)]) == [of("two")]


def test_a_file_that_loses_a_name_need_not_be_read_again(file: Path, read: list[str]) -> None:
    """As the pages that a build takes over from the last one do."""
    prints = Prints({})
    prints.of(str(file))
    os.link(file, other := file.with_name("b"))
    other.unlink()
    time.sleep(0.15)
    prints.still(str(file))
    assert prints.of(str(file)) == of("one")
    assert read == [str(file)]


@pytest.mark.parametrize("save", list(SAVES.values())[:2], ids=list(SAVES)[:2])
def test_a_save_is_noticed_where_a_name_is_lost_too(file: Path, save: Callable[[Path], object]) -> None:
    prints = Prints({})
    prints.of(str(file))
    save(file)
    time.sleep(0.15)
    prints.still(str(file))
    assert prints.of(str(file)) == of("two")


def test_what_is_not_there_or_no_file_has_none(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(os.devnull)
    for name in ("gone", "link", "."):
        with pytest.raises(OSError, match=r"no file of its own|No such file"):
            Prints({}).of(str(tmp_path / name))

"""What a build remembers counts only as it was written, by this user, this program and these libraries."""

from __future__ import annotations

import os
import pickle
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator.machine.memory
from generator.machine.memory import Memory, digest, digest_of_folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user of one's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    generator.machine.memory._secret.cache_clear()
    yield folder
    generator.machine.memory._secret.cache_clear()


def test_what_is_remembered_is_recalled(tmp_path: Path) -> None:
    Memory(tmp_path).remember("a", {"x": (1, None)})
    assert Memory(tmp_path).recall("a") == {"x": (1, None)}
    assert Memory(tmp_path).recall("b") is None


def test_what_stays_in_a_process_is_at_hand_and_is_written_when_asked(tmp_path: Path) -> None:
    """The very value, for later builds of the process; for other processes once it is written."""
    staying, value = Memory(tmp_path, stays=True), {"x": (1, None)}
    staying.remember("a", value)
    assert staying.recall("a") is value
    assert Memory(tmp_path).recall("a") is None
    staying.write()
    assert Memory(tmp_path).recall("a") == value
    staying.forget("a")
    assert staying.recall("a") is None
    assert Memory(tmp_path).recall("a") is None


def test_what_was_made_of_a_file_is_at_hand_until_somebody_saves_it(tmp_path: Path) -> None:
    """A file that was saved just now is read again: a second save may leave no trace in its time."""
    file, staying, passing = tmp_path / "a.yml", Memory(tmp_path, stays=True), Memory(tmp_path)
    file.write_text("one")
    assert [staying.of_file(file, "text", file.read_text) for _ in "ab"] == ["one", "one"]
    file.write_text("two")
    assert staying.of_file(file, "text", file.read_text) == "two"
    time.sleep(0.2)
    made = [object(), object(), object()]
    assert [staying.of_file(file, "thing", lambda one=one: one) for one in made] == made[:1] * 3
    assert [passing.of_file(file, "thing", lambda one=one: one) for one in made] == made
    file.write_text("six")
    assert staying.of_file(file, "thing", lambda: made[1]) is made[1]
    file.unlink()
    assert staying.of_file(file, "thing", lambda: made[2]) is made[2]


def test_forgetting_twice_does_no_harm(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.remember("a", 1)
    memory.forget("a")
    memory.forget("a")
    assert memory.recall("a") is None


class Trap:
    """Does something as soon as it is unpickled."""

    sprung = False

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (setattr, (Trap, "sprung", True))


@pytest.mark.parametrize("seal", [b"", b"\0" * 32])
def test_what_somebody_else_wrote_is_not_even_read(tmp_path: Path, seal: bytes) -> None:
    (tmp_path / "build/memory").mkdir(parents=True)
    (tmp_path / "build/memory/a").write_bytes(seal + pickle.dumps(Trap()))
    assert Memory(tmp_path).recall("a") is None
    assert not Trap.sprung


def test_a_changed_bit_a_cut_and_a_swap_are_noticed(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.remember("a", "value")
    file = memory.folder / "a"
    sealed = file.read_bytes()
    for at in range(len(sealed)):
        file.write_bytes(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :])
        assert memory.recall("a") is None
        file.write_bytes(sealed[:at])
        assert memory.recall("a") is None
    (memory.folder / "b").write_bytes(sealed)
    assert memory.recall("b") is None


def test_another_user_another_program_and_other_libraries_remember_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(tmp_path)
    memory.remember("a", "value")
    with monkeypatch.context() as patch:
        patch.setattr(generator.machine.memory, "tools", lambda: "another")
        assert memory.recall("a") is None
    assert memory.recall("a") == "value"
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "other"))
    generator.machine.memory._secret.cache_clear()
    assert memory.recall("a") is None


@pytest.mark.skipif(sys.platform == "win32", reason="files have no mode there")
def test_the_secret_is_the_users_alone(tmp_path: Path, home: Path) -> None:
    Memory(tmp_path).remember("a", "value")
    secret = home / "briefing/secret"
    assert secret.stat().st_mode & 0o777 == 0o600
    secret.chmod(0o644)
    generator.machine.memory._secret.cache_clear()
    assert Memory(tmp_path).recall("a") is None


def test_without_a_place_for_a_secret_nothing_is_remembered(tmp_path: Path, home: Path) -> None:
    home.write_text("a file where a folder should be")
    memory = Memory(tmp_path)
    memory.remember("a", "value")
    assert memory.recall("a") is None
    assert not memory.folder.exists()


@pytest.mark.parametrize("link", ["build", "build/memory", "build/memory/part", "build/memory/part/a.new"])
def test_nothing_is_written_through_a_link(tmp_path: Path, link: str) -> None:
    """A clone may come with links."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / "elsewhere" / ("x" if link.endswith(".new") else ""))
    Memory(tmp_path).remember("part/a", "value")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_nothing_is_deleted_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a").touch()
    (tmp_path / "build/memory").mkdir(parents=True)
    (tmp_path / "build/memory/part").symlink_to(tmp_path / "elsewhere")
    Memory(tmp_path).keep("part", [])
    assert (tmp_path / "elsewhere/a").exists()


def test_what_is_known_is_known_by_what_it_was_made_of(tmp_path: Path) -> None:
    Memory(tmp_path).remember("a", ("1", "value"))
    assert [Memory(tmp_path).known(name, key) for name, key in (("a", "1"), ("a", "2"), ("b", "1"))] == [
        "value",
        None,
        None,
    ]
    Memory(tmp_path).remember("a", "1")
    assert Memory(tmp_path).known("a", "1") is None


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    for name in ("part/a", "part/b", "other"):
        memory.remember(name, name)
    memory.keep("part", ["a"])
    assert [memory.recall(name) for name in ("part/a", "part/b", "other")] == ["part/a", None, "other"]


def test_who_does_not_learn_only_recalls(tmp_path: Path) -> None:
    """Checking writes nothing."""
    Memory(tmp_path).remember("a", "value")
    reader = Memory(tmp_path, learns=False)
    reader.remember("a", "another")
    reader.remember("b", "value")
    assert (reader.recall("a"), reader.recall("b")) == ("value", None)


def test_parts_are_told_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("a") == digest(b"a")
    assert digest("\ud800")


def test_a_folder_is_known_by_its_files_and_their_names(tmp_path: Path) -> None:
    (tmp_path / "in/.forms").mkdir(parents=True)
    (tmp_path / "in/one").write_text("1")
    before = digest_of_folder(tmp_path / "in", without=".forms")
    (tmp_path / "in/.forms/x").write_text("x")
    assert digest_of_folder(tmp_path / "in", without=".forms") == before
    (tmp_path / "in/one").rename(tmp_path / "in/two")
    assert digest_of_folder(tmp_path / "in", without=".forms") != before
    assert digest_of_folder(tmp_path / "gone") == digest_of_folder(tmp_path / "gone too")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_what_is_no_file_of_its_own_has_no_fingerprint(tmp_path: Path) -> None:
    """And is not waited for."""
    (tmp_path / "link").symlink_to(os.devnull)
    with pytest.raises(OSError, match="link"):
        digest_of_folder(tmp_path)
    (tmp_path / "link").unlink()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="pipe"):
        digest_of_folder(tmp_path)

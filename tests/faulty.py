"""Ends builds at any moment and makes the disk fail at any step, and looks at what is left. `make faults` runs it long.

Each build runs in a forked child, so that it dies as a process dies; this module is run as a process of its own, which
has no threads.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import random
import resource
import signal
import statistics
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.building.build import build
from generator.machine.hands import HANDS
from tests.builders import laid
from tests.test_content import ARTICLE, FILES

_WRITES = frozenset({"open", "os.mkdir", "os.link", "os.symlink", "os.truncate"})
"""Steps that need room on the disk. `open` counts where it is for writing."""
_CHANGES = _WRITES | {"os.rename", "os.remove", "os.rmdir"}
"""Steps that need permission."""
_FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_VARIANTS = ("The minister waits.", "The minister waits no longer.")


@dataclass(frozen=True)
class Ended:
    """How a child ended."""

    code: int
    """The exit code; minus the signal's number where one ended it. 0 published, 1 not published, 3 an exception."""
    seconds: float
    said: str
    """Its diagnostics as text, or the traceback."""


class Project:
    """A small project whose content is one of two variants, and what its site then is."""

    def __init__(self, root: Path) -> None:
        self.root = root
        laid(root, FILES)
        assert build(root).published  # here, so that the children find everything imported
        self.variant = 1
        self.sites: dict[int, dict[str, bytes]] = {}
        durations = []
        for _ in _VARIANTS:
            self.edit()
            durations.append(self.build().seconds)
            self.sites[self.variant] = self.site()
        self.seconds = statistics.mean(durations)
        assert self.sites[0] != self.sites[1]

    def edit(self) -> None:
        """Save the other variant, as editors do: a build at work reads the old file or the new one, never half of it."""
        old, self.variant = self.variant, 1 - self.variant
        text = FILES[ARTICLE].replace(_VARIANTS[0], _VARIANTS[self.variant])
        assert text != FILES[ARTICLE].replace(_VARIANTS[0], _VARIANTS[old])
        saved = self.root / "saved"
        saved.write_text(text)
        saved.replace(self.root / ARTICLE)

    def site(self) -> dict[str, bytes]:
        """Every file of `site/`."""
        folder = self.root / "site"
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def build(self) -> Ended:
        """A build that must succeed, and leave nothing but its site."""
        ended = wait(child(self.root))
        assert ended.code == 0, f"a build failed: {ended}"
        left = sorted(path.name for path in self.root.iterdir())
        assert left == ["build", "content", "seeds", "site", "site_config.yml"], f"left behind: {left}"
        if self.variant in self.sites:
            assert self.site() == self.sites[self.variant], "the site is not that of the content"
        return ended

    def is_whole(self) -> str:
        """Whether the site is the `old` or the `new` one. Raises AssertionError where it is neither."""
        site = self.site()
        found = {1 - self.variant: "old", self.variant: "new"}
        for variant, name in found.items():
            if site == self.sites[variant]:
                return name
        missing = self.sites[self.variant].keys() ^ site.keys()
        raise AssertionError(
            f"neither the old site nor the new one; {len(site)} files, other files: {sorted(missing)[:9]}"
        )


def child(root: Path, first: Callable[[], object] = lambda: None) -> tuple[int, int, float]:
    """Begin a build in a child, which does something `first`: its number, where it tells its end, when it began."""
    reading, writing = os.pipe()
    begun = time.perf_counter()
    number = os.fork()
    if number:
        os.close(writing)
        return number, reading, begun
    code, said = 3, ""
    try:
        first()
        report = build(root)
        code, said = int(not report.published), "\n".join(found.as_text() for found in report.diagnostics)
    except BaseException:
        said = traceback.format_exc()
    finally:
        os.write(writing, said.encode()[:60_000])
        os._exit(code)


def wait(begun: tuple[int, int, float]) -> Ended:
    """How a child ends."""
    number, reading, start = begun
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(number, 0)
    return Ended(os.waitstatus_to_exitcode(status), time.perf_counter() - start, said)


def at_step(
    step: int, then: Callable[[], object], events: frozenset[str], lasting: bool = False
) -> Callable[[], object]:
    """What a child does first: when it comes to its n-th step that changes the disk, and after that if `lasting`."""

    def first() -> None:
        count = 0

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            if event in events and (event != "open" or _is_for_writing(arguments)):
                count += 1
                if count == step or (lasting and count > step):
                    then()

        sys.addaudithook(hook)

    return first


def _is_for_writing(arguments: tuple[object, ...]) -> bool:
    path, _, flags = arguments
    return (
        isinstance(path, str | bytes)
        and isinstance(flags, int)
        and bool(flags & _FOR_WRITING)
        and os.fsdecode(path) != os.devnull
    )


def steps_of(project: Project, events: frozenset[str]) -> int:
    """How many steps a build takes that change the disk."""
    reading, writing = os.pipe()
    ended = wait(child(project.root, at_step(1, lambda: os.write(writing, b"."), events, lasting=True)))
    os.close(writing)
    assert ended.code == 0, ended
    with os.fdopen(reading, "rb") as pipe:
        return len(pipe.read())


def _spread(rounds: int, steps: int) -> Iterator[int]:
    """So many steps among all of them: the last ones, where the sites change places, and others evenly."""
    last = min(rounds // 3, steps)
    yield from range(steps - last + 1, steps + 1)
    yield from (1 + (steps - 1) * n // max(1, rounds - last) for n in range(rounds - last))


def killed_at_random_moments(project: Project, rounds: int, chance: random.Random) -> str:
    """kill -9 at any time of a build, every other one with many hands: the site is whole, and the next build succeeds."""
    found = []
    for number in range(rounds):
        project.edit()
        begun = child(project.root, partial(os.environ.update, {HANDS: str(1 + 2 * (number % 2))}))
        time.sleep(chance.uniform(0, project.seconds * 1.1))
        os.kill(begun[0], signal.SIGKILL)
        ended = wait(begun)
        found.append(f"{project.is_whole()}, {'killed' if ended.code < 0 else 'done'}")
        project.build()
    return _counts(found)


def killed_at_steps(project: Project, rounds: int, _: random.Random) -> str:
    """kill -9 just before a step that changes the disk; every other time the edit is taken back before the next build."""
    found = []
    for number, step in enumerate(_spread(rounds, steps_of(project, _CHANGES))):
        project.edit()
        wait(child(project.root, at_step(step, lambda: os.kill(os.getpid(), signal.SIGKILL), _CHANGES)))
        found.append(project.is_whole())
        if number % 2:
            project.edit()  # what the killed build remembered must not be believed
        project.build()
    return _counts(found)


def interrupted_at_steps(project: Project, rounds: int, _: random.Random) -> str:
    """Ctrl-C just before a step: the child itself tidies up."""
    found = []
    for step in _spread(rounds, steps_of(project, _CHANGES)):
        project.edit()
        ended = wait(child(project.root, at_step(step, lambda: os.kill(os.getpid(), signal.SIGINT), _CHANGES)))
        found.append(f"{project.is_whole()}, exit {ended.code}")
        left = [path.name for path in project.root.glob("site.*")]
        assert left == [], f"left behind by Ctrl-C at step {step}: {left}"
        project.build()
    return _counts(found)


def denied_at_steps(project: Project, rounds: int, chance: random.Random) -> str:
    """A full disk, a revoked permission, a read-only disk, from some step on or at that step alone."""
    kinds = [
        (errno.ENOSPC, _WRITES, True),
        (errno.ENOSPC, _WRITES, False),
        (errno.EACCES, _CHANGES, True),
        (errno.EACCES, _CHANGES, False),
        (errno.EROFS, _CHANGES, True),
    ]
    found = []
    for number, events, lasting in kinds:
        for step in _spread(max(1, rounds // len(kinds)), steps_of(project, events)):
            project.edit()
            ended = wait(child(project.root, at_step(step, _raising(number), events, lasting)))
            found.append(_told(project, ended, os.strerror(number)))
            project.build()
    return _counts(found)


def _raising(number: int) -> Callable[[], object]:
    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def cut_short(project: Project, rounds: int, _: random.Random) -> str:
    """A write that stops in the middle of a file, as on a disk that becomes full."""
    found = []
    for n in range(rounds):
        size = 50 + int(120_000 * (n / rounds) ** 3)
        limits = (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
        project.edit()
        ended = wait(child(project.root, partial(resource.setrlimit, resource.RLIMIT_FSIZE, limits)))
        found.append(_told(project, ended, os.strerror(errno.EFBIG)))
        project.build()
    return _counts(found)


def _told(project: Project, ended: Ended, reason: str) -> str:
    """A build that failed says why, and the old site stays; one that could do without the step has the new one."""
    whole = project.is_whole()
    if ended.code == 0:
        assert whole == "new", "it said that the site is published"
        return "published"
    assert ended.code == 1, f"no diagnostic: {ended}"
    assert whole == "old", "it said that the site is not published"
    assert "error[cannot-write]: the site could not be written: " in ended.said, ended.said
    assert reason in ended.said, ended.said
    return "said"


def at_once(project: Project, rounds: int, chance: random.Random) -> str:
    """Builds at the same time, of content that changes meanwhile: all succeed, and the newest content is published."""
    for _ in range(rounds):
        begun = []
        for _ in range(3):
            project.edit()
            begun.append(child(project.root))
            time.sleep(chance.uniform(0, project.seconds / 2))
        ended = [wait(one) for one in begun]
        assert [one.code for one in ended] == [0, 0, 0], ended
        assert project.is_whole() == "new"
    return f"{rounds} times three"


FAULTS: dict[str, Callable[[Project, int, random.Random], str]] = {
    "killed": killed_at_random_moments,
    "killed-at-steps": killed_at_steps,
    "interrupted-at-steps": interrupted_at_steps,
    "denied-at-steps": denied_at_steps,
    "cut-short": cut_short,
    "at-once": at_once,
}


def _counts(found: list[str]) -> str:
    return json.dumps({one: found.count(one) for one in sorted(set(found))})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("fault", nargs="*", choices=[*FAULTS, []], help="which; all where none is named")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="of the random moments")
    parser.add_argument("--folder", help="where; a temporary folder if left out")
    given = parser.parse_args()
    for fault in given.fault or FAULTS:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            told = FAULTS[fault](Project(Path(folder)), given.rounds, random.Random(given.seed))
        print(f"{fault}: {told}", flush=True)


if __name__ == "__main__":
    main()

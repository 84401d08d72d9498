"""The tutorial does what it says: its files are written, its commands run, and they answer as it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.building.build import check

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs/tutorial.md").read_text("utf-8")
_BLOCK = re.compile(r"```(?P<kind>\w+)\n(?P<text>.*?)```\n", re.DOTALL)
_NAMED = re.compile(r"(?:Save (?:it|this) as|[Cc]orrect|and)\s+`(?P<path>[^`\s]+\.\w+)`(?:\s+until\s+it\s+reads)?:\Z")


def steps() -> list[tuple[str, str, str]]:
    """Each block in its order: a file with its path, or commands."""
    found = []
    for block in _BLOCK.finditer(TUTORIAL):
        named = _NAMED.search(TUTORIAL[: block.start()].rstrip())
        found.append((block["kind"], named["path"] if named else "", block["text"]))
    return found


def commands(block: str) -> list[tuple[str, list[str]]]:
    """Each command of a block with the lines that it answers."""
    parts = re.split(r"(?m)^\$ ", block)[1:]
    return [(head, rest) for head, *rest in (part.splitlines() for part in parts)]


def answers(shown: list[str], said: str) -> bool:
    """Whether what was said is what is shown: `…` on a line of its own stands for any lines, in a line for any text."""
    pattern = ""
    for line in shown:
        pattern += r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
    return re.fullmatch(pattern, said) is not None


def test_every_block_is_a_file_or_commands() -> None:
    """Nothing in it is left untried."""
    assert len(steps()) == TUTORIAL.count("```") // 2
    assert [kind for kind, path, _ in steps() if (kind == "console") == bool(path)] == []
    assert {kind for kind, _, _ in steps()} == {"console", "text", "html", "yaml"}


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        (["a"], "a\n", True),
        (["a … c"], "a b c\n", True),
        (["…", "c"], "a\nb\nc\n", True),
        (["a"], "a\nb\n", False),
        (["a … c"], "a b\nc\n", False),
        ([], "", True),
    ],
)
def test_an_ellipsis_stands_for_what_differs(shown: list[str], said: str, same: bool) -> None:
    """And for nothing else."""
    assert answers(shown, said) is same


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    """From an empty folder to a site that is checked, built, proven and committed."""
    command = tmp_path / "bin/briefing"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n')
    command.chmod(0o755)
    who = {f"GIT_{role}_{what}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {
        **os.environ,
        **who,
        "PYTHONPATH": str(ROOT),
        "PATH": f"{command.parent}:{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
    }
    at = tmp_path / "empty"
    at.mkdir()
    for _, path, text in steps():
        if path:
            (at / path).parent.mkdir(parents=True, exist_ok=True)
            (at / path).write_text(text, "utf-8")
            continue
        for line, shown in commands(text):
            if line.startswith("cd "):
                at /= line.removeprefix("cd ")
                continue
            done = subprocess.run(
                ["bash", "-c", line],
                cwd=at,
                env=environment,
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
            assert answers(shown, done.stdout), f"$ {line}\n{done.stdout}"
    assert list(check(at)) == []
    home = (at / "site/index.html").read_text("utf-8")
    assert "The harbour bridge is shut" in home
